/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pages.h"

const char *const role_names[ROLE_COUNT] = {
        "Document", "Sect",   "Div",  "H1",    "H2",         "H3",    "H4",    "H5",   "H6", "P",
        "L",        "LI",     "Lbl",  "LBody", "Table",      "THead", "TBody", "TR",   "TH", "TD",
        "Caption",  "Figure", "Link", "Span",  "BlockQuote", "Code",  "TOC",   "TOCI",
};

struct element *element_new(struct arena *a, struct element *parent, enum role role)
{
	struct element *s = NEW(a, struct element);
	*s = (struct element){.role = role, .parent = parent};
	if (parent)
		*vec_push(a, &parent->kids) = s;
	return s;
}

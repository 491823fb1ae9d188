/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pages.h"

const char *const role_names[ROLE_COUNT] = {
        "Document", "Sect",   "Div",  "H1",    "H2",         "H3",    "H4",    "H5",   "H6",   "P",
        "L",        "LI",     "Lbl",  "LBody", "Table",      "THead", "TBody", "TR",   "TH",   "TD",
        "Caption",  "Figure", "Link", "Span",  "BlockQuote", "Code",  "TOC",   "TOCI", "Form",
};

const int seg_points[] = {[SEG_MOVE] = 1, [SEG_LINE] = 1, [SEG_CURVE] = 3, [SEG_CLOSE] = 0};

struct rect path_bounds(const struct path *p)
{
	mpt x1 = MPT_MAX, y1 = MPT_MAX, x2 = -MPT_MAX, y2 = -MPT_MAX;
	for (int i = 0; i < p->n; i++)
		for (int k = 0; k < seg_points[p->seg[i].op]; k++) {
			struct point q = p->seg[i].p[k];
			x1 = mpt_min(x1, q.x);
			y1 = mpt_min(y1, q.y);
			x2 = mpt_max(x2, q.x);
			y2 = mpt_max(y2, q.y);
		}
	return p->n ? (struct rect){x1, y1, x2 - x1, y2 - y1} : (struct rect){0};
}

struct element *element_detached(struct arena *a, struct element *parent, enum role role)
{
	struct element *e = NEW(a, struct element);
	*e = (struct element){.role = role, .parent = parent, .artifact = parent && parent->artifact};
	return e;
}

void element_attach(struct arena *a, struct element *e)
{
	if (e->attached)
		return;
	e->attached = true;
	if (!e->parent)
		return;
	element_attach(a, e->parent);
	*vec_push(a, &e->parent->kids) = e;
}

struct element *element_new(struct arena *a, struct element *parent, enum role role)
{
	struct element *e = element_detached(a, parent, role);
	element_attach(a, e);
	return e;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The keys of texts by the nodes that hold them. */
#ifndef PLATEN_PROJECT_TEXT_KEYS_H
#define PLATEN_PROJECT_TEXT_KEYS_H

#include "typeset.h"

struct text_key {
	const struct node *text;
	const char *name;
};
struct text_keys { /* starts zeroed */
	VEC(struct text_key) v;
	struct hashes by_text;
};

/* Those of the content and of the words of the document's layout. */
void text_keys_note(struct text_keys *k, const struct typesetting *s, const char *document);
/* NULL: the text has none. */
const char *text_key_of(const struct text_keys *k, const struct node *text);

#endif

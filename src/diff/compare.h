/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the parts of a comparison share. */
#ifndef PLATEN_DIFF_COMPARE_H
#define PLATEN_DIFF_COMPARE_H

#include "align.h"
#include "diff.h"

struct tag_pair {
	const struct tag *was, *now;
};
struct compare {
	struct arena *arena;
	const struct scene *was, *now;
	struct pairing pairs;
	struct document_diff *out;
	int *old_page;          /* of each new page; -1: it is new */
	int *new_page;          /* of each old page; -1: it is gone */
	int *first, *was_first; /* the first thing of each page, and one more */
	bool *cause;            /* of each new thing: what comes after it may have moved for it */
	bool *touched;          /* of each new thing: its words have changed */
	bool *busy, *was_busy;  /* of each page: it has texts that are new or gone there, or from another page */
	struct hashes groups, tags_seen;
	VEC(struct tag_pair) tag_pairs;
};

/* The change with the same kind, pages and values, or a new one of a thing. */
struct change *compare_note(struct compare *c, const struct change *like, const struct thing *was, const struct thing *now);
/* Always a new one. */
struct change *compare_add(struct compare *c, const struct change *like, const struct thing *was, const struct thing *now);
/* Another place of a change, which has the key of the first thing with one. */
void compare_more(struct compare *c, struct change *x, const struct thing *was, const struct thing *now);
/* The name of a thing, as in a sentence; of what is named after a text, *key becomes the key of that unless there is one. */
const char *compare_name(const struct compare *c, const struct thing *was, const struct thing *now, const char **key);
/* Whether both are NULL, or say the same. */
bool same_text(const char *a, const char *b);
/* "the picture 'bridge'", by its file, else by its alternative text, which may be NULL. */
const char *picture_name(struct arena *a, const struct thing *t, const char *alt);
/* The alternative text of an element or those around it; NULL: none has one, or there is no element. */
const char *alt_of(const struct tag *t);
const char *color_text(struct arena *a, color c);
const char *length_text(struct arena *a, mpt v); /* in millimetres, with the unit */

void compare_pages(struct compare *c);
void compare_tags(struct compare *c, const struct thing *was, const struct thing *now);
/* What files hold besides, and what else a field, a link or a note says. */
void compare_rest(struct compare *c);
void compare_says(struct compare *c, const struct thing *was, const struct thing *now);
/* What is read in another order. */
void compare_order(struct compare *c);
void compare_moves(struct compare *c);
/* Of two texts, how their letters are set. */
void compare_styles(struct compare *c, const struct thing *was, const struct thing *now);
/* How letters in the same font their letters are drawn. */
void compare_letters(struct compare *c, const struct thing *was, const struct thing *now);

#endif

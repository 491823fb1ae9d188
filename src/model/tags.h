/* SPDX-License-Identifier: GPL-3.0-or-later */
/* tags: <nobr>, <span lang="xx">, <span class="x"> and <wbr>, in prose and in plain texts. */
#ifndef PLATEN_MODEL_TAGS_H
#define PLATEN_MODEL_TAGS_H

#include "rich.h"

/* A place in a text, whose line is looked for where something is said of it. */
struct spot {
	struct where at; /* of the text */
	const char *text, *p;
};
struct open_tag {
	const char *name;
	const char *lang;         /* of it, else of those around it; or NULL */
	struct span_class *class; /* likewise */
	int nobr, span;           /* how many of each are open with it */
	struct spot spot;
};
/* The tags that are open at a place of a text. */
struct tags {
	struct arena *arena;
	struct diag *diag;
	VEC(struct open_tag) open;
	int told;       /* mistakes so far */
	bool may_break; /* <wbr> stands before the text that comes next */
};

/* Bytes of the tag that begins at `s`, if it is one of ours; else 0. */
size_t tag_size(const char *s);
/* How to write in prose what a tag that it cannot hold was hardly meant for otherwise. */
const char *tag_hint(const char *tag);
/* Opens or closes what the tag of `n` bytes says; a mistake in it is reported. */
void tags_read(struct tags *t, const char *tag, size_t n, struct spot spot);
/* Closes those that were opened after the first `n`: they have no end, which is reported. */
void tags_end(struct tags *t, int n);
bool tags_nobreak(const struct tags *t);
/* SPAN_NOBREAK and SPAN_BREAK, for the text that comes next. */
unsigned tags_take_flags(struct tags *t);
/* Of the innermost span; NULL: there is none. */
const char *tags_lang(const struct tags *t);
struct span_class *tags_class(const struct tags *t);
/* A class that only one of two texts names; NULL: they name the same. */
const char *tags_other_class(struct arena *a, const char *one, const char *other);
/* Reports what is wrong with the tags of a plain text. */
void tags_check(struct arena *a, struct diag *d, const char *text, struct where at);
/* A text without its tags. */
const char *tags_strip(struct arena *a, const char *text);

#endif

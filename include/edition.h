/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * edition: a document in another form, by an overlay layouts/editions/NAME.yaml. Several lie over each other
 * in the order in which their names are joined: `large-print+mono`.
 */
#ifndef PLATEN_EDITION_H
#define PLATEN_EDITION_H

#include "schema.h"

struct edition_parts {
	VEC(const char *) v;
};
/* The names that are joined in one, in their order; an empty one where a '+' has none beside it. */
struct edition_parts edition_parts(struct arena *a, const char *name);
/* layouts/editions/PART.yaml */
const char *edition_path(struct arena *a, const char *part);
/* What the words of an edition are called in PO files, in place of a document: `+mono`. NULL: the path is that of no
   edition. */
const char *edition_of_path(struct arena *a, const char *path);

/* What is promised of each page that is drawn, and checked there. */
enum promise {
	PROMISE_CHROMA,   /* none: all is grey */
	PROMISE_SIZE,     /* no letter is smaller, mpt */
	PROMISE_LEADING,  /* no line of text is lower, thousandths of its size */
	PROMISE_LINES,    /* ragged: none is justified */
	PROMISE_HYPHENS,  /* none ends in a hyphen that its text does not have */
	PROMISE_ITALICS,  /* none: all letters are upright */
	PROMISE_CAPITALS, /* none: no style turns letters into capitals */
	PROMISE_FILLS,    /* no large area is darker, percent of black */
	PROMISE_CONTRAST, /* of no text lower, thousandths; of large text, no lower than two thirds of that */
	PROMISE_COUNT
};
struct promises {
	int value[PROMISE_COUNT]; /* 0: nothing is promised */
	struct where at[PROMISE_COUNT];
};
extern const char *const promise_names[PROMISE_COUNT];
/* Adds those of `more`: of two promises of one kind the stricter one is kept. */
void promises_add(struct promises *p, const struct promises *more);
bool promises_any(const struct promises *p);

/* What an edition says of itself: the key `edition` of its file. */
struct edition_head {
	const char *about;
	const char *over; /* the edition that it lies over, or NULL */
	struct where over_at;
	const char *refused; /* of a joint: why the two do not go together, or NULL */
	struct where refused_at;
	const char
	        *pupils; /* of a joint: which of the two a pupil gets, where a run asks for one and a list for the other */
	struct where pupils_at;
	struct list_of documents; /* const char *: layouts that it makes sense for; empty: all */
	struct promises promises;
};
extern const struct record edition_record;

/* Reads the head of one file; mistakes are reported. Of a file that cannot be read: a head that says nothing. */
struct edition_head edition_head_load(struct root *r, struct arena *a, struct diag *d, const char *part, struct where at);
/* The files that lie over a layout for an edition, the lowest first: those that are joined, each on what it lies over; none
   twice. Then the joints, files that are named after two of those: `A+B`. */
struct edition_parts edition_layers(struct root *r, struct arena *a, struct diag *d, const char *name, struct where at);
/* Whether `joint` is named after the two, in either order. */
bool edition_joins(struct arena *a, const char *joint, const char *first, const char *second);
/* Whether one is the other, or lies over it, be it through others. */
bool edition_lies_over(struct root *r, struct arena *a, const char *part, const char *base);
/* Whether the head lets the layout be made so. */
bool edition_suits(const struct edition_head *h, const char *layout);

#endif

/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * class_cover: the first pages of a pack, which say what is in it: how many sheets of each kind, for whom, in which order.
 */
#ifndef PLATEN_CLASS_COVER_H
#define PLATEN_CLASS_COVER_H

#include "graphics.h"

struct cover_row {
	const char *name; /* or code */
	const char *kind; /* locale and edition */
	struct where at;
	bool apart; /* in a file beside the pack */
};

struct class_cover {
	struct gfx gfx;
	const struct style *body; /* whose font the texts have */
	const struct pages *like; /* what the cover says of itself, and its size */
	struct where at;          /* of the layout */
	const char *list;         /* the name of the class list */
	const char *date, *seed;  /* YYYY-MM-DD; seed NULL: there is none */
	const char *kind;         /* most sheets are of this one, which is not told beside their names */
	int paper;                /* sheets of paper behind the cover */
	bool short_edge;          /* they are turned over at their short edge, and so is the cover, which lies */
	int apart;                /* how many rows are in files beside it */
	int n;
	const struct cover_row *row;
	const char *title; /* set by class_cover_pages() */
};

/* As many pages as the list takes, in the arena of the gfx. A name that has no room is reported at its row. */
struct pages *class_cover_pages(struct class_cover *c);

#endif

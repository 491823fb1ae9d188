/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * class_sheets: the pages of the pupils of a class, set once for all who share them. Of pages that nobody else asks for, and of
 * what is one pupil's own, only that is in memory which was given since sheets_drop(): whoever needs it again asks again.
 */
#ifndef PLATEN_PROJECT_CLASS_SHEETS_H
#define PLATEN_PROJECT_CLASS_SHEETS_H

#include "build_outputs.h"
#include "class_sets.h"

/* Those who ask. */
struct roster_part {
	const struct roster *roster;
	int from, to; /* the pupils `from` .. `to - 1` */
};

struct sheets {
	struct build_context build; /* with an arena of their own */
	struct diag *diag;
	const struct output *output; /* its document, and the edition and locale of pupils whose rows name none */
	struct roster_part part;
	struct font_set *fonts;
	VEC(struct variant *) variants; /* by edition and locale */
	VEC(struct page_set *) sets;    /* in memory */
	struct arena *turn;             /* what is there until sheets_drop() */
	struct arena_mark begun;
	bool personal; /* the latest pages depend on what their pupil is called, and so may their mistakes */
	bool imposed;  /* the run asks for a pack on other sheets, which has been told */
};

/* What a pupil gets: pages that others may share, and for each of them what is this pupil's own, to lie over it. Those of a
   pack stand on the sheets that the layout puts them on. */
struct sheet {
	const struct pages *pages;
	const struct item_vec *own;
	const struct typesetting *typesetting; /* that they were set with */
	const struct output *output;           /* in the pupil's edition and locale; stays */
	bool of_run;                           /* those are the run's */
	bool last; /* nobody asks for these pages again; they leave with the next sheets_drop() */
	struct page_set *set;
};

struct sheets *sheets_open(const struct build_context *b, struct diag *d, const struct output *o,
                           const struct roster_part *part);
/* Asked for once for each of the part, in any order. False after reporting what is wrong with the pupil's sheet. */
bool sheets_next(struct sheets *s, const struct pupil *p, struct sheet *out);
/* The pages of a pupil's sheet on sheets of paper, as its edition has it. */
struct pages *sheets_impose(struct sheets *s, const struct pupil *p, const struct sheet *sheet, struct pages *pages);
/* The pages stay until the end. */
void sheets_hold(const struct sheet *s);
/* Sheets that were given are not used any more, nor what is in s->turn. */
void sheets_drop(struct sheets *s);
/* All of the part will ask once more. */
void sheets_again(struct sheets *s);
/* What was reported of the sheet since that diag_size() becomes one message at the pupil's row, where this row asks for an
   edition: whoever wrote it there mends it there. So it does for others who ask for the same. Mistakes of pages that depend
   on what the pupil is called stay: the edition may not be at fault. */
void sheets_fold(struct sheets *s, const struct pupil *p, int from);
/* The pages with what is the pupil's own on them. */
struct pages *sheet_pages(struct arena *a, const struct sheet *s);
/* What a pupil gets whose row names no edition or locale, without pages; NULL after reporting. */
const struct typesetting *sheets_plain(struct sheets *s);
/* Its pages, which stay until the end, as nobody has them; NULL: they are for no printer, or have mistakes, which are not told. */
const struct pages *sheets_plain_pages(struct sheets *s);
void sheets_close(struct sheets *s);

#endif

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* roster: the list of a class, a row for each pupil. */
#ifndef PLATEN_PROJECT_ROSTER_H
#define PLATEN_PROJECT_ROSTER_H

#include "project.h"

/* The columns that platen knows; any other may be named in a layout, too. */
enum pupil_column { PUPIL_NAME, PUPIL_CLASS, PUPIL_CODE, PUPIL_EDITION, PUPIL_LOCALE, PUPIL_COLUMNS };

struct pupil {
	struct node *row;                       /* what {pupil.COLUMN} stands for, by column; places are those of the file */
	const struct node *cell[PUPIL_COLUMNS]; /* NULL: the list has no such column, or nothing stands there */
	const char *edition;                    /* what the sheet is made in, with that of the run; NULL: none */
	const char *title;                      /* the name, or the code where codes are asked for */
	const char *key;  /* of this pupil's copy of the document: of no other pupil in the list, of equal names, too */
	const char *file; /* of its own, without folder and ending: no two are the same, and each is safe as a name */
};

struct roster {
	const char *name; /* of the file, without folder and ending, safe as a part of a name */
	int n;
	struct pupil *v;
	bool codes; /* the rows know no names */
	uint64_t seed;
};

#endif

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* roster: the list of a class, a row for each pupil. Of a list only what is written in it is kept; what platen makes of a row
   is made when the row's turn comes (roster_pupil), so that memory grows little with the class. */
#ifndef PLATEN_PROJECT_ROSTER_H
#define PLATEN_PROJECT_ROSTER_H

#include "csv_table.h"
#include "project.h"

/* The columns that platen knows; any other may be named in a layout, too. */
enum pupil_column { PUPIL_NAME, PUPIL_CLASS, PUPIL_CODE, PUPIL_EDITION, PUPIL_LOCALE, PUPIL_COLUMNS };

struct pupil {
	struct node *row;                       /* what {pupil.COLUMN} stands for, by column; places are those of the file */
	const struct node *cell[PUPIL_COLUMNS]; /* NULL: the list has no such column, or nothing stands there */
	const char *edition;                    /* what the sheet is made in, with that of the run; NULL: none */
	bool whole;        /* options that put pages on sheets are for the others: its edition does not go with them */
	const char *title; /* the name, or the code where codes are asked for */
	const char *key;   /* of this pupil's copy of the document: of no other pupil in the list, of equal names, too */
	const char *file;  /* of its own, without folder and ending: no two are the same, and each is safe as a name */
};

/* What is kept of a row. */
struct roster_row {
	struct csv_field *field; /* as many as there are columns; editions and locales by the names of the project */
	const char *title, *edition;
	bool whole;
	int number; /* in the list, from 1 */
	int same;   /* how many rows before it have the same title */
};

struct roster {
	const char
	        *name; /* of the file, without folder and ending, safe as the end of a name; with a hash where it differs */
	const struct source *source;
	const struct project *project;
	const char *subject, *document;
	int columns, digits;     /* of the fields of a row; of the numbers in names of files */
	const char *const *head; /* names of the columns; "" has none, and is left out */
	const struct where *head_at;
	const char **key; /* the same, as rows have them, with room for what is added */
	struct where *key_at;
	int n;
	struct roster_row *v;
	bool codes; /* the rows know no names */
	uint64_t seed;
};

/* The i-th of the list, in the arena. */
const struct pupil *roster_pupil(struct arena *a, const struct roster *r, int i);
/* The names of the columns that platen knows, by enum pupil_column. */
extern const char *const roster_columns[];
/* Whether it is one that platen adds to each row. */
bool roster_adds(const char *column);
/* How many columns are added to a row at the most: its key has room for them. */
enum { ROSTER_MORE_COLUMNS = 8 };
/* What a row has before it is named: cells, no title and no key. */
struct pupil *roster_bare(struct arena *a, const struct roster *r, const struct roster_row *row);

/* The path of the sheets of a list, without its ending: DOCUMENT-LIST. */
const char *class_base(struct arena *a, const struct roster *r, const struct output *o);
/* What has the paths that the list would get for the sheets of `o`, as a sentence: another edition, or another list whose name
   begins after that of an edition; NULL: nothing. */
const char *class_path_taken(struct arena *a, const struct roster *r, const struct output *o, bool pack);

#endif

/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * csv_table: rows of fields, as spreadsheets write them: CSV (RFC 4180) through libcsv, in UTF-8, whose fields are parted by
 * semicolons, commas or tabs, whichever the first line has most of. The first row names the columns.
 */
#ifndef PLATEN_CSV_TABLE_H
#define PLATEN_CSV_TABLE_H

#include "diag.h"

struct csv_field {
	const char *text;
	struct where at;
};
struct csv_row {
	struct csv_field *field; /* as many as the first row has */
};
struct csv_table {
	const struct source *source;
	int columns;
	struct csv_row head;
	VEC(struct csv_row) rows; /* without those in which nothing stands */
};
struct csv_options {
	enum diag_code code; /* of what is wrong, told at its row; no field is repeated there, since it may be a name */
	bool hidden;         /* messages do not show the lines of the file either */
	int most;            /* rows */
	const char *rows;    /* what they are, in messages: "pupils" */
};

/* Reads the file at `path`, which may lie anywhere. Rows with a mistake are left out; NULL after reporting: it cannot be
   read on. A file that cannot be opened is a machine_failure(). */
struct csv_table *csv_read(struct arena *a, struct diag *d, const char *path, const struct csv_options *o);

#endif

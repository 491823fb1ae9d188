/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Mistakes as records: what collects them, sends them to another process and prints them works on these. */
#ifndef PLATEN_BASE_MISTAKE_H
#define PLATEN_BASE_MISTAKE_H

#include "diag.h"

struct mistake {
	enum diag_code code;
	struct where at;
	const char *text, *hint;     /* hint NULL: none */
	enum diag_severity severity; /* in the sink that holds it */
};

struct diag {
	struct arena *arena;
	VEC(struct mistake) mistakes;
	struct hashes known;                /* the mistakes, by what makes them equal */
	VEC(const struct source *) sources; /* copies of those that came from other processes */
	struct hashes by_path;              /* the copies */
	VEC(struct waiver) waivers;
	unsigned char severity[DIAG_COUNT]; /* 1 + enum diag_severity; 0: as the code has it */
	int errors, warnings;
	bool off, dropped; /* dropped: the latest report was not kept, nor is its hint */
};

/* The printf format of a code. */
const char *diag_message(enum diag_code code);
/* Adds `m` unless one equal to it is there. Returns the new record, valid until the next one is added, or
   NULL. What `m` points to is not copied. */
struct mistake *diag_add(struct diag *d, const struct mistake *m);
/* The file that messages name; "platen" for a mistake without a place. */
const char *mistake_path(const struct mistake *m);
/* "error", "warning" or "note". */
const char *mistake_severity(const struct mistake *m);

/* A form of the messages; they come in the order in which they are printed. */
typedef void diag_printer(const struct mistake *m, int n, bool colour, struct buf *out);
diag_printer diag_print_text, diag_print_json, diag_print_github;

#endif

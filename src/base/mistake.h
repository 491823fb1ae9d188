/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Mistakes as records: what collects them, sends them to another process and prints them works on these. */
#ifndef PLATEN_BASE_MISTAKE_H
#define PLATEN_BASE_MISTAKE_H

#include "diag.h"

/* Lines that are named one by one. */
enum { MISTAKE_LINES = 5 };
/* Rows of a class list, in their order. */
struct mistake_rows {
	int n, last;       /* how many; the line of the latest */
	const char *lines; /* of the first ones: "3, 4, 5"; NULL: there are none */
};

struct mistake {
	enum diag_code code;
	struct where at;
	const char *text, *hint;     /* hint NULL: none */
	enum diag_severity severity; /* in the sink that holds it */
	struct mistake_rows rows;    /* those on whose sheets it was met, as diag_adopt() was told */
};

struct diag {
	struct arena *arena;
	VEC(struct mistake) mistakes;
	struct hashes known;                /* the mistakes, by what makes them equal */
	VEC(const struct source *) sources; /* copies of those that came from other processes */
	struct hashes by_path;              /* the copies */
	VEC(struct waiver) waivers;
	unsigned char severity[DIAG_COUNT]; /* 1 + enum diag_severity; 0: as the code has it */
	int errors, warnings, calls;
	const char *folder; /* diag_set_folder(); NULL: "" */
	bool off, dropped;  /* dropped: the latest report was not kept, nor is its hint */
};

/* The printf format of a code. */
const char *diag_message(enum diag_code code);
/* Adds `m` unless one equal to it is there. Returns the new record, valid until the next one is added, or
   NULL. What `m` points to is not copied. */
struct mistake *diag_add(struct diag *d, const struct mistake *m);
/* Holds these mistakes in place of those it had. */
void diag_refill(struct diag *d, const struct mistake *all, int n);
/* Rows behind those that are known; others are known. */
void mistake_add_rows(struct arena *a, struct mistake_rows *to, const struct mistake_rows *more);
/* The file that messages name; "platen" for a mistake without a place. */
const char *mistake_path(const struct mistake *m);
/* "error", "warning" or "note". */
const char *mistake_severity(const struct mistake *m);

/* All messages, in the order in which they are printed. */
struct messages {
	const struct mistake *v;
	int n;
	bool colour, failed; /* failed: the only one says that the run did */
	const char *folder;
	struct arena *arena;
};

/* A form of the messages. */
typedef void diag_printer(const struct messages *all, struct buf *out);
diag_printer diag_print_text, diag_print_json, diag_print_jsonl, diag_print_github, diag_print_sarif, diag_print_gitlab,
        diag_print_checkstyle;

/* One character as a terminal may show it; its cells. */
int mistake_put_shown(struct buf *out, const char **p, const char *end);
/* A text without what could move a cursor or turn other text around. */
void mistake_put_plain(struct buf *out, const char *s);
/* Message and hint in one, in the arena: for formats that have no hints. */
const char *mistake_sentence(struct arena *a, const struct mistake *m);
/* The path from the top of the checkout; that of platen.yaml for a mistake without a place, where `somewhere`. */
const char *mistake_checkout_path(const struct messages *all, const struct mistake *m, bool somewhere);
/* By the messages: what stays the same while a mistake moves with its line, and differs between any two. */
const char *const *mistake_fingerprints(const struct messages *all);
/* A view of a source that keeps its mark from call to call: mistakes of a file come in its order. NULL for NULL. */
const struct source *source_view(struct source *view, struct source_mark *mark, const struct source *s);

#endif

/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * diag: mistakes of an author, collected during a run and printed at its end.
 *
 * A mistake never stops reading: the caller recovers with a default and goes on to find the
 * next one. Severity follows from the code. Failures of the machine are not diagnostics; they
 * go to machine_failure().
 */
#ifndef PLATEN_DIAG_H
#define PLATEN_DIAG_H

#include "base.h"
#include "bytes.h"

enum diag_code {
#define X(id, code, severity, message, explanation) DIAG_##id,
#include "diag_codes.h"
#undef X
	DIAG_COUNT
};

/* A place in a text as it was found: a byte, and its line and column. Zeroed: none yet. */
struct source_mark {
	const char *p;
	int line, column;
};

/* A text file in memory; path is relative to the project and is what messages print. */
struct source {
	const char *path;
	const char *text;
	size_t size;
	struct source_mark *found; /* the latest place, from which the next one is counted; NULL: none is kept */
};

/* A place in a source: line and column count from 1 (columns in code points); 0 is unknown. */
struct where {
	const struct source *source;
	int line, column;
};

/* The byte at a line and column, or the end of a shorter line; NULL: there is no such line. A byte order mark takes no
   column. Places that lie near the latest one cost no more than the way there. */
const char *source_find(const struct source *s, int line, int column);

struct diag; /* the sink of one run */

enum diag_format { DIAG_TEXT, DIAG_JSON, DIAG_JSONL, DIAG_GITHUB, DIAG_SARIF, DIAG_GITLAB, DIAG_CHECKSTYLE, DIAG_FORMATS };
/* As --format names it. */
const char *diag_format_name(enum diag_format format);

struct diag *diag_new(struct arena *a);
/* Notes a mistake; equal ones (code, place and text) count once. */
void diag_report(struct diag *d, enum diag_code code, struct where at, ...);
/* Notes a mistake that an earlier run has told, as by diag_report(); hint NULL: none. The texts are copied. */
void diag_retell(struct diag *d, enum diag_code code, struct where at, const char *text, const char *hint);
/* How often diag_report() was called, whether or not that was kept: what changes it is doubtful. */
int diag_calls(const struct diag *d);
/* Adds a hint to the mistake reported last. */
void diag_hint(struct diag *d, const char *fmt, ...) PRINTF_LIKE(2, 3);
/* Adds "did you mean 'x'?" when one of the n names is close to `word`. */
void diag_suggest(struct diag *d, const char *word, const char *const *names, int n);
/* Adds the mistakes of another sink whose memory lives as long; equal ones count once. */
void diag_merge(struct diag *into, const struct diag *from);
/* A sink for a try, which begins with all that `d` holds and has its memory: merged into `d`, or left. */
struct diag *diag_fork(const struct diag *d);
/* The same for those of which `wanted` says so. */
void diag_merge_some(struct diag *into, const struct diag *from, bool (*wanted)(enum diag_code code, struct where at));
/* A sink as bytes for another process of this run, with the sources that it names, and back:
   what was packed is added as by diag_merge. Returns the place after it. */
void diag_pack(const struct diag *d, struct buf *out);
const char *diag_unpack(struct diag *into, const char *p);
/* How many messages there are, for diag_take(). */
int diag_size(const struct diag *d);
/* Takes the errors away that came after the first `from` messages and stand in no source or in another one than
   `except`, for a caller who tells them in one message. What the first says, with its file and line; NULL: there are none. */
const char *diag_take(struct diag *d, int from, const struct source *except);
/* A sink as bytes for a later run: `name_of` gives what is written for the file of a place, not "". A name that says more
   than the file's path may stand for another line and column then. */
void diag_store(const struct diag *d, const char *(*name_of)(void *user, struct where at), void *user, struct buf *out);
/* Adds what was stored, as diag_merge; `place_of` fills in a place, which has its line and column, by that name. False where
   it says so or the bytes are no such thing, and a part of them may have been added. */
bool diag_recall(struct diag *into, struct byte_reader *b, bool (*place_of)(void *user, const char *name, struct where *at),
                 void *user);
/* Whether `take` says so of all places in files at which there are mistakes or waivers. */
bool diag_all_places(const struct diag *d, bool (*take)(void *user, struct where at), void *user);
/* Takes out what follows from other mistakes of one output and vanishes with them: how a page looks, while its layout is
   not as it is meant. */
void diag_drop_follow_ups(struct diag *d);
/* Makes one mistake of those that differ in the locale only that they name: "(locale de)" and "(locale fr)", and
   "(locales de, fr)" of those that are one already. Their names stand in this order, others behind them. */
void diag_join_locales(struct diag *d, const char *const *order, int locales);
/* A sink with the severities and waivers of another one, and without its mistakes. */
struct diag *diag_apart(struct arena *a, const struct diag *d);
/* Adds the mistakes of a sink whose memory goes, but not the sources that it names, as those of the sheet of the row at that
   line of a class list. Rows come in their order, or again. */
void diag_adopt(struct diag *into, const struct diag *from, int line);
/* Leaves the first `n`. */
void diag_cut(struct diag *d, int n);
/* Makes one mistake of those that stand in several rows of this file, but are the layout's: the first tells how many. One
   that stands elsewhere, and was met on the sheets of some of its `rows` only, tells which. */
void diag_join_rows(struct diag *d, const char *path, int rows);
int diag_errors(const struct diag *d);
int diag_warnings(const struct diag *d);
int diag_count(const struct diag *d, enum diag_code code);
/* Appends all, errors first, each by file, line and column. */
void diag_print(const struct diag *d, enum diag_format format, bool colour, struct buf *out);
/* Appends what stands in their place where a run ended before it could find them all. */
void diag_print_failure(enum diag_format format, const char *sentence, struct buf *out);
/* The folder of the project in the checkout that a forge shows, "" or ending in '/': GitHub, GitLab and whoever reads
   SARIF look for files from there. Kept, not copied. */
void diag_set_folder(struct diag *d, const char *folder);
/* While off (a layout try that may be thrown away), reports are dropped. Returns the old state. */
bool diag_enable(struct diag *d, bool on);

/* "failure" for DIAG_COUNT, which a run that failed is told by. */
const char *diag_name(enum diag_code code);
bool diag_is_error(enum diag_code code);
/* Whether only `platen check` looks for it. */
bool diag_is_lint(enum diag_code code);
/* DIAG_COUNT when no code has that name. */
enum diag_code diag_by_name(const char *name);
const char *diag_explanation(enum diag_code code);

/* -- what a project lets pass ----------------------------------------------------------------- */

/* A note says what was done, and is no mistake: it is not counted. */
enum diag_severity { SEVERITY_ERROR, SEVERITY_WARNING, SEVERITY_NOTE, SEVERITY_OFF, SEVERITIES };
extern const char *const severity_names[]; /* by enum diag_severity; NULL-terminated */
/* That of the table of codes. */
enum diag_severity diag_own_severity(enum diag_code code);

/* Reports that no code has that name, with the nearest that there is. */
void diag_report_code(struct diag *d, struct where at, const char *name);
/* Whether a code stays an error everywhere: with such a mistake there is no document, or a wrong one. */
bool diag_is_firm(enum diag_code code);
/* What a code counts as in this sink. */
enum diag_severity diag_severity(const struct diag *d, enum diag_code code);
/* Changes that, also for what the sink holds already. */
void diag_set_severity(struct diag *d, enum diag_code code, enum diag_severity severity);

/* Lets a code pass between two places of a file; `to` is the first place behind. */
struct waiver {
	enum diag_code code;
	struct where from, to, at; /* at: where it is written */
	bool used;                 /* there was something to let pass */
};
/* One that is there already is not added. Waivers are merged and packed together with the mistakes. */
void diag_waive(struct diag *d, const struct waiver *w);
int diag_waiver_count(const struct diag *d);
/* Whether a mistake at that place is let pass. diag_report() asks for itself; this is for those who know a
   second place of a mistake. The waiver counts as used. */
bool diag_is_waived(struct diag *d, enum diag_code code, struct where at);
/* Reports the waivers that were not used; those of lints where they were looked for. */
void diag_report_unneeded(struct diag *d, bool lints);

#endif

/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * One run of the program: what the command line asks for, and what all commands share.
 */
#ifndef PLATEN_MAIN_RUN_H
#define PLATEN_MAIN_RUN_H

#include "output_folder.h"
#include "shard.h"

enum { ALL_OK = 0, MISTAKES = 1, FAILURE = 2 };

enum option_id {
	OPT_DOCUMENT = 256,
	OPT_LOCALE,
	OPT_EDITION,
	OPT_FORMAT,
	OPT_COLOR,
	OPT_DUMP,
	OPT_PROOF,
	OPT_DEPFILE,
	OPT_MANUAL,
	OPT_VERBOSE,
	OPT_FROM,
	OPT_SUBJECT,
	OPT_MAX_MEMORY,
	OPT_MAX_TIME,
	OPT_EXPLAIN_LOCALE,
	OPT_ROSTER,
	OPT_PACK,
	OPT_NO_COVER,
	OPT_CODES,
	OPT_SEED,
	OPT_NUP,
	OPT_BOOKLET,
	OPT_SHEET,
	OPT_SCALE,
	OPT_SIZE,
	OPT_NAMES,
	OPT_POSITIONS,
	OPT_REQUIRE_SANDBOX,
	OPT_SHARD,
	OPT_FORCE,
	OPT_CACHE,
	OPT_JOBS = 'j',
	OPT_QUIET = 'q',
	OPT_HELP = 'h',
	OPT_VERSION = 'V',
	OPT_OUT = 'o',
	OPT_DIR = 'C'
};
/* Of results, beside the formats of messages. */
enum { FORMAT_CSV = DIAG_FORMATS };
enum color_when { COLOR_AUTO, COLOR_ALWAYS, COLOR_NEVER };

/* How pages come to stand on sheets; NULL: not said. */
struct sheet_options {
	const char *nup, *sheet, *scale, *size;
	bool booklet;
};

/* What a build has come to, for the process that watches. */
struct tally {
	int outputs, written, current;
};

struct run {
	struct arena *arena;
	struct diag *diag;
	struct root *root;
	struct project *project;
	const struct command *commands; /* all of them */
	const char *command, *dir, *out, *depfile, *from, *subject, *cache;
	const char *roster; /* the path of a class list */
	const char *into;   /* what `writes` is about, a folder of the project; NULL: platen.yaml says it, or `out` */
	struct plan_filter filter;
	struct sheet_options sheets;
	struct output_folders folders;
	struct shard shard;
	int format, color, jobs, max_memory, max_time;
	enum dump dump;
	bool quiet, proof, help, manual, verbose, explain_locale, pack, no_cover, codes, force;
	bool rows_missing; /* of the class list: those with mistakes */
	int seed;
	bool require_sandbox, starts, writes; /* it starts processes; it writes files, to `out` or into the project */
	bool names, positions;                /* of `score` */
	const struct answers *answers;        /* that documents of results are made of */
	struct tally *tally;                  /* of `watch`, which prints it; or NULL */
	int n;
	char **arg; /* after the command */
};

struct command {
	const char *name, *arguments, *about;
	const int *
	        takes; /* beside --help, --version, --format, --color, --quiet, -C, --max-memory and --max-time; ends with 0 */
	int (*run)(struct run *r);
	int least, most; /* arguments */
	bool reports;    /* in a format for programs it prints messages and nothing else */
};
extern const struct command commands[]; /* ends with a NULL name */

/* -- the output of a run that a program reads ------------------------------------------------ */

/* Whether messages go to standard output, in a format for programs, so that nothing else may. */
bool for_program(const struct run *r);
/* What is to be printed if the run fails or was asked for wrongly: a whole output in that format. */
void prepare_failure(struct run *r);

/* -- usage: all end the program with status 2 ----------------------------------------------- */

/* The name among `names` that the user probably meant, as a hint; then how to get help. */
_Noreturn void print_suggestion(struct run *r, const char *word, const char *const *names, int n);
_Noreturn void usage_error(struct run *r, const char *text);
/* Whether -o means a folder: it ends in '/', or there is one. */
bool is_folder(const char *path);

/* -- the project ---------------------------------------------------------------------------- */

/* r->project is NULL when platen.yaml has mistakes. */
void open_project(struct run *r);
/* Options narrow what platen.yaml lists, so a name that it does not list is wrong usage. */
void check_filter(struct run *r);
/* The document that the user named, or the first. */
const struct project_document *chosen_document(struct run *r);
/* Shows a person at a terminal how far a build is, and how fast; NULL: nobody waits there. */
void (*progress_of(const struct run *r))(int done, int of);
/* Prints the mistakes; the status to end with. */
int report(struct run *r);
/* Writes to standard output at once, and frees B. A failure ends the program with its cause. */
void print_output(struct buf *b);

/* The reference of all files that a project is made of, as Markdown. */
void manual_print(struct buf *b);
/* Prints the versions of platen and of its libraries: "NAME VERSION", a line each. */
void versions_print(void);

#endif

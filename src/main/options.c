/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "options.h"

#include <string.h>

/* clang-format off */
const struct option_entry option_table[] = {
	{OPT_DOCUMENT, "document", "NAME", "only this document (may be repeated)"},
	{OPT_LOCALE, "locale", "TAG", "only this locale (may be repeated)"},
	{OPT_EDITION, "edition", "NAME", "only this edition (may be repeated)"},
	{OPT_OUT, "output", "PATH", "a file for one output, or a folder; '-' is standard output"},
	{OPT_DIR, "directory", "DIR", "the project's folder; by default the nearest one with platen.yaml"},
	{OPT_JOBS, "jobs", "N", "processes to build in; by default as many as pay off"},
	{OPT_SHARD, "shard", "K/N", "the K-th of N parts, which together make all; each can run on another machine"},
	{OPT_DUMP, "dump", "WHAT", "write text in place of PDFs: the bound boxes, the list or the pages"},
	{OPT_PROOF, "proof", NULL, "write NAME-proof.pdf: each text with its key and the room left"},
	{OPT_EXPLAIN_LOCALE, "explain-locale", NULL, "say where the texts of each locale come from"},
	{OPT_ROSTER, "roster", "FILE", "a sheet for each pupil of a class list in CSV, which names its columns"},
	{OPT_PACK, "pack", NULL, "with --roster: all sheets in one file, each from a front on"},
	{OPT_NO_COVER, "no-cover", NULL, "with --pack: without the page in front that counts the sheets and lists the pupils"},
	{OPT_CODES, "codes", NULL, "with --roster: call pupils by codes, and name none of them anywhere"},
	{OPT_SEED, "seed", "N", "with --roster: another order where a layout shuffles, and other codes"},
	{OPT_NUP, "nup", "N", "1, 2, 4, 6, 8, 9, 12 or 16 pages on each sheet"},
	{OPT_BOOKLET, "booklet", NULL, "sheets to fold to a booklet, printed on both sides"},
	{OPT_SCALE, "scale", "PERCENT", "each page on several sheets to paste together, at this scale"},
	{OPT_SIZE, "size", "PAPER", "the same, as large as this paper: a1, or '24in x 36in'"},
	{OPT_SHEET, "sheet", "PAPER", "the paper that pages are put on so"},
	{OPT_NAMES, "names", NULL, "with 'score': print the names of pupils"},
	{OPT_POSITIONS, "positions", NULL, "with 'score': answers count from 1 at the first label, also where numbers run down"},
	{OPT_FORCE, "force", NULL, "build all outputs, also those that would come out as they are"},
	{OPT_CACHE, "cache", "DIR", "keep the record of what outputs were made of there, not where they begin"},
	{OPT_DEPFILE, "depfile", "FILE", "list the files read, as a rule for make"},
	{OPT_SUBJECT, "subject", "NAME", "with 'new': a skeleton of this subject in the present project"},
	{OPT_FROM, "from", "DIR", "with 'new': the folder that holds platen's sample, layouts and fonts"},
	{OPT_MANUAL, "manual", NULL, "with 'schema layout': the reference as Markdown"},
	{OPT_VERBOSE, "verbose", NULL, "of 'build': name each output; of 'status': each text that is missing, stale or fuzzy"},
	{OPT_MAX_MEMORY, "max-memory", "MB", "stop a process that takes more memory; 4096 by default"},
	{OPT_MAX_TIME, "max-time", "SECONDS", "stop an output that takes more processor time; 300 by default"},
	{OPT_REQUIRE_SANDBOX, "require-sandbox", NULL, "stop where the kernel cannot confine what reads the project"},
	{OPT_FORMAT, "format", "FORMAT", "messages as text, json, jsonl, github, sarif, gitlab or checkstyle; of 'score' json or csv"},
	{OPT_COLOR, "color", "WHEN", "auto, always or never"},
	{OPT_QUIET, "quiet", NULL, "print mistakes only"},
	{OPT_HELP, "help", NULL, "this help; of a command: 'platen COMMAND --help'"},
	{OPT_VERSION, "version", NULL, "the version, and those of the libraries"},
	{0, NULL, NULL, NULL},
};
/* clang-format on */
_Static_assert(COUNT_OF(option_table) <= OPTIONS_MOST, "room for what getopt is told");

bool option_is_taken(const struct command *c, int id)
{
	static const int common[] = {OPT_FORMAT,  OPT_COLOR,      OPT_DIR,      OPT_QUIET,          OPT_HELP,
	                             OPT_VERSION, OPT_MAX_MEMORY, OPT_MAX_TIME, OPT_REQUIRE_SANDBOX};
	for (int i = 0; i < COUNT_OF(common); i++)
		if (common[i] == id)
			return true;
	for (const int *t = c->takes; t && *t; t++)
		if (*t == id)
			return true;
	return false;
}

bool format_is_taken(const struct command *c, int format)
{
	if (!strcmp(c->name, "diff"))
		return format == DIAG_TEXT || format == DIAG_JSON;
	if (format == FORMAT_CSV || format == DIAG_TEXT)
		return format == DIAG_TEXT || !strcmp(c->name, "score");
	return c->reports || format == DIAG_JSON || format == DIAG_GITHUB || !strcmp(c->name, "score");
}

static const char *const *format_words(const struct command *c)
{
	static const char *words[FORMAT_CSV + 2];
	int n = 0;
	for (int i = 0; i <= FORMAT_CSV; i++)
		if (!c || format_is_taken(c, i))
			words[n++] = i == FORMAT_CSV ? "csv" : diag_format_name((enum diag_format)i);
	words[n] = NULL;
	return words;
}

const char *const *option_words(const struct command *c, int id)
{
	static const char *const dumps[] = {"bound", "list", "pages", NULL};
	static const char *const nups[] = {"1", "2", "4", "6", "8", "9", "12", "16", NULL};
	static const char *const colors[] = {"auto", "always", "never", NULL};
	switch (id) {
	case OPT_FORMAT: return format_words(c);
	case OPT_DUMP: return dumps;
	case OPT_NUP: return nups;
	case OPT_COLOR: return colors;
	default: return NULL;
	}
}

/* -- the words of help ---------------------------------------------------------------------- */

const char *words_either(struct arena *a, const char *const *words)
{
	const char *text = words[0];
	for (int i = 1; words[i]; i++)
		text = arena_printf(a, "%s%s%s", text, words[i + 1] ? ", " : " or ", words[i]);
	return text;
}

struct option_entry option_for(struct arena *a, const struct command *c, const struct option_entry *o)
{
	static const struct option_entry of_diff[] = {
	        {OPT_DOCUMENT, "document", "NAME", "of projects only this document (may be repeated)"},
	        {OPT_LOCALE, "locale", "TAG", "of projects only this locale (may be repeated)"},
	        {OPT_EDITION, "edition", "NAME", "of projects only this edition (may be repeated)"},
	        {OPT_OUT, "output", "DIR", "a folder that takes the pages that differ, with the places marked"},
	        {OPT_QUIET, "quiet", NULL, "tell of documents that differ only"},
	};
	struct option_entry e = *o;
	for (int i = 0; c && !strcmp(c->name, "diff") && i < COUNT_OF(of_diff); i++)
		if (of_diff[i].id == o->id)
			e = of_diff[i];
	if (c && o->id == OPT_FORMAT)
		e.about = arena_printf(a, "%s, as %s", c->reports ? "messages" : "what it prints",
		                       words_either(a, format_words(c)));
	return e;
}

const char *statuses_of(const struct command *c)
{
	static const char *const own[][2] = {
	        {"diff", "0 all the same, 1 something differs, 2 something could not be compared, wrong usage"},
	        {"status", "0 all locales are ready, 1 one is not or has mistakes, 2 wrong usage"},
	        {"merge", "0 all well, 1 a message is an error, 2 the report of a run that failed, wrong usage"},
	};
	for (int i = 0; c && i < COUNT_OF(own); i++)
		if (!strcmp(c->name, own[i][0]))
			return own[i][1];
	return "0 all well, 1 mistakes in the project, 2 wrong usage";
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The table of commands, which options each of them takes, and the short ones. */
#include "commands.h"
#include "confine.h"
#include "list.h"
#include "text.h"

#include <stdio.h>
#include <string.h>

static int run_fonts(struct run *r)
{
	struct buf b = {0};
	open_project(r);
	struct font_set *fonts = fonts_open(r->root, r->arena, r->diag);
	if (fonts)
		fonts_verify(fonts, &b);
	fonts_close(fonts);
	if (!r->quiet && !for_program(r))
		print_output(&b);
	buf_free(&b);
	return report(r);
}

int run_po(struct run *r)
{
	struct name_list asked = {0}, written = {0};
	r->writes = true;
	open_project(r);
	for (int i = 0; i < r->n; i++) {
		if (!locale_is_valid(r->arg[i]))
			usage_error(r, arena_printf(r->arena, "'%s' is no locale", r->arg[i]));
		*vec_push(r->arena, &asked.v) = r->arg[i];
	}
	if (r->project) {
		confine_to_folder(r, arena_printf(r->arena, "content/%s/po", r->project->subject), ".po");
		project_po(r->root, r->project, r->arena, r->diag, &asked, &written);
		output_folders_leave(&r->folders);
	}
	r->quiet = r->quiet || for_program(r);
	for (int i = 0; !r->quiet && i < written.v.n; i++)
		printf("%s\n", written.v.v[i]);
	if (!r->quiet && r->project && !written.v.n && !diag_errors(r->diag))
		puts("no locale of platen.yaml needs a translation; 'platen po LOCALE' begins one");
	return report(r);
}

/* In one piece, so that what keeps it from being written is known. */
static int list_codes(void)
{
	struct buf b = {0};
	for (int i = 0; i < DIAG_COUNT; i++)
		buf_printf(&b, "%-20s %s\n", diag_name((enum diag_code)i),
		           severity_names[diag_own_severity((enum diag_code)i)]);
	print_output(&b);
	return ALL_OK;
}

static int run_explain(struct run *r)
{
	static const char pass[] =
	        "\n`severities` in platen.yaml may change what it counts as; `allow: {CODE: REASON}` beside a value "
	        "lets it\npass there.\n";
	if (!r->n)
		return list_codes();
	enum diag_code code = diag_by_name(r->arg[0]);
	if (code < DIAG_COUNT) {
		printf("%s (%s)\n\n%s\n%s", diag_name(code), severity_names[diag_own_severity(code)], diag_explanation(code),
		       diag_is_firm(code) ? "" : pass);
		return ALL_OK;
	}
	const char *names[DIAG_COUNT];
	for (int i = 0; i < DIAG_COUNT; i++)
		names[i] = diag_name((enum diag_code)i);
	fprintf(stderr, "platen: there is no code '%s'\n", r->arg[0]);
	print_suggestion(r, r->arg[0], names, DIAG_COUNT);
}

#define SHEETS OPT_NUP, OPT_BOOKLET, OPT_SCALE, OPT_SIZE, OPT_SHEET
#define REBUILDING OPT_FORCE, OPT_CACHE, OPT_VERBOSE
static const int build_takes[] = {
        OPT_DOCUMENT,       OPT_LOCALE, OPT_EDITION, OPT_DUMP,     OPT_PROOF, OPT_DEPFILE, OPT_OUT, OPT_JOBS,   OPT_SHARD,
        OPT_EXPLAIN_LOCALE, OPT_ROSTER, OPT_PACK,    OPT_NO_COVER, OPT_CODES, OPT_SEED,    SHEETS,  REBUILDING, 0};
static const int check_takes[] = {
        OPT_DOCUMENT, OPT_LOCALE, OPT_EDITION, OPT_JOBS, OPT_SHARD, OPT_EXPLAIN_LOCALE, OPT_ROSTER, OPT_PACK,
        OPT_NO_COVER, OPT_CODES,  OPT_SEED,    SHEETS,   0};
static const int watch_takes[] = {OPT_DOCUMENT, OPT_LOCALE, OPT_EDITION, OPT_PROOF, OPT_OUT,
                                  OPT_JOBS,     OPT_CACHE,  OPT_VERBOSE, SHEETS,    0};
static const int schema_takes[] = {OPT_MANUAL, 0};
static const int score_takes[] = {OPT_DOCUMENT, OPT_LOCALE, OPT_OUT, OPT_NAMES, OPT_POSITIONS, OPT_ROSTER, OPT_SEED, 0};
static const int status_takes[] = {OPT_LOCALE, OPT_VERBOSE, 0};
static const int merge_takes[] = {OPT_CACHE, 0};
static const int diff_takes[] = {OPT_DOCUMENT, OPT_LOCALE, OPT_EDITION, OPT_OUT, 0};
static const int new_takes[] = {OPT_FROM, OPT_SUBJECT, OPT_DOCUMENT, 0};
const struct command commands[] = {
        {"build", "", "write the PDFs that platen.yaml lists", build_takes, run_build, 0, 0, true},
        {"check", "", "find every mistake and write nothing", check_takes, run_check, 0, 0, true},
        {"watch", "", "build, and again after each change, until it is interrupted", watch_takes, run_watch, 0, 0, false},
        {"list", "", "name the documents, locales and editions, and where outputs go", NULL, run_list, 0, 0, false},
        {"fonts", "", "compare the font files with their checksums", NULL, run_fonts, 0, 0, true},
        {"new", " DIR", "make a project that builds, or with --subject content for another subject", new_takes, run_new, 0,
         1, true},
        {"schema", " KIND [DOCUMENT]", "print the JSON Schema of content, layout, overlay, project, theme, shape or fonts",
         schema_takes, run_schema, 1, 2, false},
        {"po", " [LOCALE]...", "make or refresh the files of translators", NULL, run_po, 0, 99, true},
        {"status", "", "how far each locale has come; status 1 when one is not ready", status_takes, run_status, 0, 0,
         false},
        {"score", " ANSWERS", "sum up what a class has answered, as a document or in JSON or CSV", score_takes, run_score, 1,
         1, false},
        {"diff", " OLD [NEW]", "compare PDFs, folders of them, projects or git revisions, page by page", diff_takes,
         run_diff, 1, 2, false},
        {"explain", " [CODE]", "say what a message means, or list all codes", NULL, run_explain, 0, 1, false},
        {"merge", " FILE...", "join what shards have told, in JSON, and their records, as those of one run", merge_takes,
         run_merge, 1, 99999, true},
        {"completions", " SHELL", "print what makes bash, zsh or fish complete command lines", NULL, run_completions, 1,
         9999, false},
        {NULL, NULL, NULL, NULL, NULL, 0, 0, false},
};

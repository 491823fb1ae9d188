/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The commands, and which options each of them takes. */
#include "boxes.h"
#include "class.h"
#include "json.h"
#include "list.h"
#include "paths.h"
#include "run.h"
#include "score_command.h"
#include "sheets.h"
#include "spec.h"
#include "style.h"
#include "text.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* -- build and check ------------------------------------------------------------------------ */

static bool is_folder(const char *path)
{
	struct stat st;
	return path[strlen(path) - 1] == '/' || (stat(path, &st) == 0 && S_ISDIR(st.st_mode));
}

/* Below a folder that the user names stands what follows the fixed first folders of `out`. */
static const char *below_pattern(const struct run *r, const char *path)
{
	size_t n = strcspn(r->project->out, "{");
	while (n && r->project->out[n - 1] != '/')
		n--;
	return path + n;
}

/* A dump, a proof, or sheets that an option asks for lie beside the PDF of the edition and never take its place. */
static const char *name_kind(const struct run *r, const char *path)
{
	static const char *const kinds[] = {
	        [DUMP_NONE] = "pdf", [DUMP_BOUND] = "bound", [DUMP_LIST] = "list", [DUMP_PAGES] = "trace"};
	size_t n = strlen(path);
	bool pdf = n > 4 && !strcmp(path + n - 4, ".pdf");
	const char *sheets = sheets_suffix(r);
	if (r->dump || r->proof || *sheets)
		path = arena_printf(r->arena, "%.*s%s%s.%s", (int)(n - (pdf ? 4 : 0)), path, sheets,
		                    r->proof ? "-proof" : "", kinds[r->dump]);
	return path;
}

static bool is_stdout(const struct run *r) { return r->out && !strcmp(r->out, "-"); }

/* Bytes of a PDF do no good in a terminal, and those of two files none in one stream. */
static void check_stdout(struct run *r, const struct output_list *list)
{
	if (list->v.n != 1)
		usage_error(r,
		            arena_printf(r->arena,
		                         "-o - takes one output, but there are %d; --document, --locale and "
		                         "--edition narrow them",
		                         list->v.n));
	if (r->explain_locale)
		usage_error(r, "-o - and --explain-locale would both write to standard output");
	if (isatty(STDOUT_FILENO))
		usage_error(r, "-o - does not write to a terminal; redirect it to a file or a pipe");
}

static void place_outputs(struct run *r, struct output_list *list)
{
	if (is_stdout(r)) {
		check_stdout(r, list);
		return;
	}
	bool folder = r->out && *r->out && is_folder(r->out);
	char *here = getcwd(NULL, 0);
	if (r->out && !*r->out)
		usage_error(r, "-o needs a file or a folder");
	if (r->out && !folder && list->v.n > 1)
		usage_error(r,
		            arena_printf(r->arena, "-o names a file, but there are %d outputs; end it with '/' for a folder",
		                         list->v.n));
	for (int i = 0; i < list->v.n; i++) {
		struct output *o = &list->v.v[i];
		const char *base = r->out ? here : root_path(r->root);
		if (r->out)
			o->path = folder ? arena_printf(r->arena, "%s/%s", r->out, below_pattern(r, o->path)) : r->out;
		if (!r->out || folder)
			o->path = name_kind(r, o->path);
		if (*o->path != '/')
			o->path = arena_printf(r->arena, "%s/%s", base ? base : ".", o->path);
	}
	free(here);
}

/* The sheets of a class lie in one folder, so that what is true of the first is true of all; what is there already is looked
   at when it is written. */
static void check_places(struct run *r, struct output_list *list)
{
	const int n = list->v.n;
	list->v.n = r->roster && n ? 1 : n;
	struct placing p = {r->root, r->project, r->arena, r->diag, list, r->out != NULL, r->depfile};
	const char *wrong = list->v.n && !is_stdout(r) ? outputs_check(&p) : NULL;
	if (wrong)
		usage_error(r, wrong);
	list->v.n = n;
	for (int i = 1; r->roster && i < n; i++)
		list->v.v[i].refused = list->v.v[0].refused;
}

/* Each locale of the plan once; the plan has its locales one after the other. */
static void explain_locales(struct run *r, const struct output_list *list)
{
	struct buf b = {0};
	for (int i = 0; i < list->v.n; i++)
		if (!i || strcmp(list->v.v[i].locale, list->v.v[i - 1].locale) != 0)
			locale_explain(r->root, r->project, r->arena, list->v.v[i].locale, &b);
	print_output(&b);
}

/* A PDF that is there would be taken for what was to be written. */
static void print_summary(const struct run *r, const struct output_list *list, int built, bool write)
{
	for (int i = 0; i < list->v.n; i++) {
		const char *path = list->v.v[i].path, *below = root_relative(r->root, path);
		if (list->v.v[i].kept)
			printf("%s: kept from an earlier build\n", below ? below : path);
	}
	printf("%d of %d output%s %s\n", built, list->v.n, list->v.n == 1 ? "" : "s",
	       write ? "written" : "without mistakes");
}

/* Whether nothing is left out in which a waiver could be needed. */
static bool is_whole(const struct run *r) { return !r->filter.documents.n && !r->filter.locales.n && !r->filter.editions.n; }

static int build_list(struct run *r, struct output_list *list, const struct roster *roster, const struct build_options *o)
{
	if (!list->v.n)
		return 0;
	return roster ? project_build_class(r->root, r->project, r->arena, r->diag, list, roster, o)
	              : project_build(r->root, r->project, r->arena, r->diag, list, o);
}

static int run_outputs(struct run *r, bool write)
{
	class_check_options(r);
	sheets_check_options(r);
	if (!r->root)
		open_project(r);
	struct output_list list = {0};
	if (r->project) {
		check_filter(r);
		if (r->roster)
			class_narrow(r);
		plan_outputs(r->project, r->arena, r->diag, &r->filter, &list);
		if (!list.v.n && !diag_errors(r->diag))
			usage_error(r, "nothing in platen.yaml matches all of --document, --locale and --edition");
	}
	if (r->explain_locale)
		explain_locales(r, &list);
	const struct roster *roster = class_open(r, &list);
	if (list.v.n)
		place_outputs(r, &list);
	check_places(r, &list);
	struct build_options o = {write,        r->dump,        r->proof, r->depfile,   r->jobs,   progress_of(r),
	                          is_stdout(r), sheets_over(r), r->pack,  !r->no_cover, r->answers};
	int built = build_list(r, &list, roster, &o);
	if (list.v.n)
		overlays_check(r->root, r->project, r->arena, r->diag, &list);
	if (!write && r->project)
		project_check(r->root, r->arena, r->diag);
	if (r->project && is_whole(r) && !diag_errors(r->diag))
		diag_report_unneeded(r->diag);
	int status = report(r);
	if (!r->quiet && r->format == DIAG_TEXT && list.v.n && !is_stdout(r))
		print_summary(r, &list, built, write);
	return status;
}

static int run_build(struct run *r) { return run_outputs(r, true); }
static int run_check(struct run *r)
{
	r->filter.kind = PLAN_ALL;
	return run_outputs(r, false);
}

static int run_score(struct run *r)
{
	int status = score_answers(r);
	return status < 0 ? run_outputs(r, true) : status;
}

/* -- fonts and schemas ---------------------------------------------------------------------- */

static int run_fonts(struct run *r)
{
	struct buf b = {0};
	open_project(r);
	struct font_set *fonts = fonts_open(r->root, r->arena, r->diag);
	if (fonts)
		fonts_verify(fonts, &b);
	fonts_close(fonts);
	if (!r->quiet)
		print_output(&b);
	return report(r);
}

/* The shape that content is checked against in a document of the project, the first by default. NULL after
   reporting. */
static const struct shape_field *open_shape(struct run *r)
{
	open_project(r);
	const struct project_document *d = r->project ? chosen_document(r) : NULL;
	if (!d)
		return NULL;
	struct document_spec *spec = descriptor_load(r->root, r->arena, r->diag,
	                                             (struct descriptor_source){.name = d->layout, .at = d->layout_at});
	return spec ? shape_load(r->root, r->arena, r->diag, spec->shape, spec->shape_at) : NULL;
}

static void print_content_schema(struct run *r, struct buf *b)
{
	if (r->n > 1)
		*vec_push(r->arena, &r->filter.documents) = r->arg[1];
	const struct shape_field *shape = open_shape(r);
	if (shape)
		shape_json(shape, b);
}

/* A layout of which nothing is required: what lies over others. */
static void print_overlay_schema(struct arena *a, struct buf *b)
{
	int n = 0;
	while (layout_record.fields[n].key)
		n++;
	struct field *fields = NEW_ARRAY(a, struct field, n + 1);
	memcpy(fields, layout_record.fields, sizeof(*fields) * (size_t)n);
	for (int i = 0; i < n; i++)
		fields[i].flags &= ~(unsigned)REQUIRED;
	struct record overlay = layout_record;
	overlay.name = "an overlay";
	overlay.fields = fields;
	schema_json(&overlay, &box_common_record, box_types, BOX_KINDS, b);
}

static int run_schema(struct run *r)
{
	static const char *const kinds[] = {"content", "layout", "overlay", "project", "theme", "shape", "fonts"};
	static const struct record *const plain[] = {&project_record, &theme_record, &shape_record, &fonts_record};
	const char *kind = r->arg[0];
	struct buf b = {0};
	int i = 0;
	while (i < COUNT_OF(kinds) && strcmp(kinds[i], kind) != 0)
		i++;
	if (i == COUNT_OF(kinds)) {
		fprintf(stderr,
		        "platen: there is no schema '%s'; there are content, layout, overlay, project, theme, shape and fonts\n",
		        kind);
		print_suggestion(r, kind, kinds, COUNT_OF(kinds));
	}
	if (r->n > 1 && i != 0)
		usage_error(r, "only 'schema content' takes a document");
	if (i == 0)
		print_content_schema(r, &b);
	else if (i == 1 && r->manual)
		manual_print(&b);
	else if (i == 1)
		schema_json(&layout_record, &box_common_record, box_types, BOX_KINDS, &b);
	else if (i == 2)
		print_overlay_schema(r->arena, &b);
	else
		schema_json(plain[i - 3], NULL, NULL, 0, &b);
	print_output(&b);
	return report(r);
}

/* -- new projects and subjects -------------------------------------------------------------- */

static int new_project(struct run *r, const char *dir)
{
	const char *parts = project_parts(r->arena, r->from);
	if (!parts && r->from)
		usage_error(r, arena_printf(r->arena, "'%s' holds no sample, layouts and fonts", r->from));
	if (!parts)
		machine_failure("the sample is neither in ../share/platen beside the program's folder nor in its checkout; "
		                "--from=DIR names its folder");
	const char *error = project_new(r->arena, parts, dir);
	if (error)
		machine_failure("%s", error);
	if (!r->quiet)
		printf("%s is a project now. Its text is in content/sound/en.yaml. Next:\n  cd %s%s\n  platen build\n", dir,
		       *dir == '-' ? "./" : "", dir);
	return ALL_OK;
}

static int new_subject(struct run *r)
{
	if (!id_is_valid(r->subject))
		usage_error(r,
		            arena_printf(r->arena, "'%s' is no name for a subject: small letters, digits and hyphens",
		                         r->subject));
	const struct shape_field *shape = open_shape(r);
	if (shape && !diag_errors(r->diag)) {
		const char *language = r->project->source_language;
		const char *path = arena_printf(r->arena, "content/%s/%s.yaml", r->subject, language);
		const char *full = root_place(r->root, r->arena, path);
		if (!full)
			usage_error(r, arena_printf(r->arena, "%s lies outside the project", path));
		if (!access(full, F_OK))
			usage_error(r, arena_printf(r->arena, "%s exists already", path));
		struct buf b = {0};
		skeleton_write(shape, shape->key, language, &b);
		output_write(r->arena, full, &b);
		buf_free(&b);
		if (!r->quiet)
			printf("%s has a placeholder for every text. To build it, write 'subject: %s' in platen.yaml.\n",
			       path, r->subject);
	}
	return report(r);
}

static int run_new(struct run *r)
{
	if (r->n == (r->subject ? 1 : 0))
		usage_error(r, "'new' takes a folder for a project, or --subject=NAME for a subject of this one");
	return r->subject ? new_subject(r) : new_project(r, r->arg[0]);
}

/* -- translations --------------------------------------------------------------------------- */

static int run_po(struct run *r)
{
	struct name_list asked = {0}, written = {0};
	open_project(r);
	for (int i = 0; i < r->n; i++) {
		if (!locale_is_valid(r->arg[i]))
			usage_error(r, arena_printf(r->arena, "'%s' is no locale", r->arg[i]));
		*vec_push(r->arena, &asked.v) = r->arg[i];
	}
	if (r->project)
		project_po(r->root, r->project, r->arena, r->diag, &asked, &written);
	for (int i = 0; !r->quiet && i < written.v.n; i++)
		printf("%s\n", written.v.v[i]);
	if (!r->quiet && r->project && !written.v.n && !diag_errors(r->diag))
		puts("no locale of platen.yaml needs a translation; 'platen po LOCALE' begins one");
	return report(r);
}

static void put_count(struct json *j, const char *key, int n)
{
	json_key(j, key);
	json_int(j, n);
}

static const char *const gap_names[TEXT_STATES] = {"missing", "stale", "fuzzy"};

static void put_gaps(struct json *j, const struct progress *p)
{
	for (int kind = 0; kind < TEXT_STATES; kind++) {
		json_array_at(j, (const char *const[TEXT_STATES]){"missing-keys", "stale-keys", "fuzzy-keys"}[kind]);
		for (int i = 0; i < p->gaps.n; i++)
			if (p->gaps.v[i].kind == (enum text_state)kind)
				json_string(j, p->gaps.v[i].context);
		json_array_end(j);
	}
}

static void put_status(struct json *j, const struct locale_status *s)
{
	json_object(j);
	json_member(j, "locale", s->locale);
	json_key(j, "source");
	json_bool(j, s->source);
	put_count(j, "texts", s->progress.total);
	put_count(j, "translated", s->progress.translated);
	put_count(j, "missing", s->progress.missing);
	put_count(j, "stale", s->progress.stale);
	put_gaps(j, &s->progress);
	put_count(j, "overflowing", s->overflowing);
	put_count(j, "undrawn", s->undrawn);
	put_count(j, "mistakes", s->mistakes);
	json_key(j, "ready");
	json_bool(j, s->ready);
	json_object_end(j);
}

static void print_status_json(const struct locale_status *s, int n)
{
	struct buf b = {0};
	struct json j = {.out = &b, .lines = 1};
	json_array(&j);
	for (int i = 0; i < n; i++)
		put_status(&j, &s[i]);
	json_array_end(&j);
	puts(buf_cstr(&b));
	buf_free(&b);
}

static void print_status(const struct locale_status *s, int n)
{
	printf("%-12s %6s %10s %7s %5s %11s %7s %8s\n", "locale", "texts", "translated", "missing", "stale", "overflowing",
	       "undrawn", "mistakes");
	for (int i = 0; i < n; i++) {
		if (s[i].source || s[i].pseudo)
			printf("%-12s %6s %10s %7s %5s", s[i].locale, "-", s[i].source ? "source" : "pseudo", "-", "-");
		else
			printf("%-12s %6d %10d %7d %5d", s[i].locale, s[i].progress.total, s[i].progress.translated,
			       s[i].progress.missing, s[i].progress.stale);
		printf(" %11d %7d %8d\n", s[i].overflowing, s[i].undrawn, s[i].mistakes);
	}
}

static void print_gaps(const struct locale_status *s, int n)
{
	for (int i = 0; i < n; i++) {
		if (s[i].progress.gaps.n)
			printf("\n%s\n", s[i].locale);
		for (int k = 0; k < s[i].progress.gaps.n; k++)
			printf("  %-8s %s\n", gap_names[s[i].progress.gaps.v[k].kind], s[i].progress.gaps.v[k].context);
	}
}

static int run_status(struct run *r)
{
	open_project(r);
	if (!r->project)
		return report(r);
	check_filter(r);
	const char *const *locale = r->filter.locales.n ? r->filter.locales.v : r->project->locales.v;
	int n = r->filter.locales.n ? r->filter.locales.n : r->project->locales.n;
	struct locale_status *s = NEW_ARRAY(r->arena, struct locale_status, n);
	bool ready = true;
	for (int i = 0; i < n; i++) {
		s[i] = project_status(r->root, r->project, r->arena, r->diag, locale[i]);
		ready = ready && s[i].ready;
	}
	if (r->format == DIAG_JSON)
		print_status_json(s, n);
	else
		print_status(s, n);
	if (r->format != DIAG_JSON && r->verbose)
		print_gaps(s, n);
	fflush(stdout);
	r->format = DIAG_TEXT; /* to standard error, beside a table or its JSON */
	return report(r) || !ready ? MISTAKES : ALL_OK;
}

/* -- messages ------------------------------------------------------------------------------- */

static int run_explain(struct run *r)
{
	static const char pass[] =
	        "\n`severities` in platen.yaml may change what it counts as; `allow: {CODE: REASON}` beside a value "
	        "lets it\npass there.\n";
	if (!r->n) {
		for (int i = 0; i < DIAG_COUNT; i++)
			printf("%-20s %s\n", diag_name((enum diag_code)i),
			       severity_names[diag_own_severity((enum diag_code)i)]);
		return ALL_OK;
	}
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
static const int build_takes[] = {
        OPT_DOCUMENT,       OPT_LOCALE, OPT_EDITION, OPT_DUMP,     OPT_PROOF, OPT_DEPFILE, OPT_OUT, OPT_JOBS,
        OPT_EXPLAIN_LOCALE, OPT_ROSTER, OPT_PACK,    OPT_NO_COVER, OPT_CODES, OPT_SEED,    SHEETS,  0};
static const int check_takes[] = {OPT_DOCUMENT,       OPT_LOCALE, OPT_EDITION, OPT_JOBS,
                                  OPT_EXPLAIN_LOCALE, OPT_ROSTER, OPT_PACK,    OPT_NO_COVER,
                                  OPT_CODES,          OPT_SEED,   SHEETS,      0};
static const int schema_takes[] = {OPT_MANUAL, 0};
static const int score_takes[] = {OPT_DOCUMENT, OPT_LOCALE, OPT_OUT, OPT_NAMES, OPT_POSITIONS, OPT_ROSTER, OPT_SEED, 0};
static const int status_takes[] = {OPT_LOCALE, OPT_VERBOSE, 0};
static const int new_takes[] = {OPT_FROM, OPT_SUBJECT, OPT_DOCUMENT, 0};
const struct command commands[] = {
        {"build", "", "write the PDFs that platen.yaml lists", build_takes, run_build, 0, 0},
        {"check", "", "find every mistake and write nothing", check_takes, run_check, 0, 0},
        {"list", "", "name the documents, locales and editions, and where outputs go", NULL, run_list, 0, 0},
        {"fonts", "", "compare the font files with their checksums", NULL, run_fonts, 0, 0},
        {"new", " DIR", "make a project that builds, or with --subject content for another subject", new_takes, run_new, 0,
         1},
        {"schema", " KIND [DOCUMENT]", "print the JSON Schema of content, layout, overlay, project, theme, shape or fonts",
         schema_takes, run_schema, 1, 2},
        {"po", " [LOCALE]...", "make or refresh the files of translators", NULL, run_po, 0, 99},
        {"status", "", "how far each locale has come; status 1 when one is not ready", status_takes, run_status, 0, 0},
        {"score", " ANSWERS", "sum up what a class has answered, as a document or in JSON or CSV", score_takes, run_score, 1,
         1},
        {"explain", " [CODE]", "say what a message means, or list all codes", NULL, run_explain, 0, 1},
        {NULL, NULL, NULL, NULL, NULL, 0, 0},
};

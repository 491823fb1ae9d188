/* SPDX-License-Identifier: GPL-3.0-or-later */
/* platen build, check and score: what is made, where it goes, and what is told of it. */
#include "class.h"
#include "commands.h"
#include "confine.h"
#include "paths.h"
#include "record.h"
#include "score_command.h"
#include "sheets.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>
#include <unistd.h>

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
	bool pdf = n > 4 && !strcasecmp(path + n - 4, ".pdf");
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
	const char *here = r->out && *r->out != '/' ? path_here(r->arena) : "";
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
			o->path = folder
			        ? arena_printf(r->arena, "%s%s%s", r->out, r->out[strlen(r->out) - 1] == '/' ? "" : "/",
			                       below_pattern(r, o->path))
			        : r->out;
		if (!r->out || folder)
			o->path = name_kind(r, o->path);
		o->named = r->out ? o->path : NULL;
		if (*o->path != '/')
			o->path = arena_printf(r->arena, "%s/%s", base, o->path);
	}
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
static void name_outputs(const struct run *r, const struct output_list *list)
{
	for (int i = 0; i < list->v.n; i++) {
		const struct output *o = &list->v.v[i];
		const char *below = root_relative(r->root, o->path), *path = below ? below : o->path;
		if (o->kept)
			printf("%s: kept from an earlier build\n", path);
		else if (r->verbose && (o->built || o->current))
			printf("%s: %s\n", path,
			       !o->built            ? "up to date"
			               : o->current ? "built, with the same bytes"
			                            : "written");
	}
}

static void print_summary(const struct run *r, const struct output_list *list, int built, bool write)
{
	int current = 0, same = 0;
	for (int i = 0; i < list->v.n; i++) {
		current += list->v.v[i].current;
		same += list->v.v[i].current && list->v.v[i].built;
	}
	if (!r->tally || r->verbose)
		name_outputs(r, list);
	if (r->tally) {
		*r->tally = (struct tally){list->v.n, built - current, current};
		return;
	}
	printf("%d of %d output%s %s", built - current, list->v.n, list->v.n == 1 ? "" : "s",
	       write ? "written" : "without mistakes");
	if (same)
		printf(", %d built with the same bytes", same);
	if (current > same)
		printf(", %d up to date", current - same);
	puts("");
}

/* Whether nothing is left out in which a waiver could be needed, or a text shown. */
static bool is_whole(const struct run *r)
{
	return !r->shard.of && !r->filter.documents.n && !r->filter.locales.n && !r->filter.editions.n;
}

static int build_list(struct run *r, struct output_list *list, const struct roster *roster, const struct build_options *o)
{
	if (!list->v.n)
		return 0;
	return roster ? project_build_class(r->root, r->project, r->arena, r->diag, list, roster, o)
	              : project_build(r->root, r->project, r->arena, r->diag, list, o);
}

static void check_shard(struct run *r)
{
	if (r->shard.of && r->pack)
		usage_error(r, "--shard parts the outputs of a run; --pack makes one of them all");
	if (r->shard.of && is_stdout(r))
		usage_error(r, "--shard goes with no -o -: a part may have none or several outputs");
}

/* The part of this run, in which there may be nothing. */
static const struct roster *take_shard(struct run *r, struct output_list *list, const struct roster *roster)
{
	int all = list->v.n;
	roster = shard_take(&r->shard, r->root, r->project, r->arena, list, roster);
	if (all && !list->v.n && !r->quiet && r->format == DIAG_TEXT)
		printf("shard %d of %d has nothing to do: there %s %d output%s\n", r->shard.number, r->shard.of,
		       all == 1 ? "is" : "are", all, all == 1 ? "" : "s");
	return roster;
}

/* Classes, dumps and results are always made: a record holds no names of pupils. Outputs that -o puts elsewhere are recorded
   where a folder for that is named. */
static struct build_record *open_record(struct run *r, const struct output_list *list)
{
	bool always = r->roster || r->answers || r->dump || is_stdout(r) || (r->out && !r->cache);
	if (r->cache && !*r->cache)
		usage_error(r, "--cache needs a folder");
	return always || !list->v.n ? NULL : record_open(r->root, r->project, r->arena, r->cache, r->force);
}

static void check_run(struct run *r)
{
	class_check_options(r);
	sheets_check_options(r);
	check_shard(r);
	if (r->explain_locale && for_program(r))
		usage_error(r, "--explain-locale and --format would both write to standard output");
}

static void plan_run(struct run *r, struct output_list *list)
{
	check_filter(r);
	if (r->roster)
		class_narrow(r);
	plan_outputs(r->project, r->arena, r->diag, &r->filter, list);
	if (!list->v.n && !diag_errors(r->diag))
		usage_error(r, "nothing in platen.yaml matches all of --document, --locale and --edition");
}

/* What is planned, where it goes; from here on the process reaches no other place. */
static const struct roster *open_outputs(struct run *r, struct output_list *list)
{
	if (r->project)
		plan_run(r, list);
	if (r->explain_locale)
		explain_locales(r, list);
	const struct roster *roster = class_open(r, list);
	if (list->v.n)
		place_outputs(r, list);
	check_places(r, list);
	roster = take_shard(r, list, roster);
	if (list->v.n)
		confine_to_outputs(r, list);
	return roster;
}

/* What can be told when all outputs are made. */
static void look_after(struct run *r, const struct output_list *list, const struct roster *roster, bool write)
{
	if (roster && write && !diag_errors(r->diag) && (!r->out || is_folder(r->out)))
		class_tell_leftovers(r, list);
	output_folders_leave(&r->folders);
	if (!write && r->project && r->shard.number <= 1)
		project_check(r->root, r->project, r->arena, r->diag);
	if (r->project && is_whole(r) && !diag_errors(r->diag))
		diag_report_unneeded(r->diag, !write);
}

static int run_outputs(struct run *r, bool write)
{
	check_run(r);
	r->starts = true;
	r->writes = write;
	if (!r->root)
		open_project(r);
	struct output_list list = {0};
	const struct roster *roster = open_outputs(r, &list);
	const struct build_options o = {.write = write,
	                                .dump = r->dump,
	                                .proof = r->proof,
	                                .depfile = r->depfile,
	                                .workers = r->jobs,
	                                .progress = progress_of(r),
	                                .to_stdout = is_stdout(r),
	                                .over = sheets_over(r),
	                                .said = sheets_said(r),
	                                .pack = r->pack,
	                                .cover = !r->no_cover,
	                                .answers = r->answers,
	                                .record = write ? open_record(r, &list) : NULL,
	                                .whole = is_whole(r)};
	int built = build_list(r, &list, roster, &o);
	if (list.v.n)
		overlays_check(r->root, r->project, r->arena, r->diag, &list, o.record);
	record_close(o.record, r->diag);
	if (o.whole && !diag_errors(r->diag))
		record_tell_leftovers(o.record, r->diag);
	look_after(r, &list, roster, write);
	int status = report(r);
	if (!r->quiet && r->format == DIAG_TEXT && list.v.n && !is_stdout(r) && !r->rows_missing)
		print_summary(r, &list, built, write);
	return status;
}

int run_build(struct run *r) { return run_outputs(r, true); }

int run_check(struct run *r)
{
	r->filter.kind = PLAN_ALL;
	return run_outputs(r, false);
}

int run_score(struct run *r)
{
	int status = score_answers(r);
	return status < 0 ? run_outputs(r, true) : status;
}

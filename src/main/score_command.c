/* SPDX-License-Identifier: GPL-3.0-or-later */
/* platen score: what a class has answered, as a document of its own or as a table. */
#include "answers.h"
#include "form_read.h"
#include "json.h"
#include "score_command.h"

#include <stdio.h>
#include <string.h>

/* -- results for programs ------------------------------------------------------------------- */

/* In every language the same, where groups have ids. */
static const char *group_name(struct arena *a, const struct scoring *s, int g)
{
	return *s->group[g].id ? s->group[g].id : arena_printf(a, "groups-%d", g + 1);
}

/* What is not there, since an answer is missing, has no member. */
static void put_group(struct arena *a, struct json *j, const struct scoring *s, const struct sheet_score *score, int g)
{
	json_object(j);
	json_member(j, "id", group_name(a, s, g));
	if (*s->group[g].letter)
		json_member(j, "letter", s->group[g].letter);
	if (score->total[g] >= 0)
		json_int_member(j, "total", score->total[g]);
	if (score->band[g] >= 0)
		json_int_member(j, "band", score->band[g] + 1);
	json_object_end(j);
}

static void put_sheet(struct arena *a, struct json *j, const struct scoring *s, const struct answer_sheet *sheet,
                      const struct sheet_score *score)
{
	json_object(j);
	json_member(j, "code", sheet->code);
	json_int_member(j, "line", sheet->line);
	json_int_member(j, "answered", score->answered);
	json_array_at(j, "groups");
	for (int g = 0; g < s->groups; g++)
		put_group(a, j, s, score, g);
	json_array_end(j);
	if (score->compared)
		json_int_member(j, "place", score->place);
	if (score->zone >= 0)
		json_int_member(j, "zone", score->zone + 1);
	json_object_end(j);
}

static void print_json(struct run *r, const struct class_answers *c, struct buf *b)
{
	struct json j = {.out = b, .lines = 2};
	json_object(&j);
	json_int_member(&j, "statements", c->scoring->statements);
	json_int_member(&j, "points", c->scoring->points);
	if (c->answers->listed)
		json_int_member(&j, "missing", c->answers->missing.n);
	json_array_at(&j, "sheets");
	for (int i = 0; i < c->answers->n; i++) {
		const struct sheet_score score = score_sheet(r->arena, c->scoring, c->answers->sheet[i].answer);
		put_sheet(r->arena, &j, c->scoring, &c->answers->sheet[i], &score);
	}
	json_array_end(&j);
	json_object_end(&j);
	buf_putc(b, '\n');
}

/* A field of CSV. What a pupil typed into a form is no formula for a spreadsheet, which begins with such a sign. */
static void put_field(struct buf *b, const char *text, bool first)
{
	if (!first)
		buf_putc(b, ',');
	if (*text && strchr("=+-@", *text))
		buf_putc(b, '\'');
	if (!text[strcspn(text, ",;\"\r\n\t")]) {
		buf_puts(b, text);
		return;
	}
	buf_putc(b, '"');
	for (; *text; text++) {
		if (*text == '"')
			buf_putc(b, '"');
		buf_putc(b, *text);
	}
	buf_putc(b, '"');
}

static void put_cell(struct buf *b, bool is_there, int number)
{
	buf_putc(b, ',');
	if (is_there)
		buf_printf(b, "%d", number);
}

static void print_csv(struct run *r, const struct class_answers *c, struct buf *b)
{
	const struct scoring *s = c->scoring;
	buf_puts(b, "code,line,answered");
	for (int g = 0; g < s->groups; g++)
		buf_printf(b, ",%s,%s-band", group_name(r->arena, s, g), group_name(r->arena, s, g));
	buf_puts(b, ",place,zone\n");
	for (int i = 0; i < c->answers->n; i++) {
		const struct answer_sheet *sheet = &c->answers->sheet[i];
		const struct sheet_score score = score_sheet(r->arena, s, sheet->answer);
		put_field(b, sheet->code, true);
		buf_printf(b, ",%d,%d", sheet->line, score.answered);
		for (int g = 0; g < s->groups; g++) {
			put_cell(b, score.total[g] >= 0, score.total[g]);
			put_cell(b, score.band[g] >= 0, score.band[g] + 1);
		}
		put_cell(b, score.compared, score.place);
		put_cell(b, score.zone >= 0, score.zone + 1);
		buf_putc(b, '\n');
	}
}

/* -- the run -------------------------------------------------------------------------------- */

static bool is_named(const struct run *r, const char *document)
{
	return !r->filter.documents.n || !strcmp(r->filter.documents.v[0], document);
}

/* The document of results: the one that is named, or that of the sheet that is, or the first; NULL: there is none. */
static const struct project_document *summary_of(const struct run *r)
{
	const struct project_document *doc = r->project->documents.v, *of_sheet = NULL;
	for (int i = 0; i < r->project->documents.n; i++) {
		if (doc[i].scores && is_named(r, doc[i].name))
			return &doc[i];
		if (!of_sheet && doc[i].scores && is_named(r, doc[i].scores))
			of_sheet = &doc[i];
	}
	return of_sheet;
}

/* The sheet that was answered: the one that is named, or that of the results. */
static const struct project_document *sheet_of(struct run *r, const struct project_document *summary)
{
	if (summary)
		return project_document_find(r->project, summary->scores);
	if (r->filter.documents.n)
		return project_document_find(r->project, r->filter.documents.v[0]);
	usage_error(
	        r,
	        "no document of platen.yaml has 'scores': --document names the one that was answered, for --format=json or csv");
}

/* The source language, where it is one of the project's, unless another one is asked for. */
static void choose_locale(struct run *r)
{
	const struct project *p = r->project;
	const char *const *locale = p->locales.v, *chosen = locale[0];
	for (int i = 0; i < p->locales.n; i++)
		if (!strcmp(locale[i], p->source_language))
			chosen = p->source_language;
	if (!r->filter.locales.n)
		*vec_push(r->arena, &r->filter.locales) = chosen;
	if (r->filter.locales.n > 1 || r->filter.documents.n > 1)
		usage_error(r, "'score' takes one --locale and one --document");
}

/* Results to standard output, messages to standard error. */
static int print_results(struct run *r, const struct class_answers *c)
{
	struct buf b = {0};
	if (r->format == DIAG_JSON)
		print_json(r, c, &b);
	else
		print_csv(r, c, &b);
	r->format = DIAG_TEXT;
	int status = report(r);
	if (status == ALL_OK)
		print_output(&b);
	buf_free(&b);
	return status;
}

static int plan_summary(struct run *r, const struct project_document *summary, const struct class_answers *c)
{
	r->answers = c->answers;
	r->roster = NULL;
	r->seed = 0;
	r->filter.kind = PLAN_RESULTS;
	r->filter.documents.n = 0;
	*vec_push(r->arena, &r->filter.documents) = summary->name;
	return -1;
}

int score_answers(struct run *r)
{
	const bool forms = answers_are_forms(r->arg[0]);
	r->starts = r->writes = true;
	if (forms)
		form_read_prepare();
	open_project(r);
	if (!r->project)
		return report(r);
	check_filter(r);
	choose_locale(r);
	const struct project_document *summary = summary_of(r), *sheet = sheet_of(r, summary);
	const bool tables = r->format == DIAG_JSON || r->format == FORMAT_CSV;
	if (!summary && !tables)
		usage_error(r,
		            arena_printf(r->arena,
		                         "no document of platen.yaml has 'scores: %s', which would show the results",
		                         sheet->name));
	if (r->positions && forms)
		usage_error(r, "--positions is for tables; forms hold the numbers that are printed");
	if (tables && r->out)
		usage_error(r, "--format=json and csv go to standard output; -o names a PDF");
	struct class_answers c = {0};
	struct answers_request q = {r->root,           r->project,   sheet,   r->filter.locales.v[0], r->arg[0], r->roster,
	                            (uint64_t)r->seed, r->positions, r->names};
	if (!project_answers(r->arena, r->diag, &q, &c) || diag_errors(r->diag)) {
		r->format = tables ? DIAG_TEXT : r->format;
		return report(r);
	}
	return tables ? print_results(r, &c) : plan_summary(r, summary, &c);
}

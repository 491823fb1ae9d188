/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The answers of a class: a table with a row for each sheet. Columns are called by the numbers of statements, as the key
 * prints them, or by what their form fields are called; a field holds the number that is marked on the sheet, which is what
 * the answer counts. Nothing of a row is repeated in a message, since it may be a name.
 */
#include "answers.h"
#include "edition_texts.h"
#include "spec.h"
#include "csv_table.h"
#include "limit.h"
#include "roster.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>
#include <strings.h>

struct answers_reader {
	struct arena *arena;
	struct diag *diag;
	const struct answers_request *request;
	const struct scoring *s;
	const struct csv_table *table;
	int code, name; /* columns; -1: there is none */
	int *statement; /* of each column; -1: it is of none */
	VEC(struct answer_sheet) sheets;
};

static void bad(const struct answers_reader *r, struct where at, const char *text)
{
	diag_report(r->diag, DIAG_BAD_ANSWERS, at, text);
}

/* -- statements ----------------------------------------------------------------------------- */

const char *answers_field(struct arena *a, const struct scoring *s, int statement)
{
	int g = 0;
	while (g + 1 < s->groups && statement >= s->group[g + 1].first)
		g++;
	int row = statement - s->group[g].first + 1;
	return *s->group[g].id ? arena_printf(a, "%s-%d", s->group[g].id, row) : arena_printf(a, "groups-%d-%d", g + 1, row);
}

/* B2, the second of the group with that letter. */
static int by_letter(const struct scoring *s, const char *name)
{
	for (int g = 0; g < s->groups; g++) {
		const char *letter = s->group[g].letter;
		size_t n = strlen(letter), digits = strlen(name) > n ? strspn(name + n, "0123456789") : 0;
		int row = 0;
		if (!n || strncasecmp(name, letter, n) != 0 || !digits || name[n + digits] ||
		    sscanf(name + n, "%6d", &row) != 1)
			continue;
		return row >= 1 && row <= s->group[g].n ? s->group[g].first + row - 1 : -1;
	}
	return -1;
}

static int by_text(const struct scoring *s, const char *name)
{
	for (int g = 0; g < s->groups; g++)
		for (int i = 0; i < s->group[g].n; i++) {
			const struct node *text = node_find(s->group[g].statement[i].node, "text");
			if (text && text->kind == NODE_TEXT && !strcasecmp(text->text, name))
				return s->group[g].first + i;
		}
	return -1;
}

/* The statement that a column is of; -1: it is of none. */
static int find_statement(struct arena *a, const struct scoring *s, const char *name)
{
	const char *number = name + (*name == 'q' || *name == 'Q');
	int n = 0;
	if (*number && strspn(number, "0123456789") == strlen(number) && sscanf(number, "%6d", &n) == 1)
		return n >= 1 && n <= s->statements ? n - 1 : -1;
	for (int i = 0; i < s->statements; i++)
		if (!strcasecmp(answers_field(a, s, i), name))
			return i;
	int found = by_letter(s, name);
	return found >= 0 ? found : by_text(s, name);
}

/* -- columns -------------------------------------------------------------------------------- */

static int find_column(const struct csv_table *t, const char *const *names, int n)
{
	for (int k = 0; k < n; k++)
		for (int i = 0; i < t->columns; i++)
			if (!strcasecmp(t->head.field[i].text, names[k]))
				return i;
	return -1;
}

static void report_column(const struct answers_reader *r, const struct csv_field *f)
{
	if (!*f->text)
		return;
	diag_report(r->diag, DIAG_UNKNOWN_COLUMN, f->at, f->text);
	diag_hint(r->diag, "statements are called 1 to %d, %s, or %s; pupils stand in 'code' or 'name'", r->s->statements,
	          *r->s->group[0].letter ? arena_printf(r->arena, "%s1", r->s->group[0].letter) : "q1",
	          answers_field(r->arena, r->s, 0));
}

/* False where a statement has no column. */
static bool check_columns(const struct answers_reader *r, const int *column_of)
{
	struct buf missing = {0};
	for (int i = 0; i < r->s->statements; i++)
		if (column_of[i] < 0)
			buf_printf(&missing, "%s%d", missing.n ? ", " : "", i + 1);
	bool whole = !missing.n;
	if (!whole)
		bad(r, r->table->columns ? r->table->head.field[0].at : (struct where){r->table->source, 1, 1},
		    arena_printf(r->arena, "no column is for statement %s", buf_cstr(&missing)));
	buf_free(&missing);
	return whole;
}

static bool read_columns(struct answers_reader *r)
{
	static const char *const codes[] = {"code", "id"}, *const names[] = {"name", "pupil"};
	const struct csv_table *t = r->table;
	int *column_of = NEW_ARRAY(r->arena, int, r->s->statements + 1);
	r->code = find_column(t, codes, COUNT_OF(codes));
	r->name = find_column(t, names, COUNT_OF(names));
	r->statement = NEW_ARRAY(r->arena, int, t->columns + 1);
	for (int i = 0; i < r->s->statements; i++)
		column_of[i] = -1;
	for (int i = 0; i < t->columns; i++) {
		const struct csv_field *f = &t->head.field[i];
		int s = r->statement[i] = i == r->code || i == r->name ? -1 : find_statement(r->arena, r->s, f->text);
		if (s < 0 && i != r->code && i != r->name)
			report_column(r, f);
		else if (s >= 0 && column_of[s] >= 0)
			bad(r, f->at, arena_printf(r->arena, "two columns are for statement %d", s + 1));
		else if (s >= 0)
			column_of[s] = i;
	}
	return check_columns(r, column_of);
}

/* -- fields --------------------------------------------------------------------------------- */

/* The digits that sheets are printed with, and those of Chinese and Japanese keyboards. */
static int digit_of(uint32_t cp)
{
	static const uint32_t zeros[] = {'0', 0x660, 0x6F0, 0x966, 0x9E6, 0xE50, 0xFF10};
	for (int i = 0; i < COUNT_OF(zeros); i++)
		if (cp >= zeros[i] && cp < zeros[i] + 10)
			return (int)(cp - zeros[i]);
	return -1;
}

/* The numbers in a field, and whether there is nothing else but what may stand between two; no more than `most`. */
static bool read_numbers(const char *text, int *out, int most, int *n)
{
	const char *end = text + strlen(text);
	bool inside = false;
	for (*n = 0; text < end;) {
		uint32_t cp = utf8_next(&text, end);
		int digit = digit_of(cp);
		if (digit < 0 && (cp > 0x7F || !strchr(" ,;/&+|", (int)cp)))
			return false;
		if (digit >= 0 && !inside && (*n)++ < most)
			out[*n - 1] = 0;
		if (digit >= 0 && *n <= most && out[*n - 1] < 100000)
			out[*n - 1] = out[*n - 1] * 10 + digit;
		inside = digit >= 0;
	}
	return true;
}

static bool is_point(const struct answers_reader *r, int number) { return number >= 1 && number <= r->s->points; }

static bool is_reversed(const struct scoring *s, int statement)
{
	for (int g = 0; g < s->groups; g++)
		if (statement < s->group[g].first + s->group[g].n)
			return s->group[g].statement[statement - s->group[g].first].reversed;
	return false;
}

/* The answer that a field tells; 0: none. */
static int read_answer(const struct answers_reader *r, const struct csv_field *f, int statement)
{
	int number[2] = {0}, n;
	if (utf8_is_blank(f->text))
		return 0;
	bool numbers = read_numbers(f->text, number, COUNT_OF(number), &n);
	if (numbers && n > 1) {
		diag_report(r->diag, DIAG_TWO_MARKS, f->at, statement + 1);
		return 0;
	}
	if (!numbers || n != 1 || !is_point(r, number[0])) {
		bad(r, f->at,
		    arena_printf(r->arena, "the answer to statement %d is none of the numbers 1 to %d", statement + 1,
		                 r->s->points));
		return 0;
	}
	bool turned = is_reversed(r->s, statement) && !r->request->positions;
	return score_value(r->s->points, number[0], turned);
}

/* -- sheets --------------------------------------------------------------------------------- */

static void report_blanks(const struct answers_reader *r, struct where at, const int *answer, const bool *told)
{
	struct buf blank = {0};
	int n = 0;
	for (int i = 0; i < r->s->statements; i++)
		if (!answer[i] && ++n && !told[i])
			buf_printf(&blank, "%s%d", blank.n ? ", " : "", i + 1);
	if (n == r->s->statements)
		diag_report(r->diag, DIAG_BLANK_SHEET, at);
	else if (blank.n)
		diag_report(r->diag, DIAG_BLANK_ANSWER, at, buf_cstr(&blank));
	buf_free(&blank);
}

static const char *text_of(const struct csv_row *row, int column) { return column < 0 ? "" : row->field[column].text; }

static void check_twice(const struct answers_reader *r, const struct answer_sheet *sheet, struct where at)
{
	for (int i = 0; *sheet->id && i < r->sheets.n; i++)
		if (!strcmp(r->sheets.v[i].id, sheet->id))
			bad(r, at, arena_printf(r->arena, "this pupil has answers in line %d too", r->sheets.v[i].line));
}

static void read_sheet(struct answers_reader *r, const struct csv_row *row)
{
	struct where at = row->field[0].at;
	struct answer_sheet sheet = {.line = at.line, .answer = NEW_ARRAY(r->arena, int, r->s->statements + 1)};
	bool *told = NEW_ARRAY(r->arena, bool, r->s->statements + 1);
	for (int i = 0; i < r->table->columns; i++) {
		int s = r->statement[i];
		if (s < 0)
			continue;
		sheet.answer[s] = read_answer(r, &row->field[i], s);
		told[s] = !utf8_is_blank(row->field[i].text);
	}
	sheet.code = text_of(row, r->code);
	sheet.id = *sheet.code ? sheet.code : text_of(row, r->name);
	sheet.name = r->name >= 0 && *text_of(row, r->name) ? text_of(row, r->name) : sheet.id;
	if (!*sheet.code && !r->request->names)
		sheet.code = arena_printf(r->arena, "%d", r->sheets.n + 1);
	else if (!*sheet.code)
		sheet.code = sheet.name;
	report_blanks(r, at, sheet.answer, told);
	check_twice(r, &sheet, at);
	*vec_push(r->arena, &r->sheets) = sheet;
}

/* -- who gave none -------------------------------------------------------------------------- */

static bool has_sheet(const struct answers_reader *r, const char *id)
{
	for (int i = 0; i < r->sheets.n; i++)
		if (!strcmp(r->sheets.v[i].id, id))
			return true;
	return false;
}

/* A row of the class list, which messages show only where names may be printed. */
static struct where place_of(const struct answers_reader *r, struct where at)
{
	struct source *hidden = NEW(r->arena, struct source);
	*hidden = (struct source){.path = at.source->path};
	return r->request->names ? at : (struct where){hidden, at.line, at.column};
}

/* Those of the class list without a sheet, by what the answers call pupils. */
static void find_missing(const struct answers_reader *r, struct answers *out)
{
	const struct answers_request *q = r->request;
	const struct roster_options o = {q->root, q->project, q->sheet->name, NULL, r->code >= 0, q->seed};
	const struct roster *roster = q->roster ? roster_read(r->arena, r->diag, q->roster, &o) : NULL;
	VEC(const char *) missing = {0};
	for (int i = 0; roster && i < roster->n; i++) {
		const struct pupil *p = &roster->v[i];
		if (has_sheet(r, p->title))
			continue;
		diag_report(r->diag, DIAG_MISSING_SHEET, place_of(r, p->row->at));
		*vec_push(r->arena, &missing) = p->title;
	}
	out->missing = (struct list_of){missing.n, missing.v, NULL};
}

static const struct answers *answers_read(struct arena *a, struct diag *d, const struct scoring *s,
                                          const struct answers_request *q)
{
	const struct csv_options as = {DIAG_BAD_ANSWERS, !q->names, LIMIT_PUPILS, "sheets"};
	struct answers_reader r = {.arena = a, .diag = d, .request = q, .s = s, .table = csv_read(a, d, q->path, &as)};
	struct answers *out = NEW(a, struct answers);
	if (!r.table || !read_columns(&r))
		return NULL;
	for (int i = 0; i < r.table->rows.n; i++)
		read_sheet(&r, &r.table->rows.v[i]);
	if (!r.sheets.n)
		bad(&r, (struct where){r.table->source, 0, 0}, "there are no answers in it");
	find_missing(&r, out);
	out->n = r.sheets.n;
	out->sheet = r.sheets.v;
	out->named = q->names;
	return out;
}

/* -- what the sheet says of scores ---------------------------------------------------------- */

bool project_answers(struct arena *a, struct diag *d, const struct answers_request *q, struct class_answers *out)
{
	const struct project_document *doc = q->sheet;
	struct document_spec *spec = descriptor_load(
	        q->root, a, d, (struct descriptor_source){.name = doc->layout, .locale = q->locale, .at = doc->layout_at});
	const struct shape_field *shape = spec ? shape_load(q->root, a, d, spec->shape, spec->shape_at) : NULL;
	const struct edition_texts *texts = edition_texts(q->root, q->project, a, d, q->locale, shape);
	if (!texts)
		return false;
	if (!shape->scoring) {
		diag_report(d, DIAG_SCORING, spec->shape_at,
		            arena_printf(a, "answers to '%s' have no score: the shape '%s' says nothing under 'scoring'",
		                         doc->name, shape->key));
		return false;
	}
	out->scoring = scoring_of(a, texts->content);
	out->answers = out->scoring ? answers_read(a, d, out->scoring, q) : NULL;
	return out->answers;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A table of answers, with a row for each sheet. Columns are called by the numbers of statements, as the key prints them (also beside a
 * shuffled sheet, whose statements keep the numbers of the content), or by
 * what their form fields are called; a field holds the number that is marked on the sheet, which is what the answer counts.
 */
#include "answers_sheets.h"
#include "csv_table.h"
#include "limit.h"

#include <strings.h>

struct table_reader {
	struct answers_reader *to;
	const struct csv_table *table;
	int code, name; /* columns; -1: there is none */
	int *statement; /* of each column; -1: it is of none */
};

static void bad(const struct table_reader *r, struct where at, const char *text)
{
	diag_report(r->to->diag, DIAG_BAD_ANSWERS, at, text);
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

static void report_column(const struct table_reader *r, const struct csv_field *f)
{
	if (!*f->text)
		return;
	diag_report(r->to->diag, DIAG_UNKNOWN_COLUMN, f->at, f->text);
	diag_hint(r->to->diag, "statements are called 1 to %d, %s, or %s; pupils stand in 'code' or 'name'",
	          r->to->s->statements,
	          *r->to->s->group[0].letter ? arena_printf(r->to->arena, "%s1", r->to->s->group[0].letter) : "q1",
	          answers_field(r->to->arena, r->to->s, 0));
}

/* Once: where the first row names no columns, there are many. */
static void report_second(const struct table_reader *r, struct where at, int statement, bool *twice)
{
	if (!*twice) {
		bad(r, at, arena_printf(r->to->arena, "two columns are for statement %d", statement + 1));
		diag_hint(r->to->diag, "the first row names the columns, and then comes a row for each sheet");
	}
	*twice = true;
}

/* Nobody could tell which of them is meant. */
static void check_pupils(const struct table_reader *r)
{
	const struct csv_table *t = r->table;
	for (int i = 0; i < t->columns; i++)
		if ((r->code >= 0 && i != r->code && !strcasecmp(t->head.field[i].text, t->head.field[r->code].text)) ||
		    (r->name >= 0 && i != r->name && !strcasecmp(t->head.field[i].text, t->head.field[r->name].text))) {
			bad(r, t->head.field[i].at, "two columns tell pupils apart and are called the same");
			diag_hint(r->to->diag,
			          "delete one, or call it otherwise: 'code' and 'name' may stand beside each other");
		}
}

/* False where a statement has no column. */
static bool check_columns(const struct table_reader *r, const int *column_of)
{
	struct buf missing = {0};
	for (int i = 0; i < r->to->s->statements; i++)
		if (column_of[i] < 0)
			buf_printf(&missing, "%s%d", missing.n ? ", " : "", i + 1);
	bool whole = !missing.n;
	if (!whole) {
		bad(r, r->table->columns ? r->table->head.field[0].at : (struct where){r->table->source, 1, 1},
		    arena_printf(r->to->arena, "no column is for statement %s", buf_cstr(&missing)));
		diag_hint(r->to->diag,
		          "the first row names the columns: code;1;2;3 and so on, one for each statement of the "
		          "sheet; a column of empty fields is for one that nobody answered");
	}
	buf_free(&missing);
	return whole;
}

static bool read_columns(struct table_reader *r)
{
	static const char *const codes[] = {"code", "id"}, *const names[] = {"name", "pupil"};
	const struct csv_table *t = r->table;
	int *column_of = NEW_ARRAY(r->to->arena, int, r->to->s->statements + 1);
	bool twice = false;
	r->code = find_column(t, codes, COUNT_OF(codes));
	r->name = find_column(t, names, COUNT_OF(names));
	r->statement = NEW_ARRAY(r->to->arena, int, t->columns + 1);
	for (int i = 0; i < r->to->s->statements; i++)
		column_of[i] = -1;
	for (int i = 0; i < t->columns; i++) {
		const struct csv_field *f = &t->head.field[i];
		int s = r->statement[i] =
		        i == r->code || i == r->name ? -1 : answers_statement(r->to->arena, r->to->s, f->text);
		if (s < 0 && i != r->code && i != r->name)
			report_column(r, f);
		else if (s >= 0 && column_of[s] >= 0)
			report_second(r, f->at, s, &twice);
		else if (s >= 0)
			column_of[s] = i;
	}
	check_pupils(r);
	return check_columns(r, column_of);
}

/* -- rows ----------------------------------------------------------------------------------- */

static const char *text_of(const struct csv_row *row, int column) { return column < 0 ? "" : row->field[column].text; }

/* A number stands for a pupil without a code, where no name may be printed. */
static void set_names(const struct table_reader *r, const struct csv_row *row, struct answer_sheet *sheet)
{
	const char *code = text_of(row, r->code), *name = text_of(row, r->name);
	const int column = *name ? r->name : r->code;
	sheet->id = *code ? code : name;
	if (column >= 0)
		sheet->at = row->field[column].at;
	sheet->name = *name ? name : code;
	sheet->code = *code                      ? code
	        : r->to->request->names && *name ? name
	                                         : arena_printf(r->to->arena, "%d", r->to->sheets.n + 1);
}

static void read_sheet(const struct table_reader *r, const struct csv_row *row)
{
	struct arena *a = r->to->arena;
	const int n = r->to->s->statements + 1;
	struct answer_sheet sheet = {.line = row->field[0].at.line, .answer = NEW_ARRAY(a, int, n)};
	bool *told = NEW_ARRAY(a, bool, n);
	for (int i = 0; i < r->table->columns; i++) {
		const struct csv_field *f = &row->field[i];
		int s = r->statement[i];
		if (s < 0)
			continue;
		sheet.answer[s] = answers_answer(r->to, f->text, f->at, s, r->to->request->positions);
		told[s] = !utf8_is_blank(f->text);
	}
	set_names(r, row, &sheet);
	answers_add(r->to, sheet, told, row->field[0].at);
}

bool answers_from_table(struct answers_reader *to)
{
	const struct answers_request *q = to->request;
	const struct csv_options as = {DIAG_BAD_ANSWERS, !q->names, LIMIT_PUPILS, "sheets"};
	const int before = diag_errors(to->diag);
	struct table_reader r = {.to = to, .table = csv_read(to->arena, to->diag, q->path, &as)};
	const bool whole = diag_errors(to->diag) == before;
	if (!r.table || (r.table->columns && !read_columns(&r)))
		return false;
	to->coded = r.code >= 0;
	for (int i = 0; i < r.table->rows.n; i++)
		read_sheet(&r, &r.table->rows.v[i]);
	if (!r.table->rows.n && whole) {
		bad(&r, (struct where){r.table->source, 0, 0}, "there are no answers in it");
		diag_hint(to->diag,
		          "the first row names the columns: code;1;2;3 and so on, and then comes a row for each sheet");
	}
	return true;
}

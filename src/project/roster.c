/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The list of a class, a table in CSV. What is wrong is told at its row; no value of a field is repeated there, since it
 * may be a name.
 */
#include "roster.h"
#include "csv_table.h"
#include "limit.h"
#include "names.h"
#include "roster_choices.h"
#include "roster_names.h"

#include <string.h>

struct reader {
	struct arena *arena, *scratch; /* the second is that of one row */
	struct diag *diag;
	const struct csv_table *table;
	VEC(const char *) head; /* names of the columns */
	struct roster *list;
};

static void bad(struct reader *r, struct where at, const char *text) { diag_report(r->diag, DIAG_BAD_ROSTER, at, text); }

static bool parts_lines(uint32_t c) { return c == '\n' || c == '\t' || c == 0x85 || c == 0x2028 || c == 0x2029; }

/* What would lie over other things: a sheet has room for one line. Other signs without a glyph were told before. */
static void check_field(struct reader *r, const struct csv_field *f)
{
	const char *s = f->text, *end = s + strlen(s);
	uint32_t c = 0;
	while (s < end && !parts_lines(c))
		c = utf8_next(&s, end);
	if (!parts_lines(c))
		return;
	bad(r, f->at, c == '\t' ? "a field holds a tab" : "a field holds a line break");
	diag_hint(r->diag, "a field is printed in one line: put a space there");
}

/* -- columns -------------------------------------------------------------------------------- */

static bool has_column(const struct reader *r, const char *name)
{
	for (int i = 0; i < r->head.n; i++)
		if (!strcmp(r->head.v[i], name))
			return true;
	return false;
}

/* Spreadsheets write the first letter large. Braces and points have a meaning in templates. */
static void add_column(struct reader *r, const struct csv_field *f)
{
	const char *name = name_in_small_letters(r->arena, f->text);
	check_field(r, f);
	if (*name && strpbrk(name, "{}|.")) {
		bad(r, f->at, "the name of a column holds a brace, a point or a bar");
		diag_hint(r->diag, "these have a meaning in a layout, where '{pupil.NAME}' prints a column");
	} else if (roster_adds(name)) {
		bad(r, f->at, arena_printf(r->arena, "'%s' is what platen itself knows of each pupil, not a column", name));
		diag_hint(r->diag, "call the column otherwise: 'list-%s', say", name);
	} else if (*name && has_column(r, name)) {
		bad(r, f->at, arena_printf(r->arena, "two columns are called '%s'", name));
		diag_hint(r->diag, "delete one, or call it otherwise; capitals and small letters do not make another name");
	}
	*vec_push(r->arena, &r->head) = name;
}

static bool read_head(struct reader *r)
{
	const struct csv_field *field = r->table->head.field;
	for (int i = 0; i < r->table->columns; i++)
		add_column(r, &field[i]);
	if (!r->table->columns || has_column(r, "name"))
		return r->table->columns > 0;
	bad(r, field[0].at, "no column is called 'name'");
	diag_hint(r->diag,
	          r->table->columns == 1
	                  ? "the first row names the columns, between semicolons, commas or tabs: name;class"
	                  : "the first row names the columns: name;class, say, and then comes a row for each pupil");
	return false;
}

/* -- rows ----------------------------------------------------------------------------------- */

/* What the row chooses is kept by the names that the project has. */
static void keep_choice(const struct reader *r, struct roster_row *row, const struct pupil *p, enum pupil_column column)
{
	for (int i = 0; p->cell[column] && i < r->list->columns; i++)
		if (!strcmp(r->list->head[i], roster_columns[column]))
			row->field[i].text = p->cell[column]->text;
}

/* The row `number`; with a mistake it is left out of the list. */
static void add_row(struct reader *r, struct roster_choices *choices, struct csv_field *field, int number)
{
	struct roster_row *row = &r->list->v[r->list->n];
	const struct arena_mark mark = arena_mark(r->scratch);
	const int before = diag_errors(r->diag);
	for (int i = 0; i < r->list->columns; i++)
		check_field(r, &field[i]);
	*row = (struct roster_row){.field = field, .number = number};
	struct pupil *p = roster_bare(r->scratch, r->list, row);
	if (!p->cell[PUPIL_NAME]) {
		bad(r, field[0].at, "this row has no name");
		diag_hint(r->diag, "write it into the column 'name', or delete the row");
	}
	roster_choose(choices, p);
	row->edition = p->edition;
	row->whole = p->whole;
	keep_choice(r, row, p, PUPIL_EDITION);
	keep_choice(r, row, p, PUPIL_LOCALE);
	r->list->n += diag_errors(r->diag) == before;
	arena_release(r->scratch, mark);
}

static void report_none(struct reader *r)
{
	bad(r, (struct where){r->table->source, 0, 0}, "the list names no pupil");
	diag_hint(r->diag,
	          r->table->columns ? "below the names of the columns comes a row for each pupil"
	                            : "the first row names the columns: name;class, say, and then comes a row for "
	                              "each pupil");
}

static void open_list(struct reader *r, const struct roster_options *o)
{
	struct arena *a = r->arena;
	const int columns = r->head.n, rows = r->table->rows.n;
	struct where *head_at = NEW_ARRAY(a, struct where, columns + 1);
	for (int i = 0; i < columns; i++)
		head_at[i] = r->table->head.field[i].at;
	r->list = NEW(a, struct roster);
	*r->list = (struct roster){.source = r->table->source,
	                           .project = o->project,
	                           .subject = o->project->subject,
	                           .document = o->document,
	                           .columns = columns,
	                           .head = r->head.v,
	                           .head_at = head_at,
	                           .key = NEW_ARRAY(a, const char *, columns + ROSTER_MORE_COLUMNS),
	                           .key_at = NEW_ARRAY(a, struct where, columns + ROSTER_MORE_COLUMNS),
	                           .v = NEW_ARRAY(a, struct roster_row, rows + 1),
	                           .codes = o->codes,
	                           .seed = o->seed};
}

static void add_rows(struct reader *r, const struct roster_options *o)
{
	struct roster_choices *choices = roster_choices_new(r->arena, r->diag, o);
	r->scratch = arena_new();
	for (int i = 0; i < r->table->rows.n; i++)
		add_row(r, choices, r->table->rows.v[i].field, i + 1);
	roster_tell_choices(choices);
	arena_free(r->scratch);
}

struct roster *roster_read(struct arena *a, struct diag *d, const char *path, const struct roster_options *o)
{
	const struct csv_options as = {DIAG_BAD_ROSTER, o->codes, LIMIT_PUPILS, "pupils"};
	int before = diag_errors(d);
	struct reader r = {.arena = a, .diag = d, .table = csv_read(a, d, path, &as)};
	if (!r.table)
		return NULL;
	const int read = diag_errors(d);
	const bool headed = read_head(&r), sound = diag_errors(d) == read;
	open_list(&r, o);
	if (headed)
		add_rows(&r, o);
	if (!r.list->n && diag_errors(d) == before)
		report_none(&r);
	if (sound)
		roster_name(a, d, r.list, path);
	return diag_errors(d) == before || (o->partly && sound && r.list->n) ? r.list : NULL;
}

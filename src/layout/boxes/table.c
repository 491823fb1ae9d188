/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Tables: rows of cells on columns whose widths come from their content.
 *
 * Cells are first put on a grid (spans take places), then widths are found, then each row becomes
 * one item; rows that a span joins become one item together. The header is drawn again wherever
 * the table goes on.
 */
#include "boxes/table.h"
#include "../baseline.h"
#include "../connector.h"
#include "layouts.h"
#include "../prose.h"
#include "../tracks.h"

#include <string.h>

struct slot {
	const struct table_cell *cell;
	const struct style *style;
	int row, column, colspan, rowspan, align;
	bool header;     /* in the header row */
	bool row_header; /* names its row */
	struct element *element;
};

/* The header cells of a column, from above. */
struct column_heads {
	VEC(struct element *) v;
};

struct table {
	struct builder *b;
	const struct box *box;
	const struct table_props *p;
	const struct table_column *column;
	int columns, rows, header_rows;
	struct track *track;
	mpt *x;                 /* of each column */
	VEC(struct slot) slots; /* row by row */
	int *first;             /* slot of each row, and behind the last one */
	int groups;             /* of the body so far: rows, those that spans join as one */
	struct element *element, *head, *body;
	bool linked;                /* cells name their headers: scope does not suffice */
	struct column_heads *heads; /* of each column, so far */
};

/* -- the grid ------------------------------------------------------------------------------- */

static const struct style *first_style(const struct style *a, const struct style *b, const struct style *c)
{
	return a ? a : b ? b : c;
}

static void add_slot(struct table *t, struct slot s) { *vec_push(t->b->arena, &t->slots) = s; }

/* The row of heads that the columns declare. */
static void add_heads(struct table *t)
{
	bool any = false;
	for (int i = 0; i < t->columns; i++)
		any |= t->column[i].head.value != NULL;
	for (int i = 0; i < t->columns && any; i++) {
		struct table_cell *cell = NEW(t->b->arena, struct table_cell);
		cell->text = t->column[i].head;
		const struct style *s =
		        first_style(t->column[i].head_style.style, t->p->head_style.style, t->box->style.style);
		add_slot(t, (struct slot){cell, s, t->rows, i, 1, 1, t->column[i].align, true, false, NULL});
	}
	t->rows += any;
	t->header_rows += any;
}

/* The nearest one: of the cell, its row, its column, its kind in the table, the table. */
static const struct style *cell_style(const struct table *t, const struct table_cell *cell, const struct table_row *row,
                                      const struct table_column *column, bool header)
{
	if (cell->style.style || row->style.style)
		return first_style(cell->style.style, row->style.style, NULL);
	if (header)
		return first_style(column->head_style.style, t->p->head_style.style, t->box->style.style);
	bool names_row = cell->header || column->header;
	return first_style(column->style.style, names_row ? t->p->header_style.style : t->p->cell_style.style,
	                   t->box->style.style);
}

/* A row on its way to the grid. */
struct row {
	const struct table_row *row;
	bool header;
	int left;     /* rows to the end of the header, or of the table: as far as a cell may span */
	int *covered; /* rows that a cell above still covers, of each column */
};

/* `taken`: a column, from 1 on, that a cell above covers; 0: none. */
static void report_cell_too_many(const struct table *t, const struct table_cell *cell, int taken)
{
	diag_report(t->b->gfx.diag, DIAG_BAD_DATA, cell->text.value ? cell->text.value->at : t->box->at,
	            arena_printf(t->b->arena, "this cell is one too many: the table has %d column%s", t->columns,
	                         t->columns == 1 ? "" : "s"));
	if (taken)
		diag_hint(t->b->gfx.diag, "column %d is taken by a cell above that spans rows", taken);
}

/* The column, from 1 on, that a cell above takes of a row without cells so far; 0: none. */
static int column_taken(const struct table *t, const struct row *r)
{
	for (int k = 0; k < t->columns; k++)
		if (r->covered[k])
			return k + 1;
	return 0;
}

/* The columns of a cell: as many as it asks for, up to the end of the table or a cell that reaches down. */
static int fit_colspan(const struct table *t, const struct row *r, const struct table_cell *cell, int column)
{
	int span = 1;
	while (span < cell->colspan && column + span < t->columns && !r->covered[column + span])
		span++;
	if (span == cell->colspan)
		return span;
	const char *of =
	        arena_printf(t->b->arena, "the cell spans %d columns from column %d on, but ", cell->colspan, column + 1);
	if (column + span < t->columns)
		of = arena_printf(t->b->arena, "%scolumn %d is taken by a cell above that spans rows", of,
		                  column + span + 1);
	else
		of = arena_printf(t->b->arena, "%sthe table has %d", of, t->columns);
	diag_report(t->b->gfx.diag, DIAG_TABLE_SPAN, cell->colspan_at, of);
	return span;
}

static int fit_rowspan(const struct table *t, const struct row *r, const struct table_cell *cell)
{
	if (cell->rowspan <= r->left)
		return cell->rowspan;
	bool more = r->header && t->p->header_rows < t->p->rows.n;
	diag_report(t->b->gfx.diag, DIAG_TABLE_SPAN, cell->rowspan_at,
	            arena_printf(t->b->arena, "the cell spans %d rows, but the %s ends after %d", cell->rowspan,
	                         more ? "header" : "table", r->left));
	if (more)
		diag_hint(t->b->gfx.diag, "`header-rows: %d` takes all rows that it spans into the header",
		          t->p->header_rows + cell->rowspan - r->left);
	return r->left;
}

static void add_cell(struct table *t, const struct row *r, const struct table_cell *cell, int column)
{
	const struct table_column *c = &t->column[column];
	struct slot s = {.cell = cell, .row = t->rows, .column = column, .align = c->align, .header = r->header};
	s.style = cell_style(t, cell, r->row, c, r->header);
	s.row_header = !r->header && (cell->header || c->header);
	s.colspan = fit_colspan(t, r, cell, column);
	s.rowspan = fit_rowspan(t, r, cell);
	for (int k = 0; k < s.colspan; k++)
		r->covered[column + k] = s.rowspan;
	t->linked |= s.colspan > 1 || s.rowspan > 1 || s.row_header;
	add_slot(t, s);
}

static int free_column(const struct table *t, const struct row *r, int from)
{
	while (from < t->columns && r->covered[from])
		from++;
	return from;
}

/* The cells of a row; one that has too few ends with empty ones. */
static void add_row_slots(struct table *t, const struct row *r)
{
	static const struct table_cell empty = {.colspan = 1, .rowspan = 1};
	const struct table_cell *cell = r->row->cells.v;
	int column = free_column(t, r, 0), taken = column_taken(t, r);
	for (int i = 0; i < r->row->cells.n; i++) {
		if (column == t->columns) {
			report_cell_too_many(t, &cell[i], taken);
			return;
		}
		add_cell(t, r, &cell[i], column);
		column = free_column(t, r, column);
	}
	for (; column < t->columns; column = free_column(t, r, column))
		add_cell(t, r, &empty, column);
}

static void place_cells(struct table *t)
{
	const struct table_row *row = t->p->rows.v;
	int *covered = NEW_ARRAY(t->b->arena, int, t->columns + 1);
	add_heads(t);
	for (int i = 0; i < t->p->rows.n; i++) {
		bool header = i < t->p->header_rows;
		int end = header && t->p->header_rows < t->p->rows.n ? t->p->header_rows : t->p->rows.n;
		add_row_slots(t, &(struct row){&row[i], header, end - i, covered});
		for (int k = 0; k < t->columns; k++)
			covered[k] -= covered[k] > 0;
		t->rows++;
		t->header_rows += header;
	}
	t->linked |= t->header_rows > 1;
}

static void index_rows(struct table *t)
{
	t->first = NEW_ARRAY(t->b->arena, int, t->rows + 1);
	for (int i = 0, row = 0; row <= t->rows; row++) {
		while (i < t->slots.n && t->slots.v[i].row < row)
			i++;
		t->first[row] = i;
	}
}

/* -- widths --------------------------------------------------------------------------------- */

/* The cell of a row in a column. */
static const struct slot *slot_at(const struct table *t, int row, int column)
{
	for (int i = t->first[row + 1] - 1; i >= 0; i--) {
		const struct slot *s = &t->slots.v[i];
		if (s->row <= row && row < s->row + s->rowspan && s->column <= column && column < s->column + s->colspan)
			return s;
	}
	return NULL;
}

/* To the edge of the cell in a column beside, and no nearer to its text than to that of its own. */
static mpt reach_to(const struct table *t, const struct slot *s, int column, bool start)
{
	const struct connector *c = &t->column[s->column].connector;
	if (column < 0 || column >= t->columns)
		return REACHES_NONE;
	const struct slot *beside = slot_at(t, s->row, column);
	if (!beside || !beside->cell->text.value)
		return t->p->gap;
	mpt padding = start ? beside->style->padding.right : beside->style->padding.left;
	bool ground = !color_is_none(beside->style->fill) && padding;
	return t->p->gap - (ground ? 0 : mpt_max(c->gap - padding, 0));
}

static struct reach reach_of(const struct table *t, const struct slot *s)
{
	if (s->header || !connector_is_drawn(&t->column[s->column].connector))
		return (struct reach){REACHES_NONE, REACHES_NONE};
	return (struct reach){reach_to(t, s, s->column - 1, true), reach_to(t, s, s->column + s->colspan, false)};
}

static void slot_extent(const struct table *t, const struct slot *s, mpt *min, mpt *max)
{
	const struct edges *p = &s->style->padding;
	extent_rich(t->b, s->cell->text.value, s->style, min, max);
	extent_boxes(t->b, &s->cell->boxes, min, max);
	mpt beside = p->left + p->right + (s->header ? 0 : connector_room(&t->column[s->column].connector, reach_of(t, s)));
	*min += beside;
	*max += beside;
}

static void find_widths(struct table *t)
{
	t->track = NEW_ARRAY(t->b->arena, struct track, t->columns + 1);
	for (int i = 0; i < t->columns; i++)
		t->track[i] = (struct track){.dim = t->column[i].width, .at = t->column[i].width_at};
	for (int i = 0; i < t->slots.n; i++) {
		const struct slot *s = &t->slots.v[i];
		mpt min = 0, max = 0;
		if (s->colspan != 1)
			continue;
		slot_extent(t, s, &min, &max);
		t->track[s->column].min = mpt_max(t->track[s->column].min, min);
		t->track[s->column].max = mpt_max(t->track[s->column].max, max);
	}
	tracks_fit(t->b, t->box, t->track, t->columns, t->p->gap);
}

static void place_columns(struct table *t)
{
	mpt x = 0;
	t->x = NEW_ARRAY(t->b->arena, mpt, t->columns);
	for (int i = 0; i < t->columns; i++) {
		t->x[i] = x;
		x += t->track[i].width + t->p->gap;
	}
}

/* -- rows ----------------------------------------------------------------------------------- */

static void add_head(struct table *t, struct slot *s, struct element *head)
{
	if (!s->element->heads.n || s->element->heads.v[s->element->heads.n - 1] != head)
		*vec_push(t->b->arena, &s->element->heads) = head;
}

/* The headers of its columns that stand above. */
static void link_columns(struct table *t, struct slot *s)
{
	for (int k = s->column; k < s->column + s->colspan; k++)
		for (int i = 0; i < t->heads[k].v.n; i++)
			add_head(t, s, t->heads[k].v.v[i]);
}

/* The headers of its rows, of those that spans join: slots from..to. */
static void link_rows(struct table *t, struct slot *s, int from, int to)
{
	for (int i = from; i < to && !s->row_header; i++) {
		const struct slot *head = &t->slots.v[i];
		if (head->row_header && head->row < s->row + s->rowspan && s->row < head->row + head->rowspan)
			add_head(t, s, head->element);
	}
}

/* Lets cells name their headers, when all of the rows have their elements (ISO 32000-1 14.8.5.7). */
static void link_cells(struct table *t, int from, int to)
{
	for (int i = from; i < to && t->linked; i++) {
		link_columns(t, &t->slots.v[i]);
		if (!t->slots.v[i].header)
			link_rows(t, &t->slots.v[i], from, to);
	}
	for (int i = from; i < to && t->linked; i++)
		for (int k = 0; t->slots.v[i].element->scope == SCOPE_COLUMN && k < t->slots.v[i].colspan; k++)
			*vec_push(t->b->arena, &t->heads[t->slots.v[i].column + k].v) = t->slots.v[i].element;
}

/* A cell of the header that says nothing is a header of nothing. */
static bool is_blank(const struct slot *s) { return s->header && !s->cell->text.value && !s->cell->boxes.n; }

static struct element *cell_element(struct table *t, const struct slot *s, struct element *row)
{
	bool th = (s->header && !is_blank(s)) || s->row_header;
	struct element *element = element_detached(t->b->arena, row, th ? ROLE_TH : ROLE_TD);
	element->scope = th && s->header ? SCOPE_COLUMN : th ? SCOPE_ROW : SCOPE_NONE;
	element->colspan = s->colspan > 1 ? s->colspan : 0;
	element->rowspan = s->rowspan > 1 ? s->rowspan : 0;
	return element;
}

static void put_text(const struct table *t, const struct slot *s, struct builder *in, mpt width)
{
	const struct connector *c = &t->column[s->column].connector;
	int align = s->align != ALIGN_START ? s->align : s->style->align;
	struct vitem *lines = s->header ? NULL : connector_begin(in, c, width, reach_of(t, s));
	if (s->cell->text.value)
		build_text(in, s->cell->text.value, &(struct text_look){s->style, align, ROLE_P, NULL, true});
	build_boxes(in, &s->cell->boxes, 0);
	connector_end(in, c, lines, reach_of(t, s));
}

static void fill_cell(struct table *t, const struct slot *s, struct cell *cell)
{
	int last = s->column + s->colspan - 1;
	cell->x = t->x[s->column];
	cell->w = t->x[last] + t->track[last].width - cell->x;
	cell->valign = 3;
	cell->element = s->element;
	struct builder in = cell_builder(t->b, cell, cell->element);
	struct area_state area = area_open(&in, s->style, true);
	in.area->again = spacing(t->b, s->style->padding.top) + spacing(t->b, t->p->row_padding);
	add_strut(&in, spacing(t->b, t->p->row_padding), false);
	put_text(t, s, &in, cell->w);
	in.list->pending = 0;
	add_strut(&in, spacing(t->b, t->p->row_padding), true);
	area_close(&in, &area, 0);
}

/* The row after the last that spans join to `row`. */
static int group_end(const struct table *t, int row)
{
	int end = row + 1;
	for (int i = t->first[row]; i < t->first[end]; i++) {
		const struct slot *s = &t->slots.v[i];
		if (s->row + s->rowspan > end)
			end = s->row + s->rowspan;
	}
	return end;
}

/* The item of rows from..to, which spans join. */
static struct vitem *add_table_rows(struct table *t, int from, int to)
{
	int n = t->first[to] - t->first[from];
	bool header = from < t->header_rows;
	struct cells *c = cells_new(t->b, n);
	struct slot *slot = n ? t->slots.v + t->first[from] : NULL;
	struct element **row = NEW_ARRAY(t->b->arena, struct element *, to - from + 1);
	for (int i = 0; i < to - from; i++)
		row[i] = element_detached(t->b->arena, header ? t->head : t->body, ROLE_TR);
	for (int i = 0; i < n; i++)
		slot[i].element = cell_element(t, &slot[i], row[slot[i].row - from]);
	link_cells(t, t->first[from], t->first[to]);
	for (int i = 0; i < n; i++) {
		fill_cell(t, &slot[i], &c->cell[i]);
		c->cell[i].row = slot[i].row - from;
		c->cell[i].rowspan = slot[i].rowspan;
		c->over |= !color_is_none(slot[i].style->fill);
	}
	c->at = t->box->at;
	c->rows = to - from;
	c->begins = from == t->header_rows;
	c->gap = t->p->gap;
	c->row_gap = spacing(t->b, t->p->row_gap);
	c->may_split = t->box->keep == KEEP_AUTO && to - from == 1 && !header;
	c->rule = to < t->rows ? t->p->rule : COLOR_NONE;
	c->inner = t->p->rule;
	c->rule_width = t->p->rule_width;
	c->fill = !header && t->groups++ % 2 ? t->p->stripe : COLOR_NONE;
	c->over |= !color_is_none(c->fill);
	if (t->p->valign == TABLE_BASELINE)
		baseline_align(t->b->arena, c);
	struct vitem *item = add_row(t->b, c);
	if (t->p->valign == TABLE_MIDDLE || t->p->valign == TABLE_BOTTOM)
		baseline_sink(c, t->p->valign == TABLE_MIDDLE ? 1 : 2);
	item->at = n && slot[0].cell->text.value ? slot[0].cell->text.value->at : t->box->at;
	item->bound = from <= t->header_rows;
	return item;
}

/* What a cut discards, but not below a header that is drawn again. */
static void add_row_gap(const struct table *t, int row)
{
	if (t->p->row_gap && row < t->rows)
		add_fr(t->b, (struct dim){t->p->row_gap, UNIT_ABS});
}

static void add_header(struct table *t)
{
	int from = t->b->list->v.n;
	for (int row = 0; row < t->header_rows;) {
		int end = group_end(t, row);
		add_table_rows(t, row, end);
		add_row_gap(t, end);
		t->b->list->stick_next = true;
		row = end;
	}
	repeat_items(t->b, from);
}

static void add_caption(struct table *t)
{
	struct builder *b = t->b;
	struct element *was = b->element;
	const struct style *s = t->box->style.style;
	if (!t->p->caption.value)
		return;
	b->element = t->element;
	build_text(b, t->p->caption.value, &(struct text_look){s, s->align, ROLE_CAPTION, NULL, false});
	b->list->stick_next = true;
	b->element = was;
}

/* What takes all columns was told where it stands. */
static bool lacks_told(const struct diag *d)
{
	return diag_count(d, DIAG_NO_EACH) || diag_count(d, DIAG_MISSING_KEY) || diag_count(d, DIAG_UNKNOWN_KEY) ||
	        diag_count(d, DIAG_WRONG_TYPE);
}

static void build_table(struct builder *b, const struct box *box)
{
	const struct table_props *p = box->props;
	struct table t = {.b = b, .box = box, .p = p, .column = p->columns.v, .columns = p->columns.n};
	if (!t.columns) {
		if (!lacks_told(b->gfx.diag))
			diag_report(b->gfx.diag, DIAG_BAD_DATA, box->at, "the table has no columns");
		return;
	}
	t.element = element_detached(b->arena, b->element, ROLE_TABLE);
	t.element->summary = p->summary.value ? rich_told(b->gfx.arena, p->summary.value, b->gfx.rtl) : NULL;
	t.heads = NEW_ARRAY(b->arena, struct column_heads, t.columns);
	place_cells(&t);
	index_rows(&t);
	find_widths(&t);
	place_columns(&t);
	add_caption(&t);
	t.head = t.header_rows ? element_detached(b->arena, t.element, ROLE_THEAD) : t.element;
	t.body = element_detached(b->arena, t.element, ROLE_TBODY);
	struct area_state area = area_open(b, &no_decoration, true);
	b->list->v.v[area.open]->bound = p->caption.value != NULL;
	add_header(&t);
	for (int row = t.header_rows; row < t.rows;) {
		int end = group_end(&t, row);
		add_table_rows(&t, row, end);
		add_row_gap(&t, end);
		row = end;
	}
	area_close(b, &area, 0);
}

const struct box_layout table_layout = {.build = build_table};

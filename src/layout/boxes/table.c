/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Tables: rows of cells on columns whose widths come from their content.
 *
 * Cells are first put on a grid (spans take places), then widths are found, then each row becomes
 * one item; rows that a span joins become one item together. The header is drawn again wherever
 * the table goes on.
 */
#include "boxes/table.h"
#include "layouts.h"
#include "../prose.h"
#include "../tracks.h"

#include <assert.h>
#include <string.h>

struct slot {
	const struct table_cell *cell;
	const struct style *style;
	int row, column, colspan, rowspan, align;
	bool header;     /* in the header row */
	bool row_header; /* names its row */
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
	struct element *element, *head, *body;
};

/* -- the grid ------------------------------------------------------------------------------- */

static const struct style *first_style(const struct style *a, const struct style *b, const struct style *c)
{
	return a ? a : b ? b : c;
}

static void add_slot(struct table *t, struct slot s)
{
	if (s.colspan > t->columns - s.column)
		s.colspan = t->columns - s.column;
	*vec_push(t->b->arena, &t->slots) = s;
}

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
		add_slot(t, (struct slot){cell, s, t->rows, i, 1, 1, t->column[i].align, true, false});
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

/* The cells of a row. `covered`: rows that a cell above still covers, by column; `left`: rows to the end of the
   header, or of the table, which is as far as a cell may span. */
static void add_row_slots(struct table *t, const struct table_row *row, int *covered, bool header, int left)
{
	const struct table_cell *cell = row->cells.v;
	int column = 0;
	for (int i = 0; i < row->cells.n; i++) {
		while (column < t->columns && covered[column])
			column++;
		if (column >= t->columns) {
			diag_report(t->b->gfx.diag, DIAG_BAD_DATA, t->box->at,
			            arena_printf(t->b->arena, "row %d of the table has more cells than there are columns",
			                         t->rows + 1));
			return;
		}
		const struct table_column *c = &t->column[column];
		bool names_row = !header && (cell[i].header || c->header);
		int rowspan = cell[i].rowspan < left ? cell[i].rowspan : left;
		add_slot(t,
		         (struct slot){&cell[i], cell_style(t, &cell[i], row, c, header), t->rows, column, cell[i].colspan,
		                       rowspan, c->align, header, names_row});
		for (int k = 0; k < cell[i].colspan && column < t->columns; k++)
			covered[column++] = rowspan;
	}
}

static void place_cells(struct table *t)
{
	const struct table_row *row = t->p->rows.v;
	int *covered = NEW_ARRAY(t->b->arena, int, t->columns + 1);
	add_heads(t);
	for (int i = 0; i < t->p->rows.n; i++) {
		bool header = i < t->p->header_rows;
		int end = header && t->p->header_rows < t->p->rows.n ? t->p->header_rows : t->p->rows.n;
		add_row_slots(t, &row[i], covered, header, end - i);
		for (int k = 0; k < t->columns; k++)
			covered[k] -= covered[k] > 0;
		t->rows++;
		t->header_rows += header;
	}
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

static void slot_extent(const struct table *t, const struct slot *s, mpt *min, mpt *max)
{
	const struct edges *p = &s->style->padding;
	extent_rich(t->b, s->cell->text.value, s->style, min, max);
	extent_boxes(t->b, &s->cell->boxes, min, max);
	*min += p->left + p->right;
	*max += p->left + p->right;
}

static void find_widths(struct table *t)
{
	mpt avail = t->b->width - (t->columns - 1) * t->p->gap;
	t->track = NEW_ARRAY(t->b->arena, struct track, t->columns + 1);
	for (int i = 0; i < t->columns; i++)
		t->track[i].dim = t->column[i].width;
	for (int i = 0; i < t->slots.n; i++) {
		const struct slot *s = &t->slots.v[i];
		mpt min = 0, max = 0;
		if (s->colspan != 1)
			continue;
		slot_extent(t, s, &min, &max);
		t->track[s->column].min = mpt_max(t->track[s->column].min, min);
		t->track[s->column].max = mpt_max(t->track[s->column].max, max);
	}
	if (!tracks_resolve(t->track, t->columns, avail))
		diag_report(t->b->gfx.diag, avail < t->columns * PT(1) ? DIAG_NO_WIDTH : DIAG_TABLE_WIDTH, t->box->at,
		            "a table");
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

static struct element *cell_element(struct table *t, const struct slot *s, struct element *row)
{
	bool th = s->header || s->row_header;
	struct element *element = element_detached(t->b->arena, row, th ? ROLE_TH : ROLE_TD);
	element->scope = s->header ? SCOPE_COLUMN : th ? SCOPE_ROW : SCOPE_NONE;
	element->colspan = s->colspan > 1 ? s->colspan : 0;
	element->rowspan = s->rowspan > 1 ? s->rowspan : 0;
	return element;
}

static void fill_cell(struct table *t, const struct slot *s, struct cell *cell, struct element *row)
{
	int last = s->column + s->colspan - 1;
	cell->x = t->x[s->column];
	cell->w = t->x[last] + t->track[last].width - cell->x;
	cell->valign = 3;
	cell->element = cell_element(t, s, row);
	struct builder in = cell_builder(t->b, cell, cell->element);
	struct area_state area = area_open(&in, s->style, false);
	int align = s->align != ALIGN_START ? s->align : s->style->align;
	add_strut(&in, spacing(t->b, t->p->row_padding), false);
	if (s->cell->text.value)
		build_text(&in, s->cell->text.value, &(struct text_look){s->style, align, ROLE_P, NULL, true});
	build_boxes(&in, &s->cell->boxes, 0);
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

/* The least rowspan that is more than `span`; 0: none. */
static int next_span(const struct slot *slot, int n, int span)
{
	int next = 0;
	assert(slot || !n);
	for (int i = 0; i < n; i++)
		if (slot[i].rowspan > span && (!next || slot[i].rowspan < next))
			next = slot[i].rowspan;
	return next;
}

/* What single cells need first, then spans stretch their last row. */
static void find_heights(const struct cells *c, const struct slot *slot, int from, int64_t *height)
{
	for (int span = 0; (span = next_span(slot, c->n, span));)
		for (int i = 0; i < c->n; i++) {
			const int64_t *own = height + slot[i].row - from;
			int64_t rest = vlist_height(&c->cell[i].list, 0, c->cell[i].list.v.n);
			if (slot[i].rowspan != span)
				continue;
			for (int k = 0; k < span; k++)
				rest -= own[k];
			if (rest > 0)
				height[slot[i].row - from + span - 1] += rest;
		}
}

/* Places of the cells in rows that are joined. */
static void place_rows(struct builder *b, struct cells *c, const struct slot *slot, int from, int rows)
{
	int64_t *height = NEW_ARRAY(b->arena, int64_t, rows), *top = NEW_ARRAY(b->arena, int64_t, rows + 1);
	find_heights(c, slot, from, height);
	for (int i = 0; i < rows; i++)
		top[i + 1] = top[i] + height[i];
	for (int i = 0; i < c->n; i++) {
		struct cell *cell = &c->cell[i];
		int row = slot[i].row - from;
		cell->spans = rows > 1;
		cell->y = top[row];
		cell->h = top[row + slot[i].rowspan] - cell->y;
	}
}

/* The items of rows from..to, which spans join. Returns the item. */
static struct vitem *add_table_rows(struct table *t, int from, int to)
{
	int n = t->first[to] - t->first[from];
	bool header = from < t->header_rows;
	struct cells *c = cells_new(t->b, n);
	const struct slot *slot = t->slots.v + t->first[from];
	struct element **row = NEW_ARRAY(t->b->arena, struct element *, to - from + 1);
	for (int i = 0; i < to - from; i++)
		row[i] = element_detached(t->b->arena, header ? t->head : t->body, ROLE_TR);
	for (int i = 0; i < n; i++)
		fill_cell(t, &slot[i], &c->cell[i], row[slot[i].row - from]);
	place_rows(t->b, c, slot, from, to - from);
	c->may_split = t->box->keep == KEEP_AUTO && to - from == 1 && !header;
	c->rule = to < t->rows ? t->p->rule : COLOR_NONE;
	c->rule_width = t->p->rule_width;
	c->fill = !header && (from - t->header_rows) % 2 ? t->p->stripe : COLOR_NONE;
	struct vitem *item = add_row(t->b, c);
	item->at = n && slot[0].cell->text.value ? slot[0].cell->text.value->at : t->box->at;
	return item;
}

static void add_header(struct table *t)
{
	int from = t->b->list->v.n;
	for (int row = 0; row < t->header_rows;) {
		int end = group_end(t, row);
		add_table_rows(t, row, end);
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

static void build_table(struct builder *b, const struct box *box)
{
	const struct table_props *p = box->props;
	struct table t = {.b = b, .box = box, .p = p, .column = p->columns.v, .columns = p->columns.n};
	if (!t.columns)
		return;
	t.element = element_detached(b->arena, b->element, ROLE_TABLE);
	t.element->summary = p->summary.value ? rich_text(b->gfx.arena, p->summary.value) : NULL;
	place_cells(&t);
	index_rows(&t);
	find_widths(&t);
	place_columns(&t);
	add_caption(&t);
	t.head = t.header_rows ? element_detached(b->arena, t.element, ROLE_THEAD) : t.element;
	t.body = element_detached(b->arena, t.element, ROLE_TBODY);
	struct area_state area = area_open(b, &no_decoration, true);
	add_header(&t);
	for (int row = t.header_rows; row < t.rows;) {
		int end = group_end(&t, row);
		add_table_rows(&t, row, end);
		row = end;
	}
	area_close(b, &area, 0);
}

const struct box_layout table_layout = {.build = build_table};

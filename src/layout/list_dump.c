/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The vertical list as text, for a person who asks why a page ends where it does: one line for each
 * item with its height in pt, indented by the areas and cells around it, and a line where each page
 * is cut.
 *
 *     page 1  items 0..41  673.2 pt with what vanishes at its edges
 *       open 12 style=card
 *         line 14.4 "Where they meet"
 *         glue 6
 *         cells 43.2 split
 *           cell 1 x=0 y=0 w=120 h=43.2
 *             line 14.4 stick "..."
 *       close 8
 */
#include "list_dump.h"

static void put_indent(struct buf *b, int depth) { buf_printf(b, "%*s", 2 * depth, ""); }

static void put_pt(struct buf *b, const char *label, int64_t v)
{
	buf_puts(b, label);
	buf_decimal(b, v, 1000, 2);
}

static void put_line_text(struct buf *b, const struct line *l)
{
	struct buf text = {0};
	for (int i = 0; i < l->n; i++)
		buf_put(&text, l->run[i].text, (size_t)l->run[i].text_size);
	buf_putc(b, ' ');
	buf_json(b, buf_cstr(&text));
	buf_free(&text);
}

static void put_cells(struct buf *b, const struct cells *c, int depth)
{
	for (int i = 0; i < c->n; i++) {
		const struct cell *cell = &c->cell[i];
		put_indent(b, depth);
		buf_printf(b, "cell %d", i + 1);
		put_pt(b, " x=", cell->x);
		put_pt(b, " y=", cell->y);
		put_pt(b, " w=", cell->w);
		put_pt(b, " h=", cell->h);
		buf_putc(b, '\n');
		range_dump(&cell->part, depth + 1, b);
	}
}

static const char *const box_names[] = {[VB_LINE] = "line",
                                        [VB_DRAWING] = "drawing",
                                        [VB_CELLS] = "cells",
                                        [VB_WRITING] = "writing",
                                        [VB_PLACED] = "placed"};
static const char *const kind_names[] = {
        [V_OPEN] = "open", [V_BOX] = "box", [V_GLUE] = "glue", [V_MARK] = "mark", [V_BREAK] = "break", [V_CLOSE] = "close"};

static void put_flags(struct buf *b, const struct vitem *it)
{
	if (it->stick)
		buf_puts(b, " stick");
	if (it->stretch)
		buf_puts(b, " stretch");
	if (it->fr)
		put_pt(b, " fr=", it->fr);
	if (it->kind == V_OPEN && it->area->style && it->area->style->name)
		buf_printf(b, " style=%s", it->area->style->name);
	if (it->kind == V_OPEN && it->area->kept)
		buf_puts(b, " kept");
	if (it->kind == V_BOX && it->box == VB_CELLS)
		buf_printf(b, "%s%s%s", it->cells->flow ? " columns" : "", it->cells->may_split ? " split" : "",
		           it->cells->continued ? " continued" : "");
}

static void put_item(struct buf *b, const struct vitem *it, int depth)
{
	put_indent(b, depth);
	buf_puts(b, it->kind == V_BOX ? box_names[it->box] : kind_names[it->kind]);
	put_pt(b, " ", it->height);
	put_flags(b, it);
	if (it->kind == V_BOX && it->box == VB_LINE)
		put_line_text(b, &it->para->line[it->line]);
	buf_putc(b, '\n');
	if (it->kind == V_BOX && it->box == VB_CELLS)
		put_cells(b, it->cells, depth + 1);
	if (it->kind == V_BOX && it->box == VB_PLACED) {
		const struct vrange all = vlist_all(&it->placed->list);
		range_dump(&all, depth + 1, b);
	}
}

void range_dump(const struct vrange *r, int depth, struct buf *b)
{
	for (int i = 0; i < r->n; i++) {
		const struct vitem *it = vrange_item(r, i);
		depth -= it->kind == V_CLOSE && depth > 0;
		put_item(b, it, depth);
		depth += it->kind == V_OPEN;
	}
}

void plan_dump(const struct plan *p, struct buf *b)
{
	for (int i = 0; i < p->pages.n; i++) {
		const struct range *r = &p->pages.v[i];
		const struct vrange page = plan_page(p, i);
		buf_printf(b, "page %d  items %d..%d", i + 1, r->start, r->end);
		put_pt(b, "  ", vlist_height(&p->list, r->start, r->end));
		buf_puts(b, " pt with what vanishes at its edges\n");
		range_dump(&page, 1, b);
	}
}

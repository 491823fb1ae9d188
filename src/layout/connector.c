/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lines from the cells beside a cell to its text: through the middle of the small letters of its first line. */
#include "connector.h"
#include "drawing.h"

/* The least length of a line, in its thicknesses: shorter, it looks like a dot. */
#define LEAST 2

mpt connector_room(const struct connector *c) { return connector_is_drawn(c) ? 2 * (c->gap + LEAST * c->width) : 0; }

static mpt beyond(mpt reach) { return mpt_max(reach, 0); }

struct vitem *connector_begin(struct builder *cell, const struct connector *c, mpt width, struct reach reach)
{
	if (!connector_is_drawn(c))
		return NULL;
	struct vitem *lines = add_drawing(cell, drawing_new(cell, beyond(reach.start) + width + beyond(reach.end), 0));
	lines->x = -beyond(reach.start);
	cell->list->stick_next = true;
	return lines;
}

static const struct vitem *line_below(const struct vlist *l, const struct vitem *lines)
{
	int i = l->v.n;
	while (i && l->v.v[i - 1] != lines)
		i--;
	while (i < l->v.n && (l->v.v[i]->kind != V_BOX || l->v.v[i]->box != VB_LINE))
		i++;
	return i < l->v.n ? l->v.v[i] : NULL;
}

/* Half the height of an x above the baseline. */
static mpt middle_of(const struct line *l)
{
	const struct glyph_run *r = l->run;
	return l->baseline - (mpt)muldiv(r->size, r->face->x_height, 2 * (int64_t)r->face->upem);
}

/* From `x` to `end`, from the start edge. */
static void draw_to(struct builder *b, const struct connector *c, struct vitem *lines, mpt x, mpt end, mpt y, color ink)
{
	struct drawing *d = lines->drawing;
	if (end - x < LEAST * c->width) {
		diag_report(b->gfx.diag, DIAG_NO_WIDTH, lines->at, "a connector");
		return;
	}
	mpt left = b->gfx.rtl ? d->w - end : x;
	canvas_rect(&d->canvas, (struct rect){left, y - c->width / 2, end - x, c->width}, 0, ink, COLOR_NONE, 0);
}

void connector_end(struct builder *cell, const struct connector *c, struct vitem *lines, struct reach reach)
{
	const struct vitem *text = lines ? line_below(cell->list, lines) : NULL;
	const struct line *l = text ? &text->para->line[text->line] : NULL;
	if (!l || !l->n)
		return;
	mpt y = middle_of(l), before = beyond(reach.start) + text->x;
	mpt x = before + (cell->gfx.rtl ? text->w - l->x - l->width : l->x);
	lines->at = text->at;
	if (!color_is_none(c->start) && reach.start >= 0)
		draw_to(cell, c, lines, 0, x - c->gap, y, c->start);
	if (!color_is_none(c->end) && reach.end >= 0)
		draw_to(cell, c, lines, x + l->width + c->gap, lines->drawing->w, y, c->end);
}

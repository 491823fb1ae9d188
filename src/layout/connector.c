/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lines from the cells beside a cell to its text: through the middle of the small letters of its first line. */
#include "connector.h"
#include "drawing.h"

/* The least length of a line, in mpt: shorter, it looks like a dash, and is left out. What has no room for so many of its
   thicknesses is a mistake. */
#define LEAST 8504
#define LEAST_THICK 2

static mpt least_line(const struct connector *c) { return mpt_max(LEAST, LEAST_THICK * c->width); }
static mpt beyond(mpt reach) { return mpt_max(reach, 0); }
static mpt inside(mpt reach) { return reach == REACHES_NONE ? 0 : mpt_max(-reach, 0); }

static mpt side_room(const struct connector *c, mpt reach)
{
	return c->gap + mpt_max(least_line(c) + inside(reach) - beyond(reach), 0);
}

mpt connector_room(const struct connector *c, struct reach reach)
{
	return connector_is_drawn(c) ? side_room(c, reach.start) + side_room(c, reach.end) : 0;
}

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
	if (end - x < LEAST_THICK * c->width)
		diag_report(b->gfx.diag, DIAG_NO_WIDTH, lines->at, "a connector");
	if (end - x < least_line(c))
		return;
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
	if (!color_is_none(c->start) && reach.start != REACHES_NONE)
		draw_to(cell, c, lines, inside(reach.start), x - c->gap, y, c->start);
	if (!color_is_none(c->end) && reach.end != REACHES_NONE)
		draw_to(cell, c, lines, x + l->width + c->gap, lines->drawing->w - inside(reach.end), y, c->end);
}

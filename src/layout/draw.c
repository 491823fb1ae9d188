/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Drawing: ranges of lists to items on a page, and the structure tree on the way.
 *
 * A range is walked twice: positions first, so that the ground of an area is known and drawn
 * before what stands on it. Structure elements are attached to the tree before anything is drawn, in the order of
 * the list, which is that of reading: drawing a row that is cut would come to the second cell
 * before the rest of the first. An element that crosses pages stays one.
 */
#include "cover.h"
#include "draw.h"
#include "drawn.h"
#include "fillable.h"
#include "language.h"
#include "rooms.h"
#include "rows.h"
#include "snap.h"

#include <string.h>

/* -- the structure tree --------------------------------------------------------------------- */

/* The element that what is drawn next belongs to: NULL for an artifact. */
static struct element *attach_element(struct draw *d, struct element *e)
{
	if (!e || e->artifact || d->artifact)
		return NULL;
	element_attach(d->job->arena, e);
	return e;
}

/* What is drawn next: of an element, or an artifact of the kind that it has by itself. */
static void draw_as(struct draw *d, struct element *e, enum artifact kind)
{
	d->canvas.element = e;
	d->canvas.artifact = d->furniture ? d->furniture : kind;
}

static bool is_form(const struct vitem *i) { return i->element && i->element->role == ROLE_FORM; }

static void attach_cells(struct draw *d, const struct cells *c)
{
	if (c->continued)
		return; /* the elements of the whole row were attached with its first part */
	if (c->flow)
		attach_range(d, &c->source);
	const struct cells *whole = c->origin ? c->origin : c;
	for (int i = 0; i < whole->n && !c->flow; i++) {
		const struct vrange all = vlist_all(&whole->cell[i].list);
		attach_element(d, whole->cell[i].element);
		attach_range(d, &all);
	}
}

static void attach_widgets(struct draw *d, const struct widgets *w)
{
	for (int i = 0; w && i < w->v.n; i++)
		attach_element(d, w->v.v[i].element);
}

static void attach_placed(struct draw *d, const struct placed *p)
{
	const struct vrange all = vlist_all(&p->list);
	attach_range(d, &all);
}

void attach_range(struct draw *d, const struct vrange *r)
{
	for (int i = 0; i < r->n; i++) {
		const struct vitem *it = vrange_item(r, i);
		if (it->kind != V_BOX)
			continue;
		if (it->box == VB_LINE && it->label)
			attach_element(d, it->label->element);
		if (it->box == VB_CELLS)
			attach_cells(d, it->cells);
		else if (it->box == VB_PLACED)
			attach_placed(d, it->placed);
		else if (it->box == VB_LINE || is_form(it) || (it->box == VB_DRAWING && it->drawing->alt))
			attach_element(d, it->element);
		attach_widgets(d, it->widgets);
	}
}

/* -- the page ------------------------------------------------------------------------------- */

static mpt mirror(const struct draw *d, mpt x, mpt w) { return text_is_rtl(d->job->text) ? d->page->width - x - w : x; }

/* The left edge on the page of what an item draws `w` wide, in a list that stands at `x`. */
static mpt item_left(const struct draw *d, const struct vitem *i, mpt x, mpt w)
{
	return mirror(d, x + flip_x(i->flip, i->x, w), w);
}

/* Where a row begins; and a part of it, between two of its columns, in the row. */
static mpt row_x(const struct vitem *i, mpt x) { return x + flip_x(i->flip, i->x, i->w); }
static mpt cell_x(const struct vitem *i, mpt x, mpt w) { return i->cells->turned ? i->w - x - w : x; }

/* -- ink ------------------------------------------------------------------------------------ */

/* Of the items from `from` on. What a box places is told at that box. */
static struct ink_mark *mark_ink(struct draw *d, int from, struct rect box, struct where at)
{
	struct ink_mark *m = vec_push(d->canvas.arena, &d->ink.v);
	*m = (struct ink_mark){
	        .box = box, .from = from, .to = d->canvas.items.v.n, .at = d->placed ? d->placed->at : at, .row = d->row};
	return m;
}

static void mark_text(struct draw *d, int from, struct point start, mpt width, const struct vitem *i)
{
	mpt size = d->canvas.items.v.v[from].run->size;
	struct ink_mark *m = mark_ink(d, from, (struct rect){start.x, start.y - size, width, size * 13 / 10}, i->at);
	m->kind = INK_TEXT;
	m->para = i->box == VB_LINE ? i->para : NULL;
}

static void draw_area(struct draw *d, const struct area *a, struct rect r)
{
	struct canvas *c = &d->canvas;
	const struct style *s = a->style;
	int from = c->items.v.n;
	if (r.h <= 0)
		return;
	draw_as(d, NULL, ARTIFACT_BACKGROUND);
	r.x = mirror(d, r.x, r.w);
	const struct rect whole = r;
	r = canvas_strips(c, s, r, a->rtl);
	if (!color_is_none(s->fill))
		canvas_rect(c, r, s->radius, s->fill, COLOR_NONE, 0);
	canvas_pattern(c, r, s->radius, &s->pattern, s->color);
	draw_as(d, NULL, ARTIFACT_LAYOUT);
	if (!color_is_none(s->stroke)) {
		mpt half = s->stroke_width / 2;
		struct rect frame = {r.x + half, r.y + half, r.w - s->stroke_width, r.h - s->stroke_width};
		canvas_rect(c, frame, s->radius, COLOR_NONE, s->stroke, s->stroke_width);
	}
	if (!color_is_none(s->bar))
		canvas_rect(c, (struct rect){a->rtl ? r.x + r.w - s->bar_width : r.x, r.y, s->bar_width, r.h}, 0, s->bar,
		            COLOR_NONE, 0);
	if (c->items.v.n > from)
		mark_ink(d, from, whole, a->at.source ? a->at : s->at);
	drawn_note(d, from, (struct drawn){.at = a->at.source ? a->at : s->at});
	if (!color_is_none(s->fill) || !color_is_none(s->stroke))
		edge_check(d->diag, d->page, s->at, r, "the ground of a box");
}

/* -- boxes ---------------------------------------------------------------------------------- */

static void put_target(struct draw *d, const char *name, const char *title, mpt y)
{
	struct item *i = vec_push(d->canvas.arena, &d->canvas.items.v);
	*i = (struct item){.kind = ITEM_TARGET, .y = y};
	i->target.name = name;
	i->target.title = title;
}

/* Where boxes begin that texts link to. */
static void put_targets(struct draw *d, const struct vitem *it, int64_t y)
{
	const struct heading *h = it->box == VB_LINE ? it->heading : NULL;
	for (const struct target *t = d->artifact ? NULL : it->targets; t; t = t->next)
		put_target(d, t->name, h ? h->title : NULL, page_length(y));
}

/* Repeated at the head of a page it has its place already. */
static void draw_heading(struct draw *d, struct heading *h, mpt y)
{
	if (d->artifact)
		return;
	h->page = d->number;
	if (!h->bookmark && !h->artifact && d->contents)
		put_target(d, h->name, h->title, y);
	if (!h->bookmark)
		return;
	struct item *i = vec_push(d->canvas.arena, &d->canvas.items.v);
	*i = (struct item){.kind = ITEM_BOOKMARK, .y = y};
	i->bookmark.level = h->level;
	i->bookmark.title = h->title;
	i->bookmark.name = h->name;
}

static void draw_line(struct draw *d, const struct vitem *i, mpt x, mpt y)
{
	struct para one = {.n = 1, .line = &i->para->line[i->line], .width = i->w, .height = page_length(i->height)};
	mpt left = item_left(d, i, x, i->w);
	if (i->heading)
		draw_heading(d, i->heading, y);
	int from = d->canvas.items.v.n;
	draw_as(d, attach_element(d, i->element), ARTIFACT_LAYOUT);
	d->canvas.label = d->canvas.element ? i->label : NULL;
	if (d->rooms && i->line == 0)
		note_rooms(d, i->para, (struct rect){left, y, i->w, i->para->height});
	canvas_para(&d->canvas, &one, left, y);
	d->canvas.label = NULL;
	if (one.line->n)
		mark_text(d, from, (struct point){left + one.line->x, y + one.line->baseline}, one.line->width, i);
	const struct rect box = {left + one.line->x, y, one.line->width, one.height};
	if (!edge_is_passed(d->page, box))
		edge_check(d->diag, d->page, i->at, box, "text");
}

/* Fields over what an item has drawn in that box. Repeated, they stand only where they stand first. */
static void draw_widgets(struct draw *d, const struct vitem *i, struct rect box)
{
	for (int k = 0; i->widgets && k < i->widgets->v.n; k++) {
		const struct widget *w = &i->widgets->v.v[k];
		struct element *e = attach_element(d, w->element);
		if (!e)
			continue;
		struct item *it = vec_push(d->canvas.arena, &d->canvas.items.v);
		const struct rect r = w->at.w ? (struct rect){box.x + w->at.x, box.y + w->at.y, w->at.w, w->at.h} : box;
		*it = (struct item){.kind = ITEM_FIELD, .element = e, .x = r.x, .y = r.y, .w = r.w, .h = r.h};
		it->field.of = &w->field->pub;
		it->field.state = w->state;
		it->field.mark = w->mark;
		e->has_content = true;
	}
}

static void note_slot(struct draw *d, const struct page_slot *value, struct rect box)
{
	struct page_slot *s = vec_push(d->canvas.arena, &d->slots->slots);
	*s = *value;
	s->page = d->number - 1;
	s->box = box;
	s->element = d->canvas.element;
	s->artifact = (int)d->canvas.artifact;
}

static void draw_drawing(struct draw *d, const struct vitem *i, mpt x, mpt y)
{
	const struct drawing *g = i->drawing;
	mpt left = item_left(d, i, x, g->w);
	int from = d->canvas.items.v.n;
	bool told = i->element && i->element->role == ROLE_FIGURE && i->element->alt; /* as alt of its figure */
	struct element *element = g->alt || told || is_form(i) ? attach_element(d, i->element) : NULL;
	if (element) {
		element->bbox = (struct rect){left, y, g->w, g->h};
		element->has_content = true;
	}
	for (int k = 0; k < g->canvas.items.v.n; k++) {
		struct item *item = vec_push(d->canvas.arena, &d->canvas.items.v);
		*item = g->canvas.items.v.v[k];
		item->element = element;
		item->artifact = d->furniture;
		item->x += left;
		item->y += y;
		if (item->kind == ITEM_GLYPHS && item->run->n)
			mark_text(d, d->canvas.items.v.n - 1, (struct point){item->x, item->y}, item->run->width, i);
		if (d->rooms)
			note_label(d, item);
	}
	const struct rect box = {left, y, g->w, g->h};
	mark_ink(d, from, (struct rect){.w = -1}, i->at);
	if (g->href && element)
		*vec_push(d->canvas.arena, &d->canvas.items.v) = (struct item){
		        .kind = ITEM_LINK, .element = element, .x = left, .y = y, .w = g->w, .h = g->h, .href = g->href};
	if (g->code || g->alt)
		mark_ink(d, from, box, i->at)->kind = g->code ? INK_CODE : INK_PICTURE;
	draw_widgets(d, i, box);
	if (g->value) {
		draw_as(d, element, d->furniture);
		note_slot(d, g->value, box);
	}
	if (!g->alt || !edge_is_passed(d->page, box))
		edge_check(d->diag, d->page, i->at, box, "a drawing");
}

/* The lines, or a frame in which what is typed has the distance of lines that a reader gives it. */
static void draw_writing(struct draw *d, const struct vitem *i, mpt x, mpt y)
{
	const struct writing *w = &i->writing;
	const mpt thick = w->frame || !w->typed ? w->frame : 750, left = item_left(d, i, x, i->w);
	draw_as(d, attach_element(d, i->element), ARTIFACT_LAYOUT);
	for (int k = 1; k < w->lines + !w->frame && !w->typed; k++)
		canvas_line(&d->canvas, left, y + w->gap * k - 250, left + i->w, y + w->gap * k - 250, w->line, 500);
	const struct rect frame = {left + thick / 2, y + thick / 2, i->w - thick, w->gap * w->lines - thick};
	if (thick)
		canvas_rect(&d->canvas, frame, 0, COLOR_NONE, w->line, thick);
	if (w->value)
		note_slot(d, w->value, (struct rect){left, y, i->w, w->gap});
	draw_widgets(d, i, (struct rect){left, y, i->w, w->gap * w->lines});
}

static const enum take_up take_of[] = {TAKE_FR, TAKE_MIDDLE, TAKE_BOTTOM, TAKE_LAST_AREA};

/* -- rules of tables ------------------------------------------------------------------------ */

static void draw_fill(struct draw *d, struct rect r, color fill, struct where at)
{
	int from = d->canvas.items.v.n;
	if (color_is_none(fill))
		return;
	canvas_rect(&d->canvas, r, 0, fill, COLOR_NONE, 0);
	if (r.h > COVER_LEAST)
		mark_ink(d, from, r, at);
}

static void draw_rule(struct draw *d, const struct cells *c, color rule, mpt x, mpt w, int64_t y)
{
	const struct rect r = {mirror(d, x, w), page_length(y) - c->rule_width / 2, w, c->rule_width};
	int from = d->canvas.items.v.n;
	draw_as(d, NULL, ARTIFACT_LAYOUT);
	draw_fill(d, r, rule, (struct where){0});
	drawn_note(d, from, (struct drawn){.at = c->at});
}

/* The first cell from `x` on that ends with row `end`. */
static const struct cell *next_ending(const struct cells *c, int end, mpt x)
{
	const struct cell *next = NULL;
	for (int i = 0; i < c->n; i++) {
		const struct cell *one = &c->cell[i];
		if (one->row + one->rowspan == end && !one->goes_on && one->x >= x && (!next || one->x < next->x))
			next = one;
	}
	return next;
}

/* Below row `end` of joined rows, but not through cells that go on. */
static void draw_inner_rule(struct draw *d, const struct vitem *i, int end, mpt x, int64_t y)
{
	const struct cells *c = i->cells;
	for (const struct cell *from = next_ending(c, end, 0), *to, *next; from; from = next) {
		for (to = from; (next = next_ending(c, end, to->x + 1)) && next->x <= to->x + to->w + c->gap;)
			to = next;
		mpt w = to->x + to->w - from->x;
		draw_rule(d, c, c->inner, row_x(i, x) + cell_x(i, from->x, w), w, y + rows_foot(c, end));
	}
}

static void draw_inner_rules(struct draw *d, const struct vitem *i, mpt x, int64_t y)
{
	const struct cells *c = i->cells;
	if (!c->top || color_is_none(c->inner))
		return;
	for (int end = 1; end < c->rows + c->cut; end++)
		draw_inner_rule(d, i, end, x, y);
}

static void draw_cells(struct draw *d, const struct vitem *i, mpt x, int64_t y)
{
	const struct cells *c = i->cells;
	const struct where was = d->row;
	mpt left = item_left(d, i, x, i->w), top = page_length(y), foot = page_length(y + i->height);
	draw_as(d, NULL, ARTIFACT_BACKGROUND);
	draw_fill(d, (struct rect){left, top, i->w, foot - top}, c->fill, i->at);
	d->row = c->at.source ? c->at : i->at;
	for (int k = 0; k < c->n; k++) {
		const struct cell *cell = &c->cell[k];
		attach_element(d, cell->element);
		draw_range(d, &cell->part, row_x(i, x) + cell_x(i, cell->x, cell->w), y + cell->y,
		           c->shares ? i->height : cell->h,
		           c->shares         ? TAKE_FR
		                   : c->flow ? TAKE_NONE
		                             : take_of[cell->valign]);
	}
	d->row = was;
	draw_inner_rules(d, i, x, y);
}

static void draw_placed(struct draw *d, const struct vitem *i)
{
	const struct placed *p = i->placed;
	const struct page_spec *page = d->page;
	bool whole = p->place.of == PLACE_PAGE;
	const struct region r = whole ? (struct region){0, 0, page->width, page->height} : d->region;
	mpt x = dim_resolve(p->place.x, r.width), y = dim_resolve(p->place.y, r.height);
	const struct vrange all = vlist_all(&p->list);
	int64_t height = height_max(p->height, vlist_height(&p->list, 0, p->list.v.n));
	int64_t up = y < 0 ? r.height - height : 0; /* counted from the foot */
	enum artifact was = d->furniture;
	const struct box *placed = d->placed;
	d->furniture = was ? ARTIFACT_PAGINATION : ARTIFACT_LAYOUT; /* a letterhead stands anywhere on its page */
	d->placed = p->box;
	draw_range(d, &all, r.left + x, r.top + y + up, height, TAKE_FR);
	d->furniture = was;
	d->placed = placed;
}

static void draw_box(struct draw *d, const struct vitem *i, mpt x, int64_t at)
{
	mpt y = page_length(at + snap_shift(i));
	int from = d->canvas.items.v.n;
	switch (i->box) {
	case VB_LINE: draw_line(d, i, x, y); break;
	case VB_DRAWING: draw_drawing(d, i, x, y); break;
	case VB_CELLS: draw_cells(d, i, x, at); break;
	case VB_WRITING: draw_writing(d, i, x, y); break;
	case VB_PLACED: draw_placed(d, i); break;
	}
	drawn_note(d, from, i->box == VB_LINE ? drawn_line(i) : (struct drawn){.at = i->at});
}

/* -- ranges --------------------------------------------------------------------------------- */

static void draw_ground(struct draw *d, const struct area_span *s, mpt x)
{
	const struct area *a = s->area;
	mpt top = page_length(s->top);
	if (a->style)
		draw_area(d, a, (struct rect){x + flip_x(a->flip, a->x, a->w), top, a->w, page_length(s->bottom) - top});
}

/* Items that an area repeats belong to the structure tree where they stand first; repeated, they are
   artifacts. */
static void draw_repeated(struct draw *d, const struct area_span *s, mpt x)
{
	bool was = d->artifact;
	enum artifact kind = d->furniture;
	if (!s->again || !s->area->repeat)
		return;
	const struct vrange all = vlist_all(s->area->repeat);
	d->artifact = true;
	d->furniture = kind ? kind : ARTIFACT_PAGINATION;
	draw_range(d, &all, x, s->top, 0, TAKE_NONE);
	d->artifact = was;
	d->furniture = kind;
}

/* A row whose rule has still to be drawn: below it, and on the ground of the next one. */
struct ruled {
	const struct vitem *row; /* NULL: none */
	int64_t foot;
};

static bool is_row(const struct vitem *i) { return i->kind == V_BOX && i->box == VB_CELLS && !i->cells->flow; }

static void end_row(struct draw *d, struct ruled *r, mpt x)
{
	if (r->row)
		draw_rule(d, r->row->cells, r->row->cells->rule, row_x(r->row, x), r->row->w, r->foot);
	r->row = NULL;
}

/* The last row of a header that is drawn again, whose rule is drawn once more if the ground below hides half of it. */
static struct ruled repeated_row(const struct placement *p)
{
	struct ruled r = {0};
	for (int i = 0; i < p->areas.n; i++) {
		const struct area_span *s = &p->areas.v[i];
		const struct vlist *l = s->again ? s->area->repeat : NULL;
		if (l && l->v.n && is_row(l->v.v[l->v.n - 1]))
			r = (struct ruled){l->v.v[l->v.n - 1], s->top + vlist_height(l, 0, l->v.n)};
	}
	return r;
}

void draw_range(struct draw *d, const struct vrange *r, mpt x, int64_t y, int64_t height, enum take_up take)
{
	struct placement p = place_range(d->canvas.arena, r, y, height, take, d->page->stretch);
	struct ruled above = {0}, header = repeated_row(&p);
	for (int i = 0; i < p.areas.n; i++)
		draw_ground(d, &p.areas.v[i], x);
	for (int i = 0; i < p.areas.n; i++)
		draw_repeated(d, &p.areas.v[i], x);
	for (int i = 0; i < p.range.n; i++) {
		const struct vitem *it = vrange_item(&p.range, i);
		if (it->kind != V_BOX)
			continue;
		bool over = is_row(it) && it->cells->over;
		if (!over)
			end_row(d, &above, x);
		put_targets(d, it, p.y[i]);
		draw_box(d, it, x, p.y[i]);
		if (over && header.row && header.foot == p.y[i])
			end_row(d, &header, x);
		end_row(d, &above, x);
		if (is_row(it))
			above = (struct ruled){it, p.y[i] + it->height};
	}
	end_row(d, &above, x);
}

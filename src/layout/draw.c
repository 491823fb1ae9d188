/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Drawing: ranges of lists to items on a page, and the structure tree on the way.
 *
 * A range is walked twice: positions first, so that the ground of an area is known and drawn
 * before what stands on it. Structure elements are attached to the tree before anything is drawn, in the order of
 * the list, which is that of reading: drawing a row that is cut would come to the second cell
 * before the rest of the first. An element that crosses pages stays one.
 */
#include "draw.h"

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

static void attach_cells(struct draw *d, const struct cells *c)
{
	if (c->continued)
		return; /* its first part has named all */
	if (c->flow)
		attach_list(d, &c->source, 0);
	for (int i = 0; i < c->n && !c->flow; i++) {
		attach_element(d, c->cell[i].element);
		attach_list(d, &c->cell[i].list, c->cell[i].start);
	}
}

void attach_list(struct draw *d, const struct vlist *l, int start)
{
	for (int i = start; i < l->v.n; i++) {
		const struct vitem *it = &l->v.v[i];
		if (it->kind != V_BOX)
			continue;
		if (it->box == VB_CELLS)
			attach_cells(d, it->cells);
		else if (it->box == VB_PLACED)
			attach_list(d, &it->placed->list, 0);
		else if (it->box == VB_LINE || (it->box == VB_DRAWING && it->drawing->alt))
			attach_element(d, it->element);
	}
}

/* -- the page ------------------------------------------------------------------------------- */

static mpt mirror(const struct draw *d, mpt x, mpt w) { return text_is_rtl(d->job->text) ? d->page->width - x - w : x; }

static void report_edge(struct draw *d, struct where at, const char *what, const char *edge)
{
	struct buf mm = {0};
	buf_decimal(&mm, muldiv(d->page->unprintable, 254, 720), 1000, 2);
	buf_puts(&mm, " mm");
	diag_report(d->diag, DIAG_TOO_SMALL, at, what, buf_cstr(&mm), edge);
	buf_free(&mm);
}

/* Office printers leave an edge blank; a page that is trimmed after printing has none. */
static void check_edge(struct draw *d, struct where at, struct rect r, const char *what)
{
	const struct page_spec *p = d->page;
	if (p->bleed || !p->unprintable || r.w <= 0 || r.h <= 0)
		return;
	if (r.x < p->unprintable)
		report_edge(d, at, what, "left");
	if (r.x + r.w > p->width - p->unprintable)
		report_edge(d, at, what, "right");
	if (r.y < p->unprintable)
		report_edge(d, at, what, "top");
	if (r.y + r.h > p->height - p->unprintable)
		report_edge(d, at, what, "bottom");
}

static void draw_area(struct draw *d, const struct style *s, struct rect r)
{
	struct canvas *c = &d->canvas;
	c->element = NULL;
	if (r.h <= 0)
		return;
	r.x = mirror(d, r.x, r.w);
	if (!color_is_none(s->fill))
		canvas_rect(c, r, s->radius, s->fill, COLOR_NONE, 0);
	canvas_pattern(c, r, s->pattern, s->pattern_color);
	if (!color_is_none(s->stroke)) {
		mpt half = s->stroke_width / 2;
		struct rect frame = {r.x + half, r.y + half, r.w - s->stroke_width, r.h - s->stroke_width};
		canvas_rect(c, frame, s->radius, COLOR_NONE, s->stroke, s->stroke_width);
	}
	if (!color_is_none(s->bar)) {
		bool rtl = text_is_rtl(d->job->text);
		canvas_rect(c, (struct rect){rtl ? r.x + r.w - s->bar_width : r.x, r.y, s->bar_width, r.h}, 0, s->bar,
		            COLOR_NONE, 0);
	}
	if (!color_is_none(s->fill) || !color_is_none(s->stroke))
		check_edge(d, s->at, r, "the ground of a box");
}

/* -- boxes ---------------------------------------------------------------------------------- */

static void draw_heading(struct draw *d, struct heading *h, mpt y)
{
	h->page = d->number;
	if (d->artifact || !h->bookmark)
		return;
	struct item *i = vec_push(d->canvas.arena, &d->canvas.items.v);
	*i = (struct item){.kind = ITEM_BOOKMARK, .y = y};
	i->bookmark.level = h->level;
	i->bookmark.title = h->title;
	i->bookmark.name = h->name;
}

static void note_room(struct draw *d, struct room r)
{
	r.furniture = d->artifact;
	r.page = d->number;
	*vec_push(d->canvas.arena, &d->rooms->rooms) = r;
}

/* Characters that fit into the lines that a paragraph takes now, for each text in it. */
static void note_rooms(struct draw *d, const struct para *p, struct rect box)
{
	int64_t width = 0, characters = 0;
	VEC(struct room) own = {0};
	for (int i = 0; i < p->n; i++)
		for (int k = 0; k < p->line[i].n; k++) {
			const struct glyph_run *r = &p->line[i].run[k];
			int n = utf8_count(r->text, (size_t)r->text_size);
			const struct node *text = r->span ? r->span->source : NULL;
			width += r->width;
			characters += n;
			if (own.n && own.v[own.n - 1].text == text)
				own.v[own.n - 1].characters += n;
			else
				*vec_push(d->canvas.arena, &own) =
				        (struct room){.text = text, .characters = n, .box = box, .size = r->size};
		}
	int64_t room = width ? characters * box.w * p->n / width : 0;
	for (int i = 0; i < own.n; i++) {
		own.v[i].used = own.v[i].characters;
		own.v[i].characters += (int)(room - characters);
		if (own.v[i].text)
			note_room(d, own.v[i]);
	}
}

/* A label of a drawing: where it stands is all that is known. */
static void note_label(struct draw *d, const struct item *i)
{
	const struct glyph_run *r = i->kind == ITEM_GLYPHS ? i->run : NULL;
	if (r && r->span && r->span->source)
		note_room(d,
		          (struct room){.text = r->span->source,
		                        .box = {i->x, i->y - r->size, r->width, r->size * 5 / 4},
		                        .size = r->size});
}

static void draw_line(struct draw *d, const struct vitem *i, mpt x, mpt y)
{
	struct para one = {.n = 1, .line = &i->para->line[i->line], .width = i->w, .height = i->height};
	mpt left = mirror(d, x + i->x, i->w);
	if (i->heading)
		draw_heading(d, i->heading, y);
	if (d->rooms && i->line == 0)
		note_rooms(d, i->para, (struct rect){left, y, i->w, i->para->height});
	d->canvas.element = attach_element(d, i->element);
	canvas_para(&d->canvas, &one, left, y);
	check_edge(d, i->at, (struct rect){left + one.line->x, y, one.line->width, i->height}, "text");
}

static void draw_drawing(struct draw *d, const struct vitem *i, mpt x, mpt y)
{
	const struct drawing *g = i->drawing;
	mpt left = mirror(d, x + i->x, g->w);
	bool told = i->element && i->element->role == ROLE_FIGURE && i->element->alt; /* by the figure around it */
	struct element *element = g->alt || told ? attach_element(d, i->element) : NULL;
	if (element) {
		element->bbox = (struct rect){left, y, g->w, g->h};
		element->has_content = true;
	}
	for (int k = 0; k < g->canvas.items.v.n; k++) {
		struct item *item = vec_push(d->canvas.arena, &d->canvas.items.v);
		*item = g->canvas.items.v.v[k];
		item->element = element;
		item->x += left;
		item->y += y;
		if (d->rooms)
			note_label(d, item);
	}
	check_edge(d, i->at, (struct rect){left, y, g->w, g->h}, "a drawing");
}

static void draw_writing(struct draw *d, const struct vitem *i, mpt x, mpt y)
{
	const struct writing *w = &i->writing;
	mpt left = mirror(d, x + i->x, i->w);
	d->canvas.element = NULL;
	for (int k = 1; k <= w->lines; k++)
		canvas_line(&d->canvas, left, y + w->gap * k - 250, left + i->w, y + w->gap * k - 250, w->line, 500);
}

static const enum take_up take_of[] = {TAKE_FR, TAKE_MIDDLE, TAKE_BOTTOM, TAKE_LAST_AREA};

static void draw_cells(struct draw *d, const struct vitem *i, mpt x, mpt y)
{
	struct cells *c = i->cells;
	mpt left = mirror(d, x + i->x, i->w);
	d->canvas.element = NULL;
	if (!color_is_none(c->fill))
		canvas_rect(&d->canvas, (struct rect){left, y, i->w, i->height}, 0, c->fill, COLOR_NONE, 0);
	for (int k = 0; k < c->n; k++) {
		struct cell *cell = &c->cell[k];
		attach_element(d, cell->element);
		draw_list(d, &cell->list, cell->start, cell->end, x + i->x + cell->x, y + cell->y, cell->h,
		          c->flow ? TAKE_NONE : take_of[cell->valign]);
	}
	d->canvas.element = NULL;
	if (!color_is_none(c->rule))
		canvas_rect(&d->canvas, (struct rect){left, y + i->height - c->rule_width / 2, i->w, c->rule_width}, 0,
		            c->rule, COLOR_NONE, 0);
}

static void draw_placed(struct draw *d, const struct vitem *i)
{
	const struct placed *p = i->placed;
	const struct page_spec *page = d->page;
	bool whole = p->place.of == PLACE_PAGE;
	mpt left = whole ? 0 : d->left, top = whole ? 0 : page->margins.top;
	mpt w = whole ? page->width : page->width - d->left - d->right;
	mpt h = whole ? page->height : page->height - page->margins.top - page->margins.bottom;
	mpt x = dim_resolve(p->place.x, w), y = dim_resolve(p->place.y, h);
	mpt height = mpt_max(p->height, vlist_height(&p->list, 0, p->list.v.n));
	if (y < 0)
		y += h - height;
	draw_list(d, &i->placed->list, 0, p->list.v.n, left + x, top + y, height, TAKE_FR);
}

static void draw_box(struct draw *d, const struct vitem *i, mpt x, mpt y)
{
	switch (i->box) {
	case VB_LINE: draw_line(d, i, x, y); break;
	case VB_DRAWING: draw_drawing(d, i, x, y); break;
	case VB_CELLS: draw_cells(d, i, x, y); break;
	case VB_WRITING: draw_writing(d, i, x, y); break;
	case VB_PLACED: draw_placed(d, i); break;
	}
}

/* -- ranges --------------------------------------------------------------------------------- */

struct span_of_area {
	struct area *area;
	mpt top, bottom;
};

struct range_walk {
	struct draw *d;
	struct vlist *list;
	int start, end;
	mpt *y, *h;
	mpt left; /* to take up */
	VEC(struct span_of_area) areas;
};

static bool is_dropped(const struct vitem *i, bool *lead)
{
	*lead = *lead && !ends_lead(i);
	return (*lead && i->kind == V_GLUE) || i->kind == V_BREAK;
}

static int64_t total_fr(const struct range_walk *w)
{
	int64_t total = 0;
	for (int i = w->start; i < w->end; i++)
		if (w->list->v.v[i].kind == V_GLUE)
			total += w->list->v.v[i].fr;
	return total;
}

static bool is_writing(const struct vitem *i) { return i->kind == V_BOX && i->box == VB_WRITING && i->writing.fill; }

/* More lines to write on, as many for each, as long as there is room for another one everywhere. */
static void grow_writing(struct range_walk *w)
{
	mpt gaps = 0;
	for (int i = w->start; i < w->end; i++)
		gaps += is_writing(&w->list->v.v[i]) ? w->list->v.v[i].writing.gap : 0;
	int more = gaps ? w->left / gaps : 0;
	for (int i = w->start; i < w->end && more; i++) {
		struct vitem *it = &w->list->v.v[i];
		if (!is_writing(it))
			continue;
		it->writing.lines += more;
		it->height += more * it->writing.gap;
		w->h[i - w->start] += more * it->writing.gap;
	}
	w->left -= more * gaps;
}

static void share_fr(struct range_walk *w, int64_t total)
{
	for (int i = w->start; i < w->end && total; i++) {
		const struct vitem *it = &w->list->v.v[i];
		if (it->kind != V_GLUE || !it->fr)
			continue;
		mpt share = (mpt)muldiv(w->left, it->fr, total);
		total -= it->fr;
		w->h[i - w->start] += share;
		w->left -= share;
	}
}

/* Space between blocks; what stands inside of a decorated area keeps its rhythm. */
static bool may_grow(const struct vitem *i, bool *lead)
{
	if (is_dropped(i, lead) || i->kind != V_GLUE || !i->stretch)
		return false;
	for (const struct area *a = i->area; a; a = a->up)
		if (a->style)
			return false;
	return true;
}

/* Spaces between blocks grow evenly, none by more than the page allows. */
static void spread(struct range_walk *w)
{
	int n = 0;
	bool lead = true;
	for (int i = w->start; i < w->end; i++)
		n += may_grow(&w->list->v.v[i], &lead);
	if (!n)
		return;
	lead = true;
	mpt most = w->d->page->stretch;
	for (int i = w->start; i < w->end && n; i++) {
		if (!may_grow(&w->list->v.v[i], &lead))
			continue;
		mpt share = mpt_min(w->left / n--, most);
		w->h[i - w->start] += share;
		w->left -= share;
	}
}

/* A box alone in its cell grows with its row. */
static void grow_last_area(struct range_walk *w)
{
	int last = w->end - 1;
	while (last >= w->start && w->list->v.v[last].kind == V_GLUE)
		last--;
	if (last < w->start || w->list->v.v[last].kind != V_CLOSE)
		return;
	w->h[last - w->start] += w->left;
	w->left = 0;
}

static mpt take_up(struct range_walk *w, enum take_up take)
{
	int64_t fr = total_fr(w);
	if (take == TAKE_NONE || w->left <= 0)
		return 0;
	if (fr) {
		share_fr(w, fr);
		return 0;
	}
	grow_writing(w);
	if (take == TAKE_SPREAD)
		spread(w);
	else if (take == TAKE_LAST_AREA)
		grow_last_area(w);
	return take == TAKE_BOTTOM ? w->left : take == TAKE_MIDDLE ? w->left / 2 : 0;
}

/* Areas that were open before the range begins go on at its top, outermost first. */
static mpt go_on(struct range_walk *w, struct area *a, mpt x, mpt y)
{
	if (!a)
		return y;
	y = go_on(w, a->up, x, y);
	*vec_push(w->d->canvas.arena, &w->areas) = (struct span_of_area){a, y, y};
	if (!a->repeat)
		return y;
	mpt h = vlist_height(a->repeat, 0, a->repeat->v.n);
	bool was = w->d->artifact;
	w->d->artifact = true;
	draw_list(w->d, a->repeat, 0, a->repeat->v.n, x, y, h, TAKE_NONE);
	w->d->artifact = was;
	return y + h;
}

static void end_area(struct range_walk *w, const struct area *a, mpt y)
{
	for (int i = w->areas.n - 1; i >= 0; i--)
		if (!a || w->areas.v[i].area == a) {
			w->areas.v[i].bottom = mpt_max(w->areas.v[i].bottom, y);
			if (a)
				return;
		}
}

static void find_positions(struct range_walk *w, mpt y)
{
	bool lead = true;
	for (int i = w->start; i < w->end; i++) {
		struct vitem *it = &w->list->v.v[i];
		mpt *h = &w->h[i - w->start];
		w->y[i - w->start] = y;
		if (is_dropped(it, &lead))
			*h = 0;
		if (it->kind == V_OPEN)
			*vec_push(w->d->canvas.arena, &w->areas) = (struct span_of_area){it->area, y, y};
		y += *h;
		if (it->kind == V_CLOSE)
			end_area(w, it->area, y);
		else if (it->kind != V_GLUE)
			for (const struct area *a = it->area; a; a = a->up)
				end_area(w, a, y);
	}
}

static mpt natural_height(const struct range_walk *w)
{
	mpt h = 0;
	bool lead = true;
	for (int i = w->start; i < w->end; i++)
		if (!is_dropped(&w->list->v.v[i], &lead))
			h += w->list->v.v[i].height;
	return h;
}

/* Space that came before what the next range begins with, and the break that ended this one. */
static int drop_end(const struct vlist *l, int start, int end)
{
	while (end > start &&
	       (l->v.v[end - 1].kind == V_BREAK || (l->v.v[end - 1].kind == V_GLUE && l->v.v[end - 1].stretch)))
		end--;
	return end;
}

void draw_list(struct draw *d, struct vlist *l, int start, int end, mpt x, mpt y, mpt height, enum take_up take)
{
	end = drop_end(l, start, end);
	if (start >= end)
		return;
	struct range_walk w = {.d = d, .list = l, .start = start, .end = end};
	const struct vitem *first = &l->v.v[start];
	mpt from = y;
	w.y = NEW_ARRAY(d->canvas.arena, mpt, end - start);
	w.h = NEW_ARRAY(d->canvas.arena, mpt, end - start);
	for (int i = start; i < end; i++)
		w.h[i - start] = l->v.v[i].height;
	y = go_on(&w, first->kind == V_OPEN ? first->area->up : first->area, x, y);
	w.left = height - (y - from) - natural_height(&w);
	y += take_up(&w, take);
	find_positions(&w, y);
	for (int i = 0; i < w.areas.n; i++) {
		const struct area *a = w.areas.v[i].area;
		if (a->style)
			draw_area(d, a->style,
			          (struct rect){x + a->x, w.areas.v[i].top, a->w, w.areas.v[i].bottom - w.areas.v[i].top});
	}
	for (int i = start; i < end; i++)
		if (l->v.v[i].kind == V_BOX)
			draw_box(d, &l->v.v[i], x, w.y[i - start]);
}

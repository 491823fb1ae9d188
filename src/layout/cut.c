/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Cutting vertical lists into ranges: pages, columns, and the parts of a row that goes on.
 *
 * A list may be cut
 *   - at a BREAK, once something stands before it;
 *   - before a BOX, OPEN or MARK that does not stick, where a BOX or CLOSE ends before it (glue between
 *     them vanishes). Widows, orphans and what is kept together are expressed by items that stick, so
 *     nothing here knows paragraphs;
 *   - through a row or through columns: all cells are cut at the same height.
 *
 * Where an item is too tall for what is left of the region, these give way, in this order:
 *   1. the item is divided, if it is columns or a row that may be split;
 *   2. the list is cut at the last place that is allowed;
 *   3. elsewhere than on a fresh region, nothing is cut off;
 *   4. by force, what sticks is parted at the last place before the item, but joined rows below the header of
 *      their table are cut between two of them;
 *   5. by force, a row that should not be split is, and so is what stands in its cells;
 *   6. the item stands although it is too tall, which is an error.
 *
 * The items of a list are never changed here: what is cut off is a new item, and so is its rest, which
 * stands for the first item of the rest of the list (`first` of a range). So tries share the lists, and
 * cost only what they fill. The height of a rest is open until it fits a region, as to measure it
 * again in each region would cost the square of its length.
 */
#include "cut.h"
#include "rows.h"
#include "snap.h"
#include "walk.h"

/* More than any list is high, and sums of it fit an int64_t. */
#define ENDLESS (INT64_MAX / 4)

/* -- items ---------------------------------------------------------------------------------- */

static bool is_cells(const struct vitem *i) { return i->kind == V_BOX && i->box == VB_CELLS; }

static bool is_open(const struct vitem *i) { return is_cells(i) && i->cells->open; }

static int64_t highest(const struct cells *c)
{
	int64_t h = 0;
	for (int i = 0; i < c->n; i++)
		h = height_max(h, c->cell[i].y + c->cell[i].h);
	return h;
}

/* -- columns -------------------------------------------------------------------------------- */

static struct vitem *item_dup(struct arena *a, const struct vitem *i, struct cells *c)
{
	struct vitem *copy = NEW(a, struct vitem);
	*copy = *i;
	copy->cells = c;
	copy->height = 0;
	return copy;
}

static struct vitem *rest_item(struct arena *a, const struct vitem *i, struct cells *rest)
{
	struct vitem *item = item_dup(a, i, rest);
	item->stick = false;
	rest->continued = rest->open = true;
	return item;
}

static bool settle_first(const struct cutter *c, struct vrange *r, int64_t avail);

/* The result of filling columns. */
struct fill {
	struct vrange rest; /* what they do not hold */
	bool forced;
	bool broken; /* each column ends at a break, and something is left */
};

static bool ends_at_break(const struct vrange *r) { return r->n && vrange_item(r, r->n - 1)->kind == V_BREAK; }

/* A cutter for a list in a cell of the list that `c` cuts. */
static struct cutter inner_cutter(const struct cutter *c, struct vrange list)
{
	return (struct cutter){.arena = c->arena, .diag = c->diag, .rest = list, .top = c->top, .rough = c->rough};
}

static struct fill fill_columns(const struct cutter *c, struct cells *cells, int64_t height)
{
	struct cutter in = inner_cutter(c, cells->source);
	bool broken = true;
	for (int i = 0; i < cells->n; i++) {
		struct cell *cell = &cells->cell[i];
		cell->h = 0;
		cell->part = cutter_next(&in, height, true, &cell->h);
		broken = broken && ends_at_break(&cell->part);
	}
	cells->open = false;
	return (struct fill){in.rest, in.forced, broken && in.rest.n && !in.forced};
}

static struct fill try_columns(struct arena *a, struct cells *cells, int64_t top, int64_t height)
{
	struct arena_mark mark = arena_mark(a);
	struct fill f = fill_columns(&(struct cutter){.arena = a, .top = top, .rough = true}, cells, height);
	arena_release(a, mark);
	return f;
}

static bool holds_all(const struct fill *f) { return !f->forced && !f->rest.n; }

/* The parts that the columns show, joined to one range. */
static struct vrange join_cells(struct arena *a, const struct cells *c)
{
	VEC(struct vitem *) all = {0};
	for (int i = 0; i < c->n; i++)
		for (int k = 0; k < c->cell[i].part.n; k++)
			if (!is_snap_space(vrange_item(&c->cell[i].part, k)))
				*vec_push(a, &all) = vrange_item(&c->cell[i].part, k);
	return (struct vrange){all.v, all.n, NULL};
}

/* Ends the source of the columns with what they show. Returns new columns for the rest, NULL when there is
   none. */
static struct cells *part_columns(struct arena *a, struct cells *c, struct vrange rest)
{
	if (!rest.n)
		return NULL;
	struct cells *more = cells_dup(a, c);
	more->source = rest;
	c->source = join_cells(a, c);
	return more;
}

/* The least height at which the columns hold their whole source; ENDLESS when it has more column breaks
   than there are columns, so that some of it is left at any height. */
static int64_t balanced_height(struct arena *a, struct cells *c, int64_t top)
{
	const int64_t near_enough = 100; /* a tenth of a point */
	struct fill f = try_columns(a, c, top, ENDLESS);
	if (f.broken)
		return ENDLESS;
	int64_t high = vrange_height(&c->source, ENDLESS), low = high / c->n - 1;
	high += snap_most(&c->source);
	while (high - low > near_enough) {
		int64_t mid = low + (high - low) / 2;
		f = try_columns(a, c, top, mid);
		if (holds_all(&f))
			high = mid;
		else
			low = mid;
	}
	return high;
}

int64_t columns_balance(struct arena *a, struct cells *c, int64_t top, struct cells **rest)
{
	const struct cutter quiet = {.arena = a, .top = top};
	settle_first(&quiet, &c->source, ENDLESS);
	struct fill f = fill_columns(&quiet, c, balanced_height(a, c, top));
	*rest = part_columns(a, c, f.rest);
	return highest(c);
}

/* -- heights that are open ------------------------------------------------------------------ */

/* For which purpose settle() is asked for the height of an item. */
enum asked {
	ASKED_FLOW, /* to stand in a list that is cut */
	ASKED_ROW,  /* to stand in a cell that is not cut */
	ASKED_FIT   /* to see whether it fits */
};

/* The result of settle(): an item whose height was open, as it stands here, and the item for what is left
   of it (or NULL). */
struct settled {
	struct vitem *item, *rest;
	int64_t height; /* more than `avail`: it does not fit */
};

/* Columns that fit, balanced or filled one after the other. What column breaks leave over becomes another
   item of columns; columns of the page hold it over for the next page. */
static struct settled settle_columns(const struct cutter *by, struct vitem *i, int64_t avail, bool balance)
{
	const int64_t top = i->cells->page ? by->top : 0;
	const struct cutter quiet = {.arena = by->arena, .top = top, .rough = by->rough};
	struct arena_mark mark = arena_mark(by->arena);
	struct cells *c = cells_dup(by->arena, i->cells), *more = NULL;
	struct fill f = avail > 0 ? fill_columns(&quiet, c, avail) : (struct fill){.forced = true};
	if (f.forced || (f.rest.n && (c->page || !f.broken))) {
		arena_release(by->arena, mark);
		return (struct settled){i, NULL, avail + 1};
	}
	struct vitem *item = item_dup(by->arena, i, c);
	if (balance && !f.rest.n) {
		columns_balance(by->arena, c, top, &more);
		if (more || highest(c) > avail) { /* not balanced: what holds all at one height need not at a greater one */
			c->source = i->cells->source;
			fill_columns(&quiet, c, avail);
		}
	}
	more = part_columns(by->arena, c, f.rest);
	item->height = highest(c);
	return (struct settled){item, more ? rest_item(by->arena, i, more) : NULL, item->height};
}

static struct settled settle(const struct cutter *c, struct vitem *i, int64_t avail, enum asked asked);

/* Settles the first item of a cell, if its height is open. */
static bool settle_first(const struct cutter *c, struct vrange *r, int64_t avail)
{
	if (!r->n || !is_open(vrange_item(r, 0)))
		return true;
	struct settled s = settle(c, vrange_item(r, 0), avail, ASKED_ROW);
	if (s.height > avail)
		return false;
	r->first = s.item;
	if (!s.rest)
		return true;
	struct vrange tail = {r->v, r->n, s.rest};
	if (!settle_first(c, &tail, avail))
		return false;
	*r = vrange_prepend(c->arena, s.item, &tail);
	return true;
}

static struct settled settle_row(const struct cutter *by, struct vitem *i, int64_t avail)
{
	struct cells *c = cells_dup(by->arena, i->cells);
	c->open = false;
	for (int k = 0; k < c->n; k++) {
		struct cell *cell = &c->cell[k];
		if (!settle_first(by, &cell->part, avail) || (cell->h = vrange_height(&cell->part, avail)) > avail)
			return (struct settled){i, NULL, avail + 1};
	}
	struct vitem *item = item_dup(by->arena, i, c);
	if (c->rows > 1)
		rows_place(by->arena, c);
	item->height = highest(c);
	return (struct settled){item, NULL, item->height};
}

/* The height of an item where it depends on the room that there is: of what is left of rows and columns,
   of columns of the page, and of columns that are not balanced. */
static struct settled settle(const struct cutter *c, struct vitem *i, int64_t avail, enum asked asked)
{
	bool open = is_open(i), flow = is_cells(i) && i->cells->flow;
	if (open && !flow)
		return settle_row(c, i, avail);
	if (!flow || (!open && (asked == ASKED_ROW || i->cells->balance)))
		return (struct settled){i, NULL, i->height};
	struct settled s = settle_columns(c, i, avail, asked == ASKED_ROW || (asked == ASKED_FLOW && i->cells->balance));
	if (!open && s.height > avail)
		s.height = i->height; /* as balanced, which is the least */
	return s;
}

/* -- dividing an item ----------------------------------------------------------------------- */

struct halves {
	struct vitem *top, *rest; /* rest NULL: nothing is left */
};

static struct vitem *top_item(struct arena *a, const struct vitem *i, struct cells *top)
{
	struct vitem *item = item_dup(a, i, top);
	item->height = highest(top);
	top->open = false;
	return item;
}

static bool has_height(const struct vrange *r) { return r->n && (is_open(vrange_item(r, 0)) || vrange_height(r, 0) > 0); }

/* Cuts every cell of a row at the same height; joined rows between two of them, or else inside of the first one. */
static bool split_row(struct cutter *c, const struct vitem *row, int64_t avail, bool force, struct halves *out)
{
	struct cells *top, *rest;
	if (row->cells->rows > 1 && row->cells->open)
		row = settle(c, (struct vitem *)(uintptr_t)row, ENDLESS, ASKED_FLOW).item;
	int whole = rows_within(row->cells, avail), down = 0;
	int64_t at = whole ? rows_foot(row->cells, whole) : avail;
	bool moved = whole, left = row->cells->rows > 1;
	c->forced = c->forced || whole;
	rows_part(c->arena, row->cells, whole, &top, &rest);
	for (int i = 0; i < top->n; i++) {
		struct cell *t = &top->cell[i];
		struct cutter in = inner_cutter(c, t->part);
		if (!t->goes_on)
			continue;
		t->part = cutter_next(&in, at - t->y, force && !whole, &t->h);
		t->h = whole ? at - t->y : t->h;
		c->forced = c->forced || in.forced;
		if (!whole && !t->part.n && in.rest.n)
			return false;
		moved = moved || t->part.n;
		left = left || has_height(&in.rest);
		rest->cell[down++].part = in.rest;
	}
	if (!moved || !left)
		return false;
	top->rule = COLOR_NONE; /* it belongs below the whole row */
	*out = (struct halves){top_item(c->arena, row, top), rest_item(c->arena, row, rest)};
	return true;
}

/* Fills the columns down to `avail`; what is left goes on in columns of their own. */
static bool split_columns(struct cutter *c, const struct vitem *i, int64_t avail, bool force, struct halves *out)
{
	struct cells *top = cells_dup(c->arena, i->cells);
	const struct cutter by = {
	        .arena = c->arena, .diag = force ? c->diag : NULL, .top = i->cells->page ? c->top : 0, .rough = c->rough};
	struct fill f = fill_columns(&by, top, avail);
	if ((f.forced && !force) || !top->cell[0].part.n || (!f.forced && !f.rest.n))
		return false;
	*out = (struct halves){top_item(c->arena, i, top), NULL};
	if (f.rest.n) {
		struct cells *rest = cells_dup(c->arena, top);
		rest->source = f.rest;
		out->rest = rest_item(c->arena, i, rest);
	}
	return true;
}

static bool split_item(struct cutter *c, const struct vitem *i, int64_t avail, bool force, struct halves *out)
{
	if (!is_cells(i) || avail <= 0)
		return false;
	if (i->cells->flow)
		return (force || !vitem_kept(i)) && split_columns(c, i, avail, force, out);
	return (i->cells->may_split || force) && split_row(c, i, avail, force, out);
}

/* -- one range ------------------------------------------------------------------------------ */

/* Takes the next item; false where it is too tall. */
static bool take_next(struct walk *w)
{
	struct vitem *it = vrange_item(&w->rest, 0);
	walk_note(w, it);
	w->by = it->snap && !w->loose ? snap_by(it, w->top + w->y) : 0;
	w->lead = w->lead && !ends_lead(it);
	if (w->lead && it->kind == V_GLUE) {
		walk_take(w, it, NULL);
		return true;
	}
	bool last = w->c->rough && w->rest.n == 1;
	w->c->top = w->top + w->y + w->by;
	struct settled s = settle(w->c, it, w->avail - w->y - w->by, last ? ASKED_FIT : ASKED_FLOW);
	if (it->kind != V_GLUE && w->y + w->by + s.height > w->avail)
		return false;
	if (w->by)
		walk_space(w);
	w->y += s.height;
	if (it->kind == V_BOX) {
		w->first = w->content ? w->first : w->taken.n;
		w->content = true;
		w->loose |= is_filling(it);
	} else {
		w->loose |= it->fr != 0;
	}
	if (it->kind != V_GLUE || it->fr)
		w->solid = w->y;
	walk_take(w, s.item, s.rest);
	return true;
}

/* Takes what fits, up to a break. True when the range ends there, or the list does. */
static bool take_all(struct walk *w)
{
	while (w->rest.n) {
		struct vitem *it = vrange_item(&w->rest, 0);
		if (it->kind == V_BREAK) {
			walk_take(w, it, NULL);
			if (w->content)
				return true;
		} else if (!take_next(w)) {
			return false;
		}
	}
	return true;
}

/* -- by force ------------------------------------------------------------------------------- */

static void report_kept(const struct walk *w, const struct vrange *rest)
{
	const struct area *a = vitem_kept(vrange_item(rest, 0));
	if (a && w->c->diag)
		diag_report(w->c->diag, DIAG_KEPT_TOO_TALL, a->kept->at, a->kept->record->name,
		            arena_printf(w->c->arena, "%lld mm", height_mm(height_max(a->height - w->avail, 0))));
}

/* Of an item, or of the nearest one before it that has a place, or behind it: areas end, and struts stand, without any. */
static struct where place_near(const struct walk *w, const struct vitem *it)
{
	for (int i = w->taken.n; !it->at.source && i--;)
		it = w->taken.v[i];
	for (int i = 0; !it->at.source && i < w->rest.n; i++)
		it = vrange_item(&w->rest, i);
	return it->at;
}

/* The next item stands although it is too tall, with the ends of areas behind it. */
static struct vrange place_anyway(struct walk *w, int64_t *used)
{
	struct vitem *it = vrange_item(&w->rest, 0);
	struct settled s = is_open(it) ? settle(w->c, it, ENDLESS, ASKED_FLOW) : (struct settled){it, NULL, it->height};
	int64_t end = w->y + s.height;
	w->c->forced = true;
	/* What has no width is as high as its letters are many. */
	if (w->c->diag && !diag_count(w->c->diag, DIAG_NO_WIDTH) && !diag_count(w->c->diag, DIAG_COLUMN_WIDTH))
		diag_report(w->c->diag, DIAG_OVERFLOW, place_near(w, it),
		            arena_printf(w->c->arena,
		                         "this is %lld mm taller than the space of a whole page and cannot be divided",
		                         height_mm(end - w->avail)));
	walk_take(w, s.item, s.rest);
	while (w->rest.n && vrange_item(&w->rest, 0)->kind == V_CLOSE)
		walk_take(w, vrange_item(&w->rest, 0), NULL);
	return walk_end(w, end, used);
}

/* Joined rows of which some fit below the header of their table. */
static bool begins_table(const struct walk *w)
{
	const struct vitem *next = vrange_item(&w->rest, 0);
	return is_cells(next) && next->cells->begins && rows_within(next->cells, w->avail - w->y);
}

static struct vrange end_by_force(struct walk *w, int64_t *used)
{
	struct halves h;
	if (w->parted.rest.n)
		report_kept(w, &w->parted.rest);
	if (w->parted.rest.n && !begins_table(w)) {
		w->c->forced = true;
		return walk_end_at(w, &w->parted, used);
	}
	if (split_item(w->c, vrange_item(&w->rest, 0), w->avail - w->y - w->by, true, &h)) {
		report_kept(w, &w->rest);
		if (w->by)
			walk_space(w);
		walk_take(w, h.top, h.rest);
		return walk_end(w, w->avail, used);
	}
	return place_anyway(w, used);
}

static struct vrange cut_range(struct cutter *c, int64_t avail, bool fresh, int64_t *used)
{
	struct walk w = {.c = c, .avail = avail, .rest = c->rest, .lead = true, .top = c->top};
	struct halves h;
	w.y = w.solid = vrange_repeat_height(&c->rest);
	*used = w.y;
	if (take_all(&w))
		return walk_end(&w, w.solid, used);
	if (split_item(c, vrange_item(&w.rest, 0), avail - w.y - w.by, false, &h)) {
		if (w.by)
			walk_space(&w);
		walk_take(&w, h.top, h.rest);
		return walk_end(&w, w.y + h.top->height, used);
	}
	if (w.allowed.rest.n)
		return walk_end_at(&w, &w.allowed, used);
	return fresh ? end_by_force(&w, used) : (struct vrange){0};
}

struct vrange cutter_next(struct cutter *c, int64_t avail, bool fresh, int64_t *used)
{
	const int64_t top = c->top;
	struct vrange r = cut_range(c, avail, fresh, used);
	c->top = top;
	return r;
}

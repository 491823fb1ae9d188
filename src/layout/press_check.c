/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Looks at the pages as they are drawn, in the colours that the author gave, and asks the press for the inks of them.
 * Black text is printed over what is below it, so there its ink counts beside that of the ground.
 */
#include "press_check.h"
#include "cover.h"

#include <string.h>

struct checker {
	struct arena *arena;
	struct diag *diag;
	struct press *press;
	const struct press_spec *spec;
	const struct page *page;
	struct where *where; /* of each item; or none */
	VEC(struct rect) clip;
	struct {
		enum diag_code code;
		struct where at;
	} told; /* last: a box is drawn with many lines */
};

static void find_places(struct checker *c, const struct ink *ink)
{
	c->where = NEW_ARRAY(c->arena, struct where, c->page->items.v.n + 1);
	for (int i = 0; i < ink->v.n; i++)
		for (int k = ink->v.v[i].from; k < ink->v.v[i].to; k++)
			c->where[k] = ink->v.v[i].at;
}

/* False where the same was just told of the same place. */
static bool is_news(struct checker *c, int item, enum diag_code code, struct where *at)
{
	*at = c->where[item].source ? c->where[item] : c->spec->at;
	bool same = c->told.code == code && c->told.at.source == at->source && c->told.at.line == at->line &&
	        c->told.at.column == at->column;
	c->told.code = code;
	c->told.at = *at;
	return !same;
}

static const char *mm_text(struct arena *a, mpt v)
{
	struct buf b = {0};
	buf_mm(&b, v, 1);
	const char *text = arena_strdup(a, buf_cstr(&b));
	buf_free(&b);
	return text;
}

static const char *pt_text(struct arena *a, mpt v) { return decimal_text(a, v, 1000, 2); }

static struct rect seen_of(const struct checker *c) { return c->clip.v[c->clip.n - 1]; }
static void push_clip(struct checker *c, struct rect r) { *vec_push(c->arena, &c->clip) = r; }

/* -- lines and inks -------------------------------------------------------------------------- */

static void check_line(struct checker *c, int i, const struct item *it)
{
	const struct path *p = it->path;
	struct rect r = path_bounds(p);
	bool stroked = !color_is_none(p->stroke) && p->width > 0;
	mpt thick = stroked ? p->width : color_is_none(p->fill) ? MPT_MAX : mpt_min(r.w, r.h);
	struct where at;
	if (thick > 0 && thick < c->spec->least_line && is_news(c, i, DIAG_THIN_LINE, &at))
		diag_report(c->diag, DIAG_THIN_LINE, at, pt_text(c->arena, thick), pt_text(c->arena, c->spec->least_line));
}

static void report_inks(struct checker *c, int i, const char *what, int coverage)
{
	struct where at;
	if (coverage > c->spec->ink_limit && is_news(c, i, DIAG_INK_LIMIT, &at))
		diag_report(c->diag, DIAG_INK_LIMIT, at, what, coverage, c->spec->ink_limit);
}

static const char *color_text(struct arena *a, color c)
{
	struct buf b = {0};
	color_put(&b, c);
	const char *text = arena_strdup(a, buf_cstr(&b));
	buf_free(&b);
	return text;
}

static void check_color(struct checker *c, int i, color drawn)
{
	int coverage = press_coverage(press_inks(c->press, drawn));
	if (coverage > c->spec->ink_limit)
		report_inks(c, i, color_text(c->arena, drawn), coverage);
}

/* -- the trim ------------------------------------------------------------------------------- */

/* How far the rectangle falls short of the bleed at an edge over which it reaches, or at which it ends; 0: it does not. */
static mpt shortage(const struct checker *c, struct rect r, mpt *beyond)
{
	const struct page *p = c->page;
	const mpt over[] = {-r.x, r.x + r.w - p->width, -r.y, r.y + r.h - p->height};
	mpt most = 0;
	for (int i = 0; i < COUNT_OF(over); i++)
		if (over[i] >= -COVER_LEAST && p->bleed - over[i] > most && p->bleed - over[i] > COVER_LEAST / 2) {
			most = p->bleed - over[i];
			*beyond = mpt_max(over[i], 0);
		}
	return most;
}

/* What is drawn in no ink leaves no line. */
static bool is_white(struct checker *c, const struct item *it)
{
	return it->kind == ITEM_PATH &&
	        (color_is_none(it->path->fill) || !press_coverage(press_inks(c->press, it->path->fill))) &&
	        (color_is_none(it->path->stroke) || !press_coverage(press_inks(c->press, it->path->stroke)));
}

static void check_bleed(struct checker *c, int i, const struct item *it)
{
	struct rect r, seen = rect_common(cover_bounds(it), seen_of(c));
	mpt beyond = 0;
	struct where at;
	if (press_bleeds(c->page, it, &r))
		seen = rect_common(r, seen_of(c));
	if (seen.w <= 0 || seen.h <= 0 || !shortage(c, seen, &beyond) || is_white(c, it) ||
	    !is_news(c, i, DIAG_NO_BLEED, &at))
		return;
	diag_report(c->diag, DIAG_NO_BLEED, at, it->kind == ITEM_IMAGE ? "a picture" : "a shape", mm_text(c->arena, beyond),
	            mm_text(c->arena, c->page->bleed));
}

static void check_text(struct checker *c, int i, const struct item *it)
{
	const struct glyph_run *r = it->run;
	const struct page *p = c->page;
	mpt above = it->y - r->size * 7 / 10, across = mpt_min(it->x, p->width - it->x - r->width);
	mpt near = mpt_min(across, mpt_min(above, p->height - it->y));
	struct where at;
	if (r->n && near < c->spec->safe && near > -r->size && is_news(c, i, DIAG_NEAR_TRIM, &at))
		diag_report(c->diag, DIAG_NEAR_TRIM, at, mm_text(c->arena, mpt_max(near, 0)),
		            mm_text(c->arena, c->spec->safe));
}

/* ------------------------------------------------------------------------------------------- */

static void check_item(struct checker *c, int i, const struct item *it)
{
	switch (it->kind) {
	case ITEM_GLYPHS:
		check_color(c, i, it->run->color);
		check_text(c, i, it);
		break;
	case ITEM_PATH:
		check_color(c, i, it->path->fill);
		check_color(c, i, it->path->stroke);
		check_line(c, i, it);
		check_bleed(c, i, it);
		break;
	case ITEM_IMAGE: check_bleed(c, i, it); break;
	case ITEM_CLIP: push_clip(c, rect_common(seen_of(c), cover_bounds(it))); break;
	case ITEM_UNCLIP: c->clip.n--; break;
	default: break;
	}
}

void press_check(struct diag *d, struct press *p, const struct page *page, const struct ink *ink)
{
	struct checker c = {.arena = arena_new(), .diag = d, .press = p, .spec = press_spec_of(p), .page = page};
	const mpt all = MPT_MAX / 4;
	find_places(&c, ink);
	push_clip(&c, (struct rect){-all, -all, 2 * all, 2 * all});
	for (int i = 0; i < page->items.v.n; i++)
		check_item(&c, i, &page->items.v.v[i]);
	arena_free(c.arena);
}

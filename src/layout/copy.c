/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Looks at the pages as they are drawn, so that all texts count in the size that fitting left them: those of drawings and
 * of running heads, too. How dark the ground of light text is, the fills before it say.
 */
#include "copy.h"
#include "contrast.h"
#include "cover.h"
#include "graphics.h"

/* Below this size, text needs a colour, or around it a ground, as dark as this in percent of black: strokes of 9 pt break
   up at K 66. */
#define SMALL PT(13)
#define DARK_TEXT 71
#define DARK_GROUND 60

/* What may lie under text: a fill or a picture, as far as it is seen. */
struct ground {
	int item;
	struct rect box;
};

struct copier {
	struct arena *arena;
	struct diag *diag;
	const struct page *page;
	bool looked; /* the grounds are known */
	VEC(struct ground) ground;
};

static const struct item *item_at(const struct copier *c, int i) { return &c->page->items.v.v[i]; }

/* -- grounds -------------------------------------------------------------------------------- */

static bool is_ground(const struct item *it)
{
	return it->kind == ITEM_IMAGE || (it->kind == ITEM_PATH && !color_is_none(it->path->fill));
}

static void find_grounds(struct copier *c)
{
	VEC(struct rect) clip = {0};
	const mpt all = MPT_MAX / 4;
	c->looked = true;
	*vec_push(c->arena, &clip) = (struct rect){-all, -all, 2 * all, 2 * all};
	for (int i = 0; i < c->page->items.v.n; i++) {
		const struct item *it = item_at(c, i);
		const struct rect now = clip.v[clip.n - 1];
		if (it->kind == ITEM_CLIP)
			*vec_push(c->arena, &clip) = rect_common(now, cover_bounds(it));
		else if (it->kind == ITEM_UNCLIP)
			clip.n--;
		else if (is_ground(it))
			*vec_push(c->arena, &c->ground) = (struct ground){i, rect_common(now, cover_bounds(it))};
	}
}

static bool lies_in(struct rect a, struct rect b)
{
	return a.x >= b.x && a.y >= b.y && a.x + a.w <= b.x + b.w && a.y + a.h <= b.y + b.h;
}

/* In the middle of a text, as high as small letters. */
static struct rect middle_of(const struct item *it)
{
	const mpt side = 2 * COVER_LEAST;
	return (struct rect){it->x + (it->run->width - side) / 2, it->y - it->run->size / 4 - side / 2, side, side};
}

/* The last thing below item k: a fill or a picture; NULL: the paper. */
static const struct item *ground_of(struct copier *c, int k)
{
	const struct rect probe = middle_of(item_at(c, k));
	if (!c->looked)
		find_grounds(c);
	for (int i = c->ground.n - 1; i >= 0; i--) {
		const struct ground *g = &c->ground.v[i];
		struct cover hidden;
		if (g->item > k || !lies_in(probe, g->box))
			continue;
		cover_find(c->arena, item_at(c, g->item), probe, &hidden);
		if (cover_hides(&hidden, probe))
			return item_at(c, g->item);
	}
	return NULL;
}

/* -- text ----------------------------------------------------------------------------------- */

/* Told at the style, whose fault it is, once for all texts that have it; a text of it is the hint. */
static void report_text(const struct copier *c, const struct glyph_run *r, struct where at, color seen, bool light)
{
	struct buf how = {0}, size = {0};
	if (diag_is_waived(c->diag, DIAG_COPY_TEXT, at))
		return;
	buf_puts(&how, light ? "light on " : "in ");
	color_put(&how, seen);
	diag_report(c->diag, DIAG_COPY_TEXT, r->style->at.source ? r->style->at : at, buf_cstr(&how), color_k(seen),
	            light ? DARK_GROUND : DARK_TEXT);
	buf_decimal(&size, r->size, 1000, 1);
	if (at.source)
		diag_hint(c->diag, "%s:%d has such a text, of %s pt", at.source->path, at.line, buf_cstr(&size));
	buf_free(&how);
	buf_free(&size);
}

/* Decoration that can hardly be seen on paper is not missed on a copy. */
static bool is_watermark(const struct item *it) { return !it->element && contrast(it->run->color, COLOR_RGB(0xFFFFFF)) < 3; }

static void check_text(struct copier *c, int k, struct where at)
{
	const struct item *it = item_at(c, k);
	color white = COLOR_RGB(0xFFFFFF);
	if (it->kind != ITEM_GLYPHS || it->run->size >= SMALL || color_k(it->run->color) >= DARK_TEXT || is_watermark(it))
		return;
	const struct item *under = ground_of(c, k);
	color ground = under && under->kind == ITEM_PATH ? under->path->fill : white;
	bool light = color_k(ground) > color_k(it->run->color);
	if ((under && under->kind == ITEM_IMAGE) || (light && color_k(ground) >= DARK_GROUND))
		return;
	report_text(c, it->run, at, light ? ground : it->run->color, light);
}

/* -- patterns ------------------------------------------------------------------------------- */

static void check_pattern(const struct copier *c, const struct path *p, struct where at)
{
	bool dots = p->dash;
	struct buf mm = {0};
	buf_mm(&mm, p->width, 2);
	if (p->width < (dots ? COPY_LEAST_DOT : COPY_LEAST_LINE))
		diag_report(c->diag, DIAG_COPY_DOT, at, dots ? "dots" : "lines", buf_cstr(&mm), dots ? "wide" : "thick",
		            dots ? "0.7" : "0.5");
	report_gap(c->diag, at,
	           dots ? "the white between the dots of a pattern" : "the white between the lines of a pattern",
	           mpt_max(p->apart - p->width, 0));
	buf_free(&mm);
}

void copy_check(struct diag *d, const struct page *page, const struct ink *ink)
{
	struct copier c = {.arena = arena_new(), .diag = d, .page = page};
	for (int i = 0; i < ink->v.n; i++) {
		const struct ink_mark *m = &ink->v.v[i];
		for (int k = m->from; k < m->to; k++) {
			const struct item *it = item_at(&c, k);
			if (m->kind == INK_TEXT)
				check_text(&c, k, m->at);
			else if (m->kind == INK_COVER && it->kind == ITEM_PATH && it->path->apart)
				check_pattern(&c, it->path, m->at);
		}
	}
	arena_free(c.arena);
}

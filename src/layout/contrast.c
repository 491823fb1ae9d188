/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Contrast of texts, in the flow and in drawings, as they are built. Tries of a fitting are not asked: what they would
   report is thrown away. */
#include "contrast.h"

#include "spec.h"

#include <math.h>
#include <string.h>

/* Relative luminance (WCAG 2.1). No position comes of it, so floating point does no harm. */
static double luminance(color c)
{
	double part[3];
	c = color_to_rgb(c);
	for (int i = 0; i < 3; i++) {
		double v = c.v[i] / 255.0;
		part[i] = v <= 0.04045 ? v / 12.92 : pow((v + 0.055) / 1.055, 2.4);
	}
	return 0.2126 * part[0] + 0.7152 * part[1] + 0.0722 * part[2];
}

double contrast(color a, color b)
{
	double x = luminance(a), y = luminance(b);
	return x > y ? (x + 0.05) / (y + 0.05) : (y + 0.05) / (x + 0.05);
}

static const char *color_name(struct arena *a, color c)
{
	struct buf b = {0};
	color_put(&b, c);
	const char *name = arena_strdup(a, buf_cstr(&b));
	buf_free(&b);
	return name;
}

/* As it comes out on paper. */
static color drawn(const struct builder *b, color c)
{
	return b->job->spec->page.colors == COLORS_GREY ? color_to_gray(c) : c;
}

static int promised(const struct builder *b) { return b->job->spec->promises.value[PROMISE_CONTRAST]; }

static const char *decimal(struct arena *a, int thousandths) { return decimal_text(a, thousandths, 1000, 1); }

static void report_promise(const struct builder *b, const char *found, const char *needed, struct where at)
{
	diag_report(b->gfx.diag, DIAG_BROKEN_PROMISE, at, promise_names[PROMISE_CONTRAST], decimal(b->arena, promised(b)),
	            arena_printf(b->arena, "%s; %s is needed", found, needed), "");
}

/* After reporting. */
static void hint_style(const struct builder *b, const char *text)
{
	const struct where at = b->job->spec->promises.at[PROMISE_CONTRAST];
	if (promised(b) && at.source)
		diag_hint(b->gfx.diag, "%s; promised at %s:%d", text, at.source->path, at.line);
	else
		diag_hint(b->gfx.diag, "%s", text);
}

void report_contrast(const struct builder *b, const char *what, color ink, color ground, const char *needed, struct where at)
{
	const char *on = color_name(b->arena, drawn(b, ground)), *number;
	number = arena_printf(b->arena, "%.1f", contrast(drawn(b, ink), drawn(b, ground)));
	ink = drawn(b, ink);
	if (promised(b))
		report_promise(b,
		               arena_printf(b->arena, "%s in %s on %s has a contrast of %s to 1", what,
		                            color_name(b->arena, ink), on, number),
		               needed, at);
	else
		diag_report(b->gfx.diag, DIAG_LOW_CONTRAST, at, what, color_name(b->arena, ink), on, number, needed);
}

color ground_below(const struct builder *b, color ink)
{
	const struct style *s = b->dense;
	if (!s)
		return b->ground;
	color over = color_is_none(s->pattern.color) ? s->color : s->pattern.color, text = drawn(b, ink);
	return contrast(text, drawn(b, over)) < contrast(text, drawn(b, b->ground)) ? over : b->ground;
}

/* What text of that size needs, in thousandths: what is promised, or WCAG's 4.5; of that large text two thirds. */
static int needed_of(const struct builder *b, const struct style *s, mpt size)
{
	const bool large = size >= PT(18) || (size >= PT(14) && s->weight >= 700);
	const int most = promised(b) ? promised(b) : 4500;
	return large ? most * 2 / 3 : most;
}

/* NULL where text of that size has the contrast that it needs, or its style says that it need not, which no promise allows;
   else how much. */
static const char *lacking(const struct builder *b, const struct style *s, mpt size, color ink, color ground)
{
	if (s->doubtful || color_is_doubtful(ink) || color_is_doubtful(ground))
		return NULL;
	const int needed = needed_of(b, s, size);
	if (contrast(drawn(b, ink), drawn(b, ground)) + 0.005 >= needed / 1000.0)
		return NULL;
	if (!promised(b) && diag_is_waived(b->gfx.diag, DIAG_LOW_CONTRAST, s->at))
		return NULL;
	return decimal(b->arena, needed);
}

void check_style_contrast(const struct builder *b, const struct style *s, struct where at)
{
	color ground = ground_below(b, s->color);
	const char *needed = b->last ? lacking(b, s, gfx_size(&b->gfx, s), s->color, ground) : NULL;
	if (!needed)
		return;
	report_contrast(b, "text", s->color, ground, needed, at);
	hint_style(b, arena_printf(b->arena, "the style is '%s'", s->name));
}

/* -- drawings ------------------------------------------------------------------------------- */

/* One closed shape; lines and patterns leave most of their ground free. */
static bool is_plate(const struct path *p)
{
	int parts = 0;
	for (int i = 0; i < p->n; i++)
		parts += p->seg[i].op == SEG_MOVE;
	return parts == 1 && !color_is_none(p->fill);
}

static bool holds(const struct item *plate, mpt x, mpt y)
{
	struct rect r = path_bounds(plate->path);
	x -= plate->x;
	y -= plate->y;
	return x >= r.x && x <= r.x + r.w && y >= r.y && y <= r.y + r.h;
}

/* The colour under the middle of a text, at half of the height of its capitals. */
static color ground_under(const struct canvas *c, int text, color ground)
{
	const struct item *it = &c->items.v.v[text];
	mpt x = it->x + it->run->width / 2, y = it->y - it->run->size / 3;
	for (int i = text - 1; i >= 0; i--) {
		const struct item *under = &c->items.v.v[i];
		if (under->kind == ITEM_PATH && is_plate(under->path) && holds(under, x, y))
			return under->path->fill;
	}
	return ground;
}

struct faint {
	const char *style;
	color ink, ground;
};
struct faints {
	VEC(struct faint) v;
};

static bool is_told(const struct faints *told, const struct faint *f)
{
	for (int i = 0; i < told->v.n; i++) {
		const struct faint *o = &told->v.v[i];
		if (!strcmp(o->style, f->style) && color_equal(o->ink, f->ink) && color_equal(o->ground, f->ground))
			return true;
	}
	return false;
}

static bool is_blank(const struct glyph_run *r)
{
	for (int i = 0; i < r->text_size; i++)
		if (r->text[i] != ' ')
			return false;
	return true;
}

void check_drawn_contrast(const struct builder *b, const struct canvas *c, struct where at)
{
	struct faints told = {0};
	for (int i = 0; b->last && i < c->items.v.n; i++) {
		const struct glyph_run *r = c->items.v.v[i].kind == ITEM_GLYPHS ? c->items.v.v[i].run : NULL;
		if (!r || is_blank(r))
			continue;
		struct faint f = {r->style->name, r->color, ground_under(c, i, ground_below(b, r->color))};
		const char *needed = lacking(b, r->style, r->size, f.ink, f.ground);
		if (!needed || is_told(&told, &f))
			continue;
		*vec_push(b->arena, &told.v) = f;
		report_contrast(b, "text", f.ink, f.ground, needed, at);
		hint_style(b, arena_printf(b->arena, "it is '%.*s', whose style is '%s'", r->text_size, r->text, f.style));
	}
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Text is shaped once whatever its size, so that trying another scale or measure only breaks its lines again.
 */
#include "fitted.h"
#include "text.h"

/* The first letter behind the scripts that have capitals: Latin, Greek, Cyrillic, Armenian. */
#define WITHOUT_CAPITALS 0x590

static struct para_spec scaled_spec(const struct gfx *g, const struct style *s, int scale, mpt width, int align)
{
	struct para_spec spec = gfx_spec(g, s, width, align);
	spec.size = (mpt)muldiv(spec.size, scale, 1000);
	spec.leading = (mpt)muldiv(spec.leading, scale, 1000);
	return spec;
}

struct para *fitted_text(const struct gfx *g, const struct rich *r, const struct style *s, int scale, mpt width, int align)
{
	if (!r || !r->n)
		return NULL;
	struct para_spec spec = scaled_spec(g, s, scale, width, align);
	return text_break(g->text, g->arena, text_shape(g->text, &r->block[0], s, r->at), &spec);
}

mpt fitted_width(const struct gfx *g, const struct rich *r, const struct style *s, int scale)
{
	mpt min, max = 0;
	struct para_spec spec = scaled_spec(g, s, scale, MPT_MAX, ALIGN_START);
	if (r && r->n)
		text_extent(g->text, text_shape(g->text, &r->block[0], s, r->at), &spec, &min, &max);
	return max;
}

int fitted_scale(const struct gfx *g, const struct rich *r, const struct style *s, int scale, mpt width)
{
	mpt own = fitted_width(g, r, s, 1000);
	int most = own > width && own > 0 ? (int)((int64_t)mpt_max(width, 0) * 1000 / own) : scale;
	while (most > 0 && fitted_width(g, r, s, most) > width) /* advances are rounded one by one */
		most--;
	return most < scale ? most : scale;
}

bool fitted_whole(const struct para *p) { return !p->broken_word && !p->too_narrow; }

struct para *fitted_balanced(const struct gfx *g, const struct rich *r, const struct style *s, int scale, mpt width,
                             int align, mpt *measure)
{
	struct para *p = fitted_text(g, r, s, scale, width, align);
	if (!p || !fitted_whole(p))
		return NULL;
	mpt low = p->width / (p->n + 1), high = p->width, close = PT(1) / 2;
	while (p->n > 1 && high - low > close) {
		mpt middle = low + (high - low) / 2;
		const struct para *q = fitted_text(g, r, s, scale, middle, align);
		if (q && q->n == p->n && fitted_whole(q))
			high = middle;
		else
			low = middle;
	}
	*measure = high;
	return fitted_text(g, r, s, scale, high, align);
}

/* -- bands ---------------------------------------------------------------------------------- */

/* Also digits and punctuation, which stand as high. */
static bool has_capitals(const struct glyph_run *r)
{
	for (const char *p = r->text, *end = p + r->text_size; p < end;) {
		uint32_t c = utf8_next(&p, end);
		bool general = c >= 0x2000 && c < 0x2070;
		if (c >= WITHOUT_CAPITALS && !general)
			return false;
	}
	return true;
}

static mpt capitals_up(const struct glyph_run *r) { return (mpt)muldiv(r->size, r->face->cap_height, r->face->upem); }

static void add_run(struct ink_band *b, const struct glyph_run *r)
{
	bool capitals = has_capitals(r);
	for (int i = 0; i < r->n; i++) {
		struct rect ink = run_ink(r, i);
		b->rise = mpt_max(b->rise, -ink.y);
		b->hang = mpt_max(b->hang, ink.y + ink.h);
		b->up = capitals ? b->up : mpt_max(b->up, -ink.y);
		b->down = capitals ? b->down : mpt_max(b->down, ink.y + ink.h);
	}
	if (capitals)
		b->up = mpt_max(b->up, capitals_up(r));
}

mpt line_up(const struct line *l)
{
	mpt up = 0;
	for (const struct glyph_run *r = l->run; r < l->run + l->n; r++) {
		bool capitals = has_capitals(r);
		up = capitals ? mpt_max(up, capitals_up(r)) : up;
		for (int i = 0; i < r->n && !capitals; i++)
			up = mpt_max(up, -run_ink(r, i).y);
	}
	return up;
}

mpt ink_band_height(const struct ink_band *b)
{
	mpt middle = (b->up - b->down) / 2; /* above the baseline */
	return 2 * mpt_max(b->rise - middle, b->hang + middle);
}

void ink_band_add(struct ink_band *b, const struct para *p)
{
	for (int i = 0; p && i < p->n; i++)
		for (int k = 0; k < p->line[i].n; k++)
			add_run(b, &p->line[i].run[k]);
}

mpt ink_band_top(const struct ink_band *b, const struct para *p, mpt y, mpt h)
{
	mpt first = p->line[0].baseline, last = p->height - p->line[p->n - 1].height + p->line[p->n - 1].baseline;
	return y + (h - (first - b->up) - (last + b->down)) / 2;
}

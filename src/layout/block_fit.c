/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A text that is fitted to its place: it is built at its largest size, and where it does not fit, at sizes half a point
 * apart, between which the search bisects. Lines already broken come from the cache. Fitting of the whole document works
 * around it: its scales lower the largest size, never the least.
 */
#include "block_fit.h"
#include "match.h"
#include "prose.h"

#define STEP (PT(1) / 2)

struct block {
	struct builder *b;
	const struct rich *r;
	const struct style *style;
	const struct text_fit *fit;
	mpt least, largest;
};

static mpt least_size(const struct style *s, const struct text_fit *fit) { return mpt_min(fit->min, s->size); }

static mpt largest_size(const struct builder *b, const struct style *s, const struct text_fit *fit)
{
	return mpt_max(gfx_size(&b->gfx, s), least_size(s, fit));
}

/* -- tries -------------------------------------------------------------------------------------- */

/* The lines at a size, in a list of their own in `scratch`; what there is to say of them goes to *sink. */
static struct vlist set_at(const struct block *k, mpt size, struct arena *scratch, struct diag **sink)
{
	struct cell cell = {.w = k->b->width};
	struct builder in = cell_builder(k->b, &cell, k->b->element);
	in.arena = scratch;
	*sink = in.gfx.diag = diag_new(scratch);
	in.gfx.size = size;
	in.label = NULL;
	in.last = true;
	build_text(&in, k->r, &(struct text_look){k->style, k->style->align, ROLE_P, NULL, true});
	return cell.list;
}

/* The first item that is a line too many, or that ends too low; the number of items where there is none. */
static int first_beyond(const struct vlist *l, const struct text_fit *fit)
{
	int lines = 0;
	int64_t y = 0;
	for (int i = 0; i < l->v.n; i++) {
		const struct vitem *it = l->v.v[i];
		y += it->height;
		if (it->kind != V_BOX || !it->height) /* a marker has no height */
			continue;
		lines++;
		if ((fit->lines && lines > fit->lines) || (fit->height && y > fit->height))
			return i;
	}
	return l->v.n;
}

static bool fits(const struct block *k, mpt size)
{
	struct arena *scratch = arena_new();
	struct diag *sink;
	struct vlist l = set_at(k, size, scratch, &sink);
	bool whole = !diag_count(sink, DIAG_OVERFLOW) && !diag_count(sink, DIAG_NO_WIDTH);
	bool inside = first_beyond(&l, k->fit) == l.v.n;
	arena_free(scratch);
	return whole && inside;
}

static mpt size_at(const struct block *k, int step) { return mpt_max(k->largest - step * STEP, k->least); }

/* The largest size that fits; the least one where none does, of which *found tells. */
static mpt search(const struct block *k, bool *found)
{
	int over = 0, fit = (k->largest - k->least + STEP - 1) / STEP, last = fit;
	*found = fits(k, k->largest);
	if (*found)
		return k->largest;
	while (fit - over > 1) {
		int middle = (fit + over) / 2;
		if (fits(k, size_at(k, middle)))
			fit = middle;
		else
			over = middle;
	}
	*found = fit < last || (fit > over && fits(k, k->least));
	return size_at(k, fit);
}

/* -- what does not fit -------------------------------------------------------------------------- */

static int count_lines(const struct vlist *l)
{
	int n = 0;
	for (int i = 0; i < l->v.n; i++)
		n += l->v.v[i]->kind == V_BOX && l->v.v[i]->height;
	return n;
}

static const char *excess(const struct block *k, const struct vlist *l)
{
	struct arena *a = k->b->arena;
	int lines = count_lines(l), most = k->fit->lines;
	if (most && lines > most)
		return arena_printf(a, "takes %d lines, where there may be %d", lines, most);
	return arena_printf(a, "is %lld mm higher than it may be", height_mm(vlist_height(l, 0, l->v.n) - k->fit->height));
}

/* Too many lines, or too high. Where a word is too wide for its line, its paragraph tells that. */
static void report_beyond(const struct block *k)
{
	struct diag *sink;
	struct vlist l = set_at(k, k->least, k->b->arena, &sink);
	int from = first_beyond(&l, k->fit);
	if (from == l.v.n || diag_count(sink, DIAG_OVERFLOW))
		return;
	const struct vrange over = {l.v.v + from, l.v.n - from, NULL};
	int n = vrange_characters(&over);
	struct gfx *g = &k->b->gfx;
	diag_report(g->diag, DIAG_OVERFLOW, k->r->at,
	            arena_printf(k->b->arena,
	                         "at %s, its least size, the text %s (locale %s): about %d character%s too long",
	                         points_text(k->b->arena, k->least), excess(k, &l), text_locale(k->b->job->text), n,
	                         n == 1 ? "" : "s"));
	diag_hint(g->diag, "shorten the text, or lower `min` in the `fit` of its box");
}

/* -- texts that are matched to their row -------------------------------------------------------- */

/* The size, at most `size`, at which the text is no wider than `width` on one line. */
static mpt narrowed(const struct block *k, mpt size, mpt width)
{
	struct builder in = *k->b;
	mpt min = 0, max = 0;
	in.gfx.size = size;
	extent_rich(&in, k->r, k->style, &min, &max);
	if (max <= width)
		return size;
	size = (mpt)muldiv(size, mpt_max(width, 0), max);
	for (max = width + 1; size > k->least && max > width; size -= max > width) { /* advances are rounded one by one */
		min = max = 0;
		in.gfx.size = size;
		extent_rich(&in, k->r, k->style, &min, &max);
	}
	return mpt_max(size, k->least);
}

static void report_wide(const struct block *k, mpt size, mpt width)
{
	struct builder in = *k->b;
	mpt min = 0, max = 0;
	in.gfx.size = size;
	extent_rich(&in, k->r, k->style, &min, &max);
	if (max <= width || min > in.width) /* a word that is wider than its line, its paragraph tells */
		return;
	int n = (max - width) / mpt_max(size / 2, 1) + 1;
	diag_report(in.gfx.diag, DIAG_OVERFLOW, k->r->at,
	            arena_printf(in.arena,
	                         "at %s, its least size, the text is %lld mm wider than it may be on one line (locale %s), "
	                         "about %d character%s",
	                         points_text(in.arena, size), height_mm(max - width), text_locale(in.job->text), n,
	                         n == 1 ? "" : "s"));
	diag_hint(in.gfx.diag, "shorten the text, or lower `min` in the `fit` of its box");
}

static mpt most_width(const struct block *k) { return k->fit->width ? mpt_min(k->fit->width, k->b->width) : k->b->width; }

static mpt matched_size(const struct block *k, const struct match *m)
{
	return m->size ? mpt_max(mpt_min(m->size, k->largest), k->least) : k->largest;
}

static void fit_matched(const struct block *k, const struct match *m)
{
	mpt width = most_width(k), size = narrowed(k, matched_size(k, m), width);
	if (size == k->least)
		report_wide(k, size, width);
	k->b->gfx.size = size;
	k->b->gfx.leading = m->leading;
}

/* -- boxes -------------------------------------------------------------------------------------- */

static struct block block_of(struct builder *b, const struct box *box, const struct rich *r, const struct text_fit *fit)
{
	const struct style *s = box->style.style;
	return (struct block){b, r, s, fit, least_size(s, fit), largest_size(b, s, fit)};
}

/* The style may be another in each locale. */
static void check_least(const struct block *k)
{
	const struct builder *b = k->b;
	const mpt lowest = PT(3);
	if (k->fit->min <= k->style->size)
		return;
	diag_report(b->gfx.diag, DIAG_OUT_OF_RANGE, k->fit->min_at, "'min'", points_text(b->arena, k->fit->min),
	            points_text(b->arena, lowest), points_text(b->arena, k->style->size));
	diag_hint(b->gfx.diag, "the size of the style '%s' is the largest that the text may have", k->style->name);
}

void block_fit(struct builder *b, const struct box *box, const struct rich *r, const struct text_fit *fit)
{
	const struct match *m = match_of(b, box);
	bool found;
	if (!fit->min || !r || !r->n)
		return;
	struct block k = block_of(b, box, r, fit);
	check_least(&k);
	if (fit->match == MATCH_ROW && !m)
		diag_report(
		        b->gfx.diag, DIAG_NO_EFFECT, fit->match_at, "match",
		        "the text stands in no row or grid, or in one that is `shared` or inside of another with such a text");
	if (m) {
		fit_matched(&k, m);
		return;
	}
	mpt size = search(&k, &found);
	if (!found)
		report_beyond(&k);
	b->gfx.size = size;
}

void block_fit_extent(const struct builder *b, const struct box *box, const struct rich *r, const struct text_fit *fit,
                      mpt *min, mpt *max)
{
	struct builder in = *b;
	mpt unused = 0;
	if (!fit->min) {
		extent_rich(b, r, box->style.style, min, max);
		return;
	}
	struct block k = block_of(&in, box, r, fit);
	const struct match *m = match_of(b, box);
	mpt size = m ? matched_size(&k, m) : k.largest;
	if (m && fit->width && r)
		size = narrowed(&k, size, fit->width);
	in.gfx.size = size;
	extent_rich(&in, r, k.style, &unused, max);
	in.gfx.size = k.least;
	extent_rich(&in, r, k.style, min, &unused);
	if (m) /* one line */
		*min = mpt_max(*min, unused);
}

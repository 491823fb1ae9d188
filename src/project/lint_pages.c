/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Letters that are too small to be read, on pages as they are drawn: no style says what fitting makes of its size. */
#include "lint_pages.h"
#include "text.h"

/* The shorter side of A4. Larger paper hangs on a wall and is read from farther away, in proportion. */
#define HELD_PAPER PT(595.276)

/* The smallest letters of a style. */
struct small {
	const struct style *style;
	mpt size;
	bool words; /* in all places it is that of words, which have the size of the text around */
};

struct smalls {
	VEC(struct small) v;
};

static bool has_ink(const struct glyph_run *r)
{
	for (int i = 0; i < r->n; i++)
		if (run_ink(r, i).w > 0)
			return true;
	return false;
}

/* Styles that are made for single words have the place of the one that they come from. */
static bool is_same(const struct style *a, const struct style *b)
{
	return a->at.source == b->at.source && a->at.line == b->at.line && a->at.column == b->at.column;
}

static void take_run(struct arena *a, struct smalls *found, const struct glyph_run *r)
{
	const bool words = r->span && r->span->class;
	for (int i = 0; i < found->v.n; i++) {
		struct small *s = &found->v.v[i];
		if (!is_same(s->style, r->style))
			continue;
		s->size = r->size < s->size ? r->size : s->size;
		s->words = s->words && words;
		return;
	}
	*vec_push(a, &found->v) = (struct small){r->style, r->size, words};
}

/* Whether a text around these words, perhaps, is told for its own. */
static bool is_told(const struct smalls *found, const struct small *words)
{
	for (int i = 0; i < found->v.n && words->words; i++)
		if (!found->v.v[i].words && found->v.v[i].size <= words->size)
			return true;
	return false;
}

/* Neither a stamp over the page nor a mark for who prints it. */
static bool is_for_readers(const struct item *it)
{
	return it->element || (it->artifact != ARTIFACT_WATERMARK && it->artifact != ARTIFACT_PAGE);
}

static mpt least_on(const struct page *p, mpt least)
{
	mpt side = p->width < p->height ? p->width : p->height;
	return side > HELD_PAPER ? (mpt)muldiv(least, side, HELD_PAPER) : least;
}

static const char *points(struct arena *a, mpt size) { return decimal_text(a, size, 1000, 2); }

static void report_small(const struct page_lint *l, const struct small *s, mpt least)
{
	struct where at = s->style->at.source ? s->style->at : l->at;
	diag_report(l->diag, DIAG_SMALL_TEXT, at, s->style->name, points(l->arena, s->size), points(l->arena, least),
	            l->locale);
	if (s->size < s->style->size)
		diag_hint(l->diag, "the style says %s pt; the layout lets its text shrink to fit",
		          points(l->arena, s->style->size));
}

void lint_pages(const struct page_lint *l, const struct pages *pages)
{
	struct smalls found = {0};
	mpt least = 0;
	for (int i = 0; i < pages->page.n; i++) {
		const struct page *p = &pages->page.v[i];
		least = least_on(p, l->least_size);
		for (int k = 0; k < p->items.v.n; k++) {
			const struct item *it = &p->items.v.v[k];
			if (it->kind == ITEM_GLYPHS && it->run->size < least && is_for_readers(it) && has_ink(it->run))
				take_run(l->arena, &found, it->run);
		}
	}
	for (int i = 0; i < found.v.n; i++)
		if (!is_told(&found, &found.v.v[i]))
			report_small(l, &found.v.v[i], least);
}

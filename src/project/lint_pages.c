/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Letters that are too small to be read, on pages as they are drawn: no style says what fitting makes of its size, nor a sheet
   of several pages. */
#include "lint_pages.h"
#include "text.h"

/* The shorter side of A4. Larger paper hangs on a wall and is read from farther away, in proportion. */
#define HELD_PAPER PT(595.276)

/* The smallest letters of a style. */
struct small {
	const struct style *style;
	mpt size, own; /* as printed, and on its page */
	bool words;    /* in all places it is that of words, which have the size of the text around */
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

static void take_run(struct arena *a, struct smalls *found, const struct glyph_run *r, mpt size)
{
	const bool words = r->span && r->span->class;
	for (int i = 0; i < found->v.n; i++) {
		struct small *s = &found->v.v[i];
		if (!is_same(s->style, r->style))
			continue;
		if (size < s->size) {
			s->size = size;
			s->own = r->size;
		}
		s->words = s->words && words;
		return;
	}
	*vec_push(a, &found->v) = (struct small){r->style, size, r->size, words};
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

/* A page as it is printed: cut out of its sheet, or put together from several. Of several prints of one, such as the small
   picture of a poster beside its tiles, the largest is read. */
struct print {
	const struct page *page;
	int num, den; /* scale */
};
struct prints {
	VEC(struct print) v;
	struct hashes by_page; /* of placed ones */
};

static void add_print(struct arena *a, struct prints *all, struct print new)
{
	const uint64_t hash = hash_bytes(&new.page, sizeof(new.page), HASH_SEED);
	const int *i;
	for (size_t step = 0; (i = hashes_next(&all->by_page, hash, &step));) {
		struct print *known = &all->v.v[*i];
		if (known->page != new.page)
			continue;
		if ((int64_t) new.num * known->den > (int64_t)known->num *new.den)
			*known = new;
		return;
	}
	hashes_put(a, &all->by_page, hash, all->v.n);
	*vec_push(a, &all->v) = new;
}

static struct prints find_prints(struct arena *a, const struct pages *pages)
{
	struct prints all = {0};
	for (int i = 0; i < pages->page.n; i++) {
		const struct page *p = &pages->page.v[i];
		*vec_push(a, &all.v) = (struct print){p, 1, 1};
		for (int k = 0; k < p->items.v.n; k++) {
			const struct placed_page *placed =
			        p->items.v.v[k].kind == ITEM_PLACED ? p->items.v.v[k].placed : NULL;
			if (placed)
				add_print(a, &all, (struct print){placed->page, placed->num, placed->den});
		}
	}
	return all;
}

static mpt least_on(const struct print *print, mpt least)
{
	const struct page *p = print->page;
	mpt side = (mpt)muldiv(p->width < p->height ? p->width : p->height, print->num, print->den);
	return side > HELD_PAPER ? (mpt)muldiv(least, side, HELD_PAPER) : least;
}

static const char *points(struct arena *a, mpt size) { return decimal_text(a, size, 1000, 2); }

static void report_small(const struct page_lint *l, const struct small *s, struct where at, mpt least)
{
	diag_report(l->diag, DIAG_SMALL_TEXT, at.source ? at : l->at, s->style->name, points(l->arena, s->size),
	            points(l->arena, least), l->locale);
}

/* What only the sheet makes too small is told once, where that is asked for, by the smallest. */
static bool is_by_sheet(const struct page_lint *l, const struct small *s)
{
	return s->size < s->own && s->own >= l->least_size;
}

static void report_sheet(const struct page_lint *l, const struct smalls *found, mpt least)
{
	const struct small *smallest = NULL;
	int n = 0;
	for (int i = 0; i < found->v.n; i++) {
		const struct small *s = &found->v.v[i];
		if (!is_by_sheet(l, s))
			continue;
		smallest = !smallest || s->size < smallest->size ? s : smallest;
		n++;
	}
	if (!smallest)
		return;
	report_small(l, smallest, l->sheet_at, least);
	diag_hint(l->diag, "it has %s pt on its page, which is printed smaller on a sheet%s",
	          points(l->arena, smallest->own),
	          n == 1 ? "" : arena_printf(l->arena, "; so %s %d more", n == 2 ? "is" : "are", n - 1));
}

static void report_page(const struct page_lint *l, const struct small *s, mpt least)
{
	report_small(l, s, s->style->at, least);
	if (s->own < s->style->size)
		diag_hint(l->diag, "the style says %s pt; the layout lets its text shrink to fit",
		          points(l->arena, s->style->size));
}

static void take_runs(struct arena *a, struct smalls *found, const struct print *p, mpt least)
{
	for (int i = 0; i < p->page->items.v.n; i++) {
		const struct item *it = &p->page->items.v.v[i];
		const mpt size = it->kind == ITEM_GLYPHS ? (mpt)muldiv(it->run->size, p->num, p->den) : least;
		if (size < least && is_for_readers(it) && has_ink(it->run))
			take_run(a, found, it->run, size);
	}
}

void lint_pages(const struct page_lint *l, const struct pages *pages)
{
	struct smalls found = {0};
	struct prints prints = find_prints(l->arena, pages);
	mpt least = 0;
	for (int i = 0; i < prints.v.n; i++) {
		const struct print *p = &prints.v.v[i];
		least = least_on(p, l->least_size);
		take_runs(l->arena, &found, p, least);
	}
	for (int i = 0; i < found.v.n; i++)
		if (!is_by_sheet(l, &found.v.v[i]) && !is_told(&found, &found.v.v[i]))
			report_page(l, &found.v.v[i], least);
	report_sheet(l, &found, least);
}

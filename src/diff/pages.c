/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which page is which: the one with which a page has most things in common, if that is so the other way round too. */
#include "align.h"
#include "compare.h"
#include "words.h"

#include <string.h>

static int *firsts(struct arena *a, const struct scene *s)
{
	int *first = NEW_ARRAY(a, int, s->pages.n + 2);
	for (int i = 0; i < s->things.n; i++)
		first[s->things.v[i].page + 1] = i + 1;
	for (int i = 1; i <= s->pages.n; i++)
		first[i] = first[i] < first[i - 1] ? first[i - 1] : first[i];
	return first;
}

/* A page is another one when nearly all of it is there; where less is, it is the one of its number, unless nothing is. */
static int choose(int page, int best, const int *votes, int own, int others, int pages)
{
	const int most = own > others ? own : others;
	const bool nearly_all = best >= 0 && (int64_t)votes[best] * 5 >= (int64_t)most * 4;
	return !nearly_all && page < pages && votes[page] ? page : best;
}

/* For each page of `s` the page of the other scene that it is; -1: none. */
static int *best_pages(struct arena *a, const struct scene *s, const int *first, const int *paired,
                       const struct scene *other, const int *other_first)
{
	int *chosen = NEW_ARRAY(a, int, s->pages.n + 1), *votes = NEW_ARRAY(a, int, other->pages.n + 1);
	for (int p = 0; p < s->pages.n; p++) {
		int best = -1;
		for (int i = first[p]; i < first[p + 1]; i++) {
			const int page = paired[i] < 0 ? -1 : other->things.v[paired[i]].page;
			if (page >= 0 && ++votes[page] > 0 && (best < 0 || votes[page] > votes[best]))
				best = page;
		}
		const int others = best < 0 ? 0 : other_first[best + 1] - other_first[best];
		chosen[p] = choose(p, best, votes, first[p + 1] - first[p], others, other->pages.n);
		for (int i = first[p]; i < first[p + 1]; i++)
			if (paired[i] >= 0)
				votes[other->things.v[paired[i]].page] = 0;
	}
	return chosen;
}

static void match_pages(struct compare *c)
{
	const int n = c->now->pages.n, m = c->was->pages.n;
	c->old_page = best_pages(c->arena, c->now, c->first, c->pairs.to_old, c->was, c->was_first);
	c->new_page = best_pages(c->arena, c->was, c->was_first, c->pairs.to_new, c->now, c->first);
	for (int i = 0; i < n; i++)
		if (c->old_page[i] >= 0 && c->new_page[c->old_page[i]] != i)
			c->old_page[i] = -1;
	for (int i = 0; i < m; i++)
		if (c->new_page[i] >= 0 && c->old_page[c->new_page[i]] != i)
			c->new_page[i] = -1;
	for (int i = 0; i < n && i < m; i++) /* blank, or with nothing in common */
		if (c->old_page[i] < 0 && c->new_page[i] < 0) {
			c->old_page[i] = i;
			c->new_page[i] = i;
		}
}

static const char *first_words(const struct compare *c, const struct scene *s, const int *first, int page)
{
	for (int i = first[page]; i < first[page + 1]; i++)
		if (s->things.v[i].kind == THING_TEXT && s->things.v[i].tag)
			return arena_printf(c->arena, " ('%s')", words_begin(c->arena, s->things.v[i].text, 40));
	return "";
}

static void note_page(struct compare *c, const struct scene *s, int page, bool gone)
{
	const struct rect all = {0, 0, s->pages.v[page].width, s->pages.v[page].height};
	const char *words = first_words(c, s, gone ? c->was_first : c->first, page);
	struct change *x = compare_add(c, &(struct change){.kind = CHANGE_PAGE, .what = ""}, NULL, NULL);
	x->about = arena_printf(c->arena, "the %spage%s is %s", gone ? "old " : "", words, gone ? "gone" : "new");
	*vec_push(c->arena, &x->places) = gone ? (struct change_place){.was_page = page + 1, .was_box = all}
	                                       : (struct change_place){.page = page + 1, .box = all};
}

static const char *size_text(struct arena *a, const struct scene_page *p)
{
	return arena_printf(a, "%s x %s", length_text(a, p->width), length_text(a, p->height));
}

static void note_fact(struct compare *c, const char *about, const char *was, const char *now, int page)
{
	struct change *x = compare_add(
	        c, &(struct change){.kind = CHANGE_PAGE, .what = "", .about = about, .was = was, .now = now}, NULL, NULL);
	x->marked = false;
	*vec_push(c->arena, &x->places) = (struct change_place){.page = page + 1, .was_page = c->old_page[page] + 1};
}

static void compare_page(struct compare *c, int page)
{
	const struct scene_page *was = &c->was->pages.v[c->old_page[page]], *now = &c->now->pages.v[page];
	if (was->width != now->width || was->height != now->height)
		note_fact(c, "size of the page", size_text(c->arena, was), size_text(c->arena, now), page);
	if (was->turn != now->turn)
		note_fact(c, arena_printf(c->arena, "the page is turned by %d degrees", (now->turn - was->turn + 360) % 360),
		          NULL, NULL, page);
	if (c->old_page[page] == page && !same_text(was->label, now->label))
		note_fact(c, "number of the page", was->label, now->label, page);
}

/* Of each new page whether it is in the longest row of pages that kept their order, to which all others have moved. */
static bool *in_order(struct compare *c)
{
	const int n = c->now->pages.n;
	int *page = NEW_ARRAY(c->arena, int, n + 1), *key = NEW_ARRAY(c->arena, int, n + 1), known = 0;
	bool *kept = NEW_ARRAY(c->arena, bool, n + 1);
	for (int i = 0; i < n; i++)
		if (c->old_page[i] >= 0) {
			page[known] = i;
			key[known++] = c->old_page[i];
		}
	const bool *in = longest_row(c->arena, key, known, true);
	for (int i = 0; i < known; i++)
		kept[page[i]] = in[i];
	return kept;
}

static void note_moved(struct compare *c, int page)
{
	const char *words = first_words(c, c->now, c->first, page);
	note_fact(c, arena_printf(c->arena, "the page%s was page %d", words, c->old_page[page] + 1), NULL, NULL, page);
}

void compare_pages(struct compare *c)
{
	c->first = firsts(c->arena, c->now);
	c->was_first = firsts(c->arena, c->was);
	match_pages(c);
	const bool *kept = in_order(c);
	for (int i = 0; i < c->now->pages.n; i++) {
		const int was = c->old_page[i];
		*vec_push(c->arena, &c->out->pages) = (struct page_diff){i + 1, was + 1, was < 0 ? DIFF_NEW : DIFF_SAME};
		if (was < 0)
			note_page(c, c->now, i, false);
		else
			compare_page(c, i);
		if (was >= 0 && !kept[i])
			note_moved(c, i);
	}
	for (int i = 0; i < c->was->pages.n; i++)
		if (c->new_page[i] < 0) {
			*vec_push(c->arena, &c->out->pages) = (struct page_diff){0, i + 1, DIFF_GONE};
			note_page(c, c->was, i, true);
		}
}

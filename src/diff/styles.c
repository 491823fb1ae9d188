/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Font, size and colour of the letters that two texts have in common, told by the words that have others now. */
#include "compare.h"
#include "matched.h"
#include "words.h"

#include <assert.h>
#include <string.h>

struct style_pair {
	struct style_from was, now;
};

static bool same_style(const struct style_from *a, const struct style_from *b)
{
	return a->size == b->size && a->ink == b->ink && color_equal(a->fill, b->fill) && !strcmp(a->font, b->font);
}

static bool same_pair(const struct style_pair *a, const struct style_pair *b)
{
	return same_style(&a->was, &b->was) && same_style(&a->now, &b->now);
}

/* -- telling ---------------------------------------------------------------------------------- */

/* Letters from one to behind another, in both texts. */
struct stretch {
	const struct thing *was, *now;
	size_t was_at, was_end, at, end;
};

static void note(struct compare *c, struct change like, const struct stretch *s)
{
	const char *words = arena_strndup(c->arena, s->now->text + s->at, s->end - s->at);
	like.what = arena_printf(c->arena, "'%s'", words_begin(c->arena, words, 40));
	like.key = thing_key(s->now, s->at);
	struct change *x = compare_note(c, &like, s->was, s->now);
	struct change_place *p = &x->places.v[x->places.n - 1];
	p->was_box = thing_part(s->was, s->was_at, s->was_end - s->was_at);
	p->box = thing_part(s->now, s->at, s->end - s->at);
}

static void note_pair(struct compare *c, const struct style_pair *p, const struct stretch *s)
{
	struct arena *a = c->arena;
	if (!color_equal(p->was.fill, p->now.fill))
		note(c,
		     (struct change){
		             .kind = CHANGE_COLOR, .was = color_text(a, p->was.fill), .now = color_text(a, p->now.fill)},
		     s);
	if (p->was.ink != p->now.ink)
		note(c, (struct change){.kind = CHANGE_DRAWN, .about = "text"}, s);
	if (p->was.size != p->now.size)
		note(c,
		     (struct change){.kind = CHANGE_SIZE,
		                     .about = "size",
		                     .was = points_text(a, p->was.size),
		                     .now = points_text(a, p->now.size)},
		     s);
	assert(p->was.font && p->now.font);
	if (strcmp(p->was.font, p->now.font) != 0)
		note(c, (struct change){.kind = CHANGE_FONT, .was = p->was.font, .now = p->now.font}, s);
}

/* -- walking ---------------------------------------------------------------------------------- */

static size_t behind(const char *text, size_t at)
{
	size_t next;
	character_at(text, at, &next);
	return next;
}

/* Stretches of letters with the same styles, before and now. */
static void compare_stretches(struct compare *c, const struct thing *was, const struct thing *now, const struct matched *m)
{
	struct stretch open = {.was = was, .now = now};
	struct style_pair pair = {0};
	for (int i = 0; i < m->v.n; i++) {
		const struct matched_letter *x = &m->v.v[i];
		const struct style_pair next = {thing_style(was, x->was), thing_style(now, x->now)};
		if (i && !same_pair(&pair, &next))
			note_pair(c, &pair, &open);
		if (!i || !same_pair(&pair, &next)) {
			open.was_at = x->was;
			open.at = x->now;
			pair = next;
		}
		open.was_end = behind(was->text, x->was);
		open.end = behind(now->text, x->now);
	}
	if (m->v.n)
		note_pair(c, &pair, &open);
}

static bool has_one(const struct thing *t) { return t->styles.n <= 1; }

void compare_styles(struct compare *c, const struct thing *was, const struct thing *now)
{
	struct matched m;
	const struct style_from a = thing_style(was, 0), b = thing_style(now, 0);
	if (has_one(was) && has_one(now)) {
		const struct stretch all = {was, now, 0, strlen(was->text), 0, strlen(now->text)};
		if (!same_style(&a, &b))
			note_pair(c, &(struct style_pair){a, b}, &all);
		return;
	}
	struct arena *scratch = arena_new();
	if (match_letters(scratch, was, now, &m))
		compare_stretches(c, was, now, &m);
	arena_free(scratch);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What files, their pages, and their fields and links hold besides: values in words, all else as the same or another. */
#include "compare.h"

#include <string.h>

static uint64_t hash_of(int page, const char *about)
{
	return hash_bytes(about, strlen(about), hash_bytes(&page, sizeof(page), HASH_SEED));
}

static const struct noted *find(const struct scene *s, const struct hashes *by, int page, const char *about)
{
	const int *i;
	for (size_t step = 0; (i = hashes_next(by, hash_of(page, about), &step));)
		if (s->rest.v[*i].page == page && !strcmp(s->rest.v[*i].about, about))
			return &s->rest.v[*i];
	return NULL;
}

static struct hashes index_of(struct arena *a, const struct scene *s)
{
	struct hashes by = {0};
	for (int i = 0; i < s->rest.n; i++)
		hashes_put(a, &by, hash_of(s->rest.v[i].page, s->rest.v[i].about), i);
	return by;
}

/* Boxes of a page of another size are other ones. */
static bool is_told(const struct compare *c, int page, const char *about)
{
	if (page < 0 || !strstr(about, "Box'"))
		return false;
	const struct scene_page *was = &c->was->pages.v[c->old_page[page]], *now = &c->now->pages.v[page];
	return was->width != now->width || was->height != now->height;
}

static void note(struct compare *c, const char *about, const char *how, int page)
{
	const struct change like = {.kind = CHANGE_BESIDES, .what = "", .about = about, .detail = how};
	struct change *x = compare_add(c, &like, NULL, NULL);
	x->marked = false;
	if (page >= 0)
		*vec_push(c->arena, &x->places) = (struct change_place){.page = page + 1, .was_page = c->old_page[page] + 1};
}

/* Of files only; pages that are new or gone are told as a whole. */
void compare_rest(struct compare *c)
{
	const struct hashes old = index_of(c->arena, c->was), new = index_of(c->arena, c->now);
	for (int i = 0; i < c->now->rest.n; i++) {
		const struct noted *n = &c->now->rest.v[i];
		const int was = n->page < 0 ? -1 : c->old_page[n->page];
		const struct noted *o = n->page >= 0 && was < 0 ? n : find(c->was, &old, was, n->about);
		if ((!o || o->hash != n->hash) && !is_told(c, n->page, n->about))
			note(c, n->about, o ? "differs" : "is new", n->page);
	}
	for (int i = 0; i < c->was->rest.n; i++) {
		const struct noted *o = &c->was->rest.v[i];
		const int now = o->page < 0 ? -1 : c->new_page[o->page];
		if ((o->page < 0 || now >= 0) && !find(c->now, &new, now, o->about))
			note(c, o->about, "is gone", now);
	}
}

/* -- fields, links, notes --------------------------------------------------------------------- */

static const struct noted *said(const struct thing *t, const char *about)
{
	for (int i = 0; i < t->says.n; i++)
		if (!strcmp(t->says.v[i].about, about))
			return &t->says.v[i];
	return NULL;
}

static void note_said(struct compare *c, const struct thing *was, const struct thing *now, const char *about)
{
	const struct noted *a = said(was, about), *b = said(now, about);
	struct change like = {.kind = CHANGE_TAG, .about = about, .was = a ? a->text : NULL, .now = b ? b->text : NULL};
	if (!like.was && !like.now)
		like = (struct change){.kind = CHANGE_BESIDES,
		                       .about = about,
		                       .detail = strcmp(about, "settings") != 0 ? "differs" : "differ"};
	compare_note(c, &like, was, now);
}

/* What a field looks like follows from the rest, which is told then. */
static bool follows(const struct thing *was, const struct thing *now, const char *about, bool told)
{
	return !strcmp(about, "appearance") && (told || was->box.w != now->box.w || was->box.h != now->box.h);
}

void compare_says(struct compare *c, const struct thing *was, const struct thing *now)
{
	bool told = false;
	for (int i = 0; i < now->says.n; i++) {
		const struct noted *b = &now->says.v[i], *a = said(was, b->about);
		if ((a && same_text(a->text, b->text) && a->hash == b->hash) || follows(was, now, b->about, told))
			continue;
		note_said(c, was, now, b->about);
		told = true;
	}
	for (int i = 0; i < was->says.n; i++)
		if (!said(now, was->says.v[i].about))
			note_said(c, was, now, was->says.v[i].about);
}

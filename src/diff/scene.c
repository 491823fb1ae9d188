/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The parts of which scenes are made, whatever they are made of. */
#include "scene.h"

#include "characters.h"

#include <stdlib.h>
#include <string.h>

const char *const *fact_names(void)
{
	static const char *const names[SCENE_FACTS] = {
	        [FACT_TITLE] = "title",     [FACT_LANG] = "language",     [FACT_AUTHOR] = "author",
	        [FACT_SUBJECT] = "subject", [FACT_KEYWORDS] = "keywords", [FACT_RIGHTS] = "rights",
	        [FACT_LICENCE] = "licence", [FACT_CLAIM] = "standard"};
	return names;
}

struct thing *scene_add(struct scene *s, enum thing_kind kind, int page)
{
	struct thing *t = vec_push(s->arena, &s->things);
	*t = (struct thing){.kind = kind, .page = page, .text = "", .words = HASH_SEED};
	return t;
}

static bool near(mpt a, mpt b) { return a - b <= SAME_PLACE && b - a <= SAME_PLACE; }

bool thing_same_points(const struct thing *a, const struct thing *b)
{
	if (a->look != b->look || a->points != b->points)
		return false;
	for (int i = 0; i < a->points; i++)
		if (!near(a->point[i].x, b->point[i].x) || !near(a->point[i].y, b->point[i].y))
			return false;
	return true;
}

const char *thing_key(const struct thing *t, size_t at)
{
	const char *key = NULL;
	for (int i = 0; i < t->keys.n && t->keys.v[i].at <= at; i++)
		key = t->keys.v[i].key;
	return key;
}

struct style_from thing_style(const struct thing *t, size_t at)
{
	int low = 0, high = t->styles.n;
	while (high - low > 1) {
		const int middle = (low + high) / 2;
		if (t->styles.v[middle].at <= at)
			low = middle;
		else
			high = middle;
	}
	return t->styles.n ? t->styles.v[low] : (struct style_from){0, t->font, t->size, t->fill, 0};
}

/* Words of poppler begin where signs before them do. */
static size_t spot_before(const struct thing *t, size_t at)
{
	size_t best = at;
	for (int i = 0; i < t->spots.n; i++) {
		const size_t x = t->spots.v[i].at;
		if (x == at)
			return at;
		best = x < at && (best == at || x > best) ? x : best;
	}
	return best;
}

struct rect thing_part(const struct thing *t, size_t at, size_t n)
{
	const size_t from = spot_before(t, at);
	n += n ? at - from : 0;
	at = from;
	struct rect out = {0};
	bool any = false;
	for (int i = 0; i < t->spots.n; i++) {
		const struct spot *s = &t->spots.v[i];
		if (s->at < at || s->at >= at + (n ? n : 1) || (any && s->box.y != out.y))
			continue;
		const mpt left = any ? mpt_min(out.x, s->box.x) : s->box.x;
		const mpt right = any ? mpt_max(out.x + out.w, s->box.x + s->box.w) : s->box.x + s->box.w;
		out = (struct rect){left, s->box.y, right - left, s->box.h};
		any = true;
	}
	if (any && !n)
		out.w = PT(1);
	return any ? out : t->box;
}

uint64_t words_hash(const char *text)
{
	uint64_t hash = HASH_SEED;
	for (const char *p = text, *end = text + strlen(text); p < end;) {
		uint32_t cp = utf8_next(&p, end);
		if (!character_is_blank(cp))
			hash = (hash ^ cp) * 1099511628211ull;
	}
	return hash;
}

/* Both are in the order of the pages, so what is looked for comes soon. */
void scene_take_keys(struct scene *s, const struct scene *of)
{
	enum { AHEAD = 64 };
	for (int i = 0, from = 0; i < s->things.n; i++) {
		struct thing *t = &s->things.v[i];
		for (int k = from; t->kind == THING_TEXT && k < of->things.n && k < from + AHEAD; k++) {
			const struct thing *x = &of->things.v[k];
			if (x->kind != THING_TEXT || x->page != t->page || x->words != t->words)
				continue;
			for (int n = 0; n < x->keys.n; n++)
				*vec_push(s->arena, &t->keys) = x->keys.v[n];
			from = k + 1;
			break;
		}
	}
}

/* -- texts ---------------------------------------------------------------------------------- */

static bool is_inline(const struct tag *t) { return !strcmp(t->role, "Span") || !strcmp(t->role, "Link"); }

static const struct tag *block_of(const struct tag *t)
{
	while (t && is_inline(t) && t->parent)
		t = t->parent;
	return t;
}

/* Labels of a drawing and running heads are texts of their own, though they have one element or none. */
static bool is_scattered(const struct tag *block) { return !block || !strcmp(block->role, "Figure"); }

static mpt distance(mpt a, mpt b) { return a < b ? b - a : a - b; }

static bool is_set_alike(const struct thing *t, const struct run_seen *r)
{
	return t->size == r->size && color_equal(t->fill, r->color) && !strcmp(t->font, r->font);
}

static bool goes_on(const struct text_maker *m, const struct run_seen *r)
{
	if (m->at < 0)
		return false;
	const struct thing *t = &m->scene->things.v[m->at];
	const mpt near = r->rtl ? r->at.x + r->width : r->at.x;
	if (t->page != r->page || t->block != block_of(r->tag) || m->rtl != r->rtl ||
	    (!r->tag && t->artifact != r->artifact))
		return false;
	return !is_scattered(t->block) || (is_set_alike(t, r) && r->at.y == m->end.y && distance(near, m->end.x) < r->size);
}

static void begin_text(struct text_maker *m, const struct run_seen *r)
{
	struct thing *t = scene_add(m->scene, THING_TEXT, r->page);
	m->at = m->scene->things.n - 1;
	t->tag = r->tag;
	t->block = block_of(r->tag);
	t->artifact = r->artifact;
	t->font = r->font;
	t->size = r->size;
	t->fill = r->color;
	t->box = (struct rect){r->at.x, r->at.y - r->size, r->width, r->size * 5 / 4};
	t->at = (struct point){r->rtl ? r->at.x + r->width : r->at.x, r->at.y};
	t->lines = 1;
	t->set = HASH_SEED;
	m->rtl = r->rtl;
}

void rect_widen(struct rect *box, struct rect by)
{
	const mpt right = mpt_max(box->x + box->w, by.x + by.w), bottom = mpt_max(box->y + box->h, by.y + by.h);
	box->x = mpt_min(box->x, by.x);
	box->y = mpt_min(box->y, by.y);
	box->w = right - box->x;
	box->h = bottom - box->y;
}

/* A blank where a line ends, or where something else stands between. */
static void join(struct text_maker *m, const struct run_seen *r)
{
	struct thing *t = &m->scene->things.v[m->at];
	const bool line = distance(r->at.y, m->end.y) > mpt_max(t->size, r->size) / 2;
	const mpt near = r->rtl ? r->at.x + r->width : r->at.x;
	if (line) {
		const int64_t from[] = {(int64_t)m->text.n, r->at.y - t->at.y};
		t->set = hash_bytes(from, sizeof(from), t->set);
		t->lines++;
	}
	const bool apart = line ? !m->hyphen : distance(near, m->end.x) > r->size / 6;
	if (apart && m->text.n && m->text.v[m->text.n - 1] != ' ')
		buf_putc(&m->text, ' ');
	rect_widen(&t->box, (struct rect){r->at.x, r->at.y - r->size, r->width, r->size * 5 / 4});
}

static void put_spots(struct text_maker *m, const struct run_seen *r)
{
	struct thing *t = &m->scene->things.v[m->at];
	for (int i = 0; i < r->spots; i++) {
		struct spot s = r->spot[i];
		s.at += m->text.n;
		s.box.x += r->at.x;
		s.box.y = r->at.y - r->size;
		s.box.h = r->size * 5 / 4;
		*vec_push(m->scene->arena, &t->spots) = s;
	}
}

static void put_key(struct text_maker *m, const char *key)
{
	struct thing *t = &m->scene->things.v[m->at];
	const char *last = t->keys.n ? t->keys.v[t->keys.n - 1].key : NULL;
	if (key != last && (!key || !last || strcmp(key, last) != 0))
		*vec_push(m->scene->arena, &t->keys) = (struct key_from){m->text.n, key};
}

static void put_style(struct text_maker *m, const struct run_seen *r)
{
	struct thing *t = &m->scene->things.v[m->at];
	const struct style_from *last = t->styles.n ? &t->styles.v[t->styles.n - 1] : NULL;
	if (!last || last->ink != r->ink || last->size != r->size || !color_equal(last->fill, r->color) ||
	    strcmp(last->font, r->font) != 0)
		*vec_push(m->scene->arena, &t->styles) = (struct style_from){m->text.n, r->font, r->size, r->color, r->ink};
}

void text_maker_add(struct text_maker *m, const struct run_seen *r)
{
	if (goes_on(m, r)) {
		join(m, r);
	} else {
		text_maker_end(m);
		begin_text(m, r);
	}
	put_key(m, r->key);
	put_style(m, r);
	put_spots(m, r);
	buf_put(&m->text, r->text, r->text_size);
	m->hyphen = r->hyphen;
	m->end = (struct point){r->rtl ? r->at.x : r->at.x + r->width, r->at.y};
}

void text_maker_end(struct text_maker *m)
{
	if (m->at >= 0) {
		struct thing *t = &m->scene->things.v[m->at];
		while (m->text.n && m->text.v[m->text.n - 1] == ' ')
			m->text.n--;
		t->text = arena_strdup(m->scene->arena, buf_cstr(&m->text));
		t->words = words_hash(t->text);
	}
	buf_free(&m->text);
	m->text = (struct buf){0};
	m->at = -1;
	m->hyphen = false;
}

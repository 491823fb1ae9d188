/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Mistakes as bytes for a later run. Files are named and not copied: whoever reads them back has the files, and knows
 * that they are the same, or where a place is now.
 */
#include "mistake.h"

#include <limits.h>

struct storing {
	struct buf *bytes;
	const char *(*name_of)(void *user, struct where at);
	void *user;
};

static void put_place(const struct storing *s, struct where at)
{
	struct buf *out = s->bytes;
	bytes_put_text(out, at.source ? s->name_of(s->user, at) : NULL);
	bytes_put(out, (uint64_t)at.line);
	bytes_put(out, (uint64_t)at.column);
}

void diag_store(const struct diag *d, const char *(*name_of)(void *user, struct where at), void *user, struct buf *out)
{
	const struct storing s = {out, name_of, user};
	bytes_put(out, (uint64_t)d->mistakes.n);
	for (int i = 0; i < d->mistakes.n; i++) {
		const struct mistake *m = &d->mistakes.v[i];
		bytes_put(out, m->code);
		put_place(&s, m->at);
		bytes_put_text(out, m->text);
		bytes_put_text(out, m->hint);
	}
	bytes_put(out, (uint64_t)d->waivers.n);
	for (int i = 0; i < d->waivers.n; i++) {
		const struct waiver *w = &d->waivers.v[i];
		bytes_put(out, w->code);
		bytes_put(out, w->used);
		put_place(&s, w->from);
		put_place(&s, w->to);
		put_place(&s, w->at);
	}
}

bool diag_all_places(const struct diag *d, bool (*take)(void *user, struct where at), void *user)
{
	bool all = true;
	for (int i = 0; i < d->mistakes.n && all; i++)
		all = !d->mistakes.v[i].at.source || take(user, d->mistakes.v[i].at);
	for (int i = 0; i < d->waivers.n && all; i++)
		all = !d->waivers.v[i].at.source || take(user, d->waivers.v[i].at);
	return all;
}

/* -- back ----------------------------------------------------------------------------------- */

struct recalling {
	struct byte_reader *bytes;
	bool (*place_of)(void *user, const char *name, struct where *at);
	void *user;
};

static struct where take_place(const struct recalling *r)
{
	struct where at = {0};
	const char *name = bytes_take_text(r->bytes);
	at.line = (int)bytes_take_below(r->bytes, INT_MAX);
	at.column = (int)bytes_take_below(r->bytes, INT_MAX);
	if (*name && !r->bytes->bad)
		r->bytes->bad = !r->place_of(r->user, name, &at) || !at.source;
	return at;
}

static void take_mistake(struct diag *into, const struct recalling *r)
{
	struct mistake m = {.code = (enum diag_code)bytes_take_below(r->bytes, DIAG_COUNT)};
	m.at = take_place(r);
	m.text = arena_strdup(into->arena, bytes_take_text(r->bytes));
	const char *hint = bytes_take_text(r->bytes);
	m.hint = *hint ? arena_strdup(into->arena, hint) : NULL;
	if (!r->bytes->bad)
		diag_add(into, &m);
}

static void take_waiver(struct diag *into, const struct recalling *r)
{
	struct waiver w = {.code = (enum diag_code)bytes_take_below(r->bytes, DIAG_COUNT)};
	w.used = bytes_take_below(r->bytes, 2) == 1;
	w.from = take_place(r);
	w.to = take_place(r);
	w.at = take_place(r);
	r->bytes->bad = r->bytes->bad || !w.from.source || w.to.source != w.from.source || w.at.source != w.from.source;
	if (!r->bytes->bad)
		diag_waive(into, &w);
}

bool diag_recall(struct diag *into, struct byte_reader *b, bool (*place_of)(void *user, const char *name, struct where *at),
                 void *user)
{
	const struct recalling r = {b, place_of, user};
	int n = bytes_take_count(b, 27);
	for (int i = 0; i < n && !b->bad; i++)
		take_mistake(into, &r);
	n = bytes_take_count(b, 67);
	for (int i = 0; i < n && !b->bad; i++)
		take_waiver(into, &r);
	return !b->bad;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Mistakes as bytes for another process of the run: one program on one machine, so numbers stand as
 * they are in memory. Texts end in a NUL, so that a reader can use them where they stand.
 */
#include "mistake.h"

#include <string.h>

/* What stands in place of the number of a mistake with the same source. */
enum { SOURCE_FOLLOWS = -1, NO_SOURCE = -2 };

static uint64_t hash_of_path(const char *path) { return hash_bytes(path, strlen(path), HASH_SEED); }

/* -- packing -------------------------------------------------------------------------------- */

static void pack_text(struct buf *out, const char *s, size_t n)
{
	buf_put(out, &n, sizeof(n));
	buf_put(out, s, n);
	buf_putc(out, 0);
}

static void pack_string(struct buf *out, const char *s) { pack_text(out, s, s ? strlen(s) : 0); }

/* The first mistake with the source of mistake i; SOURCE_FOLLOWS when that is i itself. */
static int source_number(const struct diag *d, struct hashes *packed, int i)
{
	const struct source *s = d->mistakes.v[i].at.source;
	const int *first;
	if (!s)
		return NO_SOURCE;
	for (size_t step = 0; (first = hashes_next(packed, hash_pointer(s), &step));)
		if (d->mistakes.v[*first].at.source == s)
			return *first;
	hashes_put(d->arena, packed, hash_pointer(s), i);
	return SOURCE_FOLLOWS;
}

static void pack_source(struct buf *out, const struct source *s)
{
	pack_string(out, s->path);
	pack_text(out, s->text, s->text ? s->size : 0);
}

/* A waiver: code, whether it is used, places, whether its source follows or is that of the one before. */
static void pack_waivers(const struct diag *d, struct buf *out)
{
	const struct source *latest = NULL;
	buf_put(out, &d->waivers.n, sizeof(d->waivers.n));
	for (int i = 0; i < d->waivers.n; i++) {
		const struct waiver *w = &d->waivers.v[i];
		int head[] = {(int)w->code, w->used,    w->from.line, w->from.column,        w->to.line,
		              w->to.column, w->at.line, w->at.column, w->at.source != latest};
		buf_put(out, head, sizeof(head));
		if (w->at.source != latest)
			pack_source(out, w->at.source);
		latest = w->at.source;
	}
}

/* A mistake: code, line, column, number of its source, its rows; the source, where it follows; text, hint and the lines of
   rows, where none is an empty one. */
void diag_pack(const struct diag *d, struct buf *out)
{
	struct hashes packed = {0};
	buf_put(out, &d->mistakes.n, sizeof(d->mistakes.n));
	for (int i = 0; i < d->mistakes.n; i++) {
		const struct mistake *m = &d->mistakes.v[i];
		const struct source *s = m->at.source;
		int head[] = {(int)m->code, m->at.line, m->at.column, source_number(d, &packed, i), m->rows.n, m->rows.last};
		buf_put(out, head, sizeof(head));
		if (head[3] == SOURCE_FOLLOWS)
			pack_source(out, s);
		pack_string(out, m->text);
		pack_string(out, m->hint);
		pack_string(out, m->rows.lines);
	}
	pack_waivers(d, out);
}

/* -- unpacking ------------------------------------------------------------------------------ */

static const char *unpack_text(const char *p, const char **out, size_t *size)
{
	memcpy(size, p, sizeof(*size));
	*out = p + sizeof(*size);
	return *out + *size + 1;
}

/* The sink's own copy of a source, one for each path. */
static const struct source *copy_source(struct diag *d, const struct source *s)
{
	const int *i;
	for (size_t step = 0; (i = hashes_next(&d->by_path, hash_of_path(s->path), &step));)
		if (!strcmp(d->sources.v[*i]->path, s->path))
			return d->sources.v[*i];
	struct source *copy = NEW(d->arena, struct source);
	*copy = (struct source){arena_strdup(d->arena, s->path), arena_strndup(d->arena, s->text, s->size), s->size, NULL};
	hashes_put(d->arena, &d->by_path, hash_of_path(s->path), d->sources.n);
	return *vec_push(d->arena, &d->sources) = copy;
}

/* Only what is new is copied: outputs of one project have the same mistakes. */
static void unpack_new(struct diag *d, const struct mistake *m)
{
	struct mistake *added = diag_add(d, m);
	if (!added)
		return;
	added->at.source = m->at.source ? copy_source(d, m->at.source) : NULL;
	added->text = arena_strdup(d->arena, m->text);
	added->hint = m->hint ? arena_strdup(d->arena, m->hint) : NULL;
	added->rows.lines = m->rows.lines ? arena_strdup(d->arena, m->rows.lines) : NULL;
}

static const char *unpack_waivers(struct diag *into, const char *p)
{
	const struct source *latest = NULL;
	int n, head[9];
	size_t size;
	memcpy(&n, p, sizeof(n));
	p += sizeof(n);
	for (int i = 0; i < n; i++) {
		memcpy(head, p, sizeof(head));
		p += sizeof(head);
		struct source s = {0};
		if (head[8]) {
			p = unpack_text(p, &s.path, &size);
			p = unpack_text(p, &s.text, &s.size);
			latest = copy_source(into, &s);
		}
		diag_waive(into,
		           &(struct waiver){(enum diag_code)head[0],
		                            {latest, head[2], head[3]},
		                            {latest, head[4], head[5]},
		                            {latest, head[6], head[7]},
		                            head[1]});
	}
	return p;
}

const char *diag_unpack(struct diag *into, const char *p)
{
	struct arena *a = arena_new();
	int n, head[6];
	size_t size;
	memcpy(&n, p, sizeof(n));
	p += sizeof(n);
	struct source **sources = NEW_ARRAY(a, struct source *, n);
	for (int i = 0; i < n; i++) {
		struct mistake m = {0};
		memcpy(head, p, sizeof(head));
		p += sizeof(head);
		if (head[3] == SOURCE_FOLLOWS) {
			sources[i] = NEW(a, struct source);
			p = unpack_text(p, &sources[i]->path, &size);
			p = unpack_text(p, &sources[i]->text, &sources[i]->size);
		}
		const struct source *s = head[3] == NO_SOURCE ? NULL : sources[head[3] == SOURCE_FOLLOWS ? i : head[3]];
		m.code = (enum diag_code)head[0];
		m.at = (struct where){s, head[1], head[2]};
		p = unpack_text(p, &m.text, &size);
		p = unpack_text(p, &m.hint, &size);
		m.hint = size ? m.hint : NULL;
		m.rows = (struct mistake_rows){.n = head[4], .last = head[5]};
		p = unpack_text(p, &m.rows.lines, &size);
		m.rows.lines = size ? m.rows.lines : NULL;
		unpack_new(into, &m);
	}
	arena_free(a);
	return unpack_waivers(into, p);
}

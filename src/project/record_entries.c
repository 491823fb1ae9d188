/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The form of a record. Files are listed once, outputs name them by their numbers:
 *
 *     "platen record 3\n", the digest of the rest
 *     files:   kind, path, real path, digest, stamp
 *     outputs: path, document, locale, edition; key, digest and stamp; numbers of files; what they use of the content;
 *              messages. Several of one path are its states, the one that was used last first
 *
 * Whoever may write to the file may write anything, and a right digest over it.
 */
#include "record_entries.h"

#include <string.h>

static const char magic[] = "platen record 3\n";
enum { MAGIC = sizeof(magic) - 1, HEAD = MAGIC + sizeof(struct digest), LEAST_INPUT = 58, LEAST_ENTRY = 116 };

static uint64_t hash_of(const char *path) { return hash_bytes(path, strlen(path), HASH_SEED); }

static bool same_text(const char *a, const char *b) { return a == b || (a && b && !strcmp(a, b)); }

static bool same_input(const struct input *a, const struct input *b)
{
	return a->kind == b->kind && digest_equal(a->digest, b->digest) && !strcmp(a->path, b->path) &&
	        same_text(a->real, b->real);
}

int record_add_input(struct record_entries *e, const struct input *in)
{
	const int *i;
	for (size_t step = 0; (i = hashes_next(&e->by_input, hash_of(in->path), &step));) {
		struct input *known = &e->inputs.v[*i];
		if (!same_input(known, in))
			continue;
		known->stamp = in->stamp;
		return *i;
	}
	hashes_put(e->arena, &e->by_input, hash_of(in->path), e->inputs.n);
	struct input *new = vec_push(e->arena, &e->inputs);
	*new = *in;
	new->path = arena_strdup(e->arena, in->path);
	new->real = same_text(in->real, in->path) ? new->path : in->real ? arena_strdup(e->arena, in->real) : NULL;
	return e->inputs.n - 1;
}

struct record_entry *record_find(const struct record_entries *e, const char *path)
{
	const int *i;
	for (size_t step = 0; (i = hashes_next(&e->by_path, hash_of(path), &step));)
		if (!strcmp(e->v.v[*i].path, path))
			return &e->v.v[*i];
	return NULL;
}

struct record_entry *record_next(const struct record_entries *e, const struct record_entry *state)
{
	return state->next < 0 ? NULL : &e->v.v[state->next];
}

void record_add(struct record_entries *e, const struct record_entry *new)
{
	const int place = e->v.n;
	struct record_entry *last = record_find(e, new->path);
	while (last && last->next >= 0)
		last = record_next(e, last);
	if (last)
		last->next = place;
	else
		hashes_put(e->arena, &e->by_path, hash_of(new->path), place);
	struct record_entry *added = vec_push(e->arena, &e->v);
	*added = *new;
	added->next = -1;
}

static int count_states(const struct record_entries *e, const char *path)
{
	int n = 0;
	for (const struct record_entry *s = record_find(e, path); s; s = record_next(e, s))
		n++;
	return n;
}

/* The same states of files have the same numbers. */
bool record_says_same(const struct record_entry *a, const struct record_entry *b)
{
	return digest_equal(a->key, b->key) && digest_equal(a->digest, b->digest) && a->n == b->n &&
	        (!a->n || !memcmp(a->input, b->input, sizeof(int) * (size_t)a->n));
}

void record_add_from(struct record_entries *to, const struct record_entries *from, const struct record_entry *e)
{
	struct record_entry copy = *e;
	int *input = NEW_ARRAY(to->arena, int, e->n + 1);
	for (int i = 0; i < e->n; i++)
		input[i] = record_add_input(to, &from->inputs.v[e->input[i]]);
	copy.input = input;
	record_add(to, &copy);
}

/* -- printing ------------------------------------------------------------------------------- */

static void put_stamp(struct buf *b, const struct file_stamp *s)
{
	bytes_put(b, s->size);
	bytes_put(b, s->inode);
	bytes_put(b, s->modified);
	bytes_put(b, s->changed);
}

/* An empty real path is the same. */
void record_put_input(struct buf *b, const struct input *in)
{
	bytes_put(b, in->kind);
	bytes_put_text(b, in->path);
	bytes_put_text(b, same_text(in->real, in->path) ? NULL : in->real);
	bytes_put_digest(b, in->digest);
	put_stamp(b, &in->stamp);
}

static void put_block(struct buf *b, const struct buf *block)
{
	bytes_put(b, block->n);
	buf_put(b, block->v, block->n);
}

static void put_entry(struct buf *b, const struct record_entry *e, const int *number)
{
	bytes_put_text(b, e->path);
	bytes_put_text(b, e->document);
	bytes_put_text(b, e->locale);
	bytes_put_text(b, e->edition);
	bytes_put_digest(b, e->key);
	bytes_put_digest(b, e->digest);
	put_stamp(b, &e->stamp);
	bytes_put(b, (uint64_t)e->n);
	for (int i = 0; i < e->n; i++)
		bytes_put(b, (uint64_t)number[e->input[i]]);
	bytes_put_digest(b, e->texts);
	put_block(b, &e->paths);
	put_block(b, &e->messages);
}

/* The files that outputs name, which are numbered anew. */
static void put_inputs(struct buf *b, const struct record_entries *e, const struct record_order *order, int *number)
{
	int n = 0;
	for (int i = 0; i < e->inputs.n; i++)
		number[i] = -1;
	for (int i = 0; i < order->v.n; i++) {
		const struct record_entry *entry = &e->v.v[order->v.v[i]];
		for (int k = 0; k < entry->n; k++)
			number[entry->input[k]] = 0;
	}
	for (int i = 0; i < e->inputs.n; i++)
		number[i] = number[i] < 0 ? -1 : n++;
	bytes_put(b, (uint64_t)n);
	for (int i = 0; i < e->inputs.n; i++)
		if (number[i] >= 0)
			record_put_input(b, &e->inputs.v[i]);
}

void record_print(const struct record_entries *e, const struct record_order *order, struct buf *out)
{
	struct buf b = {0};
	int *number = NEW_ARRAY(e->arena, int, e->inputs.n + 1);
	put_inputs(&b, e, order, number);
	bytes_put(&b, (uint64_t)order->v.n);
	for (int i = 0; i < order->v.n; i++)
		put_entry(&b, &e->v.v[order->v.v[i]], number);
	buf_put(out, magic, MAGIC);
	bytes_put_digest(out, digest_of(b.v, b.n));
	buf_put(out, b.v, b.n);
	buf_free(&b);
}

/* -- parsing -------------------------------------------------------------------------------- */

static struct file_stamp take_stamp(struct byte_reader *b)
{
	struct file_stamp s = {.size = bytes_take(b)};
	s.inode = bytes_take(b);
	s.modified = bytes_take(b);
	s.changed = bytes_take(b);
	return s;
}

struct input record_take_input(struct byte_reader *b)
{
	struct input in = {.kind = (enum input_kind)bytes_take_below(b, INPUT_KINDS)};
	bool there = in.kind == INPUT_THERE || in.kind == INPUT_READ;
	in.path = bytes_take_text(b);
	const char *real = bytes_take_text(b);
	in.real = !there ? NULL : *real ? real : in.path;
	in.digest = bytes_take_digest(b);
	in.stamp = take_stamp(b);
	return in;
}

static void take_input(struct record_entries *e, struct byte_reader *b)
{
	const struct input in = record_take_input(b);
	hashes_put(e->arena, &e->by_input, hash_of(in.path), e->inputs.n);
	*vec_push(e->arena, &e->inputs) = in;
}

struct buf record_take_block(struct byte_reader *b, struct arena *a)
{
	size_t n = (size_t)bytes_take_count(b, 1);
	struct buf block = {.v = NEW_ARRAY(a, char, n + 1), .n = n};
	memcpy(block.v, b->p, n);
	b->p += n;
	return block;
}

static void take_entry(struct record_entries *e, struct byte_reader *b)
{
	struct record_entry new = {.path = bytes_take_text(b)};
	new.document = bytes_take_text(b);
	new.locale = bytes_take_text(b);
	new.edition = bytes_take_text(b);
	new.key = bytes_take_digest(b);
	new.digest = bytes_take_digest(b);
	new.stamp = take_stamp(b);
	new.n = bytes_take_count(b, sizeof(uint64_t));
	int *input = NEW_ARRAY(e->arena, int, new.n + 1);
	for (int i = 0; i < new.n; i++)
		input[i] = (int)bytes_take_below(b, (uint64_t)e->inputs.n);
	new.input = input;
	new.texts = bytes_take_digest(b);
	new.paths = record_take_block(b, e->arena);
	new.messages = record_take_block(b, e->arena);
	b->bad = b->bad || (new.paths.n &&new.paths.v[new.paths.n - 1]) || count_states(e, new.path) >= RECORD_STATES;
	if (!b->bad)
		record_add(e, &new);
}

bool record_parse(struct record_entries *e, const char *bytes, size_t n)
{
	struct arena *a = e->arena;
	struct byte_reader b = {bytes, bytes + n, n < HEAD || memcmp(bytes, magic, MAGIC) != 0};
	b.p += b.bad ? 0 : MAGIC;
	struct digest digest = bytes_take_digest(&b);
	b.bad = b.bad || !digest_equal(digest, digest_of(b.p, (size_t)(b.end - b.p)));
	for (int i = bytes_take_count(&b, LEAST_INPUT); i > 0 && !b.bad; i--)
		take_input(e, &b);
	for (int i = bytes_take_count(&b, LEAST_ENTRY); i > 0 && !b.bad; i--)
		take_entry(e, &b);
	if (b.bad || b.p != b.end)
		*e = (struct record_entries){.arena = a};
	return !b.bad && e->v.n;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Any bytes as a record, behind a head that is right for them: it is read or refused, what was read is written and read
 * again as the same, its files are looked at inside of the project only, and its messages can be printed.
 */
#include "fuzz.h"

#include "project/record_entries.h"

#include <string.h>

static struct diag *unsaid;

static bool place_of(void *user, const char *name, struct where *at)
{
	struct root *r = user;
	at->source = file_exists(r, name) ? file_read(r, name, unsaid, (struct where){0}) : NULL;
	return at->source;
}

static void print_all(const struct record_entries *e, struct buf *out)
{
	struct record_order order = {0};
	for (int i = 0; i < e->v.n; i++)
		*vec_push(e->arena, &order.v) = i;
	record_print(e, &order, out);
}

/* The bytes behind their head: the first line and a digest. */
static struct buf with_head(const uint8_t *data, size_t size)
{
	struct arena *a = arena_new();
	struct record_entries none = {.arena = a};
	struct buf b = {0};
	print_all(&none, &b);
	b.n = 16;
	bytes_put_digest(&b, digest_of(data, size));
	buf_put(&b, data, size);
	arena_free(a);
	return b;
}

static void check_entries(struct root *r, struct record_entries *e, struct diag *d)
{
	for (int i = 0; i < e->inputs.n; i++) {
		const struct input *in = &e->inputs.v[i];
		bool outside = *in->path == '/' || strstr(in->path, "..");
		bool same = input_is_same(r, &e->inputs.v[i]);
		fuzz_require(!same || !outside || in->kind == INPUT_ABSENT,
		             "a file outside of the project is taken for one of it");
	}
	for (int i = 0; i < e->v.n; i++) {
		struct byte_reader b = {e->v.v[i].messages.v, e->v.v[i].messages.v + e->v.v[i].messages.n, false};
		diag_recall(d, &b, place_of, r);
	}
}

int fuzz_one(const uint8_t *data, size_t size)
{
	struct arena *a = arena_new();
	struct diag *d = diag_new(a);
	unsaid = d;
	struct record_entries e = {.arena = a}, again = {.arena = a};
	struct buf whole = with_head(data, size), printed = {0}, twice = {0};
	fuzz_file("content/demo/en.yaml", "title: A title\n", 15);
	struct root *r = root_open(a, fuzz_folder());
	if (record_parse(&e, whole.v, whole.n)) {
		print_all(&e, &printed);
		fuzz_require(record_parse(&again, printed.v, printed.n), "what was written cannot be read");
		print_all(&again, &twice);
		fuzz_require(printed.n == twice.n && !memcmp(printed.v, twice.v, twice.n), "it is written in another way");
		check_entries(r, &e, d);
	}
	fuzz_print(d);
	buf_free(&whole);
	buf_free(&printed);
	buf_free(&twice);
	arena_free(a);
	return 0;
}

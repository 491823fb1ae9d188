/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Records of the parts of a run, joined. Each is as untrusted as any record: what one has of an output is taken only where the
 * files are what it says. So several can have the same output only with the same bytes, and which of them is taken shows in
 * nothing but what the next build can tell from it.
 */
#include "paths.h"
#include "record_own.h"
#include "sandbox.h"

#include <assert.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* -- which files are records ---------------------------------------------------------------- */

static bool begins_like_one(const char *path)
{
	static const char begin[] = "platen record ";
	char bytes[sizeof(begin) - 1] = "";
	struct stat st;
	int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
	bool regular = fd >= 0 && fstat(fd, &st) == 0 && S_ISREG(st.st_mode);
	bool like =
	        regular && read(fd, bytes, sizeof(bytes)) == (ssize_t)sizeof(bytes) && !memcmp(bytes, begin, sizeof(bytes));
	if (fd >= 0)
		close(fd);
	return like;
}

static bool has_its_name(const char *path)
{
	const char *slash = strrchr(path, '/');
	return !strcmp(slash ? slash + 1 : path, RECORD_NAME);
}

const char *record_named(struct arena *a, const char *path)
{
	struct stat st;
	const char *place = path_resolve_here(a, path);
	if (!place || !path_stat(place, &st))
		return NULL;
	const char *inside = S_ISDIR(st.st_mode) ? path_resolve(a, place, RECORD_NAME) : NULL;
	if (S_ISDIR(st.st_mode))
		return inside ? inside : arena_printf(a, "%s/%s", place, RECORD_NAME);
	return begins_like_one(place) || has_its_name(place) ? place : NULL;
}

/* -- which entry is taken ------------------------------------------------------------------- */

/* Of an entry, the higher the better: first whether its files are all as they were, then whether a build of today asks for its
   key; the digest of all that it says decides between equals. */
struct rank {
	bool current, asked_for;
	struct digest digest;
};
struct joining {
	struct build_record *rec;
	VEC(struct rank) rank; /* of its entries */
};

static struct digest digest_of_entry(const struct build_record *from, const struct record_entry *e)
{
	struct buf b = {0};
	bytes_put_digest(&b, e->key);
	bytes_put_digest(&b, e->texts);
	for (int i = 0; i < e->n; i++) {
		struct input in = from->entries.inputs.v[e->input[i]];
		in.stamp = (struct file_stamp){0};
		record_put_input(&b, &in);
	}
	buf_put(&b, e->paths.v, e->paths.n);
	buf_put(&b, e->messages.v, e->messages.n);
	struct digest digest = digest_of(b.v, b.n);
	buf_free(&b);
	return digest;
}

static struct rank rank_of(const struct build_record *from, const struct record_entry *e, enum record_state state)
{
	const struct output o = {.document = project_document_find(from->project, e->document),
	                         .locale = e->locale,
	                         .edition = *e->edition ? e->edition : NULL};
	const struct digest key = record_key(from, &o, &(struct build_options){0});
	return (struct rank){state == RECORD_CURRENT, digest_equal(key, e->key), digest_of_entry(from, e)};
}

static bool is_better(const struct rank *a, const struct rank *b)
{
	if (a->current != b->current)
		return a->current;
	if (a->asked_for != b->asked_for)
		return a->asked_for;
	return a->digest.high != b->digest.high ? a->digest.high > b->digest.high : a->digest.low > b->digest.low;
}

/* -- joining -------------------------------------------------------------------------------- */

/* With the files of one record as those of the other number them. */
static struct record_entry copy_entry(struct record_entries *to, const struct record_entries *from,
                                      const struct record_entry *e)
{
	struct record_entry copy = *e;
	int *input = NEW_ARRAY(to->arena, int, e->n + 1);
	for (int i = 0; i < e->n; i++)
		input[i] = record_add_input(to, &from->inputs.v[e->input[i]]);
	copy.input = input;
	return copy;
}

static void take(struct joining *j, const struct build_record *from, const struct record_entry *e, struct rank rank)
{
	struct record_entries *all = &j->rec->entries;
	const struct record_entry *known = record_find(all, e->path), copy = copy_entry(all, &from->entries, e);
	assert(j->rank.v || !known);
	if (!known)
		*vec_push(j->rec->arena, &j->rank) = rank;
	else if (is_better(&rank, &j->rank.v[known - all->v.v]))
		j->rank.v[known - all->v.v] = rank;
	else
		return;
	record_set(all, &copy);
}

/* What was looked at in all outputs of a part together says nothing of all of them. */
static void take_all(struct joining *j, struct build_record *from)
{
	for (int i = 0; i < from->entries.v.n; i++) {
		struct record_entry *e = &from->entries.v.v[i];
		if (!*e->path || !record_wants(from, e))
			continue;
		const enum record_state state = record_state_of_files(from, e, record_place(from, e));
		if (state != RECORD_OLD)
			take(j, from, e, rank_of(from, e, state));
	}
}

static int by_path(const void *p, const void *q)
{
	const struct record_entry *a = p, *b = q;
	return strcmp(a->path, b->path);
}

/* Their order does not tell in which one the records were named. */
static void put_in_order(struct record_entries *e)
{
	struct record_entries sorted = {.arena = e->arena};
	if (e->v.n)
		qsort(e->v.v, (size_t)e->v.n, sizeof(*e->v.v), by_path);
	for (int i = 0; i < e->v.n; i++) {
		const struct record_entry copy = copy_entry(&sorted, e, &e->v.v[i]);
		record_set(&sorted, &copy);
	}
	*e = sorted;
}

bool records_join(struct root *r, const struct project *p, struct arena *a, const char *folder, const char *const *file,
                  int n, struct joined_records *out)
{
	struct joining j = {.rec = record_open(r, p, a, folder, false)};
	if (!j.rec)
		return false;
	struct build_record own = *j.rec;
	j.rec->entries = (struct record_entries){.arena = a};
	take_all(&j, &own);
	for (int i = 0; i < n; i++) {
		struct build_record other = {.arena = a, .root = r, .project = p, .path = file[i], .base = own.base};
		if (record_load(&other))
			take_all(&j, &other);
		else
			*vec_push(a, &out->left_out) = file[i];
	}
	put_in_order(&j.rec->entries);
	out->outputs = record_write(j.rec, true);
	return true;
}

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

bool record_has_name(const char *path)
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
	return begins_like_one(place) || record_has_name(place) ? place : NULL;
}

/* -- which entry is taken ------------------------------------------------------------------- */

/* Of an entry, the higher the better: first whether its files are all as they were, then whether a build of today asks for its
   key; the digest of all that it says decides between equals. */
struct rank {
	bool current, asked_for;
	struct digest digest;
};
struct candidate {
	const struct record_entries *from;
	const struct record_entry *entry;
	struct rank rank;
};
struct joining {
	struct build_record *rec;
	VEC(struct candidate) v; /* one of each path */
	struct hashes by_path;
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

static uint64_t hash_of(const char *path) { return hash_bytes(path, strlen(path), HASH_SEED); }

/* The one that is known of its path, or a new one. */
static struct candidate *find_candidate(struct joining *j, const char *path)
{
	const int *k;
	for (size_t step = 0; (k = hashes_next(&j->by_path, hash_of(path), &step));) {
		assert(j->v.v);
		if (!strcmp(j->v.v[*k].entry->path, path))
			return &j->v.v[*k];
	}
	hashes_put(j->rec->arena, &j->by_path, hash_of(path), j->v.n);
	struct candidate *new = vec_push(j->rec->arena, &j->v);
	*new = (struct candidate){0};
	return new;
}

/* What was looked at in all outputs of a part together says nothing of all of them. */
static void take_all(struct joining *j, struct build_record *from)
{
	for (int i = 0; i < from->entries.v.n; i++) {
		struct record_entry *e = &from->entries.v.v[i];
		const enum record_state state = record_has_document(from, e) ? record_state_of_files(from, e) : RECORD_OLD;
		if (state == RECORD_OLD)
			continue;
		const struct candidate new = {&from->entries, e, rank_of(from, e, state)};
		struct candidate *known = find_candidate(j, e->path);
		if (!known->entry || is_better(&new.rank, &known->rank))
			*known = new;
	}
}

static int by_path(const void *p, const void *q)
{
	const struct candidate *a = p, *b = q;
	return strcmp(a->entry->path, b->entry->path);
}

/* Their order does not tell in which one the records were named. */
static void put_in_order(struct joining *j)
{
	struct record_entries *all = &j->rec->entries;
	*all = (struct record_entries){.arena = j->rec->arena};
	if (j->v.n)
		qsort(j->v.v, (size_t)j->v.n, sizeof(*j->v.v), by_path);
	for (int i = 0; i < j->v.n; i++) {
		record_add_from(all, j->v.v[i].from, j->v.v[i].entry);
		all->v.v[i].used = true;
	}
}

bool records_join(struct root *r, const struct project *p, struct arena *a, const char *folder, const char *const *file,
                  int n, struct joined_records *out)
{
	struct joining j = {.rec = record_open(r, p, a, folder, false)};
	if (!j.rec || j.rec->fault)
		return false;
	struct build_record *own = NEW(a, struct build_record);
	*own = *j.rec;
	j.rec->loaded = &own->entries;
	take_all(&j, own);
	for (int i = 0; i < n; i++) {
		struct build_record *other = NEW(a, struct build_record);
		*other = (struct build_record){.arena = a, .root = r, .project = p, .path = file[i], .base = own->base};
		if (record_load(other))
			take_all(&j, other);
		else
			*vec_push(a, &out->left_out) = file[i];
	}
	put_in_order(&j);
	out->outputs = record_write(j.rec, NULL, true);
	return true;
}

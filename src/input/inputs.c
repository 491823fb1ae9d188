/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What was asked of a root, and whether that is still so. */
#include "paths.h"
#include "root.h"

#include <string.h>
#include <sys/mman.h>

/* -- what is asked for ---------------------------------------------------------------------- */

void inputs_watch(struct root *r)
{
	r->watch++;
	r->watched.n = 0;
	r->folders.v.n = 0;
}

bool inputs_note(struct root *r, const struct source *s)
{
	struct file *f = file_find(r, s->path);
	bool known = s == f->text || s == f->mapped;
	f->read = known ? r->watch : f->read;
	return known;
}

static struct digest digest_of_names(const struct file_names *names)
{
	struct buf b = {0};
	for (int i = 0; i < names->v.n; i++)
		buf_put(&b, names->v.v[i], strlen(names->v.v[i]) + 1);
	struct digest digest = digest_of(b.v, b.n);
	buf_free(&b);
	return digest;
}

static void keep_names(struct root *r, const char *path)
{
	for (int i = 0; i < r->kept.n; i++)
		if (!strcmp(r->kept.v[i], path))
			return;
	if (r->keeps)
		*vec_push(r->arena, &r->kept) = arena_strdup(r->arena, path);
}

static void note_names(struct root *r, const char *folder, const char *ending, const struct file_names *names)
{
	const char *path = arena_printf(r->arena, "%s/*%s", folder, ending);
	keep_names(r, path);
	for (int i = 0; i < r->folders.v.n; i++)
		if (!strcmp(r->folders.v.v[i].path, path))
			return;
	if (r->watch)
		*vec_push(r->arena, &r->folders.v) =
		        (struct input){.kind = INPUT_NAMES, .path = path, .digest = digest_of_names(names)};
}

struct file_names folder_files(struct root *r, struct arena *a, const char *folder, const char *ending)
{
	struct file_names names = folder_names(r, a, folder, ending);
	note_names(r, folder, ending, &names);
	return names;
}

/* -- what was found ------------------------------------------------------------------------- */

/* False: it cannot be read any more. */
static bool digest_file(struct root *r, struct file *f)
{
	const struct source *s = f->text ? f->text : file_peek(r, f);
	if (s && !f->digested) {
		f->digest = digest_of(s->text, s->size);
		if (s == f->mapped && s->size)
			(void)madvise((void *)(uintptr_t)s->text, s->size,
			              MADV_DONTNEED); /* of a large font little is used */
	}
	f->digested = s != NULL;
	return f->digested;
}

static enum input_kind kind_of(const struct file *f, bool read)
{
	if (f->found == FOUND)
		return read ? INPUT_READ : INPUT_THERE;
	return f->found == NONE && !f->named ? INPUT_ABSENT : INPUT_OTHER;
}

static const char *real_of(const struct root *r, const struct file *f)
{
	const char *real = f->resolved ? root_relative(r, f->resolved) : NULL;
	return real && !strcmp(real, f->path) ? f->path : real;
}

static struct input input_of(struct root *r, struct file *f, bool digests)
{
	struct input in = {.kind = kind_of(f, f->read == r->watch), .path = f->path, .real = real_of(r, f)};
	if (in.kind != INPUT_READ || !digests)
		return in;
	in.kind = digest_file(r, f) ? in.kind : INPUT_OTHER;
	in.digest = f->digest;
	in.stamp = f->stamp;
	return in;
}

struct input_list inputs_seen(struct root *r, struct arena *a, bool digests)
{
	struct input_list seen = {0};
	for (int i = 0; i < r->watched.n; i++)
		*vec_push(a, &seen.v) = input_of(r, r->watched.v[i], digests);
	for (int i = 0; i < r->folders.v.n; i++)
		*vec_push(a, &seen.v) = r->folders.v.v[i];
	return seen;
}

/* -- what is asked for by all processes ----------------------------------------------------- */

void inputs_keep(struct root *r) { r->keeps = true; }

void inputs_learn(struct root *r, const struct input *in)
{
	if (r->keeps && in->kind == INPUT_NAMES)
		keep_names(r, in->path);
	else if (r->keeps)
		file_find(r, in->path);
}

struct input_list inputs_kept(struct root *r, struct arena *a)
{
	struct input_list kept = {0};
	for (int i = 0; i < r->files.n; i++)
		*vec_push(a, &kept.v) = (struct input){.kind = kind_of(r->files.v[i], false),
		                                       .path = r->files.v[i]->path,
		                                       .real = real_of(r, r->files.v[i])};
	for (int i = 0; i < r->kept.n; i++)
		*vec_push(a, &kept.v) = (struct input){.kind = INPUT_NAMES, .path = r->kept.v[i]};
	return kept;
}

/* -- whether it is still so ----------------------------------------------------------------- */

static bool has_names(const struct root *r, const struct input *in)
{
	const char *star = strstr(in->path, "/*");
	if (!star || *in->path == '/' || strstr(in->path, ".."))
		return false;
	struct arena *a = arena_new();
	struct file_names names = folder_names(r, a, arena_strndup(a, in->path, (size_t)(star - in->path)), star + 2);
	bool same = digest_equal(digest_of_names(&names), in->digest);
	arena_free(a);
	return same;
}

static bool has_bytes(struct root *r, struct file *f, struct input *in)
{
	struct stat st;
	if (stat(f->resolved, &st) < 0)
		return false;
	struct file_stamp now = file_stamp_of(&st);
	if (file_stamp_equal(&now, &in->stamp))
		return true;
	bool same = digest_file(r, f) && digest_equal(f->digest, in->digest);
	in->stamp = same ? f->stamp : in->stamp;
	return same;
}

bool input_is_same(struct root *r, struct input *in)
{
	if (in->kind == INPUT_NAMES) {
		keep_names(r, in->path);
		return has_names(r, in);
	}
	struct file *f = file_find(r, in->path);
	const char *real = real_of(r, f);
	if (in->kind == INPUT_OTHER || kind_of(f, in->kind == INPUT_READ) != in->kind)
		return false;
	if (real && (!in->real || strcmp(real, in->real) != 0))
		return false;
	return in->kind != INPUT_READ || has_bytes(r, f, in);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * git as a program (program.h), by calls that only read objects:
 *
 *     GIT_TREE ----- the revision as a tree; only a name of 40 or 64 hexadecimal digits goes on from here
 *     GIT_OBJECT --- or what it has at a path
 *     GIT_LIST ----- the entries of the tree below the project's folder
 *     GIT_WHOLE ---- or those of the folder at that path
 *     GIT_BLOBS ---- all their blobs at once
 */
#include "revision.h"

#include "diff_run.h"
#include "program.h"

#include <stdlib.h>
#include <string.h>

struct entry {
	const char *mode, *id, *name;
};
struct tree {
	struct arena *arena;
	VEC(struct entry) v;
};

/* -- the tree --------------------------------------------------------------------------------- */

bool diff_has_path(const char *what) { return what && strchr(what, ':'); }

/* What the project's folder held, or one that was named. */
struct found {
	const char *id; /* NULL: nothing was found */
	bool path;      /* it is what REVISION:PATH names */
};

static const char *take_number(struct arena *a, const struct buf *out)
{
	const size_t n = out->n ? strspn(out->v, "0123456789abcdef") : 0;
	return n < 40 ? NULL : arena_strndup(a, out->v, n);
}

/* Why git knows no such revision. */
static const char *tell_unknown(struct arena *a, const char *dir, const char *revision, int status)
{
	struct buf messages = {0};
	const char *why = NULL;
	if (status == PROGRAM_ABSENT)
		why = arena_printf(
		        a,
		        "there is no file or folder '%s', and git, which could know a revision of that name, is not installed",
		        revision);
	else if (program_run(&(struct program_request){.call = GIT_FOLDER}, NULL, &messages))
		why = arena_printf(a, "there is no file or folder '%s', and git knows no revision in %s: %s", revision, dir,
		                   program_says(a, &messages));
	else if (diff_has_path(revision))
		why = arena_printf(
		        a,
		        "there is no file, folder or git revision '%s'; the path of REVISION:PATH begins at the top of the repository, or in %s with './'",
		        revision, dir);
	else
		why = arena_printf(a, "there is no file, folder or git revision '%s'", revision);
	buf_free(&messages);
	return why;
}

/* A revision may hold a colon, in the words of a commit; only what is none is looked at as one with a path. */
static const char *find(struct arena *a, const char *dir, const char *revision, struct found *f)
{
	struct program_request ask = {.call = GIT_TREE, .text = revision};
	struct buf out = {0};
	const bool usable = strlen(revision) <= LONGEST_REVISION;
	int status = usable ? program_run(&ask, &out, NULL) : 1;
	f->path = status > 0 && usable && diff_has_path(revision);
	if (f->path) {
		ask.call = GIT_OBJECT;
		status = program_run(&ask, &out, NULL);
	}
	f->id = status ? NULL : take_number(a, &out);
	buf_free(&out);
	return f->id ? NULL : tell_unknown(a, dir, revision, status);
}

/* MODE TYPE ID<tab>NAME, each ended by NUL. */
static void read_entry(struct tree *t, const char *line)
{
	const char *tab = strchr(line, '\t'), *type = strchr(line, ' '), *id = type ? strchr(type + 1, ' ') : NULL;
	if (!tab || !id || strncmp(type, " blob ", 6) != 0)
		return;
	*vec_push(t->arena, &t->v) =
	        (struct entry){arena_strndup(t->arena, line, (size_t)(type - line)),
	                       arena_strndup(t->arena, id + 1, (size_t)(tab - id - 1)), arena_strdup(t->arena, tab + 1)};
}

static void read_entries(struct tree *t, const struct buf *list)
{
	for (size_t at = 0; at < list->n; at += strnlen(list->v + at, list->n - at) + 1)
		read_entry(t, list->v + at);
}

/* -- the blobs -------------------------------------------------------------------------------- */

/* ID TYPE SIZE<lf>, the bytes, <lf>, in the order of the entries. NULL at an answer that is not of that form. */
static const char *next_blob(const struct buf *all, size_t *at, size_t *size)
{
	const char *line = all->v + *at, *end = memchr(line, '\n', all->n - *at);
	const char *blob = end ? memmem(line, (size_t)(end - line), " blob ", 6) : NULL;
	if (!blob)
		return NULL;
	*size = strtoul(blob + 6, NULL, 10);
	const size_t from = (size_t)(end + 1 - all->v);
	if (*size >= all->n || from + *size + 1 > all->n)
		return NULL;
	*at = from + *size + 1;
	return all->v + from;
}

/* Links come last, so that nothing is written through one. */
static bool put_entries(const struct tree *t, const struct buf *all, struct own_folder *f, bool links)
{
	size_t at = 0;
	for (int i = 0; i < t->v.n; i++) {
		size_t size;
		const struct entry *e = &t->v.v[i];
		const char *bytes = at < all->n ? next_blob(all, &at, &size) : NULL;
		const bool link = !strcmp(e->mode, "120000");
		if (!bytes)
			return false;
		if (link && links)
			folder_link(f, e->name, arena_strndup(t->arena, bytes, size));
		else if (!link && !links)
			folder_put(f, e->name, bytes, size);
	}
	return true;
}

static bool put_blobs(const struct tree *t, struct own_folder *f, struct buf *messages)
{
	struct buf all = {0}, ids = {0};
	for (int i = 0; i < t->v.n; i++)
		buf_printf(&ids, "%s\n", t->v.v[i].id);
	const int status = program_run(&(struct program_request){.call = GIT_BLOBS, .bytes = &ids}, &all, messages);
	const bool good = status == 0 && put_entries(t, &all, f, false) && put_entries(t, &all, f, true);
	buf_free(&ids);
	buf_free(&all);
	return good;
}

/* What is no folder has one entry, itself. */
static void list_file(struct tree *t, const char *id, const char *revision, struct own_folder *f)
{
	const char *path = strchr(revision, ':') + 1, *slash = strrchr(path, '/');
	const char *name = slash ? slash + 1 : path;
	*vec_push(t->arena, &t->v) = (struct entry){"100644", id, name};
	f->single = arena_printf(t->arena, "%s/%s", f->path, name);
}

const char *revision_check_out(struct arena *a, const char *dir, const char *revision, struct own_folder *f)
{
	struct found found = {0};
	const char *why = find(a, dir, revision, &found);
	if (why)
		return why;
	struct tree t = {.arena = a};
	struct buf list = {0}, messages = {0};
	const struct program_request ask = {.call = found.path ? GIT_WHOLE : GIT_LIST, .text = found.id};
	const int status = program_run(&ask, &list, &messages);
	if (status == 0)
		read_entries(&t, &list);
	else if (found.path)
		list_file(&t, found.id, revision, f);
	if (status && !t.v.n)
		why = arena_printf(a, "git cannot list '%s': %s", revision, program_says(a, &messages));
	else if (!t.v.n)
		why = found.path ? arena_printf(a, "'%s' holds no file", revision)
		                 : arena_printf(a, "the project's folder %s is not in '%s'", dir, revision);
	else if (!put_blobs(&t, f, &messages))
		why = arena_printf(a, "git cannot read all files of '%s': %s", revision, program_says(a, &messages));
	buf_free(&list);
	buf_free(&messages);
	return why;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * git as a program (program.h), by three calls that only read objects:
 *
 *     GIT_TREE ----- the revision as a tree; only a name of 40 or 64 hexadecimal digits goes on from here
 *     GIT_LIST ----- the entries of the tree below the project's folder
 *     GIT_BLOBS ---- all their blobs at once
 */
#include "revision.h"

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

static const char *find_tree(struct arena *a, const char *dir, const char *revision, const char **id)
{
	const struct program_request ask = {.call = GIT_TREE, .text = revision}, inside = {.call = GIT_FOLDER};
	struct buf out = {0}, messages = {0};
	const bool usable = strlen(revision) <= LONGEST_REVISION;
	const int status = usable ? program_run(&ask, &out, &messages) : 1;
	const char *why = NULL;
	const size_t n = out.n ? strspn(buf_cstr(&out), "0123456789abcdef") : 0;
	if (status == PROGRAM_ABSENT)
		why = arena_printf(
		        a,
		        "there is no file or folder '%s', and git, which could know a revision of that name, is not installed",
		        revision);
	else if (status && program_run(&inside, NULL, &messages))
		why = arena_printf(a, "there is no file or folder '%s', and git knows no revision in %s: %s", revision, dir,
		                   program_says(a, &messages));
	else if (status || n < 40)
		why = arena_printf(a, "there is no file, folder or git revision '%s'", revision);
	else
		*id = arena_strndup(a, out.v, n);
	buf_free(&out);
	buf_free(&messages);
	return why;
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

const char *revision_check_out(struct arena *a, const char *dir, const char *revision, struct own_folder *f)
{
	const char *id = NULL, *why = find_tree(a, dir, revision, &id);
	if (why)
		return why;
	struct tree t = {.arena = a};
	struct buf list = {0}, messages = {0};
	const int status = program_run(&(struct program_request){.call = GIT_LIST, .text = id}, &list, &messages);
	if (status == 0)
		read_entries(&t, &list);
	if (status || !t.v.n)
		why = status ? arena_printf(a, "git cannot list '%s': %s", revision, program_says(a, &messages))
		             : arena_printf(a, "the project's folder %s is not in '%s'", dir, revision);
	else if (!put_blobs(&t, f, &messages))
		why = arena_printf(a, "git cannot read all files of '%s': %s", revision, program_says(a, &messages));
	buf_free(&list);
	buf_free(&messages);
	return why;
}

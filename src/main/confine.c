/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What is read of a project may be hostile from its first byte, so a command is confined before that. Where outputs, a record
 * or files of translators go is said by platen.yaml: while that is read, the whole project may be written to by a command that
 * writes them there, and from then on their folders only. A folder that was made for nothing is removed in the end.
 */
#include "confine.h"
#include "paths.h"
#include "sandbox.h"

#include <string.h>
#include <sys/stat.h>

static bool is_written(const struct run *r, const char *path)
{
	return r->writes && path && *path && strcmp(path, "-") != 0;
}

static const char *above(struct run *r, const char *place)
{
	const char *slash = strrchr(place, '/');
	return slash == place ? "/" : arena_strndup(r->arena, place, (size_t)(slash - place));
}

/* The folder that a file is put into, or that a path with a slash at its end names. */
static const char *folder_of(struct run *r, const char *path)
{
	struct stat st;
	const char *place = path_resolve_here(r->arena, path);
	bool folder = place && (path[strlen(path) - 1] == '/' || (path_stat(place, &st) && S_ISDIR(st.st_mode)));
	return !place || folder ? place : above(r, place);
}

/* The nearest folder that is there, in which those below it can be made. */
static void write_there(struct run *r, struct sandbox *s, const char *folder)
{
	struct stat st;
	while (folder && folder[1] && !path_stat(folder, &st))
		folder = above(r, folder);
	if (folder)
		sandbox_write(s, folder);
}

static struct sandbox begin(struct run *r)
{
	struct sandbox s = {.arena = r->arena, .starts = r->starts};
	sandbox_read(&s, *root_path(r->root) ? root_path(r->root) : "/");
	if (r->roster)
		sandbox_read(&s, r->roster);
	for (int i = 0; i < r->n; i++) /* a table of answers, or a folder of forms */
		sandbox_read(&s, r->arg[i]);
	return s;
}

void confine_to_project(struct run *r)
{
	if (!sandbox_is_there())
		return;
	struct sandbox s = begin(r);
	s.narrows = r->writes && !r->into;
	const char *top = *root_path(r->root) ? root_path(r->root) : "/";
	if (r->writes && r->into)
		write_there(r, &s, root_place(r->root, r->arena, r->into));
	else if (r->writes && !r->out)
		sandbox_write(&s, top);
	if (is_written(r, r->out))
		write_there(r, &s, folder_of(r, r->out));
	if (is_written(r, r->depfile))
		write_there(r, &s, folder_of(r, r->depfile));
	if (is_written(r, r->cache))
		write_there(r, &s, folder_of(r, arena_printf(r->arena, "%s/", r->cache)));
	sandbox_enter(&s);
}

/* -- where outputs go ----------------------------------------------------------------------- */

/* Once it is made, it may be written to; whatever link is put there later, it is this folder. */
static void write_into(struct run *r, struct sandbox *s, const char *folder)
{
	for (int i = 0; i < s->v.n; i++)
		if (s->v.v[i].right == SANDBOX_WRITE && !strcmp(s->v.v[i].path, folder))
			return;
	output_folder_take(&r->folders, folder);
	sandbox_write(s, folder);
	const char *made = r->folders.v.v[r->folders.v.n - 1].made;
	if (made)
		sandbox_empty(s, above(r, made));
}

/* The fixed first folders of `out`; where there are none, the project. */
static void write_outputs(struct run *r, struct sandbox *s)
{
	const char *out = r->project->out, *top = *root_path(r->root) ? root_path(r->root) : "/";
	size_t n = strcspn(out, "{");
	while (n && out[n - 1] != '/')
		n--;
	const char *folder = path_resolve(r->arena, root_path(r->root), arena_strndup(r->arena, out, n));
	if (folder && (root_relative(r->root, folder) || !strcmp(folder, top)))
		write_into(r, s, folder);
}

static bool is_writable(const struct sandbox *s, const char *folder)
{
	for (int i = 0; i < s->v.n; i++) {
		const char *path = s->v.v[i].path;
		size_t n = strlen(path);
		if (s->v.v[i].right == SANDBOX_WRITE && !strncmp(folder, path, n) && (!folder[n] || folder[n] == '/'))
			return true;
	}
	return false;
}

/* Below the fixed folders a link may lead to another folder of the project, which outputs_check() has looked at. Sheets of a
   class lie in one folder. */
static void write_linked(struct run *r, struct sandbox *s, const struct output_list *list)
{
	for (int i = 0; i < (r->roster ? 1 : list->v.n); i++) {
		const char *place = list->v.v[i].refused ? NULL : path_resolve_here(r->arena, list->v.v[i].path);
		const char *folder = place ? above(r, place) : NULL;
		if (folder && !is_writable(s, folder))
			write_into(r, s, folder);
	}
}

static void write_cache(struct run *r, struct sandbox *s)
{
	if (is_written(r, r->cache))
		write_into(r, s, folder_of(r, arena_printf(r->arena, "%s/", r->cache)));
}

void confine_to_outputs(struct run *r, const struct output_list *list)
{
	if (!sandbox_is_there() || !r->writes)
		return;
	struct sandbox s = begin(r);
	r->folders.arena = r->arena;
	if (!r->out)
		write_outputs(r, &s);
	if (is_written(r, r->out))
		write_into(r, &s, folder_of(r, r->out));
	if (!r->out || strcmp(r->out, "-") != 0)
		write_linked(r, &s, list);
	if (is_written(r, r->depfile))
		write_into(r, &s, folder_of(r, r->depfile));
	write_cache(r, &s);
	sandbox_enter(&s);
}

void confine_to_record(struct run *r)
{
	if (!sandbox_is_there())
		return;
	struct sandbox s = begin(r);
	r->folders.arena = r->arena;
	write_cache(r, &s);
	if (!r->cache)
		write_outputs(r, &s);
	sandbox_enter(&s);
}

void confine_to_folder(struct run *r, const char *folder, const char *ending)
{
	if (!sandbox_is_there())
		return;
	struct sandbox s = begin(r);
	struct file_names names = folder_files(r->root, r->arena, folder, ending);
	const char *place = root_place(r->root, r->arena, folder);
	r->folders.arena = r->arena;
	if (place)
		write_into(r, &s, place);
	for (int i = 0; i < names.v.n; i++) {
		const char *file = arena_printf(r->arena, "%s/%s%s", folder, names.v.v[i], ending);
		place = root_place(r->root, r->arena, file);
		if (place && !is_writable(&s, above(r, place)))
			write_into(r, &s, above(r, place));
	}
	sandbox_enter(&s);
}

/* -- comparisons ---------------------------------------------------------------------------- */

static void write_again(struct run *r, struct sandbox *s)
{
	for (int i = 0; i < r->folders.v.n; i++) {
		const struct output_folder *f = &r->folders.v.v[i];
		sandbox_write(s, f->path);
		if (f->made)
			sandbox_empty(s, above(r, f->made));
	}
}

void confine_to_diff(struct run *r, const struct diff_request *q, bool settled)
{
	const char *const read[] = {q->old, q->now, q->project, q->marked ? project_parts(r->arena, NULL) : NULL};
	const bool fetches = !settled && (q->room[0] || q->room[1]);
	struct sandbox s = {.arena = r->arena, .narrows = fetches, .links = fetches};
	if (!sandbox_is_there())
		return;
	r->folders.arena = r->arena;
	for (int i = 0; i < COUNT_OF(read); i++)
		if (read[i] && *read[i])
			sandbox_read(&s, read[i]);
	for (int i = 0; i < COUNT_OF(q->room_path); i++)
		if (q->room_path[i])
			sandbox_write(&s, q->room_path[i]);
	const char *marked = q->marked && !settled ? path_resolve_here(r->arena, q->marked) : NULL;
	if (marked)
		write_into(r, &s, marked);
	if (settled)
		write_again(r, &s);
	sandbox_enter(&s);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "side.h"

#include "paths.h"
#include "revision.h"

#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

static int by_name(const void *p, const void *q)
{
	const struct side_entry *a = p, *b = q;
	return strcmp(a->name, b->name);
}

const struct side_entry *side_find(const struct side *s, const char *name)
{
	const struct side_entry key = {.name = name};
	return s->v.n ? bsearch(&key, s->v.v, (size_t)s->v.n, sizeof(key), by_name) : NULL;
}

/* -- projects --------------------------------------------------------------------------------- */

/* What follows the fixed first folders of `out`, as where a user names another folder. */
static const char *name_below(const struct project *p, const char *path)
{
	size_t n = strcspn(p->out, "{");
	while (n && p->out[n - 1] != '/')
		n--;
	return strncmp(path, p->out, n) ? path : path + n;
}

/* A name that one of the two sides does not list leaves nothing of it, so it narrows what is there. */
static void plan(struct arena *a, const struct diff_request *q, struct side *s)
{
	plan_outputs(s->source.project, a, s->source.diag, q->filter, &s->list);
	for (int i = 0; i < s->list.v.n; i++) {
		const struct output *o = &s->list.v.v[i];
		*vec_push(a, &s->v) = (struct side_entry){.name = name_below(s->source.project, o->path), .output = o};
	}
}

static const char *open_project(struct arena *a, const struct diff_request *q, const char *dir, struct side *s)
{
	s->source.root = root_open(a, dir);
	if (!s->source.root)
		return arena_printf(a, "'%s' is no folder", dir);
	if (!file_is_named(s->source.root, "platen.yaml"))
		return arena_printf(a, "'%s' holds no platen.yaml", s->label);
	s->source.diag = q->diag;
	s->source.fonts = font_store_new(a);
	s->source.project = project_load(s->source.root, a, q->diag);
	if (s->source.project)
		plan(a, q, s);
	return s->source.project ? NULL : arena_printf(a, "the project of '%s' cannot be read", s->label);
}

/* -- PDFs ------------------------------------------------------------------------------------- */

enum { DEEPEST = 32 };

static bool is_pdf(const char *name)
{
	const size_t n = strlen(name);
	return n > 4 && !strcmp(name + n - 4, ".pdf");
}

static const char *add_folder(struct arena *a, struct side *s, const char *path, const char *below, int depth)
{
	DIR *dir = opendir(path);
	if (!dir)
		return arena_printf(a, "cannot read %s: %s", path, strerror(errno));
	const char *why = NULL;
	for (const struct dirent *e; !why && (e = path_next(dir, path));) {
		struct stat st;
		const char *inner = arena_printf(a, "%s/%s", path, e->d_name),
		           *name = arena_printf(a, "%s%s", below, e->d_name);
		if (*e->d_name == '.' || !path_lstat(inner, &st))
			continue;
		if (S_ISDIR(st.st_mode) && depth < DEEPEST)
			why = add_folder(a, s, inner, arena_printf(a, "%s/", name), depth + 1);
		else if (is_pdf(name) && path_stat(inner, &st) && S_ISREG(st.st_mode))
			*vec_push(a, &s->v) = (struct side_entry){.name = name, .path = inner};
	}
	closedir(dir);
	return why;
}

static const char *open_files(struct arena *a, struct side *s, const char *path) { return add_folder(a, s, path, "", 0); }

static const char *open_file(struct arena *a, struct side *s, const char *path)
{
	const char *slash = strrchr(path, '/');
	s->single = true;
	*vec_push(a, &s->v) = (struct side_entry){.name = slash ? slash + 1 : path, .path = path};
	return NULL;
}

/* -- either ----------------------------------------------------------------------------------- */

bool side_has_project(const char *dir)
{
	struct buf path = {0};
	buf_printf(&path, "%s/platen.yaml", dir);
	const bool there = path_is_there(buf_cstr(&path));
	buf_free(&path);
	return there;
}

static const char *open_revision(struct arena *a, const struct diff_request *q, const char *revision,
                                 const struct own_folder *room, struct side *s)
{
	s->fetched = true;
	if (room->single)
		return open_file(a, s, room->single);
	if (side_has_project(room->path))
		return open_project(a, q, room->path, s);
	return diff_has_path(revision) ? open_files(a, s, room->path)
	                               : arena_printf(a, "'%s' holds no platen.yaml in %s", revision, q->project);
}

bool diff_is_revision(const char *what)
{
	struct stat st;
	return what && *what && stat(what, &st) < 0 && (errno == ENOENT || errno == ENOTDIR || errno == ENAMETOOLONG);
}

const char *side_fetch(struct arena *a, const struct diff_request *q, const char *what, struct own_folder *room)
{
	if (room)
		return revision_check_out(a, q->project ? q->project : ".", what, room);
	return diff_is_revision(what)
	        ? arena_printf(a, "there is no file or folder '%s'; a git revision of that name needs a project here, or -C",
	                       what)
	        : NULL;
}

static const char *open_any(struct arena *a, const struct diff_request *q, const char *what, struct side *s)
{
	struct stat st;
	if (!*what)
		return "an empty name is no file, folder or revision";
	if (stat(what, &st) < 0)
		return arena_printf(a, "cannot read %s: %s", what, strerror(errno));
	if (S_ISREG(st.st_mode))
		return open_file(a, s, what);
	if (!S_ISDIR(st.st_mode))
		return arena_printf(a, "'%s' is neither a file nor a folder", what);
	return side_has_project(what) ? open_project(a, q, what, s) : open_files(a, s, what);
}

const char *side_open(struct arena *a, const struct diff_request *q, const char *what, const struct own_folder *room,
                      struct side *s)
{
	*s = (struct side){.label = what ? what : "the project"};
	if (!what && !q->project)
		return "there is no project here to compare with: name NEW, or a project by -C";
	const char *why = room ? open_revision(a, q, what, room, s)
	        : what         ? open_any(a, q, what, s)
	                       : open_project(a, q, q->project, s);
	if (!why && s->v.n)
		qsort(s->v.v, (size_t)s->v.n, sizeof(*s->v.v), by_name);
	return why;
}

void side_close(struct side *s)
{
	if (s->source.fonts)
		font_store_close(s->source.fonts);
}

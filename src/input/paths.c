/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Paths without links, of files that need not be there. */
#include "paths.h"

#include <errno.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

const char *path_here(struct arena *a)
{
	char *here = getcwd(NULL, 0);
	if (!here)
		machine_failure("cannot tell the present folder: %s", strerror(errno));
	const char *path = arena_strdup(a, here);
	free(here);
	return path;
}

enum { MOST_LINKS = 40 }; /* as the kernel has it */

struct walk {
	char path[PATH_MAX]; /* resolved so far; "" is the root */
	int links;
};

static bool append(struct walk *w, const char *part, size_t n)
{
	size_t have = strlen(w->path);
	if (have + n + 2 > sizeof(w->path)) {
		errno = ENAMETOOLONG;
		return false;
	}
	snprintf(w->path + have, sizeof(w->path) - have, "/%.*s", (int)n, part);
	return true;
}

static void go_up(struct walk *w)
{
	char *slash = strrchr(w->path, '/');
	if (slash)
		*slash = 0;
}

/* In a folder such as /tmp only one's own links are followed, and those of the folder's owner
   (fs.protected_symlinks in proc(5)). w->path ends in the link. */
static bool may_follow(struct walk *w, const struct stat *link)
{
	struct stat folder;
	char *slash = strrchr(w->path, '/');
	*slash = 0;
	bool known = path_stat(*w->path ? w->path : "/", &folder);
	*slash = '/';
	bool shared = known && folder.st_mode & S_ISVTX && folder.st_mode & S_IWOTH;
	return !shared || link->st_uid == geteuid() || link->st_uid == folder.st_uid;
}

static bool follow(struct walk *w, const char *path);

/* The last part of w->path may be a link. */
static bool follow_last(struct walk *w)
{
	struct stat st;
	char target[PATH_MAX];
	if (!path_lstat(w->path, &st) || !S_ISLNK(st.st_mode))
		return true;
	if (++w->links > MOST_LINKS || !may_follow(w, &st)) {
		errno = w->links > MOST_LINKS ? ELOOP : EACCES;
		return false;
	}
	ssize_t n = readlink(w->path, target, sizeof(target) - 1);
	if (n < 0)
		return false;
	target[n] = 0;
	go_up(w);
	return follow(w, target);
}

static bool follow(struct walk *w, const char *path)
{
	if (*path == '/')
		*w->path = 0;
	for (size_t n; *path; path += n) {
		path += strspn(path, "/");
		n = strcspn(path, "/");
		if (n == 2 && !strncmp(path, "..", 2))
			go_up(w);
		else if (n && !(n == 1 && *path == '.') && !(append(w, path, n) && follow_last(w)))
			return false;
	}
	return true;
}

const char *path_resolve(struct arena *a, const char *base, const char *path)
{
	struct walk w = {{0}, 0};
	if (*path != '/' && !follow(&w, base))
		return NULL;
	return follow(&w, path) ? arena_strdup(a, *w.path ? w.path : "/") : NULL;
}

const char *path_resolve_here(struct arena *a, const char *path)
{
	return path_resolve(a, *path == '/' ? "/" : path_here(a), path);
}

/* -- many paths ----------------------------------------------------------------------------- */

/* No part of it is empty or dots, so each stands for a name. */
static bool is_plain(const char *path)
{
	for (size_t n; *path == '/'; path += n) {
		n = strcspn(++path, "/");
		if (!n || (n == 1 && *path == '.') || (n == 2 && !strncmp(path, "..", 2)))
			return false;
	}
	return !*path;
}

static struct place look_at(struct arena *a, const char *path)
{
	struct place p = {.path = path, .resolved = path_resolve(a, "/", path)};
	p.there = p.resolved && path_stat(p.resolved, &p.st);
	return p;
}

/* What `name` in a folder leads to. */
static struct place look_in(struct arena *a, const struct place *folder, const char *path, const char *name)
{
	struct place p = {.path = arena_strdup(a, path)};
	if (!folder->resolved)
		return p;
	p.resolved = arena_printf(a, "%s/%s", folder->resolved[1] ? folder->resolved : "", name);
	p.there = folder->there && path_lstat(p.resolved, &p.st);
	return strlen(p.resolved) >= PATH_MAX || (p.there && S_ISLNK(p.st.st_mode)) ? look_at(a, p.path) : p;
}

static struct place find_place(struct places *p, const char *path)
{
	uint64_t hash = hash_bytes(path, strlen(path), HASH_SEED);
	const int *i;
	for (size_t step = 0; (i = hashes_next(&p->by_path, hash, &step));)
		if (!strcmp(p->v.v[*i].path, path))
			return p->v.v[*i];
	const char *slash = strrchr(path, '/');
	struct place new = {.path = "", .resolved = "/", .there = true};
	if (slash) {
		struct place folder = find_place(p, arena_strndup(p->arena, path, (size_t)(slash - path)));
		new = look_in(p->arena, &folder, path, slash + 1);
	}
	hashes_put(p->arena, &p->by_path, hash, p->v.n);
	return *vec_push(p->arena, &p->v) = new;
}

struct place places_find(struct places *p, const char *base, const char *path)
{
	const char *whole = *path == '/' ? path : arena_printf(p->arena, "%s/%s", strcmp(base, "/") ? base : "", path);
	return is_plain(whole) ? find_place(p, whole) : look_at(p->arena, whole);
}

const char *root_relative(const struct root *r, const char *resolved)
{
	size_t n = strlen(root_path(r));
	return !strncmp(resolved, root_path(r), n) && resolved[n] == '/' && resolved[n + 1] ? resolved + n + 1 : NULL;
}

const char *root_place(const struct root *r, struct arena *a, const char *path)
{
	const char *place = path_resolve(a, root_path(r), path);
	return place && root_relative(r, place) ? place : NULL;
}

bool path_is_hidden(const char *path)
{
	for (const char *part = path; part; part = strchr(part, '/') ? strchr(part, '/') + 1 : NULL)
		if (*part == '.' && part[1] != '.' && part[1] != '/' && part[1])
			return true;
	return false;
}

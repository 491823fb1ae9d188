/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a folder holds, so that it can be restored and compared. */
#include "harness.h"

#include <dirent.h>
#include <fcntl.h>
#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* -- reading -------------------------------------------------------------------------------- */

static struct entry entry_read(const char *path, const char *below, const struct stat *st)
{
	struct entry e = {.mode = st->st_mode, .size = S_ISDIR(st->st_mode) ? 0 : (size_t)st->st_size};
	snprintf(e.path, sizeof(e.path), "%s", below);
	if (S_ISDIR(st->st_mode))
		return e;
	e.bytes = calloc(1, e.size + 1);
	int fd = S_ISREG(st->st_mode) ? open(path, O_RDONLY) : -1;
	ssize_t n = S_ISLNK(st->st_mode) ? readlink(path, e.bytes, e.size) : read(fd, e.bytes, e.size);
	if (n < 0 || (size_t)n != e.size)
		abort();
	if (fd >= 0)
		close(fd);
	return e;
}

static void add(struct state *s, const char *folder, const char *below)
{
	char path[4096], name[512];
	struct stat st;
	snprintf(path, sizeof(path), "%s/%s", folder, below);
	DIR *dir = opendir(path);
	for (const struct dirent *e; dir && (e = readdir(dir));) {
		if (!strcmp(e->d_name, ".") || !strcmp(e->d_name, ".."))
			continue;
		snprintf(name, sizeof(name), "%s%s%s", below, *below ? "/" : "", e->d_name);
		snprintf(path, sizeof(path), "%s/%s", folder, name);
		if (lstat(path, &st) < 0)
			continue;
		s->v = realloc(s->v, sizeof(*s->v) * (size_t)(s->n + 1));
		s->v[s->n++] = entry_read(path, name, &st);
		if (S_ISDIR(st.st_mode))
			add(s, folder, name);
	}
	if (dir)
		closedir(dir);
}

static int by_path(const void *a, const void *b)
{
	return strcmp(((const struct entry *)a)->path, ((const struct entry *)b)->path);
}

struct state state_read(const char *folder)
{
	struct state s = {0};
	add(&s, folder, "");
	qsort(s.v, (size_t)s.n, sizeof(*s.v), by_path);
	return s;
}

void state_free(struct state *s)
{
	for (int i = 0; i < s->n; i++)
		free(s->v[i].bytes);
	free(s->v);
	*s = (struct state){0};
}

/* -- writing -------------------------------------------------------------------------------- */

static int remove_one(const char *path, const struct stat *st, int type, struct FTW *place)
{
	(void)st, (void)type;
	return place->level ? remove(path) : 0;
}

static bool entry_write(const char *folder, const struct entry *e)
{
	char path[4096];
	snprintf(path, sizeof(path), "%s/%s", folder, e->path);
	if (S_ISDIR(e->mode))
		return mkdir(path, e->mode & 0777) == 0;
	if (S_ISLNK(e->mode))
		return symlink(e->bytes, path) == 0;
	int fd = open(path, O_WRONLY | O_CREAT | O_EXCL, 0600);
	bool done = fd >= 0 && write(fd, e->bytes, e->size) == (ssize_t)e->size && fchmod(fd, e->mode & 0777) == 0;
	if (fd >= 0)
		close(fd);
	return done;
}

bool state_write(const char *folder, const struct state *s)
{
	nftw(folder, remove_one, 16, FTW_DEPTH | FTW_PHYS);
	for (int i = 0; i < s->n; i++)
		if (!entry_write(folder, &s->v[i]))
			return false;
	return true;
}

/* -- comparing ------------------------------------------------------------------------------ */

const struct entry *state_find(const struct state *s, const char *path)
{
	for (int i = 0; i < s->n; i++)
		if (!strcmp(s->v[i].path, path))
			return &s->v[i];
	return NULL;
}

/* A record of a build knows files by inodes and times, which differ from run to run. */
static bool is_record(const struct entry *e)
{
	const char *slash = strrchr(e->path, '/');
	return !strcmp(slash ? slash + 1 : e->path, ".platen-record") && e->bytes;
}

static bool same(const struct entry *a, const struct entry *b)
{
	if (a && b && is_record(a) && is_record(b))
		return a->mode == b->mode && a->size > 0;
	return a && b && a->mode == b->mode && a->size == b->size && !a->bytes == !b->bytes &&
	        (!a->bytes || !memcmp(a->bytes, b->bytes, a->size));
}

bool state_equal(const struct state *a, const struct state *b)
{
	for (int i = 0; i < a->n; i++)
		if (!same(&a->v[i], state_find(b, a->v[i].path)))
			return false;
	return a->n == b->n;
}

const char *state_wrong(const struct state *s, const struct state *old, const struct state *new, bool leftovers)
{
	static char text[600];
	for (int i = 0; i < s->n; i++) {
		const struct entry *e = &s->v[i], *was = state_find(old, e->path), *will = state_find(new, e->path);
		bool left = strstr(e->path, ".platen-") && strstr(e->path, ".tmp");
		if (same(e, was) || same(e, will) || (left && leftovers))
			continue;
		snprintf(text, sizeof(text), "%s is %s", e->path,
		         left                  ? "left over"
		                 : was || will ? "neither old nor new"
		                               : "new here");
		return text;
	}
	for (int i = 0; i < old->n; i++)
		if (!state_find(s, old->v[i].path)) {
			snprintf(text, sizeof(text), "%s is lost", old->v[i].path);
			return text;
		}
	return NULL;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Folders that are made before it is known whether anything will be written to them, since a process that is confined to them
 * cannot make them. Each run locks those that it uses, so that no other takes one away before the first file is in it.
 */
#include "output_folder.h"
#include "paths.h"
#include "sandbox.h"
#include "writer.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <strings.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

static const char *above(struct arena *a, const char *path)
{
	const char *slash = strrchr(path, '/');
	return slash == path ? "/" : arena_strndup(a, path, (size_t)(slash - path));
}

/* The uppermost folder of a path that is not there; NULL: all are. */
static const char *first_missing(struct arena *a, const char *path)
{
	struct stat st;
	const char *missing = NULL;
	for (; path[1] && !path_stat(path, &st); path = above(a, path))
		missing = path;
	return missing;
}

/* -1 with errno 0: it was taken away again. */
static int open_locked(const char *path)
{
	struct stat st;
	int fd = open_resolved(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC, 0);
	if (fd < 0)
		errno = errno == ENOENT ? 0 : errno;
	if (fd < 0 || flock(fd, LOCK_SH) < 0 || fstat(fd, &st) < 0 || st.st_nlink)
		return fd; /* not every file system locks */
	close(fd);
	errno = 0;
	return -1;
}

void output_folder_take(struct output_folders *all, const char *path)
{
	struct output_folder *f = vec_push(all->arena, &all->v);
	f->path = path;
	f->fd = -1;
	for (int tries = 0; tries < 100 && f->fd < 0; tries++) {
		f->made = first_missing(all->arena, path);
		const char *failed = f->made ? folder_make(all->arena, path) : NULL;
		if (failed && errno != ENOENT)
			machine_failure("cannot %s: %s", failed, strerror(errno));
		f->fd = open_locked(path);
		if (f->fd < 0 && errno == EACCES)
			return; /* it may be for writing only */
		if (f->fd < 0 && errno)
			machine_failure("cannot open the folder %s: %s", path, strerror(errno));
	}
}

void output_folders_leave(struct output_folders *all)
{
	for (int i = all->v.n - 1; i >= 0; i--) {
		struct output_folder *f = &all->v.v[i];
		bool empty = f->made && f->fd >= 0 && flock(f->fd, LOCK_EX | LOCK_NB) == 0;
		for (const char *p = f->path; empty && rmdir(p) == 0 && strcmp(p, f->made) != 0;)
			p = above(all->arena, p);
		if (f->fd >= 0)
			close(f->fd);
	}
	all->v.n = 0;
}

void output_folder_sweep(struct arena *a, const char *path)
{
	const char *latest = NULL;
	temporaries_sweep(a, path, &latest);
}

const char *output_folder_beside(struct arena *a, const char *path)
{
	const size_t n = strlen(path), end = strlen(".pdf");
	const bool has_end = n > end && !strcasecmp(path + n - end, ".pdf");
	return has_end ? arena_strndup(a, path, n - end) : arena_printf(a, "%s-sheets", path);
}

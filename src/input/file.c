/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Files below the project root. A path is resolved with all its links before it is opened, so
 * neither '..' nor a symbolic link leads outside.
 */
#include "limit.h"
#include "machine.h"
#include "paths.h"
#include "root.h"
#include "sandbox.h"

#include <assert.h>
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#define LARGEST_FILE ((off_t)LIMIT_FILE_MEGABYTES << 20)

struct root *root_open(struct arena *a, const char *dir)
{
	char resolved[PATH_MAX];
	struct stat st;
	const bool there = realpath(dir, resolved);
	if (!there && !path_is_absent(errno))
		machine_failure("cannot look at %s: %s", dir, strerror(errno));
	if (!there || !path_stat(resolved, &st) || !S_ISDIR(st.st_mode))
		return NULL;
	struct root *r = NEW(a, struct root);
	r->arena = a;
	r->path = arena_strdup(a, strcmp(resolved, "/") != 0 ? resolved : "");
	return r;
}

const char *root_path(const struct root *r) { return r->path; }

int root_files(const struct root *r, const char *const **paths)
{
	*paths = (const char *const *)r->listed.v;
	return r->listed.n;
}

static bool leads_up(const char *path)
{
	for (const char *p = path; (p = strstr(p, "..")); p += 2)
		if ((p == path || p[-1] == '/') && (!p[2] || p[2] == '/'))
			return true;
	return false;
}

static enum lookup resolve(const struct root *r, const char *path, char out[PATH_MAX])
{
	char joined[PATH_MAX];
	size_t n = strlen(r->path), m = strlen(path);
	if (*path == '/' || n + m + 2 > sizeof(joined))
		return OUTSIDE;
	memcpy(joined, r->path, n);
	joined[n] = '/';
	memcpy(joined + n + 1, path, m + 1);
	if (!realpath(joined, out)) {
		if (!path_is_absent(errno))
			machine_failure("cannot look for %s: %s", path, strerror(errno));
		return leads_up(path) ? OUTSIDE : NONE;
	}
	return !strncmp(out, r->path, n) && out[n] == '/' ? FOUND : OUTSIDE;
}

DIR *root_opendir(const struct root *r, const char *folder)
{
	char full[PATH_MAX] = "";
	enum lookup found = resolve(r, folder, full);
	int fd = found == FOUND || (found == OUTSIDE && !strcmp(full, root_path(r)))
	        ? open_resolved(full, O_RDONLY | O_DIRECTORY | O_CLOEXEC | O_NONBLOCK, 0)
	        : -1;
	DIR *dir = fd >= 0 ? fdopendir(fd) : NULL;
	if (!dir && *full && (fd >= 0 || !path_is_absent(errno)))
		machine_failure("cannot read %s: %s", full, strerror(errno));
	return dir;
}

/* Of a path that leads to nothing. Where a folder above it is a link to nothing, it is named too. */
static bool has_entry(const struct root *r, const char *path)
{
	char full[PATH_MAX];
	struct stat st;
	const size_t top = strlen(r->path);
	if (top + strlen(path) + 2 > sizeof(full))
		return false;
	memcpy(full, r->path, top);
	full[top] = '/';
	memcpy(full + top + 1, path, strlen(path) + 1);
	for (char *slash; !path_lstat(full, &st); *slash = 0) {
		if (errno != ENOENT)
			return errno != ENAMETOOLONG;
		slash = strrchr(full, '/');
		*slash = 0;
		if (slash <= full + top || path_stat(full, &st))
			return false;
	}
	return true;
}

static struct file *look_up(struct root *r, const char *path)
{
	uint64_t hash = hash_bytes(path, strlen(path), HASH_SEED);
	const int *i;
	for (size_t step = 0; (i = hashes_next(&r->by_path, hash, &step));)
		if (!strcmp(r->files.v[*i]->path, path))
			return r->files.v[*i];
	char full[PATH_MAX];
	struct file *f = NEW(r->arena, struct file);
	f->path = arena_strdup(r->arena, path);
	errno = 0;
	f->found = resolve(r, path, full);
	f->error = f->found == NONE ? errno : 0;
	f->resolved = f->found == FOUND ? arena_strdup(r->arena, full) : NULL;
	f->named = f->found != NONE || has_entry(r, path);
	hashes_put(r->arena, &r->by_path, hash, r->files.n);
	return *vec_push(r->arena, &r->files) = f;
}

struct file *file_find(struct root *r, const char *path)
{
	struct file *f = look_up(r, path);
	if (f->asked != r->watch)
		*vec_push(r->arena, &r->watched) = f;
	f->asked = r->watch;
	return f;
}

static void list_file(struct root *r, struct file *f)
{
	f->read = r->watch;
	if (!f->listed)
		*vec_push(r->arena, &r->listed) = f->path;
	f->listed = true;
}

void root_remember(struct root *r, const char *path) { list_file(r, file_find(r, path)); }

bool file_exists(struct root *r, const char *path) { return path && file_find(r, path)->found == FOUND; }

bool file_is_named(struct root *r, const char *path) { return path && file_find(r, path)->named; }

const char *file_resolved(struct root *r, const char *path)
{
	struct file *f = path ? file_find(r, path) : NULL;
	if (!f || !f->resolved)
		return NULL;
	list_file(r, f);
	return f->resolved;
}

/* What a run does not read: NULL, or why. Pipes and devices may have no end. */
static const char *refusal_of(const struct stat *st)
{
	if (S_ISDIR(st->st_mode))
		return "is a folder";
	if (!S_ISREG(st->st_mode))
		return "is neither a file nor a folder";
	return st->st_size > LARGEST_FILE ? "is larger than 256 MB" : NULL;
}

static bool identify(struct file *f)
{
	struct stat st;
	if (!f->identified && f->resolved && path_stat(f->resolved, &st)) {
		f->identified = true;
		f->device = st.st_dev;
		f->inode = st.st_ino;
	}
	return f->identified;
}

bool root_holds(const struct root *r, const struct stat *st)
{
	for (int i = 0; i < r->files.n; i++) {
		struct file *f = r->files.v[i];
		if (f->listed && identify(f) && f->device == st->st_dev && f->inode == st->st_ino)
			return true;
	}
	return false;
}

/* Why a path leads to nothing that can be read, although something may be there; or NULL. */
static const char *obstacle_of(int error)
{
	switch (error) {
	case EACCES:
	case EPERM: return "may not be read: its permissions, or those of a folder above it, forbid that";
	case ELOOP: return "leads through too many links, or to itself";
	case ENXIO:
	case ENODEV: return "is neither a file nor a folder";
	default: return NULL;
	}
}

/* A file whose name has other capitals; "" where there is none. */
static const char *find_case(const struct root *r, const char *path, char found[NAME_MAX + 1])
{
	const char *base = strrchr(path, '/') ? strrchr(path, '/') + 1 : path;
	char folder[PATH_MAX];
	int n = snprintf(folder, sizeof(folder), "%.*s", (int)(base - path), path);
	DIR *dir = n >= 0 && (size_t)n < sizeof(folder) ? root_opendir(r, *folder ? folder : ".") : NULL;
	*found = 0;
	for (const struct dirent *e; dir && (e = path_next(dir, folder));)
		if (!strcasecmp(e->d_name, base) && (!*found || strcmp(e->d_name, found) < 0))
			snprintf(found, NAME_MAX + 1, "%s", e->d_name);
	if (dir)
		closedir(dir);
	return found;
}

static void hint_absent(const struct root *r, const struct file *f, struct diag *d)
{
	char found[NAME_MAX + 1];
	if (strstr(f->path, "://"))
		diag_hint(d, "nothing is fetched from the net: save the file in the folder of the project");
	else if (*find_case(r, f->path, found))
		diag_hint(d, "did you mean '%s'? Capitals count", found);
}

static void report_absent(const struct root *r, const struct file *f, int error, struct diag *d, struct where at)
{
	const char *obstacle = f->found == OUTSIDE ? NULL : obstacle_of(error);
	if (obstacle) {
		diag_report(d, DIAG_FILE_UNUSABLE, at, f->path, obstacle);
		return;
	}
	diag_report(d, f->found == OUTSIDE ? DIAG_FILE_OUTSIDE : DIAG_FILE_MISSING, at, f->path);
	if (f->found != OUTSIDE)
		hint_absent(r, f, d);
	if (f->found == NONE && f->named)
		diag_hint(d,
		          error == ENOTDIR ? "what should be a folder above it is a file"
		                           : "a link on the way leads to nothing");
	if (strchr(f->path, '{'))
		diag_hint(d,
		          "names of files are taken as they stand, and pictures from the content do not exist yet: "
		          "write the name, with a box for each picture");
}

/* What was opened twice and has changed in between has none. */
static void stamp_file(struct file *f, const struct stat *st)
{
	struct file_stamp stamp = file_stamp_of(st);
	bool again = f->text || f->mapped;
	f->stamp = !again || file_stamp_equal(&stamp, &f->stamp) ? stamp : (struct file_stamp){0};
}

/* -1 after reporting. */
static int open_file(struct root *r, struct file *f, struct stat *st, struct diag *d, struct where at)
{
	int fd = f->resolved ? open_resolved(f->resolved, O_RDONLY | O_CLOEXEC | O_NONBLOCK, 0) : -1,
	    error = f->resolved ? errno : f->error;
	if (fd < 0 && f->resolved && !path_is_absent(error))
		machine_failure("cannot open %s: %s", f->path, strerror(error));
	if (fd >= 0 && fstat(fd, st) < 0)
		machine_failure("cannot look at %s: %s", f->path, strerror(errno));
	const char *refusal = fd >= 0 ? refusal_of(st) : NULL;
	if (refusal) {
		diag_report(d, DIAG_FILE_UNUSABLE, at, f->path, refusal);
		close(fd);
		return -1;
	}
	if (fd < 0)
		report_absent(r, f, error, d, at);
	else
		stamp_file(f, st);
	return fd;
}

static struct source *source_new(struct root *r, const char *path, const char *text, size_t size)
{
	struct source *s = NEW(r->arena, struct source);
	*s = (struct source){arena_strdup(r->arena, path), text, size, NEW(r->arena, struct source_mark)};
	return s;
}

/* Closes the file. */
static const struct source *read_whole(struct root *r, const char *path, int fd, size_t size)
{
	size_t got = 0;
	char *text = arena_alloc(r->arena, size + 1);
	while (got < size) {
		ssize_t n = read(fd, text + got, size - got);
		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0)
			machine_failure("cannot read %s: %s", path, strerror(errno));
		if (n == 0)
			break;
		got += (size_t)n;
	}
	close(fd);
	return source_new(r, path, text, got);
}

static const struct source *read_file(struct root *r, struct file *f, struct diag *d, struct where at)
{
	struct stat st;
	int fd = f->text ? -1 : open_file(r, f, &st, d, at);
	if (fd >= 0)
		f->text = read_whole(r, f->path, fd, (size_t)st.st_size);
	if (f->text)
		list_file(r, f);
	return f->text;
}

const struct source *file_read(struct root *r, const char *path, struct diag *d, struct where at)
{
	return path ? read_file(r, file_find(r, path), d, at) : NULL;
}

/* Closes the file. */
static const struct source *map_whole(struct root *r, const char *path, int fd, size_t size)
{
	void *p = size ? mmap(NULL, size, PROT_READ, MAP_PRIVATE, fd, 0) : NULL;
	close(fd);
	if (p == MAP_FAILED)
		machine_failure("cannot map %s: %s", path, strerror(errno));
	return source_new(r, path, p, size);
}

const struct source *file_map(struct root *r, const char *path, struct diag *d, struct where at)
{
	struct stat st;
	struct file *f = path ? file_find(r, path) : NULL;
	int fd = !f || f->mapped ? -1 : open_file(r, f, &st, d, at);
	if (fd >= 0)
		f->mapped = map_whole(r, path, fd, (size_t)st.st_size);
	if (f && f->mapped)
		list_file(r, f);
	return f ? f->mapped : NULL;
}

const struct source *file_peek(struct root *r, struct file *f)
{
	struct stat st;
	int fd = f->mapped || !f->resolved ? -1 : open_resolved(f->resolved, O_RDONLY | O_CLOEXEC | O_NONBLOCK, 0);
	if (fd >= 0 && (fstat(fd, &st) < 0 || refusal_of(&st))) {
		close(fd);
		fd = -1;
	}
	if (fd >= 0) {
		stamp_file(f, &st);
		f->mapped = map_whole(r, f->path, fd, (size_t)st.st_size);
	}
	return f->mapped;
}

void *file_parse(struct root *r, const char *path, file_parser *parser, struct diag *d, struct where at)
{
	struct file *f = path ? file_find(r, path) : NULL;
	if (!f || !read_file(r, f, d, at))
		return NULL;
	assert(!f->parser || f->parser == parser);
	if (!f->parser) {
		f->parser = parser;
		f->mistakes = diag_new(r->arena);
		f->parsed = parser(r->arena, f->text, f->mistakes);
	}
	diag_merge(d, f->mistakes);
	return f->parsed;
}

static void *parse_tree(struct arena *a, const struct source *s, struct diag *d) { return yaml_parse(a, s, d); }

struct node *yaml_read(struct root *r, const char *path, struct diag *d, struct where at)
{
	return file_parse(r, path, parse_tree, d, at);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Files below the project root. A path is resolved with all its links before it is opened, so
 * neither '..' nor a symbolic link leads outside. Each file read is remembered once.
 */
#include "input.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#define LARGEST_FILE ((off_t)256 << 20)

/* A file as it was when it was mapped or parsed; another file, or the same one changed, is read
   anew. */
struct known {
	dev_t device;
	ino_t inode;
	struct timespec changed;
	const struct source *source;
	file_parser *parser; /* NULL: it is mapped only */
	void *parsed;        /* what the parser made of it, and the mistakes it found */
	struct diag *mistakes;
};
struct known_list {
	VEC(struct known) v;
};

struct root {
	struct arena *arena;
	char *path; /* resolved, without a slash at its end */
	VEC(const char *) files;
	struct known_list mapped, parsed;
};

struct root *root_open(struct arena *a, const char *dir)
{
	char resolved[PATH_MAX];
	struct stat st;
	if (!realpath(dir, resolved) || stat(resolved, &st) < 0 || !S_ISDIR(st.st_mode))
		return NULL;
	struct root *r = NEW(a, struct root);
	r->arena = a;
	r->path = arena_strdup(a, strcmp(resolved, "/") != 0 ? resolved : "");
	return r;
}

const char *root_path(const struct root *r) { return r->path; }

int root_files(const struct root *r, const char *const **paths)
{
	*paths = (const char *const *)r->files.v;
	return r->files.n;
}

void root_remember(struct root *r, const char *path)
{
	for (int i = 0; i < r->files.n; i++)
		if (!strcmp(r->files.v[i], path))
			return;
	*vec_push(r->arena, &r->files) = arena_strdup(r->arena, path);
}

enum lookup { FOUND, NONE, OUTSIDE };

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
	if (!path)
		return NONE;
	size_t n = strlen(r->path), m = strlen(path);
	if (*path == '/' || n + m + 2 > sizeof(joined))
		return OUTSIDE;
	memcpy(joined, r->path, n);
	joined[n] = '/';
	memcpy(joined + n + 1, path, m + 1);
	if (!realpath(joined, out))
		return leads_up(path) ? OUTSIDE : NONE;
	return !strncmp(out, r->path, n) && out[n] == '/' ? FOUND : OUTSIDE;
}

bool file_exists(struct root *r, const char *path)
{
	char full[PATH_MAX];
	return resolve(r, path, full) == FOUND;
}

static int open_inside(struct root *r, const char *path, struct stat *st, struct diag *d, struct where at)
{
	char full[PATH_MAX];
	enum lookup found = resolve(r, path, full);
	int fd = found == FOUND ? open(full, O_RDONLY | O_CLOEXEC | O_NONBLOCK) : -1;
	if (fd < 0 && found == FOUND && (errno == EMFILE || errno == ENFILE || errno == ENOMEM))
		machine_failure("cannot open %s: %s", path, strerror(errno));
	if (fd >= 0 && (fstat(fd, st) < 0 || !S_ISREG(st->st_mode) || st->st_size > LARGEST_FILE)) {
		close(fd);
		fd = -1;
	}
	if (fd < 0 && path)
		diag_report(d, found == OUTSIDE ? DIAG_FILE_OUTSIDE : DIAG_FILE_MISSING, at, path);
	else if (path)
		root_remember(r, path);
	return fd;
}

static struct source *source_new(struct root *r, const char *path, const char *text, size_t size)
{
	struct source *s = NEW(r->arena, struct source);
	*s = (struct source){arena_strdup(r->arena, path), text, size};
	return s;
}

/* Closes the file. */
static const struct source *read_text(struct root *r, const char *path, int fd, size_t size)
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

const struct source *file_read(struct root *r, const char *path, struct diag *d, struct where at)
{
	struct stat st;
	int fd = open_inside(r, path, &st, d, at);
	return fd < 0 ? NULL : read_text(r, path, fd, (size_t)st.st_size);
}

static const struct known *find_known(const struct known_list *list, const char *path, const struct stat *st,
                                      file_parser *parser)
{
	for (int i = 0; i < list->v.n; i++) {
		const struct known *k = &list->v.v[i];
		if (k->parser == parser && k->device == st->st_dev && k->inode == st->st_ino &&
		    k->changed.tv_sec == st->st_mtim.tv_sec && k->changed.tv_nsec == st->st_mtim.tv_nsec &&
		    k->source->size == (size_t)st->st_size && !strcmp(k->source->path, path))
			return k;
	}
	return NULL;
}

static struct known *add_known(struct root *r, struct known_list *list, const struct source *s, const struct stat *st)
{
	struct known *k = vec_push(r->arena, &list->v);
	*k = (struct known){.device = st->st_dev, .inode = st->st_ino, .changed = st->st_mtim, .source = s};
	return k;
}

const struct source *file_map(struct root *r, const char *path, struct diag *d, struct where at)
{
	struct stat st;
	int fd = open_inside(r, path, &st, d, at);
	if (fd < 0)
		return NULL;
	const struct known *known = find_known(&r->mapped, path, &st, NULL);
	if (known) {
		close(fd);
		return known->source;
	}
	size_t size = (size_t)st.st_size;
	void *p = size ? mmap(NULL, size, PROT_READ, MAP_PRIVATE, fd, 0) : NULL;
	close(fd);
	if (p == MAP_FAILED)
		machine_failure("cannot map %s: %s", path, strerror(errno));
	const struct source *source = source_new(r, path, p, size);
	add_known(r, &r->mapped, source, &st);
	return source;
}

void *file_parse(struct root *r, const char *path, file_parser *parser, struct diag *d, struct where at)
{
	struct stat st;
	int fd = open_inside(r, path, &st, d, at);
	if (fd < 0)
		return NULL;
	const struct known *known = find_known(&r->parsed, path, &st, parser);
	if (known) {
		close(fd);
	} else {
		struct known *k = add_known(r, &r->parsed, read_text(r, path, fd, (size_t)st.st_size), &st);
		k->parser = parser;
		k->mistakes = diag_new(r->arena);
		k->parsed = parser(r->arena, k->source, k->mistakes);
		known = k;
	}
	diag_merge(d, known->mistakes);
	return known->parsed;
}

static void *parse_tree(struct arena *a, const struct source *s, struct diag *d) { return yaml_parse(a, s, d); }

struct node *yaml_read(struct root *r, const char *path, struct diag *d, struct where at)
{
	return file_parse(r, path, parse_tree, d, at);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Files below the project root. A path is resolved with all its links before it is opened, so
 * neither '..' nor a symbolic link leads outside.
 */
#include "input.h"

#include <assert.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#define LARGEST_FILE ((off_t)256 << 20)

enum lookup { FOUND, NONE, OUTSIDE };

/* What was found under a path when it was first asked for. A run sees one state of the project: no
   file is looked for or read twice, so what is written to it meanwhile makes no mixed output. */
struct known {
	const char *path;
	enum lookup found;
	const char *resolved; /* where it was found */
	const struct source *mapped, *text;
	file_parser *parser; /* one kind of file, one parser */
	void *parsed;        /* what it made of the text, and the mistakes it found */
	struct diag *mistakes;
};

/* What a module has made of a key. */
struct memo {
	const char *kind, *key;
	void *made;
};

struct root {
	struct arena *arena;
	char *path; /* resolved, without a slash at its end */
	VEC(const char *) files;
	VEC(struct memo *) memos;
	struct hashes by_key;
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

struct arena *root_arena(struct root *r) { return r->arena; }

void **root_memo(struct root *r, const char *kind, const char *key)
{
	uint64_t hash = hash_bytes(key, strlen(key), hash_bytes(kind, strlen(kind), HASH_SEED));
	size_t step = 0;
	for (const int *i = hashes_next(&r->by_key, hash, &step); i; i = hashes_next(&r->by_key, hash, &step))
		if (!strcmp(r->memos.v[*i]->kind, kind) && !strcmp(r->memos.v[*i]->key, key))
			return &r->memos.v[*i]->made;
	struct memo *k = NEW(r->arena, struct memo);
	*k = (struct memo){arena_strdup(r->arena, kind), arena_strdup(r->arena, key), NULL};
	*vec_push(r->arena, &r->memos) = k;
	hashes_put(r->arena, &r->by_key, hash, r->memos.n - 1);
	return &k->made;
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
	if (!realpath(joined, out))
		return leads_up(path) ? OUTSIDE : NONE;
	return !strncmp(out, r->path, n) && out[n] == '/' ? FOUND : OUTSIDE;
}

static struct known *find_known(struct root *r, const char *path)
{
	void **kept = root_memo(r, "file", path);
	if (*kept)
		return *kept;
	char full[PATH_MAX];
	struct known *k = NEW(r->arena, struct known);
	k->path = arena_strdup(r->arena, path);
	k->found = resolve(r, path, full);
	k->resolved = k->found == FOUND ? arena_strdup(r->arena, full) : NULL;
	return *kept = k;
}

bool file_exists(struct root *r, const char *path) { return path && find_known(r, path)->found == FOUND; }

/* -1 after reporting. */
static int open_known(struct root *r, const struct known *k, struct stat *st, struct diag *d, struct where at)
{
	int fd = k->resolved ? open(k->resolved, O_RDONLY | O_CLOEXEC | O_NONBLOCK) : -1;
	if (fd < 0 && k->resolved && (errno == EMFILE || errno == ENFILE || errno == ENOMEM))
		machine_failure("cannot open %s: %s", k->path, strerror(errno));
	if (fd >= 0 && (fstat(fd, st) < 0 || !S_ISREG(st->st_mode) || st->st_size > LARGEST_FILE)) {
		close(fd);
		fd = -1;
	}
	if (fd < 0)
		diag_report(d, k->found == OUTSIDE ? DIAG_FILE_OUTSIDE : DIAG_FILE_MISSING, at, k->path);
	else
		root_remember(r, k->path);
	return fd;
}

static struct source *source_new(struct root *r, const char *path, const char *text, size_t size)
{
	struct source *s = NEW(r->arena, struct source);
	*s = (struct source){arena_strdup(r->arena, path), text, size};
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

static const struct source *read_known(struct root *r, struct known *k, struct diag *d, struct where at)
{
	struct stat st;
	int fd = k->text ? -1 : open_known(r, k, &st, d, at);
	if (fd >= 0)
		k->text = read_whole(r, k->path, fd, (size_t)st.st_size);
	return k->text;
}

const struct source *file_read(struct root *r, const char *path, struct diag *d, struct where at)
{
	return path ? read_known(r, find_known(r, path), d, at) : NULL;
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
	struct known *k = path ? find_known(r, path) : NULL;
	int fd = !k || k->mapped ? -1 : open_known(r, k, &st, d, at);
	if (fd >= 0)
		k->mapped = map_whole(r, path, fd, (size_t)st.st_size);
	return k ? k->mapped : NULL;
}

void *file_parse(struct root *r, const char *path, file_parser *parser, struct diag *d, struct where at)
{
	struct known *k = path ? find_known(r, path) : NULL;
	if (!k || !read_known(r, k, d, at))
		return NULL;
	assert(!k->parser || k->parser == parser);
	if (!k->parser) {
		k->parser = parser;
		k->mistakes = diag_new(r->arena);
		k->parsed = parser(r->arena, k->text, k->mistakes);
	}
	diag_merge(d, k->mistakes);
	return k->parsed;
}

static void *parse_tree(struct arena *a, const struct source *s, struct diag *d) { return yaml_parse(a, s, d); }

struct node *yaml_read(struct root *r, const char *path, struct diag *d, struct where at)
{
	return file_parse(r, path, parse_tree, d, at);
}

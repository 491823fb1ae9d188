/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A library to preload, that has been taken over: where platen first reads a file of the project, shapes a text, opens a PNG
 * or reads a PO file, it tries every way out in the middle of that process, and goes on as if nothing was.
 *
 * HOSTILE_TOP   the folder that the ways are about: project/, and secret beside it
 * HOSTILE_AT    read, shape, png or po
 * HOSTILE_LOG   the number of a descriptor, to which a line goes for each: "NAME: stopped", "NAME: open", or
 *               "NAME: absent" where this machine lacks it
 * HOSTILE_SKIP  the flags of ways that are not tried
 */
#include "ways.h"

#include <dlfcn.h>
#include <stdlib.h>

static bool is_at(const char *place)
{
	const char *at = getenv("HOSTILE_AT");
	return at && !strcmp(at, place);
}

static void try_all(void)
{
	static bool tried;
	const char *log = getenv("HOSTILE_LOG"), *skip = getenv("HOSTILE_SKIP");
	top = getenv("HOSTILE_TOP");
	if (tried || !log || !top)
		return;
	tried = true;
	for (size_t i = 0; i < sizeof(ways) / sizeof(*ways); i++) {
		const struct way *w = &ways[i];
		if (w->flags & (skip ? (unsigned)atoi(skip) : 0))
			continue;
		int error = w->try();
		bool absent = w->flags & RARE && error == ENOENT;
		dprintf(atoi(log), "%s: %s\n", w->name, is_stopped(w, error) ? "stopped" : absent ? "absent" : "open");
	}
	errno = 0;
}

static void *next(const char *name)
{
	void *p = dlsym(RTLD_NEXT, name);
	if (!p)
		abort();
	return p;
}

static bool is_in_project(int fd)
{
	char link[64], path[4096];
	const char *folder = getenv("HOSTILE_TOP");
	snprintf(link, sizeof(link), "/proc/self/fd/%d", fd);
	ssize_t n = readlink(link, path, sizeof(path) - 1);
	path[n < 0 ? 0 : n] = 0;
	return folder && !strncmp(path, folder, strlen(folder));
}

ssize_t read(int fd, void *p, size_t n)
{
	static ssize_t (*real)(int, void *, size_t);
	real = real ? real : (ssize_t(*)(int, void *, size_t))next("read");
	if (is_at("read") && is_in_project(fd))
		try_all();
	return real(fd, p, n);
}

int hb_shape_full(void *font, void *buffer, const void *features, unsigned n, const char *const *shapers)
{
	static int (*real)(void *, void *, const void *, unsigned, const char *const *);
	real = real ? real : (int (*)(void *, void *, const void *, unsigned, const char *const *))next("hb_shape_full");
	if (is_at("shape"))
		try_all();
	return real(font, buffer, features, n, shapers);
}

void *png_create_read_struct_2(const char *version, void *user, void *error, void *warn, void *memory, void *new, void *old)
{
	static void *(*real)(const char *, void *, void *, void *, void *, void *, void *);
	real = real
	        ? real
	        : (void *(*)(const char *, void *, void *, void *, void *, void *, void *))next("png_create_read_struct_2");
	if (is_at("png"))
		try_all();
	return real(version, user, error, warn, memory, new, old);
}

/* By this libgettextpo opens a file, also where it is linked as an archive. */
FILE *fopen(const char *path, const char *mode)
{
	static FILE *(*real)(const char *, const char *);
	real = real ? real : (FILE * (*)(const char *, const char *)) next("fopen");
	size_t n = strlen(path);
	if (is_at("po") && n > 3 && !strcmp(path + n - 3, ".po"))
		try_all();
	return real(path, mode);
}

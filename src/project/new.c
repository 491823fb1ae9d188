/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * New projects: a copy of the sample with the layouts and fonts that platen ships.
 *
 * All is copied into a folder of its own inside the new one and moved up when it is whole,
 * platen.yaml last: without that file nothing counts as a project. When anything fails, all that
 * was made is removed again before the failure is told.
 */
#include "project.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* Copies what it reads, up to one error, which it names in `error`. */
struct copying {
	struct arena *arena;
	const char *error;
};

static void fail(struct copying *c, const char *what, const char *path)
{
	if (!c->error)
		c->error = arena_printf(c->arena, "cannot %s %s: %s", what, path, strerror(errno));
}

/* -- where the parts come from -------------------------------------------------------------- */

static bool has_parts(struct arena *a, const char *dir)
{
	return !access(arena_printf(a, "%s/tests/sample/platen.yaml", dir), R_OK) &&
	        !access(arena_printf(a, "%s/layouts", dir), R_OK) && !access(arena_printf(a, "%s/fonts", dir), R_OK);
}

/* In a checkout platen is build/VARIANT/platen, installed it is PREFIX/bin/platen beside PREFIX/share/platen. */
const char *project_parts(struct arena *a, const char *from)
{
	if (from)
		return has_parts(a, from) ? from : NULL;
	char *exe = realpath("/proc/self/exe", NULL);
	for (int up = 0; exe && up < 2 && strrchr(exe, '/'); up++)
		*strrchr(exe, '/') = 0;
	const char *prefix = exe ? arena_strdup(a, exe) : "";
	free(exe);
	const char *installed = arena_printf(a, "%s/share/platen", prefix);
	const char *checkout = arena_printf(a, "%s/..", prefix);
	return has_parts(a, installed) ? installed : has_parts(a, checkout) ? checkout : NULL;
}

/* -- copying -------------------------------------------------------------------------------- */

static void copy_bytes(struct copying *c, int in, int out, const char *from, const char *to)
{
	char block[1 << 16];
	ssize_t n, written = 0;
	while (!c->error && (n = read(in, block, sizeof(block))) != 0) {
		if (n < 0)
			fail(c, "read", from);
		for (ssize_t done = 0; done < n && !c->error; done += written)
			if ((written = write(out, block + done, (size_t)(n - done))) < 0)
				fail(c, "write", to);
	}
}

static void copy_file(struct copying *c, const char *from, const char *to)
{
	int in = open(from, O_RDONLY | O_CLOEXEC);
	if (in < 0) {
		fail(c, "read", from);
		return;
	}
	int out = open(to, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
	if (out < 0)
		fail(c, "write", to);
	else
		copy_bytes(c, in, out, from, to);
	if (out >= 0 && close(out) < 0)
		fail(c, "write", to);
	close(in);
}

/* Copies a file, or a folder with all below it. Links are followed: the copy stands alone. */
static void copy_tree(struct copying *c, const char *from, const char *to)
{
	struct stat st;
	if (stat(from, &st) < 0)
		fail(c, "read", from);
	if (c->error || !S_ISDIR(st.st_mode)) {
		if (!c->error)
			copy_file(c, from, to);
		return;
	}
	DIR *dir = opendir(from);
	if (!dir || mkdir(to, 0777) < 0)
		fail(c, dir ? "make" : "read", dir ? to : from);
	for (const struct dirent *e; dir && !c->error && (e = readdir(dir));)
		if (strcmp(e->d_name, ".") != 0 && strcmp(e->d_name, "..") != 0)
			copy_tree(c, arena_printf(c->arena, "%s/%s", from, e->d_name),
			          arena_printf(c->arena, "%s/%s", to, e->d_name));
	if (dir)
		closedir(dir);
}

static int remove_one(const char *path, const struct stat *st, int type, struct FTW *place)
{
	(void)st, (void)type, (void)place;
	return remove(path);
}

static void remove_tree(const char *path) { nftw(path, remove_one, 16, FTW_DEPTH | FTW_PHYS); }

/* -- the new folder ------------------------------------------------------------------------- */

static bool is_empty(const char *path)
{
	DIR *dir = opendir(path);
	int n = 0;
	while (dir && readdir(dir))
		n++;
	if (dir)
		closedir(dir);
	return dir && n <= 2; /* . and .. */
}

/* What a project is made of, in the order in which it appears. The sample gives the rest. */
static const char *const shipped[] = {"layouts", "fonts", "LICENSES"};
static const char *const all[] = {"layouts", "fonts", "LICENSES", "content", ".gitignore", "platen.yaml"};

static void fill(struct copying *c, const char *parts, const char *dir, const char *staging)
{
	copy_tree(c, arena_printf(c->arena, "%s/tests/sample", parts), staging);
	for (int i = 0; i < COUNT_OF(shipped) && !c->error; i++)
		copy_tree(c, arena_printf(c->arena, "%s/%s", parts, shipped[i]),
		          arena_printf(c->arena, "%s/%s", staging, shipped[i]));
	for (int i = 0; i < COUNT_OF(all) && !c->error; i++) {
		const char *to = arena_printf(c->arena, "%s/%s", dir, all[i]);
		if (rename(arena_printf(c->arena, "%s/%s", staging, all[i]), to) < 0)
			fail(c, "make", to);
	}
}

static void clear(struct arena *a, const char *dir)
{
	for (int i = COUNT_OF(all); i-- > 0;)
		remove_tree(arena_printf(a, "%s/%s", dir, all[i]));
}

const char *project_new(struct arena *a, const char *parts, const char *dir)
{
	struct copying c = {a, NULL};
	bool made = mkdir(dir, 0777) == 0;
	if (!made && errno != EEXIST) {
		fail(&c, "make the folder", dir);
		return c.error;
	}
	if (!made && !is_empty(dir))
		return arena_printf(a, "'%s' exists and is not an empty folder", dir);
	const char *staging = arena_printf(a, "%s/.new.%ld.tmp", dir, (long)getpid());
	fill(&c, parts, dir, staging);
	if (c.error)
		clear(a, dir);
	remove_tree(staging);
	if (c.error && made)
		rmdir(dir);
	return c.error;
}

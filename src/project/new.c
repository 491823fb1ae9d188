/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * New projects: a copy of the sample with the layouts and fonts that platen ships.
 *
 * All is copied into a locked folder of its own inside the new one and moved up when it is whole and on the
 * disk, platen.yaml last: without that file nothing counts as a project. When anything fails, or a
 * signal comes, all that was made is removed again. What a run that was killed left is completed by the
 * next: its own folder is removed, and the parts that it had moved up, each of them whole, stay.
 */
#include "paths.h"
#include "writer.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <ftw.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
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
	return path_is_readable(arena_printf(a, "%s/tests/sample/platen.yaml", dir)) &&
	        path_is_readable(arena_printf(a, "%s/layouts", dir)) && path_is_readable(arena_printf(a, "%s/fonts", dir));
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
	ssize_t n;
	while (!c->error && (n = read(in, block, sizeof(block))) != 0) {
		if (n < 0 && errno != EINTR)
			fail(c, "read", from);
		if (n > 0 && !write_whole(out, block, (size_t)n))
			fail(c, "write", to);
	}
	/* A request to begin; the disk is waited for when all is copied. */
	(void)sync_file_range(out, 0, 0, SYNC_FILE_RANGE_WRITE);
}

static void copy_file(struct copying *c, const char *from, const char *to)
{
	int in = open(from, O_RDONLY | O_CLOEXEC);
	if (in < 0) {
		fail(c, "read", from);
		return;
	}
	int out = open(unfinished_new(c->arena, to)->path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
	if (out < 0)
		fail(c, "write", to);
	else
		copy_bytes(c, in, out, from, to);
	if (out >= 0 && close(out) < 0)
		fail(c, "write", to);
	close(in);
}

static void copy_entries(struct copying *c, DIR *dir, const char *from, const char *to);

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
	if (!dir)
		fail(c, "read", from);
	else if (mkdir(unfinished_new(c->arena, to)->path, 0777) < 0)
		fail(c, "make", to);
	else
		copy_entries(c, dir, from, to);
	if (dir)
		closedir(dir);
}

static void copy_entries(struct copying *c, DIR *dir, const char *from, const char *to)
{
	const struct dirent *e;
	while (!c->error && (errno = 0, e = readdir(dir)))
		if (strcmp(e->d_name, ".") != 0 && strcmp(e->d_name, "..") != 0)
			copy_tree(c, arena_printf(c->arena, "%s/%s", from, e->d_name),
			          arena_printf(c->arena, "%s/%s", to, e->d_name));
	if (!c->error && errno)
		fail(c, "read", from);
}

/* -- on the disk ---------------------------------------------------------------------------- */

static struct copying *syncing; /* nftw() takes no argument of the caller's */

static int sync_one(const char *path, const struct stat *st, int type, struct FTW *place)
{
	(void)st, (void)place;
	int fd = type == FTW_DP ? -1 : open(path, O_RDONLY | O_CLOEXEC);
	bool done = type == FTW_DP ? sync_folder(path) : fd >= 0 && fsync(fd) == 0;
	if (!done)
		fail(syncing, "write", path);
	if (fd >= 0 && close(fd) < 0)
		fail(syncing, "write", path);
	return syncing->error != NULL;
}

static void sync_tree(struct copying *c, const char *path)
{
	syncing = c;
	if (nftw(path, sync_one, 16, FTW_DEPTH | FTW_PHYS) < 0)
		fail(c, "write", path);
}

/* -- removing ------------------------------------------------------------------------------- */

static int remove_one(const char *path, const struct stat *st, int type, struct FTW *place)
{
	(void)st, (void)type, (void)place;
	return remove(path);
}

static void remove_tree(const char *path) { nftw(path, remove_one, 16, FTW_DEPTH | FTW_PHYS); }

/* -- the new folder ------------------------------------------------------------------------- */

/* What a project is made of, in the order in which it appears. The sample gives the rest. */
static const char *const shipped[] = {"layouts", "fonts", "LICENSES"};
static const char *const all[] = {"layouts", "fonts", "LICENSES", "content", ".gitignore", "platen.yaml"};

static bool is_part(const char *name)
{
	for (int i = 0; i < COUNT_OF(all); i++)
		if (!strcmp(name, all[i]))
			return true;
	return false;
}

/* What is in the folder to begin with. */
struct beginning {
	int parts, leftovers, others;
};

/* With `remove` what runs that were killed left of their copying is removed. */
static bool look_into(struct arena *a, const char *path, bool remove, struct beginning *b)
{
	DIR *dir = opendir(path);
	if (!dir && !path_is_absent(errno))
		machine_failure("cannot read %s: %s", path, strerror(errno));
	*b = (struct beginning){0};
	for (const struct dirent *e; dir && (e = path_next(dir, path));) {
		if (!strcmp(e->d_name, ".") || !strcmp(e->d_name, ".."))
			continue;
		int fd = temporary_lock_leftover(dirfd(dir), e->d_name, true);
		if (fd >= 0 && remove)
			remove_tree(arena_printf(a, "%s/%s", path, e->d_name));
		if (fd >= 0)
			close(fd);
		*(fd >= 0 ? &b->leftovers : is_part(e->d_name) ? &b->parts : &b->others) += 1;
	}
	if (dir)
		closedir(dir);
	return dir != NULL;
}

/* Whether the folder is empty, or holds only parts beside what a run that was killed left, which is the evidence that
   they are no parts of the user's and stays until all is whole. */
static bool is_free(struct arena *a, const char *path)
{
	struct beginning b;
	if (!look_into(a, path, false, &b))
		return false;
	if (b.others)
		look_into(a, path, true, &b);
	return !b.others && (!b.parts || b.leftovers);
}

/* A locked folder; -1 after an error. */
static int make_staging(struct copying *c, const char *staging)
{
	struct stat st;
	if (mkdir(unfinished_new(c->arena, staging)->path, 0777) < 0) {
		fail(c, "make the folder", staging);
		return -1;
	}
	int fd = open(staging, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	/* In between another run may have taken it for a leftover. */
	if (fd < 0 || (flock(fd, LOCK_EX | LOCK_NB) < 0 && errno == EWOULDBLOCK) || fstat(fd, &st) < 0 || st.st_nlink == 0)
		fail(c, "make the folder", staging);
	return fd;
}

static void copy_parts(struct copying *c, const char *parts, const char *staging)
{
	const char *sample = arena_printf(c->arena, "%s/tests/sample", parts);
	DIR *dir = opendir(sample);
	if (!dir) {
		fail(c, "read", sample);
		return;
	}
	copy_entries(c, dir, sample, staging);
	closedir(dir);
	for (int i = 0; i < COUNT_OF(shipped) && !c->error; i++)
		copy_tree(c, arena_printf(c->arena, "%s/%s", parts, shipped[i]),
		          arena_printf(c->arena, "%s/%s", staging, shipped[i]));
}

/* What is moved up is noted in `moved`. A part that is there was moved up by a run that was killed later. */
static void move_parts(struct copying *c, const char *dir, const char *staging, bool moved[])
{
	for (int i = 0; i < COUNT_OF(all) && !c->error; i++) {
		const char *from = arena_printf(c->arena, "%s/%s", staging, all[i]);
		const char *to = arena_printf(c->arena, "%s/%s", dir, all[i]);
		if (access(to, F_OK) == 0)
			continue;
		moved[i] = path_is_absent(errno) && rename(from, to) == 0;
		if (!moved[i])
			fail(c, "make", to);
	}
	if (!c->error && !sync_folder(dir))
		fail(c, "write the folder", dir);
}

/* Signals wait until the parts are either all in their places or all removed. */
static void settle(struct copying *c, const char *dir, const char *staging)
{
	sigset_t every, old;
	bool moved[COUNT_OF(all)] = {false};
	sigfillset(&every);
	sigprocmask(SIG_BLOCK, &every, &old);
	if (!c->error)
		move_parts(c, dir, staging, moved);
	for (int i = COUNT_OF(all); c->error && i-- > 0;)
		if (moved[i])
			remove_tree(arena_printf(c->arena, "%s/%s", dir, all[i]));
	remove_tree(staging);
	if (!c->error)
		machine_finished(NULL);
	sigprocmask(SIG_SETMASK, &old, NULL);
}

const char *project_new(struct arena *a, const char *parts, const char *dir)
{
	struct copying c = {a, NULL};
	const char *staging = arena_printf(a, "%s/%s", dir, temporary_name(a));
	bool made = mkdir(dir, 0777) == 0;
	if (!made && errno != EEXIST) {
		fail(&c, "make the folder", dir);
		return c.error;
	}
	if (made)
		unfinished_new(a, dir);
	else if (!is_free(a, dir))
		return arena_printf(a, "'%s' exists and is not an empty folder", dir);
	int lock = make_staging(&c, staging);
	if (!c.error)
		copy_parts(&c, parts, staging);
	if (!c.error)
		sync_tree(&c, staging);
	settle(&c, dir, staging);
	if (lock >= 0)
		close(lock);
	if (!c.error)
		look_into(a, dir, true, &(struct beginning){0});
	else if (made)
		rmdir(dir);
	machine_finished(NULL);
	return c.error;
}

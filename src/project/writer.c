/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Writing files. Each is made under a name that nobody can guess beside its place, and renamed when it is
 * whole and on the disk, so that a reader sees the old file or the new one.
 *
 * A temporary file is locked as long as it is in use. One that is not locked was left by a process that was
 * killed, and the next run that writes to its folder removes it.
 *
 * Waiting for the disk takes longer than setting a document. So the files of a run are finished
 * together: while the last ones are made the first are being written, and where the file system
 * keeps a journal it is written once and not once for each file.
 */
#include "writer.h"
#include "inputs.h"
#include "paths.h"
#include "sandbox.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/random.h>
#include <unistd.h>

/* -- names of our own ----------------------------------------------------------------------- */

#define HEAD ".platen-"
#define TAIL ".tmp"
enum { DIGITS = 16 };

const char *temporary_name(struct arena *a)
{
	uint64_t number;
	if (getrandom(&number, sizeof(number), 0) != sizeof(number))
		machine_failure("cannot make a random number: %s", strerror(errno));
	return arena_printf(a, HEAD "%016llx" TAIL, (unsigned long long)number);
}

bool temporary_is_named_so(const char *name)
{
	size_t head = strlen(HEAD);
	return !strncmp(name, HEAD, head) && strspn(name + head, "0123456789abcdef") == DIGITS &&
	        !strcmp(name + head + DIGITS, TAIL);
}

int temporary_lock_leftover(int dir, const char *name, bool folder)
{
	struct stat st, now;
	if (!temporary_is_named_so(name))
		return -1;
	int fd = openat(dir, name, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
	if (fd < 0 && errno == EACCES)
		fd = openat(dir, name, O_WRONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
	bool kind = fd >= 0 && fstat(fd, &st) == 0 && (folder ? S_ISDIR(st.st_mode) : S_ISREG(st.st_mode));
	/* In the meantime it may have been put in its place, and another may have taken the name. */
	if (kind && flock(fd, LOCK_EX | LOCK_NB) == 0 && fstatat(dir, name, &now, AT_SYMLINK_NOFOLLOW) == 0 &&
	    now.st_ino == st.st_ino && now.st_dev == st.st_dev)
		return fd;
	if (fd >= 0)
		close(fd);
	return -1;
}

/* Places begin with a slash. */
static const char *folder_of(struct arena *a, const char *place)
{
	const char *slash = strrchr(place, '/');
	return slash == place ? "/" : arena_strndup(a, place, (size_t)(slash - place));
}

static void sweep_folder(const char *folder)
{
	DIR *dir = opendir(folder);
	for (const struct dirent *e; dir && (e = readdir(dir));) {
		int fd = temporary_lock_leftover(dirfd(dir), e->d_name, false);
		if (fd < 0)
			continue;
		unlinkat(dirfd(dir), e->d_name, 0);
		close(fd);
	}
	if (dir)
		closedir(dir);
}

void temporaries_sweep(struct arena *a, const char *path, const char **latest)
{
	const char *place = path_resolve_here(a, path), *folder = place ? folder_of(a, place) : NULL;
	if (folder && (!*latest || strcmp(*latest, folder) != 0))
		sweep_folder(folder);
	*latest = folder ? folder : *latest;
}

/* -- parts of it ---------------------------------------------------------------------------- */

struct unfinished *unfinished_new(struct arena *a, const char *path)
{
	struct unfinished *u = NEW(a, struct unfinished);
	u->path = path;
	machine_unfinished(u);
	return u;
}

/* Some file systems cannot do it for a folder, and do not need it; a folder may be for writing only. */
bool sync_folder(const char *path)
{
	int fd = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	if (fd < 0)
		return errno == EACCES;
	bool done = fsync(fd) == 0 || errno == EINVAL || errno == ENOTSUP;
	int error = errno;
	if (close(fd) < 0)
		return false;
	errno = error;
	return done;
}

/* Who may read a file stays as it was. Only root gives files away; what a group might do that is not the
   old one, everybody might do. */
static bool keep_owner_and_mode(int fd, const struct stat *old)
{
	struct stat now;
	mode_t mode = old->st_mode & 0777;
	if (fstat(fd, &now) < 0)
		return false;
	bool same = now.st_uid == old->st_uid && now.st_gid == old->st_gid;
	if (!same && fchown(fd, old->st_uid, old->st_gid) < 0) {
		if (errno != EPERM)
			return false;
		if (now.st_gid != old->st_gid && fchown(fd, (uid_t)-1, old->st_gid) < 0)
			mode = (mode & ~(mode_t)070) | (mode & 07) << 3;
	}
	return (now.st_mode & 0777) == mode || fchmod(fd, mode) == 0;
}

/* -- one file ------------------------------------------------------------------------------- */

/* What was put before the failure is whole, so it is finished. */
_Noreturn static void fail(struct outbox *o, const char *what, const char *path, const char *why)
{
	if (o->begun) {
		unlink(o->v[o->n].now->path);
		o->begun = false;
	}
	outbox_finish(o);
	machine_failure("cannot %s %s: %s", what, path, why);
}

static void sync_or_fail(struct outbox *o, const char *folder)
{
	if (!sync_folder(folder))
		fail(o, "write the folder", folder, strerror(errno));
}

static bool is_folder(const char *path)
{
	struct stat st;
	return path_stat(path, &st);
}

/* Another process may make it too. */
const char *folder_make(struct arena *a, const char *folder)
{
	const char *above = folder_of(a, folder);
	const char *failed = is_folder(above) ? NULL : folder_make(a, above); /* up to one that is there, which / is */
	if (!failed && mkdir(folder, 0777) < 0 && errno != EEXIST)
		failed = arena_printf(a, "make the folder %s", folder);
	if (!failed && !sync_folder(above))
		failed = arena_printf(a, "write the folder %s", above);
	return failed;
}

static void make_folders(struct outbox *o, const char *place)
{
	const char *folder = folder_of(o->arena, place), *failed = is_folder(folder) ? NULL : folder_make(o->arena, folder);
	const int error = errno;
	if (!failed)
		return;
	outbox_finish(o);
	machine_failure("cannot %s: %s", failed, strerror(error));
}

/* A new locked file beside the place. Between its making and its locking somebody who looks for leftovers
   may have taken it for one. False with errno. */
static bool make_temporary(struct arena *a, struct temporary *t, mode_t mode)
{
	struct stat st;
	const char *folder = folder_of(a, t->place);
	for (int tries = 0; tries < 100; tries++) {
		t->now = unfinished_new(a, arena_printf(a, "%s/%s", folder, temporary_name(a))); /* in case a signal comes */
		t->fd = open_resolved(t->now->path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode);
		bool locked = t->fd >= 0 && (flock(t->fd, LOCK_EX | LOCK_NB) == 0 || errno != EWOULDBLOCK);
		if (locked && fstat(t->fd, &st) == 0 && st.st_nlink)
			return true;
		bool taken = t->fd >= 0 || errno == EEXIST;
		if (t->fd >= 0) {
			unlink(t->now->path);
			close(t->fd);
		}
		machine_finished(t->now);
		if (!taken)
			return false;
	}
	errno = EEXIST;
	return false;
}

void outbox_begin(struct outbox *o, const char *path)
{
	if (o->n == MOST_TEMPORARIES)
		outbox_finish(o);
	struct temporary *t = &o->v[o->n];
	*t = (struct temporary){.path = arena_strdup(o->arena, path), .place = path_resolve_here(o->arena, path)};
	if (!t->place)
		fail(o, "write", path, strerror(errno));
	/* A rename would put a file in the place of a device, such as /dev/null. */
	o->exists = path_stat(t->place, &o->old);
	if (o->exists && !S_ISREG(o->old.st_mode))
		fail(o, "write", path, "it is no regular file");
	make_folders(o, t->place);
	if (!make_temporary(o->arena, t, o->exists ? 0600 : 0666))
		fail(o, "write", path, strerror(errno));
	o->begun = true;
}

void outbox_add(struct outbox *o, const char *bytes, size_t n)
{
	const struct temporary *t = &o->v[o->n];
	if (!write_whole(t->fd, bytes, n))
		fail(o, "write", t->path, strerror(errno));
	/* Only a request to begin: that it cannot be done does no harm. */
	(void)sync_file_range(t->fd, 0, 0, SYNC_FILE_RANGE_WRITE);
}

void outbox_end(struct outbox *o)
{
	const struct temporary *t = &o->v[o->n];
	if (o->exists && !keep_owner_and_mode(t->fd, &o->old))
		fail(o, "write", t->path, strerror(errno));
	o->begun = false;
	o->n++;
}

bool outbox_drop_same(struct outbox *o)
{
	const struct temporary *t = &o->v[o->n];
	struct stat st;
	struct file_stamp stamp;
	struct digest old, new;
	if (!o->exists || fstat(t->fd, &st) < 0 || st.st_size != o->old.st_size || !file_digest(t->place, &old, &stamp) ||
	    !file_digest(t->now->path, &new, &stamp) || !digest_equal(old, new))
		return false;
	if (unlink(t->now->path) < 0 || close(t->fd) < 0)
		machine_failure("cannot remove %s: %s", t->now->path, strerror(errno));
	machine_finished(t->now);
	o->begun = false;
	return true;
}

void outbox_put(struct outbox *o, const char *path, const struct buf *b)
{
	outbox_begin(o, path);
	outbox_add(o, b->v, b->n);
	outbox_end(o);
}

/* -- all of them ---------------------------------------------------------------------------- */

/* Each folder once. */
static void sync_folders(struct outbox *o, int n)
{
	const char *latest = "";
	for (int i = 0; i < n; i++) {
		const char *folder = folder_of(o->arena, o->v[i].place);
		if (strcmp(folder, latest) != 0)
			sync_or_fail(o, folder);
		latest = folder;
	}
}

void outbox_finish(struct outbox *o)
{
	int n = o->n;
	o->n = 0;
	for (int i = 0; i < n && !o->lightly; i++)
		if (fsync(o->v[i].fd) < 0)
			machine_failure("cannot write %s: %s", o->v[i].path, strerror(errno));
	for (int i = 0; i < n; i++) {
		if (rename(o->v[i].now->path, o->v[i].place) < 0)
			machine_failure("cannot write %s: %s", o->v[i].path, strerror(errno));
		machine_finished(o->v[i].now);
	}
	if (!o->lightly)
		sync_folders(o, n);
	for (int i = 0; i < n; i++)
		if (close(o->v[i].fd) < 0)
			machine_failure("cannot write %s: %s", o->v[i].path, strerror(errno));
}

void output_write(struct arena *a, const char *path, const struct buf *b)
{
	struct outbox o = {.arena = a};
	outbox_put(&o, path, b);
	outbox_finish(&o);
}

void output_write_lightly(struct arena *a, const char *path, const struct buf *b)
{
	struct outbox o = {.arena = a, .lightly = true};
	outbox_put(&o, path, b);
	outbox_finish(&o);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Writing outputs. Each goes to a temporary file beside its place and is renamed when it is whole
 * and on the disk, so that a reader sees the old file or the new one.
 *
 * Waiting for the disk takes longer than setting a document. So the files of a run are finished
 * together: while the last ones are made the first are being written, and where the file system
 * keeps a journal it is written once and not once for each file.
 */
#include "output.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static bool write_all(int fd, const struct buf *b)
{
	for (size_t done = 0; done < b->n;) {
		ssize_t n = write(fd, b->v + done, b->n - done);
		if (n < 0)
			return false;
		done += (size_t)n;
	}
	return true;
}

/* What was put before the failure is whole, so it is finished. */
_Noreturn static void fail(struct outbox *o, const char *what, const char *path, const char *why)
{
	outbox_finish(o);
	machine_failure("cannot %s %s: %s", what, path, why);
}

static void make_folders(struct outbox *o, const char *path)
{
	char *p = arena_strdup(o->arena, path);
	for (char *s = strchr(p + 1, '/'); s; s = strchr(s + 1, '/')) {
		*s = 0;
		if (mkdir(p, 0777) < 0 && errno != EEXIST)
			fail(o, "make the folder", p, strerror(errno));
		*s = '/';
	}
}

static const char *temporary_name(struct arena *a, const char *path, pid_t process)
{
	return arena_printf(a, "%s.%ld.tmp", path, (long)process);
}

void outbox_remove(struct arena *a, const char *path, pid_t process) { unlink(temporary_name(a, path, process)); }

void outbox_put(struct outbox *o, const char *path, const struct buf *b)
{
	struct stat st;
	/* A rename would put a file in the place of a device, such as /dev/null. */
	if (stat(path, &st) == 0 && !S_ISREG(st.st_mode))
		fail(o, "write", path, "it is no regular file");
	if (o->n == MOST_PENDING_FILES)
		outbox_finish(o);
	make_folders(o, path);
	struct unfinished u = {.path = arena_strdup(o->arena, path), .name = temporary_name(o->arena, path, getpid())};
	machine_pending_file(u.name); /* before it is there, in case a signal comes */
	u.fd = open(u.name, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
	if (u.fd < 0 || !write_all(u.fd, b)) {
		int error = errno;
		unlink(u.name);
		fail(o, "write", path, strerror(error));
	}
	/* Only a request to begin: that it cannot be done does no harm. */
	(void)sync_file_range(u.fd, 0, 0, SYNC_FILE_RANGE_WRITE);
	o->v[o->n++] = u;
}

void outbox_finish(struct outbox *o)
{
	int n = o->n;
	o->n = 0;
	for (int i = 0; i < n; i++)
		if (fsync(o->v[i].fd) < 0 || close(o->v[i].fd) < 0)
			machine_failure("cannot write %s: %s", o->v[i].path, strerror(errno));
	for (int i = 0; i < n; i++)
		if (rename(o->v[i].name, o->v[i].path) < 0)
			machine_failure("cannot write %s: %s", o->v[i].path, strerror(errno));
	machine_pending_file(NULL);
}

void output_write(struct arena *a, const char *path, const struct buf *b)
{
	struct outbox o = {.arena = a};
	outbox_put(&o, path, b);
	outbox_finish(&o);
}

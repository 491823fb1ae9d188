/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A file is known by its bytes. As they need not be read each time, its size, inode and times stand for them, and these
 * are believed only where a later change must have given it other times: git's rule for what is "racily clean".
 */
#include "inputs.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <time.h>
#include <unistd.h>

/* FAT counts in steps of two seconds. */
#define COARSEST UINT64_C(2000000000)

static uint64_t nanoseconds(struct timespec t) { return (uint64_t)t.tv_sec * 1000000000 + (uint64_t)t.tv_nsec; }

struct file_stamp file_stamp_of(const struct stat *st)
{
	struct timespec now;
	struct file_stamp s = {(uint64_t)st->st_size, (uint64_t)st->st_ino, nanoseconds(st->st_mtim),
	                       nanoseconds(st->st_ctim)};
	uint64_t latest = s.modified > s.changed ? s.modified : s.changed;
	clock_gettime(CLOCK_REALTIME, &now);
	bool settled = st->st_mtim.tv_sec >= 0 && nanoseconds(now) > latest && nanoseconds(now) - latest > COARSEST;
	return settled ? s : (struct file_stamp){0};
}

bool file_stamp_equal(const struct file_stamp *a, const struct file_stamp *b)
{
	return a->changed && a->size == b->size && a->inode == b->inode && a->modified == b->modified &&
	        a->changed == b->changed;
}

bool file_digest(const char *path, struct digest *digest, struct file_stamp *stamp)
{
	struct stat st;
	int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
	bool usable = fd >= 0 && fstat(fd, &st) == 0 && S_ISREG(st.st_mode);
	size_t n = usable ? (size_t)st.st_size : 0;
	void *bytes = n ? mmap(NULL, n, PROT_READ, MAP_PRIVATE, fd, 0) : NULL;
	usable = usable && bytes != MAP_FAILED;
	if (usable) {
		*digest = digest_of(bytes, n);
		*stamp = file_stamp_of(&st);
	}
	if (usable && n)
		munmap(bytes, n);
	if (fd >= 0)
		close(fd);
	return usable;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The counters of a program that is built for `make cov`, in a file that all its processes map.
 *
 * gcc's own library writes them when a process ends by itself: then those of a worker, which leaves by _exit() and
 * may open no file, and those of a process that a signal ends are lost, and each of some ten thousand processes takes
 * its time for 400 files. Here they are in the file as they are counted. With COUNTS_DUMP the library writes all of them.
 */
#include <fcntl.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <unistd.h>

extern char counts_begin[], counts_end[]; /* counts.ld */
void __real___gcov_exit(void);
void __wrap___gcov_exit(void);

void __wrap___gcov_exit(void)
{
	if (getenv("COUNTS_DUMP"))
		__real___gcov_exit();
}

/* Before main() and what other constructors do; another user is not counted. COUNTS_FILE is absolute: tests go to other
 * folders. */
__attribute__((constructor(101), no_profile_instrument_function)) static void counts_map(void)
{
	size_t size = (size_t)(counts_end - counts_begin);
	int fd = open(COUNTS_FILE, O_RDWR | O_CREAT | O_CLOEXEC, 0666);
	if (fd < 0)
		return;
	if (ftruncate(fd, (off_t)size) == 0)
		(void)mmap(counts_begin, size, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_FIXED, fd, 0);
	close(fd);
}

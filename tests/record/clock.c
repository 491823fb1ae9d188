/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A library to preload, for which the clock is CLOCK_AHEAD seconds ahead of the machine's: files are older then. */
#include <stdlib.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

int clock_gettime(clockid_t id, struct timespec *t)
{
	const char *ahead = getenv("CLOCK_AHEAD");
	long result = syscall(SYS_clock_gettime, id, t);
	if (id == CLOCK_REALTIME && ahead)
		t->tv_sec += atol(ahead);
	return (int)result;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The driver for libFuzzer, which chooses inputs by the code that they reach. FUZZ_CPU, in seconds of
 * this process, ends a run: libFuzzer itself counts those of the clock only.
 */
#include "program.h"

#include <signal.h>
#include <stdbool.h>
#include <stdlib.h>
#include <unistd.h>

int LLVMFuzzerInitialize(int *argc, char ***argv);
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static const struct fuzz_target *target;
static long limit; /* milliseconds; 0: none */

/* libFuzzer's own limit is one of the clock, which a busy machine reaches. */
static void end_by_time(int number)
{
	(void)number;
	static const char text[] = "fuzz: an input takes too long\n";
	(void)!write(STDERR_FILENO, text, sizeof(text) - 1);
	abort();
}

int LLVMFuzzerInitialize(int *argc, char ***argv)
{
	(void)argc, (void)argv;
	signal(SIGPROF, end_by_time);
	const char *seconds = getenv("FUZZ_CPU");
	target = fuzz_chosen();
	limit = seconds ? strtol(seconds, NULL, 10) * 1000 : 0;
	return 0;
}

/* libFuzzer's clock ticks by a signal; platen, which has no clock, does not expect that one ends a call. */
static void restart_calls(void)
{
	struct sigaction tick;
	static bool done;
	if (!done && sigaction(SIGALRM, NULL, &tick) == 0 && !(tick.sa_flags & SA_RESTART)) {
		tick.sa_flags |= SA_RESTART;
		sigaction(SIGALRM, &tick, NULL);
	}
	done = true;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	restart_calls();
	fuzz_try(target, data, size);
	if (limit && fuzz_cpu() > limit)
		raise(SIGUSR1); /* asks libFuzzer to end */
	return 0;
}

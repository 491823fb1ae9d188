/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the two drivers, libFuzzer's and our own, share. */
#ifndef PLATEN_TESTS_FUZZ_PROGRAM_H
#define PLATEN_TESTS_FUZZ_PROGRAM_H

#include <stddef.h>
#include <stdint.h>

struct fuzz_target {
	const char *name;
	int (*one)(const uint8_t *data, size_t size);
};
extern const struct fuzz_target fuzz_targets[]; /* by targets.sh; ends with a NULL name */

/* The target that FUZZ_TARGET names; ends the program when there is none. */
const struct fuzz_target *fuzz_chosen(void);
/* Tries an input, of which five seconds of CPU time make a SIGPROF, then gives back the maps of files, which platen keeps for the life of its process. */
void fuzz_try(const struct fuzz_target *t, const uint8_t *data, size_t size);
/* CPU time of this process, in milliseconds. */
long fuzz_cpu(void);

#endif

/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Mutations of bytes for our own driver: the same ones for the same seed.
 */
#ifndef PLATEN_TESTS_FUZZ_MUTATE_H
#define PLATEN_TESTS_FUZZ_MUTATE_H

#include <stddef.h>
#include <stdint.h>

struct input {
	char *v; /* on the heap */
	size_t n;
};

void mutate_seed(uint64_t seed);
/* A number below `n`, which is small beside 2^32; 0 when `n` is 0. */
size_t mutate_below(size_t n);
/* Reads tokens: lines of "TOKEN" or NAME="TOKEN" with \xNN, \" and \\, as libFuzzer has them. Ends the
   program when the file cannot be read. */
void mutate_dictionary(const char *path);
/* Changes one to six places; `other` is where pieces come from. */
void mutate(struct input *in, const struct input *other);

#endif

/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Fuzzing: what a target is, and what targets share.
 *
 * A target is a file fuzz_NAME.c that defines fuzz_one(), beside it NAME.dict (tokens, in the format of
 * libFuzzer and AFL) and seeds/NAME/. All targets are in one program; FUZZ_TARGET names the one that runs.
 */
#ifndef PLATEN_TESTS_FUZZ_H
#define PLATEN_TESTS_FUZZ_H

#include "diag.h"

#include <stdint.h>

/* Tries one input; always 0. What it takes it gives back, and the next input finds nothing of this one. */
int fuzz_one(const uint8_t *data, size_t size);

/* Ends the program with a finding unless `good`. */
void fuzz_require(bool good, const char *what);
/* A folder of this process, without links in its path, for the files of a target. It is there from
   the first call to the end. */
const char *fuzz_folder(void);
/* Writes a file below that folder, with the folders that it needs. */
void fuzz_file(const char *name, const void *bytes, size_t size);
/* Writes a project that stands in one input: a line "@@ NAME" begins the file of that name, which is a
   path downwards of letters, digits and "-_./"; what stands before the first one is `first`. At most 16. */
void fuzz_files(const char *first, const uint8_t *data, size_t size);
/* Removes all that is in that folder. */
void fuzz_clear(void);
/* Whether a text is UTF-8 without a NUL, as every text is that comes out of a file. */
bool fuzz_is_text(const char *s, size_t size);
/* Prints the mistakes in each format and requires UTF-8 without a NUL. With FUZZ_TELL in the environment the
   text is shown. */
void fuzz_print(const struct diag *d);

#endif

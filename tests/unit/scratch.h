/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where tests write: below TMPDIR, which the runner sets to a folder that it removes in the end (runner.c). */
#ifndef PLATEN_TESTS_SCRATCH_H
#define PLATEN_TESTS_SCRATCH_H

#include <check.h>
#include <stdio.h>
#include <stdlib.h>

#define SCRATCH 120                                       /* bytes of a path */
#define SCRATCH_TOP "../../../../../../../../../../../.." /* from there to / at least */

static inline void scratch_name(char path[SCRATCH])
{
	const char *top = getenv("TMPDIR");
	ck_assert_int_lt(snprintf(path, SCRATCH, "%s/platen-XXXXXX", top && *top ? top : "/tmp"), SCRATCH);
}

/* Makes an empty folder and tells its path. */
static inline void scratch_folder(char path[SCRATCH])
{
	scratch_name(path);
	ck_assert_ptr_nonnull(mkdtemp(path));
}

#endif

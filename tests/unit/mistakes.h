/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A sink for mistakes, the file that they stand in, and what is printed of them. */
#ifndef PLATEN_TESTS_MISTAKES_H
#define PLATEN_TESTS_MISTAKES_H

#include "diag.h"

#include <check.h>
#include <stdlib.h>
#include <string.h>

static struct arena *arena;
static struct diag *diag;
static const char layout[] = "\xEF\xBB\xBF" /* a byte order mark */
                             "shape: demo\n"
                             "stile: a\n"
                             "\t\xE6\x97\xA5\xE6\x9C\xAC"
                             "e\xCC\x81: \xE2\x80\xAEx\xFF\n";
static const struct source source = {"layouts/a.yaml", layout, sizeof(layout) - 1, NULL};

static inline void setup(void)
{
	arena = arena_new();
	diag = diag_new(arena);
}

static inline void teardown(void) { arena_free(arena); }

static inline struct where at(int line, int column) { return (struct where){&source, line, column}; }

static inline const char *printed(enum diag_format format)
{
	struct buf b = {0};
	diag_print(diag, format, false, &b);
	const char *text = arena_strdup(arena, buf_cstr(&b));
	buf_free(&b);
	return text;
}

#endif

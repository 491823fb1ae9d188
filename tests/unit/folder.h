/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A project in a folder of its own, written file by file, for the tests of model; and what its
 * mistakes are, as "FILE:LINE CODE" in the order in which they are printed.
 */
#ifndef PLATEN_TESTS_FOLDER_H
#define PLATEN_TESTS_FOLDER_H

#include "input.h"
#include "scratch.h"

#include <check.h>
#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

struct folder {
	char path[SCRATCH];
	struct arena *arena;
	struct root *root;
	struct diag *diag;
};

static inline void folder_open(struct folder *f)
{
	scratch_folder(f->path);
	f->arena = arena_new();
	f->root = root_open(f->arena, f->path);
	f->diag = diag_new(f->arena);
}

static inline void folder_put(struct folder *f, const char *name, const char *text)
{
	char *path = arena_printf(f->arena, "%s/%s", f->path, name);
	for (char *slash = strchr(path + strlen(f->path) + 1, '/'); slash; slash = strchr(slash + 1, '/')) {
		*slash = 0;
		mkdir(path, 0700);
		*slash = '/';
	}
	FILE *out = fopen(path, "w");
	ck_assert_ptr_nonnull(out);
	fputs(text, out);
	fclose(out);
}

static inline int folder_remove_one(const char *path, const struct stat *st, int type, struct FTW *ftw)
{
	(void)st, (void)type, (void)ftw;
	return remove(path);
}

static inline void folder_close(struct folder *f)
{
	nftw(f->path, folder_remove_one, 8, FTW_DEPTH | FTW_PHYS);
	arena_free(f->arena);
}

/* All that the diagnostics say. */
static inline const char *folder_log(struct folder *f)
{
	struct buf out = {0};
	diag_print(f->diag, DIAG_TEXT, false, &out);
	const char *text = arena_strdup(f->arena, buf_cstr(&out));
	buf_free(&out);
	return text;
}

/* "page.yaml:7 bad-template, en.yaml:2 bad-id"; "" when there is none. */
static inline const char *folder_said(struct folder *f)
{
	const char *said = "";
	for (const char *p = folder_log(f); *p; p += strcspn(p, "\n"), p += *p == '\n') {
		size_t n = strcspn(p, "\n");
		const char *line = arena_strndup(f->arena, p, n), *code = strrchr(line, '['), *colon = strchr(line, ':');
		if (*line == ' ' || !code || !colon ||
		    !(strstr(line, ": error: ") || strstr(line, ": warning: ") || strstr(line, ": note: ")))
			continue;
		const char *file = line;
		for (const char *s = line; s < colon; s++)
			file = *s == '/' ? s + 1 : file;
		int place = (int)(colon - file) + 1 + (int)strcspn(colon + 1, ":");
		said = arena_printf(f->arena, "%s%s%.*s %.*s", said, *said ? ", " : "", place, file, (int)strlen(code) - 2,
		                    code + 1);
	}
	return said;
}

#endif

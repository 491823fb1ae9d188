/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A canvas to draw on, and a project of a few picture files below it. */
#ifndef TESTS_BOARD_H
#define TESTS_BOARD_H

#include "graphics.h"
#include "scratch.h"

#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

struct drawing_board {
	char dir[SCRATCH];
	struct arena *arena;
	struct diag *diag;
	struct gfx g;
	struct canvas canvas;
};

static inline void board_open(struct drawing_board *b)
{
	scratch_folder(b->dir);
	b->arena = arena_new();
	b->diag = diag_new(b->arena);
	b->g = (struct gfx){.root = root_open(b->arena, b->dir), .arena = b->arena, .diag = b->diag};
	b->canvas = (struct canvas){.arena = b->arena};
}

static inline void board_file(struct drawing_board *b, const char *name, const void *bytes, size_t n)
{
	FILE *f = fopen(arena_printf(b->arena, "%s/%s", b->dir, name), "wb");
	ck_assert_ptr_nonnull(f);
	ck_assert(!n || fwrite(bytes, 1, n, f) == n);
	fclose(f);
	b->g.root = root_open(b->arena, b->dir); /* the last one still sees the old file */
}

static inline void board_close(struct drawing_board *b)
{
	static const char *const names[] = {"a.svg", "a.png", "a.jpg"};
	for (int i = 0; i < COUNT_OF(names); i++)
		remove(arena_printf(b->arena, "%s/%s", b->dir, names[i]));
	rmdir(b->dir);
	arena_free(b->arena);
}

/* The ends of all segments on the canvas, in tenths of a point: "M0,0 L100,0 C200,100 z ". */
static inline const char *board_segments(struct drawing_board *b)
{
	struct buf out = {0};
	for (int i = 0; i < b->canvas.items.v.n; i++) {
		const struct item *it = &b->canvas.items.v.v[i];
		if (it->kind != ITEM_PATH)
			continue;
		const struct path *p = it->path;
		for (int k = 0; k < p->n; k++) {
			const struct seg *s = &p->seg[k];
			struct point to = s->op == SEG_CURVE ? s->p[2] : s->p[0];
			if (s->op == SEG_CLOSE)
				buf_puts(&out, "z ");
			else
				buf_printf(&out, "%c%d,%d ", "MLC"[s->op], to.x / 100, to.y / 100);
		}
	}
	const char *said = arena_strdup(b->arena, buf_cstr(&out));
	buf_free(&out);
	return said;
}

#endif

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SVG files on a board. */
#ifndef TESTS_SVG_BOARD_H
#define TESTS_SVG_BOARD_H

#include "board.h"

/* What a.svg draws into a width and height (0: free); its size, 0 x 0 where it is refused. */
static inline struct point draw(struct drawing_board *b, mpt w, mpt h)
{
	const struct svg_file *f = svg_load(&b->g, "a.svg", (struct where){0});
	struct svg_place place = {.width = w, .height = h, .current = COLOR_RGB(0x123456)};
	memset(&b->canvas.items, 0, sizeof(b->canvas.items));
	return f && svg_draw(&b->g, f, &place, &b->canvas) ? svg_size(f, w, h) : (struct point){0, 0};
}

/* The paths on the canvas, whether there is a clip around them or not. */
static inline const struct path *path_on(const struct drawing_board *b, int n)
{
	for (int i = 0; i < b->canvas.items.v.n; i++)
		if (b->canvas.items.v.v[i].kind == ITEM_PATH && n-- == 0)
			return b->canvas.items.v.v[i].path;
	ck_abort_msg("too few paths");
}

/* What an SVG of 100 x 100 user units draws into 100 x 100 pt. */
static inline const char *drawn(struct drawing_board *b, const char *inside)
{
	char text[2000];
	snprintf(text, sizeof(text), "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 100 100'>%s</svg>", inside);
	board_file(b, "a.svg", text, strlen(text));
	draw(b, PT(100), 0);
	return board_segments(b);
}

#endif

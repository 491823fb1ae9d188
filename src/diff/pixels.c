/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Where two pages look different: both are rendered at about 100 dpi, squares of eight by eight pixels with a pixel that
 * differs by more than smoothing does are joined with those beside them, and what the words have told already is left out.
 */
#include "foreign.h"

#include <stdlib.h>
#include <string.h>

enum { SQUARE = 8, TELLS = 48, MOST_BOXES = 64 };

struct squares {
	int columns, rows;
	bool *differs;
};

static bool pixel_differs(const unsigned char *a, const unsigned char *b)
{
	return abs(a[0] - b[0]) > TELLS || abs(a[1] - b[1]) > TELLS || abs(a[2] - b[2]) > TELLS;
}

static struct squares compare(struct arena *a, const struct image *was, const struct image *now)
{
	const int width = was->width < now->width ? was->width : now->width,
	          height = was->height < now->height ? was->height : now->height;
	struct squares s = {(width + SQUARE - 1) / SQUARE, (height + SQUARE - 1) / SQUARE, NULL};
	s.differs = NEW_ARRAY(a, bool, s.columns *s.rows + 1);
	for (int y = 0; y < height; y++) {
		const unsigned char *p = was->data + (size_t)y * (size_t)was->width * 3,
		                    *q = now->data + (size_t)y * (size_t)now->width * 3;
		if (!memcmp(p, q, (size_t)width * 3))
			continue;
		for (int x = 0; x < width; x++)
			if (pixel_differs(p + (size_t)x * 3, q + (size_t)x * 3))
				s.differs[y / SQUARE * s.columns + x / SQUARE] = true;
	}
	return s;
}

/* The box around a square and all that touch it, or those, with one square between; they are taken away. */
static struct rect take(struct arena *a, struct squares *s, int from)
{
	VEC(int) open = {0};
	int left = s->columns, top = s->rows, right = -1, bottom = -1;
	*vec_push(a, &open) = from;
	s->differs[from] = false;
	while (open.n) {
		const int at = open.v[--open.n], x = at % s->columns, y = at / s->columns;
		left = x < left ? x : left;
		right = x > right ? x : right;
		top = y < top ? y : top;
		bottom = y > bottom ? y : bottom;
		for (int i = 0; i < 25; i++) {
			const int nx = x + i % 5 - 2, ny = y + i / 5 - 2, next = ny * s->columns + nx;
			if (nx < 0 || ny < 0 || nx >= s->columns || ny >= s->rows || !s->differs[next])
				continue;
			s->differs[next] = false;
			*vec_push(a, &open) = next;
		}
	}
	return (struct rect){left * SQUARE, top * SQUARE, (right + 1 - left) * SQUARE, (bottom + 1 - top) * SQUARE};
}

static struct rect to_page(struct rect r, const struct scene_page *p, const struct image *m)
{
	return (struct rect){(mpt)muldiv(r.x, p->width, m->width), (mpt)muldiv(r.y, p->height, m->height),
	                     (mpt)muldiv(r.w, p->width, m->width), (mpt)muldiv(r.h, p->height, m->height)};
}

static bool meet(const struct rect *a, const struct rect *b)
{
	return a->x < b->x + b->w && b->x < a->x + a->w && a->y < b->y + b->h && b->y < a->y + a->h;
}

static bool is_told(const struct document_diff *d, int told, int page, const struct rect *box)
{
	for (int i = 0; i < told; i++)
		for (int k = 0; k < d->changes.v[i].places.n; k++) {
			const struct change_place *p = &d->changes.v[i].places.v[k];
			if (p->page == page && (meet(&p->box, box) || meet(&p->was_box, box)))
				return true;
		}
	return false;
}

static void note(struct arena *a, struct document_diff *d, const struct page_diff *p, struct rect box,
                 struct change **change)
{
	if (!*change) {
		*change = vec_push(a, &d->changes);
		**change = (struct change){.kind = CHANGE_LOOK, .what = "", .marked = true};
	} else {
		(*change)->others++;
	}
	if ((*change)->places.n < MOST_BOXES)
		*vec_push(a, &(*change)->places) = (struct change_place){p->page, p->was, box, box};
}

static int longest(const struct scene_page *p)
{
	const mpt side = mpt_max(p->width, p->height);
	return (int)mpt_clamp((mpt)muldiv(side, 100, PT(72)), 100, 4000);
}

/* It has become a page of another number; letters of a picture that is turned would have other pixels. */
static void note_turned(struct arena *a, struct document_diff *d, const struct page_diff *p)
{
	struct change *x = vec_push(a, &d->changes);
	*x = (struct change){.kind = CHANGE_PAGE, .what = "", .about = "its pixels were not compared, since it is turned"};
	*vec_push(a, &x->places) = (struct change_place){.page = p->page, .was_page = p->was};
}

static bool compare_page(struct arena *a, struct document_diff *d, struct page_diff *p, const struct raster_file file[2],
                         const struct scene_page *was_page, const struct scene_page *now_page, const char **why)
{
	struct arena *scratch = arena_new();
	struct change *change = NULL;
	const int told = d->changes.n;
	const struct image *was = raster_page(scratch, &file[0], p->was, longest(was_page), why);
	const struct image *now = was ? raster_page(scratch, &file[1], p->page, longest(now_page), why) : NULL;
	if (now) {
		struct squares s = compare(scratch, was, now);
		for (int i = 0; i < s.columns * s.rows; i++) {
			if (!s.differs[i])
				continue;
			const struct rect box = to_page(take(scratch, &s, i), now_page, now);
			if (!is_told(d, told, p->page, &box))
				note(a, d, p, box, &change);
		}
	}
	if (change)
		p->state = d->state = DIFF_CHANGED;
	arena_free(scratch);
	if (!now)
		*why = arena_strdup(
		        a, "another program made it, and pdftoppm of poppler, which would compare it, cannot draw it");
	return now;
}

bool diff_pixels(struct arena *a, struct document_diff *d, const struct raster_file file[2], const struct scene *was_scene,
                 const struct scene *now_scene, const char **why)
{
	for (int i = 0; i < d->pages.n; i++) {
		struct page_diff *p = &d->pages.v[i];
		if (!p->page || !p->was)
			continue;
		const struct scene_page *was = &was_scene->pages.v[p->was - 1], *now = &now_scene->pages.v[p->page - 1];
		if ((was->turn + was->back) % 360 != now->turn)
			note_turned(a, d, p);
		else if ((!was->whole || was->whole != now->whole) && !compare_page(a, d, p, file, was, now, why))
			return false;
	}
	return true;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Vertical lists written as a line of text, and what is cut of them, for the tests of layout. Lengths
 * are points.
 *
 *     12          a line 12 pt high; 12* sticks to what stands before it
 *     12#         one that begins on a line of a grid of 16 pt; 12#* sticks too
 *     +4  ~1      glue of 4 pt; glue that takes a share of what is left
 *     =5          a strut, which may stick too
 *     |           a break
 *     [3 … ]2     an area with a ground, padding of 3 pt above and 2 pt below
 *     ( … )       an area without one; (k … ) is to be kept together
 *     (r9 … )     an area that repeats 9 pt wherever it goes on
 *     <… ; …>     a row of cells that may be split; {… ; …} one that should not be
 *     c2<…>       two columns, balanced; u2<…> not balanced; p2<…> of the page
 */
#ifndef PLATEN_TESTS_LIST_H
#define PLATEN_TESTS_LIST_H

#include "layout/cut.h"
#include "layout/snap.h"

#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct reader {
	struct arena *arena;
	const char *p;
	struct area *area;
};

static const struct style list_ground = {.name = "ground"};
static const struct snap list_grid = {.pitch = PT(16)};

static inline void read_list(struct reader *r, struct vlist *l, const char *until);

static inline mpt read_points(struct reader *r)
{
	char *end;
	double v = strtod(r->p, &end);
	r->p = end;
	return (mpt)(v * 1000 + 0.5);
}

static inline struct vitem *list_push(struct reader *r, struct vlist *l, enum vkind kind, mpt height)
{
	struct vitem *i = *vec_push(r->arena, &l->v) = NEW(r->arena, struct vitem);
	*i = (struct vitem){.kind = kind, .height = height, .area = r->area};
	return i;
}

static inline void read_open(struct reader *r, struct vlist *l, bool ground)
{
	struct area *a = NEW(r->arena, struct area);
	static struct record stack = {.name = "a stack"};
	static struct box kept = {.record = &stack};
	*a = (struct area){.up = r->area, .style = ground ? &list_ground : NULL};
	if (*r->p == 'k')
		a->kept = &kept;
	if (*r->p == 'r') {
		r->p++;
		a->repeat = NEW(r->arena, struct vlist);
		list_push(&(struct reader){r->arena, "", NULL}, a->repeat, V_BOX, read_points(r));
	} else if (a->kept) {
		r->p++;
	}
	r->area = a;
	list_push(r, l, V_OPEN, ground ? read_points(r) : 0);
}

static inline void read_close(struct reader *r, struct vlist *l, bool ground)
{
	struct area *a = r->area;
	int open = l->v.n - 1;
	list_push(r, l, V_CLOSE, ground ? read_points(r) : 0);
	while (l->v.v[open]->kind != V_OPEN || l->v.v[open]->area != a)
		open--;
	a->height = vlist_height(l, open, l->v.n);
	r->area = a->up;
}

static inline struct cells *read_cells(struct reader *r, const char *end)
{
	struct cells *c = NEW(r->arena, struct cells);
	struct area *was = r->area;
	c->cell = NEW_ARRAY(r->arena, struct cell, 8);
	c->rule = COLOR_RGB(0x123456);
	r->area = NULL;
	do {
		struct cell *cell = &c->cell[c->n++];
		read_list(r, &cell->list, end);
		cell->part = vlist_all(&cell->list);
		cell->h = vlist_height(&cell->list, 0, cell->list.v.n);
	} while (*r->p++ == ';');
	r->area = was;
	return c;
}

static inline void read_row(struct reader *r, struct vlist *l, bool split)
{
	struct cells *c = read_cells(r, split ? ";>" : ";}");
	int64_t height = 0;
	c->may_split = split;
	for (int i = 0; i < c->n; i++)
		height = height_max(height, c->cell[i].h);
	struct vitem *i = list_push(r, l, V_BOX, 0);
	i->box = VB_CELLS;
	i->cells = c;
	i->height = height;
}

static inline void read_columns(struct reader *r, struct vlist *l, char kind)
{
	int n = *r->p - '0';
	r->p += 2;
	struct cells *c = read_cells(r, ">"), *rest;
	c->source = c->cell[0].part;
	c->n = n;
	c->flow = true;
	c->balance = kind != 'u';
	c->page = c->open = kind == 'p';
	for (; c; c = rest) {
		int64_t height = c->page ? 0 : columns_balance(r->arena, c, 0, &rest);
		struct vitem *i = list_push(r, l, V_BOX, 0);
		i->box = VB_CELLS;
		i->cells = c;
		i->height = height;
		rest = c->page ? NULL : rest;
	}
}

static inline void read_item(struct reader *r, struct vlist *l)
{
	const char c = *r->p;
	if ((c >= '0' && c <= '9') || c == '=') {
		r->p += c == '=';
		struct vitem *i = list_push(r, l, c == '=' ? V_MARK : V_BOX, read_points(r));
		if (*r->p == '#') {
			i->snap = &list_grid;
			r->p++;
		}
		i->stick = *r->p == '*';
		r->p += i->stick;
		return;
	}
	r->p++;
	switch (c) {
	case '+': list_push(r, l, V_GLUE, read_points(r))->stretch = true; break;
	case '~': list_push(r, l, V_GLUE, 0)->fr = read_points(r); break;
	case '|': list_push(r, l, V_BREAK, 0); break;
	case '[': read_open(r, l, true); break;
	case '(': read_open(r, l, false); break;
	case ']': read_close(r, l, true); break;
	case ')': read_close(r, l, false); break;
	case '<': read_row(r, l, true); break;
	case '{': read_row(r, l, false); break;
	default: read_columns(r, l, c);
	}
}

static inline void read_list(struct reader *r, struct vlist *l, const char *until)
{
	for (; *r->p && !strchr(until, *r->p); r->p += *r->p == ' ')
		if (*r->p != ' ')
			read_item(r, l);
}

static inline struct vlist list_read(struct arena *a, const char *text)
{
	struct reader r = {a, text, NULL};
	struct vlist l = {0};
	read_list(&r, &l, "");
	return l;
}

/* -- as text -------------------------------------------------------------------------------- */

static inline void range_put(struct buf *b, const struct vrange *r);

/* A row whose line below is gone ends in an underscore; a question mark stands where the height is open. */
static inline void cells_put(struct buf *b, const struct vitem *i)
{
	const struct cells *c = i->cells;
	buf_puts(b, c->flow ? "c<" : c->may_split ? "<" : "{");
	for (int k = 0; k < c->n; k++) {
		buf_puts(b, k ? " ; " : "");
		range_put(b, &c->cell[k].part);
	}
	buf_puts(b, c->flow || c->may_split ? ">" : "}");
	buf_puts(b, !c->flow && color_is_none(c->rule) ? "_" : "");
	buf_puts(b, c->open ? "?" : "");
	buf_decimal(b, i->height, 1000, 3);
}

static inline void range_put(struct buf *b, const struct vrange *r)
{
	static const char sign[] = {[V_OPEN] = '[', [V_GLUE] = '+', [V_MARK] = '=', [V_BREAK] = '|', [V_CLOSE] = ']'};
	for (int k = 0; k < r->n; k++) {
		const struct vitem *i = vrange_item(r, k);
		bool ground = (i->kind == V_OPEN || i->kind == V_CLOSE) && i->area->style;
		buf_puts(b, k ? " " : "");
		if (i->kind == V_BOX && i->box == VB_CELLS) {
			cells_put(b, i);
			continue;
		}
		if (i->kind != V_BOX)
			buf_putc(b,
			         (i->kind == V_OPEN || i->kind == V_CLOSE) && !ground ? i->kind == V_OPEN ? '(' : ')'
			                                                              : sign[i->kind]);
		if (i->kind == V_BOX || i->kind == V_GLUE || i->kind == V_MARK || ground)
			buf_decimal(b, i->height, 1000, 3);
	}
}

/* A list cut into regions of these heights (the last one again and again), with what each range uses.
   "!" marks a cut by force. */
static inline const char *list_cut(const char *list, const char *heights)
{
	static char text[4000];
	struct arena *a = arena_new();
	struct vlist l = list_read(a, list);
	struct cutter c = {.arena = a, .rest = vlist_all(&l)};
	struct buf b = {0};
	mpt height = 0;
	for (int i = 0; c.rest.n && i < 20; i++) {
		struct reader next = {a, heights, NULL};
		int64_t used;
		height = *heights ? read_points(&next) : height;
		heights = next.p;
		c.forced = false;
		struct vrange r = cutter_next(&c, height, true, &used);
		buf_puts(&b, i ? " / " : "");
		range_put(&b, &r);
		buf_puts(&b, c.forced ? " !" : " :");
		buf_decimal(&b, used, 1000, 3);
	}
	snprintf(text, sizeof(text), "%s", buf_cstr(&b));
	buf_free(&b);
	arena_free(a);
	return text;
}

#define ASSERT_CUT(list, heights, expected) ck_assert_str_eq(list_cut(list, heights), expected)

static inline Suite *list_suite(Suite *s, const TTest *const *tests, int n)
{
	TCase *c = tcase_create("all");
	for (int i = 0; i < n; i++)
		tcase_add_test(c, tests[i]);
	suite_add_tcase(s, c);
	return s;
}

#endif

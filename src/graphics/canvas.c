/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Paths and set text on a canvas. */
#include "graphics.h"

#include <string.h>

/* A circle's quarter as a Bezier curve: controls at 0.5523 of the radius. */
#define KAPPA(r) ((mpt)muldiv((r), 5523, 10000))

static const int32_t sines[91] = {
        0,      17452,  34899,  52336,  69756,  87156,  104528, 121869, 139173, 156434, 173648, 190809, 207912,
        224951, 241922, 258819, 275637, 292372, 309017, 325568, 342020, 358368, 374607, 390731, 406737, 422618,
        438371, 453990, 469472, 484810, 500000, 515038, 529919, 544639, 559193, 573576, 587785, 601815, 615661,
        629320, 642788, 656059, 669131, 681998, 694658, 707107, 719340, 731354, 743145, 754710, 766044, 777146,
        788011, 798636, 809017, 819152, 829038, 838671, 848048, 857167, 866025, 874620, 882948, 891007, 898794,
        906308, 913545, 920505, 927184, 933580, 939693, 945519, 951057, 956305, 961262, 965926, 970296, 974370,
        978148, 981627, 984808, 987688, 990268, 992546, 994522, 996195, 997564, 998630, 999391, 999848, 1000000,
};

mpt sine(int64_t angle, mpt radius)
{
	int64_t a = (angle % 360000 + 360000) % 360000;
	int sign = a >= 180000 ? -1 : 1;
	a %= 180000;
	if (a > 90000)
		a = 180000 - a;
	int64_t degree = a / 1000, rest = a % 1000;
	int64_t s = sines[degree];
	if (rest)
		s += (sines[degree + 1] - s) * rest / 1000;
	return (mpt)(sign * muldiv(radius, s, 1000000));
}

mpt cosine(int64_t angle, mpt radius) { return sine(angle + 90000, radius); }

static struct seg *add(struct path_builder *b, enum seg_op op)
{
	struct seg *s = vec_push(b->arena, &b->segs);
	*s = (struct seg){.op = op};
	return s;
}

void path_move(struct path_builder *b, mpt x, mpt y) { add(b, SEG_MOVE)->p[0] = (struct point){x, y}; }
void path_line(struct path_builder *b, mpt x, mpt y) { add(b, SEG_LINE)->p[0] = (struct point){x, y}; }
void path_close(struct path_builder *b) { add(b, SEG_CLOSE); }

void path_curve(struct path_builder *b, struct point c1, struct point c2, struct point to)
{
	struct seg *s = add(b, SEG_CURVE);
	s->p[0] = c1;
	s->p[1] = c2;
	s->p[2] = to;
}

/* A quarter of an ellipse from the current point `from` to `to`; the controls lie on the tangents. */
static void corner(struct path_builder *b, struct point from, struct point bend, struct point to)
{
	struct point c1 = {from.x + KAPPA(bend.x - from.x), from.y + KAPPA(bend.y - from.y)};
	struct point c2 = {to.x + KAPPA(bend.x - to.x), to.y + KAPPA(bend.y - to.y)};
	path_curve(b, c1, c2, to);
}

void path_rect(struct path_builder *b, struct rect r, mpt radius)
{
	mpt x2 = r.x + r.w, y2 = r.y + r.h, k = mpt_min(radius, mpt_min(r.w, r.h) / 2);
	path_move(b, r.x + k, r.y);
	path_line(b, x2 - k, r.y);
	if (k)
		corner(b, (struct point){x2 - k, r.y}, (struct point){x2, r.y}, (struct point){x2, r.y + k});
	path_line(b, x2, y2 - k);
	if (k)
		corner(b, (struct point){x2, y2 - k}, (struct point){x2, y2}, (struct point){x2 - k, y2});
	path_line(b, r.x + k, y2);
	if (k)
		corner(b, (struct point){r.x + k, y2}, (struct point){r.x, y2}, (struct point){r.x, y2 - k});
	if (k) {
		path_line(b, r.x, r.y + k);
		corner(b, (struct point){r.x, r.y + k}, (struct point){r.x, r.y}, (struct point){r.x + k, r.y});
	}
	path_close(b);
}

void path_circle(struct path_builder *b, mpt cx, mpt cy, mpt rx, mpt ry)
{
	struct point e = {cx + rx, cy}, s = {cx, cy + ry}, w = {cx - rx, cy}, n = {cx, cy - ry};
	path_move(b, e.x, e.y);
	corner(b, e, (struct point){e.x, s.y}, s);
	corner(b, s, (struct point){w.x, s.y}, w);
	corner(b, w, (struct point){w.x, n.y}, n);
	corner(b, n, (struct point){e.x, n.y}, e);
	path_close(b);
}

struct path *path_finish(struct path_builder *b, color fill, color stroke, mpt width)
{
	struct path *p = NEW(b->arena, struct path);
	*p = (struct path){.n = b->segs.n, .seg = b->segs.v, .fill = fill, .stroke = stroke, .width = width};
	return p;
}

static struct item *put(struct canvas *c, enum item_kind kind)
{
	struct item *i = vec_push(c->arena, &c->items.v);
	*i = (struct item){.kind = kind, .element = c->element, .artifact = c->artifact};
	if (c->element && kind != ITEM_LINK)
		c->element->has_content = true;
	return i;
}

void canvas_path(struct canvas *c, const struct path *p) { put(c, ITEM_PATH)->path = p; }
void canvas_clip(struct canvas *c, const struct path *p) { put(c, ITEM_CLIP)->path = p; }
void canvas_unclip(struct canvas *c) { put(c, ITEM_UNCLIP); }

void canvas_clip_rect(struct canvas *c, struct rect r)
{
	struct path_builder b = {.arena = c->arena};
	path_rect(&b, r, 0);
	canvas_clip(c, path_finish(&b, COLOR_NONE, COLOR_NONE, 0));
}

void canvas_rect(struct canvas *c, struct rect r, mpt radius, color fill, color stroke, mpt width)
{
	struct path_builder b = {.arena = c->arena};
	path_rect(&b, r, radius);
	canvas_path(c, path_finish(&b, fill, stroke, width));
}

void canvas_line(struct canvas *c, mpt x1, mpt y1, mpt x2, mpt y2, color stroke, mpt width)
{
	struct path_builder b = {.arena = c->arena};
	path_move(&b, x1, y1);
	path_line(&b, x2, y2);
	canvas_path(c, path_finish(&b, COLOR_NONE, stroke, width));
}

void canvas_circle(struct canvas *c, mpt cx, mpt cy, mpt r, color fill, color stroke, mpt width)
{
	struct path_builder b = {.arena = c->arena};
	path_circle(&b, cx, cy, r, r);
	canvas_path(c, path_finish(&b, fill, stroke, width));
}

/* The element of a span inside its paragraph, found again on the next line and page. */
static struct element *span_element(struct arena *a, struct element *parent, const struct span *span, enum role role)
{
	size_t step = 0;
	for (const int *i; (i = hashes_next(&parent->spans, hash_pointer(span), &step));)
		if (parent->kids.v[*i]->span == span && parent->kids.v[*i]->role == role)
			return parent->kids.v[*i];
	hashes_put(a, &parent->spans, hash_pointer(span), parent->kids.n);
	struct element *s = element_new(a, parent, role);
	s->span = span;
	s->lang = span->lang;
	return s;
}

/* Links and words of another language are elements of their own (ISO 32000-1 14.8.4.4). */
static struct element *run_element(const struct canvas *c, const struct glyph_run *r)
{
	for (int i = 0; c->label && i < c->label->n; i++)
		if (r->span == &c->label->span[i])
			return c->label->element;
	if (!c->element || !r->span || (!r->span->href && !r->span->lang))
		return c->element;
	return span_element(c->arena, c->element, r->span, r->span->href ? ROLE_LINK : ROLE_SPAN);
}

static void put_link(struct canvas *c, const struct glyph_run *r, mpt x, mpt y, mpt height)
{
	struct item *link = put(c, ITEM_LINK);
	link->x = x;
	link->y = y;
	link->w = r->width;
	link->h = height;
	link->href = r->span->href;
}

void canvas_para(struct canvas *c, const struct para *p, mpt x, mpt y)
{
	struct element *own = c->element;
	for (int i = 0; p && i < p->n; i++) {
		const struct line *l = &p->line[i];
		for (int k = 0; k < l->n; k++) {
			const struct glyph_run *run = &l->run[k];
			c->element = run_element(c, run);
			struct item *item = put(c, ITEM_GLYPHS);
			item->x = x + l->x + run->x;
			item->y = y + l->baseline;
			item->run = run;
			bool beyond = run->x < 0 || run->x >= l->width; /* spaces at the line's end */
			if (c->element && run->span && run->span->href && !beyond)
				put_link(c, run, item->x, y, l->height);
			c->element = own;
		}
		y += l->height;
	}
}

/* -- text ----------------------------------------------------------------------------------- */

/* Fitting shrinks sizes down to its floor; styles that are smaller from the start stay. */
mpt gfx_size(const struct gfx *g, const struct style *s)
{
	if (g->size)
		return g->size;
	mpt scaled = (mpt)muldiv(s->size, g->size_scale, 1000);
	return mpt_max(scaled, mpt_min(s->size, g->floor_size));
}

mpt gfx_leading(const struct gfx *g, const struct style *s)
{
	if (g->leading)
		return g->leading;
	int scaled = (int)muldiv(s->leading, g->leading_scale, 1000);
	int least = s->leading < g->floor_leading ? s->leading : g->floor_leading;
	return (mpt)muldiv(gfx_size(g, s), scaled > least ? scaled : least, 1000);
}

struct para_spec gfx_spec(const struct gfx *g, const struct style *s, mpt width, int align)
{
	return (struct para_spec){s, gfx_size(g, s), gfx_leading(g, s), width, align};
}

struct para *gfx_text(const struct gfx *g, const struct rich *r, const struct style *s, mpt width, int align)
{
	if (!r || !r->n)
		return NULL;
	struct para_spec spec = gfx_spec(g, s, width, align);
	return text_break(g->text, g->arena, text_shape(g->text, &r->block[0], s, r->at), &spec);
}

mpt gfx_text_width(const struct gfx *g, const struct rich *r, const struct style *s)
{
	mpt min, max = 0;
	struct para_spec spec = gfx_spec(g, s, MPT_MAX, s->align);
	if (r && r->n)
		text_extent(g->text, text_shape(g->text, &r->block[0], s, r->at), &spec, &min, &max);
	return max;
}

mpt gfx_word_width(const struct gfx *g, const struct rich *r, const struct style *s)
{
	mpt min = 0, max;
	struct para_spec spec = gfx_spec(g, s, MPT_MAX, ALIGN_START);
	if (r && r->n)
		text_extent(g->text, text_shape(g->text, &r->block[0], s, r->at), &spec, &min, &max);
	return min;
}

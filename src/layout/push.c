/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Items pushed into a vertical list: boxes, spaces that meet, areas. */
#include "build.h"

mpt spacing(const struct builder *b, mpt v) { return (mpt)muldiv(v, b->spacing_scale, 1000); }

void add_space(struct builder *b, mpt v)
{
	if (!b->list->lead)
		b->list->pending = mpt_max(b->list->pending, spacing(b, v));
}

static struct vitem *push(struct builder *b, enum vkind kind, int64_t height)
{
	struct vitem *i = NEW(b->arena, struct vitem);
	*vec_push(b->arena, &b->list->v) = i;
	*i = (struct vitem){.kind = kind,
	                    .height = height,
	                    .x = b->x,
	                    .w = b->width,
	                    .flip = b->flip,
	                    .area = b->area,
	                    .element = b->element};
	return i;
}

/* Space that was asked for becomes glue as soon as something follows it. */
static void flush_space(struct builder *b)
{
	if (b->list->pending > 0)
		push(b, V_GLUE, b->list->pending)->stretch = true;
	b->list->pending = 0;
}

static void take_stick(struct vlist *l, struct vitem *i)
{
	i->stick = l->stick_next;
	l->stick_next = false;
}

struct vitem *add_box(struct builder *b, enum vbox box, int64_t height)
{
	flush_space(b);
	struct vitem *i = push(b, V_BOX, height);
	i->box = box;
	take_stick(b->list, i);
	b->list->lead = false;
	return i;
}

struct vitem *add_fr(struct builder *b, struct dim height)
{
	flush_space(b);
	struct vitem *i = push(b, V_GLUE, height.unit == UNIT_ABS ? spacing(b, height.v) : 0);
	i->fr = height.unit == UNIT_FR ? height.v : 0;
	b->list->lead = false;
	return i;
}

void add_break(struct builder *b, bool page)
{
	push(b, V_BREAK, 0)->fr = page;
	b->list->lead = true;
	b->list->pending = 0;
}

struct vitem *add_strut(struct builder *b, int64_t height, bool stick)
{
	flush_space(b);
	struct vitem *i = push(b, V_MARK, height);
	take_stick(b->list, i);
	i->stick |= stick;
	return i;
}

static bool is_decorated(const struct style *s)
{
	const struct edges *p = &s->padding;
	return !color_is_none(s->fill) || !color_is_none(s->stroke) || !color_is_none(s->bar) ||
	        s->pattern.kind != PATTERN_NONE || !color_is_none(s->pattern.ground) || s->strip_start.width ||
	        s->strip_end.width || p->top || p->right || p->bottom || p->left || s->min_height;
}

/* Without a gap, a strip and its ground are meant to touch. */
static void check_strips(const struct builder *b, const struct style *style)
{
	const struct strip *strips[] = {&style->strip_start, &style->strip_end};
	for (int i = 0; i < COUNT_OF(strips) && b->gfx.copied; i++)
		if (strips[i]->width && strips[i]->gap)
			report_gap(b->gfx.diag, style->at, "the gap of a strip", strips[i]->gap);
}

/* What text inside is read on: a fill and the ground of a pattern hide what is below them, lines and dots do not. */
static void take_ground(struct builder *b, const struct style *style)
{
	const struct pattern *p = &style->pattern;
	if (!color_is_none(style->fill) || !color_is_none(p->ground)) {
		b->ground = color_is_none(p->ground) ? style->fill : p->ground;
		b->dense = NULL;
	}
	if (style->doubtful)
		b->ground = color_doubt(b->ground);
	if (pattern_is_dense(p))
		b->dense = style;
}

struct area_state area_open(struct builder *b, const struct style *style, bool always)
{
	struct area_state s = {b->x, b->width, b->area, b->ground, b->dense, -1};
	bool decorated = is_decorated(style);
	if (!always && !decorated)
		return s;
	check_strips(b, style);
	if (decorated)
		flush_space(b);
	struct area *area = NEW(b->arena, struct area);
	*area = (struct area){.up = b->area,
	                      .style = decorated ? style : NULL,
	                      .x = b->x,
	                      .w = b->width,
	                      .flip = b->flip,
	                      .rtl = b->gfx.rtl};
	b->area = area;
	s.open = b->list->v.n;
	take_stick(b->list, push(b, V_OPEN, decorated ? spacing(b, style->padding.top) : 0));
	if (!decorated)
		return s; /* not drawn: the spaces inside and outside merge to the larger one */
	mpt bar = !color_is_none(style->bar) ? style->bar_width : 0;
	mpt start = style->padding.left + bar + strip_room(&style->strip_start);
	b->x += start;
	b->width -= start + style->padding.right + strip_room(&style->strip_end);
	take_ground(b, style);
	if (b->width < PT(1)) {
		diag_report(b->gfx.diag, DIAG_NO_WIDTH, style->at,
		            arena_printf(b->arena, "a box of the style '%s'", style->name));
		b->width = PT(1);
	}
	b->list->lead = true;
	return s;
}

/* More lines to write on, as many for each. Returns what they take. */
static int64_t fill_writing(const struct builder *b, int open, int64_t left)
{
	const struct vlist *l = b->list;
	int64_t gaps = 0, more;
	for (int i = open; i < l->v.n; i++)
		gaps += is_filling(l->v.v[i]) && l->v.v[i]->area == b->area ? l->v.v[i]->writing.gap : 0;
	more = gaps ? left / gaps : 0;
	for (int i = open; i < l->v.n && gaps; i++) {
		struct vitem *it = l->v.v[i];
		if (!is_filling(it) || it->area != b->area)
			continue;
		it->writing.lines += (int)more;
		it->height += more * it->writing.gap;
		it->writing.fill = false;
	}
	return more * gaps;
}

/* Shares of what is left inside an area of a least height; without any, it is left at the end. */
static void fill_up(struct builder *b, int open, int64_t left)
{
	struct vlist *l = b->list;
	int64_t total = 0;
	for (int i = open; i < l->v.n; i++)
		total += l->v.v[i]->kind == V_GLUE && l->v.v[i]->area == b->area ? l->v.v[i]->fr : 0;
	for (int i = open; i < l->v.n && total; i++)
		if (l->v.v[i]->kind == V_GLUE && l->v.v[i]->area == b->area) {
			int64_t share = muldiv(left, l->v.v[i]->fr, total);
			total -= l->v.v[i]->fr;
			l->v.v[i]->height += share;
			left -= share;
			l->v.v[i]->fr = 0;
		}
	if (!total)
		left -= fill_writing(b, open, left);
	if (left > 0)
		push(b, V_GLUE, left);
}

void area_close(struct builder *b, const struct area_state *s, int64_t min_height)
{
	if (s->open < 0)
		return;
	const struct style *style = b->area->style;
	mpt bottom = style ? spacing(b, style->padding.bottom) : 0;
	int64_t height = vlist_height(b->list, s->open, b->list->v.n) + bottom;
	if (style) {
		b->list->pending = 0;
		min_height = height_max(min_height, style->min_height);
	}
	if (height < min_height)
		fill_up(b, s->open, min_height - height);
	b->area->height = height_max(height, min_height);
	b->x = s->x;
	b->width = s->width;
	push(b, V_CLOSE, bottom);
	b->area = s->area;
	b->ground = s->ground;
	b->dense = s->dense;
	b->list->lead = false;
}

const struct style no_decoration = {.fill = COLOR_NONE, .stroke = COLOR_NONE, .bar = COLOR_NONE};

void repeat_items(const struct builder *b, int from)
{
	struct vlist *repeat = NEW(b->arena, struct vlist);
	while (from < b->list->v.n && b->list->v.v[from]->kind == V_GLUE)
		from++; /* the space above, which a cut discards */
	for (int i = from; i < b->list->v.n; i++) {
		struct vitem *again = NEW(b->arena, struct vitem);
		*again = *b->list->v.v[i];
		again->area = NULL; /* drawn outside of the areas that they stood in */
		*vec_push(b->arena, &repeat->v) = again;
	}
	b->area->repeat = repeat;
}

void report_share(const struct builder *b, const struct vitem *share, const char *why)
{
	if (share)
		diag_report(b->gfx.diag, DIAG_NO_EFFECT, share->at, share->kind == V_GLUE ? "spacer" : "fill", why);
}

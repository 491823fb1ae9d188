/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What stands on the baseline grid, and the space before it. */
#include "snap.h"

#include "cache.h"

/* Leadings that differ by less are the same, as they are rounded products. */
#define SAME_LEADING 50

static const struct para *sample_of(const struct builder *b, const struct style *s)
{
	return gfx_text(&b->gfx, cache_marker(b->cache, "x", s->at), s, PT(1000), ALIGN_START);
}

struct line_grid *snap_grid(const struct builder *b, const struct style_ref *ref)
{
	const struct style *s = ref->style;
	mpt pitch = s ? gfx_leading(&b->gfx, s) : 0;
	if (pitch < PT(1))
		return NULL;
	struct line_grid *g = NEW(b->arena, struct line_grid);
	*g = (struct line_grid){.pitch = pitch, .first = sample_of(b, s)->line[0].baseline};
	return g;
}

static bool is_multiple(mpt leading, mpt pitch)
{
	mpt times = (leading + pitch / 2) / pitch, off = leading - times * pitch;
	return times > 0 && off < SAME_LEADING && off > -SAME_LEADING;
}

/* From a line's baseline to the line of the grid that is nearest, its top being on it. */
static mpt shift_of(const struct line_grid *g, const struct line *l)
{
	mpt past = ((l->baseline - g->first) % g->pitch + g->pitch) % g->pitch;
	return past > g->pitch / 2 ? g->pitch - past : -past;
}

static bool is_off(const struct builder *b)
{
	const struct area *a = b->area;
	while (a && !a->style)
		a = a->up;
	return a || b->in_cell || !b->grid;
}

bool snap_takes(const struct builder *b, mpt leading) { return !is_off(b) && is_multiple(leading, b->grid->pitch); }

void snap_item(const struct builder *b, struct vitem *it, const struct para *p)
{
	struct line_grid *g = b->grid;
	if (p ? !snap_takes(b, p->line[0].height) : is_off(b))
		return;
	mpt shift = p ? shift_of(g, &p->line[0]) : 0;
	if (!g->last || g->last->shift != shift) {
		struct snap *s = NEW(b->arena, struct snap);
		*s = (struct snap){g->pitch, shift};
		g->last = s;
	}
	it->snap = g->last;
	g->lines += p != NULL;
}

void snap_marker(const struct builder *b, struct vitem *it, const struct style *s)
{
	if (!is_off(b))
		snap_item(b, it, sample_of(b, s));
}

int64_t snap_by(const struct vitem *it, int64_t y)
{
	const int64_t past = (y % it->snap->pitch + it->snap->pitch) % it->snap->pitch;
	return past < SAME_LEADING ? -past : it->snap->pitch - past;
}

static bool is_beside(const struct vitem *i) { return i->kind == V_BOX && !i->height && !i->snap; }

static bool may_part(const struct vitem *i)
{
	return !i->stick && (i->kind == V_BOX || i->kind == V_OPEN || i->kind == V_MARK);
}

int snap_place(struct vitem *const *v, int n, int first, const struct vitem *next)
{
	int near = n, depth = 0;
	while (near > 0 && is_beside(v[near - 1])) /* a marker */
		near--;
	int at = near;
	for (const struct vitem *i = near < n ? v[near] : next; at > first && (depth || !may_part(i)); i = v[at]) {
		if (v[at - 1]->snap)
			break;
		at--;
		depth += v[at]->kind == V_CLOSE;
		depth -= v[at]->kind == V_OPEN && depth;
	}
	return at > first ? at : near;
}

struct vitem *snap_space(struct arena *a, const struct vitem *before, const struct vitem *snapped, int64_t by)
{
	struct vitem *i = NEW(a, struct vitem);
	*i = (struct vitem){.kind = V_MARK,
	                    .stick = true,
	                    .height = by,
	                    .x = before->x,
	                    .w = before->w,
	                    .flip = before->flip,
	                    .area = before->kind == V_OPEN ? before->area->up : before->area,
	                    .element = before->element,
	                    .snap = snapped->snap};
	return i;
}

bool is_snap_space(const struct vitem *it) { return it->kind == V_MARK && it->snap; }

int64_t snap_most(const struct vrange *r)
{
	int64_t most = 0;
	for (int i = 0; i < r->n; i++)
		most += vrange_item(r, i)->snap ? vrange_item(r, i)->snap->pitch : 0;
	return most;
}

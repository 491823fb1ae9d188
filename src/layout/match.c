/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Texts that are matched to their row: how large they are, and where they stand. */
#include "match.h"
#include "baseline.h"
#include "boxes/text.h"

/* NULL: it is no text. */
static const struct text_fit *fit_of(const struct box *box)
{
	if (box->kind == BOX_HEADING)
		return &((const struct heading_props *)box->props)->fit;
	return box->kind == BOX_PROSE ? &((const struct prose_props *)box->props)->fit : NULL;
}

static bool is_asked(const struct box *box)
{
	const struct text_fit *fit = fit_of(box);
	return fit && fit->min && fit->match == MATCH_ROW && !box->place.set;
}

struct match *match_new(struct arena *a, const struct box_list *boxes)
{
	int n = 0;
	for (int i = 0; i < boxes->n; i++)
		n += is_asked(boxes->v[i]);
	struct match *m = n ? NEW_ARRAY(a, struct match, boxes->n) : NULL;
	for (int i = 0; m && i < boxes->n; i++)
		if (is_asked(boxes->v[i]))
			m[i] = (struct match){.box = boxes->v[i],
			                      .least = mpt_min(fit_of(boxes->v[i])->min, boxes->v[i]->style.style->size)};
	return m;
}

const struct match *match_of(const struct builder *b, const struct box *box)
{
	return b->match && b->match->box == box ? b->match : NULL;
}

/* -- the lines beside it ------------------------------------------------------------------------ */

/* Lines of text from the cap line of the first to the baseline of the last. */
struct extent {
	const struct vitem *first;
	mpt up; /* from the baseline of the first to its cap line */
	int64_t top, foot;
};

static void add_line(const struct vitem *line, int64_t y, struct extent *e)
{
	int64_t baseline = y + line->para->line[line->line].baseline;
	mpt up = line_up(&line->para->line[line->line]);
	if (!e->first || baseline - up < e->top)
		*e = (struct extent){line, up, baseline - up, e->foot};
	e->foot = height_max(e->foot, baseline);
}

static void find_lines(const struct vlist *l, int64_t y, struct extent *e)
{
	bool lead = true;
	for (int i = 0; i < l->v.n; i++) {
		const struct vitem *it = l->v.v[i];
		lead = lead && !ends_lead(it);
		if (it->kind == V_BOX && it->box == VB_LINE && it->height) /* a marker has none */
			add_line(it, y, e);
		for (int k = 0; it->kind == V_BOX && it->box == VB_CELLS && k < it->cells->n; k++) {
			const struct cell *c = &it->cells->cell[k];
			if (!it->cells->flow)
				find_lines(&c->list, y + c->y + baseline_sunk(c), e);
		}
		y += lead && it->kind == V_GLUE ? 0 : it->height;
	}
}

/* The highest of the texts beside those that are matched; false: there is none. */
static bool find_beside(const struct cells *c, struct extent *e)
{
	*e = (struct extent){0};
	for (int i = 0; i < c->n; i++) {
		struct extent one = {0};
		if (c->cell[i].match)
			continue;
		find_lines(&c->cell[i].list, 0, &one);
		if (one.first && (!e->first || one.foot - one.top > e->foot - e->top))
			*e = one;
	}
	return e->first;
}

/* -- sizes -------------------------------------------------------------------------------------- */

/* From the cap line of a cell's text to its top, which its last line keeps below the baseline as well. */
static int64_t air_of(const struct extent *e)
{
	const struct line *l = &e->first->para->line[e->first->line];
	return mpt_max(l->baseline - e->up, 0);
}

/* The size at which `text`, as it is set, would rise as far as the lines beside it; no larger than it was tried. Its line
   begins as far above its capitals as theirs. */
static bool take(struct match *m, const struct extent *text, const struct extent *beside)
{
	const struct line *l = &text->first->para->line[text->first->line];
	mpt size = l->run[0].size, wanted = page_length(beside->foot - beside->top), cap = 2 * l->baseline - l->height;
	if (text->up <= 0 || wanted <= 0)
		return false;
	struct match was = *m;
	m->size = mpt_max((mpt)muldiv(size, mpt_min(wanted, text->up), text->up), m->least);
	cap = (mpt)muldiv(cap, m->size, size);
	mpt up = (mpt)muldiv(text->up, m->size, size);
	m->leading = mpt_max(2 * (up + (mpt)air_of(beside)) - cap, cap);
	return m->size != was.size || m->leading != was.leading;
}

static bool has_match(const struct cells *c)
{
	int i = 0;
	while (i < c->n && !c->cell[i].match)
		i++;
	return i < c->n;
}

bool match_take(const struct cells *c)
{
	struct extent beside;
	bool changed = false;
	if (!has_match(c) || !find_beside(c, &beside))
		return false;
	for (int i = 0; i < c->n; i++) {
		struct extent text = {0};
		find_lines(&c->cell[i].list, 0, &text);
		if (c->cell[i].match && text.first)
			changed |= take(c->cell[i].match, &text, &beside);
	}
	return changed;
}

/* -- places ------------------------------------------------------------------------------------- */

/* Cells in the middle of the row or at its foot come down for good, before it grows. */
static void settle_cells(const struct cells *c)
{
	int64_t row = 0;
	for (int i = 0; i < c->n; i++)
		row = height_max(row, vlist_height(&c->cell[i].list, 0, c->cell[i].list.v.n));
	for (int i = 0; i < c->n; i++) {
		struct cell *cell = &c->cell[i];
		cell->h = row;
		baseline_grow(cell, cell->match ? 0 : baseline_sunk(cell));
		cell->h = 0;
		if (cell->valign != 3) /* those are as high as the row */
			cell->valign = 0;
	}
}

static void sink_others(const struct cells *c, int64_t by)
{
	for (int i = 0; i < c->n; i++)
		if (!c->cell[i].match)
			baseline_grow(&c->cell[i], by);
}

static void report_alone(const struct builder *b, const struct cells *c)
{
	for (int i = 0; i < c->n; i++)
		if (c->cell[i].match)
			diag_report(b->gfx.diag, DIAG_NO_EFFECT, fit_of(c->cell[i].match->box)->match_at, "match",
			            "no text stands beside it in the row");
}

void match_align(const struct builder *b, const struct cells *c)
{
	struct extent beside;
	if (!has_match(c))
		return;
	settle_cells(c);
	if (!find_beside(c, &beside)) {
		report_alone(b, c);
		return;
	}
	for (int i = 0; i < c->n; i++) {
		struct extent text = {0};
		find_lines(&c->cell[i].list, 0, &text);
		int64_t more = c->cell[i].match && text.first ? beside.foot - text.foot : 0;
		if (more >= 0) {
			baseline_grow(&c->cell[i], more);
			continue;
		}
		sink_others(c, -more);
		beside.foot -= more;
	}
}

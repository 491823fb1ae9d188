/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Texts of several blocks, with the lists, quotes and code in them; headings. */
#include "boxes/text.h"
#include "list_item.h"
#include "limit.h"
#include "lines.h"
#include "prose.h"

#include <string.h>

/* The list at each depth that prose is inside of. */
struct prose_lists {
	struct element *list[16];
	int depth;
};

static struct element *list_at(struct builder *b, struct prose_lists *p, const struct rich_block *block)
{
	int depth = block->depth < 1 ? 1 : block->depth > 15 ? 15 : block->depth;
	while (p->depth < depth) {
		struct element *l = element_detached(b->arena, p->depth ? p->list[p->depth - 1] : b->element, ROLE_L);
		l->numbered = block->kind == RICH_NUMBERED;
		l->unordered = !l->numbered;
		p->list[p->depth++] = l;
	}
	p->depth = depth;
	return p->list[depth - 1];
}

static void build_prose_item(struct builder *b, struct prose_lists *lists, const struct rich_block *block,
                             const struct text_look *look, struct where at)
{
	bool numbered = block->kind == RICH_NUMBERED;
	struct item_look item = {
	        numbered ? MARKER_NUMBER : MARKER_BULLET, block->number, look->style, COLOR_NONE, 0, look->align};
	struct element *list = list_at(b, lists, block);
	mpt x = b->x, width = b->width, step = gfx_size(&b->gfx, look->style) * (block->depth - 1);
	if (!block->number)
		item.marker = MARKER_NONE;
	item.indent = marker_width(b, numbered ? MARKER_NUMBER : MARKER_BULLET, 9, look->style);
	b->x += step;
	b->width -= step;
	build_item(b, list, block, &item, at);
	b->x = x;
	b->width = width;
}

static void build_block(struct builder *b, struct prose_lists *lists, const struct rich_block *block,
                        const struct text_look *look, struct where at)
{
	struct text_look own = *look;
	mpt x = b->x, width = b->width;
	if (block->kind == RICH_BULLET || block->kind == RICH_NUMBERED) {
		build_prose_item(b, lists, block, look, at);
		return;
	}
	lists->depth = 0;
	if (block->kind == RICH_QUOTE) {
		mpt indent = gfx_size(&b->gfx, look->style) * 3 / 2;
		own.role = ROLE_BLOCK_QUOTE;
		b->x += indent;
		b->width -= indent;
	} else if (block->kind == RICH_CODE) {
		own.role = ROLE_CODE;
	}
	build_paragraph(b, block, &own, at);
	b->x = x;
	b->width = width;
}

void build_text(struct builder *b, const struct rich *r, const struct text_look *look)
{
	struct prose_lists lists = {.depth = 0};
	const struct style *s = look->style;
	if (!r || !r->n)
		return;
	if (!look->tight)
		add_space(b, s->space_before);
	for (int i = 0; i < r->n; i++) {
		/* Paragraphs of one text stand half a line apart, list items close together. */
		bool item = r->block[i].kind == RICH_BULLET || r->block[i].kind == RICH_NUMBERED;
		bool after = i && (r->block[i - 1].kind == RICH_BULLET || r->block[i - 1].kind == RICH_NUMBERED);
		if (i)
			add_space(b, gfx_leading(&b->gfx, s) / (item && after ? 6 : 2));
		build_block(b, &lists, &r->block[i], look, r->at);
	}
	if (!look->tight)
		add_space(b, s->space_after);
}

/* Bookmarks, the contents and their links repeat it. */
static const char *heading_title(const struct builder *b, const struct rich *r)
{
	const char *title = rich_text(b->arena, r);
	size_t n = strlen(title);
	if (n <= LIMIT_HEADING_BYTES)
		return title;
	diag_report(b->gfx.diag, DIAG_TEXT_LIMIT, r->at,
	            arena_printf(b->arena, "a heading has %zu bytes; there is room for %d", n, LIMIT_HEADING_BYTES));
	return arena_strndup(b->arena, title, utf8_cut(title, n, LIMIT_HEADING_BYTES));
}

void build_heading(struct builder *b, const struct rich *r, const struct heading_look *look)
{
	struct outline *o = b->outline;
	int level = look->level;
	if (!r && diag_errors(b->gfx.diag))
		o->last_level = level; /* it lacks its text, which was reported: no gap follows of it */
	if (!r)
		return;
	if (level > o->last_level + 1 && !(b->element && b->element->artifact))
		diag_report(b->gfx.diag, DIAG_HEADING_GAP, r->at, level, o->last_level);
	o->last_level = level;
	struct heading *h = NEW(b->arena, struct heading);
	*h = (struct heading){.level = level, .bookmark = look->bookmark, .text = r, .title = heading_title(b, r)};
	h->name = arena_printf(b->arena, "h%d", o->v.n + 1);
	*vec_push(b->arena, &o->v) = h;
	build_text(b, r,
	           &(struct text_look){look->style, look->style->align, (enum role)(ROLE_H1 + level - 1), h, look->tight});
}

void extent_rich(const struct builder *b, const struct rich *r, const struct style *style, mpt *min, mpt *max)
{
	mpt one_min, one_max;
	struct para_spec spec = gfx_spec(&b->gfx, style, MPT_MAX, style->align);
	for (int i = 0; r && i < r->n; i++) {
		text_extent(b->gfx.text, text_shape(b->gfx.text, &r->block[i], style, r->at), &spec, &one_min, &one_max);
		*min = mpt_max(*min, one_min);
		*max = mpt_max(*max, one_max);
	}
}

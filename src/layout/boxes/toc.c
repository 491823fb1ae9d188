/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The table of contents: from the headings of the pass before. */
#include "boxes/text.h"
#include "layouts.h"
#include "../lines.h"

static struct rich_block *link_block(const struct builder *b, const struct heading *h, const char *text)
{
	const struct span_vec spans = text_spans(b->gfx.arena, text);
	struct rich_block *block = NEW(b->gfx.arena, struct rich_block);
	*block = (struct rich_block){.n = spans.v.n, .span = spans.v.v};
	for (int i = 0; i < block->n; i++) {
		struct span *s = &block->span[i];
		s->href = arena_printf(b->gfx.arena, "#%s", h->name);
		s->lang = text == h->title ? h->lang : NULL;
		s->flags |= text == h->title ? 0 : SPAN_NUMBER;
	}
	return block;
}

static void add_entry(struct builder *b, const struct heading *h, const struct style *s, struct element *toc,
                      const char *text, struct cell *cell, int align)
{
	struct builder in = cell_builder(b, cell, toc);
	const struct para *p = set_para(&in, link_block(b, h, text), s, h->text->at, cell->w, align);
	add_lines(&in, p, &(struct text_look){s, align, ROLE_P, NULL, true}, toc, h->text->at);
}

static void build_toc(struct builder *b, const struct box *box)
{
	const struct toc_props *p = box->props;
	const struct style *s = p->entry_style.style ? p->entry_style.style : box->style.style;
	struct element *toc = element_detached(b->arena, b->element, ROLE_TOC);
	b->outline->has_toc = true;
	bool empty = true;
	for (int i = 0; b->known && i < b->known->v.n; i++) {
		const struct heading *h = b->known->v.v[i];
		if (h->artifact || h->level > p->levels)
			continue;
		empty = false;
		mpt indent = gfx_size(&b->gfx, s) * (h->level - 1), number = gfx_size(&b->gfx, s) * 3;
		add_space(b, s->space_before);
		struct area_state area = area_open(b, s == box->style.style ? &no_decoration : s, false);
		struct cells *row = cells_new(b, 2);
		struct element *entry = element_detached(b->arena, toc, ROLE_TOCI);
		row->cell[0] = (struct cell){.x = indent, .w = b->width - indent - number};
		row->cell[1] = (struct cell){.x = b->width - number, .w = number};
		add_entry(b, h, s, entry, h->title, &row->cell[0], ALIGN_START);
		add_entry(b, h, s, entry, arena_printf(b->gfx.arena, "%d", h->page), &row->cell[1], ALIGN_END);
		add_row(b, row);
		area_close(b, &area, 0);
	}
	if (b->last && b->known && empty) {
		diag_report(b->gfx.diag, DIAG_EMPTY_LIST, box->at, "toc");
		diag_hint(b->gfx.diag, "the document has no heading of a level up to %d", p->levels);
	}
	add_space(b, s->space_after);
}

const struct box_layout toc_layout = {.build = build_toc};

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Text in the flow: paragraphs, headings, lists, the table of contents. */
#include "boxes/text.h"
#include "cache.h"
#include "kinds.h"

#include <math.h>
#include <string.h>

/* -- contrast ------------------------------------------------------------------------------- */

/* Relative luminance (WCAG 2.1). Only a warning comes of it, so floating point does no harm. */
static double luminance(color c)
{
	double part[3];
	c = color_to_rgb(c);
	for (int i = 0; i < 3; i++) {
		double v = c.v[i] / 255.0;
		part[i] = v <= 0.04045 ? v / 12.92 : pow((v + 0.055) / 1.055, 2.4);
	}
	return 0.2126 * part[0] + 0.7152 * part[1] + 0.0722 * part[2];
}

static const char *color_name(struct arena *a, color c)
{
	struct buf b = {0};
	color_put(&b, c);
	const char *name = arena_strdup(a, buf_cstr(&b));
	buf_free(&b);
	return name;
}

static void check_contrast(const struct builder *b, const struct style *s, struct where at)
{
	if (!b->last)
		return; /* a fitting try: what it would report is thrown away */
	double text = luminance(s->color), ground = luminance(b->ground);
	double ratio = text > ground ? (text + 0.05) / (ground + 0.05) : (ground + 0.05) / (text + 0.05);
	mpt size = gfx_size(&b->gfx, s);
	bool large = size >= PT(18) || (size >= PT(14) && s->weight >= 700);
	if (ratio + 0.005 >= (large ? 3.0 : 4.5))
		return;
	diag_report(b->gfx.diag, DIAG_LOW_CONTRAST, at, color_name(b->arena, s->color), color_name(b->arena, b->ground),
	            arena_printf(b->arena, "%.1f", ratio), large ? "3" : "4.5");
	diag_hint(b->gfx.diag, "the style is '%s'", s->name);
}

/* -- paragraphs ----------------------------------------------------------------------------- */

static int longest_word(const struct rich_block *block)
{
	int longest = 0, now = 0;
	for (int i = 0; i < block->n; i++) {
		const char *p = block->span[i].text, *end = p + strlen(p);
		while (p < end) {
			uint32_t cp = utf8_next(&p, end);
			now = cp == ' ' || cp == '\n' ? 0 : now + 1;
			longest = now > longest ? now : longest;
		}
	}
	return longest;
}

const struct para *set_para(const struct builder *b, const struct rich_block *block, const struct style *style,
                            struct where at, mpt width, int align)
{
	struct para_spec spec = gfx_spec(&b->gfx, style, mpt_max(width, PT(1)), align);
	const struct para *p = cache_para(b->cache, &b->gfx, text_shape(b->gfx.text, block, style, at), &spec);
	if (p->broken_word)
		diag_report(b->gfx.diag, DIAG_LONG_WORD, at, longest_word(block));
	if (p->broken_word && p->width > spec.width) /* narrower than a single letter */
		diag_report(b->gfx.diag, DIAG_NO_WIDTH, at, "a text");
	check_contrast(b, style, at);
	return p;
}

/* The lines of a paragraph, with widows and orphans kept. */
static void add_lines(struct builder *b, const struct para *p, const struct text_look *look, struct element *element,
                      struct where at)
{
	const struct style *s = look->style;
	for (int i = 0; i < p->n; i++) {
		struct vitem *item = add_box(b, VB_LINE, p->line[i].height);
		item->para = p;
		item->line = i;
		item->at = at;
		item->element = element;
		item->heading = i == 0 ? look->heading : NULL;
		if (i > 0)
			item->stick = look->heading || i < s->orphans || p->n - i < s->widows;
	}
	if (look->heading || s->keep_with_next)
		b->list->stick_next = true;
}

static void build_paragraph(struct builder *b, const struct rich_block *block, const struct text_look *look, struct where at)
{
	struct element *element = element_detached(b->arena, b->element, look->role);
	add_lines(b, set_para(b, block, look->style, at, b->width, look->align), look, element, at);
}

/* -- list items ----------------------------------------------------------------------------- */

static const struct rich *marker_text(const struct builder *b, int marker, int number, struct where at)
{
	const char *sign = marker == MARKER_BULLET ? "•"
	        : marker == MARKER_DASH            ? "–"
	                                           : arena_printf(b->arena, "%d.", number);
	return cache_marker(b->cache, sign, at);
}

/* A tick drawn as a line: few text faces have the character. */
static struct drawing *draw_tick(const struct builder *b, const struct style *s, color ink)
{
	mpt size = gfx_size(&b->gfx, s), leading = gfx_leading(&b->gfx, s);
	struct drawing *d = drawing_new(b, size, leading);
	struct path_builder p = {.arena = b->gfx.arena};
	mpt top = (leading - size) / 2;
	path_move(&p, size * 12 / 100, top + size * 55 / 100);
	path_line(&p, size * 34 / 100, top + size * 78 / 100);
	path_line(&p, size * 74 / 100, top + size * 24 / 100);
	struct path *path = path_finish(&p, COLOR_NONE, ink, size / 9);
	path->round_caps = path->round_joins = true;
	canvas_path(&d->canvas, path);
	return d;
}

/* Space for a marker: an em for signs, and the widest number with a third of an em behind it. */
static mpt marker_width(const struct builder *b, int marker, int highest, const struct style *s)
{
	mpt em = gfx_size(&b->gfx, s);
	if (marker == MARKER_NONE)
		return 0;
	if (marker != MARKER_NUMBER)
		return marker == MARKER_CHECK ? em * 6 / 5 : em * 9 / 10;
	return gfx_text_width(&b->gfx, marker_text(b, MARKER_NUMBER, highest, s->at), s) + em / 3;
}

static const struct style *marker_style(const struct builder *b, const struct style *s, color ink)
{
	if (color_is_none(ink) || color_equal(ink, s->color))
		return s;
	const char *name = arena_printf(b->gfx.arena, "%s/%s", s->name, color_name(b->gfx.arena, ink));
	return cache_style(b->cache, s, name, ink);
}

/* The marker takes no height: the item's first line comes down beside it. */
static void add_marker(struct builder *b, int marker, int number, const struct style *s, color ink, mpt width,
                       struct where at)
{
	struct vitem *item;
	if (marker == MARKER_NONE)
		return;
	if (marker == MARKER_CHECK) {
		item = add_drawing(b, draw_tick(b, s, color_is_none(ink) ? s->color : ink));
		item->height = 0;
	} else {
		const struct rich *r = marker_text(b, marker, number, at);
		const struct para *p =
		        set_para(b, &r->block[0], marker_style(b, s, ink), at, gfx_text_width(&b->gfx, r, s), ALIGN_START);
		item = add_box(b, VB_LINE, 0);
		item->para = p;
		item->line = 0;
		item->w = p->width;
		item->at = at;
		item->element = element_detached(b->arena, b->element, ROLE_LBL);
		if (marker == MARKER_NUMBER)
			item->x += mpt_max(width - p->width - gfx_size(&b->gfx, s) / 3, 0);
	}
	b->list->stick_next = true;
}

struct item_look {
	int marker, number;
	const struct style *style;
	color ink;
	mpt indent;
	int align;
};

/* One item; `outer` is the element of its list. */
static void build_item(struct builder *b, struct element *outer, const struct rich_block *block,
                       const struct item_look *look, struct where at)
{
	struct element *was = b->element;
	mpt x = b->x, width = b->width;
	b->element = element_detached(b->arena, outer, ROLE_LI);
	add_marker(b, look->marker, look->number, look->style, look->ink, look->indent, at);
	b->x += look->indent;
	b->width -= look->indent;
	build_paragraph(b, block, &(struct text_look){look->style, look->align, ROLE_LBODY, NULL, true}, at);
	b->x = x;
	b->width = width;
	b->element = was;
}

/* -- texts ---------------------------------------------------------------------------------- */

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

void build_heading(struct builder *b, const struct rich *r, const struct heading_look *look)
{
	struct outline *o = b->outline;
	int level = look->level;
	if (!r)
		return;
	if (level > o->last_level + 1 && !(b->element && b->element->artifact))
		diag_report(b->gfx.diag, DIAG_HEADING_GAP, r->at, level, o->last_level);
	o->last_level = level;
	struct heading *h = NEW(b->arena, struct heading);
	*h = (struct heading){level, 0, look->bookmark, r, rich_text(b->arena, r), NULL};
	h->name = arena_printf(b->arena, "h%d", o->v.n + 1);
	*vec_push(b->arena, &o->v) = h;
	build_text(b, r,
	           &(struct text_look){look->style, look->style->align, (enum role)(ROLE_H1 + level - 1), h, look->tight});
}

/* -- the list box --------------------------------------------------------------------------- */

mpt list_indent(const struct builder *b, const struct box *box)
{
	const struct list_props *p = box->props;
	return marker_width(b, p->marker, p->items.n, box->style.style);
}

void build_list_box(struct builder *b, const struct box *box)
{
	const struct list_props *p = box->props;
	const struct style *s = box->style.style;
	struct element *list = element_detached(b->arena, b->element, ROLE_L);
	struct item_look look = {p->marker, 0, s, p->marker_color, list_indent(b, box), s->align};
	list->numbered = p->marker == MARKER_NUMBER;
	list->unordered = !list->numbered && p->marker != MARKER_NONE;
	add_space(b, s->space_before);
	for (int i = 0; i < p->items.n; i++) {
		const struct rich *r = ((const struct list_item *)p->items.v)[i].text.value;
		if (i)
			add_space(b, p->gap);
		for (int k = 0; r && k < r->n; k++) {
			look.number = i + 1;
			look.marker = k ? MARKER_NONE : p->marker;
			build_item(b, list, &r->block[k], &look, r->at);
		}
	}
	add_space(b, s->space_after);
}

/* -- the table of contents ------------------------------------------------------------------ */

static const struct span *link_span(const struct builder *b, const struct heading *h, const char *text)
{
	struct span *s = NEW(b->gfx.arena, struct span);
	*s = (struct span){text, 0, arena_printf(b->gfx.arena, "#%s", h->name), NULL, NULL};
	return s;
}

static void add_entry(struct builder *b, const struct heading *h, const struct style *s, struct element *toc,
                      const char *text, struct cell *cell, int align)
{
	struct builder in = cell_builder(b, cell, toc);
	struct rich_block *block = NEW(b->gfx.arena, struct rich_block);
	*block = (struct rich_block){.n = 1, .span = (struct span *)(uintptr_t)link_span(b, h, text)};
	block->span->flags |= text == h->title ? 0 : SPAN_NUMBER;
	const struct para *p = set_para(&in, block, s, h->text->at, cell->w, align);
	add_lines(&in, p, &(struct text_look){s, align, ROLE_P, NULL, true}, toc, h->text->at);
}

void build_toc(struct builder *b, const struct box *box)
{
	const struct toc_props *p = box->props;
	const struct style *s = p->entry_style.style ? p->entry_style.style : box->style.style;
	struct element *toc = element_detached(b->arena, b->element, ROLE_TOC);
	b->outline->has_toc = true;
	for (int i = 0; b->known && i < b->known->v.n; i++) {
		const struct heading *h = b->known->v.v[i];
		if (h->level > p->levels)
			continue;
		mpt indent = gfx_size(&b->gfx, s) * (h->level - 1), number = gfx_size(&b->gfx, s) * 3;
		struct cells *row = cells_new(b, 2);
		struct element *entry = element_detached(b->arena, toc, ROLE_TOCI);
		row->cell[0] = (struct cell){.x = indent, .w = b->width - indent - number};
		row->cell[1] = (struct cell){.x = b->width - number, .w = number};
		add_entry(b, h, s, entry, h->title, &row->cell[0], ALIGN_START);
		add_entry(b, h, s, entry, arena_printf(b->gfx.arena, "%d", h->page), &row->cell[1], ALIGN_END);
		add_space(b, s->space_before);
		add_row(b, row);
	}
	add_space(b, s->space_after);
}

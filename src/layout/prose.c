/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Texts of several blocks, with the lists, quotes and code in them; headings. */
#include "boxes/text.h"
#include "list_item.h"
#include "limit.h"
#include "lines.h"
#include "prose.h"
#include "snap.h"

#include <assert.h>
#include <string.h>

/* An item of prose that is open, inside of another. */
struct prose_item {
	struct prose_item *outer;
	const struct rich_item *item;
	struct element *list;
	struct open_item open;
};

/* A text that is being built. */
struct prose {
	struct builder *b;
	const struct text_look *look;
	struct where at;
	struct prose_item *top; /* the innermost that is open */
	/* the list that stands in no other one, where one is built */
	const struct rich_list *list;
	int item, items; /* of its items, from 0, and how many it has */
};

static bool is_item(const struct rich_block *block) { return block->kind == RICH_BULLET || block->kind == RICH_NUMBERED; }

/* -- indents ------------------------------------------------------------------------------------- */

/* How many quotes lie between an item and what it stands in. */
static int quotes_around(const struct rich_list *list)
{
	return list->depth - 1 - (list->outer ? list->outer->list->depth : 0);
}

static mpt list_indent(const struct builder *b, const struct rich_list *list, const struct style *s)
{
	/* Short lists of numbers hang alike, whichever digits they have. */
	int highest = list->highest < 9 ? 9 : list->highest;
	return marker_width(b, list->numbered ? MARKER_NUMBER : MARKER_BULLET, highest, list->sign, s);
}

/* A list stands an em further in than the text of the item or quote around it begins its marker. */
static mpt list_step(const struct builder *b, const struct rich_list *list, const struct style *s)
{
	mpt em = gfx_size(&b->gfx, s);
	mpt nested = list->outer ? mpt_max(em - list_indent(b, list->outer->list, s), 0) : 0;
	return nested + quotes_around(list) * em;
}

/* From the edge of the text to where a block begins its lines. */
static mpt block_indent(const struct builder *b, const struct rich_block *block, const struct style *s)
{
	mpt indent = block->kind == RICH_QUOTE ? gfx_size(&b->gfx, s) * 3 / 2 : 0;
	for (const struct rich_item *i = block->item; i; i = i->list->outer)
		indent += list_step(b, i->list, s) + list_indent(b, i->list, s);
	return indent;
}

/* -- items --------------------------------------------------------------------------------------- */

static void close_item(struct prose *p)
{
	item_close(p->b, &p->top->open);
	p->top = p->top->outer;
}

static struct element *list_element(const struct prose *p, const struct rich_list *list)
{
	struct element *l = element_detached(p->b->arena, p->b->element, ROLE_L);
	l->numbered = list->numbered;
	l->unordered = !l->numbered;
	return l;
}

/* Opens an item inside of those that are open; `list` is the element of its list, NULL where it is the first. */
static void open_item(struct prose *p, const struct rich_item *item, struct element *list)
{
	struct builder *b = p->b;
	const struct style *s = p->look->style;
	struct prose_item *new = NEW(b->arena, struct prose_item);
	struct item_look look = {item->list->numbered ? MARKER_NUMBER : MARKER_BULLET,
	                         item->number,
	                         s,
	                         COLOR_NONE,
	                         list_indent(b, item->list, s),
	                         p->look->align,
	                         item->list->sign};
	mpt step = list_step(b, item->list, s);
	*new = (struct prose_item){p->top, item, list ? list : list_element(p, item->list), {0}};
	b->x += step;
	b->width -= step;
	new->open = item_open(b, new->list, &look, p->at);
	new->open.x -= step;
	new->open.width += step;
	p->top = new;
}

static bool is_open(const struct prose *p, const struct rich_item *item)
{
	const struct prose_item *i = p->top;
	while (i && i->item != item)
		i = i->outer;
	return i || !item;
}

/* Closes and opens items until `item` is the innermost; NULL: none is open. */
static void enter_item(struct prose *p, const struct rich_item *item)
{
	struct element *list = NULL;
	if (is_open(p, item)) {
		while (p->top && p->top->item != item)
			close_item(p);
		return;
	}
	assert(item); /* that none is open is always so */
	for (const struct prose_item *i = p->top; i; i = i->outer)
		if (i->item->list == item->list)
			list = i->list;
	enter_item(p, item->list->outer);
	open_item(p, item, list);
}

static const struct rich_list *outermost_list(const struct rich_block *block)
{
	const struct rich_item *i = block->item;
	while (i && i->list->outer)
		i = i->list->outer;
	return i ? i->list : NULL;
}

/* Notes which item of its list the k-th block begins. */
static void count_item(struct prose *p, const struct rich *r, int k)
{
	const struct rich_list *list = outermost_list(&r->block[k]);
	if (list == p->list) {
		if (list && r->block[k].begins && r->block[k].item->list == list)
			item_keep(p->b, ++p->item, p->items);
		return;
	}
	p->list = list;
	p->item = p->items = 0;
	for (int i = k; list && i < r->n && outermost_list(&r->block[i]) == list; i++)
		p->items += r->block[i].begins && r->block[i].item->list == list;
}

/* -- blocks -------------------------------------------------------------------------------------- */

static void build_block(struct prose *p, const struct rich_block *block)
{
	struct builder *b = p->b;
	struct text_look look = *p->look;
	mpt x = b->x, width = b->width, indent = 0;
	if (is_item(block) && block->begins) {
		build_body(b, block, look.style, look.align, p->at);
		return;
	}
	if (block->kind == RICH_QUOTE) {
		indent = gfx_size(&b->gfx, look.style) * 3 / 2;
		look.role = ROLE_BLOCK_QUOTE;
	} else if (block->kind == RICH_CODE) {
		look.role = ROLE_CODE;
	} else if (is_item(block)) {
		look.role = ROLE_P;
	}
	b->x += indent;
	b->width -= indent;
	build_paragraph(b, block, &look, p->at);
	b->x = x;
	b->width = width;
}

/* Paragraphs of one text stand half a line apart, list items close together or, if the style says so, as lines; on a baseline grid half a line becomes a
   whole one, and items follow each other. */
static mpt space_between(const struct builder *b, const struct rich_block *above, const struct rich_block *below,
                         const struct style *s)
{
	mpt leading = gfx_leading(&b->gfx, s);
	if (!is_item(below) || !is_item(above))
		return leading / 2;
	return s->tight_items || (below->begins && snap_takes(b, leading)) ? 0 : leading / 6;
}

void build_text(struct builder *b, const struct rich *r, const struct text_look *look)
{
	const struct style *s = look->style;
	if (!r || !r->n)
		return;
	struct prose prose = {.b = b, .look = look, .at = r->at};
	if (!look->tight)
		add_space(b, s->space_before);
	for (int i = 0; i < r->n; i++) {
		if (i)
			add_space(b, space_between(b, &r->block[i - 1], &r->block[i], s));
		count_item(&prose, r, i);
		enter_item(&prose, r->block[i].item);
		build_block(&prose, &r->block[i]);
	}
	enter_item(&prose, NULL);
	if (!look->tight)
		add_space(b, s->space_after);
}

/* -- headings ------------------------------------------------------------------------------------ */

/* Bookmarks, the contents and their links repeat it. */
static const char *heading_title(const struct builder *b, const struct rich *r)
{
	const char *title = rich_told(b->arena, r, b->gfx.rtl);
	size_t n = strlen(title);
	if (n <= LIMIT_HEADING_BYTES)
		return title;
	diag_report(b->gfx.diag, DIAG_TEXT_LIMIT, r->at,
	            arena_printf(b->arena, "a heading has %zu bytes; there is room for %d", n, LIMIT_HEADING_BYTES));
	return arena_strndup(b->arena, title, utf8_cut(title, n, LIMIT_HEADING_BYTES));
}

/* Its text may stand in another file than its level. */
static void report_level(const struct builder *b, struct where at, bool first)
{
	const char *rule = "the first heading of a document is of level 1";
	if (at.source && first)
		diag_hint(b->gfx.diag, "%s; the level of this one is that of the box at %s:%d", rule, at.source->path,
		          at.line);
	else if (at.source)
		diag_hint(b->gfx.diag, "its level is that of the box at %s:%d", at.source->path, at.line);
	else if (first)
		diag_hint(b->gfx.diag, "%s", rule);
}

void build_heading(struct builder *b, const struct rich *r, const struct heading_look *look)
{
	struct outline *o = b->outline;
	int level = look->level;
	if (!r && diag_errors(b->gfx.diag))
		o->last_level = level; /* it lacks its text, which was reported: no gap follows of it */
	if (!r)
		return;
	bool artifact = b->element && b->element->artifact;
	if (level > o->last_level + 1 && !artifact && !diag_count(b->gfx.diag, DIAG_OUT_OF_RANGE)) {
		diag_report(b->gfx.diag, DIAG_HEADING_GAP, r->at, level, o->last_level);
		report_level(b, look->at, !o->last_level);
	}
	struct heading *h = NEW(b->arena, struct heading);
	*h = (struct heading){
	        .level = level, .bookmark = look->bookmark && !artifact, .text = r, .title = heading_title(b, r)};
	h->name = arena_printf(b->arena, "h%d", o->v.n + 1);
	h->artifact = artifact;
	h->lang = b->gfx.text == b->job->text ? NULL : text_locale(b->gfx.text);
	*vec_push(b->arena, &o->v) = h;
	if (!artifact)
		o->last_level = level;
	build_text(b, r,
	           &(struct text_look){look->style, look->style->align, (enum role)(ROLE_H1 + level - 1), h, look->tight});
}

void extent_rich(const struct builder *b, const struct rich *r, const struct style *style, mpt *min, mpt *max)
{
	mpt one_min, one_max;
	struct para_spec spec = gfx_spec(&b->gfx, style, MPT_MAX, style->align);
	for (int i = 0; r && i < r->n; i++) {
		mpt indent = block_indent(b, &r->block[i], style);
		text_extent(b->gfx.text, text_shape(b->gfx.text, &r->block[i], style, r->at), &spec, &one_min, &one_max);
		*min = mpt_max(*min, one_min + indent);
		*max = mpt_max(*max, one_max + indent);
	}
}

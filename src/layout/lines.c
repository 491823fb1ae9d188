/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Paragraphs in the flow: broken into lines once, checked for contrast, widows and orphans kept. */
#include "cache.h"
#include "contrast.h"
#include "lines.h"
#include "snap.h"

#include <string.h>

/* -- contrast ------------------------------------------------------------------------------- */

/* The colours of a text, its classes' too. */
static void check_colors(const struct builder *b, const struct rich_block *block, const struct style *style, struct where at)
{
	check_style_contrast(b, style, at);
	const struct style *last = NULL;
	for (int i = 0; b->last && i < block->n; i++) {
		const struct style *own = block->span[i].class ? block->span[i].class->style : NULL;
		if (!own || own == last)
			continue;
		last = own;
		check_style_contrast(b, style_over(b->arena, style, own), at);
	}
}

/* -- paragraphs ----------------------------------------------------------------------------- */

/* Where an indent takes the line, say. A first line may hang out as far as its style asks, and
   punctuation of justified lines. False after reporting. */
static bool check_measure(const struct builder *b, const struct para *p, const struct para_spec *spec, struct where at)
{
	const mpt least = 500, hang = mpt_max(-spec->style->indent, 0);
	mpt over = 0;
	for (int i = 0; b->last && i < p->n; i++) {
		const struct line *l = &p->line[i];
		over = mpt_max(over, -l->x - l->hang_left - hang);
		over = mpt_max(over, l->x + l->width - l->hang_right - spec->width - hang);
	}
	if (over <= least)
		return true;
	diag_report(b->gfx.diag, DIAG_OVERFLOW, at,
	            arena_printf(b->arena, "text reaches %lld mm out of the space that it has", height_mm(over)));
	return false;
}

/* Words that no line holds whole where lines end at <wbr> only. */
static void report_sense(const struct builder *b, const struct rich_block *block, const struct para_spec *spec,
                         struct where at)
{
	mpt min, max;
	text_extent(b->gfx.text, text_shape(b->gfx.text, block, spec->style, at), spec, &min, &max);
	mpt over = min - spec->width;
	int characters = (int)(over / mpt_max(spec->size / 2, 1)) + 1;
	diag_report(b->gfx.diag, DIAG_OVERFLOW, at,
	            over > 0 ? arena_printf(
	                               b->arena,
	                               "the words between two <wbr> are %lld mm wider than their line, about %d character%s",
	                               height_mm(over), characters, characters == 1 ? "" : "s")
	                     : "the words before the first <wbr> do not fit beside the indent of their line");
	diag_hint(b->gfx.diag, "shorten the text, or write another <wbr> where a line may end");
}

/* A word that no line holds whole at the least size of a text that is fitted to its place. */
static void report_word(const struct builder *b, const struct rich_block *block, const struct para_spec *spec,
                        struct where at)
{
	mpt min, max;
	text_extent(b->gfx.text, text_shape(b->gfx.text, block, spec->style, at), spec, &min, &max);
	mpt over = mpt_max(min - spec->width, 0);
	int characters = over / mpt_max(spec->size / 2, 1) + 1;
	diag_report(b->gfx.diag, DIAG_OVERFLOW, at,
	            arena_printf(b->arena, "a word is %lld mm wider than its line, about %d character%s, at the least size",
	                         height_mm(over), characters, characters == 1 ? "" : "s"));
	diag_hint(b->gfx.diag, "take a shorter word, divide it by a soft hyphen, or lower `min` in the `fit` of its box");
}

/* Lines of fewer characters have five or six spaces, which take up what a long word leaves. Bringhurst (The Elements of
   Typographic Style) has 38 to 40 as the least. */
#define JUSTIFIED_LEAST 35

/* Of a style once, where it is made. */
static void check_justified(const struct builder *b, const struct para *p, const struct style *style, struct where at)
{
	if (!b->last || !p->justified || p->justified >= JUSTIFIED_LEAST)
		return;
	const char *name = arena_strndup(b->arena, style->name, strcspn(style->name, "/"));
	diag_report(b->gfx.diag, DIAG_NARROW_COLUMN, style->at.source ? style->at : at, name, JUSTIFIED_LEAST);
	diag_hint(b->gfx.diag, "a line of it holds about %d; take `align: start`, a smaller size or a wider column",
	          p->justified);
}

/* What takes the width was told. */
static bool has_cause(const struct builder *b)
{
	return diag_count(b->gfx.diag, DIAG_NO_WIDTH) || diag_count(b->gfx.diag, DIAG_COLUMN_WIDTH) ||
	        diag_count(b->gfx.diag, DIAG_OUT_OF_RANGE);
}

const struct para *set_para(const struct builder *b, const struct rich_block *block, const struct style *style,
                            struct where at, mpt width, int align)
{
	struct para_spec spec = gfx_spec(&b->gfx, style, mpt_max(width, PT(1)), align);
	const struct para *p = cache_para(b->cache, &b->gfx, text_shape(b->gfx.text, block, style, at), &spec);
	if (width <= PT(1) && has_cause(b))
		return p;
	/* That there is no width at all was reported of what takes it. */
	bool narrow = p->too_narrow && p->width > spec.width && (p->broken_word || width > 0);
	bool fits = narrow || width <= 0 || check_measure(b, p, &spec, at);
	if (diag_count(b->gfx.diag, DIAG_COLUMN_WIDTH)) { /* which cut columns down */
		check_colors(b, block, style, at);
		return p;
	}
	bool sense = p->broken_sense && !narrow && fits;
	if (sense && b->last)
		report_sense(b, block, &spec, at);
	else if (p->broken_word && fits && !sense && b->gfx.size)
		report_word(b, block, &spec, at);
	else if (p->broken_word && fits && !sense) /* an indent that leaves no room breaks words too */
		diag_report(b->gfx.diag, DIAG_LONG_WORD, at, p->long_word);
	if (narrow)
		diag_report(b->gfx.diag, DIAG_NO_WIDTH, at, "a text");
	else
		check_justified(b, p, style, at);
	check_colors(b, block, style, at);
	return p;
}

void add_lines(struct builder *b, const struct para *p, const struct text_look *look, struct element *element,
               struct where at)
{
	const struct style *s = look->style;
	for (int i = 0; i < p->n; i++) {
		struct vitem *item = add_box(b, VB_LINE, p->line[i].height);
		item->para = p;
		item->line = i;
		if (b->grid)
			snap_item(b, item, p);
		item->at = at;
		item->element = element;
		if (look->heading && !look->heading->placed)
			item->heading = look->heading;
		if (look->heading)
			look->heading->placed = true;
		if (i > 0)
			item->stick = look->heading || i < s->orphans || p->n - i < s->widows;
	}
	if (look->heading || s->keep_with_next)
		b->list->stick_next = true;
}

/* How many spans a text begins with that are its label: bold words, or a number and what the layout writes behind it. */
static int label_spans(const struct rich_block *block)
{
	int n = 0;
	while (n < block->n && block->span[n].flags & SPAN_BOLD)
		n++;
	if (n || !block->n || !(block->span[0].flags & SPAN_NUMBER))
		return n < block->n ? n : 0;
	return block->n > 2 && !block->span[1].source ? 2 : 0;
}

/* Takes the label out of the first text of a list item, whose lines begin at `from`. */
static void take_label(const struct builder *b, const struct rich_block *block, int from)
{
	if (!b->label || b->label->met)
		return;
	b->label->met = true;
	int n = label_spans(block);
	if (!n)
		return;
	struct label *label = NEW(b->arena, struct label);
	*label = (struct label){b->label->element, block->span, n};
	for (int i = from; i < b->list->v.n; i++)
		if (b->list->v.v[i]->kind == V_BOX && b->list->v.v[i]->box == VB_LINE)
			b->list->v.v[i]->label = label;
}

void build_paragraph(struct builder *b, const struct rich_block *block, const struct text_look *look, struct where at)
{
	struct element *element = element_detached(b->arena, b->element, look->role);
	int from = b->list->v.n;
	add_lines(b, set_para(b, block, look->style, at, b->width, look->align), look, element, at);
	take_label(b, block, from);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Classes: a span of words takes from the style that it names the keys of letters, not those of paragraphs or boxes,
 * and only those which that style, or one that it extends, has itself.
 */
#include "span_class.h"
#include "style.h"

/* Each costs the length of the text. */
#define MOST_PLACES 20

static const struct style *look_up(const struct binder *b, const struct span_class *c, int *told)
{
	const struct style *style = style_lookup(b->spec->styles, c->name);
	if (style && (style->says || style->doubtful))
		return style;
	struct where at = ++*told > MOST_PLACES ? c->at : text_place(c->at, c->text, (size_t)(c->p - c->text));
	if (!style) {
		style_find(b->spec->styles, c->name, at);
		return NULL;
	}
	diag_report(b->diag, DIAG_NO_EFFECT, at, arena_printf(b->arena, "class=\"%s\"", c->name),
	            "its style says nothing of letters");
	diag_hint(b->diag, "words take font, weight, italic, color, tracking, case and features of a style");
	return NULL;
}

void class_find(const struct binder *b, struct span_class *c, int *told)
{
	while (c && !c->found) {
		struct span_class *outermost = c;
		while (outermost->outer && !outermost->outer->found)
			outermost = outermost->outer;
		const struct style *own = look_up(b, outermost, told);
		const struct style *around = outermost->outer ? outermost->outer->style : NULL;
		outermost->style = own && around ? style_over(b->arena, around, own) : own ? own : around;
		outermost->found = true;
	}
}

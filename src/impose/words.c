/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "words.h"

const char *words_sentence(const struct words *w, enum sentence which, const struct sentence_part *part)
{
	const struct sentence_use use = {which, w->at, w->of, ""};
	struct buf b = {0};
	gfx_sentence(w->gfx, &use, part, &b);
	const char *text = arena_strdup(w->gfx->arena, buf_cstr(&b));
	buf_free(&b);
	return text;
}

const char *words_number(const struct words *w, int n)
{
	return text_number(w->gfx->arena, w->gfx->text, arena_printf(w->gfx->arena, "%d", n));
}

const struct style *words_style(const struct words *w, mpt size, int weight)
{
	const struct style *body = w->body;
	struct style *style = NEW(w->gfx->arena, struct style);
	*style = (struct style){.name = w->name,
	                        .at = body->at,
	                        .font = body->font,
	                        .font_at = body->font_at,
	                        .weight = weight,
	                        .size = size,
	                        .leading = (int)muldiv(1350, text_rules(w->gfx->text)->leading, 1000),
	                        .features = body->features,
	                        .widows = 2,
	                        .orphans = 2};
	style->color = COLOR_GRAY(0);
	style->fill = style->stroke = style->bar = COLOR_NONE;
	return style;
}

struct para *words_text(const struct words *w, const char *text, struct where at, const struct style *style, mpt width,
                        int align)
{
	return gfx_text(w->gfx, rich_plain(w->gfx->arena, text, at), style, width, align);
}

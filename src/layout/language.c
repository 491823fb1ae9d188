/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "language.h"

static const struct flip *turn(const struct builder *b, mpt x, mpt width)
{
	struct flip *f = NEW(b->arena, struct flip);
	*f = (struct flip){b->flip, x, width};
	return f;
}

static struct text_env *open_language(const struct layout_job *job, const char *lang)
{
	struct text_env *env = text_find_language(job->text, lang);
	if (env)
		return env;
	struct text_options o = {lang, locale_load(job->root, job->arena, job->diag, lang)};
	return text_open_language(job->text, &o);
}

void language_enter(struct builder *b, const char *lang)
{
	if (!lang)
		return;
	const struct locale_spec *outer = text_rules(b->gfx.text);
	b->gfx.text = open_language(b->job, lang);
	const struct locale_spec *own = text_rules(b->gfx.text);
	b->gfx.leading_scale = (int)muldiv(b->gfx.leading_scale, own->leading, outer->leading);
	b->gfx.floor_leading = (int)muldiv(b->gfx.floor_leading, own->leading, outer->leading);
	if (b->gfx.rtl != text_is_rtl(b->gfx.text))
		b->flip = turn(b, b->x, b->width);
	b->gfx.rtl = text_is_rtl(b->gfx.text);
}

bool language_is_turned(const struct builder *b) { return b->gfx.rtl != text_is_rtl(b->job->text); }

const struct flip *language_turn_list(const struct builder *b, mpt width)
{
	struct builder whole = *b;
	whole.flip = NULL;
	return language_is_turned(b) ? turn(&whole, 0, width) : NULL;
}

mpt flip_x(const struct flip *f, mpt x, mpt w)
{
	for (; f; f = f->outer)
		x = 2 * f->x + f->w - x - w;
	return x;
}

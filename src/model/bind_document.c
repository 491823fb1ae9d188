/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Texts of the document itself: its title, subject and what else a file says of itself. */
#include "bind.h"
#include "gaps.h"
#include "plain.h"
#include "rich.h"
#include "template.h"

/* A text of the document, with what it says of the pupil. */
static struct rich *fill_alone(const struct binder *b, const struct text_slot *slot)
{
	struct binder own = *b;
	own.gap = GAP;
	if (slot->source)
		plain_check_bare(b->diag, slot->source);
	return template_fill(&own, NULL, slot->source);
}

const char *bind_text(const struct binder *b, const struct text_slot *slot)
{
	return gaps_closed(b->arena, rich_text(b->arena, fill_alone(b, slot)));
}

const char *bind_told(const struct binder *b, const struct text_slot *slot, bool rtl)
{
	return gaps_closed(b->arena, rich_told(b->arena, fill_alone(b, slot), rtl));
}

const char *bind_language(const struct binder *b, const struct text_slot *slot)
{
	return rich_language(template_fill(b, NULL, slot->source));
}

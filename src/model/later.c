/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Texts that name a pupil and take no room of their own: binding keeps where they stand, and they are filled in for each. */
#include "later.h"

struct text_place {
	const struct scope *scope;
	const char *lang;
	const struct page_vars *page;
};

/* Scopes live as long as binding. */
static const struct scope *keep_scope(struct arena *a, const struct scope *s)
{
	if (!s)
		return NULL;
	struct scope *kept = NEW(a, struct scope);
	*kept = *s;
	kept->up = keep_scope(a, s->up);
	return kept;
}

static const struct page_vars *keep_page(struct arena *a, const struct page_vars *p)
{
	struct page_vars *kept = p ? NEW(a, struct page_vars) : NULL;
	if (kept)
		*kept = *p;
	return kept;
}

void text_later(const struct binder *b, const struct scope *s, struct text_slot *slot)
{
	struct binder dry = *b;
	struct text_place *p = NEW(b->arena, struct text_place);
	dry.dry = true;
	dry.reads = NULL;
	template_fill(&dry, s, slot->source);
	*p = (struct text_place){keep_scope(b->arena, s), b->lang, keep_page(b->arena, b->page)};
	slot->value = NULL;
	slot->later = p;
}

struct rich *bind_later(const struct binder *b, const struct text_slot *slot)
{
	struct binder own = *b;
	own.lang = slot->later->lang;
	own.page = slot->later->page;
	own.reads = NULL;
	return template_fill(&own, slot->later->scope, slot->source);
}

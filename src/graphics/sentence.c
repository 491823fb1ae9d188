/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What a diagram without an `alt` says to those who cannot see it: sentences of the locale, whose {NAME}s are filled
 * with what the labels say. A language that has none for the diagram gets the English one, and its author is told.
 */
#include "internal.h"

#include <string.h>

static bool is_english(const char *locale) { return !strncmp(locale, "en", 2) && (!locale[2] || locale[2] == '-'); }

/* Whether it has words; what has none is the same in most languages. */
static bool has_words(const char *s)
{
	bool inside = false, words = false;
	for (; *s; s++) {
		inside = *s == '{' || (inside && *s != '}');
		words |= !inside && ((*s >= 'A' && *s <= 'Z') || (*s >= 'a' && *s <= 'z'));
	}
	return words;
}

static const char *sentence_of(const struct gfx *g, const struct sentence_use *use)
{
	const char *own = text_rules(g->text)->sentences.text[use->which], *locale = text_locale(g->text);
	if (own)
		return own;
	if (!is_english(locale) && has_words(sentence_english[use->which])) {
		diag_report(g->diag, DIAG_MISSING_SENTENCE, use->at, locale, use->what);
		diag_hint(g->diag, "give %slayouts/locales/%s.yaml its `sentences`", use->hint, locale);
	}
	return sentence_english[use->which];
}

static const char *part_text(const struct sentence_part *part, const char *name, size_t n)
{
	for (; part->name; part++)
		if (strlen(part->name) == n && !strncmp(part->name, name, n))
			return part->text;
	return "";
}

void gfx_sentence(const struct gfx *g, const struct sentence_use *use, const struct sentence_part *part, struct buf *b)
{
	const char *s = sentence_of(g, use);
	while (*s) {
		size_t plain = strcspn(s, "{");
		buf_put(b, s, plain);
		s += plain;
		if (!*s)
			return;
		size_t n = strcspn(s, "}");
		const char *text = part_text(part, s + 1, n - 1);
		buf_puts(b, text);
		s += n + (s[n] == '}');
	}
}

void sentence_put(const struct chart *c, struct buf *b, enum sentence which, const struct sentence_part *part)
{
	const struct sentence_use use = {which, c->box->at, c->box->record->name, "the box an `alt`, or "};
	gfx_sentence(c->g, &use, part, b);
}

/* Chinese and Japanese set no space behind a full stop, which is U+3002 or a full-width mark. */
static bool ends_wide(struct buf *b)
{
	size_t n = b->n;
	const char *last = n >= 3 ? buf_cstr(b) + n - 3 : "";
	return !strcmp(last, "\xE3\x80\x82") || !strcmp(last, "\xEF\xBC\x81") || !strcmp(last, "\xEF\xBC\x9F");
}

void sentence_begin(struct buf *b)
{
	if (b->n && !ends_wide(b))
		buf_puts(b, " ");
}

void sentence_item(const struct chart *c, struct buf *items, const char *name, const char *value)
{
	if (items->n)
		buf_puts(items, text_rules(c->g->text)->separator ? text_rules(c->g->text)->separator : ", ");
	if (!*value)
		buf_puts(items, name);
	else
		sentence_put(c, items, SENTENCE_ITEM, (struct sentence_part[]){{"name", name}, {"value", value}, {0}});
}

void sentence_list(const struct chart *c, struct buf *items, const struct item_list *list)
{
	const struct list_item *item = list->v;
	for (int i = 0; i < list->n; i++)
		sentence_item(c, items, slot_said(c, &item[i].text), "");
}

void sentence_part(const struct chart *c, struct buf *b, const char *name, const struct item_list *list)
{
	struct buf items = {0};
	sentence_list(c, &items, list);
	if (items.n) {
		sentence_begin(b);
		sentence_put(c, b, SENTENCE_PART,
		             (struct sentence_part[]){{"name", name}, {"items", buf_cstr(&items)}, {0}});
	}
	buf_free(&items);
}

const char *sentence_end(const struct chart *c, struct buf *b)
{
	const char *text = arena_strdup(c->g->arena, buf_cstr(b));
	buf_free(b);
	return text;
}

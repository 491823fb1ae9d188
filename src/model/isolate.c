/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Values in texts: what is given from outside, such as a name, keeps the direction of its own letters, whatever that of
 * the text around it is (UAX #9, 2.4). In spans it has a flag; in a text without markup, such as a bookmark, it stands
 * between U+2068 FIRST STRONG ISOLATE and U+2069 POP DIRECTIONAL ISOLATE.
 */
#include "rich.h"

#include <string.h>

/* In UTF-8, and by their bytes: as texts they would turn this file. */
static const char begin[] = {'\xE2', '\x81', '\xA8', 0}, end[] = {'\xE2', '\x81', '\xA9', 0};
#define SIGN (sizeof(begin) - 1)

/* What a text begins with: 1, one of the three that begin an isolate, U+2066 to 2068; -1, what ends one; 0, neither. */
static int isolate_at(const char *s)
{
	if (strncmp(s, begin, SIGN - 1) != 0 || (unsigned char)s[SIGN - 1] < 0xA6 || (unsigned char)s[SIGN - 1] > 0xA9)
		return 0;
	return (unsigned char)s[SIGN - 1] == 0xA9 ? -1 : 1;
}

const char *text_isolated(struct arena *a, const char *value)
{
	char *text = arena_alloc(a, 2 * strlen(value) + 2 * SIGN + 1), *to = text + SIGN;
	int open = 0;
	memcpy(text, begin, SIGN);
	while (*value) {
		const int more = isolate_at(value);
		const size_t size = more ? SIGN : 1;
		if (open + more >= 0) { /* else it would end what it has not begun */
			memcpy(to, value, size);
			to += size;
			open += more;
		}
		value += size;
	}
	for (; open >= 0; open--, to += SIGN)
		memcpy(to, end, SIGN);
	*to = 0;
	return text;
}

/* Where the isolate ends that begins at `s`; or the end of the text. */
static const char *isolate_end(const char *s)
{
	for (int open = 0; *s; s++) {
		open += isolate_at(s);
		if (!open)
			return s;
	}
	return s;
}

static void add(struct arena *a, struct span_vec *out, const char *from, const char *to, unsigned flags)
{
	if (to > from)
		*vec_push(a, &out->v) = (struct span){.text = arena_strndup(a, from, (size_t)(to - from)), .flags = flags};
}

struct span_vec text_spans(struct arena *a, const char *text)
{
	struct span_vec out = {0};
	for (const char *at; (at = strstr(text, begin));) {
		const char *to = isolate_end(at);
		add(a, &out, text, at, 0);
		add(a, &out, at + SIGN, to, SPAN_GIVEN);
		text = *to ? to + SIGN : to;
	}
	add(a, &out, text, text + strlen(text), 0);
	return out;
}

struct rich *rich_plain(struct arena *a, const char *text, struct where at)
{
	const struct span_vec spans = text_spans(a, text);
	if (!spans.v.n)
		return NULL;
	struct rich *r = NEW(a, struct rich);
	*r = (struct rich){at, 1, NEW(a, struct rich_block)};
	r->block->n = spans.v.n;
	r->block->span = spans.v.v;
	return r;
}

/* Letters of right-to-left scripts all lie at U+0590 or above. */
static bool may_turn(const char *s)
{
	while (*s && (unsigned char)*s < 0xD6)
		s++;
	return *s;
}

const char *text_told(struct arena *a, const char *value, bool rtl)
{
	return rtl || may_turn(value) ? text_isolated(a, value) : value;
}

const char *rich_told(struct arena *a, const struct rich *r, bool rtl)
{
	if (!r)
		return "";
	struct rich told = *r;
	told.block = NEW_ARRAY(a, struct rich_block, r->n);
	for (int i = 0; i < r->n; i++) {
		struct rich_block *b = &told.block[i];
		*b = r->block[i];
		b->span = NEW_ARRAY(a, struct span, b->n);
		for (int k = 0; k < b->n; k++) {
			struct span *s = &b->span[k];
			*s = r->block[i].span[k];
			if (s->flags & SPAN_GIVEN)
				s->text = text_told(a, s->text, rtl);
		}
	}
	return rich_text(a, &told);
}

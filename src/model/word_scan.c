/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "word_scan.h"

#include <string.h>

bool word_scan_is_letter(uint32_t cp)
{
	if (cp < 0x80)
		return (cp >= '0' && cp <= '9') || ((cp | 0x20) >= 'a' && (cp | 0x20) <= 'z');
	return cp >= 0xC0 && cp != 0xD7 && cp != 0xF7 && (cp < 0x2000 || cp > 0x2BFF) && (cp < 0x3000 || cp > 0x303F);
}

static bool is_apostrophe(uint32_t cp) { return cp == '\'' || cp == 0x2019 || cp == '-'; }

static bool is_mark(uint32_t cp) { return cp == ' ' || cp == '\n' || cp == '\t' || cp == 0xA0 || cp == '*' || cp == '_'; }

static bool ends_sentence(uint32_t cp) { return cp == '.' || cp == '!' || cp == '?' || cp == 0x2026; }

/* What may stand between the sign that ends a sentence and the blank behind it. */
static bool closes(uint32_t cp)
{
	static const uint32_t signs[] = {'"', '\'', ')', ']', '*', '_', 0xBB, 0xAB, 0x2018, 0x2019, 0x201C, 0x201D, 0x203A};
	for (int i = 0; i < COUNT_OF(signs); i++)
		if (cp == signs[i])
			return true;
	return false;
}

/* Behind a tag, a path, code or the address of a link that begins there; NULL: none does. */
static const char *pass_over(const char *p, const char *end)
{
	const char *close = NULL;
	if (*p == '<')
		close = memchr(p, '>', (size_t)(end - p));
	else if (*p == '{')
		close = memchr(p, '}', (size_t)(end - p));
	else if (*p == '`')
		close = memchr(p + 1, '`', (size_t)(end - p - 1));
	else if (*p == ']' && p + 1 < end && p[1] == '(')
		close = memchr(p, ')', (size_t)(end - p));
	return close ? close + 1 : NULL;
}

static uint32_t peek(const char *p, const char *end) { return p < end ? utf8_next(&p, end) : 0; }

static void take_word(struct word_scan *w)
{
	const char *from = w->p;
	while (w->p < w->end) {
		const char *at = w->p;
		uint32_t cp = utf8_next(&w->p, w->end);
		bool joins = is_apostrophe(cp) && word_scan_is_letter(peek(w->p, w->end));
		if (!word_scan_is_letter(cp) && !joins) {
			w->p = at;
			break;
		}
		w->straight = cp == '\'' && !w->straight ? at : w->straight;
	}
	w->word = from;
	w->n = (size_t)(w->p - from);
}

/* Whether a line that begins there begins a paragraph or an item. */
static bool begins_block(const char *p, const char *end)
{
	while (p < end && *p == ' ')
		p++;
	size_t digits = 0;
	while (p + digits < end && p[digits] >= '0' && p[digits] <= '9')
		digits++;
	const char *sign = p + digits;
	if (p == end || *p == '\n')
		return true;
	return sign + 1 < end && sign[1] == ' ' && (digits ? strchr(".)", *sign) : strchr("-*+>", *sign)) != NULL;
}

/* Notes what one sign between words says; `open`: the end of a sentence, if a blank follows. */
static void take_sign(struct word_scan *w, uint32_t cp, bool *open)
{
	bool blank = cp == ' ' || cp == '\n' || cp == '\t' || cp == 0xA0;
	w->beside = w->beside && is_mark(cp);
	w->stop = w->stop || (*open && blank);
	w->parts = w->parts || (cp == '\n' && begins_block(w->p, w->end));
	*open = ends_sentence(cp) || (*open && closes(cp));
}

bool word_scan_next(struct word_scan *w)
{
	bool open = false;
	w->beside = w->word != NULL;
	w->stop = w->parts = false;
	while (w->p < w->end) {
		const char *over = pass_over(w->p, w->end), *at = w->p;
		if (over) {
			w->beside = w->beside && *w->p == '<';
			w->p = over;
			continue;
		}
		uint32_t cp = utf8_next(&w->p, w->end);
		if (word_scan_is_letter(cp)) {
			w->p = at;
			take_word(w);
			return true;
		}
		take_sign(w, cp, &open);
	}
	w->stop = w->stop || open;
	return false;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Pseudo-locales, made from the source text on the fly. A text that shows no accents did not come
 * from the catalogue; brackets show where one is clipped; added length shows what will overflow.
 */
#include "catalog.h"
#include "path.h"

#include <string.h>

bool pseudo_is_locale(const char *locale) { return !strcmp(locale, "en-XA") || !strcmp(locale, "ar-XB"); }

static const char *accented(char c)
{
	static const char lower[] = "àƀçđéƒĝĥîĵķļɱñöþɋŕšŧûṽŵẋýž", upper[] = "ÀƁÇĐÉƑĜĤÎĴĶĻṀÑÖÞɊŔŠŦÛṼŴẊÝŽ";
	static char out[5];
	const char *p = c >= 'a' && c <= 'z' ? lower : c >= 'A' && c <= 'Z' ? upper : NULL;
	if (!p)
		return NULL;
	const char *end = p + strlen(p);
	for (int skip = (c | 32) - 'a'; skip > 0; skip--)
		utf8_next(&p, end);
	out[utf8_encode(utf8_next(&p, end), out)] = 0;
	return out;
}

/* Bytes from p that must stay as they are: {paths}, tags, addresses of links, backquoted code. */
static size_t kept(const char *p)
{
	const char *end = *p == '{'          ? path_end(p)
	        : *p == '<'                  ? strchr(p, '>')
	        : p[0] == ']' && p[1] == '(' ? strchr(p, ')')
	        : *p == '`'                  ? strchr(p + 1, '`')
	                                     : NULL;
	return end ? (size_t)(end - p) + 1 : 0;
}

/* Up to `end`. The characters that are seen: those of tags are not. */
static int put_accented(struct buf *b, const char *s, const char *end)
{
	int seen = 0;
	while (s < end) {
		size_t n = kept(s);
		const char *a = n ? NULL : accented(*s);
		if (n)
			buf_put(b, s, n);
		else if (a)
			buf_puts(b, a);
		else
			buf_putc(b, *s);
		seen += *s == '<' && n ? 0 : utf8_count(s, n ? n : 1);
		s += n ? n : 1;
	}
	return seen;
}

static void lengthen(struct buf *b, int characters)
{
	static const char *const words[] = {" one", " two", " three", " four", " five", " six"};
	for (int i = 0; characters > 0; i++) {
		const char *word = words[i % COUNT_OF(words)];
		put_accented(b, word, word + strlen(word));
		characters -= (int)strlen(word);
	}
}

static void put_pseudo(struct buf *b, const char *s, const char *end, bool turned, bool prose)
{
	if (turned) { /* override and its end (UAX #9): each text reads from the right, as its own letters */
		buf_printf(b, "\xE2\x80\xAE%.*s\xE2\x80\xAC", (int)(end - s), s);
		return;
	}
	buf_puts(b, prose ? "\\[" : "[");
	lengthen(b, put_accented(b, s, end) * 4 / 10);
	buf_puts(b, prose ? "\\]" : "]");
}

/* Each item of a list by itself, behind its marker. */
static void put_items(struct buf *b, const char *s, bool turned)
{
	while (*s) {
		const char *end = s + strcspn(s, "\n");
		if (!strncmp(s, "- ", 2)) {
			buf_puts(b, "- ");
			s += 2;
		}
		if (end > s)
			put_pseudo(b, s, end, turned, true);
		if (*end)
			buf_putc(b, '\n');
		s = end + (*end != 0);
	}
}

struct node *pseudo_text(struct text_map *m, const char *context, const struct shape_field *field, struct node *n)
{
	struct node *copy = NEW(m->arena, struct node);
	struct buf b = {0};
	(void)context;
	if (field && field->type == SHAPE_LINK)
		return n;
	*copy = *n;
	bool prose = field && field->type == SHAPE_PROSE, turned = !strcmp(m->user, "ar-XB");
	if (prose && !strncmp(n->text, "- ", 2))
		put_items(&b, n->text, turned);
	else
		put_pseudo(&b, n->text, n->text + strlen(n->text), turned, prose);
	copy->text = arena_strdup(m->arena, buf_cstr(&b));
	buf_free(&b);
	return copy;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tags stand in pairs, one inside of another; a span ends with its own </span>. */
#include "tags.h"
#include "language.h"

#include <ctype.h>
#include <string.h>
#include <strings.h>

#define LONGEST_TAG 200
#define MOST_PLACES 20 /* that are looked for; each costs the length of the text */

static const char *const names[] = {"nobr", "span"};

/* The name of the tag at `s`, which may be </name>; NULL: none of ours. */
static const char *tag_name(const char *s)
{
	s += 1 + (s[1] == '/');
	for (int i = 0; i < COUNT_OF(names); i++)
		if (!strncasecmp(s, names[i], 4) && !isalnum((unsigned char)s[4]) && s[4] != '-')
			return names[i];
	return NULL;
}

size_t tag_size(const char *s)
{
	const char *end = *s == '<' && tag_name(s) ? memchr(s, '>', strnlen(s, LONGEST_TAG)) : NULL;
	return end ? (size_t)(end - s) + 1 : 0;
}

bool tags_nobreak(const struct tags *t)
{
	for (int i = 0; i < t->open.n; i++)
		if (t->open.v[i].name == names[0])
			return true;
	return false;
}

const char *tags_lang(const struct tags *t)
{
	for (int i = t->open.n; i-- > 0;)
		if (t->open.v[i].lang)
			return t->open.v[i].lang;
	return NULL;
}

static struct where place(struct tags *t, struct spot s)
{
	return ++t->told > MOST_PLACES ? s.at : text_place(s.at, s.text, (size_t)(s.p - s.text));
}

void tags_end(struct tags *t, int n)
{
	for (; t->open.n > n; t->open.n--) {
		const struct open_tag *tag = &t->open.v[t->open.n - 1];
		diag_report(t->diag, DIAG_TAG_PAIR, place(t, tag->spot),
		            arena_printf(t->arena, "<%s> has no end", tag->name));
		diag_hint(t->diag, "write </%s> behind the words that it is about, in the same paragraph", tag->name);
	}
}

static void close_tag(struct tags *t, const char *name, struct spot spot)
{
	int i = t->open.n - 1;
	while (i >= 0 && t->open.v[i].name != name)
		i--;
	if (i < 0) {
		diag_report(t->diag, DIAG_TAG_PAIR, place(t, spot),
		            arena_printf(t->arena, "</%s> has no <%s> before it", name, name));
		return;
	}
	tags_end(t, i + 1);
	t->open.n = i;
}

/* What stands for xx in <span lang="xx">; NULL: the tag has another form. */
static const char *span_lang(struct arena *a, const char *tag, size_t n)
{
	static const char start[] = "<span lang=";
	const size_t before = sizeof(start) - 1;
	if (n < before + 3 || strncasecmp(tag, start, before) != 0 || !strchr("\"'", tag[before]) ||
	    tag[n - 2] != tag[before])
		return NULL;
	return arena_strndup(a, tag + before + 1, n - before - 3);
}

void tags_read(struct tags *t, const char *tag, size_t n, struct spot spot)
{
	const char *name = tag_name(tag), *lang = NULL;
	if (n == 7 && tag[1] == '/') {
		close_tag(t, name, spot);
		return;
	}
	if (name == names[0] ? n == 6 : (lang = span_lang(t->arena, tag, n)) != NULL) {
		if (lang && !language_is_tag(lang)) {
			diag_report(t->diag, DIAG_BAD_LANGUAGE, place(t, spot), lang);
			language_hint(t->diag, lang);
			lang = NULL;
		}
		lang = lang ? language_canonical(t->arena, lang) : NULL;
		*vec_push(t->arena, &t->open) = (struct open_tag){name, lang, spot};
		return;
	}
	diag_report(t->diag, DIAG_UNSUPPORTED_MARKUP, place(t, spot),
	            arena_printf(t->arena, "a text cannot hold the tag %.*s", (int)n, tag));
	diag_hint(t->diag,
	          name == names[0] ? "words that stay on one line stand between <nobr> and </nobr>"
	                           : "words of another language stand between <span lang=\"xx\"> and </span>, where xx is "
	                             "its tag, as in fr or zh-Hans");
	if (tag[1] != '/' && tag[n - 2] != '/') /* so that its end is no second mistake */
		*vec_push(t->arena, &t->open) = (struct open_tag){name, NULL, spot};
}

void tags_check(struct arena *a, struct diag *d, const char *text, struct where at)
{
	struct tags tags = {.arena = a, .diag = d};
	for (const char *p = text; (p = strchr(p, '<')); p++) {
		size_t n = tag_size(p);
		if (n)
			tags_read(&tags, p, n, (struct spot){at, text, p});
	}
	tags_end(&tags, 0);
}

const char *tags_strip(struct arena *a, const char *text)
{
	if (!strchr(text, '<'))
		return text;
	char *stripped = arena_alloc(a, strlen(text) + 1), *to = stripped;
	while (*text) {
		size_t n = tag_size(text);
		if (!n)
			*to++ = *text++;
		text += n;
	}
	*to = 0;
	return stripped;
}

const char *tag_hint(const char *tag)
{
	static const char *const hints[][2] = {
	        {"<br", "a backslash at the end of a line breaks it"},
	        {"<b>", "bold text stands between two '**'"},
	        {"<strong", "bold text stands between two '**'"},
	        {"<i>", "italics stand between two '*'"},
	        {"<em", "italics stand between two '*'"},
	        {"<a ", "a link is written [text](https://example.org)"},
	        {"<code", "code stands between two '`'"},
	        {"<!--", "a comment is written in YAML, behind a '#' outside of the text"},
	};
	for (int i = 0; i < COUNT_OF(hints); i++)
		if (!strncmp(tag, hints[i][0], strlen(hints[i][0])))
			return hints[i][1];
	return "tags are <nobr> and <span lang=\"xx\">; write \\< for a sign that is meant";
}

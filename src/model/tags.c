/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tags stand in pairs, one inside of another; a span ends with its own </span>. <wbr> stands alone. */
#include "tags.h"
#include "language.h"

#include <assert.h>
#include <ctype.h>
#include <string.h>
#include <strings.h>

#define LONGEST_TAG 200
#define MOST_PLACES 20 /* that are looked for; each costs the length of the text */

static const char *const names[] = {"nobr", "span", "wbr"};

/* The name of the tag at `s`, which may be </name>; NULL: none of ours. */
static const char *tag_name(const char *s)
{
	s += 1 + (s[1] == '/');
	for (int i = 0; i < COUNT_OF(names); i++) {
		size_t n = strlen(names[i]);
		if (!strncasecmp(s, names[i], n) && !isalnum((unsigned char)s[n]) && s[n] != '-')
			return names[i];
	}
	return NULL;
}

size_t tag_size(const char *s)
{
	const char *end = *s == '<' && tag_name(s) ? memchr(s, '>', strnlen(s, LONGEST_TAG)) : NULL;
	return end ? (size_t)(end - s) + 1 : 0;
}

/* The innermost one; its language and class are those of the text that comes next. */
static const struct open_tag *innermost(const struct tags *t)
{
	static const struct open_tag none;
	return t->open.n ? &t->open.v[t->open.n - 1] : &none;
}

bool tags_nobreak(const struct tags *t) { return innermost(t)->nobr; }

unsigned tags_take_flags(struct tags *t)
{
	unsigned flags = (tags_nobreak(t) ? SPAN_NOBREAK : 0) | (t->may_break ? SPAN_BREAK : 0);
	t->may_break = false;
	return flags;
}

const char *tags_lang(const struct tags *t) { return innermost(t)->lang; }

struct span_class *tags_class(const struct tags *t) { return innermost(t)->class; }

static void open_tag(struct tags *t, const char *name, const char *lang, struct span_class *class, struct spot spot)
{
	const struct open_tag *outer = innermost(t);
	const struct open_tag tag = {.name = name,
	                             .lang = lang ? lang : outer->lang,
	                             .class = class ? class : outer->class,
	                             .nobr = outer->nobr + (name == names[0]),
	                             .span = outer->span + (name == names[1]),
	                             .spot = spot};
	*vec_push(t->arena, &t->open) = tag;
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
	const struct open_tag *last = innermost(t);
	int i = t->open.n - 1;
	if (!(name == names[0] ? last->nobr : last->span)) {
		diag_report(t->diag, DIAG_TAG_PAIR, place(t, spot),
		            arena_printf(t->arena, "</%s> has no <%s> before it", name, name));
		return;
	}
	assert(t->open.v);
	while (t->open.v[i].name != name)
		i--;
	tags_end(t, i + 1);
	t->open.n = i;
}

/* What a span says. */
struct span_says {
	const char *lang, *class; /* NULL: nothing */
};

/* One attribute at `p`, after blanks: NAME="VALUE". Behind it; NULL: it is none, or one that was there before. */
static const char *read_attribute(struct arena *a, const char *p, const char *end, struct span_says *out)
{
	static const char *const keys[] = {"lang=", "class="};
	const char **const values[] = {&out->lang, &out->class};
	const char *start = p + strspn(p, " \t\n");
	for (int i = 0; start > p && i < COUNT_OF(keys); i++) {
		const char *quote = start + strlen(keys[i]);
		if (quote >= end || strncasecmp(start, keys[i], strlen(keys[i])) != 0 || !strchr("\"'", *quote) ||
		    *values[i])
			continue;
		const char *close = memchr(quote + 1, *quote, (size_t)(end - quote - 1));
		if (!close)
			return NULL;
		*values[i] = arena_strndup(a, quote + 1, (size_t)(close - quote - 1));
		return close + 1;
	}
	return NULL;
}

/* The attributes of a tag that opens a span; false: it has another form. */
static bool read_span(struct arena *a, const char *tag, size_t n, struct span_says *out)
{
	const char *p = tag + 5, *end = tag + n - 1; /* behind <span, before > */
	while (p && p < end && p[strspn(p, " \t\n")] != '>')
		p = read_attribute(a, p, end, out);
	return p && tag[1] != '/' && (out->lang || out->class);
}

static const char *check_language(struct tags *t, const char *lang, struct spot spot)
{
	if (!lang || language_is_tag(lang))
		return lang ? language_canonical(t->arena, lang) : NULL;
	diag_report(t->diag, DIAG_BAD_LANGUAGE, place(t, spot), lang);
	language_hint(t->diag, lang);
	return NULL;
}

static struct span_class *make_class(struct tags *t, const char *name, struct spot spot)
{
	struct span_class *c = name ? NEW(t->arena, struct span_class) : NULL;
	if (c)
		*c = (struct span_class){
		        .name = name, .outer = tags_class(t), .at = spot.at, .text = spot.text, .p = spot.p};
	return c;
}

void tags_read(struct tags *t, const char *tag, size_t n, struct spot spot)
{
	const char *name = tag_name(tag);
	struct span_says says = {0};
	if (name == names[2] && tag[1] != '/' && n <= strlen("<wbr />")) {
		t->may_break = true;
		return;
	}
	if (name != names[2] && n == 7 && tag[1] == '/') {
		close_tag(t, name, spot);
		return;
	}
	if (name == names[0] ? n == 6 : name == names[1] && read_span(t->arena, tag, n, &says)) {
		struct span_class *class = make_class(t, says.class, spot);
		open_tag(t, name, check_language(t, says.lang, spot), class, spot);
		return;
	}
	diag_report(t->diag, DIAG_UNSUPPORTED_MARKUP, place(t, spot),
	            arena_printf(t->arena, "a text cannot hold the tag %.*s", (int)n, tag));
	diag_hint(t->diag,
	          name == names[2] ? "a place where a line may end is written <wbr>, alone"
	                  : name == names[0]
	                  ? "words that stay on one line stand between <nobr> and </nobr>"
	                  : "words of another language stand between <span lang=\"xx\"> and </span>, where xx is "
	                    "its tag, as in fr or zh-Hans; <span class=\"x\"> names a style");
	if (name != names[2] && tag[1] != '/' && tag[n - 2] != '/') /* so that its end is no second mistake */
		open_tag(t, name, NULL, NULL, spot);
}

/* The classes that a text names. */
struct classes {
	VEC(const char *) name;
	struct hashes by_name;
};

static struct classes find_classes(struct arena *a, const char *text)
{
	struct classes c = {0};
	for (const char *p = text; (p = strchr(p, '<')); p++) {
		struct span_says says = {0};
		size_t n = tag_size(p);
		if (!n || tag_name(p) != names[1] || !read_span(a, p, n, &says) || !says.class)
			continue;
		hashes_put(a, &c.by_name, hash_bytes(says.class, strlen(says.class), HASH_SEED), c.name.n);
		*vec_push(a, &c.name) = says.class;
	}
	return c;
}

static const char *find_lacking(const struct classes *one, const struct classes *other)
{
	for (int i = 0; i < one->name.n; i++) {
		const char *name = one->name.v[i];
		const int *at;
		size_t step = 0;
		do {
			at = hashes_next(&other->by_name, hash_bytes(name, strlen(name), HASH_SEED), &step);
			assert(!at || other->name.v);
		} while (at && strcmp(other->name.v[*at], name) != 0);
		if (!at)
			return name;
	}
	return NULL;
}

const char *tags_other_class(struct arena *a, const char *one, const char *other)
{
	struct classes c = find_classes(a, one), d = find_classes(a, other);
	const char *lacking = find_lacking(&c, &d);
	return lacking ? lacking : find_lacking(&d, &c);
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
	return "tags are <nobr>, <wbr>, <span lang=\"xx\"> and <span class=\"x\">; write \\< for a sign that is meant";
}

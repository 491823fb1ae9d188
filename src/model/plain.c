/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Plain text of the content and of its translations, for which there is one rule. */
#include "plain.h"
#include "input.h"
#include "link.h"
#include "tags.h"

#include <ctype.h>
#include <string.h>
#include <strings.h>

/* A mark of Markdown that stands in pairs; a single one is a sign of its own more often than not, 2*3*4 say, so its
   words are not part of others. */
static const struct mark {
	const char *sign, *what;
	bool alone;
} marks[] = {{"**", "bold text stands", false}, {"*", "italics stand", true}, {"`", "code stands", true}};

static bool is_of_word(char c) { return isalnum((unsigned char)c) || (unsigned char)c >= 0x80; }

/* The end of what begins with the sign at `p`, as CommonMark pairs them; or NULL. */
static const char *pair_end(const struct mark *m, const char *text, const char *p)
{
	size_t n = strlen(m->sign);
	const char *end = strstr(p + n, m->sign);
	if (!end || end == p + n || strchr(" *\n", p[n]) || strchr(" \n", end[-1]))
		return NULL;
	bool part = (p > text && is_of_word(p[-1])) || is_of_word(end[n]) || end[n] == *m->sign;
	return m->alone && part ? NULL : end;
}

/* A pair that lacks its end: `**` before a word. Behind one it may be the sign of a note, between two the one for a power. */
static bool begins_bold(const char *text, const char *p)
{
	return p[0] == '*' && p[1] == '*' && is_of_word(p[2]) && (p == text || strchr(" \n", p[-1]));
}

/* Words between two signs, or behind one that begins a pair only; NULL: there are none. */
static const char *find_pair(const struct mark *m, const char *text)
{
	for (const char *p = text; (p = strstr(p, m->sign));) {
		const char *end = pair_end(m, text, p);
		if (end || (!m->alone && begins_bold(text, p)))
			return p;
		p += strspn(p, (const char[]){*m->sign, 0});
	}
	return NULL;
}

static const char *find_link(struct arena *a, const char *text)
{
	struct link_markup link;
	for (const char *p = text; (p = strchr(p, '[')); p++)
		if (link_markup(a, p, &link))
			return p;
	return NULL;
}

/* -- HTML ----------------------------------------------------------------------------------- */

/* Elements that authors write in texts. */
static const char *const elements[] = {"a",     "abbr", "b",   "big",   "br",  "center", "cite", "code",  "del",    "div",
                                       "em",    "font", "h1",  "h2",    "h3",  "hr",     "i",    "img",   "ins",    "kbd",
                                       "li",    "mark", "ol",  "p",     "pre", "q",      "s",    "small", "strike", "strong",
                                       "style", "sub",  "sup", "table", "td",  "tr",     "tt",   "u",     "ul"};

/* The size of the name of an element behind `<` or `</`; 0: none. */
static size_t element_size(const char *p)
{
	size_t n = 0;
	while (isalnum((unsigned char)p[n]))
		n++;
	bool ends = p[n] == '>' || p[n] == ' ' || (p[n] == '/' && p[n + 1] == '>');
	for (int i = 0; i < COUNT_OF(elements) && ends; i++)
		if (strlen(elements[i]) == n && !strncasecmp(p, elements[i], n))
			return n;
	return 0;
}

/* Whether the element of a name of `n` bytes at `p` is closed behind it. */
static bool is_closed(const char *p, size_t n)
{
	for (const char *end = p; (end = strstr(end, "</")); end += 2)
		if (!strncasecmp(end + 2, p, n) && end[2 + n] == '>')
			return true;
	return false;
}

/* A tag or a comment. One letter is a name of its own more often than not, list<b> say, where no end follows. */
static const char *find_element(const char *text)
{
	for (const char *p = text; (p = strchr(p, '<')); p++) {
		const char *name = p + 1 + (p[1] == '/');
		size_t n = element_size(name);
		if (!strncmp(p, "<!--", 4) || (n && strchr(name, '>') && (n > 1 || name > p + 1 || is_closed(name, n))))
			return p;
	}
	return NULL;
}

/* &nbsp; &#160; &#xA0; but no R&D; and no Smith&Sons; */
static bool is_entity(const char *text, const char *p)
{
	static const char digits[] = "0123456789", hex[] = "0123456789abcdefABCDEF";
	size_t n = 1;
	if (p[1] == '#') {
		size_t mark = 2 + (tolower((unsigned char)p[2]) == 'x');
		n = strspn(p + mark, mark == 3 ? hex : digits);
		return n > 0 && p[mark + n] == ';';
	}
	while (isalnum((unsigned char)p[n]))
		n++;
	bool name = p > text && isalnum((unsigned char)p[-1]) && isupper((unsigned char)p[1]);
	return n > 2 && n < 32 && p[n] == ';' && isalpha((unsigned char)p[1]) && !name;
}

static const char *find_entity(const char *text)
{
	for (const char *p = text; (p = strchr(p, '&')); p++)
		if (is_entity(text, p))
			return p;
	return NULL;
}

static struct where place(const char *text, const char *p, struct where at)
{
	return text_place(at, text, (size_t)(p - text));
}

static void check_html(struct arena *a, struct diag *d, const char *text, struct where at, const char *source,
                       const char *instead)
{
	const char *tag = find_element(text), *entity = find_entity(text);
	if (tag && !(source && find_element(source))) {
		size_t n = tag[1] == '!' ? 4 : strcspn(tag, ">") + 1;
		diag_report(d, DIAG_DOUBTFUL_MARKUP, place(text, tag, at),
		            arena_printf(a, "the tag %.*s is printed as it stands", (int)utf8_cut(tag, n, 40), tag));
		diag_hint(d, "no text holds HTML; %s", instead);
	}
	if (!entity || (source && find_entity(source)))
		return;
	int n = (int)strcspn(entity, ";") + 1;
	diag_report(d, DIAG_DOUBTFUL_MARKUP, place(text, entity, at),
	            arena_printf(a, "'%.*s' is printed as it stands", n, entity));
	diag_hint(
	        d,
	        "write the sign itself; one that cannot be seen is an escape inside \"\xE2\x80\xA6\": \\_ is a no-break space");
}

void plain_check(struct arena *a, struct diag *d, const char *text, struct where at, const char *source)
{
	tags_check(a, d, text, at);
	for (int i = 0; i < COUNT_OF(marks); i++) {
		const char *found = find_pair(&marks[i], text);
		if (!found || (source && find_pair(&marks[i], source)))
			continue;
		diag_report(d, DIAG_DOUBTFUL_MARKUP, place(text, found, at),
		            arena_printf(a, "the mark '%s' is printed as it stands", marks[i].sign));
		diag_hint(d, "%s in fields of the type prose", marks[i].what);
		break;
	}
	check_html(a, d, text, at, source,
	           "bold text, italics and line breaks stand in fields of the type prose, as Markdown");
	const char *link = find_link(a, text);
	if (!link || (source && find_link(a, source)))
		return;
	diag_report(d, DIAG_DOUBTFUL_MARKUP, place(text, link, at), "this link is printed as it stands");
	diag_hint(d, "links stand in fields of the type prose");
}

void plain_check_words(struct arena *a, struct diag *d, const char *text, struct where at, const char *source)
{
	check_html(a, d, text, at, source,
	           "in layouts **bold** and *italic* are marked so, and a new line is a box of its own");
}

/* Of what YAML 1.1 takes for nothing or for a switch (yaml.org/type/bool.html, null.html), what is written so for that: Yes is
   the label of a box, NULL what databases write. */
void plain_check_bare(struct diag *d, const struct node *n)
{
	static const char *const words[] = {"null", "NULL", "true", "false", "yes", "no", "on", "off"};
	for (int i = 0; i < COUNT_OF(words) && !n->quoted; i++)
		if (!strcmp(n->text, words[i])) {
			diag_report(d, DIAG_DOUBTFUL_WORD, n->at, n->text);
			diag_hint(d, "a word that is meant stands in quotes: '%s'", n->text);
		}
}

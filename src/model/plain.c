/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Plain text of the content and of its translations, for which there is one rule. */
#include "plain.h"
#include "input.h"
#include "link.h"
#include "tags.h"

#include <ctype.h>
#include <string.h>

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

/* Words between two signs, or NULL. */
static const char *find_pair(const struct mark *m, const char *text)
{
	for (const char *p = text; (p = strstr(p, m->sign));) {
		const char *end = pair_end(m, text, p);
		if (end)
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

static struct where place(const char *text, const char *p, struct where at)
{
	return text_place(at, text, (size_t)(p - text));
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
	const char *link = find_link(a, text);
	if (!link || (source && find_link(a, source)))
		return;
	diag_report(d, DIAG_DOUBTFUL_MARKUP, place(text, link, at), "this link is printed as it stands");
	diag_hint(d, "links stand in fields of the type prose");
}

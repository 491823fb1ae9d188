/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What of a prose is too much for cmark, found in one pass over its bytes.
 *
 * cmark looks for the other end of some marks through the whole paragraph, for each mark again, and
 * copies the address of a definition to each use of it. Texts of people are far from where that is
 * felt; a text made to be slow costs the square of its length.
 */
#include "prose_limit.h"
#include "limit.h"

#include <string.h>

struct counts {
	const char *text;
	size_t start;              /* of the paragraph */
	size_t definition;         /* where the latest one of the paragraph begins behind its colon; 0: there is none */
	size_t paragraph, longest; /* bytes of the longest paragraph; of the longest definition */
	size_t uses, pictures, declarations;
};

/* A definition ends where the next begins, or with its paragraph. */
static void end_definition(struct counts *c, size_t at)
{
	if (c->definition && at - c->definition > c->longest)
		c->longest = at - c->definition;
	c->definition = 0;
}

static void end_paragraph(struct counts *c, size_t at)
{
	end_definition(c, at);
	if (at - c->start > c->paragraph)
		c->paragraph = at - c->start;
	c->start = at + strspn(c->text + at, " \t\r\n");
}

static bool is_empty_line(const char *s)
{
	s += strspn(s, " \t\r");
	return *s == '\n' || !*s;
}

static void count_mark(struct counts *c, size_t at)
{
	char next = c->text[at + 1];
	switch (c->text[at]) {
	case '[': c->uses++; break;
	case '!': c->pictures += next == '['; break;
	case '<': c->declarations += next == '!' || next == '?'; break;
	case ']':
		if (next == ':') {
			end_definition(c, at);
			c->definition = at + 2;
		}
		break;
	default:
		if (at >= c->start && is_empty_line(c->text + at + 1))
			end_paragraph(c, at);
	}
}

const char *prose_excess(struct arena *a, const char *text)
{
	struct counts c = {.text = text};
	size_t at = strcspn(text, "[]!<\n");
	for (; text[at]; at += 1 + strcspn(text + at + 1, "[]!<\n"))
		count_mark(&c, at);
	if (at > c.start)
		end_paragraph(&c, at);
	if (c.paragraph > LIMIT_PARAGRAPH_BYTES)
		return arena_printf(a, "a paragraph has more than %d bytes; an empty line begins another",
		                    LIMIT_PARAGRAPH_BYTES);
	if (c.pictures > LIMIT_PROSE_RARE)
		return arena_printf(a, "one prose holds '![' more than %d times", LIMIT_PROSE_RARE);
	if (c.declarations > LIMIT_PROSE_RARE)
		return arena_printf(a, "one prose holds '<!' and '<?' more than %d times", LIMIT_PROSE_RARE);
	if (c.longest && c.uses > LIMIT_REFERENCE_BYTES / c.longest)
		return arena_printf(a, "a definition of %zu bytes with %zu times '[' in the same prose", c.longest, c.uses);
	return NULL;
}

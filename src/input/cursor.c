/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Places in a text. Marks come in the order of the file, so all of them together cost one pass. */
#include "cursor.h"

#include <string.h>

static inline void step(struct cursor *c, const char *end)
{
	bool line_end = *c->p == '\n';
	if ((unsigned char)*c->p < 0x80)
		c->p++;
	else
		utf8_next(&c->p, end);
	c->index++;
	c->line += line_end;
	c->column = line_end ? 1 : c->column + 1;
}

/* Behind a line end the column is counted anew; who goes back over one stays near it. */
static void step_back(struct cursor *c, const char *start)
{
	utf8_previous(start, &c->p);
	c->index--;
	c->column--;
	if (*c->p != '\n')
		return;
	const char *line = c->p;
	for (c->line--, c->column = 1; line > start && line[-1] != '\n'; c->column++)
		utf8_previous(start, &line);
}

const char *cursor_find(struct cursor *c, const char *start, const char *end, size_t index)
{
	struct cursor at = *c;
	if (!at.p || index < at.index / 2)
		at = (struct cursor){start, 0, 1, 1};
	while (at.index > index)
		step_back(&at, start);
	while (at.index < index && at.p < end)
		step(&at, end);
	*c = at;
	return at.p;
}

struct where cursor_place(const struct source *s, const char *start, const char *end, size_t offset)
{
	struct cursor c = {start, 0, 1, 1};
	while (c.p < end && (size_t)(c.p - start) < offset)
		step(&c, end);
	return (struct where){s, c.line, c.column};
}

struct where cursor_move(struct where at, const char *from, const char *to)
{
	struct cursor c = {from, 0, at.line, at.column};
	while (c.p < to)
		step(&c, to);
	return (struct where){at.source, c.line, c.column};
}

bool cursor_has_other_lines(const char *start, const char *end)
{
	const unsigned char *p, *stop = (const unsigned char *)end;
	if (memchr(start, '\r', (size_t)(end - start)))
		return true;
	for (p = (const unsigned char *)start; (p = memchr(p, 0xC2, (size_t)(stop - p))); p++)
		if (stop - p > 1 && p[1] == 0x85)
			return true;
	for (p = (const unsigned char *)start; (p = memchr(p, 0xE2, (size_t)(stop - p))); p++)
		if (stop - p > 2 && p[1] == 0x80 && (p[2] == 0xA8 || p[2] == 0xA9))
			return true;
	return false;
}

bool cursor_is_before_comment(const char *p, const char *end) { return end - p > 1 && p[0] == ' ' && p[1] == '#'; }

bool cursor_has_comments(const char *start, const char *end)
{
	for (const char *p = start; (p = memchr(p, '#', (size_t)(end - p))); p++)
		if (p - start > 1 && p[-1] == ' ' && p[-2] != ' ' && p[-2] != '\n')
			return true;
	return false;
}

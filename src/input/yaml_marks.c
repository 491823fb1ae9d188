/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Slips that are no part of what an author writes: marks between documents or of a merge, and ends of lines that nobody
 * sees.
 */
#include "yaml_slip.h"

#include <string.h>

static const char *start_of(const struct yaml_slip *s, const char *p)
{
	while (p > s->start && p[-1] != '\n')
		p--;
	return p;
}

static size_t size_of(const struct yaml_slip *s, const char *line)
{
	const char *end = memchr(line, '\n', (size_t)(s->end - line));
	return (size_t)((end ? end : s->end) - line);
}

static bool answer(struct yaml_slip *s, const char *place, const char *text, const char *hint)
{
	s->place = place;
	s->text = text;
	s->hint = hint;
	return true;
}

/* The line "...", or a directive; the first of the file, since one is enough. */
bool yaml_is_mark(struct yaml_slip *s)
{
	if (!strstr(s->problem, "document start") && !strstr(s->context, "directive") && !strstr(s->problem, "directive"))
		return false;
	for (const char *line = s->start; line < s->end; line += size_of(s, line) + 1) {
		size_t n = size_of(s, line);
		if (n >= 3 && !memcmp(line, "...", 3) && (n == 3 || strchr(" \t\r", line[3])))
			return answer(s, line, "the line '...' ends the document, but more follows", "delete it");
		if (n >= 5 && (!memcmp(line, "%YAML", 5) || !memcmp(line, "%TAG", 4)))
			return answer(s, line, "a directive of YAML, which platen has no use for", "delete the line");
	}
	return false;
}

static const char *find_break(const char *p, size_t n)
{
	static const char *const breaks[] = {"\xE2\x80\xA8", "\xE2\x80\xA9", "\xC2\x85"};
	for (const char *end = p + n; p < end; p++)
		for (int i = 0; i < COUNT_OF(breaks); i++)
			if ((size_t)(end - p) >= strlen(breaks[i]) && !memcmp(p, breaks[i], strlen(breaks[i])))
				return p;
	return NULL;
}

/* libyaml ends lines at these too, so that what follows stands in the first column. */
bool yaml_is_break(struct yaml_slip *s)
{
	const char *line = start_of(s, s->at < s->end ? s->at : s->end);
	const char *found = find_break(line, size_of(s, line));
	if (!found && s->from) {
		line = start_of(s, s->from);
		found = find_break(line, size_of(s, line));
	}
	if (!found)
		return false;
	const char *p = found;
	return answer(
	        s, found,
	        arena_printf(s->arena, "an invisible line break stands here (U+%04X)", (unsigned)utf8_next(&p, s->end)),
	        "delete it; it comes from copying out of another program");
}

bool yaml_is_merge(struct yaml_slip *s)
{
	static const char mark[] = "<<<<<<< ";
	const char *p = s->start;
	for (; (p = memchr(p, '<', (size_t)(s->end - p))); p++)
		if (p == start_of(s, p) && (size_t)(s->end - p) >= sizeof(mark) && !strncmp(p, mark, sizeof(mark) - 1))
			return answer(s, p, "two versions of the file were merged and their conflict was left open",
			              "keep what is right and delete the lines with <<<<<<<, ======= and >>>>>>>");
	return false;
}

bool yaml_is_old_mac(struct yaml_slip *s)
{
	if (memchr(s->start, '\n', (size_t)(s->end - s->start)) || !memchr(s->start, '\r', (size_t)(s->end - s->start)))
		return false;
	return answer(s, s->start, "the lines of the file end in carriage returns alone",
	              "save it with the line ends of Unix");
}

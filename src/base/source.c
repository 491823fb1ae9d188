/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Places in a text, by line and column. Mistakes come mostly in the order of their file, and a file may
 * have all of its megabytes on one line, so each place is counted from the latest one, forwards or back.
 */
#include "mistake.h"

#include <string.h>

static const char *start_of(const struct source *s)
{
	return s->text + (s->size >= 3 && !memcmp(s->text, "\xEF\xBB\xBF", 3) ? 3 : 0);
}

/* To the start of a line above that of the mark. */
static void go_up(struct source_mark *m, const char *start, int line)
{
	for (; m->line > line; m->line--)
		m->p = memrchr(start, '\n', (size_t)(m->p - start));
	const char *before = memrchr(start, '\n', (size_t)(m->p - start));
	m->p = before ? before + 1 : start;
	m->column = 1;
}

/* To the start of a line below it; false: there are not so many. */
static bool go_down(struct source_mark *m, const char *end, int line)
{
	for (; m->line < line; m->line++) {
		const char *p = memchr(m->p, '\n', (size_t)(end - m->p));
		if (!p)
			return false;
		m->p = p + 1;
		m->column = 1;
	}
	return true;
}

const char *source_find(const struct source *s, int line, int column)
{
	if (!s->text || line < 1)
		return NULL;
	const char *start = start_of(s), *end = s->text + s->size;
	struct source_mark m = s->found && s->found->p ? *s->found : (struct source_mark){start, 1, 1};
	if (m.line > line)
		go_up(&m, start, line);
	if (!go_down(&m, end, line))
		return NULL;
	for (; m.column > column && m.column > 1; m.column--)
		utf8_previous(start, &m.p);
	for (; m.column < column && m.p < end && *m.p != '\n'; m.column++)
		utf8_next(&m.p, end);
	if (s->found)
		*s->found = m;
	return m.p;
}

const struct source *source_view(struct source *view, struct source_mark *mark, const struct source *s)
{
	if (!s)
		return NULL;
	if (view->text != s->text) {
		*view = *s;
		*mark = (struct source_mark){0};
		view->found = mark;
	}
	return view;
}

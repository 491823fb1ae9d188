/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Mistakes in SVG files, each at its line and column. */
#include "svg_reader.h"

#include <string.h>

struct where svg_where(const struct svg *s)
{
	return (struct where){s->source, (int)XML_GetCurrentLineNumber64(s->parser),
	                      (int)XML_GetCurrentColumnNumber64(s->parser) + 1};
}

/* What stands in a message of a value that may have a megabyte. */
static const char *shortened(struct svg *s, const char *text)
{
	size_t n = strlen(text), most = 60;
	return n <= most ? text : arena_printf(s->g->arena, "%.*s…", (int)utf8_cut(text, n, most), text);
}

void svg_stop(struct svg *s, const char *limit)
{
	if (s->stopped)
		return;
	s->failed = s->stopped = true;
	diag_report(s->g->diag, DIAG_SVG_LIMIT, svg_where(s), limit);
	XML_StopParser(s->parser, XML_FALSE);
}

void svg_unsupported(struct svg *s, const char *what, const char *name)
{
	if (s->stopped)
		return;
	s->failed = true;
	if (s->mistakes++ == SVG_MOST_MISTAKES)
		svg_stop(s, "the file has more than 100 mistakes; it is not read further");
	else
		diag_report(s->g->diag, DIAG_SVG_UNSUPPORTED, svg_where(s),
		            arena_printf(s->g->arena, what, shortened(s, name)));
}

void svg_bad_value(struct svg *s, const char *what, const char *value)
{
	if (svg_has_large(value))
		svg_stop(s, "a number is larger than 100,000 user units");
	else
		svg_unsupported(s, what, value);
}

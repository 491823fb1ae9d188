/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * SVG files: a documented subset, read with expat and drawn at once. What is outside the subset
 * and would change the picture is an error at its line; nothing is left out in silence.
 *
 * A file is bounded by its size, and what it can make grow has a limit of its own: there are no
 * entities, attributes that the DTD gives each element are counted, and so are the segments of paths.
 */
#include "svg_reader.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static fix ratio(mpt out, fix in)
{
	const __int128 most = INT64_MAX / 4;
	__int128 v = in > 0 ? ((__int128)out << 32) / in : 0;
	return (fix)(v > most ? most : v);
}

/* The other side of a drawing by its proportions, no longer than the longest paper. */
static mpt side_of(mpt side, fix own, fix other)
{
	__int128 v = (__int128)side * own / other;
	return (mpt)(v > PT(14400) ? PT(14400) : v < 1 ? 1 : v);
}

/* The view box is scaled evenly into what is wanted, and stands in its middle. */
static void start_svg(struct svg *s, const char **a)
{
	fix box[4] = {0, 0, 0, 0};
	const char *whole = svg_attribute(a, "viewBox"), *view = whole;
	for (int i = 0; view && i < 4; i++)
		if (!svg_number(&view, &box[i]))
			box[2] = 0;
	if (!view) {
		box[2] = svg_number_of(s, a, "width", 0);
		box[3] = svg_number_of(s, a, "height", 0);
	}
	if (box[2] <= 0 || box[3] <= 0) {
		svg_bad_value(s, "the drawing needs a viewBox, or a width and height in user units%.0s", whole ? whole : "");
		return;
	}
	mpt w = s->width, h = s->height;
	if (!w)
		w = side_of(h, box[2], box[3]);
	if (!h)
		h = side_of(w, box[3], box[2]);
	fix kx = ratio(w, box[2]), ky = ratio(h, box[3]), k = kx < ky ? kx : ky;
	s->size = (struct point){w, h};
	struct matrix *m = &svg_state(s)->m;
	*m = (struct matrix){k, 0, 0, k, (FIX(w) - fix_mul(k, box[2])) / 2, (FIX(h) - fix_mul(k, box[3])) / 2};
	m->e -= fix_mul(k, box[0]);
	m->f -= fix_mul(k, box[1]);
}

static void start_element(struct svg *s, const char *name, const char **a)
{
	if (!s->started) {
		s->started = true;
		if (strcmp(name, "svg") != 0)
			svg_unsupported(s, "the file starts with <%s> instead of <svg>", name);
		start_svg(s, a);
		svg_read_properties(s, a, "width height viewBox");
	} else if (!strcmp(name, "g")) {
		svg_read_properties(s, a, "");
	} else if (!svg_shape(s, name, a)) {
		svg_unsupported(s, "the element <%s> is not supported", name);
	}
}

/* -- limits --------------------------------------------------------------------------------- */

/* Where a DTD lies in another file, expat passes over references to entities that it has not seen. */
static bool has_entity(struct svg *s)
{
	static const char *const known[] = {"amp;", "lt;", "gt;", "quot;", "apos;", "#"};
	const char *tag = s->source->text + XML_GetCurrentByteIndex(s->parser),
	           *end = tag + XML_GetCurrentByteCount(s->parser);
	for (; (tag = memchr(tag, '&', (size_t)(end - tag))); tag++) {
		bool good = s->wide;
		for (int i = 0; i < COUNT_OF(known); i++)
			good |= !strncmp(tag + 1, known[i], strlen(known[i]));
		if (!good)
			return true;
	}
	return false;
}

static void count_element(struct svg *s, const char **attributes)
{
	for (const char **a = attributes; a[0]; a += 2)
		s->attributes += strlen(a[0]) + strlen(a[1]) + 1;
	if (++s->elements > SVG_MOST_ELEMENTS)
		svg_stop(s, "the file has more than 50,000 elements");
	else if (s->attributes > SVG_MOST_ATTRIBUTES)
		svg_stop(s, "the attributes, with those that the DTD gives each element, have more than 4 MB");
	else if (has_entity(s))
		svg_unsupported(s, "entities are not supported%s", "");
}

static void XMLCALL on_start(void *user, const char *name, const char **attributes)
{
	struct svg *s = user;
	bool text = !strcmp(name, "title") || !strcmp(name, "desc") || !strcmp(name, "metadata");
	if (s->stopped)
		return;
	count_element(s, attributes);
	if (s->skip || text) {
		s->skip++;
		return;
	}
	if (s->depth > SVG_DEEPEST) {
		svg_stop(s, "elements are nested more than 30 levels deep");
		return;
	}
	s->stack[s->depth + 1] = *svg_state(s);
	s->depth++;
	start_element(s, name, attributes);
}

static void XMLCALL on_end(void *user, const char *name)
{
	struct svg *s = user;
	(void)name;
	if (s->stopped)
		return;
	if (s->skip)
		s->skip--;
	else
		s->depth--;
}

/* Entities can grow without bound, or read other files; no drawing needs them. */
static void XMLCALL on_entity(void *user, const XML_Char *name, int parameter, const XML_Char *value, int length,
                              const XML_Char *base, const XML_Char *system, const XML_Char *public, const XML_Char *notation)
{
	struct svg *s = user;
	(void)parameter, (void)value, (void)length, (void)base, (void)system, (void)public, (void)notation;
	svg_unsupported(s, "the entity '%s' is not supported", name);
	s->stopped = true;
	XML_StopParser(s->parser, XML_FALSE);
}

static void XMLCALL on_skipped_entity(void *user, const XML_Char *name, int parameter)
{
	(void)parameter;
	svg_unsupported(user, "the entity '%s' is not supported", name);
}

static void XMLCALL on_attribute(void *user, const XML_Char *element, const XML_Char *name, const XML_Char *type,
                                 const XML_Char *value, int required)
{
	struct svg *s = user;
	(void)element, (void)name, (void)type, (void)value, (void)required;
	if (++s->declared > SVG_MOST_DECLARED)
		svg_stop(s, "the DTD declares more than 1,000 attributes");
}

static void parse(struct svg *s)
{
	XML_SetUserData(s->parser, s);
	XML_SetElementHandler(s->parser, on_start, on_end);
	XML_SetEntityDeclHandler(s->parser, on_entity);
	XML_SetSkippedEntityHandler(s->parser, on_skipped_entity);
	XML_SetAttlistDeclHandler(s->parser, on_attribute);
	if (XML_Parse(s->parser, s->source->text, (int)s->source->size, 1) != XML_STATUS_ERROR)
		return;
	enum XML_Error error = XML_GetErrorCode(s->parser);
	if (error == XML_ERROR_NO_MEMORY)
		machine_failure("out of memory while reading %s", s->source->path);
	if (!s->failed)
		svg_unsupported(s, "the file is not well-formed XML: %s", XML_ErrorString(error));
}

struct point svg_draw(const struct gfx *g, const char *file, mpt width, mpt height, color current, struct where at,
                      struct canvas *c)
{
	struct svg *s = NEW(g->arena, struct svg);
	*s = (struct svg){.g = g, .canvas = c, .width = width, .height = height};
	s->source = file_read(g->root, file, g->diag, at);
	if (!s->source)
		return (struct point){0, 0};
	if (s->source->size > SVG_LARGEST_FILE) {
		diag_report(g->diag, DIAG_SVG_LIMIT, (struct where){s->source, 1, 1}, "the file is larger than 1 MB");
		return (struct point){0, 0};
	}
	s->stack[0] = (struct state){
	        {FIX(1), 0, 0, FIX(1), 0, 0}, COLOR_RGB(0x000000), COLOR_NONE, FIX(1), current, false, false, false};
	s->wide = memchr(s->source->text, 0, s->source->size < 4 ? s->source->size : 4) != NULL;
	s->parser = XML_ParserCreate(NULL);
	if (!s->parser)
		machine_failure("out of memory while reading %s", file);
	parse(s);
	XML_ParserFree(s->parser);
	return s->failed ? (struct point){0, 0} : s->size;
}

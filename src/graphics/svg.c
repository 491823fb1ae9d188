/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * SVG files: a documented subset, read with expat into shapes (svg_draw.c draws them). What is outside of
 * the subset and would change the picture is an error at its line; nothing is left out in silence.
 *
 * A file is bounded by its size, and what it can make grow has a limit of its own: there are no
 * entities, attributes that the DTD gives each element are counted, and so are the segments of paths.
 */
#include "svg_reader.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* -- elements ------------------------------------------------------------------------------- */

/* The name without its namespace; NULL: that is not SVG's. A file without any is taken for SVG. */
static const char *own_name(const struct svg *s, const char *name)
{
	static const char svg[] = "http://www.w3.org/2000/svg";
	const char *space = strrchr(name, ' ');
	if (!space)
		return s->started && !s->plain ? NULL : name;
	size_t n = (size_t)(space - name);
	return n == sizeof(svg) - 1 && !memcmp(name, svg, n) ? space + 1 : NULL;
}

/* Descriptions, and what is drawn only where something refers to it, which is a mistake there. */
static bool is_reference(const char *name)
{
	static const char *const names[] = {"title",          "desc",          "metadata", "defs",         "style",
	                                    "symbol",         "marker",        "clipPath", "mask",         "filter",
	                                    "linearGradient", "pattern",       "view",     "meshgradient", "radialGradient",
	                                    "cursor",         "color-profile", "script"};
	for (int i = 0; i < COUNT_OF(names); i++)
		if (!strcmp(name, names[i]))
			return true;
	return false;
}

static void refuse_element(struct svg *s, const char *name)
{
	static const struct {
		const char *name, *hint;
	} hints[] = {
	        {"text", "turn the text into paths in the program that it was drawn with"},
	        {"use", "make the copies independent in the program that it was drawn with (unlink clones, expand symbols)"},
	        {"image", "a bitmap is a picture of its own: place it with an image box"},
	        {"a", "remove the link: text around the drawing can have one"},
	        {"svg", "join the drawings, or place each with a box of its own"},
	};
	svg_unsupported(s, "the element <%s> is not supported", name);
	for (int i = 0; i < COUNT_OF(hints) && !s->stopped; i++)
		if (!strcmp(name, hints[i].name))
			diag_hint(s->g->diag, "%s", hints[i].hint);
}

/* As start_element(). */
static bool start_root(struct svg *s, const char *name, const char **a)
{
	s->plain = !strchr(name, ' ');
	const char *own = own_name(s, name);
	s->started = true;
	if (!own || strcmp(own, "svg") != 0) {
		svg_unsupported(s, own ? "the file starts with <%s> instead of <svg>" : "<%s> is no element of SVG",
		                own ? own : name);
		return false;
	}
	svg_read_view(s, a);
	svg_read_properties(s, a, "width height viewBox preserveAspectRatio", false);
	return !s->unseen;
}

/* False: nothing inside of it is drawn. */
static bool start_element(struct svg *s, const char *name, const char **a)
{
	struct state *st = svg_state(s);
	st->is_switch = !strcmp(name, "switch");
	if (!strcmp(name, "g") || st->is_switch)
		svg_read_properties(s, a, "", false);
	else
		st->is_shape = svg_shape(s, name, a);
	bool known = st->is_shape || st->is_switch || !strcmp(name, "g");
	if (!known)
		refuse_element(s, name);
	return known && !s->unseen;
}

/* -- limits --------------------------------------------------------------------------------- */

/* Where a DTD lies in another file, expat passes over references to entities that it has not seen. */
static bool has_entity(struct svg *s)
{
	static const char *const known[] = {"amp;", "lt;", "gt;", "quot;", "apos;", "#"};
	const char *tag = s->source->text + XML_GetCurrentByteIndex64(s->parser),
	           *end = tag + XML_GetCurrentByteCount64(s->parser);
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

static void enter(struct svg *s, const char *name, const char **attributes)
{
	if (s->depth > SVG_DEEPEST) {
		svg_stop(s, "elements are nested more than 30 levels deep");
		return;
	}
	s->stack[s->depth + 1] = *svg_state(s);
	s->stack[s->depth + 1].chosen = false;
	s->depth++;
	s->unseen = false;
	s->wanted[SVG_FILL] = s->wanted[SVG_STROKE] = NULL;
	const char *own = own_name(s, name);
	bool seen = s->started && own ? start_element(s, own, attributes) : start_root(s, name, attributes);
	if (seen)
		return;
	s->depth--;
	s->skip = 1;
}

/* Shapes hold descriptions and animations only. There are no extensions, so that elements that want one are
   not drawn; of a <switch> the first other one is (SVG 1.1, 5.8). */
static bool is_passed_over(struct svg *s, const char *own, const char **attributes)
{
	struct state *around = svg_state(s);
	if (!own || is_reference(own) || svg_attribute(attributes, "requiredExtensions"))
		return true;
	if (around->is_shape && (!strncmp(own, "animate", 7) || !strcmp(own, "set")))
		refuse_element(s, own);
	bool late = around->is_shape || (around->is_switch && around->chosen);
	around->chosen = true;
	return late;
}

static void XMLCALL on_start(void *user, const char *name, const char **attributes)
{
	struct svg *s = user;
	const char *own = own_name(s, name);
	count_element(s, attributes);
	if (!s->skip && (!s->started || !is_passed_over(s, own, attributes))) {
		enter(s, name, attributes);
		return;
	}
	s->skip++;
	if (own && !strcmp(own, "style") && !s->sheet)
		s->sheet = s->skip;
}

static void XMLCALL on_end(void *user, const char *name)
{
	struct svg *s = user;
	(void)name;
	if (s->sheet && s->sheet == s->skip)
		s->sheet = 0;
	if (s->skip)
		s->skip--;
	else
		s->depth--;
}

/* A style sheet holds for the whole file, wherever it stands. */
static void refuse_sheet(struct svg *s)
{
	svg_unsupported(s, "style sheets are not supported%s", "");
	if (!s->stopped)
		diag_hint(
		        s->g->diag,
		        "write the properties into each element: drawing programs have a setting for that when they export");
}

static void XMLCALL on_text(void *user, const char *text, int n)
{
	struct svg *s = user;
	int i = 0;
	while (i < n && strchr(" \t\r\n", text[i]))
		i++;
	if (i == n || !s->sheet)
		return;
	refuse_sheet(s);
	s->sheet = 0;
}

static void XMLCALL on_instruction(void *user, const char *target, const char *data)
{
	struct svg *s = user;
	(void)data;
	if (!strcmp(target, "xml-stylesheet"))
		refuse_sheet(s);
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
	XML_SetCharacterDataHandler(s->parser, on_text);
	XML_SetProcessingInstructionHandler(s->parser, on_instruction);
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

/* NULL, or what to do with a file of another kind. */
static const char *kind_of(const struct source *s)
{
	static const struct {
		const char *start, *hint;
	} kinds[] = {
	        {"\x89PNG", "a PNG is placed with the box image"},
	        {"\xFF\xD8\xFF", "a JPEG is placed with the box image"},
	        {"\x1F\x8B", "it is compressed (svgz): save it as a plain SVG"},
	};
	for (int i = 0; i < COUNT_OF(kinds); i++)
		if (s->size >= strlen(kinds[i].start) && !memcmp(s->text, kinds[i].start, strlen(kinds[i].start)))
			return kinds[i].hint;
	return NULL;
}

const struct svg_file *svg_load(const struct gfx *g, const char *file, struct where at)
{
	const struct source *source = file_read(g->root, file, g->diag, at);
	if (!source)
		return NULL;
	if (source->size > SVG_LARGEST_FILE) {
		diag_report(g->diag, DIAG_SVG_LIMIT, (struct where){source, 1, 1}, "the file is larger than 1 MB");
		return NULL;
	}
	const char *other = kind_of(source);
	if (other) {
		diag_report(g->diag, DIAG_SVG_UNSUPPORTED, at, arena_printf(g->arena, "'%s' is no SVG", file));
		diag_hint(g->diag, "%s", other);
		return NULL;
	}
	struct svg *s = NEW(g->arena, struct svg);
	*s = (struct svg){.g = g, .source = source, .file = NEW(g->arena, struct svg_file)};
	s->file->source = source;
	s->stack[0] = (struct state){.m = {1, 0, 0, 1, 0, 0},
	                             .fill = {.color = COLOR_RGB(0x000000)},
	                             .stroke = {.color = COLOR_NONE},
	                             .current = {.current = true},
	                             .width = FIX(1),
	                             .miter = FIX(4)};
	s->wide = memchr(source->text, 0, source->size < 4 ? source->size : 4) != NULL;
	s->parser = XML_ParserCreateNS(NULL, ' ');
	if (!s->parser)
		machine_failure("out of memory while reading %s", file);
	parse(s);
	XML_ParserFree(s->parser);
	return s->failed ? NULL : s->file;
}

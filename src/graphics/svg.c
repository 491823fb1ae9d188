/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * SVG files: a documented subset, read with expat and drawn at once. What is outside the subset
 * and would change the picture is an error at its line; nothing is left out in silence.
 */
#include "svg.h"

#include <expat.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define DEEPEST 32
#define LARGEST_SVG ((size_t)1 << 20)

struct state {
	struct matrix m;
	color fill, stroke;
	fix width;
	color current; /* what currentColor stands for */
	bool even_odd, round_caps, round_joins;
};

struct svg {
	const struct gfx *g;
	const struct source *source;
	XML_Parser parser;
	struct canvas *canvas;
	struct state stack[DEEPEST];
	int depth;
	mpt width, height; /* wanted; 0: from the other */
	struct point size; /* drawn */
	bool failed, started;
	int skip; /* inside of title or desc */
};

/* expat 2.9 deprecates the calls whose counts have the width of the machine's long. */
#if XML_MAJOR_VERSION == 2 && XML_MINOR_VERSION < 9
#define XML_GetCurrentLineNumber64 XML_GetCurrentLineNumber
#define XML_GetCurrentColumnNumber64 XML_GetCurrentColumnNumber
#endif

static struct where place(const struct svg *s)
{
	return (struct where){s->source, (int)XML_GetCurrentLineNumber64(s->parser),
	                      (int)XML_GetCurrentColumnNumber64(s->parser) + 1};
}

static void unsupported(struct svg *s, const char *what, const char *name)
{
	s->failed = true;
	diag_report(s->g->diag, DIAG_SVG_UNSUPPORTED, place(s), arena_printf(s->g->arena, what, name));
}

static struct state *now(struct svg *s) { return &s->stack[s->depth]; }

static const char *attribute(const char **attributes, const char *name)
{
	for (; attributes[0]; attributes += 2)
		if (!strcmp(attributes[0], name))
			return attributes[1];
	return NULL;
}

static fix number_of(struct svg *s, const char **attributes, const char *name, fix otherwise)
{
	const char *v = attribute(attributes, name), *p = v;
	fix out;
	if (!v)
		return otherwise;
	if (!svg_number(&p, &out) || (*p && strcmp(p, "px") != 0)) {
		unsupported(s, "'%s' is no number of user units", v);
		return otherwise;
	}
	return out;
}

/* -- properties ----------------------------------------------------------------------------- */

static void set_paint(struct svg *s, color *out, const char *v)
{
	if (!strcmp(v, "none"))
		*out = COLOR_NONE;
	else if (!strcmp(v, "currentColor"))
		*out = now(s)->current;
	else if (!strcmp(v, "black"))
		*out = COLOR_RGB(0x000000);
	else if (!strcmp(v, "white"))
		*out = COLOR_RGB(0xFFFFFF);
	else if (!color_parse(v, out))
		unsupported(s, "the paint '%s' is not supported: write none, currentColor or #RRGGBB", v);
}

/* Attributes that do not change the picture that is drawn here. */
static bool is_harmless(const char *name)
{
	static const char *const names[] = {"id",   "class",     "xmlns",       "version", "xml:space", "aria-hidden",
	                                    "role", "focusable", "baseProfile", "x",       "y",         "aria-label"};
	if (!strncmp(name, "xmlns:", 6) || !strncmp(name, "data-", 5) || strchr(name, ':'))
		return true;
	for (int i = 0; i < COUNT_OF(names); i++)
		if (!strcmp(name, names[i]))
			return true;
	return false;
}

static bool is_word(const char *v, const char *a, const char *b, const char *c)
{
	return !strcmp(v, a) || !strcmp(v, b) || !strcmp(v, c);
}

/* A presentation attribute or a property of `style`; false when it is neither. */
static bool set_property(struct svg *s, const char *name, const char *v)
{
	struct state *st = now(s);
	if (!strcmp(name, "fill")) {
		set_paint(s, &st->fill, v);
	} else if (!strcmp(name, "stroke")) {
		set_paint(s, &st->stroke, v);
	} else if (!strcmp(name, "color")) {
		set_paint(s, &st->current, v);
	} else if (!strcmp(name, "stroke-width")) {
		const char *p = v;
		if (!svg_number(&p, &st->width) || st->width < 0)
			unsupported(s, "'%s' is no width of a stroke", v);
	} else if (!strcmp(name, "fill-rule")) {
		if (strcmp(v, "evenodd") != 0 && strcmp(v, "nonzero") != 0)
			unsupported(s, "the fill rule '%s' is not supported", v);
		st->even_odd = !strcmp(v, "evenodd");
	} else if (!strcmp(name, "stroke-linecap") || !strcmp(name, "stroke-linejoin")) {
		if (!is_word(v, "round", "butt", "miter"))
			unsupported(s, "the line end or join '%s' is not supported", v);
		*(strcmp(name, "stroke-linecap") ? &st->round_joins : &st->round_caps) = !strcmp(v, "round");
	} else if (!strcmp(name, "opacity") || !strcmp(name, "fill-opacity") || !strcmp(name, "stroke-opacity")) {
		if (strcmp(v, "1") != 0)
			unsupported(s, "transparency (%s) is not supported", name);
	} else {
		return false;
	}
	return true;
}

static void set_style(struct svg *s, const char *style)
{
	char *text = arena_strdup(s->g->arena, style), *rest = NULL;
	for (char *part = strtok_r(text, ";", &rest); part; part = strtok_r(NULL, ";", &rest)) {
		char *colon = strchr(part, ':');
		part += strspn(part, " \t\r\n");
		if (!*part)
			continue;
		if (!colon) {
			unsupported(s, "the style '%s' is not understood", part);
			continue;
		}
		*colon++ = 0;
		colon += strspn(colon, " \t\r\n");
		for (size_t n = strlen(colon); n && strchr(" \t\r\n", colon[n - 1]); n--)
			colon[n - 1] = 0;
		for (size_t n = strlen(part); n && strchr(" \t\r\n", part[n - 1]); n--)
			part[n - 1] = 0;
		if (!set_property(s, part, colon))
			unsupported(s, "the property '%s' is not supported", part);
	}
}

static bool is_own(const char *name, const char *own)
{
	size_t n = strlen(name);
	for (const char *p = strstr(own, name); p; p = strstr(p + 1, name))
		if ((p == own || p[-1] == ' ') && (p[n] == ' ' || !p[n]))
			return true;
	return false;
}

/* Reads what all elements share; `own` lists the attributes of the element itself. */
static void read_attributes(struct svg *s, const char **attributes, const char *own)
{
	for (const char **a = attributes; a[0]; a += 2) {
		if (is_own(a[0], own) || set_property(s, a[0], a[1]))
			continue;
		if (!strcmp(a[0], "style"))
			set_style(s, a[1]);
		else if (!strcmp(a[0], "transform")) {
			if (!svg_transform(a[1], &now(s)->m))
				unsupported(s, "the transform '%s' is not supported", a[1]);
		} else if (!is_harmless(a[0]))
			unsupported(s, "the attribute '%s' is not supported", a[0]);
	}
}

/* -- shapes --------------------------------------------------------------------------------- */

/* Strokes scale by the square root of the area that a transform gives a unit square. */
static mpt stroke_width(const struct state *st)
{
	fix det = fix_mul(st->m.a, st->m.d) - fix_mul(st->m.b, st->m.c), low = 0, high = FIX(100000);
	det = det < 0 ? -det : det;
	while (low < high) {
		fix mid = low + (high - low + 1) / 2;
		if (fix_mul(mid, mid) <= det)
			low = mid;
		else
			high = mid - 1;
	}
	return (mpt)((fix_mul(st->width, low) + 32768) >> 16);
}

static void finish(struct svg *s, struct path_builder *b)
{
	const struct state *st = now(s);
	if (!b->segs.n || (color_is_none(st->fill) && color_is_none(st->stroke)))
		return;
	struct path *p = path_finish(b, st->fill, st->stroke, stroke_width(st));
	p->even_odd = st->even_odd;
	p->round_caps = st->round_caps;
	p->round_joins = st->round_joins;
	canvas_path(s->canvas, p);
}

static void draw_ellipse(struct svg *s, struct svg_pen *pen, fix cx, fix cy, fix rx, fix ry)
{
	if (rx <= 0 || ry <= 0)
		return;
	struct svg_arc half = {rx, ry, 0, false, true};
	struct fix_point left = {cx - rx, cy}, right = {cx + rx, cy};
	pen_move(pen, left);
	pen_arc(pen, left, half, right);
	pen_arc(pen, right, half, left);
	path_close(pen->out);
	finish(s, pen->out);
}

static void draw_rect(struct svg *s, struct svg_pen *pen, const char **a)
{
	fix x = number_of(s, a, "x", 0), y = number_of(s, a, "y", 0), w = number_of(s, a, "width", 0),
	    h = number_of(s, a, "height", 0);
	fix rx = number_of(s, a, "rx", -1), ry = number_of(s, a, "ry", rx);
	rx = rx < 0 ? (ry > 0 ? ry : 0) : rx;
	rx = rx > w / 2 ? w / 2 : rx;
	ry = ry < 0 ? 0 : ry > h / 2 ? h / 2 : ry;
	if (!rx || !ry)
		rx = ry = 0; /* corners are square unless both are there (SVG 1.1, 9.2) */
	if (w <= 0 || h <= 0)
		return;
	struct svg_arc corner = {rx, ry, 0, false, true};
	struct fix_point p[] = {{x + rx, y},         {x + w - rx, y}, {x + w, y + ry}, {x + w, y + h - ry},
	                        {x + w - rx, y + h}, {x + rx, y + h}, {x, y + h - ry}, {x, y + ry}};
	pen_move(pen, p[0]);
	for (int i = 0; i < 8; i += 2) {
		pen_line(pen, p[i + 1]);
		if (rx && ry)
			pen_arc(pen, p[i + 1], corner, p[(i + 2) % 8]);
	}
	path_close(pen->out);
	finish(s, pen->out);
}

static void draw_points(struct svg *s, struct svg_pen *pen, const char *points, bool close)
{
	struct fix_point p;
	bool first = true;
	while (points && *(points += strspn(points, " \t\r\n,"))) {
		if (!svg_number(&points, &p.x)) {
			unsupported(s, "'%s' is no coordinate", points);
			return;
		}
		if (!svg_number(&points, &p.y)) {
			unsupported(s, "a point has no second coordinate%s", "");
			return;
		}
		if (first)
			pen_move(pen, p);
		else
			pen_line(pen, p);
		first = false;
	}
	if (close && !first)
		path_close(pen->out);
	finish(s, pen->out);
}

static void draw_shape(struct svg *s, const char *name, const char **a)
{
	struct path_builder b = {.arena = s->canvas->arena};
	struct svg_pen pen = {&b, now(s)->m};
	fix cx = number_of(s, a, "cx", 0), cy = number_of(s, a, "cy", 0);
	if (!strcmp(name, "path")) {
		const char *d = attribute(a, "d");
		if (d && !svg_path(&pen, d))
			unsupported(s, "the path data is not well-formed: %.40s", d);
		finish(s, &b);
	} else if (!strcmp(name, "rect")) {
		draw_rect(s, &pen, a);
	} else if (!strcmp(name, "circle")) {
		fix r = number_of(s, a, "r", 0);
		draw_ellipse(s, &pen, cx, cy, r, r);
	} else if (!strcmp(name, "ellipse")) {
		draw_ellipse(s, &pen, cx, cy, number_of(s, a, "rx", 0), number_of(s, a, "ry", 0));
	} else if (!strcmp(name, "line")) {
		pen_move(&pen, (struct fix_point){number_of(s, a, "x1", 0), number_of(s, a, "y1", 0)});
		pen_line(&pen, (struct fix_point){number_of(s, a, "x2", 0), number_of(s, a, "y2", 0)});
		finish(s, &b);
	} else {
		draw_points(s, &pen, attribute(a, "points"), !strcmp(name, "polygon"));
	}
}

/* -- the document --------------------------------------------------------------------------- */

static fix ratio(mpt out, fix in) { return in > 0 ? (fix)(((__int128)out << 32) / in) : 0; }

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
	const char *view = attribute(a, "viewBox");
	for (int i = 0; view && i < 4; i++)
		if (!svg_number(&view, &box[i]))
			box[2] = 0;
	if (!view) {
		box[2] = number_of(s, a, "width", 0);
		box[3] = number_of(s, a, "height", 0);
	}
	if (box[2] <= 0 || box[3] <= 0) {
		unsupported(s, "the drawing needs a viewBox, or a width and height in user units%s", "");
		return;
	}
	mpt w = s->width, h = s->height;
	if (!w)
		w = side_of(h, box[2], box[3]);
	if (!h)
		h = side_of(w, box[3], box[2]);
	fix kx = ratio(w, box[2]), ky = ratio(h, box[3]), k = kx < ky ? kx : ky;
	s->size = (struct point){w, h};
	struct matrix *m = &now(s)->m;
	*m = (struct matrix){k, 0, 0, k, (FIX(w) - fix_mul(k, box[2])) / 2, (FIX(h) - fix_mul(k, box[3])) / 2};
	m->e -= fix_mul(k, box[0]);
	m->f -= fix_mul(k, box[1]);
}

static const struct {
	const char *name, *own;
} elements[] = {
        {"path", "d"},           {"rect", "x y width height rx ry"},
        {"circle", "cx cy r"},   {"ellipse", "cx cy rx ry"},
        {"line", "x1 y1 x2 y2"}, {"polyline", "points"},
        {"polygon", "points"},
};

static void start_element(struct svg *s, const char *name, const char **a)
{
	if (!s->started) {
		s->started = true;
		if (strcmp(name, "svg") != 0)
			unsupported(s, "the file starts with <%s> instead of <svg>", name);
		start_svg(s, a);
		read_attributes(s, a, "width height viewBox");
		return;
	}
	if (!strcmp(name, "g")) {
		read_attributes(s, a, "");
		return;
	}
	for (int i = 0; i < COUNT_OF(elements); i++)
		if (!strcmp(name, elements[i].name)) {
			read_attributes(s, a, elements[i].own);
			draw_shape(s, name, a);
			return;
		}
	unsupported(s, "the element <%s> is not supported", name);
}

static void XMLCALL on_start(void *user, const char *name, const char **attributes)
{
	struct svg *s = user;
	bool text = !strcmp(name, "title") || !strcmp(name, "desc") || !strcmp(name, "metadata");
	if (s->skip || text) {
		s->skip++;
		return;
	}
	if (s->depth + 1 >= DEEPEST) {
		unsupported(s, "elements are nested more than 30 levels deep%s", "");
		XML_StopParser(s->parser, XML_FALSE);
		return;
	}
	s->stack[s->depth + 1] = *now(s);
	s->depth++;
	start_element(s, name, attributes);
}

static void XMLCALL on_end(void *user, const char *name)
{
	struct svg *s = user;
	(void)name;
	if (s->skip)
		s->skip--;
	else
		s->depth--;
}

/* Entities can grow without bound; no drawing needs them. */
static void XMLCALL on_entity(void *user, const XML_Char *name, int parameter, const XML_Char *value, int length,
                              const XML_Char *base, const XML_Char *system, const XML_Char *public, const XML_Char *notation)
{
	struct svg *s = user;
	(void)parameter, (void)value, (void)length, (void)base, (void)system, (void)public, (void)notation;
	unsupported(s, "the entity '%s' is not supported", name);
	XML_StopParser(s->parser, XML_FALSE);
}

static void parse(struct svg *s)
{
	XML_SetUserData(s->parser, s);
	XML_SetElementHandler(s->parser, on_start, on_end);
	XML_SetEntityDeclHandler(s->parser, on_entity);
	if (XML_Parse(s->parser, s->source->text, (int)s->source->size, 1) != XML_STATUS_ERROR)
		return;
	enum XML_Error error = XML_GetErrorCode(s->parser);
	if (error == XML_ERROR_NO_MEMORY)
		machine_failure("out of memory while reading %s", s->source->path);
	if (!s->failed)
		unsupported(s, "the file is not well-formed XML: %s", XML_ErrorString(error));
}

struct point svg_draw(const struct gfx *g, const char *file, mpt width, mpt height, color current, struct where at,
                      struct canvas *c)
{
	struct svg *s = NEW(g->arena, struct svg);
	*s = (struct svg){.g = g, .canvas = c, .width = width, .height = height};
	s->source = file_read(g->root, file, g->diag, at);
	if (!s->source)
		return (struct point){0, 0};
	if (s->source->size > LARGEST_SVG) {
		diag_report(g->diag, DIAG_SVG_UNSUPPORTED, (struct where){s->source, 1, 1}, "the file is larger than 1 MB");
		return (struct point){0, 0};
	}
	s->stack[0] = (struct state){
	        {FIX(1), 0, 0, FIX(1), 0, 0}, COLOR_RGB(0x000000), COLOR_NONE, FIX(1), current, false, false, false};
	s->parser = XML_ParserCreate(NULL);
	if (!s->parser)
		machine_failure("out of memory while reading %s", file);
	parse(s);
	XML_ParserFree(s->parser);
	return s->failed ? (struct point){0, 0} : s->size;
}

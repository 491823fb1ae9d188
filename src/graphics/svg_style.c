/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Presentation attributes of SVG (SVG 1.1, 6.1): as attributes of their own, or in `style`. */
#include "svg_reader.h"

#include <string.h>

const char *svg_attribute(const char **attributes, const char *name)
{
	for (; attributes[0]; attributes += 2)
		if (!strcmp(attributes[0], name))
			return attributes[1];
	return NULL;
}

fix svg_number_of(struct svg *s, const char **attributes, const char *name, fix otherwise)
{
	const char *v = svg_attribute(attributes, name), *p = v;
	fix out;
	if (!v)
		return otherwise;
	if (!svg_number(&p, &out) || (*p && strcmp(p, "px") != 0)) {
		svg_bad_value(s, "'%s' is no number of user units", v);
		return otherwise;
	}
	return out;
}

static void set_paint(struct svg *s, color *out, const char *v)
{
	if (!strcmp(v, "none"))
		*out = COLOR_NONE;
	else if (!strcmp(v, "currentColor"))
		*out = svg_state(s)->current;
	else if (!strcmp(v, "black"))
		*out = COLOR_RGB(0x000000);
	else if (!strcmp(v, "white"))
		*out = COLOR_RGB(0xFFFFFF);
	else if (!color_parse(v, out))
		svg_unsupported(s, "the paint '%s' is not supported: write none, currentColor or #RRGGBB", v);
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
	struct state *st = svg_state(s);
	if (!strcmp(name, "fill")) {
		set_paint(s, &st->fill, v);
	} else if (!strcmp(name, "stroke")) {
		set_paint(s, &st->stroke, v);
	} else if (!strcmp(name, "color")) {
		set_paint(s, &st->current, v);
	} else if (!strcmp(name, "stroke-width")) {
		const char *p = v;
		if (!svg_number(&p, &st->width) || st->width < 0)
			svg_bad_value(s, "'%s' is no width of a stroke", v);
	} else if (!strcmp(name, "fill-rule")) {
		if (strcmp(v, "evenodd") != 0 && strcmp(v, "nonzero") != 0)
			svg_unsupported(s, "the fill rule '%s' is not supported", v);
		st->even_odd = !strcmp(v, "evenodd");
	} else if (!strcmp(name, "stroke-linecap") || !strcmp(name, "stroke-linejoin")) {
		if (!is_word(v, "round", "butt", "miter"))
			svg_unsupported(s, "the line end or join '%s' is not supported", v);
		*(strcmp(name, "stroke-linecap") ? &st->round_joins : &st->round_caps) = !strcmp(v, "round");
	} else if (!strcmp(name, "opacity") || !strcmp(name, "fill-opacity") || !strcmp(name, "stroke-opacity")) {
		if (strcmp(v, "1") != 0)
			svg_unsupported(s, "transparency (%s) is not supported", name);
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
			svg_unsupported(s, "the style '%s' is not understood", part);
			continue;
		}
		*colon++ = 0;
		colon += strspn(colon, " \t\r\n");
		for (size_t n = strlen(colon); n && strchr(" \t\r\n", colon[n - 1]); n--)
			colon[n - 1] = 0;
		for (size_t n = strlen(part); n && strchr(" \t\r\n", part[n - 1]); n--)
			part[n - 1] = 0;
		if (!set_property(s, part, colon))
			svg_unsupported(s, "the property '%s' is not supported", part);
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

void svg_read_properties(struct svg *s, const char **attributes, const char *own)
{
	for (const char **a = attributes; a[0]; a += 2) {
		if (is_own(a[0], own) || set_property(s, a[0], a[1]))
			continue;
		if (!strcmp(a[0], "style"))
			set_style(s, a[1]);
		else if (!strcmp(a[0], "transform")) {
			if (!svg_transform(a[1], &svg_state(s)->m))
				svg_bad_value(s, "the transform '%s' is not supported", a[1]);
		} else if (!is_harmless(a[0]))
			svg_unsupported(s, "the attribute '%s' is not supported", a[0]);
	}
}

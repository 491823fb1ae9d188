/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The attributes that elements of SVG share; properties are attributes of their own, or stand in `style`. */
#include "svg_reader.h"

#include <string.h>

static const char spaces[] = " \t\r\n\f";

/* Attributes that do not change the picture that is drawn here; those of other namespaces never do. */
static bool is_harmless(const char *name)
{
	static const char *const names[] = {"id",
	                                    "class",
	                                    "version",
	                                    "role",
	                                    "focusable",
	                                    "baseProfile",
	                                    "x",
	                                    "y",
	                                    "lang",
	                                    "tabindex",
	                                    "pathLength",
	                                    "zoomAndPan",
	                                    "contentScriptType",
	                                    "contentStyleType",
	                                    "externalResourcesRequired"};
	if (strchr(name, ' ') || !strncmp(name, "data-", 5) || !strncmp(name, "aria-", 5) || !strncmp(name, "on", 2))
		return true;
	for (int i = 0; i < COUNT_OF(names); i++)
		if (!strcmp(name, names[i]))
			return true;
	return false;
}

static void trim_end(char *text)
{
	for (size_t n = strlen(text); n && strchr(spaces, text[n - 1]); n--)
		text[n - 1] = 0;
}

/* Without spaces around it, and without the !important that an element's own properties have no use for. */
static char *trimmed(char *text)
{
	static const char important[] = "!important";
	text += strspn(text, spaces);
	trim_end(text);
	size_t n = strlen(text), m = sizeof(important) - 1;
	if (n < m || strcmp(text + n - m, important) != 0)
		return text;
	text[n - m] = 0;
	trim_end(text);
	return text;
}

static void set_style(struct svg *s, const char *style)
{
	char *text = arena_strdup(s->g->arena, style), *rest = NULL;
	for (char *part = strtok_r(text, ";", &rest); part; part = strtok_r(NULL, ";", &rest)) {
		char *colon = strchr(part, ':');
		part += strspn(part, spaces);
		if (!*part)
			continue;
		if (!colon) {
			svg_unsupported(s, "the style '%s' is not understood", part);
			continue;
		}
		*colon++ = 0;
		part = trimmed(part);
		if (!svg_set_property(s, part, trimmed(colon)))
			svg_unsupported(s, "the property '%s' is not supported", part);
	}
}

/* Whether `style` says the same property, which outdoes the attribute (SVG 1.1, 6.4). */
static bool is_outdone(const char *name, const char *style)
{
	size_t n = strlen(name);
	for (const char *p = style; p && (p = strstr(p, name)); p += n) {
		bool starts = p == style || strchr(" \t\r\n\f;", p[-1]);
		if (starts && p[n + strspn(p + n, spaces)] == ':')
			return true;
	}
	return false;
}

static bool is_own(const char *name, const char *own)
{
	size_t n = strlen(name);
	for (const char *p = strstr(own, name); p; p = strstr(p + 1, name))
		if ((p == own || p[-1] == ' ') && (p[n] == ' ' || !p[n]))
			return true;
	return false;
}

static void read_attribute(struct svg *s, const char *name, const char *value)
{
	if (!strcmp(name, "transform")) {
		if (!svg_transform(value, &svg_state(s)->m))
			svg_bad_value(s, "the transform '%s' is not supported", value);
	} else if (!is_harmless(name) && !svg_set_property(s, name, trimmed(arena_strdup(s->g->arena, value)))) {
		svg_unsupported(s, "the attribute '%s' is not supported", name);
	}
}

void svg_read_properties(struct svg *s, const char **attributes, const char *own, bool is_shape)
{
	const char *style = svg_attribute(attributes, "style");
	for (const char **a = attributes; a[0] && !s->stopped; a += 2)
		if (!is_own(a[0], own) && strcmp(a[0], "style") != 0 && !(svg_has_property(a[0]) && is_outdone(a[0], style)))
			read_attribute(s, a[0], a[1]);
	if (style)
		set_style(s, style);
	const struct svg_paint paints[] = {[SVG_FILL] = svg_state(s)->fill, [SVG_STROKE] = svg_state(s)->stroke};
	for (int i = 0; i < COUNT_OF(paints); i++)
		if (s->wanted[i] && (!is_shape || paints[i].current || !color_is_none(paints[i].color)))
			svg_unsupported(s, "%s", s->wanted[i]);
}

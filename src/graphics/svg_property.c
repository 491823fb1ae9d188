/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The properties of SVG (SVG 1.1, appendix N; SVG 2, appendix G): those that shapes are drawn with, those
 * that change nothing here, and those that must have the value that changes nothing. All others, and
 * values that are not understood, are mistakes.
 */
#include "svg_reader.h"

#include <stddef.h>
#include <string.h>

/* -- values --------------------------------------------------------------------------------- */

static struct svg_paint paint_of(struct svg *s, const char *v)
{
	struct svg_paint p = {.color = COLOR_NONE};
	if (!strcmp(v, "currentColor") || !strcmp(v, "currentcolor"))
		p.current = true;
	else if (!strcmp(v, "black"))
		p.color = COLOR_RGB(0x000000);
	else if (!strcmp(v, "white"))
		p.color = COLOR_RGB(0xFFFFFF);
	else if (!color_parse(v, &p.color))
		svg_unsupported(s, "the paint '%s' is not supported: write none, currentColor or #RRGGBB", v);
	return p;
}

/* Refused if the element, or one inside it, has that part. */
static void want(struct svg *s, enum svg_part part, const char *what, const char *v)
{
	s->wanted[part] = arena_printf(s->g->arena, what, v);
}

static bool is_opaque(const char *v)
{
	const char *p = v;
	fix share;
	if (!svg_number(&p, &share))
		return false;
	return (!*p && share >= FIX(1)) || (!strcmp(p, "%") && share >= FIX(100));
}

/* -- properties that shapes are drawn with --------------------------------------------------- */

static void set_fill(struct svg *s, const char *v) { svg_state(s)->fill = paint_of(s, v); }
static void set_stroke(struct svg *s, const char *v) { svg_state(s)->stroke = paint_of(s, v); }

/* Its own currentColor is that of the element around it. */
static void set_color(struct svg *s, const char *v)
{
	struct svg_paint p = paint_of(s, v);
	if (!p.current)
		svg_state(s)->current = p;
}

static void set_width(struct svg *s, const char *v)
{
	fix width;
	if (!svg_length(v, &width) || width < 0)
		svg_bad_value(s, "'%s' is no width of a stroke", v);
	else
		svg_state(s)->width = width;
}

static void set_miter(struct svg *s, const char *v)
{
	const char *p = v;
	fix limit;
	if (!svg_number(&p, &limit) || *p || limit < FIX(1))
		svg_bad_value(s, "'%s' is no limit of miters", v);
	else
		svg_state(s)->miter = limit;
}

static void set_rule(struct svg *s, const char *v)
{
	svg_state(s)->even_odd = !strcmp(v, "evenodd");
	if (!svg_state(s)->even_odd && strcmp(v, "nonzero") != 0)
		svg_unsupported(s, "the fill rule '%s' is not supported", v);
}

static void set_cap(struct svg *s, const char *v)
{
	svg_state(s)->round_caps = !strcmp(v, "round");
	if (!svg_state(s)->round_caps && strcmp(v, "butt") != 0)
		want(s, SVG_STROKE, "the line end or join '%s' is not supported", v);
}

static void set_join(struct svg *s, const char *v)
{
	svg_state(s)->round_joins = !strcmp(v, "round");
	if (!svg_state(s)->round_joins && strcmp(v, "miter") != 0)
		want(s, SVG_STROKE, "the line end or join '%s' is not supported", v);
}

static void set_dashes(struct svg *s, const char *v)
{
	if (strcmp(v, "none") != 0)
		want(s, SVG_STROKE, "the attribute '%s' is not supported", "stroke-dasharray");
}

/* Without markers it matters only whether the stroke lies below. */
static void set_order(struct svg *s, const char *v)
{
	const char *stroke = strstr(v, "stroke"), *fill = strstr(v, "fill");
	if (stroke && (!fill || fill > stroke))
		want(s, SVG_STROKE, "the attribute '%s' is not supported", "paint-order");
}

static void set_opacity(struct svg *s, const char *v)
{
	if (!is_opaque(v))
		svg_unsupported(s, "transparency (%s) is not supported", "opacity");
}

static void set_fill_opacity(struct svg *s, const char *v)
{
	if (!is_opaque(v))
		want(s, SVG_FILL, "transparency (%s) is not supported", "fill-opacity");
}

static void set_stroke_opacity(struct svg *s, const char *v)
{
	if (!is_opaque(v))
		want(s, SVG_STROKE, "transparency (%s) is not supported", "stroke-opacity");
}

static void set_display(struct svg *s, const char *v) { s->unseen = !strcmp(v, "none"); }

static void set_visibility(struct svg *s, const char *v)
{
	svg_state(s)->hidden = !strcmp(v, "hidden") || !strcmp(v, "collapse");
	if (!svg_state(s)->hidden && strcmp(v, "visible") != 0)
		svg_unsupported(s, "the visibility '%s' is not supported", v);
}

#define FIELD(m) offsetof(struct state, m), sizeof(((struct state *)0)->m)
#define NO_FIELD 0, 0

static const struct {
	const char *name;
	void (*set)(struct svg *s, const char *value);
	size_t offset, size; /* what it sets, and an element takes over from the one around it */
} drawn[] = {
        {"fill", set_fill, FIELD(fill)},
        {"stroke", set_stroke, FIELD(stroke)},
        {"color", set_color, FIELD(current)},
        {"stroke-width", set_width, FIELD(width)},
        {"stroke-miterlimit", set_miter, FIELD(miter)},
        {"fill-rule", set_rule, FIELD(even_odd)},
        {"stroke-linecap", set_cap, FIELD(round_caps)},
        {"stroke-linejoin", set_join, FIELD(round_joins)},
        {"visibility", set_visibility, FIELD(hidden)},
        {"stroke-dasharray", set_dashes, NO_FIELD},
        {"paint-order", set_order, NO_FIELD},
        {"opacity", set_opacity, NO_FIELD},
        {"fill-opacity", set_fill_opacity, NO_FIELD},
        {"stroke-opacity", set_stroke_opacity, NO_FIELD},
        {"display", set_display, NO_FIELD},
};

static bool set_drawn(struct svg *s, const char *name, const char *v)
{
	for (int i = 0; i < COUNT_OF(drawn); i++) {
		if (strcmp(name, drawn[i].name) != 0)
			continue;
		if (strcmp(v, "inherit") != 0)
			drawn[i].set(s, v);
		else
			memcpy((char *)svg_state(s) + drawn[i].offset, (const char *)(svg_state(s) - 1) + drawn[i].offset,
			       drawn[i].size);
		return true;
	}
	return false;
}

/* -- properties that change nothing ---------------------------------------------------------- */

/* What concerns text, filters, gradients, groups that are blended, and the screen: none of them is drawn here. */
static bool has_no_effect(const char *name)
{
	static const char *const starts[] = {"font-",  "text-", "-inkscape-", "--",     "white-space", "glyph-orientation-",
	                                     "flood-", "stop-", "solid-",     "shape-", "color-"};
	static const char *const names[] = {
	        "font",        "letter-spacing",     "word-spacing",      "line-height",     "writing-mode",
	        "direction",   "unicode-bidi",       "baseline-shift",    "kerning",         "dominant-baseline",
	        "inline-size", "alignment-baseline", "lighting-color",    "clip-rule",       "block-progression",
	        "isolation",   "enable-background",  "stroke-dashoffset", "image-rendering", "pointer-events",
	        "cursor",      "overflow",           "user-select"};
	for (int i = 0; i < COUNT_OF(starts); i++)
		if (!strncmp(name, starts[i], strlen(starts[i])))
			return true;
	for (int i = 0; i < COUNT_OF(names); i++)
		if (!strcmp(name, names[i]))
			return true;
	return false;
}

/* Properties that change the drawing unless they have this value. */
static const struct {
	const char *name, *value;
} neutral[] = {
        {"clip-path", "none"},        {"mask", "none"},         {"filter", "none"},
        {"marker", "none"},           {"marker-start", "none"}, {"marker-mid", "none"},
        {"marker-end", "none"},       {"clip", "auto"},         {"vector-effect", "none"},
        {"mix-blend-mode", "normal"}, {"transform", "none"},
};

static bool is_neutral(const char *name, const char *v)
{
	for (int i = 0; i < COUNT_OF(neutral); i++)
		if (!strcmp(name, neutral[i].name) && !strcmp(v, neutral[i].value))
			return true;
	return false;
}

bool svg_has_property(const char *name)
{
	for (int i = 0; i < COUNT_OF(drawn); i++)
		if (!strcmp(name, drawn[i].name))
			return true;
	for (int i = 0; i < COUNT_OF(neutral); i++)
		if (!strcmp(name, neutral[i].name))
			return true;
	return false;
}

bool svg_set_property(struct svg *s, const char *name, const char *v)
{
	return set_drawn(s, name, v) || has_no_effect(name) || is_neutral(name, v);
}

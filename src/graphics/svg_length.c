/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Attributes that are numbers, with or without a unit. */
#include "svg_reader.h"

#include <string.h>

static const char spaces[] = " \t\r\n";

const char *svg_attribute(const char **attributes, const char *name)
{
	for (; attributes[0]; attributes += 2)
		if (!strcmp(attributes[0], name))
			return attributes[1];
	return NULL;
}

/* 96 user units make an inch (CSS Values 3, 6.2). */
static const struct {
	const char *name;
	fix many, of; /* a unit is many / of user units */
} units[] = {{"", 1, 1}, {"px", 1, 1}, {"pt", 4, 3}, {"pc", 16, 1}, {"in", 96, 1}, {"cm", 4800, 127}, {"mm", 480, 127}};

bool svg_length(const char *text, fix *out)
{
	fix v;
	if (!svg_number(&text, &v))
		return false;
	size_t n = strcspn(text, spaces);
	for (int i = 0; i < COUNT_OF(units); i++)
		if (strlen(units[i].name) == n && !strncmp(text, units[i].name, n)) {
			*out = muldiv(v, units[i].many, units[i].of);
			return !text[n + strspn(text + n, spaces)] && *out <= FIX(SVG_LARGEST_NUMBER) &&
			        *out >= -FIX(SVG_LARGEST_NUMBER);
		}
	return false;
}

/* A share of the view box, along the axis that the attribute lies on (SVG 1.1, 7.10). */
static bool read_share(const struct svg *s, const char *name, const char *text, fix *out)
{
	static const char *const across[] = {"x", "cx", "rx", "x1", "x2", "width"}, *const down[] = {"y",  "cy", "ry",
	                                                                                             "y1", "y2", "height"};
	fix v;
	if (!svg_number(&text, &v) || *text != '%' || text[1 + strspn(text + 1, spaces)])
		return false;
	for (int i = 0; i < COUNT_OF(across); i++)
		if (!strcmp(name, across[i]) || !strcmp(name, down[i])) {
			*out = muldiv(v, s->file->box[!strcmp(name, down[i]) ? 3 : 2], FIX(100));
			return *out <= FIX(SVG_LARGEST_NUMBER) && *out >= -FIX(SVG_LARGEST_NUMBER);
		}
	return false;
}

fix svg_number_of(struct svg *s, const char **attributes, const char *name, fix otherwise)
{
	const char *v = svg_attribute(attributes, name);
	fix out;
	if (!v)
		return otherwise;
	if (!svg_length(v, &out) && !read_share(s, name, v, &out)) {
		svg_bad_value(s, "'%s' is no number of user units", v);
		return otherwise;
	}
	return out;
}

fix svg_size_of(struct svg *s, const char **attributes, const char *name, fix otherwise)
{
	const char *v = svg_attribute(attributes, name);
	if (!v || !strcmp(v, "auto"))
		return otherwise;
	fix size = svg_number_of(s, attributes, name, 0);
	if (size < 0)
		svg_unsupported(s, "the size '%s' is below zero", v);
	return size < 0 ? 0 : size;
}

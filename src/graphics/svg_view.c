/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The view box of an SVG and its viewport: which proportion the drawing has, and how the one stands in
 * the other (SVG 1.1, 7.7 and 7.8; SVG 2, 8.12).
 */
#include "svg_reader.h"

#include <string.h>

static const char spaces[] = " \t\r\n";

/* A word of the attribute `preserveAspectRatio`: where the view box stands on an axis. */
static int read_third(const char **s, char axis)
{
	static const char *const thirds[] = {"Min", "Mid", "Max"};
	if (**s != axis)
		return -1;
	for (int i = 0; i < COUNT_OF(thirds); i++)
		if (!strncmp(*s + 1, thirds[i], 3)) {
			*s += 4;
			return i;
		}
	return -1;
}

static bool read_align(const char *s, struct svg_align *out)
{
	s += strspn(s, spaces);
	s += strncmp(s, "defer ", 6) ? 0 : 6; /* says something for files inside of files only */
	s += strspn(s, spaces);
	out->stretch = !strncmp(s, "none", 4);
	if (out->stretch) {
		s += 4;
	} else {
		out->x = read_third(&s, 'x');
		out->y = read_third(&s, 'Y');
		if (out->x < 0 || out->y < 0)
			return false;
	}
	size_t gap = strspn(s, spaces);
	s += gap;
	out->slice = gap && !strncmp(s, "slice", 5);
	if (gap && (out->slice || !strncmp(s, "meet", 4)))
		s += out->slice ? 5 : 4;
	s += strspn(s, spaces);
	return !*s;
}

/* False when there is none that is good. */
static bool read_box(const char *s, fix box[4])
{
	for (int i = 0; s && i < 4; i++)
		if (!svg_number(&s, &box[i]))
			return false;
	return s && !s[strspn(s, spaces)] && box[2] > 0 && box[3] > 0;
}

/* A share of the surroundings, as which a width may be given, says nothing here. */
static fix side_of(struct svg *s, const char **a, const char *name)
{
	const char *v = svg_attribute(a, name);
	size_t n = v ? strlen(v) : 0;
	return !n || v[n - 1] == '%' || !strcmp(v, "auto") ? 0 : svg_size_of(s, a, name, 0);
}

void svg_read_view(struct svg *s, const char **a)
{
	struct svg_file *f = s->file;
	const char *view = svg_attribute(a, "viewBox"), *align = svg_attribute(a, "preserveAspectRatio");
	f->across = side_of(s, a, "width");
	f->down = side_of(s, a, "height");
	f->align = (struct svg_align){.x = 1, .y = 1};
	if (align && !read_align(align, &f->align))
		svg_unsupported(s, "preserveAspectRatio '%s' is not understood", align);
	if (!view) {
		f->box[2] = f->across;
		f->box[3] = f->down;
	}
	if (view ? !read_box(view, f->box) : f->across <= 0 || f->down <= 0)
		svg_bad_value(s, "the drawing needs a viewBox, or a width and a height%.0s", view ? view : "");
	if (f->across <= 0 || f->down <= 0) {
		f->across = f->box[2];
		f->down = f->box[3];
	}
}

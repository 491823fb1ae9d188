/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Colours and the space that each is in. */
#include "color.h"

#include <ctype.h>
#include <math.h>
#include <string.h>

static int hex_digit(char c) { return isdigit((unsigned char)c) ? c - '0' : tolower((unsigned char)c) - 'a' + 10; }

/* One ink in percent with at most two decimals, and what stands behind it: a comma, at the last ink the end. */
static bool parse_ink(const char **s, char end, uint8_t *out)
{
	int v = 0, places = 0, digits = 0;
	bool point = false;
	const char *p = *s + strspn(*s, " ");
	for (; isdigit((unsigned char)*p) || (*p == '.' && !point); p++) {
		point |= *p == '.';
		digits += *p != '.';
		places += point && *p != '.';
		v = *p == '.' ? v : v * 10 + *p - '0';
		if (digits > 5 || places > 2)
			return false;
	}
	for (; places < 2; places++)
		v *= 10;
	p += strspn(p, " ");
	p += *p == '%';
	p += strspn(p, " ");
	*out = (uint8_t)((v * 255 + 5000) / 10000);
	*s = p + 1;
	return digits && v <= 10000 && *p == end;
}

bool color_parse_inks(const char *s, color *out)
{
	color c = {.space = COLOR_SPACE_CMYK};
	if (strncmp(s, "cmyk(", 5) != 0)
		return false;
	s += 5;
	for (int i = 0; i < 4; i++)
		if (!parse_ink(&s, i < 3 ? ',' : ')', &c.v[i]))
			return false;
	if (*s)
		return false;
	*out = c;
	return true;
}

bool color_parse(const char *s, color *out)
{
	if (!strcmp(s, "none"))
		return *out = COLOR_NONE, true;
	if (*s != '#' || (strlen(s) != 7 && strlen(s) != 4))
		return false;
	uint32_t v = 0;
	bool brief = strlen(s) == 4;
	for (s++; *s; s++) {
		if (!isxdigit((unsigned char)*s))
			return false;
		v = v * 16 + (uint32_t)hex_digit(*s);
		if (brief)
			v = v * 16 + (uint32_t)hex_digit(*s);
	}
	*out = COLOR_RGB(v);
	return true;
}

bool color_equal(color a, color b) { return a.space == b.space && !memcmp(a.v, b.v, sizeof(a.v)); }

color color_to_rgb(color c)
{
	color rgb = {.space = COLOR_SPACE_RGB};
	if (c.space == COLOR_SPACE_RGB || c.space == COLOR_SPACE_NONE)
		return c;
	for (int i = 0; i < 3; i++) {
		int v = c.space == COLOR_SPACE_GRAY ? c.v[0] : (255 - c.v[i]) * (255 - c.v[3]) / 255;
		rgb.v[i] = (uint8_t)v;
	}
	return rgb;
}

/* Linear light of a component (IEC 61966-2-1), of 65535. */
static int linear(int v)
{
	double x = v / 255.0;
	return (int)lround(65535 * (x <= 0.04045 ? x / 12.92 : pow((x + 0.055) / 1.055, 2.4)));
}

color color_to_gray(color c)
{
	const color rgb = color_to_rgb(c);
	int64_t light =
	        2126LL * linear(rgb.v[0]) + 7152LL * linear(rgb.v[1]) + 722LL * linear(rgb.v[2]); /* of 65535 * 10000 */
	int low = 0, high = 255;
	if (color_is_none(c) || c.space == COLOR_SPACE_GRAY)
		return c;
	while (low + 1 < high) {
		int middle = (low + high) / 2;
		*(linear(middle) * 10000LL <= light ? &low : &high) = middle;
	}
	bool upper = linear(high) * 10000LL - light < light - linear(low) * 10000LL;
	return COLOR_GRAY((uint8_t)(upper ? high : low));
}

bool color_has_chroma(color c)
{
	const color rgb = color_to_rgb(c);
	return rgb.v[0] != rgb.v[1] || rgb.v[1] != rgb.v[2];
}

int color_k(color c)
{
	const color rgb = color_to_rgb(c);
	int luma = 299 * rgb.v[0] + 587 * rgb.v[1] + 114 * rgb.v[2]; /* of 255000 */
	return color_is_none(c) ? 0 : ((255000 - luma) * 100 + 127500) / 255000;
}

void color_put(struct buf *b, color c)
{
	switch (c.space) {
	case COLOR_SPACE_GRAY: buf_printf(b, "gray(%d)", c.v[0]); break;
	case COLOR_SPACE_RGB: buf_printf(b, "#%02X%02X%02X", c.v[0], c.v[1], c.v[2]); break;
	case COLOR_SPACE_CMYK: buf_printf(b, "cmyk(%d,%d,%d,%d)", c.v[0], c.v[1], c.v[2], c.v[3]); break;
	default: buf_puts(b, "none");
	}
}

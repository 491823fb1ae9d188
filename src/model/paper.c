/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Paper: sizes by name, or as two lengths. */
#include "spec.h"

#include <string.h>
#include <strings.h>

/* clang-format off */
static const struct { const char *name; mpt width, height; } papers[] = {
	{"a0", 2383937, 3370394}, {"a1", 1683780, 2383937}, {"a2", 1190551, 1683780}, {"a3", 841890, 1190551},
	{"a4", 595276, 841890}, {"a5", 419528, 595276}, {"a6", 297638, 419528}, {"letter", 612000, 792000},
	{"legal", 612000, 1008000}, {"tabloid", 792000, 1224000},
};
/* clang-format on */

static bool parse_custom(struct arena *a, const char *size, mpt *w, mpt *h)
{
	const char *x = strchr(size, 'x');
	struct dim dw, dh;
	if (!x)
		return false;
	char *left = arena_strndup(a, size, (size_t)(x - size));
	for (size_t n = strlen(left); n && left[n - 1] == ' '; n--)
		left[n - 1] = 0;
	for (x++; *x == ' '; x++)
		;
	if (dim_parse(left, &dw) || dim_parse(x, &dh) || dw.unit != UNIT_ABS || dh.unit != UNIT_ABS)
		return false;
	*w = dw.v;
	*h = dh.v;
	return *w >= PT(72) && *h >= PT(72) && *w <= PT(14400) && *h <= PT(14400);
}

/* "210x297mm", "8.5 × 11 in": one unit for both sides, or none. */
static bool hint_sides(struct diag *d, const char *size)
{
	static const char digits[] = "0123456789.", times[] = "\xC3\x97";
	size_t w = strspn(size, digits);
	const char *p = size + w + strspn(size + w, " ");
	size_t sign = strchr("xX*", *p) && *p ? 1 : !strncmp(p, times, 2) ? 2 : 0;
	const char *h = p + sign + strspn(p + sign, " ");
	size_t n = strspn(h, digits);
	const char *unit = h + n + strspn(h + n, " ");
	if (!w || !sign || !n || strlen(unit) > 2)
		return false;
	unit = *unit ? unit : "mm";
	diag_hint(d, "each side has its unit: %.*s%s x %.*s%s", (int)w, size, unit, (int)n, h, unit);
	return true;
}

/* "A4", and "A4 landscape" as CSS has it. */
static void hint_size(struct diag *d, const char *size)
{
	if (hint_sides(d, size))
		return;
	char word[16];
	size_t n = strcspn(size, " -");
	if (n >= sizeof(word))
		return;
	memcpy(word, size, n);
	word[n] = 0;
	for (int i = 0; i < COUNT_OF(papers); i++)
		if (!strcasecmp(word, papers[i].name))
			diag_hint(d,
			          strcasestr(size + n, "landscape") ? "did you mean size: %s, landscape: true?"
			                                            : "did you mean '%s'?",
			          papers[i].name);
}

const char *paper_meant(const char *size)
{
	for (int i = 0; i < COUNT_OF(papers); i++)
		if (!strcasecmp(size, papers[i].name))
			return papers[i].name;
	return NULL;
}

bool paper_parse(struct arena *a, const char *size, mpt *w, mpt *h)
{
	for (int i = 0; i < COUNT_OF(papers); i++)
		if (!strcmp(size, papers[i].name)) {
			*w = papers[i].width;
			*h = papers[i].height;
			return true;
		}
	return parse_custom(a, size, w, h);
}

void paper_report(struct diag *d, struct where at, const char *key, const char *size)
{
	diag_report(d, DIAG_BAD_CHOICE, at, key, size,
	            "a0 to a6, letter, legal, tabloid, or a size such as '18in x 24in' from 1 in to 200 in");
	hint_size(d, size);
}

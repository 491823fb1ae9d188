/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Colours to inks, by LittleCMS: relative colorimetric with black point compensation, as prepress does it. No position
 * comes of it, so its floating point does no harm; single colours are rounded to whole percents, which levels out what
 * versions of the library differ in.
 */
#include "inks.h"

#include <assert.h>
#include <lcms2.h>
#include <math.h>
#include <string.h>

/* Of a colour with nearly equal parts only the black ink is printed: from 4 inks a thin grey line comes out in colours. */
#define NEUTRAL_SPREAD 12
/* It is black as text is black, all of the ink. */
#define NEUTRAL_BLACK 40
/* Less ink than this, in percent, makes no dot that a plate holds. */
#define LEAST_INK 2

struct press {
	struct arena *arena;
	const struct press_spec *spec;
	const struct source *icc;
	cmsHPROFILE profile, srgb;
	cmsHTRANSFORM look;      /* of inks, in CIE Lab */
	cmsHTRANSFORM one, many; /* of single colours, exact; of samples, by a table, made when it is first wanted */
	int lightness[101];      /* of black ink alone by percent, from 100000 on paper to 0 */
};

#define INTENT INTENT_RELATIVE_COLORIMETRIC
#define EXACT (cmsFLAGS_NOOPTIMIZE | cmsFLAGS_NOCACHE)

static const char *problem_of(const struct press *p)
{
	if (!p->profile)
		return "is no ICC profile, or damaged";
	if (cmsGetColorSpace(p->profile) != cmsSigCmykData)
		return "is not for the four inks cyan, magenta, yellow, black";
	if (cmsGetDeviceClass(p->profile) != cmsSigOutputClass)
		return "is not that of a printer";
	if (cmsGetProfileVersion(p->profile) >= 5.0)
		return "has a version beyond 4, which PDF/X-4 does not allow";
	return NULL;
}

static cmsHTRANSFORM kept(const struct press *p, cmsHTRANSFORM t)
{
	if (!t)
		machine_failure("LittleCMS cannot use %s", p->icc->path);
	return t;
}

static cmsHTRANSFORM to_inks(const struct press *p, cmsUInt32Number form, cmsUInt32Number flags)
{
	return kept(
	        p,
	        cmsCreateTransform(p->srgb, TYPE_RGB_8, p->profile, form, INTENT, flags | cmsFLAGS_BLACKPOINTCOMPENSATION));
}

static cmsHTRANSFORM to_look(const struct press *p)
{
	cmsHPROFILE lab = cmsCreateLab4Profile(NULL);
	cmsHTRANSFORM t = cmsCreateTransform(p->profile, TYPE_CMYK_DBL, lab, TYPE_Lab_DBL, INTENT, EXACT);
	cmsCloseProfile(lab);
	return kept(p, t);
}

/* In percent of each ink, as the library's doubles are. */
static cmsCIELab look_of(const struct press *p, color inks)
{
	double v[4];
	cmsCIELab lab;
	for (int i = 0; i < 4; i++)
		v[i] = inks.v[i] / 2.55;
	cmsDoTransform(p->look, v, &lab, 1);
	return lab;
}

static uint8_t ink(int percent) { return (uint8_t)((percent * 255 + 50) / 100); }

static void measure_black(struct press *p)
{
	double paper = look_of(p, COLOR_CMYK(0, 0, 0, 0)).L, full = look_of(p, COLOR_CMYK(0, 0, 0, 255)).L;
	for (int i = 0; i <= 100; i++)
		p->lightness[i] = (int)lround((look_of(p, COLOR_CMYK(0, 0, 0, ink(i))).L - full) * 100000 / (paper - full));
}

const struct press_spec *press_spec_of(const struct press *p) { return p->spec; }
const struct source *press_profile(const struct press *p) { return p->icc; }

/* -- colours -------------------------------------------------------------------------------- */

/* CIE 1976 L* of a grey of sRGB, to 100000 of white; darker ones, of which sRGB and L* say otherwise, are black. */
static int lightness_of(int level)
{
	assert(level >= 28);
	return (int)lround((116 * cbrt(pow((level / 255.0 + 0.055) / 1.055, 2.4)) - 16) * 1000);
}

/* The amount of black whose tint is as light. */
static int black_for(const struct press *p, int level)
{
	int want = lightness_of(level), k = 0;
	while (k < 100 && p->lightness[k] - want > want - p->lightness[k + 1])
		k++;
	return k < LEAST_INK ? 0 : k;
}

static int largest(const color c) { return mpt_max(c.v[0], mpt_max(c.v[1], c.v[2])); }
static int smallest(const color c) { return mpt_min(c.v[0], mpt_min(c.v[1], c.v[2])); }

static color by_profile(const struct press *p, color rgb)
{
	double inks[4];
	color out = {.space = COLOR_SPACE_CMYK};
	cmsDoTransform(p->one, rgb.v, inks, 1);
	for (int i = 0; i < 4; i++) {
		int percent = (int)lround(inks[i]);
		out.v[i] = percent < LEAST_INK ? 0 : ink(percent > 100 ? 100 : percent);
	}
	return out;
}

static bool is_neutral(color rgb) { return largest(rgb) - smallest(rgb) <= NEUTRAL_SPREAD; }

static color by_rule(const struct press *p, color rgb)
{
	if (!is_neutral(rgb))
		return by_profile(p, rgb);
	int level = (rgb.v[0] + rgb.v[1] + rgb.v[2] + 1) / 3;
	return COLOR_CMYK(0, 0, 0, ink(largest(rgb) <= NEUTRAL_BLACK ? 100 : black_for(p, level)));
}

/* Those that the author gives the colour; of a neutral one, as each is where an edition has no colours, black alone. */
static const struct press_ink *inks_of(const struct press *p, color rgb)
{
	for (int i = 0; i < p->spec->inks_n; i++) {
		const struct press_ink *ink = &p->spec->inks[i];
		bool black = !ink->to.v[0] && !ink->to.v[1] && !ink->to.v[2];
		if (color_equal(ink->from, rgb) && (black || !is_neutral(rgb)))
			return ink;
	}
	return NULL;
}

color press_inks(struct press *p, color c)
{
	if (c.space == COLOR_SPACE_NONE || c.space == COLOR_SPACE_CMYK)
		return c;
	c = color_to_rgb(c);
	const struct press_ink *own = inks_of(p, c);
	return own ? own->to : by_rule(p, c);
}

/* -- inks that the author gives -------------------------------------------------------------- */

/* CIE 1976 differences beyond which two patches are taken for two colours, not for shades of one. */
#define UNLIKE 30.0

/* Against what the profile makes of the colour, so that what no ink can reach does not count. */
static void check_own_inks(const struct press *p, struct diag *d)
{
	for (int i = 0; i < p->spec->inks_n; i++) {
		const struct press_ink *ink = &p->spec->inks[i];
		if (ink->from.space != COLOR_SPACE_RGB || inks_of(p, ink->from) != ink)
			continue;
		const cmsCIELab own = look_of(p, ink->to), made = look_of(p, by_profile(p, ink->from));
		struct buf name = {0};
		color_put(&name, ink->from);
		if (cmsDeltaE(&own, &made) > UNLIKE)
			diag_report(d, DIAG_UNLIKE_INKS, ink->at, ink->name, buf_cstr(&name));
		buf_free(&name);
	}
}

/* ------------------------------------------------------------------------------------------- */

void press_close(struct press *p)
{
	if (!p)
		return;
	if (p->look)
		cmsDeleteTransform(p->look);
	if (p->one)
		cmsDeleteTransform(p->one);
	if (p->many)
		cmsDeleteTransform(p->many);
	if (p->srgb)
		cmsCloseProfile(p->srgb);
	if (p->profile)
		cmsCloseProfile(p->profile);
}

struct press *press_open(struct root *r, struct arena *a, struct diag *d, const struct press_spec *spec)
{
	struct press *p = NEW(a, struct press);
	*p = (struct press){.arena = a, .spec = spec};
	p->icc = spec->profile ? file_map(r, arena_printf(a, "fonts/%s", spec->profile), d, spec->profile_at) : NULL;
	if (!p->icc)
		return NULL;
	p->profile = cmsOpenProfileFromMem(p->icc->text, (cmsUInt32Number)p->icc->size);
	const char *problem = problem_of(p);
	if (problem) {
		diag_report(d, DIAG_BAD_PROFILE, spec->profile_at, spec->profile, problem);
		press_close(p);
		return NULL;
	}
	p->srgb = cmsCreate_sRGBProfile();
	p->look = to_look(p);
	p->one = to_inks(p, TYPE_CMYK_DBL, EXACT);
	measure_black(p);
	check_own_inks(p, d);
	return p;
}

int press_coverage(color inks)
{
	int sum = 0;
	for (int i = 0; i < 4 && inks.space == COLOR_SPACE_CMYK; i++)
		sum += inks.v[i];
	return (sum * 100 + 127) / 255;
}

void inks_convert(struct press *p, const unsigned char *rgb, unsigned char *cmyk, size_t n)
{
	if (!p->many)
		p->many = to_inks(p, TYPE_CMYK_8, 0);
	cmsDoTransform(p->many, rgb, cmyk, (cmsUInt32Number)n);
}

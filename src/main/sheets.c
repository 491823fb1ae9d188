/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The options that put pages on sheets. They are the same keys that an edition may say below `impose`, laid over all that
 * layouts and editions say.
 */
#include "sheets.h"
#include "spec.h"

#include <ctype.h>
#include <string.h>

static void check_paper(struct run *r, const char *option, const char *paper)
{
	mpt w, h;
	if (!paper || paper_parse(r->arena, paper, &w, &h))
		return;
	const char *meant = paper_meant(paper);
	usage_error(r,
	            arena_printf(r->arena,
	                         "--%s is a0 to a6, letter, legal, tabloid, or a size such as '18in x 24in', not '%s'%s%s",
	                         option, paper, meant ? ": write " : "", meant ? meant : ""));
}

static void scale_error(struct run *r, const char *scale)
{
	const char *meant = scale_meant(r->arena, scale);
	usage_error(r,
	            arena_printf(r->arena, "--scale is a percentage from 10%% to 1000%%, not '%s'%s%s", scale,
	                         meant ? ": write --scale=" : "", meant ? meant : ""));
}

void sheets_check_options(struct run *r)
{
	const struct sheet_options *o = &r->sheets;
	int num, den;
	check_paper(r, "sheet", o->sheet);
	check_paper(r, "size", o->size);
	if (o->scale && !scale_parse(o->scale, &num, &den))
		scale_error(r, o->scale);
	if ((o->nup != NULL) + o->booklet + (o->scale != NULL) + (o->size != NULL) > 1)
		usage_error(r, "of --nup, --booklet, --scale and --size only one can be");
	if (r->pack && (o->scale || o->size))
		usage_error(r, "--pack goes with neither --scale nor --size: without it each pupil has a file of tiles");
}

const char *sheets_over(const struct run *r)
{
	const struct sheet_options *o = &r->sheets;
	const char *way = NULL;
	if (o->nup)
		way = arena_printf(r->arena, "nup: {pages: %s}", o->nup);
	else if (o->booklet)
		way = "booklet: {}";
	else if (o->scale)
		way = arena_printf(r->arena, "tiles: {scale: '%s', size: ~}", o->scale);
	else if (o->size)
		way = arena_printf(r->arena, "tiles: {size: '%s', scale: ~}", o->size);
	if (!way && !o->sheet)
		return NULL;
	return arena_printf(r->arena, "impose: {%s%s%s%s%s}", o->sheet ? "sheet: '" : "", o->sheet ? o->sheet : "",
	                    o->sheet ? "'" : "", way && o->sheet ? ", " : "", way ? way : "");
}

/* A value that a shell takes as one word. */
static const char *said(const struct run *r, const char *option, const char *value)
{
	const char *quote = value && strpbrk(value, " '\"$&;()<>|*?~`\\") ? "'" : "";
	return value ? arena_printf(r->arena, " %s%s%s%s", option, quote, value, quote) : "";
}

const char *sheets_said(const struct run *r)
{
	const struct sheet_options *o = &r->sheets;
	return arena_printf(r->arena, "%s%s%s%s%s%s", said(r, "-C ", r->dir), said(r, "--nup=", o->nup),
	                    o->booklet ? " --booklet" : "", said(r, "--scale=", o->scale), said(r, "--size=", o->size),
	                    said(r, "--sheet=", o->sheet));
}

/* Its letters, digits and points. */
static const char *plain(const struct run *r, const char *s)
{
	char *name = arena_strdup(r->arena, s), *end = name;
	for (; *s; s++)
		if (isalnum((unsigned char)*s) || *s == '.')
			*end++ = *s;
	*end = 0;
	return name;
}

const char *sheets_edition(const struct run *r)
{
	return r->sheets.nup ? arena_printf(r->arena, "%sup", r->sheets.nup) : r->sheets.booklet ? "booklet" : NULL;
}

const char *sheets_suffix(const struct run *r)
{
	const struct sheet_options *o = &r->sheets;
	if (o->nup)
		return arena_printf(r->arena, "-%sup", o->nup);
	if (o->booklet)
		return "-booklet";
	if (o->scale)
		return arena_printf(r->arena, "-at-%s", plain(r, o->scale));
	if (o->size)
		return arena_printf(r->arena, "-at-%s", plain(r, o->size));
	return o->sheet ? arena_printf(r->arena, "-on-%s", plain(r, o->sheet)) : "";
}

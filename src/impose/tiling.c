/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How a page is divided into cells: all but the last of a row or column are equally large, and none is empty. */
#include "sheet.h"

/* A cell is no smaller, so that the last one is never empty: rounded up to whole millimetres, at most TILES_MOST cells
   are less than that too long together. */
#define LEAST_CELL 54

const char *tile_name(const struct sheets *s, const struct tiling *t, int row, int column)
{
	const char *name = arena_printf(s->arena, "%c%d", 'A' + row, column + 1);
	return s->source->page.n > 1 ? arena_printf(s->arena, "%d-%s", t->page + 1, name) : name;
}

struct rect tile_cell(const struct tiling *t, int row, int column)
{
	const int across = t->rtl ? t->columns - 1 - column : column;
	const mpt x = mm(across * t->step_across), y = mm(row * t->step_down);
	return (struct rect){x, y, mpt_min(mm((across + 1) * t->step_across), t->width) - x,
	                     mpt_min(mm((row + 1) * t->step_down), t->height) - y};
}

/* -- how many ------------------------------------------------------------------------------- */

static int cells_of(mpt side, int cell) { return (mm_above(side) + cell - 1) / cell; }

/* False: a cell would be too small. */
static bool tile(const struct sheets *s, struct tiling *t, bool landscape)
{
	const int edge = mm_above(s->job->spec->unprintable);
	const int across = mm_below(landscape ? s->height : s->width) - 2 * (edge + t->band);
	const int down = mm_below(landscape ? s->width : s->height) - 2 * (edge + t->band);
	if (across < LEAST_CELL || down < LEAST_CELL)
		return false;
	t->landscape = landscape;
	t->columns = cells_of(t->width, across);
	t->rows = cells_of(t->height, down);
	t->step_across = (mm_above(t->width) + t->columns - 1) / t->columns;
	t->step_down = (mm_above(t->height) + t->rows - 1) / t->rows;
	return true;
}

static struct ratio scale_of(const struct impose_spec *spec, const struct page *p)
{
	if (spec->num)
		return (struct ratio){spec->num, spec->den};
	const bool turn = (spec->size_width > spec->size_height) != (p->width > p->height);
	return ratio_least((struct ratio){turn ? spec->size_height : spec->size_width, p->width},
	                   (struct ratio){turn ? spec->size_width : spec->size_height, p->height});
}

/* The sheets stand as they are fewer; where that is the same, as the page does. */
bool tiling_of(const struct sheets *s, int page, struct tiling *t)
{
	const struct page *p = &s->source->page.v[page];
	*t = (struct tiling){.page = page, .scale = scale_of(s->job->spec, p), .rtl = s->source->rtl};
	t->band = (mm_above(s->job->spec->overlap) + 1) / 2;
	t->width = ratio_of(p->width, t->scale);
	t->height = ratio_of(p->height, t->scale);
	struct tiling other = *t;
	const bool lies = p->width > p->height;
	if (!tile(s, t, lies) || !tile(s, &other, !lies)) {
		diag_report(s->job->gfx.diag, DIAG_NO_ROOM_ON_SHEET, s->job->spec->at,
		            "what the overlap leaves of a sheet is less than 54 mm wide");
		diag_hint(s->job->gfx.diag, "take larger sheets, or a smaller `overlap`");
		return false;
	}
	if (other.columns * other.rows < t->columns * t->rows)
		*t = other;
	if (t->columns <= TILES_MOST && t->rows <= TILES_MOST)
		return true;
	diag_report(s->job->gfx.diag, DIAG_NO_ROOM_ON_SHEET, s->job->spec->at,
	            arena_printf(s->arena, "the page would go over %d columns and %d rows of sheets", t->columns, t->rows));
	diag_hint(s->job->gfx.diag, "take larger sheets, or a smaller scale or size");
	return false;
}

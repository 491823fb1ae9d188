/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Diagrams, drawn by the graphics module. */
#include "layouts.h"
#include "boxes/diagram.h"
#include "boxes/spans.h"
#include "../contrast.h"
#include "../drawing.h"
#include "../region.h"
#include "../tally.h"

/* What runs off the page would run over what stands beside a narrower diagram. */
static void check_bleed(const struct builder *b, const struct box *box)
{
	const struct spans_props *p = box->props;
	mpt whole = page_region(&b->job->spec->page, 1).width;
	bool moved = box->place.set && box->place.of != PLACE_PAGE && box->place.x.v;
	if (box->kind != BOX_SPANS || !p->bleed || (b->width >= whole && !moved))
		return;
	diag_report(b->gfx.diag, DIAG_NO_EFFECT, box->at, "bleed",
	            "the diagram is not as wide as the text area of its page, so its banks do not reach the edges");
}

static struct drawing *draw_diagram(const struct builder *b, const struct box *box)
{
	static mpt (*const draw[BOX_KINDS])(const struct gfx *, const struct box *, mpt, struct canvas *, const char **) = {
	        [BOX_SPANS] = draw_spans,
	        [BOX_VENN] = draw_venn,
	        [BOX_RADAR] = draw_radar,
	        [BOX_BARS] = draw_bars,
	};
	struct drawing *d = drawing_new(b, b->width, 0);
	check_bleed(b, box);
	d->h = draw[box->kind](&b->gfx, box, b->width, &d->canvas, &d->alt);
	check_drawn_contrast(b, &d->canvas, box->at);
	return d;
}

static void build_diagram(struct builder *b, const struct box *box) { add_media(b, box, draw_diagram(b, box)); }

static void build_bars(struct builder *b, const struct box *box)
{
	if (bars_of_cells(box->props))
		build_tally(b, box);
	else
		build_diagram(b, box);
}

const struct box_layout spans_layout = {.build = build_diagram};
const struct box_layout venn_layout = {.build = build_diagram};
const struct box_layout radar_layout = {.build = build_diagram};
const struct box_layout bars_layout = {.build = build_bars};

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rules, spacers and breaks. */
#include "../drawing.h"
#include "../plan.h"
#include "boxes/separator.h"
#include "layouts.h"

static void build_rule(struct builder *b, const struct box *box)
{
	const struct rule_props *p = box->props;
	color ink = color_is_none(p->color) ? box->style.style->color : p->color;
	struct drawing *d = drawing_new(b, b->width, p->thickness);
	struct path_builder line = {.arena = b->gfx.arena};
	path_move(&line, 0, p->thickness / 2);
	path_line(&line, b->width, p->thickness / 2);
	struct path *path = path_finish(&line, COLOR_NONE, ink, p->thickness);
	path->dash = p->dashed ? mpt_max(p->thickness * 4, PT(3)) : 0;
	canvas_path(&d->canvas, path);
	add_drawing(b, d)->at = box->at;
}

static void build_spacer(struct builder *b, const struct box *box)
{
	add_fr(b, ((const struct spacer_props *)box->props)->height)->at = box->at;
}

static void build_break(struct builder *b, const struct box *box)
{
	if (b->in_cell)
		diag_report(b->gfx.diag, DIAG_NO_EFFECT, box->at, box_types[box->kind]->key,
		            "it is inside of a row, a cell or a placed box");
	add_break(b, box->kind == BOX_PAGE_BREAK);
	if (box->kind == BOX_PAGE_BREAK && b->scales && ++b->part < b->scales->parts)
		b->spacing_scale = b->scales->part[b->part];
}

const struct box_layout rule_layout = {.build = build_rule};
const struct box_layout spacer_layout = {.build = build_spacer, .space = true};
const struct box_layout page_break_layout = {.build = build_break, .space = true};
const struct box_layout column_break_layout = {.build = build_break, .space = true};

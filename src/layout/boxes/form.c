/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is filled in with a pen: lines to write on, boxes and circles to tick. */
#include "../drawing.h"
#include "boxes/form.h"
#include "layouts.h"
#include "../prose.h"

static void build_label(struct builder *b, const struct rich *r, const struct style *s)
{
	build_text(b, r, &(struct text_look){s, s->align, ROLE_P, NULL, true});
}

static void add_writing(struct builder *b, struct writing w, const struct rich *name, struct where at)
{
	struct vitem *i = add_box(b, VB_WRITING, (int64_t)w.lines * w.gap);
	i->writing = w;
	i->at = at;
	i->element = form_element(b, name, FIELD_TEXT);
}

/* The label stands on the line that begins behind it. */
static void build_field(struct builder *b, const struct box *box)
{
	const struct field_props *p = box->props;
	const struct style *s = box->style.style;
	const mpt gap = gfx_size(&b->gfx, s) / 2;
	struct cells *row = cells_new(b, 2);
	mpt label = p->label_width.unit == UNIT_AUTO ? mpt_min(gfx_text_width(&b->gfx, p->label.value, s), b->width * 2 / 3)
	                                             : dim_resolve(p->label_width, b->width);
	if (b->width - label - gap < PT(1))
		diag_report(b->gfx.diag, DIAG_NO_WIDTH, box->at, "the line of a field");
	row->cell[0] = (struct cell){.w = label, .valign = 2};
	row->cell[1] = (struct cell){.x = label + gap, .w = b->width - label - gap, .valign = 2};
	struct builder left = cell_builder(b, &row->cell[0], b->element), right = cell_builder(b, &row->cell[1], b->element);
	build_label(&left, p->label.value, s);
	add_writing(&right, (struct writing){.lines = 1, .gap = p->height, .line = p->line},
	            p->name.value ? p->name.value : p->label.value, box->at);
	add_row(b, row)->at = box->at;
}

/* -- boxes and circles ---------------------------------------------------------------------- */

static struct drawing *draw_mark(const struct builder *b, const struct style *s, mpt size, bool round)
{
	mpt leading = gfx_leading(&b->gfx, s), top = mpt_max(leading - size, 0) / 2;
	struct drawing *d = drawing_new(b, size, mpt_max(size, leading));
	const mpt line = 750; /* thick enough to survive a copier */
	if (round)
		canvas_circle(&d->canvas, size / 2, top + size / 2, (size - line) / 2, COLOR_NONE, s->color, line);
	else
		canvas_rect(&d->canvas, (struct rect){line / 2, top + line / 2, size - line, size - line}, 0, COLOR_NONE,
		            s->color, line);
	return d;
}

static void build_option(struct builder *b, const struct rich *label, const struct style *s, mpt size, bool round)
{
	const mpt gap = size / 2;
	struct cells *row = cells_new(b, 2);
	row->cell[0] = (struct cell){.w = size};
	row->cell[1] = (struct cell){.x = size + gap, .w = b->width - size - gap, .valign = 1};
	struct builder left = cell_builder(b, &row->cell[0], b->element), right = cell_builder(b, &row->cell[1], b->element);
	add_drawing(&left, draw_mark(b, s, size, round))->element =
	        form_element(b, label, round ? FIELD_RADIO : FIELD_CHECK);
	build_label(&right, label, s);
	add_row(b, row);
}

static void build_options_inline(struct builder *b, const struct check_props *p, const struct style *s)
{
	struct cells *row = cells_new(b, p->options.n);
	mpt w = b->width / (p->options.n ? p->options.n : 1);
	for (int i = 0; i < p->options.n; i++) {
		row->cell[i] = (struct cell){.x = w * i, .w = w};
		struct builder in = cell_builder(b, &row->cell[i], b->element);
		build_option(&in, ((const struct answer *)p->options.v)[i].label.value, s, p->size, true);
	}
	if (p->options.n)
		add_row(b, row);
}

static void build_choice(struct builder *b, const struct box *box)
{
	const struct check_props *p = box->props;
	const struct style *s = box->style.style;
	if (box->kind == BOX_CHECKBOX) {
		build_option(b, p->label.value, s, p->size, false);
		return;
	}
	if (p->label.value) {
		build_label(b, p->label.value, s);
		b->list->stick_next = true;
	}
	if (p->inline_options)
		build_options_inline(b, p, s);
	for (int i = 0; i < p->options.n && !p->inline_options; i++) {
		add_space(b, s->space_before);
		build_option(b, ((const struct answer *)p->options.v)[i].label.value, s, p->size, true);
	}
}

static void build_lines(struct builder *b, const struct box *box)
{
	const struct lines_props *p = box->props;
	if (p->label.value) {
		build_label(b, p->label.value, box->style.style);
		b->list->stick_next = true;
		b->list->pending = 0; /* no space after the label: add_writing() leaves the gap above the first line */
	}
	add_writing(b, (struct writing){p->count, p->gap, p->frame, p->line, p->fill},
	            p->name.value ? p->name.value : p->label.value, box->at);
}

const struct box_layout field_layout = {.build = build_field};
const struct box_layout checkbox_layout = {.build = build_choice};
const struct box_layout radio_layout = {.build = build_choice};
const struct box_layout lines_layout = {.build = build_lines};

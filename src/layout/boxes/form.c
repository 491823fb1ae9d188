/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is filled in with a pen: lines to write on, boxes and circles to tick. */
#include "../drawing.h"
#include "../fillable.h"
#include "boxes/form.h"
#include "layouts.h"
#include "../prose.h"

static void build_label(struct builder *b, const struct rich *r, const struct style *s)
{
	build_text(b, r, &(struct text_look){s, s->align, ROLE_P, NULL, true});
}

static void add_writing(struct builder *b, struct writing w, const struct rich *name, const struct style *s, struct where at)
{
	const bool many = w.lines > 1 || w.fill;
	struct vitem *i = add_box(b, VB_WRITING, (int64_t)w.lines * w.gap);
	i->at = at;
	const bool written = w.value && (!w.value->text->later || b->job->pupil); /* what stands there is no field */
	struct fillable *f = written ? NULL : fill_in(b, i, FIELD_TEXT, name);
	if (written)
		i->element = form_element(b, name, FIELD_TEXT);
	w.typed = f && many;
	i->writing = w;
	if (!f)
		return;
	f->pub.lines = many;
	f->pub.centered = w.frame && !many;
	fillable_type(b, f, s, w.gap);
	const mpt h = mpt_min(f->pub.size * 3 / 2, w.gap); /* on the line, beside the label */
	if (!w.frame && !many)
		i->widgets->v.v[0].at = (struct rect){0, w.gap - h, i->w, h};
}

static const struct rich *name_or(const struct text_slot *name, const struct text_slot *label)
{
	return name->value ? name->value : label->value;
}

static mpt field_gap(const struct builder *b, const struct style *s) { return gfx_size(&b->gfx, s) / 2; }

/* A line leaves the label two thirds of the width; a frame takes what it needs. */
static mpt label_width(const struct builder *b, const struct field_props *p, const struct style *s)
{
	mpt most = p->box ? b->width - p->box - field_gap(b, s) : b->width * 2 / 3;
	if (p->label_width.unit != UNIT_AUTO)
		return dim_resolve(p->label_width, b->width);
	return mpt_min(gfx_text_width(&b->gfx, p->label.value, s), most);
}

/* What stands on the line; NULL: nothing. */
static const struct page_slot *value_slot(const struct builder *b, const struct field_props *p, const struct style *s)
{
	const struct style *style = p->value_style.style ? p->value_style.style : s;
	if (!p->value.value && !(p->value.later && b->job->pupil)) /* without a class the line is for a pen */
		return NULL;
	struct page_slot *slot = NEW(b->arena, struct page_slot);
	*slot = (struct page_slot){.text = &p->value,
	                           .style = style,
	                           .size = gfx_size(&b->gfx, style),
	                           .leading = gfx_leading(&b->gfx, style),
	                           .env = b->gfx.text,
	                           .middle = p->box > 0};
	return slot;
}

/* The label stands on the line that begins behind it, or in the middle of the frame. */
static void build_field(struct builder *b, const struct box *box)
{
	const struct field_props *p = box->props;
	const struct style *s = box->style.style;
	const mpt gap = field_gap(b, s), label = label_width(b, p, s), line = p->box ? p->box : b->width - label - gap;
	const int valign = p->box ? 1 : 2;
	struct cells *row = cells_new(b, 2);
	if (line < PT(1) || label < 0 || label + gap + line > b->width)
		diag_report(b->gfx.diag, DIAG_NO_WIDTH, box->at, p->box ? "the label of a field" : "the line of a field");
	struct cell *first = &row->cell[p->label_at], *second = &row->cell[!p->label_at]; /* of label and line */
	*first = (struct cell){.x = p->label_at ? line + gap : 0, .w = label, .valign = valign};
	*second = (struct cell){.x = p->label_at ? 0 : label + gap, .w = line, .valign = valign};
	struct builder text = cell_builder(b, first, b->element), pen = cell_builder(b, second, b->element);
	build_label(&text, p->label.value, s);
	add_writing(&pen,
	            (struct writing){.lines = 1,
	                             .gap = p->height,
	                             .frame = p->box ? PT(1) : 0,
	                             .line = p->line,
	                             .value = value_slot(b, p, s)},
	            name_or(&p->name, &p->label), s, box->at);
	add_row(b, row)->at = box->at;
}

/* Of a frame with its label; a line takes what width there is. */
static void extent_field(const struct builder *b, const struct box *box, mpt *min, mpt *max)
{
	const struct field_props *p = box->props;
	const struct style *s = box->style.style;
	if (!p->box) {
		*max = b->width;
		return;
	}
	extent_rich(b, p->label.value, s, min, max);
	if (p->label_width.unit == UNIT_ABS)
		*min = *max = p->label_width.v;
	*min += field_gap(b, s) + p->box;
	*max += field_gap(b, s) + p->box;
}

/* -- boxes and circles ---------------------------------------------------------------------- */

/* How far down a mark of that size stands, on a line of text. */
static mpt mark_top(const struct builder *b, const struct style *s, mpt size)
{
	return mpt_max(gfx_leading(&b->gfx, s) - size, 0) / 2;
}

static struct drawing *draw_mark(const struct builder *b, const struct style *s, mpt size, bool round)
{
	mpt leading = gfx_leading(&b->gfx, s), top = mark_top(b, s, size);
	struct drawing *d = drawing_new(b, size, mpt_max(size, leading));
	const mpt line = 750; /* thick enough to survive a copier */
	if (round)
		canvas_circle(&d->canvas, size / 2, top + size / 2, (size - line) / 2, COLOR_NONE, s->color, line);
	else
		canvas_rect(&d->canvas, (struct rect){line / 2, top + line / 2, size - line, size - line}, 0, COLOR_NONE,
		            s->color, line);
	return d;
}

/* The field stands on the box alone, not on the line that it stands in. */
static void fill_mark(const struct builder *b, struct vitem *mark, const struct rich *name, const struct style *s, mpt size)
{
	if (fill_in(b, mark, FIELD_CHECK, name))
		mark->widgets->v.v[0].at = (struct rect){0, mark_top(b, s, size), size, size};
}

/* A box to tick that has no label, where `align` puts it. */
static void build_bare_box(struct builder *b, const struct box *box)
{
	const struct check_props *p = box->props;
	const mpt left = b->width - p->size;
	if (left < 0)
		diag_report(b->gfx.diag, DIAG_NO_WIDTH, box->at, "a box to tick");
	if (!p->name.value && !(b->element && b->element->artifact)) {
		diag_report(b->gfx.diag, DIAG_MISSING_KEY, box->at, box->record->name, "label");
		diag_hint(b->gfx.diag, "a box without a visible label has a `name`, which is read aloud");
	}
	struct vitem *mark = add_drawing(b, draw_mark(b, box->style.style, p->size, false));
	mark->x += box->align == BOX_END ? left : box->align == BOX_CENTER ? left / 2 : 0;
	mark->at = box->at;
	fill_mark(b, mark, p->name.value, box->style.style, p->size);
}

/* A box to tick, or one of several circles of which one is chosen. */
struct option {
	const struct rich *label, *name;
	const struct style *style;
	mpt size;
	bool round;
	struct fillable *choice; /* that it belongs to in a form; NULL: with a pen */
	int number;              /* among its options, from 1 */
};

static void fill_option(const struct builder *b, struct vitem *mark, const struct option *o)
{
	if (!o->round) {
		fill_mark(b, mark, o->name, o->style, o->size);
		return;
	}
	if (!o->choice) {
		mark->element = form_element(b, o->name, FIELD_RADIO);
		return;
	}
	const struct rect at = {0, mark_top(b, o->style, o->size), o->size, o->size};
	struct widget *w = add_widget(b, mark, at, o->choice, rich_told(b->arena, o->name, b->gfx.rtl));
	w->state = arena_printf(b->arena, "%d", o->number);
	w->mark = MARK_DISC;
}

static void build_option(struct builder *b, const struct option *o)
{
	const mpt gap = o->size / 2;
	struct cells *row = cells_new(b, 2);
	row->cell[0] = (struct cell){.w = o->size};
	row->cell[1] = (struct cell){.x = o->size + gap, .w = b->width - o->size - gap, .valign = 1};
	struct builder left = cell_builder(b, &row->cell[0], b->element), right = cell_builder(b, &row->cell[1], b->element);
	fill_option(&left, add_drawing(&left, draw_mark(b, o->style, o->size, o->round)), o);
	build_label(&right, o->label, o->style);
	add_row(b, row);
}

static struct option option_of(const struct check_props *p, int i, const struct style *s, struct fillable *choice)
{
	const struct rich *label = ((const struct answer *)p->options.v)[i].label.value;
	return (struct option){label, label, s, p->size, true, choice, i + 1};
}

static void build_options_inline(struct builder *b, const struct check_props *p, const struct style *s,
                                 struct fillable *choice)
{
	struct cells *row = cells_new(b, p->options.n);
	mpt w = b->width / (p->options.n ? p->options.n : 1);
	for (int i = 0; i < p->options.n; i++) {
		row->cell[i] = (struct cell){.x = w * i, .w = w};
		struct builder in = cell_builder(b, &row->cell[i], b->element);
		const struct option o = option_of(p, i, s, choice);
		build_option(&in, &o);
	}
	if (p->options.n)
		add_row(b, row);
}

static void build_checkbox(struct builder *b, const struct box *box)
{
	const struct check_props *p = box->props;
	const struct option o = {p->label.value, name_or(&p->name, &p->label), box->style.style, p->size, false, NULL, 0};
	if (p->label.value)
		build_option(b, &o);
	else
		build_bare_box(b, box);
}

static void extent_checkbox(const struct builder *b, const struct box *box, mpt *min, mpt *max)
{
	const struct check_props *p = box->props;
	const mpt beside = p->label.value ? p->size * 3 / 2 : p->size; /* with the gap of build_option() */
	extent_rich(b, p->label.value, box->style.style, min, max);
	*min += beside;
	*max += beside;
}

static void build_radio(struct builder *b, const struct box *box)
{
	const struct check_props *p = box->props;
	const struct style *s = box->style.style;
	if (p->label.value) {
		build_label(b, p->label.value, s);
		b->list->stick_next = true;
	}
	struct fillable *choice = is_fillable(b) ? fillable_new(b, FIELD_RADIO, p->label.value, NULL) : NULL;
	if (p->inline_options)
		build_options_inline(b, p, s, choice);
	for (int i = 0; i < p->options.n && !p->inline_options; i++) {
		add_space(b, s->space_before);
		const struct option o = option_of(p, i, s, choice);
		build_option(b, &o);
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
	add_writing(b,
	            (struct writing){.lines = p->count, .gap = p->gap, .frame = p->frame, .line = p->line, .fill = p->fill},
	            name_or(&p->name, &p->label), box->style.style, box->at);
}

const struct box_layout field_layout = {.build = build_field, .extent = extent_field};
const struct box_layout checkbox_layout = {.build = build_checkbox, .extent = extent_checkbox};
const struct box_layout radio_layout = {.build = build_radio};
const struct box_layout lines_layout = {.build = build_lines};

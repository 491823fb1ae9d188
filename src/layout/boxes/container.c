/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Boxes that hold boxes one below the other: stacks, cards, figures; and columns. */
#include "../columns.h"
#include "../cache.h"
#include "../drawing.h"
#include "boxes/container.h"
#include "layouts.h"
#include "../list_item.h"
#include "../prose.h"

static void build_stack(struct builder *b, const struct box *box)
{
	const struct stack_props *p = box->props;
	b->items_of = listing_element(b, p->listing);
	build_parts(b, &p->boxes, p->gap);
}

static void extent_stack(const struct builder *b, const struct box *box, mpt *min, mpt *max)
{
	extent_boxes(b, &((const struct stack_props *)box->props)->boxes, min, max);
}

static struct dim stack_height(const struct box *box) { return ((const struct stack_props *)box->props)->height; }

const struct box_layout stack_layout = {.build = build_stack, .extent = extent_stack, .height = stack_height};

/* -- cards ---------------------------------------------------------------------------------- */

static const struct style *style_or(const struct style_ref *ref, const struct style *otherwise)
{
	return ref->style ? ref->style : otherwise;
}

/* Title and prose have a ground and spaces of their own where their style is not that of the card. */
static struct area_state open_text(struct builder *b, const struct box *box, const struct style *s)
{
	if (s == box->style.style)
		return (struct area_state){.open = -1};
	add_space(b, s->space_before);
	return area_open(b, s, false);
}

static void close_text(struct builder *b, const struct box *box, const struct style *s, const struct area_state *area)
{
	area_close(b, area, 0);
	if (s != box->style.style)
		add_space(b, s->space_after);
}

static void build_title(struct builder *b, const struct card_props *p, const struct style *s)
{
	if (p->level)
		build_heading(b, p->title.value, &(struct heading_look){s, p->level, true, true, {0}});
	else
		build_text(b, p->title.value, &(struct text_look){s, s->align, ROLE_P, NULL, true});
	b->list->stick_next = true;
}

static struct drawing *draw_icon(const struct builder *b, const struct card_props *p, color ink)
{
	const struct svg_file *f = cache_svg(b->cache, &b->gfx, p->icon, p->icon_at);
	if (b->last && f && !color_is_none(p->icon_color) && !svg_takes_color(f))
		diag_report(b->gfx.diag, DIAG_NO_EFFECT, p->icon_at, "icon-color",
		            "nothing in the drawing is painted in currentColor");
	struct svg_place place = {.width = p->icon_size, .height = p->icon_size, .current = ink};
	return f ? drawing_svg(b, f, &place) : NULL;
}

/* The icon stands before the title, in the middle of its first line. */
static void build_icon_title(struct builder *b, const struct card_props *p, const struct style *s)
{
	const mpt gap = p->icon_size * 2 / 5;
	if (b->width - p->icon_size - gap < PT(1)) {
		diag_report(b->gfx.diag, DIAG_NO_WIDTH, p->icon_at, "the title beside its icon");
		build_title(b, p, s);
		return;
	}
	struct cells *row = cells_new(b, 2);
	struct drawing *icon = draw_icon(b, p, color_is_none(p->icon_color) ? s->color : p->icon_color);
	mpt line = gfx_leading(&b->gfx, s);
	row->cell[0] = (struct cell){.w = p->icon_size};
	row->cell[1] = (struct cell){.x = p->icon_size + gap, .w = b->width - p->icon_size - gap};
	struct builder left = cell_builder(b, &row->cell[0], NULL), right = cell_builder(b, &row->cell[1], b->element);
	if (line > p->icon_size)
		add_strut(&left, (line - p->icon_size) / 2, false);
	else
		add_strut(&right, (p->icon_size - line) / 2, false);
	if (icon)
		add_drawing(&left, icon)->at = p->icon_at;
	build_title(&right, p, s);
	add_row(b, row)->at = p->icon_at;
	b->list->stick_next = true;
}

static void build_card(struct builder *b, const struct box *box)
{
	const struct card_props *p = box->props;
	const struct style *title = style_or(&p->title_style, box->style.style);
	const struct style *body = style_or(&p->body_style, box->style.style);
	b->element = element_detached(b->arena, b->element, p->level ? ROLE_SECT : ROLE_DIV);
	if (p->title.value) {
		begin_part(b);
		struct area_state area = open_text(b, box, title);
		if (p->icon)
			build_icon_title(b, p, title);
		else
			build_title(b, p, title);
		close_text(b, box, title, &area);
	}
	if (p->body.value) {
		begin_part(b);
		struct area_state area = open_text(b, box, body);
		build_text(b, p->body.value, &(struct text_look){body, body->align, ROLE_P, NULL, true});
		close_text(b, box, body, &area);
	}
	b->list->stick_next &= !p->body.value;
	build_parts(b, &p->boxes, 0);
}

const struct box_layout card_layout = {.build = build_card};
const struct box_layout callout_layout = {.build = build_card};

/* -- figures -------------------------------------------------------------------------------- */

static void build_figure(struct builder *b, const struct box *box)
{
	const struct figure_props *p = box->props;
	const struct style *s = box->style.style;
	b->element = element_detached(b->arena, b->element, p->alt.value ? ROLE_FIGURE : ROLE_DIV);
	b->element->alt = p->alt.value ? rich_told(b->arena, p->alt.value, b->gfx.rtl) : NULL;
	build_boxes(b, &p->boxes, 0);
	if (p->caption.value) {
		b->list->stick_next = true;
		build_text(b, p->caption.value, &(struct text_look){s, s->align, ROLE_CAPTION, NULL, true});
	}
}

const struct box_layout figure_layout = {.build = build_figure};

/* -- columns -------------------------------------------------------------------------------- */

static void build_columns_box(struct builder *b, const struct box *box)
{
	const struct columns_props *p = box->props;
	b->items_of = listing_element(b, p->listing);
	build_columns(b, &p->boxes, p->count, p->gap, p->balance, false);
	b->items_of = NULL;
}

const struct box_layout columns_layout = {.build = build_columns_box};

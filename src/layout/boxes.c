/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Boxes to items of a vertical list: what all kinds share, and the kinds that hold other boxes. */
#include "boxes/container.h"
#include "boxes/separator.h"
#include "boxes/text.h"
#include "kinds.h"
#include "plan.h"

void begin_part(struct builder *b, bool marks)
{
	if (marks)
		add_strut(b, 0, false);
}

static void build_parts(struct builder *b, const struct box_list *boxes, mpt gap, bool marks)
{
	for (int i = 0; i < boxes->n; i++) {
		if (i)
			add_space(b, gap);
		begin_part(b, marks);
		build_box(b, boxes->v[i]);
	}
}

void build_boxes(struct builder *b, const struct box_list *boxes, mpt gap) { build_parts(b, boxes, gap, false); }

struct vlist build_list(const struct builder *b, const struct box_list *boxes, mpt width, struct element *element)
{
	struct cell cell = {.w = width};
	struct builder in = cell_builder(b, &cell, element);
	build_boxes(&in, boxes, 0);
	return cell.list;
}

/* -- cards and figures ---------------------------------------------------------------------- */

static const struct style *style_or(const struct style_ref *ref, const struct style *otherwise)
{
	return ref->style ? ref->style : otherwise;
}

static void build_title(struct builder *b, const struct card_props *p, const struct style *s, bool tight)
{
	if (p->level)
		build_heading(b, p->title.value, &(struct heading_look){s, p->level, true, tight});
	else
		build_text(b, p->title.value, &(struct text_look){s, s->align, ROLE_P, NULL, tight});
	b->list->stick_next = true;
}

/* The icon stands before the title, in the middle of its first line. */
static void build_icon_title(struct builder *b, const struct card_props *p, const struct style *s, bool tight,
                             struct where at)
{
	const mpt gap = p->icon_size * 2 / 5;
	struct cells *row = cells_new(b, 2);
	struct drawing *icon =
	        draw_icon(b, p->icon, p->icon_size, color_is_none(p->icon_color) ? s->color : p->icon_color, at);
	mpt line = gfx_leading(&b->gfx, s);
	row->cell[0] = (struct cell){.w = p->icon_size};
	row->cell[1] = (struct cell){.x = p->icon_size + gap, .w = b->width - p->icon_size - gap};
	struct builder left = cell_builder(b, &row->cell[0], NULL), right = cell_builder(b, &row->cell[1], b->element);
	if (line > p->icon_size)
		add_strut(&left, (line - p->icon_size) / 2, false);
	else
		add_strut(&right, (p->icon_size - line) / 2, false);
	if (icon)
		add_drawing(&left, icon);
	row->cell[0].element = row->cell[1].element = NULL;
	build_title(&right, p, s, true);
	if (!tight)
		add_space(b, s->space_before);
	add_row(b, row);
	if (!tight)
		add_space(b, s->space_after);
	b->list->stick_next = true;
}

static void build_card(struct builder *b, const struct box *box, bool marks)
{
	const struct card_props *p = box->props;
	const struct style *title = style_or(&p->title_style, box->style.style);
	const struct style *body = style_or(&p->body_style, box->style.style);
	struct element *was = b->element;
	b->element = element_detached(b->arena, b->element, p->level ? ROLE_SECT : ROLE_DIV);
	if (p->title.value) {
		begin_part(b, marks);
		if (p->icon)
			build_icon_title(b, p, title, title == box->style.style, box->at);
		else
			build_title(b, p, title, title == box->style.style);
	}
	if (p->body.value) {
		begin_part(b, marks);
		build_text(b, p->body.value, &(struct text_look){body, body->align, ROLE_P, NULL, body == box->style.style});
	}
	b->list->stick_next &= !p->body.value;
	build_parts(b, &p->boxes, 0, marks);
	b->element = was;
}

static void build_figure(struct builder *b, const struct box *box)
{
	const struct figure_props *p = box->props;
	const struct style *s = box->style.style;
	struct element *was = b->element;
	b->element = element_detached(b->arena, b->element, p->alt.value ? ROLE_FIGURE : ROLE_DIV);
	b->element->alt = p->alt.value ? rich_text(b->arena, p->alt.value) : NULL;
	build_boxes(b, &p->boxes, 0);
	if (p->caption.value) {
		b->list->stick_next = true;
		build_text(b, p->caption.value, &(struct text_look){s, s->align, ROLE_CAPTION, NULL, true});
	}
	b->element = was;
}

/* -- all kinds ------------------------------------------------------------------------------ */

static void build_kind(struct builder *b, const struct box *box, bool marks)
{
	const struct style *s = box->style.style;
	switch (box->kind) {
	case BOX_HEADING: {
		const struct heading_props *p = box->props;
		build_heading(b, p->text.value, &(struct heading_look){s, p->level, p->bookmark, true});
		break;
	}
	case BOX_PROSE:
		build_text(b, ((const struct prose_props *)box->props)->text.value,
		           &(struct text_look){s, s->align, ROLE_P, NULL, true});
		break;
	case BOX_LIST: build_list_box(b, box); break;
	case BOX_TABLE: build_table(b, box); break;
	case BOX_GRID:
	case BOX_ROW: build_grid(b, box); break;
	case BOX_STACK: {
		const struct stack_props *p = box->props;
		build_parts(b, &p->boxes, p->gap, marks);
		break;
	}
	case BOX_COLUMNS: {
		const struct columns_props *p = box->props;
		build_columns(b, &p->boxes, p->count, p->gap, p->balance, false);
		break;
	}
	case BOX_CARD:
	case BOX_CALLOUT: build_card(b, box, marks); break;
	case BOX_FIGURE: build_figure(b, box); break;
	case BOX_RULE: build_rule(b, box); break;
	case BOX_SPACER: add_fr(b, ((const struct spacer_props *)box->props)->height); break;
	case BOX_PAGE_BREAK:
	case BOX_COLUMN_BREAK: add_break(b, box->kind == BOX_PAGE_BREAK); break;
	case BOX_TOC: build_toc(b, box); break;
	case BOX_FIELD: build_field(b, box); break;
	case BOX_CHECKBOX:
	case BOX_RADIO: build_choice(b, box); break;
	case BOX_LINES: build_lines(b, box); break;
	case BOX_RATING: build_rating(b, box); break;
	default: build_media(b, box);
	}
}

static bool is_space(enum box_kind k) { return k == BOX_SPACER || k == BOX_PAGE_BREAK || k == BOX_COLUMN_BREAK; }

/* A box narrower than its surroundings stands where `align` puts it. */
static void narrow(struct builder *b, const struct box *box)
{
	mpt w = box->width.unit == UNIT_AUTO || box->width.unit == UNIT_FR ? b->width : dim_resolve(box->width, b->width);
	if (w > b->width) {
		diag_report(b->gfx.diag, DIAG_OVERFLOW, box->at,
		            arena_printf(b->arena, "%s is wider than the space around it", box->record->name));
		w = b->width;
	}
	mpt left = b->width - w;
	b->x += box->align == BOX_END ? left : box->align == BOX_CENTER ? left / 2 : 0;
	b->width = w;
}

static mpt least_height(const struct builder *b, const struct box *box)
{
	const struct stack_props *p = box->props;
	if (box->kind != BOX_STACK || p->height.unit == UNIT_AUTO || p->height.unit == UNIT_FR)
		return 0;
	return dim_resolve(p->height, page_inside(&b->job->spec->page));
}

static void build_in_flow(struct builder *b, const struct box *box)
{
	const struct style *s = box->style.style;
	mpt x = b->x, width = b->width, least = least_height(b, box);
	bool kept = box->keep == KEEP_TOGETHER, marks = b->marks;
	int from = b->list->v.n;
	b->marks = false;
	add_space(b, s->space_before);
	narrow(b, box);
	struct area_state area = area_open(b, s, kept || least);
	if (kept)
		b->area->kept = box;
	build_kind(b, box, marks);
	area_close(b, &area, least);
	if (kept)
		keep_items(b->list, from);
	add_space(b, s->space_after);
	b->x = x;
	b->width = width;
	if (box->keep_next)
		b->list->stick_next = true;
}

/* A placed box takes no room, but its page is the one that the flow has come to. */
static void build_placed(struct builder *b, const struct box *box)
{
	const struct page_spec *page = &b->job->spec->page;
	bool whole = box->place.of == PLACE_PAGE;
	mpt w = whole ? page->width : page->width - page->margins.inner - page->margins.outer;
	mpt h = whole ? page->height : page_inside(page);
	struct placed *p = NEW(b->arena, struct placed);
	struct cell cell = {.w = dim_resolve(box->place.w, w)};
	struct builder in = cell_builder(b, &cell, b->element);
	build_in_flow(&in, box);
	p->list = cell.list;
	p->place = box->place;
	p->box = box;
	p->height = box->place.h.unit == UNIT_AUTO ? 0 : dim_resolve(box->place.h, h);
	mpt over = vlist_height(&p->list, 0, p->list.v.n) - p->height;
	if (p->height && over > 0)
		diag_report(b->gfx.diag, DIAG_OVERFLOW, box->at,
		            arena_printf(b->arena, "what this box holds is %d mm higher than the box (locale %s)",
		                         (int)muldiv(over, 254, 720000) + 1, text_locale(b->gfx.text)));
	add_box(b, VB_PLACED, 0)->placed = p;
}

void build_box(struct builder *b, const struct box *box)
{
	struct element *was = b->element;
	if (box->lang || box->artifact) {
		b->element = element_detached(b->arena, b->element, ROLE_DIV);
		b->element->lang = box->lang;
		b->element->artifact |= box->artifact;
	}
	if (is_space(box->kind))
		build_kind(b, box, false);
	else if (box->place.set)
		build_placed(b, box);
	else
		build_in_flow(b, box);
	b->element = was;
}

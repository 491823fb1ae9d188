/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Boxes to items of a vertical list: what all kinds share. */
#include "build.h"
#include "language.h"
#include "list_item.h"
#include "region.h"

void begin_part(struct builder *b)
{
	if (b->marks)
		add_strut(b, 0, false);
}

static void build_item_box(struct builder *b, struct element *list, const struct box *box)
{
	struct element *was = b->element, *item = element_detached(b->arena, list, ROLE_LI);
	struct item_label label = {element_detached(b->arena, item, ROLE_LBL), false}, *outer = b->label;
	b->label = &label;
	b->element = element_detached(b->arena, item, ROLE_LBODY);
	build_box(b, box);
	b->element = was;
	b->label = outer;
}

static void build_each(struct builder *b, const struct box_list *boxes, mpt gap, bool parts)
{
	struct element *list = b->items_of;
	bool marks = b->marks;
	b->items_of = NULL;
	for (int i = 0; i < boxes->n; i++) {
		if (i)
			add_space(b, gap);
		b->marks = marks && parts;
		begin_part(b);
		b->marks = false;
		if (list) {
			item_keep(b, i, boxes->n);
			build_item_box(b, list, boxes->v[i]);
		} else {
			build_box(b, boxes->v[i]);
		}
	}
	b->marks = marks;
}

void build_parts(struct builder *b, const struct box_list *boxes, mpt gap) { build_each(b, boxes, gap, true); }

void build_boxes(struct builder *b, const struct box_list *boxes, mpt gap) { build_each(b, boxes, gap, false); }

struct vlist build_list(const struct builder *b, const struct box_list *boxes, mpt width, struct element *element)
{
	struct cell cell = {.w = width};
	struct builder in = cell_builder(b, &cell, element);
	build_boxes(&in, boxes, 0);
	return cell.list;
}

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
	struct dim (*height)(const struct box *) = box_layouts[box->kind]->height;
	struct dim d = height ? height(box) : (struct dim){0, UNIT_AUTO};
	return d.unit == UNIT_AUTO || d.unit == UNIT_FR ? 0 : dim_resolve(d, page_region(&b->job->spec->page, 1).height);
}

/* Links to the box lead to the first item that is drawn of it, from `from` on. */
static void add_target(struct builder *b, const struct box *box, int from)
{
	struct target *t = NEW(b->arena, struct target);
	while (from < b->list->v.n && b->list->v.v[from]->kind != V_BOX)
		from++;
	if (from == b->list->v.n) {
		diag_report(b->gfx.diag, DIAG_LINK_TARGET, box->at, rich_text(b->arena, box->id.value),
		            "nothing is drawn of the box with that id");
		return;
	}
	*t = (struct target){box->target, b->list->v.v[from]->targets};
	b->list->v.v[from]->targets = t;
}

static void build_in_flow(struct builder *b, const struct box *box)
{
	const struct style *s = box->style.style;
	mpt x = b->x, width = b->width, least = mpt_max(least_height(b, box), b->placed_height);
	const struct gfx gfx = b->gfx;
	const struct flip *flip = b->flip;
	bool kept = box->keep == KEEP_TOGETHER, inside = b->inside;
	int from = b->list->v.n;
	add_space(b, s->space_before);
	narrow(b, box);
	language_enter(b, box->lang);
	struct area_state area = area_open(b, s, kept || least);
	if (kept)
		b->area->kept = box;
	if (area.open >= 0)
		b->area->at = box->at;
	b->inside = true;
	b->placed_height = 0;
	box_layouts[box->kind]->build(b, box);
	b->inside = inside;
	area_close(b, &area, least);
	if (box->target)
		add_target(b, box, from);
	if (kept)
		keep_items(b->list, from);
	add_space(b, s->space_after);
	b->gfx = gfx;
	b->flip = flip;
	b->x = x;
	b->width = width;
	if (box->keep_next || s->keep_with_next)
		b->list->stick_next = true;
}

/* A placed box takes no room, but its page is the one that the flow has come to. */
static void build_placed(struct builder *b, const struct box *box)
{
	const struct page_spec *page = &b->job->spec->page;
	bool whole = box->place.of == PLACE_PAGE;
	const struct region body = page_region(page, 1);
	mpt w = whole ? page->width : body.width, h = whole ? page->height : body.height;
	struct placed *p = NEW(b->arena, struct placed);
	struct cell cell = {.w = dim_resolve(box->place.w, w)};
	struct builder in = cell_builder(b, &cell, b->element);
	p->height = box->place.h.unit == UNIT_AUTO ? 0 : dim_resolve(box->place.h, h);
	in.placed_height = p->height;
	build_in_flow(&in, box);
	p->list = cell.list;
	p->place = box->place;
	p->box = box;
	if (!p->height)
		report_share(&in, vlist_share(&p->list), "a placed box has no height to share, unless 'place' gives it one");
	int64_t over = vlist_height(&p->list, 0, p->list.v.n) - p->height;
	if (p->height && over > 0)
		diag_report(b->gfx.diag, DIAG_OVERFLOW, box->at,
		            arena_printf(b->arena, "what this box holds is %lld mm higher than the box (locale %s)",
		                         height_mm(over), text_locale(b->job->text)));
	add_box(b, VB_PLACED, 0)->placed = p;
}

void build_box(struct builder *b, const struct box *box)
{
	struct element *was = b->element;
	if (box->span_all && b->inside)
		diag_report(b->gfx.diag, DIAG_NO_EFFECT, box->at, "span",
		            "only boxes of the body span the columns of the page");
	if (box->lang || box->artifact) {
		b->element = element_detached(b->arena, b->element, ROLE_DIV);
		b->element->lang = box->lang;
		b->element->artifact |= box->artifact;
	}
	if (box_layouts[box->kind]->space)
		box_layouts[box->kind]->build(b, box);
	else if (box->place.set)
		build_placed(b, box);
	else
		build_in_flow(b, box);
	b->element = was;
}

/* -- widths ------------------------------------------------------------------------------- */

static void extent_box(const struct builder *b, const struct box *box, mpt *min, mpt *max)
{
	const struct style *s = box->style.style;
	struct builder in = *b;
	language_enter(&in, box->lang);
	mpt edges = s->padding.left + s->padding.right + (!color_is_none(s->bar) ? s->bar_width : 0) +
	        strip_room(&s->strip_start) + strip_room(&s->strip_end);
	if (box_layouts[box->kind]->extent)
		box_layouts[box->kind]->extent(&in, box, min, max);
	else
		*max = b->width;
	*min += edges;
	*max += edges;
}

void extent_boxes(const struct builder *b, const struct box_list *boxes, mpt *min, mpt *max)
{
	for (int i = 0; i < boxes->n; i++) {
		mpt one_min = 0, one_max = 0;
		extent_box(b, boxes->v[i], &one_min, &one_max);
		if (boxes->v[i]->width.unit == UNIT_ABS && boxes->v[i]->width.v)
			one_min = one_max = boxes->v[i]->width.v;
		*min = mpt_max(*min, one_min);
		*max = mpt_max(*max, one_max);
	}
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Sheets of A3, broad side down: the old page, the new one, and the list. What is listed and has no room goes on on sheets
 * of its own. All is tagged: a heading, the list, and each page as a figure.
 */
#include "sheet.h"

#include <string.h>

#define WIDTH 1190551
#define HEIGHT 841890
#define MARGIN PT(34)
#define GAP PT(16)
#define FIGURE PT(368) /* width of each page at most */
#define TOP PT(92)     /* of pages and list */
#define INK COLOR_RGB(0xC2185B)
#define MOST_LISTED 99 /* changes of a page */
#define GREY COLOR_RGB(0x767676)

static const struct style *style_of(const struct diff_sheets *s, mpt size, int weight, color ink)
{
	struct style *style = NEW(s->gfx.arena, struct style);
	*style = (struct style){.name = "diff",
	                        .font = "sans",
	                        .weight = weight,
	                        .size = size,
	                        .leading = 1350,
	                        .color = ink,
	                        .fill = COLOR_NONE,
	                        .stroke = COLOR_NONE,
	                        .bar = COLOR_NONE,
	                        .widows = 2,
	                        .orphans = 2};
	return style;
}

static const struct para *set(const struct diff_sheets *s, const char *text, const struct style *style, mpt width)
{
	const struct rich *r = rich_plain(s->gfx.arena, text, (struct where){0});
	return gfx_text(&s->gfx, r, style, width, ALIGN_START);
}

/* Returns its height. */
static mpt put(struct diff_sheets *s, struct element *e, const struct para *p, mpt x, mpt y)
{
	s->canvas.element = e;
	if (p)
		canvas_para(&s->canvas, p, x, y);
	s->canvas.element = NULL;
	return p ? p->height : 0;
}

static struct element *element(const struct diff_sheets *s, struct element *parent, enum role role)
{
	return element_new(s->gfx.arena, parent, role);
}

/* -- pages ------------------------------------------------------------------------------------ */

static void end_sheet(struct diff_sheets *s)
{
	if (s->page)
		s->page->items = s->canvas.items;
	s->page = NULL;
}

static void begin_sheet(struct diff_sheets *s, const char *heading, enum role role)
{
	struct arena *a = s->gfx.arena;
	end_sheet(s);
	s->page = vec_push(a, &s->out->page);
	*s->page = (struct page){.width = WIDTH, .height = HEIGHT, .label = arena_printf(a, "%d", s->out->page.n)};
	s->canvas = (struct canvas){.arena = a};
	const mpt h = put(s, element(s, s->section, role),
	                  set(s, heading, style_of(s, PT(18), 700, COLOR_RGB(0)), WIDTH - 2 * MARGIN), MARGIN, MARGIN);
	s->y = mpt_max(MARGIN + h + PT(12), TOP);
}

void diff_sheets_open(struct diff_sheets *s, const struct gfx *gfx, const char *name, const char *title)
{
	struct arena *a = gfx->arena;
	*s = (struct diff_sheets){.gfx = *gfx, .name = name, .out = NEW(a, struct pages)};
	*s->out = (struct pages){.arena = a, .top = element_new(a, NULL, ROLE_DOCUMENT), .title = title, .lang = "en"};
}

void diff_sheets_close(struct diff_sheets *s) { end_sheet(s); }

/* -- figures ---------------------------------------------------------------------------------- */

static void put_placed(struct diff_sheets *s, const struct shown_page *p, struct element *figure, struct rect to)
{
	struct item *it = vec_push(s->gfx.arena, &s->canvas.items.v);
	*it = (struct item){
	        .kind = ITEM_IMAGE, .element = figure, .x = to.x, .y = to.y, .w = to.w, .h = to.h, .image = p->picture};
	if (p->picture)
		return;
	struct placed_page *placed = NEW(s->gfx.arena, struct placed_page);
	*placed = (struct placed_page){
	        .page = p->page, .number = 1, .num = to.w, .den = p->width, .clip = to, .repeated = true};
	*it = (struct item){.kind = ITEM_PLACED, .element = figure, .x = to.x, .y = to.y, .placed = placed};
}

static struct rect on_sheet(struct rect r, const struct shown_page *p, struct rect to)
{
	return (struct rect){to.x + (mpt)muldiv(r.x, to.w, p->width) - PT(2),
	                     to.y + (mpt)muldiv(r.y, to.w, p->width) - PT(2), (mpt)muldiv(r.w, to.w, p->width) + PT(4),
	                     (mpt)muldiv(r.h, to.w, p->width) + PT(4)};
}

/* A frame with its number at the corner where lines begin, beside what it is around. */
static void put_mark(struct diff_sheets *s, struct element *figure, struct rect box, struct rect to, int number)
{
	const struct style *style = style_of(s, PT(7), 700, COLOR_RGB(0xFFFFFF));
	const struct rich *r = rich_plain(s->gfx.arena, arena_printf(s->gfx.arena, "%d", number), (struct where){0});
	const mpt w = gfx_text_width(&s->gfx, r, style), h = PT(10);
	const mpt x = mpt_clamp(box.x - w - PT(3), to.x - MARGIN / 2, to.x + to.w), y = mpt_clamp(box.y, to.y, to.y + to.h);
	s->canvas.element = figure;
	canvas_rect(&s->canvas, box, 0, COLOR_NONE, INK, PT(1));
	canvas_rect(&s->canvas, (struct rect){x, y, w + PT(3), h}, 0, INK, COLOR_NONE, 0);
	canvas_para(&s->canvas, gfx_text(&s->gfx, r, style, w + PT(4), ALIGN_START), x + PT(3) / 2, y);
	s->canvas.element = NULL;
}

static void put_marks(struct diff_sheets *s, const struct document_diff *d, const struct page_diff *p,
                      struct element *figure, const struct shown_page *shown, struct rect to, bool old)
{
	for (int i = 0, number = 0; i < d->changes.n && number < MOST_LISTED; i++) {
		const struct change *c = &d->changes.v[i];
		if (!diff_sheet_has(c, p))
			continue;
		number++;
		for (int k = 0; c->marked && k < c->places.n; k++) {
			const struct rect box = old ? c->places.v[k].was_box : c->places.v[k].box;
			if ((old ? c->places.v[k].was_page == p->was && p->was
			         : c->places.v[k].page == p->page && p->page) &&
			    box.w + box.h > 0)
				put_mark(s, figure, on_sheet(box, shown, to), to, number);
		}
	}
}

static void put_figure(struct diff_sheets *s, const struct document_diff *d, const struct page_diff *p,
                       const struct shown_page *shown, mpt x, bool old)
{
	const mpt room = HEIGHT - TOP - MARGIN - PT(20);
	if (!shown->page && !shown->picture)
		return;
	mpt w = mpt_min(FIGURE, shown->width), h = (mpt)muldiv(shown->height, w, shown->width);
	if (h > room) {
		w = (mpt)muldiv(w, room, h);
		h = room;
	}
	struct element *figure = element(s, s->section, ROLE_FIGURE);
	const struct rect to = {x, TOP + PT(18), w, h};
	figure->alt = shown->alt;
	figure->bbox = to;
	figure->has_content = true;
	put_placed(s, shown, figure, to);
	put_marks(s, d, p, figure, shown, to, old);
	canvas_rect(&s->canvas, to, 0, COLOR_NONE, GREY, PT(1) / 2);
}

static void put_title(struct diff_sheets *s, const struct shown_page *shown, mpt x)
{
	if (shown->page || shown->picture)
		put(s, element(s, s->section, ROLE_P), set(s, shown->title, style_of(s, PT(10), 600, COLOR_RGB(0)), FIGURE),
		    x, TOP);
}

/* -- the list --------------------------------------------------------------------------------- */

bool diff_sheet_has(const struct change *c, const struct page_diff *p)
{
	if (!c->places.n || !p)
		return !c->places.n && !p;
	const struct change_place *at = &c->places.v[0];
	return at->page ? at->page == p->page : at->was_page == p->was && p->was;
}

static const char *sentence(const struct diff_sheets *s, const struct change *c)
{
	struct buf b = {0};
	change_say(c, &b);
	if (c->key)
		buf_printf(&b, " (%s)", c->key);
	const char *text = arena_strdup(s->gfx.arena, buf_cstr(&b));
	buf_free(&b);
	return text;
}

static void put_entry(struct diff_sheets *s, struct element **list, const struct change *c, int number, mpt *x)
{
	const struct style *style = style_of(s, PT(10), 400, COLOR_RGB(0));
	const mpt indent = PT(24);
	const struct para *p = set(s, sentence(s, c), style, WIDTH - MARGIN - *x - indent);
	if (p && s->y + p->height > HEIGHT - MARGIN) {
		begin_sheet(s, arena_printf(s->gfx.arena, "%s, what else differs", s->name), ROLE_H2);
		*list = element(s, s->section, ROLE_L);
		(*list)->numbered = true;
		*x = MARGIN;
		p = set(s, sentence(s, c), style, WIDTH - 2 * MARGIN - indent);
	}
	struct element *item = element(s, *list, ROLE_LI);
	const struct para *label = set(s, arena_printf(s->gfx.arena, "%d.", number), style_of(s, PT(10), 700, INK), indent);
	put(s, element(s, item, ROLE_LBL), label, *x, s->y);
	s->y += put(s, element(s, item, ROLE_LBODY), p, *x + indent, s->y) + PT(4);
}

static void put_list(struct diff_sheets *s, const struct document_diff *d, const struct page_diff *p, mpt x)
{
	struct element *list = NULL;
	for (int i = 0, number = 0; i < d->changes.n && number < MOST_LISTED; i++) {
		if (!diff_sheet_has(&d->changes.v[i], p))
			continue;
		if (!list) {
			list = element(s, s->section, ROLE_L);
			list->numbered = true;
		}
		put_entry(s, &list, &d->changes.v[i], ++number, &x);
	}
}

static const char *heading(const struct diff_sheets *s, const struct page_diff *p)
{
	struct arena *a = s->gfx.arena;
	if (!p)
		return arena_printf(a, "%s: the whole document", s->name);
	if (!p->page)
		return arena_printf(a, "%s: page %d is gone", s->name, p->was);
	if (!p->was)
		return arena_printf(a, "%s: page %d is new", s->name, p->page);
	return arena_printf(a, "%s: page %d", s->name, p->page);
}

void diff_sheets_add(struct diff_sheets *s, const struct document_diff *d, const struct page_diff *p,
                     const struct shown_page *was, const struct shown_page *now)
{
	const mpt first = MARGIN, second = MARGIN + FIGURE + GAP, third = MARGIN + 2 * (FIGURE + GAP);
	s->section = element(s, s->out->top, ROLE_SECT);
	begin_sheet(s, heading(s, p), s->out->page.n ? ROLE_H2 : ROLE_H1);
	if (p) {
		put_title(s, was, first);
		put_figure(s, d, p, was, first, true);
		put_title(s, now, second);
		put_figure(s, d, p, now, second, false);
	}
	put_list(s, d, p, p ? third : MARGIN);
	end_sheet(s);
}

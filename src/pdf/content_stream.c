/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A page's items to its content stream (ISO 32000-1 8): paths, clips and images; glyph runs go to
 * show.c. Coordinates are printed with two decimals (3.5 micrometres), absolute or between points
 * of that grid, so rounding never adds up.
 */
#include "painter.h"

#include <assert.h>

/* -- paths ---------------------------------------------------------------------------------- */

static void put_point(struct painter *c, const struct item *it, struct point p)
{
	put_pt(c->out, page_x(c->page, it->x + p.x));
	buf_putc(c->out, ' ');
	put_pt(c->out, page_y(c->page, it->y + p.y));
}

static bool is_rectangle(const struct path *p)
{
	if (p->n != 5 || p->seg[0].op != SEG_MOVE || p->seg[4].op != SEG_CLOSE)
		return false;
	for (int i = 1; i < 4; i++)
		if (p->seg[i].op != SEG_LINE)
			return false;
	const struct point a = p->seg[0].p[0], b = p->seg[1].p[0], d = p->seg[2].p[0], e = p->seg[3].p[0];
	bool across = a.y == b.y && b.x == d.x && d.y == e.y && e.x == a.x;
	bool down = a.x == b.x && b.y == d.y && d.x == e.x && e.y == a.y;
	return across || down;
}

static void put_rectangle(struct painter *c, const struct item *it)
{
	const struct point a = it->path->seg[0].p[0], d = it->path->seg[2].p[0];
	mpt x = painter_grid(page_x(c->page, it->x + a.x)), y = painter_grid(page_y(c->page, it->y + a.y));
	mpt v[4] = {x, y, painter_grid(page_x(c->page, it->x + d.x)) - x, painter_grid(page_y(c->page, it->y + d.y)) - y};
	for (int i = 0; i < 4; i++) {
		put_pt(c->out, v[i]);
		buf_putc(c->out, ' ');
	}
	buf_puts(c->out, "re\n");
}

static const char *const operators[] = {[SEG_MOVE] = " m\n", [SEG_LINE] = " l\n", [SEG_CURVE] = " c\n", [SEG_CLOSE] = "h\n"};

static void put_segments(struct painter *c, const struct item *it)
{
	for (int i = 0; i < it->path->n; i++) {
		const struct seg *s = &it->path->seg[i];
		for (int k = 0; k < seg_points[s->op]; k++) {
			if (k)
				buf_putc(c->out, ' ');
			put_point(c, it, s->p[k]);
		}
		buf_puts(c->out, operators[s->op]);
	}
}

static void put_path(struct painter *c, const struct item *it)
{
	if (is_rectangle(it->path))
		put_rectangle(c, it);
	else
		put_segments(c, it);
}

/* Whatever the pen is, its inverse takes the path to where the pen brings it back from. */
static struct point before_pen(const struct pen *pen, struct point p)
{
	int64_t det = (int64_t)pen->a * pen->d - (int64_t)pen->b * pen->c, one = det < 0 ? -100000 : 100000;
	det = det < 0 ? -det : det;
	return (struct point){(mpt)muldiv((int64_t)pen->d * p.x - (int64_t)pen->c * p.y, one, det),
	                      (mpt)muldiv((int64_t)pen->a * p.y - (int64_t)pen->b * p.x, one, det)};
}

/* A path under its pen. Y points down in both and up in a PDF, which turns the signs of the diagonal. */
static void put_under_pen(struct painter *c, const struct item *it)
{
	const struct pen *pen = it->path->pen;
	const int v[] = {pen->a, -pen->b, -pen->c, pen->d};
	buf_puts(c->out, "q ");
	for (int i = 0; i < COUNT_OF(v); i++) {
		buf_decimal(c->out, v[i], 100000, 5);
		buf_putc(c->out, ' ');
	}
	put_point(c, it, (struct point){0, 0});
	buf_puts(c->out, " cm\n");
	for (int i = 0; i < it->path->n; i++) {
		const struct seg *s = &it->path->seg[i];
		for (int k = 0; k < seg_points[s->op]; k++) {
			struct point p = before_pen(pen, s->p[k]);
			buf_decimal(c->out, p.x, 1000, 3);
			buf_putc(c->out, ' ');
			buf_decimal(c->out, -p.y, 1000, 3);
			buf_puts(c->out, k + 1 < seg_points[s->op] ? " " : "");
		}
		buf_puts(c->out, operators[s->op]);
	}
}

static void paint_path(struct painter *c, const struct item *it)
{
	const struct path *p = it->path;
	bool fill = !color_is_none(p->fill), stroke = !color_is_none(p->stroke) && p->width > 0;
	if ((!fill && !stroke) || !p->n)
		return;
	painter_mark(c, it, false);
	if (p->alt && it->element && !c->unmarked)
		c->w->part->elements.v[c->element].alt = p->alt;
	painter_overprint(c, false);
	if (fill)
		painter_fill(c, p->fill);
	if (stroke)
		painter_stroke(c, p);
	bool pen = stroke && p->pen;
	if (pen)
		put_under_pen(c, it);
	else
		put_path(c, it);
	buf_puts(c->out, fill && stroke ? "B" : fill ? "f" : "S");
	buf_puts(c->out, fill && p->even_odd ? "*\n" : "\n");
	if (pen)
		buf_puts(c->out, "Q\n");
}

/* -- clips, images -------------------------------------------------------------------------- */

/* A clip encloses whole sequences, so that neither cuts the other. */
static void clip(struct painter *c, const struct item *it)
{
	painter_unmark(c);
	painter_end_text(c);
	*vec_push(c->w->part->arena, &c->saved) = c->gs;
	c->gs.clip = rect_meet(c->gs.clip, item_bounds(it));
	buf_puts(c->out, "q\n");
	if (it->path->n)
		put_path(c, it);
	else
		buf_puts(c->out, "0 0 0 0 re\n");
	buf_puts(c->out, it->path->even_odd ? "W* n\n" : "W n\n");
}

static void unclip(struct painter *c)
{
	assert(c->saved.n > 0);
	painter_unmark(c);
	painter_end_text(c);
	buf_puts(c->out, "Q\n");
	c->gs = c->saved.v[--c->saved.n];
}

/*
 * Where the unit square of the samples comes to lie (ISO 32000-1 8.9.5.1): the vectors of its lower and
 * its left side in widths and heights, and its lower left corner in them from the top left of the place.
 * The meaning of orientations is that of TIFF 6.0.
 */
static const struct stand {
	signed char right[2], up[2], corner[2];
} stands[] = {
        {{1, 0}, {0, 1}, {0, 1}},   {{-1, 0}, {0, 1}, {1, 1}}, {{-1, 0}, {0, -1}, {1, 0}}, {{1, 0}, {0, -1}, {0, 0}},
        {{0, -1}, {-1, 0}, {1, 0}}, {{0, -1}, {1, 0}, {0, 0}}, {{0, 1}, {1, 0}, {0, 1}},   {{0, 1}, {-1, 0}, {1, 1}},
};

static void put_image(struct painter *c, const struct item *it)
{
	if (it->w <= 0 || it->h <= 0)
		return;
	painter_mark(c, it, false);
	painter_overprint(c, false);
	int i = image_index(c->w, it->image);
	const struct stand *s = &stands[it->image->orientation > 1 ? it->image->orientation - 1 : 0];
	const mpt v[4] = {s->right[0] * it->w, s->right[1] * it->h, s->up[0] * it->w, s->up[1] * it->h};
	buf_puts(c->out, "q ");
	for (int k = 0; k < COUNT_OF(v); k++) {
		put_pt(c->out, v[k]);
		buf_putc(c->out, ' ');
	}
	put_point(c, it, (struct point){s->corner[0] * it->w, s->corner[1] * it->h});
	buf_printf(c->out, " cm/Im%d Do Q\n", i);
	*c->transparency |= it->image->alpha != NULL;
}

/* -- pages on sheets ------------------------------------------------------------------------ */

static void put_form(struct painter *c, const struct item *it)
{
	int i = form_index(c->w, it->placed->page);
	painter_mark(c, it, false);
	placed_begin(c->sheet, it, c->out);
	buf_printf(c->out, "/Fm%d Do\nQ\n", i);
	*c->transparency |= c->w->forms.v[i].transparency;
}

/* The state when a page of the file starts (ISO 32000-1 8.4.1): black, one point wide. */
static void start_state(struct painter *c)
{
	c->gs = (struct gstate){.fill = COLOR_RGB(0),
	                        .stroke = COLOR_RGB(0),
	                        .width = PT(1),
	                        .miter = PDF_MITER,
	                        .overprint = -1,
	                        .font = -1};
	mpt beyond = c->page->bleed + c->page->slug;
	c->gs.clip = (struct rect){-beyond, -beyond, c->page->width + 2 * beyond, c->page->height + 2 * beyond};
}

/* A form starts with the state of whoever draws it. */
static const char start_operators[] = "0 g 0 G 1 w 0 J 0 j 10 M []0 d 0 Tc 0 Ts\n";

static void put_items(struct painter *c, const struct page *page);

/* The items of a page as if they were the sheet's. */
static void put_page(struct painter *c, const struct item *it)
{
	const struct gstate saved = c->gs;
	painter_unmark(c);
	painter_end_text(c);
	placed_begin(c->sheet, it, c->out);
	c->place = it;
	c->gs.clip = placed_seen(it);
	put_items(c, it->placed->page);
	buf_puts(c->out, "Q\n");
	c->gs = saved;
	c->place = NULL;
	c->page = c->sheet;
}

static void put_item(struct painter *c, const struct item *it)
{
	content_show_marks(c, it);
	switch (it->kind) {
	case ITEM_GLYPHS:
		if (it->run->n && it->run->size > 0)
			content_show(c, it);
		break;
	case ITEM_PATH: paint_path(c, it); break;
	case ITEM_IMAGE: put_image(c, it); break;
	case ITEM_CLIP: clip(c, it); break;
	case ITEM_UNCLIP: unclip(c); break;
	case ITEM_PLACED:
		if (it->placed->repeated)
			put_form(c, it);
		else
			put_page(c, it);
		break;
	case ITEM_LINK:
	case ITEM_BOOKMARK:
	case ITEM_TARGET:
	case ITEM_FIELD: break;
	}
}

static void put_items(struct painter *c, const struct page *page)
{
	const int depth = c->saved.n;
	c->page = page;
	for (int i = 0; i < page->items.v.n; i++)
		put_item(c, &page->items.v.v[i]);
	content_show_marks(c, NULL);
	while (c->saved.n > depth)
		unclip(c);
	painter_unmark(c);
	painter_end_text(c);
}

void content_put(struct writer *w, int page, struct buf *out)
{
	struct painter c = {.w = w, .page_no = page, .page = w->part->page[page].page, .out = out, .element = -1};
	c.sheet = c.page;
	c.transparency = &w->part->page[page].transparency;
	start_state(&c);
	put_items(&c, c.page);
}

void content_write(struct writer *w, int page)
{
	struct buf out = {0};
	content_put(w, page, &out);
	stream_fill(w, w->part->page[page].content, &out, true);
}

void content_write_over(struct writer *w, int page, const struct item_vec *items, struct buf *out)
{
	struct page over = *w->part->page[page].page;
	over.items = *items;
	struct painter c = {.w = w, .page_no = page, .page = &over, .sheet = &over, .out = out, .element = -1};
	c.transparency = &w->part->page[page].transparency;
	start_state(&c);
	put_items(&c, &over);
}

void content_write_forms(struct writer *w)
{
	for (int i = 0; i < w->forms.n; i++) {
		struct pdf_form *f = &w->forms.v[i];
		struct buf out = {0};
		struct painter c = {.w = w,
		                    .page = f->page,
		                    .sheet = f->page,
		                    .unmarked = true,
		                    .mark = MARK_ARTIFACT,
		                    .out = &out,
		                    .element = -1};
		c.transparency = &f->transparency;
		start_state(&c);
		buf_puts(&out, start_operators);
		put_items(&c, c.page);
		buf_puts(&f->object->body, "/Type/XObject/Subtype/Form/BBox[0 0 ");
		buf_decimal(&f->object->body, f->page->width + 2 * f->page->bleed, 1000, 3);
		buf_putc(&f->object->body, ' ');
		buf_decimal(&f->object->body, f->page->height + 2 * f->page->bleed, 1000, 3);
		buf_putc(&f->object->body, ']');
		put_key_ref(&f->object->body, "Resources", w->form_resources);
		stream_fill(w, f->object, &out, true);
	}
}

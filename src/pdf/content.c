/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A page's items to its content stream (ISO 32000-1 8 and 9). Items that follow one another and
 * belong to one element make one marked-content sequence; text of an element opens it inside the
 * text object, so that paragraph follows paragraph without leaving it. Figures, where shapes and
 * labels alternate, open it outside.
 *
 * Operators are written only where they change the state. Coordinates are printed with two
 * decimals (3.5 micrometres), absolute or between points of that grid, so rounding never adds up.
 */
#include "content.h"

#include <assert.h>

mpt page_x(const struct page *p, mpt x) { return x + p->bleed; }
mpt page_y(const struct page *p, mpt y) { return p->height + p->bleed - y; }

mpt content_grid(mpt v) { return (mpt)(muldiv(v, 1, 10) * 10); }

/* -- marked content ------------------------------------------------------------------------- */

void content_begin_text(struct painter *c)
{
	if (c->in_text)
		return;
	buf_puts(c->out, "BT\n");
	c->in_text = true;
	c->line_x = c->line_y = 0;
	c->pen = 0;
}

static void end_text(struct painter *c)
{
	if (c->in_text)
		buf_puts(c->out, "ET\n");
	c->in_text = false;
}

void content_unmark(struct painter *c)
{
	if (c->mark == MARK_NONE)
		return;
	if (!c->mark_in_text)
		end_text(c);
	buf_puts(c->out, "EMC\n");
	c->mark = MARK_NONE;
}

static void open_mark(struct painter *c, const struct element *s, bool text)
{
	content_unmark(c);
	c->mark_in_text = text && !(s && s->role == ROLE_FIGURE);
	if (c->mark_in_text)
		content_begin_text(c);
	else
		end_text(c);
	c->mark = s ? MARK_ELEMENT : MARK_ARTIFACT;
	c->element = structure_find(c->w, s);
}

bool content_is_open(const struct painter *c, const struct element *s, bool text)
{
	enum mark mark = s ? MARK_ELEMENT : MARK_ARTIFACT;
	return c->mark == mark && c->element == structure_find(c->w, s) && (text || !c->mark_in_text);
}

static void put_tag(struct painter *c, const struct element *s)
{
	buf_putc(c->out, '/');
	buf_puts(c->out, role_names[s->role]);
	buf_puts(c->out, "<</MCID ");
	put_int(c->out, structure_add_mcid(c->w, c->element, c->page_no));
	buf_puts(c->out, ">>BDC\n");
}

void content_mark(struct painter *c, const struct element *s, bool text)
{
	if (content_is_open(c, s, text)) {
		if (!text)
			end_text(c);
		return;
	}
	open_mark(c, s, text);
	if (!s)
		buf_puts(c->out, "/Artifact BMC\n");
	else
		put_tag(c, s);
}

void content_mark_actual(struct painter *c, const struct element *s, const char *actual, size_t n)
{
	open_mark(c, s, true);
	content_begin_text(c);
	buf_printf(c->out, "/Span<</MCID %d/ActualText", structure_add_mcid(c->w, c->element, c->page_no));
	put_text(c->out, actual, n);
	buf_puts(c->out, ">>BDC\n");
}

/* -- graphics state ------------------------------------------------------------------------- */

/* The operators of a colour for one, three and four components. */
struct color_operators {
	const char *gray, *rgb, *cmyk;
};
static const struct color_operators fill_operators = {" g\n", " rg\n", " k\n"};
static const struct color_operators stroke_operators = {" G\n", " RG\n", " K\n"};

/* Gray is allowed beside an RGB output intent (ISO 19005-2 6.2.4.3). */
static void put_color(struct buf *b, color c, const struct color_operators *op)
{
	bool cmyk = c.space == COLOR_SPACE_CMYK;
	bool rgb = c.space == COLOR_SPACE_RGB && (c.v[0] != c.v[1] || c.v[1] != c.v[2]);
	for (int i = 0; i < (cmyk ? 4 : rgb ? 3 : 1); i++) {
		if (i)
			buf_putc(b, ' ');
		buf_decimal(b, c.v[i], 255, 3);
	}
	buf_puts(b, cmyk ? op->cmyk : rgb ? op->rgb : op->gray);
}

void content_fill(struct painter *c, color fill)
{
	if (color_equal(c->gs.fill, fill))
		return;
	put_color(c->out, fill, &fill_operators);
	c->gs.fill = fill;
}

static void set_stroke(struct painter *c, const struct path *p)
{
	if (!color_equal(c->gs.stroke, p->stroke))
		put_color(c->out, p->stroke, &stroke_operators);
	if (c->gs.width != p->width) {
		buf_decimal(c->out, p->width, 1000, 3);
		buf_puts(c->out, " w\n");
	}
	if (c->gs.round_caps != p->round_caps)
		buf_puts(c->out, p->round_caps ? "1 J\n" : "0 J\n");
	if (c->gs.round_joins != p->round_joins)
		buf_puts(c->out, p->round_joins ? "1 j\n" : "0 j\n");
	if (c->gs.dash != p->dash || c->gs.gap != p->gap) {
		buf_putc(c->out, '[');
		if (p->dash)
			buf_decimal(c->out, p->dash, 1000, 3);
		if (p->gap) {
			buf_putc(c->out, ' ');
			buf_decimal(c->out, p->gap, 1000, 3);
		}
		buf_puts(c->out, "]0 d\n");
	}
	c->gs.stroke = p->stroke;
	c->gs.width = p->width;
	c->gs.round_caps = p->round_caps;
	c->gs.round_joins = p->round_joins;
	c->gs.dash = p->dash;
	c->gs.gap = p->gap;
}

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
	mpt x = content_grid(page_x(c->page, it->x + a.x)), y = content_grid(page_y(c->page, it->y + a.y));
	mpt v[4] = {x, y, content_grid(page_x(c->page, it->x + d.x)) - x, content_grid(page_y(c->page, it->y + d.y)) - y};
	for (int i = 0; i < 4; i++) {
		put_pt(c->out, v[i]);
		buf_putc(c->out, ' ');
	}
	buf_puts(c->out, "re\n");
}

static void put_segments(struct painter *c, const struct item *it)
{
	static const int points[] = {[SEG_MOVE] = 1, [SEG_LINE] = 1, [SEG_CURVE] = 3, [SEG_CLOSE] = 0};
	static const char *const operator[] = {
	        [SEG_MOVE] = " m\n", [SEG_LINE] = " l\n", [SEG_CURVE] = " c\n", [SEG_CLOSE] = "h\n"};
	for (int i = 0; i < it->path->n; i++) {
		const struct seg *s = &it->path->seg[i];
		for (int k = 0; k < points[s->op]; k++) {
			if (k)
				buf_putc(c->out, ' ');
			put_point(c, it, s->p[k]);
		}
		buf_puts(c->out, operator[s->op]);
	}
}

static void put_path(struct painter *c, const struct item *it)
{
	if (is_rectangle(it->path))
		put_rectangle(c, it);
	else
		put_segments(c, it);
}

static void paint_path(struct painter *c, const struct item *it)
{
	const struct path *p = it->path;
	bool fill = !color_is_none(p->fill), stroke = !color_is_none(p->stroke) && p->width > 0;
	if ((!fill && !stroke) || !p->n)
		return;
	content_mark(c, it->element, false);
	if (fill)
		content_fill(c, p->fill);
	if (stroke)
		set_stroke(c, p);
	put_path(c, it);
	buf_puts(c->out, fill && stroke ? "B" : fill ? "f" : "S");
	buf_puts(c->out, fill && p->even_odd ? "*\n" : "\n");
}

/* -- clips, images -------------------------------------------------------------------------- */

/* A clip encloses whole sequences, so that neither cuts the other. */
static void clip(struct painter *c, const struct item *it)
{
	content_unmark(c);
	end_text(c);
	*vec_push(c->w->arena, &c->saved) = c->gs;
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
	content_unmark(c);
	end_text(c);
	buf_puts(c->out, "Q\n");
	c->gs = c->saved.v[--c->saved.n];
}

static void put_image(struct painter *c, const struct item *it)
{
	if (it->w <= 0 || it->h <= 0)
		return;
	content_mark(c, it->element, false);
	int i = image_index(c->w, it->image);
	buf_puts(c->out, "q ");
	put_pt(c->out, it->w);
	buf_puts(c->out, " 0 0 ");
	put_pt(c->out, it->h);
	buf_putc(c->out, ' ');
	put_point(c, it, (struct point){0, it->h});
	buf_printf(c->out, " cm/Im%d Do Q\n", i);
	c->w->page[c->page_no].transparency |= it->image->alpha != NULL;
}

static void put_item(struct painter *c, const struct item *it)
{
	switch (it->kind) {
	case ITEM_GLYPHS:
		if (it->run->n && it->run->size > 0)
			content_show(c, it);
		break;
	case ITEM_PATH: paint_path(c, it); break;
	case ITEM_IMAGE: put_image(c, it); break;
	case ITEM_CLIP: clip(c, it); break;
	case ITEM_UNCLIP: unclip(c); break;
	case ITEM_LINK:
	case ITEM_BOOKMARK: break;
	}
}

void content_write(struct writer *w, int page)
{
	struct buf out = {0};
	struct painter c = {.w = w, .page_no = page, .page = w->page[page].page, .out = &out, .element = -1};
	/* The state at the start of a page (ISO 32000-1 8.4.1): black, one point wide. */
	c.gs = (struct gstate){.fill = COLOR_RGB(0), .stroke = COLOR_RGB(0), .width = PT(1), .font = -1};
	const struct item_vec *items = &c.page->items;
	for (int i = 0; i < items->v.n; i++)
		put_item(&c, &items->v.v[i]);
	while (c.saved.n)
		unclip(&c);
	content_unmark(&c);
	if (c.in_text)
		end_text(&c);
	stream_fill(w, w->page[page].content, &out, true);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The state of a content stream that is being written: the graphics state, the text object and the
 * marked-content sequence that are open (ISO 32000-1 8.4, 9.4 and 14.6).
 *
 * Operators are written only where they change the state. Items that follow one another and belong
 * to one element make one sequence; text of an element opens it inside the text object, so that
 * paragraph follows paragraph without leaving it. Figures, where shapes and labels alternate, open
 * it outside.
 */
#include "painter.h"

mpt painter_grid(mpt v) { return (mpt)(muldiv(v, 1, 10) * 10); }

/* -- marked content ------------------------------------------------------------------------- */

void painter_begin_text(struct painter *c)
{
	if (c->in_text)
		return;
	buf_puts(c->out, "BT\n");
	c->in_text = true;
	c->line_x = c->line_y = 0;
	c->pen = 0;
}

void painter_end_text(struct painter *c)
{
	if (c->in_text)
		buf_puts(c->out, "ET\n");
	c->in_text = false;
}

void painter_unmark(struct painter *c)
{
	if (c->mark == MARK_NONE || c->unmarked)
		return;
	if (!c->mark_in_text)
		painter_end_text(c);
	buf_puts(c->out, "EMC\n");
	c->mark = MARK_NONE;
}

static void open_mark(struct painter *c, const struct element *s, bool text)
{
	painter_unmark(c);
	c->mark_in_text = text && !(s && s->role == ROLE_FIGURE);
	if (c->mark_in_text)
		painter_begin_text(c);
	else
		painter_end_text(c);
	c->mark = s ? MARK_ELEMENT : MARK_ARTIFACT;
	c->element = structure_find(c->w, s);
}

bool painter_is_open(const struct painter *c, const struct item *it, bool text)
{
	const struct element *s = it->element;
	enum mark mark = s ? MARK_ELEMENT : MARK_ARTIFACT;
	if (c->unmarked)
		return true;
	return c->mark == mark && c->element == structure_find(c->w, s) && (s || c->artifact == it->artifact) &&
	        (text || !c->mark_in_text);
}

static void put_tag(struct painter *c, const struct element *s)
{
	buf_putc(c->out, '/');
	buf_puts(c->out, role_names[s->role]);
	buf_puts(c->out, "<</MCID ");
	put_int(c->out, structure_add_mcid(c->w, c->element, c->page_no, c->place));
	buf_puts(c->out, ">>BDC\n");
}

void painter_mark(struct painter *c, const struct item *it, bool text)
{
	const struct element *s = it->element;
	if (painter_is_open(c, it, text)) {
		if (!text)
			painter_end_text(c);
		return;
	}
	open_mark(c, s, text);
	c->artifact = it->artifact;
	if (!s)
		artifact_begin(c, it);
	else
		put_tag(c, s);
}

void painter_mark_actual(struct painter *c, const struct element *s, const char *actual, size_t n)
{
	if (!c->unmarked)
		open_mark(c, s, true);
	painter_begin_text(c);
	if (c->unmarked)
		return;
	buf_printf(c->out, "/Span<</MCID %d/ActualText", structure_add_mcid(c->w, c->element, c->page_no, c->place));
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

void painter_fill(struct painter *c, color fill)
{
	if (color_equal(c->gs.fill, fill))
		return;
	put_color(c->out, fill, &fill_operators);
	c->gs.fill = fill;
}

/* In mode 1 an ink of 0 leaves what is there (ISO 32000-1 8.6.7), so that white in it would vanish. */
const char painter_overprint_states[] = "/ExtGState<</Over<</Type/ExtGState/OP true/op true/OPM 1>>"
                                        "/Free<</Type/ExtGState/OP false/op false/OPM 0>>>>";

void painter_overprint(struct painter *c, bool black_text)
{
	if (!c->w->options->standard->pdfx || c->gs.overprint == black_text)
		return;
	buf_puts(c->out, black_text ? "/Over gs\n" : "/Free gs\n");
	c->gs.overprint = black_text;
}

void painter_stroke(struct painter *c, const struct path *p)
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
	int miter = p->miter ? p->miter : PDF_MITER;
	if (c->gs.miter != miter) {
		buf_decimal(c->out, miter, 1000, 3);
		buf_puts(c->out, " M\n");
	}
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
	c->gs.miter = miter;
	c->gs.round_caps = p->round_caps;
	c->gs.round_joins = p->round_joins;
	c->gs.dash = p->dash;
	c->gs.gap = p->gap;
}

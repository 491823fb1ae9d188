/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Glyph runs to text operators. The reader's pen is followed exactly, with the widths that W
 * says, and compared with where layout put each glyph; a difference of half a thousandth of the
 * size or more becomes a number in TJ. So errors never add up, and what is drawn is what was
 * measured.
 *
 * Runs come in the order in which they are read, and pdf.js joins them so; in each the glyphs are
 * drawn in visual order, right-to-left runs too. Readers turn those round: with the glyphs in logical
 * order pdfium finds 14 % of Arabic words instead of 92, poppler and pdf.js 1 to 7 % fewer (MuPDF 1.21
 * alone wants it: 89 instead of 14); an ActualText for each word is turned round by poppler and
 * pdfium (20 %), and /ReversedChars changes nothing in any of them.
 *
 * A cluster whose ToUnicode entries do not say its text goes into a marked-content sequence of
 * its own with ActualText; neighbours of that kind share one in left-to-right text. (Poppler
 * loses the rest of a sequence after a nested one, hence its own.)
 */
#include "painter.h"

#include <assert.h>

struct show {
	struct painter *c;
	const struct glyph_run *run;
	const struct pdf_font *font;
	mpt x, y;        /* start of the run, coordinates of the PDF */
	int64_t advance; /* of the glyphs so far, mpt */
	struct buf text; /* operands between the brackets of TJ */
	bool in_string, adjusted;
	int64_t pen; /* as c->pen, after `text` */
};

enum { PEN = 100000 }; /* parts of an mpt: widths are hundredths of 1/1000 em */

static void close_string(struct show *s)
{
	if (s->in_string)
		buf_putc(&s->text, ')');
	s->in_string = false;
}

static void flush(struct show *s)
{
	struct buf *out = s->c->out;
	close_string(s);
	s->c->pen = s->pen;
	if (!s->text.n)
		return;
	if (s->adjusted)
		buf_putc(out, '[');
	buf_put(out, s->text.v, s->text.n);
	buf_puts(out, s->adjusted ? "]TJ\n" : "Tj\n");
	s->text.n = 0;
	s->adjusted = false;
}

static void put_code_byte(struct buf *b, int c)
{
	bool escaped = c == '(' || c == ')' || c == '\\' || c == '\r';
	if (escaped)
		buf_putc(b, '\\');
	buf_putc(b, c == '\r' ? 'r' : c);
}

static void put_code(struct show *s, int code)
{
	if (!s->in_string)
		buf_putc(&s->text, '(');
	s->in_string = true;
	put_code_byte(&s->text, code >> 8);
	put_code_byte(&s->text, code & 0xFF);
}

/* Moves the text line to the glyph, unless the pen is there already. */
static void start_line(struct show *s)
{
	struct painter *c = s->c;
	mpt y = painter_grid(s->y), x = painter_grid(s->x + (mpt)s->advance);
	int64_t off = ((int64_t)s->x + s->advance - c->line_x) * PEN - s->pen;
	int64_t limit = (int64_t)s->run->size * 50;
	if (y == c->line_y && off <= limit && off >= -limit)
		return;
	put_pt(c->out, x - c->line_x);
	buf_putc(c->out, ' ');
	put_pt(c->out, y - c->line_y);
	buf_puts(c->out, " Td\n");
	c->line_x = x;
	c->line_y = y;
	c->pen = s->pen = 0;
}

static void set_font(struct show *s)
{
	struct painter *c = s->c;
	int font = (int)(s->font - c->w->fonts.v);
	if (c->gs.font != font || c->gs.size != s->run->size) {
		buf_printf(c->out, "/F%d ", font);
		buf_decimal(c->out, s->run->size, 1000, 3);
		buf_puts(c->out, " Tf\n");
		c->gs.font = font;
		c->gs.size = s->run->size;
	}
	painter_fill(c, s->run->color);
}

static void set_rise(struct show *s, mpt rise)
{
	if (s->c->gs.rise == rise)
		return;
	flush(s);
	put_pt(s->c->out, rise);
	buf_puts(s->c->out, " Ts\n");
	s->c->gs.rise = rise;
}

static void put_glyph(struct show *s, const struct glyph *g)
{
	const struct glyph_use *u = font_glyph(s->font, g->gid);
	int64_t unit = (int64_t)s->run->size * 100; /* 1/1000 of the size, in PEN */
	int64_t want = ((int64_t)s->x + s->advance + g->dx - s->c->line_x) * PEN;
	int64_t off = s->pen - want, back = off < unit / 2 && -off < unit / 2 ? 0 : muldiv(off, 1, unit);
	set_rise(s, g->dy);
	if (back) {
		close_string(s);
		put_int(&s->text, back);
		s->adjusted = true;
		s->pen -= back * unit;
	}
	assert(s->pen - want <= unit / 2 + 1 && want - s->pen <= unit / 2 + 1);
	put_code(s, u->code);
	s->pen += (int64_t)u->width * s->run->size;
	s->advance += g->advance;
}

static void put_cluster(struct show *s, const struct glyph_cluster *c)
{
	for (int i = c->first; i < c->first + c->n; i++)
		put_glyph(s, &s->run->glyph[i]);
}

static void pass_over(struct show *s, const struct glyph_cluster *c)
{
	for (int i = c->first; i < c->first + c->n; i++)
		s->advance += s->run->glyph[i].advance;
}

/* Widens `c` by the clusters after it that need an ActualText too, and by the next one after a
   displaced mark: poppler takes the end of the last glyph for the end of the text, and would see
   a space between the mark and what follows. */
static void take_neighbours(const struct show *s, struct glyph_cluster *c)
{
	for (struct glyph_cluster next = *c; !s->run->rtl && cluster_next(s->run, &next);) {
		const struct glyph *last = &s->run->glyph[c->first + c->n - 1];
		bool mark = (last->dx || last->dy) && !cluster_is_space(&next);
		if (next.hyphen || cluster_is_invisible(&next) || (!mark && cluster_is_plain(s->font, s->run, &next)))
			return;
		c->n = next.first + next.n - c->first;
		c->size = (int)(next.text - c->text) + next.size;
	}
}

/* After a sequence was opened: the text object may be a new one. */
static void resume(struct show *s)
{
	painter_begin_text(s->c);
	set_font(s);
	s->pen = s->c->pen;
	start_line(s);
}

static void show_plain(struct show *s, const struct item *it, const struct glyph_cluster *c)
{
	if (s->c->mark == MARK_NONE) {
		painter_mark(s->c, it, true);
		resume(s);
	}
	put_cluster(s, c);
}

static void show_apart(struct show *s, const struct element *element, const struct glyph_cluster *c)
{
	const char *text = c->hyphen ? "\xC2\xAD" : c->text; /* U+00AD: a hyphen that the text does not have */
	flush(s);
	painter_mark_actual(s->c, element, text, c->hyphen ? 2 : (size_t)c->size);
	resume(s);
	put_cluster(s, c);
	flush(s);
	painter_unmark(s->c);
}

void content_show(struct painter *c, const struct item *it)
{
	const struct glyph_run *run = it->run;
	struct show s = {.c = c, .run = run, .x = page_x(c->page, it->x), .y = page_y(c->page, it->y)};
	s.font = &c->w->fonts.v[font_index(c->w, run->face)];
	if (painter_is_open(c, it, true))
		resume(&s);
	else
		painter_unmark(c);
	for (struct glyph_cluster k = {0}; cluster_next(run, &k);) {
		if (cluster_is_invisible(&k)) {
			pass_over(&s, &k);
		} else if (!it->element || cluster_is_plain(s.font, run, &k)) {
			show_plain(&s, it, &k);
		} else {
			if (!k.hyphen)
				take_neighbours(&s, &k);
			show_apart(&s, it->element, &k);
		}
	}
	set_rise(&s, 0);
	flush(&s);
	buf_free(&s.text);
}

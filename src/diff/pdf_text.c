/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Text of a page of platen's. Glyphs from right to left are drawn from left to right, one run after the other in the order
 * of reading. A run is put together of its pieces, which touch, and turned round.
 */
#include "characters.h"
#include "pdf_drawing.h"

#include <string.h>

static bool has_rtl(const char *s)
{
	for (const char *p = s, *end = s + strlen(s); p < end;)
		if (character_is_rtl(utf8_next(&p, end)))
			return true;
	return false;
}

/* Appends the characters from the last to the first. */
static void put_turned(struct buf *out, const struct buf *b)
{
	for (const char *p = b->v + b->n; p > b->v;) {
		const char *end = p;
		utf8_previous(b->v, &p);
		buf_put(out, p, (size_t)(end - p));
	}
}

static struct run_seen run_of(const struct drawing *d, const struct piece *p)
{
	const struct mark *m = mark_now(d);
	return (struct run_seen){.page = d->s->page,
	                         .at = {whole(p->x), whole(p->y)},
	                         .width = whole(p->width),
	                         .size = whole(d->now.size * 1000 * scale_of(&d->now.ctm)),
	                         .tag = m->tag,
	                         .artifact = m->artifact,
	                         .font = d->now.font ? d->now.font->name : "",
	                         .color = d->now.fill,
	                         .ink = pdf_draw_ink(d, true),
	                         .rtl = p->rtl};
}

void pdf_draw_run_end(struct drawing *d)
{
	if (d->run_open) {
		d->run.width = whole(d->run_end) - d->run.at.x;
		d->run.text = buf_cstr(&d->run_text);
		d->run.text_size = d->run_text.n;
		d->run.spot = d->run_spots.v;
		d->run.spots = d->run_spots.n;
		text_maker_add(&d->s->texts, &d->run);
	}
	buf_free(&d->run_text);
	d->run_text = (struct buf){0};
	memset(&d->run_spots, 0, sizeof(d->run_spots));
	d->run_open = false;
}

static bool continues(const struct drawing *d, const struct run_seen *r, const struct piece *p)
{
	const struct run_seen *o = &d->run;
	return d->run_open && fabs(p->x - d->run_end) < o->size / 8.0 && r->at.y == o->at.y && r->size == o->size &&
	        r->tag == o->tag && r->ink == o->ink && color_equal(r->color, o->color) && !strcmp(r->font, o->font);
}

/* Those of the run say what they said, behind the piece; the piece's, whose text was turned round, from the end. */
static void put_rtl_spots(struct drawing *d, const struct piece *p, bool turned)
{
	for (int i = 0; i < d->run_spots.n; i++)
		d->run_spots.v[i].at += p->text.n;
	for (int i = 0; i < p->spots.n; i++) {
		struct spot s = p->spots.v[i];
		const size_t end = i + 1 < p->spots.n ? p->spots.v[i + 1].at : p->text.n;
		s.at = turned ? s.at : p->text.n - end;
		s.box.x += whole(p->x) - d->run.at.x;
		*vec_push(d->s->arena, &d->run_spots) = s;
	}
}

/* Pieces that touch are one run, of which the right one is read first. */
static void put_rtl(struct drawing *d, const struct run_seen *r, const struct piece *p, bool turned)
{
	struct buf text = {0};
	const bool more = continues(d, r, p);
	if (turned)
		buf_put(&text, p->text.v, p->text.n);
	else
		put_turned(&text, &p->text);
	if (more)
		buf_put(&text, d->run_text.v, d->run_text.n);
	if (!more)
		pdf_draw_run_end(d);
	if (!more)
		d->run = *r;
	put_rtl_spots(d, p, turned);
	d->run.rtl = true;
	buf_free(&d->run_text);
	d->run_text = text;
	d->run_end = p->x + p->width;
	d->run_open = true;
}

/* Soft hyphens stand where a word is parted that the text does not part. */
static void put_ltr(struct drawing *d, struct run_seen *r, struct piece *p)
{
	pdf_draw_run_end(d);
	r->hyphen = p->text.n >= 2 && !memcmp(p->text.v + p->text.n - 2, "\xC2\xAD", 2);
	r->text = buf_cstr(&p->text);
	r->text_size = p->text.n - (r->hyphen ? 2 : 0);
	while (p->spots.n && p->spots.v[p->spots.n - 1].at >= r->text_size)
		p->spots.n--;
	r->spot = p->spots.v;
	r->spots = p->spots.n;
	text_maker_add(&d->s->texts, r);
}

/* Blanks and signs have the direction of what they stand in. */
static bool is_neutral(const char *s)
{
	for (const char *p = s, *end = s + strlen(s); p < end;)
		if (character_is_letter(utf8_next(&p, end)))
			return false;
	return true;
}

static bool is_rtl_open(const struct drawing *d) { return d->run_open || (d->s->texts.at >= 0 && d->s->texts.rtl); }

/* What goes on under the same text is drawn for it too. */
static void add_look(struct drawing *d, uint64_t look)
{
	const struct text_maker *m = &d->s->texts;
	struct thing *t = m->at < 0 ? NULL : &d->s->scene->things.v[m->at];
	if (d->run_open && d->run_spots.n)
		d->run_spots.v[d->run_spots.n - 1].look += look;
	else if (t && t->spots.n)
		t->spots.v[t->spots.n - 1].look += look;
}

static void put_piece(struct drawing *d, struct piece *p)
{
	struct mark *m = d->marks && d->marks <= MOST_MARKS ? &d->mark[d->marks - 1] : NULL;
	const bool actual = m && m->actual, goes_on = actual && m->shown && *m->text;
	if (actual) {
		p->text.n = 0;
		p->spots.n = 0;
		buf_puts(&p->text, m->shown ? "" : m->text);
		*vec_push(d->s->arena, &p->spots) = (struct spot){0, {0, 0, whole(p->width), 0}, p->look};
		m->shown = true;
	}
	if (!p->text.n && actual) {
		if (goes_on)
			add_look(d, p->look);
		buf_free(&p->text);
		return;
	}
	struct run_seen r = run_of(d, p);
	p->rtl = has_rtl(buf_cstr(&p->text));
	r.rtl = p->rtl;
	if (p->rtl || (is_neutral(buf_cstr(&p->text)) && (continues(d, &r, p) || is_rtl_open(d))))
		put_rtl(d, &r, p, actual);
	else
		put_ltr(d, &r, p);
	buf_free(&p->text);
}

/* A font that cannot be read is told of once, and so is each of its glyphs. */
static uint64_t look_of(struct drawing *d, int code)
{
	const struct pdf_type *type = d->now.font;
	const char *why = NULL;
	uint64_t look = 0;
	if (type && !pdf_type_look(type, code, &look, &why))
		pdf_scene_damaged(d->s,
		                  arena_printf(d->s->arena, "the font '%s' %s%s", type->name,
		                               type->program ? "is damaged: " : "", why));
	return look;
}

static void show_string(struct drawing *d, const struct token *t, struct piece *p)
{
	const double plain = d->now.font ? d->now.font->width : 1000;
	for (size_t i = 0; i + 1 < t->size; i += 2) {
		const int code = (unsigned char)t->text[i] << 8 | (unsigned char)t->text[i + 1];
		const struct code_use *u = d->now.font ? pdf_type_code(d->now.font, code) : NULL;
		const double from = d->pen;
		const uint64_t look = look_of(d, code);
		d->pen += (u ? u->width : plain) / 1000 * d->now.size + d->now.spread;
		p->look += look;
		if ((!u || !u->text) && p->spots.n)
			p->spots.v[p->spots.n - 1].look += look;
		if (!u || !u->text)
			continue;
		const double scale = scale_of(&d->now.ctm) * 1000;
		*vec_push(d->s->arena, &p->spots) = (struct spot){
		        p->text.n, {whole((from - p->start) * scale), 0, whole((d->pen - from) * scale), 0}, look};
		buf_puts(&p->text, u->text);
	}
}

static void show(struct drawing *d, const struct token_reader *r)
{
	struct piece p = {0};
	double end_x, end_y;
	int from = 0;
	for (; from < r->operands.n && r->operands.v[from].kind != TOKEN_STRING; from++) /* moves before the first glyph */
		if (r->operands.v[from].kind == TOKEN_NUMBER)
			d->pen -= r->operands.v[from].number / 1000 * d->now.size;
	place(d, d->line_x + d->pen, d->line_y, &p.x, &p.y);
	p.start = d->pen;
	for (int i = from; i < r->operands.n; i++) {
		const struct token *t = &r->operands.v[i];
		if (t->kind == TOKEN_STRING)
			show_string(d, t, &p);
		else if (t->kind == TOKEN_NUMBER)
			d->pen -= t->number / 1000 * d->now.size;
	}
	place(d, d->line_x + d->pen, d->line_y, &end_x, &end_y);
	p.width = hypot(end_x - p.x, end_y - p.y);
	put_piece(d, &p);
}

static const struct pdf_type *font_of(struct drawing *d, const char *name)
{
	struct pdf_scenery *s = d->s;
	const pdf_object font =
	        pdf_get(s->file, pdf_get(s->file, d->resources, "/Font"), arena_printf(s->arena, "/%s", name));
	const int number = pdf_number_of(s->file, font);
	for (int i = 0; i < s->fonts.n; i++)
		if (s->fonts.v[i].number == number)
			return s->fonts.v[i].type;
	struct pdf_type *type = pdf_type_read(s->arena, s->file, font);
	*vec_push(s->arena, &s->fonts) = (struct typed_font){number, type};
	return type;
}

bool pdf_draw_text(struct drawing *d, const struct token_reader *r)
{
	const char *op = r->op;
	if (!strcmp(op, "BT")) {
		d->line_x = d->line_y = d->pen = 0;
	} else if (!strcmp(op, "Td")) {
		d->line_x += token_number(r, 2);
		d->line_y += token_number(r, 1);
		d->pen = 0;
	} else if (!strcmp(op, "Tf")) {
		d->now.size = token_number(r, 1);
		d->now.font = r->operands.n > 1 ? font_of(d, r->operands.v[r->operands.n - 2].text) : NULL;
	} else if (!strcmp(op, "Tc")) {
		d->now.spread = token_number(r, 1);
	} else if (!strcmp(op, "Tj") || !strcmp(op, "TJ")) {
		show(d, r);
	} else {
		return !strcmp(op, "ET") || !strcmp(op, "Ts");
	}
	return true;
}

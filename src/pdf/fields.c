/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Fields of a form (ISO 32000-1 12.7) and the places where they stand on pages.
 *
 *     text, check    one object: the field is its only widget
 *     choice         a field, whose kids are its buttons; the state of a button is the value of the choice
 *
 * What programs make of a field decides much here, since PDF/A has to survive the filling in:
 *   - the font is called Wingdings, for under other names PDFium takes characters beyond ANSI from fonts of its own;
 *   - each field has an appearance, and readers are not asked to make them (no NeedAppearances);
 *   - the page draws rings and boxes, so that an appearance is nothing but the mark; all buttons of a size share it, for a
 *     choice only changes /AS; a text has one of its own, into which PDFBox writes;
 *   - no /MK, by which readers would make appearances of their own;
 *   - /TU on choices and on their buttons (ISO 14289-1 7.18.1).
 */
#include "internal.h"

#include <string.h>

/* -- appearances ---------------------------------------------------------------------------- */

static void put_numbers(struct buf *b, const mpt *v, int n, const char *operator)
{
	for (int i = 0; i < n; i++) {
		put_pt(b, v[i]);
		buf_putc(b, ' ');
	}
	buf_puts(b, operator);
}

/* In the middle of its place, as large as the shorter side. */
static void put_tick(struct buf *b, mpt w, mpt h, const char *gray)
{
	static const int p[3][2] = {{288, 512}, {438, 350}, {725, 675}}; /* thousandths of the side */
	const mpt side = mpt_min(w, h), left = (w - side) / 2, foot = (h - side) / 2;
	put_numbers(b, (mpt[]){side / 8}, 1, "w 1 J 1 j ");
	buf_printf(b, "%s G ", gray);
	for (int i = 0; i < COUNT_OF(p); i++)
		put_numbers(b, (mpt[]){left + (mpt)muldiv(side, p[i][0], 1000), foot + (mpt)muldiv(side, p[i][1], 1000)}, 2,
		            i ? "l " : "m ");
	buf_puts(b, "S ");
}

/* A circle of four curves, whose controls are 0.5523 of the radius away. */
static void put_disc(struct buf *b, mpt w, mpt h)
{
	const mpt r = mpt_min(w, h) / 2, k = (mpt)muldiv(r, 5523, 10000), x = w / 2, y = h / 2;
	put_numbers(b, (mpt[]){x + r, y}, 2, "m ");
	put_numbers(b, (mpt[]){x + r, y + k, x + k, y + r, x, y + r}, 6, "c ");
	put_numbers(b, (mpt[]){x - k, y + r, x - r, y + k, x - r, y}, 6, "c ");
	put_numbers(b, (mpt[]){x - r, y - k, x - k, y - r, x, y - r}, 6, "c ");
	put_numbers(b, (mpt[]){x + k, y - r, x + r, y - k, x + r, y}, 6, "c f ");
}

/* Of a button that is chosen; ink as dark as that of texts. */
static void put_chosen(struct buf *b, enum form_mark mark, mpt w, mpt h)
{
	static const char ink[] = "0.11", paper[] = "1";
	buf_printf(b, "q %s g ", ink);
	if (mark == MARK_DISC)
		put_disc(b, w, h);
	else if (mark == MARK_CELL)
		put_numbers(b, (mpt[]){0, 0, w, h}, 4, "re f ");
	put_tick(b, w, h, mark == MARK_TICK ? ink : paper);
	buf_putc(b, 'Q');
}

static struct object *appearance(struct writer *w, struct buf *drawn, mpt width, mpt height)
{
	struct object *o = stream_new(w, drawn, true);
	buf_puts(&o->body, "/Type/XObject/Subtype/Form/BBox[0 0 ");
	put_pt(&o->body, width);
	buf_putc(&o->body, ' ');
	put_pt(&o->body, height);
	buf_putc(&o->body, ']');
	return o;
}

/* Both states of a button; a stream of no bytes, which deflated is damage to strict readers, becomes one of two. */
static const struct pdf_mark *mark_of(struct writer *w, enum form_mark mark, struct rect r)
{
	struct pdf_fields *f = &w->fields;
	for (int i = 0; i < f->marks.n; i++) {
		const struct pdf_mark *m = &f->marks.v[i];
		if (m->mark == mark && m->width == r.w && m->height == r.h)
			return m;
	}
	struct pdf_mark *m = vec_push(w->arena, &f->marks);
	struct buf on = {0}, off = {0};
	*m = (struct pdf_mark){.mark = mark, .width = r.w, .height = r.h};
	put_chosen(&on, m->mark, m->width, m->height);
	buf_puts(&off, "q Q");
	m->on = appearance(w, &on, r.w, r.h);
	m->off = appearance(w, &off, r.w, r.h);
	buf_puts(&m->on->body, "/Resources<<>>");
	buf_puts(&m->off->body, "/Resources<<>>");
	return m;
}

/* -- fields --------------------------------------------------------------------------------- */

static void put_says(struct buf *b, const char *key, const char *s)
{
	buf_puts(b, key);
	put_text(b, s, strlen(s));
}

static void put_field(struct buf *b, const struct form_field *f, const char *type)
{
	buf_printf(b, "/FT/%s", type);
	put_says(b, "/T", f->name);
	put_says(b, "/TU", f->says);
}

/* The field of a choice is made with the first of its buttons. */
static struct pdf_field *choice_of(struct writer *w, const struct form_field *f)
{
	struct pdf_fields *all = &w->fields;
	const int *i;
	for (size_t step = 0; (i = hashes_next(&all->at, hash_pointer(f), &step));)
		if (all->v.v[*i].field == f)
			return &all->v.v[*i];
	hashes_put(w->arena, &all->at, hash_pointer(f), all->v.n);
	struct pdf_field *new = vec_push(w->arena, &all->v);
	*new = (struct pdf_field){.field = f, .object = object_new(w)};
	put_field(&new->object->body, f, "Btn");
	buf_puts(&new->object->body, "/Ff 49152/V/Off"); /* Radio, NoToggleToOff */
	return new;
}

static void put_states(struct writer *w, const struct item *it, struct rect r, struct buf *b)
{
	const struct pdf_mark *m = mark_of(w, it->field.mark, r);
	buf_puts(b, "/AS/Off/AP<</N<<");
	put_name(b, it->field.state);
	put_ref(b, object_id(m->on));
	put_key_ref(b, "Off", m->off);
	buf_puts(b, ">>>>");
}

static void put_button(struct writer *w, const struct item *it, struct rect r, struct object *o)
{
	const struct form_field *f = it->field.of;
	if (f->kind == FIELD_RADIO) {
		struct pdf_field *choice = choice_of(w, f);
		*vec_push(w->arena, &choice->kids) = object_id(o);
		put_key_ref(&o->body, "Parent", choice->object);
		put_says(&o->body, "/TU", it->element->alt);
	} else {
		put_field(&o->body, f, "Btn");
		buf_puts(&o->body, "/V/Off");
		*vec_push(w->arena, &w->fields.v) = (struct pdf_field){.field = f, .object = o};
	}
	put_states(w, it, r, &o->body);
}

static void put_default_appearance(struct buf *b, mpt size)
{
	buf_puts(b, "/DA(/Wingdings ");
	put_pt(b, size);
	buf_puts(b, " Tf 0 g)");
}

/* AFSimple_Calculate is known to Acrobat, PDFium and pdf.js. */
static void put_sum(struct buf *b, const struct form_field *f)
{
	struct buf js = {0};
	buf_puts(&js, "AFSimple_Calculate(\"SUM\",[");
	for (int i = 0; i < f->sum.n; i++)
		buf_printf(&js, "%s\"%s\"", i ? "," : "", f->sum.v[i]->name);
	buf_puts(&js, "]);");
	buf_puts(b, "/AA<</C<</S/JavaScript/JS");
	put_bytes(b, js.v, js.n);
	buf_puts(b, ">>>>");
	buf_free(&js);
}

enum { READ_ONLY = 1, MULTILINE = 1 << 12 };

static void put_text_field(struct writer *w, const struct spot *s, struct rect r, struct object *o)
{
	const struct form_field *f = s->item->field.of;
	const struct placed_page *on = s->place ? s->place->placed : NULL;
	struct buf *b = &o->body, nothing = {0};
	put_field(b, f, "Tx");
	buf_puts(b, "/V()");
	put_default_appearance(b, on ? (mpt)muldiv(f->size, on->num, on->den) : f->size);
	int flags = (f->sum.n ? READ_ONLY : 0) | (f->lines ? MULTILINE : 0);
	if (flags)
		buf_printf(b, "/Ff %d", flags);
	if (f->centered || w->part->pages->rtl)
		buf_puts(b, f->centered ? "/Q 1" : "/Q 2");
	if (f->sum.n)
		put_sum(b, f);
	buf_puts(&nothing, "/Tx BMC EMC");
	struct object *drawn = appearance(w, &nothing, r.w, r.h);
	buf_puts(&drawn->body, "/Resources<</Font<<");
	put_key_ref(&drawn->body, "Wingdings", w->fields.font);
	buf_puts(&drawn->body, ">>>>");
	buf_puts(b, "/AP<<");
	put_key_ref(b, "N", drawn);
	buf_puts(b, ">>");
	*vec_push(w->arena, &w->fields.v) = (struct pdf_field){.field = f, .object = o};
}

void put_rect(const struct page *p, struct rect r, struct buf *b)
{
	buf_puts(b, "/Rect");
	put_corners(p, r, b);
}

void field_write(struct writer *w, const struct spot *s)
{
	const struct item *it = s->item;
	struct object *o = object_new(w);
	struct pdf_page *p = &w->part->page[s->page];
	const struct rect r = placed_rect(s->place, (struct rect){it->x, it->y, it->w, it->h});
	int owner = structure_add_annotation(w, structure_find(w, it->element), s, o);
	buf_printf(&o->body, "/Type/Annot/Subtype/Widget/F 4/StructParent %d", owner);
	buf_puts(&o->body, "/P");
	put_ref(&o->body, p->id);
	put_rect(p->page, r, &o->body);
	if (it->field.of->kind == FIELD_TEXT)
		put_text_field(w, s, r, o);
	else
		put_button(w, it, r, o);
	*vec_push(w->part->arena, &p->annotations) = object_id(o);
}

/* -- the form ------------------------------------------------------------------------------- */

static void put_kids(const struct pdf_field *f)
{
	struct buf *b = &f->object->body;
	if (!f->kids.n)
		return;
	buf_puts(b, "/Kids[");
	for (int i = 0; i < f->kids.n; i++)
		put_ref(b, f->kids.v[i]);
	buf_putc(b, ']');
}

/* Those that the reader adds up, in the order in which it does (12.7.2). */
static void put_order(const struct pdf_fields *f, struct buf *b)
{
	int n = 0;
	for (int i = 0; i < f->v.n; i++) {
		if (!f->v.v[i].field->sum.n)
			continue;
		buf_puts(b, n++ ? "" : "/CO[");
		put_ref(b, object_id(f->v.v[i].object));
	}
	buf_puts(b, n ? "]" : "");
}

bool fields_open(struct writer *w)
{
	if (w->part->pages->typing)
		w->fields.font = field_font(w);
	return !w->part->pages->typing || w->fields.font;
}

void fields_write(struct writer *w)
{
	const struct pdf_fields *f = &w->fields;
	if (!f->v.n)
		return;
	struct object *form = object_new(w);
	struct buf *b = &form->body;
	buf_puts(b, "/Fields[");
	for (int i = 0; i < f->v.n; i++) {
		put_kids(&f->v.v[i]);
		put_ref(b, object_id(f->v.v[i].object));
	}
	buf_putc(b, ']');
	put_order(f, b);
	if (f->font) {
		buf_puts(b, "/DR<</Font<<");
		put_key_ref(b, "Wingdings", f->font);
		buf_puts(b, ">>>>");
		put_default_appearance(b, PT(10));
	}
	if (w->part->pages->rtl)
		buf_puts(b, "/Q 2");
	put_key_ref(&w->catalog->body, "AcroForm", form);
}

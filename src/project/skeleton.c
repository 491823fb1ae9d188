/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The skeleton of a subject: YAML with a text for every field of a shape, that a check accepts.
 *
 * What the shape says of a field stands above it as a comment that starts with ##, which the PO
 * files leave out (they say the same from the shape). In a list only the first item has these
 * comments. A field that is not required is written as a comment.
 */
#include "project.h"

#include <ctype.h>
#include <string.h>

enum { WIDEST = 108 }; /* columns of a comment */

struct skeleton {
	struct buf *out;
	int item, items; /* the nearest list's item, from 1; 0 outside of lists */
	bool notes;
};

static void put_indent(struct skeleton *s, int depth) { buf_printf(s->out, "%*s", depth * 2, ""); }

/* -- comments ------------------------------------------------------------------------------- */

static void put_number(struct buf *out, const struct shape_field *f, long v)
{
	buf_decimal(out, v, f->type == SHAPE_NUMBER ? 1000 : 1, 3);
}

/* " (2 to 10 items)" */
static void put_bounds(struct buf *out, const struct shape_field *f)
{
	const char *unit = f->type == SHAPE_LIST ? " items" : f->type == SHAPE_NUMBER ? "" : " characters";
	if (!f->has_min && !f->has_max)
		return;
	bool same = f->has_min && f->has_max && f->min == f->max;
	buf_puts(out, !f->has_max ? " (at least " : f->has_min ? " (" : " (at most ");
	if (f->has_min)
		put_number(out, f, f->min);
	if (f->has_min && f->has_max && !same)
		buf_puts(out, " to ");
	if (f->has_max && !same)
		put_number(out, f, f->max);
	buf_printf(out, "%s)", unit);
}

static void put_wrapped(struct skeleton *s, int depth, const char *text)
{
	int column = WIDEST;
	text += strspn(text, " \n");
	for (const char *p = text; *p; p += strspn(p, " \n")) {
		int n = (int)strcspn(p, " \n");
		if (column + 1 + n > WIDEST) {
			if (p != text)
				buf_putc(s->out, '\n');
			put_indent(s, depth);
			buf_puts(s->out, "##");
			column = depth * 2 + 2;
		}
		buf_printf(s->out, " %.*s", n, p);
		column += n + 1;
		p += n;
	}
	buf_putc(s->out, '\n');
}

static void put_note(struct skeleton *s, const struct shape_field *f, int depth)
{
	struct buf text = {0};
	if (!s->notes)
		return;
	if (f->note)
		buf_puts(&text, f->note);
	put_bounds(&text, f);
	if (f->type == SHAPE_LIST && f->element && f->element->type != SHAPE_GROUP && f->element->has_max) {
		buf_puts(&text, " Each");
		put_bounds(&text, f->element);
	}
	for (int i = 0; f->type == SHAPE_CHOICE && i < f->choices.n; i++)
		buf_printf(&text, "%s%s", i ? ", " : " One of ", ((const char *const *)f->choices.v)[i]);
	if (f->type == SHAPE_PROSE)
		buf_puts(&text, " *Italic* and **bold** can be used.");
	if (text.n)
		put_wrapped(s, depth, buf_cstr(&text));
	buf_free(&text);
}

/* -- values --------------------------------------------------------------------------------- */

/* 'Page of 2' from the key page-of and the second item, cut to the room. */
static void put_text(struct skeleton *s, const struct shape_field *f)
{
	struct buf text = {0};
	for (const char *p = f->key; *p; p++)
		buf_putc(&text, *p == '-' ? ' ' : p == f->key ? toupper((unsigned char)*p) : *p);
	if (s->item)
		buf_printf(&text, " %d", s->item);
	if (f->has_max && f->max >= 0 && text.n > (size_t)f->max)
		text.n = (size_t)f->max;
	buf_printf(s->out, "'%s'", buf_cstr(&text));
	buf_free(&text);
}

/* Numbers of a list are spread over their range, so that what is drawn at them stays apart. */
static void put_spread(struct skeleton *s, const struct shape_field *f)
{
	long v = f->has_min ? f->min : 0;
	if (f->has_min && f->has_max && s->item)
		v += (f->max - f->min) / (s->items + 1) / 1000 * 1000 * s->item;
	buf_decimal(s->out, v, 1000, 3);
}

static void put_scalar(struct skeleton *s, const struct shape_field *f)
{
	int nth = s->item ? s->item - 1 : 0;
	if (f->examples.n) {
		buf_puts(s->out, ((const char *const *)f->examples.v)[nth % f->examples.n]);
		return;
	}
	switch (f->type) {
	case SHAPE_NUMBER: put_spread(s, f); break;
	case SHAPE_ID: buf_printf(s->out, "%s-%d", f->key, nth + 1); break;
	case SHAPE_CHOICE:
		if (f->choices.n)
			buf_puts(s->out, ((const char *const *)f->choices.v)[nth % f->choices.n]);
		break;
	case SHAPE_FLAG: buf_puts(s->out, f->absent ? f->absent->text : "false"); break;
	case SHAPE_LINK: buf_puts(s->out, "https://example.org"); break;
	default: put_text(s, f);
	}
}

static bool is_scalar(const struct shape_field *f) { return f->type != SHAPE_LIST && f->type != SHAPE_GROUP; }

static void put_fields(struct skeleton *s, const struct shape_field *group, int depth, bool in_item);

static void put_items(struct skeleton *s, const struct shape_field *list, int depth)
{
	struct skeleton in = *s;
	in.items = list->has_min && list->min > 0 ? (int)list->min : 1;
	for (in.item = 1; in.item <= in.items; in.item++) {
		in.notes = s->notes && in.item == 1;
		if (list->element && list->element->type == SHAPE_GROUP) {
			put_fields(&in, list->element, depth, true);
			continue;
		}
		put_indent(&in, depth);
		buf_puts(in.out, "- ");
		if (list->element && is_scalar(list->element))
			put_scalar(&in, list->element);
		else
			buf_puts(in.out, "[]");
		buf_putc(in.out, '\n');
	}
}

static bool is_written(const struct shape_field *f) { return f->required && !f->absent; }

static void put_field(struct skeleton *s, const struct shape_field *f, int depth, const char *lead)
{
	bool written = is_written(f);
	if (!written && (!s->notes || !is_scalar(f)))
		return;
	put_note(s, f, depth);
	buf_printf(s->out, "%*s%s%s%s:", depth * 2 - (int)strlen(lead), "", lead, written ? "" : "# ", f->key);
	if (is_scalar(f)) {
		buf_putc(s->out, ' ');
		put_scalar(s, f);
	}
	buf_putc(s->out, '\n');
	if (f->type == SHAPE_LIST)
		put_items(s, f, depth + 1);
	if (f->type == SHAPE_GROUP)
		put_fields(s, f, depth + 1, false);
}

/* An item of a list starts with "- " before its first field, which must be one that is written. */
static void put_fields(struct skeleton *s, const struct shape_field *group, int depth, bool in_item)
{
	const struct shape_field *first = NULL;
	for (int i = 0; i < group->n && in_item && !first; i++)
		if (is_written(&group->field[i]))
			first = &group->field[i];
	if (in_item && !first) {
		put_indent(s, depth);
		buf_puts(s->out, "- {}\n");
		return;
	}
	if (first)
		put_field(s, first, depth + 1, "- ");
	for (int i = 0; i < group->n; i++) {
		if (depth == 0 && i)
			buf_putc(s->out, '\n');
		if (&group->field[i] != first)
			put_field(s, &group->field[i], in_item ? depth + 1 : depth, "");
	}
}

void skeleton_write(const struct shape_field *shape, const char *shape_name, const char *language, struct buf *out)
{
	struct skeleton s = {.out = out, .notes = true};
	buf_puts(out,
	         "## The text of a subject. Replace each placeholder; `platen check` names what does not fit.\n"
	         "## Lines with ## say what a text is for and can go. A line with one # right above a text is\n"
	         "## shown to its translators. Fields written as comments need not be there.\n");
	buf_printf(out, "language: %s\nshape: %s\n\n", language, shape_name);
	put_fields(&s, shape, 0, false);
}

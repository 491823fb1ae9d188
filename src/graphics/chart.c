/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the diagrams share. Coordinates run from the start edge; right-to-left editions mirror them. */
#include "boxes.h"
#include "internal.h"
#include "text.h"

mpt chart_x(const struct chart *c, mpt x, mpt w) { return c->g->rtl ? c->width - x - w : x; }

void chart_rect(const struct chart *c, struct rect r, mpt radius, color fill, color stroke, mpt width)
{
	r.x = chart_x(c, r.x, r.w);
	canvas_rect(c->canvas, r, radius, fill, stroke, width);
}

void chart_line(const struct chart *c, struct point a, struct point b, color stroke, mpt width)
{
	canvas_line(c->canvas, chart_x(c, a.x, 0), a.y, chart_x(c, b.x, 0), b.y, stroke, width);
}

const struct path *chart_polygon(const struct chart *c, const struct point *p, int n, color fill, color stroke, mpt width)
{
	struct path_builder b = {.arena = c->canvas->arena};
	for (int i = 0; i < n; i++) {
		if (i)
			path_line(&b, chart_x(c, p[i].x, 0), p[i].y);
		else
			path_move(&b, chart_x(c, p[i].x, 0), p[i].y);
	}
	path_close(&b);
	return path_finish(&b, fill, stroke, width);
}

void chart_text(const struct chart *c, const struct para *p, mpt x, mpt y, mpt w)
{
	if (p)
		canvas_para(c->canvas, p, chart_x(c, x, w), y);
}

int64_t chart_number(const struct chart *c, const struct text_slot *t, int64_t otherwise)
{
	int64_t v;
	if (!t->value)
		return otherwise;
	const char *s = rich_text(c->g->arena, t->value);
	if (number_parse(s, &v))
		return v;
	diag_report(c->g->diag, DIAG_BAD_NUMBER, t->value->at, s);
	return otherwise;
}

const char *slot_string(const struct chart *c, const struct text_slot *t)
{
	return t->value ? rich_text(c->g->arena, t->value) : "";
}

/* Numbers of the content as they are drawn. */
static const struct rich *in_own_digits(const struct chart *c, const struct rich *r)
{
	struct arena *a = c->g->arena;
	struct rich *out = NEW(a, struct rich);
	*out = *r;
	out->block = NEW_ARRAY(a, struct rich_block, r->n);
	for (int i = 0; i < r->n; i++) {
		struct rich_block *b = &out->block[i];
		*b = r->block[i];
		b->span = NEW_ARRAY(a, struct span, b->n);
		for (int k = 0; k < b->n; k++) {
			b->span[k] = r->block[i].span[k];
			if (b->span[k].flags & SPAN_NUMBER)
				b->span[k].text = text_number(a, c->g->text, b->span[k].text);
		}
	}
	return out;
}

const char *slot_said(const struct chart *c, const struct text_slot *t)
{
	return t->value ? rich_told(c->g->arena, in_own_digits(c, t->value), c->g->rtl) : "";
}

const struct style *style_of(const struct chart *c, const struct style_ref *ref)
{
	return ref->style ? ref->style : c->box->style.style;
}

void chart_no_room(const struct chart *c, const struct rich *label)
{
	diag_report(c->g->diag, DIAG_LABEL_SPACE, label ? label->at : c->box->at, c->box->record->name,
	            label ? rich_text(c->g->arena, label) : "");
	if (c->g->document)
		diag_hint(c->g->diag, "in %s (locale %s)", c->g->document, text_locale(c->g->text));
}

void chart_too_long(const struct chart *c, const struct rich *label, mpt size, mpt over)
{
	int characters = over / mpt_max(size / 2, 1) + 1;
	chart_no_room(c, label);
	if (c->g->document && over > 0)
		diag_hint(c->g->diag, "in %s (locale %s) it is %d mm too long, about %d character%s", c->g->document,
		          text_locale(c->g->text), chart_mm(over), characters, characters == 1 ? "" : "s");
}

int chart_mm(mpt over) { return (int)muldiv(over, 254, 720000) + 1; }

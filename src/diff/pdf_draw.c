/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a page of platen's draws: the operators that painter.c and its neighbours write (ISO 32000-1 8.4, 8.5, 14.6). */
#include "pdf_drawing.h"

#include <string.h>

static struct matrix times(struct matrix m, struct matrix n)
{
	return (struct matrix){m.a * n.a + m.b * n.c, m.a * n.b + m.b * n.d,       m.c * n.a + m.d * n.c,
	                       m.c * n.b + m.d * n.d, m.e * n.a + m.f * n.c + n.e, m.e * n.b + m.f * n.d + n.f};
}

struct rect pdf_rect(const struct pdf_scenery *s, double x1, double y1, double x2, double y2)
{
	const double left = fmin(x1, x2) - s->left, top = s->top - fmax(y1, y2);
	return (struct rect){whole(left * 1000), whole(top * 1000), whole(fabs(x2 - x1) * 1000),
	                     whole(fabs(y2 - y1) * 1000)};
}

/* -- marks ------------------------------------------------------------------------------------ */

static enum artifact artifact_of(const struct token_reader *r)
{
	const struct token *type = token_value(r, "Type"), *sub = token_value(r, "Subtype");
	if (!type)
		return ARTIFACT_LAYOUT;
	if (!strcmp(type->text, "Background"))
		return ARTIFACT_BACKGROUND;
	if (!strcmp(type->text, "Page"))
		return ARTIFACT_PAGE;
	if (strcmp(type->text, "Pagination") != 0)
		return ARTIFACT_LAYOUT;
	return !sub                            ? ARTIFACT_PAGINATION
	        : !strcmp(sub->text, "Header") ? ARTIFACT_HEADER
	        : !strcmp(sub->text, "Footer") ? ARTIFACT_FOOTER
	                                       : ARTIFACT_WATERMARK;
}

static void begin_mark(struct drawing *d, const struct token_reader *r)
{
	struct mark m = {.tag = mark_now(d)->tag};
	const struct token *mcid = token_value(r, "MCID"), *actual = token_value(r, "ActualText");
	const bool artifact = r->operands.n && !strcmp(r->operands.v[0].text, "Artifact");
	m.artifact = artifact ? artifact_of(r) : ARTIFACT_LAYOUT;
	if (artifact)
		m.tag = NULL;
	if (mcid)
		m.tag = pdf_tag_of_mcid(&d->s->tags, d->s->page, whole(mcid->number));
	if (actual) {
		struct buf b = {0};
		token_put_text(&b, actual->text, actual->size);
		m.actual = true;
		m.text = arena_strdup(d->s->arena, buf_cstr(&b));
		buf_free(&b);
	}
	if (d->marks < MOST_MARKS)
		d->mark[d->marks] = m;
	d->marks++;
}

/* -- paths ------------------------------------------------------------------------------------ */

static void put_point(struct drawing *d, double x, double y, int op)
{
	double px, py;
	place(d, x, y, &px, &py);
	if (!d->has_path) {
		d->x1 = d->x2 = d->from_x = px;
		d->y1 = d->y2 = d->from_y = py;
		d->look = HASH_SEED;
		memset(&d->points, 0, sizeof(d->points));
	}
	d->has_path = true;
	d->x1 = fmin(d->x1, px);
	d->y1 = fmin(d->y1, py);
	d->x2 = fmax(d->x2, px);
	d->y2 = fmax(d->y2, py);
	d->look = hash_bytes(&op, sizeof(op), d->look);
	*vec_push(d->s->arena, &d->points) = (struct point){whole(px - d->from_x), whole(py - d->from_y)};
}

static void add_rect(struct drawing *d, const struct token_reader *r)
{
	const double x = token_number(r, 4), y = token_number(r, 3), w = token_number(r, 2), h = token_number(r, 1);
	put_point(d, x, y, 'r');
	put_point(d, x + w, y + h, 'r');
}

static struct thing *add_thing(struct drawing *d, enum thing_kind kind, struct rect box)
{
	const struct mark *m = mark_now(d);
	pdf_draw_run_end(d);
	struct thing *t = scene_add(d->s->scene, kind, d->s->page);
	t->box = box;
	t->at = (struct point){box.x, box.y};
	t->tag = t->block = m->tag;
	t->artifact = m->artifact;
	return t;
}

static void note_points(const struct drawing *d, struct thing *t)
{
	t->look = hash_bytes(&d->now.pen, sizeof(d->now.pen), d->look) + pdf_draw_ink(d, false);
	t->point = d->points.v;
	t->points = d->points.n;
}

static void paint(struct drawing *d, bool fill, bool stroke)
{
	const struct rect box = {whole(d->x1), whole(d->y1), whole(d->x2 - d->x1), whole(d->y2 - d->y1)};
	if (d->has_path && (fill || stroke)) {
		struct thing *t = add_thing(d, THING_SHAPE, box);
		note_points(d, t);
		t->fill = fill ? d->now.fill : COLOR_NONE;
		t->stroke = stroke ? d->now.stroke : COLOR_NONE;
		t->size = stroke ? whole(d->now.width * 1000) : 0;
	} else if (d->has_path && d->clips) {
		note_points(d, add_thing(d, THING_CLIP, box));
	}
	d->has_path = d->clips = false;
}

/* -- pictures and forms ----------------------------------------------------------------------- */

static void draw_content(struct drawing *d, const struct buf *content);

static uint64_t hash_stream(struct pdf_scenery *s, pdf_object o, uint64_t hash)
{
	struct buf b = {0};
	if (!pdf_stream_bytes(s->file, o, true, &b))
		pdf_stream_bytes(s->file, o, false, &b);
	hash = hash_bytes(b.n ? b.v : "", b.n, hash);
	buf_free(&b);
	return hash;
}

static void draw_image(struct drawing *d, pdf_object o)
{
	double x1, y1, x2, y2;
	place(d, 0, 0, &x1, &y1);
	place(d, 1, 1, &x2, &y2);
	struct thing *t = add_thing(
	        d, THING_PICTURE,
	        (struct rect){whole(fmin(x1, x2)), whole(fmin(y1, y2)), whole(fabs(x2 - x1)), whole(fabs(y2 - y1))});
	t->look = hash_stream(d->s, pdf_get(d->s->file, o, "/SMask"), hash_stream(d->s, o, HASH_SEED));
	t->look += pdf_digest(d->s, pdf_get(d->s->file, o, "/Decode"), NULL) +
	        pdf_digest(d->s, pdf_get(d->s->file, o, "/ColorSpace"), NULL) + pdf_draw_ink(d, false);
}

static void draw_form(struct drawing *d, pdf_object o)
{
	struct pdf_file *f = d->s->file;
	struct buf content = {0};
	const pdf_object m = pdf_get(f, o, "/Matrix"), own = pdf_get(f, o, "/Resources"), outer = d->resources;
	const struct state before = d->now;
	if (d->depth >= DEEPEST || d->drawn > MOST_DRAWN || !pdf_stream_bytes(f, o, true, &content)) {
		pdf_scene_damaged(d->s,
		                  d->depth < DEEPEST && d->drawn <= MOST_DRAWN ? "a part of its content cannot be unpacked"
		                                                               : "its content is nested too deep");
		return;
	}
	d->drawn += content.n;
	if (pdf_length(f, m) == 6)
		d->now.ctm = times((struct matrix){pdf_real(f, pdf_item(f, m, 0)), pdf_real(f, pdf_item(f, m, 1)),
		                                   pdf_real(f, pdf_item(f, m, 2)), pdf_real(f, pdf_item(f, m, 3)),
		                                   pdf_real(f, pdf_item(f, m, 4)), pdf_real(f, pdf_item(f, m, 5))},
		                   d->now.ctm);
	d->resources = own ? own : outer;
	d->depth++;
	draw_content(d, &content);
	d->depth--;
	d->resources = outer;
	d->now = before;
	buf_free(&content);
}

static void draw_object(struct drawing *d, const char *name)
{
	struct pdf_file *f = d->s->file;
	const pdf_object o = pdf_get(f, pdf_get(f, d->resources, "/XObject"), arena_printf(d->s->arena, "/%s", name));
	const char *type = pdf_name(f, pdf_get(f, o, "/Subtype"));
	if (!strcmp(type, "Image"))
		draw_image(d, o);
	else if (!strcmp(type, "Form"))
		draw_form(d, o);
}

/* -- operators -------------------------------------------------------------------------------- */

static uint8_t part(const struct token_reader *r, int from_end)
{
	const double v = token_number(r, from_end);
	return (uint8_t)(v <= 0 ? 0 : v >= 1 ? 255 : lround(v * 255));
}

/* As in pages, where a grey is mostly an RGB of equal parts. */
static bool set_color(struct drawing *d, const struct token_reader *r)
{
	const char *op = r->op;
	const bool lower = *op >= 'a';
	color c;
	if (!strcmp(op, "g") || !strcmp(op, "G"))
		c = (color){COLOR_SPACE_RGB, {part(r, 1), part(r, 1), part(r, 1)}};
	else if (!strcmp(op, "rg") || !strcmp(op, "RG"))
		c = (color){COLOR_SPACE_RGB, {part(r, 3), part(r, 2), part(r, 1)}};
	else if (!strcmp(op, "k") || !strcmp(op, "K"))
		c = (color){COLOR_SPACE_CMYK, {part(r, 4), part(r, 3), part(r, 2), part(r, 1)}};
	else
		return false;
	*(lower ? &d->now.fill : &d->now.stroke) = c;
	d->now.ink[lower ? INK_FILL : INK_STROKE] = 0;
	return true;
}

/* One field for each operator, so that their order does not count. */
static void set_pen(struct drawing *d, const struct token_reader *r)
{
	const int at = *r->op == 'd' ? 0 : *r->op == 'J' ? 16 : *r->op == 'j' ? 32 : 48;
	uint64_t hash = 0;
	for (int i = 0; i < r->operands.n; i++)
		hash = hash * 31 + (uint64_t)lround(r->operands.v[i].number * 1000);
	d->now.pen = (d->now.pen & ~((uint64_t)0xFFFF << at)) | (hash & 0xFFFF) << at;
}

static bool set_state(struct drawing *d, const struct token_reader *r)
{
	const char *op = r->op;
	if (!strcmp(op, "q")) {
		if (d->states < MOST_STATES)
			d->saved[d->states] = d->now;
		d->states++;
	} else if (!strcmp(op, "Q")) {
		if (d->states > 0 && --d->states < MOST_STATES)
			d->now = d->saved[d->states];
	} else if (!strcmp(op, "cm")) {
		d->now.ctm = times((struct matrix){token_number(r, 6), token_number(r, 5), token_number(r, 4),
		                                   token_number(r, 3), token_number(r, 2), token_number(r, 1)},
		                   d->now.ctm);
	} else if (!strcmp(op, "w")) {
		d->now.width = token_number(r, 1);
	} else if (strlen(op) == 1 && strchr("dJjM", *op)) {
		set_pen(d, r);
	} else {
		return set_color(d, r) || pdf_draw_set_ink(d, r);
	}
	return true;
}

static bool do_path(struct drawing *d, const struct token_reader *r)
{
	const char *op = r->op;
	if (!strcmp(op, "m") || !strcmp(op, "l")) {
		put_point(d, token_number(r, 2), token_number(r, 1), *op);
	} else if (!strcmp(op, "c")) {
		for (int i = 6; i > 0; i -= 2)
			put_point(d, token_number(r, i), token_number(r, i - 1), *op);
	} else if (!strcmp(op, "v") || !strcmp(op, "y")) {
		for (int i = 4; i > 0; i -= 2)
			put_point(d, token_number(r, i), token_number(r, i - 1), *op);
	} else if (!strcmp(op, "re")) {
		add_rect(d, r);
	} else if (!strcmp(op, "W") || !strcmp(op, "W*")) {
		d->clips = true;
	} else {
		return false;
	}
	return true;
}

static void draw_shading(struct drawing *d, const struct token_reader *r)
{
	struct thing *t =
	        add_thing(d, THING_SHAPE, (struct rect){whole(d->now.ctm.e * 1000), whole(d->now.ctm.f * 1000), 0, 0});
	t->look = pdf_draw_named(d, r, "/Shading") + pdf_draw_ink(d, false);
	t->fill = d->now.fill;
	t->stroke = COLOR_NONE;
}

static void do_other(struct drawing *d, const struct token_reader *r)
{
	const char *op = r->op;
	const bool star = strlen(op) == 2 && op[1] == '*';
	const int c = strlen(op) == 1 || star ? *op : 0;
	if (!strcmp(op, "sh"))
		draw_shading(d, r);
	else if (!strcmp(op, "BDC") || !strcmp(op, "BMC"))
		begin_mark(d, r);
	else if (!strcmp(op, "EMC"))
		d->marks -= d->marks > 0;
	else if (!strcmp(op, "Do") && r->operands.n)
		draw_object(d, r->operands.v[r->operands.n - 1].text);
	else if (c && strchr("fFSsBbn", c))
		paint(d, strchr("fFBb", c) != NULL, strchr("SsBb", c) != NULL);
}

static void draw_content(struct drawing *d, const struct buf *content)
{
	struct token_reader r = {.at = content->n ? content->v : "", .end = content->n ? content->v + content->n : NULL};
	r.end = r.end ? r.end : r.at;
	while (token_next_operator(&r))
		if (!set_state(d, &r) && !pdf_draw_text(d, &r) && !do_path(d, &r))
			do_other(d, &r);
	if (!strcmp(r.op, "BI"))
		pdf_scene_damaged(d->s, "its content holds a picture, which platen does not write there");
	token_close(&r);
}

void pdf_draw_page(struct pdf_scenery *s, pdf_object page)
{
	struct drawing *d = NEW(s->arena, struct drawing);
	struct buf content = {0};
	d->s = s;
	d->now = (struct state){.ctm = {1, 0, 0, 1, 0, 0}, .width = 1, .fill = COLOR_RGB(0), .stroke = COLOR_RGB(0)};
	d->resources = pdf_get(s->file, page, "/Resources");
	if (pdf_page_content(s->file, page, &content))
		draw_content(d, &content);
	else if (pdf_get(s->file, page, "/Contents"))
		pdf_scene_damaged(s, "its content cannot be unpacked");
	pdf_draw_run_end(d);
	text_maker_end(&s->texts);
	buf_free(&content);
}

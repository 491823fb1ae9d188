/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Rating groups: statements on a labelled scale, with the points printed in the circles.
 *
 * Statements that count the other way have their points printed the other way round, so whoever
 * fills in the sheet only adds; two arrows and a note say so. The labels come again where a group goes on on a new page. To a
 * screen reader a group is a table, and the total a field to fill in behind it.
 */
#include "../baseline.h"
#include "../drawing.h"
#include "boxes/rating.h"
#include "../cache.h"
#include "../fillable.h"
#include "layouts.h"
#include "../prose.h"
#include "score.h"

#include <string.h>

struct group {
	struct builder *b;
	const struct box *box;
	const struct rating_props *p;
	const struct style *title, *note, *stem, *scale, *text, *number, *sum, *reversed;
	mpt first; /* width of the column of statements */
	int points;
	struct element *table, *head, *body;
	struct drawing *circle;     /* all of them are one */
	const struct rich **figure; /* points, by their number */
	bool *is_reversed;          /* the statements, by their index */
	bool reverses;              /* one of them is */
	mpt ring;                   /* diameter of the circles; 0: none */
	struct fillable **answer;   /* of each statement, in a form; or NULL */
};

static const struct style *or_box(const struct style_ref *ref, const struct box *box)
{
	return ref->style ? ref->style : box->style.style;
}

static struct element *cell_element(const struct builder *b, struct element *row, enum role role, enum th_scope scope)
{
	struct element *t = element_detached(b->arena, row, role);
	t->scope = scope;
	return t;
}

static struct builder open_cell(struct group *g, struct cell *cell, int column, struct element *element, int valign)
{
	mpt w = column ? g->p->column : g->first;
	*cell = (struct cell){.x = column ? g->first + (column - 1) * g->p->column : 0, .w = w, .valign = valign};
	cell->element = element;
	return cell_builder(g->b, cell, element);
}

/* The ground of a text whose style is not that of the box, which has it around all. */
static struct area_state open_text(const struct group *g, struct builder *b, const struct style *s)
{
	return area_open(b, s == g->box->style.style ? &no_decoration : s, false);
}

static void put_text(const struct group *g, struct builder *b, const struct rich *r, const struct style *s, int align)
{
	struct area_state area = open_text(g, b, s);
	build_text(b, r, &(struct text_look){s, align, ROLE_P, NULL, true});
	area_close(b, &area, 0);
}

/* -- the header ----------------------------------------------------------------------------- */

/* A title on a ground has a plate, as high as the header. */
static bool has_plate(const struct group *g) { return g->title != g->box->style.style && !color_is_none(g->title->fill); }

static void put_title(const struct group *g, struct builder *in)
{
	if (g->p->level)
		build_heading(in, g->p->title.value, &(struct heading_look){g->title, g->p->level, true, true, {0}});
	else
		build_text(in, g->p->title.value, &(struct text_look){g->title, g->title->align, ROLE_P, NULL, true});
	in->list->stick_next = false;
}

/* The note takes half of the width at most. */
static void put_title_and_note(const struct group *g, struct builder *in)
{
	const mpt gap = gfx_size(&in->gfx, g->title) / 2;
	mpt note = mpt_min(gfx_text_width(&in->gfx, g->p->note.value, g->note), (in->width - gap) / 2);
	struct cells *c = cells_new(in, 2);
	c->cell[0] = (struct cell){.w = in->width - gap - note};
	c->cell[1] = (struct cell){.x = in->width - note, .w = note};
	struct builder first = cell_builder(in, &c->cell[0], in->element),
	               second = cell_builder(in, &c->cell[1], in->element);
	add_strut(&first, 0, false);
	put_title(g, &first);
	add_strut(&second, 0, false);
	build_text(&second, g->p->note.value, &(struct text_look){g->note, ALIGN_END, ROLE_P, NULL, true});
	baseline_align(in->arena, c);
	add_row(in, c)->at = g->p->note.value->at;
}

static void fill_title(const struct group *g, struct builder *in)
{
	struct area_state area = open_text(g, in, g->title);
	if (has_plate(g))
		add_strut(in, 0, false);
	if (g->p->note.value)
		put_title_and_note(g, in);
	else
		put_title(g, in);
	area_close(in, &area, 0);
	if (!has_plate(g))
		add_strut(in, PT(1), true); /* descenders keep off the rule */
}

/* Labels of neighbouring points stand 3 mm apart, and closer only where a word needs the width. */
static mpt label_inset(const struct group *g, const struct rich *label)
{
	const mpt wide = 4252, least = PT(1);
	return gfx_word_width(&g->b->gfx, label, g->scale) <= g->p->column - 2 * wide ? wide : least;
}

static void add_labels(struct group *g, struct cells *c, struct element *row)
{
	const struct rating_point *point = g->p->scale.v;
	for (int i = 0; i < g->points; i++) {
		struct builder in = open_cell(g, &c->cell[i + 1], i + 1, cell_element(g->b, row, ROLE_TH, SCOPE_COLUMN), 2);
		mpt inset = label_inset(g, point[i].text.value);
		in.x += inset;
		in.width -= 2 * inset;
		put_text(g, &in, point[i].text.value, g->scale, ALIGN_CENTER);
		add_strut(&in, PT(1), true);
	}
}

/* A row of the header: the column of statements begins with the stem. */
static void add_stem(struct group *g)
{
	struct builder *b = g->b;
	struct cells *c = cells_new(b, 2);
	struct element *row = element_detached(b->arena, g->head, ROLE_TR);
	struct builder in = open_cell(g, &c->cell[0], 0, cell_element(b, row, ROLE_TH, SCOPE_COLUMN), 1);
	add_strut(&in, spacing(b, PT(2)), false);
	put_text(g, &in, g->p->stem.value, g->stem, g->stem->align);
	add_strut(&in, spacing(b, PT(2)), true);
	c->cell[1] = (struct cell){.x = g->first, .w = g->points * g->p->column};
	c->cell[1].element = cell_element(b, row, ROLE_TD, SCOPE_NONE);
	c->cell[1].element->colspan = g->points > 1 ? g->points : 0;
	c->cell[0].h = g->p->row;
	c->rule = g->p->rule;
	c->rule_width = 1000;
	b->list->stick_next = true;
	add_row(b, c)->at = g->p->stem.value->at;
}

static void add_header(struct group *g)
{
	struct builder *b = g->b;
	struct cells *c = cells_new(b, g->points + 1);
	struct element *row = element_detached(b->arena, g->head, ROLE_TR);
	int from = b->list->v.n;
	struct builder in = open_cell(g, &c->cell[0], 0, cell_element(b, row, ROLE_TH, SCOPE_COLUMN), has_plate(g) ? 3 : 2);
	fill_title(g, &in);
	add_labels(g, c, row);
	c->rule = g->p->stem.value ? COLOR_NONE : g->p->rule;
	c->rule_width = 1000;
	add_row(b, c);
	if (has_plate(g))
		baseline_sink_cell(&c->cell[0], 1);
	if (g->p->stem.value)
		add_stem(g);
	repeat_items(b, from);
	b->list->stick_next = true;
}

/* -- statements ----------------------------------------------------------------------------- */

static bool parse_reversed(const struct group *g, const struct rating_statement *s)
{
	bool flag = false;
	if (!s->reversed.value)
		return false;
	const char *text = rich_text(g->b->arena, s->reversed.value);
	if (!flag_parse(text, &flag))
		diag_report(g->b->gfx.diag, DIAG_BAD_CHOICE, s->reversed.value->at, "'reversed'", text, "true, false");
	return flag;
}

/* The label that is chosen, from 1; 0: none. */
static int parse_answer(const struct group *g, const struct rating_statement *s)
{
	int64_t v;
	if (!s->answer.value)
		return 0;
	const char *text = rich_text(g->b->arena, s->answer.value);
	if (number_parse(text, &v) && v % 1000 == 0 && v >= 1000 && v / 1000 <= g->points)
		return (int)(v / 1000);
	diag_report(g->b->gfx.diag, DIAG_OUT_OF_RANGE, s->answer.value->at, "'answer'", text, "1",
	            arena_printf(g->b->arena, "%d", g->points));
	return 0;
}

static struct drawing *draw_circle(const struct group *g)
{
	const mpt d = g->ring, line = 600;
	const mpt top = mpt_max(gfx_leading(&g->b->gfx, g->number) - d, 0) / 2;
	struct drawing *drawing = drawing_new(g->b, g->p->column, top + d);
	canvas_circle(&drawing->canvas, g->p->column / 2, top + d / 2, (d - line) / 2, COLOR_NONE, g->number->color, line);
	return drawing;
}

/* What a pen draws around the figure of the answer; it is no higher than the lines beside it leave. */
static struct drawing *draw_ring(const struct group *g)
{
	const mpt line = 1250, leading = gfx_leading(&g->b->gfx, g->number);
	const mpt d = mpt_max(g->ring + 2 * line, mpt_min(leading + PT(3), g->p->column) - line);
	const mpt height = mpt_max(g->ring, leading);
	struct drawing *drawing = drawing_new(g->b, g->p->column, height);
	canvas_circle(&drawing->canvas, g->p->column / 2, height / 2, d / 2, COLOR_NONE, g->number->color, line);
	return drawing;
}

static void prepare_points(struct group *g)
{
	g->circle = g->ring ? draw_circle(g) : NULL;
	g->figure = NEW_ARRAY(g->b->arena, const struct rich *, g->points + 1);
	for (int i = 1; i <= g->points; i++)
		g->figure[i] = cache_marker(g->b->cache, arena_printf(g->b->arena, "%d", i), g->box->at);
}

static const char *plain_text(const struct group *g, const struct text_slot *slot)
{
	return slot->value ? rich_told(g->b->arena, slot->value, g->b->gfx.rtl) : "";
}

/* A button on the circle; what it gives is the figure that stands there. */
static void add_button(const struct group *g, const struct builder *in, struct vitem *circle, int index, int number)
{
	const struct rating_point *point = g->p->scale.v;
	const mpt d = g->ring, top = mpt_max(gfx_leading(&g->b->gfx, g->number) - d, 0) / 2;
	const char *label = plain_text(g, &point[score_value(g->points, number, g->is_reversed[index]) - 1].text);
	struct fillable *f = g->answer[index];
	struct widget *w = add_widget(in, circle, (struct rect){(g->p->column - d) / 2, top, d, d}, f,
	                              arena_printf(g->b->arena, "%s: %s", f->pub.says, label));
	w->state = arena_printf(g->b->arena, "%d", number);
	w->mark = MARK_DISC;
}

/* The number stands in the middle of its circle, if it has one; the higher of both gives the height. */
static void fill_point(struct group *g, struct builder *in, int index, int number, bool chosen)
{
	if (chosen)
		add_drawing(in, draw_ring(g))->height = 0;
	mpt rest = mpt_max(g->ring - gfx_leading(&g->b->gfx, g->number), 0);
	if (g->circle) {
		struct vitem *circle = add_drawing(in, g->circle);
		circle->height = 0;
		if (g->answer)
			add_button(g, in, circle, index, number);
	}
	add_strut(in, rest / 2, true);
	build_text(in, g->figure[number], &(struct text_look){g->number, ALIGN_CENTER, ROLE_P, NULL, true});
	add_strut(in, rest - rest / 2, true);
}

static mpt sign_width(const struct group *g, const struct style *s) { return gfx_size(&g->b->gfx, s) * 12 / 10; }

/* Two arrows: what counts the other way. */
static void add_sign(struct builder *in, const struct style *s)
{
	mpt em = gfx_size(&in->gfx, s), mid = gfx_leading(&in->gfx, s) / 2;
	struct drawing *d = drawing_new(in, em * 12 / 10, mid * 2);
	color ink = s->color;
	for (int i = 0; i < 2; i++) {
		mpt y = mid + (i ? em / 5 : -em / 5), tip = i ? em / 10 : em, tail = i ? em / 4 : em * 85 / 100;
		canvas_line(&d->canvas, em / 10, y, em, y, ink, 750);
		canvas_line(&d->canvas, tip, y, tail, y - em / 6, ink, 750);
		canvas_line(&d->canvas, tip, y, tail, y + em / 6, ink, 750);
	}
	add_drawing(in, d);
}

/* Before the figures, in a cell of its own beside the statement's, which it takes the room from. */
static void mark_reversed(struct group *g, struct builder *statement, struct cell *text, struct cell *sign)
{
	mpt w = sign_width(g, g->text);
	text->w -= w;
	statement->width -= w;
	*sign = (struct cell){.x = g->first - w, .w = w, .valign = 1};
	struct builder in = cell_builder(g->b, sign, g->b->element);
	add_sign(&in, g->text);
}

/* The choice of each statement. */
static void prepare_answers(struct group *g)
{
	const struct rating_statement *s = g->p->statements.v;
	if (!is_fillable(g->b))
		return;
	g->answer = NEW_ARRAY(g->b->arena, struct fillable *, g->p->statements.n + 1);
	for (int i = 0; i < g->p->statements.n; i++)
		g->answer[i] = fillable_new(g->b, FIELD_RADIO, s[i].text.value, NULL);
}

static void add_statement(struct group *g, int index)
{
	const struct rating_statement *s = &((const struct rating_statement *)g->p->statements.v)[index];
	struct builder *b = g->b;
	const int answer = parse_answer(g, s);
	const bool reversed = g->is_reversed[index], marked = reversed && (g->p->key || g->p->reversed_note.value);
	struct cells *c = cells_new(b, g->points + 1 + marked);
	struct element *row = element_detached(b->arena, g->body, ROLE_TR);
	const mpt pad = spacing(b, PT(2));
	struct builder in = open_cell(g, &c->cell[0], 0, cell_element(b, row, ROLE_TH, SCOPE_ROW), 1);
	add_strut(&in, pad, false);
	if (marked)
		mark_reversed(g, &in, &c->cell[0], &c->cell[g->points + 1]);
	put_text(g, &in, s->text.value, g->text, g->text->align);
	add_strut(&in, pad, true);
	for (int i = 0; i < g->points; i++) {
		in = open_cell(g, &c->cell[i + 1], i + 1, cell_element(b, row, ROLE_TD, SCOPE_NONE), 1);
		add_strut(&in, pad, false);
		fill_point(g, &in, index, score_value(g->points, i + 1, reversed), i + 1 == answer);
		add_strut(&in, pad, true);
	}
	c->cell[0].h = g->p->row;
	c->fill = index % 2 ? g->p->stripe : COLOR_NONE;
	c->rule = g->p->rule;
	c->rule_width = 500;
	add_row(b, c)->at = s->text.value ? s->text.value->at : g->box->at;
}

/* -- what says that some count the other way ------------------------------------------------ */

static void find_reversed(struct group *g)
{
	const struct rating_statement *s = g->p->statements.v;
	bool silent = !g->p->reversed_note.value && !g->p->key; /* the key is not filled in */
	g->is_reversed = NEW_ARRAY(g->b->arena, bool, g->p->statements.n + 1);
	for (int i = 0; i < g->p->statements.n; i++) {
		g->is_reversed[i] = parse_reversed(g, &s[i]);
		if (g->is_reversed[i] && !g->reverses && g->b->last && silent)
			diag_report(g->b->gfx.diag, DIAG_REVERSED_POINTS, s[i].reversed.value->at);
		g->reverses |= g->is_reversed[i];
	}
}

static void add_reversed_note(const struct group *g)
{
	struct builder *b = g->b;
	const struct rich *note = g->p->reversed_note.value;
	if (!note || !g->reverses)
		return;
	b->list->stick_next = true;
	struct area_state area = open_text(g, b, g->reversed);
	struct cells *c = cells_new(b, 2);
	const mpt sign = sign_width(g, g->reversed), text_x = sign * 5 / 4, pad = spacing(b, PT(3));
	c->cell[0] = (struct cell){.w = sign};
	c->cell[1] = (struct cell){.x = text_x, .w = b->width - text_x};
	struct builder in = cell_builder(b, &c->cell[0], b->element), text = cell_builder(b, &c->cell[1], b->element);
	add_strut(&in, pad, false);
	add_sign(&in, g->reversed);
	add_strut(&text, pad, false);
	build_text(&text, note, &(struct text_look){g->reversed, g->reversed->align, ROLE_P, NULL, true});
	add_row(b, c)->at = note->at;
	area_close(b, &area, 0);
}

/* -- the total ------------------------------------------------------------------------------ */

/* Behind the table: in it, the place for the total would stand below points of the scale, which it has not. */

static struct drawing *draw_sum_box(const struct group *g, mpt w, mpt h)
{
	struct drawing *d = drawing_new(g->b, w, h);
	const mpt line = 1000;
	canvas_rect(&d->canvas, (struct rect){line / 2, line / 2, w - line, h - line}, 0, COLOR_RGB(0xFFFFFF), g->sum->color,
	            line);
	return d;
}

/* By default as wide as two columns, or the only one. */
static mpt sum_width(const struct group *g)
{
	return g->p->sum_width ? g->p->sum_width : (g->points > 1 ? 2 : 1) * g->p->column;
}

static mpt sum_height(const struct group *g)
{
	mpt figure = g->ring ? g->ring : gfx_leading(&g->b->gfx, g->number);
	return g->p->sum_height ? g->p->sum_height : figure * 13 / 10;
}

/* The box is called after the group, and in some forms holds the sum of its answers. */
static void fill_sum(const struct group *g, const struct builder *in, struct vitem *box, mpt height)
{
	struct fillable *f = fill_in(in, box, FIELD_TEXT, g->p->sum.value);
	if (!f)
		return;
	const struct rating_statement *first = g->p->statements.v;
	f->called = g->p->statements.n ? first->text.value : NULL;
	f->around = true;
	f->suffix = "total";
	f->pub.centered = true;
	fillable_type(in, f, g->number, height);
	for (int i = 0; i < g->p->statements.n && in->job->spec->form.sums == SUMS_CALCULATED; i++)
		*vec_push(in->arena, &f->pub.sum) = &g->answer[i]->pub;
}

static void add_sum(struct group *g)
{
	struct builder *b = g->b;
	struct cells *c = cells_new(b, 2);
	mpt w = sum_width(g), label = b->width - w, gap = gfx_size(&b->gfx, g->sum) / 2;
	if (!g->p->sum.value)
		return;
	if (label - gap < PT(1))
		diag_report(b->gfx.diag, DIAG_NO_WIDTH, g->p->sum.value->at, "the label of the total");
	c->cell[0] = (struct cell){.w = label - gap, .valign = 1};
	c->cell[1] = (struct cell){.x = label, .w = w, .valign = 1};
	struct builder in = cell_builder(b, &c->cell[0], b->element);
	put_text(g, &in, g->p->sum.value, g->sum, ALIGN_END);
	in = cell_builder(b, &c->cell[1], b->element);
	add_strut(&in, spacing(b, PT(3)), false);
	fill_sum(g, &in, add_drawing(&in, draw_sum_box(g, w, sum_height(g))), sum_height(g));
	b->list->stick_next = true;
	add_row(b, c);
}

/* The styles of its parts; those that none is given have that of the whole. */
static struct group group_of(struct builder *b, const struct box *box)
{
	const struct rating_props *p = box->props;
	struct group g = {.b = b, .box = box, .p = p, .points = p->scale.n};
	g.title = or_box(&p->title_style, box);
	g.note = p->note_style.style ? p->note_style.style : g.title;
	g.scale = or_box(&p->scale_style, box);
	g.text = or_box(&p->text_style, box);
	g.stem = p->stem_style.style ? p->stem_style.style : g.text;
	g.number = or_box(&p->number_style, box);
	g.sum = or_box(&p->sum_style, box);
	g.reversed = p->reversed_style.style ? p->reversed_style.style : g.text;
	g.first = b->width - g.points * p->column;
	/* What is to be clicked is seen to be: circles have 5.5 mm by default, and go around their figures. */
	const mpt ring = mpt_min(mpt_max(15591, gfx_size(&b->gfx, g.number) * 13 / 10), p->column);
	g.ring = p->circle || !is_fillable(b) ? p->circle : ring;
	return g;
}

static void build_rating(struct builder *b, const struct box *box)
{
	const struct rating_props *p = box->props;
	struct group g = group_of(b, box);
	if (g.first < p->column) {
		diag_report(b->gfx.diag, DIAG_NO_WIDTH, box->at, "the column of statements");
		return;
	}
	prepare_answers(&g);
	prepare_points(&g);
	find_reversed(&g);
	g.table = element_detached(b->arena, b->element, ROLE_TABLE);
	g.head = element_detached(b->arena, g.table, ROLE_THEAD);
	g.body = element_detached(b->arena, g.table, ROLE_TBODY);
	struct area_state area = area_open(b, &no_decoration, true);
	add_header(&g);
	for (int i = 0; i < p->statements.n; i++)
		add_statement(&g, i);
	add_reversed_note(&g);
	add_sum(&g);
	area_close(b, &area, 0);
}

const struct box_layout rating_layout = {.build = build_rating};

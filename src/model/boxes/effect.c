/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Keys of boxes that do nothing where they stand, but for those of which the tables say which keys they need (struct
 * field, `needs`). A key that asks for what is so anyway has its effect: `keep` where nothing is ever split. What
 * depends on the content is none of this either, as a `gap` of a list with one item.
 */
#include "effect.h"
#include "boxes/container.h"
#include "boxes/diagram.h"
#include "boxes/form.h"
#include "boxes/media.h"
#include "boxes/rating.h"
#include "boxes/spans.h"
#include "boxes/table.h"
#include "boxes/text.h"
#include "style.h"

#include <string.h>

/* A box with the mapping that it stands in, and what stands behind the key that names it. */
struct effect {
	struct schema *s;
	const struct node *all, *own;
	const struct box *box;
};

static void report(const struct effect *e, const struct node *map, const char *key, bool idle, const char *why)
{
	if (idle && !node_is_null(node_find(map, key)))
		diag_report(e->s->diag, DIAG_NO_EFFECT, node_key_at(map, key), key, why);
}

static void check_all(const struct effect *e, const char *const *keys, int n, bool idle, const char *why)
{
	for (int i = 0; i < n; i++)
		report(e, e->all, keys[i], idle, why);
}

static void check_own(const struct effect *e, const char *key, bool idle, const char *why)
{
	report(e, e->own, key, idle, why);
}

/* -- keys that all boxes share ---------------------------------------------------------------- */

static bool is_break(const struct box *b) { return b->kind == BOX_PAGE_BREAK || b->kind == BOX_COLUMN_BREAK; }
static bool is_space(const struct box *b) { return b->kind == BOX_SPACER || is_break(b); }

/* A picture that says its own size. */
static bool has_size(const struct box *b)
{
	const struct picture_props *p = b->props;
	return b->kind == BOX_QR || ((b->kind == BOX_IMAGE || b->kind == BOX_SVG) && (p->width || p->height));
}

static bool is_picture(const struct box *b) { return b->kind == BOX_IMAGE || b->kind == BOX_SVG || b->kind == BOX_QR; }

/* A box to tick without a label beside it. */
static bool is_bare(const struct box *b)
{
	return b->kind == BOX_CHECKBOX && !((const struct check_props *)b->props)->label.source;
}

/* Whether a box shows how wide it is by more than what it holds. */
static bool has_ground(const struct effect *e)
{
	const struct style *s = e->box->style.style;
	if (e->box->style.pattern)
		return true;
	if (!s && e->s->style)
		s = e->s->style(e->s->user, box_types[e->box->kind]->style, (struct where){0});
	return s &&
	        (!color_is_none(s->fill) || !color_is_none(s->stroke) || s->pattern.kind != PATTERN_NONE ||
	         !color_is_none(s->pattern.ground) || s->strip_start.width || s->strip_end.width);
}

static void check_place(const struct effect *e)
{
	static const char *const flow[] = {"keep", "keep-with-next"};
	check_all(e, flow, COUNT_OF(flow), e->box->place.set, "a placed box stands outside of what is cut into pages");
}

static void check_common(const struct effect *e)
{
	static const char *const looks[] = {"style", "width", "align", "place", "keep", "keep-with-next", "artifact"};
	const struct box *b = e->box;
	const char *why = is_space(b) ? "nothing is drawn" : "it belongs to the boxes below 'do'";
	bool none = is_space(b) || b->kind == BOX_EACH;
	check_all(e, looks, COUNT_OF(looks), none, why);
	report(e, e->all, "span", b->kind == BOX_EACH || is_break(b), why);
	report(e, e->all, "lang", is_space(b), why);
	if (none)
		return;
	report(e, e->all, "lang", b->kind == BOX_RULE, "it has no text");
	report(e, e->all, "keep", b->keep == KEEP_ROWS && b->kind != BOX_TABLE, "only a table has rows");
	report(e, e->all, "align", b->align != BOX_STRETCH && b->width.unit == UNIT_AUTO && !is_picture(b) && !is_bare(b),
	       "the box is as wide as what it stands in, unless it has a 'width'; texts are aligned by their style");
	report(e, e->all, "width", b->width.unit != UNIT_AUTO && has_size(b) && !has_ground(e),
	       b->kind == BOX_QR ? "the code is as wide as its 'size'" : "the picture has a width and height of its own");
	check_place(e);
}

/* Of what is not read aloud nothing is told to a reader. The `alt` of a picture may stay: it says what the picture is. */
static void check_decoration(const struct effect *e)
{
	static const char *const told[] = {"bookmark", "summary", "name", "alt"};
	int n = e->box->kind == BOX_IMAGE || e->box->kind == BOX_SVG ? COUNT_OF(told) - 1 : COUNT_OF(told);
	for (int i = 0; i < n && e->box->artifact && e->box->kind != BOX_EACH; i++)
		check_own(e, told[i], true, "an artifact is not read aloud");
}

/* -- texts ------------------------------------------------------------------------------------ */

static void check_fit(const struct effect *e, const struct text_fit *fit)
{
	const struct node *map = node_find(e->own, "fit");
	if (!map || map->kind != NODE_MAP)
		return;
	report(e, map, "lines", fit->match, "a text that is matched to its row has one line");
	report(e, map, "height", fit->match, "a text that is matched to its row is as high as what stands beside it");
}

/* -- tables ----------------------------------------------------------------------------------- */

static bool has_header_cell(const struct table_props *t)
{
	const struct table_column *c = t->columns.v;
	const struct table_row *row = t->rows.v;
	for (int i = 0; i < t->columns.n; i++)
		if (c[i].header)
			return true;
	for (int i = 0; i < t->rows.n; i++)
		for (int k = 0; k < row[i].cells.n; k++)
			if (((const struct table_cell *)row[i].cells.v)[k].header)
				return true;
	return false;
}

static bool has_heads(const struct table_props *t)
{
	const struct table_column *c = t->columns.v;
	for (int i = 0; i < t->columns.n; i++)
		if (c[i].head.source)
			return true;
	return t->header_rows > 0;
}

/* Lines that would lead to a cell that there is not. */
static void check_connector(const struct effect *e, const struct table_props *t, int column, const struct node *n)
{
	const struct node *map = n->kind == NODE_MAP ? node_find(n, "connector") : NULL;
	if (!map || map->kind != NODE_MAP)
		return;
	report(e, map, "start", column == 0, "no column stands before it");
	report(e, map, "end", column == t->columns.n - 1, "no column stands behind it");
}

static void check_column(const struct effect *e, const struct table_props *t, const struct table_column *c,
                         const struct node *n)
{
	bool rows = t->each.path || t->rows.n || t->rows.each.path;
	report(e, n, "head-style", !has_heads(t),
	       "the table has no header: no column has a 'head', and there are no 'header-rows'");
	report(e, n, "style", !rows, "the table has no rows");
	report(e, n, "header", !rows, "the table has no rows");
	report(e, n, "align", c->boxes.n && !c->cell.source && !c->head.source && !t->rows.n,
	       "the column has no text; boxes are aligned by their own keys and styles");
}

static void check_table(const struct effect *e)
{
	const struct table_props *t = e->box->props;
	const struct node *columns = node_find(e->own, "columns");
	bool rows = t->each.path || t->rows.n || t->rows.each.path;
	check_own(e, "head-style", !has_heads(t),
	          "the table has no header: no column has a 'head', and there are no 'header-rows'");
	check_own(e, "header-style", !has_header_cell(t), "no column and no cell is a 'header'");
	check_own(e, "cell-style", !rows, "the table has no rows");
	check_own(e, "stripe", !rows, "the table has no rows");
	check_own(e, "valign", t->columns.n == 1, "there is one column");
	for (int i = 0; columns && columns->kind == NODE_LIST && i < columns->n && i < t->columns.n; i++) {
		check_column(e, t, &((const struct table_column *)t->columns.v)[i], columns->item[i]);
		check_connector(e, t, i, columns->item[i]);
	}
}

/* -- boxes that hold boxes -------------------------------------------------------------------- */

static bool has_parts(const struct box_list *boxes)
{
	for (int i = 0; i < boxes->n; i++) {
		const struct box *b = boxes->v[i];
		bool parts = b->kind == BOX_STACK || b->kind == BOX_CARD || b->kind == BOX_CALLOUT;
		if (parts || (b->kind == BOX_EACH && has_parts(&((const struct each_props *)b->props)->boxes)))
			return true;
	}
	return false;
}

static void check_grid(const struct effect *e)
{
	static const char *const beside[] = {"gap", "valign", "shared"};
	const struct grid_props *p = e->box->props;
	for (int i = 0; i < COUNT_OF(beside); i++)
		check_own(e, beside[i], p->columns.n == 1, "there is one column");
	check_own(e, "valign", p->shared && p->valign == GRID_BASELINE, "parts that are `shared` start at the same heights");
	check_own(e, "shared", p->columns.n != 1 && p->shared && !has_parts(&p->boxes),
	          "only stacks, cards and callouts have parts");
}

static void check_card(const struct effect *e)
{
	const struct card_props *p = e->box->props;
	check_own(e, "level", !p->title.source && p->level, "there is no 'title'");
}

/* What a figure with a text of its own holds is no figure to a reader; what stands in tables is. */
static void check_parts(const struct effect *e, const struct box_list *boxes)
{
	for (int i = 0; i < boxes->n; i++) {
		const struct box *b = boxes->v[i];
		for (const struct field *f = b->record->fields; f->key; f++) {
			const void *v = (const char *)b->props + f->offset;
			const struct node *alt =
			        f->type == F_TEXT && !strcmp(f->key, "alt") ? ((const struct text_slot *)v)->source : NULL;
			if (alt)
				diag_report(e->s->diag, DIAG_NO_EFFECT, alt->at, "alt",
				            "the figure around it has an 'alt' of its own");
			if (f->type == F_BOX)
				check_parts(e, v);
		}
	}
}

static void check_figure(const struct effect *e)
{
	const struct figure_props *p = e->box->props;
	if (p->alt.source)
		check_parts(e, &p->boxes);
}

/* -- what is written out empty ----------------------------------------------------------------- */

/* An empty stack is a ground, or a place that stays free; of diagrams and ratings more is drawn than their items. */
static bool holds_all(const struct box *b)
{
	switch (b->kind) {
	case BOX_LIST:
	case BOX_TABLE:
	case BOX_RADIO:
	case BOX_GRID:
	case BOX_ROW:
	case BOX_COLUMNS:
	case BOX_FIGURE: return true;
	default: return false;
	}
}

static void check_empty(const struct effect *e)
{
	const struct record *r = e->box->record;
	for (const struct field *f = r->fields; f->key && holds_all(e->box); f++) {
		const struct node *n = e->own->kind == NODE_LIST && r->main && !strcmp(f->key, r->main)
		        ? e->own
		        : node_find(e->own, f->key);
		if ((f->type == F_ITEMS || f->type == F_BOX) && n && n->kind == NODE_LIST && !n->n)
			diag_report(e->s->diag, DIAG_EMPTY_LIST, n->at, f->key);
	}
}

/* -- pictures and diagrams -------------------------------------------------------------------- */

static void check_picture(const struct effect *e)
{
	const struct picture_props *p = e->box->props;
	check_own(e, "alt", p->decorative, "a decorative picture is not read aloud");
	check_own(e, "object-fit", !p->width || !p->height,
	          "with a 'width' or a 'height' alone a picture has its own proportions");
}

static bool has_values(const struct item_list *axes)
{
	for (int i = 0; i < axes->n; i++)
		if (((const struct axis *)axes->v)[i].value.source)
			return true;
	return false;
}

static bool bars_have_values(const struct item_list *bars)
{
	for (int i = 0; i < bars->n; i++)
		if (((const struct bar *)bars->v)[i].value.source)
			return true;
	return false;
}

/* What a pen writes into has at least the width of a figure, and the height of a low field; 0 is no value here. */
#define PEN_WIDTH PT(15)
#define PEN_HEIGHT PT(8)

static void check_range(const struct effect *e, const char *key, mpt value, mpt least, mpt most)
{
	const struct node *n = node_find(e->own, key);
	if (!n || !value || value >= least)
		return;
	const char *low = points_text(e->s->arena, least), *high = points_text(e->s->arena, most);
	diag_report(e->s->diag, DIAG_OUT_OF_RANGE, n->at, arena_printf(e->s->arena, "'%s'", key), n->text, low, high);
}

/* The keys of the items of a diagram, where they are written out, or where one stands for all. */
static void check_items(const struct effect *e, const char *key, bool idle, const char *why)
{
	const struct node *items = node_find(e->own, "items");
	if (items && items->kind == NODE_MAP)
		report(e, items, key, idle, why);
	for (int i = 0; items && items->kind == NODE_LIST && i < items->n; i++)
		if (items->item[i]->kind == NODE_MAP)
			report(e, items->item[i], key, idle, why);
}

static void check_bars(const struct effect *e)
{
	static const char *const drawn[] = {"highest", "alt", "fill"}, *const filled[] = {"box", "line"};
	const struct bars_props *p = e->box->props;
	const char *pen = "`cells` are shaded with a pen", *none = "the bars have no `cells`";
	bool cells = bars_of_cells(p);
	for (int i = 0; i < COUNT_OF(drawn); i++)
		check_own(e, drawn[i], cells, pen);
	for (int i = 0; i < COUNT_OF(filled); i++)
		check_own(e, filled[i], !cells, none);
	check_items(e, "value", cells, pen);
	check_items(e, "name", !cells, none);
	check_range(e, "box", p->box, PEN_WIDTH, LENGTH_MOST);
	if (cells)
		check_range(e, "bar", p->bar, PEN_HEIGHT, PT(200));
	check_own(e, "fill", !cells && !bars_have_values(&p->items), "no bar has a 'value'");
}

static void check_spans(const struct effect *e)
{
	static const char *const of_rows[] = {"labels", "plank", "cable", "row-gap"},
	                         *const of_counts[] = {"note-style", "first-note-color", "second-note-color"};
	const struct spans_props *p = e->box->props;
	bool scale = spans_on_scale(p);
	check_own(e, "number-style", !scale, "there is no 'scale'");
	check_own(e, "scale", !scale, "it goes from nowhere to nowhere without 'from', 'to' or 'zones'");
	for (int i = 0; i < COUNT_OF(of_rows); i++)
		check_own(e, of_rows[i], scale, "masts on a scale have no planks and cables");
	for (int i = 0; i < COUNT_OF(of_counts); i++)
		check_own(e, of_counts[i], scale || p->labels != SPAN_LABELS_COUNTS, "'labels' are not counts");
	check_own(e, "label-style", scale || p->labels != SPAN_LABELS_BANKS, "'labels' do not stand in the banks");
	check_own(e, "text-style", scale, "names on a scale have no texts");
	check_items(e, "text", scale || !p->names, scale ? "names on a scale have no texts" : "no names are drawn");
	check_items(e, "first-note", scale || p->labels != SPAN_LABELS_COUNTS, "'labels' are not counts");
	check_items(e, "second-note", scale || p->labels != SPAN_LABELS_COUNTS, "'labels' are not counts");
}

/* Statements of the content may be so. */
static bool may_reverse(const struct rating_props *p)
{
	const struct rating_statement *s = p->statements.v;
	for (int i = 0; i < p->statements.n; i++)
		if (s[i].reversed.source)
			return true;
	return false;
}

/* Circles of neighbouring columns would lie over each other. */
static void check_circle(const struct effect *e, const struct rating_props *p)
{
	const char *column = points_text(e->s->arena, p->column), *circle = points_text(e->s->arena, p->circle);
	const struct node *n = node_find(e->own, "circle");
	if (n)
		diag_report(e->s->diag, DIAG_OUT_OF_RANGE, n->at, "'circle'", n->text, "8pt", column);
	else
		diag_report(e->s->diag, DIAG_OUT_OF_RANGE, node_find(e->own, "column")->at, "'column'", column, circle,
		            "300pt");
	if (n)
		diag_hint(e->s->diag, "a circle is as wide as its `column` at most");
}

/* A circle holds a figure, or there is none. */
static void check_rating(const struct effect *e)
{
	const struct rating_props *p = e->box->props;
	const struct node *n = node_find(e->own, "circle");
	check_own(e, "reversed-note", !may_reverse(p), "no statement is `reversed`");
	check_range(e, "sum-width", p->sum_width, PEN_WIDTH, LENGTH_MOST);
	check_range(e, "sum-height", p->sum_height, PEN_HEIGHT, PT(200));
	if (p->circle && p->circle <= PT(60) && p->circle > p->column) {
		check_circle(e, p);
		return;
	}
	if (!n || !p->circle || p->circle >= PT(8))
		return;
	check_range(e, "circle", p->circle, PT(8), PT(60));
	diag_hint(e->s->diag, "`circle: 0` leaves the figures without circles");
}

static void check_kind(const struct effect *e)
{
	const struct box *b = e->box;
	switch (b->kind) {
	case BOX_HEADING: check_fit(e, &((const struct heading_props *)b->props)->fit); break;
	case BOX_PROSE: check_fit(e, &((const struct prose_props *)b->props)->fit); break;
	case BOX_TABLE: check_table(e); break;
	case BOX_GRID:
	case BOX_ROW: check_grid(e); break;
	case BOX_CARD:
	case BOX_CALLOUT: check_card(e); break;
	case BOX_FIGURE: check_figure(e); break;
	case BOX_FIELD: check_range(e, "box", ((const struct field_props *)b->props)->box, PEN_WIDTH, LENGTH_MOST); break;
	case BOX_IMAGE:
	case BOX_SVG: check_picture(e); break;
	case BOX_LIST:
		check_own(e, "marker-color", ((const struct list_props *)b->props)->marker == MARKER_NONE,
		          "there are no markers");
		break;
	case BOX_SPANS: check_spans(e); break;
	case BOX_BARS: check_bars(e); break;
	case BOX_RATING: check_rating(e); break;
	case BOX_RADAR:
		check_own(e, "area", !has_values(&((const struct radar_props *)b->props)->axes), "no axis has a 'value'");
		break;
	default: break;
	}
}

void effects_check(struct schema *s, const struct node *all, const struct node *own, const struct box *box)
{
	const struct effect e = {s, all, own, box};
	check_common(&e);
	check_decoration(&e);
	check_empty(&e);
	check_kind(&e);
}

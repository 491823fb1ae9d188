/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Binding: boxes of a layout and content joined into a semantic tree.
 *
 * The schema tables say where a record holds text, styles, boxes and items, so one walk binds
 * every kind of box. Tables are the exception: their columns are templates for rows.
 */
#include "bands.h"
#include "boxes/container.h"
#include "boxes/rating.h"
#include "boxes/table.h"
#include "hint.h"
#include "inner_links.h"
#include "later.h"
#include "limit.h"
#include "link.h"
#include "optional.h"
#include "path.h"
#include "plain.h"
#include "shuffle.h"
#include "score.h"
#include "style.h"
#include "template.h"

#include <assert.h>
#include <limits.h>
#include <string.h>

/* Boxes and items of `each` in one document. Lists inside lists multiply, so that a few lines could
   ask for more than any machine holds; a pack of ten thousand pages stays below this. */
#define MOST_ITEMS LIMIT_BOXES

static void bind_record(const struct binder *b, const struct scope *s, const struct record *r, char *out);
static void bind_list(const struct binder *b, const struct scope *s, const struct box_list *in, struct box_list *out);

/* A text that is printed or read aloud. */
static struct rich *fill_text(const struct binder *b, const struct scope *s, const struct node *source)
{
	if (source)
		plain_check_bare(b->diag, source);
	return template_fill(b, s, source);
}

static void bind_style(const struct binder *b, const struct scope *s, struct style_ref *ref)
{
	if (!ref->pattern)
		return;
	const char *name = rich_text(b->arena, template_fill(b, s, ref->pattern));
	if (b->dry)
		return;
	*ref = (struct style_ref){style_find(b->spec->styles, name, ref->pattern->at), NULL};
}

/* Counts one more box or item; false, after reporting it once, when there are too many. */
static bool may_bind(const struct binder *b, struct where at)
{
	if (*b->bound < MOST_ITEMS) {
		++*b->bound;
		return true;
	}
	if (*b->bound == MOST_ITEMS)
		diag_report(b->diag, DIAG_BAD_BOX, at, "the document has more than 500,000 boxes and items of lists");
	*b->bound = MOST_ITEMS + 1;
	return false;
}

/* False, after reporting it, for columns that stand too deep inside each other. */
static bool may_nest(const struct binder *b, const struct box *box)
{
	if (box->kind != BOX_COLUMNS || b->columns < LIMIT_COLUMNS_DEPTH)
		return true;
	diag_report(b->diag, DIAG_BAD_BOX, box->at,
	            arena_printf(b->arena, "columns stand more than %d deep inside each other", LIMIT_COLUMNS_DEPTH));
	return false;
}

/* What is made for each item of a list is looked at where there is no item, too: a path that is wrong there would be found
   when an author adds one. */
static struct binder dry_binder(const struct binder *b)
{
	struct binder dry = *b;
	dry.dry = true;
	return dry;
}

static struct scope dry_scope(const struct shape_field *element, const struct scope *up)
{
	return (struct scope){.shape = element, .index = 1, .count = 1, .up = up};
}

static bool is_dry(const struct node *list, const struct shape_field *element) { return element && (!list || !list->n); }

/* The list that `each` names; NULL when there is nothing to go through. */
static const struct node *each_list(const struct binder *b, const struct scope *s, struct path_ref each,
                                    const struct shape_field **element)
{
	const struct shape_field *shape;
	const struct node *n = path_lookup(b, s, each, &shape);
	*element = shape ? shape->element : NULL;
	if (n && n->kind != NODE_LIST && shape && shape->type == SHAPE_LIST)
		return NULL; /* the content was told that it must be one */
	if (n ? n->kind != NODE_LIST : shape && shape->type != SHAPE_LIST) {
		diag_report(b->diag, DIAG_NOT_A_LIST, each.at, each.path);
		return NULL;
	}
	if (n && !n->n && !(shape && shape->has_min && shape->min > 0)) /* where it must not be, that was told */
		diag_report(b->diag, DIAG_EMPTY_LIST, each.at, each.path);
	return n;
}

/* The records that stand in place of the one that `each` repeats. */
static void repeat_item(const struct binder *b, const struct scope *s, struct item_list *items)
{
	size_t size = items->record->size;
	const char *from = items->v;
	const struct shape_field *element = NULL;
	const struct node *list = each_list(b, s, items->each, &element);
	list = shuffled_list(b, list, items->shuffle);
	struct item_walk walk = items_walk(b, s, list, element, &items->optional);
	struct scope inner;
	char *to = arena_alloc(b->arena, size * (size_t)(walk.count ? walk.count : 1));
	for (items->n = 0; items_next(&walk, &inner) && may_bind(b, items->each.at); items->n++) {
		char *item = to + size * (size_t)items->n;
		memcpy(item, from, size);
		bind_record(b, &inner, items->record, item);
	}
	if (is_dry(list, element)) {
		struct binder dry = dry_binder(b);
		inner = dry_scope(element, s);
		optional_look(&dry, &inner, &items->optional);
		memcpy(to, from, size);
		bind_record(&dry, &inner, items->record, to);
	}
	items->v = to;
	items->each = (struct path_ref){0};
}

static void bind_items(const struct binder *b, const struct scope *s, struct item_list *items)
{
	if (items->each.path) {
		repeat_item(b, s, items);
		return;
	}
	size_t size = items->record ? items->record->size : 0;
	const char *from = items->v;
	int n = items->n;
	char *to = arena_alloc(b->arena, size * (size_t)(n ? n : 1));
	for (items->n = 0; items->n < n && may_bind(b, items->each.at); items->n++) {
		size_t at = size * (size_t)items->n;
		memcpy(to + at, from + at, size);
		bind_record(b, s, items->record, to + at);
	}
	items->v = to;
}

static void bind_text_field(const struct binder *b, const struct scope *s, const struct field *f, struct text_slot *slot)
{
	bool later = f->flags & FOR_PUPILS && slot->source && strstr(slot->source->text, "{pupil.") &&
	        !(f->flags & NO_ADDRESS && link_is_meant(slot->source->text));
	if (later && !b->dry)
		text_later(b, s, slot);
	else
		slot->value = fill_text(b, s, slot->source);
}

static void bind_field(const struct binder *b, const struct scope *s, const struct field *f, void *at)
{
	struct text_slot *slot = at;
	struct box_list *boxes = at;
	switch (f->type) {
	case F_TEXT: bind_text_field(b, s, f, slot); break;
	case F_STYLE: bind_style(b, s, at); break;
	case F_BOX: {
		struct box_list in = *boxes;
		bind_list(b, s, &in, boxes);
		break;
	}
	case F_ITEMS: bind_items(b, s, at); break;
	case F_RECORD: bind_record(b, s, f->record, at); break;
	default: break;
	}
}

static void bind_record(const struct binder *b, const struct scope *s, const struct record *r, char *out)
{
	assert(r);
	for (const struct field *f = r->fields; f->key; f++)
		bind_field(b, s, f, out + f->offset);
}

/* -- tables --------------------------------------------------------------------------------- */

/* A cell from its column's template, in the scope of the row's item. */
static struct table_cell make_cell(const struct binder *b, const struct scope *s, const struct table_column *c)
{
	struct table_cell cell = {.colspan = 1, .rowspan = 1, .header = c->header, .style = c->style};
	cell.text.value = fill_text(b, s, c->cell.source);
	cell.text.source = c->cell.source;
	bind_style(b, s, &cell.style);
	bind_list(b, s, &c->boxes, &cell.boxes);
	return cell;
}

static struct table_row make_row(const struct binder *b, const struct scope *s, const struct item_list *columns)
{
	struct table_row row = {0};
	struct table_cell *cells = NEW_ARRAY(b->arena, struct table_cell, columns->n + 1);
	for (int i = 0; i < columns->n; i++)
		cells[i] = make_cell(b, s, &((const struct table_column *)columns->v)[i]);
	row.cells.n = columns->n;
	row.cells.v = cells;
	return row;
}

/* What is left of a column when its template has become the cells of the rows. */
static void bind_heads(const struct binder *b, const struct scope *s, struct item_list *columns, bool repeated)
{
	struct table_column *bound = NEW_ARRAY(b->arena, struct table_column, columns->n + 1);
	for (int i = 0; i < columns->n; i++) {
		bound[i] = ((const struct table_column *)columns->v)[i];
		bound[i].head.value = fill_text(b, s, bound[i].head.source);
		bound[i].cell = (struct text_slot){0};
		bound[i].boxes = (struct box_list){0};
		if (repeated && bound[i].style.pattern) /* a name for each row */
			bound[i].style = (struct style_ref){0};
		bind_style(b, s, &bound[i].style);
		bind_style(b, s, &bound[i].head_style);
	}
	columns->v = bound;
}

/* A template of cells without the rows that it would make: its text would be nowhere. */
static void report_idle_cells(const struct binder *b, const struct item_list *columns)
{
	const struct table_column *c = columns->v;
	for (int i = 0; i < columns->n; i++) {
		if (!c[i].cell.source && !c[i].boxes.n)
			continue;
		diag_report(b->diag, DIAG_NEEDS_EACH, c[i].cell.source ? c[i].cell.source->at : c[i].boxes.v[0]->at,
		            c[i].cell.source ? "cell" : "boxes");
		diag_hint(b->diag, "the text above a column is its `head`; cells that are written out stand in `rows`");
		return; /* what is said of one column is true of all */
	}
}

/* No more rows than are written can stand in the header. */
static void check_header_rows(const struct binder *b, struct table_props *t)
{
	if (t->header_rows <= t->rows.n)
		return;
	diag_report(b->diag, DIAG_OUT_OF_RANGE, t->header_rows_at, "'header-rows'",
	            arena_printf(b->arena, "%d", t->header_rows), "0", arena_printf(b->arena, "%d", t->rows.n));
	diag_hint(b->diag,
	          t->rows.n ? "it counts rows that are written below 'rows'"
	                    : "it counts rows that are written below 'rows'; the 'head' of a column is a header by itself");
}

/* Rows made by `each` stand below the written rows of the header, and above the others. */
static void join_rows(const struct binder *b, struct table_props *t, const struct table_row *made, int n)
{
	struct table_row *rows = NEW_ARRAY(b->arena, struct table_row, n + t->rows.n + 1);
	const struct table_row *written = t->rows.v;
	if (t->header_rows > t->rows.n)
		t->header_rows = t->rows.n;
	for (int i = 0; i < t->rows.n; i++)
		rows[i < t->header_rows ? i : i + n] = written[i];
	memcpy(rows + t->header_rows, made, sizeof(*rows) * (size_t)n);
	t->rows.v = rows;
	t->rows.n += n;
}

static void bind_table(const struct binder *b, const struct scope *s, struct table_props *t)
{
	const struct shape_field *element = NULL;
	const struct node *list = shuffled_list(b, t->each.path ? each_list(b, s, t->each, &element) : NULL, t->shuffle);
	bool written = !t->rows.each.path;
	if (t->rows.n)
		bind_items(b, s, &t->rows);
	int made = 0;
	if (!t->each.path)
		t->optional = (struct text_slot){0};
	struct item_walk walk = items_walk(b, s, list, element, &t->optional);
	struct scope inner;
	struct table_row *rows = NEW_ARRAY(b->arena, struct table_row, walk.count + 1);
	for (; items_next(&walk, &inner) && may_bind(b, t->each.at); made++)
		rows[made] = make_row(b, &inner, &t->columns);
	if (t->each.path && is_dry(list, element)) {
		struct binder dry = dry_binder(b);
		inner = dry_scope(element, s);
		optional_look(&dry, &inner, &t->optional);
		make_row(&dry, &inner, &t->columns);
	}
	if (written)
		check_header_rows(b, t);
	join_rows(b, t, rows, made);
	if (!t->each.path)
		report_idle_cells(b, &t->columns);
	bind_heads(b, s, &t->columns, t->each.path != NULL);
	bind_style(b, s, &t->head_style);
	bind_style(b, s, &t->header_style);
	bind_style(b, s, &t->cell_style);
	t->caption.value = fill_text(b, s, t->caption.source);
	t->summary.value = fill_text(b, s, t->summary.source);
}

/* -- ratings -------------------------------------------------------------------------------- */

/* As many as will be bound: `b` counts what may be left out, but notes none of it. */
static int count_items(const struct binder *b, const struct scope *s, const struct item_list *items)
{
	const struct shape_field *element;
	if (!items->each.path)
		return items->n;
	const struct node *list = each_list(b, s, items->each, &element);
	return items_walk(b, s, list, element, &items->optional).count;
}

static void bind_rating(const struct binder *b, const struct scope *s, struct rating_props *r, const struct record *record)
{
	struct scope totals = s ? *s : (struct scope){0};
	struct binder counting = *b;
	int met = b->met ? *b->met : 0;
	counting.met = &met;
	counting.optionals = b->left_out ? b->optionals : NULL;
	totals.up = s;
	const int points = count_items(&counting, s, &r->scale);
	const int statements = count_items(&counting, s, &r->statements);
	totals.lowest = score_lowest(statements);
	int64_t highest = score_highest(statements, points);
	totals.highest = highest > INT_MAX - 1 ? INT_MAX - 1 : (int)highest;
	bind_record(b, &totals, record, (char *)r);
	if (!b->dry)
		bands_check(b->arena, b->diag, r, &(struct band_totals){totals.lowest, totals.highest, points});
}

/* -- boxes ---------------------------------------------------------------------------------- */

static bool is_wanted(const struct binder *b, const struct scope *s, struct path_ref when)
{
	const struct shape_field *shape;
	if (!when.path)
		return true;
	struct binder asking = *b;
	asking.asks = true;
	const struct node *n = path_lookup(&asking, s, when, &shape);
	bool flag;
	if (node_is_null(n))
		return false;
	if (shape && shape->type == SHAPE_FLAG && n->kind == NODE_TEXT && flag_parse(n->text, &flag))
		return flag;
	return n->kind == NODE_TEXT ? strcmp(n->text, "false") != 0 && !utf8_is_blank(n->text) : n->n > 0;
}

/* An id with nothing for its path is none; one as it is written was looked at with its box. */
static void bind_id(const struct binder *b, const struct scope *s, struct box *box)
{
	box->id.value = template_fill(b, s, box->id.source);
	if (!box->id.value)
		return;
	const char *id = rich_text(b->arena, box->id.value);
	if (strchr(box->id.source->text, '{') && !link_is_id(b->arena, id)) {
		diag_report(b->diag, DIAG_BAD_ID, box->id.source->at, id);
		hint_id(b->diag, id);
	} else if (b->links && !b->page) {
		inner_links_add_box(b->links, box, id);
	}
}

static struct box *bind_box(const struct binder *outer, const struct scope *s, const struct box *in)
{
	struct binder own = *outer;
	const struct binder *b = &own;
	struct box *box = NEW(b->arena, struct box);
	*box = *in;
	if (box->lang)
		own.lang = box->lang;
	own.columns += in->kind == BOX_COLUMNS;
	bind_style(b, s, &box->style);
	if (!box->style.style)
		box->style.style = style_find(b->spec->styles, box_types[in->kind]->style, (struct where){0});
	bind_id(b, s, box);
	box->props = arena_alloc(b->arena, in->record->size ? in->record->size : 1);
	memcpy(box->props, in->props, in->record->size);
	if (in->kind == BOX_TABLE)
		bind_table(b, s, box->props);
	else if (in->kind == BOX_RATING)
		bind_rating(b, s, box->props, in->record);
	else
		bind_record(b, s, in->record, box->props);
	return box;
}

struct sink {
	VEC(struct box *) boxes;
};

/* `lang` is that of an `each` around the boxes, which has no box of its own; or NULL. */
static void bind_into(const struct binder *b, const struct scope *s, const struct box_list *in, const char *lang,
                      struct sink *out);

static void bind_each(const struct binder *b, const struct scope *s, const struct box *box, const char *lang,
                      struct sink *out)
{
	const struct each_props *e = box->props;
	const struct shape_field *element = NULL, *unused;
	const struct node *written = e->each.path ? each_list(b, s, e->each, &element) : NULL;
	const struct node *list = shuffled_list(b, written, e->shuffle);
	if (list && list == written && e->sort.path)
		list = sorted_list(b, s, list, element, e->sort);
	struct item_walk walk = items_walk(b, s, list, element, &box->optional);
	struct scope inner;
	while (items_next(&walk, &inner) && may_bind(b, e->each.at))
		bind_into(b, &inner, &e->boxes, lang, out);
	if (!is_dry(list, element))
		return;
	struct binder dry = dry_binder(b);
	inner = dry_scope(element, s);
	struct sink none = {0};
	optional_look(&dry, &inner, &box->optional);
	if (e->sort.path)
		path_lookup(&dry, &inner, e->sort, &unused);
	bind_into(&dry, &inner, &e->boxes, lang, &none);
}

/* A box that the content does not ask for; of those of one list the first is enough. */
static void look_at_unwanted(const struct binder *b, const struct scope *s, const struct box *box)
{
	struct binder dry = dry_binder(b);
	struct box mine = *box;
	struct sink none = {0};
	dry.lacks = b->lacks || path_lacks_column(b, s, box->when.path);
	mine.when = (struct path_ref){0};
	struct box *one = &mine;
	if (!s || s->index <= 1)
		bind_into(&dry, s, &(struct box_list){1, &one}, box->lang, &none);
}

static void bind_into(const struct binder *b, const struct scope *s, const struct box_list *in, const char *lang,
                      struct sink *out)
{
	for (int i = 0; i < in->n; i++) {
		const struct box *box = in->v[i];
		if (!is_wanted(b, s, box->when) && !b->dry) {
			look_at_unwanted(b, s, box);
			continue;
		}
		if (!may_nest(b, box))
			continue;
		if (box->kind == BOX_EACH) {
			bind_each(b, s, box, box->lang ? box->lang : lang, out);
			continue;
		}
		struct optional_box optional;
		if (!optional_open(b, s, &box->optional, &optional))
			continue;
		if (!may_bind(b, box->at))
			return;
		struct box mine = *box;
		mine.lang = box->lang ? box->lang : lang;
		struct box *bound = bind_box(b, s, &mine);
		*vec_push(b->arena, &out->boxes) = bound;
		optional_close(b, &optional);
	}
}

static void bind_list(const struct binder *b, const struct scope *s, const struct box_list *in, struct box_list *out)
{
	struct sink sink = {0};
	bind_into(b, s, in, NULL, &sink);
	*out = (struct box_list){sink.boxes.n, sink.boxes.v};
}

struct box_list bind_boxes(const struct binder *b, struct box_list boxes)
{
	struct box_list out;
	struct binder counted = *b;
	int bound = 0, met = 0;
	counted.bound = &bound;
	counted.met = &met;
	bind_list(&counted, NULL, &boxes, &out);
	if (b->links)
		inner_links_join(b->links, b);
	return out;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The order of reading. Elements are numbered as a screen reader comes to them. Of each box, the first
 * and the last element that its texts stand in are known by the spans of what is drawn; a box may not
 * begin before the one that stands before it in the tree of boxes ends. Boxes that are drawn as
 * artifacts have no elements.
 */
#include "check.h"
#include "rich.h"

struct element_range {
	int first, last; /* numbers of elements; first > last: nothing is read */
};

static const struct element_range nothing = {INT32_MAX, -1};

struct order {
	struct arena *arena;
	struct hashes elements, spans; /* by address */
	VEC(const struct element *) element;
	VEC(const struct span *) span;
	VEC(struct element_range) of_span;
	struct buf *why;
};

static struct element_range join(struct element_range a, struct element_range b)
{
	return (struct element_range){a.first < b.first ? a.first : b.first, a.last > b.last ? a.last : b.last};
}

/* -- what is drawn -------------------------------------------------------------------------- */

static void number_elements(struct order *o, const struct element *e)
{
	hashes_put(o->arena, &o->elements, hash_pointer(e), o->element.n);
	*vec_push(o->arena, &o->element) = e;
	for (int i = 0; i < e->kids.n; i++)
		number_elements(o, e->kids.v[i]);
}

static int number_of(const struct order *o, const struct element *e)
{
	size_t step = 0;
	for (const int *i; (i = hashes_next(&o->elements, hash_pointer(e), &step));)
		if (o->element.v && o->element.v[*i] == e)
			return *i;
	return -1;
}

static struct element_range *range_of(const struct order *o, const struct span *s)
{
	size_t step = 0;
	for (const int *i; (i = hashes_next(&o->spans, hash_pointer(s), &step));)
		if (o->span.v && o->span.v[*i] == s)
			return &o->of_span.v[*i];
	return NULL;
}

static void note_run(struct order *o, const struct span *s, int number)
{
	struct element_range *r = range_of(o, s);
	if (!r) {
		hashes_put(o->arena, &o->spans, hash_pointer(s), o->span.n);
		*vec_push(o->arena, &o->span) = s;
		*(r = vec_push(o->arena, &o->of_span)) = nothing;
	}
	*r = join(*r, (struct element_range){number, number});
}

static void note_page(struct order *o, const struct page *p)
{
	for (int i = 0; i < p->items.v.n; i++) {
		const struct item *it = &p->items.v.v[i];
		if (it->kind == ITEM_GLYPHS && it->element && it->run->span)
			note_run(o, it->run->span, number_of(o, it->element));
	}
}

/* -- what was bound ------------------------------------------------------------------------- */

static struct element_range read_boxes(struct order *o, const struct box_list *boxes);
static struct element_range read_record(struct order *o, const struct record *r, const char *at);

static struct element_range read_text(const struct order *o, const struct rich *text)
{
	struct element_range all = nothing;
	for (int i = 0; text && i < text->n; i++)
		for (int k = 0; k < text->block[i].n; k++) {
			const struct element_range *r = range_of(o, &text->block[i].span[k]);
			all = r ? join(all, *r) : all;
		}
	return all;
}

static struct element_range read_items(struct order *o, const struct record *r, const struct item_list *items)
{
	struct element_range all = nothing;
	for (int i = 0; i < items->n; i++)
		all = join(all, read_record(o, r, (const char *)items->v + r->size * (size_t)i));
	return all;
}

static struct element_range read_record(struct order *o, const struct record *r, const char *at)
{
	struct element_range all = nothing;
	for (const struct field *f = r->fields; f->key; f++) {
		const void *v = at + f->offset;
		if (f->type == F_TEXT)
			all = join(all, read_text(o, ((const struct text_slot *)v)->value));
		else if (f->type == F_BOX)
			all = join(all, read_boxes(o, v));
		else if (f->type == F_ITEMS)
			all = join(all, read_items(o, f->record, v));
		else if (f->type == F_RECORD)
			all = join(all, read_record(o, f->record, v));
	}
	return all;
}

static struct element_range read_boxes(struct order *o, const struct box_list *boxes)
{
	struct element_range all = nothing;
	for (int i = 0; i < boxes->n; i++) {
		const struct box *b = boxes->v[i];
		struct element_range r = read_record(o, b->record, b->props);
		if (r.first < all.last && !o->why->n)
			buf_printf(o->why, "%s of line %d is read before what stands before it", box_types[b->kind]->key,
			           b->at.line);
		all = join(all, r);
	}
	return all;
}

bool order_holds(const struct box_list *body, const struct pages *p, struct buf *why)
{
	struct order o = {.arena = arena_new(), .why = why};
	if (p->top)
		number_elements(&o, p->top);
	for (int i = 0; i < p->page.n; i++)
		note_page(&o, &p->page.v[i]);
	read_boxes(&o, body);
	arena_free(o.arena);
	return !why->n;
}

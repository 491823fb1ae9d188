/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Outline, links, the places of fields among them, and page labels (ISO 32000-1 12.3, 12.5.6.5 and 12.4.2). */
#include "internal.h"
#include "link.h"

#include <stdlib.h>
#include <string.h>

static void put_destination(struct writer *w, const struct spot *s, struct buf *b)
{
	const struct pdf_page *p = &w->part->page[s->page];
	const struct point at = placed_point(s->place, (struct point){s->item->x, s->item->y});
	buf_putc(b, '[');
	put_ref(b, p->id);
	buf_puts(b, "/XYZ ");
	put_pt(b, page_x(p->page, at.x));
	buf_putc(b, ' ');
	put_pt(b, page_y(p->page, at.y));
	buf_puts(b, " null]");
}

/* Goes through the items of all pages and of those placed on them. */
struct spots {
	struct item_walk walk;
	struct spot now;
};

static bool spots_next(const struct writer *w, struct spots *s)
{
	for (; s->now.page < w->part->n; s->now.page++, s->walk = (struct item_walk){0}) {
		s->walk.page = &w->part->pages->page.v[s->now.page];
		s->now.item = item_walk_next(&s->walk);
		s->now.place = s->walk.place;
		if (s->now.item)
			return true;
	}
	return false;
}

/* -- bookmarks ------------------------------------------------------------------------------ */

struct mark_entry {
	struct spot spot;
	int order, parent, prev, next, first, last, open; /* `open`: entries below it */
	struct object *object;
};

struct mark_list {
	VEC(struct mark_entry) v;
};

/* Sheets hold pages in another order than that in which they are read. */
static int by_reading(const void *a, const void *b)
{
	const struct mark_entry *x = a, *y = b;
	int nx = x->spot.place ? x->spot.place->placed->number : 0, ny = y->spot.place ? y->spot.place->placed->number : 0;
	return nx != ny ? (nx > ny) - (nx < ny) : (x->order > y->order) - (x->order < y->order);
}

static void collect_bookmarks(struct writer *w, struct mark_list *list)
{
	for (struct spots s = {0}; spots_next(w, &s);)
		if (s.now.item->kind == ITEM_BOOKMARK)
			*vec_push(w->part->arena, &list->v) =
			        (struct mark_entry){.spot = s.now, .order = list->v.n, .next = -1, .first = -1, .last = -1};
	if (list->v.n)
		qsort(list->v.v, (size_t)list->v.n, sizeof(*list->v.v), by_reading);
}

/* Hangs each entry below the latest one of a lower level; levels may be skipped. */
static void nest(struct mark_list *list)
{
	int top_last = -1;
	for (int i = 0; i < list->v.n; i++) {
		struct mark_entry *e = &list->v.v[i];
		int parent = i - 1;
		while (parent >= 0 && list->v.v[parent].spot.item->bookmark.level >= e->spot.item->bookmark.level)
			parent = list->v.v[parent].parent;
		int *last = parent < 0 ? &top_last : &list->v.v[parent].last;
		e->parent = parent;
		e->prev = *last;
		if (*last >= 0)
			list->v.v[*last].next = i;
		else if (parent >= 0)
			list->v.v[parent].first = i;
		*last = i;
	}
	for (int i = list->v.n - 1; i >= 0; i--)
		if (list->v.v[i].parent >= 0)
			list->v.v[list->v.v[i].parent].open += list->v.v[i].open + 1;
}

static void put_neighbour(const struct mark_list *list, struct buf *b, const char *key, int i)
{
	if (i >= 0)
		put_key_ref(b, key, list->v.v[i].object);
}

static void put_bookmark(struct writer *w, const struct mark_list *list, const struct mark_entry *e,
                         const struct object *root)
{
	struct buf *b = &e->object->body;
	const char *title = e->spot.item->bookmark.title ? e->spot.item->bookmark.title : "";
	buf_puts(b, "/Title");
	put_text(b, title, strlen(title));
	put_key_ref(b, "Parent", e->parent < 0 ? root : list->v.v[e->parent].object);
	put_neighbour(list, b, "Prev", e->prev);
	put_neighbour(list, b, "Next", e->next);
	put_neighbour(list, b, "First", e->first);
	put_neighbour(list, b, "Last", e->last);
	if (e->open)
		buf_printf(b, "/Count %d", e->open);
	buf_puts(b, "/Dest");
	put_destination(w, &e->spot, b);
}

void outline_write(struct writer *w)
{
	struct mark_list list = {0};
	collect_bookmarks(w, &list);
	if (!list.v.n)
		return;
	nest(&list);
	struct object *root = object_new(w);
	int last = 0;
	for (int i = 0; i < list.v.n; i++) {
		list.v.v[i].object = object_new(w);
		last = list.v.v[i].parent < 0 ? i : last;
	}
	for (int i = 0; i < list.v.n; i++)
		put_bookmark(w, &list, &list.v.v[i], root);
	buf_printf(&root->body, "/Type/Outlines/Count %d", list.v.n);
	put_neighbour(&list, &root->body, "First", 0);
	put_neighbour(&list, &root->body, "Last", last);
	put_key_ref(&w->catalog->body, "Outlines", root);
}

/* -- links ---------------------------------------------------------------------------------- */

/* Where links inside the document may lead. */
struct target {
	const char *name, *title;
	struct spot spot;
	int order; /* of all targets */
};

struct target_list {
	VEC(struct target) v;
};

static int by_name(const void *a, const void *b)
{
	const struct target *x = a, *y = b;
	int order = strcmp(x->name, y->name);
	return order ? order : x->order - y->order;
}

static void add_target(struct writer *w, struct target_list *list, const struct spot *s)
{
	const struct item *it = s->item;
	struct target t = {.spot = *s, .order = list->v.n};
	if (it->kind == ITEM_BOOKMARK) {
		t.name = it->bookmark.name;
		t.title = it->bookmark.title;
	} else if (it->kind == ITEM_TARGET) {
		t.name = it->target.name;
		t.title = it->target.title;
	}
	if (t.name)
		*vec_push(w->part->arena, &list->v) = t;
}

/* Sorted by their names; of each name the first. */
static void collect_targets(struct writer *w, struct target_list *list)
{
	int n = 0;
	for (struct spots s = {0}; spots_next(w, &s);)
		add_target(w, list, &s.now);
	if (list->v.n)
		qsort(list->v.v, (size_t)list->v.n, sizeof(*list->v.v), by_name);
	for (int i = 0; i < list->v.n; i++)
		if (!n || strcmp(list->v.v[n - 1].name, list->v.v[i].name) != 0)
			list->v.v[n++] = list->v.v[i];
	list->v.n = n;
}

static int compare_name(const void *name, const void *target) { return strcmp(name, ((const struct target *)target)->name); }

static const struct target *find_target(const struct target_list *list, const char *name)
{
	return list->v.n ? bsearch(name, list->v.v, (size_t)list->v.n, sizeof(*list->v.v), compare_name) : NULL;
}

/* The heading that it leads to, or what the link itself says. */
static const char *inner_name(const struct item *link, const struct target *t)
{
	const struct span *span = link->element ? link->element->span : NULL;
	return !str_empty(t->title) ? t->title : span ? span->text : t->name;
}

/* Where the link goes; and in /Contents the same for somebody who hears it (ISO 14289-1 7.18.5). */
static void put_target(struct writer *w, const struct target_list *targets, const struct item *it, struct buf *b)
{
	const char *href = it->href, *says;
	if (href[0] == '#') {
		const struct target *t = find_target(targets, href + 1);
		if (!t)
			machine_failure("a link goes to '%s', which is no place of the document", href);
		buf_puts(b, "/Dest");
		put_destination(w, &t->spot, b);
		says = inner_name(it, t);
	} else {
		const struct arena_mark mark = arena_mark(w->part->arena); /* copies of the pages have it each */
		const char *uri = link_uri(w->part->arena, href);
		buf_puts(b, "/A<</S/URI/URI");
		put_bytes(b, uri, strlen(uri));
		buf_puts(b, ">>");
		arena_release(w->part->arena, mark);
		says = !strncmp(href, "mailto:", 7) ? href + 7 : !strncmp(href, "tel:", 4) ? href + 4 : href;
	}
	buf_puts(b, "/Contents");
	put_text(b, says, strlen(says));
}

static void put_link(struct writer *w, const struct target_list *targets, const struct spot *s, int owner, struct buf *b)
{
	const struct item *it = s->item;
	buf_puts(b, "/Type/Annot/Subtype/Link/F 4/Border[0 0 0]");
	put_rect(w->part->page[s->page].page, placed_rect(s->place, (struct rect){it->x, it->y, it->w, it->h}), b);
	buf_printf(b, "/StructParent %d", owner);
	put_target(w, targets, it, b);
}

static void link_write(struct writer *w, const struct target_list *targets, const struct spot *s)
{
	struct object *o = object_new(w);
	int owner = structure_add_annotation(w, structure_link(w, s->item->element), s, o);
	put_link(w, targets, s, owner, &o->body);
	*vec_push(w->part->arena, &w->part->page[s->page].annotations) = object_id(o);
}

/* -- of copies */

void links_collect(struct writer *w)
{
	w->part->targets = NEW(w->part->arena, struct target_list);
	collect_targets(w, w->part->targets);
	for (struct spots s = {0}; spots_next(w, &s);) {
		if (s.now.item->kind != ITEM_LINK)
			continue;
		int element = structure_link(w, s.now.item->element);
		*vec_push(w->part->arena, &w->part->links) = (struct pdf_link){.spot = s.now, .element = element};
		structure_add_reference(w, element, &s.now, -w->part->links.n);
	}
}

void links_find(struct writer *w)
{
	for (int i = 0; i < w->part->links.n; i++) {
		struct pdf_link *l = &w->part->links.v[i];
		while (w->part->elements.v[l->element].own.v[l->own].object != -(i + 1))
			l->own++;
	}
}

void link_put(struct writer *w, const struct pdf_link *l, int key, struct buf *b)
{
	put_link(w, w->part->targets, &l->spot, key, b);
}

void annotations_write(struct writer *w)
{
	struct target_list targets = {0};
	collect_targets(w, &targets);
	for (struct spots s = {0}; spots_next(w, &s);)
		if (s.now.item->kind == ITEM_LINK)
			link_write(w, &targets, &s.now);
		else if (s.now.item->kind == ITEM_FIELD)
			field_write(w, &s.now);
}

/* -- page labels ---------------------------------------------------------------------------- */

/* The number that a label is, or 0. */
static int label_number(const char *s)
{
	int n = 0;
	for (const char *p = s; *p; p++) {
		if (*p < '0' || *p > '9' || (p == s && *p == '0') || n > 1000000)
			return 0;
		n = n * 10 + *p - '0';
	}
	return n;
}

/* One range for pages that count on; one for each page that has another label. */
void page_labels_write(struct writer *w)
{
	struct buf *b = &w->catalog->body;
	bool any = false;
	for (int i = 0; i < w->part->n; i++)
		any |= !str_empty(w->part->pages->page.v[i].label);
	if (!any)
		return;
	buf_puts(b, "/PageLabels<</Nums[");
	for (int i = 0, expected = -1; i < w->part->n; i++) {
		const char *label = w->part->pages->page.v[i].label ? w->part->pages->page.v[i].label : "";
		int number = label_number(label);
		if (!number) {
			buf_printf(b, "%d<</P", i);
			put_text(b, label, strlen(label));
			buf_puts(b, ">>");
		} else if (number != expected) {
			buf_printf(b, "%d<</S/D/St %d>>", i, number);
		}
		expected = number ? number + 1 : -1;
	}
	buf_puts(b, "]>>");
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The structure tree (ISO 32000-1 14.7). Elements are compact records, not objects of libharu:
 * their numbers are reserved behind its last object, and they are printed straight into object
 * streams.
 *
 *     structure_build ---- one pdf_element for each element, parents before kids
 *     structure_add_* ---- content drawn: who owns which marked-content sequence or annotation
 *     structure_finish ---- numbers, ParentTree
 *     structure_print ---- one element
 *
 * Elements without any content below them are left out, but for the cells and rows of a table,
 * whose number says where a cell stands.
 */
#include "internal.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

/* -- elements of the pages ------------------------------------------------------------------- */

int structure_find(const struct writer *w, const struct element *s)
{
	const int *i;
	if (!s)
		return -1;
	for (size_t step = 0; (i = hashes_next(&w->part->element_at, hash_pointer(s), &step));)
		if (w->part->elements.v[*i].element == s)
			return *i;
	assert(false); /* every element hangs below the top */
	return -1;
}

static int element_add(struct writer *w, const struct element *s, enum role role, int parent)
{
	int i = w->part->elements.n;
	*vec_push(w->part->arena, &w->part->elements) = (struct pdf_element){.element = s,
	                                                                     .role = role,
	                                                                     .parent = parent,
	                                                                     .first_kid = -1,
	                                                                     .last_kid = -1,
	                                                                     .next = -1,
	                                                                     .first = INT64_MAX};
	if (parent < 0)
		return i;
	struct pdf_element *p = &w->part->elements.v[parent];
	if (p->last_kid >= 0)
		w->part->elements.v[p->last_kid].next = i;
	else
		p->first_kid = i;
	p->last_kid = i;
	return i;
}

void structure_build(struct writer *w)
{
	const struct element *top = w->part->pages->top;
	if (!top)
		top = element_new(w->part->arena, NULL, ROLE_DOCUMENT);
	element_add(w, top, top->role, -1);
	for (int i = 0; i < w->part->elements.n; i++) {
		const struct element *s = w->part->elements.v[i].element;
		for (int k = 0; k < s->kids.n; k++)
			element_add(w, s->kids.v[k], s->kids.v[k]->role, i);
		hashes_put(w->part->arena, &w->part->element_at, hash_pointer(s), i);
	}
}

void structure_roots(struct writer *w)
{
	w->tree_root = object_new(w);
	w->parent_tree = object_new(w);
}

/* -- content -------------------------------------------------------------------------------- */

/* Of what is drawn next. */
static int64_t next_order(struct writer *w, const struct item *place)
{
	return ((int64_t)(place ? place->placed->number : 0) << 32) + w->part->order++;
}

int structure_add_mcid(struct writer *w, int element, int page, const struct item *place)
{
	struct pdf_page *p = &w->part->page[page];
	int mcid = p->owner.n;
	*vec_push(w->part->arena, &p->owner) = element;
	*vec_push(w->part->arena, &w->part->elements.v[element].own) =
	        (struct content_ref){next_order(w, place), page, mcid, 0, place};
	return mcid;
}

int structure_link(struct writer *w, const struct element *s)
{
	int at = s ? structure_find(w, s) : 0;
	for (int i = at; i >= 0; i = w->part->elements.v[i].parent)
		if (w->part->elements.v[i].role == ROLE_LINK)
			return i;
	return element_add(w, NULL, ROLE_LINK, at);
}

int structure_add_annotation(struct writer *w, int element, const struct spot *s, const struct object *annotation)
{
	return structure_add_reference(w, element, s, object_id(annotation));
}

int structure_add_reference(struct writer *w, int element, const struct spot *s, int number)
{
	struct content_ref ref = {next_order(w, s->place), s->page, 0, number, s->place};
	*vec_push(w->part->arena, &w->part->elements.v[element].own) = ref;
	*vec_push(w->part->arena, &w->part->annotation_owner) = element;
	return w->part->n + w->part->annotation_owner.n - 1;
}

/* -- numbers and ParentTree ----------------------------------------------------------------- */

static bool keeps_place(enum role r) { return r == ROLE_TD || r == ROLE_TH || r == ROLE_TR; }

static int by_order(const void *a, const void *b)
{
	const struct content_ref *x = a, *y = b;
	return (x->order > y->order) - (x->order < y->order);
}

static void sort_content(struct pdf_element *e)
{
	for (int i = 1; i < e->own.n; i++)
		if (e->own.v[i].order < e->own.v[i - 1].order) {
			qsort(e->own.v, (size_t)e->own.n, sizeof(*e->own.v), by_order);
			return;
		}
}

/* Kids stand behind their parents, so one pass from the end sees kids first. */
void structure_decide(struct writer *w)
{
	for (int i = w->part->elements.n - 1; i >= 0; i--) {
		struct pdf_element *e = &w->part->elements.v[i];
		sort_content(e);
		if (e->own.n && e->own.v[0].order < e->first)
			e->first = e->own.v[0].order;
		e->kept |= e->own.n > 0 || keeps_place(e->role) || e->parent < 0;
		if (e->parent < 0)
			continue;
		struct pdf_element *p = &w->part->elements.v[e->parent];
		p->kept |= e->kept;
		if (e->first < p->first)
			p->first = e->first;
	}
}

static void number_elements(struct writer *w)
{
	int id = (int)w->doc->xref->entries->count;
	for (int i = 0; i < w->part->elements.n; i++)
		if (w->part->elements.v[i].kept)
			w->part->elements.v[i].id = id++;
}

void structure_put_owners(const struct writer *w, int page, struct buf *b)
{
	const struct pdf_page *p = &w->part->page[page];
	buf_putc(b, '[');
	for (int i = 0; i < p->owner.n; i++)
		put_ref(b, w->part->elements.v[p->owner.v[i]].id);
	buf_putc(b, ']');
}

static void put_parents(const struct writer *w, int key, struct buf *b)
{
	buf_putc(b, ' ');
	put_int(b, key);
	if (key >= w->part->n) {
		put_ref(b, w->part->elements.v[w->part->annotation_owner.v[key - w->part->n]].id);
		return;
	}
	structure_put_owners(w, key, b);
}

/* Entries of one leaf of the ParentTree. */
enum { LEAF = 64 };

static void put_leaf(const struct writer *w, int from, int to, struct buf *b)
{
	buf_puts(b, "/Nums[");
	for (int key = from; key < to; key++)
		put_parents(w, key, b);
	buf_putc(b, ']');
}

static void reserve_leaves(struct writer *w)
{
	int keys = w->part->n + w->part->annotation_owner.n;
	for (int from = 0; keys > LEAF && from < keys; from += LEAF)
		*vec_push(w->arena, &w->parent_leaf) = object_new(w);
}

static void print_parent_tree(struct writer *w)
{
	int keys = w->part->n + w->part->annotation_owner.n;
	struct buf *b = &w->parent_tree->body;
	if (!w->parent_leaf.n) {
		put_leaf(w, 0, keys, b);
		return;
	}
	buf_puts(b, "/Kids[");
	for (int i = 0; i < w->parent_leaf.n; i++) {
		int from = i * LEAF, to = from + LEAF < keys ? from + LEAF : keys;
		put_ref(b, object_id(w->parent_leaf.v[i]));
		buf_printf(&w->parent_leaf.v[i]->body, "/Limits[%d %d]", from, to - 1);
		put_leaf(w, from, to, &w->parent_leaf.v[i]->body);
	}
	buf_putc(b, ']');
}

/* The /ID of the i-th element: as many digits for each, so that they are in the order of their names. In each copy it is
   another, its number, of which digits are no more than the object numbers of PDF/A. */
static void put_id(const struct writer *w, int i, int nth, struct buf *b)
{
	int digits = 1;
	for (int n = w->part->elements.n; n >= 10; n /= 10)
		digits++;
	if (w->pack)
		buf_printf(b, "(%08d)", w->part->elements.v[i].id + nth);
	else
		buf_printf(b, "(%0*d)", digits, i);
}

void structure_name_heads(struct writer *w)
{
	for (int i = 0; i < w->part->elements.n; i++) {
		const struct element *s = w->part->elements.v[i].element;
		for (int k = 0; s && w->part->elements.v[i].kept && k < s->heads.n; k++)
			w->part->elements.v[structure_find(w, s->heads.v[k])].named = true;
	}
}

/* A name tree of all that have one (ISO 32000-1 7.9.6). */
static void put_ids(const struct writer *w, struct buf *b)
{
	struct buf names = {0};
	for (int i = 0; i < w->part->elements.n; i++)
		structure_put_name(w, i, 0, &names);
	if (names.n) {
		buf_puts(b, "/IDTree<</Names[");
		buf_put(b, names.v, names.n);
		buf_puts(b, "]>>");
	}
	buf_free(&names);
}

void structure_put_name(const struct writer *w, int element, int nth, struct buf *b)
{
	if (!w->part->elements.v[element].named)
		return;
	put_id(w, element, nth, b);
	put_ref(b, w->part->elements.v[element].id + nth);
}

void structure_finish(struct writer *w)
{
	structure_decide(w);
	reserve_leaves(w);
	number_elements(w);
	w->part->above = object_id(w->tree_root);
	struct buf *b = &w->tree_root->body;
	buf_puts(b, "/Type/StructTreeRoot/K");
	put_ref(b, w->part->elements.v[0].id);
	structure_name_heads(w);
	put_ids(w, b);
	put_key_ref(b, "ParentTree", w->parent_tree);
	buf_printf(b, "/ParentTreeNextKey %d", w->part->n + w->part->annotation_owner.n);
	print_parent_tree(w);
}

/* -- printing ------------------------------------------------------------------------------- */

static void put_string(struct buf *b, const char *key, const char *s)
{
	if (str_empty(s))
		return;
	buf_puts(b, key);
	put_text(b, s, strlen(s));
}

static void put_page(const struct writer *w, int page, struct buf *b)
{
	buf_puts(b, "/Pg");
	put_ref(b, w->part->page[page].id);
}

static int home_page(const struct pdf_element *e) { return e->own.n ? e->own.v[0].page : -1; }

static void put_content(const struct writer *w, const struct pdf_element *e, const struct content_ref *c, struct buf *b)
{
	bool home = c->page == home_page(e);
	if (c->object)
		buf_printf(b, "<</Type/OBJR/Obj %d 0 R", c->object);
	else if (!home)
		buf_printf(b, "<</Type/MCR/MCID %d", c->mcid);
	else {
		buf_putc(b, ' ');
		put_int(b, c->mcid);
	}
	if (!home)
		put_page(w, c->page, b);
	if (c->object || !home)
		buf_puts(b, ">>");
}

/* Kids keep their order; content of the element's own comes before the first kid drawn after it. */
static void put_kids(const struct writer *w, const struct pdf_element *e, struct buf *b)
{
	int own = 0, n = 0;
	struct buf list = {0};
	for (int k = e->first_kid; k >= 0; k = w->part->elements.v[k].next) {
		const struct pdf_element *kid = &w->part->elements.v[k];
		if (!kid->kept)
			continue;
		for (; own < e->own.n && kid->first != INT64_MAX && e->own.v[own].order < kid->first; own++, n++)
			put_content(w, e, &e->own.v[own], &list);
		put_ref(&list, kid->id);
		n++;
	}
	for (; own < e->own.n; own++, n++)
		put_content(w, e, &e->own.v[own], &list);
	if (n) {
		buf_puts(b, n > 1 ? "/K[" : "/K");
		size_t skip = n > 1 && list.v[0] == ' ' ? 1 : 0;
		buf_put(b, list.v + skip, list.n - skip);
		buf_puts(b, n > 1 ? "]" : "");
	}
	buf_free(&list);
}

static void put_heads(const struct writer *w, const struct element *s, struct buf *b)
{
	if (!s->heads.n)
		return;
	buf_puts(b, "/Headers[");
	for (int i = 0; i < s->heads.n; i++)
		put_id(w, structure_find(w, s->heads.v[i]), 0, b);
	buf_putc(b, ']');
}

static void put_table_attributes(const struct writer *w, const struct element *s, struct buf *b)
{
	bool spans = s->colspan > 1 || s->rowspan > 1, summary = s->role == ROLE_TABLE && !str_empty(s->summary);
	if (s->scope == SCOPE_NONE && !spans && !summary && !s->heads.n)
		return;
	buf_puts(b, "/A<</O/Table");
	if (s->scope != SCOPE_NONE)
		buf_puts(b, s->scope == SCOPE_ROW ? "/Scope/Row" : "/Scope/Column");
	if (s->colspan > 1)
		buf_printf(b, "/ColSpan %d", s->colspan);
	if (s->rowspan > 1)
		buf_printf(b, "/RowSpan %d", s->rowspan);
	put_heads(w, s, b);
	if (summary)
		put_string(b, "/Summary", s->summary);
	buf_puts(b, ">>");
}

void put_corners(const struct page *p, struct rect r, struct buf *b)
{
	mpt v[4] = {page_x(p, r.x), page_y(p, r.y + r.h), page_x(p, r.x + r.w), page_y(p, r.y)};
	buf_putc(b, '[');
	for (int i = 0; i < 4; i++) {
		buf_puts(b, i ? " " : "");
		put_pt(b, v[i]);
	}
	buf_putc(b, ']');
}

static void put_bbox(const struct writer *w, const struct pdf_element *e, struct buf *b)
{
	struct rect r = e->element->bbox;
	if (r.w <= 0 || (e->first == INT64_MAX && !e->own.n))
		return;
	/* The page on which it lies: that of the first content at or below it, or of what only a copy has. */
	const struct pdf_element *f = e;
	while (!f->own.n || (f->own.v[0].order != e->first && e->first != INT64_MAX)) {
		int k = f->first_kid;
		while (w->part->elements.v[k].first != e->first)
			k = w->part->elements.v[k].next;
		f = &w->part->elements.v[k];
	}
	const struct page *p = w->part->page[f->own.v[0].page].page;
	r = placed_rect(f->own.v[0].place, r);
	buf_puts(b, "/A<</O/Layout/Placement/Block/BBox");
	put_corners(p, r, b);
	buf_puts(b, ">>");
}

/* A field that is filled in on a screen says itself what it is (ISO 32000-1 14.8.4.5). */
static bool is_widget(const struct pdf_element *e) { return e->own.n && e->own.v[0].object; }

static void put_print_field(const struct element *s, struct buf *b)
{
	static const char *const role[] = {[FIELD_TEXT] = "tv", [FIELD_CHECK] = "cb", [FIELD_RADIO] = "rb"};
	buf_printf(b, "/A<</O/PrintField/Role/%s", role[s->field]);
	put_string(b, "/Desc", s->fills);
	buf_puts(b, ">>");
}

static void put_numbering(const struct element *s, struct buf *b)
{
	buf_puts(b, "/A<</O/List/ListNumbering/");
	buf_puts(b, s->numbered ? "Decimal" : s->unordered ? "Disc" : "None");
	buf_puts(b, ">>");
}

static void put_attributes(const struct writer *w, const struct pdf_element *e, struct buf *b)
{
	const struct element *s = e->element;
	if (e->named) {
		buf_puts(b, "/ID");
		put_id(w, (int)(e - w->part->elements.v), 0, b);
	}
	put_string(b, "/Lang", s->lang);
	put_string(b, "/Alt", e->alt ? e->alt : s->alt);
	if (e->role == ROLE_TABLE || e->role == ROLE_TH || e->role == ROLE_TD)
		put_table_attributes(w, s, b);
	else if (e->role == ROLE_L)
		put_numbering(s, b);
	else if (e->role == ROLE_FIGURE)
		put_bbox(w, e, b);
	else if (e->role == ROLE_FORM && !is_widget(e))
		put_print_field(s, b);
}

void structure_print(const struct writer *w, int element, struct buf *b)
{
	const struct pdf_element *e = &w->part->elements.v[element];
	buf_puts(b, "<</S/");
	/* On a press a link leads nowhere (ISO 32000-1 14.8.4.4.2 wants its annotation in it). */
	enum role role = e->role == ROLE_LINK && w->options->standard->pdfx ? ROLE_SPAN : e->role;
	buf_puts(b, role_names[role]);
	buf_puts(b, "/P");
	put_ref(b, e->parent < 0 ? w->part->above : w->part->elements.v[e->parent].id);
	put_kids(w, e, b);
	if (e->own.n)
		put_page(w, home_page(e), b);
	if (e->element)
		put_attributes(w, e, b);
	buf_puts(b, ">>");
}

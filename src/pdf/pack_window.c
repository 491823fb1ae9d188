/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A window: some copies of a pack, which are written together, so that what they have alike stands together.
 *
 *     open ---- which pages each copy shares; numbers for all that a copy has for itself
 *     draw ---- for each copy, what lies over its pages
 *     put ---- for each page, link and element, the objects that stand for it in the copies
 *     close ---- for each copy, its entries in the trees
 *
 * Then the window leaves the memory, which is that of one window, and of what the reader finds objects by.
 */
#include "pack.h"

#include <assert.h>
#include <hpdf_doc.h>
#include <string.h>

/* Entries of one node of the ParentTree; copies of a page for which rows are worth it. */
enum { NODE = 64, ROWS_FROM = 4 };

struct pack_base *pack_find_base(struct pack *p, const struct pages *pages)
{
	for (int i = p->bases.n - 1; i >= 0; i--)
		if (p->bases.v[i].pages == pages)
			return &p->bases.v[i];
	return NULL;
}

static const struct pdf_copy *copy_of(const struct pack *p, const struct pack_copy *c)
{
	return &p->w->each[p->from + (c - p->window)];
}

/* The pages in which links of a copy may lead. */
static void turn_to(struct pack *p, const struct pack_copy *c)
{
	p->w->from = c->base->page;
	p->w->to = c->base->page + c->base->pages->page.n;
}

static bool has_own(const struct pack *p, const struct pack_copy *c, int i)
{
	const struct item_vec *own = copy_of(p, c)->own;
	return own && own[i].v.n;
}

/* -- open ----------------------------------------------------------------------------------- */

static void open_copies(struct pack *p)
{
	struct arena *a = p->w->arena;
	p->shown.n = 0;
	for (int i = p->from; i < p->to; i++) {
		struct pack_copy *c = &p->window[i - p->from];
		c->base = pack_find_base(p, p->w->each[i].pages);
		assert(c->base);
		if (!c->base->copies.n)
			*vec_push(a, &p->shown) = c->base;
		c->nth = c->base->copies.n;
		c->marks.n = 0;
		*vec_push(a, &c->base->copies) = i - p->from;
	}
}

static bool is_of(const struct pack_base *base, const struct pdf_link *l)
{
	return l->spot.page >= base->page && l->spot.page < base->page + base->pages->page.n;
}

static bool any_own(const struct pack *p, const struct pack_base *base, int i)
{
	for (int k = 0; k < base->copies.n; k++)
		if (has_own(p, &p->window[base->copies.v[k]], i))
			return true;
	return false;
}

/* One for each of the copies; returns that of the first. */
static int number_copies(struct pack *p, const struct pack_base *base)
{
	const int n = rows_block(base->copies.n), above = p->saver.numbers % n;
	saver_number(&p->saver, above ? n - above : 0);
	return saver_number(&p->saver, n);
}

static void number_pages(struct pack *p, struct pack_base *base)
{
	for (int i = 0; i < base->pages->page.n; i++) {
		p->w->page[base->page + i].object->dict->header.obj_id = (HPDF_UINT32)number_copies(p, base);
		base->each[i].own = any_own(p, base, i) ? number_copies(p, base) : 0;
		base->each[i].owners = number_copies(p, base);
	}
}

static void number_base(struct pack *p, struct pack_base *base)
{
	struct writer *w = p->w;
	number_pages(p, base);
	for (int i = 0; i < w->links.n; i++) {
		struct pdf_link *l = &w->links.v[i];
		if (!is_of(base, l))
			continue;
		l->id = number_copies(p, base);
		w->elements.v[l->element].own.v[l->own].object = l->id;
	}
	for (int i = 0; i < base->elements.n; i++)
		w->elements.v[base->elements.v[i]].id = number_copies(p, base);
}

/* -- draw ----------------------------------------------------------------------------------- */

/* Puts what lies over the pages of a copy into the structure, and takes it out. */
static void add_marks(struct pack *p, const struct pack_copy *c)
{
	for (int i = 0; i < c->marks.n; i++) {
		structure_add_mcid(p->w, c->marks.v[i].element, c->marks.v[i].page, NULL);
		p->w->elements.v[c->marks.v[i].element].alt = c->marks.v[i].alt;
	}
}

static void take_marks(struct pack *p, const struct pack_copy *c, int order)
{
	for (int i = 0; i < c->marks.n; i++) {
		p->w->page[c->marks.v[i].page].owner.n--;
		p->w->elements.v[c->marks.v[i].element].own.n--;
		p->w->elements.v[c->marks.v[i].element].alt = NULL;
	}
	p->w->order = order;
}

static void draw_page(struct pack *p, struct pack_copy *c, int i)
{
	const int page = c->base->page + i;
	const struct pdf_page *of = &p->w->page[page];
	struct buf data = {0};
	int before = of->owner.n;
	content_write_over(p->w, page, &copy_of(p, c)->own[i], &data);
	for (int k = before; k < of->owner.n; k++)
		*vec_push(p->w->arena, &c->marks) =
		        (struct pack_mark){page, of->owner.v[k], p->w->elements.v[of->owner.v[k]].alt};
	saver_stream(&p->saver, c->base->each[i].own + c->nth, &data);
	buf_free(&data);
}

static void draw_copy(struct pack *p, struct pack_copy *c)
{
	const int order = p->w->order;
	turn_to(p, c);
	for (int i = 0; i < c->base->pages->page.n; i++)
		if (has_own(p, c, i))
			draw_page(p, c, i);
	take_marks(p, c, order);
}

static bool same_marks(const struct pack_copy *a, const struct pack_copy *b)
{
	bool same = a->marks.n == b->marks.n;
	for (int i = 0; same && i < a->marks.n; i++)
		same = a->marks.v[i].page == b->marks.v[i].page && a->marks.v[i].element == b->marks.v[i].element;
	return same;
}

static void compare_copies(struct pack *p, const struct pack_base *base)
{
	const struct pack_copy *next = NULL;
	for (int k = base->copies.n - 1; k >= 0; k--) {
		struct pack_copy *c = &p->window[base->copies.v[k]];
		c->alike = next && same_marks(c, next) ? next->alike + 1 : 1;
		next = c;
	}
}

/* -- the ParentTree ------------------------------------------------------------------------- */

static void flush_parents(struct pack *p)
{
	struct pack_nodes *n = &p->parent_nodes;
	if (!n->n)
		return;
	int id = saver_number(&p->saver, 1);
	struct buf *b = saver_begin(&p->saver, id);
	buf_printf(b, "<</Limits[%d %d]/Nums[", n->key, n->key + n->n - 1);
	buf_put(b, n->body.v, n->body.n);
	buf_puts(b, "]>>");
	saver_end(&p->saver);
	*vec_push(p->w->arena, &n->id) = id;
	n->key += n->n;
	n->n = 0;
	n->body.n = 0;
}

/* New entries, for objects of such numbers; returns the key of the first. */
static int add_parents(struct pack *p, int id, int n)
{
	struct pack_nodes *nodes = &p->parent_nodes;
	for (int i = 0; i < n; i++) {
		if (nodes->n == NODE)
			flush_parents(p);
		buf_putc(&nodes->body, ' ');
		put_int(&nodes->body, p->keys + i);
		put_ref(&nodes->body, id + i);
		nodes->n++;
	}
	p->keys += n;
	return p->keys - n;
}

/* -- put ------------------------------------------------------------------------------------ */

/* What is printed of a copy, with the numbers of the first one of its base. */
typedef void print_fn(const struct pack *p, const struct pack_copy *c, int i, struct buf *b);

static void print_annotations(const struct pack *p, int page, struct buf *b)
{
	int n = 0;
	for (int i = 0; i < p->w->links.n; i++)
		if (p->w->links.v[i].spot.page == page) {
			buf_puts(b, n++ ? "" : "/Annots[");
			put_ref(b, p->w->links.v[i].id);
		}
	buf_puts(b, n ? "]" : "");
}

static void print_page(const struct pack *p, const struct pack_copy *c, int i, struct buf *b)
{
	const struct pdf_page *of = &p->w->page[c->base->page + i];
	const struct pack_page *each = &c->base->each[i];
	buf_printf(b, "<</Type/Page/Parent %d 0 R", p->page_nodes.v[p->page_nodes.n - 1]);
	buf_put(b, of->object->body.v, of->object->body.n);
	buf_puts(b, "/Contents[");
	put_ref(b, object_id(of->content));
	if (has_own(p, c, i))
		put_ref(b, each->own);
	buf_printf(b, "]/StructParents %d", each->key + c->nth);
	print_annotations(p, c->base->page + i, b);
	buf_puts(b, "/Tabs/S>>");
}

static void print_owners(const struct pack *p, const struct pack_copy *c, int i, struct buf *b)
{
	structure_put_owners(p->w, c->base->page + i, b);
}

static void print_link(const struct pack *p, const struct pack_copy *c, int i, struct buf *b)
{
	struct pdf_link *l = &p->w->links.v[i];
	buf_puts(b, "<<");
	link_put(p->w, l, l->key + c->nth, b);
	buf_puts(b, ">>");
}

static void print_element(const struct pack *p, const struct pack_copy *c, int i, struct buf *b)
{
	(void)c;
	structure_print(p->w, i, b);
}

/* The objects of such numbers from `id` on. Where copies differ in no more than their numbers, they are printed once. */
static void put_objects(struct pack *p, const struct pack_base *base, int id, int i, print_fn *print, bool differ)
{
	const int order = p->w->order;
	for (int k = 0, n; k < base->copies.n; k += n) {
		const struct pack_copy *c = &p->window[base->copies.v[k]];
		n = differ ? 1 : c->alike;
		turn_to(p, c);
		add_marks(p, c);
		print(p, c, i, rows_begin(&p->rows));
		rows_end(&p->rows);
		take_marks(p, c, order);
		rows_put(&p->rows, id + k, k, n);
	}
}

static void put_pages(struct pack *p, struct pack_base *base)
{
	const int n = base->copies.n;
	for (int i = 0; i < base->pages->page.n; i++) {
		struct pack_page *each = &base->each[i];
		each->key = add_parents(p, each->owners, n);
		put_objects(p, base, object_id(p->w->page[base->page + i].object), i, print_page, true);
		put_objects(p, base, each->owners, i, print_owners, false);
	}
}

static void put_links(struct pack *p, const struct pack_base *base)
{
	for (int i = 0; i < p->w->links.n; i++) {
		struct pdf_link *l = &p->w->links.v[i];
		if (!is_of(base, l))
			continue;
		l->key = add_parents(p, p->w->elements.v[l->element].id, base->copies.n);
		put_objects(p, base, l->id, i, print_link, true);
	}
}

static void put_elements(struct pack *p, const struct pack_base *base)
{
	for (int i = 0; i < base->elements.n; i++) {
		const struct pdf_element *e = &p->w->elements.v[base->elements.v[i]];
		put_objects(p, base, e->id, base->elements.v[i], print_element, e->told);
	}
}

static void put_names(struct pack *p, const struct pack_base *base)
{
	for (int i = 0; i < base->named.n; i++)
		for (int k = 0; k < base->copies.n; k++)
			structure_put_name(p->w, base->named.v[i], k, &p->names);
}

static void put_base(struct pack *p, struct pack_base *base)
{
	p->rows.few = base->copies.n < ROWS_FROM;
	compare_copies(p, base);
	put_pages(p, base);
	put_links(p, base);
	put_elements(p, base);
	put_names(p, base);
}

/* -- close ---------------------------------------------------------------------------------- */

static void put_bookmark(struct pack *p, const char *title, int i, int page)
{
	int id = p->outline + i;
	struct buf *b = saver_begin(&p->saver, id);
	buf_puts(b, "<</Title");
	put_text(b, title, strlen(title));
	buf_printf(b, "/Parent %d 0 R", p->outline - 1);
	if (i)
		buf_printf(b, "/Prev %d 0 R", id - 1);
	if (i + 1 < p->w->copies)
		buf_printf(b, "/Next %d 0 R", id + 1);
	buf_printf(b, "/Dest[%d 0 R/Fit]>>", page);
	saver_end(&p->saver);
}

/* The back of a sheet, like its last page. */
static int put_blank(struct pack *p, const struct pack_base *base)
{
	int id = saver_number(&p->saver, 1);
	const struct buf *like = &p->w->page[base->page + base->pages->page.n - 1].object->body;
	struct buf *b = saver_begin(&p->saver, id);
	buf_printf(b, "<</Type/Page/Parent %d 0 R", p->page_nodes.v[p->page_nodes.n - 1]);
	buf_put(b, like->v, like->n);
	buf_puts(b, "/Tabs/S>>");
	saver_end(&p->saver);
	return id;
}

static void close_copy(struct pack *p, int i, struct buf *pages)
{
	const struct pack_copy *c = &p->window[i - p->from];
	const struct pack_base *base = c->base;
	const int n = base->pages->page.n;
	buf_printf(&p->labels, "%d<</S/D/St 1>>", p->pages);
	for (int k = 0; k < n; k++)
		put_ref(pages, object_id(p->w->page[base->page + k].object) + c->nth);
	p->pages += n;
	if (p->fronts && n % 2 && i + 1 < p->w->copies) {
		put_ref(pages, put_blank(p, base));
		p->pages++;
	}
	put_ref(&p->kids, p->w->elements.v[base->top].id + c->nth);
	put_bookmark(p, p->w->each[i].title, i, object_id(p->w->page[base->page].object) + c->nth);
}

static void close_window(struct pack *p)
{
	struct buf pages = {0};
	int before = p->pages;
	for (int i = p->from; i < p->to; i++)
		close_copy(p, i, &pages);
	struct buf *b = saver_begin(&p->saver, p->page_nodes.v[p->page_nodes.n - 1]);
	buf_printf(b, "<</Type/Pages/Parent %d 0 R/Count %d/Kids[", p->page_root, p->pages - before);
	buf_put(b, pages.v, pages.n);
	buf_puts(b, "]>>");
	saver_end(&p->saver);
	buf_free(&pages);
	for (int i = 0; i < p->shown.n; i++)
		p->shown.v[i]->copies.n = 0;
}

void window_write(struct pack *p)
{
	assert(p->to > p->from && p->to - p->from <= WINDOW_COPIES);
	open_copies(p);
	*vec_push(p->w->arena, &p->page_nodes) = saver_number(&p->saver, 1);
	rows_open(&p->rows, &p->saver, p->saver.numbers);
	for (int i = 0; i < p->shown.n; i++)
		number_base(p, p->shown.v[i]);
	for (int i = p->from; i < p->to; i++)
		draw_copy(p, &p->window[i - p->from]);
	for (int i = 0; i < p->shown.n; i++)
		put_base(p, p->shown.v[i]);
	rows_flush(&p->rows);
	close_window(p);
	saver_drain(&p->saver);
}

void window_finish(struct pack *p)
{
	flush_parents(p);
	rows_free(&p->rows);
}

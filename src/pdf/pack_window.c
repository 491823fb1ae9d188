/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A window: some copies of a pack, which are asked for and written together, so that what they have alike stands together.
 *
 *     open ---- the next copies, and which pages each shares
 *     number ---- all that a copy has for itself
 *     draw ---- for each copy, what lies over its pages
 *     put ---- for each page, link and element, the objects that stand for it in the copies
 *     close ---- for each copy, its entries in the trees
 *
 * Then the window leaves the memory, which is that of one window, and of what the reader finds objects by.
 */
#include "pack.h"

#include <string.h>

/* Entries of one node of the ParentTree; copies of a page for which rows are worth it. */
enum { NODE = 64, ROWS_FROM = 4 };

/* The part that is written is that of a copy. */
static void turn_to(struct pdf_pack *p, const struct pack_copy *c) { p->w->part = &c->base->part; }

static bool has_own(const struct pack_copy *c, int i) { return c->of.own && c->of.own[i].v.n; }

/* -- open ----------------------------------------------------------------------------------- */

static void open_copy(struct pdf_pack *p, int i)
{
	struct pack_copy *c = &p->window[i - p->from];
	c->of = i ? p->copies->copy(p->copies->user, i) : p->first;
	c->base = base_of(p, &c->of);
	if (!c->base->copies.n)
		*vec_push(p->w->arena, &p->shown) = c->base;
	c->nth = c->base->copies.n;
	c->marks.n = 0;
	*vec_push(c->base->part.arena, &c->base->copies) = i - p->from;
}

/* Of many copies a window takes what fills blocks of numbers. */
static bool is_full(int copies, int alone, int objects)
{
	if (copies == WINDOW_COPIES || alone == WINDOW_ALONE)
		return true;
	return copies && rows_block(copies) == copies && objects / copies * rows_block(copies + 1) > WINDOW_OBJECTS;
}

/* One is always there. */
static void open_copies(struct pdf_pack *p)
{
	int alone = 0, objects = 0;
	p->shown.n = 0;
	for (p->from = p->to; p->to < p->copies->n && !is_full(p->to - p->from, alone, objects); p->to++) {
		open_copy(p, p->to);
		const struct pack_copy *c = &p->window[p->to - p->from];
		alone += c->of.last;
		objects += c->base->elements.n;
	}
}

static bool any_own(const struct pdf_pack *p, const struct pack_base *base, int i)
{
	for (int k = 0; k < base->copies.n; k++)
		if (has_own(&p->window[base->copies.v[k]], i))
			return true;
	return false;
}

/* One for each of the copies; returns that of the first. */
static int number_copies(struct pdf_pack *p, const struct pack_base *base)
{
	const int n = rows_block(base->copies.n), above = p->saver.numbers % n;
	saver_number(&p->saver, above ? n - above : 0);
	return saver_number(&p->saver, n);
}

static void number_pages(struct pdf_pack *p, struct pack_base *base)
{
	for (int i = 0; i < base->part.n; i++) {
		base->part.page[i].id = number_copies(p, base);
		base->each[i].own = any_own(p, base, i) ? number_copies(p, base) : 0;
		base->each[i].owners = number_copies(p, base);
	}
}

static void number_base(struct pdf_pack *p, struct pack_base *base)
{
	struct part *part = &base->part;
	number_pages(p, base);
	for (int i = 0; i < part->links.n; i++) {
		struct pdf_link *l = &part->links.v[i];
		l->id = number_copies(p, base);
		part->elements.v[l->element].own.v[l->own].object = l->id;
	}
	for (int i = 0; i < base->elements.n; i++)
		part->elements.v[base->elements.v[i]].id = number_copies(p, base);
}

/* -- draw ----------------------------------------------------------------------------------- */

/* Puts what lies over the pages of a copy into the structure, and takes it out. */
static void add_marks(struct pdf_pack *p, const struct pack_copy *c)
{
	for (int i = 0; i < c->marks.n; i++) {
		structure_add_mcid(p->w, c->marks.v[i].element, c->marks.v[i].page, c->marks.v[i].place);
		p->w->part->elements.v[c->marks.v[i].element].alt = c->marks.v[i].alt;
	}
}

static void take_marks(struct pdf_pack *p, const struct pack_copy *c, int order)
{
	for (int i = 0; i < c->marks.n; i++) {
		p->w->part->page[c->marks.v[i].page].owner.n--;
		p->w->part->elements.v[c->marks.v[i].element].own.n--;
		p->w->part->elements.v[c->marks.v[i].element].alt = NULL;
	}
	p->w->part->order = order;
}

/* The marked content of that number. */
static struct pack_mark mark_of(const struct part *part, int page, int mcid)
{
	const int element = part->page[page].owner.v[mcid];
	const struct pdf_element *e = &part->elements.v[element];
	int k = e->own.n - 1;
	while (e->own.v[k].object || e->own.v[k].page != page || e->own.v[k].mcid != mcid)
		k--;
	return (struct pack_mark){page, element, e->own.v[k].place, e->alt};
}

static void draw_page(struct pdf_pack *p, struct pack_copy *c, int i)
{
	const struct pdf_page *of = &p->w->part->page[i];
	struct buf data = {0};
	int before = of->owner.n;
	content_write_over(p->w, i, &c->of.own[i], &data);
	for (int k = before; k < of->owner.n; k++)
		*vec_push(p->w->arena, &c->marks) = mark_of(p->w->part, i, k);
	saver_stream(&p->saver, c->base->each[i].own + c->nth, &data);
	buf_free(&data);
}

static void draw_copy(struct pdf_pack *p, struct pack_copy *c)
{
	turn_to(p, c);
	const int order = p->w->part->order;
	for (int i = 0; i < c->base->part.n; i++)
		if (has_own(c, i))
			draw_page(p, c, i);
	take_marks(p, c, order);
}

static int place_number(const struct item *place) { return place ? place->placed->number : 0; }

static bool same_marks(const struct pack_copy *a, const struct pack_copy *b)
{
	bool same = a->marks.n == b->marks.n;
	for (int i = 0; same && i < a->marks.n; i++) {
		const struct pack_mark *x = &a->marks.v[i], *y = &b->marks.v[i];
		same = x->page == y->page && x->element == y->element && place_number(x->place) == place_number(y->place);
	}
	return same;
}

static void compare_copies(struct pdf_pack *p, const struct pack_base *base)
{
	const struct pack_copy *next = NULL;
	for (int k = base->copies.n - 1; k >= 0; k--) {
		struct pack_copy *c = &p->window[base->copies.v[k]];
		c->alike = next && same_marks(c, next) ? next->alike + 1 : 1;
		next = c;
	}
}

/* -- the ParentTree ------------------------------------------------------------------------- */

static void flush_parents(struct pdf_pack *p)
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
static int add_parents(struct pdf_pack *p, int id, int n)
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
typedef void print_fn(const struct pdf_pack *p, const struct pack_copy *c, int i, struct buf *b);

static void print_annotations(const struct pdf_pack *p, int page, struct buf *b)
{
	int n = 0;
	for (int i = 0; i < p->w->part->links.n; i++)
		if (p->w->part->links.v[i].spot.page == page) {
			buf_puts(b, n++ ? "" : "/Annots[");
			put_ref(b, p->w->part->links.v[i].id);
		}
	buf_puts(b, n ? "]" : "");
}

static void print_page(const struct pdf_pack *p, const struct pack_copy *c, int i, struct buf *b)
{
	const struct pack_page *each = &c->base->each[i];
	buf_printf(b, "<</Type/Page/Parent %d 0 R", p->page_nodes.v[p->page_nodes.n - 1]);
	buf_put(b, each->body.v, each->body.n);
	buf_puts(b, "/Contents[");
	put_ref(b, each->content);
	if (has_own(c, i))
		put_ref(b, each->own);
	buf_printf(b, "]/StructParents %d", each->key + c->nth);
	print_annotations(p, i, b);
	buf_puts(b, "/Tabs/S>>");
}

static void print_owners(const struct pdf_pack *p, const struct pack_copy *c, int i, struct buf *b)
{
	(void)c;
	structure_put_owners(p->w, i, b);
}

static void print_link(const struct pdf_pack *p, const struct pack_copy *c, int i, struct buf *b)
{
	struct pdf_link *l = &p->w->part->links.v[i];
	buf_puts(b, "<<");
	link_put(p->w, l, l->key + c->nth, b);
	buf_puts(b, ">>");
}

static void print_element(const struct pdf_pack *p, const struct pack_copy *c, int i, struct buf *b)
{
	(void)c;
	structure_print(p->w, i, b);
}

/* The objects of such numbers from `id` on. Where copies differ in no more than their numbers, they are printed once. */
static void put_objects(struct pdf_pack *p, const struct pack_base *base, int id, int i, print_fn *print, bool differ)
{
	const int order = p->w->part->order;
	for (int k = 0, n; k < base->copies.n; k += n) {
		const struct pack_copy *c = &p->window[base->copies.v[k]];
		n = differ ? 1 : c->alike;
		add_marks(p, c);
		print(p, c, i, rows_begin(&p->rows));
		rows_end(&p->rows);
		take_marks(p, c, order);
		rows_put(&p->rows, id + k, k, n);
	}
}

static void put_pages(struct pdf_pack *p, struct pack_base *base)
{
	const int n = base->copies.n;
	for (int i = 0; i < base->part.n; i++) {
		struct pack_page *each = &base->each[i];
		each->key = add_parents(p, each->owners, n);
		put_objects(p, base, base->part.page[i].id, i, print_page, true);
		put_objects(p, base, each->owners, i, print_owners, false);
	}
}

static void put_links(struct pdf_pack *p, const struct pack_base *base)
{
	for (int i = 0; i < p->w->part->links.n; i++) {
		struct pdf_link *l = &p->w->part->links.v[i];
		l->key = add_parents(p, p->w->part->elements.v[l->element].id, base->copies.n);
		put_objects(p, base, l->id, i, print_link, true);
	}
}

static void put_elements(struct pdf_pack *p, const struct pack_base *base)
{
	for (int i = 0; i < base->elements.n; i++) {
		const struct pdf_element *e = &p->w->part->elements.v[base->elements.v[i]];
		put_objects(p, base, e->id, base->elements.v[i], print_element, e->told);
	}
}

static void put_names(struct pdf_pack *p, const struct pack_base *base)
{
	for (int i = 0; i < base->named.n; i++)
		for (int k = 0; k < base->copies.n; k++)
			structure_put_name(p->w, base->named.v[i], k, &p->names);
}

static void put_base(struct pdf_pack *p, struct pack_base *base)
{
	p->w->part = &base->part;
	p->rows.few = base->copies.n < ROWS_FROM;
	compare_copies(p, base);
	put_pages(p, base);
	put_links(p, base);
	put_elements(p, base);
	put_names(p, base);
}

/* -- close ---------------------------------------------------------------------------------- */

static void put_bookmark(struct pdf_pack *p, const char *title, int i, int page)
{
	int id = p->outline + i;
	struct buf *b = saver_begin(&p->saver, id);
	buf_puts(b, "<</Title");
	put_text(b, title, strlen(title));
	buf_printf(b, "/Parent %d 0 R", p->outline - 1);
	if (i)
		buf_printf(b, "/Prev %d 0 R", id - 1);
	if (i + 1 < p->copies->n)
		buf_printf(b, "/Next %d 0 R", id + 1);
	buf_printf(b, "/Dest[%d 0 R/Fit]>>", page);
	saver_end(&p->saver);
}

/* The back of a sheet, like its front. */
static int put_blank(struct pdf_pack *p, const struct pack_page *front)
{
	int id = saver_number(&p->saver, 1);
	struct buf *b = saver_begin(&p->saver, id);
	buf_printf(b, "<</Type/Page/Parent %d 0 R", p->page_nodes.v[p->page_nodes.n - 1]);
	buf_put(b, front->body.v, front->body.n);
	buf_puts(b, "/Tabs/S>>");
	saver_end(&p->saver);
	return id;
}

static void close_copy(struct pdf_pack *p, int i, struct buf *pages)
{
	const struct pack_copy *c = &p->window[i - p->from];
	const struct pack_base *base = c->base;
	const int n = base->part.n;
	for (int k = 0; k < n; k++) {
		if (k == 0 || c->of.one_side)
			buf_printf(&p->labels, "%d<</S/D/St %d>>", p->pages, k + 1);
		put_ref(pages, base->part.page[k].id + c->nth);
		p->pages++;
		if (p->copies->fronts && p->pages % 2 && (k + 1 == n || c->of.one_side)) {
			put_ref(pages, put_blank(p, &base->each[k]));
			p->pages++;
		}
	}
	put_ref(&p->kids, base->part.elements.v[0].id + c->nth);
	put_bookmark(p, c->of.title, i, base->part.page[0].id + c->nth);
}

static void close_window(struct pdf_pack *p)
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
}

/* What no copy behind the window needs leaves the memory. */
static void leave_window(struct pdf_pack *p)
{
	int kept = 0;
	for (int i = 0; i < p->shown.n; i++)
		p->shown.v[i]->copies.n = 0;
	for (int i = 0; i < p->bases.n; i++)
		if (p->bases.v[i]->last)
			base_free(p->bases.v[i]);
		else
			p->bases.v[kept++] = p->bases.v[i];
	p->bases.n = kept;
	if (p->copies->done)
		p->copies->done(p->copies->user, p->to);
}

void window_write(struct pdf_pack *p)
{
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
	leave_window(p);
	saver_drain(&p->saver);
}

void window_finish(struct pdf_pack *p)
{
	flush_parents(p);
	rows_free(&p->rows);
}

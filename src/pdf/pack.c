/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Copies: a class pack of two hundred sheets holds each page once, and for each pupil what is the pupil's own.
 *
 *     shared ---- fonts, images, the content of each page that copies share, in a stream of its own
 *     a copy ---- its page objects, /Contents [shared own]; structure elements; its entries in the trees
 *
 * Content that pages share can be tagged all the same: the numbers of marked content belong to a page, and each page has
 * its own entry in the ParentTree (ISO 32000-1 14.7.4.4). A Form XObject that is drawn more than once cannot.
 *
 * The pages and elements of the writer stand for those of all copies. These are written window by window (pack_window.c),
 * and what is finished goes to where the file is made.
 */
#include "pack.h"

#include <assert.h>
#include <hpdf_doc.h>
#include <stdlib.h>
#include <string.h>

/* -- what is shared ------------------------------------------------------------------------- */

/* Where it is in another language than the first, its top says so. */
static void add_base(struct pack *p, const struct pages *pages)
{
	struct arena *a = p->w->arena;
	if (!pages->top->lang && pages->lang && p->all.lang && strcmp(pages->lang, p->all.lang) != 0)
		pages->top->lang = pages->lang;
	*vec_push(a, &p->bases) = (struct pack_base){
	        .pages = pages, .page = p->all.page.n, .each = NEW_ARRAY(a, struct pack_page, pages->page.n)};
	for (int i = 0; i < pages->page.n; i++)
		*vec_push(a, &p->all.page) = pages->page.v[i];
	*vec_push(a, &p->all.top->kids) = pages->top;
}

void pack_collect(struct pack *p)
{
	struct writer *w = p->w;
	p->all = *w->each[0].pages;
	memset(&p->all.page, 0, sizeof(p->all.page));
	p->all.top = element_new(w->arena, NULL, ROLE_DOCUMENT);
	for (int i = 0; i < w->copies; i++)
		if (!pack_find_base(p, w->each[i].pages))
			add_base(p, w->each[i].pages);
	w->pages = &p->all;
	w->pages_n = p->all.page.n;
}

void pack_pages(struct pack *p)
{
	struct writer *w = p->w;
	w->page = NEW_ARRAY(w->arena, struct pdf_page, w->pages_n + 1);
	for (int i = 0; i < w->pages_n; i++) {
		w->page[i].page = &w->pages->page.v[i];
		w->page[i].object = NEW(w->arena, struct object);
		w->page[i].object->dict = HPDF_Dict_New(w->doc->mmgr); /* whose number changes */
		w->page[i].content = object_new(w);
		if (!w->page[i].object->dict)
			machine_failure("libharu cannot make a page");
	}
	w->resources = object_new(w);
	w->left_out = (int)(w->doc->root_pages->header.obj_id & OBJECT_NUMBER);
	HPDF_Dict_RemoveElement(w->doc->catalog, "Pages");
}

void pack_free(struct pack *p)
{
	struct buf *all[] = {&p->parent_nodes.body, &p->kids, &p->names, &p->labels};
	for (int i = 0; i < COUNT_OF(all); i++)
		buf_free(all[i]);
	for (int i = 0; i < p->w->pages_n; i++) {
		buf_free(&p->w->page[i].object->body);
		HPDF_Dict_Free(p->w->page[i].object->dict);
	}
}

struct role_key {
	enum role role;
	int element;
};

/* -- elements ------------------------------------------------------------------------------- */

/* An element of a slot is kept in all copies, also in one in which nothing stands there. */
static void keep_slots(struct pack *p)
{
	for (int i = 0; i < p->w->copies; i++) {
		const struct pages *pages = p->w->each[i].pages;
		if (i && pages == p->w->each[i - 1].pages)
			continue;
		for (int k = 0; k < pages->slots.n; k++) {
			const struct page_slot *s = &pages->slots.v[k];
			struct pdf_element *e = s->element ? &p->w->elements.v[structure_find(p->w, s->element)] : NULL;
			if (e) {
				e->kept = true;
				e->told |= s->told;
			}
		}
	}
}

/* Alike stands together. */
static int by_role(const void *a, const void *b)
{
	const struct role_key *x = a, *y = b;
	return x->role != y->role ? (x->role > y->role) - (x->role < y->role) : x->element - y->element;
}

static void sort_by_role(struct pack *p, struct pack_base *b)
{
	struct role_key *key = NEW_ARRAY(p->w->arena, struct role_key, b->elements.n);
	for (int i = 0; i < b->elements.n; i++)
		key[i] = (struct role_key){p->w->elements.v[b->elements.v[i]].role, b->elements.v[i]};
	qsort(key, (size_t)b->elements.n, sizeof(*key), by_role);
	for (int i = 0; i < b->elements.n; i++)
		b->elements.v[i] = key[i].element;
	for (int i = 0; i < b->elements.n; i++)
		if (p->w->elements.v[b->elements.v[i]].named)
			*vec_push(p->w->arena, &b->named) = b->elements.v[i];
}

/* The elements of each base: those below its top, which is a kid of the document. */
static void sort_elements(struct pack *p)
{
	struct writer *w = p->w;
	int *base = NEW_ARRAY(w->arena, int, w->elements.n), tops = 0;
	for (int i = 1; i < w->elements.n; i++) {
		struct pdf_element *e = &w->elements.v[i];
		base[i] = e->parent ? base[e->parent] : tops++;
		struct pack_base *b = &p->bases.v[base[i]];
		if (!e->parent) {
			e->role = ROLE_SECT;
			b->top = i;
		}
		if (e->kept)
			*vec_push(w->arena, &b->elements) = i;
	}
	for (int i = 0; i < p->bases.n; i++)
		sort_by_role(p, &p->bases.v[i]);
}

/* -- copies --------------------------------------------------------------------------------- */

/* As many copies, from `from` on, as make a window; one is always there. Of many it takes what fills blocks of numbers. */
static int window_end(struct pack *p, int from)
{
	int to = from;
	for (int objects = 0; to < p->w->copies && to - from < WINDOW_COPIES; to++) {
		objects += pack_find_base(p, p->w->each[to].pages)->elements.n;
		if (objects > WINDOW_OBJECTS && to > from)
			break;
	}
	const int n = to - from;
	if (n > 10 && to < p->w->copies && rows_block(n) > n)
		to = from + rows_block((n + 1) / 2);
	return to;
}

void pack_copies(struct pack *p)
{
	for (p->to = 0; p->to < p->w->copies;) {
		p->from = p->to;
		p->to = window_end(p, p->from);
		window_write(p);
	}
}

/* -- the file ------------------------------------------------------------------------------- */

static void put_catalog(struct pack *p)
{
	struct buf *b = &p->w->catalog->body;
	buf_printf(b, "/Pages %d 0 R/Outlines %d 0 R", p->page_root, p->outline - 1);
}

void pack_open(struct pack *p, struct buf *out, const struct pdf_sink *sink)
{
	struct writer *w = p->w;
	keep_slots(p);
	links_collect(w);
	structure_decide(w);
	links_find(w);
	structure_name_heads(w);
	sort_elements(p);
	saver_open(&p->saver, w, out);
	p->saver.sink = sink;
	p->document = saver_number(&p->saver, 3 + w->copies);
	p->page_root = p->document + 1;
	p->outline = p->document + 3;
	w->elements.v[0].id = p->document;
	saver_streams(&p->saver);
}

static void put_roots(struct pack *p)
{
	struct buf *b = saver_begin(&p->saver, p->page_root);
	buf_printf(b, "<</Type/Pages/Count %d/Kids[", p->pages);
	for (int i = 0; i < p->page_nodes.n; i++)
		put_ref(b, p->page_nodes.v[i]);
	buf_puts(b, "]>>");
	saver_end(&p->saver);
	b = saver_begin(&p->saver, p->outline - 1);
	buf_printf(b, "<</Type/Outlines/Count %d/First %d 0 R/Last %d 0 R>>", p->w->copies, p->outline,
	           p->outline + p->w->copies - 1);
	saver_end(&p->saver);
	b = saver_begin(&p->saver, p->document);
	buf_printf(b, "<</S/Document/P %d 0 R/K[", object_id(p->w->tree_root));
	buf_put(b, p->kids.v, p->kids.n);
	buf_puts(b, "]>>");
	saver_end(&p->saver);
}

static void put_tree_root(struct pack *p)
{
	struct buf *b = &p->w->tree_root->body;
	buf_printf(b, "/Type/StructTreeRoot/K %d 0 R", p->document);
	if (p->names.n) {
		buf_puts(b, "/IDTree<</Names[");
		buf_put(b, p->names.v, p->names.n);
		buf_puts(b, "]>>");
	}
	put_key_ref(b, "ParentTree", p->w->parent_tree);
	buf_printf(b, "/ParentTreeNextKey %d", p->keys);
	b = &p->w->parent_tree->body;
	buf_puts(b, "/Kids[");
	for (int i = 0; i < p->parent_nodes.id.n; i++)
		put_ref(b, p->parent_nodes.id.v[i]);
	buf_putc(b, ']');
}

void pack_close(struct pack *p)
{
	struct buf *b = &p->w->catalog->body;
	window_finish(p);
	put_roots(p);
	put_tree_root(p);
	put_catalog(p);
	buf_puts(b, "/PageLabels<</Nums[");
	buf_put(b, p->labels.v, p->labels.n);
	buf_puts(b, "]>>");
	saver_objects(&p->saver);
	saver_close(&p->saver);
}

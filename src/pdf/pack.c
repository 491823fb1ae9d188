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
 * The pages and elements of the writer stand for those of one copy after the other: what is printed of them takes the
 * numbers that they have at the time. What a copy adds, marked content of what lies over its pages, is taken off behind it.
 * So memory is that of one copy, and of the file.
 */
#include "pack.h"

#include <assert.h>
#include <hpdf_doc.h>
#include <string.h>

/* Entries of one node of the page tree and of the ParentTree. */
enum { NODE = 64 };

static const struct pdf_copy *copy_now(const struct pack *p) { return &p->w->each[p->w->copy]; }

/* -- what is shared ------------------------------------------------------------------------- */

static struct pack_base *find_base(const struct pack *p, const struct pages *pages)
{
	for (int i = p->bases.n - 1; i >= 0; i--)
		if (p->bases.v[i].pages == pages)
			return &p->bases.v[i];
	return NULL;
}

static struct pack_base *base_of(const struct pack *p, const struct pages *pages)
{
	struct pack_base *b = find_base(p, pages);
	assert(b);
	return b;
}

/* Where it is in another language than the first, its top says so. */
static void add_base(struct pack *p, const struct pages *pages)
{
	struct arena *a = p->w->arena;
	if (!pages->top->lang && pages->lang && p->all.lang && strcmp(pages->lang, p->all.lang) != 0)
		pages->top->lang = pages->lang;
	*vec_push(a, &p->bases) = (struct pack_base){.pages = pages, .page = p->all.page.n};
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
		if (!find_base(p, w->each[i].pages))
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
	struct buf *all[] = {&p->page_nodes.body, &p->parent_nodes.body, &p->kids, &p->names, &p->labels};
	for (int i = 0; i < COUNT_OF(all); i++)
		buf_free(all[i]);
	for (int i = 0; i < p->w->pages_n; i++) {
		buf_free(&p->w->page[i].object->body);
		HPDF_Dict_Free(p->w->page[i].object->dict);
	}
}

/* -- elements ------------------------------------------------------------------------------- */

/* An element of a slot is kept in all copies, also in one in which nothing stands there. */
static void keep_slots(struct pack *p)
{
	for (int i = 0; i < p->w->copies; i++) {
		const struct pages *pages = p->w->each[i].pages;
		if (i && pages == p->w->each[i - 1].pages)
			continue;
		for (int k = 0; k < pages->slots.n; k++)
			if (pages->slots.v[k].element)
				p->w->elements.v[structure_find(p->w, pages->slots.v[k].element)].kept = true;
	}
}

/* The elements of each base: those below its top, which is a kid of the document. */
static void sort_elements(struct pack *p)
{
	struct writer *w = p->w;
	int *base = NEW_ARRAY(w->arena, int, w->elements.n), tops = 0;
	for (int i = 1; i < w->elements.n; i++) {
		struct pdf_element *e = &w->elements.v[i];
		base[i] = e->parent ? base[e->parent] : tops++;
		if (!e->parent)
			e->role = ROLE_SECT;
		if (e->kept)
			*vec_push(w->arena, &p->bases.v[base[i]].elements) = i;
	}
}

static int count_elements(const struct pack *p)
{
	int n = 0;
	for (int i = 0; i < p->w->copies; i++) {
		const struct pack_base *b = base_of(p, p->w->each[i].pages);
		n += b->elements.n + 2 * b->pages->page.n + p->w->links.n + 2;
	}
	return n + n / NODE + 64;
}

/* -- nodes ---------------------------------------------------------------------------------- */

static void flush_pages(struct pack *p)
{
	struct pack_nodes *n = &p->page_nodes;
	if (!n->n)
		return;
	struct buf *b = saver_begin(&p->saver, n->id.v[n->id.n - 1]);
	buf_printf(b, "<</Type/Pages/Parent %d 0 R/Count %d/Kids[", p->page_root, n->n);
	buf_put(b, n->body.v, n->body.n);
	buf_puts(b, "]>>");
	saver_end(&p->saver);
	n->n = 0;
	n->body.n = 0;
}

/* The number of a new page, and that of the node that it hangs below. */
static int add_page(struct pack *p, int *node)
{
	struct pack_nodes *n = &p->page_nodes;
	if (n->n == NODE)
		flush_pages(p);
	if (!n->n)
		*vec_push(p->w->arena, &n->id) = saver_number(&p->saver, 1);
	int id = saver_number(&p->saver, 1);
	n->n++;
	p->pages++;
	put_ref(&n->body, id);
	*node = n->id.v[n->id.n - 1];
	return id;
}

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

/* A new entry of the ParentTree; returns its key. */
static int begin_parents(struct pack *p)
{
	struct pack_nodes *n = &p->parent_nodes;
	if (n->n == NODE)
		flush_parents(p);
	buf_putc(&n->body, ' ');
	put_int(&n->body, p->keys);
	n->n++;
	return p->keys++;
}

/* Of a page; then of an annotation. */
static int add_parents(struct pack *p, int page)
{
	int key = begin_parents(p);
	structure_put_owners(p->w, page, &p->parent_nodes.body);
	return key;
}

static int add_parent(struct pack *p, int element)
{
	int key = begin_parents(p);
	put_ref(&p->parent_nodes.body, p->w->elements.v[element].id);
	return key;
}

/* -- a copy --------------------------------------------------------------------------------- */

static void put_annotations(const struct pack *p, int page, struct buf *b)
{
	int n = 0;
	for (int i = 0; i < p->w->links.n; i++)
		if (p->w->links.v[i].spot.page == page) {
			buf_puts(b, n++ ? "" : "/Annots[");
			put_ref(b, p->w->links.v[i].id);
		}
	buf_puts(b, n ? "]" : "");
}

static void put_page(struct pack *p, int page, int node, int own, bool blank)
{
	const struct pdf_page *of = &p->w->page[page];
	int key = blank ? -1 : add_parents(p, page); /* before the object: a full node is one, too */
	struct buf *b = saver_begin(&p->saver, object_id(of->object));
	buf_printf(b, "<</Type/Page/Parent %d 0 R", node);
	buf_put(b, of->object->body.v, of->object->body.n);
	if (!blank) {
		buf_puts(b, "/Contents[");
		put_ref(b, object_id(of->content));
		if (own)
			put_ref(b, own);
		buf_printf(b, "]/StructParents %d", key);
		put_annotations(p, page, b);
	}
	buf_puts(b, "/Tabs/S>>");
	saver_end(&p->saver);
}

static void set_number(const struct pack *p, int page, int id)
{
	p->w->page[page].object->dict->header.obj_id = (HPDF_UINT32)id;
}

static void put_blank(struct pack *p, const struct pack_base *base)
{
	int node, page = base->page + base->pages->page.n - 1, id = add_page(p, &node);
	set_number(p, page, id);
	put_page(p, page, node, 0, true);
}

/* What lies over a page, as a stream; 0: nothing. */
static int put_own(struct pack *p, const struct pack_base *base, int i)
{
	const struct pdf_copy *c = copy_now(p);
	struct buf data = {0};
	if (!c->own || !c->own[i].v.n)
		return 0;
	content_write_over(p->w, base->page + i, &c->own[i], &data);
	int id = saver_number(&p->saver, 1);
	saver_stream(&p->saver, id, &data);
	buf_free(&data);
	return id;
}

static void number_elements(struct pack *p, const struct pack_base *base)
{
	int id = saver_number(&p->saver, base->elements.n);
	for (int i = 0; i < base->elements.n; i++)
		p->w->elements.v[base->elements.v[i]].id = id++;
}

static void put_elements(struct pack *p, const struct pack_base *base)
{
	for (int i = 0; i < base->elements.n; i++) {
		structure_print(p->w, base->elements.v[i], saver_begin(&p->saver, p->w->elements.v[base->elements.v[i]].id));
		saver_end(&p->saver);
		structure_put_name(p->w, base->elements.v[i], &p->names);
	}
	put_ref(&p->kids, p->w->elements.v[base->elements.v[0]].id);
}

static bool is_of(const struct pack_base *base, const struct pdf_link *l)
{
	return l->spot.page >= base->page && l->spot.page < base->page + base->pages->page.n;
}

static void number_links(struct pack *p, const struct pack_base *base)
{
	for (int i = 0; i < p->w->links.n; i++) {
		struct pdf_link *l = &p->w->links.v[i];
		if (!is_of(base, l))
			continue;
		l->id = saver_number(&p->saver, 1);
		p->w->elements.v[l->element].own.v[l->own].object = l->id;
	}
}

static void put_links(struct pack *p, const struct pack_base *base)
{
	for (int i = 0; i < p->w->links.n; i++) {
		struct pdf_link *l = &p->w->links.v[i];
		if (!is_of(base, l))
			continue;
		int key = add_parent(p, l->element);
		struct buf *b = saver_begin(&p->saver, l->id);
		buf_puts(b, "<<");
		link_put(p->w, l, key, b);
		buf_puts(b, ">>");
		saver_end(&p->saver);
	}
}

static void put_bookmark(struct pack *p, int first_page)
{
	int i = p->w->copy, id = p->outline + i;
	const char *title = copy_now(p)->title;
	struct buf *b = saver_begin(&p->saver, id);
	buf_puts(b, "<</Title");
	put_text(b, title, strlen(title));
	buf_printf(b, "/Parent %d 0 R", p->outline - 1);
	if (i)
		buf_printf(b, "/Prev %d 0 R", id - 1);
	if (i + 1 < p->w->copies)
		buf_printf(b, "/Next %d 0 R", id + 1);
	buf_printf(b, "/Dest[%d 0 R/Fit]>>", first_page);
	saver_end(&p->saver);
}

/* Takes off what a copy has added to its pages and elements. */
static void forget(struct pack *p, const struct pack_base *base, const int *owners)
{
	for (int i = 0; i < base->pages->page.n; i++) {
		struct pdf_page *page = &p->w->page[base->page + i];
		for (; page->owner.n > owners[i]; page->owner.n--)
			p->w->elements.v[page->owner.v[page->owner.n - 1]].own.n--;
	}
}

void pack_copy(struct pack *p)
{
	const struct pack_base *base = base_of(p, copy_now(p)->pages);
	const int order = p->w->order;
	int n = base->pages->page.n;
	p->w->from = base->page;
	p->w->to = base->page + n;
	int *owners = p->owners, *own = owners + n, *node = own + n;
	if (p->fronts && p->pages % 2)
		put_blank(p, base_of(p, p->w->each[p->w->copy - 1].pages));
	buf_printf(&p->labels, "%d<</S/D/St 1>>", p->pages);
	for (int i = 0; i < n; i++) {
		set_number(p, base->page + i, add_page(p, &node[i]));
		owners[i] = p->w->page[base->page + i].owner.n;
		own[i] = put_own(p, base, i);
	}
	number_elements(p, base);
	number_links(p, base);
	for (int i = 0; i < n; i++)
		put_page(p, base->page + i, node[i], own[i], false);
	put_links(p, base);
	put_elements(p, base);
	put_bookmark(p, object_id(p->w->page[base->page].object));
	forget(p, base, owners);
	p->w->order = order;
}

/* -- the file ------------------------------------------------------------------------------- */

static void put_catalog(struct pack *p)
{
	struct buf *b = &p->w->catalog->body;
	buf_printf(b, "/Pages %d 0 R/Outlines %d 0 R", p->page_root, p->outline - 1);
}

void pack_open(struct pack *p, struct buf *out)
{
	struct writer *w = p->w;
	int most = 0;
	keep_slots(p);
	links_collect(w);
	structure_decide(w);
	links_find(w);
	structure_name_heads(w);
	sort_elements(p);
	for (int i = 0; i < p->bases.n; i++)
		most = p->bases.v[i].pages->page.n > most ? p->bases.v[i].pages->page.n : most;
	p->owners = NEW_ARRAY(w->arena, int, 3 * most);
	saver_open(&p->saver, w, out, (int)w->doc->xref->entries->count + count_elements(p));
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
	for (int i = 0; i < p->page_nodes.id.n; i++)
		put_ref(b, p->page_nodes.id.v[i]);
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
	flush_pages(p);
	flush_parents(p);
	put_roots(p);
	put_tree_root(p);
	put_catalog(p);
	buf_puts(b, "/PageLabels<</Nums[");
	buf_put(b, p->labels.v, p->labels.n);
	buf_puts(b, "]>>");
	saver_objects(&p->saver);
	saver_close(&p->saver);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Copies: a class pack of two hundred sheets holds each page once, and for each pupil what is the pupil's own.
 *
 *     met ---- each copy: its glyphs and pictures
 *     begin ---- fonts, pictures, what the file says of itself
 *     a base ---- pages that copies share: the content of each in a stream of its own (pack_base.c)
 *     a copy ---- its page objects, /Contents [shared own]; structure elements; its entries in the trees
 *
 * Content that pages share can be tagged all the same: the numbers of marked content belong to a page, and each page has
 * its own entry in the ParentTree (ISO 32000-1 14.7.4.4). A Form XObject that is drawn more than once cannot.
 *
 * Copies are asked for and written window by window (pack_window.c), and what is finished goes to where the file is made. So
 * memory holds the copies of one window, the bases that are used again, and of each copy what the reader finds it by.
 */
#include "pack.h"

#include <assert.h>
#include <hpdf_doc.h>
#include <string.h>

/* -- what is met ---------------------------------------------------------------------------- */

static uint64_t hash_path(const struct path *path, uint64_t h)
{
	for (int i = 0; i < path->n; i++)
		h = hash_bytes(path->seg[i].p, sizeof(struct point) * (size_t)seg_points[path->seg[i].op], h);
	return h;
}

/* Of what tells a page from others: texts, drawings, and where they are. */
static uint64_t hash_items(const struct item_vec *items, uint64_t h)
{
	for (int i = 0; i < items->v.n; i++) {
		const struct item *it = &items->v.v[i];
		const mpt at[] = {it->x, it->y};
		h = hash_bytes(at, sizeof(at), h);
		if (it->kind == ITEM_GLYPHS)
			h = hash_bytes(it->run->text, (size_t)it->run->text_size, h);
		else if (it->kind == ITEM_PATH)
			h = hash_path(it->path, h);
		else if (it->kind == ITEM_PLACED)
			h = hash_items(&it->placed->page->items, h);
	}
	return h;
}

static uint64_t meet_page(struct pdf_pack *p, const struct page *page, uint64_t h)
{
	struct item_walk walk = {.page = page};
	fonts_meet(p->w, page);
	for (const struct item *it; (it = item_walk_next(&walk));)
		if (it->kind == ITEM_IMAGE)
			image_index(p->w, it->image);
	return hash_items(&page->items, h);
}

static int find_met(const struct pdf_pack *p, const struct pages *pages)
{
	for (int i = p->met.n - 1; i >= 0; i--)
		if (p->met.v[i].pages == pages)
			return i;
	return -1;
}

void pdf_pack_meet(struct pdf_pack *p, const struct pdf_copy *copy)
{
	int known = find_met(p, copy->pages);
	if (known < 0) {
		struct met_pages new = {copy->pages, HASH_SEED};
		for (int i = 0; i < copy->pages->page.n; i++)
			new.drawn = meet_page(p, &copy->pages->page.v[i], new.drawn);
		known = p->met.n;
		*vec_push(p->w->arena, &p->met) = new;
	}
	p->w->drawn = hash_bytes(&p->met.v[known].drawn, sizeof(uint64_t), p->w->drawn);
	for (int i = 0; copy->own && i < copy->pages->page.n; i++)
		p->w->drawn = meet_page(p, &(struct page){.items = copy->own[i]}, p->w->drawn);
	if (copy->last)
		p->met.v[known] = p->met.v[--p->met.n];
}

/* -- the file ------------------------------------------------------------------------------- */

void pack_begin(struct pdf_pack *p, const struct pdf_copies *copies)
{
	struct writer *w = p->w;
	p->copies = copies;
	p->first = copies->copy(copies->user, 0);
	const struct pages *of = copies->says ? copies->says : p->first.pages;
	p->lang = of->lang ? arena_strdup(w->arena, of->lang) : NULL;
	w->part = NEW(w->arena, struct part);
	struct pages *says = NEW(w->arena, struct pages);
	*says = *of;
	says->duplex |= copies->fronts;
	says->short_edge = copies->short_edge;
	*w->part = (struct part){.arena = w->arena, .pages = says};
	w->resources = object_new(w);
	w->left_out = (int)(w->doc->root_pages->header.obj_id & OBJECT_NUMBER);
	HPDF_Dict_RemoveElement(w->doc->catalog, "Pages");
	structure_roots(w);
}

void pack_free(struct pdf_pack *p)
{
	struct buf *all[] = {&p->parent_nodes.body, &p->kids, &p->names, &p->labels};
	for (int i = 0; i < COUNT_OF(all); i++)
		buf_free(all[i]);
	for (int i = 0; i < p->bases.n; i++)
		base_free(p->bases.v[i]);
}

void pack_copies(struct pdf_pack *p)
{
	while (p->to < p->copies->n)
		window_write(p);
}

static void put_catalog(struct pdf_pack *p)
{
	struct buf *b = &p->w->catalog->body;
	buf_printf(b, "/Pages %d 0 R/Outlines %d 0 R", p->page_root, p->outline - 1);
}

void pack_open(struct pdf_pack *p, struct buf *out, const struct pdf_sink *sink)
{
	saver_open(&p->saver, p->w, out);
	p->saver.sink = sink;
	p->document = saver_number(&p->saver, 3 + p->copies->n);
	p->page_root = p->document + 1;
	p->outline = p->document + 3;
	saver_streams(&p->saver);
}

static void put_roots(struct pdf_pack *p)
{
	struct buf *b = saver_begin(&p->saver, p->page_root);
	buf_printf(b, "<</Type/Pages/Count %d/Kids[", p->pages);
	for (int i = 0; i < p->page_nodes.n; i++)
		put_ref(b, p->page_nodes.v[i]);
	buf_puts(b, "]>>");
	saver_end(&p->saver);
	b = saver_begin(&p->saver, p->outline - 1);
	buf_printf(b, "<</Type/Outlines/Count %d/First %d 0 R/Last %d 0 R>>", p->copies->n, p->outline,
	           p->outline + p->copies->n - 1);
	saver_end(&p->saver);
	b = saver_begin(&p->saver, p->document);
	buf_printf(b, "<</S/Document/P %d 0 R/K[", object_id(p->w->tree_root));
	buf_put(b, p->kids.v, p->kids.n);
	buf_puts(b, "]>>");
	saver_end(&p->saver);
}

static void put_tree_root(struct pdf_pack *p)
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

void pack_close(struct pdf_pack *p)
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

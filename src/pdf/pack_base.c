/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What copies share: the content of their pages, in streams that are written when a copy first has them, and what is known of
 * their elements. Pages that no further copy has are forgotten with their window.
 */
#include "pack.h"

#include <stdlib.h>
#include <string.h>

struct role_key {
	enum role role;
	int element;
};

/* -- elements ------------------------------------------------------------------------------- */

/* An element of a slot is kept in all copies, also in one in which nothing stands there. */
static void keep_slots(struct writer *w)
{
	const struct pages *pages = w->part->pages;
	for (int i = 0; i < pages->slots.n; i++) {
		const struct page_slot *s = &pages->slots.v[i];
		struct pdf_element *e = s->element ? &w->part->elements.v[structure_find(w, s->element)] : NULL;
		if (e) {
			e->kept = true;
			e->told |= s->told;
		}
	}
}

/* Alike stands together. */
static int by_role(const void *a, const void *b)
{
	const struct role_key *x = a, *y = b;
	return x->role != y->role ? (x->role > y->role) - (x->role < y->role) : x->element - y->element;
}

static void sort_by_role(struct pack_base *b)
{
	struct role_key *key = NEW_ARRAY(b->part.arena, struct role_key, b->elements.n);
	for (int i = 0; i < b->elements.n; i++)
		key[i] = (struct role_key){b->part.elements.v[b->elements.v[i]].role, b->elements.v[i]};
	qsort(key, (size_t)b->elements.n, sizeof(*key), by_role);
	for (int i = 0; i < b->elements.n; i++)
		b->elements.v[i] = key[i].element;
	for (int i = 0; i < b->elements.n; i++)
		if (b->part.elements.v[b->elements.v[i]].named)
			*vec_push(b->part.arena, &b->named) = b->elements.v[i];
}

/* The top one is a kid of the document. */
static void sort_elements(struct pack_base *b)
{
	b->part.elements.v[0].role = ROLE_SECT;
	for (int i = 0; i < b->part.elements.n; i++)
		if (b->part.elements.v[i].kept)
			*vec_push(b->part.arena, &b->elements) = i;
	sort_by_role(b);
}

/* -- pages ---------------------------------------------------------------------------------- */

/* Where it is in another language than the first, its top says so. */
static void tell_language(const struct pdf_pack *p, const struct pages *pages)
{
	if (!pages->top->lang && pages->lang && p->lang && strcmp(pages->lang, p->lang) != 0)
		pages->top->lang = pages->lang;
}

static void draw_page(struct pdf_pack *p, struct pack_base *b, int i)
{
	struct buf content = {0};
	b->each[i].content = saver_number(&p->saver, 1);
	buf_puts(&content, "q\n");
	content_put(p->w, i, &content);
	buf_puts(&content, "Q\n");
	saver_stream(&p->saver, b->each[i].content, &content);
	buf_free(&content);
	page_put_boxes(p->w, i, &b->each[i].body);
	page_put_group(p->w, i, &b->each[i].body);
}

static void find_elements(struct writer *w, struct pack_base *b)
{
	keep_slots(w);
	links_collect(w);
	structure_decide(w);
	links_find(w);
	structure_name_heads(w);
	sort_elements(b);
}

static struct pack_base *base_new(struct pdf_pack *p, const struct pages *pages)
{
	struct arena *a = arena_new();
	struct pack_base *b = NEW(a, struct pack_base);
	const int n = pages->page.n;
	b->part = (struct part){
	        .arena = a, .pages = pages, .n = n, .page = NEW_ARRAY(a, struct pdf_page, n), .above = p->document};
	b->each = NEW_ARRAY(a, struct pack_page, n);
	p->w->part = &b->part;
	tell_language(p, pages);
	structure_build(p->w);
	for (int i = 0; i < n; i++) {
		b->part.page[i].page = &pages->page.v[i];
		draw_page(p, b, i);
	}
	find_elements(p->w, b);
	return b;
}

struct pack_base *base_of(struct pdf_pack *p, const struct pdf_copy *copy)
{
	struct pack_base *b = NULL;
	for (int i = p->bases.n - 1; i >= 0 && !b; i--)
		if (p->bases.v[i]->part.pages == copy->pages)
			b = p->bases.v[i];
	if (!b)
		b = *vec_push(p->w->arena, &p->bases) = base_new(p, copy->pages);
	b->last |= copy->last;
	return b;
}

void base_free(struct pack_base *b)
{
	for (int i = 0; i < b->part.n; i++)
		buf_free(&b->each[i].body);
	arena_free(b->part.arena);
}

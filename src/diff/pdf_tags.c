/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pdf_tags.h"

#include <string.h>

enum { DEEPEST = 200, MOST_MCID = 1000000 };

/* -- pages ------------------------------------------------------------------------------------ */

static uint64_t hash_of(int number) { return hash_bytes(&number, sizeof(number), HASH_SEED); }

static void number_pages(struct pdf_tags *t)
{
	t->page_number = NEW_ARRAY(t->arena, int, t->n + 1);
	for (int i = 0; i < t->n; i++) {
		t->page_number[i] = pdf_number_of(t->file, pdf_page(t->file, i));
		hashes_put(t->arena, &t->by_number, hash_of(t->page_number[i]), i);
	}
}

int pdf_tags_page(const struct pdf_tags *t, pdf_object page)
{
	const int number = pdf_number_of(t->file, page);
	const int *i;
	for (size_t step = 0; number && (i = hashes_next(&t->by_number, hash_of(number), &step));)
		if (t->page_number[*i] == number)
			return *i;
	return -1;
}

/* -- elements --------------------------------------------------------------------------------- */

static const char *said(const char *s) { return *s ? s : NULL; }

static const char *number(struct arena *a, int n) { return n > 1 ? arena_printf(a, "%d", n) : NULL; }

static void read_attributes(struct pdf_tags *t, struct tag *tag, pdf_object dict)
{
	struct pdf_file *f = t->file;
	const char *scope = pdf_name(f, pdf_get(f, dict, "/Scope")),
	           *numbering = pdf_name(f, pdf_get(f, dict, "/ListNumbering"));
	const char *columns = number(t->arena, pdf_whole(f, pdf_get(f, dict, "/ColSpan")));
	const char *rows = number(t->arena, pdf_whole(f, pdf_get(f, dict, "/RowSpan")));
	const char *summary = pdf_text(f, pdf_get(f, dict, "/Summary"));
	tag->value[TAG_SCOPE] = *scope ? scope : tag->value[TAG_SCOPE];
	tag->value[TAG_NUMBERING] = *numbering && strcmp(numbering, "None") != 0 ? numbering : tag->value[TAG_NUMBERING];
	tag->value[TAG_COLUMNS] = columns ? columns : tag->value[TAG_COLUMNS];
	tag->value[TAG_ROWS] = rows ? rows : tag->value[TAG_ROWS];
	tag->value[TAG_SUMMARY] = *summary ? summary : tag->value[TAG_SUMMARY];
}

static uint64_t digest_of_tag(const struct tag *t, uint64_t hash)
{
	hash = hash_bytes(&t->depth, sizeof(t->depth), hash_bytes(t->role, strlen(t->role), hash));
	for (int i = 0; i < TAG_VALUES; i++)
		hash = t->value[i] ? hash_bytes(t->value[i], strlen(t->value[i]), hash + (uint64_t)i + 1) : hash;
	return hash;
}

static struct tag *read_tag(struct pdf_tags *t, pdf_object o, const struct tag *parent)
{
	struct pdf_file *f = t->file;
	struct tag *tag = NEW(t->arena, struct tag);
	const pdf_object attributes = pdf_get(f, o, "/A");
	tag->role = pdf_name(f, pdf_get(f, o, "/S"));
	tag->parent = parent;
	tag->depth = parent ? parent->depth + 1 : 0;
	tag->value[TAG_ALT] = said(pdf_text(f, pdf_get(f, o, "/Alt")));
	tag->value[TAG_LANG] = said(pdf_text(f, pdf_get(f, o, "/Lang")));
	if (pdf_kind_of(f, attributes) == PDF_DICT)
		read_attributes(t, tag, attributes);
	for (int i = 0, n = pdf_length(f, attributes); i < n; i++)
		read_attributes(t, tag, pdf_item(f, attributes, i));
	tag->order = t->elements++;
	t->digest = digest_of_tag(tag, t->digest);
	return tag;
}

static void note_mcid(struct pdf_tags *t, int page, int mcid, const struct tag *tag)
{
	if (page < 0 || mcid < 0 || mcid > MOST_MCID)
		return;
	struct page_tags *p = &t->page[page];
	while (p->by_mcid.n <= mcid)
		*vec_push(t->arena, &p->by_mcid) = NULL;
	p->by_mcid.v[mcid] = tag;
}

static void note_annotation(struct pdf_tags *t, int number, const struct tag *tag)
{
	if (!number)
		return;
	hashes_put(t->arena, &t->by_annotation, hash_of(number), t->annotations.n);
	*vec_push(t->arena, &t->annotations) = (struct numbered_tag){number, tag};
}

static void walk(struct pdf_tags *t, pdf_object o, const struct tag *parent, int page);

/* A kid of an element: a number of content, a dictionary that refers to content or an annotation, or an element. */
static void take_kid(struct pdf_tags *t, pdf_object kid, const struct tag *tag, int page)
{
	struct pdf_file *f = t->file;
	if (pdf_kind_of(f, kid) == PDF_NUMBER) {
		note_mcid(t, page, pdf_whole(f, kid), tag);
		return;
	}
	const char *type = pdf_name(f, pdf_get(f, kid, "/Type"));
	const pdf_object own = pdf_get(f, kid, "/Pg");
	if (!strcmp(type, "MCR"))
		note_mcid(t, own ? pdf_tags_page(t, own) : page, pdf_whole(f, pdf_get(f, kid, "/MCID")), tag);
	else if (!strcmp(type, "OBJR"))
		note_annotation(t, pdf_number_of(f, pdf_get(f, kid, "/Obj")), tag);
	else
		walk(t, kid, tag, page);
}

bool pdf_tags_met(struct pdf_tags *t, pdf_object o)
{
	const int number = pdf_number_of(t->file, o);
	size_t step = 0;
	const bool met = number && hashes_next(&t->met, hash_of(number), &step);
	if (number && !met)
		hashes_put(t->arena, &t->met, hash_of(number), number);
	return met;
}

static void walk(struct pdf_tags *t, pdf_object o, const struct tag *parent, int page)
{
	struct pdf_file *f = t->file;
	if (pdf_kind_of(f, o) != PDF_DICT || (parent && parent->depth > DEEPEST) || pdf_tags_met(t, o))
		return;
	const pdf_object kids = pdf_get(f, o, "/K"), own = pdf_get(f, o, "/Pg");
	const struct tag *tag = read_tag(t, o, parent);
	page = own ? pdf_tags_page(t, own) : page;
	if (pdf_kind_of(f, kids) != PDF_ARRAY)
		take_kid(t, kids, tag, page);
	for (int i = 0, n = pdf_length(f, kids); i < n; i++)
		take_kid(t, pdf_item(f, kids, i), tag, page);
}

void pdf_tags_read(struct pdf_tags *t, struct arena *a, struct pdf_file *f)
{
	*t = (struct pdf_tags){.arena = a, .file = f, .n = pdf_pages(f), .digest = HASH_SEED};
	t->page = NEW_ARRAY(a, struct page_tags, t->n + 1);
	number_pages(t);
	const pdf_object top = pdf_get(f, pdf_get(f, pdf_catalog(f), "/StructTreeRoot"), "/K");
	if (pdf_kind_of(f, top) == PDF_DICT)
		walk(t, top, NULL, -1);
	for (int i = 0, n = pdf_length(f, top); i < n; i++)
		walk(t, pdf_item(f, top, i), NULL, -1);
}

const struct tag *pdf_tag_of_mcid(const struct pdf_tags *t, int page, int mcid)
{
	const struct page_tags *p = &t->page[page];
	return mcid >= 0 && mcid < p->by_mcid.n ? p->by_mcid.v[mcid] : NULL;
}

const struct tag *pdf_tag_of_annotation(const struct pdf_tags *t, int number)
{
	const int *i;
	for (size_t step = 0; number && (i = hashes_next(&t->by_annotation, hash_of(number), &step));)
		if (t->annotations.v[*i].number == number)
			return t->annotations.v[*i].tag;
	return NULL;
}

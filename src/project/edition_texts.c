/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The texts of a locale. Along its chain of locales the first one counts that has content (a YAML
 * file) or translations (a PO file); a text without a translation stays in the source language.
 */
#include "edition_texts.h"
#include "locale_chain.h"

#include <string.h>

static uint64_t hash_of(const char *locale, const char *shape_name)
{
	return hash_bytes(shape_name, strlen(shape_name), hash_bytes(locale, strlen(locale), HASH_SEED));
}

static const struct shape_field *shape_of(struct text_store *t, const char *name, struct diag *d)
{
	struct named_shape *s = NULL;
	const int *i;
	for (size_t step = 0; !s && (i = hashes_next(&t->shape_by_name, hash_of("", name), &step));)
		if (!strcmp(t->shapes.v[*i]->name, name))
			s = t->shapes.v[*i];
	if (!s) {
		s = NEW(t->arena, struct named_shape);
		s->name = arena_strdup(t->arena, name);
		s->mistakes = diag_new(t->arena);
		s->shape = shape_load(t->root, t->arena, s->mistakes, name);
		hashes_put(t->arena, &t->shape_by_name, hash_of("", name), t->shapes.n);
		*vec_push(t->arena, &t->shapes) = s;
	}
	diag_merge(d, s->mistakes);
	return s->shape;
}

static const struct content *translate(struct text_store *t, const struct content *source, struct edition_texts *e)
{
	struct translation tr = {e->catalog, e->mistakes, t->project->source_language, {0}};
	struct text_map map = {translate_text, t->arena, &tr};
	struct content *c = content_map(source, &map);
	e->progress = tr.progress;
	c->language = e->locale;
	return c;
}

static const struct content *pseudo(struct text_store *t, const struct content *source, const char *locale)
{
	struct text_map map = {pseudo_text, t->arena, (void *)(uintptr_t)locale};
	return content_map(source, &map);
}

/* Goes up the chain until a locale has content of its own or a catalog. */
static void find_texts(struct text_store *t, const struct shape_field *shape, struct edition_texts *e)
{
	const struct project *p = t->project;
	struct locale_chain chain = locale_chain(t->arena, e->locale, p->source_language);
	for (int i = 0; i < chain.v.n; i++) {
		const char *l = chain.v.v[i], *yaml = arena_printf(t->arena, "content/%s/%s.yaml", p->subject, l),
		           *po = po_path(t->arena, p, l);
		bool last = i + 1 == chain.v.n;
		if (last || file_exists(t->root, yaml)) {
			e->content = content_load(t->root, t->arena, e->mistakes, yaml, shape);
			e->own = same_language(e->locale, p->source_language) || !last;
			return;
		}
		if (file_exists(t->root, po)) {
			e->path = po;
			e->catalog = catalog_load(t->root, e->mistakes, po);
			const struct edition_texts *source =
			        edition_texts(t, p->source_language, e->shape_name, e->mistakes);
			e->content = e->catalog && source ? translate(t, source->content, e) : NULL;
			return;
		}
	}
}

static void load(struct text_store *t, struct edition_texts *e)
{
	const struct shape_field *shape = shape_of(t, e->shape_name, e->mistakes);
	e->pseudo = pseudo_is_locale(e->locale);
	if (!shape)
		return;
	if (!e->pseudo) {
		find_texts(t, shape, e);
		return;
	}
	const struct edition_texts *source = edition_texts(t, t->project->source_language, e->shape_name, e->mistakes);
	e->content = source ? pseudo(t, source->content, e->locale) : NULL;
}

static struct edition_texts *find_edition(const struct text_store *t, const char *locale, const char *shape_name)
{
	const int *i;
	for (size_t step = 0; (i = hashes_next(&t->by_locale, hash_of(locale, shape_name), &step));)
		if (!strcmp(t->editions.v[*i]->locale, locale) && !strcmp(t->editions.v[*i]->shape_name, shape_name))
			return t->editions.v[*i];
	return NULL;
}

const struct edition_texts *edition_texts(struct text_store *t, const char *locale, const char *shape_name, struct diag *d)
{
	struct edition_texts *e = find_edition(t, locale, shape_name);
	if (!e) {
		e = NEW(t->arena, struct edition_texts);
		e->locale = arena_strdup(t->arena, locale);
		e->shape_name = arena_strdup(t->arena, shape_name);
		e->mistakes = diag_new(t->arena);
		load(t, e);
		hashes_put(t->arena, &t->by_locale, hash_of(locale, shape_name), t->editions.n);
		*vec_push(t->arena, &t->editions) = e;
	}
	diag_merge(d, e->mistakes);
	return e->content ? e : NULL;
}

const struct node *edition_words(const struct project *p, const struct edition_texts *e, const char *document,
                                 const struct node *words, struct arena *a, struct diag *d, struct progress *progress)
{
	struct translation tr = {e->catalog, d, p->source_language, {0}};
	struct text_map map = {e->pseudo ? pseudo_text : translate_text, a, e->pseudo ? (void *)(uintptr_t)e->locale : &tr};
	if (!e->catalog && !e->pseudo)
		return words;
	const struct node *out = words_map(words, document, &map);
	*progress = tr.progress;
	return out;
}

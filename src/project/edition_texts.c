/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The texts of a locale. Along its chain of locales the first one counts that has content (a YAML
 * file) or translations (a PO file); a text without a translation stays in the source language. Content of its own has
 * no words of layouts: overlays or a PO file have those.
 */
#include "edition_texts.h"
#include "editions.h"
#include "locale_chain.h"
#include "language.h"

#include <string.h>

struct text_request {
	struct root *root;
	const struct project *project;
	struct arena *arena;
	struct diag *diag;
	const struct shape_field *shape;
};

static const struct content *read_content(const struct text_request *r, const char *locale)
{
	const char *path = content_path(r->arena, r->project, locale);
	const struct node *subject = node_find(r->project->top, "subject");
	if (!file_read(r->root, path, r->diag, subject ? subject->at : (struct where){0}))
		return NULL; /* which is said where the subject is named */
	return content_load(r->root, r->arena, r->diag, path, r->shape);
}

static const struct catalog *read_catalog(const struct text_request *r, const char *locale)
{
	const char *path = po_path(r->arena, r->project, locale);
	const struct node *locales = node_find(r->project->top, "locales");
	bool there = file_read(r->root, path, r->diag, locales ? locales->at : (struct where){0}) != NULL;
	const struct catalog *c = there ? catalog_load(r->root, r->diag, path) : NULL;
	if (c)
		locale_check_language(c, locale, r->diag);
	return c;
}

static const struct content *translate(const struct text_request *r, struct edition_texts *e)
{
	const struct content *source = read_content(r, r->project->source_language);
	struct translation tr = {.catalog = e->catalog, .diag = r->diag, .source_language = r->project->source_language};
	struct text_map map = {translate_text, r->arena, &tr};
	if (!source)
		return NULL;
	struct content *c = content_map(source, &map);
	translation_check_unused(&tr, NULL);
	e->progress = tr.progress;
	c->language = e->locale;
	return c;
}

static const struct content *pseudo(const struct text_request *r, const char *locale)
{
	const struct content *source = read_content(r, r->project->source_language);
	struct text_map map = {pseudo_text, r->arena, (void *)(uintptr_t)locale};
	return source ? content_map(source, &map) : NULL;
}

/* Goes up the chain until a locale has content of its own or a catalog. In another language than the
   source's, where neither is found, no text is translated. */
static void find_texts(const struct text_request *r, struct edition_texts *e)
{
	const char *source = r->project->source_language;
	struct locale_chain chain = locale_chain(r->arena, e->locale, source);
	for (int i = 0; i < chain.v.n; i++) {
		const char *l = chain.v.v[i], *po = po_path(r->arena, r->project, l);
		bool last = i + 1 == chain.v.n;
		if (last ? language_same(e->locale, source)
		         : file_is_named(r->root, content_path(r->arena, r->project, l))) {
			e->own = true;
			e->content = read_content(r, l);
			e->catalog = !last && file_is_named(r->root, po) ? read_catalog(r, l) : NULL;
			return;
		}
		if (last || file_is_named(r->root, po)) {
			e->catalog = last ? NULL : read_catalog(r, l);
			e->content = last || e->catalog ? translate(r, e) : NULL;
			return;
		}
	}
}

const char *edition_catalog_path(struct root *root, const struct project *p, struct arena *a, const char *locale)
{
	struct locale_chain chain = locale_chain(a, locale, p->source_language);
	for (int i = 0; i + 1 < chain.v.n && !pseudo_is_locale(locale); i++) {
		const char *po = po_path(a, p, chain.v.v[i]);
		if (file_is_named(root, po))
			return po;
		if (file_is_named(root, content_path(a, p, chain.v.v[i])))
			return NULL;
	}
	return NULL;
}

const struct edition_texts *edition_texts(struct root *root, const struct project *p, struct arena *a, struct diag *d,
                                          const char *locale, const struct shape_field *shape)
{
	struct text_request r = {root, p, a, d, shape};
	struct edition_texts *e = NEW(a, struct edition_texts);
	*e = (struct edition_texts){.locale = locale, .pseudo = pseudo_is_locale(locale)};
	if (!r.shape)
		return NULL;
	if (e->pseudo)
		e->content = pseudo(&r, locale);
	else
		find_texts(&r, e);
	return e->content ? e : NULL;
}

/* Whether no word of the layout needs a translation: it is in the locale's language as it is written. */
static bool is_own(const struct project *p, const struct edition_texts *e, const char *language)
{
	if (e->pseudo || !language_same(e->locale, language))
		return false;
	return language_same(language, p->source_language) ? e->own : !e->catalog;
}

const struct node *edition_words(const struct project *p, const struct edition_texts *e, const struct layout_words *of,
                                 struct arena *a, struct diag *d, struct progress *progress)
{
	const char *language = of->language ? of->language : p->source_language;
	struct translation tr = {.catalog = e->catalog, .diag = d, .source_language = language};
	struct text_map map = {e->pseudo ? pseudo_text : translate_text, a, e->pseudo ? (void *)(uintptr_t)e->locale : &tr};
	if (is_own(p, e, language))
		return of->words;
	tr.understood = language_same(e->locale, language) && !language_same(language, p->source_language);
	const struct node *out = words_map(of->words, of->document, &map);
	if (!e->pseudo && !of->edition)
		translation_check_unused(&tr, of->document);
	*progress = tr.progress;
	return out;
}

/* An overlay is in the language of the layouts that it lies over: the project's, unless it names another. */
static const char *language_of(const struct project *p, struct arena *a, const char *part)
{
	const struct node *top = yaml_read(p->root, edition_path(a, part), diag_new(a), (struct where){0});
	const struct node *language = node_find(top, "language");
	return language && language->kind == NODE_TEXT ? language->text : p->source_language;
}

void edition_words_progress(const struct project *p, const struct edition_texts *e, struct arena *a, struct diag *d,
                            struct progress *progress)
{
	struct file_names parts = editions_worded(p, a);
	struct translation tr = {.catalog = e->catalog, .diag = d};
	struct text_map map = {translate_text, a, &tr};
	for (int i = 0; i < parts.v.n; i++) {
		const char *part = parts.v.v[i];
		tr.source_language = language_of(p, a, part);
		if (!e->pseudo && !is_own(p, e, tr.source_language))
			words_map(edition_own_words(p, a, part), part, &map);
	}
	*progress = tr.progress;
}

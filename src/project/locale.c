/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The texts of a locale. A YAML file of its own counts first, then the PO file of the nearest
 * parent locale that has one; what neither has stays in the source language.
 */
#include "locale.h"

#include <assert.h>
#include <string.h>

/* Parents that are not found by cutting off the last part (CLDR, parentLocales). */
static const struct {
	const char *locale, *parent;
} parents[] = {
        {"en-AU", "en-001"},  {"en-CA", "en-001"},     {"en-GB", "en-001"},       {"en-IE", "en-001"},  {"en-IN", "en-001"},
        {"en-NZ", "en-001"},  {"en-ZA", "en-001"},     {"es-AR", "es-419"},       {"es-BO", "es-419"},  {"es-BR", "es-419"},
        {"es-CL", "es-419"},  {"es-CO", "es-419"},     {"es-CR", "es-419"},       {"es-CU", "es-419"},  {"es-DO", "es-419"},
        {"es-EC", "es-419"},  {"es-GT", "es-419"},     {"es-HN", "es-419"},       {"es-MX", "es-419"},  {"es-NI", "es-419"},
        {"es-PA", "es-419"},  {"es-PE", "es-419"},     {"es-PR", "es-419"},       {"es-PY", "es-419"},  {"es-SV", "es-419"},
        {"es-US", "es-419"},  {"es-UY", "es-419"},     {"es-VE", "es-419"},       {"pt-AO", "pt-PT"},   {"pt-CH", "pt-PT"},
        {"pt-MZ", "pt-PT"},   {"zh-Hant", ""},         {"zh-Hant-HK", "zh-Hant"}, {"zh-CN", "zh-Hans"}, {"zh-SG", "zh-Hans"},
        {"zh-TW", "zh-Hant"}, {"zh-HK", "zh-Hant-HK"},
};

static const char *parent_of(struct arena *a, const char *locale)
{
	for (int i = 0; i < COUNT_OF(parents); i++)
		if (!strcmp(parents[i].locale, locale))
			return *parents[i].parent ? parents[i].parent : NULL;
	const char *cut = strrchr(locale, '-');
	return cut ? arena_strndup(a, locale, (size_t)(cut - locale)) : NULL;
}

struct locale_chain locale_chain(struct arena *a, const char *locale, const char *source_language)
{
	struct locale_chain c = {0};
	const char *last = locale;
	assert(locale);
	for (const char *l = locale; l; l = parent_of(a, l))
		*vec_push(a, &c.v) = last = l;
	if (strcmp(last, source_language) != 0)
		*vec_push(a, &c.v) = source_language;
	return c;
}

const char *po_path(struct arena *a, const struct project *p, const char *locale)
{
	return arena_printf(a, "content/%s/po/%s.po", p->subject, locale);
}

static const struct shape_field *shape_of(struct texts *t, const char *name, struct diag *d)
{
	for (int i = 0; i < t->shapes.n; i++)
		if (!strcmp(t->shapes.v[i]->name, name)) {
			diag_merge(d, t->shapes.v[i]->mistakes);
			return t->shapes.v[i]->shape;
		}
	struct named_shape *kept = NEW(t->arena, struct named_shape);
	kept->name = arena_strdup(t->arena, name);
	kept->mistakes = diag_new(t->arena);
	kept->shape = shape_load(t->root, t->arena, kept->mistakes, name);
	*vec_push(t->arena, &t->shapes) = kept;
	diag_merge(d, kept->mistakes);
	return kept->shape;
}

static const struct content *translate(struct texts *t, const struct content *source, struct edition_texts *e)
{
	struct translation tr = {e->catalog, e->mistakes, t->project->source_language, {0}};
	struct text_map map = {translate_text, t->arena, &tr};
	struct content *c = content_map(source, &map);
	e->progress = tr.progress;
	c->language = e->locale;
	return c;
}

static const struct content *pseudo(struct texts *t, const struct content *source, const char *locale)
{
	struct text_map map = {pseudo_text, t->arena, (void *)(uintptr_t)locale};
	return content_map(source, &map);
}

/* Goes up the chain until a locale has content of its own or a catalog. */
static void find_texts(struct texts *t, const struct shape_field *shape, struct edition_texts *e)
{
	const struct project *p = t->project;
	struct locale_chain chain = locale_chain(t->arena, e->locale, p->source_language);
	for (int i = 0; i < chain.v.n; i++) {
		const char *l = chain.v.v[i], *yaml = arena_printf(t->arena, "content/%s/%s.yaml", p->subject, l),
		           *po = po_path(t->arena, p, l);
		bool last = i + 1 == chain.v.n;
		if (last || file_exists(t->root, yaml)) {
			e->content = content_load(t->root, t->arena, e->mistakes, yaml, shape);
			e->own = strncmp(e->locale, p->source_language, strcspn(e->locale, "-")) == 0 || !last;
			return;
		}
		if (file_exists(t->root, po)) {
			e->path = po;
			e->catalog = catalog_load(t->root, e->mistakes, po);
			const struct edition_texts *source = texts_of(t, p->source_language, e->shape_name, e->mistakes);
			e->content = e->catalog && source ? translate(t, source->content, e) : NULL;
			return;
		}
	}
}

static void load(struct texts *t, struct edition_texts *e)
{
	const struct shape_field *shape = shape_of(t, e->shape_name, e->mistakes);
	e->pseudo = pseudo_is_locale(e->locale);
	if (!shape)
		return;
	if (!e->pseudo) {
		find_texts(t, shape, e);
		return;
	}
	const struct edition_texts *source = texts_of(t, t->project->source_language, e->shape_name, e->mistakes);
	e->content = source ? pseudo(t, source->content, e->locale) : NULL;
}

static struct edition_texts *find_edition(const struct texts *t, const char *locale, const char *shape_name)
{
	for (int i = 0; i < t->editions.n; i++)
		if (!strcmp(t->editions.v[i]->locale, locale) && !strcmp(t->editions.v[i]->shape_name, shape_name))
			return t->editions.v[i];
	return NULL;
}

const struct edition_texts *texts_of(struct texts *t, const char *locale, const char *shape_name, struct diag *d)
{
	struct edition_texts *e = find_edition(t, locale, shape_name);
	if (!e) {
		e = NEW(t->arena, struct edition_texts);
		e->locale = arena_strdup(t->arena, locale);
		e->shape_name = arena_strdup(t->arena, shape_name);
		e->mistakes = diag_new(t->arena);
		load(t, e);
		*vec_push(t->arena, &t->editions) = e;
	}
	diag_merge(d, e->mistakes);
	return e->content ? e : NULL;
}

const struct node *texts_words(const struct project *p, const struct edition_texts *e, const char *document,
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

void locale_explain(struct root *r, const struct project *p, struct arena *a, const char *locale, struct buf *out)
{
	struct locale_chain chain = locale_chain(a, locale, p->source_language);
	const char *texts = NULL;
	for (int i = 0; i < chain.v.n && !texts && !pseudo_is_locale(locale); i++) {
		const char *yaml = arena_printf(a, "content/%s/%s.yaml", p->subject, chain.v.v[i]),
		           *po = po_path(a, p, chain.v.v[i]);
		texts = file_exists(r, yaml) ? yaml : file_exists(r, po) ? po : NULL;
	}
	if (pseudo_is_locale(locale))
		texts = "made up from the source language";
	buf_printf(out, "%s\n  tried:    ", locale);
	for (int i = 0; i < chain.v.n; i++)
		buf_printf(out, "%s%s", i ? ", " : "", chain.v.v[i]);
	buf_printf(out, "\n  texts:    %s\n  overlays:", texts ? texts : "none");
	int overlays = 0;
	for (size_t n = 1; n <= strlen(locale); n++) {
		const char *path = arena_printf(a, "layouts/locales/%.*s.yaml", (int)n, locale);
		if ((!locale[n] || locale[n] == '-') && file_exists(r, path))
			buf_printf(out, "%s %s", overlays++ ? "," : "", path);
	}
	buf_puts(out, overlays ? "\n" : " none\n");
}

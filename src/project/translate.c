/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What translators work with: PO files made from the source, with the room that each text has in
 * the documents, and an account of how far each locale has come.
 *
 * Rooms are measured by setting every document in the source language.
 */
#include "editions.h"
#include "locale_chain.h"
#include "language.h"
#include "po.h"
#include "typeset.h"

#include <string.h>

struct translating {
	struct root *root;
	const struct project *project;
	struct arena *arena;
	struct diag *diag;
	struct font_set *fonts;
};

static struct pages *set_document(const struct translating *t, const struct project_document *doc, const char *locale,
                                  struct typesetting *s)
{
	*s = (struct typesetting){.root = t->root,
	                          .project = t->project,
	                          .arena = t->arena,
	                          .diag = t->diag,
	                          .fonts = t->fonts,
	                          .measure = true};
	struct pages *pages = typeset_output(s, &(struct output){.document = doc, .locale = locale});
	typeset_close(s);
	return pages;
}

/* -- PO files ------------------------------------------------------------------------------- */

/* False after reporting. */
static bool open_source(const struct translating *t, struct po_source *source)
{
	const struct project_document *doc = t->project->documents.v;
	struct file_names parts = editions_worded(t->project, t->arena);
	struct po_document *out = NEW_ARRAY(t->arena, struct po_document, t->project->documents.n + parts.v.n);
	for (int i = 0; i < t->project->documents.n; i++) {
		struct typesetting s;
		struct pages *pages = set_document(t, &doc[i], t->project->source_language, &s);
		out[i] = (struct po_document){doc[i].name, s.words, pages};
		if (s.texts && !source->content)
			source->content = s.texts->content;
	}
	source->n = t->project->documents.n;
	for (int i = 0; i < parts.v.n; i++)
		out[source->n++] =
		        (struct po_document){parts.v.v[i], edition_own_words(t->project, t->arena, parts.v.v[i]), NULL};
	source->document = out;
	return source->content && !diag_errors(t->diag);
}

static bool has_file(const struct translating *t, const char *locale)
{
	return file_is_named(t->root, content_path(t->arena, t->project, locale));
}

/* The locale whose PO file translates `locale`: a parent's where there is one. NULL: it needs none. */
static const char *translated_by(const struct translating *t, const char *locale)
{
	const char *source = t->project->source_language;
	if (pseudo_is_locale(locale) || has_file(t, locale) || language_same(locale, source))
		return NULL;
	struct locale_chain c = locale_chain(t->arena, locale, source);
	for (int i = 0; i + 1 < c.v.n; i++)
		if (file_is_named(t->root, po_path(t->arena, t->project, c.v.v[i])))
			return c.v.v[i];
	return locale;
}

static void add_once(struct arena *a, struct name_list *list, const char *name)
{
	for (int i = 0; i < list->v.n; i++)
		if (!strcmp(list->v.v[i], name))
			return;
	*vec_push(a, &list->v) = name;
}

void project_po(struct root *r, const struct project *p, struct arena *a, struct diag *d, const struct name_list *asked,
                struct name_list *written)
{
	struct translating t = {r, p, a, d, fonts_open(r, a, d)};
	struct po_source source = {.root = r, .arena = a, .diag = d, .language = p->source_language};
	struct name_list locales = {0};
	for (int i = 0; i < asked->v.n; i++)
		add_once(a, &locales, asked->v.v[i]);
	for (int i = 0; !asked->v.n && i < p->locales.n; i++) {
		const char *by = translated_by(&t, ((const char *const *)p->locales.v)[i]);
		if (by)
			add_once(a, &locales, by);
	}
	bool ready = locales.v.n && open_source(&t, &source);
	for (int i = 0; ready && i < locales.v.n; i++)
		if (po_refresh(&source, po_path(a, p, locales.v.v[i]), locales.v.v[i]))
			*vec_push(a, &written->v) = po_path(a, p, locales.v.v[i]);
	fonts_close(t.fonts);
}

/* -- status --------------------------------------------------------------------------------- */

static void add_progress(struct arena *a, struct progress *sum, const struct progress *p)
{
	for (int i = 0; i < p->gaps.n; i++)
		*vec_push(a, &sum->gaps) = (struct text_gap){arena_strdup(a, p->gaps.v[i].context), p->gaps.v[i].kind};
	sum->total += p->total;
	sum->translated += p->translated;
	sum->missing += p->missing;
	sum->stale += p->stale;
}

/* What fonts lack, and what keeps them from being used. */
static bool is_of_fonts(enum diag_code code, struct where at)
{
	return code == DIAG_MISSING_GLYPH || code == DIAG_MISSING_FONT ||
	        (diag_is_error(code) && at.source && !strncmp(at.source->path, "fonts/", 6));
}

/* The content counts once, the words once for each document. */
static void count_document(const struct translating *all, const struct project_document *doc, bool first,
                           struct locale_status *out)
{
	struct translating t = *all;
	struct typesetting s;
	t.arena = arena_new();
	t.diag = project_sink(t.project, all->arena); /* its messages outlive the document */
	t.fonts = fonts_open(t.root, t.arena, t.diag);
	set_document(&t, doc, out->locale, &s);
	if (s.texts) {
		out->source = s.texts->own && (first || out->source) && !s.progress.total;
		out->pseudo = s.texts->pseudo;
		if (first) {
			struct progress editions;
			edition_words_progress(t.project, s.texts, t.arena, t.diag, &editions);
			add_progress(all->arena, &out->progress, &s.texts->progress);
			add_progress(all->arena, &out->progress, &editions);
		}
		add_progress(all->arena, &out->progress, &s.progress);
	}
	int overflowing = diag_count(t.diag, DIAG_OVERFLOW), lacks = diag_count(t.diag, DIAG_MISSING_GLYPH);
	out->overflowing += overflowing > 0;
	out->undrawn += lacks ? s.undrawn : 0;
	out->mistakes += diag_errors(t.diag) - overflowing - lacks;
	diag_merge_some(all->diag, t.diag, is_of_fonts);
	fonts_close(t.fonts);
	arena_free(t.arena);
}

struct locale_status project_status(struct root *r, const struct project *p, struct arena *a, struct diag *d,
                                    const char *locale)
{
	const struct project_document *doc = p->documents.v;
	struct locale_status out = {.locale = locale};
	const struct translating t = {r, p, a, d, NULL};
	for (int i = 0; i < p->documents.n; i++)
		count_document(&t, &doc[i], i == 0, &out);
	/* Where nothing is to be translated, in the source and in pseudo-locales, none of none is. */
	bool whole = (int64_t)out.progress.translated * 100 >= (int64_t)out.progress.total * p->threshold;
	out.ready = whole && !out.overflowing && !out.undrawn && !out.mistakes;
	return out;
}

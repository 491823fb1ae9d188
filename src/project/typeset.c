/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From a line of the plan to pages: layout, texts in the locale's language, fonts. */
#include "typeset.h"
#include "bind.h"
#include "impose.h"
#include "lint.h"
#include "lint_pages.h"
#include "score.h"
#include "spec.h"

bool typeset_open(struct typesetting *s, const struct output *o)
{
	struct document_spec *spec = s->spec =
	        descriptor_load(s->root, s->arena, s->diag,
	                        (struct descriptor_source){o->document->layout, o->locale, o->edition,
	                                                   o->document->layout_at, o->edition_at, s->over});
	s->texts = spec ? edition_texts(s->root, s->project, s->arena, s->diag, o->locale,
	                                shape_load(s->root, s->arena, s->diag, spec->shape, spec->shape_at))
	                : NULL;
	if (!s->texts || !s->fonts)
		return false;
	descriptor_check_styles(spec);
	const struct layout_words words = {o->document->name, spec->words_language, o->edition != NULL, spec->words};
	s->words = spec->words = edition_words(s->project, s->texts, &words, s->arena, s->diag, &s->progress);
	s->env = text_open(s->root, s->arena, s->diag, s->fonts, &(struct text_options){o->locale, spec->locale});
	s->content = results_join(s->arena, s->diag, s->texts->content, (enum results)spec->results, s->answers,
	                          spec->results_at);
	missing_boxes_check(s, o);
	if (s->uses) {
		struct content *noted = NEW(s->arena, struct content);
		*noted = *s->content;
		noted->uses = s->uses;
		s->content = noted;
		if (spec->results)
			content_use_all(noted);
	}
	s->press = spec->press.on ? press_open(s->root, s->arena, s->diag, &spec->press) : NULL;
	return true;
}

void typeset_close(struct typesetting *s)
{
	press_close(s->press);
	text_close(s->env);
}

static struct layout_job job_of(const struct typesetting *s)
{
	return (struct layout_job){.root = s->root,
	                           .arena = s->arena,
	                           .diag = s->diag,
	                           .text = s->env,
	                           .fonts = s->fonts,
	                           .content = s->content,
	                           .spec = s->spec,
	                           .pupil = s->pupil,
	                           .reads = s->reads,
	                           .shuffled = s->shuffled,
	                           .press = s->press,
	                           .joint = s->joint,
	                           .measure = s->measure,
	                           .bound = s->dump == DUMP_BOUND ? s->dumped : NULL,
	                           .list = s->dump == DUMP_LIST ? s->dumped : NULL};
}

struct pages *typeset_pages(struct typesetting *s)
{
	const struct layout_job job = job_of(s);
	struct pages *pages = layout_document(&job);
	s->undrawn = text_report_lacks(s->env, s->texts->content->top);
	return pages;
}

struct typesetting typeset_again(const struct typesetting *s, struct arena *a, struct diag *d)
{
	struct typesetting again = *s;
	again.arena = a;
	again.diag = d;
	again.env = text_open(s->root, a, d, s->fonts, &(struct text_options){text_locale(s->env), *text_rules(s->env)});
	return again;
}

struct item_vec *typeset_pupil(struct typesetting *s, struct arena *a, const struct pages *pages)
{
	const struct layout_job job = job_of(s);
	struct item_vec *own = layout_fill(&job, a, pages);
	text_report_lacks(s->env, s->pupil ? s->pupil : s->texts->content->top);
	return own;
}

/* What stands in slots when there is no class: it lies over the pages, as it does where they are shared. */
static void fill_slots(struct typesetting *s, struct pages *pages)
{
	const struct item_vec *own = pages->slots.n ? typeset_pupil(s, s->arena, pages) : NULL;
	for (int i = 0; own && i < pages->page.n; i++)
		for (int k = 0; k < own[i].v.n; k++)
			*vec_push(s->arena, &pages->page.v[i].items.v) = own[i].v.v[k];
	pages->slots.n = 0;
}

struct pages *typeset_output(struct typesetting *s, const struct output *o)
{
	struct pages *pages = typeset_open(s, o) ? typeset_pages(s) : NULL;
	if (pages)
		fill_slots(s, pages);
	return pages;
}

/* Each text is as it is written, whatever is wrong with others. */
static void lint_written(const struct typesetting *s, const struct lint *l, const char *document)
{
	const struct edition_texts *e = s->texts;
	lint_texts(l, e->content, s->words, document);
	if (e->catalog && !e->own) {
		lint_catalog(l, e->catalog);
		lint_gaps(l, e->catalog, &e->progress);
		lint_gaps(l, e->catalog, &s->progress);
	}
}

void typeset_lint(const struct typesetting *s, const struct output *o, const struct pages *pages)
{
	const struct edition_texts *e = s->texts;
	if (!e || !s->env || e->pseudo)
		return;
	const bool whole = pages && !diag_errors(s->diag);
	const struct lint l = {s->arena, s->diag, &s->spec->locale, e->locale};
	lint_written(s, &l, o->document->name);
	if (!whole)
		return;
	lint_reading(&l, e->content, s->project->limits.reading_ease);
	const struct binder again = {.arena = s->arena,
	                             .diag = diag_new(s->arena), /* what it says was told */
	                             .content = s->content,
	                             .spec = s->spec,
	                             .links = inner_links_new(s->arena)};
	const struct box_list bound = bind_boxes(&again, s->spec->body);
	lint_boxes(&l, &bound);
}

void typeset_lint_pages(const struct typesetting *s, const struct output *o, const struct pages *pages)
{
	const struct edition_texts *e = s->texts;
	if (pages && e && !e->pseudo && !diag_errors(s->diag))
		lint_pages(&(struct page_lint){s->arena, s->diag, s->project->limits.text_size, o->document->layout_at,
		                               s->spec->impose.at, e->locale},
		           pages);
}

static struct gfx gfx_of(const struct typesetting *s)
{
	return (struct gfx){.root = s->root,
	                    .arena = s->arena,
	                    .diag = s->diag,
	                    .text = s->env,
	                    .size_scale = 1000,
	                    .leading_scale = 1000,
	                    .rtl = text_is_rtl(s->env),
	                    .document = s->spec->name};
}

struct pages *typeset_sheets(const struct typesetting *s, struct pages *pages)
{
	if (!s->spec->impose.way)
		return pages;
	const struct imposition job = {.gfx = gfx_of(s),
	                               .spec = &s->spec->impose,
	                               .page = &s->spec->page,
	                               .body = style_find(s->spec->styles, "body", (struct where){0})};
	struct pages *sheets = impose(&job, pages);
	text_report_lacks(s->env, s->texts->content->top);
	return sheets;
}

struct pages *typeset_cover(const struct typesetting *s, struct class_cover *c)
{
	c->gfx = gfx_of(s);
	c->body = style_find(s->spec->styles, "body", (struct where){0});
	c->at = s->spec->impose.at.source ? s->spec->impose.at : c->body->at;
	struct pages *pages = class_cover_pages(c);
	text_report_lacks(s->env, s->texts->content->top);
	return pages;
}

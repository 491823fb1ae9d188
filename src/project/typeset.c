/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From a line of the plan to pages: layout, texts in the locale's language, fonts. */
#include "typeset.h"
#include "spec.h"

struct pages *typeset_output(struct typesetting *s, const struct output *o)
{
	struct document_spec *spec = descriptor_load(s->root, s->arena, s->diag,
	                                             (struct descriptor_source){o->document->layout, o->locale, o->edition,
	                                                                        o->document->layout_at, o->edition_at});
	s->texts = spec ? edition_texts(s->root, s->project, s->arena, s->diag, o->locale,
	                                shape_load(s->root, s->arena, s->diag, spec->shape, spec->shape_at))
	                : NULL;
	if (!s->texts || !s->fonts)
		return NULL;
	descriptor_check_styles(spec);
	const struct layout_words words = {o->document->name, spec->words_language, o->edition != NULL, spec->words};
	s->words = spec->words = edition_words(s->project, s->texts, &words, s->arena, s->diag, &s->progress);
	s->env = text_open(s->root, s->arena, s->diag, s->fonts, &(struct text_options){o->locale, spec->locale});
	struct layout_job job = {.root = s->root,
	                         .arena = s->arena,
	                         .diag = s->diag,
	                         .text = s->env,
	                         .fonts = s->fonts,
	                         .content = s->texts->content,
	                         .spec = spec,
	                         .measure = s->measure,
	                         .bound = s->dump == DUMP_BOUND ? s->dumped : NULL,
	                         .list = s->dump == DUMP_LIST ? s->dumped : NULL};
	struct pages *pages = layout_document(&job);
	s->undrawn = text_report_lacks(s->env, s->texts->content->top);
	return pages;
}

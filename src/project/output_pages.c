/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An output as build_outputs.c makes it, which stays in memory for whoever looks at its pages. */
#include "output_pages.h"

#include "build_outputs.h"
#include "text_keys.h"

struct output_pages {
	struct pages_source source;
	struct arena *arena;
	struct font_set *fonts;
	struct typesetting s;
	struct pages *pages;
	struct text_keys keys;
};

static struct build_context context_of(const struct output_pages *p, const struct build_options *o)
{
	return (struct build_context){p->source.root, p->source.project, p->arena, p->source.fonts, NULL, o, NULL};
}

/* As build_output() does. */
static struct pages *set_pages(struct output_pages *p, const struct output *o)
{
	const struct build_options none = {0};
	const struct build_context b = context_of(p, &none);
	struct pages *pages = p->fonts ? typeset_output(&p->s, o) : NULL;
	if (p->s.texts)
		build_check_progress(&b, p->source.diag, o->document->name, &p->s, pages);
	return pages && !diag_errors(p->source.diag) ? typeset_sheets(&p->s, pages) : NULL;
}

struct output_pages *output_pages_open(const struct pages_source *s, const struct output *o)
{
	struct arena *a = arena_new();
	struct output_pages *p = NEW(a, struct output_pages);
	p->source = *s;
	p->arena = a;
	p->fonts = fonts_open(s->root, a, s->diag);
	if (p->fonts)
		fonts_share(p->fonts, s->fonts);
	p->s = (struct typesetting){.root = s->root, .project = s->project, .arena = a, .diag = s->diag, .fonts = p->fonts};
	p->pages = set_pages(p, o);
	if (!p->pages || diag_errors(s->diag)) {
		output_pages_close(p);
		return NULL;
	}
	text_keys_note(&p->keys, &p->s, o->document->name);
	return p;
}

void output_pages_close(struct output_pages *p)
{
	if (!p)
		return;
	struct arena *a = p->arena;
	typeset_close(&p->s);
	fonts_close(p->fonts);
	arena_free(a);
}

const struct pages *output_pages_of(const struct output_pages *p) { return p->pages; }

const char *output_pages_key(const struct output_pages *p, const struct node *text) { return text_key_of(&p->keys, text); }

struct gfx output_pages_gfx(const struct output_pages *p, struct arena *a)
{
	return (struct gfx){.root = p->source.root,
	                    .arena = a,
	                    .diag = p->source.diag,
	                    .text = p->s.env,
	                    .size_scale = 1000,
	                    .leading_scale = 1000,
	                    .rtl = text_is_rtl(p->s.env)};
}

bool output_pages_write(const struct output_pages *p, const struct pages *pages, struct buf *out)
{
	const struct build_options none = {0};
	const struct build_context b = context_of(p, &none);
	struct pdf_options options;
	return build_options(&b, p->source.diag, pages, NULL, &options) && pdf_write(pages, &options, out);
}

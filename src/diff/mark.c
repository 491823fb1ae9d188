/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Pages of projects are drawn as they are, all others as pictures by poppler. Texts have the fonts of a project: of the new
 * side, the old one, the one around, or those that platen was installed with.
 */
#include "mark.h"

#include "output_folder.h"
#include "pdf.h"
#include "sheet.h"

#include <string.h>

enum { PICTURE_SIDE = 1600, PNG_SIDE = 1600 };

/* -- fonts ------------------------------------------------------------------------------------ */

static bool has_fonts(struct root *r)
{
	return r && file_is_named(r, "fonts/fonts.yaml") && file_is_named(r, "fonts/sRGB.icc");
}

static void open_fonts(struct marker *m, struct arena *a, const struct opened *was, const struct opened *now)
{
	const char *parts = project_parts(a, NULL);
	struct root *const roots[] = {now ? now->side->source.root : NULL, was ? was->side->source.root : NULL,
	                              m->request->project ? root_open(a, m->request->project) : NULL,
	                              parts ? root_open(a, parts) : NULL};
	for (int i = 0; i < COUNT_OF(roots) && !m->source.root; i++)
		if (has_fonts(roots[i]))
			m->source.root = roots[i];
}

/* -- pages to show ---------------------------------------------------------------------------- */

static bool is_plain(const struct page *p)
{
	for (int i = 0; i < p->items.v.n; i++)
		if (p->items.v.v[i].kind == ITEM_PLACED)
			return false;
	return true;
}

static bool show(struct arena *a, struct opened *o, int page, struct shown_page *out, const char **why)
{
	if (!page || !o)
		return true;
	const struct pages *pages = o->pages ? output_pages_of(o->pages) : NULL;
	const struct scene_page *size = &o->scene->pages.v[page - 1];
	out->width = size->width;
	out->height = size->height;
	if (pages && is_plain(&pages->page.v[page - 1])) {
		out->page = &pages->page.v[page - 1];
		return true;
	}
	struct raster_file file;
	out->picture = opened_file(o, &file) ? raster_page(a, &file, page, PICTURE_SIDE, why) : NULL;
	out->picture = raster_turned(a, out->picture, size->back);
	return out->picture;
}

/* -- the document ----------------------------------------------------------------------------- */

static bool add_page(struct diff_sheets *s, const struct document_diff *d, const struct page_diff *p, struct opened *was,
                     struct opened *now, const char **why)
{
	struct arena *a = s->gfx.arena;
	int n = 0;
	for (int i = 0; i < d->changes.n; i++)
		n += diff_sheet_has(&d->changes.v[i], p);
	struct shown_page old = {.title = arena_printf(a, "old: page %d of %s", p->was, was ? was->side->label : "")};
	struct shown_page new = {.title = arena_printf(a, "new: page %d of %s", p->page, now ? now->side->label : "")};
	old.alt = arena_printf(a, "The old page %d", p->was);
	new.alt = arena_printf(a, "The new page %d, with the places of %d changes, which the list tells", p->page, n);
	if (!show(a, was, p->was, &old, why) || !show(a, now, p->page, &new, why))
		return false;
	diff_sheets_add(s, d, p, &old, &new);
	return true;
}

static bool add_pages(struct diff_sheets *s, const struct document_diff *d, struct opened *was, struct opened *now,
                      const char **why)
{
	bool whole = false;
	for (int i = 0; i < d->changes.n; i++)
		whole |= diff_sheet_has(&d->changes.v[i], NULL);
	if (whole)
		diff_sheets_add(s, d, NULL, &(struct shown_page){0}, &(struct shown_page){0});
	for (int i = 0; i < d->pages.n; i++)
		if (d->pages.v[i].state != DIFF_SAME && !add_page(s, d, &d->pages.v[i], was, now, why))
			return false;
	diff_sheets_close(s);
	return true;
}

static bool write_pdf(struct marker *m, struct arena *a, const struct pages *pages, struct diag *sink, struct buf *out)
{
	const struct source *icc = file_map(m->source.root, "fonts/sRGB.icc", sink, (struct where){0});
	const struct pdf_options o = {.standard = &pdf_standards[PDF_A2A_UA1],
	                              .diag = sink,
	                              .profile = icc ? pdf_profile_new(a, icc, NULL) : NULL};
	return icc && pdf_write(pages, &o, out);
}

/* The name of a document without its ending, below the folder. */
static const char *place(struct marker *m, struct arena *a, const char *name)
{
	const size_t n = strlen(name), stem = n > 4 && !strcmp(name + n - 4, ".pdf") ? n - 4 : n;
	return arena_printf(a, "%s/%.*s-diff", m->request->marked, (int)stem, name);
}

/* Without poppler there are none, which is told. */
static void write_pngs(struct arena *a, const struct raster_file *pdf, const char *stem, int n, const char **why)
{
	for (int i = 1; i <= n && !*why; i++) {
		struct buf out = {0};
		if (raster_png(a, pdf, i, PNG_SIDE, &out, why))
			output_write(a, arena_printf(a, "%s-%d.png", stem, i), &out);
		buf_free(&out);
	}
}

static const char *write_all(struct marker *m, struct arena *a, const struct diff_sheets *s, struct diag *sink,
                             const char **why)
{
	const char *stem = place(m, a, s->name), *path = arena_printf(a, "%s.pdf", stem);
	struct buf pdf = {0};
	const bool good = write_pdf(m, a, s->out, sink, &pdf);
	if (good) {
		output_folder_sweep(a, path);
		output_write(a, path, &pdf);
		write_pngs(a, &(struct raster_file){path, &pdf}, stem, s->out->page.n, why);
	} else {
		*why = "the fonts for its marks cannot be used";
	}
	buf_free(&pdf);
	return good ? path : NULL;
}

const char *mark_document(struct marker *m, struct arena *a, const struct document_diff *d, struct opened *was,
                          struct opened *now, const char **why)
{
	struct diag *sink = diag_new(a);
	struct diff_sheets s;
	const char *path = NULL;
	open_fonts(m, a, was, now);
	struct font_set *fonts = m->source.root ? fonts_open(m->source.root, a, sink) : NULL;
	if (!fonts) {
		*why = "there is no project whose fonts its marks could have";
		return NULL;
	}
	const struct text_options english = {.locale = "en", .spec = {.leading = 1000, .hyphen_left = 2, .hyphen_right = 3}};
	struct text_env *env = text_open(m->source.root, a, sink, fonts, &english);
	const struct gfx gfx = {
	        .root = m->source.root, .arena = a, .diag = sink, .text = env, .size_scale = 1000, .leading_scale = 1000};
	diff_sheets_open(&s, &gfx, d->name, arena_printf(a, "What differs in %s", d->name));
	if (add_pages(&s, d, was, now, why) && s.out->page.n)
		path = write_all(m, a, &s, sink, why);
	m->source.root = NULL;
	text_close(env);
	fonts_close(fonts);
	return path;
}

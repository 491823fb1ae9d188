/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "class_sheets.h"
#include "bind.h"
#include "shuffles.h"

#include <assert.h>
#include <string.h>

/* Pages, and whose they were first: those are for every pupil who has the same in the columns that they depend on. */
struct shared_pages {
	const struct pupil *pupil;
	struct pupil_reads reads;
	struct pages *pages; /* NULL: with mistakes, which were reported */
};

/* The sheets in one edition and locale. */
struct variant {
	struct output output;
	struct typesetting typesetting;
	const char *fault; /* why it cannot be made for those who ask for it, or NULL */
	bool open;
	VEC(struct shared_pages *) pages;
};

struct sheets *sheets_open(const struct build_context *b, struct diag *d, const struct output *o, const struct roster *r)
{
	struct arena *a = arena_new();
	struct sheets *s = NEW(a, struct sheets);
	*s = (struct sheets){.build = *b, .diag = d, .output = o, .roster = r};
	s->build.arena = a;
	s->fonts = fonts_open(b->root, a, d);
	if (s->fonts)
		fonts_share(s->fonts, b->fonts);
	return s;
}

void sheets_close(struct sheets *s)
{
	for (int i = 0; i < s->variants.n; i++)
		typeset_close(&s->variants.v[i]->typesetting);
	fonts_close(s->fonts);
	arena_free(s->build.arena);
}

/* -- editions and locales ------------------------------------------------------------------- */

static bool same_name(const char *a, const char *b) { return a && b ? !strcmp(a, b) : a == b; }

static struct output output_of(const struct sheets *s, const struct pupil *p)
{
	struct output o = *s->output;
	if (p->cell[PUPIL_LOCALE])
		o.locale = p->cell[PUPIL_LOCALE]->text;
	if (p->cell[PUPIL_EDITION]) {
		o.edition = p->edition;
		o.edition_at = (struct where){0}; /* sheets_fold() tells where */
	}
	return o;
}

/* A pack shares what is equal on the pages of all, which would stand elsewhere on sheets. */
static bool may_impose(struct sheets *s, const struct typesetting *t, const struct pupil *p)
{
	assert(t->spec);
	const struct impose_spec *impose = &t->spec->impose;
	if (!impose->way || !s->build.options->pack)
		return true;
	diag_report(s->diag, DIAG_CLASS_ON_SHEETS, p->cell[PUPIL_EDITION] ? p->cell[PUPIL_EDITION]->at : impose->at);
	diag_hint(s->diag,
	          "a pack holds once what all sheets share; without --pack each pupil has a file on such sheets, or print "
	          "the pack with several pages to a sheet");
	return false;
}

static struct variant *variant_of(struct sheets *s, const struct pupil *p)
{
	const struct output o = output_of(s, p);
	for (int i = 0; i < s->variants.n; i++)
		if (same_name(s->variants.v[i]->output.edition, o.edition) &&
		    same_name(s->variants.v[i]->output.locale, o.locale))
			return s->variants.v[i];
	struct variant *v = *vec_push(s->build.arena, &s->variants) = NEW(s->build.arena, struct variant);
	v->output = o;
	v->typesetting = (struct typesetting){.root = s->build.root,
	                                      .project = s->build.project,
	                                      .arena = s->build.arena,
	                                      .diag = s->diag,
	                                      .fonts = s->fonts};
	v->typesetting.over = build_over(&s->build, s->diag);
	v->open = typeset_open(&v->typesetting, &v->output) && may_impose(s, &v->typesetting, p);
	if (v->open)
		v->typesetting.shuffled = shuffles_of_layout(&v->typesetting, &v->output);
	return v;
}

/* -- pages ---------------------------------------------------------------------------------- */

static const char *value_of(const struct pupil *p, const char *column)
{
	const struct node *n = node_find(p->row, column);
	return n ? n->text : "";
}

/* As a condition has it. */
static bool is_so(const struct pupil *p, const char *column)
{
	const char *value = value_of(p, column);
	return !utf8_is_blank(value) && strcmp(value, "false") != 0;
}

static bool may_share(const struct shared_pages *pages, const struct pupil *p)
{
	for (int i = 0; i < pages->reads.columns.n; i++)
		if (strcmp(value_of(pages->pupil, pages->reads.columns.v[i]), value_of(p, pages->reads.columns.v[i])) != 0)
			return false;
	for (int i = 0; i < pages->reads.asked.n; i++)
		if (is_so(pages->pupil, pages->reads.asked.v[i]) != is_so(p, pages->reads.asked.v[i]))
			return false;
	return true;
}

static struct shared_pages *set_pages(struct sheets *s, struct variant *v, const struct pupil *p)
{
	struct shared_pages *new = *vec_push(s->build.arena, &v->pages) = NEW(s->build.arena, struct shared_pages);
	struct typesetting *t = &v->typesetting;
	int before = diag_errors(s->diag);
	new->pupil = p;
	t->pupil = p->row;
	t->reads = &new->reads;
	struct pages *pages = v->open ? typeset_pages(t) : NULL;
	t->reads = NULL;
	if (t->texts)
		build_check_progress(&s->build, s->diag, v->output.document->name, t, pages);
	new->pages = diag_errors(s->diag) == before ? pages : NULL;
	if (new->pages && !pages->slots.n && !new->reads.columns.n && !new->reads.asked.n)
		diag_report(s->diag, DIAG_NAMELESS, p->row->at,
		            v->output.edition ? arena_printf(s->build.arena, "%s, edition %s", v->output.document->name,
		                                             v->output.edition)
		                              : v->output.document->name);
	return new;
}

static struct shared_pages *pages_of(struct sheets *s, struct variant *v, const struct pupil *p)
{
	for (int i = v->pages.n - 1; i >= 0; i--)
		if (may_share(v->pages.v[i], p))
			return v->pages.v[i];
	return set_pages(s, v, p);
}

static void report_fault(struct sheets *s, const struct variant *v, const struct pupil *p)
{
	const char *name = v->output.edition, *document = v->output.document->name;
	diag_report(s->diag, DIAG_BAD_ROSTER, p->cell[PUPIL_EDITION]->at,
	            arena_printf(s->build.arena, "the sheet cannot be made in the edition '%s': %s", name, v->fault));
	diag_hint(s->diag, "`platen check --edition %s --document %s --locale %s%s` tells all", name, document,
	          v->output.locale, s->build.options->said ? s->build.options->said : "");
}

void sheets_fold(struct sheets *s, const struct pupil *p, int from)
{
	if (!p->cell[PUPIL_EDITION])
		return;
	const char *fault = diag_take(s->diag, from, p->row->at.source);
	struct variant *v = fault ? variant_of(s, p) : NULL;
	if (!v)
		return;
	v->fault = fault;
	report_fault(s, v, p);
}

bool sheets_next(struct sheets *s, const struct pupil *p, struct sheet *out)
{
	struct variant *v = variant_of(s, p);
	if (v->fault) {
		report_fault(s, v, p);
		return false;
	}
	struct shared_pages *shared = pages_of(s, v, p);
	int before = diag_errors(s->diag);
	if (!shared->pages)
		return false;
	v->typesetting.pupil = p->row;
	out->pages = shared->pages;
	out->own = typeset_pupil(&v->typesetting, shared->pages);
	out->typesetting = &v->typesetting;
	out->output = &v->output;
	return diag_errors(s->diag) == before;
}

struct pages *sheet_pages(struct arena *a, const struct sheet *s)
{
	struct pages *pages = NEW(a, struct pages);
	*pages = *s->pages;
	memset(&pages->page, 0, sizeof(pages->page));
	for (int i = 0; i < s->pages->page.n; i++) {
		struct page *p = vec_push(a, &pages->page);
		*p = s->pages->page.v[i];
		memset(&p->items, 0, sizeof(p->items));
		for (int k = 0; k < s->pages->page.v[i].items.v.n; k++)
			*vec_push(a, &p->items.v) = s->pages->page.v[i].items.v.v[k];
		for (int k = 0; k < s->own[i].v.n; k++)
			*vec_push(a, &p->items.v) = s->own[i].v.v[k];
	}
	return pages;
}

const struct typesetting *sheets_plain(struct sheets *s)
{
	struct variant *v = variant_of(s, &(struct pupil){0});
	return v->open ? &v->typesetting : NULL;
}

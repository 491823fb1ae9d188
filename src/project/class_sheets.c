/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "class_sheets.h"
#include "impose.h"
#include "shuffles.h"

#include <assert.h>
#include <string.h>

/* Sets that are in memory because somebody else will ask for them, and that depend on what pupils are called. Those beyond
   are set anew for each who asks. */
enum { MOST_SETS = 64 };

/* The sheets in one edition and locale. */
struct variant {
	struct output output;
	bool whole; /* not on sheets as the run's options say */
	struct typesetting typesetting;
	const char *fault; /* why it cannot be made for those who ask for it, or NULL */
	bool open;
	struct page_sets sets;
};

/* -- sheets of paper ------------------------------------------------------------------------- */

/* Tiles draw a page that all share over and over, without what would lie over it. */
static void report_imposed(struct sheets *s, struct where at)
{
	diag_report(s->diag, DIAG_CLASS_ON_SHEETS, at);
	diag_hint(s->diag,
	          "tiles repeat a page that all pupils share, so none is named on them; without --pack each has a file");
}

/* Whether the run itself asks for tiles, for all pupils: that is told once, and no row is at fault. */
static bool run_imposes(struct sheets *s)
{
	const struct output *o = s->output;
	struct diag *unsaid = diag_new(s->build.arena); /* what is wrong with it is told where it is set */
	const struct document_spec *spec = descriptor_load(
	        s->build.root, s->build.arena, unsaid,
	        (struct descriptor_source){.name = o->document->layout, .locale = o->locale, .edition = o->edition});
	if (!spec || spec->impose.way != IMPOSE_TILES)
		return false;
	report_imposed(s, spec->impose.at);
	return true;
}

static bool may_impose(struct sheets *s, const struct typesetting *t, const struct pupil *p)
{
	assert(t->spec);
	const struct impose_spec *impose = &t->spec->impose;
	if (impose->way != IMPOSE_TILES || !s->build.options->pack)
		return true;
	if (!s->imposed)
		report_imposed(s, p->cell[PUPIL_EDITION] ? p->cell[PUPIL_EDITION]->at : impose->at);
	return false;
}

struct sheets *sheets_open(const struct build_context *b, struct diag *d, const struct output *o,
                           const struct roster_part *part)
{
	struct arena *a = arena_new();
	struct sheets *s = NEW(a, struct sheets);
	*s = (struct sheets){.build = *b, .diag = d, .output = o, .part = *part, .turn = arena_new()};
	s->build.arena = a;
	arena_alloc(s->turn, 1); /* its first block stays */
	s->begun = arena_mark(s->turn);
	s->fonts = fonts_open(b->root, a, d);
	if (s->fonts)
		fonts_share(s->fonts, b->fonts);
	s->imposed = b->options->pack && run_imposes(s);
	return s;
}

static void set_free(struct page_set *set)
{
	if (set->typesetting.env)
		text_close(set->typesetting.env);
	arena_free(set->arena);
}

void sheets_drop(struct sheets *s)
{
	int kept = 0;
	for (int i = 0; i < s->sets.n; i++)
		if (s->sets.v[i]->last && !s->sets.v[i]->held)
			set_free(s->sets.v[i]);
		else
			s->sets.v[kept++] = s->sets.v[i];
	s->sets.n = kept;
	arena_release(s->turn, s->begun);
}

void sheets_again(struct sheets *s)
{
	for (int i = 0; i < s->variants.n; i++)
		sets_again(&s->variants.v[i]->sets);
}

void sheets_close(struct sheets *s)
{
	for (int i = 0; i < s->sets.n; i++)
		set_free(s->sets.v[i]);
	for (int i = 0; i < s->variants.n; i++) {
		typeset_close(&s->variants.v[i]->typesetting);
		sets_free(&s->variants.v[i]->sets);
	}
	fonts_close(s->fonts);
	arena_free(s->turn);
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

static bool is_in(const struct output *a, const struct output *b)
{
	return same_name(a->edition, b->edition) && same_name(a->locale, b->locale);
}

static struct variant *variant_of(struct sheets *s, const struct pupil *p)
{
	const struct output o = output_of(s, p);
	for (int i = 0; i < s->variants.n; i++)
		if (is_in(&s->variants.v[i]->output, &o) && s->variants.v[i]->whole == p->whole)
			return s->variants.v[i];
	struct variant *v = *vec_push(s->build.arena, &s->variants) = NEW(s->build.arena, struct variant);
	v->output = o;
	v->whole = p->whole;
	v->sets.arena = s->build.arena;
	v->output.locale = arena_strdup(s->build.arena, o.locale);
	v->output.edition = o.edition ? arena_strdup(s->build.arena, o.edition) : NULL;
	v->typesetting = (struct typesetting){.root = s->build.root,
	                                      .project = s->build.project,
	                                      .arena = s->build.arena,
	                                      .diag = s->diag,
	                                      .fonts = s->fonts,
	                                      .joint = s->build.options->pack};
	v->typesetting.over = v->whole ? NULL : build_over(&s->build, s->diag);
	v->open = typeset_open(&v->typesetting, &v->output) && may_impose(s, &v->typesetting, p);
	if (v->open)
		v->typesetting.shuffled = shuffles_of_layout(&v->typesetting, &v->output);
	return v;
}

/* -- pages ---------------------------------------------------------------------------------- */

/* How many of the list will ask for what these columns say. */
static void count_users(struct sheets *s, struct variant *v, struct set_columns *c)
{
	struct arena *scratch = arena_new();
	for (int i = s->part.from; i < s->part.to; i++) {
		const struct arena_mark mark = arena_mark(scratch);
		const struct pupil *p = roster_pupil(scratch, s->part.roster, i);
		const struct output o = output_of(s, p);
		if (is_in(&v->output, &o) && v->whole == p->whole) {
			struct set_use *use = sets_use(&v->sets, c, p);
			use->left = ++use->users;
		}
		arena_release(scratch, mark);
	}
	arena_free(scratch);
}

static struct page_set *set_pages(struct sheets *s, struct variant *v, const struct pupil *p)
{
	struct arena *a = arena_new();
	struct page_set *new = *vec_push(s->build.arena, &s->sets) = NEW(a, struct page_set);
	struct typesetting *t = &new->typesetting;
	struct build_context build = s->build;
	const int before = diag_errors(s->diag);
	new->arena = build.arena = a;
	if (v->open)
		*t = typeset_again(&v->typesetting, a, diag_apart(a, s->diag));
	t->pupil = p->row;
	t->reads = &new->reads;
	struct pages *pages = v->open ? typeset_pages(t) : NULL;
	t->reads = NULL;
	if (v->typesetting.texts)
		build_check_progress(&build, s->diag, v->output.document->name, v->open ? t : &v->typesetting, pages);
	if (pages && s->build.options->pack && !diag_errors(t->diag) && diag_errors(s->diag) == before)
		new->sheets = typeset_sheets(t, pages);
	new->faults = v->open ? diag_size(t->diag) : 0;
	new->pages = pages && !diag_errors(t->diag) && diag_errors(s->diag) == before ? pages : NULL;
	if (new->pages && !pages->slots.n && !new->reads.columns.n && !new->reads.asked.n)
		diag_report(s->diag, DIAG_NAMELESS, p->row->at,
		            v->output.edition
		                    ? arena_printf(a, "%s, edition %s", v->output.document->name, v->output.edition)
		                    : v->output.document->name);
	return new;
}

static int shared_sets(const struct sheets *s)
{
	int n = 0;
	for (int i = 0; i < s->sets.n; i++)
		n += !s->sets.v[i]->last && s->sets.v[i]->reads.columns.n;
	return n;
}

/* What depends on no column is for all, and stays. */
static struct page_set *set_of(struct sheets *s, struct variant *v, const struct pupil *p)
{
	bool counts = false;
	struct set_use *use = sets_find(&v->sets, p);
	struct page_set *set = use ? use->set : NULL;
	if (!set) {
		set = set_pages(s, v, p);
		struct set_columns *c = sets_columns(&v->sets, &set->reads, &counts);
		if (counts && set->reads.columns.n)
			count_users(s, v, c);
		use = sets_use(&v->sets, c, p);
		set->last = set->reads.columns.n && shared_sets(s) > MOST_SETS;
		if (!set->last)
			sets_keep(&v->sets, use, set, p);
	}
	if (set->reads.columns.n && --use->left < 1) {
		set->last = true;
		use->set = NULL;
	}
	return set;
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
	if (!p->cell[PUPIL_EDITION] || s->personal)
		return;
	const char *fault = diag_take(s->diag, from, p->row->at.source);
	struct variant *v = fault ? variant_of(s, p) : NULL;
	if (!v)
		return;
	v->fault = fault;
	report_fault(s, v, p);
}

/* What is wrong with the pages, told of each pupil who gets them, and with what is this pupil's own. A page is judged without
   regard to the mistakes of others, so it has a sink of its own. */
static void tell(struct sheets *s, const struct page_set *set, const struct pupil *p)
{
	struct diag *d = set->typesetting.diag;
	if (!d)
		return;
	diag_adopt(s->diag, d, p->row->at.line);
	if (diag_size(d) > set->faults)
		diag_cut(d, set->faults);
}

bool sheets_next(struct sheets *s, const struct pupil *p, struct sheet *out)
{
	struct variant *v = variant_of(s, p);
	s->personal = false;
	if (v->fault) {
		report_fault(s, v, p);
		return false;
	}
	const int before = diag_errors(s->diag);
	struct page_set *set = set_of(s, v, p);
	s->personal = set->reads.columns.n > 0;
	if (!set->pages) {
		tell(s, set, p);
		return false;
	}
	set->typesetting.pupil = p->row;
	const struct item_vec *own = typeset_pupil(&set->typesetting, s->turn, set->pages);
	const bool imposed = set->sheets && set->sheets != set->pages;
	*out = (struct sheet){.pages = imposed ? set->sheets : set->pages,
	                      .own = imposed ? impose_over(s->turn, set->sheets, own) : own,
	                      .typesetting = &set->typesetting,
	                      .output = &v->output,
	                      .of_run = is_in(&v->output, s->output),
	                      .last = set->last,
	                      .set = set};
	tell(s, set, p);
	return diag_errors(s->diag) == before;
}

struct pages *sheets_impose(struct sheets *s, const struct pupil *p, const struct sheet *sheet, struct pages *pages)
{
	struct pages *imposed = typeset_sheets(sheet->typesetting, pages);
	tell(s, sheet->set, p);
	return imposed;
}

void sheets_hold(const struct sheet *s) { s->set->held = true; }

struct pages *sheet_pages(struct arena *a, const struct sheet *s)
{
	struct pages *pages = NEW(a, struct pages);
	*pages = *s->pages;
	memset(&pages->page, 0, sizeof(pages->page));
	pages->slots.n = 0;
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

const struct pages *sheets_plain_pages(struct sheets *s)
{
	const struct typesetting *plain = sheets_plain(s);
	if (!plain || plain->press)
		return NULL;
	struct arena *a = arena_new();
	struct page_set *new = *vec_push(s->build.arena, &s->sets) = NEW(a, struct page_set);
	new->arena = a;
	new->typesetting = typeset_again(plain, a, diag_new(a));
	struct pages *pages = typeset_pages(&new->typesetting);
	if (pages && !diag_errors(new->typesetting.diag))
		pages = typeset_sheets(&new->typesetting, pages);
	return pages && !pages->typing && !diag_errors(new->typesetting.diag) ? pages : NULL;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "roster_choices.h"
#include "edition.h"
#include "editions.h"
#include "language.h"
#include "names.h"

#include <string.h>

/* An edition or a locale as rows of the list have it, which is looked at once for all of them. */
struct choice {
	const char *written;
	const char *name; /* as the project calls it */
	/* Of an edition */
	const char *made;  /* what the sheet is made in, with that of the run */
	const char *kept;  /* of two that no sheet can have both, the one that is made; NULL: all are */
	const char *aside; /* the other */
	bool whole;        /* which puts pages on sheets */
	struct where at;   /* the first row that has it, and how many do */
	int pupils;
};
struct choices {
	VEC(struct choice) v;
};
struct roster_choices {
	struct arena *arena;
	struct diag *diag;
	const struct roster_options *options;
	struct choices editions, locales;
};

struct roster_choices *roster_choices_new(struct arena *a, struct diag *d, const struct roster_options *o)
{
	struct roster_choices *c = NEW(a, struct roster_choices);
	*c = (struct roster_choices){.arena = a, .diag = d, .options = o};
	return c;
}

static struct choice *choice_find(const struct choices *all, const char *written)
{
	for (int i = 0; i < all->v.n; i++)
		if (!strcmp(all->v.v[i].written, written))
			return &all->v.v[i];
	return NULL;
}

/* -- names ---------------------------------------------------------------------------------- */

static void bad(struct diag *d, struct where at, const char *text) { diag_report(d, DIAG_BAD_ROSTER, at, text); }

/* The name that was nearly written; NULL: there is none. */
static const char *meant(struct arena *a, const char *text, const char *const *names, int n)
{
	return edit_closest(name_in_small_letters(a, text), names, n);
}

static bool is_among(const char *name, const char *const *names, int n)
{
	for (int i = 0; i < n; i++)
		if (!strcmp(name, names[i]))
			return true;
	return false;
}

/* Each once. */
static void hint_names(struct diag *d, struct arena *a, const char *before, const char *const *names, int n)
{
	struct buf b = {0};
	for (int i = 0; i < n; i++)
		if (!is_among(names[i], names, i))
			buf_printf(&b, "%s%s", i ? ", " : "", names[i]);
	diag_hint(d, "%s%s", before, arena_strdup(a, buf_cstr(&b)));
	buf_free(&b);
}

/* -- locales -------------------------------------------------------------------------------- */

/* A locale of the project for Ukrainian, uk_UA or UK; NULL: none. */
static const char *locale_meant(const struct project *p, struct arena *a, const char *text)
{
	const char *tag = language_of_name(text);
	char *written = arena_strdup(a, tag ? tag : text);
	for (char *c = written; *c; c++)
		if (*c == '_')
			*c = '-';
	tag = language_is_tag(written) ? language_canonical(a, written) : NULL;
	const char *near = tag;
	for (; tag; tag = language_parent(a, tag))
		if (is_among(tag, p->locales.v, p->locales.n))
			return tag;
	for (int i = 0; near && i < p->locales.n; i++)
		if (language_same(near, ((const char *const *)p->locales.v)[i]))
			return ((const char *const *)p->locales.v)[i];
	return meant(a, text, p->locales.v, p->locales.n);
}

static void report_locale(const struct roster_choices *c, struct where at, const char *text)
{
	const struct project *p = c->options->project;
	const char *other = locale_meant(p, c->arena, text);
	bad(c->diag, at,
	    c->options->codes ? "the project has no such locale"
	                      : arena_printf(c->arena, "the project has no locale '%s'", text));
	if (other)
		diag_hint(c->diag, "did you mean '%s'?", other);
	else
		hint_names(c->diag, c->arena, "its locales are ", p->locales.v, p->locales.n);
}

static void choose_locale(struct roster_choices *c, struct node *cell)
{
	const struct project *p = c->options->project;
	const struct choice *known = choice_find(&c->locales, cell->text);
	const char *text = known ? NULL : name_trimmed(c->arena, cell->text);
	const char *name = known ? known->name : name_in_letters(text, p->locales.v, p->locales.n);
	if (!name) {
		report_locale(c, cell->at, text);
		return;
	}
	if (!known)
		*vec_push(c->arena, &c->locales.v) = (struct choice){.written = cell->text, .name = name};
	cell->text = name;
}

/* -- editions ------------------------------------------------------------------------------- */

static void hint_editions(const struct roster_choices *c, const char *part)
{
	const struct name_list all = project_editions(c->options->project, c->arena);
	const char *other = meant(c->arena, part, all.v.v, all.v.n);
	if (other)
		diag_hint(c->diag, "did you mean '%s'?", other);
	else if (strpbrk(part, " ,;/&"))
		diag_hint(c->diag, "several editions are joined by '+'");
	else if (all.v.n)
		hint_names(c->diag, c->arena, "the project's editions are ", all.v.v, all.v.n);
	else
		diag_hint(c->diag, "an edition NAME is layouts/editions/NAME.yaml, and there is none");
}

/* False after reporting. */
static bool check_edition(const struct roster_choices *c, struct where at, const char *name)
{
	const char *fault = edition_fault(c->arena, name);
	const char *part = edition_missing(c->options->project, c->arena, name);
	if (!fault && !part)
		return true;
	bad(c->diag, at,
	    c->options->codes ? "there is no such edition"
	                      : arena_printf(c->arena, "there is no edition '%s'", str_empty(fault) && part ? part : name));
	if (!str_empty(fault))
		diag_hint(c->diag, "%s", fault);
	else if (part)
		hint_editions(c, part);
	return false;
}

/* -- the edition of the run and that of a pupil --------------------------------------------- */

/* Either may be NULL: the other, then. */
static const char *joined(struct arena *a, const char *first, const char *second)
{
	return first && second ? arena_printf(a, "%s+%s", first, second) : first ? first : second;
}

/* Those that lie over `base`, or those that do not, joined; NULL: there are none. */
static const char *parts_over(const struct roster_choices *c, const char *name, const char *base, bool over)
{
	struct arena *a = c->arena;
	const struct edition_parts all = edition_parts(a, name);
	const char *some = NULL;
	for (int i = 0; i < all.v.n; i++)
		if (edition_lies_over(c->options->project->root, a, all.v.v[i], base) == over)
			some = joined(a, some, all.v.v[i]);
	return some;
}

/* A joint may say which of its two a pupil gets where the run asks for one and the list for the other. */
static void set_aside(const struct roster_choices *c, const char *joint, struct choice *choice, const char **run,
                      const char **own)
{
	const struct edition_parts two = edition_parts(c->arena, joint);
	const char *kept =
	        edition_head_load(c->options->project->root, c->arena, diag_new(c->arena), joint, (struct where){0}).pupils;
	if (!kept || two.v.n != 2 || !*run || !*own)
		return;
	const char *aside = two.v.v[!strcmp(kept, two.v.v[0])];
	const bool from_own = parts_over(c, *run, kept, true) && parts_over(c, *own, aside, true);
	if (!from_own && !(parts_over(c, *own, kept, true) && parts_over(c, *run, aside, true)))
		return;
	const char **from = from_own ? own : run;
	choice->kept = parts_over(c, from_own ? *run : *own, kept, true);
	choice->aside = parts_over(c, *from, aside, true);
	*from = parts_over(c, *from, aside, false);
}

static bool has_part(const struct edition_parts *all, const char *part)
{
	for (int i = 0; i < all->v.n; i++)
		if (!strcmp(all->v.v[i], part))
			return true;
	return false;
}

/* What an edition has that the run has not; NULL: nothing. */
static const char *parts_beside(struct arena *a, const char *run, const char *own)
{
	const struct edition_parts all = edition_parts(a, own), known = edition_parts(a, run);
	const char *out = NULL;
	for (int i = 0; i < all.v.n; i++)
		if (!has_part(&known, all.v.v[i]))
			out = joined(a, out, all.v.v[i]);
	return out;
}

static bool puts_on_sheets(const struct roster_choices *c, const char *name)
{
	const struct edition_parts parts = edition_parts(c->arena, name);
	for (int i = 0; i < parts.v.n; i++) {
		struct diag *unsaid = diag_new(c->arena);
		const struct node *top = yaml_read(c->options->project->root, edition_path(c->arena, parts.v.v[i]), unsaid,
		                                   (struct where){0});
		if (node_find(top, "impose"))
			return true;
	}
	return false;
}

/* The edition of a pupil lies over that of the run, and over the one that its options stand for. */
static void join(const struct roster_choices *c, struct choice *choice)
{
	struct arena *a = c->arena;
	const char *sheets = c->options->sheets, *run = c->options->edition;
	const char *own = run ? parts_beside(a, run, choice->name) : choice->name;
	choice->made = joined(a, run, own);
	run = joined(a, run, sheets);
	if (!run || !own)
		return;
	const struct edition_parts layers =
	        edition_layers(c->options->project->root, a, diag_new(a), joined(a, run, own), (struct where){0});
	for (int i = 0; i < layers.v.n; i++)
		if (strchr(layers.v.v[i], '+'))
			set_aside(c, layers.v.v[i], choice, &run, &own);
	if (!choice->kept)
		return;
	choice->made = joined(a, run && sheets ? parts_beside(a, sheets, run) : run, own);
	choice->whole = puts_on_sheets(c, choice->aside);
}

static void choose_edition(struct roster_choices *c, struct pupil *p, struct node *cell)
{
	struct choice *choice = choice_find(&c->editions, cell->text);
	if (!choice) {
		const char *name = edition_in_letters(c->options->project, c->arena, cell->text);
		if (!check_edition(c, cell->at, name))
			return;
		choice = vec_push(c->arena, &c->editions.v);
		*choice = (struct choice){.written = cell->text, .name = name, .at = cell->at};
		join(c, choice);
	}
	choice->pupils++;
	cell->text = choice->name;
	p->edition = choice->made;
	p->whole = choice->whole;
}

/* -- rows ----------------------------------------------------------------------------------- */

void roster_choose(struct roster_choices *c, struct pupil *p)
{
	struct node *locale = p->cell[PUPIL_LOCALE] ? node_find(p->row, "locale") : NULL;
	struct node *edition = p->cell[PUPIL_EDITION] ? node_find(p->row, "edition") : NULL;
	p->edition = c->options->edition;
	if (locale)
		choose_locale(c, locale);
	if (edition)
		choose_edition(c, p, edition);
}

/* Of all rows in which one gives way to the other; 0: the one before has told of it. */
static int pupils_aside(const struct choices *all, int from)
{
	int pupils = 0;
	for (int i = 0; i < all->v.n; i++) {
		const struct choice *e = &all->v.v[i], *first = &all->v.v[from];
		if (!e->kept || strcmp(e->kept, first->kept) != 0 || strcmp(e->aside, first->aside) != 0)
			continue;
		if (i < from)
			return 0;
		pupils += e->pupils;
	}
	return pupils;
}

void roster_tell_choices(const struct roster_choices *c)
{
	for (int i = 0; i < c->editions.v.n; i++) {
		const struct choice *e = &c->editions.v.v[i];
		const int pupils = e->kept ? pupils_aside(&c->editions, i) : 0;
		if (pupils)
			diag_report(c->diag, DIAG_EDITION_ASIDE, e->at, e->kept, e->aside,
			            pupils == 1 ? "this pupil gets" : arena_printf(c->arena, "%d pupils get", pupils),
			            e->kept);
	}
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "roster_choices.h"
#include "editions.h"
#include "language.h"
#include "names.h"

#include <string.h>
#include <strings.h>

static void bad(struct diag *d, struct where at, const char *text) { diag_report(d, DIAG_BAD_ROSTER, at, text); }

/* The name that was meant, or nearly so; NULL: there is none. */
static const char *meant(const char *text, const char *const *names, int n)
{
	for (int i = 0; i < n; i++)
		if (!strcasecmp(text, names[i]))
			return names[i];
	return edit_closest(text, names, n);
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
	return meant(text, p->locales.v, p->locales.n);
}

static void check_locale(struct arena *a, struct diag *d, const struct roster_options *o, const struct node *locale)
{
	const struct project *p = o->project;
	if (!locale || is_among(locale->text, p->locales.v, p->locales.n))
		return;
	const char *other = locale_meant(p, a, locale->text);
	bad(d, locale->at,
	    o->codes ? "the project has no such locale" : arena_printf(a, "the project has no locale '%s'", locale->text));
	if (other)
		diag_hint(d, "did you mean '%s'?", other);
	else
		hint_names(d, a, "its locales are ", p->locales.v, p->locales.n);
}

/* -- editions ------------------------------------------------------------------------------- */

static void hint_editions(struct arena *a, struct diag *d, const struct project *p, const char *part)
{
	const struct edition_list all = project_editions(p, a);
	const char *other = meant(part, all.v.v, all.v.n);
	if (strpbrk(part, " ,;/&"))
		diag_hint(d, "several editions are joined by '+'");
	else if (other)
		diag_hint(d, "did you mean '%s'?", other);
	else if (all.v.n)
		hint_names(d, a, "the project's editions are ", all.v.v, all.v.n);
	else
		diag_hint(d, "an edition NAME is layouts/editions/NAME.yaml, and there is none");
}

static void check_edition(struct arena *a, struct diag *d, const struct roster_options *o, const struct node *edition)
{
	const char *fault = edition ? edition_fault(a, edition->text) : NULL;
	const char *part = edition ? edition_missing(o->project, a, edition->text) : NULL;
	if (!fault && !part)
		return;
	if (o->codes)
		bad(d, edition->at, "there is no such edition");
	else
		bad(d, edition->at,
		    arena_printf(a, "there is no edition '%s'", str_empty(fault) && part ? part : edition->text));
	if (!str_empty(fault))
		diag_hint(d, "%s", fault);
	else if (part)
		hint_editions(a, d, o->project, part);
}

void roster_check_choices(struct arena *a, struct diag *d, const struct roster_options *o, const struct pupil *p)
{
	check_locale(a, d, o, p->cell[PUPIL_LOCALE]);
	check_edition(a, d, o, p->cell[PUPIL_EDITION]);
}

/* -- columns -------------------------------------------------------------------------------- */

static const char *const known[] = {"name", "class", "code", "edition", "locale", "number", "sheet", " seed"};

static bool is_word(char c) { return c == '-' || c == '_' || (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z'); }

/* `pupil.` and the name, in a template or a condition. */
static bool names_column(const struct source *s, const char *column)
{
	const char *from = s->text, *end = s->text + s->size, *at;
	const size_t n = strlen(column);
	while ((at = memmem(from, (size_t)(end - from), "pupil.", 6))) {
		from = at + 6;
		if ((size_t)(end - from) >= n && !memcmp(from, column, n) && (from + n == end || !is_word(from[n])))
			return true;
	}
	return false;
}

static bool is_used(struct root *root, struct diag *unsaid, const char *column)
{
	const char *const *files;
	for (int i = 0, n = root_files(root, &files); i < n; i++) {
		const size_t length = strlen(files[i]);
		const bool yaml = length > 5 && !strcmp(files[i] + length - 5, ".yaml");
		const struct source *s = yaml ? file_map(root, files[i], unsaid, (struct where){0}) : NULL;
		if (s && names_column(s, column))
			return true;
	}
	return false;
}

/* A slip in a name that platen knows is told by itself, for something else is done than was asked for. */
static const char *slip_of(const struct node *row, const char *column)
{
	const char *other = edit_closest(column, known, PUPIL_COLUMNS);
	return other && node_index_of(row, other) < 0 ? other : NULL;
}

void roster_check_columns(struct root *root, struct arena *a, struct diag *d, const struct roster *r)
{
	const struct node *row = r->v[0].row;
	struct diag *unsaid = diag_new(a);
	struct where first = {0};
	struct buf rest = {0};
	for (int i = 0; i < row->n; i++) {
		const char *column = row->key[i], *other = slip_of(row, column);
		if (is_among(column, known, COUNT_OF(known)) || is_used(root, unsaid, column))
			continue;
		if (other) {
			diag_report(d, DIAG_UNUSED_COLUMN, row->key_at[i], arena_printf(a, "'%s'", column));
			diag_hint(d, "did you mean '%s'?", other);
			continue;
		}
		first = rest.n ? first : row->key_at[i];
		buf_printf(&rest, "%s'%s'", rest.n ? ", " : "", column);
	}
	if (rest.n) {
		diag_report(d, DIAG_UNUSED_COLUMN, first, arena_strdup(a, buf_cstr(&rest)));
		diag_hint(
		        d,
		        "a layout prints a column by '{pupil.NAME}'; platen itself knows name, class, code, edition and locale");
	}
	buf_free(&rest);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* platen.yaml, and which outputs a run makes of it. */
#include "editions.h"
#include "names.h"
#include "hint.h"
#include "language.h"
#include "machine.h"
#include "paths.h"
#include "severities.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

/* clang-format off */
#define AT(S, m) .offset = offsetof(struct S, m)
static const char *const below_words[] = {"draft", "refuse", NULL};
static const struct field severity_element = {.key = "severity", .type = F_CHOICE, .choices = severity_names};
static const struct field name_element = {.key = "name", .type = F_NAME};
static const struct field listed_fields[] = {
	{.key = "name", .type = F_NAME, AT(project_edition, name), .place = offsetof(struct project_edition, at), .flags = REQUIRED, .doc = "Its name: layouts/editions/NAME.yaml, or several joined by `+`, each laid over those before it."},
	{.key = "locales", .type = F_LIST, AT(project_edition, locales), .element = &name_element, .doc = "Locales that it is built in; in the others only where `--edition` asks for it. All by default."},
	{.key = NULL}};
static const struct record listed_record = {"an edition", "A further edition of a document.", sizeof(struct project_edition), "name", listed_fields};
static const struct field document_fields[] = {
	{.key = "name", .type = F_NAME, AT(project_document, name), .flags = REQUIRED, .doc = "Name of the document, and of its files."},
	{.key = "layout", .type = F_NAME, AT(project_document, layout), .place = offsetof(struct project_document, layout_at), .doc = "Its layout: layouts/NAME.yaml; the document's name by default."},
	{.key = "editions", .type = F_ITEMS, AT(project_document, editions), .record = &listed_record, .flags = WRITTEN_OUT, .doc = "Further editions that are built by default: layouts/editions/NAME.yaml. The others there are built where `--edition` asks for them."},
	{.key = "scores", .type = F_NAME, AT(project_document, scores), .place = offsetof(struct project_document, scores_at), .doc = "The document whose answers this one is made of: `platen score` makes it, and `platen build` does not."},
	{.key = NULL}};
static const struct record document_record = {"a document", "One document of the project.", sizeof(struct project_document), "name", document_fields};
static const struct field limits_fields[] = {
	{.key = "text-size", .type = F_LENGTH, AT(lint_limits, text_size), LENGTH_FROM_0, .fallback = "7pt", .doc = "Least size of letters, on paper up to A4; on larger paper, which is read from farther away, it grows with the shorter side: 9.9pt on A3, 14pt on A2. 0 asks for none."},
	{.key = "reading-ease", .type = F_INT, AT(lint_limits, reading_ease), .min = 0, .max = 100, .fallback = "0", .doc = "Least reading ease of the content, in English, German, French and Spanish: 60 is plain language. 0 asks for none."},
	{.key = NULL}};
static const struct record limits_record = {"limits", "From where on `platen check` warns.", sizeof(struct lint_limits), NULL, limits_fields};
static const struct field project_fields[] = {
	{.key = "subject", .type = F_NAME, AT(project, subject), .flags = REQUIRED, .doc = "The content: content/SUBJECT/LANGUAGE.yaml."},
	{.key = "source-language", .type = F_NAME, AT(project, source_language), .fallback = "en", .doc = "Language that the content is written in."},
	{.key = "documents", .type = F_ITEMS, AT(project, documents), .record = &document_record, .flags = REQUIRED | NOT_EMPTY | WRITTEN_OUT, .doc = "The documents."},
	{.key = "locales", .type = F_LIST, AT(project, locales), .element = &name_element, .flags = REQUIRED | NOT_EMPTY, .doc = "The locales that they are made in: BCP 47 tags."},
	{.key = "out", .type = F_NAME, AT(project, out), .fallback = "out/{locale}/{document}{-edition}.pdf", .doc = "Where outputs go. {locale}, {document}, {edition} and {-edition} (with a hyphen, where there is one) are filled in."},
	{.key = "date", .type = F_NAME, AT(project, date), .fallback = "2000-01-01", .doc = "Date that the PDFs bear (YYYY-MM-DD), unless SOURCE_DATE_EPOCH is set. It never comes from the clock, so equal input gives equal bytes."},
	{.key = "threshold", .type = F_INT, AT(project, threshold), .min = 0, .max = 100, .fallback = "100", .doc = "Percent of its texts that a localized edition must have translated."},
	{.key = "severities", .type = F_NODE, AT(project, severities), .flags = BY_NAME, .element = &severity_element, .doc = "What messages count as, by their codes: `error`, `warning`, `note` or `off`. Only warnings, notes, and the limits that a project sets itself, may be lowered."},
	{.key = "limits", .type = F_RECORD, AT(project, limits), .record = &limits_record, .doc = "What `platen check` measures texts by."},
	{.key = "below", .type = F_CHOICE, AT(project, below), .choices = below_words, .fallback = "draft", .doc = "What becomes of an edition below the threshold: built with a warning and a stamp at the head of its pages, or refused."},
	{.key = NULL}};
const struct record project_record = {"the project", "What is built: documents, locales and editions.", sizeof(struct project), NULL, project_fields};
/* clang-format on */

/* -- dates ---------------------------------------------------------------------------------- */

/* Days from 1970-01-01 to a date of the Gregorian calendar; negative when there is no such date. */
static int64_t days_of(const char *s)
{
	int y, m, d, n = 0;
	if (sscanf(s, "%4d-%2d-%2d%n", &y, &m, &d, &n) != 3 || s[n] || n != 10)
		return -1;
	struct tm tm = {.tm_year = y - 1900, .tm_mon = m - 1, .tm_mday = d};
	time_t seconds = timegm(&tm); /* which makes 2 March of 30 February */
	return tm.tm_mon == m - 1 && tm.tm_mday == d ? seconds / 86400 : -1;
}

static int64_t epoch_of(const char *s)
{
	char *end;
	errno = 0;
	long long v = strtoll(s, &end, 10);
	/* PDF dates have four digits for the year. */
	if (!*s || *end || errno || v < 0 || v > 253402300799)
		machine_failure("SOURCE_DATE_EPOCH is '%s', which is no number of seconds since 1970", s);
	return v;
}

static void set_time(struct project *p, struct diag *d)
{
	const char *epoch = getenv("SOURCE_DATE_EPOCH");
	int64_t days = days_of(p->date);
	if (days < 0) {
		const struct node *n = node_find(p->top, "date");
		diag_report(d, DIAG_BAD_DATE, n ? n->at : p->top->at, p->date);
		diag_hint(d, "year, month, day: 2026-03-31");
	}
	p->time = epoch ? epoch_of(epoch) : days * 86400;
}

/* -- loading -------------------------------------------------------------------------------- */

static void complete_documents(struct project *p)
{
	struct project_document *d = p->documents.v;
	const struct node *list = node_find(p->top, "documents");
	for (int i = 0; i < p->documents.n; i++) {
		if (!d[i].layout)
			d[i].layout = d[i].name;
		d[i].at = list->kind == NODE_LIST && i < list->n ? list->item[i]->at : list->at;
		if (!d[i].layout_at.source)
			d[i].layout_at = d[i].at;
	}
}

static bool wanted(const char *const *names, int n, const char *name)
{
	for (int i = 0; i < n; i++)
		if (!strcmp(names[i], name))
			return true;
	return !n;
}

static void check_locales(const struct project *p, struct diag *d)
{
	for (int i = 0; i < p->locales.n; i++) {
		const char *name = ((const char *const *)p->locales.v)[i];
		if (locale_is_valid(name))
			continue;
		diag_report(d, DIAG_BAD_LOCALE, p->locales.at[i], name);
		if (strchr(name, ','))
			diag_hint(d, "a list stands in brackets: [en, de]");
		else if (strchr(name, '_'))
			diag_hint(d, "the parts of a locale are joined by a hyphen");
		else
			language_hint(d, name);
	}
}

/* Those that an edition keeps to are locales of the project. */
static void check_edition(const struct project *p, const struct project_edition *e, struct diag *d)
{
	for (int i = 0; i < e->locales.n; i++) {
		const char *name = ((const char *const *)e->locales.v)[i];
		if (wanted(p->locales.v, p->locales.n, name))
			continue;
		diag_report(d, DIAG_NO_EFFECT, e->locales.at[i], name, "'locales' of the project do not list it");
		hint_word(d, name, p->locales.v, p->locales.n);
	}
}

const struct project_document *project_document_find(const struct project *p, const char *name)
{
	const struct project_document *doc = p->documents.v;
	for (int i = 0; i < p->documents.n; i++)
		if (!strcmp(doc[i].name, name))
			return &doc[i];
	return NULL;
}

/* Results are those of another document, which is none of results itself. */
static void check_scores(const struct project *p, struct arena *a, struct diag *d)
{
	const struct project_document *doc = p->documents.v;
	VEC(const char *) sheets = {0};
	for (int i = 0; i < p->documents.n; i++)
		if (!doc[i].scores)
			*vec_push(a, &sheets) = doc[i].name;
	for (int i = 0; i < p->documents.n; i++) {
		const struct project_document *of = doc[i].scores ? project_document_find(p, doc[i].scores) : NULL;
		if (!doc[i].scores || (of && !of->scores))
			continue;
		diag_report(d, DIAG_BAD_CHOICE, doc[i].scores_at, "'scores'", doc[i].scores, "the other documents");
		hint_word(d, doc[i].scores, sheets.v, sheets.n);
	}
}

static void check_editions(const struct project *p, struct diag *d)
{
	const struct project_document *doc = p->documents.v;
	for (int i = 0; i < p->documents.n; i++)
		for (int k = 0; k < doc[i].editions.n; k++)
			check_edition(p, (const struct project_edition *)doc[i].editions.v + k, d);
}

struct project *project_load(struct root *r, struct arena *a, struct diag *d)
{
	const struct node *top = yaml_read(r, "platen.yaml", d, (struct where){0});
	if (!top)
		return NULL;
	struct project *p = NEW(a, struct project);
	struct schema s = {.arena = a, .diag = d};
	schema_load(&s, top, &project_record, p);
	p->top = top;
	p->root = r;
	complete_documents(p);
	set_time(p, d);
	check_locales(p, d);
	check_editions(p, d);
	check_scores(p, a, d);
	names_check(p, a, d);
	severities_check(p->severities, d);
	severities_apply(p->severities, d);
	/* A plan made from mistakes would only name them again. */
	return diag_errors(d) ? NULL : p;
}

struct diag *project_sink(const struct project *p, struct arena *a)
{
	struct diag *d = diag_new(a);
	severities_apply(p->severities, d);
	return d;
}

const char *project_find(struct arena *a, const char *dir)
{
	char *path = realpath(dir, NULL);
	if (!path && !path_is_absent(errno))
		machine_failure("cannot look at %s: %s", dir, strerror(errno));
	const char *found = NULL;
	for (char *end = path; end && !found;) {
		if (path_is_there(arena_printf(a, "%s/platen.yaml", path)))
			found = arena_strdup(a, *path ? path : "/");
		end = strrchr(path, '/');
		if (end)
			*end = 0;
	}
	free(path);
	return found;
}

/* -- the plan ------------------------------------------------------------------------------- */

const char *output_pattern(struct arena *a, const char *pattern, const struct output *o)
{
	const struct {
		const char *name, *before, *value;
	} parts[] = {{"{locale}", "", o->locale},
	             {"{document}", "", o->document->name},
	             {"{edition}", "", o->edition ? o->edition : ""},
	             {"{-edition}", o->edition ? "-" : "", o->edition ? o->edition : ""}};
	struct buf b = {0};
	for (const char *p = pattern; *p;) {
		size_t n = 0;
		for (int i = 0; i < COUNT_OF(parts) && !n; i++)
			if (!strncmp(p, parts[i].name, strlen(parts[i].name))) {
				n = strlen(parts[i].name);
				buf_puts(&b, parts[i].before);
				buf_puts(&b, parts[i].value);
			}
		if (!n)
			buf_putc(&b, *p);
		p += n ? n : 1;
	}
	const char *path = arena_strdup(a, buf_cstr(&b));
	buf_free(&b);
	return path;
}

/* What makes two outputs of one path the same, or differ in nothing that `out` says. */
static void hint_twins(struct diag *d, const struct output *a, const struct output *b)
{
	if (a->locale != b->locale && !strcmp(a->locale, b->locale))
		diag_hint(d, "the locale '%s' stands twice in 'locales'", b->locale);
	else if (a->document != b->document && !strcmp(a->document->name, b->document->name))
		diag_hint(d, "the document '%s' stands twice in 'documents'", b->document->name);
	else if (a->edition && b->edition && a->edition != b->edition && !strcmp(a->edition, b->edition))
		diag_hint(d, "the edition '%s' stands twice in 'editions'", b->edition);
	else
		diag_hint(d, "`out` names what differs between them: %s",
		          strcmp(a->locale, b->locale) != 0    ? "{locale}"
		                  : a->document != b->document ? "{document}"
		                                               : "{-edition}");
}

/* Two of one path: `out` makes no difference between them, or a list names one twice. */
static struct where place_of_path(const struct project *p, const struct output *a, const struct output *b)
{
	const struct node *n = node_find(p->top, "out");
	if (!n && a->locale != b->locale)
		n = node_find(p->top, "locales");
	return n ? n->at : b->document->at;
}

static void add_output(const struct project *p, struct arena *a, struct diag *d, struct output_list *out, struct output o)
{
	o.path = output_pattern(a, p->out, &o);
	uint64_t hash = hash_bytes(o.path, strlen(o.path), HASH_SEED);
	const int *i;
	for (size_t step = 0; (i = hashes_next(&out->by_path, hash, &step));)
		if (!strcmp(out->v.v[*i].path, o.path)) {
			diag_report(d, DIAG_SAME_OUTPUT, place_of_path(p, &out->v.v[*i], &o), o.path);
			hint_twins(d, &out->v.v[*i], &o);
			o.refused = out->v.v[*i].refused = true;
			break;
		}
	if (!o.refused)
		hashes_put(a, &out->by_path, hash, out->v.n);
	*vec_push(a, &out->v) = o;
}

static const char *const *document_names(const struct project *p, struct arena *a, int *n)
{
	VEC(const char *) names = {0};
	const struct project_document *doc = p->documents.v;
	for (int i = 0; i < p->documents.n; i++)
		*vec_push(a, &names) = doc[i].name;
	*n = names.n;
	return names.v;
}

static bool find_unlisted(const char *const *asked, int asked_n, struct unlisted *u)
{
	for (int i = 0; i < asked_n; i++) {
		u->name = asked[i];
		if (!u->n || !wanted(u->names, u->n, u->name))
			return true;
	}
	return false;
}

/* Of a combination that platen.yaml does not list, each part counts. */
static bool find_unknown_edition(const struct project *p, struct arena *a, const struct plan_filter *f, struct unlisted *u)
{
	for (int i = 0; i < f->editions.n; i++) {
		const char *missing = edition_missing(p, a, f->editions.v[i]);
		if ((!u->n || !wanted(u->names, u->n, f->editions.v[i])) && missing) {
			u->name = missing;
			return true;
		}
	}
	return false;
}

static void settle(const char **asked, int asked_n, const char *const *names, int n)
{
	for (int i = 0; i < asked_n; i++) {
		const char *name = name_in_letters(asked[i], names, n);
		asked[i] = name ? name : asked[i];
	}
}

void plan_settle(const struct project *p, struct arena *a, struct plan_filter *f)
{
	int n;
	const char *const *documents = document_names(p, a, &n);
	settle(f->documents.v, f->documents.n, documents, n);
	settle(f->locales.v, f->locales.n, p->locales.v, p->locales.n);
	for (int i = 0; i < f->editions.n; i++)
		f->editions.v[i] = edition_in_letters(p, a, f->editions.v[i]);
}

bool plan_unlisted(const struct project *p, struct arena *a, const struct plan_filter *f, struct unlisted *u)
{
	*u = (struct unlisted){"document", NULL, NULL, 0};
	u->names = document_names(p, a, &u->n);
	if (find_unlisted(f->documents.v, f->documents.n, u))
		return true;
	*u = (struct unlisted){"locale", NULL, p->locales.v, p->locales.n};
	if (find_unlisted(f->locales.v, f->locales.n, u))
		return true;
	struct name_list editions = f->editions.n ? project_editions(p, a) : (struct name_list){0};
	*u = (struct unlisted){"edition", NULL, editions.v.v, editions.v.n};
	return find_unknown_edition(p, a, f, u);
}

/* An edition that is kept for some locales is built in the others where it is asked for by name. */
static bool wanted_edition(const struct project_edition *e, const struct plan_filter *f, const char *locale)
{
	return f->editions.n ? wanted(f->editions.v, f->editions.n, e->name) : wanted(e->locales.v, e->locales.n, locale);
}

/* Those that platen.yaml does not list for the document, each once. */
static void add_unlisted_editions(const struct project *p, struct arena *a, struct diag *d, const struct plan_filter *f,
                                  struct output_list *out, struct output o)
{
	o.edition_at = (struct where){0};
	for (int i = 0; i < f->editions.n; i++) {
		o.edition = f->editions.v[i];
		bool again = i && wanted(f->editions.v, i, o.edition);
		if (!again && !edition_is_listed(o.document, o.edition) && !edition_missing(p, a, o.edition) &&
		    edition_is_for(p, a, o.edition, o.document, f->documents.n > 0))
			add_output(p, a, d, out, o);
	}
}

static void add_document(const struct project *p, struct arena *a, struct diag *d, const struct plan_filter *f,
                         struct output_list *out, struct output o)
{
	if (!f->editions.n)
		add_output(p, a, d, out, o);
	const struct project_edition *e = o.document->editions.v;
	for (int i = 0; i < o.document->editions.n; i++) {
		o.edition = e[i].name;
		o.edition_at = e[i].at;
		if (wanted_edition(&e[i], f, o.locale))
			add_output(p, a, d, out, o);
	}
	add_unlisted_editions(p, a, d, f, out, o);
}

static bool is_of_kind(const struct project_document *doc, enum plan_kind kind)
{
	return kind == PLAN_ALL || (doc->scores != NULL) == (kind == PLAN_RESULTS);
}

void plan_outputs(const struct project *p, struct arena *a, struct diag *d, const struct plan_filter *f,
                  struct output_list *out)
{
	const struct project_document *doc = p->documents.v;
	for (int l = 0; l < p->locales.n; l++) {
		const char *locale = ((const char *const *)p->locales.v)[l];
		if (!wanted(f->locales.v, f->locales.n, locale))
			continue;
		for (int i = 0; i < p->documents.n; i++)
			if (wanted(f->documents.v, f->documents.n, doc[i].name) && is_of_kind(&doc[i], f->kind))
				add_document(p, a, d, f, out, (struct output){.document = &doc[i], .locale = locale});
	}
}

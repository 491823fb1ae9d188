/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Translations in the place of the texts of the source.
 *
 * A translation is taken when its context is that of the text and its source is still the same;
 * otherwise the text stays in its own language and says so. The address of a link may stay as it is in any language.
 * What a translation must have in common with its source is checked here.
 */
#include "catalog.h"
#include "hint.h"
#include "link.h"
#include "path.h"
#include "plain.h"
#include "rich.h"
#include "tags.h"

#include <string.h>

/* -- checks --------------------------------------------------------------------------------- */

/* The next {path} of a template from *s on; NULL when there is none. */
static const char *next_brace(const char **s, size_t *n)
{
	for (const char *p = *s; *p; p++) {
		if (p[0] == '{' && p[1] == '{') {
			p++;
		} else if (*p == '{') {
			const char *end = path_end(p);
			*n = end ? (size_t)(end - p) : strlen(p);
			*s = p + *n;
			return p;
		}
	}
	return NULL;
}

static int count_brace(const char *s, const char *brace, size_t n)
{
	int count = 0;
	size_t m;
	for (const char *p = next_brace(&s, &m); p; p = next_brace(&s, &m))
		count += m == n && !strncmp(p, brace, n);
	return count;
}

/* Words of a layout must keep their {paths}, each as often as the source has it. */
static void check_braces(const struct po_entry *e, struct arena *a, struct diag *d)
{
	const char *const texts[] = {e->source, e->text};
	for (int i = 0; i < 2; i++) {
		const char *s = texts[i];
		size_t n;
		for (const char *p = next_brace(&s, &n); p; p = next_brace(&s, &n)) {
			if (count_brace(e->source, p, n) == count_brace(e->text, p, n))
				continue;
			diag_report(d, DIAG_PO_PLACEHOLDER, e->at, e->context, arena_printf(a, "%.*s}", (int)n, p));
			return;
		}
	}
}

struct markup {
	int bold, italic, code, links, blocks;
	int kinds[RICH_CODE + 1]; /* blocks of each kind */
};

static struct markup count_markup(const struct rich *r)
{
	struct markup m = {0};
	m.blocks = r ? r->n : 0;
	for (int i = 0; r && i < r->n; i++) {
		m.kinds[r->block[i].kind]++;
		unsigned before = 0;
		const char *href = NULL;
		for (int k = 0; k < r->block[i].n; k++) {
			const struct span *s = &r->block[i].span[k];
			unsigned begins = s->flags & ~before;
			m.bold += (begins & SPAN_BOLD) != 0;
			m.italic += (begins & SPAN_ITALIC) != 0;
			m.code += (begins & SPAN_CODE) != 0;
			m.links += s->href && s->href != href;
			before = s->flags;
			href = s->href;
		}
	}
	return m;
}

/* The next span from (*i, *k) on that begins a link; NULL: there is none. */
static const char *next_link(const struct rich *r, int *i, int *k, const char **last)
{
	for (; r && *i < r->n; ++*i, *k = 0, *last = NULL)
		for (; *k < r->block[*i].n;) {
			const char *href = r->block[*i].span[(*k)++].href, *before = *last;
			*last = href;
			if (href && href != before)
				return href;
		}
	return NULL;
}

static int count_links(const struct rich *r, const char *address)
{
	int i = 0, k = 0, n = 0;
	const char *last = NULL;
	for (const char *href; (href = next_link(r, &i, &k, &last));)
		n += !strcmp(href, address);
	return n;
}

static void check_links(const struct po_entry *e, const struct rich *source, const struct rich *text, struct diag *d)
{
	int i = 0, k = 0;
	const char *last = NULL;
	for (const char *href; (href = next_link(text, &i, &k, &last));)
		if (!count_links(source, href))
			diag_report(d, DIAG_PO_LINK, e->at, e->context, href);
}

/* Words of a layout keep the addresses of their links. */
static void check_word_links(const struct po_entry *e, struct arena *a, struct diag *d)
{
	struct link_markup link;
	for (const char *p = e->text; (p = strchr(p, '[')); p++) {
		if (!link_markup(a, p, &link))
			continue;
		const char *address = arena_strndup(a, link.close, (size_t)(link.end + 1 - link.close));
		if (!strstr(e->source, address))
			diag_report(d, DIAG_PO_LINK, e->at, e->context,
			            arena_strndup(a, link.address, (size_t)(link.end - link.address)));
	}
}

static int count_text(const char *s, const char *what)
{
	int n = 0;
	for (; (s = strstr(s, what)); s += strlen(what))
		n++;
	return n;
}

/* Markup of which the source and its translation do not have as much. */
struct difference {
	const char *what, *mark; /* NULL: it has no mark */
	int source, text;
};

/* The first one; its `what` is NULL where there is none. */
static struct difference compare_markup(const struct markup *s, const struct markup *t)
{
	const struct difference all[] = {{"bold text", "**", s->bold, t->bold},
	                                 {"italics", "*", s->italic, t->italic},
	                                 {"code", "`", s->code, t->code},
	                                 {"links", NULL, s->links, t->links}};
	for (int i = 0; i < COUNT_OF(all); i++)
		if (all[i].source != all[i].text)
			return all[i];
	for (int i = 0; i < COUNT_OF(s->kinds); i++)
		if (s->kinds[i] != t->kinds[i])
			return (struct difference){"paragraphs or list items", NULL, s->blocks, t->blocks};
	return (struct difference){0};
}

static void hint_markup(const struct po_entry *e, const struct difference *m, struct diag *d)
{
	int marks = m->mark ? count_text(e->text, m->mark) : 0;
	if (m->mark && marks % 2)
		diag_hint(d, "a '%s' stands alone: one stands before the words and one behind", m->mark);
	/* CommonMark, "right-flanking": common where no space follows a full-width sign. */
	else if (m->mark && marks > 2 * m->text && count_text(e->source, m->mark) == marks)
		diag_hint(d, "a '%s' between a sign and a letter does not end %s; put the sign behind it", m->mark, m->what);
	else if (m->mark || !strcmp(m->what, "links"))
		diag_hint(d, "the source has %d, the translation %d; one is written %s", m->source, m->text,
		          !m->mark                  ? "[text](address)"
		                  : m->mark[1]      ? "**words**"
		                  : *m->mark == '*' ? "*words*"
		                                    : "`words`");
	else
		diag_hint(d, "an empty line parts paragraphs, and '- ' begins an item, as in the source");
}

/* Bold, italics, code and links must be as many as in the source; tags that keep words together
   or name a language are the translator's own affair. */
static void check_markup(const struct po_entry *e, struct arena *a, struct diag *d)
{
	struct diag *own = diag_new(a);
	bool was = diag_enable(d, false);
	const struct rich *source = rich_prose(a, d, e->source, e->at);
	diag_enable(d, was);
	const struct rich *text = rich_prose(a, own, e->text, e->at);
	struct markup s = count_markup(source), t = count_markup(text);
	struct difference m = compare_markup(&s, &t);
	if (m.what &&
	    !diag_errors(own)) { /* what is missing may follow from them; and a doubtful mark is one that is missing */
		diag_report(d, DIAG_PO_MARKUP, e->at, e->context, m.what);
		hint_markup(e, &m, d);
		return;
	}
	if (diag_errors(own) || diag_warnings(own))
		rich_prose(a, d, e->text, e->at);
	if (!m.what && !diag_errors(own))
		check_links(e, source, text, d);
}

/* -- translating ---------------------------------------------------------------------------- */

/* Texts of YAML end without a line feed that a block scalar leaves; PO entries likewise. */
static bool same_source(const struct po_entry *e, const struct node *n) { return !strcmp(e->source, n->text); }

static void add_gap(const struct text_map *m, struct translation *t, struct text_gap gap)
{
	gap.context = arena_strdup(m->arena, gap.context);
	*vec_push(m->arena, &t->progress.gaps) = gap;
}

static struct node *fall_back(const struct text_map *m, struct translation *t, const struct node *n, struct text_gap gap)
{
	add_gap(m, t, gap);
	struct node *copy = NEW(m->arena, struct node);
	*copy = *n;
	copy->lang = t->source_language;
	return copy;
}

static struct node *translated(const struct text_map *m, const struct po_entry *e)
{
	struct node *copy = NEW(m->arena, struct node);
	*copy = (struct node){.kind = NODE_TEXT, .quoted = true, .at = e->at, .text = e->text}; /* "null" is a word there */
	return copy;
}

static const struct po_entry *find_entry(struct text_map *m, struct translation *t, const char *context)
{
	const struct po_entry *e = catalog_find(t->catalog, context);
	const struct po_entry *const *all;
	if (t->catalog && !t->used)
		t->used = NEW_ARRAY(m->arena, bool, catalog_entries(t->catalog, &all) + 1);
	if (e)
		t->used[e->index] = true;
	return e;
}

static bool is_missing(const struct po_entry *e, const struct node *n, struct diag *d)
{
	if (!e || !*e->text)
		return true;
	if (!utf8_is_blank(e->text) || utf8_is_blank(n->text))
		return false;
	diag_report(d, DIAG_PO_BLANK, e->at, e->context);
	return true;
}

static void check_classes(const struct po_entry *e, struct arena *a, struct diag *d)
{
	const char *other = tags_other_class(a, e->source, e->text);
	if (other)
		diag_report(d, DIAG_PO_MARKUP, e->at, e->context, arena_printf(a, "class \"%s\"", other));
}

static void check_translation(const struct po_entry *e, const struct shape_field *field, struct arena *a, struct diag *d)
{
	uint32_t cp;
	if (yaml_find_forbidden(e->text, strlen(e->text), &cp)) {
		report_control(d, text_find(e->at, cp), cp);
		diag_hint(d, "in the translation of '%s'", e->context);
	}
	check_classes(e, a, d);
	if (field && field->type == SHAPE_PROSE) {
		check_markup(e, a, d);
	} else if (field) {
		plain_check(a, d, e->text, e->at, e->source);
	} else {
		check_braces(e, a, d);
		check_word_links(e, a, d);
		plain_check_words(a, d, e->text, e->at, e->source);
	}
}

/* A word that an overlay of the locale writes is in its language. */
static bool is_of_locale(const struct shape_field *field, const struct node *n)
{
	static const char overlays[] = "layouts/locales/";
	return !field && n->at.source && !strncmp(n->at.source->path, overlays, sizeof(overlays) - 1);
}

/* -- links ---------------------------------------------------------------------------------- */

bool po_entry_chooses(const struct po_entry *e)
{
	return *e->text && strcmp(e->text, e->previous_source ? e->previous_source : e->source) != 0;
}

/* False: the address of the source stands, and is translated so. */
static bool is_chosen(const struct po_entry *e, struct diag *d)
{
	if (!e || !po_entry_chooses(e))
		return false;
	if (!utf8_is_blank(e->text))
		return true;
	diag_report(d, DIAG_PO_BLANK, e->at, e->context);
	return false;
}

static struct node *translate_link(struct text_map *m, const struct po_entry *e, struct node *n)
{
	struct translation *t = m->user;
	if (!is_chosen(e, t->diag)) {
		t->progress.translated++;
		return n;
	}
	if (e->fuzzy || !same_source(e, n)) {
		t->progress.stale++;
		add_gap(m, t, (struct text_gap){e->context, e->fuzzy ? TEXT_FUZZY : TEXT_STALE});
		return n;
	}
	t->progress.translated++;
	link_check(m->arena, t->diag, e->text, e->at, LINK_IN_DOCUMENT);
	return translated(m, e);
}

/* -- texts ---------------------------------------------------------------------------------- */

struct node *translate_text(struct text_map *m, const char *context, const struct shape_field *field, struct node *n)
{
	struct translation *t = m->user;
	const struct po_entry *e = find_entry(m, t, context);
	t->progress.total++;
	if (field && field->type == SHAPE_LINK)
		return translate_link(m, e, n);
	if (is_of_locale(field, n) || (t->understood && (!e || !*e->text))) {
		t->progress.translated++;
		return n;
	}
	if (is_missing(e, n, t->diag)) {
		t->progress.missing++;
		return fall_back(m, t, n, (struct text_gap){context, TEXT_MISSING});
	}
	if (e->fuzzy || !same_source(e, n)) {
		t->progress.stale++;
		return fall_back(m, t, n, (struct text_gap){context, e->fuzzy ? TEXT_FUZZY : TEXT_STALE});
	}
	t->progress.translated++;
	check_translation(e, field, m->arena, t->diag);
	return translated(m, e);
}

/* The document that a key names, with its length; the content's have none. */
static bool is_of(const char *context, const char *document)
{
	size_t n = strcspn(context, ":");
	return document ? context[n] && strlen(document) == n && !strncmp(context, document, n) : !context[n];
}

void translation_check_unused(const struct translation *t, const char *document)
{
	const struct po_entry *const *e;
	int n = t->catalog ? catalog_entries(t->catalog, &e) : 0;
	for (int i = 0; i < n; i++)
		if (*e[i]->text && is_of(e[i]->context, document) && !(t->used && t->used[i]) &&
		    catalog_find(t->catalog, e[i]->context) == e[i])
			diag_report(t->diag, DIAG_PO_UNKNOWN, e[i]->at, e[i]->context);
}

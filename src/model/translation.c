/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Translations in the place of the texts of the source.
 *
 * A translation is taken when its context is that of the text and its source is still the same;
 * otherwise the text stays in its own language and says so. What a translation must have in common
 * with its source is checked here.
 */
#include "catalog.h"
#include "rich.h"

#include <string.h>

/* -- checks --------------------------------------------------------------------------------- */

/* The next {path} of a template from *s on; NULL when there is none. */
static const char *next_brace(const char **s, size_t *n)
{
	for (const char *p = *s; *p; p++) {
		if (p[0] == '{' && p[1] == '{') {
			p++;
		} else if (*p == '{') {
			*n = strcspn(p, "}");
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
};

static struct markup count_markup(const struct rich *r)
{
	struct markup m = {0};
	m.blocks = r ? r->n : 0;
	for (int i = 0; r && i < r->n; i++) {
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

static int count_text(const char *s, const char *what)
{
	int n = 0;
	for (; (s = strstr(s, what)); s += strlen(what))
		n++;
	return n;
}

/* Bold, italics, code and links must be as many as in the source; tags that keep words together
   or name a language are the translator's own affair. */
static void check_markup(const struct po_entry *e, struct arena *a, struct diag *d)
{
	bool was = diag_enable(d, false);
	struct markup s = count_markup(rich_prose(a, d, e->source, e->at));
	diag_enable(d, was);
	struct markup t = count_markup(rich_prose(a, d, e->text, e->at));
	const char *what = s.bold != t.bold ? "bold text"
	        : s.italic != t.italic      ? "italics"
	        : s.code != t.code          ? "code"
	        : s.links != t.links        ? "links"
	        : s.blocks != t.blocks      ? "paragraphs or list items"
	                                    : NULL;
	if (!what)
		return;
	diag_report(d, DIAG_PO_MARKUP, e->at, e->context, what);
	/* CommonMark, "right-flanking": common where no space follows a full-width sign. */
	if (s.bold != t.bold && count_text(e->source, "**") == count_text(e->text, "**"))
		diag_hint(d, "a '**' between a sign and a letter does not end bold text; put the sign behind it");
}

/* -- translating ---------------------------------------------------------------------------- */

/* Texts of YAML end without a line feed that a block scalar leaves; PO entries likewise. */
static bool same_source(const struct po_entry *e, const struct node *n) { return !strcmp(e->source, n->text); }

static struct node *fall_back(const struct text_map *m, const struct translation *t, const struct node *n)
{
	struct node *copy = NEW(m->arena, struct node);
	*copy = *n;
	copy->lang = t->source_language;
	return copy;
}

struct node *translate_text(struct text_map *m, const char *context, const struct shape_field *field, struct node *n)
{
	struct translation *t = m->user;
	const struct po_entry *e = catalog_find(t->catalog, context);
	t->progress.total++;
	if (!e || !*e->text) {
		t->progress.missing++;
		return fall_back(m, t, n);
	}
	if (e->fuzzy || !same_source(e, n)) {
		t->progress.stale++;
		return fall_back(m, t, n);
	}
	t->progress.translated++;
	if (field && field->type == SHAPE_PROSE)
		check_markup(e, m->arena, t->diag);
	else if (!field)
		check_braces(e, m->arena, t->diag);
	struct node *copy = NEW(m->arena, struct node);
	*copy = *n;
	copy->text = e->text;
	copy->at = e->at;
	return copy;
}

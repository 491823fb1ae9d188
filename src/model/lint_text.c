/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Slips in texts as they are written, with their markup: words that stand twice, straight apostrophes; and in catalogs.
 *
 * A text is gone through word by word. Tags, addresses of links and code are passed over; marks of emphasis and blanks are all
 * that may stand between two words which stand side by side.
 */
#include "lint.h"
#include "word_scan.h"

#include <string.h>
#include <strings.h>

static bool is_listed(const struct list_of *list, const char *word, size_t n)
{
	for (int i = 0; i < list->n; i++) {
		const char *name = ((const char *const *)list->v)[i];
		if (strlen(name) == n && !strncasecmp(name, word, n))
			return true;
	}
	return false;
}

/* Not a name of one letter or a number: notes, variables, digits. */
static bool may_not_repeat(const struct lint *l, const char *word, size_t n)
{
	bool letter = utf8_count(word, n) == 1 && *word != 'a';
	for (size_t i = 0; i < n; i++)
		letter = letter || (word[i] >= '0' && word[i] <= '9');
	return !letter && !is_listed(&l->rules->doubles, word, n);
}

static struct node *lint_text(struct text_map *m, const char *context, const struct shape_field *field, struct node *n)
{
	const struct lint *l = m->user;
	struct word_scan w = {.p = n->text, .end = n->text + strlen(n->text)};
	(void)context;
	if ((field && field->type == SHAPE_LINK) || n->lang)
		return n; /* an address, or a text of another language */
	for (struct word_scan before = w; word_scan_next(&w); before = w) {
		bool same = w.beside && before.word && before.n == w.n && !strncasecmp(before.word, w.word, w.n);
		if (same && l->rules->doubles.at && may_not_repeat(l, w.word, w.n))
			diag_report(l->diag, DIAG_DOUBLED_WORD, text_place(n->at, n->text, (size_t)(w.word - n->text)),
			            arena_strndup(l->arena, w.word, w.n));
	}
	const char *quotes = l->rules->quotes;
	if (w.straight && quotes && !strchr(quotes, '"') && !strchr(quotes, '\''))
		diag_report(l->diag, DIAG_STRAIGHT_APOSTROPHE, text_place(n->at, n->text, (size_t)(w.straight - n->text)));
	return n;
}

void lint_texts(const struct lint *l, const struct content *content, const struct node *words, const char *document)
{
	struct text_map map = {lint_text, l->arena, (void *)(uintptr_t)l};
	content_map(content, &map);
	words_map(words, document, &map);
}

/* -- catalogs ------------------------------------------------------------------------------- */

enum { SENTENCE = 5 /* words: fewer may be a name */ };

static int count_words(const char *text)
{
	struct word_scan w = {.p = text, .end = text + strlen(text)};
	int n = 0;
	while (word_scan_next(&w))
		n++;
	return n;
}

void lint_catalog(const struct lint *l, const struct catalog *catalog)
{
	const struct po_entry *const *entry;
	int n = catalog_entries(catalog, &entry);
	for (int i = 0; i < n; i++) {
		bool copied = !entry[i]->fuzzy && *entry[i]->text && !strcmp(entry[i]->source, entry[i]->text);
		if (copied && !strstr(entry[i]->text, "://") && count_words(entry[i]->text) >= SENTENCE)
			diag_report(l->diag, DIAG_COPIED_SOURCE, entry[i]->at, l->locale);
	}
}

void lint_gaps(const struct lint *l, const struct catalog *catalog, const struct progress *progress)
{
	for (int i = 0; i < progress->gaps.n; i++) {
		const struct text_gap *gap = &progress->gaps.v[i];
		const struct po_entry *e = gap->kind == TEXT_MISSING ? NULL : catalog_find(catalog, gap->context);
		if (e)
			diag_report(l->diag, DIAG_STALE_TRANSLATION, e->at,
			            gap->kind == TEXT_FUZZY ? "the translation is marked as fuzzy"
			                                    : "the source has changed since",
			            l->locale);
	}
}

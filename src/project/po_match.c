/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Texts of the source and entries of a PO file, joined in steps, each over all texts:
 *
 *   anchors      words that are there once before and now
 *   records      what stands beside an anchor that moved, moves with it
 *   neighbours   so does what follows it, or stands before it, in a list
 *   keys         words under their old key
 *   words        the same words anywhere, first under a key that differs in numbers only
 *   changes      other words between two that moved, under the same key, or the key that its record had
 *   copies       words that are there oftener than before
 *
 * Each index is a hash, and entries that are equal are chained, so time grows with the number of texts only.
 */
#include "po_match.h"

#include <string.h>

#define NONE (-1)

/* -- chains of those that are equal --------------------------------------------------------- */

struct chain {
	const char *key;
	int head, last, n;
	int first; /* of those that may still be taken; NONE: there is none */
	enum { UNASKED, AGREED, DIFFERENT } agreed;
};

struct index {
	struct arena *arena;
	struct hashes by_hash;
	VEC(struct chain) chains;
	int *next; /* of each member */
};

static struct index index_new(struct arena *a, int n)
{
	return (struct index){.arena = a, .next = NEW_ARRAY(a, int, n + 1)};
}

static struct chain *index_find(const struct index *x, const char *key)
{
	const int *i;
	for (size_t step = 0; (i = hashes_next(&x->by_hash, hash_bytes(key, strlen(key), HASH_SEED), &step));)
		if (!strcmp(x->chains.v[*i].key, key))
			return &x->chains.v[*i];
	return NULL;
}

static void index_put(struct index *x, const char *key, int member)
{
	struct chain *c = index_find(x, key);
	x->next[member] = NONE;
	if (c) {
		x->next[c->last] = member;
		c->last = member;
		c->n++;
		return;
	}
	hashes_put(x->arena, &x->by_hash, hash_bytes(key, strlen(key), HASH_SEED), x->chains.n);
	*vec_push(x->arena, &x->chains) = (struct chain){key, member, member, 1, member, UNASKED};
}

/* -- keys ----------------------------------------------------------------------------------- */

/* A separator that stands in no key, as gettext has it between a context and its source. */
static const char *pair_of(struct arena *a, const char *context, const char *source)
{
	return arena_printf(a, "%s\4%s", context ? context : "", source);
}

/* The context with # for each number in it: equal for all items of a list. */
static const char *family_of(struct arena *a, const char *context)
{
	struct buf b = {0};
	for (const char *p = context;; p++) {
		size_t digits = strspn(p, "0123456789"), n = strcspn(p, ".");
		if (n && digits == n)
			buf_putc(&b, '#');
		else
			buf_put(&b, p, n);
		p += n;
		if (!*p)
			break;
		buf_putc(&b, '.');
	}
	const char *family = arena_strdup(a, buf_cstr(&b));
	buf_free(&b);
	return family;
}

/* -- the state ------------------------------------------------------------------------------ */

struct matching {
	struct arena *arena;
	struct po_text *text;
	int texts;
	const struct po_entry *const *entry; /* obsolete ones behind the others */
	int entries, obsolete;
	int *from; /* of each text */
	int *to;   /* of each entry */
	const char **text_family, **entry_family;
	struct index by_pair, by_context, by_source, by_family; /* entries; the last two those with a translation */
	struct index text_by_source, text_by_pair;
	struct index moved;      /* a context, or its beginning, to the text that says where it came from */
	const char **moved_from; /* of each such text: the beginning that it had */
};

static bool same_words(const struct matching *m, int text, int entry)
{
	return !strcmp(m->text[text].source, m->entry[entry]->source);
}

static bool same_key(const struct matching *m, int text, int entry)
{
	return m->entry[entry]->context && !strcmp(m->text[text].context, m->entry[entry]->context);
}

static void index_entry(struct matching *m, int i)
{
	const struct po_entry *e = m->entry[i];
	m->entry_family[i] = family_of(m->arena, e->context ? e->context : "");
	index_put(&m->by_pair, pair_of(m->arena, e->context, e->source), i);
	if (i < m->entries - m->obsolete && e->context)
		index_put(&m->by_context, e->context, i);
	if (!*e->text)
		return;
	index_put(&m->by_source, e->source, i);
	index_put(&m->by_family, pair_of(m->arena, m->entry_family[i], e->source), i);
}

static void index_all(struct matching *m)
{
	struct index *of_entries[] = {&m->by_pair, &m->by_context, &m->by_source, &m->by_family};
	struct index *of_texts[] = {&m->text_by_source, &m->text_by_pair, &m->moved};
	for (int i = 0; i < COUNT_OF(of_entries); i++)
		*of_entries[i] = index_new(m->arena, m->entries);
	for (int i = 0; i < COUNT_OF(of_texts); i++)
		*of_texts[i] = index_new(m->arena, m->texts);
	for (int i = 0; i < m->entries; i++) {
		m->to[i] = NONE;
		index_entry(m, i);
	}
	for (int i = 0; i < m->texts; i++) {
		m->from[i] = NONE;
		m->text_family[i] = family_of(m->arena, m->text[i].context);
		index_put(&m->text_by_source, m->text[i].source, i);
		index_put(&m->text_by_pair, pair_of(m->arena, m->text[i].context, m->text[i].source), i);
	}
}

/* Where the two keys part, read from their ends: the text's beginning was the entry's. */
static void note_move(struct matching *m, int text, int entry)
{
	const char *new = m->text[text].context, *old = m->entry[entry]->context;
	const char *p = new + strlen(new), *q = old + strlen(old), *end = p, *was = q;
	while (p > new &&q > old && p[-1] == q[-1]) {
		p--, q--;
		if (*p == '.') {
			end = p;
			was = q;
		}
	}
	const char *beginning = arena_strndup(m->arena, new, (size_t)(end - new));
	if (index_find(&m->moved, beginning))
		return;
	index_put(&m->moved, beginning, text);
	m->moved_from[text] = arena_strndup(m->arena, old, (size_t)(was - old));
}

static void join(struct matching *m, int text, int entry)
{
	m->from[text] = entry;
	m->to[entry] = text;
	if (m->entry[entry]->context && !same_key(m, text, entry))
		note_move(m, text, entry);
}

/* -- steps ---------------------------------------------------------------------------------- */

static void join_anchors(struct matching *m)
{
	for (int i = 0; i < m->texts; i++) {
		const struct chain *entries = index_find(&m->by_source, m->text[i].source);
		const struct chain *texts = index_find(&m->text_by_source, m->text[i].source);
		if (entries && entries->n == 1 && m->to[entries->head] == NONE && texts && texts->n == 1)
			join(m, i, entries->head);
	}
}

/* The key that a text had before the record moved in which it stands; NULL: none did. */
static const char *old_key(const struct matching *m, int text)
{
	const char *context = m->text[text].context;
	for (size_t n = strlen(context); n; n--) {
		if (context[n] && context[n] != '.')
			continue;
		const struct chain *c = index_find(&m->moved, arena_strndup(m->arena, context, n));
		if (c)
			return arena_printf(m->arena, "%s%s", m->moved_from[c->head], context + n);
	}
	return NULL;
}

static void join_pair(struct matching *m, int text, const char *context)
{
	const struct chain *c = context ? index_find(&m->by_pair, pair_of(m->arena, context, m->text[text].source)) : NULL;
	if (c && m->to[c->head] == NONE)
		join(m, text, c->head);
}

static void join_records(struct matching *m)
{
	for (int i = 0; i < m->texts; i++)
		if (m->from[i] == NONE)
			join_pair(m, i, old_key(m, i));
}

/* The text behind (step 1) or before (-1) one that moved. */
static void join_neighbour(struct matching *m, int text, int step)
{
	int from = m->from[text - step], entry = from + step;
	if (m->from[text] != NONE || from == NONE || same_key(m, text - step, from) || entry < 0 || entry >= m->entries)
		return;
	if (m->to[entry] == NONE && same_words(m, text, entry) && !strcmp(m->text_family[text], m->entry_family[entry]))
		join(m, text, entry);
}

static void join_neighbours(struct matching *m)
{
	for (int i = 1; i < m->texts; i++)
		join_neighbour(m, i, 1);
	for (int i = m->texts - 2; i >= 0; i--)
		join_neighbour(m, i, -1);
}

static void join_keys(struct matching *m)
{
	for (int i = 0; i < m->texts; i++)
		if (m->from[i] == NONE)
			join_pair(m, i, m->text[i].context);
}

/* The next of a chain that no text has; NONE: all are taken. */
static int next_free(const struct matching *m, struct index *x, const char *key)
{
	struct chain *c = index_find(x, key);
	while (c && c->first != NONE && m->to[c->first] != NONE)
		c->first = x->next[c->first];
	return c ? c->first : NONE;
}

static void join_words(struct matching *m, struct index *x, bool family)
{
	for (int i = 0; i < m->texts; i++) {
		const char *key = m->text[i].source;
		if (m->from[i] != NONE)
			continue;
		int entry = next_free(m, x, family ? pair_of(m->arena, m->text_family[i], key) : key);
		if (entry != NONE)
			join(m, i, entry);
	}
}

static void join_context(struct matching *m, int text, const char *context)
{
	const struct chain *c = context ? index_find(&m->by_context, context) : NULL;
	if (c && m->to[c->last] == NONE)
		join(m, text, c->last);
}

/* Other words behind (step 1) or before (-1) a text that moved, and before the one that follows, where the list goes on:
   they moved along. */
static void join_gap(struct matching *m, int text, int step)
{
	int moved = text - step, other = text + step, entry = m->from[moved] + step;
	bool goes_on = other >= 0 && other < m->texts && !strcmp(m->text_family[other], m->text_family[text]);
	if (m->from[text] != NONE || m->from[moved] == NONE || same_key(m, moved, m->from[moved]) || entry < 0 ||
	    entry >= m->entries - m->obsolete || m->to[entry] != NONE ||
	    strcmp(m->text_family[text], m->entry_family[entry]) != 0)
		return;
	if (!goes_on || m->from[other] == entry + step)
		join(m, text, entry);
}

static void join_changes(struct matching *m)
{
	for (int i = 1; i < m->texts; i++)
		join_gap(m, i, 1);
	for (int i = m->texts - 2; i >= 0; i--)
		join_gap(m, i, -1);
	for (int i = 0; i < m->texts; i++)
		if (m->from[i] == NONE)
			join_context(m, i, old_key(m, i));
	for (int i = 0; i < m->texts; i++)
		if (m->from[i] == NONE)
			join_context(m, i, m->text[i].context);
}

/* -- what comes of it ----------------------------------------------------------------------- */

static void copy_fuzzy(struct po_text *t)
{
	t->fuzzy = true;
	t->previous_context = t->from->fuzzy ? t->from->previous_context : t->from->context;
	t->previous_source = t->from->fuzzy ? t->from->previous_source : t->from->source;
}

static void take_over(struct matching *m, int text)
{
	struct po_text *t = &m->text[text];
	t->from = m->entry[m->from[text]];
	if (*t->from->text && !same_words(m, text, m->from[text])) {
		copy_fuzzy(t);
	} else if (t->from->fuzzy) {
		t->fuzzy = true;
		t->previous_context = t->from->previous_context;
		t->previous_source = t->from->previous_source;
	}
}

/* Whether all members have one translation, and none is to be looked at again. */
static bool agree(const struct matching *m, const struct index *x, struct chain *c)
{
	const struct po_entry *first = m->entry[c->head];
	if (c->agreed == UNASKED) {
		c->agreed = AGREED;
		for (int i = c->head; i != NONE; i = x->next[i])
			if (m->entry[i]->fuzzy || strcmp(m->entry[i]->text, first->text) != 0)
				c->agreed = DIFFERENT;
	}
	return c->agreed == AGREED;
}

/* Items of one list that have the same words are translated alike when those before were; elsewhere the same
   words may mean something else. */
static void copy_words(struct matching *m, int text)
{
	struct po_text *t = &m->text[text];
	struct chain *alike = index_find(&m->by_family, pair_of(m->arena, m->text_family[text], t->source));
	const struct chain *any = alike ? alike : index_find(&m->by_source, t->source);
	if (!any)
		return;
	t->from = m->entry[any->head];
	t->copied = true;
	if (!alike || !agree(m, &m->by_family, alike))
		copy_fuzzy(t);
}

static int list_unused(const struct matching *m, const struct po_entry ***unused)
{
	int n = 0;
	*unused = NEW_ARRAY(m->arena, const struct po_entry *, m->entries + 1);
	for (int i = 0; i < m->entries; i++) {
		const struct po_entry *e = m->entry[i];
		if (m->to[i] == NONE && *e->text && !index_find(&m->text_by_pair, pair_of(m->arena, e->context, e->source)))
			(*unused)[n++] = e;
	}
	return n;
}

static void list_entries(struct matching *m, const struct catalog *old)
{
	const struct po_entry *const *active, *const *obsolete;
	int n = catalog_entries(old, &active);
	m->obsolete = catalog_obsolete(old, &obsolete);
	m->entries = n + m->obsolete;
	const struct po_entry **all = NEW_ARRAY(m->arena, const struct po_entry *, m->entries + 1);
	for (int i = 0; i < m->entries; i++)
		all[i] = i < n ? active[i] : obsolete[i - n];
	m->entry = all;
}

int po_match(struct arena *a, struct po_text *text, int n, const struct catalog *old, const struct po_entry ***unused)
{
	struct matching m = {.arena = a, .text = text, .texts = n};
	list_entries(&m, old);
	int entries = m.entries;
	m.from = NEW_ARRAY(a, int, n + 1);
	m.to = NEW_ARRAY(a, int, entries + 1);
	m.text_family = NEW_ARRAY(a, const char *, n + 1);
	m.entry_family = NEW_ARRAY(a, const char *, entries + 1);
	m.moved_from = NEW_ARRAY(a, const char *, n + 1);
	index_all(&m);
	join_anchors(&m);
	join_records(&m);
	join_neighbours(&m);
	join_keys(&m);
	join_words(&m, &m.by_family, true);
	join_words(&m, &m.by_source, false);
	join_changes(&m);
	for (int i = 0; i < n; i++)
		if (m.from[i] != NONE)
			take_over(&m, i);
		else
			copy_words(&m, i);
	return list_unused(&m, unused);
}

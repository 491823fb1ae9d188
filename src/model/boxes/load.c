/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Boxes from their trees. A box is a mapping with one key that names its kind, beside the keys that
 * all boxes share; the tables say what stands below them.
 */
#include "effect.h"
#include "boxes/container.h"
#include "load.h"
#include "hint.h"
#include "language.h"
#include "link.h"
#include "style.h"

#include <string.h>

struct box_changes box_changes_new(struct arena *a, const struct node *by_id)
{
	struct box_changes c = {0};
	if (!by_id || by_id->kind != NODE_MAP)
		return c;
	c.by_id = by_id;
	c.used = NEW_ARRAY(a, bool, by_id->n + 1);
	return c;
}

static bool has_box(const struct node *n, const char *id)
{
	const struct node *own = n && n->kind == NODE_MAP ? node_find(n, "id") : NULL;
	bool found = own && own->kind == NODE_TEXT && !strcmp(own->text, id);
	for (int i = 0; n && n->kind != NODE_TEXT && i < n->n && !found; i++)
		found = has_box(n->item[i], id);
	return found;
}

void box_changes_report_unused(const struct box_changes *c, struct diag *d, const struct node *layout)
{
	for (int i = 0; c->by_id && i < c->by_id->n; i++)
		if (!c->used[i] && !has_box(layout, c->by_id->key[i]))
			diag_report(d, DIAG_UNKNOWN_TARGET, c->by_id->key_at[i], c->by_id->key[i]);
}

static enum box_kind kind_of(const char *key)
{
	if (!strcmp(key, "text"))
		return BOX_PROSE;
	int i = 0;
	while (i < BOX_KINDS && strcmp(key, box_types[i]->key) != 0)
		i++;
	return (enum box_kind)i;
}

static bool has_field(const struct record *r, const char *key)
{
	for (const struct field *f = r->fields; f->key; f++)
		if (!strcmp(f->key, key))
			return true;
	return false;
}

static bool is_common(const char *key) { return has_field(&box_common_record, key); }
static bool is_kind(const char *key) { return kind_of(key) < BOX_KINDS; }
/* Keys of styles, which CSS has beside the text. */
static bool is_look(const char *key) { return has_field(&style_record, key) && !is_common(key) && !is_kind(key); }
/* The keys of `each` stand beside those that every box takes. */
static bool is_of_each(const char *key) { return has_field(box_types[BOX_EACH]->record, key); }

/* The kind of the box whose own keys a record holds. */
static const char *kind_of_record(const struct record *r)
{
	for (int i = 0; i < BOX_KINDS; i++)
		if (box_types[i]->record == r)
			return box_types[i]->key;
	return NULL;
}

/* The kind that a mapping of a box names; BOX_KINDS: none. */
static enum box_kind kind_in(const struct node *n)
{
	enum box_kind kind = BOX_KINDS;
	for (int i = 0; i < n->n && kind == BOX_KINDS; i++)
		kind = kind_of(n->key[i]);
	return kind;
}

bool boxes_hint_key(struct schema *s, const struct node *map, int i, const struct record *r)
{
	const char *key = map->key[i], *kind = kind_of_record(r);
	if (kind && is_common(key)) {
		diag_hint(s->diag, "it stands beside '%s', not below it: '%s: ...', '%s: ...'", kind, kind, key);
		return true;
	}
	if (r != &box_common_record)
		return false;
	const struct box_type *type = kind_in(map) < BOX_KINDS ? box_types[kind_in(map)] : NULL;
	if (type && has_field(type->record, key))
		diag_hint(s->diag, "it stands below '%s': '%s: {%s%s%s: ...}'", type->key, type->key,
		          type->record->main ? type->record->main : "", type->record->main ? ": ..., " : "", key);
	else if (is_look(key))
		diag_hint(s->diag, "it belongs to a style: declare one below `styles`, and name it here by `style`");
	else
		return false;
	return true;
}

static bool is_break(const struct node *n)
{
	enum box_kind kind = n->kind == NODE_TEXT ? kind_of(n->text) : BOX_KINDS;
	return kind == BOX_PAGE_BREAK || kind == BOX_COLUMN_BREAK;
}

/* What was to name the kind: the first key that no box shares; -1: there is none. */
static int find_stranger(const struct node *n)
{
	for (int i = 0; i < n->n; i++)
		if (!is_common(n->key[i]))
			return i;
	return -1;
}

static void hint_kinds(struct schema *s, const char *word)
{
	const char *names[BOX_KINDS], *all = "";
	for (int i = 0; i < BOX_KINDS; i++) {
		names[i] = box_types[i]->key;
		all = arena_printf(s->arena, "%s%s%s", all, i ? ", " : "", names[i]);
	}
	const char *meant = word ? hint_word(s->diag, word, names, BOX_KINDS) : NULL;
	if (meant)
		diag_hint(s->diag, "did you mean '%s'? The boxes are %s", meant, all);
	else
		diag_hint(s->diag, "the boxes are %s", all);
}

static void report_no_kind(struct schema *s, const struct node *n)
{
	int i = find_stranger(n);
	if (i < 0)
		diag_report(s->diag, DIAG_BAD_BOX, n->at, "nothing here says what kind of box this is");
	else
		diag_report(s->diag, DIAG_BAD_BOX, n->key_at[i], arena_printf(s->arena, "there is no box '%s'", n->key[i]));
	hint_kinds(s, i < 0 ? NULL : n->key[i]);
}

/* The one key of the mapping that names a box kind; -1 after reporting. */
static int find_kind(struct schema *s, const struct node *n)
{
	int found = -1;
	for (int i = 0; i < n->n; i++) {
		if (kind_of(n->key[i]) == BOX_KINDS)
			continue;
		if (found >= 0) {
			diag_report(s->diag, DIAG_BAD_BOX, n->key_at[i],
			            arena_printf(s->arena, "a box cannot be both '%s' and '%s'", n->key[found], n->key[i]));
			diag_hint(s->diag, "each box begins with '- '");
			return -1;
		}
		found = i;
	}
	if (found < 0)
		report_no_kind(s, n);
	return found;
}

/* What is written for a box of which nothing more need be said; else what is to follow. */
static void hint_kind(struct schema *s, enum box_kind kind)
{
	bool more = false;
	for (const struct field *f = box_types[kind]->record->fields; f->key; f++)
		more = more || (f->flags & REQUIRED);
	if (kind == BOX_PAGE_BREAK || kind == BOX_COLUMN_BREAK)
		diag_hint(s->diag, "did you mean '- %s'?", box_types[kind]->key);
	else if (more)
		diag_hint(s->diag, "what it holds follows behind a colon: '- %s: ...'", box_types[kind]->key);
	else
		diag_hint(s->diag, "did you mean '- %s: {}'?", box_types[kind]->key);
}

/* A text or a list where a box should be. */
static void report_no_box(struct schema *s, const struct node *n)
{
	node_wrong_type(s->diag, n, "a box", "a mapping", NODE_MAP);
	if (n->kind != NODE_TEXT)
		return;
	const char *names[BOX_KINDS];
	for (int i = 0; i < BOX_KINDS; i++)
		names[i] = box_types[i]->key;
	const char *meant = strchr(n->text, ' ') ? NULL : hint_word(s->diag, n->text, names, BOX_KINDS);
	if (meant)
		hint_kind(s, kind_of(meant));
	else
		diag_hint(s->diag, "text is a box too: '- text: %.40s'", n->text);
}

/* Lays the overlay for the box's id over it; NULL when the overlay leaves the box out. */
static const struct node *change(struct schema *s, struct box_changes *c, const struct node *n)
{
	const struct node *id = node_find(n, "id");
	int i = id && id->kind == NODE_TEXT ? node_index_of(c->by_id, id->text) : -1;
	if (i < 0)
		return n;
	c->used[i] = true;
	struct node *over = c->by_id->item[i];
	return node_is_null(over) ? NULL : node_merge(s->arena, (struct node *)(uintptr_t)n, over);
}

static struct box *box_new(struct schema *s, enum box_kind kind, struct where at)
{
	struct box *b = NEW(s->arena, struct box);
	b->kind = kind;
	b->at = at;
	b->record = box_types[kind]->record;
	b->props = arena_alloc(s->arena, b->record->size);
	return b;
}

static void check_lang(struct schema *s, const struct node *n, struct box *b)
{
	if (!b->lang)
		return;
	if (language_is_tag(b->lang)) {
		b->lang = language_canonical(s->arena, b->lang);
		return;
	}
	diag_report(s->diag, DIAG_BAD_LANGUAGE, node_find(n, "lang")->at, b->lang);
	language_hint(s->diag, b->lang);
	b->lang = NULL;
}

/* One that holds a path is looked at when that is filled in. */
static void check_id(struct schema *s, const struct box *b)
{
	const struct node *id = b->id.source;
	if (!id || strchr(id->text, '{') || link_is_id(s->arena, id->text))
		return;
	diag_report(s->diag, DIAG_BAD_ID, id->at, id->text);
	hint_id(s->diag, id->text);
}

/* `each` without anything to repeat. */
static void check_each(struct schema *s, const struct node *n, const struct each_props *p)
{
	const struct node *boxes = node_find(n, "do");
	if (boxes && boxes->kind == NODE_LIST && !boxes->n && !p->boxes.n)
		diag_report(s->diag, DIAG_EMPTY_VALUE, boxes->at, "'do'", "at least one box");
}

static struct box *load_box(struct schema *s, struct box_changes *changes, const struct node *n)
{
	if (is_break(n)) { /* `- page-break` needs no colon */
		struct box *b = box_new(s, kind_of(n->text), n->at);
		schema_load(s, NULL, &box_common_record, b);
		return b;
	}
	if (n->kind != NODE_MAP) {
		report_no_box(s, n);
		return NULL;
	}
	if (!(n = change(s, changes, n)))
		return NULL;
	int i = find_kind(s, n);
	if (i < 0)
		return NULL;
	struct box *b = box_new(s, kind_of(n->key[i]), n->at);
	schema_load_with(s, n, &box_common_record, b, b->kind == BOX_EACH ? is_of_each : is_kind);
	check_lang(s, n, b);
	check_id(s, b);
	b->place.set = !node_is_null(node_find(n, "place"));
	if (b->kind == BOX_EACH)
		schema_load_with(s, n, b->record, b->props, is_common);
	else
		schema_load(s, n->item[i], b->record, b->props);
	if (b->kind == BOX_EACH)
		check_each(s, n, b->props);
	effects_check(s, n, b->kind == BOX_EACH ? n : n->item[i], b);
	return b;
}

struct box_list boxes_load(struct schema *s, struct box_changes *changes, const struct node *n)
{
	bool one = n->kind == NODE_MAP;
	if (n->kind == NODE_TEXT) {
		node_wrong_type(s->diag, n, "a place for boxes", "a list of boxes", NODE_LIST);
		if (n->text[0] && !n->text[strspn(n->text, "0123456789")])
			diag_hint(s->diag, "a number of columns is their `count`: {count: %s, boxes: [...]}", n->text);
		return (struct box_list){0};
	}
	struct box_list list = {0, NEW_ARRAY(s->arena, struct box *, one ? 1 : n->n + 1)};
	for (int i = 0; i < (one ? 1 : n->n); i++) {
		struct box *b = load_box(s, changes, one ? n : n->item[i]);
		if (b)
			list.v[list.n++] = b;
	}
	return list;
}

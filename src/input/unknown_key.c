/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where a key stands that was written at another place, and what else was meant by one that is not there. */
#include "unknown_key.h"
#include "hint.h"

#include <ctype.h>
#include <string.h>

/* So many keys of a record are listed when nothing like the one that it lacks is among them. */
#define FEW_KEYS 8

bool node_is_bare_path(const struct node *n)
{
	return n->kind == NODE_MAP && n->flow && n->n == 1 && node_is_null(n->item[0]);
}

static int keys_of(const struct record *r, const char **names, int most)
{
	int n = 0;
	for (const struct field *f = r->fields; f->key && n < most; f++)
		names[n++] = f->key;
	return n;
}

static const char *join_keys(struct arena *a, const char *const *names, int n)
{
	const char *all = n ? names[0] : "no keys";
	for (int i = 1; i < n; i++)
		all = arena_printf(a, "%s, %s", all, names[i]);
	return all;
}

/* `size: a4` beside `page`; the record below which it stands. */
static const struct field *owner_of(const struct record *r, const char *key)
{
	for (const struct field *f = r->fields; f->key; f++)
		for (const struct field *in = f->type == F_RECORD ? f->record->fields : NULL; in && in->key; in++)
			if (!strcmp(in->key, key))
				return f;
	return NULL;
}

/* `<<` of YAML, and what a keyboard or a word processor makes of it. */
static bool is_merge(const char *key)
{
	static const char *const parts[] = {"<", "\xE2\x80\xB9", "\xC2\xAB", "\xEF\xBC\x9C", "\xE3\x80\x8A", "&lt;"};
	if (!*key)
		return false;
	while (*key) {
		size_t n = 0;
		for (int i = 0; i < COUNT_OF(parts) && !n; i++)
			n = !strncmp(key, parts[i], strlen(parts[i])) ? strlen(parts[i]) : 0;
		if (!n)
			return false;
		key += n;
	}
	return true;
}

/* What a key is for that no record has; false: nothing is known of it. */
static bool hint_key(struct schema *s, const struct node *map, int i, const struct record *r)
{
	const char *key = map->key[i];
	const struct field *owner = owner_of(r, key);
	if (node_is_bare_path(map))
		diag_hint(s->diag, "a text that starts with '{' needs quotes: '{%s}'", key);
	else if (map->flow && isdigit((unsigned char)*key))
		diag_hint(s->diag, "decimals stand behind a point; a comma ends the value before it");
	else if (is_merge(key))
		diag_hint(s->diag,
		          "mappings are not merged by a key: a style says 'extends: NAME', and other values stand as "
		          "they are or behind an alias, 'key: *name'");
	else if (!strcmp(key, "allow"))
		diag_hint(s->diag, "codes with their reasons stand below it: 'allow: {CODE: why it may pass}'");
	else if (s->hint_key && s->hint_key(s, map, i, r))
		return true;
	else if (owner)
		diag_hint(s->diag, "it stands below '%s': '%s: {%s: ...}'", owner->key, owner->key, key);
	else
		return false;
	return true;
}

const char *unknown_key_report(struct schema *s, const struct node *map, int i, const struct record *r)
{
	const char *names[64];
	int n = keys_of(r, names, COUNT_OF(names));
	if (!strcmp(map->key[i], "allow") && map->item[i]->kind != NODE_MAP) {
		diag_report(s->diag, DIAG_WRONG_TYPE, map->item[i]->at, "'allow'", "a mapping",
		            node_is_null(map->item[i]) ? "empty" : node_kind_name(map->item[i]));
		hint_key(s, map, i, r);
		return NULL;
	}
	diag_report(s->diag, DIAG_UNKNOWN_KEY, map->key_at[i], r->name, map->key[i]);
	if (hint_key(s, map, i, r))
		return NULL;
	const char *meant = hint_word(s->diag, map->key[i], names, n);
	if (!meant && n <= FEW_KEYS)
		diag_hint(s->diag, "it has %s", join_keys(s->arena, names, n));
	return meant;
}

/* -- values in place of a mapping ------------------------------------------------------------- */

/* `margins: 10mm`: one value for all. */
static bool is_of_one_type(const struct record *r)
{
	for (const struct field *f = r->fields; f->key; f++)
		if (f->type != r->fields->type)
			return false;
	return r->fields->key && r->fields->type == F_LENGTH;
}

static const char *each_key(struct arena *a, const struct record *r, const char *value)
{
	const char *all = "";
	for (const struct field *f = r->fields; f->key; f++)
		all = arena_printf(a, "%s%s%s: %s", all, *all ? ", " : "", f->key, value);
	return all;
}

static bool is_required(const struct field *f) { return (f->flags & REQUIRED) != 0; }

/* The key for which a bare value is: the one that must be there, else the first one. */
static const struct field *likely_key(const struct record *r)
{
	for (const struct field *f = r->fields; f->key; f++)
		if (is_required(f))
			return f;
	return r->fields;
}

static bool is_short(const char *value) { return strlen(value) < 40 && !strpbrk(value, ":=\n"); }

/* Whether a bare value can be told to be meant for a key. */
static bool is_likely(const struct field *f) { return is_required(f) || f->type == F_INT || !strcmp(f->key, "size"); }

void hint_mapping(struct schema *s, const struct node *n, const struct record *r)
{
	const char *names[FEW_KEYS + 1];
	const struct field *likely = likely_key(r);
	int count = keys_of(r, names, COUNT_OF(names));
	bool flag, text = n->kind == NODE_TEXT && !node_is_null(n);
	if (text && (!count || (flag_parse(n->text, &flag) && !is_required(likely))))
		diag_hint(s->diag, "nothing need stand behind the colon; leave '%s' out", n->text);
	else if (text && is_of_one_type(r))
		diag_hint(s->diag, "each has its key: {%s}", each_key(s->arena, r, n->text));
	else if (text && is_short(n->text) && is_likely(likely))
		diag_hint(s->diag, "did you mean {%s: %s}?", likely->key, n->text);
	else if (n->kind != NODE_MAP && count && count <= FEW_KEYS)
		diag_hint(s->diag, "lines of the form 'key: value' are wanted; it has %s",
		          join_keys(s->arena, names, count));
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * One engine loads every record of the language from its table. Each key is checked for being
 * known, each value for its form and range; what is wrong is reported and replaced by the
 * default, so that one run finds all mistakes.
 */
#include "hint.h"
#include "needs.h"
#include "unknown_key.h"
#include "value.h"

#include <ctype.h>
#include <string.h>

static void load_value(struct schema *s, const struct field *f, const struct node *n, void *out);

static void load_flag(struct schema *s, const struct field *f, const struct node *n, bool *out)
{
	if (!value_is_text(s, f, n, "true or false") || flag_parse(n->text, out))
		return;
	diag_report(s->diag, DIAG_BAD_CHOICE, n->at, value_name(s, f), n->text, "true, false");
	hint_flag(s->diag, n->text);
}

static void load_color(struct schema *s, const struct field *f, const struct node *n, color *out)
{
	if (!value_is_text(s, f, n, "a colour") || color_parse(n->text, out))
		return;
	if (s->token && s->token(s->user, F_COLOR, n->text, out))
		return;
	diag_report(s->diag, DIAG_BAD_COLOR, n->at, n->text);
	hint_color(s->diag, n->text);
	if (s->hint_token)
		s->hint_token(s->user, F_COLOR, n->text);
}

static int count_words(const char *const *words)
{
	int n = 0;
	while (words[n])
		n++;
	return n;
}

static const char *join_words(struct arena *a, const char *const *words, int n)
{
	const char *all = n ? words[0] : "no keys";
	for (int i = 1; i < n; i++)
		all = arena_printf(a, "%s, %s", all, words[i]);
	return all;
}

static void load_choice(struct schema *s, const struct field *f, const struct node *n, int *out)
{
	if (!value_is_text(s, f, n, "a word"))
		return;
	for (int i = 0; f->choices[i]; i++)
		if (!strcmp(f->choices[i], n->text)) {
			*out = i;
			return;
		}
	diag_report(s->diag, DIAG_BAD_CHOICE, n->at, value_name(s, f), n->text,
	            join_words(s->arena, f->choices, count_words(f->choices)));
	hint_word(s->diag, n->text, f->choices, count_words(f->choices));
}

static void load_edges(struct schema *s, const struct field *f, const struct node *n, struct edges *out)
{
	const struct field sides[] = {
	        {.key = "top", .type = F_LENGTH, .offset = offsetof(struct edges, top), .min = f->min, .max = f->max},
	        {.key = "right", .type = F_LENGTH, .offset = offsetof(struct edges, right), .min = f->min, .max = f->max},
	        {.key = "bottom", .type = F_LENGTH, .offset = offsetof(struct edges, bottom), .min = f->min, .max = f->max},
	        {.key = "left", .type = F_LENGTH, .offset = offsetof(struct edges, left), .min = f->min, .max = f->max},
	        {.key = NULL},
	};
	const struct record record = {.name = "a set of edges", .fields = sides};
	if (n->kind == NODE_TEXT) {
		mpt v = 0;
		value_length(s, f, n, &v);
		*out = (struct edges){v, v, v, v};
	} else {
		schema_load(s, n, &record, out);
	}
}

/* A word of a choice that stands in the list before. */
static void check_repeated(struct schema *s, const struct field *f, const struct list_of *list, const struct node *n)
{
	const int *word = list->v;
	for (int i = 0; f->type == F_CHOICE && i + 1 < list->n; i++)
		if (word[i] == word[list->n - 1]) {
			diag_report(s->diag, DIAG_REPEATED, n->at, n->text);
			return;
		}
}

enum { NO_CHOICE = -1 };

/* A name or word that was refused is no element: lists hold no NULL, and only words that somebody wrote. */
static bool is_refused(const struct field *f, const void *v)
{
	if (f->type == F_CHOICE)
		return *(const int *)v == NO_CHOICE;
	return f->type == F_NAME && !*(const char *const *)v;
}

static void load_list(struct schema *s, const struct field *f, const struct node *n, struct list_of *out)
{
	size_t size = field_size(f->element);
	bool one = n->kind != NODE_LIST; /* a single value stands for a list of one */
	if (n->kind == NODE_MAP && f->element->type != F_RECORD) {
		node_wrong_type(s->diag, n, value_name(s, f), "a list", NODE_LIST);
		return;
	}
	int most = one ? 1 : n->n;
	struct field element = *f->element;
	element.key = f->key;
	element.flags |= one ? 0 : IS_ITEM;
	out->n = 0;
	out->v = arena_alloc(s->arena, size * (size_t)most);
	out->at = NEW_ARRAY(s->arena, struct where, most + 1);
	for (int i = 0; i < most; i++) {
		char *v = (char *)out->v + size * (size_t)out->n;
		const struct node *from = one ? n : n->item[i];
		if (element.type == F_CHOICE)
			*(int *)(void *)v = NO_CHOICE;
		if (element.type == F_DIM && element.flags & TAKES_FR) /* where it is refused, a share is least in the way */
			*(struct dim *)(void *)v = (struct dim){1000, UNIT_FR};
		load_value(s, &element, from, v);
		out->at[out->n] = from->at;
		if (!is_refused(&element, v)) {
			out->n++;
			check_repeated(s, &element, out, from);
		}
	}
}

static bool is_of_each(const char *key)
{
	return !strcmp(key, "each") || !strcmp(key, "optional") || !strcmp(key, "shuffle");
}

static struct path_ref load_path(struct schema *s, const char *key, const struct node *n)
{
	if (n->kind != NODE_TEXT) {
		node_wrong_type(s->diag, n, arena_printf(s->arena, "'%s'", key), "a path", NODE_TEXT);
		if (node_is_bare_path(n))
			diag_hint(s->diag, "a path stands without braces here: %s", n->key[0]);
		return (struct path_ref){0};
	}
	return (struct path_ref){n->text, n->at};
}

/* Whether one of the records that `each` makes may be left out. */
static void load_optional(struct schema *s, const struct node *n, struct text_slot *out)
{
	static const struct field f = {.key = "optional", .type = F_TEXT};
	if (!node_is_null(n))
		load_value(s, &f, n, out);
}

static void load_shuffle(struct schema *s, const struct node *n, bool *out)
{
	static const struct field f = {.key = "shuffle", .type = F_FLAG};
	if (!node_is_null(n))
		load_value(s, &f, n, out);
}

static void load_items(struct schema *s, const struct field *f, const struct node *n, struct item_list *out)
{
	const struct node *each = node_find(n, "each");
	bool list = n->kind == NODE_LIST;
	out->record = f->record;
	if (each && (f->flags & WRITTEN_OUT)) {
		diag_report(s->diag, DIAG_NO_EACH, node_key_at(n, "each"), value_name(s, f));
		diag_hint(s->diag, "write a list, one entry for each: '- {...}'");
		return;
	}
	if (each) {
		out->each = load_path(s, "each", each);
		load_optional(s, node_find(n, "optional"), &out->optional);
		load_shuffle(s, node_find(n, "shuffle"), &out->shuffle);
	}
	out->n = list ? n->n : 1;
	out->v = arena_alloc(s->arena, f->record->size * (size_t)out->n);
	for (int i = 0; i < out->n; i++)
		schema_load_with(s, list ? n->item[i] : n, f->record, (char *)out->v + f->record->size * (size_t)i,
		                 each ? is_of_each : NULL);
}

static void load_style(struct schema *s, const struct field *f, const struct node *n, struct style_ref *out)
{
	if (n->kind != NODE_TEXT) {
		diag_report(s->diag, DIAG_WRONG_TYPE, n->at, value_name(s, f), "the name of a style", node_kind_name(n));
		diag_hint(s->diag, "declare it below `styles` of the layout or the theme, and name it here");
		return;
	}
	if (strchr(n->text, '{'))
		out->pattern = n;
	else if (s->style)
		out->style = s->style(s->user, n->text, n->at);
}

static void load_node(struct schema *s, const struct field *f, const struct node *n, const struct node **out)
{
	if ((f->flags & BY_NAME) && n->kind != NODE_MAP)
		node_wrong_type(s->diag, n, value_name(s, f), "a mapping", NODE_MAP);
	else
		*out = n;
}

static void load_value(struct schema *s, const struct field *f, const struct node *n, void *out)
{
	switch (f->type) {
	case F_FLAG: load_flag(s, f, n, out); break;
	case F_INT: value_int(s, f, n, out); break;
	case F_DECIMAL: value_decimal(s, f, n, out); break;
	case F_LENGTH: value_length(s, f, n, out); break;
	case F_DIM: value_dim(s, f, n, out); break;
	case F_COLOR: load_color(s, f, n, out); break;
	case F_CHOICE: load_choice(s, f, n, out); break;
	case F_NAME:
		if (value_is_text(s, f, n, "a name"))
			*(const char **)out = n->text;
		break;
	case F_PATH: *(struct path_ref *)out = load_path(s, f->key, n); break;
	case F_TEXT:
		if (value_is_text(s, f, n, "a text"))
			((struct text_slot *)out)->source = n;
		break;
	case F_STYLE: load_style(s, f, n, out); break;
	case F_BOX: *(struct box_list *)out = s->boxes(s, n); break;
	case F_RECORD: schema_load(s, n, f->record, out); break;
	case F_LIST: load_list(s, f, n, out); break;
	case F_ITEMS: load_items(s, f, n, out); break;
	case F_EDGES: load_edges(s, f, n, out); break;
	case F_NODE: load_node(s, f, n, out); break;
	}
}

/* What an empty value lacks that must not be empty; NULL: nothing. */
static const char *lack_of(const struct field *f, const struct node *n)
{
	if (f->type == F_TEXT && (f->flags & REQUIRED) && n->kind == NODE_TEXT && utf8_is_blank(n->text))
		return "a text";
	if (f->type == F_NAME && (f->flags & NOT_EMPTY) && n->kind == NODE_TEXT && utf8_is_blank(n->text))
		return "a name";
	return (f->flags & NOT_EMPTY) && n->kind != NODE_TEXT && !n->n ? "at least one entry" : NULL;
}

static void load_field(struct schema *s, const struct field *f, const struct node *n, char *record)
{
	const char *lack = lack_of(f, n);
	if (lack) {
		diag_report(s->diag, DIAG_EMPTY_VALUE, n->at, value_name(s, f), lack);
		return;
	}
	load_value(s, f, n, record + f->offset);
	if (f->place)
		*(struct where *)(void *)(record + f->place) = n->at;
}

static const struct field *find_field(const struct record *r, const char *key)
{
	for (const struct field *f = r->fields; f->key; f++)
		if (*f->key == *key && !strcmp(f->key, key))
			return f;
	return NULL;
}

/* `color: #1B4F7A` without quotes. */
static void report_cut(struct schema *s, const struct node *n)
{
	diag_report(s->diag, DIAG_YAML_HASH, n->at);
	diag_hint(s->diag, "a value that starts with '#' needs quotes");
}

/* `callout: {title}`, which looks like a path: nothing would be printed. */
static void report_bare(struct schema *s, const struct node *map, const struct field *f)
{
	diag_report(s->diag, DIAG_EMPTY_VALUE, *map->key_at, value_name(s, f), "a value behind its colon");
	diag_hint(s->diag, "a text that starts with '{' needs quotes: '{%s}'", *map->key);
}

static void load_defaults(struct schema *s, const struct record *r, char *out)
{
	for (const struct field *f = r->fields; f->key; f++) {
		if (f->type == F_RECORD && !f->fallback) {
			load_defaults(s, f->record, out + f->offset);
		} else if (f->fallback) {
			struct node n = {.kind = NODE_TEXT, .quoted = true, .text = f->fallback};
			struct node *kept = NEW(s->arena, struct node);
			*kept = n;
			load_value(s, f, kept, out + f->offset);
		}
	}
}

/* A bare scalar or list stands for the record's main key. */
static const struct node *as_map(struct schema *s, const struct node *n, const struct record *r)
{
	if (n->kind == NODE_MAP)
		return n;
	if (!r->main) {
		node_wrong_type(s->diag, n, r->name, "a mapping", NODE_MAP);
		hint_mapping(s, n, r);
		return NULL;
	}
	struct node *map = NEW(s->arena, struct node);
	*map = (struct node){.kind = NODE_MAP, .at = n->at, .n = 1};
	map->item = NEW(s->arena, struct node *);
	map->key = NEW(s->arena, const char *);
	map->key_at = NEW(s->arena, struct where);
	*map->item = (struct node *)(uintptr_t)n;
	*map->key = r->main;
	*map->key_at = n->at;
	return map;
}

/* The keys that were meant by others, so that they are not missed too. */
struct meant {
	const char *key[8];
	int n;
};

static bool is_meant(const struct meant *m, const char *key)
{
	for (int i = 0; i < m->n; i++)
		if (!strcmp(m->key[i], key))
			return true;
	return false;
}

static void note_meant(struct meant *m, const char *key)
{
	if (key && m->n < COUNT_OF(m->key))
		m->key[m->n++] = key;
}

static void report_missing(struct schema *s, const struct node *n, const struct node *map, const struct record *r,
                           const struct field *f)
{
	diag_report(s->diag, DIAG_MISSING_KEY, n->at, r->name, f->key);
	if (node_find(map, f->key))
		diag_hint(s->diag, "it stands here without a value: '%s: ...'", f->key);
}

static void lay_over(struct schema *s, const struct node *n, const struct record *r, void *out,
                     bool (*also)(const char *key))
{
	struct meant meant = {.n = 0};
	const struct node *map = node_is_null(n) ? NULL : as_map(s, n, r);
	for (int i = 0; map && i < map->n; i++) {
		const struct field *f = find_field(r, map->key[i]);
		if (f && !node_is_null(map->item[i]))
			load_field(s, f, map->item[i], out);
		else if (f && map->item[i]->cut)
			report_cut(s, map->item[i]);
		else if (f && node_is_bare_path(map) && !(f->flags & REQUIRED))
			report_bare(s, map, f);
		else if (!f && !(also && also(map->key[i])))
			note_meant(&meant, unknown_key_report(s, map, i, r));
	}
	if (!map && !node_is_null(n))
		return; /* no mapping: nothing in it can be missing */
	if (map && node_is_bare_path(map) && !find_field(r, map->key[0]))
		return; /* it was meant as a text */
	for (const struct field *f = r->fields; n && f->key; f++)
		if ((f->flags & REQUIRED) && node_is_null(node_find(map, f->key)) && !is_meant(&meant, f->key))
			report_missing(s, n, map, r, f);
}

void schema_load_with(struct schema *s, const struct node *n, const struct record *r, void *out,
                      bool (*also)(const char *key))
{
	load_defaults(s, r, out);
	lay_over(s, n, r, out, also);
	if (!n || n->kind != NODE_MAP || !needs_any(r))
		return;
	char *defaults = arena_alloc(s->arena, r->size);
	load_defaults(s, r, defaults);
	needs_check(s, n, r, out, defaults);
}

void schema_load_over(struct schema *s, const struct node *n, const struct record *r, void *out)
{
	lay_over(s, n, r, out, NULL);
}

void schema_load(struct schema *s, const struct node *n, const struct record *r, void *out)
{
	schema_load_with(s, n, r, out, NULL);
}

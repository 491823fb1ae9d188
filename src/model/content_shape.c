/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Shapes: what content looks like, declared in YAML as a tree of fields.
 */
#include "content.h"
#include "hint.h"
#include "score.h"

#include <limits.h>
#include <string.h>

struct shape_entry {
	int type;
	bool required, translate;
	const struct node *min, *max, *of, *fields;
	const char *note, *about, *fallback;
	struct list_of examples;
};
struct shape_file {
	const char *shape, *about;
	const struct node *fields, *scoring;
};

static const char *const type_words[] = {"text", "prose", "number", "id", "choice", "flag", "link", "list", "group", NULL};

/* clang-format off */
static const struct field bound_element = {.key = "bound", .type = F_DECIMAL, .min = -INT_MAX, .max = INT_MAX};
static const struct field example_element = {.key = "example", .type = F_NAME};
#define AT(m) .offset = offsetof(struct shape_entry, m)
static const struct record entry_record;
static const struct field entry_fields[] = {
	{.key = "type", .type = F_CHOICE, AT(type), .choices = type_words, .flags = REQUIRED, .doc = "text, prose (CommonMark), number, id, choice, flag, link, list or group."},
	{.key = "required", .type = F_FLAG, AT(required), .fallback = "true", .doc = "Whether the content must have it."},
	{.key = "min", .type = F_NODE, AT(min), .element = &bound_element, .doc = "Fewest items, or least number; of a text, a note to authors."},
	{.key = "max", .type = F_NODE, AT(max), .element = &bound_element, .doc = "Most characters of a text, most items, or greatest number."},
	{.key = "of", .type = F_NODE, AT(of), .doc = "list: a field that says what its items are. choice: the words to choose from."},
	{.key = "fields", .type = F_NODE, AT(fields), .flags = BY_NAME, .record = &entry_record, .doc = "group: its fields by name."},
	{.key = "default", .type = F_NAME, AT(fallback), .doc = "Value of an absent flag or choice."},
	{.key = "example", .type = F_LIST, AT(examples), .element = &example_element, .doc = "What a new subject has here; one after the other in the items of a list."},
	{.key = "translate", .type = F_FLAG, AT(translate), .fallback = "true", .doc = "link: whether translators may choose another address, of a page in their language; `false` for one that is a name, as that of a licence."},
	{.key = "note", .type = F_NAME, AT(note), .doc = "For authors and translators."},
	{.key = "about", .type = F_NAME, AT(about), .doc = "For authors and translators."},
	{.key = NULL}};
static const struct record entry_record = {"a field of a shape", "What one part of the content looks like.", sizeof(struct shape_entry), NULL, entry_fields};
#undef AT
#define AT(m) .offset = offsetof(struct scoring_spec, m)
static const struct field scoring_fields[] = {
	{.key = "scale", .type = F_NAME, AT(scale), .flags = REQUIRED, .doc = "Path of the list of labels, lowest first, that an answer is one of; they count 1, 2, 3 and so on."},
	{.key = "groups", .type = F_NAME, AT(groups), .flags = REQUIRED, .doc = "Path of the list of groups; the points of the answers to one are its total. Those of the first and the last are compared where there are `zones`. `id` and `letter` of a group name it in results."},
	{.key = "statements", .type = F_NAME, AT(statements), .flags = REQUIRED, .doc = "The list of statements in each group. A statement may have a flag `reversed`: it counts the other way."},
	{.key = "bands", .type = F_NAME, AT(bands), .flags = REQUIRED, .doc = "Path of the list of bands, with the numbers `from` and `to`, that totals lie in."},
	{.key = "zones", .type = F_NAME, AT(zones), .doc = "Path of the list of zones that the difference of the two compared totals lies in: `from` and `to` are steps from the middle, `side` is first, both or second."},
	{.key = NULL}};
static const struct record scoring_record = {"a scoring", "Which lists of the content hold what is answered and what answers lead to.", sizeof(struct scoring_spec), NULL, scoring_fields};
#undef AT
#define AT(m) .offset = offsetof(struct shape_file, m)
static const struct field shape_fields[] = {
	{.key = "shape", .type = F_NAME, AT(shape), .doc = "Its name."},
	{.key = "about", .type = F_NAME, AT(about), .doc = "What it is for."},
	{.key = "fields", .type = F_NODE, AT(fields), .flags = REQUIRED | NOT_EMPTY | BY_NAME, .record = &entry_record, .doc = "The parts of the content by name, in the order of a new subject."},
	{.key = "scoring", .type = F_NODE, AT(scoring), .record = &scoring_record, .doc = "How answers to the content are scored, for keys and `platen score`."},
	{.key = NULL}};
const struct record shape_record = {"a shape", "layouts/shapes/NAME.yaml: what content looks like.", sizeof(struct shape_file), NULL, shape_fields};
/* clang-format on */

static void read_fields(struct schema *s, const struct node *map, struct shape_field *group);

static void read_bound(struct schema *s, const struct node *n, int type, long *out, bool *has)
{
	int64_t v;
	if (!n)
		return;
	if (n->kind != NODE_TEXT || !number_parse(n->text, &v)) {
		diag_report(s->diag, DIAG_BAD_NUMBER, n->at, n->kind == NODE_TEXT ? n->text : "");
		hint_number(s->diag, n->kind == NODE_TEXT ? n->text : "");
		return;
	}
	*out = type == SHAPE_NUMBER ? (long)v : (long)(v / 1000);
	*has = true;
}

/* Only numbers lie between bounds below 0. */
static void check_bounds(struct schema *s, const struct shape_entry *e, const struct shape_field *f)
{
	if (f->has_max && e->type != SHAPE_NUMBER && f->max < 0)
		diag_report(s->diag, DIAG_OUT_OF_RANGE, e->max->at, "'max'", e->max->text, "0", "any number");
	else if (f->has_min && f->has_max && f->min > f->max)
		diag_report(s->diag, DIAG_OUT_OF_RANGE, e->max->at, "'max'", e->max->text, e->min->text, "any number");
}

/* Keys that say something of some types only. */
static void check_keys(struct schema *s, const struct node *n, const struct shape_entry *e)
{
#define IS(type) (1U << SHAPE_##type)
	static const struct {
		const char *key, *why;
		unsigned types;
	} keys[] = {
	        {"of", "it is for lists and choices", IS(LIST) | IS(CHOICE)},
	        {"fields", "it is for groups", IS(GROUP)},
	        {"default", "it is for flags and choices", IS(FLAG) | IS(CHOICE)},
	        {"min", "it is for texts, lists and numbers", IS(TEXT) | IS(PROSE) | IS(LIST) | IS(NUMBER)},
	        {"max", "it is for texts, lists and numbers", IS(TEXT) | IS(PROSE) | IS(LIST) | IS(NUMBER)},
	        {"translate", "it is for links", IS(LINK)},
	        {"example", "it is for the single values of a list or group", ~(IS(LIST) | IS(GROUP))},
	};
#undef IS
	const struct node *type = node_find(n, "type");
	if (!type || type->kind != NODE_TEXT || strcmp(type->text, type_words[e->type]) != 0)
		return; /* which has been reported */
	for (int i = 0; i < COUNT_OF(keys); i++)
		if (!(keys[i].types >> e->type & 1) && !node_is_null(node_find(n, keys[i].key)))
			diag_report(s->diag, DIAG_NO_EFFECT, node_key_at(n, keys[i].key), keys[i].key, keys[i].why);
}

/* Each word once: a second one cannot be chosen. */
static void check_choices(struct schema *s, const struct list_of *words)
{
	const char *const *word = words->v;
	struct hashes seen = {0};
	for (int i = 0; i < words->n; i++) {
		uint64_t hash = hash_bytes(word[i], strlen(word[i]), HASH_SEED);
		const int *k;
		bool again = false;
		for (size_t step = 0; !again && (k = hashes_next(&seen, hash, &step));)
			again = !strcmp(word[*k], word[i]);
		if (again)
			diag_report(s->diag, DIAG_REPEATED, words->at[i], word[i]);
		else
			hashes_put(s->arena, &seen, hash, i);
	}
}

static void read_choices(struct schema *s, const struct node *of, struct shape_field *f)
{
	static const struct field word = {.key = "of", .type = F_NAME};
	static const struct field words[] = {{.key = "of",
	                                      .type = F_LIST,
	                                      .offset = offsetof(struct shape_field, choices),
	                                      .flags = NOT_EMPTY,
	                                      .element = &word},
	                                     {.key = NULL}};
	static const struct record record = {"a choice", NULL, sizeof(struct shape_field), "of", words};
	if (!of)
		return;
	schema_load(s, of, &record, f);
	check_choices(s, &f->choices);
}

/* What stands for an absent flag or choice. */
static void read_default(struct schema *s, const struct node *n, struct shape_field *f)
{
	const struct node *absent = node_find(n, "default");
	const char *const *word = f->choices.v;
	bool on;
	if (node_is_null(absent) || absent->kind != NODE_TEXT || (f->type != SHAPE_FLAG && f->type != SHAPE_CHOICE))
		return;
	f->absent = absent;
	if (f->type == SHAPE_FLAG && !flag_parse(absent->text, &on))
		diag_report(s->diag, DIAG_BAD_CHOICE, absent->at, "'default'", absent->text, "true, false");
	for (int i = 0; i < f->choices.n; i++)
		if (!strcmp(word[i], absent->text))
			return;
	if (f->choices.n)
		diag_report(s->diag, DIAG_BAD_CHOICE, absent->at, "'default'", absent->text, "the words of its 'of'");
}

static void read_field(struct schema *s, const char *key, struct where at, const struct node *n, struct shape_field *f)
{
	struct shape_entry e = {0};
	schema_load(s, n, &entry_record, &e);
	f->key = key;
	f->at = at;
	f->type = e.type;
	f->required = e.required;
	f->fixed = !e.translate;
	f->note = e.note ? e.note : e.about;
	f->examples = e.examples;
	read_bound(s, e.min, e.type, &f->min, &f->has_min);
	read_bound(s, e.max, e.type, &f->max, &f->has_max);
	check_bounds(s, &e, f);
	check_keys(s, n, &e);
	if (e.type == SHAPE_CHOICE)
		read_choices(s, e.of, f);
	read_default(s, n, f);
	if ((e.type == SHAPE_LIST || e.type == SHAPE_CHOICE) && !e.of)
		diag_report(s->diag, DIAG_MISSING_KEY, n->at, e.type == SHAPE_LIST ? "a list" : "a choice", "of");
	if (e.type == SHAPE_GROUP && !node_find(n, "fields"))
		diag_report(s->diag, DIAG_MISSING_KEY, n->at, "a group", "fields");
	if (e.type == SHAPE_GROUP && e.fields)
		read_fields(s, e.fields, f);
	if (e.type == SHAPE_LIST && e.of) {
		struct shape_field *element = NEW(s->arena, struct shape_field);
		read_field(s, key, e.of->at, e.of, element);
		element->is_item = true;
		f->element = element;
	}
}

static void read_fields(struct schema *s, const struct node *map, struct shape_field *group)
{
	struct shape_field *f = NEW_ARRAY(s->arena, struct shape_field, map->n + 1);
	group->field = f;
	group->n = map->n;
	for (int i = 0; i < map->n; i++)
		read_field(s, map->key[i], map->key_at[i], map->item[i], &f[i]);
	for (int i = 0; i < map->n; i++)
		hashes_put(s->arena, &group->by_key, hash_bytes(f[i].key, strlen(f[i].key), HASH_SEED), i);
}

const struct shape_field *shape_find(const struct shape_field *shape, const char *key, size_t n)
{
	const int *i;
	for (size_t step = 0; shape && (i = hashes_next(&shape->by_key, hash_bytes(key, n, HASH_SEED), &step));) {
		const struct shape_field *f = &shape->field[*i];
		if (strlen(f->key) == n && !strncmp(f->key, key, n))
			return f;
	}
	return NULL;
}

const struct shape_field *shape_at(const struct shape_field *f, const char *path)
{
	while (f && *path) {
		size_t n = strcspn(path, ".");
		f = f->type == SHAPE_GROUP ? shape_find(f, path, n) : NULL;
		path += n + (path[n] == '.');
	}
	return f;
}

/* -- scores --------------------------------------------------------------------------------- */

static bool has_numbers(const struct shape_field *f)
{
	const struct shape_field *from = shape_find(f, "from", 4), *to = shape_find(f, "to", 2);
	return from && from->type == SHAPE_NUMBER && to && to->type == SHAPE_NUMBER;
}

/* What the items of the list at a path are; NULL after reporting that it leads to none that will do. */
static const struct shape_field *scored_item(struct schema *s, const struct node *scoring, const char *key,
                                             const struct shape_field *in)
{
	const struct node *path = node_find(scoring, key);
	const struct shape_field *f = path && path->kind == NODE_TEXT ? shape_at(in, path->text) : NULL;
	const struct shape_field *item = f && f->type == SHAPE_LIST ? f->element : NULL;
	const char *lacks = !item           ? "leads to no list"
	        : !strcmp(key, "scale")     ? NULL
	        : item->type != SHAPE_GROUP ? "leads to a list that is none of groups"
	        : (!strcmp(key, "bands") || !strcmp(key, "zones")) && !has_numbers(item)
	        ? "leads to a list without the numbers 'from' and 'to'"
	        : !strcmp(key, "zones") && !shape_find(item, "side", 4) ? "leads to a list without 'side'"
	                                                                : NULL;
	if (path && lacks)
		diag_report(s->diag, DIAG_SCORING, path->at, arena_printf(s->arena, "'%s' %s", key, lacks));
	return lacks ? NULL : item;
}

/* NULL after reporting. */
static const struct scoring_spec *read_scoring(struct schema *s, const struct node *n, const struct shape_field *shape)
{
	struct scoring_spec *spec = NEW(s->arena, struct scoring_spec);
	schema_load(s, n, &scoring_record, spec);
	spec->at = n->at;
	const struct shape_field *groups = scored_item(s, n, "groups", shape);
	bool good = groups && scored_item(s, n, "statements", groups);
	good = scored_item(s, n, "scale", shape) && good;
	good = scored_item(s, n, "bands", shape) && good;
	good = (!spec->zones || scored_item(s, n, "zones", shape)) && good;
	return good ? spec : NULL;
}

const struct shape_field *shape_load(struct root *r, struct arena *a, struct diag *d, const char *name, struct where at)
{
	const char *path = arena_printf(a, "layouts/shapes/%s.yaml", name);
	const struct node *top = yaml_read(r, path, d, at);
	struct schema s = {.arena = a, .diag = d};
	if (!top)
		return NULL;
	struct shape_field *shape = NEW(a, struct shape_field);
	shape->type = SHAPE_GROUP;
	shape->key = name;
	shape->at = top->at;
	struct shape_file file = {0};
	schema_load(&s, top, &shape_record, &file);
	shape->note = file.about;
	if (!file.fields)
		return NULL;
	read_fields(&s, file.fields, shape);
	if (file.scoring)
		shape->scoring = read_scoring(&s, file.scoring, shape);
	return shape;
}

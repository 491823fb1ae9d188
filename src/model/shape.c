/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Shapes: what content looks like, declared in YAML, and the check of content against it.
 *
 * A shape is a tree of fields. Checking walks shape and content together and reports every
 * difference at its line; nothing is converted, since binding reads the checked tree itself.
 */
#include "content.h"
#include "rich.h"

#include <stdlib.h>
#include <string.h>

struct shape_entry {
	int type;
	bool required;
	const struct node *min, *max, *of, *fields;
	const char *note, *about, *fallback;
	struct list_of examples;
};
struct shape_file {
	const char *shape, *about;
	const struct node *fields;
};

static const char *const type_words[] = {"text", "prose", "number", "id", "choice", "flag", "link", "list", "group", NULL};

/* clang-format off */
static const struct field bound_element = {.key = "bound", .type = F_DECIMAL};
static const struct field example_element = {.key = "example", .type = F_NAME};
#define AT(m) .offset = offsetof(struct shape_entry, m)
static const struct record entry_record;
static const struct field entry_fields[] = {
	{.key = "type", .type = F_CHOICE, AT(type), .choices = type_words, .flags = REQUIRED, .doc = "text, prose (CommonMark), number, id, choice, flag, link, list or group."},
	{.key = "required", .type = F_FLAG, AT(required), .fallback = "true", .doc = "Whether the content must have it."},
	{.key = "min", .type = F_NODE, AT(min), .element = &bound_element, .doc = "Fewest items, or least number."},
	{.key = "max", .type = F_NODE, AT(max), .element = &bound_element, .doc = "Most characters of a text, most items, or greatest number."},
	{.key = "of", .type = F_NODE, AT(of), .doc = "list: a field that says what its items are. choice: the words to choose from."},
	{.key = "fields", .type = F_NODE, AT(fields), .flags = BY_NAME, .record = &entry_record, .doc = "group: its fields by name."},
	{.key = "default", .type = F_NAME, AT(fallback), .doc = "Value of an absent flag."},
	{.key = "example", .type = F_LIST, AT(examples), .element = &example_element, .doc = "What a new subject has here; one after the other in the items of a list."},
	{.key = "note", .type = F_NAME, AT(note), .doc = "For authors and translators."},
	{.key = "about", .type = F_NAME, AT(about), .doc = "For authors and translators."},
	{.key = NULL}};
static const struct record entry_record = {"a field of a shape", "What one part of the content looks like.", sizeof(struct shape_entry), NULL, entry_fields};
#undef AT
#define AT(m) .offset = offsetof(struct shape_file, m)
static const struct field shape_fields[] = {
	{.key = "shape", .type = F_NAME, AT(shape), .doc = "Its name."},
	{.key = "about", .type = F_NAME, AT(about), .doc = "What it is for."},
	{.key = "fields", .type = F_NODE, AT(fields), .flags = REQUIRED | BY_NAME, .record = &entry_record, .doc = "The parts of the content by name, in the order of a new subject."},
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
		return;
	}
	*out = type == SHAPE_NUMBER ? (long)v : (long)(v / 1000);
	*has = true;
}

static void read_choices(struct schema *s, const struct node *of, struct shape_field *f)
{
	static const struct field word = {.key = "of", .type = F_NAME};
	static const struct field words[] = {
	        {.key = "of", .type = F_LIST, .offset = offsetof(struct shape_field, choices), .element = &word},
	        {.key = NULL}};
	static const struct record record = {"a choice", NULL, sizeof(struct shape_field), "of", words};
	if (of)
		schema_load(s, of, &record, f);
}

static void read_field(struct schema *s, const char *key, const struct node *n, struct shape_field *f)
{
	struct shape_entry e = {0};
	schema_load(s, n, &entry_record, &e);
	f->key = key;
	f->type = e.type;
	f->required = e.required;
	f->note = e.note ? e.note : e.about;
	f->fallback = e.fallback;
	f->examples = e.examples;
	read_bound(s, e.min, e.type, &f->min, &f->has_min);
	read_bound(s, e.max, e.type, &f->max, &f->has_max);
	if (e.type == SHAPE_CHOICE)
		read_choices(s, e.of, f);
	if (e.type == SHAPE_LIST && !e.of)
		diag_report(s->diag, DIAG_MISSING_KEY, n->at, "a list", "of");
	if (e.type == SHAPE_GROUP && !e.fields)
		diag_report(s->diag, DIAG_MISSING_KEY, n->at, "a group", "fields");
	if (e.type == SHAPE_GROUP && e.fields)
		read_fields(s, e.fields, f);
	if (e.type == SHAPE_LIST && e.of) {
		struct shape_field *element = NEW(s->arena, struct shape_field);
		read_field(s, key, e.of, element);
		f->element = element;
	}
}

static void read_fields(struct schema *s, const struct node *map, struct shape_field *group)
{
	if (map->kind != NODE_MAP) {
		diag_report(s->diag, DIAG_WRONG_TYPE, map->at, "'fields'", "a mapping", node_kind_name(map));
		return;
	}
	struct shape_field *f = NEW_ARRAY(s->arena, struct shape_field, map->n + 1);
	group->field = f;
	group->n = map->n;
	for (int i = 0; i < map->n; i++)
		read_field(s, map->key[i], map->item[i], &f[i]);
}

const struct shape_field *shape_load(struct root *r, struct arena *a, struct diag *d, const char *name)
{
	const char *path = arena_printf(a, "layouts/shapes/%s.yaml", name);
	const struct node *top = yaml_read(r, path, d, (struct where){0});
	struct schema s = {.arena = a, .diag = d};
	if (!top)
		return NULL;
	struct shape_field *shape = NEW(a, struct shape_field);
	shape->type = SHAPE_GROUP;
	shape->key = name;
	struct shape_file file = {0};
	schema_load(&s, top, &shape_record, &file);
	shape->note = file.about;
	if (file.fields)
		read_fields(&s, file.fields, shape);
	return shape;
}

/* -- checking content ----------------------------------------------------------------------- */

struct check {
	struct arena *arena;
	struct diag *diag;
};

static void check_value(struct check *c, const struct shape_field *f, const struct node *n);

static void check_length(struct check *c, const struct shape_field *f, const struct node *n)
{
	int count = utf8_count(n->text, strlen(n->text));
	if (f->has_max && count > f->max)
		diag_report(c->diag, DIAG_TEXT_TOO_LONG, n->at, count, (int)f->max);
	if (f->type == SHAPE_PROSE)
		rich_prose(c->arena, c->diag, n->text, n->at);
}

static void check_number(struct check *c, const struct shape_field *f, const struct node *n)
{
	int64_t v;
	if (!number_parse(n->text, &v)) {
		diag_report(c->diag, DIAG_BAD_NUMBER, n->at, n->text);
		return;
	}
	if ((!f->has_min || v >= f->min) && (!f->has_max || v <= f->max))
		return;
	struct buf low = {0}, high = {0};
	buf_decimal(&low, f->min, 1000, 3);
	buf_decimal(&high, f->max, 1000, 3);
	diag_report(c->diag, DIAG_OUT_OF_RANGE, n->at, arena_printf(c->arena, "'%s'", f->key), n->text, buf_cstr(&low),
	            f->has_max ? buf_cstr(&high) : "any number");
	buf_free(&low);
	buf_free(&high);
}

static void check_choice(struct check *c, const struct shape_field *f, const struct node *n)
{
	const char *const *word = f->choices.v;
	const char *all = "";
	for (int i = 0; i < f->choices.n; i++) {
		if (!strcmp(word[i], n->text))
			return;
		all = arena_printf(c->arena, "%s%s%s", all, i ? ", " : "", word[i]);
	}
	diag_report(c->diag, DIAG_BAD_CHOICE, n->at, arena_printf(c->arena, "'%s'", f->key), n->text, all);
	diag_suggest(c->diag, n->text, word, f->choices.n);
}

static void check_link(struct check *c, const struct node *n)
{
	const char *s = n->text;
	bool scheme = !strncmp(s, "https://", 8) || !strncmp(s, "http://", 7) || !strncmp(s, "mailto:", 7);
	if (!scheme || strpbrk(s, " \t\n<>\""))
		diag_report(c->diag, DIAG_BAD_LINK, n->at, s);
}

static void check_scalar(struct check *c, const struct shape_field *f, const struct node *n)
{
	bool on;
	switch (f->type) {
	case SHAPE_NUMBER: check_number(c, f, n); break;
	case SHAPE_ID:
		if (!id_is_valid(n->text))
			diag_report(c->diag, DIAG_BAD_ID, n->at, n->text);
		break;
	case SHAPE_CHOICE: check_choice(c, f, n); break;
	case SHAPE_FLAG:
		if (!flag_parse(n->text, &on))
			diag_report(c->diag, DIAG_BAD_CHOICE, n->at, arena_printf(c->arena, "'%s'", f->key), n->text,
			            "true, false");
		break;
	case SHAPE_LINK: check_link(c, n); break;
	default: check_length(c, f, n);
	}
}

static void check_ids(struct check *c, const struct node *list)
{
	for (int i = 0; i < list->n; i++) {
		const struct node *id = node_find(list->item[i], "id");
		for (int j = 0; id && id->kind == NODE_TEXT && j < i; j++) {
			const struct node *other = node_find(list->item[j], "id");
			if (other && other->kind == NODE_TEXT && !strcmp(id->text, other->text))
				diag_report(c->diag, DIAG_DUPLICATE_ID, id->at, id->text);
		}
	}
}

static void check_list(struct check *c, const struct shape_field *f, const struct node *n)
{
	const char *name = arena_printf(c->arena, "'%s'", f->key);
	if (f->has_min && n->n < f->min)
		diag_report(c->diag, DIAG_TOO_FEW, n->at, name, n->n, (int)f->min);
	if (f->has_max && n->n > f->max)
		diag_report(c->diag, DIAG_TOO_MANY, n->at, name, n->n, (int)f->max);
	for (int i = 0; f->element && i < n->n; i++)
		check_value(c, f->element, n->item[i]);
	check_ids(c, n);
}

static const struct shape_field *find(const struct shape_field *group, const char *key)
{
	for (int i = 0; i < group->n; i++)
		if (!strcmp(group->field[i].key, key))
			return &group->field[i];
	return NULL;
}

static void check_unknown(struct check *c, const struct shape_field *f, const struct node *n, int i)
{
	const char *names[64];
	int count = 0;
	diag_report(c->diag, DIAG_UNKNOWN_KEY, n->key_at[i], arena_printf(c->arena, "'%s'", f->key), n->key[i]);
	while (count < f->n && count < COUNT_OF(names)) {
		names[count] = f->field[count].key;
		count++;
	}
	diag_suggest(c->diag, n->key[i], names, count);
}

static void check_group(struct check *c, const struct shape_field *f, const struct node *n, bool top)
{
	for (int i = 0; i < n->n; i++) {
		const struct shape_field *field = find(f, n->key[i]);
		bool header = top && (!strcmp(n->key[i], "language") || !strcmp(n->key[i], "shape"));
		if (field)
			check_value(c, field, n->item[i]);
		else if (!header)
			check_unknown(c, f, n, i);
	}
	for (int i = 0; i < f->n; i++)
		if (f->field[i].required && !f->field[i].fallback && !node_find(n, f->field[i].key))
			diag_report(c->diag, DIAG_MISSING_KEY, n->at, arena_printf(c->arena, "'%s'", f->key),
			            f->field[i].key);
}

static void check_value(struct check *c, const struct shape_field *f, const struct node *n)
{
	enum node_kind wanted = f->type == SHAPE_LIST ? NODE_LIST : f->type == SHAPE_GROUP ? NODE_MAP : NODE_TEXT;
	static const char *const names[] = {"a text", "a list", "a mapping"};
	if (n->kind != wanted)
		diag_report(c->diag, DIAG_WRONG_TYPE, n->at, arena_printf(c->arena, "'%s'", f->key), names[wanted],
		            node_kind_name(n));
	else if (wanted == NODE_TEXT && node_is_null(n) && f->required)
		diag_report(c->diag, DIAG_WRONG_TYPE, n->at, arena_printf(c->arena, "'%s'", f->key), "a text", "empty");
	else if (wanted == NODE_LIST)
		check_list(c, f, n);
	else if (wanted == NODE_MAP)
		check_group(c, f, n, false);
	else
		check_scalar(c, f, n);
}

struct content *content_load(struct root *r, struct arena *a, struct diag *d, const char *path,
                             const struct shape_field *shape)
{
	const struct node *top = yaml_read(r, path, d, (struct where){0});
	struct check check = {a, d};
	if (!top)
		return NULL;
	if (top->kind != NODE_MAP) {
		diag_report(d, DIAG_WRONG_TYPE, top->at, "the content", "a mapping", node_kind_name(top));
		return NULL;
	}
	check_group(&check, shape, top, true);
	struct content *c = NEW(a, struct content);
	const struct node *language = node_find(top, "language");
	*c = (struct content){top, shape, language && language->kind == NODE_TEXT ? language->text : "en"};
	return c;
}

/* -- JSON Schema of content ----------------------------------------------------------------- */

static void json_field(const struct shape_field *f, struct buf *out);

static void json_group(const struct shape_field *f, bool top, struct buf *out)
{
	buf_puts(out, "\"type\": \"object\", \"additionalProperties\": false, \"properties\": {");
	if (top)
		buf_puts(out, "\"language\": {\"type\": \"string\"}, \"shape\": {\"type\": \"string\"}, ");
	for (int i = 0; i < f->n; i++) {
		buf_puts(out, i ? ", " : "");
		buf_json(out, f->field[i].key);
		buf_puts(out, ": ");
		json_field(&f->field[i], out);
	}
	buf_puts(out, "}, \"required\": [");
	bool first = true;
	for (int i = 0; i < f->n; i++) {
		if (!f->field[i].required || f->field[i].fallback)
			continue;
		buf_puts(out, first ? "" : ", ");
		buf_json(out, f->field[i].key);
		first = false;
	}
	buf_putc(out, ']');
}

static void json_bounds(const struct shape_field *f, const char *min, const char *max, long scale, struct buf *out)
{
	if (f->has_min)
		buf_printf(out, ", \"%s\": %ld", min, f->min / scale);
	if (f->has_max)
		buf_printf(out, ", \"%s\": %ld", max, f->max / scale);
}

static void json_field(const struct shape_field *f, struct buf *out)
{
	buf_putc(out, '{');
	if (f->note) {
		buf_puts(out, "\"description\": ");
		buf_json(out, f->note);
		buf_puts(out, ", ");
	}
	switch (f->type) {
	case SHAPE_GROUP: json_group(f, false, out); break;
	case SHAPE_LIST:
		buf_puts(out, "\"type\": \"array\"");
		json_bounds(f, "minItems", "maxItems", 1, out);
		if (f->element) {
			buf_puts(out, ", \"items\": ");
			json_field(f->element, out);
		}
		break;
	case SHAPE_NUMBER:
		buf_puts(out, "\"type\": \"number\"");
		json_bounds(f, "minimum", "maximum", 1000, out);
		break;
	case SHAPE_FLAG: buf_puts(out, "\"type\": \"boolean\""); break;
	case SHAPE_CHOICE:
		buf_puts(out, "\"enum\": [");
		for (int i = 0; i < f->choices.n; i++) {
			buf_puts(out, i ? ", " : "");
			buf_json(out, ((const char *const *)f->choices.v)[i]);
		}
		buf_putc(out, ']');
		break;
	case SHAPE_ID: buf_puts(out, "\"type\": \"string\", \"pattern\": \"^[a-z][a-z0-9-]*$\""); break;
	default: buf_puts(out, "\"type\": \"string\""); json_bounds(f, "minLength", "maxLength", 1, out);
	}
	buf_putc(out, '}');
}

void shape_json(const struct shape_field *shape, struct buf *out)
{
	buf_puts(out, "{\"$schema\": \"https://json-schema.org/draft/2020-12/schema\", \"title\": ");
	buf_json(out, shape->note ? shape->note : shape->key);
	buf_puts(out, ", ");
	json_group(shape, true, out);
	buf_puts(out, "}\n");
}

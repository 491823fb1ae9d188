/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The tables of the language as a JSON Schema (draft 2020-12), from which editors complete keys.
 * Each record is a definition, named after the record and numbered, because two may have one name.
 * A record may be written by its main value alone, so its schema is that value or a mapping.
 */
#include "schema.h"
#include "json.h"

#include <ctype.h>
#include <string.h>

#define MOST_RECORDS 256

struct describing {
	const struct record *seen[MOST_RECORDS];
	int n;
	const struct record *common;
	const struct box_type *const *boxes;
	int box_count;
	struct json json;
};

/* -- names ---------------------------------------------------------------------------------- */

static void collect(struct describing *d, const struct record *r);

static void collect_field(struct describing *d, const struct field *f)
{
	if (f->record)
		collect(d, f->record);
	if (f->element)
		collect_field(d, f->element);
}

static int index_of(const struct describing *d, const struct record *r)
{
	for (int i = 0; i < d->n; i++)
		if (d->seen[i] == r)
			return i;
	return -1;
}

static void collect(struct describing *d, const struct record *r)
{
	if (index_of(d, r) >= 0 || d->n == MOST_RECORDS)
		return;
	d->seen[d->n++] = r;
	for (const struct field *f = r->fields; f->key; f++)
		collect_field(d, f);
}

/* "a table cell" to "table-cell-7": the number keeps names apart. */
static void put_name(const struct describing *d, const struct record *r, struct buf *out)
{
	const char *s = !strncmp(r->name, "a ", 2) ? r->name + 2 : !strncmp(r->name, "an ", 3) ? r->name + 3 : r->name;
	for (; *s; s++)
		if (isalnum((unsigned char)*s))
			buf_putc(out, tolower((unsigned char)*s));
		else if (*s == ' ')
			buf_putc(out, '-');
	buf_printf(out, "-%d", index_of(d, r));
}

static void put_record_key(struct describing *d, const struct record *r)
{
	struct buf name = {0};
	put_name(d, r, &name);
	json_key(&d->json, buf_cstr(&name));
	buf_free(&name);
}

static void put_ref(struct describing *d, const struct record *r)
{
	struct buf path = {0};
	buf_puts(&path, "#/$defs/");
	put_name(d, r, &path);
	json_member(&d->json, "$ref", buf_cstr(&path));
	buf_free(&path);
}

/* -- JSON Schema ---------------------------------------------------------------------------- */

static void put_type(struct describing *d, const struct field *f);

static void put_closed(struct json *j)
{
	json_key(j, "additionalProperties");
	json_bool(j, false);
}

static void put_strings(struct json *j, const char *key, const char *const *v, int n)
{
	json_array_at(j, key);
	for (int i = 0; i < n; i++)
		json_string(j, v[i]);
	json_array_end(j);
}
#define PUT_STRINGS(j, key, ...) \
	put_strings(j, key, (const char *const[]){__VA_ARGS__}, COUNT_OF(((const char *const[]){__VA_ARGS__})))

/* A schema of its own: an object that holds the keywords of a type. */
static void put_type_object(struct describing *d, const struct field *f)
{
	json_object(&d->json);
	put_type(d, f);
	json_object_end(&d->json);
}

static void put_ref_object(struct describing *d, const struct record *r)
{
	json_object(&d->json);
	put_ref(d, r);
	json_object_end(&d->json);
}

static void put_bounds(struct json *j, const struct field *f, int scale)
{
	if (!f->min && !f->max)
		return;
	json_key(j, "minimum");
	json_decimal(j, f->min, scale, 3);
	json_key(j, "maximum");
	json_decimal(j, f->max, scale, 3);
}

static void put_choices(struct json *j, const struct field *f)
{
	int n = 0;
	while (f->choices[n])
		n++;
	put_strings(j, "enum", f->choices, n);
}

/* What a mapping lets pass; any may say so. */
static void put_allow(struct json *j)
{
	json_object_at(j, "allow");
	json_member(j, "type", "object");
	json_object_end(j);
}

/* The second form of a list of records: a mapping with `each`. */
static void put_repeated(struct describing *d, const struct record *r)
{
	static const struct field optional = {.key = "optional", .type = F_TEXT};
	static const struct field shuffle = {.key = "shuffle", .type = F_FLAG};
	struct json *j = &d->json;
	json_object(j);
	json_member(j, "type", "object");
	PUT_STRINGS(j, "required", "each");
	json_object_at(j, "properties");
	json_object_at(j, "each");
	json_member(j, "type", "string");
	json_object_end(j);
	json_key(j, optional.key);
	put_type_object(d, &optional);
	json_key(j, shuffle.key);
	put_type_object(d, &shuffle);
	for (const struct field *f = r->fields; f->key; f++) {
		json_key(j, f->key);
		put_type_object(d, f);
	}
	put_allow(j);
	json_object_end(j);
	put_closed(j);
	json_object_end(j);
}

/* One value stands for a list of one; records may also be repeated with `each`. */
static void put_items(struct describing *d, const struct field *f)
{
	const struct record *r = f->record;
	struct json *j = &d->json;
	json_array_at(j, "anyOf");
	json_object(j);
	json_member(j, "type", "array");
	json_key(j, "items");
	put_ref_object(d, r);
	json_object_end(j);
	if (!(f->flags & WRITTEN_OUT))
		put_repeated(d, r);
	put_ref_object(d, r);
	json_array_end(j);
}

static void put_list(struct describing *d, const struct field *f)
{
	struct json *j = &d->json;
	json_array_at(j, "anyOf");
	json_object(j);
	json_member(j, "type", "array");
	json_key(j, "items");
	put_type_object(d, f->element);
	json_object_end(j);
	put_type_object(d, f->element);
	json_array_end(j);
}

/* Values of a mapping whose keys are names. ~ takes away what an overlay lies on. */
static void put_named(struct describing *d, const struct field *f)
{
	struct json *j = &d->json;
	json_member(j, "type", "object");
	json_object_at(j, "additionalProperties");
	json_array_at(j, "anyOf");
	json_object(j);
	json_member(j, "type", "null");
	json_object_end(j);
	if (f->record)
		put_ref_object(d, f->record);
	else
		put_type_object(d, f->element);
	json_array_end(j);
	json_object_end(j);
}

static void put_length(struct json *j)
{
	json_object(j);
	PUT_STRINGS(j, "type", "string", "number");
	json_object_end(j);
}

static void put_edges(struct json *j)
{
	static const char *const sides[] = {"top", "right", "bottom", "left"};
	json_array_at(j, "anyOf");
	put_length(j);
	json_object(j);
	json_member(j, "type", "object");
	put_closed(j);
	json_object_at(j, "properties");
	for (int i = 0; i < COUNT_OF(sides); i++) {
		json_key(j, sides[i]);
		put_length(j);
	}
	put_allow(j);
	json_object_end(j);
	json_object_end(j);
	json_array_end(j);
}

static void put_boxes(struct json *j)
{
	json_array_at(j, "anyOf");
	json_object(j);
	json_member(j, "type", "array");
	json_object_at(j, "items");
	json_member(j, "$ref", "#/$defs/box");
	json_object_end(j);
	json_object_end(j);
	json_object(j);
	json_member(j, "$ref", "#/$defs/box");
	json_object_end(j);
	json_array_end(j);
}

static void put_flag(struct json *j)
{
	json_array_at(j, "enum");
	json_bool(j, true);
	json_bool(j, false);
	json_string(j, "yes");
	json_string(j, "no");
	json_array_end(j);
}

static void put_number(struct json *j, const struct field *f, const char *type, int scale)
{
	json_member(j, "type", type);
	put_bounds(j, f, scale);
}

static void put_node(struct describing *d, const struct field *f)
{
	if (f->flags & BY_NAME)
		put_named(d, f);
	else if (f->record)
		put_ref(d, f->record);
	else if (f->element)
		put_type(d, f->element);
}

/* The keywords of a field's type, in an object that the caller has begun. */
static void put_type(struct describing *d, const struct field *f)
{
	struct json *j = &d->json;
	switch (f->type) {
	case F_FLAG: put_flag(j); break;
	case F_INT: put_number(j, f, "integer", 1); break;
	case F_DECIMAL: put_number(j, f, "number", 1000); break;
	case F_CHOICE: put_choices(j, f); break;
	case F_BOX: put_boxes(j); break;
	case F_RECORD: put_ref(d, f->record); break;
	case F_LIST: put_list(d, f); break;
	case F_ITEMS: put_items(d, f); break;
	case F_EDGES: put_edges(j); break;
	case F_NODE: put_node(d, f); break;
	default:
		/* Texts, names and lengths; an unquoted number or flag is text too, and ~ is none. */
		PUT_STRINGS(j, "type", "string", "number", "boolean", "null");
	}
}

/* A description beside the type: allOf keeps the two apart where both have keys of one name. */
static void put_property(struct describing *d, const struct field *f)
{
	struct json *j = &d->json;
	json_object_at(j, f->key);
	json_member(j, "description", f->doc ? f->doc : "");
	if (f->fallback)
		json_member(j, "default", f->fallback);
	json_array_at(j, "allOf");
	put_type_object(d, f);
	json_array_end(j);
	json_object_end(j);
}

static void put_properties(struct describing *d, const struct record *r)
{
	struct json *j = &d->json;
	json_member(j, "type", "object");
	json_object_at(j, "properties");
	for (const struct field *f = r->fields; f->key; f++)
		put_property(d, f);
	put_allow(j);
	json_object_end(j);
	put_closed(j);
	json_array_at(j, "required");
	for (const struct field *f = r->fields; f->key; f++)
		if (f->flags & REQUIRED)
			json_string(j, f->key);
	json_array_end(j);
}

static const struct field *main_field(const struct record *r)
{
	for (const struct field *f = r->fields; r->main && f->key; f++)
		if (!strcmp(f->key, r->main))
			return f;
	return NULL;
}

/* The value of the main key, which stands for the whole record; a mapping is always the record. */
static void put_alone(struct describing *d, const struct field *f)
{
	struct json *j = &d->json;
	json_object(j);
	PUT_STRINGS(j, "type", "string", "number", "boolean", "array", "null");
	json_array_at(j, "allOf");
	put_type_object(d, f);
	json_array_end(j);
	json_object_end(j);
}

static void put_record(struct describing *d, const struct record *r)
{
	struct json *j = &d->json;
	const struct field *alone = main_field(r);
	json_object(j);
	if (r->about)
		json_member(j, "description", r->about);
	if (alone) {
		json_array_at(j, "anyOf");
		json_object(j);
	}
	put_properties(d, r);
	if (alone) {
		json_object_end(j);
		put_alone(d, alone);
		json_array_end(j);
	}
	json_object_end(j);
}

static bool is_each(const struct box_type *kind) { return !strcmp(kind->key, "each"); }

/* What stands beside `each` in its box. */
static void put_fields_of_each(struct describing *d, const struct record *r)
{
	for (const struct field *f = r->fields; f->key; f++)
		if (strcmp(f->key, "each") != 0)
			put_property(d, f);
}

/* `text` is another name of prose. */
static void put_kind_property(struct describing *d, const struct box_type *kind)
{
	struct json *j = &d->json;
	json_key(j, kind->key);
	if (is_each(kind)) {
		json_object(j);
		json_member(j, "type", "string");
		json_object_end(j);
	} else {
		put_ref_object(d, kind->record);
	}
	if (strcmp(kind->key, "prose") != 0)
		return;
	json_key(j, "text");
	put_ref_object(d, kind->record);
}

static void put_required(struct json *j, const char *key)
{
	json_object(j);
	PUT_STRINGS(j, "required", key);
	json_object_end(j);
}

/* A box has one key that says what it is. */
static void put_one_kind(struct describing *d)
{
	struct json *j = &d->json;
	json_array_at(j, "oneOf");
	put_required(j, "text");
	for (int i = 0; i < d->box_count; i++)
		put_required(j, d->boxes[i]->key);
	json_array_end(j);
	json_object_at(j, "dependentRequired");
	PUT_STRINGS(j, "do", "each");
	PUT_STRINGS(j, "each", "do");
	json_object_end(j);
}

static void put_box_properties(struct describing *d)
{
	for (const struct field *f = d->common->fields; f->key; f++)
		put_property(d, f);
	for (int i = 0; i < d->box_count; i++)
		if (is_each(d->boxes[i]))
			put_fields_of_each(d, d->boxes[i]->record);
	for (int i = 0; i < d->box_count; i++)
		put_kind_property(d, d->boxes[i]);
	put_allow(&d->json);
}

/* A box: the keys that all share, and one that says what it is. `each` stands open in its box. */
static void put_box(struct describing *d)
{
	struct json *j = &d->json;
	json_object(j);
	json_array_at(j, "anyOf");
	json_object(j);
	PUT_STRINGS(j, "enum", "page-break", "column-break");
	json_object_end(j);
	json_object(j);
	json_member(j, "type", "object");
	put_closed(j);
	json_object_at(j, "properties");
	put_box_properties(d);
	json_object_end(j);
	put_one_kind(d);
	json_object_end(j);
	json_array_end(j);
	json_object_end(j);
}

void schema_json(const struct record *top, const struct record *common, const struct box_type *const *boxes, int n,
                 struct buf *out)
{
	struct describing d = {.common = common, .boxes = boxes, .box_count = n, .json = {.out = out, .lines = 2}};
	struct json *j = &d.json;
	collect(&d, top);
	if (common)
		collect(&d, common);
	for (int i = 0; i < n; i++)
		collect(&d, boxes[i]->record);
	json_object(j);
	json_member(j, "$schema", "https://json-schema.org/draft/2020-12/schema");
	put_ref(&d, top);
	json_object_at(j, "$defs");
	for (int i = 0; i < d.n; i++) {
		put_record_key(&d, d.seen[i]);
		put_record(&d, d.seen[i]);
	}
	if (common) {
		json_key(j, "box");
		put_box(&d);
	}
	json_object_end(j);
	json_object_end(j);
	buf_putc(out, '\n');
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A shape as a JSON Schema (draft 2020-12) of its content, for editors. */
#include "content.h"
#include "json.h"

static void put_field(struct json *j, const struct shape_field *f);

static void put_string_type(struct json *j, const char *key)
{
	json_key(j, key);
	json_object(j);
	json_member(j, "type", "string");
	json_object_end(j);
}

static void put_required(struct json *j, const struct shape_field *f)
{
	json_key(j, "required");
	json_array(j);
	for (int i = 0; i < f->n; i++)
		if (f->field[i].required && !f->field[i].absent)
			json_string(j, f->field[i].key);
	json_array_end(j);
}

static void put_group(struct json *j, const struct shape_field *f, bool top)
{
	json_member(j, "type", "object");
	json_key(j, "additionalProperties");
	json_bool(j, false);
	json_key(j, "properties");
	json_object(j);
	if (top) {
		put_string_type(j, "language");
		put_string_type(j, "shape");
	}
	for (int i = 0; i < f->n; i++) {
		json_key(j, f->field[i].key);
		put_field(j, &f->field[i]);
	}
	json_object_at(j, "allow");
	json_member(j, "type", "object");
	json_object_end(j);
	json_object_end(j);
	put_required(j, f);
}

static void put_minimum(struct json *j, const struct shape_field *f, const char *key, int scale)
{
	if (!f->has_min)
		return;
	json_key(j, key);
	json_decimal(j, f->min, scale, 3);
}

static void put_bounds(struct json *j, const struct shape_field *f, const char *min, const char *max, int scale)
{
	put_minimum(j, f, min, scale);
	if (f->has_max) {
		json_key(j, max);
		json_decimal(j, f->max, scale, 3);
	}
}

static void put_choices(struct json *j, const struct shape_field *f)
{
	json_key(j, "enum");
	json_array(j);
	for (int i = 0; i < f->choices.n; i++)
		json_string(j, ((const char *const *)f->choices.v)[i]);
	json_array_end(j);
}

static void put_list(struct json *j, const struct shape_field *f)
{
	json_member(j, "type", "array");
	put_bounds(j, f, "minItems", "maxItems", 1);
	if (f->element) {
		json_key(j, "items");
		put_field(j, f->element);
	}
}

/* Tags are not counted (content.c), as `maxLength` would, so a pattern takes its place: tags may stand before each of so
 * many characters and behind the last. A '<' that begins no tag is one of them. */
#define TAG "</?(?:nobr|span|wbr)[^<>]*>"
static void put_length(struct json *j, const struct shape_field *f)
{
	struct buf pattern = {0};
	put_minimum(j, f, "minLength", 1);
	if (!f->has_max)
		return;
	buf_puts(&pattern, "^(?:(?:" TAG ")*(?!" TAG ")[\\s\\S]){0,");
	buf_decimal(&pattern, f->max, 1, 0);
	buf_puts(&pattern, "}(?:" TAG ")*$");
	json_member(j, "pattern", buf_cstr(&pattern));
	buf_free(&pattern);
}

static void put_field(struct json *j, const struct shape_field *f)
{
	json_object(j);
	if (f->note)
		json_member(j, "description", f->note);
	switch (f->type) {
	case SHAPE_GROUP: put_group(j, f, false); break;
	case SHAPE_LIST: put_list(j, f); break;
	case SHAPE_NUMBER:
		json_member(j, "type", "number");
		put_bounds(j, f, "minimum", "maximum", 1000);
		break;
	case SHAPE_FLAG: json_member(j, "type", "boolean"); break;
	case SHAPE_CHOICE: put_choices(j, f); break;
	case SHAPE_ID:
		json_member(j, "type", "string");
		json_member(j, "pattern", "^[a-z][a-z0-9-]*$");
		break;
	default: json_member(j, "type", "string"); put_length(j, f);
	}
	json_object_end(j);
}

void shape_json(const struct shape_field *shape, struct buf *out)
{
	struct json j = {.out = out};
	json_object(&j);
	json_member(&j, "$schema", "https://json-schema.org/draft/2020-12/schema");
	json_member(&j, "title", shape->note ? shape->note : shape->key);
	put_group(&j, shape, true);
	json_object_end(&j);
	buf_putc(out, '\n');
}

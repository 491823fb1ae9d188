/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The tables of the language described: as a JSON Schema (draft 2020-12), from which editors
 * complete keys, and as Markdown for the reference. Each record is a definition, named after
 * the record; two records of one name get a number. A record may be written by its main value
 * alone, so its schema is that value or a mapping.
 */
#include "input.h"

#include <ctype.h>
#include <string.h>

#define MOST_RECORDS 256

struct describing {
	const struct record *seen[MOST_RECORDS];
	int n;
	const struct record *common;
	const struct box_type *const *boxes;
	int box_count;
	struct buf *out;
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
static void put_name(struct describing *d, const struct record *r)
{
	const char *s = !strncmp(r->name, "a ", 2) ? r->name + 2 : !strncmp(r->name, "an ", 3) ? r->name + 3 : r->name;
	for (; *s; s++)
		if (isalnum((unsigned char)*s))
			buf_putc(d->out, tolower((unsigned char)*s));
		else if (*s == ' ')
			buf_putc(d->out, '-');
	buf_printf(d->out, "-%d", index_of(d, r));
}

static void put_ref(struct describing *d, const struct record *r)
{
	buf_puts(d->out, "{\"$ref\": \"#/$defs/");
	put_name(d, r);
	buf_puts(d->out, "\"}");
}

/* -- JSON Schema ---------------------------------------------------------------------------- */

static void put_type(struct describing *d, const struct field *f);

static void put_bounds(struct describing *d, const struct field *f, int scale)
{
	if (!f->min && !f->max)
		return;
	buf_puts(d->out, ", \"minimum\": ");
	buf_decimal(d->out, f->min, scale, 3);
	buf_puts(d->out, ", \"maximum\": ");
	buf_decimal(d->out, f->max, scale, 3);
}

static void put_choices(struct describing *d, const struct field *f)
{
	buf_puts(d->out, "\"enum\": [");
	for (int i = 0; f->choices[i]; i++) {
		buf_puts(d->out, i ? ", " : "");
		buf_json(d->out, f->choices[i]);
	}
	buf_putc(d->out, ']');
}

/* One value stands for a list of one; records may also be repeated with `each`. */
static void put_items(struct describing *d, const struct record *r)
{
	buf_puts(d->out, "\"anyOf\": [{\"type\": \"array\", \"items\": ");
	put_ref(d, r);
	buf_puts(d->out,
	         "}, {\"type\": \"object\", \"required\": [\"each\"], \"properties\": {\"each\": {\"type\": \"string\"}");
	for (const struct field *f = r->fields; f->key; f++) {
		buf_puts(d->out, ", ");
		buf_json(d->out, f->key);
		buf_puts(d->out, ": {");
		put_type(d, f);
		buf_putc(d->out, '}');
	}
	buf_puts(d->out, "}, \"additionalProperties\": false}, ");
	put_ref(d, r);
	buf_putc(d->out, ']');
}

static void put_list(struct describing *d, const struct field *f)
{
	buf_puts(d->out, "\"anyOf\": [{\"type\": \"array\", \"items\": {");
	put_type(d, f->element);
	buf_puts(d->out, "}}, {");
	put_type(d, f->element);
	buf_puts(d->out, "}]");
}

/* Values of a mapping whose keys are names. ~ takes away what an overlay lies on. */
static void put_named(struct describing *d, const struct field *f)
{
	buf_puts(d->out, "\"type\": \"object\", \"additionalProperties\": {\"anyOf\": [{\"type\": \"null\"}, ");
	if (f->record) {
		put_ref(d, f->record);
	} else {
		buf_putc(d->out, '{');
		put_type(d, f->element);
		buf_putc(d->out, '}');
	}
	buf_puts(d->out, "]}");
}

static void put_edges(struct describing *d)
{
	static const char *const sides[] = {"top", "right", "bottom", "left"};
	buf_puts(
	        d->out,
	        "\"anyOf\": [{\"type\": [\"string\", \"number\"]}, {\"type\": \"object\", \"additionalProperties\": false, \"properties\": {");
	for (int i = 0; i < COUNT_OF(sides); i++)
		buf_printf(d->out, "%s\"%s\": {\"type\": [\"string\", \"number\"]}", i ? ", " : "", sides[i]);
	buf_puts(d->out, "}}]");
}

static void put_node(struct describing *d, const struct field *f)
{
	if (f->flags & BY_NAME) {
		put_named(d, f);
	} else if (f->record) {
		buf_puts(d->out, "\"$ref\": \"#/$defs/");
		put_name(d, f->record);
		buf_putc(d->out, '"');
	} else if (f->element) {
		put_type(d, f->element);
	}
}

static void put_type(struct describing *d, const struct field *f)
{
	switch (f->type) {
	case F_FLAG: buf_puts(d->out, "\"enum\": [true, false, \"yes\", \"no\"]"); break;
	case F_INT:
		buf_puts(d->out, "\"type\": \"integer\"");
		put_bounds(d, f, 1);
		break;
	case F_DECIMAL:
		buf_puts(d->out, "\"type\": \"number\"");
		put_bounds(d, f, 1000);
		break;
	case F_CHOICE: put_choices(d, f); break;
	case F_BOX:
		buf_puts(
		        d->out,
		        "\"anyOf\": [{\"type\": \"array\", \"items\": {\"$ref\": \"#/$defs/box\"}}, {\"$ref\": \"#/$defs/box\"}]");
		break;
	case F_RECORD:
		buf_puts(d->out, "\"$ref\": \"#/$defs/");
		put_name(d, f->record);
		buf_putc(d->out, '"');
		break;
	case F_LIST: put_list(d, f); break;
	case F_ITEMS: put_items(d, f->record); break;
	case F_EDGES: put_edges(d); break;
	case F_NODE: put_node(d, f); break;
	default:
		/* Texts, names and lengths; an unquoted number or flag is text too, and ~ is none. */
		buf_puts(d->out, "\"type\": [\"string\", \"number\", \"boolean\", \"null\"]");
	}
}

/* A description beside the type: allOf keeps the two apart where both have keys of one name. */
static void put_property(struct describing *d, const struct field *f)
{
	buf_json(d->out, f->key);
	buf_puts(d->out, ": {\"description\": ");
	buf_json(d->out, f->doc ? f->doc : "");
	if (f->fallback) {
		buf_puts(d->out, ", \"default\": ");
		buf_json(d->out, f->fallback);
	}
	buf_puts(d->out, ", \"allOf\": [{");
	put_type(d, f);
	buf_puts(d->out, "}]}");
}

static void put_properties(struct describing *d, const struct record *r, bool closed)
{
	bool first = true;
	buf_puts(d->out, "\"type\": \"object\", \"properties\": {");
	for (const struct field *f = r->fields; f->key; f++) {
		buf_puts(d->out, f == r->fields ? "" : ", ");
		put_property(d, f);
	}
	buf_printf(d->out, "}%s, \"required\": [", closed ? ", \"additionalProperties\": false" : "");
	for (const struct field *f = r->fields; f->key; f++)
		if (f->flags & REQUIRED) {
			buf_puts(d->out, first ? "" : ", ");
			buf_json(d->out, f->key);
			first = false;
		}
	buf_putc(d->out, ']');
}

static const struct field *main_field(const struct record *r)
{
	for (const struct field *f = r->fields; r->main && f->key; f++)
		if (!strcmp(f->key, r->main))
			return f;
	return NULL;
}

static void put_record(struct describing *d, const struct record *r)
{
	const struct field *alone = main_field(r);
	buf_puts(d->out, "{");
	if (r->about) {
		buf_puts(d->out, "\"description\": ");
		buf_json(d->out, r->about);
		buf_puts(d->out, ", ");
	}
	if (alone)
		buf_puts(d->out, "\"anyOf\": [{");
	put_properties(d, r, true);
	if (alone) {
		buf_puts(d->out, "}, {\"type\": [\"string\", \"number\", \"boolean\", \"array\", \"null\"], \"allOf\": [{");
		put_type(d, alone);
		buf_puts(d->out, "}]}]");
	}
	buf_putc(d->out, '}');
}

static bool is_each(const struct box_type *kind) { return !strcmp(kind->key, "each"); }

/* What stands beside `each` in its box. */
static void put_fields_of_each(struct describing *d, const struct record *r)
{
	for (const struct field *f = r->fields; f->key; f++)
		if (strcmp(f->key, "each") != 0) {
			buf_puts(d->out, ", ");
			put_property(d, f);
		}
}

/* `text` is another name of prose. */
static void put_kind_property(struct describing *d, const struct box_type *kind)
{
	buf_json(d->out, kind->key);
	buf_puts(d->out, ": ");
	if (is_each(kind))
		buf_puts(d->out, "{\"type\": \"string\"}");
	else
		put_ref(d, kind->record);
	if (strcmp(kind->key, "prose") != 0)
		return;
	buf_puts(d->out, ", \"text\": ");
	put_ref(d, kind->record);
}

/* A box has one key that says what it is. */
static void put_one_kind(struct describing *d)
{
	buf_puts(d->out, "\"oneOf\": [{\"required\": [\"text\"]}");
	for (int i = 0; i < d->box_count; i++) {
		buf_puts(d->out, ", {\"required\": [");
		buf_json(d->out, d->boxes[i]->key);
		buf_puts(d->out, "]}");
	}
	buf_puts(d->out, "], \"dependentRequired\": {\"do\": [\"each\"], \"each\": [\"do\"]}");
}

/* A box: the keys that all share, and one that says what it is. `each` stands open in its box. */
static void put_box(struct describing *d)
{
	buf_puts(d->out,
	         "{\"anyOf\": [{\"enum\": [\"page-break\", \"column-break\"]}, {\"type\": \"object\", "
	         "\"additionalProperties\": false, \"properties\": {");
	for (const struct field *f = d->common->fields; f->key; f++) {
		buf_puts(d->out, f == d->common->fields ? "" : ", ");
		put_property(d, f);
	}
	for (int i = 0; i < d->box_count; i++)
		if (is_each(d->boxes[i]))
			put_fields_of_each(d, d->boxes[i]->record);
	for (int i = 0; i < d->box_count; i++) {
		buf_puts(d->out, ", ");
		put_kind_property(d, d->boxes[i]);
	}
	buf_puts(d->out, "}, ");
	put_one_kind(d);
	buf_puts(d->out, "}]}");
}

void schema_json(const struct record *top, const struct record *common, const struct box_type *const *boxes, int n,
                 struct buf *out)
{
	struct describing d = {.common = common, .boxes = boxes, .box_count = n, .out = out};
	collect(&d, top);
	if (common)
		collect(&d, common);
	for (int i = 0; i < n; i++)
		collect(&d, boxes[i]->record);
	buf_puts(out, "{\"$schema\": \"https://json-schema.org/draft/2020-12/schema\",\n\"$ref\": \"#/$defs/");
	put_name(&d, top);
	buf_puts(out, "\",\n\"$defs\": {");
	for (int i = 0; i < d.n; i++) {
		buf_puts(out, i ? ",\n\"" : "\n\"");
		put_name(&d, d.seen[i]);
		buf_puts(out, "\": ");
		put_record(&d, d.seen[i]);
	}
	if (common) {
		buf_puts(out, ",\n\"box\": ");
		put_box(&d);
	}
	buf_puts(out, "\n}}\n");
}

/* -- Markdown ------------------------------------------------------------------------------- */

static const char *type_name(const struct field *f)
{
	static const char *const names[] = {
	        [F_FLAG] = "true or false", [F_INT] = "whole number", [F_DECIMAL] = "number", [F_LENGTH] = "length",
	        [F_DIM] = "length",         [F_COLOR] = "colour",     [F_CHOICE] = "word",    [F_NAME] = "name",
	        [F_PATH] = "path",          [F_TEXT] = "text",        [F_STYLE] = "style",    [F_BOX] = "boxes",
	        [F_RECORD] = "mapping",     [F_LIST] = "list",        [F_ITEMS] = "list",     [F_EDGES] = "length or sides",
	        [F_NODE] = "value"};
	return f->type == F_NODE && f->record ? "mapping" : names[f->type];
}

static void put_form(const struct field *f, struct buf *out)
{
	if (f->flags & BY_NAME) {
		buf_printf(out, "by name: %s", f->record ? f->record->name : type_name(f->element));
		return;
	}
	const struct field *e = f->element ? f->element : f;
	if (f->type == F_LIST)
		buf_puts(out, "list of ");
	if (e->type != F_CHOICE) {
		buf_puts(out, type_name(e));
		return;
	}
	for (int i = 0; e->choices[i]; i++)
		buf_printf(out, "%s`%s`", i ? ", " : "", e->choices[i]);
}

static void put_range(const struct field *f, struct buf *out)
{
	int scale = f->type == F_INT ? 1 : 1000;
	if (!f->min && !f->max)
		return;
	buf_puts(out, ", ");
	buf_decimal(out, f->min, scale, 2);
	buf_puts(out, " to ");
	buf_decimal(out, f->max, scale, 2);
	buf_puts(out, f->type == F_LENGTH ? " pt" : "");
}

void schema_manual(const struct record *r, const char *heading, struct buf *out)
{
	buf_printf(out, "%s\n\n", heading);
	if (r->about)
		buf_printf(out, "%s\n\n", r->about);
	if (r->main)
		buf_printf(out, "A value without keys stands for `%s`.\n\n", r->main);
	if (!r->fields->key)
		return;
	buf_puts(out, "| Key | Value | Default | Meaning |\n|---|---|---|---|\n");
	for (const struct field *f = r->fields; f->key; f++) {
		buf_printf(out, "| `%s` | ", f->key);
		put_form(f, out);
		put_range(f, out);
		if (f->flags & REQUIRED)
			buf_puts(out, " | required");
		else
			buf_printf(out, " | %s%s%s", f->fallback ? "`" : "", f->fallback ? f->fallback : "",
			           f->fallback ? "`" : "");
		buf_printf(out, " | %s |\n", f->doc ? f->doc : "");
	}
	buf_putc(out, '\n');
	/* Records that only this one uses follow it; those of mappings by name have a heading of their own. */
	for (const struct field *f = r->fields; f->key; f++)
		if (f->record && !(f->flags & BY_NAME)) {
			const char *title = strchr(heading, ' ');
			struct buf below = {0};
			buf_printf(&below, "%.*s#%s: %s", (int)strcspn(heading, " "), heading, title ? title : "", f->key);
			schema_manual(f->record, buf_cstr(&below), out);
			buf_free(&below);
		}
}

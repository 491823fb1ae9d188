/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The bound tree as text, for a person who looks for a mistake: every box with its line in the
 * layout, and below it each key with the value that binding gave it. What is absent has no
 * line, nor has a key that every box takes while it is as by default.
 *
 *     - heading  layouts/handout.yaml:14
 *         text: "Marketing and IT"
 *         level: 1
 *         style: title
 *
 * One walk over the schema tables prints every kind of box.
 */
#include "bind.h"
#include "boxes.h"
#include "rich.h"
#include "style.h"

#include <string.h>

static void put_record(struct buf *out, const struct record *r, const char *at, int depth);

static void put_key(struct buf *out, int depth, const char *key) { buf_printf(out, "%*s%s:", 4 * depth, "", key); }

static void put_rich(struct buf *out, const struct rich *r)
{
	struct arena *a = arena_new();
	buf_putc(out, ' ');
	buf_json(out, rich_text(a, r));
	if (r->at.source)
		buf_printf(out, "  %s:%d", r->at.source->path, r->at.line);
	arena_free(a);
}

static void put_dim(struct buf *out, struct dim d)
{
	static const char *const units[] = {[UNIT_ABS] = "pt", [UNIT_FR] = "fr", [UNIT_PERCENT] = "%", [UNIT_AUTO] = "auto"};
	buf_putc(out, ' ');
	if (d.unit != UNIT_AUTO)
		buf_decimal(out, d.v, 1000, 3);
	buf_puts(out, units[d.unit]);
}

static void put_length(struct buf *out, mpt v) { put_dim(out, (struct dim){v, UNIT_ABS}); }

static bool is_absent(const struct field *f, const void *v)
{
	switch (f->type) {
	case F_NAME: return !*(const char *const *)v;
	case F_PATH: return !((const struct path_ref *)v)->path;
	case F_TEXT: return !((const struct text_slot *)v)->value;
	case F_STYLE: return !((const struct style_ref *)v)->style;
	case F_BOX: return !((const struct box_list *)v)->n;
	case F_ITEMS: return !((const struct item_list *)v)->n;
	case F_LIST: return !((const struct list_of *)v)->n;
	case F_COLOR: return color_is_none(*(const color *)v);
	case F_NODE: return true; /* kept for later reading, not bound */
	default: return false;
	}
}

/* Values that stand on the line of their key. */
static void put_value(struct buf *out, const struct field *f, const void *v)
{
	const struct edges *e = v;
	switch (f->type) {
	case F_FLAG: buf_puts(out, *(const bool *)v ? " true" : " false"); break;
	case F_INT: buf_printf(out, " %d", *(const int *)v); break;
	case F_DECIMAL:
		buf_putc(out, ' ');
		buf_decimal(out, *(const int *)v, 1000, 3);
		break;
	case F_LENGTH: put_length(out, *(const mpt *)v); break;
	case F_DIM: put_dim(out, *(const struct dim *)v); break;
	case F_CHOICE: buf_printf(out, " %s", f->choices[*(const int *)v]); break;
	case F_NAME: buf_printf(out, " %s", *(const char *const *)v); break;
	case F_PATH: buf_printf(out, " {%s}", ((const struct path_ref *)v)->path); break;
	case F_TEXT: put_rich(out, ((const struct text_slot *)v)->value); break;
	case F_STYLE: buf_printf(out, " %s", ((const struct style_ref *)v)->style->name); break;
	case F_COLOR:
		buf_putc(out, ' ');
		color_put(out, *(const color *)v);
		break;
	case F_EDGES:
		put_length(out, e->top);
		put_length(out, e->right);
		put_length(out, e->bottom);
		put_length(out, e->left);
		break;
	default: break;
	}
}

static void put_items(struct buf *out, const struct record *r, const struct item_list *items, int depth)
{
	for (int i = 0; i < items->n; i++) {
		buf_printf(out, "%*s- %s\n", 4 * depth, "", r->name);
		put_record(out, r, (const char *)items->v + r->size * (size_t)i, depth + 1);
	}
}

static void put_list(struct buf *out, const struct field *element, const struct list_of *l)
{
	for (int i = 0; i < l->n; i++)
		put_value(out, element, (const char *)l->v + field_size(element) * (size_t)i);
}

static void put_field(struct buf *out, const struct field *f, const void *v, int depth)
{
	if (is_absent(f, v))
		return;
	put_key(out, depth, f->key);
	if (f->type == F_LIST)
		put_list(out, f->element, v);
	else
		put_value(out, f, v);
	buf_putc(out, '\n');
	if (f->type == F_RECORD)
		put_record(out, f->record, v, depth + 1);
	else if (f->type == F_BOX)
		bound_dump(v, depth, out);
	else if (f->type == F_ITEMS)
		put_items(out, f->record, v, depth);
}

/* A mapping that holds nothing but defaults says nothing. */
static bool is_default(const struct field *f, const char *at)
{
	for (const struct field *in = f->type == F_RECORD ? f->record->fields : NULL; in && in->key; in++)
		if (!in->fallback && field_is_set(in, at))
			return false;
	return f->type == F_RECORD;
}

static void put_record(struct buf *out, const struct record *r, const char *at, int depth)
{
	for (const struct field *f = r->fields; f->key; f++)
		if (!is_default(f, at + f->offset))
			put_field(out, f, at + f->offset, depth);
}

/* Of the keys that every box has, only those that are not as they are by default. */
static void put_common(struct buf *out, const struct box *b, int depth)
{
	for (const struct field *f = box_common_record.fields; f->key; f++) {
		const void *v = (const char *)b + f->offset;
		if (is_absent(f, v))
			continue;
		struct buf value = {0};
		put_value(&value, f, v);
		bool usual = f->fallback && !strcmp(buf_cstr(&value) + 1, f->fallback);
		buf_free(&value);
		if (!usual && (f->type != F_RECORD || b->place.set))
			put_field(out, f, v, depth);
	}
}

void bound_dump(const struct box_list *boxes, int depth, struct buf *out)
{
	for (int i = 0; i < boxes->n; i++) {
		const struct box *b = boxes->v[i];
		buf_printf(out, "%*s- %s", 4 * depth, "", box_types[b->kind]->key);
		if (b->at.source)
			buf_printf(out, "  %s:%d", b->at.source->path, b->at.line);
		buf_putc(out, '\n');
		put_common(out, b, depth + 1);
		put_record(out, b->record, b->props, depth + 1);
	}
}

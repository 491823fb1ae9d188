/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Fields of loaded records: how large they are, whether they say something, and which others they need for it. */
#include "needs.h"

#include <assert.h>
#include <string.h>

/* The field whose key `words` begins with, up to a '|'. A table names its own keys there. */
static const struct field *first_field(const struct record *r, const char *words)
{
	size_t n = strcspn(words, "|");
	const struct field *f = r->fields;
	while (f->key && (strlen(f->key) != n || strncmp(f->key, words, n) != 0))
		f++;
	assert(f->key);
	return f;
}

size_t field_size(const struct field *f)
{
	static const size_t sizes[] = {
	        [F_FLAG] = sizeof(bool),
	        [F_INT] = sizeof(int),
	        [F_DECIMAL] = sizeof(int),
	        [F_LENGTH] = sizeof(mpt),
	        [F_DIM] = sizeof(struct dim),
	        [F_COLOR] = sizeof(color),
	        [F_CHOICE] = sizeof(int),
	        [F_NAME] = sizeof(const char *),
	        [F_PATH] = sizeof(struct path_ref),
	        [F_TEXT] = sizeof(struct text_slot),
	        [F_STYLE] = sizeof(struct style_ref),
	        [F_BOX] = sizeof(struct box_list),
	        [F_LIST] = sizeof(struct list_of),
	        [F_ITEMS] = sizeof(struct item_list),
	        [F_EDGES] = sizeof(struct edges),
	        [F_NODE] = sizeof(const struct node *),
	};
	return f->type == F_RECORD ? f->record->size : sizes[f->type];
}

bool field_is_set(const struct field *f, const void *record)
{
	const void *v = (const char *)record + f->offset;
	switch (f->type) {
	case F_FLAG: return *(const bool *)v;
	case F_INT: return *(const int *)v > f->min; /* the least there is: no columns beside the first */
	case F_DECIMAL:
	case F_CHOICE: return *(const int *)v != 0;
	case F_LENGTH: return *(const mpt *)v != 0;
	case F_DIM: return ((const struct dim *)v)->unit != UNIT_AUTO && ((const struct dim *)v)->v;
	case F_COLOR: return !color_is_none(*(const color *)v);
	case F_NAME: return *(const char *const *)v != NULL;
	case F_PATH: return ((const struct path_ref *)v)->path != NULL;
	case F_TEXT: return ((const struct text_slot *)v)->source != NULL;
	case F_STYLE: return ((const struct style_ref *)v)->style || ((const struct style_ref *)v)->pattern;
	case F_BOX: return ((const struct box_list *)v)->n > 0;
	case F_LIST: return ((const struct list_of *)v)->n > 0;
	case F_ITEMS: return ((const struct item_list *)v)->n > 0 || ((const struct item_list *)v)->each.path;
	case F_EDGES: {
		const struct edges *e = v;
		return e->top || e->right || e->bottom || e->left;
	}
	case F_NODE: return *(const struct node *const *)v != NULL;
	case F_RECORD:
		for (f = f->record->fields; f->key; f++)
			if (field_is_set(f, v))
				return true;
		return false;
	}
	return true;
}

bool field_has_needs(const struct record *r, const struct field *f, const void *record)
{
	const char *words = f->needs;
	if (!words)
		return true;
	for (; *words; words += words[strcspn(words, "|")] ? strcspn(words, "|") + 1 : strlen(words))
		if (field_is_set(first_field(r, words), record))
			return true;
	return false;
}

/* 'a', 'b' or 'c' of "a|b|c", in that quotation mark. */
static void put_names(struct buf *out, const char *words, char quote)
{
	for (const char *sep = ""; *words; sep = strchr(words, '|') ? ", " : " or ") {
		int n = (int)strcspn(words, "|");
		buf_printf(out, "%s%c%.*s%c", sep, quote, n, words, quote);
		words += words[n] ? n + 1 : n;
	}
}

const char *needs_lack(struct arena *a, const struct record *r, const struct field *f)
{
	const struct field *needed = first_field(r, f->needs);
	if (needed->type == F_FLAG)
		return arena_printf(a, "'%s' is not true", needed->key);
	if (needed->type == F_INT)
		return arena_printf(a, "'%s' is %ld", needed->key, needed->min);
	struct buf names = {0};
	put_names(&names, f->needs, '\'');
	const char *text = arena_printf(a, "there is no %s", buf_cstr(&names));
	buf_free(&names);
	return text;
}

bool needs_any(const struct record *r)
{
	for (const struct field *f = r->fields; f->key; f++)
		if (f->needs)
			return true;
	return false;
}

/* A value that asks for nothing, or for what is so without the key; also one that was refused. */
static bool is_idle_value(const struct field *f, const void *record, const void *defaults)
{
	const char *v = (const char *)record + f->offset, *d = (const char *)defaults + f->offset;
	bool nothing = f->type == F_LENGTH && !field_is_set(f, record);
	return nothing || !memcmp(v, d, field_size(f));
}

void needs_check(struct schema *s, const struct node *map, const struct record *r, const void *record, const void *defaults)
{
	for (const struct field *f = r->fields; f->key; f++)
		if (f->needs && !node_is_null(node_find(map, f->key)) && !field_has_needs(r, f, record) &&
		    !is_idle_value(f, record, defaults))
			diag_report(s->diag, DIAG_NO_EFFECT, node_key_at(map, f->key), f->key, needs_lack(s->arena, r, f));
}

void needs_put(const struct field *f, struct buf *out)
{
	buf_puts(out, " Only with ");
	put_names(out, f->needs, '`');
	buf_putc(out, '.');
}

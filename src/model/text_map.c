/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A walk over the translatable texts of content and layouts, which builds a changed copy. */
#include "catalog.h"
#include "edition.h"

#include <string.h>

static struct node *map_node(struct text_map *m, const char *context, const struct shape_field *f, struct node *n);

static struct node *copy_of(struct text_map *m, const struct node *n)
{
	struct node *copy = NEW(m->arena, struct node);
	*copy = *n;
	copy->item = NEW_ARRAY(m->arena, struct node *, n->n + 1);
	if (n->n)
		memcpy(copy->item, n->item, sizeof(*n->item) * (size_t)n->n);
	return copy;
}

static struct node *set_item(struct text_map *m, struct node *n, struct node *copy, int i, struct node *item)
{
	if (item == n->item[i])
		return copy;
	if (copy == n)
		copy = copy_of(m, n);
	copy->item[i] = item;
	return copy;
}

/* An item's own id outlives changes of the order. */
static const char *item_name(struct text_map *m, const struct node *item, int i)
{
	const struct node *id = node_find(item, "id");
	return id && id->kind == NODE_TEXT ? id->text : arena_printf(m->arena, "%d", i + 1);
}

static struct node *map_list(struct text_map *m, const char *context, const struct shape_field *f, struct node *n)
{
	struct node *copy = n;
	for (int i = 0; f->element && i < n->n; i++) {
		const char *name = arena_printf(m->arena, "%s.%s", context, item_name(m, n->item[i], i));
		copy = set_item(m, n, copy, i, map_node(m, name, f->element, n->item[i]));
	}
	return copy;
}

static struct node *map_group(struct text_map *m, const char *context, const struct shape_field *f, struct node *n)
{
	struct node *copy = n;
	for (int i = 0; i < n->n; i++) {
		const struct shape_field *field = shape_find(f, n->key[i], strlen(n->key[i]));
		if (!field)
			continue;
		const char *name = *context ? arena_printf(m->arena, "%s.%s", context, n->key[i]) : n->key[i];
		copy = set_item(m, n, copy, i, map_node(m, name, field, n->item[i]));
	}
	return copy;
}

/* A place in the document is the same in every language. */
static bool is_translatable(const struct shape_field *f, const struct node *n)
{
	if (f->type == SHAPE_LINK)
		return !f->fixed && !node_is_null(n) && *n->text && *n->text != '#';
	return (f->type == SHAPE_TEXT || f->type == SHAPE_PROSE) && !utf8_is_blank(n->text);
}

static struct node *map_node(struct text_map *m, const char *context, const struct shape_field *f, struct node *n)
{
	if (f->type == SHAPE_LIST && n->kind == NODE_LIST)
		return map_list(m, context, f, n);
	if (f->type == SHAPE_GROUP && n->kind == NODE_MAP)
		return map_group(m, context, f, n);
	if (n->kind == NODE_TEXT && is_translatable(f, n))
		return m->text(m, context, f, n);
	return n;
}

struct content *content_map(const struct content *c, struct text_map *map)
{
	struct content *copy = NEW(map->arena, struct content);
	*copy = *c;
	copy->top = map_node(map, "", c->shape, (struct node *)(uintptr_t)c->top);
	return copy;
}

const struct node *words_map(const struct node *words, const char *document, struct text_map *map)
{
	struct node *n = (struct node *)(uintptr_t)words, *copy = n;
	if (!words || words->kind != NODE_MAP)
		return words;
	for (int i = 0; i < n->n; i++) {
		const struct source *s = n->item[i]->at.source;
		const char *edition = s ? edition_of_path(map->arena, s->path) : NULL;
		const char *name = arena_printf(map->arena, "%s:word.%s", edition ? edition : document, n->key[i]);
		if (n->item[i]->kind == NODE_TEXT && *n->item[i]->text)
			copy = set_item(map, n, copy, i, map->text(map, name, NULL, n->item[i]));
	}
	return copy;
}

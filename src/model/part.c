/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Groups of results: nodes of content with the fields of their shapes. */
#include "results.h"

#include <string.h>

struct part part_new(struct arena *a, struct where at, const struct node *base, const struct shape_field *shape, int room)
{
	struct part p = {a, at, NEW(a, struct node), NEW(a, struct shape_field), room};
	const int keys = base && base->kind == NODE_MAP ? base->n : 0, fields = shape ? shape->n : 0;
	p.node->kind = NODE_MAP;
	p.node->at = at;
	p.node->item = NEW_ARRAY(a, struct node *, keys + room + 1);
	p.node->key = NEW_ARRAY(a, const char *, keys + room + 1);
	p.node->key_at = NEW_ARRAY(a, struct where, keys + room + 1);
	for (p.node->n = 0; p.node->n < keys; p.node->n++) {
		p.node->item[p.node->n] = base->item[p.node->n];
		p.node->key[p.node->n] = base->key[p.node->n];
		p.node->key_at[p.node->n] = base->key_at[p.node->n];
	}
	struct shape_field *field = NEW_ARRAY(a, struct shape_field, fields + room + 1);
	if (fields)
		memcpy(field, shape->field, sizeof(*field) * (size_t)fields);
	*p.shape = (struct shape_field){.type = SHAPE_GROUP, .at = at, .field = field, .n = fields};
	for (int i = 0; i < fields; i++)
		hashes_put(a, &p.shape->by_key, hash_bytes(field[i].key, strlen(field[i].key), HASH_SEED), i);
	return p;
}

static void put_node(struct part *p, const char *key, struct node *value)
{
	int i = node_index_of(p->node, key);
	i = i < 0 ? p->node->n++ : i;
	p->node->key[i] = key;
	p->node->key_at[i] = p->at;
	p->node->item[i] = value;
}

void part_put(struct part *p, const char *key, struct node *value, struct shape_field shape)
{
	struct shape_field *field = (struct shape_field *)(uintptr_t)p->shape->field;
	const struct shape_field *old = shape_find(p->shape, key, strlen(key));
	int i = old ? (int)(old - field) : p->shape->n++;
	if (!old)
		hashes_put(p->arena, &p->shape->by_key, hash_bytes(key, strlen(key), HASH_SEED), i);
	shape.key = key;
	shape.at = p->at;
	field[i] = shape;
	if (value)
		put_node(p, key, value);
}

void part_number(struct part *p, const char *key, int number)
{
	struct node *n = node_text(p->arena, arena_printf(p->arena, "%d", number), p->at);
	part_put(p, key, n, (struct shape_field){.type = SHAPE_NUMBER});
}

void part_tenths(struct part *p, const char *key, int64_t tenths)
{
	const char *text = arena_printf(p->arena, "%d.%d", (int)(tenths / 10), (int)(tenths % 10));
	part_put(p, key, node_text(p->arena, text, p->at), (struct shape_field){.type = SHAPE_NUMBER});
}

void part_name(struct part *p, const char *key, const char *name)
{
	part_put(p, key, node_text(p->arena, name, p->at), (struct shape_field){.type = SHAPE_TEXT, .given = true});
}

void part_flag(struct part *p, const char *key, bool on)
{
	part_put(p, key, node_text(p->arena, on ? "true" : "false", p->at), (struct shape_field){.type = SHAPE_FLAG});
}

void part_group(struct part *p, const char *key, const struct part *group) { part_put(p, key, group->node, *group->shape); }

void part_list(struct part *p, const char *key, const struct node *of, const struct part *like, struct node *const *item,
               int n)
{
	struct node *list = NEW(p->arena, struct node);
	*list = (struct node){
	        .kind = NODE_LIST, .at = of ? of->at : p->at, .n = n, .item = NEW_ARRAY(p->arena, struct node *, n + 1)};
	if (n)
		memcpy(list->item, item, sizeof(*item) * (size_t)n);
	like->shape->is_item = true;
	part_put(p, key, n ? list : NULL, (struct shape_field){.type = SHAPE_LIST, .element = like->shape});
}

struct part score_group_part(struct arena *a, const struct scoring *s, const struct score_group *g, int room)
{
	struct part p = part_new(a, g->node->at, g->node, s->group_shape, room + 2);
	part_number(&p, "lowest", score_lowest(g->n));
	part_number(&p, "highest", (int)score_highest(g->n, s->points));
	return p;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A sheet that is filled in, as content: what each answer counts, totals with their terms, and the place they lead to. */
#include "results.h"

static struct part statement_part(struct arena *a, const struct scoring *s, const struct score_group *g, int i,
                                  const int *answer)
{
	const struct score_statement *t = &g->statement[i];
	struct part p = part_new(a, t->node->at, t->node, s->statement_shape, 3);
	part_number(&p, "number", g->first + i + 1);
	part_number(&p, "answer", answer[g->first + i]);
	part_number(&p, "value", score_value(s->points, answer[g->first + i], t->reversed));
	return p;
}

static void put_statements(struct part *group, const struct scoring *s, const struct score_group *g, const int *answer)
{
	struct part p = {0};
	struct node **item = NEW_ARRAY(group->arena, struct node *, g->n + 1);
	bool reverses = false;
	for (int i = 0; i < g->n; i++) {
		p = statement_part(group->arena, s, g, i, answer);
		item[i] = p.node;
		reverses |= g->statement[i].reversed;
	}
	part_list(group, s->statements_key, node_find(g->node, s->statements_key), &p, item, g->n);
	part_flag(group, "reverses", reverses);
}

/* 4 + 3 + 5: a number, so that its digits are those of the language. */
static struct node *terms_of(struct arena *a, const struct scoring *s, const struct score_group *g, const int *answer)
{
	struct buf b = {0};
	for (int i = 0; i < g->n; i++)
		buf_printf(&b, "%s%d", i ? " + " : "",
		           score_value(s->points, answer[g->first + i], g->statement[i].reversed));
	struct node *n = node_text(a, arena_strdup(a, buf_cstr(&b)), g->node->at);
	buf_free(&b);
	return n;
}

/* An item of a list of ranges with its number; nothing but its shape where there is none. */
static struct part range_part(struct arena *a, struct where at, const struct node *list, int i,
                              const struct shape_field *shape)
{
	struct part p = part_new(a, at, i < 0 ? NULL : list->item[i], shape, 1);
	part_number(&p, "number", i + 1);
	return p;
}

static struct part example_group(struct arena *a, const struct scoring *s, int i, const int *answer,
                                 const struct sheet_score *score)
{
	const struct score_group *g = &s->group[i];
	struct part p = score_group_part(a, s, g, 5);
	struct part band = range_part(a, p.at, s->band_node, score->band[i], s->band_shape);
	put_statements(&p, s, g, answer);
	part_put(&p, "terms", terms_of(a, s, g, answer), (struct shape_field){.type = SHAPE_NUMBER});
	part_number(&p, "total", score->total[i]);
	part_group(&p, "band", &band);
	return p;
}

/* The larger of the compared totals, and what it leads to. */
static struct part place_part(struct arena *a, const struct scoring *s, const struct part *first, const struct part *last,
                              const struct sheet_score *score, struct where at)
{
	struct part p = part_new(a, at, NULL, NULL, 4);
	struct part zone = range_part(a, at, s->zone_node, score->zone, s->zone_shape);
	part_group(&p, "more", score->place > 0 ? last : first);
	part_group(&p, "less", score->place > 0 ? first : last);
	part_number(&p, "steps", score->place < 0 ? -score->place : score->place);
	part_group(&p, "zone", &zone);
	return p;
}

/* Drawn so that its totals differ. */
#define EXAMPLE_SHEET 9

struct part example_part(struct arena *a, const struct scoring *s, struct where at)
{
	const int *answer = score_draw(a, s, EXAMPLE_SHEET);
	const struct sheet_score score = score_sheet(a, s, answer);
	struct part *group = NEW_ARRAY(a, struct part, s->groups);
	struct node **item = NEW_ARRAY(a, struct node *, s->groups);
	for (int i = 0; i < s->groups; i++) {
		group[i] = example_group(a, s, i, answer, &score);
		item[i] = group[i].node;
	}
	struct part p = part_new(a, at, NULL, NULL, 3);
	part_list(&p, "groups", s->group_node, &group[0], item, s->groups);
	part_number(&p, "statements", s->statements);
	if (s->zones) {
		struct part place = place_part(a, s, &group[0], &group[s->groups - 1], &score, at);
		part_group(&p, "place", &place);
	}
	return p;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the answers to a sheet count, and what their totals lead to. */
#include "score.h"

#include <string.h>

int score_find(const struct score_range *range, int n, int number)
{
	for (int i = 0; i < n; i++)
		if (range[i].from <= number && number <= range[i].to)
			return i;
	return -1;
}

struct score_range score_extent(enum score_side side, int from, int to)
{
	return (struct score_range){side == SCORE_SECOND ? from : -to, side == SCORE_FIRST ? -from : to};
}

/* -- reading -------------------------------------------------------------------------------- */

static const struct node *node_at(const struct node *n, const char *path, struct arena *a)
{
	while (n && *path) {
		size_t size = strcspn(path, ".");
		n = n->kind == NODE_MAP ? node_find(n, arena_strndup(a, path, size)) : NULL;
		path += size + (path[size] == '.');
	}
	return n;
}

static const struct shape_field *element_at(const struct shape_field *f, const char *path)
{
	f = shape_at(f, path);
	return f && f->type == SHAPE_LIST ? f->element : NULL;
}

static const char *text_at(const struct node *n, const char *key)
{
	const struct node *v = n->kind == NODE_MAP ? node_find(n, key) : NULL;
	return v && v->kind == NODE_TEXT ? v->text : "";
}

static int number_at(const struct node *n, const char *key)
{
	int64_t v;
	return number_parse(text_at(n, key), &v) ? (int)(v / 1000) : 0;
}

static enum score_side side_of(const struct node *n)
{
	const char *side = text_at(n, "side");
	return !strcmp(side, "first") ? SCORE_FIRST : !strcmp(side, "second") ? SCORE_SECOND : SCORE_BOTH;
}

static struct score_range *read_bands(struct arena *a, const struct node *list)
{
	struct score_range *range = NEW_ARRAY(a, struct score_range, list->n + 1);
	for (int i = 0; i < list->n; i++)
		range[i] = (struct score_range){number_at(list->item[i], "from"), number_at(list->item[i], "to")};
	return range;
}

static struct score_range *read_zones(struct arena *a, const struct node *list)
{
	struct score_range *range = read_bands(a, list);
	for (int i = 0; i < list->n; i++)
		range[i] = score_extent(side_of(list->item[i]), range[i].from, range[i].to);
	return range;
}

static bool read_group(struct arena *a, struct scoring *s, const struct node *n, struct score_group *g)
{
	const struct node *list = node_at(n, s->statements_key, a);
	if (!list || list->kind != NODE_LIST)
		return false;
	*g = (struct score_group){n,
	                          text_at(n, "id"),
	                          text_at(n, "letter"),
	                          s->statements,
	                          list->n,
	                          NEW_ARRAY(a, struct score_statement, list->n + 1)};
	for (int i = 0; i < list->n; i++) {
		g->statement[i].node = list->item[i];
		flag_parse(text_at(list->item[i], "reversed"), &g->statement[i].reversed);
	}
	s->statements += list->n;
	return true;
}

static bool read_groups(struct arena *a, struct scoring *s, const struct node *list)
{
	s->groups = list->n;
	s->group = NEW_ARRAY(a, struct score_group, list->n + 1);
	for (int i = 0; i < list->n; i++)
		if (!read_group(a, s, list->item[i], &s->group[i]))
			return false;
	return list->n > 0;
}

static void read_shapes(struct scoring *s, const struct scoring_spec *spec, const struct shape_field *shape)
{
	s->group_shape = element_at(shape, spec->groups);
	s->statement_shape = element_at(s->group_shape, spec->statements);
	s->band_shape = element_at(shape, spec->bands);
	s->zone_shape = spec->zones ? element_at(shape, spec->zones) : NULL;
	s->statements_key = spec->statements;
}

const struct scoring *scoring_of(struct arena *a, const struct content *c)
{
	const struct scoring_spec *spec = c->shape->scoring;
	struct scoring *s = NEW(a, struct scoring);
	if (!spec)
		return NULL;
	read_shapes(s, spec, c->shape);
	const struct node *groups = node_at(c->top, spec->groups, a), *scale = node_at(c->top, spec->scale, a);
	s->group_node = groups;
	s->band_node = node_at(c->top, spec->bands, a);
	s->zone_node = spec->zones ? node_at(c->top, spec->zones, a) : NULL;
	if (!groups || groups->kind != NODE_LIST || !scale || scale->kind != NODE_LIST || !s->band_node ||
	    s->band_node->kind != NODE_LIST || (s->zone_node && s->zone_node->kind != NODE_LIST))
		return NULL;
	s->points = scale->n;
	s->bands = s->band_node->n;
	s->band = read_bands(a, s->band_node);
	s->zones = s->zone_node ? s->zone_node->n : 0;
	s->zone = s->zone_node ? read_zones(a, s->zone_node) : NULL;
	return read_groups(a, s, groups) ? s : NULL;
}

/* -- sheets --------------------------------------------------------------------------------- */

static int total_of(const struct scoring *s, const struct score_group *g, const int *answer)
{
	int total = 0;
	for (int i = 0; i < g->n; i++) {
		if (!answer[g->first + i])
			return -1;
		total += score_value(s->points, answer[g->first + i], g->statement[i].reversed);
	}
	return total;
}

struct sheet_score score_sheet(struct arena *a, const struct scoring *s, const int *answer)
{
	struct sheet_score out = {0, NEW_ARRAY(a, int, s->groups + 1), NEW_ARRAY(a, int, s->groups + 1), 0, -1, false};
	for (int i = 0; i < s->statements; i++)
		out.answered += answer[i] != 0;
	for (int i = 0; i < s->groups; i++) {
		out.total[i] = total_of(s, &s->group[i], answer);
		out.band[i] = out.total[i] < 0 ? -1 : score_find(s->band, s->bands, out.total[i]);
	}
	out.compared = s->zones && out.total[0] >= 0 && out.total[s->groups - 1] >= 0;
	if (out.compared) {
		out.place = score_place(out.total[0], out.total[s->groups - 1]);
		out.zone = score_find(s->zone, s->zones, out.place);
	}
	return out;
}

/* A bijection that mixes all bits of a number (splitmix64). */
static uint64_t mix(uint64_t n)
{
	n += 0x9E3779B97F4A7C15ULL;
	n = (n ^ (n >> 30)) * 0xBF58476D1CE4E5B9ULL;
	n = (n ^ (n >> 27)) * 0x94D049BB133111EBULL;
	return n ^ (n >> 31);
}

/* Who fills a sheet in has a liking for each group, which the answers lie around. */
int *score_draw(struct arena *a, const struct scoring *s, unsigned sheet)
{
	int *answer = NEW_ARRAY(a, int, s->statements + 1);
	for (int i = 0; i < s->groups; i++) {
		const struct score_group *g = &s->group[i];
		int liking = 1 + (int)(mix(mix(sheet) + (unsigned)i) % (unsigned)s->points);
		for (int k = 0; k < g->n; k++) {
			int value = liking - 1 + (int)(mix(mix(sheet) + 1000U + (unsigned)(g->first + k)) % 3);
			value = value < 1 ? 1 : value > s->points ? s->points : value;
			answer[g->first + k] = score_value(s->points, value, g->statement[k].reversed);
		}
	}
	return answer;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The answers of a class as content: how many sheets lie in each band and zone, means, and, where names may be printed,
 * each sheet. A sheet counts in a group when all of that group is answered.
 */
#include "results.h"

struct class
{
	struct arena *arena;
	const struct scoring *s;
	const struct answers *answers;
	const struct sheet_score *score; /* of each sheet */
	struct where at;
	int most; /* sheets in one band of one group */
};

static int percent(int part, int whole) { return whole ? (int)(((int64_t)part * 200 + whole) / (2 * (int64_t)whole)) : 0; }

/* A range with the sheets in it. */
static struct part counted_range(const struct class *c, const struct node *list, int i, const struct shape_field *shape,
                                 int sheets, int of)
{
	struct part p = part_new(c->arena, c->at, list->item[i], shape, 3);
	part_number(&p, "number", i + 1);
	part_number(&p, "sheets", sheets);
	part_number(&p, "percent", percent(sheets, of));
	return p;
}

static int sheets_in_band(const struct class *c, int group, int band)
{
	int n = 0;
	for (int i = 0; i < c->answers->n; i++)
		n += c->score[i].band[group] == band;
	return n;
}

static int sheets_in_zone(const struct class *c, int zone)
{
	int n = 0;
	for (int i = 0; i < c->answers->n; i++)
		n += c->score[i].compared && (zone < 0 || c->score[i].zone == zone);
	return n;
}

/* Sheets on which all of the group is answered, and what their totals add up to. */
static int sheets_with_total(const struct class *c, int group, int64_t *sum)
{
	int n = 0;
	*sum = 0;
	for (int i = 0; i < c->answers->n; i++)
		if (c->score[i].total[group] >= 0) {
			*sum += c->score[i].total[group];
			n++;
		}
	return n;
}

static void put_bands(struct class *c, struct part *group, int g, int of)
{
	struct part p = {0};
	struct node **item = NEW_ARRAY(c->arena, struct node *, c->s->bands + 1);
	for (int i = 0; i < c->s->bands; i++) {
		int sheets = sheets_in_band(c, g, i);
		c->most = sheets > c->most ? sheets : c->most;
		p = counted_range(c, c->s->band_node, i, c->s->band_shape, sheets, of);
		item[i] = p.node;
	}
	part_list(group, "bands", c->s->band_node, &p, item, c->s->bands);
}

static struct part group_part(struct class *c, int g)
{
	struct part p = score_group_part(c->arena, c->s, &c->s->group[g], 3);
	int64_t sum;
	int sheets = sheets_with_total(c, g, &sum);
	part_number(&p, "sheets", sheets);
	if (sheets)
		part_tenths(&p, "mean", (sum * 20 + sheets) / (2 * (int64_t)sheets));
	else
		part_put(&p, "mean", NULL, (struct shape_field){.type = SHAPE_NUMBER});
	put_bands(c, &p, g, sheets);
	return p;
}

static void put_groups(struct class *c, struct part *class)
{
	struct part p = {0};
	struct node **item = NEW_ARRAY(c->arena, struct node *, c->s->groups + 1);
	for (int i = 0; i < c->s->groups; i++) {
		p = group_part(c, i);
		item[i] = p.node;
	}
	part_list(class, "groups", c->s->group_node, &p, item, c->s->groups);
}

static void put_zones(struct class *c, struct part *class)
{
	struct part p = {0};
	struct node **item = NEW_ARRAY(c->arena, struct node *, c->s->zones + 1);
	for (int i = 0; i < c->s->zones; i++) {
		p = counted_range(c, c->s->zone_node, i, c->s->zone_shape, sheets_in_zone(c, i), sheets_in_zone(c, -1));
		item[i] = p.node;
	}
	if (c->s->zones)
		part_list(class, "zones", c->s->zone_node, &p, item, c->s->zones);
}

/* -- each sheet ----------------------------------------------------------------------------- */

static struct part total_part(const struct class *c, int g, int total, int band)
{
	struct part p = part_new(c->arena, c->at, c->s->group[g].node, c->s->group_shape, 2);
	struct part in = part_new(c->arena, c->at, band < 0 ? NULL : c->s->band_node->item[band], c->s->band_shape, 0);
	if (total < 0)
		part_put(&p, "total", NULL, (struct shape_field){.type = SHAPE_NUMBER});
	else
		part_number(&p, "total", total);
	part_group(&p, "band", &in);
	return p;
}

/* A name is told of where it comes from. */
static void put_name(struct part *p, const char *name, struct where at)
{
	const struct where group = p->at;
	p->at = at.source ? at : group;
	part_name(p, "name", name);
	p->at = group;
}

static struct part sheet_part(const struct class *c, const char *name, struct where at, const struct sheet_score *score)
{
	struct part p = part_new(c->arena, c->at, NULL, NULL, 4), total = {0};
	struct node **item = NEW_ARRAY(c->arena, struct node *, c->s->groups + 1);
	for (int i = 0; i < c->s->groups; i++) {
		total = total_part(c, i, score->total[i], score->band[i]);
		item[i] = total.node;
	}
	put_name(&p, name, at);
	part_list(&p, "totals", c->s->group_node, &total, item, c->s->groups);
	part_number(&p, "answered", score->answered);
	if (c->s->zones) {
		struct part zone = part_new(c->arena, c->at, score->zone < 0 ? NULL : c->s->zone_node->item[score->zone],
		                            c->s->zone_shape, 1);
		if (score->zone < 0)
			part_put(&zone, "number", NULL, (struct shape_field){.type = SHAPE_NUMBER});
		else
			part_number(&zone, "number", score->zone + 1);
		part_group(&p, "zone", &zone);
	}
	return p;
}

/* The list stays empty where no name may be printed. */
static void put_sheets(const struct class *c, struct part *class)
{
	const struct sheet_score none = score_sheet(c->arena, c->s, NEW_ARRAY(c->arena, int, c->s->statements + 1));
	const struct part like = sheet_part(c, "", c->at, &none);
	struct node **item = NEW_ARRAY(c->arena, struct node *, c->answers->n + 1);
	int n = c->answers->named ? c->answers->n : 0;
	for (int i = 0; i < n; i++)
		item[i] = sheet_part(c, c->answers->sheet[i].name, c->answers->sheet[i].at, &c->score[i]).node;
	part_list(class, "pupils", NULL, &like, item, n);
}

static void put_missing(const struct class *c, struct part *class)
{
	const struct answers *answers = c->answers;
	struct part p = part_new(c->arena, c->at, NULL, NULL, 1);
	const char *const *name = answers->missing.v;
	struct node **item = NEW_ARRAY(c->arena, struct node *, answers->missing.n + 1);
	part_name(&p, "name", "");
	struct part like = p;
	int n = answers->named ? answers->missing.n : 0;
	for (int i = 0; i < n; i++) {
		p = part_new(c->arena, c->at, NULL, NULL, 1);
		put_name(&p, name[i], answers->missing_at ? answers->missing_at[i] : c->at);
		item[i] = p.node;
	}
	part_list(class, "absent", NULL, &like, item, n);
	if (answers->listed)
		part_number(class, "missing", answers->missing.n);
	else
		part_put(class, "missing", NULL, (struct shape_field){.type = SHAPE_NUMBER});
}

/* -- all ------------------------------------------------------------------------------------ */

static void put_counts(const struct class *c, struct part *class)
{
	int blank = 0, whole = 0;
	for (int i = 0; i < c->answers->n; i++) {
		blank += !c->score[i].answered;
		whole += c->score[i].answered == c->s->statements;
	}
	part_number(class, "sheets", c->answers->n);
	part_number(class, "complete", whole);
	part_number(class, "incomplete", c->answers->n - blank - whole);
	part_number(class, "blank", blank);
	part_flag(class, "gaps", whole < c->answers->n || c->answers->missing.n);
}

/* A class of nobody, whose answers are drawn: what a layout of results is tried with. */
static const struct answers *drawn_class(struct arena *a, const struct scoring *s)
{
	struct answers *out = NEW(a, struct answers);
	struct answer_sheet *sheet = NEW_ARRAY(a, struct answer_sheet, 24);
	for (int i = 0; i < 24; i++)
		sheet[i] =
		        (struct answer_sheet){.name = arena_printf(a, "%d", i + 1), .answer = score_draw(a, s, (unsigned)i)};
	*out = (struct answers){.n = 24, .sheet = sheet, .named = true, .listed = true};
	return out;
}

struct part class_part(struct arena *a, const struct scoring *s, const struct answers *answers, struct where at)
{
	struct class c = {a, s, answers ? answers : drawn_class(a, s), NULL, at, 0};
	struct sheet_score *score = NEW_ARRAY(a, struct sheet_score, c.answers->n + 1);
	struct part p = part_new(a, at, NULL, NULL, 12);
	for (int i = 0; i < c.answers->n; i++)
		score[i] = score_sheet(a, s, c.answers->sheet[i].answer);
	c.score = score;
	put_counts(&c, &p);
	put_groups(&c, &p);
	put_zones(&c, &p);
	put_sheets(&c, &p);
	put_missing(&c, &p);
	part_flag(&p, "named", c.answers->named);
	part_number(&p, "statements", s->statements);
	part_number(&p, "most", c.most ? c.most : 1);
	return p;
}

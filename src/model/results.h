/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Nodes of content with their shapes (part.c), and what results.c joins of them. */
#ifndef PLATEN_MODEL_RESULTS_H
#define PLATEN_MODEL_RESULTS_H

#include "score.h"

/* A group that is being made, with the fields that its shape has. */
struct part {
	struct arena *arena;
	struct where at;
	struct node *node;
	struct shape_field *shape;
	int room; /* fields that there is room for */
};
/* All that `base` holds (NULL: nothing), and room for `room` more. */
struct part part_new(struct arena *a, struct where at, const struct node *base, const struct shape_field *shape, int room);
/* A value that is NULL is absent; the shape has it. The shape's key is filled in. In place of a field of that name. */
void part_put(struct part *p, const char *key, struct node *value, struct shape_field shape);
void part_number(struct part *p, const char *key, int number);
/* Tenths, with one digit behind the point. */
void part_tenths(struct part *p, const char *key, int64_t tenths);
/* Of a pupil. */
void part_name(struct part *p, const char *key, const char *name);
void part_flag(struct part *p, const char *key, bool on);
void part_group(struct part *p, const char *key, const struct part *group);
/* A list of groups like `like`, of which there are n with these nodes; absent where there are none. It stands in the place
   of `of`, a list of the content whose items they are, by which shuffles know it; or NULL. */
void part_list(struct part *p, const char *key, const struct node *of, const struct part *like, struct node *const *item,
               int n);

/* `base` of a group of statements with its least and greatest total. */
struct part score_group_part(struct arena *a, const struct scoring *s, const struct score_group *g, int room);
struct part example_part(struct arena *a, const struct scoring *s, struct where at);
struct part class_part(struct arena *a, const struct scoring *s, const struct answers *answers, struct where at);

#endif

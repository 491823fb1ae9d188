/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * score: what the answers to a sheet of statements count, and what their totals lead to. The one place of this arithmetic:
 * the sheet, its key and `platen score` come here.
 *
 * An answer is the place of a label on the scale, from 1 at the first. It counts as many points, or, where its statement is
 * reversed, as many as the place counts from the other end; the sheet prints points, so who fills it in only adds. The
 * points of a group are its total, which lies in a band. The totals of the first and of the last group are compared: the
 * larger one less the smaller one are steps from the middle towards the side of the larger one, and lie in a zone.
 */
#ifndef PLATEN_SCORE_H
#define PLATEN_SCORE_H

#include "content.h"

/* -- arithmetic ----------------------------------------------------------------------------- */

/* Points of an answer, and also the answer that counts so many points. */
static inline int score_value(int points, int answer, bool reversed) { return reversed ? points + 1 - answer : answer; }

/* The totals that are possible. */
static inline int score_lowest(int statements) { return statements; }
static inline int64_t score_highest(int statements, int points) { return (int64_t)statements * points; }

struct score_range {
	int from, to;
};
/* Which of n ranges holds a number; -1: none. */
int score_find(const struct score_range *range, int n, int number);

/* Steps from the middle on a scale that has 0 there, the first side below it and the second side above. */
enum score_side { SCORE_FIRST, SCORE_BOTH, SCORE_SECOND };
struct score_range score_extent(enum score_side side, int from, int to);
/* Where two totals lead to on that scale. */
static inline int score_place(int first, int second) { return second - first; }

/* -- how a shape is scored ------------------------------------------------------------------ */

/* `scoring` of a shape: the lists of the content that it goes by, as paths; `zones` may be NULL. */
struct scoring_spec {
	const char *scale, *groups, *statements, *bands, *zones;
	struct where at;
};

struct score_statement {
	const struct node *node;
	bool reversed;
};
struct score_group {
	const struct node *node;
	const char *id, *letter; /* "": the content has none */
	int first;               /* number of its first statement among all, from 0 */
	int n;
	struct score_statement *statement;
};
/* A content by its shape's `scoring`. */
struct scoring {
	int points, groups, statements, bands, zones; /* statements: of all groups */
	struct score_group *group;
	struct score_range *band, *zone;
	const struct node *group_node, *band_node, *zone_node; /* their lists; the zones' may be NULL */
	const struct shape_field *group_shape, *statement_shape, *band_shape, *zone_shape;
	const char *statements_key;
};
/* NULL: its shape says nothing of scores, or the content is not as its shape says, which was reported there. */
const struct scoring *scoring_of(struct arena *a, const struct content *c);

/* -- sheets --------------------------------------------------------------------------------- */

struct answer_sheet {
	const char *name; /* of the pupil, or a code */
	const char *code; /* for programs: never a name unless names may be printed */
	const char *id;   /* what tells it from others: a code or a name; "": nothing */
	int line;         /* of the table; 0: it comes from none */
	struct where at;  /* where the name stands, for what is wrong with it on the page; or none */
	int *answer;      /* by statement; 0: none */
};
/* Of a class. */
struct answers {
	int n;
	const struct answer_sheet *sheet;
	bool named;                     /* names may be printed */
	bool listed;                    /* there is a list of the class, which knows who gave none */
	struct list_of missing;         /* const char *: names of those */
	const struct where *missing_at; /* where each of them stands; or NULL */
};

struct sheet_score {
	int answered;
	int *total, *band; /* by group; -1: an answer is missing, or there is no such band */
	int place, zone;   /* zone -1: there is none */
	bool compared;     /* the two totals of the place are there */
};
struct sheet_score score_sheet(struct arena *a, const struct scoring *s, const int *answer);
/* Answers drawn for an example, the same for the same numbers. */
int *score_draw(struct arena *a, const struct scoring *s, unsigned sheet);

/* -- results as content --------------------------------------------------------------------- */

enum results { RESULTS_NONE, RESULTS_EXAMPLE, RESULTS_CLASS };
/* The content with `example`, a sheet that is filled in, or `class`, the answers of a class; those are drawn where
   `answers` is NULL. Reports at `at` that the shape has no `scoring`, or a field of that name. */
const struct content *results_join(struct arena *a, struct diag *d, const struct content *c, enum results what,
                                   const struct answers *answers, struct where at);

#endif

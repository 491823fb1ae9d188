/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Every number and length of the language has the range that makes sense: all tables are walked. */
#include "boxes.h"
#include "typeset.h"
#include "content.h"
#include "project.h"

Suite *suite_ranges(void);

struct walk {
	const struct record *seen[100];
	int n;
	char missing[2000]; /* RECORD.KEY of each number without a range */
};

static bool is_number(enum field_type t)
{
	return t == F_INT || t == F_DECIMAL || t == F_LENGTH || t == F_DIM || t == F_EDGES;
}

static void walk_record(struct walk *w, const struct record *r);

static void walk_field(struct walk *w, const struct record *r, const struct field *f)
{
	bool any_unit = f->type == F_DIM && !(f->flags & (TAKES_AUTO | TAKES_PERCENT | TAKES_FR));
	if (is_number(f->type) && (f->min >= f->max || any_unit))
		snprintf(w->missing + strlen(w->missing), sizeof(w->missing) - strlen(w->missing), "%s.%s ", r->name,
		         f->key);
	if (f->element)
		walk_field(w, r, f->element);
	if (f->record)
		walk_record(w, f->record);
}

static void walk_record(struct walk *w, const struct record *r)
{
	for (int i = 0; i < w->n; i++)
		if (w->seen[i] == r)
			return;
	ck_assert_int_lt(w->n, COUNT_OF(w->seen));
	w->seen[w->n++] = r;
	for (const struct field *f = r->fields; f->key; f++)
		walk_field(w, r, f);
}

START_TEST(each_number_has_a_range)
{
	static const struct record *const tops[] = {&layout_record, &theme_record,   &style_record, &box_common_record,
	                                            &fonts_record,  &project_record, &shape_record};
	struct walk w = {.n = 0};
	for (int i = 0; i < COUNT_OF(tops); i++)
		walk_record(&w, tops[i]);
	for (int i = 0; i < BOX_KINDS; i++)
		walk_record(&w, box_types[i]->record);
	ck_assert_str_eq(w.missing, "");
	ck_assert_int_gt(w.n, 50);
}
END_TEST

START_TEST(a_number_without_a_range_is_found)
{
	static const struct field fields[] = {{.key = "any", .type = F_LENGTH},
	                                      {.key = "some", .type = F_INT, .min = 1, .max = 9},
	                                      {.key = "from", .type = F_INT, .min = 3},
	                                      {.key = "wide", .type = F_DIM, LENGTH_FROM_0},
	                                      {.key = NULL}};
	static const struct record record = {.name = "a thing", .fields = fields};
	struct walk w = {.n = 0};
	walk_record(&w, &record);
	ck_assert_str_eq(w.missing, "a thing.any a thing.from a thing.wide ");
}
END_TEST

/* -- what lies beyond one ------------------------------------------------------------------------- */

static const struct {
	const char *layout, *said;
} examples[] = {
        {"page: {margins: {top: -1mm}}", "'top' is -1mm; it must lie between 0pt and 14400pt"},
        {"page: {gutter: -1pt}", "'gutter' is -1pt"},
        {"page: {stretch: -1pt}", "'stretch' is -1pt"},
        {"masters: {all: {header-gap: -1pt}}", "'header-gap' is -1pt"},
        {"masters: {all: {footer-gap: -1pt}}", "'footer-gap' is -1pt"},
        {"fit: {floor: {size: 0pt}}", "'size' is 0pt; it must lie between 1pt and 1000pt"},
        {"styles: {body: {padding: -1pt}}", "'padding' is -1pt; it must lie between 0pt and 14400pt"},
        {"styles: {body: {padding: {left: -1pt}}}", "'left' is -1pt"},
        {"styles: {body: {padding: {top: 0, bottom: -1pt}}}", "'bottom' is -1pt"},
        {"styles: {body: {space-before: -1pt}}", "'space-before' is -1pt"},
        {"styles: {body: {space-after: -1pt}}", "'space-after' is -1pt"},
        {"styles: {body: {min-height: -1pt}}", "'min-height' is -1pt"},
        {"styles: {body: {bar-width: 0}}", "'bar-width' is 0; it must lie between 0.25pt and 100pt"},
        {"styles: {body: {radius: -1pt}}", "'radius' is -1pt"},
        {"styles: {body: {indent: 15000pt}}", "'indent' is 15000pt; it must lie between -14400pt and 14400pt"},
        {"tokens: {lengths: {up: -2pt}}\nstyles: {body: {padding: up}}", "'padding' is up"},
        {"body: [{spacer: -1pt}]", "'height' is -1pt; it must lie between 0pt and 14400pt"},
        {"body: [{spacer: -1fr}]", "'height' is -1fr; it must lie between 0fr and 1000fr"},
        {"body: [{spacer: 10%}]", "'10%' is no length: there is nothing here that it would be a percentage of"},
        {"body: [{spacer: auto}]", "'auto' is no length: a length is needed here"},
        {"body: [{list: {items: [a], gap: -1pt}}]", "'gap' is -1pt"},
        {"body: [{stack: {boxes: [], gap: -1pt}}]", "'gap' is -1pt"},
        {"body: [{stack: {boxes: [], height: 1fr}}]", "'1fr' is no length: there is nothing here that shares (fr) divide"},
        {"body: [{columns: {boxes: [], gap: -1pt}}]", "'gap' is -1pt"},
        {"body: [{grid: {boxes: [], gap: -1pt}}]", "'gap' is -1pt"},
        {"body: [{grid: {boxes: [], row-gap: -1pt}}]", "'row-gap' is -1pt"},
        {"body: [{grid: {boxes: [], columns: [-1pt]}}]", "an item of 'columns' is -1pt"},
        {"body: [{row: {boxes: [], gap: -1pt}}]", "'gap' is -1pt"},
        {"body: [{row: {boxes: [], columns: [101%]}}]", "an item of 'columns' is 101%; it must lie between 0.01% and 100%"},
        {"body: [{table: {columns: [{width: -1fr}], rows: [[a]]}}]", "'width' is -1fr"},
        {"body: [{table: {columns: [{}], gap: -1pt, rows: [[a]]}}]", "'gap' is -1pt"},
        {"body: [{table: {columns: [{}], row-padding: -1pt, rows: [[a]]}}]", "'row-padding' is -1pt"},
        {"body: [{table: {columns: [{}], rule-width: 0, rows: [[a]]}}]", "'rule-width' is 0"},
        {"body: [{field: {label: a, label-width: -1pt}}]", "'label-width' is -1pt"},
        {"body: [{field: {label: a, label-width: 1fr}}]", "'1fr' is no length"},
        {"body: [{bars: {items: [a], gap: -1pt}}]", "'gap' is -1pt"},
        {"body: [{text: a, width: -1pt}]", "'width' is -1pt"},
        {"body: [{text: a, width: 1fr}]", "'1fr' is no length: there is nothing here that shares (fr) divide"},
        {"body: [{text: a, width: 101%}]", "'width' is 101%"},
        {"body: [{text: a, place: {x: 1fr}}]", "'1fr' is no length"},
        {"body: [{text: a, place: {y: auto}}]", "'auto' is no length"},
        {"body: [{text: a, place: {x: -101%}}]", "'x' is -101%; it must lie between -100% and 100%"},
        {"body: [{text: a, place: {width: -1pt}}]", "'width' is -1pt"},
        {"body: [{text: a, place: {height: 1fr}}]", "'1fr' is no length"},
};

START_TEST(what_lies_beyond_a_range_is_refused)
{
	static char layout[1000];
	snprintf(layout, sizeof(layout), "%s\n%s", examples[_i].layout,
	         strstr(examples[_i].layout, "body: [") ? "" : "body: [{text: a}]\n");
	struct setting s = typeset(layout);
	ASSERT_SAYS(&s, examples[_i].said);
	ck_assert_int_eq(diag_errors(s.diag), 1);
	setting_close(&s);
}
END_TEST

Suite *suite_ranges(void)
{
	Suite *s = suite_create("ranges");
	TCase *c = tcase_create("all");
	tcase_add_test(c, each_number_has_a_range);
	tcase_add_test(c, a_number_without_a_range_is_found);
	tcase_add_loop_test(c, what_lies_beyond_a_range_is_refused, 0, COUNT_OF(examples));
	suite_add_tcase(s, c);
	return s;
}

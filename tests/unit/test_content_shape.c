/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Shapes: what their files may say. */
#include "content.h"
#include "folder.h"

Suite *suite_content_shape(void);

struct example {
	const char *given, *wanted, *said;
};

static const struct example shapes[] = {
        {"fields: {a: {type: txet}}", "demo.yaml:1 bad-choice", "did you mean 'text'?"},
        {"fields: {a: {}}", "demo.yaml:1 missing-key", "'type'"},
        {"fields: {a: {type: text, max: ten}}", "demo.yaml:1 bad-number", ""},
        {"fields: {a: {type: text, most: 10}}", "demo.yaml:1 unknown-key", ""},
        {"fields: {a: {type: list}}", "demo.yaml:1 missing-key", "'of'"},
        {"fields: {a: {type: group}}", "demo.yaml:1 missing-key", "'fields'"},
        {"fields: {a: {type: group, fields: [x]}}", "demo.yaml:1 wrong-type", ""},
        {"fields: [a]", "demo.yaml:1 wrong-type", ""},
        {"about: x", "demo.yaml:1 missing-key", "'fields'"},
        {"fields: {a: {type: text, max: [10]}}", "demo.yaml:1 bad-number", ""},
        {"fields: {a: {type: list, of: {type: list}}}", "demo.yaml:1 missing-key", "'of'"},
        {"fields: {a: {type: list, of: {type: text, max: ten}}}", "demo.yaml:1 bad-number", ""},
        {"fields: {a: {type: group, fields: {b: {type: txet}}}}", "demo.yaml:1 bad-choice", ""},
        {"fields: {a: {type: choice}}", "demo.yaml:1 missing-key", "'of'"},
        {"fields: {a: {type: choice, of: []}}", "demo.yaml:1 empty-value", "'of' is empty"},
        {"fields: {}", "demo.yaml:1 empty-value", "'fields' is empty, and it needs at least one entry"},
        /* Bounds that nothing can keep, or that are for other fields. */
        {"fields: {a: {type: text, max: -1}}", "demo.yaml:1 out-of-range", "'max' is -1"},
        {"fields: {a: {type: list, min: 3, max: 2, of: {type: text}}}", "demo.yaml:1 out-of-range", "between 3 and"},
        {"fields: {a: {type: number, min: -3, max: -2}}", "", ""},
        {"fields: {a: {type: group, fields: {}, min: 3}}", "demo.yaml:1 no-effect", "'min'"},
        {"fields: {a: {type: flag, max: 3}}", "demo.yaml:1 no-effect", "'max'"},
        /* Keys of other types. */
        {"fields: {a: {type: link, max: 30}}", "demo.yaml:1 no-effect",
         "'max' has no effect here: it is for texts, lists and"},
        {"fields: {a: {type: link, translate: false}}", "", ""},
        {"fields: {a: {type: text, translate: false}}", "demo.yaml:1 no-effect",
         "'translate' has no effect here: it is for links"},
        {"fields: {a: {type: text, of: [x]}}", "demo.yaml:1 no-effect",
         "'of' has no effect here: it is for lists and choices"},
        {"fields: {a: {type: list, of: {type: text}, fields: {}}}", "demo.yaml:1 no-effect", "'fields' has no effect"},
        {"fields: {a: {type: number, default: 3}}", "demo.yaml:1 no-effect",
         "'default' has no effect here: it is for flags and"},
        {"fields: {a: {type: group, fields: {}, example: x}}", "demo.yaml:1 no-effect", "'example' has no effect"},
        {"fields: {a: {type: choice, of: [x, y], default: z}}", "demo.yaml:1 bad-choice", "the words of its 'of'"},
        {"fields: {a: {type: flag, default: maybe}}", "demo.yaml:1 bad-choice", "'default'"},
        {"fields: {a: {type: lst, of: {type: text}}}", "demo.yaml:1 bad-choice", "did you mean 'list'?"},
        {"- a", "demo.yaml:1 wrong-type", ""},
        {"fields: &f\n  a: {type: group, fields: *f}", "demo.yaml:2 yaml-alias", "inside its own anchor"},
};

START_TEST(shapes_are_checked)
{
	struct folder f;
	folder_open(&f);
	folder_put(&f, "layouts/shapes/demo.yaml", shapes[_i].given);
	shape_load(f.root, f.arena, f.diag, "demo", (struct where){0});
	ck_assert_str_eq(folder_said(&f), shapes[_i].wanted);
	ck_assert_ptr_nonnull(strstr(folder_log(&f), shapes[_i].said));
	folder_close(&f);
}
END_TEST

/* Two hundred lists of lists, written out or by aliases that each add a level, are refused. */
START_TEST(deep_shapes_are_refused)
{
	struct folder f;
	struct buf shape = {0};
	folder_open(&f);
	buf_puts(&shape, _i ? "z0: &z0 {type: text}\n" : "fields: {a: ");
	for (int i = 0; i < 200; i++)
		if (_i)
			buf_printf(&shape, "z%d: &z%d {type: list, of: *z%d}\n", i + 1, i + 1, i);
		else
			buf_puts(&shape, "{type: list, of: ");
	buf_puts(&shape, _i ? "fields: {a: *z200}\n" : "{type: text}");
	for (int i = 0; !_i && i < 201; i++)
		buf_puts(&shape, "}");
	folder_put(&f, "layouts/shapes/demo.yaml", buf_cstr(&shape));
	ck_assert_ptr_null(shape_load(f.root, f.arena, f.diag, "demo", (struct where){0}));
	ck_assert_ptr_nonnull(strstr(folder_said(&f), "yaml-limit"));
	buf_free(&shape);
	folder_close(&f);
}
END_TEST

/* A field has all that its file says, and "required" unless it says otherwise. */
START_TEST(shapes_are_loaded)
{
	struct folder f;
	folder_open(&f);
	folder_put(&f, "layouts/shapes/demo.yaml",
	           "about: For tests.\n"
	           "fields:\n"
	           "  name: {type: text, max: 8.9, note: A name., about: not this, example: [Ann, Bob]}\n"
	           "  names: {type: list, min: 2, of: {type: id}, required: no, about: Names.}\n"
	           "  share: {type: number, min: -1.5, max: 2}\n"
	           "  side: {type: choice, of: [left, right]}\n"
	           "  one: {type: choice, of: only}\n"
	           "  good: {type: flag, default: 'true'}\n"
	           "  part: {type: group, fields: {deep: {type: prose}}}\n");
	const struct shape_field *s = shape_load(f.root, f.arena, f.diag, "demo", (struct where){0}), *a;
	ck_assert_str_eq(folder_said(&f), "");
	ck_assert(s->type == SHAPE_GROUP && s->n == 7 && !strcmp(s->key, "demo") && !strcmp(s->note, "For tests."));
	a = &s->field[0];
	ck_assert(a->type == SHAPE_TEXT && a->required && a->has_max && !a->has_min && a->max == 8);
	ck_assert_str_eq(a->note, "A name.");
	ck_assert_int_eq(a->examples.n, 2);
	a = &s->field[1];
	ck_assert(a->type == SHAPE_LIST && !a->required && a->has_min && !a->has_max && a->min == 2);
	ck_assert(a->element->type == SHAPE_ID && !strcmp(a->element->key, "names") && !strcmp(a->note, "Names."));
	a = &s->field[2];
	ck_assert(a->type == SHAPE_NUMBER && a->min == -1500 && a->max == 2000);
	a = &s->field[3];
	ck_assert(a->choices.n == 2 && !strcmp(((const char *const *)a->choices.v)[1], "right"));
	ck_assert_int_eq(s->field[4].choices.n, 1);
	ck_assert_str_eq(s->field[5].absent->text, "true");
	ck_assert_ptr_null(s->field[0].absent);
	ck_assert_str_eq(s->field[6].field[0].key, "deep");
	folder_close(&f);
}
END_TEST

/* A field is found by its whole key, in groups only. */
START_TEST(fields_are_found)
{
	struct folder f;
	folder_open(&f);
	folder_put(&f, "layouts/shapes/demo.yaml",
	           "fields: {name: {type: text}, names: {type: text}, in: {type: group, fields: {name: {type: id}}}}");
	const struct shape_field *s = shape_load(f.root, f.arena, f.diag, "demo", (struct where){0});
	ck_assert_ptr_eq(shape_find(s, "name", 4), &s->field[0]);
	ck_assert_ptr_eq(shape_find(s, "names", 5), &s->field[1]);
	ck_assert_ptr_eq(shape_find(s, "names.first", 5), &s->field[1]);
	ck_assert_ptr_eq(shape_find(&s->field[2], "name", 4), &s->field[2].field[0]);
	ck_assert_ptr_null(shape_find(s, "nam", 3));
	ck_assert_ptr_null(shape_find(s, "title", 5));
	ck_assert_ptr_null(shape_find(&s->field[0], "name", 4));
	ck_assert_ptr_null(shape_find(NULL, "name", 4));
	folder_close(&f);
}
END_TEST

Suite *suite_content_shape(void)
{
	Suite *suite = suite_create("content_shape");
	TCase *c = tcase_create("content shape");
	tcase_add_loop_test(c, shapes_are_checked, 0, COUNT_OF(shapes));
	tcase_add_loop_test(c, deep_shapes_are_refused, 0, 2);
	tcase_add_test(c, shapes_are_loaded);
	tcase_add_test(c, fields_are_found);
	suite_add_tcase(suite, c);
	return suite;
}

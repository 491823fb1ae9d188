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
        {"fields: &f\n  a: {type: group, fields: *f}", "demo.yaml:2 yaml-alias", "inside its own anchor"},
};

START_TEST(shapes_are_checked)
{
	struct folder f;
	folder_open(&f);
	folder_put(&f, "layouts/shapes/demo.yaml", shapes[_i].given);
	shape_load(f.root, f.arena, f.diag, "demo");
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
	ck_assert_ptr_null(shape_load(f.root, f.arena, f.diag, "demo"));
	ck_assert_ptr_nonnull(strstr(folder_said(&f), "yaml-limit"));
	buf_free(&shape);
	folder_close(&f);
}
END_TEST

Suite *suite_content_shape(void)
{
	Suite *suite = suite_create("content_shape");
	TCase *c = tcase_create("content shape");
	tcase_add_loop_test(c, shapes_are_checked, 0, COUNT_OF(shapes));
	tcase_add_loop_test(c, deep_shapes_are_refused, 0, 2);
	suite_add_tcase(suite, c);
	return suite;
}

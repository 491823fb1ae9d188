/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The JSON writer: where commas, quotes and line ends stand. */
#include "json.h"

#include <check.h>
#include <stdlib.h>

static struct buf b;
static struct json j;

static void begin(int lines)
{
	b = (struct buf){0};
	j = (struct json){.out = &b, .lines = lines};
}

static void ends_as(const char *expected)
{
	ck_assert_str_eq(buf_cstr(&b), expected);
	ck_assert_int_eq(j.depth, 0);
	buf_free(&b);
}

START_TEST(values_of_an_array_are_parted_by_commas)
{
	begin(0);
	json_array(&j);
	json_int(&j, -3);
	json_decimal(&j, 1250, 1000, 3);
	json_bool(&j, true);
	json_bool(&j, false);
	json_string(&j, "a\"b");
	json_array_end(&j);
	ends_as("[-3, 1.25, true, false, \"a\\\"b\"]");
}
END_TEST

START_TEST(members_of_an_object_have_a_key_each)
{
	begin(0);
	json_object(&j);
	json_member(&j, "first", "1");
	json_key(&j, "second\n");
	json_int(&j, 2);
	json_object_end(&j);
	ends_as("{\"first\": \"1\", \"second\\n\": 2}");
}
END_TEST

/* A comma stands after what is nested as after a plain value, and none after an opening bracket. */
START_TEST(objects_and_arrays_nest)
{
	begin(0);
	json_object(&j);
	json_array_at(&j, "empty");
	json_array_end(&j);
	json_key(&j, "pair");
	json_array(&j);
	json_object(&j);
	json_object_end(&j);
	json_array(&j);
	json_int(&j, 1);
	json_array_end(&j);
	json_array_end(&j);
	json_object_at(&j, "last");
	json_object_end(&j);
	json_object_end(&j);
	ends_as("{\"empty\": [], \"pair\": [{}, [1]], \"last\": {}}");
}
END_TEST

START_TEST(elements_of_outer_levels_stand_on_lines)
{
	begin(1);
	json_array(&j);
	json_object(&j);
	json_member(&j, "a", "x");
	json_member(&j, "b", "y");
	json_object_end(&j);
	json_int(&j, 2);
	json_array_end(&j);
	ends_as("[\n  {\"a\": \"x\", \"b\": \"y\"},\n  2\n]");
	begin(2);
	json_array(&j);
	json_array(&j);
	json_int(&j, 1);
	json_int(&j, 2);
	json_array_end(&j);
	json_array_end(&j);
	ends_as("[\n  [\n    1,\n    2\n  ]\n]");
}
END_TEST

START_TEST(an_empty_level_stays_on_its_line)
{
	begin(2);
	json_array(&j);
	json_array(&j);
	json_array_end(&j);
	json_array_end(&j);
	ends_as("[\n  []\n]");
	begin(1);
	json_array(&j);
	json_array_end(&j);
	ends_as("[]");
}
END_TEST

Suite *suite_json(void)
{
	Suite *s = suite_create("json");
	TCase *t = tcase_create("writer");
	tcase_add_test(t, values_of_an_array_are_parted_by_commas);
	tcase_add_test(t, members_of_an_object_have_a_key_each);
	tcase_add_test(t, objects_and_arrays_nest);
	tcase_add_test(t, elements_of_outer_levels_stand_on_lines);
	tcase_add_test(t, an_empty_level_stays_on_its_line);
	suite_add_tcase(s, t);
	return s;
}

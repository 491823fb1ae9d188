/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The reference of the language that is made from the tables: a table of keys for each record. */
#include "schema.h"

#include <check.h>
#include <stdlib.h>
#include <string.h>

Suite *suite_schema_manual(void);

static struct buf out;

static void setup(void) { out = (struct buf){0}; }

static void teardown(void) { buf_free(&out); }

static const char *const sides[] = {"start", "end", NULL};
static const struct field none[] = {{.key = NULL}};
static const struct record empty = {"a blank", "Nothing.", 0, NULL, none};
static const struct field length_field = {.key = "widths", .type = F_LENGTH};
static const struct field side_field = {.key = "sides", .type = F_CHOICE, .choices = sides};

/* A field, and its row of the table. */
static const struct {
	struct field field;
	const char *row;
} rows[] = {
        {{.type = F_FLAG, .fallback = "no", .doc = "Whether."}, "| `x` | true or false | `no` | Whether. |\n"},
        {{.type = F_INT, .flags = REQUIRED}, "| `x` | whole number | required |  |\n"},
        {{.type = F_INT, .min = 1, .max = 10}, "| `x` | whole number, 1 to 10 |  |  |\n"},
        {{.type = F_INT, .max = 10}, "| `x` | whole number, 0 to 10 |  |  |\n"},
        {{.type = F_INT, .min = -10}, "| `x` | whole number, -10 to 0 |  |  |\n"},
        {{.type = F_DECIMAL, .min = 250, .max = 1500}, "| `x` | number, 0.25 to 1.5 |  |  |\n"},
        {{.type = F_DECIMAL, .min = 125, .max = 1250}, "| `x` | number, 0.13 to 1.25 |  |  |\n"}, /* two decimals */
        {{.type = F_LENGTH, .min = -500, .max = 2000}, "| `x` | length, -0.5 to 2 pt |  |  |\n"},
        {{.type = F_DIM}, "| `x` | length |  |  |\n"},
        {{.type = F_COLOR, .fallback = "none"}, "| `x` | colour | `none` |  |\n"},
        {{.type = F_CHOICE, .choices = sides}, "| `x` | `start`, `end` |  |  |\n"},
        {{.type = F_NAME}, "| `x` | name |  |  |\n"},
        {{.type = F_PATH}, "| `x` | path |  |  |\n"},
        {{.type = F_TEXT}, "| `x` | text |  |  |\n"},
        {{.type = F_STYLE}, "| `x` | style |  |  |\n"},
        {{.type = F_BOX}, "| `x` | boxes |  |  |\n"},
        {{.type = F_LIST, .element = &length_field}, "| `x` | list of length |  |  |\n"},
        {{.type = F_LIST, .element = &side_field}, "| `x` | list of `start`, `end` |  |  |\n"},
        {{.type = F_EDGES}, "| `x` | length or sides |  |  |\n"},
        {{.type = F_NODE}, "| `x` | value |  |  |\n"},
        {{.type = F_NODE, .flags = BY_NAME, .record = &empty}, "| `x` | by name: a blank |  |  |\n"},
        {{.type = F_NODE, .flags = BY_NAME, .element = &length_field}, "| `x` | by name: length |  |  |\n"},
};

START_TEST(each_field_is_a_row)
{
	struct field fields[] = {rows[_i].field, {.key = NULL}};
	fields[0].key = "x";
	const struct record r = {"a thing", NULL, 0, NULL, fields};
	struct buf wanted = {0};
	schema_manual(&r, "# Things", NULL, &out);
	buf_printf(&wanted, "# Things\n\n| Key | Value | Default | Meaning |\n|---|---|---|---|\n%s\n", rows[_i].row);
	ck_assert_str_eq(buf_cstr(&out), buf_cstr(&wanted));
	buf_free(&wanted);
}
END_TEST

START_TEST(a_record_without_keys_has_no_table)
{
	schema_manual(&empty, "# Blanks", NULL, &out);
	ck_assert_str_eq(buf_cstr(&out), "# Blanks\n\nNothing.\n\n");
}
END_TEST

START_TEST(records_inside_follow_one_heading_lower)
{
	static const struct field cell_fields[] = {{.key = "text", .type = F_TEXT}, {.key = NULL}};
	static const struct record cell = {"a cell", "One field.", 0, "text", cell_fields};
	static const struct field fields[] = {
	        {.key = "cells", .type = F_ITEMS, .record = &cell},
	        {.key = "look", .type = F_RECORD, .record = &empty},
	        {.key = "kept", .type = F_NODE, .record = &empty},
	        {.key = "named", .type = F_NODE, .flags = BY_NAME, .record = &cell}, /* described elsewhere */
	        {.key = NULL},
	};
	static const struct record table = {"a table", NULL, 0, NULL, fields};
	schema_manual(&table, "## table", NULL, &out);
	ck_assert_str_eq(buf_cstr(&out),
	                 "## table\n\n"
	                 "| Key | Value | Default | Meaning |\n|---|---|---|---|\n"
	                 "| `cells` | list |  |  |\n"
	                 "| `look` | mapping |  |  |\n"
	                 "| `kept` | mapping |  |  |\n"
	                 "| `named` | by name: a cell |  |  |\n\n"
	                 "### table: cells\n\n"
	                 "One field.\n\n"
	                 "A value without keys stands for `text`.\n\n"
	                 "| Key | Value | Default | Meaning |\n|---|---|---|---|\n"
	                 "| `text` | text |  |  |\n\n"
	                 "### table: look\n\nNothing.\n\n"
	                 "### table: kept\n\nNothing.\n\n");
}
END_TEST

/* A row for each limit, in the order of limit.h; thousands are apart, and zeros within them are kept. */
START_TEST(each_limit_is_a_row)
{
	static const char *const wanted[] = {
	        "## Limits\n\nWhat no document needs is refused",
	        "\n\n| At most | Of what | Refused as | Why so many |\n|---|---|---|---|\n| 4,096 | megabytes of memory",
	        "\n| 300 | seconds of processor time for an output; `--max-time` | status 2 | the shipped documents take less than one |\n",
	        "\n| 1,000 | words of the layout in one text | bad-template | ends words that double at each level |\n",
	        "\n| 25,000,000 | pixels of a picture | bad-image |",
	        "\n| 1,048,576 | bytes of a drawing | svg-limit | maps of whole cities stay below it |\n",
	        "\n| 100 | mistakes of a drawing, after which it is not read on | svg-limit | more help nobody |\n",
	};
	limits_manual(&out);
	const char *text = buf_cstr(&out);
	for (int i = 0; i < COUNT_OF(wanted); i++) {
		const char *found = strstr(text, wanted[i]);
		ck_assert_msg(found, "'%s' is not in '%s'", wanted[i], text);
		text = found + strlen(wanted[i]) - 1; /* the end of a line may be the beginning of the next */
	}
	ck_assert_str_eq(text, "\n");
}
END_TEST

Suite *suite_schema_manual(void)
{
	Suite *s = suite_create("schema_manual");
	TCase *c = tcase_create("schema_manual");
	tcase_add_checked_fixture(c, setup, teardown);
	tcase_add_loop_test(c, each_field_is_a_row, 0, COUNT_OF(rows));
	tcase_add_test(c, a_record_without_keys_has_no_table);
	tcase_add_test(c, records_inside_follow_one_heading_lower);
	tcase_add_test(c, each_limit_is_a_row);
	suite_add_tcase(s, c);
	return s;
}

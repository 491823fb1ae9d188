/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The JSON Schema that editors take from the tables: the keywords of each type of value, a record that
 * one value may stand for, and a box, which is of one kind.
 */
#include "schema.h"

#include <check.h>
#include <stdlib.h>
#include <string.h>

Suite *suite_schema_json(void);

static struct buf out;

static void setup(void) { out = (struct buf){0}; }

static void teardown(void) { buf_free(&out); }

static const char *const sides[] = {"start", "end", NULL};
static const struct field pet_fields[] = {
        {.key = "age", .type = F_INT, .fallback = "3", .min = 1, .max = 30},
        {.key = "name", .type = F_NAME, .flags = REQUIRED, .doc = "What it is called."},
        {.key = NULL},
};
static const struct record pet = {"a house pet", "An animal.", 0, "name", pet_fields};
static const struct field name_field = {.key = "names", .type = F_NAME};

#define ANY_TEXT "{\"type\": [\"string\", \"number\", \"boolean\", \"null\"]}"
#define A_PET "{\"$ref\": \"#/$defs/house-pet-1\"}"
#define A_LENGTH "{\"type\": [\"string\", \"number\"]}"
#define A_BOX "{\"$ref\": \"#/$defs/box\"}"

/* A field, and the schema of its value. */
static const struct {
	struct field field;
	const char *schema;
} values[] = {
        {{.type = F_FLAG}, "{\"enum\": [true, false, \"yes\", \"no\"]}"},
        {{.type = F_INT}, "{\"type\": \"integer\"}"},
        {{.type = F_INT, .min = 1, .max = 10}, "{\"type\": \"integer\", \"minimum\": 1, \"maximum\": 10}"},
        {{.type = F_INT, .min = 0, .max = 10}, "{\"type\": \"integer\", \"minimum\": 0, \"maximum\": 10}"},
        {{.type = F_INT, .min = -5, .max = 0}, "{\"type\": \"integer\", \"minimum\": -5, \"maximum\": 0}"},
        {{.type = F_DECIMAL, .min = 500, .max = 1125}, "{\"type\": \"number\", \"minimum\": 0.5, \"maximum\": 1.125}"},
        {{.type = F_CHOICE, .choices = sides}, "{\"enum\": [\"start\", \"end\"]}"},
        {{.type = F_LENGTH, .min = 0, .max = 9}, ANY_TEXT}, /* a text, whose range is checked when it is loaded */
        {{.type = F_DIM}, ANY_TEXT},
        {{.type = F_COLOR}, ANY_TEXT},
        {{.type = F_NAME}, ANY_TEXT},
        {{.type = F_PATH}, ANY_TEXT},
        {{.type = F_TEXT}, ANY_TEXT},
        {{.type = F_STYLE}, ANY_TEXT},
        {{.type = F_RECORD, .record = &pet}, A_PET},
        {{.type = F_BOX}, "{\"anyOf\": [{\"type\": \"array\", \"items\": " A_BOX "}, " A_BOX "]}"},
        {{.type = F_LIST, .element = &name_field},
         "{\"anyOf\": [{\"type\": \"array\", \"items\": " ANY_TEXT "}, " ANY_TEXT "]}"},
        {{.type = F_ITEMS, .record = &pet},
         "{\"anyOf\": [{\"type\": \"array\", \"items\": " A_PET "}, "
         "{\"type\": \"object\", \"required\": [\"each\"], \"properties\": {\"each\": {\"type\": \"string\"}, "
         "\"optional\": " ANY_TEXT ", \"shuffle\": {\"enum\": [true, false, \"yes\", \"no\"]}, "
         "\"age\": {\"type\": \"integer\", \"minimum\": 1, \"maximum\": 30}, \"name\": " ANY_TEXT
         ", \"allow\": {\"type\": \"object\"}}, "
         "\"additionalProperties\": false}, " A_PET "]}"},
        {{.type = F_ITEMS, .flags = WRITTEN_OUT, .record = &pet},
         "{\"anyOf\": [{\"type\": \"array\", \"items\": " A_PET "}, " A_PET "]}"},
        {{.type = F_EDGES},
         "{\"anyOf\": [" A_LENGTH ", {\"type\": \"object\", \"additionalProperties\": false, \"properties\": "
         "{\"top\": " A_LENGTH ", \"right\": " A_LENGTH ", \"bottom\": " A_LENGTH ", \"left\": " A_LENGTH
         ", \"allow\": {\"type\": \"object\"}}}]}"},
        {{.type = F_NODE}, "{}"},
        {{.type = F_NODE, .record = &pet}, A_PET},
        {{.type = F_NODE, .element = &name_field}, ANY_TEXT},
        {{.type = F_NODE, .flags = BY_NAME, .record = &pet},
         "{\"type\": \"object\", \"additionalProperties\": {\"anyOf\": [{\"type\": \"null\"}, " A_PET "]}}"},
        {{.type = F_NODE, .flags = BY_NAME, .element = &name_field},
         "{\"type\": \"object\", \"additionalProperties\": {\"anyOf\": [{\"type\": \"null\"}, " ANY_TEXT "]}}"},
};

START_TEST(each_type_of_value_has_its_schema)
{
	struct field fields[] = {values[_i].field, {.key = NULL}};
	fields[0].key = "x";
	const struct record owner = {"an owner", NULL, 0, NULL, fields};
	schema_json(&owner, NULL, NULL, 0, &out);
	const char *start = strstr(buf_cstr(&out), "\"allOf\": ["),
	           *end = strstr(
	                   buf_cstr(&out),
	                   "]}, \"allow\": {\"type\": \"object\"}}, \"additionalProperties\": false, \"required\": []");
	ck_assert_ptr_nonnull(start);
	ck_assert_ptr_nonnull(end);
	out.v[end - out.v] = 0;
	ck_assert_str_eq(start + strlen("\"allOf\": ["), values[_i].schema);
}
END_TEST

START_TEST(a_record_is_a_definition)
{
	static const struct field fields[] = {
	        {.key = "flag", .type = F_FLAG, .fallback = "no", .doc = "Whether."},
	        {.key = "pet", .type = F_RECORD, .record = &pet},
	        {.key = NULL},
	};
	static const struct record owner = {"the owner", NULL, 0, NULL, fields};
	schema_json(&owner, NULL, NULL, 0, &out);
	ck_assert_str_eq(
	        buf_cstr(&out),
	        "{\n"
	        "  \"$schema\": \"https://json-schema.org/draft/2020-12/schema\",\n"
	        "  \"$ref\": \"#/$defs/the-owner-0\",\n"
	        "  \"$defs\": {\n"
	        "    \"the-owner-0\": {\"type\": \"object\", \"properties\": "
	        "{\"flag\": {\"description\": \"Whether.\", \"default\": \"no\", \"allOf\": [{\"enum\": [true, false, \"yes\", \"no\"]}]}, "
	        "\"pet\": {\"description\": \"\", \"allOf\": [" A_PET
	        "]}, \"allow\": {\"type\": \"object\"}}, \"additionalProperties\": false, \"required\": []},\n"
	        "    \"house-pet-1\": {\"description\": \"An animal.\", \"anyOf\": [{\"type\": \"object\", \"properties\": "
	        "{\"age\": {\"description\": \"\", \"default\": \"3\", \"allOf\": [{\"type\": \"integer\", \"minimum\": 1, \"maximum\": 30}]}, "
	        "\"name\": {\"description\": \"What it is called.\", \"allOf\": [" ANY_TEXT
	        "]}, \"allow\": {\"type\": \"object\"}}, "
	        "\"additionalProperties\": false, \"required\": [\"name\"]}, "
	        "{\"type\": [\"string\", \"number\", \"boolean\", \"array\", \"null\"], \"allOf\": [" ANY_TEXT "]}]}\n"
	        "  }\n"
	        "}\n");
}
END_TEST

/* A record that leads back to itself by way of a list is one definition. */
START_TEST(records_are_found_once)
{
	static struct record node = {"a node", NULL, 0, NULL, NULL};
	static const struct field child = {.key = "children", .type = F_RECORD, .record = &node};
	static const struct field fields[] = {
	        {.key = "children", .type = F_LIST, .element = &child},
	        {.key = "next", .type = F_RECORD, .record = &node},
	        {.key = NULL},
	};
	node.fields = fields;
	schema_json(&node, NULL, NULL, 0, &out);
	const char *text = buf_cstr(&out), *first = strstr(text, "\"node-0\": {");
	ck_assert_ptr_nonnull(first);
	ck_assert_ptr_null(strstr(first + 1, "\"node-0\": {"));
	ck_assert_ptr_null(strstr(text, "node-1"));
}
END_TEST

/* Two records may have one name; signs in it are left out. */
START_TEST(definitions_of_one_name_are_numbered)
{
	static const struct field none[] = {{.key = NULL}};
	static const struct record first = {"a Table's cell", NULL, 0, NULL, none},
	                           second = {"an Table's cell", NULL, 0, NULL, none};
	static const struct field fields[] = {
	        {.key = "a", .type = F_RECORD, .record = &first},
	        {.key = "b", .type = F_RECORD, .record = &second},
	        {.key = NULL},
	};
	static const struct record top = {"top", NULL, 0, NULL, fields};
	schema_json(&top, NULL, NULL, 0, &out);
	ck_assert_ptr_nonnull(strstr(buf_cstr(&out), "\"tables-cell-1\": {"));
	ck_assert_ptr_nonnull(strstr(buf_cstr(&out), "\"tables-cell-2\": {"));
}
END_TEST

/* What all boxes share, prose with its other name `text`, and `each`, whose keys stand in the box. */
START_TEST(a_box_is_of_one_kind)
{
	static const struct field common_fields[] = {{.key = "id", .type = F_NAME}, {.key = NULL}};
	static const struct field prose_fields[] = {{.key = "lines", .type = F_INT}, {.key = NULL}};
	static const struct field each_fields[] = {
	        {.key = "each", .type = F_PATH}, {.key = "do", .type = F_BOX, .flags = REQUIRED}, {.key = NULL}};
	static const struct record common = {"a box", NULL, 0, NULL, common_fields},
	                           prose = {"prose", NULL, 0, NULL, prose_fields},
	                           each = {"a repetition", NULL, 0, NULL, each_fields};
	static const struct box_type prose_type = {.key = "prose", .record = &prose},
	                             each_type = {.key = "each", .record = &each};
	static const struct box_type *const types[] = {&prose_type, &each_type};
	schema_json(&pet, &common, types, 2, &out);
	const char *box = strstr(buf_cstr(&out), "    \"box\": ");
	ck_assert_ptr_nonnull(strstr(buf_cstr(&out), "    \"box-1\": {\"type\": \"object\", \"properties\": {\"id\": "));
	ck_assert_ptr_nonnull(
	        strstr(buf_cstr(&out), "    \"prose-2\": {\"type\": \"object\", \"properties\": {\"lines\": "));
	ck_assert_ptr_nonnull(box);
	ck_assert_str_eq(box,
	                 "    \"box\": {\"anyOf\": [{\"enum\": [\"page-break\", \"column-break\"]}, "
	                 "{\"type\": \"object\", \"additionalProperties\": false, \"properties\": {"
	                 "\"id\": {\"description\": \"\", \"allOf\": [" ANY_TEXT "]}, "
	                 "\"do\": {\"description\": \"\", \"allOf\": [{\"anyOf\": [{\"type\": \"array\", \"items\": " A_BOX
	                 "}, " A_BOX "]}]}, "
	                 "\"prose\": {\"$ref\": \"#/$defs/prose-2\"}, \"text\": {\"$ref\": \"#/$defs/prose-2\"}, "
	                 "\"each\": {\"type\": \"string\"}, \"allow\": {\"type\": \"object\"}}, "
	                 "\"oneOf\": [{\"required\": [\"text\"]}, {\"required\": [\"prose\"]}, {\"required\": [\"each\"]}], "
	                 "\"dependentRequired\": {\"do\": [\"each\"], \"each\": [\"do\"]}}]}\n"
	                 "  }\n"
	                 "}\n");
}
END_TEST

Suite *suite_schema_json(void)
{
	Suite *s = suite_create("schema_json");
	TCase *c = tcase_create("schema_json");
	tcase_add_checked_fixture(c, setup, teardown);
	tcase_add_loop_test(c, each_type_of_value_has_its_schema, 0, COUNT_OF(values));
	tcase_add_test(c, a_record_is_a_definition);
	tcase_add_test(c, records_are_found_once);
	tcase_add_test(c, definitions_of_one_name_are_numbered);
	tcase_add_test(c, a_box_is_of_one_kind);
	suite_add_tcase(s, c);
	return s;
}

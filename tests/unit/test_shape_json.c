/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Shapes as JSON Schemas of their content. */
#include "content.h"
#include "folder.h"

Suite *suite_shape_json(void);

#define HEAD "{\"$schema\": \"https://json-schema.org/draft/2020-12/schema\", \"title\": \"demo\", "
#define OPEN                                                                      \
	HEAD "\"type\": \"object\", \"additionalProperties\": false, "            \
	     "\"properties\": {\"language\": {\"type\": \"string\"}, \"shape\": " \
	     "{\"type\": \"string\"}, "

/* A field, its property in the schema, and whether the content must have it. */
static const struct {
	const char *field, *property;
	bool required;
} examples[] = {
        {"{type: text}", "{\"type\": \"string\"}", true},
        {"{type: text, note: A name., max: 30}", /* characters, of which those of tags are none */
         "{\"description\": \"A name.\", \"type\": \"string\", \"pattern\": "
         "\"^(?:(?:</?(?:nobr|span|wbr)[^<>]*>)*(?!</?(?:nobr|span|wbr)[^<>]*>)[\\\\s\\\\S]){0,30}(?:</?(?:nobr|span|wbr)[^<>]*>)*$\"}",
         true},
        {"{type: prose, required: false}", "{\"type\": \"string\"}", false},
        {"{type: number, min: -1.5, max: 100}", "{\"type\": \"number\", \"minimum\": -1.5, \"maximum\": 100}", true},
        {"{type: number, max: 0}", "{\"type\": \"number\", \"maximum\": 0}", true},
        {"{type: id}", "{\"type\": \"string\", \"pattern\": \"^[a-z][a-z0-9-]*$\"}", true},
        {"{type: choice, of: [left, right]}", "{\"enum\": [\"left\", \"right\"]}", true},
        {"{type: flag, default: 'false'}", "{\"type\": \"boolean\"}", false},
        {"{type: list, min: 2, max: 3, of: {type: text}}",
         "{\"type\": \"array\", \"minItems\": 2, \"maxItems\": 3, \"items\": {\"type\": \"string\"}}", true},
        {"{type: group, fields: {b: {type: text}, c: {type: id, required: false}}}",
         "{\"type\": \"object\", \"additionalProperties\": false, \"properties\": {\"b\": {\"type\": \"string\"}, "
         "\"c\": {\"type\": \"string\", \"pattern\": \"^[a-z][a-z0-9-]*$\"}, \"allow\": {\"type\": \"object\"}}, \"required\": [\"b\"]}",
         true},
};

START_TEST(fields_become_properties)
{
	struct folder f;
	struct buf out = {0};
	folder_open(&f);
	folder_put(&f, "layouts/shapes/demo.yaml", arena_printf(f.arena, "fields: {a: %s}", examples[_i].field));
	shape_json(shape_load(f.root, f.arena, f.diag, "demo", (struct where){0}), &out);
	ck_assert_str_eq(buf_cstr(&out),
	                 arena_printf(f.arena, OPEN "\"a\": %s, \"allow\": {\"type\": \"object\"}}, \"required\": [%s]}\n",
	                              examples[_i].property, examples[_i].required ? "\"a\"" : ""));
	ck_assert_str_eq(folder_said(&f), "");
	buf_free(&out);
	folder_close(&f);
}
END_TEST

/* A shape is titled by what it says it is for. */
START_TEST(shapes_are_titled)
{
	struct folder f;
	struct buf out = {0};
	folder_open(&f);
	folder_put(&f, "layouts/shapes/demo.yaml", "about: For a demonstration.\nfields: {a: {type: text}}");
	shape_json(shape_load(f.root, f.arena, f.diag, "demo", (struct where){0}), &out);
	ck_assert_ptr_nonnull(strstr(buf_cstr(&out), "\"title\": \"For a demonstration.\", "));
	buf_free(&out);
	folder_close(&f);
}
END_TEST

Suite *suite_shape_json(void)
{
	Suite *suite = suite_create("shape_json");
	TCase *c = tcase_create("shape_json");
	tcase_add_loop_test(c, fields_become_properties, 0, COUNT_OF(examples));
	tcase_add_test(c, shapes_are_titled);
	suite_add_tcase(suite, c);
	return suite;
}

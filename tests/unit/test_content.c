/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Content checked against its shape: each example is a file and what is said of it. */
#include "content.h"
#include "folder.h"

Suite *suite_content(void);

struct example {
	const char *given, *wanted, *said;
};

#define FIELDS                                                                                                                       \
	"fields:\n"                                                                                                                  \
	"  name: {type: text, max: 8}\n"                                                                                             \
	"  body: {type: prose, required: false}\n"                                                                                   \
	"  share: {type: number, min: -1.5, max: 100, required: false}\n"                                                            \
	"  key: {type: id, required: false}\n"                                                                                       \
	"  side: {type: choice, of: [left, right], required: false}\n"                                                               \
	"  on: {type: flag, default: 'false'}\n"                                                                                     \
	"  home: {type: link, required: false}\n"                                                                                    \
	"  two: {type: list, min: 2, max: 3, of: {type: text}, required: false}\n"                                                   \
	"  items: {type: list, of: {type: group, fields: {id: {type: id}, note: {type: text, required: false}}}, required: false}\n" \
	"  inner: {type: group, fields: {deep: {type: number}}, required: false}\n"

/* Content; the code of what is wrong with it on which line; a part of the message or hint. */
static const struct example contents[] = {
        {"name: abc", "", ""},
        {"name: ÄÖÜäöüß€", "", ""}, /* characters, not bytes */
        {"language: en\nshape: demo\nname: abc", "", ""},
        {"body: b", "missing-key", "'name'"},
        {"name: 'a longer one'", "text-too-long", "12 characters; there is room for 8"},
        {"name: [a]", "wrong-type", "must be a text, not a list"},
        {"name: ~", "wrong-type", "not empty"},
        {"name: a\nnmae: b", "unknown-key", "did you mean 'name'?"},
        {"name: a\nbody: '# no'", "unsupported-markup", ""},
        {"name: a\nshare: -1.5", "", ""},
        {"name: a\nshare: 100", "", ""},
        {"name: a\nshare: -1.501", "out-of-range", "between -1.5 and 100"},
        {"name: a\nshare: 100.1", "out-of-range", ""},
        {"name: a\nshare: many", "bad-number", "'many'"},
        {"name: a\nshare: 1e3", "bad-number", ""},
        {"name: a\nkey: two-words", "", ""},
        {"name: a\nkey: Two", "bad-id", ""},
        {"name: a\nkey: 2two", "bad-id", ""},
        {"name: a\nside: right", "", ""},
        {"name: a\nside: rihgt", "bad-choice", "did you mean 'right'?"},
        {"name: a\non: yes", "", ""},
        {"name: a\non: maybe", "bad-choice", "true, false"},
        {"name: a\nhome: https://example.org", "", ""},
        {"name: a\nhome: mailto:a@example.org", "", ""},
        {"name: a\nhome: example.org", "bad-link", ""},
        {"name: a\nhome: 'https://a b'", "bad-link", ""},
        {"name: a\nhome: 'javascript:x'", "bad-link", ""},
        {"name: a\ntwo: [a, b, c]", "", ""},
        {"name: a\ntwo: [a]", "too-few", "1 of at least 2"},
        {"name: a\ntwo: [a, b, c, d]", "too-many", "4 items; there is room for 3"},
        {"name: a\ntwo: b", "wrong-type", "must be a list"},
        {"name: a\nitems: [{id: x}, {id: y, note: n}]", "", ""},
        {"name: a\nitems: [{id: x}, {id: x}]", "duplicate-id", "'x'"},
        {"name: a\nitems: [{id: x, noet: n}]", "unknown-key", "did you mean 'note'?"},
        {"name: a\nitems: [{note: n}]", "missing-key", "'id'"},
        {"name: a\ninner: {deep: 1}", "", ""},
        {"name: a\ninner: {}", "missing-key", "'deep'"},
        {"name: a\ninner: [1]", "wrong-type", "must be a mapping"},
        {"- a", "wrong-type", "the content must be a mapping"},
};

START_TEST(content_is_checked)
{
	const struct example *e = &contents[_i];
	struct folder f;
	folder_open(&f);
	folder_put(&f, "layouts/shapes/demo.yaml", FIELDS);
	folder_put(&f, "en.yaml", e->given);
	const struct shape_field *shape = shape_load(f.root, f.arena, f.diag, "demo");
	content_load(f.root, f.arena, f.diag, "en.yaml", shape);
	const char *said = folder_said(&f), *code = strchr(said, ' ');
	ck_assert_str_eq(code ? code + 1 : "", e->wanted);
	ck_assert_ptr_nonnull(strstr(folder_log(&f), e->said));
	folder_close(&f);
}
END_TEST

/* All mistakes of a file are said, each at its line. */
START_TEST(all_mistakes_are_said)
{
	struct folder f;
	folder_open(&f);
	folder_put(&f, "layouts/shapes/demo.yaml", FIELDS);
	folder_put(&f, "en.yaml", "name: far too long\nside: up\non: 7\nitems:\n  - {id: A}\n  - {di: b}\n");
	content_load(f.root, f.arena, f.diag, "en.yaml", shape_load(f.root, f.arena, f.diag, "demo"));
	ck_assert_str_eq(folder_said(&f),
	                 "en.yaml:1 text-too-long, en.yaml:2 bad-choice, en.yaml:3 bad-choice, "
	                 "en.yaml:5 bad-id, en.yaml:6 missing-key, en.yaml:6 unknown-key");
	folder_close(&f);
}
END_TEST

Suite *suite_content(void)
{
	Suite *suite = suite_create("content");
	TCase *c = tcase_create("content");
	tcase_add_loop_test(c, content_is_checked, 0, COUNT_OF(contents));
	tcase_add_test(c, all_mistakes_are_said);
	suite_add_tcase(suite, c);
	return suite;
}

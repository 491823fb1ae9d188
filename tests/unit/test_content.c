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
	"  inner: {type: group, fields: {deep: {type: number}}, required: false}\n"                                                  \
	"  least: {type: number, min: 5, required: false}\n"                                                                         \
	"  most: {type: number, max: 0.5, required: false}\n"                                                                        \
	"  notes: {type: list, of: {type: prose, max: 9}, required: false}\n"

/* Content; the code of what is wrong with it on which line; a part of the message or hint. */
static const struct example contents[] = {
        {"name: abc", "", ""},
        {"name: ÄÖÜäöüß€", "", ""}, /* characters, not bytes */
        {"language: en\nshape: demo\nname: abc", "", ""},
        {"body: b", "missing-key", "'name'"},
        {"name: 'a longer one'", "text-too-long", "12 characters; there is room for 8"},
        {"name: [a]", "wrong-type", "must be a text, not a list"},
        {"name: ~", "wrong-type", "not empty"},
        {"name: null", "doubtful-word", "the text is the word 'null'"},
        {"name: a\ntwo: ['no', no]", "doubtful-word", "stands in quotes: 'no'"},
        {"name: 'null'", "", ""},
        {"name: NULL", "doubtful-word", "stands in quotes: 'NULL'"},
        {"name: No", "", ""}, /* the label of a box */
        {"name: OFF", "", ""},
        {"name: Noel", "", ""},
        {"name: no one", "", ""},
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
        {"name: a\ntwo: ['a [b](#c)', 'c[1](d)']", "doubtful-markup", "this link is printed as it stands"},
        {"name: '**a** b'", "doubtful-markup", "the mark '**' is printed as it stands"},
        {"name: '2**3**4'", "doubtful-markup", ""},
        {"name: '** a **'", "", ""},
        {"name: a\ntwo: ['Water, H<SUB>2</SUB>O', b]", "doubtful-markup", "the tag <SUB> is printed as it stands"},
        {"name: a\ntwo: ['one<img/>two', b]", "doubtful-markup", "the tag <img/> is"},
        {"name: a\ntwo: ['<u>a</u> b', b]", "doubtful-markup", "no text holds HTML"},
        {"name: a\ntwo: ['a <!-- b -->', b]", "doubtful-markup", "the tag <!-- is"},
        {"name: a\ntwo: ['list<b>, <Enter>, a < b > c, <p', b]", "", ""}, /* names of types and keys, and signs */
        {"name: a\ntwo: ['a &mdash; b', b]", "doubtful-markup", "'&mdash;' is printed as it stands"},
        {"name: a\ntwo: ['a&#8211;b', b]", "doubtful-markup", "'&#8211;' is"},
        {"name: a\ntwo: ['a&#xA0;b', b]", "doubtful-markup", "write the sign itself"},
        {"name: a\ntwo: ['R&D; Smith&Sons; a & b; &#x;', b]", "", ""},
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
        /* A file of another shape is not compared with this one. */
        {"alpha: a\nbeta: b", "wrong-shape", "the content has no key of its shape"},
        {"alpha: a", "unknown-key, en.yaml:1 missing-key", "'name'"},
        {"alpha: a\nNAME: b", "unknown-key, en.yaml:2 unknown-key", "did you mean 'name'?"},
        {"shape: other\nname: a", "wrong-shape", "the content is of the shape 'other'"},
        {"shape: other\nname: a", "wrong-shape", "hint: platen.yaml names the subject"},
        {"shape: demo\nalpha: a\nname: a", "unknown-key", ""},
        {"shape: [demo]\nname: a", "wrong-type", "'shape'"},
        {"language: english\nname: a", "bad-language", "did you mean 'en'?"},
        {"language: [en]\nname: a", "wrong-type", "'language'"},
        {"language: fr\nname: a", "", ""}, /* in whatever file, outside of content/ */
        {"name: a\nitems: [{}]", "missing-key", "the shape 'demo' asks for it: layouts/shapes/demo.yaml:10"},
        {"name: ''", "empty-value", "the shape 'demo' asks for it: layouts/shapes/demo.yaml:2"},
        {"name: #1", "wrong-type", "'name' must be a text, not empty"},
        {"name: a\nbody: #1", "hash-in-text", "a text that starts with '#' needs quotes"},
        {"name: a\nkey: Two", "bad-id", "hint"},
        {"name: a\nshare: '1,5'", "bad-number", "hint"},
        /* Each bound by itself, and with the other open. */
        {"name: '12345678'", "", ""},
        {"name: '123456789'", "text-too-long", "9 characters; there is room for 8"},
        {"name: a\nshare: -1.499", "", ""},
        {"name: a\nshare: 100.001", "out-of-range", "100.001"},
        {"name: a\nleast: 5", "", ""},
        {"name: a\nleast: 4.999", "out-of-range", "between 5 and any number"},
        {"name: a\nmost: 0.5", "", ""},
        {"name: a\nmost: -7", "", ""},
        {"name: a\nmost: 0.501", "out-of-range", "between any number and 0.5"},
        {"name: a\ntwo: [a, b]", "", ""},
        {"name: a\ntwo: []", "too-few", "0 of at least 2"},
        {"name: a\nnotes: [one, '**two** is']", "text-too-long", "10 characters"}, /* marks count */
        {"name: a\nnotes: ['# no']", "unsupported-markup", ""},
        {"name: '# yes'", "", ""}, /* a text has no marks */
        /* What may be left out may be empty as well; a list or a group is not. */
        {"name: a\nbody: ~\nshare: ~\nkey: ~\nside: ~\nhome:\nleast:", "", ""},
        {"name: a\ntwo: ~", "wrong-type", "must be a list, not empty"},
        {"name: a\ninner: ~", "wrong-type", "must be a mapping, not empty"},
        {"name: ''", "empty-value", "'name' is empty"}, /* it would print nothing */
        {"name: a\nnotes: [b, '  ']", "empty-value", "'notes' is empty"},
        {"name: a\nbody: ''", "", ""}, /* need not be there */
        {"name: a\nitems: [{id: ~}]", "wrong-type", "'id' must be an identifier, not empty"},
        /* Addresses of the web and of mail, without what would end them in a text. */
        {"name: a\nhome: http://example.org", "", ""},
        {"name: a\nhome: ftp://example.org", "bad-link", ""},
        {"name: a\nhome: 'mailto:a b'", "bad-link", ""},
        {"name: a\nhome: 'https://a\"b'", "bad-link", ""},
        {"name: a\nhome: 'https://a<b'", "bad-link", ""},
        {"name: a\nhome: 'https://a>b'", "bad-link", ""},
        {"name: a\nside: up", "bad-choice", "left, right"},
        {"name: a\non: true", "", ""},
        {"name: a\non: [true]", "wrong-type", "must be true or false, not a list"},
        {"name: a\non: [true]", "wrong-type", "the value stands alone: true"},
        {"name: a\nbody:\n  - b\n  - c", "wrong-type", "in prose a list is text too"},
        {"name:\n  - b", "wrong-type", "one value is wanted, without '- ' before it"},
        /* Ids are compared inside of one list; the keys of a file's head stand at its top only. */
        {"name: a\nitems: [{id: x}, {id: y}, {id: x}, {id: z}, {id: x}]", "duplicate-id, en.yaml:2 duplicate-id", "'x'"},
        {"name: a\ninner: {deep: 1, language: en}", "unknown-key", "'language'"},
        {"name: a\nitems: [{id: x, note: x}, {id: note}]", "", ""},
};

START_TEST(content_is_checked)
{
	const struct example *e = &contents[_i];
	struct folder f;
	folder_open(&f);
	folder_put(&f, "layouts/shapes/demo.yaml", FIELDS);
	folder_put(&f, "en.yaml", e->given);
	const struct shape_field *shape = shape_load(f.root, f.arena, f.diag, "demo", (struct where){0});
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
	content_load(f.root, f.arena, f.diag, "en.yaml", shape_load(f.root, f.arena, f.diag, "demo", (struct where){0}));
	ck_assert_str_eq(folder_said(&f),
	                 "en.yaml:1 text-too-long, en.yaml:2 bad-choice, en.yaml:3 bad-choice, "
	                 "en.yaml:5 bad-id, en.yaml:6 unknown-key");
	folder_close(&f);
}
END_TEST

/* An id may stand once in each list, however many lists there are. */
START_TEST(ids_belong_to_their_list)
{
	struct folder f;
	folder_open(&f);
	folder_put(&f, "layouts/shapes/demo.yaml",
	           "fields:\n  rows: {type: list, of: {type: list, of: {type: group, fields: {id: {type: id}}}}}\n");
	folder_put(&f, "en.yaml", "rows:\n  - [{id: a}, {id: b}]\n  - [{id: a}, {id: b}]\n  - [{id: b},\n     {id: b}]\n");
	content_load(f.root, f.arena, f.diag, "en.yaml", shape_load(f.root, f.arena, f.diag, "demo", (struct where){0}));
	ck_assert_str_eq(folder_said(&f), "en.yaml:5 duplicate-id");
	folder_close(&f);
}
END_TEST

/* Content says its language; without a word it is English. */
START_TEST(content_has_a_language)
{
	static const char *const given[][2] = {{"language: fr", "fr"}, {"shape: demo", "en"}, {"language: [fr]", "en"}};
	for (int i = 0; i < COUNT_OF(given); i++) {
		struct folder f;
		folder_open(&f);
		folder_put(&f, "layouts/shapes/demo.yaml", FIELDS);
		folder_put(&f, "en.yaml", arena_printf(f.arena, "%s\nname: a\n", given[i][0]));
		const struct shape_field *shape = shape_load(f.root, f.arena, f.diag, "demo", (struct where){0});
		const struct content *c = content_load(f.root, f.arena, f.diag, "en.yaml", shape);
		ck_assert_str_eq(c->language, given[i][1]);
		ck_assert_ptr_eq(c->shape, shape);
		ck_assert_str_eq(node_find(c->top, "name")->text, "a");
		folder_close(&f);
	}
}
END_TEST

/* The language is that of the file's name, with whatever region, below content/. */
static const struct {
	const char *path, *language;
	bool good;
} named[] = {
        {"content/demo/en.yaml", "en", true},    {"content/demo/en.yaml", "en-US", true},
        {"content/demo/en-US.yaml", "en", true}, {"content/demo/en.yaml", "fr", false},
        {"content/demo/fil.yaml", "fi", false},  {"content/demo/fi.yaml", "fil", false},
        {"contents/demo/en.yaml", "fr", true},
};

START_TEST(the_language_is_that_of_the_file)
{
	struct folder f;
	folder_open(&f);
	folder_put(&f, "layouts/shapes/demo.yaml", FIELDS);
	folder_put(&f, named[_i].path, arena_printf(f.arena, "language: %s\nname: a\n", named[_i].language));
	content_load(f.root, f.arena, f.diag, named[_i].path,
	             shape_load(f.root, f.arena, f.diag, "demo", (struct where){0}));
	ck_assert_int_eq(strstr(folder_said(&f), "wrong-language") == NULL, named[_i].good);
	folder_close(&f);
}
END_TEST

START_TEST(content_that_cannot_be_read)
{
	struct folder f;
	folder_open(&f);
	folder_put(&f, "layouts/shapes/demo.yaml", FIELDS);
	const struct shape_field *shape = shape_load(f.root, f.arena, f.diag, "demo", (struct where){0});
	ck_assert_ptr_null(content_load(f.root, f.arena, f.diag, "none.yaml", shape));
	ck_assert_int_eq(diag_count(f.diag, DIAG_FILE_MISSING), 1);
	folder_put(&f, "list.yaml", "- a");
	ck_assert_ptr_null(content_load(f.root, f.arena, f.diag, "list.yaml", shape));
	folder_close(&f);
}
END_TEST

Suite *suite_content(void)
{
	Suite *suite = suite_create("content");
	TCase *c = tcase_create("content");
	tcase_add_loop_test(c, content_is_checked, 0, COUNT_OF(contents));
	tcase_add_test(c, all_mistakes_are_said);
	tcase_add_test(c, ids_belong_to_their_list);
	tcase_add_test(c, content_has_a_language);
	tcase_add_loop_test(c, the_language_is_that_of_the_file, 0, COUNT_OF(named));
	tcase_add_test(c, content_that_cannot_be_read);
	suite_add_tcase(suite, c);
	return suite;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What an author who never saw YAML may write, and what is said of it: place, message, hint. */
#include "tree.h"

Suite *suite_yaml_slip(void);

static const struct {
	const char *text, *place, *message, *hint;
} slips[] = {
        {"when: Monday: at nine\nwhere: here\n", "1:13", "a text that holds a colon and a space needs quotes",
         "write 'Monday: at nine'"},
        {"- Bring: a pen: or two\n", "1:15", "a text that holds a colon and a space needs quotes", "write 'a pen: or two'"},
        {"a: [x, y: z: w]\n", "1:12", "a text that holds a colon and a space needs quotes", "write 'z: w'"},
        {"when: \xE2\x80\x9CMonday: at nine\xE2\x80\x9D\n", "1:14", "a text that holds a colon and a space needs quotes",
         "to YAML, curly quotation marks are letters; write '\xE2\x80\x9CMonday: at nine\xE2\x80\x9D'"},
        {"when: \xC2\xABLundi: \xC3\xA0 neuf\xC2\xBB\n", "1:13", "a text that holds a colon and a space needs quotes",
         "to YAML, curly quotation marks are letters; write '\xC2\xABLundi: \xC3\xA0 neuf\xC2\xBB'"},
        {"to: @anna\n", "1:5", "a text that starts with '@' needs quotes", "write '@anna'"},
        {"to: @anna \t \nb: c\n", "1:5", "a text that starts with '@' needs quotes", "write '@anna'"},
        {"a: b\n:c\n", "2:1", "this line is neither 'key: value' nor '- item'",
         "a text over several lines is indented below its key"},
        {"price: %5\n", "1:8", "a text that starts with '%' needs quotes", "write '%5'"},
        {"a: `x`\n", "1:4", "a text that starts with '`' needs quotes", "write '`x`'"},
        {"- *bold* words\n", "1:3", "a text that starts with '*' needs quotes", "write '*bold* words'"},
        {"a: **bold** words\n", "1:4", "a text that starts with '*' needs quotes", "write '**bold** words'"},
        {"a: & sons\n", "1:4", "a text that starts with '&' needs quotes", "write '& sons'"},
        {"a: ? why\n", "1:4", "a text that starts with '?' needs quotes", "write '? why'"},
        {"a: , and\n", "1:4", "a text that starts with ',' needs quotes", "write ', and'"},
        {"a: ] and\n", "1:4", "a text that starts with ']' needs quotes", "write '] and'"},
        {"a: : and\n", "1:4", "a text that starts with ':' needs quotes", "write ': and'"},
        {"a: [@b, c]\n", "1:5", "a text that starts with '@' needs quotes", "write '@b'"},
        {"a: it's @ home\nb: @c's\n", "2:4", "a text that starts with '@' needs quotes", "write \"@c's\""},
        {"a: [see] the map\n", "1:4", "text follows the ']'", "a text that starts with '[' needs quotes: '[see] the map'"},
        {"a: {name} writes\n", "1:4", "text follows the '}'", "a text that starts with '{' needs quotes: '{name} writes'"},
        {"- [x] done\n", "1:3", "text follows the ']'", "a text that starts with '[' needs quotes: '[x] done'"},
        {"a: [x]: y\n", "1:4", "text follows the ']'", "a text that starts with '[' needs quotes: '[x]: y'"},
        {"a: | text\n  more\n", "1:4", "after '|' the line must end",
         "begin the text on the next line, indented; or write '| text'"},
        {"a: > text\n", "1:4", "after '>' the line must end",
         "begin the text on the next line, indented; or write '> text'"},
        {"a: |0\n", "1:4", "after '|' the line must end", "begin the text on the next line, indented; or write '|0'"},
        {"a: - b\n", "1:4", "a list of '- ' items begins on the line below its key",
         "a text that starts with '-' needs quotes: '- b'"},
        {"a: - b\n   - c\n", "1:4", "a list of '- ' items begins on the line below its key",
         "a text that starts with '-' needs quotes: '- b'"},
        {"a: 'it's late'\n", "1:7", "the text ends at this mark ', but more follows on its line",
         "inside '\xE2\x80\xA6' an apostrophe is written twice, ''; or put all of the text in \"\xE2\x80\xA6\""},
        {"- 'don't'\n", "1:7", "the text ends at this mark ', but more follows on its line",
         "inside '\xE2\x80\xA6' an apostrophe is written twice, ''; or put all of the text in \"\xE2\x80\xA6\""},
        {"a: \"so \"big\" a fish\"\n", "1:8", "the text ends at this mark \", but more follows on its line",
         "inside \"\xE2\x80\xA6\" a quotation mark is written \\\"; or put all of the text in '\xE2\x80\xA6'"},
        {"a: \"A\" and \"B\"\n", "1:6", "the text ends at this mark \", but more follows on its line",
         "inside \"\xE2\x80\xA6\" a quotation mark is written \\\"; or put all of the text in '\xE2\x80\xA6'"},
        {"a: ['it's', b]\n", "1:8", "the text ends at this mark ', but more follows on its line",
         "inside '\xE2\x80\xA6' an apostrophe is written twice, ''; or put all of the text in \"\xE2\x80\xA6\""},
        {"a: 'x': y\n", "1:6", "the text ends at this mark ', but more follows on its line",
         "inside '\xE2\x80\xA6' an apostrophe is written twice, ''; or put all of the text in \"\xE2\x80\xA6\""},
        {"a: 'x\nb: y\n", "1:4", "the quotation mark ' that opens here is not closed",
         "close it where the text ends; if it is an apostrophe, put the text in \"\xE2\x80\xA6\""},
        {"a: \"x\nb: \"y\"\n", "1:4", "the quotation mark \" that opens here is not closed", "close it where the text ends"},
        {"a: 'x\n  - y\nb: 'z'\n", "1:4", "the quotation mark ' that opens here is not closed",
         "close it where the text ends; if it is an apostrophe, put the text in \"\xE2\x80\xA6\""},
        {"- one\n- 'two\n- three\n", "2:3", "the quotation mark ' that opens here is not closed",
         "close it where the text ends; if it is an apostrophe, put the text in \"\xE2\x80\xA6\""},
        {"a: 'twas\nb: x\nc: y\n", "1:4", "the quotation mark ' that opens here is not closed",
         "close it where the text ends; if it is an apostrophe, put the text in \"\xE2\x80\xA6\""},
        {"a: 'x\n---\nb: y\n", "1:4", "the quotation mark ' that opens here is not closed",
         "close it where the text ends; if it is an apostrophe, put the text in \"\xE2\x80\xA6\""},
        {"a: 'x\n  y' z\n", "2:4", "the text ends at this mark ', but more follows on its line",
         "inside '\xE2\x80\xA6' an apostrophe is written twice, ''; or put all of the text in \"\xE2\x80\xA6\""},
        {"a: \"50 \\% off\"\n", "1:8", "'\\%' means nothing inside \"\xE2\x80\xA6\"",
         "put the text in '\xE2\x80\xA6', where a backslash is a backslash, or write \\\\"},
        {"a: \"\\xZZ\"\n", "1:5", "'\\x' means nothing inside \"\xE2\x80\xA6\"",
         "put the text in '\xE2\x80\xA6', where a backslash is a backslash, or write \\\\"},
        {"a:b\nc: d\n", "1:3", "a space is missing after ':'", "write: a: b"},
        {"a: b\nc:d\ne: f\n", "2:3", "a space is missing after ':'", "write: c: d"},
        {"a:\n  - b\n  -c\n", "3:4", "a space is missing after '-'", "write: - c"},
        {"a: b\nc:d\n", "2:3", "a space is missing after ':'", "write: c: d"},
        {"a: b\nsee https://x.org\n", "2:1", "this line is neither 'key: value' nor '- item'",
         "a text over several lines is indented below its key"},
        {"a:\n\t- b\n", "2:1", "a tab indents this line", "indent with spaces; YAML takes no tabs there"},
        {"a:\n  - b: c\n\t  d: e\n", "3:1", "a tab indents this line", "indent with spaces; YAML takes no tabs there"},
        {"a:\n  - b: c\n  \td: e\n", "3:3", "a tab indents this line", "indent with spaces; YAML takes no tabs there"},
        {"a: |\n\tb\n", "2:1", "a tab indents this line", "indent with spaces; YAML takes no tabs there"},
        {"a: b\n\tc: d\n", "2:1", "a tab indents this line", "indent with spaces; YAML takes no tabs there"},
        {"a: b\n c: d\n", "2:2", "the line is indented by 1 space; the lines above by 0",
         "keys of one mapping, and dashes of one list, stand in the same column"},
        {"  a: b\nc: d\n", "2:1", "the line is indented by 0 spaces; the lines above by 2",
         "keys of one mapping, and dashes of one list, stand in the same column"},
        {"a:\n  - b\n - c\n", "3:2", "the line is indented by 1 space; the lines above by 4 or 2 or 0",
         "keys of one mapping, and dashes of one list, stand in the same column"},
        {"a:\n  - b: c\n     d: e\n", "3:6", "the line is indented by 5 spaces; the lines above by 4 or 2 or 0",
         "keys of one mapping, and dashes of one list, stand in the same column"},
        {"a:\n  b: c\n   d: e\n", "3:4", "the line is indented by 3 spaces; the lines above by 2 or 0",
         "keys of one mapping, and dashes of one list, stand in the same column"},
        {"a:\n    b: c\n  d: e\n", "3:3", "the line is indented by 2 spaces; the lines above by 4 or 0",
         "keys of one mapping, and dashes of one list, stand in the same column"},
        {"a: b\nc d\n", "2:1", "this line is neither 'key: value' nor '- item'",
         "a text over several lines is indented below its key"},
        {"a: b\nand so on\nc: d\n", "2:1", "this line is neither 'key: value' nor '- item'",
         "a text over several lines is indented below its key"},
        {"a: |\nb c\nd: e\n", "2:1", "this line is neither 'key: value' nor '- item'",
         "the lines of a text after '|' or '>' are indented below its key"},
        {"a\xEF\xBC\x9A"
         "b\nc: d\n",
         "1:1", "this line is neither 'key: value' nor '- item'", "the colon behind a key is ':', not its full-width form"},
        {"a: b\nc = d\n", "2:1", "this line is neither 'key: value' nor '- item'",
         "a key is followed by a colon and a space, not by '='"},
        {"a: [b, c\nd: e\n", "1:4", "the '[' that opens here is not closed",
         "close it with ']'; a text that starts with '[' needs quotes"},
        {"a: [b, c\n", "1:4", "the '[' that opens here is not closed",
         "close it with ']'; a text that starts with '[' needs quotes"},
        {"a: {b: c\nd: e\n", "1:4", "the '{' that opens here is not closed",
         "close it with '}'; a text that starts with '{' needs quotes"},
        {"a: [b #1, c]\nd: e\n", "1:7", "what follows ' #' is a comment, so the '[' is not closed",
         "put a text that holds ' #' in quotes; a comment that is meant stands behind the bracket"},
        {"a: {b: c, # one\n  d: e # two}\nf: g\n", "2:8", "what follows ' #' is a comment, so the '{' is not closed",
         "put a text that holds ' #' in quotes; a comment that is meant stands behind the bracket"},
        {"a: [b, c # one\nd: e # [two]\n", "1:4", "the '[' that opens here is not closed",
         "close it with ']'; a text that starts with '[' needs quotes"},
        {"a:\n  - b\n  c: d\n", "3:3", "a key stands between the items of a list",
         "an item begins with '- '; a key that ends the list stands in the column of its mapping"},
        {"a: [\"b\" \"c\"]\n", "1:9", "a comma is missing before this",
         "a text that holds a comma or a bracket of its own needs quotes"},
        {"{\n  \"a\": \"b\"\n  \"c\": \"d\"\n}\n", "3:3", "a comma is missing before this",
         "a text that holds a comma or a bracket of its own needs quotes"},
        {"a: [b,, c]\n", "1:7", "nothing stands before this comma", NULL},
        {"a: [b\n  c: d\n", "1:4", "the '[' that opens here is not closed",
         "close it with ']'; a text that starts with '[' needs quotes"},
        {"a: 1\n<<<<<<< ours\nb: 2\n=======\nb: 3\n>>>>>>> theirs\n", "2:1",
         "two versions of the file were merged and their conflict was left open",
         "keep what is right and delete the lines with <<<<<<<, ======= and >>>>>>>"},
        {"%a\nb: c\n", "1:1", "a text that starts with '%' needs quotes", "write '%a'"},
        {"a: {b: c {d}}\n", "1:10", "'{' inside a text that stands in a list or mapping", "put the text in quotes"},
        {"a:\n  - b\n- c\n", "3:1", "no list goes on in this column", "the dashes of one list stand in the same column"},
        {"a:\n\xC2\xA0\xC2\xA0- b\n- c\n", "2:1", "a no-break space indents this line", "indent with plain spaces"},
        {"a: b\rc: d: e\r", "1:1", "the lines of the file end in carriage returns alone",
         "save it with the line ends of Unix"},
        {"a: b\n\xEF\xBB\xBF"
         "c: d\n",
         "2:1", "an invisible byte order mark stands here", "delete it; it comes from joining files"},
        {"A title\n=======\n\na: b\n", "2:1", "a line of '=' means nothing here", "delete it"},
        {"a: b\n-----\nc: d\n", "2:1", "a line of '-' means nothing here", "delete it"},
        {"a: \"b\",\nc: d\n", "1:7", "a ',' stands at the end of the line", "delete it: lines end without a sign"},
        {"a: 'b';\n", "1:7", "a ';' stands at the end of the line", "delete it: lines end without a sign"},
        {"a: !x!y z\n", "1:4", "a text that starts with '!' needs quotes", "write '!x!y z'"},
};

START_TEST(a_slip_is_named_where_it_was_made)
{
	struct buf out = {0};
	char expected[512];
	ck_assert_ptr_null(parse(slips[_i].text));
	diag_print(diag, DIAG_TEXT, false, &out);
	const char *text = taken(&out), *hint = strstr(text, "= hint: ");
	snprintf(expected, sizeof(expected), "a.yaml:%s: error: %s [yaml-syntax]\n", slips[_i].place, slips[_i].message);
	ck_assert_msg(!strncmp(text, expected, strlen(expected)), "%s\nsaid of %s:\n%s", expected, slips[_i].text, text);
	ck_assert_int_eq(hint != NULL, slips[_i].hint != NULL);
	if (hint)
		ck_assert_msg(!strncmp(hint + 8, slips[_i].hint, strlen(slips[_i].hint)), "%s", hint);
	ck_assert_int_eq(diag_errors(diag), 1);
}
END_TEST

/* YAML looks for the colon of a key in its first 1,024 characters, which may be more bytes. */
START_TEST(a_key_has_1024_characters_at_most)
{
	char text[3 * 1024 + 20] = "";
	for (int i = 0; i < 1023; i++)
		strcat(text, "\xC3\xA9");
	ck_assert_ptr_nonnull(parse(arena_printf(arena, "%s: x\nb: y\n", text)));
	ck_assert_ptr_null(parse(arena_printf(arena, "a: b\n%s\xC3\xA9\xC3\xA9: x\nb: y\n", text)));
	struct buf out = {0};
	diag_print(diag, DIAG_TEXT, false, &out);
	const char *said = "a.yaml:2:1: error: the key is longer than 1,024 characters [yaml-syntax]\n";
	ck_assert_int_eq(strncmp(taken(&out), said, strlen(said)), 0);
}
END_TEST

Suite *suite_yaml_slip(void)
{
	Suite *s = suite_create("yaml_slip");
	TCase *t = tcase_create("slips");
	tcase_add_checked_fixture(t, setup, teardown);
	tcase_add_loop_test(t, a_slip_is_named_where_it_was_made, 0, COUNT_OF(slips));
	tcase_add_test(t, a_key_has_1024_characters_at_most);
	suite_add_tcase(s, t);
	return s;
}

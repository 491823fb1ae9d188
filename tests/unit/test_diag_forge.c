/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Formats that servers read: Checkstyle, GitLab, SARIF, and what they share. tests/formats/run.py reads them by parsers. */
#include "mistakes.h"

Suite *suite_diag_forge(void);

static bool prints(enum diag_format format, const char *part) { return strstr(printed(format), part) != NULL; }

START_TEST(checkstyle_without_messages)
{
	ck_assert_str_eq(printed(DIAG_CHECKSTYLE),
	                 "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<checkstyle version=\"4.3\">\n</checkstyle>\n");
}
END_TEST

START_TEST(checkstyle_is_by_file)
{
	struct source other = {"content/b&c.yaml", "", 0, NULL};
	diag_report(diag, DIAG_BAD_NUMBER, (struct where){&other, 9, 1}, "<\"a\"\033\n'>");
	diag_report(diag, DIAG_YAML_HASH, at(3, 4));
	diag_report(diag, DIAG_BAD_NUMBER, at(4, 5), "x");
	diag_hint(diag, "y");
	diag_report(diag, DIAG_BAD_NUMBER, (struct where){0}, "\xEF\xBF\xBE");
	ck_assert_str_eq(
	        strstr(printed(DIAG_CHECKSTYLE), "  <file"),
	        "  <file name=\"content/b&#38;c.yaml\">\n"
	        "    <error line=\"9\" column=\"1\" severity=\"error\" message=\"'&#60;&#34;a&#34;\xEF\xBF\xBD '&#62;' is no "
	        "number\" source=\"platen.bad-number\"/>\n"
	        "  </file>\n"
	        "  <file name=\"layouts/a.yaml\">\n"
	        "    <error line=\"4\" column=\"5\" severity=\"error\" message=\"'x' is no number (y)\" "
	        "source=\"platen.bad-number\"/>\n"
	        "    <error line=\"3\" column=\"4\" severity=\"warning\" message=\"the text ends before ' #': what follows is "
	        "read as a comment\" source=\"platen.hash-in-text\"/>\n"
	        "  </file>\n"
	        "  <file name=\"platen.yaml\">\n"
	        "    <error line=\"0\" severity=\"error\" message=\"'' is no number\" source=\"platen.bad-number\"/>\n"
	        "  </file>\n</checkstyle>\n");
}
END_TEST

START_TEST(gitlab_tells_severity_and_place)
{
	ck_assert_str_eq(printed(DIAG_GITLAB), "[]\n");
	diag_report(diag, DIAG_BAD_NUMBER, at(2, 3), "x");
	ck_assert(prints(DIAG_GITLAB,
	                 "{\"description\": \"'x' is no number\", \"check_name\": \"bad-number\", \"fingerprint\": \""));
	ck_assert(prints(DIAG_GITLAB,
	                 "\"severity\": \"major\", \"location\": {\"path\": \"layouts/a.yaml\", \"lines\": {\"begin\": 2}, "
	                 "\"positions\": {\"begin\": {\"line\": 2, \"column\": 3}}}}"));
	diag_report(diag, DIAG_YAML_HASH, (struct where){0});
	ck_assert(prints(DIAG_GITLAB,
	                 "\"severity\": \"minor\", \"location\": {\"path\": \"platen.yaml\", \"lines\": {\"begin\": 1}, "
	                 "\"positions\": {\"begin\": {\"line\": 1, \"column\": 1}}}}"));
}
END_TEST

/* The fingerprint of the nth message. */
static const char *fingerprint(int n)
{
	static const char key[] = "\"fingerprint\": \"";
	const char *p = printed(DIAG_GITLAB);
	for (; n >= 0 && (p = strstr(p, key)); n--)
		p += sizeof(key) - 1;
	return p ? arena_strndup(arena, p, 64) : "";
}

/* As `line` of `text`. */
static const char *fingerprint_in(const char *text, int line, int column, const char *word)
{
	struct source s = {"a.yaml", text, strlen(text), NULL};
	diag = diag_new(arena);
	diag_report(diag, DIAG_BAD_NUMBER, (struct where){&s, line, column}, word);
	return fingerprint(0);
}

START_TEST(fingerprints_move_with_their_lines)
{
	const char *first = fingerprint_in("a: x\nb: y\n", 2, 4, "y");
	ck_assert_uint_eq(strspn(first, "0123456789abcdef"), 64);
	ck_assert_str_eq(fingerprint_in("new: 1\na: x\n  b: y  \n", 3, 6, "y"), first);
	ck_assert_str_ne(fingerprint_in("a: x\nb: y z\n", 2, 4, "y"), first);
	ck_assert_str_ne(fingerprint_in("a: x\nb: y\n", 2, 4, "z"), first);
	ck_assert_str_eq(fingerprint_in("key", 1, 1, "on line 20"), fingerprint_in("key", 1, 1, "on line 3"));
}
END_TEST

START_TEST(fingerprints_differ)
{
	struct source s = {"a.yaml", "a: 1\na: 1\n", 10, NULL};
	diag_report(diag, DIAG_BAD_NUMBER, (struct where){&s, 1, 1}, "x");
	diag_report(diag, DIAG_BAD_NUMBER, (struct where){&s, 2, 1}, "x");
	diag_report(diag, DIAG_UNKNOWN_STYLE, (struct where){&s, 2, 1}, "x");
	ck_assert_str_ne(fingerprint(0), fingerprint(1));
	ck_assert_str_ne(fingerprint(1), fingerprint(2));
	ck_assert_str_ne(fingerprint(0), fingerprint(2));
}
END_TEST

START_TEST(sarif_without_messages)
{
	ck_assert(prints(DIAG_SARIF, "\"rules\": []"));
	ck_assert(prints(DIAG_SARIF, "{\"executionSuccessful\": true}"));
	ck_assert(prints(DIAG_SARIF, "\"results\": []"));
}
END_TEST

START_TEST(sarif_names_its_rules)
{
	diag_report(diag, DIAG_YAML_HASH, at(3, 4));
	diag_report(diag, DIAG_BAD_NUMBER, at(2, 3), "x");
	diag_hint(diag, "y");
	ck_assert(prints(DIAG_SARIF, "{\"id\": \"hash-in-text\", \"shortDescription\": {\"text\": \"hash in text\"}, "));
	ck_assert(prints(
	        DIAG_SARIF,
	        "{\"ruleId\": \"bad-number\", \"ruleIndex\": 1, \"level\": \"error\", \"message\": {\"text\": \"'x' is no number "
	        "(y)\"}, \"locations\": [{\"physicalLocation\": {\"artifactLocation\": {\"uri\": \"layouts/a.yaml\", "
	        "\"uriBaseId\": \"%SRCROOT%\"}, \"region\": {\"startLine\": 2, \"startColumn\": 3}}}]"));
	ck_assert(prints(DIAG_SARIF, "{\"ruleId\": \"hash-in-text\", \"ruleIndex\": 0, \"level\": \"warning\""));
}
END_TEST

START_TEST(sarif_makes_no_links)
{
	diag_report(diag, DIAG_BAD_NUMBER, at(2, 3), "[here](http://x) [1]");
	ck_assert(prints(DIAG_SARIF, "\"'[here\\\\](http://x) [1]' is no number\""));
}
END_TEST

static const struct {
	const char *path, *location;
} uris[] = {
        {"content/a b/f\u00FCr.yaml", "{\"uri\": \"content/a%20b/f%C3%BCr.yaml\", \"uriBaseId\": \"%SRCROOT%\"}"},
        {"a:b%c#d?e.yaml", "{\"uri\": \"a%3Ab%25c%23d%3Fe.yaml\", \"uriBaseId\": \"%SRCROOT%\"}"},
        {"A-z_0~9.yaml", "{\"uri\": \"A-z_0~9.yaml\", \"uriBaseId\": \"%SRCROOT%\"}"},
        {"/home/x/list.csv", "{\"uri\": \"file:///home/x/list.csv\"}"},
};

START_TEST(sarif_encodes_paths)
{
	struct source s = {uris[_i].path, "", 0, NULL};
	diag_report(diag, DIAG_BAD_NUMBER, (struct where){&s, 0, 0}, "x");
	ck_assert(prints(DIAG_SARIF, uris[_i].location));
	ck_assert(!prints(DIAG_SARIF, "\"region\""));
}
END_TEST

START_TEST(forges_look_from_the_top_of_the_checkout)
{
	struct source outside = {"/tmp/list.csv", "", 0, NULL};
	diag_set_folder(diag, "docs/class/");
	diag_report(diag, DIAG_BAD_NUMBER, at(2, 3), "x");
	diag_report(diag, DIAG_BAD_NUMBER, (struct where){&outside, 2, 3}, "x");
	ck_assert(prints(DIAG_GITHUB, "::error file=docs/class/layouts/a.yaml,line=2,col=3,"));
	ck_assert(prints(DIAG_GITHUB, "::error file=/tmp/list.csv,"));
	ck_assert(prints(DIAG_GITLAB, "\"path\": \"docs/class/layouts/a.yaml\""));
	ck_assert(prints(DIAG_SARIF, "\"uri\": \"docs/class/layouts/a.yaml\""));
	ck_assert(prints(DIAG_CHECKSTYLE, "<file name=\"docs/class/layouts/a.yaml\">"));
	ck_assert(prints(DIAG_JSON, "\"file\": \"layouts/a.yaml\""));
	ck_assert(prints(DIAG_TEXT, "\nlayouts/a.yaml:2:3: "));
}
END_TEST

static const struct {
	enum diag_format format;
	const char *part;
} failures[] = {
        {DIAG_JSON,
         "[\n  {\"file\": \"platen\", \"line\": 0, \"column\": 0, \"severity\": \"error\", \"code\": \"failure\", \"message\": \"why\"}\n]\n"},
        {DIAG_JSONL, "{\"file\": \"platen\", \"line\": 0, "},
        {DIAG_GITHUB, "::error file=platen,title=failure::why\n"},
        {DIAG_SARIF,
         "{\"executionSuccessful\": false, \"toolExecutionNotifications\": [{\"level\": \"error\", \"message\": {\"text\": \"why\"}}]}"},
        {DIAG_SARIF, "\"results\": []"},
        {DIAG_GITLAB, "[\n  {\"description\": \"why\", \"check_name\": \"failure\", "},
        {DIAG_CHECKSTYLE, "<error line=\"0\" severity=\"error\" message=\"why\" source=\"platen.failure\"/>"},
};

START_TEST(a_run_that_failed_is_told)
{
	struct buf b = {0};
	diag_print_failure(failures[_i].format, "why", &b);
	ck_assert(strstr(buf_cstr(&b), failures[_i].part));
	buf_free(&b);
}
END_TEST

Suite *suite_diag_forge(void)
{
	Suite *s = suite_create("diag_forge");
	TCase *c = tcase_create("diag_forge");
	tcase_add_checked_fixture(c, setup, teardown);
	tcase_add_test(c, checkstyle_without_messages);
	tcase_add_test(c, checkstyle_is_by_file);
	tcase_add_test(c, gitlab_tells_severity_and_place);
	tcase_add_test(c, fingerprints_move_with_their_lines);
	tcase_add_test(c, fingerprints_differ);
	tcase_add_test(c, sarif_without_messages);
	tcase_add_test(c, sarif_names_its_rules);
	tcase_add_test(c, sarif_makes_no_links);
	tcase_add_loop_test(c, sarif_encodes_paths, 0, COUNT_OF(uris));
	tcase_add_test(c, forges_look_from_the_top_of_the_checkout);
	tcase_add_loop_test(c, a_run_that_failed_is_told, 0, COUNT_OF(failures));
	suite_add_tcase(s, c);
	return s;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* `severities` of platen.yaml: what may be said there, and what it does. */
#include "folder.h"
#include "project.h"

Suite *suite_severities(void);

static struct folder f;

static void setup(void) { folder_open(&f); }
static void teardown(void) { folder_close(&f); }

static struct project *load(const char *severities)
{
	folder_put(&f, "platen.yaml",
	           arena_printf(f.arena, "subject: a\nlocales: [en]\ndocuments: [a]\nseverities:\n  %s\n", severities));
	return project_load(f.root, f.arena, f.diag);
}

static const struct {
	const char *severities, *said, *hint;
} examples[] = {
        {"long-word: error", "", ""},
        {"long-word: warning", "", ""},
        {"long-word: note", "", ""},
        {"long-word: 'off'", "", ""},
        /* What would not be a document is never let pass, but may be named for what it is. */
        {"hidden-text: error", "", ""},
        {"yaml-syntax: error", "", ""},
        {"yaml-syntax: warning", "platen.yaml:5 firm-code", "a warning"},
        {"yaml-syntax: note", "platen.yaml:5 firm-code", "a note"},
        {"yaml-syntax: 'off'", "platen.yaml:5 firm-code", "switched off"},
        {"long-word: eror", "platen.yaml:5 bad-choice", "did you mean 'error'?"},
        {"long-word: Warning", "platen.yaml:5 bad-choice", "did you mean 'warning'?"},
        {"long-word: of", "platen.yaml:5 bad-choice", "did you mean 'off'?"},
        {"long-word: ''", "platen.yaml:5 bad-choice", "error, warning, note, off"},
        {"long-word: [error]", "platen.yaml:5 bad-choice", "a list"},
        {"long-wird: error", "platen.yaml:5 unknown-code", "did you mean 'long-word'?"},
};

START_TEST(a_severity_is_one_of_four_words)
{
	load(examples[_i].severities);
	ck_assert_msg(!strcmp(folder_said(&f), examples[_i].said), "%s: %s", examples[_i].severities, folder_log(&f));
	ck_assert_msg(strstr(folder_log(&f), examples[_i].hint), "%s", folder_log(&f));
}
END_TEST

static const struct {
	const char *severities;
	int errors;
	const char *said; /* of a long word */
} effects[] = {
        {"bad-date: error", 0, "a.yaml:1 long-word"},
        {"long-word: error", 1, "a.yaml:1 long-word"},
        {"long-word: warning", 0, "a.yaml:1 long-word"},
        {"long-word: note", 0, "a.yaml:1 long-word"},
        {"long-word: 'off'", 0, ""},
};

START_TEST(a_severity_holds_in_its_project)
{
	static const struct source source = {"a.yaml", "a", 1, NULL};
	load(effects[_i].severities);
	diag_report(f.diag, DIAG_LONG_WORD, (struct where){&source, 1, 1}, "a");
	ck_assert_int_eq(diag_errors(f.diag), effects[_i].errors);
	ck_assert_str_eq(folder_said(&f), effects[_i].said);
}
END_TEST

Suite *suite_severities(void)
{
	Suite *suite = suite_create("severities");
	TCase *c = tcase_create("severities");
	tcase_add_checked_fixture(c, setup, teardown);
	tcase_add_loop_test(c, a_severity_is_one_of_four_words, 0, COUNT_OF(examples));
	tcase_add_loop_test(c, a_severity_holds_in_its_project, 0, COUNT_OF(effects));
	suite_add_tcase(suite, c);
	return suite;
}

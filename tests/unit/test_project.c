/* SPDX-License-Identifier: GPL-3.0-or-later */
/* platen.yaml: dates, documents, locales, and the outputs that are planned from them. */
#include "child.h"
#include "folder.h"
#include "project.h"

Suite *suite_project(void);

static struct folder f;

static void setup(void)
{
	folder_open(&f);
	unsetenv("SOURCE_DATE_EPOCH");
}

static void teardown(void) { folder_close(&f); }

static struct project *load(const char *yaml)
{
	folder_put(&f, "platen.yaml", yaml);
	return project_load(f.root, f.arena, f.diag);
}

/* -- dates ---------------------------------------------------------------------------------- */

static const struct {
	const char *date;
	int64_t day; /* since 1970; -1: there is no such date */
} dates[] = {
        {"1970-01-01", 0},     {"1970-01-31", 30},     {"1970-12-31", 364},     {"2000-02-29", 11016},
        {"2024-02-29", 19782}, {"2023-02-28", 19416},  {"2026-11-24", 20781},   {"2026-04-30", 20573},
        {"2100-02-28", 47540}, {"2400-02-29", 157113}, {"9999-12-31", 2932896}, {"2023-02-29", -1},
        {"2100-02-29", -1},    {"2024-02-30", -1},     {"2026-04-31", -1},      {"2026-06-31", -1},
        {"2026-09-31", -1},    {"2026-11-31", -1},     {"2026-01-32", -1},      {"2026-12-32", -1},
        {"2026-00-10", -1},    {"2026-13-10", -1},     {"2026-05-00", -1},      {"1969-06-01", -1},
        {"2026-5-01", -1},     {"2026-05-1", -1},      {"2026-05-01x", -1},     {"2026-05-01 12:00", -1},
        {"2026-05", -1},       {"today", -1},          {"26-05-0001", -1},      {"2026--1-01", -1},
        {"2026-05--1", -1},    {"1969-12-30", -1},     {"0000-01-01", -1},
};

START_TEST(a_date_is_one_of_the_calendar)
{
	struct project *p =
	        load(arena_printf(f.arena, "{subject: a, locales: [en], documents: [a], date: '%s'}", dates[_i].date));
	if (dates[_i].day < 0) {
		ck_assert_ptr_null(p);
		ck_assert_str_eq(folder_said(&f), "platen.yaml:1 bad-date");
		return;
	}
	ck_assert_str_eq(folder_log(&f), "");
	ck_assert_int_eq(p->time, dates[_i].day * 86400);
}
END_TEST

START_TEST(the_environment_sets_the_time)
{
	setenv("SOURCE_DATE_EPOCH", "86401", 1);
	ck_assert_int_eq(load("{subject: a, locales: [en], documents: [a], date: 2026-11-24}")->time, 86401);
	setenv("SOURCE_DATE_EPOCH", "0", 1);
	ck_assert_int_eq(load("{subject: a, locales: [en], documents: [a]}")->time, 86401 * 0);
	setenv("SOURCE_DATE_EPOCH", "253402300799", 1); /* the last second of the year 9999 */
	ck_assert_int_eq(load("{subject: a, locales: [en], documents: [a]}")->time, 253402300799);
}
END_TEST

START_TEST(without_a_date_it_is_the_year_2000)
{
	ck_assert_int_eq(load("{subject: a, locales: [en], documents: [a]}")->time, 10957 * 86400);
}
END_TEST

static const char *const bad_epochs[] = {"", "-1", "12x", "253402300800", "99999999999999999999", "2026-01-01"};

static const char *epoch;

static void load_at_epoch(void)
{
	setenv("SOURCE_DATE_EPOCH", epoch, 1);
	load("{subject: a, locales: [en], documents: [a]}");
}

START_TEST(a_time_that_is_none_ends_the_run)
{
	int status;
	epoch = bad_epochs[_i];
	ck_assert_str_eq(child_said(load_at_epoch, &status),
	                 arena_printf(f.arena,
	                              "platen: SOURCE_DATE_EPOCH is '%s', which is no number of seconds since 1970\n",
	                              epoch));
	ck_assert(WIFEXITED(status) && WEXITSTATUS(status) == 2);
}
END_TEST

/* -- names that become parts of paths ------------------------------------------------------- */

static const struct {
	const char *text, *said;
} bad_names[] = {
        {"subject: ../a", "platen.yaml:1 bad-name"},
        {"subject: a/b", "platen.yaml:1 bad-name"},
        {"subject: .a", "platen.yaml:1 bad-name"},
        {"subject: ''", "platen.yaml:1 bad-name"},
        {"subject: a\nsource-language: ../en", "platen.yaml:2 bad-locale"},
        {"subject: a\nlocales: [en, ../../x]", "platen.yaml:2 bad-locale"},
        {"subject: a\ndocuments: [../../../victim]", "platen.yaml:2 bad-name"},
        {"subject: a\ndocuments:\n  - b\n  - ..", "platen.yaml:4 bad-name"},
        {"subject: a\ndocuments:\n  - layout: b\n    name: /etc/passwd", "platen.yaml:4 bad-name"},
        {"subject: a\ndocuments: [\"b\\tc\"]", "platen.yaml:2 bad-name"},
        {"subject: a\ndocuments: [\"b\\x1Fc\"]", "platen.yaml:2 bad-name, platen.yaml:2 control-character"},
        {"subject: a\ndocuments: [\"b\\x7Fc\"]", "platen.yaml:2 bad-name, platen.yaml:2 control-character"},
        {"subject: a\ndocuments: [' b']", "platen.yaml:2 bad-name"},
        {"subject: a\ndocuments: ['b ']", "platen.yaml:2 bad-name"},
        {"subject: a\ndocuments:\n  ../b", "platen.yaml:3 bad-name"},
        {"subject: a\ndocuments:\n  - name: b\n    editions: [../d]", "platen.yaml:4 bad-name"},
        {"subject:\n  ../a", "platen.yaml:2 bad-name"},
        {"subject: a\ndocuments:\n  - name: b\n    editions:\n      - c\n      - ../d", "platen.yaml:6 bad-name"},
        {"subject: a\nout: ../x.pdf", "platen.yaml:2 output-outside"},
        {"subject: a\nout: out/../../x.pdf", "platen.yaml:2 output-outside"},
        {"subject: a\nout: out/..", "platen.yaml:2 output-outside"},
        {"subject: a\nout: a//../x.pdf", "platen.yaml:2 output-outside"},
        {"subject: a\nout: a/..", "platen.yaml:2 output-outside"},
        {"subject: a\nout: '{a}{locale}.pdf'", "platen.yaml:2 bad-name"},
        {"subject: a\nout: '{locale'", "platen.yaml:2 bad-name"},
        {"subject: a\nout: '{locale}}.pdf'", "platen.yaml:2 bad-name"},
        {"subject: a\nout: /tmp/x.pdf", "platen.yaml:2 output-outside"},
        {"subject: a\nout: ''", "platen.yaml:2 bad-name"},
        {"subject: a\nout: out/", "platen.yaml:2 bad-name"},
        {"subject: a\nout: \"out/\\n.pdf\"", "platen.yaml:2 bad-name"},
};

START_TEST(names_that_lead_elsewhere_are_refused)
{
	const char *text = bad_names[_i].text;
	if (!strstr(text, "locales:"))
		text = arena_printf(f.arena, "%s\nlocales: [en]", text);
	if (!strstr(text, "documents:"))
		text = arena_printf(f.arena, "%s\ndocuments: [a]", text);
	ck_assert_ptr_null(load(text));
	ck_assert_str_eq(folder_said(&f), bad_names[_i].said);
}
END_TEST

/* What may have been meant. */
static const struct {
	const char *out, *hint;
} out_hints[] = {
        {"'{lang}.pdf'", "what is filled in is {locale}, {document}, {edition} and {-edition}"},
        {"~/x.pdf", "neither ~ nor $ is expanded: the path begins at the folder of platen.yaml"},
        {"$HOME/x.pdf", "neither ~ nor $ is expanded: the path begins at the folder of platen.yaml"},
        {"'a /x.pdf'", "no part of a path begins or ends with a space"},
        {"'a/ x.pdf'", "no part of a path begins or ends with a space"},
        {"' x.pdf'", "no part of a path begins or ends with a space"},
        {"'x.pdf '", "no part of a path begins or ends with a space"},
        {"a/.", NULL},
        {"a/", NULL},
};

START_TEST(a_path_of_outputs_is_told_what_was_meant)
{
	ck_assert_ptr_null(
	        load(arena_printf(f.arena, "subject: a\nlocales: [en]\ndocuments: [a]\nout: %s\n", out_hints[_i].out)));
	ck_assert_str_eq(folder_said(&f), "platen.yaml:4 bad-name");
	const char *hint = strstr(folder_log(&f), "hint: ");
	if (out_hints[_i].hint)
		ck_assert_msg(hint && strstr(hint, out_hints[_i].hint), "%s", folder_log(&f));
	else
		ck_assert_msg(!hint, "%s", hint);
}
END_TEST

static const char *const good_names[] = {"a", "A b", "a..b", "a~$b", "a ~", "\xC3\xA9t\xC3\xA9", "a.b", "-a", "a\\b"};

START_TEST(names_may_hold_anything_else)
{
	ck_assert_ptr_nonnull(
	        load(arena_printf(f.arena, "subject: '%s'\nlocales: [en]\ndocuments: ['%s']\nout: 'a..b/%s.pdf'\n",
	                          good_names[_i], good_names[_i], good_names[_i])));
}
END_TEST

/* -- loading -------------------------------------------------------------------------------- */

START_TEST(what_is_not_said_has_a_default)
{
	struct project *p = load("{subject: a, locales: [en, de], documents: [one, {name: two, layout: other}]}");
	const struct project_document *d = p->documents.v;
	ck_assert_str_eq(p->source_language, "en");
	ck_assert_str_eq(p->out, "out/{locale}/{document}{-edition}.pdf");
	ck_assert_int_eq(p->threshold, 100);
	ck_assert_int_eq(p->below, BELOW_DRAFT);
	ck_assert_str_eq(d[0].layout, "one");
	ck_assert_str_eq(d[1].layout, "other");
}
END_TEST

/* Where a layout that is missing is told. */
START_TEST(a_document_knows_where_its_layout_is_named)
{
	struct project *p = load("subject: a\nlocales: [en]\ndocuments:\n  - one\n  - name: two\n    layout: other\n");
	const struct project_document *d = p->documents.v;
	ck_assert_int_eq(d[0].at.line, 4);
	ck_assert_int_eq(d[0].layout_at.line, 4);
	ck_assert_int_eq(d[1].at.line, 5);
	ck_assert_int_eq(d[1].layout_at.line, 6);
	folder_close(&f);
	folder_open(&f);
	p = load("subject: a\nlocales: [en]\ndocuments: one\n");
	d = p->documents.v;
	ck_assert_int_eq(d[0].at.line, 3);
	ck_assert_int_eq(d[0].layout_at.line, 3);
}
END_TEST

static const struct {
	const char *yaml, *said;
} mistakes[] = {
        {"[a]", "platen.yaml:1 wrong-type"},
        {"{subject: a, locales: [en]}", "platen.yaml:1 missing-key"},
        {"subject: a\ndocuments: [a]\nlocales:\n  - en\n  - de_DE\n  - x\n",
         "platen.yaml:5 bad-locale, platen.yaml:6 bad-locale"},
        {"{subject: a, documents: [a], locales: e}", "platen.yaml:1 bad-locale"},
        {"subject: a\ndocuments: [a]\nlocales: [en]\ndate: never\n", "platen.yaml:4 bad-date"},
        {"subject: a\ndocuments: [a]\nlocales: [en]\nout: [x]\n", "platen.yaml:4 wrong-type"},
        {"subject: a\ndocuments: [a]\nlocales: [en]\nsource-language: [x]\n", "platen.yaml:4 wrong-type"},
        {"subject: a\ndocuments: [a]\nlocales: [en]\nseverities: [x]\n", "platen.yaml:4 wrong-type"},
        {"subject: [a]\ndocuments: [a]\nlocales: [en]\n", "platen.yaml:1 wrong-type"},
        {"subject: a\ndocuments: [{name: [a]}]\nlocales: [en]\n", "platen.yaml:2 wrong-type"},
        {"subject: a\ndocuments: [a]\nlocales: [en, [de]]\n", "platen.yaml:3 wrong-type"},
        {"subject: a\ndocuments: [a]\nlocales:\n  - [de]\n  - en_US\n",
         "platen.yaml:4 wrong-type, platen.yaml:5 bad-locale"},
        {"subject: a\ndocuments: [a]\nlocales:\n  en_US\n", "platen.yaml:4 bad-locale"},
        {"subject: a\nlocales: [en]\ndocuments:\n  - name: b\n    editions:\n      - [c]\n      - ../d\n",
         "platen.yaml:6 wrong-type, platen.yaml:7 bad-name"},
        {"subject: a\nlocales: [en]\ndocuments:\n  - name: b\n    editions:\n      ../d\n", "platen.yaml:6 bad-name"},
        {"subject: a\ndocuments: [a]\nlocales: [en]\ndate: [x]\n", "platen.yaml:4 wrong-type"},
};

START_TEST(mistakes_are_at_their_lines)
{
	ck_assert_ptr_null(load(mistakes[_i].yaml));
	ck_assert_str_eq(folder_said(&f), mistakes[_i].said);
}
END_TEST

START_TEST(an_underscore_in_a_locale_has_a_hint)
{
	load("{subject: a, documents: [a], locales: [de_DE]}");
	ck_assert_ptr_nonnull(strstr(folder_log(&f), "hint: the parts of a locale are joined by a hyphen"));
	f.diag = diag_new(f.arena);
	folder_close(&f);
	folder_open(&f);
	load("{subject: a, documents: [a], locales: [german]}");
	ck_assert_ptr_nonnull(strstr(folder_log(&f), "hint: did you mean 'de'?"));
	f.diag = diag_new(f.arena);
	folder_close(&f);
	folder_open(&f);
	load("{subject: a, documents: [a], locales: 'en, de_DE'}");
	ck_assert_ptr_nonnull(strstr(folder_log(&f), "hint: a list stands in brackets: [en, de]"));
}
END_TEST

START_TEST(a_project_is_found_from_a_folder_below)
{
	folder_put(&f, "platen.yaml", "");
	folder_put(&f, "a/b/file", "");
	ck_assert_str_eq(project_find(f.arena, f.path), f.path);
	ck_assert_str_eq(project_find(f.arena, arena_printf(f.arena, "%s/a/b", f.path)), f.path);
	folder_put(&f, "a/platen.yaml", "");
	ck_assert_str_eq(project_find(f.arena, arena_printf(f.arena, "%s/a/b", f.path)),
	                 arena_printf(f.arena, "%s/a", f.path));
	ck_assert_ptr_null(project_find(f.arena, "/proc"));
	ck_assert_ptr_null(project_find(f.arena, "/nowhere/at/all"));
}
END_TEST

static void find_below_root(void)
{
	ck_assert_int_eq(chroot(f.path), 0);
	const char *found = project_find(f.arena, "/a/b");
	fputs(found ? found : "none", stderr);
}

START_TEST(a_project_may_be_the_root_of_all)
{
	int status;
	if (geteuid() != 0)
		return; /* only root has another root */
	folder_put(&f, "a/b/file", "");
	ck_assert_str_eq(child_said(find_below_root, &status), "none");
	folder_put(&f, "platen.yaml", "");
	ck_assert_str_eq(child_said(find_below_root, &status), "/");
}
END_TEST

/* -- the plan ------------------------------------------------------------------------------- */

static const char many[] = "subject: a\n"
                           "locales: [en, de]\n"
                           "documents:\n"
                           "  - {name: one, editions: [big, grey]}\n"
                           "  - {name: two, editions: [grey]}\n"
                           "  - three\n";

/* The paths of the outputs, with blanks between them. */
static const char *planned(const struct project *p, const struct plan_filter *filter)
{
	struct output_list list = {0};
	const char *paths = "";
	plan_outputs(p, f.arena, f.diag, filter, &list);
	for (int i = 0; i < list.v.n; i++)
		paths = arena_printf(f.arena, "%s%s%s", paths, i ? " " : "", list.v.v[i].path);
	return paths;
}

START_TEST(all_documents_are_made_in_all_locales_and_editions)
{
	ck_assert_str_eq(
	        planned(load(many), &(struct plan_filter){0}),
	        "out/en/one.pdf out/en/one-big.pdf out/en/one-grey.pdf out/en/two.pdf out/en/two-grey.pdf out/en/three.pdf "
	        "out/de/one.pdf out/de/one-big.pdf out/de/one-grey.pdf out/de/two.pdf out/de/two-grey.pdf out/de/three.pdf");
	ck_assert_str_eq(folder_log(&f), "");
}
END_TEST

/* An edition that keeps to some locales is made in the others where somebody asks for it. */
START_TEST(an_edition_may_keep_to_some_locales)
{
	const struct project *p = load(
	        "{subject: a, locales: [en, de, fr], documents: [{name: one, editions: [{name: big, locales: [en, fr]}]}]}");
	struct plan_filter german = {0}, big = {0};
	*vec_push(f.arena, &german.locales) = "de";
	*vec_push(f.arena, &big.editions) = "big";
	ck_assert_str_eq(planned(p, &(struct plan_filter){0}),
	                 "out/en/one.pdf out/en/one-big.pdf out/de/one.pdf out/fr/one.pdf out/fr/one-big.pdf");
	ck_assert_str_eq(planned(p, &german), "out/de/one.pdf");
	ck_assert_str_eq(planned(p, &big), "out/en/one-big.pdf out/de/one-big.pdf out/fr/one-big.pdf");
	ck_assert_str_eq(folder_log(&f), "");
}
END_TEST

START_TEST(an_edition_keeps_to_locales_of_the_project)
{
	load("subject: a\nlocales: [en, pt-BR]\ndocuments:\n  - name: one\n    editions:\n      - {name: big, locales: [en, pt-BP]}\n");
	ck_assert_str_eq(folder_said(&f), "platen.yaml:6 no-effect");
	ck_assert_ptr_nonnull(strstr(folder_log(&f), "hint: did you mean 'pt-BR'?"));
}
END_TEST

START_TEST(a_line_of_the_plan_says_what_is_made)
{
	struct output_list list = {0};
	plan_outputs(load(many), f.arena, f.diag, &(struct plan_filter){0}, &list);
	ck_assert_str_eq(list.v.v[7].document->name, "one");
	ck_assert_str_eq(list.v.v[7].locale, "de");
	ck_assert_str_eq(list.v.v[7].edition, "big");
	ck_assert_ptr_null(list.v.v[6].edition);
}
END_TEST

/* Words with blanks between them; "" stands for no filter. */
static const struct {
	const char *documents, *locales, *editions, *paths;
} filters[] = {
        {"two", "", "", "out/en/two.pdf out/en/two-grey.pdf out/de/two.pdf out/de/two-grey.pdf"},
        {"", "de", "grey", "out/de/one-grey.pdf out/de/two-grey.pdf"},
        {"three one", "en", "", "out/en/one.pdf out/en/one-big.pdf out/en/one-grey.pdf out/en/three.pdf"},
        {"three", "en", "grey", ""},
        {"", "en", "big grey", "out/en/one-big.pdf out/en/one-grey.pdf out/en/two-grey.pdf"},
        {"one", "fr", "", ""},
};

static void split(const char *words, struct plan_filter *filter, char which)
{
	for (size_t n; *words; words += n, words += *words == ' ') {
		n = strcspn(words, " ");
		const char *word = arena_strndup(f.arena, words, n);
		if (which == 'd')
			*vec_push(f.arena, &filter->documents) = word;
		else if (which == 'l')
			*vec_push(f.arena, &filter->locales) = word;
		else
			*vec_push(f.arena, &filter->editions) = word;
	}
}

static struct plan_filter filter_of(const char *documents, const char *locales, const char *editions)
{
	struct plan_filter filter = {0};
	split(documents, &filter, 'd');
	split(locales, &filter, 'l');
	split(editions, &filter, 'e');
	return filter;
}

START_TEST(a_filter_leaves_what_it_names)
{
	struct plan_filter filter = filter_of(filters[_i].documents, filters[_i].locales, filters[_i].editions);
	ck_assert_str_eq(planned(load(many), &filter), filters[_i].paths);
}
END_TEST

static const struct {
	const char *out, *path; /* of the edition grey of one in de */
} patterns[] = {
        {"{document}_{locale}{-edition}.pdf", "one_de-grey.pdf"},
        {"{edition}/{document}/{locale}.pdf", "grey/one/de.pdf"},
        {"{locale}{document}{edition}{-edition}.pdf", "deonegrey-grey.pdf"},
        {"plain.PDF", "plain.PDF"},
};

START_TEST(braces_of_a_path_are_filled)
{
	struct plan_filter filter = filter_of("one", "de", "grey");
	struct project *p = load(arena_printf(f.arena, "%sout: '%s'\n", many, patterns[_i].out));
	ck_assert_str_eq(planned(p, &filter), patterns[_i].path);
}
END_TEST

START_TEST(the_plain_edition_has_no_name)
{
	struct plan_filter filter = filter_of("three", "en", "");
	ck_assert_str_eq(
	        planned(load(arena_printf(f.arena, "%sout: '{document}[{edition}]{-edition}.pdf'\n", many)), &filter),
	        "three[].pdf");
}
END_TEST

START_TEST(no_two_outputs_take_one_path)
{
	struct plan_filter filter = filter_of("", "en", "");
	ck_assert_str_eq(planned(load(arena_printf(f.arena, "%sout: '{document}.pdf'\n", many)), &filter),
	                 "one.pdf one.pdf one.pdf two.pdf two.pdf three.pdf");
	ck_assert_str_eq(folder_said(&f), "platen.yaml:7 same-output, platen.yaml:7 same-output");
	ck_assert_ptr_nonnull(strstr(folder_log(&f), "one.pdf"));
}
END_TEST

/* At `out`, or at the list that names something twice. */
static const struct {
	const char *yaml, *said, *hint;
} twice[] = {
        {"subject: a\nlocales:\n  [en, en]\ndocuments: [b]\n", "platen.yaml:3 same-output", "the locale 'en' stands twice"},
        {"subject: a\nlocales: [en]\ndocuments:\n  - b\n  - c\n  - b\n", "platen.yaml:6 same-output",
         "the document 'b' stands twice"},
        {"subject: a\nlocales: [en]\ndocuments:\n  - b\n  - {name: c, editions: [x, x]}\n", "platen.yaml:5 same-output",
         "the edition 'x' stands twice"},
        {"subject: a\nlocales: [en, en]\ndocuments: [b]\nout: '{document}.pdf'\n", "platen.yaml:4 same-output",
         "the locale 'en' stands twice"},
};

START_TEST(what_is_listed_twice_is_told_there)
{
	struct output_list list = {0};
	plan_outputs(load(twice[_i].yaml), f.arena, f.diag, &(struct plan_filter){0}, &list);
	ck_assert_str_eq(folder_said(&f), twice[_i].said);
	ck_assert_ptr_nonnull(strstr(folder_log(&f), twice[_i].hint));
	int refused = 0;
	for (int i = 0; i < list.v.n; i++)
		refused += list.v.v[i].refused;
	ck_assert_int_eq(refused, 2);
}
END_TEST

static const struct {
	const char *documents, *locales, *editions, *what, *name;
	int names; /* how many there are */
} unlisted[] = {
        {"one four two", "", "", "document", "four", 3},
        {"", "en fr", "", "locale", "fr", 2},
        {"", "", "big red", "edition", "red", 3},
        {"one two three", "de en", "big grey", NULL, NULL, 0},
        {"", "", "", NULL, NULL, 0},
        {"x", "y", "z", "document", "x", 3},
};

START_TEST(a_filter_names_what_is_listed)
{
	struct unlisted u;
	struct plan_filter filter = filter_of(unlisted[_i].documents, unlisted[_i].locales, unlisted[_i].editions);
	bool bad = plan_unlisted(load(many), f.arena, &filter, &u);
	ck_assert_int_eq(bad, unlisted[_i].what != NULL);
	if (!bad)
		return;
	ck_assert_str_eq(u.what, unlisted[_i].what);
	ck_assert_str_eq(u.name, unlisted[_i].name);
	ck_assert_int_eq(u.n, unlisted[_i].names);
}
END_TEST

/* From these a hint is chosen. */
START_TEST(the_names_that_are_listed_are_told)
{
	struct unlisted u;
	struct plan_filter filter = filter_of("tow", "", "");
	ck_assert(plan_unlisted(load(many), f.arena, &filter, &u));
	ck_assert_str_eq(u.names[0], "one");
	ck_assert_str_eq(u.names[2], "three");
	filter = filter_of("", "", "gray");
	ck_assert(plan_unlisted(load(many), f.arena, &filter, &u));
	ck_assert_str_eq(u.names[0], "big");
	ck_assert_str_eq(u.names[1], "grey");
	ck_assert_str_eq(u.names[2], "grey");
}
END_TEST

START_TEST(without_editions_none_is_listed)
{
	struct unlisted u;
	struct plan_filter filter = filter_of("", "", "grey");
	ck_assert(plan_unlisted(load("{subject: a, locales: [en], documents: [a]}"), f.arena, &filter, &u));
	ck_assert_int_eq(u.n, 0);
}
END_TEST

Suite *suite_project(void)
{
	Suite *suite = suite_create("project");
	TCase *c = tcase_create("platen.yaml");
	tcase_add_checked_fixture(c, setup, teardown);
	tcase_add_loop_test(c, a_date_is_one_of_the_calendar, 0, COUNT_OF(dates));
	tcase_add_test(c, the_environment_sets_the_time);
	tcase_add_test(c, without_a_date_it_is_the_year_2000);
	tcase_add_loop_test(c, names_that_lead_elsewhere_are_refused, 0, COUNT_OF(bad_names));
	tcase_add_loop_test(c, a_path_of_outputs_is_told_what_was_meant, 0, COUNT_OF(out_hints));
	tcase_add_loop_test(c, names_may_hold_anything_else, 0, COUNT_OF(good_names));
	tcase_add_loop_test(c, a_time_that_is_none_ends_the_run, 0, COUNT_OF(bad_epochs));
	tcase_add_test(c, what_is_not_said_has_a_default);
	tcase_add_test(c, a_document_knows_where_its_layout_is_named);
	tcase_add_loop_test(c, mistakes_are_at_their_lines, 0, COUNT_OF(mistakes));
	tcase_add_test(c, an_underscore_in_a_locale_has_a_hint);
	tcase_add_test(c, a_project_is_found_from_a_folder_below);
	tcase_add_test(c, a_project_may_be_the_root_of_all);
	suite_add_tcase(suite, c);
	c = tcase_create("plan");
	tcase_add_checked_fixture(c, setup, teardown);
	tcase_add_test(c, all_documents_are_made_in_all_locales_and_editions);
	tcase_add_test(c, an_edition_may_keep_to_some_locales);
	tcase_add_test(c, an_edition_keeps_to_locales_of_the_project);
	tcase_add_test(c, a_line_of_the_plan_says_what_is_made);
	tcase_add_loop_test(c, a_filter_leaves_what_it_names, 0, COUNT_OF(filters));
	tcase_add_loop_test(c, braces_of_a_path_are_filled, 0, COUNT_OF(patterns));
	tcase_add_test(c, the_plain_edition_has_no_name);
	tcase_add_test(c, no_two_outputs_take_one_path);
	tcase_add_loop_test(c, what_is_listed_twice_is_told_there, 0, COUNT_OF(twice));
	tcase_add_loop_test(c, a_filter_names_what_is_listed, 0, COUNT_OF(unlisted));
	tcase_add_test(c, the_names_that_are_listed_are_told);
	tcase_add_test(c, without_editions_none_is_listed);
	suite_add_tcase(suite, c);
	return suite;
}

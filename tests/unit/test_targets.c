/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where a build may write: never onto what the project is made of, nor onto another output. */
#include "folder.h"
#include "project.h"

Suite *suite_targets(void);

static struct folder f;
static char outside[SCRATCH];

static const char *in_folder(const char *name) { return arena_printf(f.arena, "%s/%s", f.path, name); }

static void setup(void)
{
	folder_open(&f);
	scratch_folder(outside);
	folder_put(&f, "content/demo/en.yaml", "title: A\n");
	folder_put(&f, "pictures/b.png", "x");
	folder_put(&f, "fonts/SHA256SUMS", "");
	folder_put(&f, "out/en/b.pdf", "x");
	folder_put(&f, "notes.txt", "x");
	ck_assert_int_eq(link(in_folder("notes.txt"), in_folder("hard-notes.txt")), 0);
	ck_assert_int_eq(link(in_folder("content/demo/en.yaml"), in_folder("hard.pdf")), 0);
	folder_put(&f, "hard/b.pdf", "x");
	ck_assert_int_eq(link(in_folder("content/demo/en.yaml"), in_folder("hard/a.pdf")), 0);
	ck_assert_int_eq(symlink("content/demo/en.yaml", in_folder("soft.pdf")), 0);
	folder_put(&f, "soft/none", "");
	ck_assert_int_eq(symlink("../content/demo/en.yaml", in_folder("soft/a.pdf")), 0);
	ck_assert_int_eq(symlink("../pictures/b.png", in_folder("soft/b.pdf")), 0);
	folder_put(&f, "later/none", "");
	ck_assert_int_eq(symlink("../content/a.yaml", in_folder("later/a.pdf")), 0);
	ck_assert_int_eq(symlink("../contents/b.yaml", in_folder("later/b.pdf")), 0);
	folder_put(&f, ".git/HEAD", "x");
	ck_assert_int_eq(symlink(".git", in_folder("seen")), 0);
	ck_assert_int_eq(symlink("out", in_folder("further")), 0);
	ck_assert_int_eq(symlink(outside, in_folder("away")), 0);
	ck_assert_int_eq(link(in_folder("out/en/b.pdf"), in_folder("hard-b.pdf")), 0);
	ck_assert_int_eq(symlink("x", in_folder("out/en/linked.pdf")), 0);
}

static void teardown(void)
{
	rmdir(outside);
	folder_close(&f);
}

/* The project `a` and `b`, the outputs of which go to `out`. */
static const char *check(const char *out, const char *option, const char *depfile, struct output_list *list)
{
	struct plan_filter filter = {0};
	folder_put(&f, "platen.yaml",
	           arena_printf(f.arena, "subject: demo\nlocales: [en]\ndocuments: [a, b]\n%s%s\n", out ? "out: " : "",
	                        out ? out : ""));
	struct project *p = project_load(f.root, f.arena, f.diag);
	ck_assert_ptr_nonnull(p);
	if (option || depfile)
		*vec_push(f.arena, &filter.documents) = "a";
	plan_outputs(p, f.arena, f.diag, &filter, list);
	for (int i = 0; i < list->v.n; i++)
		list->v.v[i].path = *(option ? option : list->v.v[i].path) == '/'
		        ? option ? option : list->v.v[i].path
		        : in_folder(option ? option : list->v.v[i].path);
	struct placing placing = {f.root, p, f.arena, f.diag, list, option != NULL, depfile ? in_folder(depfile) : NULL};
	return outputs_check(&placing);
}

static const struct {
	const char *out, *said;
	int refused;
} patterns[] = {
        {NULL, "", 0},
        {"'new/folder/{document}.pdf'", "", 0},
        {"'further/{locale}/{document}.pdf'", "", 0},
        {"'away/{document}.pdf'", "platen.yaml:4 output-outside, platen.yaml:4 output-outside", 2},
        {"'{edition}/{document}.pdf'", "platen.yaml:4 output-outside, platen.yaml:4 output-outside", 2},
        {"'soft/{document}.pdf'", "platen.yaml:4 output-over-input, platen.yaml:4 output-over-input", 2},
        {"'out/{locale}.pdf'", "platen.yaml:4 same-output", 2},
        /* not there yet, but the next run would read them */
        {"'later/{document}.pdf'", "platen.yaml:4 output-over-input", 1},
        /* hidden by a link that is not */
        {"'seen/{document}.pdf'", "platen.yaml:4 output-over-input, platen.yaml:4 output-over-input", 2},
        /* one of two files that are there is a source by another name */
        {"'hard/{document}.pdf'", "platen.yaml:4 output-over-input", 1},
};

START_TEST(outputs_stay_in_the_project_and_replace_no_source)
{
	struct output_list list = {0};
	int refused = 0;
	ck_assert_ptr_null(check(patterns[_i].out, NULL, NULL, &list));
	ck_assert_str_eq(folder_said(&f), patterns[_i].said);
	for (int i = 0; i < list.v.n; i++)
		refused += list.v.v[i].refused;
	ck_assert_int_eq(refused, patterns[_i].refused);
}
END_TEST

START_TEST(two_outputs_may_not_be_one_file_by_a_link)
{
	struct output_list list = {0};
	ck_assert_int_eq(symlink("b.pdf", in_folder("out/en/a.pdf")), 0);
	ck_assert_ptr_null(check(NULL, NULL, NULL, &list));
	ck_assert_str_eq(folder_said(&f), "platen.yaml:3 same-output, platen.yaml:3 same-output");
	ck_assert(list.v.v[0].refused && list.v.v[1].refused);
}
END_TEST

/* The path is told as the project knows it. */
START_TEST(a_place_that_is_refused_is_named)
{
	struct output_list list = {0}, more = {0};
	check("'away/{document}.pdf'", NULL, NULL, &list);
	ck_assert_ptr_nonnull(strstr(folder_log(&f), "'away/a.pdf'"));
	f.diag = diag_new(f.arena);
	f.root = root_open(f.arena, f.path);
	check("'soft/{document}.pdf'", NULL, NULL, &more);
	ck_assert_ptr_nonnull(strstr(folder_log(&f), "'pictures/b.png'"));
}
END_TEST

/* A folder that leads nowhere holds nothing that could be read. */
START_TEST(a_folder_may_be_a_link_to_itself)
{
	struct output_list list = {0};
	ck_assert_int_eq(symlink("layouts", in_folder("layouts")), 0);
	ck_assert_ptr_null(check(NULL, "new.yaml", NULL, &list));
	ck_assert_str_eq(folder_said(&f), "");
}
END_TEST

/* Which the writer tells, as it does of what it cannot write. */
START_TEST(a_place_may_lead_nowhere)
{
	struct output_list list = {0}, more = {0};
	ck_assert_int_eq(symlink("circle", in_folder("circle")), 0);
	ck_assert_ptr_null(check(NULL, "circle/a.pdf", NULL, &list));
	ck_assert_ptr_null(check(NULL, NULL, "circle/a.dep", &more));
	ck_assert_str_eq(folder_said(&f), "");
}
END_TEST

START_TEST(a_source_of_another_project_is_none_of_this)
{
	struct output_list list = {0};
	const char *other = arena_printf(f.arena, "%s/en.yaml", outside);
	FILE *out = fopen(other, "w");
	fclose(out);
	ck_assert_ptr_null(check(NULL, other, NULL, &list));
	unlink(other);
}
END_TEST

START_TEST(an_edition_is_named_with_its_document)
{
	struct output_list list = {0};
	struct plan_filter filter = {0};
	folder_put(&f, "platen.yaml", "subject: demo\nlocales: [en]\ndocuments: [{name: b, editions: [grey]}]\n");
	struct project *p = project_load(f.root, f.arena, f.diag);
	plan_outputs(p, f.arena, f.diag, &filter, &list);
	list.v.n = 1; /* the plain one */
	list.v.v[0].path = in_folder("out/en/b-grey.pdf");
	struct placing placing = {f.root, p, f.arena, f.diag, &list, true, NULL};
	ck_assert_str_eq(outputs_check(&placing),
	                 arena_printf(f.arena,
	                              "-o names '%s/out/en/b-grey.pdf', the place of the output b, edition grey (locale en)",
	                              f.path));
}
END_TEST

/* All outputs of the project have their places, the first of them too, and not only those that are made now. */
START_TEST(the_place_of_an_output_that_is_not_made_is_taken)
{
	static const char *const documents[] = {"a", "b", "c"};
	for (int i = 0; i < 3; i++) {
		struct output_list list = {0};
		struct plan_filter filter = {0};
		folder_put(&f, "platen.yaml", "subject: demo\nlocales: [en]\ndocuments: [a, b, c]\n");
		f.root = root_open(f.arena, f.path);
		struct project *p = project_load(f.root, f.arena, f.diag);
		*vec_push(f.arena, &filter.documents) = documents[(i + 1) % 3];
		plan_outputs(p, f.arena, f.diag, &filter, &list);
		ck_assert_int_eq(list.v.n, 1);
		list.v.v[0].path = in_folder(arena_printf(f.arena, "out/en/%s.pdf", documents[i]));
		struct placing placing = {f.root, p, f.arena, f.diag, &list, true, NULL};
		ck_assert_str_eq(outputs_check(&placing),
		                 arena_printf(f.arena, "-o names '%s', the place of the output %s (locale en)",
		                              list.v.v[0].path, documents[i]));
	}
}
END_TEST

static const struct {
	const char *path, *said; /* NULL: allowed */
} options[] = {
        {"out/en/a.pdf", NULL}, /* its own place */
        {"new.pdf", NULL},
        {"away/a.pdf", NULL},
        {"/dev/null", NULL}, /* which the writer refuses */
        {"out/en/b.pdf", "the place of the output b (locale en)"},
        {"further/en/b.pdf", "the place of the output b (locale en)"},
        {"hard-b.pdf", "the place of the output b (locale en)"},
        {"content/demo/en.yaml", "a file that the project is made of"},
        {"soft.pdf", "a file that the project is made of"},
        {"hard.pdf", "a file that the project is made of"},
        {"platen.yaml", "a file that the project is made of"},
        {"pictures/b.png", "a file that the project is made of"},
        {"fonts/SHA256SUMS", "a file that the project is made of"},
        {"content/demo/fr.yaml", "a file that the project is made of"},
        {"layouts/new.yaml", "a file that the project is made of"},
        {"new.yaml", NULL},
        {"results/new.yaml", NULL}, /* as long as "content" */
        {"notes.txt", NULL},        /* which no project reads, by whichever name */
        {"hard-notes.txt", NULL},
        {"content/notes.txt", NULL},
        {"pictures/B.PNG", NULL}, /* not there, and pictures stand anywhere */
        {"layouts/NEW.YAML", "a file that the project is made of"},
};

static void check_option(const char *option, const char *wrong, const char *said)
{
	if (!said)
		ck_assert_ptr_null(wrong);
	else
		ck_assert_msg(wrong && !strncmp(wrong, option, strlen(option)) && strstr(wrong, said), "%s", wrong);
	ck_assert_str_eq(folder_said(&f), "");
}

START_TEST(an_option_names_no_source_and_no_other_output)
{
	struct output_list list = {0};
	check_option("-o names '", check(NULL, options[_i].path, NULL, &list), options[_i].said);
}
END_TEST

START_TEST(nor_does_a_depfile)
{
	struct output_list list = {0};
	const char *said = _i == 0 ? "the place of the output a (locale en)" : options[_i].said;
	if (*options[_i].path != '/')
		check_option("--depfile names '", check(NULL, NULL, options[_i].path, &list), said);
}
END_TEST

Suite *suite_targets(void)
{
	Suite *suite = suite_create("targets");
	TCase *c = tcase_create("targets");
	tcase_add_checked_fixture(c, setup, teardown);
	tcase_add_loop_test(c, outputs_stay_in_the_project_and_replace_no_source, 0, COUNT_OF(patterns));
	tcase_add_test(c, two_outputs_may_not_be_one_file_by_a_link);
	tcase_add_test(c, a_place_that_is_refused_is_named);
	tcase_add_test(c, a_folder_may_be_a_link_to_itself);
	tcase_add_test(c, a_place_may_lead_nowhere);
	tcase_add_test(c, a_source_of_another_project_is_none_of_this);
	tcase_add_test(c, an_edition_is_named_with_its_document);
	tcase_add_test(c, the_place_of_an_output_that_is_not_made_is_taken);
	tcase_add_loop_test(c, an_option_names_no_source_and_no_other_output, 0, COUNT_OF(options));
	tcase_add_loop_test(c, nor_does_a_depfile, 0, COUNT_OF(options));
	suite_add_tcase(suite, c);
	return suite;
}

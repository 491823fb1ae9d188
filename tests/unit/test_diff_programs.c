/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a comparison may ask the process that starts programs for: anything else ends it without an answer. */
#include "diff/programs.h"
#include "folder.h"

#include <signal.h>
#include <sys/wait.h>

Suite *suite_diff_programs(void);

static struct folder f;

/* The programs stand in a folder of their own; each prints what it is called with, and what it reads. */
static void open_programs(void)
{
	static const char *const names[] = {"git", "pdftotext", "pdftoppm"};
	folder_open(&f);
	signal(SIGPIPE, SIG_IGN);
	for (int i = 0; i < COUNT_OF(names); i++) {
		folder_put(&f, names[i], "#!/bin/sh\necho \"${0##*/} $*\"\n/bin/cat\n");
		ck_assert_int_eq(chmod(arena_printf(f.arena, "%s/%s", f.path, names[i]), 0700), 0);
	}
	setenv("PATH", arena_printf(f.arena, "%s/none:/dev/null:relative::%s", f.path, f.path), 1);
}

static void close_programs(void) { folder_close(&f); }

/* What is printed for a request that is followed by these bytes; NULL: there is no answer. */
static const char *answer_in(const char *dir, const struct program_asked *q, const void *bytes, size_t n)
{
	static char text[4096];
	int asked[2], answered[2], status;
	struct program_answer head;
	ck_assert_int_eq(pipe(asked), 0);
	ck_assert_int_eq(pipe(answered), 0);
	fflush(NULL);
	const pid_t pid = fork();
	if (!pid) {
		close(asked[1]);
		close(answered[0]);
		programs_serve(&(struct programs){dir, asked[0], answered[1], {0}});
		_exit(0);
	}
	close(asked[0]);
	close(answered[1]);
	ck_assert(write_whole(asked[1], q, sizeof(*q)));
	if (n)
		(void)!write_whole(asked[1], bytes, n); /* to nobody, where the request was refused by then */
	close(asked[1]);
	const bool any = program_take(answered[0], &head, sizeof(head));
	if (any) {
		ck_assert_uint_lt(head.out, sizeof(text));
		ck_assert(program_take(answered[0], text, head.out));
		text[head.out] = 0;
	}
	close(answered[0]);
	waitpid(pid, &status, 0);
	ck_assert_int_eq(status, 0);
	return any ? text : NULL;
}

static const char *answer(const struct program_asked *q, const void *bytes, size_t n)
{
	return answer_in("/project", q, bytes, n);
}

static struct program_asked pdf(enum program_call call)
{
	return (struct program_asked){.call = call, .page = 1, .longest = 9, .slot = 1, .fresh = 1, .bytes = 3};
}

static struct program_asked git(enum program_call call, size_t text)
{
	return (struct program_asked){.call = call, .slot = PROGRAM_SLOTS, .text = text};
}

START_TEST(a_pdf_is_read_from_standard_input)
{
	struct program_asked q = pdf(PDF_TEXT);
	ck_assert_str_eq(answer(&q, "abc", 3), "pdftotext -q -bbox-layout - -\nabc");
	ck_assert_str_eq(answer_in(NULL, &q, "abc", 3), "pdftotext -q -bbox-layout - -\nabc");
	q = pdf(PDF_PIXELS);
	ck_assert_str_eq(answer(&q, "abc", 3), "pdftoppm -q -f 1 -l 1 -scale-to 9 -\nabc");
	q = pdf(PDF_PNG);
	ck_assert_str_eq(answer(&q, "abc", 3), "pdftoppm -q -f 1 -l 1 -scale-to 9 -png -\nabc");
}
END_TEST

START_TEST(a_pdf_needs_its_bytes)
{
	struct program_asked q = pdf(PDF_TEXT);
	ck_assert_ptr_null(answer(&q, "ab", 2));
	q.slot = PROGRAM_SLOTS;
	ck_assert_ptr_null(answer(&q, "abc", 3));
	q.slot = PROGRAM_SLOTS + 1;
	ck_assert_ptr_null(answer(&q, "abc", 3));
	q = pdf(PDF_TEXT);
	q.fresh = 2;
	ck_assert_ptr_null(answer(&q, "abc", 3));
	q.fresh = 0;
	ck_assert_str_eq(answer(&q, NULL, 0), "pdftotext -q -bbox-layout - -\n");
}
END_TEST

START_TEST(pages_and_sizes_have_bounds)
{
	struct program_asked q = pdf(PDF_PIXELS);
	q.page = 0;
	ck_assert_ptr_null(answer(&q, "abc", 3));
	q.page = 1000001;
	ck_assert_ptr_null(answer(&q, "abc", 3));
	q = pdf(PDF_PNG);
	q.longest = 0;
	ck_assert_ptr_null(answer(&q, "abc", 3));
	q.longest = LONGEST_SIDE + 1;
	ck_assert_ptr_null(answer(&q, "abc", 3));
	q.longest = LONGEST_SIDE;
	q.page = 1000000;
	ck_assert_str_eq(answer(&q, "abc", 3), "pdftoppm -q -f 1000000 -l 1000000 -scale-to 20000 -png -\nabc");
}
END_TEST

START_TEST(there_are_no_other_calls)
{
	struct program_asked q = pdf(PROGRAM_CALLS);
	ck_assert_ptr_null(answer(&q, "abc", 3));
}
END_TEST

START_TEST(git_is_asked_about_the_project_only)
{
	struct program_asked q = git(GIT_FOLDER, 0);
	ck_assert_ptr_null(answer_in(NULL, &q, NULL, 0));
	ck_assert_ptr_nonnull(strstr(answer(&q, NULL, 0), "git -C /project "));
	q = git(GIT_TREE, 4);
	ck_assert_ptr_nonnull(strstr(answer(&q, "HEAD", 4), " rev-parse --verify --quiet --end-of-options HEAD^{tree}\n"));
	ck_assert_ptr_null(answer(&q, "HEA", 3));
	ck_assert_ptr_null(answer(&q, "H\0AD", 4)); /* which would be another one */
	q.text = LONGEST_REVISION + 1;
	static const char longest[LONGEST_REVISION + 1];
	ck_assert_ptr_null(answer(&q, longest, sizeof(longest)));
}
END_TEST

START_TEST(a_tree_is_asked_for_by_its_number)
{
	struct program_asked q = git(GIT_LIST, 4);
	ck_assert_ptr_nonnull(strstr(answer(&q, "09af", 4), " ls-tree -r -z 09af\n"));
	ck_assert_ptr_null(answer(&q, "HEAD", 4));
	ck_assert_ptr_null(answer(&q, "--af", 4));
	q = git(GIT_LIST, 0);
	ck_assert_ptr_null(answer(&q, NULL, 0));
}
END_TEST

START_TEST(git_reads_numbers_from_standard_input)
{
	struct program_asked q = git(GIT_BLOBS, 0);
	q.slot = 0;
	q.fresh = 1;
	q.bytes = 3;
	const char *said = answer(&q, "abc", 3);
	ck_assert_ptr_nonnull(said);
	ck_assert_ptr_nonnull(strstr(said, " cat-file --batch\nabc"));
}
END_TEST

START_TEST(a_program_that_is_not_there)
{
	struct program_asked q = pdf(PDF_TEXT);
	setenv("PATH", "/dev/null:/none", 1);
	ck_assert_str_eq(answer(&q, "abc", 3), "");
}
END_TEST

Suite *suite_diff_programs(void)
{
	Suite *s = suite_create("diff_programs");
	TCase *t = tcase_create("diff_programs");
	tcase_add_checked_fixture(t, open_programs, close_programs);
	tcase_add_test(t, a_pdf_is_read_from_standard_input);
	tcase_add_test(t, a_pdf_needs_its_bytes);
	tcase_add_test(t, pages_and_sizes_have_bounds);
	tcase_add_test(t, there_are_no_other_calls);
	tcase_add_test(t, git_is_asked_about_the_project_only);
	tcase_add_test(t, a_tree_is_asked_for_by_its_number);
	tcase_add_test(t, git_reads_numbers_from_standard_input);
	tcase_add_test(t, a_program_that_is_not_there);
	tcase_set_timeout(t, 60); /* a busy machine */
	suite_add_tcase(s, t);
	return s;
}

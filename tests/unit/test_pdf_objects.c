/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Objects of a PDF as pdf_read tells them, whatever is asked of what. */
#include "pdf_read.h"

#include <check.h>
#include <string.h>

Suite *suite_pdf_objects(void);

static struct arena *a;
static struct pdf_file *f;

static const char *const file =
        "%PDF-1.7\n"
        "1 0 obj<</Type/Catalog/Pages 2 0 R/N 1.9/S(text)/A[/x#E9 7 null]/B true/T 4 0 R/Big 1e20/Low -1e20>>endobj\n"
        "2 0 obj<</Type/Pages/Count 1/Kids[3 0 R]>>endobj\n"
        "3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 5 0 R>>endobj\n"
        "4 0 obj<</Filter/ASCIIHexDecode/Length 3>>stream\n41>\nendstream endobj\n"
        "5 0 obj<</Filter/FlateDecode/Length 4>>stream\nabcd\nendstream endobj\n"
        "trailer<</Root 1 0 R/Info<</Title(Jobs)>>>>\n";

static void objects_open(void)
{
	const char *why = NULL;
	struct buf b = {.v = (char *)(uintptr_t)file, .n = strlen(file)};
	a = arena_new();
	f = pdf_file_open(a, "made.pdf", &b, &why);
	ck_assert_ptr_nonnull(f);
}
static void objects_close(void)
{
	pdf_file_close(f);
	arena_free(a);
}
static pdf_object get(const char *key) { return pdf_get(f, pdf_catalog(f), key); }

START_TEST(each_object_is_of_a_kind)
{
	ck_assert_int_eq(pdf_kind_of(f, get("/N")), PDF_NUMBER);
	ck_assert_int_eq(pdf_kind_of(f, get("/S")), PDF_STRING);
	ck_assert_int_eq(pdf_kind_of(f, get("/A")), PDF_ARRAY);
	ck_assert_int_eq(pdf_kind_of(f, get("/B")), PDF_OTHER);
	ck_assert_int_eq(pdf_kind_of(f, get("/T")), PDF_STREAM);
	ck_assert_int_eq(pdf_kind_of(f, get("/Type")), PDF_NAME);
	ck_assert_int_eq(pdf_kind_of(f, get("/Pages")), PDF_DICT);
	ck_assert_int_eq(pdf_kind_of(f, get("/None")), PDF_NULL);
	ck_assert_int_eq(pdf_kind_of(f, pdf_item(f, get("/A"), 2)), PDF_NULL);
}
END_TEST

START_TEST(what_is_asked_of_another_kind_is_nothing)
{
	ck_assert_str_eq(pdf_name(f, get("/S")), "");
	ck_assert_str_eq(pdf_text(f, get("/N")), "");
	ck_assert_double_eq(pdf_real(f, get("/S")), 0);
	ck_assert_int_eq(pdf_length(f, get("/Pages")), 0);
	ck_assert_uint_eq(pdf_get(f, get("/A"), "/x"), 0);
	ck_assert_uint_eq(pdf_item(f, get("/A"), -1), 0);
	ck_assert_uint_eq(pdf_item(f, get("/A"), 3), 0);
	ck_assert_int_eq(pdf_number_of(f, 0), 0);
	ck_assert_int_eq(pdf_number_of(f, get("/T")), 4);
	struct buf b = {0};
	ck_assert(!pdf_stream_bytes(f, get("/S"), true, &b));
}
END_TEST

START_TEST(numbers_are_whole_within_a_billion)
{
	ck_assert_double_eq_tol(pdf_real(f, get("/N")), 1.9, 1e-9);
	ck_assert_int_eq(pdf_whole(f, get("/N")), 1);
	ck_assert_int_eq(pdf_whole(f, pdf_item(f, get("/A"), 1)), 7);
	ck_assert_str_eq(pdf_name(f, pdf_item(f, get("/A"), 0)), "x\uFFFD");
}
END_TEST

START_TEST(keys_are_in_the_order_of_their_bytes)
{
	const char *const *keys = pdf_keys(f, get("/T"));
	ck_assert_str_eq(keys[0], "/Filter");
	ck_assert_str_eq(keys[1], "/Length");
	ck_assert_ptr_null(keys[2]);
	ck_assert_ptr_null(pdf_keys(f, get("/S"))[0]);
}
END_TEST

START_TEST(streams_are_decoded_or_as_they_stand)
{
	struct buf b = {0};
	ck_assert(pdf_stream_bytes(f, get("/T"), true, &b));
	ck_assert_str_eq(buf_cstr(&b), "A");
	ck_assert(pdf_stream_bytes(f, get("/T"), false, &b));
	ck_assert_str_eq(buf_cstr(&b), "A41>");
	buf_free(&b);
}
END_TEST

START_TEST(damage_is_told_in_one_line)
{
	struct buf b = {0};
	ck_assert_int_eq(pdf_pages(f), 1);
	ck_assert(!pdf_page_content(f, pdf_page(f, 0), &b));
	const char *damage = pdf_file_damage(f);
	ck_assert_str_eq(damage, "file is damaged");
	ck_assert_ptr_eq(pdf_file_damage(f), damage);
}
END_TEST

START_TEST(what_is_no_pdf_says_why)
{
	const char *why = NULL;
	struct buf b = {.v = (char *)(uintptr_t) "plain", .n = 5};
	ck_assert_ptr_null(pdf_file_open(a, "made.pdf", &b, &why));
	ck_assert_str_eq(why, "unable to find trailer dictionary while recovering damaged file");
	pdf_file_close(NULL);
}
END_TEST

Suite *suite_pdf_objects(void)
{
	Suite *s = suite_create("pdf_objects");
	TCase *t = tcase_create("objects");
	tcase_add_checked_fixture(t, objects_open, objects_close);
	tcase_add_test(t, each_object_is_of_a_kind);
	tcase_add_test(t, what_is_asked_of_another_kind_is_nothing);
	tcase_add_test(t, numbers_are_whole_within_a_billion);
	tcase_add_test(t, keys_are_in_the_order_of_their_bytes);
	tcase_add_test(t, streams_are_decoded_or_as_they_stand);
	tcase_add_test(t, damage_is_told_in_one_line);
	tcase_add_test(t, what_is_no_pdf_says_why);
	suite_add_tcase(s, t);
	return s;
}

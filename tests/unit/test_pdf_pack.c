/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copies of pages in one file: each has its tags, and what is alike in them stands in rows. */
#include "pdf_sample.h"
#include "pdf/rows.h"

#include <check.h>

Suite *suite_pdf_pack(void);

static struct sample s;

static void open(void) { sample_open(&s); }
static void done(void) { sample_close(&s); }

static void expect_row(const struct rows *r, int stream, const char *text)
{
	const struct buf *b = &r->streams[stream].text;
	const struct row row = r->streams[stream].rows.v[r->streams[stream].rows.n - 1];
	ck_assert_uint_eq(row.size, strlen(text));
	ck_assert_mem_eq(b->v + b->n - row.size, text, row.size);
}

/* What is no reference to an object of the copies stays: texts, other numbers, objects from before. */
START_TEST(references_count_on)
{
	struct writer w = {.arena = s.arena};
	struct saver saver = {.w = &w};
	struct rows r = {0};
	rows_open(&r, &saver, 98);
	buf_puts(rows_begin(&r), "<</K[98 0 R 7 199 0 R]/P 97 0 R/T(\\) 98 0 R)/Pg 99 0 R>>");
	rows_end(&r);
	rows_put(&r, 300, 0);
	expect_row(&r, 1, "<</K[98 0 R 7 199 0 R]/P 97 0 R/T(\\) 98 0 R)/Pg 99 0 R>>");
	rows_put(&r, 301, 1);
	expect_row(&r, 1, "<</K[99 0 R 7 200 0 R]/P 97 0 R/T(\\) 98 0 R)/Pg 100 0 R>>");
	rows_put(&r, 303, 3);
	expect_row(&r, 1, "<</K[101 0 R 7 202 0 R]/P 97 0 R/T(\\) 98 0 R)/Pg 102 0 R>>");
	rows_free(&r);
}
END_TEST

/* One page, on which the name of a copy lies over what all have. */
static struct pdf_copy copy_with(struct element *e, const char *name)
{
	struct item_vec *own = NEW_ARRAY(s.arena, struct item_vec, 1);
	if (name)
		*vec_push(s.arena, &own->v) = (struct item){
		        .kind = ITEM_GLYPHS, .element = e, .x = PT(50), .y = PT(30), .run = sample_run(&s, name)};
	return (struct pdf_copy){s.pages, own, name ? name : "nobody"};
}

static void take(void *user, const char *bytes, size_t n) { buf_put(user, bytes, n); }

static struct pdf *write_copies(const struct pdf_copy *copy, int n, bool fronts)
{
	const struct pdf_sink sink = {take, &s.file};
	s.file.n = 0;
	ck_assert(pdf_write_copies(copy, n, fronts, &s.options, &sink));
	return pdf_read(s.arena, s.file.v, s.file.n);
}

static void seventy(struct pdf_copy copy[70])
{
	struct element *p = sample_element(&s, ROLE_P);
	sample_text(&s, p, "Name", PT(20), PT(30));
	sample_text(&s, sample_element(&s, ROLE_P), "is here", PT(20), PT(60));
	for (int i = 0; i < 70; i++)
		copy[i] = copy_with(p, i == 33 ? NULL : arena_printf(s.arena, "Pupil %d", i + 1));
}

START_TEST(each_copy_has_its_tags)
{
	struct pdf_copy copy[70];
	struct buf expected = {0};
	seventy(copy);
	struct pdf *p = write_copies(copy, 70, false);
	buf_puts(&expected, "Document[");
	for (int i = 0; i < 70; i++)
		buf_puts(&expected, i == 33 ? " Sect[P[0] P[1]]" : i ? " Sect[P[0 2] P[1]]" : "Sect[P[0 2] P[1]]");
	buf_puts(&expected, "]");
	ck_assert_str_eq(pdf_structure(p), buf_cstr(&expected));
	buf_free(&expected);
}
END_TEST

/* Seventy copies are more than a window holds; their pages are in two nodes. */
START_TEST(each_copy_has_its_page)
{
	struct pdf_copy copy[70];
	seventy(copy);
	struct pdf *p = write_copies(copy, 70, false);
	ck_assert_str_eq(pdf_at(p, "Root Pages Count"), "70");
	ck_assert_str_eq(pdf_at(p, "Root Pages Kids 0 Count"), "64");
	ck_assert_int_eq(pdf_number(p, "Root StructTreeRoot K K 69 K 0 Pg"), pdf_number(p, "Root Pages Kids 1 Kids 5"));
	ck_assert_int_eq(pdf_number(p, "Root Pages Kids 1 Kids 5 Contents 0"),
	                 pdf_number(p, "Root Pages Kids 0 Kids 0 Contents 0"));
	ck_assert_int_ne(pdf_number(p, "Root Pages Kids 1 Kids 5 Contents 1"),
	                 pdf_number(p, "Root Pages Kids 0 Kids 0 Contents 1"));
	ck_assert_str_eq(pdf_at(p, "Root Pages Kids 0 Kids 33 Contents 1"), "");
	ck_assert_str_eq(pdf_at(p, "Root Pages Kids 1 Kids 5 StructParents"), "69");
	ck_assert_int_eq(pdf_number(p, "Root StructTreeRoot ParentTree Kids 1 Nums 11 2"),
	                 pdf_number(p, "Root StructTreeRoot K K 69 K 0"));
}
END_TEST

START_TEST(each_copy_begins_on_a_front)
{
	struct pdf_copy copy[70];
	seventy(copy);
	struct pdf *p = write_copies(copy, 5, true);
	ck_assert_str_eq(pdf_at(p, "Root Pages Count"), "9");
	ck_assert_str_eq(pdf_at(p, "Root Pages Kids 0 Kids 1 Contents"), "");
	ck_assert_int_eq(pdf_number(p, "Root StructTreeRoot K K 4 K 1 Pg"), pdf_number(p, "Root Pages Kids 0 Kids 8"));
}
END_TEST

Suite *suite_pdf_pack(void)
{
	Suite *suite = suite_create("pdf_pack");
	TCase *tc = tcase_create("copies");
	tcase_add_checked_fixture(tc, open, done);
	tcase_add_test(tc, references_count_on);
	tcase_add_test(tc, each_copy_has_its_tags);
	tcase_add_test(tc, each_copy_has_its_page);
	tcase_add_test(tc, each_copy_begins_on_a_front);
	suite_add_tcase(suite, tc);
	return suite;
}

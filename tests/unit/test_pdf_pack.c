/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copies of pages in one file: each has its tags, and what is alike in them stands in rows. */
#include "pdf_sample.h"
#include "pdf/rows.h"

#include <check.h>

Suite *suite_pdf_pack(void);

static struct sample s;

static void open(void) { sample_open(&s); }
static void done(void) { sample_close(&s); }

/* What is no reference to an object of the copies stays: texts, other numbers, objects from before. */
START_TEST(references_count_on)
{
	struct writer w = {.arena = s.arena};
	struct saver saver = {.w = &w};
	struct rows r = {.few = true};
	rows_open(&r, &saver, 100);
	buf_puts(rows_begin(&r),
	         "<</K[100 0 R 7 2350 0 R]/P 97 0 R/T(\\) 100 0 R)/Alt(00000100)/ID(00000150)/A<</Headers[(00000100)]>>>>");
	rows_end(&r);
	rows_put(&r, 300, 0, 1);
	rows_put(&r, 303, 3, 1);
	rows_put(&r, 347, 47, 1);
	ck_assert_str_eq(
	        buf_cstr(&saver.bodies),
	        "<</K[100 0 R 7 2350 0 R]/P 97 0 R/T(\\) 100 0 R)/Alt(00000100)/ID(00000150)/A<</Headers[(00000100)]>>>>\n"
	        "<</K[103 0 R 7 2353 0 R]/P 97 0 R/T(\\) 100 0 R)/Alt(00000100)/ID(00000153)/A<</Headers[(00000103)]>>>>\n"
	        "<</K[147 0 R 7 2397 0 R]/P 97 0 R/T(\\) 100 0 R)/Alt(00000100)/ID(00000197)/A<</Headers[(00000147)]>>>>\n");
	rows_free(&r);
	buf_free(&saver.bodies);
	buf_free(&saver.index);
}
END_TEST

/* Blocks of numbers part a hundred without a rest, so that no number of a copy has another hundred than that of the first. */
START_TEST(numbers_are_taken_in_blocks)
{
	static const int expected[][2] = {{1, 1}, {2, 10}, {10, 10}, {11, 20}, {21, 50}, {51, 100}, {100, 100}};
	for (int i = 0; i < COUNT_OF(expected); i++)
		ck_assert_int_eq(rows_block(expected[i][0]), expected[i][1]);
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

enum { COPIES = 130 };

static void fill(struct pdf_copy copy[COPIES])
{
	struct element *p = sample_element(&s, ROLE_P);
	sample_text(&s, p, "Name", PT(20), PT(30));
	sample_text(&s, sample_element(&s, ROLE_P), "is here", PT(20), PT(60));
	for (int i = 0; i < COPIES; i++)
		copy[i] = copy_with(p, i == 33 ? NULL : arena_printf(s.arena, "Pupil %d", i + 1));
}

START_TEST(each_copy_has_its_tags)
{
	struct pdf_copy copy[COPIES];
	struct buf expected = {0};
	fill(copy);
	struct pdf *p = write_copies(copy, COPIES, false);
	buf_puts(&expected, "Document[");
	for (int i = 0; i < COPIES; i++)
		buf_puts(&expected, i == 33 ? " Sect[P[0] P[1]]" : i ? " Sect[P[0 2] P[1]]" : "Sect[P[0 2] P[1]]");
	buf_puts(&expected, "]");
	ck_assert_str_eq(pdf_structure(p), buf_cstr(&expected));
	buf_free(&expected);
}
END_TEST

/* There are more copies than a window holds; their pages are in two nodes. */
START_TEST(each_copy_has_its_page)
{
	struct pdf_copy copy[COPIES];
	fill(copy);
	struct pdf *p = write_copies(copy, COPIES, false);
	ck_assert_str_eq(pdf_at(p, "Root Pages Count"), "130");
	ck_assert_str_eq(pdf_at(p, "Root Pages Kids 0 Count"), "100");
	ck_assert_int_eq(pdf_number(p, "Root StructTreeRoot K K 105 K 0 Pg"), pdf_number(p, "Root Pages Kids 1 Kids 5"));
	ck_assert_int_eq(pdf_number(p, "Root Pages Kids 1 Kids 5 Contents 0"),
	                 pdf_number(p, "Root Pages Kids 0 Kids 0 Contents 0"));
	ck_assert_int_ne(pdf_number(p, "Root Pages Kids 1 Kids 5 Contents 1"),
	                 pdf_number(p, "Root Pages Kids 0 Kids 0 Contents 1"));
	ck_assert_str_eq(pdf_at(p, "Root Pages Kids 0 Kids 33 Contents 1"), "");
	ck_assert_str_eq(pdf_at(p, "Root Pages Kids 1 Kids 5 StructParents"), "105");
	ck_assert_int_eq(pdf_number(p, "Root StructTreeRoot ParentTree Kids 1 Nums 83 2"),
	                 pdf_number(p, "Root StructTreeRoot K K 105 K 0"));
}
END_TEST

START_TEST(each_copy_begins_on_a_front)
{
	struct pdf_copy copy[COPIES];
	fill(copy);
	struct pdf *p = write_copies(copy, 5, true);
	ck_assert_str_eq(pdf_at(p, "Root Pages Count"), "9");
	ck_assert_str_eq(pdf_at(p, "Root Pages Kids 0 Kids 1 Contents"), "");
	ck_assert_int_eq(pdf_number(p, "Root StructTreeRoot K K 4 K 1 Pg"), pdf_number(p, "Root Pages Kids 0 Kids 8"));
}
END_TEST

/* What is the same in all takes a few bits of each: here half a dozen objects, of which two name the copy, take no more
   than the content that shows the name. */
START_TEST(a_copy_takes_little)
{
	struct pdf_copy copy[COPIES];
	fill(copy);
	write_copies(copy, 10, false);
	const size_t ten = s.file.n;
	write_copies(copy, 110, false);
	ck_assert_uint_lt((s.file.n - ten) / 100, 240);
}
END_TEST

Suite *suite_pdf_pack(void)
{
	Suite *suite = suite_create("pdf_pack");
	TCase *tc = tcase_create("copies");
	tcase_add_checked_fixture(tc, open, done);
	tcase_add_test(tc, references_count_on);
	tcase_add_test(tc, numbers_are_taken_in_blocks);
	tcase_add_test(tc, each_copy_has_its_tags);
	tcase_add_test(tc, each_copy_has_its_page);
	tcase_add_test(tc, each_copy_begins_on_a_front);
	tcase_add_test(tc, a_copy_takes_little);
	suite_add_tcase(suite, tc);
	return suite;
}

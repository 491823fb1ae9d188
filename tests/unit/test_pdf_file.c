/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The file: values, pages and their boxes, object streams, cross-references, /ID (ISO 32000-1 7 and 14.4). */
#include "pdf/internal.h"
#include "pdf_sample.h"

#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

Suite *suite_pdf_file(void);

static struct sample s;

static void open(void) { sample_open(&s); }
static void done(void) { sample_close(&s); }

#define EXPECT_AT(path, text) ck_assert_str_eq(pdf_at(p, (path)), (text))

/* -- values --------------------------------------------------------------------------------- */

static void expect_bytes(struct buf *b, const char *bytes, size_t n)
{
	ck_assert_uint_eq(b->n, n);
	ck_assert_mem_eq(b->v, bytes, n);
	b->n = 0;
}

START_TEST(strings_escape_delimiters_and_carriage_returns)
{
	struct buf b = {0};
	put_bytes(&b, "a(b)\\c\rd\ne", 10);
	expect_bytes(&b, "(a\\(b\\)\\\\c\\rd\ne)", 16);
	put_bytes(&b, "\0\xFF", 2);
	expect_bytes(&b, "(\0\xFF)", 4);
	buf_free(&b);
}
END_TEST

START_TEST(text_is_ascii_or_utf16)
{
	struct buf b = {0};
	put_text(&b, "plain ~\n(1)", 11);
	expect_bytes(&b, "(plain ~\n\\(1\\))", 15);
	put_text(&b, "\xC3\xA9", 2);
	expect_bytes(&b, "(\xFE\xFF\0\xE9)", 6);
	/* U+1F600, beyond the first plane, and U+2028, whose last byte is a parenthesis */
	put_text(&b, "\xF0\x9F\x98\x80\xE2\x80\xA8", 7);
	expect_bytes(&b, "(\xFE\xFF\xD8\x3D\xDE\x00\x20\\\x28)", 11);
	put_text(&b, "\xF4\x8F\xBF\xBF\xF0\x90\x80\x80", 8); /* the last and the first of those */
	expect_bytes(&b, "(\xFE\xFF\xDB\xFF\xDF\xFF\xD8\x00\xDC\x00)", 12);
	put_text(&b, "\xEF\xBF\xBD", 3); /* U+FFFD, in the first plane */
	expect_bytes(&b, "(\xFE\xFF\xFF\xFD)", 6);
	buf_free(&b);
}
END_TEST

/* PDFDocEncoding gives these other meanings than ASCII does. */
START_TEST(controls_are_not_ascii_text)
{
	struct buf b = {0};
	put_text(&b, "\t", 1);
	expect_bytes(&b, "(\xFE\xFF\0\t)", 6);
	put_text(&b, "\x1F", 1);
	expect_bytes(&b, "(\xFE\xFF\0\x1F)", 6);
	put_text(&b, "\x7F", 1);
	expect_bytes(&b, "(\xFE\xFF\0\x7F)", 6);
	put_text(&b, " ", 1);
	expect_bytes(&b, "( )", 3);
	put_text(&b, "", 0);
	expect_bytes(&b, "()", 2);
	buf_free(&b);
}
END_TEST

START_TEST(names_escape_what_is_not_regular)
{
	struct buf b = {0};
	put_name(&b, "Az09-_+.");
	ck_assert_str_eq(buf_cstr(&b), "/Az09-_+.");
	b.n = 0;
	put_name(&b, "A B/(#\xC3[`{@:");
	ck_assert_str_eq(buf_cstr(&b), "/A#20B#2F#28#23#C3#5B#60#7B#40#3A");
	buf_free(&b);
}
END_TEST

START_TEST(numbers_and_references)
{
	struct buf b = {0};
	put_int(&b, 0);
	buf_putc(&b, ' ');
	put_int(&b, -7);
	buf_putc(&b, ' ');
	put_int(&b, INT64_MIN);
	put_ref(&b, 120);
	buf_putc(&b, ' ');
	put_pt(&b, 12345);
	buf_putc(&b, ' ');
	put_pt(&b, -500);
	ck_assert_str_eq(buf_cstr(&b), "0 -7 -9223372036854775808 120 0 R 12.35 -0.5");
	buf_free(&b);
}
END_TEST

START_TEST(hexadecimal_has_four_digits_for_a_unit)
{
	struct buf b = {0};
	put_hex16(&b, 0x0A);
	put_hex16(&b, 0xFEDC);
	buf_putc(&b, ' ');
	put_utf16_hex(&b, "A\xF0\x9F\x98\x80", 5);
	ck_assert_str_eq(buf_cstr(&b), "000AFEDC 0041D83DDE00");
	buf_free(&b);
}
END_TEST

/* -- pages ---------------------------------------------------------------------------------- */

START_TEST(boxes_of_a_page_without_bleed)
{
	struct pdf *p = sample_write(&s);
	EXPECT_AT("Root Pages Kids 0 MediaBox", "[0 0 200 100]");
	EXPECT_AT("Root Pages Kids 0 BleedBox", "[0 0 200 100]");
	EXPECT_AT("Root Pages Kids 0 TrimBox", "[0 0 200 100]");
	EXPECT_AT("Root Pages Count", "1");
}
END_TEST

START_TEST(the_trim_box_lies_inside_of_the_bleed)
{
	s.pages->page.v[0] = (struct page){.width = 595276, .height = 841890, .bleed = 8504};
	struct pdf *p = sample_write(&s);
	EXPECT_AT("Root Pages Kids 0 MediaBox", "[0 0 612.284 858.898]");
	EXPECT_AT("Root Pages Kids 0 BleedBox", "[0 0 612.284 858.898]");
	EXPECT_AT("Root Pages Kids 0 TrimBox", "[8.504 8.504 603.78 850.394]");
	EXPECT_AT("Root Pages Kids 0 CropBox", "[8.504 8.504 603.78 850.394]");
	s.pages->page.v[0].show_bleed = true;
	p = sample_write(&s);
	EXPECT_AT("Root Pages Kids 0 CropBox", "");
}
END_TEST

START_TEST(resources_are_shared_by_all_pages)
{
	struct image m = {
	        .width = 1, .height = 1, .components = 1, .depth = 8, .data = (const unsigned char *)"", .size = 1};
	struct element *e = sample_element(&s, ROLE_P);
	sample_text(&s, e, "A", 0, 0);
	struct face *second = sample_face(s.arena, &(struct sample_font){.upem = 1000});
	sample_page(&s);
	sample_text(&s, e, "A", 0, 0)->face = second;
	struct item *it = sample_item(&s, ITEM_IMAGE, e);
	it->w = it->h = PT(1);
	it->image = &m;
	struct pdf *p = sample_write(&s);
	ck_assert_int_eq(pdf_number(p, "Root Pages Kids 0 Resources"), pdf_number(p, "Root Pages Kids 1 Resources"));
	EXPECT_AT("Root Pages Kids 0 Resources Font F0 Subtype", "/Type0");
	EXPECT_AT("Root Pages Kids 0 Resources Font F1 Subtype", "/Type0");
	EXPECT_AT("Root Pages Kids 0 Resources Font F2", "");
	EXPECT_AT("Root Pages Kids 0 Resources XObject Im0 Subtype", "/Image");
	EXPECT_AT("Root Pages Kids 0 Resources XObject Im1", "");
	hb_face_destroy(second->hb);
}
END_TEST

START_TEST(a_document_without_images_names_none)
{
	struct pdf *p = sample_write(&s);
	EXPECT_AT("Root Pages Kids 0 Resources", "<</Font<<>>>>");
}
END_TEST

static void pages(int n)
{
	while (s.pages->page.n < n)
		sample_page(&s);
}

START_TEST(up_to_64_pages_are_one_node)
{
	pages(64);
	struct pdf *p = sample_write(&s);
	EXPECT_AT("Root Pages Count", "64");
	EXPECT_AT("Root Pages Kids 63 Type", "/Page");
}
END_TEST

START_TEST(more_pages_are_a_tree)
{
	pages(65);
	struct pdf *p = sample_write(&s);
	EXPECT_AT("Root Pages Count", "65");
	EXPECT_AT("Root Pages Kids 0 Count", "64");
	EXPECT_AT("Root Pages Kids 1 Count", "1");
	EXPECT_AT("Root Pages Kids 1 Kids 0 StructParents", "64");
	EXPECT_AT("Root Pages Kids 2", "");
}
END_TEST

/* -- objects and cross-references ----------------------------------------------------------- */

START_TEST(all_objects_but_streams_are_packed)
{
	struct pdf *p = sample_write(&s);
	/* catalog, page tree, page, resources, information, structure tree, ParentTree, Document */
	ck_assert_int_eq(pdf_packed(p), 8);
	/* content, XMP, profile, object stream, cross-references */
	ck_assert_int_eq(pdf_objects(p), 8 + 5);
}
END_TEST

/* An object stream of 2,000 objects, and a second one. */
START_TEST(many_objects_fill_several_object_streams)
{
	for (int i = 0; i < 2100; i++)
		sample_rectangle(&s, sample_element(&s, ROLE_P), PT(1), PT(1));
	struct pdf *p = sample_write(&s);
	ck_assert_int_eq(pdf_packed(p), 2108);
	ck_assert_int_eq(pdf_objects(p), 2108 + 6);
	EXPECT_AT("Root StructTreeRoot K K 2099 K", "2099");
	struct buf full = {0};
	for (const char *at = s.file.v, *end = at + s.file.n; (at = memmem(at, (size_t)(end - at), "/Type/ObjStm/N ", 15));)
		buf_printf(&full, "%ld ", strtol(at += 15, NULL, 10));
	ck_assert_str_eq(buf_cstr(&full), "2000 108 ");
	buf_free(&full);
}
END_TEST

/* Offsets of one byte would do for the smallest files, which no PDF is; of three, for those above 64 KB. */
START_TEST(offsets_take_as_many_bytes_as_the_last_one_needs)
{
	struct pdf *p = sample_write(&s);
	EXPECT_AT("W", "[1 2 2]");
	EXPECT_AT("DecodeParms", "<</Predictor 12/Columns 5>>");
	unsigned char *noise = arena_alloc(s.arena, 70000);
	uint32_t x = 1;
	for (int i = 0; i < 70000; i++)
		noise[i] = (unsigned char)((x = x * 1664525 + 1013904223) >> 24);
	struct image m = {
	        .width = 70000, .height = 1, .components = 1, .depth = 8, .jpeg = true, .data = noise, .size = 70000};
	struct item *it = sample_item(&s, ITEM_IMAGE, NULL);
	it->w = it->h = PT(1);
	it->image = &m;
	p = sample_write(&s);
	EXPECT_AT("W", "[1 3 2]");
	EXPECT_AT("DecodeParms", "<</Predictor 12/Columns 6>>");
}
END_TEST

START_TEST(the_identifier_follows_from_the_bytes)
{
	char id[2][40];
	struct pdf *p = sample_write(&s);
	snprintf(id[0], sizeof(id[0]), "%s", pdf_at(p, "ID 0"));
	EXPECT_AT("ID 1", id[0]);
	ck_assert_uint_eq(strlen(id[0]), 34);
	p = sample_write(&s);
	EXPECT_AT("ID 0", id[0]);
	s.pages->title = "A tiTle";
	p = sample_write(&s);
	snprintf(id[1], sizeof(id[1]), "%s", pdf_at(p, "ID 0"));
	ck_assert_str_ne(id[0], id[1]);
	ck_assert_int_ne(strncmp(id[0] + 1, id[0] + 17, 16), 0);
}
END_TEST

static void expect_identity(const char *text, const char *expected)
{
	uint64_t id[2];
	identify(text, strlen(text), id);
	ck_assert_str_eq(arena_printf(s.arena, "%016llX %016llX", (unsigned long long)id[0], (unsigned long long)id[1]),
	                 expected);
}

/* Literal values, for they are the same on every machine. */
START_TEST(the_identifier_is_the_same_everywhere)
{
	expect_identity("", "256FC371AB81AFAB B49E347E240E17F3");
	expect_identity("a", "6A50BB7682F6224E FBDA917150EBA1A0");
	expect_identity("12345678", "AF809EEA98D0025E 9F651ADC381DD787");
	expect_identity("12345678a", "38A749985FBB043B 5EA2997A19FCAAC9");
	expect_identity("The quick brown fox jumps over the lazy dog", "CE3EF597AA511C1D 2DEC7E1D7DA154E4");
}
END_TEST

START_TEST(a_file_is_appended)
{
	struct buf out = {0};
	pdf_write(s.pages, &s.options, &s.file);
	buf_puts(&out, "before");
	pdf_write(s.pages, &s.options, &out);
	ck_assert_uint_eq(out.n, s.file.n + 6);
	ck_assert_mem_eq(out.v + 6, s.file.v, s.file.n);
	buf_free(&out);
}
END_TEST

/* What does not become smaller stays as it is. */
START_TEST(short_streams_are_not_deflated)
{
	struct pdf *p = sample_write(&s);
	EXPECT_AT("Root Pages Kids 0 Contents Filter", "");
	for (int i = 0; i < 50; i++)
		sample_rectangle(&s, NULL, PT(1), PT(1));
	p = sample_write(&s);
	EXPECT_AT("Root Pages Kids 0 Contents Filter", "/FlateDecode");
}
END_TEST

Suite *suite_pdf_file(void)
{
	Suite *suite = suite_create("pdf file");
	TCase *c = tcase_create("values");
	tcase_add_test(c, strings_escape_delimiters_and_carriage_returns);
	tcase_add_test(c, text_is_ascii_or_utf16);
	tcase_add_test(c, controls_are_not_ascii_text);
	tcase_add_test(c, names_escape_what_is_not_regular);
	tcase_add_test(c, numbers_and_references);
	tcase_add_test(c, hexadecimal_has_four_digits_for_a_unit);
	suite_add_tcase(suite, c);
	c = tcase_create("file");
	tcase_add_checked_fixture(c, open, done);
	tcase_add_test(c, boxes_of_a_page_without_bleed);
	tcase_add_test(c, the_trim_box_lies_inside_of_the_bleed);
	tcase_add_test(c, resources_are_shared_by_all_pages);
	tcase_add_test(c, a_document_without_images_names_none);
	tcase_add_test(c, up_to_64_pages_are_one_node);
	tcase_add_test(c, more_pages_are_a_tree);
	tcase_add_test(c, all_objects_but_streams_are_packed);
	tcase_add_test(c, many_objects_fill_several_object_streams);
	tcase_add_test(c, offsets_take_as_many_bytes_as_the_last_one_needs);
	tcase_add_test(c, the_identifier_follows_from_the_bytes);
	tcase_add_test(c, the_identifier_is_the_same_everywhere);
	tcase_add_test(c, a_file_is_appended);
	tcase_add_test(c, short_streams_are_not_deflated);
	suite_add_tcase(suite, c);
	return suite;
}

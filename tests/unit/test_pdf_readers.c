/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A document with every feature as other programs judge it: qpdf the file, MuPDF the drawing, poppler
 * fonts, text and tags.
 *
 * Run from the project's folder; PLATEN_TEST_PDF names a file to keep the document in.
 */
#include "pdf_showcase.h"
#include "scratch.h"

#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

Suite *suite_pdf_readers(void);

static char folder[SCRATCH];

static void keep(const struct buf *pdf, const char *path)
{
	FILE *f = fopen(path, "wb");
	ck_assert_ptr_nonnull(f);
	ck_assert_uint_eq(fwrite(pdf->v, 1, pdf->n, f), pdf->n);
	ck_assert_int_eq(fclose(f), 0);
}

/* Runs a command whose %s is the document; gives what it printed. */
static void run(const char *format, struct buf *out)
{
	struct buf command = {0};
	char bytes[4096], path[SCRATCH + 16];
	snprintf(path, sizeof(path), "%s/sample.pdf", folder);
	const char *at = strstr(format, "%s");
	buf_put(&command, format, (size_t)(at - format));
	buf_puts(&command, path);
	buf_puts(&command, at + 2);
	FILE *f = popen(buf_cstr(&command), "r");
	ck_assert_ptr_nonnull(f);
	for (size_t n; (n = fread(bytes, 1, sizeof(bytes), f)) > 0;)
		buf_put(out, bytes, n);
	int status = pclose(f);
	ck_assert_msg(status == 0, "%s: status %d: %s", buf_cstr(&command), status, buf_cstr(out));
	buf_free(&command);
}

static void make(void)
{
	struct showcase s;
	struct buf pdf = {0};
	char path[SCRATCH + 16];
	scratch_folder(folder);
	showcase_open(&s);
	showcase_fill(&s);
	showcase_write(&s, &pdf);
	snprintf(path, sizeof(path), "%s/sample.pdf", folder);
	keep(&pdf, path);
	if (getenv("PLATEN_TEST_PDF"))
		keep(&pdf, getenv("PLATEN_TEST_PDF"));
	buf_free(&pdf);
	showcase_close(&s);
}

static void clear(void)
{
	char path[SCRATCH + 16];
	snprintf(path, sizeof(path), "%s/sample.pdf", folder);
	unlink(path);
	rmdir(folder);
}

static void expect(struct buf *text, const char *part)
{
	ck_assert_msg(strstr(buf_cstr(text), part) != NULL, "'%s' is missing in:\n%s", part, buf_cstr(text));
}

START_TEST(file_is_sound)
{
	struct buf out = {0};
	run("qpdf --check %s 2>&1", &out);
	expect(&out, "No syntax or stream encoding errors");
	buf_free(&out);
}
END_TEST

START_TEST(pages_draw_without_complaint)
{
	struct buf out = {0};
	run("mutool draw -o /dev/null -F ppm %s 2>&1 | grep -iE 'warn|error' | grep -v 'ICC support' || true", &out);
	ck_assert_uint_eq(out.n, 0);
	buf_free(&out);
}
END_TEST

START_TEST(fonts_are_embedded_subset_and_unicode)
{
	struct buf out = {0};
	int fonts = 0;
	run("pdffonts %s | tail -n +3", &out);
	for (char *line = strtok((char *)(uintptr_t)buf_cstr(&out), "\n"); line; line = strtok(NULL, "\n"), fonts++)
		ck_assert_msg(strstr(line, "yes yes yes") != NULL, "%s", line);
	ck_assert_int_ge(fonts, 7);
	buf_free(&out);
}
END_TEST

START_TEST(text_comes_back_in_logical_order)
{
	struct buf out = {0};
	/* Marks of direction that pdftotext adds are no part of the text. It puts a colon between two
	   right-to-left words on the wrong side of a space, so the Arabic is looked for up to there. */
	run("pdftotext %s - | sed 's/\xE2\x80\xAA//g; s/\xE2\x80\xAB//g; s/\xE2\x80\xAC//g'", &out);
	expect(&out, "efficient office offers fifty affluent staff officers a fine waffle");
	expect(&out, "التسويق الرقمي وتقنية المعلومات");
	expect(&out, showcase_hebrew);
	expect(&out, showcase_hindi);
	expect(&out, showcase_thai);
	expect(&out, showcase_japanese);
	expect(&out, "TRACKED LABEL");
	buf_free(&out);
}
END_TEST

/* A justified line ends where layout says: 545 pt and the bleed from the left edge. */
START_TEST(text_is_drawn_as_it_was_measured)
{
	struct buf out = {0};
	run("pdftotext -bbox -l 1 %s - | grep -E 'Interna|notwithstand'", &out);
	for (char *line = strtok((char *)(uintptr_t)buf_cstr(&out), "\n"); line; line = strtok(NULL, "\n")) {
		const char *at = strstr(line, "xMax=\"");
		ck_assert_ptr_nonnull(at);
		double x = atof(at + 6);
		ck_assert_msg(x < 200 || (x > 553.49 && x < 553.52), "%s", line);
	}
	buf_free(&out);
}
END_TEST

START_TEST(tags_hold_the_text)
{
	struct buf out = {0};
	run("pdfinfo -struct-text %s", &out);
	expect(&out, "\"Scripts of the world\"");
	expect(&out, "TH:\n           /Scope /Column\n          \"Aspect\"");
	expect(&out, "\"Marketing\"");
	expect(&out, "/ListNumbering /Decimal");
	expect(&out, showcase_japanese);
	expect(&out, "\"Begun on one page\"\n    \"ended on another\"");
	ck_assert_ptr_null(strstr(buf_cstr(&out), "running foot"));
	buf_free(&out);
}
END_TEST

START_TEST(catalog_says_what_readers_ask)
{
	struct buf out = {0};
	run("pdfinfo -box %s", &out);
	expect(&out, "Title:           R&D <Übersicht>");
	expect(&out, "Tagged:          yes");
	expect(&out, "TrimBox:             8.50     8.50   603.78   850.39");
	buf_free(&out);
	out = (struct buf){0};
	run("qpdf --qdf --object-streams=disable %s - | strings", &out);
	expect(&out, "/DisplayDocTitle true");
	expect(&out, "/Duplex /DuplexFlipLongEdge");
	expect(&out, "/URI (https://example.org/a\\(b\\))");
	buf_free(&out);
}
END_TEST

START_TEST(same_pages_give_the_same_bytes)
{
	struct buf v[2] = {{0}, {0}};
	for (int i = 0; i < 2; i++) {
		struct showcase s;
		showcase_open(&s);
		showcase_fill(&s);
		showcase_write(&s, &v[i]);
		showcase_close(&s);
	}
	ck_assert_uint_eq(v[0].n, v[1].n);
	ck_assert_mem_eq(v[0].v, v[1].v, v[0].n);
	buf_free(&v[0]);
	buf_free(&v[1]);
}
END_TEST

/* A tree of pages, leaves of the ParentTree, and more than one object stream. */
START_TEST(many_pages_hold_together)
{
	struct showcase s;
	struct buf pdf = {0}, out = {0};
	char path[SCRATCH + 16];
	showcase_open(&s);
	for (int i = 0; i < 150; i++) {
		showcase_page(&s, NULL);
		for (int k = 0; k < 20; k++)
			showcase_block(&s, ROLE_P, "en", "A short line");
	}
	showcase_write(&s, &pdf);
	snprintf(path, sizeof(path), "%s/sample.pdf", folder);
	keep(&pdf, path);
	run("qpdf --check %s 2>&1", &out);
	expect(&out, "No syntax or stream encoding errors");
	buf_free(&pdf);
	buf_free(&out);
	showcase_close(&s);
}
END_TEST

Suite *suite_pdf_readers(void)
{
	Suite *suite = suite_create("pdf readers");
	TCase *c = tcase_create("readers");
	tcase_set_timeout(c, 60);
	tcase_add_checked_fixture(c, make, clear);
	tcase_add_test(c, file_is_sound);
	tcase_add_test(c, pages_draw_without_complaint);
	tcase_add_test(c, fonts_are_embedded_subset_and_unicode);
	tcase_add_test(c, text_comes_back_in_logical_order);
	tcase_add_test(c, text_is_drawn_as_it_was_measured);
	tcase_add_test(c, tags_hold_the_text);
	tcase_add_test(c, catalog_says_what_readers_ask);
	tcase_add_test(c, same_pages_give_the_same_bytes);
	tcase_add_test(c, many_pages_hold_together);
	suite_add_tcase(suite, c);
	return suite;
}

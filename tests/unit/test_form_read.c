/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is read of a filled form: names, values, /ID; and that damage is told. */
#include "folder.h"
#include "form_read.h"

Suite *suite_form_read(void);

/* -- files ---------------------------------------------------------------------------------- */

/* A PDF of these objects, the first of which is the catalog; "" ends them. */
static struct buf pdf_of(const char *const *object, const char *trailer)
{
	struct buf b = {0};
	size_t offset[20];
	int n = 0;
	buf_puts(&b, "%PDF-1.7\n");
	for (; *object[n]; n++) {
		offset[n] = b.n;
		buf_printf(&b, "%d 0 obj\n%s\nendobj\n", n + 1, object[n]);
	}
	size_t xref = b.n;
	buf_printf(&b, "xref\n0 %d\n0000000000 65535 f \n", n + 1);
	for (int i = 0; i < n; i++)
		buf_printf(&b, "%010zu 00000 n \n", offset[i]);
	buf_printf(&b, "trailer\n<</Size %d/Root 1 0 R%s>>\nstartxref\n%zu\n%%%%EOF\n", n + 1, trailer, xref);
	return b;
}

/* Reads the first `size` bytes as a file; 0: all. */
static struct form_reading *reading_of(struct folder *f, struct buf b, size_t size)
{
	const char *path = arena_printf(f->arena, "%s/form.pdf", f->path);
	FILE *out = fopen(path, "w");
	ck_assert_ptr_nonnull(out);
	if (b.n)
		fwrite(b.v, 1, size ? size : b.n, out);
	fclose(out);
	buf_free(&b);
	return form_read(f->arena, path);
}

static const char *const filled[] = {
        "<</Type/Catalog/Pages 2 0 R/AcroForm<</Fields[3 0 R 4 0 R 5 0 R 7 0 R 8 0 R]>>>>",
        "<</Type/Pages/Kids[]/Count 0>>",
        "<</FT/Tx/T(name)/V<FEFF004B006C006100720061>>>",
        "<</FT/Btn/T(systems-3)/V/4/Kids[<</AS/4>><</AS/Off>>]>>",
        "<</FT/Tx/T(p017)/Kids[6 0 R]>>",
        "<</T(q03)/Parent 5 0 R/V(yes)>>",
        "<</FT/Tx/T(blank)>>",
        "<</FT/Btn/T(systems-4)/Kids[<</AS/Off>>]>>",
        "",
};
static const char id[] = "/ID[<00FFab12><1234>]";

#define READ(file, size) \
	struct folder f; \
	folder_open(&f); \
	struct form_reading *r = reading_of(&f, file, size)

/* "name=Klara systems-3=4 ..."; a damaged file begins with "!". */
static const char *said(struct folder *f, const struct form_reading *r)
{
	const char *s = r->damaged ? "!" : "";
	for (int i = 0; i < r->values.n; i++)
		s = arena_printf(f->arena, "%s%s%s=%s", s, *s && *s != '!' ? " " : "", r->values.v[i].name,
		                 r->values.v[i].value);
	return s;
}

/* -- values --------------------------------------------------------------------------------- */

START_TEST(values_have_the_names_of_their_fields)
{
	READ(pdf_of(filled, id), 0);
	ck_assert(r->readable && r->has_form);
	ck_assert_ptr_null(r->why);
	ck_assert_str_eq(said(&f, r), "name=Klara systems-3=4 p017.q03=yes blank= systems-4=Off");
	ck_assert_str_eq(r->id, "00FFAB12");
	ck_assert_int_eq(r->values.v[1].kind, FORM_BUTTON);
	ck_assert_int_eq(r->values.v[2].kind, FORM_TEXT); /* of the field around it */
	folder_close(&f);
}
END_TEST

START_TEST(a_value_is_found_by_its_name)
{
	READ(pdf_of(filled, id), 0);
	ck_assert_str_eq(form_value(r, "systems-3"), "4");
	ck_assert_str_eq(form_value(r, "p017.q03"), "yes");
	ck_assert_ptr_null(form_value(r, "q03"));
	folder_close(&f);
}
END_TEST

/* The name of a state is any bytes (ISO 32000-1 7.3.5), and a text may say that it is UTF-8 (ISO 32000-2 7.9.2.2) and not be. */
START_TEST(values_are_utf_8)
{
	static const char *const object[] = {"<</Type/Catalog/Pages 2 0 R/AcroForm<</Fields[3 0 R 4 0 R]>>>>",
	                                     "<</Type/Pages/Kids[]/Count 0>>", "<</FT/Btn/T(a)/V/4#98k>>",
	                                     "<</FT/Tx/T(b)/V<EFBBBF41FF42>>>", ""};
	READ(pdf_of(object, id), 0);
	ck_assert_str_eq(form_value(r, "a"), "4\xEF\xBF\xBDk");
	ck_assert_str_eq(form_value(r, "b"), "A\xEF\xBF\xBD\x42");
	folder_close(&f);
}
END_TEST

/* As PDFium, pdf.js and PDFBox end them. */
START_TEST(lines_end_in_a_line_feed)
{
	static const char *const ends[] = {"\\r\\n", "\\r", "\\n"};
	for (int i = 0; i < COUNT_OF(ends); i++) {
		char field[80];
		snprintf(field, sizeof(field), "<</FT/Tx/T(a)/V(one%stwo%s)>>", ends[i], ends[i]);
		const char *const object[] = {"<</Type/Catalog/Pages 2 0 R/AcroForm<</Fields[3 0 R]>>>>",
		                              "<</Type/Pages/Kids[]/Count 0>>", field, ""};
		READ(pdf_of(object, id), 0);
		ck_assert_str_eq(form_value(r, "a"), "one\ntwo\n");
		folder_close(&f);
	}
}
END_TEST

START_TEST(a_pdf_without_fields_is_no_form)
{
	static const char *const plain[] = {"<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[]/Count 0>>", ""};
	READ(pdf_of(plain, ""), 0);
	ck_assert(r->readable && !r->has_form && !r->damaged);
	ck_assert_str_eq(r->id, "");
	folder_close(&f);
}
END_TEST

/* -- damage --------------------------------------------------------------------------------- */

static const struct {
	const char *field[3], *said, *why;
} damaged[] = {
        {{"<</T(a)/FT/Tx/V[1 2]>>", "null"}, "!a=", "the value of a field is neither a text nor a name"},
        {{"[1 2]", "null"}, "!", "a field is no dictionary"},
        {{"<</T(a)/Kids[4 0 R]>>", "<</T(b)/Kids[3 0 R]>>"}, "!", "fields stand too deep inside each other"},
        {{"<</T(a)/Kids[4 0 R 4 0 R]>>", "<</T(b)/Kids[3 0 R 3 0 R]>>"}, "!", "fields stand too deep inside each other"},
        {{"<</T(a)/FT/Tx/V(x) >", "null"}, "!", NULL},
};

START_TEST(damage_is_told)
{
	const char *const object[] = {"<</Type/Catalog/Pages 2 0 R/AcroForm<</Fields[3 0 R]>>>>",
	                              "<</Type/Pages/Kids[]/Count 0>>", damaged[_i].field[0], damaged[_i].field[1], ""};
	READ(pdf_of(object, id), 0);
	ck_assert(r->readable);
	ck_assert_str_eq(said(&f, r), damaged[_i].said);
	ck_assert_ptr_nonnull(r->why);
	if (damaged[_i].why)
		ck_assert_str_eq(r->why, damaged[_i].why);
	folder_close(&f);
}
END_TEST

/* Wherever a file ends too early, it is damaged or cannot be read. */
START_TEST(a_cut_file_is_never_whole)
{
	struct buf all = pdf_of(filled, id);
	const size_t n = all.n;
	buf_free(&all);
	for (size_t size = 1; size < n - 6; size += 13) {
		READ(pdf_of(filled, id), size);
		ck_assert_msg(!r->readable || r->damaged, "%zu of %zu bytes", size, n);
		ck_assert_ptr_nonnull(r->why);
		folder_close(&f);
	}
}
END_TEST

START_TEST(what_is_no_pdf_cannot_be_read)
{
	static const char *const text[] = {"", "no form\n", "%PDF-1.7\n"};
	struct buf b = {0};
	buf_puts(&b, text[_i]);
	READ(b, 0);
	ck_assert(!r->readable && !r->damaged);
	ck_assert_int_eq(r->values.n, 0);
	ck_assert_ptr_nonnull(r->why);
	folder_close(&f);
}
END_TEST

START_TEST(what_is_no_file_is_not_opened)
{
	struct folder f;
	folder_open(&f);
	ck_assert_int_eq(mkfifo(arena_printf(f.arena, "%s/pipe", f.path), 0600), 0);
	ck_assert_str_eq(form_read(f.arena, arena_printf(f.arena, "%s/pipe", f.path))->why, "it is no file");
	ck_assert_str_eq(form_read(f.arena, f.path)->why, "it is no file");
	ck_assert_str_eq(form_read(f.arena, arena_printf(f.arena, "%s/none", f.path))->why, "No such file or directory");
	folder_close(&f);
}
END_TEST

/* As PDFBox writes it. */
START_TEST(a_size_that_is_too_small_is_no_damage)
{
	struct buf whole = pdf_of(filled, id), b = {0};
	char *size = strstr(buf_cstr(&whole), "/Size 9");
	buf_put(&b, whole.v, (size_t)(size - whole.v));
	buf_puts(&b, "/Size 5");
	buf_puts(&b, size + 7);
	buf_free(&whole);
	READ(b, 0);
	ck_assert(!r->damaged);
	ck_assert_str_eq(form_value(r, "name"), "Klara");
	folder_close(&f);
}
END_TEST

Suite *suite_form_read(void)
{
	Suite *s = suite_create("form_read");
	TCase *t = tcase_create("form_read");
	tcase_add_test(t, values_have_the_names_of_their_fields);
	tcase_add_test(t, a_value_is_found_by_its_name);
	tcase_add_test(t, lines_end_in_a_line_feed);
	tcase_add_test(t, values_are_utf_8);
	tcase_add_test(t, a_pdf_without_fields_is_no_form);
	tcase_add_loop_test(t, damage_is_told, 0, COUNT_OF(damaged));
	tcase_add_test(t, a_cut_file_is_never_whole);
	tcase_add_loop_test(t, what_is_no_pdf_cannot_be_read, 0, 3);
	tcase_add_test(t, what_is_no_file_is_not_opened);
	tcase_add_test(t, a_size_that_is_too_small_is_no_damage);
	suite_add_tcase(s, t);
	return s;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Fonts: which face of a family is taken, what stands in for characters that it lacks, what a set
 * and a store keep, and the checksums. The families are those of fonts/fonts.yaml.
 */
#include "folder.h"
#include "paragraph.h"

Suite *suite_fonts(void);

/* -- the nearest face ----------------------------------------------------------------------- */

/* Slope counts first, then weight; of two that are as near the first in the list. */
static const struct {
	const char *family;
	int weight;
	bool italic;
	const char *file;
} faces[] = {
        {"sans", 400, false, "NotoSans-Regular.ttf"},      {"sans", 100, false, "NotoSans-Regular.ttf"},
        {"sans", 499, false, "NotoSans-Regular.ttf"},      {"sans", 500, false, "NotoSans-Regular.ttf"},
        {"sans", 501, false, "NotoSans-SemiBold.ttf"},     {"sans", 650, false, "NotoSans-SemiBold.ttf"},
        {"sans", 651, false, "NotoSans-Bold.ttf"},         {"sans", 800, false, "NotoSans-Bold.ttf"},
        {"sans", 801, false, "NotoSans-Black.ttf"},        {"sans", 400, true, "NotoSans-Italic.ttf"},
        {"sans", 550, true, "NotoSans-Italic.ttf"},        {"sans", 551, true, "NotoSans-BoldItalic.ttf"},
        {"sans", 900, true, "NotoSans-BoldItalic.ttf"},    {"mono", 900, true, "NotoSansMono-Regular.ttf"},
        {"hebrew", 551, false, "NotoSansHebrew-Bold.ttf"},
};

START_TEST(nearest_face)
{
	struct bench b;
	bench_open(&b, "en");
	const struct face_state *f =
	        fonts_face(b.fonts, faces[_i].family, faces[_i].weight, faces[_i].italic, (struct where){0});
	ck_assert_str_eq(f->pub.file, faces[_i].file);
	ck_assert_int_eq(diag_errors(b.diag), 0);
	bench_close(&b);
}
END_TEST

START_TEST(unknown_family)
{
	struct bench b;
	bench_open(&b, "en");
	ck_assert_ptr_null(fonts_face(b.fonts, "hebrw", 400, false, (struct where){0}));
	struct buf out = {0};
	diag_print(b.diag, DIAG_TEXT, false, &out);
	ck_assert_ptr_nonnull(strstr(buf_cstr(&out), "no font family 'hebrw'"));
	ck_assert_ptr_nonnull(strstr(buf_cstr(&out), "did you mean 'hebrew'?"));
	buf_free(&out);
	bench_close(&b);
}
END_TEST

/* Measures in font units, from the tables of Noto Sans and Noto Sans Thai. */
START_TEST(metrics)
{
	struct bench b;
	bench_open(&b, "en");
	const struct face *f = &fonts_face(b.fonts, "sans", 400, false, (struct where){0})->pub;
	ck_assert_int_eq(f->upem, 1000);
	ck_assert_int_eq(f->ascent, 1069);
	ck_assert_int_eq(f->descent, 293);
	ck_assert_int_eq(f->cap_height, 714);
	ck_assert_int_eq(f->x_height, 536);
	ck_assert(!f->is_cff);
	bench_close(&b);
}
END_TEST

/* -- stand-ins ------------------------------------------------------------------------------ */

/* The first of the family's fallbacks that has the character, in a weight that is near. */
static const struct {
	const char *family;
	int weight;
	uint32_t cp;
	const char *file; /* NULL: no font has it */
} fallbacks[] = {
        {"sans", 400, 0x5D0, "NotoSansHebrew-Regular.ttf"},
        {"sans", 700, 0x5D0, "NotoSansHebrew-Bold.ttf"},
        {"sans", 400, 0x627, "NotoSansArabic-Regular.ttf"},
        {"sans", 400, 0x915, "NotoSansDevanagari-Regular.ttf"},
        {"sans", 400, 0xE01, "NotoSansThai-Regular.ttf"},
        {"sans", 400, 0x60C5, "NotoSansCJK-Regular.ttf"},
        {"cjk", 400, 'a', "NotoSans-Regular.ttf"},
        {"cjk", 600, 'a', "NotoSans-SemiBold.ttf"},
        {"hebrew", 400, 'a', NULL},
        {"sans", 400, 0xE000, NULL},
        {"none", 400, 'a', NULL},
};

START_TEST(stand_ins)
{
	struct bench b;
	bench_open(&b, "en");
	for (int again = 0; again < 2; again++) { /* the second answer is remembered */
		const struct face_state *f =
		        fonts_fallback(b.fonts, fallbacks[_i].family, fallbacks[_i].weight, false, fallbacks[_i].cp);
		ck_assert_int_eq(f != NULL, fallbacks[_i].file != NULL);
		if (f)
			ck_assert_str_eq(f->pub.file, fallbacks[_i].file);
	}
	bench_close(&b);
}
END_TEST

/* A remembered answer is that of the same question only: 256 characters on, the next one of the place. */
START_TEST(answers_are_told_apart)
{
	struct bench b;
	bench_open(&b, "en");
	static const char sans[] = "sans", mono[] = "mono";
	ck_assert_str_eq(fonts_fallback(b.fonts, sans, 400, false, 0x5D0)->pub.file, "NotoSansHebrew-Regular.ttf");
	ck_assert_str_eq(fonts_fallback(b.fonts, sans, 700, false, 0x5D0)->pub.file, "NotoSansHebrew-Bold.ttf");
	ck_assert_ptr_null(fonts_fallback(b.fonts, sans, 700, false, 0xE0D0));
	ck_assert_str_eq(fonts_fallback(b.fonts, sans, 700, false, 0x5D0)->pub.file, "NotoSansHebrew-Bold.ttf");
	ck_assert_str_ne(fonts_fallback(b.fonts, sans, 400, false, 'a')->pub.file, "NotoSans-Regular.ttf");
	ck_assert_str_eq(fonts_fallback(b.fonts, mono, 400, false, 'a')->pub.file, "NotoSans-Regular.ttf");
	ck_assert_str_eq(fonts_fallback(b.fonts, mono, 400, true, 'a')->pub.file, "NotoSans-Italic.ttf");
	ck_assert_str_eq(fonts_fallback(b.fonts, mono, 400, false, 'a')->pub.file, "NotoSans-Regular.ttf");
	bench_close(&b);
}
END_TEST

/* -- sets and stores ------------------------------------------------------------------------ */

/* A set counts the faces in the order of their first use. */
START_TEST(faces_in_order_of_use)
{
	struct bench b;
	bench_open(&b, "en");
	struct face *const *used;
	ck_assert_int_eq(fonts_used(b.fonts, &used), 0);
	fonts_face(b.fonts, "hebrew", 400, false, (struct where){0});
	fonts_face(b.fonts, "sans", 700, false, (struct where){0});
	fonts_face(b.fonts, "hebrew", 400, false, (struct where){0});
	ck_assert_int_eq(fonts_used(b.fonts, &used), 2);
	ck_assert_str_eq(used[0]->file, "NotoSansHebrew-Regular.ttf");
	ck_assert_str_eq(used[1]->file, "NotoSans-Bold.ttf");
	ck_assert_int_eq(used[0]->index, 0);
	ck_assert_int_eq(used[1]->index, 1);
	bench_close(&b);
}
END_TEST

/* What a store holds is shared, and lives on when the set that opened it is closed. */
START_TEST(stores_keep_faces)
{
	struct bench b;
	bench_open(&b, "en");
	struct font_store *store = font_store_new(b.arena);
	struct font_set *first = fonts_open(b.root, b.arena, b.diag), *second = fonts_open(b.root, b.arena, b.diag);
	fonts_share(first, store);
	fonts_share(second, store);
	const struct face_state *bold = fonts_face(first, "sans", 700, false, (struct where){0}),
	                        *regular = fonts_face(first, "sans", 400, false, (struct where){0});
	hb_face_t *hb = hb_face_reference(regular->pub.hb); /* held, so that nothing new lies at their addresses */
	hb_font_t *font = hb_font_reference(regular->font);
	ck_assert_ptr_ne(bold->pub.hb, hb);
	fonts_close(first);
	const struct face_state *again = fonts_face(second, "sans", 400, false, (struct where){0});
	ck_assert_ptr_eq(again->pub.hb, hb);
	ck_assert_ptr_eq(again->font, font);
	ck_assert(face_has(again, 'a') && !face_has(again, 0x5D0));
	ck_assert_int_eq(again->pub.cap_height, 714);
	ck_assert_int_eq(again->pub.index, 0);
	/* Without the store a set opens the file itself. */
	ck_assert_ptr_ne(fonts_face(b.fonts, "sans", 400, false, (struct where){0})->pub.hb, hb);
	fonts_close(second);
	font_store_close(store);
	hb_font_destroy(font);
	hb_face_destroy(hb);
	bench_close(&b);
}
END_TEST

/* -- files ---------------------------------------------------------------------------------- */

static void copy_file(struct folder *f, const char *from, const char *to)
{
	char bytes[1 << 14];
	size_t n;
	folder_put(f, to, "");
	FILE *in = fopen(from, "rb"), *out = fopen(arena_printf(f->arena, "%s/%s", f->path, to), "wb");
	ck_assert(in && out);
	while ((n = fread(bytes, 1, sizeof(bytes), in)) > 0)
		ck_assert_uint_eq(fwrite(bytes, 1, n, out), n);
	fclose(in);
	fclose(out);
}

#define FAMILIES                                                                                                           \
	"families:\n  one:\n    faces:\n      - {file: one.otf}\n    fallback: [two]\n  two:\n    faces:\n      - {file: " \
	"two.ttf, weight: 700, italic: true}\n"

/* A file that is no font, or is missing, is reported once, where it is named; the others can be used. */
START_TEST(broken_files)
{
	struct folder f;
	folder_open(&f);
	folder_put(&f, "fonts/fonts.yaml", FAMILIES);
	copy_file(&f, "tests/fonts/name-keyed.otf", "fonts/one.otf");
	if (_i)
		folder_put(&f, "fonts/two.ttf", "no font");
	struct font_set *set = fonts_open(f.root, f.arena, f.diag);
	const struct face_state *one = fonts_face(set, "one", 900, true, (struct where){0});
	ck_assert_ptr_nonnull(one);
	ck_assert(one->pub.is_cff);
	ck_assert_int_eq(one->pub.weight, 400);
	ck_assert_ptr_null(fonts_face(set, "two", 400, false, (struct where){0}));
	ck_assert_ptr_null(fonts_face(set, "two", 400, false, (struct where){0}));
	ck_assert_ptr_null(fonts_fallback(set, "one", 400, false, 0x5D0));
	ck_assert_int_eq(diag_errors(f.diag), 1);
	ck_assert_str_eq(folder_said(&f), _i ? "fonts.yaml:8 missing-font" : "fonts.yaml:8 file-missing");
	fonts_close(set);
	folder_close(&f);
}
END_TEST

/* Gives a table of fonts/one.otf a name that nobody knows, so that the font lacks it. */
static void drop_table(struct folder *f, const char *tag)
{
	FILE *file = fopen(arena_printf(f->arena, "%s/fonts/one.otf", f->path), "r+b");
	char directory[512];
	ck_assert_ptr_nonnull(file);
	ck_assert_uint_eq(fread(directory, 1, sizeof(directory), file), sizeof(directory));
	const char *found = memmem(directory, sizeof(directory), tag, 4);
	ck_assert_ptr_nonnull(found);
	ck_assert_int_eq(fseek(file, found - directory + 3, SEEK_SET), 0);
	fputc('~', file);
	fclose(file);
}

/* Without an OS/2 table capitals and small letters have the usual height; without glyphs or outlines a file is
   no font. */
START_TEST(lacking_tables)
{
	static const struct {
		const char *tag, *said;
	} tables[] = {{"OS/2", ""}, {"CFF ", "fonts.yaml:2 missing-font"}, {"maxp", "fonts.yaml:2 missing-font"}};
	for (int i = 0; i < COUNT_OF(tables); i++) {
		struct folder f;
		folder_open(&f);
		folder_put(&f, "fonts/fonts.yaml", "families:\n  one: {faces: [{file: one.otf}]}\n");
		copy_file(&f, "tests/fonts/name-keyed.otf", "fonts/one.otf");
		drop_table(&f, tables[i].tag);
		struct font_set *set = fonts_open(f.root, f.arena, f.diag);
		const struct face_state *one = fonts_face(set, "one", 400, false, (struct where){0});
		ck_assert_str_eq(folder_said(&f), tables[i].said);
		ck_assert_int_eq(one != NULL, i == 0);
		if (one) {
			ck_assert_int_eq(one->pub.cap_height, 700);
			ck_assert_int_eq(one->pub.x_height, 500);
		}
		fonts_close(set);
		folder_close(&f);
	}
}
END_TEST

/* Overwrites two bytes of a table of fonts/one.otf. */
static void spoil(struct folder *f, const char *tag, long at, int value)
{
	FILE *file = fopen(arena_printf(f->arena, "%s/fonts/one.otf", f->path), "r+b");
	unsigned char directory[512];
	ck_assert_ptr_nonnull(file);
	ck_assert_uint_eq(fread(directory, 1, sizeof(directory), file), sizeof(directory));
	const unsigned char *found = memmem(directory, sizeof(directory), tag, 4);
	ck_assert_ptr_nonnull(found);
	long table = (long)found[8] << 24 | found[9] << 16 | found[10] << 8 | found[11];
	ck_assert_int_eq(fseek(file, table + at, SEEK_SET), 0);
	fputc(value >> 8, file);
	fputc(value & 0xFF, file);
	fclose(file);
}

static const struct face_state *open_spoiled(struct folder *f, const char *font, const char *tag, long at, int value)
{
	folder_open(f);
	folder_put(f, "fonts/fonts.yaml", "families:\n  one: {faces: [{file: one.otf}]}\n");
	copy_file(f, font, "fonts/one.otf");
	spoil(f, tag, at, value);
	return fonts_face(fonts_open(f->root, f->arena, f->diag), "one", 400, false, (struct where){0});
}

/* A font is refused with the reason, where its file is named. */
START_TEST(damaged_files)
{
	struct folder f;
	ck_assert_ptr_null(open_spoiled(&f, "tests/fonts/tiny.ttf", "head", 18, 1));
	ck_assert_str_eq(folder_log(&f),
	                 "fonts/fonts.yaml:2:24: error: the font fonts/one.otf is damaged: it has 1 units per em "
	                 "(head.unitsPerEm) of 16 to 16384 [damaged-font]\n"
	                 "     2 |   one: {faces: [{file: one.otf}]}\n"
	                 "       |                        ^\n"
	                 "       = hint: get the file anew from where the font comes from, or name another font here\n");
	folder_close(&f);
}
END_TEST

/* A damaged glyph counts when it is drawn; of a face the first one is told. Glyph 0 stands for it. */
START_TEST(damaged_glyphs)
{
	struct folder f;
	struct face_state *one = (struct face_state *)open_spoiled(&f, "tests/fonts/tiny.ttf", "glyf", 36, 3000);
	ck_assert_ptr_nonnull(one);
	ck_assert_uint_eq(face_checked(one, 1), 1);
	ck_assert_str_eq(folder_said(&f), "");
	ck_assert_uint_eq(face_checked(one, 2), 0);
	ck_assert_uint_eq(face_checked(one, 3), 0);
	ck_assert_uint_eq(face_checked(one, 4), 0);
	ck_assert_uint_eq(face_checked(one, 0xFFFFFFFF), 0);
	ck_assert_str_eq(folder_said(&f), "fonts.yaml:2 damaged-font");
	ck_assert_ptr_nonnull(strstr(folder_log(&f), "its glyph 2 has more contours than bytes"));
	/* Another output, which shares the file, tells of its own. */
	struct face_state other = *one;
	other.damaged = false;
	ck_assert_uint_eq(face_checked(&other, 4), 0);
	ck_assert_ptr_nonnull(strstr(folder_log(&f), "its tables ask for glyph 4, and it has 4 glyphs"));
	face_close(one);
	folder_close(&f);
}
END_TEST

/* A number that is not the face's comes from a font's rules. */
START_TEST(glyphs_that_there_are_not)
{
	struct folder f;
	struct face_state *one = (struct face_state *)open_spoiled(&f, "tests/fonts/tiny.ttf", "glyf", 36, 1);
	ck_assert_uint_eq(face_checked(one, 3), 3);
	ck_assert_uint_eq(face_checked(one, 4), 0);
	ck_assert_ptr_nonnull(strstr(folder_log(&f), "its tables ask for glyph 4, and it has 4 glyphs"));
	face_close(one);
	folder_close(&f);
}
END_TEST

/* In NotoSansArabic the coverage of the first lookup of GSUB has its count of glyphs at 692: more than there are bytes. */
START_TEST(tables_that_only_harfbuzz_refuses)
{
	struct folder f;
	struct face_state *one =
	        (struct face_state *)open_spoiled(&f, "fonts/NotoSansArabic-Regular.ttf", "GSUB", 692, 0xFFFF);
	ck_assert_ptr_nonnull(one);
	hb_buffer_t *buffer = hb_buffer_create();
	hb_buffer_add_utf8(buffer, "\xD8\xA8\xD8\xA8", -1, 0, -1);
	hb_buffer_guess_segment_properties(buffer);
	hb_shape(one->font, buffer, NULL, 0);
	face_look_after(one, true);
	ck_assert_ptr_nonnull(strstr(folder_log(&f), "its table 'GSUB' is not what it should be"));
	hb_buffer_destroy(buffer);
	face_close(one);
	folder_close(&f);
}
END_TEST

/* HarfBuzz does without a GPOS whose offsets leave it, or without what they point at. */
START_TEST(tables_that_harfbuzz_refuses)
{
	static const struct {
		const char *tag;
		long at;
		int value;
		const char *said;
	} tables[] = {{"GPOS", 0, 1, ""},
	              {"GPOS", 8, 0xFFF0, "fonts.yaml:2 damaged-font"},
	              {"GSUB", 8, 0xFFF0, "fonts.yaml:2 damaged-font"},
	              {"GDEF", 4, 0xFFF0, "fonts.yaml:2 damaged-font"}};
	for (int i = 0; i < COUNT_OF(tables); i++) {
		struct folder f;
		struct face_state *one = (struct face_state *)open_spoiled(&f, "fonts/NotoSansHebrew-Regular.ttf",
		                                                           tables[i].tag, tables[i].at, tables[i].value);
		ck_assert(!one == (i > 0));
		ck_assert_str_eq(folder_said(&f), tables[i].said);
		if (!one) {
			folder_close(&f);
			continue;
		}
		hb_buffer_t *buffer = hb_buffer_create();
		hb_buffer_add_utf8(buffer, "\xD7\x90\xD6\xB8", -1, 0, -1);
		hb_buffer_guess_segment_properties(buffer);
		hb_shape(one->font, buffer, NULL, 0);
		face_look_after(one, true);
		ck_assert_str_eq(folder_said(&f), tables[i].said);
		hb_buffer_destroy(buffer);
		face_close(one);
		folder_close(&f);
	}
}
END_TEST

START_TEST(lists_of_fonts_are_checked)
{
	static const struct {
		const char *yaml, *said;
	} lists[] = {{NULL, "platen: error file-missing"},
	             {"families: {}\n", ""},
	             {"families: [a]\n", "fonts.yaml:1 wrong-type"},
	             {"famlies: {}\n", "fonts.yaml:1 unknown-key"},
	             {"families: {a: {faces: [{weight: 400}]}}\n", "fonts.yaml:1 missing-key"},
	             {"families: {a: {faces: [{file: a, weight: 99}]}}\n", "fonts.yaml:1 out-of-range"}};
	for (int i = 0; i < COUNT_OF(lists); i++) {
		struct folder f;
		folder_open(&f);
		if (lists[i].yaml)
			folder_put(&f, "fonts/fonts.yaml", lists[i].yaml);
		struct font_set *set = fonts_open(f.root, f.arena, f.diag);
		ck_assert_str_eq(folder_said(&f), lists[i].said);
		fonts_close(set);
		folder_close(&f);
	}
}
END_TEST

#define ABC "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"

/* Each line of SHA256SUMS is one file; what is no such line is passed over. */
START_TEST(checksums)
{
	struct folder f;
	struct buf out = {0};
	folder_open(&f);
	folder_put(&f, "fonts/fonts.yaml", FAMILIES);
	folder_put(&f, "fonts/SHA256SUMS",
	           "# made by sha256sum\n" ABC "  a.ttf\n" ABC "  b.ttf\n\n" ABC "  \n" ABC "  d\n" ABC "  c.ttf");
	folder_put(&f, "fonts/d", "abc");
	folder_put(&f, "fonts/a.ttf", "abc");
	folder_put(&f, "fonts/b.ttf", "abd");
	struct font_set *set = fonts_open(f.root, f.arena, f.diag);
	fonts_verify(set, &out);
	ck_assert_str_eq(buf_cstr(&out), "ok       a.ttf\nCHANGED  b.ttf\nok       d\n");
	ck_assert_str_eq(folder_said(&f), "SHA256SUMS:3 font-checksum, SHA256SUMS:7 file-missing");
	ck_assert_ptr_nonnull(strstr(folder_log(&f), "SHA256SUMS:3:67"));
	buf_free(&out);
	fonts_close(set);
	folder_close(&f);
	folder_open(&f);
	folder_put(&f, "fonts/fonts.yaml", FAMILIES);
	set = fonts_open(f.root, f.arena, f.diag);
	fonts_verify(set, &out);
	ck_assert_str_eq(buf_cstr(&out), "");
	ck_assert_str_eq(folder_said(&f), "platen: error file-missing");
	buf_free(&out);
	fonts_close(set);
	folder_close(&f);
}
END_TEST

Suite *suite_fonts(void)
{
	Suite *suite = suite_create("fonts");
	TCase *c = tcase_create("fonts");
	tcase_add_loop_test(c, nearest_face, 0, COUNT_OF(faces));
	tcase_add_test(c, unknown_family);
	tcase_add_test(c, metrics);
	tcase_add_loop_test(c, stand_ins, 0, COUNT_OF(fallbacks));
	tcase_add_test(c, answers_are_told_apart);
	tcase_add_test(c, faces_in_order_of_use);
	tcase_add_test(c, stores_keep_faces);
	tcase_add_loop_test(c, broken_files, 0, 2);
	tcase_add_test(c, lacking_tables);
	tcase_add_test(c, damaged_files);
	tcase_add_test(c, damaged_glyphs);
	tcase_add_test(c, glyphs_that_there_are_not);
	tcase_add_test(c, tables_that_harfbuzz_refuses);
	tcase_add_test(c, tables_that_only_harfbuzz_refuses);
	tcase_add_test(c, lists_of_fonts_are_checked);
	tcase_add_test(c, checksums);
	suite_add_tcase(suite, c);
	return suite;
}

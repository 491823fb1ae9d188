/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Parts of CFF tables (Adobe Technical Note 5176): the numbers of a DICT, which font DICT a glyph has, what a top DICT
   and a Private DICT lead to. */
#include "hex.h"
#include "text/sfnt_cff.h"

#include <check.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

Suite *suite_sfnt_cff(void);

static struct arena *arena;
static struct sfnt f;

static void begin(void)
{
	arena = arena_new();
	f = (struct sfnt){.arena = arena};
}

static void finish(void) { arena_free(arena); }

#define BYTES(s) ((struct bytes){(const unsigned char *)(s), sizeof(s) - 1})

/* -- INDEX ----------------------------------------------------------------------------------- */

/* The objects of an INDEX at a byte, in hexadecimal digits with a slash behind each, and where it ends; or what is said. */
static const char *index_of(struct bytes table, size_t at)
{
	struct cff_index x;
	const char *all = "";
	f.why = NULL;
	if (!cff_read_index(&f, table, at, "names", &x))
		return f.why;
	for (int i = 0; i < x.n; i++) {
		struct bytes b = cff_object(&x, i);
		for (size_t k = 0; k < b.n; k++)
			all = arena_printf(arena, "%s%02X", all, b.v[k]);
		all = arena_printf(arena, "%s/", all);
	}
	return arena_printf(arena, "%s%zu", all, x.end);
}

#define WITHIN "its table 'CFF ' ends within its names"
#define MISPLACED(i) "entry " i " of the names of its table 'CFF ' is out of place"

static const struct {
	const char *table;
	size_t at;
	const char *objects;
} indexes[] = {
        {"0000", 0, "2"},
        {"FF 0000", 1, "3"},
        {"0002 01 01 02 04 AABBCC", 0, "AA/BBCC/9"},
        {"0002 02 0001 0001 0003 AABB", 0, "/AABB/11"},
        {"FFFF 0001 03 000001 000002 AA", 2, "AA/12"},
        {"0001 04 00000001 00000001", 0, "/11"},
        {"0001 01 01 02 AA BB", 0, "AA/6"},
        {"00", 0, "its table 'CFF ' ends before its names"},
        {"0000", 1, "its table 'CFF ' ends before its names"},
        {"0000", 3, "its table 'CFF ' ends before its names"},
        {"0001", 0, WITHIN},
        {"0001 00 01 02 AA", 0, WITHIN},
        {"0001 05 0000000001 0000000002 AA", 0, WITHIN},
        {"0001 01 01", 0, WITHIN},
        {"0001 01 02 02 AA", 0, MISPLACED("0")},
        {"0001 01 00 02 AA", 0, MISPLACED("0")},
        {"0001 01 01 00 AA", 0, MISPLACED("1")},
        {"0001 01 01 03 AA", 0, MISPLACED("1")},
        {"0002 01 01 03 02 AABB", 0, MISPLACED("2")},
        {"0001 04 00000001 80000002 AA", 0, MISPLACED("1")},
};

START_TEST(lists_of_objects)
{
	ck_assert_str_eq(index_of(hex(arena, indexes[_i].table), indexes[_i].at), indexes[_i].objects);
}
END_TEST

START_TEST(no_part_of_a_list_is_whole)
{
	static const char *const whole[] = {"0002 01 01 02 04 AABBCC", "0002 02 0001 0001 0003 AABB",
	                                    "0001 04 00000001 00000002 AA"};
	for (int i = 0; i < COUNT_OF(whole); i++) {
		struct bytes table = hex(arena, whole[i]);
		for (size_t n = 0; n < table.n; n++) {
			f.why = NULL;
			ck_assert(!cff_read_index(&f, (struct bytes){table.v, n}, 0, "names", &(struct cff_index){0}));
		}
	}
}
END_TEST

/* -- charset --------------------------------------------------------------------------------- */

/* Which glyph has the name of a number; formats 1 and 2 say how many follow. */
static const struct {
	const char *table;
	int glyphs;
	unsigned sid;
	int gid;
} charsets[] = {
        {"00 0001 0005 0003", 4, 1, 1},
        {"00 0001 0005 0003", 4, 5, 2},
        {"00 0001 0005 0003", 4, 3, 3},
        {"00 0001 0005 0003", 4, 2, -1},
        {"00 0001 0005 0003", 3, 3, -1},
        {"00 0001 0005", 4, 3, -1},
        {"01 0005 02 0001 00", 5, 5, 1},
        {"01 0005 02 0001 00", 5, 7, 3},
        {"01 0005 02 0001 00", 5, 8, -1},
        {"01 0005 02 0001 00", 5, 4, -1},
        {"01 0005 02 0001 00", 5, 1, 4},
        {"01 0005 02", 3, 7, -1},
        {"01 0005 02", 3, 6, 2},
        {"02 0005 0001 0100 0101", 300, 6, 2},
        {"02 0005 0001 0100 0101", 300, 0x100, 3},
        {"02 0005 0001 0100 0101", 300, 0x201, 260},
        {"02 0005 0001 0100 0101", 300, 0x202, -1},
        {"03 0005 0001", 300, 5, -1},
        {"", 300, 5, -1},
};

START_TEST(glyphs_are_found_by_their_names)
{
	struct cff cff = {.v = hex(arena, arena_printf(arena, "FFFFFF %s", charsets[_i].table)), .charset = 3};
	f.cff = &cff;
	f.glyphs = charsets[_i].glyphs;
	ck_assert_int_eq(cff_find_sid(&f, charsets[_i].sid), charsets[_i].gid);
}
END_TEST

/* Charset 0 is that of Adobe's 228 Latin letters; 1 and 2, of capitals that are experts', have none of them. */
START_TEST(charsets_that_every_reader_knows)
{
	struct cff cff = {.charset = 0};
	f.cff = &cff;
	f.glyphs = 300;
	ck_assert_int_eq(cff_find_sid(&f, 1), 1);
	ck_assert_int_eq(cff_find_sid(&f, 228), 228);
	ck_assert_int_eq(cff_find_sid(&f, 229), -1);
	f.glyphs = 34;
	ck_assert_int_eq(cff_find_sid(&f, 33), 33);
	ck_assert_int_eq(cff_find_sid(&f, 34), -1);
	cff.charset = 1;
	ck_assert_int_eq(cff_find_sid(&f, 1), -1);
	cff.charset = 2;
	ck_assert_int_eq(cff_find_sid(&f, 1), -1);
}
END_TEST

/* -- DICT ----------------------------------------------------------------------------------- */

/* Operands before defaultWidthX, the operator 20; those of the first lines are the examples of the note (tables 3 to 5). */
static const struct {
	struct bytes operand;
	double value;
} numbers[] = {
        {BYTES("\x8B"), 0},
        {BYTES("\xEF"), 100},
        {BYTES("\x27"), -100},
        {BYTES("\xFA\x7C"), 1000},
        {BYTES("\xFE\x7C"), -1000},
        {BYTES("\x1C\x27\x10"), 10000},
        {BYTES("\x1C\xD8\xF0"), -10000},
        {BYTES("\x1D\x00\x01\x86\xA0"), 100000},
        {BYTES("\x1D\xFF\xFE\x79\x60"), -100000},
        {BYTES("\x1E\xE2\xA2\x5F"), -2.25},
        {BYTES("\x1E\x0A\x14\x05\x41\xC3\xFF"), 0.140541E-3},
        /* the ends of what one and two bytes say */
        {BYTES("\x20"), -107},
        {BYTES("\xF6"), 107},
        {BYTES("\xF7\x00"), 108},
        {BYTES("\xFA\xFF"), 1131},
        {BYTES("\xFB\x00"), -108},
        {BYTES("\xFE\xFF"), -1131},
        /* real numbers */
        {BYTES("\x1E\x7F"), 7},
        {BYTES("\x1E\x12\x3F"), 123},
        {BYTES("\x1E\x12\xA3\x4F"), 12.34},
        {BYTES("\x1E\x1B\x2F"), 100},
        {BYTES("\x1E\x1B\x12\xFF"), 1e12},
        {BYTES("\x1E\xE5\xC1\xFF"), -0.5},
        {BYTES("\x8C\x8D"), 2}, /* the last one counts */
        {BYTES(""), -1},        /* none */
};

START_TEST(numbers_of_a_dict)
{
	struct cff_dict d;
	unsigned char dict[20];
	size_t n = numbers[_i].operand.n;
	memcpy(dict, numbers[_i].operand.v, n);
	dict[n] = 20;
	ck_assert(cff_read_dict(&f, (struct bytes){dict, n + 1}, &d));
	ck_assert_double_eq_tol(d.default_width, numbers[_i].value, 1e-15 + fabs(numbers[_i].value) * 1e-12);
}
END_TEST

static const struct {
	struct bytes dict;
	bool good;
} dicts[] = {
        {BYTES(""), true},
        {BYTES("\x8B\x14"), true},
        {BYTES("\x8B"), true},                             /* an operand that nobody takes */
        {BYTES("\xF7"), false},                            /* within a number */
        {BYTES("\x1C\x01"), false},                        /* within a number */
        {BYTES("\x1E\x12"), false},                        /* a real number without its end */
        {BYTES("\x1E\xD1\xFF\x14"), false},                /* nibble 13 means nothing */
        {BYTES("\xFF\x14"), false},                        /* nor does byte 255 */
        {BYTES("\x16\x14"), false},                        /* nor 22 */
        {BYTES("\x0C"), false},                            /* half an operator */
        {BYTES("\x8B\x8B\x8B\x8B\x8B\x8B\x0C\x07"), true}, /* FontMatrix */
        {BYTES("\x8B\x8B\x8B\x8B\x8B\x0C\x07"), false},
        {BYTES("\x8B\x8B\x8B\x8B\x8B\x8B\x8B\x0C\x07"), false},
};

START_TEST(damaged_dicts_are_refused)
{
	struct cff_dict d;
	ck_assert_int_eq(cff_read_dict(&f, dicts[_i].dict, &d), dicts[_i].good);
}
END_TEST

START_TEST(a_dict_has_48_operands_at_most)
{
	struct cff_dict d;
	unsigned char dict[50];
	memset(dict, 0x8B, sizeof(dict));
	dict[48] = 20;
	ck_assert(cff_read_dict(&f, (struct bytes){dict, 49}, &d));
	dict[48] = 0x8B;
	dict[49] = 20;
	ck_assert(!cff_read_dict(&f, (struct bytes){dict, 50}, &d));
}
END_TEST

START_TEST(what_a_dict_says)
{
	struct cff_dict d;
	ck_assert(cff_read_dict(&f, BYTES("\x8C\x0F\x8D\x10\x8E\x11\x8F\x90\x12\x91\x13\x92\x14\x93\x15\x94\x0C\x06"), &d));
	ck_assert(d.charset == 1 && d.encoding == 2 && d.charstrings == 3 && d.has_private);
	ck_assert(d.private_size == 4 && d.private_at == 5 && d.subrs == 6);
	ck_assert(d.default_width == 7 && d.nominal_width == 8 && d.charstring_type == 9);
	ck_assert(!d.has_ros && !d.has_matrix);
	ck_assert(cff_read_dict(&f, BYTES("\x8B\x8B\x8B\x0C\x1E\x8C\x0C\x24\x8D\x0C\x25\x8B\x12"), &d));
	ck_assert(d.has_ros && d.font_dicts == 1 && d.select == 2);
	ck_assert(!d.has_private && d.charstring_type == 2);
}
END_TEST

/* -- FDSelect ------------------------------------------------------------------------------- */

static const char *dicts_of(struct bytes select, int glyphs)
{
	struct cff c = {.select = select};
	const char *all = "";
	for (int gid = 0; gid < glyphs; gid++)
		all = arena_printf(arena, "%s%d", all, cff_dict_of(&c, gid));
	return all;
}

START_TEST(a_glyph_has_the_dict_of_its_byte_or_range)
{
	ck_assert_str_eq(dicts_of(BYTES("\0\1\0\2"), 3), "102");
	ck_assert_str_eq(dicts_of(BYTES("\3\0\3\0\0\0\0\2\1\0\5\2\0\10"), 8), "00111222");
	ck_assert_str_eq(dicts_of(BYTES("\3\0\1\0\0\3\0\4"), 4), "3333");
	ck_assert_str_eq(dicts_of((struct bytes){0}, 2), "00");
}
END_TEST

/* cid-keyed.otf has six glyphs and two font DICTs; its FDSelect is written anew over a string that is not read. */
static const struct {
	struct bytes select;
	bool good;
} selects[] = {
        {BYTES("\0\0\1\1\1\1\1"), true},
        {BYTES("\0\0\1\1\1\1\2"), false}, /* there is no third DICT */
        {BYTES("\3\0\2\0\0\0\0\1\1\0\6"), true},
        {BYTES("\3\0\1\0\0\1\0\6"), true},
        {BYTES("\3\0\2\0\0\0\0\1\2\0\6"), false}, /* there is no third DICT */
        {BYTES("\3\0\6\0\0\0\0\1\1\0\2\0\0\3\1\0\4\0\0\5\1\0\6"), true},
        {BYTES("\3\0\6\0\0\0\0\1\1\0\2\0\0\3\1\0\4\0\0\5\2\0\6"), false}, /* the sixth has a third DICT */
        {BYTES("\3\0\0\0\0\1\0\6"), false},                               /* no range */
        {BYTES("\3\0\1\0\1\1\0\6"), false},                               /* the first glyph has none */
        {BYTES("\3\0\2\0\0\0\0\0\1\0\6"), false},                         /* an empty range */
        {BYTES("\3\0\1\0\0\1\0\5"), false},                               /* the last glyph has none */
        {BYTES("\3\0\1\0\0\1\0\7"), false},                               /* there is no seventh glyph */
        {BYTES("\1\0\1\0\0\1\0\6"), false},                               /* no such format */
};

START_TEST(each_glyph_has_a_dict)
{
	static unsigned char font[1 << 14];
	FILE *in = fopen("tests/fonts/cid-keyed.otf", "rb");
	ck_assert_ptr_nonnull(in);
	size_t n = fread(font, 1, sizeof(font), in), cff = 260;
	fclose(in);
	unsigned char *string = memmem(font, n, "Copyright", 9), *operand = memmem(font, n, "\xF7\xEA\x0C\x25", 4);
	ck_assert(string && operand && !memcmp(font + cff, "\1\0\4", 3));
	operand[1] = (unsigned char)((size_t)(string - font) - cff - 108);
	memcpy(string, selects[_i].select.v, selects[_i].select.n);
	bool good = font_check(&f, arena, font, n);
	ck_assert_str_eq(good ? "" : f.why, selects[_i].good ? "" : "the FDSelect of its table 'CFF ' is damaged");
}
END_TEST

/* -- a top DICT with other places ------------------------------------------------------------ */

static unsigned char font[1 << 15];
static size_t font_size, cff_at, cff_size;

/* name-keyed.otf; its table 'CFF ' is the last one. Its top DICT has the name, the box, the charset and the Private
   DICT of the font, in this order; the first two are not read. */
static unsigned char *name_keyed(void)
{
	FILE *in = fopen("tests/fonts/name-keyed.otf", "rb");
	ck_assert_ptr_nonnull(in);
	font_size = fread(font, 1, sizeof(font), in);
	fclose(in);
	unsigned char *entry = memmem(font, 300, "CFF ", 4);
	ck_assert_ptr_nonnull(entry);
	cff_at = u32_at(entry + 8);
	cff_size = u32_at(entry + 12);
	unsigned char *top = memmem(font + cff_at, 100, "\xF8\x2C\x02\x3D\xFB\x85\xFA\x54\xFA\x44\x05\xF7\x80\x0F\x8B", 15);
	ck_assert_ptr_nonnull(top);
	return top;
}

static const char *said(void) { return font_check(&f, arena, font, font_size) ? "" : f.why; }

/* Each lies at the very end of the table. Format 0 lists codes, 1 lists ranges of two bytes; with the highest bit
   supplements of three bytes follow. */
static const struct {
	struct bytes encoding;
	bool good;
} encodings[] = {
        {BYTES("\0\2\1\2"), true},       {BYTES("\0\3\1\2"), false}, /* a code is missing */
        {BYTES("\0\0"), true},           {BYTES("\0"), false},
        {BYTES("\1\2\1\1\1\1"), true},   {BYTES("\1\2\1\1\1"), false}, /* half of a range is missing */
        {BYTES("\2\0\0\0"), false},                                    /* no such format */
        {BYTES("\x80\1\1\0"), true},     {BYTES("\x80\1\1"), false},   /* how many supplements? */
        {BYTES("\x80\0\1\1\0\1"), true}, {BYTES("\x80\0\2\1\0\1"), false},
        {BYTES("\x80\0\1\1\0"), false},  {BYTES("\x81\1\1\1\1\1\0\1"), true},
        {BYTES("\x82\0\0\0"), false},
};

START_TEST(encodings_end_where_the_table_does)
{
	unsigned char *top = name_keyed();
	struct bytes e = encodings[_i].encoding;
	size_t at = cff_size - e.n;
	memcpy(top, (unsigned char[]){0x1C, (unsigned char)(at >> 8), (unsigned char)at, 0x10}, 4);
	memset(top + 4, 0x8B, 6);
	memcpy(font + cff_at + at, e.v, e.n);
	ck_assert_str_eq(said(), encodings[_i].good ? "" : "the encoding of its table 'CFF ' is damaged");
}
END_TEST

START_TEST(a_charset_may_be_one_that_every_reader_knows)
{
	for (unsigned charset = 0; charset <= 2; charset++) {
		unsigned char *top = name_keyed();
		memcpy(top + 11, (unsigned char[]){0x8B, (unsigned char)(0x8B + charset), 0x0F}, 3);
		ck_assert_str_eq(said(), "");
	}
}
END_TEST

#define OTHER_SIZES(upem) \
	"the FontMatrix of its table 'CFF ' and its " upem " units per em (head.unitsPerEm) say different sizes"

/* 1E-3 and 2E-3 as real numbers. */
static const struct {
	const char *across, *down;
	int upem;
	const char *said;
} matrices[] = {
        {"\x1E\x1C\x3F", "\x1E\x1C\x3F", 1000, ""},
        {"\x1E\x2C\x3F", "\x1E\x2C\x3F", 500, ""},
        {"\x1E\x2C\x3F", "\x1E\x2C\x3F", 1000, OTHER_SIZES("1000")},
        {"\x1E\x1C\x3F", "\x1E\x2C\x3F", 1000, OTHER_SIZES("1000")},
        {"\x1E\x2C\x3F", "\x1E\x1C\x3F", 1000, OTHER_SIZES("1000")},
        {"\x1E\x1C\x3F", "\x1E\x1C\x3F", 500, OTHER_SIZES("500")},
};

/* The matrix takes the place of the charset, too: the glyphs have the names of Adobe's Latin letters then. */
START_TEST(a_matrix_says_the_units_of_an_em)
{
	unsigned char *top = name_keyed(), *head = memmem(font, 300, "head", 4);
	memcpy(top, "\x8B\x02", 2);
	memset(top + 2, 0x8B, 10);
	memcpy(top + 2, matrices[_i].across, 3);
	memcpy(top + 7, matrices[_i].down, 3);
	memcpy(top + 12, "\x0C\x07", 2);
	unsigned char *upem = font + u32_at(head + 8) + 18;
	upem[0] = (unsigned char)(matrices[_i].upem >> 8);
	upem[1] = (unsigned char)matrices[_i].upem;
	ck_assert_str_eq(said(), matrices[_i].said);
}
END_TEST

/* -- the Private DICT ------------------------------------------------------------------------ */

/* It is written over a string that is not read; returns its first byte. */
static unsigned char *put_private(struct bytes dict)
{
	unsigned char *top = name_keyed(), *string = memmem(font + cff_at, 1000, "Noto Sans Regular", 17);
	ck_assert_ptr_nonnull(string);
	size_t at = (size_t)(string - font) - cff_at;
	memcpy(top + 14, (unsigned char[]){(unsigned char)(0x8B + dict.n), 0x1C, 0, (unsigned char)at}, 4);
	memcpy(string, dict.v, dict.n);
	return string;
}

/* Its defaultWidthX (operator 20) is the width of glyphs that say none; nominalWidthX (21) is added to what they say. */
static const struct {
	struct bytes dict;
	const char *charstring;
	unsigned width;
} widths[] = {
        {BYTES(""), "\x0E", 0},           {BYTES(""), "\xEB\x0E", 96},
        {BYTES("\xEF\x14"), "\x0E", 100}, {BYTES("\xEF\x14"), "\xEB\x0E", 96},
        {BYTES("\xEF\x15"), "\x0E", 0},   {BYTES("\xEF\x15"), "\xEB\x0E", 196},
};

START_TEST(glyphs_have_the_widths_of_their_dict)
{
	enum { GLYPH = 2 };
	put_private(widths[_i].dict);
	unsigned char *hmtx = memmem(font, 300, "hmtx", 4), *hhea = memmem(font, 300, "hhea", 4);
	memcpy(font + u32_at(hhea + 8) + 10, "\xFF\xFF", 2); /* the widest glyph may have any width */
	ck_assert_str_eq(said(), "");
	struct bytes glyph = cff_object(&f.cff->chars, GLYPH);
	memcpy(font + (glyph.v - font), widths[_i].charstring, 2);
	for (unsigned other = 0; other < 2; other++) {
		unsigned char *width = font + u32_at(hmtx + 8) + (size_t)4 * GLYPH;
		width[0] = 0;
		width[1] = (unsigned char)(widths[_i].width + 50 * other);
		ck_assert_str_eq(said(), "");
		ck_assert_int_eq(font_check_glyph(&f, GLYPH), !other);
	}
}
END_TEST

/* Subroutines (operator 19) are counted from the first byte of the DICT; 0 of them are two bytes. */
static const struct {
	struct bytes dict;
	const char *said;
} privates[] = {
        {BYTES("\x8D\x13\0\0"), ""},
        {BYTES("\x8E\x13!\0\0"), ""},
        {BYTES("\x8B\x13\xFF\xFF"), ""}, /* none */
        {BYTES("\x8D\x13\xFF\xFF"), "its table 'CFF ' ends within its subroutines"},
        {BYTES("\x1C\x7F\x00\x13"), "a Private DICT of its table 'CFF ' is damaged"}, /* behind the table */
        {BYTES("\x8A\x13\0\0"), "a Private DICT of its table 'CFF ' is damaged"},     /* before the DICT */
};

START_TEST(subroutines_are_counted_from_their_dict)
{
	unsigned char *top;
	put_private(privates[_i].dict);
	top = memmem(font + cff_at, 100, "\xF7\x80\x0F", 3);
	top[3] = (unsigned char)(0x8B + (privates[_i].dict.v[0] == 0x1C ? 4 : 2));
	ck_assert_str_eq(said(), privates[_i].said);
}
END_TEST

Suite *suite_sfnt_cff(void)
{
	Suite *suite = suite_create("sfnt_cff");
	TCase *c = tcase_create("sfnt_cff");
	tcase_add_checked_fixture(c, begin, finish);
	tcase_add_loop_test(c, lists_of_objects, 0, COUNT_OF(indexes));
	tcase_add_test(c, no_part_of_a_list_is_whole);
	tcase_add_loop_test(c, glyphs_are_found_by_their_names, 0, COUNT_OF(charsets));
	tcase_add_test(c, charsets_that_every_reader_knows);
	tcase_add_loop_test(c, numbers_of_a_dict, 0, COUNT_OF(numbers));
	tcase_add_loop_test(c, damaged_dicts_are_refused, 0, COUNT_OF(dicts));
	tcase_add_test(c, a_dict_has_48_operands_at_most);
	tcase_add_test(c, what_a_dict_says);
	tcase_add_test(c, a_glyph_has_the_dict_of_its_byte_or_range);
	tcase_add_loop_test(c, each_glyph_has_a_dict, 0, COUNT_OF(selects));
	tcase_add_loop_test(c, encodings_end_where_the_table_does, 0, COUNT_OF(encodings));
	tcase_add_test(c, a_charset_may_be_one_that_every_reader_knows);
	tcase_add_loop_test(c, a_matrix_says_the_units_of_an_em, 0, COUNT_OF(matrices));
	tcase_add_loop_test(c, glyphs_have_the_widths_of_their_dict, 0, COUNT_OF(widths));
	tcase_add_loop_test(c, subroutines_are_counted_from_their_dict, 0, COUNT_OF(privates));
	suite_add_tcase(suite, c);
	return suite;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The tables that join letters and move them: versions, lists, kinds of lookups and their formats. */
#include "hex.h"

Suite *suite_sfnt_layout(void);

static struct arena *arena;

static void begin(void) { arena = arena_new(); }
static void finish(void) { arena_free(arena); }

static const char *said_of(const char *tag, struct bytes table)
{
	const unsigned char *t = (const unsigned char *)tag;
	struct sfnt f = font_of(arena, SFNT_TAG(t[0], t[1], t[2], t[3]), table);
	bool good = sfnt_check_layout(&f);
	ck_assert_int_eq(good, !f.why);
	return good ? "" : f.why;
}

/* -- GSUB and GPOS -------------------------------------------------------------------------- */

/* One script, one feature, and one lookup at 18 with one subtable at 26, whose coverage stands behind it. */
#define LISTS "0001 0000 000A 000C 000E 0001 0001 0001 0004 "
#define PLAIN LISTS "0001 0000 0001 0008 0001 0006 0000 0001"
/* Kind 7 of GSUB and 9 of GPOS: the subtable, of kind 1, stands further behind. */
#define FAR(kind) LISTS kind " 0000 0001 0008 0001 0001 00000008 0001 0006 0000 0001"

START_TEST(no_part_of_a_table_is_whole)
{
	static const char *const tables[][2] = {
	        {"GSUB", PLAIN}, {"GPOS", PLAIN}, {"GSUB", FAR("0007")}, {"GPOS", FAR("0009")}};
	const char *tag = tables[_i][0];
	struct bytes table = hex(arena, tables[_i][1]);
	ck_assert_str_eq(said_of(tag, table), "");
	for (size_t n = 0; n < table.n; n++)
		ck_assert_str_ne(said_of(tag, (struct bytes){table.v, n}), "");
}
END_TEST

/* Of each kind of lookup, the formats that are taken; kind 0 and one behind the last are none. */
static const char *formats_of(const char *tag, unsigned kinds)
{
	const char *all = "";
	for (unsigned kind = 0; kind <= kinds + 1; kind++) {
		all = arena_printf(arena, "%s%s", all, kind ? " " : "");
		for (unsigned format = 0; format < 5; format++) {
			struct bytes table = hex(arena, PLAIN);
			put_u16(table, 18, kind);
			put_u16(table, 26, format);
			all = *said_of(tag, table) ? all : arena_printf(arena, "%s%u", all, format);
		}
	}
	return all;
}

START_TEST(each_kind_has_its_formats)
{
	ck_assert_str_eq(formats_of("GSUB", 8), " 12 1 1 1 123 123  1 ");
	ck_assert_str_eq(formats_of("GPOS", 9), " 12 12 1 1 1 1 123 123  ");
}
END_TEST

/* A subtable stands for glyphs in one of two formats; format 3 of contexts has them elsewhere. */
static const struct {
	const char *tag;
	unsigned kind, format, coverage, offset;
	bool good;
} coverages[] = {
        {"GSUB", 1, 1, 1, 6, true},  {"GSUB", 1, 1, 2, 6, true},   {"GSUB", 1, 1, 0, 6, false},  {"GSUB", 1, 1, 3, 6, false},
        {"GSUB", 1, 1, 1, 0, false}, {"GSUB", 1, 1, 1, 7, false},  {"GSUB", 5, 2, 1, 0, false},  {"GSUB", 5, 3, 1, 0, true},
        {"GSUB", 6, 3, 1, 0, true},  {"GSUB", 6, 2, 1, 99, false}, {"GPOS", 7, 3, 1, 0, true},   {"GPOS", 8, 3, 1, 0, true},
        {"GPOS", 7, 2, 1, 0, false}, {"GPOS", 8, 1, 1, 0, false},  {"GPOS", 6, 1, 1, 99, false},
};

START_TEST(a_subtable_stands_for_glyphs)
{
	struct bytes table = hex(arena, PLAIN);
	put_u16(table, 18, coverages[_i].kind);
	put_u16(table, 26, coverages[_i].format);
	put_u16(table, 28, coverages[_i].offset);
	put_u16(table, 32, coverages[_i].coverage);
	ck_assert_str_eq(
	        said_of(coverages[_i].tag, table),
	        coverages[_i].good ? "" : arena_printf(arena, "lookup 0 of its table '%s' is damaged", coverages[_i].tag));
}
END_TEST

/* One word of a table is another; what is said. */
static const struct {
	const char *table;
	size_t at;
	unsigned value;
	const char *said;
} words[] = {
        {PLAIN, 2, 1, ""},
        {PLAIN, 2, 2, "its table 'GSUB' has the version 1.2"},
        {PLAIN, 16, 0, "lookup 0 of its table 'GSUB' is damaged"},
        {PLAIN, 16, 20, "lookup 0 of its table 'GSUB' is damaged"}, /* the end */
        {PLAIN, 16, 21, "lookup 0 of its table 'GSUB' is damaged"},
        {PLAIN, 24, 0, "lookup 0 of its table 'GSUB' is damaged"},
        {PLAIN, 24, 16, "lookup 0 of its table 'GSUB' is damaged"}, /* the end */
        {PLAIN, 24, 17, "lookup 0 of its table 'GSUB' is damaged"},
        {PLAIN, 22, 2, "lookup 0 of its table 'GSUB' is damaged"}, /* the second one has format 6 */
        {PLAIN, 22, 6, "lookup 0 of its table 'GSUB' is damaged"},
        {PLAIN, 22, 0, ""},
        {PLAIN, 14, 0, ""},
        {PLAIN, 14, 10, "its table 'GSUB' ends within the list of its lookups"},
        {PLAIN, 12, 0, "its table 'GSUB' has lookups, and no features"},
        {PLAIN, 10, 0, "its table 'GSUB' has features, and no scripts"},
        {PLAIN, 4, 33, "its table 'GSUB' lacks the list of its scripts"},
        {PLAIN, 6, 33, "its table 'GSUB' lacks the list of its features"},
        {PLAIN, 8, 33, "its table 'GSUB' lacks the list of its lookups"},
        {FAR("0007"), 26, 2, "lookup 0 of its table 'GSUB' is damaged"},
        {FAR("0007"), 28, 7, "lookup 0 of its table 'GSUB' is damaged"}, /* none that leads on */
        {FAR("0007"), 28, 9, "lookup 0 of its table 'GSUB' is damaged"},
        {FAR("0007"), 28, 8, ""},
        {FAR("0007"), 32, 17, "lookup 0 of its table 'GSUB' is damaged"},
};

START_TEST(lists_are_whole)
{
	struct bytes table = hex(arena, words[_i].table);
	put_u16(table, words[_i].at, words[_i].value);
	ck_assert_str_eq(said_of("GSUB", table), words[_i].said);
}
END_TEST

/* -- the others ----------------------------------------------------------------------------- */

static const struct {
	const char *tag, *table, *said;
} others[] = {
        /* Without lists, ten bytes, or fourteen from version 1.1 on. */
        {"GSUB", "0001 0000 0000 0000 0000", ""},
        {"GSUB", "0001 0001 0000 0000 0000 0000 0000", ""},
        {"GSUB", "0001 0001 0000 0000 0000 0000 0000 00", "its table 'GSUB' lacks the list of its scripts"},
        {"GSUB", "0001 0000 000A 000A 000A 0000", ""}, /* with lists that are empty */
        {"GSUB", "0001 0000 000A 0000 0000 0000", "its table 'GSUB' lacks the list of its features"},
        {"GSUB", "0001 0000 0000 000A 0000 0000", "its table 'GSUB' lacks the list of its scripts"},
        {"GSUB", "0001 0000 000A 000A 0000 0000", "its table 'GSUB' lacks the list of its lookups"},
        {"GSUB", "0001 0000 0000 0000 000A 0000", "its table 'GSUB' lacks the list of its scripts"},
        /* Classes of glyphs and of marks have format 1 or 2, or there are none. */
        {"GDEF", "0001 0000 000C 0000 0000 0000 0001", ""},
        {"GDEF", "0001 0000 000C 0000 0000 0000 0002", ""},
        {"GDEF", "0001 0000 000C 0000 0000 0000 0003", "its table 'GDEF' lacks the classes of its glyphs"},
        {"GDEF", "0001 0000 000C 0000 0000 0000 0000", "its table 'GDEF' lacks the classes of its glyphs"},
        {"GDEF", "0001 0000 000C 0000 0000 0000 00", "its table 'GDEF' lacks the classes of its glyphs"},
        {"GDEF", "0001 0000 0000 0000 0000 000C 0001", ""},
        {"GDEF", "0001 0000 0000 0000 0000 000C 0003", "its table 'GDEF' lacks the classes of its glyphs"},
        {"GDEF", "0001 0000 0000 000C 0000 0000 0009", ""}, /* points of attachment */
        {"GDEF", "0001 0000 0000 0000 000C 0000 0009", ""}, /* carets of ligatures */
        {"GDEF", "0001 0000 0000 0000 0000 0000", ""},
        {"GDEF", "0001 0000 0000 0000 0000 0000 00", "its table 'GDEF' lacks the classes of its glyphs"},
        {"GDEF", "0001 0001 0000 0000 0000 0000 00", "its table 'GDEF' lacks the classes of its glyphs"},
        {"GDEF", "0001 0002 0000 0000 0000 0000 0009", ""}, /* sets of marks */
        {"GDEF", "0001 0003 0000 0000 0000 0000 0009", ""},
        {"GDEF", "0001 0004 0000 0000 0000 0000", "its table 'GDEF' has the version 1.4"},
        {"GDEF", "0001 0000 0000 0000 0000 00", "its table 'GDEF' has 11 bytes of at least 12"},
        /* Tables of parts: the first 16 bits are the version; from eight bytes on they have parts. */
        {"kern", "0000 00", "its table 'kern' has 3 bytes of at least 4"},
        {"kern", "0000 0000", ""},
        {"kern", "0000 0000 0000 0000", ""},
        {"kern", "0000 0000 0000 0000 00", "its table 'kern' has bytes, and no parts"},
        {"kern", "0000 0001 0000 0000 00", ""},
        {"kern", "0001 0001 0000 0000 00", "its table 'kern' has bytes, and no parts"},
        {"kern", "0001 0000 0000 0001 00", ""},
        {"kern", "0002 0000", "its table 'kern' has the version 2"},
        {"kerx", "0001 0000", "its table 'kerx' has the version 1"},
        {"kerx", "0004 0000", ""},
        {"kerx", "0005 0000", "its table 'kerx' has the version 5"},
        {"kerx", "0002 0000 0000 0000 00", "its table 'kerx' has bytes, and no parts"},
        {"mort", "0000 0000", "its table 'mort' has the version 0"},
        {"mort", "0001 0000 0000 0000 00", "its table 'mort' has bytes, and no parts"},
        {"mort", "0002 0000", "its table 'mort' has the version 2"},
        {"morx", "0000 0000", "its table 'morx' has the version 0"},
        {"morx", "0003 0000", ""},
        {"morx", "0004 0000", "its table 'morx' has the version 4"},
        {"trak", "0001 0000 0000 0000 00", ""}, /* has none */
        {"trak", "0000 0000", "its table 'trak' has the version 0"},
        {"trak", "0002 0000", "its table 'trak' has the version 2"},
};

START_TEST(other_tables_are_what_they_say)
{
	ck_assert_str_eq(said_of(others[_i].tag, hex(arena, others[_i].table)), others[_i].said);
}
END_TEST

/* -- marks --------------------------------------------------------------------------------- */

/* Two lookups, the one of kind `a` at 20 and the other at 38, whose coverage is of glyph 2, and of 1 to 3. */
#define TWO(a, b)                                                                                            \
	"0001 0000 000A 000C 000E 0001 0001 0002 0006 0018 " a " 0000 0001 0008 0001 0004 0001 0001 0002 " b \
	" 0000 0001 0008 0001 0004 0002 0001 0001 0003 0000"

static const struct {
	const char *table, *marks;
	unsigned first, second; /* offsets of the lookups in what stands in for it */
} marks[] = {
        {TWO("0004", "0002"), "0010", 0, 0x18},
        {TWO("0005", "0006"), "0111", 0, 0},
        {TWO("0001", "0002"), "0000", 6, 0x18},
        {TWO("0008", "0006"), "0111", 6, 0},
};

START_TEST(lookups_that_set_marks_are_left_out)
{
	struct sfnt f = font_of(arena, SFNT_TAG('G', 'P', 'O', 'S'), hex(arena, marks[_i].table));
	sfnt_find_marks(&f);
	for (int i = 0; i < f.glyphs; i++)
		ck_assert_int_eq(f.mark[i], marks[_i].marks[i] == '1');
	struct bytes b = f.unmarked.bytes.n ? f.unmarked.bytes : f.table[0].bytes;
	ck_assert_int_eq(f.unmarked.bytes.n != 0, marks[_i].first != 6 || marks[_i].second != 0x18);
	ck_assert_uint_eq(u16_at(b.v + 16), marks[_i].first);
	ck_assert_uint_eq(u16_at(b.v + 18), marks[_i].second);
	ck_assert_uint_eq(u16_at(f.table[0].bytes.v + 16), 6); /* the file is as it was */
}
END_TEST

/* No part of a table is read behind its end; one whose lists are cut stays whole. */
START_TEST(lists_of_marks_may_be_cut)
{
	struct bytes all = hex(arena, TWO("0004", "0006"));
	for (size_t cut = 1; cut <= 8; cut++) {
		unsigned char *v = memcpy(arena_alloc(arena, all.n), all.v, all.n);
		struct sfnt f = font_of(arena, SFNT_TAG('G', 'P', 'O', 'S'), (struct bytes){v, all.n - cut});
		sfnt_find_marks(&f);
		ck_assert_uint_eq(u16_at(f.unmarked.bytes.v + 16), 0);
		ck_assert_uint_eq(u16_at(f.unmarked.bytes.v + 18), 0x18);
	}
}
END_TEST

Suite *suite_sfnt_layout(void)
{
	Suite *suite = suite_create("sfnt_layout");
	TCase *c = tcase_create("sfnt_layout");
	tcase_add_checked_fixture(c, begin, finish);
	tcase_add_loop_test(c, no_part_of_a_table_is_whole, 0, 4);
	tcase_add_test(c, each_kind_has_its_formats);
	tcase_add_loop_test(c, a_subtable_stands_for_glyphs, 0, COUNT_OF(coverages));
	tcase_add_loop_test(c, lists_are_whole, 0, COUNT_OF(words));
	tcase_add_loop_test(c, other_tables_are_what_they_say, 0, COUNT_OF(others));
	tcase_add_loop_test(c, lookups_that_set_marks_are_left_out, 0, COUNT_OF(marks));
	tcase_add_test(c, lists_of_marks_may_be_cut);
	suite_add_tcase(suite, c);
	return suite;
}

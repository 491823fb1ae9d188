/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Subtables of `cmap` (OpenType: cmap), each of which ends with the table: what they may say to a font of 4 glyphs. */
#include "hex.h"

Suite *suite_sfnt_cmap(void);

static struct arena *arena;

static void begin(void) { arena = arena_new(); }
static void finish(void) { arena_free(arena); }

/* Behind the header: one subtable for Unicode that is whole, at 20, and an encoding (0, 5) whose subtable is at 30. */
#define HEAD "0000 0002 0000 0003 00000014 0000 0005 0000001E 0006 000A 0000 0041 0000 "
enum { SUBTABLE = 30 };

static const char *said_of(struct bytes table, int glyphs)
{
	struct sfnt f = font_of(arena, SFNT_TAG('c', 'm', 'a', 'p'), table);
	f.glyphs = glyphs;
	bool good = sfnt_check_cmap(&f);
	ck_assert_int_eq(good, !f.why);
	return good ? "" : f.why;
}

static struct bytes table_with(const char *subtable) { return hex(arena, arena_printf(arena, HEAD "%s", subtable)); }

#define GIVES(cp, gid) "its table 'cmap' gives U+" cp " the glyph " gid ", and it has 4 glyphs"
#define DISORDER(cp) "its table 'cmap' is out of order at U+" cp
#define PART(format) "a subtable of format " format " of its table 'cmap' is not whole"

/* -- what stands in them -------------------------------------------------------------------- */

/* Segments A to B, C to D and U+FFFF: ends, starts, deltas, offsets of lists. */
#define SEGMENTS(n, ends, starts, deltas, lists) \
	"0004 " n " 0000 0006 0000 0000 0000 " ends " 0000 " starts " " deltas " " lists

static const struct {
	const char *subtable, *said;
} examples[] = {
        /* 4: the first segment by its delta, the second by a list behind the segments. */
        {SEGMENTS("002C", "0042 0044 FFFF", "0041 0043 FFFF", "FFC1 0001 0001", "0000 0004 0000 0002 0000"), ""},
        {SEGMENTS("002C", "0042 0044 FFFF", "0041 0043 FFFF", "FFC1 0001 0001", "0000 0004 0000 0003 0000"),
         GIVES("0043", "4")},
        {SEGMENTS("002C", "0042 0044 FFFF", "0041 0043 FFFF", "FFC1 0001 0001", "0000 0004 0000 0002 0003"),
         GIVES("0044", "4")},
        {SEGMENTS("002C", "0042 0044 FFFF", "0041 0043 FFFF", "FFC1 FFFF 0001", "0000 0004 0000 0004 0003"), ""},
        {SEGMENTS("002C", "0042 0044 FFFF", "0041 0043 FFFF", "FFC2 0001 0001", "0000 0004 0000 0002 0000"),
         GIVES("0042", "4")},
        {SEGMENTS("002C", "0042 0044 FFFF", "0041 0043 FFFF", "FFC1 0001 0001", "0000 0006 0000 0002 0000"), PART("4")},
        {SEGMENTS("002C", "0042 0044 FFFF", "0041 0043 FFFF", "FFC1 0001 0001", "0000 0003 0000 0002 0000"), PART("4")},
        {SEGMENTS("002C", "0042 0044 FFFF", "0041 0042 FFFF", "FFC1 0001 0001", "0000 0004 0000 0002 0000"),
         DISORDER("0042")},
        {SEGMENTS("002C", "0042 0044 FFFF", "0043 0043 FFFF", "FFC1 0001 0001", "0000 0004 0000 0002 0000"),
         DISORDER("0043")},
        {SEGMENTS("0028", "0041 0042 FFFF", "0041 0042 FFFF", "FFC2 FFC1 0001", "0000 0000 0000"), ""},
        /* Numbers run over 65,535 and on from 0; the glyph before that is none. */
        {SEGMENTS("0028", "0041 0044 FFFF", "0041 0042 FFFF", "FFC2 FFBC 0001", "0000 0000 0000"), GIVES("0043", "65535")},
        {SEGMENTS("0028", "0041 0042 FFFF", "0041 0042 FFFF", "FFC2 FFBE 0001", "0000 0000 0000"), ""},
        /* What is said of U+FFFF does not count, once or twice; what is said of U+FFFE does. */
        {SEGMENTS("0028", "0041 FFFF FFFF", "0041 FFFE FFFF", "FFC2 0005 0007", "0000 0000 0000"), ""},
        {SEGMENTS("0028", "0041 FFFF FFFF", "0041 FFFE FFFF", "FFC2 0006 0001", "0000 0000 0000"), GIVES("FFFE", "4")},
        {SEGMENTS("0028", "0041 FFFF FFFE", "0041 FFFE FFFE", "FFC2 0005 0005", "0000 0000 0000"), DISORDER("FFFE")},
        {SEGMENTS("0028", "0041 FFFF FFFF", "0041 FFFF FFFF", "FFC2 0001 0001", "0000 0000 0000"), ""},
        /* 6 and 10: a list from A on. */
        {"0006 000A 0000 0041 0000", ""},
        {"0006 000E 0000 0041 0002 0000 0003", ""},
        {"0006 000E 0000 0041 0002 0000 0004", GIVES("0042", "4")},
        {"0006 000E 0000 0041 0002 0005 0000", GIVES("0041", "5")},
        {"000A 0000 00000018 00000000 00000041 00000002 0000 0003", ""},
        {"000A 0000 00000018 00000000 00000041 00000002 0000 0004", GIVES("0042", "4")},
        {"000A 0000 00000018 00000000 00010041 00000002 0005 0000", GIVES("10041", "5")},
        {"000A 0000 00000014 00000000 00000041 00000000", ""},
        /* 12: as many glyphs as characters; groups follow closely, up to the last character there is. */
        {"000C 0000 00000028 00000000 00000002 00000041 00000042 00000002 00000043 00000043 00000003", ""},
        {"000C 0000 00000028 00000000 00000002 00000041 00000042 00000003 00000043 00000043 00000003", GIVES("0042", "4")},
        {"000C 0000 00000028 00000000 00000002 00000041 00000042 00000002 00000043 00000043 00000004", GIVES("0043", "4")},
        {"000C 0000 00000028 00000000 00000002 00000041 00000042 00000002 00000042 00000043 00000000", DISORDER("0042")},
        {"000C 0000 00000028 00000000 00000002 00000041 00000040 00000002 00000042 00000043 00000000", DISORDER("0041")},
        {"000C 0000 0000001C 00000000 00000001 0010FFFF 0010FFFF 00000003", ""},
        {"000C 0000 0000001C 00000000 00000001 0010FFFF 00110000 00000000", DISORDER("10FFFF")},
        {"000C 0000 00000010 00000000 00000000", ""},
        /* 13: one glyph for all of a group. */
        {"000D 0000 00000028 00000000 00000002 00000041 00000099 00000002 0000009A 0000009A 00000003", ""},
        {"000D 0000 00000028 00000000 00000002 00000041 00000099 00000002 0000009A 0000009A 00000004", GIVES("009A", "4")},
        /* 14: sequences that look as usual at 21, and others at 29. */
        {"000E 00000026 00000001 00FE00 00000015 0000001D 00000001 00004100 00000001 000041 0003", ""},
        {"000E 00000026 00000001 00FE00 00000015 0000001D 00000001 00004100 00000001 000041 0004", GIVES("0041", "4")},
        {"000E 0000001D 00000001 00FE00 00000015 00000000 00000001 00004100", ""},
        {"000E 0000001D 00000001 00FE00 00000015 00000000 00000002 00004100", PART("14")},
        {"000E 00000023 00000001 00FE00 00000000 00000015 00000002 000041 0003 020042 0003", ""},
        {"000E 00000023 00000001 00FE00 00000000 00000015 00000002 000041 0003 020042 0004", GIVES("20042", "4")},
        {"000E 00000029 00000002 00FE00 00000000 00000000 00FE01 00000000 00000020 00000001 000041 0003", ""},
        {"000E 00000029 00000002 00FE00 00000000 00000000 00FE01 00000000 00000020 00000001 000041 0004",
         GIVES("0041", "4")},
        {"000E 0000000A 00000000", ""},
        /* Others are not read. */
        {"0002 0008 0000 0000", ""},
};

START_TEST(subtables_name_glyphs_that_there_are)
{
	ck_assert_str_eq(said_of(table_with(examples[_i].subtable), 4), examples[_i].said);
}
END_TEST

/* Glyph 0 is none, and takes no delta: a font that has no other may list it. */
START_TEST(a_list_may_hold_no_glyph)
{
	struct bytes table = table_with("0004 001A 0000 0002 0000 0000 0000 0041 0000 0041 0005 0002 0000");
	ck_assert_str_eq(said_of(table, 1), "");
}
END_TEST

START_TEST(format_0_has_a_glyph_for_each_byte)
{
	unsigned char *v = arena_alloc(arena, SUBTABLE + 262);
	memset(v, 0, SUBTABLE + 262);
	memcpy(v, hex(arena, HEAD "0000 0106").v, SUBTABLE + 4);
	struct bytes table = {v, SUBTABLE + 262};
	v[SUBTABLE + 6] = v[SUBTABLE + 261] = 3;
	ck_assert_str_eq(said_of(table, 4), "");
	v[SUBTABLE + 261] = 4;
	ck_assert_str_eq(said_of(table, 4), GIVES("00FF", "4"));
	v[SUBTABLE + 6] = 4;
	ck_assert_str_eq(said_of(table, 4), GIVES("0000", "4"));
	put_u16(table, SUBTABLE + 2, 261);
	ck_assert_str_eq(said_of(table, 4), PART("0"));
	put_u16(table, SUBTABLE + 2, 263);
	ck_assert_str_eq(said_of(table, 4), PART("0"));
}
END_TEST

/* Twenty entries, of which the last one names a glyph that there is not. */
static const char *many(unsigned format)
{
	enum { N = 20 };
	struct buf b = {0};
	switch (format) {
	case 6: buf_printf(&b, "0006 %04X 0000 0041 %04X", 10 + 2 * N, N); break;
	case 10: buf_printf(&b, "000A 0000 %08X 00000000 00000041 %08X", 20 + 2 * N, N); break;
	case 12: buf_printf(&b, "000C 0000 %08X 00000000 %08X", 16 + 12 * N, N); break;
	case 14: buf_printf(&b, "000E %08X 00000001 00FE00 00000000 00000015 %08X", 25 + 5 * N, N); break;
	default: buf_printf(&b, "000E %08X %08X", 10 + 11 * N + 9, N); /* selectors, of which the last one has a sequence */
	}
	for (unsigned i = 1; i <= N; i++)
		if (format == 6 || format == 10)
			buf_printf(&b, "%04X", i < N ? 3 : 4);
		else if (format == 12)
			buf_printf(&b, "%08X %08X %08X", 0x40 + i, 0x40 + i, i < N ? 3 : 4);
		else if (format == 14)
			buf_printf(&b, "%06X %04X", 0x40 + i, i < N ? 3 : 4);
		else
			buf_printf(&b, "00FE00 00000000 %08X", i < N ? 0 : 10 + 11 * N);
	buf_puts(&b, format ? "" : "00000001 000054 0004");
	const char *subtable = arena_strdup(arena, buf_cstr(&b));
	buf_free(&b);
	return subtable;
}

START_TEST(the_last_of_many_is_checked)
{
	static const unsigned formats[] = {6, 10, 12, 14, 0};
	for (int i = 0; i < COUNT_OF(formats); i++)
		ck_assert_str_eq(said_of(table_with(many(formats[i])), 4), GIVES("0054", "4"));
}
END_TEST

/* -- where they end ------------------------------------------------------------------------- */

static const char *const whole[] = {
        SEGMENTS("002C", "0042 0044 FFFF", "0041 0043 FFFF", "FFC1 0001 0001", "0000 0004 0000 0002 0000"),
        "0006 000E 0000 0041 0002 0000 0003",
        "000A 0000 00000018 00000000 00000041 00000002 0000 0003",
        "000C 0000 00000028 00000000 00000002 00000041 00000042 00000002 00000043 00000043 00000003",
        "000D 0000 00000028 00000000 00000002 00000041 00000099 00000002 0000009A 0000009A 00000003",
        "000E 0000001D 00000001 00FE00 00000015 00000000 00000001 00004100",
        "000E 00000026 00000001 00FE00 00000015 0000001D 00000001 00004100 00000001 000041 0003",
};

/* A subtable that says less than it needs is damaged, whether or not its bytes are there. */
START_TEST(no_part_of_a_subtable_is_whole)
{
	struct bytes table = table_with(whole[_i]);
	const unsigned format = u16_at(table.v + SUBTABLE);
	const size_t n = table.n - SUBTABLE, length = SUBTABLE + (format < 8 ? 2 : format == 14 ? 4 : 6);
	const char *said = arena_printf(arena, "a subtable of format %u of its table 'cmap' is not whole", format);
	ck_assert_str_eq(said_of(table, 4), "");
	for (size_t i = 4; i < n; i++)
		ck_assert_str_eq(said_of((struct bytes){table.v, SUBTABLE + i}, 4), said);
	for (size_t i = 0; i < n; i++) {
		put_u16(table, length, (unsigned)i);
		ck_assert_str_eq(said_of(table, 4), said);
	}
	put_u16(table, length, (unsigned)n + 1); /* which readers cut at the end of the table in format 4 */
	ck_assert_str_eq(said_of(table, 4), format == 4 ? "" : said);
}
END_TEST

START_TEST(a_subtable_lies_in_the_table)
{
	struct bytes table = table_with("0002 0008 0002 0000");
	put_u16(table, 18, SUBTABLE + 4);
	ck_assert_str_eq(said_of(table, 4), "");
	put_u16(table, 18, SUBTABLE + 5);
	ck_assert_str_eq(said_of(table, 4), "its table 'cmap' ends before a subtable");
	ck_assert_str_eq(said_of(hex(arena, "0000 0001 0000 0003 0000000C 0006 000A 0000 0041 0000"), 4), "");
	ck_assert_str_eq(said_of(hex(arena, "0001 0001 0000 0003 0000000C 0006 000A 0000 0041 0000"), 4),
	                 "its table 'cmap' is not whole");
	ck_assert_str_eq(said_of(hex(arena, "0000 0001 0000 0003 0000"), 4), "its table 'cmap' is not whole");
}
END_TEST

/* -- encodings ------------------------------------------------------------------------------ */

static const struct {
	unsigned platform, encoding;
	bool unicode;
} encodings[] = {
        {0, 0, true},  {0, 4, true},  {3, 0, true},   {3, 1, true},  {3, 10, true},
        {3, 2, false}, {3, 9, false}, {3, 11, false}, {1, 0, false}, {2, 1, false},
};

START_TEST(encodings_of_unicode)
{
	struct bytes table = hex(arena, "0000 0001 0000 0000 0000000C 0006 000A 0000 0041 0000");
	put_u16(table, 4, encodings[_i].platform);
	put_u16(table, 6, encodings[_i].encoding);
	ck_assert_str_eq(said_of(table, 4), encodings[_i].unicode ? "" : "it has no character map (cmap) for Unicode");
}
END_TEST

/* Encodings that share a subtable have one; more than 32 are too many. */
START_TEST(subtables_are_counted)
{
	for (unsigned n = 32; n <= 33; n++)
		for (unsigned size = 0; size <= 10; size += 10) {
			struct buf b = {0};
			buf_printf(&b, "0000 %04X", n);
			for (unsigned i = 0; i < n; i++)
				buf_printf(&b, "0000 0003 %08X", 4 + 8 * n + size * i);
			for (unsigned i = 0; i < n; i++)
				buf_puts(&b, "0006 000A 0000 0041 0000");
			ck_assert_str_eq(said_of(hex(arena, buf_cstr(&b)), 4),
			                 n == 33 && size ? "its table 'cmap' has more than 32 subtables of Unicode" : "");
			buf_free(&b);
		}
}
END_TEST

/* There are 259 variation selectors. */
START_TEST(selectors_are_counted)
{
	for (unsigned n = 259; n <= 260; n++) {
		struct buf b = {0};
		buf_printf(&b, HEAD "000E %08X %08X", 10 + 11 * n, n);
		for (unsigned i = 0; i < n; i++)
			buf_puts(&b, "00FE00 00000000 00000000");
		ck_assert_str_eq(said_of(hex(arena, buf_cstr(&b)), 4), n == 259 ? "" : PART("14"));
		buf_free(&b);
	}
}
END_TEST

Suite *suite_sfnt_cmap(void)
{
	Suite *suite = suite_create("sfnt_cmap");
	TCase *c = tcase_create("sfnt_cmap");
	tcase_add_checked_fixture(c, begin, finish);
	tcase_add_loop_test(c, subtables_name_glyphs_that_there_are, 0, COUNT_OF(examples));
	tcase_add_test(c, the_last_of_many_is_checked);
	tcase_add_test(c, a_list_may_hold_no_glyph);
	tcase_add_test(c, format_0_has_a_glyph_for_each_byte);
	tcase_add_loop_test(c, no_part_of_a_subtable_is_whole, 0, COUNT_OF(whole));
	tcase_add_test(c, a_subtable_lies_in_the_table);
	tcase_add_loop_test(c, encodings_of_unicode, 0, COUNT_OF(encodings));
	tcase_add_test(c, subtables_are_counted);
	tcase_add_test(c, selectors_are_counted);
	suite_add_tcase(suite, c);
	return suite;
}

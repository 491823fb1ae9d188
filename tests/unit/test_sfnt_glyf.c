/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Glyphs of TrueType (OpenType: loca, glyf): each is checked to its last byte. */
#include "hex.h"

Suite *suite_sfnt_glyf(void);

static struct arena *arena;

static void begin(void) { arena = arena_new(); }
static void finish(void) { arena_free(arena); }

/* A font of these glyphs, whose places are long; glyph 0 is asked for. */
static const char *said_of(const struct bytes *glyph, int n)
{
	struct buf loca = {0}, glyf = {0};
	for (int i = 0; i <= n; i++) {
		buf_put(&loca, (const char[]){0, 0, (char)(glyf.n >> 8), (char)glyf.n}, 4);
		if (i < n)
			buf_put(&glyf, glyph[i].v, glyph[i].n);
	}
	struct sfnt f = {.arena = arena, .glyphs = n, .long_loca = true};
	f.loca = (struct bytes){arena_alloc(arena, loca.n), loca.n};
	f.glyf = (struct bytes){arena_alloc(arena, glyf.n + 1), glyf.n};
	memcpy((void *)(uintptr_t)f.loca.v, loca.v, loca.n);
	if (glyf.n)
		memcpy((void *)(uintptr_t)f.glyf.v, glyf.v, glyf.n);
	buf_free(&loca);
	buf_free(&glyf);
	bool good = sfnt_check_glyf(&f, 0);
	ck_assert_int_eq(good, !f.why);
	return good ? "" : f.why;
}

static const char *said(const char *glyph, const char *part)
{
	const struct bytes glyphs[] = {hex(arena, glyph), hex(arena, part)};
	return said_of(glyphs, 2);
}

/* -- points --------------------------------------------------------------------------------- */

/* Contours, a box that nobody reads; the last points of the contours, instructions, flags, coordinates. */
#define BOX " 0000 0000 0000 0000 "
#define SQUARE "0001" BOX "0003 0000 01 01 01 01 0000 0000 0000 0000 0000 0000 0000 0000"
#define DOT "0001" BOX "0000 0000 37 00 00" /* one point, each coordinate a byte */

/* Glyphs that end with their last byte. */
static const char *const whole[] = {
        SQUARE,
        DOT,
        "0001" BOX "0003 0002 FFFF 01 01 01 01 0000 0000 0000 0000 0000 0000 0000 0000", /* with instructions */
        "0002" BOX "0000 0001 0000 37 37 00 00 00 00",                                   /* two contours of a point */
        "0001" BOX "0003 0000 3F 03 00 00 00 00 00 00 00 00",                            /* a flag for four points */
        "0001" BOX "0001 0000 03 03 00 00 0000 0000",                                    /* bytes across, words down */
        "0001" BOX "0001 0000 05 05 0000 0000 00 00",                                    /* words across, bytes down */
        "0001" BOX "0000 0000 11 0000",                                                  /* x is the same as before */
        "0001" BOX "0000 0000 21 0000",                                                  /* y is */
        "0001" BOX "0000 0000 31",                                                       /* both are */
        "FFFF" BOX "0002 0001 00 00",                                                    /* a part, moved by bytes */
        "FFFF" BOX "0003 0001 0000 0000",                                                /* by words */
        "FFFF" BOX "000A 0001 00 00 4000",                                               /* and made larger */
        "FFFF" BOX "0042 0001 00 00 4000 4000",                                          /* across and down */
        "FFFF" BOX "0082 0001 00 00 4000 0000 0000 4000",                                /* turned */
        "FFFF" BOX "0022 0001 00 00 0002 0001 00 00",                                    /* two parts */
        "FFFF" BOX "0122 0001 00 00 0002 0001 00 00 0002 FFFF",                          /* instructions */
};

START_TEST(a_glyph_needs_all_its_bytes)
{
	const struct bytes part = hex(arena, DOT);
	struct bytes glyph[] = {hex(arena, whole[_i]), part};
	const size_t n = glyph[0].n;
	ck_assert_str_eq(said_of(glyph, 2), "");
	for (size_t i = 1; i < n; i++) {
		glyph[0].n = i;
		ck_assert_str_ne(said_of(glyph, 2), "");
	}
	/* Up to three bytes may fill a word. */
	const bool parts = glyph[0].v[0] == 0xFF;
	for (unsigned more = 3; more <= 4; more++) {
		glyph[0] = hex(arena, arena_printf(arena, "%s %.*s", whole[_i], 2 * (int)more, "00000000"));
		ck_assert_str_eq(said_of(glyph, 2),
		                 more == 3       ? ""
		                         : parts ? "its glyph 0 has more bytes than its parts"
		                                 : "its glyph 0 has more bytes than its outline");
	}
}
END_TEST

static const struct {
	const char *glyph, *said;
} examples[] = {
        {"", ""},
        {"0001" BOX, "its glyph 0 has more contours than bytes"},
        {"0001 0000 0000 0000 00", "its glyph 0 ends within its header"},
        {"FFFE" BOX, "its glyph 0 has a negative number of contours"},
        /* Contours end one after another; the first may be of one point. */
        {"0002" BOX "0000 0000 0000 37 00 00", "its glyph 0 has contours that are out of order"},
        {"0002" BOX "0001 0000 0000 37 37 00 00 00 00", "its glyph 0 has contours that are out of order"},
        /* A flag is for no more points than there are. */
        {"0001" BOX "0003 0000 3F 04 00 00 00 00 00 00 00 00 00 00", "its glyph 0 ends before its outline does"},
        {"0001" BOX "0003 0000 3F 02 37 00 00 00 00 00 00 00 00", ""},
        {"0001" BOX "0003 0000 3F", "its glyph 0 ends before its outline does"},
        /* Without contours there is nothing but instructions. */
        {"0000" BOX, ""},
        {"0000" BOX "00", ""},
        {"0000" BOX "0000", ""},
        {"0000" BOX "0001 00", ""},
        {"0000" BOX "0002 00", "its glyph 0 has an outline without contours"},
        {"0000" BOX "0000 000000", ""},
        {"0000" BOX "0000 00000000", "its glyph 0 has an outline without contours"},
        /* Parts. */
        {"FFFF" BOX "0002 0002 00 00", "its glyph 0 is made of glyph 2, and it has 2 glyphs"},
        {"FFFF" BOX "0002 0000 00 00", "its glyph 0 is made of itself, or of more than 16 levels"},
        {"FFFF" BOX "0122 0001 00 00 0002 0001 00 00 0003 FFFF", "its glyph 0 ends before its instructions do"},
        {"FFFF" BOX "0122 0001 00 00 0002 0001 00 00 00", "its glyph 0 ends before its instructions do"},
        /* Joined at points: of what is there, and of the part. */
        {"FFFF" BOX "0022 0001 00 00 0000 0001 00 00", ""},
        {"FFFF" BOX "0022 0001 00 00 0000 0001 01 00", "its glyph 0 joins its parts at points that they do not have"},
        {"FFFF" BOX "0022 0001 00 00 0000 0001 00 01", "its glyph 0 joins its parts at points that they do not have"},
        {"FFFF" BOX "0022 0001 00 00 0001 0001 0000 0000", ""},
        {"FFFF" BOX "0022 0001 00 00 0001 0001 0001 0000", "its glyph 0 joins its parts at points that they do not have"},
        {"FFFF" BOX "0022 0001 00 00 0001 0001 0000 0001", "its glyph 0 joins its parts at points that they do not have"},
        {"FFFF" BOX "0000 0001 00 00", "its glyph 0 joins its parts at points that they do not have"}, /* nothing is there */
};

START_TEST(a_glyph_is_what_it_says) { ck_assert_str_eq(said(examples[_i].glyph, DOT), examples[_i].said); }
END_TEST

/* -- limits --------------------------------------------------------------------------------- */

/* Glyph 0 is made of 1, that of 2, and so on to a dot. */
START_TEST(levels_are_counted)
{
	for (int levels = 16; levels <= 17; levels++) {
		struct bytes glyph[17];
		for (int i = 0; i < levels; i++)
			glyph[i] =
			        hex(arena, i + 1 < levels ? arena_printf(arena, "FFFF" BOX "0002 %04X 00 00", i + 1) : DOT);
		ck_assert_str_eq(said_of(glyph, levels),
		                 levels == 16 ? "" : "its glyph 16 is made of itself, or of more than 16 levels");
	}
}
END_TEST

/* Three glyphs of `n` parts each, one of the other. */
static const char *said_of_parts(int a, int b)
{
	struct bytes glyph[3];
	for (int i = 0; i < 2; i++) {
		struct buf text = {0};
		buf_puts(&text, "FFFF" BOX);
		for (int k = i ? b : a; k > 0; k--)
			buf_printf(&text, "%s %04X 00 00", k > 1 ? "0022" : "0002", i + 1);
		glyph[i] = hex(arena, buf_cstr(&text));
		buf_free(&text);
	}
	glyph[2] = hex(arena, DOT);
	return said_of(glyph, 3);
}

START_TEST(parts_are_counted)
{
	const int most = LIMIT_GLYPH_PARTS;
	const char *said = arena_printf(arena, "is made of more than %d parts", most);
	ck_assert_int_eq(most % 2, 0);
	ck_assert_str_eq(said_of_parts(2, most / 2 - 1), "");
	ck_assert_ptr_nonnull(strstr(said_of_parts(2, most / 2), said));
}
END_TEST

/* A glyph has 65,535 points at most: 4,096 of each of 16 parts are one too many. */
START_TEST(points_are_counted)
{
	for (int last = 0xFFE; last <= 0xFFF; last++) {
		struct buf text = {0}, flags = {0};
		struct bytes glyph[3];
		buf_puts(&text, "FFFF" BOX);
		for (int i = 0; i < 16; i++)
			buf_printf(&text, "%s %04X 00 00", i < 15 ? "0022" : "0002", i ? 1 : 2);
		for (int i = 0; i < 2; i++) { /* the same as the point before, 256 times each but for the last */
			int end = i ? last : 0xFFF;
			buf_printf(&flags, "0001" BOX "%04X 0000", (unsigned)end);
			for (int left = end + 1; left > 0; left -= 256)
				buf_printf(&flags, "39 %02X", (unsigned)(left > 256 ? 255 : left - 1));
			glyph[1 + i] = hex(arena, buf_cstr(&flags));
			flags.n = 0;
		}
		glyph[0] = hex(arena, buf_cstr(&text));
		ck_assert_str_eq(said_of(glyph, 3),
		                 last == 0xFFE ? "" : "its glyph 0 has more points than a glyph may have");
		buf_free(&text);
		buf_free(&flags);
	}
}
END_TEST

/* -- places --------------------------------------------------------------------------------- */

/* The places of four glyphs in a `glyf` of 8 bytes; short ones count words. */
static const struct {
	bool is_long;
	const char *loca, *said;
} places[] = {
        {false, "0000 0000 0002 0004 0004", ""},
        {true, "00000000 00000000 00000004 00000008 00000008", ""},
        {true, "00000000 00000000 00000003 00000005 00000005", ""}, /* up to three bytes may be left over */
        {true, "00000000 00000000 00000003 00000004 00000004", "its table 'loca' ends before its table 'glyf' does"},
        {false, "0000 0000 0000 0002 0002", "its table 'loca' ends before its table 'glyf' does"},
        {false, "0000 0002 0001 0004 0004", "its table 'loca' puts glyph 1 where its table 'glyf' has none"},
        {true, "00000000 00000000 00000004 00000003 00000008",
         "its table 'loca' puts glyph 2 where its table 'glyf' has none"},
        {false, "0000 0000 0002 0004 0005", "its table 'loca' puts glyph 3 where its table 'glyf' has none"},
        {true, "00000000 00000000 00000009 00000009 00000009",
         "its table 'loca' puts glyph 1 where its table 'glyf' has none"},
        {false, "0001 0000 0002 0004 0004", "its table 'loca' puts glyph 0 where its table 'glyf' has none"},
        {false, "0000 0000 0002 0004 00", "its table 'loca' has 9 bytes of at least 10"},
        {true, "00000000 00000000 00000004 00000008 000000", "its table 'loca' has 19 bytes of at least 20"},
};

START_TEST(places_lie_in_order)
{
	struct sfnt f = {.arena = arena, .glyphs = 4, .long_loca = places[_i].is_long, .n = 2};
	f.table = NEW_ARRAY(arena, struct sfnt_table, 2);
	f.table[0] = (struct sfnt_table){.tag = SFNT_TAG('g', 'l', 'y', 'f'), .bytes = hex(arena, "00000000 00000000")};
	f.table[1] = (struct sfnt_table){.tag = SFNT_TAG('l', 'o', 'c', 'a'), .bytes = hex(arena, places[_i].loca)};
	bool good = sfnt_check_loca(&f);
	ck_assert_str_eq(good ? "" : f.why, places[_i].said);
}
END_TEST

Suite *suite_sfnt_glyf(void)
{
	Suite *suite = suite_create("sfnt_glyf");
	TCase *c = tcase_create("sfnt_glyf");
	tcase_add_checked_fixture(c, begin, finish);
	tcase_add_loop_test(c, a_glyph_needs_all_its_bytes, 0, COUNT_OF(whole));
	tcase_add_loop_test(c, a_glyph_is_what_it_says, 0, COUNT_OF(examples));
	tcase_add_test(c, levels_are_counted);
	tcase_add_test(c, parts_are_counted);
	tcase_add_test(c, points_are_counted);
	tcase_add_loop_test(c, places_lie_in_order, 0, COUNT_OF(places));
	suite_add_tcase(suite, c);
	return suite;
}

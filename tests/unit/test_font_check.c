/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The checks of fonts. Each example damages one place of a font that is whole; what is said of it is
 * written out. tests/fonts/README.md tells what the fonts are.
 */
#include "text/sfnt_cff.h"

#include <check.h>
#include <stdio.h>
#include <stdlib.h>

Suite *suite_font_check(void);

/* -- fonts to be damaged -------------------------------------------------------------------- */

static struct arena *arena;
static unsigned char *font;
static size_t font_size;

static void take(const char *path)
{
	FILE *f = fopen(path, "rb");
	ck_assert_msg(f != NULL, "%s", path);
	font = arena_alloc(arena, 1 << 20);
	font_size = fread(font, 1, 1 << 20, f);
	fclose(f);
}

static void begin(void)
{
	arena = arena_new();
	take("tests/fonts/tiny.ttf");
}

static void finish(void) { arena_free(arena); }

static void put(size_t at, int bytes, uint32_t value)
{
	for (int i = bytes; i-- > 0; value >>= 8)
		font[at + (size_t)i] = (unsigned char)value;
}

/* Where a table has its entry in the directory. */
static size_t entry_of(const char *tag)
{
	for (size_t at = 12; at < 12 + 16 * (size_t)u16_at(font + 4); at += 16)
		if (!memcmp(font + at, tag, 4))
			return at;
	ck_abort_msg("no table '%s'", tag);
	return 0;
}

static size_t table_at(const char *tag) { return u32_at(font + entry_of(tag) + 8); }
static size_t table_size(const char *tag) { return u32_at(font + entry_of(tag) + 12); }
static void set_size(const char *tag, size_t n) { put(entry_of(tag) + 12, 4, (uint32_t)n); }

/* What the checks say of the font, or of one of its glyphs; "" when it is whole. */
static const char *said(void)
{
	struct sfnt f;
	return font_check(&f, arena, font, font_size) ? "" : f.why;
}

static const char *said_of(uint32_t gid)
{
	struct sfnt f;
	ck_assert_msg(font_check(&f, arena, font, font_size), "%s", f.why);
	return font_check_glyph(&f, gid) ? "" : f.why;
}

struct damage {
	const char *tag;
	size_t at;
	int bytes;
	uint32_t value;
	const char *said;
};

static void check_damage(const struct damage *d)
{
	size_t at = table_at(d->tag) + d->at;
	unsigned char was[4];
	memcpy(was, font + at, 4);
	put(at, d->bytes, d->value);
	const char *what = said();
	ck_assert_msg(!strcmp(what, d->said), "%s + %zu = %u: %s", d->tag, d->at, d->value, what);
	memcpy(font + at, was, 4);
}

/* -- whole fonts ---------------------------------------------------------------------------- */

static const char *const whole[] = {"tests/fonts/tiny.ttf",           "tests/fonts/cid-keyed.otf",
                                    "tests/fonts/name-keyed.otf",     "fonts/NotoSansHebrew-Regular.ttf",
                                    "fonts/NotoSansThai-Regular.ttf", "fonts/NotoSans-Regular.ttf",
                                    "fonts/NotoSansMath-Regular.ttf", "fonts/NotoSansSymbols2-Regular.ttf"};

START_TEST(whole_fonts_pass_with_all_their_glyphs)
{
	struct sfnt f;
	take(whole[_i]);
	ck_assert_msg(font_check(&f, arena, font, font_size), "%s", f.why);
	for (uint32_t gid = 0; gid < (uint32_t)f.glyphs; gid++)
		ck_assert_msg(font_check_glyph(&f, gid), "%s", f.why);
	ck_assert(!font_check_glyph(&f, (uint32_t)f.glyphs));
}
END_TEST

START_TEST(what_is_known_of_a_font)
{
	struct sfnt f;
	ck_assert(font_check(&f, arena, font, font_size));
	ck_assert_int_eq(f.upem, 1000);
	ck_assert_int_eq(f.glyphs, 4);
	ck_assert_int_eq(f.n, 9);
	ck_assert_ptr_null(f.cff);
	ck_assert(!f.good[0] && !f.good[2]);
	ck_assert(font_check_glyph(&f, 2) && f.good[2]);
}
END_TEST

/* -- the file ------------------------------------------------------------------------------- */

START_TEST(files_that_are_no_fonts)
{
	static const struct {
		const char *bytes;
		size_t n;
		const char *said;
	} files[] = {
	        {"", 0, "it is no OpenType font"},
	        {"no font", 7, "it is no OpenType font"},
	        {"wOFF", 4, "it is packed for the web (WOFF); unpack it first"},
	        {"wOF2", 4, "it is packed for the web (WOFF); unpack it first"},
	        {"OTTO", 4, "the file ends before its directory of tables"},
	        {"true\0\1\0\0\0\0\0\0", 12, "the file ends within its directory of tables"},
	        {"\0\1\0\0\0\0\0\0\0\0\0\0", 12, "its directory has 0 tables of 1 to 256"},
	        {"\0\1\0\0\1\1\0\0\0\0\0\0", 12, "its directory has 257 tables of 1 to 256"},
	        {"ttcf\0\1\0\0\0\0\0\0", 12, "its header of a collection is not whole"},
	        {"ttcf\0\1\0\0\0\0\0\0\0\0\0\0", 16, "it is a collection without fonts"},
	        {"ttcf\0\1\0\0\0\0\0\1\0\0\0\x20", 16, "the first font of the collection is not in the file"},
	};
	for (int i = 0; i < COUNT_OF(files); i++) {
		struct sfnt f;
		ck_assert(!font_check(&f, arena, files[i].bytes, files[i].n));
		ck_assert_str_eq(f.why, files[i].said);
	}
}
END_TEST

/* A collection holds the directory of its first font, whose offsets count from the start of the file. */
START_TEST(first_font_of_a_collection)
{
	unsigned char *single = font;
	font = arena_alloc(arena, font_size + 16);
	memcpy(font, "ttcf\0\1\0\0\0\0\0\1\0\0\0\x10", 16);
	memcpy(font + 16, single, font_size);
	for (int i = 0; i < 9; i++)
		put(16 + 12 + 16 * (size_t)i + 8, 4, u32_at(single + 12 + 16 * i + 8) + 16);
	font_size += 16;
	ck_assert_str_eq(said(), "");
	font_size -= 12;
	ck_assert_str_eq(said(), "its table 'post' does not end before the file does");
}
END_TEST

START_TEST(directories)
{
	size_t glyf = entry_of("glyf"), maxp = entry_of("maxp");
	static const struct {
		size_t at; /* in the entry */
		uint32_t value;
		const char *said;
	} entries[] = {
	        {12, 0x7FFFFFFF, "its table 'glyf' does not end before the file does"},
	        {12, 0xFFFFFFFF, "its table 'glyf' does not end before the file does"},
	        {8, 0xFFFFFFFC, "its table 'glyf' does not end before the file does"},
	        {8, 0, "its table 'glyf' lies over the directory of tables"},
	        {8, 198, "its table 'glyf' lies at byte 198, which 4 does not divide"},
	        {8, 160, "its tables 'cmap' and 'glyf' lie over each other"},
	        {0, 0x6D617870, "it has two tables 'maxp'"},
	        {0, 0x676C7901, "it has no outlines (glyf or CFF)"},
	        {0, 0x43464632, "its outlines are in a table 'CFF2', which no PDF takes"},
	};
	for (int i = 0; i < COUNT_OF(entries); i++) {
		unsigned char was[16];
		memcpy(was, font + glyf, 16);
		put(glyf + entries[i].at, 4, entries[i].value);
		ck_assert_str_eq(said(), entries[i].said);
		memcpy(font + glyf, was, 16);
	}
	/* The same bytes may have two names. */
	put(maxp, 4, 0x6D617879);
	ck_assert_str_eq(said(), "it has no table 'maxp'");
}
END_TEST

/* A font whose every table, in its turn, ends early, is filled with zeros, or is not there. */
START_TEST(tables_cut_emptied_and_taken_away)
{
	static const struct {
		const char *tag, *cut, *zeroed, *missing;
	} tables[] = {
	        {"cmap", "a subtable of format 4 of its table 'cmap' is not whole",
	         "it has no character map (cmap) for Unicode", "it has no table 'cmap'"},
	        {"glyf", "its table 'loca' puts glyph 2 where its table 'glyf' has none",
	         "its glyph 0 has an outline without contours", "it has no outlines (glyf or CFF)"},
	        {"head", "its table 'head' has 27 bytes of at least 54",
	         "its table 'head' has another version or magic number", "it has no table 'head'"},
	        {"hhea", "its table 'hhea' has 18 bytes of at least 36", "its table 'hhea' has another version or format",
	         "it has no table 'hhea'"},
	        {"hmtx", "its table 'hmtx' has 8 bytes of at least 16", "no glyph has a width in its table 'hmtx'",
	         "it has no table 'hmtx'"},
	        {"loca", "its table 'loca' has 5 bytes of at least 10", "its table 'loca' ends before its table 'glyf' does",
	         "it has no table 'loca'"},
	        {"maxp", "its table 'maxp' is not whole", "its table 'maxp' is not whole", "it has no table 'maxp'"},
	        {"name", "", "", ""},
	        {"post", "its table 'post' has 16 bytes of at least 32", "", ""},
	};
	for (int i = 0; i < COUNT_OF(tables); i++) {
		const char *tag = tables[i].tag;
		size_t at = table_at(tag), n = table_size(tag), entry = entry_of(tag);
		set_size(tag, n / 2);
		ck_assert_str_eq(said(), tables[i].cut);
		set_size(tag, n);
		memset(font + at, 0, n);
		ck_assert_str_eq(said(), tables[i].zeroed);
		font[entry + 3] = '~';
		ck_assert_str_eq(said(), tables[i].missing);
		take("tests/fonts/tiny.ttf");
	}
}
END_TEST

/* -- measures ------------------------------------------------------------------------------- */

static const struct damage measures[] = {
        {"head", 0, 2, 2, "its table 'head' has another version or magic number"},
        {"head", 12, 4, 0x5F0F3CF4, "its table 'head' has another version or magic number"},
        {"head", 18, 2, 0, "it has 0 units per em (head.unitsPerEm) of 16 to 16384"},
        {"head", 18, 2, 1, "it has 1 units per em (head.unitsPerEm) of 16 to 16384"},
        {"head", 18, 2, 15, "it has 15 units per em (head.unitsPerEm) of 16 to 16384"},
        {"head", 18, 2, 16, ""},
        {"head", 18, 2, 16384, ""},
        {"head", 18, 2, 16385, "it has 16385 units per em (head.unitsPerEm) of 16 to 16384"},
        {"head", 36, 2, 801, "the box around all glyphs (head.xMin to yMax) is turned inside out"},
        {"head", 36, 2, 800, ""},
        {"head", 38, 2, 0x7FFF, "the box around all glyphs (head.xMin to yMax) is turned inside out"},
        {"head", 42, 2, 0xFFFF, "the box around all glyphs (head.xMin to yMax) is turned inside out"},
        {"head", 50, 2, 2, "head.indexToLocFormat is 2 and head.glyphDataFormat 0"},
        {"head", 52, 2, 1, "head.indexToLocFormat is 0 and head.glyphDataFormat 1"},
        {"head", 50, 2, 1, "its table 'loca' has 10 bytes of at least 20"},
        {"maxp", 0, 4, 0x20000, "its table 'maxp' is not whole"},
        {"maxp", 0, 4, 0x5000, ""},
        {"maxp", 0, 4, 0x5001, "its table 'maxp' is not whole"},
        {"maxp", 0, 4, 0x10001, "its table 'maxp' is not whole"},
        {"maxp", 4, 2, 0, "it has no glyphs (maxp.numGlyphs)"},
        {"maxp", 4, 2, 3, "hhea.numberOfHMetrics is 4, of 1 to its 3 glyphs"},
        {"maxp", 4, 2, 5, "its table 'hmtx' has 16 bytes of at least 18"},
        {"maxp", 4, 2, 0xFFFF, "its table 'hmtx' has 16 bytes of at least 131078"},
        {"hhea", 0, 2, 0, "its table 'hhea' has another version or format"},
        {"hhea", 32, 2, 1, "its table 'hhea' has another version or format"},
        {"hhea", 34, 2, 0, "hhea.numberOfHMetrics is 0, of 1 to its 4 glyphs"},
        {"hhea", 34, 2, 5, "hhea.numberOfHMetrics is 5, of 1 to its 4 glyphs"},
        {"hhea", 34, 2, 1, "its table 'hmtx' has 16 bytes, and 10 by hhea.numberOfHMetrics (1)"},
        {"hhea", 34, 2, 3, "its table 'hmtx' has 16 bytes, and 14 by hhea.numberOfHMetrics (3)"},
        {"name", 2, 2, 5, "its table 'name' ends before its records do"},
        {"name", 4, 2, 200, "its table 'name' ends before its records do"},
        {"loca", 0, 2, 1, "its glyph 0 has more contours than bytes"},
        {"loca", 2, 2, 100, "its table 'loca' puts glyph 0 where its table 'glyf' has none"},
        {"loca", 8, 2, 0xFFFF, "its table 'loca' puts glyph 3 where its table 'glyf' has none"},
};

START_TEST(measures_agree) { check_damage(&measures[_i]); }
END_TEST

/* Two widths of 4 bytes and two side bearings of 2 need 12 bytes; zeros may fill them up to 4, and nothing else. */
START_TEST(widths_fill_their_table)
{
	put(table_at("hhea") + 34, 2, 2);
	set_size("hmtx", 12);
	ck_assert_str_eq(said(), "");
	set_size("hmtx", 16);
	ck_assert_str_eq(said(), "its table 'hmtx' has 16 bytes, and 12 by hhea.numberOfHMetrics (2)");
	put(table_at("hhea") + 34, 2, 3);
	put(table_at("hmtx") + 14, 2, 0);
	ck_assert_str_eq(said(), "");
	put(table_at("hmtx") + 14, 2, 1);
	ck_assert_str_eq(said(), "its table 'hmtx' has 16 bytes, and 14 by hhea.numberOfHMetrics (3)");
}
END_TEST

START_TEST(os2_has_the_size_of_its_version)
{
	take("fonts/NotoSansHebrew-Regular.ttf");
	size_t at = table_at("OS/2");
	ck_assert_uint_eq(u16_at(font + at), 4);
	set_size("OS/2", 95);
	ck_assert_str_eq(said(), "its table 'OS/2' of version 4 has 95 bytes");
	put(at, 2, 1);
	ck_assert_str_eq(said(), "");
	put(at, 2, 6);
	ck_assert_str_eq(said(), "its table 'OS/2' of version 6 has 95 bytes");
	put(at, 2, 0);
	set_size("OS/2", 77);
	ck_assert_str_eq(said(), "its table 'OS/2' of version 0 has 77 bytes");
}
END_TEST

/* Each version has fields more; one of 5 has no room in this font. */
START_TEST(os2_grows_with_its_version)
{
	static const size_t least[] = {78, 86, 96, 96, 96, 100};
	take("fonts/NotoSansHebrew-Regular.ttf");
	ck_assert_uint_eq(table_size("OS/2"), 96);
	for (unsigned version = 0; version < COUNT_OF(least); version++) {
		put(table_at("OS/2"), 2, version);
		for (size_t n = least[version] - 1; n <= least[version] && n <= 96; n++) {
			set_size("OS/2", n);
			ck_assert_str_eq(
			        said(),
			        n == least[version]
			                ? ""
			                : arena_printf(arena, "its table 'OS/2' of version %u has %zu bytes", version, n));
		}
	}
	ck_assert_str_eq(said(), "its table 'OS/2' of version 5 has 96 bytes");
}
END_TEST

START_TEST(small_tables_end_where_they_may)
{
	set_size("post", 32);
	ck_assert_str_eq(said(), "");
	set_size("post", 31);
	ck_assert_str_eq(said(), "its table 'post' has 31 bytes of at least 32");
	set_size("post", 32);
	const size_t name = table_at("name"), n = table_size("name");
	put(name + 4, 2, (uint32_t)n);
	ck_assert_str_eq(said(), "");
	put(name + 4, 2, (uint32_t)n + 1);
	ck_assert_str_eq(said(), "its table 'name' ends before its records do");
	put(name + 2, 4, 0);
	set_size("name", 6);
	ck_assert_str_eq(said(), "");
	set_size("name", 5);
	ck_assert_str_eq(said(), "its table 'name' ends before its records do");
	take("tests/fonts/tiny.ttf");
	set_size("maxp", 31);
	ck_assert_str_eq(said(), "its table 'maxp' is not whole");
	put(table_at("maxp"), 4, 0x5000);
	set_size("maxp", 6);
	ck_assert_str_eq(said(), "");
	set_size("maxp", 5);
	ck_assert_str_eq(said(), "its table 'maxp' has 5 bytes of at least 6");
}
END_TEST

/* -- characters ----------------------------------------------------------------------------- */

/* The subtable of tiny.ttf is at 12: three segments, whose ends are at 26, starts at 34, deltas at 40 and offsets
   at 46: the space, A and B, and U+FFFF. */
static const struct damage characters[] = {
        {"cmap", 0, 2, 1, "its table 'cmap' is not whole"},
        {"cmap", 2, 2, 9, "its table 'cmap' is not whole"},
        {"cmap", 4, 2, 1, "it has no character map (cmap) for Unicode"},
        {"cmap", 6, 2, 3, "it has no character map (cmap) for Unicode"},
        {"cmap", 8, 4, 1000, "its table 'cmap' ends before a subtable"},
        {"cmap", 12, 2, 2, "it has no character map (cmap) for Unicode"},
        {"cmap", 14, 2, 0xFFFF, ""},
        {"cmap", 14, 2, 20, "a subtable of format 4 of its table 'cmap' is not whole"},
        {"cmap", 18, 2, 0, "a subtable of format 4 of its table 'cmap' is not whole"},
        {"cmap", 18, 2, 7, "a subtable of format 4 of its table 'cmap' is not whole"},
        {"cmap", 18, 2, 0xFFFE, "a subtable of format 4 of its table 'cmap' is not whole"},
        {"cmap", 28, 2, 0x43, "its table 'cmap' gives U+0043 the glyph 4, and it has 4 glyphs"},
        {"cmap", 28, 2, 0x1F, "its table 'cmap' is out of order at U+0041"},
        {"cmap", 36, 2, 0x20, "its table 'cmap' is out of order at U+0020"},
        {"cmap", 42, 2, 3, "its table 'cmap' gives U+0042 the glyph 69, and it has 4 glyphs"},
        {"cmap", 42, 2, 0xFFBE, "its table 'cmap' gives U+0041 the glyph 65535, and it has 4 glyphs"},
        {"cmap", 44, 2, 1000, ""},
        {"cmap", 46, 2, 1, "a subtable of format 4 of its table 'cmap' is not whole"},
        {"cmap", 46, 2, 200, "a subtable of format 4 of its table 'cmap' is not whole"},
};

START_TEST(characters_have_glyphs) { check_damage(&characters[_i]); }
END_TEST

/* Subtables of the other formats, in place of the only one, for the 4 glyphs of tiny.ttf. */
static const struct {
	const char *bytes;
	size_t n;
	const char *said;
} formats[] = {
        {"\0\6\0\14\0\0\0\101\0\1\0\3", 12, ""},
        {"\0\6\0\14\0\0\0\101\0\1\0\4", 12, "its table 'cmap' gives U+0041 the glyph 4, and it has 4 glyphs"},
        {"\0\6\0\14\0\0\0\101\0\2\0\3", 12, "a subtable of format 6 of its table 'cmap' is not whole"},
        {"\0\12\0\0\0\0\0\26\0\0\0\0\0\0\0\101\0\0\0\1\0\3", 22, ""},
        {"\0\12\0\0\0\0\0\26\0\0\0\0\0\0\0\101\0\0\0\1\0\4", 22,
         "its table 'cmap' gives U+0041 the glyph 4, and it has 4 glyphs"},
        {"\0\12\0\0\0\0\0\26\0\0\0\0\0\0\0\101\377\377\377\377\0\3", 22,
         "a subtable of format 10 of its table 'cmap' is not whole"},
        {"\0\14\0\0\0\0\0\34\0\0\0\0\0\0\0\1\0\0\0\101\0\0\0\102\0\0\0\2", 28, ""},
        {"\0\14\0\0\0\0\0\34\0\0\0\0\0\0\0\1\0\0\0\101\0\0\0\102\0\0\0\3", 28,
         "its table 'cmap' gives U+0042 the glyph 4, and it has 4 glyphs"},
        {"\0\14\0\0\0\0\0\34\0\0\0\0\0\0\0\1\0\0\0\101\0\0\0\100\0\0\0\2", 28, "its table 'cmap' is out of order at U+0041"},
        {"\0\14\0\0\0\0\0\34\0\0\0\0\0\0\0\1\0\0\0\101\0\21\0\0\0\0\0\2", 28, "its table 'cmap' is out of order at U+0041"},
        {"\0\14\0\0\0\0\0\34\0\0\0\0\377\377\377\377\0\0\0\101\0\0\0\102\0\0\0\2", 28,
         "a subtable of format 12 of its table 'cmap' is not whole"},
        {"\0\15\0\0\0\0\0\34\0\0\0\0\0\0\0\1\0\0\0\101\0\0\0\132\0\0\0\3", 28, ""},
        {"\0\15\0\0\0\0\0\34\0\0\0\0\0\0\0\1\0\0\0\101\0\0\0\132\0\0\0\4", 28,
         "its table 'cmap' gives U+005A the glyph 4, and it has 4 glyphs"},
        {"\0\0\1\6\0\0", 6, "a subtable of format 0 of its table 'cmap' is not whole"},
        {"\0\16\0\0\0\12\0\0\0\0", 10, "it has no character map (cmap) for Unicode"},
        {"\0\16\0\0\0\25\0\0\0\1\0\376\0\0\0\0\0\0\0\0\0", 21, "it has no character map (cmap) for Unicode"},
        {"\0\16\0\0\0\25\0\0\0\1\0\376\0\0\0\0\25\0\0\0\0", 21, "a subtable of format 14 of its table 'cmap' is not whole"},
        /* one variation sequence that looks as usual, then one that has another glyph */
        {"\0\16\0\0\0\35\0\0\0\1\0\376\0\0\0\0\25\0\0\0\0\0\0\0\1\0\0\101\0", 29,
         "it has no character map (cmap) for Unicode"},
        {"\0\16\0\0\0\35\0\0\0\1\0\376\0\0\0\0\25\0\0\0\0\0\0\0\2\0\0\101\0", 29,
         "a subtable of format 14 of its table 'cmap' is not whole"},
        {"\0\16\0\0\0\36\0\0\0\1\0\376\0\0\0\0\0\0\0\0\25\0\0\0\1\0\0\101\0\3", 30,
         "it has no character map (cmap) for Unicode"},
        {"\0\16\0\0\0\36\0\0\0\1\0\376\0\0\0\0\0\0\0\0\25\0\0\0\1\0\0\101\0\4", 30,
         "its table 'cmap' gives U+0041 the glyph 4, and it has 4 glyphs"},
        {"\0\16\0\0\0\36\0\0\0\1\0\376\0\0\0\0\0\0\0\0\25\0\0\0\2\0\0\101\0\3", 30,
         "a subtable of format 14 of its table 'cmap' is not whole"},
        {"\0\16\0\0\0\36\0\0\0\1\0\376\0\0\0\0\0\0\0\0\33\0\0\0\1\0\0\101\0\3", 30,
         "a subtable of format 14 of its table 'cmap' is not whole"},
        {"\0\16\0\0\0\25\0\0\1\4\0\376\0\0\0\0\0\0\0\0\0", 21, "a subtable of format 14 of its table 'cmap' is not whole"},
};

START_TEST(formats_of_subtables)
{
	size_t at = table_at("cmap") + 12;
	ck_assert_uint_le(formats[_i].n, table_size("cmap") - 12);
	memcpy(font + at, formats[_i].bytes, formats[_i].n);
	ck_assert_str_eq(said(), formats[_i].said);
}
END_TEST

/* -- joining and moving letters ------------------------------------------------------------- */

/* In NotoSansArabic the lookups are listed from 232 on; the first of them stands at 258, its subtable at 266. */
static const struct damage joining[] = {
        {"GSUB", 0, 2, 0, "its table 'GSUB' has the version 0.0"},
        {"GSUB", 0, 2, 2, "its table 'GSUB' has the version 2.0"},
        {"GSUB", 2, 2, 2, "its table 'GSUB' has the version 1.2"},
        {"GSUB", 4, 2, 0, "its table 'GSUB' lacks the list of its scripts"},
        {"GSUB", 6, 2, 0, "its table 'GSUB' lacks the list of its features"},
        {"GSUB", 8, 2, 0, "its table 'GSUB' lacks the list of its lookups"},
        {"GSUB", 8, 2, 0xFFFF, "its table 'GSUB' lacks the list of its lookups"},
        {"GSUB", 10, 2, 0, "its table 'GSUB' has features, and no scripts"},
        {"GSUB", 102, 2, 0, "its table 'GSUB' has lookups, and no features"},
        {"GSUB", 232, 2, 0xFFFF, "its table 'GSUB' ends within the list of its lookups"},
        {"GSUB", 234, 2, 0, "lookup 0 of its table 'GSUB' is damaged"},
        {"GSUB", 234, 2, 0xFFFF, "lookup 0 of its table 'GSUB' is damaged"},
        {"GSUB", 258, 2, 0, "lookup 0 of its table 'GSUB' is damaged"},
        {"GSUB", 258, 2, 9, "lookup 0 of its table 'GSUB' is damaged"},
        {"GSUB", 264, 2, 0, "lookup 0 of its table 'GSUB' is damaged"},
        {"GSUB", 266, 2, 0, "lookup 0 of its table 'GSUB' is damaged"},
        {"GSUB", 266, 2, 3, "lookup 0 of its table 'GSUB' is damaged"},
        {"GSUB", 268, 2, 0, "lookup 0 of its table 'GSUB' is damaged"},
        {"GSUB", 690, 2, 0, "lookup 0 of its table 'GSUB' is damaged"},
        {"GPOS", 0, 2, 2, "its table 'GPOS' has the version 2.0"},
        {"GPOS", 8, 2, 0, "its table 'GPOS' lacks the list of its lookups"},
        {"GDEF", 0, 2, 2, "its table 'GDEF' has the version 2.2"},
        {"GDEF", 2, 2, 4, "its table 'GDEF' has the version 1.4"},
        {"GDEF", 14, 2, 0, "its table 'GDEF' lacks the classes of its glyphs"},
};

START_TEST(joining_tables_are_of_kinds_that_are_known)
{
	take("fonts/NotoSansArabic-Regular.ttf");
	check_damage(&joining[_i]);
}
END_TEST

START_TEST(joining_tables_cut_or_filled_with_zeros)
{
	static const struct {
		const char *tag, *cut, *zeroed;
	} tables[] = {{"GSUB", "its table 'GSUB' has 3 bytes of at least 10", "its table 'GSUB' has the version 0.0"},
	              {"GPOS", "its table 'GPOS' has 3 bytes of at least 10", "its table 'GPOS' has the version 0.0"},
	              {"GDEF", "its table 'GDEF' has 3 bytes of at least 12", "its table 'GDEF' has the version 0.0"}};
	for (int i = 0; i < COUNT_OF(tables); i++) {
		take("fonts/NotoSansArabic-Regular.ttf");
		size_t n = table_size(tables[i].tag);
		set_size(tables[i].tag, 3);
		ck_assert_str_eq(said(), tables[i].cut);
		set_size(tables[i].tag, n);
		memset(font + table_at(tables[i].tag), 0, n);
		ck_assert_str_eq(said(), tables[i].zeroed);
	}
}
END_TEST

/* A table without lists is one of 10 bytes, or of 14 from version 1.1 on. */
START_TEST(joining_tables_may_be_empty)
{
	take("fonts/NotoSansArabic-Regular.ttf");
	put(table_at("GSUB") + 4, 4, 0);
	put(table_at("GSUB") + 8, 2, 0);
	ck_assert_str_eq(said(), "its table 'GSUB' lacks the list of its scripts");
	set_size("GSUB", 10);
	ck_assert_str_eq(said(), "");
}
END_TEST

/* Tables of other makers, under whose name the end of another table stands here. */
START_TEST(tables_of_parts_have_a_version)
{
	static const struct {
		const char *tag;
		uint32_t version, parts;
		const char *said;
	} tables[] = {{"kern", 0x00000001, 0, ""},
	              {"kern", 0x00000000, 0, "its table 'kern' has bytes, and no parts"},
	              {"kern", 0x00010000, 1, ""},
	              {"kern", 0x00010000, 0, "its table 'kern' has bytes, and no parts"},
	              {"kern", 0x00020000, 1, "its table 'kern' has the version 2"},
	              {"kerx", 0x00020000, 1, ""},
	              {"kerx", 0x00000000, 1, "its table 'kerx' has the version 0"},
	              {"mort", 0x00020000, 1, "its table 'mort' has the version 2"},
	              {"morx", 0x00030000, 1, ""},
	              {"morx", 0x00040000, 1, "its table 'morx' has the version 4"},
	              {"morx", 0x00020000, 0, "its table 'morx' has bytes, and no parts"},
	              {"trak", 0x00000000, 0, "its table 'trak' has the version 0"}};
	take("fonts/NotoSansArabic-Regular.ttf");
	size_t entry = entry_of("prep");
	ck_assert_uint_ge(table_size("prep"), 8);
	for (int i = 0; i < COUNT_OF(tables); i++) {
		memcpy(font + entry, tables[i].tag, 4);
		set_size(tables[i].tag, 12);
		put(table_at(tables[i].tag), 4, tables[i].version);
		put(table_at(tables[i].tag) + 4, 4, tables[i].parts);
		ck_assert_str_eq(said(), tables[i].said);
	}
}
END_TEST

/* -- TrueType outlines ---------------------------------------------------------------------- */

/* In glyf of tiny.ttf: glyph 2, the square, at 36; glyph 3, made of two of them, at 72. */
static const struct {
	size_t at;
	int bytes;
	uint32_t value, gid;
	const char *said;
} outlines[] = {
        {36, 2, 3000, 2, "its glyph 2 has more contours than bytes"},
        {36, 2, 0xFFFE, 2, "its glyph 2 has a negative number of contours"},
        {36, 2, 0, 2, "its glyph 2 has an outline without contours"},
        {36, 2, 2, 2, "its glyph 2 has contours that are out of order"},
        {46, 2, 2, 2, "its glyph 2 has more bytes than its outline"},
        {46, 2, 100, 2, "its glyph 2 ends before its outline does"},
        {46, 2, 0xFFFF, 2, "its glyph 2 ends before its outline does"},
        {48, 2, 30, 2, "its glyph 2 ends before its outline does"},
        {50, 2, 0x09FF, 2, "its glyph 2 ends before its outline does"},
        {50, 2, 0x0902, 2, ""}, /* a repeated flag leaves two bytes over, as padding may */
        {72, 2, 0xFFFE, 3, "its glyph 3 has a negative number of contours"},
        {84, 2, 4, 3, "its glyph 3 is made of glyph 4, and it has 4 glyphs"},
        {84, 2, 1, 3, ""},
        {84, 2, 3, 3, "its glyph 3 is made of itself, or of more than 16 levels"},
        {90, 2, 0x23, 3, "its glyph 3 ends before the list of its parts does"},
        {90, 2, 0x103, 3, ""},
        {90, 2, 0x83, 3, "its glyph 3 ends before the list of its parts does"},
        {82, 2, 3, 3, "its glyph 3 has more bytes than its parts"},
        {82, 2, 0x21, 3, "its glyph 3 joins its parts at points that they do not have"},
        {90, 2, 1, 3, "its glyph 3 joins its parts at points that they do not have"},
        {36, 2, 3000, 3, "its glyph 2 has more contours than bytes"},
};

START_TEST(outlines_end_where_their_bytes_do)
{
	put(table_at("glyf") + outlines[_i].at, outlines[_i].bytes, outlines[_i].value);
	ck_assert_str_eq(said_of(outlines[_i].gid), outlines[_i].said);
}
END_TEST

/* A part may be joined by the numbers of two points: the fourth of the square to its fourth. */
START_TEST(parts_joined_at_points)
{
	put(table_at("glyf") + 90, 2, 1);
	put(table_at("glyf") + 94, 4, 0x00030003);
	ck_assert_str_eq(said_of(3), "");
	put(table_at("glyf") + 94, 4, 0x00040003);
	ck_assert_str_eq(said_of(3), "its glyph 3 joins its parts at points that they do not have");
	put(table_at("glyf") + 94, 4, 0x00030004);
	ck_assert_str_eq(said_of(3), "its glyph 3 joins its parts at points that they do not have");
}
END_TEST

START_TEST(glyphs_of_a_few_bytes)
{
	put(table_at("loca") + 4, 2, 34); /* glyph 2 has the last 4 of its bytes, glyph 1 the others */
	ck_assert_str_eq(said_of(2), "its glyph 2 ends within its header");
	ck_assert_str_eq(said_of(1), "its glyph 1 ends before its outline does");
}
END_TEST

START_TEST(only_glyphs_that_are_asked_for_are_looked_at)
{
	struct sfnt f;
	put(table_at("glyf") + 36, 2, 3000);
	ck_assert(font_check(&f, arena, font, font_size));
	ck_assert(font_check_glyph(&f, 1));
	ck_assert(!font_check_glyph(&f, 2));
	ck_assert(!font_check_glyph(&f, 2));
	ck_assert(!font_check_glyph(&f, 4));
	put(table_at("glyf"), 2, 3000);
	ck_assert_str_eq(said(), "its glyph 0 has more contours than bytes");
}
END_TEST

/* -- CFF outlines --------------------------------------------------------------------------- */

/* Wider than the widest; glyph 0 is measured when it is drawn, too. */
START_TEST(widths_are_within_what_hhea_says)
{
	put(table_at("hmtx") + 8, 2, 900);
	ck_assert_str_eq(said_of(2), "");
	put(table_at("hmtx") + 8, 2, 901);
	ck_assert_str_eq(said_of(2), "its glyph 2 is 901 units wide, and hhea.advanceWidthMax is 900");
	ck_assert_str_eq(said_of(1), "");
	put(table_at("hmtx"), 2, 901);
	ck_assert_str_eq(said_of(0), "its glyph 0 is 901 units wide, and hhea.advanceWidthMax is 900");
}
END_TEST

/* Where the longest charstring of name-keyed.otf stands, and how long it is; its glyph gets no width. */
static size_t longest(uint32_t *gid, size_t *n)
{
	struct sfnt f;
	struct bytes best = {0};
	take("tests/fonts/name-keyed.otf");
	ck_assert(font_check(&f, arena, font, font_size));
	for (int i = 1; i < f.glyphs; i++) {
		struct bytes b = cff_object(&f.cff->chars, i);
		if (b.n > best.n) {
			best = b;
			*gid = (uint32_t)i;
		}
	}
	*n = best.n;
	put(table_at("hmtx") + 4 * *gid, 2, 0); /* as its charstrings say that say no width */
	put(table_at("hhea") + 10, 2, 0xFFFF);
	return (size_t)(best.v - font);
}

/* Bytes over 139 are numbers from 0 on: \213 is 0. */
static const struct {
	const char *bytes;
	size_t n;
	const char *said;
} charstrings[] = {
        {"\16", 1, ""},
        {"\213\16", 2, ""},
        {"\213\213\16", 3, "ends with a wrong number of operands"},
        {"\213\213\25\16", 4, ""},
        {"\213\213\213\25\16", 5, ""},
        {"\213\213\213\213\25", 5, "moves by a wrong number of operands"},
        {"\213\25", 2, "moves by a wrong number of operands"},
        {"\213\213\25\213\213\213\25", 7, "has an operator with too many operands"},
        {"\213\213\5", 3, "draws before it has moved"},
        {"\213\213\25\213\5", 5, "draws by a wrong number of operands"},
        {"\213\213\25\213\213\5\16", 7, ""},
        {"\213\213\25\213\213\213\213\213\213\10\16", 11, ""},
        {"\213\213\25\213\213\213\213\213\10", 9, "draws by a wrong number of operands"},
        {"\213\213\25\213\213\213\213\213\213\213\14\42\16", 13, ""},
        {"\213\213\25\213\14\42", 6, "draws by a wrong number of operands"},
        {"\213\213\22\23\377\16", 6, ""}, /* hstemhm, hintmask and its one byte */
        {"\213\213\213\22\16", 5, ""},
        {"\12", 1, "calls a subroutine without its number"},
        {"\34\177\377\12", 4, "calls a subroutine that there is not"},
        {"\34\200\0\35", 4, "calls a subroutine that there is not"},
        {"\213\213\14\14", 4, "uses arithmetic or unknown operators, which no subset can hold"},
        {"\2", 1, "has an unknown operator"},
        {"\213\213\213\213\16", 5, "is made of a letter that it does not have"},
        {"\213\213\354\335\16", 5, ""},     /* 97 and 82 of StandardEncoding: a, R */
        {"\213\213\213\354\335\16", 6, ""}, /* with a width */
};

START_TEST(charstrings_do_what_they_may)
{
	uint32_t gid = 0;
	size_t n, at = longest(&gid, &n);
	const char *what = charstrings[_i].said;
	ck_assert_uint_lt(charstrings[_i].n, n);
	memcpy(font + at, charstrings[_i].bytes, charstrings[_i].n);
	ck_assert_str_eq(said_of(gid), *what ? arena_printf(arena, "its glyph %u %s", gid, what) : "");
}
END_TEST

START_TEST(charstrings_say_the_width_of_hmtx)
{
	uint32_t gid = 0;
	size_t n, at = longest(&gid, &n);
	memcpy(font + at, "\353\16", 2); /* 96 */
	put(table_at("hmtx") + 4 * gid, 2, 97);
	ck_assert_str_eq(said_of(gid), "");
	put(table_at("hmtx") + 4 * gid, 2, 98);
	ck_assert_str_eq(said_of(gid),
	                 arena_printf(arena, "its glyph %u has another width in its table 'CFF ' than in 'hmtx'", gid));
}
END_TEST

/* The whole charstring is one byte again and again, and the last is another. */
START_TEST(charstrings_end)
{
	static const struct {
		int fill, last;
		const char *said;
	} strings[] = {{0x8B, 0x8B, "has more than 48 operands"},
	               {0x01, 0x01, "does not end with endchar"},
	               {0x01, 0x0E, ""},
	               {0x01, 0x1C, "ends within a number"},
	               {0x01, 0xFF, "ends within a number"},
	               {0x01, 0x0B, "does not end with endchar"}};
	for (int i = 0; i < COUNT_OF(strings); i++) {
		uint32_t gid = 0;
		size_t n, at = longest(&gid, &n);
		memset(font + at, strings[i].fill, n);
		font[at + n - 1] = (unsigned char)strings[i].last;
		ck_assert_str_eq(said_of(gid),
		                 *strings[i].said ? arena_printf(arena, "its glyph %u %s", gid, strings[i].said) : "");
	}
}
END_TEST

START_TEST(cff_agrees_with_the_other_tables)
{
	take("tests/fonts/name-keyed.otf");
	unsigned glyphs = u16_at(font + table_at("maxp") + 4), metrics = u16_at(font + table_at("hhea") + 34);
	put(table_at("head") + 18, 2, 2000);
	ck_assert_str_eq(
	        said(),
	        "the FontMatrix of its table 'CFF ' and its 2000 units per em (head.unitsPerEm) say different sizes");
	put(table_at("head") + 18, 2, 1000);
	put(table_at("maxp") + 4, 2, glyphs - 1);
	put(table_at("hhea") + 34, 2, metrics < glyphs ? metrics : glyphs - 1);
	set_size("hmtx", table_size("hmtx") - (metrics < glyphs ? 2 : 4));
	ck_assert_str_eq(
	        said(),
	        arena_printf(arena, "its table 'CFF ' has %u glyphs, and maxp.numGlyphs says %u", glyphs, glyphs - 1));
}
END_TEST

/* At byte 4 of the table lies the INDEX of names: how many, the size of an offset, the offsets. */
static const struct damage cff_places[] = {
        {"CFF ", 0, 1, 2, "its table 'CFF ' has version 2"},
        {"CFF ", 2, 1, 255, "entry 0 of the names of its table 'CFF ' is out of place"},
        {"CFF ", 4, 2, 0, "its table 'CFF ' ends within its top DICTs"},
        {"CFF ", 4, 2, 0xFFFF, "its table 'CFF ' ends within its names"},
        {"CFF ", 6, 1, 0, "its table 'CFF ' ends within its names"},
        {"CFF ", 6, 1, 5, "its table 'CFF ' ends within its names"},
        {"CFF ", 7, 1, 2, "entry 0 of the names of its table 'CFF ' is out of place"},
        {"CFF ", 8, 1, 0, "entry 1 of the names of its table 'CFF ' is out of place"},
};

START_TEST(lists_of_cff)
{
	take("tests/fonts/name-keyed.otf");
	check_damage(&cff_places[_i]);
}
END_TEST

/* No two glyphs of a font have one CID, by which a PDF names them. */
START_TEST(cids_differ)
{
	struct sfnt f;
	take("tests/fonts/cid-keyed.otf");
	ck_assert(font_check(&f, arena, font, font_size));
	size_t at = (size_t)(f.cff->v.v - font) + f.cff->charset;
	ck_assert_uint_eq(font[at], 0);
	put(at + 3, 2, u16_at(font + at + 1));
	ck_assert_str_eq(said(), "the charset of its table 'CFF ' gives glyph 2 or one behind it a CID that another has");
	put(at, 1, 3);
	ck_assert_str_eq(said(), "the charset of its table 'CFF ' is damaged");
}
END_TEST

/* -- any byte ------------------------------------------------------------------------------- */

/* Each byte of a font is turned to three other values: what is let through has glyphs that can be checked. */
START_TEST(any_byte_may_be_wrong)
{
	static const unsigned char masks[] = {0xFF, 0x01, 0x80};
	take(_i ? "tests/fonts/cid-keyed.otf" : "tests/fonts/tiny.ttf");
	int refused = 0;
	for (size_t at = 0; at < font_size; at++)
		for (int m = 0; m < COUNT_OF(masks); m++) {
			struct arena_mark mark = arena_mark(arena);
			struct sfnt f;
			font[at] ^= masks[m];
			bool good = font_check(&f, arena, font, font_size);
			for (uint32_t gid = 0; good && gid < (uint32_t)f.glyphs; gid++)
				good = font_check_glyph(&f, gid);
			ck_assert(good == !f.why);
			refused += !good;
			font[at] ^= masks[m];
			arena_release(arena, mark);
		}
	ck_assert_int_gt(refused, _i ? 1500 : 500);
}
END_TEST

Suite *suite_font_check(void)
{
	Suite *suite = suite_create("font check");
	TCase *c = tcase_create("checks");
	tcase_add_checked_fixture(c, begin, finish);
	tcase_add_loop_test(c, whole_fonts_pass_with_all_their_glyphs, 0, COUNT_OF(whole));
	tcase_add_test(c, what_is_known_of_a_font);
	tcase_add_test(c, files_that_are_no_fonts);
	tcase_add_test(c, first_font_of_a_collection);
	tcase_add_test(c, directories);
	tcase_add_test(c, tables_cut_emptied_and_taken_away);
	tcase_add_loop_test(c, measures_agree, 0, COUNT_OF(measures));
	tcase_add_test(c, widths_fill_their_table);
	tcase_add_test(c, os2_has_the_size_of_its_version);
	tcase_add_test(c, os2_grows_with_its_version);
	tcase_add_test(c, small_tables_end_where_they_may);
	tcase_add_loop_test(c, characters_have_glyphs, 0, COUNT_OF(characters));
	tcase_add_loop_test(c, formats_of_subtables, 0, COUNT_OF(formats));
	tcase_add_loop_test(c, joining_tables_are_of_kinds_that_are_known, 0, COUNT_OF(joining));
	tcase_add_test(c, joining_tables_cut_or_filled_with_zeros);
	tcase_add_test(c, joining_tables_may_be_empty);
	tcase_add_test(c, tables_of_parts_have_a_version);
	tcase_add_loop_test(c, outlines_end_where_their_bytes_do, 0, COUNT_OF(outlines));
	tcase_add_test(c, parts_joined_at_points);
	tcase_add_test(c, glyphs_of_a_few_bytes);
	tcase_add_test(c, only_glyphs_that_are_asked_for_are_looked_at);
	tcase_add_loop_test(c, charstrings_do_what_they_may, 0, COUNT_OF(charstrings));
	tcase_add_test(c, widths_are_within_what_hhea_says);
	tcase_add_test(c, charstrings_say_the_width_of_hmtx);
	tcase_add_test(c, charstrings_end);
	tcase_add_test(c, cff_agrees_with_the_other_tables);
	tcase_add_loop_test(c, lists_of_cff, 0, COUNT_OF(cff_places));
	tcase_add_test(c, cids_differ);
	tcase_add_loop_test(c, any_byte_may_be_wrong, 0, 2);
	suite_add_tcase(suite, c);
	return suite;
}

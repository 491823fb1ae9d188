/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Charstrings of CFF (Adobe Technical Note 5177): operands, operators, subroutines, letters that are put together. */
#include "hex.h"
#include "text/sfnt_cff.h"

Suite *suite_sfnt_charstring(void);

static struct arena *arena;
static struct sfnt f;
static struct cff cff;
static struct cff_local local;

/* A list of objects, each as it is given by its number. */
static struct cff_index list_of(int n, struct bytes (*object)(int i))
{
	struct buf offsets = {0}, all = {0};
	for (int i = 0; i <= n; i++) {
		unsigned at = (unsigned)all.n + 1;
		buf_put(&offsets, (const char[]){(char)(at >> 24), (char)(at >> 16), (char)(at >> 8), (char)at}, 4);
		if (i < n)
			buf_put(&all, object(i).v, object(i).n);
	}
	unsigned char *copy = arena_alloc(arena, offsets.n + all.n + 1);
	memcpy(copy, offsets.v, offsets.n);
	if (all.n)
		memcpy(copy + offsets.n, all.v, all.n);
	struct cff_index list = {.n = n, .width = 4, .offsets = copy, .base = copy + offsets.n - 1};
	buf_free(&offsets);
	buf_free(&all);
	return list;
}

static struct bytes charstring; /* of every glyph */
static struct bytes this_charstring(int i) { return (void)i, charstring; }

static void begin(void)
{
	arena = arena_new();
	local = (struct cff_local){0};
	cff = (struct cff){.dicts = 1, .local = &local};
	f = (struct sfnt){
	        .arena = arena, .glyphs = 2, .cff = &cff, .long_metrics = 2, .hmtx = hex(arena, "00000000 00000000")};
}

static void finish(void) { arena_free(arena); }

/* What is said of glyph 0, whose width does not count. */
static const char *said(const char *digits)
{
	charstring = hex(arena, digits);
	cff.chars = list_of(1, this_charstring);
	f.why = NULL;
	bool good = sfnt_check_charstring(&f, 0);
	ck_assert_int_eq(good, !f.why);
	return good ? "" : f.why + strlen("its glyph 0 ");
}

/* -- operands ------------------------------------------------------------------------------- */

/* With how many operands, up to 14, an operator is taken; -1: as the first one, before anything was moved. */
static const char *counts_of(const char *before, const char *op)
{
	const char *all = "";
	for (int n = 0; n <= 14; n++) {
		static const char zeros[] = "8B8B8B8B8B8B8B8B8B8B8B8B8B8B";
		const char *string = arena_printf(arena, "%s %.*s %s 0E", before, 2 * n, zeros, op);
		all = *said(string) ? all : arena_printf(arena, "%s%s%d", all, *all ? " " : "", n);
	}
	return all;
}

/* The first operator takes a width before its own; 8B 8B 15 has moved by 0 and 0. */
static const struct {
	const char *op, *first, *moved;
} operators[] = {
        {"01", "0 1 2 3 4 5 6 7 8 9 10 11 12 13 14", "0 2 4 6 8 10 12 14"},                   /* hstem */
        {"03", "0 1 2 3 4 5 6 7 8 9 10 11 12 13 14", "0 2 4 6 8 10 12 14"},                   /* vstem */
        {"12", "0 1 2 3 4 5 6 7 8 9 10 11 12 13 14", "0 2 4 6 8 10 12 14"},                   /* hstemhm */
        {"17", "0 1 2 3 4 5 6 7 8 9 10 11 12 13 14", "0 2 4 6 8 10 12 14"},                   /* vstemhm */
        {"15", "2 3", "2"},                                                                   /* rmoveto */
        {"16", "1 2", "1"},                                                                   /* hmoveto */
        {"04", "1 2", "1"},                                                                   /* vmoveto */
        {"05", "", "2 4 6 8 10 12 14"},                                                       /* rlineto */
        {"06", "", "1 2 3 4 5 6 7 8 9 10 11 12 13 14"},                                       /* hlineto */
        {"07", "", "1 2 3 4 5 6 7 8 9 10 11 12 13 14"},                                       /* vlineto */
        {"08", "", "6 12"},                                                                   /* rrcurveto */
        {"18", "", "8 14"},                                                                   /* rcurveline */
        {"19", "", "8 10 12 14"},                                                             /* rlinecurve */
        {"1A", "", "4 5 8 9 12 13"},                                                          /* vvcurveto */
        {"1B", "", "4 5 8 9 12 13"},                                                          /* hhcurveto */
        {"1E", "", "4 5 8 9 12 13"},                                                          /* vhcurveto */
        {"1F", "", "4 5 8 9 12 13"},                                                          /* hvcurveto */
        {"0C22", "", "7"},                                                                    /* hflex */
        {"0C23", "", "13"},                                                                   /* flex */
        {"0C24", "", "9"},                                                                    /* hflex1 */
        {"0C25", "", "11"},                                                                   /* flex1 */
        {"0C00", "0 1 2 3 4 5 6 7 8 9 10 11 12 13 14", "0 1 2 3 4 5 6 7 8 9 10 11 12 13 14"}, /* dotsection */
        {"", "0 1", "0"},                                                                     /* endchar itself */
        {"0C03", "", ""},                                                                     /* and */
        {"0C21", "", ""},
        {"0C26", "", ""},
        {"00", "", ""},
        {"02", "", ""},
        {"09", "", ""},
        {"0D", "", ""},
        {"0F", "", ""},
        {"10", "", ""},
        {"11", "", ""},
};

START_TEST(each_operator_has_its_operands)
{
	ck_assert_str_eq(counts_of("", operators[_i].op), operators[_i].first);
	ck_assert_str_eq(counts_of("8B 8B 15", operators[_i].op), operators[_i].moved);
}
END_TEST

static const struct {
	const char *charstring, *said;
} examples[] = {
        {"0E", ""},
        {"0E FF", ""}, /* what follows is not run */
        {"", "does not end with endchar"},
        {"0B", "does not end with endchar"},
        {"8B 8B 05 0E", "draws before it has moved"},
        {"8B 8B 15 8B 05 0E", "draws by a wrong number of operands"},
        {"8B 8B 15 8B 15 0E", "moves by a wrong number of operands"},
        {"8B 8B 8B 8B 15 0E", "moves by a wrong number of operands"},
        {"8B 0E", ""},
        {"8B 8B 0E", "ends with a wrong number of operands"},
        {"8B 8B 8B 0E", "ends with a wrong number of operands"},
        {"01 8B 01 0E", "has an operator with too many operands"},
        {"02 0E", "has an unknown operator"},
        /* What follows makes none of them good. */
        {"8B 8B 0E 01 0E", "ends with a wrong number of operands"},
        {"8B 8B 05 01 0E", "draws before it has moved"},
        {"8B 8B 15 8B 05 16 0E", "draws by a wrong number of operands"},
        {"8B 8B 8B 8B 15 8B 01 0E", "moves by a wrong number of operands"},
        {"8B 01 8B 01 8B 01 0E", "has an operator with too many operands"},
        {"8B 01 8B 8B 15 8B 8B 15 0E", ""},
        {"0A 0E", "calls a subroutine without its number"},
        {"8B 0A 0E", "calls a subroutine that there is not"},
        {"0C", "uses arithmetic or unknown operators, which no subset can hold"},
        {"0C 0C 0E", "uses arithmetic or unknown operators, which no subset can hold"},
        /* A stem takes a bit of a mask: none, one, eight of them, nine. */
        {"13 0E", ""},
        {"8B 8B 13 FF 0E", ""},
        {"8B 8B 12 14 FF 0E", ""},
        {"8B 8B 8B 8B 8B 8B 8B 8B 8B 8B 8B 8B 8B 8B 8B 8B 12 13 FF 0E", ""},
        {"8B 8B 8B 8B 8B 8B 8B 8B 8B 8B 8B 8B 8B 8B 8B 8B 8B 8B 12 13 FF FF 0E", ""},
        {"8B 8B 8B 8B 8B 8B 8B 8B 8B 8B 8B 8B 8B 8B 8B 8B 8B 8B 12 13 FF 0E", "does not end with endchar"},
        {"8B 8B 13 0E", "does not end with endchar"},
        {"8B 8B 13", "ends within an operator"},
        {"8B 8B 13 FF", "does not end with endchar"},
        /* Numbers of five, three, two bytes. */
        {"FF 00 00 00 00 0E", ""},
        {"FF 00 00 00", "ends within a number"},
        {"1C 00 00 0E", ""},
        {"1C 00", "ends within a number"},
        {"F7 00 0E", ""},
        {"F7", "ends within a number"},
        {"FE 00 0E", ""},
        {"FE", "ends within a number"},
        {"F6 0E", ""},
};

START_TEST(a_charstring_is_run) { ck_assert_str_eq(said(examples[_i].charstring), examples[_i].said); }
END_TEST

START_TEST(operands_are_48_at_most)
{
	struct buf text = {0};
	for (int i = 0; i < 48; i++)
		buf_puts(&text, "8B");
	ck_assert_str_eq(said(arena_printf(arena, "%s 01 0E", buf_cstr(&text))), "");
	ck_assert_str_eq(said(arena_printf(arena, "%s 8B 01 0E", buf_cstr(&text))), "has more than 48 operands");
	buf_free(&text);
}
END_TEST

/* 9,989 hstems and an endchar, and one more. */
START_TEST(steps_are_counted)
{
	struct buf text = {0};
	for (int i = 0; i < 9989; i++)
		buf_puts(&text, "01");
	ck_assert_str_eq(said(arena_printf(arena, "%s 0E", buf_cstr(&text))), "");
	ck_assert_str_eq(said(arena_printf(arena, "%s 01 0E", buf_cstr(&text))), "has more than 9,990 steps");
	buf_free(&text);
}
END_TEST

/* -- widths --------------------------------------------------------------------------------- */

/* The width that a glyph says is a number more than nominalWidthX; hmtx may be one unit away. */
static const struct {
	const char *number;
	int value;
} numbers[] = {
        {"20", -107},          {"8B", 0},         {"F6", 107},        {"F7 00", 108},         {"F7 FF", 363},
        {"F8 00", 364},        {"FA FF", 1131},   {"FB 00", -108},    {"FB FF", -363},        {"FC 00", -364},
        {"FE FF", -1131},      {"1C 03E8", 1000}, {"1C FC18", -1000}, {"FF 03E8 0000", 1000}, {"FF FC18 0000", -1000},
        {"FF 0064 FFFF", 100}, /* a fraction is cut off */
};

static bool has_width(int width)
{
	put_u16(f.hmtx, 4, (unsigned)width);
	f.why = NULL;
	return sfnt_check_charstring(&f, 1);
}

START_TEST(numbers_are_read)
{
	local = (struct cff_local){.nominal_width = 2000, .default_width = 500};
	charstring = hex(arena, arena_printf(arena, "%s 0E", numbers[_i].number));
	cff.chars = list_of(2, this_charstring);
	const int width = 2000 + numbers[_i].value;
	ck_assert(has_width(width) && has_width(width - 1) && has_width(width + 1));
	ck_assert(!has_width(width + 2));
	ck_assert_str_eq(f.why, "its glyph 1 has another width in its table 'CFF ' than in 'hmtx'");
	ck_assert(!has_width(width - 2));
}
END_TEST

START_TEST(the_first_operator_says_the_width)
{
	static const struct {
		const char *charstring;
		int width;
	} strings[] = {
	        {"0E", 500},          {"EF 0E", 2100},          {"EF 01 0E", 2100},           {"EF 8B 8B 01 0E", 2100},
	        {"8B 8B 01 0E", 500}, {"EF 8B 8B 15 0E", 2100}, {"8B 8B 15 0E", 500},         {"EF 8B 16 0E", 2100},
	        {"8B 16 0E", 500},    {"EF 01 01 0E", 2100},    {"8B 8B 01 8B 8B 01 0E", 500}};
	local = (struct cff_local){.nominal_width = 2000, .default_width = 500};
	for (int i = 0; i < COUNT_OF(strings); i++) {
		charstring = hex(arena, strings[i].charstring);
		cff.chars = list_of(2, this_charstring);
		ck_assert_msg(has_width(strings[i].width), "%s", strings[i].charstring);
		ck_assert(!has_width(2600 - strings[i].width));
	}
}
END_TEST

/* -- subroutines ---------------------------------------------------------------------------- */

static struct bytes returns(int i) { return (void)i, (struct bytes){(const unsigned char *)"\x0B", 1}; }

/* Their numbers count from a bias that grows with the list. */
static const struct {
	int n;
	const char *number;
	bool good;
} calls[] = {
        {1, "20", true},           {1, "21", false},         {1, "FB00", false},       {1239, "20", true},
        {1239, "FAFF", true},      {1239, "1C 046C", false}, {1239, "FB00", false},    {1240, "FEFF", true},
        {1240, "1C FB94", false},  {1240, "F700", true},     {1240, "F701", false},    {33899, "FEFF", true},
        {33899, "1C FB94", false}, {33900, "1C 8000", true}, {33900, "1C 046B", true}, {33900, "1C 046C", false},
};

START_TEST(subroutines_have_numbers)
{
	const char *wanted = calls[_i].good ? "" : "calls a subroutine that there is not";
	local.subrs = list_of(calls[_i].n, returns);
	ck_assert_str_eq(said(arena_printf(arena, "%s 0A 0E", calls[_i].number)), wanted);
	ck_assert_str_eq(said(arena_printf(arena, "%s 1D 0E", calls[_i].number)), "calls a subroutine that there is not");
	cff.global = local.subrs;
	local.subrs = (struct cff_index){0};
	ck_assert_str_eq(said(arena_printf(arena, "%s 1D 0E", calls[_i].number)), wanted);
	ck_assert_str_eq(said("0A 0E"), "calls a subroutine without its number");
}
END_TEST

/* Subroutine i calls the next one; the last returns. */
static int depth;
static struct bytes calls_next(int i)
{
	return hex(arena, i + 1 < depth ? arena_printf(arena, "%02X 0A 0B", 0x20 + i + 1) : "0B");
}

START_TEST(subroutines_have_ten_levels)
{
	for (depth = 10; depth <= 11; depth++) {
		local.subrs = list_of(depth, calls_next);
		ck_assert_str_eq(said("20 0A 0E"), depth == 10 ? "" : "calls subroutines in more than 10 levels");
		/* One after another they are one level. */
		ck_assert_str_eq(said("29 0A 29 0A 29 0A 29 0A 29 0A 29 0A 29 0A 29 0A 29 0A 29 0A 29 0A 29 0A 0E"), "");
	}
}
END_TEST

static struct bytes ends_or_draws(int i) { return hex(arena, i ? "8B 8B 05 0B" : "0E"); }

START_TEST(a_subroutine_goes_on_with_what_there_is)
{
	local.subrs = list_of(2, ends_or_draws);
	ck_assert_str_eq(said("20 0A"), "");    /* it ends the glyph */
	ck_assert_str_eq(said("20 0A 02"), ""); /* which is not run any more */
	ck_assert_str_eq(said("21 0A 0E"), "draws before it has moved");
	ck_assert_str_eq(said("8B 8B 15 21 0A 0E"), "");
	ck_assert_str_eq(said("8B 8B 15 8B 21 0A 0E"), "draws by a wrong number of operands");
}
END_TEST

/* -- letters that are put together ------------------------------------------------------------- */

/* By codes of StandardEncoding (appendix C); a number is its glyph, where the charset is that of Adobe's letters. */
static const struct {
	int code, glyph;
} codes[] = {{32, 1},    {65, 34},   {126, 95},  {161, 96},  {175, 110}, {177, 111}, {180, 114}, {182, 115}, {189, 122},
             {191, 123}, {193, 124}, {200, 131}, {202, 132}, {203, 133}, {205, 134}, {208, 137}, {225, 138}, {227, 139},
             {232, 140}, {235, 143}, {241, 144}, {245, 145}, {248, 146}, {251, 149}, {31, 0},    {127, 0},   {160, 0},
             {176, 0},   {181, 0},   {190, 0},   {192, 0},   {201, 0},   {204, 0},   {209, 0},   {224, 0},   {226, 0},
             {236, 0},   {242, 0},   {246, 0},   {252, 0},   {255, 0},   {0, 0}};

static struct bytes empty_but_last(int i) { return i == 199 ? charstring : hex(arena, "0E"); }

static const char *number_of(int code)
{
	return code <= 107 ? arena_printf(arena, "%02X", code + 139) : arena_printf(arena, "F7 %02X", code - 108);
}

/* Of a font with so many glyphs that have names. */
static const char *said_of_letter(int glyphs, const char *digits)
{
	charstring = hex(arena, digits);
	cff.chars = list_of(200, empty_but_last);
	f.glyphs = glyphs;
	f.long_metrics = 1;
	f.why = NULL;
	return sfnt_check_charstring(&f, 199) ? "" : f.why;
}

START_TEST(codes_of_letters_are_names)
{
#define LACKS "its glyph 199 is made of a letter that it does not have"
	const char *code = number_of(codes[_i].code), *base = arena_printf(arena, "8B 8B %s AC 0E", code),
	           *accent = arena_printf(arena, "8B 8B AC %s 0E", code);
	const int glyph = codes[_i].glyph;
	ck_assert_str_eq(said_of_letter(200, base), glyph ? "" : LACKS);
	ck_assert_str_eq(said_of_letter(200, accent), glyph ? "" : LACKS);
	if (glyph) { /* 33, the other letter, is 2 */
		ck_assert_str_eq(said_of_letter(glyph, base), LACKS);
		ck_assert_str_eq(said_of_letter(glyph, accent), LACKS);
		ck_assert_str_eq(said_of_letter(glyph > 2 ? glyph + 1 : 3, base), "");
	}
}
END_TEST

/* By their glyphs: 1 is damaged, 2 is put together of 32, 4 of 0. */
static struct bytes letters(int i)
{
	static const char *const strings[] = {"0E", "02", "8B 8B AB AB 0E", "0E", "8B 8B 8B 8B 0E"};
	return hex(arena, i < COUNT_OF(strings) ? strings[i] : i == 199 ? "8B 8B AB AC 0E" : "0E");
}

START_TEST(letters_are_whole_themselves)
{
	f.glyphs = 200;
	f.long_metrics = 1;
	cff.chars = list_of(200, letters);
	ck_assert(!sfnt_check_charstring(&f, 199)); /* 32 and 33 */
	ck_assert_str_eq(f.why, "its glyph 1 has an unknown operator");
	charstring = hex(arena, "8B 8B AD AC 0E"); /* 34 and 33 */
	f.why = NULL;
	*(unsigned char *)(uintptr_t)(cff_object(&cff.chars, 199).v + 2) = 0xAD;
	ck_assert(!sfnt_check_charstring(&f, 199));
	ck_assert_str_eq(f.why, "its glyph 199 is made of letters that are made of others");
	f.why = NULL;
	memcpy((void *)(uintptr_t)(cff_object(&cff.chars, 199).v + 2), "\xAE\xAD", 2); /* 35 and 34 */
	ck_assert(!sfnt_check_charstring(&f, 199));
	ck_assert_str_eq(f.why, "its glyph 199 is made of letters that are made of others");
	/* Glyphs with CIDs have no names. */
	f.why = NULL;
	cff.select = hex(arena, "00");
	cff.select.v = memset(arena_alloc(arena, 300), 0, 300);
	ck_assert(!sfnt_check_charstring(&f, 199));
	ck_assert_str_eq(f.why, LACKS);
}
END_TEST

/* A letter may say its width before the four operands. */
START_TEST(letters_have_widths)
{
	local = (struct cff_local){.nominal_width = 2000};
	f.glyphs = 200;
	ck_assert_str_eq(said_of_letter(200, "EF 8B 8B AB AC 0E"),
	                 "its glyph 199 has another width in its table 'CFF ' than in 'hmtx'");
	local.nominal_width = -100;
	ck_assert_str_eq(said_of_letter(200, "EF 8B 8B AB AC 0E"), "");
	ck_assert_str_eq(said_of_letter(200, "EF 8B 8B 8B AC 0E"), LACKS);
	ck_assert_str_eq(said_of_letter(200, "EF 8B 8B AB 8B 0E"), LACKS);
	ck_assert_str_eq(said_of_letter(200, "EF 8B 8B 8B AB AC 0E"), "its glyph 199 ends with a wrong number of operands");
}
END_TEST

Suite *suite_sfnt_charstring(void)
{
	Suite *suite = suite_create("sfnt_charstring");
	TCase *c = tcase_create("sfnt_charstring");
	tcase_add_checked_fixture(c, begin, finish);
	tcase_add_loop_test(c, each_operator_has_its_operands, 0, COUNT_OF(operators));
	tcase_add_loop_test(c, a_charstring_is_run, 0, COUNT_OF(examples));
	tcase_add_test(c, operands_are_48_at_most);
	tcase_add_test(c, steps_are_counted);
	tcase_add_loop_test(c, numbers_are_read, 0, COUNT_OF(numbers));
	tcase_add_test(c, the_first_operator_says_the_width);
	tcase_add_loop_test(c, subroutines_have_numbers, 0, COUNT_OF(calls));
	tcase_add_test(c, subroutines_have_ten_levels);
	tcase_add_test(c, a_subroutine_goes_on_with_what_there_is);
	tcase_add_loop_test(c, codes_of_letters_are_names, 0, COUNT_OF(codes));
	tcase_add_test(c, letters_are_whole_themselves);
	tcase_add_test(c, letters_have_widths);
	suite_add_tcase(suite, c);
	return suite;
}

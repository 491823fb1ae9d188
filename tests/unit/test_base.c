/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Memory, numbers, lengths, UTF-8, hashes and diagnostics as examples. A diagnostic is reported
 * with whatever code has the message that the example needs.
 */
#include "diag.h"
#include "sha256.h"

#include <check.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

Suite *suite_base(void);

/* -- memory --------------------------------------------------------------------------------- */

START_TEST(arena_gives_zeroed_aligned_memory)
{
	struct arena *a = arena_new();
	for (size_t size = 0; size < 5000; size = size * 2 + 1) {
		char *p = arena_alloc(a, size);
		ck_assert_uint_eq((uintptr_t)p % _Alignof(max_align_t), 0);
		for (size_t i = 0; i < size; i++)
			ck_assert_int_eq(p[i], 0);
		memset(p, 0x55, size);
	}
	arena_free(a);
	arena_free(NULL);
}
END_TEST

START_TEST(arena_holds_more_than_a_block)
{
	struct arena *a = arena_new();
	char *large = arena_alloc(a, (size_t)3 << 20), *small = arena_strdup(a, "after");
	memset(large, 'x', (size_t)3 << 20);
	ck_assert_str_eq(small, "after");
	arena_free(a);
}
END_TEST

START_TEST(arena_release_goes_back_to_the_mark)
{
	struct arena *a = arena_new();
	char *kept = arena_strdup(a, "kept");
	struct arena_mark mark = arena_mark(a);
	char *tried = arena_strdup(a, "thrown away");
	arena_alloc(a, (size_t)1 << 20); /* a block of its own */
	arena_release(a, mark);
	char *again = arena_alloc(a, 12);
	ck_assert_ptr_eq(again, tried);
	ck_assert_int_eq(again[0], 0);
	ck_assert_str_eq(kept, "kept");
	arena_release(a, mark);
	arena_free(a);
}
END_TEST

START_TEST(arena_release_to_the_empty_arena)
{
	struct arena *a = arena_new();
	struct arena_mark empty = arena_mark(a);
	arena_alloc(a, 100);
	arena_release(a, empty);
	ck_assert_str_eq(arena_strdup(a, "usable"), "usable");
	arena_free(a);
}
END_TEST

START_TEST(arena_grows_the_latest_in_place)
{
	struct arena *a = arena_new();
	char *p = arena_strdup(a, "12345");
	ck_assert_ptr_eq(arena_grow(a, p, 6, 200), p);
	ck_assert_str_eq(p, "12345");
	ck_assert_int_eq(p[199], 0);
	arena_strdup(a, "in the way");
	char *moved = arena_grow(a, p, 200, 400);
	ck_assert_ptr_ne(moved, p);
	ck_assert_str_eq(moved, "12345");
	ck_assert_int_eq(moved[399], 0);
	arena_free(a);
}
END_TEST

START_TEST(texts_of_an_arena)
{
	struct arena *a = arena_new();
	ck_assert_str_eq(arena_strndup(a, "abcdef", 3), "abc");
	ck_assert_str_eq(arena_printf(a, "%d of %s", 3, "four"), "3 of four");
	ck_assert_uint_eq(strlen(arena_printf(a, "%5000s", "x")), 5000);
	arena_free(a);
}
END_TEST

START_TEST(vec_keeps_what_was_pushed)
{
	struct arena *a = arena_new();
	VEC(int) v = {0};
	for (int i = 0; i < 10000; i++) {
		*vec_push(a, &v) = i;
		if (i % 100 == 0)
			arena_alloc(a, 1); /* so that it has to move */
	}
	ck_assert_int_eq(v.n, 10000);
	for (int i = 0; i < v.n; i++)
		ck_assert_int_eq(v.v[i], i);
	arena_free(a);
}
END_TEST

START_TEST(hashes_find_every_entry_of_a_hash)
{
	struct arena *a = arena_new();
	struct hashes h = {0};
	size_t step = 0;
	ck_assert_ptr_null(hashes_next(&h, 7, &step));
	for (int i = 0; i < 1000; i++)
		hashes_put(a, &h, (uint64_t)(i % 10) << 32, i);
	for (uint64_t want = 0; want < 10; want++) {
		int count = 0, *i;
		for (step = 0; (i = hashes_next(&h, want << 32, &step)); count++)
			ck_assert_int_eq(*i % 10, (int)want);
		ck_assert_int_eq(count, 100);
	}
	arena_free(a);
}
END_TEST

/* -- output --------------------------------------------------------------------------------- */

static const struct {
	int64_t v, scale;
	int places;
	const char *text;
} decimals[] = {
        {0, 1000, 3, "0"},
        {1, 1000, 3, "0.001"},
        {-1, 1000, 3, "-0.001"},
        {1500, 1000, 3, "1.5"},
        {1500, 1000, 0, "2"},
        {-1500, 1000, 0, "-2"},
        {999999, 1000, 2, "1000"},
        {1049, 1000, 1, "1"},
        {1050, 1000, 1, "1.1"},
        {2, 3, 4, "0.6667"},
        {-4, 1000, 2, "0"}, /* rounds to zero, which has no sign */
        {3370394, 1000, 3, "3370.394"},
        {INT32_MIN, 1, 2, "-2147483648"},
        {INT64_MAX, 1, 0, "9223372036854775807"},
        {INT64_MIN, 1, 0, "-9223372036854775808"},
};

START_TEST(decimals_are_exact)
{
	struct buf b = {0};
	buf_decimal(&b, decimals[_i].v, decimals[_i].scale, decimals[_i].places);
	ck_assert_str_eq(buf_cstr(&b), decimals[_i].text);
	buf_free(&b);
}
END_TEST

START_TEST(buf_grows_and_ends)
{
	struct buf b = {0};
	ck_assert_str_eq(buf_cstr(&b), "");
	for (int i = 0; i < 3000; i++)
		buf_putc(&b, 'a' + i % 26);
	buf_printf(&b, "%2000s", "end");
	ck_assert_uint_eq(b.n, 5000);
	ck_assert_uint_eq(strlen(buf_cstr(&b)), 5000);
	buf_free(&b);
	ck_assert_uint_eq(b.n, 0);
}
END_TEST

static const char *const json[][2] = {
        {"", "\"\""},
        {"say \"a\\b\"", "\"say \\\"a\\\\b\\\"\""},
        {"1\n2\t3\x01", "\"1\\n2\\u00093\\u0001\""},
        {"\xC3\xA9\xF0\x9F\x98\x80", "\"\xC3\xA9\xF0\x9F\x98\x80\""},
        {"a\xFFz\xC3", "\"a\xEF\xBF\xBDz\xEF\xBF\xBD\""},
};

START_TEST(json_strings_are_escaped_and_valid_utf8)
{
	struct buf b = {0};
	buf_json(&b, json[_i][0]);
	ck_assert_str_eq(buf_cstr(&b), json[_i][1]);
	buf_free(&b);
}
END_TEST

/* -- numbers and lengths -------------------------------------------------------------------- */

static const struct {
	int64_t a, b, c, result;
} products[] = {
        {7, 3, 2, 11}, /* 10.5: halves go away from zero */
        {-7, 3, 2, -11},
        {7, 1, 3, 2},
        {-7, 1, 3, -2},
        {0, 5, 9, 0},
        {4000000000000, 4000000000000, 4000000000000, 4000000000000},
        {-4000000000000, 4000000000000, 4000000000000, -4000000000000},
        {INT64_MAX, 1, 1, INT64_MAX},
        {INT64_MAX, INT64_MAX, 1, INT64_MAX},
        {INT64_MIN, INT64_MAX, 1, INT64_MIN},
        {INT64_MIN, 1, 1, INT64_MIN},
        {INT64_MAX, 1, INT64_MAX, 1},
};

START_TEST(muldiv_rounds_and_does_not_overflow)
{
	ck_assert_int_eq(muldiv(products[_i].a, products[_i].b, products[_i].c), products[_i].result);
}
END_TEST

static const struct {
	const char *text;
	enum length_error error;
	struct dim dim;
} lengths[] = {
        {"1in", LENGTH_OK, {72000, UNIT_ABS}},
        {"25.4mm", LENGTH_OK, {72000, UNIT_ABS}},
        {"2.54cm", LENGTH_OK, {72000, UNIT_ABS}},
        {"72pt", LENGTH_OK, {72000, UNIT_ABS}},
        {"1mm", LENGTH_OK, {2835, UNIT_ABS}}, /* 2834.6 */
        {"-1mm", LENGTH_OK, {-2835, UNIT_ABS}},
        {"+3 mm", LENGTH_OK, {8504, UNIT_ABS}},
        {".5pt", LENGTH_OK, {500, UNIT_ABS}},
        {"1.pt", LENGTH_OK, {1000, UNIT_ABS}},
        {"0.0004pt", LENGTH_OK, {0, UNIT_ABS}},
        {"0.0005pt", LENGTH_OK, {1, UNIT_ABS}},
        {"0.0005in", LENGTH_OK, {36, UNIT_ABS}},
        {"0", LENGTH_OK, {0, UNIT_ABS}},
        {"0.0", LENGTH_OK, {0, UNIT_ABS}},
        {"1fr", LENGTH_OK, {1000, UNIT_FR}},
        {"1.5fr", LENGTH_OK, {1500, UNIT_FR}},
        {"33.3%", LENGTH_OK, {33300, UNIT_PERCENT}},
        {"auto", LENGTH_OK, {0, UNIT_AUTO}},
        {"40000pt", LENGTH_OK, {40000000, UNIT_ABS}},
        {"40000.001pt", LENGTH_RANGE, {0, UNIT_ABS}},
        {"-99999999999999999999mm", LENGTH_RANGE, {0, UNIT_ABS}},
        {"12", LENGTH_NO_UNIT, {0, UNIT_ABS}},
        {"12px", LENGTH_BAD_UNIT, {0, UNIT_ABS}},
        {"12mm ", LENGTH_BAD_UNIT, {0, UNIT_ABS}},
        {"1e3mm", LENGTH_BAD_UNIT, {0, UNIT_ABS}},
        {"", LENGTH_BAD_NUMBER, {0, UNIT_ABS}},
        {"mm", LENGTH_BAD_NUMBER, {0, UNIT_ABS}},
        {"-", LENGTH_BAD_NUMBER, {0, UNIT_ABS}},
        {".mm", LENGTH_BAD_NUMBER, {0, UNIT_ABS}},
        {"gap-small", LENGTH_BAD_NUMBER, {0, UNIT_ABS}},
};

START_TEST(lengths_are_parsed)
{
	struct dim d = {0, UNIT_ABS};
	ck_assert_msg(dim_parse(lengths[_i].text, &d) == lengths[_i].error, "%s", lengths[_i].text);
	ck_assert_int_eq(d.v, lengths[_i].dim.v);
	ck_assert_int_eq(d.unit, lengths[_i].dim.unit);
}
END_TEST

START_TEST(lengths_are_resolved)
{
	ck_assert_int_eq(dim_resolve((struct dim){5, UNIT_ABS}, 1000), 5);
	ck_assert_int_eq(dim_resolve((struct dim){33300, UNIT_PERCENT}, 1000), 333);
	ck_assert_int_eq(dim_resolve((struct dim){2000, UNIT_FR}, 1000), 1000);
	ck_assert_int_eq(dim_resolve((struct dim){0, UNIT_AUTO}, 1000), 1000);
}
END_TEST

/* -- text ----------------------------------------------------------------------------------- */

#define BAD 0xFFFD

static const struct {
	const char *bytes;
	int n;
	uint32_t cp[5];
} utf8[] = {
        {"az", 2, {'a', 'z'}},
        {"\xC3\xA9", 1, {0xE9}},
        {"\xE0\xA4\xA8\xE2\x82\xAC", 2, {0x928, 0x20AC}},
        {"\xF0\x9F\x98\x80\xF4\x8F\xBF\xBF", 2, {0x1F600, 0x10FFFF}},
        {"\xC0\xAF", 2, {BAD, BAD}}, /* too long for '/' */
        {"\xE0\x80\xAF", 3, {BAD, BAD, BAD}},
        {"\xF0\x80\x80\xAF", 4, {BAD, BAD, BAD, BAD}},
        {"\xED\xA0\x80", 3, {BAD, BAD, BAD}}, /* a surrogate */
        {"\xF4\x90\x80\x80", 4, {BAD, BAD, BAD, BAD}},
        {"\x80"
         "a",
         2,
         {BAD, 'a'}},
        {"\xE2\x82", 2, {BAD, BAD}}, /* ends too early */
        {"\xE2\x82"
         "a",
         3,
         {BAD, BAD, 'a'}},
        {"\xFF\xFE", 2, {BAD, BAD}},
};

START_TEST(utf8_is_decoded)
{
	const char *p = utf8[_i].bytes, *end = p + strlen(p);
	int n = 0;
	for (; p < end; n++) {
		ck_assert_int_lt(n, utf8[_i].n);
		ck_assert_uint_eq(utf8_next(&p, end), utf8[_i].cp[n]);
	}
	ck_assert_int_eq(n, utf8[_i].n);
	ck_assert_ptr_eq(p, end);
}
END_TEST

START_TEST(utf8_survives_a_round_trip)
{
	for (uint32_t cp = 1; cp <= 0x10FFFF; cp += cp < 0x3000 ? 1 : 997) {
		if (cp >= 0xD800 && cp < 0xE000)
			continue;
		char bytes[4];
		const char *p = bytes;
		int n = utf8_encode(cp, bytes);
		ck_assert_uint_eq(utf8_next(&p, bytes + n), cp);
		ck_assert_ptr_eq(p, bytes + n);
	}
}
END_TEST

START_TEST(utf8_is_counted_and_cut)
{
	const char *text = "a\xC3\xA9\xE2\x82\xAC";
	ck_assert_int_eq(utf8_count(text, 6), 3);
	ck_assert_int_eq(utf8_column(text, 3), 3);
	static const size_t cuts[] = {0, 1, 1, 3, 3, 3, 6, 6};
	for (size_t limit = 0; limit < 8; limit++)
		ck_assert_uint_eq(utf8_cut(text, 6, limit), cuts[limit]);
}
END_TEST

START_TEST(cells_of_a_terminal)
{
	static const struct {
		uint32_t cp;
		int cells;
	} cases[] = {{'a', 1},     {0xE9, 1},   {0x301, 0},  {0x5D0, 1},    {0x5B0, 0},   {0x94D, 0},
	             {0x200D, 0},  {0x3000, 2}, {0x65E5, 2}, {0xAC00, 2},   {0xFF21, 2},  {0xFF71, 1},
	             {0x1F600, 2}, {0x2014, 1}, {0x303F, 1}, {0x10FFFF, 1}, {0x20000, 2}, {0xFE0F, 0}};
	for (int i = 0; i < COUNT_OF(cases); i++)
		ck_assert_msg(utf8_cells(cases[i].cp) == cases[i].cells, "U+%04X", cases[i].cp);
}
END_TEST

static const struct {
	const char *a, *b;
	int limit, distance;
} words[] = {
        {"", "", 2, 0},
        {"style", "style", 2, 0},
        {"style", "stile", 2, 1},
        {"style", "styel", 2, 1}, /* neighbours changed places */
        {"style", "sytel", 3, 2},
        {"style", "styles", 2, 1},
        {"abc", "xyz", 2, 3},
        {"abc", "xyz", 5, 3},
        {"a", "abcdef", 2, 3},
        {"ca", "abc", 5, 3}, /* restricted: no letter changes twice */
        {"0123456789012345678901234567890123456789012345678901234567890123", "x", 90, 91},
};

START_TEST(distances_of_words)
{
	ck_assert_int_eq(edit_distance(words[_i].a, words[_i].b, words[_i].limit), words[_i].distance);
	ck_assert_int_eq(edit_distance(words[_i].b, words[_i].a, words[_i].limit), words[_i].distance);
}
END_TEST

/* FIPS 180-4's own examples and the edges of the padding, as sha256sum gives them. */
static const struct {
	int count;
	const char *text, *hex;
} sums[] = {
        {1, "", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"},
        {1, "abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"},
        {1, "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
         "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"},
        {55, "a", "9f4390f8d30c2dd92ec9f095b65e2b9ae9b0a925a5258e241c9f1e910f734318"},
        {56, "a", "b35439a4ac6f0948b6d6f9e3c6af0f5f590ce20f1bde7090ef7970686ec6738a"},
        {64, "a", "ffe054fe7ae0cb6dc65c3af9b61d5209f439851db43d0ba5997337df154668eb"},
        {1000000, "a", "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0"},
};

START_TEST(sha256_sums)
{
	struct buf b = {0};
	char hex[65];
	for (int i = 0; i < sums[_i].count; i++)
		buf_puts(&b, sums[_i].text);
	sha256_hex(b.v ? b.v : "", b.n, hex);
	ck_assert_str_eq(hex, sums[_i].hex);
	buf_free(&b);
}
END_TEST

/* -- diagnostics ---------------------------------------------------------------------------- */

static struct arena *arena;
static struct diag *diag;
static const char layout[] = "\xEF\xBB\xBF" /* a byte order mark */
                             "shape: demo\n"
                             "stile: a\n"
                             "\t\xE6\x97\xA5\xE6\x9C\xAC"
                             "e\xCC\x81: \xE2\x80\xAEx\xFF\n";
static const struct source source = {"layouts/a.yaml", layout, sizeof(layout) - 1};

static void setup(void)
{
	arena = arena_new();
	diag = diag_new(arena);
}

static void teardown(void) { arena_free(arena); }

static struct where at(int line, int column) { return (struct where){&source, line, column}; }

static const char *printed(enum diag_format format)
{
	struct buf b = {0};
	diag_print(diag, format, false, &b);
	const char *text = arena_strdup(arena, buf_cstr(&b));
	buf_free(&b);
	return text;
}

START_TEST(errors_come_first_then_places)
{
	diag_report(diag, DIAG_YAML_HASH, at(1, 1));
	diag_report(diag, DIAG_BAD_NUMBER, at(3, 1), "c");
	diag_report(diag, DIAG_BAD_NUMBER, at(2, 5), "b");
	diag_report(diag, DIAG_BAD_NUMBER, at(2, 1), "a");
	diag_report(diag, DIAG_BAD_NUMBER, (struct where){0}, "z");
	ck_assert_int_eq(diag_errors(diag), 4);
	ck_assert_int_eq(diag_warnings(diag), 1);
	ck_assert_int_eq(diag_count(diag, DIAG_BAD_NUMBER), 4);
	const char *text = printed(DIAG_GITHUB);
	static const char *const order[] = {"a.yaml,line=2,col=1,", "a.yaml,line=2,col=5,", "a.yaml,line=3,",
	                                    "file=platen,title=", "::warning file="};
	for (int i = 0; i < COUNT_OF(order); i++)
		ck_assert_msg((text = strstr(text, order[i])), "%s", order[i]);
}
END_TEST

START_TEST(equal_mistakes_count_once)
{
	struct source other = source; /* the same file, read again */
	for (int i = 0; i < 3; i++)
		diag_report(diag, DIAG_BAD_NUMBER, at(1, 1), "x");
	diag_report(diag, DIAG_BAD_NUMBER, (struct where){&other, 1, 1}, "x");
	ck_assert_int_eq(diag_errors(diag), 1);
	diag_report(diag, DIAG_BAD_NUMBER, at(1, 1), "y");
	diag_report(diag, DIAG_BAD_NUMBER, at(1, 2), "x");
	diag_report(diag, DIAG_BAD_ID, at(1, 1), "x");
	ck_assert_int_eq(diag_errors(diag), 4);
	struct diag *all = diag_new(arena);
	diag_merge(all, diag);
	diag_merge(all, diag);
	ck_assert_int_eq(diag_errors(all), 4);
}
END_TEST

START_TEST(a_hint_belongs_to_its_mistake)
{
	diag_hint(diag, "nothing to hint at");
	diag_report(diag, DIAG_BAD_NUMBER, at(1, 1), "x");
	diag_hint(diag, "first");
	diag_report(diag, DIAG_BAD_NUMBER, at(1, 1), "x"); /* known: its hint is dropped too */
	diag_hint(diag, "second");
	ck_assert_ptr_nonnull(strstr(printed(DIAG_TEXT), "= hint: first\n"));
	ck_assert_ptr_null(strstr(printed(DIAG_TEXT), "second"));
}
END_TEST

START_TEST(reports_while_off_are_dropped)
{
	ck_assert(diag_enable(diag, false));
	diag_report(diag, DIAG_BAD_NUMBER, at(1, 1), "x");
	diag_hint(diag, "hint");
	ck_assert(!diag_enable(diag, true));
	ck_assert_str_eq(printed(DIAG_TEXT), "");
}
END_TEST

static const struct {
	const char *word, *suggestion;
} suggestions[] = {
        {"stile", "style"}, {"widht", "width"}, {"cloumns", "columns"}, {"a", NULL},
        {"keep", NULL},     {"zzzzz", NULL},    {"heigth", "height"},   {"", NULL},
};

START_TEST(close_words_are_suggested)
{
	static const char *const names[] = {"style", "width", "height", "columns"};
	const char *suggestion = suggestions[_i].suggestion;
	diag_report(diag, DIAG_BAD_NUMBER, at(1, 1), "x");
	diag_suggest(diag, suggestions[_i].word, names, COUNT_OF(names));
	const char *hint = strstr(printed(DIAG_TEXT), "hint: ");
	if (!suggestion)
		ck_assert_ptr_null(hint);
	else
		ck_assert_str_eq(hint, arena_printf(arena, "hint: did you mean '%s'?\n", suggestion));
}
END_TEST

START_TEST(text_shows_the_line)
{
	diag_report(diag, DIAG_UNKNOWN_KEY, at(2, 1), "a layout", "stile");
	diag_hint(diag, "did you mean '%s'?", "style");
	ck_assert_str_eq(printed(DIAG_TEXT),
	                 "layouts/a.yaml:2:1: error: a layout has no key 'stile' [unknown-key]\n"
	                 "     2 | stile: a\n"
	                 "       | ^\n"
	                 "       = hint: did you mean 'style'?\n");
}
END_TEST

START_TEST(a_byte_order_mark_takes_no_column)
{
	diag_report(diag, DIAG_BAD_NUMBER, at(1, 8), "demo");
	ck_assert_str_eq(printed(DIAG_TEXT),
	                 "layouts/a.yaml:1:8: error: 'demo' is no number [bad-number]\n"
	                 "     1 | shape: demo\n"
	                 "       |        ^\n");
}
END_TEST

/* A tab, two ideographs of two cells, an accent without one; an override and a damaged byte. */
START_TEST(the_caret_counts_cells)
{
	diag_report(diag, DIAG_BAD_NUMBER, at(3, 6), "x");
	ck_assert_str_eq(printed(DIAG_TEXT),
	                 "layouts/a.yaml:3:6: error: 'x' is no number [bad-number]\n"
	                 "     3 |  \xE6\x97\xA5\xE6\x9C\xAC"
	                 "e\xCC\x81: \xEF\xBF\xBDx\xEF\xBF\xBD\n"
	                 "       |       ^\n");
}
END_TEST

START_TEST(long_lines_keep_the_caret_in_sight)
{
	struct source s = {"wide.yaml", arena_printf(arena, "%0300d", 7), 300};
	diag_report(diag, DIAG_BAD_NUMBER, (struct where){&s, 1, 300}, "x");
	const char *line = strstr(printed(DIAG_TEXT), "1 | "), *caret = strstr(line, "       | ");
	ck_assert_int_eq((int)strcspn(line + 4, "\n"), 61);
	ck_assert_int_eq(line[4 + 60], '7');
	ck_assert_int_eq((int)strcspn(caret + 9, "^"), 60);
}
END_TEST

START_TEST(places_that_are_not_there_show_no_line)
{
	diag_report(diag, DIAG_BAD_NUMBER, at(99, 4), "x");
	ck_assert_ptr_nonnull(strstr(printed(DIAG_TEXT), "    99 | \n       | ^\n"));
	diag = diag_new(arena);
	diag_report(diag, DIAG_BAD_NUMBER, at(0, 0), "x");
	ck_assert_str_eq(printed(DIAG_TEXT), "layouts/a.yaml: error: 'x' is no number [bad-number]\n");
}
END_TEST

START_TEST(messages_do_not_move_the_cursor)
{
	diag_report(diag, DIAG_BAD_NUMBER, at(0, 0), "a\033[2J\nb\xE2\x80\xAE");
	ck_assert_str_eq(printed(DIAG_TEXT),
	                 "layouts/a.yaml: error: 'a\xEF\xBF\xBD[2J b\xEF\xBF\xBD' is no number [bad-number]\n");
}
END_TEST

/* Each byte of a character falls on the edge of the buffer once. */
START_TEST(long_messages_are_cut_between_characters)
{
	struct buf long_text = {0};
	for (int i = 0; i < _i; i++)
		buf_putc(&long_text, '-');
	for (int i = 0; i < 2000; i++)
		buf_puts(&long_text, "\xE2\x82\xAC");
	diag_report(diag, DIAG_BAD_NUMBER, at(0, 0), buf_cstr(&long_text));
	diag_hint(diag, "%s", buf_cstr(&long_text));
	buf_free(&long_text);
	const char *text = printed(DIAG_TEXT), *end = text + strlen(text);
	ck_assert_ptr_nonnull(strstr(text, "\xE2\x82\xAC\xE2\x80\xA6 [bad-number]\n"));
	ck_assert_ptr_nonnull(strstr(text, "\xE2\x82\xAC\xE2\x80\xA6\n"));
	while (text < end)
		ck_assert_uint_ne(utf8_next(&text, end), 0xFFFD);
}
END_TEST

START_TEST(json_lists_all)
{
	ck_assert_str_eq(printed(DIAG_JSON), "[]\n");
	diag_report(diag, DIAG_BAD_NUMBER, at(2, 1), "a\"b");
	diag_hint(diag, "h");
	diag_report(diag, DIAG_YAML_HASH, (struct where){0});
	ck_assert_str_eq(printed(DIAG_JSON),
	                 "[\n  {\"file\": \"layouts/a.yaml\", \"line\": 2, \"column\": 1, \"severity\": \"error\", "
	                 "\"code\": \"bad-number\", \"message\": \"'a\\\"b' is no number\", \"hint\": \"h\"},\n"
	                 "  {\"file\": \"platen\", \"line\": 0, \"column\": 0, \"severity\": \"warning\", "
	                 "\"code\": \"hash-in-text\", \"message\": \"the text ends before ' #': what follows is read as a "
	                 "comment\"}\n]\n");
}
END_TEST

START_TEST(github_commands_are_escaped)
{
	struct source s = {"a,b:c.yaml", "", 0};
	diag_report(diag, DIAG_BAD_NUMBER, (struct where){&s, 2, 3}, "50%\r\n: ,");
	diag_hint(diag, "100%%");
	ck_assert_str_eq(printed(DIAG_GITHUB),
	                 "::error file=a%2Cb%3Ac.yaml,line=2,col=3,title=bad-number::'50%25%0D%0A: ,' is no "
	                 "number (100%25)\n");
}
END_TEST

START_TEST(github_shows_ten_of_a_severity_and_counts_the_rest)
{
	for (int i = 1; i <= 12; i++)
		diag_report(diag, DIAG_BAD_NUMBER, at(i, 1), "x");
	for (int i = 1; i <= 10; i++)
		diag_report(diag, DIAG_YAML_HASH, at(i, 1));
	const char *text = printed(DIAG_GITHUB);
	int lines = 0;
	for (const char *p = text; *p; p++)
		lines += *p == '\n';
	ck_assert_int_eq(lines, 21);
	ck_assert_str_eq(strrchr(text, ':') - 1, "::2 more errors\n");
}
END_TEST

START_TEST(packed_mistakes_come_back)
{
	struct buf b = {0};
	diag_report(diag, DIAG_UNKNOWN_KEY, at(2, 1), "a layout", "stile");
	diag_hint(diag, "h");
	diag_report(diag, DIAG_BAD_NUMBER, at(2, 3), "x");
	diag_report(diag, DIAG_BAD_NUMBER, (struct where){0}, "x");
	diag_pack(diag, &b);
	const char *before = printed(DIAG_TEXT);
	diag = diag_new(arena);
	ck_assert_ptr_eq(diag_unpack(diag, b.v), b.v + b.n);
	diag_unpack(diag, b.v);
	ck_assert_int_eq(diag_errors(diag), 3);
	ck_assert_str_eq(printed(DIAG_TEXT), before);
	buf_free(&b);
}
END_TEST

/* Searching a list for each of them would take minutes. */
START_TEST(many_mistakes_take_linear_time)
{
	for (int i = 0; i < 300000; i++)
		diag_report(diag, DIAG_BAD_NUMBER, at(i, 1), "x");
	ck_assert_int_eq(diag_errors(diag), 300000);
	ck_assert_ptr_nonnull(strstr(printed(DIAG_TEXT), "layouts/a.yaml:299999:1: error"));
}
END_TEST

START_TEST(codes_have_names_and_explanations)
{
	for (int i = 0; i < DIAG_COUNT; i++) {
		ck_assert_int_eq(diag_by_name(diag_name((enum diag_code)i)), i);
		ck_assert_uint_gt(strlen(diag_explanation((enum diag_code)i)), 20);
	}
	ck_assert_int_eq(diag_by_name("no-such-code"), DIAG_COUNT);
	ck_assert(diag_is_error(DIAG_BAD_NUMBER));
	ck_assert(!diag_is_error(DIAG_YAML_HASH));
}
END_TEST

/* -- failures of the machine ---------------------------------------------------------------- */

/* What a child that ran `act` wrote to stderr; its status goes to *status. */
static const char *failed(void (*act)(const char *path), const char *path, int *status)
{
	static char text[200];
	int fds[2];
	ck_assert_int_eq(pipe(fds), 0);
	fflush(NULL);
	pid_t child = fork();
	ck_assert_int_ge(child, 0);
	if (!child) {
		dup2(fds[1], STDERR_FILENO);
		act(path);
		_exit(0);
	}
	close(fds[1]);
	size_t size = 0;
	for (ssize_t n; size < sizeof(text) - 1 && (n = read(fds[0], text + size, sizeof(text) - 1 - size)) > 0;)
		size += (size_t)n;
	text[size] = 0;
	close(fds[0]);
	waitpid(child, status, 0);
	return text;
}

static void fail_while_writing(const char *path)
{
	machine_pending_file(path);
	machine_failure("cannot write %s: %s", "a.pdf", "disk full");
}

static void fail_when_whole(const char *path)
{
	machine_pending_file(path);
	machine_pending_file(NULL);
	machine_failure("later");
}

static void fail_with_a_huge_list(const char *path)
{
	(void)path;
	int cap = INT_MAX / 2 + 1;
	vec_grow(arena = arena_new(), NULL, &cap, 1);
}

START_TEST(a_failure_removes_the_unfinished_file_only)
{
	char path[] = "/tmp/platen-base-XXXXXX";
	int status, fd = mkstemp(path);
	ck_assert_int_ge(fd, 0);
	close(fd);
	ck_assert_str_eq(failed(fail_when_whole, path, &status), "platen: later\n");
	ck_assert_int_eq(access(path, F_OK), 0);
	ck_assert_str_eq(failed(fail_while_writing, path, &status), "platen: cannot write a.pdf: disk full\n");
	ck_assert(WIFEXITED(status));
	ck_assert_int_eq(WEXITSTATUS(status), 2);
	ck_assert_int_ne(access(path, F_OK), 0);
	ck_assert_str_eq(failed(fail_with_a_huge_list, path, &status),
	                 "platen: out of memory: a list of 1073741824 entries\n");
}
END_TEST

#define ADD_LOOP(c, test, table) tcase_add_loop_test(c, test, 0, COUNT_OF(table))

static TCase *case_memory(void)
{
	TCase *c = tcase_create("memory");
	tcase_add_test(c, arena_gives_zeroed_aligned_memory);
	tcase_add_test(c, arena_holds_more_than_a_block);
	tcase_add_test(c, arena_release_goes_back_to_the_mark);
	tcase_add_test(c, arena_release_to_the_empty_arena);
	tcase_add_test(c, arena_grows_the_latest_in_place);
	tcase_add_test(c, texts_of_an_arena);
	tcase_add_test(c, vec_keeps_what_was_pushed);
	tcase_add_test(c, hashes_find_every_entry_of_a_hash);
	tcase_add_test(c, buf_grows_and_ends);
	tcase_add_test(c, a_failure_removes_the_unfinished_file_only);
	return c;
}

static TCase *case_values(void)
{
	TCase *c = tcase_create("values");
	ADD_LOOP(c, decimals_are_exact, decimals);
	ADD_LOOP(c, json_strings_are_escaped_and_valid_utf8, json);
	ADD_LOOP(c, muldiv_rounds_and_does_not_overflow, products);
	ADD_LOOP(c, lengths_are_parsed, lengths);
	tcase_add_test(c, lengths_are_resolved);
	ADD_LOOP(c, utf8_is_decoded, utf8);
	tcase_add_test(c, utf8_survives_a_round_trip);
	tcase_add_test(c, utf8_is_counted_and_cut);
	tcase_add_test(c, cells_of_a_terminal);
	ADD_LOOP(c, distances_of_words, words);
	ADD_LOOP(c, sha256_sums, sums);
	return c;
}

static TCase *case_diagnostics(void)
{
	TCase *c = tcase_create("diagnostics");
	tcase_add_checked_fixture(c, setup, teardown);
	tcase_add_test(c, errors_come_first_then_places);
	tcase_add_test(c, equal_mistakes_count_once);
	tcase_add_test(c, a_hint_belongs_to_its_mistake);
	tcase_add_test(c, reports_while_off_are_dropped);
	ADD_LOOP(c, close_words_are_suggested, suggestions);
	tcase_add_test(c, text_shows_the_line);
	tcase_add_test(c, a_byte_order_mark_takes_no_column);
	tcase_add_test(c, the_caret_counts_cells);
	tcase_add_test(c, long_lines_keep_the_caret_in_sight);
	tcase_add_test(c, places_that_are_not_there_show_no_line);
	tcase_add_test(c, messages_do_not_move_the_cursor);
	tcase_add_loop_test(c, long_messages_are_cut_between_characters, 0, 3);
	tcase_add_test(c, json_lists_all);
	tcase_add_test(c, github_commands_are_escaped);
	tcase_add_test(c, github_shows_ten_of_a_severity_and_counts_the_rest);
	tcase_add_test(c, packed_mistakes_come_back);
	tcase_add_test(c, many_mistakes_take_linear_time);
	tcase_add_test(c, codes_have_names_and_explanations);
	return c;
}

Suite *suite_base(void)
{
	Suite *s = suite_create("base");
	suite_add_tcase(s, case_memory());
	suite_add_tcase(s, case_values());
	suite_add_tcase(s, case_diagnostics());
	return s;
}

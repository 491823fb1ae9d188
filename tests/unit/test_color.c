/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Colours: how they are written, and what each space means. */
#include "assert_color.h"

static const struct {
	const char *text;
	bool good;
	color value;
} written[] = {
        {"#1B4F7A", true, COLOR_RGB(0x1B4F7A)},
        {"#1b4f7a", true, COLOR_RGB(0x1B4F7A)},
        {"#fA0", true, COLOR_RGB(0xFFAA00)},
        {"none", true, COLOR_NONE},
        {"#000", true, COLOR_RGB(0x000000)},
        {"1B4F7A", false, COLOR_GRAY(5)},
        {"#1B4F7", false, COLOR_GRAY(5)},
        {"#1B4F7A0", false, COLOR_GRAY(5)},
        {"#12g", false, COLOR_GRAY(5)},
        {"", false, COLOR_GRAY(5)},
        {"#", false, COLOR_GRAY(5)},
        {"red", false, COLOR_GRAY(5)},
};

START_TEST(colors_are_parsed)
{
	color c = COLOR_GRAY(5);
	ck_assert_msg(color_parse(written[_i].text, &c) == written[_i].good, "%s", written[_i].text);
	assert_color_is(c, written[_i].value);
}
END_TEST

static const struct {
	const char *text;
	bool good;
	color value;
} inks[] = {
        {"cmyk(0, 72, 100, 20)", true, COLOR_CMYK(0, 184, 255, 51)},
        {"cmyk(0,0,0,100)", true, COLOR_CMYK(0, 0, 0, 255)},
        {"cmyk(10%, 20 %, 30%, 40%)", true, COLOR_CMYK(26, 51, 77, 102)},
        {"cmyk(12.5, 0.39, 99.99, 0)", true, COLOR_CMYK(32, 1, 255, 0)},
        {"cmyk( 1 , 2 , 3 , 4 )", true, COLOR_CMYK(3, 5, 8, 10)},
        {"cmyk(0, 72, 100)", false, COLOR_GRAY(5)},
        {"cmyk(0, 72, 100, 20, 0)", false, COLOR_GRAY(5)},
        {"cmyk(0, 72, 100, 101)", false, COLOR_GRAY(5)},
        {"cmyk(0, 72, 100, 20) ", false, COLOR_GRAY(5)},
        {"cmyk(0, -1, 100, 20)", false, COLOR_GRAY(5)},
        {"cmyk(0, 1.255, 100, 20)", false, COLOR_GRAY(5)},
        {"cmyk(0, ., 100, 20)", false, COLOR_GRAY(5)},
        {"cmyk(, 0, 100, 20)", false, COLOR_GRAY(5)},
        {"cmyk(0 72 100 20)", false, COLOR_GRAY(5)},
        {"cmyk(0, 72, 100, 20", false, COLOR_GRAY(5)},
        {"cmyk(000000, 72, 100, 20)", false, COLOR_GRAY(5)},
        {"#1B4F7A", false, COLOR_GRAY(5)},
        {"", false, COLOR_GRAY(5)},
};

START_TEST(inks_are_parsed)
{
	color c = COLOR_GRAY(5);
	ck_assert_msg(color_parse_inks(inks[_i].text, &c) == inks[_i].good, "%s", inks[_i].text);
	assert_color_is(c, inks[_i].value);
}
END_TEST

START_TEST(colors_are_equal_in_the_same_space_only)
{
	ck_assert(color_equal(COLOR_RGB(0x010203), COLOR_RGB(0x010203)));
	ck_assert(!color_equal(COLOR_RGB(0x010203), COLOR_RGB(0x010204)));
	ck_assert(!color_equal(COLOR_GRAY(1), COLOR_CMYK(1, 0, 0, 0)));
	ck_assert(!color_equal(COLOR_CMYK(0, 0, 0, 1), COLOR_CMYK(0, 0, 0, 2)));
	ck_assert(color_is_none((color){0}));
	ck_assert(!color_is_none(COLOR_GRAY(0)));
}
END_TEST

static const struct {
	color color, rgb;
	const char *name;
} shown[] = {
        {COLOR_NONE, COLOR_NONE, "none"},
        {COLOR_RGB(0xA8431A), COLOR_RGB(0xA8431A), "#A8431A"},
        {COLOR_GRAY(0), COLOR_RGB(0x000000), "gray(0)"},
        {COLOR_GRAY(200), COLOR_RGB(0xC8C8C8), "gray(200)"},
        {COLOR_CMYK(0, 0, 0, 0), COLOR_RGB(0xFFFFFF), "cmyk(0,0,0,0)"},
        {COLOR_CMYK(0, 0, 0, 255), COLOR_RGB(0x000000), "cmyk(0,0,0,255)"},
        {COLOR_CMYK(255, 0, 51, 0), COLOR_RGB(0x00FFCC), "cmyk(255,0,51,0)"},
        {COLOR_CMYK(0, 51, 255, 51), COLOR_RGB(0xCCA300), "cmyk(0,51,255,51)"},
};

START_TEST(a_color_is_shown_on_a_screen_and_named)
{
	struct buf b = {0};
	assert_color_is(color_to_rgb(shown[_i].color), shown[_i].rgb);
	color_put(&b, shown[_i].color);
	ck_assert_str_eq(buf_cstr(&b), shown[_i].name);
	buf_free(&b);
}
END_TEST

/* By ITU-R BT.601: 0.299, 0.587 and 0.114 of the light are red, green and blue. */
static const struct {
	color color;
	int k;
} darkness[] = {
        {COLOR_RGB(0x000000), 100}, {COLOR_RGB(0xFFFFFF), 0},  {COLOR_RGB(0x1C1B1A), 89},
        {COLOR_RGB(0x3F3B37), 77},  {COLOR_RGB(0xA8A29A), 36}, {COLOR_RGB(0xBB4B10), 60},
        {COLOR_RGB(0x8A3407), 72},  {COLOR_RGB(0x1A4E7E), 73}, {COLOR_RGB(0x3F2466), 80},
        {COLOR_RGB(0xFBEDE3), 6},   {COLOR_RGB(0xE6EFF7), 7},  {COLOR_RGB(0xFF0000), 70},
        {COLOR_RGB(0x00FF00), 41},  {COLOR_RGB(0x0000FF), 89}, {COLOR_GRAY(128), 50},
        {COLOR_GRAY(0), 100},       {COLOR_NONE, 0},           {COLOR_CMYK(0, 0, 0, 255), 100},
};

START_TEST(a_grey_copy_of_a_color_has_a_darkness) { ck_assert_int_eq(color_k(darkness[_i].color), darkness[_i].k); }
END_TEST

/* Of the gray that is as light, the contrast with white is the same: 5.0 of the first, 8.6 of the second. */
static const struct {
	color color, gray;
	bool chroma;
} grays[] = {
        {COLOR_NONE, COLOR_NONE, false},
        {COLOR_RGB(0xFFFFFF), COLOR_GRAY(255), false},
        {COLOR_RGB(0x000000), COLOR_GRAY(0), false},
        {COLOR_RGB(0x808080), COLOR_GRAY(128), false},
        {COLOR_GRAY(77), COLOR_GRAY(77), false},
        {COLOR_RGB(0xBB4B10), COLOR_GRAY(110), true},
        {COLOR_RGB(0x1A4E7E), COLOR_GRAY(76), true},
        {COLOR_RGB(0xFF0000), COLOR_GRAY(127), true},
        {COLOR_RGB(0x00FF00), COLOR_GRAY(220), true},
        {COLOR_RGB(0x0000FF), COLOR_GRAY(76), true},
        {COLOR_CMYK(0, 0, 0, 255), COLOR_GRAY(0), false},
        {COLOR_CMYK(255, 0, 0, 0), COLOR_GRAY(229), true},
};

START_TEST(the_gray_of_a_color_is_as_light)
{
	assert_color_is(color_to_gray(grays[_i].color), grays[_i].gray);
	ck_assert_int_eq(color_has_chroma(grays[_i].color), grays[_i].chroma);
}
END_TEST

Suite *suite_color(void)
{
	Suite *s = suite_create("color");
	TCase *c = tcase_create("color");
	tcase_add_loop_test(c, colors_are_parsed, 0, COUNT_OF(written));
	tcase_add_loop_test(c, inks_are_parsed, 0, COUNT_OF(inks));
	tcase_add_test(c, colors_are_equal_in_the_same_space_only);
	tcase_add_loop_test(c, a_color_is_shown_on_a_screen_and_named, 0, COUNT_OF(shown));
	tcase_add_loop_test(c, a_grey_copy_of_a_color_has_a_darkness, 0, COUNT_OF(darkness));
	tcase_add_loop_test(c, the_gray_of_a_color_is_as_light, 0, COUNT_OF(grays));
	suite_add_tcase(s, c);
	return s;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lists: markers, numbers, indents, and lists in prose. */
#include "typeset.h"

Suite *suite_layout_list(void);

/* -- markers --------------------------------------------------------------------------------- */

START_TEST(bullets_stand_before_the_items)
{
	/* The text hangs nine tenths of an em from the edge. */
	ASSERT_DRAWS(SQUARE "[{list: {items: [aa, a second item that is long enough to be set on two lines]}}]"
	                    "\n",
	             "Lbl • 0 9.57\n"
	             "LBody aa 9 9.57\n"
	             "Lbl • 0 21.57\n"
	             "LBody a second item that is long enough to be  9 21.57\n"
	             "LBody set on two lines 9 33.57\n");
	ASSERT_TREE(SQUARE "[{list: {items: [aa, bb]}}]"
	                   "\n",
	            "L unordered (LI (Lbl, LBody), LI (Lbl, LBody))");
}
END_TEST

/* To a screen reader only: nothing is drawn otherwise. A text without anything bold or a number has no label. */
START_TEST(boxes_are_items_of_a_list)
{
	ASSERT_DRAWS(
	        SQUARE
	        "[{stack: {list: plain, boxes: [{text: '**aa:** bb'}, {text: cc}, {stack: [{text: '**dd** ee'}, {text: '**ff** gg'}]}]}}]"
	        "\n",
	        "Lbl aa: 0 9.57\n"
	        "P  bb 14.93 9.57\n"
	        "P cc 0 21.57\n"
	        "Lbl dd 0 33.57\n"
	        "P  ee 12.66 33.57\n"
	        "P ff 0 45.57\n"
	        "P  gg 7.74 45.57\n");
	ASSERT_TREE(SQUARE
	            "[{stack: {list: plain, boxes: [{text: '**aa:** bb'}, {text: cc}]}}, {columns: {list: number, count: 1, "
	            "boxes: [{lines: {count: 1, label: '**1.** aa'}}, {stack: [{text: '**all bold**'}]}]}}]"
	            "\n",
	            "L (LI (Lbl, LBody (P)), LI (LBody (P))), L numbered (LI (Lbl, LBody (P, Form)), LI (LBody (P)))");
	ASSERT_TREE(
	        SQUARE
	        "[{grid: {list: number, columns: [1fr, 1fr], boxes: [{text: '**1** aa'}, {text: '**2** bb'}, {text: cc}]}}]"
	        "\n",
	        "L numbered (LI (Lbl, LBody (P)), LI (Lbl, LBody (P)), LI (LBody (P)))");
}
END_TEST

START_TEST(dashes)
{
	ASSERT_DRAWS(SQUARE "[{list: {marker: dash, items: [aa]}}]"
	                    "\n",
	             "Lbl – 0 9.57\n"
	             "LBody aa 9 9.57\n");
}
END_TEST

START_TEST(numbers_are_set_flush_right)
{
	/* The widest number has a third of an em behind it. */
	ASSERT_DRAWS(SQUARE "[{list: {marker: number, items: [a, b, c, d, e, f, g, h, i, j]}}]"
	                    "\n",
	             "Lbl 1. 5.72 9.57\n"
	             "LBody a 17.453 9.57\n"
	             "Lbl 2. 5.72 21.57\n"
	             "LBody b 17.453 21.57\n"
	             "Lbl 3. 5.72 33.57\n"
	             "LBody c 17.453 33.57\n"
	             "Lbl 4. 5.72 45.57\n"
	             "LBody d 17.453 45.57\n"
	             "Lbl 5. 5.72 57.57\n"
	             "LBody e 17.453 57.57\n"
	             "Lbl 6. 5.72 69.57\n"
	             "LBody f 17.453 69.57\n"
	             "Lbl 7. 5.72 81.57\n"
	             "LBody g 17.453 81.57\n"
	             "Lbl 8. 5.72 93.57\n"
	             "LBody h 17.453 93.57\n"
	             "Lbl 9. 5.72 105.57\n"
	             "LBody i 17.453 105.57\n"
	             "Lbl 10. 0 117.57\n"
	             "LBody j 17.453 117.57\n");
	ASSERT_TREE(SQUARE "[{list: {marker: number, items: [a]}}]"
	                   "\n",
	            "L numbered (LI (Lbl, LBody))");
}
END_TEST

START_TEST(no_marker_no_indent)
{
	ASSERT_DRAWS(SQUARE "[{list: {marker: none, items: [aa]}}]"
	                    "\n",
	             "LBody aa 0 9.57\n");
	ASSERT_TREE(SQUARE "[{list: {marker: none, items: [aa]}}]"
	                   "\n",
	            "L (LI (LBody))");
}
END_TEST

START_TEST(ticks_are_drawn)
{
	/* An angle from the left over the foot to the top right, a ninth of the size thick; the item hangs 1.2 em. */
	ASSERT_DRAWS(SQUARE "[{list: {marker: check, items: [aa]}}]"
	                    "\n",
	             "- line #000000 1.111 1.2 6.5 3.4 8.8 7.4 3.4\n"
	             "LBody aa 12 9.57\n");
	ASSERT_DRAWS(SQUARE "[{list: {marker: check, marker-color: '#FF0000', items: [aa]}, style: big}]"
	                    "\n",
	             "- line #FF0000 2.222 2.4 13 6.8 17.6 14.8 6.8\n"
	             "LBody aa 24 19.14\n");
}
END_TEST

START_TEST(the_width_of_an_item_ends_with_that_of_the_list)
{
	ASSERT_DRAWS(SQUARE "[{list: {items: [aa]}, style: right}, {text: bb, style: right}]"
	                    "\n",
	             "Lbl • 0 9.57\n"
	             "LBody aa 188.78 9.57\n"
	             "P bb 187.7 21.57\n");
}
END_TEST

START_TEST(items_keep_their_gap)
{
	ASSERT_DRAWS(SQUARE "[{list: {gap: 6pt, items: [aa, bb]}}, {text: cc}]"
	                    "\n",
	             "Lbl • 0 9.57\n"
	             "LBody aa 9 9.57\n"
	             "Lbl • 0 27.57\n"
	             "LBody bb 9 27.57\n"
	             "P cc 0 39.57\n");
}
END_TEST

/* How many bullets stand on a page, below `lines` lines on the first one, which has room for 16; {text} is the prose. */
static int bullets_on(int page, int lines, const char *list, const char *prose)
{
	struct setting s = typeset_with("en", repeated(SQUARE "[", "{text: a%d}, ", lines, list), prose);
	const struct item_vec *items = &s.pages->page.v[page - 1].items;
	int n = 0;
	ASSERT_CLEAN(&s);
	for (int i = 0; i < items->v.n; i++)
		n += items->v.v[i].kind == ITEM_GLYPHS && !strncmp(items->v.v[i].run->text, "•", strlen("•"));
	setting_close(&s);
	return n;
}

#define PROSE "{prose: '{text}'}]\n"

START_TEST(no_item_stands_alone_on_a_page)
{
	static const char *const four[] = {"{list: [a, b, c, d]}]\n", PROSE,
	                                   "{stack: {list: plain, boxes: [{text: •}, {text: •}, {text: •}, {text: •}]}}]\n"};
	for (int i = 0; i < COUNT_OF(four); i++) {
		ck_assert_int_eq(bullets_on(2, 13, four[i], "- a\n- b\n- c\n- d"), 2); /* not the last one */
		ck_assert_int_eq(bullets_on(1, 14, four[i], "- a\n- b\n- c\n- d"), 2);
		ck_assert_int_eq(bullets_on(1, 15, four[i], "- a\n- b\n- c\n- d"), 0); /* not the first one */
	}
	/* Of three, one must, or none could be parted. */
	ck_assert_int_eq(bullets_on(2, 14, "{list: [a, b, c]}]\n", "-"), 1);
	ck_assert_int_eq(bullets_on(1, 15, PROSE, "- a\n- b\n- c"), 1);
	/* Only lists that stand in no other one are looked at: of f and what is above it. */
	ck_assert_int_eq(bullets_on(2, 11, PROSE, "- a\n- b\n- c\n  - d\n  - e\n- f"), 2);
	/* Each list of a text for itself. */
	ck_assert_int_eq(bullets_on(1, 12, PROSE, "- a\n- b\n\nc\n\n- d\n- e\n- f\n- g"), 2);
}
END_TEST

START_TEST(a_list_has_the_spaces_of_its_style)
{
	ASSERT_DRAWS(SQUARE "[{text: aa}, {list: {items: [bb]}, style: spaced}, {text: cc}]"
	                    "\n",
	             "P aa 0 9.57\n"
	             "Lbl • 0 26.57\n"
	             "LBody bb 9 26.57\n"
	             "P cc 0 45.57\n");
}
END_TEST

static color color_of(const struct setting *s, const char *word, int nth) { return find_nth(s, word, nth).item->run->color; }

START_TEST(markers_have_a_colour_of_their_own)
{
	struct setting s = typeset(SQUARE "[{list: {marker-color: '#FF0000', items: [aa]}}, {list: {items: [bb]}}, "
	                                  "{list: {marker-color: '#0000FF', items: [cc]}}]\n");
	ck_assert(color_equal(color_of(&s, "•", 0), COLOR_RGB(0xFF0000)));
	ck_assert(color_equal(color_of(&s, "aa", 0), COLOR_RGB(0x000000)));
	ck_assert(color_equal(color_of(&s, "•", 1), COLOR_RGB(0x000000)));
	ck_assert(color_equal(color_of(&s, "•", 2), COLOR_RGB(0x0000FF)));
	setting_close(&s);
}
END_TEST

/* -- lists in prose -------------------------------------------------------------------------- */

START_TEST(lists_in_prose)
{
	/* Half a line before the list, a sixth between its items; a nested one hangs an em further in. */
	ASSERT_PROSE(
	        "aa\n\n- bb\n- cc\n  - dd\n- ee\n\nff",
	        "P aa 0 9.57\n"
	        "Lbl • 0 27.57\n"
	        "LBody bb 9 27.57\n"
	        "Lbl • 0 41.57\n"
	        "LBody cc 9 41.57\n"
	        "Lbl • 10 55.57\n"
	        "LBody dd 19 55.57\n"
	        "Lbl • 0 69.57\n"
	        "LBody ee 9 69.57\n"
	        "P ff 0 87.57\n",
	        "P, L unordered (LI (Lbl, LBody), LI (Lbl, LBody (L unordered (LI (Lbl, LBody)))), LI (Lbl, LBody)), P");
}
END_TEST

START_TEST(numbers_in_prose)
{
	/* From the number that the author wrote, flush right in the space of one digit. */
	ASSERT_PROSE("3. aa\n4. bb\n\n   cc",
	             "Lbl 3. 0 9.57\n"
	             "LBody aa 11.733 9.57\n"
	             "Lbl 4. 0 23.57\n"
	             "LBody bb 11.733 23.57\n"
	             "P cc 11.733 37.57\n",
	             "L numbered (LI (Lbl, LBody), LI (Lbl, LBody (P)))");
	ASSERT_PROSE("3. aa\n4. bb",
	             "Lbl 3. 0 9.57\n"
	             "LBody aa 11.733 9.57\n"
	             "Lbl 4. 0 23.57\n"
	             "LBody bb 11.733 23.57\n",
	             "L numbered (LI (Lbl, LBody), LI (Lbl, LBody))");
}
END_TEST

START_TEST(numbers_of_two_digits_in_prose)
{
	/* The text hangs behind the widest number of the list, whatever stands in between. */
	ASSERT_PROSE("9. aa\n10. bb\n\n    cc",
	             "Lbl 9. 5.72 9.57\n"
	             "LBody aa 17.453 9.57\n"
	             "Lbl 10. 0 23.57\n"
	             "LBody bb 17.453 23.57\n"
	             "P cc 17.453 37.57\n",
	             "L numbered (LI (Lbl, LBody), LI (Lbl, LBody (P)))");
	ASSERT_PROSE("0) aa", "Lbl 0) 0 9.57\nLBody aa 12.053 9.57\n", "L numbered (LI (Lbl, LBody))");
}
END_TEST

START_TEST(a_paragraph_goes_on_behind_a_nested_list)
{
	ASSERT_PROSE("- aa\n  1. bb\n\n  cc\n- dd\n\n      ee\n\n  ff",
	             "Lbl • 0 9.57\n"
	             "LBody aa 9 9.57\n"
	             "Lbl 1. 10 23.57\n"
	             "LBody bb 21.733 23.57\n"
	             "P cc 9 37.57\n"
	             "Lbl • 0 51.57\n"
	             "LBody dd 9 51.57\n"
	             "Code ee 9 69.57\n"
	             "P ff 9 87.57\n",
	             "L unordered (LI (Lbl, LBody (L numbered (LI (Lbl, LBody)), P)), LI (Lbl, LBody (Code, P)))");
}
END_TEST

START_TEST(an_empty_item_has_its_marker)
{
	ASSERT_PROSE("- aa\n-\n- cc",
	             "Lbl • 0 9.57\n"
	             "LBody aa 9 9.57\n"
	             "Lbl • 0 23.57\n"
	             "Lbl • 0 37.57\n"
	             "LBody cc 9 37.57\n",
	             "L unordered (LI (Lbl, LBody), LI (Lbl, LBody), LI (Lbl, LBody))");
}
END_TEST

START_TEST(lists_parted_by_a_paragraph_are_two)
{
	ASSERT_PROSE("- aa\n\nbb\n\n- cc",
	             "Lbl • 0 9.57\n"
	             "LBody aa 9 9.57\n"
	             "P bb 0 27.57\n"
	             "Lbl • 0 45.57\n"
	             "LBody cc 9 45.57\n",
	             "L unordered (LI (Lbl, LBody)), P, L unordered (LI (Lbl, LBody))");
}
END_TEST

Suite *suite_layout_list(void)
{
	const TTest *const tests[] = {boxes_are_items_of_a_list,
	                              bullets_stand_before_the_items,
	                              dashes,
	                              numbers_are_set_flush_right,
	                              no_marker_no_indent,
	                              ticks_are_drawn,
	                              the_width_of_an_item_ends_with_that_of_the_list,
	                              items_keep_their_gap,
	                              no_item_stands_alone_on_a_page,
	                              a_list_has_the_spaces_of_its_style,
	                              markers_have_a_colour_of_their_own,
	                              lists_in_prose,
	                              numbers_in_prose,
	                              numbers_of_two_digits_in_prose,
	                              a_paragraph_goes_on_behind_a_nested_list,
	                              an_empty_item_has_its_marker,
	                              lists_parted_by_a_paragraph_are_two};
	return suite_with(suite_create("layout_list"), tests, COUNT_OF(tests));
}

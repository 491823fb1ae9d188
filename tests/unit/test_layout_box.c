/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Stacks, areas, and what all boxes share: widths, places, spaces. */
#include "typeset.h"

Suite *suite_layout_box(void);

/* -- stacks ---------------------------------------------------------------------------------- */

START_TEST(a_stack_keeps_a_least_gap)
{
	/* Spaces of styles that are larger count instead. */
	ASSERT_DRAWS(SQUARE "[{stack: {gap: 6pt, boxes: [{text: aa}, {text: bb}, {text: cc, style: spaced}, "
	                    "{text: dd}]}}]"
	                    "\n",
	             "P aa 0 9.57\n"
	             "P bb 0 27.57\n"
	             "P cc 0 45.57\n"
	             "P dd 0 64.57\n");
}
END_TEST

START_TEST(a_least_height)
{
	/* Spacers share what is left; without them it stays empty; it is no limit. */
	ASSERT_DRAWS(SQUARE "[{stack: {height: 100pt, boxes: [{text: aa}, {spacer: 1fr}, {text: bb}, {spacer: 2fr}, "
	                    "{text: cc}]}}, {text: dd}]"
	                    "\n",
	             "P aa 0 9.57\n"
	             "P bb 0 42.903\n"
	             "P cc 0 97.57\n"
	             "P dd 0 109.57\n");
	ASSERT_DRAWS(SQUARE "[{stack: {height: 50%, boxes: [{text: aa}]}, style: grey}, {text: bb}]"
	                    "\n",
	             "- #EEEEEE 0 0 200 100\n"
	             "P aa 4 10.57\n"
	             "P bb 0 109.57\n");
	ASSERT_DRAWS(SQUARE "[{stack: {height: 10pt, boxes: [{text: aa}, {text: bb}]}}, {text: cc}]"
	                    "\n",
	             "P aa 0 9.57\n"
	             "P bb 0 21.57\n"
	             "P cc 0 33.57\n");
}
END_TEST

START_TEST(a_style_may_have_a_least_height)
{
	ASSERT_DRAWS(SQUARE "[{text: aa, style: tall}, {text: bb}]"
	                    "\n",
	             "P aa 0 9.57\n"
	             "P bb 0 59.57\n");
}
END_TEST

START_TEST(areas_within_areas)
{
	/* Padding outside, spaces inside do not meet across a ground; at its edges they vanish. */
	ASSERT_DRAWS(SQUARE "[{stack: {boxes: [{text: aa, style: spaced}, {stack: [{text: bb}], style: grey}, "
	                    "{text: cc, style: spaced}]}, style: grey}]"
	                    "\n",
	             "- #EEEEEE 0 0 200 56\n"
	             "- #EEEEEE 4 20 194 16\n"
	             "P aa 4 10.57\n"
	             "P bb 8 30.57\n"
	             "P cc 4 50.57\n");
}
END_TEST

START_TEST(frames_and_bars)
{
	/* A frame lies inside the edge; a bar takes its width from the text. */
	ASSERT_DRAWS(SQUARE "[{text: aa, style: framed}, {text: bb, style: barred}]"
	                    "\n",
	             "- line #00FF00 2 1 1 198 18\n"
	             "- #0000FF 0 20 3 12\n"
	             "P aa 4 13.57\n"
	             "P bb 3 29.57\n");
}
END_TEST

START_TEST(a_bar_is_mirrored)
{
	struct setting s;
	s = typeset_in("he",
	               SQUARE "[{text: אא, style: barred}, {text: בב, width: 50%, style: grey}]"
	                      "\n");
	ASSERT_CLEAN(&s);
	ck_assert_str_eq(drawn(&s, 1),
	                 "- #0000FF 197 0 3 12\n"
	                 "- #EEEEEE 100 12 100 16\n"
	                 "P אא 184.36 9.57\n"
	                 "P בב 184.56 22.57\n");
	setting_close(&s);
}
END_TEST

/* Strips stand beside the ground and take their width and their gap from the text; they change sides with it. */
START_TEST(strips_stand_beside_the_ground)
{
	static const char layout[] =
	        "page: {size: 200pt x 200pt, margins: {top: 0, bottom: 0, inner: 0, outer: 0}, unprintable: 0}\n"
	        "styles: {body: {size: 10pt, leading: 1.2}, both: {extends: body, fill: '#EEEEEE',\n"
	        "  strip-start: {pattern: {kind: none, ground: '#0000FF'}, width: 6pt, gap: 2pt},\n"
	        "  strip-end: {pattern: {kind: none, ground: '#FF0000'}, width: 5pt, gap: 1pt}}}\n"
	        "body: [{text: %s, style: both}]\n";
	char text[1000];
	snprintf(text, sizeof(text), layout, "aa");
	ASSERT_DRAWS(text, "- #0000FF 0 0 6 12\n- #FF0000 195 0 5 12\n- #EEEEEE 8 0 186 12\nP aa 8 9.57\n");
	snprintf(text, sizeof(text), layout, "אא");
	struct setting s = typeset_in("he", text);
	ASSERT_CLEAN(&s);
	ck_assert_str_eq(drawn(&s, 1), "- #FF0000 0 0 5 12\n- #0000FF 194 0 6 12\n- #EEEEEE 6 0 186 12\nP אא 179.36 9.57\n");
	setting_close(&s);
}
END_TEST

START_TEST(a_pattern_lies_over_the_ground)
{
	ASSERT_DRAWS(SQUARE "[{text: aa, style: dotted}]"
	                    "\n",
	             "- #EEEEEE 0 0 200 16\n"
	             "- clip 0 0 200 16\n"
	             "- dashed #FF0000 2.37 1.346 2.693 196.599 10.772\n"
	             "- unclip\n"
	             "P aa 4 10.57\n");
}
END_TEST

START_TEST(an_area_without_width)
{
	struct setting s;
	s = typeset(SQUARE "[{text: aa, width: 5pt, style: grey}]"
	                   "\n");
	ASSERT_SAYS(&s, "error: a box of the style 'grey' has no width left [no-width]");
	ck_assert_int_eq(diag_errors(s.diag), 1); /* of its text nothing more is said */
	ck_assert_int_eq(diag_warnings(s.diag), 0);
	setting_close(&s);
}
END_TEST

/* -- what all boxes share -------------------------------------------------------------------- */

START_TEST(narrow_boxes_stand_where_they_are_told)
{
	struct setting s;
	ASSERT_DRAWS(SQUARE "[{text: aa, width: 50%, style: grey}, {text: bb, width: 50%, align: center, "
	                    "style: grey}, {text: cc, width: 50pt, align: end, style: grey}]"
	                    "\n",
	             "- #EEEEEE 0 0 100 16\n"
	             "- #EEEEEE 50 16 100 16\n"
	             "- #EEEEEE 150 32 50 16\n"
	             "P aa 4 10.57\n"
	             "P bb 54 26.57\n"
	             "P cc 154 42.57\n");
	s = typeset(SQUARE "[{text: aa, width: 201pt}]"
	                   "\n");
	ASSERT_SAYS(&s, "error: prose is wider than the space around it [overflow]");
	setting_close(&s);
}
END_TEST

START_TEST(placed_boxes)
{
	/* From the corner of the margins; from the foot when negative; on the page's own corner; fr and % of what they are in. */
	struct setting s;
	ASSERT_DRAWS(SQUARE "[{text: aa, place: {x: 10pt, y: 20pt, width: 50pt}, style: grey}, {text: bb, "
	                    "place: {x: 50%, y: -10pt, height: 30pt}}, {text: cc}]"
	                    "\n",
	             "- #EEEEEE 10 20 50 16\n"
	             "P aa 14 30.57\n"
	             "P bb 100 169.57\n"
	             "P cc 0 9.57\n");
	s = typeset(SQUARE "[{stack: [{text: aa}, {text: bb}], place: {x: 0, y: 0, height: 20pt}}]"
	                   "\n");
	ASSERT_SAYS(&s, "error: what this box holds is 2 mm higher than the box (locale en) [overflow]");
	setting_close(&s);
}
END_TEST

START_TEST(decoration_is_not_read_aloud)
{
	/* Nor what it holds. */
	ASSERT_DRAWS(SQUARE "[{stack: [{text: aa}], artifact: true}, {text: bb, lang: fr}]"
	                    "\n",
	             "- aa 0 9.57\n"
	             "P bb 0 21.57\n");
	ASSERT_TREE(SQUARE "[{stack: [{text: aa}], artifact: true}, {text: bb, lang: fr}]"
	                   "\n",
	            "Div fr (P)");
}
END_TEST

START_TEST(a_box_stays_with_the_next)
{
	struct setting s;
	s = typeset_in("en",
	               SQUARE "[{stack: {height: 180pt, boxes: [{text: above}]}}, {text: aa, keep-with-next: true}, "
	                      "{text: bb}]"
	                      "\n");
	ASSERT_CLEAN(&s);
	ck_assert_str_eq(drawn(&s, 1), "P above 0 9.57\n");
	ck_assert_str_eq(drawn(&s, 2),
	                 "P aa 0 9.57\n"
	                 "P bb 0 21.57\n");
	setting_close(&s);
}
END_TEST

/* -- what vanishes, and what does not -------------------------------------------------------- */

START_TEST(empty_boxes_take_no_height)
{
	ASSERT_DRAWS(
	        SQUARE
	        "[{row: [{stack: []}]}, {columns: [], allow: {empty-list: nothing}}, {list: {items: []}, allow: {empty-list: nothing}}, {text: aa, style: spaced}]"
	        "\n",
	        "P aa 0 14.57\n");
}
END_TEST

START_TEST(a_box_as_high_as_it_may_be)
{
	/* Is no mistake. */
	ASSERT_DRAWS(SQUARE "[{stack: [{text: aa}, {text: bb}], place: {x: 0, y: 0, height: 24pt}}, {text: cc, "
	                    "place: {x: 0, y: 50%, width: 200pt}}]"
	                    "\n",
	             "P aa 0 9.57\n"
	             "P bb 0 21.57\n"
	             "P cc 0 109.57\n");
	ASSERT_DRAWS(SQUARE "[{text: aa, width: 200pt, style: grey}, {svg: {file: dot.svg, width: 200pt, "
	                    "height: 20pt, alt: x}}]"
	                    "\n",
	             "- #EEEEEE 0 0 200 16\n"
	             "P aa 4 10.57\n"
	             "Figure #000000 90 16 20 20\n");
}
END_TEST

START_TEST(shares_are_of_the_area_that_they_stand_in)
{
	/* The spacer within takes its share of what the page has left. */
	ASSERT_DRAWS(SQUARE "[{stack: {height: 100pt, boxes: [{text: aa}, {spacer: 1fr}, "
	                    "{stack: {boxes: [{text: bb}, {spacer: 1fr}, {text: cc}]}, style: grey}, {text: dd}]}}]"
	                    "\n",
	             "- #EEEEEE 0 60 200 128\n"
	             "P aa 0 9.57\n"
	             "P bb 4 70.57\n"
	             "P cc 4 182.57\n"
	             "P dd 0 197.57\n");
}
END_TEST

START_TEST(fixed_spacers_and_breaks)
{
	/* A spacer keeps its height between boxes; a break ends the space before it. */
	struct setting s;
	s = typeset_in("en",
	               SQUARE "[{text: aa, style: spaced}, {spacer: 20pt}, {text: bb, style: spaced}, page-break, "
	                      "{text: cc, style: spaced}]"
	                      "\n");
	ASSERT_CLEAN(&s);
	ck_assert_str_eq(drawn(&s, 1),
	                 "P aa 0 9.57\n"
	                 "P bb 0 53.57\n");
	ck_assert_str_eq(drawn(&s, 2), "P cc 0 9.57\n");
	setting_close(&s);
}
END_TEST

#define INNER \
	"page: {size: 200pt x 200pt, unprintable: 0, margins: {top: 20pt, bottom: 40pt, inner: 10pt, outer: 30pt}}\nbody: "

START_TEST(placed_boxes_on_the_page_and_in_its_margins)
{
	/* x and y, widths and heights are shares of the page, 200 x 200 pt, or of what is inside, 160 x 140 pt. */
	struct setting s = typeset(INNER "[{rule: 1pt, place: {x: 10%, y: 10%, width: 50%, of: page}}, "
	                                 "{rule: 1pt, place: {x: 10%, y: 10%, width: 50%}}, "
	                                 "{rule: 1pt, place: {x: 0, y: -10pt, of: page}}, "
	                                 "{rule: 1pt, place: {x: 0, y: -10pt}}, "
	                                 "{rule: 1pt, place: {x: 0, y: -10pt, height: 25%, of: page}}]\n");
	ASSERT_CLEAN(&s);
	ck_assert_str_eq(drawn(&s, 1),
	                 "- line #000000 1 20 20.5 100 0\n"
	                 "- line #000000 1 26 34.5 80 0\n"
	                 "- line #000000 1 0 189.5 200 0\n"
	                 "- line #000000 1 10 149.5 160 0\n"
	                 "- line #000000 1 0 140.5 200 0\n");
	setting_close(&s);
}
END_TEST

START_TEST(a_place_that_is_too_low)
{
	/* 25 % of the page are 50 pt, of what is inside 35 pt: three lines of 14 pt are 42 pt. */
	struct setting s = typeset(INNER "[{stack: {height: 42pt, boxes: [{rule: 1pt}]}, "
	                                 "place: {x: 0, y: 0, height: 25%, of: page}}]\n");
	ASSERT_CLEAN(&s);
	setting_close(&s);
	s = typeset(INNER "[{stack: {height: 42pt, boxes: [{rule: 1pt}]}, place: {x: 0, y: 0, height: 25%}}]\n");
	ASSERT_SAYS(&s, "what this box holds is 3 mm higher than the box");
	setting_close(&s);
}
END_TEST

START_TEST(only_spaces_between_blocks_grow)
{
	/* Justified: 10 lines take 120 pt of 140 pt; the one space of 2 pt between them takes up to 3 pt, however
	   many boxes meet without one, and none on a ground. */
	struct setting s = typeset("page: {size: 200pt x 200pt, margins: {top: 20pt, bottom: 40pt, inner: 0, outer: 0}, "
	                           "justify: true, stretch: 3pt}\nstyles: {body: {size: 10pt, leading: 1.2}, "
	                           "low: {extends: body, space-after: 2pt}, grey: {extends: body, fill: '#EEEEEE'}}\n"
	                           "body: [{text: a1, style: low}, {text: a2}, {text: a3}, "
	                           "{stack: [{text: b1, style: low}, {text: b2}], style: grey}, {text: a4}, {text: a5}, "
	                           "{text: a6}, {text: a7}, {text: a8}, page-break, {text: c}]\n");
	mpt top = find(&s, "a1").y;
	ck_assert_int_eq(find(&s, "a2").y - top, PT(12 + 2 + 3));
	ck_assert_int_eq(find(&s, "a3").y - top, PT(24 + 2 + 3));
	ck_assert_int_eq(find(&s, "b2").y - find(&s, "b1").y, PT(12 + 2));
	ck_assert_int_eq(find(&s, "a8").y - top, PT(108 + 2 + 2 + 3));
	setting_close(&s);
}
END_TEST

START_TEST(columns_without_width)
{
	struct setting s = typeset(SQUARE "[{columns: {count: 3, gap: 100pt, boxes: [{text: aa}]}}]\n");
	ASSERT_SAYS(&s, "a column has no width left");
	setting_close(&s);
	s = typeset(SQUARE "[{columns: {count: 2, gap: 198pt, boxes: [{text: aa}]}}]\n");
	ck_assert(!says(&s, "a column has no width left"));
	setting_close(&s);
}
END_TEST

START_TEST(a_box_that_is_kept_is_not_cut_before_a_ground_or_a_row)
{
	struct setting s;
	s = typeset_in("en",
	               SQUARE "[{stack: {height: 175pt, boxes: [{text: above}]}}, {stack: [{text: aa}, {text: bb, "
	                      "style: grey}], keep: together}]"
	                      "\n");
	ASSERT_CLEAN(&s);
	ck_assert_str_eq(drawn(&s, 1), "P above 0 9.57\n");
	ck_assert_str_eq(drawn(&s, 2),
	                 "- #EEEEEE 0 12 200 16\n"
	                 "P aa 0 9.57\n"
	                 "P bb 4 22.57\n");
	setting_close(&s);
	s = typeset_in("en",
	               SQUARE "[{stack: {height: 170pt, boxes: [{text: above}]}}, {stack: [{text: aa}, "
	                      "{row: [{text: bb}, {text: cc, style: big}]}], keep: together}]"
	                      "\n");
	ASSERT_CLEAN(&s);
	ck_assert_str_eq(drawn(&s, 1), "P above 0 9.57\n");
	ck_assert_str_eq(drawn(&s, 2),
	                 "P aa 0 9.57\n"
	                 "P bb 0 21.57\n"
	                 "P cc 100 31.14\n");
	setting_close(&s);
	s = typeset_in("en",
	               SQUARE "[{stack: {height: 175pt, boxes: [{text: above}]}}, {stack: [{text: aa}, {text: bb, "
	                      "style: grey}]}]"
	                      "\n");
	ASSERT_CLEAN(&s);
	ck_assert_str_eq(drawn(&s, 1),
	                 "P above 0 9.57\n"
	                 "P aa 0 184.57\n");
	ck_assert_str_eq(drawn(&s, 2),
	                 "- #EEEEEE 0 0 200 16\n"
	                 "P bb 4 10.57\n");
	setting_close(&s);
}
END_TEST

START_TEST(millimetres_are_enough)
{
	/* 130 pt are 45.9 mm: rounded, and one more. */
	struct setting s;
	s = typeset(SQUARE "[{stack: {height: 150pt, boxes: [{text: aa}]}, place: {x: 0, y: 0, height: 20pt}}]"
	                   "\n");
	ASSERT_SAYS(&s, "error: what this box holds is 47 mm higher than the box (locale en) [overflow]");
	setting_close(&s);
}
END_TEST

START_TEST(shares_in_a_row)
{
	/* A spacer in a cell takes what the row is higher. */
	ASSERT_DRAWS(SQUARE "[{row: [{stack: [{text: aa}, {spacer: 1fr}, {text: bb}]}, {text: cc, style: tall}]}]"
	                    "\n",
	             "P aa 0 9.57\n"
	             "P bb 0 47.57\n"
	             "P cc 100 9.57\n");
}
END_TEST

START_TEST(an_empty_box_is_nothing_but_its_ground)
{
	/* Without one, the space before what follows vanishes at the top of the page. */
	ASSERT_DRAWS(SQUARE "[{stack: []}, {text: aa, style: spaced}]"
	                    "\n",
	             "P aa 0 9.57\n");
	ASSERT_DRAWS(SQUARE "[{stack: [], style: grey}, {text: aa, style: spaced}]"
	                    "\n",
	             "- #EEEEEE 0 0 200 4\n"
	             "P aa 0 18.57\n");
}
END_TEST

/* A box of a style that is as the body but for one key, and a text below. */
static const struct {
	const char *style, *drawn;
} decorations[] = {
        {"fill: '#EEEEEE'", "- #EEEEEE 0 0 200 12\nP aa 188.78 9.57\nP bb 0 21.57\n"},
        {"stroke: '#00FF00', stroke-width: 2pt", "- line #00FF00 2 1 1 198 10\nP aa 188.78 9.57\nP bb 0 21.57\n"},
        {"bar: '#0000FF', bar-width: 3pt", "- #0000FF 0 0 3 12\nP aa 188.78 9.57\nP bb 0 21.57\n"},
        {"bar-width: 3pt, radius: 0pt", "P aa 188.78 9.57\nP bb 0 21.57\n"},
        {"padding: {top: 3pt}", "P aa 188.78 12.57\nP bb 0 24.57\n"},
        {"padding: {right: 3pt}", "P aa 185.78 9.57\nP bb 0 21.57\n"},
        {"padding: {bottom: 3pt}", "P aa 188.78 9.57\nP bb 0 24.57\n"},
        {"align: start, padding: {left: 3pt}", "P aa 3 9.57\nP bb 0 21.57\n"},
        {"min-height: 20pt", "P aa 188.78 9.57\nP bb 0 29.57\n"},
};

START_TEST(each_decoration_makes_an_area)
{
	for (int i = 0; i < COUNT_OF(decorations); i++) {
		char layout[1000];
		snprintf(layout, sizeof(layout),
		         "page: {size: 200pt x 200pt, margins: {top: 0, bottom: 0, inner: 0, outer: 0}, unprintable: 0}\n"
		         "styles: {body: {size: 10pt, leading: 1.2}, right: {extends: body, align: end}, "
		         "one: {extends: right, %s}}\nbody: [{text: aa, style: one}, {text: bb}]\n",
		         decorations[i].style);
		struct setting s = typeset(layout);
		ASSERT_CLEAN(&s);
		ck_assert_str_eq(drawn(&s, 1), decorations[i].drawn);
		setting_close(&s);
	}
}
END_TEST

START_TEST(spaces_meet_through_what_is_no_ground)
{
	/* A stack without decoration but with a least height, or kept together: 7 pt, and not 5 pt more. */
	struct setting s = typeset(SQUARE "[{text: aa, style: spaced}, {stack: {boxes: [{text: bb, style: spaced}]}, "
	                                  "keep: together}, {text: cc}]\n");
	ck_assert_int_eq(find(&s, "bb").y - find(&s, "aa").y, PT(12 + 7));
	ck_assert_int_eq(find(&s, "cc").y - find(&s, "bb").y, PT(12 + 7));
	setting_close(&s);
}
END_TEST

Suite *suite_layout_box(void)
{
	const TTest *const tests[] = {a_stack_keeps_a_least_gap,
	                              a_least_height,
	                              a_style_may_have_a_least_height,
	                              areas_within_areas,
	                              frames_and_bars,
	                              a_bar_is_mirrored,
	                              strips_stand_beside_the_ground,
	                              a_pattern_lies_over_the_ground,
	                              an_area_without_width,
	                              narrow_boxes_stand_where_they_are_told,
	                              placed_boxes,
	                              decoration_is_not_read_aloud,
	                              a_box_stays_with_the_next,
	                              empty_boxes_take_no_height,
	                              a_box_as_high_as_it_may_be,
	                              shares_are_of_the_area_that_they_stand_in,
	                              fixed_spacers_and_breaks,
	                              placed_boxes_on_the_page_and_in_its_margins,
	                              a_place_that_is_too_low,
	                              only_spaces_between_blocks_grow,
	                              columns_without_width,
	                              a_box_that_is_kept_is_not_cut_before_a_ground_or_a_row,
	                              millimetres_are_enough,
	                              shares_in_a_row,
	                              an_empty_box_is_nothing_but_its_ground,
	                              each_decoration_makes_an_area,
	                              spaces_meet_through_what_is_no_ground};
	return suite_with(suite_create("layout_box"), tests, COUNT_OF(tests));
}

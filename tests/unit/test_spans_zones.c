/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Zones below a scale of spans: they cover it, and with a side they count outwards. */
#include "assert_color.h"
#include "run_boxes.h"
#include "typeset.h"

#define FIRST COLOR_RGB(0xBB4B10)
#define SECOND COLOR_RGB(0x1A4E7E)
#define DECK COLOR_RGB(0x3F2466)

/* A page of 200 pt; banks of 50 pt, so that the scale is 100 pt long. */
#define SPANS(scale, zones)                                                                                    \
	SQUARE "[{spans: {first: Land, second: Water, items: [{name: A, first: [a], second: [b]}], "           \
	       "names: false, height: 100pt, bank: 50pt, head: 0, edge: 0, keyline: 2pt, scale: {" scale "}, " \
	       "zones: [" zones "]}}]\n"

/* Steps from the middle outwards: 3 to 20 on the first side is -20 to -3. */
static const struct {
	const char *zones, *says;
} sides[] = {
        {SPANS("from: -20, to: 20, number: 20",
               "{side: first, from: 3, to: 20}, {side: both, from: 0, to: 2}, {side: second, from: 3, to: 20}"),
         "Zones: −20 to −3, −2 to 2, 3 to 20."},
        {SPANS("from: -20, to: 20, number: 20",
               "{side: first, from: 11, to: 20}, {side: first, from: 0, to: 10}, {side: second, from: 1, to: 20}"),
         "Zones: −20 to −11, −10 to 0, 1 to 20."},
        {SPANS("from: -20, to: 20, number: 20", "{side: both, from: 0, to: 20, label: all}"), "Zones: all (−20 to 20)."},
        {SPANS("from: -20, to: 20, number: 20", "{from: -20, to: -3}, {side: both, from: 0, to: 2}, {from: 3, to: 20}"),
         "Zones: −20 to −3, −2 to 2, 3 to 20."},
        {SPANS("from: -2, to: 9", "{side: both, from: 0, to: 2}, {side: second, from: 3, to: 9}"),
         "Zones: −2 to 2, 3 to 9."},
};

START_TEST(zones_of_a_side_count_outwards)
{
	struct setting s = typeset(sides[_i].zones);
	ASSERT_CLEAN(&s);
	const char *alt = s.pages->top->kids.v[0]->alt;
	ck_assert_str_eq(strstr(alt, "Zones:"), sides[_i].says);
	setting_close(&s);
}
END_TEST

/* Without numbers of its own the scale goes as far as its zones. */
START_TEST(a_scale_reaches_as_far_as_its_zones)
{
	struct setting s = typeset(
	        SPANS("number: 3",
	              "{side: first, from: 3, to: 12}, {side: both, from: 0, to: 2}, {side: second, from: 3, to: 12}"));
	ASSERT_CLEAN(&s);
	ck_assert_ptr_nonnull(strstr(s.pages->top->kids.v[0]->alt, "A scale from \u221212 (Land) to 12 (Water)."));
	setting_close(&s);
	s = typeset(SPANS("number: 3", "{from: 3, to: 5}, {from: 6, to: 12}"));
	ASSERT_CLEAN(&s);
	ck_assert_ptr_nonnull(strstr(s.pages->top->kids.v[0]->alt, "A scale from 3 (Land) to 12 (Water)."));
	setting_close(&s);
}
END_TEST

/* The colour of its side, or of the deck on both; or its own. The middle one is 5 of 20 steps wide, less 2 pt of white. */
START_TEST(zones_have_the_colour_of_their_side)
{
	static const struct {
		color fill;
		mpt x, w;
	} zones[] = {
	        {FIRST, 50000, 36500}, {DECK, 88500, 23000}, {SECOND, 113500, 18000}, {COLOR_RGB(0x117711), 133500, 16500}};
	struct setting s =
	        typeset(SPANS("from: -10, to: 10, number: 10",
	                      "{side: first, from: 3, to: 10}, {side: both, from: 0, to: 2}, "
	                      "{side: second, from: 3, to: 6}, {side: second, from: 7, to: 10, color: '#117711'}"));
	ASSERT_CLEAN(&s);
	const struct item_vec *items = &s.pages->page.v[0].items;
	for (int i = 0; i < COUNT_OF(zones); i++) {
		const struct item *it = &items->v.v[items->v.n - COUNT_OF(zones) + i];
		assert_color_is(it->path->fill, zones[i].fill);
		ck_assert_int_eq(it->x + path_bounds(it->path).x, zones[i].x);
		ck_assert_int_eq(path_bounds(it->path).w, zones[i].w);
	}
	setting_close(&s);
}
END_TEST

/* The pattern of its side in a frame, 2 pt of white beside the plate in its middle; on both sides it stays plain. */
START_TEST(zones_with_plates_show_patterns)
{
	static const struct {
		color fill;
		mpt x, w;
	} drawn[] = {{COLOR_RGB(0xFFFFFF), 61250, 14000},
	             {FIRST, 63250, 10000},
	             {DECK, 88500, 23000},
	             {COLOR_RGB(0xFFFFFF), 124750, 14000},
	             {SECOND, 126750, 10000}};
	struct setting s = typeset(
	        SPANS("from: -10, to: 10, number: 10}, zone-plate: 10pt, first-pattern: {kind: hatch",
	              "{side: first, from: 3, to: 10}, {side: both, from: 0, to: 2}, {side: second, from: 3, to: 10}"));
	ASSERT_CLEAN(&s);
	const struct item_vec *items = &s.pages->page.v[0].items;
	int n = 0, frames = 0;
	for (int i = 0; i < items->v.n && n < COUNT_OF(drawn); i++) {
		const struct item *it = &items->v.v[i];
		if (it->kind != ITEM_PATH || it->y + path_bounds(it->path).y < PT(70))
			continue;
		frames += !color_is_none(it->path->stroke) && path_bounds(it->path).w == 35500;
		if (!color_equal(it->path->fill, drawn[n].fill) || it->x + path_bounds(it->path).x != drawn[n].x)
			continue;
		ck_assert_int_eq(path_bounds(it->path).w, drawn[n].w);
		n++;
	}
	ck_assert_int_eq(n, COUNT_OF(drawn));
	ck_assert_int_eq(frames, 2);
	setting_close(&s);
}
END_TEST

/* Neither the plates nor the zone of the deck, whose frames have the colours. */
START_TEST(zones_without_fill_are_frames)
{
	struct setting s = typeset(
	        SPANS("from: -10, to: 10, number: 10}, zone-plate: 10pt, zone-fill: false, first-pattern: {kind: hatch",
	              "{side: first, from: 3, to: 10}, {side: both, from: 0, to: 2}, {side: second, from: 3, to: 10}"));
	ASSERT_CLEAN(&s);
	const struct item_vec *items = &s.pages->page.v[0].items;
	int frames = 0;
	for (int i = 0; i < items->v.n; i++) {
		const struct item *it = &items->v.v[i];
		if (it->kind != ITEM_PATH || it->y + path_bounds(it->path).y < PT(70))
			continue;
		const mpt w = path_bounds(it->path).w;
		ck_assert(w != 10000 || color_is_none(it->path->fill));
		frames += !color_is_none(it->path->stroke) && (w == 9000 || w == 10000 || w == 22000 || w == 23000);
	}
	ck_assert_int_eq(frames, 3);
	setting_close(&s);
}
END_TEST

#define ON_20(zones) SPANS("from: -20, to: 20, number: 20", zones)
static const struct {
	const char *layout, *says;
} mistakes[] = {
        {SPANS("from: 3, to: 3", ""), "a scale ends at a higher number than it begins with [bad-data]"},
        {SPANS("from: 0, to: 1001", ""), "a scale has at most 1000 numbers [bad-data]"},
        {SPANS("from: -2, to: 2.5", ""), "a scale and its zones have whole numbers [bad-data]"},
        {SPANS("from: '{text}', to: 2", ""), "'' is no number [bad-number]"}, /* the content has no text */
        {SPANS("from: -2, to: 2", "{from: -2, to: 0.5}, {from: 1, to: 2}"),
         "a scale and its zones have whole numbers [bad-data]"},
        {SPANS("from: -2, to: 2", "{from: -2, to: 0}, {from: 0, to: 2}"),
         "the zone 0 to 2 should start at 1: the scale runs from -2 to 2 [score-bands]"},
        {SPANS("from: -2, to: 2", "{from: -2, to: 1}"), "the last zone ends at 1, the scale at 2 [score-bands]"},
        {SPANS("from: -2, to: 2", "{from: -2, to: -3}, {from: -2, to: 2}"),
         "the zone -2 to -3 ends before it begins [score-bands]"},
        {ON_20("{side: first, from: 3, to: 19}, {side: both, from: 0, to: 2}, {side: second, from: 3, to: 20}"),
         "the zone 3 to 19 on the first side should end at 20: the scale runs from 20 on the first side to 20 on the second side [score-bands]"},
        {ON_20("{side: first, from: 3, to: 20}, {side: both, from: 0, to: 1}, {side: second, from: 2, to: 20}"),
         "the zone 0 to 1 on both sides should end at 2: the scale"},
        {ON_20("{side: first, from: 3, to: 20}, {side: both, from: 0, to: 2}, {side: second, from: 4, to: 20}"),
         "the zone 4 to 20 on the second side should start at 3: the scale"},
        {ON_20("{side: first, from: 3, to: 20}, {side: second, from: 3, to: 20}"),
         "the zone 3 to 20 on the second side leaves out 2 on the first side [score-bands]"},
        {ON_20("{side: second, from: 0, to: 20}, {side: first, from: 1, to: 20}"),
         "the zone 1 to 20 on the first side comes too late: zones go from the first side to the second [score-bands]"},
        {ON_20("{side: first, from: 3, to: 20}, {side: both, from: 0, to: 2}, {side: second, from: 3, to: 18}"),
         "the last zone ends at 18 on the second side, the scale at 20 on the second side [score-bands]"},
        {SPANS("number: 20",
               "{side: second, from: 3, to: 20}, {side: both, from: 0, to: 2}, {side: first, from: 3, to: 20}"),
         "the zone 0 to 2 on both sides comes too late: zones go from the first side to the second [score-bands]"},
        {SPANS("number: 20", "{from: 1, to: 9}, {from: -9, to: 0}"),
         "layouts/page.yaml:5:217: error: the zone -9 to 0 comes too late: zones go up the scale [score-bands]"},
        {SPANS("number: 3", "{side: first, from: 3, to: 12}, {side: both, from: 0, to: 2}, {side: second, from: 3, to: 9}"),
         "zones that count from the middle end at the same number on both sides, not at 12 and 9 [score-bands]"},
        {SPANS("number: 3", "{side: first, from: 3, to: 12}, {side: both, from: 0, to: 2}, {side: second, from: 3, to: 9}"),
         "hint: `scale: {from: -12, to: 9}` if 0 is not meant to be in the middle"},
        {SPANS("number: 3", "{side: second, from: 0, to: 9}"),
         "zones that count from the middle end at the same number on both sides, not at 0 and 9 [score-bands]"},
        {SPANS("number: 3", "{from: 3, to: 3}"), "a scale ends at a higher number than it begins with [bad-data]"},
        {ON_20("{side: first, from: 1, to: 20}"),
         "the last zone ends at 1 on the first side, the scale at 20 on the second side [score-bands]"},
        {ON_20("{side: both, from: 1, to: 20}"),
         "the zone 1 to 20 on both sides should start at 0, in the middle [score-bands]"},
        {ON_20("{side: first, from: -20, to: 0}, {side: second, from: 1, to: 20}"),
         "the zone -20 to 0 on the first side should have no sign: its steps count from the middle outwards [score-bands]"},
        {ON_20("{side: first, from: 20, to: 0}, {side: second, from: 1, to: 20}"),
         "the zone 20 to 0 on the first side ends before it begins [score-bands]"},
        {ON_20("{side: frist, from: 0, to: 20}, {side: second, from: 1, to: 20}"),
         "'side' cannot be 'frist'; it is one of first, both, second [bad-choice]"},
};

START_TEST(zones_that_do_not_cover_their_scale)
{
	struct setting s = typeset(mistakes[_i].layout);
	ASSERT_SAYS(&s, mistakes[_i].says);
	setting_close(&s);
}
END_TEST

Suite *suite_spans_zones(void);
Suite *suite_spans_zones(void)
{
	Suite *suite = suite_create("spans_zones");
	TCase *c = tcase_create("zones of spans");
	tcase_add_loop_test(c, zones_of_a_side_count_outwards, 0, COUNT_OF(sides));
	tcase_add_test(c, a_scale_reaches_as_far_as_its_zones);
	tcase_add_test(c, zones_have_the_colour_of_their_side);
	tcase_add_test(c, zones_with_plates_show_patterns);
	tcase_add_test(c, zones_without_fill_are_frames);
	tcase_add_loop_test(c, zones_that_do_not_cover_their_scale, 0, COUNT_OF(mistakes));
	suite_add_tcase(suite, c);
	return suite;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Contrast of texts in drawings: with what is drawn under them there, not with the paper. */
#include "typeset.h"

/* A page of 400 pt. The planks and plates are #BB4B10 and #1A4E7E. */
#define WIDE                                                                                                     \
	"page: {size: 400pt x 400pt, margins: {top: 0, bottom: 0, inner: 0, outer: 0}, unprintable: 0}\n"        \
	"styles: {body: {size: 10pt, leading: 1.2, color: '#000000'}, pale: {extends: body, color: '#FFE000'}, " \
	"white: {extends: body, color: '#FFFFFF'}, blue: {extends: body, color: '#1A4E7E'}, "                    \
	"night: {extends: body, fill: '#222222'}, meant: {extends: pale, allow: {low-contrast: a guess}}}\n"     \
	"body: "
#define SPANS(keys)                                                                                                                \
	WIDE "[{spans: {first: Land, second: Water, height: 200pt, items: [{name: Pier, first: [piles], second: [ladder]}], " keys \
	     "}}]\n"

static const struct {
	const char *layout, *says, *hint;
	int times;
} faint[] = {
        {SPANS("name-style: pale"), "text in #FFE000 on #FFFFFF has a contrast of 1.3 to 1; 4.5 is needed [low-contrast]",
         "it is 'Pier', whose style is 'pale'", 1},
        {WIDE
         "[{spans: {first: Land, second: Water, height: 200pt, items: [{name: Pier, text: It stands., first: [piles], second: [ladder]}], text-style: white}}]\n",
         "text in #FFFFFF on #FFFFFF has a contrast of 1.0 to 1; 4.5 is needed",
         "it is 'It stands.', whose style is 'white'", 1},
        {SPANS("label-style: blue"), "text in #1A4E7E on #1A4E7E has a contrast of 1.0 to 1; 4.5 is needed",
         "it is 'ladder', whose style is 'blue'", 2}, /* on the other plank, too */
        {SPANS("bank-style: blue"), "text in #1A4E7E on #1A4E7E has a contrast of 1.0 to 1; 4.5 is needed",
         "it is 'Water', whose style is 'blue'", 2},
        {SPANS("first-color: '#FFE000'"), "text in #FFFFFF on #FFE000 has a contrast of 1.3 to 1; 4.5 is needed",
         "it is 'Land', whose style is 'body'", 1}, /* the planks, too */
        {SPANS("labels: counts, first-note-color: '#FFE000'"),
         "text in #FFE000 on #FFFFFF has a contrast of 1.3 to 1; 4.5 is needed", "it is '1', whose style is 'body'", 1},
        {SPANS("number-style: pale, scale: {from: -4, to: 4}"),
         "text in #FFE000 on #FFFFFF has a contrast of 1.3 to 1; 4.5 is needed", "it is '4', whose style is 'pale'", 1},
        {SPANS("zones: [{from: 1, to: 9, label: all, color: '#FFE000'}]"),
         "text in #FFFFFF on #FFE000 has a contrast of 1.3 to 1; 4.5 is needed", "it is 'all', whose style is 'body'", 1},
        {WIDE "[{venn: {first: A, second: B, both-items: [c], first-color: '#FFE000', height: 200pt}}]\n",
         "text in #FFE000 on #FFFFFF has a contrast of 1.3 to 1; 4.5 is needed", "it is 'A', whose style is 'body'", 1},
        {WIDE "[{radar: {axes: [a, b, c], label-style: pale, size: 200pt}}]\n",
         "text in #FFE000 on #FFFFFF has a contrast of 1.3 to 1; 4.5 is needed", "it is 'a', whose style is 'pale'", 1},
        {WIDE "[{bars: {items: [{label: a, value: 3}], label-style: pale}}]\n",
         "text in #FFE000 on #FFFFFF has a contrast of 1.3 to 1; 4.5 is needed", "it is 'a', whose style is 'pale'", 1},
        {WIDE "[{stack: [{bars: {items: [{label: a, value: 3}]}}], style: night}]\n",
         "text in #000000 on #222222 has a contrast of 1.3 to 1; 4.5 is needed", "it is 'a', whose style is 'body'", 1},
};

START_TEST(texts_of_drawings_stand_out_from_what_is_under_them)
{
	struct setting s = typeset(faint[_i].layout);
	ASSERT_SAYS(&s, faint[_i].says);
	ASSERT_SAYS(&s, faint[_i].hint);
	ck_assert_int_eq(diag_count(s.diag, DIAG_LOW_CONTRAST), faint[_i].times);
	setting_close(&s);
}
END_TEST

/* White labels stand on their planks; a style may say that it is meant. */
START_TEST(texts_that_stand_out_are_not_told)
{
	static const char *const layouts[] = {SPANS(""), SPANS("name-style: meant"),
	                                      SPANS("zones: [{from: 1, to: 9, label: all}]")};
	for (int i = 0; i < COUNT_OF(layouts); i++) {
		struct setting s = typeset(layouts[i]);
		ASSERT_CLEAN(&s);
		setting_close(&s);
	}
}
END_TEST

Suite *suite_layout_contrast(void);
Suite *suite_layout_contrast(void)
{
	Suite *suite = suite_create("layout_contrast");
	TCase *c = tcase_create("contrast in drawings");
	tcase_add_loop_test(c, texts_of_drawings_stand_out_from_what_is_under_them, 0, COUNT_OF(faint));
	tcase_add_test(c, texts_that_stand_out_are_not_told);
	suite_add_tcase(suite, c);
	return suite;
}

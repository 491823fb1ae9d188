/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Texts that cannot be read: under what is drawn later, on other text, beyond the paper. */
#include "typeset.h"

Suite *suite_layout_ink(void);

/* 200 pt each way, without margins. Lines are 12 pt high; the x of the first one reaches from 4.2 to 9.57 pt. */
#define SHEET                                                                                                       \
	"page: {size: 200pt x 200pt, margins: {top: 0, bottom: 0, inner: 0, outer: 0}, unprintable: 0}\n"           \
	"styles: {body: {size: 10pt, leading: 1.2}, cover: {fill: '#EEEEEE', min-height: 10pt}, "                   \
	"dotted: {pattern: dots, min-height: 10pt}, "                                                               \
	"round: {fill: '#EEEEEE', min-height: 40pt, radius: 20pt}, framed: {stroke: '#000000', min-height: 30pt}, " \
	"pale: {extends: body, color: '#DDDDDD', size: 30pt, leading: 1, allow: {low-contrast: a watermark}}, "     \
	"big: {extends: body, size: 20pt}, late: {extends: body, indent: 60pt}, early: {extends: body, indent: -20pt}}\n"

#define COVER(place) "{stack: {boxes: []}, style: cover, place: {" place "}}"
#define FILL "text lies under a fill that is drawn later [hidden-text]"
#define TWICE "text is printed on other text [text-over-text]"

static const struct {
	const char *layout, *said; /* said: "" for nothing */
} examples[] = {
        /* Boxes are drawn in their order. */
        {"body: [{text: xx}, " COVER("y: 0") "]\n", FILL},
        {"body: [" COVER("y: 0") ", {text: xx}]\n", ""},
        {"body: [{text: xx}, {stack: [{stack: {boxes: []}, style: cover, place: {y: 0}}]}]\n", FILL},
        {"body: [{text: xx}, {image: {file: dot.png, decorative: true, width: 10pt}, place: {y: 2pt}, allow: {low-resolution: small}}]\n",
         "text lies under a picture that is drawn later [hidden-text]"},
        {"body: [{text: xx}, {svg: {file: dot.svg, decorative: true}, place: {y: 0}}]\n", FILL},
        {"body: [{text: xx}, {stack: {boxes: []}, style: dotted, place: {y: 0}}]\n", FILL},
        {"body: [{text: xx}, {rule: {thickness: 3pt}, place: {y: 5pt}}]\n", FILL},
        {"body: [{text: xx}, {rule: {thickness: 0.5pt}, place: {y: 5pt}}]\n", ""},
        /* Where the ink is, by half a point. */
        {"body: [{text: xx}, " COVER("y: 9.2pt") "]\n", ""},
        {"body: [{text: xx}, " COVER("y: 8.5pt") "]\n", FILL},
        {"body: [{text: xx}, " COVER("x: 20pt, width: 20pt") "]\n", ""},
        /* A space has no ink: "xx" ends at 10.58 pt. */
        {"body: [{text: xx      xx}, " COVER("x: 10.8pt, width: 1.8pt") "]\n", ""},
        {"body: [{text: xx      xx}, " COVER("x: 10.8pt, width: 9pt") "]\n", FILL},
        {"body: [{text: xx}, {stack: {boxes: []}, style: round, place: {y: 8pt}}]\n", ""},
        {"body: [{text: xx}, {stack: {boxes: []}, style: round, place: {y: -20pt}}]\n", ""},
        {"body: [{text: xx}, {stack: {boxes: []}, style: framed, place: {x: 0, y: 0}}]\n", ""},
        /* Of a QR code all is needed, with its quiet zone. */
        {"body: [{qr: {text: code, size: 20mm}}, " COVER("x: 50pt, y: 50pt") "]\n",
         "a QR code lies under a fill that is drawn later [hidden-text]"},
        {"body: [{qr: {text: code, size: 20mm}}, {text: xx, place: {y: 50pt}}]\n",
         "text is printed on a QR code [text-over-text]"},
        {"body: [{image: {file: dot.png, alt: dot, width: 20pt, allow: {low-resolution: small}}}, {text: xx, place: {y: 0}}]\n",
         ""},
        /* Labels of drawings are texts, too. */
        {"body: [{bars: {items: [{label: xx, value: '1'}]}, place: {y: 0}}, " COVER("y: 2pt") "]\n", FILL},
        /* All parts of a drawing count: the second bar lies below the first. */
        {"body: [{text: xx, place: {x: 150pt, y: 28pt}}, {bars: {items: [{label: a, value: '1'}, {label: b, value: '1'}]}, place: {y: 0}}]\n",
         FILL},
        {"masters: {all: {header: [" COVER("y: 0, of: page") "]}}\nbody: [{text: xx}]\n", ""},
        {"masters: {all: {header: [{text: xx, place: {y: 0, of: page}}]}}\nbody: [" COVER("y: 0") "]\n", FILL},
        /* Two texts on one spot. */
        {"body: [{text: xx}, {text: xx, place: {y: 0}}]\n", TWICE},
        {"body: [{text: xx}, {text: xx, place: {x: 3pt, y: 4pt}}]\n", TWICE},
        {"body: [{text: xx}, {text: xx, place: {x: 30pt, y: 0}}]\n", ""},
        {"body: [{text: xx}, {text: xx, place: {x: 0, y: 7pt}}]\n", ""},
        {"body: [{columns: {gap: 0, boxes: [{text: xx}, {text: xx}]}}]\n", ""},
        /* From their capitals to their baselines: of 20 pt from 5.14 to 19.14 pt, of 10 pt from 2.57 to 9.57 pt. */
        {"body: [{text: gg, style: big}, {text: XX, place: {y: 15.9pt}}]\n", TWICE},
        {"body: [{text: gg, style: big}, {text: XX, place: {y: 16.2pt}}]\n", ""},
        {"body: [{text: XX, style: big, place: {y: 50pt}}, {text: gg, place: {y: 46.2pt}}]\n", TWICE},
        {"body: [{text: XX, style: big, place: {y: 50pt}}, {text: gg, place: {y: 45.9pt}}]\n", ""},
        /* What is pale and decoration may lie under text. */
        {"masters: {all: {header: [{text: Draft, style: pale, place: {y: 0, of: page}}]}}\nbody: [{text: xx}, {text: xx}]\n",
         ""},
        {"masters: {all: {header: [{text: Draft, place: {y: 0, of: page}}]}}\nbody: [{text: xx}]\n", TWICE},
        {"body: [{text: Draft, style: pale, artifact: true, place: {y: 0}}, {text: xx}, {text: xx}]\n", ""},
        {"body: [{text: Draft, style: pale, place: {y: 0}}, {text: xx}]\n", TWICE},
        {"body: [{text: Draft, style: pale, artifact: true, place: {y: 0}}, " COVER("y: 0") "]\n", ""},
        {"body: [{text: Draft, style: pale, artifact: true, place: {x: 180pt}}]\n", ""},
        /* The paper. */
        {"body: [{text: xx, place: {x: 190pt, width: 10pt}}]\n", ""},
        {"body: [{text: xx, place: {x: 195pt, width: 20pt}}]\n",
         "text reaches 1.9 mm beyond the right edge of the paper [off-paper]"},
        {"body: [{text: xx, place: {x: -6pt}}]\n", "text reaches 2.1 mm beyond the left edge of the paper [off-paper]"},
        {"body: [{text: xx, place: {y: 195pt}}]\n", "text reaches 1.6 mm beyond the bottom edge of the paper [off-paper]"},
        {"body: [{text: xx, place: {y: -197pt}}]\n", "text reaches 1.7 mm beyond the top edge of the paper [off-paper]"},
        {"body: [{qr: {text: code, size: 20mm}, place: {x: 150pt, width: 60pt}}]\n",
         "a QR code reaches 2.4 mm beyond the right edge of the paper [off-paper]"},
        {"body: [{svg: {file: dot.svg, alt: dot, width: 20pt}, place: {x: -5pt}}]\n",
         "a picture reaches 1.8 mm beyond the left edge of the paper [off-paper]"},
        {"body: [{svg: {file: dot.svg, decorative: true, width: 20pt}, place: {x: -5pt}}]\n", ""},
        /* What it stands in; a first line may hang out as far as its style says. */
        {"body: [{text: xx, style: late, width: 50pt}]\n", "text reaches 6 mm out of the space that it has [overflow]"},
        {"body: [{row: {columns: [30pt, 60pt], boxes: [{stack: []}, {text: xx, style: early}]}}]\n", ""},
        {"body: [{text: xx, style: early}]\n", "text reaches 7 mm beyond the left edge of the paper [off-paper]"},
};

START_TEST(a_text_can_be_read)
{
	static char layout[4000];
	snprintf(layout, sizeof(layout), SHEET "%s", examples[_i].layout);
	struct setting s = typeset(layout);
	if (*examples[_i].said)
		ck_assert_msg(says(&s, examples[_i].said), "%s: %s", examples[_i].layout, setting_messages(&s));
	else
		ck_assert_msg(!diag_errors(s.diag), "%s: %s", examples[_i].layout, setting_messages(&s));
	ck_assert_int_le(diag_errors(s.diag), 1);
	setting_close(&s);
}
END_TEST

START_TEST(it_is_told_at_its_line_and_what_hides_it_as_a_hint)
{
	struct setting s = typeset(SHEET "body:\n  - {text: xx}\n  - " COVER("y: 0") "\n");
	ASSERT_SAYS(&s, "layouts/page.yaml:6:12: error: " FILL);
	ASSERT_SAYS(&s, "= hint: a fill stands at layouts/page.yaml:7\n");
	setting_close(&s);
	/* What a box places is told at that box. */
	s = typeset(SHEET "body:\n  - {text: xx}\n  - stack: [{text: xx}]\n    place: {y: 0}\n");
	ASSERT_SAYS(&s, "layouts/page.yaml:7:5: error: " TWICE);
	ASSERT_SAYS(&s, "= hint: the other text stands at layouts/page.yaml:6\n");
	setting_close(&s);
}
END_TEST

/* "xx" is 10.58 pt wide, and as high as 7 pt from capitals to the baseline. */
static const struct {
	const char *layout;
	bool touch;
} beside[] = {
        {"body: [{text: xx}, {text: xx, place: {x: 11.4pt, y: 0}}]\n", true},
        {"body: [{text: xx}, {text: xx, place: {x: 11.7pt, y: 0}}]\n", false},
        {"body: [{text: xx, place: {x: 11.4pt, y: 0}}, {text: xx}]\n", true},
        {"body: [{text: xx}, {text: xx, place: {x: 11.4pt, y: 3pt}}]\n", true},
        {"body: [{text: xx}, {text: xx, place: {x: 11.4pt, y: 4pt}}]\n", false},
        {"body: [{table: {columns: [{width: auto}, {width: 1fr}], rows: [[aa, bb]]}}]\n", true},
        {"body: [{table: {columns: [{width: auto}, {width: 1fr}], gap: 2pt, rows: [[aa, bb]]}}]\n", false},
        {"body: [{table: {columns: [{width: 50pt}, {width: 1fr}], rows: [[aa, bb]]}}]\n", false},
        {"body: [{table: {columns: [{width: 50pt, align: end}, {width: 1fr}], rows: [[aa, bb]]}}]\n", true},
        {"body: [{row: {columns: [auto, 1fr], boxes: [{text: aa}, {text: bb}]}}]\n", true},
        {"body: [{row: {columns: [auto, 1fr], boxes: [{stack: [{text: aa}]}, {text: bb}]}}]\n", true},
        {"body: [{row: {columns: [auto, 1fr], boxes: [{text: aa}, {qr: {text: code, size: 20mm}}]}}]\n", false},
        {"body: [{list: [aa]}, {text: 'aa **bb**'}]\n", false},
        {"masters: {all: {header: [{text: xx, style: pale, place: {x: 11.4pt, y: 0}}]}}\nbody: [{text: xx}]\n", false},
};

START_TEST(texts_side_by_side_are_read_as_one_where_no_space_parts_them)
{
	static char layout[4000];
	snprintf(layout, sizeof(layout), SHEET "%s", beside[_i].layout);
	struct setting s = typeset(layout);
	ck_assert_msg(diag_count(s.diag, DIAG_TEXTS_TOUCH) == beside[_i].touch, "%s: %s", beside[_i].layout,
	              setting_messages(&s));
	ck_assert_int_eq(diag_errors(s.diag), 0);
	setting_close(&s);
}
END_TEST

START_TEST(what_sets_texts_beside_others_is_told_once)
{
	struct setting s = typeset(SHEET "body:\n"
	                                 "  - table:\n"
	                                 "      columns: [{width: auto}, {width: auto}, {width: 1fr}]\n"
	                                 "      rows:\n"
	                                 "        - [aa, bb, cc]\n"
	                                 "        - [aa, bb, cc]\n");
	ck_assert_int_eq(diag_count(s.diag, DIAG_TEXTS_TOUCH), 1);
	ASSERT_SAYS(&s, "layouts/page.yaml:6:5: warning: texts that stand side by side are less than 1 pt apart");
	ASSERT_SAYS(&s, "keeps them apart; the first stands at layouts/page.yaml:9\n");
	setting_close(&s);
	/* Boxes that nothing has set so are told where the later one stands. */
	s = typeset(SHEET "body:\n  - {text: xx}\n  - {text: xx, place: {x: 11pt, y: 0}}\n");
	ASSERT_SAYS(&s, "layouts/page.yaml:7:5: warning: texts that stand side by side");
	ASSERT_SAYS(&s, "= hint: the other text stands at layouts/page.yaml:6\n");
	setting_close(&s);
}
END_TEST

START_TEST(a_picture_runs_off_a_page_with_bleed)
{
#define BLEED(x)                                                                                      \
	"page: {size: 200pt x 200pt, bleed: 9pt, margins: {top: 0, bottom: 0, inner: 0, outer: 0}}\n" \
	"body: [{svg: {file: dot.svg, alt: dot, width: 20pt}, place: {x: " x "}}]\n"
	struct setting s = typeset(BLEED("-9pt"));
	ASSERT_CLEAN(&s);
	setting_close(&s);
	s = typeset(BLEED("-25pt"));
	ASSERT_SAYS(&s, "a picture reaches 8.8 mm beyond the left edge of the paper [off-paper]");
	setting_close(&s);
}
END_TEST

START_TEST(from_right_to_left_as_well)
{
	struct setting s = typeset_in("he", SHEET "body: [{text: אא}, " COVER("x: 0, width: 20pt") "]\n");
	ASSERT_SAYS(&s, FILL);
	setting_close(&s);
	s = typeset_in("he", SHEET "body: [{text: אא}, " COVER("x: 180pt, width: 20pt") "]\n");
	ASSERT_CLEAN(&s);
	setting_close(&s);
	s = typeset_in("he", SHEET "body: [{text: אא, place: {x: 195pt, width: 20pt}}]\n");
	ASSERT_SAYS(&s, "beyond the left edge of the paper [off-paper]");
	setting_close(&s);
}
END_TEST

START_TEST(where_something_overflows_nothing_more_is_said)
{
	struct setting s =
	        typeset(SHEET "body: [{text: xx}, {stack: [{text: xx}, {text: xx}], place: {y: 0, height: 12pt}}]\n");
	ck_assert_int_eq(diag_count(s.diag, DIAG_OVERFLOW), 1);
	ck_assert_int_eq(diag_errors(s.diag), 1);
	setting_close(&s);
}
END_TEST

Suite *suite_layout_ink(void)
{
	Suite *s = suite_create("layout_ink");
	TCase *c = tcase_create("all");
	tcase_add_loop_test(c, a_text_can_be_read, 0, COUNT_OF(examples));
	tcase_add_test(c, it_is_told_at_its_line_and_what_hides_it_as_a_hint);
	tcase_add_loop_test(c, texts_side_by_side_are_read_as_one_where_no_space_parts_them, 0, COUNT_OF(beside));
	tcase_add_test(c, what_sets_texts_beside_others_is_told_once);
	tcase_add_test(c, a_picture_runs_off_a_page_with_bleed);
	tcase_add_test(c, from_right_to_left_as_well);
	tcase_add_test(c, where_something_overflows_nothing_more_is_said);
	suite_add_tcase(s, c);
	return s;
}

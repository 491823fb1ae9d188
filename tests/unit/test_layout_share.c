/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What takes the height that is left (spacers of 1fr, lines to write on), wherever it stands; and keys that would do
   nothing. */
#include "typeset.h"

Suite *suite_layout_share(void);

/* 200 pt wide and 100 high, without margins. */
#define PAPER(more)                                                                                                    \
	"page: {size: 200pt x 100pt, gutter: 0, margins: {top: 0, bottom: 0, inner: 0, outer: 0}, unprintable: 0" more \
	"}\n"                                                                                                          \
	"styles: {body: {size: 10pt, leading: 1.2}, grey: {extends: body, fill: '#EEEEEE'}, plain: {extends: body}, "  \
	"round: {extends: body, radius: 2pt}, dotted: {extends: body, radius: 2pt, pattern: dots}, late: {extends: body, align: end}}\n"

#define LINES "{lines: {count: 1, gap: 40pt, line: '#FF0000', fill: true}, style: plain}"

START_TEST(in_columns_of_the_page_down_to_its_foot)
{
	ASSERT_DRAWS(PAPER(", columns: 2") "body: [{text: aa}, {spacer: 1fr}, {text: bb}, column-break, {text: cc}]\n",
	             "P aa 0 9.57\nP bb 0 97.57\nP cc 100 9.57\n");
	ASSERT_DRAWS(PAPER(", columns: 2") "body: [{text: aa}, column-break, " LINES "]\n",
	             "P aa 0 9.57\nForm line #FF0000 0.5 100 39.75 100 0\nForm line #FF0000 0.5 100 79.75 100 0\n");
	/* Columns that hold no share stay as low as they are. */
	ASSERT_DRAWS(PAPER(", columns: 2") "body: [{text: aa}, {text: bb}, {text: dd, span: all}]\n",
	             "P aa 0 9.57\nP bb 100 9.57\nP dd 0 21.57\n");
}
END_TEST

START_TEST(in_columns_down_to_the_foot_of_the_highest)
{
	ASSERT_DRAWS(PAPER("") "body: [{columns: {gap: 0, boxes: [{text: aa}, {spacer: 1fr}, {text: bb}, column-break, "
	                       "{text: cc}, {text: dd}, {text: ee}]}}, {text: ff}]\n",
	             "P aa 0 9.57\nP bb 0 33.57\nP cc 100 9.57\nP dd 100 21.57\nP ee 100 33.57\nP ff 0 45.57\n");
}
END_TEST

START_TEST(in_a_stack_of_a_height)
{
	ASSERT_DRAWS(PAPER("") "body: [{stack: {height: 80%, boxes: [" LINES "]}}, {text: aa}]\n",
	             "Form line #FF0000 0.5 0 39.75 200 0\nForm line #FF0000 0.5 0 79.75 200 0\nP aa 0 89.57\n");
}
END_TEST

START_TEST(in_a_placed_box_with_a_height)
{
	ASSERT_DRAWS(PAPER("") "body: [{stack: [{text: aa}, {spacer: 1fr}, {text: bb}], place: {y: 10pt, height: 50pt}}]\n",
	             "P aa 0 19.57\nP bb 0 57.57\n");
	/* Its ground is as high. */
	ASSERT_DRAWS(
	        PAPER("") "body: [{stack: [{text: aa}], style: grey, place: {x: 20pt, y: 10pt, width: 50pt, height: 30pt}}]\n",
	        "- #EEEEEE 20 10 50 30\nP aa 20 19.57\n");
	ASSERT_DRAWS(PAPER("") "body: [{stack: {boxes: []}, style: grey, place: {width: 50%, height: 20%}}]\n",
	             "- #EEEEEE 0 0 100 20\n");
}
END_TEST

/* -- no effect ------------------------------------------------------------------------------------ */

#define BARS "{bars: {items: [{label: aa, value: '1'}], alt: one}}"

static const struct {
	const char *body, *said; /* NULL: nothing */
} effects[] = {
        {"{text: aa, align: center, width: 50%}", NULL},
        {"{image: {file: dot.png, decorative: true, width: 10pt, allow: {low-resolution: small}}, align: end}", NULL},
        {"{text: aa, align: center}", "'align' has no effect here: the box is as wide as what it stands in"},
        {"{table: {columns: [{}], rows: [[a]]}, keep: rows}", NULL},
        {"{list: [a], keep: rows}", "'keep' has no effect here: only a table has rows"},
        {"{spacer: 5pt, style: grey}", "'style' has no effect here: nothing is drawn"},
        {"{spacer: 5pt, place: {y: 0}}", "'place' has no effect here: nothing is drawn"},
        {"{page-break: {}, keep-with-next: true}", "'keep-with-next' has no effect here: nothing is drawn"},
        {"{card: {level: 2, body: aa}}", "'level' has no effect here: there is no 'title'"},
        {"{card: {icon: dot.svg, body: aa}}", "'icon' has no effect here: there is no 'title'"},
        {"{svg: {file: dot.svg, width: 9pt, alt: dot, decorative: true}}", "'alt' has no effect here: a decorative picture"},
        {"{stack: [{text: aa, span: all}]}", "'span' has no effect here: only boxes of the body"},
        {"{text: aa, span: all}", "'span' has no effect here: the pages have one column"},
        {"{text: aa, span: column}", NULL},
        {"{stack: [page-break, {text: aa}]}", NULL},
        {"{columns: [{text: aa}, column-break, {text: bb}]}", NULL},
        {"{row: [{columns: [{text: aa}, column-break, {text: bb}]}]}", NULL},
        {"{row: [{stack: [page-break, {text: aa}]}]}", "'page-break' has no effect here: it is inside of a row"},
        {"{table: {columns: [{}], rows: [[{boxes: [column-break]}]]}}", "'column-break' has no effect here"},
        {"{stack: [{spacer: 1fr}, {text: aa}], place: {y: 0}}", "'spacer' has no effect here: a placed box has no height"},
        {"{stack: [" LINES "], place: {y: 0}}", "'fill' has no effect here: a placed box has no height"},
        {"{figure: {alt: both, boxes: [{bars: {items: [{label: aa, value: '1'}]}}]}}", NULL},
        {"{figure: {caption: both, boxes: [" BARS "]}}", NULL},
        {"{figure: {alt: both, boxes: [" BARS "]}}",
         "'alt' has no effect here: the figure around it has an 'alt' of its own"},
        {"{figure: {alt: both, boxes: [{row: [{stack: [" BARS "]}]}]}}", "'alt' has no effect here: the figure around it"},
        {"{figure: {alt: both, boxes: [{table: {columns: [{}], rows: [[{boxes: [" BARS "]}]]}}]}}", NULL},
        {"{text: aa, style: round}", "'radius' has no effect here: there is no 'fill', 'stroke' or 'pattern'"},
        {"{text: aa, style: dotted}", NULL},
        {"{field: {label: aa}, style: late}", "'align' has no effect here"},
        {"{field: {label: aa, label-width: 50%}, style: late}", NULL},
        {"{field: {label: aa}, style: late}, {text: aa, style: late}", NULL},
        {"{qr: {text: ''}}", "'text' is empty, and it needs a text"},
};

START_TEST(what_does_nothing_is_refused)
{
	static char layout[2000];
	snprintf(layout, sizeof(layout), PAPER("") "body: [%s]\n", effects[_i].body);
	struct setting s = typeset(layout);
	if (effects[_i].said)
		ASSERT_SAYS(&s, effects[_i].said);
	ck_assert_msg(diag_errors(s.diag) == (effects[_i].said != NULL), "%s: %s", effects[_i].body, setting_messages(&s));
	setting_close(&s);
}
END_TEST

/* Lists that are written out empty: how many are told. */
static const struct {
	const char *body;
	int told;
} empties[] = {
        {"{list: []}", 1},
        {"{list: {items: []}}", 1},
        {"{table: {columns: [{}], rows: []}}", 1},
        {"{row: []}, {grid: {boxes: []}}, {columns: []}, {figure: []}", 4},
        {"{radio: {label: aa, options: []}}", 1},
        {"{stack: []}, {row: [{stack: []}, {text: aa}]}", 0},           /* a place that stays free */
        {"{spans: {first: A, second: B, height: 90pt, items: []}}", 0}, /* the banks */
};

START_TEST(an_empty_list_draws_nothing)
{
	static char layout[2000];
	snprintf(layout, sizeof(layout), PAPER("") "body: [%s]\n", empties[_i].body);
	struct setting s = typeset(layout);
	ck_assert_msg(diag_count(s.diag, DIAG_EMPTY_LIST) == empties[_i].told, "%s: %s", empties[_i].body,
	              setting_messages(&s));
	setting_close(&s);
}
END_TEST

START_TEST(headers_have_nothing_to_share)
{
	struct setting s = typeset("masters: {all: {header: [{spacer: 1fr}, {text: aa}]}}\nbody: [{text: bb}]\n");
	ASSERT_SAYS(&s, "'spacer' has no effect here: headers and footers are as high as what they hold");
	setting_close(&s);
}
END_TEST

Suite *suite_layout_share(void)
{
	Suite *s = suite_create("layout_share");
	TCase *c = tcase_create("all");
	tcase_add_test(c, in_columns_of_the_page_down_to_its_foot);
	tcase_add_test(c, in_columns_down_to_the_foot_of_the_highest);
	tcase_add_test(c, in_a_stack_of_a_height);
	tcase_add_test(c, in_a_placed_box_with_a_height);
	tcase_add_loop_test(c, what_does_nothing_is_refused, 0, COUNT_OF(effects));
	tcase_add_loop_test(c, an_empty_list_draws_nothing, 0, COUNT_OF(empties));
	tcase_add_test(c, headers_have_nothing_to_share);
	suite_add_tcase(s, c);
	return s;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pages: their regions, headers and footers, the printer's edge, placed boxes, and texts that go on. */
#include "typeset.h"

Suite *suite_layout_page(void);

/* 200 pt each way; the body is 120 wide and 100 high, from 30, 40. */
#define BODY "styles: {body: {size: 10pt, leading: 1.2}}\n"
#define FRAMED \
	"page: {size: 200pt x 200pt, margins: {top: 40pt, bottom: 60pt, inner: 30pt, outer: 50pt}, unprintable: 0}\n" BODY
#define DUPLEX                                                                                                       \
	"page: {size: 200pt x 200pt, margins: {top: 40pt, bottom: 60pt, inner: 30pt, outer: 50pt}, unprintable: 0, " \
	"duplex: true}\n" BODY

/* -- regions --------------------------------------------------------------------------------- */

START_TEST(inner_and_outer_change_sides)
{
	struct setting s = typeset(DUPLEX "body: [{text: aa}, page-break, {text: bb}, page-break, {text: cc}]\n");
	ASSERT_CLEAN(&s);
	ck_assert_str_eq(drawn(&s, 1), "P aa 30 49.57\n");
	ck_assert_str_eq(drawn(&s, 2), "P bb 50 49.57\n");
	ck_assert_str_eq(drawn(&s, 3), "P cc 30 49.57\n");
	setting_close(&s);
	s = typeset(FRAMED "body: [{text: aa}, page-break, {text: bb}]\n");
	ck_assert_str_eq(drawn(&s, 2), "P bb 30 49.57\n");
	setting_close(&s);
	/* From right to left the inner margin is on the right. */
	s = typeset_in("he", DUPLEX "body: [{text: אא, width: 50%}, page-break, {text: בב, width: 50%}]\n");
	ck_assert_int_eq(find(&s, "אא").end, PT(170));
	ck_assert_int_eq(find(&s, "בב").end, PT(150));
	setting_close(&s);
}
END_TEST

START_TEST(a_page_ends_at_its_lower_margin)
{
	struct setting s = typeset(repeated(FRAMED "body: [", "{text: line%02d}, ", 9, "]\n"));
	ck_assert_int_eq(s.pages->page.n, 2);
	ck_assert_int_eq(find(&s, "line08").page, 1);
	ck_assert_int_eq(find(&s, "line08").y, 49570 + 7 * 12000);
	ck_assert_str_eq(drawn(&s, 2), "P line09 30 49.57\n");
	setting_close(&s);
}
END_TEST

START_TEST(space_at_the_end_needs_no_page)
{
	struct setting s = typeset(FRAMED "body: [{text: aa}, {spacer: 200pt}, {stack: []}]\n");
	ck_assert_int_eq(s.pages->page.n, 1);
	setting_close(&s);
	s = typeset(FRAMED "body: [{text: aa}, page-break]\n");
	ck_assert_int_eq(s.pages->page.n, 1);
	setting_close(&s);
	s = typeset(FRAMED "body: []\n");
	ck_assert_int_eq(s.pages->page.n, 1);
	ck_assert_str_eq(drawn(&s, 1), "");
	setting_close(&s);
}
END_TEST

/* -- headers and footers --------------------------------------------------------------------- */

#define THREE "body: [{text: aa}, page-break, {text: bb}, page-break, {text: cc}]\n"

START_TEST(headers_and_footers_keep_their_gaps)
{
	/* The header ends 5 pt above the body, the footer begins 7 pt below it. */
	struct setting s = typeset(FRAMED "masters: {all: {header: [{text: head}], footer: [{text: foot}, {text: more}], "
	                                  "header-gap: 5pt, footer-gap: 7pt}}\nbody: [{text: aa}]\n");
	ASSERT_CLEAN(&s);
	ck_assert_str_eq(drawn(&s, 1),
	                 "- head 30 32.57\n"
	                 "- foot 30 156.57\n"
	                 "- more 30 168.57\n"
	                 "P aa 30 49.57\n");
	ck_assert_str_eq(tree(&s), "P");
	setting_close(&s);
}
END_TEST

START_TEST(what_a_master_draws_lies_beneath_the_body)
{
	/* Also what it places, as a letterhead over the whole page. */
	struct setting s = typeset(
	        "page: {size: 200pt x 200pt, unprintable: 0}\n"
	        "styles: {body: {size: 10pt, leading: 1.2}, sheet: {fill: '#EEEEEE', min-height: 200pt}}\n"
	        "masters: {all: {footer: [{stack: {boxes: []}, style: sheet, place: {of: page}}]}}\nbody: [{text: aa}]\n");
	ASSERT_CLEAN(&s);
	ck_assert_str_eq(drawn(&s, 1), "- #EEEEEE 0 0 200 200\nP aa 51.024 60.594\n");
	setting_close(&s);
}
END_TEST

START_TEST(furniture_that_is_too_tall_is_an_error)
{
	/* A margin of 40 pt holds lines of 12 pt and the gap exactly. */
	struct setting s =
	        typeset(FRAMED "masters: {all: {header: [{text: head}], header-gap: 28pt}}\nbody: [{text: aa}]\n");
	ASSERT_CLEAN(&s);
	setting_close(&s);
	s = typeset(FRAMED "masters: {all: {header: [{text: head}], header-gap: 28.001pt}}\nbody: [{text: aa}]\n");
	ASSERT_SAYS(&s, "the header is higher than its margin (locale en) [overflow]");
	setting_close(&s);
	s = typeset(FRAMED "masters: {all: {footer: [{text: foot}], footer-gap: 48pt}}\nbody: [{text: aa}]\n");
	ASSERT_CLEAN(&s);
	setting_close(&s);
	s = typeset(FRAMED "masters: {all: {footer: [{text: foot}], footer-gap: 48.001pt}}\nbody: [{text: aa}]\n");
	ASSERT_SAYS(&s, "the footer is higher than its margin (locale en) [overflow]");
	ASSERT_SAYS(&s, "and its `footer-gap` 17 mm, but the margin is");
	setting_close(&s);
}
END_TEST

START_TEST(each_page_has_its_master)
{
	struct setting s = typeset(FRAMED "masters: {all: {header: [{text: all}]}, first: {header: [{text: first}]}, "
	                                  "left: {header: [{text: left}]}, right: {header: [{text: right}]}}\n" THREE);
	ck_assert_int_eq(find(&s, "first").page, 1);
	ck_assert_int_eq(find(&s, "left").page, 2);
	ck_assert_int_eq(find(&s, "right").page, 3);
	ck_assert_int_eq(count_of(&s, "all"), 0);
	setting_close(&s);
	s = typeset(FRAMED "masters: {all: {header: [{text: all}]}, right: {header: [{text: right}]}}\n" THREE);
	ck_assert_int_eq(find(&s, "right").page, 1);
	ck_assert_int_eq(find(&s, "all").page, 2);
	ck_assert_int_eq(find_nth(&s, "right", 1).page, 3);
	setting_close(&s);
}
END_TEST

/* What stands in the margins of each page, separated by slashes. */
static const char *furniture(const char *layout)
{
	static char text[300];
	struct setting s = typeset(layout);
	struct buf b = {0};
	for (int i = 0; i < s.pages->page.n; i++) {
		const struct page *p = &s.pages->page.v[i];
		buf_puts(&b, i ? "/" : "");
		for (int k = 0; k < p->items.v.n; k++)
			if (p->items.v.v[k].kind == ITEM_GLYPHS && !p->items.v.v[k].element)
				buf_put(&b, p->items.v.v[k].run->text, (size_t)p->items.v.v[k].run->text_size);
	}
	snprintf(text, sizeof(text), "%s", buf_cstr(&b));
	buf_free(&b);
	setting_close(&s);
	return text;
}

START_TEST(furniture_knows_its_page)
{
	ck_assert_str_eq(furniture(FRAMED "masters: {all: {footer: [{text: '{page} of {pages}'}]}}\n" THREE),
	                 "1 of 3/2 of 3/3 of 3");
}
END_TEST

#define SECTIONS(body) furniture(FRAMED "masters: {all: {header: [{text: '{section}'}]}}\nbody: " body)
#define H1(title) "{heading: {text: " title ", level: 1}}"
#define H2(title) "{heading: {text: " title ", level: 2}}"
#define H3(title) "{heading: {text: " title ", level: 3}}"

START_TEST(a_section_is_the_first_of_its_page_or_goes_on)
{
	ck_assert_str_eq(SECTIONS("[{text: aa}, page-break, " H1("One") ", " H2("Two") ", page-break, {text: bb}]\n"),
	                 "/One/Two");
	/* The third level is no section. */
	ck_assert_str_eq(SECTIONS("[" H1("One") ", " H2("Two") ", " H3("Three") ", page-break, {text: bb}, page-break, " H1(
	                         "Four") "]\n"),
	                 "One/Two/Four");
	/* In the order of reading: the second cell begins above the end of the first one. */
	ck_assert_str_eq(
	        SECTIONS(
	                "[{table: {columns: [{}, {}], rows: [[{boxes: [{spacer: 1fr}, {text: aa}, {spacer: 90pt}, {text: bb}, " H1(
	                        "One") "]}, {boxes: [{text: cc}, " H2("Two") "]}]]}}, page-break, {text: dd}]\n"),
	        "Two/One/Two");
}
END_TEST

/* -- the document ---------------------------------------------------------------------------- */

START_TEST(pages_know_their_size_and_number)
{
	struct setting s =
	        typeset("page: {size: 200pt x 100pt, margins: {top: 0, bottom: 0, inner: 0, outer: 0}, "
	                "unprintable: 0, bleed: 9pt, duplex: true}\n" BODY "body: [{text: aa}, page-break, {text: bb}]\n");
	const struct page *p = s.pages->page.v;
	ck_assert_int_eq(s.pages->page.n, 2);
	for (int i = 0; i < 2; i++) {
		ck_assert_int_eq(p[i].width, PT(200));
		ck_assert_int_eq(p[i].height, PT(100));
		ck_assert_int_eq(p[i].bleed, PT(9));
		ck_assert_str_eq(p[i].label, i ? "2" : "1");
	}
	ck_assert_str_eq(s.pages->title, "Title");
	ck_assert_str_eq(s.pages->lang, "en");
	ck_assert(s.pages->duplex && !s.pages->rtl);
	ck_assert_ptr_eq(s.pages->fonts, s.fonts);
	setting_close(&s);
	s = typeset_in("he", FRAMED "body: [{text: aa}]\n");
	ck_assert_str_eq(s.pages->lang, "he");
	ck_assert(!s.pages->duplex && s.pages->rtl);
	setting_close(&s);
}
END_TEST

START_TEST(furniture_keeps_its_size_where_the_body_gives_way)
{
	/* Nine lines of 12 pt and their spaces are more than 100 pt; the header's lines and space stay. */
	struct setting s = typeset(repeated(
	        "page: {size: 200pt x 200pt, margins: {top: 60pt, bottom: 40pt, inner: 0, outer: 0}, unprintable: 0}\n"
	        "fit: {pages: 1, yield: [spacing, leading, size], floor: {size: 6pt, leading: 0.9}}\n"
	        "styles: {body: {size: 10pt, leading: 1.2, space-after: 4pt}}\n"
	        "masters: {all: {header: [{text: head}, {text: more}], header-gap: 5pt}}\nbody: [",
	        "{text: line%02d}, ", 10, "]\n"));
	ASSERT_CLEAN(&s);
	ck_assert_int_lt(find(&s, "line02").y - find(&s, "line01").y, PT(12));
	ck_assert_int_eq(find(&s, "more").y - find(&s, "head").y, PT(16));
	ck_assert_int_eq(find(&s, "head").item->run->size, PT(10));
	setting_close(&s);
}
END_TEST

START_TEST(furniture_is_checked_as_the_body_is)
{
	struct setting s = typeset(
	        "page: {size: 200pt x 200pt, margins: {top: 40pt, bottom: 60pt, inner: 30pt, outer: 50pt}, unprintable: 0}\n"
	        "styles: {body: {size: 10pt, leading: 1.2}, faint: {extends: body, color: '#CCCCCC'}}\n"
	        "masters: {all: {header: [{text: head, style: faint}]}}\nbody: [{text: aa}]\n");
	ASSERT_SAYS(&s, "on #FFFFFF");
	setting_close(&s);
}
END_TEST

START_TEST(headings_of_furniture_are_not_in_the_contents)
{
	struct setting s =
	        typeset(FRAMED "masters: {all: {header: [{heading: {text: Top, level: 1}, style: body}]}}\n"
	                       "body: [{toc: {levels: 2}, style: body}, {heading: {text: One, level: 1}, style: body}]\n");
	ck_assert_int_eq(count_of(&s, "Top"), 1);
	ck_assert_int_eq(count_of(&s, "One"), 2);
	setting_close(&s);
}
END_TEST

START_TEST(each_part_of_a_master_has_its_margin)
{
	/* The edges of even pages change sides, and headers and footers with them. */
	struct setting s = typeset(DUPLEX "masters: {all: {header: [{text: head}], footer: [{text: foot}], header-gap: 1pt, "
	                                  "footer-gap: 2pt}, left: {footer: [{text: even}], footer-gap: 3pt}}\n"
	                                  "body: [{text: aa}, page-break, {text: bb}]\n");
	ASSERT_CLEAN(&s);
	ck_assert_str_eq(drawn(&s, 1), "- head 30 36.57\n- foot 30 151.57\nP aa 30 49.57\n");
	ck_assert_str_eq(drawn(&s, 2), "- even 50 152.57\nP bb 50 49.57\n");
	setting_close(&s);
}
END_TEST

/* -- the printer's edge ---------------------------------------------------------------------- */

#define EDGE(margins, more) "page: {size: 200pt x 200pt, margins: {" margins "}, unprintable: 20pt" more "}\n" BODY

static bool warns(const char *layout, const char *edge)
{
	struct setting s = typeset(layout);
	bool any = says(&s, "unprintable-edge");
	if (!edge)
		ASSERT_CLEAN(&s);
	if (edge)
		ASSERT_SAYS(&s, edge);
	setting_close(&s);
	return any;
}

START_TEST(ink_in_the_printers_edge_is_a_warning)
{
	ck_assert(!warns(EDGE("top: 20pt, bottom: 20pt, inner: 20pt, outer: 20pt", "") "body: [{text: aa}]\n", NULL));
	ck_assert(warns(EDGE("top: 20pt, bottom: 20pt, inner: 19.999pt, outer: 20pt", "") "body: [{text: aa}]\n",
	                "text reaches into the 7.06 mm at the left edge that office printers leave blank"));
	ck_assert(warns(EDGE("top: 19.999pt, bottom: 20pt, inner: 20pt, outer: 20pt", "") "body: [{text: aa}]\n",
	                "text reaches into the 7.06 mm at the top edge"));
	/* At the right it is the text that counts, at the foot the line. */
	ck_assert(!warns(EDGE("top: 20pt, bottom: 20pt, inner: 20pt, outer: 5pt", "") "body: [{text: aa}]\n", NULL));
	ck_assert(warns(
	        EDGE("top: 20pt, bottom: 20pt, inner: 20pt, outer: 5pt", "") "body: [{text: aa, width: 10pt, align: end}]\n",
	        "text reaches into the 7.06 mm at the right edge"));
	ck_assert(!warns(EDGE("top: 20pt, bottom: 20pt, inner: 20pt, outer: 20pt",
	                      "") "body: [{text: aa, place: {x: 0, y: 148pt}}]\n",
	                 NULL));
	ck_assert(warns(EDGE("top: 20pt, bottom: 20pt, inner: 20pt, outer: 20pt",
	                     "") "body: [{text: aa, place: {x: 0, y: 148.001pt}}]\n",
	                "text reaches into the 7.06 mm at the bottom edge"));
	/* A page that is trimmed after printing has no such edge. */
	ck_assert(
	        !warns(EDGE("top: 5pt, bottom: 5pt, inner: 5pt, outer: 5pt", ", bleed: 3mm") "body: [{text: aa}]\n", NULL));
}
END_TEST

START_TEST(a_printer_without_an_edge_prints_it_all)
{
	ck_assert(
	        !warns("page: {size: 200pt x 200pt, margins: {top: 0, bottom: 0, inner: 0, outer: 0}, unprintable: 0}\n" BODY
	               "body: [{text: aa, place: {x: 0, y: 188pt, of: page}}]\n",
	               NULL));
}
END_TEST

START_TEST(grounds_and_drawings_keep_off_the_edge_too)
{
#define GROUND "body: [{stack: [{text: aa}], style: grey}]\n"
#define AT(margins)                                                                \
	"page: {size: 200pt x 200pt, margins: {" margins "}, unprintable: 20pt}\n" \
	"styles: {body: {size: 10pt, leading: 1.2}, grey: {extends: body, fill: '#EEEEEE', padding: 5pt}}\n"
	ck_assert(!warns(AT("top: 20pt, bottom: 20pt, inner: 20pt, outer: 20pt") GROUND, NULL));
	ck_assert(warns(AT("top: 20pt, bottom: 20pt, inner: 20pt, outer: 19.999pt") GROUND,
	                "the ground of a box reaches into the 7.06 mm at the right edge"));
	ck_assert(warns(
	        AT("top: 20pt, bottom: 20pt, inner: 20pt, outer: 20pt") "body: [{stack: [{text: aa}], style: grey, place: {x: 0, y: 138.001pt}}]\n",
	        "the ground of a box reaches into the 7.06 mm at the bottom edge"));
	ck_assert(warns(
	        AT("top: 20pt, bottom: 20pt, inner: 19.999pt, outer: 20pt") "body: [{qr: {text: code, size: 20mm, alt: code}}]\n",
	        "a drawing reaches into the 7.06 mm at the left edge"));
}
END_TEST

/* -- placed boxes ---------------------------------------------------------------------------- */

START_TEST(placed_boxes_stand_where_they_are_told)
{
	/* From the edges of the page, or of its margins; below zero from the foot up. They take no room. */
	ASSERT_DRAWS(FRAMED
	             "body: [{text: aa, place: {x: 10pt, y: 20pt, of: page}}, {text: bb, place: {x: 10pt, y: 20pt}}, "
	             "{text: cc, place: {x: 0, y: -5pt}}, {text: dd, place: {x: 50%, y: 50%, of: page}}, {text: ee}]\n",
	             "P aa 10 29.57\n"
	             "P bb 40 69.57\n"
	             "P cc 30 132.57\n"
	             "P dd 100 109.57\n"
	             "P ee 30 49.57\n");
	/* What it holds takes up its height. */
	ASSERT_DRAWS(FRAMED
	             "body: [{stack: [{text: aa}, {spacer: 1fr}, {text: bb}], place: {x: 0, y: 0, height: 50pt}}, "
	             "{stack: [{text: cc}, {spacer: 1fr}, {text: dd}], place: {x: 0, y: -10pt, height: 40pt, of: page}}]\n",
	             "P aa 30 49.57\n"
	             "P bb 30 87.57\n"
	             "P cc 0 159.57\n"
	             "P dd 0 187.57\n");
}
END_TEST

START_TEST(a_placed_box_on_an_even_page)
{
	struct setting s = typeset(DUPLEX "body: [{text: aa}, page-break, {text: bb, place: {x: 10pt, y: 0}}]\n");
	ck_assert_str_eq(drawn(&s, 2), "P bb 60 49.57\n");
	setting_close(&s);
}
END_TEST

START_TEST(a_placed_box_that_holds_too_much_is_an_error)
{
	struct setting s = typeset(FRAMED "body: [{stack: [{text: aa}, {text: bb}], place: {x: 0, y: 0, height: 24pt}}]\n");
	ASSERT_CLEAN(&s);
	setting_close(&s);
	s = typeset(FRAMED "body: [{stack: [{text: aa}, {text: bb}], place: {x: 0, y: 0, height: 20pt}}]\n");
	ASSERT_SAYS(&s, "what this box holds is 2 mm higher than the box (locale en) [overflow]");
	setting_close(&s);
}
END_TEST

Suite *suite_layout_page(void)
{
	const TTest *const tests[] = {inner_and_outer_change_sides,
	                              a_page_ends_at_its_lower_margin,
	                              space_at_the_end_needs_no_page,
	                              headers_and_footers_keep_their_gaps,
	                              what_a_master_draws_lies_beneath_the_body,
	                              furniture_that_is_too_tall_is_an_error,
	                              each_page_has_its_master,
	                              furniture_knows_its_page,
	                              a_section_is_the_first_of_its_page_or_goes_on,
	                              ink_in_the_printers_edge_is_a_warning,
	                              grounds_and_drawings_keep_off_the_edge_too,
	                              a_printer_without_an_edge_prints_it_all,
	                              placed_boxes_stand_where_they_are_told,
	                              a_placed_box_on_an_even_page,
	                              a_placed_box_that_holds_too_much_is_an_error,
	                              pages_know_their_size_and_number,
	                              furniture_keeps_its_size_where_the_body_gives_way,
	                              furniture_is_checked_as_the_body_is,
	                              headings_of_furniture_are_not_in_the_contents,
	                              each_part_of_a_master_has_its_margin};
	return suite_with(suite_create("layout_page"), tests, COUNT_OF(tests));
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is drawn of lists: grounds and headers that go on, rows that are cut, lines to write on, bookmarks. */
#include "typeset.h"

Suite *suite_layout_draw(void);

/* 200 pt wide and 100 high, with a margin at the foot only. */
#define PAPER(foot)                                                                                              \
	"page: {size: 200pt x 100pt, margins: {top: 0, bottom: " foot ", inner: 0, outer: 0}, unprintable: 0}\n" \
	"styles: {body: {size: 10pt, leading: 1.2}, plain: {extends: body}, "                                    \
	"grey: {extends: body, fill: '#EEEEEE', padding: {top: 1pt, right: 2pt, bottom: 3pt, left: 4pt}}, "      \
	"framed: {extends: body, stroke: '#00FF00', stroke-width: 2pt, padding: 4pt}, "                          \
	"barred: {extends: body, bar: '#0000FF', bar-width: 3pt}, table: {extends: body}}\nbody: "

#define ASSERT_PAGES(layout, first, second)              \
	do {                                             \
		struct setting s_ = typeset(layout);     \
		ASSERT_CLEAN(&s_);                       \
		ck_assert_int_eq(s_.pages->page.n, 2);   \
		ck_assert_str_eq(drawn(&s_, 1), first);  \
		ck_assert_str_eq(drawn(&s_, 2), second); \
		setting_close(&s_);                      \
	} while (0)

START_TEST(a_ground_goes_on)
{
	/* Down to the last line; padding stands at its beginning and at its end only. */
	ASSERT_PAGES(PAPER("70pt") "[{stack: [{text: aa}, {text: bb}, {text: cc}], style: grey}]\n",
	             "- #EEEEEE 0 0 200 25\nP aa 4 10.57\nP bb 4 22.57\n", "- #EEEEEE 0 0 200 15\nP cc 4 9.57\n");
	ASSERT_PAGES(PAPER("70pt") "[{stack: [{text: aa}, {text: bb}], style: framed}]\n",
	             "- line #00FF00 2 1 1 198 14\nP aa 4 13.57\n", "- line #00FF00 2 1 1 198 14\nP bb 4 9.57\n");
	/* Grounds within grounds, the outermost first. */
	ASSERT_PAGES(
	        PAPER("70pt") "[{stack: [{stack: [{text: aa}, {text: bb}], style: barred}], style: grey}, {text: cc}]\n",
	        "- #EEEEEE 0 0 200 28\n- #0000FF 4 1 3 24\nP aa 7 10.57\nP bb 7 22.57\n", "P cc 0 9.57\n");
}
END_TEST

#define ROWS(padding, rows) "{table: {row-padding: " padding ", rule: '#FF0000', columns: [{head: Head}], rows: [" rows "]}}"

START_TEST(a_repeated_header_stands_on_the_ground)
{
	ASSERT_PAGES(
	        PAPER("60pt") "[{stack: [" ROWS("0", "[aa], [bb], [cc]") "], style: grey}]\n",
	        "- #EEEEEE 0 0 200 37\nP Head 4 10.57\n- #FF0000 4 12.75 194 0.5\nP aa 4 22.57\n- #FF0000 4 24.75 194 0.5\n"
	        "P bb 4 34.57\n- #FF0000 4 36.75 194 0.5\n",
	        "- #EEEEEE 0 0 200 27\n- Head 4 9.57\n- #FF0000 4 11.75 194 0.5\nP cc 4 21.57\n");
}
END_TEST

START_TEST(the_line_below_a_row_comes_below_its_end)
{
	ASSERT_PAGES(
	        PAPER("40pt") "[" ROWS("2pt", "[{boxes: [{text: aa}, {text: bb}, {text: cc}, {text: dd}]}], [ee]") "]\n",
	        "P Head 0 11.57\n- #FF0000 0 15.75 200 0.5\nP aa 0 27.57\nP bb 0 39.57\nP cc 0 51.57\n",
	        "- Head 0 11.57\n- #FF0000 0 15.75 200 0.5\nP dd 0 27.57\n- #FF0000 0 31.75 200 0.5\nP ee 0 43.57\n");
}
END_TEST

START_TEST(a_cut_row_is_read_cell_by_cell)
{
	struct setting s = typeset(
	        PAPER("70pt") "[{table: {row-padding: 0, columns: [{}, {}], rows: [[{boxes: [{text: aa}, {text: bb}, "
	                      "{text: cc}]}, {boxes: [{text: dd}, {text: ee}, {text: ff}]}]]}}]\n");
	ASSERT_CLEAN(&s);
	ck_assert_str_eq(tree(&s), "Table (TBody (TR (TD (P, P, P), TD (P, P, P))))");
	ck_assert_ptr_eq(find(&s, "cc").item->element->parent, find(&s, "aa").item->element->parent);
	ck_assert_ptr_eq(find(&s, "ff").item->element, find(&s, "dd").item->element->parent->kids.v[2]);
	setting_close(&s);
}
END_TEST

START_TEST(columns_are_read_one_after_the_other)
{
	struct setting s =
	        typeset(PAPER("76pt") "[{columns: {count: 2, gap: 0, boxes: [{heading: {text: aa, level: 1}, style: plain}, "
	                              "{text: bb}, {text: cc}, {text: dd}, {text: ee}]}}]\n");
	ASSERT_CLEAN(&s);
	ck_assert_str_eq(tree(&s), "H1, P, P, P, P");
	ck_assert_str_eq(drawn(&s, 1), "- bookmark 1 aa #h1 0\nH1 aa 0 9.57\nP bb 0 21.57\nP cc 100 9.57\nP dd 100 21.57\n");
	ck_assert_str_eq(drawn(&s, 2), "P ee 0 9.57\n");
	setting_close(&s);
}
END_TEST

START_TEST(lines_to_write_on_reach_their_foot)
{
	/* 2 lines with gaps of 10 pt; where they fill the page there are as many as it holds. */
	ASSERT_DRAWS(PAPER("40pt") "[{lines: {count: 2, gap: 10pt, line: '#FF0000'}, style: plain}, {text: aa}]\n",
	             "Form line #FF0000 0.5 0 9.75 200 0\nForm line #FF0000 0.5 0 19.75 200 0\nP aa 0 29.57\n");
	ASSERT_DRAWS(
	        PAPER("40pt") "[{lines: {count: 1, gap: 10pt, line: '#FF0000', fill: true}, style: plain}, {text: aa}]\n",
	        "Form line #FF0000 0.5 0 9.75 200 0\nForm line #FF0000 0.5 0 19.75 200 0\nForm line #FF0000 0.5 0 29.75 200 0\n"
	        "Form line #FF0000 0.5 0 39.75 200 0\nP aa 0 49.57\n");
}
END_TEST

START_TEST(headings_are_bookmarks)
{
	ASSERT_DRAWS(
	        PAPER("40pt") "[{heading: {text: One, level: 1}, style: plain}, {heading: {text: Two, level: 2, bookmark: false}, "
	                      "style: plain}, {heading: {text: Three, level: 2}, style: plain}]\n",
	        "- bookmark 1 One #h1 0\nH1 One 0 9.57\nH2 Two 0 21.57\n- bookmark 2 Three #h3 24\nH2 Three 0 33.57\n");
	/* Decoration is none, and no level of the headings after it. */
	ASSERT_DRAWS(
	        PAPER("40pt") "[{heading: {text: One, level: 1}, style: plain}, {stack: [{heading: {text: Two, level: 2}, "
	                      "style: plain}], artifact: true}, {toc: {levels: 3, entry-style: plain}}]\n",
	        "- bookmark 1 One #h1 0\nH1 One 0 9.57\n- Two 0 21.57\n"
	        "Link One 0 33.57\nLink #h1 0 24 19.63 12\nLink 1 194.28 33.57\nLink #h1 194.28 24 5.72 12\n");
	/* A heading in a header is none. */
	struct setting s =
	        typeset("page: {size: 200pt x 100pt, margins: {top: 20pt, bottom: 0, inner: 0, outer: 0}, unprintable: 0}\n"
	                "styles: {body: {size: 10pt, leading: 1.2}, heading: {extends: body}}\n"
	                "masters: {all: {header: [{heading: {text: Top, level: 1}}], header-gap: 0}}\nbody: [{text: aa}]\n");
	ck_assert_str_eq(drawn(&s, 1), "- Top 0 17.57\nP aa 0 29.57\n");
	setting_close(&s);
}
END_TEST

#define JUSTIFIED(more)                                                                                                     \
	"page: {size: 200pt x 100pt, margins: {top: 0, bottom: 50pt, inner: 0, outer: 0}, unprintable: 0, justify: true}\n" \
	"styles: {body: {size: 10pt, leading: 1.2, space-after: 2pt}}\n" more "body: "

START_TEST(the_last_page_is_not_spread)
{
	/* Three lines and two gaps of 2 pt leave 10 pt; two lines on the last page stay where they are. */
	ASSERT_PAGES(JUSTIFIED("") "[{text: aa}, {text: bb}, {text: cc}, {text: dd}, {text: ee}]\n",
	             "P aa 0 9.57\nP bb 0 28.57\nP cc 0 47.57\n", "P dd 0 9.57\nP ee 0 23.57\n");
	/* A document that fits a number of pages is spread to the foot of the last one. */
	ASSERT_PAGES(JUSTIFIED("fit: {pages: 2}\n") "[{text: aa}, {text: bb}, {text: cc}, {text: dd}, {text: ee}]\n",
	             "P aa 0 9.57\nP bb 0 28.57\nP cc 0 47.57\n", "P dd 0 9.57\nP ee 0 35.57\n");
}
END_TEST

START_TEST(cells_stand_high_or_low)
{
#define VALIGN(how)                                  \
	PAPER("40pt")                                \
	"[{grid: {columns: [1fr, 1fr], valign: " how \
	", boxes: [{text: aa, style: grey}, {stack: [{text: bb}, {text: cc}, {text: dd}]}]}}]\n"
	ASSERT_DRAWS(VALIGN("top"), "- #EEEEEE 0 0 100 16\nP aa 4 10.57\nP bb 100 9.57\nP cc 100 21.57\nP dd 100 33.57\n");
	ASSERT_DRAWS(VALIGN("middle"),
	             "- #EEEEEE 0 10 100 16\nP aa 4 20.57\nP bb 100 9.57\nP cc 100 21.57\nP dd 100 33.57\n");
	ASSERT_DRAWS(VALIGN("bottom"),
	             "- #EEEEEE 0 20 100 16\nP aa 4 30.57\nP bb 100 9.57\nP cc 100 21.57\nP dd 100 33.57\n");
	ASSERT_DRAWS(VALIGN("stretch"),
	             "- #EEEEEE 0 0 100 36\nP aa 4 10.57\nP bb 100 9.57\nP cc 100 21.57\nP dd 100 33.57\n");
}
END_TEST

START_TEST(a_paragraph_keeps_widows_and_orphans)
{
	/* Six lines of a word each; two at the least stand on either page. */
#define NARROW(style)                                                                                           \
	"page: {size: 100pt x 100pt, margins: {top: 0, bottom: 38pt, inner: 0, outer: 60pt}, unprintable: 0}\n" \
	"styles: {body: {size: 10pt, leading: 1.2" style "}}\nbody: "
	struct setting s = typeset(NARROW("") "[{text: first second third fourth fifth sixth}]\n");
	ck_assert_int_eq(find(&s, "fourth").page, 1);
	ck_assert_int_eq(find(&s, "fifth").page, 2);
	setting_close(&s);
	s = typeset(NARROW(", widows: 1") "[{text: first second third fourth fifth sixth}]\n");
	ck_assert_int_eq(find(&s, "fifth").page, 1);
	setting_close(&s);
	s = typeset(NARROW(", widows: 3") "[{text: first second third fourth fifth sixth}]\n");
	ck_assert_int_eq(find(&s, "third").page, 1);
	ck_assert_int_eq(find(&s, "fourth").page, 2);
	setting_close(&s);
	s = typeset(NARROW(
	        ", orphans: 3") "[{text: aa}, {text: bb}, {text: cc}, {text: first second third fourth fifth sixth}]\n");
	ck_assert_int_eq(find(&s, "first").page, 2);
	setting_close(&s);
	s = typeset(NARROW("") "[{text: aa}, {text: bb}, {text: cc}, {text: first second third fourth fifth sixth}]\n");
	ck_assert_int_eq(find(&s, "second").page, 1);
	ck_assert_int_eq(find(&s, "third").page, 2);
	setting_close(&s);
}
END_TEST

START_TEST(the_contents_settle)
{
	/* The contents fill the first page, so all headings stand on later ones, each with its text. */
	struct setting s =
	        typeset(PAPER("64pt") "[{toc: {levels: 2}, style: plain}, {heading: {text: One, level: 1}, style: plain}, "
	                              "{text: aa}, {heading: {text: Two, level: 1}, style: plain}, {text: bb}, "
	                              "{heading: {text: Three, level: 1}, style: plain}, {text: cc}]\n");
	ck_assert_int_eq(find_nth(&s, "One", 1).page, 2);
	ck_assert_int_eq(find_nth(&s, "Three", 1).page, 4);
	ck_assert_int_eq(find(&s, "2").y, find_nth(&s, "One", 0).y);
	ck_assert_int_eq(find(&s, "4").y, find_nth(&s, "Three", 0).y);
	setting_close(&s);
}
END_TEST

/* Each text with the page, the characters that fit and that are used, and its box. */
static const char *rooms(const char *layout, const char *prose)
{
	static char text[600];
	setting_measure = true;
	struct setting s = typeset_with("en", layout, prose);
	setting_measure = false;
	struct buf b = {0};
	for (int i = 0; i < s.pages->rooms.n; i++) {
		const struct room *r = &s.pages->rooms.v[i];
		buf_printf(&b, "%s%s%d: %d of %d at", i ? "/" : "", r->furniture ? "furniture " : "", r->page, r->used,
		           r->characters);
		put_points(&b, (mpt[]){r->box.x, r->box.y, r->box.w, r->box.h, r->size}, 5);
	}
	snprintf(text, sizeof(text), "%s", buf_cstr(&b));
	buf_free(&b);
	setting_close(&s);
	return text;
}

START_TEST(the_room_of_a_text_is_what_its_lines_hold)
{
	/* Ten m of 9.35 pt each are 93.5 pt: 21 fit into a line of 200 pt; what stands in two has twice that. */
	ck_assert_str_eq(rooms(PAPER("40pt") "[{text: layout}, {prose: '{text}'}]\n", "mmmmmmmmmm"),
	                 "1: 10 of 21 at 0 12 200 12 10");
	ck_assert_str_eq(rooms(PAPER("40pt") "[{prose: '{text}'}]\n", "mmmmmmmmmm mmmmmmmmmm mmm"),
	                 "1: 25 of 45 at 0 0 200 24 10");
	/* On the page where it begins, and only there. */
	ck_assert_str_eq(rooms(PAPER("76pt") "[{text: aa}, {prose: '{text}'}, {text: bb}]\n", "mmm"),
	                 "1: 3 of 21 at 0 12 200 12 10");
	ck_assert_str_eq(
	        rooms("page: {size: 200pt x 100pt, margins: {top: 20pt, bottom: 0, inner: 0, outer: 0}, unprintable: 0}\n"
	              "styles: {body: {size: 10pt, leading: 1.2}}\n"
	              "masters: {all: {header: [{prose: '{text}'}], header-gap: 0}}\nbody: [{text: aa}]\n",
	              "mmm"),
	        "furniture 1: 3 of 21 at 0 8 200 12 10");
}
END_TEST

/* -- grounds and pictures -------------------------------------------------------------------- */

START_TEST(grounds_are_mirrored)
{
	struct setting s = typeset_in("he",
	                              PAPER("40pt") "[{text: aa, style: barred, width: 50%}, {stack: [{text: bb}], "
	                                            "style: framed, width: 25%}]\n");
	ck_assert_str_eq(drawn(&s, 1),
	                 "- #0000FF 197 0 3 12\n- line #00FF00 2 151 13 48 18\nP aa 185.78 9.57\nP bb 183.7 25.57\n");
	setting_close(&s);
	s = typeset_in("he", PAPER("40pt") "[{qr: {text: a, size: 29pt, alt: code}}]\n");
	ck_assert_str_eq(drawn(&s, 1), "Figure #000000 175 4 21 21\n");
	setting_close(&s);
}
END_TEST

START_TEST(a_ground_of_nothing_is_not_drawn)
{
	struct setting s =
	        typeset("page: {size: 200pt x 100pt, margins: {top: 0, bottom: 0, inner: 0, outer: 0}, unprintable: 0}\n"
	                "styles: {body: {size: 10pt}, grey: {extends: body, fill: '#EEEEEE'}}\n"
	                "body: [{stack: [], style: grey}, {stack: {boxes: [], height: 1pt}, style: grey}]\n");
	ck_assert_str_eq(drawn(&s, 1), "- #EEEEEE 0 0 200 1\n");
	setting_close(&s);
}
END_TEST

START_TEST(a_figure_knows_its_place)
{
	struct setting s = typeset(PAPER("40pt") "[{text: aa}, {qr: {text: a, size: 29pt, alt: code}}]\n");
	const struct element *e = s.pages->top->kids.v[1];
	ck_assert_str_eq(tree(&s), "P, Figure 'code'");
	ck_assert_int_eq(e->bbox.x, 0);
	ck_assert_int_eq(e->bbox.y, PT(12));
	ck_assert_int_eq(e->bbox.w, PT(29));
	ck_assert_int_eq(e->bbox.h, PT(29));
	ck_assert(e->has_content);
	setting_close(&s);
}
END_TEST

START_TEST(columns_share_the_width)
{
	/* Three of 60 pt, 10 pt apart. */
	ASSERT_DRAWS(PAPER("40pt") "[{columns: {count: 3, gap: 10pt, boxes: [{text: aa}, {text: bb}, {text: cc}]}}]\n",
	             "P aa 0 9.57\nP bb 70 9.57\nP cc 140 9.57\n");
	ASSERT_DRAWS(
	        PAPER("40pt") "[{columns: {count: 3, gap: 10pt, boxes: []}, allow: {empty-list: nothing}}, {text: aa}]\n",
	        "P aa 0 9.57\n");
	/* What column breaks leave over stands below. */
	ASSERT_DRAWS(
	        PAPER("40pt") "[{columns: {count: 2, gap: 0, boxes: [{text: aa}, column-break, {text: bb}, column-break, "
	                      "{text: cc}, {text: dd}]}}]\n",
	        "P aa 0 9.57\nP bb 100 9.57\nP cc 0 21.57\nP dd 100 21.57\n");
}
END_TEST

START_TEST(the_room_of_a_label_is_what_it_takes)
{
	ck_assert_str_eq(rooms(PAPER("0") "[{text: aa}, {bars: {items: [{label: '{text}', value: '1'}]}}]\n", "mmm"),
	                 "1: 0 of 0 at 0 12.656 28.05 12.5 10");
}
END_TEST

START_TEST(the_room_of_a_text_in_two_weights_is_one)
{
	ck_assert_str_eq(rooms(PAPER("40pt") "[{prose: '{text}'}]\n", "mmm **mm** mm"), "1: 9 of 25 at 0 0 200 12 10");
}
END_TEST

Suite *suite_layout_draw(void)
{
	const TTest *const tests[] = {a_ground_goes_on,
	                              a_repeated_header_stands_on_the_ground,
	                              the_line_below_a_row_comes_below_its_end,
	                              a_cut_row_is_read_cell_by_cell,
	                              columns_are_read_one_after_the_other,
	                              lines_to_write_on_reach_their_foot,
	                              headings_are_bookmarks,
	                              the_last_page_is_not_spread,
	                              cells_stand_high_or_low,
	                              a_paragraph_keeps_widows_and_orphans,
	                              the_contents_settle,
	                              the_room_of_a_text_is_what_its_lines_hold,
	                              grounds_are_mirrored,
	                              a_ground_of_nothing_is_not_drawn,
	                              a_figure_knows_its_place,
	                              columns_share_the_width,
	                              the_room_of_a_label_is_what_it_takes,
	                              the_room_of_a_text_in_two_weights_is_one};
	return suite_with(suite_create("layout_draw"), tests, COUNT_OF(tests));
}

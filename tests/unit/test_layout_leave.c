/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is left out of a text that does not fit its pages: boxes, items and rows that are marked `optional`. */
#include "typeset.h"

Suite *suite_layout_leave(void);

static void teardown(void) { setting_items = NULL; }

/* 200 pt of height: 16 lines of 12 pt; with spaces of 4 pt between them, 12. */
#define PAPER "page: {size: 200pt x 200pt, margins: {top: 0, bottom: 0, inner: 0, outer: 0}, unprintable: 0}\n"
#define PLAIN "styles: {body: {size: 10pt, leading: 1.2}}\nbody: ["
#define SPACED "styles: {body: {size: 10pt, leading: 1.2, space-after: 4pt}}\nbody: ["
#define FIT(pages, yield) PAPER "fit: {pages: " #pages ", yield: [" yield "]}\n"
#define LINE "{text: line%02d}, "
#define MAYBE "{text: maybe%02d, optional: true}, "

static bool is_drawn(const struct setting *s, const char *word) { return find_nth(s, word, 0).page > 0; }

/* The runs of the first page, with spaces between boxes. */
static const char *drawn_text(const struct setting *s)
{
	struct buf b = {0};
	const struct element *last = NULL;
	for (int i = 0; i < s->pages->page.v[0].items.v.n; i++) {
		const struct item *it = &s->pages->page.v[0].items.v.v[i];
		if (it->kind != ITEM_GLYPHS)
			continue;
		buf_printf(&b, "%s%.*s", last && it->element != last ? " " : "", it->run->text_size, it->run->text);
		last = it->element;
	}
	return taken(s, &b);
}

static mpt step_of(const struct setting *s) { return find(s, "line02").y - find(s, "line01").y; }

/* -- which, and how many ---------------------------------------------------------------------- */

START_TEST(the_last_one_leaves_first)
{
	/* 13 lines, room for three more. */
	struct setting s =
	        typeset(repeated(FIT(1, "optional") PLAIN, LINE, 13,
	                         "{text: aa, optional: true}, {text: bb, optional: true}, {text: cc, optional: true}, "
	                         "{text: dd, optional: true}, {text: ee, optional: true}]\n"));
	ck_assert_int_eq(s.pages->page.n, 1);
	ck_assert(is_drawn(&s, "aa") && is_drawn(&s, "bb") && is_drawn(&s, "cc"));
	ck_assert(!is_drawn(&s, "dd") && !is_drawn(&s, "ee"));
	setting_close(&s);
}
END_TEST

START_TEST(what_fits_is_whole)
{
	struct setting s = typeset(repeated(FIT(1, "optional") PLAIN, MAYBE, 16, "]\n"));
	ASSERT_CLEAN(&s);
	ck_assert_int_eq(count_of(&s, "maybe"), 16);
	setting_close(&s);
	/* So is what may take as many pages as it needs. */
	s = typeset(repeated(PAPER "fit: {pages: 0}\n" PLAIN, "{text: line%02d}, ", 20, "]\n"));
	ck_assert_int_eq(s.pages->page.n, 2);
	setting_close(&s);
}
END_TEST

START_TEST(many_are_searched)
{
	struct setting s = typeset(repeated(FIT(2, "optional") PLAIN, MAYBE, 300, "{text: end}]\n"));
	ck_assert_int_eq(count_of(&s, "maybe"), 31);
	ck_assert_int_eq(find(&s, "end").page, 2);
	ck_assert(is_drawn(&s, "maybe31") && !is_drawn(&s, "maybe32"));
	ck_assert_int_eq(diag_count(s.diag, DIAG_LEFT_OUT), 269);
	setting_close(&s);
}
END_TEST

START_TEST(what_another_page_has_room_for_comes_back)
{
	/* The first page is a line too long; its own optional one has to go, not those behind the break. */
	struct setting s = typeset(
	        repeated(FIT(2, "optional") PLAIN "{text: first, optional: true}, ", LINE, 16,
	                 "page-break, {text: end}, {text: second, optional: true}, {text: third, optional: true}]\n"));
	ck_assert_int_eq(s.pages->page.n, 2);
	ck_assert(!is_drawn(&s, "first"));
	ck_assert_int_eq(find(&s, "second").page, 2);
	ck_assert_int_eq(find(&s, "third").page, 2);
	ck_assert_int_eq(diag_count(s.diag, DIAG_LEFT_OUT), 1);
	setting_close(&s);
}
END_TEST

START_TEST(each_page_loses_its_own)
{
	/* The first page has room for neither of its two, the second for one. */
	struct setting s = typeset(FIT(
	        2, "optional") "styles: {body: {size: 10pt, leading: 1.2}}\nbody: [{text: aa, optional: true}, "
	                       "{text: bb, optional: true}, {spacer: 180pt}, {text: end}, page-break, "
	                       "{text: cc, optional: true}, {text: dd, optional: true}, {spacer: 168pt}, {text: end}]\n");
	ck_assert_int_eq(s.pages->page.n, 2);
	ck_assert(!is_drawn(&s, "aa") && !is_drawn(&s, "bb"));
	ck_assert(is_drawn(&s, "cc") && !is_drawn(&s, "dd"));
	setting_close(&s);
}
END_TEST

START_TEST(it_is_not_always_enough)
{
	struct setting s = typeset(repeated(FIT(1, "optional") PLAIN "{text: aa, optional: true}, ", LINE, 17, "]\n"));
	ASSERT_SAYS(&s, "page does not fit on 1 page (locale en): from here on it is 5 mm too long, about 6 characters");
	ck_assert(!is_drawn(&s, "aa"));
	setting_close(&s);
}
END_TEST

/* -- in which order ---------------------------------------------------------------------------- */

START_TEST(yield_says_what_comes_first)
{
	/* 14 lines need gaps of 2.46 pt. */
	struct setting s = typeset(repeated(FIT(1, "spacing, optional") SPACED, LINE, 12,
	                                    "{text: aa, optional: true}, "
	                                    "{text: bb, optional: true}]\n"));
	ASSERT_CLEAN(&s);
	ck_assert_int_eq(step_of(&s), 14460);
	setting_close(&s);
	s = typeset(repeated(FIT(1, "optional, spacing") SPACED, LINE, 12,
	                     "{text: aa, optional: true}, "
	                     "{text: bb, optional: true}]\n"));
	ck_assert(!is_drawn(&s, "aa") && !is_drawn(&s, "bb"));
	ck_assert_int_eq(step_of(&s), PT(16));
	setting_close(&s);
}
END_TEST

START_TEST(what_was_squeezed_before_is_squeezed_no_further_than_needed)
{
	/* 15 lines are too many for gaps of 2 pt; the 14 that are left need 2.46. */
	struct setting s = typeset(repeated(FIT(1, "spacing, optional") SPACED, LINE, 14, "{text: aa, optional: true}]\n"));
	ck_assert_int_eq(diag_errors(s.diag), 0);
	ck_assert(!is_drawn(&s, "aa"));
	ck_assert_int_eq(step_of(&s), 14460);
	setting_close(&s);
}
END_TEST

START_TEST(what_comes_behind_gives_way_when_all_is_left_out)
{
	struct setting s =
	        typeset(repeated(FIT(1, "optional, spacing") SPACED "{text: aa, optional: true}, ", LINE, 14, "]\n"));
	ck_assert_int_eq(diag_errors(s.diag), 0);
	ck_assert(!is_drawn(&s, "aa"));
	ck_assert_int_eq(step_of(&s), 14460);
	setting_close(&s);
}
END_TEST

START_TEST(spacing_grows_into_what_they_leave)
{
	/* 10 lines, 9 gaps of up to 8.89 pt; the optional box needs all of the page. */
	struct setting s = typeset(repeated(PAPER "fit: {pages: 1, yield: [optional], grow: 3}\n" SPACED, LINE, 10,
	                                    "{stack: {height: 100pt, boxes: [{text: aa}]}, optional: true}]\n"));
	ck_assert(!is_drawn(&s, "aa"));
	ck_assert_int_eq(step_of(&s), 20888);
	setting_close(&s);
}
END_TEST

/* -- what the content marks -------------------------------------------------------------------- */

#define ITEMS "[{name: aa}, {name: bb, optional: true}, {name: cc}, {name: dd, optional: true}]"
/* Room for three lines. */
#define LOW(yield)                                                                                          \
	"page: {size: 200pt x 80pt, margins: {top: 40pt, bottom: 0, inner: 0, outer: 0}, unprintable: 0}\n" \
	"fit: {pages: 1, yield: [" yield "]}\nstyles: {body: {size: 10pt, leading: 1.2}}\nbody: ["

START_TEST(items_are_counted_without_what_is_left_out)
{
	setting_items = ITEMS;
	struct setting s = typeset(LOW("optional") "{each: items, optional: '{optional}', do: "
	                                           "[{text: '{name}-{index}-{count}-{items|count}'}]}]\n");
	ck_assert_str_eq(drawn_text(&s), "aa-1-3-3 bb-2-3-3 cc-3-3-3");
	ASSERT_SAYS(&s, "content.yaml:3:82: note: left out of page (locale en), so that it fits 1 page [left-out]");
	ck_assert_int_eq(diag_errors(s.diag) + diag_warnings(s.diag), 0);
	setting_close(&s);
	/* A box in the item leaves alone. */
	s = typeset(LOW("optional") "{each: items, do: [{text: '{name}-{index}-{count}', optional: '{optional}'}]}]\n");
	ck_assert_str_eq(drawn_text(&s), "aa-1-4 bb-2-4 cc-3-4");
	setting_close(&s);
}
END_TEST

START_TEST(rows_of_tables_leave_whole)
{
	setting_items = ITEMS;
	struct setting s = typeset(LOW("optional") "{table: {each: items, optional: '{optional}', row-padding: 0, columns: "
	                                           "[{cell: '{name}', header: row}, {cell: '{index}'}]}}]\n");
	ck_assert_str_eq(drawn_text(&s), "aa 1 bb 2 cc 3");
	ck_assert_str_eq(tree(&s),
	                 "Table (TBody (TR (TH=row (P), TD (P)), TR (TH=row (P), TD (P)), TR (TH=row (P), TD (P))))");
	setting_close(&s);
}
END_TEST

START_TEST(records_of_lists_and_ratings_leave)
{
	setting_items = ITEMS;
	struct setting s = typeset(LOW("optional") "{list: {marker: number, items: {each: items, optional: '{optional}', "
	                                           "text: '{name}'}}}]\n");
	ck_assert_int_eq(count_of(&s, "cc"), 1);
	ck_assert_int_eq(count_of(&s, "dd"), 0);
	setting_close(&s);
	/* The totals are those of the statements that are printed. */
	s = typeset("page: {size: 300pt x 90pt, margins: {top: 0, bottom: 0, inner: 0, outer: 0}, unprintable: 0}\n"
	            "fit: {pages: 1, yield: [optional]}\nstyles: {body: {size: 10pt, leading: 1.2}}\n"
	            "body: [{rating: {title: t, scale: ['no', maybe, 'yes'], statements: {each: items, text: '{name}', "
	            "optional: '{optional}'}, sum: '{lowest}-{highest}', circle: 0}}]\n");
	ck_assert_int_eq(diag_errors(s.diag), 0);
	ck_assert(!is_drawn(&s, "dd"));
	ck_assert_ptr_nonnull(strstr(drawn_text(&s), " 3-9"));
	setting_close(&s);
}
END_TEST

START_TEST(a_flag_that_is_off_marks_nothing)
{
	setting_items = "[{name: aa, optional: no}, {name: bb, optional: false}, {name: cc}, {name: dd}]";
	struct setting s = typeset(LOW("optional") "{each: items, optional: '{optional}', do: [{text: '{name}'}]}]\n");
	ASSERT_SAYS(&s, "does not fit on 1 page");
	ck_assert_int_eq(diag_count(s.diag, DIAG_LEFT_OUT), 0);
	setting_close(&s);
}
END_TEST

START_TEST(what_is_inside_leaves_first)
{
	/* Six lines for three: the box in the last item, the item, then the box in the one before. */
	setting_items = "[{name: aa}, {name: bb, optional: true}, {name: cc, optional: true}]";
	struct setting s = typeset(LOW("optional") "{each: items, optional: '{optional}', do: [{text: '{name}'}, "
	                                           "{text: 'in-{name}', optional: '{optional}'}]}]\n");
	ck_assert_str_eq(drawn_text(&s), "aa in-aa bb");
	ck_assert_int_eq(diag_count(s.diag, DIAG_LEFT_OUT), 2);
	setting_close(&s);
	/* Of what is inside of an item that is left out nothing more is said. */
	setting_items = "[{name: aa}, {name: bb, optional: true}, {name: cc, optional: true}, {name: dd, optional: true}]";
	s = typeset(LOW("optional") "{text: top}, {each: items, optional: '{optional}', do: [{text: '{name}'}, "
	                            "{text: 'in-{name}', optional: '{optional}'}]}]\n");
	ck_assert_str_eq(drawn_text(&s), "top aa in-aa");
	ck_assert_int_eq(diag_count(s.diag, DIAG_LEFT_OUT), 3);
	setting_close(&s);
}
END_TEST

/* -- what goes with them ------------------------------------------------------------------------ */

START_TEST(headings_leave_bookmarks_and_contents)
{
	struct setting s = typeset(LOW("optional") "{toc: {}}, {heading: {text: aa, level: 1}}, "
	                                           "{heading: {text: bb, level: 2}, optional: true}]\n");
	ck_assert_ptr_null(strstr(drawn(&s, 1), "bb"));
	ck_assert_ptr_nonnull(strstr(drawn(&s, 1), "bookmark 1 aa"));
	setting_close(&s);
}
END_TEST

START_TEST(a_link_to_what_is_left_out_leads_nowhere)
{
	struct setting s = typeset(LOW("optional") "{text: '[there](#there)'}, {text: aa}, {text: bb}, "
	                                           "{text: cc, id: there, optional: true}]\n");
	ASSERT_SAYS(&s, "there");
	ASSERT_SAYS(&s, "no box of 'page' has that id");
	ASSERT_SAYS(&s, "layouts/page.yaml");
	setting_close(&s);
	/* One in it is gone with it, and a link to what stays is sound. */
	s = typeset(LOW("optional") "{text: '[there](#there)'}, {text: aa, id: there}, {text: bb}, "
	                            "{text: '[there](#there)', optional: true}]\n");
	ck_assert_int_eq(diag_errors(s.diag), 0);
	ck_assert_ptr_nonnull(strstr(drawn(&s, 1), "target #id-there"));
	setting_close(&s);
}
END_TEST

/* -- what is said ------------------------------------------------------------------------------- */

static const struct {
	const char *layout, *said;
} mistakes[] = {
        {PAPER "fit: {pages: 1, yield: [spacing]}\n" PLAIN "{text: x, optional: true}]\n",
         "'optional' has no effect here: 'yield' below 'fit' does not name 'optional'"},
        {PAPER PLAIN "{each: items, optional: '{optional}', do: [{text: x}]}]\n", "does not name 'optional'"},
        {FIT(1, "optional") PLAIN "{text: x}]\n", "'optional' has no effect here: no box, item or row is marked `optional`"},
        {FIT(1, "optional") "masters: {all: {footer: [{text: x, optional: true}]}}\n" PLAIN "{text: x, optional: true}]\n",
         "'optional' has no effect here: headers and footers are no part of the fit"},
        {FIT(1, "optional") PLAIN "{table: {columns: [{}], rows: [[x]], optional: true}}, {text: x, optional: true}]\n",
         "'optional' has no effect here: there is no 'each'"},
        {FIT(1, "optional") PLAIN "{text: x, optional: perhaps}]\n",
         "'optional' cannot be 'perhaps'; it is one of true, false"},
        {FIT(1, "optional") PLAIN "{each: items, optional: '{optinal}', do: [{text: x}]}]\n", "optinal"},
        {FIT(1, "optional") PLAIN "{list: {items: {each: items, text: x, optional: '{optinal}'}}}]\n", "optinal"},
        {FIT(1, "optional") PLAIN "{list: {items: [{text: x, optional: true}]}}]\n", "'optional'"},
};

START_TEST(marks_without_effect_are_told)
{
	struct setting s = typeset(mistakes[_i].layout);
	ASSERT_SAYS(&s, mistakes[_i].said);
	ck_assert_int_gt(diag_errors(s.diag), 0);
	setting_close(&s);
}
END_TEST

START_TEST(marks_of_no_item_have_their_effect)
{
	/* Today the content has no item, or none that it marks. */
	struct setting s = typeset(FIT(1, "optional") PLAIN "{each: items, optional: '{optional}', do: [{text: x}]}]\n");
	ASSERT_CLEAN(&s);
	setting_close(&s);
	setting_items = "[{name: aa}]";
	s = typeset(FIT(1, "optional") PLAIN "{each: items, optional: '{optional}', do: [{text: x}]}]\n");
	ASSERT_CLEAN(&s);
	setting_close(&s);
}
END_TEST

Suite *suite_layout_leave(void)
{
	const TTest *const tests[] = {the_last_one_leaves_first,
	                              what_fits_is_whole,
	                              many_are_searched,
	                              what_another_page_has_room_for_comes_back,
	                              each_page_loses_its_own,
	                              it_is_not_always_enough,
	                              yield_says_what_comes_first,
	                              what_was_squeezed_before_is_squeezed_no_further_than_needed,
	                              what_comes_behind_gives_way_when_all_is_left_out,
	                              spacing_grows_into_what_they_leave,
	                              items_are_counted_without_what_is_left_out,
	                              rows_of_tables_leave_whole,
	                              records_of_lists_and_ratings_leave,
	                              a_flag_that_is_off_marks_nothing,
	                              what_is_inside_leaves_first,
	                              headings_leave_bookmarks_and_contents,
	                              a_link_to_what_is_left_out_leads_nowhere,
	                              marks_of_no_item_have_their_effect};
	Suite *suite = suite_create("layout_leave");
	TCase *c = tcase_create("layout_leave");
	tcase_add_checked_fixture(c, NULL, teardown);
	for (int i = 0; i < COUNT_OF(tests); i++)
		tcase_add_test(c, tests[i]);
	tcase_add_loop_test(c, marks_without_effect_are_told, 0, COUNT_OF(mistakes));
	suite_add_tcase(suite, c);
	return suite;
}

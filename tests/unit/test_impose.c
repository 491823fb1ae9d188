/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Finished pages on sheets: where each stands, how large, and what is drawn beside it. */
#include "impose.h"
#include "typeset.h"

Suite *suite_impose(void);

/* Pages of 100 x 200 pt, nothing of which stands at their edge. */
#define PAGES(impose)                                                                                                     \
	"page: {size: 100pt x 200pt, margins: {top: 0, bottom: 0, inner: 0, outer: 0}, unprintable: 0}\nimpose: {" impose \
	"}\nstyles: {body: {size: 10pt, leading: 1.2, color: '#000000'}}\n"
#define FIVE \
	"body: [{text: a}, page-break, {text: b}, page-break, {text: c}, page-break, {text: d}, page-break, {text: e}]\n"

static struct setting sheets_in(const char *locale, const char *layout)
{
	struct setting s = typeset_in(locale, layout);
	struct imposition job = {.gfx = {.arena = s.arena,
	                                 .diag = s.diag,
	                                 .text = s.env,
	                                 .size_scale = 1000,
	                                 .leading_scale = 1000,
	                                 .rtl = s.pages->rtl},
	                         .spec = &s.spec->impose,
	                         .page = &s.spec->page,
	                         .body = style_find(s.spec->styles, "body", (struct where){0})};
	if (s.spec->impose.way)
		s.pages = impose(&job, s.pages);
	return s;
}
static struct setting sheets(const char *layout) { return sheets_in("en", layout); }

static void put_rect(struct buf *b, struct rect r) { put_points(b, (mpt[]){r.x, r.y, r.w, r.h}, 4); }

/* The sheets, one a line: their size, then of each page its number and where it is seen whole, "cut" where it is not,
   and its turns. */
static const char *places(const struct setting *s)
{
	struct buf b = {0};
	for (int i = 0; i < s->pages->page.n; i++) {
		const struct page *sheet = &s->pages->page.v[i];
		put_points(&b, (mpt[]){sheet->width, sheet->height}, 2);
		for (int k = 0; k < sheet->items.v.n; k++) {
			const struct item *it = &sheet->items.v.v[k];
			if (it->kind != ITEM_PLACED)
				continue;
			const struct page *p = it->placed->page;
			struct rect all = placed_rect(it, (struct rect){0, 0, p->width, p->height});
			buf_printf(&b, "; %d", it->placed->number);
			put_rect(&b, all);
			buf_puts(&b, memcmp(&all, &it->placed->clip, sizeof(all)) ? " cut" : "");
			buf_puts(&b, it->placed->turns ? " turned" : "");
		}
		buf_putc(&b, '\n');
	}
	return taken(s, &b);
}

#define ASSERT_PLACES(layout, expected)                  \
	do {                                             \
		struct setting s_ = sheets(layout);      \
		ASSERT_CLEAN(&s_);                       \
		ck_assert_str_eq(places(&s_), expected); \
		setting_close(&s_);                      \
	} while (0)

/* -- several pages on a sheet --------------------------------------------------------------- */

START_TEST(two_pages_share_a_sheet_that_lies)
{
	ASSERT_PLACES("page: {size: 100pt x 150pt, margins: {top: 0, bottom: 0, inner: 0, outer: 0}, unprintable: 0}\n"
	              "impose: {sheet: 100pt x 160pt, unprintable: 0, nup: 2}\n" FIVE,
	              " 160 100; 1 6.666 0 66.667 100; 2 86.666 0 66.667 100\n"
	              " 160 100; 3 6.666 0 66.667 100; 4 86.666 0 66.667 100\n"
	              " 160 100; 5 6.666 0 66.667 100\n");
}
END_TEST

START_TEST(four_pages_share_a_sheet_that_stands)
{
	ASSERT_PLACES(PAGES("unprintable: 0, nup: 4") FIVE,
	              " 100 200; 1 0 0 50 100; 2 50 0 50 100; 3 0 100 50 100; 4 50 100 50 100\n"
	              " 100 200; 5 0 0 50 100\n");
}
END_TEST

START_TEST(pages_from_right_to_left_begin_at_the_right)
{
	struct setting s = sheets_in("he", PAGES("unprintable: 0, nup: 4") FIVE);
	ck_assert_str_eq(places(&s),
	                 " 100 200; 1 50 0 50 100; 2 0 0 50 100; 3 50 100 50 100; 4 0 100 50 100\n"
	                 " 100 200; 5 50 0 50 100\n");
	setting_close(&s);
}
END_TEST

/* A cell of 100 x 150 less 10 at each side leaves 130 for the height, and 80 of the width for 65. */
START_TEST(nothing_stands_in_the_edge_that_is_not_printed)
{
	ASSERT_PLACES(PAGES("sheet: 150pt x 200pt, unprintable: 10pt, nup: 2") "body: [{text: a}]\n",
	              " 200 150; 1 17.5 10 65 130\n");
}
END_TEST

/* Of a page of 120 pt, 100 may hold something, and 80 of the sheet are printed. */
START_TEST(the_blank_edge_of_pages_may_lie_in_that_of_the_sheet)
{
	ASSERT_PLACES(
	        "page: {size: 120pt x 220pt, margins: {top: 10pt, bottom: 10pt, inner: 10pt, outer: 10pt}, unprintable: "
	        "10pt}\nimpose: {sheet: 100pt x 300pt, unprintable: 10pt, nup: 1}\nbody: [{text: a}]\n",
	        " 100 300; 1 2 62 96 176\n");
}
END_TEST

START_TEST(the_gutter_is_on_the_side_of_the_binding)
{
	struct setting s = sheets(PAGES("unprintable: 0, nup: {pages: 1, gutter: 10pt}") FIVE);
	ck_assert_str_eq(arena_strndup(s.arena, places(&s), 57),
	                 " 100 200; 1 10 10 90 180\n 100 200; 2 0 10 90 180\n 100 200");
	ck_assert(s.pages->duplex);
	setting_close(&s);
	s = sheets_in("he", PAGES("unprintable: 0, nup: {pages: 1, gutter: 10pt}") "body: [{text: a}]\n");
	ck_assert_str_eq(places(&s), " 100 200; 1 0 10 90 180\n");
	setting_close(&s);
}
END_TEST

START_TEST(lines_to_cut_along_stand_between_pages)
{
	struct setting s = sheets(PAGES("unprintable: 5pt, nup: 4") "body: [{text: a}]\n");
	ck_assert_str_eq(drawn(&s, 1),
	                 "- placed 1\n- dashed gray(96) 0.333 50 5 0 190\n- dashed gray(96) 0.333 5 100 90 0\n");
	setting_close(&s);
	s = sheets(PAGES("unprintable: 5pt, nup: {pages: 4, cut-lines: false}") "body: [{text: a}]\n");
	ck_assert_str_eq(drawn(&s, 1), "- placed 1\n");
	setting_close(&s);
}
END_TEST

/* -- booklets ------------------------------------------------------------------------------- */

START_TEST(a_booklet_is_filled_up_to_four_pages_a_sheet)
{
	struct setting s = sheets(PAGES("unprintable: 0, booklet: 0") FIVE);
	ck_assert_str_eq(places(&s),
	                 " 200 100; 1 125 0 50 100\n"
	                 " 200 100; 2 25 0 50 100\n"
	                 " 200 100; 3 125 0 50 100\n"
	                 " 200 100; 4 25 0 50 100; 5 125 0 50 100\n");
	ck_assert(s.pages->duplex && s.pages->short_edge);
	setting_close(&s);
}
END_TEST

START_TEST(a_booklet_from_right_to_left_is_bound_at_the_right)
{
	struct setting s = sheets_in("he", PAGES("unprintable: 0, booklet: 0") FIVE);
	ck_assert_str_eq(places(&s),
	                 " 200 100; 1 25 0 50 100\n"
	                 " 200 100; 2 125 0 50 100\n"
	                 " 200 100; 3 25 0 50 100\n"
	                 " 200 100; 4 125 0 50 100; 5 25 0 50 100\n");
	setting_close(&s);
}
END_TEST

/* The second sheet lies inside of the first. */
START_TEST(pages_of_inner_sheets_move_to_the_fold)
{
	ASSERT_PLACES(PAGES("unprintable: 0, booklet: {paper: 1pt}") FIVE,
	              " 200 100; 1 125 0 50 100\n"
	              " 200 100; 2 25 0 50 100\n"
	              " 200 100; 3 124 0 50 100\n"
	              " 200 100; 4 26 0 50 100; 5 124 0 50 100\n");
}
END_TEST

/* -- cards ---------------------------------------------------------------------------------- */

#define FOUR "body: [{text: a}, page-break, {text: b}, page-break, {text: c}, page-break, {text: d}]\n"

/* Two cards beside each other on a sheet of 220 x 210, which lies so; 10 and 5 are left at its sides. */
START_TEST(backs_lie_behind_their_fronts)
{
	ASSERT_PLACES(PAGES("sheet: 210pt x 220pt, unprintable: 0, cards: long-edge") FOUR,
	              " 210 220; 1 5 10 100 200; 3 105 10 100 200\n"
	              " 210 220; 2 105 10 100 200; 4 5 10 100 200\n");
}
END_TEST

/* Their top is where the foot of the fronts is, so that a card is turned over like a page. */
START_TEST(backs_that_are_turned_over_at_the_top_stand_on_their_heads)
{
	ASSERT_PLACES(PAGES("sheet: 110pt x 420pt, unprintable: 0, cards: short-edge") FOUR,
	              " 110 420; 1 5 10 100 200; 3 5 210 100 200\n"
	              " 110 420; 2 5 210 100 200 turned; 4 5 10 100 200 turned\n");
}
END_TEST

START_TEST(cards_from_right_to_left_meet_too)
{
	struct setting s = sheets_in("he", PAGES("sheet: 210pt x 220pt, unprintable: 0, cards: long-edge") FOUR);
	ck_assert_str_eq(places(&s),
	                 " 210 220; 1 105 10 100 200; 3 5 10 100 200\n"
	                 " 210 220; 2 5 10 100 200; 4 105 10 100 200\n");
	setting_close(&s);
}
END_TEST

static const struct {
	const char *layout, *message;
} refused[] = {
        {PAGES("cards: long-edge") FIVE, "cards have a front and a back each, but there are 5 pages"},
        {PAGES("cards: long-edge") "body: [{text: " LINES_6 LINES_6 LINES_6 LINES_6 "}]\n",
         "cards have a front and a back each, but what stands on page 1 goes over to the next one"},
        {PAGES("sheet: 90pt x 300pt, cards: long-edge") FOUR, "a card is larger than a sheet"},
        {PAGES("nup: 16") FIVE, "pages on these sheets would be less than 36 pt wide"},
        {PAGES("sheet: a6, tiles: {overlap: 60mm}") FIVE, "what the overlap leaves of a sheet is less than 54 mm wide"},
        {PAGES("nup: 2, booklet: {}") FIVE, "'nup' and 'booklet' are two ways to put pages on sheets"},
        {PAGES("tiles: {overlap: 6mm}") "edition: {promises: {size: 18pt}}\nstyles: {body: {size: 20pt}}\n" FIVE,
         "the edition promises 'size: 18pt', but the overlap has no room for the names of its sheets"},
        {PAGES("cards: long-edge") "form: {}\n" FOUR, "'form' has no effect here: `cards` are printed and cut out"},
        {PAGES("nup: {pages: 2, gutter: 145pt}") FIVE, "'gutter' is 145pt; it must lie between 0mm and 50mm"},
        {PAGES("nup: 5") FIVE, "'pages' cannot be '5'"},
        {PAGES("sheet: a4") FIVE, "'sheet' has no effect here"},
        {PAGES("tiles: {scale: 5%}") FIVE, "'scale' cannot be '5%'"},
        {PAGES("tiles: {size: a1, scale: 50%}") FIVE, "'scale' has no effect here"},
        {PAGES("unprintable: 0, nup: 4") "edition: {promises: {size: 10pt}}\n" FIVE,
         "the edition promises 'size: 10pt', but letters are 5pt on its sheets"},
        {PAGES("unprintable: 0, nup: 4") "edition: {promises: {size: 10pt}}\n" FIVE, "hint: put fewer pages on each sheet"},
        {PAGES("unprintable: 0, booklet: {}") "edition: {promises: {size: 10pt}}\n" FIVE, "hint: take larger sheets"},
        {PAGES("sheet: a4, tiles: 50%") "edition: {promises: {size: 10pt}}\n" FIVE, "hint: take a larger `scale` or `size`"},
        {PAGES("tiles: {size: b1}") FIVE, "'size' cannot be 'b1'"},
};

START_TEST(what_cannot_be_is_told)
{
	struct setting s = sheets(refused[_i].layout);
	ASSERT_SAYS(&s, refused[_i].message);
	setting_close(&s);
}
END_TEST

/* -- tiles ---------------------------------------------------------------------------------- */

#define POSTER(size, keys)                                                                                \
	"page: {size: " size                                                                              \
	", margins: {top: 10mm, bottom: 10mm, inner: 10mm, outer: 10mm}, unprintable: 0}\nimpose: {" keys \
	"}\nbody: [{heading: {text: '{title}', level: 1}}]\n"

/* Each sheet after the second: its label, its size, and in mm the part of the poster that its marks enclose. */
static const char *tiles(const struct setting *s)
{
	struct buf b = {0};
	for (int i = 2; i < s->pages->page.n; i++) {
		const struct page *sheet = &s->pages->page.v[i];
		const struct item *it = &sheet->items.v.v[0];
		ck_assert_int_eq(it->kind, ITEM_PLACED);
		const struct rect r = it->placed->clip;
		const int64_t mm[] = {r.x - it->x, r.y - it->y, r.w, r.h};
		buf_printf(&b, "%s %s", sheet->label, sheet->width > sheet->height ? "lies" : "stands");
		for (int k = 0; k < 4; k++) {
			buf_putc(&b, ' ');
			buf_mm(&b, mm[k] + (k < 2 ? muldiv(5, 720000, 254) : -muldiv(10, 720000, 254)), 1);
		}
		buf_putc(&b, '\n');
	}
	return taken(s, &b);
}

/* A2 on A4 needs nine sheets that stand, or eight that lie; the last row is as high as the others but for a millimetre. */
START_TEST(a_poster_goes_on_as_few_sheets_as_can_be)
{
	struct setting s = sheets(POSTER("a2", "tiles: 100%"));
	ASSERT_CLEAN(&s);
	ck_assert_str_eq(tiles(&s),
	                 "A1 lies 0 0 210 149\nA2 lies 210 0 210 149\nB1 lies 0 149 210 149\nB2 lies 210 149 210 149\n"
	                 "C1 lies 0 298 210 149\nC2 lies 210 298 210 149\nD1 lies 0 447 210 147\nD2 lies 210 447 210 147\n");
	ck_assert_str_eq(s.pages->page.v[0].label, "1");
	ck_assert_int_eq(s.pages->page.v[0].items.v.v[0].placed->repeated, false);
	setting_close(&s);
}
END_TEST

START_TEST(columns_from_right_to_left_are_counted_from_the_right)
{
	struct setting s = sheets_in("he", POSTER("a3", "tiles: 100%"));
	ck_assert_str_eq(
	        tiles(&s),
	        "A1 stands 149 0 148 210\nA2 stands 0 0 149 210\nB1 stands 149 210 148 210\nB2 stands 0 210 149 210\n");
	setting_close(&s);
}
END_TEST

START_TEST(a_poster_is_scaled_to_a_size)
{
	struct setting s = sheets(POSTER("a3", "sheet: a3, tiles: {size: a2}"));
	const struct placed_page *p = s.pages->page.v[2].items.v.v[0].placed;
	ck_assert_int_eq(s.pages->page.n, 6);
	ck_assert_int_eq(p->num, 1190551);
	ck_assert_int_eq(p->den, 841890);
	setting_close(&s);
}
END_TEST

/* The sizes of all letters on a sheet that are not the poster's. */
static mpt least_beside(const struct page *sheet)
{
	mpt least = MPT_MAX;
	for (int i = 0; i < sheet->items.v.n; i++)
		if (sheet->items.v.v[i].kind == ITEM_GLYPHS)
			least = mpt_min(least, sheet->items.v.v[i].run->size);
	return least;
}

/* The steps, the names in the picture and those of sheets: usually 10 pt in an overlap of 10 mm. */
START_TEST(names_of_sheets_are_as_large_as_is_promised)
{
	struct setting usual = sheets(POSTER("a2", "tiles: 100%"));
	ck_assert_int_eq(least_beside(&usual.pages->page.v[2]), 9921);
	setting_close(&usual);
	struct setting large = sheets(POSTER(
	        "a2",
	        "tiles: 100%") "edition: {promises: {size: 18pt}}\nstyles: {body: {size: 20pt}, heading: {size: 20pt}}\n");
	ck_assert_ptr_nonnull(strstr(setting_messages(&large), "note: the page before the sheets is 420 x 594 mm large"));
	ck_assert_int_eq(large.pages->page.v[0].width, 1190551); /* so that its letters keep their size */
	for (int i = 0; i < large.pages->page.v[1].items.v.n; i++)
		ck_assert_int_ne(large.pages->page.v[1].items.v.v[i].kind, ITEM_PLACED);
	for (int i = 1; i < large.pages->page.n; i++)
		ck_assert_int_eq(least_beside(&large.pages->page.v[i]), 18000);
	setting_close(&large);
}
END_TEST

START_TEST(what_one_sheet_holds_needs_no_other)
{
	ASSERT_PLACES(POSTER("a5", "tiles: 100%"), " 595.276 841.89; 1 87.874 123.307 419.528 595.276\n");
}
END_TEST

/* The poster is read on the first sheet; the others are pictures that say which part they are. */
START_TEST(sheets_say_which_part_they_show)
{
	struct setting s = sheets(POSTER("a3", "sheet: a3, tiles: {size: a2}"));
	ck_assert_str_eq(
	        tree(&s),
	        "H1, Sect (H1, L numbered (LI (Lbl, LBody), LI (Lbl, LBody), LI (Lbl, LBody)), "
	        "Figure 'The whole picture, divided into sheets: 2 across, 2 down.', "
	        "Figure 'Sheet A1 of the picture: row 1, column 1.', Figure 'Sheet A2 of the picture: row 1, column 2.', "
	        "Figure 'Sheet B1 of the picture: row 2, column 1.', Figure 'Sheet B2 of the picture: row 2, column 2.')");
	setting_close(&s);
}
END_TEST

/* On the page that says how they are put together, the parts of the picture and their names. */
START_TEST(names_of_sheets_lie_over_no_part_of_the_picture)
{
	struct setting s = sheets(POSTER("a3", "sheet: a3, tiles: {size: a2}"));
	const struct item_vec *items = &s.pages->page.v[1].items;
	int parts = 0, names = 0;
	for (int i = 0; i < items->v.n; i++) {
		const struct item *part = &items->v.v[i];
		if (part->kind != ITEM_PLACED)
			continue;
		const struct rect seen = part->placed->clip;
		parts++;
		for (int k = names = 0; k < items->v.n; k++) {
			const struct item *name = &items->v.v[k];
			if (name->kind != ITEM_GLYPHS || name->element != part->element)
				continue;
			names++;
			const mpt top = name->y - name->run->size;
			ck_assert(name->y <= seen.y || top >= seen.y + seen.h || name->x >= seen.x + seen.w);
		}
	}
	ck_assert_int_eq(parts, 4);
	ck_assert_int_eq(names, 4);
	setting_close(&s);
}
END_TEST

static void add_grids(TCase *c)
{
	tcase_add_test(c, two_pages_share_a_sheet_that_lies);
	tcase_add_test(c, four_pages_share_a_sheet_that_stands);
	tcase_add_test(c, pages_from_right_to_left_begin_at_the_right);
	tcase_add_test(c, nothing_stands_in_the_edge_that_is_not_printed);
	tcase_add_test(c, the_blank_edge_of_pages_may_lie_in_that_of_the_sheet);
	tcase_add_test(c, the_gutter_is_on_the_side_of_the_binding);
	tcase_add_test(c, lines_to_cut_along_stand_between_pages);
	tcase_add_test(c, a_booklet_is_filled_up_to_four_pages_a_sheet);
	tcase_add_test(c, a_booklet_from_right_to_left_is_bound_at_the_right);
	tcase_add_test(c, pages_of_inner_sheets_move_to_the_fold);
	tcase_add_test(c, backs_lie_behind_their_fronts);
	tcase_add_test(c, backs_that_are_turned_over_at_the_top_stand_on_their_heads);
	tcase_add_test(c, cards_from_right_to_left_meet_too);
}

Suite *suite_impose(void)
{
	Suite *suite = suite_create("impose");
	TCase *c = tcase_create("impose");
	add_grids(c);
	tcase_add_loop_test(c, what_cannot_be_is_told, 0, COUNT_OF(refused));
	tcase_add_test(c, a_poster_goes_on_as_few_sheets_as_can_be);
	tcase_add_test(c, columns_from_right_to_left_are_counted_from_the_right);
	tcase_add_test(c, a_poster_is_scaled_to_a_size);
	tcase_add_test(c, names_of_sheets_are_as_large_as_is_promised);
	tcase_add_test(c, what_one_sheet_holds_needs_no_other);
	tcase_add_test(c, sheets_say_which_part_they_show);
	tcase_add_test(c, names_of_sheets_lie_over_no_part_of_the_picture);
	suite_add_tcase(suite, c);
	return suite;
}

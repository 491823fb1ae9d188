/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is said of places: what moved, what only gave way, and which page and thing is which. */
#include "scenes.h"

Suite *suite_diff_moves(void);

/* -- on a page -------------------------------------------------------------------------------- */

static void lines(int n)
{
	for (int i = 0; i < n; i++)
		text(PT(50 + 20 * i), arena_printf(a, "This is line %d", i), NULL);
}

START_TEST(ways_are_said_with_their_direction)
{
	lines(2);
	move(latest(0), -PT(10), 0);
	expect("1: 'This is line 1' moved to the left by 3.5 mm");
	move(latest(0), PT(10), -PT(2));
	expect("1: 'This is line 1' moved up by 0.71 mm");
	move(latest(0), PT(10), PT(22));
	expect("1: 'This is line 1' moved to the right by 3.5 mm and down by 7.1 mm");
}
END_TEST

START_TEST(what_is_nearer_than_a_pdf_can_tell_stands_still)
{
	lines(2);
	move(latest(0), 25, -25);
	expect("");
	move(latest(0), 1, 0);
	expect("1: 'This is line 1' moved to the right by 0.01 mm");
}
END_TEST

START_TEST(what_moved_alike_is_one_change)
{
	lines(5);
	for (int i = 0; i < 2; i++)
		move(latest(i), PT(10), 0);
	expect("1: 'This is line 3' and 1 more moved to the right by 3.5 mm");
	for (int i = 2; i < 5; i++)
		move(latest(i), PT(10), 0);
	expect("1: all on the page moved to the right by 3.5 mm");
}
END_TEST

START_TEST(a_text_names_what_moved_with_it)
{
	shape((struct rect){PT(10), PT(40), PT(200), PT(80)});
	lines(2);
	move(&now->things.v[0], PT(10), 0);
	expect("1: the ground behind 'This is line 0' moved to the right by 3.5 mm");
	move(latest(0), PT(10), 0);
	expect("1: 'This is line 1' and 1 more moved to the right by 3.5 mm");
}
END_TEST

START_TEST(six_ways_are_told_and_the_rest_counted)
{
	lines(8);
	for (int i = 0; i < 8; i++)
		move(latest(i), PT(1 + i), 0);
	move(latest(7), -PT(1), 0);
	expect("1: 'This is line 0' and 1 more moved to the right by 2.5 mm\n"
	       "1: 'This is line 2' moved to the right by 2.1 mm\n1: 'This is line 3' moved to the right by 1.8 mm\n"
	       "1: 'This is line 4' moved to the right by 1.4 mm\n1: 'This is line 5' moved to the right by 1.1 mm\n"
	       "1: 'This is line 6' moved to the right by 0.71 mm\n1: 1 more moved in other ways");
}
END_TEST

START_TEST(what_stands_below_something_new_follows)
{
	lines(2);
	add_text(now, PT(110), "A line that came between them", "more");
	text(PT(150), "The line that was next", "next");
	move(latest(0), 0, PT(15));
	expect("1: 'A line that came between them' is new (more)\n"
	       "1: what follows, from 'The line that was next' on, moved down by 5.3 mm (next)");
	move(latest(0), PT(15), 0);
	expect("1: 'A line that came between them' is new (more)\n"
	       "1: 'The line that was next' moved to the right by 5.3 mm and down by 5.3 mm (next)");
}
END_TEST

START_TEST(what_stands_below_something_gone_follows)
{
	lines(2);
	add_text(was, PT(110), "A line that went from here", "less");
	text(PT(150), "The line that was next", "next");
	move(latest(0), 0, -PT(15));
	expect("-1: 'A line that went from here' is gone (less)\n"
	       "1: what follows, from 'The line that was next' on, moved up by 5.3 mm (next)");
}
END_TEST

/* -- texts with other words or letters -------------------------------------------------------- */

START_TEST(what_moved_in_a_line_with_other_words_follows_from_them)
{
	text(PT(50), "Data never lies", NULL);
	reword(latest(0), "Data always lies");
	move(latest(0), PT(4), 0);
	text(PT(50), "and so", NULL);
	move(latest(0), PT(8), 0);
	expect("1: 'never' became 'always'");
	text(PT(200), "and far from it", NULL);
	latest(0)->block = NULL;
	move(latest(0), PT(8), 0);
	expect("1: 'never' became 'always'\n1: 'and so' and 1 more moved to the right by 2.8 mm");
}
END_TEST

START_TEST(other_letters_stand_in_the_same_line)
{
	lines(2);
	latest(0)->size = PT(12);
	move(latest(0), PT(1), PT(2));
	expect("1: size of 'This is line 1': 10pt became 12pt");
	move(latest(0), 0, PT(20));
	expect("1: size of 'This is line 1': 10pt became 12pt\n1: 'This is line 1' moved to the right by 0.35 mm and down by 7.8 mm");
	latest(0)->size = PT(10);
	latest(0)->font = "Serif.ttf";
	move(latest(0), 0, -PT(20));
	expect("1: font of 'This is line 1': Sans.ttf became Serif.ttf");
}
END_TEST

START_TEST(other_lines_of_the_same_words)
{
	lines(2);
	latest(0)->set = 1;
	expect("1: 'This is line 1' has other lines");
	latest(1)->set = 1;
	expect("1: 'This is line 0' and 1 more have other lines");
	now->things.v[0].lines = 2;
	move(latest(0), 0, PT(12));
	expect("1: 'This is line 0' and 1 more have other lines\n"
	       "1: what follows, from 'This is line 1' on, moved down by 4.2 mm");
}
END_TEST

/* -- shapes with another size ----------------------------------------------------------------- */

START_TEST(a_size_is_said_unless_it_goes_by_what_moved)
{
	shape((struct rect){PT(100), PT(200), PT(100), PT(80)});
	text(PT(50), "A line", NULL);
	now->things.v[0].box.w = PT(120);
	expect("1: size of the shape near 'A line': 35.3 mm x 28.2 mm became 42.3 mm x 28.2 mm");
	move(latest(0), PT(20), 0);
	expect("1: 'A line' moved to the right by 7.1 mm");
	now->things.v[0].box = (struct rect){PT(100), PT(180), PT(100), PT(100)};
	expect("1: size of the shape near 'A line': 35.3 mm x 28.2 mm became 35.3 mm x 35.3 mm\n"
	       "1: 'A line' moved to the right by 7.1 mm");
	now->things.v[0].box = (struct rect){PT(90), PT(200), PT(110), PT(80)};
	expect("1: size of the shape near 'A line': 35.3 mm x 28.2 mm became 38.8 mm x 28.2 mm\n"
	       "1: 'A line' moved to the right by 7.1 mm");
	now->things.v[0].box = (struct rect){PT(100), PT(200), PT(100), PT(90)};
	expect("1: size of the shape near 'A line': 35.3 mm x 28.2 mm became 35.3 mm x 31.8 mm\n"
	       "1: 'A line' moved to the right by 7.1 mm");
}
END_TEST

START_TEST(a_ground_goes_with_other_words_on_it)
{
	shape((struct rect){PT(10), PT(40), PT(100), PT(20)});
	text(PT(50), "Data never lies", NULL);
	reword(latest(0), "Data never ever lies");
	now->things.v[0].box.w = PT(130);
	expect("1: 'ever' is new");
	now->things.v[0].box.x = was->things.v[0].box.x = PT(200);
	expect("1: 'ever' is new\n"
	       "1: size of the shape near 'Data never ever lies': 35.3 mm x 7.1 mm became 45.9 mm x 7.1 mm");
}
END_TEST

START_TEST(a_link_is_as_large_as_its_words)
{
	add_named(was, THING_LINK, "https://a.org");
	add_named(now, THING_LINK, "https://a.org")->box.w = PT(90);
	expect("");
}
END_TEST

/* -- pages ------------------------------------------------------------------------------------ */

static void put_on(int page, int n)
{
	for (int i = 0; i < n; i++) {
		text(PT(50 + 20 * i), arena_printf(a, "Page %d has line %d", page, i), NULL);
		was->things.v[was->things.n - 1].page = latest(0)->page = page;
	}
}

START_TEST(sizes_and_numbers_of_pages)
{
	now->pages.v[0].width = PT(200);
	now->pages.v[1].label = "ii";
	now->pages.v[2].label = NULL;
	expect("1: size of the page: 105.8 mm x 141.1 mm became 70.6 mm x 141.1 mm\n"
	       "2: number of the page: 2 became ii\n3: number of the page: 3 is gone");
	now->pages.v[0] = was->pages.v[0];
	now->pages.v[0].height = PT(500);
	now->pages.n = 1;
	was->pages.n = 1;
	was->pages.v[0].label = NULL;
	expect("1: size of the page: 105.8 mm x 141.1 mm became 105.8 mm x 176.4 mm\n1: number of the page: 1 is new");
}
END_TEST

START_TEST(a_page_that_is_new_or_gone_has_its_first_words)
{
	put_on(0, 3);
	was->pages.n = 1;
	now->pages.n = 2;
	for (int i = 0; i < 3; i++)
		add_text(now, PT(50), arena_printf(a, "Not there before: %d", i), NULL)->page = 1;
	now->things.v[3].tag = NULL;
	expect("2: the page ('Not there before: 1') is new");
	struct scene *old = was;
	was = now;
	now = old;
	expect("-2: the old page ('Not there before: 1') is gone");
	was->things.n = 4;
	expect("-2: the old page is gone");
}
END_TEST

START_TEST(pages_that_changed_places_are_known_by_what_is_on_them)
{
	put_on(0, 4);
	put_on(1, 4);
	for (int i = 0; i < 8; i++)
		now->things.v[i] = was->things.v[(i + 4) % 8];
	for (int i = 0; i < 8; i++)
		now->things.v[i].page = i / 4;
	expect("1: the page ('Page 1 has line 0') was page 2");
}
END_TEST

START_TEST(what_stands_on_another_page_is_said_once)
{
	put_on(0, 8);
	put_on(1, 8);
	for (int i = 6; i < 8; i++)
		now->things.v[i].page = 1;
	expect("2: 'Page 0 has line 6' and 1 more moved from page 1 to page 2");
}
END_TEST

/* -- which thing is which --------------------------------------------------------------------- */

START_TEST(equal_things_are_paired_in_their_order)
{
	for (int i = 0; i < 6; i++)
		text(PT(50 + 20 * i), "Yes", NULL);
	text(PT(200), "The end", NULL);
	expect("");
	now->things.v[2] = now->things.v[6];
	now->things.n = 3;
	move(latest(0), 0, -PT(80));
	expect("-1: 'Yes', 'Yes', 'Yes' and 1 more are gone\n1: what follows, from 'The end' on, moved up by 28.2 mm");
}
END_TEST

START_TEST(another_order_is_a_move)
{
	lines(4);
	const struct thing first = now->things.v[0];
	for (int i = 0; i < 3; i++)
		now->things.v[i] = now->things.v[i + 1];
	now->things.v[3] = first;
	move(latest(0), 0, PT(80));
	for (int i = 0; i < 3; i++)
		move(&now->things.v[i], 0, -PT(20));
	expect("1: 'This is line 1' and 2 more moved up by 7.1 mm\n1: 'This is line 0' moved down by 28.2 mm");
}
END_TEST

/* A rule like it is everywhere: one on another page is another one. */
START_TEST(a_shape_stays_on_its_page)
{
	put_on(0, 4);
	put_on(1, 4);
	add_shape(was, (struct rect){PT(10), PT(40), PT(100), PT(1)});
	add_shape(now, (struct rect){PT(10), PT(40), PT(100), PT(1)});
	const struct thing moved = *latest(0);
	memmove(&now->things.v[1], &now->things.v[0], sizeof(moved) * 8);
	now->things.v[0] = moved;
	expect("");
	was->things.v[8].page = 1;
	expect("1: the shape near 'Page 0 has line 0' is new\n-2: the shape near 'Page 1 has line 0' is gone");
}
END_TEST

START_TEST(things_of_other_kinds_are_not_paired)
{
	add_named(was, THING_LINK, "here");
	add_named(now, THING_FIELD, "here");
	expect("1: the field 'here' is new\n-1: the link to here is gone");
}
END_TEST

START_TEST(ways_without_end_are_counted_to_64)
{
	lines(70);
	for (int i = 0; i < 70; i++)
		move(latest(i), PT(1 + i), 0);
	struct buf b = {0};
	const struct document_diff *d = diff_scenes(a, was, now);
	change_say(&d->changes.v[d->changes.n - 1], &b);
	ck_assert_int_eq(d->changes.n, 7);
	ck_assert_str_eq(buf_cstr(&b), "58 more moved in other ways");
	buf_free(&b);
}
END_TEST

START_TEST(a_text_that_changed_its_line_moved_up_or_down_only)
{
	text(PT(50), "Data never lies", NULL);
	text(PT(90), "A line below", NULL);
	reword(&now->things.v[0], "Data always lies");
	move(&now->things.v[0], PT(5), PT(9));
	expect("1: 'never' became 'always'\n1: 'Data always lies' moved down by 3.2 mm");
}
END_TEST

START_TEST(what_goes_on_to_other_pages_is_told_on_the_first)
{
	put_on(0, 6);
	put_on(1, 6);
	struct thing first = *add_text(now, PT(20), "A line before all of them, which is new", NULL);
	memmove(&now->things.v[1], &now->things.v[0], sizeof(first) * 12);
	now->things.v[0] = first;
	for (int i = 1; i < 13; i++)
		move(&now->things.v[i], 0, PT(15));
	expect("1: 'A line before all of them, which is new' is new\n"
	       "1: what follows, from 'Page 0 has line 0' on, moved down by 5.3 mm, and so on to page 2");
}
END_TEST

START_TEST(pages_in_front_leave_what_stayed_behind)
{
	was->pages.n = 1;
	now->pages.n = 2;
	put_on(0, 10);
	for (int i = 1; i < 10; i++)
		now->things.v[i].page = 1;
	expect("1: the page ('Page 0 has line 0') is new");
}
END_TEST

START_TEST(blank_pages_are_each_other)
{
	put_on(1, 3);
	was->pages.n = now->pages.n = 2;
	now->pages.n = 3;
	expect("3: the page is new");
}
END_TEST

START_TEST(a_column_of_equal_things_that_grew)
{
	for (int i = 0; i < 5; i++)
		text(PT(50 + 20 * i), i % 2 ? "Yes" : "No", NULL);
	add_text(now, PT(150), "Yes", NULL);
	add_text(now, PT(170), "No", NULL);
	expect("1: 'Yes', 'No' are new");
}
END_TEST

Suite *suite_diff_moves(void)
{
	Suite *s = suite_create("diff_moves");
	TCase *t = tcase_create("moves");
	tcase_add_checked_fixture(t, scenes_open, scenes_close);
	tcase_add_test(t, ways_are_said_with_their_direction);
	tcase_add_test(t, what_is_nearer_than_a_pdf_can_tell_stands_still);
	tcase_add_test(t, what_moved_alike_is_one_change);
	tcase_add_test(t, a_text_names_what_moved_with_it);
	tcase_add_test(t, six_ways_are_told_and_the_rest_counted);
	tcase_add_test(t, what_stands_below_something_new_follows);
	tcase_add_test(t, what_stands_below_something_gone_follows);
	tcase_add_test(t, what_moved_in_a_line_with_other_words_follows_from_them);
	tcase_add_test(t, other_letters_stand_in_the_same_line);
	tcase_add_test(t, other_lines_of_the_same_words);
	tcase_add_test(t, a_size_is_said_unless_it_goes_by_what_moved);
	tcase_add_test(t, a_ground_goes_with_other_words_on_it);
	tcase_add_test(t, a_link_is_as_large_as_its_words);
	tcase_add_test(t, sizes_and_numbers_of_pages);
	tcase_add_test(t, a_page_that_is_new_or_gone_has_its_first_words);
	tcase_add_test(t, pages_that_changed_places_are_known_by_what_is_on_them);
	tcase_add_test(t, what_stands_on_another_page_is_said_once);
	tcase_add_test(t, equal_things_are_paired_in_their_order);
	tcase_add_test(t, another_order_is_a_move);
	tcase_add_test(t, a_shape_stays_on_its_page);
	tcase_add_test(t, things_of_other_kinds_are_not_paired);
	tcase_add_test(t, ways_without_end_are_counted_to_64);
	tcase_add_test(t, a_text_that_changed_its_line_moved_up_or_down_only);
	tcase_add_test(t, what_goes_on_to_other_pages_is_told_on_the_first);
	tcase_add_test(t, pages_in_front_leave_what_stayed_behind);
	tcase_add_test(t, blank_pages_are_each_other);
	tcase_add_test(t, a_column_of_equal_things_that_grew);
	suite_add_tcase(s, t);
	return s;
}

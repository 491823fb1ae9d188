/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is said of two scenes: words, looks, and what is new or gone. */
#include "scenes.h"

Suite *suite_diff_scenes(void);

START_TEST(alike_scenes_have_no_changes)
{
	expect("");
	text(PT(50), "One line", "intro");
	shape((struct rect){PT(10), PT(40), PT(200), PT(30)});
	expect("");
}
END_TEST

START_TEST(facts_of_the_document_are_said_first)
{
	text(PT(50), "One line", NULL);
	reword(latest(0), "Two lines");
	was->fact[FACT_TITLE] = "Jobs";
	now->fact[FACT_TITLE] = "Roles";
	now->fact[FACT_LANG] = "de";
	was->fact[FACT_LICENCE] = "https://example.org/by";
	was->fact[FACT_CLAIM] = now->fact[FACT_CLAIM] = "PDF/A-2a";
	expect("0: title: 'Jobs' became 'Roles'\n0: language: 'de' is new\n"
	       "0: licence: 'https://example.org/by' is gone\n1: 'One line' became 'Two lines'");
}
END_TEST

/* -- words ------------------------------------------------------------------------------------ */

START_TEST(words_have_the_key_of_the_side_that_has_them)
{
	text(PT(50), "Data never lies", "claim");
	was->things.v[0].keys.v[0].key = "old.claim";
	reword(latest(0), "Data lies");
	expect("1: 'never' is gone (old.claim)");
	reword(latest(0), "Data never ever lies");
	expect("1: 'ever' is new (claim)");
	was->things.v[0].keys.n = 0;
	reword(latest(0), "Data lies");
	expect("1: 'never' is gone (claim)");
}
END_TEST

START_TEST(keys_go_from_a_byte_on)
{
	text(PT(50), "One two three four", "a");
	*vec_push(a, &now->things.v[0].keys) = (struct key_from){8, "b"};
	reword(latest(0), "One 2 three 4our");
	expect("1: 'two' became '2' (a)\n1: 'four' became '4our' (b)");
}
END_TEST

START_TEST(more_than_eight_words_are_the_whole_text)
{
	text(PT(50), "a 1 b 2 c 3 d 4 e 5 f 6 g 7 h 8 i 9 j 10", "k");
	reword(latest(0), "a x b x c x d x e x f x g x h x i x j 10");
	expect("1: 'a 1 b 2 c 3 d 4 e 5 f 6 g 7 h 8 i 9 j 10' became 'a x b x c x d x e x f x g x h x i x j 10' (k)");
}
END_TEST

START_TEST(a_text_with_nothing_in_common_is_another_one)
{
	text(PT(50), "one two three four", "a");
	reword(latest(0), "eins zwei drei vier");
	latest(0)->at.y = PT(70);
	latest(0)->keys.v[0].key = "b";
	expect("1: 'eins zwei drei vier' is new (b)\n-1: 'one two three four' is gone (a)");
}
END_TEST

/* -- looks ------------------------------------------------------------------------------------ */

START_TEST(looks_of_letters)
{
	text(PT(50), "One line", "intro");
	latest(0)->fill = COLOR_CMYK(0, 255, 0, 0);
	latest(0)->font = "Serif.ttf";
	latest(0)->size = PT(12);
	expect("1: colour of 'One line': #000000 became cmyk(0,255,0,0) (intro)\n"
	       "1: size of 'One line': 10pt became 12pt (intro)\n1: font of 'One line': Sans.ttf became Serif.ttf (intro)");
}
END_TEST

START_TEST(the_same_change_of_a_page_is_one)
{
	for (int i = 0; i < 3; i++) {
		text(PT(50 + 20 * i), arena_printf(a, "Line %d", i), NULL);
		latest(0)->fill = COLOR_RGB(0xFF0000);
	}
	latest(0)->fill = COLOR_RGB(0xFF);
	expect("1: colour of 'Line 0' and 1 more: #000000 became #FF0000\n1: colour of 'Line 2': #000000 became #0000FF");
}
END_TEST

static void framed(color fill, color stroke)
{
	was->things.n = now->things.n = 0;
	shape((struct rect){PT(10), PT(40), PT(200), PT(30)});
	was->things.v[0].fill = now->things.v[0].fill = fill;
	was->things.v[0].stroke = now->things.v[0].stroke = stroke;
	was->things.v[0].size = now->things.v[0].size = PT(1);
}

START_TEST(shapes_are_named_by_the_text_in_or_near_them)
{
	framed(COLOR_NONE, COLOR_RGB(0));
	latest(0)->stroke = COLOR_RGB(0xFF);
	expect("1: line colour of the line: #000000 became #0000FF");
	text(PT(50), "inside", "in");
	expect("1: line colour of the frame around 'inside': #000000 became #0000FF (in)");
	framed(COLOR_NONE, COLOR_RGB(0));
	text(PT(150), "below", "low");
	text(PT(250), "far below", NULL);
	now->things.v[0].size = PT(2);
	expect("1: line width of the line near 'below': 1pt became 2pt (low)");
	framed(COLOR_RGB(0xAAAAAA), COLOR_NONE);
	now->things.v[0].fill = COLOR_RGB(0xBBBBBB);
	expect("1: colour of the shape: #AAAAAA became #BBBBBB");
	text(PT(50), "inside", NULL);
	expect("1: colour of the ground behind 'inside': #AAAAAA became #BBBBBB");
	was->things.v[0].kind = now->things.v[0].kind = THING_CLIP;
	expect("1: colour of the cut behind 'inside': #AAAAAA became #BBBBBB");
}
END_TEST

START_TEST(other_corners_are_another_drawing)
{
	static const struct point was_at[] = {{0, 0}, {5, 5}}, now_at[] = {{0, 0}, {5, PT(3)}}, near[] = {{0, 0}, {5, 25}};
	struct tag *figure = tag_new("Figure", document);
	figure->value[TAG_ALT] = "A hill";
	shape((struct rect){PT(10), PT(40), PT(20), PT(30)});
	was->things.v[0].tag = now->things.v[0].tag = figure;
	was->things.v[0].point = was_at;
	latest(0)->point = near;
	expect("");
	latest(0)->point = now_at;
	expect("1: a shape of the drawing 'A hill' looks different");
	latest(0)->points = 1;
	expect("1: a shape of the drawing 'A hill' looks different");
	latest(0)->points = 2;
	latest(0)->look = 9;
	expect("1: a shape of the drawing 'A hill' looks different");
	was->things.v[0].tag = now->things.v[0].tag = NULL;
	expect("1: the shape looks different");
}
END_TEST

/* -- pictures, links, fields, bookmarks ------------------------------------------------------- */

static void both_named(enum thing_kind kind, const char *name, const char *new_name)
{
	was->things.n = now->things.n = 0;
	add_named(was, kind, name);
	add_named(now, kind, new_name);
}

START_TEST(pictures_are_named_by_their_file_or_their_text)
{
	both_named(THING_PICTURE, "bridge.png", "bridge.png");
	latest(0)->look = 1;
	expect("1: the picture 'bridge' looks different");
	both_named(THING_PICTURE, ".png", ".png");
	latest(0)->look = 1;
	expect("1: the picture '.png' looks different");
	both_named(THING_PICTURE, "bridge", "bridge");
	latest(0)->look = 1;
	expect("1: the picture 'bridge' looks different");
	both_named(THING_PICTURE, "", "");
	latest(0)->look = 1;
	expect("1: the picture looks different");
	struct tag *figure = tag_new("Figure", document);
	figure->value[TAG_ALT] = "A bridge over the river and the town behind it";
	was->things.v[0].tag = now->things.v[0].tag = tag_new("Span", figure);
	expect("1: the picture 'A bridge over the river and the town\xE2\x80\xA6' looks different");
}
END_TEST

START_TEST(links_and_fields_say_what_they_hold)
{
	both_named(THING_LINK, "https://a.org", "https://b.org");
	expect("1: link: 'https://a.org' became 'https://b.org'");
	both_named(THING_FIELD, "job", "role");
	expect("1: field: 'job' became 'role'");
	both_named(THING_FIELD, "job", "job");
	expect("");
	latest(0)->look = 1;
	expect("1: field: 'job' became 'job'");
}
END_TEST

START_TEST(a_bookmark_says_its_title_unless_a_heading_does)
{
	both_named(THING_BOOKMARK, "Jobs", "Roles");
	expect("1: bookmark: 'Jobs' became 'Roles'");
	text(PT(50), "Other", NULL);
	expect("1: bookmark: 'Jobs' became 'Roles'");
	text(PT(70), "Jobs", NULL);
	reword(latest(0), "Roles");
	expect("1: 'Jobs' became 'Roles'");
}
END_TEST

/* -- new and gone ----------------------------------------------------------------------------- */

START_TEST(texts_in_a_row_are_one_change)
{
	text(PT(30), "Head of all", NULL);
	for (int i = 0; i < 2; i++)
		add_text(now, PT(50 + 20 * i), arena_printf(a, "One more by hand: %d", i), "more");
	expect("1: 'One more by hand: 0', 'One more by hand: 1' are new (more)");
	for (int i = 2; i < 7; i++)
		add_text(was, PT(50 + 20 * i), arena_printf(a, "Line %d is here", i), arena_printf(a, "key.%d", i));
	expect("1: 'One more by hand: 0', 'One more by hand: 1' are new (more)\n"
	       "-1: 'Line 2 is here', 'Line 3 is here', 'Line 4 is here' and 2 more are gone (key.2)");
	was->things.n = 2;
	now->things.n = 1;
	expect("-1: 'Line 2 is here' is gone (key.2)");
}
END_TEST

START_TEST(what_is_no_text_is_counted)
{
	text(PT(30), "Head of all", NULL);
	add_named(now, THING_PICTURE, "a.png");
	expect("1: the picture 'a' is new");
	add_named(now, THING_LINK, "https://a.org");
	add_named(now, THING_FIELD, "job");
	expect("1: the picture 'a' and 2 more are new");
	now->things.n = 1;
	add_named(was, THING_FIELD, "job");
	expect("-1: the field 'job' is gone");
	was->things.n = 1;
	add_named(was, THING_BOOKMARK, "Jobs");
	add_named(was, THING_LINK, "https://a.org");
	expect("-1: the bookmark 'Jobs' and 1 more are gone");
	was->things.n = 1;
	add_named(now, THING_LINK, "https://a.org");
	expect("1: the link to https://a.org is new");
}
END_TEST

/* A ground that nobody reads is not told of where texts came or went, since it belongs to those. */
START_TEST(grounds_come_and_go_with_texts)
{
	text(PT(30), "Head of all", NULL);
	add_shape(now, (struct rect){PT(10), PT(90), PT(200), PT(30)});
	expect("1: the shape near 'Head of all' is new");
	text(PT(150), "Between", NULL);
	add_text(now, PT(200), "A line more", NULL);
	expect("1: 'A line more' is new");
	now->things.v[1].tag = paragraph;
	expect("1: the shape near 'Between' is new\n1: 'A line more' is new");
	now->things.v[1].tag = NULL;
	now->things.v[1].kind = THING_CLIP;
	expect("1: 'A line more' is new");
	now->things.v[1].kind = THING_PICTURE;
	expect("1: the picture is new\n1: 'A line more' is new");
}
END_TEST

START_TEST(grounds_that_went_with_texts_are_not_told_of)
{
	text(PT(30), "Head of all", NULL);
	add_shape(was, (struct rect){PT(10), PT(90), PT(200), PT(30)});
	expect("-1: the shape near 'Head of all' is gone");
	text(PT(150), "Between", NULL);
	add_text(was, PT(200), "A line more", NULL);
	expect("-1: 'A line more' is gone");
}
END_TEST

START_TEST(heads_of_tables_that_go_on_are_not_told_of)
{
	text(PT(30), "Head of all", NULL);
	add_text(now, PT(90), "Name", NULL)->artifact = ARTIFACT_PAGINATION;
	latest(0)->tag = NULL;
	text(PT(150), "Between", NULL);
	add_text(now, PT(200), "A line more", NULL);
	expect("1: 'A line more' is new");
	now->things.v[1].artifact = ARTIFACT_HEADER;
	expect("1: 'Name' is new\n1: 'A line more' is new");
}
END_TEST

Suite *suite_diff_scenes(void)
{
	Suite *s = suite_create("diff_scenes");
	TCase *t = tcase_create("scenes");
	tcase_add_checked_fixture(t, scenes_open, scenes_close);
	tcase_add_test(t, alike_scenes_have_no_changes);
	tcase_add_test(t, facts_of_the_document_are_said_first);
	tcase_add_test(t, words_have_the_key_of_the_side_that_has_them);
	tcase_add_test(t, keys_go_from_a_byte_on);
	tcase_add_test(t, more_than_eight_words_are_the_whole_text);
	tcase_add_test(t, a_text_with_nothing_in_common_is_another_one);
	tcase_add_test(t, looks_of_letters);
	tcase_add_test(t, the_same_change_of_a_page_is_one);
	tcase_add_test(t, shapes_are_named_by_the_text_in_or_near_them);
	tcase_add_test(t, other_corners_are_another_drawing);
	tcase_add_test(t, pictures_are_named_by_their_file_or_their_text);
	tcase_add_test(t, links_and_fields_say_what_they_hold);
	tcase_add_test(t, a_bookmark_says_its_title_unless_a_heading_does);
	tcase_add_test(t, texts_in_a_row_are_one_change);
	tcase_add_test(t, what_is_no_text_is_counted);
	tcase_add_test(t, grounds_come_and_go_with_texts);
	tcase_add_test(t, grounds_that_went_with_texts_are_not_told_of);
	tcase_add_test(t, heads_of_tables_that_go_on_are_not_told_of);
	suite_add_tcase(s, t);
	return s;
}

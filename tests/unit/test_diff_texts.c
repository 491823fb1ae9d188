/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How texts of a scene are put together of runs of glyphs, and where their parts stand. */
#include "scenes.h"

Suite *suite_diff_texts(void);

static struct text_maker maker;
static struct run_seen run;

static void texts_open(void)
{
	scenes_open();
	maker = (struct text_maker){.scene = now, .at = -1};
	run = (struct run_seen){.at = {PT(20), PT(50)},
	                        .width = PT(30),
	                        .size = PT(10),
	                        .tag = paragraph,
	                        .font = "Sans.ttf",
	                        .color = COLOR_RGB(0)};
}
static void texts_close(void) { scenes_close(); }

/* The next run, right behind the one before it. */
static void add(const char *words)
{
	run.text = words;
	run.text_size = strlen(words);
	text_maker_add(&maker, &run);
	run.at.x += run.rtl ? -run.width : run.width;
}

/* All texts, with a bar between them. */
static void expect_texts(const char *said)
{
	struct buf b = {0};
	text_maker_end(&maker);
	for (int i = 0; i < now->things.n; i++)
		buf_printf(&b, "%s%s", i ? "|" : "", now->things.v[i].text);
	ck_assert_str_eq(buf_cstr(&b), said);
	buf_free(&b);
}

START_TEST(runs_of_an_element_are_one_text)
{
	add("One ");
	add("line ");
	run.tag = tag_new("Span", paragraph);
	add("and a");
	run.tag = tag_new("Link", tag_new("Span", paragraph));
	add(" link ");
	expect_texts("One line and a link");
	ck_assert_int_eq(latest(0)->box.w, PT(120));
	ck_assert_int_eq(latest(0)->lines, 1);
	ck_assert_ptr_eq(latest(0)->block, paragraph);
}
END_TEST

/* Words of an element may be set otherwise. */
START_TEST(a_text_knows_how_its_letters_are_set)
{
	add("plain ");
	run.font = "Bold.ttf";
	add("bold ");
	run.color = COLOR_RGB(0xFF);
	add("blue ");
	run.size = PT(6);
	run.at.y -= PT(4);
	add("raised");
	expect_texts("plain bold blue raised");
	const struct thing *t = latest(0);
	ck_assert_int_eq(t->lines, 1);
	ck_assert_int_eq(t->styles.n, 4);
	ck_assert_str_eq(thing_style(t, 5).font, "Sans.ttf");
	ck_assert_str_eq(thing_style(t, 6).font, "Bold.ttf");
	ck_assert(color_equal(thing_style(t, 11).fill, COLOR_RGB(0xFF)));
	ck_assert_int_eq(thing_style(t, 15).size, PT(10));
	ck_assert_int_eq(thing_style(t, 21).size, PT(6));
}
END_TEST

/* Without an element. */
START_TEST(another_look_is_another_text)
{
	add("a");
	run.page = 1;
	add("page");
	run.tag = NULL;
	add("element");
	run.size = PT(12);
	add("size");
	run.font = "Serif.ttf";
	add("font");
	run.color = COLOR_RGB(0xFF);
	add("colour");
	run.rtl = true;
	add("way");
	expect_texts("a|page|element|size|font|colour|way");
}
END_TEST

START_TEST(lines_are_joined_by_a_blank_unless_a_hyphen_is_added)
{
	add("One");
	run.at = (struct point){PT(20), PT(62)};
	add("line ");
	run.at = (struct point){PT(20), PT(74)};
	run.hyphen = true;
	add("hy");
	run.at = (struct point){PT(20), PT(86)};
	run.hyphen = false;
	add("phen");
	expect_texts("One line hyphen");
	ck_assert_int_eq(latest(0)->lines, 4);
	ck_assert_int_eq(latest(0)->box.h, PT(48.5));
}
END_TEST

START_TEST(a_gap_in_a_line_is_a_blank)
{
	add("One");
	run.at.x += PT(1);
	add("word");
	run.at.x += PT(2);
	add("more");
	run.at.x -= PT(4);
	add("back");
	expect_texts("Oneword more back");
}
END_TEST

START_TEST(from_right_to_left_the_next_one_stands_left)
{
	run.rtl = true;
	run.at.x = PT(200);
	add("abc");
	run.at.x -= PT(3);
	add("def");
	expect_texts("abc def");
	ck_assert_int_eq(latest(0)->at.x, PT(230));
	ck_assert_int_eq(latest(0)->box.w, PT(63));
}
END_TEST

/* Labels of a drawing have one element, and running heads none: what stands apart is a text of its own. */
START_TEST(labels_of_a_drawing_are_texts_of_their_own)
{
	run.tag = tag_new("Figure", document);
	add("One");
	add("label");
	run.at.x += PT(10);
	add("another");
	run.at = (struct point){PT(20), PT(90)};
	add("below");
	run.tag = NULL;
	add("head");
	run.artifact = ARTIFACT_FOOTER;
	add("foot");
	expect_texts("Onelabel|another|below|head|foot");
}
END_TEST

START_TEST(keys_begin_where_another_text_does)
{
	static char again[] = "b";
	run.key = "a";
	add("One ");
	add("two ");
	run.key = "b";
	add("three ");
	run.key = again;
	add("four ");
	run.key = NULL;
	add("five");
	expect_texts("One two three four five");
	ck_assert_int_eq(latest(0)->keys.n, 3);
	ck_assert_str_eq(thing_key(latest(0), 7), "a");
	ck_assert_str_eq(thing_key(latest(0), 8), "b");
	ck_assert_ptr_null(thing_key(latest(0), 20));
}
END_TEST

/* -- where parts of a text stand --------------------------------------------------------------- */

static void expect_part(size_t at, size_t n, struct rect is)
{
	const struct rect r = thing_part(latest(0), at, n);
	ck_assert_int_eq(r.x, is.x);
	ck_assert_int_eq(r.y, is.y);
	ck_assert_int_eq(r.w, is.w);
}

START_TEST(a_part_is_as_wide_as_its_glyphs)
{
	static const struct spot spots[] = {
	        {0, {0, 0, PT(6), 0}, 0}, {1, {PT(6), 0, PT(7), 0}, 0}, {2, {PT(13), 0, PT(8), 0}, 0}};
	run.spot = spots;
	run.spots = COUNT_OF(spots);
	add("abc");
	run.at = (struct point){PT(20), PT(62)};
	add("def");
	expect_texts("abc def");
	expect_part(1, 2, (struct rect){PT(26), PT(40), PT(15), 0});
	expect_part(1, 6, (struct rect){PT(26), PT(40), PT(15), 0});
	expect_part(4, 2, (struct rect){PT(20), PT(52), PT(13), 0});
	expect_part(1, 0, (struct rect){PT(26), PT(40), PT(1), 0});
}
END_TEST

/* Words of poppler are one spot each. */
START_TEST(a_part_begins_with_the_word_that_it_is_in)
{
	static const struct spot spots[] = {{6, {PT(30), 0, PT(20), 0}, 0}, {0, {0, 0, PT(25), 0}, 0}};
	run.spot = spots;
	run.spots = COUNT_OF(spots);
	add("These words");
	expect_texts("These words");
	expect_part(9, 2, (struct rect){PT(50), PT(40), PT(20), 0});
	expect_part(3, 2, (struct rect){PT(20), PT(40), PT(25), 0});
	now->things.v[0].spots.n = 1;
	expect_part(2, 2, latest(0)->box);
}
END_TEST

START_TEST(blanks_do_not_count_in_words)
{
	ck_assert_uint_eq(words_hash("one\xC2\xA0two"), words_hash("on e\xE2\x80\x8Btw\xC2\xADo "));
	ck_assert_uint_ne(words_hash("one"), words_hash("eno"));
}
END_TEST

/* -- keys from another scene of the same pages ------------------------------------------------- */

START_TEST(texts_of_a_pdf_take_the_keys_of_its_project)
{
	add_text(was, PT(50), "One", "a");
	add_shape(was, (struct rect){0, 0, 1, 1});
	add_text(was, PT(70), "Two", "b");
	add_text(was, PT(90), "Three", "c")->page = 1;
	add_text(was, PT(90), "Four", "d");
	add_text(now, PT(50), "Two", NULL);
	add_shape(now, (struct rect){0, 0, 1, 1});
	add_text(now, PT(50), "Three", NULL);
	add_text(now, PT(50), "One", NULL);
	add_text(now, PT(50), "Four", NULL);
	scene_take_keys(now, was);
	ck_assert_str_eq(thing_key(&now->things.v[0], 0), "b");
	ck_assert_ptr_null(thing_key(&now->things.v[2], 0)); /* it is on another page */
	ck_assert_ptr_null(thing_key(&now->things.v[3], 0)); /* it came before */
	ck_assert_str_eq(thing_key(&now->things.v[4], 0), "d");
}
END_TEST

Suite *suite_diff_texts(void)
{
	Suite *s = suite_create("diff_texts");
	TCase *t = tcase_create("texts");
	tcase_add_checked_fixture(t, texts_open, texts_close);
	tcase_add_test(t, runs_of_an_element_are_one_text);
	tcase_add_test(t, another_look_is_another_text);
	tcase_add_test(t, a_text_knows_how_its_letters_are_set);
	tcase_add_test(t, lines_are_joined_by_a_blank_unless_a_hyphen_is_added);
	tcase_add_test(t, a_gap_in_a_line_is_a_blank);
	tcase_add_test(t, from_right_to_left_the_next_one_stands_left);
	tcase_add_test(t, labels_of_a_drawing_are_texts_of_their_own);
	tcase_add_test(t, keys_begin_where_another_text_does);
	tcase_add_test(t, a_part_is_as_wide_as_its_glyphs);
	tcase_add_test(t, a_part_begins_with_the_word_that_it_is_in);
	tcase_add_test(t, blanks_do_not_count_in_words);
	tcase_add_test(t, texts_of_a_pdf_take_the_keys_of_its_project);
	suite_add_tcase(s, t);
	return s;
}

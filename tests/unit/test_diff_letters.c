/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Letters that are drawn by other outlines, or stand apart otherwise, in texts of the same words. */
#include "scenes.h"

Suite *suite_diff_letters(void);

/* A glyph of the latest text that begins to say that byte, so far from its left end in points. */
static void glyph(struct scene *s, size_t at, mpt x, uint64_t look)
{
	struct thing *t = &s->things.v[s->things.n - 1];
	*vec_push(a, &t->spots) = (struct spot){at, {t->at.x + PT(1) * x, t->at.y - PT(8), PT(5), PT(10)}, look};
}

/* One for each byte from there on, with the bytes as their looks. */
static void glyphs(struct scene *s, const char *from)
{
	for (const char *p = from; *p; p++)
		glyph(s, (size_t)(p - from), 5 * (mpt)(p - from), (uint64_t)*p);
}

static struct spot *spot(struct scene *s, int i) { return &s->things.v[s->things.n - 1].spots.v[i]; }

static void both(const char *words)
{
	text(PT(50), words, NULL);
	glyphs(was, words);
	glyphs(now, words);
}

START_TEST(a_letter_that_is_drawn_otherwise)
{
	both("one two");
	expect("");
	spot(now, 0)->look = 7;
	spot(now, 6)->look = 8;
	expect("1: the letters of 'Sans.ttf' are drawn differently: 'o'");
	spot(now, 1)->look = 9;
	expect("1: the letters of 'Sans.ttf' are drawn differently: 'o', 'n'");
}
END_TEST

START_TEST(texts_whose_glyphs_are_not_known_are_alike)
{
	text(PT(50), "one", NULL);
	glyph(now, 0, 0, 7);
	expect("");
}
END_TEST

/* -- glyphs that stand for several letters ---------------------------------------------------- */

START_TEST(a_ligature_is_compared_with_its_letters)
{
	text(PT(50), "fin", NULL);
	glyphs(was, "fin");
	glyph(now, 0, 0, 99);
	glyph(now, 2, 10, 'n');
	expect("1: the letters of 'Sans.ttf' are drawn differently: 'fi'");
	struct scene *old = was;
	was = now;
	now = old;
	expect("1: the letters of 'Sans.ttf' are drawn differently: 'fi'");
}
END_TEST

/* A glyph may be made of others, whose looks come to the same. */
START_TEST(what_comes_to_the_same_look_is_alike)
{
	text(PT(50), "fin", NULL);
	glyphs(was, "fin");
	glyph(now, 0, 0, 'f' + 'i');
	glyph(now, 2, 10, 'n');
	expect("");
}
END_TEST

START_TEST(ligatures_that_overlap_are_one_segment)
{
	text(PT(50), "abcd", NULL);
	glyph(was, 0, 0, 1);
	glyph(was, 2, 10, 2);
	glyph(was, 3, 15, 4);
	glyph(now, 0, 0, 1);
	glyph(now, 1, 5, 3);
	glyph(now, 3, 15, 4);
	expect("1: the letters of 'Sans.ttf' are drawn differently: 'abc'");
}
END_TEST

START_TEST(a_ligature_that_a_line_parts_is_no_other_letter)
{
	text(PT(50), "fin", NULL);
	glyphs(was, "fin");
	glyph(now, 0, 0, 99);
	glyph(now, 2, 10, 'n');
	latest(0)->set = HASH_SEED + 1;
	expect("1: 'fin' has other lines");
	spot(now, 1)->look = 7; /* as many glyphs as before */
	expect("1: the letters of 'Sans.ttf' are drawn differently: 'n'\n1: 'fin' has other lines");
}
END_TEST

START_TEST(glyphs_of_one_place_are_one_letter)
{
	both("ab");
	glyph(was, 0, 0, 30);
	glyph(now, 0, 0, 31);
	expect("1: the letters of 'Sans.ttf' are drawn differently: 'a'");
}
END_TEST

START_TEST(glyphs_of_blanks_do_not_count)
{
	both("a b");
	spot(now, 1)->look = 7;
	expect("");
}
END_TEST

/* A hyphen at the end of a line says no byte of the text. */
START_TEST(glyphs_behind_the_text_do_not_count)
{
	both("ab");
	glyph(now, 2, 10, 40);
	expect("");
}
END_TEST

/* -- words that have changed ------------------------------------------------------------------ */

START_TEST(letters_beside_a_changed_word_are_left_out)
{
	text(PT(50), "one two three", NULL);
	glyphs(was, "one two three");
	reword(latest(0), "one 2 three");
	glyphs(now, "one 2 three");
	expect("1: 'two' became '2'");
	spot(now, 6)->look = 7;
	spot(now, 4)->look = 7;
	expect("1: 'two' became '2'\n1: the letters of 'Sans.ttf' are drawn differently: 't'");
}
END_TEST

START_TEST(a_sign_that_touches_a_changed_word_is_left_out)
{
	text(PT(50), "one (two) three", NULL);
	glyphs(was, "one (two) three");
	reword(latest(0), "one (2) three");
	glyphs(now, "one (2) three");
	spot(now, 4)->look = 7;
	spot(now, 6)->look = 8;
	expect("1: 'two' became '2'");
}
END_TEST

/* One glyph says the changed letter and the one behind it. */
START_TEST(a_ligature_with_a_changed_letter_is_left_out)
{
	text(PT(50), "xa b c", NULL);
	glyphs(was, "xa b c");
	reword(latest(0), "ya b c");
	glyph(now, 0, 0, 99);
	glyph(now, 3, 15, 'b');
	glyph(now, 5, 25, 'c');
	expect("1: 'xa' became 'ya'");
}
END_TEST

/* -- places ----------------------------------------------------------------------------------- */

START_TEST(letters_that_stand_apart_otherwise)
{
	both("one");
	spot(now, 1)->box.x += SAME_PLACE;
	expect("");
	spot(now, 1)->box.x += 1;
	expect("1: 'one' is spaced differently");
	spot(now, 1)->box.x -= 2 * SAME_PLACE + 2;
	expect("1: 'one' is spaced differently");
}
END_TEST

START_TEST(a_text_that_moved_is_spaced_as_before)
{
	both("one");
	move(latest(0), PT(30), 0);
	for (int i = 0; i < 3; i++)
		spot(now, i)->box.x += PT(30);
	expect("1: 'one' moved to the right by 10.6 mm");
}
END_TEST

START_TEST(other_lines_and_other_sizes_have_other_places)
{
	both("one");
	spot(now, 1)->box.x += PT(2);
	latest(0)->set = HASH_SEED + 1;
	expect("1: 'one' has other lines");
	latest(0)->set = HASH_SEED;
	latest(0)->size = PT(12);
	expect("1: size of 'one': 10pt became 12pt");
	latest(0)->size = PT(10);
	latest(0)->font = "Serif.ttf";
	expect("1: font of 'one': Sans.ttf became Serif.ttf");
}
END_TEST

Suite *suite_diff_letters(void)
{
	Suite *s = suite_create("diff_letters");
	TCase *t = tcase_create("diff_letters");
	tcase_add_checked_fixture(t, scenes_open, scenes_close);
	tcase_add_test(t, a_letter_that_is_drawn_otherwise);
	tcase_add_test(t, texts_whose_glyphs_are_not_known_are_alike);
	tcase_add_test(t, a_ligature_is_compared_with_its_letters);
	tcase_add_test(t, what_comes_to_the_same_look_is_alike);
	tcase_add_test(t, ligatures_that_overlap_are_one_segment);
	tcase_add_test(t, a_ligature_that_a_line_parts_is_no_other_letter);
	tcase_add_test(t, glyphs_of_one_place_are_one_letter);
	tcase_add_test(t, glyphs_of_blanks_do_not_count);
	tcase_add_test(t, glyphs_behind_the_text_do_not_count);
	tcase_add_test(t, letters_beside_a_changed_word_are_left_out);
	tcase_add_test(t, a_sign_that_touches_a_changed_word_is_left_out);
	tcase_add_test(t, a_ligature_with_a_changed_letter_is_left_out);
	tcase_add_test(t, letters_that_stand_apart_otherwise);
	tcase_add_test(t, a_text_that_moved_is_spaced_as_before);
	tcase_add_test(t, other_lines_and_other_sizes_have_other_places);
	suite_add_tcase(s, t);
	return s;
}

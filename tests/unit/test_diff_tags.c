/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is said of how a document is read aloud. */
#include "scenes.h"

Suite *suite_diff_tags(void);

static struct tag *old_tag, *new_tag;

/* A text in both scenes, in elements of their own with these roles. */
static void read_as(const char *role, const char *new_role)
{
	text(PT(50), "One line", NULL);
	was->things.v[0].tag = old_tag = tag_new(role, document);
	now->things.v[0].tag = new_tag = tag_new(new_role, document);
}

START_TEST(another_role_is_said_with_its_path)
{
	read_as("P", "H1");
	expect("1: 'One line' is read as Document/H1, was Document/P");
	now->things.v[0].tag = tag_new("P", tag_new("Sect", document));
	expect("1: 'One line' is read as Document/Sect/P, was Document/P");
	now->things.v[0].tag = tag_new("P", tag_new("Part", NULL));
	expect("1: 'One line' is read as Part/P, was Document/P");
}
END_TEST

START_TEST(what_is_not_read_any_more)
{
	read_as("P", "P");
	now->things.v[0].tag = NULL;
	expect("1: 'One line' is not read aloud any more (was Document/P)");
	was->things.v[0].tag = NULL;
	expect("");
	now->things.v[0].tag = new_tag;
	expect("1: 'One line' is read aloud now (Document/P)");
}
END_TEST

START_TEST(each_attribute_has_a_name)
{
	static const struct {
		enum tag_value value;
		const char *said;
	} all[] = {{TAG_LANG, "language of the tag of 'One line': 'de' is new"},
	           {TAG_SUMMARY, "summary of 'One line': 'de' is new"},
	           {TAG_ADDRESS, "address of 'One line': 'de' is new"},
	           {TAG_SCOPE, "scope of 'One line': 'de' is new"},
	           {TAG_COLUMNS, "columns of 'One line': 'de' is new"},
	           {TAG_ROWS, "rows of 'One line': 'de' is new"},
	           {TAG_NUMBERING, "numbering of 'One line': 'de' is new"}};
	for (int i = 0; i < COUNT_OF(all); i++) {
		was->things.n = now->things.n = 0;
		read_as("TD", "TD");
		new_tag->value[all[i].value] = "de";
		expect(arena_printf(a, "1: %s", all[i].said));
	}
	old_tag->value[TAG_NUMBERING] = "Disc";
	new_tag->value[TAG_NUMBERING] = "Decimal";
	expect("1: numbering of 'One line': 'Disc' became 'Decimal'");
	new_tag->value[TAG_NUMBERING] = NULL;
	expect("1: numbering of 'One line': 'Disc' is gone");
}
END_TEST

/* An element of many texts is compared once, and so are those around it. */
START_TEST(elements_are_compared_once)
{
	struct tag *list = tag_new("L", document), *new_list = tag_new("L", document);
	struct tag *item = tag_new("LI", list), *new_item = tag_new("LI", new_list);
	list->value[TAG_NUMBERING] = "Disc";
	for (int i = 0; i < 3; i++) {
		text(PT(50 + 20 * i), arena_printf(a, "Item %d", i), NULL);
		was->things.v[i].tag = i < 2 ? item : tag_new("LI", list);
		now->things.v[i].tag = i < 2 ? new_item : tag_new("LI", new_list);
	}
	expect("1: numbering of 'Item 0': 'Disc' is gone");
}
END_TEST

/* A role that is another one ends the way up, since what is around it is another thing. */
START_TEST(elements_around_are_compared_while_their_roles_are_the_same)
{
	struct tag *table = tag_new("Table", document), *div = tag_new("Div", document);
	table->value[TAG_SUMMARY] = "Jobs";
	text(PT(50), "One line", NULL);
	was->things.v[0].tag = tag_new("P", table);
	now->things.v[0].tag = tag_new("P", div);
	expect("1: 'One line' is read as Document/Div/P, was Document/Table/P");
}
END_TEST

/* -- alternative texts ------------------------------------------------------------------------ */

static void pictured(const char *alt, const char *new_alt)
{
	was->things.n = now->things.n = 0;
	for (int i = 0; i < 2; i++) {
		struct scene *s = i ? now : was;
		struct tag *figure = tag_new("Figure", document);
		figure->value[TAG_ALT] = i ? new_alt : alt;
		add_named(s, THING_PICTURE, "hill.png")->tag = figure;
		add_shape(s, (struct rect){PT(60), PT(90), PT(40), PT(30)})->tag = figure;
	}
}

START_TEST(alternative_texts_became_others)
{
	pictured("A hill", "A valley");
	expect("1: alternative text of the picture 'hill': 'A hill' became 'A valley'");
	pictured("A hill", NULL);
	expect("1: alternative text of the picture 'hill' is gone: 'A hill'");
	pictured(NULL, "A valley");
	expect("1: alternative text of the picture 'hill' is new: 'A valley'");
	now->things.v[0].text = "hill";
	expect("1: alternative text of the picture 'hill' is new: 'A valley'");
}
END_TEST

#define LONG "A hill with a tree on its top, and behind it the sea and a ship that sails"

START_TEST(of_a_long_alternative_text_the_words_are_said)
{
	pictured(LONG " north", LONG " south");
	expect("1: alternative text of the picture 'hill': 'north' became 'south'");
	pictured(LONG " north", LONG);
	expect("1: alternative text of the picture 'hill': 'north' is gone");
	pictured("Now " LONG, LONG " south");
	expect("1: alternative text of the picture 'hill': 'Now' is gone, 'south' is new");
	pictured("a 1 b 2 c 3 d 4 " LONG, "a 5 b 6 c 7 d 8 " LONG);
	expect("1: alternative text of the picture 'hill': 'a 1 b 2 c 3 d 4 " LONG "' became 'a 5 b 6 c 7 d 8 " LONG "'");
	pictured(LONG, "A hill");
	expect("1: alternative text of the picture 'hill': '" LONG "' became 'A hill'");
	pictured("A hill", LONG);
	expect("1: alternative text of the picture 'hill': 'A hill' became '" LONG "'");
}
END_TEST

START_TEST(a_picture_that_is_an_ornament_now_lost_its_text)
{
	pictured("A hill", "A hill");
	now->things.v[0].tag = now->things.v[1].tag = NULL;
	expect("1: alternative text of the picture 'hill' is gone: 'A hill'");
	pictured("A hill", "A hill");
	was->things.v[0].tag = was->things.v[1].tag = NULL;
	expect("1: alternative text of the picture 'hill' is new: 'A hill'");
}
END_TEST

/* The place of a figure holds all that is drawn for it, on either side. */
START_TEST(a_figure_is_as_large_as_its_parts)
{
	pictured("A hill", "A valley");
	const struct change_place *p = &diff_scenes(a, was, now)->changes.v[0].places.v[0];
	ck_assert_int_eq(p->box.w, PT(80));
	ck_assert_int_eq(p->was_box.w, PT(80));
	now->things.v[0].tag = now->things.v[1].tag = NULL;
	move(&now->things.v[0], PT(7), 0);
	p = &diff_scenes(a, was, now)->changes.v[0].places.v[0];
	ck_assert_int_eq(p->box.x, PT(27));
	ck_assert_int_eq(p->box.w, PT(80));
	pictured("A hill", "A hill");
	was->things.v[0].tag = was->things.v[1].tag = NULL;
	p = &diff_scenes(a, was, now)->changes.v[0].places.v[0];
	ck_assert_int_eq(p->was_box.w, PT(80));
}
END_TEST

Suite *suite_diff_tags(void)
{
	Suite *s = suite_create("diff_tags");
	TCase *t = tcase_create("tags");
	tcase_add_checked_fixture(t, scenes_open, scenes_close);
	tcase_add_test(t, another_role_is_said_with_its_path);
	tcase_add_test(t, what_is_not_read_any_more);
	tcase_add_test(t, each_attribute_has_a_name);
	tcase_add_test(t, elements_are_compared_once);
	tcase_add_test(t, elements_around_are_compared_while_their_roles_are_the_same);
	tcase_add_test(t, alternative_texts_became_others);
	tcase_add_test(t, of_a_long_alternative_text_the_words_are_said);
	tcase_add_test(t, a_picture_that_is_an_ornament_now_lost_its_text);
	tcase_add_test(t, a_figure_is_as_large_as_its_parts);
	suite_add_tcase(s, t);
	return s;
}

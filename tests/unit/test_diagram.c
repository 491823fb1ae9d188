/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Diagrams keep their labels inside and apart, and say in words what they show. */
#include "setting.h"

struct box_of_run {
	mpt left, right, top, bottom;
	char text[64];
};

/* Rectangles of the runs on the first page, from cap height to baseline. */
static int runs_of(const struct setting *s, struct box_of_run *out, int most)
{
	int n = 0;
	for (int i = 0; i < s->pages->page.v[0].items.v.n && n < most; i++) {
		const struct item *it = &s->pages->page.v[0].items.v.v[i];
		if (it->kind != ITEM_GLYPHS)
			continue;
		struct box_of_run *b = &out[n++];
		*b = (struct box_of_run){it->x, it->x + it->run->width, it->y - it->run->size * 7 / 10, it->y, ""};
		snprintf(b->text, sizeof(b->text), "%.*s", it->run->text_size, it->run->text);
	}
	return n;
}

static void assert_apart(const struct setting *s)
{
	struct box_of_run run[100];
	const struct page *page = &s->pages->page.v[0];
	int n = runs_of(s, run, COUNT_OF(run));
	for (int i = 0; i < n; i++) {
		ck_assert_msg(run[i].left >= 0 && run[i].right <= page->width && run[i].top >= 0 &&
		                      run[i].bottom <= page->height,
		              "'%s' leaves the page", run[i].text);
		for (int k = 0; k < i; k++)
			ck_assert_msg(run[i].right <= run[k].left || run[k].right <= run[i].left ||
			                      run[i].bottom <= run[k].top || run[k].bottom <= run[i].top,
			              "'%s' and '%s' overlap", run[i].text, run[k].text);
	}
}

static const char bridge_layout[] =
        "page: {size: a4}\nstyles: {body: {size: 9pt}}\nbody:\n"
        "  - bridge: {from: Marketing, to: Engineering, height: 50mm, feet: true, items: [\n"
        "      {label: SEO specialist, at: '%d'}, {label: Technologist, at: '%d'}, {label: Analyst, at: '%d'}]}\n";

START_TEST(bridge_labels_never_collide)
{
	static const int places[][3] = {{25, 50, 75}, {0, 0, 0},    {100, 100, 100}, {50, 50, 50},
	                                {90, 10, 50}, {49, 50, 51}, {0, 100, 50}};
	for (size_t i = 0; i < COUNT_OF(places); i++)
		for (int rtl = 0; rtl < 2; rtl++) {
			char text[600];
			snprintf(text, sizeof(text), bridge_layout, places[i][0], places[i][1], places[i][2]);
			struct setting s = typeset_in(rtl ? "he" : "en", text);
			ck_assert_str_eq(setting_messages(&s), "");
			assert_apart(&s);
			setting_close(&s);
		}
}
END_TEST

/* Labels that touch move to both sides of their piers, not all to one. */
START_TEST(bridge_labels_share_the_way)
{
	char text[600];
	snprintf(text, sizeof(text), bridge_layout, 49, 50, 51);
	struct setting s = typeset(text);
	struct box_of_run run[20];
	mpt left = 0, right = 0;
	for (int i = 0, n = runs_of(&s, run, COUNT_OF(run)); i < n; i++) {
		left = strstr(run[i].text, "SEO") ? run[i].left : left;
		right = strstr(run[i].text, "Analyst") ? run[i].right : right;
	}
	mpt middle = s.pages->page.v[0].width / 2;
	ck_assert_int_lt(left, middle);
	ck_assert_int_gt(right, middle);
	/* The outer ends would be as far from the middle if the labels were equally wide. */
	ck_assert_int_lt(abs((left + right) / 2 - middle), PT(12));
	setting_close(&s);
}
END_TEST

START_TEST(the_bridge_is_mirrored_from_right_to_left)
{
	char text[600];
	snprintf(text, sizeof(text), bridge_layout, 25, 50, 75);
	struct setting ltr = typeset_in("en", text), rtl = typeset_in("he", text);
	ck_assert_int_lt(find(&ltr, "Marketing").x, find(&ltr, "Engineering").x);
	ck_assert_int_gt(find(&rtl, "Marketing").x, find(&rtl, "Engineering").x);
	ck_assert_int_lt(find(&ltr, "SEO").x, find(&ltr, "Analyst").x);
	ck_assert_int_gt(find(&rtl, "SEO").x, find(&rtl, "Analyst").x);
	setting_close(&ltr);
	setting_close(&rtl);
}
END_TEST

START_TEST(a_diagram_says_in_words_what_it_shows)
{
	char text[600];
	snprintf(text, sizeof(text), bridge_layout, 25, 50, 75);
	struct setting s = typeset(text);
	const struct element *figure = s.pages->top->kids.v[0];
	ck_assert_int_eq(figure->role, ROLE_FIGURE);
	ck_assert_str_eq(figure->alt,
	                 "Marketing (0) – SEO specialist (25) – Technologist (50) – Analyst (75) – Engineering (100)");
	ck_assert_int_gt(figure->bbox.w, 0);
	setting_close(&s);
}
END_TEST

START_TEST(radar_names_stand_outside_of_the_rim)
{
	for (int size = 40; size <= 120; size += 20) {
		char text[500];
		snprintf(
		        text, sizeof(text),
		        "styles: {body: {size: 8pt}}\nbody:\n  - radar: {size: %dmm, axes: [Ideas, Systems, Numbers, Teamwork, Care]}\n",
		        size);
		struct setting s = typeset(text);
		ck_assert_str_eq(setting_messages(&s), "");
		assert_apart(&s);
		setting_close(&s);
	}
}
END_TEST

START_TEST(a_label_without_room_is_an_error)
{
	struct setting s = typeset(
	        "body:\n  - radar: {size: 30mm, axes: [{label: Donaudampfschifffahrtsgesellschaftskapitaen}, b, c]}\n"
	        "    width: 40mm\n");
	ck_assert_ptr_nonnull(strstr(setting_messages(&s), "[label-space]"));
	setting_close(&s);
}
END_TEST

START_TEST(too_many_names_around_a_radar)
{
	char text[2000] = "styles: {body: {size: 9pt}}\nbody:\n  - radar: {size: 70mm, axes: [";
	for (int i = 0; i < 40; i++)
		strcat(text, "{label: Longer name}, ");
	strcat(text, "]}\n");
	struct setting s = typeset(text);
	ck_assert_ptr_nonnull(strstr(setting_messages(&s), "[label-space]"));
	setting_close(&s);
}
END_TEST

START_TEST(values_beyond_the_scale_are_an_error)
{
	struct setting s = typeset(
	        "body:\n  - radar: {axes: [{label: a, value: '50'}, {label: b, value: '101'}, {label: c, value: '1'}]}\n"
	        "  - bars: {highest: '10', items: [{label: a, value: '11'}]}\n"
	        "  - position: {at: '-1'}\n");
	ck_assert_int_eq(diag_errors(s.diag), 3);
	setting_close(&s);
	s = typeset("body:\n  - bars: {highest: '-5', items: [{label: a}]}\n");
	ck_assert_int_eq(diag_errors(s.diag), 1);
	setting_close(&s);
}
END_TEST

START_TEST(sets_keep_two_millimetres)
{
	struct setting s = typeset(
	        "styles: {body: {size: 8pt}}\nbody:\n"
	        "  - venn: {first: One, second: Two, both: Both, first-items: [alpha, beta], second-items: [gamma], both-items: [delta]}\n");
	ck_assert_str_eq(setting_messages(&s), "");
	assert_apart(&s);
	setting_close(&s);
	s = typeset(
	        "styles: {body: {size: 30pt}}\nbody:\n  - venn: {first: One, second: Two, first-items: [alphabetical, betaisation, c, d, e, f]}\n");
	ck_assert_ptr_nonnull(strstr(setting_messages(&s), "[label-space]"));
	setting_close(&s);
}
END_TEST

Suite *suite_diagram(void)
{
	Suite *suite = suite_create("diagram");
	TCase *c = tcase_create("diagrams");
	tcase_set_timeout(c, 60);
	tcase_add_test(c, bridge_labels_never_collide);
	tcase_add_test(c, bridge_labels_share_the_way);
	tcase_add_test(c, the_bridge_is_mirrored_from_right_to_left);
	tcase_add_test(c, a_diagram_says_in_words_what_it_shows);
	tcase_add_test(c, radar_names_stand_outside_of_the_rim);
	tcase_add_test(c, a_label_without_room_is_an_error);
	tcase_add_test(c, too_many_names_around_a_radar);
	tcase_add_test(c, values_beyond_the_scale_are_an_error);
	tcase_add_test(c, sets_keep_two_millimetres);
	suite_add_tcase(suite, c);
	return suite;
}

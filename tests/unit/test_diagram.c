/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Diagrams keep their labels inside and apart, and say in words what they show. */
#include "run_boxes.h"

static const char bridge_layout[] =
        "page: {size: a4}\nlocale: {sentences: {bridge: 'A bridge between two banks: {from} (0) and {to} (100).', on-bridge: 'On it: {items}.'}}\n"
        "styles: {body: {size: 9pt}}\nbody:\n"
        "  - bridge: {from: Marketing, to: Engineering, height: 50mm, feet: true, items: [\n"
        "      {label: SEO specialist, at: '%d'}, {label: Technologist, at: '%d'}, {label: Analyst, at: '%d'}]}\n";

START_TEST(bridge_labels_never_collide)
{
	static const int places[][3] = {{25, 50, 75}, {0, 0, 0},    {100, 100, 100}, {50, 50, 50},
	                                {90, 10, 50}, {49, 50, 51}, {0, 100, 50}};
	for (size_t i = 0; i < COUNT_OF(places); i++)
		for (int rtl = 0; rtl < 2; rtl++) {
			char text[800];
			snprintf(text, sizeof(text), bridge_layout, places[i][0], places[i][1], places[i][2]);
			struct setting s = typeset_in(rtl ? "he" : "en", text);
			ck_assert_str_eq(setting_messages(&s), "");
			assert_texts_apart(&s);
			setting_close(&s);
		}
}
END_TEST

/* Labels that touch move to both sides of their piers, not all to one. */
START_TEST(bridge_labels_share_the_way)
{
	char text[800];
	snprintf(text, sizeof(text), bridge_layout, 49, 50, 51);
	struct setting s = typeset(text);
	struct run_box run[20];
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
	char text[800];
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

/* An arch rises by more than 400 pt, and the products for its controls leave 32 bits. A quarter of an ellipse lies
   between its ends, and so do its controls. */
START_TEST(a_bridge_may_be_as_large_as_a_wall)
{
	struct setting s = typeset("page: {size: a0}\nstyles: {body: {size: 20pt}}\nbody:\n"
	                           "  - bridge: {from: A, to: B, height: 330mm, items: []}\n");
	const struct page *page = &s.pages->page.v[0];
	ck_assert_str_eq(setting_messages(&s), "");
	for (int i = 0; i < page->items.v.n; i++) {
		const struct item *it = &page->items.v.v[i];
		for (int k = 1; it->kind == ITEM_PATH && k < it->path->n; k++) {
			const struct seg *seg = &it->path->seg[k];
			if (seg->op != SEG_CURVE)
				continue;
			mpt from = seg[-1].p[seg_points[seg[-1].op] - 1].y, to = seg->p[2].y;
			for (int c = 0; c < 2; c++) {
				ck_assert_int_ge(seg->p[c].y, mpt_min(from, to));
				ck_assert_int_le(seg->p[c].y, mpt_max(from, to));
			}
		}
	}
	setting_close(&s);
}
END_TEST

START_TEST(a_diagram_says_in_words_what_it_shows)
{
	char text[800];
	snprintf(text, sizeof(text), bridge_layout, 25, 50, 75);
	struct setting s = typeset(text);
	const struct element *figure = s.pages->top->kids.v[0];
	ck_assert_int_eq(figure->role, ROLE_FIGURE);
	ck_assert_str_eq(
	        figure->alt,
	        "A bridge between two banks: Marketing (0) and Engineering (100). On it: SEO specialist (25), Technologist (50), "
	        "Analyst (75).");
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
		assert_texts_apart(&s);
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

/* Of forty axes the first points up, its name in the middle above it; the names of its neighbours begin to the right
   of the second and end to the left of the last. */
static const struct {
	const char *top, *right, *left, *said; /* the labels that have no room */
} neighbours[] = {
        {"i", "mmm", "mmm", ""},
        {"mmmmmmmm", "i", "j", "ij"},
        {"n", "i", "j", ""},
};

START_TEST(names_around_a_radar_meet_where_they_are_drawn)
{
	char text[2000];
	snprintf(text, sizeof(text),
	         "styles: {body: {size: 24pt}, small: {size: 4pt}}\nbody:\n"
	         "  - radar: {size: 120mm, label-style: body, ring-style: small, axes: [{label: %s}, {label: %s}",
	         neighbours[_i].top, neighbours[_i].right);
	for (int i = 0; i < 37; i++)
		strcat(text, ", {label: ''}");
	snprintf(text + strlen(text), 100, ", {label: %s}]}\n", neighbours[_i].left);
	struct setting s = typeset(text);
	const char *said = "", *p = setting_messages(&s);
	for (; (p = strstr(p, "for the label '")); p += 15)
		said = arena_printf(s.arena, "%s%.*s", said, (int)strcspn(p + 15, "'"), p + 15);
	ck_assert_str_eq(said, neighbours[_i].said);
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
	assert_texts_apart(&s);
	setting_close(&s);
	s = typeset(
	        "styles: {body: {size: 30pt}}\nbody:\n  - venn: {first: One, second: Two, first-items: [alphabetical, betaisation, c, d, e, f]}\n");
	ck_assert_ptr_nonnull(strstr(setting_messages(&s), "[label-space]"));
	setting_close(&s);
}
END_TEST

/* What a screen reader says where the author gave no alternative text. */
START_TEST(every_diagram_has_words)
{
	static const struct {
		const char *box, *alt;
	} examples[] = {
	        {"radar: {axes: [{label: Ideas, value: '1'}, {label: Care, value: '2.5'}, {label: Numbers, value: '3'}]}",
	         "A radar chart, 0 in the middle and 100 at the rim: Ideas (1), Care (2.5), Numbers (3)."},
	        {"radar: {axes: [a, b, c], highest: '9'}",
	         "An empty radar chart to draw on, 0 in the middle and 9 at the rim: a, b, c."},
	        {"radar: {axes: [a, b, c], alt: 'in words'}", "in words"},
	        {"bars: {items: [{label: One, value: '1'}, {label: Two, value: '2'}]}", "A bar chart: One (1), Two (2)."},
	        {"bars: {items: [{label: One, value: '1'}], alt: 'in words'}", "in words"},
	        {"venn: {first: F, second: S, both: B, first-items: [a, b], second-items: [c], both-items: [d]}",
	         "Two circles that overlap: F and S. F: a, b. S: c. Both share: B. B: d."},
	        {"venn: {first: F, second: S}", "Two circles that overlap: F and S."},
	        {"venn: {first: F, second: S, both-items: [d, e]}", "Two circles that overlap: F and S. Both share: d, e."},
	        {"venn: {first: F, second: S, alt: 'in words'}", "in words"},
	        {"bridge: {from: A, to: B, items: [{label: x, at: '30'}], alt: 'in words'}", "in words"},
	        {"bridge: {from: A, to: B, items: [{label: x, at: '30', note: n}, {label: y, at: '60'}], from-items: [u, v], to-items: [w], height: 90mm}",
	         "A bridge between two banks: A (0) and B (100). On it: x (30, n), y (60). A: u, v. B: w."},
	        {"position: {at: '30', alt: 'in words'}", "in words"},
	        {"position: {at: '30'}", "On a scale from 0 to 100: 30."},
	        {"position: {at: '30', from: A}", "On a scale from 0 to 100: 30."}, /* one end says nothing */
	        {"position: {at: '30', to: B}", "On a scale from 0 to 100: 30."},
	        {"position: {at: '30', from: A, to: B}", "On a scale from 0 (A) to 100 (B): 30."},
	};
	for (int i = 0; i < COUNT_OF(examples); i++) {
		char text[400];
		snprintf(text, sizeof(text), "body: [{%s}]\n", examples[i].box);
		struct setting s = typeset(text);
		ck_assert_str_eq(setting_messages(&s), "");
		ck_assert_int_eq(s.pages->top->kids.v[0]->role, ROLE_FIGURE);
		ck_assert_str_eq(s.pages->top->kids.v[0]->alt, examples[i].alt);
		setting_close(&s);
	}
}
END_TEST

/* A diagram says something, unless its author says that it does not. */
START_TEST(a_position_is_not_read_where_it_is_an_artifact)
{
	struct setting s = typeset("body: [{position: {at: '30'}, artifact: true}, {prose: text}]\n");
	ck_assert_int_eq(s.pages->top->kids.n, 1);
	ck_assert_int_eq(s.pages->top->kids.v[0]->role, ROLE_P);
	setting_close(&s);
}
END_TEST

static const struct {
	const char *box, *said; /* NULL: nothing is wrong */
} limits[] = {
        {"bridge: {from: A, to: B, items: [{label: x, at: '0'}, {label: y, at: '100'}]}", NULL},
        {"bridge: {from: A, to: B, items: [{label: x, at: '-0.1'}]}", "a position on the bridge lies between 0 and 100"},
        {"bridge: {from: A, to: B, items: [{label: x, at: '100.1'}]}", "a position on the bridge lies between 0 and 100"},
        {"bridge: {from: A, to: B, items: [{label: x, at: here}]}", "[bad-number]"},
        {"bridge: {from: A, to: B, height: 22mm, feet: true, items: [{label: x, at: '50'}]}", "[label-space]"},
        {"bridge: {from: A, to: B, height: 60mm, items: [{label: x, at: '50'}]}", NULL},
        {"bridge: {from: Donaudampfschifffahrtsgesellschaftskapitaensmuetze, to: B, items: [{label: x, at: '50'}]}",
         "[label-space]"},
        {"bridge: {from: A, to: B, height: 30mm, from-items: [a, b, c, d, e, f], items: [{label: x, at: '50'}]}",
         "[label-space]"},
        {"bridge: {from: A, to: B, height: 30mm, to-items: [a, b, c, d, e, f], items: [{label: x, at: '50'}]}",
         "[label-space]"},
        {"position: {at: '0'}", NULL},
        {"position: {at: '100'}", NULL},
        {"position: {at: '100.1'}", "a position lies between 0 and 100"},
        {"position: {at: '-0.1'}", "a position lies between 0 and 100"},
        {"radar: {axes: [a, b]}", "a radar has 3 to 64 axes"},
        {"radar: {axes: [a, b, c], lowest: '5', highest: '5'}", "its highest value lies above its lowest"},
        {"radar: {axes: [{label: a, value: '0'}, {label: b, value: '100'}, {label: c, value: '1'}]}", NULL},
        {"radar: {axes: [{label: a, value: '1'}, b, {label: c, value: '1'}]}", "a value for each of its axes, or for none"},
        {"radar: {axes: [{label: a, value: '-0.1'}, {label: b, value: '100'}, {label: c, value: '1'}]}",
         "beyond the rim or the middle"},
        {"radar: {axes: [{label: a, value: '0'}, {label: b, value: '100.1'}, {label: c, value: '1'}]}",
         "beyond the rim or the middle"},
        {"bars: {items: [{label: a, value: '0'}, {label: b, value: '7'}]}", NULL},
        {"bars: {items: [{label: a, value: '-1'}]}", "a bar's value lies between 0 and the highest value"},
        {"bars: {highest: '7', items: [{label: a, value: '7.1'}]}", "a bar's value lies between 0 and the highest value"},
        {"bars: {highest: '7', items: [{label: a, value: '7'}]}", NULL},
        {"bars: {items: [{label: Donaudampfschifffahrtsgesellschaftskapitaensmuetze, value: '7'}]}, width: 50mm",
         "[label-space]"},
        {"bars: {items: [{label: a, value: 'some value that is long and leaves no room for any bar'}]}, width: 30mm",
         "[label-space]"},
        {"venn: {first: F, second: S, height: 22mm}", "[label-space]"},
        {"venn: {first: Donaudampfschifffahrtsgesellschaftskapitaen, second: S}, width: 60mm", "[label-space]"},
        {"venn: {first: F, second: S, both-items: [Donaudampfschifffahrtsgesellschaftskapitaen]}", "[label-space]"},
};

/* The labels of circles that are too small have one cause. */
START_TEST(a_small_venn_is_one_mistake)
{
	struct setting s =
	        typeset("styles: {body: {size: 9pt}}\nbody: [{venn: {first: Fruit, second: Vegetables, height: 30mm,"
	                " first-items: [Pomegranates and quinces], second-items: [Cauliflowers, Aubergines],"
	                " both-items: [Tomatoes]}}]\n");
	const char *said = strstr(setting_messages(&s), "[label-space]");
	ck_assert_ptr_nonnull(said);
	ck_assert_ptr_null(strstr(said + 1, "[label-space]"));
	ck_assert_ptr_nonnull(strstr(said, "more height or width gives larger circles"));
	setting_close(&s);
}
END_TEST

START_TEST(what_a_diagram_cannot_show_is_an_error)
{
	char text[400];
	snprintf(text, sizeof(text), "styles: {body: {size: 9pt}}\nbody: [{%s}]\n", limits[_i].box);
	struct setting s = typeset(text);
	if (limits[_i].said)
		ck_assert_msg(strstr(setting_messages(&s), limits[_i].said), "%s: %s", limits[_i].box, setting_messages(&s));
	else
		ck_assert_msg(!diag_errors(s.diag), "%s: %s", limits[_i].box, setting_messages(&s));
	setting_close(&s);
}
END_TEST

START_TEST(a_bridge_takes_sixty_four_items)
{
	for (int n = 64; n <= 65; n++) {
		struct buf b = {0};
		buf_puts(&b, "styles: {body: {size: 1pt}}\nbody: [{bridge: {from: A, to: B, items: [");
		for (int i = 0; i < n; i++)
			buf_printf(&b, "{label: a, at: '%d'}, ", i);
		buf_puts(&b, "]}}]\n");
		struct setting s = typeset(buf_cstr(&b));
		ck_assert_int_eq(strstr(setting_messages(&s), "a bridge holds at most 64 items") != NULL, n > 64);
		setting_close(&s);
		buf_free(&b);
	}
}
END_TEST

START_TEST(a_radar_takes_sixty_four_axes)
{
	for (int n = 64; n <= 65; n++) {
		struct buf b = {0};
		buf_puts(&b, "styles: {body: {size: 1pt}}\nbody: [{radar: {size: 180mm, axes: [");
		for (int i = 0; i < n; i++)
			buf_puts(&b, "x,");
		buf_puts(&b, "]}}]\n");
		struct setting s = typeset(buf_cstr(&b));
		ck_assert_int_eq(strstr(setting_messages(&s), "a radar has 3 to 64 axes") != NULL, n == 65);
		setting_close(&s);
		buf_free(&b);
	}
}
END_TEST

/* The nth path of the first page that is filled with a colour. */
static const struct item *filled(const struct setting *s, color fill, int nth)
{
	const struct page *p = &s->pages->page.v[0];
	for (int i = 0; i < p->items.v.n; i++)
		if (p->items.v.v[i].kind == ITEM_PATH && color_equal(p->items.v.v[i].path->fill, fill) && !nth--)
			return &p->items.v.v[i];
	ck_abort_msg("no such path");
}

static mpt width_of(const struct item *it) { return it->path->seg[1].p[0].x - it->path->seg[0].p[0].x; }

/* Without a highest value the greatest bar has the full length, and the others their share of it. */
START_TEST(bars_are_in_proportion)
{
	struct setting s = typeset(
	        "body: [{bars: {fill: '#112233', items: [{label: a, value: '1'}, {label: b, value: '4'}, {label: c}, {label: d, value: '2'}]}},"
	        "{bars: {fill: '#223344', highest: '8', items: [{label: a, value: '1'}, {label: b, value: '4'}]}}]\n");
	mpt full = width_of(filled(&s, COLOR_RGB(0x112233), 1));
	ck_assert_int_eq(width_of(filled(&s, COLOR_RGB(0x112233), 0)), full / 4);
	ck_assert_int_eq(width_of(filled(&s, COLOR_RGB(0x112233), 2)), 0);
	ck_assert_int_eq(width_of(filled(&s, COLOR_RGB(0x112233), 3)), full / 2);
	ck_assert_int_eq(width_of(filled(&s, COLOR_RGB(0x223344), 1)), full / 2);
	setting_close(&s);
}
END_TEST

/* Each language says it in its own sentence, with its own list. */
START_TEST(the_sentence_of_a_diagram_is_the_locales)
{
	struct setting s =
	        typeset("locale: {list-separator: '؛ ', sentences: {bars: 'قضبان: {items}.', item: '{value} {name}'}}\n"
	                "body: [{bars: {items: [{label: One, value: '1'}, {label: Two, value: '2'}]}}]\n");
	ck_assert_str_eq(s.pages->top->kids.v[0]->alt, "قضبان: 1 One؛ 2 Two.");
	setting_close(&s);
}
END_TEST

/* A language without the sentence gets the English one, and its author is told; what has no words needs none. */
START_TEST(a_sentence_that_is_missing_is_told)
{
	struct setting s = typeset_in("he", "body: [{bars: {items: [{label: One, value: '1'}]}}]\n");
	const char *said = setting_messages(&s), *first = strstr(said, "[missing-sentence]");
	ck_assert_ptr_nonnull(first);
	ck_assert_ptr_null(strstr(first + 1, "[missing-sentence]"));
	ck_assert_str_eq(s.pages->top->kids.v[0]->alt, "A bar chart: One (1).");
	setting_close(&s);
	s = typeset_in("en-GB", "body: [{bars: {items: [{label: One, value: '1'}]}}]\n");
	ck_assert_str_eq(setting_messages(&s), "");
	setting_close(&s);
	s = typeset_in("eno", "body: [{bars: {items: [{label: One, value: '1'}]}}]\n");
	ck_assert_ptr_nonnull(strstr(setting_messages(&s), "[missing-sentence]"));
	setting_close(&s);
}
END_TEST

/* Piers stand in the order of their places; those at one place in the order of the author. */
START_TEST(piers_are_sorted_by_their_places)
{
	struct setting s = typeset(
	        "styles: {body: {size: 9pt}}\nbody: [{bridge: {from: West, to: East, items: [{label: fourth, at: '70'}, "
	        "{label: second, at: '50'}, {label: third, at: '50'}, {label: first, at: '20'}]}}]\n");
	ck_assert_str_eq(
	        s.pages->top->kids.v[0]->alt,
	        "A bridge between two banks: West (0) and East (100). On it: first (20), second (50), third (50), fourth (70).");
	ck_assert_int_lt(find(&s, "second").x, find(&s, "third").x);
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
	tcase_add_test(c, a_bridge_may_be_as_large_as_a_wall);
	tcase_add_test(c, a_diagram_says_in_words_what_it_shows);
	tcase_add_test(c, radar_names_stand_outside_of_the_rim);
	tcase_add_test(c, a_label_without_room_is_an_error);
	tcase_add_loop_test(c, names_around_a_radar_meet_where_they_are_drawn, 0, COUNT_OF(neighbours));
	tcase_add_test(c, too_many_names_around_a_radar);
	tcase_add_test(c, values_beyond_the_scale_are_an_error);
	tcase_add_test(c, sets_keep_two_millimetres);
	tcase_add_test(c, every_diagram_has_words);
	tcase_add_test(c, a_position_is_not_read_where_it_is_an_artifact);
	tcase_add_test(c, a_bridge_takes_sixty_four_items);
	tcase_add_test(c, a_radar_takes_sixty_four_axes);
	tcase_add_test(c, bars_are_in_proportion);
	tcase_add_loop_test(c, what_a_diagram_cannot_show_is_an_error, 0, COUNT_OF(limits));
	tcase_add_test(c, a_small_venn_is_one_mistake);
	tcase_add_test(c, the_sentence_of_a_diagram_is_the_locales);
	tcase_add_test(c, a_sentence_that_is_missing_is_told);
	tcase_add_test(c, piers_are_sorted_by_their_places);
	suite_add_tcase(suite, c);
	return suite;
}

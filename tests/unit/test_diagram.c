/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Diagrams keep their labels inside and apart, and say in words what they show. */
#include "run_boxes.h"

START_TEST(a_diagram_says_in_words_what_it_shows)
{
	struct setting s = typeset("body: [{bars: {items: [{label: Ash, value: '25'}, {label: Oak, value: '50'}]}}]\n");
	const struct element *figure = s.pages->top->kids.v[0];
	ck_assert_int_eq(figure->role, ROLE_FIGURE);
	ck_assert_str_eq(figure->alt, "A bar chart: Ash (25), Oak (50).");
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
	        "  - bars: {highest: '10', items: [{label: a, value: '11'}]}\n");
	ck_assert_int_eq(diag_errors(s.diag), 2);
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
	        {"spans: {first: F, second: S, labels: none, items: [{name: M, first: [a], second: [b, c]}, {name: N, first: [a]}]}",
	         "Two banks: F and S. The more lines come from a bank, the nearer to it the mast stands. "
	         "M: F 1 (a), S 2 (b, c). N: F 1 (a), S 0."},
	        {"spans: {first: F, second: S, labels: none, items: [{name: M, first: [a]}], alt: 'in words'}", "in words"},
	        {"venn: {first: F, second: S}", "Two circles that overlap: F and S."},
	        {"venn: {first: F, second: S, both-items: [d, e]}", "Two circles that overlap: F and S. Both share: d, e."},
	        {"venn: {first: F, second: S, alt: 'in words'}", "in words"},
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
START_TEST(a_diagram_is_not_read_where_it_is_an_artifact)
{
	struct setting s = typeset("body: [{bars: {items: [{label: a, value: '1'}]}, artifact: true}, {prose: text}]\n");
	ck_assert_int_eq(s.pages->top->kids.n, 1);
	ck_assert_int_eq(s.pages->top->kids.v[0]->role, ROLE_P);
	setting_close(&s);
}
END_TEST

static const struct {
	const char *box, *said; /* NULL: nothing is wrong */
} limits[] = {
        {"radar: {axes: [a, b]}", "a radar has 3 to 64 axes"},
        {"radar: {axes: [a, b, c], lowest: '5', highest: '5'}", "its highest value lies above its lowest"},
        {"radar: {axes: [{label: a, value: '0'}, {label: b, value: '100'}, {label: c, value: '1'}]}", NULL},
        {"radar: {axes: [{label: a, value: '1'}, b, {label: c, value: '1'}]}", "a value for each of its axes, or for none"},
        {"radar: {axes: [{label: a, value: '-0.1'}, {label: b, value: '100'}, {label: c, value: '1'}]}",
         "beyond the rim or the middle"},
        {"radar: {axes: [{label: a, value: '0'}, {label: b, value: '100.1'}, {label: c, value: '1'}]}",
         "beyond the rim or the middle"},
        {"bars: {items: [{label: a, value: '0'}, {label: b, value: '7'}]}", NULL},
        {"bars: {items: [{label: a, value: here}]}", "[bad-number]"},
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

/* As many masts, and as many cables from one bank. */
START_TEST(spans_take_sixty_four)
{
	for (int n = 64; n <= 65; n++) {
		struct buf masts = {0}, cables = {0}, b = {0};
		for (int i = 0; i < n; i++) {
			buf_puts(&masts, "{name: m, first: [a]},");
			buf_puts(&cables, "a,");
		}
		buf_puts(
		        &b,
		        "body: [{spans: {first: A, second: B, labels: none, names: false, plank: 1pt, height: 200mm, items: [");
		buf_printf(&b, "%s]}}, {spans: {first: A, second: B, labels: none, names: false, plank: 1pt, items: [",
		           buf_cstr(&masts));
		buf_printf(&b, "{name: m, first: [%s]}]}}]\n", buf_cstr(&cables));
		struct setting s = typeset(buf_cstr(&b));
		ck_assert_int_eq(strstr(setting_messages(&s), "spans hold at most 64 masts") != NULL, n > 64);
		ck_assert_int_eq(strstr(setting_messages(&s), "a mast has at most 64 cables from a bank") != NULL, n > 64);
		setting_close(&s);
		buf_free(&masts);
		buf_free(&cables);
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

/* Numbers have the digits and the decimal sign of the page. */
START_TEST(numbers_are_said_in_the_digits_of_the_edition)
{
	struct setting s = typeset(
	        "locale: {digits: arab, decimal-sign: '٫'}\n"
	        "body: [{spans: {first: A, second: B, names: false, scale: {from: -9, to: 10}, height: 150pt, head: 0, "
	        "items: [{name: x, first: [a], second: [b]}, {name: y, first: [a, b], second: [c]}]}}]\n");
	ck_assert_ptr_nonnull(strstr(s.pages->top->kids.v[0]->alt, "−٩ (A)"));
	ck_assert_ptr_nonnull(strstr(s.pages->top->kids.v[0]->alt, "x (٠٫٥), y (−٢٫٧)"));
	setting_close(&s);
}
END_TEST

/* U+3002 has the space behind it in itself. */
START_TEST(full_width_sentences_follow_each_other_without_a_space)
{
	struct setting s = typeset("locale: {sentences: {venn: '{first}、{second}。', part: '{name}：{items}。'}}\n"
	                           "body: [{venn: {first: A, second: B, first-items: [a], second-items: [b]}}]\n");
	ck_assert_str_eq(s.pages->top->kids.v[0]->alt, "A、B。A：a。B：b。");
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

Suite *suite_diagram(void)
{
	Suite *suite = suite_create("diagram");
	TCase *c = tcase_create("diagrams");
	tcase_set_timeout(c, 60);
	tcase_add_test(c, a_diagram_says_in_words_what_it_shows);
	tcase_add_test(c, radar_names_stand_outside_of_the_rim);
	tcase_add_test(c, a_label_without_room_is_an_error);
	tcase_add_loop_test(c, names_around_a_radar_meet_where_they_are_drawn, 0, COUNT_OF(neighbours));
	tcase_add_test(c, too_many_names_around_a_radar);
	tcase_add_test(c, values_beyond_the_scale_are_an_error);
	tcase_add_test(c, sets_keep_two_millimetres);
	tcase_add_test(c, every_diagram_has_words);
	tcase_add_test(c, a_diagram_is_not_read_where_it_is_an_artifact);
	tcase_add_test(c, spans_take_sixty_four);
	tcase_add_test(c, a_radar_takes_sixty_four_axes);
	tcase_add_test(c, bars_are_in_proportion);
	tcase_add_loop_test(c, what_a_diagram_cannot_show_is_an_error, 0, COUNT_OF(limits));
	tcase_add_test(c, a_small_venn_is_one_mistake);
	tcase_add_test(c, the_sentence_of_a_diagram_is_the_locales);
	tcase_add_test(c, numbers_are_said_in_the_digits_of_the_edition);
	tcase_add_test(c, full_width_sentences_follow_each_other_without_a_space);
	tcase_add_test(c, a_sentence_that_is_missing_is_told);
	suite_add_tcase(suite, c);
	return suite;
}

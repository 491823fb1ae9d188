/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Cards, figures, pictures and rules. */
#include "typeset.h"

/* A drawing is read once, and what it draws in a place is there once however often it stands in such a place. */
START_TEST(a_drawing_is_read_once)
{
	struct setting s =
	        typeset(SQUARE "[{svg: {file: dot.svg, width: 24pt, alt: x}}, {svg: {file: dot.svg, width: 24pt, alt: y}}, "
	                       "{svg: {file: dot.svg, width: 24pt, alt: z, color: '#FF0000'}}]\n");
	const struct item *items = s.pages->page.v[0].items.v.v;
	ck_assert_int_eq(s.pages->page.v[0].items.v.n, 3);
	ck_assert_ptr_eq(items[0].path, items[1].path);
	ck_assert_ptr_ne(items[0].path, items[2].path);
	setting_close(&s);
}
END_TEST

Suite *suite_layout_card(void);

/* -- cards ----------------------------------------------------------------------------------- */

START_TEST(cards)
{
	/* The title stays with the body; each with the spaces of its style, but those of the card's own. */
	ASSERT_DRAWS(SQUARE "[{card: {title: Title, body: Body, boxes: [{text: boxes}], title-style: spaced, "
	                    "body-style: big}}]"
	                    "\n",
	             "P Title 0 9.57\n"
	             "P Body 0 38.14\n"
	             "P boxes 0 52.57\n");
	ASSERT_DRAWS(SQUARE "[{card: {title: Title, body: Body}, style: spaced}, {text: after}]"
	                    "\n",
	             "P Title 0 9.57\n"
	             "P Body 0 21.57\n"
	             "P after 0 40.57\n");
}
END_TEST

START_TEST(boxes_of_a_card_or_figure_follow_closely)
{
	ASSERT_DRAWS(SQUARE "[{card: {title: Title, boxes: [{text: aa}, {text: bb}]}}, {text: cc}]\n",
	             "P Title 0 9.57\n"
	             "P aa 0 21.57\n"
	             "P bb 0 33.57\n"
	             "P cc 0 45.57\n");
	ASSERT_DRAWS(SQUARE "[{figure: {boxes: [{text: aa}, {text: bb}]}}, {text: cc}]\n",
	             "P aa 0 9.57\n"
	             "P bb 0 21.57\n"
	             "P cc 0 33.57\n");
}
END_TEST

START_TEST(the_title_of_a_card_may_be_a_heading)
{
	ASSERT_DRAWS(SQUARE "[{card: {title: Title, level: 1, body: Body}}]"
	                    "\n",
	             "- bookmark 1 Title #h1 0\n"
	             "H1 Title 0 9.57\n"
	             "P Body 0 21.57\n");
	ASSERT_TREE(SQUARE "[{card: {title: Title, level: 1, body: Body}}, {callout: {title: Note, body: Body}}]"
	                   "\n",
	            "Sect (H1, P), Div (P, P)");
}
END_TEST

START_TEST(an_icon_stands_in_the_middle_of_the_first_line)
{
	/* The gap is two fifths of it; a large one lowers the title. */
	ASSERT_DRAWS(SQUARE "[{card: {title: Title, icon: dot.svg, icon-size: 8pt, body: Body}}]"
	                    "\n",
	             "- #000000 0 2 8 8\n"
	             "P Title 11.2 9.57\n"
	             "P Body 0 21.57\n");
	ASSERT_DRAWS(SQUARE "[{card: {title: Title, icon: dot.svg, icon-size: 20pt, icon-color: '#FF0000'}}]"
	                    "\n",
	             "- #FF0000 0 0 20 20\n"
	             "P Title 28 13.57\n");
	ASSERT_DRAWS(SQUARE "[{card: {title: Title, icon: dot.svg, icon-size: 10pt, title-style: spaced}}, "
	                    "{text: after}]"
	                    "\n",
	             "- #000000 0 1 10 10\n"
	             "P Title 14 9.57\n"
	             "P after 0 28.57\n");
	ASSERT_TREE(SQUARE "[{card: {title: Title, icon: dot.svg}}]"
	                   "\n",
	            "Div (P)");
}
END_TEST

START_TEST(a_title_stays_with_its_body)
{
	struct setting s;
	s = typeset_in("en",
	               SQUARE "[{stack: {height: 180pt, boxes: [{text: above}]}}, {card: {title: Title, body: Body}}]"
	                      "\n");
	ASSERT_CLEAN(&s);
	ck_assert_str_eq(drawn(&s, 1), "P above 0 9.57\n");
	ck_assert_str_eq(drawn(&s, 2),
	                 "P Title 0 9.57\n"
	                 "P Body 0 21.57\n");
	setting_close(&s);
	s = typeset_in("en",
	               SQUARE "[{stack: {height: 180pt, boxes: [{text: above}]}}, {card: {title: Title, "
	                      "boxes: [{text: Body}]}}]"
	                      "\n");
	ASSERT_CLEAN(&s);
	ck_assert_str_eq(drawn(&s, 1), "P above 0 9.57\n");
	ck_assert_str_eq(drawn(&s, 2),
	                 "P Title 0 9.57\n"
	                 "P Body 0 21.57\n");
	setting_close(&s);
	s = typeset_in("en",
	               SQUARE "[{stack: {height: 180pt, boxes: [{text: above}]}}, {card: {title: Title, icon: dot.svg, "
	                      "icon-size: 8pt, body: Body}}]"
	                      "\n");
	ASSERT_CLEAN(&s);
	ck_assert_str_eq(drawn(&s, 1), "P above 0 9.57\n");
	ck_assert_str_eq(drawn(&s, 2),
	                 "- #000000 0 2 8 8\n"
	                 "P Title 11.2 9.57\n"
	                 "P Body 0 21.57\n");
	setting_close(&s);
}
END_TEST

START_TEST(an_icon_leaves_its_title_room)
{
	struct setting s = typeset(SQUARE "[{card: {title: Title, icon: dot.svg, icon-size: 150pt}}]\n");
	ASSERT_SAYS(&s, "error: the title beside its icon has no width left [no-width]");
	ck_assert_int_eq(diag_errors(s.diag), 1);
	setting_close(&s);
}
END_TEST

START_TEST(a_title_with_an_icon_keeps_the_space_of_its_style)
{
	ASSERT_DRAWS(SQUARE "[{text: above}, {card: {title: Title, icon: dot.svg, icon-size: 10pt, "
	                    "title-style: spaced}}, {text: after}]"
	                    "\n",
	             "P above 0 9.57\n"
	             "- #000000 0 18 10 10\n"
	             "P Title 14 26.57\n"
	             "P after 0 45.57\n");
}
END_TEST

START_TEST(what_follows_belongs_to_no_card_or_figure)
{
	ASSERT_TREE(SQUARE "[{card: {title: Title}}, {text: aa}, {figure: {caption: Cap, boxes: [{text: bb}]}}, "
	                   "{text: cc}]"
	                   "\n",
	            "Div (P), P, Div (P, Caption), P");
}
END_TEST

/* -- figures --------------------------------------------------------------------------------- */

START_TEST(figures_have_captions_and_texts)
{
	/* With a text of its own, a figure speaks for its pictures; without, they speak. */
	ASSERT_DRAWS(SQUARE "[{figure: {caption: Cap, alt: Both, boxes: [{svg: {file: dot.svg, width: 10pt}}, "
	                    "{svg: {file: dot.svg, width: 10pt, decorative: true}}]}}]"
	                    "\n",
	             "Figure #000000 0 0 10 10\n"
	             "Figure #000000 0 10 10 10\n"
	             "Caption Cap 0 29.57\n");
	ASSERT_TREE(SQUARE "[{figure: {caption: Cap, alt: Both, boxes: [{svg: {file: dot.svg, width: 10pt}}, "
	                   "{svg: {file: dot.svg, width: 10pt, decorative: true}}]}}]"
	                   "\n",
	            "Figure 'Both' (Caption)");
	ASSERT_TREE(SQUARE "[{figure: {caption: Cap, boxes: [{svg: {file: dot.svg, width: 10pt, alt: x}}, "
	                   "{svg: {file: dot.svg, width: 10pt, decorative: true}}]}}]"
	                   "\n",
	            "Div (Figure 'x', Caption)");
}
END_TEST

START_TEST(a_caption_stays_with_its_picture)
{
	struct setting s;
	s = typeset_in("en",
	               SQUARE "[{stack: {height: 180pt, boxes: [{text: above}]}}, {figure: {caption: Cap, "
	                      "boxes: [{svg: {file: dot.svg, width: 10pt, alt: x}}]}}]"
	                      "\n");
	ASSERT_CLEAN(&s);
	ck_assert_str_eq(drawn(&s, 1), "P above 0 9.57\n");
	ck_assert_str_eq(drawn(&s, 2),
	                 "Figure #000000 0 0 10 10\n"
	                 "Caption Cap 0 19.57\n");
	setting_close(&s);
}
END_TEST

/* -- pictures -------------------------------------------------------------------------------- */

START_TEST(pictures_by_width_and_height)
{
	ASSERT_DRAWS(SQUARE "[{image: {file: dot.png, width: 24pt, alt: x}}, {image: {file: dot.png, height: 6pt, "
	                    "alt: x}}, {image: {file: dot.png, width: 10pt, height: 20pt, alt: x}}]"
	                    "\n",
	             "Figure image dot.png 0 0 24 12\n"
	             "Figure image dot.png 0 12 12 6\n"
	             "Figure image dot.png 0 25.5 10 5\n"); /* whole, in the middle of its place */
	ASSERT_DRAWS(SQUARE "[{svg: {file: dot.svg, width: 20pt, color: '#FF0000', alt: x}}, {svg: {file: dot.svg, "
	                    "height: 30pt, decorative: true}}]"
	                    "\n",
	             "Figure #FF0000 0 0 20 20\n"
	             "- #000000 0 20 30 30\n");
	ASSERT_DRAWS(SQUARE "[{svg: {file: dot.svg, alt: x}}]"
	                    "\n",
	             "Figure #000000 0 0 200 200\n");
}
END_TEST

/* The picture is twice as wide as high (CSS Images 3, 5.5). */
START_TEST(pictures_in_a_place_of_another_shape)
{
	ASSERT_DRAWS(SQUARE "[{image: {file: dot.png, width: 20pt, height: 20pt, object-fit: contain, alt: x}}]\n",
	             "Figure image dot.png 0 5 20 10\n");
	ASSERT_DRAWS(SQUARE "[{image: {file: dot.png, width: 20pt, height: 12pt, object-fit: stretch, alt: x}}]\n",
	             "Figure image dot.png 0 0 20 12\n");
	ASSERT_DRAWS(SQUARE "[{image: {file: dot.png, width: 10pt, height: 10pt, object-fit: cover, alt: x}}, {text: aa}]\n",
	             "Figure clip 0 0 10 10\n"
	             "Figure image dot.png -5 0 20 10\n"
	             "Figure unclip\n"
	             "P aa 0 19.57\n");
	ASSERT_DRAWS(SQUARE "[{image: {file: dot.png, width: 24pt, height: 6pt, object-fit: cover, alt: x}}]\n",
	             "Figure clip 0 0 24 6\n"
	             "Figure image dot.png 0 -3 24 12\n"
	             "Figure unclip\n");
}
END_TEST

/* turned.png is as dot.png, and a note of its camera says that it is to be turned: twice as high as wide. */
START_TEST(pictures_that_their_camera_turned)
{
	ASSERT_DRAWS(SQUARE "[{image: {file: turned.png, width: 12pt, alt: x}}, {image: {file: turned.png, height: 12pt, "
	                    "alt: x}}, {image: {file: turned.png, width: 12pt, height: 12pt, alt: x}}]\n",
	             "Figure image turned.png 0 0 12 24\n"
	             "Figure image turned.png 0 24 6 12\n"
	             "Figure image turned.png 3 36 6 12\n");
	ASSERT_DRAWS(SQUARE "[{grid: {columns: [auto, 1fr], boxes: [{image: {file: turned.png, height: 12pt, alt: x}}, "
	                    "{image: {file: turned.png, height: 12pt, alt: x}}]}}]\n",
	             "Figure image turned.png 0 0 6 12\n"
	             "Figure image turned.png 6 0 6 12\n");
}
END_TEST

START_TEST(pictures_are_placed_by_their_box)
{
	ASSERT_DRAWS(SQUARE "[{svg: {file: dot.svg, width: 20pt, alt: x}, align: end}, {svg: {file: dot.svg, "
	                    "width: 20pt, alt: x}, align: center}]"
	                    "\n",
	             "Figure #000000 180 0 20 20\n"
	             "Figure #000000 90 20 20 20\n");
}
END_TEST

START_TEST(pictures_with_mistakes)
{
	struct setting s;
	s = typeset(SQUARE "[{svg: {file: dot.svg, width: 20pt}}]"
	                   "\n");
	ASSERT_SAYS(&s, "error: an SVG needs 'alt', a sentence for readers who cannot see it [missing-alt]");
	setting_close(&s);
	s = typeset(SQUARE "[{image: {file: dot.png, width: 25pt, alt: x}}]"
	                   "\n");
	ASSERT_SAYS(&s, "warning: the image prints at 288 dpi; 300 are wanted [low-resolution]");
	setting_close(&s);
	s = typeset(SQUARE "[{image: {file: dot.png, alt: x}}]"
	                   "\n");
	ASSERT_SAYS(&s, "warning: the image prints at 36 dpi; 300 are wanted [low-resolution]");
	setting_close(&s);
	s = typeset(SQUARE "[{svg: {file: dot.svg, width: 210pt, alt: x}}]"
	                   "\n");
	ASSERT_SAYS(&s, "error: an SVG is wider than the space around it [overflow]");
	ck_assert_ptr_null(strstr(setting_messages(&s), "taller")); /* one cause, one message */
	setting_close(&s);
}
END_TEST

START_TEST(codes_say_what_they_hold)
{
	ASSERT_TREE(SQUARE "[{qr: {text: code, size: 30pt}}, {qr: {text: code, size: 30pt, alt: Alt}}, "
	                   "{svg: {file: dot.svg, width: 10pt, alt: Pic}}]"
	                   "\n",
	            "Figure 'code', Figure 'Alt', Figure 'Pic'");
}
END_TEST

START_TEST(diagrams_are_as_wide_as_there_is_room)
{
	ASSERT_TREE(SQUARE "[{bars: {items: [{label: aa, value: '1'}]}}]"
	                   "\n",
	            "Figure 'A bar chart: aa (1).'");
}
END_TEST

START_TEST(dashes_are_four_times_as_long_as_thick)
{
	static const mpt wanted[][2] = {{500, 3000}, {1000, 4000}, {2500, 10000}}; /* and no shorter than 3 pt */
	for (int i = 0; i < COUNT_OF(wanted); i++) {
		char layout[2000];
		snprintf(layout, sizeof(layout), SQUARE "[{rule: {thickness: %gpt, dashed: true}}]\n",
		         wanted[i][0] / 1000.0);
		struct setting s = typeset(layout);
		const struct path *path = s.pages->page.v[0].items.v.v[0].path;
		ck_assert_int_eq(path->width, wanted[i][0]);
		ck_assert_int_eq(path->dash, wanted[i][1]);
		setting_close(&s);
	}
}
END_TEST

START_TEST(rules)
{
	/* In the middle of their thickness; dashes of four times that, at least 3 pt, which a trace would show. */
	ASSERT_DRAWS(SQUARE "[{rule: {thickness: 2pt, color: '#FF0000'}}, {text: aa}, {rule: {dashed: true}}]"
	                    "\n",
	             "- line #FF0000 2 0 1 200 0\n"
	             "P aa 0 11.57\n"
	             "- dashed #000000 0.5 0 14.25 200 0\n");
}
END_TEST

START_TEST(pictures_that_cannot_be_read)
{
	/* Are reported, and leave no trace. */
	struct setting s;
	s = typeset(SQUARE "[{svg: {file: none.svg, width: 10pt, alt: x}}, {image: {file: none.png, width: 10pt, "
	                   "alt: x}}, {text: aa}]"
	                   "\n");
	ASSERT_SAYS(&s, "error: there is no file 'none.svg' [file-missing]");
	ASSERT_SAYS(&s, "error: there is no file 'none.png' [file-missing]");
	setting_close(&s);
	s = typeset(SQUARE "[{grid: {columns: [auto, 50pt], boxes: [{svg: {file: none.svg, height: 10pt, alt: x}}, "
	                   "{text: aa}]}}]"
	                   "\n");
	ASSERT_SAYS(&s, "error: there is no file 'none.svg' [file-missing]");
	setting_close(&s);
}
END_TEST

static const struct image *image_on(const struct setting *s, int i)
{
	const struct item_vec *items = &s->pages->page.v[0].items;
	ck_assert_int_lt(i, items->v.n);
	ck_assert_int_eq(items->v.v[i].kind, ITEM_IMAGE);
	return items->v.v[i].image;
}

START_TEST(a_file_is_decoded_once)
{
	struct setting s =
	        typeset(SQUARE "[{image: {file: dot.png, width: 24pt, alt: x}}, {image: {file: dot.png, width: 12pt, "
	                       "alt: x}}]\n");
	ck_assert_int_eq(image_on(&s, 0)->width, 100);
	ck_assert_ptr_eq(image_on(&s, 0), image_on(&s, 1));
	setting_close(&s);
}
END_TEST

/* A style that is named for a part of a box draws its ground and padding there, not only its letters. */
START_TEST(parts_have_the_ground_of_their_style)
{
	static const char *const boxes[] = {
	        "{card: {title: aa, title-style: grey}}",
	        "{card: {title: aa, title-style: grey, level: 1}}",
	        "{card: {body: aa, body-style: grey}}",
	        "{toc: {entry-style: grey}}, {page-break: {}}, {heading: {text: aa, level: 1}}",
	        "{rating: {title: aa, scale: [b, c], statements: [d], title-style: grey}}",
	        "{rating: {title: aa, level: 1, scale: [b, c], statements: [d], title-style: grey}}",
	        "{rating: {title: b, scale: [c, d], statements: [aa], text-style: grey}}"};
	static char layout[4000];
	snprintf(layout, sizeof(layout), SQUARE "[%s]\n", boxes[_i]);
	struct setting s = typeset(layout);
	ASSERT_CLEAN(&s);
	ck_assert_ptr_nonnull(find_path(&s, 1, COLOR_RGB(0xEEEEEE)));
	ck_assert_int_eq(find(&s, "aa").x, 4000);
	setting_close(&s);
}
END_TEST

/* Columns that are kept together go to the next page rather than being divided; inside of another box too. */
START_TEST(columns_are_kept_together)
{
	static const char *const kept[] = {
	        "{columns: [{text: aa}, {text: xx}, {text: yy}, {text: bb}], keep: together}",
	        "{stack: [{columns: [{text: aa}, {text: xx}, {text: yy}, {text: bb}]}], keep: together}",
	        "{columns: [{text: aa}, {text: xx}, {text: yy}, {text: bb}]}"};
	static char layout[4000];
	snprintf(layout, sizeof(layout), SQUARE "[{stack: {boxes: [{text: top}], height: 180pt}}, %s]\n", kept[_i]);
	struct setting s = typeset(layout);
	ASSERT_CLEAN(&s);
	ck_assert_int_eq(find(&s, "aa").page, _i < 2 ? 2 : 1);
	ck_assert_int_eq(find(&s, "bb").page, 2);
	setting_close(&s);
}
END_TEST

START_TEST(a_style_keeps_any_box_with_the_next)
{
	static const char *const styles[] = {"body", "with-next"};
	static char layout[4000];
	snprintf(layout, sizeof(layout),
	         SQUARE "[{stack: {boxes: [{text: top}], height: 170pt}}, {stack: {boxes: [{text: aa}]}, style: %s}, "
	                "{stack: {boxes: [{text: xx}, {text: bb}]}, keep: together}]\n",
	         styles[_i]);
	struct setting s = typeset(layout);
	ASSERT_CLEAN(&s);
	ck_assert_int_eq(find(&s, "aa").page, 1 + _i);
	ck_assert_int_eq(find(&s, "bb").page, 2);
	setting_close(&s);
}
END_TEST

Suite *suite_layout_card(void)
{
	const TTest *const tests[] = {cards,
	                              boxes_of_a_card_or_figure_follow_closely,
	                              dashes_are_four_times_as_long_as_thick,
	                              the_title_of_a_card_may_be_a_heading,
	                              an_icon_stands_in_the_middle_of_the_first_line,
	                              a_title_stays_with_its_body,
	                              an_icon_leaves_its_title_room,
	                              a_title_with_an_icon_keeps_the_space_of_its_style,
	                              what_follows_belongs_to_no_card_or_figure,
	                              figures_have_captions_and_texts,
	                              a_caption_stays_with_its_picture,
	                              pictures_by_width_and_height,
	                              pictures_in_a_place_of_another_shape,
	                              pictures_that_their_camera_turned,
	                              pictures_are_placed_by_their_box,
	                              pictures_with_mistakes,
	                              codes_say_what_they_hold,
	                              diagrams_are_as_wide_as_there_is_room,
	                              rules,
	                              pictures_that_cannot_be_read,
	                              a_file_is_decoded_once,
	                              a_drawing_is_read_once};
	Suite *suite = suite_with(suite_create("layout_card"), tests, COUNT_OF(tests));
	TCase *c = tcase_create("parts");
	tcase_add_loop_test(c, parts_have_the_ground_of_their_style, 0, 7);
	tcase_add_loop_test(c, columns_are_kept_together, 0, 3);
	tcase_add_loop_test(c, a_style_keeps_any_box_with_the_next, 0, 2);
	suite_add_tcase(suite, c);
	return suite;
}

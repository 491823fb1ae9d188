/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is drawn over the pages of a proof and of a draft. */
#include "small_project.h"

#include "project/proof.h"

Suite *suite_proof(void);

static void build(const char *locale, bool proof)
{
	small_project_build(locale, (struct build_options){.write = true, .dump = DUMP_PAGES, .proof = proof, .workers = 1});
}

/* The lines of a trace that hold `word`, each with its end. */
static const char *lines_with(const char *trace, const char *word)
{
	const char *found = "";
	for (const char *p = content_of(trace); *p; p += strcspn(p, "\n"), p += *p == '\n') {
		const char *line = arena_strndup(f.arena, p, strcspn(p, "\n"));
		if (strstr(line, word))
			found = arena_printf(f.arena, "%s%s\n", found, line);
	}
	return found;
}

START_TEST(each_text_has_a_frame_and_its_key_with_the_room_left)
{
	build("en", true);
	ck_assert_str_eq(drawn("out/en/page.pdf"), "A title | A note | Read on | title +43 | note +32 | page:word.more +28");
	/* A frame around the lines, and a label half as large as the text at its end, half above it. */
	ck_assert_str_eq(lines_with("out/en/page.pdf", "#C2185B"),
	                 "  path 51.02,51.02 195.59x13.5 segments=5 fill=none stroke=#C2185B width=0.25 - watermark\n"
	                 "  path 228.84,49.02 17.78x4.8 segments=5 fill=#C2185B - watermark\n"
	                 "  path 51.02,64.52 195.59x13.5 segments=5 fill=none stroke=#C2185B width=0.25 - watermark\n"
	                 "  path 227.45,62.52 19.16x4.8 segments=5 fill=#C2185B - watermark\n"
	                 "  path 51.02,78.02 195.59x13.5 segments=5 fill=none stroke=#C2185B width=0.25 - watermark\n"
	                 "  path 204.9,76.02 41.72x4.8 segments=5 fill=#C2185B - watermark\n");
	ck_assert_str_eq(
	        lines_with("out/en/page.pdf", "#FFFFFF"),
	        "  glyphs 230.17,52.85 w=15.11 NotoSans-Regular.ttf 4 #FFFFFF \"title +43\" lang=en - watermark\n"
	        "  glyphs 228.79,66.35 w=16.5 NotoSans-Regular.ttf 4 #FFFFFF \"note +32\" lang=en - watermark\n"
	        "  glyphs 206.23,79.85 w=39.05 NotoSans-Regular.ttf 4 #FFFFFF \"page:word.more +28\" lang=en - watermark\n");
}
END_TEST

/* Thin enough to see what it is around. */
START_TEST(a_frame_is_a_quarter_of_a_point_thick)
{
	const struct project *project = small_project_load();
	const struct output output = {.document = project->documents.v, .locale = "en"};
	struct typesetting s = {.root = f.root,
	                        .project = project,
	                        .arena = f.arena,
	                        .diag = f.diag,
	                        .fonts = fonts_open(f.root, f.arena, f.diag),
	                        .measure = true};
	struct pages *pages = typeset_output(&s, &output);
	int before = pages->page.v[0].items.v.n;
	proof_pages(&s, pages, "page");
	const struct item *frame = &pages->page.v[0].items.v.v[before];
	ck_assert(frame->kind == ITEM_PATH && color_equal(frame->path->stroke, COLOR_RGB(0xC2185B)));
	ck_assert_int_eq(frame->path->width, 250);
	text_close(s.env);
	fonts_close(s.fonts);
}
END_TEST

START_TEST(keys_are_those_of_the_source_in_every_locale)
{
	build("de", true);
	ck_assert_ptr_nonnull(strstr(drawn("out/de/page.pdf"), "Ein Titel | Eine Notiz | Weiter | title +"));
	ck_assert_ptr_nonnull(strstr(drawn("out/de/page.pdf"), "page:word.more +"));
}
END_TEST

START_TEST(texts_of_one_box_share_a_frame)
{
	folder_put(&f, "layouts/page.yaml",
	           "shape: demo\ndocument: {title: '{title}'}\npage: {size: a6}\n"
	           "body: [{heading: {text: '{title}', level: 1}}, {text: '{title}: {note}'}]\n");
	build("en", true);
	ck_assert_str_eq(folder_log(&f), "");
	ck_assert_ptr_nonnull(strstr(drawn("out/en/page.pdf"), " | title +43 | title, note"));
}
END_TEST

START_TEST(a_text_that_is_too_long_has_less_than_no_room)
{
	folder_put(&f, "layouts/page.yaml",
	           "shape: demo\ndocument: {title: '{title}'}\npage: {size: a6}\n"
	           "body: [{heading: {text: '{title}', level: 1}}, {text: '{note}'}]\n");
	folder_put(&f, "content/demo/en.yaml",
	           "title: A title\nnote: A note that takes a second line of its narrow page when it is set in its style\n");
	build("en", true);
	ck_assert_ptr_nonnull(strstr(drawn("out/en/page.pdf"), "note "));
	ck_assert_str_eq(folder_log(&f), "");
}
END_TEST

/* How much would fit into a drawing is not known. */
START_TEST(a_label_of_a_drawing_has_its_key_only)
{
	folder_put(&f, "layouts/page.yaml",
	           "shape: demo\ndocument: {title: '{title}'}\npage: {size: a6}\n"
	           "body: [{heading: {text: '{title}', level: 1}}, {bars: {items: [{label: '{note}', value: '1'}]}}]\n");
	build("en", true);
	ck_assert_str_eq(folder_log(&f), "");
	ck_assert_str_eq(drawn("out/en/page.pdf"), "A title | A note | 1 | title +43 | note");
}
END_TEST

/* What nobody translates has neither frame nor key. */
START_TEST(a_text_of_the_layout_itself_has_no_key)
{
	folder_put(&f, "layouts/page.yaml",
	           "shape: demo\ndocument: {title: '{title}'}\npage: {size: a6}\n"
	           "body: [{heading: {text: '{title}', level: 1}}, {text: '12–34'}]\n");
	build("en", true);
	ck_assert_str_eq(folder_log(&f), "");
	ck_assert_str_eq(drawn("out/en/page.pdf"), "A title | 12–34 | title +43");
}
END_TEST

/* Where text runs from right to left, lines end at the left. */
START_TEST(a_label_stands_at_the_end_of_the_line)
{
	folder_put(
	        &f, "layouts/page.yaml",
	        "shape: demo\ndocument: {title: '{title}'}\npage: {size: a6}\nlocale: {direction: rtl, allow: {script-direction: as such}}\n"
	        "body: [{heading: {text: '{title}', level: 1}}]\n");
	build("en", true);
	ck_assert_str_eq(lines_with("out/en/page.pdf", "fill=#C2185B"),
	                 "  path 51.02,49.02 17.78x4.8 segments=5 fill=#C2185B - watermark\n");
}
END_TEST

/* Labels of very small and very large texts can be read, and leave the text to be read. */
static const struct {
	const char *size, *label;
} sizes[] = {{"5pt", " 4 #FFFFFF"},
             {"10pt", " 4 #FFFFFF"},
             {"20pt", " 8 #FFFFFF"},
             {"30pt", " 12 #FFFFFF"},
             {"40pt", " 12 #FFFFFF"}};

START_TEST(a_label_is_two_fifths_of_the_text)
{
	folder_put(&f, "layouts/page.yaml",
	           arena_printf(f.arena,
	                        "shape: demo\ndocument: {title: '{title}'}\npage: {size: a6}\n"
	                        "styles: {body: {size: %s}}\nbody: [{heading: {text: '{title}', level: 1}}]\n",
	                        sizes[_i].size));
	build("en", true);
	ck_assert_str_eq(folder_log(&f), "");
	ck_assert_ptr_nonnull(strstr(lines_with("out/en/page.pdf", "#FFFFFF"), sizes[_i].label));
}
END_TEST

/* A key that is wider than its text begins at the edge of the page at most, or ends there. */
static const struct {
	const char *direction, *margins, *label;
} edges[] = {
        {"ltr", "{inner: 2mm, outer: 52mm}", "  path 0,"},
        {"rtl, allow: {script-direction: as such}", "{inner: 2mm, outer: 52mm}",
         "  path 63.73,"}, /* and 106.35 wide: to 170.08, the page's width */
};

START_TEST(a_label_stays_on_its_page)
{
	folder_put(&f, "layouts/page.yaml",
	           arena_printf(f.arena,
	                        "shape: demo\ndocument: {title: '{title}'}\nlocale: {direction: %s}\n"
	                        "page: {size: 60mm x 60mm, unprintable: 0, margins: %s}\nstyles: {body: {size: 5pt}}\n"
	                        "words: {a-name-that-is-much-longer-than-its-text: A}\n"
	                        "body: [{heading: {text: '{title}', level: 1}}, "
	                        "{text: '{word.a-name-that-is-much-longer-than-its-text}', width: 6mm}]\n",
	                        edges[_i].direction, edges[_i].margins));
	build("en", true);
	ck_assert_str_eq(folder_log(&f), "");
	ck_assert_msg(strstr(lines_with("out/en/page.pdf", "fill=#C2185B"), edges[_i].label), "%s",
	              lines_with("out/en/page.pdf", "fill=#C2185B"));
}
END_TEST

START_TEST(without_proof_pages_are_as_they_were)
{
	build("en", false);
	ck_assert_str_eq(drawn("out/en/page.pdf"), "A title | A note | Read on");
	ck_assert_str_eq(lines_with("out/en/page.pdf", "path"), "");
}
END_TEST

/* -- stamps --------------------------------------------------------------------------------- */

START_TEST(a_draft_is_stamped_on_every_page)
{
	folder_put(&f, "content/demo/po/de.po", PO_HEAD PO_ENTRY("title", "A title", "Ein Titel"));
	folder_put(&f, "layouts/page.yaml",
	           "shape: demo\ndocument: {title: '{title}'}\npage: {size: a6}\n"
	           "body: [{heading: {text: '{title}', level: 1}}, page-break, {text: '{note}'}]\n");
	build("de", false);
	ck_assert_str_eq(drawn("out/de/page.pdf"),
	                 "Ein Titel | DRAFT de: 1 of 2 texts translated | A note | DRAFT de: 1 of 2 texts translated");
	/* In the middle third of the page, 15 pt from the top, a sixtieth of the page's width high. */
	const char *ground = "  path 119.67,15 78.76x5.95 segments=5 fill=#B3261E - watermark\n";
	ck_assert_str_eq(lines_with("out/de/page.pdf", "#B3261E"), arena_printf(f.arena, "%s%s", ground, ground));
	const char *text =
	        "  glyphs 121.32,19.75 w=75.45 NotoSans-Regular.ttf 4.96 #FFFFFF \"DRAFT de: 1 of 2 texts translated\" lang=en - watermark\n";
	ck_assert_str_eq(lines_with("out/de/page.pdf", "DRAFT"), arena_printf(f.arena, "%s%s", text, text));
}
END_TEST

Suite *suite_proof(void)
{
	Suite *suite = suite_create("proof");
	TCase *c = tcase_create("proof");
	tcase_set_timeout(c, 60); /* a busy machine */
	tcase_add_checked_fixture(c, small_project, small_project_close);
	tcase_add_test(c, each_text_has_a_frame_and_its_key_with_the_room_left);
	tcase_add_test(c, a_frame_is_a_quarter_of_a_point_thick);
	tcase_add_test(c, keys_are_those_of_the_source_in_every_locale);
	tcase_add_test(c, texts_of_one_box_share_a_frame);
	tcase_add_test(c, a_text_that_is_too_long_has_less_than_no_room);
	tcase_add_test(c, a_label_of_a_drawing_has_its_key_only);
	tcase_add_test(c, a_text_of_the_layout_itself_has_no_key);
	tcase_add_test(c, a_label_stands_at_the_end_of_the_line);
	tcase_add_loop_test(c, a_label_is_two_fifths_of_the_text, 0, COUNT_OF(sizes));
	tcase_add_loop_test(c, a_label_stays_on_its_page, 0, COUNT_OF(edges));
	tcase_add_test(c, without_proof_pages_are_as_they_were);
	tcase_add_test(c, a_draft_is_stamped_on_every_page);
	suite_add_tcase(suite, c);
	return suite;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rules of a display list: each slip is found, and named with its page. */
#include "pages.h"

#include <check.h>

Suite *suite_pages(void);

static struct arena *a;
static struct pages *p;
static struct page *page, *inner;
static struct element *top, *paragraph, *form;
static struct path frame;
static struct glyph_run run;
static struct form_field name, choice;
static struct placed_page placed;

enum { CLIP, PATH, GLYPHS, UNCLIP, IMAGE, LINK, BOOKMARK, TARGET, TYPED, CHOSEN, PLACED };

static struct item *item(int i) { return &page->items.v.v[i]; }

static void fill(struct page *of, const struct item *items, int n)
{
	*of = (struct page){.width = PT(100), .height = PT(50)};
	for (int i = 0; i < n; i++)
		*vec_push(a, &of->items.v) = items[i];
}

static void make_parts(void)
{
	static struct glyph glyphs[] = {{.gid = 1, .advance = 500}, {.gid = 2, .cluster = 2, .advance = 300}};
	static struct seg segs[] = {{SEG_MOVE, {{0, 0}}}, {SEG_LINE, {{9, 9}}}};
	static const struct form_field typed = {.kind = FIELD_TEXT, .name = "job", .says = "Your job", .size = PT(9)};
	glyphs[1].cluster = 2;
	segs[0].op = SEG_MOVE;
	run = (struct glyph_run){.width = 800, .text = "ab", .text_size = 2, .n = 2, .glyph = glyphs, .soft_hyphen = true};
	frame = (struct path){.n = 2, .seg = segs};
	name = typed;
	choice = (struct form_field){.kind = FIELD_CHECK, .name = "yes", .says = "Yes"};
	top = element_new(a, NULL, ROLE_DOCUMENT);
	paragraph = element_new(a, top, ROLE_P);
	form = element_new(a, top, ROLE_FORM);
	form->alt = "Your job";
	inner = NEW(a, struct page);
	fill(inner, (struct item[]){{.kind = ITEM_PATH, .path = &frame}}, 1);
	placed = (struct placed_page){.page = inner, .number = 1, .num = 1, .den = 1};
}

static void open(void)
{
	static const char typing;
	a = arena_new();
	make_parts();
	p = NEW(a, struct pages);
	*p = (struct pages){.arena = a, .top = top, .typing = (const void *)&typing};
	page = vec_push(a, &p->page);
	const struct item items[] = {
	        [CLIP] = {.kind = ITEM_CLIP, .path = &frame},
	        [PATH] = {.kind = ITEM_PATH, .path = &frame},
	        [GLYPHS] = {.kind = ITEM_GLYPHS, .run = &run, .element = paragraph},
	        [UNCLIP] = {.kind = ITEM_UNCLIP},
	        [IMAGE] = {.kind = ITEM_IMAGE, .w = 9, .h = 9},
	        [LINK] = {.kind = ITEM_LINK, .href = "#a", .element = paragraph},
	        [BOOKMARK] = {.kind = ITEM_BOOKMARK, .bookmark = {1, "A", "a"}},
	        [TARGET] = {.kind = ITEM_TARGET, .target = {.name = "b"}},
	        [TYPED] = {.kind = ITEM_FIELD, .w = 9, .h = 9, .element = form, .field = {.of = &name}},
	        [CHOSEN] = {.kind = ITEM_FIELD, .w = 9, .h = 9, .element = form, .field = {.of = &choice, .state = "1"}},
	        [PLACED] = {.kind = ITEM_PLACED, .placed = &placed}};
	fill(page, items, COUNT_OF(items));
}

static void done(void) { arena_free(a); }

/* -- slips ---------------------------------------------------------------------------------- */

static void hyphens_are_two(void) { run.glyph[0].cluster = run.glyph[1].cluster = 2; }
static void glyph_is_beyond_the_text(void) { run.glyph[1].cluster = 3; }
static void run_is_wider(void) { run.width = 801; }
static void path_begins_with_a_line(void) { frame.seg[0].op = SEG_LINE; }
static void stroke_is_negative(void) { frame.width = -1; }
static void dash_is_negative(void) { frame.dash = -1; }
static void gap_is_negative(void) { frame.gap = -1; }
static void no_page_is_placed(void) { placed.page = NULL; }
static void placed_page_has_no_number(void) { placed.number = 0; }
static void placed_page_is_scaled_to_nothing(void) { placed.num = 0; }
static void placed_page_is_scaled_by_nothing(void) { placed.den = 0; }
static void placed_page_is_turned_back(void) { placed.turns = -1; }
static void placed_page_is_turned_around(void) { placed.turns = 4; }
static void placed_page_holds_another(void) { inner->items.v.v[0] = *item(PLACED); }
static void path_of_the_placed_page_is_open(void) { inner->items.v.v[0].kind = ITEM_CLIP; }
static void place_of_no_field(void) { item(TYPED)->field.of = NULL; }
static void field_has_no_name(void) { name.name = NULL; }
static void field_says_nothing(void) { name.says = NULL; }
static void field_has_no_element(void) { item(TYPED)->element = NULL; }
static void field_is_of_a_paragraph(void) { item(TYPED)->element = paragraph; }
static void form_says_nothing(void) { form->alt = NULL; }
static void field_has_no_width(void) { item(TYPED)->w = 0; }
static void field_has_no_height(void) { item(TYPED)->h = 0; }
static void nothing_can_be_typed(void) { p->typing = NULL; }
static void letters_have_no_size(void) { name.size = 0; }
static void choice_has_no_value(void) { item(CHOSEN)->field.state = NULL; }
static void target_has_no_name(void) { item(TARGET)->target.name = NULL; }
static void bookmark_has_no_level(void) { item(BOOKMARK)->bookmark.level = 0; }
static void bookmark_has_no_title(void) { item(BOOKMARK)->bookmark.title = NULL; }
static void bookmark_has_no_name(void) { item(BOOKMARK)->bookmark.name = NULL; }
static void image_has_no_width(void) { item(IMAGE)->w = 0; }
static void image_has_no_height(void) { item(IMAGE)->h = 0; }
static void page_has_no_width(void) { page->width = 0; }
static void page_has_no_height(void) { page->height = 0; }
static void bleed_is_negative(void) { page->bleed = -1; }
static void clip_ends_too_often(void) { item(PATH)->kind = ITEM_UNCLIP; }
static void clip_does_not_end(void) { item(PATH)->kind = ITEM_CLIP; }
static void page_stands_twice(void)
{
	struct placed_page *again = NEW(a, struct placed_page);
	*again = placed;
	*vec_push(a, &page->items.v) = (struct item){.kind = ITEM_PLACED, .placed = again};
}
static void element_is_in_no_tree(void) { item(GLYPHS)->element = element_detached(a, top, ROLE_P); }
static void tree_is_of_an_artifact(void) { top->artifact = true; }
static void artifact_is_in_the_tree(void) { paragraph->artifact = true; }
static void kid_has_two_places(void) { *vec_push(a, &paragraph->kids) = form; }
static void row_is_in_the_document(void) { paragraph->role = ROLE_TR; }

static const struct {
	void (*make)(void);
	const char *found;
} slips[] = {
        {hyphens_are_two, "a glyph stands for no text of 'ab' (page 1)"},
        {glyph_is_beyond_the_text, "a glyph stands for no text of 'ab' (page 1)"},
        {run_is_wider, "'ab' is drawn 800 wide but was measured as 801 (page 1)"},
        {path_begins_with_a_line, "a path does not begin with a move (page 1)"},
        {stroke_is_negative, "a stroke has a negative width or dash (page 1)"},
        {dash_is_negative, "a stroke has a negative width or dash (page 1)"},
        {gap_is_negative, "a stroke has a negative width or dash (page 1)"},
        {no_page_is_placed, "no page stands in its place (page 1)"},
        {placed_page_has_no_number, "no page stands in its place (page 1)"},
        {placed_page_is_scaled_to_nothing, "a placed page has no scale (page 1)"},
        {placed_page_is_scaled_by_nothing, "a placed page has no scale (page 1)"},
        {placed_page_is_turned_back, "a placed page has no scale (page 1)"},
        {placed_page_is_turned_around, "a placed page has no scale (page 1)"},
        {placed_page_holds_another, "a placed page holds another (page 1)"},
        {path_of_the_placed_page_is_open, "a clip does not end on its page (page 1)"},
        {place_of_no_field, "a field is not filled in (page 1)"},
        {field_has_no_name, "a field is not filled in (page 1)"},
        {field_says_nothing, "a field is not filled in (page 1)"},
        {field_has_no_element, "the field job has no element (page 1)"},
        {field_is_of_a_paragraph, "the field job has no element (page 1)"},
        {form_says_nothing, "the field job has no element (page 1)"},
        {field_has_no_width, "the field job has no size (page 1)"},
        {field_has_no_height, "the field job has no size (page 1)"},
        {nothing_can_be_typed, "the field job has no font (page 1)"},
        {letters_have_no_size, "the field job has no font (page 1)"},
        {choice_has_no_value, "the field yes has no state (page 1)"},
        {target_has_no_name, "a target has no name (page 1)"},
        {bookmark_has_no_level, "a bookmark is not filled in (page 1)"},
        {bookmark_has_no_title, "a bookmark is not filled in (page 1)"},
        {bookmark_has_no_name, "a bookmark is not filled in (page 1)"},
        {image_has_no_width, "an image has no size (page 1)"},
        {image_has_no_height, "an image has no size (page 1)"},
        {page_has_no_width, "a page has no size (page 1)"},
        {page_has_no_height, "a page has no size (page 1)"},
        {bleed_is_negative, "a page has no size (page 1)"},
        {clip_ends_too_often, "a clip ends that did not begin (page 1)"},
        {clip_does_not_end, "a clip does not end on its page (page 1)"},
        {page_stands_twice, "a page with its tags stands in two places"},
        {element_is_in_no_tree, "an item belongs to P, which is in no tree (page 1)"},
        {tree_is_of_an_artifact, "an artifact, Document, stands in the structure tree"},
        {artifact_is_in_the_tree, "an artifact, P, stands in the structure tree"},
        {kid_has_two_places, "Form stands in two places"},
        {row_is_in_the_document, "TR stands in Document"},
};

START_TEST(a_slip_is_found)
{
	struct buf why = {0};
	slips[_i].make();
	ck_assert(!pages_hold(p, &why));
	ck_assert_str_eq(buf_cstr(&why), slips[_i].found);
	buf_free(&why);
}
END_TEST

static void whole(void) {}
/* A picture has no text that its glyphs could stand for, and a page that is repeated may stand in many places. */
static void glyphs_without_text(void) { run.text_size = 0; }
static void picture_of_a_page_twice(void)
{
	placed.repeated = true;
	page_stands_twice();
}
static void no_tree(void)
{
	p->top = NULL;
	page->items.v.n = CLIP;
}

static void (*const held[])(void) = {whole, glyphs_without_text, picture_of_a_page_twice, no_tree};

START_TEST(what_keeps_the_rules_holds)
{
	struct buf why = {0};
	held[_i]();
	ck_assert_msg(pages_hold(p, &why), "%s", buf_cstr(&why));
	buf_free(&why);
}
END_TEST

/* -- the tree (ISO 32000-1 14.8.4) ----------------------------------------------------------- */

static const struct {
	enum role kid, parent;
	bool may;
} families[] = {
        {ROLE_TR, ROLE_TABLE, true},   {ROLE_TR, ROLE_THEAD, true},       {ROLE_TR, ROLE_TBODY, true},
        {ROLE_TR, ROLE_DIV, false},    {ROLE_TH, ROLE_TR, true},          {ROLE_TD, ROLE_TR, true},
        {ROLE_TD, ROLE_TABLE, false},  {ROLE_LI, ROLE_L, true},           {ROLE_LI, ROLE_DIV, false},
        {ROLE_L, ROLE_LI, true},       {ROLE_L, ROLE_TABLE, false},       {ROLE_L, ROLE_TR, false},
        {ROLE_L, ROLE_TBODY, false},   {ROLE_LBODY, ROLE_LI, true},       {ROLE_LBL, ROLE_L, false},
        {ROLE_TOCI, ROLE_TOC, true},   {ROLE_TOCI, ROLE_DIV, false},      {ROLE_THEAD, ROLE_TABLE, true},
        {ROLE_TBODY, ROLE_DIV, false}, {ROLE_CAPTION, ROLE_TABLE, true},  {ROLE_CAPTION, ROLE_TR, false},
        {ROLE_CAPTION, ROLE_L, false}, {ROLE_CAPTION, ROLE_THEAD, false}, {ROLE_P, ROLE_TD, true},
        {ROLE_P, ROLE_TABLE, false},   {ROLE_P, ROLE_TR, false},          {ROLE_P, ROLE_L, false},
        {ROLE_P, ROLE_TOC, false},     {ROLE_P, ROLE_THEAD, false},       {ROLE_P, ROLE_TBODY, false},
};

START_TEST(elements_stand_where_they_may)
{
	struct buf why = {0};
	struct pages tree = {.arena = a, .top = element_new(a, NULL, families[_i].parent)};
	element_new(a, tree.top, families[_i].kid);
	ck_assert_msg(pages_hold(&tree, &why) == families[_i].may, "%s in %s", role_names[families[_i].kid],
	              role_names[families[_i].parent]);
	buf_free(&why);
}
END_TEST

/* -- walking -------------------------------------------------------------------------------- */

/* Into a page that is placed, instead of its place; into one that is a picture when that is asked for. */
START_TEST(a_walk_goes_into_placed_pages)
{
	int seen = 0, places = 0;
	for (struct item_walk w = {.page = page}; item_walk_next(&w); seen++)
		places += w.place != NULL;
	ck_assert_int_eq(seen, PLACED + 1);
	ck_assert_int_eq(places, 1);
	placed.repeated = true;
	const struct item *last = NULL;
	for (struct item_walk w = {.page = page}; item_walk_next(&w);)
		last = &w.page->items.v.v[w.at - 1];
	ck_assert_int_eq(last->kind, ITEM_PLACED);
}
END_TEST

Suite *suite_pages(void)
{
	Suite *s = suite_create("pages");
	TCase *c = tcase_create("pages");
	tcase_add_checked_fixture(c, open, done);
	tcase_add_loop_test(c, a_slip_is_found, 0, COUNT_OF(slips));
	tcase_add_loop_test(c, what_keeps_the_rules_holds, 0, COUNT_OF(held));
	tcase_add_loop_test(c, elements_stand_where_they_may, 0, COUNT_OF(families));
	tcase_add_test(c, a_walk_goes_into_placed_pages);
	suite_add_tcase(s, c);
	return s;
}

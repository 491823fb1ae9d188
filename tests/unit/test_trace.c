/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The trace of a small document, word by word: this is what golden files look like. */
#include "trace.h"

#include <check.h>
#include <string.h>

Suite *suite_trace(void);

static struct pages *new_pages(struct arena *a)
{
	struct pages *p = NEW(a, struct pages);
	*p = (struct pages){.arena = a, .title = "A \"title\"", .lang = "en", .duplex = true};
	p->top = element_new(a, NULL, ROLE_DOCUMENT);
	*vec_push(a, &p->page) = (struct page){.width = 595276, .height = 841890, .label = "i"};
	return p;
}

static struct item *add(struct pages *p, enum item_kind kind, struct element *element, mpt x, mpt y)
{
	struct item *it = vec_push(p->arena, &p->page.v[0].items.v);
	*it = (struct item){.kind = kind, .element = element, .x = x, .y = y};
	return it;
}

static void add_glyphs(struct pages *p, struct element *element, const char *text, bool rtl)
{
	struct face *face = NEW(p->arena, struct face);
	struct glyph_run *run = NEW(p->arena, struct glyph_run);
	face->file = "folder/Some-Regular.ttf";
	*run = (struct glyph_run){.face = face,
	                          .size = 10500,
	                          .width = 31250,
	                          .color = COLOR_RGB(0x1C1B1A),
	                          .text = text,
	                          .text_size = (int)strlen(text),
	                          .rtl = rtl,
	                          .soft_hyphen = true};
	add(p, ITEM_GLYPHS, element, 56693, 70000)->run = run;
}

static void add_path(struct pages *p, struct element *element)
{
	struct path *path = NEW(p->arena, struct path);
	*path = (struct path){.n = 2,
	                      .seg = NEW_ARRAY(p->arena, struct seg, 2),
	                      .fill = COLOR_NONE,
	                      .stroke = COLOR_RGB(0xFF0000),
	                      .width = 500,
	                      .dash = 2000,
	                      .round_caps = true};
	path->seg[0] = (struct seg){SEG_MOVE, {{0, 0}}};
	path->seg[1] = (struct seg){SEG_CURVE, {{-1000, 5000}, {20000, 5000}, {30000, 0}}};
	add(p, ITEM_PATH, element, 10000, 20000)->path = path;
	add(p, ITEM_CLIP, NULL, 0, 0)->path = path;
	add(p, ITEM_UNCLIP, NULL, 0, 0);
}

static void fill(struct pages *p)
{
	struct element *h = element_new(p->arena, p->top, ROLE_H1), *figure = element_new(p->arena, p->top, ROLE_FIGURE);
	struct element *table = element_new(p->arena, p->top, ROLE_TABLE), *row = element_new(p->arena, table, ROLE_TR);
	struct element *head = element_new(p->arena, row, ROLE_TH), *head2 = element_new(p->arena, row, ROLE_TH);
	h->has_content = true;
	figure->alt = "A line";
	figure->bbox = (struct rect){PT(1), PT(2), PT(3), PT(4)};
	head->scope = SCOPE_COLUMN;
	head->colspan = 2;
	struct item *mark = add(p, ITEM_BOOKMARK, NULL, 0, PT(60));
	mark->bookmark.level = 1;
	mark->bookmark.title = "Start";
	mark->bookmark.name = "start";
	add_glyphs(p, h, "fi\xC3\xA9", false);
	add_path(p, figure);
	add_glyphs(p, head2, "\xD7\x90", true);
	struct item *link = add(p, ITEM_LINK, h, 0, PT(60));
	link->w = PT(20);
	link->h = PT(12);
	link->href = "#start";
}

static const char expected[] =
        "document \"A \\\"title\\\"\" lang=\"en\" pages=1 duplex\n"
        "page 1 595.28x841.89 label=\"i\" digest=2d6f7caf\n"
        "  bookmark 0,60 level=1 \"Start\" name=\"start\"\n"
        "  glyphs 56.69,70 w=31.25 Some-Regular.ttf 10.5 #1C1B1A \"fi\xC3\xA9\" hyphen /Document/H1\n"
        "  path 9,20 31x5 segments=2 fill=none stroke=#FF0000 width=0.5 dash=2 round /Document/Figure\n"
        "  clip -1,0 31x5 segments=2\n"
        "  unclip\n"
        "  glyphs 56.69,70 w=31.25 Some-Regular.ttf 10.5 #1C1B1A \"\xD7\x90\" rtl hyphen /Document/Table/TR/TH[2]\n"
        "  link 0,60 20x12 \"#start\" /Document/H1\n"
        "structure\n"
        "  Document\n"
        "    H1 content\n"
        "    Figure alt=\"A line\" bbox=1,2 3x4\n"
        "    Table\n"
        "      TR\n"
        "        TH scope=column colspan=2\n"
        "        TH\n"
        "bookmarks\n"
        "  \"Start\" page 1 y=60 name=\"start\"\n"
        "links\n"
        "  \"#start\" page 1 y=60\n";

START_TEST(says_everything_once)
{
	struct arena *a = arena_new();
	struct pages *p = new_pages(a);
	struct buf out = {0};
	fill(p);
	trace_write(p, &out);
	ck_assert_str_eq(buf_cstr(&out), expected);
	buf_free(&out);
	arena_free(a);
}
END_TEST

START_TEST(targets_name_what_links_to_them)
{
	struct arena *a = arena_new();
	struct pages *p = new_pages(a);
	struct buf out = {0};
	struct item *target = add(p, ITEM_TARGET, NULL, 0, PT(7));
	target->target.name = "id-end";
	target = add(p, ITEM_TARGET, NULL, 0, PT(8));
	target->target.name = "h2";
	target->target.title = "End";
	trace_write(p, &out);
	ck_assert_ptr_nonnull(strstr(buf_cstr(&out), "\n  target 0,7 name=\"id-end\"\n  target 0,8 name=\"h2\" \"End\"\n"));
	buf_free(&out);
	arena_free(a);
}
END_TEST

/* What is read on a placed page follows it, further in; of a repeated one only the place is told. */
START_TEST(placed_pages_are_told_with_what_is_read_there)
{
	struct arena *a = arena_new();
	struct pages *p = new_pages(a);
	struct buf out = {0};
	add(p, ITEM_LINK, p->top, 0, PT(7))->href = "https://example.org";
	struct page whole = {.width = PT(100), .height = PT(50), .items = p->page.v[0].items};
	p->page.v[0].items = (struct item_vec){{0}};
	struct placed_page tagged = {&whole, 3, 1, 2, 1, {0, 0, PT(25), PT(50)}, false},
	                   repeated = {&whole, 3, 1, 1, 0, {0}, true};
	add(p, ITEM_PLACED, NULL, PT(25), 0)->placed = &tagged;
	add(p, ITEM_PLACED, NULL, PT(9), 0)->placed = &repeated;
	trace_write(p, &out);
	ck_assert_ptr_nonnull(strstr(buf_cstr(&out),
	                             "\n  placed 25,0 page=3 scale=1/2 turns=1 clip 0,0 25x50\n"
	                             "    link 0,7 0x0 \"https://example.org\" /Document\n"
	                             "  placed 9,0 page=3 repeated clip 0,0 0x0 -\nstructure\n"));
	ck_assert_ptr_nonnull(strstr(buf_cstr(&out), "links\n  \"https://example.org\" page 1 y=0\n"));
	buf_free(&out);
	arena_free(a);
}
END_TEST

/* Deeper nesting than anyone writes ends in an ellipsis, not in a deep recursion. */
START_TEST(deep_nesting_is_cut)
{
	struct arena *a = arena_new();
	struct pages *p = new_pages(a);
	struct buf out = {0};
	struct element *s = p->top;
	for (int i = 0; i < 5000; i++)
		s = element_new(a, s, ROLE_DIV);
	add_glyphs(p, s, "x", false);
	trace_write(p, &out);
	ck_assert_ptr_nonnull(strstr(buf_cstr(&out), "..."));
	ck_assert_uint_lt(out.n, 20000);
	buf_free(&out);
	arena_free(a);
}
END_TEST

/* The eight digits of the page. */
static const char *digest(struct pages *p)
{
	struct buf out = {0};
	trace_write(p, &out);
	const char *at = strstr(buf_cstr(&out), "digest=");
	ck_assert_ptr_nonnull(at);
	const char *digits = arena_strndup(p->arena, at + strlen("digest="), 8);
	buf_free(&out);
	return digits;
}

START_TEST(the_digest_changes_with_what_no_line_shows)
{
	struct arena *a = arena_new();
	struct pages *p = new_pages(a);
	static const unsigned char dark[] = {0, 0}, light[] = {0, 1};
	struct glyph glyph = {.gid = 7, .advance = 500};
	struct image image = {
	        .width = 2, .height = 1, .components = 1, .depth = 8, .data = dark, .size = sizeof(dark), .file = "a.png"};
	add_glyphs(p, p->top, "x", false);
	add_path(p, NULL);
	add(p, ITEM_IMAGE, NULL, 0, 0)->image = &image;
	struct item *item = p->page.v[0].items.v.v;
	struct glyph_run *run = (struct glyph_run *)(uintptr_t)item[0].run;
	run->n = 1;
	run->glyph = &glyph;
	const char *before = digest(p);
	ck_assert_str_eq(digest(p), before);
	glyph.dy = 1;
	ck_assert_str_ne(digest(p), before);
	glyph.dy = 0;
	item[1].path->seg[1].p[1].x++;
	ck_assert_str_ne(digest(p), before);
	item[1].path->seg[1].p[1].x--;
	image.data = light;
	ck_assert_str_ne(digest(p), before);
	image.data = dark;
	image.alpha = light;
	ck_assert_str_ne(digest(p), before);
	image.alpha = NULL;
	ck_assert_str_eq(digest(p), before);
	arena_free(a);
}
END_TEST

Suite *suite_trace(void)
{
	Suite *suite = suite_create("trace");
	TCase *c = tcase_create("trace");
	tcase_add_test(c, targets_name_what_links_to_them);
	tcase_add_test(c, says_everything_once);
	tcase_add_test(c, placed_pages_are_told_with_what_is_read_there);
	tcase_add_test(c, deep_nesting_is_cut);
	tcase_add_test(c, the_digest_changes_with_what_no_line_shows);
	suite_add_tcase(suite, c);
	return suite;
}

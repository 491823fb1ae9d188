/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rules that debug and sanitizer builds look at after each layout: each finds the slip that it is there for. */
#include "boxes/container.h"
#include "boxes/text.h"
#include "layout/check.h"
#include "rich.h"
#include "setting.h"
#include "style.h"

static void expect(bool holds, struct buf *why, const char *wanted)
{
	ck_assert_msg(holds == !*wanted, "%s", buf_cstr(why));
	ck_assert_msg(strstr(buf_cstr(why), wanted), "'%s' is not in '%s'", wanted, buf_cstr(why));
	buf_free(why);
}

/* -- pages ---------------------------------------------------------------------------------- */

static struct item *first_glyphs(const struct pages *p)
{
	struct item_vec *items = &p->page.v[0].items;
	for (int i = 0; i < items->v.n; i++)
		if (items->v.v[i].kind == ITEM_GLYPHS)
			return &items->v.v[i];
	ck_abort_msg("no glyphs");
}

static void break_nothing(struct pages *p) { (void)p; }
static void break_width(struct pages *p) { ((struct glyph_run *)(uintptr_t)first_glyphs(p)->run)->width++; }
static void break_cluster(struct pages *p) { first_glyphs(p)->run->glyph[0].cluster = 3; }
static void break_tree(struct pages *p) { first_glyphs(p)->element->attached = false; }
static void break_parent(struct pages *p) { first_glyphs(p)->element->parent = p->top->kids.v[1]; }
static void break_role(struct pages *p) { first_glyphs(p)->element->role = ROLE_TD; }
static void break_artifact(struct pages *p) { first_glyphs(p)->element->artifact = true; }
static void break_unclip(struct pages *p)
{
	*vec_push(p->arena, &p->page.v[0].items.v) = (struct item){.kind = ITEM_UNCLIP};
}
static void break_clip(struct pages *p)
{
	static const struct path path = {0};
	*vec_push(p->arena, &p->page.v[0].items.v) = (struct item){.kind = ITEM_CLIP, .path = &path};
}
static void break_path(struct pages *p)
{
	static struct seg seg[] = {{.op = SEG_LINE}};
	static const struct path path = {.n = 1, .seg = seg};
	*vec_push(p->arena, &p->page.v[0].items.v) = (struct item){.kind = ITEM_PATH, .path = &path};
}
static void break_image(struct pages *p)
{
	static const struct image image = {0};
	*vec_push(p->arena, &p->page.v[0].items.v) = (struct item){.kind = ITEM_IMAGE, .w = 5, .image = &image};
}
static void place(struct pages *p, int den, bool twice)
{
	struct page *whole = NEW(p->arena, struct page);
	struct placed_page *placed = NEW(p->arena, struct placed_page);
	*whole = (struct page){.width = PT(10), .height = PT(10)};
	*placed = (struct placed_page){.page = whole, .number = 1, .num = 1, .den = den};
	for (int i = 0; i < 1 + twice; i++)
		*vec_push(p->arena, &p->page.v[0].items.v) = (struct item){.kind = ITEM_PLACED, .placed = placed};
}
static void break_scale(struct pages *p) { place(p, 0, false); }
static void break_place(struct pages *p) { place(p, 1, true); }
static void break_nesting(struct pages *p)
{
	place(p, 1, false);
	const struct item *it = &p->page.v[0].items.v.v[p->page.v[0].items.v.n - 1];
	struct page *whole = (struct page *)(uintptr_t)it->placed->page;
	*vec_push(p->arena, &whole->items.v) = *it;
}
static void break_size(struct pages *p) { p->page.v[0].width = 0; }

static const struct {
	void (*slip)(struct pages *p);
	const char *why;
} pages_slips[] = {
        {break_nothing, ""},
        {break_width, "wide but was measured as"},
        {break_cluster, "a glyph stands for no text of 'One'"},
        {break_tree, "belongs to P, which is in no tree"},
        {break_parent, "P stands in two places"},
        {break_role, "TD stands in Document"},
        {break_artifact, "an artifact, P, stands in the structure tree"},
        {break_unclip, "a clip ends that did not begin"},
        {break_clip, "a clip does not end on its page"},
        {break_path, "a path does not begin with a move"},
        {break_image, "an image has no size"},
        {break_scale, "a placed page has no scale"},
        {break_place, "a page with its tags stands in two places"},
        {break_nesting, "a placed page holds another"},
        {break_size, "a page has no size (page 1)"},
};

START_TEST(pages_with_a_slip_are_found)
{
	struct buf why = {0};
	struct setting s = typeset("body: [{prose: One}, {prose: Two}]");
	pages_slips[_i].slip(s.pages);
	expect(pages_hold(s.pages, &why), &why, pages_slips[_i].why);
	setting_close(&s);
}
END_TEST

/* The hyphen of a broken word stands for no text, but there is no second one. */
START_TEST(a_hyphen_at_a_lines_end_holds)
{
	struct buf why = {0};
	struct setting s = typeset("body: [{text: \"num\\u00ADber\", width: 28pt}]");
	ck_assert_str_eq(arena_strndup(s.arena, first_glyphs(s.pages)->run->text, 3), "num");
	ck_assert_int_eq(first_glyphs(s.pages)->run->text_size, 3);
	expect(pages_hold(s.pages, &why), &why, "");
	break_cluster(s.pages);
	expect(pages_hold(s.pages, &why), &why, "a glyph stands for no text of 'num'");
	setting_close(&s);
}
END_TEST

/* -- the order of reading ------------------------------------------------------------------- */

struct prose {
	struct span span;
	struct rich_block block;
	struct rich text;
	struct prose_props props;
	struct box box;
	struct glyph_run run;
};

/* A box with one word, drawn in an element of its own. */
static void prose_draw(struct prose *b, struct pages *p, const char *word, int line)
{
	b->span = (struct span){.text = word};
	b->block = (struct rich_block){.n = 1, .span = &b->span};
	b->text = (struct rich){.n = 1, .block = &b->block};
	b->props.text.value = &b->text;
	b->box = (struct box){
	        .kind = BOX_PROSE, .at = {.line = line}, .record = box_types[BOX_PROSE]->record, .props = &b->props};
	b->run = (struct glyph_run){.span = &b->span};
	struct item *it = vec_push(p->arena, &p->page.v[0].items.v);
	*it = (struct item){.kind = ITEM_GLYPHS, .element = element_new(p->arena, p->top, ROLE_P), .run = &b->run};
}

START_TEST(another_order_of_reading_is_found)
{
	struct buf why = {0};
	struct pages p = {.arena = arena_new()};
	struct prose prose[3];
	struct box *boxes[3];
	*vec_push(p.arena, &p.page) = (struct page){.width = 1, .height = 1};
	p.top = element_new(p.arena, NULL, ROLE_DOCUMENT);
	for (int i = 0; i < 3; i++) {
		prose_draw(&prose[i], &p, "word", i + 1);
		boxes[i] = &prose[i].box;
	}
	expect(order_holds(&(struct box_list){3, boxes}, &p, &why), &why, "");
	boxes[1] = &prose[2].box;
	boxes[2] = &prose[1].box;
	expect(order_holds(&(struct box_list){3, boxes}, &p, &why), &why,
	       "prose of line 2 is read before what stands before it");
	p.page.v[0].items.v.v[1].element = NULL; /* an artifact is not read */
	expect(order_holds(&(struct box_list){3, boxes}, &p, &why), &why, "");
	arena_free(p.arena);
}
END_TEST

START_TEST(what_a_box_holds_is_read_where_the_box_stands)
{
	struct buf why = {0};
	struct pages p = {.arena = arena_new()};
	struct prose prose[4];
	struct box *inside[2], *boxes[3];
	*vec_push(p.arena, &p.page) = (struct page){.width = 1, .height = 1};
	p.top = element_new(p.arena, NULL, ROLE_DOCUMENT);
	for (int i = 0; i < 4; i++)
		prose_draw(&prose[i], &p, "word", i + 1);
	struct stack_props props = {.boxes = {2, inside}};
	struct box stack = {.kind = BOX_STACK, .at = {.line = 9}, .record = box_types[BOX_STACK]->record, .props = &props};
	const struct box_list body = {3, boxes};
	boxes[0] = &prose[0].box, boxes[1] = &stack, boxes[2] = &prose[3].box;
	inside[0] = &prose[1].box, inside[1] = &prose[2].box;
	expect(order_holds(&body, &p, &why), &why, "");
	inside[0] = &prose[2].box, inside[1] = &prose[1].box;
	expect(order_holds(&body, &p, &why), &why, "prose of line 2 is read before what stands before it");
	inside[0] = &prose[1].box, inside[1] = &prose[3].box, boxes[2] = &prose[2].box;
	expect(order_holds(&body, &p, &why), &why, "prose of line 3 is read before what stands before it");
	boxes[0] = &prose[3].box, inside[1] = &prose[2].box, boxes[2] = &prose[0].box;
	expect(order_holds(&body, &p, &why), &why, "stack of line 9 is read before what stands before it");
	arena_free(p.arena);
}
END_TEST

/* -- the list and its cuts ------------------------------------------------------------------ */

/* A list with an area around one line, and a row of one cell; two pages. */
struct example {
	struct arena *arena;
	struct plan plan;
	struct area outer, inner;
	struct para para;
	struct cell cell;
	struct cells cells;
};

static void example_push(struct example *e, struct vlist *l, struct vitem i)
{
	*(*vec_push(e->arena, &l->v) = NEW(e->arena, struct vitem)) = i;
}

static void example_open(struct example *e)
{
	*e = (struct example){.arena = arena_new(), .para = {.n = 1}};
	e->inner.up = &e->outer;
	e->cells = (struct cells){.n = 1, .cell = &e->cell};
	e->cell.h = 20;
	struct vlist *l = &e->plan.list;
	example_push(e, &e->cell.list, (struct vitem){.kind = V_GLUE, .height = 20});
	e->cell.part = vlist_all(&e->cell.list);
	example_push(e, l, (struct vitem){.kind = V_OPEN, .area = &e->outer, .height = 3});
	example_push(e, l, (struct vitem){.kind = V_OPEN, .area = &e->inner, .height = 0});
	example_push(e, l, (struct vitem){.kind = V_BOX, .box = VB_LINE, .area = &e->inner, .para = &e->para, .height = 12});
	example_push(e, l, (struct vitem){.kind = V_CLOSE, .area = &e->inner, .height = 0});
	example_push(e, l,
	             (struct vitem){.kind = V_BOX, .box = VB_CELLS, .area = &e->outer, .cells = &e->cells, .height = 20});
	example_push(e, l, (struct vitem){.kind = V_CLOSE, .area = &e->outer, .height = 3});
	*vec_push(e->arena, &e->plan.pages) = (struct range){0, 4};
	*vec_push(e->arena, &e->plan.pages) = (struct range){4, 6};
}

static void slip_none(struct example *e) { (void)e; }
static void slip_gap(struct example *e) { e->plan.pages.v[1].start = 5; }
static void slip_end(struct example *e) { e->plan.pages.v[1].end = 5; }
static void slip_area(struct example *e) { e->plan.list.v.v[2]->area = &e->outer; }
static void slip_height(struct example *e) { e->plan.list.v.v[2]->height = -1; }
static void slip_stretch(struct example *e) { e->plan.list.v.v[2]->stretch = true; }
static void slip_line(struct example *e) { e->plan.list.v.v[2]->line = 1; }
static void slip_row(struct example *e) { e->cell.y = 1; }
static void slip_open(struct example *e) { e->cells.open = true; }
static void slip_inside(struct example *e) { e->cell.list.v.v[0]->height = -5; }

static const struct {
	void (*slip)(struct example *e);
	const char *why;
} list_slips[] = {
        {slip_none, ""},
        {slip_gap, "page 2 takes items 5..6 and the one before ends at 4"},
        {slip_end, "the pages end at item 5 of 6"},
        {slip_area, "item 2 of a list stands in another area"},
        {slip_height, "an item of kind 1 has the height -1"},
        {slip_stretch, "an item that is no glue stretches"},
        {slip_line, "a line is not in its paragraph"},
        {slip_row, "a cell ends 21 below its row of 20"},
        {slip_open, "the height of a row or of columns is still open"},
        {slip_inside, "an item of kind 2 has the height -5"},
};

START_TEST(lists_with_a_slip_are_found)
{
	struct buf why = {0};
	struct example e;
	example_open(&e);
	list_slips[_i].slip(&e);
	expect(plan_holds(&e.plan, &why), &why, list_slips[_i].why);
	arena_free(e.arena);
}
END_TEST

/* -- the bound tree ------------------------------------------------------------------------- */

START_TEST(boxes_that_are_not_bound_are_found)
{
	struct style style = {.name = "plain"};
	struct span span = {.text = "x"};
	struct rich_block block = {.n = 1, .span = &span};
	struct rich text = {.n = 1, .block = &block};
	struct prose_props props = {.text = {.value = &text}};
	struct node pattern = {0};
	struct box box = {
	        .kind = BOX_PROSE, .record = box_types[BOX_PROSE]->record, .props = &props, .style = {&style, NULL}};
	struct box *boxes[] = {&box};
	struct box_list list = {1, boxes};
	struct buf why = {0};
	expect(bound_holds(&list, &why), &why, "");
	box.style.pattern = &pattern;
	expect(bound_holds(&list, &why), &why, "the key 'style' is still a pattern (prose, line 0)");
	box.style = (struct style_ref){0};
	expect(bound_holds(&list, &why), &why, "a box has no style");
	box.style.style = &style;
	span.text = NULL;
	expect(bound_holds(&list, &why), &why, "the key 'text' has a span without text");
	box.kind = BOX_HEADING;
	expect(bound_holds(&list, &why), &why, "the keys of another kind");
}
END_TEST

Suite *suite_rules(void)
{
	Suite *s = suite_create("rules");
	TCase *c = tcase_create("rules");
	tcase_add_loop_test(c, pages_with_a_slip_are_found, 0, COUNT_OF(pages_slips));
	tcase_add_test(c, a_hyphen_at_a_lines_end_holds);
	tcase_add_test(c, another_order_of_reading_is_found);
	tcase_add_test(c, what_a_box_holds_is_read_where_the_box_stands);
	tcase_add_loop_test(c, lists_with_a_slip_are_found, 0, COUNT_OF(list_slips));
	tcase_add_test(c, boxes_that_are_not_bound_are_found);
	suite_add_tcase(s, c);
	return s;
}

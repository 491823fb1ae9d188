/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Links to boxes of the document: where their ids are, and where the links lead. */
#include "typeset.h"

Suite *suite_inner_links(void);

/* A small page, and the prose of the content, which links. */
#define PAPER                                                                                                 \
	"page: {size: 200pt x 100pt, margins: {top: 0, bottom: 0, inner: 0, outer: 0}, unprintable: 0}\n"     \
	"styles: {body: {size: 10pt, leading: 1.2}, heading: {extends: body}, table: {}, head: {}, cell: {}," \
	" boxed: {extends: body, padding: 4pt, fill: '#EEEEEE'}}\nbody: "

static const char *lines_of(const struct setting *s, int page, const char *word)
{
	const char *found = "";
	for (const char *p = drawn(s, page); *p; p += strcspn(p, "\n"), p += *p == '\n') {
		const char *line = arena_strndup(s->arena, p, strcspn(p, "\n"));
		if (strstr(line, word))
			found = arena_printf(s->arena, "%s%s\n", found, line);
	}
	return found;
}

START_TEST(a_link_leads_to_a_page_before_or_behind)
{
	struct setting s = typeset_with("en",
	                                PAPER "[{heading: {text: First, level: 1}, id: first}, page-break, {text: aa}, "
	                                      "{text: '{text}'}, page-break, {text: bb}, {text: cc, id: last}]\n",
	                                "[up](#first) [down](#last)");
	ASSERT_CLEAN(&s);
	ck_assert_str_eq(drawn(&s, 1), "- target #id-first First 0\n- bookmark 1 First #h1 0\nH1 First 0 9.57\n");
	ck_assert_str_eq(lines_of(&s, 2, "Link #"), "Link #id-first 0 12 12.33 12\nLink #id-last 14.93 12 26.04 12\n");
	ck_assert_str_eq(lines_of(&s, 3, "target"), "- target #id-last - 12\n");
	ck_assert_str_eq(tree(&s), "H1, P, P (Link, Link), P, P");
	setting_close(&s);
}
END_TEST

/* Boxes of all kinds, and where links to them lead: to the top of what is drawn first. */
static const struct {
	const char *box, *top;
} kinds[] = {
        {"{heading: {text: H, level: 1}", "H 12"},
        {"{text: a", "- 12"},
        {"{list: [a, b]", "- 12"},
        {"{table: {columns: [{head: A}], rows: [[a]]}", "- 12"},
        {"{grid: {columns: [1fr, 1fr], boxes: [{text: a}, {text: b}]}", "- 12"},
        {"{stack: [{text: a}]", "- 12"},
        {"{columns: {count: 2, boxes: [{text: a}, {text: b}]}", "- 12"},
        {"{card: {title: T, level: 1, body: b}", "T 12"},
        {"{callout: {body: b}, style: boxed", "- 16"},
        {"{row: [{text: a}, {text: b}]", "- 12"},
        {"{figure: {alt: A, boxes: [{text: a}]}", "- 12"},
        {"{image: {file: dot.png, width: 9pt, alt: A}", "- 12"},
        {"{svg: {file: dot.svg, width: 9pt, alt: A}", "- 12"},
        {"{qr: {text: a, size: 20pt}", "- 12"},
        {"{rule: {}", "- 12"},
        {"{field: {label: a}", "- 12"},
        {"{checkbox: {label: a}", "- 12"},
        {"{lines: {count: 1}", "- 12"},
        {"{text: a, place: {x: 0, y: 60pt}", "- 60"},
        {"{text: a, lang: de", "- 12"},
        {"{text: a, artifact: true", "- 12"},
};

START_TEST(a_box_of_any_kind_may_have_an_id)
{
	struct setting s = typeset_with("en", "", NULL);
	const char *layout = arena_printf(s.arena, PAPER "[{text: '{text}'}, %s, id: here}]\n", kinds[_i].box);
	struct setting t = typeset_with("en", layout, "[a](#here)");
	ck_assert_msg(!diag_errors(t.diag), "%s: %s", kinds[_i].box, setting_messages(&t));
	ck_assert_str_eq(lines_of(&t, 1, "target"), arena_printf(s.arena, "- target #id-here %s\n", kinds[_i].top));
	setting_close(&t);
	setting_close(&s);
}
END_TEST

START_TEST(a_box_across_all_columns_may_have_an_id)
{
	struct setting s = typeset_with("en",
	                                "page: {size: 200pt x 200pt, columns: 2, gutter: 10pt, margins: {top: 0, bottom: 0, "
	                                "inner: 0, outer: 0}, unprintable: 0}\n"
	                                "styles: {body: {size: 10pt, leading: 1.2}}\n"
	                                "body: [{text: '{text}'}, {text: a, span: all, id: here}]\n",
	                                "[a](#here)");
	ASSERT_CLEAN(&s);
	ck_assert_str_eq(lines_of(&s, 1, "target"), "- target #id-here - 12\n");
	setting_close(&s);
}
END_TEST

START_TEST(one_item_may_begin_several_boxes)
{
	struct setting s =
	        typeset_with("en", PAPER "[{stack: [{text: a, id: inner}, {text: b}], id: outer}, {text: '{text}'}]\n",
	                     "[a](#outer) [b](#inner)");
	ASSERT_CLEAN(&s);
	ck_assert_str_eq(lines_of(&s, 1, "target"), "- target #id-outer - 0\n- target #id-inner - 0\n");
	setting_close(&s);
}
END_TEST

START_TEST(boxes_that_nothing_links_to_leave_no_mark)
{
	struct setting s = typeset(PAPER "[{text: a, id: here}]\n");
	ASSERT_CLEAN(&s);
	ck_assert_str_eq(drawn(&s, 1), "P a 0 9.57\n");
	setting_close(&s);
}
END_TEST

/* What is repeated at the head of a page is decoration there. */
START_TEST(a_header_that_is_repeated_is_one_place)
{
	struct setting s = typeset_with(
	        "en",
	        PAPER "[{text: '{text}'}, {table: {header-rows: 1, columns: [{}], rows: [[{boxes: [{text: Head, id: "
	              "head}]}], [a], [b], [c], [d], [e], [f]]}}]\n",
	        "[x](#head)");
	ck_assert_int_eq(diag_errors(s.diag), 0);
	ck_assert_int_eq(count_of(&s, "Head"), 2);
	ck_assert_str_eq(lines_of(&s, 1, "target"), "- target #id-head - 15\n");
	ck_assert_str_eq(lines_of(&s, 2, "target"), "");
	setting_close(&s);
}
END_TEST

START_TEST(from_right_to_left_too)
{
	struct setting s = typeset_with("he", PAPER "[{text: '{text}'}, {text: אא, id: here}]\n", "[בב](#here)");
	ASSERT_CLEAN(&s);
	ck_assert_str_eq(lines_of(&s, 1, "target"), "- target #id-here - 12\n");
	ck_assert_str_eq(lines_of(&s, 1, "Link #"), "Link #id-here 188.56 0 11.44 12\n");
	setting_close(&s);
}
END_TEST

/* -- what is told --------------------------------------------------------------------------- */

static const struct {
	const char *body, *prose, *said, *hint;
} wrong[] = {
        {"{text: a, id: summary}", "see\\\n[a](#sumary)",
         "content.yaml:2:19: error: the link to '#sumary' leads nowhere: no box of 'page' has that id [link-target]",
         "did you mean '#summary'?"},
        {"{text: a, id: x}, {text: b, id: y}", "[a](#elsewhere)", "no box of 'page' has that id",
         "the ids of its boxes are x, y\n"},
        {"{text: a}", "[a](#elsewhere)", "no box of 'page' has that id", "a box gets an id by the key `id` beside it"},
        {"{heading: {text: a, level: 1}}", "[a](#h1)", "no box of 'page' has that id", "a box gets an id"},
        {"{text: a, id: x}, {text: b, id: x}", "[a](#x)", "more than one box of 'page' has that id", "'part-{id}'"},
        {"{text: a, id: x, when: nothing}", "[a](#x)", "no box of 'page' has that id", "a box gets an id"},
        {"{spacer: 2pt, id: x}", "[a](#x)", "content.yaml:2:12: error", "leads nowhere: a spacer has that id"},
        {"{page-break: {}, id: x}, {text: a}", "[a](#x)", "content.yaml:2:12: error",
         "leads nowhere: a page break has that id"},
        {"{text: '', id: x}", "[a](#x)", "layouts/page.yaml:5:", "nothing is drawn of the box with that id"},
};

START_TEST(links_that_lead_nowhere_are_told)
{
	struct setting s = typeset_with("en", "", NULL);
	const char *layout = arena_printf(s.arena, PAPER "[%s, {text: '{text}'}]\n", wrong[_i].body);
	struct setting t = typeset_with("en", layout, wrong[_i].prose);
	ASSERT_SAYS(&t, wrong[_i].said);
	ASSERT_SAYS(&t, wrong[_i].hint);
	setting_close(&t);
	setting_close(&s);
}
END_TEST

START_TEST(masters_link_to_the_body_and_have_no_places)
{
	struct setting s = typeset_with("en",
	                                "masters: {all: {footer: [{text: '{text}', id: foot}]}}\n"
	                                "page: {size: 200pt x 100pt, margins: {top: 0, bottom: 40pt, inner: 0, outer: 0}, "
	                                "unprintable: 0}\nbody: [{text: a, id: here}]\n",
	                                "[a](#here) [b](#foot)");
	ASSERT_SAYS(&s, "the link to '#foot' leads nowhere");
	ck_assert_int_eq(diag_errors(s.diag), 1);
	setting_close(&s);
}
END_TEST

/* -- contents ------------------------------------------------------------------------------- */

START_TEST(contents_link_to_headings_without_bookmarks)
{
	struct setting s = typeset(
	        PAPER "[{toc: {}}, {heading: {text: One, level: 1}}, {heading: {text: Two, level: 2, bookmark: false}}]\n");
	ASSERT_CLEAN(&s);
	ck_assert_str_eq(lines_of(&s, 1, "#h2"),
	                 "Link #h2 10 12 19.27 12\nLink #h2 194.28 12 5.72 12\n- target #h2 Two 36\n");
	setting_close(&s);
}
END_TEST

/* Before the contents are known nothing of them is drawn, which is no mistake; nor do texts of that pass count. */
START_TEST(only_the_last_pass_counts)
{
	setting_measure = true;
	struct setting s = typeset_with(
	        "en", PAPER "[{toc: {}, id: toc}, {heading: {text: One, level: 1}}, {text: '{text}'}]\n", "[a](#toc)");
	setting_measure = false;
	ASSERT_CLEAN(&s);
	ck_assert_int_eq(s.pages->rooms.n, 1);
	ck_assert_int_eq(s.pages->rooms.v[0].box.y, 24000);
	setting_close(&s);
}
END_TEST

/* -- codes ---------------------------------------------------------------------------------- */

START_TEST(the_address_of_a_code_keeps_the_rule_of_links)
{
	struct setting s = typeset(PAPER "[{qr: {text: 'javascript:alert(1)', size: 20pt}}]\n");
	ASSERT_SAYS(&s, "layouts/page.yaml:5:20: error: no link can lead to 'javascript:alert(1)'");
	setting_close(&s);
	s = typeset(PAPER "[{qr: {text: '#here', size: 20pt}}, {text: a, id: here}]\n");
	ASSERT_SAYS(&s, "a code on paper cannot lead to a place in this document");
	setting_close(&s);
}
END_TEST

/* The same modules, whether the author or the program escapes the address; a screen reader says what was written. */
START_TEST(a_code_holds_the_uri)
{
	struct setting s = typeset(PAPER "[{qr: {text: 'https://b\u00FCcher.example/\u00E4', size: 40pt}}]\n");
	struct setting t = typeset(PAPER "[{qr: {text: 'https://xn--bcher-kva.example/%C3%A4', size: 40pt}}]\n");
	const struct path *a = s.pages->page.v[0].items.v.v[0].path, *b = t.pages->page.v[0].items.v.v[0].path;
	ASSERT_CLEAN(&s);
	ck_assert_int_eq(a->n, b->n);
	for (int i = 0; i < a->n; i++)
		ck_assert_mem_eq(a->seg[i].p, b->seg[i].p, sizeof(a->seg[i].p));
	ck_assert_str_eq(tree(&s), "Link (Figure 'https://b\u00FCcher.example/\u00E4')");
	setting_close(&s);
	setting_close(&t);
}
END_TEST

Suite *suite_inner_links(void)
{
	const TTest *const tests[] = {
	        a_link_leads_to_a_page_before_or_behind,
	        a_box_across_all_columns_may_have_an_id,
	        one_item_may_begin_several_boxes,
	        boxes_that_nothing_links_to_leave_no_mark,
	        a_header_that_is_repeated_is_one_place,
	        from_right_to_left_too,
	        masters_link_to_the_body_and_have_no_places,
	        contents_link_to_headings_without_bookmarks,
	        only_the_last_pass_counts,
	        the_address_of_a_code_keeps_the_rule_of_links,
	        a_code_holds_the_uri,
	};
	Suite *s = suite_with(suite_create("inner_links"), tests, COUNT_OF(tests));
	TCase *c = tcase_create("tables");
	tcase_add_loop_test(c, a_box_of_any_kind_may_have_an_id, 0, COUNT_OF(kinds));
	tcase_add_loop_test(c, links_that_lead_nowhere_are_told, 0, COUNT_OF(wrong));
	suite_add_tcase(s, c);
	return s;
}

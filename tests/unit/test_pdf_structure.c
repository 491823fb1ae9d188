/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The structure tree, its attributes and the ParentTree (ISO 32000-1 14.7 and 14.8). */
#include "pdf_sample.h"

#include <check.h>
#include <string.h>

Suite *suite_pdf_structure(void);

static struct sample s;

static void open(void) { sample_open(&s); }
static void done(void) { sample_close(&s); }

#define EXPECT_TREE(text) ck_assert_str_eq(pdf_structure(sample_write(&s)), (text))
/* A value in the first element below the document. */
#define EXPECT_FIRST(key, text) ck_assert_str_eq(pdf_at(sample_write(&s), "Root StructTreeRoot K K " key), (text))

static void draw(struct element *e) { sample_rectangle(&s, e, PT(9), PT(9)); }

static struct element *child(struct element *of, enum role role) { return element_new(s.arena, of, role); }

/* -- the order of kids ---------------------------------------------------------------------- */

START_TEST(an_empty_document_has_its_top_only)
{
	s.pages->top = NULL;
	EXPECT_TREE("Document");
}
END_TEST

START_TEST(kids_are_in_the_order_of_reading_not_of_drawing)
{
	struct element *first = sample_element(&s, ROLE_H1), *second = sample_element(&s, ROLE_P);
	draw(second);
	draw(first);
	EXPECT_TREE("Document[H1[1] P[0]]");
}
END_TEST

/* A paragraph around a link: its own text before the link, the link, its own text behind. */
START_TEST(content_of_an_element_stands_between_its_kids_as_drawn)
{
	struct element *p = sample_element(&s, ROLE_P), *a = child(p, ROLE_SPAN), *b = child(p, ROLE_SPAN);
	draw(p);
	draw(a);
	draw(p);
	draw(b);
	draw(p);
	draw(NULL);
	draw(p);
	EXPECT_TREE("Document[P[0 Span[1] 2 Span[3] 4 5]]");
}
END_TEST

START_TEST(a_kid_counts_by_the_first_content_below_it)
{
	struct element *div = sample_element(&s, ROLE_DIV), *p = child(div, ROLE_P), *a = child(p, ROLE_SPAN);
	draw(div);
	draw(a);
	draw(div);
	draw(p);
	EXPECT_TREE("Document[Div[0 P[Span[1] 3] 2]]");
}
END_TEST

START_TEST(one_kid_needs_no_array)
{
	draw(sample_element(&s, ROLE_P));
	struct pdf *p = sample_write(&s);
	ck_assert_str_eq(pdf_at(p, "Root StructTreeRoot K K K"), "0");
	ck_assert_str_eq(pdf_at(p, "Root StructTreeRoot K K S"), "/P");
}
END_TEST

START_TEST(elements_without_content_are_left_out)
{
	child(sample_element(&s, ROLE_DIV), ROLE_P);
	draw(sample_element(&s, ROLE_P));
	sample_element(&s, ROLE_H2);
	EXPECT_TREE("Document[P[0]]");
}
END_TEST

START_TEST(empty_cells_and_rows_keep_their_places)
{
	struct element *table = sample_element(&s, ROLE_TABLE), *row = child(table, ROLE_TR);
	child(row, ROLE_TH);
	draw(child(row, ROLE_TD));
	child(row, ROLE_TD);
	child(table, ROLE_TR);
	EXPECT_TREE("Document[Table[TR[TH TD[0] TD] TR]]");
}
END_TEST

/* -- pages ---------------------------------------------------------------------------------- */

START_TEST(an_element_on_two_pages_names_the_page_of_the_rest)
{
	struct element *p = sample_element(&s, ROLE_P);
	draw(NULL);
	sample_page(&s);
	draw(p);
	sample_page(&s);
	draw(p);
	struct pdf *pdf = sample_write(&s);
	ck_assert_str_eq(pdf_structure(pdf), "Document[P[0 2:0]]");
	ck_assert_int_eq(pdf_number(pdf, "Root StructTreeRoot K K Pg"), pdf_number(pdf, "Root Pages Kids 1"));
	ck_assert_str_eq(pdf_at(pdf, "Root StructTreeRoot K K K 1 Type"), "/MCR");
	ck_assert_int_eq(pdf_number(pdf, "Root StructTreeRoot K Pg"), 0);
}
END_TEST

START_TEST(the_parent_tree_leads_from_content_to_its_element)
{
	struct element *h = sample_element(&s, ROLE_H1), *p = sample_element(&s, ROLE_P), *link = child(p, ROLE_LINK);
	draw(p);
	draw(h);
	draw(p);
	sample_page(&s);
	draw(link);
	sample_link(&s, link, "https://example.org/");
	struct pdf *pdf = sample_write(&s);
	ck_assert_str_eq(pdf_structure(pdf), "Document[H1[1] P[0 2 Link[0 link]]]");
	int heading = pdf_number(pdf, "Root StructTreeRoot K K 0"), paragraph = pdf_number(pdf, "Root StructTreeRoot K K 1");
	ck_assert_str_eq(pdf_at(pdf, "Root StructTreeRoot ParentTree Nums 0"), "0");
	ck_assert_int_eq(pdf_number(pdf, "Root StructTreeRoot ParentTree Nums 1 0"), paragraph);
	ck_assert_int_eq(pdf_number(pdf, "Root StructTreeRoot ParentTree Nums 1 1"), heading);
	ck_assert_int_eq(pdf_number(pdf, "Root StructTreeRoot ParentTree Nums 1 2"), paragraph);
	ck_assert_str_eq(pdf_at(pdf, "Root StructTreeRoot ParentTree Nums 1 3"), "");
	ck_assert_int_eq(pdf_number(pdf, "Root StructTreeRoot ParentTree Nums 3 0"),
	                 pdf_number(pdf, "Root StructTreeRoot K K 1 K 2"));
	ck_assert_str_eq(pdf_at(pdf, "Root StructTreeRoot ParentTree Nums 4"), "2");
	ck_assert_int_eq(pdf_number(pdf, "Root StructTreeRoot ParentTree Nums 5"),
	                 pdf_number(pdf, "Root StructTreeRoot K K 1 K 2"));
	ck_assert_str_eq(pdf_at(pdf, "Root StructTreeRoot ParentTreeNextKey"), "3");
	ck_assert_str_eq(pdf_at(pdf, "Root Pages Kids 0 StructParents"), "0");
	ck_assert_str_eq(pdf_at(pdf, "Root Pages Kids 1 StructParents"), "1");
	ck_assert_str_eq(pdf_at(pdf, "Root Pages Kids 1 Annots 0 StructParent"), "2");
	ck_assert_str_eq(pdf_at(pdf, "Root Pages Kids 1 Tabs"), "/S");
}
END_TEST

static void pages(int n)
{
	struct element *p = sample_element(&s, ROLE_P);
	for (int i = 0; i < n; i++) {
		if (i)
			sample_page(&s);
		draw(p);
	}
}

/* Leaves of 64 keys, so that a reader need not take in all. */
START_TEST(a_large_parent_tree_has_leaves)
{
	pages(130);
	struct pdf *pdf = sample_write(&s);
	ck_assert_str_eq(pdf_at(pdf, "Root StructTreeRoot ParentTree Nums"), "");
	ck_assert_str_eq(pdf_at(pdf, "Root StructTreeRoot ParentTree Kids 0 Limits"), "[0 63]");
	ck_assert_str_eq(pdf_at(pdf, "Root StructTreeRoot ParentTree Kids 1 Limits"), "[64 127]");
	ck_assert_str_eq(pdf_at(pdf, "Root StructTreeRoot ParentTree Kids 2 Limits"), "[128 129]");
	ck_assert_str_eq(pdf_at(pdf, "Root StructTreeRoot ParentTree Kids 3"), "");
	ck_assert_str_eq(pdf_at(pdf, "Root StructTreeRoot ParentTree Kids 1 Nums 0"), "64");
	ck_assert_str_eq(pdf_at(pdf, "Root StructTreeRoot ParentTree Kids 2 Nums 2"), "129");
	ck_assert_str_eq(pdf_at(pdf, "Root StructTreeRoot ParentTree Kids 2 Nums 4"), "");
}
END_TEST

/* One page more than two leaves hold is a third. */
START_TEST(the_last_leaf_may_hold_one_key)
{
	pages(129);
	struct pdf *pdf = sample_write(&s);
	ck_assert_str_eq(pdf_at(pdf, "Root StructTreeRoot ParentTree Kids 2 Limits"), "[128 128]");
	ck_assert_str_eq(pdf_at(pdf, "Root StructTreeRoot ParentTree Kids 2 Nums 0"), "128");
	ck_assert_str_eq(pdf_at(pdf, "Root StructTreeRoot ParentTree Kids 3"), "");
}
END_TEST

START_TEST(a_parent_tree_of_64_keys_has_none)
{
	pages(64);
	struct pdf *pdf = sample_write(&s);
	ck_assert_str_eq(pdf_at(pdf, "Root StructTreeRoot ParentTree Nums 126"), "63");
	ck_assert_str_eq(pdf_at(pdf, "Root StructTreeRoot ParentTree Kids"), "");
}
END_TEST

START_TEST(many_elements_are_found_again)
{
	for (int i = 0; i < 200; i++)
		draw(sample_element(&s, ROLE_P));
	struct pdf *pdf = sample_write(&s);
	ck_assert_str_eq(pdf_at(pdf, "Root StructTreeRoot K K 199 K"), "199");
	ck_assert_int_eq(pdf_number(pdf, "Root StructTreeRoot ParentTree Nums 1 199"),
	                 pdf_number(pdf, "Root StructTreeRoot K K 199"));
}
END_TEST

/* -- links ---------------------------------------------------------------------------------- */

START_TEST(a_link_belongs_to_the_nearest_link_element)
{
	struct element *link = child(sample_element(&s, ROLE_P), ROLE_LINK), *span = child(link, ROLE_SPAN);
	draw(span);
	sample_link(&s, span, "https://example.org/");
	EXPECT_TREE("Document[P[Link[Span[0] link]]]");
}
END_TEST

START_TEST(a_link_without_an_element_gets_one_below_its_paragraph)
{
	struct element *p = sample_element(&s, ROLE_P);
	draw(p);
	sample_link(&s, p, "https://example.org/");
	EXPECT_TREE("Document[P[0 Link[link]]]");
}
END_TEST

START_TEST(a_link_of_nothing_belongs_to_the_document)
{
	draw(sample_element(&s, ROLE_P));
	sample_link(&s, NULL, "https://example.org/");
	EXPECT_TREE("Document[P[0] Link[link]]");
}
END_TEST

START_TEST(a_link_that_goes_on_names_its_page)
{
	struct element *link = child(sample_element(&s, ROLE_P), ROLE_LINK);
	draw(link);
	sample_link(&s, link, "https://example.org/");
	sample_page(&s);
	draw(link);
	sample_link(&s, link, "https://example.org/");
	struct pdf *pdf = sample_write(&s);
	ck_assert_str_eq(pdf_structure(pdf), "Document[P[Link[0 1:0 link 1:link]]]");
	ck_assert_str_eq(pdf_at(pdf, "Root StructTreeRoot K K K K 2 Type"), "/OBJR");
	ck_assert_int_eq(pdf_number(pdf, "Root StructTreeRoot K K K K 3 Obj"),
	                 pdf_number(pdf, "Root Pages Kids 1 Annots 0"));
}
END_TEST

/* -- attributes ----------------------------------------------------------------------------- */

START_TEST(language_and_alternative_text)
{
	struct element *f = sample_element(&s, ROLE_FIGURE);
	f->alt = "A bridge (drawn) – wide";
	f->lang = "de";
	draw(f);
	EXPECT_FIRST("Alt", "u\"A bridge (drawn) – wide\"");
	EXPECT_FIRST("Lang", "(de)");
	f->alt = "";
	f->lang = NULL;
	EXPECT_FIRST("Alt", "");
	EXPECT_FIRST("Lang", "");
}
END_TEST

START_TEST(lists_say_how_they_are_numbered)
{
	struct element *l = sample_element(&s, ROLE_L);
	draw(child(l, ROLE_LI));
	EXPECT_FIRST("A", "<</O/List/ListNumbering/None>>");
	l->unordered = true;
	EXPECT_FIRST("A", "<</O/List/ListNumbering/Disc>>");
	l->numbered = true;
	EXPECT_FIRST("A", "<</O/List/ListNumbering/Decimal>>");
}
END_TEST

static struct element *cell(enum role role)
{
	struct element *c = sample_element(&s, role);
	draw(c);
	return c;
}

START_TEST(header_cells_say_what_they_head)
{
	struct element *th = cell(ROLE_TH);
	th->scope = SCOPE_ROW;
	EXPECT_FIRST("A", "<</O/Table/Scope/Row>>");
	th->scope = SCOPE_COLUMN;
	EXPECT_FIRST("A", "<</O/Table/Scope/Column>>");
	th->scope = SCOPE_NONE;
	EXPECT_FIRST("A", "");
}
END_TEST

START_TEST(cells_say_what_they_span)
{
	struct element *td = cell(ROLE_TD);
	td->colspan = td->rowspan = 1;
	EXPECT_FIRST("A", "");
	td->colspan = 2;
	EXPECT_FIRST("A", "<</O/Table/ColSpan 2>>");
	td->rowspan = 3;
	EXPECT_FIRST("A", "<</O/Table/ColSpan 2/RowSpan 3>>");
	td->colspan = 1;
	EXPECT_FIRST("A", "<</O/Table/RowSpan 3>>");
}
END_TEST

START_TEST(tables_have_a_summary_and_cells_have_none)
{
	struct element *e = cell(ROLE_TABLE);
	e->summary = "Two (sides)";
	EXPECT_FIRST("A", "<</O/Table/Summary(Two \\(sides\\))>>");
	e->role = ROLE_TD;
	EXPECT_FIRST("A", "");
	e->role = ROLE_TABLE;
	e->summary = "";
	EXPECT_FIRST("A", "");
}
END_TEST

START_TEST(paragraphs_have_no_attributes_of_tables)
{
	struct element *p = cell(ROLE_P);
	p->colspan = 2;
	p->numbered = true;
	p->bbox = (struct rect){0, 0, PT(9), PT(9)};
	EXPECT_FIRST("A", "");
}
END_TEST

/* On the page, from its foot, with the bleed of that page. */
START_TEST(figures_say_where_they_lie)
{
	struct element *f = sample_element(&s, ROLE_FIGURE);
	f->bbox = (struct rect){PT(10), PT(20), PT(50), PT(30)};
	draw(f);
	EXPECT_FIRST("A", "<</O/Layout/Placement/Block/BBox[10 50 60 80]>>");
	f->bbox.w = 0;
	EXPECT_FIRST("A", "");
	f->bbox.w = -1;
	EXPECT_FIRST("A", "");
}
END_TEST

START_TEST(a_figure_lies_on_the_page_of_the_first_content_below_it)
{
	struct element *f = sample_element(&s, ROLE_FIGURE), *late = child(f, ROLE_SPAN), *early = child(f, ROLE_SPAN);
	f->bbox = (struct rect){PT(10), PT(20), PT(50), PT(30)};
	sample_page(&s)->bleed = PT(3);
	draw(early);
	sample_page(&s)->bleed = PT(5);
	draw(late);
	draw(f);
	EXPECT_FIRST("A", "<</O/Layout/Placement/Block/BBox[13 53 63 83]>>");
}
END_TEST

START_TEST(the_box_of_a_figure_without_content_is_not_told)
{
	struct element *row = sample_element(&s, ROLE_TR), *f = child(row, ROLE_FIGURE);
	f->bbox = (struct rect){PT(10), PT(20), PT(50), PT(30)};
	child(f, ROLE_TD);
	struct pdf *pdf = sample_write(&s);
	ck_assert_str_eq(pdf_structure(pdf), "Document[TR[Figure[TD]]]");
	ck_assert_str_eq(pdf_at(pdf, "Root StructTreeRoot K K K A"), "");
}
END_TEST

/* A cell names its headers by their /ID, which the tree's /IDTree leads to. */
START_TEST(cells_name_their_headers)
{
	struct element *table = sample_element(&s, ROLE_TABLE);
	struct element *head = element_new(s.arena, element_new(s.arena, table, ROLE_TR), ROLE_TH);
	struct element *row = element_new(s.arena, table, ROLE_TR), *th = element_new(s.arena, row, ROLE_TH);
	struct element *td = element_new(s.arena, row, ROLE_TD);
	draw(head);
	draw(th);
	draw(td);
	struct pdf *p = sample_write(&s);
	ck_assert_str_eq(pdf_at(p, "Root StructTreeRoot IDTree"), "");
	*vec_push(s.arena, &td->heads) = head;
	*vec_push(s.arena, &td->heads) = th;
	p = sample_write(&s);
	ck_assert_str_eq(pdf_at(p, "Root StructTreeRoot K K K 1 K 1 A"), "<</O/Table/Headers[(4)(5)]>>");
	ck_assert_str_eq(pdf_at(p, "Root StructTreeRoot K K K 0 K ID"), "(4)");
	ck_assert_str_eq(pdf_at(p, "Root StructTreeRoot K K K 1 K 0 ID"), "(5)");
	ck_assert_str_eq(pdf_at(p, "Root StructTreeRoot K K K 1 K 1 ID"), "");
	ck_assert_str_eq(pdf_at(p, "Root StructTreeRoot IDTree Names 0"), "(4)");
	ck_assert_str_eq(pdf_at(p, "Root StructTreeRoot IDTree Names 1 S"), "/TH");
	ck_assert_str_eq(pdf_at(p, "Root StructTreeRoot IDTree Names 2"), "(5)");
}
END_TEST

/* Names of a name tree are in order as strings (ISO 32000-1 7.9.6), so all have as many digits. */
static const struct {
	int elements; /* with the document, the row, the header and the cell that names it */
	const char *id;
} ids[] = {{9, "(2)"}, {10, "(02)"}, {11, "(02)"}, {99, "(02)"}, {100, "(002)"}};

START_TEST(ids_have_as_many_digits_as_the_last)
{
	struct element *row = sample_element(&s, ROLE_TR), *th = child(row, ROLE_TH), *td = child(row, ROLE_TD);
	*vec_push(s.arena, &td->heads) = th;
	for (int i = 4; i < ids[_i].elements; i++)
		child(row, ROLE_TD);
	draw(td);
	struct pdf *p = sample_write(&s);
	ck_assert_str_eq(pdf_at(p, "Root StructTreeRoot IDTree Names 0"), ids[_i].id);
	ck_assert_str_eq(pdf_at(p, "Root StructTreeRoot K K K 0 ID"), ids[_i].id);
	ck_assert_str_eq(pdf_at(p, "Root StructTreeRoot K K K 1 A Headers 0"), ids[_i].id);
}
END_TEST

START_TEST(what_is_filled_in_says_what_belongs_there)
{
	struct element *form = sample_element(&s, ROLE_FORM);
	form->fills = "Your (full) name";
	draw(form);
	struct pdf *p = sample_write(&s);
	ck_assert_str_eq(pdf_at(p, "Root StructTreeRoot K K A"), "<</O/PrintField/Role/tv/Desc(Your \\(full\\) name)>>");
	form->field = FIELD_RADIO;
	form->fills = NULL;
	p = sample_write(&s);
	ck_assert_str_eq(pdf_at(p, "Root StructTreeRoot K K A"), "<</O/PrintField/Role/rb>>");
}
END_TEST

START_TEST(every_role_has_its_standard_name)
{
	static const char names[] =
	        "Document[Document[0] Sect[1] Div[2] H1[3] H2[4] H3[5] H4[6] H5[7] H6[8] P[9] L[10] LI[11] "
	        "Lbl[12] LBody[13] Table[14] THead[15] TBody[16] TR[17] TH[18] TD[19] Caption[20] Figure[21] "
	        "Link[22] Span[23] BlockQuote[24] Code[25] TOC[26] TOCI[27] Form[28]]";
	for (int role = 0; role < ROLE_COUNT; role++)
		draw(sample_element(&s, (enum role)role));
	EXPECT_TREE(names);
}
END_TEST

Suite *suite_pdf_structure(void)
{
	Suite *suite = suite_create("pdf structure");
	TCase *c = tcase_create("tree");
	tcase_add_checked_fixture(c, open, done);
	tcase_add_test(c, an_empty_document_has_its_top_only);
	tcase_add_test(c, kids_are_in_the_order_of_reading_not_of_drawing);
	tcase_add_test(c, content_of_an_element_stands_between_its_kids_as_drawn);
	tcase_add_test(c, a_kid_counts_by_the_first_content_below_it);
	tcase_add_test(c, one_kid_needs_no_array);
	tcase_add_test(c, elements_without_content_are_left_out);
	tcase_add_test(c, empty_cells_and_rows_keep_their_places);
	tcase_add_test(c, an_element_on_two_pages_names_the_page_of_the_rest);
	tcase_add_test(c, the_parent_tree_leads_from_content_to_its_element);
	tcase_add_test(c, a_large_parent_tree_has_leaves);
	tcase_add_test(c, the_last_leaf_may_hold_one_key);
	tcase_add_test(c, a_parent_tree_of_64_keys_has_none);
	tcase_add_test(c, many_elements_are_found_again);
	tcase_add_test(c, a_link_belongs_to_the_nearest_link_element);
	tcase_add_test(c, a_link_without_an_element_gets_one_below_its_paragraph);
	tcase_add_test(c, a_link_of_nothing_belongs_to_the_document);
	tcase_add_test(c, a_link_that_goes_on_names_its_page);
	tcase_add_test(c, language_and_alternative_text);
	tcase_add_test(c, lists_say_how_they_are_numbered);
	tcase_add_test(c, header_cells_say_what_they_head);
	tcase_add_test(c, cells_say_what_they_span);
	tcase_add_test(c, tables_have_a_summary_and_cells_have_none);
	tcase_add_test(c, paragraphs_have_no_attributes_of_tables);
	tcase_add_test(c, figures_say_where_they_lie);
	tcase_add_test(c, a_figure_lies_on_the_page_of_the_first_content_below_it);
	tcase_add_test(c, the_box_of_a_figure_without_content_is_not_told);
	tcase_add_test(c, cells_name_their_headers);
	tcase_add_loop_test(c, ids_have_as_many_digits_as_the_last, 0, COUNT_OF(ids));
	tcase_add_test(c, what_is_filled_in_says_what_belongs_there);
	tcase_add_test(c, every_role_has_its_standard_name);
	suite_add_tcase(suite, c);
	return suite;
}

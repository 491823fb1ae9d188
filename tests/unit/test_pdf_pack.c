/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copies of pages in one file: each has its tags, and what is alike in them stands in rows. */
#include "impose.h"
#include "pdf_sample.h"
#include "pdf/rows.h"

#include <check.h>
#include <string.h>

Suite *suite_pdf_pack(void);

static struct sample s;

static void open(void) { sample_open(&s); }
static void done(void) { sample_close(&s); }

/* What is no reference to an object of the copies stays: texts, other numbers, objects from before. */
START_TEST(references_count_on)
{
	struct writer w = {.arena = s.arena};
	struct saver saver = {.w = &w};
	struct rows r = {.few = true};
	rows_open(&r, &saver, 100);
	buf_puts(rows_begin(&r),
	         "<</K[100 0 R 7 2350 0 R]/P 97 0 R/T(\\) 100 0 R)/Alt(00000100)/ID(00000150)/A<</Headers[(00000100)]>>>>");
	rows_end(&r);
	rows_put(&r, 300, 0, 1);
	rows_put(&r, 303, 3, 1);
	rows_put(&r, 347, 47, 1);
	ck_assert_str_eq(
	        buf_cstr(&saver.bodies),
	        "<</K[100 0 R 7 2350 0 R]/P 97 0 R/T(\\) 100 0 R)/Alt(00000100)/ID(00000150)/A<</Headers[(00000100)]>>>>\n"
	        "<</K[103 0 R 7 2353 0 R]/P 97 0 R/T(\\) 100 0 R)/Alt(00000100)/ID(00000153)/A<</Headers[(00000103)]>>>>\n"
	        "<</K[147 0 R 7 2397 0 R]/P 97 0 R/T(\\) 100 0 R)/Alt(00000100)/ID(00000197)/A<</Headers[(00000147)]>>>>\n");
	rows_free(&r);
	buf_free(&saver.bodies);
	buf_free(&saver.index);
}
END_TEST

/* Blocks of numbers part a hundred without a rest, so that no number of a copy has another hundred than that of the first. */
START_TEST(numbers_are_taken_in_blocks)
{
	static const int expected[][2] = {{1, 1}, {2, 10}, {10, 10}, {11, 20}, {21, 50}, {51, 100}, {100, 100}};
	for (int i = 0; i < COUNT_OF(expected); i++)
		ck_assert_int_eq(rows_block(expected[i][0]), expected[i][1]);
}
END_TEST

/* One page, on which the name of a copy lies over what all have. */
static struct pdf_copy copy_with(struct element *e, const char *name)
{
	struct item_vec *own = NEW_ARRAY(s.arena, struct item_vec, 1);
	if (name)
		*vec_push(s.arena, &own->v) = (struct item){
		        .kind = ITEM_GLYPHS, .element = e, .x = PT(50), .y = PT(30), .run = sample_run(&s, name)};
	return (struct pdf_copy){.pages = s.pages, .own = own, .title = name ? name : "nobody"};
}

static void take(void *user, const char *bytes, size_t n) { buf_put(user, bytes, n); }

static struct pdf *write_asked(const struct pdf_copies *copies)
{
	const struct pdf_sink sink = {take, &s.file};
	struct pdf_pack *pack = pdf_pack_open();
	s.file.n = 0;
	for (int i = 0; i < copies->n; i++) {
		const struct pdf_copy copy = copies->copy(copies->user, i);
		pdf_pack_meet(pack, &copy);
		if (copies->done)
			copies->done(copies->user, i + 1);
	}
	ck_assert(pdf_pack_write(pack, copies, &s.options, &sink));
	pdf_pack_close(pack);
	return pdf_read(s.arena, s.file.v, s.file.n);
}

static struct pdf_copy listed(void *user, int i) { return ((const struct pdf_copy *)user)[i]; }

static struct pdf *write_copies(struct pdf_copy *copy, int n, bool fronts)
{
	return write_asked(&(struct pdf_copies){.n = n, .fronts = fronts, .copy = listed, .user = copy});
}

enum { COPIES = 130 };

static void fill(struct pdf_copy copy[COPIES])
{
	struct element *p = sample_element(&s, ROLE_P);
	sample_text(&s, p, "Name", PT(20), PT(30));
	sample_text(&s, sample_element(&s, ROLE_P), "is here", PT(20), PT(60));
	for (int i = 0; i < COPIES; i++)
		copy[i] = copy_with(p, i == 33 ? NULL : arena_printf(s.arena, "Pupil %d", i + 1));
}

START_TEST(each_copy_has_its_tags)
{
	struct pdf_copy copy[COPIES];
	struct buf expected = {0};
	fill(copy);
	struct pdf *p = write_copies(copy, COPIES, false);
	buf_puts(&expected, "Document[");
	for (int i = 0; i < COPIES; i++)
		buf_puts(&expected, i == 33 ? " Sect[P[0] P[1]]" : i ? " Sect[P[0 2] P[1]]" : "Sect[P[0 2] P[1]]");
	buf_puts(&expected, "]");
	ck_assert_str_eq(pdf_structure(p), buf_cstr(&expected));
	buf_free(&expected);
}
END_TEST

/* There are more copies than a window holds; their pages are in two nodes. */
START_TEST(each_copy_has_its_page)
{
	struct pdf_copy copy[COPIES];
	fill(copy);
	struct pdf *p = write_copies(copy, COPIES, false);
	ck_assert_str_eq(pdf_at(p, "Root Pages Count"), "130");
	ck_assert_str_eq(pdf_at(p, "Root Pages Kids 0 Count"), "100");
	ck_assert_int_eq(pdf_number(p, "Root StructTreeRoot K K 105 K 0 Pg"), pdf_number(p, "Root Pages Kids 1 Kids 5"));
	ck_assert_int_eq(pdf_number(p, "Root Pages Kids 1 Kids 5 Contents 0"),
	                 pdf_number(p, "Root Pages Kids 0 Kids 0 Contents 0"));
	ck_assert_int_ne(pdf_number(p, "Root Pages Kids 1 Kids 5 Contents 1"),
	                 pdf_number(p, "Root Pages Kids 0 Kids 0 Contents 1"));
	ck_assert_str_eq(pdf_at(p, "Root Pages Kids 0 Kids 33 Contents 1"), "");
	ck_assert_str_eq(pdf_at(p, "Root Pages Kids 1 Kids 5 StructParents"), "105");
	ck_assert_int_eq(pdf_number(p, "Root StructTreeRoot ParentTree Kids 1 Nums 83 2"),
	                 pdf_number(p, "Root StructTreeRoot K K 105 K 0"));
}
END_TEST

START_TEST(each_copy_begins_on_a_front)
{
	struct pdf_copy copy[COPIES];
	fill(copy);
	struct pdf *p = write_copies(copy, 5, true);
	ck_assert_str_eq(pdf_at(p, "Root Pages Count"), "10");
	ck_assert_str_eq(pdf_at(p, "Root Pages Kids 0 Kids 1 Contents"), "");
	ck_assert_str_eq(pdf_at(p, "Root Pages Kids 0 Kids 9 Contents"), "");
	ck_assert_str_eq(pdf_at(p, "Root ViewerPreferences Duplex"), "/DuplexFlipLongEdge");
	ck_assert_int_eq(pdf_number(p, "Root StructTreeRoot K K 4 K 1 Pg"), pdf_number(p, "Root Pages Kids 0 Kids 8"));
}
END_TEST

/* What is the same in all takes a few bits of each: here half a dozen objects, of which two name the copy, take no more
   than the content that shows the name. */
START_TEST(a_copy_takes_little)
{
	struct pdf_copy copy[COPIES];
	fill(copy);
	write_copies(copy, 10, false);
	const size_t ten = s.file.n;
	write_copies(copy, 110, false);
	ck_assert_uint_lt((s.file.n - ten) / 100, 240);
}
END_TEST

/* Copies with pages of their own, each made when it is asked for. */
struct maker {
	struct sample made[COPIES];
	const struct image *image[2]; /* of what is drawn in one copy and the next */
	int from, to, most;           /* those that are in memory; how many there were at once */
	bool shuffled;
};

static struct pdf_copy make_copy(void *user, int i)
{
	struct maker *m = user;
	struct sample *own = &m->made[i];
	ck_assert_int_eq(i, m->to++);
	m->most = m->to - m->from > m->most ? m->to - m->from : m->most;
	sample_open(own);
	hb_face_destroy(own->face->hb);
	own->face = s.face; /* as copies have it */
	struct element *p = sample_element(own, ROLE_P);
	sample_text(own, p, arena_printf(own->arena, "Sheet %d", i), PT(20), PT(30));
	sample_link(own, sample_element(own, ROLE_P), arena_printf(own->arena, "#here%d", m->shuffled ? 0 : i));
	sample_target(own, NULL, arena_printf(own->arena, "here%d", m->shuffled ? 0 : i));
	struct image *image = NEW(own->arena, struct image);
	*image = *m->image[i % 2];
	struct item *it = sample_item(own, ITEM_IMAGE, NULL);
	it->image = image;
	it->w = it->h = PT(5);
	return (struct pdf_copy){.pages = own->pages, .title = "a sheet", .last = true};
}

static void drop_copies(void *user, int n)
{
	struct maker *m = user;
	for (; m->from < n; m->from++)
		arena_free(m->made[m->from].arena);
	m->to = m->from == COPIES ? 0 : m->to;
	m->from = m->from == COPIES ? 0 : m->from;
}

static const unsigned char dots[2][3] = {{0, 0, 255}, {0, 255, 0}};
static const struct image pictures[] = {{.width = 1, .height = 1, .components = 3, .depth = 8, .data = dots[0]},
                                        {.width = 1, .height = 1, .components = 3, .depth = 8, .data = dots[1]}};

static struct pdf *write_made(bool shuffled)
{
	struct maker *m = NEW(s.arena, struct maker);
	m->image[0] = &pictures[0];
	m->image[1] = &pictures[1];
	m->shuffled = shuffled;
	struct pdf *p = write_asked(&(struct pdf_copies){.n = COPIES, .copy = make_copy, .done = drop_copies, .user = m});
	ck_assert_int_le(m->most, 8);
	return p;
}

/* Of pages that no other copy has only some are in memory; their memory is used again by those behind them. */
START_TEST(pages_of_one_copy_leave_the_memory)
{
	struct pdf *p = write_made(false);
	ck_assert_str_eq(pdf_at(p, "Root Pages Count"), "130");
	ck_assert_int_eq(pdf_number(p, "Root StructTreeRoot K K 129 K 0 Pg"), pdf_number(p, "Root Pages Kids 16 Kids 1"));
	ck_assert_int_eq(pdf_number(p, "Root Pages Kids 16 Kids 1 Annots 0 Dest 0"),
	                 pdf_number(p, "Root Pages Kids 16 Kids 1"));
	for (int i = 1; i < 17; i++)
		ck_assert_int_ne(pdf_number(p, arena_printf(s.arena, "Root Pages Kids %d Kids 0 Contents 0", i)),
		                 pdf_number(p, arena_printf(s.arena, "Root Pages Kids %d Kids 0 Contents 0", i - 1)));
}
END_TEST

/* Each copy has loaded it for itself. */
START_TEST(a_picture_is_there_once)
{
	struct pdf *p = write_made(false);
	ck_assert_str_ne(pdf_at(p, "Root Pages Kids 0 Kids 0 Resources XObject Im1 Width"), "");
	ck_assert_str_eq(pdf_at(p, "Root Pages Kids 0 Kids 0 Resources XObject Im2 Width"), "");
}
END_TEST

/* Targets of one name in several copies: each link leads to that of its own. */
START_TEST(links_stay_in_their_copy)
{
	struct pdf *p = write_made(true);
	for (int i = 0; i < 8; i++)
		ck_assert_int_eq(pdf_number(p, arena_printf(s.arena, "Root Pages Kids 3 Kids %d Annots 0 Dest 0", i)),
		                 pdf_number(p, arena_printf(s.arena, "Root Pages Kids 3 Kids %d", i)));
}
END_TEST

static const char *instance_of(const struct pdf *p)
{
	const char *at = strstr(pdf_stream(p, "Root Metadata").v, "<xmpMM:InstanceID>");
	ck_assert_ptr_nonnull(at);
	return arena_strndup(s.arena, at, strcspn(at, "/"));
}

/* What a file is called by follows from what is drawn in it. */
START_TEST(another_order_is_another_instance)
{
	struct pdf_copy copy[COPIES];
	fill(copy);
	const char *first = instance_of(write_copies(copy, 2, false));
	const struct pdf_copy swapped[] = {copy[1], copy[0]};
	ck_assert_str_eq(instance_of(write_copies(copy, 2, false)), first);
	memcpy(copy, swapped, sizeof(swapped));
	ck_assert_str_ne(instance_of(write_copies(copy, 2, false)), first);
}
END_TEST

/* The sample's page becomes source page `n`, and holds a place of it. */
static void put_on_sheet(struct page source[2], struct item place[2], int n)
{
	struct placed_page *p = NEW(s.arena, struct placed_page);
	source[n] = s.pages->page.v[0];
	s.pages->page.v[0].items = (struct item_vec){{0}};
	*p = (struct placed_page){
	        .page = &source[n], .number = n + 1, .num = 1, .den = 2, .clip = {n * PT(100), 0, PT(100), PT(50)}};
	place[n] = (struct item){.kind = ITEM_PLACED, .x = n * PT(100), .placed = p};
}

/* On a sheet on which the second page comes first. */
START_TEST(what_lies_over_pages_stands_on_their_sheets)
{
	static const char *const says[] = {"A", "B"}, *const own[] = {"C", "D"};
	struct page source[2];
	struct item place[2];
	struct item_vec *over = NEW_ARRAY(s.arena, struct item_vec, 2);
	for (int i = 0; i < 2; i++) {
		struct element *p = sample_element(&s, ROLE_P);
		sample_text(&s, p, says[i], PT(20), PT(30));
		put_on_sheet(source, place, i);
		*vec_push(s.arena, &over[i].v) = (struct item){
		        .kind = ITEM_GLYPHS, .element = p, .x = PT(50), .y = PT(30), .run = sample_run(&s, own[i])};
	}
	for (int i = 1; i >= 0; i--)
		*vec_push(s.arena, &s.pages->page.v[0].items.v) = place[i];
	struct pdf_copy copy[] = {{.pages = s.pages, .own = impose_over(s.arena, s.pages, over), .title = "one"}};
	struct pdf *p = write_copies(copy, 1, false);
	ck_assert_str_eq(pdf_structure(p), "Document[Sect[P[1 3] P[0 2]]]");
	ck_assert_str_eq(pdf_content(p, "Root Pages Kids 0 Kids 0 Contents 1"),
	                 "q 100 50 100 50 re W n 0.5 0 0 0.5 100 50 cm\n"
	                 "BT\n/P<</MCID 2>>BDC\n/F0 10 Tf\n50 70 Td\n<0004>Tj\nEMC\nET\nQ\n"
	                 "q 0 50 100 50 re W n 0.5 0 0 0.5 0 50 cm\n"
	                 "BT\n/P<</MCID 3>>BDC\n/F0 10 Tf\n50 70 Td\n<0003>Tj\nEMC\nET\nQ\n");
}
END_TEST

/* Sheets are turned over as the whole file is printed, whatever its first copy says. */
START_TEST(a_pack_is_turned_over_at_one_edge)
{
	struct pdf_copy copy[] = {copy_with(sample_element(&s, ROLE_P), "A")};
	s.pages->duplex = true;
	struct pdf *p =
	        write_asked(&(struct pdf_copies){.n = 1, .fronts = true, .short_edge = true, .copy = listed, .user = copy});
	ck_assert_str_eq(pdf_at(p, "Root ViewerPreferences Duplex"), "/DuplexFlipShortEdge");
}
END_TEST

Suite *suite_pdf_pack(void)
{
	Suite *suite = suite_create("pdf_pack");
	TCase *tc = tcase_create("copies");
	tcase_add_checked_fixture(tc, open, done);
	tcase_add_test(tc, references_count_on);
	tcase_add_test(tc, numbers_are_taken_in_blocks);
	tcase_add_test(tc, each_copy_has_its_tags);
	tcase_add_test(tc, each_copy_has_its_page);
	tcase_add_test(tc, each_copy_begins_on_a_front);
	tcase_add_test(tc, a_copy_takes_little);
	tcase_add_test(tc, pages_of_one_copy_leave_the_memory);
	tcase_add_test(tc, a_picture_is_there_once);
	tcase_add_test(tc, links_stay_in_their_copy);
	tcase_add_test(tc, another_order_is_another_instance);
	tcase_add_test(tc, what_lies_over_pages_stands_on_their_sheets);
	tcase_add_test(tc, a_pack_is_turned_over_at_one_edge);
	suite_add_tcase(suite, tc);
	return suite;
}

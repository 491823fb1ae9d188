/* SPDX-License-Identifier: GPL-3.0-or-later */
/* PDFs as scenes: small files that are written by hand, and what is seen on their page. */
#include "diff/scene_pdf.h"

#include <check.h>
#include <string.h>

Suite *suite_diff_pdf(void);

static struct arena *a;
/* What is written into the file, each "" at first: entries of dictionaries, the content, and whole objects. */
static struct {
	const char *catalog, *page, *resources, *content, *info, *objects;
} is;

static void pdf_open(void)
{
	a = arena_new();
	is.catalog = is.page = is.resources = is.content = is.info = is.objects = "";
}
static void pdf_close(void) { arena_free(a); }

/* One page of 200 by 100 points with the font F1, in which 0001 says A, 0002 to 0004 b to d; 0005 alef and 0006 bet, from
   right to left; 0007 a soft hyphen, and 0008 nothing. They are 600, 700, 400 wide, and 500. Without a table of objects. */
static const char *file(void)
{
	const char *content = arena_printf(a, "BT /F1 10 Tf ET\n%s", is.content);
	const char *cmap = "6 beginbfchar <0001><0041> <0005><05D0> <0006><05D1> <0007><00AD> endbfchar\n"
	                   "1 beginbfrange <0002><0004><0062> endbfrange\n";
	return arena_printf(
	        a,
	        "%%PDF-1.7\n1 0 obj<</Type/Catalog/Pages 2 0 R %s>>endobj\n2 0 obj<</Type/Pages/Count 1/Kids[3 0 R]>>endobj\n"
	        "3 0 obj<</Type/Page/Parent 2 0 R/Contents 4 0 R/MediaBox[0 0 200 100]/Resources<</Font<</F1 6 0 R>>%s>>%s>>endobj\n"
	        "4 0 obj<</Length %d>>stream\n%s\nendstream endobj\n5 0 obj<</Creator(platen)%s>>endobj\n"
	        "6 0 obj<</Type/Font/Subtype/Type0/BaseFont/ABCDEF+Sans/DescendantFonts[7 0 R]/ToUnicode 8 0 R>>endobj\n"
	        "7 0 obj<</Type/Font/Subtype/CIDFontType2/DW 500/W[1[600 700]3 4 400]>>endobj\n"
	        "8 0 obj<</Length %d>>stream\n%s\nendstream endobj\n%s\ntrailer<</Root 1 0 R/Info 5 0 R>>\n%%%%EOF\n",
	        is.catalog, is.resources, is.page, (int)strlen(content), content, is.info, (int)strlen(cmap), cmap,
	        is.objects);
}

static struct scene *scene(void)
{
	const char *why = NULL, *bytes = file();
	struct buf b = {.v = (char *)bytes, .n = strlen(bytes)};
	struct pdf_file *f = pdf_file_open(a, "made.pdf", &b, &why);
	ck_assert_msg(f != NULL, "%s", why ? why : "");
	ck_assert(pdf_is_own(f));
	struct scene *s = scene_of_pdf(a, f);
	pdf_file_close(f);
	return s;
}

static void put_color(struct buf *b, const char *before, color c)
{
	if (color_is_none(c))
		return;
	buf_puts(b, before);
	color_put(b, c);
}

/* "text 'Ab' 20 40 13x12.5 #000000 Sans 10 P": the box in points, the colours, the font, and the role. */
static const char *told(const struct thing *t)
{
	static const char *const kinds[] = {"text", "shape", "picture", "clip", "link", "field", "bookmark", "note"};
	struct buf b = {0};
	buf_printf(&b, "%s '%s' %g %g %gx%g", kinds[t->kind], t->text, t->box.x / 1e3, t->box.y / 1e3, t->box.w / 1e3,
	           t->box.h / 1e3);
	put_color(&b, " ", t->fill);
	put_color(&b, " line ", t->stroke);
	if (t->kind == THING_TEXT)
		buf_printf(&b, " %s", t->font);
	if (t->size)
		buf_printf(&b, " %g", t->size / 1e3);
	buf_printf(&b, "%s%s", t->tag ? " " : "", t->tag ? t->tag->role : "");
	const char *out = arena_strdup(a, buf_cstr(&b));
	buf_free(&b);
	return out;
}

static void expect(const char *said)
{
	struct buf b = {0};
	const struct scene *s = scene();
	for (int i = 0; i < s->things.n; i++)
		buf_printf(&b, "%s%s", i ? "\n" : "", told(&s->things.v[i]));
	ck_assert_str_eq(buf_cstr(&b), said);
	buf_free(&b);
}

static void drawn(const char *content, const char *said)
{
	is.content = content;
	expect(said);
}

/* -- text ------------------------------------------------------------------------------------- */

START_TEST(a_text_is_what_its_codes_say)
{
	drawn("", "");
	drawn("BT 20 50 Td <00010002>Tj ET", "text 'Ab' 20 40 13x12.5 #000000 Sans 10");
	drawn("BT 20 50 Td <0003>Tj 0 Ts <0004>Tj ET", "text 'cd' 20 40 8x12.5 #000000 Sans 10");
	drawn("BT 20 50 Td <00080001>Tj ET", "text 'A' 20 40 11x12.5 #000000 Sans 10");
	drawn("BT 20 50 Td <000100>Tj ET", "text 'A' 20 40 6x12.5 #000000 Sans 10");
	drawn("BT 20 50 Td 1 Tc <00010002>Tj ET", "text 'Ab' 20 40 15x12.5 #000000 Sans 10");
}
END_TEST

START_TEST(moves_between_glyphs)
{
	drawn("BT 20 50 Td [<0001>-500<0002>]TJ ET", "text 'Ab' 20 40 18x12.5 #000000 Sans 10");
	drawn("BT 20 50 Td [-300<0001>500]TJ ET", "text 'A' 23 40 1x12.5 #000000 Sans 10");
	drawn("BT 20 50 Td [<0001>/N<0002>]TJ ET", "text 'Ab' 20 40 13x12.5 #000000 Sans 10");
	drawn("BT 20 50 Td [-300]TJ ET", "text '' 23 40 0x12.5 #000000 Sans 10");
}
END_TEST

START_TEST(places_go_through_the_matrix)
{
	drawn("q 2 0 0 2 10 20 cm BT 5 10 Td <0001>Tj ET Q", "text 'A' 20 40 12x25 #000000 Sans 20");
	drawn("q 1 0 0 1 30 0 cm Q BT 20 50 Td <0001>Tj ET", "text 'A' 20 40 6x12.5 #000000 Sans 10");
}
END_TEST

START_TEST(fonts_are_known_by_their_names)
{
	is.resources = "/XObject<<>>";
	is.objects = "9 0 obj<<>>endobj";
	drawn("BT 20 50 Td /F2 10 Tf <0001>Tj ET", "text '' 20 40 10x12.5 #000000  10");
	drawn("BT 20 50 Td 8 Tf <0001>Tj ET", "text '' 20 42 8x10 #000000  8");
	drawn("BT 20 50 Td /F1 8 Tf <0001>Tj ET", "text 'A' 20 42 4.8x10 #000000 Sans 8");
}
END_TEST

START_TEST(a_soft_hyphen_at_the_end_is_none_of_the_text)
{
	drawn("BT 20 50 Td <00010007>Tj 0 -12 Td <0002>Tj ET",
	      "text 'A' 20 40 11x12.5 #000000 Sans 10\n"
	      "text 'b' 20 52 7x12.5 #000000 Sans 10");
	drawn("BT 20 50 Td <000700010007>Tj ET",
	      "text '\xC2\xAD"
	      "A' 20 40 16x12.5 #000000 Sans 10");
}
END_TEST

/* Glyphs from right to left are drawn from the left, and a run may be several pieces. */
START_TEST(a_text_from_right_to_left_is_turned_round)
{
	drawn("BT 20 50 Td <00050006>Tj ET", "text 'בא' 20 40 10x12.5 #000000 Sans 10");
	drawn("BT 20 50 Td <0005>Tj <0006>Tj ET", "text 'בא' 20 40 10x12.5 #000000 Sans 10");
	drawn("BT 20 50 Td <0005>Tj 1 0 0 rg <0006>Tj ET",
	      "text 'א' 20 40 5x12.5 #000000 Sans 10\n"
	      "text 'ב' 25 40 5x12.5 #FF0000 Sans 10");
	drawn("BT 20 50 Td <0005>Tj 0 -20 Td <0006>Tj ET",
	      "text 'א' 20 40 5x12.5 #000000 Sans 10\n"
	      "text 'ב' 20 60 5x12.5 #000000 Sans 10");
	drawn("BT 20 50 Td <0005>Tj 40 0 Td <0006>Tj ET",
	      "text 'א' 20 40 5x12.5 #000000 Sans 10\n"
	      "text 'ב' 60 40 5x12.5 #000000 Sans 10");
	drawn("BT 20 50 Td <0005>Tj /F1 12 Tf <0006>Tj ET",
	      "text 'א' 20 40 5x12.5 #000000 Sans 10\n"
	      "text 'ב' 25 38 6x15 #000000 Sans 12");
}
END_TEST

START_TEST(what_is_said_instead_is_said_once)
{
	drawn("/Span<</ActualText(ffi)>>BDC BT 20 50 Td <0001>Tj <0002>Tj ET EMC",
	      "text 'ffi' 20 40 6x12.5 #000000 Sans 10");
	drawn("/Span<</ActualText()>>BDC BT 20 50 Td <0001>Tj ET EMC", "");
	drawn("/Span<</ActualText<FEFF05D005D1>>>BDC BT 20 50 Td <0001>Tj ET EMC", "text 'אב' 20 40 6x12.5 #000000 Sans 10");
}
END_TEST

/* -- shapes ----------------------------------------------------------------------------------- */

START_TEST(shapes_are_filled_and_stroked)
{
	static const struct {
		const char *op, *said;
	} ops[] = {{"f", " #000000"},
	           {"F", " #000000"},
	           {"f*", " #000000"},
	           {"S", " line #000000 1"},
	           {"s", " line #000000 1"},
	           {"B", " #000000 line #000000 1"},
	           {"B*", " #000000 line #000000 1"},
	           {"b", " #000000 line #000000 1"},
	           {"b*", " #000000 line #000000 1"}};
	for (int i = 0; i < COUNT_OF(ops); i++)
		drawn(arena_printf(a, "10 20 30 40 re %s", ops[i].op),
		      arena_printf(a, "shape '' 10 40 30x40%s", ops[i].said));
	drawn("10 20 30 40 re n 10 20 30 40 re fx f", "shape '' 10 40 30x40 #000000");
	drawn("f S W f", "");
}
END_TEST

START_TEST(cuts_are_things_too)
{
	drawn("10 20 30 40 re W n", "clip '' 10 40 30x40");
	drawn("10 20 30 40 re W* n", "clip '' 10 40 30x40");
	drawn("W n", "");
}
END_TEST

START_TEST(a_box_is_around_all_points)
{
	drawn("10 20 m 40 60 l 5 30 l f", "shape '' 5 40 35x40 #000000");
	drawn("10 20 m 20 90 40 60 50 20 c f", "shape '' 10 10 40x70 #000000");
	drawn("10 20 m 40 60 50 20 v f", "shape '' 10 40 40x40 #000000");
	drawn("10 20 m 40 60 50 20 y f", "shape '' 10 40 40x40 #000000");
	drawn("9e9 20 m -9e9 20 l f", "shape '' -100000 80 100000x0 #000000");
}
END_TEST

START_TEST(colours_of_three_spaces)
{
	drawn("0.5 g 1 0 0 RG 2 w 10 20 30 40 re B", "shape '' 10 40 30x40 #808080 line #FF0000 2");
	drawn("-1 0.2 7 rg 1 G 10 20 30 40 re B", "shape '' 10 40 30x40 #0033FF line #FFFFFF 1");
	drawn("0 0 0 1 k 1 0 0 0 K 10 20 30 40 re B", "shape '' 10 40 30x40 cmyk(0,0,0,255) line cmyk(255,0,0,0) 1");
	drawn("1 g q 0 g Q 10 20 30 40 re f", "shape '' 10 40 30x40 #FFFFFF");
}
END_TEST

static uint64_t look_of(const char *content)
{
	is.content = content;
	const struct scene *s = scene();
	ck_assert_int_eq(s->things.n, 1);
	return s->things.v[0].look;
}

START_TEST(pens_are_alike_whatever_their_order)
{
	const uint64_t plain = look_of("1 J 2 j 4 M [3 1] 0 d 10 20 m 20 20 l S");
	ck_assert_uint_eq(plain, look_of("[3 1] 0 d 4 M 2 j 1 J 10 20 m 20 20 l S"));
	ck_assert_uint_ne(plain, look_of("[3 2] 0 d 4 M 2 j 1 J 10 20 m 20 20 l S"));
	ck_assert_uint_ne(plain, look_of("[3 1] 0 d 4 M 2 j 2 J 10 20 m 20 20 l S"));
	ck_assert_uint_ne(plain, look_of("[3 1] 0 d 4 M 1 j 1 J 10 20 m 20 20 l S"));
	ck_assert_uint_ne(plain, look_of("[3 1] 0 d 5 M 2 j 1 J 10 20 m 20 20 l S"));
}
END_TEST

START_TEST(what_is_not_balanced_is_borne)
{
	struct buf b = {0};
	drawn("Q Q EMC 10 20 30 40 re f", "shape '' 10 40 30x40 #000000");
	for (int i = 0; i < 70; i++)
		buf_puts(&b, "q /P BMC ");
	buf_puts(&b, "1 g 10 20 30 40 re f ");
	for (int i = 0; i < 70; i++)
		buf_puts(&b, "EMC Q ");
	drawn(buf_cstr(&b), "shape '' 10 40 30x40 #FFFFFF");
	buf_free(&b);
}
END_TEST

/* -- pictures and forms ----------------------------------------------------------------------- */

#define IMAGE "/Type/XObject/Subtype/Image/Width 1/Height 1/BitsPerComponent 8/ColorSpace/DeviceGray/Length 1"

START_TEST(pictures_are_known_by_their_samples)
{
	is.resources = "/XObject<</I 20 0 R/X 22 0 R>>";
	is.objects = "20 0 obj<<" IMAGE
	             ">>stream\nA\nendstream endobj\n22 0 obj<</Subtype/PS/Length 0>>stream\n\nendstream endobj";
	const char *content = "30 0 0 -20 10 60 cm /I Do", *see = "picture '' 10 40 30x20";
	drawn(content, see);
	const uint64_t plain = look_of(content);
	is.objects = "20 0 obj<<" IMAGE ">>stream\nB\nendstream endobj";
	ck_assert_uint_ne(plain, look_of(content));
	is.objects = "20 0 obj<<" IMAGE "/SMask 21 0 R>>stream\nA\nendstream endobj\n21 0 obj<<" IMAGE
	             ">>stream\nC\nendstream endobj";
	ck_assert_uint_ne(plain, look_of(content));
	drawn("/X Do /None Do Do", "");
}
END_TEST

START_TEST(forms_draw_with_their_matrix_and_resources)
{
	is.resources = "/XObject<</A 20 0 R/B 21 0 R/C 22 0 R>>";
	is.objects =
	        "20 0 obj<</Subtype/Form/Matrix[2 0 0 2 10 0]/Length 12>>stream\n5 5 10 10 re\nendstream endobj\n"
	        "21 0 obj<</Subtype/Form/Length 20>>stream\n5 5 10 10 re f 1 g 2 \nendstream endobj\n"
	        "22 0 obj<</Subtype/Form/Resources<</XObject<</B 22 0 R>>>>/Length 22>>stream\n1 1 2 2 re f /B Do    \nendstream endobj\n";
	drawn("/B Do 10 20 30 40 re f", "shape '' 5 85 10x10 #000000\nshape '' 10 40 30x40 #000000");
	drawn("q 2 0 0 2 0 0 cm /B Do Q", "shape '' 10 70 20x20 #000000");
	drawn("/A Do f", "shape '' 20 70 20x20 #000000");
	drawn("/C Do",
	      "shape '' 1 97 2x2 #000000\nshape '' 1 97 2x2 #000000\nshape '' 1 97 2x2 #000000\n"
	      "shape '' 1 97 2x2 #000000");
}
END_TEST

/* -- marks and the structure ------------------------------------------------------------------ */

/* A structure tree of these kids of its top, which is element 10. */
static void tree(const char *kids, const char *elements)
{
	is.catalog = "/StructTreeRoot<</K 10 0 R>>";
	is.objects = arena_printf(a, "10 0 obj<</S/Document/K %s>>endobj\n%s", kids, elements);
}

START_TEST(content_belongs_to_the_element_that_names_its_number)
{
	tree("[11 0 R 12 0 R]",
	     "11 0 obj<</S/P/Pg 3 0 R/K 0>>endobj\n"
	     "12 0 obj<</S/H1/K[<</Type/MCR/Pg 3 0 R/MCID 1>><</Type/MCR/MCID 2>>9]>>endobj\n");
	drawn("/P<</MCID 0>>BDC 1 1 2 2 re f EMC /P<</MCID 1>>BDC 1 1 2 2 re f EMC /P<</MCID 2>>BDC 1 1 2 2 re f EMC "
	      "/P<</MCID 99>>BDC 1 1 2 2 re f EMC /P<</MCID -1>>BDC 1 1 2 2 re f EMC 1 1 2 2 re f",
	      "shape '' 1 97 2x2 #000000 P\nshape '' 1 97 2x2 #000000 H1\nshape '' 1 97 2x2 #000000\n"
	      "shape '' 1 97 2x2 #000000\nshape '' 1 97 2x2 #000000\nshape '' 1 97 2x2 #000000");
	tree("[<</Type/MCR/Pg 3 0 R/MCID 0>><</Type/MCR/Pg 3 0 R/MCID -3>><</Type/MCR/Pg 3 0 R/MCID 2000000>>]", "");
	drawn("/P<</MCID 0>>BDC 1 1 2 2 re f EMC", "shape '' 1 97 2x2 #000000 Document");
	is.catalog = "/StructTreeRoot<</K[10 0 R 4]>>";
	drawn("/P<</MCID 0>>BDC 1 1 2 2 re f EMC", "shape '' 1 97 2x2 #000000 Document");
}
END_TEST

START_TEST(marks_inside_of_an_element_belong_to_it)
{
	tree("11 0 R", "11 0 obj<</S/P/Pg 3 0 R/K 0>>endobj\n");
	drawn("/P<</MCID 0>>BDC /Span<<>>BDC 1 1 2 2 re f EMC /Artifact BMC 1 1 2 2 re f EMC BMC 1 1 2 2 re f EMC EMC",
	      "shape '' 1 97 2x2 #000000 P\nshape '' 1 97 2x2 #000000\nshape '' 1 97 2x2 #000000 P");
}
END_TEST

START_TEST(lines_of_an_element_are_one_text)
{
	tree("11 0 R", "11 0 obj<</S/P/Pg 3 0 R/K 0>>endobj\n");
	drawn("/P<</MCID 0>>BDC BT 20 50 Td <00010007>Tj 0 -12 Td <0002>Tj ET EMC",
	      "text 'Ab' 20 40 11x24.5 #000000 Sans 10 P");
	drawn("/P<</MCID 0>>BDC BT 20 50 Td <0001>Tj 0 -12 Td <0002>Tj ET EMC", "text 'A b' 20 40 7x24.5 #000000 Sans 10 P");
	drawn("/P<</MCID 0>>BDC BT 20 50 Td <0005>Tj 0 -12 Td <0006>Tj ET EMC", "text 'א ב' 20 40 5x24.5 #000000 Sans 10 P");
}
END_TEST

START_TEST(artifacts_are_of_several_types)
{
	static const struct {
		const char *says;
		enum artifact is;
	} all[] = {{"", ARTIFACT_LAYOUT},
	           {"/Type/Layout", ARTIFACT_LAYOUT},
	           {"/Type/Background", ARTIFACT_BACKGROUND},
	           {"/Type/Page", ARTIFACT_PAGE},
	           {"/Type/Pagination", ARTIFACT_PAGINATION},
	           {"/Type/Pagination/Subtype/Header", ARTIFACT_HEADER},
	           {"/Type/Pagination/Subtype/Footer", ARTIFACT_FOOTER},
	           {"/Type/Pagination/Subtype/Watermark", ARTIFACT_WATERMARK}};
	for (int i = 0; i < COUNT_OF(all); i++) {
		is.content = arena_printf(a, "/Artifact<<%s>>BDC 1 1 2 2 re f EMC", all[i].says);
		ck_assert_int_eq(scene()->things.v[0].artifact, all[i].is);
	}
}
END_TEST

/* The values of the element that the first thing is in, with bars between those that are there. */
static void expect_values(const char *element, const char *said)
{
	struct buf b = {0};
	tree("11 0 R", arena_printf(a, "11 0 obj<</S/TD/Pg 3 0 R/K 0%s>>endobj\n", element));
	is.content = "/TD<</MCID 0>>BDC 1 1 2 2 re f EMC";
	const struct tag *t = scene()->things.v[0].tag;
	for (int i = 0; i < TAG_VALUES; i++)
		buf_printf(&b, "%s%s", i ? "|" : "", t->value[i] ? t->value[i] : "");
	ck_assert_str_eq(buf_cstr(&b), said);
	buf_free(&b);
}

START_TEST(elements_have_attributes)
{
	expect_values("", "|||||||");
	expect_values("/Alt(A hill)/Lang(de)", "A hill|de||||||");
	expect_values("/A<</O/Table/Scope/Column/ColSpan 2/RowSpan 3/Summary(Jobs)>>", "||Jobs||Column|2|3|");
	expect_values("/A[<</O/List/ListNumbering/Decimal>><</O/Table/ColSpan 1>>]", "|||||||Decimal");
	expect_values("/A[<</O/Table/ColSpan 2/RowSpan 2/Summary(a)/Scope/Row/ListNumbering/Disc>><</O/Layout>>]",
	              "||a||Row|2|2|Disc");
	expect_values("/A<</O/List/ListNumbering/None>>", "|||||||");
}
END_TEST

START_TEST(a_tree_without_end_is_left)
{
	tree("[10 0 R 11 0 R]", "11 0 obj<</S/P/Pg 3 0 R/K[0 11 0 R]>>endobj\n");
	drawn("/P<</MCID 0>>BDC 1 1 2 2 re f EMC", "shape '' 1 97 2x2 #000000 P");
	tree("null", "");
	drawn("/P<</MCID 0>>BDC 1 1 2 2 re f EMC", "shape '' 1 97 2x2 #000000");
}
END_TEST

/* -- links, fields, bookmarks ----------------------------------------------------------------- */

#define AT "/Rect[10 20 40 60]"

START_TEST(links_have_an_address_or_a_page)
{
	is.page = "/Annots[<</Subtype/Link" AT "/A<</URI(https://a.org)>>>><</Subtype/Link" AT "/Dest[3 0 R/Fit]>>"
	          "<</Subtype/Link" AT "/A<</D[3 0 R/Fit]>>>><</Subtype/Link" AT "/Dest[99 0 R/Fit]>>"
	          "<</Subtype/Link" AT "/Dest(name)>><</Subtype/Link" AT "/Dest/name>><</Subtype/Link>><</Subtype/Text>>]";
	expect("link 'https://a.org' 10 40 30x40\nlink 'page 1' 10 40 30x40\nlink 'page 1' 10 40 30x40\n"
	       "link 'page 0' 10 40 30x40\nlink 'name' 10 40 30x40\nlink 'name' 10 40 30x40\nlink '' 0 100 0x0\nnote 'Text' 0 100 0x0");
}
END_TEST

START_TEST(annotations_belong_to_the_element_that_refers_to_them)
{
	tree("11 0 R",
	     "11 0 obj<</S/Link/K[<</Type/OBJR/Obj 12 0 R>><</Type/OBJR/Obj 5>>]>>endobj\n"
	     "12 0 obj<</Subtype/Link" AT "/A<</URI(https://a.org)>>>>endobj\n"
	     "13 0 obj<</Subtype/Link" AT "/A<</URI(https://b.org)>>>>endobj\n");
	is.page = "/Annots[12 0 R 13 0 R]";
	expect("link 'https://a.org' 10 40 30x40 Link\nlink 'https://b.org' 10 40 30x40");
}
END_TEST

/* What the first thing of the page says. */
static const char *said(const char *about)
{
	const struct thing *t = &scene()->things.v[0];
	for (int i = 0; i < t->says.n; i++)
		if (!strcmp(t->says.v[i].about, about))
			return t->says.v[i].text;
	return "";
}

START_TEST(fields_have_a_name_and_a_state)
{
	is.page = "/Annots[<</Subtype/Widget" AT "/T(job)/V(clerk)>><</Subtype/Widget" AT "/Parent<</T(box)>>/AS/On>>]";
	expect("field 'job' 10 40 30x40\nfield 'box' 10 40 30x40");
	ck_assert_str_eq(said("value"), "clerk");
	is.page = "/Annots[<</Subtype/Widget" AT "/TU(Your job)/MaxLen 9/AS/On/Opt[(a)[(1)(b)]]/Parent<</T(box)/V/Yes>>>>]";
	ck_assert_str_eq(said("value"), "Yes");
	ck_assert_str_eq(said("state"), "On");
	ck_assert_str_eq(said("tooltip"), "Your job");
	ck_assert_str_eq(said("choices"), "a, b");
	ck_assert_str_eq(said("most letters"), "9");
}
END_TEST

START_TEST(bookmarks_stand_on_the_page_that_they_lead_to)
{
	is.catalog = "/Outlines<</First 10 0 R>>";
	is.objects = "10 0 obj<</Title(One)/Dest[3 0 R/Fit]/First 11 0 R/Next 12 0 R>>endobj\n"
	             "11 0 obj<</Title(Inner)/A<</D[3 0 R/Fit]>>>>endobj\n12 0 obj<</Title(Two)/Dest[99 0 R]>>endobj\n";
	expect("bookmark 'One' 0 0 0x0\nbookmark 'Inner' 0 0 0x0\nbookmark 'Two' 0 0 0x0");
	ck_assert_uint_eq(scene()->things.v[1].look, 2);
	is.objects =
	        "10 0 obj<</Title(One)/Dest[3 0 R/Fit]/First 10 0 R/Next 11 0 R>>endobj\n11 0 obj<</Title(Two)/Next 10 0 R>>endobj\n";
	expect("bookmark 'One' 0 0 0x0\nbookmark 'Two' 0 0 0x0");
}
END_TEST

/* -- what the file says of itself ------------------------------------------------------------- */

static void expect_facts(const char *said)
{
	struct buf b = {0};
	const struct scene *s = scene();
	for (int i = 0; i < SCENE_FACTS; i++)
		if (s->fact[i])
			buf_printf(&b, "%s%s: %s", b.n ? "|" : "", fact_names()[i], s->fact[i]);
	ck_assert_str_eq(buf_cstr(&b), said);
	buf_free(&b);
}

static void metadata(const char *xmp)
{
	is.catalog = "/Lang(de)/Metadata 10 0 R";
	is.objects = arena_printf(a, "10 0 obj<</Length %d>>stream\n%s\nendstream endobj\n", (int)strlen(xmp), xmp);
}

START_TEST(a_file_says_what_it_is)
{
	expect_facts("");
	is.info = "/Title(Jobs)/Author(Ann)/Subject(Work)/Keywords(a, b)";
	metadata("<dc:rights><rdf:Alt><rdf:li>by Ann</rdf:li></rdf:Alt></dc:rights>"
	         "<xmpRights:WebStatement>https://a.org</xmpRights:WebStatement>"
	         "<pdfaid:part>2</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance><pdfuaid:part>1</pdfuaid:part>");
	expect_facts(
	        "title: Jobs|language: de|author: Ann|subject: Work|keywords: a, b|rights: by Ann|licence: https://a.org|"
	        "standard: PDF/A-2A PDF/UA-1");
	is.info = "";
	metadata("<pdfxid:GTS_PDFXVersion>PDF/X-4</pdfxid:GTS_PDFXVersion><dc:rights></dc:rights><pdfaid:part>");
	expect_facts("language: de|standard: PDF/X-4");
}
END_TEST

START_TEST(places_are_of_the_trimmed_page)
{
	is.page = "/TrimBox[10 10 190 90]";
	drawn("10 20 30 40 re f", "shape '' 0 30 30x40 #000000");
	ck_assert_int_eq(scene()->pages.v[0].width, PT(180));
	is.page = "/TrimBox[190 90 10 10]";
	drawn("10 20 30 40 re f", "shape '' 0 30 30x40 #000000");
	ck_assert_int_eq(scene()->pages.v[0].height, PT(80));
}
END_TEST

/* -- damaged ---------------------------------------------------------------------------------- */

START_TEST(what_is_damaged_is_left_out)
{
	is.resources = "/XObject<</B 20 0 R>>";
	is.objects = "20 0 obj<</Subtype/Form/Filter/FlateDecode/Length 4>>stream\nabcd\nendstream endobj\n";
	drawn("/B Do 10 20 30 40 re f", "shape '' 10 40 30x40 #000000");
	is.objects = "4 0 obj<</Filter/FlateDecode/Length 4>>stream\nabcd\nendstream endobj\n";
	drawn("10 20 30 40 re f", "");
}
END_TEST

/* -- damaged fonts ---------------------------------------------------------------------------- */

/* The font F2 has these widths and this table of texts. */
static void font(const char *widths, const char *cmap)
{
	is.objects =
	        arena_printf(a,
	                     "9 0 obj<</Subtype/Type0/BaseFont/Sans/DescendantFonts[<</W[%s]>>]/ToUnicode 10 0 R>>endobj\n"
	                     "10 0 obj<</Length %d>>stream\n%s\nendstream endobj\n",
	                     widths, (int)strlen(cmap), cmap);
	is.resources = "/Font<</F1 6 0 R/F2 9 0 R>>";
	is.content = "BT 20 50 Td /F2 10 Tf <00010002>Tj ET";
}

START_TEST(odd_fonts_say_what_can_be_made_out)
{
	font("-5 1 300 1[500]", "beginbfchar <0001><0041> endbfchar");
	expect("text 'A' 20 40 15x12.5 #000000 Sans 10");
	font("1 99999 400 70000[300]-1[300]", "beginbfchar <01><0041> (x) /N <0001><41> <0002><0042> endbfchar");
	expect("text 'B' 20 40 8x12.5 #000000 Sans 10");
	font("1[500]2", "beginbfrange <0001><0002><0061> <0003> endbfrange beginbfrange <0002><0001><0041> endbfrange");
	expect("text 'ab' 20 40 15x12.5 #000000 Sans 10");
	font("1[500]", "beginbfrange <0001>/N<0061> 1 <0002><0041> endbfrange beginbfchar <0001>5 endbfchar");
	expect("text '' 20 40 15x12.5 #000000 Sans 10");
}
END_TEST

Suite *suite_diff_pdf(void)
{
	Suite *s = suite_create("diff_pdf");
	TCase *t = tcase_create("pdf");
	tcase_add_checked_fixture(t, pdf_open, pdf_close);
	tcase_add_test(t, a_text_is_what_its_codes_say);
	tcase_add_test(t, moves_between_glyphs);
	tcase_add_test(t, places_go_through_the_matrix);
	tcase_add_test(t, fonts_are_known_by_their_names);
	tcase_add_test(t, a_soft_hyphen_at_the_end_is_none_of_the_text);
	tcase_add_test(t, a_text_from_right_to_left_is_turned_round);
	tcase_add_test(t, what_is_said_instead_is_said_once);
	tcase_add_test(t, shapes_are_filled_and_stroked);
	tcase_add_test(t, cuts_are_things_too);
	tcase_add_test(t, a_box_is_around_all_points);
	tcase_add_test(t, colours_of_three_spaces);
	tcase_add_test(t, pens_are_alike_whatever_their_order);
	tcase_add_test(t, what_is_not_balanced_is_borne);
	tcase_add_test(t, pictures_are_known_by_their_samples);
	tcase_add_test(t, forms_draw_with_their_matrix_and_resources);
	tcase_add_test(t, content_belongs_to_the_element_that_names_its_number);
	tcase_add_test(t, marks_inside_of_an_element_belong_to_it);
	tcase_add_test(t, lines_of_an_element_are_one_text);
	tcase_add_test(t, artifacts_are_of_several_types);
	tcase_add_test(t, elements_have_attributes);
	tcase_add_test(t, a_tree_without_end_is_left);
	tcase_add_test(t, links_have_an_address_or_a_page);
	tcase_add_test(t, annotations_belong_to_the_element_that_refers_to_them);
	tcase_add_test(t, fields_have_a_name_and_a_state);
	tcase_add_test(t, bookmarks_stand_on_the_page_that_they_lead_to);
	tcase_add_test(t, a_file_says_what_it_is);
	tcase_add_test(t, places_are_of_the_trimmed_page);
	tcase_add_test(t, what_is_damaged_is_left_out);
	tcase_add_test(t, odd_fonts_say_what_can_be_made_out);
	suite_add_tcase(s, t);
	return s;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a file says about itself: XMP, information dictionary, standards, output intent, catalog. */
#include "pdf_sample.h"

#include <check.h>
#include <string.h>

Suite *suite_pdf_metadata(void);

static struct sample s;

static void open(void) { sample_open(&s); }
static void done(void) { sample_close(&s); }

#define EXPECT_AT(path, text) ck_assert_str_eq(pdf_at(p, (path)), (text))

static const char *xmp(void) { return pdf_stream(sample_write(&s), "Root Metadata").v; }

static void expect_xmp(const char *text)
{
	ck_assert_msg(strstr(xmp(), text) != NULL, "'%s' is missing in:\n%s", text, xmp());
}

static void expect_no_xmp(const char *text) { ck_assert_msg(!strstr(xmp(), text), "'%s' is in:\n%s", text, xmp()); }

/* -- texts ---------------------------------------------------------------------------------- */

START_TEST(xmp_escapes_what_xml_means)
{
	s.pages->title = "R&D <\"Übersicht\">";
	expect_xmp("<dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">R&amp;D &lt;&quot;Übersicht&quot;&gt;</rdf:li>"
	           "<rdf:li xml:lang=\"en\">R&amp;D &lt;&quot;Übersicht&quot;&gt;</rdf:li></rdf:Alt></dc:title>");
}
END_TEST

/* A title that is not translated is no title in the language of the document. */
START_TEST(a_title_has_its_own_language)
{
	s.pages->title = "A title";
	s.pages->title_lang = "en";
	s.pages->subject = "Una nota";
	s.pages->lang = "it";
	expect_xmp("<dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">A title</rdf:li><rdf:li xml:lang=\"en\">A title");
	expect_xmp("<rdf:li xml:lang=\"it\">Una nota");
}
END_TEST

START_TEST(xmp_without_a_language_has_the_default_only)
{
	s.pages->lang = NULL;
	expect_xmp("<dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">A title</rdf:li></rdf:Alt></dc:title>");
	expect_no_xmp("dc:language");
}
END_TEST

START_TEST(xmp_says_who_what_and_in_which_language)
{
	s.pages->author = "A. Writer";
	s.pages->subject = "A test";
	s.pages->keywords = "one, two";
	s.pages->lang = "pt-BR";
	expect_xmp("<dc:creator><rdf:Seq><rdf:li>A. Writer</rdf:li></rdf:Seq></dc:creator>");
	expect_xmp(
	        "<dc:description><rdf:Alt><rdf:li xml:lang=\"x-default\">A test</rdf:li><rdf:li xml:lang=\"pt-BR\">A test");
	expect_xmp("<dc:language><rdf:Bag><rdf:li>pt-BR</rdf:li></rdf:Bag></dc:language>");
	expect_xmp("<pdf:Keywords>one, two</pdf:Keywords>");
	expect_xmp("<dc:format>application/pdf</dc:format>");
}
END_TEST

START_TEST(xmp_says_what_others_may_do)
{
	s.pages->rights = "CC BY & more";
	s.pages->licence = "https://example.org/by/";
	expect_xmp(
	        "<dc:rights><rdf:Alt><rdf:li xml:lang=\"x-default\">CC BY &amp; more</rdf:li><rdf:li xml:lang=\"en\">CC BY"
	        " &amp; more</rdf:li></rdf:Alt></dc:rights><xmpRights:Marked>True</xmpRights:Marked>"
	        "<xmpRights:WebStatement>https://example.org/by/</xmpRights:WebStatement>");
	s.pages->rights = NULL;
	expect_xmp("<xmpRights:Marked>True</xmpRights:Marked>");
}
END_TEST

/* One of `name`, a UUID of version 8; lives in the arena of the sample. */
static const char *id_of(const char *name)
{
	const char *from = strstr(xmp(), arena_printf(s.arena, "<xmpMM:%s>uuid:", name));
	ck_assert_ptr_nonnull(from);
	from = strchr(from, ':') + 1;
	from = strchr(from, ':') + 1;
	ck_assert_uint_eq(strcspn(from, "<"), 36);
	ck_assert_int_eq(from[14], '8');
	return arena_strndup(s.arena, from, 36);
}

/* The same from run to run and from machine to machine; the variant of RFC 9562 is the 8, 9, A or B of the fourth group. */
START_TEST(a_document_has_the_id_of_its_title_language_and_paper)
{
	ck_assert_str_eq(id_of("DocumentID"), "2962e550-223d-8791-81a0-445342314ca0");
	s.pages->subject = "A test";
	ck_assert_str_eq(id_of("DocumentID"), "2962e550-223d-8791-8c1c-43606b3264fe");
	s.pages->page.v[0].height = PT(101);
	ck_assert_str_eq(id_of("DocumentID"), "2962e550-223d-8791-8dbf-355058057105");
}
END_TEST

START_TEST(ids_tell_documents_and_their_instances_apart)
{
	const char *document = id_of("DocumentID"), *instance = id_of("InstanceID");
	ck_assert_str_eq(id_of("InstanceID"), instance);
	sample_rectangle(&s, NULL, PT(1), PT(1));
	ck_assert_str_eq(id_of("DocumentID"), document);
	ck_assert_int_ne(strncmp(id_of("InstanceID"), instance, 8), 0); /* both halves come of what is drawn */
	ck_assert_str_ne(id_of("InstanceID") + 24, instance + 24);
	instance = id_of("InstanceID");
	s.options.date++;
	ck_assert_str_eq(id_of("DocumentID"), document);
	ck_assert_str_ne(id_of("InstanceID"), instance);
	s.pages->lang = "de";
	ck_assert_str_ne(id_of("DocumentID"), document);
}
END_TEST

START_TEST(xmp_leaves_out_what_is_not_known)
{
	expect_no_xmp("dc:rights");
	expect_no_xmp("xmpRights:Marked");
	expect_no_xmp("dc:creator");
	expect_no_xmp("dc:description");
	expect_no_xmp("pdf:Keywords");
}
END_TEST

START_TEST(xmp_is_a_packet_that_is_found_without_inflating)
{
	struct pdf *p = sample_write(&s);
	EXPECT_AT("Root Metadata Type", "/Metadata");
	EXPECT_AT("Root Metadata Subtype", "/XML");
	EXPECT_AT("Root Metadata Filter", "");
	static const char begin[] = "<?xpacket begin=\"\xEF\xBB\xBF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n";
	static const char end[] = "</rdf:Description></rdf:RDF></x:xmpmeta>\n<?xpacket end=\"r\"?>";
	ck_assert_int_eq(strncmp(xmp(), begin, strlen(begin)), 0);
	ck_assert_str_eq(xmp() + strlen(xmp()) - strlen(end), end);
}
END_TEST

START_TEST(the_information_dictionary_says_the_same)
{
	s.pages->title = "Übersicht (1)";
	s.pages->author = "A. Writer";
	s.pages->subject = "A test";
	s.pages->keywords = "one, two";
	struct pdf *p = sample_write(&s);
	EXPECT_AT("Info",
	          "<</Titleu\"Übersicht (1)\"/Author(A. Writer)/Subject(A test)/Keywords(one, two)/Creator(platen)"
	          "/Producer(platen with libharu)/CreationDate(D:20261124000000+00'00')/ModDate(D:20261124000000+00'00')>>");
}
END_TEST

START_TEST(the_information_dictionary_leaves_out_what_is_not_known)
{
	s.pages->title = "";
	struct pdf *p = sample_write(&s);
	EXPECT_AT("Info",
	          "<</Creator(platen)/Producer(platen with libharu)/CreationDate(D:20261124000000+00'00')"
	          "/ModDate(D:20261124000000+00'00')>>");
}
END_TEST

START_TEST(dates_are_utc)
{
	s.options.date = 951827696; /* a leap day */
	expect_xmp(
	        "<xmp:CreateDate>2000-02-29T12:34:56Z</xmp:CreateDate><xmp:ModifyDate>2000-02-29T12:34:56Z</xmp:ModifyDate>");
	struct pdf *p = sample_write(&s);
	EXPECT_AT("Info CreationDate", "(D:20000229123456+00'00')");
	EXPECT_AT("Info ModDate", "(D:20000229123456+00'00')");
	s.options.date = 0;
	p = sample_write(&s);
	EXPECT_AT("Info ModDate", "(D:19700101000000+00'00')");
}
END_TEST

START_TEST(the_program_names_itself)
{
	expect_xmp("<pdf:Producer>platen with libharu</pdf:Producer><xmp:CreatorTool>platen</xmp:CreatorTool>");
}
END_TEST

/* -- standards ------------------------------------------------------------------------------ */

static bool begins(const char *head) { return s.file.n > strlen(head) && !memcmp(s.file.v, head, strlen(head)); }

START_TEST(pdf_a_2a_and_pdf_ua_1)
{
	struct pdf *p = sample_write(&s);
	expect_xmp(
	        "\n<pdfaid:part>2</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance><pdfuaid:part>1</pdfuaid:part>\n");
	expect_xmp("<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>");
	ck_assert(begins("%PDF-1.7\n%\xE2\xE3\xCF\xD3\n"));
	EXPECT_AT("Root OutputIntents 0 Type", "/OutputIntent");
	EXPECT_AT("Root OutputIntents 0 S", "/GTS_PDFA1");
	EXPECT_AT("Root OutputIntents 0 OutputConditionIdentifier", "(sRGB)");
	EXPECT_AT("Root OutputIntents 0 Info", "(sRGB IEC61966-2.1)");
	EXPECT_AT("Root OutputIntents 0 DestOutputProfile N", "3");
	ck_assert_str_eq(pdf_stream(p, "Root OutputIntents 0 DestOutputProfile").v, "a profile of colours");
}
END_TEST

/* ISO 15930-7: version 1.6; the intents of both standards share the profile; the same claims in both places. */
START_TEST(pdf_x_4_beside_pdf_a_and_pdf_ua)
{
	char icc[40] = {0};
	memcpy(icc + 16, "CMYK", 4);
	const struct source file = {.path = "paper.icc", .text = icc, .size = sizeof(icc)};
	const struct pdf_condition paper = {"FOGRA39", "http://www.color.org", "Coated"};
	s.options.standard = &pdf_standards[PDF_X4];
	s.options.profile = pdf_profile_new(s.arena, &file, &paper);
	s.pages->duplex = true;
	struct pdf *p = sample_write(&s);
	ck_assert(begins("%PDF-1.6\n"));
	EXPECT_AT("Root OutputIntents 0 S", "/GTS_PDFX");
	EXPECT_AT("Root OutputIntents 1 S", "/GTS_PDFA1");
	EXPECT_AT("Root OutputIntents 0 OutputConditionIdentifier", "(FOGRA39)");
	EXPECT_AT("Root OutputIntents 0 RegistryName", "(http://www.color.org)");
	EXPECT_AT("Root OutputIntents 0 Info", "(Coated)");
	EXPECT_AT("Root OutputIntents 0 DestOutputProfile N", "4");
	ck_assert_int_eq(pdf_number(p, "Root OutputIntents 0 DestOutputProfile"),
	                 pdf_number(p, "Root OutputIntents 1 DestOutputProfile"));
	EXPECT_AT("Info GTS_PDFXVersion", "(PDF/X-4)");
	EXPECT_AT("Info Trapped", "/False");
	EXPECT_AT("Root ViewerPreferences", "<</DisplayDocTitle true/PrintScaling/None>>"); /* Duplex is a key of 1.7 */
	expect_xmp("<pdfuaid:part>1</pdfuaid:part><pdfxid:GTS_PDFXVersion>PDF/X-4</pdfxid:GTS_PDFXVersion>\n");
	expect_xmp("<xmpMM:VersionID>1</xmpMM:VersionID><xmpMM:RenditionClass>default</xmpMM:RenditionClass>"
	           "<pdf:Trapped>False</pdf:Trapped>");
	expect_xmp("<pdfaSchema:prefix>pdfxid</pdfaSchema:prefix>");
	expect_xmp("<pdfaProperty:name>Trapped</pdfaProperty:name>");
}
END_TEST

START_TEST(a_plain_file_claims_nothing)
{
	s.options.standard = &pdf_standards[PDF_PLAIN];
	s.options.profile = NULL;
	struct pdf *p = sample_write(&s);
	ck_assert(begins("%PDF-1.7\n"));
	expect_no_xmp("<pdfaid:");
	expect_no_xmp("<pdfuaid:");
	expect_no_xmp("<pdfaExtension:");
	EXPECT_AT("Root OutputIntents", "");
	EXPECT_AT("Root MarkInfo", "<</Marked true>>");
}
END_TEST

START_TEST(a_standard_is_a_value)
{
	const struct pdf_standard later = {"2.0", .pdfa_part = 4, .pdfua_part = 2, .pdfua_revision = 2024};
	s.options.standard = &later;
	expect_xmp("\n<pdfaid:part>4</pdfaid:part><pdfuaid:part>2</pdfuaid:part><pdfuaid:rev>2024</pdfuaid:rev>\n");
	expect_no_xmp("<pdfaExtension:"); /* of parts 1 to 3 only */
	ck_assert(begins("%PDF-2.0\n"));
}
END_TEST

/* PDF/A parts 1 to 3 ask for a description of what PDF/UA adds to XMP; without PDF/UA nothing is added. */
START_TEST(the_extension_schema_is_there_where_it_is_needed)
{
	for (int part = 0; part <= 4; part++)
		for (int ua = 0; ua <= 1; ua++) {
			const struct pdf_standard claim = {"1.7", .pdfa_part = part, .pdfua_part = ua};
			s.options.standard = &claim;
			ck_assert_int_eq(strstr(xmp(), "<pdfaExtension:schemas>") != NULL, part >= 1 && part <= 3 && ua);
		}
}
END_TEST

/* -- catalog -------------------------------------------------------------------------------- */

START_TEST(the_catalog_says_language_and_tags)
{
	struct pdf *p = sample_write(&s);
	EXPECT_AT("Root Lang", "(en)");
	EXPECT_AT("Root MarkInfo", "<</Marked true>>");
	EXPECT_AT("Root Type", "/Catalog");
	s.pages->lang = NULL;
	p = sample_write(&s);
	EXPECT_AT("Root Lang", "");
}
END_TEST

START_TEST(viewers_show_the_title_and_print_at_full_size)
{
	struct pdf *p = sample_write(&s);
	EXPECT_AT("Root ViewerPreferences", "<</DisplayDocTitle true/PrintScaling/None>>");
}
END_TEST

START_TEST(viewers_turn_right_to_left_documents_and_duplex_ones)
{
	s.pages->rtl = true;
	struct pdf *p = sample_write(&s);
	EXPECT_AT("Root ViewerPreferences", "<</DisplayDocTitle true/PrintScaling/None/Direction/R2L>>");
	s.pages->duplex = true;
	p = sample_write(&s);
	EXPECT_AT("Root ViewerPreferences",
	          "<</DisplayDocTitle true/PrintScaling/None/Duplex/DuplexFlipLongEdge/Direction/R2L>>");
	s.pages->rtl = false;
	p = sample_write(&s);
	EXPECT_AT("Root ViewerPreferences", "<</DisplayDocTitle true/PrintScaling/None/Duplex/DuplexFlipLongEdge>>");
}
END_TEST

Suite *suite_pdf_metadata(void)
{
	Suite *suite = suite_create("pdf metadata");
	TCase *c = tcase_create("metadata");
	tcase_add_checked_fixture(c, open, done);
	tcase_add_test(c, xmp_escapes_what_xml_means);
	tcase_add_test(c, a_title_has_its_own_language);
	tcase_add_test(c, xmp_without_a_language_has_the_default_only);
	tcase_add_test(c, xmp_says_who_what_and_in_which_language);
	tcase_add_test(c, xmp_says_what_others_may_do);
	tcase_add_test(c, a_document_has_the_id_of_its_title_language_and_paper);
	tcase_add_test(c, ids_tell_documents_and_their_instances_apart);
	tcase_add_test(c, xmp_leaves_out_what_is_not_known);
	tcase_add_test(c, xmp_is_a_packet_that_is_found_without_inflating);
	tcase_add_test(c, the_information_dictionary_says_the_same);
	tcase_add_test(c, the_information_dictionary_leaves_out_what_is_not_known);
	tcase_add_test(c, dates_are_utc);
	tcase_add_test(c, the_program_names_itself);
	tcase_add_test(c, pdf_a_2a_and_pdf_ua_1);
	tcase_add_test(c, pdf_x_4_beside_pdf_a_and_pdf_ua);
	tcase_add_test(c, a_plain_file_claims_nothing);
	tcase_add_test(c, a_standard_is_a_value);
	tcase_add_test(c, the_extension_schema_is_there_where_it_is_needed);
	tcase_add_test(c, the_catalog_says_language_and_tags);
	tcase_add_test(c, viewers_show_the_title_and_print_at_full_size);
	tcase_add_test(c, viewers_turn_right_to_left_documents_and_duplex_ones);
	suite_add_tcase(suite, c);
	return suite;
}

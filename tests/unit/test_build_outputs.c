/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Building a plan: what is written, what is reported, and which texts an edition has. */
#include "small_project.h"
#include "record.h"

Suite *suite_build_outputs(void);

static const struct build_options traces = {.write = true, .dump = DUMP_PAGES, .workers = 1};

/* -- outputs -------------------------------------------------------------------------------- */

START_TEST(each_output_is_a_pdf_in_its_place)
{
	ck_assert_int_eq(small_project_build(NULL, (struct build_options){.write = true, .workers = _i}), 2);
	ck_assert_str_eq(folder_log(&f), "");
	ck_assert_int_eq(strncmp(content_of("out/en/page.pdf"), "%PDF-1.7", 8), 0);
	ck_assert_int_eq(strncmp(content_of("out/de/page.pdf"), "%PDF-1.7", 8), 0);
}
END_TEST

START_TEST(a_check_writes_nothing)
{
	ck_assert_int_eq(small_project_build(NULL, (struct build_options){.workers = 1}), 2);
	ck_assert_ptr_null(content_of("out/en/page.pdf"));
}
END_TEST

START_TEST(an_output_with_a_mistake_is_not_written_and_the_others_are)
{
	folder_put(&f, "layouts/bad.yaml", "shape: demo\ndocument: {title: '{title}'}\nbody: [{text: '{nothing}'}]\n");
	folder_put(&f, "platen.yaml", "subject: demo\nlocales: [en]\ndocuments: [bad, page]\n");
	ck_assert_int_eq(small_project_build(NULL, (struct build_options){.write = true, .workers = _i}), 1);
	ck_assert_str_eq(folder_said(&f), "bad.yaml:3 unknown-path");
	ck_assert_ptr_null(content_of("out/en/bad.pdf"));
	ck_assert_ptr_nonnull(content_of("out/en/page.pdf"));
}
END_TEST

START_TEST(mistakes_of_all_outputs_are_told_once)
{
	folder_put(&f, "content/demo/en.yaml", "title: A title\nnote: A note\nnope: 1\n");
	ck_assert_int_eq(small_project_build(NULL, (struct build_options){.write = true, .workers = _i}), 0);
	ck_assert_str_eq(folder_said(&f), "en.yaml:3 unknown-key");
}
END_TEST

START_TEST(styles_that_no_box_uses_are_looked_at)
{
	folder_put(&f, "layouts/page.yaml",
	           "shape: demo\ndocument: {title: '{title}'}\nstyles:\n  spare: {size: huge}\n"
	           "body: [{heading: {text: '{title}', level: 1}}]\n");
	ck_assert_int_eq(small_project_build("en", (struct build_options){.write = true, .workers = 1}), 0);
	ck_assert_str_eq(folder_said(&f), "page.yaml:4 bad-length");
	read_again();
	ck_assert_int_eq(small_project_build("en", (struct build_options){.workers = 1}), 0);
}
END_TEST

START_TEST(the_profile_of_colours_must_be_there)
{
	remove(arena_printf(f.arena, "%s/fonts/sRGB.icc", f.path));
	ck_assert_int_eq(small_project_build("en", (struct build_options){.write = true, .workers = 1}), 0);
	ck_assert_ptr_nonnull(strstr(folder_log(&f), "error: there is no file 'fonts/sRGB.icc'"));
	ck_assert_ptr_null(content_of("out/en/page.pdf"));
}
END_TEST

START_TEST(without_fonts_nothing_is_built)
{
	remove(arena_printf(f.arena, "%s/fonts/fonts.yaml", f.path));
	ck_assert_int_eq(small_project_build("en", traces), 0);
	ck_assert_ptr_null(content_of("out/en/page.pdf"));
	ck_assert_int_gt(diag_errors(f.diag), 0);
}
END_TEST

/* What `check` does beside the outputs. */
START_TEST(font_files_are_compared_with_their_checksums)
{
	folder_put(&f, "fonts/SHA256SUMS", arena_printf(f.arena, "%064d  NotoSans-Regular.ttf\n", 0));
	project_check(f.root, small_project_load(), f.arena, f.diag);
	ck_assert_ptr_nonnull(strstr(folder_log(&f), "[font-checksum]"));
}
END_TEST

/* What an earlier build wrote stays where a later one fails, and is told as kept. */
START_TEST(an_output_of_an_earlier_build_is_kept)
{
	ck_assert_int_eq(small_project_build("en", traces), 1);
	ck_assert(!small_project_outputs.v.v[0].kept);
	folder_put(&f, "content/demo/en.yaml", "title: A title\n");
	read_again();
	ck_assert_int_eq(small_project_build("en", (struct build_options){.workers = 1}), 0);
	ck_assert(!small_project_outputs.v.v[0].kept); /* a check writes none */
	read_again();
	ck_assert_int_eq(small_project_build(NULL, traces), 0);
	ck_assert(small_project_outputs.v.v[0].kept);
	ck_assert(!small_project_outputs.v.v[1].kept); /* there was none */
	ck_assert_ptr_nonnull(content_of("out/en/page.pdf"));
}
END_TEST

/* The language that a PO file says, and whether it is another one than its name does. */
static const struct {
	const char *language;
	bool other;
} headers[] = {{"de", false}, {"de_AT", false}, {"de-AT", false}, {"DE", false}, {"de@formal", false},
               {"", false},   {"fr", true},     {"den", true},    {"d", true},   {"en_DE", true}};

START_TEST(a_po_file_of_another_language_is_told)
{
	folder_put(
	        &f, "content/demo/po/de.po",
	        arena_printf(f.arena,
	                     "msgid \"\"\nmsgstr \"Language: %s\\nContent-Type: text/plain; charset=UTF-8\\n\"\n\n" PO_ENTRY(
	                             "title", "A title", "Ein Titel") PO_ENTRY("note", "A note", "Eine Notiz")
	                             PO_ENTRY("page:word.more", "Read on", "Weiter"),
	                     headers[_i].language));
	small_project_build("de", traces);
	ck_assert_int_eq(diag_count(f.diag, DIAG_PO_LANGUAGE), headers[_i].other);
}
END_TEST

/* A plan is not the last to know: what was read is not written over. */
START_TEST(what_the_build_has_read_stays)
{
	folder_put(&f, "platen.yaml", "subject: demo\nlocales: [en]\ndocuments: [page]\nout: '{document}.pdf'\n");
	ck_assert_int_eq(symlink("content/demo/en.yaml", arena_printf(f.arena, "%s/page.pdf", f.path)), 0);
	ck_assert_int_eq(small_project_build("en", traces), 0);
	ck_assert_ptr_nonnull(strstr(folder_log(&f), "[output-over-input]"));
	ck_assert_str_eq(content_of("content/demo/en.yaml"), "title: A title\nnote: A note\n");
}
END_TEST

#define LEFT "out/en/.platen-0123456789abcdef.tmp"

START_TEST(a_build_removes_what_a_killed_one_left_and_a_check_does_not)
{
	folder_put(&f, LEFT, "half");
	small_project_build("en", (struct build_options){.workers = 1});
	ck_assert_ptr_nonnull(content_of(LEFT));
	read_again();
	small_project_build("en", traces);
	ck_assert_ptr_null(content_of(LEFT));
}
END_TEST

static int told, of_all;

static void tell(int done, int of)
{
	told = told * 10 + done;
	of_all = of;
}

START_TEST(progress_is_told_after_each_output)
{
	small_project_build(NULL, (struct build_options){.workers = 1, .progress = tell});
	ck_assert_int_eq(told, 12);
	ck_assert_int_eq(of_all, 2);
}
END_TEST

START_TEST(pages_bear_the_date_of_the_project)
{
	folder_put(&f, "platen.yaml", "subject: demo\nlocales: [en]\ndocuments: [page]\ndate: 2031-05-07\n");
	small_project_build("en", (struct build_options){.write = true, .workers = 1});
	ck_assert_str_eq(folder_log(&f), "");
	FILE *in = fopen(arena_printf(f.arena, "%s/out/en/page.pdf", f.path), "rb");
	char bytes[1 << 17];
	size_t n = fread(bytes, 1, sizeof(bytes), in);
	fclose(in);
	ck_assert_ptr_nonnull(memmem(bytes, n, "2031-05-07T00:00:00", 19));
}
END_TEST

/* -- the list of files for make ------------------------------------------------------------- */

static int build_with_depfile(const char *name, int workers)
{
	return small_project_build(NULL,
	                           (struct build_options){.write = true,
	                                                  .depfile = arena_printf(f.arena, "%s/%s", f.path, name),
	                                                  .workers = workers});
}

START_TEST(the_depfile_lists_what_was_read)
{
	folder_put(&f, "platen.yaml", "subject: demo\nlocales: [en, de]\ndocuments: [page]\nout: 'a b#c$d%{locale}.pdf'\n");
	build_with_depfile("dep", _i);
	const char *lines = "", *rules = "";
	static const char *const files[] = {
	        "content/demo/en.yaml", "content/demo/po/de.po", "fonts/NotoSans-Regular.ttf", "fonts/fonts.yaml",
	        "fonts/sRGB.icc",       "layouts/page.yaml",     "layouts/shapes/demo.yaml",   "platen.yaml"};
	for (int i = 0; i < COUNT_OF(files); i++) {
		lines = arena_printf(f.arena, "%s \\\n  %s/%s", lines, f.path, files[i]);
		rules = arena_printf(f.arena, "%s%s/%s:\n", rules, f.path, files[i]);
	}
	ck_assert_str_eq(content_of("dep"),
	                 arena_printf(f.arena, "%s/a\\ b\\#c$$d\\%%en.pdf %s/a\\ b\\#c$$d\\%%de.pdf:%s\n%s", f.path, f.path,
	                              lines, rules));
}
END_TEST

START_TEST(a_failed_build_writes_no_depfile)
{
	folder_put(&f, "content/demo/en.yaml", "title: A title\n");
	ck_assert_int_eq(build_with_depfile("dep", 1), 0);
	ck_assert_ptr_null(content_of("dep"));
}
END_TEST

START_TEST(a_failed_build_leaves_the_depfile_alone)
{
	folder_put(&f, "dep", "old");
	folder_put(&f, "content/demo/en.yaml", "title: A title\n");
	ck_assert_int_eq(build_with_depfile("dep", 1), 0);
	ck_assert_str_eq(content_of("dep"), "old");
}
END_TEST

START_TEST(a_check_leaves_the_depfile_alone)
{
	folder_put(&f, "dep", "old");
	struct build_options o = {.depfile = arena_printf(f.arena, "%s/dep", f.path), .workers = 1};
	small_project_build(NULL, o);
	ck_assert_str_eq(content_of("dep"), "old");
	folder_put(&f, "content/demo/en.yaml", "title: A title\n");
	read_again();
	small_project_build(NULL, o);
	ck_assert_str_eq(content_of("dep"), "old");
}
END_TEST

/* -- the texts of an edition ---------------------------------------------------------------- */

static const char es_po[] = PO_HEAD PO_ENTRY("title", "A title", "Un t\xC3\xADtulo") PO_ENTRY("note", "A note", "Una nota")
        PO_ENTRY("page:word.more", "Read on", "Sigue");

static const struct {
	const char *locale, *drawn;
} editions[] = {
        {"en", "A title | A note | Read on"},
        {"en-US", "A title | A note | Read on"},
        {"de", "Ein Titel | Eine Notiz | Weiter"},
        {"de-AT", "Ein Titel | Eine Notiz | Weiter"},
        {"es-MX", "Un t\xC3\xADtulo | Una nota | Sigue"},
        {"fr", "Un titre | Une note | Read on | DRAFT fr: 0 of 1 texts translated"}, /* content of its own, but no words */
        {"pt", "Um t\xC3\xADtulo | Uma nota | Leia"},                                /* words in an overlay */
        {"pt-BR", "Um t\xC3\xADtulo | Uma nota | Leia"},
        {"nl", "Een titel | Een notitie | Lees verder"}, /* and in a PO file */
        {"it", "A title | A note | Read on | DRAFT it: 0 of 3 texts translated"},
        {"ro", "A title | A note | Mai mult | DRAFT ro: 1 of 3 texts translated"},          /* nothing but an overlay */
        {"en-Dsrt", "A title | A note | Read on | DRAFT en-Dsrt: 0 of 3 texts translated"}, /* another script */
};

START_TEST(an_edition_has_the_texts_of_the_nearest_locale)
{
	folder_put(&f, "content/demo/po/es.po", es_po);
	folder_put(&f, "content/demo/fr.yaml", "title: Un titre\nnote: Une note\n");
	folder_put(&f, "platen.yaml",
	           "subject: demo\nlocales: [en, en-US, de, de-AT, es-MX, fr, pt, pt-BR, nl, it, ro, en-Dsrt]\n"
	           "documents: [page]\n");
	folder_put(&f, "content/demo/pt.yaml", "title: Um t\xC3\xADtulo\nnote: Uma nota\n");
	folder_put(&f, "layouts/locales/pt.yaml", "words: {more: Leia}");
	folder_put(&f, "content/demo/nl.yaml", "title: Een titel\nnote: Een notitie\n");
	folder_put(&f, "content/demo/po/nl.po", PO_HEAD PO_ENTRY("page:word.more", "Read on", "Lees verder"));
	folder_put(&f, "layouts/locales/ro.yaml", "words: {more: Mai mult}");
	ck_assert_int_eq(small_project_build(editions[_i].locale, traces), 1);
	ck_assert_str_eq(drawn(arena_printf(f.arena, "out/%s/page.pdf", editions[_i].locale)), editions[_i].drawn);
	ck_assert_int_eq(diag_warnings(f.diag), strstr(editions[_i].drawn, "DRAFT") != NULL);
}
END_TEST

START_TEST(a_pseudo_locale_is_made_up_from_the_source)
{
	folder_put(&f, "platen.yaml", "subject: demo\nlocales: [en-XA]\ndocuments: [page]\n");
	ck_assert_int_eq(small_project_build("en-XA", traces), 1);
	ck_assert_ptr_null(strstr(drawn("out/en-XA/page.pdf"), "title"));
	ck_assert_ptr_null(strstr(drawn("out/en-XA/page.pdf"), "Read on"));
	ck_assert_str_eq(folder_log(&f), "");
}
END_TEST

START_TEST(a_po_file_that_cannot_be_read_stops_its_edition)
{
	folder_put(&f, "content/demo/po/de.po", "nonsense");
	ck_assert_int_eq(small_project_build("de", traces), 0);
	ck_assert_int_gt(diag_errors(f.diag), 0);
}
END_TEST

/* Words of a document that the project does not have, though its name begins alike or is as long. */
START_TEST(translations_of_other_documents_are_told)
{
	folder_put(&f, "content/demo/po/de.po",
	           PO_HEAD PO_ENTRY("title", "A title", "Ein Titel") PO_ENTRY("note", "A note", "Eine Notiz")
	                   PO_ENTRY("page:word.more", "Read on", "Weiter") PO_ENTRY("gape:word.more", "Read on", "Weiter")
	                           PO_ENTRY("pages:word.more", "Read on", "Weiter") PO_ENTRY("pag:word.more", "Read on", "")
	                                   PO_ENTRY("pag:word.less", "Read on", "Weiter"));
	small_project_build("de", traces);
	ck_assert_str_eq(folder_said(&f), ""); /* each output knows its own document */
	overlays_check(f.root, small_project_load(), f.arena, f.diag, &small_project_outputs, NULL);
	ck_assert_str_eq(folder_said(&f), "de.po:18 po-unknown, de.po:22 po-unknown, de.po:30 po-unknown");
}
END_TEST

/* Nor has its own text or word any more; one that nobody has translated yet is no loss. */
START_TEST(translations_of_texts_that_are_gone_are_told)
{
	folder_put(&f, "content/demo/po/de.po",
	           PO_HEAD PO_ENTRY("title", "A title", "Ein Titel") PO_ENTRY("note", "A note", "Eine Notiz")
	                   PO_ENTRY("page:word.more", "Read on", "Weiter") PO_ENTRY("gone", "Gone", "Fort")
	                           PO_ENTRY("page:word.gone", "Gone", "Fort") PO_ENTRY("page:word.less", "Less", ""));
	ck_assert_int_eq(small_project_build("de", traces), 1);
	ck_assert_str_eq(folder_said(&f), "de.po:18 po-unknown, de.po:22 po-unknown");
	read_again();
	folder_put(&f, "content/demo/de.yaml", "title: Ein Titel\nnote: Eine Notiz\n");
	folder_put(&f, "content/demo/po/de.po",
	           PO_HEAD PO_ENTRY("page:word.more", "Read on", "Weiter") PO_ENTRY("page:word.gone", "Gone", "Fort"));
	small_project_build("de", traces);
	ck_assert_str_eq(folder_said(&f), "de.po:10 po-unknown");
}
END_TEST

START_TEST(a_translated_word_keeps_its_braces)
{
	folder_put(&f, "layouts/page.yaml",
	           "shape: demo\ndocument: {title: '{title}'}\nwords: {more: 'Read {title}'}\n"
	           "body: [{heading: {text: '{title}', level: 1}}, {text: '{note}'}, {text: '{word.more}'}]\n");
	folder_put(&f, "content/demo/po/de.po",
	           PO_HEAD PO_ENTRY("title", "A title", "Ein Titel") PO_ENTRY("note", "A note", "Eine Notiz")
	                   PO_ENTRY("page:word.more", "Read {title}", "Lies"));
	ck_assert_int_eq(small_project_build("de", traces), 0);
	ck_assert_str_eq(folder_said(&f), "de.po:14 po-placeholder");
}
END_TEST

START_TEST(the_source_must_be_there)
{
	remove(arena_printf(f.arena, "%s/content/demo/en.yaml", f.path));
	static const char *const locales[] = {"en", "de", "fr", "en-XA"};
	folder_put(&f, "platen.yaml", "subject: demo\nlocales: [en, de, fr, en-XA]\ndocuments: [page]\n");
	ck_assert_int_eq(small_project_build(locales[_i], traces), 0);
	ck_assert_str_eq(
	        folder_log(&f),
	        "platen.yaml:1:10: error: there is no file 'content/demo/en.yaml' [file-missing]\n     1 | subject: demo\n       |          ^\n");
}
END_TEST

/* -- drafts --------------------------------------------------------------------------------- */

/* The threshold, what becomes of the edition below it, and how many of its three texts are translated. */
static const struct {
	int threshold, translated;
	const char *below, *said;
	bool built, stamped;
} drafts[] = {
        {100, 3, "draft", "", true, false}, {100, 2, "draft", "platen.yaml:2 draft-translation", true, true},
        {66, 2, "draft", "", true, false},  {67, 2, "draft", "platen.yaml:2 draft-translation", true, true},
        {0, 0, "refuse", "", true, false},  {34, 1, "refuse", "platen.yaml:2 incomplete-translation", false, false},
        {33, 1, "refuse", "", true, false},
};

START_TEST(an_edition_below_the_threshold_is_a_draft_or_refused)
{
	static const char *const entries[] = {PO_ENTRY("title", "A title", "Ein Titel"),
	                                      PO_ENTRY("page:word.more", "Read on", "Weiter"),
	                                      PO_ENTRY("note", "A note", "Eine Notiz")};
	const char *po = PO_HEAD;
	for (int i = 0; i < drafts[_i].translated; i++)
		po = arena_printf(f.arena, "%s%s", po, entries[i]);
	folder_put(&f, "content/demo/po/de.po", po);
	folder_put(&f, "platen.yaml",
	           arena_printf(f.arena, "subject: demo\nlocales: [en, de]\ndocuments: [page]\nthreshold: %d\nbelow: %s\n",
	                        drafts[_i].threshold, drafts[_i].below));
	ck_assert_int_eq(small_project_build("de", traces), drafts[_i].built);
	ck_assert_str_eq(folder_said(&f), drafts[_i].said);
	const char *stamp = arena_printf(f.arena, "| DRAFT de: %d of 3 texts translated", drafts[_i].translated);
	ck_assert_int_eq(strstr(drawn("out/de/page.pdf"), stamp) != NULL, drafts[_i].stamped);
	if (*drafts[_i].said)
		ck_assert_ptr_nonnull(strstr(folder_log(&f), arena_printf(f.arena, "%d of 3 texts", drafts[_i].translated)));
}
END_TEST

Suite *suite_build_outputs(void)
{
	Suite *suite = suite_create("build outputs");
	TCase *c = tcase_create("outputs");
	tcase_set_timeout(c, 60); /* a busy machine */
	tcase_add_checked_fixture(c, small_project, small_project_close);
	tcase_add_loop_test(c, each_output_is_a_pdf_in_its_place, 0, 3);
	tcase_add_test(c, a_check_writes_nothing);
	tcase_add_loop_test(c, an_output_with_a_mistake_is_not_written_and_the_others_are, 1, 3);
	tcase_add_loop_test(c, mistakes_of_all_outputs_are_told_once, 1, 3);
	tcase_add_test(c, styles_that_no_box_uses_are_looked_at);
	tcase_add_test(c, the_profile_of_colours_must_be_there);
	tcase_add_test(c, without_fonts_nothing_is_built);
	tcase_add_test(c, font_files_are_compared_with_their_checksums);
	tcase_add_test(c, an_output_of_an_earlier_build_is_kept);
	tcase_add_loop_test(c, a_po_file_of_another_language_is_told, 0, COUNT_OF(headers));
	tcase_add_test(c, what_the_build_has_read_stays);
	tcase_add_test(c, a_build_removes_what_a_killed_one_left_and_a_check_does_not);
	tcase_add_test(c, progress_is_told_after_each_output);
	tcase_add_test(c, pages_bear_the_date_of_the_project);
	suite_add_tcase(suite, c);
	c = tcase_create("depfile");
	tcase_set_timeout(c, 60); /* a busy machine */
	tcase_add_checked_fixture(c, small_project, small_project_close);
	tcase_add_loop_test(c, the_depfile_lists_what_was_read, 1, 3);
	tcase_add_test(c, a_failed_build_writes_no_depfile);
	tcase_add_test(c, a_failed_build_leaves_the_depfile_alone);
	tcase_add_test(c, a_check_leaves_the_depfile_alone);
	suite_add_tcase(suite, c);
	c = tcase_create("texts");
	tcase_set_timeout(c, 60); /* a busy machine */
	tcase_add_checked_fixture(c, small_project, small_project_close);
	tcase_add_loop_test(c, an_edition_has_the_texts_of_the_nearest_locale, 0, COUNT_OF(editions));
	tcase_add_test(c, a_pseudo_locale_is_made_up_from_the_source);
	tcase_add_test(c, a_po_file_that_cannot_be_read_stops_its_edition);
	tcase_add_test(c, translations_of_other_documents_are_told);
	tcase_add_test(c, translations_of_texts_that_are_gone_are_told);
	tcase_add_test(c, a_translated_word_keeps_its_braces);
	tcase_add_loop_test(c, the_source_must_be_there, 0, 4);
	tcase_add_loop_test(c, an_edition_below_the_threshold_is_a_draft_or_refused, 0, COUNT_OF(drafts));
	suite_add_tcase(suite, c);
	return suite;
}

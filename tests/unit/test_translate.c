/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How far each locale has come, and which PO files are made or refreshed. */
#include "small_project.h"

Suite *suite_translate(void);

/* -- status --------------------------------------------------------------------------------- */

static struct locale_status status(const char *locale)
{
	return project_status(f.root, small_project_load(), f.arena, f.diag, locale);
}

/* "3 texts: 2 translated, 1 missing, 0 stale; 0 overflowing, 0 undrawn, 0 mistakes; ready". */
static const char *described(struct locale_status s)
{
	return arena_printf(f.arena,
	                    "%s%d texts: %d translated, %d missing, %d stale; %d overflowing, %d undrawn, %d mistakes%s",
	                    s.source           ? "source: "
	                            : s.pseudo ? "pseudo: "
	                                       : "",
	                    s.progress.total, s.progress.translated, s.progress.missing, s.progress.stale, s.overflowing,
	                    s.undrawn, s.mistakes, s.ready ? "; ready" : "");
}

static const struct {
	const char *locale, *described;
} plain[] = {
        {"en", "source: 0 texts: 0 translated, 0 missing, 0 stale; 0 overflowing, 0 undrawn, 0 mistakes; ready"},
        {"en-US", "source: 0 texts: 0 translated, 0 missing, 0 stale; 0 overflowing, 0 undrawn, 0 mistakes; ready"},
        {"de", "3 texts: 3 translated, 0 missing, 0 stale; 0 overflowing, 0 undrawn, 0 mistakes; ready"},
        {"de-AT", "3 texts: 3 translated, 0 missing, 0 stale; 0 overflowing, 0 undrawn, 0 mistakes; ready"},
        {"fr", "3 texts: 0 translated, 3 missing, 0 stale; 0 overflowing, 0 undrawn, 0 mistakes"},
};

START_TEST(a_locale_is_ready_when_it_is_translated)
{
	struct locale_status s = status(plain[_i].locale);
	ck_assert_str_eq(described(s), plain[_i].described);
	ck_assert_str_eq(s.locale, plain[_i].locale);
}
END_TEST

/* The words of layouts are no part of it. */
START_TEST(content_of_its_own_still_needs_words)
{
	folder_put(&f, "content/demo/fr.yaml", "title: Un titre\nnote: Une note\n");
	ck_assert_str_eq(described(status("fr")),
	                 "1 texts: 0 translated, 1 missing, 0 stale; 0 overflowing, 0 undrawn, 0 mistakes");
	folder_put(&f, "layouts/locales/fr.yaml", "words: {more: Lire la suite}");
	read_again();
	ck_assert_str_eq(described(status("fr")),
	                 "1 texts: 1 translated, 0 missing, 0 stale; 0 overflowing, 0 undrawn, 0 mistakes; ready");
}
END_TEST

START_TEST(a_pseudo_locale_has_nothing_to_translate)
{
	struct locale_status s = status("en-XA");
	ck_assert(s.pseudo && !s.source);
	ck_assert_int_eq(s.progress.total, 0);
}
END_TEST

START_TEST(what_is_missing_or_stale_is_counted)
{
	folder_put(&f, "content/demo/po/de.po",
	           PO_HEAD PO_ENTRY("title", "A title", "Ein Titel") PO_ENTRY("note", "An older note", "Eine Notiz"));
	ck_assert_str_eq(described(status("de")),
	                 "3 texts: 1 translated, 1 missing, 1 stale; 0 overflowing, 0 undrawn, 0 mistakes");
}
END_TEST

/* The texts of the content are one, however many documents show them; each document has words of its own. */
START_TEST(the_content_counts_once_and_the_words_of_each_document)
{
	folder_put(&f, "layouts/card.yaml",
	           "shape: demo\ndocument: {title: '{title}'}\npage: {size: a6}\n"
	           "words: {less: Less, least: Least}\nbody: [{heading: {text: '{title}', level: 1}}]\n");
	folder_put(&f, "platen.yaml", "subject: demo\nlocales: [en, de]\ndocuments: [page, card]\n");
	ck_assert_str_eq(described(status("de")),
	                 "5 texts: 3 translated, 2 missing, 0 stale; 0 overflowing, 0 undrawn, 0 mistakes");
}
END_TEST

static const struct {
	int threshold;
	bool ready;
} thresholds[] = {{100, false}, {67, false}, {66, true}, {0, true}};

START_TEST(the_threshold_decides_whether_it_is_ready)
{
	folder_put(&f, "content/demo/po/de.po",
	           PO_HEAD PO_ENTRY("title", "A title", "Ein Titel") PO_ENTRY("note", "A note", "Eine Notiz"));
	folder_put(&f, "platen.yaml",
	           arena_printf(f.arena, "subject: demo\nlocales: [de]\ndocuments: [page]\nthreshold: %d\n",
	                        thresholds[_i].threshold));
	ck_assert_int_eq(status("de").ready, thresholds[_i].ready);
}
END_TEST

START_TEST(mistakes_keep_a_locale_from_being_ready)
{
	folder_put(&f, "content/demo/en.yaml", "title: A title\nnote: A note\nnope: a\nnone: b\n");
	ck_assert_str_eq(described(status("en")),
	                 "source: 0 texts: 0 translated, 0 missing, 0 stale; 0 overflowing, 0 undrawn, 2 mistakes");
}
END_TEST

/* In documents, not in places. */
START_TEST(text_that_does_not_fit_is_counted_in_documents)
{
	folder_put(&f, "layouts/page.yaml",
	           "shape: demo\ndocument: {title: '{title}'}\npage: {size: a6}\nfit: {pages: 1}\n"
	           "body:\n  - {heading: {text: '{title}', level: 1}}\n  - {spacer: 12cm}\n  - {text: '{note}'}\n");
	folder_put(&f, "platen.yaml", "subject: demo\nlocales: [en]\ndocuments: [page, {name: again, layout: page}]\n");
	ck_assert_str_eq(described(status("en")),
	                 "source: 0 texts: 0 translated, 0 missing, 0 stale; 2 overflowing, 0 undrawn, 0 mistakes");
}
END_TEST

START_TEST(characters_that_no_font_has_are_counted)
{
	folder_put(&f, "content/demo/po/de.po",
	           PO_HEAD PO_ENTRY("title", "A title", "\xE6\x97\xA5") PO_ENTRY("note", "A note", "\xE6\x9C\xAC")
	                   PO_ENTRY("page:word.more", "Read on", "Weiter"));
	ck_assert_str_eq(described(status("de")),
	                 "3 texts: 3 translated, 0 missing, 0 stale; 0 overflowing, 2 undrawn, 0 mistakes");
}
END_TEST

static const char *reported(void)
{
	struct buf out = {0};
	diag_print(f.diag, DIAG_TEXT, false, &out);
	const char *text = arena_strdup(f.arena, buf_cstr(&out));
	buf_free(&out);
	return text;
}

/* As a build reports it: a script, and the file of a font that is not there, but not what follows of it. */
START_TEST(what_fonts_lack_is_reported)
{
	folder_put(&f, "content/demo/po/de.po",
	           PO_HEAD PO_ENTRY("title", "A title", "ภาษา") PO_ENTRY("note", "A note", "ไทย")
	                   PO_ENTRY("page:word.more", "Read on", "Weiter"));
	ck_assert_str_eq(described(status("de")),
	                 "3 texts: 3 translated, 0 missing, 0 stale; 0 overflowing, 6 undrawn, 0 mistakes");
	ck_assert_ptr_nonnull(
	        strstr(reported(),
	               "content/demo/po/de.po:6:9: error: no font for Thai (6 characters); add a family to fonts.yaml"));
	f.diag = diag_new(f.arena);
	folder_put(&f, "fonts/fonts.yaml",
	           "families:\n  sans: {faces: [{file: NotoSans-Regular.ttf}], fallback: [thai]}\n"
	           "  thai: {faces: [{file: NotoSansThai-Regular.ttf}]}\n");
	read_again();
	ck_assert_str_eq(described(status("de")),
	                 "3 texts: 3 translated, 0 missing, 0 stale; 0 overflowing, 0 undrawn, 1 mistakes");
	ck_assert_ptr_nonnull(
	        strstr(reported(), "fonts/fonts.yaml:3:25: error: there is no file 'fonts/NotoSansThai-Regular.ttf'"));
	ck_assert_int_eq(diag_errors(f.diag), 1);
}
END_TEST

/* -- which PO files are written ------------------------------------------------------------- */

/* The locales, with blanks between them, whose files are written when these are asked for. */
static const char *written(const char *asked)
{
	struct name_list names = {0}, paths = {0};
	const char *all = "";
	for (size_t n; *asked; asked += n, asked += *asked == ' ') {
		n = strcspn(asked, " ");
		*vec_push(f.arena, &names.v) = arena_strndup(f.arena, asked, n);
	}
	project_po(f.root, small_project_load(), f.arena, f.diag, &names, &paths);
	for (int i = 0; i < paths.v.n; i++) {
		const char *name = strrchr(paths.v.v[i], '/') + 1;
		ck_assert_ptr_nonnull(content_of(paths.v.v[i]));
		all = arena_printf(f.arena, "%s%s%.*s", all, *all ? " " : "", (int)strlen(name) - 3, name);
	}
	return all;
}

START_TEST(those_that_are_asked_for_are_written_once)
{
	ck_assert_str_eq(written("it pt-BR it"), "it pt-BR");
	ck_assert_ptr_nonnull(
	        strstr(content_of("content/demo/po/pt-BR.po"), "\"Language: pt_BR\\n\"")); /* as gettext writes it */
}
END_TEST

/* Not the source language, a pseudo-locale, or one with content of its own. */
START_TEST(without_a_name_all_that_need_one_are_written)
{
	folder_put(&f, "content/demo/fr.yaml", "title: Un titre\nnote: Une note\n");
	folder_put(&f, "platen.yaml",
	           "subject: demo\nlocales: [en, en-US, de-AT, it, fr, en-XA, es-MX, de]\ndocuments: [page]\n");
	ck_assert_str_eq(written(""), "de it es-MX");
}
END_TEST

START_TEST(a_source_of_another_language_is_left_out_too)
{
	folder_put(&f, "content/demo/fi.yaml", "title: A title\nnote: A note\n");
	folder_put(&f, "platen.yaml", "subject: demo\nsource-language: fi\nlocales: [fi, fil]\ndocuments: [page]\n");
	ck_assert_str_eq(written(""), "fil");
}
END_TEST

START_TEST(nothing_to_translate_writes_nothing)
{
	folder_put(&f, "platen.yaml", "subject: demo\nlocales: [en]\ndocuments: [page]\n");
	ck_assert_str_eq(written(""), "");
}
END_TEST

START_TEST(the_folder_is_made)
{
	remove(arena_printf(f.arena, "%s/content/demo/po/de.po", f.path));
	remove(arena_printf(f.arena, "%s/content/demo/po", f.path));
	ck_assert_str_eq(written("it"), "it");
}
END_TEST

START_TEST(a_source_with_mistakes_is_not_handed_out)
{
	folder_put(&f, "content/demo/en.yaml", "title: A title\n");
	ck_assert_str_eq(written("it"), "");
	ck_assert_ptr_null(content_of("content/demo/po/it.po"));
	ck_assert_str_eq(folder_said(&f), "en.yaml:1 missing-key");
}
END_TEST

Suite *suite_translate(void)
{
	Suite *suite = suite_create("translate");
	TCase *c = tcase_create("status");
	tcase_set_timeout(c, 60); /* a busy machine */
	tcase_add_checked_fixture(c, small_project, small_project_close);
	tcase_add_loop_test(c, a_locale_is_ready_when_it_is_translated, 0, COUNT_OF(plain));
	tcase_add_test(c, content_of_its_own_still_needs_words);
	tcase_add_test(c, a_pseudo_locale_has_nothing_to_translate);
	tcase_add_test(c, what_is_missing_or_stale_is_counted);
	tcase_add_test(c, the_content_counts_once_and_the_words_of_each_document);
	tcase_add_loop_test(c, the_threshold_decides_whether_it_is_ready, 0, COUNT_OF(thresholds));
	tcase_add_test(c, mistakes_keep_a_locale_from_being_ready);
	tcase_add_test(c, text_that_does_not_fit_is_counted_in_documents);
	tcase_add_test(c, characters_that_no_font_has_are_counted);
	tcase_add_test(c, what_fonts_lack_is_reported);
	suite_add_tcase(suite, c);
	c = tcase_create("files");
	tcase_set_timeout(c, 60); /* a busy machine */
	tcase_add_checked_fixture(c, small_project, small_project_close);
	tcase_add_test(c, those_that_are_asked_for_are_written_once);
	tcase_add_test(c, without_a_name_all_that_need_one_are_written);
	tcase_add_test(c, a_source_of_another_language_is_left_out_too);
	tcase_add_test(c, nothing_to_translate_writes_nothing);
	tcase_add_test(c, the_folder_is_made);
	tcase_add_test(c, a_source_with_mistakes_is_not_handed_out);
	suite_add_tcase(suite, c);
	return suite;
}

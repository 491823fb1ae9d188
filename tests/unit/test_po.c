/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a PO file says of each text, and what a refresh keeps. */
#include "small_project.h"
#include "child.h"

#include <dirent.h>

Suite *suite_po(void);

static void refresh(const char *locale)
{
	struct name_list names = {0}, paths = {0};
	read_again();
	*vec_push(f.arena, &names.v) = locale;
	project_po(f.root, small_project_load(), f.arena, f.diag, &names, &paths);
}

/* The file without its header and the empty lines after it. */
static const char *entries(const char *locale)
{
	const char *text = content_of(arena_printf(f.arena, "content/demo/po/%s.po", locale));
	text = strstr(text, "\n\n");
	ck_assert_ptr_nonnull(text);
	return text + 2;
}

static int files(void)
{
	int n = 0;
	DIR *dir = opendir(arena_printf(f.arena, "%s/content/demo/po", f.path));
	for (const struct dirent *e; (e = readdir(dir));)
		n += *e->d_name != '.';
	closedir(dir);
	return n;
}

START_TEST(an_entry_says_where_its_text_is_and_what_room_it_has)
{
	refresh("it");
	ck_assert_str_eq(content_of("content/demo/po/it.po"),
	                 "msgid \"\"\n"
	                 "msgstr \"\"\n"
	                 "\"Project-Id-Version: platen\\n\"\n"
	                 "\"PO-Revision-Date: \\n\"\n"
	                 "\"Last-Translator: \\n\"\n"
	                 "\"Language-Team: \\n\"\n"
	                 "\"Language: it\\n\"\n"
	                 "\"MIME-Version: 1.0\\n\"\n"
	                 "\"Content-Type: text/plain; charset=UTF-8\\n\"\n"
	                 "\"Content-Transfer-Encoding: 8bit\\n\"\n"
	                 "\n"
	                 "#. What it is about.\n"
	                 "#. Room: about 50 characters.\n"
	                 "#: content/demo/en.yaml:1\n"
	                 "#, max-length:50\n"
	                 "msgctxt \"title\"\n"
	                 "msgid \"A title\"\n"
	                 "msgstr \"\"\n"
	                 "\n"
	                 "#. Room: about 35 characters.\n"
	                 "#: content/demo/en.yaml:2\n"
	                 "#, max-length:35\n"
	                 "msgctxt \"note\"\n"
	                 "msgid \"A note\"\n"
	                 "msgstr \"\"\n"
	                 "\n"
	                 "#. Room: about 35 characters.\n"
	                 "#: layouts/page.yaml:4\n"
	                 "#, max-length:35\n"
	                 "msgctxt \"page:word.more\"\n"
	                 "msgid \"Read on\"\n"
	                 "msgstr \"\"\n");
	ck_assert_int_eq(files(), 2); /* this one and de.po */
}
END_TEST

/* Lines with one # right above the text; not those with ##, nor those above another text. */
START_TEST(comments_above_a_text_speak_to_its_translators)
{
	folder_put(&f, "content/demo/en.yaml",
	           "# About the file.\n"
	           "\n"
	           "  #   Be brief.\n"
	           "## For authors.\n"
	           "# And kind.\n"
	           "title: A title\n"
	           "note: A note # not this\n");
	refresh("it");
	const char *first =
	        "#. What it is about.\n#. Be brief.\n#. And kind.\n#. Room: about 50 characters.\n#: content/demo/en.yaml:6\n";
	ck_assert_int_eq(strncmp(entries("it"), first, strlen(first)), 0);
	ck_assert_ptr_nonnull(strstr(
	        entries("it"),
	        "\n\n#. Room: about 35 characters.\n#: content/demo/en.yaml:7\n#, max-length:35\nmsgctxt \"note\"\n"));
	ck_assert_ptr_null(strstr(entries("it"), "About the file"));
}
END_TEST

START_TEST(a_comment_on_the_first_line_counts)
{
	folder_put(&f, "content/demo/en.yaml", "# First.\ntitle: A title\nnote: A note\n");
	refresh("it");
	ck_assert_ptr_nonnull(strstr(entries("it"), "#. What it is about.\n#. First.\n"));
}
END_TEST

/* In characters, rounded down: to fives from 30 on, to tens from 100 on. */
static const struct {
	const char *page, *body, *room;
} rooms[] = {
        {"a6", "[{heading: {text: '{title}', level: 1}}, {text: '{title}', width: 20mm}]", "Room: about 14 characters."},
        {"a6", "[{text: '{title}', width: 40mm}, {heading: {text: '{title}', level: 1}}]", "Room: about 29 characters."},
        {"a6", "[{heading: {text: '{title}', level: 1}}, {text: '{title}', width: 60mm}]", "Room: about 40 characters."},
        {"a4", "[{heading: {text: '{title}', level: 1}}]", "Room: about 120 characters."},
        /* what a label of a drawing has is not known */
        {"a6", "[{heading: {text: '{title}', level: 1}}, {bars: {items: [{label: '{title}', value: '1'}]}}]",
         "Room: about 50 characters."},
};

START_TEST(the_narrowest_place_of_a_text_counts)
{
	folder_put(&f, "layouts/page.yaml",
	           arena_printf(f.arena, "shape: demo\ndocument: {title: '{title}'}\npage: {size: %s}\nbody: %s\n",
	                        rooms[_i].page, rooms[_i].body));
	refresh("it");
	ck_assert_str_eq(folder_log(&f), "");
	const char *room = strstr(entries("it"), "Room: about");
	ck_assert_ptr_nonnull(room);
	ck_assert_str_eq(arena_strndup(f.arena, room, strcspn(room, "\n")), rooms[_i].room);
}
END_TEST

/* A character of Han, kana or Hangul takes the room of two Latin letters, whatever else a locale says. */
static const struct {
	const char *locale, *room, *flag;
} scripts[] = {
        {"it", "Room: about 50 characters.", "\n#, max-length:50\n"},
        {"ja", "Room: about 25 characters.", "\n#, max-length:25\n"},
        {"zh-Hant-HK", "Room: about 25 characters.", "\n#, max-length:25\n"},
        {"ko", "Room: about 25 characters.", "\n#, max-length:25\n"},
        {"th", "Room: about 50 characters.", "\n#, max-length:50\n"},
        {"sr-Latn", "Room: about 50 characters.", "\n#, max-length:50\n"},
};

START_TEST(a_room_is_for_characters_of_the_script)
{
	refresh(scripts[_i].locale);
	const char *first = arena_strndup(f.arena, entries(scripts[_i].locale), strcspn(entries(scripts[_i].locale), "\""));
	ck_assert_msg(strstr(first, scripts[_i].room) && strstr(first, scripts[_i].flag), "%s", first);
}
END_TEST

/* The flag of platen's own follows the room; one that somebody else wrote stays. */
START_TEST(a_length_that_somebody_wrote_stays)
{
	static const char po[] =
	        PO_HEAD "#. Room: about 70 characters.\n#, max-length:%s\n" PO_ENTRY("title", "A title", "Ein Titel");
	folder_put(&f, "content/demo/po/de.po", arena_printf(f.arena, po, "70"));
	refresh("de");
	ck_assert_ptr_nonnull(strstr(entries("de"), "\n#, max-length:50\nmsgctxt \"title\"\n"));
	folder_put(&f, "content/demo/po/de.po", arena_printf(f.arena, po, "20"));
	refresh("de");
	ck_assert_ptr_nonnull(strstr(entries("de"), "\n#, max-length:20\nmsgctxt \"title\"\n"));
	refresh("de");
	ck_assert_ptr_nonnull(strstr(entries("de"), "\n#, max-length:20\nmsgctxt \"title\"\n"));
}
END_TEST

START_TEST(a_text_that_is_nowhere_set_has_no_room)
{
	folder_put(&f, "layouts/page.yaml",
	           "shape: demo\ndocument: {title: '{title}'}\npage: {size: a6}\n"
	           "words: {of: 'About {title}', spare: Not used}\n"
	           "body: [{heading: {text: '{title}', level: 1}}, {text: '{word.of}'}]\n");
	refresh("it");
	ck_assert_ptr_nonnull(strstr(entries("it"), "\n\n#: layouts/page.yaml:4\nmsgctxt \"page:word.of\"\n")); /* braces */
	ck_assert_ptr_nonnull(strstr(entries("it"), "\n\n#: layouts/page.yaml:4\nmsgctxt \"page:word.spare\"\n"));
	ck_assert_ptr_nonnull(strstr(entries("it"), "\n\n#: content/demo/en.yaml:2\nmsgctxt \"note\"\n"));
}
END_TEST

START_TEST(translations_are_kept_and_changed_texts_are_marked)
{
	folder_put(&f, "content/demo/en.yaml", "title: A title\nnote: A longer note\n");
	refresh("de");
	ck_assert_ptr_nonnull(strstr(entries("de"), "msgctxt \"title\"\nmsgid \"A title\"\nmsgstr \"Ein Titel\"\n"));
	ck_assert_ptr_nonnull(strstr(entries("de"),
	                             "#, fuzzy, max-length:35\n"
	                             "#| msgctxt \"note\"\n"
	                             "#| msgid \"A note\"\n"
	                             "msgctxt \"note\"\n"
	                             "msgid \"A longer note\"\n"
	                             "msgstr \"Eine Notiz\"\n"));
	ck_assert_int_eq(files(), 1);
}
END_TEST

static void put_home(const char *address)
{
	folder_put(&f, "layouts/shapes/demo.yaml",
	           "fields:\n  title: {type: text}\n  note: {type: prose}\n  home: {type: link, note: Our page.}\n");
	folder_put(&f, "content/demo/en.yaml", arena_printf(f.arena, "title: A title\nnote: A note\nhome: %s\n", address));
}

static bool has_entry(const char *text) { return strstr(entries("de"), text) != NULL; }

/* It is the source's until another is chosen, so that no tool counts it as missing, and goes with the source till then. */
START_TEST(the_address_of_a_link_is_an_entry)
{
	put_home("https://e.org");
	refresh("de");
	ck_assert(has_entry("#. Our page.\n"
	                    "#. An address: choose a page in your language, where there is one; else leave it as it is.\n"
	                    "#: content/demo/en.yaml:3\n"
	                    "msgctxt \"home\"\n"
	                    "msgid \"https://e.org\"\n"
	                    "msgstr \"https://e.org\"\n"));
	put_home("https://e.org/new");
	refresh("de");
	ck_assert(has_entry("#: content/demo/en.yaml:3\n"
	                    "msgctxt \"home\"\nmsgid \"https://e.org/new\"\nmsgstr \"https://e.org/new\"\n"));
	const char *before = content_of("content/demo/po/de.po");
	refresh("de");
	ck_assert_str_eq(content_of("content/demo/po/de.po"), before);
}
END_TEST

START_TEST(a_chosen_address_is_kept_and_marked_when_the_source_changes)
{
	put_home("https://e.org");
	folder_put(&f, "content/demo/po/de.po", PO_HEAD PO_ENTRY("home", "https://e.org", "https://e.org/de"));
	refresh("de");
	ck_assert(has_entry("msgctxt \"home\"\nmsgid \"https://e.org\"\nmsgstr \"https://e.org/de\"\n"));
	put_home("https://e.org/new");
	refresh("de");
	ck_assert(has_entry("#, fuzzy\n"
	                    "#| msgctxt \"home\"\n"
	                    "#| msgid \"https://e.org\"\n"
	                    "msgctxt \"home\"\n"
	                    "msgid \"https://e.org/new\"\n"
	                    "msgstr \"https://e.org/de\"\n"));
}
END_TEST

START_TEST(a_second_refresh_changes_nothing)
{
	refresh("de");
	const char *before = content_of("content/demo/po/de.po");
	refresh("de");
	ck_assert_str_eq(content_of("content/demo/po/de.po"), before);
}
END_TEST

START_TEST(a_file_that_cannot_be_read_stays_as_it_is)
{
	folder_put(&f, "content/demo/po/de.po", "nonsense");
	refresh("de");
	ck_assert_str_eq(content_of("content/demo/po/de.po"), "nonsense");
	ck_assert_int_eq(files(), 1);
	ck_assert_int_gt(diag_errors(f.diag), 0);
}
END_TEST

/* gettext's programs would refuse them, or take the bytes for something else. */
static const char *const no_utf8[] = {
        "msgid \"\"\nmsgstr \"Content-Type: text/plain; charset=ISO-8859-1\\n\"\n\n",
        "msgid \"\"\nmsgstr \"Content-Type: text/plain; charset=UTF8\\n\"\n\n",
        "msgid \"\"\nmsgstr \"Content-Type: text/plain; charset=\\n\"\n\n",
        "msgid \"\"\nmsgstr \"X: charset=x\\nContent-Type: text/plain; charset=UTF-8\\n\"\n\n",
        "msgid \"\"\nmsgstr \"Language: de\\n\"\n\n",
        "",
};

START_TEST(a_file_whose_header_does_not_say_utf8_stays_as_it_is)
{
	const char *text = arena_printf(f.arena, "%s%s", no_utf8[_i], PO_ENTRY("title", "A title", "\xC3\x9C"));
	folder_put(&f, "content/demo/po/de.po", text);
	refresh("de");
	ck_assert_str_eq(content_of("content/demo/po/de.po"), text);
	ck_assert_str_eq(folder_said(&f), _i < 4 ? "de.po:2 po-syntax" : "de.po:1 po-syntax");
}
END_TEST

START_TEST(the_name_of_utf8_is_written_either_way)
{
	folder_put(&f, "content/demo/po/de.po",
	           "msgid \"\"\nmsgstr \"Content-Type: text/plain; charset=utf-8\\n\"\n\n" PO_ENTRY("title", "A title",
	                                                                                            "\xC3\x9C"));
	refresh("de");
	ck_assert_str_eq(folder_said(&f), "");
	ck_assert_ptr_nonnull(strstr(entries("de"), "msgctxt \"title\"\nmsgid \"A title\"\nmsgstr \"\xC3\x9C\"\n"));
}
END_TEST

/* -- failures ------------------------------------------------------------------------------- */

static const char *in_folder(const char *name) { return arena_printf(f.arena, "%s/%s", f.path, name); }

START_TEST(a_link_inside_the_project_stays_and_its_file_is_refreshed)
{
	struct stat st;
	ck_assert_int_eq(rename(in_folder("content/demo/po/de.po"), in_folder("content/real.po")), 0);
	ck_assert_int_eq(symlink("../../real.po", in_folder("content/demo/po/de.po")), 0);
	folder_put(&f, "content/demo/en.yaml", "title: Another title\nnote: A note\n");
	refresh("de");
	ck_assert_int_eq(lstat(in_folder("content/demo/po/de.po"), &st), 0);
	ck_assert(S_ISLNK(st.st_mode));
	ck_assert_ptr_nonnull(strstr(content_of("content/real.po"), "Another title"));
	ck_assert_ptr_nonnull(strstr(content_of("content/real.po"), "Eine Notiz"));
}
END_TEST

START_TEST(a_link_out_of_the_project_is_refused)
{
	char outside[SCRATCH];
	scratch_folder(outside);
	remove(in_folder("content/demo/po/de.po"));
	ck_assert_int_eq(symlink(arena_printf(f.arena, "%s/de.po", outside), in_folder("content/demo/po/de.po")), 0);
	refresh("de");
	ck_assert_int_eq(diag_count(f.diag, DIAG_OUTPUT_OUTSIDE), 1);
	ck_assert_int_eq(rmdir(outside), 0); /* it is empty */
}
END_TEST

START_TEST(a_folder_that_cannot_be_used_is_told)
{
	remove(in_folder("content/demo/po/de.po"));
	remove(in_folder("content/demo/po"));
	folder_put(&f, "content/demo/po", "a file");
	refresh("de");
	ck_assert_ptr_nonnull(strstr(folder_log(&f), "content/demo/po"));
	ck_assert_str_eq(content_of("content/demo/po"), "a file");
}
END_TEST

Suite *suite_po(void)
{
	Suite *suite = suite_create("po");
	TCase *c = tcase_create("po");
	tcase_set_timeout(c, 60); /* a busy machine */
	tcase_add_checked_fixture(c, small_project, small_project_close);
	tcase_add_test(c, an_entry_says_where_its_text_is_and_what_room_it_has);
	tcase_add_test(c, comments_above_a_text_speak_to_its_translators);
	tcase_add_test(c, a_comment_on_the_first_line_counts);
	tcase_add_loop_test(c, the_narrowest_place_of_a_text_counts, 0, COUNT_OF(rooms));
	tcase_add_loop_test(c, a_room_is_for_characters_of_the_script, 0, COUNT_OF(scripts));
	tcase_add_test(c, a_length_that_somebody_wrote_stays);
	tcase_add_test(c, a_text_that_is_nowhere_set_has_no_room);
	tcase_add_test(c, translations_are_kept_and_changed_texts_are_marked);
	tcase_add_test(c, the_address_of_a_link_is_an_entry);
	tcase_add_test(c, a_chosen_address_is_kept_and_marked_when_the_source_changes);
	tcase_add_test(c, a_second_refresh_changes_nothing);
	tcase_add_test(c, a_file_that_cannot_be_read_stays_as_it_is);
	tcase_add_loop_test(c, a_file_whose_header_does_not_say_utf8_stays_as_it_is, 0, COUNT_OF(no_utf8));
	tcase_add_test(c, the_name_of_utf8_is_written_either_way);
	tcase_add_test(c, a_folder_that_cannot_be_used_is_told);
	tcase_add_test(c, a_link_inside_the_project_stays_and_its_file_is_refreshed);
	tcase_add_test(c, a_link_out_of_the_project_is_refused);
	suite_add_tcase(suite, c);
	return suite;
}

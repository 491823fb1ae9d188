/* SPDX-License-Identifier: GPL-3.0-or-later */
/* PO files as they are written: flags, lines, and what ends the run. */
#include "project/po_write.h"
#include "child.h"
#include "folder.h"

#include <sys/resource.h>

Suite *suite_po_write(void);

static struct arena *arena;
static struct po_content content;

static void setup(void)
{
	static const struct po_entry header = {
	        .source = "", .text = "Language: de\n", .comments = "", .flags = "", .notes = ""};
	arena = arena_new();
	content = (struct po_content){.path = "po/de.po", .locale = "de", .header = &header};
}

static void teardown(void) { arena_free(arena); }

static struct po_text text_of(const char *context, const char *source)
{
	return (struct po_text){.context = context, .source = source, .notes = "", .path = "en.yaml", .line = 1};
}

/* What is behind the header. */
static const char *written(void)
{
	struct buf out = {0};
	po_write(arena, &content, &out);
	const char *text = arena_strdup(arena, buf_cstr(&out)), *gap = strstr(text, "\n\n");
	buf_free(&out);
	ck_assert_ptr_nonnull(gap);
	return gap + 2;
}

/* -- flags ---------------------------------------------------------------------------------- */

/* The old flags and notes, the room of now, and the line of flags; "": none. */
static const struct {
	const char *flags, *notes;
	int room;
	bool fuzzy;
	const char *line;
} flags[] = {
        {"", "", 0, false, ""},
        {"", "", 40, false, "#, max-length:40\n"},
        {"", "", 40, true, "#, fuzzy, max-length:40\n"},
        {"no-wrap", "", 0, false, "#, no-wrap\n"},
        {"no-wrap, c-format", "", 0, true, "#, fuzzy, no-wrap, c-format\n"},
        {"no-wrap", "", 40, false, "#, no-wrap, max-length:40\n"},
        /* Platen's own number follows the room, and goes with it. */
        {"max-length:70", ROOM_NOTE "70 characters.", 40, false, "#, max-length:40\n"},
        {"max-length:70", ROOM_NOTE "70 characters.", 0, false, ""},
        {"max-length:70, no-wrap", ROOM_NOTE "70 characters.", 40, false, "#, no-wrap, max-length:40\n"},
        /* Another's stays. */
        {"max-length:20", ROOM_NOTE "70 characters.", 40, false, "#, max-length:20\n"},
        {"max-length:20", "", 40, false, "#, max-length:20\n"},
        {"max-length:20, no-wrap", "", 40, true, "#, fuzzy, max-length:20, no-wrap\n"},
};

/* The library would take the line behind a backslash for its continuation. */
START_TEST(no_line_of_a_comment_ends_in_a_backslash)
{
	const struct po_entry old = {.source = "A", .text = "B", .comments = "C:\\dir\\\nmore\\", .flags = "", .notes = ""};
	struct po_text t = text_of("a", "A");
	t.from = &old;
	t.notes = "D:\\";
	content.text = &t;
	content.n = 1;
	const char *file = written();
	ck_assert_msg(strstr(file, "# C:\\dir\\ \n# more\\ \n#. D:\\ \n") != NULL, "%s", file);
}
END_TEST

START_TEST(flags_of_others_stay)
{
	const struct po_entry old = {
	        .source = "A", .text = "B", .comments = "", .flags = flags[_i].flags, .notes = flags[_i].notes};
	struct po_text t = text_of("a", "A");
	t.from = &old;
	t.room = flags[_i].room;
	t.fuzzy = flags[_i].fuzzy;
	content.text = &t;
	content.n = 1;
	ck_assert_str_eq(written(),
	                 arena_printf(arena, "#: en.yaml:1\n%smsgctxt \"a\"\nmsgid \"A\"\nmsgstr \"B\"\n", flags[_i].line));
}
END_TEST

START_TEST(a_copy_has_neither_comments_nor_flags_of_its_model)
{
	const struct po_entry old = {.source = "A", .text = "B", .comments = "Mine.\n", .flags = "no-wrap", .notes = ""};
	struct po_text t[] = {text_of("a", "A"), text_of("b", "A")};
	t[0].from = t[1].from = &old;
	t[1].copied = true;
	content.text = t;
	content.n = 2;
	ck_assert_str_eq(written(),
	                 "# Mine.\n#: en.yaml:1\n#, no-wrap\nmsgctxt \"a\"\nmsgid \"A\"\nmsgstr \"B\"\n\n"
	                 "#: en.yaml:1\nmsgctxt \"b\"\nmsgid \"A\"\nmsgstr \"B\"\n");
}
END_TEST

/* -- lines ---------------------------------------------------------------------------------- */

#define WORDS "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen"

static const struct {
	const char *source, *msgid;
} lines[] = {
        {WORDS, "msgid \"" WORDS "\"\n"},
        {WORDS "\n", "msgid \"" WORDS "\\n\"\n"},
        {"a\n" WORDS, "msgid \"\"\n\"a\\n\"\n\"" WORDS "\"\n"},
        {"a\\n " WORDS, "msgid \"a\\\\n " WORDS "\"\n"}, /* a backslash, and no end of a line */
        {"short", "msgid \"short\"\n"},
        {"a\n\nb", "msgid \"\"\n\"a\\n\"\n\"\\n\"\n\"b\"\n"}, /* an empty line */
        {"\nb", "msgid \"\"\n\"\\n\"\n\"b\"\n"},
        {"a\\\n" WORDS, "msgid \"\"\n\"a\\\\\\n\"\n\"" WORDS "\"\n"}, /* a backslash before the end of a line */
        {"a #~| b\n" WORDS, "msgid \"\"\n\"a #~| b\\n\"\n\"" WORDS "\"\n"},
};

START_TEST(where_lines_are_not_wrapped_they_end_where_the_text_says)
{
	const struct po_entry old = {.source = "", .text = "B", .comments = "", .flags = "no-wrap", .notes = ""};
	struct po_text t = text_of("a", lines[_i].source);
	t.from = &old;
	content.text = &t;
	content.n = 1;
	ck_assert_str_eq(written(),
	                 arena_printf(arena, "#: en.yaml:1\n#, no-wrap\nmsgctxt \"a\"\n%smsgstr \"B\"\n", lines[_i].msgid));
}
END_TEST

START_TEST(what_no_text_has_any_more_stands_behind)
{
	const struct po_entry old = {
	        .context = "b", .source = "C", .text = "D", .comments = "Kept.\n", .flags = "no-wrap", .notes = ""};
	const struct po_entry *const all[] = {&old};
	struct po_text t = text_of("a", "A");
	content.text = &t;
	content.n = 1;
	content.obsolete = all;
	content.obsoletes = 1;
	ck_assert_str_eq(written(),
	                 "#: en.yaml:1\nmsgctxt \"a\"\nmsgid \"A\"\nmsgstr \"\"\n\n"
	                 "# Kept.\n#, no-wrap\n#~ msgctxt \"b\"\n#~ msgid \"C\"\n#~ msgstr \"D\"\n");
}
END_TEST

/* Of what is obsolete, and of what a text was translated from, each line has its mark. */
START_TEST(marked_lines_are_not_wrapped_either)
{
	const struct po_entry old = {.context = "b",
	                             .source = "a\n" WORDS,
	                             .text = WORDS,
	                             .comments = "",
	                             .flags = "no-wrap",
	                             .notes = "",
	                             .fuzzy = true,
	                             .previous_source = "c\n" WORDS};
	const struct po_entry *const all[] = {&old};
	content.obsolete = all;
	content.obsoletes = 1;
	ck_assert_str_eq(written(),
	                 "#, fuzzy, no-wrap\n#~| msgid \"\"\n#~| \"c\\n\"\n#~| \"" WORDS
	                 "\"\n#~ msgctxt \"b\"\n#~ msgid \"\"\n#~ \"a\\n\"\n#~ \"" WORDS "\"\n#~ msgstr \"" WORDS "\"\n");
}
END_TEST

START_TEST(a_text_tells_its_notes_its_place_and_what_it_was)
{
	const struct po_entry old = {.source = "A", .text = "B", .comments = "Mine.\n", .flags = "", .notes = ""};
	struct po_text t[] = {text_of("a", "A"), text_of("b", "C")};
	t[0].from = &old;
	t[0].notes = "For a button.\n";
	t[0].line = 12;
	t[0].fuzzy = true;
	t[0].previous_context = "was";
	t[0].previous_source = "Before";
	content.text = t;
	content.n = 2;
	ck_assert_str_eq(written(),
	                 "# Mine.\n#. For a button.\n#: en.yaml:12\n#, fuzzy\n#| msgctxt \"was\"\n#| msgid \"Before\"\n"
	                 "msgctxt \"a\"\nmsgid \"A\"\nmsgstr \"B\"\n\n"
	                 "#: en.yaml:1\nmsgctxt \"b\"\nmsgid \"C\"\nmsgstr \"\"\n");
}
END_TEST

/* -- the header ----------------------------------------------------------------------------- */

static const char *whole(void)
{
	struct buf out = {0};
	po_write(arena, &content, &out);
	const char *text = arena_strdup(arena, buf_cstr(&out));
	buf_free(&out);
	return text;
}

START_TEST(a_new_file_says_its_language_and_encoding)
{
	content.header = NULL;
	content.locale = "zh-Hant-TW";
	ck_assert_str_eq(
	        whole(),
	        "msgid \"\"\nmsgstr \"\"\n\"Project-Id-Version: platen\\n\"\n\"PO-Revision-Date: \\n\"\n"
	        "\"Last-Translator: \\n\"\n\"Language-Team: \\n\"\n\"Language: zh_Hant_TW\\n\"\n\"MIME-Version: 1.0\\n\"\n"
	        "\"Content-Type: text/plain; charset=UTF-8\\n\"\n\"Content-Transfer-Encoding: 8bit\\n\"\n");
}
END_TEST

START_TEST(a_header_stays_as_it_is)
{
	const struct po_entry header = {.source = "",
	                                .text = "Language: de\nX-Mine: 1\n",
	                                .comments = "Ours.\n",
	                                .flags = "c-format",
	                                .notes = "",
	                                .fuzzy = true};
	content.header = &header;
	ck_assert_str_eq(whole(),
	                 "# Ours.\n#, fuzzy, c-format\nmsgid \"\"\nmsgstr \"\"\n\"Language: de\\n\"\n\"X-Mine: 1\\n\"\n");
}
END_TEST

/* -- failures ------------------------------------------------------------------------------- */

static void write_one_twice(void)
{
	struct po_text t[] = {text_of("a", "A"), text_of("a", "A")};
	content.text = t;
	content.n = 2;
	written();
}

static void write_bytes_that_are_no_text(void)
{
	struct po_text t = text_of("a", "\xFF");
	content.header = NULL;
	content.text = &t;
	content.n = 1;
	written();
}

static void write_without_room(void)
{
	signal(SIGXFSZ, SIG_IGN);
	setrlimit(RLIMIT_FSIZE, &(struct rlimit){10, 10});
	written();
}

/* One for the file in memory and one to open it, which is not enough. */
static void write_without_descriptors(void)
{
	int next = dup(STDERR_FILENO);
	close(next);
	setrlimit(RLIMIT_NOFILE, &(struct rlimit){(rlim_t)next + 2, (rlim_t)next + 2});
	written();
}

static const struct {
	void (*act)(void);
	const char *said;
} failures[] = {
        {write_one_twice, "platen: cannot make po/de.po: duplicate message definition"},
        {write_bytes_that_are_no_text, "platen: cannot make po/de.po: invalid multibyte sequence (the entry of 'a')"},
        {write_without_room, "platen: cannot write po/de.po: File too large\n"},
        {write_without_descriptors, "platen: cannot write po/de.po: Too many open files\n"},
};

START_TEST(what_cannot_be_written_ends_the_run)
{
	int status;
	const char *said = child_said(failures[_i].act, &status);
	ck_assert_msg(!strncmp(said, failures[_i].said, strlen(failures[_i].said)), "%s", said);
	ck_assert(WIFEXITED(status) && WEXITSTATUS(status) == 2);
}
END_TEST

Suite *suite_po_write(void)
{
	Suite *suite = suite_create("po_write");
	TCase *c = tcase_create("po_write");
	tcase_add_checked_fixture(c, setup, teardown);
	tcase_add_loop_test(c, flags_of_others_stay, 0, COUNT_OF(flags));
	tcase_add_test(c, no_line_of_a_comment_ends_in_a_backslash);
	tcase_add_test(c, a_copy_has_neither_comments_nor_flags_of_its_model);
	tcase_add_loop_test(c, where_lines_are_not_wrapped_they_end_where_the_text_says, 0, COUNT_OF(lines));
	tcase_add_test(c, what_no_text_has_any_more_stands_behind);
	tcase_add_test(c, marked_lines_are_not_wrapped_either);
	tcase_add_test(c, a_text_tells_its_notes_its_place_and_what_it_was);
	tcase_add_test(c, a_new_file_says_its_language_and_encoding);
	tcase_add_test(c, a_header_stays_as_it_is);
	tcase_add_loop_test(c, what_cannot_be_written_ends_the_run, 0, COUNT_OF(failures));
	suite_add_tcase(suite, c);
	return suite;
}

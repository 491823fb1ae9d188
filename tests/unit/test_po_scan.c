/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What stands beside the texts of a PO file: lines, flags, plurals, and texts that a NUL would cut. */
#include "catalog.h"
#include "model/po_scan.h"

#include <check.h>
#include <stdlib.h>
#include <string.h>

Suite *suite_po_scan(void);

static const struct {
	const char *flags, *flag;
	bool has;
} flags[] = {
        {"c-format, no-wrap", "c-format", true},
        {"c-format, no-wrap", "no-wrap", true},
        {"c-format, no-wrap", "no", false},
        {"c-format, no-wrap", "wrap", false},
        {"c-format, no-wrap", "format, no", false},
        {" \t fuzzy \t\r,a", "fuzzy", true},
        {" \t fuzzy \t\r,a", "a", true},
        {",, ,a,", "a", true},
        {"a b", "a b", true},
        {"a b", "b", false},
        {"", "a", false},
        {"A", "a", false},
};

START_TEST(flags_stand_between_commas) { ck_assert_int_eq(po_has_flag(flags[_i].flags, flags[_i].flag), flags[_i].has); }
END_TEST

/* The line of each translation, with what stands beside it. */
static const struct {
	const char *po, *found;
} files[] = {
        {"", ""},
        {"msgid \"a\"\nmsgstr \"b\"\n", "2"},
        {"msgid \"a\"\nmsgstr \"b\"\n\nmsgctxt \"x\"\nmsgid \"a\"\nmsgstr \"b\"", "2 6"},
        {"msgid \"a\" msgstr \"b\" msgid \"c\"\nmsgstr \"d\"", "1 2"},
        {"msgid \"\"\n\"a\"\n\"b\"\nmsgstr \"\"\n\"c\"\n\n\"d\"\nmsgid \"e\"\nmsgstr \"f\"", "4 9"},
        /* Words in texts and comments are none, nor are longer ones. */
        {"msgid \"msgstr\"\nmsgstr \"msgstr\"\nmsgstr \"\"", "2 3"},
        {"# msgstr\n#. msgstr\n#: msgstr\n#| msgstr \"\"\nmsgstr \"\"", "5"},
        {"msgstr_ \"a\"\nxmsgstr \"b\"\nmsgst \"b\"\nmsgstr \"c\"", "4"},
        {"1msgstr \"a\"", "1"},
        /* Obsolete entries are entries; what they were before is a comment. */
        {"#~ msgid \"a\"\n#~ msgstr \"b\"\nmsgstr \"c\"", "2 3"},
        {"#~| msgstr \"a\"\nmsgstr \"b\"", "2"},
        /* A text ends with its sign, or with its line. */
        {"msgid \"a\\\" msgstr\"\nmsgstr \"\"", "2"},
        {"msgid \"a\\\\\" msgstr \"\"", "1"},
        {"msgid \"a\nmsgstr \"\"", "2"},
        {"msgid \"a\\\nmsgstr \"\"", "2"},
        {"msgstr \"a\nmsgstr \"b", "1 2"},
        {"msgstr \"a\\", "1"},
        /* The first form of a plural counts. */
        {"msgid \"a\"\nmsgid_plural \"b\"\nmsgstr[0] \"c\"\nmsgstr[1] \"d\"\nmsgid \"e\"\nmsgstr \"f\"", "3 plural 6"},
        {"msgstr[1] \"d\"\nmsgstr [1] \"e\"", "2"},
        /* Flags of all comments since the last translation, each once. */
        {"#, c-format\nmsgstr \"\"\nmsgstr \"\"", "2 (c-format) 3"},
        {"#, fuzzy\nmsgstr \"\"\n\nmsgstr \"\"", "2 fuzzy 4"},
        {"#, fuzzy, a\nmsgstr \"\"", "2 fuzzy (a)"},
        {"#, a, fuzzy\nmsgstr \"\"", "2 fuzzy (a)"},
        {"#, a,b ,\tc\t\r\n#, b, d\nmsgstr \"\"", "3 (a, b, c, d)"},
        {"#, fuzz\n#, fuzzyx, fuzzi\nmsgstr \"\"", "3 (fuzz, fuzzyx, fuzzi)"},
        {"#. , a\n#,\nmsgstr \"\"", "3"},
        /* A NUL in a translation, written in octal or hexadecimal digits, cuts it; not one in its source. */
        {"msgstr \"a\\0b\"", "1 cut"},
        {"msgstr \"\\00\"", "1 cut"},
        {"msgstr \"\\000\"", "1 cut"},
        {"msgstr \"\\0001\"", "1 cut"},
        {"msgstr \"\\0008\"", "1 cut"},
        {"msgstr \"\\08\"", "1 cut"},
        {"msgstr \"\\x0\"", "1 cut"},
        {"msgstr \"\\x000000g\"", "1 cut"},
        {"msgstr \"\" \"\\0\"", "1 cut"},
        {"msgstr \"\"\n\"\\0\"\nmsgstr \"a\"", "1 cut 3"},
        {"msgstr \"\\01\"", "1"},
        {"msgstr \"\\001\"", "1"},
        {"msgstr \"\\7\"", "1"},
        {"msgstr \"\\x01\"", "1"},
        {"msgstr \"\\x0000F\"", "1"},
        {"msgstr \"\\x0a\"", "1"},
        {"msgstr \"\\x\"", "1"},
        {"msgstr \"\\\\0 0\"", "1"},
        {"msgstr \"\\n\\t\"", "1"},
        {"msgid \"\\0\"\nmsgstr \"a\"", "2"},
};

START_TEST(what_stands_beside_translations)
{
	struct arena *a = arena_new();
	struct po_scan s = {.p = files[_i].po, .line = 1};
	const char *all = "";
	for (struct po_beside b; (b = po_scan_next(&s, a)).line;)
		all = arena_printf(a, "%s%s%d%s%s%s%s%s%s", all, *all ? " " : "", b.line, b.plural ? " plural" : "",
		                   b.fuzzy ? " fuzzy" : "", b.cut ? " cut" : "", *b.flags ? " (" : "", b.flags,
		                   *b.flags ? ")" : "");
	ck_assert_str_eq(all, files[_i].found);
	ck_assert_int_eq(*s.p, 0);
	arena_free(a);
}
END_TEST

Suite *suite_po_scan(void)
{
	Suite *suite = suite_create("po_scan");
	TCase *c = tcase_create("po_scan");
	tcase_add_loop_test(c, flags_stand_between_commas, 0, COUNT_OF(flags));
	tcase_add_loop_test(c, what_stands_beside_translations, 0, COUNT_OF(files));
	suite_add_tcase(suite, c);
	return suite;
}

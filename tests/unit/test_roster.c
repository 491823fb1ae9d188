/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The names of a class list, its codes, and what its rows ask for. */
#include "small_project.h"
#include "project/roster.h"

Suite *suite_roster(void);

static void open(void) { small_project(); }
static void done(void) { small_project_close(); }

static struct roster_options options;

static const struct roster *read_with(const char *name, const char *text)
{
	folder_put(&f, name, text);
	return roster_read(f.arena, f.diag, arena_printf(f.arena, "%s/%s", f.path, name), &options);
}

/* NULL: it is refused, as folder_log() says. */
static const struct roster *read_list(const char *name, const char *text, bool codes)
{
	options = (struct roster_options){.project = small_project_load(), .document = "page", .codes = codes, .seed = 7};
	return read_with(name, text);
}

static const struct pupil *pupil_at(const struct roster *list, int i) { return roster_pupil(f.arena, list, i); }

static void refused(const struct roster *list, const char *why)
{
	ck_assert_msg(!list && strstr(folder_log(&f), why), "%s", folder_log(&f));
}

/* -- files ---------------------------------------------------------------------------------- */

static const struct {
	const char *name, *file;
} files[] = {
        {"Ada", "1-Ada"},
        {"Zo\xC3\xAB Byron", "1-Zo\xC3\xAB-Byron"},
        {"Ann-Lee_B. C", "1-Ann-Lee-B-C"},
        {"Ann\xC2\xA0 Lee", "1-Ann-Lee"}, /* a space that does not break, and one that does */
        {"../etc/passwd", "1-etcpasswd"},
        {"$(touch x)`!", "1-touch-x"},
        {"A\xC2\xAD"
         "d\xE2\x80\x8B"
         "a",
         "1-Ada"}, /* a soft hyphen, a space of no width */
        {"A\xCD\x8F"
         "d\xD8\x9C"
         "a\xE1\xA0\x8E",
         "1-Ada"}, /* a joiner of graphemes, a mark of direction, a vowel separator */
        {"\xE2\x80\x8E"
         "A\xE2\x80\x8F"
         "da\xE2\x81\xA6",
         "1-Ada"}, /* marks of direction */
        {"\xD0\x98\xD0\xB2\xD0\xB0\xD0\xBD", "1-\xD0\x98\xD0\xB2\xD0\xB0\xD0\xBD"},
        {"?*/", "1"},
        {"---", "1"},
};

START_TEST(a_file_has_what_is_safe_of_a_name)
{
	const struct roster *list = read_list("class.csv", arena_printf(f.arena, "name\n\"%s\"\n", files[_i].name), false);
	ck_assert_msg(list != NULL, "%s", folder_log(&f));
	ck_assert_str_eq(pupil_at(list, 0)->file, files[_i].file);
}
END_TEST

START_TEST(long_names_are_cut)
{
	const char *name = "";
	for (int i = 0; i < 60; i++)
		name = arena_printf(f.arena, "%s\xC3\xA4\xC3\xB6", name);
	const struct roster *list = read_list("class.csv", arena_printf(f.arena, "name\n%s\n", name), false);
	ck_assert_uint_eq(strlen(pupil_at(list, 0)->file), 2 + 100);
}
END_TEST

START_TEST(numbers_have_as_many_digits_as_the_last)
{
	const struct roster *list = read_list("class.csv", "name\na\nb\nc\nd\ne\nf\ng\nh\ni\nj\n", false);
	ck_assert_str_eq(pupil_at(list, 0)->file, "01-a");
	ck_assert_str_eq(pupil_at(list, 9)->file, "10-j");
}
END_TEST

static const struct {
	const char *file, *name;
} lists[] = {{"7b.csv", "7b"},
             {"7.b.csv", "7.b"},
             {"7-b.csv", "7-b"},
             {"7_b.csv", "7_b"},
             {"class list.2.csv", "class list.2"},
             {"list", "list"},
             {"Klasse\xC2\xA0"
              "7b.csv",
              "Klasse 7b-8gvu"}, /* a space that does not break */
             {"7b (1).csv", "7b 1-lwlr"},
             {"7b 1.csv", "7b 1"},
             {"7b..csv", "7b-g3vb"}, /* no name ends in a point */
             {"'.csv", "class-uu43"}};

/* Lists of other names have other names, whatever of these is in no path. */
START_TEST(a_list_is_called_as_its_file)
{
	ck_assert_str_eq(read_list(lists[_i].file, "name\nAda\n", false)->name, lists[_i].name);
}
END_TEST

START_TEST(pupils_of_one_name_have_keys_of_their_own)
{
	const struct roster *list = read_list("class.csv", "name\nAda\nBen\nAda\n", false);
	ck_assert_str_eq(pupil_at(list, 0)->key, "demo/page/Ada");
	ck_assert_str_eq(pupil_at(list, 2)->key, "demo/page/Ada\n2");
}
END_TEST

/* -- codes ---------------------------------------------------------------------------------- */

static const struct {
	const char *code, *file;
} codes[] = {
        {"7b-12", "7b-12"}, {"Z", "Z"},     {"con", "1-con"}, {"CON", "1-CON"}, {"aux", "1-aux"},   {"com1", "1-com1"},
        {"LPT9", "1-LPT9"}, {"com", "com"}, {"com0", "com0"}, {"comA", "comA"}, {"lpt12", "lpt12"}, {"cob1", "cob1"},
};

START_TEST(a_code_is_the_name_of_a_file_unless_a_system_has_a_device_of_that_name)
{
	const struct roster *list =
	        read_list("class.csv", arena_printf(f.arena, "name,code\nAda,%s\n", codes[_i].code), true);
	ck_assert_msg(list != NULL, "%s", folder_log(&f));
	ck_assert_str_eq(pupil_at(list, 0)->file, codes[_i].file);
	ck_assert_str_eq(list->v[0].title, codes[_i].code);
}
END_TEST

static const struct {
	const char *rows, *why;
} bad_codes[] = {
        {"Ada,-a\n", "the code of this row is not made of letters, digits and hyphens"},
        {"Ada,a b\n", "the code of this row is not made of letters, digits and hyphens"},
        {"Ada,a123456789b123456789c123456789d1234567890\n",
         "the code of this row is not made of letters, digits and hyphens"},
        {"Ada,\n", "the code of this row is empty"},
        {"Ada,x\nBen,x\n", "this row has the code of the one in line 2 ["},
        {"Ada,x\nBen,ada-7\n", "tells a name of the list"},
        {"Zo\xC3\xAB Byron,zoebyron\n", "tells a name of the list"},
        {"Ada,x\nBen,X\n", "this row has the code of the one in line 2, but for small and large letters"},
};

START_TEST(codes_that_are_none_or_another_s)
{
	refused(read_list("class.csv", arena_printf(f.arena, "name,code\n%s", bad_codes[_i].rows), true), bad_codes[_i].why);
}
END_TEST

START_TEST(a_list_without_codes_gets_the_same_again)
{
	const struct roster *list = read_list("class.csv", "name\nAda\nBen\n", true),
	                    *again = read_list("class.csv", "name\nEve\nBob\n", true),
	                    *other = read_list("b.csv", "name\nAda\nBen\n", true);
	ck_assert_uint_eq(strlen(list->v[0].title), 5);
	ck_assert_str_ne(list->v[0].title, list->v[1].title);
	ck_assert_str_eq(list->v[0].title, again->v[0].title);
	ck_assert_str_ne(list->v[0].title, other->v[0].title);
	ck_assert_uint_eq(strspn(list->v[0].title, "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"), 5);
}
END_TEST

/* -- columns -------------------------------------------------------------------------------- */

static const struct {
	const char *list, *why;
} heads[] = {
        {"name,a.b\nAda,1\n", "the name of a column holds a brace, a point or a bar"},
        {"name,{a}\nAda,1\n", "the name of a column holds a brace, a point or a bar"},
        {"Name,NAME\nAda,1\n", "two columns are called 'name'"},
        {"pupil,class\nAda,1\n", "no column is called 'name'"},
        {"pupil\nAda\n", "between semicolons, commas or tabs"},
        {"name\n", "the list names no pupil"},
        {"", "the list names no pupil"},
        {"name,class\n,7b\n", "this row has no name"},
        {"name\n\"A\nda\"\n", "a field holds a line break"},
        {"name,class\nA\xE2\x80\xA8"
         "da,1\n",
         "a field holds a line break"},
        {"name;class\nAda;7\tb\n", "a field holds a tab"},
};

START_TEST(lists_that_cannot_be_printed) { refused(read_list("class.csv", heads[_i].list, false), heads[_i].why); }
END_TEST

START_TEST(a_column_without_a_name_is_no_column)
{
	const struct roster *list = read_list("class.csv", "name,,\nAda,x,y\n", false);
	ck_assert_int_eq(node_index_of(pupil_at(list, 0)->row, ""), -1);
	ck_assert_str_eq(node_find(pupil_at(list, 0)->row, "name")->text, "Ada");
}
END_TEST

/* -- what a row asks for -------------------------------------------------------------------- */

static const struct {
	const char *written, *locale;
} locales[] = {{"de", "de"},
               {"DE", "de"},
               {"\xC2\xA0"
                "de\xE2\x80\x8B",
                "de"},
               {"", NULL}};

START_TEST(a_locale_is_written_in_any_letters)
{
	const struct roster *list = read_list(
	        "class.csv",
	        arena_printf(f.arena, "name,locale\nAda,%s\nBen,%s\n", locales[_i].written, locales[_i].written), false);
	ck_assert_msg(list != NULL, "%s", folder_log(&f));
	ck_assert_pstr_eq(pupil_at(list, 1)->cell[PUPIL_LOCALE] ? pupil_at(list, 1)->cell[PUPIL_LOCALE]->text : NULL,
	                  locales[_i].locale);
}
END_TEST

static const struct {
	const char *written, *hint;
} strange_locales[] = {
        {"German", "did you mean 'de'?"},  {"de_AT", "did you mean 'de'?"},     {"dw", "did you mean 'de'?"},
        {"English", "did you mean 'en'?"}, {"xyzzy", "its locales are en, de"}, {"fr", "its locales are en, de"},
};

START_TEST(a_locale_that_there_is_not_has_a_hint)
{
	refused(read_list("class.csv", arena_printf(f.arena, "name,locale\nAda,%s\n", strange_locales[_i].written), false),
	        strange_locales[_i].hint);
	ck_assert_msg(strstr(folder_log(&f), "the project has no locale '") != NULL, "%s", folder_log(&f));
}
END_TEST

START_TEST(what_a_pupil_wrote_is_not_repeated_where_codes_hide_names)
{
	refused(read_list("class.csv", "name,locale\nAda,xyzzy\n", true), "the project has no such locale");
	ck_assert(!strstr(folder_log(&f), "'xyzzy'"));
}
END_TEST

static void put_editions(void)
{
	folder_put(&f, "layouts/editions/large.yaml", "about: Larger.\npage: {size: a5}\n");
	folder_put(&f, "layouts/editions/wide.yaml", "about: Wider.\npage: {size: a4}\n");
}

static const struct {
	const char *written, *made;
} editions[] = {{"large", "large"}, {"Large", "large"}, {"large + WIDE", "large+wide"}, {"", NULL}};

START_TEST(an_edition_is_written_in_any_letters)
{
	put_editions();
	const struct roster *list =
	        read_list("class.csv", arena_printf(f.arena, "name,edition\nAda,%s\n", editions[_i].written), false);
	ck_assert_msg(list != NULL, "%s", folder_log(&f));
	ck_assert_pstr_eq(list->v[0].edition, editions[_i].made);
}
END_TEST

/* What the run asks for, too, is asked for once. */
START_TEST(an_edition_is_joined_once)
{
	put_editions();
	options = (struct roster_options){.project = small_project_load(), .document = "page", .edition = "large"};
	const struct roster *list = read_with("class.csv", "name,edition\nAda,large\nBo,wide+large\nCy,wide\nDi,\n");
	ck_assert_msg(list != NULL, "%s", folder_log(&f));
	ck_assert_pstr_eq(list->v[0].edition, "large");
	ck_assert_pstr_eq(list->v[1].edition, "large+wide");
	ck_assert_pstr_eq(list->v[2].edition, "large+wide");
	ck_assert_pstr_eq(list->v[3].edition, "large");
}
END_TEST

static const struct {
	const char *written, *hint;
	bool some;
} strange_editions[] = {
        {"larg", "did you mean 'large'?", true},
        {"large wide", "several editions are joined by '+'", true},
        {"bold", "the project's editions are large, wide", true},
        {"bold", "an edition NAME is layouts/editions/NAME.yaml, and there is none", false},
};

START_TEST(an_edition_that_there_is_not_has_a_hint)
{
	if (strange_editions[_i].some)
		put_editions();
	refused(read_list("class.csv", arena_printf(f.arena, "name,edition\nAda,%s\n", strange_editions[_i].written), false),
	        strange_editions[_i].hint);
}
END_TEST

Suite *suite_roster(void)
{
	Suite *s = suite_create("roster");
	TCase *c = tcase_create("roster");
	tcase_add_checked_fixture(c, open, done);
	tcase_add_loop_test(c, a_file_has_what_is_safe_of_a_name, 0, COUNT_OF(files));
	tcase_add_test(c, long_names_are_cut);
	tcase_add_test(c, numbers_have_as_many_digits_as_the_last);
	tcase_add_loop_test(c, a_list_is_called_as_its_file, 0, COUNT_OF(lists));
	tcase_add_test(c, pupils_of_one_name_have_keys_of_their_own);
	tcase_add_loop_test(c, a_code_is_the_name_of_a_file_unless_a_system_has_a_device_of_that_name, 0, COUNT_OF(codes));
	tcase_add_loop_test(c, codes_that_are_none_or_another_s, 0, COUNT_OF(bad_codes));
	tcase_add_test(c, a_list_without_codes_gets_the_same_again);
	tcase_add_loop_test(c, lists_that_cannot_be_printed, 0, COUNT_OF(heads));
	tcase_add_test(c, a_column_without_a_name_is_no_column);
	tcase_add_loop_test(c, a_locale_is_written_in_any_letters, 0, COUNT_OF(locales));
	tcase_add_loop_test(c, a_locale_that_there_is_not_has_a_hint, 0, COUNT_OF(strange_locales));
	tcase_add_test(c, what_a_pupil_wrote_is_not_repeated_where_codes_hide_names);
	tcase_add_loop_test(c, an_edition_is_written_in_any_letters, 0, COUNT_OF(editions));
	tcase_add_test(c, an_edition_is_joined_once);
	tcase_add_loop_test(c, an_edition_that_there_is_not_has_a_hint, 0, COUNT_OF(strange_editions));
	suite_add_tcase(s, c);
	return s;
}

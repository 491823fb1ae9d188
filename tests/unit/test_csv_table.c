/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tables as spreadsheets write them: what stands between fields, in quotes, around and in place of rows. */
#include "folder.h"
#include "csv_table.h"

Suite *suite_csv_table(void);

static struct folder f;

static void open_it(void) { folder_open(&f); }
static void done(void) { folder_close(&f); }

#define TEXT(s) s, sizeof(s) - 1

struct table_case {
	const char *name, *text;
	size_t n;
	const char *seen; /* rows end in '/', fields stand in brackets; of a refusal, what is told at which place */
};

static const struct table_case read_ones[] = {
        {"semicolons", TEXT("Name;Class\nAda;7b\n"), "[Name][Class]/[Ada][7b]/"},
        {"commas", TEXT("Name,Class\nAda,7b\n"), "[Name][Class]/[Ada][7b]/"},
        {"tabs", TEXT("Name\tClass\nAda\t7b\n"), "[Name][Class]/[Ada][7b]/"},
        {"one column", TEXT("Name\nAda\n"), "[Name]/[Ada]/"},
        {"what the first line has most of", TEXT("Name;a,b;c\nAda;x;y\n"), "[Name][a,b][c]/[Ada][x][y]/"},
        {"signs in quotes do not count", TEXT("\"a;b;c\",d\n1,2\n"), "[a;b;c][d]/[1][2]/"},
        {"nor do line ends there", TEXT("\"a\nb\",d\n1,2\n"), "[a\nb][d]/[1][2]/"},
        {"no sign in the first line at all", TEXT("Name\r\nAda\r\n"), "[Name]/[Ada]/"},
        {"lines end as on Windows", TEXT("Name;Class\r\nAda;7b\r\n"), "[Name][Class]/[Ada][7b]/"},
        {"no end of the last line", TEXT("Name\nAda"), "[Name]/[Ada]/"},
        {"a byte order mark", TEXT("\xEF\xBB\xBFName\nAda\n"), "[Name]/[Ada]/"},
        {"the sign is named", TEXT("sep=;\nName;Class\nAda;7b\n"), "[Name][Class]/[Ada][7b]/"},
        {"as on Windows", TEXT("sep=,\r\nName,Class\nAda,7b\n"), "[Name][Class]/[Ada][7b]/"},
        {"behind a byte order mark", TEXT("\xEF\xBB\xBFsep=;\nName;Class\nAda;7b\n"), "[Name][Class]/[Ada][7b]/"},
        {"a column of that name", TEXT("sep=ab\n1\n"), "[sep=ab]/[1]/"},
        {"lines of nothing", TEXT("\nName;Class\n;\n  ; \n\nAda;7b\n\n"), "[Name][Class]/[Ada][7b]/"},
        {"rows filled up", TEXT("Name;Class\nAda;7b;;\n"), "[Name][Class]/[Ada][7b]/"},
        {"doubled quotes", TEXT("Name\n\"Ann \"\"Nan\"\" Lee\"\n"), "[Name]/[Ann \"Nan\" Lee]/"},
        {"an empty field", TEXT("Name;Class\nAda;\n"), "[Name][Class]/[Ada][]/"},
        {"U+FFFD, as it is", TEXT("Name\n\xEF\xBF\xBD\n"), "[Name]/[\xEF\xBF\xBD]/"},
        {"nothing", TEXT(""), "[]/"},
        {"a letter", TEXT("N"), "[N]/"},
};

static const struct table_case refused_ones[] = {
        {"UTF-16, little end first", TEXT("\xFF\xFEN\0a\0"), "list.csv:1:1: error: the file is in UTF-16"},
        {"big end first", TEXT("\xFE\xFF\0N\0a"), "list.csv:1:1: error: the file is in UTF-16"},
        {"without a mark", TEXT("N\0a\0"), "list.csv:1:1: error: the file is in UTF-16"},
        {"big, without", TEXT("\0N\0a"), "list.csv:1:1: error: the file is in UTF-16"},
        {"a byte 0", TEXT("Name\nA\0da\n"), "list.csv:2:2: error: the file holds a byte 0"},
        {"an older encoding", TEXT("Name\nZo\xEB\n"), "list.csv:2:3: error: the file is not in UTF-8"},
        {"a letter cut off", TEXT("Name\nZo\xEF\xBF"), "list.csv:2:3: error: the file is not in UTF-8"},
        {"a row with less", TEXT("Name;Class\nAda\n"), "list.csv:2:1: error: this row has 1 field, the first one 2"},
        {"with more", TEXT("Name;Class\nAda;7b;x\n"), "list.csv:2:1: error: this row has 3 fields, the first one 2"},
        {"too many rows", TEXT("N\n1\n2\n3\n4\n5\n"), "list.csv:5:1: error: the list has more than 3 pupils"},
        {"a control character", TEXT("Name\nA\x07\n"), "list.csv:2:1: error: a field holds U+0007"},
        {"a quote inside", TEXT("Name\nAnn \"Nan\" Lee\n"), "list.csv:2:5: error: a double quote stands inside"},
        {"a quote without end", TEXT("Name\n\"Ada\nBob\n"), "list.csv:2:1: error: a field begins with a double quote"},
};

static struct csv_table *read_case(const struct table_case *c)
{
	static const struct csv_options options = {.code = DIAG_BAD_ROSTER, .most = 3, .rows = "pupils"};
	char *path = arena_printf(f.arena, "%s/list.csv", f.path);
	FILE *out = fopen(path, "w");
	ck_assert_ptr_nonnull(out);
	ck_assert_uint_eq(fwrite(c->text, 1, c->n, out), c->n);
	ck_assert_int_eq(fclose(out), 0);
	return csv_read(f.arena, f.diag, path, &options);
}

static void put_row(const struct csv_table *t, const struct csv_row *row, struct buf *out)
{
	for (int i = 0; i < t->columns; i++)
		buf_printf(out, "[%s]", row->field[i].text);
	buf_puts(out, "/");
}

START_TEST(a_table_is_read)
{
	const struct table_case *c = &read_ones[_i];
	struct buf seen = {0};
	const struct csv_table *t = read_case(c);
	ck_assert_msg(t, "%s: %s", c->name, folder_log(&f));
	if (t->columns)
		put_row(t, &t->head, &seen);
	else
		buf_puts(&seen, "[]/");
	for (int i = 0; i < t->rows.n; i++)
		put_row(t, &t->rows.v[i], &seen);
	ck_assert_msg(!strcmp(buf_cstr(&seen), c->seen), "%s: %s", c->name, buf_cstr(&seen));
	ck_assert_str_eq(folder_log(&f), "");
	buf_free(&seen);
}
END_TEST

START_TEST(a_mistake_is_told_at_its_place)
{
	const struct table_case *c = &refused_ones[_i];
	read_case(c);
	ck_assert_msg(strstr(folder_log(&f), c->seen), "%s: %s", c->name, folder_log(&f));
}
END_TEST

START_TEST(a_field_knows_its_place)
{
	const struct csv_table *t =
	        read_case(&(struct table_case){"", TEXT("sep=;\nN;C\n\"\xC3\x85\nb\";7\nx;\"y\"\n"), ""});
	ck_assert_ptr_nonnull(t);
	ck_assert_int_eq(t->rows.n, 2);
	ck_assert_int_eq(t->head.field[1].at.line, 2);
	ck_assert_int_eq(t->rows.v[0].field[0].at.line, 3);
	ck_assert_int_eq(t->rows.v[0].field[1].at.line, 4);
	ck_assert_int_eq(t->rows.v[0].field[1].at.column, 4);
	ck_assert_int_eq(t->rows.v[1].field[0].at.line, 5);
	ck_assert_int_eq(t->rows.v[1].field[1].at.column, 3);
}
END_TEST

Suite *suite_csv_table(void)
{
	Suite *s = suite_create("csv_table");
	TCase *t = tcase_create("csv_table");
	tcase_add_checked_fixture(t, open_it, done);
	tcase_add_loop_test(t, a_table_is_read, 0, COUNT_OF(read_ones));
	tcase_add_loop_test(t, a_mistake_is_told_at_its_place, 0, COUNT_OF(refused_ones));
	tcase_add_test(t, a_field_knows_its_place);
	suite_add_tcase(s, t);
	return s;
}

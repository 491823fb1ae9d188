/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A long class list takes little memory. */
#include "project/roster.h"
#include "folder.h"

#include <malloc.h>

Suite *suite_class_list(void);

static const struct project project = {.subject = "bridge"};

static const struct roster *read_list(struct folder *f, const char *text, bool codes)
{
	const struct roster_options o = {.project = &project, .document = "sheet", .codes = codes, .seed = 7};
	folder_put(f, "class.csv", text);
	return roster_read(f->arena, f->diag, arena_printf(f->arena, "%s/class.csv", f->path), &o);
}

static size_t bytes_in_use(void)
{
	const struct mallinfo2 m = mallinfo2();
	return m.uordblks + m.hblkhd;
}

/* Beside the text of the file no more than 300 bytes for each row, of which some are kept for what comes next. (A sanitizer
   counts none.) */
START_TEST(a_row_takes_little)
{
	enum { ROWS = 20000 };
	struct folder f;
	struct buf b = {0};
	folder_open(&f);
	buf_puts(&b, "name\n");
	for (int i = 0; i < ROWS; i++)
		buf_printf(&b, "Somebody Whose Number Is %d\n", i);
	const char *text = arena_strdup(f.arena, buf_cstr(&b));
	const size_t before = bytes_in_use();
	ck_assert_ptr_nonnull(read_list(&f, text, false));
	ck_assert_int_lt(((int64_t)bytes_in_use() - (int64_t)before - (int64_t)b.n) / ROWS, 300);
	buf_free(&b);
	folder_close(&f);
}
END_TEST

Suite *suite_class_list(void)
{
	Suite *suite = suite_create("class_list");
	TCase *tc = tcase_create("lists");
	tcase_add_test(tc, a_row_takes_little);
	suite_add_tcase(suite, tc);
	return suite;
}

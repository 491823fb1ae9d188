/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What of a prose is too much for CommonMark: the last that is taken, and the first that is not. */
#include "folder.h"
#include "limit.h"
#include "model/prose_limit.h"
#include "rich.h"

#include <check.h>
#include <string.h>

Suite *suite_prose_limit(void);

struct repeated {
	const char *before, *part, *after;
	int most; /* of the part; one more is too much */
	const char *said;
};

/* What is cut or counted at each place: the newline that ends a paragraph is none of its bytes. */
static const struct repeated proses[] = {
        {"", "a", "", 262144, "a paragraph has more than 262144 bytes; an empty line begins another"},
        {"b\n\n", "a", "\n\nb", 262144, "a paragraph has more than 262144 bytes; an empty line begins another"},
        {"b\n \t\n", "a", "", 262144, "a paragraph has more than 262144 bytes; an empty line begins another"},
        {"b\r\n\r\n", "a", "", 262144, "a paragraph has more than 262144 bytes; an empty line begins another"},
        {"", "![", "", 200, "one prose holds '![' more than 200 times"},
        {"! [", "![\n\n", "!", 200, "one prose holds '![' more than 200 times"},
        {"<? <", "<!", "", 199, "one prose holds '<!' and '<?' more than 200 times"},
        {"<!\n", "<?\n\n", "", 199, "one prose holds '<!' and '<?' more than 200 times"},
};

static const char *excess_of(struct folder *f, const struct repeated *p, int n)
{
	struct buf text = {0};
	buf_puts(&text, p->before);
	while (n-- > 0)
		buf_puts(&text, p->part);
	buf_puts(&text, p->after);
	const char *excess = prose_excess(f->arena, buf_cstr(&text));
	buf_free(&text);
	return excess;
}

START_TEST(prose_up_to_a_limit)
{
	const struct repeated *p = &proses[_i];
	struct folder f;
	folder_open(&f);
	ck_assert_ptr_null(excess_of(&f, p, p->most));
	ck_assert_str_eq(excess_of(&f, p, p->most + 1), p->said);
	folder_close(&f);
}
END_TEST

/* A definition of 10,000 bytes may be used 1,677 times, which is 16 MB; its own bracket counts. */
START_TEST(references_up_to_a_limit)
{
	char definition[10001];
	struct folder f;
	struct buf text = {0};
	folder_open(&f);
	memset(definition, 'x', sizeof(definition) - 1);
	definition[sizeof(definition) - 1] = 0;
	buf_printf(&text, "[a]:%s\n\n", definition);
	for (int i = 1; i < 1677; i++)
		buf_puts(&text, "[a]\n");
	ck_assert_ptr_null(prose_excess(f.arena, buf_cstr(&text)));
	buf_puts(&text, "[a]\n");
	ck_assert_str_eq(prose_excess(f.arena, buf_cstr(&text)),
	                 "a definition of 10000 bytes with 1678 times '[' in the same prose");
	buf_free(&text);
	folder_close(&f);
}
END_TEST

/* Two definitions of one paragraph are two, and brackets before a colon that ends a word are harmless. */
START_TEST(definitions_end_with_the_next)
{
	struct folder f;
	struct buf text = {0};
	folder_open(&f);
	for (int i = 0; i < 10000; i++)
		buf_printf(&text, "[a%d]: /%d\n", i, i);
	ck_assert_ptr_null(prose_excess(f.arena, buf_cstr(&text)));
	ck_assert_ptr_null(prose_excess(f.arena, "as in [1]: a text [2] with [3] notes"));
	buf_free(&text);
	folder_close(&f);
}
END_TEST

/* What is too much is not given to CommonMark, and said once. */
START_TEST(prose_beyond_a_limit_is_refused)
{
	struct folder f;
	struct buf text = {0};
	folder_open(&f);
	for (int i = 0; i <= LIMIT_PROSE_RARE; i++)
		buf_puts(&text, "![");
	ck_assert_ptr_null(rich_prose(f.arena, f.diag, buf_cstr(&text), (struct where){0}));
	ck_assert_int_eq(diag_errors(f.diag), 1);
	ck_assert(strstr(folder_log(&f), "text-limit"));
	buf_free(&text);
	folder_close(&f);
}
END_TEST

/* 32 lists and quotations inside each other are taken; one more is refused once, at its line. */
START_TEST(lists_stand_in_each_other_up_to_a_limit)
{
	struct folder f;
	struct buf text = {0};
	folder_open(&f);
	buf_puts(&text, "An *example*.\n\n> ");
	for (int i = 1; i < 32; i++)
		buf_puts(&text, "- ");
	buf_puts(&text, "a");
	const struct rich *rich = rich_prose(f.arena, f.diag, buf_cstr(&text), (struct where){0});
	ck_assert_ptr_nonnull(rich);
	ck_assert_int_eq(rich->block[1].depth, 32);
	buf_puts(&text, "\n\nb\n\n1. ");
	for (int i = 0; i < 33; i++)
		buf_puts(&text, "- ");
	buf_puts(&text, "a");
	ck_assert_ptr_null(rich_prose(f.arena, f.diag, buf_cstr(&text), (struct where){0}));
	ck_assert_int_eq(diag_errors(f.diag), 1);
	ck_assert(strstr(folder_log(&f), "lists and quotations stand more than 32 deep inside each other"));
	buf_free(&text);
	folder_close(&f);
}
END_TEST

Suite *suite_prose_limit(void)
{
	Suite *suite = suite_create("prose_limit");
	TCase *c = tcase_create("prose_limit");
	tcase_add_loop_test(c, prose_up_to_a_limit, 0, COUNT_OF(proses));
	tcase_add_test(c, references_up_to_a_limit);
	tcase_add_test(c, definitions_end_with_the_next);
	tcase_add_test(c, prose_beyond_a_limit_is_refused);
	tcase_add_test(c, lists_stand_in_each_other_up_to_a_limit);
	suite_add_tcase(suite, c);
	return suite;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Prose: CommonMark to blocks of spans, and what prose cannot hold. */
#include "bound.h"

Suite *suite_rich(void);

static const struct example proses[] = {
        {"A plain sentence, 12% of it.", "A plain sentence, 12% of it.", ""},
        {"**a** *b* `c` ***d***", "<b>a</> <i>b</> <c>c</> <bi>d</>", ""},
        {"[text](https://e.org)", "<https://e.org>text</>", ""},
        {"one\ntwo\n\nthree", "one two|three", ""},
        {"one  \ntwo", "one\ntwo", ""},
        {"- a\n- b\n  1. c\n  2. d", "-1 a|-1 b|2.1 c|2.2 d", ""},
        {"3. c\n4. d", "1.3 c|1.4 d", ""},
        {"> said", ">1 said", ""},
        {"    code *as* is", "$0 <c>code *as* is\n</>", ""},
        {"<nobr>10 kg</nobr> of", "<n>10 kg</> of", ""},
        {"the <span lang=\"de\">Brücke</span>", "the <@de>Brücke</>", ""},
        {"1 &lt; 2", "1 < 2", ""},
        {"a\\*b", "a*b", ""},
        {"# no", "no", "unsupported-markup"},
        {"![x](y.png)", "x", "unsupported-markup"},
        {"a <b>c</b>", "a c", "unsupported-markup"},
        {"<div>\nx\n</div>", "", "unsupported-markup"},
        {"a\n\n---\n\nb", "a|b", "unsupported-markup"},
};

START_TEST(prose_is_read)
{
	const struct example *e = &proses[_i];
	struct folder f;
	struct buf out = {0};
	folder_open(&f);
	put_rich(&out, rich_prose(f.arena, f.diag, e->given, (struct where){0}));
	ck_assert_str_eq(as_text(f.arena, &out), e->wanted);
	ck_assert_int_eq(diag_errors(f.diag) > 0, *e->said != 0);
	ck_assert(!*e->said || strstr(folder_log(&f), e->said));
	folder_close(&f);
}
END_TEST

Suite *suite_rich(void)
{
	Suite *suite = suite_create("rich");
	TCase *c = tcase_create("rich");
	tcase_add_loop_test(c, prose_is_read, 0, COUNT_OF(proses));
	suite_add_tcase(suite, c);
	return suite;
}

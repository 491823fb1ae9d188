/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The vertical list as text: what stands in it, how high it is, and where pages are cut. */
#include "small_project.h"

Suite *suite_list_dump(void);

START_TEST(a_list_is_told_page_by_page)
{
	folder_put(&f, "layouts/page.yaml",
	           "shape: demo\ndocument: {title: '{title}'}\npage: {size: a6}\n"
	           "styles: {body: {size: 10pt, leading: 1.2}, grey: {extends: body, fill: '#EEEEEE', padding: 4pt}}\n"
	           "body: [{heading: {text: '{title}', level: 1}}, page-break,\n"
	           "  {stack: [{text: '{note}'}], style: grey}, {row: [{text: A}, {text: B}]}]\n");
	small_project_build("en", (struct build_options){.write = true, .dump = DUMP_LIST, .workers = 1});
	ck_assert_str_eq(folder_log(&f), "");
	const char *list = content_of("out/en/page.pdf"), *second = strstr(list, "page 2");
	static const char first[] =
	        "page 1  items 0..2  12 pt with what vanishes at its edges\n  line 12 \"A title\"\n  break 0";
	ck_assert_msg(!strncmp(list, first, strlen(first)), "%s", list);
	ck_assert_ptr_nonnull(second);
	/* Areas and cells indent what stands in them; two lines of 12 pt, and 8 pt of padding. */
	ck_assert_str_eq(second,
	                 "page 2  items 2..6  32 pt with what vanishes at its edges\n"
	                 "  open 4 stick style=grey\n"
	                 "    line 12 \"A note\"\n"
	                 "  close 4\n"
	                 "  cells 12\n"
	                 "    cell 1 x=0 y=0 w=97.8 h=12\n"
	                 "      line 12 \"A\"\n"
	                 "    cell 2 x=97.8 y=0 w=97.8 h=12\n"
	                 "      line 12 \"B\"\n");
}
END_TEST

Suite *suite_list_dump(void)
{
	Suite *suite = suite_create("list_dump");
	TCase *c = tcase_create("list_dump");
	tcase_set_timeout(c, 60); /* a busy machine */
	tcase_add_checked_fixture(c, small_project, small_project_close);
	tcase_add_test(c, a_list_is_told_page_by_page);
	suite_add_tcase(suite, c);
	return suite;
}

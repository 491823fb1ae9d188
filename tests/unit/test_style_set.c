/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Styles: what one takes from another, and tokens. */
#include "bound.h"
#include "color.h"

Suite *suite_style_set(void);

static void expect_styles(const char *styles, const char *name, struct style wanted, const char *said)
{
	struct folder f;
	folder_open(&f);
	put_page(&f, arena_printf(f.arena, "%s\nbody: []", styles), CONTENT);
	struct binder b = load_page(&f, "en", NULL);
	const struct style *s = style_find(b.spec->styles, name, (struct where){0});
	ck_assert_int_eq(s->size, wanted.size);
	ck_assert_int_eq(s->weight, wanted.weight);
	assert_color_is(s->color, wanted.color);
	descriptor_check_styles(b.spec);
	ck_assert_str_eq(folder_said(&f), said);
	folder_close(&f);
}

/* A style has all of what it extends, but for what it says itself; a name that is not there gives the body's. */
START_TEST(styles_extend)
{
	static const char styles[] =
	        "tokens: {colors: {ink: '#102030', dark: ink}, lengths: {big: 30pt}}\n"
	        "styles: {body: {size: 9pt}, a: {size: 12pt, color: dark}, b: {extends: a, weight: 700}, c: {extends: b, size: big}}";
	expect_styles(styles, "a", (struct style){.size = PT(12), .weight = 400, .color = COLOR_RGB(0x102030)}, "");
	expect_styles(styles, "b", (struct style){.size = PT(12), .weight = 700, .color = COLOR_RGB(0x102030)}, "");
	expect_styles(styles, "c", (struct style){.size = PT(30), .weight = 700, .color = COLOR_RGB(0x102030)}, "");
	expect_styles(styles, "none", (struct style){.size = PT(9), .weight = 400, .color = COLOR_RGB(0)}, "");
	expect_styles("styles: {}", "none", (struct style){.size = PT(10), .weight = 400, .color = COLOR_RGB(0)}, "");
}
END_TEST

/* A loop is said once for each style in it, and what the styles say themselves still holds. */
START_TEST(styles_in_a_loop)
{
	expect_styles("styles: {a: {extends: b, size: 8pt},\n  b: {extends: a}}", "a",
	              (struct style){.size = PT(8), .weight = 400, .color = COLOR_RGB(0)},
	              "page.yaml:1 style-cycle, page.yaml:2 style-cycle");
	expect_styles("styles: {a: {extends: a, weight: 700}}", "a",
	              (struct style){.size = PT(10), .weight = 700, .color = COLOR_RGB(0)}, "page.yaml:1 style-cycle");
	expect_styles("styles: {a: {extends: z, weight: 700}}", "a",
	              (struct style){.size = PT(10), .weight = 700, .color = COLOR_RGB(0)}, "page.yaml:1 unknown-style");
}
END_TEST

Suite *suite_style_set(void)
{
	Suite *suite = suite_create("style_set");
	TCase *c = tcase_create("style set");
	tcase_add_test(c, styles_extend);
	tcase_add_test(c, styles_in_a_loop);
	suite_add_tcase(suite, c);
	return suite;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Styles: what one takes from another, and tokens. */
#include "bound.h"
#include "assert_color.h"

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

/* Every key of a style, by itself and by default. Weight and italic are two things. */
START_TEST(styles_have_all_keys)
{
	struct folder f;
	folder_open(&f);
	put_page(&f,
	         "styles:\n"
	         "  plain: {}\n"
	         "  full: {font: serif, weight: 600, italic: yes, size: 8pt, leading: 1.5, align: justify, indent: 2pt,\n"
	         "    tracking: 0.1, hyphenate: yes, case: upper, features: [tnum, smcp], widows: 3, orphans: 4,\n"
	         "    space-before: 5pt, space-after: 6pt, keep-with-next: yes, stroke-width: 7pt, bar-width: 8pt,\n"
	         "    radius: 9pt, min-height: 10pt, pattern: {kind: dots, pitch: 6pt, cover: 42%},\n"
	         "    strip-end: {pattern: hatch, width: 12pt, gap: 2pt}, padding: {top: 1pt, left: 2pt}}\n"
	         "  italic: {italic: yes}\n"
	         "  bold: {weight: 700}\n"
	         "body: []",
	         CONTENT);
	struct binder b = load_page(&f, "en", NULL);
	const struct style *s = style_lookup(b.spec->styles, "full"), *plain = style_lookup(b.spec->styles, "plain");
	ck_assert_str_eq(s->font, "serif");
	ck_assert(s->weight == 600 && s->italic && s->size == PT(8) && s->leading == 1500 && s->align == ALIGN_JUSTIFY);
	ck_assert(s->indent == PT(2) && s->tracking == 100 && s->hyphenate && s->text_case == CASE_UPPER);
	ck_assert(s->features.n == 2 && s->widows == 3 && s->orphans == 4);
	ck_assert(s->space_before == PT(5) && s->space_after == PT(6) && s->keep_with_next);
	ck_assert(s->stroke_width == PT(7) && s->bar_width == PT(8) && s->radius == PT(9) && s->min_height == PT(10));
	ck_assert(s->pattern.kind == PATTERN_DOTS && s->padding.top == PT(1) && s->padding.left == PT(2) &&
	          !s->padding.right);
	ck_assert(s->pattern.cover.v == 42000 && s->pattern.cover.unit == UNIT_PERCENT && s->pattern.pitch == PT(6));
	ck_assert(s->strip_end.width == PT(12) && s->strip_end.gap == PT(2) && s->strip_end.pattern.kind == PATTERN_HATCH);
	ck_assert(!s->strip_start.width);
	ck_assert_str_eq(s->name, "full");
	ck_assert_int_eq(s->at.line, 3);
	ck_assert_str_eq(plain->font, "sans");
	ck_assert(plain->weight == 400 && !plain->italic && plain->size == PT(10) && plain->leading == 1350);
	ck_assert(plain->align == ALIGN_START && !plain->hyphenate && plain->widows == 2 && plain->orphans == 2);
	ck_assert(color_is_none(plain->fill) && color_is_none(plain->stroke) && color_is_none(plain->bar));
	ck_assert(style_lookup(b.spec->styles, "italic")->italic && style_lookup(b.spec->styles, "italic")->weight == 400);
	ck_assert(!style_lookup(b.spec->styles, "bold")->italic && style_lookup(b.spec->styles, "bold")->weight == 700);
	ck_assert_str_eq(folder_said(&f), "");
	folder_close(&f);
}
END_TEST

/* A style is made once; one that is not there is none, or the body's, which is told where somebody asks for it. */
START_TEST(styles_are_found)
{
	struct folder f;
	folder_open(&f);
	put_page(&f, "styles: {body: {size: 9pt}, heading: {leading: 2}}\nbody: [{text: x, style: haeding}]", CONTENT);
	struct binder b = load_page(&f, "en", NULL);
	struct style_set *set = b.spec->styles;
	const struct where at = b.spec->body.v[0]->at;
	ck_assert_str_eq(folder_said(&f), "page.yaml:2 unknown-style");
	ck_assert_ptr_nonnull(strstr(folder_log(&f), "did you mean 'heading'?"));
	ck_assert_ptr_eq(b.spec->body.v[0]->style.style, style_lookup(set, "body"));
	ck_assert_ptr_eq(style_lookup(set, "body"), style_find(set, "body", at));
	ck_assert_ptr_null(style_lookup(set, "other"));
	ck_assert_ptr_eq(style_find(set, "other", (struct where){0}), style_lookup(set, "body"));
	ck_assert_int_eq(diag_errors(f.diag), 1);
	folder_close(&f);
}
END_TEST

/* The widest leading is that of the styles asked for so far. */
START_TEST(leadings_are_compared)
{
	struct folder f;
	folder_open(&f);
	put_page(&f, "styles: {a: {leading: 1.1}, b: {leading: 1.9}, c: {leading: 1.2}, d: {leading: 3}}\nbody: []",
	         CONTENT);
	struct binder b = load_page(&f, "en", NULL);
	ck_assert_int_eq(style_widest_leading(b.spec->styles), 0);
	style_lookup(b.spec->styles, "a");
	ck_assert_int_eq(style_widest_leading(b.spec->styles), 1100);
	style_lookup(b.spec->styles, "b");
	style_lookup(b.spec->styles, "c");
	ck_assert_int_eq(style_widest_leading(b.spec->styles), 1900);
	folder_close(&f);
}
END_TEST

/* A token stands for a value, or for another token; a loop of them is none. What is wrong with a token is told
   where it stands, and not where it is used. */
static const struct example tokens[] = {
        {"tokens: {colors: {a: b, b: c, c: '#102030'}}\nstyles: {s: {color: a}}", "#102030", ""},
        {"tokens: {colors: {a: '#102030'}}\nstyles: {s: {color: b}}", "#000000", "page.yaml:2 bad-color"},
        {"tokens: {colors: {a: b, b: a}}\nstyles: {s: {color: a}}", "#000000",
         "page.yaml:1 bad-color, page.yaml:1 bad-color"},
        {"tokens: {colors: {a: [b]}}\nstyles: {s: {color: a}}", "#000000", "page.yaml:1 wrong-type"},
        {"tokens: {colors: {a: b, b: red}}\nstyles: {s: {color: a, fill: b}, t: {color: a}}", "#000000",
         "page.yaml:1 bad-color"},
        {"tokens: {lengths: {a: 5mmm}}\nstyles: {s: {size: a, space-after: a}}", "10", "page.yaml:1 bad-length"},
        {"tokens: {lengths: {a: 3pt}}\nstyles: {s: {color: a}}", "#000000", "page.yaml:2 bad-color"},
        {"styles: {s: {color: a}}", "#000000", "page.yaml:1 bad-color"},
        {"tokens: {lengths: {a: b, b: 12pt}}\nstyles: {s: {size: a}}", "12", ""},
        {"tokens: {lengths: {a: b, b: a}}\nstyles: {s: {size: a}}", "10", "page.yaml:1 bad-length, page.yaml:1 bad-length"},
        {"tokens: {colors: {a: '#102030'}}\nstyles: {s: {size: a}}", "10", "page.yaml:2 bad-length"},
        {"tokens: {colours: {a: '#102030'}}\nstyles: {s: {}}", "10", "page.yaml:1 unknown-key"},
};

START_TEST(tokens_stand_for_values)
{
	struct folder f;
	struct buf out = {0};
	folder_open(&f);
	put_page(&f, arena_printf(f.arena, "%s\nbody: []", tokens[_i].given), CONTENT);
	struct binder b = load_page(&f, "en", NULL);
	const struct style *s = style_lookup(b.spec->styles, "s");
	if (*tokens[_i].wanted == '#')
		color_put(&out, s->color);
	else
		buf_decimal(&out, s->size, 1000, 3);
	ck_assert_str_eq(as_text(f.arena, &out), tokens[_i].wanted);
	ck_assert_str_eq(folder_said(&f), tokens[_i].said);
	folder_close(&f);
}
END_TEST

/* How a token is mended. */
static const struct {
	const char *styles, *hint;
} hints[] = {
        {"tokens: {colors: {a: b, b: a}}\nstyles: {s: {color: a}}", "tokens that name each other in a circle have no value"},
        {"tokens: {lengths: {a: b, b: a}}\nstyles: {s: {size: a}}", "tokens that name each other in a circle have no value"},
        {"tokens:\n  colors:\n    a: #102030\nstyles: {s: {color: a}}", "a value that starts with '#' needs quotes"},
        {"tokens: {colors: {a: 102030}}\nstyles: {s: {color: a}}", "'#102030'"},
        {"tokens: {lengths: {a: '5,5mm'}}\nstyles: {s: {size: a}}", "hint: "},
        {"tokens: {colors: {paper: '#102030'}}\nstyles: {s: {color: papper}}", "did you mean 'paper'?"},
        {"tokens: {lengths: {wide: 3pt}}\nstyles: {s: {size: wiide}}", "did you mean 'wide'?"},
};

START_TEST(tokens_have_hints)
{
	struct folder f;
	folder_open(&f);
	put_page(&f, arena_printf(f.arena, "%s\nbody: []", hints[_i].styles), CONTENT);
	struct binder b = load_page(&f, "en", NULL);
	style_lookup(b.spec->styles, "s");
	ck_assert_msg(strstr(folder_log(&f), hints[_i].hint), "%s", folder_log(&f));
	folder_close(&f);
}
END_TEST

/* Styles that no box uses are looked at too, and loaded by it neither for the pages nor for their leading. */
START_TEST(unused_styles_are_checked)
{
	struct folder f;
	folder_open(&f);
	put_page(&f, "styles:\n  good: {}\n  bad: {size: big}\n  worse: {sise: 3pt}\nbody: []", CONTENT);
	struct binder b = load_page(&f, "en", NULL);
	ck_assert_str_eq(folder_said(&f), "");
	descriptor_check_styles(b.spec);
	ck_assert_str_eq(folder_said(&f), "page.yaml:3 bad-length, page.yaml:4 unknown-key");
	folder_close(&f);
	folder_open(&f);
	put_page(&f, "body: []", CONTENT);
	b = load_page(&f, "en", NULL);
	descriptor_check_styles(b.spec);
	ck_assert_str_eq(folder_said(&f), "");
	folder_close(&f);
}
END_TEST

Suite *suite_style_set(void)
{
	Suite *suite = suite_create("style_set");
	TCase *c = tcase_create("style set");
	tcase_add_test(c, styles_extend);
	tcase_add_test(c, styles_in_a_loop);
	tcase_add_test(c, styles_have_all_keys);
	tcase_add_test(c, styles_are_found);
	tcase_add_test(c, leadings_are_compared);
	tcase_add_loop_test(c, tokens_stand_for_values, 0, COUNT_OF(tokens));
	tcase_add_loop_test(c, tokens_have_hints, 0, COUNT_OF(hints));
	tcase_add_test(c, unused_styles_are_checked);
	suite_add_tcase(suite, c);
	return suite;
}

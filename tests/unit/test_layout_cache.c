/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What fitting tries share: the same paragraph, style or marker for the same question, and for no other. */
#include "layout/cache.h"
#include "rich.h"
#include "style.h"
#include "typeset.h"

Suite *suite_layout_cache(void);

struct cached {
	struct setting s;
	struct gfx gfx;
	struct cache *cache;
	const struct style *body, *bold;
	const struct shaped *text;
	struct para_spec spec; /* 60 pt wide */
};

static struct cached open_cache(void)
{
	struct cached c = {.s = typeset(SQUARE "[]\n")};
	struct where at = {0};
	c.gfx = (struct gfx){
	        .arena = c.s.arena, .diag = c.s.diag, .text = c.s.env, .size_scale = 1000, .leading_scale = 1000};
	c.cache = cache_new(c.s.arena);
	c.body = style_find(c.s.spec->styles, "body", at);
	c.bold = style_find(c.s.spec->styles, "bold", at);
	c.text = text_shape(c.s.env, &rich_plain(c.s.arena, "three words more", at)->block[0], c.body, at);
	c.spec = gfx_spec(&c.gfx, c.body, PT(60), ALIGN_START);
	return c;
}

static const struct para *para_of(struct cached *c, struct para_spec spec)
{
	return cache_para(c->cache, &c->gfx, c->text, &spec);
}

START_TEST(a_paragraph_is_broken_once)
{
	struct cached c = open_cache();
	const struct para *p = para_of(&c, c.spec);
	ck_assert_int_eq(p->n, 2);
	ck_assert_ptr_eq(para_of(&c, c.spec), p);
	setting_close(&c.s);
}
END_TEST

START_TEST(another_leading_keeps_the_lines)
{
	struct cached c = open_cache();
	struct para_spec higher = c.spec;
	higher.leading += PT(2);
	const struct para *p = para_of(&c, c.spec), *q = para_of(&c, higher);
	ck_assert_ptr_ne(p, q);
	ck_assert_int_eq(p->height, PT(24));
	ck_assert_int_eq(q->height, PT(28));
	ck_assert_ptr_eq(p->line[0].run, q->line[0].run);
	ck_assert_ptr_eq(para_of(&c, higher), q);
	ck_assert_ptr_eq(para_of(&c, c.spec), p);
	setting_close(&c.s);
}
END_TEST

START_TEST(another_width_alignment_size_or_style_is_another_paragraph)
{
	struct cached c = open_cache();
	struct para_spec wide = c.spec, end = c.spec, small = c.spec, bold = c.spec;
	wide.width = PT(100);
	end.align = ALIGN_END;
	small.size = PT(5);
	bold.style = c.bold;
	const struct para *p = para_of(&c, c.spec);
	ck_assert_int_eq(para_of(&c, wide)->n, 1);
	ck_assert_int_eq(para_of(&c, small)->n, 1);
	ck_assert_int_eq(p->line[1].x, 0);
	ck_assert_int_eq(para_of(&c, end)->line[1].x, PT(60) - p->line[1].width);
	ck_assert_ptr_ne(para_of(&c, bold), p);
	ck_assert_ptr_eq(para_of(&c, end), para_of(&c, end));
	setting_close(&c.s);
}
END_TEST

START_TEST(another_text_is_another_paragraph)
{
	struct cached c = open_cache();
	const struct para *p = para_of(&c, c.spec);
	c.text =
	        text_shape(c.s.env, &rich_plain(c.s.arena, "other", (struct where){0})->block[0], c.body, (struct where){0});
	ck_assert_int_eq(para_of(&c, c.spec)->n, 1);
	ck_assert_ptr_ne(para_of(&c, c.spec), p);
	setting_close(&c.s);
}
END_TEST

START_TEST(a_style_in_another_colour)
{
	struct cached c = open_cache();
	const color red = COLOR_RGB(0xFF0000), blue = COLOR_RGB(0x0000FF);
	const struct style *s = cache_style(c.cache, c.body, red);
	ck_assert_str_eq(s->name, "body/#FF0000");
	ck_assert(color_equal(s->color, red));
	ck_assert_int_eq(s->size, PT(10));
	ck_assert_ptr_eq(cache_style(c.cache, c.body, red), s);
	ck_assert_str_eq(cache_style(c.cache, c.body, blue)->name, "body/#0000FF");
	ck_assert_str_eq(cache_style(c.cache, c.bold, red)->name, "bold/#FF0000");
	ck_assert_ptr_eq(cache_style(c.cache, c.body, red), s);
	setting_close(&c.s);
}
END_TEST

START_TEST(markers_are_texts_in_the_digits_of_the_edition)
{
	struct cached c = open_cache();
	const struct rich *one = cache_marker(c.cache, "1.", (struct where){0});
	ck_assert_str_eq(one->block[0].span[0].text, "1.");
	ck_assert_uint_eq(one->block[0].span[0].flags, SPAN_NUMBER);
	for (int i = 2; i < 500; i++)
		ck_assert_ptr_ne(cache_marker(c.cache, arena_printf(c.s.arena, "%d.", i), (struct where){0}), one);
	ck_assert_ptr_eq(cache_marker(c.cache, "1.", (struct where){0}), one);
	setting_close(&c.s);
}
END_TEST

Suite *suite_layout_cache(void)
{
	const TTest *const tests[] = {a_paragraph_is_broken_once,
	                              another_leading_keeps_the_lines,
	                              another_width_alignment_size_or_style_is_another_paragraph,
	                              another_text_is_another_paragraph,
	                              a_style_in_another_colour,
	                              markers_are_texts_in_the_digits_of_the_edition};
	return suite_with(suite_create("layout_cache"), tests, COUNT_OF(tests));
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Labels fitted to their place: scales, balanced lines, the middle of what can be seen. */
#include "graphics/fitted.h"
#include "typeset.h"

Suite *suite_fitted(void);

/* What graphics asks for, of a document that was set. */
static struct gfx gfx_of(const struct setting *s)
{
	return (struct gfx){.arena = s->arena, .diag = s->diag, .text = s->env, .size_scale = 1000, .leading_scale = 1000};
}

static const struct style *body_of(const struct setting *s)
{
	return style_find(s->spec->styles, "body", (struct where){0});
}

/* A text is as wide as its scale says, and the scale for half of its width is a half. */
START_TEST(a_scale_for_a_width)
{
	struct setting s = typeset(SQUARE "[{text: aa}]\n");
	struct gfx g = gfx_of(&s);
	const struct rich *r = rich_plain(s.arena, "some words to set", (struct where){0});
	mpt whole = fitted_width(&g, r, body_of(&s), 1000);
	ck_assert_int_eq(fitted_scale(&g, r, body_of(&s), 1000, whole), 1000);
	ck_assert_int_eq(fitted_scale(&g, r, body_of(&s), 900, whole), 900);
	int half = fitted_scale(&g, r, body_of(&s), 1000, whole / 2);
	ck_assert(half == 500 || half == 499);
	ck_assert_int_le(fitted_width(&g, r, body_of(&s), half), whole / 2);
	ck_assert_int_eq(fitted_text(&g, r, body_of(&s), 500, PT(200), ALIGN_START)->line[0].run[0].size, PT(5));
	setting_close(&s);
}
END_TEST

/* As few lines as the width asks for, each about as long as the others; NULL where a word is wider. */
START_TEST(lines_are_balanced)
{
	struct setting s = typeset(SQUARE "[{text: aa}]\n");
	struct gfx g = gfx_of(&s);
	mpt measure = 0;
	const struct rich *r = rich_plain(s.arena, "one two three four five six", (struct where){0});
	mpt whole = fitted_width(&g, r, body_of(&s), 1000);
	ck_assert_int_eq(fitted_balanced(&g, r, body_of(&s), 1000, whole, ALIGN_START, &measure)->n, 1);
	const struct para *p = fitted_balanced(&g, r, body_of(&s), 1000, whole * 9 / 10, ALIGN_START, &measure);
	ck_assert_int_eq(p->n, 2);
	ck_assert_int_lt(abs(p->line[0].width - p->line[1].width), whole / 6);
	ck_assert_int_le(measure, whole * 9 / 10);
	ck_assert_ptr_null(fitted_balanced(&g, r, body_of(&s), 1000, PT(10), ALIGN_START, &measure));
	ck_assert_ptr_null(fitted_balanced(&g, NULL, body_of(&s), 1000, PT(10), ALIGN_START, &measure));
	setting_close(&s);
}
END_TEST

/* Letters with capitals stand by these, others by all their ink: so Devanagari, whose signs rise above its head line, does
   not touch the edge. 714 of 1000 is the height of the capitals. */
START_TEST(text_stands_in_the_middle_of_its_band)
{
	struct setting s = typeset(SQUARE "[{text: aa}, {text: 'र्कि'}]\n");
	struct gfx g = gfx_of(&s);
	struct ink_band latin = {0}, other = {0};
	const struct para *p =
	        fitted_text(&g, rich_plain(s.arena, "Gap", (struct where){0}), body_of(&s), 1000, PT(100), ALIGN_START);
	ink_band_add(&latin, p);
	ck_assert(latin.up == 7140 && latin.down == 0 && latin.hang > 2000 && latin.rise >= 7140);
	/* From the top of a box of 30 pt to that of the capitals as far as from the baseline to its foot. */
	ck_assert_int_eq(ink_band_top(&latin, p, PT(50), PT(30)) + p->line[0].baseline, PT(50) + (PT(30) + 7140) / 2);
	ck_assert_int_eq(ink_band_height(&latin), 2 * (latin.hang + 7140 / 2));
	p = fitted_text(&g, rich_plain(s.arena, "र्कि", (struct where){0}), body_of(&s), 1000, PT(100), ALIGN_START);
	ink_band_add(&other, p);
	ck_assert(other.up == other.rise && other.down == other.hang && other.up > 7140);
	mpt baseline = ink_band_top(&other, p, 0, PT(30)) + p->line[0].baseline;
	ck_assert_int_le(abs((baseline - other.up) - (PT(30) - baseline - other.down)), 1);
	ck_assert_int_le(abs(ink_band_height(&other) - other.up - other.down), 1);
	setting_close(&s);
}
END_TEST

Suite *suite_fitted(void)
{
	const TTest *const tests[] = {a_scale_for_a_width, lines_are_balanced, text_stands_in_the_middle_of_its_band};
	return suite_with(suite_create("fitted"), tests, COUNT_OF(tests));
}

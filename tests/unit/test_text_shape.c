/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Shaping: faces, features, fallbacks and glyphs. */
#include "paragraph.h"

Suite *suite_text_shape(void);

/* Letters that the face lacks come from the family's fallbacks; what none has is said once. */
START_TEST(fallback_fonts)
{
	struct bench b;
	bench_open(&b, "en");
	const struct para *p = bench_set(&b, shape_plain(&b, "ab → שלום 情報"), PT(300), ALIGN_START);
	bool cjk = false, hebrew = false, latin = false;
	for (int i = 0; i < p->line[0].n; i++) {
		const char *file = p->line[0].run[i].face->file;
		cjk |= strstr(file, "CJK") != NULL;
		hebrew |= strstr(file, "Hebrew") != NULL;
		latin |= strstr(file, "NotoSans-Regular") != NULL;
		for (int g = 0; g < p->line[0].run[i].n; g++)
			ck_assert_int_ne((int)p->line[0].run[i].glyph[g].gid, 0);
	}
	ck_assert(cjk && hebrew && latin);
	ck_assert_int_eq(diag_errors(b.diag), 0);
	shape_plain(&b, "a\uE000b\uE000");
	ck_assert_int_eq(diag_errors(b.diag), 1);
	struct buf out = {0};
	diag_print(b.diag, DIAG_TEXT, false, &out);
	ck_assert_ptr_nonnull(strstr(buf_cstr(&out), "U+E000"));
	ck_assert_ptr_nonnull(strstr(buf_cstr(&out), "[missing-glyph]"));
	buf_free(&out);
	bench_close(&b);
}
END_TEST

/* -- shaping -------------------------------------------------------------------------------- */

/* One run each, in the font that its locale takes: with its language, direction and script, HarfBuzz says
   which glyphs it has. */
static const struct {
	const char *locale, *text;
} scripts[] = {
        {"en", "To AV To  AWAY, to\u00A0AV. fi ffi To "},
        {"en", " leading e\u0301 te\u0301 e\u0301 \u0301 on a space \u0301x"},
        {"ru", "Туда, сюда, Туда и АУ АУ."},
        {"ar", "لا ، لكنّ المجالين لا لكنّ المجالين"},
        {"he", "שָׁלוֹם עולם שָׁלוֹם"},
        {"hi", "कि र्कि कि हिन्दी में र्कि हिन्दी किंतु"},
        {"th", "ที่ นี่ ที่ น้ำ น้ำ"},
        {"ja", "橋 の 橋 の話"},
};

static void assert_as_whole(struct bench *b, const struct shaped *s, const struct srun *r)
{
	unsigned n;
	hb_buffer_t *whole = hb_buffer_create();
	hb_buffer_add_utf8(whole, s->text, s->size, (unsigned)r->start, r->end - r->start);
	hb_buffer_set_direction(whole, r->level & 1 ? HB_DIRECTION_RTL : HB_DIRECTION_LTR);
	hb_buffer_set_script(whole, r->script);
	hb_buffer_set_language(whole, hb_language_from_string(text_locale(b->env), -1));
	hb_shape(r->face->font, whole, NULL, 0);
	const hb_glyph_info_t *info = hb_buffer_get_glyph_infos(whole, &n);
	const hb_glyph_position_t *pos = hb_buffer_get_glyph_positions(whole, &n);
	ck_assert_int_eq(r->n, (int)n);
	for (unsigned k = 0; k < n; k++) {
		const struct sglyph *g = &s->glyph[r->first + (int)(r->level & 1 ? n - 1 - k : k)];
		ck_assert_uint_eq(g->gid, info[k].codepoint);
		ck_assert_uint_eq(g->cluster, info[k].cluster);
		ck_assert_int_eq(g->advance, pos[k].x_advance);
		ck_assert_int_eq(g->dx, pos[k].x_offset);
		ck_assert_int_eq(g->dy, pos[k].y_offset);
	}
	hb_buffer_destroy(whole);
}

START_TEST(runs_are_shaped_whole)
{
	struct bench b;
	bench_open(&b, scripts[_i].locale);
	const struct shaped *s = shape_plain(&b, scripts[_i].text);
	for (int i = 0; i < s->runs; i++)
		assert_as_whole(&b, s, &s->run[i]);
	bench_close(&b);
}
END_TEST

/* The same text in another style: its features and its weight choose other glyphs and advances. */
START_TEST(styles_choose_glyphs)
{
	struct bench b;
	bench_open(&b, "en");
	struct style other = b.style;
	const char *features[] = {"smcp"};
	other.features = (struct list_of){1, features};
	const struct rich_block *block = &rich_plain(b.arena, "words", (struct where){0})->block[0];
	const struct shaped *plain = bench_shape(&b, block), *small = text_shape(b.env, block, &other, (struct where){0});
	other.features.n = 0;
	other.weight = 700;
	const struct shaped *bold =
	        text_shape(b.env, &rich_plain(b.arena, "words", (struct where){0})->block[0], &other, (struct where){0});
	ck_assert_int_eq(plain->glyphs, 5);
	ck_assert_uint_ne(plain->glyph[0].gid, small->glyph[0].gid);
	ck_assert_int_ne(plain->glyph[0].advance, bold->glyph[0].advance);
	bench_close(&b);
}
END_TEST

/* Rows of marks take linear time (HarfBuzz 6 alone: 27 s for these), and none is lost. */
START_TEST(rows_of_marks)
{
	enum { MARKS = 100000 };
	struct bench b;
	struct buf out = {0};
	int glyphs = 0;
	bench_open(&b, "en");
	buf_putc(&out, 'x');
	for (int i = 0; i < MARKS; i++)
		buf_puts(&out, "\u0323");
	const struct para *p = bench_set(&b, shape_plain(&b, buf_cstr(&out)), PT(100), ALIGN_START);
	for (int i = 0; i < p->line[0].n; i++)
		glyphs += p->line[0].run[i].n;
	ck_assert_int_ge(glyphs, MARKS);
	ck_assert_int_eq(diag_errors(b.diag), 0);
	buf_free(&out);
	bench_close(&b);
}
END_TEST

Suite *suite_text_shape(void)
{
	Suite *suite = suite_create("text_shape");
	TCase *c = tcase_create("text_shape");
	tcase_set_timeout(c, 60);
	tcase_add_test(c, fallback_fonts);
	tcase_add_loop_test(c, runs_are_shaped_whole, 0, COUNT_OF(scripts));
	tcase_add_test(c, styles_choose_glyphs);
	tcase_add_test(c, rows_of_marks);
	suite_add_tcase(suite, c);
	return suite;
}

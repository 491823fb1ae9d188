/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Shaping: faces, features, fallbacks and glyphs. */
#include "paragraph.h"
#include "text/sfnt.h"

Suite *suite_text_shape(void);

/* Letters that the face lacks come from the family's fallbacks; what none has
 * is said once. */
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

/* -- shaping
 * --------------------------------------------------------------------------------
 */

/* One run each, in the font that its locale takes: with its language, direction
   and script, HarfBuzz says which glyphs it has. */
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
        {"th", "กำ"}, /* the only mark is taken out of a letter */
        {"vi", "Việt Nam, \u1EB8\u0301"},
        {"ja", "橋 の 橋 の話"},
};

/* All tables of a file as they are. */
static hb_font_t *font_of_file(const struct face_state *f)
{
	hb_blob_t *bytes =
	        hb_blob_create(f->pub.source->text, (unsigned)f->pub.source->size, HB_MEMORY_MODE_READONLY, NULL, NULL);
	hb_face_t *face = hb_face_create(bytes, 0);
	hb_font_t *font = hb_font_create(face);
	hb_font_set_scale(font, f->pub.upem, f->pub.upem);
	hb_face_destroy(face);
	hb_blob_destroy(bytes);
	return font;
}

static void assert_as_whole(struct bench *b, const struct shaped *s, const struct srun *r)
{
	unsigned n;
	hb_font_t *font = font_of_file(r->face);
	hb_buffer_t *whole = hb_buffer_create();
	hb_buffer_add_utf8(whole, s->text, s->size, (unsigned)r->start, r->end - r->start);
	hb_buffer_set_direction(whole, r->level & 1 ? HB_DIRECTION_RTL : HB_DIRECTION_LTR);
	hb_buffer_set_script(whole, r->script);
	hb_buffer_set_language(whole, hb_language_from_string(text_locale(b->env), -1));
	hb_shape(font, whole, NULL, 0);
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
	hb_font_destroy(font);
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

/* Latin letters are shaped without what sets marks, which a mark asks for. */
START_TEST(marks_are_asked_for)
{
	struct bench b;
	bench_open(&b, "en");
	const struct face_state *f = shape_plain(&b, "Caf\u00E9")->run[0].face;
	ck_assert_ptr_nonnull(f->sfnt->unmarked.bytes.v);
	ck_assert_ptr_null(f->sfnt->marked);
	shape_plain(&b, "Cafe\u0301 x\u0301");
	ck_assert_ptr_nonnull(f->sfnt->marked);
	bench_close(&b);
}
END_TEST

/* The same text in another style: its features and its weight choose other
 * glyphs and advances. */
START_TEST(styles_choose_glyphs)
{
	struct bench b;
	bench_open(&b, "en");
	struct style other = b.style;
	const char *features[] = {"smcp"};
	other.features = (struct list_of){.n = 1, .v = features};
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

/* Words take from the style of their class what that says: here the colour and the face, not the size. */
START_TEST(classes_change_letters)
{
	struct bench b;
	bench_open(&b, "en");
	struct style bold = {.name = "strong", .font = "sans", .weight = 700, .size = PT(40), .color = COLOR_RGB(0xBB4B10)};
	struct span_class class = {.name = "strong", .style = &bold, .found = true};
	struct span span[] = {{.text = "a word "}, {.text = "of note", .class = &class}};
	const struct rich_block block = {.n = 2, .span = span};
	bold.says = SAYS_COLOR | SAYS_WEIGHT;
	const struct para *p = bench_set(&b, text_shape(b.env, &block, &b.style, (struct where){0}), PT(100), ALIGN_START);
	const struct glyph_run *plain = &p->line[0].run[0], *strong = &p->line[0].run[1];
	ck_assert_int_eq(p->line[0].n, 2);
	ck_assert_int_eq(plain->face->weight, 400);
	ck_assert_int_eq(strong->face->weight, 700);
	ck_assert(color_equal(strong->color, bold.color) && !color_equal(plain->color, bold.color));
	ck_assert_int_eq(strong->size, PT(10));
	bold.says = SAYS_COLOR;
	span[1].text = "again";
	const struct rich_block other = {.n = 2, .span = span};
	p = bench_set(&b, text_shape(b.env, &other, &b.style, (struct where){0}), PT(100), ALIGN_START);
	ck_assert_int_eq(p->line[0].run[1].face->weight, 400);
	bench_close(&b);
}
END_TEST

/* Capitals, features and tracking are a word's own, too. */
START_TEST(classes_change_how_letters_are_set)
{
	struct bench b;
	bench_open(&b, "en");
	const char *wide[] = {"tnum"};
	struct style set = {.name = "set", .tracking = 100, .text_case = CASE_UPPER, .features = {1, wide, NULL}};
	struct span_class class = {.name = "set", .style = &set, .found = true};
	struct span span[] = {{.text = "ab"}, {.text = "cd", .class = &class}};
	const struct rich_block block = {.n = 2, .span = span};
	mpt width[2];
	for (int i = 0; i < 2; i++) {
		set.says = SAYS_CASE | (i ? SAYS_TRACKING : 0);
		struct rich_block *copy = NEW(b.arena, struct rich_block);
		*copy = block;
		const struct para *p =
		        bench_set(&b, text_shape(b.env, copy, &b.style, (struct where){0}), PT(100), ALIGN_START);
		ck_assert_int_eq(memcmp(p->line[0].run[0].text, "abCD", 4), 0);
		width[i] = p->line[0].width;
	}
	ck_assert_int_eq(width[1] - width[0], 2 * PT(1)); /* a tenth of 10 pt behind each of two letters */
	bench_close(&b);
}
END_TEST

/* Rows of marks take linear time (HarfBuzz 6 alone: 27 s for these), and none
 * is lost. */
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

/* -- faces of spans
 * ------------------------------------------------------------------------- */

/* The runs of a paragraph as "file text", with "|" between, the files without
 * NotoSans and .ttf. */
static const char *runs_of(struct bench *b, const struct shaped *s)
{
	struct buf out = {0};
	for (int i = 0; i < s->runs; i++) {
		const char *file = s->run[i].face->pub.file + strlen("NotoSans");
		buf_printf(&out, "%s%.*s ", i ? "|" : "", (int)strcspn(file, "."), file);
		for (const char *p = s->text + s->run[i].start, *end = s->text + s->run[i].end; p < end;)
			put_visible(&out, utf8_next(&p, end));
	}
	buf_puts(&out, "");
	const char *text = arena_strdup(b->arena, buf_cstr(&out));
	buf_free(&out);
	return text;
}

/* Bold adds 300 to the style's weight, up to 900; italics in italics are
 * upright; code is monospaced. */
static const struct {
	const char *text, *font;
	int weight;
	bool italic;
	const char *own, *wanted;
} spans[] = {
        {"a **b** c", "sans", 400, false, NULL, "-Regular a |-Bold b|-Regular  c"},
        {"a **b**", "sans", 600, false, NULL, "-SemiBold a |-Black b"},
        {"a **b**", "sans", 700, false, NULL, "-Bold a |-Black b"},
        {"a *b*", "sans", 400, false, NULL, "-Regular a |-Italic b"},
        {"a *b*", "sans", 400, true, NULL, "-Italic a |-Regular b"},
        {"a ***b***", "sans", 400, false, NULL, "-Regular a |-BoldItalic b"},
        {"a `b`", "sans", 400, false, NULL, "-Regular a |Mono-Regular b"},
        {"a", "mono", 400, false, NULL, "Mono-Regular a"},
        /* The locale's own font stands in for sans, and for no other. */
        {"情 `b`", "sans", 400, false, "cjk", "CJK-Regular 情 |Mono-Regular b"},
        {"情", "cjk", 400, false, "thai", "CJK-Regular 情"},
        {"a", "mono", 400, false, "cjk", "Mono-Regular a"},
        {"情 a", "sans", 400, false, "cjk", "CJK-Regular 情 |-Regular a"},
        /* What stands in has the weight and the slope of its span. */
        {"a **של**", "sans", 400, false, NULL, "-Regular a |Hebrew-Bold של"},
        {"情 *a*", "sans", 400, false, "cjk", "CJK-Regular 情 |-Italic a"},
        {"情 **a**", "sans", 400, false, "cjk", "CJK-Regular 情 |-Bold a"},
        {"情 **a**", "sans", 700, false, "cjk", "CJK-Bold 情 |-Black a"},
        /* Marks and spaces are set with the letters before them; a sign is found by
       itself. */
        {"של של", "sans", 400, false, NULL, "Hebrew-Regular של של"},
        {"ab → cd", "sans", 400, false, NULL, "-Regular ab |Math-Regular → |-Regular cd"},
        {"e\u0301x", "sans", 400, false, NULL, "-Regular e\u0301x"},
        {"a\u00A0b", "sans", 400, false, NULL, "-Regular a_b"},
};

START_TEST(faces_of_spans)
{
	struct bench b;
	bench_open(&b, "en");
	b.style.font = spans[_i].font;
	b.style.weight = spans[_i].weight;
	b.style.italic = spans[_i].italic;
	b.env->options.spec.font = spans[_i].own;
	const struct shaped *s = shape_prose(&b, spans[_i].text);
	ck_assert_str_eq(runs_of(&b, s), spans[_i].wanted);
	ck_assert_int_eq(diag_errors(b.diag), 0);
	bench_close(&b);
}
END_TEST

/* Spaces of any width go with the letters before them; the ideographic one is a sign like others. */
START_TEST(spaces_stay_with_letters)
{
	static const char *const spaces[] = {" ", "\u00A0", "\u2000", "\u2005", "\u200A", "\u202F", "\u205F"};
	struct bench b;
	bench_open(&b, "en");
	for (int i = 0; i < COUNT_OF(spaces); i++)
		ck_assert_int_eq(shape_plain(&b, arena_printf(b.arena, "ש%sש", spaces[i]))->runs, 1);
	ck_assert_int_eq(shape_plain(&b, "ש\u3000ש")->runs, 3);
	ck_assert_int_eq(shape_plain(&b, "ש→ש")->runs, 3);
	bench_close(&b);
}
END_TEST

/* A family without it and without fallbacks makes the ideographic space of its own: an em of nothing. */
START_TEST(an_ideographic_space_is_an_em_in_any_font)
{
	struct bench b;
	bench_open(&b, "en");
	b.style.font = "thai";
	const struct para *with = bench_set(&b, shape_plain(&b, "ที่\u3000น้ำ"), PT(300), ALIGN_START);
	const struct para *without = bench_set(&b, shape_plain(&b, "ที่น้ำ"), PT(300), ALIGN_START);
	ck_assert_int_eq(with->line[0].width - without->line[0].width, PT(10));
	ck_assert_int_eq(text_report_lacks(b.env, node_text(b.arena, "", (struct where){0})), 0);
	bench_close(&b);
}
END_TEST

/* A joiner belongs to the letters that it joins, in whichever face they are. */
START_TEST(joiners_stay_with_letters)
{
	struct bench b;
	bench_open(&b, "en");
	ck_assert_str_eq(runs_of(&b, shape_plain(&b, "क्\u200Dष")), "Devanagari-Regular क्\u200Dष");
	ck_assert_str_eq(runs_of(&b, shape_plain(&b, "क्\u200Cष")), "Devanagari-Regular क्\u200Cष");
	bench_close(&b);
}
END_TEST

/* Letters that join cannot be cut apart without shaping them again; others can. */
START_TEST(joined_letters_are_unsafe)
{
	struct bench ar, en;
	bench_open(&ar, "ar");
	bench_open(&en, "en");
	const struct shaped *joined = shape_plain(&ar, "بب"), *apart = shape_plain(&en, "nn");
	ck_assert_int_eq(joined->glyphs, 2);
	ck_assert(joined->glyph[0].unsafe || joined->glyph[1].unsafe);
	ck_assert_int_eq(apart->glyphs, 2);
	ck_assert(!apart->glyph[0].unsafe && !apart->glyph[1].unsafe);
	bench_close(&ar);
	bench_close(&en);
}
END_TEST

/* The first span's face gives the baseline, whatever draws the text; a family
 * that is unknown draws nothing. */
START_TEST(face_of_a_paragraph)
{
	struct bench b;
	bench_open(&b, "en");
	ck_assert_str_eq(shape_prose(&b, "של a")->face->pub.file, "NotoSans-Regular.ttf");
	ck_assert_str_eq(shape_prose(&b, "`a` b")->face->pub.file, "NotoSansMono-Regular.ttf");
	b.style.font = "none";
	const struct shaped *s = shape_prose(&b, "a b");
	ck_assert_ptr_null(s->face);
	ck_assert_int_eq(s->runs + s->glyphs, 0);
	ck_assert_int_eq(diag_errors(b.diag), 1);
	bench_close(&b);
}
END_TEST

/* -- features
 * -------------------------------------------------------------------------------
 */

static mpt advance_of(struct bench *b, const char *text, const char *feature, int tracking)
{
	struct style *style = NEW(b->arena, struct style);
	const char **features = NEW_ARRAY(b->arena, const char *, 2);
	*style = b->style;
	features[0] = feature;
	style->features = (struct list_of){.n = feature ? 1 : 0, .v = features};
	style->tracking = tracking;
	const struct shaped *s = text_shape(b->env, bench_block(b, text), style, (struct where){0});
	mpt sum = 0;
	for (int i = 0; i < s->glyphs; i++)
		sum += s->glyph[i].advance;
	return sum;
}

/* A feature is asked for by its name, as in CSS; one that HarfBuzz cannot read
 * is passed over. */
START_TEST(features_are_asked_for)
{
	struct bench b;
	bench_open(&b, "en");
	mpt kerned = advance_of(&b, "AV", NULL, 0), plain = advance_of(&b, "AV", "-kern", 0);
	ck_assert_int_lt(kerned, plain);
	ck_assert_int_eq(advance_of(&b, "AV", "kern", 0), kerned);
	ck_assert_int_eq(advance_of(&b, "AV", "kern=0", 0), plain);
	ck_assert_int_eq(advance_of(&b, "AV", "", 0), kerned);
	ck_assert_int_eq(advance_of(&b, "AV", NULL, 20), kerned);
	ck_assert_int_eq(advance_of(&b, "AV", "-kern", 20), plain);
	bench_close(&b);
}
END_TEST

/* -- characters that draw nothing
 * ----------------------------------------------------------- */

/* They need no glyph and take no room. */
START_TEST(blanks_take_no_room)
{
	static const char *const blanks[] = {"\n",     "\t",     "\u00AD", "\u200B", "\u200C",
	                                     "\u200D", "\u200E", "\u200F", "\u2060"};
	struct bench b;
	bench_open(&b, "en");
	for (int i = 0; i < COUNT_OF(blanks); i++) {
		const struct shaped *s = shape_plain(&b, arena_printf(b.arena, "mm%smm", blanks[i])),
		                    *without = shape_plain(&b, "mmmm");
		mpt sum = 0, wanted = 0;
		for (int g = 0; g < s->glyphs; g++)
			sum += s->glyph[g].advance;
		for (int g = 0; g < without->glyphs; g++)
			wanted += without->glyph[g].advance;
		ck_assert_int_eq(sum, wanted);
	}
	ck_assert_int_eq(diag_errors(b.diag), 0);
	bench_close(&b);
}
END_TEST

/* No face has to have them: what is said is of the other character only. */
START_TEST(blanks_are_not_missed)
{
	static const char *const blanks[] = {"\n",     "\t",     "\u00AD", "\u200B", "\u200C",
	                                     "\u200D", "\u200E", "\u200F", "\u2060"};
	static const char *const families[] = {"hebrew", "math", "mono"};
	struct bench b;
	bench_open(&b, "en");
	for (int i = 0; i < COUNT_OF(families); i++) {
		b.style.font = families[i];
		int before = diag_errors(b.diag);
		for (int k = 0; k < COUNT_OF(blanks); k++)
			shape_plain(&b, arena_printf(b.arena, "%s%s", blanks[k], i ? "" : "\uE000"));
		ck_assert_int_eq(diag_errors(b.diag) - before, !i);
	}
	bench_close(&b);
}
END_TEST

/* Each character that no font has is told by its number, and drawn as the
 * face's .notdef. */
START_TEST(missing_glyphs)
{
	struct bench b;
	bench_open(&b, "en");
	const struct shaped *s = shape_plain(&b, "a\uE000 \uE001");
	ck_assert_int_eq(s->glyphs, 4);
	ck_assert_int_eq(diag_errors(b.diag), 2);
	struct buf out = {0};
	diag_print(b.diag, DIAG_TEXT, false, &out);
	ck_assert_ptr_nonnull(strstr(buf_cstr(&out), "U+E000 '\uE000'"));
	ck_assert_ptr_nonnull(strstr(buf_cstr(&out), "U+E001 '\uE001'"));
	buf_free(&out);
	ck_assert_uint_eq(s->glyph[1].gid, 0);
	ck_assert_int_gt(s->glyph[1].advance, 0);
	bench_close(&b);
}
END_TEST

/* It is said where the text comes from. */
START_TEST(places_of_missing_glyphs)
{
	struct bench b;
	struct buf out = {0};
	bench_open(&b, "en");
	struct where at = {file_read(b.root, "README.md", b.diag, (struct where){0}), 7, 3};
	text_shape(b.env, bench_block(&b, "a\uE000"), &b.style, at);
	diag_print(b.diag, DIAG_TEXT, false, &out);
	ck_assert_ptr_nonnull(strstr(buf_cstr(&out), "README.md:7:3"));
	buf_free(&out);
	bench_close(&b);
}
END_TEST

/* What a line cuts off is shaped with the features of its style and in the language of the edition, as the
   whole was. */
START_TEST(pieces_are_shaped_alike)
{
	static const struct {
		const char *locale, *text, *feature;
	} texts[] = {{"en", "words", "smcp"}, {"zh-Hans", "直直直", NULL}, {"ja", "直直直", NULL}};
	hb_codepoint_t gid[COUNT_OF(texts)];
	for (int i = 0; i < COUNT_OF(texts); i++) {
		struct bench b;
		struct sglyph *glyph;
		int n, size = (int)strlen(texts[i].text) / (i ? 3 : 5);
		bench_open(&b, texts[i].locale);
		const char *features[] = {texts[i].feature};
		b.style.features = (struct list_of){.n = texts[i].feature != NULL, .v = features};
		const struct shaped *s = shape_plain(&b, texts[i].text);
		shape_piece(b.env, s, &s->run[0], size, 3 * size, &glyph, &n);
		ck_assert_int_eq(n, 2);
		for (int g = 0; g < n; g++) {
			ck_assert_uint_eq(glyph[g].gid, s->glyph[g + 1].gid);
			ck_assert_uint_eq(glyph[g].cluster, s->glyph[g + 1].cluster);
		}
		gid[i] = glyph[0].gid;
		bench_close(&b);
	}
	ck_assert_uint_ne(gid[1], gid[2]);
}
END_TEST

/* Letters beyond a piece do not join with it: the middle one of three, cut off, is as it is alone. */
START_TEST(pieces_join_nothing)
{
	struct bench b;
	struct sglyph *glyph;
	int n;
	bench_open(&b, "ar");
	const struct shaped *s = shape_plain(&b, "ببب"), *alone = shape_plain(&b, "ب");
	ck_assert_int_eq(s->glyphs, 3);
	ck_assert_uint_ne(s->glyph[1].gid, alone->glyph[0].gid);
	shape_piece(b.env, s, &s->run[0], 2, 4, &glyph, &n);
	ck_assert_int_eq(n, 1);
	ck_assert_uint_eq(glyph[0].gid, alone->glyph[0].gid);
	bench_close(&b);
}
END_TEST

/* Thirty marks on a letter are shaped with it; what follows is a run of its
 * own. */
START_TEST(marks_on_a_letter)
{
	for (int marks = 30; marks <= 61; marks++) {
		struct bench b;
		struct buf out = {0};
		bench_open(&b, "en");
		buf_putc(&out, 'x');
		for (int i = 0; i < marks; i++)
			buf_puts(&out, i % 2 ? "\u0323" : "\u0300");
		const struct shaped *s = shape_plain(&b, buf_cstr(&out));
		ck_assert_int_eq(s->runs, marks <= 30 ? 1 : marks <= 60 ? 2 : 3);
		ck_assert_int_eq(s->run[0].end, marks <= 30 ? 1 + 2 * marks : 61);
		buf_free(&out);
		bench_close(&b);
	}
}
END_TEST

/* Thai AM brings a mark along: the first thirty belong to the letter. */
START_TEST(rows_of_sara_am)
{
	struct bench b;
	struct buf out = {0};
	bench_open(&b, "th");
	buf_puts(&out, "ก");
	for (int i = 0; i < 61; i++)
		buf_puts(&out, "ำ");
	const struct shaped *s = shape_plain(&b, buf_cstr(&out));
	ck_assert_int_eq(s->runs, 3);
	ck_assert_int_eq(s->run[0].end, 3 + 30 * 3);
	buf_free(&out);
	bench_close(&b);
}
END_TEST

/* -- what is remembered
 * --------------------------------------------------------------------- */

/* The same block in the same style is shaped once, however many there are; in
 * another style again. */
START_TEST(paragraphs_are_shaped_once)
{
	enum { N = 700 };
	struct bench b;
	bench_open(&b, "en");
	struct style other = b.style;
	const struct rich_block *block[N];
	const struct shaped *shaped[N];
	for (int i = 0; i < N; i++) {
		block[i] = bench_block(&b, arena_printf(b.arena, "n%d", i));
		shaped[i] = bench_shape(&b, block[i]);
	}
	for (int i = 0; i < N; i++)
		ck_assert_ptr_eq(bench_shape(&b, block[i]), shaped[i]);
	ck_assert_ptr_ne(text_shape(b.env, block[0], &other, (struct where){0}), shaped[0]);
	ck_assert_str_eq(shaped[N - 1]->text, "n699");
	ck_assert_int_eq(b.env->shaped.n, N + 1);
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
	tcase_add_test(c, classes_change_letters);
	tcase_add_test(c, classes_change_how_letters_are_set);
	tcase_add_test(c, marks_are_asked_for);
	tcase_add_test(c, rows_of_marks);
	tcase_add_loop_test(c, faces_of_spans, 0, COUNT_OF(spans));
	tcase_add_test(c, face_of_a_paragraph);
	tcase_add_test(c, spaces_stay_with_letters);
	tcase_add_test(c, an_ideographic_space_is_an_em_in_any_font);
	tcase_add_test(c, joiners_stay_with_letters);
	tcase_add_test(c, joined_letters_are_unsafe);
	tcase_add_test(c, features_are_asked_for);
	tcase_add_test(c, blanks_take_no_room);
	tcase_add_test(c, blanks_are_not_missed);
	tcase_add_test(c, missing_glyphs);
	tcase_add_test(c, places_of_missing_glyphs);
	tcase_add_test(c, pieces_are_shaped_alike);
	tcase_add_test(c, pieces_join_nothing);
	tcase_add_test(c, marks_on_a_letter);
	tcase_add_test(c, rows_of_sara_am);
	tcase_add_test(c, paragraphs_are_shaped_once);
	suite_add_tcase(suite, c);
	return suite;
}

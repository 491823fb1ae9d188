/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Paragraphs: which lines a text is set to, that no other lines would be better, and that lines are
 * as wide as they were measured. In what is expected, "|" ends a line and "-|" stands for a hyphen
 * that the text does not have.
 */
#include "paragraph.h"

#include <stdlib.h>

Suite *suite_text(void);

static const struct shaped *shape_prose(struct bench *b, const char *text) { return bench_shape(b, bench_block(b, text)); }

static const struct shaped *shape_plain(struct bench *b, const char *text)
{
	return bench_shape(b, &rich_plain(b->arena, text, (struct where){0})->block[0]);
}

/* -- English -------------------------------------------------------------------------------- */

static const char english[] =
        "Marketing decides what a campaign should achieve, and information technology decides how it can be "
        "measured; the interesting responsibilities lie between them.";

struct setting {
	int align;
	bool hyphenate;
	mpt width;
	const char *wanted;
};

static const struct setting settings[] = {
        /* Ragged lines: as few as can be, then as even as can be; a hyphen is not worth it here. */
        {ALIGN_START, false, PT(150),
         "Marketing decides what a|campaign should achieve, and|information technology decides|"
         "how it can be measured; the|interesting responsibilities lie|between them."},
        {ALIGN_START, true, PT(150),
         "Marketing decides what a|campaign should achieve, and|information technology decides|"
         "how it can be measured; the|interesting responsibilities lie|between them."},
        /* Justified without hyphens there is little choice; with them the first lines get tighter. */
        {ALIGN_JUSTIFY, false, PT(150),
         "Marketing decides what a|campaign should achieve, and|information technology decides|"
         "how it can be measured; the|interesting responsibilities lie|between them."},
        {ALIGN_JUSTIFY, true, PT(150),
         "Marketing decides what a cam-|paign should achieve, and in-|formation technology decides|"
         "how it can be measured; the|interesting responsibilities lie|between them."},
        /* Centred lines are one shape: "lie" moves down to a last line that would be short. */
        {ALIGN_CENTER, false, PT(150),
         "Marketing decides what a|campaign should achieve, and|information technology decides|"
         "how it can be measured; the|interesting responsibilities|lie between them."},
        /* A narrow column: ragged it needs no hyphens, justified it does. */
        {ALIGN_START, true, PT(90),
         "Marketing decides|what a campaign|should achieve,|and information|technology|decides how it|"
         "can be measured;|the interesting|responsibilities lie|between them."},
        {ALIGN_JUSTIFY, true, PT(90),
         "Marketing decides|what a campaign|should achieve,|and information|technology de-|cides how it can be|"
         "measured; the in-|teresting respons-|ibilities lie between|them."},
};

START_TEST(english_paragraphs)
{
	const struct setting *e = &settings[_i];
	struct bench b;
	bench_open(&b, "en");
	b.style.hyphenate = e->hyphenate;
	const struct para *p = bench_set(&b, shape_plain(&b, english), e->width, e->align);
	ck_assert_str_eq(lines_of(&b, p), e->wanted);
	for (int i = 0; i < p->n; i++) {
		ck_assert_int_le(p->line[i].width, e->width);
		if (e->align == ALIGN_JUSTIFY && i + 1 < p->n)
			ck_assert_int_eq(p->line[i].width, e->width);
		mpt slack = e->width - p->line[i].width;
		ck_assert_int_eq(p->line[i].x, e->align == ALIGN_CENTER ? slack / 2 : 0);
	}
	ck_assert_int_eq(diag_errors(b.diag) + diag_warnings(b.diag), 0);
	bench_close(&b);
}
END_TEST

/* -- no lines are better -------------------------------------------------------------------- */

/* The same numbers for every run of the tests: a multiplier of Knuth's and the upper bits. */
static uint32_t next_random(uint32_t *seed, uint32_t below)
{
	*seed = *seed * 1664525u + 1013904223u;
	return (uint32_t)(((uint64_t)(*seed >> 8) * below) >> 24);
}

static const char *random_text(struct bench *b, uint32_t *seed, int words, uint32_t longest)
{
	struct buf out = {0};
	for (int i = 0; i < words; i++) {
		buf_puts(&out, i ? " " : "");
		for (uint32_t n = 1 + next_random(seed, longest); n > 0; n--)
			buf_putc(&out, (int)('a' + next_random(seed, 26)));
	}
	const char *text = arena_strdup(b->arena, buf_cstr(&out));
	buf_free(&out);
	return text;
}

/* A way to set a paragraph without hyphens, judged as Knuth and Plass do. */
struct verdict {
	int lines, worst; /* worst badness; -1: a line is too wide */
	int64_t demerits;
	mpt last;
};

static int badness(int64_t used, int64_t available)
{
	int64_t r = available > 0 ? used * 1000 / available : used > 0 ? 20001 : 0;
	return r > 20000 ? 1000000 : (int)(r * r / 1000 * r / 10000);
}

/* One line: its badness, or -1, and its class from 0 (tight) to 3 (very loose). */
static int judge_line(const struct measure *m, const struct para_spec *spec, int from, int to, bool last, int *class)
{
	bool justify = spec->align == ALIGN_JUSTIFY;
	mpt slack = spec->width - (mpt)measure_width(m, from, to);
	int64_t spaces = measure_gaps(m, from, to).spaces, space = m->space_width;
	int64_t give = !justify ? spec->width / 4 : slack < 0 ? space * spaces / 5 : space * spaces / 2;
	*class = 1;
	if (slack < 0 && (!justify || -slack > give))
		return -1;
	if (last && slack >= 0 && spec->align != ALIGN_CENTER)
		return 0;
	int bad = badness(abs(slack), give);
	*class = slack < 0 ? (bad > 12 ? 0 : 1) : bad > 99 ? 3 : bad > 12 ? 2 : 1;
	return bad;
}

/* The lines that end at the places whose bits are set in `ends`; the last place always ends one. */
static struct verdict judge(const struct measure *m, const struct para_spec *spec, uint64_t ends)
{
	const struct shaped *s = m->shaped;
	struct verdict v = {0};
	bool justify = spec->align == ALIGN_JUSTIFY;
	int from = 0, before = 1;
	for (int i = 0; i < s->places; i++) {
		bool last = i + 1 == s->places;
		if (!last && !(ends >> i & 1))
			continue;
		int class, bad = judge_line(m, spec, from, s->place[i].end, last, &class);
		if (bad < 0)
			return (struct verdict){.worst = -1};
		v.worst = bad > v.worst ? bad : v.worst;
		v.demerits += (int64_t)(10 + bad) * (10 + bad) + (justify && abs(class - before) > 1 ? 10000 : 0);
		v.last = (mpt)measure_width(m, from, s->place[i].end);
		v.lines++;
		before = class;
		from = s->place[i].next;
	}
	bool lonely =
	        (int64_t)v.last * 100 < (int64_t)spec->width * (justify ? 12 : 30) && (justify || v.last < spec->size * 8);
	if (v.lines > 1 && lonely)
		v.demerits += justify ? 6000 : 400000;
	return v;
}

static uint64_t ends_of(const struct shaped *s, const struct cut_list *cuts)
{
	uint64_t ends = 0;
	for (int c = 0; c < cuts->v.n; c++)
		for (int i = 0; i < s->places; i++)
			if (s->place[i].next == cuts->v.v[c].next)
				ends |= (uint64_t)1 << i;
	return ends;
}

static uint64_t greedy_ends(const struct measure *m, const struct para_spec *spec)
{
	const struct shaped *s = m->shaped;
	uint64_t ends = 0;
	int from = 0;
	for (int i = 0; i + 1 < s->places; i++)
		if (measure_width(m, from, s->place[i + 1].end) > spec->width) {
			ends |= (uint64_t)1 << i;
			from = s->place[i].next;
		}
	return ends;
}

/* Ragged lines: the fewest, then the best. Justified ones: none over 200 where that can be, then the best. */
static bool is_better(const struct para_spec *spec, struct verdict a, struct verdict b)
{
	if (a.worst < 0 || b.worst < 0)
		return a.worst >= 0;
	if (spec->align != ALIGN_JUSTIFY && a.lines != b.lines)
		return a.lines < b.lines;
	if (spec->align == ALIGN_JUSTIFY && (a.worst <= 200) != (b.worst <= 200))
		return a.worst <= 200;
	return a.demerits < b.demerits;
}

static struct verdict judge_chosen(struct bench *b, const struct shaped *s, const struct para_spec *spec, struct measure *m)
{
	struct cut_list cuts = {0};
	measure_prepare(b->arena, s, spec, m);
	choose_breaks(b->env, b->arena, (struct shaped *)(uintptr_t)s, m, spec, &cuts);
	return judge(m, spec, ends_of(s, &cuts));
}

static const int aligns[] = {ALIGN_START, ALIGN_JUSTIFY, ALIGN_CENTER};

/* Short paragraphs of short words, which leave something to choose, against all of their settings. */
START_TEST(no_setting_is_better)
{
	struct bench b;
	struct measure m;
	uint32_t seed = 7;
	bench_open(&b, "en");
	for (int round = 0; round < 300; round++) {
		const struct shaped *s = shape_plain(&b, random_text(&b, &seed, 2 + (int)next_random(&seed, 12), 2));
		struct para_spec spec = bench_spec(&b, PT(24) + (mpt)next_random(&seed, PT(40)), aligns[_i]);
		struct verdict chosen = judge_chosen(&b, s, &spec, &m);
		for (uint64_t ends = 0; ends < (uint64_t)1 << (s->places - 1); ends++)
			ck_assert_msg(!is_better(&spec, judge(&m, &spec, ends), chosen), "round %d: '%s'", round, s->text);
	}
	bench_close(&b);
}
END_TEST

/* The best of all settings whose lines are no looser than 200, from place `first` on. */
static void search_tolerable(const struct measure *m, const struct para_spec *spec, int first, uint64_t ends,
                             struct verdict *best)
{
	const struct shaped *s = m->shaped;
	int from = first ? s->place[first - 1].next : 0, class;
	for (int i = first; i < s->places; i++) {
		bool last = i + 1 == s->places;
		int bad = judge_line(m, spec, from, s->place[i].end, last, &class);
		if (bad < 0)
			return;
		if (bad > 200)
			continue;
		if (!last) {
			search_tolerable(m, spec, i + 1, ends | (uint64_t)1 << i, best);
			continue;
		}
		struct verdict v = judge(m, spec, ends);
		*best = is_better(spec, v, *best) ? v : *best;
	}
}

/* Justified paragraphs of some six lines against all that are tolerable, where there are any. */
START_TEST(no_justified_setting_is_better)
{
	struct bench b;
	struct measure m;
	uint32_t seed = 3;
	int tolerable = 0;
	bench_open(&b, "en");
	for (int round = 0; round < 2000; round++) {
		const struct shaped *s = shape_plain(&b, random_text(&b, &seed, 20 + (int)next_random(&seed, 20), 5));
		struct para_spec spec = bench_spec(&b, PT(120) + (mpt)next_random(&seed, PT(80)), ALIGN_JUSTIFY);
		struct verdict chosen = judge_chosen(&b, s, &spec, &m), best = {.worst = -1};
		search_tolerable(&m, &spec, 0, 0, &best);
		ck_assert_int_eq(chosen.worst <= 200, best.worst >= 0);
		ck_assert(best.worst < 0 || chosen.demerits == best.demerits);
		tolerable += best.worst >= 0 && best.lines > 3;
	}
	ck_assert_int_gt(tolerable, 300);
	bench_close(&b);
}
END_TEST

/* Longer ones against lines that each take what fits. */
START_TEST(greedy_is_never_better)
{
	struct bench b;
	struct measure m;
	uint32_t seed = 11;
	int better = 0;
	bench_open(&b, "en");
	for (int round = 0; round < 300; round++) {
		const struct shaped *s = shape_plain(&b, random_text(&b, &seed, 20 + (int)next_random(&seed, 40), 9));
		struct para_spec spec = bench_spec(&b, PT(80) + (mpt)next_random(&seed, PT(200)), aligns[_i]);
		ck_assert_int_le(s->places, 64);
		struct verdict chosen = judge_chosen(&b, s, &spec, &m), greedy = judge(&m, &spec, greedy_ends(&m, &spec));
		ck_assert_int_ge(chosen.worst, 0);
		ck_assert(!is_better(&spec, greedy, chosen));
		better += is_better(&spec, chosen, greedy);
		const struct para *p = bench_set(&b, s, spec.width, spec.align);
		for (int i = 0; i < p->n; i++)
			ck_assert_int_le(p->line[i].width, spec.width);
	}
	ck_assert_int_gt(better, 150); /* otherwise there would be no reason for all this */
	bench_close(&b);
}
END_TEST

/* -- what is drawn is what was measured ----------------------------------------------------- */

static const char *const words[] = {"Span",     "fi",       "AV",       "Wäre",    "ffl",    "12.5",     "(AB)", "объём",
                                    "ığdır",    "التسويق",  "للغة",     "שיווק",   "(שלום)", "विपणन",    "क्षेत्र", "การตลาด",
                                    "情報技術", "「情報」", "信息技术", "e\u0301", "→",      "a\u00A0b", "𝒜",    "4711"};

static const char *random_scripts(struct bench *b, uint32_t *seed)
{
	struct buf out = {0};
	for (uint32_t n = 4 + next_random(seed, 30), i = 0; i < n; i++)
		buf_printf(&out, "%s%s", i && next_random(seed, 8) ? " " : "", words[next_random(seed, COUNT_OF(words))]);
	const char *text = arena_strdup(b->arena, buf_cstr(&out));
	buf_free(&out);
	return text;
}

/* Thousands of lines in all scripts: glyphs add up to runs, runs to lines, and lines to what was measured. */
START_TEST(widths_add_up)
{
	static const char *const locales[] = {"en", "ar"};
	struct bench b;
	uint32_t seed = 5;
	int lines = 0;
	bench_open(&b, locales[_i]);
	for (int round = 0; round < 900; round++) {
		const struct shaped *s = shape_plain(&b, random_scripts(&b, &seed));
		struct para_spec spec = bench_spec(&b, PT(90) + (mpt)next_random(&seed, PT(250)), ALIGN_START);
		struct measure m;
		struct cut_list cuts = {0};
		measure_prepare(b.arena, s, &spec, &m);
		choose_breaks(b.env, b.arena, (struct shaped *)(uintptr_t)s, &m, &spec, &cuts);
		const struct para *p = text_break(b.env, b.arena, s, &spec);
		ck_assert_int_eq(p->n, cuts.v.n);
		for (int i = 0; i < p->n; i++, lines++) {
			ck_assert_int_eq(p->line[i].width, measure_width(&m, cuts.v.v[i].start, cuts.v.v[i].end));
			for (int r = 0; r < p->line[i].n; r++) {
				const struct glyph_run *run = &p->line[i].run[r];
				int64_t sum = 0;
				for (int g = 0; g < run->n; g++)
					sum += run->glyph[g].advance;
				ck_assert_int_eq(sum, run->width);
			}
		}
	}
	ck_assert_int_gt(lines, 2000);
	ck_assert_int_eq(diag_errors(b.diag), 0);
	bench_close(&b);
}
END_TEST

/* -- edges ---------------------------------------------------------------------------------- */

START_TEST(long_words_are_broken_anywhere)
{
	struct bench b;
	char word[201];
	bench_open(&b, "en");
	memset(word, 'm', 200);
	word[200] = 0;
	for (int align = ALIGN_START; align <= ALIGN_JUSTIFY; align++) {
		const struct para *p = bench_set(&b, shape_plain(&b, word), PT(100), align);
		int count = 0;
		ck_assert(p->broken_word);
		for (int i = 0; i < p->n; i++) {
			ck_assert_int_le(p->line[i].width, PT(100));
			count += p->line[i].run[0].n;
		}
		ck_assert_int_eq(count, 200);
	}
	bench_close(&b);
}
END_TEST

/* Without any width each line still takes one letter, so that an end is reached. */
START_TEST(no_width)
{
	struct bench b;
	bench_open(&b, "en");
	const struct para *p = bench_set(&b, shape_plain(&b, "ab e\u0301"), 0, ALIGN_START);
	ck_assert_str_eq(lines_of(&b, p), "a|b|e\u0301");
	bench_close(&b);
}
END_TEST

START_TEST(no_text)
{
	struct bench b;
	bench_open(&b, "en");
	ck_assert_ptr_null(rich_plain(b.arena, "", (struct where){0}));
	struct span span = {.text = ""};
	struct rich_block blocks[] = {{.n = 0}, {.n = 1, .span = &span}};
	struct rich rich = {.n = 1, .block = &blocks[_i]};
	const struct para *p = bench_set(&b, bench_shape(&b, &rich.block[0]), PT(100), ALIGN_JUSTIFY);
	ck_assert_int_eq(p->width, 0);
	ck_assert_str_eq(lines_of(&b, p), "");
	bench_close(&b);
}
END_TEST

/* A soft hyphen is drawn where a line ends in it, and nowhere else; line feeds always end lines. */
START_TEST(soft_hyphens_and_line_feeds)
{
	struct bench b;
	bench_open(&b, "en");
	const struct shaped *s = shape_plain(&b, "infra\u00ADstructure");
	ck_assert_str_eq(lines_of(&b, bench_set(&b, s, PT(50), ALIGN_START)), "infra-|structure");
	const struct para *whole = bench_set(&b, s, PT(200), ALIGN_START);
	ck_assert_int_eq(whole->n, 1);
	ck_assert_int_eq(whole->width, bench_set(&b, shape_plain(&b, "infrastructure"), PT(200), ALIGN_START)->width);
	ck_assert_str_eq(lines_of(&b, bench_set(&b, shape_plain(&b, "one\ntwo\n\nthree"), PT(200), ALIGN_JUSTIFY)),
	                 "one|two||three");
	bench_close(&b);
}
END_TEST

START_TEST(markup_keeps_words_together)
{
	struct bench b;
	bench_open(&b, "en");
	b.style.hyphenate = true;
	ck_assert_str_eq(lines_of(&b, bench_set(&b, shape_prose(&b, "about 10 **kilometres** away"), PT(50), ALIGN_START)),
	                 "about|10 kilo-|metres|away");
	ck_assert_str_eq(
	        lines_of(&b,
	                 bench_set(&b, shape_prose(&b, "about <nobr>10 **kilometres**</nobr> away"), PT(90), ALIGN_START)),
	        "about|10 kilometres|away");
	ck_assert_str_eq(lines_of(&b, bench_set(&b, shape_prose(&b, "the `communication` of"), PT(88), ALIGN_START)),
	                 "the|communication|of");
	bench_close(&b);
}
END_TEST

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

/* 20,000 words in one paragraph are set in a fraction of a second. */
START_TEST(long_paragraphs)
{
	struct bench b;
	uint32_t seed = 1;
	bench_open(&b, "en");
	const struct shaped *s = shape_plain(&b, random_text(&b, &seed, 20000, 9));
	ck_assert_int_gt(bench_set(&b, s, PT(300), aligns[_i])->n, 1000);
	bench_close(&b);
}
END_TEST

/* -- directions ----------------------------------------------------------------------------- */

struct order {
	const char *locale, *text, *wanted;
};

/* UAX #9: numbers run from left to right also among Hebrew words; brackets go with what they enclose. */
static const struct order orders[] = {
        {"en", "abc שלום def", "abc םולש def"},
        {"en", "abc שלום עולם def", "abc םלוע םולש def"},
        {"en", "abc שלום 12 def", "abc 12 םולש def"},
        {"en", "(abc) שלום", "(abc) םולש"},
        {"en", "abc (שלום) def", "abc (םולש) def"},
        {"he", "שלום abc עולם", "םלוע abc םולש"},
        {"he", "שלום 12-34", "12-34 םולש"},
        {"he", "שלום 1.5 (abc)", "(abc) 1.5 םולש"},
        {"he", "a (b) שלום", "םולש a (b)"},
        {"en", "plain", "plain"},
        /* The sign at the end of a title goes with the title when that is marked. */
        {"he", "שלום Is it IT? עולם", "םלוע ?Is it IT םולש"},
        {"he", "שלום <span lang=\"en\">Is it IT?</span> עולם", "םלוע Is it IT? םולש"},
        {"he", "<span lang=\"en\">All in English.</span>", "All in English."},
        {"en", "abc <span lang=\"he\">שלום!</span> def", "abc !םולש def"},
};

START_TEST(directions)
{
	const struct order *e = &orders[_i];
	struct bench b;
	bench_open(&b, e->locale);
	const struct para *p = bench_set(&b, bench_shape(&b, bench_block(&b, e->text)), PT(400), ALIGN_START);
	ck_assert_int_eq(p->n, 1);
	ck_assert_str_eq(visual(&b, &p->line[0]), e->wanted);
	ck_assert_int_eq(p->line[0].x, !strcmp(e->locale, "he") ? PT(400) - p->line[0].width : 0);
	bench_close(&b);
}
END_TEST

Suite *suite_text(void)
{
	Suite *suite = suite_create("text");
	TCase *c = tcase_create("text");
	tcase_set_timeout(c, 60);
	tcase_add_loop_test(c, english_paragraphs, 0, COUNT_OF(settings));
	tcase_add_loop_test(c, no_setting_is_better, 0, COUNT_OF(aligns));
	tcase_add_test(c, no_justified_setting_is_better);
	tcase_add_loop_test(c, greedy_is_never_better, 0, COUNT_OF(aligns));
	tcase_add_loop_test(c, widths_add_up, 0, 2);
	tcase_add_test(c, long_words_are_broken_anywhere);
	tcase_add_test(c, no_width);
	tcase_add_loop_test(c, no_text, 0, 2);
	tcase_add_test(c, soft_hyphens_and_line_feeds);
	tcase_add_test(c, markup_keeps_words_together);
	tcase_add_test(c, fallback_fonts);
	tcase_add_loop_test(c, runs_are_shaped_whole, 0, COUNT_OF(scripts));
	tcase_add_test(c, styles_choose_glyphs);
	tcase_add_test(c, rows_of_marks);
	tcase_add_loop_test(c, long_paragraphs, 0, COUNT_OF(aligns));
	tcase_add_loop_test(c, directions, 0, COUNT_OF(orders));
	suite_add_tcase(suite, c);
	return suite;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Which lines a text is set to, and that no other lines would be better. In what is expected, "|" ends
 * a line and "-|" stands for a hyphen that the text does not have.
 */
#include "paragraph.h"

#include <math.h>
#include <stdlib.h>

Suite *suite_knuth_plass(void);

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
        /* Ragged lines: as few as can be, then as even as can be. With hyphens they are more even. */
        {ALIGN_START, false, PT(150),
         "Marketing decides what a|campaign should achieve, and|information technology decides|"
         "how it can be measured; the|interesting responsibilities lie|between them."},
        {ALIGN_START, true, PT(150),
         "Marketing decides what a cam-|paign should achieve, and in-|formation technology decides|"
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
        /* A narrow column: justified it has hyphens in two lines, and not in the one before. */
        {ALIGN_START, true, PT(90),
         "Marketing decides|what a campaign|should achieve,|and information|technology de-|cides how it can be|"
         "measured; the in-|teresting respons-|ibilities lie between|them."},
        {ALIGN_JUSTIFY, true, PT(90),
         "Marketing decides|what a campaign|should achieve,|and information|technology decides|how it can be|"
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

/* A way to set a paragraph without hyphens, judged as Knuth and Plass do. */
struct verdict {
	int lines, worst; /* worst badness; -1: a line is too wide */
	int64_t demerits;
	mpt last;
	int last_spaces;
	uint64_t ends;
};

static int badness(int64_t used, int64_t available, int slope)
{
	if (available <= 0)
		return used > 0 ? 1000000 : 0;
	int64_t r = used * 1000 / available;
	return (int)(r > 2000 ? 800 + slope * (r - 2000) / 1000 : r * r / 1000 * r / 10000);
}

/* One line: its badness, or -1, and its class from 0 (tight) to 3 (very loose). */
static int judge_line(const struct measure *m, const struct para_spec *spec, int from, int to, bool last, int *class)
{
	bool justify = spec->align == ALIGN_JUSTIFY;
	mpt slack = spec->width - (mpt)measure_width(m, from, to);
	int64_t spaces = measure_glue(m, from, to).spaces, space = m->space_width;
	int64_t give = !justify ? spec->width / 4 : slack < 0 ? space * spaces / 3 : space * spaces / 2;
	*class = 1;
	if (slack < 0 && (!justify || -slack > give))
		return -1;
	if (last && slack >= 0 && spec->align != ALIGN_CENTER)
		return 0;
	int bad = badness(abs(slack), give, justify ? 400 : 1200);
	*class = slack < 0 ? (bad > 12 ? 0 : 1) : bad > 99 ? 3 : bad > 12 ? 2 : 1;
	return bad;
}

/* The lines that end at the places whose bits are set in `ends`; the last place always ends one. */
static struct verdict judge(const struct measure *m, const struct para_spec *spec, uint64_t ends)
{
	const struct shaped *s = m->shaped;
	struct verdict v = {.ends = ends};
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
		v.demerits += (int64_t)(5 + bad) * (5 + bad) + (justify && abs(class - before) > 1 ? 1000 : 0);
		v.last = (mpt)measure_width(m, from, s->place[i].end);
		v.last_spaces = justify ? measure_glue(m, from, s->place[i].end).spaces : 0;
		v.lines++;
		before = class;
		from = s->place[i].next;
	}
	bool lonely = (int64_t)v.last * 100 < (int64_t)spec->width * 30 && v.last < spec->size * 8;
	if (v.lines > 1 && justify)
		v.demerits += (int64_t)v.last * 6 < spec->width ? 16000000 : v.last_spaces ? 0 : 200000;
	else if (v.lines > 1 && lonely)
		v.demerits += 400000;
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

/* Ragged lines: the fewest, then the best. Justified ones: none over 100 where that can be, then the best. */
static bool is_better(const struct para_spec *spec, struct verdict a, struct verdict b)
{
	if (a.worst < 0 || b.worst < 0)
		return a.worst >= 0;
	if (spec->align != ALIGN_JUSTIFY && a.lines != b.lines)
		return a.lines < b.lines;
	if (spec->align == ALIGN_JUSTIFY && (a.worst <= 100) != (b.worst <= 100))
		return a.worst <= 100;
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
			if (is_better(&spec, judge(&m, &spec, ends), chosen))
				ck_abort_msg("round %d: '%s'", round, s->text);
	}
	bench_close(&b);
}
END_TEST

/* The best of all settings whose lines are no looser than 100, from place `first` on. */
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
		if (bad > 100)
			continue;
		if (!last) {
			search_tolerable(m, spec, i + 1, ends | (uint64_t)1 << i, best);
			continue;
		}
		struct verdict v = judge(m, spec, ends);
		*best = is_better(spec, v, *best) ? v : *best;
	}
}

/* The spaces of a line: where they start, how wide each is, and in how many lines the white goes on down to them. */
struct spaces {
	double at[40], wide;
	int n, depth[40];
};

static struct spaces spaces_of(const struct measure *m, const struct para_spec *spec, int from, int to, bool last)
{
	struct spaces line = {.wide = m->space_width};
	double slack = (double)(spec->width - measure_width(m, from, to));
	int spaces = measure_glue(m, from, to).spaces;
	if (spaces && (slack < 0 || !last))
		line.wide += slack / spaces;
	for (int i = from; i < to; i++)
		if (m->shaped->text[i] == ' ') {
			line.at[line.n] = (double)measure_width(m, from, i) + line.n * (line.wide - m->space_width);
			line.depth[line.n++] = 1;
		}
	return line;
}

/* Spaces that lie below each other, by half a space at least, in four lines. */
static int count_rivers(const struct measure *m, const struct para_spec *spec, uint64_t ends)
{
	const struct shaped *s = m->shaped;
	struct spaces above = {0};
	int rivers = 0, from = 0;
	for (int i = 0; i < s->places; i++) {
		bool last = i + 1 == s->places;
		if (!last && !(ends >> i & 1))
			continue;
		struct spaces line = spaces_of(m, spec, from, s->place[i].end, last);
		for (int a = 0; a < line.n; a++) {
			for (int b = 0; b < above.n; b++) {
				double end = fmin(line.at[a] + line.wide, above.at[b] + above.wide);
				bool below = end - fmax(line.at[a], above.at[b]) >= m->space_width / 2;
				line.depth[a] =
				        below && above.depth[b] >= line.depth[a] ? above.depth[b] + 1 : line.depth[a];
			}
			rivers += line.depth[a] == 4;
		}
		above = line;
		from = s->place[i].next;
	}
	return rivers;
}

/* Justified paragraphs of some six lines against all that are tolerable, where there are any. The best setting is
   left for another only when it has rivers, of which each may cost as much as a line of badness 1,000. */
START_TEST(no_justified_setting_is_better)
{
	struct bench b;
	struct measure m;
	uint32_t seed = 3;
	int tolerable = 0, other = 0, rivers = 0, fewer = 0;
	bench_open(&b, "en");
	for (int round = 0; round < 2000; round++) {
		const struct shaped *s = shape_plain(&b, random_text(&b, &seed, 20 + (int)next_random(&seed, 20), 5));
		struct para_spec spec = bench_spec(&b, PT(120) + (mpt)next_random(&seed, PT(80)), ALIGN_JUSTIFY);
		struct verdict chosen = judge_chosen(&b, s, &spec, &m), best = {.worst = -1};
		search_tolerable(&m, &spec, 0, 0, &best);
		ck_assert_int_eq(chosen.worst <= 100, best.worst >= 0);
		tolerable += best.worst >= 0 && best.lines > 3;
		if (best.worst < 0 || chosen.demerits == best.demerits)
			continue;
		int had = count_rivers(&m, &spec, best.ends), has = count_rivers(&m, &spec, chosen.ends);
		ck_assert_int_gt(had, 0);
		ck_assert_int_lt(chosen.demerits, best.demerits + 1000000 * (had - has));
		rivers += had;
		fewer += has;
		other++;
	}
	ck_assert_int_gt(tolerable, 300);
	ck_assert_int_gt(other, 1);
	ck_assert_int_lt(fewer, rivers / 2);
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

Suite *suite_knuth_plass(void)
{
	Suite *suite = suite_create("knuth_plass");
	TCase *c = tcase_create("knuth_plass");
	tcase_set_timeout(c, 60);
	tcase_add_loop_test(c, english_paragraphs, 0, COUNT_OF(settings));
	tcase_add_loop_test(c, no_setting_is_better, 0, COUNT_OF(aligns));
	tcase_add_test(c, no_justified_setting_is_better);
	tcase_add_loop_test(c, greedy_is_never_better, 0, COUNT_OF(aligns));
	tcase_add_loop_test(c, long_paragraphs, 0, COUNT_OF(aligns));
	suite_add_tcase(suite, c);
	return suite;
}

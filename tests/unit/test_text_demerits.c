/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Demerits: paragraphs that can be set by hand (toy.h), each for one rule of line_cost.c, and all
 * settings of many short ones against the one that is chosen. Widths are thousandths of a letter.
 *
 * A justified line with n spaces stretches by n/2 letters at a badness of 100 and shrinks by n/3 at
 * most; a ragged one stretches by a quarter of the measure, with hyphens by an eighth or 2 em. Badness is 100 r^3, from
 * r = 2 on 800 + 1200 (r - 2), justified 800 + 400 (r - 2), and a line costs (5 + badness)^2.
 */
#include "toy.h"

#include <ctype.h>
#include <stdlib.h>

Suite *suite_text_demerits(void);

/* -- examples ------------------------------------------------------------------------------- */

enum { RAGGED = ALIGN_START, JUSTIFIED = ALIGN_JUSTIFY, CENTRED = ALIGN_CENTER };

static const struct {
	const char *text;
	mpt width;
	int align;
	bool hyphenate;
	mpt indent;
	const char *wanted;
} examples[] = {
        /* What fits on one line stands on one, to the last mpt, with its indent; an end of a line is kept. */
        {"aaa bbb", 7000, RAGGED, true, 0, "aaa bbb"},
        {"aaa bbb", 6999, RAGGED, true, 0, "aaa|bbb"},
        {"aaa bbb", 7999, RAGGED, true, 1000, "aaa|bbb"},
        {"aaa bbb", 8000, RAGGED, true, 1000, "aaa bbb"},
        {"aaa\nbbb", 9000, RAGGED, true, 0, "aaa|bbb"},
        {"aaa\n\nbbb", 9000, JUSTIFIED, true, 0, "aaa||bbb"},
        {"aaa\nbbb ccc\n", 9000, CENTRED, true, 0, "aaa|bbb ccc"},
        /* The first line alone is indented. */
        {"aa bb cc dd", 5000, RAGGED, false, 2000, "aa|bb cc|dd"},
        /* Shrinking: two spaces give 0.666, and a last line may shrink too. */
        {"aaa bbb ccc ddd", 10334, JUSTIFIED, false, 0, "aaa bbb ccc|ddd"},
        {"aaa bbb ccc ddd", 10333, JUSTIFIED, false, 0, "aaa bbb|ccc ddd"},
        {"aaa bbb", 6667, JUSTIFIED, false, 0, "aaa bbb"},
        {"aaa bbb", 6666, JUSTIFIED, false, 0, "aaa|bbb"},
        /* Without hyphens a badness of 100 is tolerated: 4 spaces that stretch by 2 of 2, r = 1. */
        {"a a a a a b~bbbb c", 11000, JUSTIFIED, true, 0, "a a a a a|bbbbb c"},
        {"a a a a a b~bbbb c", 11022, JUSTIFIED, true, 0, "a a a a a b-|bbbb c"},
        {"a a a a a b~bbbb c", 11022, JUSTIFIED, false, 0, "a a a a a|bbbbb c"},
        /* Ragged without hyphenation any badness is: 7.6 of 1.9 short, r = 4. */
        {"aaaaaaa b~bbbbbbb ccc", 14600, RAGGED, false, 0, "aaaaaaa|bbbbbbbb ccc"},
        /* With it, r = 1.27 of 2.4 has the hyphen looked for, whose line costs 10^2 + 500^2 or more; a line of
           badness 500 and above is worse. */
        {"aaaaaa bb~bbbb cc", 9600, RAGGED, true, 0, "aaaaaa|bbbbbb cc"},
        {"aaaa bb~bbbbb", 9600, RAGGED, true, 0, "aaaa bb-|bbbbb"},
        /* A hyphen takes room of its own: with it the line is 7 wide. */
        {"aaa bb~bb", 7000, RAGGED, true, 0, "aaa bb-|bb"},
        {"aaa bb~bb", 6999, RAGGED, true, 0, "aaa|bbbb"},
        /* So does the one that the next line repeats. */
        {"aaaa=bbbb c", 7000, RAGGED, false, 0, "aaaa=|=bbbb c"},
        {"aaaa=bbbb c", 6999, RAGGED, false, 0, "aaaa=|=bbbb|c"},
        /* Centred text is one shape, so its last line counts: even lines in place of a full one and a short one. */
        {"aaa bbb ccc ddd eeeee", 15000, RAGGED, false, 0, "aaa bbb ccc ddd|eeeee"},
        {"aaa bbb ccc ddd eeeee", 15000, CENTRED, false, 0, "aaa bbb ccc|ddd eeeee"},
        /* A ragged last line below 30 % of the measure and below 8 em is lonely: 400,000; r = 1.6 is 175,000. */
        {"aaaaaa bbb ddd", 10000, RAGGED, false, 0, "aaaaaa bbb|ddd"},
        {"aaaaaa bbb ddd", 10001, RAGGED, false, 0, "aaaaaa|bbb ddd"},
        {"aaaaaaaaaaaaaaaaaaaa bbbbbb dddddddd", 27000, RAGGED, false, 0, "aaaaaaaaaaaaaaaaaaaa bbbbbb|dddddddd"},
        {"aaaaaaaaaaaaaaaaaaaa bbbbbb ddddddd", 27000, RAGGED, false, 0, "aaaaaaaaaaaaaaaaaaaa|bbbbbb ddddddd"},
        /* A justified one of one word costs 200,000, as a line at r = 1.64 does, but no r above 1 is tolerated; below a
           sixth of the measure it costs sixteen million. */
        {"a a a a a b dd", 10500, JUSTIFIED, false, 0, "a a a a a|b dd"},
        {"a a a a a bb dd", 11000, JUSTIFIED, false, 0, "a a a a a|bb dd"},
        {"a a a a a bb dd", 11022, JUSTIFIED, false, 0, "a a a a a bb|dd"},
        {"a a a a a bb d", 11000, JUSTIFIED, false, 0, "a a a a a|bb d"},
        /* Among ideographs, one alone is lonely, also with a stop; the others stretch by an eighth each. */
        {"ABCDEFGHIJKLMNOPQR", 17000, JUSTIFIED, false, 0, "ABCDEFGHIJKLMNOP|QR"},
        {"ABCDEFGHIJKLMNOPQR.", 17000, JUSTIFIED, false, 0, "ABCDEFGHIJKLMNOP|QR."},
        {"ABCDEFGHIJKLMNOPQRS", 17000, JUSTIFIED, false, 0, "ABCDEFGHIJKLMNOPQ|RS"},
        {"ABCDEFGHIJKLMNOPQR", 17000, RAGGED, false, 0, "ABCDEFGHIJKLMNOP|QR"},
        /* A word wider than the measure is broken anywhere, as late as fits. */
        {"aaaaaaa", 3000, RAGGED, true, 0, "aaa|aaa|a"},
        {"aaaaaaa", 3999, JUSTIFIED, true, 0, "aaa|aaa|a"},
        {"aaaaaaa", 3000, RAGGED, true, 1000, "aa|aa|aaa"},
        {"a bbbbb c", 3000, RAGGED, false, 0, "a|bbb|bb|c"},
        {"aa=bbbbb", 4000, RAGGED, false, 0, "aa=|=bbb|bb"},
        {"aa=bbbbbbbb", 4000, RAGGED, false, 0, "aa=|=bbb|bbbb|b"},
        {"aaa", 0, RAGGED, false, 0, "a|a|a"},
        /* With an indent that leaves no room for a letter no setting fits: each line takes what fits, and a letter
           at least. */
        {"aaaa", 2000, RAGGED, false, 1500, "a|aa|a"},
        {"aa b c", 3000, RAGGED, false, 2500, "a|a b|c"},
        {"aa\nb c", 3000, RAGGED, false, 2500, "a|a|b c"},
        {"aa", 2000, RAGGED, false, 2500, "a|a"},
        /* Phrases: a line ends between them, and inside of one only when that is wider than the measure. */
        {"AAA/BB/CCCC", 6000, RAGGED, false, 0, "AAABB|CCCC"},
        {"AAA/BBBB/CC", 6000, RAGGED, false, 0, "AAA|BBBBCC"},
        {"AAA/BBBB/CC", 6000, JUSTIFIED, false, 0, "AAABBB|BCC"},
        {"AAA/BBBBB/CC", 4000, RAGGED, false, 0, "AAAB|BBBB|CC"},
        {"AA/BB\nCC/DD", 4000, RAGGED, false, 0, "AABB|CCDD"},
        /* A ragged line is rather short by 30 % of the measure than that it ends between two ideographs. */
        {"AAAAAA. AAAAAA", 9000, RAGGED, false, 0, "AAAAAA.|AAAAAA"},
        {"AAAAA. AAAAAAA", 9000, RAGGED, false, 0, "AAAAA. AA|AAAAA"},
        /* The gap between an ideograph and a letter counts on a line, and is nothing at its ends. */
        {"AaA", 4000, RAGGED, false, 0, "AaA"},
        {"AAaaB", 6000, RAGGED, false, 0, "AAaaB"},
        {"AA aaB", 4500, RAGGED, false, 0, "AA|aaB"},
};

START_TEST(lines_of_an_example)
{
	struct toy t;
	toy_open(&t, examples[_i].text);
	t.style.hyphenate = examples[_i].hyphenate;
	t.style.indent = examples[_i].indent;
	ck_assert_str_eq(toy_lines(&t, examples[_i].width, examples[_i].align), examples[_i].wanted);
	toy_close(&t);
}
END_TEST

static char *put_many(char *to, char c, int n)
{
	memset(to, c, (size_t)n);
	to[n] = 0;
	return to + n;
}

/* Where a line has a hundred breakpoints or more, the 40 fullest lines are tried: two centred lines would be 160 long
   each if all were. */
START_TEST(fullest_lines)
{
	struct toy t;
	char text[TOY_MOST];
	put_many(text, 'A', 320);
	toy_open(&t, text);
	const struct cut_list cuts = toy_break(&t, 300 * TOY_UNIT, CENTRED);
	ck_assert_int_eq(cuts.v.n, 2);
	ck_assert_int_eq(cuts.v.v[0].end, 59);
	toy_close(&t);
}
END_TEST

/* Lines that are too wide are none of these: up to the end of the word 126 are. */
START_TEST(wide_lines_do_not_count)
{
	struct toy t;
	char text[TOY_MOST];
	put_many(put_many(text, 'A', 130), 'a', 125);
	toy_open(&t, text);
	const struct cut_list cuts = toy_break(&t, 130 * TOY_UNIT, RAGGED);
	ck_assert(!cuts.broken_word);
	ck_assert_int_eq(cuts.v.n, 2);
	ck_assert_int_eq(cuts.v.v[0].end, 126);
	toy_close(&t);
}
END_TEST

/* A word is broken when it has two letters and no room for both; one letter that has no room is not. */
START_TEST(broken_words)
{
	static const struct {
		const char *text;
		mpt width;
		bool broken;
	} words[] = {{"a", 500, false},  {"a b", 500, false},  {"aa", 500, true},
	             {"aa", 1999, true}, {"a aa", 1500, true}, {"aa b", 2000, false}};
	for (int i = 0; i < COUNT_OF(words); i++) {
		struct toy t;
		toy_open(&t, words[i].text);
		ck_assert_int_eq(toy_break(&t, words[i].width, RAGGED).broken_word, words[i].broken);
		toy_close(&t);
	}
}
END_TEST

/* A language without patterns is set without hyphens. */
START_TEST(no_patterns)
{
	struct toy t;
	toy_open(&t, "a a a a a b~bbbb");
	t.style.hyphenate = true;
	t.s.hyphenated = t.s.hyphen_places = 0;
	ck_assert_str_eq(toy_lines(&t, 11526, JUSTIFIED), "a a a a a|bbbbb");
	toy_close(&t);
}
END_TEST

/* -- all settings --------------------------------------------------------------------------- */

/* The settings of a paragraph, each a set of breakpoints of one list, judged by the rules of the head. */
struct contest {
	const struct toy *t;
	const struct breakpoint *place;
	int places, tolerance, align;
	mpt width;
	bool emergency, found;
	int lines;
	int64_t demerits; /* of the best so far */
};

struct setting {
	int place, lines, fitness;
	bool hyphen, before; /* its last line ends in one, and the line before that */
	int64_t demerits;
};

enum { FLAW = 16000000 }; /* a runt, a third hyphen in a row */

static int64_t badness(int64_t used, int64_t give, int slope)
{
	if (give <= 0)
		return used > 0 ? 1000000 : 0;
	int64_t r = used * 1000 / give;
	return r > 2000 ? 800 + slope * (r - 2000) / 1000 : r * r / 1000 * r / 10000;
}

static int64_t line_width(const struct contest *c, const struct setting *s, int to)
{
	const struct breakpoint *from = s->place < 0 ? NULL : &c->place[s->place];
	int64_t width = measure_width(&c->t->m, from ? from->next : 0, c->place[to].end);
	width += c->place[to].kind == BREAK_HYPHEN ? TOY_UNIT : 0;
	width += from && from->kind == BREAK_REPEATED ? TOY_UNIT : 0;
	return width + (s->lines ? 0 : c->t->style.indent);
}

/* What ragged lines stretch by, and the spaces and the glue of justified ones. */
static int64_t line_give(const struct contest *c, int from, int to, bool stretch)
{
	int64_t quarter = c->width / 4, two_em = 2 * TOY_UNIT;
	if (c->align != ALIGN_JUSTIFY && (c->align == ALIGN_CENTER || !c->t->style.hyphenate || two_em > quarter))
		return quarter;
	if (c->align != ALIGN_JUSTIFY)
		return two_em > c->width / 8 ? two_em : c->width / 8;
	int64_t spaces = 0, glue = 0;
	for (int i = from; i < to; i++) {
		spaces += c->t->text[i] == ' ';
		glue += i == from ? 0 : stretch ? c->t->glue[i].stretch : c->t->glue[i].shrink;
	}
	return spaces * TOY_UNIT / (stretch ? 2 : 3) + glue;
}

/* In an emergency spaces stretch by 32 % more at 25 em, by the square of how much narrower the measure is, and by their
   width at most. A line without any stretches as if it had one, and by a quarter more where letters may be set apart. */
static int64_t more_give(const struct contest *c, int from, int to, int64_t give)
{
	int64_t narrow = 2500 * TOY_UNIT / (c->width > TOY_UNIT ? c->width : TOY_UNIT),
	        percent = 32 * narrow * narrow / 10000;
	int spaces = measure_glue(&c->t->m, from, to).spaces;
	if (!c->emergency)
		percent = 0;
	return (spaces ? spaces : 1) * TOY_UNIT * (percent < 100 ? percent : 100) / 100 +
	        (give || !c->t->style.justify_tracking ? 0 : TOY_UNIT / 4);
}

/* Letters take twice the share of what they can give that spaces take of theirs. */
static int64_t letters_take(const struct contest *c, int from, int to, int64_t slack, int64_t give)
{
	int64_t gaps = measure_glue(&c->t->m, from, to).gaps, most = gaps * c->t->style.justify_tracking;
	int64_t share = most ? llabs(slack) * 2 * most / (give + 2 * most) : 0;
	return most ? (share < most ? share : most) / gaps * gaps : 0;
}

/* -1: the line is too wide, or looser than what is tolerated. */
static int64_t line_bad(const struct contest *c, const struct setting *s, int to, int64_t width, int *fitness)
{
	bool justify = c->align == ALIGN_JUSTIFY, last = c->place[to].kind == BREAK_FORCED;
	int64_t slack = c->width - width, letters = 0;
	int from = s->place < 0 ? 0 : c->place[s->place].next, end = c->place[to].end;
	int64_t give = line_give(c, from, end, slack >= 0), apart = measure_glue(&c->t->m, from, end).gaps;
	*fitness = 1;
	if (slack < 0 && (!justify || -slack > give + apart * c->t->style.justify_tracking))
		return -1;
	if (last && slack >= 0 && c->align != ALIGN_CENTER)
		return 0;
	if (justify)
		letters = letters_take(c, from, end, slack, give);
	if (justify && slack >= 0)
		give += more_give(c, from, end, give);
	int64_t bad = badness(llabs(slack) - letters, give, justify ? 400 : 1200);
	*fitness = slack < 0 ? bad <= 12 : bad > 99 ? 3 : bad > 12 ? 2 : 1;
	return bad > c->tolerance && !last ? -1 : bad;
}

static int64_t last_line(const struct contest *c, const struct setting *s, int to, int64_t width)
{
	int letters = 0, start = s->place < 0 ? 0 : c->place[s->place].next;
	for (int i = start; i < c->place[to].end; i++)
		letters += c->t->text[i] != ' ';
	if (to + 1 < c->places || !s->lines)
		return 0;
	if (c->t->s.glue)
		return (letters >= 2                        ? 0
		                : c->align == ALIGN_JUSTIFY ? 60000
		                                            : 400000) +
		        (c->align == ALIGN_JUSTIFY && s->hyphen ? 5000 : 0);
	int64_t final = s->hyphen ? 5000 : 0;
	if (c->align == ALIGN_JUSTIFY && width * 6 < c->width)
		return FLAW + final;
	if (c->align == ALIGN_JUSTIFY)
		return final + (memchr(c->t->text + start, ' ', (size_t)(c->place[to].end - start)) ? 0 : 200000);
	return width * 100 < (int64_t)c->width * 30 && width < 8 * TOY_UNIT ? 400000 : 0;
}

/* Fragments of two letters cost more, and so do words with a capital. */
static int64_t hyphen_penalty(const struct contest *c, int at)
{
	const char *text = c->t->text;
	int start = at, end = at;
	while (start > 0 && isalpha(text[start - 1]))
		start--;
	while (isalpha(text[end]))
		end++;
	bool fragment = at - start <= 2 || end - at <= 2;
	bool justify = c->align == ALIGN_JUSTIFY;
	int64_t penalty = (justify ? 40 : 60) + (fragment ? (justify ? 40 : 100) : 0) + (isupper(text[start]) ? 20 : 0);
	return penalty * penalty;
}

/* One more line; false when it is not feasible. */
static bool add_line(const struct contest *c, const struct setting *s, int to, struct setting *out)
{
	const struct breakpoint *p = &c->place[to];
	bool justify = c->align == ALIGN_JUSTIFY, hyphen = p->kind == BREAK_HYPHEN;
	int64_t width = line_width(c, s, to);
	int fitness;
	int64_t bad = line_bad(c, s, to, width, &fitness);
	*out = (struct setting){to, s->lines + 1, fitness, hyphen, s->hyphen, s->demerits + (5 + bad) * (5 + bad)};
	out->demerits += hyphen ? hyphen_penalty(c, p->end) : 0;
	out->demerits += hyphen && s->hyphen ? (justify ? 30000 : 10000) : 0;
	out->demerits += hyphen && s->before && justify ? 6000 : 0;
	out->demerits += hyphen && s->hyphen && s->before ? FLAW : 0;
	out->demerits += justify && abs(fitness - s->fitness) > 1 ? 1000 : 0;
	out->demerits += last_line(c, s, to, width);
	out->demerits += !justify && c->t->s.glue && p->kind == BREAK_SPACE && p->end == p->next ? 40000 : 0;
	return bad >= 0;
}

/* Ragged text whose words stay whole takes as few lines as it can, then as few demerits; so does what is centred. */
static void note_setting(struct contest *c, const struct setting *s)
{
	bool few = c->align == ALIGN_CENTER || (c->align != ALIGN_JUSTIFY && !c->t->style.hyphenate);
	bool count = !few || s->lines == c->lines;
	if (c->found && !(count && s->demerits < c->demerits) && !(few && s->lines < c->lines))
		return;
	c->found = true;
	c->lines = s->lines;
	c->demerits = s->demerits;
}

static void try_all(struct contest *c, const struct setting *s)
{
	struct setting next;
	for (int to = s->place + 1; to < c->places; to++) {
		if (add_line(c, s, to, &next)) {
			if (to + 1 == c->places)
				note_setting(c, &next);
			else
				try_all(c, &next);
		}
		if (c->place[to].kind == BREAK_FORCED)
			return;
	}
}

static struct contest hold_contest(const struct toy *t, mpt width, int align, bool hyphens, int tolerance, bool emergency)
{
	struct contest c = {.t = t, .tolerance = tolerance, .align = align, .width = width, .emergency = emergency};
	c.place = hyphens ? t->hyphens : t->place;
	c.places = hyphens ? t->s.hyphen_places : t->s.places;
	try_all(&c, &(struct setting){.place = -1, .fitness = 1});
	return c;
}

static bool is_doubtful(const struct contest *c) { return c->align == ALIGN_JUSTIFY && c->demerits >= 100000; }

enum { ANY = 1000000 };

/* With hyphens; at any price when that costs much. */
static struct contest best_hyphens(const struct toy *t, mpt width, int align)
{
	struct contest c = hold_contest(t, width, align, true, align == ALIGN_JUSTIFY ? 100 : 800, false);
	if (c.found && !is_doubtful(&c))
		return c;
	struct contest any = hold_contest(t, width, align, true, ANY, align == ALIGN_JUSTIFY && !c.found);
	return c.found && c.demerits <= any.demerits ? c : any;
}

/* The best setting by the passes: spaces, hyphens, hyphens at any price, spaces at any price. */
static struct contest best_setting(const struct toy *t, mpt width, int align)
{
	bool justify = align == ALIGN_JUSTIFY, hyphenate = t->style.hyphenate;
	int tolerance = justify ? (t->s.glue ? 200 : 100) : hyphenate ? 20 : ANY;
	struct contest c = hold_contest(t, width, align, false, tolerance, false);
	if (hyphenate && (!c.found || is_doubtful(&c))) {
		struct contest h = best_hyphens(t, width, align);
		if (h.found && (!c.found || h.demerits < c.demerits))
			return h;
	}
	return c.found ? c : hold_contest(t, width, align, false, ANY, hyphenate && justify);
}

/* The lines that were chosen: a contest of which each place ends one. */
static struct contest chosen_setting(struct toy *t, const struct cut_list *cuts, const struct contest *like)
{
	struct breakpoint *place = NEW_ARRAY(t->arena, struct breakpoint, cuts->v.n + 1);
	struct setting s = {.place = -1, .fitness = 1};
	struct contest c = *like;
	c.place = place;
	c.places = 0;
	for (int i = 0; i < cuts->v.n; i++)
		for (int k = 0; k < t->s.hyphen_places; k++)
			if (t->hyphens[k].next == cuts->v.v[i].next && t->hyphens[k].end == cuts->v.v[i].end)
				place[c.places++] = t->hyphens[k];
	ck_assert_int_eq(c.places, cuts->v.n);
	for (int i = 0; i < c.places; i++) {
		struct setting next;
		ck_assert(add_line(&c, &s, i, &next));
		s = next;
	}
	c.lines = s.lines;
	c.demerits = s.demerits;
	return c;
}

/* The same numbers for every run of the tests: a multiplier of Knuth's and the upper bits. */
static uint32_t next_random(uint32_t *seed, uint32_t below)
{
	*seed = *seed * 1664525u + 1013904223u;
	return (uint32_t)(((uint64_t)(*seed >> 8) * below) >> 24);
}

/* Words of one to six letters with places for hyphens and compounds, or ideographs among letters. */
static const char *random_toy(uint32_t *seed, bool ideographs, char out[TOY_MOST])
{
	static const char latin[] = "aaaaaaaa   ~~=\n", cjk[] = "AAAAAAAAAaa ";
	const char *from = ideographs ? cjk : latin;
	uint32_t signs = (uint32_t)strlen(from), n = 12 + next_random(seed, 14);
	char last = ' ';
	int size = 0;
	for (uint32_t i = 0; i < n; i++) {
		char c = from[next_random(seed, signs)];
		bool letter = c == 'a' || c == 'A', after = last == 'a' || last == 'A';
		if (letter || after)
			out[size++] = last = c;
	}
	out[size++] = ideographs ? 'A' : 'a';
	out[size] = 0;
	return out;
}

static const int aligns[] = {ALIGN_START, ALIGN_JUSTIFY, ALIGN_CENTER};

/* 1,600 short paragraphs in each alignment: with and without hyphens, with indents, in ideographs. */
START_TEST(no_setting_is_better)
{
	uint32_t seed = 17;
	int broken = 0, hyphens = 0;
	for (int round = 0; round < 1600; round++) {
		struct toy t;
		char text[TOY_MOST];
		toy_open(&t, random_toy(&seed, round % 4 == 3, text));
		t.style.hyphenate = next_random(&seed, 2);
		t.style.indent = next_random(&seed, 3) ? 0 : TOY_UNIT;
		t.style.justify_tracking = next_random(&seed, 2) ? 0 : 60;
		mpt width = 4 * TOY_UNIT + (mpt)next_random(&seed, 10 * TOY_UNIT);
		struct cut_list cuts = toy_break(&t, width, aligns[_i]);
		struct contest best = best_setting(&t, width, aligns[_i]);
		if (best.found) {
			struct contest chosen = chosen_setting(&t, &cuts, &best);
			ck_assert_msg(chosen.demerits == best.demerits && chosen.lines == best.lines,
			              "'%s' in %d: %s costs %lld, not %lld", text, width, toy_lines(&t, width, aligns[_i]),
			              (long long)chosen.demerits, (long long)best.demerits);
		}
		ck_assert_int_eq(cuts.broken_word, !best.found);
		broken += !best.found;
		for (int i = 0; i < cuts.v.n; i++)
			hyphens += cuts.v.v[i].hyphen;
		toy_close(&t);
	}
	ck_assert_int_gt(broken, 50);
	ck_assert_int_gt(hyphens, 100);
}
END_TEST

Suite *suite_text_demerits(void)
{
	Suite *suite = suite_create("text_demerits");
	TCase *c = tcase_create("text_demerits");
	tcase_set_timeout(c, 60);
	tcase_add_loop_test(c, lines_of_an_example, 0, COUNT_OF(examples));
	tcase_add_test(c, fullest_lines);
	tcase_add_test(c, wide_lines_do_not_count);
	tcase_add_test(c, broken_words);
	tcase_add_test(c, no_patterns);
	tcase_add_loop_test(c, no_setting_is_better, 0, COUNT_OF(aligns));
	tcase_set_timeout(c, 60);
	suite_add_tcase(suite, c);
	return suite;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A paragraph in each language, set under the locale's own overlay (layouts/locales): the lines
 * stand in tests/golden/breaks, to be read by somebody who knows the language.
 *
 *     rule: what this paragraph shows              for the reader
 *     set: MEASURE start|justify [upper]           in pt, once for each setting
 *     text: one paragraph, with its markup
 *     ----                                         all below is made: UPDATE=1 writes it anew
 *
 * Lines are written as in paragraph.h, "=" stands for a hyphen that the text does not have. Below
 * a line of a right-to-left edition stands what is seen from left to right, between U+202D and
 * U+202C, so that an editor does not turn it around.
 *
 * What must hold at any measure is not left to the golden lines: the same text is set at all of
 * them, and no line may start or end with what the language forbids there.
 */
#include "paragraph.h"

#include <stdio.h>
#include <stdlib.h>
#include <unicode/uchar.h>

Suite *suite_breaks(void);

struct language {
	const char *locale;
	const char *never_first, *never_last; /* characters */
	const char *never_apart;              /* two letters between which there is no hyphen, or NULL */
	bool spaces_only;                     /* lines end at spaces only */
};

#define CLOSING ".,;:!?…)]}»”’"
#define SMALL_KANA "ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮー"

static const struct language languages[] = {
        {"en", CLOSING "—", "([{“‘", NULL, false},
        {"de", CLOSING "“", "([{„‚", "ck", false},
        {"fr", CLOSING "_^", "([{«“_^", NULL, false},
        {"es", CLOSING, "([{«“¿¡", NULL, false},
        {"pt-BR", CLOSING, "([{“", NULL, false},
        {"ru", CLOSING "—“ьъй", "([{«„", NULL, false},
        {"tr", CLOSING, "([{“", NULL, false},
        {"ar", ".:!)]»،؛؟", "([«", NULL, true},
        {"he", ".,;:!?…)]“־״", "([„”־״", NULL, false},
        {"hi", CLOSING "।", "([“", NULL, true},
        {"th", CLOSING "ะาำๆฯๅ~", "([“เแโใไ~", NULL, false},
        {"ja", "、。」』）？！・々" SMALL_KANA, "「『（", NULL, false},
        {"zh-Hans", "，。、；：？！”’）》…—", "“‘（《", NULL, false},
};

/* -- what a golden file asks for ------------------------------------------------------------- */

struct golden {
	struct bench b;
	const char *path, *text, *source; /* `source` up to the line of dashes, and with it */
	bool ideographs;
};

static void golden_open(struct golden *g, const char *locale)
{
	bench_open(&g->b, locale);
	g->path = arena_printf(g->b.arena, "tests/golden/breaks/%s.txt", locale);
	const struct source *file = file_read(g->b.root, g->path, g->b.diag, (struct where){0});
	ck_assert_ptr_nonnull(file);
	const char *dashes = strstr(file->text, "\n----\n"), *text = strstr(file->text, "\ntext: ");
	ck_assert_msg(dashes && text && text < dashes, "%s: no text, or no line of dashes", g->path);
	g->text = text + strlen("\ntext: ");
	g->text = arena_strndup(g->b.arena, g->text, strcspn(g->text, "\n"));
	g->source = file->text;
	g->ideographs = !strcmp(locale, "ja") || !strncmp(locale, "zh", 2);
	g->b.style.hyphenate = true;
	g->b.style.leading = (int)muldiv(g->b.style.leading, g->b.spec.leading, 1000);
	if (g->b.spec.font)
		g->b.style.font = g->b.spec.font;
}

static struct para *golden_set(struct golden *g, mpt width, int align)
{
	return bench_set(&g->b, bench_shape(&g->b, bench_block(&g->b, g->text)), width, align);
}

/* -- the lines -------------------------------------------------------------------------------- */

static void put_faces(struct buf *out, const struct para *p)
{
	struct buf names = {0};
	buf_puts(&names, "");
	for (int i = 0; i < p->n; i++)
		for (int r = 0; r < p->line[i].n; r++) {
			const char *file = p->line[i].run[r].face->file;
			if (!strstr(buf_cstr(&names), file))
				buf_printf(&names, "%s%s", names.n ? ", " : "", file);
		}
	buf_puts(out, buf_cstr(&names));
	buf_free(&names);
}

static void put_setting(struct golden *g, const char *line, struct buf *out)
{
	char align[16], upper[16] = "";
	int measure;
	ck_assert_int_ge(sscanf(line, "set: %d %15s%15[^\n]", &measure, align, upper), 2);
	g->b.style.text_case = strstr(upper, "upper") ? CASE_UPPER : CASE_NONE;
	bool justify = !strcmp(align, "justify");
	const struct para *p = golden_set(g, measure * PT(1), justify ? ALIGN_JUSTIFY : ALIGN_START);
	buf_printf(out, "\n%.*s (leading %d.%03d pt; ", (int)strcspn(line, "\n") - 5, line + 5, p->line[0].height / 1000,
	           p->line[0].height % 1000);
	put_faces(out, p);
	buf_puts(out, ")\n");
	for (int i = 0; i < p->n; i++) {
		buf_puts(out, "| ");
		put_line(out, &p->line[i], "=");
		buf_puts(out, "\n");
		if (text_is_rtl(g->b.env))
			buf_printf(out, "  \u202D%s\u202C\n", visual(&g->b, &p->line[i]));
		/* Ideographs do not gape: a line of them may end early, by less than two. */
		mpt slack = measure * PT(1) - p->line[i].width, em = p->line[i].n ? p->line[i].run[0].size : 0;
		ck_assert_msg(!justify || i + 1 == p->n || slack == 0 || (g->ideographs && slack > 0 && slack < 2 * em),
		              "%s: justified line %d is %d mpt wide", g->path, i + 1, p->line[i].width);
	}
}

static void write_file(const char *path, const char *text)
{
	FILE *f = fopen(path, "w");
	ck_assert_ptr_nonnull(f);
	fputs(text, f);
	ck_assert_int_eq(fclose(f), 0);
}

/* Says which line differs: whole files would be more than Check's messages hold. */
static void expect_file(struct golden *g, const char *made, const char *kept)
{
	for (int line = 1; *made || *kept; line++) {
		size_t m = strcspn(made, "\n"), k = strcspn(kept, "\n");
		ck_assert_msg(m == k && !memcmp(made, kept, m) && made[m] == kept[k], "%s:%d: '%.*s' instead of '%.*s'",
		              g->path, line, (int)m, made, (int)k, kept);
		made += m + (made[m] == '\n');
		kept += k + (kept[k] == '\n');
	}
}

START_TEST(lines_are_golden)
{
	struct golden g;
	struct buf out = {0};
	const char *update = getenv("UPDATE");
	golden_open(&g, languages[_i].locale);
	const char *dashes = strstr(g.source, "\n----\n");
	buf_put(&out, g.source, (size_t)(dashes - g.source) + strlen("\n----\n"));
	for (const char *set = strstr(g.source, "\nset: "); set && set < dashes; set = strstr(set + 1, "\nset: "))
		put_setting(&g, set + 1, &out);
	if (update && !strcmp(update, "1"))
		write_file(g.path, buf_cstr(&out));
	else
		expect_file(&g, buf_cstr(&out), g.source);
	ck_assert_int_eq(diag_errors(g.b.diag) + diag_warnings(g.b.diag), 0);
	buf_free(&out);
	bench_close(&g.b);
}
END_TEST

/* -- what holds at every measure -------------------------------------------------------------- */

struct bounds {
	const char *start, *end; /* of the text of a line, without spaces at its end */
	bool hyphen;
};

static struct bounds bounds_of(const struct line *line)
{
	struct bounds b = {0};
	for (int i = 0; i < line->n; i++) {
		const struct glyph_run *r = &line->run[i];
		b.start = !b.start || r->text < b.start ? r->text : b.start;
		b.end = !b.end || r->text + r->text_size > b.end ? r->text + r->text_size : b.end;
		b.hyphen |= r->soft_hyphen;
	}
	while (b.end > b.start && b.end[-1] == ' ')
		b.end--;
	return b;
}

static const char *one_back(const char *p, const char *start)
{
	while (p > start && ((unsigned char)*--p & 0xC0) == 0x80)
		;
	return p;
}

/* How a set of characters holds the one at p, as put_visible() writes it. */
static bool is_in(const char *set, const char *p, const char *end)
{
	struct buf one = {0};
	put_visible(&one, utf8_next(&p, end));
	bool found = strstr(set, buf_cstr(&one)) != NULL;
	buf_free(&one);
	return found;
}

static int letters_after(const char *p, const char *end)
{
	int n = 0;
	while (p < end && u_isalpha((UChar32)utf8_next(&p, end)))
		n++;
	return n;
}

static int letters_till(const char *start, const char *p)
{
	int n = 0;
	for (const char *at, *q; p > start; p = at, n++) {
		q = at = one_back(p, start);
		if (!u_isalpha((UChar32)utf8_next(&q, p)))
			break;
	}
	return n;
}

static void check_hyphen(const struct golden *g, const struct language *l, struct bounds a, struct bounds z,
                         const char *lines)
{
	const char *last = one_back(a.end, a.start);
	ck_assert_msg(letters_till(a.start, a.end) >= g->b.spec.hyphen_left, "too few letters before a hyphen:\n%s", lines);
	ck_assert_msg(letters_after(z.start, z.end) >= g->b.spec.hyphen_right, "too few letters behind a hyphen:\n%s",
	              lines);
	ck_assert_msg(!l->never_apart || last[0] != l->never_apart[0] || z.start[0] != l->never_apart[1],
	              "'%s' is taken apart:\n%s", l->never_apart, lines);
}

/* A dash that touches one word only, as around an aside in Spanish, goes with that word. */
static void check_dash(struct bounds a, struct bounds z, const char *lines)
{
	static const char dash[] = "—";
	size_t n = strlen(dash);
	bool last = a.end >= a.start + n && !strncmp(a.end - n, dash, n), first = !strncmp(z.start, dash, n);
	bool opens = last && a.end == z.start && (a.end == a.start + n || a.end[-1 - (int)n] == ' ');
	ck_assert_msg(!opens, "a dash is taken from the word behind it:\n%s", lines);
	ck_assert_msg(!first || a.end < z.start, "a dash is taken from the word before it:\n%s", lines);
}

static void check_break(const struct golden *g, const struct language *l, struct bounds a, struct bounds z,
                        const char *lines)
{
	const char *last = one_back(a.end, a.start), *p = z.start;
	for (const char *s = a.end; s < z.start; s++)
		ck_assert_msg(*s == ' ', "text is lost between two lines:\n%s", lines);
	ck_assert_msg(!is_in(l->never_first, z.start, z.end), "a line may not start so:\n%s", lines);
	ck_assert_msg(!is_in(l->never_last, last, a.end) || a.hyphen, "a line may not end so:\n%s", lines);
	ck_assert_msg(!(U_GET_GC_MASK((UChar32)utf8_next(&p, z.end)) & U_GC_M_MASK), "a mark without its letter:\n%s",
	              lines);
	ck_assert_msg(!l->spaces_only || a.end < z.start, "a line ends inside a word:\n%s", lines);
	if (a.hyphen)
		check_hyphen(g, l, a, z, lines);
	check_dash(a, z, lines);
}

/* A ragged line may be as much longer than it was measured as its last letter was kerned to the next. */
#define LOST_KERNING PT(0.3)

START_TEST(rules_hold_at_every_measure)
{
	const struct language *l = &languages[_i];
	static const int aligns[] = {ALIGN_START, ALIGN_JUSTIFY};
	struct golden g;
	int breaks = 0;
	golden_open(&g, l->locale);
	for (mpt width = PT(70); width <= PT(230); width += PT(1))
		for (int a = 0; a < COUNT_OF(aligns); a++) {
			const struct para *p = golden_set(&g, width, aligns[a]);
			const char *lines = lines_of(&g.b, p);
			for (int i = 0; !p->broken_word && i + 1 < p->n; i++, breaks++) {
				struct bounds line = bounds_of(&p->line[i]);
				bool full = aligns[a] == ALIGN_JUSTIFY &&
				        memchr(line.start, ' ', (size_t)(line.end - line.start));
				ck_assert_msg(!full || p->line[i].width == width, "line %d ends beside the measure:\n%s",
				              i + 1, lines);
				ck_assert_msg(p->line[i].width <= width + LOST_KERNING, "line %d is too long:\n%s", i + 1,
				              lines);
				check_break(&g, l, line, bounds_of(&p->line[i + 1]), lines);
			}
		}
	ck_assert_int_gt(breaks, 1500);
	bench_close(&g.b);
}
END_TEST

Suite *suite_breaks(void)
{
	Suite *suite = suite_create("breaks");
	TCase *c = tcase_create("breaks");
	tcase_set_timeout(c, 60);
	tcase_add_loop_test(c, lines_are_golden, 0, COUNT_OF(languages));
	tcase_add_loop_test(c, rules_hold_at_every_measure, 0, COUNT_OF(languages));
	suite_add_tcase(suite, c);
	return suite;
}

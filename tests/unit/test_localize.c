/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What a locale's rules change in a text before it is shaped, each rule alone: spaces beside
 * punctuation, digits, quotation marks, gaps between ideographs. Spans are written with "|" between
 * them, spaces as in paragraph.h.
 */
#include "paragraph.h"

Suite *suite_localize(void);

struct rules {
	struct arena *arena;
	struct text_env env;
};

static void rules_open(struct rules *r, struct locale_spec spec)
{
	*r = (struct rules){.arena = arena_new()};
	r->env = (struct text_env){.arena = r->arena, .scratch = r->arena, .options = {"xx", spec}};
	r->env.diag = diag_new(r->arena);
}

/* The spans of a text; `flags` and `lang` are those of each second one. */
static struct rich_block split(struct rules *r, const char *text, int flags, const char *lang)
{
	struct span *span = NEW_ARRAY(r->arena, struct span, 8);
	struct rich_block block = {.span = span};
	for (const char *p = text; p; p = strchr(p, '|') ? strchr(p, '|') + 1 : NULL) {
		bool second = block.n % 2;
		span[block.n++] = (struct span){.text = arena_strndup(r->arena, p, strcspn(p, "|")),
		                                .flags = second ? flags : 0,
		                                .lang = second ? lang : NULL};
	}
	return block;
}

static const char *visible(struct rules *r, const char *s)
{
	struct buf out = {0};
	for (const char *end = s + strlen(s); s < end;)
		put_visible(&out, utf8_next(&s, end));
	const char *text = arena_strdup(r->arena, buf_cstr(&out));
	buf_free(&out);
	return text;
}

static const char *localized(struct rules *r, const struct rich_block *block)
{
	static const struct style style;
	const char *out = "";
	for (int i = 0; i < block->n; i++)
		out = arena_printf(r->arena, "%s%s%s", out, i ? "|" : "",
		                   visible(r, localize_span(&r->env, block, i, &style)));
	return out;
}

/* -- spaces beside punctuation -------------------------------------------------------------- */

static const struct {
	const char *text, *wanted;
} spaces[] = {
        /* A narrow space takes the place of any other, and of none behind the end of a word. */
        {"a ?", "a^?"},
        {"a\u00A0?", "a^?"},
        {"a\u202F?", "a^?"},
        {"a\u2009?", "a^?"},
        {"a?", "a^?"},
        {"9?", "9^?"},
        {"é?", "é^?"},
        {"a)?", "a)^?"},
        {"5%?", "5%^?"},
        {"a’?", "a’^?"},
        {"a…?", "a…^?"},
        {"a\u0301?", "a\u0301^?"},
        {"m²?", "m²^?"},
        {"5 €?", "5 €^?"},
        {"5°:", "5°^:"},
        {"[a]:", "[a]^:"},
        {"« a »?", "«^a^»^?"},
        {"“a”:", "“a”^:"},
        {"\"a\":", "\"a\"^:"},
        {"etc.:", "etc.^:"},
        /* A closing mark also behind other punctuation. */
        {"«a!»", "«^a^!^»"},
        {"«a ! »", "«^a^!^»"},
        {"« a ?» b", "«^a^?^» b"},
        {"«a.»", "«^a.^»"},
        {"«a…», b", "«^a…^», b"},
        {"«“a”»", "«^“a”^»"},
        {"«a»b", "«^a^»b"},
        {"«»", "«^»"},
        {"»", "»"},
        /* Not between marks, nor at the start. */
        {"\"?\"", "\"?\""},
        {"(?)", "(?)"},
        {"... ?", "...^?"},
        {"C:\\x", "C:\\x"},
        {"a?!", "a^?!"},
        {"?", "?"},
        {" ?", " ?"},
        {".?", ".?"},
        /* Inside a word, a time or an address all stands as it is. */
        {"12:30", "12:30"},
        {"a?b", "a?b"},
        {"http://x", "http://x"},
        {"a:/", "a:/"},
        {"a: b", "a^: b"},
        {"a :b", "a^:b"},
        {"a:", "a^:"},
        /* Behind an opening mark, typed or not, but not at the end of all. */
        {"« a", "«^a"},
        {"«a", "«^a"},
        {"«", "«"},
        {"« ", "« "},
        {"a »", "a^»"},
        {"a b, c", "a b, c"},
        /* Spans see their neighbours: the mark's word, and what follows the mark. */
        {"a|?", "a|^?"},
        {"a |?", "a^|?"},
        {"a| ?", "a|^?"},
        {"«|a", "«|^a"},
        {"12:|30", "12:|30"},
        {"a:|b", "a:|b"},
        {"a:| b", "a^:| b"},
        {"a?|", "a^?|"},
        /* A dash is bound to the word before it, where a plain space was typed. */
        {"a — b", "a_— b"},
        {"a—b", "a—b"},
        {"a\u00A0— b", "a_— b"},
        {" — b", " — b"},
};

START_TEST(spaces_beside_punctuation)
{
	struct rules r;
	rules_open(&r, (struct locale_spec){.narrow_before = ";:!?»", .narrow_after = "«", .bound_before = "—"});
	struct rich_block block = split(&r, spaces[_i].text, 0, NULL);
	ck_assert_str_eq(localized(&r, &block), spaces[_i].wanted);
	arena_free(r.arena);
}
END_TEST

/* One rule is enough to be heeded, and none is needed. */
START_TEST(each_rule_stands_alone)
{
	static const char text[] = "« a ? — b";
	static const struct {
		struct locale_spec spec;
		const char *wanted;
	} alone[] = {{{.narrow_before = "?"}, "« a^? — b"},
	             {{.narrow_after = "«"}, "«^a ? — b"},
	             {{.bound_before = "—"}, "« a ?_— b"},
	             {{0}, "« a ? — b"}};
	for (int i = 0; i < COUNT_OF(alone); i++) {
		struct rules r;
		rules_open(&r, alone[i].spec);
		struct rich_block block = split(&r, text, 0, NULL);
		ck_assert_str_eq(localized(&r, &block), alone[i].wanted);
		arena_free(r.arena);
	}
}
END_TEST

/* Code and other languages keep the spaces that they were given. */
START_TEST(foreign_spans_keep_their_spaces)
{
	struct rules r;
	rules_open(&r, (struct locale_spec){.narrow_before = "?"});
	struct rich_block code = split(&r, "a?|b?|c?", SPAN_CODE, NULL), other = split(&r, "a?|b?|c?", 0, "en");
	ck_assert_str_eq(localized(&r, &code), "a?|b?|c^?");
	ck_assert_str_eq(localized(&r, &other), "a?|b?|c^?");
	/* What stands beside them does not. */
	r.env.options.spec.narrow_after = "«";
	r.env.options.spec.narrow_before = "?»";
	other = split(&r, "«|b?|»", 0, "en");
	ck_assert_str_eq(localized(&r, &other), "«^|b?|^»");
	arena_free(r.arena);
}
END_TEST

/* Time grows with the text: a million letters with a rule to heed. */
START_TEST(long_texts)
{
	enum { SIZE = 1000000 };
	struct rules r;
	rules_open(&r, (struct locale_spec){.narrow_before = "?"});
	char *text = arena_alloc(r.arena, SIZE + 1);
	memset(text, 'a', SIZE);
	text[SIZE - 1] = '?';
	struct span span = {.text = text};
	struct rich_block block = {.n = 1, .span = &span};
	const char *out = localize_span(&r.env, &block, 0, &(struct style){0});
	ck_assert_str_eq(out + SIZE - 2, "a\u202F?");
	arena_free(r.arena);
}
END_TEST

/* -- digits --------------------------------------------------------------------------------- */

static const struct {
	const char *text, *arabic, *german, *plain;
} numbers[] = {
        {"0", "٠", "0", "0"},         {"1289", "١٢٨٩", "1289", "1289"}, {"1.5", "١٫٥", "1,5", "1.5"},
        {".5", ".٥", ".5", ".5"},     {"5.", "٥.", "5.", "5."},         {"a.5", "a.٥", "a.5", "a.5"},
        {"5.a", "٥.a", "5.a", "5.a"}, {"0.9", "٠٫٩", "0,9", "0.9"},     {"/:", "/:", "/:", "/:"},
};

START_TEST(numbers_take_the_digits)
{
	enum { ARAB = 1 }; /* of digit_systems */
	const struct {
		struct locale_spec spec;
		const char *wanted;
	} cases[] = {{{.digits = ARAB, .decimal_sign = "٫"}, numbers[_i].arabic},
	             {{.decimal_sign = ","}, numbers[_i].german},
	             {{0}, numbers[_i].plain}};
	for (int i = 0; i < COUNT_OF(cases); i++) {
		struct rules r;
		rules_open(&r, cases[i].spec);
		struct span span[] = {{.text = numbers[_i].text, .flags = SPAN_NUMBER}, {.text = numbers[_i].text}};
		struct rich_block block = {.n = 2, .span = span};
		ck_assert_str_eq(localize_span(&r.env, &block, 0, &(struct style){0}), cases[i].wanted);
		ck_assert_str_eq(localize_span(&r.env, &block, 1, &(struct style){0}), numbers[_i].text);
		arena_free(r.arena);
	}
}
END_TEST

/* -- capitals ------------------------------------------------------------------------------- */

/* In the language of the edition or of the span; some letters become two or three. */
START_TEST(capitals)
{
	static const struct {
		const char *lang, *text, *wanted;
	} words[] = {{NULL, "ab, 1", "AB, 1"}, {NULL, "ß", "SS"},    {NULL, "\u0390", "\u0399\u0308\u0301"},
	             {NULL, "ǰ", "J\u030C"},   {NULL, "fi", "FI"},   {"tr", "fi", "Fİ"},
	             {"el", "ά", "Α"},         {NULL, "情𐐨", "情𐐀"}, {NULL, "", ""}};
	for (int i = 0; i < COUNT_OF(words); i++) {
		struct rules r;
		rules_open(&r, (struct locale_spec){0});
		struct span span = {.text = words[i].text, .lang = words[i].lang};
		struct rich_block block = {.n = 1, .span = &span};
		ck_assert_str_eq(localize_span(&r.env, &block, 0, &(struct style){.text_case = CASE_UPPER}),
		                 words[i].wanted);
		ck_assert_str_eq(localize_span(&r.env, &block, 0, &(struct style){0}), words[i].text);
		arena_free(r.arena);
	}
}
END_TEST

/* -- quotation marks ------------------------------------------------------------------------ */

/* Every double mark that is not the locale's is warned of; single ones may be apostrophes. */
static const struct {
	const char *mark;
	bool wrong;
} marks[] = {
        {"\"", true},  {"“", true},   {"”", false},  {"„", false},  {"‟", true},   {"«", true},  {"»", true},  {"「", true},
        {"」", true},  {"『", true},  {"』", true},  {"＂", true},  {"'", false},  {"‘", false}, {"’", false}, {"‚", false},
        {"‛", false},  {"†", false},  {"®", false},  {"ª", false},  {"¬", false},  {"¼", false}, {"º", false}, {"》", false},
        {"〈", false}, {"〉", false}, {"〔", false}, {"＃", false}, {"！", false}, {"é", false},
};

START_TEST(quotation_marks_of_the_locale)
{
	struct rules r;
	rules_open(&r, (struct locale_spec){.quotes = "„”"});
	struct rich_block block = split(&r, arena_printf(r.arena, "a %sb", marks[_i].mark), 0, NULL);
	check_quotes(&r.env, &block, (struct where){0});
	ck_assert_int_eq(diag_warnings(r.env.diag), marks[_i].wrong);
	struct buf out = {0};
	diag_print(r.env.diag, DIAG_TEXT, false, &out);
	ck_assert_int_eq(strstr(buf_cstr(&out), marks[_i].mark) != NULL, marks[_i].wrong);
	buf_free(&out);
	arena_free(r.arena);
}
END_TEST

/* In whichever span it stands; once for a text; not in code or in words of another language. */
START_TEST(quotation_marks_in_spans)
{
	const struct {
		const char *text, *quotes, *lang;
		int flags, wanted;
	} cases[] = {
	        {"a|\"b\"", "„”", NULL, 0, 1},         {"\"a|\"b\"", "„”", NULL, 0, 1}, {"„a”|b\"", "„”", NULL, 0, 1},
	        {"a|\"b\"", "„”", NULL, SPAN_CODE, 0}, {"a|\"b\"", "„”", "en", 0, 0},   {"a|\"b\"|\"", "„”", "en", 0, 1},
	        {"a|\"b\"", NULL, NULL, 0, 0},
	};
	for (int i = 0; i < COUNT_OF(cases); i++) {
		struct rules r;
		rules_open(&r, (struct locale_spec){.quotes = cases[i].quotes});
		struct rich_block block = split(&r, cases[i].text, cases[i].flags, cases[i].lang);
		check_quotes(&r.env, &block, (struct where){0});
		ck_assert_int_eq(diag_warnings(r.env.diag), cases[i].wanted);
		arena_free(r.arena);
	}
}
END_TEST

/* -- gaps between ideographs ---------------------------------------------------------------- */

/* "+": the locale's space; ".": nothing, unless the line is stretched. */
static const struct {
	const char *text, *wanted;
} gaps[] = {
        {"情報", "情.報"},
        {"情IT報", "情+IT+報"},
        {"情2報", "情+2+報"},
        {"情é", "情+é"},
        {"5%情", "5%+情"},
        {"情 IT", "情 IT"},
        {"情,IT", "情,IT"},
        {"情(報)", "情(報)"},
        /* A bracket clings to what it encloses, a stop to what is before it. */
        {"情「報」技", "情.「報」.技"},
        {"情。報", "情。.報"},
        {"情、報", "情、.報"},
        {"情！報", "情！.報"},
        {"情、IT", "情、IT"},
        {"「IT」", "「IT」"},
        {"。」", "。」"},
        {"「「", "「「"},
        {"」「", "」.「"},
        /* Kana, also small, marks of repetition and of long vowels are letters; a middle dot is wide only. */
        {"かナーャ々", "か.ナ.ー.ャ.々"},
        {"ーIT", "ー+IT"},
        {"・情", "・.情"},
        {"・IT", "・IT"},
        /* Marks and word joiners are passed over: what stands before them counts. */
        {"か\u3099き", "か\u3099.き"},
        {"情~報", "情~.報"},
        {"e\u0301情", "e\u0301+情"},
        /* Hangul has spaces of its own. */
        {"한국", "한국"},
        {"한情", "한情"},
};

static const char *gaps_of(struct rules *r, const struct shaped *s)
{
	struct buf out = {0};
	for (int i = 0; i < s->size; i++) {
		const struct glue g = s->glue ? s->glue[i] : (struct glue){0};
		ck_assert_int_eq(g.shrink, g.space / 2);
		buf_puts(&out, g.space == 250 ? "+" : g.stretch ? "." : "");
		buf_putc(&out, (unsigned char)s->text[i]);
	}
	const char *text = arena_strdup(r->arena, buf_cstr(&out));
	buf_free(&out);
	return text;
}

static struct shaped gaps_in(struct rules *r, const char *text)
{
	struct buf raw = {0};
	for (const char *p = text; *p; p++)
		buf_puts(&raw, *p == '~' ? "\u2060" : (char[]){*p, 0});
	struct shaped s = {.text = arena_strdup(r->arena, buf_cstr(&raw)), .size = (int)raw.n, .arena = r->arena};
	buf_free(&raw);
	find_glue(&r->env, &s);
	return s;
}

START_TEST(gaps_between_ideographs)
{
	struct rules r;
	rules_open(&r, (struct locale_spec){.ideograph_space = 250});
	struct shaped s = gaps_in(&r, gaps[_i].text);
	ck_assert_str_eq(visible(&r, gaps_of(&r, &s)), gaps[_i].wanted);
	arena_free(r.arena);
}
END_TEST

/* A locale without such a space has none beside Latin letters; a text without ideographs has no gaps. */
START_TEST(texts_without_gaps)
{
	struct rules r;
	rules_open(&r, (struct locale_spec){.ideograph_space = 0});
	struct shaped s = gaps_in(&r, "情IT報技");
	ck_assert_str_eq(gaps_of(&r, &s), "情IT報.技");
	s = gaps_in(&r, "plain — “text” €");
	ck_assert_ptr_null(s.glue);
	arena_free(r.arena);
}
END_TEST

/* -- the script of a locale ------------------------------------------------------------------- */

/* A letter of the script of a locale, in this range, and how many columns of a terminal it has. */
static const struct {
	const char *locale;
	uint32_t from, to;
	int width;
} letters[] = {
        {"en", 'A', 'z', 1},
        {"ru", 0x400, 0x4FF, 1},
        {"ar", 0x600, 0x6FF, 1},
        {"hi", 0x900, 0x97F, 1},
        {"th", 0xE00, 0xE7F, 1},
        {"ja", 0x3040, 0x9FFF, 2},
        {"zh-Hant", 0x3400, 0x9FFF, 2},
        {"ko", 0xAC00, 0xD7A3, 2},
        {"sr-Latn", 'A', 0x17F, 1},
        {"ff-Adlm", 0x1E900, 0x1E95F, 1},
        {"xx", 0, 0, 1},
};

START_TEST(letters_of_a_locale)
{
	const uint32_t letter = locale_letter(letters[_i].locale);
	ck_assert_uint_ge(letter, letters[_i].from);
	ck_assert_uint_le(letter, letters[_i].to);
	ck_assert_int_eq(text_character_width(letters[_i].locale), letters[_i].width);
}
END_TEST

Suite *suite_localize(void)
{
	Suite *suite = suite_create("localize");
	TCase *c = tcase_create("localize");
	tcase_add_loop_test(c, spaces_beside_punctuation, 0, COUNT_OF(spaces));
	tcase_add_test(c, each_rule_stands_alone);
	tcase_add_test(c, foreign_spans_keep_their_spaces);
	tcase_add_test(c, long_texts);
	tcase_add_loop_test(c, numbers_take_the_digits, 0, COUNT_OF(numbers));
	tcase_add_test(c, capitals);
	tcase_add_loop_test(c, quotation_marks_of_the_locale, 0, COUNT_OF(marks));
	tcase_add_test(c, quotation_marks_in_spans);
	tcase_add_loop_test(c, gaps_between_ideographs, 0, COUNT_OF(gaps));
	tcase_add_test(c, texts_without_gaps);
	tcase_add_loop_test(c, letters_of_a_locale, 0, COUNT_OF(letters));
	suite_add_tcase(suite, c);
	return suite;
}

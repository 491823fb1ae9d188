/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Items: direction by UAX #9, script by UAX #24. */
#include "paragraph.h"

Suite *suite_itemize(void);

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

/* -- items ---------------------------------------------------------------------------------- */

/* Each item as text:script:level. Spans are written with "|" between them, each second one with a language, or given, or both. */
static const struct {
	const char *text, *lang;
	int rtl;
	const char *wanted;
} items[] = {
        {"abc", NULL, 0, "abc:Latn:0"},
        /* Signs go with the letters before them, at the start with those behind, and alone with what was before. */
        {"a 1, b", NULL, 0, "a 1, b:Latn:0"},
        {"1) ж", NULL, 0, "1) ж:Cyrl:0"},
        {"a ж.", NULL, 0, "a :Latn:0 ж.:Cyrl:0"},
        {"12", NULL, 0, "12:Latn:0"},
        {"ж|12|a", NULL, 0, "ж:Cyrl:0 12:Cyrl:0 a:Latn:0"},
        {"@[`{", NULL, 0, "@[`{:Latn:0"},
        {"AZaz", NULL, 0, "AZaz:Latn:0"},
        {"e\u0301ж", NULL, 0, "e\u0301:Latn:0 ж:Cyrl:0"},
        /* Levels: right to left inside left to right, numbers inside that. */
        {"a של b", NULL, 0, "a :Latn:0 של:Hebr:1  b:Latn:0"},
        {"של 12 של", NULL, 0, "של :Hebr:1 12:Hebr:2  של:Hebr:1"},
        {"של", NULL, 1, "של:Hebr:1"},
        {"abc", NULL, 1, "abc:Latn:2"},
        {"abc.", NULL, 1, "abc:Latn:2 .:Latn:1"},
        {"𝒜ש", NULL, 0, "𝒜:Latn:0 ש:Hebr:1"},
        {"ש𝒜b", NULL, 1, "ש:Hebr:1 𝒜b:Latn:2"},
        /* A language of the other direction is embedded, with its signs; one of the same direction is not. */
        {"של|ab?|של", "en", 1, "של:Hebr:1 ab?:Latn:2 של:Hebr:1"},
        {"של|ab?|של", "ar", 1, "של:Hebr:1 ab:Latn:2 ?:Latn:1 של:Hebr:1"},
        {"ab|של!|c", "he", 0, "ab:Latn:0 של!:Hebr:1 c:Latn:0"},
        {"ab|של!|c", "de", 0, "ab:Latn:0 של:Hebr:1 !:Hebr:0 c:Latn:0"},
        {"𝒜|ש!|c", "he", 0, "𝒜:Latn:0 ש!:Hebr:1 c:Latn:0"},
        {"𐀀|ש!|c", "he", 0, "𐀀:Linb:0 ש!:Hebr:1 c:Latn:0"}, /* U+10000, the first that takes two units of UTF-16 */
        {"ש𐀀|ab|ש", "en", 1, "ש:Hebr:1 𐀀:Linb:2 ab:Latn:2 ש:Hebr:1"},
        /* Each span is an item, also in one script; an empty one is none. */
        {"a|b|c", NULL, 0, "a:Latn:0 b:Latn:0 c:Latn:0"},
        {"a||c", NULL, 0, "a:Latn:0 c:Latn:0"},
        /* One letter or sign from right to left is enough, but a language of that direction is not. */
        {"ש", NULL, 0, "ש:Hebr:1"},
        {"\u05BE", NULL, 0, "\u05BE:Hebr:1"},
        {"ab|cd|e", "he", 0, "ab:Latn:0 cd:Latn:0 e:Latn:0"},
        {"ab|“cd”…|e", "he", 0, "ab:Latn:0 “cd”…:Latn:0 e:Latn:0"},
        {"𞤀", NULL, 0, "𞤀:Adlm:1"},
        {"a\u202Eb", NULL, 0, "a:Latn:0 \u202Eb:Latn:1"},
        /* A character of no script goes with its neighbours. */
        {"a\uE000b", NULL, 0, "a\uE000b:Latn:0"},
        {"", NULL, 0, ""},
        {"", NULL, 1, ""},
        /* What is given has the direction of its first letter, that from left to right without one, and keeps its signs. */
        {"של|C++ (7b).|של", "given", 1, "של:Hebr:1 C++ (7b).:Latn:2 של:Hebr:1"},
        {"של |=1+2|!", "given", 1, "של :Hebr:1 =1+2:Hebr:2 !:Hebr:1"},
        {"|7 של.|", "given", 1, "7:Latn:4  של.:Hebr:3"},
        {"a |של (ב).|.", "given", 0, "a :Latn:0 של (ב).:Hebr:1 .:Hebr:0"},
        {"a |ש.|, |12|.", "given", 0, "a :Latn:0 ש.:Hebr:1 , :Hebr:0 12:Hebr:2 .:Hebr:0"},
        {"a|b c|d", "given", 0, "a:Latn:0 b c:Latn:0 d:Latn:0"},
        {"ש|ab?|!ש", "given en", 1, "ש:Hebr:1 ab?:Latn:4 !ש:Hebr:1"},
        /* It ends no isolate and no embedding but its own, and leaves none open. */
        {"ש|a\u2069!|!ש", "given", 1, "ש:Hebr:1 a\u2069!:Latn:2 !ש:Hebr:1"},
        {"a|\u2067ש|!b", "given", 0, "a:Latn:0 \u2067:Latn:2 ש:Hebr:3 !b:Latn:0"},
        {"a|ש\u2068|!b", "given", 0, "a:Latn:0 ש\u2068:Hebr:1 !b:Latn:0"},
        {"a|\u202Eb|c", "given", 0, "a:Latn:0 \u202Eb:Latn:3 c:Latn:0"},
        {"ש|ab\u202C?|!ש", "en", 1, "ש:Hebr:1 ab\u202C?:Latn:2 !ש:Hebr:1"},
        {"ש|ab\n?|ש", "en", 1, "ש:Hebr:1 ab:Latn:2 \n:Latn:1 ?:Latn:2 ש:Hebr:1"},
        {"ש|ab\n?|ש", "given", 1, "ש:Hebr:1 ab\n?:Latn:2 ש:Hebr:1"},
};

static const char *items_of(struct arena *a, const struct shaped *s, const struct run_list *list)
{
	const char *out = "";
	int at = 0;
	for (int i = 0; i < list->v.n; i++) {
		const struct srun *r = &list->v.v[i];
		char script[5] = {0};
		hb_tag_to_string(hb_script_to_iso15924_tag(r->script), script);
		ck_assert_int_eq(r->start, at); /* items cover the text */
		out = arena_printf(a, "%s%s%.*s:%s:%d", out, i ? " " : "", r->end - r->start, s->text + r->start, script,
		                   r->level);
		at = r->end;
	}
	ck_assert_int_eq(at, s->size);
	return out;
}

START_TEST(items_of_a_text)
{
	struct arena *a = arena_new();
	struct text_env env = {.arena = a, .scratch = a, .options = {"xx", {.direction = items[_i].rtl}}};
	struct span *span = NEW_ARRAY(a, struct span, 8);
	struct rich_block block = {.span = span};
	struct style style = {0};
	const bool given = items[_i].lang && !strncmp(items[_i].lang, "given", 5);
	const char *lang = given ? strchr(items[_i].lang, ' ') : items[_i].lang;
	lang = lang ? lang + given : NULL;
	for (const char *p = items[_i].text; p; p = strchr(p, '|') ? strchr(p, '|') + 1 : NULL, block.n++)
		span[block.n] = (struct span){.text = arena_strndup(a, p, strcspn(p, "|")),
		                              .flags = block.n % 2 && given ? SPAN_GIVEN : 0,
		                              .lang = block.n % 2 ? lang : NULL};
	struct shaped s = {.block = &block, .style = &style, .arena = a};
	struct run_list list = {0};
	itemize(&env, &s, &list);
	ck_assert_str_eq(items_of(a, &s, &list), items[_i].wanted);
	ck_assert_int_eq(s.level, items[_i].rtl);
	bool right = items[_i].rtl;
	for (int i = 0; i < list.v.n; i++)
		right |= list.v.v[i].level & 1;
	ck_assert_int_eq(s.mixed, right);
	arena_free(a);
}
END_TEST

/* 63 brackets are paired while they are open (UAX #9, BD16), in each part of a text that a forced break ends. "(b)"
   among letters from left to right goes with them; a bracket without its partner does not. */
START_TEST(open_brackets)
{
	static const struct {
		int open;
		const char *rest, *wanted; /* what goes from left to right */
	} texts[] = {{0, "a (b)ש", "a (b)"},   {62, "a (b)ש", "a (b)"}, {63, "a (b)ש", "a (b"},
	             {63, ")a (b)ש", "a (b)"}, {63, "]a (b)ש", "a (b"}, {63, "\na (b)ש", "a (b)"}};
	for (int i = 0; i < COUNT_OF(texts); i++) {
		struct bench b;
		struct buf text = {0};
		bench_open(&b, "he");
		buf_puts(&text, "ש");
		for (int k = 0; k < texts[i].open; k++)
			buf_putc(&text, '(');
		buf_puts(&text, texts[i].rest);
		const struct shaped *s = shape_plain(&b, buf_cstr(&text));
		const char *ltr = "";
		for (int k = 0; k < s->runs; k++)
			if (s->run[k].level == 2)
				ltr = arena_strndup(b.arena, s->text + s->run[k].start,
				                    (size_t)(s->run[k].end - s->run[k].start));
		ck_assert_str_eq(ltr, texts[i].wanted);
		buf_free(&text);
		bench_close(&b);
	}
}
END_TEST

Suite *suite_itemize(void)
{
	Suite *suite = suite_create("itemize");
	TCase *c = tcase_create("itemize");
	tcase_set_timeout(c, 60);
	tcase_add_loop_test(c, directions, 0, COUNT_OF(orders));
	tcase_add_loop_test(c, items_of_a_text, 0, COUNT_OF(items));
	tcase_add_test(c, open_brackets);
	suite_add_tcase(suite, c);
	return suite;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Breakpoints: where a line may end, whatever its width. In what is expected stands
 *
 *     |   a breakpoint      -|  one with a hyphen that is added      =|  one whose hyphen the next line repeats
 *     ¶   a forced one
 *
 * before what the next line begins with; discarded spaces stand as "." before it. Only breaks that all
 * supported versions of ICU agree on are expected.
 */
#include "paragraph.h"

#include <hyphen.h>

Suite *suite_text_places(void);

static const char *list_of(struct bench *b, const struct shaped *s, const struct breakpoint *place, int n)
{
	static const char *const kinds[] = {"|", "-|", "=|", "¶"};
	struct buf out = {0};
	int at = 0;
	for (int i = 0; i < n; i++) {
		const char *p = s->text + at, *end = s->text + place[i].end;
		while (p < end)
			put_visible(&out, utf8_next(&p, end));
		for (int k = place[i].end; k < place[i].next; k++)
			if (s->text[k] == ' ' || s->text[k] == '\n' || s->text[k] == '\t')
				buf_putc(&out, '.');
		buf_puts(&out, kinds[place[i].kind]);
		at = place[i].next;
	}
	ck_assert_int_eq(at, s->size);
	const char *text = arena_strdup(b->arena, buf_cstr(&out));
	buf_free(&out);
	return text;
}

struct example {
	const char *locale, *text, *wanted;
};

/* -- spaces, line feeds, markup ------------------------------------------------------------- */

static const struct example places[] = {
        {"en", "one two", "one.|two¶"},
        {"en", "one  two ", "one..|two.¶"},
        {"en", "one", "one¶"},
        {"en", "one\u00A0two", "one_two¶"},
        {"en", "one, two.", "one,.|two.¶"},
        {"en", "infra\u00ADred x", "infra-|red.|x¶"},
        {"en", "a\u00AD b", "a.-|b¶"},
        {"en", "\u00ADa b", "-|a.|b¶"},
        /* In <nobr> there are none, also where the face or the script changes, but beside it. */
        {"en", "a <nobr>b c</nobr> d", "a.|b c.|d¶"},
        {"en", "<nobr>b **c d** e</nobr> f", "b c d e.|f¶"},
        {"en", "<nobr>b ש c</nobr> f", "b ש c.|f¶"},
        {"en", "**b c** f", "b.|c.|f¶"},
        /* <wbr> is one also where there is none, in <nobr> too, and none at an end. */
        {"en", "a<wbr>b", "a|b¶"},
        {"en", "a <wbr>b", "a.|b¶"},
        {"en", "a<wbr> b", "a.|b¶"},
        {"en", "<nobr>b <wbr>c d</nobr>", "b.|c d¶"},
        {"en", "<wbr>a<wbr>", "a¶"},
        /* The parts of a compound have as many letters as the locale's hyphens leave: 2 and 3, or 2 and 2. */
        {"en", "in-house", "in-|house¶"},
        {"en", "a-house", "a-house¶"},
        {"en", "home-in", "home-in¶"},
        {"en", "home-ins", "home-|ins¶"},
        {"de", "IT-Team", "IT-|Team¶"},
        {"de", "Team-IT", "Team-|IT¶"},
        {"de", "E-Mail", "E-Mail¶"},
        {"de", "Leiter/-in", "Leiter/-in¶"},
        {"en", "either/other", "either/|other¶"},
        {"en", "she/he", "she/he¶"},
        {"en", "a1-b22", "a1-|b22¶"},
        /* In French it is as in English; letters with accents count as one. */
        {"fr", "là-été", "là-|été¶"},
        {"fr", "là-né", "là-né¶"},
        /* A word that leans on the next with an apostrophe counts with it. */
        {"fr", "ville-d’art", "ville-|d’art¶"},
        {"fr", "ville-d’or", "ville-|d’or¶"},
        {"fr", "ville-d’y", "ville-d’y¶"},
        /* An em dash stays with the word before it, or with the aside that it opens. */
        {"en", "word—word", "word—|word¶"},
        {"en", "one —aside— two", "one.|—aside—.|two¶"},
        {"en", "(word)—(word)", "(word)—|(word)¶"},
        {"en", "—word", "—word¶"},
        {"en", "one — two", "one.|—.|two¶"},
        {"ja", "Ａ—Ａ", "Ａ|—|Ａ¶"},
        /* With each version of ICU: none between a quotation and what opens behind it, nor behind a maqaf. */
        {"en", "“a” (b)", "“a” (b)¶"},
        {"en", "“a”  (b)", "“a”  (b)¶"},
        {"en", "“a” b", "“a”.|b¶"},
        {"en", "a (b)", "a.|(b)¶"},
        {"he", "בית־ספר", "בית־ספר¶"},
        {"he", "בית ספר", "בית.|ספר¶"},
        /* Repeated in Portuguese: between two letters of a compound, none in numbers, code, other languages. */
        {"pt-BR", "guarda-chuva", "guarda-=|chuva¶"},
        {"pt-BR", "guarda\u2010chuva", "guarda‐=|chuva¶"},
        {"pt-BR", "`guarda-chuva`", "guarda-|chuva¶"},
        {"pt-BR", "<span lang=\"en\">check-list</span>", "check-|list¶"},
        {"pt-BR", "sim/nada", "sim/|nada¶"},
        {"es", "guarda-chuva", "guarda-|chuva¶"},
        /* A word of one letter ends no line, but as the last part of another word it may. */
        {"ru", "дом и сад", "дом.|и сад¶"},
        {"ru", "дом\u2010и сад", "дом‐|и.|сад¶"},
        {"ru", "дом\u2011и сад", "дом‑и.|сад¶"},
        {"ru", "дом\u2019и сад", "дом’и.|сад¶"},
        {"ru", "дом'и сад", "дом'и.|сад¶"},
        {"ru", "дом № сад", "дом.|№ сад¶"},
        /* Ideographs: kinsoku by the strict rules. */
        {"ja", "情報", "情|報¶"},
        {"ja", "情報。技", "情|報。|技¶"},
        {"ja", "「情」報", "「情」|報¶"},
        {"ja", "ャッシ", "ャッ|シ¶"},
        {"zh-Hans", "信息—技术", "信|息|—|技|术¶"},
        /* Thai by the dictionary. */
        {"th", "ดูแลเทคโนโลยี", "ดูแล|เทคโนโลยี¶"},
        {"th", "การตลาดดิจิทัล", "การตลาด|ดิจิทัล¶"}, /* a prefix is bound */
};

START_TEST(breakpoints)
{
	struct bench b;
	bench_open(&b, places[_i].locale);
	const struct shaped *s = shape_prose(&b, places[_i].text);
	ck_assert_str_eq(list_of(&b, s, s->place, s->places), places[_i].wanted);
	bench_close(&b);
}
END_TEST

/* Line feeds and tabs only come in texts without markup. */
START_TEST(forced_breaks)
{
	static const struct example texts[] = {{"en", "one\ntwo", "one.¶two¶"},   {"en", "one \n\ntwo", "one..¶.¶two¶"},
	                                       {"en", "one\n", "one.¶"},          {"en", "\n", ".¶"},
	                                       {"en", "one\t two", "one..|two¶"}, {"en", "in-\nhouse", "in-.¶house¶"},
	                                       {"en", "a-\nhouse", "a-.¶house¶"}};
	struct bench b;
	bench_open(&b, "en");
	for (int i = 0; i < COUNT_OF(texts); i++) {
		const struct shaped *s = shape_plain(&b, texts[i].text);
		ck_assert_str_eq(list_of(&b, s, s->place, s->places), texts[i].wanted);
	}
	bench_close(&b);
}
END_TEST

/* What comes before a line feed keeps its own breakpoints, words of a dictionary too. */
START_TEST(forced_breaks_in_thai)
{
	struct bench b;
	bench_open(&b, "th");
	const struct shaped *s = shape_plain(&b, "ดูแลเทคโนโลยี\nดูแล");
	ck_assert_str_eq(list_of(&b, s, s->place, s->places), "ดูแล|เทคโนโลยี.¶ดูแล¶");
	bench_close(&b);
}
END_TEST

/* -- phrases -------------------------------------------------------------------------------- */

/* Japanese phrases, never inside a word of katakana; locales without the rule have none. */
START_TEST(phrases)
{
	static const struct example texts[] = {{"ja", "両方の仕事です。", "両方の|仕事です。¶"},
	                                       {"ja", "マーケティングの仕事", "マーケティングの|仕事¶"},
	                                       {"ja", "仕事マーケ", "仕事|マーケ¶"},
	                                       {"ja", "情報と<nobr>両方の仕事</nobr>", "情報と|両方の仕事¶"},
	                                       {"zh-Hans", "信息技术", "信息|技术¶"},
	                                       {"en", "信息技术", ""}};
	for (int i = 0; i < COUNT_OF(texts); i++) {
		struct bench b;
		bench_open(&b, texts[i].locale);
		struct shaped *s = (struct shaped *)(uintptr_t)shape_prose(&b, texts[i].text);
		ck_assert_int_eq(s->phrases, -1);
		find_phrases(b.env, s, ALIGN_START);
		const struct breakpoint *first = s->phrase_place;
		find_phrases(b.env, s, ALIGN_START);
		ck_assert_ptr_eq(s->phrase_place, first);
		if (s->phrases)
			ck_assert_str_eq(list_of(&b, s, s->phrase_place, s->phrases), texts[i].wanted);
		ck_assert_int_eq(s->phrases > 0, *texts[i].wanted != 0);
		bench_close(&b);
	}
}
END_TEST

/* Of 1001 letters without punctuation or a space none are looked for. */
START_TEST(phrases_of_sentences)
{
	static const struct {
		int before, behind; /* letters */
		const char *between;
		bool found;
	} texts[] = {{1000, 0, "", true},     {1001, 0, "", false},     {1000, 1000, "、", true}, {1000, 1000, " ", true},
	             {1000, 1000, "a", true}, {999, 1001, "。", false}, {500, 501, "", false}};
	for (int i = 0; i < COUNT_OF(texts); i++) {
		struct bench b;
		struct buf text = {0};
		bench_open(&b, "ja");
		for (int k = 0; k < texts[i].before; k++)
			buf_puts(&text, "市");
		buf_puts(&text, texts[i].between);
		for (int k = 0; k < texts[i].behind; k++)
			buf_puts(&text, "の");
		struct shaped *s = (struct shaped *)(uintptr_t)shape_plain(&b, buf_cstr(&text));
		ck_assert_int_eq(find_phrases(b.env, s, ALIGN_START), texts[i].found);
		buf_free(&text);
		bench_close(&b);
	}
}
END_TEST

/* -- hyphens -------------------------------------------------------------------------------- */

static const struct example hyphens[] = {
        {"en", "information", "in-|form-|a-|tion¶"},
        {"en", "INFORMATION", "IN-|FORM-|A-|TION¶"},
        {"de", "Übersichtlichkeit", "Über-|sicht-|lich-|keit¶"},
        {"de", "Straßenbahn", "Stra-|ßen-|bahn¶"},
        {"ru", "маркетинг", "мар-|ке-|тинг¶"},
        /* Too short for both parts, or too long to be a word. */
        {"de", "aber", "aber¶"},
        {"en", "into", "into¶"},
        /* The word, not its punctuation; each word of a compound; places of spaces remain. */
        {"en", "(information)", "(in-|form-|a-|tion)¶"},
        {"en", "an information.", "an.|in-|form-|a-|tion.¶"},
        {"en", "under", "un-|der¶"},
        {"en", "a 1 under", "a.|1.|un-|der¶"},
        {"de", "Daten-Verwaltung", "Da-|ten-|Ver-|wal-|tung¶"},
        /* A word that holds a soft hyphen says itself where it may be divided. */
        {"en", "inform\u00ADation", "inform-|ation¶"},
        {"en", "information inform\u00ADation information", "in-|form-|a-|tion.|inform-|ation.|in-|form-|a-|tion¶"},
        /* Addresses, code, other languages and <nobr> have none. */
        {"en", "information@example", "information@example¶"},
        {"en", "information.example", "information.example¶"},
        {"en", "information/information", "information/|information¶"},
        {"en", "see information/information again information", "see.|information/|information.|again.|in-|form-|a-|tion¶"},
        {"en", "information is at information.example", "in-|form-|a-|tion.|is.|at.|information.example¶"},
        {"en", "i.information", "i.information¶"},
        {"en", "information@", "information@¶"},
        {"en", ".information", ".in-|form-|a-|tion¶"},
        {"en", "`information`", "information¶"},
        {"en", "<span lang=\"de\">information</span>", "information¶"},
        {"en", "<nobr>information</nobr>", "information¶"},
        {"en", "information <nobr>information</nobr>", "in-|form-|a-|tion.|information¶"},
        /* Turkish: I is the capital of ı, İ of i. */
        {"tr", "İÇİNDEKİLER", "İÇİN-|DE-|Kİ-|LER¶"},
        {"tr", "KARŞILAŞTIRMA", "KAR-|ŞI-|LAŞ-|TIR-|MA¶"},
        /* No patterns, no hyphens. */
        {"ja", "information", "information¶"},
};

START_TEST(hyphens_of_words)
{
	struct bench b;
	bench_open(&b, hyphens[_i].locale);
	struct shaped *s = (struct shaped *)(uintptr_t)shape_prose(&b, hyphens[_i].text);
	ck_assert_int_eq(s->hyphenated, -1);
	find_hyphens(b.env, s);
	const struct breakpoint *first = s->hyphen_place;
	find_hyphens(b.env, s);
	ck_assert_ptr_eq(s->hyphen_place, first);
	ck_assert_int_eq(s->hyphenated, b.spec.hyphenation != NULL);
	if (s->hyphenated)
		ck_assert_str_eq(list_of(&b, s, s->hyphen_place, s->hyphen_places), hyphens[_i].wanted);
	bench_close(&b);
}
END_TEST

/* As many letters as the locale says stand before the first hyphen and behind the last one. */
START_TEST(limits_of_hyphens)
{
	static const struct {
		int left, right;
		const char *wanted;
	} limits[] = {{2, 3, "in-|form-|a-|tion¶"},
	              {3, 3, "inform-|a-|tion¶"},
	              {7, 3, "informa-|tion¶"},
	              {2, 5, "in-|form-|ation¶"},
	              {7, 5, "information¶"}};
	for (int i = 0; i < COUNT_OF(limits); i++) {
		struct bench b;
		bench_open(&b, "en");
		b.env->options.spec.hyphen_left = limits[i].left;
		b.env->options.spec.hyphen_right = limits[i].right;
		struct shaped *s = (struct shaped *)(uintptr_t)shape_prose(&b, "information");
		find_hyphens(b.env, s);
		ck_assert_str_eq(list_of(&b, s, s->hyphen_place, s->hyphen_places), limits[i].wanted);
		bench_close(&b);
	}
}
END_TEST

/* A word of more than a hundred bytes is none; one of a hundred is divided to its end. */
START_TEST(longest_word)
{
	for (int size = 100; size <= 101; size++) {
		struct bench b;
		char word[102] = {0};
		bench_open(&b, "en");
		for (int i = 0; i < size; i++)
			word[i] = "information"[i % 11];
		struct shaped *s = (struct shaped *)(uintptr_t)shape_prose(&b, word);
		find_hyphens(b.env, s);
		ck_assert_int_eq(s->hyphen_places > 20, size == 100);
		ck_assert_int_eq(s->hyphen_places == 1, size == 101);
		bench_close(&b);
	}
}
END_TEST

/* Spelling never changes: a pattern that would (zuk-ker) gives no hyphen. */
START_TEST(replacing_hyphens)
{
	static char patterns[] = "UTF-8\nc1k/k=k,1,2\no1r\n";
	struct bench b;
	bench_open(&b, "en");
	FILE *f = fmemopen(patterns, strlen(patterns), "r");
	b.env->patterns = hnj_hyphen_load_file(f);
	b.env->patterns_tried = true;
	struct shaped *s = (struct shaped *)(uintptr_t)shape_prose(&b, "zuckorer");
	find_hyphens(b.env, s);
	ck_assert_str_eq(list_of(&b, s, s->hyphen_place, s->hyphen_places), "zucko-|rer¶");
	hnj_hyphen_free(b.env->patterns);
	fclose(f);
	bench_close(&b);
}
END_TEST

/* Text in a family that is unknown has no runs, and may be broken like any other. */
START_TEST(text_without_a_face)
{
	struct bench b;
	bench_open(&b, "en");
	b.style.font = "none";
	struct shaped *s = (struct shaped *)(uintptr_t)shape_prose(&b, "<nobr>b c</nobr> information");
	ck_assert_str_eq(list_of(&b, s, s->place, s->places), "b.|c.|information¶");
	find_hyphens(b.env, s);
	ck_assert_str_eq(list_of(&b, s, s->hyphen_place, s->hyphen_places), "b.|c.|information¶");
	bench_close(&b);
}
END_TEST

/* A pattern file is read once for all that share a store, and a missing one is reported once. */
START_TEST(patterns_are_shared)
{
	struct bench b, other;
	bench_open(&b, "en");
	bench_open(&other, "en");
	struct arena *shared = arena_new();
	struct font_store *store = font_store_new(shared);
	fonts_share(b.fonts, store);
	fonts_share(other.fonts, store);
	other.env->root = b.root;
	struct bench *both[] = {&b, &other};
	for (int i = 0; i < 2; i++) {
		find_hyphens(both[i]->env, (struct shaped *)(uintptr_t)shape_prose(both[i], "information"));
		ck_assert_int_eq(fonts_patterns(both[i]->fonts)->v.n, 1);
	}
	ck_assert_ptr_eq(b.env->patterns, other.env->patterns);
	bench_close(&other);
	struct shaped *later = (struct shaped *)(uintptr_t)shape_prose(&b, "information again");
	find_hyphens(b.env, later);
	ck_assert_int_eq(later->hyphen_places, 5);
	bench_close(&b);
	font_store_close(store);
	arena_free(shared);
}
END_TEST

START_TEST(missing_patterns)
{
	struct bench b;
	bench_open(&b, "en");
	b.env->options.spec.hyphenation = "hyphenation/none.dic";
	for (int i = 0; i < 2; i++) {
		struct shaped *s = (struct shaped *)(uintptr_t)shape_prose(&b, "information");
		find_hyphens(b.env, s);
		ck_assert_int_eq(s->hyphenated, 0);
		ck_assert_int_eq(diag_errors(b.diag), 1);
	}
	bench_close(&b);
}
END_TEST

Suite *suite_text_places(void)
{
	Suite *suite = suite_create("text_places");
	TCase *c = tcase_create("text_places");
	tcase_add_loop_test(c, breakpoints, 0, COUNT_OF(places));
	tcase_add_test(c, forced_breaks);
	tcase_add_test(c, forced_breaks_in_thai);
	tcase_add_test(c, phrases);
	tcase_add_test(c, phrases_of_sentences);
	tcase_add_loop_test(c, hyphens_of_words, 0, COUNT_OF(hyphens));
	tcase_add_test(c, limits_of_hyphens);
	tcase_add_test(c, longest_word);
	tcase_add_test(c, replacing_hyphens);
	tcase_add_test(c, text_without_a_face);
	tcase_add_test(c, patterns_are_shared);
	tcase_add_test(c, missing_patterns);
	suite_add_tcase(suite, c);
	return suite;
}

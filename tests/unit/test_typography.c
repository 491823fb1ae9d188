/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Typography of single languages: each test names a rule, sets a short text under the locale's
 * own overlay (layouts/locales) and compares the lines. In what is expected, "|" ends a line,
 * "-|" stands for a hyphen that the text does not have; "_" and "^" are spaces as in paragraph.h.
 */
#include "paragraph.h"

Suite *suite_typography(void);

/* Hyphens in ragged lines, where the language has any. */
static void open_locale(struct bench *b, const char *locale)
{
	bench_open(b, locale);
	b->style.hyphenate = true;
}

static struct para *set_block(struct bench *b, const struct rich_block *block, mpt width, int align)
{
	return bench_set(b, bench_shape(b, block), width, align);
}

static struct para *set_text(struct bench *b, const char *text, mpt width, int align)
{
	return set_block(b, bench_block(b, text), width, align);
}

static void expect_para(struct bench *b, const struct para *p, const char *wanted)
{
	ck_assert_str_eq(lines_of(b, p), wanted);
	ck_assert_int_eq(diag_errors(b->diag), 0);
}

static void expect_lines(struct bench *b, const char *text, mpt width, const char *wanted)
{
	expect_para(b, set_text(b, text, width, ALIGN_START), wanted);
}

/* -- every locale --------------------------------------------------------------------------- */

static const char *const locales[] = {"de", "fr", "es", "pt-BR", "ru", "tr", "ar", "he", "hi", "th", "ja", "zh-Hans"};

/* An overlay that loads, a pattern file that is there, and fonts for its script in all weights. */
START_TEST(overlays_load)
{
	static const char *const words[] = {"Größe",
	                                    "œuvre",
	                                    "señal",
	                                    "ação",
	                                    "объём",
	                                    "ığdır",
	                                    "التسويق",
	                                    "שיווק",
	                                    "विपणन",
	                                    "การตลาด",
	                                    "情報技術とは何か",
	                                    "信息技术"};
	struct bench b;
	open_locale(&b, locales[_i]);
	for (int weight = 400; weight <= 900; weight += 100) {
		b.style.weight = weight;
		b.style.italic = weight == 400;
		ck_assert_int_eq(set_text(&b, words[_i], PT(300), ALIGN_START)->n, 1);
	}
	ck_assert_int_eq(diag_errors(b.diag) + diag_warnings(b.diag), 0);
	ck_assert(!b.spec.hyphenation || file_exists(b.root, arena_printf(b.arena, "fonts/%s", b.spec.hyphenation)));
	ck_assert_int_eq(text_is_rtl(b.env), !strcmp(locales[_i], "ar") || !strcmp(locales[_i], "he"));
	bench_close(&b);
}
END_TEST

/* -- hyphens -------------------------------------------------------------------------------- */

struct example {
	const char *locale, *text, *wanted;
	mpt width;
};

/* Each language's own patterns; capitals are hyphenated like small letters. */
static const struct example hyphens[] = {
        {"de", "Suchmaschinenoptimierung und Rückmeldung", "Suchma-|schinenop-|timierung|und Rück-|meldung", PT(58)},
        {"de", "Übersichtlichkeit", "Übersicht-|lichkeit", PT(54)},
        {"fr", "Communication institutionnelle", "Commu-|nication|institution-|nelle", PT(54)},
        {"es", "Posicionamiento desarrollado", "Posicio-|namiento|desarro-|llado", PT(50)},
        {"pt-BR", "Desenvolvimento maravilhoso", "Desenvol-|vimento|maravi-|lhoso", PT(54)},
        {"ru", "Информационный маркетинг", "Информа-|ционный|маркетинг", PT(54)},
        {"tr", "Karşılaştırma İÇİNDEKİLER", "Karşılaştır-|ma İÇİNDE-|KİLER", PT(58)},
};

START_TEST(hyphens_follow_the_language)
{
	struct bench b;
	open_locale(&b, hyphens[_i].locale);
	expect_lines(&b, hyphens[_i].text, hyphens[_i].width, hyphens[_i].wanted);
	bench_close(&b);
}
END_TEST

/* The hyphen or slash of a compound leaves as many letters on both lines as a hyphen of the patterns. */
START_TEST(short_parts_stay)
{
	struct bench b;
	bench_open(&b, "de");
	expect_lines(&b, "eine E-Mail", PT(36), "eine|E-Mail");
	expect_lines(&b, "der Leiter/-in", PT(50), "der|Leiter/-in");
	expect_lines(&b, "das IT-Team", PT(40), "das IT-|Team");
	bench_close(&b);
	bench_open(&b, "fr");
	expect_lines(&b, "mais qu’est-ce", PT(52), "mais|qu’est-ce");
	bench_close(&b);
	bench_open(&b, "es");
	expect_lines(&b, "el técnico/a", PT(52), "el|técnico/a");
	bench_close(&b);
}
END_TEST

/* Another language's words, code, addresses and what stands in <nobr> get no hyphens. */
START_TEST(hyphens_leave_alone)
{
	struct bench b;
	open_locale(&b, "de");
	expect_lines(&b, "ab <nobr>Suchmaschine</nobr> ab", PT(72), "ab|Suchmaschine|ab");
	expect_lines(&b, "ab <span lang=\"en\">information</span> ab", PT(60), "ab|information|ab");
	expect_lines(&b, "ab beispiele.example ab", PT(86), "ab|beispiele.example|ab");
	bench_close(&b);
}
END_TEST

/* -- French --------------------------------------------------------------------------------- */

/* Before ; : ! ? » and after « a narrow no-break space, whatever was typed, also nothing. */
START_TEST(french_spaces)
{
	struct bench b;
	open_locale(&b, "fr");
	expect_lines(&b, "Quoi ? Oui! Non : « mot » ; fin", PT(400), "Quoi^? Oui^! Non^: «^mot^»^; fin");
	expect_lines(&b, "«mot» : **gras** ? **gras** !?", PT(400), "«^mot^»^: gras^? gras^!?");
	expect_lines(&b, "À 12:30, voir a/b?c=d et http:&#47;&#47;x", PT(400), "À 12:30, voir a/b?c=d et http://x");
	expect_lines(&b, "aller vite ?", PT(46), "aller|vite^?");
	expect_lines(&b, "voir `a ? b;` ou <span lang=\"en\">what?</span>", PT(400), "voir a ? b; ou what?");
	bench_close(&b);
}
END_TEST

/* The narrow space is a thin one even where the face lacks it, and never stretched. */
START_TEST(french_space_is_thin)
{
	struct bench b;
	open_locale(&b, "fr");
	const struct para *p = set_text(&b, "Ah ?", PT(100), ALIGN_START);
	const struct glyph_run *r = &p->line[0].run[0];
	ck_assert_int_eq(r->n, 4);
	ck_assert_int_gt(r->glyph[2].advance, PT(1));
	ck_assert_int_lt(r->glyph[2].advance, PT(2.5));
	bench_close(&b);
}
END_TEST

/* -- Russian, Hebrew, Turkish --------------------------------------------------------------- */

/* A dash does not start a line. */
START_TEST(russian_dash)
{
	struct bench b;
	open_locale(&b, "ru");
	expect_lines(&b, "слово — слово", PT(400), "слово_— слово");
	expect_lines(&b, "слово — слово", PT(44), "слово_—|слово");
	bench_close(&b);
}
END_TEST

/* What stands in brackets behind a quotation stays with it, whichever Unicode the ICU of the machine follows. */
START_TEST(brackets_behind_quotations)
{
	struct bench b;
	open_locale(&b, "ru");
	expect_lines(&b, "слово «имя» (на)", PT(62), "слово|«имя» (на)");
	expect_lines(&b, "слово слово (на)", PT(62), "слово слово|(на)");
	expect_lines(&b, "слово «имя» на", PT(62), "слово «имя»|на");
	bench_close(&b);
}
END_TEST

/* Words that a maqaf or a hyphen joins stay on one line, with each ICU; other words do not. */
START_TEST(hebrew_maqaf)
{
	struct bench b;
	bench_open(&b, "he");
	expect_lines(&b, "גם בתל־אביב", PT(44), "גם|בתל־אביב");
	expect_lines(&b, "גם בתל-אביב", PT(44), "גם|בתל-אביב");
	expect_lines(&b, "גם בתל אביב", PT(44), "גם בתל|אביב");
	bench_close(&b);
}
END_TEST

/* i becomes İ, ı becomes I, in text marked as Turkish too, and not in English inside. */
START_TEST(turkish_capitals)
{
	struct bench b;
	open_locale(&b, "tr");
	b.style.text_case = CASE_UPPER;
	expect_lines(&b, "bilişim ığdır <span lang=\"en\">digital</span>", PT(400), "BİLİŞİM IĞDIR DIGITAL");
	bench_close(&b);
	open_locale(&b, "de");
	b.style.text_case = CASE_UPPER;
	expect_lines(&b, "digital Straße <span lang=\"tr\">bilişim</span>", PT(400), "DIGITAL STRASSE BİLİŞİM");
	bench_close(&b);
}
END_TEST

/* -- weights -------------------------------------------------------------------------------- */

static int weight_of(struct bench *b, const char *text)
{
	const struct para *p = set_text(b, text, PT(300), ALIGN_START);
	int weight = p->line[0].run[0].face->weight;
	for (int i = 0; i < p->line[0].n; i++)
		ck_assert_int_eq(p->line[0].run[i].face->weight, weight);
	return weight;
}

/* Latin letters and digits take the weight of the script around them, which has fewer; alone in an edition too. */
START_TEST(latin_is_as_bold_as_its_surroundings)
{
	static const struct {
		const char *locale, *text;
	} mixed[] = {{"ar", "تقنية IT 2"},   {"he", "שיווק IT 2"},  {"hi", "विपणन IT 2"},
	             {"th", "การตลาด IT 2"}, {"ja", "情報IT情報2"}, {"zh-Hans", "信息 IT 2"}};
	for (int i = 0; i < COUNT_OF(mixed); i++) {
		struct bench b;
		bench_open(&b, mixed[i].locale);
		b.style.weight = 900;
		ck_assert_int_eq(weight_of(&b, mixed[i].text), 700);
		ck_assert_int_eq(weight_of(&b, "SEO"), 700);
		ck_assert_int_eq(weight_of(&b, "<span lang=\"en\">Digital</span>"), 700);
		bench_close(&b);
		bench_open(&b, mixed[i].locale);
		b.style.weight = 600;
		ck_assert_int_eq(weight_of(&b, mixed[i].text), 700);
		ck_assert_int_eq(diag_warnings(b.diag), 0); /* a lighter face than there is was chosen */
		bench_close(&b);
	}
}
END_TEST

/* Editions in Latin letters, and in those of the same fonts, have all weights. */
START_TEST(latin_editions_have_all_weights)
{
	static const char *const locales_of_sans[] = {"en", "ru", "tr"};
	for (int i = 0; i < COUNT_OF(locales_of_sans); i++) {
		struct bench b;
		bench_open(&b, locales_of_sans[i]);
		b.style.weight = 900;
		ck_assert_int_eq(weight_of(&b, "SEO 2"), 900);
		bench_close(&b);
		bench_open(&b, locales_of_sans[i]);
		b.style.weight = 600;
		ck_assert_int_eq(weight_of(&b, "SEO 2"), 600);
		bench_close(&b);
	}
}
END_TEST

/* -- words that stay together ----------------------------------------------------------------- */

/* Words of one letter end no line, capitals neither, nor the signs of numbers; letters of abbreviations and of compounds
   do. The space stays a plain one. */
START_TEST(short_words_are_bound)
{
	struct bench b;
	bench_open(&b, "ru");
	expect_lines(&b, "жили в доме", PT(40), "жили|в доме");
	expect_lines(&b, "жили. В доме", PT(42), "жили.|В доме");
	expect_lines(&b, "жили и в доме", PT(46), "жили|и в доме");
	expect_lines(&b, "дом (в доме)", PT(42), "дом|(в доме)");
	expect_lines(&b, "письмо № 512", PT(52), "письмо|№ 512");
	expect_lines(&b, "**жили** в *доме*", PT(40), "жили|в доме");
	/* Not behind a hyphen, an apostrophe or another letter, nor where another language stands. */
	expect_lines(&b, "дома-в доме", PT(40), "дома-в|доме");
	expect_lines(&b, "дома’а доме", PT(40), "дома’а|доме");
	expect_lines(&b, "жизнь дома", PT(40), "жизнь|дома");
	expect_lines(&b, "<span lang=\"bg\">жили в доме</span>", PT(40), "жили в|доме");
	bench_close(&b);
	bench_open(&b, "pl");
	expect_lines(&b, "mieszka w domu", PT(60), "mieszka|w domu");
	bench_close(&b);
	bench_open(&b, "cs");
	expect_lines(&b, "bydlí v domě", PT(42), "bydlí|v domě");
	bench_close(&b);
	bench_open(&b, "sk");
	expect_lines(&b, "býva v dome", PT(42), "býva|v dome");
	bench_close(&b);
	bench_open(&b, "en");
	expect_lines(&b, "live in a house", PT(46), "live in a|house");
	b.env->options.spec.bound_after = "aiouwz";
	expect_lines(&b, "live in A house", PT(46), "live in|A house");
	b.env->options.spec.bound_after = "in a";
	expect_lines(&b, "live in a house", PT(56), "live|in a house");
	expect_lines(&b, "begin a house", PT(46), "begin|a house");
	bench_close(&b);
}
END_TEST

/* Where no line holds both they part, but for a part of the word with a hyphen. */
START_TEST(bound_words_part_at_last)
{
	struct bench b;
	bench_open(&b, "ru");
	expect_lines(&b, "был в информации и в доме", PT(66), "был в|информации|и в доме");
	bench_close(&b);
	open_locale(&b, "ru");
	expect_lines(&b, "был в информации и в доме", PT(58), "был в ин-|формации|и в доме");
	bench_close(&b);
}
END_TEST

/* -- Korean --------------------------------------------------------------------------------- */

/* Ragged lines end between words. A word is one with its particle, also behind Latin letters, a bracket or a percentage;
   one that is wider than the line is divided between syllables. */
START_TEST(korean_words_stay_whole)
{
	struct bench b;
	bench_open(&b, "ko");
	expect_lines(&b, "정보 기술은 무엇인가", PT(42), "정보|기술은|무엇인가");
	expect_lines(&b, "우리 SEO는", PT(42), "우리|SEO는");
	expect_lines(&b, "우리 (IT)는", PT(42), "우리|(IT)는");
	expect_lines(&b, "우리 5%는", PT(40), "우리|5%는");
	expect_lines(&b, "기획·개발·운영", PT(36), "기획·|개발·|운영");
	expect_lines(&b, "소프트웨어 개발", PT(34), "소프|트웨어|개발");
	expect_lines(&b, "마케팅(정보)", PT(34), "마케팅|(정보)");
	bench_close(&b);
}
END_TEST

/* Justified lines end between syllables, unless `word-break: keep-all` is asked for; `normal` does so in ragged ones. */
START_TEST(korean_word_break)
{
	struct bench b;
	bench_open(&b, "ko");
	expect_para(&b, set_text(&b, "정보 기술은 무엇인가", PT(42), ALIGN_JUSTIFY), "정보 기술|은 무엇인|가");
	b.env->options.spec.word_break = WORD_BREAK_KEEP_ALL;
	expect_para(&b, set_text(&b, "정보 기술은 무엇인가", PT(42), ALIGN_JUSTIFY), "정보|기술은|무엇인가");
	bench_close(&b);
	bench_open(&b, "ko");
	b.env->options.spec.word_break = WORD_BREAK_NORMAL;
	expect_lines(&b, "정보 기술은 무엇인가", PT(42), "정보 기|술은 무엇|인가");
	bench_close(&b);
	/* Hangul in other languages too, but no ideographs, if not asked for. */
	bench_open(&b, "en");
	expect_lines(&b, "see 기술은", PT(42), "see|기술은");
	bench_close(&b);
	bench_open(&b, "zh-Hans");
	expect_lines(&b, "信息技术", PT(24), "信息|技术");
	b.env->options.spec.word_break = WORD_BREAK_KEEP_ALL;
	expect_lines(&b, "信息，技术信", PT(35), "信息，|技术信");
	bench_close(&b);
}
END_TEST

/* -- Chinese and Japanese ------------------------------------------------------------------- */

/* Kinsoku: no line starts with a stop, a closing bracket, a small kana or the mark of a long
   vowel, and none ends with an opening bracket. */
START_TEST(kinsoku)
{
	struct bench b;
	open_locale(&b, "ja");
	b.env->options.spec.phrases = false;
	expect_lines(&b, "情報技術。次の情報", PT(44), "情報技|術。次の|情報");
	expect_lines(&b, "マーケット", PT(20), "マー|ケッ|ト");
	expect_lines(&b, "情報「技術」", PT(24), "情報|「技|術」");
	bench_close(&b);
	open_locale(&b, "zh-Hans");
	b.env->options.spec.phrases = false;
	expect_lines(&b, "营销技术，信息", PT(44), "营销技|术，信息");
	expect_lines(&b, "营销“技术”", PT(24), "营销|“技|术”");
	bench_close(&b);
}
END_TEST

static mpt width_of(struct bench *b, const char *text) { return set_text(b, text, PT(400), ALIGN_START)->line[0].width; }

/* A single character and its full stop do not stand on a last line. */
START_TEST(no_lonely_ideograph)
{
	struct bench b;
	open_locale(&b, "zh-Hans");
	expect_para(&b, set_text(&b, "研究数据，找出能改进营销策略的方法。", PT(156), ALIGN_JUSTIFY),
	            "研究数据，找出能改进营销策略的|方法。");
	expect_para(&b, set_text(&b, "研究数据，找出能改进营销策略的方法。", PT(162), ALIGN_START),
	            "研究数据，找出能改进营销策略的|方法。");
	bench_close(&b);
}
END_TEST

/* Labels beside each other stand on one line, whatever scripts they are in. */
START_TEST(one_baseline_for_all_scripts)
{
	static const char *const words[] = {"SEO", "विपणन", "การตลาด", "SEO विशेषज्ञ", "विशेषज्ञ SEO"};
	struct bench b;
	open_locale(&b, "hi");
	mpt first = set_text(&b, words[0], PT(200), ALIGN_START)->line[0].baseline;
	for (int i = 1; i < COUNT_OF(words); i++)
		ck_assert_int_eq(set_text(&b, words[i], PT(200), ALIGN_START)->line[0].baseline, first);
	bench_close(&b);
}
END_TEST

/* The hyphen of a compound stands on both lines (Acordo Ortográfico da Língua Portuguesa, 1990, XX,
   6); dashes, numbers and hyphens that the text does not have do not. */
START_TEST(repeated_hyphens)
{
	struct bench b;
	open_locale(&b, "pt-BR");
	expect_lines(&b, "o guarda-chuva amarelo", PT(55), "o guarda-|=chuva|amarelo");
	expect_lines(&b, "o vice-reitor-geral", PT(33), "o vice-|=reitor-|=geral");
	expect_lines(&b, "2026-2027", PT(30), "2026-|2027");
	expect_lines(&b, "<span lang=\"en\">check-list</span>", PT(35), "check-|list");
	const struct para *p = set_text(&b, "um guarda-chuva", PT(62), ALIGN_JUSTIFY);
	expect_para(&b, p, "um guarda-|=chuva");
	ck_assert_int_eq(p->line[1].width - width_of(&b, "chuva"), width_of(&b, "\\-"));
	ck_assert_int_le(p->line[0].width, PT(62));
	/* What would fit without the second hyphen is divided. */
	expect_lines(&b, "aa-chuvas", width_of(&b, "chuvas") + 1, "aa-|=chu-|vas");
	expect_lines(&b, "aa-mmmm", width_of(&b, "mmmm") + 1, "aa-|=mmm|m");
	bench_close(&b);
	open_locale(&b, "es");
	expect_lines(&b, "o guarda-chuva", PT(55), "o guarda-|chuva");
	bench_close(&b);
}
END_TEST

/* Lines that are not justified end between phrases, and in a word of katakana only when it is
   wider than the line. */
START_TEST(japanese_phrases)
{
	struct bench b;
	open_locale(&b, "ja");
	expect_lines(&b, "情報技術は両方の仕事です。", PT(72), "情報技術は|両方の|仕事です。");
	expect_lines(&b, "マーケティングの仕事", PT(75), "マーケティング|の仕事");
	expect_lines(&b, "マーケティング", PT(45), "マーケ|ティング");
	bench_close(&b);
}
END_TEST

/* A phrase begins with no particle, ending or suffix, nor inside of a compound; in one that is too long words stay. */
START_TEST(japanese_words)
{
	struct bench b;
	open_locale(&b, "ja");
	expect_lines(&b, "画像を軽くします", PT(62), "画像を|軽くします");
	expect_lines(&b, "何が効果的かを知る", PT(62), "何が|効果的かを|知る");
	expect_lines(&b, "仕事は2026年11月から", PT(90), "仕事は|2026年11月から");
	expect_lines(&b, "人が両チームに伝える", PT(62), "人が|両チームに|伝える");
	expect_lines(&b, "だいたいそうだ", PT(52), "だいたい|そうだ");
	expect_lines(&b, "部分的にそうだ", PT(52), "部分的に|そうだ");
	/* A comma ends a line sooner than a phrase that would still fit. */
	expect_lines(&b, "長い文章を直し、次に速度を上げる", PT(102), "長い文章を直し、|次に速度を上げる");
	bench_close(&b);
}
END_TEST

/* Ragged lines end between words, and particles begin none. */
START_TEST(chinese_words)
{
	struct bench b;
	open_locale(&b, "zh-Hans");
	expect_lines(&b, "测试速度和数据", PT(34), "测试|速度|和数据");
	expect_lines(&b, "让营销策略落地的工具", PT(72), "让营销策略|落地的工具");
	expect_lines(&b, "这是三种工作", PT(34), "这是|三种|工作");
	expect_para(&b, set_text(&b, "测试速度和数据", PT(31), ALIGN_JUSTIFY), "测试速|度和数|据");
	bench_close(&b);
}
END_TEST

/* A quarter em between ideographs and Latin letters or digits; none beside punctuation, none at
   the ends of lines, none where a space was typed. */
START_TEST(ideographs_and_latin)
{
	struct bench b;
	open_locale(&b, "ja");
	mpt kanji = width_of(&b, "情"), latin = width_of(&b, "IT");
	ck_assert_int_eq(kanji, PT(10));
	ck_assert_int_eq(width_of(&b, "情IT情"), 2 * kanji + latin + PT(5));
	ck_assert_int_eq(width_of(&b, "情、IT"), 2 * kanji + latin);
	ck_assert_int_eq(set_text(&b, "情IT情", latin, ALIGN_START)->line[1].width, latin);
	const struct para *p = set_text(&b, "情IT情", latin, ALIGN_START);
	ck_assert_int_eq(p->n, 3);
	ck_assert_int_eq(p->line[1].width, latin);
	ck_assert_int_eq(p->line[0].width, kanji);
	bench_close(&b);
}
END_TEST

/* Justified lines fill their measure to the last mpt by opening all gaps alike; what a comma leaves blank opens most
   (test_ideographs.c). */
START_TEST(ideographs_justified)
{
	struct bench b;
	open_locale(&b, "zh-Hans");
	const struct para *p =
	        set_text(&b, "数字营销与信息技术的交汇之处，既有相同也有不同，SEO 专员两边都要懂。", PT(94), ALIGN_JUSTIFY);
	ck_assert_int_ge(p->n, 4);
	for (int i = 0; i + 1 < p->n; i++)
		ck_assert_int_eq(p->line[i].width, PT(94));
	const struct glyph_run *r = &p->line[0].run[0];
	for (int k = 1; k + 2 < r->n; k++)
		ck_assert_int_le(r->glyph[k].advance - r->glyph[0].advance, 1);
	bench_close(&b);
}
END_TEST

/* Ideographs are set apart by a twentieth of an em, never more: such a line ends early.. */
START_TEST(ideographs_that_would_gape)
{
	struct bench b;
	open_locale(&b, "zh-Hans");
	const struct para *p = set_text(&b, "数字营销<nobr>信息技术信息技术</nobr>。", PT(94), ALIGN_JUSTIFY);
	mpt em = p->line[0].run[0].size;
	ck_assert_int_eq(p->n, 2);
	ck_assert_int_eq(p->line[0].width, 4 * em + 3 * em / 20);
	p = set_text(&b, "数字营销<nobr>IT and marketing</nobr>", PT(94), ALIGN_JUSTIFY);
	ck_assert_int_eq(p->line[0].width, 4 * em + 3 * em / 20);
	/* Words of Latin letters are justified as they are elsewhere. */
	p = set_text(&b, "on and on <nobr>数字营销信息</nobr>", PT(94), ALIGN_JUSTIFY);
	ck_assert_int_eq(p->line[0].width, PT(94));
	bench_close(&b);
}
END_TEST

static uint32_t glyph_of(struct bench *b, const char *text)
{
	return set_text(b, text, PT(100), ALIGN_START)->line[0].run[0].glyph[0].gid;
}

/* U+76F4 and U+9AA8 are written differently in Japan and China; the language says how, also
   where only a stretch of text is marked. Full-width quotation marks in Chinese. */
START_TEST(regional_forms)
{
	struct bench ja, zh;
	open_locale(&ja, "ja");
	open_locale(&zh, "zh-Hans");
	ck_assert_uint_ne(glyph_of(&ja, "直"), glyph_of(&zh, "直"));
	ck_assert_uint_ne(glyph_of(&ja, "骨"), glyph_of(&zh, "骨"));
	ck_assert_uint_eq(glyph_of(&ja, "<span lang=\"zh-Hans\">骨</span>"), glyph_of(&zh, "骨"));
	ck_assert_int_eq(width_of(&zh, "直“") - width_of(&zh, "直"), PT(10));
	ck_assert_int_lt(width_of(&ja, "直“") - width_of(&ja, "直"), PT(6));
	bench_close(&ja);
	bench_close(&zh);
}
END_TEST

/* Letters and digits come from the Latin family, so that they look as in the other editions. */
START_TEST(latin_in_chinese)
{
	struct bench b;
	open_locale(&b, "zh-Hans");
	const struct line *line = &set_text(&b, "营销 SEO 2", PT(200), ALIGN_START)->line[0];
	ck_assert_int_eq(line->n, 2);
	ck_assert_str_eq(line->run[0].face->file, "NotoSansCJK-Regular.ttf");
	ck_assert_str_eq(line->run[1].face->file, "NotoSans-Regular.ttf");
	bench_close(&b);
}
END_TEST

/* -- Thai ----------------------------------------------------------------------------------- */

/* Lines end at the spaces between clauses where they can, and words that begin a compound end none. */
START_TEST(thai_clauses)
{
	struct bench b;
	open_locale(&b, "th");
	expect_lines(&b, "อีเมล และเทคโนโลยี", PT(66), "อีเมล|และเทคโนโลยี");
	expect_lines(&b, "ทำงานกับการตลาด", PT(62), "ทำงาน|กับการตลาด");
	bench_close(&b);
}
END_TEST

/* Words by dictionary; a name in <nobr> stays whole. */
START_TEST(thai_words)
{
	struct bench b;
	open_locale(&b, "th");
	expect_lines(&b, "การตลาดดิจิทัลและเทคโนโลยีสารสนเทศ", PT(70), "การตลาดดิจิทัล|และเทคโนโลยี|สารสนเทศ");
	expect_lines(&b, "เทคโนโลยีและ<nobr>การตลาดดิจิทัล</nobr>", PT(80), "เทคโนโลยี|และการตลาดดิจิทัล");
	expect_lines(&b, "และ<nobr>การตลาด SEO ดี</nobr>", PT(80), "และ|การตลาด SEO ดี");
	bench_close(&b);
}
END_TEST

/* -- Arabic, Hebrew ------------------------------------------------------------------------- */

/* Lines are justified at spaces only: no letter's advance changes, so joints stay closed. */
START_TEST(arabic_justified)
{
	static const char text[] = "التسويق الرقمي وتقنية المعلومات يلتقيان في أدوار كثيرة";
	struct bench b;
	open_locale(&b, "ar");
	const struct para *loose = set_text(&b, text, PT(110), ALIGN_START),
	                  *full = set_text(&b, text, PT(110), ALIGN_JUSTIFY);
	ck_assert_int_eq(loose->n, full->n);
	ck_assert_int_eq(full->line[0].width, PT(110));
	const struct glyph_run *a = &loose->line[0].run[0], *z = &full->line[0].run[0];
	ck_assert_int_eq(a->n, z->n);
	for (int i = 0; i < a->n; i++)
		if (z->text[z->glyph[i].cluster] == ' ')
			ck_assert_int_gt(z->glyph[i].advance, a->glyph[i].advance);
		else
			ck_assert_int_eq(z->glyph[i].advance, a->glyph[i].advance);
	bench_close(&b);
}
END_TEST

/* Tracking would tear joined letters apart. */
START_TEST(joined_letters_have_no_tracking)
{
	struct bench b;
	open_locale(&b, "ar");
	mpt width = width_of(&b, "التسويق");
	b.style.tracking = 100;
	ck_assert_int_eq(width_of(&b, "التسويق"), width);
	bench_close(&b);
}
END_TEST

/* Numbers that platen prints take the digits and decimal sign of the edition; prose does not. */
static const struct example numbers[] = {
        {"ar", "12.5", "١٢٫٥", 0}, {"he", "12.5", "12.5", 0},  {"hi", "3.", "3.", 0}, {"de", "2.25", "2,25", 0},
        {"ar", "7.", "٧.", 0},     {"zh-Hans", "3.", "3.", 0}, {"th", "10", "10", 0},
};

START_TEST(digits_of_the_locale)
{
	struct bench b;
	open_locale(&b, numbers[_i].locale);
	struct span span[] = {{.text = numbers[_i].text, .flags = SPAN_NUMBER}};
	struct rich_block block = {.n = 1, .span = span};
	expect_para(&b, set_block(&b, &block, PT(200), ALIGN_START), numbers[_i].wanted);
	span[0].flags = 0;
	expect_para(&b, set_block(&b, &(struct rich_block){.n = 1, .span = span}, PT(200), ALIGN_START), numbers[_i].text);
	bench_close(&b);
}
END_TEST

/* -- quotation marks ------------------------------------------------------------------------ */

START_TEST(foreign_quotes_are_a_warning)
{
	struct bench b;
	open_locale(&b, "de");
	set_text(&b, "„gut“ und <span lang=\"en\">“good”</span> und `\"x\"` und d’Hondt", PT(400), ALIGN_START);
	ck_assert_int_eq(diag_warnings(b.diag), 0);
	set_text(&b, "\"schlecht\"", PT(400), ALIGN_START);
	ck_assert_int_eq(diag_warnings(b.diag), 1);
	bench_close(&b);
}
END_TEST

Suite *suite_typography(void)
{
	Suite *suite = suite_create("typography");
	TCase *c = tcase_create("typography");
	tcase_set_timeout(c, 60);
	tcase_add_loop_test(c, overlays_load, 0, COUNT_OF(locales));
	tcase_add_loop_test(c, hyphens_follow_the_language, 0, COUNT_OF(hyphens));
	tcase_add_test(c, hyphens_leave_alone);
	tcase_add_test(c, short_parts_stay);
	tcase_add_test(c, one_baseline_for_all_scripts);
	tcase_add_test(c, no_lonely_ideograph);
	tcase_add_test(c, french_spaces);
	tcase_add_test(c, french_space_is_thin);
	tcase_add_test(c, russian_dash);
	tcase_add_test(c, brackets_behind_quotations);
	tcase_add_test(c, hebrew_maqaf);
	tcase_add_test(c, turkish_capitals);
	tcase_add_test(c, latin_is_as_bold_as_its_surroundings);
	tcase_add_test(c, latin_editions_have_all_weights);
	tcase_add_test(c, short_words_are_bound);
	tcase_add_test(c, bound_words_part_at_last);
	tcase_add_test(c, korean_words_stay_whole);
	tcase_add_test(c, korean_word_break);
	tcase_add_test(c, kinsoku);
	tcase_add_test(c, repeated_hyphens);
	tcase_add_test(c, japanese_phrases);
	tcase_add_test(c, japanese_words);
	tcase_add_test(c, chinese_words);
	tcase_add_test(c, ideographs_and_latin);
	tcase_add_test(c, ideographs_justified);
	tcase_add_test(c, ideographs_that_would_gape);
	tcase_add_test(c, regional_forms);
	tcase_add_test(c, latin_in_chinese);
	tcase_add_test(c, thai_words);
	tcase_add_test(c, thai_clauses);
	tcase_add_test(c, arabic_justified);
	tcase_add_test(c, joined_letters_have_no_tracking);
	tcase_add_loop_test(c, digits_of_the_locale, 0, COUNT_OF(numbers));
	tcase_add_test(c, foreign_quotes_are_a_warning);
	suite_add_tcase(suite, c);
	return suite;
}

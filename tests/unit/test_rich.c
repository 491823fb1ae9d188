/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Prose: CommonMark to blocks of spans, and what prose cannot hold. */
#include "bound.h"
#include "model/prose_marks.h"

Suite *suite_rich(void);

static const struct example proses[] = {
        {"A plain sentence, 12% of it.", "A plain sentence, 12% of it.", ""},
        {"**a** *b* `c` ***d***", "<b>a</> <i>b</> <c>c</> <bi>d</>", ""},
        {"[text](https://e.org)", "<https://e.org>text</>", ""},
        {"one\ntwo\n\nthree", "one two|three", ""},
        {"one  \ntwo", "one\ntwo", ""},
        {"- a\n- b\n  1. c\n  2. d", "-1 a|-1 b|2.1 c|2.2 d", ""},
        {"3. c\n4. d", "1.3 c|1.4 d", ""},
        {"> said", ">1 said", ""},
        {"    code *as* is", "$0 <c>code *as* is\n</>", ""},
        {"<nobr>10 kg</nobr> of", "<n>10 kg</> of", ""},
        {"the <span lang=\"de\">Brücke</span>", "the <@de>Brücke</>", ""},
        {"1 &lt; 2", "1 < 2", ""},
        {"a\\*b", "a*b", ""},
        /* Marks that begin a text, and those that only look like it. */
        {"-5 degrees", "-5 degrees", ""},
        {"+5 degrees", "+5 degrees", ""},
        {"- five", "-1 five", ""},
        {"+ five", "-1 five", ""},
        {"5. five", "1.5 five", ""},
        {"5) five", "1)5 five", ""},
        {"5.5 of it", "5.5 of it", ""},
        {"12 of it", "12 of it", ""},
        {" a", "a", ""},
        {"a", "a", ""},
        {"one\n===", "one", "unsupported-markup"},
        {"a | b", "a | b", ""},
        {"~", "~", ""},
        {"a -- b --- c", "a -- b --- c", ""}, /* hyphens stay as they are */
        {"a &amp; b", "a & b", ""},
        {"what!", "what!", ""},
        /* Emphasis ends where its own mark does, also inside of other emphasis. */
        {"**a *b* c** d", "<b>a </><bi>b</><b> c</> d", ""},
        {"*a **b** c* d", "<i>a </><bi>b</><i> c</> d", ""},
        {"*a [b](https://e.org) c*", "<i>a </><ihttps://e.org>b</><i> c</>", ""},
        {"**a **b** c** d", "<b>a </><b>b</><b> c</> d", ""},
        {"*a _b_ c* d", "<i>a </><i>b</><i> c</> d", ""},
        {"*a `b` c*", "<i>a </><ic>b</><i> c</>", ""},
        {"<nobr>a **b** c</nobr> d", "<n>a </><bn>b</><n> c</> d", ""},
        /* Lists, one after another and one inside another. */
        {"- a\n\ntext\n\n- b", "-1 a|text|-1 b", ""},
        {"- a\n\n  more\n- b", "-1 a|-1 more|-1 b", ""},
        {"1. a\n\n   more\n2. b", "1.1 a|.1 more|1.2 b", ""},
        {"1. a\n2. b\n\ntext\n\n1. c", "1.1 a|1.2 b|text|1.1 c", ""},
        {"1. a\n   1. b\n   2. c\n2. d", "1.1 a|2.1 b|2.2 c|1.2 d", ""},
        {"- a\n  - b\n\n  more\n- c", "-1 a|-2 b|-1 more|-1 c", ""},
        {"1. a\n\n   > b\n\n   more", "1.1 a|>2 b|.1 more", ""},
        {"- a\n\n      code\n\n  more", "-1 a|$1 <c>code\n</>|-1 more", ""},
        {"> a\n> - b\n>\n> c", ">1 a|-2 b|>1 c", ""},
        {"- a\n-\n- c", "-1 a|-1  |-1 c", ""}, /* an item of nothing stands where it is */
        {"1.\n2. b\n\ntext", "1.1  |1.2 b|text", ""},
        {"0. a\n1. b", "1.0 a|1.1 b", ""},
        {"0) a", "1)0 a", ""},
        {"- - a\n  - b\n- c", "-2 a|-2 b|-1 c", ""},
        {"- a\n\n  1. b\n\n     c\n\n  d", "-1 a|2.1 b|.2 c|-1 d", ""},
        {"7. a\n7. b\n7. c", "1.7 a|1.8 b|1.9 c", ""},
        {"> a\n\nb\n\n> c", ">1 a|b|>1 c", ""},
        {"> > a\n\nb", ">2 a|b", ""},
        {"> a\n>\n> b", ">1 a|>1 b", ""},
        {"```\na\n```\nb *c*", "$0 <c>a\n</>|b <i>c</>", ""},
        /* A line may end before what follows; <wbr> stands alone, and says nothing at the end of a text. */
        {"a<wbr> b", "a<w> b</>", ""},
        {"a <wbr>b", "a <w>b</>", ""},
        {"a<wbr/>b <WBR />c", "a<w>b </><w>c</>", ""},
        {"a <wbr><wbr>b", "a <w>b</>", ""},
        {"a <wbr>**b** c", "a <bw>b</> c", ""},
        {"a <nobr>b <wbr>c</nobr> d", "a <n>b </><nw>c</> d", ""},
        {"a<wbr>\n\nb", "a|b", ""},
        {"a <wbr></wbr>b", "a <w>b</>", "unsupported-markup"},
        {"a <wbr id=\"x\">b", "a b", "unsupported-markup"},
        /* The tags in pairs; others are refused, and so is a tag of those names that says something else. */
        {"a <span lang=\"fr\">b</span> c", "a <@fr>b</> c", ""},
        {"<span lang=\"zh-Hans\">b</span>", "<@zh-Hans>b</>", ""},
        {"a <span lang=\"fr\">b <span lang='de-CH'>c</span> d</span> e", "a <@fr>b </><@de-CH>c</><@fr> d</> e", ""},
        {"<NOBR>a</NOBR>", "<n>a</>", ""},
        {"<nobr>a\n\nb", "<n>a</>|b", "tag-pair"},
        {"a</nobr>", "a", "tag-pair"},
        {"a</span>", "a", "tag-pair"},
        {"<nobr>a <span lang=\"fr\">b</nobr> c", "<n>a </><n@fr>b</> c", "tag-pair"},
        {"<span lang=\"!!\">b</span>", "b", "bad-language"},
        {"<span lang=\"de-\">b</span>", "b", "bad-language"},
        {"<span lang=\"1de\">b</span>", "b", "bad-language"},
        {"<span id=\"x\">b</span>", "b", "unsupported-markup"},
        {"a <span class=\"x\">b <span lang='fr'>c</span></span>", "a <.x>b </><@fr.x>c</>", ""},
        {"<span class=\"x\" lang='fr'>b</span> <span lang='de' class='y'>c</span>", "<@fr.x>b</> <@de.y>c</>", ""},
        {"<span class=\"x\">b <span class=\"y\">c</span> d</span>", "<.x>b </><.y>c</><.x> d</>", ""},
        {"<span class=\"x\" class=\"y\">b</span>", "b", "unsupported-markup"},
        {"<spam lang=\"fr\">b</spam>", "b", "unsupported-markup"},
        {"<i lang=\"fr\">b</i>", "b", "unsupported-markup"},
        {"<br>", "", "unsupported-markup"},
        {"## no", "no", "unsupported-markup"},
        {"a\n\n![x](y.png)\n\nb", "a|x|b", "unsupported-markup"},
        {"# no", "no", "unsupported-markup"},
        {"![x](y.png)", "x", "unsupported-markup"},
        {"a <b>c</b>", "a c", "unsupported-markup"},
        {"<div>\nx\n</div>", "", "unsupported-markup"},
        {"a\n\n---\n\nb", "a|b", "unsupported-markup"},
};

/* What is said of a prose, with the places in its block; and what is printed. */
static const struct {
	const char *given, *wanted, *said;
} markups[] = {
        /* Signs alone are printed. */
        {"-", "-", ""},
        {"* ", "* ", ""},
        {"1.", "1.", ""},
        {"> ", "", "2:3 unsupported-markup"},
        /* Definitions of links. */
        {"[a][b] and [b]\n\n[b]: https://e.org", "<https://e.org>a</> and <https://e.org>b</>", ""},
        {"one\n\n[note]: two", "one", "4:3 unused-definition"},
        {"[b]: <https://e.org>\n[b]: x\n\n[b]", "<https://e.org>b</>", "3:3 unused-definition"},
        {"one\n[note]: two", "one [note]: two", ""},
        {"- a\n\n  [note]:\n  two\n- c", "-1 a|-1 c", "4:5 unused-definition"},
        {"`[a]: b`\n\n    [a]: b\n", "<c>[a]: b</>|$0 <c>[a]: b\n</>", ""},
        {"\\[note]: two", "[note]: two", ""},
        /* Markdown that is not taken. */
        {"one\n\n## two", "one|two", "4:3 unsupported-markup"},
        {"one\ntwo\n---", "one two", "2:3 unsupported-markup"},
        {"- a\n\n***", "-1 a", "4:3 unsupported-markup"},
        {"| a | b |\n|---|:-:|\n| 1 | 2 |", "| a | b | |---|:-:| | 1 | 2 |", "2:3 unsupported-markup"},
        {"a | b\n\\--- | ---", "a | b --- | ---", ""},
        {"- [ ] a\n- [x] b\n- [y] c\n- \\[ ] d", "-1 [ ] a|-1 [x] b|-1 [y] c|-1 [ ] d",
         "2:5 unsupported-markup, 3:5 unsupported-markup"},
        {"a[^1]\n\n[^1]: b c", "a[^1]|[^1]: b c", "2:4 unsupported-markup, 4:3 unsupported-markup"},
        {"one ~~two~~ three ~5", "one ~~two~~ three ~5", "2:7 unsupported-markup"},
        {"a \\~~b~~", "a ~~b~~", ""},
        {"one\ntwo ![x](y.png)", "one two x", "3:7 unsupported-markup"},
        {"one\ntwo<br>three", "one twothree", "3:6 unsupported-markup"},
        {"<b>x</b> <b>", "x ", "2:3 unsupported-markup, 2:7 unsupported-markup, 2:12 unsupported-markup"},
        {"one\n\n<!-- two -->", "one", "4:3 unsupported-markup"},
        {"a\n\n[](https://e.org)", "a", "4:3 unsupported-markup"},
        {"[ ](https://e.org) a [*&nbsp;*](https://e.org)", "<https://e.org> </> a <ihttps://e.org>\u00A0</>",
         "2:3 unsupported-markup, 2:24 unsupported-markup"},
        {"[a]()", "a", "2:3 unsupported-markup"},
        {"[a](https://e.org 'title')", "a", "2:3 unsupported-markup"},
        {"```\n```", "", "2:3 unsupported-markup"},
        /* An address is told where it stands: at the link, in brackets of its own, or at its definition. */
        {"one\ntwo [a](htps://e.org)", "one two a", "3:11 bad-link"},
        {"[a](htps://e.org/x\\*y)", "a", "2:7 bad-link"},
        {"a <ftp://e.org/x>", "a ftp://e.org/x", "2:6 bad-link"},
        {"a <m..n@e.org>", "a m..n@e.org", "2:6 bad-link"},
        {"[a] [a]\n\n[a]: htps://e.org", "a a", "4:8 bad-link"},
        /* Marks that are printed. */
        {"2 * 3, snake_case, ____, \\*x, **** hotel", "2 * 3, snake_case, ____, *x, **** hotel", ""},
        {"one\ntwo **three", "one two **three", "3:7 doubtful-markup"},
        {"** a **", "** a **", "2:3 doubtful-markup, 2:8 doubtful-markup"},
        {"**a**, **(b)**c", "<b>a</>, **(b)**c", "2:10 doubtful-markup, 2:15 doubtful-markup"},
        {"*a and _b", "*a and _b", "2:3 doubtful-markup, 2:10 doubtful-markup"},
        {"a \\`b, `c", "a `b, `c", "2:10 doubtful-markup"},
        {"[a](x y) [b][c] [sic]", "[a](x y) [b][c] [sic]", "2:5 doubtful-markup, 2:14 doubtful-markup"},
        {"`\\*\\[` \\*", "<c>\\*\\[</> *", ""},
        {"[a](https://e.org/x\\*y)", "<https://e.org/x*y>a</>", ""},
        {"\\\\**a**", "\\<b>a</>", ""},
        /* Signs between blanks of any kind are meant; two asterisks never are. */
        {"a\t*\tb \u00A0*\u00A0 c\u3000*\u3000d", "a\t*\tb \u00A0*\u00A0 c\u3000*\u3000d", ""},
        {"a ** b", "a ** b", "2:5 doubtful-markup"},
        {"a **** b *** c", "a **** b *** c", ""},
        {"a* b", "a* b", "2:4 doubtful-markup"},
        {"_a", "_a", "2:3 doubtful-markup"},
        {"a_ b", "a_ b", "2:4 doubtful-markup"},
        {"__a b__c", "__a b__c", "2:3 doubtful-markup"},
        {"___a", "___a", ""},
        {"a_b c _ d (_e_f)", "a_b c _ d (_e_f)", ""},
        {"\u306F_a \u306F_\u306F a_\u306F", "\u306F_a \u306F_\u306F a_\u306F",
         "2:4 doubtful-markup, 2:8 doubtful-markup, 2:12 doubtful-markup"},
        {"\u306F___a", "\u306F___a", ""},
        {"\u306F__a", "\u306F__a", "2:4 doubtful-markup"},
        {"~~a", "~~a", "2:3 unsupported-markup"},
        {"a~~b", "a~~b", ""},
        {"a~~b~~c", "a~~b~~c", "2:4 unsupported-markup"},
        {"a ~~ b ~~~c ~d", "a ~~ b ~~~c ~d", ""},
        /* Brackets that look like a note or a link. */
        {"[^] [^ a] [^a b] [^a", "[^] [^ a] [^a b] [^a", ""},
        {"[^a] b", "[^a] b", "2:3 unsupported-markup"},
        {"a] (b) a] (https:)", "a] (b) a] (https:)", "2:11 doubtful-markup"},
        {"a](b", "a](b", "2:4 doubtful-markup"},
        {"a][b", "a][b", "2:4 doubtful-markup"},
        {"a]", "a]", ""},
        {"- [X] a\n- [ ]b\n- [xx] c\n- [", "-1 [X] a|-1 [ ]b|-1 [xx] c|-1 [", "2:5 unsupported-markup"},
        {"[ ] a", "[ ] a", ""},
        /* The line below the head of a table, and what only looks like it. */
        {"> | a |\n> |---|", ">1 | a | |---|", "2:5 unsupported-markup"},
        {"a\n b | c\n-|-", "a b | c -|-", "3:4 unsupported-markup"},
        {"|-|", "|-|", "2:3 unsupported-markup"},
        {"a\n|:|", "a |:|", ""},
        {"a\n-- -x|", "a -- -x|", ""},
        /* Bold beside East Asian letters. */
        {"\u306F**\u300C\u5B66\u300D**\u306F**\u5B66\u3002**\u306F",
         "\u306F<b>\u300C\u5B66\u300D</>\u306F<b>\u5B66\u3002</>\u306F", ""},
        {"\u306F*\uFF08\u5B66\uFF09*\u306F", "\u306F<i>\uFF08\u5B66\uFF09</>\u306F", ""},
        {"\u306F**\u5B66", "\u306F**\u5B66", "2:4 doubtful-markup"},
        /* Signs at the beginning that become markup. */
        {"1984. It was", "1.1984 It was", "2:3 doubtful-markup"},
        {"1984\\. It was", "1984. It was", ""},
        {"> 18 years", ">1 18 years", "2:3 doubtful-markup"},
        {"0) a\n1) b\n7) c", "1)0 a|1)1 b|1)2 c", "4:3 doubtful-markup"},
        {"- x\n  1. a\n  1. b\n  1. c", "-1 x|2.1 a|2.2 b|2.3 c", ""},
        {"In the year\n1984. It was\n2. or", "In the year 1984. It was 2. or", ""},
        {"Steps:\n2. a\n3. b", "Steps: 2. a 3. b", "4:3 doubtful-markup"},
        {"Steps:\n2. a\n3. b\n4. c", "Steps: 2. a 3. b 4. c", "4:3 doubtful-markup"},
        {"Steps:\na) b\nb) c\nc) d", "Steps: a) b b) c c) d", "4:3 doubtful-markup"},
        {"Steps:\n(7) b\n(8) c", "Steps: (7) b (8) c", "4:3 doubtful-markup"},
        {"a\n-b\n-c", "a -b -c", "4:3 doubtful-markup"},
        {"b. c\nd. e\n(b c) d\n(c d) e\nf)g\ng)h", "b. c d. e (b c) d (c d) e f)g g)h", ""},
        {"a\n-5 b\n-5 c", "a -5 b -5 c", ""},
        /* A product is no italics. */
        {"3 \\* 4 and 6*7*8", "3 * 4 and 6<i>7</>8", "2:15 doubtful-markup"},
        {"6**7**8", "6<b>7</>8", "2:4 doubtful-markup"},
        {"10*km* and a*b*c", "10<i>km</> and a<i>b</>c", ""},
        {"1. a\n2. b\n1. c", "1.1 a|1.2 b|1.3 c", "4:3 doubtful-markup"},
        {"a\n2) b\n3) c", "a 2) b 3) c", "4:3 doubtful-markup"},
        {"a\n2.b\n3.c", "a 2.b 3.c", ""},
        {"a\n2. b\n4. c\n3. d", "a 2. b 4. c 3. d", ""},
        {"a\n123456789. b\n123456790. c", "a 123456789. b 123456790. c", "4:3 doubtful-markup"},
        {"a\n1234567890. b\n1234567891. c", "a 1234567890. b 1234567891. c", ""},
        /* Lists as word processors write them. */
        {"\u2022\ta\n\u2022\tb", "\u2022\ta \u2022\tb", "3:3 doubtful-markup"},
        {"\u2022 a\n\u2023 b\n\u2022c\n\u2022c", "\u2022 a \u2023 b \u2022c \u2022c", ""},
        {"\u2022 a\n\u2022 b\n\u2022 c", "\u2022 a \u2022 b \u2022 c", "3:3 doubtful-markup"},
        {"Bring:\n\u2013 a\n\u2013 b", "Bring: \u2013 a \u2013 b", "4:3 doubtful-markup"},
        {"one\n\u2014 two", "one \u2014 two", ""},
        {"\u2022 a\\\n\u2022 b", "\u2022 a\n\u2022 b", ""},
        /* Code: a tab is as many spaces as CommonMark counts; a fence that is not closed takes the rest. */
        {"`a\tb` `ab\tc`", "<c>a   b</> <c>ab  c</>", ""},
        {"```\na\tb\n```\nc", "$0 <c>a   b\n</>|c", ""},
        {"```\n\ta\n\u00E4\tb\nabcd\te\n```\nc", "$0 <c>    a\n\u00E4   b\nabcd    e\n</>|c", ""},
        {"````\na\n```", "$0 <c>a\n```\n</>", "2:3 doubtful-markup"},
        {"```\na\n````", "$0 <c>a\n</>", ""},
        {"```\na\n``` \t", "$0 <c>a\n</>", ""},
        {"```\na\n``` b", "$0 <c>a\n``` b\n</>", "2:3 doubtful-markup"},
        {"~~~\na\n```", "$0 <c>a\n```\n</>", "2:3 doubtful-markup"},
        {"```", "", "2:3 unsupported-markup"},
        {"> ```\n> a", "$1 <c>a\n</>", "2:5 doubtful-markup"},
        {"1. ~~~\n   a", "$1 <c>a\n</>", "2:6 doubtful-markup"},
        {"a\n\n~~~\nb\n\nc", "a|$0 <c>b\n\nc\n</>", "4:3 doubtful-markup"},
        {"- ```\n  a\n  ```\n- b\n\n> ```\n> c\n> ```", "$1 <c>a\n</>|-1 b|$1 <c>c\n</>", ""},
        {"[a] (http://e.org)", "[a] (http://e.org)", "2:5 doubtful-markup"},
        {"[a <http://d.org> f](http://g.org) h", "<http://g.org>a </><http://g.org>http://d.org</><http://g.org> f</> h",
         "2:6 unsupported-markup"},
        /* Entities. */
        {"a&nbsp;b &copy; AT&T &#x202E;c", "a\u00A0b \u00A9 AT&T \u202Ec", "2:24 control-character"},
        {"a&#8288;b&#173;c&#8206;&#8203;d&#8207;", "a\u2060b\u00ADc\u200E\u200Bd\u200F", ""},
        /* Emphasis, lists and breaks as in CommonMark. */
        {"a\\\nb <https://e.org> <m@e.org>", "a\nb <https://e.org>https://e.org</> <mailto:m@e.org>m@e.org</>", ""},
        {"a < b and 1<2, C:\\temp, #tag", "a < b and 1<2, C:\\temp, #tag", ""},
};

/* "2:3 tag-pair, 4:1 unused-definition", in the order of the places. */
static const char *said_places(struct folder *f)
{
	const char *said = "";
	for (int line = 1; line < 9; line++)
		for (const char *p = folder_log(f); *p; p += strcspn(p, "\n"), p += *p == '\n') {
			const char *message = arena_strndup(f->arena, p, strcspn(p, "\n")), *code = strrchr(message, '[');
			int at, column;
			if (code && sscanf(message, "a.yaml:%d:%d:", &at, &column) == 2 && at == line)
				said = arena_printf(f->arena, "%s%s%d:%d %.*s", said, *said ? ", " : "", at, column,
				                    (int)strlen(code) - 2, code + 1);
		}
	return said;
}

START_TEST(markup_is_told_at_its_line)
{
	struct folder f;
	struct buf file = {0}, out = {0};
	folder_open(&f);
	buf_puts(&file, "a: |2\n");
	for (const char *p = markups[_i].given; *p;) {
		int n = (int)strcspn(p, "\n");
		buf_printf(&file, "  %.*s\n", n, p);
		p += n + (p[n] == '\n');
	}
	const struct source source = {"a.yaml", arena_strndup(f.arena, buf_cstr(&file), file.n), file.n, NULL};
	put_rich(&out, rich_prose(f.arena, f.diag, markups[_i].given, (struct where){&source, 1, 4}));
	ck_assert_str_eq(as_text(f.arena, &out), markups[_i].wanted);
	buf_free(&file);
	ck_assert_str_eq(said_places(&f), markups[_i].said);
	folder_close(&f);
}
END_TEST

/* How to mend a mark that is printed, or a list that is none. */
static const struct {
	const char *given, *hint;
} hints[] = {
        {"a `b", "code ends with as many marks as it begins with; write \\` for one that is meant"},
        {"a ** b", "no space stands between a '**' and its bold text; write \\*\\* for signs that are meant"},
        {"*a", "italics: one '*' before and one behind the words; write \\* for signs that are meant"},
        {"__a", "bold text: one '__' before and one behind the words; write \\_\\_ for signs that are meant"},
        {"(a)**b", "a '**' between a sign and a letter does not end bold text; put the sign behind it"},
        {"a**(b", "a '**' between a sign and a letter does not end bold text; put the sign behind it"},
        {"a**\u00ABb", "a '**' between a sign and a letter does not end bold text; put the sign behind it"},
        {"a\u00BB**b", "a '**' between a sign and a letter does not end bold text; put the sign behind it"},
        {"a\u2010**b", "a '**' between a sign and a letter does not end bold text; put the sign behind it"},
        {"a\u205E**b", "a '**' between a sign and a letter does not end bold text; put the sign behind it"},
        {"a\u3001**b", "a '**' between a sign and a letter does not end bold text; put the sign behind it"},
        {"a\u3011**b", "a '**' between a sign and a letter does not end bold text; put the sign behind it"},
        {"a\uFF01**b", "a '**' between a sign and a letter does not end bold text; put the sign behind it"},
        {"a\uFF0F**b", "a '**' between a sign and a letter does not end bold text; put the sign behind it"},
        {"a**b", "bold text: one '**' before and one behind the words; write \\*\\* for signs that are meant"},
        {"a\u3012**b", "bold text: one '**' before and one behind the words; write \\*\\* for signs that are meant"},
        {"a\uFF10**b", "bold text: one '**' before and one behind the words; write \\*\\* for signs that are meant"},
        {"a\u00AC**b", "bold text: one '**' before and one behind the words; write \\*\\* for signs that are meant"},
        {"a\u00BC**b", "bold text: one '**' before and one behind the words; write \\*\\* for signs that are meant"},
        {"**(b", "bold text: one '**' before and one behind the words; write \\*\\* for signs that are meant"},
        {") b(**", "bold text: one '**' before and one behind the words; write \\*\\* for signs that are meant"},
        {"~~a", "write \\~~ for signs that are meant"},
        {"[^1]", "write the note into the text, in brackets; write \\[^ for signs that are meant"},
        {"a] (http", "no space stands before the address: [text](https://example.org)"},
        {"a](b", "its address holds a space, or its end is missing: [text](https://example.org)"},
        {"a][b", "no line gives its address: [name]: https://example.org"},
        {"- [ ] a", "a list box of the layout has `marker: check`; write \\[ for a bracket that is meant"},
        {"a\n|-|", "write \\| for a bar that is meant"},
        {"a\n2. b\n3. c", "an empty line stands before a list that does not begin with 1"},
        {"a\n\u2022 b\n\u2022 c", "the items of a list begin with '- '"},
        {"a\na) b\nb) c", "the items of a list begin with '1. ' or '- '"},
        {"a\nA. b\nB. c", "a line that ends with a backslash is broken there"},
        {"(1) b\n(2) c", "the items of a list begin with '1. ' or '- '"},
        {"\u2460 b\n\u2461 c", "the items of a list begin with '1. ' or '- '"},
        {"\u0430) b\n\u0431) c", "the items of a list begin with '1. ' or '- '"},
        {"-b\n-c", "a space stands behind the dash of an item"},
        {"6*7*8", "write \\* for signs that are meant"},
        {"6**7**8", "write \\*\\* for signs that are meant"},
        {"~~~~ a\nb", "a line of as many signs closes it; write \\~~~ for signs that are meant"},
};

START_TEST(marks_have_hints)
{
	struct folder f;
	folder_open(&f);
	rich_prose(f.arena, f.diag, hints[_i].given, (struct where){0});
	ck_assert_msg(strstr(folder_log(&f), hints[_i].hint), "%s: %s", hints[_i].given, folder_log(&f));
	folder_close(&f);
}
END_TEST

/* Signs that word processors begin the items of a list with. */
START_TEST(bullets_of_word_processors)
{
	static const char *const bullets[] = {"\u2013", "\u2014", "\u2022", "\u2023", "\u2043", "\u25A0", "\u25AA",
	                                      "\u25B6", "\u25BA", "\u25CB", "\u25CF", "\u25E6", "\u27A2", "\uF0B7"};
	for (int i = 0; i < COUNT_OF(bullets); i++) {
		struct folder f;
		folder_open(&f);
		rich_prose(f.arena, f.diag, arena_printf(f.arena, "a\n%s b\n%s c", bullets[i], bullets[i]),
		           (struct where){0});
		ck_assert_ptr_nonnull(strstr(folder_log(&f), "the lines of this list are joined to a paragraph"));
		folder_close(&f);
	}
}
END_TEST

/* Characters that no text may hold are none as entities either. */
static const struct {
	const char *entity;
	bool good;
} entities[] = {
        {"&#65;", true},      {"&#x41;", true},    {"&#X41;", true},       {"&#xFDCF;", true},   {"&#xFDD0;", false},
        {"&#xFDEF;", false},  {"&#xFDF0;", true},  {"&#xFFFD;", true},     {"&#xFFFE;", false},  {"&#65535;", false},
        {"&#x1FFFE;", false}, {"&#x1FFFD;", true}, {"&#x10FFFF;", false},  {"&#x10FFFD;", true}, {"&#x110000;", false},
        {"&#xFEFF;", false},  {"&#xFEFE;", true},  {"&#xFFF8;", true},     {"&#xFFF9;", false},  {"&#xFFFB;", false},
        {"&#xFFFC;", true},   {"&#xD7FF;", true},  {"&#xD800;", false},    {"&#xDFFF;", false},  {"&#xE000;", true},
        {"&#9;", true},       {"&#10;", true},     {"&#1;", false},        {"&#x7F;", false},    {"&#x9F;", false},
        {"&#xA0;", true},     {"&#x200B;", true},  {"&#x200F;", true},     {"&#x2028;", false},  {"&#x202A;", false},
        {"&#x202E;", false},  {"&#x202F;", true},  {"&#x2060;", true},     {"&#1", true},        {"&#x;", true},
        {"&#xg;", true},      {"&#;", true},       {"a&#x41;&#1;", false},
};

START_TEST(entities_are_characters_that_there_are)
{
	struct folder f;
	folder_open(&f);
	const struct rich *r =
	        rich_prose(f.arena, f.diag, arena_printf(f.arena, "a %s b", entities[_i].entity), (struct where){0});
	for (const char *p = rich_text(f.arena, r); *p; p++)
		ck_assert_msg((unsigned char)*p < 0xFE, "no UTF-8");
	ck_assert_int_eq(strstr(folder_log(&f), "control-character") == NULL, entities[_i].good);
	folder_close(&f);
}
END_TEST

/* Texts that CommonMark would give back as they are need not be read by it. */
START_TEST(plain_prose)
{
	static const char *const plain[] = {"a",  "a. b", "12", "12 a",   "a-b", "a+",   "-",
	                                    "- ", "+",    "*",  "* \t\n", "1.",  "12) ", "a\"'():;"};
	static const char *const others[] = {" a", "\ta", "-a", "- a", "+a",   "*a", "1. a", "1.a", "12) a",
	                                     ".a", ")",   "a*", "a_",  "a`",   "a[", "a]",   "a<",  "a>",
	                                     "a&", "a\\", "a!", "a#",  "a\nb", "a~", "a|",   "a=",  "--"};
	for (int i = 0; i < COUNT_OF(plain); i++)
		ck_assert_msg(prose_is_plain(plain[i]), "%s", plain[i]);
	for (int i = 0; i < COUNT_OF(others); i++)
		ck_assert_msg(!prose_is_plain(others[i]), "%s", others[i]);
}
END_TEST

/* All text of a prose without its marks, blocks on lines of their own; what only breaks lines is left out. */
START_TEST(prose_as_text)
{
	static const struct example texts[] = {
	        {"one **two** *three*", "one two three", ""},
	        {"one\n\n- two\n- three", "one\ntwo\nthree", ""},
	        {"com\u00ADpu\u00ADter", "computer", ""},
	        {"a\u2060b\u200Bc", "abc", ""},
	        {"\u00ADa\u00AD", "a", ""},
	        {"Br\u00FCcke", "Br\u00FCcke", ""},
	        {"", "", ""},
	};
	struct folder f;
	folder_open(&f);
	for (int i = 0; i < COUNT_OF(texts); i++)
		ck_assert_str_eq(rich_text(f.arena, rich_prose(f.arena, f.diag, texts[i].given, (struct where){0})),
		                 texts[i].wanted);
	ck_assert_str_eq(rich_text(f.arena, rich_plain(f.arena, "a *b*", (struct where){0})), "a *b*");
	ck_assert_ptr_null(rich_plain(f.arena, "", (struct where){0}));
	ck_assert_ptr_null(rich_prose(f.arena, f.diag, "", (struct where){0}));
	folder_close(&f);
}
END_TEST

/* A value in a text without markup: its own isolates stay, but it begins and ends none beyond itself. */
START_TEST(values_are_isolated)
{
	static const struct example values[] = {
	        {"Anna K.", "\u2068Anna K.\u2069", "<Anna K.>"},
	        {"", "\u2068\u2069", ""},
	        {"a\u2067b\u2069c", "\u2068a\u2067b\u2069c\u2069", "<a\u2067b\u2069c>"},
	        {"a\u2069b", "\u2068ab\u2069", "<ab>"},
	        {"a\u2067b\u2068c", "\u2068a\u2067b\u2068c\u2069\u2069\u2069", "<a\u2067b\u2068c\u2069\u2069>"},
	        {"\u2066\u2069\u2069\u2066", "\u2068\u2066\u2069\u2066\u2069\u2069", "<\u2066\u2069\u2066\u2069>"},
	        {"\u2065\u206A", "\u2068\u2065\u206A\u2069", "<\u2065\u206A>"},
	};
	struct arena *a = arena_new();
	for (int i = 0; i < COUNT_OF(values); i++) {
		const char *text = text_isolated(a, values[i].given), *spans = "";
		ck_assert_str_eq(text, values[i].wanted);
		const struct span_vec v = text_spans(a, arena_printf(a, "%s%s.", text, text));
		ck_assert_int_eq(v.v.n, *values[i].said ? 3 : 1);
		for (int k = 0; k < v.v.n; k++)
			spans = arena_printf(a, v.v.v[k].flags & SPAN_GIVEN ? "%s<%s>" : "%s%s", spans, v.v.v[k].text);
		ck_assert_str_eq(spans, arena_printf(a, "%s%s.", values[i].said, values[i].said));
	}
	ck_assert_int_eq(text_spans(a, "").v.n, 0);
	ck_assert_int_eq(text_spans(a, "a\u2068b").v.n, 2); /* one that was cut off */
	ck_assert_int_eq(rich_plain(a, "a\u2068b\u2069", (struct where){0})->block->n, 2);
	arena_free(a);
}
END_TEST

/* A title has isolates where lines run the other way, or a letter may; and none around what is not given. */
START_TEST(titles_isolate_what_was_given)
{
	static const struct {
		const char *value;
		bool rtl;
		const char *wanted;
	} titles[] = {{"Anna K.", false, "To Anna K."},
	              {"Anna K.", true, "To \u2068Anna K.\u2069"},
	              {"ليلى", false, "To \u2068ليلى\u2069"}};
	struct arena *a = arena_new();
	for (int i = 0; i < COUNT_OF(titles); i++) {
		struct span span[] = {{.text = "To "}, {.text = titles[i].value, .flags = SPAN_GIVEN}};
		struct rich_block block = {.n = 2, .span = span};
		const struct rich r = {.n = 1, .block = &block};
		ck_assert_str_eq(rich_told(a, &r, titles[i].rtl), titles[i].wanted);
		ck_assert_str_eq(rich_text(a, &r), arena_printf(a, "To %s", titles[i].value));
	}
	arena_free(a);
}
END_TEST

/* A text stands at the place that it was given; one without marks is one span. */
START_TEST(prose_knows_its_place)
{
	static const char *const texts[] = {"plain", "with **marks**"};
	struct folder f;
	folder_open(&f);
	for (int i = 0; i < COUNT_OF(texts); i++) {
		const struct rich *r = rich_prose(f.arena, f.diag, texts[i], (struct where){NULL, 7, 3});
		ck_assert_int_eq(r->at.line, 7);
		ck_assert_int_eq(r->at.column, 3);
		ck_assert_int_eq(r->n, 1);
		ck_assert_int_eq(r->block[0].n, i + 1);
		ck_assert_int_eq(r->block[0].kind, RICH_PARAGRAPH);
		ck_assert_int_eq(r->block[0].depth, 0);
	}
	folder_close(&f);
}
END_TEST

START_TEST(runs_of_spaces_are_one)
{
	/* No-break spaces are kept, and code is; what is left of nothing is dropped. */
	struct span span[] = {{.text = "a \t b "},
	                      {.text = "  "},
	                      {.text = "\tc\u00A0\u00A0"},
	                      {.text = "  d", .flags = SPAN_CODE},
	                      {.text = " \n e"}};
	const char *const left[] = {"a b ", "c\u00A0\u00A0", "  d", "\ne"};
	struct arena *a = arena_new();
	ck_assert_int_eq(spans_collapse(a, span, COUNT_OF(span)), COUNT_OF(left));
	for (int i = 0; i < COUNT_OF(left); i++)
		ck_assert_str_eq(span[i].text, left[i]);
	arena_free(a);
}
END_TEST

START_TEST(prose_is_read)
{
	const struct example *e = &proses[_i];
	struct folder f;
	struct buf out = {0};
	folder_open(&f);
	put_rich(&out, rich_prose(f.arena, f.diag, e->given, (struct where){0}));
	ck_assert_str_eq(as_text(f.arena, &out), e->wanted);
	ck_assert_int_eq(diag_errors(f.diag) > 0, *e->said != 0);
	ck_assert(!*e->said || strstr(folder_log(&f), e->said));
	folder_close(&f);
}
END_TEST

Suite *suite_rich(void)
{
	Suite *suite = suite_create("rich");
	TCase *c = tcase_create("rich");
	tcase_add_loop_test(c, prose_is_read, 0, COUNT_OF(proses));
	tcase_add_loop_test(c, markup_is_told_at_its_line, 0, COUNT_OF(markups));
	tcase_add_loop_test(c, marks_have_hints, 0, COUNT_OF(hints));
	tcase_add_test(c, bullets_of_word_processors);
	tcase_add_loop_test(c, entities_are_characters_that_there_are, 0, COUNT_OF(entities));
	tcase_add_test(c, plain_prose);
	tcase_add_test(c, prose_as_text);
	tcase_add_test(c, runs_of_spaces_are_one);
	tcase_add_test(c, prose_knows_its_place);
	tcase_add_test(c, values_are_isolated);
	tcase_add_test(c, titles_isolate_what_was_given);
	suite_add_tcase(suite, c);
	return suite;
}

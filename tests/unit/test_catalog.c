/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Translations: what a PO file gives for the texts of the content, and what is said of mistakes in
 * it. Lines of a PO file are counted from its header, which takes two.
 */
#include "catalog.h"
#include "folder.h"
#include "rich.h"

Suite *suite_catalog(void);

#define HEADER "msgid \"\"\nmsgstr \"Content-Type: text/plain; charset=UTF-8\\n\"\n"
#define ENTRY(context, source, text) "msgctxt \"" context "\"\nmsgid \"" source "\"\nmsgstr \"" text "\"\n"

static const char shape[] = "fields:\n"
                            "  title: {type: text}\n"
                            "  lead: {type: prose}\n"
                            "  year: {type: number}\n"
                            "  tags: {type: list, of: {type: text}}\n"
                            "  home: {type: link, required: false}\n"
                            "  parts: {type: list, of: {type: group, fields: {id: {type: id}, name: {type: text}}}}\n";
static const char source_text[] = "language: en\n"
                                  "title: Bridges\n"
                                  "lead: 'A **short** [one](https://e.org).'\n"
                                  "year: 1849\n"
                                  "tags: [wide, flat]\n"
                                  "parts: [{id: deck, name: Deck}, {id: pier, name: Pier}]\n";

struct bench {
	struct folder f;
	struct content *content;
};

static void bench_open(struct bench *b, const char *po)
{
	folder_open(&b->f);
	folder_put(&b->f, "layouts/shapes/demo.yaml", shape);
	folder_put(&b->f, "en.yaml", source_text);
	folder_put(&b->f, "de.po", po);
	b->content = content_load(b->f.root, b->f.arena, b->f.diag, "en.yaml",
	                          shape_load(b->f.root, b->f.arena, b->f.diag, "demo", (struct where){0}));
	ck_assert_str_eq(folder_said(&b->f), "");
}

static struct translation translate(struct bench *b, struct content **out)
{
	struct translation t = {.diag = b->f.diag, .source_language = b->content->language};
	struct text_map map = {translate_text, b->f.arena, &t};
	t.catalog = catalog_load(b->f.root, b->f.diag, "de.po");
	*out = content_map(b->content, &map);
	return t;
}

/* -- translations --------------------------------------------------------------------------- */

static const struct node *text_at(const struct content *c, const char *key) { return node_find(c->top, key); }

/* What is not translated, or no longer of the same source, stays and says which language it is in. */
START_TEST(texts_are_translated)
{
	struct bench b;
	struct content *c;
	bench_open(&b,
	           HEADER ENTRY("title", "Bridges", "Brücken")
	                   ENTRY("tags.1", "broad", "breit") "#, fuzzy\n" ENTRY("tags.2", "flat", "flach")
	                           ENTRY("parts.deck.name", "Deck", "")
	                                   ENTRY("parts.pier.name", "Pier",
	                                         "Pfeiler") "#~ msgctxt \"old\"\n#~ msgid \"a\"\n#~ msgstr \"b\"\n");
	struct translation t = translate(&b, &c);
	ck_assert_str_eq(text_at(c, "title")->text, "Brücken");
	ck_assert_ptr_null(text_at(c, "title")->lang);
	ck_assert_int_eq(text_at(c, "title")->at.line, 5); /* mistakes in it are the translator's */
	ck_assert_str_eq(text_at(c, "tags")->item[0]->text, "wide");
	ck_assert_str_eq(text_at(c, "tags")->item[0]->lang, "en");
	ck_assert_str_eq(text_at(c, "tags")->item[1]->lang, "en");
	ck_assert_str_eq(text_at(c, "lead")->lang, "en");
	ck_assert_str_eq(node_find(text_at(c, "parts")->item[0], "name")->lang, "en");
	ck_assert_str_eq(node_find(text_at(c, "parts")->item[1], "name")->text, "Pfeiler");
	ck_assert_int_eq(t.progress.total, 6);
	ck_assert_int_eq(t.progress.translated, 2);
	ck_assert_int_eq(t.progress.stale, 2);
	ck_assert_int_eq(t.progress.missing, 2);
	ck_assert_str_eq(text_at(b.content, "title")->text, "Bridges"); /* the source stays as it was */
	ck_assert_str_eq(folder_said(&b.f), "");
	folder_close(&b.f);
}
END_TEST

/* Two entries for one text have different sources, or the library refuses them; the later counts. */
START_TEST(the_later_entry_of_a_text_counts)
{
	struct bench b;
	struct content *c;
	bench_open(&b, HEADER ENTRY("title", "Bridge", "Brücke") ENTRY("title", "Bridges", "Brücken"));
	translate(&b, &c);
	ck_assert_str_eq(text_at(c, "title")->text, "Brücken");
	folder_put(&b.f, "fr.po", HEADER ENTRY("title", "Bridges", "Ponts") ENTRY("title", "Bridge", "Pont"));
	ck_assert_str_eq(catalog_find(catalog_load(b.f.root, b.f.diag, "fr.po"), "title")->text, "Pont");
	ck_assert_str_eq(folder_said(&b.f), "");
	folder_close(&b.f);
}
END_TEST

struct example {
	const char *given, *said, *message;
};

#define LEAD(text) HEADER ENTRY("lead", "A **short** [one](https://e.org).", text)

static const struct example files[] = {
        {LEAD("Ein **kurzer** [einer](https://e.org/de)."), "de.po:5 po-link", "links to https://e.org/de"},
        {LEAD("[Einer](https://e.org), und **kurz**."), "", ""},
        {LEAD("3. Ein **kurzer** [einer](https://e.org)."), "de.po:5 po-markup", "paragraphs or list items"},
        {LEAD("> Ein **kurzer** [einer](https://e.org)."), "de.po:5 po-markup", "paragraphs or list items"},
        {LEAD("Ein **kurzer** [einer](https://e.org) <nobr>a"), "de.po:5 tag-pair", ""},
        {LEAD("Ein **kurzer** [einer](https://e.org) <span lang=\\\"!?\\\">a</span>"), "de.po:5 bad-language", ""},
        {LEAD("<nobr>Ein **kurzer**</nobr> [einer](https://e.org)."), "", ""},
        {LEAD("Ein kurzer [einer](https://e.org)."), "de.po:5 po-markup", "the bold text of its source"},
        {LEAD("**Kurz:**er [einer](https://e.org)."), "de.po:5 po-markup", "put the sign behind it"},
        {LEAD("**短い：**文 [einer](https://e.org)."), "", ""}, /* no space stands there in Japanese */
        {LEAD("Ein **kurzer [einer](https://e.org)."), "de.po:5 po-markup", "hint: a '**' stands alone"},
        {LEAD("Ein kurzer [einer](https://e.org) `."), "de.po:5 po-markup",
         "has 1, the translation 0; one is written **words**"},
        {LEAD("Ein **kurzer** einer."), "de.po:5 po-markup", "one is written [text](address)"},
        {LEAD("- Ein **kurzer** [einer](https://e.org)."), "de.po:5 po-markup", "an empty line parts paragraphs"},
        {LEAD("*Ein* **kurzer** [einer](https://e.org)."), "de.po:5 po-markup", "italics"},
        {LEAD("Ein **kurzer** einer."), "de.po:5 po-markup", "links"},
        {LEAD("Ein **kurzer**\\n\\n[einer](https://e.org)."), "de.po:5 po-markup", "paragraphs"},
        {LEAD("Ein **kurzer** [einer](https://e.org) <br>."), "de.po:5 unsupported-markup", ""},
        {LEAD("Ein **kurzer** [einer](https://e.org) **mehr**."), "de.po:5 po-markup", "the bold text of its source"},
        {LEAD("Ein **kur**zer** [einer](https://e.org)."), "de.po:5 doubtful-markup", "printed as it stands"},
        {LEAD("Ein `kurzer` **a** [einer](https://e.org)."), "de.po:5 po-markup", "code"},
        {LEAD("Ein **kurzer** [einer](https://e.org) und [zwei](https://e.org)."), "de.po:5 po-markup", "links"},
        {LEAD("- Ein **kurzer**\\n- [einer](https://e.org)"), "de.po:5 po-markup", "paragraphs or list items"},
        {LEAD("Ein **<span lang=\\\"en\\\">short</span>** [einer](https://e.org)."), "", ""},
        {LEAD("## Ein **kurzer** [einer](https://e.org)."), "de.po:5 unsupported-markup", "headings"},
        {HEADER ENTRY("title", "Bridges", "**Br\u00FCcken**"), "de.po:5 doubtful-markup", "the mark '**' is printed"},
        {HEADER ENTRY("title", "Bridges", "Die **Br\u00FCcken"), "de.po:5 doubtful-markup", "the mark '**' is printed"},
        {HEADER ENTRY("title", "Bridges", "2**3 Br\u00FCcken, ** mit Fu\u00DFnote"), "", ""},
        {HEADER ENTRY("title", "Bridges", "*Br\u00FCcken*, 3*4*5"), "de.po:5 doubtful-markup", "italics stand in fields"},
        {HEADER ENTRY("title", "Bridges", "<em>Br\u00FCcken</em>"), "de.po:5 doubtful-markup", "the tag <em> is"},
        {HEADER ENTRY("title", "Bridges", "Br&uuml;cken"), "de.po:5 doubtful-markup", "'&uuml;' is printed"},
        {HEADER ENTRY("title", "Bridges", "Br\u00FCcken: 3 * 4*5*6"), "", ""}, /* products */
        {HEADER ENTRY("tags.1", "wide", "[breit](https://e.org)"), "de.po:5 doubtful-markup", "this link"},
        {HEADER ENTRY("tags.1", "wide", "{breit}"), "", ""}, /* and braces in words */
        {HEADER "## a comment\n" ENTRY("title", "Bridges", "Br\u00FCcken"), "", ""},
        {HEADER ENTRY("title", "Bridges", "a \uFFFD b"), "", ""}, /* the sign for damage, undamaged */
        {HEADER ENTRY("title", "Bridges", "a") ENTRY("title", "Bridges", "b"), "de.po:7 po-syntax", "duplicate"},
        {HEADER ENTRY("title", "Bridges", "a") ENTRY("title", "Bridges", "b"), "de.po:7 po-syntax", "delete one of them"},
        {HEADER ENTRY("title", "Bridges", "Die \"hohen\" Br\u00FCcken"), "de.po:5 po-syntax",
         "a quotation mark inside of a text is written \\\""},
        {HEADER "msgctxt \"title\"\nmsgid \"Bridges\"\nmsgstr \u201EBr\u00FCcken\u201C\n", "de.po:5 po-syntax",
         "between straight quotation marks"},
        {HEADER ENTRY("title", "Bridges", "C:\\Br\u00FCcken"), "de.po:5 po-syntax", "is written twice"},
        {HEADER "<<<<<<< ours\n" ENTRY("title", "Bridges", "Br\u00FCcken") "=======\n", "de.po:3 po-syntax",
         "two versions of the file were merged"},
        {"msgid \"\"\rmsgstr \"\"\r", "de.po:1 po-syntax", "carriage returns alone"},
        {HEADER "msgid \"Bridges\"\nmsgstr \"Brücken\"\n", "de.po:4 po-entry", "no msgctxt"},
        {HEADER "msgctxt \"title\"\nmsgid \"Bridges\"\nmsgid_plural \"more\"\nmsgstr[0] \"a\"\nmsgstr[1] \"b\"\n",
         "de.po:6 po-entry", "plural forms"},
        {HEADER "msgctxt \"title\"\nmsgid \"Bridges\"\nmsgid_plural \"more\"\nmsgstr[0] \"a\"\nmsgstr[1] \"b\"\n",
         "de.po:6 po-entry", "hint: write msgid and msgstr only"},
        {HEADER ENTRY("title", "Bridges", "\x07rbel"), "de.po:5 control-character", "in the translation of 'title'"},
        {HEADER "#, c-format\n#, fuzzy\n#, no-wrap\n" ENTRY("title", "Bridges", "\x01"), "", ""}, /* not used */
        {HEADER "msgctxt \"title\"\nmsgid \"Bridges\"\nmsgstr \"\"\n  \"Br\u00FCcken\n", "de.po:6 po-syntax",
         "the quotation mark that opens here is not closed"},
        {HEADER ENTRY("title", "Bridges", " \u00A0\u3000"), "de.po:5 po-blank", "'title' is blank"},
        {HEADER ENTRY("title", "Bridges", "Br\\374cken"), "de.po:5 po-syntax", "not UTF-8"},
        {HEADER ENTRY("title", "Bridges", "Br\\0cken"), "de.po:5 control-character", "U+0000"},
        {HEADER ENTRY("title", "Bridges", "Br\\x00 cken"), "de.po:5 control-character", "U+0000"},
        {HEADER ENTRY("title", "Bridges", "Br\\\\0cken"), "", ""}, /* a backslash */
        {HEADER ENTRY("title", "Bridges", "Br\\bcken"), "de.po:5 control-character", "U+0008"},
        {HEADER ENTRY("title", "Bridges", "Br\u202Ecken"), "de.po:5 control-character", "U+202E"},
        {HEADER ENTRY("title", "Bridges", "Br\U000E0041cken"), "de.po:5 control-character", "U+E0041"},
        {HEADER ENTRY("title", "Bridges", "\u2068Br\u2069"), "", ""}, /* isolates are of use */
        {HEADER ENTRY("title", "Bridges", "a <nobr>b"), "de.po:5 tag-pair", ""},
        {HEADER ENTRY("title", "Bridges", "a <span lang='-'>b</span>"), "de.po:5 bad-language", ""},
        {HEADER "domain \"other\"\n" ENTRY("title", "Bridges", "a"), "de.po:3 po-entry", "another domain"},
        {HEADER "msgctxt \"title\"\nmsgid \"Bridges\"\n", "de.po:4 po-syntax", ""},
        {HEADER "msgctxt \"title\"\n# a comment\nmsgid \"Bridges\"\nmsgstr \"Brücken\"\n", "de.po:5 po-syntax", ""},
        {HEADER "# a comment\n#. another\n" ENTRY("title", "Bridges", "Brücken"), "", ""},
};

START_TEST(files_are_checked)
{
	struct bench b;
	struct content *c;
	bench_open(&b, files[_i].given);
	translate(&b, &c);
	const char *said = folder_said(&b.f);
	ck_assert_str_eq(arena_strndup(b.f.arena, said, strcspn(said, ",")), files[_i].said);
	ck_assert_ptr_nonnull(strstr(folder_log(&b.f), files[_i].message));
	folder_close(&b.f);
}
END_TEST

/* A text of a translation is never nothing, as an empty value of YAML is. */
START_TEST(a_translation_may_say_null)
{
	static const char *const texts[] = {"null", "~", "true"};
	for (int i = 0; i < COUNT_OF(texts); i++) {
		struct bench b;
		struct content *c;
		bench_open(&b, "");
		folder_put(&b.f, "de.po", arena_printf(b.f.arena, HEADER ENTRY("title", "Bridges", "%s"), texts[i]));
		translate(&b, &c);
		ck_assert_str_eq(text_at(c, "title")->text, texts[i]);
		ck_assert(!node_is_null(text_at(c, "title")));
		folder_close(&b.f);
	}
}
END_TEST

/* -- links ---------------------------------------------------------------------------------- */

#define ENGLISH "https://e.org"
#define GERMAN "https://e.org/de"
static const struct {
	const char *po, *address, *said;
	int translated, stale;
} addresses[] = {
        {ENTRY("home", ENGLISH, GERMAN), GERMAN, "", 1, 0},
        /* None chosen: that of the source stands, whatever it was before. */
        {"", ENGLISH, "", 1, 0},
        {ENTRY("home", ENGLISH, ""), ENGLISH, "", 1, 0},
        {ENTRY("home", ENGLISH, ENGLISH), ENGLISH, "", 1, 0},
        {ENTRY("home", "https://old.org", "https://old.org"), ENGLISH, "", 1, 0},
        {"#, fuzzy\n#| msgid \"https://old.org\"\n" ENTRY("home", ENGLISH, "https://old.org"), ENGLISH, "", 1, 0},
        /* One that was chosen for another page is to be looked at again. */
        {ENTRY("home", "https://old.org", GERMAN), ENGLISH, "", 0, 1},
        {"#, fuzzy\n" ENTRY("home", ENGLISH, GERMAN), ENGLISH, "", 0, 1},
        /* The same is asked of it as of the source's. */
        {ENTRY("home", ENGLISH, "e.org/de"), "e.org/de", "de.po:5 bad-link", 1, 0},
        {ENTRY("home", ENGLISH, "file:///home"), "file:///home", "de.po:5 bad-link", 1, 0},
        {ENTRY("home", ENGLISH, "mailto:a@e.org"), "mailto:a@e.org", "", 1, 0},
        {ENTRY("home", ENGLISH, "  "), ENGLISH, "de.po:5 po-blank", 1, 0},
};

START_TEST(addresses_are_chosen)
{
	struct bench b;
	struct content *c;
	char po[4000];
	ck_assert_int_lt(snprintf(po, sizeof(po), "%s%s", HEADER, addresses[_i].po), (int)sizeof(po));
	bench_open(&b, po);
	folder_put(&b.f, "home.yaml", "title: T\nlead: L\nyear: 1\ntags: []\nparts: []\nhome: " ENGLISH "\n");
	b.content = content_load(b.f.root, b.f.arena, b.f.diag, "home.yaml", b.content->shape);
	struct translation t = translate(&b, &c);
	ck_assert_str_eq(text_at(c, "home")->text, addresses[_i].address);
	ck_assert_ptr_null(text_at(c, "home")->lang);
	ck_assert_str_eq(folder_said(&b.f), addresses[_i].said);
	ck_assert_int_eq(t.progress.translated, addresses[_i].translated);
	ck_assert_int_eq(t.progress.stale, addresses[_i].stale);
	folder_close(&b.f);
}
END_TEST

/* The words of a layout keep the addresses of their links. */
START_TEST(words_keep_their_links)
{
	static const struct example links[] = {
	        {"[Hier](https://e.org/) und [dort]({home})", "", ""},
	        {"[Dort]({home}), [hier](https://e.org/)", "", ""},
	        {"[Hier](https://e.org/de)", "de.po:5 po-link", "links to https://e.org/de"},
	        {"[Hier](https://e.org/) [da](https://e.com)", "de.po:5 po-link", "links to https://e.com"},
	        {"[sic] (https://e.com)", "", ""},
	};
	for (int i = 0; i < COUNT_OF(links); i++) {
		struct bench b;
		const char *source = "[Here](https://e.org/) and [there]({home})";
		bench_open(&b, "");
		folder_put(&b.f, "de.po",
		           arena_printf(b.f.arena, HEADER ENTRY("page:word.of", "%s", "%s"), source, links[i].given));
		struct translation t = {.diag = b.f.diag, .source_language = "en"};
		struct text_map map = {translate_text, b.f.arena, &t};
		t.catalog = catalog_load(b.f.root, b.f.diag, "de.po");
		translate_text(&map, "page:word.of", NULL, node_text(b.f.arena, source, (struct where){0}));
		const char *said = folder_said(&b.f);
		const bool braces = !strstr(links[i].given, "{home}");
		ck_assert_int_eq(strstr(said, "po-placeholder") != NULL, braces);
		ck_assert_int_eq(strstr(said, "po-link") != NULL, *links[i].said != 0);
		ck_assert_ptr_nonnull(strstr(folder_log(&b.f), links[i].message));
		folder_close(&b.f);
	}
}
END_TEST

/* The words of a layout keep what stands in braces, each as often as the source has it. */
static const struct example words[] = {
        {"Seite {page} von {pages}", "", ""},
        {"{pages} Seiten, davon {page}", "", ""},
        {"Seite {page} von {{pages}}", "de.po:5 po-placeholder", "{pages}"},
        {"Seite {page}", "de.po:5 po-placeholder", "{pages}"},
        {"Seite {page} von {page} {pages}", "de.po:5 po-placeholder", "{page}"},
        {"Seite {page} von {pages} {title}", "de.po:5 po-placeholder", "{title}"},
        {"Seite {seite} von {pages}", "de.po:5 po-placeholder", "{page}"},
};

START_TEST(words_keep_their_braces)
{
	struct bench b;
	bench_open(&b, "");
	folder_put(&b.f, "de.po",
	           arena_printf(b.f.arena, HEADER ENTRY("page:word.of", "Page {page} of {pages}", "%s"), words[_i].given));
	struct translation t = {.diag = b.f.diag, .source_language = "en"};
	struct text_map map = {translate_text, b.f.arena, &t};
	t.catalog = catalog_load(b.f.root, b.f.diag, "de.po");
	struct node *n = node_text(b.f.arena, "Page {page} of {pages}", (struct where){0});
	ck_assert_str_eq(translate_text(&map, "page:word.of", NULL, n)->text, words[_i].given);
	ck_assert_str_eq(folder_said(&b.f), words[_i].said);
	ck_assert_ptr_nonnull(strstr(folder_log(&b.f), words[_i].message));
	folder_close(&b.f);
}
END_TEST

/* A translation names the classes of its source, however often and in whichever order. */
static const struct example class_words[] = {
        {"<span class=\\\"b\\\">und</span> <span class=\\\"a\\\">links</span>", "", ""},
        {"<span class=\\\"a\\\">links</span> <span class=\\\"b\\\">und</span> <span class=\\\"b\\\">auch</span>", "", ""},
        {"<span class=\\\"a\\\">links</span> und", "de.po:5 po-markup", "does not have the class \"b\" of its source"},
        {"<span class=\\\"a\\\">x</span> <span class=\\\"b\\\">y</span> <span class=\\\"c\\\">z</span>", "de.po:5 po-markup",
         "class \"c\""},
};

START_TEST(translations_keep_their_classes)
{
	struct bench b;
	bench_open(&b, "");
	folder_put(&b.f, "de.po",
	           arena_printf(b.f.arena,
	                        HEADER ENTRY("page:word.of",
	                                     "<span class=\\\"a\\\">left</span> <span class=\\\"b\\\">and</span>", "%s"),
	                        class_words[_i].given));
	struct translation t = {.diag = b.f.diag, .source_language = "en"};
	struct text_map map = {translate_text, b.f.arena, &t};
	t.catalog = catalog_load(b.f.root, b.f.diag, "de.po");
	struct node *n =
	        node_text(b.f.arena, "<span class=\"a\">left</span> <span class=\"b\">and</span>", (struct where){0});
	ck_assert_ptr_ne(translate_text(&map, "page:word.of", NULL, n), n);
	ck_assert_str_eq(folder_said(&b.f), class_words[_i].said);
	ck_assert_ptr_nonnull(strstr(folder_log(&b.f), class_words[_i].message));
	folder_close(&b.f);
}
END_TEST

/* Files of several languages, read one after another, however each is laid out. */
static const struct {
	const char *po, *wanted; /* context=source=text of each entry, and the line of its msgstr */
} series[] = {
        {HEADER ENTRY("title", "Bridges", "Ponts") ENTRY("tags.1", "wide", "large"),
         "title=Bridges=Ponts@5 tags.1=wide=large@8 "},
        {HEADER "# note\n" ENTRY("title", "Bridges", "Puentes") "\n" ENTRY("tags.1", "broad", "ancho"),
         "title=Bridges=Puentes@6 tags.1=broad=ancho@10 "},
        {HEADER "msgctxt \"title\"\nmsgid \"\"\n\"Brid\"\n\"ges\"\nmsgstr \"Br\"\n" ENTRY("tags.1", "wide", "breit"),
         "title=Bridges=Br@7 tags.1=wide=breit@10 "},
        {HEADER "msgctxt \"title\"\nmsgid \"\"\n\"Brid\"\n\"ges\"\nmsgstr \"Puntes\"\n", "title=Bridges=Puntes@7 "},
        {HEADER "  " ENTRY("title", "Bridges", "Mosty") ENTRY("tags.1", "wide", "szeroki"),
         "title=Bridges=Mosty@5 tags.1=wide=szeroki@8 "},
        {HEADER "msgctxt \"tags.1\" msgid \"wide\"\nmsgstr \"bred\"\n" ENTRY("title", "Bridges", "Broar"),
         "tags.1=wide=bred@4 title=Bridges=Broar@7 "},
        {"\xEF\xBB\xBF" HEADER ENTRY("title", "Bridges", "Sillat"), "title=Bridges=Sillat@5 "},
        {"msgid \"\"\r\nmsgstr \"Content-Type: text/plain; charset=UTF-8\\n\"\r\n# a\r\nmsgctxt \"title\"\r\nmsgid \"\"\r\n"
         "\"Bridges\"\r\nmsgstr \"Sil\"\r\n\"lat\"\r\n",
         "title=Bridges=Sillat@7 "},
        {HEADER ENTRY("tags.1", "wide",
                      "largo") "#~ msgctxt \"title\"\n#~ msgid \"Bridges\"\n#~ msgstr \"Ponti\"\n" ENTRY("=0", "=0", "x"),
         "tags.1=wide=largo@5 =0==0=x@11 "},
};

START_TEST(files_of_a_run_do_not_mix)
{
	struct bench b;
	bench_open(&b, "");
	for (int i = 0; i < COUNT_OF(series); i++) {
		const char *path = arena_printf(b.f.arena, "%d.po", i), *all = "";
		const struct po_entry *const *entry;
		folder_put(&b.f, path, series[i].po);
		const struct catalog *c = catalog_load(b.f.root, b.f.diag, path);
		ck_assert_str_eq(folder_said(&b.f), "");
		for (int n = catalog_entries(c, &entry), k = 0; k < n; k++)
			all = arena_printf(b.f.arena, "%s%s=%s=%s@%d ", all, entry[k]->context, entry[k]->source,
			                   entry[k]->text, entry[k]->at.line);
		ck_assert_str_eq(all, series[i].wanted);
	}
	folder_close(&b.f);
}
END_TEST

/* Bytes that are no UTF-8 would come out as another text, or none. */
START_TEST(other_encodings_are_refused)
{
	struct bench b;
	struct content *c;
	bench_open(&b,
	           _i ? HEADER ENTRY("title", "Bridges",
	                             "Br\xFC"
	                             "cken")
	              : "msgid \"\"\nmsgstr \"Content-Type: text/plain; charset=ISO-8859-1\\n\"\n" ENTRY("title", "Bridges",
	                                                                                                 "Br\xFC"
	                                                                                                 "cken"));
	struct translation t = translate(&b, &c);
	ck_assert_int_eq(t.progress.translated, 0);
	ck_assert_str_eq(folder_said(&b.f), "de.po:5 po-syntax");
	folder_close(&b.f);
}
END_TEST

START_TEST(files_of_more_than_16_megabytes_are_refused)
{
	struct bench b;
	size_t size = 16u << 20;
	bench_open(&b, HEADER);
	char *po = arena_alloc(b.f.arena, size + 2);
	memset(po, '\n', size + 1);
	po[size] = 'x'; /* what is wrong in it is not looked for */
	po[size + 1] = 0;
	memcpy(po, HEADER, sizeof(HEADER) - 1);
	folder_put(&b.f, "large.po", po);
	ck_assert_ptr_null(catalog_load(b.f.root, b.f.diag, "large.po"));
	ck_assert_ptr_nonnull(strstr(folder_log(&b.f), "larger than 16 MB"));
	ck_assert_int_eq(diag_errors(b.f.diag), 1);
	folder_close(&b.f);
}
END_TEST

/* Without a catalogue all texts are missing; one that is not there is told of. */
START_TEST(catalogs_may_be_absent)
{
	struct bench b;
	bench_open(&b, "");
	struct translation t = {.diag = b.f.diag, .source_language = "en"};
	struct text_map map = {translate_text, b.f.arena, &t};
	const struct content *c = content_map(b.content, &map);
	ck_assert_str_eq(text_at(c, "title")->text, "Bridges");
	ck_assert_str_eq(text_at(c, "title")->lang, "en");
	ck_assert_int_eq(text_at(c, "title")->at.line, 2);
	ck_assert_int_eq(t.progress.missing, 6);
	ck_assert_int_eq(t.progress.total, 6);
	ck_assert_ptr_null(catalog_find(NULL, "title"));
	ck_assert_ptr_null(catalog_load(b.f.root, b.f.diag, "none.po"));
	ck_assert_int_eq(diag_count(b.f.diag, DIAG_FILE_MISSING), 1);
	folder_close(&b.f);
}
END_TEST

/* Entries that are no translation: without a text, fuzzy, of another source. */
START_TEST(entries_say_what_they_are)
{
	struct bench b;
	const struct po_entry *const *entry;
	bench_open(&b, HEADER "#, fuzzy\n" ENTRY("a", "one", "eins") ENTRY("b", "two", "") ENTRY("c", "three", "drei"));
	const struct catalog *c = catalog_load(b.f.root, b.f.diag, "de.po");
	ck_assert_int_eq(catalog_entries(c, &entry), 3);
	ck_assert(entry[0]->fuzzy && !entry[1]->fuzzy && !entry[2]->fuzzy);
	ck_assert_str_eq(entry[1]->text, "");
	ck_assert_ptr_eq(catalog_find(c, "c"), entry[2]);
	ck_assert_ptr_null(catalog_find(c, "d"));
	ck_assert_ptr_null(catalog_find(c, ""));
	folder_close(&b.f);
}
END_TEST

/* What an entry was before, as msgmerge keeps it. */
START_TEST(entries_say_what_they_were)
{
	struct bench b;
	const struct po_entry *const *entry;
	bench_open(&b,
	           HEADER "#, fuzzy\n#| msgctxt \"z\"\n#| msgid \"zero\"\n" ENTRY("a", "one", "eins")
	                   ENTRY("b", "two", "zwei"));
	ck_assert_int_eq(catalog_entries(catalog_load(b.f.root, b.f.diag, "de.po"), &entry), 2);
	ck_assert_str_eq(entry[0]->previous_context, "z");
	ck_assert_str_eq(entry[0]->previous_source, "zero");
	ck_assert_ptr_null(entry[1]->previous_context);
	ck_assert_ptr_null(entry[1]->previous_source);
	folder_close(&b.f);
}
END_TEST

Suite *suite_catalog(void)
{
	Suite *suite = suite_create("catalog");
	TCase *c = tcase_create("catalog");
	tcase_add_test(c, texts_are_translated);
	tcase_add_test(c, the_later_entry_of_a_text_counts);
	tcase_add_test(c, files_of_more_than_16_megabytes_are_refused);
	tcase_add_test(c, catalogs_may_be_absent);
	tcase_add_test(c, entries_say_what_they_were);
	tcase_add_test(c, a_translation_may_say_null);
	tcase_add_test(c, words_keep_their_links);
	tcase_add_loop_test(c, addresses_are_chosen, 0, COUNT_OF(addresses));
	tcase_add_test(c, entries_say_what_they_are);
	tcase_add_loop_test(c, files_are_checked, 0, COUNT_OF(files));
	tcase_add_loop_test(c, translations_keep_their_classes, 0, COUNT_OF(class_words));
	tcase_add_loop_test(c, words_keep_their_braces, 0, COUNT_OF(words));
	tcase_add_test(c, files_of_a_run_do_not_mix);
	tcase_add_loop_test(c, other_encodings_are_refused, 0, 2);
	suite_add_tcase(suite, c);
	return suite;
}

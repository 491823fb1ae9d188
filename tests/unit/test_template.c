/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Templates: what a text of a layout finds in the content, and what is said of mistakes in it. */
#include "bound.h"

Suite *suite_template(void);

static const struct example templates[] = {
        {"plain", "plain", ""},
        {"", "", "page.yaml:1 empty-value"},
        {" \u00A0", "", "page.yaml:1 empty-value"},
        {"On {title}.", "On Bridges.", ""},
        {"{lead}", "A <b>short</> one.", ""},
        {"{lead|plain}", "A **short** one.", ""},
        {"since {year}", "since #1849", ""},
        {"{site}", "<ghttps://example.org/span/>example.org/span</>", ""},
        {"{site|plain}", "<g>https://example.org/span/</>", ""},
        {"{names|join}", "arch, beam, cable", ""},
        {"{names|count} kinds", "#3 kinds", ""},
        {"from {names.first} to {names.last}", "from arch to cable", ""},
        {"{word.twice}", "on Bridges on Bridges", ""},
        {"a {{brace}} and **{title}** *here*", "a {brace} and <b>Bridges</> <i>here</>", ""},
        {"3 \\\\* 4 \\\\ 5", "3 * 4 \\ 5", ""},
        /* Tags, and runs of spaces. */
        {"<nobr>10 {title}</nobr> <span lang='fr'>caf\u00E9</span> a", "<n>10 </><n>Bridges</> <@fr>caf\u00E9</> a", ""},
        {"a<wbr> {title} <wbr>b", "a<w> </>Bridges <w>b</>", ""},
        {"a <wbr>{title}", "a <w>Bridges</>", ""},
        {"a <wbr> b", "a <w>b</>", ""}, /* runs of spaces are one */
        {"a <b", "a <b", ""},
        {"<nobr>{word.twice}</nobr>", "<n>on </><n>Bridges</><n> </><n>on </><n>Bridges</>", ""},
        {"a <nobr>b", "a <n>b</>", "page.yaml:1 tag-pair"},
        {"a\tb  c {parts.first.title} d", "a b c d", ""},
        /* Mistakes: each is said once, and the rest of the text still stands. */
        {"{titel}.", ".", "page.yaml:1 unknown-path"},
        {"{word.hallo}", "", "page.yaml:1 unknown-path"},
        {"{title.x}", "", "page.yaml:1 unknown-path"},
        {"{names.second}", "", "page.yaml:1 unknown-path"},
        {"{names.first.x}", "", "page.yaml:1 unknown-path"},
        {"{names}", "", "page.yaml:1 bad-template"},
        {"{names|upper}", "", "page.yaml:1 bad-template"},
        {"{title|count}", "", "page.yaml:1 bad-template"},
        {"one {title", "one ", "page.yaml:1 bad-template"},
        {"one } two", "one two", "page.yaml:1 bad-template"},
        {"one **two {title}", "one <b>two </><b>Bridges</>", "page.yaml:1 bad-template"},
        {"one *two", "one <i>two</>", "page.yaml:1 bad-template"},
        {"{word.open}, not bold", "all <b>bold</>, not bold", "page.yaml:8 bad-template"},
        {"{word.loop}", "a a a a ", "page.yaml:7 bad-template"},
        {"{word.hello}", "Hello, ", "page.yaml:4 unknown-path"},
        {"{page}", "facing", ""},
        /* What is absent in the content writes nothing, and may. */
        {"{parts.first.title}, {parts.last.title}", ", Piers", ""},
        {"{parts.last.tags|join}{parts.last.tags.first}{parts.last.tags|count}", "", ""},
        {"{parts.last.title.x}", "", "page.yaml:1 unknown-path"},
        {"{parts.firs.name}", "", "page.yaml:1 unknown-path"},
        {"{parts.lasts.name}", "", "page.yaml:1 unknown-path"},
        {"{parts}", "", "page.yaml:1 bad-template"},
        {"{parts.first}", "", "page.yaml:1 bad-template"},
        {"{parts|join}", ", ", ""}, /* only texts are written */
        {"{.}", "", "page.yaml:1 unknown-path"},
        {"{index} {count} {lowest} {highest}", " ",
         "page.yaml:1 unknown-path, page.yaml:1 unknown-path, page.yaml:1 unknown-path, page.yaml:1 unknown-path"},
        {"{pages}", "", "page.yaml:1 unknown-path"},
        {"{section}", "", "page.yaml:1 unknown-path"},
        {"{year|plain}", "#1849", ""},
        {"{year|join}", "", "page.yaml:1 bad-template"},
        /* Switches hold for what they are written around, and end with the text. */
        {"**bold {lead}**", "<b>bold </><b>A </><b>short</><b> one.</>", ""},
        {"*{title} {names|join}*", "<i>Bridges</><i> </><i>arch</><i>, </><i>beam</><i>, </><i>cable</>", ""},
        {"**a *b* c**", "<b>a </><bi>b</><b> c</>", ""},
        {"{word.open}", "all <b>bold</>", "page.yaml:8 bad-template"},
        {"*", "", "page.yaml:1 bad-template"},
        {"a {{{title}}} b", "a {Bridges} b", ""},
        {"}} {{", "} {", ""},
        {"a\\\\b", "a\\b", ""}, /* a backslash before anything but an asterisk is one */
        /* Links, whose words and address may hold paths; brackets before anything else are brackets. */
        {"see [the **end**](https://e.org/a) now", "see <https://e.org/a>the </><bhttps://e.org/a>end</> now", ""},
        {"[{title}]({site})", "<https://example.org/span/>Bridges</>", ""},
        {"[x](#part-{year}) y", "<#id-part-1849>x</> y", ""},
        {"[{word.once}](#x)", "<#id-x>on </><#id-x>Bridges</>", ""},
        {"[a {site}](#x)", "<#id-x>a </><ghttps://example.org/span/>example.org/span</>", ""},
        {"[x](https://e.org/a_(b)) y", "<https://e.org/a_(b)>x</> y", ""},
        {"[x](https://e.org) [y](tel:112)", "<https://e.org>x</> <tel:112>y</>", ""},
        {"[x](javascript:{title}) y", "x y", "page.yaml:1 bad-link"},
        {"[x](www.e.org) y", "x y", "page.yaml:1 bad-link"},
        {"[x](tel:+49 30) y", "x y", "page.yaml:1 bad-link"},
        {"[x](a note) y", "[x](a note) y", ""},
        {"f[i](b) [c] [d](e f) [](#x) [[g](#h)]", "f[i](b) [c] [d](e f) [](#x) [<#id-h>g</>]", ""},
        {"\\\\[x](https://e.org)", "[x](https://e.org)", ""},
        {"[x](#a", "[x](#a", ""},
        /* Texts of layouts hold no HTML, either; the tags of platen's own are none. */
        {"a <b>b</b> c", "a <b>b</b> c", "page.yaml:1 doubtful-markup"},
        {"a<br/>b", "a<br/>b", "page.yaml:1 doubtful-markup"},
        {"10&nbsp;km", "10&nbsp;km", "page.yaml:1 doubtful-markup"},
        {"R&D, a < b, list<b>", "R&D, a < b, list<b>", ""},
        {"{", "", "page.yaml:1 bad-template"},
        {"{}", "", "page.yaml:1 unknown-path"},
};

START_TEST(templates_are_filled)
{
	const struct example *e = &templates[_i];
	struct arena *a = arena_new();
	expect_page(arena_printf(a, "body: [{text: \"%s\"}]", e->given), e->wanted, e->said);
	arena_free(a);
}
END_TEST

/* What a class list says is no markup, and keeps its direction; so in the title of a section. Its row has numbers as well. */
START_TEST(values_of_a_list_are_given)
{
	static const struct example values[] = {
	        {"Dear {pupil.name}!", "Dear <g>a *b* {c} <br> [d](e)</>!", ""},
	        {"**{pupil.name|plain}**", "<bg>a *b* {c} <br> [d](e)</>", ""},
	        {"{pupil.name|count}", "", "page.yaml:1 bad-template"},
	        {"{pupil.number}", "#12", ""},
	        {"{pupil.note}.", ".", ""},
	};
	for (int i = 0; i < COUNT_OF(values); i++) {
		struct folder f;
		folder_open(&f);
		put_page(&f, arena_printf(f.arena, "body: [{text: '%s'}]", values[i].given), CONTENT);
		struct binder b = load_page(&f, "en", NULL);
		const char *key[] = {"name", "number", "note"};
		struct node *item[] = {node_text(f.arena, "a *b* {c} <br> [d](e)", (struct where){0}),
		                       node_text(f.arena, "12", (struct where){0}),
		                       node_text(f.arena, "", (struct where){0})};
		b.pupil = &(struct node){.kind = NODE_MAP, .n = COUNT_OF(item), .item = item, .key = key};
		ck_assert_str_eq(bound_page(&f, &b), values[i].wanted);
		ck_assert_str_eq(folder_said(&f), values[i].said);
		folder_close(&f);
	}
}
END_TEST

/* Prose of several blocks: what stands before joins the first, what follows the last. */
START_TEST(prose_joins_the_text_around)
{
	static const struct example leads[] = {
	        {"'one'", "a one b", ""},
	        {"\"one\\n\\ntwo\"", "a one|two b", ""},
	        {"\"- one\\n- two\"", "-1 a one|-1 two| b", ""},
	        {"\"said\\n\\n> so\"", "a said|>1 so| b", ""},
	        {"'<span lang=\"fr\">un</span>'", "a <@fr>un</> b", ""},
	        {"'# no'", "a no b", "content.yaml:2 unsupported-markup"},
	        {"~", "a b", ""},
	        {"''", "a b", ""},
	};
	for (int i = 0; i < COUNT_OF(leads); i++) {
		struct folder f;
		folder_open(&f);
		put_page(&f, "body: [{text: 'a {lead} b'}]", arena_printf(f.arena, "title: T\nlead: %s\n", leads[i].given));
		struct binder b = load_page(&f, "en", NULL);
		ck_assert_str_eq(bound_page(&f, &b), leads[i].wanted);
		ck_assert_str_eq(folder_said(&f), leads[i].said);
		folder_close(&f);
	}
}
END_TEST

/* Addresses print without their scheme and the slash at their end; an absent one prints nothing. */
START_TEST(links_are_shown_short)
{
	static const struct example sites[] = {
	        {"https://example.org", "<ghttps://example.org>example.org</>", ""},
	        {"http://example.org/a/", "<ghttp://example.org/a/>example.org/a</>", ""},
	        {"mailto:a@example.org", "<gmailto:a@example.org>mailto:a@example.org</>", ""},
	        {"~", "", ""},
	};
	for (int i = 0; i < COUNT_OF(sites); i++) {
		struct folder f;
		folder_open(&f);
		put_page(&f, "body: [{text: '{site}'}]", arena_printf(f.arena, "title: T\nsite: %s\n", sites[i].given));
		struct binder b = load_page(&f, "en", NULL);
		ck_assert_str_eq(bound_page(&f, &b), sites[i].wanted);
		ck_assert_str_eq(folder_said(&f), sites[i].said);
		folder_close(&f);
	}
}
END_TEST

/* What is plain has no places where a line may end. */
START_TEST(plain_drops_breaks)
{
	static const struct example breaks[] = {
	        {"{title}", "Both <w>banks</>", ""},
	        {"{title|plain}", "Both banks", ""},
	        {"a <wbr>{title|plain}", "a <w>Both </>banks", ""},
	        {"{lead}", "One <bw>two</>", ""},
	        {"a <wbr>{lead} <wbr>b", "a <w>One </><bw>two</> <w>b</>", ""},
	};
	for (int i = 0; i < COUNT_OF(breaks); i++) {
		struct folder f;
		folder_open(&f);
		put_page(&f, arena_printf(f.arena, "body: [{text: '%s'}]", breaks[i].given),
		         "title: Both <wbr>banks\nlead: One <wbr>**two**\n");
		struct binder b = load_page(&f, "en", NULL);
		ck_assert_str_eq(bound_page(&f, &b), breaks[i].wanted);
		ck_assert_str_eq(folder_said(&f), breaks[i].said);
		folder_close(&f);
	}
}
END_TEST

/* Words name styles of the layout, for what these say of letters; inner ones are laid over outer ones. */
static const struct example classes[] = {
        {"a <span class='warm'>b</span> c", "a <.warm>b</> c", ""},
        {"<span class='warm'>{title}</span>", "<.warm>Both </><.cool>banks</>", ""},
        {"{title|plain}", "Both banks", ""}, /* as for the title of a document */
        {"{lead}", "<.warm>One</>, <b.cool>two</>", ""},
        {"<span class='cool'>{lead}</span>!", "<.warm>One</><.cool>, </><b.cool>two</>!", ""},
        {"<span class='wram'>b</span> c", "<.wram>b</> c", "page.yaml:1 unknown-style"},
        {"<span class='body'>b</span> c", "<.body>b</> c", "page.yaml:1 no-effect"}, /* says nothing of letters */
};

static void put_classes(struct folder *f, const char *body)
{
	put_page(f,
	         arena_printf(f->arena,
	                      "%s\nstyles: {body: {size: 12pt}, warm: {color: '#BB4B10', size: 99pt}, cool: {weight: 700}}",
	                      body),
	         "title: Both <span class='cool'>banks</span>\n"
	         "lead: <span class=\"warm\">One</span>, **<span class=\"cool\">two</span>**\n");
}

START_TEST(words_name_styles)
{
	const struct example *e = &classes[_i];
	struct folder f;
	folder_open(&f);
	put_classes(&f, arena_printf(f.arena, "body: [{text: \"%s\"}]", e->given));
	struct binder b = load_page(&f, "en", NULL);
	ck_assert_str_eq(bound_page(&f, &b), e->wanted);
	ck_assert_str_eq(folder_said(&f), e->said);
	folder_close(&f);
}
END_TEST

/* The style of an inner class keeps what only the outer one says. */
START_TEST(classes_lie_over_those_around)
{
	struct folder f;
	folder_open(&f);
	put_classes(&f, "body: [{text: \"<span class='warm'>{title}</span>\"}]");
	struct binder b = load_page(&f, "en", NULL);
	struct box_list boxes = bind_boxes(&b, b.spec->body);
	const struct rich *text = ((const struct prose_props *)boxes.v[0]->props)->text.value;
	const struct style *outer = text->block->span[0].class->style, *inner = text->block->span[1].class->style;
	ck_assert_uint_eq(outer->says, SAYS_COLOR);
	ck_assert_uint_eq(inner->says, SAYS_COLOR | SAYS_WEIGHT);
	ck_assert(color_equal(inner->color, COLOR_RGB(0xBB4B10)));
	ck_assert_int_eq(inner->weight, 700);
	folder_close(&f);
}
END_TEST

/* A key of a path may be a choice or an identifier of the content. */
static const struct example inner_paths[] = {
        {"{ends.{end}.name}", "the left bank", ""},
        {"{word.from}", "from the left bank", ""},
        {"{ends.{part.end}.name} {ends.{end}.name}", "the right bank the left bank", ""},
        {"{ends.{id}.name}", "the right bank", ""}, /* an id that happens to be a key */
        {"a{ends.{other}.name}b", "ab", ""},        /* absent, as any field may be */
        {"{{ends.{end}.name}}", "{ends.left.name}", ""},
        {"{ends.{ends.left.name}.name}", "", "page.yaml:1 bad-template"},
        {"{ends.{word.from}.name}", "", "page.yaml:1 unknown-path"},
        {"{ends.{enb}.name}", "", "page.yaml:1 unknown-path"},
        {"{ends.{end}.nane}", "", "page.yaml:1 unknown-path"},
        {"{ends.{way}.name}", "", "page.yaml:1 unknown-path"}, /* up is a choice, too, and no end */
        {"{ends.{end.name}", "", "page.yaml:1 bad-template"},
        {"{ends.{part.{end}}.name}", "", "page.yaml:1 unknown-path"},
};

static void put_ends(struct folder *f, const char *body)
{
	put_page(f, body, "");
	folder_put(f, "layouts/page.yaml",
	           arena_printf(f->arena, "%s\nshape: demo\ndocument: {title: t}\nwords: {from: 'from {ends.{end}.name}'}\n",
	                        body));
	folder_put(
	        f, "layouts/shapes/demo.yaml",
	        "fields:\n  end: &end {type: choice, of: [left, right]}\n  other: {type: choice, of: [left], required: false}\n"
	        "  way: {type: choice, of: [left, up]}\n  id: {type: id}\n"
	        "  part: {type: group, fields: {end: *end}}\n"
	        "  ends:\n    type: group\n    fields:\n      left: &bank {type: group, fields: {name: {type: text}, of: {type: list, of: {type: text}}}}\n"
	        "      right: *bank\n");
	folder_put(f, "content.yaml",
	           "end: left\nway: left\nid: right\npart: {end: right}\nends:\n  left: {name: the left bank, of: [sand]}\n"
	           "  right: {name: the right bank, of: [rock, clay]}\n");
}

START_TEST(paths_lie_in_paths)
{
	const struct example *e = &inner_paths[_i];
	struct folder f;
	folder_open(&f);
	put_ends(&f, arena_printf(f.arena, "body: [{text: '%s'}]", e->given));
	struct binder b = load_page(&f, "en", NULL);
	ck_assert_str_eq(bound_page(&f, &b), e->wanted);
	ck_assert_str_eq(folder_said(&f), e->said);
	folder_close(&f);
}
END_TEST

/* Also where a path names a list or decides whether a box is there. */
START_TEST(lists_are_found_by_a_choice)
{
	struct folder f;
	folder_open(&f);
	put_ends(&f,
	         "body: [{each: 'ends.{part.end}.of', do: [{text: '{.}'}]}, {text: so, when: 'ends.{end}.name'},"
	         " {text: else, when: 'ends.{other}.name'}]");
	struct binder b = load_page(&f, "en", NULL);
	ck_assert_str_eq(bound_page(&f, &b), "rock / clay / so");
	ck_assert_str_eq(folder_said(&f), "");
	folder_close(&f);
}
END_TEST

/* Words name words four deep; a mistake in one is said at its own line. */
START_TEST(words_lie_in_words)
{
	struct folder f;
	folder_open(&f);
	folder_put(&f, "layouts/page.yaml",
	           "shape: demo\ndocument: {title: t}\nwords:\n  a: 'a{word.b}'\n  b: 'b{word.c}'\n  c: 'c{word.d}'\n"
	           "  d: 'd'\n  e: 'e{word.a}'\n  list: [x]\n"
	           "body: [{text: '{word.a}'}, {text: '{word.e}'}, {text: '{word.list}'}]\n");
	folder_put(&f, "layouts/shapes/demo.yaml", SHAPE);
	folder_put(&f, "content.yaml", CONTENT);
	struct binder b = load_page(&f, "en", NULL);
	ck_assert_str_eq(bound_page(&f, &b), "abcd / eabc / ");
	ck_assert_str_eq(folder_said(&f), "page.yaml:6 bad-template, page.yaml:9 wrong-type");
	ck_assert_ptr_nonnull(
	        strstr(folder_log(&f), "the word 'd' names itself, or words inside words lie more than 4 deep"));
	folder_close(&f);
}
END_TEST

/* A text stands at the line of the first content or word in it, else at that of the layout; each of its
   spans knows the content it comes from, and its language where that is another. */
START_TEST(texts_know_their_place)
{
	struct folder f;
	folder_open(&f);
	put_page(&f, "body: [{text: own}, {text: 'on {year}, {title}'}, {text: '{word.once}'}, {text: '{lead}'}]", CONTENT);
	struct binder b = load_page(&f, "en", NULL);
	struct node *year = node_find(b.content->top, "year"), *lead = node_find(b.content->top, "lead");
	year->lang = "de";
	lead->lang = "de";
	lead->text = "x <span lang=\"fr\">y</span>";
	struct box_list boxes = bind_boxes(&b, b.spec->body);
	const struct rich *text[4];
	for (int i = 0; i < 4; i++)
		text[i] = ((const struct prose_props *)boxes.v[i]->props)->text.value;
	ck_assert_str_eq(text[0]->at.source->path, "layouts/page.yaml");
	ck_assert_str_eq(text[1]->at.source->path, "content.yaml");
	ck_assert_int_eq(text[1]->at.line, 3);
	ck_assert_int_eq(text[2]->at.line, 6);
	const struct span *span = text[1]->block[0].span;
	ck_assert_ptr_null(span[0].source);
	ck_assert_ptr_null(span[0].lang);
	ck_assert_ptr_eq(span[1].source, year);
	ck_assert_str_eq(span[1].lang, "de");
	ck_assert_ptr_null(span[2].source);
	ck_assert_ptr_eq(span[3].source, node_find(b.content->top, "title"));
	ck_assert_ptr_null(span[3].lang);
	ck_assert_ptr_eq(text[3]->block[0].span[0].source, lead);
	ck_assert_str_eq(text[3]->block[0].span[0].lang, "de");
	ck_assert_str_eq(text[3]->block[0].span[1].lang, "fr");
	folder_close(&f);
}
END_TEST

/* The items of a list are joined by what the locale has between them. */
START_TEST(lists_are_joined_by_the_locale)
{
	struct folder f;
	folder_open(&f);
	put_page(&f, "locale: {list-separator: ' + '}\nbody: [{text: '{names|join}'}]", CONTENT);
	struct binder b = load_page(&f, "en", NULL);
	ck_assert_str_eq(bound_page(&f, &b), "arch + beam + cable");
	folder_close(&f);
}
END_TEST

/* What is said of a mistake says what would have been right. */
START_TEST(mistakes_are_explained)
{
	static const struct example said[] = {
	        {"{names}", "'names' is a list, not a text", "{names|join} writes its items with commas"},
	        {"{parts.first}", "'parts.first' is a mapping, not a text", "name one of its keys: {parts.first.key}"},
	        {"{title|upper}", "'upper' is no format for 'title'",
	         "formats: join and count for lists, plain for any text"},
	        {"{word.hallo}", "'word.hallo'", "did you mean 'hello'?"},
	        {"a }", "a '}' without its '{'", ""},
	        {"a {", "a '{' without its '}'", ""},
	        {"[a {title](https://e.org) b}", "a '{' without its '}'", ""},
	        {"a **b", "a '**' without a second one that ends the bold text", "write \\* for an asterisk that is meant"},
	        {"a *b", "a '*' without a second one that ends the italics", "write \\* for an asterisk that is meant"},
	};
	for (int i = 0; i < COUNT_OF(said); i++) {
		struct folder f;
		folder_open(&f);
		put_page(&f, arena_printf(f.arena, "body: [{text: '%s'}]", said[i].given), CONTENT);
		struct binder b = load_page(&f, "en", NULL);
		bound_page(&f, &b);
		ck_assert_ptr_nonnull(strstr(folder_log(&f), said[i].wanted));
		ck_assert_ptr_nonnull(strstr(folder_log(&f), said[i].said));
		folder_close(&f);
	}
}
END_TEST

/* A word that doubles at each turn would take forever: 12 * 12 * 12 words in one text. */
START_TEST(words_are_bounded)
{
	struct folder f;
	folder_open(&f);
	put_page(&f, "body: [{text: '{word.w0}'}]", CONTENT);
	struct binder b = load_page(&f, "en", NULL);
	bound_page(&f, &b);
	ck_assert_ptr_nonnull(strstr(folder_log(&f), "more than 1000 words"));
	ck_assert_int_eq(diag_errors(f.diag), 1);
	folder_close(&f);
}
END_TEST

/* What has a near name is proposed: of the item first, then of the content. */
START_TEST(paths_are_proposed)
{
	static const struct example hints[] = {{"body: [{text: '{titel}'}]", "'title'", NULL},
	                                       {"body: [{each: parts, do: [{text: '{nane}'}]}]", "'name'", NULL},
	                                       {"body: [{text: '{word.onse}'}]", "'once'", NULL},
	                                       {"body: [{each: part, do: [{text: x}]}]", "'parts'", NULL}};
	struct folder f;
	folder_open(&f);
	put_page(&f, hints[_i].given, CONTENT);
	struct binder b = load_page(&f, "en", NULL);
	bound_page(&f, &b);
	ck_assert_ptr_nonnull(strstr(folder_log(&f), arena_printf(f.arena, "did you mean %s?", hints[_i].wanted)));
	folder_close(&f);
}
END_TEST

/* Only a master knows its page; there it is meant, whatever the content calls its fields. */
START_TEST(masters_know_their_page)
{
	struct folder f;
	folder_open(&f);
	put_page(&f, "masters: {all: {footer: [{text: '{page}/{pages} {section} {title}'}]}}\nbody: [{text: x}]", CONTENT);
	struct binder b = load_page(&f, "en", NULL);
	struct page_vars vars = {3, 12, "Decks of \u2068Anna K.\u2069 (2)"};
	struct buf out = {0};
	b.page = &vars;
	put_boxes(&out, bind_boxes(&b, b.spec->masters.all.footer));
	ck_assert_str_eq(as_text(f.arena, &out), "#3/#12 Decks of <g>Anna K.</> (2) Bridges");
	ck_assert_str_eq(folder_said(&f), "");
	folder_close(&f);
}
END_TEST

Suite *suite_template(void)
{
	Suite *suite = suite_create("template");
	TCase *c = tcase_create("template");
	tcase_add_loop_test(c, templates_are_filled, 0, COUNT_OF(templates));
	tcase_add_test(c, values_of_a_list_are_given);
	tcase_add_test(c, words_are_bounded);
	tcase_add_loop_test(c, paths_lie_in_paths, 0, COUNT_OF(inner_paths));
	tcase_add_test(c, lists_are_found_by_a_choice);
	tcase_add_loop_test(c, words_name_styles, 0, COUNT_OF(classes));
	tcase_add_test(c, classes_lie_over_those_around);
	tcase_add_loop_test(c, paths_are_proposed, 0, 4);
	tcase_add_test(c, masters_know_their_page);
	tcase_add_test(c, prose_joins_the_text_around);
	tcase_add_test(c, links_are_shown_short);
	tcase_add_test(c, words_lie_in_words);
	tcase_add_test(c, texts_know_their_place);
	tcase_add_test(c, lists_are_joined_by_the_locale);
	tcase_add_test(c, plain_drops_breaks);
	tcase_add_test(c, mistakes_are_explained);
	suite_add_tcase(suite, c);
	return suite;
}

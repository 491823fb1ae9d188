/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which translation a text takes over when keys move, words change, and texts come and go. */
#include "folder.h"
#include "project/po_write.h"

Suite *suite_po_match(void);

#define HEAD "msgid \"\"\nmsgstr \"Content-Type: text/plain; charset=UTF-8\\n\"\n"

static struct folder f;

static void setup(void) { folder_open(&f); }
static void teardown(void) { folder_close(&f); }

/* The line of an entry's context, or of the context and source that it was translated from; the key "-" is none. */
static const char *context_line(const char *begin, const char *key)
{
	return strcmp(key, "-") != 0 ? arena_printf(f.arena, "%smsgctxt \"%s\"\n", begin, key) : "";
}

/* "KEY SOURCE TEXT" in each line: entries, in which - stands for no key and for no translation. A line that begins with
   ~ is obsolete, one with ? fuzzy; with ?KEY<OLD_KEY=OLD_SOURCE it says what it was translated from. */
static const struct catalog *catalog_of(const char *lines)
{
	const char *po = HEAD;
	char mark[2], key[40], source[40], text[40];
	for (int n; sscanf(lines, " %39s %39s %39s%n", key, source, text, &n) == 3; lines += n) {
		bool marked = *key == '~' || *key == '?';
		snprintf(mark, sizeof(mark), "%c", marked ? *key : 0);
		const char *begin = *mark == '~' ? "#~ " : "", *previous = "";
		char *was = strchr(key, '<'), *equals = was ? strchr(was, '=') : NULL;
		if (equals) {
			*was = *equals = 0;
			previous = arena_printf(f.arena, "%s#| msgid \"%s\"\n", context_line("#| ", was + 1), equals + 1);
		}
		po = arena_printf(f.arena, "%s\n%s%s%s%smsgid \"%s\"\n%smsgstr \"%s\"\n", po,
		                  *mark == '?' ? "#, fuzzy\n" : "", previous, context_line(begin, key + marked), begin,
		                  source, begin, strcmp(text, "-") != 0 ? text : "");
	}
	f.root = root_open(f.arena, f.path); /* files are read once */
	folder_put(&f, "de.po", po);
	const struct catalog *c = catalog_load(f.root, f.diag, "de.po");
	ck_assert_str_eq(folder_log(&f), "");
	return c;
}

/* The translations of texts given as "KEY SOURCE", joined by blanks: a fuzzy one has ? and the key and words that it was made
   from; behind them, after ~, those that are no longer used. */
static const char *match(const char *old, const char *texts)
{
	VEC(struct po_text) t = {0};
	const struct po_entry **unused;
	char key[40], source[40];
	const char *all = "";
	for (int n; sscanf(texts, " %39s %39s%n", key, source, &n) == 2; texts += n)
		*vec_push(f.arena, &t) =
		        (struct po_text){arena_strdup(f.arena, key), arena_strdup(f.arena, source), .notes = ""};
	int n = po_match(f.arena, t.v, t.n, catalog_of(old), &unused);
	for (int i = 0; i < t.n; i++) {
		all = arena_printf(f.arena, "%s%s%s", all, i ? " " : "",
		                   t.v[i].from && *t.v[i].from->text ? t.v[i].from->text : "-");
		if (t.v[i].fuzzy)
			all = arena_printf(f.arena, "%s?%s=%s", all, t.v[i].previous_context ? t.v[i].previous_context : "",
			                   t.v[i].previous_source ? t.v[i].previous_source : "");
	}
	for (int i = 0; i < n; i++)
		all = arena_printf(f.arena, "%s ~%s", all, unused[i]->text);
	return all;
}

static const struct {
	const char *old, *texts, *wanted;
} examples[] = {
        /* nothing moved */
        {"a one eins  b two zwei", "a one  b two", "eins zwei"},
        {"b two zwei  a one eins", "a one  b two", "eins zwei"}, /* in whatever order the file is */
        {"a yes ja  b yes jawohl", "a yes  b yes", "ja jawohl"},
        {"b yes jawohl  a yes ja", "a yes  b yes", "ja jawohl"},
        {"a one -", "a one", "-"},
        {"?a one eins", "a one", "eins?="},
        /* an item inserted, removed, moved */
        {"l.1.t one eins  l.2.t two zwei", "l.1.t new  l.2.t one  l.3.t two", "- eins zwei"},
        {"l.1.t one eins  l.2.t two zwei", "l.1.t two", "zwei ~eins"},
        {"l.1.t one eins  l.2.t two zwei", "l.1.t two  l.2.t one", "zwei eins"},
        {"l.1 one eins  l.2 two zwei  z end Ende", "l.1 one  l.2 new  l.3 two  z end", "eins - zwei Ende"},
        /* ids renamed, a group too */
        {"p.deck.name Deck Platte  p.deck.use walk gehen", "p.floor.name Deck  p.floor.use walk", "Platte gehen"},
        {"old.t one eins  old.l.1 two zwei", "new.t one  new.l.1 two", "eins zwei"},
        /* words that are there several times go with what stands beside them */
        {"l.1.t lead führen  l.1.m ahead vorn  l.2.t lead Blei  l.2.m metal Metall",
         "l.1.t new  l.1.m fresh  l.2.t lead  l.2.m ahead  l.3.t lead  l.3.m metal", "- - führen vorn Blei Metall"},
        {"l.1 first erstens  l.2 lead führen  l.3 lead Blei", "l.1 new  l.2 first  l.3 lead  l.4 lead",
         "- erstens führen Blei"},
        {"l.1 lead führen  l.2 lead Blei  l.3 last letztens", "l.1 new  l.2 lead  l.3 lead  l.4 last",
         "- führen Blei letztens"},
        {"p.a.t yes ja  p.a.m one eins  p.b.t yes jawohl  p.b.m two zwei", "p.c.t yes  p.c.m two  p.a.t yes  p.a.m one",
         "jawohl zwei ja eins"},
        /* with their record, though nothing beside them is what it was */
        {"l.1.a one eins  l.1.b red rot  l.1.c lead führen  l.1.d big groß  "
         "l.2.a two zwei  l.2.b blue blau  l.2.c lead Blei  l.2.d low tief",
         "l.1.a new  l.1.b fresh  l.1.c lead  l.1.d more  l.2.a one  l.2.b dark  l.2.c lead  l.2.d wide  "
         "l.3.a two  l.3.b blue  l.3.c lead  l.3.d low",
         "- - führen?l.1.c=lead - eins rot?l.1.b=red führen groß?l.1.d=big zwei blau Blei tief"},
        /* also where the first text of all says where its record came from */
        {"b.u go fahren  a.n one eins  a.m mid Mitte  a.u go gehen", "c.n one  c.m other  c.u go  d.u go",
         "eins Mitte?a.m=mid gehen fahren"},
        /* by key, where what stands before did not move */
        {"l.1 one eins  l.2 lead führen  l.3 lead Blei", "l.1 one  l.3 lead  l.2 lead", "eins Blei führen"},
        {"l.1 lead führen  l.2 lead Blei  l.3 one eins", "l.2 lead  l.1 lead  l.3 one", "Blei führen eins"},
        /* a point parts names, and all of them count */
        {"l.1.t yes ja", "l.1.t yes  l.1.m yes", "ja ja?l.1.t=yes"},
        {"a.b yes ja", "a.b yes  ab yes", "ja ja?a.b=yes"},
        /* only whole numbers make a family: 2nd is a name */
        {"l.2nd.t yes ja  l.3rd.t yes jawohl", "l.1.t yes  l.2nd.t yes  l.3rd.t yes", "ja?l.2nd.t=yes ja jawohl"},
        {"12 yes ja  7 yes ja", "1 yes  7 yes  12 yes", "ja ja ja"},
        /* and where they are translated alike, one more is too */
        {"l.1.t yes ja  l.2.t yes ja", "l.1.t yes  l.2.t yes  l.3.t yes", "ja ja ja"},
        {"l.1.t yes ja  l.2.t yes jawohl", "l.1.t yes  l.2.t yes  l.3.t yes", "ja jawohl ja?l.1.t=yes"},
        {"a yes ja", "a yes  b yes", "ja ja?a=yes"}, /* elsewhere it may mean something else */
        /* words that changed */
        {"a one eins", "a other", "eins?a=one"},
        {"?a one eins", "a other", "eins?="},
        {"l.1.t one eins  l.1.m two zwei", "l.1.t new  l.1.m fresh  l.2.t one  l.2.m other", "- - eins zwei?l.1.m=two"},
        {"p.deck.name Deck Platte  p.deck.use walk gehen", "p.floor.name Deck  p.floor.use stroll",
         "Platte gehen?p.deck.use=walk"},
        {"l.1 one eins  l.2 two zwei  l.3 three drei", "l.1 new  l.2 one  l.3 other  l.4 three", "- eins zwei?l.2=two drei"},
        {"l.1 one eins  l.2 two zwei  z end Ende", "l.1 new  l.2 one  l.3 other  z end", "- eins zwei?l.2=two Ende"},
        {"l.1 one eins  l.2 two zwei", "l.1 new  l.2 other  l.3 two", "- eins?l.1=one zwei"},
        {"l.1 one eins  l.2 two zwei", "l.1 new  l.2 one  l.3 other  l.4 two", "- eins - zwei"}, /* nothing stood there */
        /* texts that are gone, and come back */
        {"a one eins  b two zwei  c three -", "a one", "eins ~zwei"},
        {"a one eins  ~b two zwei", "a one", "eins ~zwei"},
        {"a one eins  ~b two zwei", "a one  b two", "eins zwei"},
        {"a one eins  ~a two zwei", "a two", "zwei ~eins"},
        {"~b two zwei", "a two", "zwei"},
        {"a one eins  ~b two zwei", "a one  b other", "eins - ~zwei"},
        {"l.1 one eins  l.2 two zwei  ~l.3 three drei", "l.1 new  l.2 one  l.3 two  l.4 other", "- eins zwei - ~drei"},
        /* under its key, whatever stands before it in the file */
        {"l.2 lead Blei  l.1 lead führen", "l.1 lead", "führen ~Blei"},
        /* the same words, one of which is left over */
        {"a yes ja  b yes jawohl", "c yes", "ja ~jawohl"},
        {"x.1 yes ja  y.1 yes jawohl", "y.2 yes", "jawohl ~ja"},
        {"x.1 yes ja  y.1 yes jawohl", "x.2 yes", "ja ~jawohl"},
        /* what stands behind, or before, the first or last that moved */
        {"l.9 lead Blei  l.1 one eins  l.2 lead führen", "l.4 one  l.5 lead", "eins führen ~Blei"},
        {"l.9 lead Blei  l.1 lead führen  l.2 last letztens", "l.4 lead  l.5 last", "führen letztens ~Blei"},
        {"m.1 lead führen  m.2 last letztens  m.5 lead Blei", "m.7 lead  m.3 lead  m.4 last", "Blei führen letztens"},
        {"l.1 one eins  l.2 two zwei", "l.3 one  l.4 other", "eins zwei?l.2=two"},
        {"l.1 one eins  l.2 two zwei", "l.3 other  l.4 two", "eins?l.1=one zwei"},
        {"l.0 zero null  l.1 one eins  l.2 two zwei", "l.1 new  l.2 other  l.3 two", "eins?l.1=one - zwei ~null"},
        /* one that stays in its place moves nothing */
        {"l.1 one eins  k.2 two zwei  k.3 lead führen  z lead Blei", "l.1 one  l.2 two  a lead  l.3 lead",
         "eins zwei Blei führen"},
        /* a translation that another replaced, under the same key and words, is gone: two entries cannot be one */
        {"l.1.t lead führen  l.1.m ahead vorn  l.2.t lead Blei  l.2.m metal Metall", "l.1.t lead  l.1.m metal",
         "Blei Metall ~vorn"},
        /* one without a key, which only an obsolete entry may be */
        {"~- one eins", "a one", "eins"},
        {"~- one eins", "b two", "- ~eins"},
        {"~- yes ja", "1 yes  2 yes", "ja ja?=yes"},
        /* what a fuzzy one was translated from stays, until somebody has looked at it */
        {"?a<o=old one eins", "a one", "eins?o=old"},
        {"?a<o=old one eins", "a other", "eins?o=old"},
        {"?a<o=old one eins", "a one  b one", "eins?o=old eins?o=old"},
        {"?l.1.t yes ja  l.2.t yes ja", "l.1.t yes  l.2.t yes  l.3.t yes", "ja?= ja ja?="},
        {"l.1.t yes ja  l.2.t yes jawohl", "l.1.t yes  l.2.t yes  l.3.t yes  l.4.t yes",
         "ja jawohl ja?l.1.t=yes ja?l.1.t=yes"},
};

START_TEST(texts_keep_their_translation)
{
	ck_assert_str_eq(match(examples[_i].old, examples[_i].texts), examples[_i].wanted);
}
END_TEST

/* -- writing -------------------------------------------------------------------------------- */

/* What comes of an entry with these flags and a translation that fills more than a line. */
static const struct {
	const char *flags, *wanted;
} flags[] = {
        {"", "msgctxt \"a\"\nmsgid \"one\"\nmsgstr \"\"\n\"zwei\\n\"\n\"drei \\\\n\"\n"},
        {"#, max-length:80\n", "#, max-length:80\nmsgctxt"},
        {"#, no-wrap ,max-length:80, no-wrap\n", "#, no-wrap, max-length:80\nmsgctxt"},
        {"#, k-format, c-format\n", "#, k-format, c-format\nmsgctxt"},
        {"#, max-length:80, fuzzy\n#, c-format\n", "#, fuzzy, max-length:80, c-format\nmsgctxt"},
};

static const char *rewritten(const char *po)
{
	struct po_text text = {"a", "one", .notes = "A note.\n", .path = "en.yaml", .line = 7};
	const struct po_entry **unused;
	struct buf out = {0};
	f.root = root_open(f.arena, f.path); /* files are read once */
	folder_put(&f, "de.po", po);
	const struct catalog *c = catalog_load(f.root, f.diag, "de.po");
	ck_assert_str_eq(folder_log(&f), "");
	int n = po_match(f.arena, &text, 1, c, &unused);
	po_write(f.arena, &(struct po_content){"de.po", "de", catalog_header(c), &text, 1, unused, n}, &out);
	const char *written = arena_strdup(f.arena, buf_cstr(&out));
	buf_free(&out);
	ck_assert_int_eq(strncmp(written, HEAD, strlen(HEAD)), 0);
	return written + strlen(HEAD);
}

START_TEST(flags_of_other_tools_stay)
{
	const char *entry = rewritten(arena_printf(
	        f.arena, HEAD "\n# mine\n%smsgctxt \"a\"\nmsgid \"one\"\nmsgstr \"zwei\\ndrei \\\\n\"\n", flags[_i].flags));
	const char *before = "\n# mine\n#. A note.\n#: en.yaml:7\n";
	ck_assert_int_eq(strncmp(entry, before, strlen(before)), 0);
	ck_assert_int_eq(strncmp(entry + strlen(before), flags[_i].wanted, strlen(flags[_i].wanted)), 0);
}
END_TEST

#define SIXTY "a text that is so long that it needs more than one line when it is wrapped, "

START_TEST(what_is_not_to_be_wrapped_is_not)
{
	const char *wrapped = rewritten(HEAD "\nmsgctxt \"a\"\nmsgid \"one\"\nmsgstr \"" SIXTY SIXTY "\"\n");
	ck_assert_ptr_nonnull(strstr(wrapped, "msgstr \"\"\n\"a text"));
	const char *whole = rewritten(HEAD "\n#, no-wrap\nmsgctxt \"a\"\nmsgid \"one\"\nmsgstr \"" SIXTY SIXTY "\"\n");
	ck_assert_ptr_nonnull(strstr(whole, "#, no-wrap\nmsgctxt \"a\"\nmsgid \"one\"\nmsgstr \"" SIXTY SIXTY "\"\n"));
	const char *lines = rewritten(HEAD "\n#, no-wrap\nmsgctxt \"a\"\nmsgid \"one\"\nmsgstr \"" SIXTY SIXTY
	                                   "\\n\"\n\"b\\\\n" SIXTY "\"\n");
	ck_assert_ptr_nonnull(strstr(lines, "msgstr \"\"\n\"" SIXTY SIXTY "\\n\"\n\"b\\\\n" SIXTY "\"\n"));
}
END_TEST

START_TEST(obsolete_entries_stay_with_their_comments_and_flags)
{
	const char *written =
	        rewritten(HEAD "\n# mine\n#. A note.\n#: en.yaml:9\n#, fuzzy, max-length:80\n#| msgid \"before\"\n"
	                       "msgctxt \"b\"\nmsgid \"two\"\nmsgstr \"zwei\"\n");
	ck_assert_ptr_nonnull(strstr(written,
	                             "msgstr \"\"\n\n# mine\n#, fuzzy, max-length:80\n#~| msgid \"before\"\n"
	                             "#~ msgctxt \"b\"\n#~ msgid \"two\"\n#~ msgstr \"zwei\"\n"));
}
END_TEST

Suite *suite_po_match(void)
{
	Suite *suite = suite_create("po_match");
	TCase *c = tcase_create("po_match");
	tcase_add_checked_fixture(c, setup, teardown);
	tcase_add_loop_test(c, texts_keep_their_translation, 0, COUNT_OF(examples));
	tcase_add_loop_test(c, flags_of_other_tools_stay, 0, COUNT_OF(flags));
	tcase_add_test(c, what_is_not_to_be_wrapped_is_not);
	tcase_add_test(c, obsolete_entries_stay_with_their_comments_and_flags);
	suite_add_tcase(suite, c);
	return suite;
}

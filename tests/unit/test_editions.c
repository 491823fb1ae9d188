/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Editions: which there are, which documents are made in them, how several lie over each other, and their words. */
#include "edition.h"
#include "small_project.h"

Suite *suite_editions(void);

static struct project *p;

static void setup(void)
{
	small_project();
	folder_put(&f, "layouts/other.yaml",
	           "shape: demo\ndocument: {title: '{title}'}\npage: {size: a6}\n"
	           "body: [{heading: {text: '{title}', level: 1}}]\n");
	folder_put(&f, "layouts/editions/grey.yaml",
	           "edition: {about: For the copier.}\nstyles: {body: {color: '#333333'}}\n");
	folder_put(&f, "layouts/editions/big.yaml", "page: {size: a5}\nstyles: {body: {size: 20pt, color: '#000000'}}\n");
	folder_put(&f, "layouts/editions/wide.yaml", "edition: {documents: [other]}\npage: {size: a4}\n");
	folder_put(&f, "layouts/editions/wider.yaml", "edition: {over: wide}\nstyles: {body: {size: 12pt}}\n");
	folder_put(&f, "layouts/editions/listed.yaml", "styles: {body: {size: 11pt}}\n");
	folder_put(&f, "platen.yaml",
	           "subject: demo\nlocales: [en]\ndocuments: [page, {name: other, editions: [listed, listed+grey]}]\n");
	p = project_load(f.root, f.arena, f.diag);
	ck_assert_ptr_nonnull(p);
}

static void teardown(void) { small_project_close(); }

/* The outputs of the editions asked for, with blanks between them; of `document`, or of all. */
static const char *planned(const char *edition, const char *document)
{
	struct output_list list = {0};
	struct plan_filter filter = {0};
	const char *paths = "";
	*vec_push(f.arena, &filter.editions) = edition;
	if (document)
		*vec_push(f.arena, &filter.documents) = document;
	plan_outputs(p, f.arena, f.diag, &filter, &list);
	for (int i = 0; i < list.v.n; i++)
		paths = arena_printf(f.arena, "%s%s%s", paths, i ? " " : "", list.v.v[i].path);
	return paths;
}

static const struct {
	const char *edition, *document, *paths;
} plans[] = {
        {"grey", NULL, "out/en/page-grey.pdf out/en/other-grey.pdf"},
        {"grey", "page", "out/en/page-grey.pdf"},
        {"big+grey", NULL, "out/en/page-big+grey.pdf out/en/other-big+grey.pdf"},
        /* Its file says for which documents it is made. */
        {"wide", NULL, "out/en/other-wide.pdf"},
        {"grey+wide", NULL, "out/en/other-grey+wide.pdf"},
        /* platen.yaml says it of the others, as long as no document is named. */
        {"listed", NULL, "out/en/other-listed.pdf"},
        /* So does that of one that it lies over. */
        {"wider", NULL, "out/en/other-wider.pdf"},
        {"listed", "page", "out/en/page-listed.pdf"},
        {"listed+grey", NULL, "out/en/other-listed+grey.pdf"},
        {"grey+listed", NULL, "out/en/other-grey+listed.pdf"},
        {"grey+none", NULL, ""},
        {"../editions/grey", NULL, ""},
};

START_TEST(files_of_editions_are_made_when_they_are_asked_for)
{
	ck_assert_str_eq(planned(plans[_i].edition, plans[_i].document), plans[_i].paths);
	ck_assert_str_eq(folder_said(&f), "");
}
END_TEST

START_TEST(one_that_is_asked_for_twice_is_made_once)
{
	struct output_list list = {0};
	struct plan_filter filter = {0};
	*vec_push(f.arena, &filter.editions) = "grey";
	*vec_push(f.arena, &filter.editions) = "grey";
	plan_outputs(p, f.arena, f.diag, &filter, &list);
	ck_assert_int_eq(list.v.n, 2);
	ck_assert_str_eq(folder_said(&f), "");
}
END_TEST

static const struct {
	const char *edition, *document, *why; /* NULL: nothing */
} refusals[] = {
        {"grey", "page", NULL},
        {"listed", "page", NULL},
        {"wide", NULL, NULL},
        {"none", "page", NULL}, /* which is said to be unlisted */
        {"wide", "page", "the edition 'wide' is not made for the document 'page'"},
        {"grey+wide", "page", "the edition 'grey+wide' is not made for the document 'page'"},
        {"grey+grey", NULL, "'grey+grey' is no edition: 'grey' stands in it twice"},
        {"grey+", NULL, "'grey+' is no edition: a '+' stands between two names"},
        {"+grey", NULL, "'+grey' is no edition: a '+' stands between two names"},
        {"grey+../big", NULL, NULL},
};

START_TEST(what_does_not_go_together_is_refused)
{
	struct plan_filter filter = {0};
	*vec_push(f.arena, &filter.editions) = refusals[_i].edition;
	if (refusals[_i].document)
		*vec_push(f.arena, &filter.documents) = refusals[_i].document;
	const char *why = plan_refusal(p, f.arena, &filter);
	if (refusals[_i].why)
		ck_assert_str_eq(why, refusals[_i].why);
	else
		ck_assert_ptr_null(why);
}
END_TEST

/* Of a combination the part that there is not is named, and all that there are may be meant. */
START_TEST(an_edition_without_a_file_is_unlisted)
{
	struct plan_filter filter = {0};
	struct unlisted u;
	*vec_push(f.arena, &filter.editions) = "grey+biig";
	ck_assert(plan_unlisted(p, f.arena, &filter, &u));
	ck_assert_str_eq(u.name, "biig");
	ck_assert_int_eq(u.n, 6);
	ck_assert_str_eq(u.names[0], "listed");
	ck_assert_str_eq(u.names[1], "listed+grey");
	ck_assert_str_eq(u.names[2], "big");
	ck_assert_str_eq(u.names[3], "grey");
	ck_assert_str_eq(u.names[4], "wide");
	ck_assert_str_eq(u.names[5], "wider");
}
END_TEST

static const char *built(const char *edition, const char *name)
{
	struct output_list list = {0};
	struct plan_filter filter = {0};
	*vec_push(f.arena, &filter.editions) = edition;
	*vec_push(f.arena, &filter.documents) = "page";
	plan_outputs(p, f.arena, f.diag, &filter, &list);
	for (int i = 0; i < list.v.n; i++)
		list.v.v[i].path = arena_printf(f.arena, "%s/%s", f.path, list.v.v[i].path);
	struct build_options o = {.write = true, .dump = DUMP_PAGES, .workers = 1};
	if (!project_build(f.root, p, f.arena, f.diag, &list, &o))
		return "";
	char *text = arena_alloc(f.arena, 1 << 16);
	FILE *in = fopen(arena_printf(f.arena, "%s/out/en/%s.pdf", f.path, name), "rb");
	ck_assert_ptr_nonnull(in);
	text[fread(text, 1, (1 << 16) - 1, in)] = 0;
	fclose(in);
	return text;
}

/* Of what both say, the later one counts; what only one says stays. */
START_TEST(editions_lie_over_each_other_in_their_order)
{
	const char *grey = built("big+grey", "page-big+grey"), *black = built("grey+big", "page-grey+big");
	ck_assert_ptr_nonnull(strstr(grey, "#333333"));
	ck_assert_ptr_null(strstr(grey, "#000000"));
	ck_assert_ptr_nonnull(strstr(black, "#000000"));
	ck_assert_ptr_null(strstr(black, "#333333"));
	ck_assert_ptr_nonnull(strstr(grey, "NotoSans-Regular.ttf 20 #333333"));
	ck_assert_str_eq(folder_said(&f), "");
}
END_TEST

/* What one lies over comes first, once, also where it is joined itself; its promises are kept. */
START_TEST(an_edition_lies_over_another)
{
	static const struct {
		const char *edition, *layers;
	} cases[] = {{"top", "base middle top"},
	             {"top+middle", "base middle top"},
	             {"grey+top", "grey base middle top"},
	             {"middle+base", "base middle"},
	             {"round", "round2 round"}};
	folder_put(&f, "layouts/editions/base.yaml", "edition: {promises: {size: 15pt}}\nstyles: {body: {size: 12pt}}\n");
	folder_put(&f, "layouts/editions/middle.yaml", "edition: {over: base}\n");
	folder_put(&f, "layouts/editions/top.yaml", "edition: {over: middle}\nstyles: {body: {color: '#444444'}}\n");
	folder_put(&f, "layouts/editions/round.yaml", "edition: {over: round2}\n");
	folder_put(&f, "layouts/editions/round2.yaml", "edition: {over: round}\n");
	for (int i = 0; i < COUNT_OF(cases); i++) {
		struct edition_parts layers = edition_layers(f.root, f.arena, f.diag, cases[i].edition, (struct where){0});
		const char *all = "";
		for (int k = 0; k < layers.v.n; k++)
			all = arena_printf(f.arena, "%s%s%s", all, k ? " " : "", layers.v.v[k]);
		ck_assert_str_eq(all, cases[i].layers);
	}
	ck_assert_str_eq(folder_said(&f), "");
	ck_assert_str_eq(built("top", "page-top"), "");
	ck_assert_ptr_nonnull(strstr(folder_log(&f), "'size: 15pt', but there are letters of 12 pt"));
}
END_TEST

/* A file that is named after two lies over both, in whichever order they are joined, and may say what only one can. */
START_TEST(two_editions_have_a_joint)
{
	static const struct {
		const char *edition, *layers;
	} cases[] = {{"big+small", "big small big+small"},
	             {"small+big", "small big big+small"},
	             {"grey+above", "grey small above above+grey"},
	             {"big+grey", "big grey"}};
	folder_put(&f, "layouts/editions/small.yaml", "page: {size: a6}\n");
	folder_put(&f, "layouts/editions/above.yaml", "edition: {over: small}\n");
	folder_put(&f, "layouts/editions/above+grey.yaml", "styles: {body: {color: '#555555'}}\n");
	folder_put(&f, "layouts/editions/big+small.yaml", "page: {size: a5}\nstyles: {body: {size: 14pt}}\n");
	for (int i = 0; i < COUNT_OF(cases); i++) {
		struct edition_parts layers = edition_layers(f.root, f.arena, f.diag, cases[i].edition, (struct where){0});
		const char *all = "";
		for (int k = 0; k < layers.v.n; k++)
			all = arena_printf(f.arena, "%s%s%s", all, k ? " " : "", layers.v.v[k]);
		ck_assert_str_eq(all, cases[i].layers);
	}
	ck_assert_ptr_nonnull(strstr(built("small+big", "page-small+big"), "NotoSans-Regular.ttf 14 "));
	ck_assert_str_eq(folder_said(&f), "");
}
END_TEST

/* Nothing else is told of pages that are those of neither. */
START_TEST(a_joint_says_why_two_do_not_go_together)
{
	folder_put(&f, "layouts/editions/top.yaml", "edition: {over: grey, promises: {size: 99pt}}\n");
	folder_put(&f, "layouts/editions/big+grey.yaml", "edition: {refused: it is too much}\n");
	ck_assert_str_eq(built("top+big", "page-top+big"), "");
	ck_assert_str_eq(folder_said(&f), "big+grey.yaml:1 editions-clash");
	ck_assert_ptr_nonnull(strstr(folder_log(&f), "the editions 'big' and 'top' do not go together: it is too much"));
}
END_TEST

START_TEST(only_one_says_the_size_of_the_page)
{
	folder_put(&f, "layouts/editions/small.yaml", "documents:\n  page:\n    page: {size: a6}\n");
	ck_assert_str_eq(built("big+small", "page-big+small"), "");
	ck_assert_str_eq(folder_said(&f), "small.yaml:3 editions-clash");
}
END_TEST

/* The later one would take the place of the earlier one's; `over` may lead to the one that says it. */
START_TEST(only_one_says_the_body)
{
	static const struct {
		const char *edition, *said;
	} cases[] = {
	        {"answers+reordered", "'answers' and 'reordered' do not go together: both say what stands on the pages"},
	        {"grand+answers", "'grand' and 'answers' do not go together"},
	        {"answers+grand", "'answers' and 'grand' do not go together"},
	        {"grand", NULL},
	        {"reordered+grand", NULL},
	        {"grand+finer", NULL},
	        {"answers+grey", NULL}};
	folder_put(&f, "layouts/editions/answers.yaml", "body: [{heading: {text: '{title}: answers', level: 1}}]\n");
	folder_put(&f, "layouts/editions/reordered.yaml",
	           "documents:\n  page:\n    body: [{heading: {text: '{title}, too', level: 1}}]\n");
	folder_put(&f, "layouts/editions/grand.yaml", "edition: {over: reordered}\nstyles: {body: {size: 14pt}}\n");
	folder_put(&f, "layouts/editions/finer.yaml",
	           "edition: {over: reordered}\nbody: [{heading: {text: '{title}, fine', level: 1}}]\n");
	const char *edition = cases[_i].edition;
	const char *text = built(edition, arena_printf(f.arena, "page-%s", edition));
	if (!cases[_i].said) { /* what such a body leaves out is a warning */
		ck_assert_int_eq(diag_errors(f.diag), 0);
		return;
	}
	ck_assert_str_eq(text, "");
	ck_assert_ptr_nonnull(strstr(folder_log(&f), cases[_i].said));
}
END_TEST

/* They are one entry for all documents, and a locale's own words lie over them. */
START_TEST(words_of_an_edition_are_translated)
{
	static const char *const written[] = {"Lies weiter", "Blick weiter"};
	struct diag *d = f.diag;
	folder_put(&f, "layouts/editions/said.yaml", "words: {more: Go on}\n");
	folder_put(&f, "content/demo/po/de.po",
	           PO_HEAD PO_ENTRY("title", "A title", "Ein Titel") PO_ENTRY("note", "A note", "Eine Notiz")
	                   PO_ENTRY("page:word.more", "Read on", "Weiter")
	                           PO_ENTRY("+said:word.more", "Go on", "Lies weiter"));
	if (_i)
		folder_put(&f, "layouts/locales/de.yaml", "words: {more: Blick weiter}\n");
	folder_put(&f, "platen.yaml",
	           "{subject: demo, locales: [de], documents: [page], out: 'out/en/{document}{-edition}.pdf'}");
	f.root = root_open(f.arena, f.path);
	p = project_load(f.root, f.arena, d);
	ck_assert_ptr_nonnull(strstr(built("said", "page-said"), written[_i]));
	ck_assert_int_eq(diag_errors(d), 0);
}
END_TEST

Suite *suite_editions(void)
{
	Suite *suite = suite_create("editions");
	TCase *c = tcase_create("editions");
	tcase_add_checked_fixture(c, setup, teardown);
	tcase_add_loop_test(c, files_of_editions_are_made_when_they_are_asked_for, 0, COUNT_OF(plans));
	tcase_add_test(c, one_that_is_asked_for_twice_is_made_once);
	tcase_add_loop_test(c, what_does_not_go_together_is_refused, 0, COUNT_OF(refusals));
	tcase_add_test(c, an_edition_without_a_file_is_unlisted);
	tcase_add_test(c, editions_lie_over_each_other_in_their_order);
	tcase_add_test(c, an_edition_lies_over_another);
	tcase_add_test(c, two_editions_have_a_joint);
	tcase_add_test(c, a_joint_says_why_two_do_not_go_together);
	tcase_add_test(c, only_one_says_the_size_of_the_page);
	tcase_add_loop_test(c, only_one_says_the_body, 0, 7);
	tcase_add_loop_test(c, words_of_an_edition_are_translated, 0, 2);
	suite_add_tcase(suite, c);
	return suite;
}

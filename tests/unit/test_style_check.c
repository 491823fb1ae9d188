/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What styles ask of fonts that these do not have: faces, features, forms of a language. */
#include "paragraph.h"

Suite *suite_style_check(void);

/* The messages on a text, each up to the hint, with "; " between. */
static const char *messages(struct bench *b)
{
	struct buf out = {0};
	const char *all = "", *p;
	diag_print(b->diag, DIAG_TEXT, false, &out);
	for (p = buf_cstr(&out); (p = strstr(p, "warning: ")); p += 9) {
		const char *end = strstr(p, " [missing-");
		ck_assert_ptr_nonnull(end);
		all = arena_printf(b->arena, "%s%s%.*s", all, *all ? "; " : "", (int)(end - p - 9), p + 9);
	}
	buf_free(&out);
	return all;
}

static void set_in(struct bench *b, const char *text)
{
	struct where at = {file_read(b->root, "README.md", b->diag, (struct where){0}), 1, 1};
	b->style.at = at;
	bench_shape(b, bench_block(b, text));
}

#define ASKS(style, face, family, used) \
	"the style '" style "' asks for " face " of the font family '" family "', which has no such face; " used " is used"
#define REGULAR(name) "weight 400 (fonts/NotoSans" name "-Regular.ttf)"
#define BOLD(name) "weight 700 (fonts/NotoSans" name "-Bold.ttf)"

static const struct {
	const char *locale, *font, *text;
	int weight;
	bool italic;
	const char *wanted;
} faces[] = {
        {"en", "sans", "plain **bold** *italic* ***both***", 400, false, ""},
        {"en", "sans", "light", 300, false, ASKS("body", "weight 300", "sans", REGULAR(""))},
        {"en", "sans", "light", 300, true,
         ASKS("body", "weight 300 italic", "sans", "weight 400 italic (fonts/NotoSans-Italic.ttf)")},
        {"en", "sans", "one *two*", 900, false,
         ASKS("body", "weight 900 italic", "sans", "weight 700 italic (fonts/NotoSans-BoldItalic.ttf)")},
        /* Bold markup in bold text asks for no heavier face. */
        {"en", "sans", "one **two** and **three**", 900, false, ""},
        {"en", "hebrew", "שלום **עולם**", 700, false, ""},
        {"en", "mono", "one **two** **three**", 400, false, ASKS("body", "weight 700", "mono", REGULAR("Mono"))},
        {"en", "sans", "**one `two`**", 400, false, ASKS("body", "weight 700", "mono", REGULAR("Mono"))},
        {"en", "sans", "*one `two`*", 400, false, ASKS("body", "weight 400 italic", "mono", REGULAR("Mono"))},
        /* A family of another script that a style names itself is its own. */
        {"en", "arabic", "واحد", 600, false, ASKS("body", "weight 600", "arabic", BOLD("Arabic"))},
        {"en", "hebrew", "שלום", 400, true, ASKS("body", "weight 400 italic", "hebrew", REGULAR("Hebrew"))},
        /* One that stands in has two weights, and no italics. */
        {"ar", "sans", "واحد **اثنان** *ثلاثة*", 900, false, ""},
        {"en", "sans", "A *שלום* and **עולם**", 300, false, ASKS("body", "weight 300", "sans", REGULAR(""))},
        {"ja", "sans", "情報**技術** *斜体* Latin", 900, false, ""},
        /* Signs have no bold face, and are not letters. */
        {"en", "sans", "**one → two ☑**", 400, false, ""},
        {"en", "sans", "**one 𝒜**", 400, false, ASKS("body", "weight 700", "math", REGULAR("Math"))},
};

START_TEST(missing_faces)
{
	struct bench b;
	bench_open(&b, faces[_i].locale);
	b.style.font = faces[_i].font;
	b.style.weight = faces[_i].weight;
	b.style.italic = faces[_i].italic;
	set_in(&b, faces[_i].text);
	set_in(&b, arena_printf(b.arena, "%s", faces[_i].text));
	ck_assert_str_eq(messages(&b), faces[_i].wanted);
	bench_close(&b);
}
END_TEST

START_TEST(faces_that_there_are)
{
	struct bench b;
	struct buf out = {0};
	bench_open(&b, "en");
	b.style.weight = 500;
	set_in(&b, "medium");
	diag_print(b.diag, DIAG_TEXT, false, &out);
	ck_assert_ptr_nonnull(strstr(buf_cstr(&out), "'sans' has 400, 400 italic, 600, 700, 700 italic, 900 in fonts"));
	buf_free(&out);
	bench_close(&b);
}
END_TEST

/* A style that is made by no file, in which the program itself writes. */
START_TEST(styles_without_a_place)
{
	struct bench b;
	bench_open(&b, "en");
	b.style.weight = 300;
	shape_plain(&b, "light");
	ck_assert_str_eq(messages(&b), "");
	bench_close(&b);
}
END_TEST

static const struct {
	const char *locale, *font, *text, *feature, *wanted;
} features[] = {
        {"en", "sans", "1234", "tnum", ""},
        {"en", "sans", "1234", "swsh", "the font family 'sans' has no OpenType feature 'swsh'"},
        {"en", "sans", "1234", "swsh=2", "the font family 'sans' has no OpenType feature 'swsh'"},
        {"en", "sans", "1234", "-swsh", ""},
        {"en", "sans", "1234", "swsh=0", ""},
        {"en", "sans", "1234", "kern", ""},
        /* What draws the text is not what the style names. */
        {"ar", "sans", "واحد", "smcp", ""},
        {"ja", "sans", "情報", "tnum", ""},
};

START_TEST(missing_features)
{
	struct bench b;
	const char *feature = features[_i].feature;
	bench_open(&b, features[_i].locale);
	b.style.features = (struct list_of){.n = 1, .v = &feature};
	set_in(&b, features[_i].text);
	ck_assert_str_eq(messages(&b), features[_i].wanted);
	bench_close(&b);
}
END_TEST

#define FORMS(lang) "the font family 'cjk' has no forms of its own for the language '" lang "'"

/* The shipped font has the forms of ja, zh-Hans and ko. */
static const struct {
	const char *locale, *text, *wanted;
} forms[] = {
        {"ja", "情報 技術", ""},
        {"zh-Hans", "信息", ""},
        {"en", "情報", ""},
        {"en", "<span lang=\"ko\">情報</span> <span lang=\"ja\">技術</span>", ""},
        {"zh-Hant", "資訊 **科技**", FORMS("zh-Hant")},
        {"zh-TW", "資訊", FORMS("zh-TW")},
        {"en", "<span lang=\"zh-HK\">資訊</span> and <span lang=\"zh-HK\">科技</span>", FORMS("zh-HK")},
        {"zh-Hant", "Latin, 1234", ""},
        {"zh-Hant", "かな", ""}, /* only ideographs have such forms */
};

START_TEST(missing_forms)
{
	struct bench b;
	bench_open(&b, forms[_i].locale);
	set_in(&b, forms[_i].text);
	ck_assert_str_eq(messages(&b), forms[_i].wanted);
	bench_close(&b);
}
END_TEST

Suite *suite_style_check(void)
{
	Suite *suite = suite_create("style_check");
	TCase *c = tcase_create("style_check");
	tcase_add_loop_test(c, missing_faces, 0, COUNT_OF(faces));
	tcase_add_test(c, faces_that_there_are);
	tcase_add_test(c, styles_without_a_place);
	tcase_add_loop_test(c, missing_features, 0, COUNT_OF(features));
	tcase_add_loop_test(c, missing_forms, 0, COUNT_OF(forms));
	suite_add_tcase(suite, c);
	return suite;
}

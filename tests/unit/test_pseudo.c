/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pseudo-locales: accents on every letter, brackets around, two fifths more length; what is no text stays. */
#include "catalog.h"
#include "folder.h"
#include "rich.h"

Suite *suite_pseudo(void);

static const struct {
	const char *given, *wanted;
	int type; /* of the field; -1: a word of a layout */
} texts[] = {
        {"Bridges", "[Ɓŕîđĝéš öñé]", SHAPE_TEXT},
        {"abcdefghijklmnopqrstuvwxyz", "[àƀçđéƒĝĥîĵķļɱñöþɋŕšŧûṽŵẋýž öñé ŧŵö ŧĥŕéé]", SHAPE_TEXT},
        {"ABCDEFGHIJKLMNOPQRSTUVWXYZ", "[ÀƁÇĐÉƑĜĤÎĴĶĻṀÑÖÞɊŔŠŦÛṼŴẊÝŽ öñé ŧŵö ŧĥŕéé]", SHAPE_TEXT},
        {"1 + 2", "[1 + 2 öñé]", SHAPE_TEXT},
        {"", "[]", SHAPE_TEXT},
        {"12", "[12]", SHAPE_TEXT},                     /* two fifths of two is none */
        {"123", "[123 öñé]", SHAPE_TEXT},               /* of three is one; words are added whole */
        {"1234567890", "[1234567890 öñé]", SHAPE_TEXT}, /* four, which a word and its space have */
        {"1234567890123", "[1234567890123 öñé ŧŵö]", SHAPE_TEXT},
        {"ÄÖÜäöüßéè0", "[ÄÖÜäöüßéè0 öñé]", SHAPE_TEXT}, /* characters are counted, not bytes */
        {"{page} of {pages}", "[{page} öƒ {pages} öñé ŧŵö]", -1},
        {"{sides.{side}.name} is", "[{sides.{side}.name} îš öñé ŧŵö]", -1},
        {"[a](https://e.org) `b`", "\\[[à](https://e.org) `b` öñé ŧŵö\\]", SHAPE_PROSE},
        {"<nobr>abc</nobr>", "\\[<nobr>àƀç</nobr> öñé\\]", SHAPE_PROSE}, /* tags are not seen */
        {"- abc\n- d\n", "- \\[àƀç öñé\\]\n- \\[đ\\]\n", SHAPE_PROSE},   /* lists stay lists */
        {"- abc", "[- àƀç öñé]", SHAPE_TEXT},
        {"f(x) [b] c)", "[ƒ(ẋ) [ƀ] ç) öñé]", SHAPE_TEXT}, /* no address of a link */
        {"a {b", "[à {ƀ öñé]", SHAPE_TEXT},               /* what does not end is text */
        {"a < b", "[à < ƀ öñé]", SHAPE_TEXT},
        {"https://e.org", "https://e.org", SHAPE_LINK},
        {"it`s", "[îŧ`š öñé]", SHAPE_TEXT},
        {"12345678901234567890123456789012345678901234567890123456789012345678901234567890",
         "[12345678901234567890123456789012345678901234567890123456789012345678901234567890"
         " öñé ŧŵö ŧĥŕéé ƒöûŕ ƒîṽé šîẋ öñé]",
         SHAPE_TEXT},
};

static const char *pseudo(struct arena *a, const char *locale, const char *text, int type)
{
	struct shape_field field = {.type = type};
	struct text_map map = {pseudo_text, a, (void *)(uintptr_t)locale};
	return pseudo_text(&map, "x", type < 0 ? NULL : &field, node_text(a, text, (struct where){0}))->text;
}

START_TEST(texts_are_accented)
{
	struct arena *a = arena_new();
	ck_assert_str_eq(pseudo(a, "en-XA", texts[_i].given, texts[_i].type), texts[_i].wanted);
	arena_free(a);
}
END_TEST

/* The brackets of prose are no link. */
START_TEST(prose_stays_prose)
{
	struct arena *a = arena_new();
	struct diag *d = diag_new(a);
	ck_assert_str_eq(rich_text(a, rich_prose(a, d, pseudo(a, "en-XA", "a *b*", SHAPE_PROSE), (struct where){0})),
	                 "[à ƀ öñé]");
	ck_assert_int_eq(diag_errors(d), 0);
	arena_free(a);
}
END_TEST

/* ar-XB turns texts round and changes nothing else; the source stays as it is. */
START_TEST(pseudo_locales_are_two)
{
	struct arena *a = arena_new();
	struct node *n = node_text(a, "Bridges", (struct where){NULL, 3, 4});
	struct text_map map = {pseudo_text, a, "ar-XB"};
	struct node *turned = pseudo_text(&map, "x", NULL, n);
	ck_assert_str_eq(turned->text, "\u202EBridges\u202C");
	ck_assert_str_eq(pseudo(a, "ar-XB", "- a\n- b", SHAPE_PROSE), "- \u202Ea\u202C\n- \u202Eb\u202C");
	ck_assert_int_eq(turned->at.line, 3);
	ck_assert_str_eq(n->text, "Bridges");
	ck_assert(pseudo_is_locale("en-XA") && pseudo_is_locale("ar-XB"));
	ck_assert(!pseudo_is_locale("en-US") && !pseudo_is_locale("ar") && !pseudo_is_locale(""));
	arena_free(a);
}
END_TEST

Suite *suite_pseudo(void)
{
	Suite *suite = suite_create("pseudo");
	TCase *c = tcase_create("pseudo");
	tcase_add_loop_test(c, texts_are_accented, 0, COUNT_OF(texts));
	tcase_add_test(c, prose_stays_prose);
	tcase_add_test(c, pseudo_locales_are_two);
	suite_add_tcase(suite, c);
	return suite;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Content streams as operators with their operands (ISO 32000-1 7.2, 7.3, 7.8.2). */
#include "diff/tokens.h"

#include <check.h>
#include <string.h>

Suite *suite_diff_tokens(void);

static void put_token(struct buf *b, const struct token *t)
{
	switch (t->kind) {
	case TOKEN_NUMBER: buf_printf(b, "%g ", t->number); break;
	case TOKEN_NAME: buf_printf(b, "/%s ", t->text); break;
	case TOKEN_MARK: buf_printf(b, "%s ", t->text); break;
	default:
		buf_putc(b, '<');
		for (size_t i = 0; i < t->size; i++)
			buf_printf(b, "%02X", (unsigned char)t->text[i]);
		buf_puts(b, "> ");
	}
}

/* All operators, each behind its operands, strings in hexadecimal digits, with a bar between them. */
static void expect(const char *content, const char *said)
{
	struct buf b = {0};
	struct token_reader r = {.at = content, .end = content + strlen(content)};
	while (token_next_operator(&r)) {
		buf_puts(&b, b.n ? "|" : "");
		for (int i = 0; i < r.operands.n; i++)
			put_token(&b, &r.operands.v[i]);
		buf_puts(&b, r.op);
	}
	token_close(&r);
	ck_assert_str_eq(buf_cstr(&b), said);
	buf_free(&b);
}

START_TEST(operators_stand_behind_their_operands)
{
	expect("", "");
	expect("1 0 0 1 20 -30.5 cm\n/F1 12 Tf\r\nBT", "1 0 0 1 20 -30.5 cm|/F1 12 Tf|BT");
	expect("q\tQ\fS s", "q|Q|S|s");
	expect("f*(a)'", "f*|<61> '");
	expect("1 2", "");
}
END_TEST

START_TEST(comments_are_blanks)
{
	expect("1 % 2 S\n3 m%\r4 l%", "1 3 m|4 l");
	expect("% all of it", "");
}
END_TEST

START_TEST(numbers_begin_with_a_digit_sign_or_dot)
{
	expect("+1 -.5 .25 4. 007 n", "1 -0.5 0.25 4 7 n");
	expect("1.2.3 n", "1.2.3|n");
	expect("-x n", "-x|n");
	expect("A1 B n", "A1|B|n");
	expect("0000000000000000000000000000000000000000000001 n", "n");
}
END_TEST

START_TEST(strings_in_parentheses_have_escapes)
{
	expect("(a(b)c) Tj", "<6128622963> Tj");
	expect("(\\n\\r\\t\\b\\f\\(\\)\\\\\\x) Tj", "<0A0D09080C28295C78> Tj");
	expect("(\\101\\7\\0538\\400) Tj", "<41072B3800> Tj");
	expect("(\\18\\1/) Tj", "<0138012F> Tj");
	expect("(a\\\nb\\\rc\\\r\nd) Tj", "<61626364> Tj");
	expect("() Tj", "<> Tj");
	expect("(open Tj", "");
	expect("(\\1", "");
	expect("(\\\r", "");
	expect("(\\", "");
}
END_TEST

START_TEST(strings_in_hexadecimal_digits)
{
	expect("<00ff A 0> Tj", "<00FFA0> Tj");
	expect("<4> Tj", "<40> Tj");
	expect("<> Tj", "<> Tj");
	expect("<4z1> Tj", "<41> Tj");
	expect("<41", "");
}
END_TEST

START_TEST(names_have_codes)
{
	expect("/A#20B Do /#4 Do /#4g Do /#g4 Do / Do", "/A B Do|/#4 Do|/#4g Do|/#g4 Do|/ Do");
	expect("/A/B(c)[/D]BDC", "/A /B <63> [ /D ] BDC");
}
END_TEST

START_TEST(brackets_are_operands_of_their_own)
{
	expect("[1 2]0 d", "[ 1 2 ] 0 d");
	expect("/P<</MCID 3>>BDC", "/P << /MCID 3 >> BDC");
	expect("}){ > S", "S");
	expect(">", "");
}
END_TEST

START_TEST(an_image_in_the_stream_ends_it)
{
	expect("q BI /W 1 ID x EI Q", "q");
	expect("q BIG Q", "q|BIG|Q");
}
END_TEST

START_TEST(what_is_too_long_is_no_operator)
{
	expect("1 abcdefghijklmnopqrstuvw S", "1 abcdefghijklmnopqrstuvw|S");
	expect("1 abcdefghijklmnopqrstuvwx S", "1 |S");
}
END_TEST

START_TEST(operands_are_counted_from_the_end)
{
	static const char content[] = "/P 1 2 <</MCID 7/Type/Page>> BDC";
	struct token_reader r = {.at = content, .end = content + strlen(content)};
	ck_assert(token_next_operator(&r));
	ck_assert_double_eq(token_number(&r, 8), 1);
	ck_assert_double_eq(token_number(&r, 9), 0);
	ck_assert_double_eq(token_number(&r, 10), 0);
	ck_assert_double_eq(token_value(&r, "MCID")->number, 7);
	ck_assert_str_eq(token_value(&r, "Type")->text, "Page");
	ck_assert_ptr_null(token_value(&r, "Subtype"));
	token_close(&r);
	token_close(&r);
}
END_TEST

static void expect_text(const char *bytes, size_t n, const char *said)
{
	struct buf b = {0};
	token_put_text(&b, bytes, n);
	ck_assert_str_eq(buf_cstr(&b), said);
	buf_free(&b);
}

START_TEST(text_strings_are_utf_16_utf_8_or_single_bytes)
{
	expect_text("\xFE\xFF\x00\x41\x20\xAC", 6, "A€");
	expect_text("\xFE\xFF\xD8\x3D\xDE\x00", 6, "\U0001F600");
	expect_text("\xFE\xFF\x00\x41\x42", 5, "A");
	expect_text("\xEF\xBB\xBFé", 5, "é");
	expect_text("\xEF\xBB\xBF\xE9", 4, "\uFFFD");
	expect_text("a\xE9", 2, "aé");
	expect_text("\xFE", 1, "þ");
	expect_text("\xFE\x41", 2, "þA");
	expect_text("\xEF\xBB", 2, "ï»");
	expect_text("\xEF\x41\x42", 3, "ïAB");
	expect_text("\xEF\xBB\x42", 3, "ï»B");
	expect_text("", 0, "");
}
END_TEST

/* Half of a pair alone says nothing that is known. */
START_TEST(half_a_pair_is_a_character_that_is_not_known)
{
	expect_text("\xFE\xFF\xD8\x3D", 4, "\uFFFD");
	expect_text("\xFE\xFF\xD8\x3D\x00\x41", 6, "\uFFFDA");
	expect_text("\xFE\xFF\xDE\x00\x00\x41", 6, "\uFFFDA");
}
END_TEST

Suite *suite_diff_tokens(void)
{
	Suite *s = suite_create("diff_tokens");
	TCase *t = tcase_create("tokens");
	tcase_add_test(t, operators_stand_behind_their_operands);
	tcase_add_test(t, comments_are_blanks);
	tcase_add_test(t, numbers_begin_with_a_digit_sign_or_dot);
	tcase_add_test(t, strings_in_parentheses_have_escapes);
	tcase_add_test(t, strings_in_hexadecimal_digits);
	tcase_add_test(t, names_have_codes);
	tcase_add_test(t, brackets_are_operands_of_their_own);
	tcase_add_test(t, an_image_in_the_stream_ends_it);
	tcase_add_test(t, what_is_too_long_is_no_operator);
	tcase_add_test(t, operands_are_counted_from_the_end);
	tcase_add_test(t, text_strings_are_utf_16_utf_8_or_single_bytes);
	tcase_add_test(t, half_a_pair_is_a_character_that_is_not_known);
	suite_add_tcase(s, t);
	return s;
}

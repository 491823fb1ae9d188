/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base.h"
#include "sha256.h"

#include <check.h>
#include <stdlib.h>

Suite *suite_sha256(void);

/* FIPS 180-4's own examples and the edges of the padding, as sha256sum gives them. */
static const struct {
	int count;
	const char *text, *hex;
} sums[] = {
        {1, "", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"},
        {1, "abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"},
        {1, "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
         "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"},
        {55, "a", "9f4390f8d30c2dd92ec9f095b65e2b9ae9b0a925a5258e241c9f1e910f734318"},
        {56, "a", "b35439a4ac6f0948b6d6f9e3c6af0f5f590ce20f1bde7090ef7970686ec6738a"},
        {64, "a", "ffe054fe7ae0cb6dc65c3af9b61d5209f439851db43d0ba5997337df154668eb"},
        {1000000, "a", "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0"},
};

START_TEST(sha256_sums)
{
	struct buf b = {0};
	char hex[65];
	for (int i = 0; i < sums[_i].count; i++)
		buf_puts(&b, sums[_i].text);
	sha256_hex(b.v ? b.v : "", b.n, hex);
	ck_assert_str_eq(hex, sums[_i].hex);
	buf_free(&b);
}
END_TEST

#define ADD_LOOP(c, test, table) tcase_add_loop_test(c, test, 0, COUNT_OF(table))

Suite *suite_sha256(void)
{
	Suite *s = suite_create("sha256");
	TCase *c = tcase_create("sha256");
	ADD_LOOP(c, sha256_sums, sums);
	suite_add_tcase(s, c);
	return s;
}

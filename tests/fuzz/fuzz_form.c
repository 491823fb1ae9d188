/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Any bytes as a form that was filled in: it is read, or it is said why not; and what is read is text, the same when it is
 * read again.
 */
#include "fuzz.h"

#include "form_read.h"
#include "limit.h"

#include <string.h>

static void check_text(const char *s, const char *what) { fuzz_require(s && fuzz_is_text(s, strlen(s)), what); }

static void check_form(const struct form_reading *r)
{
	fuzz_require(r->readable || r->why, "a form is not readable, without a word");
	fuzz_require(!r->damaged || r->why, "a form is damaged, without a word");
	fuzz_require(r->readable || !r->values.n, "values of a file that is not readable");
	fuzz_require(r->has_form == (r->values.n > 0) && r->values.n <= LIMIT_FORM_FIELDS, "fields that are none");
	if (r->why) {
		check_text(r->why, "what is wrong is no text");
		fuzz_require(!strpbrk(r->why, "\r\n"), "what is wrong is told in two lines");
	}
	for (int i = 0; i < r->values.n; i++) {
		check_text(r->values.v[i].name, "the name of a field is no text");
		check_text(r->values.v[i].value, "a value is no text");
		fuzz_require(!strchr(r->values.v[i].value, '\r'), "a line that ends in another way");
		fuzz_require(form_value(r, r->values.v[i].name) != NULL, "a value is not found");
	}
}

int fuzz_one(const uint8_t *data, size_t size)
{
	struct arena *a = arena_new();
	fuzz_file("form.pdf", data, size);
	const char *path = arena_printf(a, "%s/form.pdf", fuzz_folder());
	const struct form_reading *r = form_read(a, path);
	check_form(r);
	if (size % 4 == 0) {
		const struct form_reading *again = form_read(a, path);
		fuzz_require(again->values.n == r->values.n && again->damaged == r->damaged && !strcmp(again->id, r->id),
		             "a form that is read again is another one");
	}
	arena_free(a);
	return 0;
}

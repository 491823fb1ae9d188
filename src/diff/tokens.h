/* SPDX-License-Identifier: GPL-3.0-or-later */
/* tokens: a content stream as operators with their operands (ISO 32000-1 7.8.2). */
#ifndef PLATEN_DIFF_TOKENS_H
#define PLATEN_DIFF_TOKENS_H

#include "base.h"

enum token_kind { TOKEN_NUMBER, TOKEN_NAME, TOKEN_STRING, TOKEN_MARK }; /* MARK: a bracket of an array or dictionary */
struct token {
	enum token_kind kind;
	double number;
	const char *text; /* of a name or mark, or the bytes of a string */
	size_t size;
};
/* Starts with `at` and `end` alone filled in. What an operand points to lives until the next operator. */
struct token_reader {
	const char *at, *end;
	struct arena *scratch;
	VEC(struct token) operands;
	char op[24]; /* "": something that is no operator */
};
/* False at the end, or at an image inside of the stream, which is not gone into. */
bool token_next_operator(struct token_reader *r);
void token_close(struct token_reader *r);

/* The operand that many before the operator, from 1; of another kind or not there: 0. */
double token_number(const struct token_reader *r, int from_end);
/* The value behind a key of a dictionary among the operands; NULL: there is none. */
const struct token *token_value(const struct token_reader *r, const char *key);
/* A text string (7.9.2.2) as UTF-8, appended. */
void token_put_text(struct buf *b, const char *bytes, size_t n);

#endif

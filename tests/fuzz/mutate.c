/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Single bytes, numbers of a binary file, tokens of the target, lines of a text and values of YAML. */
#include "mutate.h"
#include "fuzz.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define MOST_WORDS 512
#define LONGEST_WORD 128

static struct {
	char v[LONGEST_WORD];
	size_t n;
} words[MOST_WORDS];
static size_t words_n;

static uint64_t state = 1;

void mutate_seed(uint64_t seed) { state = seed * 2 + 1; /* not zero, which xorshift never leaves */ }

/* xorshift64* (Vigna 2014). */
size_t mutate_below(size_t n)
{
	state ^= state >> 12;
	state ^= state << 25;
	state ^= state >> 27;
	return n ? (size_t)((state * 2685821657736338717ull) >> 32) % n : 0;
}

/* -- tokens --------------------------------------------------------------------------------- */

/* What stands behind an opening quote. */
static void add_word(const char *s)
{
	size_t n = 0;
	char *v = words[words_n].v;
	fuzz_require(words_n < MOST_WORDS, "too many tokens");
	for (unsigned hex; *s && *s != '"' && n < LONGEST_WORD; n++) {
		if (*s != '\\') {
			v[n] = *s++;
		} else if (sscanf(s, "\\x%2x", &hex) == 1) {
			v[n] = (char)hex;
			s += 4;
		} else {
			v[n] = s[1];
			s += 2;
		}
	}
	fuzz_require(*s == '"', "a token does not end");
	words[words_n++].n = n;
}

void mutate_dictionary(const char *path)
{
	char line[4 * LONGEST_WORD + 64];
	FILE *f = fopen(path, "r");
	fuzz_require(f != NULL, path);
	while (fgets(line, sizeof(line), f)) {
		const char *quote = *line == '#' ? NULL : strchr(line, '"');
		if (quote)
			add_word(quote + 1);
	}
	fclose(f);
}

/* -- places --------------------------------------------------------------------------------- */

static void replace(struct input *in, size_t from, size_t size, const char *bytes, size_t n)
{
	char *v = malloc(in->n - size + n + 1);
	fuzz_require(v != NULL, "out of memory");
	memcpy(v, in->v, from);
	memcpy(v + from, bytes, n);
	memcpy(v + from + n, in->v + from + size, in->n - from - size);
	in->n = in->n - size + n;
	free(in->v);
	in->v = v;
}

/* The end of the line that holds `at`. */
static size_t line_end(const struct input *in, size_t at)
{
	while (at < in->n && in->v[at] != '\n')
		at++;
	return at;
}

/* From a colon near a random place to the end of its line: the value of some key. */
static void replace_value(struct input *in, const char *word, size_t n)
{
	size_t at = mutate_below(in->n);
	while (at + 1 < in->n && !(in->v[at] == ':' && in->v[at + 1] == ' '))
		at++;
	if (at + 2 <= in->n)
		replace(in, at + 2, line_end(in, at + 2) - (at + 2), word, n);
}

/* One, two or four bytes that say a size or an offset. */
static void replace_number(struct input *in, size_t at)
{
	static const char *const numbers[] = {"\0\0\0\0",   "\xFF\xFF\xFF\xFF", "\x7F\xFF\xFF\xFF",
	                                      "\x80\0\0\0", "\0\0\0\1",         "\0\0\1\0"};
	const char *number = numbers[mutate_below(COUNT_OF(numbers))];
	size_t n = (size_t)1 << mutate_below(3);
	if (at + n <= in->n)
		replace(in, at, n, number + (mutate_below(2) ? 4 - n : 0), n);
}

static void mutate_once(struct input *in, const struct input *other)
{
	size_t word = mutate_below(words_n), at = mutate_below(in->n), size = mutate_below(40), rest = in->n - at;
	size_t from = mutate_below(other->n);
	const char *v = words[word].v, byte = (char)mutate_below(256);
	size = size < rest ? size : rest;
	switch (mutate_below(9)) {
	case 0: replace(in, at, rest ? 1 : 0, &byte, 1); break;
	case 1: replace(in, at, size, "", 0); break;
	case 2: replace(in, at, 0, v, words[word].n); break;
	case 3: replace(in, at, line_end(in, at) - at, v, words[word].n); break;
	case 4: replace(in, line_end(in, at), 0, other->v + from, line_end(other, from) - from); break;
	case 5: replace(in, at, size, v, words[word].n); break;
	case 6: replace_number(in, at); break;
	default: replace_value(in, v, words[word].n); break;
	}
}

void mutate(struct input *in, const struct input *other)
{
	for (size_t times = 1 + mutate_below(6); times > 0; times--)
		mutate_once(in, other);
}

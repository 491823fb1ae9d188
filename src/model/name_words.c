/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "name_words.h"
#include "collation.h"

#include <string.h>
#include <unicode/uchar.h>

struct name_words {
	struct arena *arena;
	UCollator *collator;
	struct hashes by_key;
	VEC(const char *) keys;
};

struct name_words *name_words_new(struct arena *a)
{
	struct name_words *w = NEW(a, struct name_words);
	*w = (struct name_words){.arena = a, .collator = collator_open("")};
	ucol_setStrength(w->collator, UCOL_PRIMARY);
	return w;
}

void name_words_close(struct name_words *w) { ucol_close(w->collator); }

static uint64_t hash_of(const char *key) { return hash_bytes(key, strlen(key), HASH_SEED); }

static bool is_known(const struct name_words *w, const char *key)
{
	const int *i;
	for (size_t step = 0; (i = hashes_next(&w->by_key, hash_of(key), &step));)
		if (!strcmp(w->keys.v[*i], key))
			return true;
	return false;
}

static void add(struct name_words *w, const char *text, size_t n)
{
	const char *key = sort_key(w->arena, w->collator, text, n);
	if (is_known(w, key))
		return;
	hashes_put(w->arena, &w->by_key, hash_of(key), w->keys.n);
	*vec_push(w->arena, &w->keys) = key;
}

static bool tells(const struct name_words *w, const char *text, size_t n)
{
	return n && is_known(w, sort_key(w->arena, w->collator, text, n));
}

/* -- words ---------------------------------------------------------------------------------- */

/* The next one of `*from`, of letters and their marks: its bytes, 0 at the end. What one letter alone tells is an initial. */
static size_t next_word(const char **from, const char **word)
{
	const char *s = *from, *end = s + strlen(s);
	int letters = 0;
	for (*word = s; s < end;) {
		const char *at = s;
		const uint32_t c = utf8_next(&s, end);
		if (u_hasBinaryProperty((UChar32)c, UCHAR_ALPHABETIC) || (U_GET_GC_MASK((UChar32)c) & U_GC_M_MASK)) {
			letters++;
			continue;
		}
		if (letters > 1) {
			*from = s;
			return (size_t)(at - *word);
		}
		letters = 0;
		*word = s;
	}
	*from = end;
	return letters > 1 ? (size_t)(end - *word) : 0;
}

/* All letters of it and all digits, one behind the other. */
static struct buf joined(const char *text)
{
	struct buf b = {0};
	for (const char *s = text, *end = s + strlen(s); s < end;) {
		const char *at = s;
		const uint32_t c = utf8_next(&s, end);
		if (u_isalnum((UChar32)c) || (U_GET_GC_MASK((UChar32)c) & U_GC_M_MASK))
			buf_put(&b, at, (size_t)(s - at));
	}
	return b;
}

void name_words_add(struct name_words *w, const char *name)
{
	struct buf all = joined(name);
	if (all.n)
		add(w, all.v, all.n);
	buf_free(&all);
	const char *word;
	for (size_t n; (n = next_word(&name, &word));)
		add(w, word, n);
}

bool name_words_tell(const struct name_words *w, const char *code)
{
	struct buf all = joined(code);
	bool known = tells(w, all.v, all.n);
	buf_free(&all);
	const char *word;
	for (size_t n; !known && (n = next_word(&code, &word));)
		known = tells(w, word, n);
	return known;
}

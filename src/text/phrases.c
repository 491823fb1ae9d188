/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What ragged lines of Japanese, Chinese and Korean hold together: phrases and words, where breaks.c finds places that
 * UAX #14 allows between any two letters.
 *
 * Japanese phrases (bunsetsu) come from ICU, which looks for words in a dictionary and cuts inside of those that it
 * does not know, between a word and its particle or ending, and inside of compounds; the kinds of letters tell better.
 * Chinese has no phrases in ICU, but words. Korean marks its words by spaces.
 */
#include "internal.h"

#include <unicode/ubrk.h>
#include <unicode/uchar.h>
#include <unicode/uscript.h>
#include <unicode/utext.h>

static uint32_t code_before(const struct shaped *s, int byte)
{
	const char *p = s->text + byte;
	return utf8_previous(s->text, &p);
}

static uint32_t code_behind(const struct shaped *s, int byte)
{
	const char *p = s->text + byte, *end = s->text + s->size;
	return p < end ? utf8_next(&p, end) : 0;
}

/* -- Japanese ------------------------------------------------------------------------------- */

static bool is_hiragana(uint32_t cp) { return cp >= 0x3041 && cp <= 0x309F; }
/* Also the marks of long vowels and of repetition, but not the middle dot. */
static bool is_katakana(uint32_t cp) { return cp >= 0x30A1 && cp <= 0x30FF && u_isalpha((UChar32)cp); }
static bool is_han(uint32_t cp)
{
	UErrorCode error = U_ZERO_ERROR;
	return cp >= 0x2E80 && uscript_getScript((UChar32)cp, &error) == USCRIPT_HAN;
}

/* A word and its ending or particle in hiragana, a number and what it counts, and what the locale says: signs that begin
   no line, and those that end none. */
static bool is_attached(const struct text_env *env, const struct shaped *s, int byte)
{
	uint32_t left = code_before(s, byte), right = code_behind(s, byte);
	if (u_isalnum((UChar32)left) && u_isalnum((UChar32)right) &&
	    (set_holds(env->options.spec.bound_after, left) || set_holds(env->options.spec.bound_before, right)))
		return true;
	return is_hiragana(right) ? is_han(left) || is_katakana(left) || (left < 0x80 && u_isalnum((UChar32)left))
	                          : u_isdigit((UChar32)left) && is_han(right);
}

/* Between katakana a word goes on, and between kanji a phrase, as compounds do; in Chinese, which has no kana, words
   are found by the dictionary. */
static bool is_in_phrase(const struct shaped *s, bool kana, int byte)
{
	uint32_t left = code_before(s, byte), right = code_behind(s, byte);
	if (is_katakana(right))
		return is_katakana(left);
	return kana && is_han(left) && (is_han(right) || u_isdigit((UChar32)right));
}

static bool has_kana(const struct shaped *s)
{
	const char *p = s->text, *end = s->text + s->size;
	while (p < end) {
		uint32_t cp = utf8_next(&p, end);
		if (is_hiragana(cp) || is_katakana(cp))
			return true;
	}
	return false;
}

/* The bytes between two words of the dictionary. */
static const bool *find_words(struct text_env *env, const struct shaped *s)
{
	UText text = UTEXT_INITIALIZER;
	UErrorCode error = U_ZERO_ERROR;
	bool *words = NEW_ARRAY(env->scratch, bool, s->size + 1);
	utext_openUTF8(&text, s->text, s->size, &error);
	if (!env->worder)
		env->worder = ubrk_open(UBRK_WORD, env->options.locale, NULL, 0, &error);
	ubrk_setUText(env->worder, &text, &error);
	if (U_FAILURE(error))
		machine_failure("words: %s", u_errorName(error));
	for (int32_t at = ubrk_next(env->worder); at != UBRK_DONE; at = ubrk_next(env->worder))
		words[at] = true;
	utext_close(&text);
	return words;
}

/* -- Korean, and words between spaces ------------------------------------------------------- */

static bool is_hangul(uint32_t cp)
{
	UErrorCode error = U_ZERO_ERROR;
	return cp >= 0x1100 && uscript_getScript((UChar32)cp, &error) == USCRIPT_HANGUL;
}

static bool is_letter(uint32_t cp) { return U_GET_GC_MASK((UChar32)cp) & (U_GC_L_MASK | U_GC_M_MASK | U_GC_N_MASK); }

/* Inside a word: between two letters, before the particle that follows a bracket, a quotation or a percentage, and before
   the dot of an enumeration. What opens a bracket may begin a line, and what follows a slash, a hyphen or a dot. */
static bool is_in_word(const struct shaped *s, int byte, bool hangul_only)
{
	uint32_t left = code_before(s, byte), right = code_behind(s, byte);
	bool closed = (U_GET_GC_MASK((UChar32)left) & (U_GC_PE_MASK | U_GC_PF_MASK)) || left == '%' || left == '"';
	bool inner = (is_letter(left) || closed) && (is_letter(right) || right == 0xB7 || right == '%');
	return inner && (!hangul_only || is_hangul(left) || is_hangul(right));
}

/* -- both ----------------------------------------------------------------------------------- */

struct phrasing phrase_begin(struct text_env *env, const struct shaped *s)
{
	bool phrases = env->options.spec.phrases;
	return (struct phrasing){.kana = phrases && has_kana(s), .words = phrases ? find_words(env, s) : NULL};
}

bool phrase_parts(const struct text_env *env, const struct shaped *s, const struct phrasing *p, int byte)
{
	return p->words[byte] && !is_attached(env, s, byte);
}

bool phrase_holds(const struct text_env *env, const struct shaped *s, const struct phrasing *p, int byte)
{
	int word_break = env->options.spec.word_break;
	if (word_break != WORD_BREAK_NORMAL && is_in_word(s, byte, word_break == WORD_BREAK_AUTO))
		return true;
	return p->words && (!phrase_parts(env, s, p, byte) || is_in_phrase(s, p->kana, byte));
}

/* ICU takes quadratic time for ideographs and kana without punctuation or spaces between them. Sentences have tens of
   them; what has more than this is no prose, and its lines end anywhere. */
#define LONGEST_SENTENCE 1000

static bool has_sentences(const struct shaped *s)
{
	const char *p = s->text, *end = s->text + s->size;
	int length = 0;
	while (p < end && length <= LONGEST_SENTENCE) {
		uint32_t cp = utf8_next(&p, end);
		length = cp >= 0x2E80 && !u_ispunct((UChar32)cp) && !u_isspace((UChar32)cp) ? length + 1 : 0;
	}
	return length <= LONGEST_SENTENCE;
}

static bool has_hangul(const struct shaped *s)
{
	const char *p = s->text, *end = s->text + s->size;
	while (p < end)
		if (is_hangul(utf8_next(&p, end)))
			return true;
	return false;
}

bool phrase_wanted(const struct text_env *env, const struct shaped *s)
{
	const struct locale_spec *l = &env->options.spec;
	if (l->phrases)
		return has_sentences(s);
	return s->glue && (l->word_break == WORD_BREAK_KEEP_ALL || (l->word_break == WORD_BREAK_AUTO && has_hangul(s)));
}

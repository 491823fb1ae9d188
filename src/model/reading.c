/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Reading ease. The formulas, with syllables counted by the word:
 *
 *     English  206.835 - 1.015 w - 84.6 s   R. Flesch, A new readability yardstick, J. Applied Psychology 32 (1948)
 *     German   180 - w - 58.5 s             T. Amstad, Wie verstaendlich sind unsere Zeitungen?, Zurich 1978
 *     French   207 - 1.015 w - 73.6 s       L. Kandel, A. Moles, Application de l'indice de Flesch a la langue francaise,
 *                                           Cahiers Etudes de Radio-Television 19 (1958)
 *     Spanish  206.84 - 1.02 w - 60 s       J. Fernandez Huerta, Medidas sencillas de lecturabilidad, Consigna 214 (1959);
 *                                           w in sentences of words, as G. Law has set it right (2011)
 *
 * Syllables are counted by vowels that are spoken together, not by hyphenation patterns, which leave out the breaks that no
 * printer wants. In English and French that is a run of vowels, and an e that is silent at the end is none; in German a
 * run falls apart but for diphthongs and doubled vowels; in Spanish i and u join what stands beside them, unless they bear an
 * accent (RAE, Ortografia, 2010).
 */
#include "reading.h"

#include <stdlib.h>
#include <string.h>

enum { LONGEST_WORD = 64 };

/* The letters of a word, small; ASCII is enough to tell what is silent. */
struct letters {
	uint32_t v[LONGEST_WORD];
	int n;
};

static uint32_t small(uint32_t cp)
{
	bool capital = (cp >= 'A' && cp <= 'Z') || (cp >= 0xC0 && cp <= 0xDE && cp != 0xD7);
	return capital ? cp + 0x20 : cp == 0x152 ? 0x153 : cp;
}

static struct letters letters_of(const char *word, size_t n)
{
	struct letters l = {.n = 0};
	for (const char *p = word, *end = word + n; p < end && l.n < LONGEST_WORD;)
		l.v[l.n++] = small(utf8_next(&p, end));
	return l;
}

static uint32_t letter(const struct letters *l, int i) { return i >= 0 && i < l->n ? l->v[i] : 0; }

static bool is_one_of(uint32_t cp, const char *set)
{
	for (const char *end = set + strlen(set); cp && set < end;)
		if (utf8_next(&set, end) == cp)
			return true;
	return false;
}

static bool ends_in(const struct letters *l, const char *tail)
{
	int n = (int)strlen(tail);
	for (int i = 0; i < n; i++)
		if (letter(l, l->n - n + i) != (unsigned char)tail[i])
			return false;
	return true;
}

/* Runs of vowels. */
static int count_runs(const struct letters *l, const char *vowels)
{
	int runs = 0;
	for (int i = 0; i < l->n; i++)
		runs += is_one_of(l->v[i], vowels) && !is_one_of(letter(l, i - 1), vowels);
	return runs;
}

/* -- English -------------------------------------------------------------------------------- */

static const char english_vowels[] = "aeiouy\xC3\xA9\xC3\xA8\xC3\xAF";

/* The letters before `back` from the end are a consonant, so that an e which is spoken would be a syllable of its own. */
static bool follows_consonant(const struct letters *l, int back)
{
	return l->n > back && !is_one_of(letter(l, l->n - back - 1), english_vowels);
}

/* "-e", "-es" but for "-ches", "-ses", "-ges", ..., "-ed" but for "-ted", "-ded"; not "-le" behind a consonant. */
static bool is_silent_end(const struct letters *l)
{
	const uint32_t before = letter(l, l->n - 3);
	if (ends_in(l, "e"))
		return follows_consonant(l, 1) && !(ends_in(l, "le") && follows_consonant(l, 2));
	if (ends_in(l, "ed"))
		return follows_consonant(l, 2) && before != 't' && before != 'd';
	bool hissed = is_one_of(before, "szxcg") || ends_in(l, "ches") || ends_in(l, "shes");
	return ends_in(l, "es") && follows_consonant(l, 2) && !hissed && !(ends_in(l, "les") && follows_consonant(l, 3));
}

static int count_english(const struct letters *l) { return count_runs(l, english_vowels) - is_silent_end(l); }

/* -- German --------------------------------------------------------------------------------- */

static bool is_diphthong(uint32_t a, uint32_t b)
{
	static const char *const pairs[] = {"ai", "au", "ei", "eu", "ie", "ee", "aa", "oo", "ay", "ey", "\xC3\xA4u"};
	for (int i = 0; i < COUNT_OF(pairs); i++) {
		const char *p = pairs[i], *end = p + strlen(p);
		if (utf8_next(&p, end) == a && utf8_next(&p, end) == b)
			return true;
	}
	return false;
}

static int count_german(const struct letters *l)
{
	static const char vowels[] = "aeiouy\xC3\xA4\xC3\xB6\xC3\xBC\xC3\xA9";
	int n = 0;
	for (int i = 0; i < l->n; i++) {
		bool silent = l->v[i] == 'u' && letter(l, i - 1) == 'q';
		if (!is_one_of(l->v[i], vowels) || silent)
			continue;
		n++;
		i += is_diphthong(l->v[i], letter(l, i + 1));
	}
	return n;
}

/* -- French --------------------------------------------------------------------------------- */

static int count_french(const struct letters *l)
{
	static const char vowels[] = "aeiouy\xC3\xA0\xC3\xA2\xC3\xA9\xC3\xA8\xC3\xAA\xC3\xAB\xC3\xAE\xC3\xAF\xC3\xB4\xC3\xB9"
	                             "\xC3\xBB\xC3\xBC\xC5\x93";
	bool mute = ends_in(l, "e") || ends_in(l, "es");
	int runs = count_runs(l, vowels);
	for (int i = 1; i < l->n; i++)
		runs += is_one_of(l->v[i - 1], "\xC3\xA9\xC3\xAF") && is_one_of(l->v[i], vowels) && l->v[i] != 'e';
	bool alone = !is_one_of(letter(l, l->n - (ends_in(l, "es") ? 3 : 2)), vowels);
	return runs - (mute && alone);
}

/* -- Spanish -------------------------------------------------------------------------------- */

static int count_spanish(const struct letters *l)
{
	static const char strong[] = "aeo\xC3\xA1\xC3\xA9\xC3\xAD\xC3\xB3\xC3\xBA", weak[] = "iu\xC3\xBCy";
	int n = 0;
	for (int i = 0; i < l->n; i++) {
		uint32_t before = letter(l, i - 1), after = letter(l, i + 1);
		bool joins = is_one_of(before, strong) || is_one_of(before, weak) || is_one_of(after, strong);
		n += is_one_of(l->v[i], strong) || (is_one_of(l->v[i], weak) && !joins);
	}
	return n;
}

/* ------------------------------------------------------------------------------------------- */

static const struct {
	struct reading_formula formula;
	int (*count)(const struct letters *l);
} languages[] = {{{"en", "Flesch 1948", 206.835, 1.015, 84.6}, count_english},
                 {{"de", "Amstad 1978", 180, 1, 58.5}, count_german},
                 {{"fr", "Kandel and Moles 1958", 207, 1.015, 73.6}, count_french},
                 {{"es", "Fern\xC3\xA1ndez Huerta 1959", 206.84, 1.02, 60}, count_spanish}};

const struct reading_formula *reading_formula(const char *locale)
{
	size_t n = strcspn(locale, "-");
	for (int i = 0; i < COUNT_OF(languages); i++)
		if (strlen(languages[i].formula.language) == n && !strncmp(languages[i].formula.language, locale, n))
			return &languages[i].formula;
	return NULL;
}

double reading_ease(const struct reading_formula *f, const struct reading_count *c)
{
	return f->base - f->sentence * c->words / c->sentences - f->word * c->syllables / c->words;
}

/* Parts that are joined by a hyphen or an apostrophe are spoken as words. */
int reading_syllables(const struct reading_formula *f, const char *word, size_t n)
{
	int language = 0, all = 0;
	while (&languages[language].formula != f)
		language++;
	for (size_t from = 0, size; from < n; from += size + 1) {
		const char *hyphen = memchr(word + from, '-', n - from);
		size = hyphen ? (size_t)(hyphen - word) - from : n - from;
		const struct letters l = letters_of(word + from, size);
		const int count = l.n ? languages[language].count(&l) : 0;
		all += l.n && count < 1 ? 1 : count;
	}
	return all ? all : 1;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The reading ease of the content. Sentences are counted that end in a sign for it, so neither names nor the items of lists
 * that are none; a full stop behind a single letter, or before a small one, belongs to an abbreviation.
 */
#include "lint.h"
#include "reading.h"
#include "word_scan.h"

#include <math.h>
#include <string.h>

struct sentence_place {
	struct where at;
	struct reading_count count;
};

struct reading {
	const struct lint *lint;
	const struct reading_formula *formula;
	struct reading_count all;
	VEC(struct sentence_place) v;
};

static bool is_small_letter(const char *word)
{
	const unsigned char c = (unsigned char)*word;
	return (c >= 'a' && c <= 'z') || (c == 0xC3 && (unsigned char)word[1] >= 0x9F);
}

static void add_sentence(struct reading *r, const struct node *n, const char *from, struct reading_count count)
{
	count.sentences = 1;
	*vec_push(r->lint->arena, &r->v) =
	        (struct sentence_place){text_place(n->at, n->text, (size_t)(from - n->text)), count};
	r->all.sentences++;
	r->all.words += count.words;
	r->all.syllables += count.syllables;
}

/* Whether a sentence ends before the latest word, or at the end of the text. */
static bool is_end(const struct word_scan *w, const struct word_scan *before, bool more)
{
	bool single = before->n == 1 && w->p > before->word + 1 && before->word[1] == '.';
	return w->stop && (w->parts || !more || (!single && !is_small_letter(w->word)));
}

static struct node *read_text(struct text_map *m, const char *context, const struct shape_field *field, struct node *n)
{
	struct reading *r = m->user;
	struct word_scan w = {.p = n->text, .end = n->text + strlen(n->text)}, before = w;
	struct reading_count count = {0};
	const char *from = NULL;
	(void)context;
	if (field->type == SHAPE_LINK || n->lang)
		return n;
	for (bool more = true; more; before = w) {
		more = word_scan_next(&w);
		bool end = from && is_end(&w, &before, more);
		if (end)
			add_sentence(r, n, from, count);
		if (end || w.parts || !from) {
			from = more ? w.word : NULL;
			count = (struct reading_count){0};
		}
		count.words++;
		count.syllables += more ? reading_syllables(r->formula, w.word, w.n) : 0;
	}
	return n;
}

/* The ease of all other sentences. */
static double ease_without(const struct reading *r, const struct reading_count *c)
{
	const struct reading_count others = {r->all.sentences - 1, r->all.words - c->words, r->all.syllables - c->syllables};
	return others.sentences ? reading_ease(r->formula, &others) : 0;
}

/* The sentence without which the others are easiest. */
static const struct sentence_place *find_hardest(const struct reading *r)
{
	const struct sentence_place *hardest = &r->v.v[0];
	for (int i = 1; i < r->v.n; i++)
		if (ease_without(r, &r->v.v[i].count) > ease_without(r, &hardest->count))
			hardest = &r->v.v[i];
	return hardest;
}

static const char *grade(int ease)
{
	static const struct {
		int from;
		const char *name;
	} grades[] = {{90, "very easy"}, {80, "easy"},        {70, "fairly easy"},
	              {60, "plain"},     {50, "fairly hard"}, {30, "hard"}};
	for (int i = 0; i < COUNT_OF(grades); i++)
		if (ease >= grades[i].from)
			return grades[i].name;
	return "very hard";
}

void lint_reading(const struct lint *l, const struct content *content, int limit)
{
	struct reading r = {.lint = l, .formula = reading_formula(l->locale)};
	struct text_map map = {read_text, l->arena, &r};
	if (!limit || !r.formula)
		return;
	content_map(content, &map);
	int ease = r.all.sentences ? (int)lrint(reading_ease(r.formula, &r.all)) : limit;
	if (ease >= limit)
		return;
	const struct sentence_place *s = find_hardest(&r);
	diag_report(l->diag, DIAG_READING_EASE, s->at, ease, grade(ease), r.formula->name, limit, l->locale);
	diag_hint(l->diag, "of %d sentence%s this one lowers it most: %d word%s of %.1f syllables", r.all.sentences,
	          r.all.sentences == 1 ? "" : "s", s->count.words, s->count.words == 1 ? "" : "s",
	          (double)s->count.syllables / s->count.words);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A shaped paragraph at a size: widths of its parts (measure.c), its lines' breaks (knuth_plass.c). */
#ifndef PLATEN_TEXT_MEASURE_H
#define PLATEN_TEXT_MEASURE_H

#include "internal.h"

/* What can be stretched or shrunk in a part of the text: spaces, and the glue between ideographs, in thousandths of
   the size. Sums from the start of a long text may wrap around; their differences do not. */
struct line_glue {
	int spaces;
	uint32_t stretch, shrink;
	int gaps; /* between two letters that may be set apart */
};
/* Cumulative advances by byte: offset[i] is the width of all glyphs of clusters before
   byte i, with the glue before them. */
struct measure {
	const struct shaped *shaped;
	mpt size, tracking;
	int64_t *offset;
	mpt hyphen_width, space_width; /* in the face of the first run */
	struct line_glue *glue;        /* before each byte; NULL for text that is not justified */
};

/* A part of a run as it is drawn. */
struct slice {
	const struct srun *run;
	int start, end; /* bytes */
	const struct sglyph *glyph;
	int n;
	mpt grown; /* wider than it was measured: shaped again, its ends do not join or kern with their neighbours */
};

/* Measures at the size and tracking of `spec`. */
void measure_prepare(struct arena *a, const struct shaped *s, const struct para_spec *spec, struct measure *m);
/* The same, remembered with the paragraph for the next that asks at this size. */
const struct measure *measure_of(const struct shaped *s, const struct para_spec *spec);
/* The width of text[from, to) as it stands on a line of its own. */
int64_t measure_width(const struct measure *m, int from, int to);
/* Shapes a part of a run again where its ends are cut; the glyphs live in the scratch arena. */
struct slice measure_slice(struct text_env *env, const struct measure *m, const struct srun *r, int start, int end);
/* As measure_width(), when it is shaped as it stands; and by how much that is more. */
int64_t measure_drawn(struct text_env *env, const struct measure *m, int from, int to);
int64_t measure_grown(struct text_env *env, const struct measure *m, int from, int to);
struct line_glue measure_glue(const struct measure *m, int from, int to);
/* By how much a justified line with this glue stretches at a badness of 100, or shrinks at most. */
int64_t measure_give(const struct measure *m, const struct para_spec *spec, const struct line_glue *g, bool stretch);
/* What of that is the letters'. */
int64_t measure_spread(const struct measure *m, const struct para_spec *spec, const struct line_glue *g);
/* The part of a line's slack that letters take, the same between each two: twice as much of what they can give as spaces
   take of theirs, because a wide space is seen sooner. */
int64_t measure_share(const struct measure *m, const struct para_spec *spec, const struct line_glue *g, mpt slack);
/* Whether the letters on both sides of a byte inside of a run may be set apart. */
bool measure_is_gap(const struct measure *m, int byte);
/* By how much of its first sign a line hangs out of the measure, and of its last one, or of the hyphen behind it
   (hang.c). */
mpt hang_at_start(const struct measure *m, const struct para_spec *spec, int start);
mpt hang_at_end(const struct measure *m, const struct para_spec *spec, int end, bool hyphen);
/* Thousandths of an em at the size. */
static inline mpt measure_em(const struct measure *m, int thousandths) { return (mpt)muldiv(m->size, thousandths, 1000); }
/* What is added behind each cluster of a run: none where its letters join. */
mpt measure_tracking(const struct measure *m, const struct srun *r);
/* The width of the hyphen that is drawn beside byte `at`, in the face of its run. */
mpt measure_hyphen(const struct measure *m, int at);
/* The advance of a character in a run's face; 0 when the face lacks it. */
mpt measure_glyph(const struct srun *r, hb_codepoint_t cp, mpt size);
/* U+0020 or U+00A0: what justified lines stretch. */
static inline bool measure_is_space(const struct shaped *s, uint32_t byte)
{
	return s->text[byte] == ' ' || ((unsigned char)s->text[byte] == 0xC2 && (unsigned char)s->text[byte + 1] == 0xA0);
}
/* Font units to mpt, rounded to nearest. */
static inline mpt scale_advance(int32_t units, const struct face *f, mpt size)
{
	return units ? (mpt)muldiv((int64_t)units, size, f->upem) : 0;
}
/* What no mpt holds becomes its limit. */
static inline mpt mpt_of(int64_t v) { return (mpt)(v > MPT_MAX ? MPT_MAX : v < -MPT_MAX ? -MPT_MAX : v); }

/* The chosen breaks of a paragraph: each line runs from `start` to `end` bytes. */
struct cut {
	int start, end, next;
	bool hyphen, repeated; /* at its end; at its start */
};
struct cut_list {
	VEC(struct cut) v;
	bool broken_word, too_narrow, broken_sense; /* as in struct para */
	int long_word;
};
void choose_breaks(struct text_env *env, struct arena *a, struct shaped *s, const struct measure *m,
                   const struct para_spec *spec, struct cut_list *out);

/* What was found too wide for the measure. */
struct long_words {
	int longest;     /* of the words that were cut, in characters; 0: none was */
	bool too_narrow; /* a letter alone is wider */
};
/* Copies breakpoints, with others inside of words that are wider than the measure between two of them. Returns their
   number. */
int long_words_cut(struct text_env *env, struct arena *a, const struct measure *m, const struct para_spec *spec,
                   const struct breakpoint *place, int places, struct breakpoint **all, struct long_words *words);

#endif

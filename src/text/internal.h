/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Shared by the files of text: what is kept of a run of the program, and the steps from a block to a shaped paragraph. */
#ifndef PLATEN_TEXT_INTERNAL_H
#define PLATEN_TEXT_INTERNAL_H

#include "shaped.h"

#include <string.h>

#define IDEOGRAPHIC_SPACE 0x3000u

/* The blank sides of a full-width sign in a face, in thousandths of an em; both 0: it has none to lose. */
struct blank {
	const struct face_state *face;
	uint32_t gid;
	int16_t lead, trail;
};

/* A face in which the features of a list, or the forms of a language, were looked for. */
struct checked_face {
	const void *list;
	const struct face_state *face;
};

struct text_env {
	struct root *root;
	struct arena *arena;
	struct arena *scratch; /* what a call needs until it returns */
	struct diag *diag;
	struct font_set *fonts;
	struct text_options options;
	hb_buffer_t *buffer;
	uint32_t letter;                  /* locale_letter() of the locale; 1: not asked for yet */
	void *breaker, *phraser, *worder; /* UBreakIterator */
	struct _HyphenDict *patterns;     /* NULL until a paragraph asks for hyphens */
	bool patterns_tried;
	VEC(struct blank) blanks; /* of the punctuation that was seen */
	VEC(struct shaped *) shaped;
	struct hashes by_block; /* of these, by block and style */
	VEC(struct checked_face) checked;
	VEC(struct text_env *) languages; /* further ones of the document */
};

/* Whether a character is one of those of a locale's key; NULL: it has none. */
static inline bool set_holds(const char *set, uint32_t cp)
{
	for (const char *end = set ? set + strlen(set) : NULL; set < end;)
		if (utf8_next(&set, end) == cp)
			return true;
	return false;
}

/* Keeps a list that was collected in scratch memory, without the room that it grew by. */
static inline void *keep_list(struct arena *a, const void *v, int n, size_t elem)
{
	void *kept = arena_alloc(a, elem * (size_t)(n + 1));
	return n ? memcpy(kept, v, elem * (size_t)n) : kept;
}

/* Stretches of one embedding level, in the order of the text. */
struct level_run {
	int end; /* bytes */
	uint8_t level;
};
struct levels {
	VEC(struct level_run) v;
};
/* The bytes of the paragraph's text that a span of the block became. */
struct extent {
	const struct span *span;
	const struct style *style;
	int start, end;
};
/* UAX #9. Spans may be embedded or isolated; extents NULL: there are none. The list is in scratch memory. */
void find_levels(struct text_env *env, struct shaped *s, const struct extent *extents, struct levels *out);
/* Joins the block's spans to the paragraph's text and cuts that into items: runs without face and
   glyphs, in scratch memory. */
void itemize(struct text_env *env, struct shaped *s, struct run_list *out);
void shape_runs(struct text_env *env, struct shaped *s);
/* Shapes bytes of a run again, without the text around them as context: what a line break cut off. The
   glyphs are in scratch memory. */
void shape_piece(struct text_env *env, const struct shaped *s, const struct srun *run, int start, int end,
                 struct sglyph **glyph, int *n);
void find_places(struct text_env *env, struct shaped *s);
void breaks_close(struct text_env *env);

/* How phrases of a paragraph are found. */
struct phrasing {
	bool kana;
	const bool *words; /* which bytes lie between two words of the dictionary; in scratch memory; NULL: not asked for */
};
/* Whether lines that are not justified may not end at all of a paragraph's breakpoints. */
bool phrase_wanted(const struct text_env *env, const struct shaped *s);
struct phrasing phrase_begin(struct text_env *env, const struct shaped *s);
/* Whether a word of the dictionary ends before a byte, and may part from what is behind it. */
bool phrase_parts(const struct text_env *env, const struct shaped *s, const struct phrasing *p, int byte);
/* Whether a phrase or a word goes on behind a byte. */
bool phrase_holds(const struct text_env *env, const struct shaped *s, const struct phrasing *p, int byte);
/* Words of other languages, code and what must not be broken get no hyphens. */
bool may_hyphenate(const struct shaped *s, int byte);
void find_hyphens(struct text_env *env, struct shaped *s);
/* Reports what is wrong with the pattern file of the locale, as far as its first line says. */
void hyphens_check(struct text_env *env);
/* Breakpoints between phrases (Japanese: bunsetsu) or whole words (Korean), and whether there are any: none where the
   locale does not ask for them. */
bool find_phrases(struct text_env *env, struct shaped *s, int align);

/* The style of a span in a paragraph. */
static inline const struct style *span_style(struct arena *a, const struct style *style, const struct span *span)
{
	const struct style *own = span->class ? span->class->style : NULL;
	return own ? style_over(a, style, own) : style;
}
/* What a span asks for: the family that its style names, and the one that it is set in; weights may exceed 900. */
const char *span_own_family(const struct style *style, const struct span *span);
const char *span_family(const struct text_env *env, const struct style *style, const struct span *span);
int span_weight(const struct style *style, const struct span *span);
/* The weight of the face that draws the letters of the locale's script for it: Latin letters beside them take the same.
   That of the style, where the script is Latin or the like. */
int span_even_weight(struct text_env *env, const struct style *style, const struct span *span);
bool span_is_italic(const struct style *style, const struct span *span);
/* Reports what a shaped paragraph asks of its fonts that they do not have. */
void style_check(struct text_env *env, const struct shaped *s);

/* A letter of the script that a locale is written in; 0: ICU knows none. */
uint32_t locale_letter(const char *locale);
/* The text of a span as the locale and the style want it. */
const char *localize_span(struct text_env *env, const struct rich_block *block, int i, const struct style *style);
void check_quotes(struct text_env *env, const struct rich_block *block, struct where at);
/* Half of the em where the ink keeps to the other half, or a quarter on both sides. */
struct blank blank_beside_ink(const struct face_state *f, uint32_t gid);
void find_glue(struct text_env *env, struct shaped *s);

#endif

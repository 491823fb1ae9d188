/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Shared by the files of text: faces, the shaped paragraph, feasible breakpoints. */
#ifndef PLATEN_TEXT_INTERNAL_H
#define PLATEN_TEXT_INTERNAL_H

#include "text.h"

#include <hb-ot.h>
#include <hb.h>
#include <string.h>

struct face_state {
	struct face pub;
	hb_font_t *font;   /* scaled to units per em; NULL until first used */
	struct sfnt *sfnt; /* what the checks of the file know; shared by the sets of a store */
	bool failed;       /* opening it was tried, and reported */
	bool damaged;      /* that was reported */
	struct diag *diag; /* of the set */
	struct arena *arena;
};

struct family {
	const char *name;
	int n;
	struct face_state *face;
	struct list_of fallback; /* const char * */
};

/* The face of a family nearest to a weight and slope, opened; NULL after reporting. */
struct face_state *fonts_face(struct font_set *f, const char *family, int weight, bool italic, struct where at);
/* The first fallback of a family whose face has the character; NULL when none has. */
struct face_state *fonts_fallback(struct font_set *f, const char *family, int weight, bool italic, uint32_t cp);
/* The face that draws a character asked for in a family: one of its own, which may not be opened, or a fallback. */
struct face_state *fonts_drawing(struct font_set *f, const char *family, int weight, bool italic, uint32_t cp);
/* The weight in a family that is nearest to another one; 0: it has none. */
int fonts_weight(struct font_set *f, const char *family, int weight, bool italic);

/* The family that a face of the set belongs to, and a list of a family's faces for a message. */
const struct family *fonts_family_of(const struct font_set *f, const struct face_state *face);
void fonts_list_faces(struct font_set *f, const char *family, struct buf *out);

/* Characters that no font has, each once. */
struct lack {
	uint32_t cp;
	const char *family; /* in which, with its fallbacks, it was looked for */
	struct where at;
};
struct lack_list {
	VEC(struct lack) v;
	struct hashes by_character;
};
struct lacks {
	struct lack_list pages, content; /* of text that was set; of other texts, in the same scripts */
	struct lack_list odd;            /* of text that was set, too: those of no script, which were reported */
};
/* Those of a set. */
struct lacks *fonts_lacks(struct font_set *f);
/* Notes one, for text_report_lacks(). */
void lack_note(struct text_env *env, uint32_t cp, const char *family, struct where at);
/* The first family that has a character; NULL: none. */
const char *fonts_family_with(struct font_set *f, uint32_t cp);
/* Whether a face could not be opened, which was reported. */
bool fonts_failed(const struct font_set *f);

/* Checks the file of a face and opens it; what is learned of it lives in `a`. False after reporting. */
bool face_load(struct face_state *f, struct arena *a);
/* Opens a face as one of the same file has been. */
void face_share(struct face_state *f, const struct face_state *from);
void face_close(struct face_state *f);
bool face_has(const struct face_state *f, uint32_t cp);
/* The glyph of a character, checked; false: the face has none. */
bool face_glyph(struct face_state *f, uint32_t cp, uint32_t *gid);
/* A glyph that may be drawn: `gid`, or 0 after reporting that the face has none such, or a damaged one. */
uint32_t face_checked(struct face_state *f, uint32_t gid);
/* Reports a table that HarfBuzz could not use, after shaping with the face, or that the shaping failed: glyphs
   grew beyond what HarfBuzz takes (memory would have ended the process). */
void face_look_after(struct face_state *f, bool shaped);

/* Hyphenation patterns that were read, by file: those of a set's store, or its own. */
struct pattern_file {
	const struct source *source;
	struct _HyphenDict *dict; /* NULL: refused */
	const char *why;          /* what is wrong with the file, as the end of a sentence; or NULL */
};
struct pattern_list {
	struct arena *arena;
	VEC(struct pattern_file) v;
};
struct pattern_list *fonts_patterns(struct font_set *f);
const struct pattern_file *patterns_read(struct pattern_list *list, const struct source *source);
/* What is wrong with the encoding that a file names, or NULL. */
const char *patterns_look(struct arena *a, const struct source *source);
void patterns_close(struct pattern_list *list);

/* One glyph in font units; glyphs of a paragraph stand in logical order, also in rtl runs. */
struct sglyph {
	uint32_t gid, cluster;
	int32_t advance, dx, dy;
	bool unsafe; /* HarfBuzz's UNSAFE_TO_BREAK: a line that begins here has to be shaped again */
};

struct srun {
	struct face_state *face;
	const struct span *span;
	int start, end; /* bytes of the paragraph's text */
	int first, n;   /* glyphs */
	uint8_t level;  /* bidi embedding level; odd is right to left */
	hb_script_t script;
};
struct run_list {
	VEC(struct srun) v;
};

/* -- paragraphs */

enum break_kind {
	BREAK_SPACE,
	BREAK_HYPHEN,
	BREAK_REPEATED, /* behind the hyphen of a compound, which the next line repeats (Portuguese) */
	BREAK_FORCED,
	BREAK_LETTER /* inside a word that is wider than the measure */
};

/* A breakpoint: the line before it ends at `end`, the next begins at `next`; spaces between are discarded. */
struct breakpoint {
	int end, next; /* bytes */
	enum break_kind kind;
};

/* A line that ends there ends inside a word: at a hyphen that is drawn, or at one that is repeated. */
static inline bool break_is_inner(enum break_kind kind) { return kind == BREAK_HYPHEN || kind == BREAK_REPEATED; }

/* Whether spaces or an end of the line follow: a compound, an address and a word with soft hyphens go on behind
   their breakpoints. */
static inline bool break_ends_word(const struct breakpoint *p)
{
	return p->kind == BREAK_FORCED || (p->kind != BREAK_HYPHEN && p->next > p->end);
}

/* The glue between two characters of ideographic text, in thousandths of the size, and the blanks of full-width
   punctuation on both sides that a line discards which ends or begins there. `space` is negative where two signs
   share a blank. */
struct glue {
	int16_t space;
	uint16_t stretch, shrink;
	uint16_t trail, lead; /* of the character before, of the one behind */
};

struct shaped {
	const struct rich_block *block;
	const struct style *style;
	struct where at;
	const char *text;
	int size;
	bool mixed;                    /* some run is right to left, or the paragraph is */
	uint8_t level;                 /* embedding level of the paragraph */
	struct glue *glue;             /* before each byte, and at the end; NULL when there is none */
	const struct face_state *face; /* that the first span asks for, also when fallbacks draw all of it */
	int runs, glyphs;
	struct srun *run;
	struct sglyph *glyph;
	/* Breakpoints without hyphens, with them, and between phrases only. */
	int places, hyphenated, phrases; /* the latter two -1 until they were looked for */
	struct breakpoint *place, *hyphen_place, *phrase_place;
	int hyphen_places;
	/* Those inside of phrases, between words. */
	int words;
	struct breakpoint *word_place;
	/* Those that the locale's bound_after withholds, for a line that cannot hold what is bound. */
	int bounds;
	struct breakpoint *bound_place;
	struct arena *arena;
	struct measure *measure; /* at the size that was asked for last; NULL: none yet */
};

/* The first run that ends behind a byte: runs stand in the order of the text and cover it. */
static inline int find_run(const struct shaped *s, int byte)
{
	int low = 0, high = s->runs;
	while (low < high) {
		int mid = (low + high) / 2;
		if (byte >= s->run[mid].end)
			low = mid + 1;
		else
			high = mid;
	}
	return low;
}

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
/* UAX #9. `embedded` marks bytes that are embedded one level above the paragraph's; NULL: none.
   The list is in scratch memory. */
void find_levels(struct text_env *env, struct shaped *s, const bool *embedded, struct levels *out);
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

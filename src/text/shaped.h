/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A shaped paragraph: its runs and glyphs, its breakpoints, the glue between its characters. */
#ifndef PLATEN_TEXT_SHAPED_H
#define PLATEN_TEXT_SHAPED_H

#include "faces.h"

/* One glyph in font units; glyphs of a paragraph stand in logical order, also in rtl runs. */
struct sglyph {
	uint32_t gid, cluster;
	int32_t advance, dx, dy;
	bool unsafe; /* HarfBuzz's UNSAFE_TO_BREAK: a line that begins here has to be shaped again */
};

struct srun {
	struct face_state *face;
	const struct span *span;
	const struct style *style; /* of the paragraph, with what the span's class says */
	int start, end;            /* bytes of the paragraph's text */
	int first, n;              /* glyphs */
	uint8_t level;             /* bidi embedding level; odd is right to left */
	hb_script_t script;
};
struct run_list {
	VEC(struct srun) v;
};

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
	/* Those of <wbr>, and the forced ones; 0: the text has no <wbr>. */
	int senses;
	struct breakpoint *sense_place;
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

#endif

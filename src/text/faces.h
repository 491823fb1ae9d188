/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The faces of a font set as text asks for them, what they lack, and the files of hyphenation patterns. */
#ifndef PLATEN_TEXT_FACES_H
#define PLATEN_TEXT_FACES_H

#include "text.h"

#include <hb-ot.h>
#include <hb.h>

struct face_state {
	struct face pub;
	hb_font_t *font;   /* scaled to units per em, sets no marks (sfnt_marks.c); NULL until first used */
	struct sfnt *sfnt; /* what the checks of the file know; shared by the sets of a store */
	bool failed;       /* opening it was tried, and reported */
	bool damaged;      /* that was reported */
	int looked_after;  /* sfnt->given when its tables were looked at */
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
/* What shapes a text, which has marks or has none; and whether one that was thought to have none needs the other,
   since a glyph of it is a mark. */
hb_font_t *face_font(struct face_state *f, bool marks);
bool face_needs_marks(const struct face_state *f, hb_buffer_t *shaped);
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

#endif

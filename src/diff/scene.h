/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A scene: what stands on the pages of a document in a form that can be compared, be it made of pages in memory or of
 * a PDF. Things are in the order of the pages; places are from the top left corner of the trimmed page.
 */
#ifndef PLATEN_DIFF_SCENE_H
#define PLATEN_DIFF_SCENE_H

#include "output_pages.h"

enum thing_kind { THING_TEXT, THING_SHAPE, THING_PICTURE, THING_CLIP, THING_LINK, THING_FIELD, THING_BOOKMARK, THING_NOTE };

/* What an element says besides its content. */
enum tag_value { TAG_ALT, TAG_LANG, TAG_SUMMARY, TAG_ADDRESS, TAG_SCOPE, TAG_COLUMNS, TAG_ROWS, TAG_NUMBERING, TAG_VALUES };

struct tag {
	const char *role;
	const struct tag *parent;      /* NULL: it is the top */
	int depth;                     /* 0: the top */
	int order;                     /* in which elements are read */
	const char *value[TAG_VALUES]; /* NULL: none */
};

/* A glyph of a text: the byte that it begins to say, its place, and what is drawn there. */
struct spot {
	size_t at;
	struct rect box;
	uint64_t look; /* of its outline; 0: it draws nothing, or that is not known. Of several glyphs, the sum */
};

/* From which byte of a text on it comes from the text with that key; NULL: from none that has one. */
struct key_from {
	size_t at;
	const char *key;
};

/* From which byte of a text on its letters are set so. */
struct style_from {
	size_t at;
	const char *font;
	mpt size;
	color fill;
	uint64_t ink; /* what else it is painted with; 0: nothing of note */
};

/* Something else that a file, a page or a field says: a value, or if that is NULL what its parts come to. */
struct noted {
	int page; /* of a scene: from 0; -1: the file */
	const char *about, *text;
	uint64_t hash;
};

struct thing {
	enum thing_kind kind;
	int page; /* from 0 */
	struct rect box;
	struct point at;         /* what says whether it moved: where the first line begins, or the top left corner */
	const struct tag *tag;   /* NULL: it is not read aloud */
	const struct tag *block; /* TEXT: the element around spans and links */
	enum artifact artifact;
	const char *
	        text; /* TEXT: as it is read, lines joined; LINK: the address; BOOKMARK: its title; FIELD, PICTURE: its name, or ""; NOTE: its kind */
	VEC(struct key_from) keys;
	VEC(struct style_from) styles; /* TEXT: none: all is set as its first letters */
	VEC(struct spot) spots;        /* in the order of drawing; none: they are not known */
	color fill, stroke;            /* TEXT: fill, of its first letters */
	const char *font;              /* of its first letters */
	mpt size;                      /* of its first letters; SHAPE: of the stroke */
	int lines;                     /* TEXT */
	uint64_t set;                  /* TEXT: where its lines begin in it */
	uint64_t look; /* of the operators and the pen of a shape, the samples of a picture, the kind of a field */
	const struct point *point; /* of a shape, from one that all like it have */
	int points;
	VEC(struct noted) says; /* FIELD, LINK, NOTE */
	uint64_t words;         /* of the text without blanks */
};

struct scene_page {
	mpt width, height;
	const char *label;
	int turn;       /* by which a reader turns it clockwise: 0, 90, 180, 270 */
	uint64_t whole; /* of all that it is drawn by, in files that are looked at by their pixels; 0: not known */
	int back;       /* by which a picture of it is turned further, to be as the places here are */
};

/* What a document says about itself. */
enum scene_fact {
	FACT_TITLE,
	FACT_LANG,
	FACT_AUTHOR,
	FACT_SUBJECT,
	FACT_KEYWORDS,
	FACT_RIGHTS,
	FACT_LICENCE,
	FACT_CLAIM,
	SCENE_FACTS
};

struct scene {
	struct arena *arena;
	const char *fact[SCENE_FACTS]; /* NULL: nothing */
	VEC(struct scene_page) pages;
	VEC(struct thing) things;
	VEC(struct noted) rest; /* of a file: what it holds besides, each once for its page */
	bool is_file;
	mpt same_place;     /* what is nearer has not moved */
	const char *damage; /* what of the file could not be read, as the end of a sentence; NULL: nothing was met */
};

/* Of pages in memory, which must outlive it. */
struct scene *scene_of_pages(struct arena *a, const struct output_pages *of);

/* Texts of `s` get the keys of the same texts of another scene of the same pages. */
void scene_take_keys(struct scene *s, const struct scene *of);

/* -- parts of a scene ------------------------------------------------------------------------ */

/* A text that grows by runs in the order in which they are read. Starts zeroed but for `scene`. */
struct text_maker {
	struct scene *scene;
	int at; /* of the text that is open, among the things; -1: none is */
	struct buf text;
	struct point end; /* of the latest run, where the next one would follow */
	bool hyphen, rtl;
};
struct run_seen {
	int page;
	struct point at; /* of its left end on the baseline */
	mpt width, size;
	const struct tag *tag;
	enum artifact artifact;
	const char *font, *text, *key;
	size_t text_size;
	const struct spot *spot; /* from the start of the text, and from its left end */
	int spots;
	color color;
	uint64_t ink;
	bool rtl, hyphen; /* hyphen: its last sign is one that the text does not have */
};
void text_maker_add(struct text_maker *m, const struct run_seen *r);
/* Also before anything is done with the things. */
void text_maker_end(struct text_maker *m);

/* Whether two shapes have the same corners, to what a PDF rounds them to. */
bool thing_same_points(const struct thing *a, const struct thing *b);
/* In mpt: what is nearer stands in the same place. A PDF has places to a hundredth of a point. */
#define SAME_PLACE 25
/* The thing that was added. */
struct thing *scene_add(struct scene *s, enum thing_kind kind, int page);
/* The key of the text at that byte; NULL: it has none. */
const char *thing_key(const struct thing *t, size_t at);
struct style_from thing_style(const struct thing *t, size_t at);
/* The box of n bytes of a text from there on, in its first line if they are in several; of none, the place before them. */
struct rect thing_part(const struct thing *t, size_t at, size_t n);
/* To what holds both. */
void rect_widen(struct rect *box, struct rect by);
/* Of a text without its blanks. */
uint64_t words_hash(const char *text);
const char *const *fact_names(void);

#endif

/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * diff: what differs between two states of a document, in words and by its places. Pages are compared by what stands on
 * them (text, colour, place, tags), so that what only gives way to a change is told once.
 */
#ifndef PLATEN_DIFF_H
#define PLATEN_DIFF_H

#include "output_pages.h"

enum diff_state { DIFF_SAME, DIFF_CHANGED, DIFF_NEW, DIFF_GONE, DIFF_STATES };
extern const char *const diff_state_names[DIFF_STATES];

enum change_kind {
	CHANGE_FACT,   /* what the document says about itself */
	CHANGE_PAGE,   /* size or label of a page, or a page that is new or gone */
	CHANGE_TEXT,   /* words */
	CHANGE_NEW,    /* a thing that was not there */
	CHANGE_GONE,   /* a thing that is not there any more */
	CHANGE_COLOR,  /* of letters or of a fill */
	CHANGE_STROKE, /* colour of a line */
	CHANGE_FONT,
	CHANGE_LETTERS, /* the same letters of the same font are drawn by other outlines */
	CHANGE_SPACED,  /* letters stand closer, or further apart */
	CHANGE_SIZE,    /* of letters, or width of a line */
	CHANGE_RESIZED,
	CHANGE_DRAWN, /* a shape or picture looks otherwise */
	CHANGE_MOVED,
	CHANGE_FOLLOWS, /* moved, since something before it changed its height */
	CHANGE_OVER,    /* stands on another page */
	CHANGE_LINES,   /* lines of the same text end elsewhere */
	CHANGE_LINK,    /* address of a link, title of a bookmark, state of a field */
	CHANGE_ALT,     /* alternative text */
	CHANGE_TAG,     /* another attribute of an element */
	CHANGE_ROLE,    /* path of elements by which it is read, or whether it is */
	CHANGE_ORDER,   /* is read before or behind what it was not */
	CHANGE_BESIDES, /* what is looked at as a whole: entries of a file or a page, settings of a field; `detail` says how */
	CHANGE_LOOK,    /* pixels, in a file that somebody else made */
	CHANGE_KINDS
};

/* Pages from 1; 0: there is none on that side. Boxes from the top left corner of the trimmed page. */
struct change_place {
	int page, was_page;
	struct rect box, was_box;
};
struct change {
	enum change_kind kind;
	const char *what;      /* that has changed, as words: "'Skills'", "the picture 'bridge'"; "": nothing to name */
	const char *key;       /* of the content; NULL: none is known */
	const char *was, *now; /* NULL: there was none, is none */
	const char *about;     /* of CHANGE_FACT, _TAG, _LINK: what of it; of CHANGE_LETTERS: the font */
	const char *
	        detail; /* of CHANGE_ALT: the words that became others; NULL: all of them. Of CHANGE_LETTERS: some of them */
	int others;     /* things with the same change on this page, besides the first */
	mpt dx, dy;     /* of moves */
	bool marked;    /* its places are shown; false: it follows from another one */
	int to_page;    /* of what only gives way: the last page on which it does; 0: it is told for each */
	VEC(struct change_place) places;
};
struct page_diff {
	int page, was; /* from 1; 0: there is none */
	enum diff_state state;
};
struct document_diff {
	const char *name;
	enum diff_state state;
	int of, was_of;              /* pages */
	VEC(struct page_diff) pages; /* those of the new document in order, then those that are gone */
	VEC(struct change) changes;  /* in the order of the pages, those of the whole document first */
};

/* Compares what both scenes say; all that it returns lives in `a`. */
struct scene;
struct document_diff *diff_scenes(struct arena *a, const struct scene *was, const struct scene *now);

/* One change as a sentence without its page and its key. */
void change_say(const struct change *c, struct buf *b);
extern const char *const change_kind_names[CHANGE_KINDS];

#endif

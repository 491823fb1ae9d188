/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * vlist: the vertical list and what is pushed into it.
 *
 * The model is TeX's vertical list. Building turns bound boxes into one list of items:
 *
 *     OPEN   an area with ground, frame or padding begins
 *     BOX    a line of text, a drawing, a row of cells: never cut in two, but a row may be
 *     GLUE   space, which vanishes where the list is cut
 *     MARK   where a part starts, for grids whose parts share their heights
 *     BREAK  a break that the author asked for
 *     CLOSE  the area ends
 *
 * A page, a column and a cell are each a range of a list at a position. A list may be cut before
 * a BOX or OPEN that does not stick to what stands before it. Areas that are open at a cut go on
 * in the next range. Cells hold lists of their own, so rows, grids and columns nest freely.
 *
 * Heights of lists, and of items that hold lists, are 64-bit sums of mpt: a list may be longer than
 * 2^31 mpt (760 m). They become mpt where they stand on a page: page_length().
 *
 * Positions are logical: x runs from the start edge. Only drawing mirrors them, in one function,
 * for right-to-left editions and for boxes whose language runs the other way.
 */
#ifndef PLATEN_LAYOUT_VLIST_H
#define PLATEN_LAYOUT_VLIST_H

#include "graphics.h"
#include "heading.h"

struct vlist;

/* The extent, in its list, of a box of the other direction, in which all is mirrored; then that of the one around it. */
struct flip {
	const struct flip *outer;
	mpt x, w;
};

struct area {
	struct area *up;
	const struct style *style; /* ground, frame, bar, pattern; NULL: none */
	mpt x, w;
	const struct flip *flip;
	bool rtl;               /* its start edge is the right one */
	struct vlist *repeat;   /* drawn again, not read aloud, where the area goes on; or NULL */
	mpt again;              /* space at the top, wherever the area goes on */
	const struct box *kept; /* a box that is to be kept together, or NULL */
	int64_t height;         /* from OPEN to CLOSE, before any cut */
	struct where at;        /* of the box that opened it; or unknown */
};

enum vkind { V_OPEN, V_BOX, V_GLUE, V_MARK, V_BREAK, V_CLOSE };
enum vbox { VB_LINE, VB_DRAWING, VB_CELLS, VB_WRITING, VB_PLACED };

struct drawing {
	struct canvas canvas;
	mpt w, h;
	const char *alt;               /* NULL: decoration */
	const char *alt_lang;          /* where it is not that of the text around; or NULL */
	const char *href;              /* where all of it links to, or NULL */
	bool code;                     /* a QR code, of which all is to be seen */
	const struct page_slot *value; /* it is drawn for each pupil; or NULL */
};

struct writing {
	int lines;
	mpt gap, frame; /* frame: how thick; 0: lines only */
	color line;
	const struct page_slot *value; /* what stands there already; or NULL */
	bool fill;                     /* grows down to the foot of its page */
	bool typed;                    /* on a screen, which sets lines as it likes: a frame around all of it */
};

struct vitem {
	enum vkind kind;
	enum vbox box;
	bool stick;   /* the list is not cut before it */
	bool bound;   /* by force, it is rather parted at a place above: of a table, what stands below its header */
	bool stretch; /* GLUE: may grow when a page is spread down to its foot */
	int fr;       /* GLUE: thousandths of a share of what is left */
	int64_t height;
	mpt x, w; /* in its list */
	const struct flip *flip;
	struct area *area; /* innermost area around it; of OPEN and CLOSE, the area itself */
	struct element *element;
	struct where at;
	const struct target *targets; /* that it begins; or NULL */
	struct widgets *widgets;      /* fields that stand on it (fillable.h); or NULL */
	const struct snap *snap;      /* how it stands on the baseline grid (snap.h); or NULL */
	union {
		struct {
			const struct para *para;
			int line;
			struct heading *heading;   /* on its first line, or NULL */
			const struct label *label; /* that its text begins with, or NULL */
		};
		struct drawing *drawing;
		struct cells *cells;
		struct writing writing;
		struct placed *placed;
	};
};

struct vlist {
	VEC(struct vitem *) v;
	mpt pending;     /* space that comes before the next item: the largest of those that meet */
	bool stick_next; /* the next item sticks to the latest */
	bool lead;       /* nothing drawn yet since the list or a decorated area began */
};

/* A part of a list: what a page, a column or a cell shows, or what comes after it. */
struct vrange {
	struct vitem **v;
	int n;
	struct vitem *first; /* stands for v[0], if it is the rest of an item that was cut; or NULL */
};

static inline struct vitem *vrange_item(const struct vrange *r, int i) { return i == 0 && r->first ? r->first : r->v[i]; }

struct cell {
	struct vlist list;  /* of a row: all that it holds */
	struct vrange part; /* what it shows */
	mpt x, w;
	int64_t y, h;
	int valign;          /* 0 top, 1 middle, 2 bottom, 3 stretch */
	int row, rowspan;    /* among rows that are joined */
	struct match *match; /* of the text that it holds, which is matched to the row (match.h); or NULL */
	bool goes_on;        /* below the cut that ends these rows */
	struct element *element;
};

/* A row of a table or grid, rows of a table that spans join, or columns that text flows through. */
struct cells {
	int n;
	struct cell *cell;
	struct where at;            /* of the box whose parts they are, a table; none: that of the item */
	bool may_split;             /* also when it is not taller than a page */
	bool continued;             /* what is left of a row that was cut */
	bool open;                  /* the height is not known before it fits */
	bool flow, balance;         /* columns: one list flows through all cells */
	bool turned;                /* the first cell stands at the other edge than those of the edition */
	bool page;                  /* columns of the page: a break in the last one ends the page */
	bool shares;                /* flow: something in a column takes what is left of its height */
	struct vrange source;       /* flow: the list */
	int rows;                   /* that spans join; 0: it is a row of its own */
	int64_t *top;               /* of each joined row, and of what would follow the last one */
	bool begins;                /* first below the header of its table */
	bool cut;                   /* what is above a cut */
	const struct cells *origin; /* then, the row or the rows before the first cut; else NULL */
	bool over;                  /* has a ground, which would hide half of the rule above it */
	mpt gap, row_gap;           /* between the columns; between joined rows */
	color fill, rule;           /* rule: below all of it */
	color inner;                /* rule between joined rows */
	mpt rule_width;
};

struct placed {
	struct vlist list;
	mpt height;
	struct place_props place;
	const struct box *box;
};

/* The headings of a document, in the order of reading. */
struct outline {
	VEC(struct heading *) v;
	int last_level;
	bool has_toc;
};

/* No cut between items from..n of the list. */
void keep_items(struct vlist *l, int from);
/* Makes an item that is in a list already higher, and the areas around it. */
void vitem_grow(struct vitem *i, int64_t more);
/* Of all items start..end, with the glue that would vanish at a cut. */
int64_t vlist_height(const struct vlist *l, int start, int end);
struct vrange vlist_all(const struct vlist *l);
/* Lines to write on that fill the height that is left. */
static inline bool is_filling(const struct vitem *i) { return i->kind == V_BOX && i->box == VB_WRITING && i->writing.fill; }
/* The innermost area with `keep: together` that it stands in, or NULL. */
const struct area *vitem_kept(const struct vitem *i);
/* The first item that takes a share of the height that is left: a spacer, or lines to write on; NULL: none. */
const struct vitem *vlist_share(const struct vlist *l);
/* What is drawn again at the top of a range, as it starts inside of areas. */
int64_t vrange_repeat_height(const struct vrange *r);
/* The height of a range with what is drawn again; or of a part of it, once that is higher than `limit`. */
int64_t vrange_height(const struct vrange *r, int64_t limit);
/* How many characters its lines have. */
int vrange_characters(const struct vrange *r);
struct vrange vrange_prepend(struct arena *a, struct vitem *item, const struct vrange *tail);
static inline int64_t height_max(int64_t a, int64_t b) { return a > b ? a : b; }
/* A height or position as it stands on a page. What no page could hold (an overflow, which is reported)
   is cut to 2^30 mpt, so that positions beside it stay within an mpt. */
mpt page_length(int64_t height);
/* For messages: a height in whole millimetres, at least 1. */
long long height_mm(int64_t height);
/* Whether an item ends the top of a range, where glue is discarded: boxes, shares (fr) and decorated areas
   do. */
bool ends_lead(const struct vitem *i);

#endif

/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Shared by the files of layout.
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
 * Positions are logical: x runs from the start edge. Only drawing mirrors them, in one function,
 * for right-to-left editions.
 */
#ifndef PLATEN_LAYOUT_INTERNAL_H
#define PLATEN_LAYOUT_INTERNAL_H

#include "bind.h"
#include "boxes.h"
#include "graphics.h"
#include "layout.h"

/* An element of the structure tree to be; it is made when its first part is drawn. */
struct tag {
	enum role role;
	struct tag *parent;
	struct element *element;
	const char *alt, *lang, *summary;
	enum th_scope scope;
	int colspan, rowspan;
	bool numbered, unordered, artifact;
};

struct vlist;

struct area {
	struct area *up;
	const struct style *style; /* ground, frame, bar, pattern; NULL: none */
	mpt x, w;
	struct vlist *repeat;   /* drawn again, not read aloud, where the area goes on; or NULL */
	const struct box *kept; /* a box that is to be kept together, or NULL */
};

struct heading {
	int level, page; /* page counts from 1; 0 until drawn */
	bool bookmark;
	const struct rich *text;
	const char *title, *name;
};

enum vkind { V_OPEN, V_BOX, V_GLUE, V_MARK, V_BREAK, V_CLOSE };
enum vbox { VB_LINE, VB_DRAWING, VB_CELLS, VB_WRITING, VB_PLACED };

struct drawing {
	struct canvas canvas;
	mpt w, h;
	const char *alt; /* NULL: decoration */
};

struct writing {
	int lines;
	mpt gap;
	color line;
	bool fill; /* grows down to the foot of its page */
};

struct cells;
struct placed;

struct vitem {
	enum vkind kind;
	enum vbox box;
	bool stick;   /* the list is not cut before it */
	bool stretch; /* GLUE: may grow when a page is spread down to its foot */
	int fr;       /* GLUE: thousandths of a share of what is left */
	mpt height;
	mpt x, w;          /* in its list */
	struct area *area; /* innermost area around it; of OPEN and CLOSE, the area itself */
	struct tag *tag;
	struct where at;
	union {
		struct {
			const struct para *para;
			int line;
			struct heading *heading; /* on its first line, or NULL */
		};
		struct drawing *drawing;
		struct cells *cells;
		struct writing writing;
		struct placed *placed;
	};
};

struct vlist {
	VEC(struct vitem) v;
	mpt pending;     /* space that comes before the next item: the largest of those that meet */
	bool stick_next; /* the next item sticks to the latest */
	bool lead;       /* nothing drawn yet since the list or a decorated area began */
};

struct cell {
	struct vlist list;
	int start, end; /* the range of `list` that it shows */
	mpt x, y, w, h;
	int valign; /* 0 top, 1 middle, 2 bottom, 3 stretch */
	bool spans; /* several rows: its height is set already */
	struct tag *tag;
};

/* A row of a table or grid, rows of a table that spans join, or columns that text flows through. */
struct cells {
	int n;
	struct cell *cell;
	bool may_split;      /* also when it is not taller than a page */
	bool continued;      /* what is left of a row that was cut */
	bool flow, balance;  /* columns: one list flows through all cells */
	bool page;           /* columns of the page: their height is a guess until they are cut */
	struct vlist source; /* flow: the list */
	mpt gap;
	color fill, rule;
	mpt rule_width;
};

struct placed {
	struct vlist list;
	mpt height;
	struct place_props place;
	const struct box *box;
};

/* Sets paragraphs and drawings once for each size and width, whatever is tried around them. */
struct cache;

/* The headings of a document, in the order of reading. */
struct outline {
	VEC(struct heading *) v;
	int last_level;
	bool has_toc;
};

/* The state of building one list. */
struct build {
	const struct layout_job *job;
	struct arena *arena; /* of the current try */
	struct cache *cache;
	struct gfx gfx; /* gfx.diag: where mistakes of this try go */
	int spacing_scale;
	struct vlist *list;
	mpt x, width;
	struct area *area;
	struct tag *tag;
	color ground; /* behind the text, for its contrast */
	bool marks;   /* the next box marks its parts, for a grid whose parts share their heights */
	bool last;    /* the setting that is kept: mistakes are reported, so nothing is taken from the cache */
	struct outline *outline;
	const struct outline *known; /* of the pass before, for a table of contents; or NULL */
};

/* -- lists (vlist.c) ------------------------------------------------------------------------ */

mpt spacing(const struct build *b, mpt v);
/* Space before whatever comes next; the larger of meeting spaces counts. */
void add_space(struct build *b, mpt v);
void add_fr(struct build *b, struct dim height);
struct vitem *add_box(struct build *b, enum vbox box, mpt height);
void add_break(struct build *b, bool page);
/* Height that does not vanish at a cut and comes before what follows (`stick`: after what was). */
struct vitem *add_strut(struct build *b, mpt height, bool stick);
/* Narrows `b` to the inside of the area; area_close() widens it again. */
struct area_state {
	mpt x, width;
	struct area *area;
	color ground;
	int open; /* index of the OPEN item; -1: nothing to decorate */
};
struct area_state area_open(struct build *b, const struct style *style, bool always);
void area_close(struct build *b, const struct area_state *s, mpt min_height);
extern const struct style no_decoration;
/* The items from `from` on are drawn again wherever the innermost area goes on. */
void repeat_items(const struct build *b, int from);
/* No cut between items from..n of the list. */
void keep_items(struct vlist *l, int from);
struct tag *tag_new(const struct build *b, struct tag *parent, enum role role);
mpt vlist_height(const struct vlist *l, int start, int end);
/* Space at the top of a range vanishes, until something is drawn. */
bool ends_lead(const struct vitem *i);
struct vlist vlist_dup(struct arena *a, const struct vlist *l, int start, int end);

/* -- cutting (flow.c) ----------------------------------------------------------------------- */

struct flow {
	struct arena *arena;
	struct diag *diag; /* NULL: a try */
	bool *failed;      /* set where a cut had to be forced; may be NULL */
};
/* The end of the range from `start` that fits into `avail`; may cut a row, which lengthens the
   list. On a fresh page or column (`top`) it always gets on. Returns `start` when nothing fits. */
int vlist_cut(const struct flow *f, struct vlist *l, int start, mpt avail, bool top, mpt *used);
/* Divides the list of columns among its cells; false when they cannot hold it at that height. */
bool columns_fill(const struct flow *f, struct cells *c, mpt height);
/* Sets the least height at which the columns hold their list. */
mpt columns_balance(const struct flow *f, struct cells *c);
/* About how high they are, for columns of the page. */
mpt columns_guess(const struct cells *c);
/* What column breaks leave over after balancing, as columns of its own; NULL: nothing. */
struct cells *columns_rest(const struct flow *f, struct cells *c);

/* -- building ------------------------------------------------------------------------------- */

void build_boxes(struct build *b, const struct box_list *boxes, mpt gap);
void build_box(struct build *b, const struct box *box);
/* A list of its own with the boxes, `width` wide. */
struct vlist build_list(const struct build *b, const struct box_list *boxes, mpt width, struct tag *tag);

/* Where a part of a box begins, in a grid whose parts share their heights. */
void begin_part(struct build *b, bool marks);

/* text.c */
const struct para *set_para(const struct build *b, const struct rich_block *block, const struct style *style,
                            struct where at, mpt width, int align);
struct text_look {
	const struct style *style;
	int align;
	enum role role;
	struct heading *heading; /* or NULL */
	bool tight;              /* inside of a box with that style: its outer spaces are not meant for the text */
};
/* Lines of all blocks of a text. */
void build_text(struct build *b, const struct rich *r, const struct text_look *look);
struct heading_look {
	const struct style *style;
	int level;
	bool bookmark, tight;
};
void build_heading(struct build *b, const struct rich *r, const struct heading_look *look);
void build_list_box(struct build *b, const struct box *box);
void build_toc(struct build *b, const struct box *box);
mpt list_indent(const struct build *b, const struct box *box);

/* grid.c */
struct track {
	struct dim dim;
	mpt min, max; /* of what it holds */
	mpt width;
};
/* False when the least widths do not fit; widths are then cut down. */
bool tracks_resolve(struct track *t, int n, mpt avail);
void extent_boxes(const struct build *b, const struct box_list *boxes, mpt *min, mpt *max);
void extent_rich(const struct build *b, const struct rich *r, const struct style *style, mpt *min, mpt *max);
void build_grid(struct build *b, const struct box *box);
/* `page`: they are those of the page, where a break in the last one ends it. */
void build_columns(struct build *b, const struct box_list *boxes, int count, mpt gap, bool balance, bool page);
struct cells *cells_new(struct build *b, int n);
/* Puts a row into the list, as high as its highest cell. */
struct vitem *add_row(struct build *b, struct cells *c);
/* A build for a cell's list. */
struct build cell_build(const struct build *b, struct cell *cell, struct tag *tag);

/* table.c, rating.c, form.c, media.c */
void build_table(struct build *b, const struct box *box);
void build_rating(struct build *b, const struct box *box);
void build_field(struct build *b, const struct box *box);
void build_choice(struct build *b, const struct box *box);
void build_lines(struct build *b, const struct box *box);
void build_media(struct build *b, const struct box *box);
void build_rule(struct build *b, const struct box *box);
struct drawing *drawing_new(const struct build *b, mpt w, mpt h);
struct vitem *add_drawing(struct build *b, struct drawing *d);
/* A picture before a text: the icon of a card. NULL after reporting. */
struct drawing *draw_icon(const struct build *b, const char *file, mpt size, color ink, struct where at);

/* -- cache (cache.c) ------------------------------------------------------------------------ */

struct cache *cache_new(struct arena *a);
const struct para *cache_para(struct cache *c, const struct gfx *g, const struct shaped *s, const struct para_spec *spec);
/* A drawing of a box at a width, or NULL; cache_keep() remembers one. */
struct drawing *cache_drawing(struct cache *c, const struct gfx *g, const struct box *box, mpt width);
/* A style in another colour; equal for equal arguments, so that paragraphs in it are found again. */
const struct style *cache_style(struct cache *c, const struct style *s, const char *name, color ink);
/* A short text of the layout's own, such as a bullet; equal for equal texts. */
const struct rich *cache_marker(struct cache *c, const char *text, struct where at);
void cache_keep(struct cache *c, const struct gfx *g, const struct box *box, mpt width, struct drawing *d);
/* A file as an icon, or NULL; cache_keep_icon() remembers one that could be drawn. */
struct drawing *cache_icon(struct cache *c, const char *file, mpt size, color ink);
void cache_keep_icon(struct cache *c, const char *file, mpt size, color ink, struct drawing *d);

/* -- drawing (draw.c) ----------------------------------------------------------------------- */

struct draw {
	const struct layout_job *job;
	struct diag *diag;
	const struct page_spec *page;
	struct canvas canvas;
	int number; /* of the page, from 1 */
	bool artifact;
	mpt left, right; /* margins of this page, before mirroring */
	struct tag *root;
	struct pages *rooms; /* where to note them, or NULL */
};
/* What is left of a range's height, and how it may be taken up. */
enum take_up { TAKE_NONE, TAKE_FR, TAKE_SPREAD, TAKE_BOTTOM, TAKE_MIDDLE, TAKE_LAST_AREA };
/* Makes the structure elements of all from item `start` on. */
void tag_list(struct draw *d, const struct vlist *l, int start);
void draw_list(struct draw *d, struct vlist *l, int start, int end, mpt x, mpt y, mpt height, enum take_up take);

/* -- pages (fit.c, document.c) -------------------------------------------------------------- */

struct range {
	int start, end;
};
struct plan {
	struct vlist list;
	VEC(struct range) pages;
	struct outline outline;
};
/* Builds the body at the scales that fit. Mistakes of the setting that is kept are reported. */
struct plan *plan_document(const struct layout_job *job, struct cache *cache, const struct box_list *body,
                           const struct outline *known);
mpt page_inside(const struct page_spec *p);

#endif

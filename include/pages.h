/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * pages: the display list. Pure data: absolute positions on pages, and for each item the node of
 * the structure tree that it belongs to (NULL: an artifact, not read aloud). The PDF writer and
 * the trace read it; neither changes it.
 */
#ifndef PLATEN_PAGES_H
#define PLATEN_PAGES_H

#include "color.h"
#include "form_field.h"
#include "slot.h"
#include "structure.h"

/* -- items ---------------------------------------------------------------------------------- */

enum seg_op { SEG_MOVE, SEG_LINE, SEG_CURVE, SEG_CLOSE };
struct seg {
	enum seg_op op;
	struct point p[3]; /* MOVE, LINE: p[0]; CURVE: two controls and the end */
};
extern const int seg_points[]; /* how many points a segment has, by enum seg_op */
/* The linear map from a round pen to the one that strokes, in 1/100000, none of its columns longer than 1. */
struct pen {
	int a, b, c, d;
};
struct path {
	int n;
	struct seg *seg;
	color fill, stroke;
	mpt width;             /* of the stroke */
	const struct pen *pen; /* NULL: round */
	int miter;             /* limit of mitered joins in thousandths; 0: 10000, as PDF starts with */
	mpt dash, gap;         /* 0: solid; between dashes, 0: as long as they are */
	mpt apart;             /* of a pattern: from line to line, or from dot to nearest dot; 0: it is none */
	bool even_odd, round_caps, round_joins;
	const char *alt; /* of the QR code of a pupil: what its element says, which is another for each; else NULL */
};

struct image {
	int width, height, components, depth; /* samples; components 1, 3 or, in inks, 4 */
	bool jpeg;                            /* data is a DCT stream */
	const unsigned char *data;
	size_t size;
	const unsigned char *alpha; /* 8 bits a sample, or NULL */
	const char *file;
	bool packed;                  /* data is deflated rows with the filters of PNG; otherwise raw samples */
	int palette_n;                /* 0: none; else samples are indices into it */
	const unsigned char *palette; /* RGB of 8 bits each, or CMYK */
	bool palette_cmyk;
	int orientation; /* how the samples are turned and mirrored, 2 to 8 as EXIF counts; else: upright */
};

/* Across and down as it is seen, where orientations from 5 on turn rows into columns. */
static inline int image_across(const struct image *m) { return m->orientation > 4 ? m->height : m->width; }
static inline int image_down(const struct image *m) { return m->orientation > 4 ? m->width : m->height; }

/* clang-format off */
enum item_kind {
	ITEM_GLYPHS, ITEM_PATH, ITEM_IMAGE, ITEM_CLIP, ITEM_UNCLIP, ITEM_LINK, ITEM_BOOKMARK, ITEM_TARGET, ITEM_PLACED, ITEM_FIELD
};
/* clang-format on */

/* What an item without an element is (ISO 32000-1 14.8.2.2.2). */
enum artifact {
	ARTIFACT_LAYOUT,     /* a rule, a line to write on, an ornament */
	ARTIFACT_BACKGROUND, /* the ground of a box */
	ARTIFACT_PAGINATION, /* repeated for the sake of the page: the head of a table that goes on */
	ARTIFACT_HEADER,     /* running header */
	ARTIFACT_FOOTER,
	ARTIFACT_WATERMARK, /* over the page: that it is a draft */
	ARTIFACT_PAGE,      /* for who prints it: cut marks, colour bars */
	ARTIFACT_COUNT
};

/*
 * A page on a sheet. Tagged, its items are drawn as if they were the sheet's, and it may stand in one place only, where
 * it is read. Repeated, it is a picture: without elements, links and bookmarks of its own, it belongs to the element
 * of its item, or is an artifact.
 */
struct placed_page {
	const struct page *page; /* holds no placed page itself */
	int number;              /* in its document, from 1 */
	int num, den;            /* scale */
	int turns;               /* quarter turns clockwise, 0 to 3 */
	struct rect clip;        /* what of the sheet it may be seen in */
	bool repeated;
};

struct item {
	enum item_kind kind;
	enum artifact artifact;
	struct element *element;
	mpt x, y; /* baseline start, path origin or top left corner; PLACED: where the trimmed page's top left corner comes to stand */
	mpt w, h; /* IMAGE, LINK, FIELD */
	union {
		const struct glyph_run *run;
		const struct path *path; /* also CLIP */
		const struct image *image;
		const char *href; /* LINK: an address (link.h), or "#name" of a bookmark or target */
		struct {
			int level; /* 1 is the outermost */
			const char *title;
			const char *name; /* that links to it have behind '#' */
		} bookmark;
		struct {
			const char
			        *name; /* the first item of a name is what links to it mean, be it a bookmark or a target */
			const char *title; /* of the heading that it is, or NULL */
		} target;
		const struct placed_page *placed;
		struct field_place
		        field; /* its element is a FORM, to which nothing else belongs; its `alt` says what the place is */
	};
};

struct item_vec {
	VEC(struct item) v;
};

struct page {
	mpt width, height; /* trimmed size */
	mpt bleed, slug;   /* around it; and around that, for marks */
	struct item_vec items;
	const char *label;
	bool show_bleed; /* in a reader's window */
	bool runs_on;    /* what it holds goes on on the next page, without a break that the author asked for */
};

/* Where a text of the content stands, and how much of it would fit there. */
struct room {
	const struct node *text;
	int characters, used; /* 0: a label of a drawing, which has no lines to fill */
	bool furniture;       /* not read aloud, as in a running header or footer */
	int page;             /* from 1 */
	struct rect box;      /* of the lines that it stands in, with what else stands there */
	mpt size;             /* of its letters */
};

/* The pages of one document, and what the PDF says about itself. */
struct pages {
	struct arena *arena;
	VEC(struct page) page;
	struct element *top;
	const char *title, *subject, *keywords, *author, *lang;
	const char *title_lang, *subject_lang; /* where they are not translated; or NULL */
	const char *rights, *licence;          /* what others may do with it, and the address where that is said */
	bool rtl, duplex, gray;                /* gray: without colours, so what is drawn over them has none either */
	mpt least_size;                        /* of letters, as the edition promises; or 0 */
	bool short_edge;                       /* of duplex: sheets are turned over at their short edge */
	const struct typing *typing;           /* what may be typed into its fields; NULL: no field takes text */
	bool calculates;                       /* a field holds the sum of others */
	const struct font_set *fonts;
	VEC(struct page_slot) slots; /* their items are not on the pages: layout_fill() makes them */
	VEC(struct room) rooms; /* filled only with layout_job.measure; a text that is drawn several times has several */
};

extern const char *const role_names[ROLE_COUNT]; /* standard structure types */

/* The box around all points of a path, controls included; without any, of no size. */
struct rect path_bounds(const struct path *p);

/* Where a point or box of a placed page stands on the sheet; without a place, where it is. */
struct point placed_point(const struct item *place, struct point p);
struct rect placed_rect(const struct item *place, struct rect r);
/* What of a placed page, in its own coordinates, its clip lets be seen; outwards to whole mpt. */
struct rect placed_seen(const struct item *place);

/* Goes through the items of a page and of those placed on it, which it does not give themselves when it goes into them.
   Starts with the page alone filled in. */
struct item_walk {
	const struct page *page;
	bool repeated;            /* also into repeated pages */
	int at, inner;            /* the next one, on the page or on the placed page */
	const struct item *place; /* of the latest item; NULL: it is the page's own */
};
/* NULL after the last one. */
const struct item *item_walk_next(struct item_walk *w);

/* The last kid of `parent`; without a parent, the top of a tree. */
struct element *element_new(struct arena *a, struct element *parent, enum role role);
/* As element_new(), but not among the kids of its parent until element_attach(), for an element that may
   turn out empty or be drawn later. Below an artifact it is an artifact itself. */
struct element *element_detached(struct arena *a, struct element *parent, enum role role);
/* Appends the element to the kids of its parent, which is attached first; nothing happens if it is among
   them. */
void element_attach(struct arena *a, struct element *e);

/* Whether the pages keep the rules of a display list: each item in an attached element, a structure
   tree that ISO 32000-1 14.8.4 allows, clips in pairs, runs as wide as their glyphs. False with the
   first broken rule in `why`. */
bool pages_hold(const struct pages *p, struct buf *why);
/* In such a function: unless the condition holds, prints the broken rule to `why` and returns false. */
#define RULE_HOLDS(why, condition, ...)                             \
	do {                                                        \
		if (!(condition))                                   \
			return buf_printf(why, __VA_ARGS__), false; \
	} while (0)

#endif

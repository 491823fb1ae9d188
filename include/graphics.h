/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * graphics: shapes, diagrams, SVG, QR codes and bitmaps as items of the display list.
 *
 * A canvas collects items with positions from its own top left corner; layout puts them on a
 * page later. Positions come from integers only.
 */
#ifndef PLATEN_GRAPHICS_H
#define PLATEN_GRAPHICS_H

#include "limit.h"
#include "pages.h"
#include "style.h"

/* What every drawing needs. `scale` is the share, in thousandths, to which fitting took sizes. */
struct gfx {
	struct root *root;
	struct arena *arena;
	struct diag *diag;
	struct text_env *text;
	int size_scale, leading_scale;
	mpt floor_size;
	int floor_leading;
	bool rtl;
	mpt size, leading;    /* of a text that is fitted to its place, whatever the scales; 0: as its style says */
	const char *document; /* its name, for messages; or NULL */
	bool gray;            /* bitmaps lose their colours */
	bool copied;          /* the page is for a copier, which closes gaps below COPY_LEAST_GAP */
};

/* The spans of a text that are the label of its list item. */
struct label {
	struct element *element;
	const struct span *span;
	int n;
};

struct canvas {
	struct arena *arena;
	struct item_vec items;
	struct element *element;   /* of what is drawn next */
	const struct label *label; /* in text that is drawn next; or NULL */
	enum artifact artifact;    /* what that is without an element */
};

/* -- paths ---------------------------------------------------------------------------------- */

struct path_builder {
	struct arena *arena;
	VEC(struct seg) segs;
};

void path_move(struct path_builder *b, mpt x, mpt y);
void path_line(struct path_builder *b, mpt x, mpt y);
void path_curve(struct path_builder *b, struct point c1, struct point c2, struct point to);
void path_close(struct path_builder *b);
void path_rect(struct path_builder *b, struct rect r, mpt radius);
void path_circle(struct path_builder *b, mpt cx, mpt cy, mpt rx, mpt ry);
struct path *path_finish(struct path_builder *b, color fill, color stroke, mpt width);
/* sine(angle) * radius; the angle in thousandths of a degree. */
mpt sine(int64_t angle, mpt radius);
mpt cosine(int64_t angle, mpt radius);

void canvas_path(struct canvas *c, const struct path *p);
void canvas_rect(struct canvas *c, struct rect r, mpt radius, color fill, color stroke, mpt width);
void canvas_line(struct canvas *c, mpt x1, mpt y1, mpt x2, mpt y2, color stroke, mpt width);
void canvas_circle(struct canvas *c, mpt cx, mpt cy, mpt r, color fill, color stroke, mpt width);
/* A pattern over a rectangle with round corners, clipped to it, and its ground; `ink` is its colour where it has none of
   its own. */
void canvas_pattern(struct canvas *c, struct rect r, mpt radius, const struct pattern *pattern, color ink);
/* Do lines or dots cover so much, more than a quarter of the pitch, that text over them is read on their colour? */
bool pattern_is_dense(const struct pattern *pattern);
/* What comes through a copier: dots 0.7 mm wide, lines 0.5 mm thick, white 0.3 mm wide. In copies by tests/tools/copy.sh
   one dot of K 60 in ten has lost half of its area, and a line the half of its width on a sixteenth of its length; a gap
   in K 89 does not close in a copy of the copy, either. What is a tenth of a millimetre less is two to six times worse. */
#define COPY_LEAST_DOT 1984
#define COPY_LEAST_LINE 1417
#define COPY_LEAST_GAP 850
/* Reports a gap that a copier closes; `what` is its name. */
void report_gap(struct diag *d, struct where at, const char *what, mpt gap);
/* The strips of a style along the sides of a box; returns what they leave of it. `rtl`: its start is on the right. */
struct rect canvas_strips(struct canvas *c, const struct style *s, struct rect box, bool rtl);
void canvas_clip(struct canvas *c, const struct path *p);
void canvas_clip_rect(struct canvas *c, struct rect r);
void canvas_unclip(struct canvas *c);
/* Puts a set paragraph down with its top left corner at x, y. */
void canvas_para(struct canvas *c, const struct para *p, mpt x, mpt y);

/* -- text in drawings ----------------------------------------------------------------------- */

mpt gfx_size(const struct gfx *g, const struct style *s);
mpt gfx_leading(const struct gfx *g, const struct style *s);
struct para_spec gfx_spec(const struct gfx *g, const struct style *s, mpt width, int align);
/* Sets the first block of a text; NULL when there is none. */
struct para *gfx_text(const struct gfx *g, const struct rich *r, const struct style *s, mpt width, int align);
/* Width of the text on one line. */
mpt gfx_text_width(const struct gfx *g, const struct rich *r, const struct style *s);
/* Width of its widest word. */
mpt gfx_word_width(const struct gfx *g, const struct rich *r, const struct style *s);

/* How far the lines that were added go from their baseline. The eye takes the height of the capitals for the whole, in
   scripts that have them, else all ink: the middle of a text is that of `up` and `down`. */
struct ink_band {
	mpt up, down;
	mpt rise, hang; /* of all ink */
};
void ink_band_add(struct ink_band *b, const struct para *p);
/* What `up` is of one line: without its ink, where it has capitals. */
mpt line_up(const struct line *l);

/* -- sentences of the locale ---------------------------------------------------------------- */

struct sentence_part {
	const char *name, *text; /* ends with a NULL name */
};
/* Appends one with its parts filled in. Where the language has none it is the English one, which is reported at `at`, the
   place of `what`, with a hint. */
struct sentence_use {
	enum sentence which;
	struct where at;
	const char *what, *hint;
};
void gfx_sentence(const struct gfx *g, const struct sentence_use *use, const struct sentence_part *part, struct buf *b);

/* -- pictures ------------------------------------------------------------------------------- */

/* Limits, each with a message of its own. An A3 page at 600 dpi in grey has 70 million pixels, one at 300 dpi 17. */
#define PICTURE_MOST_PIXELS ((unsigned)LIMIT_PICTURE_PIXELS)
#define PICTURE_LARGEST_SIDE ((unsigned)LIMIT_PICTURE_SIDE)
#define JPEG_MOST_SCANS LIMIT_JPEG_SCANS /* a progressive one has about ten, each of which goes over all pixels */
#define SVG_LARGEST_FILE ((size_t)LIMIT_SVG_BYTES)
#define SVG_DEEPEST LIMIT_SVG_DEPTH                             /* elements inside each other, below the root */
#define SVG_MOST_ELEMENTS LIMIT_SVG_ELEMENTS                    /* of all kinds */
#define SVG_MOST_ATTRIBUTES ((size_t)LIMIT_SVG_ATTRIBUTE_BYTES) /* bytes, with those that the DTD gives each element */
#define SVG_MOST_SEGMENTS LIMIT_SVG_SEGMENTS                    /* lines and curves of all paths */
#define SVG_MOST_DECLARED LIMIT_SVG_DECLARED                    /* attributes with a default, by the DTD */
#define SVG_LARGEST_NUMBER LIMIT_SVG_NUMBER                     /* user units, either way */
#define SVG_MOST_MISTAKES LIMIT_SVG_MISTAKES                    /* after which a file is not read on */

/* The other side of a picture whose sides are as `own` to `other`: no longer than the longest page, and there at all. */
mpt picture_side(mpt side, int64_t own, int64_t other);
/* Where a picture of across x down, in any unit, stands in w x h, by enum object_fit (CSS Images 3, 5.5). */
struct rect picture_place(int fit, mpt w, mpt h, int64_t across, int64_t down);

/* An SVG file that was read whole; NULL after reporting. It lives as long as the arena. */
struct svg_file;
const struct svg_file *svg_load(const struct gfx *g, const char *file, struct where at);
/* Its size in width x height mpt, of which one may be 0: from the other and its proportions. */
struct point svg_size(const struct svg_file *f, mpt width, mpt height);
/* Whether something in it is painted in currentColor. */
bool svg_takes_color(const struct svg_file *f);
/* Draws it there, cut off at its viewport; false after reporting. `current` is what currentColor stands for. */
struct svg_place {
	mpt width, height;
	int fit; /* enum object_fit, where both are given */
	color current;
};
bool svg_draw(const struct gfx *g, const struct svg_file *f, const struct svg_place *place, struct canvas *c);
/* The modules of a QR code with its quiet zone; false after reporting. */
bool qr_draw(const struct gfx *g, const char *text, mpt size, color ink, struct where at, struct canvas *c);
/* A PNG or JPEG, decoded and checked; NULL after reporting. */
const struct image *image_load(const struct gfx *g, const char *file, struct where at);

/* The samples of a bitmap without a palette, 8 bits each, row by row: its own, or decoded into the arena. Its data was
   looked at when it was loaded. */
const unsigned char *image_samples(struct arena *a, const struct image *m);

/* -- diagrams: each returns its height and sets *alt to a sentence that says the same --------- */

mpt draw_spans(const struct gfx *g, const struct box *b, mpt width, struct canvas *c, const char **alt);
mpt draw_venn(const struct gfx *g, const struct box *b, mpt width, struct canvas *c, const char **alt);
mpt draw_radar(const struct gfx *g, const struct box *b, mpt width, struct canvas *c, const char **alt);
mpt draw_bars(const struct gfx *g, const struct box *b, mpt width, struct canvas *c, const char **alt);
/* The zones of bars of cells as they are said, in the arena of `g`: "few (1 to 12), many (13 to 20)"; "": there are none. */
const char *bars_zones_said(const struct gfx *g, const struct box *box);

#endif

/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Spans while they are measured and drawn: spans.c, spans_rows.c with spans_labels.c and spans_names.c, spans_draw.c;
 * or on a scale, spans_numbers.c, spans_zones.c and spans_scale.c.
 */
#ifndef PLATEN_GRAPHICS_SPANS_H
#define PLATEN_GRAPHICS_SPANS_H

#include "boxes/spans.h"
#include "boxes/text.h"
#include "fitted.h"
#include "internal.h"

/* 3 mm: the least distance of labels. */
#define LABELS_APART 8504
/* A page margin is never wider than this; what runs beyond the bleed is cut off by the paper. */
#define SPANS_OVERHANG PT(120)

struct plank {
	const struct rich *label;
	const struct para *para; /* NULL: none is drawn */
	mpt w;                   /* the measure that it is set to */
	mpt y, h;
};
struct stack {
	int n;
	struct plank *plank; /* from the top */
	mpt height;
};
struct span_row {
	const struct span_item *item;
	mpt top, ground, deck; /* y of the row, of the ground of the banks and of the deck's top */
	mpt x;                 /* of the mast */
	struct stack side[2];
	const struct para *name, *text;
	mpt name_w, text_w;      /* the measures that they are set to */
	mpt left, width, height; /* of both */
};
struct span_side {
	const struct text_slot *name;
	color ink, note;
	const struct pattern *pattern;
	bool far; /* the end side */
};
/* A zone as it lies on the scale. */
struct span_extent {
	const struct span_zone *zone;
	int side;     /* as spans_zones.c counts them */
	int from, to; /* numbers of the scale */
	color fill;
};
struct spans {
	struct chart chart;
	const struct spans_props *p;
	struct span_side side[2];
	const struct style *name, *text, *label, *hyphenated, *head_style, *note, *number, *zone;
	mpt bank, head, edge, inset, clear, plank, keyline, cable, mast, mast_foot, deck, row_gap, row_start, zone_plate;
	mpt over;                                /* what runs off the page at either side */
	int label_scale, head_scale, name_scale; /* head_scale 0: names of banks have no room */
	int tight;                               /* planks of stacks of so many and more give way */
	int plank_scale;                         /* to this, or as far as their ink lets them */
	struct ink_band band;                    /* of the labels */
	mpt notes;                               /* height below a deck */
	mpt mast_top;                            /* below the top of its row */
	int n;
	struct span_row *row;
	int low, high; /* ends of the scale */
	int extents;
	struct span_extent *extent;
};

/* Left of something w wide that begins x behind the edge of a side. */
static inline mpt side_x(const struct spans *s, const struct span_side *side, mpt x, mpt w)
{
	return side->far ? s->chart.width - x - w : x;
}
static inline mpt river(const struct spans *s) { return s->chart.width - 2 * s->bank; }
/* White between planks, and beside masts. */
static inline mpt plank_gap(const struct spans *s) { return s->keyline / 2; }
/* From the top of a mast to the first cable, and from one to the next of so many. */
static inline mpt cable_start(const struct spans *s) { return (mpt)muldiv(s->cable, 115, 100); }
static inline mpt cable_step(const struct spans *s, int n) { return (mpt)muldiv(s->cable, n > 4 ? 154 : 211, 100); }

/* spans_rows.c: how rows share the height, and what gives way where it is too little. */
void spans_set_rows(struct spans *s);

/* spans_labels.c: what stands in planks, plates and below the banks. */
/* With planks as s->tight says; `report` those that no plank holds. */
void spans_set_labels(struct spans *s, bool report);
void spans_set_heads(struct spans *s);
void spans_set_notes(struct spans *s);
const struct rich *spans_note(const struct spans *s, const struct span_row *row, int side);

/* spans_names.c: names and texts above the masts, and how high these are. */
/* At s->name_scale, hence s->mast_top. False where one has no room, which is in *stuck. */
bool spans_set_names(struct spans *s, const struct rich **stuck);
/* That at which names give way no further; 1000 without names. */
int spans_least_scale(const struct spans *s);
/* Whether the names of a row that is placed clear its cables, and its mast looks like one; else what does not is in *stuck. */
bool spans_row_holds(const struct spans *s, const struct span_row *row, const struct rich **stuck);
mpt spans_text_foot(const struct spans *s, const struct span_row *row);

/* spans_draw.c */
void spans_draw_rows(const struct spans *s);
void spans_draw_heads(const struct spans *s);
void spans_draw_ground(const struct spans *s, int side, mpt top, mpt foot);
void spans_draw_mast(const struct spans *s, mpt x, mpt top, mpt deck, mpt keyline);
void spans_draw_deck(const struct spans *s, mpt y);
/* A text in the middle of a filled plate. */
void spans_draw_plate_text(const struct spans *s, const struct para *p, struct rect r, mpt measure, int align);

/* spans_numbers.c: the numbers of a scale. */
/* False after reporting that there is none. */
bool spans_read_scale(struct spans *s);
/* Where a value in thousandths lies on it. */
mpt spans_scale_x(const struct spans *s, int64_t value);
/* A whole number; false after reporting that it is none. */
bool spans_whole(const struct spans *s, const struct text_slot *t, int *out);
/* With the sign that the picture needs not, as it has two sides, and the decimal sign of the locale. */
const char *spans_signed_number(const struct spans *s, int64_t thousandths);

/* spans_scale.c: the masts on a scale. */
void spans_draw_scale(struct spans *s);
/* Appends what it shows. */
void spans_describe_scale(const struct spans *s, struct buf *text);

/* spans_zones.c: the bands below a scale. */
/* False after reporting. */
bool spans_read_zones(struct spans *s);
/* Whether they follow each other from one end of the scale to the other; false after reporting. */
bool spans_check_zones(const struct spans *s);
void spans_draw_zones(const struct spans *s, mpt top, mpt height);
void spans_describe_zones(const struct spans *s, struct buf *text);

#endif

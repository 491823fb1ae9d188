/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * spec: a document as its layout descriptor describes it, with theme, locale and edition laid over
 * each other. Its boxes are templates still, which binding (bind.h) fills from the content.
 */
#ifndef PLATEN_SPEC_H
#define PLATEN_SPEC_H

#include "edition.h"
#include "locale_spec.h"

/* clang-format off */
struct page_spec {
	mpt width, height;
	struct { mpt top, bottom, inner, outer; } margins;
	bool duplex;
	mpt bleed, unprintable;
	bool show_bleed;
	int columns;
	mpt gutter;
	bool justify; /* spread the blocks of a full page down to its foot */
	mpt stretch;  /* most that one gap between blocks grows by, when justified */
	bool balance; /* balance the columns of the last page */
	struct style_ref grid; /* whose lines are the baseline grid; none: there is no grid */
	struct where grid_at;
	int colors; /* enum page_colors */
};
enum page_colors { COLORS_WRITTEN, COLORS_GREY };

/* Whether an office printer prints it, which leaves an edge blank, and a copier copies it; what has bleed is for a print shop. */
static inline bool page_is_copied(const struct page_spec *p) { return p->unprintable && !p->bleed; }

struct press_ink { const char *name; color from, to; struct where at; };
/* What a printing press needs; `on`: the pages are for one. */
struct press_spec {
	bool on;
	struct where at, profile_at;
	const char *printer, *about;
	const char *profile; /* below fonts/ */
	const char *condition, *registry, *info;
	mpt bleed, safe, least_line;
	int ink_limit, resolution; /* percent, pixels an inch; 0: not asked for */
	struct { bool cut, registration, bars; } marks;
	const struct press_ink *inks; /* colours that have inks of their own */
	int inks_n;
};

enum yield { YIELD_SPACING, YIELD_LEADING, YIELD_SIZE, YIELD_OPTIONAL };
struct fit_spec {
	int pages; /* 0: as many as it takes */
	struct list_of yield; /* int: enum yield, in their order */
	mpt floor_size;
	int floor_leading, floor_spacing; /* thousandths */
	int grow; /* thousandths by which spacing may grow to fill the last page */
};

/* How the finished pages come to stand on sheets of paper. */
enum impose_way { IMPOSE_NONE, IMPOSE_TILES, IMPOSE_NUP, IMPOSE_BOOKLET, IMPOSE_CARDS };
enum turn_edge { TURN_LONG_EDGE, TURN_SHORT_EDGE };
struct impose_spec {
	enum impose_way way;
	struct where at;      /* where that is said */
	mpt width, height;    /* of a sheet that stands upright; 0: as the pages are */
	mpt unprintable;      /* the edge of a sheet that stays blank */
	/* tiles */
	mpt overlap;
	int num, den;         /* scale; 0: such that the page fits `size` */
	mpt size_width, size_height;
	/* n-up, cards */
	int pages;
	bool cut_lines;
	mpt gutter;           /* on the side of the binding */
	mpt paper;            /* thickness, for the creep of a booklet */
	int turn;             /* enum turn_edge: how sheets of cards are turned over */
};

enum form_sums { SUMS_TYPED, SUMS_CALCULATED };
struct form_spec {
	bool on;                /* what is filled in is fields for a screen */
	int sums;               /* enum form_sums */
	const char *characters; /* that can be typed besides those of the language; or NULL */
	struct where at, sums_at, characters_at;
};

struct master { struct box_list header, footer; mpt header_gap, footer_gap; };
struct masters { struct master all, first, left, right; bool has_first, has_left, has_right; };
/* clang-format on */

struct document_spec {
	const char *name, *path;
	const char *language; /* of the edition, BCP 47; "" when there is none */
	const char *shape;    /* name of the shape */
	struct where shape_at;
	struct text_slot title, subject, keywords, author, rights, licence;
	struct page_spec page;
	struct press_spec press;
	struct fit_spec fit;
	struct masters masters;
	struct impose_spec impose;
	struct form_spec form;
	struct promises promises; /* of the layout and of all editions that lie over it */
	struct locale_spec locale;
	struct box_list body;
	int results; /* enum results of score.h: what is joined to the content */
	struct where results_at;
	const struct node *top; /* all that was laid over each other, as it is written */
	const struct node *words;
	const char *words_language; /* that the layout's words are in; NULL: the content's source language */
	struct style_set *styles;
};

struct descriptor_source {
	const char *name;        /* layouts/<name>.yaml */
	const char *locale;      /* layouts/locales/<locale>.yaml and its parents, where they exist; or NULL */
	const char *edition;     /* layouts/editions/<edition>.yaml, or several joined by '+'; or NULL */
	struct where at;         /* where platen.yaml names the layout */
	struct where edition_at; /* and the edition */
	struct node *over;       /* what the command line lays over all that, or NULL */
};

/* Files that lie over each other for a locale, whether they are there or not: the most general comes first. */
struct overlay_paths {
	VEC(const char *) v;
};
struct overlay_paths overlay_paths(struct arena *a, const char *locale);
/* What the overlays of a language say below `locale`, for a text in it among others. */
struct locale_spec locale_load(struct root *r, struct arena *a, struct diag *d, const char *locale);

/* NULL after reporting when the layout cannot be used at all. */
struct document_spec *descriptor_load(struct root *r, struct arena *a, struct diag *d, struct descriptor_source what);
/* Loads every style, used or not, so that `check` finds the mistakes in all of them. */
void descriptor_check_styles(const struct document_spec *spec);

/* The name of a paper, or "18in x 24in"; false: neither. */
bool paper_parse(struct arena *a, const char *size, mpt *w, mpt *h);
/* The name of a paper in other letters than its own, "A4"; NULL: none. */
const char *paper_meant(const char *size);
/* Reports what is none, as the value of a key. */
void paper_report(struct diag *d, struct where at, const char *key, const char *size);
/* "50%", from 10% to 1000%, as num / den. */
bool scale_parse(const char *s, int *num, int *den);
/* The percentage that was meant by "150", "150 %" or "1.5"; NULL: none. */
const char *scale_meant(struct arena *a, const char *s);

extern const struct record layout_record, theme_record;

#endif

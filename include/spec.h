/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * spec: a document as its layout descriptor describes it, with theme, locale and edition laid over
 * each other. Its boxes are templates still, which binding (bind.h) fills from the content.
 */
#ifndef PLATEN_SPEC_H
#define PLATEN_SPEC_H

#include "schema.h"
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
};

/* Whether an office printer prints it, which leaves an edge blank, and a copier copies it; what has bleed is for a print shop. */
static inline bool page_is_copied(const struct page_spec *p) { return p->unprintable && !p->bleed; }

enum yield { YIELD_SPACING, YIELD_LEADING, YIELD_SIZE, YIELD_OPTIONAL };
struct fit_spec {
	int pages; /* 0: as many as it takes */
	struct list_of yield; /* int: enum yield, in their order */
	mpt floor_size;
	int floor_leading, floor_spacing; /* thousandths */
	int grow; /* thousandths by which spacing may grow to fill the last page */
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
	struct fit_spec fit;
	struct masters masters;
	struct locale_spec locale;
	struct box_list body;
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

extern const struct record layout_record, theme_record;

#endif

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Headings and the boxes that links lead to: what the list knows of them before they have a page. */
#ifndef PLATEN_LAYOUT_HEADING_H
#define PLATEN_LAYOUT_HEADING_H

#include "boxes.h"

struct heading {
	int level, page;         /* page counts from 1; 0 until drawn */
	bool bookmark, artifact; /* artifact: decoration, which neither bookmarks nor contents name */
	bool placed;             /* its first line is in the list */
	const struct rich *text;
	const char *title, *name;
	const char *lang; /* of its text, where it is not that of the edition; or NULL */
};

/* What links to a box are called. An item may begin several boxes, one inside of the other. */
struct target {
	const char *name;
	const struct target *next;
};

#endif

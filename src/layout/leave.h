/* SPDX-License-Identifier: GPL-3.0-or-later */
/* leave: the body without what is optional, for a fit that leaves some of it out. */
#ifndef PLATEN_LAYOUT_LEAVE_H
#define PLATEN_LAYOUT_LEAVE_H

#include "bind.h"

struct leave {
	const struct binder *binder;       /* of the document, whose optional things the first binding has noted */
	struct box_list boxes;             /* the body of the layout */
	struct box_list all;               /* as the first binding left it */
	int n;                             /* optional things */
	int kept;                          /* the first ones, by their places, that are left in by leave_after() */
	bool *out;                         /* by number */
	bool *before;                      /* left out by an earlier pass, as for a table of contents: stays so */
	const int *number;                 /* by place */
	struct box_list body;              /* without what is out */
	struct inner_links *first, *links; /* of the first binding, and of what is drawn */
};

/* Binds the body. Everything lives in the binder's arena; mistakes go to its sink. */
struct leave leave_new(const struct binder *b, struct box_list boxes);
/* Leaves out all from a place on, and nothing before it but what an earlier pass left out. */
void leave_after(struct leave *l, int place);
/* Leaves out the places from..to, or takes them in again. */
void leave_range(struct leave *l, int from, int to, bool out);
/* Binds once more what is left, so that links to what is out are reported to `d`, and says there what is out. */
void leave_finish(struct leave *l, struct diag *d);

#endif

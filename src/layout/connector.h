/* SPDX-License-Identifier: GPL-3.0-or-later */
/* connector: lines from the cells beside a cell to its text. */
#ifndef PLATEN_LAYOUT_CONNECTOR_H
#define PLATEN_LAYOUT_CONNECTOR_H

#include "boxes/table.h"
#include "build.h"

/* How far a line reaches beyond its cell to the ones beside it, or below 0 ends inside of it, where that at this side has
   its text at its edge. */
#define REACHES_NONE (-MPT_MAX) /* there is none at that side */
struct reach {
	mpt start, end;
};

static inline bool connector_is_drawn(const struct connector *c)
{
	return !color_is_none(c->start) || !color_is_none(c->end);
}
/* What the lines take of the width of a cell, at least, between cells so far away. */
mpt connector_room(const struct connector *c, struct reach reach);
/* Makes room in the list for the lines of a cell `width` wide, before its text is built; NULL: there are none. */
struct vitem *connector_begin(struct builder *cell, const struct connector *c, mpt width, struct reach reach);
/* Draws them to the first line below `lines`, if there is any; no room for one is reported. */
void connector_end(struct builder *cell, const struct connector *c, struct vitem *lines, struct reach reach);

#endif

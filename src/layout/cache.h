/* SPDX-License-Identifier: GPL-3.0-or-later */
/* cache: what fitting tries share. */
#ifndef PLATEN_LAYOUT_CACHE_H
#define PLATEN_LAYOUT_CACHE_H

#include "vlist.h"

/* Sets paragraphs and drawings once for each size and width, whatever is tried around them. */
struct cache;

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

#endif

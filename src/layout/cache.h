/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * cache: what fitting tries share. Another spacing or leading changes no line, so paragraphs are broken
 * once for each size and width, whatever is tried around them. Everything here lives as long as the pages.
 */
#ifndef PLATEN_LAYOUT_CACHE_H
#define PLATEN_LAYOUT_CACHE_H

#include "graphics.h"

struct cache;

struct cache *cache_new(struct arena *a);
const struct para *cache_para(struct cache *c, const struct gfx *g, const struct shaped *s, const struct para_spec *spec);
/* A style in another colour; the same one for the same arguments, so that paragraphs in it are found again. */
const struct style *cache_style(struct cache *c, const struct style *s, color ink);
/* A short text of the layout's own, such as a bullet; the same one for equal texts. */
const struct rich *cache_marker(struct cache *c, const char *text, struct where at);
/* The picture of a file, which is decoded once; NULL after reporting. */
const struct image *cache_image(struct cache *c, const struct gfx *g, const char *file, struct where at);
/* The same for a drawing, which is read once. */
const struct svg_file *cache_svg(struct cache *c, const struct gfx *g, const char *file, struct where at);
/* What it draws in a place, the same in each such place; NULL after reporting. */
const struct item_vec *cache_drawn(struct cache *c, const struct gfx *g, const struct svg_file *f,
                                   const struct svg_place *place);

#endif

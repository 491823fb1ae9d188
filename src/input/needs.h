/* SPDX-License-Identifier: GPL-3.0-or-later */
/* needs: keys that do something only beside others of their record (struct field, `needs`). */
#ifndef PLATEN_INPUT_NEEDS_H
#define PLATEN_INPUT_NEEDS_H

#include "schema.h"

/* Reports the keys of `map` that have no effect in the record that was loaded from it, but for those that say the same
   as `defaults`. */
void needs_check(struct schema *s, const struct node *map, const struct record *r, const void *record, const void *defaults);
bool needs_any(const struct record *r);
/* A sentence for the manual. */
void needs_put(const struct field *f, struct buf *out);

#endif

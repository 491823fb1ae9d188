/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef PLATEN_MODEL_PRESS_KEYS_H
#define PLATEN_MODEL_PRESS_KEYS_H

#include "descriptor.h"

/* What the file of the printer says, layouts/printers/NAME.yaml, lies below what the tree says under `press`. */
void press_lay_printer(struct root *r, struct arena *a, struct diag *d, struct node **top);
/* Whether the pages are for a press, which has the bleed of its printer and prints to the edge of the sheet. */
void press_set(struct diag *d, const struct node *top, struct layout_file *f);
/* Fills in the inks of colours, by their names among the tokens or as they are written; reports what is neither. */
void press_load_inks(struct style_set *styles, struct arena *a, struct diag *d, const struct node *inks,
                     struct press_spec *out);

#endif

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* value: numbers and lengths of records. A mistake is reported and leaves *out. */
#ifndef PLATEN_INPUT_VALUE_H
#define PLATEN_INPUT_VALUE_H

#include "schema.h"

/* A field as messages name it. */
const char *value_name(struct schema *s, const struct field *f);
/* Whether a node is a scalar; false after reporting that `wanted` stands here. */
bool value_is_text(struct schema *s, const struct field *f, const struct node *n, const char *wanted);
/* The ends of a field's range as they are told: those of a length in mm where they are whole ones and not points. */
void value_range(const struct field *f, struct buf *low, struct buf *high, const char *before_unit);
void value_int(struct schema *s, const struct field *f, const struct node *n, int *out);
void value_decimal(struct schema *s, const struct field *f, const struct node *n, int *out);
void value_length(struct schema *s, const struct field *f, const struct node *n, mpt *out);
void value_dim(struct schema *s, const struct field *f, const struct node *n, struct dim *out);

#endif

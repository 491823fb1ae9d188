/* SPDX-License-Identifier: GPL-3.0-or-later */
/* unknown_key: keys that a record does not have, and values where it has keys. */
#ifndef PLATEN_INPUT_UNKNOWN_KEY_H
#define PLATEN_INPUT_UNKNOWN_KEY_H

#include "schema.h"

/* Reports the key of a mapping that the record does not have, with a hint where it was meant can be told. Returns the
   key of the record that was meant, so that it is not missed too, or NULL. */
const char *unknown_key_report(struct schema *s, const struct node *map, int i, const struct record *r);
/* Adds to the report of a value that is no mapping which keys the record has. */
void hint_mapping(struct schema *s, const struct node *n, const struct record *r);
/* `{title}` without quotes. */
bool node_is_bare_path(const struct node *n);

#endif

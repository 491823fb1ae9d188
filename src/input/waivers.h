/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The key `allow` of any mapping. */
#ifndef PLATEN_INPUT_WAIVERS_H
#define PLATEN_INPUT_WAIVERS_H

#include "input.h"

/* Whether a pair of a mapping is none of its values but says what it lets pass. */
bool waivers_are(const char *key, const struct node *value);
/* Notes in `d` what `allow` lets pass in `map`, of which it was a key and which ends before `end`. */
void waivers_take(struct diag *d, const struct node *map, const struct node *allow, struct where end);

#endif

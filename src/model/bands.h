/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef PLATEN_MODEL_BANDS_H
#define PLATEN_MODEL_BANDS_H

#include "boxes/rating.h"
#include "diag.h"

/* What the answers to a group add up to. */
struct band_totals {
	int lowest, highest;
	int points; /* of the scale */
};

/* Reports bound bands that do not cover the totals, or whose middle one does not hold the middle answer to every
   statement. */
void bands_check(struct arena *a, struct diag *d, const struct rating_props *r, const struct band_totals *totals);

#endif

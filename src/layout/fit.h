/* SPDX-License-Identifier: GPL-3.0-or-later */
/* fit: the scales at which the body fits its pages. */
#ifndef PLATEN_LAYOUT_FIT_H
#define PLATEN_LAYOUT_FIT_H

#include "plan.h"

/* Plans the body at the scales that fit. Reports the mistakes of that plan, none of the tries, and an
   overflow. */
struct plan *fit_body(const struct planner *p);

#endif

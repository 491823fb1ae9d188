/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef PLATEN_PROJECT_SEVERITIES_H
#define PLATEN_PROJECT_SEVERITIES_H

#include "input.h"

/* `map`: codes with severities, or NULL. Reports what is none. */
void severities_check(const struct node *map, struct diag *d);
/* Sets them in a sink; what is no severity is passed over. */
void severities_apply(const struct node *map, struct diag *d);

#endif

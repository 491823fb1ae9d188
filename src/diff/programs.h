/* SPDX-License-Identifier: GPL-3.0-or-later */
/* programs: starts git and poppler's programs for a comparison (program.h). */
#ifndef PLATEN_DIFF_PROGRAMS_H
#define PLATEN_DIFF_PROGRAMS_H

#include "program.h"

struct programs {                /* starts with the first three filled in */
	const char *dir;         /* of the project that git is asked about; NULL: it is not asked */
	int from, to;            /* the comparison */
	int file[PROGRAM_SLOTS]; /* what it has sent, in memory; 0: nothing yet */
};
/* Until the comparison closes its pipe. */
void programs_serve(struct programs *p);

#endif

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A revision of the project that git knows, as files. */
#ifndef PLATEN_DIFF_REVISION_H
#define PLATEN_DIFF_REVISION_H

#include "folder.h"

/* Puts what the folder `dir` of a working tree, which git is asked about, held in that revision into a folder of our own. Blobs are taken as they are:
   no hook, filter or attribute has a say, and nothing is fetched. Returns NULL, or a sentence why there is none. */
const char *revision_check_out(struct arena *a, const char *dir, const char *revision, struct own_folder *f);

#endif

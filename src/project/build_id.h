/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef PLATEN_PROJECT_BUILD_ID_H
#define PLATEN_PROJECT_BUILD_ID_H

#include "base.h"

/* Appends what this program and the libraries that it runs with are known by: another compiler, option or version of any of
   them gives other bytes. */
void build_id_put(struct buf *b);

#endif

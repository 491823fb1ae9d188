/* SPDX-License-Identifier: GPL-3.0-or-later */
/* version: that of platen, for all that names it. */
#ifndef PLATEN_VERSION_H
#define PLATEN_VERSION_H

#define PLATEN_VERSION "0.1.0"

#endif

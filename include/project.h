/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * project: platen.yaml, the plan that comes of it (documents x locales x editions) and its
 * execution by worker processes.
 */
#ifndef PLATEN_PROJECT_H
#define PLATEN_PROJECT_H

#include "model.h"

#endif

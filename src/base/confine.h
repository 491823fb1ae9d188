/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The two halves of a sandbox: which files, which calls. */
#ifndef PLATEN_BASE_CONFINE_H
#define PLATEN_BASE_CONFINE_H

#include "sandbox.h"

/* Of the running kernel; 0: it has none. */
int confine_files_abi(void);
void confine_files(const struct sandbox *s, int abi);

/* Whether the kernel filters calls, and this processor's are known here. */
bool confine_calls_known(void);
/* With `starts` also what starting and ending processes takes, and confining them further; with `narrows` that alone; with
   `links` what makes symbolic links. */
void confine_calls(const struct sandbox *s);
/* All calls but those by which a program gets at other processes, other machines or the kernel. */
void confine_program(void);

#endif

/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef PLATEN_MAIN_COMPLETIONS_H
#define PLATEN_MAIN_COMPLETIONS_H

/* The scripts that make shells ask `platen completions SHELL -- WORD...` what may follow. */
struct completion_script {
	const char *shell, *text;
};
extern const struct completion_script completion_scripts[]; /* ends with a NULL shell */

#endif

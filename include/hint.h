/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * hint: what an author probably meant, added to the mistake that was reported last. A function that
 * knows nothing adds nothing.
 */
#ifndef PLATEN_HINT_H
#define PLATEN_HINT_H

#include "input.h"

/* A word in place of which one of the n names was expected: the same in other letters, a word of other
   programs for it, or one that is nearly spelled so. Returns it, or NULL. */
const char *hint_word(struct diag *d, const char *word, const char *const *names, int n);
void hint_number(struct diag *d, const char *text);
void hint_length(struct diag *d, const char *text);
void hint_color(struct diag *d, const char *text);
void hint_flag(struct diag *d, const char *text);
void hint_id(struct diag *d, const char *text);

/* Reports a character that no text may hold. */
void report_control(struct diag *d, struct where at, uint32_t cp);

/* Reports that the value of `what` has the wrong form; `wanted` says which it must have, `kind` what that
   is in YAML. */
void node_wrong_type(struct diag *d, const struct node *n, const char *what, const char *wanted, enum node_kind kind);

#endif

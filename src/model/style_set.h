/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef PLATEN_MODEL_STYLE_SET_H
#define PLATEN_MODEL_STYLE_SET_H

#include "style.h"

/* By name; NULL: there are none. */
struct tokens {
	const struct node *colors, *lengths, *inks;
};

/* Reports tokens that have no value, so that their uses need not. `styles`: by name, or NULL. `leading`: thousandths by which the leading of every style is multiplied. `partial`: a theme could not be read, so that
   names which there are none of are not told. */
struct style_set *style_set_new(struct arena *a, struct diag *d, struct tokens tokens, const struct node *styles,
                                int leading, bool partial);
/* schema.token for colours and lengths; `user` is the style_set. */
enum token_found style_token(void *user, enum field_type type, const char *name, void *out);
void style_token_hint(void *user, enum field_type type, const char *name); /* schema.hint_token */
void style_check_all(struct style_set *set);
/* What is written of a style itself, without what it extends; NULL: nothing. */
const struct node *style_tree(const struct style_set *set, const char *name);
/* Whether another style extends it. */
bool style_is_extended(const struct style_set *set, const char *name);

#endif

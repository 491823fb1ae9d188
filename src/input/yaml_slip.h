/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The slip of an author behind an error of libyaml. */
#ifndef PLATEN_INPUT_YAML_SLIP_H
#define PLATEN_INPUT_YAML_SLIP_H

#include "base.h"

struct yaml_slip {
	struct arena *arena;
	const char *start, *end;         /* the text of the file */
	const char *problem, *context;   /* what libyaml says; the context may be empty */
	const char *at, *from;           /* the problem; where what was being read begins, or NULL */
	const char *scalar, *scalar_end; /* the scalar before the problem, with its quotes; or NULL */
	/* the answer */
	const char *place, *text, *hint; /* hint NULL: none */
};

/* Fills in the answer; what no rule knows is told in libyaml's words. */
void yaml_slip_name(struct yaml_slip *s);
/* The text from `p` to the end of its line, or of its place in a list, in the quotes that suit it. */
const char *yaml_quoted(struct arena *a, const char *p, const char *end, bool in_list);

/* Rules of whole files: a conflict of a merge, ends of lines of the first Macintosh, a mark between documents, an end of
   line that no editor shows. */
bool yaml_is_merge(struct yaml_slip *s);
bool yaml_is_old_mac(struct yaml_slip *s);
bool yaml_is_mark(struct yaml_slip *s);
bool yaml_is_break(struct yaml_slip *s);

#endif

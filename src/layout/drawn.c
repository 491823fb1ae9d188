/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What promises ask of items beside their looks. */
#include "drawn.h"

void drawn_note(struct draw *d, int from, struct drawn what)
{
	for (int n = d->drawn ? d->canvas.items.v.n : 0; d->drawn && d->drawn->v.n < n;)
		*vec_push(d->canvas.arena, &d->drawn->v) = (struct drawn){0};
	for (int i = from; d->drawn && i < d->drawn->v.n; i++)
		if (!d->drawn->v.v[i].at.source)
			d->drawn->v.v[i] = what;
}

struct drawn drawn_line(const struct vitem *i)
{
	struct drawn what = {.at = i->at, .justified = i->para->justified > 0, .alone = i->para->n == 1};
	const struct line *l = &i->para->line[i->line];
	if (l->n && l->run[0].size)
		what.leading = (int)muldiv(i->height, 1000, l->run[0].size);
	return what;
}

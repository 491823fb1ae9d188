/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "leave.h"

#include <string.h>

static const int *sort_by_place(struct arena *a, const struct optionals *o)
{
	int *number = NEW_ARRAY(a, int, o->v.n + 1);
	for (int i = 0; i < o->v.n; i++)
		number[o->v.v[i].place] = i;
	return number;
}

/* `yield` names what nothing in the layout is. */
static void check_effect(const struct binder *b)
{
	const struct list_of *yield = &b->spec->fit.yield;
	for (int i = 0; i < yield->n && !b->optionals->asked; i++)
		if (((const int *)yield->v)[i] == YIELD_OPTIONAL)
			diag_report(b->diag, DIAG_NO_EFFECT, yield->at[i], "optional",
			            "no box, item or row is marked `optional`");
}

struct leave leave_new(const struct binder *b, struct box_list boxes)
{
	struct leave l = {.binder = b, .all = bind_boxes(b, boxes)};
	l.boxes = boxes;
	l.body = l.all;
	l.first = l.links = b->links;
	check_effect(b);
	l.n = l.kept = b->optionals->v.n;
	l.out = NEW_ARRAY(b->arena, bool, l.n + 1);
	l.before = NEW_ARRAY(b->arena, bool, l.n + 1);
	l.number = sort_by_place(b->arena, b->optionals);
	return l;
}

static bool leaves_any(const struct leave *l)
{
	for (int i = 0; i < l->n; i++)
		if (l->out[i])
			return true;
	return false;
}

static struct box_list bind_rest(const struct leave *l, struct diag *d, struct inner_links *links)
{
	struct binder b = *l->binder;
	b.diag = d;
	b.left_out = l->out;
	b.links = links;
	return bind_boxes(&b, l->boxes);
}

/* Of a try: what is wrong was said of the whole. */
static void bind_again(struct leave *l)
{
	struct arena *a = l->binder->arena;
	l->body = leaves_any(l) ? bind_rest(l, diag_new(a), inner_links_new(a)) : l->all;
}

void leave_range(struct leave *l, int from, int to, bool out)
{
	for (int i = from; i < to; i++)
		l->out[l->number[i]] = out || l->before[l->number[i]];
	bind_again(l);
}

void leave_after(struct leave *l, int place)
{
	if (place == l->kept)
		return;
	l->kept = place;
	for (int i = 0; i < l->n; i++)
		l->out[l->number[i]] = i >= place || l->before[l->number[i]];
	bind_again(l);
}

/* Of what is inside of something that is out nothing is said. */
static void report(const struct leave *l, struct diag *d)
{
	const struct document_spec *spec = l->binder->spec;
	int pages = spec->fit.pages;
	for (int i = 0; i < l->n; i++) {
		const struct optional_item *o = &l->binder->optionals->v.v[l->number[i]];
		if (!l->out[l->number[i]])
			continue;
		diag_report(d, DIAG_LEFT_OUT, o->at, spec->name, spec->language, pages, pages == 1 ? "" : "s");
		i += o->inside;
	}
}

void leave_finish(struct leave *l, struct diag *d)
{
	l->links = l->first;
	if (!leaves_any(l))
		return;
	l->links = inner_links_new(l->binder->arena);
	l->body = bind_rest(l, d, l->links);
	report(l, d);
	memcpy(l->before, l->out, sizeof(*l->out) * (size_t)l->n);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pages.h"

const char *const role_names[ROLE_COUNT] = {
        "Document", "Sect",   "Div",  "H1",    "H2",         "H3",    "H4",    "H5",   "H6",   "P",
        "L",        "LI",     "Lbl",  "LBody", "Table",      "THead", "TBody", "TR",   "TH",   "TD",
        "Caption",  "Figure", "Link", "Span",  "BlockQuote", "Code",  "TOC",   "TOCI", "Form",
};

const int seg_points[] = {[SEG_MOVE] = 1, [SEG_LINE] = 1, [SEG_CURVE] = 3, [SEG_CLOSE] = 0};

struct rect path_bounds(const struct path *p)
{
	mpt x1 = MPT_MAX, y1 = MPT_MAX, x2 = -MPT_MAX, y2 = -MPT_MAX;
	for (int i = 0; i < p->n; i++)
		for (int k = 0; k < seg_points[p->seg[i].op]; k++) {
			struct point q = p->seg[i].p[k];
			x1 = mpt_min(x1, q.x);
			y1 = mpt_min(y1, q.y);
			x2 = mpt_max(x2, q.x);
			y2 = mpt_max(y2, q.y);
		}
	return p->n ? (struct rect){x1, y1, x2 - x1, y2 - y1} : (struct rect){0};
}

/* -- pages on sheets ------------------------------------------------------------------------ */

/* Quarter turns clockwise, y downwards. */
static struct point turned(struct point p, int turns)
{
	switch (turns) {
	case 1: return (struct point){-p.y, p.x};
	case 2: return (struct point){-p.x, -p.y};
	case 3: return (struct point){p.y, -p.x};
	default: return p;
	}
}

static struct rect rect_between(struct point a, struct point b)
{
	mpt x = mpt_min(a.x, b.x), y = mpt_min(a.y, b.y);
	return (struct rect){x, y, mpt_max(a.x, b.x) - x, mpt_max(a.y, b.y) - y};
}

struct point placed_point(const struct item *place, struct point p)
{
	if (!place)
		return p;
	struct point q = turned(p, place->placed->turns);
	return (struct point){place->x + (mpt)muldiv(q.x, place->placed->num, place->placed->den),
	                      place->y + (mpt)muldiv(q.y, place->placed->num, place->placed->den)};
}

struct rect placed_rect(const struct item *place, struct rect r)
{
	if (!place)
		return r;
	return rect_between(placed_point(place, (struct point){r.x, r.y}),
	                    placed_point(place, (struct point){r.x + r.w, r.y + r.h}));
}

struct rect placed_seen(const struct item *place)
{
	const struct placed_page *p = place->placed;
	const struct rect c = {p->clip.x - place->x, p->clip.y - place->y, p->clip.w, p->clip.h};
	const struct point corner[2] = {{c.x, c.y}, {c.x + c.w, c.y + c.h}};
	struct point own[2];
	for (int i = 0; i < 2; i++) {
		own[i] = turned(corner[i], (4 - p->turns) % 4);
		own[i].x = (mpt)muldiv(own[i].x, p->den, p->num);
		own[i].y = (mpt)muldiv(own[i].y, p->den, p->num);
	}
	struct rect r = rect_between(own[0], own[1]);
	return p->num == p->den ? r : (struct rect){r.x - 1, r.y - 1, r.w + 2, r.h + 2};
}

const struct item *item_walk_next(struct item_walk *w)
{
	const struct item_vec *inner = w->place ? &w->place->placed->page->items : NULL;
	if (inner && w->inner < inner->v.n)
		return &inner->v.v[w->inner++];
	w->place = NULL;
	if (w->at >= w->page->items.v.n)
		return NULL;
	const struct item *it = &w->page->items.v.v[w->at++];
	if (it->kind != ITEM_PLACED || (it->placed->repeated && !w->repeated))
		return it;
	w->place = it;
	w->inner = 0;
	return item_walk_next(w);
}

/* ------------------------------------------------------------------------------------------- */

struct element *element_detached(struct arena *a, struct element *parent, enum role role)
{
	struct element *e = NEW(a, struct element);
	*e = (struct element){.role = role, .parent = parent, .artifact = parent && parent->artifact};
	return e;
}

void element_attach(struct arena *a, struct element *e)
{
	if (e->attached)
		return;
	e->attached = true;
	if (!e->parent)
		return;
	element_attach(a, e->parent);
	*vec_push(a, &e->parent->kids) = e;
}

struct element *element_new(struct arena *a, struct element *parent, enum role role)
{
	struct element *e = element_detached(a, parent, role);
	element_attach(a, e);
	return e;
}

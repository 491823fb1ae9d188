/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * An id is that of a box as binding left it: `when` has decided, overlays are laid, `each` has made its boxes, each with
 * an id of its own where the id holds a path. In the display list ids are called id-NAME, so that they are never taken
 * for the bookmarks, which are numbered.
 */
#include "inner_links.h"

#include <string.h>

#define PREFIX "id-"
/* Ids that a hint looks at, and lists; links that are looked for in their texts and get a hint. */
enum { MOST_LOOKED_AT = 1000, MOST_LISTED = 8, MOST_PLACES = 100 };

struct inner_link {
	const char *id;
	const struct node *from;
};
struct named_box {
	const char *id;
	struct box *box;
};
struct inner_links {
	struct arena *arena;
	VEC(struct inner_link) links;
	VEC(struct named_box) boxes;
	struct hashes by_id;
	int joined; /* of the links */
	int told;   /* of those that lead nowhere */
};

struct inner_links *inner_links_new(struct arena *a)
{
	struct inner_links *l = NEW(a, struct inner_links);
	l->arena = a;
	return l;
}

void inner_links_add_box(struct inner_links *l, struct box *box, const char *id)
{
	if (!*id)
		return;
	hashes_put(l->arena, &l->by_id, hash_bytes(id, strlen(id), HASH_SEED), l->boxes.n);
	*vec_push(l->arena, &l->boxes) = (struct named_box){id, box};
}

const char *inner_links_add(struct inner_links *l, struct arena *a, const char *address, const struct node *from)
{
	if (l)
		*vec_push(l->arena, &l->links) = (struct inner_link){address + 1, from};
	return arena_printf(a, "#" PREFIX "%s", address + 1);
}

/* -- what is wrong -------------------------------------------------------------------------- */

/* Where a text holds "#id" and not a longer one. */
static const char *find_address(const char *text, const char *before, const char *id)
{
	size_t skip = strlen(before), n = strlen(id);
	for (const char *p = text; (p = strstr(p, before)); p++)
		if (p[skip] == '#' && !strncmp(p + skip + 1, id, n) && strchr(")> \t\n\"'", p[skip + 1 + n]))
			return p + skip;
	return NULL;
}

static struct where place_of(struct inner_links *l, const struct inner_link *link)
{
	static const char *const before[] = {"](", "](<", "<", "]: ", ""};
	const char *text = link->from->text, *p = NULL;
	for (int i = 0; i < COUNT_OF(before) && !p && l->told < MOST_PLACES; i++)
		p = find_address(text, before[i], link->id);
	l->told++;
	return p ? text_place(link->from->at, text, (size_t)(p - text)) : link->from->at;
}

static void hint_ids(const struct inner_links *l, const struct binder *b, const char *id)
{
	const char *names[MOST_LOOKED_AT], *closest, *all = "";
	int n = 0;
	for (; n < l->boxes.n && n < MOST_LOOKED_AT; n++) {
		names[n] = l->boxes.v[n].id;
		if (n < MOST_LISTED)
			all = arena_printf(l->arena, "%s%s%s", all, n ? ", " : "", names[n]);
	}
	if (!n)
		diag_hint(b->diag, "a box gets an id by the key `id` beside it");
	else if ((closest = edit_closest(id, names, n)))
		diag_hint(b->diag, "did you mean '#%s'?", closest);
	else
		diag_hint(b->diag, "the ids of its boxes are %s%s", all, n > MOST_LISTED ? " and others" : "");
}

static void report_many(struct inner_links *l, const struct binder *b, const struct inner_link *link)
{
	diag_report(b->diag, DIAG_LINK_TARGET, place_of(l, link), link->id,
	            arena_printf(b->arena, "more than one box of '%s' has that id", b->spec->name));
	diag_hint(b->diag, "ids of boxes that `each` makes differ where they hold a path: 'part-{id}', 'part-{index}'");
}

static void report_none(struct inner_links *l, const struct binder *b, const struct inner_link *link)
{
	diag_report(b->diag, DIAG_LINK_TARGET, place_of(l, link), link->id,
	            arena_printf(b->arena, "no box of '%s' has that id", b->spec->name));
	if (l->told < MOST_PLACES)
		hint_ids(l, b, link->id);
}

/* Spaces and breaks have an id for overlays only. */
static bool is_drawn(const struct box *box)
{
	return box->kind != BOX_SPACER && box->kind != BOX_PAGE_BREAK && box->kind != BOX_COLUMN_BREAK;
}

static void join(struct inner_links *l, const struct binder *b, const struct inner_link *link)
{
	uint64_t hash = hash_bytes(link->id, strlen(link->id), HASH_SEED);
	struct box *found = NULL;
	const int *i;
	for (size_t step = 0; (i = hashes_next(&l->by_id, hash, &step));) {
		if (strcmp(l->boxes.v[*i].id, link->id) != 0)
			continue;
		if (found) {
			report_many(l, b, link);
			return;
		}
		found = l->boxes.v[*i].box;
	}
	if (!found)
		report_none(l, b, link);
	else if (!is_drawn(found))
		diag_report(b->diag, DIAG_LINK_TARGET, place_of(l, link), link->id,
		            arena_printf(b->arena, "%s has that id", found->record->name));
	else if (!found->target)
		found->target = arena_printf(l->arena, PREFIX "%s", link->id);
}

void inner_links_join(struct inner_links *l, const struct binder *b)
{
	for (; l->joined < l->links.n; l->joined++)
		join(l, b, &l->links.v[l->joined]);
}

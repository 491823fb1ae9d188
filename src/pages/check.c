/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The rules that every display list keeps, whatever the document. Debug and sanitizer builds ask
 * after each layout; tests ask at once. What breaks a rule is a slip of ours, never an author's.
 */
#include "pages.h"

/* -- the structure tree (ISO 32000-1 14.8.4) ------------------------------------------------ */

static bool is_table_part(enum role r) { return r == ROLE_THEAD || r == ROLE_TBODY; }

static bool may_stand_in(enum role kid, enum role parent)
{
	switch (kid) {
	case ROLE_TR: return parent == ROLE_TABLE || is_table_part(parent);
	case ROLE_TH:
	case ROLE_TD: return parent == ROLE_TR;
	case ROLE_LI: return parent == ROLE_L;
	case ROLE_L: return parent != ROLE_TABLE && parent != ROLE_TR && !is_table_part(parent);
	case ROLE_LBODY:
	case ROLE_LBL: return parent == ROLE_LI;
	case ROLE_TOCI: return parent == ROLE_TOC;
	case ROLE_THEAD:
	case ROLE_TBODY: return parent == ROLE_TABLE;
	case ROLE_CAPTION: return parent != ROLE_TR && parent != ROLE_L && !is_table_part(parent);
	default:
		return parent != ROLE_TABLE && parent != ROLE_TR && parent != ROLE_L && parent != ROLE_TOC &&
		        !is_table_part(parent);
	}
}

static bool elements_hold(const struct element *e, struct buf *why)
{
	RULE_HOLDS(why, !e->artifact, "an artifact, %s, stands in the structure tree", role_names[e->role]);
	for (int i = 0; i < e->kids.n; i++) {
		const struct element *kid = e->kids.v[i];
		RULE_HOLDS(why, kid->parent == e, "%s stands in two places", role_names[kid->role]);
		RULE_HOLDS(why, may_stand_in(kid->role, e->role), "%s stands in %s", role_names[kid->role],
		           role_names[e->role]);
		if (!elements_hold(kid, why))
			return false;
	}
	return true;
}

static bool element_is_below(const struct element *e, const struct element *top)
{
	while (e && e != top && e->attached)
		e = e->parent;
	return e == top;
}

/* -- items ---------------------------------------------------------------------------------- */

/* What is drawn is as wide as what was measured, and stands for the text but for the hyphens of a broken word. */
static bool run_holds(const struct glyph_run *r, struct buf *why)
{
	int64_t width = 0;
	int hyphens = r->soft_hyphen + r->repeated_hyphen;
	for (int i = 0; i < r->n; i++) {
		width += r->glyph[i].advance;
		hyphens -= (int)r->glyph[i].cluster == r->text_size;
		RULE_HOLDS(why, ((int)r->glyph[i].cluster <= r->text_size && hyphens >= 0) || !r->text_size,
		           "a glyph stands for no text of '%.*s'", r->text_size, r->text);
	}
	RULE_HOLDS(why, width == r->width, "'%.*s' is drawn %lld wide but was measured as %d", r->text_size, r->text,
	           (long long)width, r->width);
	return true;
}

static bool path_holds(const struct path *p, struct buf *why)
{
	RULE_HOLDS(why, !p->n || p->seg[0].op == SEG_MOVE, "a path does not begin with a move");
	RULE_HOLDS(why, p->width >= 0 && p->dash >= 0 && p->gap >= 0, "a stroke has a negative width or dash");
	return true;
}

static bool placement_holds(const struct placed_page *p, struct buf *why)
{
	RULE_HOLDS(why, p->page && p->number > 0, "no page stands in its place");
	RULE_HOLDS(why, p->num > 0 && p->den > 0 && p->turns >= 0 && p->turns < 4, "a placed page has no scale");
	for (int i = 0; i < p->page->items.v.n; i++)
		RULE_HOLDS(why, p->page->items.v.v[i].kind != ITEM_PLACED, "a placed page holds another");
	return true;
}

static bool field_holds(const struct pages *p, const struct item *it, struct buf *why)
{
	const struct form_field *f = it->field.of;
	RULE_HOLDS(why, f && f->name && f->says, "a field is not filled in");
	RULE_HOLDS(why, it->element && it->element->role == ROLE_FORM && it->element->alt, "the field %s has no element",
	           f->name);
	RULE_HOLDS(why, it->w > 0 && it->h > 0, "the field %s has no size", f->name);
	RULE_HOLDS(why, f->kind == FIELD_TEXT ? p->typing && f->size > 0 : it->field.state != NULL, "the field %s has no %s",
	           f->name, f->kind == FIELD_TEXT ? "font" : "state");
	return true;
}

static bool item_holds(const struct pages *p, const struct item *it, struct buf *why)
{
	if (it->kind == ITEM_TARGET) {
		RULE_HOLDS(why, it->target.name, "a target has no name");
		return true;
	}
	if (it->kind == ITEM_BOOKMARK) {
		RULE_HOLDS(why, it->bookmark.level >= 1 && it->bookmark.title && it->bookmark.name,
		           "a bookmark is not filled in");
		return true;
	}
	RULE_HOLDS(why, !it->element || element_is_below(it->element, p->top), "an item belongs to %s, which is in no tree",
	           role_names[it->element->role]);
	switch (it->kind) {
	case ITEM_GLYPHS: return run_holds(it->run, why);
	case ITEM_PATH:
	case ITEM_CLIP: return path_holds(it->path, why);
	case ITEM_FIELD: return field_holds(p, it, why);
	case ITEM_IMAGE: RULE_HOLDS(why, it->w > 0 && it->h > 0, "an image has no size"); return true;
	case ITEM_PLACED: return placement_holds(it->placed, why);
	default: return true;
	}
}

static bool page_holds(const struct pages *p, const struct page *page, struct buf *why)
{
	int clips = 0;
	struct item_walk walk = {.page = page, .repeated = true};
	RULE_HOLDS(why, page->width > 0 && page->height > 0 && page->bleed >= 0, "a page has no size");
	for (int i = 0; i < page->items.v.n; i++)
		if (page->items.v.v[i].kind == ITEM_PLACED && !item_holds(p, &page->items.v.v[i], why))
			return false;
	for (const struct item *it; (it = item_walk_next(&walk));) {
		clips += (it->kind == ITEM_CLIP) - (it->kind == ITEM_UNCLIP);
		RULE_HOLDS(why, clips >= 0, "a clip ends that did not begin");
		if (!item_holds(p, it, why))
			return false;
	}
	RULE_HOLDS(why, !clips, "a clip does not end on its page");
	return true;
}

static bool is_tagged_place(const struct item *it) { return it->kind == ITEM_PLACED && !it->placed->repeated; }

/* A page whose items are tagged stands in one place. */
static bool places_hold(const struct pages *p, struct buf *why)
{
	struct arena *a = arena_new();
	struct hashes seen = {0};
	bool once = true;
	for (int i = 0; i < p->page.n; i++)
		for (int k = 0; k < p->page.v[i].items.v.n; k++) {
			const struct item *it = &p->page.v[i].items.v.v[k];
			size_t step = 0;
			uint64_t hash = is_tagged_place(it) ? hash_pointer(it->placed->page) : 0;
			for (const int *at; hash && (at = hashes_next(&seen, hash, &step));)
				once &= *at != it->placed->number;
			if (hash)
				hashes_put(a, &seen, hash, it->placed->number);
		}
	arena_free(a);
	RULE_HOLDS(why, once, "a page with its tags stands in two places");
	return true;
}

bool pages_hold(const struct pages *p, struct buf *why)
{
	if ((p->top && !elements_hold(p->top, why)) || !places_hold(p, why))
		return false;
	for (int i = 0; i < p->page.n; i++)
		if (!page_holds(p, &p->page.v[i], why)) {
			buf_printf(why, " (page %d)", i + 1);
			return false;
		}
	return true;
}

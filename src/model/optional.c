/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The first binding of a document numbers what is marked and notes how much is inside of each, so that a later one, with
 * some of it left out, gives all others the numbers that they had. The items of a list are numbered before what is inside
 * of the first is bound: {count} must be known there.
 */
#include "optional.h"

#include <assert.h>

static bool yields(const struct fit_spec *fit)
{
	for (int i = 0; i < fit->yield.n; i++)
		if (((const int *)fit->yield.v)[i] == YIELD_OPTIONAL)
			return true;
	return false;
}

static void check_effect(const struct binder *b, const struct text_slot *optional)
{
	const char *why =
	        b->page ? "headers and footers are no part of the fit" : "'yield' below 'fit' does not name 'optional'";
	if (b->optionals)
		b->optionals->asked |= !b->page;
	if (b->page || !yields(&b->spec->fit))
		diag_report(b->diag, DIAG_NO_EFFECT, optional->source->at, "optional", why);
}

/* The text that marks something; NULL: it is not marked. */
static const struct rich *find_mark(const struct binder *b, const struct scope *s, const struct text_slot *optional)
{
	bool marked = false;
	const struct rich *r = template_fill(b, s, optional->source);
	if (!r)
		return NULL;
	const char *text = rich_text(b->arena, r);
	if (!flag_parse(text, &marked))
		diag_report(b->diag, DIAG_BAD_CHOICE, r->at, "'optional'", text, "true, false");
	return marked ? r : NULL;
}

/* Whether marks count: not where paths are only looked at, nor beside the fit. */
static bool counts(const struct binder *b) { return (b->optionals || b->left_out) && !b->dry && !b->page; }

static bool is_out(const struct binder *b, int number) { return b->left_out && b->left_out[number]; }

static int take_number(const struct binder *b, struct where at, const struct node *item)
{
	assert(b->met);
	if (b->optionals && !b->left_out)
		*vec_push(b->arena, &b->optionals->v) = (struct optional_item){.at = at, .item = item};
	return (*b->met)++;
}

/* Gives a place to what is bound next; what is left out is passed over with all that is inside of it. */
static void pass(const struct binder *b, int number)
{
	if (is_out(b, number))
		*b->met += b->optionals->v.v[number].inside;
	else if (b->optionals && !b->left_out)
		b->optionals->v.v[number].place = b->optionals->placed++;
}

static void close_item(const struct binder *b, int number, int before)
{
	if (number != NOT_OPTIONAL && !b->left_out)
		b->optionals->v.v[number].inside = *b->met - before;
}

void optional_look(const struct binder *b, const struct scope *s, const struct text_slot *optional)
{
	if (!optional->source)
		return;
	check_effect(b, optional);
	template_fill(b, s, optional->source);
}

/* -- items ---------------------------------------------------------------------------------- */

static struct scope scope_of(const struct item_walk *w, int i, int index, int count)
{
	return (struct scope){w->list->item[i], w->element, index, count, 0, 0, w->up};
}

static void mark_items(struct item_walk *w, const struct text_slot *optional)
{
	bool *marked = NEW_ARRAY(w->b->arena, bool, w->list->n);
	for (int i = 0; i < w->list->n; i++) {
		struct scope inner = scope_of(w, i, i + 1, w->list->n);
		const struct rich *mark = find_mark(w->b, &inner, optional);
		marked[i] = mark && counts(w->b);
		if (marked[i] && is_out(w->b, take_number(w->b, mark->at, w->list->item[i])))
			w->count--;
	}
	w->marked = marked;
}

struct item_walk items_walk(const struct binder *b, const struct scope *s, const struct node *list,
                            const struct shape_field *element, const struct text_slot *optional)
{
	struct item_walk w = {.b = b, .list = list, .element = element, .up = s, .count = list ? list->n : 0};
	w.number = b->met ? *b->met : 0;
	w.open = NOT_OPTIONAL;
	if (optional->source)
		check_effect(b, optional);
	if (list && optional->source)
		mark_items(&w, optional);
	return w;
}

bool items_next(struct item_walk *w, struct scope *out)
{
	close_item(w->b, w->open, w->before);
	for (w->open = NOT_OPTIONAL; w->list && w->next < w->list->n;) {
		int i = w->next++;
		int number = w->marked && w->marked[i] ? w->number++ : NOT_OPTIONAL;
		if (number != NOT_OPTIONAL)
			pass(w->b, number);
		if (number != NOT_OPTIONAL && is_out(w->b, number))
			continue;
		w->open = number;
		w->before = w->b->met ? *w->b->met : 0;
		*out = scope_of(w, i, ++w->index, w->count);
		return true;
	}
	return false;
}

/* -- boxes ---------------------------------------------------------------------------------- */

bool optional_open(const struct binder *b, const struct scope *s, const struct text_slot *optional, struct optional_box *box)
{
	box->number = NOT_OPTIONAL;
	if (!optional->source)
		return true;
	check_effect(b, optional);
	const struct rich *mark = find_mark(b, s, optional);
	if (!mark || !counts(b))
		return true;
	box->number = take_number(b, mark->at, NULL);
	pass(b, box->number);
	box->before = *b->met;
	return !is_out(b, box->number);
}

void optional_close(const struct binder *b, const struct optional_box *box) { close_item(b, box->number, box->before); }

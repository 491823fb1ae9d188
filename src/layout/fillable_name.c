/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The names of fields. Whoever reads filled forms tells fields by them, so they do not depend on the language, and a
 * statement that another seed puts elsewhere keeps its own, if its group or itself has an id:
 *
 *     content.groups[id: systems].statements[3].text    systems-3
 *     content.groups[2].statements[3].text              groups-2-3
 *     content.place.larger, words.name                  larger, name
 *
 * What comes from the layout alone is called text, check or choice. A name that is taken has a number behind it, so that
 * sheets which repeat in a document have fields of their own.
 */
#include "content.h"
#include "fillable.h"

#include <string.h>

/* A key of a mapping, or an item of a list, on the way to a text. */
struct step {
	const struct step *up;
	const char *key; /* of a mapping; of an item, that of its list */
	const char *id;  /* of an item that has one; or NULL */
	int number;      /* of an item, from 1; else 0 */
};

struct naming {
	struct arena *arena;
	VEC(struct fillable *) v; /* in the order of the pages, each once */
	struct hashes by_text;    /* in `v`, by the node of a text that a field is called by */
	struct hashes by_name;    /* in `v`, by name */
};

/* -- what fields are called ----------------------------------------------------------------- */

/* Letters, digits and hyphens, of a name that may hold any character. */
static const char *plain_name(struct arena *a, const char *s)
{
	struct buf b = {0};
	for (; *s; s++) {
		bool plain = (*s >= '0' && *s <= '9') || (*s >= 'a' && *s <= 'z') || (*s >= 'A' && *s <= 'Z');
		if (plain)
			buf_putc(&b, *s);
		else if (b.n && b.v[b.n - 1] != '-')
			buf_putc(&b, '-');
	}
	while (b.n && b.v[b.n - 1] == '-')
		b.n--;
	const char *name = arena_strdup(a, buf_cstr(&b));
	buf_free(&b);
	return name;
}

static const struct step *item_of(const struct step *s)
{
	while (s && !s->number)
		s = s->up;
	return s;
}

static const char *item_name(struct arena *a, const struct step *item)
{
	if (item->id)
		return item->id;
	const struct step *outer = item_of(item->up);
	return arena_printf(a, "%s-%d", outer ? item_name(a, outer) : item->key, item->number);
}

/* By the innermost item, or the one around it; by the last key where there is none. */
static void call_one(struct naming *n, struct fillable *f, const struct step *last)
{
	const struct step *item = item_of(last);
	item = item && f->around ? item_of(item->up) : item;
	if (f->pub.name && (f->by_item || !item))
		return;
	f->by_item = item != NULL;
	f->pub.name = item ? plain_name(n->arena, item_name(n->arena, item)) : last ? plain_name(n->arena, last->key) : "";
}

static void call(struct naming *n, const struct node *text, const struct step *last)
{
	const int *i;
	for (size_t step = 0; n->v.v && (i = hashes_next(&n->by_text, hash_pointer(text), &step));)
		call_one(n, n->v.v[*i], last);
}

static void call_texts(struct naming *n, const struct node *node, const struct step *last)
{
	if (!node || node->kind == NODE_TEXT) {
		if (node)
			call(n, node, last);
		return;
	}
	for (int i = 0; i < node->n; i++) {
		struct step s = {.up = last};
		const struct node *id = node->kind == NODE_LIST ? node_find(node->item[i], "id") : NULL;
		s.key = node->kind == NODE_MAP ? node->key[i] : last ? last->key : "";
		s.number = node->kind == NODE_LIST ? i + 1 : 0;
		s.id = id && id->kind == NODE_TEXT && *id->text ? id->text : NULL;
		call_texts(n, node->item[i], &s);
	}
}

/* -- one of its own for each ---------------------------------------------------------------- */

static uint64_t name_hash(const char *name) { return hash_bytes(name, strlen(name), HASH_SEED); }

static bool is_taken(const struct naming *n, const char *name)
{
	const int *i;
	for (size_t step = 0; (i = hashes_next(&n->by_name, name_hash(name), &step));)
		if (!strcmp(n->v.v[*i]->pub.name, name))
			return true;
	return false;
}

static const char *base_name(struct arena *a, const struct fillable *f)
{
	static const char *const kinds[] = {[FIELD_TEXT] = "text", [FIELD_CHECK] = "check", [FIELD_RADIO] = "choice"};
	const char *name = str_empty(f->pub.name) ? kinds[f->pub.kind] : f->pub.name;
	return f->suffix ? arena_printf(a, "%s-%s", name, f->suffix) : name;
}

/* Of many with one name, the next number is found in the time that a few take: it doubles, then it is counted up. */
static void take_name(struct naming *n, int i)
{
	struct fillable *f = n->v.v[i];
	const char *base = base_name(n->arena, f), *name = base;
	int low = 1, high = 1; /* taken; not known */
	while (is_taken(n, name)) {
		low = high;
		high *= 2;
		name = arena_printf(n->arena, "%s-%d", base, high);
	}
	while (low + 1 < high) {
		int mid = low + (high - low) / 2;
		const char *half = arena_printf(n->arena, "%s-%d", base, mid);
		if (is_taken(n, half)) {
			low = mid;
		} else {
			high = mid;
			name = half;
		}
	}
	f->pub.name = name;
	hashes_put(n->arena, &n->by_name, name_hash(name), i);
}

/* -- the pages ------------------------------------------------------------------------------ */

static void note_texts(struct naming *n, const struct rich *r, int index)
{
	for (int i = 0; r && i < r->n; i++)
		for (int k = 0; k < r->block[i].n; k++)
			if (r->block[i].span[k].source)
				hashes_put(n->arena, &n->by_text, hash_pointer(r->block[i].span[k].source), index);
}

/* The items of a page name the fields, as what a writer reads. */
static struct fillable *fillable_of(const struct item *it) { return (struct fillable *)(uintptr_t)it->field.of; }

static void collect(struct naming *n, const struct pages *p)
{
	struct hashes seen = {0};
	for (int i = 0; i < p->page.n; i++)
		for (int k = 0; k < p->page.v[i].items.v.n; k++) {
			const struct item *it = &p->page.v[i].items.v.v[k];
			size_t step = 0;
			if (it->kind != ITEM_FIELD || hashes_next(&seen, hash_pointer(it->field.of), &step))
				continue;
			hashes_put(n->arena, &seen, hash_pointer(it->field.of), n->v.n);
			note_texts(n, fillable_of(it)->called, n->v.n);
			*vec_push(n->arena, &n->v) = fillable_of(it);
		}
}

static void tell_pages(const struct layout_job *job, const struct naming *n, struct pages *p)
{
	const struct form_spec *form = &job->spec->form;
	bool text = false;
	for (int i = 0; i < n->v.n; i++) {
		text |= n->v.v[i]->pub.kind == FIELD_TEXT;
		p->calculates |= n->v.v[i]->pub.sum.n > 0;
	}
	if (!n->v.n)
		diag_report(job->diag, DIAG_FORM_NOTHING, form->at, job->spec->name, text_locale(job->text));
	if (p->calculates)
		diag_report(job->diag, DIAG_FORM_SUMS, form->sums_at, job->spec->name, text_locale(job->text));
	if (text)
		p->typing = text_typing(job->text, form->characters, form->characters_at, form->at);
}

void fillable_name(const struct layout_job *job, struct pages *p)
{
	struct naming n = {.arena = job->arena};
	if (!job->spec->form.on)
		return;
	collect(&n, p);
	content_use_all(job->content);
	call_texts(&n, job->content->top, NULL);
	call_texts(&n, job->spec->words, NULL);
	for (int i = 0; i < n.v.n; i++)
		take_name(&n, i);
	tell_pages(job, &n, p);
}

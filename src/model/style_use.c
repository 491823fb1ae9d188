/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Which styles of a layout are drawn as boxes, and which give letters only: the names in diagrams and the numbers in the
 * circles of a rating have no ground, so a fill or a padding of their style would be passed over.
 */
#include "style_use.h"
#include "style_set.h"

#include <string.h>

struct uses {
	const struct document_spec *spec;
	struct arena *arena;
	VEC(const struct style *) drawn, letters;
	bool open; /* some names hold a path: any style may be meant */
};

static void walk_boxes(struct uses *u, const struct box_list *boxes);

/* By the style that it has when it names none. */
static bool is_diagram(enum box_kind k) { return !strcmp(box_types[k]->style, "diagram"); }

static void take(struct uses *u, const struct style_ref *ref, bool letters)
{
	u->open |= ref->pattern != NULL;
	if (!ref->style)
		return;
	if (letters)
		*vec_push(u->arena, &u->letters) = ref->style;
	else if (!u->drawn.n || u->drawn.v[u->drawn.n - 1] != ref->style)
		*vec_push(u->arena, &u->drawn) = ref->style;
}

/* Styles of a rating whose grounds nothing draws. */
static bool is_letters_only(const char *key) { return !strcmp(key, "number-style") || !strcmp(key, "note-style"); }

static void walk_record(struct uses *u, const struct record *r, const char *v, enum box_kind kind)
{
	for (const struct field *f = r->fields; f->key; f++) {
		const void *at = v + f->offset;
		const struct item_list *items = at;
		if (f->type == F_STYLE)
			take(u, at, is_diagram(kind) || (kind == BOX_RATING && is_letters_only(f->key)));
		else if (f->type == F_BOX)
			walk_boxes(u, at);
		else if (f->type == F_RECORD)
			walk_record(u, f->record, at, kind);
		for (int i = 0; f->type == F_ITEMS && i < items->n; i++)
			walk_record(u, items->record, (const char *)items->v + items->record->size * (size_t)i, kind);
	}
}

static void walk_boxes(struct uses *u, const struct box_list *boxes)
{
	for (int i = 0; i < boxes->n; i++) {
		const struct box *b = boxes->v[i];
		struct style_ref own = b->style;
		if (!own.style && !own.pattern)
			own.style = style_find(u->spec->styles, box_types[b->kind]->style, (struct where){0});
		take(u, &own, false);
		walk_record(u, b->record, b->props, b->kind);
	}
}

static bool is_drawn(const struct uses *u, const struct style *s)
{
	for (int i = 0; i < u->drawn.n; i++)
		if (u->drawn.v[i] == s)
			return true;
	return style_is_extended(u->spec->styles, s->name);
}

/* Whether the style itself says something by a key, in the file of the layout: what themes and overlays say, other
   documents may draw. */
static bool is_said(const struct uses *u, const struct style *s, const struct field *f, struct where *at)
{
	const struct node *own = style_tree(u->spec->styles, s->name);
	if (!own || !node_find(own, f->key) || !field_is_set(f, s))
		return false;
	*at = node_key_at(own, f->key);
	return at->source && !strcmp(at->source->path, u->spec->path);
}

/* A length that is so by default, or that was refused. */
static bool is_default(const struct field *f, const struct style *s)
{
	struct dim d;
	return f->type == F_LENGTH && f->fallback && dim_parse(f->fallback, &d) == LENGTH_OK &&
	        d.v == *(const mpt *)(const void *)((const char *)s + f->offset);
}

/* A thickness without what is so thick, say. */
static void check_needs(const struct uses *u, struct diag *d, const struct style *s)
{
	struct where at;
	for (const struct field *f = style_record.fields; f->key; f++)
		if (f->needs && !field_has_needs(&style_record, f, s) && !is_default(f, s) && is_said(u, s, f, &at) &&
		    !style_is_extended(u->spec->styles, s->name))
			diag_report(d, DIAG_NO_EFFECT, at, f->key, needs_lack(u->arena, &style_record, f));
}

static void check_style(const struct uses *u, struct diag *d, const struct style *s)
{
	static const char *const grounds[] = {"fill", "stroke", "bar", "pattern", "padding", "min-height"};
	for (const struct field *f = style_record.fields; f->key; f++) {
		struct where at;
		bool ground = false;
		for (int i = 0; i < COUNT_OF(grounds); i++)
			ground |= !strcmp(f->key, grounds[i]);
		if (!ground || !is_said(u, s, f, &at))
			continue;
		diag_report(d, DIAG_NO_EFFECT, at, f->key,
		            "names in diagrams and numbers in circles, which alone have this style, have no ground");
		diag_hint(d, "the style of the box itself is drawn around the whole diagram");
	}
}

void style_uses_check(struct arena *a, struct diag *d, const struct document_spec *spec)
{
	const struct masters *m = &spec->masters;
	const struct master *all[] = {&m->all, &m->first, &m->left, &m->right};
	struct uses u = {.spec = spec, .arena = a};
	walk_boxes(&u, &spec->body);
	for (int i = 0; i < COUNT_OF(all); i++) {
		walk_boxes(&u, &all[i]->header);
		walk_boxes(&u, &all[i]->footer);
	}
	for (int i = 0; i < u.drawn.n; i++)
		check_needs(&u, d, u.drawn.v[i]);
	for (int i = 0; i < u.letters.n && !u.open; i++)
		if (!is_drawn(&u, u.letters.v[i]))
			check_style(&u, d, u.letters.v[i]);
}

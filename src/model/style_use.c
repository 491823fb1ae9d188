/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What the styles of a layout are used for. The names in diagrams and the numbers in the circles of a rating have no
 * ground, cells no space around them, names of circles the colour of their circle: what a style says of that would be
 * passed over, where it is used for nothing else.
 */
#include "style_use.h"
#include "boxes/form.h"
#include "style_set.h"

#include <string.h>

/* What a place takes of its style, beyond the type. */
enum taken { TAKES_GROUND = 1, TAKES_BEFORE = 2, TAKES_AFTER = 4, TAKES_ALIGN = 8, TAKES_COLOR = 16, TAKES_ALL = 31 };

struct use {
	const struct style *style;
	int taken; /* by all places together */
};

struct uses {
	const struct document_spec *spec;
	struct arena *arena;
	VEC(struct use) v;
	bool open; /* some names hold a path: any style may be meant */
};

static void walk_boxes(struct uses *u, const struct box_list *boxes);

/* By the style that it has when it names none. */
static bool is_diagram(enum box_kind k) { return !strcmp(box_types[k]->style, "diagram"); }

static int taken_in_diagram(enum box_kind kind, const char *key)
{
	if (kind == BOX_VENN && !strcmp(key, "label-style"))
		return 0;
	if (!strcmp(key, "bank-style"))
		return TAKES_COLOR | TAKES_ALIGN;
	return TAKES_COLOR | (!strcmp(key, "name-style") ? TAKES_AFTER : 0);
}

static int taken_in_rating(const char *key)
{
	if (!strcmp(key, "number-style") || !strcmp(key, "note-style"))
		return TAKES_COLOR;
	bool aligned = !strcmp(key, "title-style") || !strcmp(key, "stem-style") || !strcmp(key, "text-style") ||
	        !strcmp(key, "reversed-style");
	return TAKES_COLOR | TAKES_GROUND | (aligned ? TAKES_ALIGN : 0);
}

/* What is taken of the style that a box of that kind names by `key`, or its cells. */
static int taken_of(enum box_kind kind, const char *key)
{
	switch (kind) {
	case BOX_RATING: return taken_in_rating(key);
	case BOX_TABLE: return TAKES_ALL & ~(TAKES_BEFORE | TAKES_AFTER);
	case BOX_TOC: return TAKES_ALL & ~TAKES_ALIGN;
	default: return is_diagram(kind) ? taken_in_diagram(kind, key) : TAKES_ALL;
	}
}

static void take(struct uses *u, const struct style_ref *ref, int taken)
{
	u->open |= ref->pattern != NULL;
	for (int i = 0; i < u->v.n; i++)
		if (u->v.v[i].style == ref->style) {
			u->v.v[i].taken |= taken;
			return;
		}
	if (ref->style)
		*vec_push(u->arena, &u->v) = (struct use){ref->style, taken};
}

static void walk_record(struct uses *u, const struct record *r, const char *v, enum box_kind kind)
{
	for (const struct field *f = r->fields; f->key; f++) {
		const void *at = v + f->offset;
		const struct item_list *items = at;
		if (f->type == F_STYLE)
			take(u, at, taken_of(kind, f->key));
		else if (f->type == F_BOX)
			walk_boxes(u, at);
		else if (f->type == F_RECORD)
			walk_record(u, f->record, at, kind);
		for (int i = 0; f->type == F_ITEMS && i < items->n; i++)
			walk_record(u, items->record, (const char *)items->v + items->record->size * (size_t)i, kind);
	}
}

/* A label is as wide as its text, unless something says how wide. */
static int taken_of_own(const struct box *b)
{
	const struct field_props *p = b->props;
	return b->kind == BOX_FIELD && p->label_width.unit == UNIT_AUTO ? TAKES_ALL & ~TAKES_ALIGN : TAKES_ALL;
}

static void walk_boxes(struct uses *u, const struct box_list *boxes)
{
	for (int i = 0; i < boxes->n; i++) {
		const struct box *b = boxes->v[i];
		struct style_ref own = b->style;
		if (!own.style && !own.pattern)
			own.style = style_find(u->spec->styles, box_types[b->kind]->style, (struct where){0});
		take(u, &own, taken_of_own(b));
		walk_record(u, b->record, b->props, b->kind);
	}
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
		if (f->needs && !is_default(f, s) && !field_has_needs(&style_record, f, s) && is_said(u, s, f, &at) &&
		    !style_is_extended(u->spec->styles, s->name))
			diag_report(d, DIAG_NO_EFFECT, at, f->key, needs_lack(u->arena, &style_record, f));
}

static const struct idle {
	const char *key;
	int taken; /* what no place takes */
	const char *why, *hint;
} idle_keys[] = {
#define GROUND                                                                                                 \
	TAKES_GROUND, "names in diagrams and numbers in circles, which alone have this style, have no ground", \
	        "the style of the box itself is drawn around the whole diagram"
#define SPACE                                                                                                    \
	"cells, names in diagrams and parts of ratings, which alone have this style, have no space around them", \
	        "`padding` of a cell's style or `row-padding` of the table keeps cells apart"
        {"fill", GROUND},
        {"stroke", GROUND},
        {"bar", GROUND},
        {"pattern", GROUND},
        {"padding", GROUND},
        {"min-height", GROUND},
        {"space-before", TAKES_BEFORE, SPACE},
        {"space-after", TAKES_AFTER, SPACE},
        {"align", TAKES_ALIGN,
         "what alone has this style has a place of its own to stand at: entries of a toc, labels and numbers of a rating, names in diagrams, labels of fields without a `label-width`",
         NULL},
        {"color", TAKES_COLOR, "names of a venn's circles, which alone have this style, have the colour of what they name",
         "the colours are keys of the diagram: `first-color`, `second-color` and `both-color`"},
};

static const struct field *field_of(const char *key)
{
	const struct field *f = style_record.fields;
	while (strcmp(f->key, key) != 0)
		f++;
	return f;
}

static void check_style(const struct uses *u, struct diag *d, const struct use *use)
{
	for (int i = 0; i < COUNT_OF(idle_keys); i++) {
		const struct idle *k = &idle_keys[i];
		struct where at;
		if ((use->taken & k->taken) || !is_said(u, use->style, field_of(k->key), &at))
			continue;
		diag_report(d, DIAG_NO_EFFECT, at, k->key, k->why);
		if (k->hint)
			diag_hint(d, "%s", k->hint);
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
	for (int i = 0; i < u.v.n; i++) {
		const struct use *use = &u.v.v[i];
		if (use->taken & TAKES_GROUND)
			check_needs(&u, d, use->style);
		if (use->taken != TAKES_ALL && !u.open && !style_is_extended(spec->styles, use->style->name))
			check_style(&u, d, use);
	}
}

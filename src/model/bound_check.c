/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rules of a bound tree: nothing is left to fill in. Asked in debug and sanitizer builds. */
#include "bind.h"
#include "boxes.h"
#include "rich.h"
#include "style.h"

static bool record_holds(const struct record *r, const char *at, struct buf *why);

static bool fail(struct buf *why, const struct field *f, const char *what)
{
	buf_printf(why, "the key '%s' %s", f->key, what);
	return false;
}

static bool text_holds(const struct field *f, const struct text_slot *slot, struct buf *why)
{
	for (int i = 0; slot->value && i < slot->value->n; i++) {
		const struct rich_block *block = &slot->value->block[i];
		for (int k = 0; k < block->n; k++)
			if (!block->span[k].text)
				return fail(why, f, "has a span without text");
	}
	return true;
}

static bool items_hold(const struct field *f, const struct item_list *items, struct buf *why)
{
	if (items->each.path)
		return fail(why, f, "is still to be repeated");
	for (int i = 0; i < items->n; i++)
		if (!record_holds(f->record, (const char *)items->v + f->record->size * (size_t)i, why))
			return false;
	return true;
}

static bool field_holds(const struct field *f, const void *v, struct buf *why)
{
	switch (f->type) {
	case F_TEXT: return text_holds(f, v, why);
	case F_STYLE: return !((const struct style_ref *)v)->pattern || fail(why, f, "is still a pattern");
	case F_BOX: return bound_holds(v, why);
	case F_ITEMS: return items_hold(f, v, why);
	case F_RECORD: return record_holds(f->record, v, why);
	default: return true;
	}
}

static bool record_holds(const struct record *r, const char *at, struct buf *why)
{
	for (const struct field *f = r->fields; f->key; f++)
		if (!field_holds(f, at + f->offset, why))
			return false;
	return true;
}

static bool box_holds(const struct box *b, struct buf *why)
{
	if (b->kind == BOX_EACH || b->record != box_types[b->kind]->record) {
		buf_puts(why, "an 'each' is not written out, or a box has the keys of another kind");
		return false;
	}
	if (!b->style.style) {
		buf_puts(why, "a box has no style");
		return false;
	}
	return record_holds(&box_common_record, (const char *)b, why) && record_holds(b->record, b->props, why);
}

bool bound_holds(const struct box_list *boxes, struct buf *why)
{
	for (int i = 0; i < boxes->n; i++)
		if (!box_holds(boxes->v[i], why)) {
			buf_printf(why, " (%s, line %d)", box_types[boxes->v[i]->kind]->key, boxes->v[i]->at.line);
			return false;
		}
	return true;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A row of a class list as templates read it.
 */
#include "roster.h"

#include <string.h>

const char *const roster_columns[] = {"name", "class", "code", "edition", "locale"};

bool roster_adds(const char *column)
{
	static const char *const added[] = {"number", "sheet", " seed"};
	for (int i = 0; i < COUNT_OF(added); i++)
		if (!strcmp(column, added[i]))
			return true;
	return false;
}

static void put_cell(struct arena *a, struct node *row, const char *key, struct where key_at, const char *text,
                     struct where at)
{
	struct node *n = node_text(a, text, at);
	n->quoted = *text != 0; /* a pupil may be called ~ */
	row->key[row->n] = key;
	row->key_at[row->n] = key_at;
	row->item[row->n++] = n;
}

/* The names of columns are those of all rows, which take new ones in the same order. */
struct pupil *roster_bare(struct arena *a, const struct roster *r, const struct roster_row *row)
{
	struct pupil *p = NEW(a, struct pupil);
	p->edition = row->edition;
	p->whole = row->whole;
	p->row = NEW(a, struct node);
	*p->row = (struct node){.kind = NODE_MAP,
	                        .at = row->field[0].at,
	                        .item = NEW_ARRAY(a, struct node *, r->columns + ROSTER_MORE_COLUMNS),
	                        .key = r->key,
	                        .key_at = r->key_at};
	for (int i = 0; i < r->columns; i++)
		if (*r->head[i])
			put_cell(a, p->row, r->head[i], r->head_at[i], row->field[i].text, row->field[i].at);
	for (int c = 0; c < PUPIL_COLUMNS; c++) {
		const struct node *cell = node_find(p->row, roster_columns[c]);
		p->cell[c] = cell && !utf8_is_blank(cell->text) ? cell : NULL;
	}
	return p;
}

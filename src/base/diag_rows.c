/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Mistakes of a layout that are met in a text of each row of a table, such as a pale style around the names of a class: the
 * first row tells of all. What is wrong with a row itself is told at that row; what is wrong with a sheet because of it, such as
 * a link that is none with this name, is told where the layout or the content says so, with the row.
 */
#include "mistake.h"

#include <string.h>

static bool is_of_layout(enum diag_code code)
{
	return code == DIAG_LOW_CONTRAST || code == DIAG_BROKEN_PROMISE || code == DIAG_QR_TOO_FINE;
}

static uint64_t hash_of(const struct mistake *m)
{
	const int code = (int)m->code;
	return hash_bytes(m->text, strlen(m->text), hash_bytes(&code, sizeof(code), HASH_SEED));
}

static bool same_hint(const char *a, const char *b) { return a && b ? !strcmp(a, b) : a == b; }

/* One of those that are kept, with that text; -1: there is none. */
static int find(const struct mistake *kept, const struct hashes *known, const struct mistake *m)
{
	const int *i;
	for (size_t step = 0; (i = hashes_next(known, hash_of(m), &step));)
		if (kept[*i].code == m->code && !strcmp(kept[*i].text, m->text) && same_hint(kept[*i].hint, m->hint))
			return *i;
	return -1;
}

static struct mistake_rows row_at(struct arena *a, int line)
{
	return (struct mistake_rows){1, line, arena_printf(a, "%d", line)};
}

void diag_adopt(struct diag *into, const struct diag *from, int line)
{
	struct arena *a = into->arena;
	for (int i = 0; i < from->waivers.n; i++)
		if (from->waivers.v[i].used)
			diag_waive(into, &from->waivers.v[i]);
	for (int i = 0; i < from->mistakes.n; i++) {
		struct mistake m = from->mistakes.v[i];
		m.rows = row_at(a, line);
		struct mistake *added = diag_add(into, &m);
		if (!added)
			continue;
		added->text = arena_strdup(a, m.text);
		added->hint = m.hint ? arena_strdup(a, m.hint) : NULL;
	}
}

/* -- telling them --------------------------------------------------------------------------- */

static const char *with_hint(struct arena *a, const struct mistake *m, const char *more)
{
	return m->hint ? arena_printf(a, "%s; %s", m->hint, more) : more;
}

static const char *others_of(struct arena *a, const struct mistake_rows *r)
{
	return r->n > MISTAKE_LINES ? arena_printf(a, "it is so in %d more rows of this list", r->n)
	                            : arena_printf(a, "it is so in line%s %s too", r->n == 1 ? "" : "s", r->lines);
}

static const char *some_of(struct arena *a, const struct mistake_rows *r, const char *path, int all)
{
	if (r->n <= MISTAKE_LINES)
		return arena_printf(a, "it is so on the sheet%s of line%s %s of %s only", r->n == 1 ? "" : "s",
		                    r->n == 1 ? "" : "s", r->lines, path);
	return arena_printf(a, "it is so on %d sheets of %d, first on that of line %.*s of %s", r->n, all,
	                    (int)strcspn(r->lines, ","), r->lines, path);
}

void diag_join_rows(struct diag *d, const char *path, int rows)
{
	const int all = d->mistakes.n;
	struct arena *a = d->arena;
	struct mistake *kept = NEW_ARRAY(a, struct mistake, all);
	struct mistake_rows *alike = NEW_ARRAY(a, struct mistake_rows, all);
	struct hashes known = {0};
	int n = 0;
	for (int i = 0; i < all; i++) {
		const struct mistake *m = &d->mistakes.v[i];
		const bool in_list = !strcmp(mistake_path(m), path), row = in_list && is_of_layout(m->code);
		const int first = row ? find(kept, &known, m) : -1;
		if (first >= 0 && kept[first].at.line != m->at.line) {
			const struct mistake_rows other = row_at(a, m->at.line);
			mistake_add_rows(a, &alike[first], &other);
			continue;
		}
		if (row && first < 0)
			hashes_put(a, &known, hash_of(m), n);
		kept[n] = *m;
		if (!in_list && m->rows.n && m->rows.n < rows)
			kept[n].hint = with_hint(a, m, some_of(a, &m->rows, path, rows));
		n++;
	}
	for (int i = 0; i < n; i++)
		if (alike[i].n)
			kept[i].hint = with_hint(a, &kept[i], others_of(a, &alike[i]));
	diag_refill(d, kept, n);
}

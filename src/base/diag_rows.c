/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Mistakes of a layout that are met in a text of each row of a table, such as a pale style around the names of a class: the
 * first row tells of all. What is wrong with a row itself is told at that row.
 */
#include "mistake.h"

#include <string.h>

/* Lines that are named one by one. */
enum { MOST_LINES = 5 };

/* A mistake and the others like it. */
struct alike {
	int others, last;  /* the line of the latest */
	const char *lines; /* of the first ones: "3, 4, 5" */
};

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

static void count(struct arena *a, struct alike *alike, const struct mistake *m)
{
	if (alike->last == m->at.line)
		return;
	alike->last = m->at.line;
	if (alike->others++ < MOST_LINES)
		alike->lines = alike->lines ? arena_printf(a, "%s, %d", alike->lines, m->at.line)
		                            : arena_printf(a, "%d", m->at.line);
}

static const char *hint_of(struct arena *a, const struct mistake *m, const struct alike *alike)
{
	const char *same = alike->others > MOST_LINES
	        ? arena_printf(a, "it is so in %d more rows of this list", alike->others)
	        : arena_printf(a, "it is so in line%s %s too", alike->others == 1 ? "" : "s", alike->lines);
	return m->hint ? arena_printf(a, "%s; %s", m->hint, same) : same;
}

void diag_join_rows(struct diag *d, const char *path)
{
	const int all = d->mistakes.n;
	struct mistake *kept = NEW_ARRAY(d->arena, struct mistake, all);
	struct alike *alike = NEW_ARRAY(d->arena, struct alike, all);
	struct hashes known = {0};
	int n = 0;
	for (int i = 0; i < all; i++) {
		const struct mistake *m = &d->mistakes.v[i];
		const bool row = is_of_layout(m->code) && !strcmp(mistake_path(m), path);
		const int first = row ? find(kept, &known, m) : -1;
		if (first >= 0 && kept[first].at.line != m->at.line) {
			count(d->arena, &alike[first], m);
			continue;
		}
		if (row && first < 0)
			hashes_put(d->arena, &known, hash_of(m), n);
		kept[n++] = *m;
	}
	for (int i = 0; i < n; i++)
		if (alike[i].others)
			kept[i].hint = hint_of(d->arena, &kept[i], &alike[i]);
	if (n < all)
		diag_refill(d, kept, n);
}

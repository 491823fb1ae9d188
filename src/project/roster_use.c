/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What of a class list, and of the options beside it, has an effect on its sheets. */
#include "roster_use.h"
#include "names.h"
#include "roster_names.h"

#include <string.h>

/* -- columns -------------------------------------------------------------------------------- */

static bool is_word(char c) { return c == '-' || c == '_' || (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z'); }

/* `pupil.` and the name, in a template or a condition. */
static bool names_column(const struct source *s, const char *column)
{
	const char *from = s->text, *end = s->text + s->size, *at;
	const size_t n = strlen(column);
	while ((at = memmem(from, (size_t)(end - from), "pupil.", 6))) {
		from = at + 6;
		if ((size_t)(end - from) >= n && !memcmp(from, column, n) && (from + n == end || !is_word(from[n])))
			return true;
	}
	return false;
}

static bool is_used(struct root *root, struct diag *unsaid, const char *column)
{
	const char *const *files;
	for (int i = 0, n = root_files(root, &files); i < n; i++) {
		const size_t length = strlen(files[i]);
		const bool yaml = length > 5 && !strcmp(files[i] + length - 5, ".yaml");
		const struct source *s = yaml ? file_map(root, files[i], unsaid, (struct where){0}) : NULL;
		if (s && names_column(s, column))
			return true;
	}
	return false;
}

static bool is_known(const char *column)
{
	for (int i = 0; i < PUPIL_COLUMNS; i++)
		if (!strcmp(column, roster_columns[i]))
			return true;
	return roster_adds(column);
}

/* A slip in a name that platen knows is told by itself, for something else is done than was asked for. */
static const char *slip_of(const struct node *row, const char *column)
{
	const char *other = edit_closest(column, roster_columns, PUPIL_COLUMNS);
	return other && node_index_of(row, other) < 0 ? other : NULL;
}

/* Columns that --codes has emptied (roster_names.c). */
static void tell_hidden(struct diag *d, const char *column, struct where at)
{
	diag_report(d, DIAG_HIDDEN_COLUMN, at, column);
	diag_hint(d, "only class, edition and locale are kept; without --codes it is printed");
}

static void check_columns(struct root *root, struct arena *a, struct diag *d, const struct roster *r)
{
	const struct node *row = roster_pupil(a, r, 0)->row;
	struct diag *unsaid = diag_new(a);
	struct where first = {0};
	struct buf rest = {0};
	for (int i = 0; i < row->n; i++) {
		const char *column = row->key[i], *other = slip_of(row, column);
		const bool own = is_known(column);
		const bool used = own || is_used(root, unsaid, column);
		if (used && !own && r->codes)
			tell_hidden(d, column, row->key_at[i]);
		if (used)
			continue;
		if (other) {
			diag_report(d, DIAG_UNUSED_COLUMN, row->key_at[i], arena_printf(a, "'%s'", column));
			diag_hint(d, "did you mean '%s'?", other);
			continue;
		}
		first = rest.n ? first : row->key_at[i];
		buf_printf(&rest, "%s'%s'", rest.n ? ", " : "", column);
	}
	if (rest.n) {
		diag_report(d, DIAG_UNUSED_COLUMN, first, arena_strdup(a, buf_cstr(&rest)));
		diag_hint(
		        d,
		        "a layout prints a column by '{pupil.NAME}'; platen itself knows name, class, code, edition and locale");
	}
	buf_free(&rest);
}

/* -- shuffles ------------------------------------------------------------------------------- */

static bool marks_shuffle(const struct node *n)
{
	for (int i = 0; n && i < n->n; i++)
		if ((n->kind == NODE_MAP && !strcmp(n->key[i], "shuffle")) || marks_shuffle(n->item[i]))
			return true;
	return false;
}

/* Of the files that were read for the sheets, only layouts have such a key. */
static bool is_shuffled(struct root *root, struct diag *unsaid)
{
	static const char layouts[] = "layouts/";
	const char *const *files;
	for (int i = 0, n = root_files(root, &files); i < n; i++)
		if (!strncmp(files[i], layouts, strlen(layouts)) &&
		    marks_shuffle(yaml_read(root, files[i], unsaid, (struct where){0})))
			return true;
	return false;
}

void roster_check_use(struct root *root, struct arena *a, struct diag *d, const struct roster *r)
{
	check_columns(root, a, d, r);
	if (!r->seed || r->codes || is_shuffled(root, diag_new(a)))
		return;
	diag_report(d, DIAG_UNUSED_SEED, (struct where){r->source, 0, 0});
	diag_hint(d, "`shuffle: true` beside an `each` of the layout gives every pupil another order");
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Messages as GitLab's report of code quality: a subset of Code Climate's issues, in one array. */
#include "json.h"
#include "mistake.h"

static const char *const severities[] = {"major", "minor", "info"}; /* by enum diag_severity */

static void print_one(const struct messages *all, const struct mistake *m, const char *fingerprint, struct json *j)
{
	const int line = m->at.line > 0 ? m->at.line : 1, column = m->at.line > 0 && m->at.column > 0 ? m->at.column : 1;
	json_object(j);
	json_member(j, "description", mistake_sentence(all->arena, m));
	json_member(j, "check_name", diag_name(m->code));
	json_member(j, "fingerprint", fingerprint);
	json_member(j, "severity", severities[m->severity]);
	json_object_at(j, "location");
	json_member(j, "path", mistake_checkout_path(all, m, true));
	json_object_at(j, "lines");
	json_int_member(j, "begin", line);
	json_object_end(j);
	json_object_at(j, "positions");
	json_object_at(j, "begin");
	json_int_member(j, "line", line);
	json_int_member(j, "column", column);
	json_object_end(j);
	json_object_end(j);
	json_object_end(j);
	json_object_end(j);
}

void diag_print_gitlab(const struct messages *all, struct buf *out)
{
	struct json j = {.out = out, .lines = 1};
	const char *const *fingerprints = mistake_fingerprints(all);
	json_array(&j);
	for (int i = 0; i < all->n; i++)
		print_one(all, &all->v[i], fingerprints[i], &j);
	json_array_end(&j);
	buf_putc(out, '\n');
}

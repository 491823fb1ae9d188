/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Messages as a JSON array, an object for each, for editors and scripts. */
#include "json.h"
#include "mistake.h"

static void print_one(const struct mistake *m, struct json *j)
{
	json_object(j);
	json_member(j, "file", mistake_path(m));
	json_key(j, "line");
	json_int(j, m->at.line);
	json_key(j, "column");
	json_int(j, m->at.column);
	json_member(j, "severity", mistake_severity(m));
	json_member(j, "code", diag_name(m->code));
	json_member(j, "message", m->text);
	if (m->hint)
		json_member(j, "hint", m->hint);
	json_object_end(j);
}

void diag_print_json(const struct mistake *m, int n, bool colour, struct buf *out)
{
	struct json j = {.out = out, .lines = 1};
	(void)colour;
	json_array(&j);
	for (int i = 0; i < n; i++)
		print_one(&m[i], &j);
	json_array_end(&j);
	buf_putc(out, '\n');
}

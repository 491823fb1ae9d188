/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Messages as a JSON array, or as lines of JSON, an object for each, for editors and scripts. Both tell whole from cut: an
 * array by its bracket, lines by a last one that counts them, as those of ripgrep end in a summary and those of cargo in
 * "build-finished".
 */
#include "json.h"
#include "mistake.h"

static void print_one(const struct mistake *m, struct json *j)
{
	json_object(j);
	json_member(j, "file", mistake_path(m));
	json_int_member(j, "line", m->at.line);
	json_int_member(j, "column", m->at.column);
	json_member(j, "severity", mistake_severity(m));
	json_member(j, "code", diag_name(m->code));
	json_member(j, "message", m->text);
	if (m->hint)
		json_member(j, "hint", m->hint);
	json_object_end(j);
}

void diag_print_json(const struct messages *all, struct buf *out)
{
	struct json j = {.out = out, .lines = 1};
	json_array(&j);
	for (int i = 0; i < all->n; i++)
		print_one(&all->v[i], &j);
	json_array_end(&j);
	buf_putc(out, '\n');
}

/* No message has a type. */
static void print_summary(const struct messages *all, struct json *j)
{
	int n[SEVERITIES] = {0};
	for (int i = 0; i < all->n; i++)
		n[all->v[i].severity]++;
	json_object(j);
	json_member(j, "type", "summary");
	json_int_member(j, "errors", n[SEVERITY_ERROR]);
	json_int_member(j, "warnings", n[SEVERITY_WARNING]);
	json_int_member(j, "notes", n[SEVERITY_NOTE]);
	json_object_end(j);
}

void diag_print_jsonl(const struct messages *all, struct buf *out)
{
	for (int i = 0; i < all->n; i++) {
		print_one(&all->v[i], &(struct json){.out = out});
		buf_putc(out, '\n');
	}
	print_summary(all, &(struct json){.out = out});
	buf_putc(out, '\n');
}

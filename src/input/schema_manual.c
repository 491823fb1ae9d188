/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The tables of the language as Markdown, for the reference. */
#include "needs.h"
#include "limit.h"
#include "value.h"

#include <string.h>

static const char *type_name(const struct field *f)
{
	static const char *const names[] = {
	        [F_FLAG] = "true or false", [F_INT] = "whole number", [F_DECIMAL] = "number", [F_LENGTH] = "length",
	        [F_DIM] = "length",         [F_COLOR] = "colour",     [F_CHOICE] = "word",    [F_NAME] = "name",
	        [F_PATH] = "path",          [F_TEXT] = "text",        [F_STYLE] = "style",    [F_BOX] = "boxes",
	        [F_RECORD] = "mapping",     [F_LIST] = "list",        [F_ITEMS] = "list",     [F_EDGES] = "length or sides",
	        [F_NODE] = "value"};
	return f->type == F_NODE && f->record ? "mapping" : names[f->type];
}

static void put_form(const struct field *f, struct buf *out)
{
	if (f->flags & BY_NAME) {
		buf_printf(out, "by name: %s", f->record ? f->record->name : type_name(f->element));
		return;
	}
	const struct field *e = f->element ? f->element : f;
	if (f->type == F_LIST)
		buf_puts(out, "list of ");
	if (e->type != F_CHOICE) {
		buf_puts(out, type_name(e));
		return;
	}
	for (int i = 0; e->choices[i]; i++)
		buf_printf(out, "%s`%s`", i ? ", " : "", e->choices[i]);
}

/* What stands beside a length. */
static void put_units(const struct field *f, struct buf *out)
{
	static const struct {
		unsigned flag;
		const char *word;
	} units[] = {{TAKES_PERCENT, "%"}, {TAKES_FR, "fr"}, {TAKES_AUTO, "`auto`"}};
	for (int i = 0; i < COUNT_OF(units); i++)
		if (f->flags & units[i].flag)
			buf_printf(out, ", %s", units[i].word);
}

static void put_range(const struct field *f, struct buf *out)
{
	struct buf low = {0}, high = {0};
	if (!f->min && !f->max)
		return;
	value_range(f, &low, &high, " ");
	buf_printf(out, ", %.*s to %s", (int)strcspn(buf_cstr(&low), " "), buf_cstr(&low), buf_cstr(&high));
	buf_free(&low);
	buf_free(&high);
}

void schema_manual(const struct record *r, const char *heading, const char *example, struct buf *out)
{
	buf_printf(out, "%s\n\n", heading);
	if (r->about)
		buf_printf(out, "%s\n\n", r->about);
	if (example)
		buf_printf(out, "```yaml\n%s```\n\n", example);
	if (r->main)
		buf_printf(out, "A value without keys stands for `%s`.\n\n", r->main);
	if (!r->fields->key)
		return;
	buf_puts(out, "| Key | Value | Default | Meaning |\n|---|---|---|---|\n");
	for (const struct field *f = r->fields; f->key; f++) {
		buf_printf(out, "| `%s` | ", f->key);
		put_form(f, out);
		put_range(f->type == F_LIST ? f->element : f, out);
		put_units(f->type == F_LIST ? f->element : f, out);
		if (f->flags & REQUIRED)
			buf_puts(out, " | required");
		else
			buf_printf(out, " | %s%s%s", f->fallback ? "`" : "", f->fallback ? f->fallback : "",
			           f->fallback ? "`" : "");
		buf_printf(out, " | %s", f->doc ? f->doc : "");
		if (f->needs)
			needs_put(f, out);
		buf_puts(out, " |\n");
	}
	buf_putc(out, '\n');
	/* Records that only this one uses follow it; those of mappings by name have a heading of their own. */
	for (const struct field *f = r->fields; f->key; f++)
		if (f->record && !(f->flags & BY_NAME)) {
			const char *title = strchr(heading, ' ');
			struct buf below = {0};
			buf_printf(&below, "%.*s#%s: %s", (int)strcspn(heading, " "), heading, title ? title : "", f->key);
			schema_manual(f->record, buf_cstr(&below), NULL, out);
			buf_free(&below);
		}
}

/* Digits in groups of three. */
static void put_grouped(struct buf *out, int v)
{
	if (v >= 1000)
		put_grouped(out, v / 1000);
	buf_printf(out, v >= 1000 ? ",%03d" : "%d", v % 1000);
}

void limits_manual(struct buf *out)
{
	static const struct {
		int most;
		const char *what, *code, *reason;
	} limits[] = {
#define X(name, most, what, code, reason) {LIMIT_##name, what, code, reason},
	        LIMITS(X)
#undef X
	};
	buf_puts(out,
	         "## Limits\n\n"
	         "What no document needs is refused in a sentence of its own, so that a damaged or hostile file does not\n"
	         "stop a build.\n\n| At most | Of what | Refused as | Why so many |\n|---|---|---|---|\n");
	for (int i = 0; i < COUNT_OF(limits); i++) {
		buf_puts(out, "| ");
		put_grouped(out, limits[i].most);
		buf_printf(out, " | %s | %s | %s |\n", limits[i].what, limits[i].code, limits[i].reason);
	}
}

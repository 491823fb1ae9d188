/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Trees and mistakes as text, for the tests of input.
 *
 * Trees are written in one line: texts in quotes of the kind that they stood in ('plain', "quoted"),
 * [lists] and {mappings}; mistakes as "LINE:COLUMN code", in the order of printing.
 */
#ifndef PLATEN_TESTS_TREE_H
#define PLATEN_TESTS_TREE_H

#include "input.h"

#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static struct arena *arena;
static struct diag *diag;

static inline void setup(void)
{
	arena = arena_new();
	diag = diag_new(arena);
}

static inline void teardown(void) { arena_free(arena); }

static inline const char *taken(struct buf *b)
{
	const char *text = arena_strdup(arena, buf_cstr(b));
	buf_free(b);
	return text;
}

static inline void put_tree(struct buf *out, const struct node *n)
{
	if (n->kind == NODE_TEXT) {
		buf_printf(out, n->quoted ? "\"%s\"" : "'%s'", n->text);
		return;
	}
	buf_putc(out, n->kind == NODE_LIST ? '[' : '{');
	for (int i = 0; i < n->n; i++) {
		buf_puts(out, i ? ", " : "");
		if (n->kind == NODE_MAP)
			buf_printf(out, "%s: ", n->key[i]);
		put_tree(out, n->item[i]);
	}
	buf_putc(out, n->kind == NODE_LIST ? ']' : '}');
}

static inline const char *tree(const struct node *n)
{
	struct buf out = {0};
	if (!n)
		return "none";
	put_tree(&out, n);
	return taken(&out);
}

/* From the GitHub form, "::error file=F,line=L,col=C,title=CODE::...". */
static inline const char *said(void)
{
	struct buf out = {0};
	diag_print(diag, DIAG_GITHUB, false, &out);
	const char *all = taken(&out), *text = "";
	for (const char *p = all; (p = strstr(p, ",title=")); p++) {
		const char *line = p, *code = p + 7;
		int size = (int)strcspn(code, ":"), at[2] = {0, 0};
		while (line > all && line[-1] != '\n')
			line--;
		const char *place = strstr(line, ",line=");
		if (place && place < p)
			sscanf(place, ",line=%d,col=%d", &at[0], &at[1]);
		text = arena_printf(arena, "%s%s%d:%d %.*s", text, *text ? ", " : "", at[0], at[1], size, code);
	}
	return text;
}

static inline struct node *parse_bytes(const char *text, size_t size)
{
	struct source *s = NEW(arena, struct source);
	*s = (struct source){"a.yaml", text, size, NULL};
	return yaml_parse(arena, s, diag);
}

static inline struct node *parse(const char *text) { return parse_bytes(text, strlen(text)); }

/* `count` times `part`, between `before` and `after`; %d in `part` is its number. */
static inline const char *repeated(const char *before, const char *part, int count, const char *after)
{
	struct buf b = {0};
	const char *hole = strstr(part, "%d");
	buf_puts(&b, before);
	for (int i = 0; i < count; i++) {
		buf_put(&b, part, hole ? (size_t)(hole - part) : strlen(part));
		if (hole)
			buf_printf(&b, "%d%s", i, hole + 2);
	}
	buf_puts(&b, after);
	return taken(&b);
}

#endif

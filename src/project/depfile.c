/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A rule for make: the outputs, a colon, the files that were read. Make takes blanks, `#` and `:` of a name after a
 * backslash, and half of the backslashes that stand before one of them or at the name's end; `$` it takes doubled. A target
 * with `%` is the pattern of an implicit rule unless a backslash stands before it; in what a rule of one name depends on, `%`
 * is a letter, and a backslash would be one, too (GNU make 4.3, 10.5.1 and 4.12.1).
 * Make and ninja compare names, not files, so a name is the one that a Makefile would have: that of the command line, or the
 * one from the folder that this process is in.
 * A rule without prerequisites for each of these files, as of `gcc -MP`, lets make take one that is deleted for changed. One
 * with `%` in its name has none: ninja reads such a target by another rule than make, and takes it for an output.
 */
#include "depfile.h"
#include "paths.h"
#include "writer.h"

#include <stdlib.h>
#include <string.h>

/* `signs` are those that a backslash stands before. */
static void put_escaped(struct buf *b, const char *path, const char *signs)
{
	int backslashes = 0;
	for (;; path++) {
		bool escaped = !*path || strchr(signs, *path);
		for (; escaped && backslashes; backslashes--)
			buf_putc(b, '\\');
		if (!*path)
			return;
		if (escaped)
			buf_putc(b, '\\');
		if (*path == '$')
			buf_putc(b, '$');
		buf_putc(b, *path);
		backslashes = *path == '\\' ? backslashes + 1 : 0;
	}
}

/* What make takes for a name before the colon, and behind it. */
static const char in_target[] = " \t#:%", in_prerequisite[] = " \t#:";

/* Below the folder `here`, from there; a leading tilde would be a home folder to make. */
static const char *name_from(struct arena *a, const char *here, const char *path)
{
	const size_t n = strcmp(here, "/") != 0 ? strlen(here) : 0;
	const char *name = !strncmp(path, here, n) && path[n] == '/' && path[n + 1] ? path + n + 1 : path;
	return *name == '~' ? arena_printf(a, "./%s", name) : name;
}

static int by_name(const void *a, const void *b)
{
	const char *const *x = a, *const *y = b;
	return strcmp(*x, *y);
}

/* In one order, whatever was read first: messages of outputs that are up to date are told before others are made. */
static const char **inputs_named(const struct root *r, struct arena *a, const char *here, int *n)
{
	const char *const *files;
	*n = root_files(r, &files);
	const char **inputs = NEW_ARRAY(a, const char *, *n + 1);
	for (int i = 0; i < *n; i++)
		inputs[i] = name_from(a, here, arena_printf(a, "%s/%s", root_path(r), files[i]));
	if (*n)
		qsort(inputs, (size_t)*n, sizeof(*inputs), by_name);
	return inputs;
}

void depfile_write(const struct root *r, struct arena *a, const char *path, const struct output_list *list)
{
	struct buf out = {0};
	const char *here = path_here(a);
	int n;
	const char **inputs = inputs_named(r, a, here, &n);
	for (int i = 0; i < list->v.n; i++) {
		buf_puts(&out, i ? " " : "");
		const struct output *o = &list->v.v[i];
		put_escaped(&out, o->named ? o->named : name_from(a, here, o->path), in_target);
	}
	buf_putc(&out, ':');
	for (int i = 0; i < n; i++) {
		buf_puts(&out, " \\\n  ");
		put_escaped(&out, inputs[i], in_prerequisite);
	}
	buf_putc(&out, '\n');
	for (int i = 0; i < n; i++) {
		if (strchr(inputs[i], '%'))
			continue;
		put_escaped(&out, inputs[i], in_target);
		buf_puts(&out, ":\n");
	}
	output_write(a, path, &out);
	buf_free(&out);
}

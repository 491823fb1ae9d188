/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A folder of filled forms, each of which is a sheet. Whatever program saved them, fields have the names that answers_field()
 * gives, and the name of a button's state is what the answer counts. A form that cannot be trusted is told and not counted.
 */
#include "answers_sheets.h"
#include "form_read.h"
#include "machine.h"

#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

struct form_file {
	const char *path, *stem; /* the stem is its name without the ending */
	struct source source;    /* messages name the file, and have nothing to show of it */
};

static void bad(const struct answers_reader *r, const struct form_file *f, const char *why)
{
	diag_report(r->diag, DIAG_BAD_FORM, (struct where){&f->source, 0, 0}, why);
}

static bool is_form(const char *name)
{
	size_t n = strlen(name);
	return *name != '.' && n > 4 && !strcasecmp(name + n - 4, ".pdf");
}

static int by_stem(const void *a, const void *b)
{
	return strcmp(((const struct form_file *)a)->stem, ((const struct form_file *)b)->stem);
}

/* In the order of their names, whatever that of the folder. */
static struct form_file *list_forms(struct arena *a, const char *folder, int *n)
{
	VEC(struct form_file) files = {0};
	DIR *dir = opendir(folder);
	if (!dir)
		machine_failure("cannot read %s: %s", folder, strerror(errno));
	for (const struct dirent *e; (e = readdir(dir));) {
		if (!is_form(e->d_name))
			continue;
		struct form_file *f = vec_push(a, &files);
		f->path = arena_printf(a, "%s%s%s", folder, folder[strlen(folder) - 1] == '/' ? "" : "/", e->d_name);
		f->stem = arena_strndup(a, e->d_name, strlen(e->d_name) - 4);
		f->source = (struct source){.path = f->path};
	}
	closedir(dir);
	if (files.n)
		qsort(files.v, (size_t)files.n, sizeof(*files.v), by_stem);
	*n = files.n;
	return files.v;
}

/* What a form holds; NULL after reporting that it does not count. */
static const struct form_reading *open_form(const struct answers_reader *r, const struct form_file *f)
{
	const struct form_reading *form = form_read(r->arena, f->path);
	if (!form->readable)
		bad(r, f, arena_printf(r->arena, "it cannot be read: %s", form->why));
	else if (form->damaged)
		bad(r, f, arena_printf(r->arena, "it is damaged: %s", form->why));
	else if (!form->has_form)
		bad(r, f, "it has no fields");
	else
		return form;
	return NULL;
}

/* False after reporting: it is a form of another sheet, or an older one. */
static bool read_answers(const struct answers_reader *r, const struct form_file *f, const struct form_reading *form,
                         int *answer, bool *told)
{
	for (int i = 0; i < r->s->statements; i++) {
		const char *name = answers_field(r->arena, r->s, i), *value = form_value(form, name);
		if (!value) {
			bad(r, f, arena_printf(r->arena, "it has no field '%s', for statement %d", name, i + 1));
			return false;
		}
		told[i] = *value && strcmp(value, "Off") != 0;
		if (told[i])
			answer[i] = answers_answer(r, value, (struct where){&f->source, 0, 0}, i, false);
	}
	return true;
}

static void read_form(struct answers_reader *r, const struct form_file *f)
{
	const int n = r->s->statements + 1;
	struct answer_sheet sheet = {.answer = NEW_ARRAY(r->arena, int, n)};
	bool *told = NEW_ARRAY(r->arena, bool, n);
	const struct form_reading *form = open_form(r, f);
	if (!form || !read_answers(r, f, form, sheet.answer, told))
		return;
	const char *name = form_value(form, "name");
	sheet.id = sheet.name = name && !utf8_is_blank(name) ? name : f->stem;
	sheet.code = r->request->names ? sheet.name : arena_printf(r->arena, "%d", r->sheets.n + 1);
	answers_add(r, sheet, told, (struct where){&f->source, 0, 0});
}

bool answers_from_forms(struct answers_reader *r)
{
	int n;
	const struct form_file *files = list_forms(r->arena, r->request->path, &n);
	struct source *folder = NEW(r->arena, struct source);
	folder->path = r->request->path;
	for (int i = 0; i < n; i++)
		read_form(r, &files[i]);
	if (!r->sheets.n)
		diag_report(r->diag, DIAG_BAD_ANSWERS, (struct where){folder, 0, 0}, "no form in this folder can be scored");
	return r->sheets.n > 0;
}

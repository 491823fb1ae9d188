/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A folder of filled forms, each of which is a sheet. Whatever program saved them, fields have the names that answers_field()
 * gives, and the name of a button's state is what the answer counts. A form that cannot be trusted is told and not counted.
 */
#include "answers_sheets.h"
#include "form_read.h"
#include "machine.h"
#include "pdf.h"
#include "roster.h"

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
		if (told[i] && answers_is_none(r, value)) {
			bad(r, f,
			    arena_printf(r->arena, "the answer to statement %d is none of the numbers 1 to %d", i + 1,
			                 r->s->points));
			return false;
		}
		if (told[i])
			answer[i] = answers_answer(r, value, (struct where){&f->source, 0, 0}, i, false);
	}
	return true;
}

/* -- whose it is ---------------------------------------------------------------------------- */

/* The class, as its forms are made: by names, by codes, or NULL; and the identifiers of their files, row by row. */
struct owners {
	const struct roster *named, *coded;
	const char **named_id, **coded_id;
};

/* What is wrong with the list is told where it is read for those who are missing. */
static const struct roster *read_class(const struct answers_reader *r, bool codes, const char ***id)
{
	const struct answers_request *q = r->request;
	const struct roster_options o = {q->project, q->sheet->name, NULL, codes, q->seed};
	const struct roster *list = roster_read(r->arena, project_sink(q->project, r->arena), q->roster, &o);
	*id = NEW_ARRAY(r->arena, const char *, list ? list->n : 1);
	for (int i = 0; list && i < list->n; i++)
		(*id)[i] = pdf_owner_id(r->arena, list->v[i].key);
	return list;
}

static int find_owner(const struct roster *list, const char *const *id, const char *wanted)
{
	for (int i = 0; list && i < list->n; i++)
		if (!strcmp(id[i], wanted))
			return i;
	return -1;
}

static int find_title(const struct roster *list, const char *title)
{
	for (int i = 0; list && title && i < list->n; i++)
		if (!strcmp(list->v[i].title, title))
			return i;
	return -1;
}

/* By its identifier, else by the name that is typed on it, or the code. Without names on it a number stands for it. */
static void set_owner(const struct answers_reader *r, const struct owners *all, const struct form_reading *form,
                      const struct form_file *f, struct answer_sheet *sheet)
{
	const char *name = form_value(form, "name");
	if (name && utf8_is_blank(name))
		name = NULL;
	int coded = find_owner(all->coded, all->coded_id, form->id), row = find_owner(all->named, all->named_id, form->id);
	if (coded < 0 && row < 0) {
		row = find_title(all->named, name);
		coded = row < 0 ? find_title(all->coded, name) : -1;
	}
	if (row < 0 && all->named)
		row = coded;
	sheet->id = sheet->name = name ? name : f->stem;
	sheet->at = (struct where){&f->source, 0, 0};
	if (row >= 0) {
		sheet->id = all->named->v[row].key;
		sheet->name = all->named->v[row].title;
		sheet->at = all->named->v[row].cell[PUPIL_NAME]->at;
	}
	sheet->code = r->request->names ? sheet->name
	        : coded >= 0            ? all->coded->v[coded].title
	                                : arena_printf(r->arena, "%d", r->sheets.n + 1);
}

static void read_form(struct answers_reader *r, const struct owners *all, const struct form_file *f)
{
	const int n = r->s->statements + 1;
	struct answer_sheet sheet = {.answer = NEW_ARRAY(r->arena, int, n)};
	bool *told = NEW_ARRAY(r->arena, bool, n);
	const struct form_reading *form = open_form(r, f);
	if (!form || !read_answers(r, f, form, sheet.answer, told))
		return;
	set_owner(r, all, form, f, &sheet);
	answers_add(r, sheet, told, (struct where){&f->source, 0, 0});
}

bool answers_from_forms(struct answers_reader *r)
{
	int n;
	const struct form_file *files = list_forms(r->arena, r->request->path, &n);
	struct source *folder = NEW(r->arena, struct source);
	folder->path = r->request->path;
	struct owners all = {0};
	if (r->request->roster) {
		all.named = read_class(r, false, &all.named_id);
		all.coded = read_class(r, true, &all.coded_id);
	}
	for (int i = 0; i < n; i++)
		read_form(r, &all, &files[i]);
	if (!r->sheets.n)
		diag_report(r->diag, DIAG_BAD_ANSWERS, (struct where){folder, 0, 0}, "no form in this folder can be scored");
	return r->sheets.n > 0;
}

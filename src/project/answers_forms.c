/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A folder of filled forms, each of which is a sheet. Whatever program saved them, fields have the names that answers_field()
 * gives, and the name of a button's state is what the answer counts. A form that cannot be trusted is told and not counted,
 * and of several of one pupil only one counts.
 */
#include "answers_sheets.h"
#include "form_read.h"
#include "machine.h"
#include "paths.h"
#include "pdf.h"
#include "roster.h"

#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>

struct form_file {
	const char *path, *stem; /* the stem is its name without the ending */
	struct source source;    /* messages name the file, and have nothing to show of it */
};

/* A form that can be scored. */
struct form_sheet {
	const struct form_file *file;
	const struct form_reading *form;
	struct answer_sheet sheet;
	bool *told;
	int answers;
	int coded; /* the row of its code; -1: none */
	int by;    /* the one that counts in its place; -1: it counts itself */
};
struct form_sheets {
	VEC(struct form_sheet) v;
	struct hashes by_entries, by_id; /* of those that may count */
};

static void bad(const struct answers_reader *r, const struct form_file *f, const char *why)
{
	diag_report(r->diag, DIAG_BAD_FORM, (struct where){&f->source, 0, 0}, why);
}

static bool is_form(const char *name)
{
	size_t n = strlen(name);
	return n > 4 && !strcasecmp(name + n - 4, ".pdf");
}

static bool is_folder(const char *path)
{
	struct stat st;
	return path_stat(path, &st) && S_ISDIR(st.st_mode);
}

bool answers_are_forms(const char *path) { return is_folder(path) || is_form(path); }

/* What a pupil sent that is no form. Hidden files are those of the system, and the list may lie beside the forms. */
static void report_other(const struct answers_reader *r, const struct form_file *f)
{
	struct stat st = {0}, list;
	const char *roster = r->request->roster;
	const bool there = path_stat(f->path, &st);
	if (there && roster && path_stat(roster, &list) && st.st_ino == list.st_ino && st.st_dev == list.st_dev)
		return;
	bad(r, f,
	    there && S_ISDIR(st.st_mode) ? "it is a folder, and what is in it is not read"
	                                 : "its name does not end in .pdf");
}

static int by_stem(const void *a, const void *b)
{
	return strcmp(((const struct form_file *)a)->stem, ((const struct form_file *)b)->stem);
}

struct form_files {
	VEC(struct form_file) v;
};

static void list_file(const struct answers_reader *r, const char *path, struct form_files *all)
{
	const char *slash = strrchr(path, '/'), *name = slash ? slash + 1 : path;
	struct form_file *f = NEW(r->arena, struct form_file);
	*f = (struct form_file){.path = path, .source = {.path = path}};
	if (!is_form(name)) {
		report_other(r, f);
		return;
	}
	f->stem = arena_strndup(r->arena, name, strlen(name) - 4);
	*vec_push(r->arena, &all->v) = *f;
}

/* In the order of their names, whatever that of the folder. */
static void list_folder(const struct answers_reader *r, const char *folder, struct form_files *all)
{
	DIR *dir = opendir(folder);
	if (!dir)
		machine_failure("cannot read %s: %s", folder, strerror(errno));
	const char *parts = folder[strlen(folder) - 1] == '/' ? "" : "/";
	for (const struct dirent *e; (e = path_next(dir, folder));)
		if (*e->d_name != '.')
			list_file(r, arena_printf(r->arena, "%s%s%s", folder, parts, e->d_name), all);
	closedir(dir);
	if (all->v.n)
		qsort(all->v.v, (size_t)all->v.n, sizeof(*all->v.v), by_stem);
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
	bool *has_form; /* by row */
};

/* What is wrong with the list is told where it is read for those who are missing. */
static const struct roster *read_class(const struct answers_reader *r, bool codes, const char ***id)
{
	const struct answers_request *q = r->request;
	const struct roster_options o = {.project = q->project, .document = q->sheet->name, .codes = codes, .seed = q->seed};
	const struct roster *list = roster_read(r->arena, project_sink(q->project, r->arena), q->roster, &o);
	*id = NEW_ARRAY(r->arena, const char *, list ? list->n : 1);
	for (int i = 0; list && i < list->n; i++)
		(*id)[i] = pdf_owner_id(r->arena, roster_pupil(r->arena, list, i)->key);
	return list;
}

static int find_owner(const struct roster *list, const char *const *id, const char *wanted)
{
	for (int i = 0; list && i < list->n; i++)
		if (!strcmp(id[i], wanted))
			return i;
	return -1;
}

/* Of several pupils of that name the first who has no form yet, else the last. */
static int find_title(const struct roster *list, const char *title, const bool *has_form)
{
	int row = -1;
	for (int i = 0; list && title && i < list->n && (row < 0 || has_form[row]); i++)
		if (!strcmp(list->v[i].title, title))
			row = i;
	return row;
}

/* In one line, and without what is not seen: a pupil may type anything, and call a file so. */
static const char *plain_name(struct arena *a, const char *text)
{
	struct buf b = {0};
	for (const char *end = text + strlen(text); text < end;) {
		const char *from = text;
		const uint32_t c = utf8_next(&text, end);
		if (c != ' ' && c != 0xA0 && !utf8_is_unprintable(c))
			buf_put(&b, from, (size_t)(text - from));
		else if (b.n && b.v[b.n - 1] != ' ')
			buf_putc(&b, ' ');
	}
	const char *name = arena_strndup(a, b.n ? b.v : "", b.n && b.v[b.n - 1] == ' ' ? b.n - 1 : b.n);
	buf_free(&b);
	return name;
}

static const char *file_name(struct arena *a, const struct form_file *f)
{
	const char *name = plain_name(a, f->stem);
	return *name ? name : "?";
}

/* By its identifier, else by the name that is typed on it, or the code. */
static void set_owner(struct arena *a, const struct owners *all, struct form_sheet *f)
{
	const char *typed = form_value(f->form, "name"), *name = typed ? plain_name(a, typed) : "", *id = f->form->id;
	struct answer_sheet *sheet = &f->sheet;
	if (utf8_is_blank(name))
		name = NULL;
	int coded = find_owner(all->coded, all->coded_id, id), row = find_owner(all->named, all->named_id, id);
	if (coded < 0 && row < 0) {
		row = find_title(all->named, name, all->has_form);
		coded = row < 0 ? find_title(all->coded, name, all->has_form) : -1;
	}
	if (row < 0 && all->named)
		row = coded;
	f->coded = coded;
	sheet->name = name ? name : file_name(a, f->file);
	sheet->id = name ? name : pdf_is_owner_id(id) ? id : f->file->stem;
	sheet->at = (struct where){&f->file->source, 0, 0};
	const struct pupil *pupil = row >= 0 && all->named ? roster_pupil(a, all->named, row) : NULL;
	if (pupil && all->has_form) {
		all->has_form[row] = true;
		sheet->id = pupil->key;
		sheet->name = pupil->title;
		sheet->at = pupil->cell[PUPIL_NAME]->at;
	}
}

/* -- several of one pupil ------------------------------------------------------------------- */

/* Whatever the order of its fields. */
static uint64_t entries_hash(const struct form_reading *form)
{
	uint64_t sum = 0;
	for (int i = 0; i < form->values.n; i++) {
		const struct form_value *v = &form->values.v[i];
		sum += hash_bytes(v->value, strlen(v->value), hash_bytes(v->name, strlen(v->name), HASH_SEED));
	}
	return sum;
}

static bool same_entries(const struct form_reading *a, const struct form_reading *b)
{
	bool same = *a->id && !strcmp(a->id, b->id) && a->values.n == b->values.n;
	for (int i = 0; i < a->values.n && same; i++) {
		const char *other = form_value(b, a->values.v[i].name);
		same = other && !strcmp(a->values.v[i].value, other);
	}
	return same;
}

/* A form that was filled in once and lies here twice; -1: there is none. */
static int find_copy(const struct form_sheets *all, const struct form_reading *form)
{
	const int *i;
	for (size_t step = 0; all->v.v && (i = hashes_next(&all->by_entries, entries_hash(form), &step));)
		if (same_entries(all->v.v[*i].form, form))
			return *i;
	return -1;
}

static int find_pupil(const struct form_sheets *all, const char *id)
{
	const int *i;
	for (size_t step = 0; all->v.v && (i = hashes_next(&all->by_id, hash_bytes(id, strlen(id), HASH_SEED), &step));)
		if (!strcmp(all->v.v[*i].sheet.id, id))
			return *i;
	return -1;
}

static int counted_of(const struct form_sheets *all, int i)
{
	while (all->v.v[i].by >= 0)
		i = all->v.v[i].by;
	return i;
}

/* Of one pupil that with more answers counts, for a folder may hold sheets as they were handed out. */
static void settle_pupil(const struct answers_reader *r, struct form_sheets *all, int i)
{
	struct form_sheet *f = &all->v.v[i];
	int other = find_pupil(all, f->sheet.id);
	if (other < 0) {
		hashes_put(r->arena, &all->by_id, hash_bytes(f->sheet.id, strlen(f->sheet.id), HASH_SEED), i);
		return;
	}
	other = counted_of(all, other);
	if (f->answers > all->v.v[other].answers)
		all->v.v[other].by = i;
	else
		f->by = other;
}

static void report_second(const struct answers_reader *r, const struct form_sheets *all, int i)
{
	const struct form_sheet *f = &all->v.v[i], *counted = &all->v.v[counted_of(all, i)];
	const char *path = counted->file->path;
	if (same_entries(f->form, counted->form)) {
		bad(r, f->file, arena_printf(r->arena, "it holds the same as %s", path));
		return;
	}
	const bool more = counted->answers > f->answers;
	bad(r, f->file, arena_printf(r->arena, "%s is of the same pupil%s", path, more ? ", and has more answers" : ""));
	diag_hint(
	        r->diag,
	        more ? "move that one out of the folder if this one is to count"
	             : "both have as many answers, so the first by name counts: move that one out of the folder if this one is to count");
}

/* -- the folder ----------------------------------------------------------------------------- */

static void read_form(struct answers_reader *r, struct owners *owners, struct form_sheets *all, const struct form_file *file)
{
	const int n = r->s->statements + 1;
	struct form_sheet f = {.file = file, .form = open_form(r, file), .coded = -1, .by = -1};
	f.sheet.answer = NEW_ARRAY(r->arena, int, n);
	f.told = NEW_ARRAY(r->arena, bool, n);
	if (!f.form || !read_answers(r, file, f.form, f.sheet.answer, f.told))
		return;
	for (int i = 0; i < r->s->statements; i++)
		f.answers += f.told[i];
	f.by = find_copy(all, f.form);
	if (f.by < 0) {
		set_owner(r->arena, owners, &f);
		hashes_put(r->arena, &all->by_entries, entries_hash(f.form), all->v.n);
	}
	*vec_push(r->arena, &all->v) = f;
	if (f.by < 0)
		settle_pupil(r, all, all->v.n - 1);
}

/* Without names on it a number stands for it. */
static void count_form(struct answers_reader *r, const struct owners *owners, struct form_sheet *f)
{
	f->sheet.code = r->request->names        ? f->sheet.name
	        : owners->coded && f->coded >= 0 ? owners->coded->v[f->coded].title
	                                         : arena_printf(r->arena, "%d", r->sheets.n + 1);
	answers_add(r, f->sheet, f->told, (struct where){&f->file->source, 0, 0});
}

static void open_owners(const struct answers_reader *r, struct owners *all)
{
	if (!r->request->roster)
		return;
	all->named = read_class(r, false, &all->named_id);
	all->coded = read_class(r, true, &all->coded_id);
	const int named = all->named ? all->named->n : 0, coded = all->coded ? all->coded->n : 0;
	all->has_form = NEW_ARRAY(r->arena, bool, (named > coded ? named : coded) + 1);
}

static void report_no_form(const struct answers_reader *r, struct source *path)
{
	const bool folder = is_folder(path->path);
	diag_report(r->diag, DIAG_BAD_ANSWERS, (struct where){path, 0, 0},
	            folder ? "no form in this folder can be scored" : "it is no form that can be scored");
	diag_hint(r->diag, "forms are the PDFs of the edition with `form`, as they were saved after they were filled in");
}

bool answers_from_forms(struct answers_reader *r)
{
	struct form_files files = {0};
	struct source *folder = NEW(r->arena, struct source);
	folder->path = r->request->path;
	if (is_folder(folder->path))
		list_folder(r, folder->path, &files);
	else
		list_file(r, folder->path, &files);
	struct owners owners = {0};
	struct form_sheets all = {0};
	open_owners(r, &owners);
	for (int i = 0; i < files.v.n; i++)
		read_form(r, &owners, &all, &files.v.v[i]);
	for (int i = 0; i < all.v.n; i++)
		if (all.v.v[i].by < 0)
			count_form(r, &owners, &all.v.v[i]);
		else
			report_second(r, &all, i);
	if (!r->sheets.n)
		report_no_form(r, folder);
	return r->sheets.n > 0;
}

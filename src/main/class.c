/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The options of a class, and what they make of the plan. */
#include "class.h"
#include "output_folder.h"
#include "paths.h"
#include "sheets.h"

#include <dirent.h>
#include <errno.h>
#include <string.h>
#include <strings.h>

void class_check_options(struct run *r)
{
	if (!r->roster && (r->pack || r->codes || r->seed))
		usage_error(r,
		            arena_printf(r->arena, "--%s needs a class list: --roster=FILE",
		                         r->pack            ? "pack"
		                                 : r->codes ? "codes"
		                                            : "seed"));
	if (r->no_cover && !r->pack)
		usage_error(r, "--no-cover needs --pack: files of single pupils have no cover");
	if (r->pack && r->dump)
		usage_error(r, "--pack makes a PDF, and goes with no --dump");
	if (r->roster && (r->proof || r->depfile || r->explain_locale || (r->dump && r->dump != DUMP_PAGES)))
		usage_error(r,
		            "--roster goes with none of --proof, --depfile, --explain-locale, --dump=bound and --dump=list");
}

void class_narrow(struct run *r)
{
	const struct project *p = r->project;
	if (!r->filter.locales.n) {
		const char *first = ((const char *const *)p->locales.v)[0];
		for (int i = 0; i < p->locales.n; i++)
			if (!strcmp(((const char *const *)p->locales.v)[i], p->source_language))
				first = p->source_language;
		*vec_push(r->arena, &r->filter.locales) = first;
	}
	if (p->documents.n > 1 && r->filter.documents.n != 1)
		usage_error(r, "--roster makes the sheets of one document: name it by --document");
	if (r->filter.locales.n > 1 || r->filter.editions.n > 1)
		usage_error(
		        r, "--roster takes one --locale and one --edition; columns of the list name those of single pupils");
}

/* Whoever names a file by -o knows what lies there. */
static void plan_sheets(struct run *r, const struct roster *roster, struct output_list *list)
{
	const bool named = r->out && *r->out && !is_folder(r->out);
	const char *taken = plan_pupils(r->arena, roster, r->pack, named, list);
	if (!taken)
		return;
	struct source *of = NEW(r->arena, struct source);
	*of = (struct source){.path = r->roster};
	diag_report(r->diag, DIAG_BAD_ROSTER, (struct where){of, 0, 0}, taken);
	diag_hint(r->diag, r->pack ? "call the list otherwise, or name the file by -o" : "call the list otherwise");
	list->v.n = 0;
}

const struct roster *class_open(struct run *r, struct output_list *list)
{
	if (!r->roster || !list->v.n)
		return NULL;
	/* Editions of a document are planned beside the plain one. */
	list->v.n = 1;
	const struct roster_options o = {.project = r->project,
	                                 .document = list->v.v[0].document->name,
	                                 .edition = list->v.v[0].edition,
	                                 .sheets = sheets_edition(r),
	                                 .codes = r->codes,
	                                 .seed = (uint64_t)r->seed,
	                                 .partly = true};
	const int before = diag_errors(r->diag);
	const struct roster *roster = roster_read(r->arena, r->diag, r->roster, &o);
	r->rows_missing = diag_errors(r->diag) > before;
	if (roster)
		plan_sheets(r, roster, list);
	else
		list->v.n = 0;
	return roster;
}

/* -- files of earlier runs ------------------------------------------------------------------ */

static const char *name_of(const char *path) { return strrchr(path, '/') + 1; }

/* That of the pupils' files, also beside a pack. */
static const char *class_folder(const struct run *r, const struct output *first)
{
	const char *path = first->path;
	return r->pack ? output_folder_beside(r->arena, path)
	               : arena_strndup(r->arena, path, (size_t)(name_of(path) - 1 - path));
}

static void note_names(struct arena *a, const struct output_list *list, const char *folder, struct hashes *names)
{
	const size_t n = strlen(folder);
	for (int i = 0; i < list->v.n; i++) {
		const char *name = name_of(list->v.v[i].path);
		if (!strncmp(list->v.v[i].path, folder, n) && name == list->v.v[i].path + n + 1)
			hashes_put(a, names, hash_bytes(name, strlen(name), HASH_SEED), i);
	}
}

static bool is_written(const struct output_list *list, const struct hashes *names, const char *name)
{
	const int *i;
	for (size_t step = 0; (i = hashes_next(names, hash_bytes(name, strlen(name), HASH_SEED), &step));)
		if (!strcmp(name_of(list->v.v[*i].path), name))
			return true;
	return false;
}

static int count_leftovers(const char *folder, const struct output_list *list, const struct hashes *names)
{
	DIR *dir = opendir(folder);
	int n = 0;
	if (!dir && errno != ENOENT && errno != ENOTDIR && errno != EACCES)
		machine_failure("cannot read %s: %s", folder, strerror(errno));
	for (const struct dirent *e; dir && (e = path_next(dir, folder));) {
		const size_t size = strlen(e->d_name);
		n += size > 4 && *e->d_name != '.' && !strcasecmp(e->d_name + size - 4, ".pdf") &&
		        !is_written(list, names, e->d_name);
	}
	if (dir)
		closedir(dir);
	return n;
}

void class_tell_leftovers(struct run *r, const struct output_list *list)
{
	struct arena *a = r->arena;
	const char *folder = list->v.n && !r->dump && !r->shard.of ? class_folder(r, &list->v.v[0]) : NULL;
	struct hashes names = {0};
	if (!folder)
		return;
	note_names(a, list, folder, &names);
	const int n = count_leftovers(folder, list, &names);
	if (!n)
		return;
	const char *below = root_relative(r->root, folder);
	struct source *of = NEW(a, struct source);
	*of = (struct source){.path = below ? below : folder};
	diag_report(r->diag, DIAG_LEFTOVER_SHEETS, (struct where){of, 0, 0},
	            n == 1 ? "a PDF is" : arena_printf(a, "%d PDFs are", n));
	diag_hint(r->diag,
	          "sheets of pupils who left, or that were called otherwise, stay with their names until you delete them");
}

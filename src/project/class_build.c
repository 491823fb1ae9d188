/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Building for a class: the sheet of each pupil of a list.
 *
 * Pages are set once for all pupils of one edition and locale who have the same in each column that the pages depend on.
 * What depends on no more than a slot (layout_fill) does not count there: names on their lines leave one layout for the
 * whole class. A layout that names a pupil elsewhere is set for each, and what comes of it is the same.
 *
 *     check ---- every pupil's sheet is set; mistakes are told at the rows, and then nothing is written
 *     write ---- the sheets again, to their files
 *
 * Both go through the list in parts of a fixed size, each with fonts and memory of its own: so memory does not grow with
 * the class, and messages and bytes do not depend on how many processes share the work.
 */
#include "build_outputs.h"
#include "class_pack.h"
#include "class_sheets.h"
#include "roster_use.h"
#include "sandbox.h"
#include "spec.h"
#include "workers.h"

#include <string.h>

enum { PART = 64 };

struct class_run {
	struct build_context build;
	const struct output_list *list;
	const struct roster *roster;
	bool write;
};

/* -- one part of the list ------------------------------------------------------------------- */

static bool build_sheet(struct class_run *r, struct sheets *sheets, int i)
{
	struct sheet s;
	struct buf out = {0};
	struct output o = r->list->v.v[i];
	const struct pupil *pupil = roster_pupil(sheets->turn, r->roster, i);
	o.owner = pupil->key;
	const int before = diag_errors(sheets->diag), from = diag_size(sheets->diag);
	bool good = sheets_next(sheets, pupil, &s);
	bool imposed = good && s.typesetting->spec->impose.way;
	struct pages *pages = good && (r->write || imposed) ? sheet_pages(sheets->turn, &s) : NULL;
	if (imposed)
		pages = sheets_impose(sheets, pupil, &s, pages);
	sheets_fold(sheets, pupil, from);
	good = good && diag_errors(sheets->diag) == before;
	if (good && r->write)
		build_put(&sheets->build, sheets->diag, pages, s.typesetting->press, &o, &out);
	buf_free(&out);
	sheets_drop(sheets);
	return good && !o.refused;
}

/* The result of a part: how many sheets are good, their mistakes, the files that were read, each ending in NUL. */
static void run_part(void *user, int part, struct buf *result)
{
	struct class_run *r = user;
	struct arena *a = arena_new();
	struct diag *d = project_sink(r->build.project, a);
	const char *const *files;
	const int from = part * PART, to = from + PART < r->roster->n ? from + PART : r->roster->n;
	int known = root_files(r->build.root, &files), good = 0;
	struct sheets *sheets = sheets_open(&r->build, d, r->list->v.v, &(struct roster_part){r->roster, from, to});
	struct outbox outbox = {.arena = a};
	sheets->build.outbox = &outbox;
	for (int i = from; i < to; i++)
		good += build_sheet(r, sheets, i);
	sheets_close(sheets);
	outbox_finish(&outbox);
	buf_put(result, &good, sizeof(good));
	diag_pack(d, result);
	int n = root_files(r->build.root, &files);
	for (int k = known; k < n; k++)
		buf_put(result, files[k], strlen(files[k]) + 1);
	arena_free(a);
}

/* All are in one folder. */
static void sweep(void *user)
{
	const struct class_run *r = user;
	const char *latest = NULL;
	temporaries_sweep(r->build.arena, r->list->v.v[0].path, &latest);
}

static void tell(void *user, int done)
{
	const struct class_run *r = user;
	int n = r->roster->n, pupils = done * PART < n ? done * PART : n;
	if (r->build.options->progress)
		r->build.options->progress(r->write ? pupils : 0, n);
}

static int take_part(struct root *root, struct diag *d, struct buf *result)
{
	int good;
	memcpy(&good, result->v, sizeof(good));
	const char *p = diag_unpack(d, result->v + sizeof(good));
	for (; p < result->v + result->n; p += strlen(p) + 1)
		root_remember(root, p);
	buf_free(result);
	return good;
}

/* -- the run -------------------------------------------------------------------------------- */

static int run_parts(struct class_run *r, struct diag *d)
{
	const struct build_options *o = r->build.options;
	int parts = (r->roster->n + PART - 1) / PART, good = 0;
	struct buf *result = NEW_ARRAY(r->build.arena, struct buf, parts);
	struct jobs jobs = {.n = parts, .run = run_part, .done = tell, .failed = sweep, .user = r};
	workers_run(&jobs, o->workers ? o->workers : workers_available(), result);
	for (int i = 0; i < parts; i++)
		good += take_part(r->build.root, d, &result[i]);
	return good;
}

static int build_files(struct class_run *r, struct diag *d)
{
	const struct build_options *o = r->build.options;
	int built = run_parts(r, d);
	r->write = o->write && !diag_errors(d);
	if (r->write)
		built = run_parts(r, d);
	font_store_close(r->build.fonts);
	return o->write && !r->write ? 0 : built;
}

int project_build_class(struct root *root, const struct project *p, struct arena *a, struct diag *d,
                        struct output_list *list, const struct roster *roster, const struct build_options *o)
{
	struct outbox outbox = {.arena = a};
	struct class_run run = {{root, p, a, font_store_new(a), &outbox, o, NULL}, list, roster, false};
	if (o->write && !o->to_stdout)
		sweep(&run);
	if (o->pack)
		sandbox_work();
	int built = o->pack ? class_pack_build(&run.build, d, list, roster) : build_files(&run, d);
	diag_join_rows(d, roster->source->path, roster->n);
	if (!diag_errors(d))
		roster_check_use(root, a, d, roster);
	return built;
}

/* -- the plan ------------------------------------------------------------------------------- */

const char *plan_pupils(struct arena *a, const struct roster *roster, bool pack, bool named, struct output_list *list)
{
	const struct output one = list->v.v[0];
	const char *end = one.path + strlen(one.path) - 4; /* outputs end in .pdf, or in .PDF */
	const char *base = class_base(a, roster, &one), *taken = named ? NULL : class_path_taken(a, roster, &one, pack);
	const int sheets = pack ? 1 : roster->n;
	struct arena *scratch = arena_new();
	memset(list, 0, sizeof(*list));
	list->v.v = NEW_ARRAY(a, struct output, sheets);
	list->v.cap = sheets;
	for (int i = 0; i < sheets; i++) {
		struct output *o = vec_push(a, &list->v);
		*o = one;
		if (pack) {
			o->path = arena_printf(a, "%s%s", base, end);
			continue;
		}
		const struct arena_mark mark = arena_mark(scratch);
		o->path = arena_printf(a, "%s/%s%s", base, roster_pupil(scratch, roster, i)->file, end);
		arena_release(scratch, mark);
	}
	arena_free(scratch);
	return taken;
}

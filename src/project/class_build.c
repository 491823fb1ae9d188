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
#include "class_sheets.h"
#include "spec.h"
#include "workers.h"

#include <inttypes.h>
#include <string.h>
#include <time.h>

enum { PART = 64 };

struct class_run {
	struct build_context build;
	const struct output_list *list;
	const struct roster *roster;
	bool write;
};

/* -- one part of the list ------------------------------------------------------------------- */

/* The pages of a pupil with what is the pupil's own. */
static struct pages *join(struct arena *a, const struct sheet *s)
{
	struct pages *pages = NEW(a, struct pages);
	*pages = *s->pages;
	memset(&pages->page, 0, sizeof(pages->page));
	for (int i = 0; i < s->pages->page.n; i++) {
		struct page *p = vec_push(a, &pages->page);
		*p = s->pages->page.v[i];
		memset(&p->items, 0, sizeof(p->items));
		for (int k = 0; k < s->pages->page.v[i].items.v.n; k++)
			*vec_push(a, &p->items.v) = s->pages->page.v[i].items.v.v[k];
		for (int k = 0; k < s->own[i].v.n; k++)
			*vec_push(a, &p->items.v) = s->own[i].v.v[k];
	}
	return pages;
}

static bool build_sheet(struct class_run *r, struct sheets *sheets, int i)
{
	struct sheet s;
	struct buf out = {0};
	int before = diag_errors(sheets->diag);
	bool good = sheets_next(sheets, &r->roster->v[i], &s);
	bool imposed = good && s.typesetting->spec->impose.way;
	struct pages *pages = good && (r->write || imposed) ? join(sheets->build.arena, &s) : NULL;
	if (imposed)
		pages = typeset_sheets(s.typesetting, pages);
	good = good && diag_errors(sheets->diag) == before;
	if (good && r->write)
		build_put(&sheets->build, sheets->diag, pages, s.typesetting->press, &r->list->v.v[i], &out);
	buf_free(&out);
	return good && !r->list->v.v[i].refused;
}

/* The result of a part: how many sheets are good, their mistakes, the files that were read, each ending in NUL. */
static void run_part(void *user, int part, struct buf *result)
{
	struct class_run *r = user;
	struct arena *a = arena_new();
	struct diag *d = project_sink(r->build.project, a);
	const char *const *files;
	int known = root_files(r->build.root, &files), end = (part + 1) * PART, good = 0;
	struct sheets *sheets = sheets_open(&r->build, d, r->list->v.v, r->roster);
	struct outbox outbox = {.arena = a};
	sheets->build.outbox = &outbox;
	for (int i = part * PART; i < end && i < r->roster->n; i++)
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

/* -- a pack --------------------------------------------------------------------------------- */

/* How many sheets pass between two words to a person who waits. */
enum { SOME = 50 };

static bool has_fields(const struct pages *pages)
{
	for (int i = 0; i < pages->page.n; i++)
		for (int k = 0; k < pages->page.v[i].items.v.n; k++)
			if (pages->page.v[i].items.v.v[k].kind == ITEM_FIELD)
				return true;
	return false;
}

/* Names of fields would be those of all pupils, and a file has one standard. False after reporting. */
static bool may_pack(struct diag *d, const struct pupil *p, const struct sheet *s)
{
	if (!s->typesetting->press && !has_fields(s->pages))
		return true;
	diag_report(d, DIAG_BAD_ROSTER, p->row->at,
	            s->typesetting->press ? "a pack cannot hold this sheet: in its edition it is for a press"
	                                  : "a pack cannot hold this sheet: in its edition it is a form");
	diag_hint(d, "without --pack each pupil has a file");
	return false;
}

/* Its locale, and its edition if it has one. */
static const char *kind_of(struct arena *a, const struct output *o)
{
	return o->edition ? arena_printf(a, "%s, %s", o->locale, o->edition) : o->locale;
}

/* The sheets of all pupils, and what the cover says of each; how many there are without mistakes. */
static int set_copies(struct class_run *r, struct sheets *sheets, struct pdf_copy *copy, struct cover_row *row)
{
	const struct build_options *o = r->build.options;
	int good = 0;
	for (int i = 0; i < r->roster->n; i++) {
		struct sheet s;
		const struct pupil *pupil = &r->roster->v[i];
		if (sheets_next(sheets, pupil, &s) && may_pack(sheets->diag, pupil, &s)) {
			row[good] = (struct cover_row){pupil->title, kind_of(sheets->build.arena, s.output), pupil->row->at};
			copy[good++] = (struct pdf_copy){s.pages, s.own, pupil->title};
		}
		if (o->progress && (i % SOME == 0 || i + 1 == r->roster->n))
			o->progress(i + 1, r->roster->n);
	}
	return good;
}

/* Sheets of more than one page are printed on both sides. */
static bool uses_backs(const struct pdf_copy *copy, int n)
{
	for (int i = 0; i < n; i++)
		if (copy[i].pages->duplex || copy[i].pages->page.n > 1)
			return true;
	return false;
}

/* The date of the file, in the order of ISO 8601, also where lines run from the right to the left. */
static const char *date_of(struct arena *a, int64_t seconds)
{
	struct tm tm;
	char text[32] = "";
	const time_t time = (time_t)seconds;
	if (gmtime_r(&time, &tm))
		strftime(text, sizeof(text), "%Y-%m-%d", &tm);
	return arena_printf(a, "\xE2\x80\x8E%s", text);
}

static int count_paper(const struct pdf_copy *copy, int n)
{
	int paper = 0, both = uses_backs(copy, n);
	for (int i = 0; i < n; i++)
		paper += (copy[i].pages->page.n + both) / (1 + both);
	return paper;
}

/* Sheets in that language, else the first ones. */
static const struct pages *pages_in(const struct pdf_copy *copy, int n, const char *locale)
{
	for (int i = 0; i < n; i++)
		if (!strcmp(copy[i].pages->lang, locale))
			return copy[i].pages;
	return copy->pages;
}

/* In the language of the run. False after reporting. */
static bool set_cover(const struct class_run *r, struct sheets *sheets, struct pdf_copy *copy, const struct cover_row *row)
{
	struct arena *a = sheets->build.arena;
	const struct typesetting *plain = sheets_plain(sheets);
	const int before = diag_errors(sheets->diag);
	if (!plain)
		return false;
	struct class_cover c = {.like = pages_in(copy + 1, r->roster->n, sheets->output->locale),
	                        .list = r->roster->name,
	                        .date = date_of(a, r->build.project->time),
	                        .seed = r->roster->seed ? arena_printf(a, "%" PRIu64, r->roster->seed) : NULL,
	                        .kind = kind_of(a, sheets->output),
	                        .paper = count_paper(copy + 1, r->roster->n),
	                        .n = r->roster->n,
	                        .row = row};
	copy->pages = typeset_cover(plain, &c);
	copy->title = c.title;
	return diag_errors(sheets->diag) == before;
}

/* Copies with their cover, if any, which does not decide whether backs are used. */
static void put_pack(const struct class_run *r, struct diag *d, const struct pdf_copy *copy, int covers)
{
	struct pdf_options options;
	struct buf out = {0};
	const int n = r->roster->n;
	if (build_options(&r->build, d, copy->pages, NULL, &options) &&
	    pdf_write_copies(copy, covers + n, uses_backs(copy + covers, n), &options, &out))
		build_put_bytes(&r->build, d, &r->list->v.v[0], &out);
	buf_free(&out);
}

static int build_pack(struct class_run *r, struct diag *d)
{
	struct sheets *sheets = sheets_open(&r->build, d, r->list->v.v, r->roster);
	const int covers = r->build.options->cover;
	struct pdf_copy *copy = NEW_ARRAY(sheets->build.arena, struct pdf_copy, covers + r->roster->n);
	struct cover_row *row = NEW_ARRAY(sheets->build.arena, struct cover_row, r->roster->n);
	int good = set_copies(r, sheets, copy + covers, row);
	const bool whole = good == r->roster->n && (!covers || set_cover(r, sheets, copy, row));
	if (whole && r->build.options->write)
		put_pack(r, d, copy, covers);
	outbox_finish(r->build.outbox);
	sheets_close(sheets);
	font_store_close(r->build.fonts);
	return whole && !diag_errors(d);
}

/* -- the run -------------------------------------------------------------------------------- */

static int run_parts(struct class_run *r, struct diag *d)
{
	const struct build_options *o = r->build.options;
	int parts = (r->roster->n + PART - 1) / PART, good = 0;
	struct buf *result = NEW_ARRAY(r->build.arena, struct buf, parts);
	struct jobs jobs = {parts, run_part, NULL, tell, sweep, r};
	workers_run(&jobs, o->workers ? o->workers : workers_available(), result);
	for (int i = 0; i < parts; i++)
		good += take_part(r->build.root, d, &result[i]);
	return good;
}

int project_build_class(struct root *root, const struct project *p, struct arena *a, struct diag *d,
                        struct output_list *list, const struct roster *roster, const struct build_options *o)
{
	struct outbox outbox = {.arena = a};
	struct class_run run = {{root, p, a, font_store_new(a), &outbox, o}, list, roster, false};
	if (o->write && !o->to_stdout)
		sweep(&run);
	if (o->pack)
		return build_pack(&run, d);
	int built = run_parts(&run, d);
	run.write = o->write && !diag_errors(d);
	if (run.write)
		built = run_parts(&run, d);
	font_store_close(run.build.fonts);
	return o->write && !run.write ? 0 : built;
}

/* -- the plan ------------------------------------------------------------------------------- */

void plan_pupils(struct arena *a, const struct roster *roster, bool pack, struct output_list *list)
{
	const struct output one = list->v.v[0];
	size_t n = strlen(one.path);
	const char *end = n > 4 && !strcmp(one.path + n - 4, ".pdf") ? ".pdf" : "";
	const char *base = arena_printf(a, "%.*s-%s", (int)(n - strlen(end)), one.path, roster->name);
	memset(list, 0, sizeof(*list));
	for (int i = 0; i < (pack ? 1 : roster->n); i++) {
		struct output *o = vec_push(a, &list->v);
		*o = one;
		o->owner = pack ? NULL : roster->v[i].key;
		o->path =
		        pack ? arena_printf(a, "%s%s", base, end) : arena_printf(a, "%s/%s%s", base, roster->v[i].file, end);
	}
}

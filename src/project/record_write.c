/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Writing a record: what this run has used, and behind it what the file has of others by then, since another build may have
 * written it in the meantime. There is no lock: what one loses that writes at the very moment of another costs a build, and
 * nothing else.
 */
#include "editions.h"
#include "names.h"
#include "paths.h"
#include "record_own.h"
#include "writer.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>

static const char *folder_of(const struct build_record *rec)
{
	const char *slash = strrchr(rec->path, '/');
	return slash == rec->path ? "/" : arena_strndup(rec->arena, rec->path, (size_t)(slash - rec->path));
}

/* -- what is written ------------------------------------------------------------------------ */

enum { MOST_READS = 8 };

struct writing {
	struct build_record *rec;
	struct record_order order;
	int stale;    /* so many entries the file had at first, and may have no more */
	bool several; /* states of an output, also of those that this checkout has not */
};

/* An output with other bytes is built, whatever is known of it. */
static bool is_wanted(const struct writing *w, const struct record_entry *e)
{
	if (!e->used && e - w->rec->entries.v.v < w->stale)
		return false;
	if (!*e->path || (w->several && *e->path != '/'))
		return true;
	return record_output_lies_there(w->rec, &w->rec->entries.v.v[e - w->rec->entries.v.v]);
}

/* Those of a path that are used, or are not: up to `most` in all, each once. */
static void put_states(struct writing *w, const struct record_entry *first, bool used, int from, int most)
{
	const struct record_entries *all = &w->rec->entries;
	for (const struct record_entry *e = first; e; e = record_next(all, e)) {
		bool known = e->used != used || w->order.v.n - from >= most || !is_wanted(w, e);
		for (int i = from; i < w->order.v.n && !known; i++)
			known = record_says_same(&all->v.v[w->order.v.v[i]], e);
		if (!known)
			*vec_push(all->arena, &w->order.v) = (int)(e - all->v.v);
	}
}

/* Each path once, in an order that does not depend on what this run has used. */
static void put_all(struct writing *w)
{
	const struct record_entries *all = &w->rec->entries;
	w->order.v.n = 0;
	for (int i = 0; i < all->v.n; i++) {
		const struct record_entry *e = &all->v.v[i];
		const int from = w->order.v.n, most = w->several || !*e->path ? RECORD_STATES : 1;
		if (record_find(all, e->path) != e)
			continue;
		put_states(w, e, true, from, most);
		put_states(w, e, false, from, most);
	}
}

/* What is too large is written without what this checkout does not need. */
static void print(struct writing *w, struct buf *out)
{
	put_all(w);
	record_print(&w->rec->entries, &w->order, out);
	if (out->n <= (size_t)RECORD_LARGEST || !w->several)
		return;
	w->several = false;
	out->n = 0;
	put_all(w);
	record_print(&w->rec->entries, &w->order, out);
}

static bool same_bytes(const struct buf *a, const struct buf *b)
{
	return a->n == b->n && (!a->n || !memcmp(a->v, b->v, a->n));
}

/* What another build has written since the record was loaded takes the place of what it had then. */
static void take_changes(struct writing *w, const struct buf *now)
{
	struct build_record *rec = w->rec;
	struct record_entries others = {.arena = rec->arena};
	const struct record_entries *from = rec->loaded;
	if (!same_bytes(now, &rec->before)) {
		record_parse(&others, now->v, now->n);
		from = &others;
	}
	if (from == &rec->entries)
		return;
	w->stale = rec->entries.v.n;
	for (int i = 0; i < from->v.n; i++)
		record_add_from(&rec->entries, from, &from->v.v[i]);
}

/* -- where it is written -------------------------------------------------------------------- */

/* A folder that nobody may write to holds outputs, and no record of them. */
static const char *fault_of_folder(const char *folder)
{
	if (access(folder, W_OK | X_OK) == 0 || (errno != EACCES && errno != EPERM && errno != EROFS))
		return NULL;
	return strerror(errno);
}

static void tell_fault(const struct build_record *rec, struct diag *d, const char *fault)
{
	diag_report(d, DIAG_NO_RECORD, (struct where){0}, record_name_of(rec, rec->path), fault);
	diag_hint(d, "--cache names another folder for it");
}

/* Why the bytes were not written; NULL: they were, or need not be. */
static const char *put_bytes(struct build_record *rec, const struct writing *w, const struct buf *now, const struct buf *out,
                             bool must)
{
	const char *fault = must ? NULL : fault_of_folder(folder_of(rec));
	if (!w->order.v.n || same_bytes(now, out))
		return NULL;
	if (out->n > (size_t)RECORD_LARGEST)
		return "it would have more than 64 MiB";
	if (!fault)
		output_write_lightly(rec->arena, rec->path, out);
	return fault;
}

static int count_used(const struct record_entries *e)
{
	int n = 0;
	for (int i = 0; i < e->v.n; i++)
		n += *e->v.v[i].path && e->v.v[i].used;
	return n;
}

/* What shall be written, with what lies there just before it is: several builds that end at one moment read again what the
   others have written, as often as there may be others. */
static struct buf prepare(struct writing *w, struct buf *out)
{
	struct buf now = record_read(w->rec->arena, w->rec->path);
	for (int i = 0; i < MOST_READS; i++) {
		out->n = 0;
		take_changes(w, &now);
		print(w, out);
		const struct buf latest = record_read(w->rec->arena, w->rec->path);
		if (same_bytes(&now, &latest))
			break;
		now = latest;
	}
	return now;
}

int record_write(struct build_record *rec, struct diag *d, bool must)
{
	const int used = count_used(&rec->entries);
	struct buf out = {0};
	const char *fault = rec->fault;
	if (!fault) {
		struct writing w = {.rec = rec, .several = rec->shared};
		const struct buf now = prepare(&w, &out);
		fault = put_bytes(rec, &w, &now, &out, must);
	}
	if (fault && rec->made)
		tell_fault(rec, d, fault);
	buf_free(&out);
	return used;
}

void record_close(struct build_record *rec, struct diag *d)
{
	if (rec && (rec->made || rec->renewed))
		record_write(rec, d, false);
}

/* -- what is left of earlier builds ----------------------------------------------------------- */

static bool has_locale(const struct project *p, const char *locale)
{
	for (int i = 0; i < p->locales.n; i++)
		if (!strcmp(((const char *const *)p->locales.v)[i], locale))
			return true;
	return false;
}

bool record_has_document(const struct build_record *rec, const struct record_entry *e)
{
	return project_document_find(rec->project, e->document) && has_locale(rec->project, e->locale);
}

/* The path of the PDF, or one beside it: a proof, sheets that an option asks for. */
static bool has_path(const struct build_record *rec, const struct record_entry *e, const struct output *o)
{
	const char *path = output_pattern(rec->arena, rec->project->out, o);
	path = record_name_of(rec, arena_printf(rec->arena, "%s/%s", root_path(rec->root), path));
	size_t n = strlen(path);
	return !strcmp(e->path, path) ||
	        (n > 4 && !strcmp(path + n - 4, ".pdf") && !strncmp(e->path, path, n - 4) && e->path[n - 4] == '-');
}

/* Also one that is made only where it is asked for. */
static bool is_planned(const struct build_record *rec, const struct record_entry *e)
{
	const struct project *p = rec->project;
	const struct output o = {.document = project_document_find(p, e->document),
	                         .locale = e->locale,
	                         .edition = *e->edition ? e->edition : NULL};
	if (!record_has_document(rec, e) || !has_path(rec, e, &o))
		return false;
	return !o.edition || edition_is_listed(o.document, o.edition) ||
	        (!edition_missing(p, rec->arena, o.edition) && edition_is_for(p, rec->arena, o.edition, o.document, true));
}

void record_tell_leftovers(struct build_record *rec, struct diag *d)
{
	for (int i = 0; rec && !rec->shared && i < rec->entries.v.n; i++) {
		struct record_entry *e = &rec->entries.v.v[i];
		if (e->used || !*e->path || is_planned(rec, e) || !record_output_lies_there(rec, e))
			continue;
		struct source *file = NEW(rec->arena, struct source);
		*file = (struct source){.path = e->path};
		diag_report(d, DIAG_LEFTOVER_OUTPUT, (struct where){file, 0, 0});
		diag_hint(d, "nothing is deleted here: do so yourself if nobody needs it");
	}
}

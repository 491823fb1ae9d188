/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Building: for each output its layout, content and text, then pages, then bytes. An output
 * with a mistake is not written.
 *
 * Every output has a sink, an arena and a font set of its own: which mistakes and which fonts belong
 * to it then never depends on what was built before it, and memory does not grow with the number of
 * documents. Files that were read and parsed, and opened fonts, are shared.
 */
#include "build_outputs.h"
#include "depfile.h"
#include "language.h"
#include "paths.h"
#include "pdf.h"
#include "proof.h"
#include "record_ask.h"
#include "typeset.h"
#include "theme_check.h"
#include "trace.h"
#include "unshown.h"
#include "workers.h"
#include "writer.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

/* -- one output ----------------------------------------------------------------------------- */

/* Content of its own, so what lacks is what its layout says in another language. */
static void hint_words(const struct build_context *b, struct diag *d, const struct edition_texts *e)
{
	if (e->own && language_same(e->locale, b->project->source_language))
		diag_hint(d, "those of the layout, under `words`: write them in %s into layouts/locales/%s.yaml", e->locale,
		          e->locale);
}

void build_check_progress(const struct build_context *b, struct diag *d, const char *document, const struct typesetting *s,
                          struct pages *pages)
{
	const struct edition_texts *e = s->texts;
	int total = e->progress.total + s->progress.total, done = e->progress.translated + s->progress.translated;
	if ((int64_t)done * 100 >= (int64_t)total * b->project->threshold)
		return;
	const struct node *locales = node_find(b->project->top, "locales");
	if (b->project->below == BELOW_REFUSE) {
		diag_report(d, DIAG_INCOMPLETE, locales->at, e->locale, done, total, document, b->project->threshold);
		hint_words(b, d, e);
		return;
	}
	diag_report(d, DIAG_DRAFT, locales->at, e->locale, done, total, document);
	hint_words(b, d, e);
	if (pages)
		stamp_pages(s, pages, arena_printf(b->arena, "DRAFT %s: %d of %d texts translated", e->locale, done, total));
}

bool build_options(const struct build_context *b, struct diag *d, const struct pages *pages, const struct press *press,
                   struct pdf_options *o)
{
	enum pdf_standard_id id = press ? PDF_X4 : pages->calculates ? PDF_UA1 : PDF_A2A_UA1;
	*o = (struct pdf_options){.date = b->project->time, .standard = &pdf_standards[id], .diag = d};
	if (press) {
		const struct press_spec *s = press_spec_of(press);
		const struct pdf_condition c = {s->condition, s->registry, s->info};
		o->profile = pdf_profile_new(b->arena, press_profile(press), &c);
		return true;
	}
	const struct source *icc = file_map(b->root, "fonts/sRGB.icc", d, (struct where){0});
	o->profile = icc ? pdf_profile_new(b->arena, icc, NULL) : NULL;
	return icc;
}

void output_open(struct output_writer *w, const struct build_context *b, struct diag *d, const struct output *o)
{
	struct stat st;
	*w = (struct output_writer){.build = b, .output = o, .way = TO_FILE};
	if (b->options->to_stdout)
		w->way = TO_STDOUT;
	else if (o->refused)
		w->way = TO_NOWHERE;
	else if (path_stat(o->path, &st) && root_holds(b->root, &st)) {
		diag_report(d, DIAG_OUTPUT_OVER_INPUT, (struct where){0}, o->path);
		w->way = TO_NOWHERE;
	}
}

void output_take(void *user, const char *bytes, size_t n)
{
	struct output_writer *w = user;
	if (w->way == TO_STDOUT && !write_whole(STDOUT_FILENO, bytes, n))
		machine_failure("cannot write to standard output: %s", strerror(errno));
	if (w->way != TO_FILE)
		return;
	if (!w->begun)
		outbox_begin(w->build->outbox, w->output->path);
	w->begun = true;
	outbox_add(w->build->outbox, bytes, n);
}

bool output_close(struct output_writer *w)
{
	bool same = w->begun && outbox_drop_same(w->build->outbox);
	if (w->begun && !same)
		outbox_end(w->build->outbox);
	return same;
}

/* Whether these bytes lie there, so that the file need not be touched. */
static bool lies_there(const char *path, const struct buf *out, struct digest digest)
{
	struct stat st;
	struct file_stamp stamp;
	struct digest old;
	return stat(path, &st) == 0 && S_ISREG(st.st_mode) && (size_t)st.st_size == out->n &&
	        file_digest(path, &old, &stamp) && digest_equal(old, digest);
}

static void put_bytes(const struct build_context *b, struct diag *d, const struct output *o, const struct buf *out)
{
	struct output_writer w;
	struct built built = {.digest = digest_of(out->v, out->n)};
	output_open(&w, b, d, o);
	built.current = w.way == TO_FILE && lies_there(o->path, out, built.digest);
	if (!built.current)
		output_take(&w, out->v, out->n);
	output_close(&w);
	if (b->built)
		*b->built = built;
}

void build_put(const struct build_context *b, struct diag *d, const struct pages *pages, struct press *press,
               const struct output *o, struct buf *out)
{
	struct pdf_options options;
	if (press)
		pages = press_pages(press, pages);
	if (b->options->dump == DUMP_NONE) {
		if (!build_options(b, d, pages, press, &options))
			return;
		options.owner = o->owner;
		if (!pdf_write(pages, &options, out))
			return;
	} else if (b->options->dump == DUMP_PAGES) {
		trace_write(pages, out);
	}
	put_bytes(b, d, o, out);
}

struct node *build_over(const struct build_context *b, struct diag *d)
{
	const char *yaml = b->options->over;
	if (!yaml)
		return NULL;
	struct source *s = NEW(b->arena, struct source);
	*s = (struct source){.path = "the command line", .text = yaml, .size = strlen(yaml)};
	return yaml_parse(b->arena, s, d);
}

/* True when the output was written (or, by a check, could have been). */
static bool build_output(const struct build_context *all, struct diag *d, const struct output *o, struct content_uses *uses,
                         struct built *built)
{
	struct build_context b = *all;
	struct buf out = {0};
	b.built = built;
	b.arena = arena_new();
	struct font_set *fonts = fonts_open(b.root, b.arena, d);
	if (fonts)
		fonts_share(fonts, b.fonts);
	struct typesetting s = {
	        b.root, b.project, b.arena, d, fonts, .measure = b.options->proof, .dump = b.options->dump, .dumped = &out};
	s.uses = uses;
	s.over = build_over(&b, d);
	s.answers = b.options->answers;
	struct pages *pages = typeset_output(&s, o);
	if (s.texts)
		build_check_progress(&b, d, o->document->name, &s, pages);
	if (!b.options->write)
		typeset_lint(&s, o, pages);
	if (pages && b.options->proof)
		proof_pages(&s, pages, o->document->name);
	else if (pages && !diag_errors(d))
		pages = typeset_sheets(&s, pages);
	if (!b.options->write)
		typeset_lint_pages(&s, o, pages);
	bool good = pages && !diag_errors(d);
	if (good && b.options->write)
		build_put(&b, d, pages, s.press, o, &out);
	if (good && b.options->record && !b.options->proof)
		built->texts = record_texts(&s, uses);
	typeset_close(&s);
	fonts_close(fonts);
	buf_free(&out);
	arena_free(b.arena);
	return good && !o->refused && !diag_errors(d);
}

/* -- the run -------------------------------------------------------------------------------- */

/* A build that failed writes none: make would take its targets for new. One that is there stays. */
static void put_depfile(const struct build_context *b, const struct output_list *list, bool failed)
{
	struct stat st;
	if (path_stat(b->options->depfile, &st) && root_holds(b->root, &st))
		machine_failure("cannot write %s: the build has read it", b->options->depfile);
	if (!failed)
		depfile_write(b->root, b->arena, b->options->depfile, list);
}

struct build_run {
	struct build_context build;
	struct output_list *list;
	struct diag *diag;
	int n, built;
	int *job;                /* the outputs that are to be made, by their place in the list */
	struct digest *key;      /* of each output, where there is a record */
	bool *may_stay;          /* of each output: if its texts are the same */
	struct field_uses shown; /* of a check */
};

/* -- fields that outputs show, from process to process ---------------------------------------- */

static void pack_fields(const struct field_uses *u, struct buf *out)
{
	bytes_put(out, (uint64_t)u->v.n);
	for (int i = 0; i < u->v.n; i++) {
		bytes_put_text(out, u->v.v[i].source->path);
		bytes_put(out, (uint64_t)u->v.v[i].line);
		bytes_put(out, (uint64_t)u->v.v[i].column);
	}
}

static void take_fields(struct field_uses *u, struct byte_reader *b)
{
	for (int i = bytes_take_count(b, 2 * sizeof(uint64_t)); i > 0; i--) {
		struct source seen = {.path = bytes_take_text(b)};
		struct shape_field f = {.at = {.source = &seen}};
		f.at.line = (int)bytes_take(b);
		f.at.column = (int)bytes_take(b);
		if (field_is_used(u, &f))
			continue;
		struct source *kept = NEW(u->arena, struct source);
		kept->path = arena_strdup(u->arena, seen.path);
		f.at.source = kept;
		field_use(u, &f);
	}
}

/* -- jobs ----------------------------------------------------------------------------------- */

/* Whether an output uses nothing of what has changed in the content; then its messages are in `d`. */
static bool has_same_texts(const struct build_run *r, struct arena *a, struct diag *d, const struct output *o)
{
	struct build_context b = r->build;
	b.arena = arena_new();
	struct diag *told = project_sink(b.project, a);
	struct font_set *fonts = fonts_open(b.root, b.arena, told);
	struct typesetting s = {.root = b.root, .project = b.project, .arena = b.arena, .diag = told, .fonts = fonts};
	s.over = build_over(&b, told);
	bool same = typeset_open(&s, o) && !diag_errors(told) && record_has_texts(b.options->record, o, &s);
	if (same)
		diag_merge(d, told);
	typeset_close(&s);
	fonts_close(fonts);
	arena_free(b.arena);
	return same && !diag_errors(d);
}

/* The result of a job: what became of the output, its mistakes, and what goes into the record. */
enum { JOB_FAILED, JOB_WRITTEN, JOB_CURRENT, JOB_SAME_TEXTS };

static void run_job(void *user, int i, struct buf *result)
{
	struct build_run *r = user;
	const struct output *o = &r->list->v.v[r->job[i]];
	struct build_record *rec = r->build.options->record;
	struct arena *a = arena_new();
	struct diag *d = project_sink(r->build.project, a);
	struct built built = {0};
	inputs_watch(r->build.root);
	bool same = r->may_stay[r->job[i]] && has_same_texts(r, a, d, o);
	struct field_uses shown = {.arena = a};
	struct content_uses uses = {.arena = a, .fields = r->build.options->write ? NULL : &shown};
	if (!same)
		inputs_watch(r->build.root);
	bool good = same || build_output(&r->build, d, o, &uses, &built);
	buf_putc(result, same ? JOB_SAME_TEXTS : !good ? JOB_FAILED : built.current ? JOB_CURRENT : JOB_WRITTEN);
	diag_drop_follow_ups(d);
	diag_pack(d, result);
	pack_fields(&shown, result);
	record_pack(rec, r->build.root, a, d, built.digest, &built.texts, result);
	buf_free(&built.texts.paths);
	arena_free(a);
}

/* Texts of one locale are parsed once for all documents by a worker that makes them all. */
static bool is_in_same_locale(void *user, int i)
{
	const struct build_run *r = user;
	const struct output *all = r->list->v.v;
	return !strcmp(all[r->job[i]].locale, all[r->job[i - 1]].locale);
}

/* A worker's files are put in their places when it has no more jobs. */
static void end_jobs(void *user)
{
	const struct build_run *r = user;
	outbox_finish(r->build.outbox);
}

/* What processes left that were killed: a worker of this run, or an earlier run. */
static void remove_leftovers(void *user)
{
	const struct build_run *r = user;
	const char *latest = NULL;
	for (int i = 0; i < r->list->v.n; i++)
		temporaries_sweep(r->build.arena, r->list->v.v[i].path, &latest);
	if (r->build.options->depfile)
		temporaries_sweep(r->build.arena, r->build.options->depfile, &latest);
}

static void tell_progress(void *user, int done)
{
	const struct build_run *r = user;
	if (r->build.options->progress)
		r->build.options->progress(done, r->n);
}

static bool is_kept(const struct root *r, const struct output *o)
{
	struct stat st;
	return !o->refused && path_stat(o->path, &st) && S_ISREG(st.st_mode) && !root_holds(r, &st);
}

/* Results are taken in the order of the plan, so neither messages nor the list of files depends on
   the worker that they come from. */
static void take_result(void *user, int job, struct buf *result)
{
	struct build_run *r = user;
	const int i = r->job[job], became = (unsigned char)result->v[0];
	struct output *o = &r->list->v.v[i];
	const struct build_options *options = r->build.options;
	o->built = became == JOB_WRITTEN || became == JOB_CURRENT;
	o->current = became == JOB_CURRENT || became == JOB_SAME_TEXTS;
	struct byte_reader b = {diag_unpack(r->diag, result->v + 1), result->v + result->n, false};
	take_fields(&r->shown, &b);
	if (became == JOB_SAME_TEXTS)
		record_take_texts(options->record, o, &b);
	else
		record_take(options->record, r->build.root, o, r->key[i], &b);
	r->built += became != JOB_FAILED;
	o->kept = options->write && !options->to_stdout && became == JOB_FAILED && is_kept(r->build.root, o);
}

/* Leaves out what lies there as it would be made. */
static void choose_jobs(struct build_run *r)
{
	struct build_record *rec = r->build.options->record;
	for (int i = 0; i < r->list->v.n; i++) {
		struct output *o = &r->list->v.v[i];
		if (rec)
			r->key[i] = record_key(rec, o, r->build.options);
		enum record_state state = rec ? record_state(rec, o, r->key[i], r->diag) : RECORD_OLD;
		o->current = state == RECORD_CURRENT;
		r->may_stay[i] = state == RECORD_TEXTS && !r->build.options->proof;
		if (!o->current)
			r->job[r->n++] = i;
	}
}

static void run_jobs(struct build_run *r)
{
	const struct build_options *o = r->build.options;
	struct buf *result = NEW_ARRAY(r->build.arena, struct buf, r->n);
	struct jobs jobs = {r->n, run_job, is_in_same_locale, end_jobs, tell_progress, take_result, remove_leftovers, r};
	if (o->write && !o->to_stdout)
		remove_leftovers(r);
	workers_run(&jobs, o->workers ? o->workers : workers_available(), result);
}

int project_build(struct root *r, const struct project *p, struct arena *a, struct diag *d, struct output_list *list,
                  const struct build_options *o)
{
	struct outbox outbox = {.arena = a};
	struct build_run run = {.build = {r, p, a, font_store_new(a), &outbox, o, NULL}, .list = list, .diag = d};
	run.job = NEW_ARRAY(a, int, list->v.n);
	run.key = NEW_ARRAY(a, struct digest, list->v.n);
	run.may_stay = NEW_ARRAY(a, bool, list->v.n);
	run.shown.arena = a;
	choose_jobs(&run);
	run_jobs(&run);
	font_store_close(run.build.fonts);
	if (o->write && o->depfile)
		put_depfile(&run.build, list, diag_errors(d) > 0);
	if (!o->write && o->whole && !diag_errors(d))
		unshown_check(r, p, a, d, &run.shown);
	return list->v.n - run.n + run.built;
}

void project_check(struct root *r, const struct project *p, struct arena *a, struct diag *d)
{
	struct buf unused = {0};
	struct font_set *fonts = fonts_open(r, a, d);
	if (fonts)
		fonts_verify(fonts, &unused);
	fonts_close(fonts);
	buf_free(&unused);
	if (!diag_errors(d))
		themes_check(r, p, a, d);
}

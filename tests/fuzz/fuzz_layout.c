/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A layout, its shape, content and pictures (fuzz_files), set to pages with the fonts of this project.
 * The part "locale" is the tag of the edition. Built with PLATEN_CHECK_RULES, layout looks at its own rules.
 */
#include "fuzz.h"

#include "layout.h"
#include "project.h"
#include "spec.h"
#include "trace.h"

#include <string.h>

static struct root *project; /* the folder that this program runs in */
static struct arena *kept;
static struct font_store *store;

static void open_project(void)
{
	if (project)
		return;
	kept = arena_new();
	project = root_open(kept, ".");
	store = font_store_new(kept);
}

static const char *locale_of(struct root *r, struct arena *a, struct diag *d)
{
	const struct source *s = file_exists(r, "locale") ? file_read(r, "locale", d, (struct where){0}) : NULL;
	const char *tag = s ? arena_strndup(a, s->text, strcspn(s->text, "\n")) : "en";
	return locale_is_valid(tag) ? tag : "en";
}

static void check_pages(const struct pages *p)
{
	struct buf trace = {0};
	trace_write(p, &trace);
	fuzz_require(trace.n > 0, "a document without a trace");
	buf_free(&trace);
}

static void set(struct layout_job *job, const char *locale)
{
	job->text = text_open(project, job->arena, job->diag, job->fonts, &(struct text_options){locale, job->spec->locale});
	if (!job->text)
		return;
	const struct pages *p = layout_document(job);
	if (!diag_errors(job->diag))
		check_pages(p);
	text_close(job->text);
}

static void read(struct arena *a, struct diag *d)
{
	struct root *r = root_open(a, fuzz_folder());
	const char *locale = locale_of(r, a, d);
	struct layout_job job = {.root = r, .arena = a, .diag = d, .measure = true};
	job.spec = descriptor_load(r, a, d, (struct descriptor_source){.name = "a", .locale = locale});
	const struct shape_field *shape = job.spec ? shape_load(r, a, d, job.spec->shape, (struct where){0}) : NULL;
	job.content = shape ? content_load(r, a, d, "content.yaml", shape) : NULL;
	fuzz_require(job.content || diag_errors(d) > 0, "a file was refused without a word");
	job.fonts = job.content ? fonts_open(project, a, d) : NULL;
	if (!job.fonts)
		return;
	fonts_share(job.fonts, store);
	set(&job, locale);
	fonts_close(job.fonts);
}

int fuzz_one(const uint8_t *data, size_t size)
{
	struct arena *a = arena_new();
	struct diag *d = diag_new(a);
	open_project();
	fuzz_clear();
	fuzz_files("layouts/a.yaml", data, size);
	read(a, d);
	fuzz_print(d);
	arena_free(a);
	return 0;
}

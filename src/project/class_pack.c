/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A pack is printed. A form of a pupil who fills it in on a screen is a file beside it, whose fields have names of their own
 * (ISO 32000-1 12.7.3.2) and whose /ID tells whose it is; and so is a sheet for a press, which keeps another standard.
 */
#include "class_pack.h"
#include "class_sheets.h"
#include "language.h"
#include "spec.h"

#include <inttypes.h>
#include <string.h>
#include <time.h>

/* A sheet beside the pack. */
struct apart {
	const struct pupil *pupil;
	struct press *press;
	struct pages *pages;
};

struct class_pack {
	const struct build_context *build;
	struct output_list *list;
	const struct roster *roster;
	struct sheets *sheets;
	struct diag *diag;
	struct pdf_copy *copy; /* covers first */
	int covers, n;
	struct cover_row *row; /* of all pupils */
	VEC(struct apart) apart;
};

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

/* In the language of the run, the language; and its edition, as the list has it. */
static const char *kind_of(const struct class_pack *p, const struct output *o)
{
	struct arena *a = p->sheets->build.arena;
	const char *language = language_name(a, o->locale, p->sheets->output->locale);
	return o->edition ? arena_printf(a, "%s, %s", language, text_isolated(a, o->edition)) : language;
}

/* -- what stands beside it ------------------------------------------------------------------ */

static void put_apart(struct class_pack *p, const struct pupil *pupil, const struct sheet *s)
{
	struct arena *a = p->sheets->build.arena;
	struct apart *apart = vec_push(a, &p->apart);
	*apart = (struct apart){pupil, s->typesetting->press, sheet_pages(a, s)};
	if (p->build->options->to_stdout) {
		diag_report(p->diag, DIAG_BAD_ROSTER, pupil->row->at,
		            s->typesetting->press ? "a pack cannot hold this sheet: in its edition it is for a press"
		                                  : "a pack cannot hold this sheet: in its edition it is a form");
		diag_hint(p->diag, "without '-o -' the pupil has a file beside the pack");
	}
}

/* False after reporting. */
static bool is_some_paper(const struct class_pack *p)
{
	const struct source *list = p->roster->source;
	const bool press = p->apart.v && p->apart.v[0].press;
	if (p->n)
		return true;
	diag_report(p->diag, DIAG_BAD_ROSTER, (struct where){list, 0, 0},
	            press ? "a pack is printed on paper, and all sheets of this class are for a press"
	                  : "a pack is printed on paper, and all sheets of this class are forms");
	diag_hint(p->diag, "without --pack each pupil has a file%s",
	          press ? "" : "; 'platen score FOLDER' reads those that come back");
	return false;
}

/* Called as among the files of single pupils. */
static void write_apart(struct class_pack *p)
{
	struct arena *a = p->build->arena;
	const char *pack = p->list->v.v[0].path, *latest = NULL;
	size_t n = strlen(pack), end = n > 4 && !strcmp(pack + n - 4, ".pdf") ? 4 : 0;
	for (int i = 0; i < p->apart.n; i++) {
		const struct apart *sheet = &p->apart.v[i];
		struct buf out = {0};
		struct output *o = vec_push(a, &p->list->v);
		*o = p->list->v.v[0];
		o->owner = sheet->pupil->key;
		o->path = arena_printf(a, "%.*s/%s.pdf", (int)(n - end), pack, sheet->pupil->file);
		temporaries_sweep(a, o->path, &latest);
		build_put(&p->sheets->build, p->diag, sheet->pages, sheet->press, o, &out);
		buf_free(&out);
	}
}

/* -- the pack ------------------------------------------------------------------------------- */

static bool set_copy(struct class_pack *p, int i, const struct pupil *pupil)
{
	struct sheet s;
	if (!sheets_next(p->sheets, pupil, &s))
		return false;
	const bool apart = s.typesetting->press || has_fields(s.pages);
	p->row[i] = (struct cover_row){pupil->title, kind_of(p, s.output), pupil->row->at, apart};
	if (apart)
		put_apart(p, pupil, &s);
	else
		p->copy[p->covers + p->n++] = (struct pdf_copy){s.pages, s.own, pupil->title};
	return true;
}

/* The sheets of all pupils, and what the cover says of each; false: some have mistakes. */
static bool set_copies(struct class_pack *p)
{
	const struct build_options *o = p->build->options;
	int good = 0;
	for (int i = 0; i < p->roster->n; i++) {
		const int from = diag_size(p->diag);
		const struct pupil *pupil = roster_pupil(p->sheets->build.arena, p->roster, i);
		good += set_copy(p, i, pupil);
		sheets_fold(p->sheets, pupil, from);
		if (o->progress && (i % SOME == 0 || i + 1 == p->roster->n))
			o->progress(i + 1, p->roster->n);
	}
	return good == p->roster->n && is_some_paper(p);
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
static bool set_cover(struct class_pack *p)
{
	struct arena *a = p->sheets->build.arena;
	const struct pdf_copy *copy = p->copy + p->covers;
	const struct typesetting *plain = sheets_plain(p->sheets);
	const int before = diag_errors(p->diag);
	if (!plain)
		return false;
	struct class_cover c = {.like = pages_in(copy, p->n, p->sheets->output->locale),
	                        .list = p->roster->name,
	                        .date = date_of(a, p->build->project->time),
	                        .seed = p->roster->seed ? arena_printf(a, "%" PRIu64, p->roster->seed) : NULL,
	                        .kind = kind_of(p, p->sheets->output),
	                        .paper = count_paper(copy, p->n),
	                        .apart = p->apart.n,
	                        .n = p->roster->n,
	                        .row = p->row};
	p->copy->pages = typeset_cover(plain, &c);
	p->copy->title = c.title;
	return diag_errors(p->diag) == before;
}

/* Copies with their cover, if any, which does not decide whether backs are used. */
static void write_pack(const struct class_pack *p)
{
	struct pdf_options options;
	struct output_writer writer;
	const struct pdf_sink sink = {output_take, &writer};
	if (!build_options(p->build, p->diag, p->copy->pages, NULL, &options))
		return;
	struct output *o = &p->list->v.v[0];
	output_open(&writer, p->build, p->diag, o);
	if (pdf_write_copies(p->copy, p->covers + p->n, uses_backs(p->copy + p->covers, p->n), &options, &sink))
		o->current = output_close(&writer);
}

int class_pack_build(const struct build_context *b, struct diag *d, struct output_list *list, const struct roster *roster)
{
	struct class_pack p = {.build = b, .list = list, .roster = roster, .diag = d, .covers = b->options->cover};
	p.sheets = sheets_open(b, d, list->v.v, roster);
	p.copy = NEW_ARRAY(p.sheets->build.arena, struct pdf_copy, p.covers + roster->n);
	p.row = NEW_ARRAY(p.sheets->build.arena, struct cover_row, roster->n);
	const bool whole = set_copies(&p) && (!p.covers || set_cover(&p)) && !diag_errors(d);
	if (whole && b->options->write) {
		write_pack(&p);
		write_apart(&p);
	}
	outbox_finish(b->outbox);
	sheets_close(p.sheets);
	font_store_close(b->fonts);
	return whole && !diag_errors(d) ? 1 + p.apart.n : 0;
}

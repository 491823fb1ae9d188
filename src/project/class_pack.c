/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A pack: sheets in one file. They are set twice: first all of them, to find mistakes and what the cover counts, then one after
 * the other as the file asks for them, so that of those which pupils do not share only a few are in memory.
 *
 * A pack is printed. A form of a pupil who fills it in on a screen is a file beside it, whose fields have names of their own
 * (ISO 32000-1 12.7.3.2) and whose /ID tells whose it is; and so is a sheet for a press, which keeps another standard.
 */
#include "class_pack.h"
#include "class_sheets.h"
#include "language.h"
#include "output_folder.h"
#include "spec.h"

#include <assert.h>
#include <inttypes.h>
#include <string.h>
#include <time.h>

/* A sheet beside the pack, and why it is there. */
enum why { WHY_FORM, WHY_PRESS, WHY_EDGE };
struct apart {
	int pupil; /* in the list */
	enum why why;
};

/* The edge of the paper at which a sheet is turned over, where only one is right. */
enum edge { EDGE_ANY, EDGE_LONG, EDGE_SHORT, EDGES };

/* A sheet in the pack. */
struct paper {
	int pupil;
	int sides;
	enum edge edge;
	bool bound;    /* margins, a fold or cards want both sides */
	bool one_side; /* nothing is on backs, which would stand on their heads */
};

/* What the cover says of sheets. */
struct kind {
	const struct output *output;
	const char *says;
};

struct class_pack {
	const struct build_context *build;
	struct output_list *list;
	const struct roster *roster;
	struct sheets *sheets;
	struct diag *diag;
	struct pdf_pack *pdf; /* NULL: nothing is written */
	struct pdf_copy cover;
	int covers;
	VEC(struct paper) paper;  /* in the order of the list */
	enum edge edge;           /* of the pack, which is printed as a whole */
	int leaves;               /* of paper, printed on both sides */
	struct cover_row *row;    /* of all pupils */
	const struct pages *like; /* of the run's edition and locale, else of the first pupil */
	bool of_run;
	VEC(struct kind) kinds;
	VEC(struct apart) apart;
};

/* How many sheets pass between two words to a person who waits. */
enum { SOME = 50 };

static bool has_fields(const struct pages *pages)
{
	for (int i = 0; i < pages->page.n; i++) {
		struct item_walk walk = {.page = &pages->page.v[i]};
		for (const struct item *it; (it = item_walk_next(&walk));)
			if (it->kind == ITEM_FIELD)
				return true;
	}
	return false;
}

/* In the language of the run, the language; and its edition, as the list has it. */
static const char *kind_of(struct class_pack *p, const struct output *o)
{
	struct arena *a = p->sheets->build.arena;
	for (int i = 0; i < p->kinds.n; i++)
		if (p->kinds.v[i].output == o)
			return p->kinds.v[i].says;
	const char *language = language_name(a, o->locale, p->sheets->output->locale);
	const char *says = o->edition ? arena_printf(a, "%s, %s", language, text_isolated(a, o->edition)) : language;
	*vec_push(a, &p->kinds) = (struct kind){o, says};
	return says;
}

/* -- what stands beside it ------------------------------------------------------------------ */

static void put_apart(struct class_pack *p, int i, enum why why)
{
	static const char *const says[] = {
	        [WHY_FORM] = "a pack cannot hold this sheet: in its edition it is a form",
	        [WHY_PRESS] = "a pack cannot hold this sheet: in its edition it is for a press",
	        [WHY_EDGE] = "a pack cannot hold this sheet: the printer turns it over at another edge than the others"};
	*vec_push(p->sheets->build.arena, &p->apart) = (struct apart){i, why};
	p->row[i].apart = true;
	if (p->build->options->to_stdout) {
		diag_report(p->diag, DIAG_BAD_ROSTER, p->row[i].at, says[why]);
		diag_hint(p->diag, "without '-o -' the pupil has a file beside the pack");
	}
}

/* False after reporting. */
static bool is_some_paper(const struct class_pack *p)
{
	const struct source *list = p->roster->source;
	const bool press = p->apart.v && p->apart.v[0].why == WHY_PRESS;
	if (p->paper.n)
		return true;
	diag_report(p->diag, DIAG_BAD_ROSTER, (struct where){list, 0, 0},
	            press ? "a pack is printed on paper, and all sheets of this class are for a press"
	                  : "a pack is printed on paper, and all sheets of this class are forms");
	diag_hint(p->diag, "without --pack each pupil has a file%s",
	          press ? "" : "; 'platen score FOLDER' reads those that come back");
	return false;
}

/* The sheet of a pupil who had it before, without mistakes. */
static const struct pupil *set_again(struct class_pack *p, int i, struct sheet *s)
{
	const struct pupil *pupil = roster_pupil(p->sheets->turn, p->roster, i);
	const bool good = sheets_next(p->sheets, pupil, s);
	assert(good);
	(void)good;
	return pupil;
}

/* Called as among the files of single pupils. */
static void write_apart(struct class_pack *p)
{
	struct arena *a = p->build->arena;
	const char *folder = output_folder_beside(a, p->list->v.v[0].path), *latest = NULL;
	for (int i = 0; i < p->apart.n; i++) {
		struct sheet s;
		struct buf out = {0};
		const struct pupil *pupil = set_again(p, p->apart.v[i].pupil, &s);
		struct output *o = vec_push(a, &p->list->v);
		*o = p->list->v.v[0];
		o->owner = arena_strdup(a, pupil->key);
		o->path = arena_printf(a, "%s/%s.pdf", folder, pupil->file);
		temporaries_sweep(a, o->path, &latest);
		build_put(&p->sheets->build, p->diag, sheet_pages(p->sheets->turn, &s), s.typesetting->press, o, &out);
		buf_free(&out);
		sheets_drop(p->sheets);
	}
}

/* -- the pack ------------------------------------------------------------------------------- */

/* The cover, and what the file says of itself, belong to the run, whoever comes first. */
static void note_pages(struct class_pack *p, const struct sheet *s)
{
	if (!p->like || (s->of_run && !p->of_run)) {
		p->like = s->pages;
		p->of_run = s->of_run;
		sheets_hold(s);
	}
}

/* Where each pupil has another edition or locale, those pages are set for nobody. */
static void find_pages(struct class_pack *p)
{
	const struct pages *plain = p->of_run ? NULL : sheets_plain_pages(p->sheets);
	if (plain)
		p->like = plain;
}

/* Pages are leafed sideways: those that stand upright are turned over at the long edge, those that lie at the short one.
   Otherwise their backs are on their heads. Cards say themselves how they are turned over. */
static enum edge edge_of(const struct sheet *s)
{
	const struct page *first = &s->pages->page.v[0];
	const bool cards = s->typesetting->spec->impose.way == IMPOSE_CARDS;
	if (s->pages->page.n == 1)
		return EDGE_ANY;
	if (s->pages->short_edge)
		return EDGE_SHORT;
	return cards || first->height >= first->width ? EDGE_LONG : EDGE_SHORT;
}

/* Its bookmark is the name. */
static struct pdf_copy copy_of(const struct class_pack *p, const struct pupil *pupil, const struct sheet *s)
{
	return (struct pdf_copy){s->pages, s->own, text_told(p->sheets->turn, pupil->title, s->pages->rtl), s->last, false};
}

static void put_paper(struct class_pack *p, int i, const struct pupil *pupil, const struct sheet *s)
{
	const struct pdf_copy copy = copy_of(p, pupil, s);
	*vec_push(p->sheets->build.arena, &p->paper) =
	        (struct paper){i, s->pages->page.n, edge_of(s), s->pages->duplex, false};
	note_pages(p, s);
	if (p->pdf)
		pdf_pack_meet(p->pdf, &copy);
}

static bool set_sheet(struct class_pack *p, int i, const struct pupil *pupil)
{
	struct sheet s;
	if (!sheets_next(p->sheets, pupil, &s))
		return false;
	p->row[i] = (struct cover_row){pupil->title, kind_of(p, s.output), pupil->row->at, false};
	if (s.typesetting->press || has_fields(s.pages))
		put_apart(p, i, s.typesetting->press ? WHY_PRESS : WHY_FORM);
	else
		put_paper(p, i, pupil, &s);
	return true;
}

/* At which edge most sheets are turned over, so is the pack. Of the others, those stand beside it that are of no use on one
   side; the pages of the rest have blank backs. */
static void choose_edge(struct class_pack *p)
{
	int of[EDGES] = {0}, kept = 0;
	for (int i = 0; i < p->paper.n; i++)
		of[p->paper.v[i].edge]++;
	p->edge = of[EDGE_SHORT] > of[EDGE_LONG] ? EDGE_SHORT : EDGE_LONG;
	for (int i = 0; i < p->paper.n; i++) {
		struct paper *s = &p->paper.v[i];
		s->one_side = s->edge != EDGE_ANY && s->edge != p->edge;
		if (s->one_side && s->bound) {
			put_apart(p, s->pupil, WHY_EDGE);
			continue;
		}
		p->leaves += s->one_side ? s->sides : (s->sides + 1) / 2;
		p->paper.v[kept++] = *s;
	}
	p->paper.n = kept;
}

/* The sheets of all pupils, and what the cover says of each; false: some have mistakes. */
static bool set_sheets(struct class_pack *p)
{
	const struct build_options *o = p->build->options;
	int good = 0;
	for (int i = 0; i < p->roster->n; i++) {
		const int from = diag_size(p->diag);
		const struct pupil *pupil = roster_pupil(p->sheets->turn, p->roster, i);
		good += set_sheet(p, i, pupil);
		sheets_fold(p->sheets, pupil, from);
		sheets_drop(p->sheets);
		if (o->progress && i % SOME == 0)
			o->progress(0, p->roster->n);
	}
	choose_edge(p);
	if (good < p->roster->n || !is_some_paper(p))
		return false;
	find_pages(p);
	return true;
}

/* The date of the file, as ISO 8601 writes it. */
static const char *date_of(struct arena *a, int64_t seconds)
{
	struct tm tm;
	char text[32] = "";
	const time_t time = (time_t)seconds;
	if (gmtime_r(&time, &tm))
		strftime(text, sizeof(text), "%Y-%m-%d", &tm);
	return arena_strdup(a, text);
}

/* In the language of the run. False after reporting. */
static bool set_cover(struct class_pack *p)
{
	struct arena *a = p->sheets->build.arena;
	const struct typesetting *plain = sheets_plain(p->sheets);
	const int before = diag_errors(p->diag);
	if (!plain)
		return false;
	struct class_cover c = {.like = p->like,
	                        .list = p->roster->name,
	                        .date = date_of(a, p->build->project->time),
	                        .seed = p->roster->seed ? arena_printf(a, "%" PRIu64, p->roster->seed) : NULL,
	                        .kind = kind_of(p, p->sheets->output),
	                        .paper = p->leaves,
	                        .short_edge = p->edge == EDGE_SHORT,
	                        .apart = p->apart.n,
	                        .n = p->roster->n,
	                        .row = p->row};
	p->cover = (struct pdf_copy){.pages = typeset_cover(plain, &c), .title = c.title};
	if (p->pdf)
		pdf_pack_meet(p->pdf, &p->cover);
	return diag_errors(p->diag) == before;
}

static struct pdf_copy give_copy(void *user, int i)
{
	struct class_pack *p = user;
	const struct build_options *o = p->build->options;
	struct sheet s;
	if (i < p->covers)
		return p->cover;
	const struct paper *paper = &p->paper.v[i - p->covers];
	const int at = paper->pupil;
	const struct pupil *pupil = set_again(p, at, &s);
	if (o->progress && (at % SOME == 0 || at + 1 == p->roster->n))
		o->progress(at + 1, p->roster->n);
	struct pdf_copy copy = copy_of(p, pupil, &s);
	copy.one_side = paper->one_side;
	return copy;
}

static void drop_copies(void *user, int n)
{
	const struct class_pack *p = user;
	(void)n;
	sheets_drop(p->sheets);
}

/* Each begins on a front, also where no pupil has anything on a back: whoever prints the file on both sides need not look. */
static void write_pack(struct class_pack *p)
{
	struct pdf_options options;
	struct output_writer writer;
	const struct pdf_sink sink = {output_take, &writer};
	const struct pdf_copies copies = {.n = p->covers + p->paper.n,
	                                  .fronts = true,
	                                  .short_edge = p->edge == EDGE_SHORT,
	                                  .says = p->covers ? p->cover.pages : p->like,
	                                  .copy = give_copy,
	                                  .done = drop_copies,
	                                  .user = p};
	if (!build_options(p->build, p->diag, p->like, NULL, &options))
		return;
	struct output *o = &p->list->v.v[0];
	output_open(&writer, p->build, p->diag, o);
	sheets_again(p->sheets);
	if (pdf_pack_write(p->pdf, &copies, &options, &sink))
		o->current = o->built = output_close(&writer);
}

int class_pack_build(const struct build_context *b, struct diag *d, struct output_list *list, const struct roster *roster)
{
	struct class_pack p = {.build = b, .list = list, .roster = roster, .diag = d, .covers = b->options->cover};
	p.sheets = sheets_open(b, d, list->v.v, &(struct roster_part){roster, 0, roster->n});
	p.row = NEW_ARRAY(p.sheets->build.arena, struct cover_row, roster->n);
	p.pdf = b->options->write ? pdf_pack_open() : NULL;
	const bool whole = set_sheets(&p) && (!p.covers || set_cover(&p)) && !diag_errors(d);
	if (whole && p.pdf) {
		write_pack(&p);
		write_apart(&p);
	}
	if (p.pdf)
		pdf_pack_close(p.pdf);
	outbox_finish(b->outbox);
	sheets_close(p.sheets);
	font_store_close(b->fonts);
	return whole && !diag_errors(d) ? 1 + p.apart.n : 0;
}

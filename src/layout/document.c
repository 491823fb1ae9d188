/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A document from binding to pages: the body is planned and drawn, then headers and footers,
 * which may name the number of pages; they lie beneath the body. A table of contents needs the pages of the headings, so
 * such a document is set again until they stay where they are.
 */
#include "bind.h"
#include "build.h"
#include "cache.h"
#include "check.h"
#include "copy.h"
#include "press_check.h"
#include "draw.h"
#include "fillable.h"
#include "list_dump.h"
#include "fit.h"
#include "gray.h"
#include "leave.h"
#include "region.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Passes until page numbers settle; a second one moves them only when the contents grow. */
#define MOST_PASSES 4

struct document {
	const struct layout_job *job;
	struct binder binder;
	struct leave leave; /* the body, with what the fit leaves out */
	struct cache *cache;
	struct pages *pages;
	struct plan *plan;
	const char **section;     /* of each page, from 1; NULL: none yet */
	struct ink *ink;          /* of each page, from 0 */
	struct drawn_list *drawn; /* likewise */
};

static struct draw start_page(const struct document *doc, int number)
{
	const struct layout_job *job = doc->job;
	struct draw d = {.job = job,
	                 .diag = job->diag,
	                 .page = &job->spec->page,
	                 .canvas = {.arena = job->arena},
	                 .number = number,
	                 .contents = doc->plan->outline.has_toc,
	                 .region = page_region(&job->spec->page, number),
	                 .slots = doc->pages,
	                 .rooms = job->measure ? doc->pages : NULL};
	if (promises_any(&job->spec->promises))
		d.drawn = NEW(job->arena, struct drawn_list);
	return d;
}

/* -- headers and footers -------------------------------------------------------------------- */

static const struct master *master_of(const struct masters *m, int number)
{
	if (number == 1 && m->has_first)
		return &m->first;
	if (number % 2 == 0 && m->has_left)
		return &m->left;
	if (number % 2 && m->has_right)
		return &m->right;
	return &m->all;
}

/* For each page the first section that starts on it, or else the latest that goes on from before. */
static void find_sections(struct document *doc)
{
	int n = doc->plan->pages.n, seen = 0;
	struct heading *const *heading = doc->plan->outline.v.v;
	int *latest = NEW_ARRAY(doc->job->arena, int, n + 1); /* on each page, counted from 1 in the order of reading */
	doc->section = NEW_ARRAY(doc->job->arena, const char *, n + 1);
	for (int i = 0; i < doc->plan->outline.v.n; i++) {
		int page = heading[i]->page;
		if (heading[i]->artifact || heading[i]->level > 2 || !page)
			continue;
		if (!latest[page])
			doc->section[page] = heading[i]->title;
		latest[page] = i + 1;
	}
	for (int page = 1; page <= n; page++) {
		if (!latest[page] && seen)
			doc->section[page] = heading[seen - 1]->title;
		seen = latest[page] > seen ? latest[page] : seen;
	}
}

static struct vlist build_furniture(const struct document *doc, const struct box_list *boxes, const struct page_vars *vars,
                                    const struct draw *d)
{
	const struct layout_job *job = doc->job;
	struct binder binder = doc->binder;
	binder.page = vars;
	struct box_list bound = bind_boxes(&binder, *boxes);
	struct builder b = {.job = job,
	                    .arena = job->arena,
	                    .cache = doc->cache,
	                    .spacing_scale = 1000,
	                    .ground = COLOR_RGB(0xFFFFFF),
	                    .last = true};
	struct outline outline = {.last_level = 6};
	struct element *artifact = element_detached(job->arena, NULL, ROLE_DIV);
	artifact->artifact = true;
	b.gfx = (struct gfx){.root = job->root,
	                     .arena = job->arena,
	                     .diag = job->diag,
	                     .text = job->text,
	                     .size_scale = 1000,
	                     .leading_scale = 1000,
	                     .rtl = text_is_rtl(job->text),
	                     .document = job->spec->name,
	                     .gray = d->page->colors == COLORS_GREY,
	                     .copied = page_is_copied(d->page)};
	b.outline = &outline;
	b.known = &doc->plan->outline;
	struct vlist l = build_list(&b, &bound, d->region.width, artifact);
	report_share(&b, vlist_share(&l), "headers and footers are as high as what they hold");
	return l;
}

/* A header or footer, drawn away from the body by its gap. */
struct furniture {
	const struct box_list *boxes;
	const char *name;
	mpt gap, margin;
	bool above;
	enum artifact kind;
};

static void draw_boxes(struct document *doc, struct draw *d, const struct furniture *f, const struct page_vars *vars)
{
	if (!f->boxes->n)
		return;
	struct vlist l = build_furniture(doc, f->boxes, vars, d);
	const struct vrange all = vlist_all(&l);
	int64_t h = vlist_height(&l, 0, l.v.n), y = f->margin - f->gap - h;
	if (h && y < 0)
		diag_report(doc->job->diag, DIAG_OVERFLOW, f->boxes->v[0]->at,
		            arena_printf(doc->job->arena, "the %s is higher than its margin (locale %s)", f->name,
		                         text_locale(doc->job->text)));
	if (h && y < 0)
		diag_hint(doc->job->diag, "it takes %lld mm and its `%s-gap` %lld mm, but the margin is %lld mm",
		          (long long)muldiv(h, 254, 720000), f->name, (long long)muldiv(f->gap, 254, 720000),
		          (long long)muldiv(f->margin, 254, 720000));
	draw_range(d, &all, d->region.left, f->above ? y : d->page->height - f->margin + f->gap, h, TAKE_NONE);
}

static void draw_furniture(struct document *doc, struct draw *d)
{
	const struct page_spec *page = d->page;
	const struct master *m = master_of(&doc->job->spec->masters, d->number);
	const struct furniture parts[] = {
	        {&m->header, "header", m->header_gap, page->margins.top, true, ARTIFACT_HEADER},
	        {&m->footer, "footer", m->footer_gap, page->margins.bottom, false, ARTIFACT_FOOTER}};
	struct page_vars vars = {d->number, doc->plan->pages.n, doc->section[d->number]};
	d->artifact = true;
	for (int i = 0; i < COUNT_OF(parts); i++) {
		d->furniture = parts[i].kind;
		draw_boxes(doc, d, &parts[i], &vars);
	}
	d->furniture = ARTIFACT_LAYOUT;
	d->artifact = false;
}

/* -- pages ---------------------------------------------------------------------------------- */

static void draw_body(struct document *doc, struct draw *d)
{
	const struct vrange body = plan_page(doc->plan, d->number - 1);
	const struct page_spec *page = d->page;
	bool last = d->number == doc->plan->pages.n;
	enum take_up take = page->justify && (!last || doc->job->spec->fit.pages) ? TAKE_SPREAD : TAKE_FR;
	draw_range(d, &body, d->region.left, d->region.top, d->region.height, take);
}

/* What stands on a page: the header and footer, with what they place, lie beneath the body. */
static void lay_body_over(struct draw *under, const struct draw *body)
{
	int before = under->canvas.items.v.n;
	for (int i = 0; under->drawn && i < body->drawn->v.n; i++)
		*vec_push(under->canvas.arena, &under->drawn->v) = body->drawn->v.v[i];
	for (int i = 0; i < body->canvas.items.v.n; i++)
		*vec_push(under->canvas.arena, &under->canvas.items.v) = body->canvas.items.v.v[i];
	for (int i = 0; i < body->ink.v.n; i++) {
		struct ink_mark *m = vec_push(under->canvas.arena, &under->ink.v);
		*m = body->ink.v.v[i];
		m->from += before;
		m->to += before;
	}
}

static void keep_page(struct document *doc, const struct draw *d)
{
	struct page *p = vec_push(doc->job->arena, &doc->pages->page);
	*p = (struct page){d->page->width,      d->page->height,
	                   d->page->bleed,      0,
	                   d->canvas.items,     arena_printf(doc->job->arena, "%d", d->number),
	                   d->page->show_bleed, d->number < doc->plan->pages.n && !plan_breaks(doc->plan, d->number - 1)};
}

static void draw_pages(struct document *doc)
{
	int n = doc->plan->pages.n;
	struct draw *d = NEW_ARRAY(doc->job->arena, struct draw, n);
	memset(&doc->pages->page, 0, sizeof(doc->pages->page));
	memset(&doc->pages->rooms, 0, sizeof(doc->pages->rooms));
	memset(&doc->pages->slots, 0, sizeof(doc->pages->slots));
	doc->pages->top = doc->plan->top;
	d[0] = start_page(doc, 1);
	const struct vrange all = vlist_all(&doc->plan->list);
	attach_range(&d[0], &all);
	for (int i = 0; i < n; i++) {
		d[i] = start_page(doc, i + 1);
		draw_body(doc, &d[i]);
	}
	find_sections(doc);
	doc->ink = NEW_ARRAY(doc->job->arena, struct ink, n);
	doc->drawn = NEW_ARRAY(doc->job->arena, struct drawn_list, n);
	for (int i = 0; i < n; i++) {
		struct draw page = start_page(doc, i + 1);
		draw_furniture(doc, &page);
		lay_body_over(&page, &d[i]);
		keep_page(doc, &page);
		doc->ink[i] = page.ink;
		if (page.drawn)
			doc->drawn[i] = *page.drawn;
	}
}

/* What the edition makes of the pages, and whether they are as it promises. */
static void check_edition(const struct document *doc)
{
	const struct document_spec *spec = doc->job->spec;
	doc->pages->gray = spec->page.colors == COLORS_GREY;
	doc->pages->least_size = spec->promises.value[PROMISE_SIZE];
	for (int i = 0; i < doc->pages->page.n; i++) {
		if (doc->pages->gray)
			page_turn_gray(doc->job->arena, &doc->pages->page.v[i]);
		if (promises_any(&spec->promises))
			promises_check(doc->job->diag, &spec->promises, &doc->pages->page.v[i], &doc->drawn[i], i + 1);
	}
}

/* Where something has no room, which has been said, texts meet that are not meant to. */
static void check_ink(const struct document *doc)
{
	static const enum diag_code causes[] = {DIAG_OVERFLOW,   DIAG_NO_WIDTH,    DIAG_COLUMN_WIDTH,
	                                        DIAG_TABLE_SPAN, DIAG_LABEL_SPACE, DIAG_OUT_OF_RANGE,
	                                        DIAG_BAD_LENGTH, DIAG_BAD_NUMBER,  DIAG_BAD_CHOICE};
	for (int i = 0; i < COUNT_OF(causes); i++)
		if (diag_count(doc->job->diag, causes[i]))
			return;
	for (int i = 0; i < doc->pages->page.n; i++)
		ink_check(doc->job->diag, &doc->pages->page.v[i], &doc->ink[i]);
}

/* What becomes of the pages in a copier. */
static void check_copies(const struct document *doc)
{
	for (int i = 0; i < doc->pages->page.n && page_is_copied(&doc->job->spec->page); i++)
		copy_check(doc->job->diag, &doc->pages->page.v[i], &doc->ink[i]);
}

static void check_press(const struct document *doc)
{
	for (int i = 0; i < doc->pages->page.n && doc->job->press; i++)
		press_check(doc->job->diag, doc->job->press, &doc->pages->page.v[i], &doc->ink[i]);
}

static bool same_outline(const struct outline *a, const struct outline *b)
{
	if (!a || a->v.n != b->v.n)
		return false;
	for (int i = 0; i < a->v.n; i++)
		if (a->v.v[i]->page != b->v.v[i]->page)
			return false;
	return true;
}

/* True when no further pass would change the pages. */
static bool set_pass(struct document *doc, const struct outline *known)
{
	doc->plan = fit_body(&(struct planner){doc->job, doc->cache, &doc->leave.body, &doc->leave, known});
	doc->binder.links = doc->leave.links;
	draw_pages(doc);
	return !doc->plan->outline.has_toc || same_outline(known, &doc->plan->outline);
}

/* Of what is wrong on the pages only the last pass counts. */
static void set_pages(struct document *doc)
{
	const struct outline *known = NULL;
	const struct layout_job *whole = doc->job;
	struct layout_job job = *whole;
	doc->job = &job;
	for (int pass = 0; pass < MOST_PASSES; pass++) {
		job.diag = doc->binder.diag = diag_fork(whole->diag);
		if (set_pass(doc, known))
			break;
		known = &doc->plan->outline;
	}
	doc->job = whole;
	doc->binder.diag = whole->diag;
	diag_merge(whole->diag, job.diag);
}

static void describe(struct document *doc)
{
	const struct document_spec *spec = doc->job->spec;
	struct pages *p = doc->pages;
	struct binder b = doc->binder;
	if (doc->job->joint) {
		b.pupil = NULL;
		b.reads = NULL;
	}
	p->rtl = text_is_rtl(doc->job->text);
	p->title = bind_told(&b, &spec->title, p->rtl);
	if (spec->title.source && utf8_is_blank(p->title) && !diag_errors(doc->job->diag)) {
		diag_report(doc->job->diag, DIAG_EMPTY_VALUE, spec->title.source->at, "the title of the document", "a text");
		diag_hint(
		        doc->job->diag,
		        strstr(spec->title.source->text, "{pupil.")
		                ? "a file that is of no one pupil, as a pack is, needs a title, too: put a text beside the name"
		                : "readers show it in place of the file's name, and PDF/UA asks for it");
	}
	p->title_lang = bind_language(&b, &spec->title);
	p->subject = bind_told(&b, &spec->subject, p->rtl);
	p->subject_lang = bind_language(&b, &spec->subject);
	p->keywords = bind_text(&b, &spec->keywords);
	p->author = bind_text(&b, &spec->author);
	p->rights = bind_text(&b, &spec->rights);
	p->licence = bind_text(&b, &spec->licence);
	p->lang = text_locale(doc->job->text);
	p->duplex = spec->page.duplex;
	p->fonts = doc->job->fonts;
}

/* Ends the program where a rule is broken: that is a slip in this program. */
static void check_rules(const struct document *doc, const struct box_list *body)
{
	struct buf why = {0};
	if (!bound_holds(body, &why) || !plan_holds(doc->plan, &why) || !pages_hold(doc->pages, &why) ||
	    !order_holds(body, doc->pages, &why)) {
		fprintf(stderr, "platen: a rule is broken in '%s': %s\n", doc->job->spec->name, buf_cstr(&why));
		abort();
	}
	buf_free(&why);
}

struct pages *layout_document(const struct layout_job *job)
{
	struct document doc = {.job = job};
	doc.binder = (struct binder){.arena = job->arena,
	                             .diag = job->diag,
	                             .content = job->content,
	                             .spec = job->spec,
	                             .links = inner_links_new(job->arena),
	                             .pupil = job->pupil,
	                             .reads = job->reads,
	                             .shuffled = job->shuffled,
	                             .optionals = NEW(job->arena, struct optionals)};
	doc.cache = cache_new(job->arena);
	doc.pages = NEW(job->arena, struct pages);
	doc.pages->arena = job->arena;
	describe(&doc);
	doc.leave = leave_new(&doc.binder, job->spec->body);
	doc.binder.left_out = doc.leave.out;
	set_pages(&doc);
	fillable_name(job, doc.pages);
	if (job->bound)
		bound_dump(&doc.leave.body, 0, job->bound);
	check_edition(&doc);
	check_ink(&doc);
	check_copies(&doc);
	check_press(&doc);
	if (CHECK_RULES)
		check_rules(&doc, &doc.leave.body);
	if (job->list)
		plan_dump(doc.plan, job->list);
	return doc.pages;
}

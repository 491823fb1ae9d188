/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The body at given scales: its list is built, then cut into the regions of the pages. */
#include "plan.h"

#include "columns.h"
#include "cut.h"
#include "region.h"
#include "snap.h"

static struct builder start_builder(const struct planner *p, struct arena *a, const struct scales *s, struct plan *plan,
                                    struct diag *d)
{
	const struct document_spec *spec = p->job->spec;
	struct builder b = {.job = p->job, .arena = a, .cache = p->cache, .scales = s, .list = &plan->list};
	b.spacing_scale = s->parts ? s->part[0] : s->spacing;
	b.gfx = (struct gfx){.root = p->job->root,
	                     .arena = p->job->arena,
	                     .diag = d,
	                     .text = p->job->text,
	                     .size_scale = s->size,
	                     .leading_scale = s->leading,
	                     .floor_size = spec->fit.floor_size,
	                     .floor_leading = spec->fit.floor_leading,
	                     .rtl = text_is_rtl(p->job->text),
	                     .document = spec->name,
	                     .gray = spec->page.colors == COLORS_GREY,
	                     .copied = page_is_copied(&spec->page)};
	b.width = page_region(&spec->page, 1).width;
	b.ground = COLOR_RGB(0xFFFFFF);
	b.outline = &plan->outline;
	b.known = p->known;
	b.grid = snap_grid(&b, &spec->page.grid);
	b.element = plan->top = element_new(a, NULL, ROLE_DOCUMENT);
	plan->list.lead = true;
	return b;
}

static bool breaks_columns(const struct box *box) { return box->span_all || box->kind == BOX_PAGE_BREAK || box->place.set; }

static void check_spans(const struct builder *b, const struct box_list *body)
{
	for (int i = 0; i < body->n; i++)
		if (body->v[i]->span_all && body->v[i]->kind != BOX_PAGE_BREAK && body->v[i]->kind != BOX_COLUMN_BREAK)
			diag_report(b->gfx.diag, DIAG_NO_EFFECT, body->v[i]->at, "span", "the pages have one column");
}

/* Boxes between those that go across all columns flow through the columns together. */
static void build_body(struct builder *b, const struct box_list *body)
{
	const struct page_spec *page = &b->job->spec->page;
	if (page->columns == 1) {
		check_spans(b, body);
		build_boxes(b, body, 0);
		return;
	}
	for (int i = 0; i < body->n;) {
		int end = i;
		while (end < body->n && !breaks_columns(body->v[end]))
			end++;
		if (end > i) {
			struct box_list part = {end - i, body->v + i};
			build_columns(b, &part, page->columns, page->gutter, page->balance, true);
			i = end;
		} else {
			build_box(b, body->v[i++]);
		}
	}
}

/* -- pages ---------------------------------------------------------------------------------- */

static bool has_box(const struct vrange *r)
{
	for (int i = 0; i < r->n; i++)
		if (vrange_item(r, i)->kind == V_BOX)
			return true;
	return false;
}

static void add_items(struct arena *a, struct vlist *l, const struct vrange *r)
{
	for (int i = 0; i < r->n; i++)
		*vec_push(a, &l->v) = vrange_item(r, i);
}

/* What is left after the last box (glue, CLOSE items) gets no page of its own. */
static void paginate(const struct planner *p, struct arena *a, struct plan *plan, struct diag *d)
{
	struct cutter c = {.arena = a, .diag = d, .rest = vlist_all(&plan->list)};
	struct vlist cut = {0};
	do {
		struct region region = page_region(&p->job->spec->page, plan->pages.n + 1);
		int64_t used;
		int start = cut.v.n;
		struct vrange page = cutter_next(&c, region.height, true, &used);
		add_items(a, &cut, &page);
		if (!has_box(&c.rest)) {
			add_items(a, &cut, &c.rest);
			c.rest.n = 0;
		}
		*vec_push(a, &plan->pages) = (struct range){start, cut.v.n};
	} while (c.rest.n);
	plan->list = cut;
}

static void check_grid(const struct builder *b)
{
	if (b->grid && !b->grid->lines)
		diag_report(
		        b->gfx.diag, DIAG_NO_EFFECT, b->job->spec->page.grid_at, "baseline-grid",
		        "no text that flows down the page has the leading of that style; cells and boxes with a ground stand on "
		        "no grid");
}

struct plan *plan_body(const struct planner *p, struct arena *a, const struct scales *s, struct diag *d, bool kept)
{
	struct plan *plan = NEW(a, struct plan);
	struct builder b = start_builder(p, a, s, plan, d);
	b.last = kept;
	build_body(&b, p->body);
	if (kept)
		check_grid(&b);
	plan->parts = b.part + 1;
	paginate(p, a, plan, d);
	return plan;
}

struct vrange plan_page(const struct plan *p, int page)
{
	const struct range *r = &p->pages.v[page];
	/* A document of nothing has a page and no list. */
	return r->end > r->start ? (struct vrange){&p->list.v.v[r->start], r->end - r->start, NULL} : (struct vrange){0};
}

bool plan_breaks(const struct plan *p, int page) { return p->list.v.v[p->pages.v[page].end - 1]->kind == V_BREAK; }

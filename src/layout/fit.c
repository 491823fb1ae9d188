/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Fitting: the body is built at full size; when it takes more pages than it may, spacing, leading
 * and size give way in the order that the layout names, each down to its floor, and no further
 * than needed. A try builds the whole list again, but lines already broken are taken from the
 * cache. Two tries foretell where the search will end, so that three are enough as a rule. What
 * does not fit at the floors is an error.
 */
#include "columns.h"
#include "flow.h"
#include "plan.h"

#include <string.h>

struct scales {
	int spacing, leading, size; /* thousandths */
};

struct fitter {
	const struct layout_job *job;
	struct cache *cache;
	const struct box_list *body;
	const struct outline *known;
};

/* Text is not squeezed below these, whatever the floors of single styles allow. */
#define LEAST_LEADING 700
#define LEAST_SIZE 600
/* Finer steps than half a percent cannot be seen, nor can a millimetre that a page has left. */
#define STEP 5
#define NEARLY_NOTHING PT(3)

/* -- one setting ---------------------------------------------------------------------------- */

static struct builder start_builder(const struct fitter *f, struct arena *a, const struct scales *s, struct plan *plan,
                                    struct diag *d)
{
	const struct document_spec *spec = f->job->spec;
	const struct page_spec *page = &spec->page;
	struct builder b = {.job = f->job, .arena = a, .cache = f->cache, .spacing_scale = s->spacing, .list = &plan->list};
	b.gfx = (struct gfx){f->job->root,
	                     f->job->arena,
	                     d,
	                     f->job->text,
	                     s->size,
	                     s->leading,
	                     spec->fit.floor_size,
	                     spec->fit.floor_leading,
	                     text_is_rtl(f->job->text)};
	b.width = page->width - page->margins.inner - page->margins.outer;
	b.ground = COLOR_RGB(0xFFFFFF);
	b.outline = &plan->outline;
	b.known = f->known;
	b.element = plan->top = element_new(a, NULL, ROLE_DOCUMENT);
	plan->list.lead = true;
	return b;
}

static bool breaks_columns(const struct box *box) { return box->span_all || box->kind == BOX_PAGE_BREAK || box->place.set; }

/* Boxes between those that go across all columns flow through the columns together. */
static void build_body(struct builder *b, const struct box_list *body)
{
	const struct page_spec *page = &b->job->spec->page;
	if (page->columns == 1) {
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

static bool has_box(const struct vlist *l, int from)
{
	for (; from < l->v.n; from++)
		if (l->v.v[from].kind == V_BOX)
			return true;
	return false;
}

static void paginate(const struct fitter *f, struct arena *a, struct plan *plan, struct diag *d)
{
	struct flow flow = {a, d, NULL};
	mpt inside = page_inside(&f->job->spec->page), used;
	struct vlist *l = &plan->list;
	for (int at = 0; at < l->v.n;) {
		int end = vlist_cut(&flow, l, at, inside, true, &used);
		if (end <= at)
			end = at + 1;
		if (!has_box(l, end))
			end = l->v.n;
		*vec_push(a, &plan->pages) = (struct range){at, end};
		at = end;
	}
	if (!plan->pages.n)
		*vec_push(a, &plan->pages) = (struct range){0, 0};
}

static struct plan *set_body(const struct fitter *f, struct arena *a, const struct scales *s, struct diag *d, bool last)
{
	struct plan *plan = NEW(a, struct plan);
	struct builder b = start_builder(f, a, s, plan, d);
	b.last = last;
	build_body(&b, f->body);
	paginate(f, a, plan, d);
	return plan;
}

/* -- trying --------------------------------------------------------------------------------- */

/* What a try came to: the heights of its items and where its pages began and ended. */
struct outcome {
	bool fits;
	bool full; /* a page that nothing can leave for the next one has nothing left to give */
	int n, pages;
	mpt *height;
	struct range *page;
};

/* Space at the foot of a page vanishes. */
static struct range without_glue(const struct vlist *l, struct range r)
{
	while (r.end > r.start && l->v.v[r.end - 1].kind == V_GLUE)
		r.end--;
	return r;
}

static bool ends_by_request(const struct plan *plan, int page)
{
	int end = plan->pages.v[page].end;
	return end > 0 && end <= plan->list.v.n && plan->list.v.v[end - 1].kind == V_BREAK;
}

static int64_t height_of(const struct outcome *o, struct range r)
{
	int64_t h = 0;
	for (int i = r.start; i < r.end; i++)
		h += o->height[i];
	return h;
}

static bool is_full(const struct fitter *f, const struct plan *plan, const struct outcome *o)
{
	for (int i = 0; i < o->pages; i++)
		if ((i + 1 == o->pages || ends_by_request(plan, i)) &&
		    page_inside(&f->job->spec->page) - height_of(o, o->page[i]) < NEARLY_NOTHING)
			return true;
	return false;
}

static struct outcome attempt(const struct fitter *f, const struct scales *s)
{
	struct arena *scratch = arena_new(), *kept = f->job->arena;
	struct plan *plan = set_body(f, scratch, s, diag_new(scratch), false);
	const struct vlist *l = &plan->list;
	int n = l->v.n, pages = plan->pages.n;
	struct outcome o = {.fits = pages <= f->job->spec->fit.pages,
	                    .n = n,
	                    .pages = pages,
	                    .height = NEW_ARRAY(kept, mpt, n + 1),
	                    .page = NEW_ARRAY(kept, struct range, pages)};
	for (int i = 0; i < n; i++)
		o.height[i] = l->v.v[i].height;
	for (int i = 0; i < pages; i++)
		o.page[i] = without_glue(l, plan->pages.v[i]);
	o.full = is_full(f, plan, &o);
	arena_free(scratch);
	return o;
}

/* A value that was tried, and what came of it. */
struct trial {
	int value;
	struct outcome outcome;
};

/* The value at which the first of the pages that fit would be full, if it held the same items:
   heights grow in proportion as long as lines stay the same. */
static int foresee(const struct fitter *f, const struct trial *low, const struct trial *high)
{
	const struct outcome *fit = &low->outcome, *over = &high->outcome;
	int64_t least = high->value, inside = page_inside(&f->job->spec->page);
	for (int i = 0; i < fit->pages; i++) {
		int64_t before = height_of(fit, fit->page[i]);
		int64_t after = height_of(over, fit->page[i]);
		if (before > inside || after <= inside)
			continue;
		int64_t at = low->value + (high->value - low->value) * (inside - before) / (after - before);
		least = at < least ? at : least;
	}
	return (int)least;
}

static int *scale_of(struct scales *s, int yield)
{
	return yield == YIELD_SPACING ? &s->spacing : yield == YIELD_LEADING ? &s->leading : &s->size;
}

/* The greatest value at which there is nothing more to give: the widest leading is at the floor. */
static int floor_of(const struct document_spec *spec, int yield)
{
	if (yield == YIELD_SPACING)
		return spec->fit.floor_spacing;
	if (yield == YIELD_SIZE)
		return LEAST_SIZE;
	int widest = style_widest_leading(spec->styles);
	int floor = widest ? (int)((int64_t)spec->fit.floor_leading * 1000 / widest) : 1000;
	return floor < LEAST_LEADING ? LEAST_LEADING : floor > 1000 ? 1000 : floor;
}

/* Where lines break in another way, all that is known is how high everything is. */
static int foresee_whole(const struct fitter *f, const struct trial *low, const struct trial *high)
{
	const struct outcome *a = &low->outcome, *b = &high->outcome;
	int64_t room = (int64_t)page_inside(&f->job->spec->page) * f->job->spec->fit.pages;
	int64_t before = height_of(a, (struct range){0, a->n}), after = height_of(b, (struct range){0, b->n});
	if (before >= room || after <= room)
		return (low->value + high->value) / 2;
	return (int)(low->value + (high->value - low->value) * (room - before) / (after - before));
}

/* A value between the two: where the pages should be just full, and one step above that when it
   was right; every other try halves what is left, so that wrong foresight costs little. */
static int next_try(const struct fitter *f, const struct trial *low, const struct trial *high, int tries)
{
	int at = low->outcome.n == high->outcome.n ? foresee(f, low, high) : foresee_whole(f, low, high);
	if (tries % 3 == 2)
		at = (low->value + high->value) / 2;
	if (at <= low->value)
		at = low->value + STEP;
	return at < high->value ? at : high->value - STEP / 2;
}

/* The greatest value from that of `low` (which fits) to that of `high` (which does not) that fits. */
static void search(const struct fitter *f, struct scales *s, int *value, struct trial low, struct trial high)
{
	/* That the floor fills a page by accident says nothing of the values above it. */
	for (int tries = 0; high.value - low.value > STEP && !(tries && low.outcome.full); tries++) {
		struct trial now = {next_try(f, &low, &high, tries), {0}};
		*value = now.value;
		now.outcome = attempt(f, s);
		if (now.outcome.fits)
			low = now;
		else
			high = now;
	}
	*value = low.value;
}

static void yield_all(const struct fitter *f, struct scales *s, struct outcome over)
{
	const struct fit_spec *fit = &f->job->spec->fit;
	for (int i = 0; i < fit->yield.n; i++) {
		int yield = ((const int *)fit->yield.v)[i], *value = scale_of(s, yield);
		struct trial high = {*value, over}, low = {floor_of(f->job->spec, yield), {0}};
		if (low.value >= high.value)
			continue;
		*value = low.value;
		low.outcome = attempt(f, s);
		if (low.outcome.fits) {
			search(f, s, value, low, high);
			return;
		}
		over = low.outcome;
	}
}

/* Room that is left on the last page goes into the spacing, as far as the layout allows. */
static void grow(const struct fitter *f, struct scales *s, struct outcome fit)
{
	struct trial low = {s->spacing, fit}, high = {f->job->spec->fit.grow, {0}};
	if (high.value <= low.value)
		return;
	s->spacing = high.value;
	high.outcome = attempt(f, s);
	if (!high.outcome.fits)
		search(f, s, &s->spacing, low, high);
}

/* -- what does not fit ---------------------------------------------------------------------- */

static int count_characters(const struct vlist *l, int start, int end)
{
	int n = 0;
	for (int i = start; i < end; i++) {
		const struct vitem *it = &l->v.v[i];
		if (it->kind != V_BOX)
			continue;
		if (it->box == VB_LINE)
			for (int k = 0; k < it->para->line[it->line].n; k++)
				n += utf8_count(it->para->line[it->line].run[k].text,
				                (size_t)it->para->line[it->line].run[k].text_size);
		for (int k = 0; it->box == VB_CELLS && k < it->cells->n; k++)
			n += count_characters(&it->cells->cell[k].list, it->cells->cell[k].start, it->cells->cell[k].end);
	}
	return n;
}

static bool is_wanted(struct where at, bool content)
{
	return at.source && !(content && !strncmp(at.source->path, "layouts/", 8));
}

/* Where the first thing of a range stands; with `content`, the first that is no word of a layout. */
static struct where find_place(const struct vlist *l, int start, int end, bool content)
{
	for (int i = start; i < end; i++) {
		const struct vitem *it = &l->v.v[i];
		if (it->kind != V_BOX)
			continue;
		for (int k = 0; it->box == VB_CELLS && k < it->cells->n; k++) {
			const struct cell *c = &it->cells->cell[k];
			struct where at = find_place(&c->list, c->start, c->end, content);
			if (at.source)
				return at;
		}
		if (is_wanted(it->at, content))
			return it->at;
	}
	return (struct where){0};
}

static struct where first_place(const struct vlist *l, int start, int end)
{
	struct where at = find_place(l, start, end, true);
	return at.source ? at : find_place(l, start, end, false);
}

/* What is too much. Where the author asked for a break before each further page, it is the part
   that runs over its own page, not all that this has pushed down. */
static struct range surplus(const struct plan *plan, int allowed)
{
	int parts = 1, first = 0, n = plan->pages.n;
	for (int i = 0; i + 1 < n; i++)
		parts += ends_by_request(plan, i);
	for (int i = 0; i < n && parts == allowed; i++) {
		if (i + 1 < n && !ends_by_request(plan, i))
			continue;
		if (i > first)
			return (struct range){plan->pages.v[first + 1].start, plan->pages.v[i].end};
		first = i + 1;
	}
	return (struct range){plan->pages.v[allowed].start, plan->list.v.n};
}

static void report_overflow(const struct fitter *f, const struct plan *plan)
{
	const struct layout_job *job = f->job;
	int allowed = job->spec->fit.pages;
	mpt over = 0;
	if (!allowed || plan->pages.n <= allowed)
		return;
	struct range r = surplus(plan, allowed);
	for (int i = r.start; i < r.end; i++)
		over += plan->list.v.v[i].height;
	int characters = count_characters(&plan->list, r.start, r.end);
	diag_report(
	        job->diag, DIAG_OVERFLOW, first_place(&plan->list, r.start, r.end),
	        arena_printf(
	                job->arena,
	                "%s does not fit on %d page%s (locale %s): from here on it is %d mm too long, about %d character%s",
	                job->spec->name, allowed, allowed == 1 ? "" : "s", text_locale(job->text),
	                (int)muldiv(over, 254, 720000) + 1, characters, characters == 1 ? "" : "s"));
	diag_hint(job->diag, "shorten the text, or let more give way under 'fit' in %s", job->spec->path);
}

struct plan *plan_document(const struct layout_job *job, struct cache *cache, const struct box_list *body,
                           const struct outline *known)
{
	struct fitter f = {job, cache, body, known};
	struct scales s = {1000, 1000, 1000};
	if (job->spec->fit.pages) {
		struct outcome full = attempt(&f, &s);
		if (full.fits)
			grow(&f, &s, full);
		else
			yield_all(&f, &s, full);
	}
	struct plan *plan = set_body(&f, job->arena, &s, job->diag, true);
	report_overflow(&f, plan);
	return plan;
}

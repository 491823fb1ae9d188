/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Fitting: the body is built at full size; when it takes more pages than it may, spacing, leading,
 * size and what is optional give way in the order that the layout names, each down to its floor, and no further
 * than needed. A try builds the whole list again, but lines already broken are taken from the
 * cache. Two tries foretell where the search will end, so that three are enough as a rule. What
 * does not fit at the floors is an error.
 *
 * What stands between page breaks of the author has a spacing of its own: where one page made all give way, the others
 * have it back as far as they have room.
 *
 * What is optional leaves from its end. That may be more than needed where a page ends at a forced break, or where what
 * leaves last is large: what there is room for then comes back, and what gave way before is squeezed anew.
 */
#include "fit.h"
#include "leave.h"
#include "region.h"

#include <string.h>

/* Text is not squeezed below these, whatever the floors of single styles allow. */
#define LEAST_LEADING 700
#define LEAST_SIZE 600
/* Finer steps than half a percent cannot be seen, nor can a millimetre that a page has left. */
#define STEP 5
#define NEARLY_NOTHING PT(3)
/* So often it is tried whether some of what was left out has room after all. */
#define MOST_RETURNS 24
/* Each part between page breaks costs some tries. */
#define MOST_PARTS 8

/* -- trying --------------------------------------------------------------------------------- */

/* The result of a try: the heights of its items and where its pages began and ended. */
struct outcome {
	bool fits;
	bool full; /* the last page, or one that ends at a forced break, has no room left */
	int n, pages, parts;
	int64_t *height;
	struct range *page;
};

/* Glue at the foot of a page is discarded. */
static struct range without_glue(const struct vlist *l, struct range r)
{
	while (r.end > r.start && l->v.v[r.end - 1]->kind == V_GLUE)
		r.end--;
	return r;
}

static int64_t room_of(const struct planner *p, int page) { return page_region(&p->job->spec->page, page + 1).height; }

static int64_t height_of(const struct outcome *o, struct range r)
{
	int64_t h = 0;
	for (int i = r.start; i < r.end; i++)
		h += o->height[i];
	return h;
}

static bool is_full(const struct planner *p, const struct plan *plan, const struct outcome *o)
{
	for (int i = 0; i < o->pages; i++)
		if ((i + 1 == o->pages || plan_breaks(plan, i)) && room_of(p, i) - height_of(o, o->page[i]) < NEARLY_NOTHING)
			return true;
	return false;
}

static struct outcome attempt(const struct planner *p, const struct scales *s)
{
	leave_after(p->leave, s->kept);
	struct arena *scratch = arena_new(), *kept = p->job->arena;
	struct plan *plan = plan_body(p, scratch, s, diag_new(scratch), false);
	const struct vlist *l = &plan->list;
	int n = l->v.n, pages = plan->pages.n;
	struct outcome o = {.fits = pages <= p->job->spec->fit.pages,
	                    .n = n,
	                    .pages = pages,
	                    .parts = plan->parts,
	                    .height = NEW_ARRAY(kept, int64_t, n + 1),
	                    .page = NEW_ARRAY(kept, struct range, pages)};
	for (int i = 0; i < n; i++)
		o.height[i] = l->v.v[i]->height;
	for (int i = 0; i < pages; i++)
		o.page[i] = without_glue(l, plan->pages.v[i]);
	o.full = is_full(p, plan, &o);
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
static int foresee(const struct planner *p, const struct trial *low, const struct trial *high)
{
	const struct outcome *fit = &low->outcome, *over = &high->outcome;
	int64_t least = high->value;
	for (int i = 0; i < fit->pages; i++) {
		int64_t inside = room_of(p, i), before = height_of(fit, fit->page[i]);
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
	switch ((enum yield)yield) {
	case YIELD_SPACING: return &s->spacing;
	case YIELD_LEADING: return &s->leading;
	case YIELD_SIZE: return &s->size;
	case YIELD_OPTIONAL: break;
	}
	return &s->kept;
}

/* The lowest value of a scale. Leading: the scale at which the widest leading of any style reaches the
   floor. */
static int floor_of(const struct document_spec *spec, int yield)
{
	if (yield == YIELD_OPTIONAL)
		return 0;
	if (yield == YIELD_SPACING)
		return spec->fit.floor_spacing;
	if (yield == YIELD_SIZE)
		return LEAST_SIZE;
	int widest = style_widest_leading(spec->styles);
	int floor = widest ? (int)((int64_t)spec->fit.floor_leading * 1000 / widest) : 1000;
	return floor < LEAST_LEADING ? LEAST_LEADING : floor;
}

/* When lines break differently in the two trials, items cannot be compared: interpolates between the total
   heights. */
static int foresee_whole(const struct planner *p, const struct trial *low, const struct trial *high)
{
	const struct outcome *a = &low->outcome, *b = &high->outcome;
	int64_t room = 0;
	for (int i = 0; i < p->job->spec->fit.pages; i++)
		room += room_of(p, i);
	int64_t before = height_of(a, (struct range){0, a->n}), after = height_of(b, (struct range){0, b->n});
	if (before >= room || after <= room)
		return high->value;
	return (int)(low->value + (high->value - low->value) * (room - before) / (after - before));
}

/* The next value to try, between the two: the interpolated one at which the pages should be just full, or
   one step above `low` when that is less. Every third try, and where interpolation gives nothing,
   bisects, so that wrong interpolation costs little. */
static int next_try(const struct planner *p, const struct trial *low, const struct trial *high, int step, int tries)
{
	int at = low->outcome.n == high->outcome.n ? foresee(p, low, high) : foresee_whole(p, low, high);
	if (at >= high->value || tries % 3 == 2)
		at = (low->value + high->value) / 2;
	return at > low->value ? at : low->value + step;
}

/* The greatest value from that of `low` (which fits) to that of `high` (which does not) that fits. */
static void search(const struct planner *p, struct scales *s, int *value, struct trial low, struct trial high)
{
	/* At the floor a page may be full by accident: that does not mean that no higher value fits. Nor does a full page
	   when others have what is optional, or a spacing of their own. */
	bool leaving = value == &s->kept, others = leaving || s->parts;
	int step = leaving ? 1 : STEP;
	for (int tries = 0; high.value - low.value > step && (others || !tries || !low.outcome.full); tries++) {
		struct trial now = {.value = next_try(p, &low, &high, step, tries)};
		*value = now.value;
		now.outcome = attempt(p, s);
		if (now.outcome.fits)
			low = now;
		else
			high = now;
	}
	*value = low.value;
}

/* All gives way at once: spacing goes down to a tenth, and text at the least leading and size takes a
   fifth of its height. What takes more than ten times its pages is beyond that. */
static bool is_hopeless(const struct planner *p, const struct outcome *over)
{
	return over->pages / 10 > p->job->spec->fit.pages && !p->leave->n;
}

/* What the layout names in its order, until it fits; false: that is not enough. `leaving`: what is optional, too. */
static bool yield_in_turn(const struct planner *p, struct scales *s, struct outcome over, bool leaving)
{
	const struct fit_spec *fit = &p->job->spec->fit;
	bool hopeless = is_hopeless(p, &over);
	for (int i = 0; i < fit->yield.n; i++) {
		int yield = ((const int *)fit->yield.v)[i], *value = scale_of(s, yield);
		struct trial high = {*value, over}, low = {.value = floor_of(p->job->spec, yield)};
		if (low.value >= high.value || (yield == YIELD_OPTIONAL && !leaving))
			continue;
		*value = low.value;
		if (hopeless)
			continue;
		low.outcome = attempt(p, s);
		if (low.outcome.fits) {
			search(p, s, value, low, high);
			return true;
		}
		over = low.outcome;
	}
	return false;
}

/* Room that is left on the last page goes into the spacing, as far as the layout allows. */
static void grow(const struct planner *p, struct scales *s, struct outcome fit)
{
	struct trial low = {s->spacing, fit}, high = {.value = p->job->spec->fit.grow};
	if (high.value <= low.value)
		return;
	s->spacing = high.value;
	high.outcome = attempt(p, s);
	if (!high.outcome.fits)
		search(p, s, &s->spacing, low, high);
}

/* -- leaving out ---------------------------------------------------------------------------- */

/* Takes in again what there is room for of the places from..to, the first ones first. */
static void take_back(const struct planner *p, const struct scales *s, int from, int to, int *tries)
{
	if (from >= to || (*tries)++ >= MOST_RETURNS)
		return;
	leave_range(p->leave, from, to, false);
	if (attempt(p, s).fits)
		return;
	leave_range(p->leave, from, to, true);
	if (to - from == 1)
		return;
	int middle = from + (to - from) / 2;
	take_back(p, s, from, middle, tries);
	take_back(p, s, middle, to, tries);
}

/* With what is left out now, less needs to give way; or there is room into which spacing grows. */
static void yield_again(const struct planner *p, struct scales *s)
{
	const struct scales before = *s;
	s->spacing = s->leading = s->size = 1000;
	struct outcome full = attempt(p, s);
	if (full.fits)
		grow(p, s, full);
	else if (!yield_in_turn(p, s, full, false))
		*s = before;
}

static void yield_all(const struct planner *p, struct scales *s, struct outcome over)
{
	int tries = 0;
	if (!yield_in_turn(p, s, over, true) || s->kept == p->leave->n)
		return;
	leave_after(p->leave, s->kept);
	take_back(p, s, s->kept + 1, p->leave->n, &tries);
	yield_again(p, s);
}

/* -- parts ---------------------------------------------------------------------------------- */

/* Gives the parts between page breaks their spacing back, each as far as there is room. */
static void relax(const struct planner *p, struct scales *s)
{
	const int squeezed = s->spacing;
	if (squeezed >= 1000)
		return;
	struct outcome fit = attempt(p, s);
	if (!fit.fits || fit.parts < 2 || fit.parts > MOST_PARTS)
		return;
	s->part = NEW_ARRAY(p->job->arena, int, fit.parts);
	for (int i = 0; i < fit.parts; i++)
		s->part[i] = squeezed;
	s->parts = fit.parts;
	for (int i = 0; i < s->parts; i++) {
		struct trial low = {squeezed, fit}, high = {.value = 1000};
		s->part[i] = high.value;
		high.outcome = attempt(p, s);
		if (!high.outcome.fits)
			search(p, s, &s->part[i], low, high);
	}
}

/* -- what does not fit ---------------------------------------------------------------------- */

static bool is_wanted(struct where at, bool content)
{
	return at.source && !(content && !strncmp(at.source->path, "layouts/", 8));
}

/* Where the first thing of a range stands; with `content`, the first that is no word of a layout. */
static struct where find_place(const struct vrange *r, bool content)
{
	for (int i = 0; i < r->n; i++) {
		const struct vitem *it = vrange_item(r, i);
		if (it->kind != V_BOX)
			continue;
		for (int k = 0; it->box == VB_CELLS && k < it->cells->n; k++) {
			struct where at = find_place(&it->cells->cell[k].part, content);
			if (at.source)
				return at;
		}
		if (is_wanted(it->at, content))
			return it->at;
	}
	return (struct where){0};
}

static struct where first_place(const struct vrange *r)
{
	struct where at = find_place(r, true);
	return at.source ? at : find_place(r, false);
}

/* What is too much. Where the author asked for a break before each further page, it is the part
   that runs over its own page, not all that this has pushed down. */
static struct range surplus(const struct plan *plan, int allowed)
{
	int parts = 1, first = 0, n = plan->pages.n;
	for (int i = 0; i + 1 < n; i++)
		parts += plan_breaks(plan, i);
	for (int i = 0; i + 1 < n && parts == allowed; i++) {
		if (!plan_breaks(plan, i))
			continue;
		if (i > first)
			return (struct range){plan->pages.v[first + 1].start, plan->pages.v[i].end};
		first = i + 1;
	}
	return (struct range){plan->pages.v[allowed].start, plan->list.v.n};
}

static void report_overflow(const struct planner *p, const struct plan *plan)
{
	const struct layout_job *job = p->job;
	int allowed = job->spec->fit.pages;
	if (!allowed || plan->pages.n <= allowed || diag_count(job->diag, DIAG_OVERFLOW))
		return; /* a text that is too long for its place takes the room of the others, too */
	struct range r = surplus(plan, allowed);
	const struct vrange over = {plan->list.v.v + r.start, r.end - r.start, NULL};
	int characters = vrange_characters(&over);
	diag_report(
	        job->diag, DIAG_OVERFLOW, first_place(&over),
	        arena_printf(
	                job->arena,
	                "%s does not fit on %d page%s (locale %s): from here on it is %lld mm too long, about %d character%s",
	                job->spec->name, allowed, allowed == 1 ? "" : "s", text_locale(job->text),
	                height_mm(vlist_height(&plan->list, r.start, r.end)), characters, characters == 1 ? "" : "s"));
	diag_hint(job->diag, "shorten the text, or let more give way under 'fit' in %s", job->spec->path);
}

struct plan *fit_body(const struct planner *p)
{
	struct scales s = {1000, 1000, 1000, p->leave->n, 0, NULL};
	leave_after(p->leave, s.kept);
	if (p->job->spec->fit.pages) {
		struct outcome full = attempt(p, &s);
		if (full.fits)
			grow(p, &s, full);
		else
			yield_all(p, &s, full);
		if (!full.fits)
			relax(p, &s);
	}
	leave_finish(p->leave, p->job->diag);
	struct plan *plan = plan_body(p, p->job->arena, &s, p->job->diag, true);
	report_overflow(p, plan);
	return plan;
}

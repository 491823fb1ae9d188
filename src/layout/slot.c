/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What stands in the slots of pages, such as the name of a pupil on its line. A slot is as large whatever is written there,
 * so that pages that differ in nothing else are set once for a whole class; a text that it does not hold is a mistake.
 */
#include "bind.h"
#include "graphics.h"
#include "gray.h"
#include "layout.h"
#include "link.h"
#include "promise.h"

/* From the foot of a text to the line that it stands on. */
#define ABOVE_LINE PT(2)

static void report_wide(const struct layout_job *job, struct arena *a, const struct page_slot *s, mpt wide, struct where at)
{
	mpt over = wide - s->box.w;
	int characters = over / mpt_max(s->size / 2, 1) + 1;
	diag_report(job->diag, DIAG_OVERFLOW, at,
	            arena_printf(a, "this is %d mm wider than its line in %s (locale %s), about %d character%s",
	                         (int)(muldiv(over, 254, 720000) + 1), job->spec->name, text_locale(job->text), characters,
	                         characters == 1 ? "" : "s"));
	diag_hint(job->diag, "shorten it, or give the field more width or a `value-style` with smaller letters in %s",
	          job->spec->path);
}

/* False after reporting. */
static bool fits(const struct layout_job *job, struct arena *a, const struct page_slot *s, const struct shaped *shaped,
                 const struct para_spec *spec, struct where at)
{
	mpt least, wide;
	text_extent(s->env, shaped, spec, &least, &wide);
	if (wide > s->box.w)
		report_wide(job, a, s, wide, at);
	return wide <= s->box.w;
}

static void fill(const struct layout_job *job, struct arena *a, const struct page_slot *s, const struct rich *r,
                 struct item_vec *out)
{
	struct para_spec spec = {s->style, s->size, s->leading, s->box.w, s->style->align};
	const struct shaped *shaped = text_shape_once(s->env, a, &r->block[0], s->style, r->at);
	if (!fits(job, a, s, shaped, &spec, r->at))
		return;
	const struct para *p = text_break(s->env, a, shaped, &spec);
	struct canvas c = {.arena = a, .items = *out, .element = s->element, .artifact = (enum artifact)s->artifact};
	mpt left = s->box.h - p->height;
	canvas_para(&c, p, s->box.x, s->box.y + (s->middle ? left / 2 : left - ABOVE_LINE));
	*out = c.items;
}

/* Of a text of the pupil's row, or else of the row; without a class list that of the box. */
static struct where place_of(const struct layout_job *job, const struct page_slot *s, const struct rich *r)
{
	if (!job->pupil)
		return s->at;
	return r && r->at.source == job->pupil->at.source ? r->at : job->pupil->at;
}

/* An address as an URI, any other text as it is. NULL: nothing, after reporting. */
static const char *payload_of(const struct layout_job *job, struct arena *a, const struct page_slot *s, const char *text,
                              struct where at)
{
	if (!*text) {
		diag_report(job->diag, DIAG_BAD_DATA, at, "a QR code of nothing cannot be drawn");
		diag_hint(job->diag, "where its text may be missing, say 'when' on the box at %s:%d", s->at.source->path,
		          s->at.line);
		return NULL;
	}
	if (!link_is_meant(text))
		return text;
	return link_check(a, job->diag, text, at, LINK_ON_PAPER) ? link_uri(a, text) : NULL;
}

static void fill_code(const struct layout_job *job, struct arena *a, const struct page_slot *s, const struct rich *r,
                      struct item_vec *out)
{
	const struct where at = place_of(job, s, r);
	const char *text = r ? rich_text(a, r) : "", *payload = payload_of(job, a, s, text, at);
	const struct gfx g = {.root = job->root, .arena = a, .diag = job->diag, .text = s->env};
	struct canvas c = {.arena = a, .items = *out, .element = s->element, .artifact = (enum artifact)s->artifact};
	const int from = c.items.v.n;
	if (!payload || !qr_draw(&g, payload, s->box.w, s->ink, at, &c))
		return;
	for (int i = from; i < c.items.v.n; i++) {
		struct item *it = &c.items.v.v[i];
		struct path *path = NEW(a, struct path);
		*path = *it->path;
		path->alt = s->told ? rich_told(a, r, text_is_rtl(s->env)) : NULL;
		it->path = path;
		it->x += s->box.x;
		it->y += s->box.y;
	}
	*out = c.items;
}

/* What an edition makes of pages, and promises of them, is so of a name too. */
static void keep_promises(const struct layout_job *job, struct arena *a, const struct pages *p, struct item_vec *items,
                          int i)
{
	struct page page = {.items = *items};
	if (p->gray)
		page_turn_gray(a, &page);
	if (promises_any(&job->spec->promises))
		promises_check(job->diag, &job->spec->promises, &page, &(struct drawn_list){0}, i + 1);
}

struct item_vec *layout_fill(const struct layout_job *job, struct arena *a, const struct pages *p)
{
	struct item_vec *out = NEW_ARRAY(a, struct item_vec, p->page.n);
	const struct binder b = {
	        .arena = a, .diag = job->diag, .content = job->content, .spec = job->spec, .pupil = job->pupil};
	for (int i = 0; i < p->slots.n; i++) {
		const struct page_slot *s = &p->slots.v[i];
		const struct rich *r = s->text->later ? bind_later(&b, s->text) : s->text->value;
		if (s->code)
			fill_code(job, a, s, r, &out[s->page]);
		else if (r && r->n)
			fill(job, a, s, r, &out[s->page]);
	}
	for (int i = 0; i < p->page.n; i++)
		keep_promises(job, a, p, &out[i], i);
	return out;
}

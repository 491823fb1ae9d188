/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Looks at the items of a page, as every writer draws them. */
#include "promise.h"
#include "cover.h"

/* What is less than 10 mm high or wide is no large area. */
#define AREA_LEAST 28346
/* Letters as large as this stand in headlines: one line of them is near to no other one. */
#define HEADLINE PT(24)

struct checking {
	struct diag *diag;
	const struct promises *promises;
	const struct item *item;
	const struct drawn *drawn;
	int number;
};

static int promised(const struct checking *c, enum promise kind) { return c->promises->value[kind]; }

static void report(const struct checking *c, enum promise kind, const char *wanted, const char *found)
{
	const struct where at = c->promises->at[kind];
	const char *name = promise_names[kind];
	struct buf place = {0};
	if (!c->drawn->at.source)
		buf_printf(&place, " on page %d", c->number);
	diag_report(c->diag, DIAG_BROKEN_PROMISE, c->drawn->at, name, wanted, found, buf_cstr(&place));
	const struct style *s = c->item->kind == ITEM_GLYPHS ? c->item->run->style : NULL;
	if (s && s->at.source)
		diag_hint(c->diag, "its style is '%s' (%s:%d); promised at %s:%d", s->name, s->at.source->path, s->at.line,
		          at.source->path, at.line);
	else
		diag_hint(c->diag, "promised at %s:%d", at.source->path, at.line);
	buf_free(&place);
}

static void report_number(const struct checking *c, enum promise kind, int64_t found, int64_t scale, const char *format)
{
	struct buf wanted = {0}, number = {0}, text = {0};
	buf_decimal(&wanted, promised(c, kind), scale, 2);
	buf_puts(&wanted, kind == PROMISE_SIZE ? "pt" : "");
	buf_decimal(&number, found, scale, 2);
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
	buf_printf(&text, format, buf_cstr(&number));
#pragma GCC diagnostic pop
	report(c, kind, buf_cstr(&wanted), buf_cstr(&text));
	buf_free(&wanted);
	buf_free(&number);
	buf_free(&text);
}

/* -- letters -------------------------------------------------------------------------------- */

static bool has_ink(const struct glyph_run *r)
{
	for (int i = 0; i < r->n; i++)
		if (run_ink(r, i).w > 0)
			return true;
	return false;
}

static void check_letters(const struct checking *c)
{
	const struct glyph_run *r = c->item->run;
	if (!has_ink(r))
		return;
	if (r->size < promised(c, PROMISE_SIZE))
		report_number(c, PROMISE_SIZE, r->size, 1000, "there are letters of %s pt");
	bool near_others = c->drawn->leading && (r->size < HEADLINE || !c->drawn->alone);
	if (near_others && c->drawn->leading < promised(c, PROMISE_LEADING))
		report_number(c, PROMISE_LEADING, c->drawn->leading, 1000, "a line is %s times as high as its letters");
	if (promised(c, PROMISE_LINES) && c->drawn->justified)
		report(c, PROMISE_LINES, "ragged", "a paragraph is justified");
	if (promised(c, PROMISE_HYPHENS) && r->soft_hyphen)
		report(c, PROMISE_HYPHENS, "none", "a word is parted by a hyphen");
	if (promised(c, PROMISE_ITALICS) && r->face->italic)
		report(c, PROMISE_ITALICS, "none", "there are italics");
	if (promised(c, PROMISE_CAPITALS) && r->style->text_case == CASE_UPPER)
		report(c, PROMISE_CAPITALS, "none", "a text is set in capitals");
}

/* -- colours -------------------------------------------------------------------------------- */

static bool is_coloured(const struct item *it)
{
	switch (it->kind) {
	case ITEM_GLYPHS: return color_has_chroma(it->run->color);
	case ITEM_PATH: return color_has_chroma(it->path->fill) || color_has_chroma(it->path->stroke);
	case ITEM_IMAGE: return it->image->components > 1 || it->image->palette_n;
	default: return false;
	}
}

static void check_colors(const struct checking *c)
{
	const struct item *it = c->item;
	if (promised(c, PROMISE_CHROMA) && is_coloured(it))
		report(c, PROMISE_CHROMA, "none",
		       it->kind == ITEM_IMAGE          ? "a picture has colours"
		               : it->kind == ITEM_PATH ? "something is drawn in a colour"
		                                       : "a text has a colour");
	if (!promised(c, PROMISE_FILLS) || it->kind != ITEM_PATH || color_is_none(it->path->fill))
		return;
	const struct rect r = cover_bounds(it);
	if (r.w >= AREA_LEAST && r.h >= AREA_LEAST && color_k(it->path->fill) > promised(c, PROMISE_FILLS))
		report_number(c, PROMISE_FILLS, color_k(it->path->fill), 1, "an area is %s percent black");
}

void promises_check(struct diag *d, const struct promises *p, const struct page *page, const struct drawn_list *drawn,
                    int number)
{
	static const struct drawn nothing;
	struct checking c = {.diag = d, .promises = p, .number = number};
	for (int i = 0; i < page->items.v.n; i++) {
		c.item = &page->items.v.v[i];
		c.drawn = i < drawn->v.n ? &drawn->v.v[i] : &nothing;
		if (c.item->kind == ITEM_GLYPHS)
			check_letters(&c);
		check_colors(&c);
	}
}

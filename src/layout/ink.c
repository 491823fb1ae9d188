/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Marks are taken in the order of drawing. A text is entered into an index, a grid of cells over the page,
 * so that what comes later is compared only with the texts that it meets there; then glyph by glyph.
 */
#include "ink.h"
#include "contrast.h"
#include "cover.h"

#include <assert.h>
#include <stdlib.h>

/* Of the index: cells are no smaller than this, and no more than so many a side. */
#define CELL_WIDTH PT(128)
#define CELL_HEIGHT PT(16)
#define MOST_CELLS 64

/* Texts that stand less than this far apart on one line are read as one word, in mpt: a word space is seldom half as
   narrow. */
#define TOUCH_LEAST 1000

struct entry {
	int mark, next; /* -1: none */
};

struct checker {
	struct arena *arena;
	struct diag *diag;
	const struct page *page;
	const struct ink *ink;
	mpt w, h; /* of a cell */
	int columns, rows;
	int *head; /* of each cell; 0: none, else an entry, from 1 */
	VEC(struct entry) entry;
	VEC(int) met;       /* marks of texts that the latest box meets */
	struct hashes told; /* places */
};

/* -- the index ------------------------------------------------------------------------------ */

struct cell_range {
	int left, right, top, bottom; /* the last ones included */
};

static int cell_at(mpt v, mpt size, int n) { return v < 0 ? 0 : v / size >= n ? n - 1 : v / size; }

static struct cell_range cells_of(const struct checker *c, struct rect r)
{
	return (struct cell_range){cell_at(r.x, c->w, c->columns), cell_at(r.x + r.w, c->w, c->columns),
	                           cell_at(r.y, c->h, c->rows), cell_at(r.y + r.h, c->h, c->rows)};
}

static void index_open(struct checker *c)
{
	c->w = mpt_max(CELL_WIDTH, c->page->width / MOST_CELLS + 1);
	c->h = mpt_max(CELL_HEIGHT, c->page->height / MOST_CELLS + 1);
	c->columns = c->page->width / c->w + 1;
	c->rows = c->page->height / c->h + 1;
	c->head = NEW_ARRAY(c->arena, int, c->columns * c->rows);
}

static void index_add(struct checker *c, int mark)
{
	struct cell_range r = cells_of(c, c->ink->v.v[mark].box);
	for (int y = r.top; y <= r.bottom; y++)
		for (int x = r.left; x <= r.right; x++) {
			int *head = &c->head[y * c->columns + x];
			*vec_push(c->arena, &c->entry) = (struct entry){mark, *head};
			*head = c->entry.n;
		}
}

static bool is_deep(struct rect r) { return r.w > COVER_LEAST && r.h > COVER_LEAST; }

/* The texts so far that have more than COVER_LEAST of `box`, for mark `by`. */
static void index_find(struct checker *c, struct rect box, int by)
{
	struct cell_range r = cells_of(c, box);
	c->met.n = 0;
	for (int y = r.top; y <= r.bottom; y++)
		for (int x = r.left; x <= r.right; x++)
			for (int i = c->head[y * c->columns + x]; i; i = c->entry.v[i - 1].next) {
				assert(c->entry.v);
				int mark = c->entry.v[i - 1].mark;
				struct ink_mark *m = &c->ink->v.v[mark];
				if (m->met == by || m->told || !is_deep(rect_common(m->box, box)))
					continue;
				m->met = by;
				*vec_push(c->arena, &c->met) = mark;
			}
}

/* -- glyphs --------------------------------------------------------------------------------- */

static const struct item *item_at(const struct checker *c, int i) { return &c->page->items.v.v[i]; }

/* Where a glyph of an item stands on the page; `pen` is moved on to the next one. */
static struct rect glyph_box(const struct item *it, int i, mpt *pen)
{
	struct rect r = run_ink(it->run, i);
	r.x += *pen;
	r.y += it->y;
	*pen += it->run->glyph[i].advance;
	return r;
}

/* Calls `test` for the box of each glyph until it says true. */
static bool any_glyph(const struct checker *c, const struct ink_mark *m, bool (*test)(const void *user, struct rect ink),
                      const void *user)
{
	if (m->kind != INK_TEXT)
		return test(user, m->box);
	for (int k = m->from; k < m->to; k++) {
		const struct item *it = item_at(c, k);
		mpt pen = it->x;
		for (int i = 0; it->kind == ITEM_GLYPHS && i < it->run->n; i++)
			if (test(user, glyph_box(it, i, &pen)))
				return true;
	}
	return false;
}

static bool is_pale(color ink) { return contrast(ink, COLOR_RGB(0xFFFFFF)) < 3; }

/* Decoration that is so pale that text over it can be read: below 3 to 1 (WCAG 1.4.3) on white. */
static bool is_watermark(const struct checker *c, const struct ink_mark *m)
{
	if (m->kind != INK_TEXT)
		return false;
	for (int k = m->from; k < m->to; k++) {
		const struct item *it = item_at(c, k);
		if (it->kind == ITEM_GLYPHS && (it->element || !is_pale(it->run->color)))
			return false;
	}
	return true;
}

static bool same_place(struct where a, struct where b)
{
	return a.source == b.source && a.line == b.line && a.column == b.column;
}

static const char *name_of(const struct ink_mark *m)
{
	return m->kind == INK_TEXT ? "text" : m->kind == INK_CODE ? "a QR code" : "a picture";
}

/* One message for each place of a page. */
static bool is_news(struct checker *c, struct ink_mark *m)
{
	int place[] = {m->at.line, m->at.column};
	uint64_t hash = hash_bytes(place, sizeof(place), hash_pointer(m->at.source));
	size_t step = 0;
	m->told = true;
	if (hashes_next(&c->told, hash, &step))
		return false;
	hashes_put(c->arena, &c->told, hash, 0);
	return true;
}

static void hint_other(struct checker *c, const char *what, struct where other)
{
	if (other.source)
		diag_hint(c->diag, "%s stands at %s:%d", what, other.source->path, other.line);
}

/* -- beyond the paper ----------------------------------------------------------------------- */

struct beyond {
	struct rect paper;
	mpt far;
	const char *edge;
};

static void look_at_edge(struct beyond *b, mpt far, const char *edge)
{
	if (far > b->far) {
		b->far = far;
		b->edge = edge;
	}
}

static bool note_beyond(const void *user, struct rect ink)
{
	struct beyond *b = (struct beyond *)(uintptr_t)user;
	if (ink.w <= 0 || ink.h <= 0)
		return false;
	look_at_edge(b, b->paper.x - ink.x, "left");
	look_at_edge(b, ink.x + ink.w - b->paper.w, "right");
	look_at_edge(b, b->paper.y - ink.y, "top");
	look_at_edge(b, ink.y + ink.h - b->paper.h, "bottom");
	return false;
}

/* A page with bleed is trimmed, so that a picture may be cut off; some of it stays. */
static bool is_bleeding(const struct checker *c, const struct ink_mark *m)
{
	const struct rect paper = {0, 0, c->page->width, c->page->height};
	return m->kind == INK_PICTURE && c->page->bleed && is_deep(rect_common(m->box, paper));
}

static void check_paper(struct checker *c, struct ink_mark *m)
{
	struct beyond b = {.paper = {0, 0, c->page->width, c->page->height}, .far = COVER_LEAST};
	if (m->box.x >= -COVER_LEAST && m->box.y >= -COVER_LEAST && m->box.x + m->box.w <= b.paper.w + COVER_LEAST &&
	    m->box.y + m->box.h <= b.paper.h + COVER_LEAST)
		return;
	any_glyph(c, m, note_beyond, &b);
	if (!b.edge || is_watermark(c, m) || is_bleeding(c, m) || !is_news(c, m))
		return;
	struct buf mm = {0};
	buf_mm(&mm, b.far, 1);
	diag_report(c->diag, DIAG_OFF_PAPER, m->at, name_of(m), buf_cstr(&mm), b.edge);
	buf_free(&mm);
}

/* -- on other text -------------------------------------------------------------------------- */

/* From the height of capitals, about seven tenths, down to the baseline. */
static struct rect band_of(const struct ink_mark *m)
{
	if (m->kind != INK_TEXT)
		return m->box;
	return (struct rect){m->box.x, m->box.y + m->box.h * 3 / 13, m->box.w, m->box.h * 7 / 13};
}

struct meeting {
	const struct checker *checker;
	const struct ink_mark *other;
	struct rect ink; /* of a glyph */
};

static bool meets_ink(const void *user, struct rect ink)
{
	return is_deep(rect_common(((const struct meeting *)user)->ink, ink));
}

static bool meets_text(const void *user, struct rect ink)
{
	const struct meeting *m = user;
	struct meeting one = {m->checker, m->other, ink};
	return is_deep(rect_common(m->other->box, ink)) && any_glyph(m->checker, m->other, meets_ink, &one);
}

static struct rect rect_around(struct rect a, struct rect b)
{
	mpt x = mpt_min(a.x, b.x), y = mpt_min(a.y, b.y);
	return (struct rect){x, y, mpt_max(a.x + a.w, b.x + b.w) - x, mpt_max(a.y + a.h, b.y + b.h) - y};
}

static struct rect widen(struct rect r, mpt by) { return (struct rect){r.x - by, r.y, r.w + 2 * by, r.h}; }

/* On one height, for the most part, and without the space between them that parts words: less than TOUCH_LEAST. */
static bool is_beside(struct rect a, struct rect b)
{
	struct rect common = rect_common(a, b);
	return common.h > mpt_min(a.h, b.h) / 2 && common.w > -TOUCH_LEAST;
}

/* What sets both side by side is told once. */
static void report_touch(struct checker *c, const struct ink_mark *m, const struct ink_mark *other)
{
	bool one = m->row.source && same_place(m->row, other->row);
	diag_report(c->diag, DIAG_TEXTS_TOUCH, one ? m->row : m->at);
	if (one && other->at.source)
		diag_hint(c->diag,
		          "a `gap`, or `padding` in the style of one of them, keeps them apart; the first stands at %s:%d",
		          other->at.source->path, other->at.line);
	else
		hint_other(c, "the other text", other->at);
}

/* The labels of one drawing it has set itself, some in several pieces. */
static void check_touch(struct checker *c, const struct ink_mark *m, const struct ink_mark *other)
{
	bool labels = !m->para && !other->para && same_place(m->at, other->at);
	if (other->kind == INK_TEXT && !labels && is_beside(band_of(other), band_of(m)) && !is_watermark(c, other) &&
	    !is_watermark(c, m))
		report_touch(c, m, other);
}

/* -- lines too close ------------------------------------------------------------------------ */

static const struct glyph_run *first_run(const struct checker *c, const struct ink_mark *m)
{
	for (int k = m->from; k < m->to; k++)
		if (item_at(c, k)->kind == ITEM_GLYPHS)
			return item_at(c, k)->run;
	return NULL;
}

/* Whether lines below each other may have letters in each other: closer than that, descenders and accents meet. */
static bool is_tight(const struct ink_mark *a, const struct ink_mark *b)
{
	mpt larger = mpt_max(a->box.h, b->box.h), apart = abs(a->box.y + a->box.h - b->box.y - b->box.h);
	return apart > larger / 5 && apart < larger * 9 / 10; /* a box is 1.3 em high */
}

/* Lines of paragraphs, of one or of two: the style with the least leading is told, once in a document. */
static void check_lines(struct checker *c, const struct ink_mark *m, const struct ink_mark *other)
{
	const struct meeting both = {c, other, {0}};
	if (!m->para || !other->para || !is_tight(m, other) || !any_glyph(c, m, meets_text, &both) || is_watermark(c, m) ||
	    is_watermark(c, other))
		return;
	const struct glyph_run *a = first_run(c, m), *b = first_run(c, other);
	const struct style *s = !b || (a && a->style->leading < b->style->leading) ? a->style : b->style;
	struct buf leading = {0};
	buf_decimal(&leading, s->leading, 1000, 2);
	diag_report(c->diag, DIAG_LINES_TOUCH, s->at, s->name, buf_cstr(&leading));
	hint_other(c, "the first such line", m->at);
	buf_free(&leading);
}

static void check_texts(struct checker *c, int mark)
{
	struct ink_mark *m = &c->ink->v.v[mark];
	index_find(c, rect_around(widen(band_of(m), TOUCH_LEAST + COVER_LEAST), m->box), mark);
	for (int i = 0; i < c->met.n && !m->told; i++) {
		struct ink_mark *under = &c->ink->v.v[c->met.v[i]];
		const struct meeting both = {c, under, {0}};
		if (under->para && under->para == m->para) {
			check_lines(c, m, under);
			continue;
		}
		if (!is_deep(rect_common(band_of(under), band_of(m)))) {
			check_touch(c, m, under);
			check_lines(c, m, under);
			continue;
		}
		if (!any_glyph(c, m, meets_text, &both) || is_watermark(c, under) || !is_news(c, m))
			continue;
		const char *other = under->kind == INK_TEXT ? "the other text" : "the QR code";
		diag_report(c->diag, DIAG_TEXT_OVER_TEXT, m->at, under->kind == INK_TEXT ? "other text" : "a QR code");
		hint_other(c, other, under->at);
	}
}

/* -- under what is drawn later ---------------------------------------------------------------- */

static bool is_hidden(const void *user, struct rect ink) { return cover_hides(user, ink); }

static void check_item(struct checker *c, const struct ink_mark *cover, int k, struct rect clip)
{
	const struct item *it = item_at(c, k);
	struct rect bounds = rect_common(cover_bounds(it), clip);
	for (int i = 0; is_deep(bounds) && i < c->met.n; i++) {
		struct ink_mark *m = &c->ink->v.v[c->met.v[i]];
		struct rect box = rect_common(m->box, bounds);
		struct cover hidden;
		if (m->told || m->to > k || !is_deep(box))
			continue;
		cover_find(c->arena, it, box, &hidden);
		if (!any_glyph(c, m, is_hidden, &hidden) || is_watermark(c, m) || !is_news(c, m))
			continue;
		const char *what = it->kind == ITEM_IMAGE ? "a picture" : "a fill";
		diag_report(c->diag, DIAG_HIDDEN_TEXT, m->at, name_of(m), what);
		hint_other(c, what, cover->at);
	}
}

static void find_box(const struct checker *c, struct ink_mark *m)
{
	for (int k = m->from; k < m->to; k++) {
		const struct item *it = item_at(c, k);
		if (it->kind == ITEM_PATH || it->kind == ITEM_IMAGE)
			m->box = m->box.w < 0 ? cover_bounds(it) : rect_around(m->box, cover_bounds(it));
	}
}

static void check_cover(struct checker *c, int mark)
{
	struct ink_mark *cover = &c->ink->v.v[mark];
	VEC(struct rect) clip = {0};
	if (!c->entry.n)
		return;
	if (cover->box.w < 0)
		find_box(c, cover);
	index_find(c, cover->box, mark);
	*vec_push(c->arena, &clip) = cover->box;
	for (int k = cover->from; k < cover->to && c->met.n; k++) {
		const struct item *it = item_at(c, k);
		struct rect now = clip.v[clip.n - 1];
		if (it->kind == ITEM_CLIP)
			*vec_push(c->arena, &clip) = rect_common(now, cover_bounds(it));
		else if (it->kind == ITEM_UNCLIP)
			clip.n--;
		else if (it->kind == ITEM_PATH || it->kind == ITEM_IMAGE)
			check_item(c, cover, k, now);
	}
}

/* One of a class list is drawn when the rest of the page is there, with the ground that every code has. */
static void check_code(struct checker *c, int mark)
{
	const struct ink_mark *code = &c->ink->v.v[mark];
	const struct meeting both = {c, code, code->box};
	if (!c->entry.n)
		return;
	index_find(c, code->box, mark);
	for (int i = 0; i < c->met.n; i++) {
		struct ink_mark *m = &c->ink->v.v[c->met.v[i]];
		if (!any_glyph(c, m, meets_ink, &both) || is_watermark(c, m) || !is_news(c, m))
			continue;
		diag_report(c->diag, DIAG_HIDDEN_TEXT, m->at, name_of(m), name_of(code));
		hint_other(c, "the QR code", code->at);
	}
}

void ink_check(struct diag *d, const struct page *page, const struct ink *ink)
{
	struct checker c = {.arena = arena_new(), .diag = d, .page = page, .ink = ink};
	index_open(&c);
	for (int i = 0; i < ink->v.n; i++) {
		struct ink_mark *m = &ink->v.v[i];
		if (m->kind == INK_COVER) {
			check_cover(&c, i);
			continue;
		}
		check_paper(&c, m);
		if (m->kind == INK_TEXT && !m->told)
			check_texts(&c, i);
		if (m->kind == INK_CODE)
			check_code(&c, i);
		if (m->kind != INK_PICTURE)
			index_add(&c, i);
	}
	arena_free(c.arena);
}

/* -- edges ---------------------------------------------------------------------------------- */

/* What overflows reaches everywhere; that it does has been said. */
static void report_edge(struct diag *d, mpt unprintable, struct where at, const char *what, const char *edge)
{
	struct buf mm = {0};
	if (diag_count(d, DIAG_OVERFLOW) || diag_count(d, DIAG_NO_WIDTH) || diag_count(d, DIAG_COLUMN_WIDTH))
		return;
	buf_mm(&mm, unprintable, 2);
	buf_puts(&mm, " mm");
	diag_report(d, DIAG_TOO_SMALL, at, what, buf_cstr(&mm), edge);
	buf_free(&mm);
}

void edge_check(struct diag *d, const struct page_spec *p, struct where at, struct rect r, const char *what)
{
	if (!page_is_copied(p) || r.w <= 0 || r.h <= 0)
		return;
	if (r.x < p->unprintable)
		report_edge(d, p->unprintable, at, what, "left");
	if (r.x + r.w > p->width - p->unprintable)
		report_edge(d, p->unprintable, at, what, "right");
	if (r.y < p->unprintable)
		report_edge(d, p->unprintable, at, what, "top");
	if (r.y + r.h > p->height - p->unprintable)
		report_edge(d, p->unprintable, at, what, "bottom");
}

bool edge_is_passed(const struct page_spec *p, struct rect r)
{
	return r.x < -COVER_LEAST || r.x + r.w > p->width + COVER_LEAST || r.y < -COVER_LEAST ||
	        r.y + r.h > p->height + COVER_LEAST;
}

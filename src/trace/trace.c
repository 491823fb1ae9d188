/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The trace: what the PDF writer would draw, as text. Golden files hold it, so every line stands
 * for one thing, numbers are in pt with two decimals from the top left corner of the trimmed
 * page, and nothing depends on addresses.
 *
 *     document "Title" lang="en" pages=2
 *     page 1 595.28x841.89 label="1" digest=... (digest.c)
 *       glyphs x,y w font size #colour "text" /Document/P
 *       placed x,y page=1 scale=1/2 clip x,y WxH, then the items of that page, further in
 *       path x,y WxH of the box around it, fill, stroke /Document/Figure
 *     structure
 *       Document
 *         H1 content
 *     bookmarks
 *       "Title" page 1 y=... name="..."
 *     links
 *       "https://..." page 1 y=...
 *
 * Elements of one role below the same parent are told apart by a number: /Document/P[2].
 */
#include "trace.h"

#include "digest.h"
#include "siblings.h"

#include <string.h>

static void put_pt(struct buf *b, mpt v) { buf_decimal(b, v, 1000, 2); }

static void put_labelled(struct buf *b, const char *label, mpt v)
{
	buf_puts(b, label);
	put_pt(b, v);
}

static void put_quoted(struct buf *b, const char *label, const char *s)
{
	if (str_empty(s))
		return;
	buf_puts(b, label);
	buf_json(b, s);
}

static void put_color(struct buf *b, const char *label, color c)
{
	buf_puts(b, label);
	color_put(b, c);
}

/* -- where in the structure ----------------------------------------------------------------- */

enum { MAX_DEPTH = 64 };

static void put_path_of(struct buf *b, const struct siblings *all, const struct element *s)
{
	const struct element *up[MAX_DEPTH];
	int n = 0;
	if (!s) {
		buf_puts(b, " -");
		return;
	}
	for (; s && n < MAX_DEPTH; s = s->parent)
		up[n++] = s;
	buf_puts(b, s ? " ..." : " ");
	while (n--) {
		int number = sibling_number(all, up[n]);
		buf_printf(b, "/%s", role_names[up[n]->role]);
		if (number)
			buf_printf(b, "[%d]", number);
	}
}

/* -- items ---------------------------------------------------------------------------------- */

static const char *file_name(const char *path)
{
	const char *slash = strrchr(path, '/');
	return slash ? slash + 1 : path;
}

static void put_run_text(struct buf *b, const struct glyph_run *r)
{
	struct buf text = {0};
	buf_put(&text, r->text, (size_t)r->text_size);
	buf_putc(b, ' ');
	buf_json(b, buf_cstr(&text));
	buf_free(&text);
}

static void put_glyphs(struct buf *b, const struct item *it)
{
	const struct glyph_run *r = it->run;
	put_labelled(b, " w=", r->width);
	buf_printf(b, " %s ", file_name(r->face->file));
	put_pt(b, r->size);
	put_color(b, " ", r->color);
	put_run_text(b, r);
	if (r->rtl)
		buf_puts(b, " rtl");
	if (r->soft_hyphen)
		buf_puts(b, " hyphen");
	if (r->repeated_hyphen)
		buf_puts(b, " repeated-hyphen");
	if (r->span && r->span->lang)
		buf_printf(b, " lang=%s", r->span->lang);
}

static void put_place(struct buf *b, mpt x, mpt y)
{
	put_labelled(b, " ", x);
	put_labelled(b, ",", y);
}

/* A shape lies where its box lies, wherever the origin of its points is. */
static void put_shape(struct buf *b, const struct item *it)
{
	const struct path *p = it->path;
	struct rect r = path_bounds(p);
	put_place(b, it->x + r.x, it->y + r.y);
	put_labelled(b, " ", r.w);
	put_labelled(b, "x", r.h);
	buf_printf(b, " segments=%d", p->n);
	if (it->kind == ITEM_CLIP)
		return;
	put_color(b, " fill=", p->fill);
	if (!color_is_none(p->stroke)) {
		put_color(b, " stroke=", p->stroke);
		put_labelled(b, " width=", p->width);
	}
	if (p->dash)
		put_labelled(b, " dash=", p->dash);
	if (p->gap)
		put_labelled(b, " gap=", p->gap);
	if (p->pen)
		buf_printf(b, " pen=%d,%d,%d,%d", p->pen->a, p->pen->b, p->pen->c, p->pen->d);
	if (p->miter)
		put_labelled(b, " miter=", p->miter);
	if (p->round_caps)
		buf_puts(b, " round");
	if (p->even_odd)
		buf_puts(b, " even-odd");
}

static void put_size(struct buf *b, const struct item *it)
{
	put_labelled(b, " ", it->w);
	put_labelled(b, "x", it->h);
}

static void put_image(struct buf *b, const struct item *it)
{
	const struct image *m = it->image;
	put_size(b, it);
	buf_printf(b, " %dx%d components=%d depth=%d%s%s", m->width, m->height, m->components, m->depth,
	           m->jpeg ? " jpeg" : "", m->alpha ? " alpha" : "");
	if (m->palette_n)
		buf_printf(b, " palette=%d", m->palette_n);
	if (m->orientation > 1)
		buf_printf(b, " orientation=%d", m->orientation);
	put_quoted(b, " ", m->file);
}

/* Where an item with ink belongs: its element, or what kind of artifact it is. */
static void put_owner(struct buf *b, const struct siblings *all, const struct item *it)
{
	static const char *const kinds[ARTIFACT_COUNT] = {"",        " background", " pagination", " header",
	                                                  " footer", " watermark",  " page"};
	put_path_of(b, all, it->element);
	if (!it->element && it->kind != ITEM_LINK)
		buf_puts(b, kinds[it->artifact]);
}

static void put_field(struct buf *b, const struct item *it)
{
	static const char *const kinds[] = {[FIELD_TEXT] = "text", [FIELD_CHECK] = "check", [FIELD_RADIO] = "radio"};
	const struct form_field *f = it->field.of;
	put_size(b, it);
	buf_printf(b, " %s %s", f->kind == FIELD_TEXT && f->lines ? "lines" : kinds[f->kind], f->name);
	put_quoted(b, "=", it->field.state);
	if (f->kind == FIELD_TEXT)
		put_labelled(b, " ", f->size);
	for (int i = 0; i < f->sum.n; i++)
		buf_printf(b, "%s%s", i ? "+" : " sum=", f->sum.v[i]->name);
	put_quoted(b, " ", f->says);
}

/* What stands on a tagged page follows, further in. */
static void put_placement(struct buf *b, const struct placed_page *p)
{
	buf_printf(b, " page=%d", p->number);
	if (p->num != p->den)
		buf_printf(b, " scale=%d/%d", p->num, p->den);
	if (p->turns)
		buf_printf(b, " turns=%d", p->turns);
	buf_puts(b, p->repeated ? " repeated clip" : " clip");
	put_place(b, p->clip.x, p->clip.y);
	put_labelled(b, " ", p->clip.w);
	put_labelled(b, "x", p->clip.h);
}

static void put_item(struct buf *b, const struct siblings *all, const struct item *it, int depth)
{
	static const char *const kinds[] = {"glyphs", "path",     "image",  "clip",   "unclip",
	                                    "link",   "bookmark", "target", "placed", "field"};
	buf_printf(b, "%*s%s", depth, "", kinds[it->kind]);
	if (it->kind == ITEM_UNCLIP) {
		buf_putc(b, '\n');
		return;
	}
	if (it->kind != ITEM_PATH && it->kind != ITEM_CLIP)
		put_place(b, it->x, it->y);
	switch (it->kind) {
	case ITEM_GLYPHS: put_glyphs(b, it); break;
	case ITEM_PATH:
	case ITEM_CLIP: put_shape(b, it); break;
	case ITEM_IMAGE: put_image(b, it); break;
	case ITEM_LINK:
		put_size(b, it);
		put_quoted(b, " ", it->href);
		break;
	case ITEM_BOOKMARK:
		buf_printf(b, " level=%d", it->bookmark.level);
		put_quoted(b, " ", it->bookmark.title);
		put_quoted(b, " name=", it->bookmark.name);
		break;
	case ITEM_TARGET:
		put_quoted(b, " name=", it->target.name);
		put_quoted(b, " ", it->target.title);
		break;
	case ITEM_PLACED: put_placement(b, it->placed); break;
	case ITEM_FIELD: put_field(b, it); break;
	case ITEM_UNCLIP: break;
	}
	if (it->kind != ITEM_CLIP && it->kind != ITEM_BOOKMARK && it->kind != ITEM_TARGET &&
	    !(it->kind == ITEM_PLACED && !it->placed->repeated))
		put_owner(b, all, it);
	buf_putc(b, '\n');
}

static void put_page(struct buf *b, const struct siblings *all, const struct page *p, int number)
{
	buf_printf(b, "page %d ", number);
	put_pt(b, p->width);
	put_labelled(b, "x", p->height);
	if (p->bleed)
		put_labelled(b, " bleed=", p->bleed);
	put_quoted(b, " label=", p->label);
	buf_puts(b, " digest=");
	digest_put(b, p);
	buf_putc(b, '\n');
	const struct item *place = NULL;
	struct item_walk walk = {.page = p};
	for (const struct item *it; (it = item_walk_next(&walk));) {
		if (walk.place && walk.place != place)
			put_item(b, all, walk.place, 2);
		place = walk.place;
		put_item(b, all, it, place ? 4 : 2);
	}
}

/* -- structure ------------------------------------------------------------------------------ */

static void put_attributes(struct buf *b, const struct element *s)
{
	if (s->scope != SCOPE_NONE)
		buf_printf(b, " scope=%s", s->scope == SCOPE_ROW ? "row" : "column");
	if (s->heads.n)
		buf_printf(b, " heads=%d", s->heads.n);
	if (s->colspan > 1)
		buf_printf(b, " colspan=%d", s->colspan);
	if (s->rowspan > 1)
		buf_printf(b, " rowspan=%d", s->rowspan);
	if (s->role == ROLE_L)
		buf_printf(b, " numbering=%s", s->numbered ? "decimal" : s->unordered ? "disc" : "none");
	put_quoted(b, " lang=", s->lang);
	put_quoted(b, " alt=", s->alt);
	put_quoted(b, " summary=", s->summary);
	put_quoted(b, s->field == FIELD_TEXT ? " fills=" : " ticks=", s->fills);
	if (s->span)
		put_quoted(b, " href=", s->span->href);
	if (s->bbox.w) {
		put_labelled(b, " bbox=", s->bbox.x);
		put_labelled(b, ",", s->bbox.y);
		put_labelled(b, " ", s->bbox.w);
		put_labelled(b, "x", s->bbox.h);
	}
	if (s->has_content)
		buf_puts(b, " content");
}

static void put_element(struct buf *b, const struct element *s, int depth)
{
	buf_printf(b, "%*s%s", 2 * depth, "", role_names[s->role]);
	put_attributes(b, s);
	buf_putc(b, '\n');
	if (depth == MAX_DEPTH && s->kids.n)
		buf_printf(b, "%*s...\n", 2 * depth + 2, "");
	for (int i = 0; depth < MAX_DEPTH && i < s->kids.n; i++)
		put_element(b, s->kids.v[i], depth + 1);
}

/* -- the whole ------------------------------------------------------------------------------ */

static void put_heading(struct buf *b, const struct pages *p)
{
	buf_puts(b, "document");
	put_quoted(b, " ", p->title);
	put_quoted(b, " lang=", p->lang);
	put_quoted(b, " author=", p->author);
	put_quoted(b, " subject=", p->subject);
	put_quoted(b, " keywords=", p->keywords);
	put_quoted(b, " rights=", p->rights);
	put_quoted(b, " licence=", p->licence);
	buf_printf(b, " pages=%d%s%s\n", p->page.n, p->rtl ? " rtl" : "",
	           !p->duplex              ? ""
	                   : p->short_edge ? " duplex=short-edge"
	                                   : " duplex");
}

/* Bookmarks or links of all pages together, each with its page. */
static void put_summary(struct buf *b, const struct pages *p, enum item_kind kind)
{
	const struct item *it;
	bool any = false;
	for (int i = 0; i < p->page.n; i++)
		for (struct item_walk walk = {.page = &p->page.v[i]}; (it = item_walk_next(&walk));) {
			if (it->kind != kind)
				continue;
			if (!any)
				buf_puts(b, kind == ITEM_LINK ? "links\n" : "bookmarks\n");
			any = true;
			int depth = kind == ITEM_BOOKMARK ? it->bookmark.level : 1;
			buf_printf(b, "%*s", 2 * depth, "");
			buf_json(b, kind == ITEM_LINK ? it->href : it->bookmark.title ? it->bookmark.title : "");
			buf_printf(b, " page %d", i + 1);
			put_labelled(b, " y=", placed_point(walk.place, (struct point){it->x, it->y}).y);
			if (kind == ITEM_BOOKMARK)
				put_quoted(b, " name=", it->bookmark.name);
			buf_putc(b, '\n');
		}
}

void trace_write(const struct pages *p, struct buf *out)
{
	struct siblings all = {.arena = arena_new()};
	if (p->top)
		siblings_number(&all, p->top);
	put_heading(out, p);
	for (int i = 0; i < p->page.n; i++)
		put_page(out, &all, &p->page.v[i], i + 1);
	buf_puts(out, "structure\n");
	if (p->top)
		put_element(out, p->top, 1);
	put_summary(out, p, ITEM_BOOKMARK);
	put_summary(out, p, ITEM_LINK);
	arena_free(all.arena);
}

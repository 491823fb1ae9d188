/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What is written over the pages of an edition that is not meant for readers:
 *
 *     stamp ---- one line at the head of each page: why it is not
 *     proof ---- a frame around the lines of every text, with the text's key, by which the PO file
 *                names it, and the number of characters that still fit: `roles.seo.day +12`
 *
 * The keys are of the language of the program, so they are set as English, left to right.
 */
#include "proof.h"
#include "graphics.h"
#include "text_keys.h"

#include <string.h>

#define STAMP_INK COLOR_RGB(0xB3261E)
#define PROOF_INK COLOR_RGB(0xC2185B)

static const struct style note_style = {.name = "proof",
                                        .font = "sans",
                                        .weight = 600,
                                        .size = 5000,
                                        .leading = 1200,
                                        .color = COLOR_RGB(0xFFFFFF),
                                        .fill = COLOR_NONE,
                                        .stroke = COLOR_NONE,
                                        .bar = COLOR_NONE};

struct notes {
	const struct typesetting *typesetting;
	struct gfx gfx;
	struct page *page;
	struct canvas canvas;
};

static struct notes notes_open(const struct typesetting *s, struct page *page)
{
	struct gfx g = {.root = s->root,
	                .arena = s->arena,
	                .diag = s->diag,
	                .text = s->env,
	                .size_scale = 1000,
	                .leading_scale = 1000};
	return (struct notes){s, g, page, {.arena = s->arena, .items = page->items, .artifact = ARTIFACT_WATERMARK}};
}

static void notes_close(struct notes *n) { n->page->items = n->canvas.items; }

/* White on a ground of ink, at the end of a line from x on that is `room` wide: there the first
   words below it can still be read. Never beyond the page's edge. */
static void put_note(struct notes *n, const char *text, struct point at, mpt room, mpt size, color ink)
{
	struct rich *r = rich_plain(n->gfx.arena, text, (struct where){0});
	struct style *style = NEW(n->gfx.arena, struct style);
	*style = note_style;
	style->size = size;
	r->block[0].span[0].lang = "en";
	mpt pad = size / 3, w = gfx_text_width(&n->gfx, r, style);
	const struct para *p = gfx_text(&n->gfx, r, style, w, ALIGN_START);
	mpt x = text_is_rtl(n->gfx.text) ? at.x : at.x + room - w - 2 * pad;
	x = mpt_max(mpt_min(x, n->page->width - w - 2 * pad), 0);
	canvas_rect(&n->canvas, (struct rect){x, at.y, w + 2 * pad, p->height}, 0, ink, COLOR_NONE, 0);
	canvas_para(&n->canvas, p, x + pad, at.y);
}

/* -- stamps --------------------------------------------------------------------------------- */

void stamp_pages(const struct typesetting *s, struct pages *pages, const char *text)
{
	for (int i = 0; i < pages->page.n; i++) {
		struct notes n = notes_open(s, &pages->page.v[i]);
		/* In the middle of the head's margin, at a size that shows on a page of any format. */
		put_note(&n, text, (struct point){n.page->width / 3, PT(15)}, n.page->width / 3,
		         mpt_max(n.page->width / 60, pages->least_size), pages->gray ? color_to_gray(STAMP_INK) : STAMP_INK);
		notes_close(&n);
	}
}

/* -- proofs --------------------------------------------------------------------------------- */

static bool same_box(const struct room *a, const struct room *b)
{
	return a->page == b->page && !memcmp(&a->box, &b->box, sizeof(a->box));
}

/* The texts of one box, from room `i` on; the number after it is of the next box. */
static int name_box(const struct pages *pages, const struct text_keys *keys, int i, struct buf *out)
{
	const struct room *first = &pages->rooms.v[i];
	int left = first->characters - first->used;
	for (; i < pages->rooms.n && same_box(first, &pages->rooms.v[i]); i++) {
		const char *name = text_key_of(keys, pages->rooms.v[i].text);
		if (name)
			buf_printf(out, "%s%s", out->n ? ", " : "", name);
	}
	if (out->n && first->characters)
		buf_printf(out, " %s%d", left < 0 ? "\xE2\x88\x92" : "+", left < 0 ? -left : left);
	return i;
}

/* Half as large as the text, within what can be read and what leaves the text to be read. */
static void put_box(const struct typesetting *s, struct pages *pages, const struct room *r, const char *name)
{
	struct notes n = notes_open(s, &pages->page.v[r->page - 1]);
	mpt size = mpt_clamp(r->size * 2 / 5, PT(4), PT(12));
	canvas_rect(&n.canvas, r->box, 0, COLOR_NONE, PROOF_INK, 250);
	put_note(&n, name, (struct point){r->box.x, r->box.y - size / 2}, r->box.w, size, PROOF_INK);
	notes_close(&n);
}

void proof_pages(const struct typesetting *s, struct pages *pages, const char *document)
{
	struct text_keys keys = {0};
	text_keys_note(&keys, s, document);
	for (int i = 0; i < pages->rooms.n;) {
		struct buf name = {0};
		int next = name_box(pages, &keys, i, &name);
		if (name.n)
			put_box(s, pages, &pages->rooms.v[i], buf_cstr(&name));
		buf_free(&name);
		i = next;
	}
}

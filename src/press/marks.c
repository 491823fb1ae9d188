/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Marks beyond the bleed: where to cut, whether the plates meet, how much ink is on them. All in all inks, so that they
 * stand on each plate.
 *
 *      |                        ⊕                        |
 *    -- +--------------------------------------------+ --
 *       |                     trim                   |
 */
#include "graphics.h"
#include "inks.h"

#define MM 2835
#define MARK_WIDTH PT(1) / 4
#define MARK_LENGTH (5 * MM)
#define MARK_EDGE (1 * MM) /* from the marks to the edge of the sheet */
#define LEAST_GAP (3 * MM) /* from the trim to a mark, where the bleed is narrower */
#define TARGET_RADIUS (3 * MM / 2)
#define BAR_SIDE (5 * MM)

static const color all_inks = COLOR_CMYK(255, 255, 255, 255);

struct marks {
	struct canvas canvas;
	const struct page *page;
	mpt gap; /* from the trim to where marks begin */
};

static void line(struct marks *m, mpt x, mpt y, mpt x2, mpt y2)
{
	canvas_line(&m->canvas, x, y, x2, y2, all_inks, MARK_WIDTH);
}

static void draw_cuts(struct marks *m)
{
	const mpt w = m->page->width, h = m->page->height, from = m->gap, to = m->gap + MARK_LENGTH;
	for (int i = 0; i < 4; i++) {
		mpt x = i % 2 ? w : 0, y = i / 2 ? h : 0, across = i % 2 ? 1 : -1, down = i / 2 ? 1 : -1;
		line(m, x + across * from, y, x + across * to, y);
		line(m, x, y + down * from, x, y + down * to);
	}
}

static void draw_target(struct marks *m, mpt x, mpt y)
{
	struct path_builder b = {.arena = m->canvas.arena};
	const mpt arm = MARK_LENGTH / 2;
	path_circle(&b, x, y, TARGET_RADIUS, TARGET_RADIUS);
	canvas_path(&m->canvas, path_finish(&b, COLOR_NONE, all_inks, MARK_WIDTH));
	line(m, x - arm, y, x + arm, y);
	line(m, x, y - arm, x, y + arm);
}

static void draw_targets(struct marks *m)
{
	const mpt w = m->page->width, h = m->page->height, away = m->gap + MARK_LENGTH / 2;
	draw_target(m, w / 2, -away);
	draw_target(m, w / 2, h + away);
	draw_target(m, -away, h / 2);
	draw_target(m, w + away, h / 2);
}

/* Each ink whole and by half, and what two and three give together. */
static void draw_patches(struct marks *m)
{
	static const uint8_t bars[][4] = {{255},      {0, 255},      {0, 0, 255},   {0, 0, 0, 255},
	                                  {128},      {0, 128},      {0, 0, 128},   {0, 0, 0, 128},
	                                  {255, 255}, {255, 0, 255}, {0, 255, 255}, {128, 102, 102}};
	mpt x = m->page->width / 2 + 2 * MARK_LENGTH, y = m->page->height + m->gap;
	for (int i = 0; i < COUNT_OF(bars) && x + BAR_SIDE < m->page->width - MARK_LENGTH; i++, x += BAR_SIDE) {
		const uint8_t *v = bars[i];
		canvas_rect(&m->canvas, (struct rect){x, y, BAR_SIDE, BAR_SIDE}, 0, COLOR_CMYK(v[0], v[1], v[2], v[3]),
		            COLOR_NONE, 0);
	}
}

mpt marks_draw(struct arena *a, const struct press_spec *s, const struct page *page, struct item_vec *items)
{
	struct marks m = {{.arena = a, .items = *items, .artifact = ARTIFACT_PAGE}, page, mpt_max(page->bleed, LEAST_GAP)};
	if (s->marks.cut)
		draw_cuts(&m);
	if (s->marks.registration)
		draw_targets(&m);
	if (s->marks.bars)
		draw_patches(&m);
	bool any = s->marks.cut || s->marks.registration || s->marks.bars;
	*items = m.canvas.items;
	return any ? m.gap + MARK_LENGTH + MARK_EDGE - page->bleed : 0;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pdf_sample.h"

#include <check.h>
#include <hb-ot.h>
#include <hb.h>
#include <stdio.h>
#include <string.h>

/* -- the font ------------------------------------------------------------------------------- */

static void put16(struct buf *b, int v)
{
	buf_putc(b, v >> 8 & 0xFF);
	buf_putc(b, v & 0xFF);
}

static void put32(struct buf *b, uint32_t v)
{
	put16(b, (int)(v >> 16));
	put16(b, (int)(v & 0xFFFF));
}

static void add_table(hb_face_t *face, const char *tag, struct buf *b)
{
	hb_blob_t *blob = hb_blob_create(b->v, (unsigned)b->n, HB_MEMORY_MODE_DUPLICATE, NULL, NULL);
	hb_face_builder_add_table(face, HB_TAG(tag[0], tag[1], tag[2], tag[3]), blob);
	hb_blob_destroy(blob);
	buf_free(b);
}

static int width_of(int gid)
{
	return gid == ' ' - 31            ? 250
	        : gid == 'i' - 31         ? 300
	        : gid == 'W' - 31         ? 912
	        : gid > 110 && gid <= 260 ? gid * 3
	                                  : 500;
}

static void add_head(hb_face_t *face, const struct sample_font *f)
{
	struct buf b = {0};
	put32(&b, 0x00010000);
	put32(&b, 0);
	put32(&b, 0);
	put32(&b, 0x5F0F3CF5);
	put16(&b, 0);
	put16(&b, f->upem);
	for (int i = 0; i < 4; i++)
		put32(&b, 0);
	put16(&b, -100); /* the box of all glyphs */
	put16(&b, -200);
	put16(&b, 1100);
	put16(&b, 900);
	for (int i = 0; i < 3; i++)
		put16(&b, 0);
	put16(&b, 1); /* offsets of 4 bytes */
	put16(&b, 0);
	add_table(face, "head", &b);
}

/* Each glyph is a square. */
static void add_outlines(hb_face_t *face)
{
	struct buf glyf = {0}, loca = {0};
	for (int gid = 0; gid < GLYPH_COUNT; gid++) {
		put32(&loca, (uint32_t)glyf.n);
		const int head[] = {1, 0, 0, 400, 400, 3, 0};
		for (int i = 0; i < COUNT_OF(head); i++)
			put16(&glyf, head[i]);
		buf_put(&glyf, "\1\1\1\1", 4);
		const int step[] = {0, 400, 0, -400, 0, 0, 400, 0};
		for (int i = 0; i < COUNT_OF(step); i++)
			put16(&glyf, step[i]);
		put16(&glyf, 0);
	}
	put32(&loca, (uint32_t)glyf.n);
	add_table(face, "glyf", &glyf);
	add_table(face, "loca", &loca);
}

static void add_metrics(hb_face_t *face, const struct sample_font *f)
{
	struct buf maxp = {0}, hhea = {0}, hmtx = {0};
	put32(&maxp, 0x00010000);
	put16(&maxp, GLYPH_COUNT);
	for (int i = 0; i < 13; i++)
		put16(&maxp, i ? 0 : 4);
	put32(&hhea, 0x00010000);
	for (int i = 0; i < 15; i++)
		put16(&hhea, 0);
	put16(&hhea, 300); /* the widths; all later glyphs are as wide as the last of them */
	for (int gid = 0; gid < 300; gid++) {
		put16(&hmtx, width_of(gid));
		put16(&hmtx, 0);
	}
	for (int gid = 300; gid < GLYPH_COUNT; gid++)
		put16(&hmtx, 0);
	(void)f;
	add_table(face, "maxp", &maxp);
	add_table(face, "hhea", &hhea);
	add_table(face, "hmtx", &hmtx);
}

static void add_characters(hb_face_t *face)
{
	static const uint32_t group[][3] = {
	        {' ', '~', 1},
	        {0x301, 0x301, GLYPH_ACUTE},
	        {0x5D0, 0x5D1, GLYPH_ALEF},
	        {0x2010, 0x2010, GLYPH_HYPHEN},
	        {0x1F600, 0x1F600, GLYPH_SMILE},
	};
	struct buf b = {0};
	const int head[] = {0, 1, 3, 10, 0, 12, 12, 0, 0};
	for (int i = 0; i < COUNT_OF(head) - 1; i++)
		put16(&b, head[i]);
	put32(&b, 16 + 12 * COUNT_OF(group));
	put32(&b, 0);
	put32(&b, COUNT_OF(group));
	for (int i = 0; i < COUNT_OF(group); i++)
		for (int k = 0; k < 3; k++)
			put32(&b, group[i][k]);
	add_table(face, "cmap", &b);
}

static void add_names(hb_face_t *face, const struct sample_font *f)
{
	static const char name[] = "Round-Regular";
	struct buf b = {0}, post = {0};
	const int head[] = {0, 1, 18, 3, 1, 0x409, 6, 2 * (int)(sizeof(name) - 1), 0};
	for (int i = 0; i < COUNT_OF(head); i++)
		put16(&b, head[i]);
	for (const char *p = name; *p; p++)
		put16(&b, *p);
	if (f->nameless)
		buf_free(&b);
	else
		add_table(face, "name", &b);
	put32(&post, 0x00030000);
	put16(&post, f->italic_angle);
	put16(&post, 0x8000);
	put32(&post, 0);
	put32(&post, f->fixed);
	for (int i = 0; i < 4; i++)
		put32(&post, 0);
	add_table(face, "post", &post);
}

static void *owned_face(struct arena *a, hb_face_t *hb, const char *file)
{
	struct face *f = NEW(a, struct face);
	*f = (struct face){.file = file,
	                   .hb = hb,
	                   .upem = (int)hb_face_get_upem(hb),
	                   .ascent = 800,
	                   .descent = 200,
	                   .cap_height = 700,
	                   .x_height = 450,
	                   .weight = 400};
	return f;
}

struct face *sample_face(struct arena *a, const struct sample_font *f)
{
	hb_face_t *builder = hb_face_builder_create();
	add_head(builder, f);
	add_metrics(builder, f);
	add_outlines(builder);
	add_characters(builder);
	add_names(builder, f);
	hb_blob_t *blob = hb_face_reference_blob(builder);
	struct face *face = owned_face(a, hb_face_create(blob, 0), "fonts/Round.ttf");
	hb_blob_destroy(blob);
	hb_face_destroy(builder);
	return face;
}

struct face *sample_face_of(struct arena *a, const char *file)
{
	hb_blob_t *blob = hb_blob_create_from_file_or_fail(file);
	ck_assert_msg(blob != NULL, "%s cannot be read; run from the project's folder", file);
	struct face *face = owned_face(a, hb_face_create(blob, 0), file);
	face->is_cff = strstr(file, ".otf") != NULL;
	hb_blob_destroy(blob);
	return face;
}

/* -- the document --------------------------------------------------------------------------- */

void sample_open(struct sample *s)
{
	*s = (struct sample){.arena = arena_new()};
	static const struct source icc = {.path = "sRGB.icc", .text = "a profile of colours", .size = 20};
	s->options = (struct pdf_options){.date = 1795478400, /* 2026-11-24 00:00:00 */
	                                  .standard = &pdf_standards[PDF_A2A_UA1],
	                                  .profile = pdf_profile_new(s->arena, &icc, NULL)};
	s->face = sample_face(s->arena, &(struct sample_font){.upem = 1000});
	s->pages = NEW(s->arena, struct pages);
	*s->pages = (struct pages){.arena = s->arena, .title = "A title", .lang = "en"};
	s->pages->top = element_new(s->arena, NULL, ROLE_DOCUMENT);
	sample_page(s);
}

void sample_close(struct sample *s)
{
	hb_face_destroy(s->face->hb);
	buf_free(&s->file);
	arena_free(s->arena);
}

struct page *sample_page(struct sample *s)
{
	struct page *p = vec_push(s->arena, &s->pages->page);
	*p = (struct page){.width = PT(200), .height = PT(100)};
	return p;
}

struct element *sample_element(struct sample *s, enum role role) { return element_new(s->arena, s->pages->top, role); }

struct item *sample_item(struct sample *s, enum item_kind kind, struct element *e)
{
	struct page *p = &s->pages->page.v[s->pages->page.n - 1];
	struct item *it = vec_push(s->arena, &p->items.v);
	*it = (struct item){.kind = kind, .element = e, .x = PT(10), .y = PT(20)};
	return it;
}

struct glyph_run *sample_run(struct sample *s, const char *text)
{
	struct glyph_run *r = NEW(s->arena, struct glyph_run);
	int n = (int)strlen(text);
	*r = (struct glyph_run){.face = s->face, .size = PT(10), .color = COLOR_RGB(0), .text = text, .text_size = n};
	r->glyph = NEW_ARRAY(s->arena, struct glyph, n);
	hb_font_t *font = hb_font_create(s->face->hb);
	for (const char *p = text, *end = text + n; p < end;) {
		struct glyph *g = &r->glyph[r->n++];
		g->cluster = (uint32_t)(p - text);
		hb_font_get_nominal_glyph(font, utf8_next(&p, end), &g->gid);
		g->advance = (mpt)muldiv(hb_font_get_glyph_h_advance(font, g->gid), r->size, s->face->upem);
		r->width += g->advance;
	}
	hb_font_destroy(font);
	return r;
}

struct item *sample_show(struct sample *s, struct element *e, const struct glyph_run *run, mpt x, mpt y)
{
	struct item *it = sample_item(s, ITEM_GLYPHS, e);
	it->x = x;
	it->y = y;
	it->run = run;
	return it;
}

struct glyph_run *sample_text(struct sample *s, struct element *e, const char *text, mpt x, mpt y)
{
	struct glyph_run *r = sample_run(s, text);
	sample_show(s, e, r, x, y);
	return r;
}

void sample_link(struct sample *s, struct element *e, const char *href)
{
	struct item *it = sample_item(s, ITEM_LINK, e);
	it->w = PT(30);
	it->h = PT(15);
	it->href = href;
}

void sample_bookmark(struct sample *s, int level, const char *title, const char *name)
{
	struct item *it = sample_item(s, ITEM_BOOKMARK, NULL);
	it->bookmark.level = level;
	it->bookmark.title = title;
	it->bookmark.name = name;
}

void sample_target(struct sample *s, const char *title, const char *name)
{
	struct item *it = sample_item(s, ITEM_TARGET, NULL);
	it->target.title = title;
	it->target.name = name;
}

struct path *sample_path(struct sample *s, struct element *e, const struct seg *seg, int n)
{
	struct path *p = NEW(s->arena, struct path);
	*p = (struct path){.n = n, .seg = NEW_ARRAY(s->arena, struct seg, n), .fill = COLOR_RGB(0), .width = PT(1)};
	if (n)
		memcpy(p->seg, seg, (size_t)n * sizeof(*seg));
	sample_item(s, ITEM_PATH, e)->path = p;
	return p;
}

struct path *sample_rectangle(struct sample *s, struct element *e, mpt w, mpt h)
{
	const struct seg seg[] = {{SEG_MOVE, {{0, 0}}},
	                          {SEG_LINE, {{w, 0}}},
	                          {SEG_LINE, {{w, h}}},
	                          {SEG_LINE, {{0, h}}},
	                          {SEG_CLOSE, {{0, 0}}}};
	return sample_path(s, e, seg, COUNT_OF(seg));
}

struct pdf *sample_write(struct sample *s)
{
	s->file.n = 0;
	pdf_write(s->pages, &s->options, &s->file);
	return pdf_read(s->arena, s->file.v, s->file.n);
}

const char *sample_content(struct sample *s) { return pdf_content(sample_write(s), "Root Pages Kids 0 Contents"); }

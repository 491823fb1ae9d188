/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Outlines as digests: HarfBuzz draws a glyph, and what it draws is hashed: moves, lines, curves with their points, in
 * units of the font. That of a composite glyph, or of one with subroutines, does not tell what it is made of.
 */
#include "outline.h"

#include "sfnt_cff.h"

#include <hb-ot.h>

#include <math.h>

struct known_look {
	bool known;
	uint64_t look;
};
struct font_program {
	hb_face_t *face;
	hb_font_t *font;
	hb_draw_funcs_t *pen;
	struct sfnt *sfnt; /* of one that was read; NULL: its glyphs were checked */
	unsigned glyphs;
	unsigned cids; /* how many are in `of_cid`; 0: glyphs go by their numbers */
	uint16_t *of_cid;
	struct known_look *looks;
};

/* -- drawing ---------------------------------------------------------------------------------- */

struct drawn {
	uint64_t hash;
	bool any;
};

/* To a 64th of a unit, which is less than any rounding of ours. */
static void mix(struct drawn *d, int op, const float *v, int n)
{
	int64_t part[7] = {op};
	for (int i = 0; i < n; i++)
		part[i + 1] = (int64_t)llroundf(v[i] * 64);
	d->hash = hash_bytes(part, sizeof(*part) * (size_t)(n + 1), d->hash);
}

static void move_to(hb_draw_funcs_t *f, void *data, hb_draw_state_t *s, float x, float y, void *user)
{
	(void)f, (void)s, (void)user;
	mix(data, 'm', (const float[]){x, y}, 2);
}

static void line_to(hb_draw_funcs_t *f, void *data, hb_draw_state_t *s, float x, float y, void *user)
{
	(void)f, (void)s, (void)user;
	((struct drawn *)data)->any = true;
	mix(data, 'l', (const float[]){x, y}, 2);
}

static void quadratic_to(hb_draw_funcs_t *f, void *data, hb_draw_state_t *s, float x1, float y1, float x, float y,
                         void *user)
{
	(void)f, (void)s, (void)user;
	((struct drawn *)data)->any = true;
	mix(data, 'q', (const float[]){x1, y1, x, y}, 4);
}

static void cubic_to(hb_draw_funcs_t *f, void *data, hb_draw_state_t *s, float x1, float y1, float x2, float y2, float x,
                     float y, void *user)
{
	(void)f, (void)s, (void)user;
	((struct drawn *)data)->any = true;
	mix(data, 'c', (const float[]){x1, y1, x2, y2, x, y}, 6);
}

static hb_draw_funcs_t *pen_new(void)
{
	hb_draw_funcs_t *f = hb_draw_funcs_create();
	if (hb_draw_funcs_is_immutable(f))
		machine_failure("out of memory: no drawing of glyphs");
	hb_draw_funcs_set_move_to_func(f, move_to, NULL, NULL);
	hb_draw_funcs_set_line_to_func(f, line_to, NULL, NULL);
	hb_draw_funcs_set_quadratic_to_func(f, quadratic_to, NULL, NULL);
	hb_draw_funcs_set_cubic_to_func(f, cubic_to, NULL, NULL);
	return f;
}

static uint64_t draw(const struct font_program *p, unsigned glyph)
{
	struct drawn d = {.hash = HASH_SEED + hb_face_get_upem(p->face)};
#if HB_VERSION_ATLEAST(7, 0, 0)
	hb_font_draw_glyph(p->font, glyph, p->pen, &d);
#else
	hb_font_get_glyph_shape(p->font, glyph, p->pen, &d);
#endif
	return !d.any ? 0 : d.hash ? d.hash : 1;
}

/* -- opening ---------------------------------------------------------------------------------- */

static struct font_program *program_new(struct arena *a, hb_face_t *face, int upem)
{
	struct font_program *p = NEW(a, struct font_program);
	p->face = face;
	p->font = hb_font_create(face);
	p->pen = pen_new();
	if (face == hb_face_get_empty() || p->font == hb_font_get_empty())
		machine_failure("out of memory while opening a font");
	hb_font_set_scale(p->font, upem, upem);
	p->glyphs = hb_face_get_glyph_count(face);
	p->looks = NEW_ARRAY(a, struct known_look, (int)p->glyphs + 1);
	return p;
}

struct font_program *font_program_of(struct arena *a, const struct face *f)
{
	return program_new(a, hb_face_reference(f->hb), f->upem);
}

static hb_blob_t *give_table(hb_face_t *face, hb_tag_t tag, void *user)
{
	const struct bytes b = sfnt_bytes(user, tag);
	(void)face;
	return b.n ? hb_blob_create((const char *)b.v, (unsigned)b.n, HB_MEMORY_MODE_READONLY, NULL, NULL) : NULL;
}

static bool check(struct sfnt *f, struct arena *a, const void *v, size_t n)
{
	if (n >= 4 && *(const unsigned char *)v == 1 && u32_at(v) != 0x00010000)
		return sfnt_open_cff(f, a, v, n) && sfnt_check_cff(f);
	return sfnt_open(f, a, v, n) && sfnt_check_metrics(f) &&
	        (sfnt_find(f, SFNT_TAG('C', 'F', 'F', ' ')) ? sfnt_check_cff(f) : sfnt_check_loca(f));
}

/* An integer of 0, which has a byte of its own or ends in one that is 0, becomes 1 (Technical Note 5176, table 3). */
static unsigned char one_more(unsigned char last) { return (unsigned char)(last == 0 || last == 139 ? last + 1 : last); }

/* HarfBuzz from 7 on writes an empty Private DICT at the offset 0, and draws no glyph of a font that has one there. Any
   other place does for no bytes. */
static void place_private(struct sfnt *f, struct arena *a)
{
	struct cff *c = f->cff;
	unsigned char *copy = NULL;
	for (int i = 0; c && i < c->dicts; i++) {
		const size_t at = c->local[i].unplaced;
		if (at && !copy)
			copy = memcpy(arena_alloc(a, c->v.n), c->v.v, c->v.n);
		if (at)
			copy[at] = one_more(copy[at]);
	}
	if (copy)
		f->table->bytes.v = copy;
}

/* A PDF calls the glyphs of such a font by their CIDs (ISO 32000-1 9.7.4.2). */
static void note_cids(struct font_program *p, struct arena *a)
{
	if (!p->sfnt->cff || !p->sfnt->cff->select.v)
		return;
	p->cids = 0x10000;
	p->of_cid = NEW_ARRAY(a, uint16_t, (int)p->cids);
	cff_number_cids(p->sfnt, p->of_cid);
}

struct font_program *font_program_read(struct arena *a, const void *v, size_t n, const char **why)
{
	struct sfnt *f = NEW(a, struct sfnt);
	if (!check(f, a, v, n)) {
		*why = f->why;
		return NULL;
	}
	place_private(f, a);
	hb_face_t *face = hb_face_create_for_tables(give_table, f, NULL);
	hb_face_set_upem(face, (unsigned)f->upem);
	hb_face_set_glyph_count(face, (unsigned)f->glyphs);
	struct font_program *p = program_new(a, face, f->upem);
	p->sfnt = f;
	note_cids(p, a);
	return p;
}

void font_program_close(struct font_program *p)
{
	if (!p)
		return;
	hb_draw_funcs_destroy(p->pen);
	hb_font_destroy(p->font);
	hb_face_destroy(p->face);
}

/* -- looks ------------------------------------------------------------------------------------ */

static bool check_outline(struct font_program *p, unsigned glyph, const char **why)
{
	struct sfnt *f = p->sfnt;
	if (!f || (f->cff ? sfnt_check_charstring(f, (int)glyph) : sfnt_check_glyf(f, (int)glyph)))
		return true;
	*why = f->why;
	return false;
}

bool font_program_look(struct font_program *p, unsigned glyph, uint64_t *look, const char **why)
{
	const unsigned gid = !p->cids ? glyph : glyph < p->cids ? p->of_cid[glyph] : 0;
	if (gid >= p->glyphs || (p->cids && glyph && !gid)) {
		*why = "it does not have a glyph that is drawn";
		return false;
	}
	struct known_look *k = &p->looks[gid];
	if (!k->known && !check_outline(p, gid, why))
		return false;
	if (!k->known)
		*k = (struct known_look){true, draw(p, gid)};
	*look = k->look;
	return true;
}

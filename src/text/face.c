/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Faces: a font file that passed its checks, as HarfBuzz's objects.
 *
 * HarfBuzz gets its tables from the directory that was checked, each as one blob. Of most of them it makes
 * checks of its own, and does without a table that fails: the text would be set in another way, and nobody
 * told. So the blobs are looked at when a text was shaped: HarfBuzz makes one immutable that has passed, and
 * its versions before 9 mend some, in a copy.
 */
#include "internal.h"

#include "sfnt.h"

#include <assert.h>

/* -- tables --------------------------------------------------------------------------------- */

static hb_blob_t *give(struct sfnt *f, struct sfnt_table *t, hb_tag_t tag)
{
	if (!t || !t->bytes.n || tag == HB_TAG('S', 'i', 'l', 'f'))
		return NULL; /* without Silf Graphite's engine is not asked */
	if (!t->blob) {
		f->given++;
		t->blob =
		        hb_blob_create((const char *)t->bytes.v, (unsigned)t->bytes.n, HB_MEMORY_MODE_READONLY, NULL, NULL);
		if (t->blob == hb_blob_get_empty())
			machine_failure("out of memory while opening a font");
	}
	return hb_blob_reference(t->blob);
}

static hb_blob_t *give_whole_table(hb_face_t *face, hb_tag_t tag, void *user)
{
	(void)face;
	return give(user, sfnt_find(user, tag), tag);
}

static hb_blob_t *give_table(hb_face_t *face, hb_tag_t tag, void *user)
{
	struct sfnt *f = user;
	if (tag != HB_TAG('G', 'P', 'O', 'S'))
		return give_whole_table(face, tag, user);
	sfnt_find_marks(f);
	return f->unmarked.bytes.n ? give(f, &f->unmarked, tag) : give_whole_table(face, tag, user);
}

static void release_tables(void *user)
{
	struct sfnt *f = user;
	hb_font_destroy(f->marked);
	hb_blob_destroy(f->unmarked.blob);
	for (int i = 0; i < f->n; i++) {
		hb_blob_destroy(f->table[i].blob);
		f->table[i].blob = NULL;
	}
}

/* Tables that decide which glyphs stand where. */
static bool is_watched(hb_tag_t tag)
{
	switch (tag) {
	case HB_TAG('G', 'D', 'E', 'F'):
	case HB_TAG('G', 'P', 'O', 'S'):
	case HB_TAG('G', 'S', 'U', 'B'):
	case HB_TAG('O', 'S', '/', '2'):
	case HB_TAG('c', 'm', 'a', 'p'):
	case HB_TAG('h', 'e', 'a', 'd'):
	case HB_TAG('h', 'h', 'e', 'a'):
	case HB_TAG('h', 'm', 't', 'x'):
	case HB_TAG('k', 'e', 'r', 'n'):
	case HB_TAG('k', 'e', 'r', 'x'):
	case HB_TAG('m', 'a', 'x', 'p'):
	case HB_TAG('m', 'o', 'r', 't'):
	case HB_TAG('m', 'o', 'r', 'x'):
	case HB_TAG('t', 'r', 'a', 'k'): return true;
	default: return false;
	}
}

/* A cmap that was mended is one whose length said too much; sfnt_cmap.c has looked at what is there. */
static bool was_refused(const struct sfnt_table *t)
{
	if (!t->blob || !is_watched(t->tag))
		return false;
	bool mended = hb_blob_get_data(t->blob, NULL) != (const char *)t->bytes.v;
	return !hb_blob_is_immutable(t->blob) || (mended && t->tag != HB_TAG('c', 'm', 'a', 'p'));
}

/* -- reports -------------------------------------------------------------------------------- */

/* The first damage of a face is reported; it lives in each output, so that none depends on another. */
static void report(struct face_state *f, const char *why, bool unusable)
{
	if (f->damaged)
		return;
	f->damaged = true;
	if (unusable)
		diag_report(f->diag, DIAG_MISSING_FONT, f->pub.at,
		            arena_printf(f->arena, "the file fonts/%s cannot be used as a font: %s", f->pub.file, why));
	else
		diag_report(f->diag, DIAG_DAMAGED_FONT, f->pub.at, f->pub.file, why);
	diag_hint(f->diag, "get the file anew from where the font comes from, or name another font here");
}

static void report_table(struct face_state *f, const struct sfnt_table *t)
{
	char tag[5] = {0};
	hb_tag_to_string(t->tag, tag);
	report(f, arena_printf(f->arena, "its table '%s' is not what it should be", tag), false);
}

void face_look_after(struct face_state *f, bool shaped)
{
	if (!shaped)
		report(f, "its rules make too many glyphs of a text", false);
	if (!f->sfnt || f->looked_after == f->sfnt->given)
		return; /* HarfBuzz has asked for no table since */
	f->looked_after = f->sfnt->given;
	if (was_refused(&f->sfnt->unmarked))
		report_table(f, &f->sfnt->unmarked);
	for (int i = 0; i < f->sfnt->n; i++)
		if (was_refused(&f->sfnt->table[i]))
			report_table(f, &f->sfnt->table[i]);
}

uint32_t face_checked(struct face_state *f, uint32_t gid)
{
	if (gid < (uint32_t)f->sfnt->glyphs && f->sfnt->good[gid])
		return gid;
	f->sfnt->why = NULL; /* of a glyph of another output */
	if (font_check_glyph(f->sfnt, gid))
		return gid;
	report(f, f->sfnt->why, false);
	return 0;
}

bool face_glyph(struct face_state *f, uint32_t cp, uint32_t *gid)
{
	if (!hb_font_get_nominal_glyph(f->font, cp, gid))
		return false;
	*gid = face_checked(f, *gid);
	return true;
}

bool face_has(const struct face_state *f, uint32_t cp)
{
	hb_codepoint_t gid;
	return hb_font_get_nominal_glyph(f->font, cp, &gid) && gid != 0;
}

/* -- opening -------------------------------------------------------------------------------- */

static void read_metrics(struct face_state *f)
{
	hb_position_t v;
	hb_font_extents_t e = {0};
	hb_font_get_h_extents(f->font, &e);
	f->pub.ascent = e.ascender;
	f->pub.descent = -e.descender;
	/* Without an OS/2 table that says: the usual proportions of a sans. */
	f->pub.cap_height = f->pub.upem * 7 / 10;
	f->pub.x_height = f->pub.upem / 2;
	if (hb_ot_metrics_get_position(f->font, HB_OT_METRICS_TAG_CAP_HEIGHT, &v) && v > 0)
		f->pub.cap_height = v;
	if (hb_ot_metrics_get_position(f->font, HB_OT_METRICS_TAG_X_HEIGHT, &v) && v > 0)
		f->pub.x_height = v;
}

static void face_adopt(struct face_state *f)
{
	f->pub.upem = f->sfnt->upem;
	f->pub.is_cff = f->sfnt->cff != NULL;
	read_metrics(f);
}

static hb_font_t *font_new(const struct sfnt *f, hb_face_t *face)
{
	hb_font_t *font = hb_font_create(face);
	if (face == hb_face_get_empty() || font == hb_font_get_empty())
		machine_failure("out of memory while opening a font");
	hb_font_set_scale(font, f->upem, f->upem);
	return font;
}

/* Where marks were met, texts without them are shaped by the same: each font has plans of its own. */
hb_font_t *face_font(struct face_state *f, bool marks)
{
	struct sfnt *s = f->sfnt;
	sfnt_find_marks(s);
	if (!s->unmarked.bytes.n || (!marks && !s->marked))
		return f->font;
	if (!s->marked) {
		hb_face_t *face = hb_face_create_for_tables(give_whole_table, s, NULL);
		s->marked = font_new(s, face);
		hb_face_destroy(face);
	}
	return s->marked;
}

bool face_needs_marks(const struct face_state *f, hb_buffer_t *shaped)
{
	const struct sfnt *s = f->sfnt;
	unsigned n;
	const hb_glyph_info_t *info = hb_buffer_get_glyph_infos(shaped, &n);
	for (unsigned i = 0; i < n && s->unmarked.bytes.n && !s->marked; i++)
		if (info[i].codepoint < (unsigned)s->glyphs && s->mark[info[i].codepoint])
			return true;
	return false;
}

bool face_load(struct face_state *f, struct arena *a)
{
	f->sfnt = NEW(a, struct sfnt);
	if (!font_check(f->sfnt, a, f->pub.source->text, f->pub.source->size)) {
		report(f, f->sfnt->why, f->sfnt->unusable);
		return false;
	}
	f->pub.hb = hb_face_create_for_tables(give_table, f->sfnt, release_tables);
	f->font = font_new(f->sfnt, f->pub.hb);
	face_adopt(f);
	return true;
}

void face_share(struct face_state *f, const struct face_state *from)
{
	f->sfnt = from->sfnt;
	f->pub.hb = hb_face_reference(from->pub.hb);
	f->font = hb_font_reference(from->font);
	face_adopt(f);
}

void face_close(struct face_state *f)
{
	hb_font_destroy(f->font);
	hb_face_destroy(f->pub.hb);
}

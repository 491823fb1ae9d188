/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Clusters: glyphs that cannot be told apart in the text, and how they say it.
 *
 * Where ToUnicode does not say the text of a cluster, show.c adds an ActualText for the readers that know it, poppler
 * and pdfium. For the others, pdf.js and MuPDF, the glyphs share the text under codes of their own, which mean the same
 * glyphs: those at the ends of the cluster that say what stands there go on doing so, the first of the others says
 * all the rest, and those behind it a word joiner, U+2060, since a code that says nothing breaks PDF/A.
 *
 * From right to left an ActualText is turned round by poppler and pdfium, and a mark that is raised is taken for a
 * line of its own. So there the first letter says all of its cluster, and what stands on it is drawn behind the run.
 */
#include "internal.h"

#include <assert.h>
#include <string.h>

/* A mark that GPOS has moved from where the pen is. Poppler takes it for another word or line,
   unless it is in one ActualText with its base. Right to left it would turn round the letters of
   an ActualText, which is worse. */
APART static bool is_mark(const struct glyph_run *r, const struct glyph *g)
{
	if ((int)g->cluster >= r->text_size)
		return false;
	const char *p = r->text + g->cluster;
	uint32_t cp = utf8_next(&p, r->text + r->text_size);
	return hb_unicode_general_category(hb_unicode_funcs_get_default(), cp) ==
	        HB_UNICODE_GENERAL_CATEGORY_NON_SPACING_MARK;
}

static bool is_displaced_mark(const struct glyph_run *r, const struct glyph *g)
{
	return !r->rtl && (g->dx || g->dy) && is_mark(r, g);
}

bool cluster_next(const struct glyph_run *r, struct glyph_cluster *c)
{
	int i = c->first + c->n, j = i + 1;
	if (i >= r->n)
		return false;
	while (j < r->n && (r->glyph[j].cluster == r->glyph[j - 1].cluster || is_displaced_mark(r, &r->glyph[j])))
		j++;
	int own = (int)r->glyph[i].cluster, next = r->rtl ? i - 1 : j; /* what stands behind it in the text */
	bool first = r->rtl ? j == r->n : i == 0;
	int end = next >= 0 && next < r->n ? (int)r->glyph[next].cluster : r->text_size;
	if (end > r->text_size)
		end = r->text_size;
	c->first = i;
	c->n = j - i;
	c->hyphen = (r->soft_hyphen || r->repeated_hyphen) && own >= r->text_size;
	int start = first && !c->hyphen ? 0 : own < end ? own : end;
	c->text = r->text + start;
	c->size = end - start;
	return true;
}

static bool is_space(uint32_t cp)
{
	return cp == 0x20 || cp == 0xA0 || (cp >= 0x2000 && cp <= 0x200A) || cp == 0x202F || cp == 0x205F || cp == 0x3000;
}

uint32_t cluster_character(const char *text, int size)
{
	const char *p = text;
	uint32_t cp = size ? utf8_next(&p, text + size) : 0;
	return p == text + size ? cp : 0;
}

bool cluster_is_invisible(const struct glyph_cluster *c)
{
	if (c->size == 1)
		return *c->text == '\n';
	uint32_t cp = cluster_character(c->text, c->size);
	return cp == 0xAD || cp == 0x200B || cp == 0x200E || cp == 0x200F || cp == 0x061C || cp == 0xFEFF ||
	        (cp >= 0x202A && cp <= 0x202E) || (cp >= 0x2060 && cp <= 0x2069);
}

bool cluster_is_space(const struct glyph_cluster *c) { return is_space(cluster_character(c->text, c->size)); }

static const struct saying silence = {"\xE2\x81\xA0", 3, false};

/* Whether a glyph says this text, in the order in which it is drawn. */
static bool says(const struct glyph_use *u, const char *text, bool rtl)
{
	const char *end = text + u->text_size, *p = text;
	if (!rtl)
		return !memcmp(u->text, text, (size_t)u->text_size);
	for (const char *from = p; p < end; from = p) {
		utf8_next(&p, end);
		if (memcmp(u->text + (end - p), from, (size_t)(p - from)) != 0)
			return false;
	}
	return true;
}

const struct glyph_use *font_glyph(const struct pdf_font *f, uint32_t gid)
{
	assert(f->index[gid]);
	return &f->use.v[f->index[gid] - 1];
}

static bool has_codes(const struct pdf_font *f) { return !f->face->is_cff; }

const struct glyph_use *font_glyph_saying(const struct pdf_font *f, uint32_t gid, const struct saying *what)
{
	for (int i = f->index[gid]; i; i = f->use.v[i - 1].next) {
		const struct glyph_use *u = &f->use.v[i - 1];
		if (u->text_size == what->size && says(u, what->text, what->turned))
			return u;
	}
	return NULL;
}

static bool holds_displaced_mark(const struct glyph_run *r, const struct glyph_cluster *c)
{
	for (int i = c->first + 1; i < c->first + c->n; i++)
		if (!r->rtl && (r->glyph[i].dx || r->glyph[i].dy))
			return true;
	return false;
}

/* Most letters of Latin script. */
static bool is_said_by_one(const struct pdf_font *f, const struct glyph_run *r, const struct glyph_cluster *c)
{
	const struct glyph_use *u = font_glyph(f, r->glyph[c->first].gid);
	return c->n == 1 && c->size == 1 && u->text_size == 1 && *u->text == *c->text && !u->guessed;
}

/* Whether the glyphs, one after the other, say the text. */
static bool is_said(const struct pdf_font *f, const struct glyph_run *r, const struct glyph_cluster *c)
{
	int at = 0;
	for (int k = 0; k < c->n; k++) {
		int i = r->rtl ? c->first + c->n - 1 - k : c->first + k;
		const struct glyph_use *u = font_glyph(f, r->glyph[i].gid);
		if (c->n == 1 && is_space(cluster_character(c->text, c->size)) &&
		    is_space(cluster_character(u->text, u->text_size)))
			return true;
		if (u->guessed || u->text_size > c->size - at || !says(u, c->text + at, r->rtl && at == 0))
			return false;
		at += u->text_size;
	}
	return at == c->size;
}

bool cluster_is_plain(const struct pdf_font *f, const struct glyph_run *r, const struct glyph_cluster *c)
{
	return !c->hyphen && !holds_displaced_mark(r, c) && (is_said_by_one(f, r, c) || is_said(f, r, c));
}

static bool holds_raised_mark(const struct glyph_run *r, const struct glyph_cluster *c)
{
	for (int i = c->first; i < c->first + c->n; i++)
		if (r->rtl && r->glyph[i].dy)
			return true;
	return false;
}

/* How many glyphs at an end of the cluster say, one after the other, what stands there, and in `size` how much. */
static int said_at_end(const struct pdf_font *f, const struct glyph_run *r, const struct glyph_cluster *c, bool last,
                       int *size)
{
	int k = 0;
	for (*size = 0; k + 1 < c->n; k++) {
		const struct glyph_use *u = font_glyph(f, r->glyph[last ? c->first + c->n - 1 - k : c->first + k].gid);
		int left = c->size - *size - u->text_size;
		if (u->guessed || left <= 0 || !says(u, c->text + (last ? left : *size), false))
			break;
		*size += u->text_size;
	}
	return k;
}

/* What stands between the ends that say their part goes to the first glyph there. */
static void share(const struct pdf_font *f, const struct glyph_run *r, const struct glyph_cluster *c, struct saying *out)
{
	int before, behind = 0;
	int from = said_at_end(f, r, c, false, &before);
	struct glyph_cluster rest = {c->first + from, c->n - from, c->text + before, c->size - before, false};
	int to = c->n - said_at_end(f, r, &rest, true, &behind);
	for (int k = 0; k < c->n; k++) {
		const struct glyph_use *u = font_glyph(f, r->glyph[c->first + k].gid);
		out[k] = k < from || k >= to ? (struct saying){u->text, u->text_size, false}
		        : k > from           ? silence
		                             : (struct saying){rest.text, rest.size - behind, false};
	}
}

bool cluster_share(const struct pdf_font *f, const struct glyph_run *r, const struct glyph_cluster *c, struct saying *out)
{
	if (!has_codes(f) || c->hyphen || !c->size || c->n > CLUSTER_SHARED)
		return false;
	if (is_said(f, r, c) && !holds_raised_mark(r, c))
		return false;
	if (!r->rtl) {
		share(f, r, c, out);
		return true;
	}
	for (int k = 0; k + 1 < c->n; k++)
		out[k] = silence;
	out[c->n - 1] = (struct saying){c->text, c->size, true};
	return true;
}

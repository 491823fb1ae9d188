/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Which glyphs a document uses, and what each of them says.
 *
 * ToUnicode says one text for a glyph. Clusters of one glyph decide it first; in larger clusters
 * the font's character map says which glyph is which character, and the one glyph left over is
 * what remains. Where that is not the text of a cluster, show.c adds an ActualText.
 */
#include "internal.h"

#include <assert.h>
#include <string.h>

/* -- clusters ------------------------------------------------------------------------------- */

static int cluster_end(const struct glyph_run *r, int i)
{
	int j = i;
	while (j < r->n && r->glyph[j].cluster == r->glyph[i].cluster)
		j++;
	return j;
}

/* A mark that GPOS has moved from where the pen is. Poppler takes it for another word or line,
   unless it is in one ActualText with its base. Right to left it would turn round the letters of
   an ActualText, which is worse. */
static bool is_displaced_mark(const struct glyph_run *r, int i)
{
	const struct glyph *g = &r->glyph[i];
	if (r->rtl || (!g->dx && !g->dy) || (int)g->cluster >= r->text_size)
		return false;
	const char *p = r->text + g->cluster;
	uint32_t cp = utf8_next(&p, r->text + r->text_size);
	return hb_unicode_general_category(hb_unicode_funcs_get_default(), cp) ==
	        HB_UNICODE_GENERAL_CATEGORY_NON_SPACING_MARK;
}

bool cluster_next(const struct glyph_run *r, struct glyph_cluster *c)
{
	int i = c->first + c->n;
	if (i >= r->n)
		return false;
	int j = cluster_end(r, i);
	while (j < r->n && is_displaced_mark(r, j))
		j = cluster_end(r, j);
	int own = (int)r->glyph[i].cluster;
	int before = i ? (int)r->glyph[i - 1].cluster : -1, after = j < r->n ? (int)r->glyph[j].cluster : -1;
	int end = r->rtl ? before : after;
	bool first_in_text = r->rtl ? j == r->n : i == 0;
	*c = (struct glyph_cluster){
	        .first = i, .n = j - i, .hyphen = (r->soft_hyphen || r->repeated_hyphen) && own >= r->text_size};
	if (end < 0 || end > r->text_size)
		end = r->text_size;
	int start = first_in_text && !c->hyphen ? 0 : own;
	c->text = r->text + (start < end ? start : end);
	c->size = start < end ? end - start : 0;
	return true;
}

static bool is_space(uint32_t cp)
{
	return cp == 0x20 || cp == 0xA0 || (cp >= 0x2000 && cp <= 0x200A) || cp == 0x202F || cp == 0x205F || cp == 0x3000;
}

static uint32_t only_character(const char *text, int size)
{
	const char *p = text;
	uint32_t cp = size ? utf8_next(&p, text + size) : 0;
	return p == text + size ? cp : 0;
}

bool cluster_is_invisible(const struct glyph_cluster *c)
{
	uint32_t cp = only_character(c->text, c->size);
	return cp == 0xAD || cp == 0x200B || cp == 0x200E || cp == 0x200F || cp == 0x061C || cp == 0xFEFF || cp == '\n' ||
	        (cp >= 0x202A && cp <= 0x202E) || (cp >= 0x2060 && cp <= 0x2069);
}

bool cluster_is_space(const struct glyph_cluster *c) { return is_space(only_character(c->text, c->size)); }

/* The characters of a text from the last to the first. Glyphs that run from right to left are drawn from left to
   right, and readers turn round what they say: what one glyph says of several letters too. The glyph of several marks,
   which never begins its cluster, they leave as it is. As long as the text, and without an end of its own. */
static const char *turned(struct arena *a, const char *text, int size)
{
	char *out = arena_alloc(a, (size_t)size);
	for (const char *p = text, *end = text + size, *from = p; p < end; from = p) {
		utf8_next(&p, end);
		memcpy(out + (end - p), from, (size_t)(p - from));
	}
	return out;
}

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

static bool is_joiner(uint32_t cp) { return cp == 0x200C || cp == 0x200D; }

static bool holds_displaced_mark(const struct glyph_run *r, const struct glyph_cluster *c)
{
	for (int i = c->first + 1; i < c->first + c->n; i++)
		if (!r->rtl && (r->glyph[i].dx || r->glyph[i].dy))
			return true;
	return false;
}

bool cluster_is_plain(const struct pdf_font *f, const struct glyph_run *r, const struct glyph_cluster *c)
{
	if (c->hyphen || holds_displaced_mark(r, c))
		return false;
	int at = 0;
	for (int k = 0; k < c->n; k++) {
		int i = r->rtl ? c->first + c->n - 1 - k : c->first + k;
		const struct glyph_use *u = font_glyph(f, r->glyph[i].gid);
		if (c->n == 1 && is_space(only_character(c->text, c->size)) &&
		    is_space(only_character(u->text, u->text_size)))
			return true;
		if (u->guessed || u->text_size > c->size - at || !says(u, c->text + at, r->rtl && at == 0))
			return false;
		at += u->text_size;
	}
	return at == c->size;
}

/* -- glyphs in use -------------------------------------------------------------------------- */

const struct glyph_use *font_glyph(const struct pdf_font *f, uint32_t gid)
{
	assert(f->index[gid]);
	return &f->use.v[f->index[gid] - 1];
}

int font_index(struct writer *w, const struct face *face)
{
	for (int i = 0; i < w->fonts.n; i++)
		if (w->fonts.v[i].face == face)
			return i;
	struct pdf_font f = {.face = face, .font = hb_font_create(face->hb)};
	if (f.font == hb_font_get_empty())
		machine_failure("out of memory: no font for %s", face->file);
	f.index = NEW_ARRAY(w->arena, uint16_t, hb_face_get_glyph_count(face->hb) + 1);
	*vec_push(w->arena, &w->fonts) = f;
	return w->fonts.n - 1;
}

static struct glyph_use *use_glyph(struct writer *w, struct pdf_font *f, uint32_t gid)
{
	if (!f->index[gid]) {
		*vec_push(w->arena, &f->use) = (struct glyph_use){.gid = gid};
		f->index[gid] = (uint16_t)f->use.n;
	}
	return &f->use.v[f->index[gid] - 1];
}

static void say(struct glyph_use *u, const char *text, int size)
{
	if (u->text || !size)
		return;
	bool space = is_space(only_character(text, size));
	u->text = space ? " " : text;
	u->text_size = space ? 1 : size;
}

static void collect_single(struct writer *w, struct pdf_font *f, const struct glyph_run *r, const struct glyph_cluster *c)
{
	struct glyph_use *u = use_glyph(w, f, r->glyph[c->first].gid);
	if (!is_joiner(only_character(c->text, c->size)))
		say(u, r->rtl ? turned(w->arena, c->text, c->size) : c->text, c->size);
}

static struct glyph_use *use_at(const struct pdf_font *f, const struct glyph_run *r, int i)
{
	return &f->use.v[f->index[r->glyph[i].gid] - 1];
}

/* Says the characters that a glyph of the cluster stands for by the font's own character map. */
static void collect_nominal(hb_font_t *font, const struct pdf_font *f, const struct glyph_run *r,
                            const struct glyph_cluster *c)
{
	const char *end = c->text + c->size;
	for (const char *p = c->text; p < end;) {
		const char *from = p;
		hb_codepoint_t gid, cp = utf8_next(&p, end);
		if (!hb_font_get_nominal_glyph(font, cp, &gid))
			continue;
		for (int i = c->first; i < c->first + c->n; i++)
			if (r->glyph[i].gid == gid && !is_joiner(cp))
				say(use_at(f, r, i), from, (int)(p - from));
	}
}

/* Which characters of a cluster no other glyph of it says: bit k stands for the k-th. */
static uint64_t unsaid(const struct pdf_font *f, const struct glyph_run *r, const struct glyph_cluster *c)
{
	uint64_t left = 0;
	const char *end = c->text + c->size, *p = c->text;
	for (int k = 0; p < end && k < 64; k++) {
		const char *from = p;
		utf8_next(&p, end);
		bool said = false;
		for (int i = c->first; i < c->first + c->n && !said; i++) {
			const struct glyph_use *u = use_at(f, r, i);
			said = u->text && u->text_size == p - from && !memcmp(u->text, from, (size_t)u->text_size);
		}
		left |= said ? 0 : (uint64_t)1 << k;
	}
	return left;
}

/* What remains of a cluster goes to the one glyph that has no text yet. Where it has several, or
   what remains is not in one piece, each gets a guess, and the cluster an ActualText. */
static void collect_rest(struct arena *a, const struct pdf_font *f, const struct glyph_run *r, const struct glyph_cluster *c)
{
	int silent = 0;
	for (int i = c->first; i < c->first + c->n; i++)
		silent += !use_at(f, r, i)->text;
	if (!silent)
		return;
	uint64_t left = unsaid(f, r, c);
	const char *end = c->text + c->size, *p = c->text, *from = NULL, *to = NULL;
	bool in_pieces = false;
	for (int k = 0; p < end && k < 64; k++) {
		const char *start = p;
		utf8_next(&p, end);
		if (!(left >> k & 1))
			continue;
		in_pieces |= to && to != start;
		from = from ? from : start;
		to = p;
	}
	bool certain = silent == 1 && from && !in_pieces;
	const char *text = from ? from : c->text;
	int size = from ? (int)(to - from) : c->size;
	if (r->rtl && text == c->text)
		text = turned(a, text, size);
	for (int i = c->first; i < c->first + c->n; i++) {
		struct glyph_use *u = use_at(f, r, i);
		if (u->text)
			continue;
		u->guessed = !certain;
		say(u, text, size);
	}
}

/* A cluster of several glyphs. */
struct compound {
	const struct glyph_run *run;
	int font;
	struct glyph_cluster cluster;
};
struct compounds {
	VEC(struct compound) v;
};

/* Puts glyphs to use; clusters of one glyph say at once what it is, the others are noted. */
static void collect_run(struct writer *w, const struct glyph_run *r, struct compounds *later)
{
	int index = font_index(w, r->face);
	struct pdf_font *f = &w->fonts.v[index];
	for (struct glyph_cluster c = {0}; cluster_next(r, &c);) {
		if (cluster_is_invisible(&c))
			continue;
		if (c.n == 1) {
			collect_single(w, f, r, &c);
			continue;
		}
		for (int i = c.first; i < c.first + c.n; i++)
			use_glyph(w, f, r->glyph[i].gid);
		*vec_push(w->arena, &later->v) = (struct compound){r, index, c};
	}
}

static void collect_pages(struct writer *w, struct compounds *later)
{
	for (int i = 0; i < w->pages_n; i++) {
		const struct item_vec *items = &w->pages->page.v[i].items;
		for (int k = 0; k < items->v.n; k++)
			if (items->v.v[k].kind == ITEM_GLYPHS)
				collect_run(w, items->v.v[k].run, later);
	}
}

static void collect_compounds(struct writer *w, const struct compounds *list)
{
	for (int i = 0; i < list->v.n; i++) {
		const struct compound *c = &list->v.v[i];
		const struct pdf_font *f = &w->fonts.v[c->font];
		collect_nominal(f->font, f, c->run, &c->cluster);
	}
	for (int i = 0; i < list->v.n; i++)
		collect_rest(w->arena, &w->fonts.v[list->v.v[i].font], list->v.v[i].run, &list->v.v[i].cluster);
}

/* What is left is drawn only under an ActualText: line-end hyphens, joiners, parts of clusters. */
static void name_silent_glyphs(struct pdf_font *f)
{
	for (int i = 0; i < f->use.n; i++)
		say(&f->use.v[i], "\xC2\xAD", 2);
}

void fonts_collect(struct writer *w)
{
	struct compounds later = {0};
	collect_pages(w, &later);
	collect_compounds(w, &later);
	for (int i = 0; i < w->fonts.n; i++)
		name_silent_glyphs(&w->fonts.v[i]);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Which glyphs a document uses, and what each of them says.
 *
 * ToUnicode says one text for a glyph. Clusters of one glyph decide it first; in larger clusters
 * the font's character map says which glyph is which character, and the one glyph left over is
 * what remains. Where that is not the text of a cluster, glyphs get further codes (cluster.c).
 */
#include "internal.h"

#include <assert.h>
#include <string.h>

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

static bool is_joiner(uint32_t cp) { return cp == 0x200C || cp == 0x200D; }

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
	bool space = cluster_is_space(&(struct glyph_cluster){.text = text, .size = size});
	u->text = space ? " " : text;
	u->text_size = space ? 1 : size;
}

/* False: the glyph says something else in another place. */
static bool collect_single(struct writer *w, struct pdf_font *f, const struct glyph_run *r, const struct glyph_cluster *c)
{
	struct glyph_use *u = use_glyph(w, f, r->glyph[c->first].gid);
	if (u->text_size == 1 && c->size == 1 && *u->text == *c->text)
		return true;
	if (!u->text && !is_joiner(cluster_character(c->text, c->size)))
		say(u, r->rtl ? turned(w->arena, c->text, c->size) : arena_strndup(w->arena, c->text, (size_t)c->size),
		    c->size);
	return !u->text || cluster_is_plain(f, r, c);
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

/* Gives a glyph another code, by which it says something else. */
static void add_code(struct writer *w, struct pdf_font *f, uint32_t gid, const struct saying *what)
{
	if (font_glyph_saying(f, gid, what) || hb_face_get_glyph_count(f->face->hb) + (unsigned)f->use.n >= UINT16_MAX)
		return;
	struct glyph_use u = {.gid = gid, .other = true, .text = what->text, .text_size = what->size};
	if (what->turned)
		u.text = turned(w->arena, what->text, what->size);
	int last = f->index[gid];
	while (f->use.v[last - 1].next)
		last = f->use.v[last - 1].next;
	*vec_push(w->arena, &f->use) = u;
	f->use.v[last - 1].next = f->use.n;
}

/* The codes by which glyphs share the text of a cluster that is said otherwise by none. */
static void collect_codes(struct writer *w, struct pdf_font *f, const struct glyph_run *r, const struct glyph_cluster *c)
{
	struct saying share[CLUSTER_SHARED];
	if (!cluster_share(f, r, c, share))
		return;
	for (int k = 0; k < c->n; k++)
		add_code(w, f, r->glyph[c->first + k].gid, &share[k]);
}

/* A cluster of several glyphs, or of one that says something else in another; with what is looked at of its run. */
struct compound {
	struct glyph_run run;
	int font;
	struct glyph_cluster cluster;
};
struct compounds {
	VEC(struct compound)
	v; /* each once: pages hold the same words, and pages of copies may be gone when they are used */
	struct hashes at;
};

/* Of where a glyph was moved to only counts that it was. */
static bool same_glyphs(const struct glyph *a, const struct glyph *b, int n)
{
	for (int i = 0; i < n; i++)
		if (a[i].gid != b[i].gid || !a[i].dx != !b[i].dx || !a[i].dy != !b[i].dy)
			return false;
	return true;
}

static bool same_compound(const struct compound *a, const struct glyph_run *r, int font, const struct glyph_cluster *c)
{
	return a->font == font && a->run.rtl == r->rtl && a->cluster.hyphen == c->hyphen && a->cluster.n == c->n &&
	        a->cluster.size == c->size && !memcmp(a->cluster.text, c->text, (size_t)c->size) &&
	        same_glyphs(a->run.glyph, r->glyph + c->first, c->n);
}

static uint64_t compound_hash(const struct glyph_run *r, int font, const struct glyph_cluster *c)
{
	uint64_t hash = hash_bytes(c->text, (size_t)c->size, HASH_SEED + (unsigned)font);
	for (int i = c->first; i < c->first + c->n; i++)
		hash = hash_bytes(&r->glyph[i].gid, sizeof(r->glyph[i].gid), hash);
	return hash;
}

static void note_compound(struct writer *w, const struct glyph_run *r, int font, const struct glyph_cluster *c)
{
	struct compounds *all = w->compounds;
	const uint64_t hash = compound_hash(r, font, c);
	const int *i;
	for (size_t step = 0; (i = hashes_next(&all->at, hash, &step));)
		if (same_compound(&all->v.v[*i], r, font, c))
			return;
	hashes_put(w->arena, &all->at, hash, all->v.n);
	struct compound *new = vec_push(w->arena, &all->v);
	*new = (struct compound){{.rtl = r->rtl, .n = c->n}, font, *c};
	new->cluster.first = 0;
	new->cluster.text = arena_strndup(w->arena, c->text, (size_t)c->size);
	new->run.glyph = NEW_ARRAY(w->arena, struct glyph, c->n);
	memcpy(new->run.glyph, r->glyph + c->first, sizeof(*r->glyph) * (size_t)c->n);
}

/* Puts glyphs to use; clusters of one glyph say at once what it is, the others are noted. */
static void collect_run(struct writer *w, const struct glyph_run *r)
{
	int index = font_index(w, r->face);
	struct pdf_font *f = &w->fonts.v[index];
	for (struct glyph_cluster c = {0}; cluster_next(r, &c);) {
		if (cluster_is_invisible(&c))
			continue;
		if (c.n == 1 && collect_single(w, f, r, &c))
			continue;
		for (int i = c.first; i < c.first + c.n; i++)
			use_glyph(w, f, r->glyph[i].gid);
		note_compound(w, r, index, &c);
	}
}

void fonts_meet(struct writer *w, const struct page *page)
{
	struct item_walk walk = {.page = page};
	if (!w->compounds)
		w->compounds = NEW(w->arena, struct compounds);
	for (const struct item *it; (it = item_walk_next(&walk));)
		if (it->kind == ITEM_GLYPHS)
			collect_run(w, it->run);
}

static void collect_compounds(struct writer *w, const struct compounds *list)
{
	for (int i = 0; i < list->v.n; i++) {
		const struct compound *c = &list->v.v[i];
		const struct pdf_font *f = &w->fonts.v[c->font];
		collect_nominal(f->font, f, &c->run, &c->cluster);
	}
	for (int i = 0; i < list->v.n; i++)
		collect_rest(w->arena, &w->fonts.v[list->v.v[i].font], &list->v.v[i].run, &list->v.v[i].cluster);
}

/* What is left is drawn only under an ActualText: line-end hyphens, joiners, parts of clusters. */
static void name_silent_glyphs(struct pdf_font *f)
{
	for (int i = 0; i < f->use.n; i++)
		say(&f->use.v[i], "\xC2\xAD", 2);
}

void fonts_decide(struct writer *w)
{
	const struct compounds *list = w->compounds;
	collect_compounds(w, list);
	for (int i = 0; i < w->fonts.n; i++)
		name_silent_glyphs(&w->fonts.v[i]);
	for (int i = 0; i < list->v.n; i++)
		collect_codes(w, &w->fonts.v[list->v.v[i].font], &list->v.v[i].run, &list->v.v[i].cluster);
}

void fonts_collect(struct writer *w)
{
	for (int i = 0; i < w->part->n; i++)
		fonts_meet(w, &w->part->pages->page.v[i]);
	for (int i = 0; i < w->forms.n; i++)
		fonts_meet(w, w->forms.v[i].page);
	fonts_decide(w);
}

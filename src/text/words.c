/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Words that were shaped before, kept as long as the opened fonts. Two words in five of an edition
 * have stood in it already, and en-US has no word that en has not. Languages that a font does not tell
 * apart share their words, and HarfBuzz one plan for each font.
 *
 * A word reaches from the space before it to the next space. It is shaped alike wherever it stands
 * if no rule of the font joins what is on both sides of a space; in a font with such rules a whole
 * run is looked for as if it were one word. Rules that have a space as their context before are
 * common in Indic fonts, and taken to end there; so is a class of a pair that means "any other
 * glyph", which HarfBuzz does not list and fonts leave without effect.
 */
#include "internal.h"

#include <hb-ot.h>
#include <string.h>

/* A bound for memory: some hundred bytes each. What comes later is shaped each time. */
#define MOST_WORDS 50000

struct word_font {
	hb_font_t *font;
	bool parts;
};

/* A language that a font was asked for, and the one that its rules tell apart. */
struct word_language {
	hb_font_t *font;
	hb_script_t script;
	hb_language_t asked, used;
};

struct feature_list {
	int n;
	hb_feature_t *v;
};

struct words {
	struct arena *arena;
	VEC(struct word *) v;
	struct hashes by_text;
	VEC(struct word_font) fonts;
	VEC(struct word_language) languages;
	VEC(struct feature_list) features;
};

struct words *words_new(struct arena *a)
{
	struct words *w = NEW(a, struct words);
	w->arena = a;
	return w;
}

/* -- spaces --------------------------------------------------------------------------------- */

/* Whether a lookup of a layout table takes the glyph, or looks at it behind what it takes. */
static bool is_looked_at(hb_face_t *face, hb_tag_t table, hb_codepoint_t gid)
{
	hb_set_t *lookups = hb_set_create(), *glyphs = hb_set_create();
	hb_codepoint_t lookup = HB_SET_VALUE_INVALID;
	hb_ot_layout_collect_lookups(face, table, NULL, NULL, NULL, lookups);
	while (hb_set_next(lookups, &lookup))
		hb_ot_layout_lookup_collect_glyphs(face, table, lookup, NULL, glyphs, glyphs, NULL);
	bool found = hb_set_has(glyphs, gid);
	hb_set_destroy(lookups);
	hb_set_destroy(glyphs);
	return found;
}

static bool parts_at_spaces(hb_font_t *font)
{
	static const hb_tag_t other_rules[] = {HB_TAG('k', 'e', 'r', 'n'), HB_TAG('k', 'e', 'r', 'x'),
	                                       HB_TAG('m', 'o', 'r', 'x'), HB_TAG('S', 'i', 'l', 'f')};
	hb_face_t *face = hb_font_get_face(font);
	hb_codepoint_t space;
	if (!hb_font_get_nominal_glyph(font, ' ', &space))
		return false;
	for (int i = 0; i < COUNT_OF(other_rules); i++)
		if (face_has_table(face, other_rules[i]))
			return false;
	return !is_looked_at(face, HB_OT_TAG_GSUB, space) && !is_looked_at(face, HB_OT_TAG_GPOS, space);
}

bool words_part_at_spaces(struct words *w, hb_font_t *font)
{
	for (int i = 0; i < w->fonts.n; i++)
		if (w->fonts.v[i].font == font)
			return w->fonts.v[i].parts;
	*vec_push(w->arena, &w->fonts) = (struct word_font){font, parts_at_spaces(font)};
	return w->fonts.v[w->fonts.n - 1].parts;
}

/* -- keys ----------------------------------------------------------------------------------- */

int words_features(struct words *w, const hb_feature_t *v, int n)
{
	size_t size = sizeof(*v) * (size_t)n;
	for (int i = 0; i < w->features.n; i++)
		if (w->features.v[i].n == n && (!n || !memcmp(w->features.v[i].v, v, size)))
			return i;
	struct feature_list *kept = vec_push(w->arena, &w->features);
	*kept = (struct feature_list){n, NEW_ARRAY(w->arena, hb_feature_t, n + 1)};
	if (n)
		memcpy(kept->v, v, size);
	return w->features.n - 1;
}

static bool has_rules_for(hb_face_t *face, hb_tag_t table, hb_script_t script, hb_language_t language)
{
	hb_tag_t scripts[HB_OT_MAX_TAGS_PER_SCRIPT], languages[HB_OT_MAX_TAGS_PER_LANGUAGE];
	unsigned scripts_n = COUNT_OF(scripts), languages_n = COUNT_OF(languages), at, unused;
	hb_ot_tags_from_script_and_language(script, language, &scripts_n, scripts, &languages_n, languages);
	hb_ot_layout_table_select_script(face, table, scripts_n, scripts, &at, NULL);
	return hb_ot_layout_script_select_language(face, table, at, languages_n, languages, &unused);
}

hb_language_t words_language(struct words *w, hb_font_t *font, hb_script_t script, hb_language_t language)
{
	/* The newest first: a locale asks for its own. */
	for (int i = w->languages.n - 1; i >= 0; i--) {
		const struct word_language *l = &w->languages.v[i];
		if (l->font == font && l->script == script && l->asked == language)
			return l->used;
	}
	hb_face_t *face = hb_font_get_face(font);
	bool known = has_rules_for(face, HB_OT_TAG_GSUB, script, language) ||
	        has_rules_for(face, HB_OT_TAG_GPOS, script, language);
	hb_language_t used = known ? language : HB_LANGUAGE_INVALID;
	*vec_push(w->arena, &w->languages) = (struct word_language){font, script, language, used};
	return used;
}

struct word_key word_key_of(const struct srun *r, hb_language_t language, int features)
{
	struct word_key k = {
	        .font = r->face->font, .language = language, .script = r->script, .features = features, .rtl = r->level & 1};
	k.hash = hash_bytes(&k, sizeof(k), HASH_SEED);
	return k;
}

const struct word *words_find(const struct words *w, const struct word_key *k, const char *text, int size)
{
	uint64_t hash = hash_bytes(text, (size_t)size, k->hash);
	size_t step = 0;
	for (const int *i = hashes_next(&w->by_text, hash, &step); i; i = hashes_next(&w->by_text, hash, &step)) {
		const struct word *found = w->v.v[*i];
		if (found->size == size && !memcmp(&found->key, k, sizeof(*k)) && !memcmp(found->text, text, (size_t)size))
			return found;
	}
	return NULL;
}

void words_keep(struct words *w, const struct word_key *k, const char *text, int size, const struct sglyph *glyph, int n,
                uint32_t start)
{
	if (w->v.n == MOST_WORDS || words_find(w, k, text, size))
		return;
	struct word *kept = NEW(w->arena, struct word);
	*kept = (struct word){*k, arena_strndup(w->arena, text, (size_t)size), size, n,
	                      NEW_ARRAY(w->arena, struct sglyph, n + 1)};
	for (int i = 0; i < n; i++) {
		kept->glyph[i] = glyph[i];
		kept->glyph[i].cluster -= start;
	}
	*vec_push(w->arena, &w->v) = kept;
	hashes_put(w->arena, &w->by_text, hash_bytes(text, (size_t)size, k->hash), w->v.n - 1);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Fonts: families from fonts/fonts.yaml, their files mapped and opened when first used. Nothing
 * is ever taken from the system, so the same project sets the same lines everywhere.
 *
 * A set belongs to one output, so that it knows the faces which that output uses. What HarfBuzz
 * made of a file (a third of a millisecond for Noto Sans, most of it to check the layout tables) is
 * kept in a store for the sets that follow, and so are the hyphenation patterns below fonts/.
 */
#include "internal.h"
#include "hint.h"
#include "sha256.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

struct face_entry {
	const char *file;
	int weight;
	bool italic;
};
struct family_entry {
	struct item_list faces;
	struct list_of fallback;
};

struct fonts_file {
	const struct node *families;
};

/* An answer of fonts_fallback(): text in one script asks for the same few characters again. */
struct stand_in {
	const char *family; /* NULL: none yet */
	int weight;
	bool italic;
	uint32_t cp;
	struct face_state *face;
};

struct font_set {
	struct root *root;
	struct arena *arena;
	struct diag *diag;
	int n;
	struct family *family;
	VEC(struct face *) used;
	struct font_store *store;     /* or NULL */
	struct pattern_list patterns; /* when there is no store */
	struct stand_in answer[256];  /* by the last bits of the character */
	struct lacks lacks;
};

struct font_store {
	struct arena *arena;
	VEC(struct face_state) faces; /* each with a reference of the store's own */
	struct pattern_list patterns;
};

/* clang-format off */
static const struct field face_fields[] = {
	{.key = "file", .type = F_NAME, .offset = offsetof(struct face_entry, file), .flags = REQUIRED, .doc = "File below fonts/."},
	{.key = "weight", .type = F_INT, .offset = offsetof(struct face_entry, weight), .min = 100, .max = 900, .fallback = "400", .doc = "Weight."},
	{.key = "italic", .type = F_FLAG, .offset = offsetof(struct face_entry, italic), .fallback = "false", .doc = "Italic."},
	{.key = NULL}};
static const struct record face_record = {"a face", "One font file.", sizeof(struct face_entry), NULL, face_fields};
static const struct field name_element = {.key = "fallback", .type = F_NAME};
static const struct field family_fields[] = {
	{.key = "faces", .type = F_ITEMS, .offset = offsetof(struct family_entry, faces), .record = &face_record, .flags = REQUIRED | WRITTEN_OUT, .doc = "Its faces."},
	{.key = "fallback", .type = F_LIST, .offset = offsetof(struct family_entry, fallback), .element = &name_element, .doc = "Families that stand in for missing characters."},
	{.key = NULL}};
static const struct record family_record = {"a font family", "Faces that belong together.", sizeof(struct family_entry), NULL, family_fields};
static const struct field fonts_fields[] = {
	{.key = "families", .type = F_NODE, .offset = offsetof(struct fonts_file, families), .flags = REQUIRED | BY_NAME, .record = &family_record, .doc = "Families by the names that styles use."},
	{.key = NULL}};
const struct record fonts_record = {"the list of fonts", "fonts/fonts.yaml: the only fonts that are used.", sizeof(struct fonts_file), NULL, fonts_fields};
/* clang-format on */

/* Where the file of a family's face is named. */
static struct where face_place(const struct node *family, int i)
{
	const struct node *faces = node_find(family, "faces");
	const struct node *face = faces && faces->kind == NODE_LIST && i < faces->n ? faces->item[i] : faces;
	const struct node *file = face ? node_find(face, "file") : NULL;
	return file ? file->at : family->at;
}

static void load_family(struct font_set *f, const char *name, const struct node *n, struct family *out)
{
	struct schema s = {.arena = f->arena, .diag = f->diag};
	struct family_entry e = {0};
	schema_load(&s, n, &family_record, &e);
	out->name = name;
	out->fallback = e.fallback;
	out->n = e.faces.n;
	out->face = NEW_ARRAY(f->arena, struct face_state, e.faces.n + 1);
	for (int i = 0; i < e.faces.n; i++) {
		const struct face_entry *entry = &((struct face_entry *)e.faces.v)[i];
		out->face[i].pub =
		        (struct face){.file = entry->file, .weight = entry->weight, .italic = entry->italic, .index = -1};
		out->face[i].pub.at = face_place(n, i);
		out->face[i].diag = f->diag;
		out->face[i].arena = f->arena;
	}
}

struct font_set *fonts_open(struct root *r, struct arena *a, struct diag *d)
{
	const struct node *top = yaml_read(r, "fonts/fonts.yaml", d, (struct where){0});
	struct schema s = {.arena = a, .diag = d};
	struct fonts_file file = {0};
	schema_load(&s, top, &fonts_record, &file); /* nothing when there is no such file, which was reported */
	const struct node *families = file.families;
	if (!families)
		return NULL;
	if (families->kind != NODE_MAP) {
		diag_report(d, DIAG_WRONG_TYPE, families->at, "'families'", "a mapping", node_kind_name(families));
		return NULL;
	}
	struct font_set *f = NEW(a, struct font_set);
	*f = (struct font_set){.root = r, .arena = a, .diag = d, .n = families->n, .patterns.arena = a};
	f->family = NEW_ARRAY(a, struct family, families->n + 1);
	for (int i = 0; i < families->n; i++)
		load_family(f, families->key[i], families->item[i], &f->family[i]);
	return f;
}

void fonts_close(struct font_set *f)
{
	for (int i = 0; f && i < f->n; i++)
		for (int j = 0; j < f->family[i].n; j++)
			face_close(&f->family[i].face[j]);
	if (f)
		patterns_close(&f->patterns);
}

struct font_store *font_store_new(struct arena *a)
{
	struct font_store *s = NEW(a, struct font_store);
	s->arena = s->patterns.arena = a;
	return s;
}

void font_store_close(struct font_store *s)
{
	for (int i = 0; i < s->faces.n; i++)
		face_close(&s->faces.v[i]);
	patterns_close(&s->patterns);
}

void fonts_share(struct font_set *f, struct font_store *s) { f->store = s; }

struct pattern_list *fonts_patterns(struct font_set *f) { return f->store ? &f->store->patterns : &f->patterns; }

/* Takes what is known of a file from the store. */
static bool face_borrow(const struct font_store *s, struct face_state *f)
{
	for (int i = 0; s && i < s->faces.n; i++)
		if (s->faces.v[i].pub.source == f->pub.source) {
			face_share(f, &s->faces.v[i]);
			return true;
		}
	return false;
}

static void face_keep(struct font_store *s, const struct face_state *f)
{
	if (!s)
		return;
	hb_face_reference(f->pub.hb);
	hb_font_reference(f->font);
	*vec_push(s->arena, &s->faces) = *f;
}

int fonts_used(const struct font_set *f, struct face *const **faces)
{
	*faces = (struct face *const *)f->used.v;
	return f->used.n;
}

static bool face_open(struct font_set *set, struct face_state *f)
{
	if (f->font || f->failed)
		return !f->failed;
	const char *path = f->pub.file ? arena_printf(set->arena, "fonts/%s", f->pub.file) : NULL;
	f->failed = true;
	f->pub.source = file_map(set->root, path, set->diag, f->pub.at);
	if (!f->pub.source)
		return false;
	if (!face_borrow(set->store, f)) {
		if (!face_load(f, set->store ? set->store->arena : set->arena))
			return false;
		face_keep(set->store, f);
	}
	f->failed = false;
	f->pub.index = set->used.n;
	*vec_push(set->arena, &set->used) = &f->pub;
	return true;
}

static struct family *find_family(struct font_set *f, const char *name)
{
	for (int i = 0; i < f->n; i++)
		if (!strcmp(f->family[i].name, name))
			return &f->family[i];
	return NULL;
}

struct lacks *fonts_lacks(struct font_set *f) { return &f->lacks; }

const char *fonts_family_with(struct font_set *f, uint32_t cp)
{
	for (int i = 0; i < f->n; i++)
		if (f->family[i].n && face_open(f, &f->family[i].face[0]) && face_has(&f->family[i].face[0], cp))
			return f->family[i].name;
	return NULL;
}

bool fonts_failed(const struct font_set *f)
{
	for (int i = 0; i < f->n; i++)
		for (int k = 0; k < f->family[i].n; k++)
			if (f->family[i].face[k].failed)
				return true;
	return false;
}

const struct family *fonts_family_of(const struct font_set *f, const struct face_state *face)
{
	for (int i = 0; i < f->n; i++)
		for (int k = 0; k < f->family[i].n; k++)
			if (face == &f->family[i].face[k])
				return &f->family[i];
	assert(false); /* each face belongs to a family */
	return NULL;
}

void fonts_list_faces(struct font_set *f, const char *family, struct buf *out)
{
	const struct family *found = find_family(f, family);
	for (int i = 0; found && i < found->n; i++)
		buf_printf(out, "%s%d%s", i ? ", " : "", found->face[i].pub.weight,
		           found->face[i].pub.italic ? " italic" : "");
}

/* Slope counts more than weight: an upright word in italics is worse than a lighter one. */
static struct face_state *nearest(struct family *family, int weight, bool italic)
{
	struct face_state *best = NULL;
	int least = INT32_MAX;
	for (int i = 0; i < family->n; i++) {
		struct face_state *f = &family->face[i];
		int distance = abs(f->pub.weight - weight) + (f->pub.italic != italic ? 2000 : 0);
		if (distance < least) {
			least = distance;
			best = f;
		}
	}
	return best;
}

static void hint_families(struct font_set *f)
{
	enum { SHOWN = 12 };
	struct buf all = {0};
	for (int i = 0; i < f->n && i < SHOWN; i++)
		buf_printf(&all, "%s%s", i ? ", " : "", f->family[i].name);
	diag_hint(f->diag, "it has %s%s; fonts of the system are not used", buf_cstr(&all),
	          f->n > SHOWN ? " and others" : "");
	buf_free(&all);
}

struct face_state *fonts_face(struct font_set *f, const char *family, int weight, bool italic, struct where at)
{
	struct family *found = find_family(f, family);
	struct face_state *face = found ? nearest(found, weight, italic) : NULL;
	if (found && !face) { /* which may follow of what was said of fonts.yaml */
		if (!diag_errors(f->diag))
			diag_report(f->diag, DIAG_MISSING_FONT, at,
			            arena_printf(f->arena, "the font family '%s' of fonts/fonts.yaml has no face", family));
		return NULL;
	}
	if (!face) {
		const char *names[64];
		int n = 0;
		diag_report(f->diag, DIAG_MISSING_FONT, at,
		            arena_printf(f->arena, "fonts/fonts.yaml has no font family '%s'", family));
		for (; n < f->n && n < COUNT_OF(names); n++)
			names[n] = f->family[n].name;
		if (!hint_word(f->diag, family, names, n))
			hint_families(f);
		return NULL;
	}
	return face_open(f, face) ? face : NULL;
}

static struct face_state *search_fallback(struct font_set *f, const char *family, int weight, bool italic, uint32_t cp)
{
	const struct family *from = find_family(f, family);
	for (int i = 0; from && i < from->fallback.n; i++) {
		struct family *next = find_family(f, ((const char *const *)from->fallback.v)[i]);
		struct face_state *face = next ? nearest(next, weight, italic) : NULL;
		if (face && face_open(f, face) && face_has(face, cp))
			return face;
	}
	return NULL;
}

struct face_state *fonts_fallback(struct font_set *f, const char *family, int weight, bool italic, uint32_t cp)
{
	struct stand_in *a = &f->answer[cp % COUNT_OF(f->answer)];
	if (a->family != family || a->weight != weight || a->italic != italic || a->cp != cp)
		*a = (struct stand_in){family, weight, italic, cp, search_fallback(f, family, weight, italic, cp)};
	return a->face;
}

struct face_state *fonts_drawing(struct font_set *f, const char *family, int weight, bool italic, uint32_t cp)
{
	enum { REGULAR = 400 }; /* has what the others have, and is used anyway */
	struct family *own = find_family(f, family);
	struct face_state *regular = own ? nearest(own, REGULAR, false) : NULL;
	if (regular && face_open(f, regular) && face_has(regular, cp))
		return nearest(own, weight, italic);
	return fonts_fallback(f, family, weight, italic, cp);
}

int fonts_weight(struct font_set *f, const char *family, int weight, bool italic)
{
	struct family *found = find_family(f, family);
	const struct face_state *face = found ? nearest(found, weight, italic) : NULL;
	return face ? face->pub.weight : 0;
}

/* -- checksums ------------------------------------------------------------------------------ */

static void verify_line(struct font_set *f, const struct source *sums, const char *line, size_t n, int number,
                        struct buf *out)
{
	char hex[65];
	if (n < 67 || line[64] != ' ')
		return;
	const char *file = arena_strndup(f->arena, line + 66, n - 66);
	struct where at = {sums, number, 67};
	const struct source *s = file_read(f->root, arena_printf(f->arena, "fonts/%s", file), f->diag, at);
	if (!s)
		return;
	sha256_hex(s->text, s->size, hex);
	bool same = !strncmp(hex, line, 64);
	if (!same)
		diag_report(f->diag, DIAG_FONT_CHECKSUM, at, file);
	buf_printf(out, "%-8s %s\n", same ? "ok" : "CHANGED", file);
}

void fonts_verify(struct font_set *f, struct buf *out)
{
	const struct source *sums = file_read(f->root, "fonts/SHA256SUMS", f->diag, (struct where){0});
	int number = 1;
	for (const char *p = sums ? sums->text : NULL; p && *p; number++) {
		size_t n = strcspn(p, "\n");
		verify_line(f, sums, p, n, number, out);
		p += n + (p[n] == '\n');
	}
}

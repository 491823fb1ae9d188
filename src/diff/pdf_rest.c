/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What a PDF holds that no thing of a scene tells, by the keys of its catalog and of its pages: attachments, actions,
 * profiles, settings of the reader. Each is noted as a digest, so that a difference is told if not explained.
 */
#include "scene_pdf.h"

#include <assert.h>
#include <string.h>

/* -- digests ---------------------------------------------------------------------------------- */

enum { DEEPEST = 32, MOST_OBJECTS = 100000 };

struct digesting {
	struct pdf_scenery *s;
	struct digests *known; /* what objects share is looked at once */
	const char *const *but;
	int objects;
	bool whole; /* fonts too */
};

static uint64_t mix_text(uint64_t hash, const char *s) { return hash_bytes(s, strlen(s) + 1, hash); }

/* Where an object comes from, when it was made, and how it is packed. */
static bool is_housekeeping(const char *key)
{
	static const char *const keys[] = {"/Parent", "/StructParent", "/StructParents", "/CreationDate", "/ModDate",
	                                   "/M",      "/NM",           "/Length",        "/Filter",       "/DecodeParms"};
	for (int i = 0; i < COUNT_OF(keys); i++)
		if (!strcmp(keys[i], key))
			return true;
	return false;
}

static bool is_among(const char *const *list, const char *key)
{
	while (list && *list && strcmp(*list, key) != 0)
		list++;
	return list && *list;
}

static uint64_t digest(struct digesting *d, pdf_object o, uint64_t hash, int depth);

static uint64_t digest_stream(struct digesting *d, pdf_object o, uint64_t hash)
{
	struct buf b = {0};
	if (!pdf_stream_bytes(d->s->file, o, true, &b))
		pdf_stream_bytes(d->s->file, o, false, &b);
	hash = hash_bytes(b.n ? b.v : "", b.n, hash);
	buf_free(&b);
	return hash;
}

static uint64_t digest_dict(struct digesting *d, pdf_object o, uint64_t hash, int depth)
{
	struct pdf_file *f = d->s->file;
	const char *type = pdf_name(f, pdf_get(f, o, "/Type"));
	if (depth && !strcmp(type, "Page"))
		return mix_text(hash, arena_printf(d->s->arena, "page %d", pdf_tags_page(&d->s->tags, o)));
	if (depth && !strcmp(type, "StructElem"))
		return mix_text(hash, pdf_name(f, pdf_get(f, o, "/S")));
	if (!strcmp(type, "Font") && !d->whole)
		return mix_text(hash, type);
	for (const char *const *key = pdf_keys(f, o); *key; key++)
		if (!is_housekeeping(*key) && !is_among(d->but, *key))
			hash = digest(d, pdf_get(f, o, *key), mix_text(hash, *key), depth + 1);
	return hash;
}

/* The digest of an indirect object from the first time on; one that holds itself does not know it yet. */
static uint64_t *met_digest(struct digesting *d, int number, bool *met)
{
	const uint64_t key = hash_bytes(&number, sizeof(number), HASH_SEED);
	const int *i;
	*met = true;
	for (size_t step = 0; (i = hashes_next(&d->known->by_number, key, &step));) {
		assert(d->known->v.v);
		if (d->known->v.v[*i].number == number)
			return &d->known->v.v[*i].hash;
	}
	*met = false;
	hashes_put(d->s->arena, &d->known->by_number, key, d->known->v.n);
	struct digested *new = vec_push(d->s->arena, &d->known->v);
	*new = (struct digested){number, HASH_SEED};
	return &new->hash;
}

static uint64_t digest_any(struct digesting *d, pdf_object o, uint64_t hash, int depth);

static uint64_t digest(struct digesting *d, pdf_object o, uint64_t hash, int depth)
{
	const int number = depth ? pdf_number_of(d->s->file, o) : 0;
	bool met = false;
	uint64_t own = number ? *met_digest(d, number, &met) : 0;
	if (!met)
		own = digest_any(d, o, HASH_SEED, depth);
	if (number)
		*met_digest(d, number, &met) = own;
	return hash_bytes(&own, sizeof(own), hash);
}

static uint64_t digest_any(struct digesting *d, pdf_object o, uint64_t hash, int depth)
{
	struct pdf_file *f = d->s->file;
	const enum pdf_kind kind = pdf_kind_of(f, o);
	hash = hash_bytes(&kind, sizeof(kind), hash);
	if (depth > DEEPEST || ++d->objects > MOST_OBJECTS)
		return hash;
	if (kind == PDF_DICT || kind == PDF_STREAM) {
		hash = digest_dict(d, o, hash, depth);
		return kind == PDF_STREAM ? digest_stream(d, o, hash) : hash;
	}
	if (kind != PDF_ARRAY)
		return kind == PDF_NULL ? hash : mix_text(hash, pdf_written(f, o));
	for (int i = 0, n = pdf_length(f, o); i < n; i++)
		hash = digest(d, pdf_item(f, o, i), hash, depth + 1);
	return hash;
}

uint64_t pdf_digest(struct pdf_scenery *s, pdf_object o, const char *const *but)
{
	struct digests known = {0};
	struct digesting d = {.s = s, .known = &known, .but = but};
	return digest(&d, o, HASH_SEED, 0);
}

uint64_t pdf_page_digest(struct pdf_scenery *s, pdf_object page)
{
	static const char *const inherited[] = {"/Resources", "/MediaBox", "/CropBox", "/Rotate"};
	struct digesting d = {.s = s, .known = &s->digests, .whole = true};
	uint64_t hash = digest(&d, page, HASH_SEED, 0);
	for (int i = 0; i < COUNT_OF(inherited); i++)
		hash = digest(&d, pdf_page_value(s->file, page, inherited[i]), hash, 1);
	return d.objects > MOST_OBJECTS || !hash ? 0 : hash;
}

/* -- notes ------------------------------------------------------------------------------------ */

void pdf_scene_damaged(struct pdf_scenery *s, const char *what)
{
	if (!s->scene->damage)
		s->scene->damage = arena_printf(s->arena, "page %d: %s", s->page + 1, what);
}

void pdf_note(struct pdf_scenery *s, struct thing *t, const char *about, const char *text)
{
	if (*text)
		*vec_push(s->arena, &t->says) = (struct noted){t->page, about, text, 0};
}

void pdf_note_rest(struct pdf_scenery *s, struct thing *t, const char *about, uint64_t hash)
{
	*vec_push(s->arena, &t->says) = (struct noted){t->page, about, NULL, hash};
}

/* Each key of a dictionary but those that are told otherwise. */
static void note_keys(struct pdf_scenery *s, pdf_object dict, int page, const char *of, const char *const *told)
{
	static const char *const names[] = {"/Dests", "/Fields", "/DR", NULL};
	for (const char *const *key = pdf_keys(s->file, dict); *key; key++)
		if (!is_among(told, *key) && !is_housekeeping(*key))
			*vec_push(s->arena, &s->scene->rest) =
			        (struct noted){page, arena_printf(s->arena, "'%s' of %s", *key, of), NULL,
			                       pdf_digest(s, pdf_get(s->file, dict, *key), names)};
}

/* The metadata without times and identifiers, which are elements of those names. */
static void note_metadata(struct pdf_scenery *s)
{
	static const char *const times[] = {
	        "xmp:CreateDate",  "xmp:ModifyDate", "xmp:MetadataDate", "xmpMM:DocumentID", "xmpMM:InstanceID",
	        "xmpMM:VersionID", "pdf:Producer",   "dc:title",         "dc:language",      "dc:creator",
	        "dc:description",  "pdf:Keywords",   "dc:subject",       "dc:rights",        "xmpRights:WebStatement"};
	struct buf xmp = {0};
	pdf_stream_bytes(s->file, pdf_get(s->file, pdf_catalog(s->file), "/Metadata"), true, &xmp);
	char *text = arena_strdup(s->arena, buf_cstr(&xmp));
	for (int i = 0; i < COUNT_OF(times); i++) {
		char *from = strstr(text, arena_printf(s->arena, "<%s>", times[i])),
		     *to = from ? strstr(from, arena_printf(s->arena, "</%s>", times[i])) : NULL;
		if (to)
			memmove(from, to, strlen(to) + 1);
	}
	if (xmp.n)
		*vec_push(s->arena, &s->scene->rest) =
		        (struct noted){-1, "'/Metadata' of the file", NULL, mix_text(HASH_SEED, text)};
	buf_free(&xmp);
}

void pdf_take_rest(struct pdf_scenery *s)
{
	static const char *const catalog[] = {"/Type",     "/Pages", "/StructTreeRoot", "/Outlines",
	                                      "/Metadata", "/Lang",  "/Dests",          NULL};
	static const char *const information[] = {"/Title",   "/Author",   "/Subject", "/Keywords",
	                                          "/Creator", "/Producer", NULL};
	const pdf_object lock = pdf_get(s->file, pdf_trailer(s->file), "/Encrypt");
	note_keys(s, pdf_catalog(s->file), -1, "the file", catalog);
	note_keys(s, pdf_information(s->file), -1, "what the file says of itself", information);
	note_metadata(s);
	if (lock)
		*vec_push(s->arena, &s->scene->rest) = (struct noted){
		        -1, "'/Encrypt' of the file", NULL, (uint64_t)pdf_whole(s->file, pdf_get(s->file, lock, "/P"))};
}

void pdf_take_page_rest(struct pdf_scenery *s, pdf_object page)
{
	static const char *const told[] = {"/Type",    "/Contents", "/Resources", "/Annots",       "/MediaBox",
	                                   "/TrimBox", "/Rotate",   "/Metadata",  "/LastModified", NULL};
	note_keys(s, page, s->page, "the page", told);
}

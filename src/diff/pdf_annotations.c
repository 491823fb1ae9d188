/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Annotations of a page of a PDF (ISO 32000-1 12.5, 12.7): links, fields, and what else there is. */
#include "scene_pdf.h"

#include <string.h>

/* -- links ------------------------------------------------------------------------------------ */

static void box_of(struct pdf_scenery *s, pdf_object annotation, struct thing *t)
{
	struct pdf_file *f = s->file;
	const pdf_object r = pdf_get(f, annotation, "/Rect");
	double v[4];
	for (int i = 0; i < 4; i++)
		v[i] = pdf_real(f, pdf_item(f, r, i));
	t->box = pdf_rect(s, v[0], v[1], v[2], v[3]);
	t->at = (struct point){t->box.x, t->box.y};
	t->tag = t->block = pdf_tag_of_annotation(&s->tags, pdf_number_of(f, annotation));
}

/* An address, or the page that a link leads to. */
static const char *address(struct pdf_scenery *s, pdf_object annotation)
{
	struct pdf_file *f = s->file;
	const pdf_object action = pdf_get(f, annotation, "/A"), dest = pdf_get(f, annotation, "/Dest");
	const pdf_object to = dest ? dest : pdf_get(f, action, "/D");
	const char *uri = pdf_text(f, pdf_get(f, action, "/URI"));
	if (*uri)
		return uri;
	if (pdf_kind_of(f, to) == PDF_ARRAY)
		return arena_printf(s->arena, "page %d", pdf_tags_page(&s->tags, pdf_item(f, to, 0)) + 1);
	return *pdf_text(f, to) ? pdf_text(f, to) : pdf_name(f, to);
}

/* -- fields ----------------------------------------------------------------------------------- */

/* A value of a widget, or of the field that it is of. */
static pdf_object value_of(struct pdf_scenery *s, pdf_object widget, const char *key)
{
	const pdf_object own = pdf_get(s->file, widget, key);
	return own ? own : pdf_get(s->file, pdf_get(s->file, widget, "/Parent"), key);
}

static const char *word_of(struct pdf_scenery *s, pdf_object o)
{
	return pdf_kind_of(s->file, o) == PDF_NAME ? pdf_name(s->file, o) : pdf_text(s->file, o);
}

/* What may be chosen, with commas between. */
static const char *choices(struct pdf_scenery *s, pdf_object list)
{
	struct buf b = {0};
	for (int i = 0, n = pdf_length(s->file, list); i < n; i++) {
		const pdf_object o = pdf_item(s->file, list, i);
		buf_printf(&b, "%s%s", i ? ", " : "",
		           pdf_text(s->file, pdf_length(s->file, o) == 2 ? pdf_item(s->file, o, 1) : o));
	}
	const char *text = arena_strdup(s->arena, buf_cstr(&b));
	buf_free(&b);
	return text;
}

/* Of what it looks like the operators alone: fonts of forms hold whatever may be typed. */
static uint64_t look_of(struct pdf_scenery *s, pdf_object o)
{
	struct buf b = {0};
	uint64_t hash = HASH_SEED;
	if (pdf_stream_bytes(s->file, o, true, &b))
		hash = hash_bytes(b.n ? b.v : "", b.n, hash);
	buf_free(&b);
	for (const char *const *key = pdf_keys(s->file, pdf_kind_of(s->file, o) == PDF_DICT ? o : 0); *key; key++)
		hash = hash_bytes(*key, strlen(*key), hash) + look_of(s, pdf_get(s->file, o, *key));
	return hash;
}

static void take_field(struct pdf_scenery *s, pdf_object annotation)
{
	static const char *const told[] = {"/V", "/AS",   "/TU",   "/Opt", "/MaxLen", "/AP",
	                                   "/T", "/Kids", "/Rect", "/P",   "/Parent", NULL};
	struct pdf_file *f = s->file;
	struct thing *t = scene_add(s->scene, THING_FIELD, s->page);
	const pdf_object length = value_of(s, annotation, "/MaxLen");
	t->text = pdf_text(f, value_of(s, annotation, "/T"));
	t->look = HASH_SEED;
	pdf_note(s, t, "value", word_of(s, value_of(s, annotation, "/V")));
	pdf_note(s, t, "state", pdf_name(f, pdf_get(f, annotation, "/AS")));
	pdf_note(s, t, "tooltip", pdf_text(f, value_of(s, annotation, "/TU")));
	pdf_note(s, t, "choices", choices(s, value_of(s, annotation, "/Opt")));
	pdf_note(s, t, "most letters", length ? arena_printf(s->arena, "%d", pdf_whole(f, length)) : "");
	pdf_note_rest(s, t, "settings",
	              pdf_digest(s, annotation, told) + pdf_digest(s, pdf_get(f, annotation, "/Parent"), told));
	pdf_note_rest(s, t, "appearance", look_of(s, pdf_get(f, annotation, "/AP")));
	box_of(s, annotation, t);
}

/* -- all -------------------------------------------------------------------------------------- */

static void take_link(struct pdf_scenery *s, pdf_object o)
{
	static const char *const told[] = {"/URI", "/D", "/Dest", "/Rect", "/P", "/Contents", NULL};
	struct thing *t = scene_add(s->scene, THING_LINK, s->page);
	t->text = address(s, o);
	t->words = words_hash(t->text);
	const char *words = pdf_text(s->file, pdf_get(s->file, o, "/Contents"));
	pdf_note(s, t, "words", strcmp(words, t->text) != 0 ? words : "");
	pdf_note_rest(s, t, "settings", pdf_digest(s, o, told));
	box_of(s, o, t);
}

/* What somebody else has put on the page. */
static void take_note(struct pdf_scenery *s, pdf_object o, const char *type)
{
	static const char *const told[] = {"/Rect", "/P", "/Contents", NULL};
	struct thing *t = scene_add(s->scene, THING_NOTE, s->page);
	t->text = type;
	pdf_note(s, t, "words", pdf_text(s->file, pdf_get(s->file, o, "/Contents")));
	pdf_note_rest(s, t, "settings", pdf_digest(s, o, told));
	box_of(s, o, t);
}

void pdf_take_annotations(struct pdf_scenery *s, pdf_object page)
{
	struct pdf_file *f = s->file;
	const pdf_object list = pdf_get(f, page, "/Annots");
	for (int i = 0, n = pdf_length(f, list); i < n; i++) {
		const pdf_object o = pdf_item(f, list, i);
		const char *type = pdf_name(f, pdf_get(f, o, "/Subtype"));
		if (!strcmp(type, "Widget"))
			take_field(s, o);
		else if (!strcmp(type, "Link"))
			take_link(s, o);
		else
			take_note(s, o, type);
	}
}

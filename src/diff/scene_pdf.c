/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pages of a PDF as a scene: what they draw (pdf_draw.c), then links and fields, bookmarks, and what the file says of itself. */
#include "pdf_fonts.h"
#include "scene_pdf.h"

#include <string.h>

static const char *said(const char *s) { return *s ? s : NULL; }

bool pdf_is_own(struct pdf_file *f) { return !strcmp(pdf_text(f, pdf_get(f, pdf_information(f), "/Creator")), "platen"); }

/* -- pages ------------------------------------------------------------------------------------ */

/* The trimmed page, which is the whole one where nothing is said of it. */
static struct scene_page measure(struct pdf_scenery *s, pdf_object page)
{
	struct pdf_file *f = s->file;
	const pdf_object trim = pdf_get(f, page, "/TrimBox"), box = trim ? trim : pdf_page_value(f, page, "/MediaBox");
	double v[4];
	for (int i = 0; i < 4; i++)
		v[i] = pdf_real(f, pdf_item(f, box, i));
	s->left = v[0] < v[2] ? v[0] : v[2];
	s->top = v[1] > v[3] ? v[1] : v[3];
	const struct rect r = pdf_rect(s, v[0], v[1], v[2], v[3]);
	const int turn = pdf_page_turn(f, page);
	return (struct scene_page){.width = r.w, .height = r.h, .turn = turn, .back = (360 - turn) % 360};
}

/* -- the outline ------------------------------------------------------------------------------ */

enum { DEEPEST = 32 };

static void take_bookmark(struct pdf_scenery *s, struct page_bookmarks *all, pdf_object o, int level)
{
	struct pdf_file *f = s->file;
	const pdf_object dest = pdf_get(f, o, "/Dest"), to = dest ? dest : pdf_get(f, pdf_get(f, o, "/A"), "/D");
	const int page = pdf_tags_page(&s->tags, pdf_item(f, to, 0));
	struct thing t = {.kind = THING_BOOKMARK, .page = page < 0 ? 0 : page, .look = (uint64_t)level};
	t.text = pdf_text(f, pdf_get(f, o, "/Title"));
	t.words = words_hash(t.text);
	if (page >= 0 && !strcmp(pdf_name(f, pdf_item(f, to, 1)), "XYZ")) {
		measure(s, pdf_page(f, page));
		const double x = pdf_real(f, pdf_item(f, to, 2)), y = pdf_real(f, pdf_item(f, to, 3));
		t.box = pdf_rect(s, x, y, x, y);
		t.at = (struct point){t.box.x, t.box.y};
	}
	if (s->tags.n)
		*vec_push(s->arena, &all[t.page].v) = t;
}

static void walk_bookmarks(struct pdf_scenery *s, struct page_bookmarks *all, pdf_object first, int level)
{
	for (pdf_object o = first; pdf_kind_of(s->file, o) == PDF_DICT && !pdf_tags_met(&s->tags, o);
	     o = pdf_get(s->file, o, "/Next")) {
		take_bookmark(s, all, o, level);
		if (level < DEEPEST)
			walk_bookmarks(s, all, pdf_get(s->file, o, "/First"), level + 1);
	}
}

struct page_bookmarks *pdf_bookmarks(struct pdf_scenery *s)
{
	struct page_bookmarks *all = NEW_ARRAY(s->arena, struct page_bookmarks, s->tags.n + 1);
	walk_bookmarks(s, all, pdf_get(s->file, pdf_get(s->file, pdf_catalog(s->file), "/Outlines"), "/First"), 1);
	return all;
}

/* -- what the file says of itself ------------------------------------------------------------- */

/* What stands in an element of the metadata, without elements inside of it; NULL: there is none of that name. */
static const char *element_text(struct arena *a, const char *xmp, const char *name)
{
	const char *from = strstr(xmp, arena_printf(a, "<%s>", name)),
	           *to = from ? strstr(from, arena_printf(a, "</%s>", name)) : NULL;
	struct buf b = {0};
	bool inside = false;
	for (const char *p = from; p && p < to; p++) {
		inside |= *p == '<';
		if (!inside)
			buf_putc(&b, *p);
		inside &= *p != '>';
	}
	const char *text = b.n ? pdf_utf8(a, buf_cstr(&b)) : NULL;
	buf_free(&b);
	return text;
}

static const char *claim(struct arena *a, const char *xmp)
{
	const char *part = element_text(a, xmp, "pdfaid:part"), *level = element_text(a, xmp, "pdfaid:conformance");
	const char *ua = element_text(a, xmp, "pdfuaid:part"), *x = element_text(a, xmp, "pdfxid:GTS_PDFXVersion");
	return said(arena_printf(a, "%s%s%s%s%s%s", part ? "PDF/A-" : "", part ? part : "", level ? level : "",
	                         ua ? " PDF/UA-" : "", ua ? ua : "", x ? x : ""));
}

void pdf_take_facts(struct pdf_scenery *s)
{
	static const char *const keys[] = {[FACT_TITLE] = "/Title",
	                                   [FACT_AUTHOR] = "/Author",
	                                   [FACT_SUBJECT] = "/Subject",
	                                   [FACT_KEYWORDS] = "/Keywords"};
	struct pdf_file *f = s->file;
	struct buf xmp = {0};
	s->scene->is_file = true;
	for (int i = 0; i < COUNT_OF(keys); i++)
		if (keys[i])
			s->scene->fact[i] = said(pdf_text(f, pdf_get(f, pdf_information(f), keys[i])));
	s->scene->fact[FACT_LANG] = said(pdf_text(f, pdf_get(f, pdf_catalog(f), "/Lang")));
	pdf_stream_bytes(f, pdf_get(f, pdf_catalog(f), "/Metadata"), true, &xmp);
	s->scene->fact[FACT_RIGHTS] = element_text(s->arena, buf_cstr(&xmp), "dc:rights");
	s->scene->fact[FACT_LICENCE] = element_text(s->arena, buf_cstr(&xmp), "xmpRights:WebStatement");
	s->scene->fact[FACT_CLAIM] = claim(s->arena, buf_cstr(&xmp));
	buf_free(&xmp);
}

/* -- the whole -------------------------------------------------------------------------------- */

const char *pdf_scene_damage(struct arena *a, struct pdf_file *f)
{
	const char *what = pdf_file_damage(f);
	return what ? arena_printf(a, "%s; only a whole copy can be compared, which 'qpdf FILE COPY' may make of it", what)
	            : NULL;
}

struct scene *scene_of_pdf(struct arena *a, struct pdf_file *f)
{
	struct scene *scene = NEW(a, struct scene);
	scene->arena = a;
	scene->same_place = SAME_PLACE;
	struct pdf_scenery s = {.arena = a, .file = f, .scene = scene, .texts = {.scene = scene, .at = -1}};
	pdf_tags_read(&s.tags, a, f);
	pdf_take_facts(&s);
	pdf_take_rest(&s);
	const struct page_bookmarks *bookmarks = pdf_bookmarks(&s);
	for (; s.page < s.tags.n; s.page++) {
		const pdf_object page = pdf_page(f, s.page);
		*vec_push(a, &scene->pages) = measure(&s, page);
		pdf_draw_page(&s, page);
		pdf_take_annotations(&s, page);
		pdf_take_page_rest(&s, page);
		for (int i = 0; i < bookmarks[s.page].v.n; i++)
			*vec_push(a, &scene->things) = bookmarks[s.page].v.v[i];
	}
	for (int i = 0; i < s.fonts.n; i++)
		pdf_type_close(s.fonts.v[i].type);
	if (!scene->damage)
		scene->damage = pdf_scene_damage(a, f);
	return scene;
}

/* As in the pages, whose things are in their order. */
static void take_page(struct pdf_scenery *s, const struct thing *text, int texts, const struct page_bookmarks *bookmarks)
{
	const pdf_object page = pdf_page(s->file, s->page);
	measure(s, page);
	s->scene->pages.v[s->page].whole = pdf_page_digest(s, page);
	for (int i = 0; i < texts; i++)
		*vec_push(s->arena, &s->scene->things) = text[i];
	pdf_take_annotations(s, page);
	pdf_take_page_rest(s, page);
	for (int i = 0; i < bookmarks->v.n; i++)
		*vec_push(s->arena, &s->scene->things) = bookmarks->v.v[i];
}

void scene_look_besides(struct scene *scene, struct pdf_file *f)
{
	struct pdf_scenery s = {.arena = scene->arena, .file = f, .scene = scene, .texts = {.scene = scene, .at = -1}};
	const struct thing *text = scene->things.v;
	const int n = scene->things.n;
	pdf_tags_read(&s.tags, scene->arena, f);
	pdf_take_facts(&s);
	pdf_take_rest(&s);
	*vec_push(s.arena, &scene->rest) =
	        (struct noted){-1, "what is read aloud of it ('/StructTreeRoot')", NULL, s.tags.digest};
	const struct page_bookmarks *bookmarks = pdf_bookmarks(&s);
	memset(&scene->things, 0, sizeof(scene->things));
	for (int at = 0; s.page < s.tags.n && s.page < scene->pages.n; s.page++) {
		int end = at;
		while (end < n && text[end].page == s.page)
			end++;
		take_page(&s, text + at, end - at, &bookmarks[s.page]);
		at = end;
	}
}

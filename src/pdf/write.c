/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * pdf_write: the order of the work.
 *
 *     structure_build, fonts ---- what content streams name must be known first
 *     content of forms and of each page ---- marked content gets its owners, images are met
 *     links and fields, outline, labels, metadata
 *     page dictionaries, structure_finish ---- when every number is known
 *     save
 */
#include "pack.h"
#include "painter.h"

#include <assert.h>
#include <hpdf_doc.h>
#include <stdlib.h>
#include <string.h>

static void HPDF_STDCALL on_error(HPDF_STATUS error, HPDF_STATUS detail, void *user)
{
	(void)user;
	machine_failure("libharu: error 0x%lX, detail %lu", (unsigned long)error, (unsigned long)detail);
}

static void *HPDF_STDCALL allocate(HPDF_UINT size)
{
	void *p = malloc(size ? size : 1);
	if (!p)
		machine_failure("out of memory: %u bytes", (unsigned)size);
	return p;
}

static void HPDF_STDCALL release(void *p) { free(p); }

static void check(const struct writer *w)
{
	if (w->doc->error.error_no)
		machine_failure("libharu: error 0x%lX", (unsigned long)w->doc->error.error_no);
}

/* Pages of one node of the page tree. */
enum { TREE_NODE = 64 };

static void open_document(struct writer *w, int pages)
{
	w->doc = HPDF_NewEx(on_error, allocate, release, 0, NULL);
	if (!w->doc)
		machine_failure("libharu cannot make a document");
	/* The table of objects grows by this many entries; the default of 20 makes growth quadratic. */
	w->doc->xref->entries->items_per_block = (HPDF_UINT)(1024 + 8 * pages);
	if (pages > TREE_NODE)
		HPDF_SetPagesConfiguration(w->doc, TREE_NODE);
	w->catalog = object_adopt(w, w->doc->catalog);
	w->deflater = flate_open();
}

static void add_pages(struct writer *w)
{
	w->part->page = NEW_ARRAY(w->arena, struct pdf_page, w->part->n + 1);
	for (int i = 0; i < w->part->n; i++) {
		HPDF_Page page = HPDF_AddPage(w->doc);
		HPDF_Dict content = page ? HPDF_Dict_GetItem(page, "Contents", HPDF_OCLASS_DICT) : NULL;
		if (!content)
			machine_failure("libharu cannot add a page");
		/* Boxes are printed exactly, resources are shared by all pages. */
		HPDF_Dict_RemoveElement(page, "MediaBox");
		HPDF_Dict_RemoveElement(page, "Resources");
		w->part->page[i].page = &w->part->pages->page.v[i];
		w->part->page[i].object = object_adopt(w, page);
		w->part->page[i].id = object_id(w->part->page[i].object);
		w->part->page[i].content = object_adopt(w, content);
	}
	w->resources = object_new(w);
}

static void finish_page(struct writer *w, int i)
{
	const struct pdf_page *p = &w->part->page[i];
	struct buf *b = &p->object->body;
	page_put_boxes(w, i, b);
	buf_printf(b, "/StructParents %d/Tabs/S", i);
	page_put_group(w, i, b);
	if (!p->annotations.n)
		return;
	buf_puts(b, "/Annots[");
	for (int k = 0; k < p->annotations.n; k++)
		put_ref(b, p->annotations.v[k]);
	buf_putc(b, ']');
}

/* Fonts and images for all, and on pages the forms, which draw no other. */
static void put_resources(struct writer *w, struct object *o, bool forms)
{
	struct buf *b = &o->body;
	buf_puts(b, "/Font<<");
	for (int i = 0; i < w->fonts.n; i++)
		put_key_ref(b, arena_printf(w->arena, "F%d", i), w->fonts.v[i].type0);
	buf_puts(b, ">>");
	if (w->options->standard->pdfx)
		buf_puts(b, painter_overprint_states);
	if (!w->images.n && !(forms && w->forms.n))
		return;
	buf_puts(b, "/XObject<<");
	for (int i = 0; i < w->images.n; i++)
		put_key_ref(b, arena_printf(w->arena, "Im%d", i), w->images.v[i].object);
	for (int i = 0; forms && i < w->forms.n; i++)
		put_key_ref(b, arena_printf(w->arena, "Fm%d", i), w->forms.v[i].object);
	buf_puts(b, ">>");
}

static void finish_resources(struct writer *w)
{
	put_resources(w, w->resources, true);
	if (w->form_resources)
		put_resources(w, w->form_resources, false);
}

static void finish_catalog(struct writer *w)
{
	const struct pages *p = w->part->pages;
	struct buf *b = &w->catalog->body;
	buf_puts(b, "/MarkInfo<</Marked true>>");
	put_key_ref(b, "StructTreeRoot", w->tree_root);
	if (!str_empty(p->lang)) {
		buf_puts(b, "/Lang");
		put_text(b, p->lang, strlen(p->lang));
	}
	buf_printf(b, "/ViewerPreferences<</DisplayDocTitle true/PrintScaling/None%s%s>>",
	           !p->duplex || w->options->standard->pdfx ? "" /* a key of PDF 1.7 */
	                   : p->short_edge                  ? "/Duplex/DuplexFlipShortEdge"
	                                                    : "/Duplex/DuplexFlipLongEdge",
	           p->rtl ? "/Direction/R2L" : "");
}

static void close_document(struct writer *w)
{
	for (int i = 0; i < w->by_id.n; i++)
		if (w->by_id.v[i]) {
			buf_free(&w->by_id.v[i]->body);
			buf_free(&w->by_id.v[i]->data);
		}
	for (int i = 0; i < w->fonts.n; i++)
		hb_font_destroy(w->fonts.v[i].font);
	flate_close(w->deflater);
	HPDF_Free(w->doc);
	arena_free(w->arena);
}

/* All that names glyphs by their codes in the subsets. */
static void write_rest(struct writer *w, struct buf *out)
{
	content_write_forms(w);
	for (int i = 0; i < w->part->n; i++)
		content_write(w, i);
	annotations_write(w);
	fields_write(w);
	outline_write(w);
	page_labels_write(w);
	metadata_write(w);
	structure_finish(w);
	for (int i = 0; i < w->part->n; i++)
		finish_page(w, i);
	finish_resources(w);
	finish_catalog(w);
	check(w);
	save(w, out);
	check(w);
}

bool pdf_write(const struct pages *p, const struct pdf_options *o, struct buf *out)
{
	struct arena *a = arena_new();
	struct part whole = {.arena = a, .pages = p, .n = p->page.n};
	struct writer w = {.part = &whole, .options = o, .arena = a};
	assert(p->page.n > 0);
	open_document(&w, p->page.n);
	add_pages(&w);
	structure_build(&w);
	structure_roots(&w);
	forms_collect(&w);
	fonts_collect(&w);
	bool good = fonts_write(&w) && fields_open(&w);
	if (good)
		write_rest(&w, out);
	close_document(&w);
	return good;
}

/* -- copies --------------------------------------------------------------------------------- */

struct pdf_pack *pdf_pack_open(void)
{
	struct arena *a = arena_new();
	struct writer *w = NEW(a, struct writer);
	struct pdf_pack *p = NEW(a, struct pdf_pack);
	*w = (struct writer){.arena = a, .pack = true, .drawn = HASH_SEED};
	p->w = w;
	open_document(w, 0);
	return p;
}

static void write_copies(struct pdf_pack *p, const struct pdf_sink *sink)
{
	struct writer *w = p->w;
	struct buf out = {0};
	metadata_write(w);
	finish_catalog(w);
	finish_resources(w);
	pack_open(p, &out, sink);
	pack_copies(p);
	pack_close(p);
	check(w);
	sink->take(sink->user, out.v, out.n);
	buf_free(&out);
}

bool pdf_pack_write(struct pdf_pack *p, const struct pdf_copies *copies, const struct pdf_options *o,
                    const struct pdf_sink *sink)
{
	assert(copies->n > 0);
	p->w->options = o;
	pack_begin(p, copies);
	fonts_decide(p->w);
	bool good = fonts_write(p->w);
	if (good)
		write_copies(p, sink);
	return good;
}

void pdf_pack_close(struct pdf_pack *p)
{
	pack_free(p);
	close_document(p->w);
}

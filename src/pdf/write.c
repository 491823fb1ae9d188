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

static void open_document(struct writer *w)
{
	w->doc = HPDF_NewEx(on_error, allocate, release, 0, NULL);
	if (!w->doc)
		machine_failure("libharu cannot make a document");
	/* The table of objects grows by this many entries; the default of 20 makes growth quadratic. */
	w->doc->xref->entries->items_per_block = (HPDF_UINT)(1024 + 8 * w->pages_n);
	if (w->pages_n > TREE_NODE)
		HPDF_SetPagesConfiguration(w->doc, TREE_NODE);
	w->catalog = object_adopt(w, w->doc->catalog);
	w->deflater = flate_open();
}

static void add_pages(struct writer *w)
{
	w->page = NEW_ARRAY(w->arena, struct pdf_page, w->pages_n + 1);
	for (int i = 0; i < w->pages_n; i++) {
		HPDF_Page page = HPDF_AddPage(w->doc);
		HPDF_Dict content = page ? HPDF_Dict_GetItem(page, "Contents", HPDF_OCLASS_DICT) : NULL;
		if (!content)
			machine_failure("libharu cannot add a page");
		/* Boxes are printed exactly, resources are shared by all pages. */
		HPDF_Dict_RemoveElement(page, "MediaBox");
		HPDF_Dict_RemoveElement(page, "Resources");
		w->page[i].page = &w->pages->page.v[i];
		w->page[i].object = object_adopt(w, page);
		w->page[i].content = object_adopt(w, content);
	}
	w->resources = object_new(w);
}

/* Inside the sheet by `from`. */
static void put_box(struct buf *b, const char *key, mpt from, mpt width, mpt height)
{
	mpt v[4] = {from, from, from + width, from + height};
	buf_printf(b, "/%s[", key);
	for (int i = 0; i < 4; i++) {
		buf_puts(b, i ? " " : "");
		buf_decimal(b, v[i], 1000, 3);
	}
	buf_putc(b, ']');
}

static void put_boxes(struct writer *w, int i, struct buf *b)
{
	const struct pdf_page *p = &w->page[i];
	mpt bleed = p->page->bleed, slug = p->page->slug, width = p->page->width, height = p->page->height;
	put_box(b, "MediaBox", 0, width + 2 * (bleed + slug), height + 2 * (bleed + slug));
	/* They are the default without a bleed, but print shops look for them. */
	put_box(b, "BleedBox", slug, width + 2 * bleed, height + 2 * bleed);
	put_box(b, "TrimBox", bleed + slug, width, height);
	if (bleed && !p->page->show_bleed)
		put_box(b, "CropBox", bleed + slug, width, height);
	put_key_ref(b, "Resources", w->resources);
}

/* Pages without colours are blended without. */
static void put_group(const struct writer *w, int i, struct buf *b)
{
	const char *space = w->options->standard->pdfx ? "DeviceCMYK" : w->pages->gray ? "DeviceGray" : "DeviceRGB";
	if (w->page[i].transparency)
		buf_printf(b, "/Group<</S/Transparency/CS/%s>>", space);
}

static void finish_page(struct writer *w, int i)
{
	const struct pdf_page *p = &w->page[i];
	struct buf *b = &p->object->body;
	put_boxes(w, i, b);
	buf_printf(b, "/StructParents %d/Tabs/S", i);
	put_group(w, i, b);
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
	const struct pages *p = w->pages;
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
	for (int i = 0; i < w->pages_n; i++)
		content_write(w, i);
	annotations_write(w);
	fields_write(w);
	outline_write(w);
	page_labels_write(w);
	metadata_write(w);
	structure_finish(w);
	for (int i = 0; i < w->pages_n; i++)
		finish_page(w, i);
	finish_resources(w);
	finish_catalog(w);
	check(w);
	save(w, out);
	check(w);
}

bool pdf_write(const struct pages *p, const struct pdf_options *o, struct buf *out)
{
	struct writer w = {.pages = p, .options = o, .arena = arena_new(), .pages_n = p->page.n};
	assert(p->page.n > 0);
	open_document(&w);
	add_pages(&w);
	structure_build(&w);
	forms_collect(&w);
	fonts_collect(&w);
	bool good = fonts_write(&w) && fields_open(&w);
	if (good)
		write_rest(&w, out);
	close_document(&w);
	return good;
}

/* -- copies --------------------------------------------------------------------------------- */

static void write_copies(struct writer *w, struct pack *p, const struct pdf_sink *sink)
{
	struct buf out = {0};
	for (int i = 0; i < w->pages_n; i++)
		content_write(w, i);
	metadata_write(w);
	finish_catalog(w);
	for (int i = 0; i < w->pages_n; i++) {
		put_boxes(w, i, &w->page[i].object->body);
		put_group(w, i, &w->page[i].object->body);
	}
	pack_open(p, &out, sink);
	finish_resources(w);
	pack_copies(p);
	pack_close(p);
	check(w);
	sink->take(sink->user, out.v, out.n);
	buf_free(&out);
}

bool pdf_write_copies(const struct pdf_copy *copy, int n, bool fronts, const struct pdf_options *o,
                      const struct pdf_sink *sink)
{
	struct writer w = {.options = o, .arena = arena_new(), .each = copy, .copies = n};
	struct pack p = {.w = &w, .fronts = fronts};
	assert(n > 0);
	pack_collect(&p);
	open_document(&w);
	pack_pages(&p);
	structure_build(&w);
	fonts_collect(&w);
	bool good = fonts_write(&w);
	if (good)
		write_copies(&w, &p, sink);
	pack_free(&p);
	close_document(&w);
	return good;
}

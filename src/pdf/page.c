/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Dictionaries of pages: what they have in common in all files (ISO 32000-1 7.7.3.3). */
#include "internal.h"

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

void page_put_boxes(const struct writer *w, int page, struct buf *b)
{
	const struct pdf_page *p = &w->part->page[page];
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
void page_put_group(const struct writer *w, int page, struct buf *b)
{
	const char *space = w->options->standard->pdfx ? "DeviceCMYK" : w->part->pages->gray ? "DeviceGray" : "DeviceRGB";
	if (w->part->page[page].transparency)
		buf_printf(b, "/Group<</S/Transparency/CS/%s>>", space);
}

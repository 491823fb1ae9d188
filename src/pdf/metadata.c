/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What the file says about itself: XMP (ISO 16684-1) with the standards that it claims, the
 * information dictionary that says the same, and the output intent.
 */
#include "internal.h"

#include <string.h>
#include <time.h>

const struct pdf_standard pdf_standards[PDF_STANDARDS] = {
        [PDF_A2A_UA1] = {.version = "1.7", .pdfa_part = 2, .pdfa_conformance = "A", .pdfua_part = 1},
        [PDF_UA1] = {.version = "1.7", .pdfua_part = 1},
        /* PDF/X-4 is built on PDF 1.6. */
        [PDF_X4] = {.version = "1.6", .pdfa_part = 2, .pdfa_conformance = "A", .pdfua_part = 1, .pdfx = "PDF/X-4"},
        [PDF_PLAIN] = {.version = "1.7"},
};

static const char producer[] = "platen with libharu", tool[] = "platen";

struct date {
	char pdf[32], xmp[32];
};

/* PDF: with an offset that says UTC, since strict readers refuse the `Z` that ISO 32000-1 7.9.4 allows. */
static struct date date_text(int64_t seconds)
{
	struct date d;
	time_t t = (time_t)seconds;
	struct tm tm = {0};
	if (!gmtime_r(&t, &tm))
		machine_failure("the date %lld cannot be written", (long long)seconds);
	strftime(d.pdf, sizeof(d.pdf), "D:%Y%m%d%H%M%S+00'00'", &tm);
	strftime(d.xmp, sizeof(d.xmp), "%Y-%m-%dT%H:%M:%SZ", &tm);
	return d;
}

static void put_xml(struct buf *b, const char *s)
{
	for (; *s; s++) {
		if (*s == '<')
			buf_puts(b, "&lt;");
		else if (*s == '>')
			buf_puts(b, "&gt;");
		else if (*s == '&')
			buf_puts(b, "&amp;");
		else if (*s == '"')
			buf_puts(b, "&quot;");
		else
			buf_putc(b, *s);
	}
}

/* A language alternative: for any reader, and for one that asks for the document's language. */
static void put_alternatives(struct buf *b, const char *name, const char *text, const char *lang)
{
	if (str_empty(text))
		return;
	buf_printf(b, "<%s><rdf:Alt><rdf:li xml:lang=\"x-default\">", name);
	put_xml(b, text);
	if (!str_empty(lang)) {
		buf_puts(b, "</rdf:li><rdf:li xml:lang=\"");
		put_xml(b, lang);
		buf_puts(b, "\">");
		put_xml(b, text);
	}
	buf_printf(b, "</rdf:li></rdf:Alt></%s>", name);
}

static void put_list(struct buf *b, const char *name, const char *kind, const char *text)
{
	if (str_empty(text))
		return;
	buf_printf(b, "<%s><rdf:%s><rdf:li>", name, kind);
	put_xml(b, text);
	buf_printf(b, "</rdf:li></rdf:%s></%s>", kind, name);
}

static uint64_t hash_text(const char *s, uint64_t seed) { return hash_bytes(s ? s : "", s ? strlen(s) + 1 : 1, seed); }

/* A UUID made from what it names (RFC 9562 5.8). */
static void put_uuid(struct buf *b, const char *name, const uint64_t id[2])
{
	uint64_t high = (id[0] & ~(uint64_t)0xF000) | 0x8000, low = (id[1] & ~((uint64_t)3 << 62)) | (uint64_t)1 << 63;
	buf_printf(b, "<xmpMM:%s>uuid:%08llx-%04llx-%04llx-%04llx-%012llx</xmpMM:%s>", name,
	           (unsigned long long)(high >> 32), (unsigned long long)(high >> 16 & 0xFFFF),
	           (unsigned long long)(high & 0xFFFF), (unsigned long long)(low >> 48),
	           (unsigned long long)(low & 0xFFFFFFFFFFFF), name);
}

/* The document is the one of this title in this language on this paper; its instance, all that is drawn in it
   (ISO 16684-1 8.4.2.3). Equal input gives equal ids. */
static void put_ids(struct buf *b, const struct writer *w, const struct date *date)
{
	const struct pages *p = w->part->pages;
	const mpt paper[] = {p->page.v[0].width, p->page.v[0].height};
	uint64_t id[2] = {hash_text(p->title, hash_text(p->lang, HASH_SEED)), hash_bytes(paper, sizeof(paper), HASH_SEED)};
	id[1] = hash_text(p->subject, id[1]);
	put_uuid(b, "DocumentID", id);
	id[0] = hash_text(date->pdf, id[0]);
	for (int i = 0; i < w->by_id.n; i++) {
		uint64_t part[2];
		if (!w->by_id.v[i] || !w->by_id.v[i]->stream)
			continue;
		identify(w->by_id.v[i]->data.v, w->by_id.v[i]->data.n, part);
		id[0] = hash_bytes(part, sizeof(part), id[0]);
		id[1] = hash_bytes(part, sizeof(part), id[1]);
	}
	id[0] ^= w->drawn;
	put_uuid(b, "InstanceID", id);
}

static void put_element(struct buf *b, const char *name, const char *text)
{
	if (str_empty(text))
		return;
	buf_printf(b, "<%s>", name);
	put_xml(b, text);
	buf_printf(b, "</%s>", name);
}

/* Parts 1 to 3 of PDF/A want properties of other standards described by an extension schema (ISO 19005-2
   6.6.2.3); part 4 does not. */
struct extension {
	const char *schema, *address, *prefix, *property, *type, *says;
};
static const struct extension ua_extension = {"PDF/UA identification",
                                              "http://www.aiim.org/pdfua/ns/id/",
                                              "pdfuaid",
                                              "part",
                                              "Integer",
                                              "Part of ISO 14289 to which the file conforms"};
static const struct extension x_extensions[] = {
        {"PDF/X identification", "http://www.npes.org/pdfx/ns/id/", "pdfxid", "GTS_PDFXVersion", "Text",
         "Part of ISO 15930 to which the file conforms"},
        {"Adobe PDF", "http://ns.adobe.com/pdf/1.3/", "pdf", "Trapped", "Text", "Whether colours were trapped"}};

static void put_extension(struct buf *b, const struct extension *e)
{
	buf_printf(b,
	           "<rdf:li rdf:parseType=\"Resource\">"
	           "<pdfaSchema:schema>%s</pdfaSchema:schema>"
	           "<pdfaSchema:namespaceURI>%s</pdfaSchema:namespaceURI>"
	           "<pdfaSchema:prefix>%s</pdfaSchema:prefix>"
	           "<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType=\"Resource\">"
	           "<pdfaProperty:name>%s</pdfaProperty:name><pdfaProperty:valueType>%s</pdfaProperty:valueType>"
	           "<pdfaProperty:category>internal</pdfaProperty:category>"
	           "<pdfaProperty:description>%s</pdfaProperty:description>"
	           "</rdf:li></rdf:Seq></pdfaSchema:property></rdf:li>",
	           e->schema, e->address, e->prefix, e->property, e->type, e->says);
}

static void put_extensions(struct buf *b, const struct pdf_standard *s)
{
	if (s->pdfa_part < 1 || s->pdfa_part > 3 || !(s->pdfua_part || s->pdfx))
		return;
	buf_puts(b, "<pdfaExtension:schemas><rdf:Bag>");
	if (s->pdfua_part)
		put_extension(b, &ua_extension);
	for (int i = 0; s->pdfx && i < COUNT_OF(x_extensions); i++)
		put_extension(b, &x_extensions[i]);
	buf_puts(b, "</rdf:Bag></pdfaExtension:schemas>");
}

static void put_claims(struct buf *b, const struct pdf_standard *s)
{
	buf_putc(b, '\n');
	if (s->pdfa_part)
		buf_printf(b, "<pdfaid:part>%d</pdfaid:part>", s->pdfa_part);
	put_element(b, "pdfaid:conformance", s->pdfa_conformance);
	if (s->pdfua_part)
		buf_printf(b, "<pdfuaid:part>%d</pdfuaid:part>", s->pdfua_part);
	if (s->pdfua_revision)
		buf_printf(b, "<pdfuaid:rev>%d</pdfuaid:rev>", s->pdfua_revision);
	if (s->pdfx)
		put_element(b, "pdfxid:GTS_PDFXVersion", s->pdfx);
	buf_putc(b, '\n');
	put_extensions(b, s);
}

/* What ISO 15930-7 6.4 and 6.12 want besides. */
static void put_press(struct buf *b, const struct pdf_standard *s)
{
	if (s->pdfx)
		buf_puts(b,
		         "<xmpMM:VersionID>1</xmpMM:VersionID><xmpMM:RenditionClass>default</xmpMM:RenditionClass>"
		         "<pdf:Trapped>False</pdf:Trapped>");
}

/* Whose it is and what others may do with it. */
static void put_rights(struct buf *b, const struct pages *p)
{
	put_alternatives(b, "dc:rights", p->rights, p->lang);
	if (!str_empty(p->rights) || !str_empty(p->licence))
		put_element(b, "xmpRights:Marked", "True");
	put_element(b, "xmpRights:WebStatement", p->licence);
}

static void put_xmp(struct buf *b, const struct writer *w, const struct date *date)
{
	const struct pages *p = w->part->pages;
	buf_puts(b,
	         "<?xpacket begin=\"\xEF\xBB\xBF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n"
	         "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\"><rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">"
	         "<rdf:Description rdf:about=\"\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\""
	         " xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\" xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\""
	         " xmlns:xmpMM=\"http://ns.adobe.com/xap/1.0/mm/\" xmlns:xmpRights=\"http://ns.adobe.com/xap/1.0/rights/\""
	         " xmlns:pdfaid=\"http://www.aiim.org/pdfa/ns/id/\" xmlns:pdfuaid=\"http://www.aiim.org/pdfua/ns/id/\"");
	if (w->options->standard->pdfx)
		buf_puts(b, " xmlns:pdfxid=\"http://www.npes.org/pdfx/ns/id/\"");
	buf_puts(b,
	         " xmlns:pdfaExtension=\"http://www.aiim.org/pdfa/ns/extension/\""
	         " xmlns:pdfaSchema=\"http://www.aiim.org/pdfa/ns/schema#\""
	         " xmlns:pdfaProperty=\"http://www.aiim.org/pdfa/ns/property#\">\n");
	put_alternatives(b, "dc:title", p->title, p->title_lang ? p->title_lang : p->lang);
	put_list(b, "dc:creator", "Seq", p->author);
	put_alternatives(b, "dc:description", p->subject, p->subject_lang ? p->subject_lang : p->lang);
	put_list(b, "dc:language", "Bag", p->lang);
	buf_puts(b, "<dc:format>application/pdf</dc:format>\n");
	put_element(b, "pdf:Keywords", p->keywords);
	put_element(b, "pdf:Producer", producer);
	put_element(b, "xmp:CreatorTool", tool);
	put_element(b, "xmp:CreateDate", date->xmp);
	put_element(b, "xmp:ModifyDate", date->xmp);
	put_rights(b, p);
	put_ids(b, w, date);
	put_press(b, w->options->standard);
	put_claims(b, w->options->standard);
	buf_puts(b, "</rdf:Description></rdf:RDF></x:xmpmeta>\n<?xpacket end=\"r\"?>");
}

static void put_entry(struct buf *b, const char *key, const char *text)
{
	if (str_empty(text))
		return;
	buf_printf(b, "/%s", key);
	put_text(b, text, strlen(text));
}

static void write_info(struct writer *w, const struct date *date)
{
	const struct pages *p = w->part->pages;
	/* libharu has put its own name there. */
	HPDF_Dict_RemoveElement(w->doc->info, "Producer");
	w->info = object_adopt(w, w->doc->info);
	struct buf *b = &w->info->body;
	put_entry(b, "Title", p->title);
	put_entry(b, "Author", p->author);
	put_entry(b, "Subject", p->subject);
	put_entry(b, "Keywords", p->keywords);
	put_entry(b, "Creator", tool);
	put_entry(b, "Producer", producer);
	put_entry(b, "CreationDate", date->pdf);
	put_entry(b, "ModDate", date->pdf);
	put_entry(b, "GTS_PDFXVersion", w->options->standard->pdfx);
	buf_puts(b, w->options->standard->pdfx ? "/Trapped/False" : "");
}

struct pdf_profile {
	size_t size;
	const char *packed;
	int components;
	struct pdf_condition condition;
};

static const struct pdf_condition srgb = {"sRGB", NULL, "sRGB IEC61966-2.1"};

/* Of the colour space that its header names (ICC.1 7.2.6). */
static int profile_components(const struct source *icc)
{
	const char *space = icc->size > 20 ? icc->text + 16 : "RGB ";
	return !memcmp(space, "CMYK", 4) ? 4 : !memcmp(space, "GRAY", 4) ? 1 : 3;
}

struct pdf_profile *pdf_profile_new(struct arena *a, const struct source *icc, const struct pdf_condition *c)
{
	struct buf packed = {0};
	struct libdeflate_compressor *deflater = flate_open();
	flate(deflater, &packed, icc->text, icc->size);
	flate_close(deflater);
	struct pdf_profile *p = NEW(a, struct pdf_profile);
	*p = (struct pdf_profile){packed.n, arena_strndup(a, packed.v, packed.n), profile_components(icc), c ? *c : srgb};
	buf_free(&packed);
	return p;
}

static void put_intent(struct buf *b, const char *kind, const struct pdf_condition *c, const struct object *profile)
{
	buf_printf(b, "<</Type/OutputIntent/S/%s", kind);
	put_entry(b, "OutputConditionIdentifier", c->name);
	put_entry(b, "RegistryName", c->registry);
	put_entry(b, "Info", c->info);
	put_key_ref(b, "DestOutputProfile", profile);
	buf_puts(b, ">>");
}

/* Two standards that ask for one share the profile (ISO 19005-2 6.2.3). */
static void write_output_intent(struct writer *w)
{
	const struct pdf_standard *s = w->options->standard;
	const struct pdf_profile *p = w->options->profile;
	if (!s->pdfa_part && !s->pdfx)
		return;
	struct object *o = object_new(w);
	o->stream = true;
	buf_put(&o->data, p->packed, p->size);
	buf_printf(&o->body, "/N %d/Filter/FlateDecode", p->components);
	buf_puts(&w->catalog->body, "/OutputIntents[");
	if (s->pdfx)
		put_intent(&w->catalog->body, "GTS_PDFX", &p->condition, o);
	if (s->pdfa_part)
		put_intent(&w->catalog->body, "GTS_PDFA1", &p->condition, o);
	buf_putc(&w->catalog->body, ']');
}

void metadata_write(struct writer *w)
{
	struct date date = date_text(w->options->date);
	struct buf xmp = {0};
	put_xmp(&xmp, w, &date);
	/* Readable without inflating, for tools that look for the packet only. */
	struct object *o = stream_new(w, &xmp, false);
	buf_puts(&o->body, "/Type/Metadata/Subtype/XML");
	put_key_ref(&w->catalog->body, "Metadata", o);
	write_info(w, &date);
	write_output_intent(w);
}

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
	const struct pages *p = w->pages;
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

static const char extension[] =
        "<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType=\"Resource\">"
        "<pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema>"
        "<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>"
        "<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>"
        "<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType=\"Resource\">"
        "<pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType>"
        "<pdfaProperty:category>internal</pdfaProperty:category>"
        "<pdfaProperty:description>Part of ISO 14289 to which the file conforms</pdfaProperty:description>"
        "</rdf:li></rdf:Seq></pdfaSchema:property></rdf:li></rdf:Bag></pdfaExtension:schemas>";

/* Parts 1 to 3 of PDF/A want the properties of PDF/UA described by an extension schema (ISO 19005-2
   6.6.2.3); part 4 does not. */
static bool wants_extension(const struct pdf_standard *s) { return s->pdfa_part >= 1 && s->pdfa_part <= 3 && s->pdfua_part; }

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
	buf_putc(b, '\n');
	if (wants_extension(s))
		buf_puts(b, extension);
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
	const struct pages *p = w->pages;
	buf_puts(b,
	         "<?xpacket begin=\"\xEF\xBB\xBF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n"
	         "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\"><rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">"
	         "<rdf:Description rdf:about=\"\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\""
	         " xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\" xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\""
	         " xmlns:xmpMM=\"http://ns.adobe.com/xap/1.0/mm/\" xmlns:xmpRights=\"http://ns.adobe.com/xap/1.0/rights/\""
	         " xmlns:pdfaid=\"http://www.aiim.org/pdfa/ns/id/\" xmlns:pdfuaid=\"http://www.aiim.org/pdfua/ns/id/\""
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
	put_claims(b, w->options->standard);
	buf_puts(b, "</rdf:Description></rdf:RDF></x:xmpmeta>\n<?xpacket end=\"r\"?>");
}

static void put_info_entry(struct buf *b, const char *key, const char *text)
{
	if (str_empty(text))
		return;
	buf_printf(b, "/%s", key);
	put_text(b, text, strlen(text));
}

static void write_info(struct writer *w, const struct date *date)
{
	const struct pages *p = w->pages;
	/* libharu has put its own name there. */
	HPDF_Dict_RemoveElement(w->doc->info, "Producer");
	w->info = object_adopt(w, w->doc->info);
	struct buf *b = &w->info->body;
	put_info_entry(b, "Title", p->title);
	put_info_entry(b, "Author", p->author);
	put_info_entry(b, "Subject", p->subject);
	put_info_entry(b, "Keywords", p->keywords);
	put_info_entry(b, "Creator", tool);
	put_info_entry(b, "Producer", producer);
	put_info_entry(b, "CreationDate", date->pdf);
	put_info_entry(b, "ModDate", date->pdf);
}

struct pdf_profile {
	size_t size;
	const char *packed;
};

struct pdf_profile *pdf_profile_new(struct arena *a, const struct source *icc)
{
	struct buf packed = {0};
	struct libdeflate_compressor *deflater = flate_open();
	flate(deflater, &packed, icc->text, icc->size);
	flate_close(deflater);
	struct pdf_profile *p = NEW(a, struct pdf_profile);
	*p = (struct pdf_profile){packed.n, arena_strndup(a, packed.v, packed.n)};
	buf_free(&packed);
	return p;
}

static void write_output_intent(struct writer *w)
{
	if (!w->options->standard->pdfa_part)
		return;
	struct object *o = object_new(w);
	o->stream = true;
	buf_put(&o->data, w->options->profile->packed, w->options->profile->size);
	buf_puts(&o->body, "/N 3/Filter/FlateDecode");
	buf_puts(&w->catalog->body,
	         "/OutputIntents[<</Type/OutputIntent/S/GTS_PDFA1/OutputConditionIdentifier(sRGB)"
	         "/Info(sRGB IEC61966-2.1)");
	put_key_ref(&w->catalog->body, "DestOutputProfile", o);
	buf_puts(&w->catalog->body, ">>]");
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

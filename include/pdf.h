/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * pdf: pages to a tagged PDF file (ISO 32000-1 14.8) through libharu's object layer, with object
 * streams (ISO 32000-1 7.5.7). Which standards the file claims is a value, struct pdf_standard.
 */
#ifndef PLATEN_PDF_H
#define PLATEN_PDF_H

#include "pages.h"

/* How a file is meant to come out (ISO 32000-1 14.11.5): a name, the registry that knows it, and words. */
struct pdf_condition {
	const char *name, *registry, *info; /* registry: or NULL */
};

/* The ICC profile of the output intent, packed as it stands in every file. Without a condition it is that of sRGB. */
struct pdf_profile;
struct pdf_profile *pdf_profile_new(struct arena *a, const struct source *icc, const struct pdf_condition *c);

/* What a file claims to conform to. Header, XMP, extension schema and output intent follow from it. */
struct pdf_standard {
	const char *version;          /* of PDF, in the header */
	int pdfa_part;                /* of ISO 19005; 0: no claim */
	const char *pdfa_conformance; /* the level, "A"; NULL where the part has none */
	int pdfua_part;               /* of ISO 14289; 0: no claim */
	int pdfua_revision;           /* the year, which part 2 asks for; 0: none */
	const char *pdfx; /* of ISO 15930, "PDF/X-4": all colours are inks, black text overprints; NULL: no claim */
};

enum pdf_standard_id {
	PDF_A2A_UA1, /* PDF/A-2a (ISO 19005-2) and PDF/UA-1 (ISO 14289-1) */
	PDF_UA1,     /* PDF/UA-1 alone: what has a script is no PDF/A */
	PDF_X4,      /* and PDF/X-4 (ISO 15930-7): pages without links and bookmarks, colours in CMYK or grey */
	PDF_PLAIN,   /* tagged, but without a claim */
	PDF_STANDARDS
};
extern const struct pdf_standard pdf_standards[PDF_STANDARDS];

struct pdf_options {
	int64_t date; /* seconds since 1970-01-01 UTC: /CreationDate and /ModDate */
	const struct pdf_standard *standard;
	const struct pdf_profile *profile; /* NULL only where the standard is no PDF/A, and has no output intent */
	struct diag *diag;                 /* where fonts that cannot be embedded are told of; NULL: a machine_failure() */
	const char *owner; /* what the first part of the /ID is made of, in place of the bytes; NULL: of the bytes */
};

/* The first part of the /ID of a file with that owner, hexadecimal, in capitals. It is kept by whatever program saves the
   file (ISO 32000-1 14.4), so a sheet that was filled in is known by it. */
const char *pdf_owner_id(struct arena *a, const char *owner);
/* Whether it is one, of a file that was made for an owner. */
bool pdf_is_owner_id(const char *id);

/* One of many copies in a file: pages that it may share with others, and what lies over them in this one, item by item. */
struct pdf_copy {
	const struct pages *pages;
	const struct item_vec *own; /* for each page; NULL: nothing lies over any */
	const char *title;          /* of its bookmark */
	bool last;                  /* no copy behind it has these pages: they may be gone when it is done with */
	bool one_side;              /* where copies begin on fronts, each of its pages does */
};
/* Takes the bytes of a file one after the other, as they are finished. */
struct pdf_sink {
	void (*take)(void *user, const char *bytes, size_t n);
	void *user;
};
/* The copies of a file. They are asked for one after the other, each once, and only some of them are in memory. */
struct pdf_copies {
	int n;
	bool fronts; /* printed on both sides: each has sheets of paper to itself, the last one filled with an empty page */
	bool short_edge;          /* those are turned over at the short edge, whatever the first one says */
	const struct pages *says; /* what the file says of itself; NULL: what the first one says */
	struct pdf_copy (*copy)(void *user, int i);
	void (*done)(void *user, int n); /* the first n are written; NULL: nobody needs to know */
	void *user;
};

/*
 * A file of copies: what they share is in it once, and each has its tags. Before it is written each copy is met, in any
 * order, for fonts and pictures stand before all pages; nothing of it is kept then.
 */
struct pdf_pack;
struct pdf_pack *pdf_pack_open(void);
void pdf_pack_meet(struct pdf_pack *p, const struct pdf_copy *copy);
/* Once. The same copies, met in the same order, give the same
   bytes. False after reporting: then nothing was taken. */
bool pdf_pack_write(struct pdf_pack *p, const struct pdf_copies *copies, const struct pdf_options *o,
                    const struct pdf_sink *sink);
void pdf_pack_close(struct pdf_pack *p);

/* Appends the whole file to `out`. The same pages and options give the same bytes. A failure of
   memory or of libharu is a machine_failure(), and so is a link "#name" to a bookmark that the
   document does not have. The document has at least one page. False after reporting: there is no file then. */
bool pdf_write(const struct pages *p, const struct pdf_options *o, struct buf *out);

#endif

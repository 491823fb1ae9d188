/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * pdf: pages to a PDF 1.7 file through libharu's object layer. Tagged (ISO 32000-1 14.8),
 * PDF/A-2a (ISO 19005-2) and PDF/UA-1 (ISO 14289-1), with object streams (ISO 32000-1 7.5.7).
 */
#ifndef PLATEN_PDF_H
#define PLATEN_PDF_H

#include "pages.h"

/* The sRGB profile of the output intent, packed as it stands in every file. */
struct pdf_profile;
struct pdf_profile *pdf_profile_new(struct arena *a, const struct source *icc);

struct pdf_options {
	int64_t date; /* seconds since 1970-01-01 UTC: /CreationDate and /ModDate */
	const struct pdf_profile *profile;
};

/* Appends the whole file to `out`. The same pages and options give the same bytes. A failure of
   memory or of libharu is a machine_failure(), and so is a link "#name" to a bookmark that the
   document does not have. The document has at least one page. */
void pdf_write(const struct pages *p, const struct pdf_options *o, struct buf *out);

#endif

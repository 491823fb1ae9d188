/* SPDX-License-Identifier: GPL-3.0-or-later */
/* mark: a PDF of the pages that differ, old beside new, with the places outlined and told; and the same as PNG. */
#ifndef PLATEN_DIFF_MARK_H
#define PLATEN_DIFF_MARK_H

#include "opened.h"
#include "raster.h"

/* What all documents of a run share; starts zeroed. */
struct marker {
	const struct diff_request *request;
	struct pages_source source; /* whose fonts texts have; root NULL: none were found */
};
/* Writes NAME-diff.pdf and NAME-diff-1.png … into the folder that the request names, and returns the path of the PDF. NULL:
   it could not be made, *why says why. `was` or `now` NULL: there is no such document. */
const char *mark_document(struct marker *m, struct arena *a, const struct document_diff *d, struct opened *was,
                          struct opened *now, const char **why);

#endif

/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef PLATEN_PROJECT_PO_WRITE_H
#define PLATEN_PROJECT_PO_WRITE_H

#include "po_match.h"

/* A note that begins so ends in the number of the flag max-length, unless somebody else wrote that flag. */
#define ROOM_NOTE "Room: about "

/* What a PO file is made of. */
struct po_content {
	const char *path, *locale;     /* as messages name it; the file's Language where it has no header yet */
	const struct po_entry *header; /* kept as it is; NULL: a new one is made */
	const struct po_text *text;
	int n;
	const struct po_entry *const *obsolete; /* behind all texts, as #~ */
	int obsoletes;
};

/* Appends the file as gettext's own programs write it, with all flags. */
void po_write(struct arena *a, const struct po_content *c, struct buf *out);

#endif

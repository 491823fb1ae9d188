/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef PLATEN_PROJECT_LOCALE_CHAIN_H
#define PLATEN_PROJECT_LOCALE_CHAIN_H

#include "project.h"

/* Locales to try for a text, the locale itself first and the source language last; between them
   CLDR's parent locales: es-MX, es-419, es, en. */
struct locale_chain {
	VEC(const char *) v;
};
struct locale_chain locale_chain(struct arena *a, const char *locale, const char *source_language);
/* Reports a PO file whose header names another language than the locale that it is used for. */
void locale_check_language(const struct catalog *c, const char *locale, struct diag *d);
/* Where the content of a locale is when it is written in its own language, and its translations. */
const char *content_path(struct arena *a, const struct project *p, const char *locale);
const char *po_path(struct arena *a, const struct project *p, const char *locale);

#endif

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Locales as names: their form, and which others are tried for the texts of one. */
#include "locale_chain.h"
#include "language.h"
#include "spec.h"

#include <assert.h>
#include <string.h>
#include <strings.h>

/* Tags that name files, whose letters count: pt-br would not find pt-BR.po. */
bool locale_is_valid(const char *s)
{
	size_t n = strspn(s, "abcdefghijklmnopqrstuvwxyz");
	return n >= 2 && language_is_canonical(s);
}

struct locale_chain locale_chain(struct arena *a, const char *locale, const char *source_language)
{
	struct locale_chain c = {0};
	const char *last = locale;
	assert(locale);
	for (const char *l = locale; l; l = language_parent(a, l))
		*vec_push(a, &c.v) = last = l;
	if (strcmp(last, source_language) != 0)
		*vec_push(a, &c.v) = source_language;
	return c;
}

void locale_check_language(const struct catalog *c, const char *locale, struct diag *d)
{
	struct where at;
	const char *language = catalog_language(c, &at);
	size_t n = strcspn(language, "-_@.");
	if (*language && (n != strcspn(locale, "-") || strncasecmp(language, locale, n) != 0))
		diag_report(d, DIAG_PO_LANGUAGE, at, language, locale);
}

const char *content_path(struct arena *a, const struct project *p, const char *locale)
{
	return arena_printf(a, "content/%s/%s.yaml", p->subject, locale);
}

const char *po_path(struct arena *a, const struct project *p, const char *locale)
{
	return arena_printf(a, "content/%s/po/%s.po", p->subject, locale);
}

void locale_explain(struct root *r, const struct project *p, struct arena *a, const char *locale, struct buf *out)
{
	struct locale_chain chain = locale_chain(a, locale, p->source_language);
	const char *texts = NULL;
	for (int i = 0; i < chain.v.n && !texts && !pseudo_is_locale(locale); i++) {
		const char *yaml = content_path(a, p, chain.v.v[i]), *po = po_path(a, p, chain.v.v[i]);
		texts = file_is_named(r, yaml) ? yaml : file_is_named(r, po) ? po : NULL;
	}
	if (pseudo_is_locale(locale))
		texts = "made up from the source language";
	buf_printf(out, "%s\n  tried:    ", locale);
	for (int i = 0; i < chain.v.n; i++)
		buf_printf(out, "%s%s", i ? ", " : "", chain.v.v[i]);
	buf_printf(out, "\n  texts:    %s\n  overlays:", texts ? texts : "none");
	int overlays = 0;
	struct overlay_paths paths = overlay_paths(a, locale);
	for (int i = 0; i < paths.v.n; i++)
		if (file_is_named(r, paths.v.v[i]))
			buf_printf(out, "%s %s", overlays++ ? "," : "", paths.v.v[i]);
	buf_puts(out, overlays ? "\n" : " none\n");
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Locales as names: their form, and which others are tried for the texts of one. */
#include "locale_chain.h"

#include <assert.h>
#include <string.h>
#include <strings.h>

bool locale_is_valid(const char *s)
{
	size_t n = strspn(s, "abcdefghijklmnopqrstuvwxyz");
	if (n < 2 || n > 3)
		return false;
	for (s += n; *s == '-'; s += n + 1) {
		n = strspn(s + 1, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789");
		if (n < 1 || n > 8)
			return false;
	}
	return !*s;
}

/* Parents that are not found by cutting off the last part (CLDR, parentLocales). */
static const struct {
	const char *locale, *parent;
} parents[] = {
        {"en-AU", "en-001"},  {"en-CA", "en-001"},     {"en-GB", "en-001"},       {"en-IE", "en-001"},  {"en-IN", "en-001"},
        {"en-NZ", "en-001"},  {"en-ZA", "en-001"},     {"es-AR", "es-419"},       {"es-BO", "es-419"},  {"es-BR", "es-419"},
        {"es-CL", "es-419"},  {"es-CO", "es-419"},     {"es-CR", "es-419"},       {"es-CU", "es-419"},  {"es-DO", "es-419"},
        {"es-EC", "es-419"},  {"es-GT", "es-419"},     {"es-HN", "es-419"},       {"es-MX", "es-419"},  {"es-NI", "es-419"},
        {"es-PA", "es-419"},  {"es-PE", "es-419"},     {"es-PR", "es-419"},       {"es-PY", "es-419"},  {"es-SV", "es-419"},
        {"es-US", "es-419"},  {"es-UY", "es-419"},     {"es-VE", "es-419"},       {"pt-AO", "pt-PT"},   {"pt-CH", "pt-PT"},
        {"pt-MZ", "pt-PT"},   {"zh-Hant", ""},         {"zh-Hant-HK", "zh-Hant"}, {"zh-CN", "zh-Hans"}, {"zh-SG", "zh-Hans"},
        {"zh-TW", "zh-Hant"}, {"zh-HK", "zh-Hant-HK"},
};

static const char *parent_of(struct arena *a, const char *locale)
{
	for (int i = 0; i < COUNT_OF(parents); i++)
		if (!strcmp(parents[i].locale, locale))
			return *parents[i].parent ? parents[i].parent : NULL;
	const char *cut = strrchr(locale, '-');
	return cut ? arena_strndup(a, locale, (size_t)(cut - locale)) : NULL;
}

struct locale_chain locale_chain(struct arena *a, const char *locale, const char *source_language)
{
	struct locale_chain c = {0};
	const char *last = locale;
	assert(locale);
	for (const char *l = locale; l; l = parent_of(a, l))
		*vec_push(a, &c.v) = last = l;
	if (strcmp(last, source_language) != 0)
		*vec_push(a, &c.v) = source_language;
	return c;
}

bool same_language(const char *a, const char *b)
{
	size_t n = strcspn(a, "-");
	return n == strcspn(b, "-") && !strncmp(a, b, n);
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
	for (size_t n = 1; n <= strlen(locale); n++) {
		const char *path = arena_printf(a, "layouts/locales/%.*s.yaml", (int)n, locale);
		if ((!locale[n] || locale[n] == '-') && file_is_named(r, path))
			buf_printf(out, "%s %s", overlays++ ? "," : "", path);
	}
	buf_puts(out, overlays ? "\n" : " none\n");
}

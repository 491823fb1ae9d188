/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Language tags: their form, the direction of their script, and their parents.
 *
 * ICU has identifiers of its own (zh_Hant_TW) for what tags say (zh-Hant-TW). Two of its tables are looked into: the
 * parents that cutting off the last part does not find, and the scripts that it knows a language in.
 */
#include "language.h"

#include <string.h>
#include <strings.h>
#include <unicode/uloc.h>
#include <unicode/ulocdata.h>
#include <unicode/ures.h>
#include <unicode/ustring.h>

/* An identifier of ICU. */
struct icu_id {
	char s[ULOC_FULLNAME_CAPACITY];
};

/* False: the tag is not well-formed. */
static bool read_tag(const char *tag, struct icu_id *id)
{
	UErrorCode error = U_ZERO_ERROR;
	int32_t read = 0;
	uloc_forLanguageTag(tag, id->s, sizeof(id->s), &read, &error);
	return U_SUCCESS(error) && error != U_STRING_NOT_TERMINATED_WARNING && (size_t)read == strlen(tag);
}

bool language_is_tag(const char *s)
{
	struct icu_id id;
	size_t first = strcspn(s, "-");
	/* ICU knows all languages of two letters (ISO 639-1), but not all of three. */
	return first > 0 && first <= 3 && read_tag(s, &id) && (first != 2 || *uloc_getISO3Language(id.s));
}

/* False: the tag is not well-formed. */
static bool write_tag(const char *tag, struct icu_id *canonical)
{
	struct icu_id id;
	UErrorCode error = U_ZERO_ERROR;
	if (!read_tag(tag, &id))
		return false;
	uloc_toLanguageTag(id.s, canonical->s, sizeof(canonical->s), true, &error);
	return U_SUCCESS(error) && error != U_STRING_NOT_TERMINATED_WARNING;
}

const char *language_canonical(struct arena *a, const char *tag)
{
	struct icu_id canonical;
	return write_tag(tag, &canonical) ? arena_strdup(a, canonical.s) : tag;
}

bool language_is_canonical(const char *s)
{
	struct icu_id canonical;
	return language_is_tag(s) && write_tag(s, &canonical) && !strcmp(canonical.s, s);
}

/* -- names ---------------------------------------------------------------------------------- */

const char *language_name(struct arena *a, const char *tag, const char *in)
{
	struct icu_id id, reader;
	UErrorCode error = U_ZERO_ERROR;
	UChar wide[200];
	char name[3 * COUNT_OF(wide)];
	if (!read_tag(tag, &id) || !read_tag(in, &reader))
		return tag;
	int32_t n = uloc_getDisplayName(id.s, reader.s, wide, COUNT_OF(wide), &error);
	u_strToUTF8(name, sizeof(name), NULL, wide, n, &error);
	return U_SUCCESS(error) && error != U_STRING_NOT_TERMINATED_WARNING ? arena_strdup(a, name) : tag;
}

const char *language_of_name(const char *name)
{
	const char *const *tag = uloc_getISOLanguages();
	for (; *tag; tag++) {
		UErrorCode error = U_ZERO_ERROR;
		UChar wide[64];
		char own[64];
		int32_t n = uloc_getDisplayLanguage(*tag, "en", wide, COUNT_OF(wide), &error);
		u_strToUTF8(own, sizeof(own), NULL, wide, n, &error);
		if (U_SUCCESS(error) && error != U_STRING_NOT_TERMINATED_WARNING && !strcasecmp(own, name))
			return *tag;
	}
	return NULL;
}

/* -- hints ---------------------------------------------------------------------------------- */

void language_hint(struct diag *d, const char *s)
{
	const char *named = language_of_name(s);
	struct icu_id canonical;
	if (named)
		diag_hint(d, "did you mean '%s'?", named);
	else if (language_is_tag(s) && write_tag(s, &canonical))
		diag_hint(d, "did you mean '%s'?", canonical.s);
	else if (strchr(s, '_'))
		diag_hint(d, "the parts of a language tag are joined by hyphens, as in pt-BR");
	else
		diag_hint(d, "a language, then its script and region where they matter: fr, pt-BR, zh-Hant, zh-Hant-HK");
}

/* -- scripts -------------------------------------------------------------------------------- */

bool language_is_rtl(const char *tag)
{
	struct icu_id id;
	return read_tag(tag, &id) && uloc_isRightToLeft(id.s);
}

/* The script of an identifier, or else its likely one; "" where none is known. */
static struct icu_id script_of(const char *id)
{
	struct icu_id likely = {""}, script = {""};
	UErrorCode error = U_ZERO_ERROR;
	uloc_addLikelySubtags(id, likely.s, sizeof(likely.s), &error);
	uloc_getScript(U_SUCCESS(error) ? likely.s : id, script.s, sizeof(script.s), &error);
	return script;
}

bool language_same(const char *a, const char *b)
{
	struct icu_id one, other;
	size_t n = strcspn(a, "-");
	if (!strcmp(a, b))
		return true;
	if (n != strcspn(b, "-") || strncasecmp(a, b, n) != 0)
		return false;
	return read_tag(a, &one) && read_tag(b, &other) && !strcmp(script_of(one.s).s, script_of(other.s).s);
}

/* -- parents -------------------------------------------------------------------------------- */

/* Whether an entry of ICU's table lists an identifier: it is a text, or an array of them. */
static bool lists(const UResourceBundle *entry, const char *id)
{
	for (int32_t i = 0, n = ures_getSize(entry); i < n && ures_getType(entry) != URES_TABLE; i++) {
		UErrorCode error = U_ZERO_ERROR;
		struct icu_id child;
		int32_t length;
		const UChar *wide = ures_getStringByIndex(entry, i, &length, &error);
		if (U_FAILURE(error) || length >= (int32_t)sizeof(child.s))
			continue;
		u_UCharsToChars(wide, child.s, length + 1);
		if (!strcmp(child.s, id))
			return true;
	}
	return false;
}

/* The parent that CLDR names, "root" for none; NULL where it names none. */
static const char *named_parent(struct arena *a, const char *id)
{
	UErrorCode error = U_ZERO_ERROR;
	UResourceBundle *data = ures_openDirect(NULL, "supplementalData", &error);
	UResourceBundle *parents = ures_getByKey(data, "parentLocales", NULL, &error), *entry = NULL;
	const char *found = NULL;
	if (U_FAILURE(error))
		machine_failure("the parents of locales: %s", u_errorName(error));
	for (int32_t i = 0, n = ures_getSize(parents); i < n && !found; i++) {
		entry = ures_getByIndex(parents, i, entry, &error);
		if (U_SUCCESS(error) && lists(entry, id))
			found = arena_strdup(a, ures_getKey(entry));
	}
	ures_close(entry);
	ures_close(parents);
	ures_close(data);
	return found;
}

/* Whether ICU has a locale for a language in a script: it has where CLDR knows the language in several. */
static bool has_scripts(const char *id)
{
	for (int32_t i = 0, n = uloc_countAvailable(); i < n; i++)
		if (!strcmp(uloc_getAvailable(i), id))
			return true;
	return false;
}

/* The parent of a language with a script or a region, as an identifier; "": none. */
static const char *parent_of(struct arena *a, const char *id)
{
	struct icu_id language = {""}, script = {""}, country = {""};
	UErrorCode error = U_ZERO_ERROR;
	const char *named = named_parent(a, id);
	if (named)
		return strcmp(named, "root") != 0 ? named : "";
	uloc_getLanguage(id, language.s, sizeof(language.s), &error);
	uloc_getScript(id, script.s, sizeof(script.s), &error);
	uloc_getCountry(id, country.s, sizeof(country.s), &error);
	const struct icu_id own = script_of(id), usual = script_of(language.s);
	const char *written = arena_printf(a, "%s_%s", language.s, own.s), *cut = strrchr(id, '_');
	if (!*script.s && *country.s && has_scripts(written))
		return arena_printf(a, "%s%s", written, id + strlen(language.s));
	if (!strcmp(id, written) && strcmp(own.s, usual.s) != 0)
		return "";
	while (cut && cut > id && cut[-1] == '_') /* de__1901: a variant without a region */
		cut--;
	return cut ? arena_strndup(a, id, (size_t)(cut - id)) : "";
}

const char *language_parent(struct arena *a, const char *tag)
{
	struct icu_id id, base, parent;
	UErrorCode error = U_ZERO_ERROR;
	if (!strchr(tag, '-')) /* of languages alone, CLDR has parents for the two forms of Norwegian */
		return !strcmp(tag, "nb") || !strcmp(tag, "nn") ? "no" : NULL;
	if (!read_tag(tag, &id))
		return NULL;
	uloc_getBaseName(id.s, base.s, sizeof(base.s), &error);
	const char *up = strcmp(base.s, id.s) != 0 ? base.s : parent_of(a, base.s);
	if (!*up)
		return NULL;
	uloc_toLanguageTag(up, parent.s, sizeof(parent.s), true, &error);
	return U_SUCCESS(error) ? arena_strdup(a, parent.s) : NULL;
}

const char *language_paper(const char *tag)
{
	struct icu_id id;
	char region[ULOC_COUNTRY_CAPACITY];
	UErrorCode error = U_ZERO_ERROR;
	int32_t height = 0, width = 0;
	if (read_tag(tag, &id) && uloc_getCountry(id.s, region, sizeof(region), &error) > 0)
		ulocdata_getPaperSize(id.s, &height, &width, &error); /* in mm */
	return U_SUCCESS(error) && width == 216 && height == 279 ? "letter" : "a4";
}

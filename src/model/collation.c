/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "collation.h"

#include <unicode/ustring.h>

UCollator *collator_open(const char *locale)
{
	UErrorCode error = U_ZERO_ERROR;
	UCollator *c = ucol_open(locale, &error);
	if (U_FAILURE(error))
		machine_failure("collation for %s: %s", locale, u_errorName(error));
	return c;
}

const char *sort_key(struct arena *a, const UCollator *c, const char *text, size_t n)
{
	UErrorCode error = U_ZERO_ERROR;
	const int32_t room = (int32_t)n + 1;
	int32_t n16 = 0;
	UChar *wide = NEW_ARRAY(a, UChar, room);
	u_strFromUTF8WithSub(wide, room, &n16, text, (int32_t)n, 0xFFFD, NULL, &error);
	const int32_t size = U_SUCCESS(error) ? ucol_getSortKey(c, wide, n16, NULL, 0) : 0;
	uint8_t *key = arena_alloc(a, (size_t)size);
	if (!size || ucol_getSortKey(c, wide, n16, key, size) != size)
		machine_failure("a sort key: %s", u_errorName(error));
	return (const char *)key;
}

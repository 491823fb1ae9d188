/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a scalar may be besides text. */
#include "schema.h"

#include <ctype.h>
#include <string.h>

bool id_is_valid(const char *s)
{
	if (!islower((unsigned char)*s))
		return false;
	for (; *s; s++)
		if (!islower((unsigned char)*s) && !isdigit((unsigned char)*s) && *s != '-')
			return false;
	return true;
}

bool flag_parse(const char *s, bool *out)
{
	if (!strcmp(s, "true") || !strcmp(s, "yes"))
		return *out = true, true;
	if (!strcmp(s, "false") || !strcmp(s, "no"))
		return *out = false, true;
	return false;
}

bool number_parse(const char *s, int64_t *thousandths)
{
	int64_t v = 0, place = 1000;
	bool negative = *s == '-', digits = false;
	for (s += negative; isdigit((unsigned char)*s); s++, digits = true)
		if ((v = v * 10 + (*s - '0')) > 1000000000)
			return false;
	v *= 1000;
	if (*s == '.')
		for (s++; isdigit((unsigned char)*s); s++, digits = true)
			v += (*s - '0') * (place /= 10);
	*thousandths = negative ? -v : v;
	return digits && !*s;
}

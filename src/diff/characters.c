/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "characters.h"

struct block {
	uint32_t from, to;
};

static bool is_in(const struct block *v, int n, uint32_t cp)
{
	int i = 0;
	while (i < n && cp > v[i].to)
		i++;
	return i < n && cp >= v[i].from;
}

bool character_is_blank(uint32_t cp)
{
	static const struct block blanks[] = {{0, ' '},         {0xA0, 0xA0},     {0xAD, 0xAD},
	                                      {0x2000, 0x200F}, {0x2028, 0x2028}, {0x202F, 0x202F},
	                                      {0x2060, 0x2060}, {0x3000, 0x3000}, {0xFEFF, 0xFEFF}};
	return is_in(blanks, COUNT_OF(blanks), cp);
}

bool character_stands_alone(uint32_t cp)
{
	static const struct block alone[] = {{0x0E00, 0x0EFF}, {0x1000, 0x109F}, {0x1780, 0x17FF},
	                                     {0x2E80, 0xA4CF}, {0xF900, 0xFAFF}, {0x20000, 0x3FFFF}};
	return is_in(alone, COUNT_OF(alone), cp);
}

bool character_is_letter(uint32_t cp)
{
	static const struct block signs[] = {{0, '/'},         {':', '@'},       {'[', '`'},       {'{', 0xBF},
	                                     {0xD7, 0xD7},     {0xF7, 0xF7},     {0x060C, 0x060C}, {0x061B, 0x061B},
	                                     {0x061F, 0x061F}, {0x2000, 0x2BFF}, {0xFF00, 0xFF0F}};
	return !is_in(signs, COUNT_OF(signs), cp) && !character_stands_alone(cp);
}

bool character_is_rtl(uint32_t cp)
{
	static const struct block scripts[] = {
	        {0x0590, 0x065F}, {0x066A, 0x06EF}, {0x06FA, 0x08FF}, {0xFB1D, 0xFDFF}, {0xFE70, 0xFEFE}};
	return is_in(scripts, COUNT_OF(scripts), cp);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "region.h"

struct region page_region(const struct page_spec *p, int number)
{
	bool even = p->duplex && number % 2 == 0;
	return (struct region){.left = even ? p->margins.outer : p->margins.inner,
	                       .top = p->margins.top,
	                       .width = p->width - p->margins.inner - p->margins.outer,
	                       .height = p->height - p->margins.top - p->margins.bottom};
}

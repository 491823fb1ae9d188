/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Colours are compared by their space and components, and printed when they differ. */
#ifndef TESTS_ASSERT_COLOR_H
#define TESTS_ASSERT_COLOR_H

#include "color.h"

#include <check.h>

static inline void assert_color_is(color found, color wanted)
{
	struct buf f = {0}, w = {0};
	color_put(&f, found);
	color_put(&w, wanted);
	ck_assert_msg(color_equal(found, wanted), "the colour is %s, not %s", buf_cstr(&f), buf_cstr(&w));
	buf_free(&f);
	buf_free(&w);
}

#endif

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which place on paper a picture takes, of whatever kind. */
#include "boxes/media.h"
#include "graphics.h"

mpt picture_side(mpt side, int64_t own, int64_t other)
{
	int64_t v = muldiv(side, own, other);
	return v > PT(14400) ? PT(14400) : v < 1 ? 1 : (mpt)v;
}

struct rect picture_place(int fit, mpt w, mpt h, int64_t across, int64_t down)
{
	mpt own_w = w, own_h = h;
	bool flatter = (__int128)across * h > (__int128)down * w;
	if (fit != FIT_STRETCH && flatter == (fit == FIT_CONTAIN))
		own_h = picture_side(w, down, across);
	else if (fit != FIT_STRETCH)
		own_w = picture_side(h, across, down);
	return (struct rect){(w - own_w) / 2, (h - own_h) / 2, own_w, own_h};
}

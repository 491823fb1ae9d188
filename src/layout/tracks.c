/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Widths of columns: lengths, percentages, shares of what is left, and what their texts need. */
#include "tracks.h"

static mpt width_left(const struct track *t, int n, mpt avail)
{
	for (int i = 0; i < n; i++)
		avail -= t[i].width;
	return avail;
}

/* Columns of automatic width get what their longest lines need, or share what there is between
   that and their widest words. */
static void share_auto(struct track *t, int n, mpt avail)
{
	int64_t min = 0, max = 0;
	for (int i = 0; i < n; i++)
		if (t[i].dim.unit == UNIT_AUTO) {
			min += t[i].min;
			max += t[i].max;
		}
	for (int i = 0; i < n; i++) {
		if (t[i].dim.unit != UNIT_AUTO)
			continue;
		if (max <= avail)
			t[i].width = t[i].max;
		else
			t[i].width = t[i].min +
			        (mpt)muldiv(mpt_max(avail - (mpt)min, 0), t[i].max - t[i].min, mpt_max((mpt)(max - min), 1));
	}
}

/* A share of what is left, but no less than the widest word: such columns are taken out first. */
static void share_fr(struct track *t, int n, mpt avail)
{
	for (int round = 0; round < n + 1; round++) {
		int64_t total = 0;
		mpt left = width_left(t, n, avail);
		bool grown = false;
		for (int i = 0; i < n; i++)
			total += t[i].dim.unit == UNIT_FR && !t[i].width ? t[i].dim.v : 0;
		for (int i = 0; i < n && total; i++)
			if (t[i].dim.unit == UNIT_FR && !t[i].width && muldiv(left, t[i].dim.v, total) < t[i].min) {
				t[i].width = t[i].min;
				grown = true;
				break;
			}
		if (grown)
			continue;
		for (int i = 0; i < n && total; i++)
			if (t[i].dim.unit == UNIT_FR && !t[i].width) {
				mpt share = (mpt)muldiv(left, t[i].dim.v, total);
				total -= t[i].dim.v;
				left -= share;
				t[i].width = mpt_max(share, 1);
			}
		return;
	}
}

static bool cut_down(struct track *t, int n, mpt avail)
{
	int64_t total = 0;
	for (int i = 0; i < n; i++)
		total += t[i].width = mpt_max(t[i].width, 0);
	if (total <= avail)
		return true;
	for (int i = 0; i < n && total; i++) /* 0: the gaps alone are wider than the space */
		t[i].width = (mpt)muldiv(t[i].width, mpt_max(avail, 0), total);
	return false;
}

bool tracks_resolve(struct track *t, int n, mpt avail)
{
	int autos = 0;
	int64_t fr_min = 0;
	for (int i = 0; i < n; i++) {
		t[i].width = t[i].dim.unit == UNIT_ABS || t[i].dim.unit == UNIT_PERCENT ? dim_resolve(t[i].dim, avail) : 0;
		autos += t[i].dim.unit == UNIT_AUTO;
		fr_min += t[i].dim.unit == UNIT_FR ? t[i].min : 0;
	}
	share_auto(t, n, width_left(t, n, avail) - (mpt)fr_min);
	share_fr(t, n, avail);
	mpt left = width_left(t, n, avail); /* nothing where there are shares */
	for (int i = 0; i < n && left > 0 && autos; i++)
		if (t[i].dim.unit == UNIT_AUTO) {
			mpt share = left / autos--;
			t[i].width += share;
			left -= share;
		}
	return cut_down(t, n, avail);
}

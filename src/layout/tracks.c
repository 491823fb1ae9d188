/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Widths of columns: lengths, percentages, shares of what is left, and what their texts need.
 *
 * Lengths and percentages are given: they hold. Columns of automatic width and shares divide what is left, and
 * where their widest words need more than that, they alone are narrower.
 */
#include "tracks.h"
#include "build.h"

static bool is_given(const struct track *t) { return t->dim.unit == UNIT_ABS || t->dim.unit == UNIT_PERCENT; }

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

/* What is left when automatic columns beside no share have their longest lines. */
static void share_rest(struct track *t, int n, mpt left)
{
	int autos = 0;
	for (int i = 0; i < n; i++)
		autos += t[i].dim.unit == UNIT_AUTO;
	for (int i = 0; i < n && left > 0 && autos; i++)
		if (t[i].dim.unit == UNIT_AUTO) {
			mpt share = left / autos--;
			t[i].width += share;
			left -= share;
		}
}

static bool is_open_share(const struct track *t) { return t->dim.unit == UNIT_FR && !t->width; }

/* A share of what is left, but no less than the widest word: such columns are taken out first. */
static void share_fr(struct track *t, int n, mpt avail)
{
	for (int round = 0; round < n + 1; round++) {
		int64_t total = 0;
		mpt left = width_left(t, n, avail);
		bool grown = false;
		for (int i = 0; i < n; i++)
			total += is_open_share(&t[i]) ? t[i].dim.v : 0;
		for (int i = 0; i < n && !grown; i++)
			if (is_open_share(&t[i]) && (total ? muldiv(left, t[i].dim.v, total) : 0) < t[i].min) {
				t[i].width = t[i].min;
				grown = true;
			}
		if (grown)
			continue;
		for (int i = 0; i < n && total; i++)
			if (is_open_share(&t[i])) {
				t[i].width = (mpt)muldiv(left, t[i].dim.v, total);
				total -= t[i].dim.v;
				left -= t[i].width;
			}
		return;
	}
}

/* Columns whose widest words are narrower than an even part of `room` keep them; the others share the rest. */
static void narrow_down(struct track *t, int n, mpt room)
{
	int open = 0;
	for (int i = 0; i < n; i++)
		open += !is_given(&t[i]) && t[i].min;
	for (bool found = true; found && open;) {
		found = false;
		for (int i = 0; i < n && !found; i++)
			if (!is_given(&t[i]) && !t[i].width && t[i].min && t[i].min <= room / open) {
				t[i].width = t[i].min;
				room -= t[i].min;
				open--;
				found = true;
			}
	}
	for (int i = 0; i < n && open; i++)
		if (!is_given(&t[i]) && !t[i].width && t[i].min) {
			t[i].width = room / open--;
			room -= t[i].width;
		}
}

/* In proportion, so that something can be drawn and looked at. */
static enum tracks_fit cut_down(struct track *t, int n, mpt avail)
{
	int64_t total = 0;
	for (int i = 0; i < n; i++)
		total += t[i].width = is_given(&t[i]) ? t[i].width : mpt_max(t[i].min, PT(10));
	for (int i = 0; i < n; i++)
		t[i].width = (mpt)muldiv(t[i].width, mpt_max(avail, 0), total ? total : 1);
	return TRACKS_TOO_WIDE;
}

/* Sets given widths and returns their sum. A millimetre is no whole number of mpt: what rounding makes too wide, the
   last columns lose. */
static int64_t set_given(struct track *t, int n, mpt avail)
{
	int64_t total = 0;
	for (int i = 0; i < n; i++) {
		t[i].width = is_given(&t[i]) ? mpt_max(dim_resolve(t[i].dim, avail), 0) : 0;
		total += t[i].width;
	}
	for (int i = n; i-- && total > avail && total - avail < n;)
		if (t[i].width) {
			t[i].width--;
			total--;
		}
	return total;
}

static enum tracks_fit look_at_room(const struct track *t, int n)
{
	for (int i = 0; i < n; i++) {
		bool needed = t[i].dim.unit == UNIT_FR ? t[i].dim.v || t[i].min : t[i].dim.unit == UNIT_AUTO && t[i].max;
		if (needed && t[i].width < PT(1))
			return TRACKS_NO_ROOM;
	}
	return TRACKS_FIT;
}

enum tracks_fit tracks_resolve(struct track *t, int n, mpt avail)
{
	int64_t given = set_given(t, n, avail), min = 0, fr_min = 0;
	if (given > avail)
		return cut_down(t, n, avail);
	for (int i = 0; i < n; i++) {
		min += is_given(&t[i]) ? 0 : t[i].min;
		fr_min += t[i].dim.unit == UNIT_FR ? t[i].min : 0;
	}
	mpt room = avail - (mpt)given;
	if (min > room) {
		narrow_down(t, n, room);
		return look_at_room(t, n) ? TRACKS_NO_ROOM : TRACKS_NARROW;
	}
	share_auto(t, n, room - (mpt)fr_min);
	share_fr(t, n, avail);
	share_rest(t, n, width_left(t, n, avail)); /* nothing where there are shares */
	return look_at_room(t, n);
}

/* -- reports -------------------------------------------------------------------------------- */

static const char *in_mm(struct arena *a, int64_t length)
{
	struct buf mm = {0};
	buf_mm(&mm, length, 2);
	const char *text = arena_printf(a, "%s", buf_cstr(&mm));
	buf_free(&mm);
	return text;
}

static struct where place_of(const struct track *t, const struct box *box) { return t->at.source ? t->at : box->at; }

/* At the first column that goes beyond the space. */
static void report_too_wide(const struct builder *b, const struct box *box, const struct track *t, int n, mpt gap)
{
	const mpt avail = b->width - (n - 1) * gap;
	int64_t total = 0;
	int last = -1;
	for (int i = 0; i < n; i++) {
		total += is_given(&t[i]) ? mpt_max(dim_resolve(t[i].dim, avail), 0) : 0;
		if (total > avail && last < 0)
			last = i;
	}
	struct arena *a = b->arena;
	diag_report(b->gfx.diag, DIAG_COLUMN_WIDTH, place_of(&t[last], box), in_mm(a, total + (n - 1) * (int64_t)gap),
	            in_mm(a, b->width), in_mm(a, total - avail));
}

static void report_no_room(const struct builder *b, const struct box *box, const struct track *t, int n)
{
	int i = 0;
	while (i < n - 1 && (is_given(&t[i]) || t[i].width >= PT(1)))
		i++;
	diag_report(b->gfx.diag, DIAG_NO_WIDTH, place_of(&t[i], box),
	            arena_printf(b->arena, "column %d of %s", i + 1, box->record->name));
}

void tracks_fit(const struct builder *b, const struct box *box, struct track *t, int n, mpt gap)
{
	mpt avail = b->width - (n - 1) * gap;
	enum tracks_fit fit = tracks_resolve(t, n, avail);
	if (b->width <= PT(1) && diag_count(b->gfx.diag, DIAG_NO_WIDTH))
		return; /* of what is around it that was told */
	if (fit != TRACKS_FIT && avail < n * PT(1))
		diag_report(b->gfx.diag, DIAG_NO_WIDTH, box->at, box->record->name);
	else if (fit == TRACKS_TOO_WIDE)
		report_too_wide(b, box, t, n, gap);
	else if (fit == TRACKS_NO_ROOM)
		report_no_room(b, box, t, n);
	else if (fit == TRACKS_NARROW)
		diag_report(b->gfx.diag, DIAG_TABLE_WIDTH, box->at, box->record->name);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The numbers of a scale of spans: as they are read, where they lie, how they are said. */
#include "spans.h"
#include "text.h"

mpt spans_scale_x(const struct spans *s, int64_t value)
{
	int64_t low = (int64_t)s->low * 1000;
	return s->bank + (mpt)muldiv(river(s), value - low, (int64_t)s->high * 1000 - low);
}

bool spans_whole(const struct spans *s, const struct text_slot *t, int *out)
{
	struct diag *d = s->chart.g->diag;
	int64_t v = 0;
	*out = 0;
	if (!t->source) /* told by loading */
		return false;
	const char *text = slot_string(&s->chart, t);
	const struct where at = t->value ? t->value->at : t->source->at;
	bool number = number_parse(text, &v);
	if (!number)
		diag_report(d, DIAG_BAD_NUMBER, at, text);
	else if (v % 1000)
		diag_report(d, DIAG_BAD_DATA, at, "a scale and its zones have whole numbers");
	*out = (int)(v / 1000); /* a number is at most a thousand million */
	return number && v % 1000 == 0;
}

/* Where the scale begins and ends: as it says, or with its zones. */
static bool find_ends(struct spans *s)
{
	const struct span_scale *scale = &s->p->scale;
	if (scale->from.source)
		return spans_whole(s, &scale->from, &s->low) && spans_whole(s, &scale->to, &s->high);
	for (int i = 0; i < s->extents; i++) { /* in any order, which is told later */
		s->low = i && s->low < s->extent[i].from ? s->low : s->extent[i].from;
		s->high = i && s->high > s->extent[i].to ? s->high : s->extent[i].to;
	}
	return s->extents > 0;
}

bool spans_read_scale(struct spans *s)
{
	const struct span_scale *scale = &s->p->scale;
	const char *why = NULL;
	if (!find_ends(s))
		return false;
	if (s->high <= s->low)
		why = "a scale ends at a higher number than it begins with";
	else if ((int64_t)s->high - s->low > LIMIT_SPANS_TICKS)
		why = arena_printf(s->chart.g->arena, "a scale has at most %d numbers", LIMIT_SPANS_TICKS);
	if (why)
		diag_report(s->chart.g->diag, DIAG_BAD_DATA,
		            scale->from.value ? scale->from.value->at : s->extent[0].zone->from.value->at, why);
	return !why;
}

const char *spans_signed_number(const struct spans *s, int64_t thousandths)
{
	struct arena *a = s->chart.g->arena;
	struct buf b = {0};
	buf_decimal(&b, thousandths < 0 ? -thousandths : thousandths, 1000, 1);
	const char *digits = text_number(a, s->chart.g->text, buf_cstr(&b));
	buf_free(&b);
	return arena_printf(a, "%s%s", thousandths < 0 ? "\xE2\x88\x92" : "", digits);
}

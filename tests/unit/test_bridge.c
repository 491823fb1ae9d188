/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The drawing of a bridge, line by line, on a page of 400 x 300 pt without margins. */
#include "setting.h"

Suite *suite_bridge(void);

#define PAGE \
	"page: {size: 400pt x 300pt, margins: {inner: 0, outer: 0, top: 0, bottom: 0}, unprintable: 0}\nstyles: {body: {size: 10pt, leading: 1.2}}\nbody:\n"

/* The paths of the first page in mpt, "C0,0:1,1:2,2", then the fill and the stroke with its width; but not what is clipped,
   the patterns of the banks. */
static const char *paths_of(const struct setting *s)
{
	struct buf b = {0};
	int clipped = 0;
	const struct page *page = &s->pages->page.v[0];
	for (int i = 0; i < page->items.v.n; i++) {
		const struct item *it = &page->items.v.v[i];
		clipped += (it->kind == ITEM_CLIP) - (it->kind == ITEM_UNCLIP);
		if (it->kind != ITEM_PATH || clipped)
			continue;
		for (int k = 0; k < it->path->n; k++) {
			const struct seg *seg = &it->path->seg[k];
			buf_putc(&b, "MLCz"[seg->op]);
			for (int j = 0; j < seg_points[seg->op]; j++)
				buf_printf(&b, "%s%d,%d", j ? ":" : "", it->x + seg->p[j].x, it->y + seg->p[j].y);
			buf_putc(&b, ' ');
		}
		if (!color_is_none(it->path->fill))
			color_put(&b, it->path->fill);
		if (!color_is_none(it->path->stroke)) {
			color_put(&b, it->path->stroke);
			buf_printf(&b, " %d", it->path->width);
		}
		buf_putc(&b, '\n');
	}
	const char *text = arena_strdup(s->arena, buf_cstr(&b));
	buf_free(&b);
	return text;
}

static void expect_drawing(const char *bridge, const char *drawn)
{
	struct setting s = typeset(bridge);
	ck_assert_str_eq(setting_messages(&s), "");
	ck_assert_str_eq(paths_of(&s), drawn);
	setting_close(&s);
}

/* Half an ellipse from bank to bank, as high as eight tenths of the room below the deck, which rests on both banks. */
START_TEST(a_bridge_without_piers_has_one_arch)
{
	expect_drawing(PAGE "  - bridge: {from: A, to: B, height: 170pt, items: []}\n",
	               "M0,14000 L80000,14000 L41250,169000 L0,169000 z #FBEBE2\n"
	               "M0,14000 L80000,14000 L80000,16500 L0,16500 z #A8431A\n"
	               "M400000,14000 L320000,14000 L358750,169000 L400000,169000 z #E4EEF6\n"
	               "M320000,14000 L400000,14000 L400000,16500 L320000,16500 z #1B4F7A\n"
	               "M0,169000 L400000,169000 #5A3A72 1000\n"
	               "M80000,139400 C80000,74008:133760,21000:200000,21000 "
	               "C266240,21000:320000,74008:320000,139400 #5A3A72 1250\n"
	               "M70000,14000 L330000,14000 L330000,19500 L70000,19500 z #5A3A72\n");
}
END_TEST

/* Its label is 14/10 of the type size above the deck, and its foot leads to the middle of its column. */
START_TEST(a_pier_stands_where_its_plate_does)
{
	expect_drawing(
	        PAGE "  - bridge: {from: A, to: B, height: 170pt, feet: true, items: [{label: x, at: '50'}]}\n",
	        "M0,32000 L80000,32000 L52584,141667 L0,141667 z #FBEBE2\n"
	        "M0,32000 L80000,32000 L80000,34500 L0,34500 z #A8431A\n"
	        "M400000,32000 L320000,32000 L347416,141667 L400000,141667 z #E4EEF6\n"
	        "M320000,32000 L400000,32000 L400000,34500 L320000,34500 z #1B4F7A\n"
	        "M0,141667 L400000,141667 #5A3A72 1000\n"
	        "M200000,141667 C200000,161500:200000,150166:200000,170000 #5A3A72 2500\n"
	        "M80000,99000 C80000,65862:106880,39000:140000,39000 C173120,39000:200000,65862:200000,99000 #5A3A72 1250\n"
	        "M200000,99000 C200000,65862:226880,39000:260000,39000 C293120,39000:320000,65862:320000,99000 #5A3A72 1250\n"
	        "M197750,32000 L202250,32000 L203600,141667 L196400,141667 z #5A3A72\n"
	        "M70000,32000 L330000,32000 L330000,37500 L70000,37500 z #5A3A72\n"
	        "M200000,18000 L200000,32000 #5A3A72 1250\n"
	        "M204500,34750 C204500,37235:202485,39250:200000,39250 C197515,39250:195500,37235:195500,34750 "
	        "C195500,32265:197515,30250:200000,30250 C202485,30250:204500,32265:204500,34750 z #FFFFFF#5A3A72 1666\n"
	        "M191355,0 L208645,0 L208645,18000 L191355,18000 z #EFE8F4\n"
	        "M191355,16334 L208645,16334 L208645,18000 L191355,18000 z #5A3A72\n");
}
END_TEST

/* The banks end at 80 and 320 pt. A span between piers has an arch beyond 2, one beside a bank beyond 8 type sizes. */
static const struct {
	const char *first, *second;
	int arches;
} spans[] = {{"40", "60", 1}, {"40.1", "60", 2}, {"40", "59.9", 2}, {"40.1", "59.9", 3}, {"45", "50", 2}, {"45", "50.1", 3}};

START_TEST(narrow_spans_have_no_arch)
{
	char layout[500];
	int arches = 0;
	snprintf(layout, sizeof(layout),
	         PAGE "  - bridge: {from: A, to: B, height: 170pt, items: [{label: x, at: '%s'}, {label: y, at: '%s'}]}\n",
	         spans[_i].first, spans[_i].second);
	struct setting s = typeset(layout);
	ck_assert_str_eq(setting_messages(&s), "");
	for (const char *p = paths_of(&s); (p = strstr(p, " #5A3A72 1250\n")); p++)
		for (const char *q = p; *q != '\n'; q--)
			if (*q == 'C') {
				arches++;
				break;
			}
	ck_assert_int_eq(arches, spans[_i].arches);
	setting_close(&s);
}
END_TEST

Suite *suite_bridge(void)
{
	Suite *suite = suite_create("bridge");
	TCase *c = tcase_create("bridge");
	tcase_add_test(c, a_bridge_without_piers_has_one_arch);
	tcase_add_test(c, a_pier_stands_where_its_plate_does);
	tcase_add_loop_test(c, narrow_spans_have_no_arch, 0, COUNT_OF(spans));
	suite_add_tcase(suite, c);
	return suite;
}

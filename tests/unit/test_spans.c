/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Spans: masts stand where their cables balance; nothing crosses, touches or leaves the picture. */
#include "run_boxes.h"
#include "typeset.h"

#define FIRST COLOR_RGB(0xBB4B10)
#define SECOND COLOR_RGB(0x1A4E7E)
#define DECK COLOR_RGB(0x3F2466)

/* A page of 200 pt; banks of 50 pt, so that the water is 100 pt wide. */
#define BARE                                                                                                   \
	"labels: none, names: false, height: 100pt, bank: 50pt, head: 0, edge: 0, plank: 10pt, keyline: 2pt, " \
	"cable: 1pt, mast: 4pt, mast-foot: 8pt, deck: 5pt, clear: 2pt, inset: 3pt, "                           \
	"first-pattern: {kind: none, ground: '#EEEEEE'}, second-pattern: {kind: none, ground: '#DDDDDD'}"

static const char *const seven[] = {"alpha", "beta", "gamma", "delta", "epsilon", "zeta", "eta"};

static const char *labels(struct buf *b, int n)
{
	memset(b, 0, sizeof(*b));
	for (int i = 0; i < n; i++)
		buf_printf(b, "%s%s", i ? ", " : "", seven[i]);
	return buf_cstr(b);
}

/* -- where things stand ---------------------------------------------------------------------- */

/* One picture, item by item: the ground of a bank above its planks, 2 pt of white between them; cables from under the middle
   of their planks to the mast at 1/3 of the way, as one of three comes from the second bank, their ends apart by a 24th of its
   height; white beside the mast; the deck
   from edge to edge. */
START_TEST(a_small_picture)
{
	ASSERT_DRAWS(SQUARE "[{spans: {first: Land, second: Water, items: [{name: A, first: [a, b], second: [c]}], " BARE
	                    "}}]\n",
	             "Figure #EEEEEE 0 0 50 71\n"
	             "Figure line #BB4B10 1 48.85 5.15 34.483 72.6\n"
	             "Figure line #BB4B10 1 48.85 8.941 34.483 79.309\n"
	             "Figure #DDDDDD 150 0 50 81\n"
	             "Figure line #1A4E7E 1 83.333 5.15 67.817 82.85\n"
	             "Figure #FFFFFF 79.333 4 8 91\n"
	             "Figure #3F2466 79.333 4 8 91\n"
	             "Figure #BB4B10 0 73 50 9.5\n"
	             "Figure #BB4B10 0 83.5 50 9.5\n"
	             "Figure #1A4E7E 150 83 50 10\n"
	             "Figure #3F2466 0 95 200 5\n");
}
END_TEST

/* The nth mast, the only shapes of its colour that are higher than wide. */
static const struct item *find_mast(const struct setting *s, int nth)
{
	const struct page *p = &s->pages->page.v[0];
	for (int i = 0; i < p->items.v.n; i++) {
		const struct item *it = &p->items.v.v[i];
		if (it->kind == ITEM_PATH && color_equal(it->path->fill, DECK) &&
		    path_bounds(it->path).h > path_bounds(it->path).w && nth-- == 0)
			return it;
	}
	return NULL;
}

static mpt mast_of(const struct setting *s, int nth)
{
	const struct item *it = find_mast(s, nth);
	ck_assert_ptr_nonnull(it);
	return it->x + path_bounds(it->path).x + path_bounds(it->path).w / 2;
}

/* f from the first bank and s from the second: s / (f + s) of the way, 50 to 150 pt; 4 pt off a bank at least. */
START_TEST(a_mast_stands_where_its_cables_balance)
{
	static const struct {
		int first, second;
		mpt x;
	} masts[] = {{4, 2, 83333}, {3, 3, 100000}, {2, 4, 116667}, {1, 1, 100000},
	             {7, 1, 62500}, {1, 7, 137500}, {5, 0, 54000},  {0, 1, 146000}};
	for (int i = 0; i < COUNT_OF(masts); i++)
		for (int rtl = 0; rtl < 2; rtl++) {
			struct buf first, second;
			char text[2000];
			snprintf(
			        text, sizeof(text),
			        SQUARE
			        "[{spans: {first: L, second: W, items: [{name: A, first: [%s], second: [%s]}], alt: x, " BARE
			        "}}]\n",
			        labels(&first, masts[i].first), labels(&second, masts[i].second));
			struct setting s = typeset_in(rtl ? "he" : "en", text);
			ASSERT_CLEAN(&s);
			ck_assert_int_le(abs(mast_of(&s, 0) - (rtl ? PT(200) - masts[i].x : masts[i].x)), 1);
			setting_close(&s);
			buf_free(&first);
			buf_free(&second);
		}
}
END_TEST

/* How many rectangles of a bank's width are filled: its planks. */
static int planks_of(const struct setting *s, color ink)
{
	int n = 0;
	const struct page *p = &s->pages->page.v[0];
	for (int i = 0; i < p->items.v.n; i++)
		n += p->items.v.v[i].kind == ITEM_PATH && color_equal(p->items.v.v[i].path->fill, ink);
	return n;
}

static int cables_of(const struct setting *s, color ink)
{
	int n = 0;
	const struct page *p = &s->pages->page.v[0];
	for (int i = 0; i < p->items.v.n; i++)
		n += p->items.v.v[i].kind == ITEM_PATH && color_equal(p->items.v.v[i].path->stroke, ink);
	return n;
}

/* One source: a label more moves the mast, and there is one plank, one cable and one word more. */
START_TEST(one_label_changes_all_of_the_picture)
{
	static const char layout[] = SQUARE
	        "[{spans: {first: Land, second: Water, items: [{name: Pilot, first: [%s], second: [tide, wind]}], " BARE
	        "}}]\n";
	static const struct {
		const char *first;
		int n;
		mpt x;
		const char *alt;
	} one[] = {{"town, port", 2, 100000, "Pilot: Land 2 (town, port), Water 2 (tide, wind)."},
	           {"town, port, rail", 3, 90000, "Pilot: Land 3 (town, port, rail), Water 2 (tide, wind)."}};
	for (int i = 0; i < COUNT_OF(one); i++) {
		char text[2000];
		snprintf(text, sizeof(text), layout, one[i].first);
		struct setting s = typeset(text);
		ASSERT_CLEAN(&s);
		ck_assert_int_eq(mast_of(&s, 0), one[i].x);
		ck_assert_int_eq(planks_of(&s, FIRST), one[i].n);
		ck_assert_int_eq(cables_of(&s, FIRST), one[i].n);
		ck_assert_msg(strstr(s.pages->top->kids.v[0]->alt, one[i].alt), "%s", s.pages->top->kids.v[0]->alt);
		setting_close(&s);
	}
}
END_TEST

/* What the picture shows is said: the texts too, and where one bank gives nothing, what the other gives. */
START_TEST(the_alternative_text_says_all)
{
	struct setting s =
	        typeset("page: {size: 400pt x 400pt, margins: {top: 0, bottom: 0, inner: 0, outer: 0}, unprintable: 0}\n"
	                "styles: {body: {size: 10pt, leading: 1.2}}\n"
	                "body: [{spans: {first: Land, second: Water, items: [{name: Pier, text: It stands., first: "
	                "[piles, planks]}, {name: Boat, first: [rope], second: [hull]}]}}]\n");
	ASSERT_CLEAN(&s);
	ck_assert_str_eq(s.pages->top->kids.v[0]->alt,
	                 "Two banks: Land and Water. The more lines come from a bank, the nearer to it the mast stands. "
	                 "Pier: Land 2 (piles, planks), Water 0. It stands. Boat: Land 1 (rope), Water 1 (hull).");
	setting_close(&s);
}
END_TEST

/* -- a sheet with labels, names and texts ------------------------------------------------------ */

#define LABELLED "name-style: name\n      text-style: text\n      label-style: label"
#define SHEET SHEET_WITH("", LABELLED)
#define HYPHENATED_SHEET SHEET_WITH("hyphenation: hyphenation/hyph_en_GB.dic, ", LABELLED)
#define SHEET_WITH(rules, styles) SHEET_OF("300mm", "276mm", rules, styles)
#define SHEET_OF(page, height, rules, styles)                                                                                                  \
	"page: {size: 420mm x " page ", margins: {top: 0, bottom: 0, inner: 0, outer: 0}, unprintable: 0}\n"                                   \
	"locale: {" rules                                                                                                                      \
	"sentences: {spans: 'x {first} {second}', span: '{name} {first} {first-count} {first-items} {second} {second-count} {second-items}', " \
	"span-counts: '{name} {first} {first-count} {second} {second-count}', span-scale: '{lowest} {first} {highest} {second} {items}', "     \
	"span-zones: '{items}', range: '{lowest} {highest}'}}\n"                                                                               \
	"styles: {body: {size: 10pt, leading: 1.2}, name: {extends: body, size: 52pt, leading: 1.0}, "                                         \
	"text: {extends: body, size: 23pt}, label: {extends: body, size: 24.5pt, leading: 1.1, color: '#FFFFFF'}, "                            \
	"bank: {extends: body, size: 48pt, color: '#FFFFFF'}, sign: {extends: body, size: 20pt}}\n"                                            \
	"body:\n  - spans:\n      first: Land\n      second: Water\n      height: " height "\n      " styles                                   \
	"\n      bank-style: bank\n"

struct cable {
	struct point a, b; /* a is the left end */
};

static int find_cables(const struct setting *s, color ink, struct cable *out, int most)
{
	int n = 0;
	const struct page *p = &s->pages->page.v[0];
	for (int i = 0; i < p->items.v.n && n < most; i++) {
		const struct item *it = &p->items.v.v[i];
		if (it->kind != ITEM_PATH || it->path->n != 2 || !color_equal(it->path->stroke, ink))
			continue;
		struct point a = it->path->seg[0].p[0], b = it->path->seg[1].p[0];
		struct point move = {it->x, it->y};
		a = (struct point){a.x + move.x, a.y + move.y};
		b = (struct point){b.x + move.x, b.y + move.y};
		out[n++] = a.x < b.x ? (struct cable){a, b} : (struct cable){b, a};
	}
	return n;
}

/* All leave one edge and meet one mast, so they keep their order at both ends, or two would cross. */
static void assert_cables_apart(const struct setting *s, color ink)
{
	struct cable c[16];
	int n = find_cables(s, ink, c, COUNT_OF(c));
	for (int i = 1; i < n; i++)
		ck_assert_msg(c[i].a.y > c[i - 1].a.y && c[i].b.y > c[i - 1].b.y, "cables %d and %d cross", i - 1, i);
}

/* No cable meets a text over the water. */
static void assert_texts_off_cables(const struct setting *s, color ink)
{
	struct run_box run[200];
	struct cable c[16];
	int n = find_cables(s, ink, c, COUNT_OF(c)), runs = runs_of(s, run, COUNT_OF(run));
	const mpt bank = s->pages->page.v[0].width * 28 / 100;
	for (int i = 0; i < runs; i++)
		for (int k = 0; k < n && run[i].left > bank && run[i].right < s->pages->page.v[0].width - bank; k++)
			for (mpt x = mpt_max(run[i].left, c[k].a.x); x <= mpt_min(run[i].right, c[k].b.x); x += PT(2)) {
				mpt y = c[k].a.y +
				        (mpt)muldiv((int64_t)c[k].b.y - c[k].a.y, x - c[k].a.x,
				                    mpt_max(c[k].b.x - c[k].a.x, 1));
				ck_assert_msg(y - PT(3) > run[i].bottom || y + PT(3) < run[i].top, "a cable meets '%s'",
				              run[i].text);
			}
}

/* Names of 3 to 40 letters, from 1 to 7 labels on either side, in both directions. */
START_TEST(short_and_long_content_keeps_apart)
{
	static const char *const names[] = {"Ann", "Marketing technologist", "Internationalization and platforms clerk"};
	for (int first = 1; first <= 7; first++)
		for (int second = 1; second <= 7; second += 2) {
			struct buf a, b;
			char text[4000];
			snprintf(
			        text, sizeof(text),
			        SHEET
			        "      name-floor: 34pt\n      items: [{name: %s, text: Sets up and runs the tools that put a strategy to work., "
			        "first: [%s], second: [%s]}, {name: Pilot, first: [one], second: [two]}]\n",
			        names[(first + second) % 3], labels(&a, first), labels(&b, second));
			struct setting s = typeset_in((first + second) % 2 ? "he" : "en", text);
			ASSERT_CLEAN(&s);
			assert_texts_apart(&s);
			assert_texts_off_cables(&s, FIRST);
			assert_texts_off_cables(&s, SECOND);
			assert_cables_apart(&s, FIRST);
			assert_cables_apart(&s, SECOND);
			setting_close(&s);
			buf_free(&a);
			buf_free(&b);
		}
}
END_TEST

/* -- labels ---------------------------------------------------------------------------------- */

/* Of the two runs that a label has on two lines, or of its only one. */
static const struct {
	const char *label, *first, *second; /* second NULL: on one line */
	mpt size;
} lengths[] = {
        {"Finding patterns", "Finding patterns", NULL, 24500},                                /* it fits */
        {"Reading all server settings", "Reading all server settings", NULL, 23643},          /* smaller by 3.5% */
        {"Reading the server settings today", "Reading the server", "settings today", 24500}, /* by 24% is too much */
};

START_TEST(labels_shrink_a_little_then_take_two_lines)
{
	char text[3000];
	snprintf(text, sizeof(text), SHEET "      items: [{name: A, first: [%s], second: [b]}]\n", lengths[_i].label);
	struct setting s = typeset(text);
	ASSERT_CLEAN(&s);
	ck_assert_int_eq(find(&s, lengths[_i].first).item->run->size, lengths[_i].size);
	if (lengths[_i].second)
		ck_assert_int_gt(find(&s, lengths[_i].second).y, find(&s, lengths[_i].first).y);
	setting_close(&s);
}
END_TEST

/* A word that fits no line is hyphenated; what two lines with hyphens do not hold is told at its place. */
START_TEST(labels_are_hyphenated_last)
{
	struct setting s = typeset(SHEET "      items: [{name: A, first: [Electroencephalographically], second: [b]}]\n");
	ASSERT_SAYS(&s, "a diagram of spans has no room for the label 'Electroencephalographically' [label-space]");
	setting_close(&s);
	s = typeset_with("en",
	                 HYPHENATED_SHEET "      items: [{name: A, first: [Electroencephalographically], second: [b]}]\n",
	                 NULL);
	ASSERT_CLEAN(&s);
	struct found first = find(&s, "Electro");
	ck_assert(first.item->run->soft_hyphen && first.item->run->size == 24500);
	setting_close(&s);
}
END_TEST

/* Seven planks are lower, with the smallest labels; the first label stands on top. */
START_TEST(high_stacks_have_lower_planks)
{
	struct setting s = typeset(
	        SHEET
	        "      items: [{name: A, first: [alpha, beta, gamma, delta, epsilon, zeta, eta], second: [one, two]}]\n");
	ASSERT_CLEAN(&s);
	ck_assert_int_eq(find(&s, "alpha").item->run->size, 22540);
	ck_assert_int_lt(find(&s, "eta").y - find(&s, "zeta").y, PT(35));
	ck_assert_int_gt(find(&s, "two").y - find(&s, "one").y, PT(37));
	ck_assert_int_lt(find(&s, "alpha").y, find(&s, "zeta").y);
	setting_close(&s);
}
END_TEST

/* -- rows ------------------------------------------------------------------------------------- */

#define FOUR(height)                                                                                  \
	SHEET_OF("500mm", height, "", LABELLED)                                                       \
	"      items: [{name: Eel, first: [one], "                                                    \
	"second: [alpha, beta, gamma, delta, epsilon, zeta, eta]}, {name: Otter, first: [one, two], " \
	"second: [three]}, {name: Newt, first: [one], second: [two, three]}, {name: Crab, first: [one], second: [two]}]\n"

/* Heights of the rows, from one deck to the next. */
static void find_rows(const struct setting *s, mpt *row, int n)
{
	mpt top = 0;
	for (int i = 0; i < n; i++) {
		const struct item *mast = find_mast(s, i);
		ck_assert_ptr_nonnull(mast);
		mpt deck = mast->y + path_bounds(mast->path).y + path_bounds(mast->path).h;
		row[i] = deck - top;
		top = deck;
	}
}

/* Rows are equally high, but for the space between them, which the first has not; one that needs more has it, and the
   others stay equal. */
START_TEST(a_row_with_a_high_stack_is_higher)
{
	mpt row[4];
	struct setting s = typeset(FOUR("460mm") "      head: 0\n");
	ASSERT_CLEAN(&s);
	find_rows(&s, row, 4);
	ck_assert_int_eq(row[1], row[2]);
	ck_assert_int_eq(row[2], row[3]);
	ck_assert_int_lt(row[0], row[1]);
	setting_close(&s);
	s = typeset(FOUR("360mm"));
	ASSERT_CLEAN(&s);
	find_rows(&s, row, 4);
	ck_assert_int_eq(row[1], row[2]);
	ck_assert_int_eq(row[2], row[3]);
	ck_assert_int_gt(row[0], row[1] + PT(20));
	setting_close(&s);
}
END_TEST

/* What the first row leaves free above it is taken from all in equal parts, but for the heads of the banks. */
START_TEST(a_first_row_starts_lower)
{
	mpt row[4], lower[4];
	struct setting s = typeset(FOUR("500mm") "      head: 0\n");
	ASSERT_CLEAN(&s);
	find_rows(&s, row, 4);
	setting_close(&s);
	s = typeset(FOUR("500mm") "      head: 0\n      row-start: 40pt\n");
	ASSERT_CLEAN(&s);
	find_rows(&s, lower, 4);
	ck_assert_int_le(abs(lower[0] - (row[0] + PT(30))), 2);
	for (int i = 1; i < 4; i++)
		ck_assert_int_le(abs(lower[i] - (row[i] - PT(10))), 2);
	setting_close(&s);
}
END_TEST

/* Where that is too little, labels are smaller and planks as low as their ink allows: those of high stacks first. What even
   then has no room is an error. */
START_TEST(planks_give_way_last)
{
	struct setting s = typeset(FOUR("360mm"));
	ASSERT_CLEAN(&s);
	mpt high = find(&s, "zeta").y - find(&s, "epsilon").y;
	setting_close(&s);
	s = typeset(FOUR("250mm"));
	ASSERT_CLEAN(&s);
	ck_assert_int_eq(find(&s, "alpha").item->run->size, 22540);
	ck_assert_int_lt(find(&s, "zeta").y - find(&s, "epsilon").y, high);
	ck_assert_int_gt(find(&s, "zeta").y - find(&s, "epsilon").y, PT(22.68)); /* 8 mm */
	assert_texts_apart(&s);
	setting_close(&s);
	s = typeset(FOUR("200mm"));
	ASSERT_SAYS(&s, "a diagram of spans has no room for the label 'alpha' [label-space]");
	setting_close(&s);
}
END_TEST

/* Between what the layout asks for and the least there are planks of any height. */
START_TEST(planks_give_way_no_more_than_they_need)
{
	static const char *const planks[] = {"3.2%", "12%"};
	mpt h[2];
	for (int i = 0; i < 2; i++) {
		char text[3000];
		snprintf(text, sizeof(text),
		         SHEET "      plank: %s\n      items: [{name: Eel, first: [one, two, three, four], "
		               "second: [five]}, {name: Newt, first: [six], second: [seven]}]\n",
		         planks[i]);
		struct setting s = typeset(text);
		ASSERT_CLEAN(&s);
		h[i] = find(&s, "two").y - find(&s, "one").y;
		assert_texts_apart(&s);
		setting_close(&s);
	}
	ck_assert_int_gt(h[1], h[0] * 3 / 2);
}
END_TEST

/* No cable goes up to its plank: rows with high stacks are higher, or planks lower. Where neither helps, it is an error. */
START_TEST(cables_hang_from_their_masts)
{
	static const char *const heights[] = {"460mm", "360mm", "300mm"};
	for (int i = 0; i < COUNT_OF(heights); i++) {
		char text[3000];
		snprintf(text, sizeof(text),
		         SHEET_OF("500mm", "%s", "",
		                  LABELLED) "      items: [{name: Eel, text: It swims., first: [one], second: "
		                            "[alpha, beta, gamma, delta, epsilon, zeta, eta]}, {name: Newt, "
		                            "text: It crawls., first: [a, b, c], second: [d, e, f]}]\n",
		         heights[i]);
		struct setting s = typeset(text);
		struct cable c[16];
		ASSERT_CLEAN(&s);
		for (int k = find_cables(&s, SECOND, c, COUNT_OF(c)) - 1; k >= 0; k--)
			ck_assert_int_ge(c[k].b.y, c[k].a.y); /* at the far bank, and at the mast */
		for (int k = find_cables(&s, FIRST, c, COUNT_OF(c)) - 1; k >= 0; k--)
			ck_assert_int_le(c[k].b.y, c[k].a.y);
		setting_close(&s);
	}
	struct setting s =
	        typeset(SHEET_OF("500mm", "45mm", "", LABELLED) "      items: [{name: Eel, text: It swims., first: "
	                                                        "[one, two, three]}]\n");
	ASSERT_SAYS(&s, "a diagram of spans has no room for the label 'one' [label-space]");
	setting_close(&s);
}
END_TEST

/* Ends of cables on a mast of 24 times their usual distance and more. */
START_TEST(ends_of_cables_spread_on_a_high_mast)
{
	static const char *const heights[] = {"130mm", "290mm"};
	mpt step[2];
	for (int i = 0; i < 2; i++) {
		char text[3000];
		struct cable c[16];
		snprintf(text, sizeof(text),
		         SHEET_OF("500mm", "%s", "", LABELLED) "      items: [{name: Eel, first: [a, b, c]}]\n", heights[i]);
		struct setting s = typeset(text);
		ASSERT_CLEAN(&s);
		ck_assert_int_eq(find_cables(&s, FIRST, c, COUNT_OF(c)), 3);
		step[i] = c[1].b.y - c[0].b.y;
		ck_assert_int_eq(c[2].b.y - c[1].b.y, step[i]);
		setting_close(&s);
	}
	ck_assert_int_eq(step[0], 15574); /* 2.11 of 0.62% */
	ck_assert_int_gt(step[1], step[0] * 3 / 2);
}
END_TEST

/* -- plates ----------------------------------------------------------------------------------- */

static const struct {
	const char *layout, *word;
	mpt size;
} plates[] = {
        {"Shore", "Shore", 48000},
        {"Landlubberly", "Landlubberly", 47472},        /* on one line, smaller */
        {"Landlubberly people", "Landlubberly", 47040}, /* on two, no smaller than its longest word */
};

static void typeset_plate(struct setting *s, const char *name, const char *keys)
{
	char text[3000];
	snprintf(
	        text, sizeof(text),
	        "page: {size: 420mm x 300mm, margins: {top: 0, bottom: 0, inner: 0, outer: 0}, unprintable: 0}\n"
	        "styles: {body: {size: 10pt, leading: 1.2}, bank: {extends: body, size: 48pt, leading: 1, color: '#FFFFFF'}}\n"
	        "body: [{spans: {first: %s, second: Water, height: 276mm, bank-style: bank, labels: none, items: [{name: A, "
	        "first: [a], second: [b]}], %s}}]\n",
	        name, keys);
	*s = typeset(text);
}

/* The names of the banks keep one size: on one line at two thirds or more, then on two lines, all ink on the plate. */
START_TEST(bank_names_shrink_then_take_two_lines)
{
	struct setting s;
	typeset_plate(&s, plates[_i].layout, "head: 10%");
	ASSERT_CLEAN(&s);
	ck_assert_int_eq(find(&s, plates[_i].word).item->run->size, plates[_i].size);
	ck_assert_int_eq(find(&s, "Water").item->run->size, plates[_i].size);
	setting_close(&s);
}
END_TEST

START_TEST(bank_names_stay_on_their_plates)
{
	struct setting s;
	typeset_plate(&s, "Shore", "head: 2.4%"); /* 28.6 pt */
	ASSERT_CLEAN(&s);
	ck_assert_int_lt(find(&s, "Shore").item->run->size, 48000);
	ck_assert_int_ge(find(&s, "Shore").item->run->size, 48000 * 65 / 100);
	setting_close(&s);
	typeset_plate(&s, "Shore", "head: 1.8%");
	ASSERT_SAYS(&s, "a diagram of spans has no room for the label 'Shore' [label-space]");
	setting_close(&s);
	typeset_plate(&s, "Incomprehensibilities", "head: 10%");
	ASSERT_SAYS(&s, "a diagram of spans has no room for the label 'Incomprehensibilities' [label-space]");
	setting_close(&s);
}
END_TEST

/* -- names ------------------------------------------------------------------------------------ */

static mpt middle_of(struct found f) { return (f.x + f.end) / 2; }

/* A name stands in the middle above its mast, on two lines if that helps; else it is pushed off the bank, 5.9 mm away. */
START_TEST(names_stand_on_their_masts_or_are_pushed_inside)
{
	struct setting s = typeset(
	        SHEET
	        "      items: [{name: Pilot, first: [a, b], second: [c]}, "
	        "{name: Harbour pilot, first: [a, b], second: [c]}, {name: Lighthousekeeper, first: [a, b], second: [c]}]\n");
	const mpt width = s.pages->page.v[0].width, bank = (mpt)muldiv(width, 28, 100),
	          third = bank + (width - 2 * bank) / 3;
	ASSERT_CLEAN(&s);
	ck_assert_int_lt(abs(middle_of(find(&s, "Pilot")) - third), PT(1));
	ck_assert_int_lt(abs(middle_of(find(&s, "Harbour")) - third), PT(8)); /* with the space behind it */
	ck_assert_int_lt(abs(middle_of(find_nth(&s, "pilot", 0)) - third), PT(1));
	ck_assert_int_gt(find_nth(&s, "pilot", 0).y, find(&s, "Harbour").y);
	ck_assert_int_lt(abs(find(&s, "Lighthousekeeper").x - bank - (mpt)muldiv(width, 14, 1000)), PT(1));
	setting_close(&s);
}
END_TEST

/* One that would be pushed off its mast ends its first line at a mark. */
START_TEST(names_end_their_first_line_at_a_mark)
{
	static const char *const names[] = {"Fishermen SEO", "'Fishermen <wbr>SEO'"};
	mpt off[2];
	for (int i = 0; i < 2; i++) {
		char text[3000];
		snprintf(text, sizeof(text), SHEET "      items: [{name: %s, first: [a, b, c], second: [d]}]\n", names[i]);
		struct setting s = typeset(text);
		ASSERT_CLEAN(&s);
		off[i] = abs(middle_of(find(&s, "SEO")) - mast_of(&s, 0));
		ck_assert_int_eq(find(&s, "SEO").y > find(&s, "Fishermen").y, i == 1);
		setting_close(&s);
	}
	ck_assert_int_lt(off[1], off[0]);
}
END_TEST

/* Names have one size. It gives way to the widest word down to its floor, and no word is cut. */
START_TEST(names_give_way_together)
{
	struct setting s = typeset(SHEET "      items: [{name: Pilot, first: [a], second: [b]}, "
	                                 "{name: Lighthousekeeperships, first: [a], second: [b]}]\n");
	ASSERT_CLEAN(&s);
	mpt size = find(&s, "Pilot").item->run->size;
	ck_assert(size < 52000 && size > 43316);
	ck_assert_int_eq(find(&s, "Lighthousekeeperships").item->run->size, size);
	setting_close(&s);
	s = typeset(SHEET "      name-floor: 51pt\n      items: [{name: Lighthousekeeperships, first: [a], second: [b]}]\n");
	ASSERT_SAYS(&s, "a diagram of spans has no room for the label 'Lighthousekeeperships' [label-space]");
	setting_close(&s);
}
END_TEST

/* A text of three lines instead of two takes a line of 27.6 pt from all masts. */
START_TEST(longer_texts_make_shorter_masts)
{
	static const char *const texts[] = {
	        "Helps search engines and people find a website.",
	        "Helps search engines and people find a website that they looked for in vain until they met somebody who knew."};
	mpt top[2];
	for (int i = 0; i < 2; i++) {
		char text[3000];
		snprintf(text, sizeof(text), SHEET "      items: [{name: Pilot, text: %s, first: [a], second: [b]}]\n",
		         texts[i]);
		struct setting s = typeset(text);
		ASSERT_CLEAN(&s);
		top[i] = find_mast(&s, 0)->y + path_bounds(find_mast(&s, 0)->path).y;
		setting_close(&s);
	}
	ck_assert_int_eq(top[1] - top[0], 27600);
}
END_TEST

/* -- numbers ---------------------------------------------------------------------------------- */

/* Below the banks how many they give, in the digits of the edition, at the outer ends. */
START_TEST(counts_stand_below_the_banks)
{
	struct setting s = typeset(SHEET_WITH(
	        "digits: arab, ", "name-style: name") "      labels: counts\n      items: [{name: A, first: [a, b, c, d], "
	                                              "second: [e, f], second-note: 'only two'}]\n");
	ASSERT_CLEAN(&s);
	ck_assert_int_lt(find(&s, "٤").x, PT(1));
	ck_assert_int_gt(find(&s, "only two").end, s.pages->page.v[0].width - PT(1));
	ck_assert_int_eq(count_of(&s, "e"), 1); /* the name of the second bank, no label */
	setting_close(&s);
}
END_TEST

/* -- the scale -------------------------------------------------------------------------------- */

#define SCALE                              \
	SHEET_WITH("", "name-style: sign") \
	"      bank: 63mm\n      number-style: sign\n      scale: {from: '-20', to: '20'}\n"

/* -20 + 40p: a mast of 4:2 stands at -20/3, and the alternative text says so. */
START_TEST(a_scale_places_the_same_masts)
{
	struct setting s = typeset(
	        SCALE
	        "      items: [{name: Pilot, first: [a, b, c, d], second: [e, f]}, {name: Clerk, first: [a], second: [b]}]\n");
	ASSERT_CLEAN(&s);
	const mpt width = s.pages->page.v[0].width, river = width * 70 / 100;
	ck_assert_int_lt(abs(mast_of(&s, 0) - (width * 15 / 100 + river / 3)), 20);
	ck_assert_int_lt(abs(mast_of(&s, 1) - width / 2), 20);
	ck_assert_str_eq(s.pages->top->kids.v[0]->alt, "−20 Land 20 Water Pilot (−6.7), Clerk (0)");
	setting_close(&s);
}
END_TEST

/* Names that would touch stand above each other, or beside; none leaves the water. */
START_TEST(names_on_a_scale_never_touch)
{
	static const char *const items[] = {
	        "{name: Digital marketing technologist, first: [a, b], second: [c, d]}, {name: Data analyst of the sea, first: [a, b], second: [c, d, e]}, "
	        "{name: Search engine optimizer, first: [a, b, c], second: [d, e]}",
	        "{name: One, first: [a], second: [b]}, {name: Two, first: [a, b], second: [c, d]}, {name: Three, first: [a, b, c], second: [d, e, f]}",
	        "{name: All of it from the land, first: [a], second: []}, {name: All of it from the water, first: [], second: [a]}"};
	for (int i = 0; i < COUNT_OF(items); i++)
		for (int rtl = 0; rtl < 2; rtl++) {
			char text[4000];
			snprintf(text, sizeof(text), SCALE "      items: [%s]\n", items[i]);
			struct setting s = typeset_in(rtl ? "he" : "en", text);
			ASSERT_CLEAN(&s);
			assert_texts_apart(&s);
			setting_close(&s);
		}
}
END_TEST

static const struct {
	const char *keys, *says;
} mistakes[] = {
        {"items: [{name: A}]", "a mast needs something from a bank to stand by [bad-data]"},
        {"items: [{name: A, first: [a]}]\n      bank: 49%",
         "the banks leave no room between them, or none for their labels [bad-data]"},
        {"items: [{name: A, first: [a]}]\n      plank: 270mm\n      labels: none",
         "a diagram of spans has no room for the label 'A' [label-space]"},
        {"items: [{name: A, first: [a]}]\n      plank: 270mm\n      labels: none\n      names: false",
         "the stacks and masts need 28 mm more height (locale en) [bad-data]"},
        {"items: [{name: A, first: [Electroencephalographically]}]\n      label-style: label",
         "(locale en) it is 12 mm too long, about 3 characters"},
        {"items: [{name: A, first: [a]}]\n      name-floor: 53pt",
         "'name-floor' is 53pt; it must lie between 0pt and 52pt [out-of-range]"},
        {"items: [{name: A, first: [a]}]\n      name-floor: 53pt",
         "hint: the size of the style 'name' is the largest that names have"},
        {"items: [{name: A, first: [a], second: [b]}]\n      mast: 44%",
         "a mast is wider than a quarter of the water between the banks [bad-data]"},
        {"items: [{name: A, first: [a], second: [b]}]\n      mast-foot: 44%",
         "a mast is wider than a quarter of the water between the banks [bad-data]"},
        {"items: [{name: A, first: [a], second: [b]}, {name: B, first: [a]}]\n      mast-foot: 9%",
         "page.yaml:13:58: error: the mast covers a bank: let it be narrower, or `clear` larger [bad-data]"},
        {"items: [{name: A, first: [a], second: [b]}]\n      edge: 15%",
         "the line along the water (`edge`) is wider than half of its bank [bad-data]"},
        {"scale: {from: -20, to: 20}\n      items: [{name: A, first: [a], second: [b]}, {name: B, first: [a, b], second: "
         "[c, d, e]}]\n      mast: 8%\n      mast-foot: 9%",
         "its mast runs into that of 'A': narrower masts or a wider diagram keep them apart [bad-data]"},
        {"items: [{name: A, first: [a]}]\n      cable: 0", "'cable' is 0; it must lie between 0.1pt and"},
};

START_TEST(what_spans_cannot_show_is_an_error)
{
	char text[4000];
	snprintf(text, sizeof(text), SHEET_WITH("", "name-style: name") "      %s\n", mistakes[_i].keys);
	struct setting s = typeset(text);
	ASSERT_SAYS(&s, mistakes[_i].says);
	setting_close(&s);
}
END_TEST

/* Banks reach the edges of the paper only where the diagram is as wide as the text of its page. */
START_TEST(only_a_whole_width_bleeds)
{
#define BLEEDING "{spans: {first: Land, second: Water, items: [{name: A, first: [a], second: [b]}], bleed: true, " BARE "}"
	static const char *const idle[] = {"[{row: {columns: [1fr, 1fr], boxes: [" BLEEDING "}, {text: x}]}}]",
	                                   "[" BLEEDING ", width: 190pt}]", "[{stack: [" BLEEDING "}], style: grey}]",
	                                   "[" BLEEDING ", place: {of: margins, x: 5pt}}]"};
	static const char *const whole[] = {"[" BLEEDING "}]", "[{stack: [" BLEEDING "}]}]",
	                                    "[" BLEEDING ", place: {of: page}}]"};
	char text[2000];
	for (int i = 0; i < COUNT_OF(idle); i++) {
		snprintf(text, sizeof(text), SQUARE "%s\n", idle[i]);
		struct setting s = typeset(text);
		ASSERT_SAYS(&s,
		            "'bleed' has no effect here: the diagram is not as wide as the text area of its page, so its "
		            "banks do not reach the edges [no-effect]");
		setting_close(&s);
	}
	for (int i = 0; i < COUNT_OF(whole); i++) {
		snprintf(text, sizeof(text), SQUARE "%s\n", whole[i]);
		struct setting s = typeset(text);
		ASSERT_CLEAN(&s);
		setting_close(&s);
	}
}
END_TEST

Suite *suite_spans(void);
Suite *suite_spans(void)
{
	Suite *suite = suite_create("spans");
	TCase *c = tcase_create("spans");
	tcase_set_timeout(c, 60);
	tcase_add_test(c, a_small_picture);
	tcase_add_test(c, a_mast_stands_where_its_cables_balance);
	tcase_add_test(c, one_label_changes_all_of_the_picture);
	tcase_add_test(c, the_alternative_text_says_all);
	tcase_add_test(c, short_and_long_content_keeps_apart);
	tcase_add_loop_test(c, labels_shrink_a_little_then_take_two_lines, 0, COUNT_OF(lengths));
	tcase_add_test(c, labels_are_hyphenated_last);
	tcase_add_test(c, high_stacks_have_lower_planks);
	tcase_add_test(c, names_stand_on_their_masts_or_are_pushed_inside);
	tcase_add_test(c, names_end_their_first_line_at_a_mark);
	tcase_add_test(c, names_give_way_together);
	tcase_add_test(c, a_row_with_a_high_stack_is_higher);
	tcase_add_test(c, a_first_row_starts_lower);
	tcase_add_test(c, planks_give_way_last);
	tcase_add_test(c, planks_give_way_no_more_than_they_need);
	tcase_add_test(c, cables_hang_from_their_masts);
	tcase_add_test(c, ends_of_cables_spread_on_a_high_mast);
	tcase_add_loop_test(c, bank_names_shrink_then_take_two_lines, 0, COUNT_OF(plates));
	tcase_add_test(c, bank_names_stay_on_their_plates);
	tcase_add_test(c, longer_texts_make_shorter_masts);
	tcase_add_test(c, counts_stand_below_the_banks);
	tcase_add_test(c, a_scale_places_the_same_masts);
	tcase_add_test(c, names_on_a_scale_never_touch);
	tcase_add_loop_test(c, what_spans_cannot_show_is_an_error, 0, COUNT_OF(mistakes));
	tcase_add_test(c, only_a_whole_width_bleeds);
	suite_add_tcase(suite, c);
	return suite;
}

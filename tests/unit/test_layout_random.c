/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What holds for every layout, shown on generated ones: boxes nested at random,
 * on pages of A6 to A4, in one to three columns, in both directions. Each word
 * occurs once in a document, so that its text says in which order it was read.
 */
#include "setting.h"

Suite *suite_layout_random(void);

#define DOCUMENTS 400

struct maker {
	uint32_t state;
	int words, depth;
	struct buf out, text; /* the layout; its words in the order of reading */
};

static uint32_t draw(struct maker *m, uint32_t n)
{
	m->state = m->state * 1664525u + 1013904223u;
	return (m->state >> 8) % n;
}

/* -- making
 * ---------------------------------------------------------------------------------
 */

static void put_words(struct maker *m, int n)
{
	static const char *const tails[] = {"", "a", "mark", "digital", "technology", "conversions"};
	buf_putc(&m->out, '"');
	for (int i = 0; i < n; i++) {
		char word[32];
		snprintf(word, sizeof(word), "%c%03d%s", 'a' + m->words / 1000 % 26, m->words % 1000, tails[draw(m, 6)]);
		m->words++;
		buf_printf(&m->out, "%s%s", i ? " " : "", word);
		buf_puts(&m->text, word);
	}
	buf_putc(&m->out, '"');
}

static void put_box(struct maker *m);

static void put_boxes(struct maker *m, int n)
{
	m->depth++;
	buf_putc(&m->out, '[');
	for (int i = 0; i < n; i++) {
		buf_puts(&m->out, i ? ", " : "");
		put_box(m);
	}
	buf_putc(&m->out, ']');
	m->depth--;
}

static void put_common(struct maker *m)
{
	static const char *const styles[] = {"framed", "filled", "tall", "wide"};
	if (!draw(m, 3))
		buf_printf(&m->out, ", style: %s", styles[draw(m, 4)]);
	if (!draw(m, 6))
		buf_puts(&m->out, ", keep: together");
	if (!draw(m, 8))
		buf_puts(&m->out, ", keep-with-next: true");
	if (!draw(m, 10))
		buf_printf(&m->out, ", width: %d%%, align: end", 60 + (int)draw(m, 40));
}

static void put_table(struct maker *m)
{
	int columns = 1 + (int)draw(m, 3), rows = 1 + (int)draw(m, 7);
	buf_puts(&m->out, "{table: {columns: [");
	for (int i = 0; i < columns; i++) {
		buf_puts(&m->out, i ? ", {head: " : "{head: ");
		put_words(m, 1);
		buf_printf(&m->out, ", width: %s}", draw(m, 2) ? "1fr" : "auto");
	}
	buf_puts(&m->out, "], rows: [");
	for (int i = 0; i < rows; i++) {
		buf_puts(&m->out, i ? ", [" : "[");
		for (int k = 0; k < columns; k++) {
			buf_puts(&m->out, k ? ", " : "");
			if (m->depth < 3 && !draw(m, 12)) {
				buf_puts(&m->out, "{boxes: ");
				put_boxes(m, 2);
				buf_putc(&m->out, '}');
			} else {
				put_words(m, 1 + (int)draw(m, draw(m, 12) ? 8 : 150));
			}
		}
		buf_putc(&m->out, ']');
	}
	buf_printf(&m->out, "]}%s}", draw(m, 3) ? "" : ", keep: rows");
}

static void put_list(struct maker *m)
{
	int n = 1 + (int)draw(m, 6);
	buf_puts(&m->out, "{list: {marker: none, items: [");
	for (int i = 0; i < n; i++) {
		buf_puts(&m->out, i ? ", " : "");
		put_words(m, 1 + (int)draw(m, 15));
	}
	buf_puts(&m->out, "]}");
	put_common(m);
	buf_putc(&m->out, '}');
}

static void put_text(struct maker *m)
{
	buf_puts(&m->out, "{text: ");
	put_words(m, 1 + (int)draw(m, draw(m, 8) ? 40 : 200));
	put_common(m);
	buf_putc(&m->out, '}');
}

static void put_heading(struct maker *m)
{
	buf_puts(&m->out, "{heading: {level: 1, text: ");
	put_words(m, 1 + (int)draw(m, 8));
	buf_puts(&m->out, "}}");
}

static void put_card(struct maker *m)
{
	buf_puts(&m->out, "{card: {title: ");
	put_words(m, 1 + (int)draw(m, 4));
	buf_puts(&m->out, ", body: ");
	put_words(m, 1 + (int)draw(m, 40));
	buf_puts(&m->out, ", boxes: ");
	put_boxes(m, (int)draw(m, 3));
	buf_putc(&m->out, '}');
	put_common(m);
	buf_putc(&m->out, '}');
}

static void put_nest(struct maker *m)
{
	static const char *const opening[] = {"{stack: {gap: 4pt, boxes: ",
	                                      "{columns: {count: 2, gap: 8pt, boxes: ",
	                                      "{columns: {balance: false, gap: 8pt, boxes: ",
	                                      "{grid: {columns: [1fr, 2fr], gap: 6pt, boxes: ",
	                                      "{grid: {shared: true, columns: [1fr, 1fr], boxes: ",
	                                      "{row: {boxes: ",
	                                      "{grid: {columns: [auto, 1fr], valign: middle, boxes: ",
	                                      "{figure: {boxes: "};
	buf_puts(&m->out, opening[draw(m, 8)]);
	put_boxes(m, 1 + (int)draw(m, 4));
	buf_putc(&m->out, '}');
	put_common(m);
	buf_putc(&m->out, '}');
}

static void put_small(struct maker *m)
{
	static const char *const boxes[] = {"{spacer: 6mm}",
	                                    "{spacer: 1fr}",
	                                    "{rule: {}}",
	                                    "{lines: 2}",
	                                    "page-break",
	                                    "column-break",
	                                    "{lines: {count: 1, fill: true}}"};
	buf_puts(&m->out, boxes[draw(m, 7)]);
}

static void put_box(struct maker *m)
{
	uint32_t kind = draw(m, m->depth > 3 ? 8 : 14);
	if (kind < 4)
		put_text(m);
	else if (kind < 5)
		put_heading(m);
	else if (kind < 6)
		put_small(m);
	else if (kind < 8)
		put_list(m);
	else if (kind < 9)
		put_table(m);
	else if (kind < 11)
		put_card(m);
	else
		put_nest(m);
}

static void make(struct maker *m, uint32_t seed)
{
	static const char *const sizes[] = {"a6", "a5", "a4", "105mm x 105mm"};
	*m = (struct maker){.state = seed * 2654435761u + 1};
	int columns = 1 + (int)draw(m, 3);
	const char *size = sizes[draw(m, 4)];
	buf_printf(&m->out,
	           "page: {size: %s, margins: {top: 12mm, bottom: 12mm, inner: 14mm, "
	           "outer: 9mm}, columns: %d, gutter: 5mm, duplex: %s",
	           size, columns, draw(m, 2) ? "true" : "false");
	bool balance = draw(m, 2), justify = !draw(m, 4), grid = !justify && !draw(m, 3);
	buf_printf(&m->out, ", balance: %s, %s}\n", balance ? "true" : "false",
	           grid              ? "baseline-grid: body"
	                   : justify ? "justify: true"
	                             : "justify: false");
	if (!draw(m, 4))
		buf_printf(&m->out,
		           "fit: {pages: %d, yield: [spacing, leading, size], floor: "
		           "{size: 7pt, leading: 1.1}}\n",
		           1 + (int)draw(m, 4));
	buf_puts(&m->out,
	         "styles:\n"
	         "  body: {size: 9pt, leading: 1.25, space-after: 4pt}\n"
	         "  heading: {size: 12pt, leading: 1.2, space-before: 8pt, space-after: "
	         "3pt, keep-with-next: true}\n"
	         "  framed: {extends: body, stroke: '#000000', padding: 3pt}\n"
	         "  filled: {extends: body, fill: '#EEEEEE', padding: 4pt, space-before: "
	         "6pt}\n"
	         "  tall: {extends: body, min-height: 30mm, fill: '#EEEEEE'}\n"
	         "  wide: {extends: body, bar: '#333333', padding: {left: 5pt}}\nbody: ");
	put_boxes(m, 1 + (int)draw(m, 12));
	buf_putc(&m->out, '\n');
}

static void maker_free(struct maker *m)
{
	buf_free(&m->out);
	buf_free(&m->text);
}

/* -- what holds
 * -----------------------------------------------------------------------------
 */

struct judged {
	const struct setting *s;
	uint32_t seed;
	const char *layout;
};

#define HOLDS(j, condition, ...)                                                           \
	do {                                                                               \
		if (!(condition)) {                                                        \
			printf("document %u: ", (j)->seed);                                \
			printf(__VA_ARGS__);                                               \
			if (getenv("LAYOUT_DUMP"))                                         \
				printf("\n%s\n%s", setting_messages((j)->s), (j)->layout); \
			putchar('\n');                                                     \
			bad++;                                                             \
			return;                                                            \
		}                                                                          \
	} while (0)

static int bad;

struct ink {
	mpt left, top, right, bottom;
	const struct glyph_run *run;
};

/* Without a space at the end of its line, which hangs over the edge. */
static mpt ink_width(const struct glyph_run *r)
{
	bool hangs = r->n && r->text_size && r->text[r->text_size - 1] == ' ';
	return r->width - (hangs ? r->glyph[r->n - 1].advance : 0);
}

/* The spaces at the end of a line of mixed direction. */
static bool is_blank(const struct glyph_run *r)
{
	int n = 0;
	while (n < r->text_size && r->text[n] == ' ')
		n++;
	return n == r->text_size;
}

static void check_path(const struct judged *j, const struct page *page, const struct item *it)
{
	const mpt slack = 20;
	for (int i = 0; i < it->path->n; i++) {
		const struct seg *seg = &it->path->seg[i];
		for (int k = 0; k < (seg->op == SEG_CURVE ? 3 : seg->op == SEG_CLOSE ? 0 : 1); k++) {
			mpt x = it->x + seg->p[k].x, y = it->y + seg->p[k].y;
			HOLDS(j, x >= -slack && y >= -slack && x <= page->width + slack && y <= page->height + slack,
			      "a path goes through %d,%d, outside of %dx%d", x, y, page->width, page->height);
		}
	}
}

static void check_page(const struct judged *j, const struct page *page)
{
	VEC(struct ink) lines = {0};
	const mpt slack = 20; /* shares of a width are rounded */
	for (int i = 0; i < page->items.v.n; i++) {
		const struct item *it = &page->items.v.v[i];
		if (it->kind == ITEM_PATH)
			check_path(j, page, it);
		if (it->kind != ITEM_GLYPHS || is_blank(it->run))
			continue;
		struct ink ink = {it->x, it->y - it->run->size * 7 / 10, it->x + ink_width(it->run), it->y, it->run};
		HOLDS(j,
		      ink.left >= PT(25) - slack && ink.right <= page->width - PT(25) + slack && ink.top >= PT(34) &&
		              ink.bottom <= page->height - PT(34),
		      "text outside of the margins: '%.*s' from %d,%d to %d,%d of %dx%d", it->run->text_size, it->run->text,
		      ink.left, ink.top, ink.right, ink.bottom, page->width, page->height);
		for (int k = 0; k < lines.n; k++) {
			const struct ink *o = &lines.v[k];
			HOLDS(j,
			      ink.right <= o->left + slack || o->right <= ink.left + slack || ink.bottom <= o->top ||
			              o->bottom <= ink.top,
			      "lines overlap: %.*s and %.*s", o->run->text_size, o->run->text, it->run->text_size,
			      it->run->text);
		}
		*vec_push(j->s->arena, &lines) = ink;
	}
}

static void put_run(struct buf *b, const struct glyph_run *r)
{
	for (int i = 0; i < r->text_size; i++)
		if (r->text[i] != ' ')
			buf_putc(b, r->text[i]);
}

/* The text below an element, its own before that of its kids, as here no
 * element has both. */
static void read_aloud(const struct pages *p, const struct element *element, struct buf *out)
{
	for (int k = 0; k < p->page.n && element->has_content; k++)
		for (int i = 0; i < p->page.v[k].items.v.n; i++) {
			const struct item *it = &p->page.v[k].items.v.v[i];
			if (it->kind == ITEM_GLYPHS && it->element == element)
				put_run(out, it->run);
		}
	for (int i = 0; i < element->kids.n; i++)
		read_aloud(p, element->kids.v[i], out);
}

static void check_text(const struct judged *j, struct maker *m)
{
	struct buf read = {0};
	read_aloud(j->s->pages, j->s->pages->top, &read);
	const char *want = buf_cstr(&m->text), *got = arena_strdup(j->s->arena, buf_cstr(&read));
	size_t same = 0;
	buf_free(&read);
	while (want[same] && want[same] == got[same])
		same++;
	HOLDS(j, !strcmp(want, got), "the text is read differently: '%.30s' instead of '%.30s'", got + same, want + same);
}

static void check_rules(const struct judged *j)
{
	struct buf why = {0};
	HOLDS(j, pages_hold(j->s->pages, &why), "%s", buf_cstr(&why));
}

static const char *trace_of(const struct setting *s)
{
	struct buf out = {0};
	trace_write(s->pages, &out);
	const char *text = arena_strdup(s->arena, buf_cstr(&out));
	buf_free(&out);
	return text;
}

static void check_again(const struct judged *j, const char *locale)
{
	struct setting again = typeset_in(locale, j->layout);
	bool same = !strcmp(trace_of(j->s), trace_of(&again));
	setting_close(&again);
	HOLDS(j, same, "two runs differ");
}

static void judge(uint32_t seed)
{
	struct maker m;
	make(&m, seed);
	const char *locale = seed % 2 ? "he" : "en";
	struct setting s = typeset_in(locale, buf_cstr(&m.out));
	struct judged j = {&s, seed, buf_cstr(&m.out)};
	if (getenv("LAYOUT_DUMP") && *setting_messages(&s))
		printf("document %u says\n%s", seed, setting_messages(&s));
	/* A document that does not fit, or holds a box without any width, may stand
	 * over its edges. */
	if (!diag_errors(s.diag))
		for (int i = 0; i < s.pages->page.n; i++)
			check_page(&j, &s.pages->page.v[i]);
	if (getenv("LAYOUT_TRACE"))
		printf("%s", trace_of(&s));
	check_text(&j, &m);
	check_rules(&j);
	if (seed % 10 == 0)
		check_again(&j, locale);
	setting_close(&s);
	maker_free(&m);
}

/* LAYOUT_SEED=n sets a single document and LAYOUT_DUMP=1 and LAYOUT_TRACE=1
 * show it. */
START_TEST(holds_for_generated_documents)
{
	const char *one = getenv("LAYOUT_SEED");
	bad = 0;
	if (one)
		judge((uint32_t)atoi(one));
	for (uint32_t seed = 0; seed < DOCUMENTS && !one; seed++)
		judge(seed);
	ck_assert_int_eq(bad, 0);
}
END_TEST

Suite *suite_layout_random(void)
{
	Suite *suite = suite_create("layout_random");
	TCase *c = tcase_create("generated");
	tcase_set_timeout(c, 300);
	tcase_add_test(c, holds_for_generated_documents);
	suite_add_tcase(suite, c);
	return suite;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What the tests of layout share: small documents and what is drawn of them. Lengths are in mpt, but
 * drawn() and tree() write points.
 */
#ifndef PLATEN_TESTS_TYPESET_H
#define PLATEN_TESTS_TYPESET_H

#include "setting.h"

/* A6, 297.638 x 419.528 pt, with margins of 10 mm. */
#define MARGIN 28346
#define WIDTH 297638
#define HEIGHT 419528
#define PAGE                                                                       \
	"page: {size: a6, margins: {top: 10mm, bottom: 10mm, inner: 10mm, outer: " \
	"10mm}}\n"
#define STYLES                                                                     \
	"styles: {body: {size: 10pt, leading: 1.2}, boxed: {extends: body, fill: " \
	"'#EEEEEE', padding: 4pt}, "                                               \
	"kept: {extends: body, keep-with-next: true}}\n"
#define LINES_6                                                                     \
	"one two three four five six seven eight nine ten one two three four five " \
	"six seven eight nine ten one two three four five "

/* A page of 200 pt each way without margins: positions are distances from its corner. Lines are 12 pt
   high, and the baseline of the first one is at 9.57 pt. */
#define SQUARE                                                                                                                            \
	"page: {size: 200pt x 200pt, margins: {top: 0, bottom: 0, inner: 0, outer: 0}, unprintable: 0}\n"                                 \
	"styles: {body: {size: 10pt, leading: 1.2, color: '#000000'}, "                                                                   \
	"grey: {extends: body, fill: '#EEEEEE', padding: {top: 1pt, right: 2pt, bottom: 3pt, left: 4pt}}, "                               \
	"big: {extends: body, size: 20pt}, bold: {extends: body, weight: 700}, "                                                          \
	"spaced: {extends: body, space-before: 5pt, space-after: 7pt}, "                                                                  \
	"with-next: {extends: body, keep-with-next: true}, "                                                                              \
	"free: {extends: body, widows: 1, orphans: 1}, "                                                                                  \
	"right: {extends: body, align: end}, middle: {extends: body, align: center}, "                                                    \
	"tall: {extends: body, min-height: 50pt}, barred: {extends: body, bar: '#0000FF', bar-width: 3pt}, "                              \
	"framed: {extends: body, stroke: '#00FF00', stroke-width: 2pt, padding: 4pt}, "                                                   \
	"dotted: {extends: grey, pattern: {kind: dots, color: '#FF0000'}}, "                                                              \
	"faint: {extends: body, color: '#8C8C8C'}, enough: {extends: body, color: '#767676'}, "                                           \
	"faint-17: {extends: faint, size: 17pt}, faint-18: {extends: faint, size: 18pt}, "                                                \
	"faint-13-bold: {extends: faint, size: 13pt, weight: 700}, "                                                                      \
	"faint-14-bold: {extends: faint, size: 14pt, weight: 700}, "                                                                      \
	"paler-18: {extends: faint-18, color: '#A0A0A0'}, "                                                                               \
	"almost: {extends: body, color: '#957040'}, white: {extends: body, color: '#FFFFFF'}, dark: {extends: white, fill: '#222222'}}\n" \
	"body: "

static inline bool says(const struct setting *s, const char *text) { return strstr(setting_messages(s), text) != NULL; }

#define ASSERT_CLEAN(s) ck_assert_str_eq(setting_messages(s), "")
#define ASSERT_SAYS(s, text) ck_assert_msg(says(s, text), "'%s' is not among: %s", text, setting_messages(s))

/* `n` copies of a text with %d. */
static inline const char *repeated(const char *head, const char *one, int n, const char *tail)
{
	static char text[200000];
	int at = snprintf(text, sizeof(text), "%s", head);
	for (int i = 1; i <= n; i++) {
		at += snprintf(text + at, sizeof(text) - (size_t)at, one, i, i);
		ck_assert_int_lt(at, (int)sizeof(text) - 1000);
	}
	snprintf(text + at, sizeof(text) - (size_t)at, "%s", tail);
	return text;
}

static inline const struct item *find_path(const struct setting *s, int page, color fill)
{
	const struct page *p = &s->pages->page.v[page - 1];
	for (int i = 0; i < p->items.v.n; i++)
		if (p->items.v.v[i].kind == ITEM_PATH && color_equal(p->items.v.v[i].path->fill, fill))
			return &p->items.v.v[i];
	return NULL;
}

/* -- what is drawn -------------------------------------------------------------------------- */

static inline void put_points(struct buf *b, const mpt *v, int n)
{
	for (int i = 0; i < n; i++) {
		buf_putc(b, ' ');
		buf_decimal(b, v[i], 1000, 3);
	}
}

/* The box around a path's points, or the points of an angle. */
static inline void put_path(struct buf *b, const struct item *it)
{
	const struct path *p = it->path;
	mpt left = MPT_MAX, top = MPT_MAX, right = -MPT_MAX, bottom = -MPT_MAX;
	for (int i = 0; i < p->n; i++)
		for (int k = 0; k < (p->seg[i].op == SEG_CLOSE ? 0 : p->seg[i].op == SEG_CURVE ? 3 : 1); k++) {
			left = mpt_min(left, p->seg[i].p[k].x);
			right = mpt_max(right, p->seg[i].p[k].x);
			top = mpt_min(top, p->seg[i].p[k].y);
			bottom = mpt_max(bottom, p->seg[i].p[k].y);
		}
	if (it->kind == ITEM_CLIP)
		buf_puts(b, "clip");
	if (!color_is_none(p->fill) && it->kind == ITEM_PATH)
		color_put(b, p->fill);
	if (!color_is_none(p->stroke)) {
		buf_puts(b, p->dash ? "dashed " : "line ");
		color_put(b, p->stroke);
		put_points(b, &p->width, 1);
	}
	if (p->n != 3 || p->seg[2].op != SEG_LINE)
		put_points(b, (mpt[]){it->x + left, it->y + top, right - left, bottom - top}, 4);
	for (int i = 0; i < p->n && p->n == 3 && p->seg[2].op == SEG_LINE; i++)
		put_points(b, (mpt[]){it->x + p->seg[i].p[0].x, it->y + p->seg[i].p[0].y}, 2);
}

static inline void put_item(struct buf *b, const struct item *it)
{
	buf_puts(b, it->element ? role_names[it->element->role] : "-");
	buf_putc(b, ' ');
	switch (it->kind) {
	case ITEM_GLYPHS:
		buf_printf(b, "%.*s", it->run->text_size, it->run->text);
		put_points(b, (mpt[]){it->x, it->y}, 2);
		break;
	case ITEM_PATH:
	case ITEM_CLIP: put_path(b, it); break;
	case ITEM_UNCLIP: buf_puts(b, "unclip"); break;
	case ITEM_IMAGE:
		buf_printf(b, "image %s", it->image->file);
		put_points(b, (mpt[]){it->x, it->y, it->w, it->h}, 4);
		break;
	case ITEM_LINK:
		buf_puts(b, it->href);
		put_points(b, (mpt[]){it->x, it->y, it->w, it->h}, 4);
		break;
	case ITEM_BOOKMARK:
		buf_printf(b, "bookmark %d %s #%s", it->bookmark.level, it->bookmark.title, it->bookmark.name);
		put_points(b, &it->y, 1);
		break;
	case ITEM_FIELD:
		buf_printf(b, "field %s=%s", it->field.of->name, it->field.state ? it->field.state : "");
		put_points(b, (mpt[]){it->x, it->y, it->w, it->h}, 4);
		break;
	case ITEM_TARGET:
		buf_printf(b, "target #%s %s", it->target.name, it->target.title ? it->target.title : "-");
		put_points(b, &it->y, 1);
		break;
	case ITEM_PLACED: buf_printf(b, "placed %d", it->placed->number);
	}
	buf_putc(b, '\n');
}

static inline const char *taken(const struct setting *s, struct buf *b)
{
	const char *text = arena_strdup(s->arena, buf_cstr(b));
	buf_free(b);
	return text;
}

/* The items of a page (from 1), one a line: the role of its element (-: an artifact); then of
       text       what it says, where its baseline starts
       path       its fill, "line" with the colour and width of its stroke; left, top, width, height; the three points of an angle
       link       where it leads; left, top, width, height
       bookmark   level, title, name; top
   target     name, title (-: none); top */
static inline const char *drawn(const struct setting *s, int page)
{
	struct buf b = {0};
	ck_assert_int_ge(s->pages->page.n, page);
	for (int i = 0; i < s->pages->page.v[page - 1].items.v.n; i++)
		put_item(&b, &s->pages->page.v[page - 1].items.v.v[i]);
	return taken(s, &b);
}

/* -- the structure tree --------------------------------------------------------------------- */

static inline void put_tree(struct buf *b, const struct element *e)
{
	buf_puts(b, role_names[e->role]);
	if (e->scope)
		buf_puts(b, e->scope == SCOPE_ROW ? "=row" : "=column");
	if (e->colspan)
		buf_printf(b, " %d wide", e->colspan);
	if (e->rowspan)
		buf_printf(b, " %d high", e->rowspan);
	buf_puts(b, e->numbered ? " numbered" : e->unordered ? " unordered" : "");
	if (e->lang)
		buf_printf(b, " %s", e->lang);
	if (e->alt)
		buf_printf(b, " '%s'", e->alt);
	if (e->summary)
		buf_printf(b, " summary '%s'", e->summary);
	for (int i = 0; i < e->kids.n; i++) {
		buf_puts(b, i ? ", " : " (");
		put_tree(b, e->kids.v[i]);
	}
	if (e->kids.n)
		buf_putc(b, ')');
}

/* What is below the document: "P, Table (TR (TH=row, TD))". */
static inline const char *tree(const struct setting *s)
{
	struct buf b = {0};
	for (int i = 0; i < s->pages->top->kids.n; i++) {
		buf_puts(&b, i ? ", " : "");
		put_tree(&b, s->pages->top->kids.v[i]);
	}
	return taken(s, &b);
}

/* A document without mistakes draws this on its first page. */
#define ASSERT_DRAWS(layout, expected)                     \
	do {                                               \
		struct setting s_ = typeset(layout);       \
		ASSERT_CLEAN(&s_);                         \
		ck_assert_str_eq(drawn(&s_, 1), expected); \
		setting_close(&s_);                        \
	} while (0)

#define ASSERT_TREE(layout, expected)                  \
	do {                                           \
		struct setting s_ = typeset(layout);   \
		ASSERT_CLEAN(&s_);                     \
		ck_assert_str_eq(tree(&s_), expected); \
		setting_close(&s_);                    \
	} while (0)

/* Prose of the content, what is drawn of it, and its elements. */
#define ASSERT_PROSE(prose, expected, expected_tree)                                           \
	do {                                                                                   \
		struct setting s_ = typeset_with("en", SQUARE "[{prose: '{text}'}]\n", prose); \
		ASSERT_CLEAN(&s_);                                                             \
		ck_assert_str_eq(drawn(&s_, 1), expected);                                     \
		ck_assert_str_eq(tree(&s_), expected_tree);                                    \
		setting_close(&s_);                                                            \
	} while (0)

static inline Suite *suite_with(Suite *suite, const TTest *const *tests, int n)
{
	TCase *c = tcase_create("all");
	tcase_set_timeout(c, 60);
	for (int i = 0; i < n; i++)
		tcase_add_test(c, tests[i]);
	suite_add_tcase(suite, c);
	return suite;
}

#endif

/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A page, its content, and what comes of binding them, as text: for the tests of the room model.
 *
 * Bound text is written with its markup: <b>bold</>, <i>, <c> for code, <n> for what is not
 * broken, <w> for what a line may end before, <g> for what is printed as it stands, <@la> for a
 * language, <.x> for a class, <url> for a link and #7 for a number; "|" stands between blocks.
 */
#ifndef PLATEN_TESTS_BOUND_H
#define PLATEN_TESTS_BOUND_H

#include "bind.h"
#include "boxes/container.h"
#include "boxes/text.h"
#include "folder.h"
#include "rich.h"
#include "style.h"

/* What is given, what comes of it, and what is said. */
struct example {
	const char *given, *wanted, *said;
};

/* -- what was bound, as text ---------------------------------------------------------------- */

static inline void put_span(struct buf *out, const struct span *s)
{
	static const struct {
		unsigned flag;
		char letter;
	} marks[] = {{SPAN_BOLD, 'b'},    {SPAN_ITALIC, 'i'}, {SPAN_CODE, 'c'},
	             {SPAN_NOBREAK, 'n'}, {SPAN_BREAK, 'w'},  {SPAN_GIVEN, 'g'}};
	bool marked = (s->flags & ~(unsigned)SPAN_NUMBER) || s->href || s->lang || s->class;
	buf_puts(out, marked ? "<" : "");
	for (int i = 0; i < COUNT_OF(marks); i++)
		if (s->flags & marks[i].flag)
			buf_putc(out, marks[i].letter);
	buf_printf(out, "%s%s%s", s->lang ? "@" : "", s->lang ? s->lang : "", s->href ? s->href : "");
	buf_printf(out, "%s%s", s->class ? "." : "", s->class ? s->class->name : "");
	buf_printf(out, "%s%s%s%s", marked ? ">" : "", s->flags & SPAN_NUMBER ? "#" : "", s->text, marked ? "</>" : "");
}

static inline void put_rich(struct buf *out, const struct rich *r)
{
	for (int i = 0; r && i < r->n; i++) {
		const struct rich_block *b = &r->block[i];
		buf_puts(out, i ? "|" : "");
		if (b->kind == RICH_NUMBERED && b->begins)
			buf_printf(out, "%d%c%d ", b->depth, b->item->list->sign, b->item->number);
		else if (b->kind != RICH_PARAGRAPH)
			buf_printf(out, "%c%d ",
			           b->kind == RICH_BULLET          ? '-'
			                   : b->kind == RICH_QUOTE ? '>'
			                   : b->kind == RICH_CODE  ? '$'
			                                           : '.',
			           b->depth);
		for (int j = 0; j < b->n; j++)
			put_span(out, &b->span[j]);
	}
}

static inline const char *as_text(struct arena *a, struct buf *out)
{
	const char *text = arena_strdup(a, buf_cstr(out));
	buf_free(out);
	return text;
}

/* -- a page and its content ----------------------------------------------------------------- */

#define SHAPE                                                        \
	"fields:\n"                                                  \
	"  title: {type: text}\n"                                    \
	"  lead: {type: prose, required: false}\n"                   \
	"  year: {type: number, required: false}\n"                  \
	"  site: {type: link, required: false}\n"                    \
	"  page: {type: text, required: false}\n"                    \
	"  names: {type: list, of: {type: text}, required: false}\n" \
	"  parts:\n"                                                 \
	"    type: list\n"                                           \
	"    required: false\n"                                      \
	"    of:\n"                                                  \
	"      type: group\n"                                        \
	"      fields:\n"                                            \
	"        name: {type: text}\n"                               \
	"        title: {type: text, required: false}\n"             \
	"        index: {type: text, required: false}\n"             \
	"        good: {type: flag, default: 'false'}\n"             \
	"        tags: {type: list, of: {type: text}, required: false}\n"

#define CONTENT                                              \
	"title: Bridges\n"                                   \
	"lead: 'A **short** one.'\n"                         \
	"year: 1849\n"                                       \
	"site: https://example.org/span/\n"                  \
	"page: facing\n"                                     \
	"names: [arch, beam, cable]\n"                       \
	"parts:\n"                                           \
	"  - {name: deck, tags: [wide, flat], good: true}\n" \
	"  - {name: pier, title: Piers, index: II}\n"

#define WORDS                                                                                                                    \
	"words:\n"                                                                                                               \
	"  hello: 'Hello, {name}'\n"                                                                                             \
	"  twice: '{word.once} {word.once}'\n"                                                                                   \
	"  once: 'on {title}'\n"                                                                                                 \
	"  loop: 'a {word.loop}'\n"                                                                                              \
	"  open: 'all **bold'\n"                                                                                                 \
	"  w0: '{word.w1}{word.w1}{word.w1}{word.w1}{word.w1}{word.w1}{word.w1}{word.w1}{word.w1}{word.w1}{word.w1}{word.w1}'\n" \
	"  w1: '{word.w2}{word.w2}{word.w2}{word.w2}{word.w2}{word.w2}{word.w2}{word.w2}{word.w2}{word.w2}{word.w2}{word.w2}'\n" \
	"  w2: '{word.w3}{word.w3}{word.w3}{word.w3}{word.w3}{word.w3}{word.w3}{word.w3}{word.w3}{word.w3}{word.w3}{word.w3}'\n" \
	"  w3: x\n"

static inline void put_page(struct folder *f, const char *body, const char *content)
{
	folder_put(f, "layouts/page.yaml",
	           arena_printf(f->arena, "%s\nshape: demo\n" WORDS "document: {title: '{title}'}\n", body));
	folder_put(f, "layouts/shapes/demo.yaml", SHAPE);
	folder_put(f, "content.yaml", content);
}

static inline struct binder load_page(struct folder *f, const char *locale, const char *edition)
{
	struct binder b = {.arena = f->arena, .diag = f->diag};
	const struct document_spec *spec =
	        descriptor_load(f->root, f->arena, f->diag,
	                        (struct descriptor_source){.name = "page", .locale = locale, .edition = edition});
	ck_assert_ptr_nonnull(spec);
	const struct shape_field *shape = shape_load(f->root, f->arena, f->diag, spec->shape, (struct where){0});
	b.spec = spec;
	b.content = content_load(f->root, f->arena, f->diag, "content.yaml", shape);
	ck_assert_ptr_nonnull(b.content);
	return b;
}

/* The texts of prose boxes, "/" between them; other boxes by the boxes that they hold. */
static inline void put_boxes(struct buf *out, struct box_list boxes)
{
	for (int i = 0; i < boxes.n; i++) {
		const struct box *box = boxes.v[i];
		buf_puts(out, i ? " / " : "");
		if (box->kind == BOX_PROSE)
			put_rich(out, ((const struct prose_props *)box->props)->text.value);
		else if (box->kind == BOX_STACK)
			put_boxes(out, ((const struct stack_props *)box->props)->boxes);
	}
}

static inline const char *bound_page(struct folder *f, const struct binder *b)
{
	struct buf out = {0};
	put_boxes(&out, bind_boxes(b, b->spec->body));
	return as_text(f->arena, &out);
}

static inline void expect_page(const char *body, const char *wanted, const char *said)
{
	struct folder f;
	folder_open(&f);
	put_page(&f, body, CONTENT);
	struct binder b = load_page(&f, "en", NULL);
	ck_assert_str_eq(bound_page(&f, &b), wanted);
	ck_assert_str_eq(folder_said(&f), said);
	folder_close(&f);
}

#endif

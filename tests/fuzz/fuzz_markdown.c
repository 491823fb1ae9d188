/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The first line as a template of a layout, the rest as a text of the content that it can name: {prose},
 * {title}, {link}, {list|join}, {n}, {group.key}, {word.a}. Blocks and spans are whole whatever comes.
 */
#include "fuzz.h"

#include "model/template.h"

#include <string.h>

static const char shape_text[] = "fields:\n"
                                 "  prose: {type: prose}\n"
                                 "  title: {type: text}\n"
                                 "  link: {type: link}\n"
                                 "  n: {type: number}\n"
                                 "  list: {type: list, of: {type: text}}\n"
                                 "  group: {type: group, fields: {key: {type: prose}}}\n";

/* Read once: it does not depend on the input. */
static const struct shape_field *shape_of_text(void)
{
	static const struct shape_field *shape;
	static struct arena *kept;
	if (shape)
		return shape;
	kept = arena_new();
	fuzz_file("layouts/shapes/a.yaml", shape_text, strlen(shape_text));
	struct diag *d = diag_new(kept);
	shape = shape_load(root_open(kept, fuzz_folder()), kept, d, "a", (struct where){0});
	fuzz_require(shape && !diag_errors(d), "the shape has a mistake");
	return shape;
}

/* The same text at all places; NULL when it cannot stand in a file. */
static const struct node *content_of(struct arena *a, struct diag *d, const char *text)
{
	struct buf b = {0};
	buf_puts(&b, "prose: &t ");
	buf_json(&b, text);
	buf_puts(&b, "\ntitle: *t\nlink: *t\nn: *t\nlist: [*t, *t]\ngroup: {key: *t}\na: *t\n");
	struct source *source = NEW(a, struct source);
	*source = (struct source){"content.yaml", arena_strndup(a, buf_cstr(&b), b.n), b.n, NULL};
	buf_free(&b);
	return yaml_parse(a, source, d);
}

static void check_spans(const struct rich_block *b)
{
	const unsigned all = SPAN_BOLD | SPAN_ITALIC | SPAN_CODE | SPAN_NOBREAK | SPAN_NUMBER | SPAN_BREAK | SPAN_GIVEN;
	for (int i = 0; i < b->n; i++) {
		const struct span *s = &b->span[i];
		fuzz_require(s->text && *s->text && fuzz_is_text(s->text, strlen(s->text)), "a span without a text");
		fuzz_require(!s->href || fuzz_is_text(s->href, strlen(s->href)), "a damaged address");
		fuzz_require(!(s->flags & ~all), "a span with an unknown flag");
	}
}

static void check_rich(struct arena *a, const struct rich *r)
{
	size_t size = 0;
	fuzz_require(!r || r->n > 0, "a text without a block");
	for (int i = 0; r && i < r->n; i++) {
		const struct rich_block *b = &r->block[i];
		fuzz_require(b->n > 0 && b->depth >= 0, "a block without a span, or below zero");
		fuzz_require(b->kind != RICH_PARAGRAPH || !b->item, "a plain paragraph in an item");
		fuzz_require(!b->item || b->item->number <= b->item->list->highest, "a number above the highest");
		check_spans(b);
		for (int k = 0; k < b->n; k++)
			size += strlen(b->span[k].text) + 1;
	}
	fuzz_require(strlen(rich_text(a, r)) <= size, "a text of more than its spans");
}

static void fill(struct arena *a, struct diag *d, const struct node *template, const char *rest)
{
	const struct node *top = content_of(a, d, rest);
	if (!top)
		return;
	struct content content = {top, shape_of_text(), "en", NULL};
	struct document_spec spec = {.locale = {.separator = ", "}, .words = top};
	struct binder b = {.arena = a, .diag = d, .content = &content, .spec = &spec};
	check_rich(a, template_fill(&b, &(struct scope){.index = 2, .count = 3, .highest = 9}, template));
	check_rich(a, rich_prose(a, d, rest, template->at));
}

int fuzz_one(const uint8_t *data, size_t size)
{
	struct arena *a = arena_new();
	struct diag *d = diag_new(a);
	const char *text = arena_strndup(a, (const char *)data, size), *rest = strchr(text, '\n');
	struct source source = {"a.yaml", text, size, NULL};
	if (fuzz_is_text(text, size)) {
		const char *template = arena_strndup(a, text, strcspn(text, "\n"));
		fill(a, d, node_text(a, template, (struct where){&source, 1, 1}), rest ? rest + 1 : "");
		fuzz_print(d);
	}
	arena_free(a);
	return 0;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Any bytes as the PO file of a small content: read, used, and brought up to date, which keeps every
 * translation that is of use and changes nothing when it is done again.
 */
#include "fuzz.h"

#include "project/po.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define PO_PATH "content/po/de.po"

static const char shape_text[] = "fields:\n"
                                 "  title: {type: text, note: What it is about.}\n"
                                 "  note: {type: prose, required: false}\n"
                                 "  items: {type: list, of: {type: group, fields: {id: {type: id}, text: {type: text}}}}\n";
static const char content_text[] = "title: A title\n"
                                   "# Be brief.\n"
                                   "note: A **note** with `code`\n"
                                   "items: [{id: one, text: First}, {id: two, text: \"Second\\n\\\"line\\\"\"}]\n";
static const char words_text[] = "more: Read {title} on\nonce: Once\n";

struct project_in_memory {
	struct root *root;
	struct arena *arena;
	struct diag *diag;
	const struct content *content;
	const struct node *words;
};

static struct project_in_memory open_project(struct arena *a)
{
	struct project_in_memory p = {.root = root_open(a, fuzz_folder()), .arena = a, .diag = diag_new(a)};
	const struct shape_field *shape = shape_load(p.root, a, p.diag, "demo", (struct where){0});
	p.content = content_load(p.root, a, p.diag, "content/en.yaml", shape);
	p.words = yaml_read(p.root, "words.yaml", p.diag, (struct where){0});
	fuzz_require(p.content && p.words && !diag_errors(p.diag), "the content has a mistake");
	return p;
}

static struct progress translate(const struct project_in_memory *p, const struct catalog *c)
{
	struct diag *d = diag_new(p->arena);
	struct translation tr = {.catalog = c, .diag = d, .source_language = "en"};
	struct text_map map = {translate_text, p->arena, &tr};
	content_map(p->content, &map);
	words_map(p->words, "page", &map);
	fuzz_require(tr.progress.translated + tr.progress.missing + tr.progress.stale == tr.progress.total,
	             "texts that count neither as translated nor as missing");
	fuzz_print(d);
	return tr.progress;
}

static void refresh(const struct project_in_memory *p)
{
	struct po_document document = {"page", p->words, NULL};
	struct po_source source = {p->root, p->arena, p->diag, p->content, "en", 1, &document};
	fuzz_require(po_refresh(&source, PO_PATH, "de"), "a file that was read is not brought up to date");
}

/* What it holds, as a number. */
static uint64_t sum_of_file(void)
{
	char path[4200], block[4096];
	uint64_t sum = HASH_SEED;
	snprintf(path, sizeof(path), "%s/" PO_PATH, fuzz_folder());
	FILE *f = fopen(path, "rb");
	fuzz_require(f != NULL, "the PO file is gone");
	for (size_t n; (n = fread(block, 1, sizeof(block), f)) > 0;)
		sum = hash_bytes(block, n, sum);
	fclose(f);
	return sum;
}

/* Translations of texts that the content still has, unchanged. */
static void check_kept(const struct project_in_memory *p, const struct catalog *old, const struct catalog *new)
{
	const struct po_entry *const *e;
	int n = catalog_entries(old, &e);
	struct progress before = translate(p, old), after = translate(p, new);
	fuzz_require(before.translated <= after.translated && before.total == after.total, "a translation is lost");
	for (int i = 0; i < n; i++) {
		const struct po_entry *kept = catalog_find(new, e[i]->context);
		if (catalog_find(old, e[i]->context) != e[i] || !kept || e[i]->fuzzy ||
		    strcmp(kept->source, e[i]->source) != 0)
			continue;
		fuzz_require(!strcmp(kept->text, e[i]->text), "a translation is another one");
	}
}

static void merge(const struct catalog *old)
{
	struct arena *a = arena_new();
	struct project_in_memory p = open_project(a);
	refresh(&p);
	uint64_t sum = sum_of_file();
	p = open_project(a);
	const struct catalog *new = catalog_load(p.root, p.diag, PO_PATH);
	fuzz_require(new != NULL, "what was written cannot be read");
	check_kept(&p, old, new);
	refresh(&p);
	fuzz_require(sum_of_file() == sum, "a second refresh changes the file");
	arena_free(a);
}

int fuzz_one(const uint8_t *data, size_t size)
{
	struct arena *a = arena_new();
	fuzz_file("layouts/shapes/demo.yaml", shape_text, strlen(shape_text));
	fuzz_file("content/en.yaml", content_text, strlen(content_text));
	fuzz_file("words.yaml", words_text, strlen(words_text));
	fuzz_file(PO_PATH, data, size);
	struct project_in_memory p = open_project(a);
	const struct catalog *c = catalog_load(p.root, p.diag, PO_PATH);
	fuzz_require(c || diag_errors(p.diag) > 0, "a PO file was refused without a word");
	fuzz_print(p.diag);
	if (c)
		translate(&p, c);
	if (c && catalog_check_charset(c, p.diag))
		merge(c);
	arena_free(a);
	return 0;
}

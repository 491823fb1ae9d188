/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Any bytes as a layout, as a theme, as a shape and as prose: what cannot be read must be said.
 */
#include "fuzz.h"

#include "bind.h"
#include "rich.h"
#include "style.h"

static void read_as_record(struct arena *a, struct diag *d, const struct node *n, const struct record *r)
{
	struct schema s = {.arena = a, .diag = d};
	schema_load(&s, n, r, arena_alloc(a, r->size));
}

static void read_as_layout(struct arena *a)
{
	struct diag *d = diag_new(a);
	struct document_spec *spec =
	        descriptor_load(root_open(a, fuzz_folder()), a, d, (struct descriptor_source){.name = "a", .locale = "en"});
	fuzz_require(spec || diag_errors(d) > 0, "a layout was refused without a word");
	fuzz_print(d);
}

int fuzz_one(const uint8_t *data, size_t size)
{
	struct arena *a = arena_new();
	struct diag *d = diag_new(a);
	const char *text = arena_strndup(a, (const char *)data, size);
	struct source source = {"a.yaml", text, size, NULL};
	struct node *n = yaml_parse(a, &source, d);
	fuzz_require(n || diag_errors(d) > 0, "a file was refused without a word");
	read_as_record(a, d, n, &theme_record);
	read_as_record(a, d, n, &shape_record);
	rich_prose(a, d, text, (struct where){&source, 1, 1});
	fuzz_print(d);
	fuzz_file("layouts/a.yaml", data, size);
	read_as_layout(a);
	arena_free(a);
	return 0;
}

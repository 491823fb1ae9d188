/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Names of editions, and the heads of their files. */
#include "edition.h"
#include "hint.h"

#include <string.h>

static const char folder[] = "layouts/editions/", ending[] = ".yaml";

/* clang-format off */
#define AT(S, m) .offset = offsetof(struct S, m)
static const struct field name_element = {.key = "name", .type = F_NAME};
static const struct field edition_fields[] = {
	{.key = "about", .type = F_NAME, AT(edition_head, about), .doc = "What it is for, as `platen list` tells it."},
	{.key = "documents", .type = F_LIST, AT(edition_head, documents), .element = &name_element, .doc = "Documents, by their layouts, that it makes sense for: others are refused where they are asked for in it, and left out where no document is named. All by default."},
	{.key = NULL}};
const struct record edition_record = {"an edition", "What layouts/editions/NAME.yaml says of itself. Editions are joined by `+`, as in `--edition large-print+mono`: each lies over those before it, except that only one of them may say the size of the page.", sizeof(struct edition_head), NULL, edition_fields};
/* clang-format on */

struct edition_parts edition_parts(struct arena *a, const char *name)
{
	struct edition_parts parts = {0};
	for (size_t n;; name += n + 1) {
		n = strcspn(name, "+");
		*vec_push(a, &parts.v) = arena_strndup(a, name, n);
		if (!name[n])
			return parts;
	}
}

const char *edition_path(struct arena *a, const char *part) { return arena_printf(a, "%s%s%s", folder, part, ending); }

const char *edition_of_path(struct arena *a, const char *path)
{
	size_t n = strlen(path), before = strlen(folder), after = strlen(ending);
	if (n <= before + after || strncmp(path, folder, before) != 0 || strcmp(path + n - after, ending) != 0)
		return NULL;
	return arena_printf(a, "+%.*s", (int)(n - before - after), path + before);
}

struct edition_head edition_head_load(struct root *r, struct arena *a, struct diag *d, const char *part, struct where at)
{
	struct schema s = {.arena = a, .diag = d};
	struct edition_head head = {0};
	const char *path = edition_path(a, part);
	const struct node *top = yaml_read(r, path, d, at);
	schema_load(&s, node_find(top, "edition"), &edition_record, &head);
	return head;
}

bool edition_suits(const struct edition_head *h, const char *layout)
{
	const char *const *names = h->documents.v;
	for (int i = 0; i < h->documents.n; i++)
		if (!strcmp(names[i], layout))
			return true;
	return !h->documents.n;
}

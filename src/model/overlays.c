/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One file that lies over a layout. */
#include "hint.h"
#include "overlays.h"

/* Changes to a document that there is not. */
static void check_documents(const struct overlays *st, const struct node *documents)
{
	for (int i = 0; documents && documents->kind == NODE_MAP && i < documents->n; i++) {
		const char *path = arena_printf(st->arena, "layouts/%s.yaml", documents->key[i]);
		if (id_is_valid(documents->key[i]) && file_is_named(st->root, path))
			continue;
		diag_report(st->diag, DIAG_UNKNOWN_KEY, documents->key_at[i], "'documents'", documents->key[i]);
		diag_hint(st->diag, "a document is named by its layout, and there is no %s", path);
	}
}

struct node *overlay_read(struct overlays *st, const char *path, struct where at)
{
	struct node *n = yaml_read(st->root, path, st->diag, at);
	if (n && n->kind != NODE_MAP) {
		node_wrong_type(st->diag, n, "the file", "a mapping", NODE_MAP);
		return NULL;
	}
	return n;
}

void overlay_lay(struct overlays *st, struct node *over)
{
	if (!over)
		return;
	st->top = node_merge(st->arena, st->top, over);
	struct node *documents = node_find(over, "documents"), *mine = node_find(documents, st->document);
	check_documents(st, documents);
	st->top = node_merge(st->arena, st->top, mine);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What overlays of locales and editions say for no document: one lies over several layouts, so that only all documents of
 * the project together show whether a word of it is used.
 */
#include "project.h"
#include "spec.h"

#include <string.h>

struct overlays {
	struct root *root;
	const struct project *project;
	struct arena *arena;
	struct diag *diag;
	VEC(const char *) seen; /* paths of files */
};

/* A file that was read before, with its mistakes told; NULL where it is not as it should be. */
static const struct node *read_again(struct overlays *o, const char *path)
{
	bool was = diag_enable(o->diag, false);
	const struct node *n = file_is_named(o->root, path) ? yaml_read(o->root, path, o->diag, (struct where){0}) : NULL;
	diag_enable(o->diag, was);
	return n;
}

static const struct node *read_layout(struct overlays *o, const char *name)
{
	return read_again(o, arena_printf(o->arena, "layouts/%s.yaml", name));
}

/* Whether a text of the file holds {word.KEY}. */
static bool has_use(const struct node *top, const char *key)
{
	const struct source *s = top ? top->at.source : NULL;
	size_t n = strlen(key);
	for (const char *p = s ? s->text : NULL; p && (p = strstr(p, "{word.")); p++)
		if (!strncmp(p + 6, key, n) && strchr("}|", p[6 + n]))
			return true;
	return false;
}

static bool has_word(const struct node *layout, const char *key)
{
	return layout && (node_find(node_find(layout, "words"), key) || has_use(layout, key));
}

/* In the layout of that name; NULL: in that of any document. */
static bool is_used(struct overlays *o, const char *layout, const char *key)
{
	const struct project_document *d = o->project->documents.v;
	if (layout)
		return has_word(read_layout(o, layout), key);
	for (int i = 0; i < o->project->documents.n; i++)
		if (d[i].layout && has_word(read_layout(o, d[i].layout), key))
			return true;
	return false;
}

static void check_words(struct overlays *o, const struct node *over, const char *layout, const struct node *top)
{
	const struct node *words = node_find(over, "words");
	for (int i = 0; words && words->kind == NODE_MAP && i < words->n; i++) {
		if (is_used(o, layout, words->key[i]) || has_use(top, words->key[i]))
			continue;
		const char *where = layout ? arena_printf(o->arena, "the layout '%s' has", layout) : "no layout has";
		diag_report(o->diag, DIAG_IDLE_OVERLAY, words->key_at[i],
		            arena_printf(o->arena, "%s %sword '%s', and no text names it by {word.%s}", where,
		                         layout ? "no " : "the ", words->key[i], words->key[i]));
		const struct node *known = layout ? node_find(read_layout(o, layout), "words") : NULL;
		if (known && known->kind == NODE_MAP)
			diag_suggest(o->diag, words->key[i], known->key, known->n);
	}
}

static void check_file(struct overlays *o, const char *path)
{
	for (int i = 0; i < o->seen.n; i++)
		if (!strcmp(o->seen.v[i], path))
			return;
	*vec_push(o->arena, &o->seen) = path;
	const struct node *top = read_again(o, path), *documents = node_find(top, "documents");
	check_words(o, top, NULL, top);
	for (int i = 0; documents && documents->kind == NODE_MAP && i < documents->n; i++)
		if (read_layout(o, documents->key[i]))
			check_words(o, documents->item[i], documents->key[i], top);
}

void overlays_check(struct root *r, const struct project *p, struct arena *a, struct diag *d, const struct output_list *list)
{
	struct overlays o = {.root = r, .project = p, .arena = a, .diag = d};
	for (int i = 0; i < list->v.n; i++) {
		const struct output *out = &list->v.v[i];
		struct overlay_paths paths = overlay_paths(a, out->locale);
		for (int k = 0; k < paths.v.n; k++)
			check_file(&o, paths.v.v[k]);
		if (out->edition)
			check_file(&o, arena_printf(a, "layouts/editions/%s.yaml", out->edition));
	}
}

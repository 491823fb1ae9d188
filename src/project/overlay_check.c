/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What overlays of locales and editions, and catalogs, say for no document: one lies over several layouts, so that only all
 * documents of the project together show whether a word of it is used.
 */
#include "boxes.h"
#include "edition_texts.h"
#include "editions.h"
#include "record_ask.h"
#include "spec.h"
#include "style_names.h"

#include <string.h>

/* A file, and what stands in it. */
struct again {
	const char *path;
	const struct node *top;
};

struct overlays {
	struct root *root;
	const struct project *project;
	struct arena *arena;
	struct diag *diag;
	VEC(const char *) seen; /* paths of files */
	VEC(struct again) read;
	struct edition_parts layers; /* of the edition whose files are looked at */
};

/* A file that was read before, with its mistakes told; NULL where it is not as it should be. */
static const struct node *read_again(struct overlays *o, const char *path)
{
	for (int i = 0; i < o->read.n; i++)
		if (!strcmp(o->read.v[i].path, path))
			return o->read.v[i].top;
	bool was = diag_enable(o->diag, false);
	const struct node *n = file_is_named(o->root, path) ? yaml_read(o->root, path, o->diag, (struct where){0}) : NULL;
	diag_enable(o->diag, was);
	*vec_push(o->arena, &o->read) = (struct again){path, n};
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

/* -- styles ----------------------------------------------------------------------------------- */

static bool is_styled(const struct node *file, const char *name)
{
	return node_find(node_find(file, "styles"), name) || style_is_named(file, name);
}

/* The theme that a layout names; NULL: none. */
static const struct node *read_theme(struct overlays *o, const struct node *layout)
{
	const struct node *theme = node_find(layout, "theme");
	return theme && theme->kind == NODE_TEXT
	        ? read_again(o, arena_printf(o->arena, "layouts/themes/%s.yaml", theme->text))
	        : NULL;
}

/* In a layout or its theme. */
static bool is_in_layout(struct overlays *o, const char *layout, const char *name)
{
	const struct node *top = read_layout(o, layout);
	return is_styled(top, name) || is_styled(read_theme(o, top), name);
}

/* In the layout of that name, or in that of any document. */
static bool has_style(struct overlays *o, const char *layout, const char *name)
{
	const struct project_document *d = o->project->documents.v;
	for (int k = 0; k < BOX_KINDS; k++)
		if (!strcmp(box_types[k]->style, name))
			return true;
	if (!strcmp(name, "body") || (layout && is_in_layout(o, layout, name)))
		return true;
	for (int i = 0; !layout && i < o->project->documents.n; i++)
		if (d[i].layout && is_in_layout(o, d[i].layout, name))
			return true;
	return false;
}

/* A style that an edition brings, which others lie over. */
static bool is_of_layers(struct overlays *o, const char *layout, const char *name)
{
	for (int i = 0; i < o->layers.v.n; i++) {
		const struct node *top = read_again(o, edition_path(o->arena, o->layers.v.v[i]));
		const struct node *mine = node_find(node_find(top, "documents"), layout ? layout : "");
		if (style_is_named(top, name) || style_is_named(mine, name))
			return true;
	}
	return false;
}

/* One of the boxes' own styles, or of a layout and its theme. */
static void suggest_style(struct overlays *o, const char *layout, const char *name)
{
	const struct project_document *d = o->project->documents.v;
	VEC(const char *) known = {0};
	*vec_push(o->arena, &known) = "body";
	for (int k = 0; k < BOX_KINDS; k++)
		*vec_push(o->arena, &known) = box_types[k]->style;
	for (int i = 0; i < o->project->documents.n; i++) {
		if (!d[i].layout || (layout && strcmp(layout, d[i].layout) != 0))
			continue;
		const struct node *top = read_layout(o, d[i].layout), *both[] = {top, read_theme(o, top)};
		for (int k = 0; k < 2; k++) {
			const struct node *styles = node_find(both[k], "styles");
			for (int j = 0; styles && styles->kind == NODE_MAP && j < styles->n; j++)
				*vec_push(o->arena, &known) = styles->key[j];
		}
	}
	diag_suggest(o->diag, name, known.v, known.n);
}

static void check_styles(struct overlays *o, const struct node *over, const char *layout, const struct node *top)
{
	const struct node *styles = node_find(over, "styles");
	for (int i = 0; styles && styles->kind == NODE_MAP && i < styles->n; i++) {
		const char *name = styles->key[i];
		if (has_style(o, layout, name) || style_is_named(top, name) || is_of_layers(o, layout, name))
			continue;
		diag_report(
		        o->diag, DIAG_IDLE_OVERLAY, styles->key_at[i],
		        arena_printf(o->arena, "%s style '%s', and nothing here names it",
		                     layout ? arena_printf(o->arena, "the layout '%s' has no", layout) : "no layout has a",
		                     name));
		suggest_style(o, layout, name);
	}
}

/* Each file is looked at once. */
static bool is_new(struct overlays *o, const char *path)
{
	for (int i = 0; i < o->seen.n; i++)
		if (!strcmp(o->seen.v[i], path))
			return false;
	*vec_push(o->arena, &o->seen) = path;
	return true;
}

static void check_file(struct overlays *o, const char *path)
{
	const struct node *top = is_new(o, path) ? read_again(o, path) : NULL, *documents = node_find(top, "documents");
	if (!top)
		return;
	check_words(o, top, NULL, top);
	check_styles(o, top, NULL, top);
	for (int i = 0; documents && documents->kind == NODE_MAP && i < documents->n; i++)
		if (read_layout(o, documents->key[i])) {
			check_words(o, documents->item[i], documents->key[i], top);
			check_styles(o, documents->item[i], documents->key[i], top);
		}
}

/* -- files named after two editions ----------------------------------------------------------- */

static void check_joint(struct overlays *o, const char *name)
{
	const char *fault = edition_joint_fault(o->project, o->arena, name);
	const struct node *top = fault ? yaml_read(o->root, edition_path(o->arena, name), o->diag, (struct where){0}) : NULL;
	const char *missing = edition_missing(o->project, o->arena, name);
	if (!top)
		return;
	diag_report(o->diag, DIAG_IDLE_JOINT, top->at, edition_path(o->arena, name), fault);
	if (missing) {
		struct file_names known = editions_files(o->project, o->arena);
		diag_suggest(o->diag, missing, known.v.v, known.v.n);
	}
}

/* -- catalogs ------------------------------------------------------------------------------- */

/* Of `+mono:word.key`: whether the edition has the word. */
static bool has_edition_word(const struct overlays *o, const char *context)
{
	static const char word[] = ":word.";
	size_t n = strcspn(context, ":");
	const char *part = *context == '+' ? arena_strndup(o->arena, context + 1, n - 1) : NULL;
	return part && !strncmp(context + n, word, strlen(word)) && !edition_missing(o->project, o->arena, part) &&
	        node_find(edition_own_words(o->project, o->arena, part), context + n + strlen(word));
}

static bool has_document(const struct project *p, const char *name, size_t n)
{
	const struct project_document *doc = p->documents.v;
	for (int i = 0; i < p->documents.n; i++)
		if (strlen(doc[i].name) == n && !strncmp(doc[i].name, name, n))
			return true;
	return false;
}

static const struct catalog *load_again(const struct overlays *o, const char *path)
{
	bool was = diag_enable(o->diag, false);
	const struct catalog *c = catalog_load(o->root, o->diag, path);
	diag_enable(o->diag, was);
	return c;
}

/* Keys of words that name no document of the project, nor an edition. */
static void check_catalog(struct overlays *o, const char *path)
{
	const struct po_entry *const *e;
	const struct catalog *c = path && is_new(o, path) ? load_again(o, path) : NULL;
	for (int i = 0, n = c ? catalog_entries(c, &e) : 0; i < n; i++) {
		size_t length = strcspn(e[i]->context, ":");
		if (e[i]->context[length] && *e[i]->text && !has_document(o->project, e[i]->context, length) &&
		    !has_edition_word(o, e[i]->context))
			diag_report(o->diag, DIAG_PO_UNKNOWN, e[i]->at, e[i]->context);
	}
}

static void check_all(struct overlays *o, const struct output_list *list)
{
	struct arena *a = o->arena;
	struct file_names joints = editions_joint_files(o->project, a);
	for (int i = 0; i < joints.v.n; i++)
		check_joint(o, joints.v.v[i]);
	for (int i = 0; i < list->v.n; i++) {
		const struct output *out = &list->v.v[i];
		struct overlay_paths paths = overlay_paths(a, out->locale);
		for (int k = 0; k < paths.v.n; k++)
			check_file(o, paths.v.v[k]);
		check_catalog(o, edition_catalog_path(o->root, o->project, a, out->locale));
		o->layers = out->edition ? edition_layers(o->root, a, diag_new(a), out->edition, out->edition_at)
		                         : (struct edition_parts){0};
		for (int k = 0; k < o->layers.v.n; k++)
			check_file(o, edition_path(a, o->layers.v.v[k]));
	}
}

void overlays_check(struct root *r, const struct project *p, struct arena *a, struct diag *d, const struct output_list *list,
                    struct build_record *record)
{
	struct digest key = record ? record_check_key(record, list) : (struct digest){0};
	if (record && record_has_checked(record, key, d))
		return;
	struct overlays o = {.root = r, .project = p, .arena = a, .diag = project_sink(p, a)};
	struct buf packed = {0};
	inputs_watch(r);
	check_all(&o, list);
	diag_merge(d, o.diag);
	record_pack(record, r, a, o.diag, (struct digest){0}, NULL, &packed);
	if (record)
		record_take(record, r, NULL, key, &(struct byte_reader){packed.v, packed.v + packed.n, false});
	buf_free(&packed);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Editions that are joined: what only one of them can say, and whose word counts where two say it. */
#include "overlays.h"

#include <string.h>

struct layer {
	const char *name;
	struct node *file; /* NULL after reporting */
	struct edition_head head;
	bool joint;
};

struct layers {
	struct overlays *st;
	const struct descriptor_source *what;
	VEC(struct layer) v;
};

/* What the file of one edition says for this document, in all or by name. */
static const struct node *said_by(const struct overlays *st, const struct node *over, const char *group, const char *key)
{
	const struct node *mine = node_find(node_find(over, "documents"), st->document);
	const struct node *own = node_find(group ? node_find(mine, group) : mine, key);
	return own ? own : node_find(group ? node_find(over, group) : over, key);
}

/* What only one of several can say, since of two one would be lost in silence. */
static const struct {
	const char *group, *key, *what; /* group NULL: a key of the file */
} of_one[] = {{"page", "size", "both say the size of the page"},
              {NULL, "body", "both say what stands on the pages"},
              {"impose", "sheet", "both say the paper of the sheets"},
              {"impose", "nup", "both say how many pages a sheet has"}};
enum { OF_ONE_SIZE, OF_ONE_BODY };

/* Of an edition that is made, or that one of those lies over: the one that is joined. */
static const char *joined_name(const struct layers *l, const char *layer)
{
	struct edition_parts joined = edition_parts(l->st->arena, l->what->edition);
	for (int i = 0; i < joined.v.n; i++)
		if (edition_lies_over(l->st->root, l->st->arena, joined.v.v[i], layer))
			return joined.v.v[i];
	return layer;
}

static void report_clash(const struct layers *l, const char *first, const char *second, const char *both,
                         const struct node *earlier, const struct node *later)
{
	const char *a = joined_name(l, first), *b = joined_name(l, second);
	diag_report(l->st->diag, DIAG_EDITIONS_CLASH, later->at, a, b, both);
	diag_hint(l->st->diag, "'%s' says it at %s:%d", a, earlier->at.source->path, earlier->at.line);
}

/* Whether the file that is named after both says it, too. */
static bool is_settled(const struct layers *l, const struct layer *a, const struct layer *b, int what)
{
	for (int i = 0; i < l->v.n; i++) {
		const struct layer *joint = &l->v.v[i];
		if (joint->joint && edition_joins(l->st->arena, joint->name, a->name, b->name) &&
		    said_by(l->st, joint->file, of_one[what].group, of_one[what].key))
			return true;
	}
	return false;
}

/* One that lies over another is made to say more than that one does, but not the size of its page. */
static bool clashes(const struct layers *l, const struct layer *first, const struct layer *second, int what)
{
	const struct node *earlier = said_by(l->st, first->file, of_one[what].group, of_one[what].key);
	const struct node *later = said_by(l->st, second->file, of_one[what].group, of_one[what].key);
	if (!earlier || !later || is_settled(l, first, second, what))
		return false;
	if (what == OF_ONE_BODY && edition_lies_over(l->st->root, l->st->arena, second->name, first->name))
		return false;
	report_clash(l, first->name, second->name, of_one[what].what, earlier, later);
	return true;
}

static bool goes_with_those_before(const struct layers *l, int i)
{
	for (int what = 0; what < COUNT_OF(of_one); what++)
		for (int k = 0; k < i; k++)
			if (!l->v.v[i].joint && !l->v.v[k].joint && clashes(l, &l->v.v[k], &l->v.v[i], what))
				return false;
	return true;
}

/* A joint that says so itself. */
static bool is_refused(const struct layers *l, const struct layer *layer)
{
	if (!layer->head.refused)
		return false;
	struct edition_parts two = edition_parts(l->st->arena, layer->name);
	if (!layer->joint)
		diag_report(l->st->diag, DIAG_NO_EFFECT, layer->head.refused_at, "refused",
		            "it belongs to a file that is named after two editions, A+B.yaml");
	else
		diag_report(l->st->diag, DIAG_EDITIONS_CLASH, layer->head.refused_at, joined_name(l, two.v.v[0]),
		            joined_name(l, two.v.v[1]), layer->head.refused);
	return layer->joint;
}

/* It names one of the two. */
static void check_pupils(const struct layers *l, const struct layer *layer)
{
	const struct edition_parts two = edition_parts(l->st->arena, layer->name);
	bool names_one = false;
	for (int i = 0; i < two.v.n && layer->joint; i++)
		names_one = names_one || !strcmp(two.v.v[i], layer->head.pupils ? layer->head.pupils : two.v.v[i]);
	if (layer->head.pupils && !names_one)
		diag_report(l->st->diag, DIAG_NO_EFFECT, layer->head.pupils_at, "pupils",
		            layer->joint ? "it names one of the two editions that the file is named after"
		                         : "it belongs to a file that is named after two editions, A+B.yaml");
}

static bool suits(const struct layers *l, const struct layer *layer)
{
	const struct where at = l->what->edition_at;
	if (edition_suits(&layer->head, l->st->document))
		return true;
	diag_report(l->st->diag, DIAG_EDITION_DOCUMENT, at.source ? at : layer->head.documents.at[0], layer->name,
	            l->st->document);
	return false;
}

/* `nup: 2` is `nup: {pages: 2}`. */
static const struct node *main_value(const struct node *n) { return n->kind == NODE_MAP && n->n ? n->item[0] : n; }

/* What both say, and not the same: a key, and its value in an edition, which an option would replace in silence. */
static const struct node *replaced_by(const struct node *option, const struct node *own, const char **key)
{
	const struct node *a = node_find(option, *key), *b = node_find(own, *key), *found = NULL;
	if (!a || !b || node_is_null(b))
		return NULL;
	if (a->kind != NODE_MAP || b->kind != NODE_MAP) {
		a = main_value(a);
		return a->kind == NODE_TEXT && b->kind == NODE_TEXT && !strcmp(a->text, b->text) ? NULL : b;
	}
	for (int i = 0; i < a->n && !found; i++) {
		*key = a->key[i];
		found = replaced_by(a, b, key);
	}
	return found;
}

/* How pages are put on sheets is said by an edition or by options. */
static bool goes_with_options(const struct layers *l, const struct layer *layer)
{
	const struct node *mine = node_find(node_find(layer->file, "documents"), l->st->document);
	const struct node *files[] = {layer->file, mine}, *found = NULL;
	const char *key = NULL;
	for (int i = 0; i < COUNT_OF(files) && !found; i++) {
		key = "impose";
		found = replaced_by(l->what->over, files[i], &key);
	}
	if (!found)
		return true;
	diag_report(l->st->diag, DIAG_NO_EFFECT, found->at, key, "an option of the command line takes its place");
	diag_hint(l->st->diag, "leave out that option, or the edition '%s'", joined_name(l, layer->name));
	return false;
}

static void read_layers(struct layers *l)
{
	struct overlays *st = l->st;
	struct edition_parts parts = edition_layers(st->root, st->arena, st->diag, l->what->edition, l->what->edition_at);
	for (int i = 0; i < parts.v.n; i++) {
		const char *name = parts.v.v[i];
		struct node *file = overlay_read(st, edition_path(st->arena, name), l->what->edition_at);
		struct layer *layer = vec_push(st->arena, &l->v);
		*layer = (struct layer){.name = name, .file = file, .joint = strchr(name, '+') != NULL};
		if (file)
			layer->head = edition_head_load(st->root, st->arena, st->diag, name, l->what->edition_at);
		check_pupils(l, layer);
	}
}

static bool go_together(const struct layers *l)
{
	for (int i = 0; i < l->v.n; i++)
		if (!suits(l, &l->v.v[i]) || is_refused(l, &l->v.v[i]) || !goes_with_those_before(l, i) ||
		    !goes_with_options(l, &l->v.v[i]))
			return false;
	return true;
}

bool overlay_editions(struct overlays *st, const struct descriptor_source *what, struct promises *promises)
{
	struct layers l = {.st = st, .what = what};
	read_layers(&l);
	if (!go_together(&l))
		return false;
	for (int i = 0; i < l.v.n; i++) {
		promises_add(promises, &l.v.v[i].head.promises);
		overlay_lay(st, l.v.v[i].file);
	}
	return true;
}

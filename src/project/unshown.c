/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Content that is shown nowhere. What a document shows is what binding asks the content for, in every branch of its layout;
 * a field of the shape counts as a whole, since one layout serves all items of a list.
 */
#include "unshown.h"
#include "bind.h"
#include "editions.h"
#include "score.h"

#include <string.h>

struct unshown {
	struct root *root;
	const struct project *project;
	struct arena *arena;
	struct diag *diag;
	struct field_uses *shown;
	const char *shape; /* of all documents */
	const struct content *content;
};

/* -- what is told ----------------------------------------------------------------------------- */

/* Numbers and words of a shape that is scored are what it is scored by. */
static bool is_told(const struct unshown *u, const struct shape_field *f)
{
	bool data = f->type == SHAPE_NUMBER || f->type == SHAPE_CHOICE || f->type == SHAPE_FLAG;
	return f->type != SHAPE_ID && !(data && u->content->shape->scoring) && !field_is_used(u->shown, f);
}

static bool look_at(struct unshown *u, const struct node *n, const struct shape_field *f, const char *path, bool tell);

static bool look_at_key(struct unshown *u, const struct node *n, int i, const struct shape_field *f, const char *path,
                        bool tell)
{
	const struct shape_field *field = shape_find(f, n->key[i], strlen(n->key[i]));
	const char *name = arena_printf(u->arena, "%s%s%s", path, *path ? "." : "", n->key[i]);
	if (!field || node_is_null(n->item[i]))
		return false;
	if (!is_told(u, field))
		return look_at(u, n->item[i], field, name, tell);
	if (tell) {
		diag_report(u->diag, DIAG_UNSHOWN_KEY, n->key_at[i], name);
		field_use(u->shown, field); /* once is enough */
	}
	return true;
}

/* Whether something of it is shown nowhere; with `tell`, after reporting. */
static bool look_at(struct unshown *u, const struct node *n, const struct shape_field *f, const char *path, bool tell)
{
	bool found = false;
	for (int i = 0; n->kind == NODE_MAP && f->type == SHAPE_GROUP && i < n->n; i++)
		found = look_at_key(u, n, i, f, path, tell) || found;
	for (int i = 0; n->kind == NODE_LIST && f->type == SHAPE_LIST && f->element && i < n->n; i++)
		found = look_at(u, n->item[i], f->element, path, tell) || found;
	return found;
}

/* -- what is not planned ------------------------------------------------------------------------ */

static void bind_all(const struct unshown *u, const struct document_spec *spec)
{
	const struct page_vars vars = {1, 1, ""};
	const struct master *masters[] = {&spec->masters.all, &spec->masters.first, &spec->masters.left,
	                                  &spec->masters.right};
	struct binder b = {.arena = u->arena,
	                   .diag = diag_new(u->arena),
	                   .content = results_join(u->arena, diag_new(u->arena), u->content, (enum results)spec->results,
	                                           NULL, spec->results_at),
	                   .spec = spec,
	                   .links = inner_links_new(u->arena)};
	bind_boxes(&b, spec->body);
	b.page = &vars;
	for (int i = 0; i < COUNT_OF(masters); i++) {
		bind_boxes(&b, masters[i]->header);
		bind_boxes(&b, masters[i]->footer);
	}
}

static void add_edition(const struct unshown *u, const struct project_document *doc, const char *edition)
{
	const struct descriptor_source what = {
	        .name = doc->layout, .locale = u->project->source_language, .edition = edition};
	if (edition_is_listed(doc, edition) || !edition_is_for(u->project, u->arena, edition, doc, true))
		return;
	const struct document_spec *spec = descriptor_load(u->root, u->arena, diag_new(u->arena), what);
	if (spec)
		bind_all(u, spec);
}

static void add_editions(const struct unshown *u)
{
	const struct project_document *doc = u->project->documents.v;
	struct file_names single = editions_files(u->project, u->arena), joint = editions_joint_files(u->project, u->arena);
	for (int i = 0; i < u->project->documents.n; i++) {
		for (int k = 0; k < single.v.n; k++)
			add_edition(u, &doc[i], single.v.v[k]);
		for (int k = 0; k < joint.v.n; k++)
			add_edition(u, &doc[i], joint.v.v[k]);
	}
}

static bool is_planned(const struct unshown *u, const char *layout)
{
	const struct project_document *doc = u->project->documents.v;
	for (int i = 0; i < u->project->documents.n; i++)
		if (!strcmp(doc[i].layout, layout))
			return true;
	return false;
}

/* A project of one document may keep the content of others. */
static void add_layouts(const struct unshown *u)
{
	struct file_names layouts = folder_files(u->root, u->arena, "layouts", ".yaml");
	for (int i = 0; i < layouts.v.n; i++) {
		const struct descriptor_source what = {.name = layouts.v.v[i], .locale = u->project->source_language};
		const struct document_spec *spec =
		        is_planned(u, what.name) ? NULL : descriptor_load(u->root, u->arena, diag_new(u->arena), what);
		if (spec && !strcmp(spec->shape, u->shape))
			bind_all(u, spec);
	}
}

/* -- the content ------------------------------------------------------------------------------ */

/* That of all documents; NULL: they have several, and none says what all content is. */
static const char *find_shape(const struct unshown *u)
{
	const struct project_document *doc = u->project->documents.v;
	const char *name = NULL;
	for (int i = 0; i < u->project->documents.n; i++) {
		const struct descriptor_source what = {.name = doc[i].layout, .locale = u->project->source_language};
		const struct document_spec *spec = descriptor_load(u->root, u->arena, diag_new(u->arena), what);
		if (!spec || (name && strcmp(name, spec->shape) != 0))
			return NULL;
		name = spec->shape;
	}
	return name;
}

static const struct content *find_content(const struct unshown *u)
{
	const struct shape_field *shape =
	        u->shape ? shape_load(u->root, u->arena, diag_new(u->arena), u->shape, (struct where){0}) : NULL;
	const char *path = arena_printf(u->arena, "content/%s/%s.yaml", u->project->subject, u->project->source_language);
	struct content *c = shape ? content_load(u->root, u->arena, diag_new(u->arena), path, shape) : NULL;
	if (!c)
		return NULL;
	c->uses = NEW(u->arena, struct content_uses);
	*c->uses = (struct content_uses){.arena = u->arena, .fields = u->shown};
	return c;
}

void unshown_check(struct root *r, const struct project *p, struct arena *a, struct diag *d, struct field_uses *shown)
{
	struct unshown u = {r, p, a, d, shown, NULL, NULL};
	u.shape = find_shape(&u);
	u.content = find_content(&u);
	if (!u.content || !look_at(&u, u.content->top, u.content->shape, "", false))
		return;
	add_editions(&u);
	add_layouts(&u);
	look_at(&u, u.content->top, u.content->shape, "", true);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which editions a project has: those that platen.yaml lists, and each file of layouts/editions. */
#include "editions.h"
#include "names.h"

#include <string.h>

const char *edition_missing(const struct project *p, struct arena *a, const char *name)
{
	struct edition_parts parts = edition_parts(a, name);
	for (int i = 0; i < parts.v.n; i++)
		if (!name_is_valid(parts.v.v[i]) || !file_is_named(p->root, edition_path(a, parts.v.v[i])))
			return parts.v.v[i];
	return NULL;
}

const char *edition_in_letters(const struct project *p, struct arena *a, const char *name)
{
	const char *out = "";
	if (!edition_missing(p, a, name))
		return name;
	const struct name_list all = project_editions(p, a);
	const struct edition_parts parts = edition_parts(a, name);
	for (int i = 0; i < parts.v.n; i++) {
		const char *part = name_trimmed(a, parts.v.v[i]), *known = name_in_letters(part, all.v.v, all.v.n);
		out = arena_printf(a, "%s%s%s", out, i ? "+" : "", known ? known : part);
	}
	return out;
}

bool edition_is_listed(const struct project_document *doc, const char *name)
{
	const struct project_edition *e = doc->editions.v;
	for (int i = 0; i < doc->editions.n; i++)
		if (!strcmp(e[i].name, name))
			return true;
	return false;
}

static bool is_listed_elsewhere(const struct project *p, const char *name)
{
	const struct project_document *doc = p->documents.v;
	for (int i = 0; i < p->documents.n; i++)
		if (edition_is_listed(&doc[i], name))
			return true;
	return false;
}

bool edition_is_for(const struct project *p, struct arena *a, const char *name, const struct project_document *doc,
                    bool named)
{
	struct diag *unsaid = diag_new(a); /* what is wrong with a file is told where it is laid over a layout */
	struct edition_parts layers = edition_layers(p->root, a, unsaid, name, (struct where){0});
	struct edition_parts parts = edition_parts(a, name);
	for (int i = 0; i < layers.v.n; i++) {
		struct edition_head head = edition_head_load(p->root, a, unsaid, layers.v.v[i], (struct where){0});
		if (!edition_suits(&head, doc->layout))
			return false;
	}
	for (int i = 0; i < parts.v.n && !named; i++) {
		const char *part = parts.v.v[i];
		struct edition_head head = edition_head_load(p->root, a, unsaid, part, (struct where){0});
		if (!head.documents.n && !edition_is_listed(doc, part) && is_listed_elsewhere(p, part))
			return false;
	}
	return true;
}

struct file_names editions_files(const struct project *p, struct arena *a)
{
	struct file_names all = folder_files(p->root, a, "layouts/editions", ".yaml"), out = {0};
	for (int i = 0; i < all.v.n; i++)
		if (name_is_valid(all.v.v[i]) && !strchr(all.v.v[i], '+'))
			*vec_push(a, &out.v) = all.v.v[i];
	return out;
}

struct file_names editions_joint_files(const struct project *p, struct arena *a)
{
	struct file_names all = folder_files(p->root, a, "layouts/editions", ".yaml"), out = {0};
	for (int i = 0; i < all.v.n; i++)
		if (strchr(all.v.v[i], '+'))
			*vec_push(a, &out.v) = all.v.v[i];
	return out;
}

struct file_names editions_worded(const struct project *p, struct arena *a)
{
	struct file_names out = editions_files(p, a), joints = editions_joint_files(p, a);
	for (int i = 0; i < joints.v.n; i++)
		if (!edition_joint_fault(p, a, joints.v.v[i]))
			*vec_push(a, &out.v) = joints.v.v[i];
	return out;
}

const char *edition_joint_fault(const struct project *p, struct arena *a, const char *name)
{
	const struct edition_parts parts = edition_parts(a, name);
	const char *missing = edition_missing(p, a, name);
	if (parts.v.n != 2 || !*parts.v.v[0] || !*parts.v.v[1])
		return "it is named after two editions, as A+B.yaml";
	if (!strcmp(parts.v.v[0], parts.v.v[1]))
		return "it is named after one edition twice";
	return missing ? arena_printf(a, "there is no edition '%s'", missing) : NULL;
}

const struct node *edition_own_words(const struct project *p, struct arena *a, const char *part)
{
	const struct node *top = yaml_read(p->root, edition_path(a, part), diag_new(a), (struct where){0});
	const struct node *documents = node_find(top, "documents");
	struct node *words = node_find(top, "words");
	for (int i = 0; documents && documents->kind == NODE_MAP && i < documents->n; i++)
		words = node_merge(a, node_find(documents->item[i], "words"), words);
	return words && words->kind == NODE_MAP ? words : NULL;
}

struct name_list project_editions(const struct project *p, struct arena *a)
{
	struct name_list out = {0};
	const struct project_document *doc = p->documents.v;
	struct file_names files = editions_files(p, a);
	for (int i = 0; i < p->documents.n; i++)
		for (int k = 0; k < doc[i].editions.n; k++)
			*vec_push(a, &out.v) = ((const struct project_edition *)doc[i].editions.v)[k].name;
	for (int i = 0; i < files.v.n; i++)
		if (!is_listed_elsewhere(p, files.v.v[i]))
			*vec_push(a, &out.v) = files.v.v[i];
	return out;
}

/* Of one edition; `doc` is one that the filter names. */
static const char *refuse_document(const struct project *p, struct arena *a, const char *name,
                                   const struct project_document *doc)
{
	if (edition_missing(p, a, name) || edition_is_for(p, a, name, doc, true))
		return NULL;
	return arena_printf(a, "the edition '%s' is not made for the document '%s'", name, doc->name);
}

const char *plan_refusal(const struct project *p, struct arena *a, const struct plan_filter *f)
{
	const struct project_document *doc = p->documents.v;
	const char *why = NULL;
	for (int e = 0; e < f->editions.n && !why; e++) {
		const char *name = f->editions.v[e], *fault = edition_fault(a, name);
		if (fault && *fault)
			return arena_printf(a, "'%s' is no edition: %s", name, fault);
		for (int i = 0; i < p->documents.n && !why; i++)
			for (int k = 0; k < f->documents.n && !why; k++)
				if (!strcmp(doc[i].name, f->documents.v[k]))
					why = refuse_document(p, a, name, &doc[i]);
	}
	return why;
}

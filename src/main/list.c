/* SPDX-License-Identifier: GPL-3.0-or-later */
/* `platen list`: what a project makes, and what else it can be asked for. */
#include "edition.h"
#include "json.h"
#include "list.h"

#include <string.h>

/* One edition, or several that platen.yaml joins. */
struct listed {
	const char *name, *about;
	VEC(const struct project_document *) made_of; /* when it is asked for and no document is named */
	VEC(const struct project_edition *) built;    /* by default: of the document in the same place, or NULL */
};

/* What each of those that are joined is for. */
static const char *about_of(const struct run *r, const char *name)
{
	struct edition_parts parts = edition_parts(r->arena, name);
	const char *about = "";
	for (int i = 0; i < parts.v.n; i++) {
		struct edition_head head = edition_head_load(r->root, r->arena, r->diag, parts.v.v[i], (struct where){0});
		if (head.about)
			about = arena_printf(r->arena, "%s%s%s", about, *about ? " " : "", head.about);
	}
	return about;
}

static const struct project_edition *built_by_default(const struct project_document *doc, const char *name)
{
	const struct project_edition *e = doc->editions.v;
	for (int i = 0; i < doc->editions.n; i++)
		if (!strcmp(e[i].name, name))
			return &e[i];
	return NULL;
}

static struct listed describe(const struct run *r, const char *name)
{
	struct listed l = {.name = name, .about = about_of(r, name)};
	struct output_list all = {0};
	struct plan_filter filter = {0};
	*vec_push(r->arena, &filter.editions) = name;
	plan_outputs(r->project, r->arena, diag_new(r->arena), &filter, &all);
	const struct project_document *doc = r->project->documents.v;
	for (int d = 0; d < r->project->documents.n; d++) {
		bool made = false;
		for (int i = 0; i < all.v.n && !made; i++)
			made = all.v.v[i].document == &doc[d];
		if (!made)
			continue;
		*vec_push(r->arena, &l.made_of) = &doc[d];
		*vec_push(r->arena, &l.built) = built_by_default(&doc[d], name);
	}
	return l;
}

/* -- as text -------------------------------------------------------------------------------- */

static const char *join(struct arena *a, const char *const *names, int n)
{
	const char *all = "";
	for (int i = 0; i < n; i++)
		all = arena_printf(a, "%s%s%s", all, i ? ", " : "", names[i]);
	return all;
}

/* "poster (en, de), handout": those that are built without being asked for. */
static const char *defaults_of(struct arena *a, const struct listed *l)
{
	const char *all = "";
	for (int i = 0; i < l->built.n; i++) {
		const struct project_edition *e = l->built.v[i];
		if (!e)
			continue;
		all = arena_printf(a, "%s%s%s", all, *all ? ", " : "", l->made_of.v[i]->name);
		if (e->locales.n)
			all = arena_printf(a, "%s (%s)", all, join(a, e->locales.v, e->locales.n));
	}
	return all;
}

static void print_edition(const struct run *r, const struct listed *l, struct buf *b)
{
	const char *defaults = defaults_of(r->arena, l), *documents = "";
	for (int i = 0; i < l->made_of.n; i++)
		documents = arena_printf(r->arena, "%s%s%s", documents, i ? ", " : "", l->made_of.v[i]->name);
	buf_printf(b, "  %s\n", l->name);
	if (*l->about)
		buf_printf(b, "    %s\n", l->about);
	buf_printf(b, "    of: %s\n", *documents ? documents : "no document of this project");
	buf_printf(b, "    built: %s%s\n", *defaults ? "by default, " : "when asked for: --edition ",
	           *defaults ? defaults : l->name);
}

static void print_project(const struct run *r, const struct listed *l, int n, struct buf *b)
{
	const struct project *p = r->project;
	const struct project_document *doc = p->documents.v;
	buf_puts(b, "Documents\n");
	for (int i = 0; i < p->documents.n; i++)
		buf_printf(b, "  %-16s layouts/%s.yaml\n", doc[i].name, doc[i].layout);
	buf_printf(b, "\nLocales\n  %s\n", join(r->arena, p->locales.v, p->locales.n));
	buf_puts(b, n ? "\nEditions, which --edition asks for; several are joined by '+'\n" : "");
	for (int i = 0; i < n; i++)
		print_edition(r, &l[i], b);
	buf_printf(b, "\nOutputs\n  %s\n", p->out);
}

/* -- as JSON -------------------------------------------------------------------------------- */

static void put_names(struct json *j, const char *key, const char *const *names, int n)
{
	json_array_at(j, key);
	for (int i = 0; i < n; i++)
		json_string(j, names[i]);
	json_array_end(j);
}

static void put_edition(struct json *j, const struct listed *l)
{
	json_object(j);
	json_member(j, "name", l->name);
	json_member(j, "about", l->about);
	json_array_at(j, "documents");
	for (int i = 0; i < l->made_of.n; i++)
		json_string(j, l->made_of.v[i]->name);
	json_array_end(j);
	json_array_at(j, "by-default");
	for (int i = 0; i < l->built.n; i++) {
		const struct project_edition *e = l->built.v[i];
		if (!e)
			continue;
		json_object(j);
		json_member(j, "document", l->made_of.v[i]->name);
		put_names(j, "locales", e->locales.v, e->locales.n); /* none: all */
		json_object_end(j);
	}
	json_array_end(j);
	json_object_end(j);
}

static void put_project(const struct run *r, const struct listed *l, int n, struct buf *b)
{
	struct json j = {.out = b, .lines = 2};
	const struct project *p = r->project;
	const struct project_document *doc = p->documents.v;
	json_object(&j);
	json_member(&j, "subject", p->subject);
	json_array_at(&j, "documents");
	for (int i = 0; i < p->documents.n; i++) {
		json_object(&j);
		json_member(&j, "name", doc[i].name);
		json_member(&j, "layout", doc[i].layout);
		json_object_end(&j);
	}
	json_array_end(&j);
	put_names(&j, "locales", p->locales.v, p->locales.n);
	json_array_at(&j, "editions");
	for (int i = 0; i < n; i++)
		put_edition(&j, &l[i]);
	json_array_end(&j);
	json_member(&j, "out", p->out);
	json_object_end(&j);
	buf_putc(b, '\n');
}

/* ------------------------------------------------------------------------------------------- */

static bool is_first(const struct name_list *all, int i)
{
	for (int k = 0; k < i; k++)
		if (!strcmp(all->v.v[k], all->v.v[i]))
			return false;
	return true;
}

int run_list(struct run *r)
{
	struct buf b = {0};
	open_project(r);
	if (!r->project)
		return report(r);
	struct name_list names = project_editions(r->project, r->arena);
	struct listed *l = NEW_ARRAY(r->arena, struct listed, names.v.n);
	int n = 0;
	for (int i = 0; i < names.v.n; i++)
		if (is_first(&names, i))
			l[n++] = describe(r, names.v.v[i]);
	if (r->format == DIAG_JSON)
		put_project(r, l, n, &b);
	else
		print_project(r, l, n, &b);
	print_output(&b);
	r->format = DIAG_TEXT; /* to standard error, beside what is listed */
	return report(r);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The options of a class, and what they make of the plan. */
#include "class.h"

#include <string.h>

void class_check_options(struct run *r)
{
	if (!r->roster && (r->pack || r->codes || r->seed))
		usage_error(r,
		            arena_printf(r->arena, "--%s needs a class list: --roster=FILE",
		                         r->pack            ? "pack"
		                                 : r->codes ? "codes"
		                                            : "seed"));
	if (r->no_cover && !r->pack)
		usage_error(r, "--no-cover needs --pack: files of single pupils have no cover");
	if (r->pack && r->dump)
		usage_error(r, "--pack makes a PDF, and goes with no --dump");
	if (r->roster && (r->proof || r->depfile || r->explain_locale || (r->dump && r->dump != DUMP_PAGES)))
		usage_error(r,
		            "--roster goes with none of --proof, --depfile, --explain-locale, --dump=bound and --dump=list");
}

void class_narrow(struct run *r)
{
	const struct project *p = r->project;
	if (!r->filter.locales.n) {
		const char *first = ((const char *const *)p->locales.v)[0];
		for (int i = 0; i < p->locales.n; i++)
			if (!strcmp(((const char *const *)p->locales.v)[i], p->source_language))
				first = p->source_language;
		*vec_push(r->arena, &r->filter.locales) = first;
	}
	if (p->documents.n > 1 && r->filter.documents.n != 1)
		usage_error(r, "--roster makes the sheets of one document: name it by --document");
	if (r->filter.locales.n > 1 || r->filter.editions.n > 1)
		usage_error(
		        r, "--roster takes one --locale and one --edition; columns of the list name those of single pupils");
}

const struct roster *class_open(struct run *r, struct output_list *list)
{
	if (!r->roster || !list->v.n)
		return NULL;
	/* Editions of a document are planned beside the plain one. */
	list->v.n = 1;
	const struct roster_options o = {.project = r->project,
	                                 .document = list->v.v[0].document->name,
	                                 .edition = list->v.v[0].edition,
	                                 .codes = r->codes,
	                                 .seed = (uint64_t)r->seed};
	const struct roster *roster = roster_read(r->arena, r->diag, r->roster, &o);
	if (roster)
		plan_pupils(r->arena, roster, r->pack, list);
	else
		list->v.n = 0;
	return roster;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Any bytes as platen.yaml: the project, its plan and where outputs go, which is downwards.
 */
#include "fuzz.h"

#include "paths.h"
#include "project/locale_chain.h"

#include <string.h>

static void check_output(struct root *r, struct arena *a, const struct project *p, const struct output *o)
{
	struct locale_chain chain = locale_chain(a, o->locale, p->source_language);
	fuzz_require(chain.v.n > 0 && !strcmp(chain.v.v[0], o->locale), "a chain that does not begin with its locale");
	fuzz_require(root_place(r, a, o->path) != NULL, "an output outside the project");
	fuzz_require(root_place(r, a, po_path(a, p, o->locale)) != NULL, "a PO file outside the project");
	fuzz_require(root_place(r, a, content_path(a, p, o->locale)) != NULL, "content outside the project");
}

static void check_outputs(struct root *r, struct arena *a, struct diag *d, const struct project *p,
                          const struct output_list *list)
{
	struct output_list placed = {0};
	for (int i = 0; i < list->v.n; i++) {
		struct output *o = vec_push(a, &placed.v);
		*o = list->v.v[i];
		o->path = *o->path == '/' ? o->path : arena_printf(a, "%s/%s", root_path(r), o->path);
	}
	if (placed.v.n)
		outputs_check(&(struct placing){r, p, a, d, &placed, false, NULL});
	for (int i = 0; i < placed.v.n && !diag_errors(d); i++)
		check_output(r, a, p, &placed.v.v[i]);
}

static void plan(struct root *r, struct arena *a, struct diag *d, const struct project *p)
{
	struct output_list all = {0}, one = {0};
	struct plan_filter filter = {0};
	struct unlisted unlisted;
	struct buf told = {0};
	plan_outputs(p, a, d, &filter, &all);
	check_outputs(r, a, d, p, &all);
	if (!all.v.n)
		return;
	*vec_push(a, &filter.documents) = all.v.v[0].document->name;
	*vec_push(a, &filter.locales) = all.v.v[0].locale;
	fuzz_require(!plan_unlisted(p, a, &filter, &unlisted), "a planned name is unlisted");
	plan_outputs(p, a, d, &filter, &one);
	fuzz_require(one.v.n > 0 && one.v.n <= all.v.n, "a filter loses its output, or adds some");
	locale_explain(r, p, a, all.v.v[0].locale, &told);
	fuzz_require(fuzz_is_text(told.v, told.n), "a damaged text is told");
	buf_free(&told);
}

int fuzz_one(const uint8_t *data, size_t size)
{
	struct arena *a = arena_new();
	struct diag *d = diag_new(a);
	fuzz_file("platen.yaml", data, size);
	struct root *r = root_open(a, fuzz_folder());
	const struct project *p = project_load(r, a, d);
	fuzz_require(p || diag_errors(d) > 0, "a project was refused without a word");
	if (p)
		plan(r, a, d, p);
	fuzz_print(d);
	arena_free(a);
	return 0;
}

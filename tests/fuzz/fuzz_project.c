/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Any bytes as platen.yaml: the project, its plan and which locales stand in for each other.
 */
#include "fuzz.h"

#include "project/locale_chain.h"

#include <string.h>

static void check_output(struct arena *a, const struct project *p, const struct output *o)
{
	struct locale_chain chain = locale_chain(a, o->locale, p->source_language);
	fuzz_require(chain.v.n > 0 && !strcmp(chain.v.v[0], o->locale), "a chain that does not begin with its locale");
	fuzz_require(*o->path, "an output without a path");
}

static void plan(struct root *r, struct arena *a, struct diag *d, const struct project *p)
{
	struct output_list all = {0}, one = {0};
	struct plan_filter filter = {0};
	struct unlisted unlisted;
	struct buf told = {0};
	plan_outputs(p, a, d, &filter, &all);
	for (int i = 0; i < all.v.n && !diag_errors(d); i++)
		check_output(a, p, &all.v.v[i]);
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

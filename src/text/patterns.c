/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Hyphenation patterns, by libhyphen. Reading a pattern file costs as much as setting ten pages (German:
 * 117 million instructions), so a run reads each file once, with the first paragraph that needs it.
 */
#include "internal.h"

#include <hyphen.h>
#include <stdio.h>

static HyphenDict *load_patterns(const struct source *source)
{
	FILE *f = fmemopen((void *)(uintptr_t)source->text, source->size, "r");
	HyphenDict *dict = f ? hnj_hyphen_load_file(f) : NULL;
	if (f)
		fclose(f);
	return dict;
}

HyphenDict *patterns_read(struct pattern_list *list, const struct source *source)
{
	for (int i = 0; i < list->v.n; i++)
		if (list->v.v[i].source == source)
			return list->v.v[i].dict;
	HyphenDict *dict = load_patterns(source);
	*vec_push(list->arena, &list->v) = (struct pattern_file){source, dict};
	return dict;
}

void patterns_close(struct pattern_list *list)
{
	for (int i = 0; i < list->v.n; i++)
		if (list->v.v[i].dict)
			hnj_hyphen_free(list->v.v[i].dict);
}

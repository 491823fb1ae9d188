/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "shard.h"
#include "locale_chain.h"
#include "paths.h"
#include "roster.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

/* What is the same for all outputs, beside their texts: opening fonts, writing the file. About that of 20 KB of text. */
enum { COST_OF_ANY = 20000 };

struct share {
	int output;   /* its place in the plan */
	int64_t cost; /* of it */
};

/* 0: there is no such file. */
static int64_t size_of(const struct root *r, struct arena *a, const char *path)
{
	struct stat st;
	return path_stat(arena_printf(a, "%s/%s", root_path(r), path), &st) ? (int64_t)st.st_size : 0;
}

static int64_t cost_of_text(const struct root *r, const struct project *p, struct arena *a, const char *locale)
{
	struct locale_chain chain = locale_chain(a, locale, p->source_language);
	int64_t size = 0;
	for (int i = 0; i < chain.v.n && !size; i++) {
		size = size_of(r, a, content_path(a, p, chain.v.v[i]));
		if (!size)
			size = size_of(r, a, po_path(a, p, chain.v.v[i]));
	}
	return size;
}

/* Outputs of one locale stand together in a plan, so each text is looked for once. */
static void weigh(const struct root *r, const struct project *p, struct arena *a, const struct output_list *list,
                  struct share *all)
{
	const char *locale = "";
	int64_t text = 0;
	for (int i = 0; i < list->v.n; i++) {
		const struct output *o = &list->v.v[i];
		if (strcmp(locale, o->locale) != 0)
			text = cost_of_text(r, p, a, locale = o->locale);
		const char *layout = o->document->layout;
		int64_t size = layout ? size_of(r, a, arena_printf(a, "layouts/%s.yaml", layout)) : 0;
		all[i] = (struct share){i, COST_OF_ANY + size + text};
	}
}

static int compare(const void *pa, const void *pb)
{
	const struct share *a = pa, *b = pb;
	return a->cost != b->cost ? (a->cost < b->cost) - (a->cost > b->cost) : a->output - b->output;
}

/* -- giving out ----------------------------------------------------------------------------- */

/* What a shard has so far. A heap has the one with the least at its top, of equal ones the first. */
struct load {
	int64_t cost;
	int shard;
};

static bool is_less(const struct load *a, const struct load *b)
{
	return a->cost != b->cost ? a->cost < b->cost : a->shard < b->shard;
}

static void sink(struct load *heap, int n)
{
	for (int i = 0, least;; i = least) {
		least = i;
		for (int k = 2 * i + 1; k <= 2 * i + 2 && k < n; k++)
			if (is_less(&heap[k], &heap[least]))
				least = k;
		if (least == i)
			return;
		struct load moved = heap[i];
		heap[i] = heap[least];
		heap[least] = moved;
	}
}

/* Marks what falls to the shard. More shards than outputs: the last ones have nothing. */
static void give_out(const struct shard *s, struct arena *a, struct share *all, int n, bool *mine)
{
	int of = s->of < n ? s->of : n;
	struct load *heap = NEW_ARRAY(a, struct load, of);
	for (int i = 0; i < of; i++)
		heap[i] = (struct load){0, i + 1};
	qsort(all, (size_t)n, sizeof(*all), compare);
	for (int i = 0; i < n; i++) {
		mine[all[i].output] = heap[0].shard == s->number;
		heap[0].cost += all[i].cost;
		sink(heap, of);
	}
}

const struct roster *shard_take(const struct shard *s, const struct root *root, const struct project *p, struct arena *a,
                                struct output_list *list, const struct roster *roster)
{
	int n = list->v.n, kept = 0;
	if (!s->of || !n)
		return roster;
	struct share *all = NEW_ARRAY(a, struct share, n);
	bool *mine = NEW_ARRAY(a, bool, n);
	struct roster *part = roster ? NEW(a, struct roster) : NULL;
	weigh(root, p, a, list, all);
	give_out(s, a, all, n, mine);
	if (part) {
		*part = *roster;
		part->v = NEW_ARRAY(a, struct roster_row, n);
	}
	for (int i = 0; i < n; i++) {
		if (!mine[i])
			continue;
		if (part)
			part->v[kept] = roster->v[i];
		list->v.v[kept++] = list->v.v[i];
	}
	if (part)
		part->n = kept;
	list->v.n = kept;
	list->by_path = (struct hashes){0};
	return part;
}

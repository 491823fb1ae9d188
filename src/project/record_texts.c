/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What an output uses of the content and of translations, as a number, so that a change of a text that it does not show
 * leaves it alone. What binding asks the content for are paths from its top: the whole of what stands there counts, as a
 * box may go through all of it. The words of a layout count whole, too.
 */
#include "bind.h"
#include "record_ask.h"
#include "record_own.h"

#include <string.h>

/* Below the threshold the pages bear how far the translation has come. */
static void put_progress(struct buf *b, const struct typesetting *s)
{
	int total = s->texts->progress.total + s->progress.total;
	int done = s->texts->progress.translated + s->progress.translated;
	bool enough = (int64_t)done * 100 >= (int64_t)total * s->project->threshold;
	bytes_put(b, enough ? 0 : (uint64_t)total);
	bytes_put(b, enough ? 0 : (uint64_t)done);
}

static void put_value(struct buf *b, const struct node *n)
{
	bytes_put(b, n != NULL);
	if (n)
		record_put_node(b, n);
}

struct record_texts record_texts(const struct typesetting *s, const struct content_uses *u)
{
	struct record_texts out = {0};
	struct buf values = {0};
	if (!s->texts || !s->content || u->all)
		return out;
	for (int i = 0; i < u->paths.n; i++) {
		buf_put(&out.paths, u->paths.v[i], strlen(u->paths.v[i]) + 1);
		put_value(&values, content_value(s->arena, s->content, u->paths.v[i]));
	}
	put_value(&values, s->words);
	bytes_put_text(&values, s->content->language);
	bytes_put(&values, s->texts->own);
	put_progress(&values, s);
	out.digest = digest_of(values.v, values.n);
	buf_free(&values);
	return out;
}

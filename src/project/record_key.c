/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What outputs are made of beside files, as a number: the program and its libraries, what platen.yaml says but for where
 * outputs go and which there are, the options, and which output it is. Another document of the project is none of that.
 */
#include "build_id.h"
#include "record_own.h"

#include <string.h>

void record_put_node(struct buf *b, const struct node *n)
{
	bytes_put(b, n->kind);
	bytes_put(b, n->quoted);
	bytes_put_text(b, n->lang);
	if (n->kind == NODE_TEXT)
		bytes_put_text(b, n->text);
	bytes_put(b, n->kind == NODE_TEXT ? 0 : (uint64_t)n->n);
	for (int i = 0; n->kind != NODE_TEXT && i < n->n; i++) {
		if (n->kind == NODE_MAP)
			bytes_put_text(b, n->key[i]);
		record_put_node(b, n->item[i]);
	}
}

/* Not for each output; nor is the date, since the time of outputs may come from elsewhere. */
static bool is_of_plan(const char *key)
{
	static const char *const keys[] = {"out", "locales", "documents", "date"};
	for (int i = 0; i < COUNT_OF(keys); i++)
		if (!strcmp(keys[i], key))
			return true;
	return false;
}

struct digest record_base_key(const struct project *p)
{
	struct buf b = {0};
	build_id_put(&b);
	bytes_put(&b, (uint64_t)p->time);
	for (int i = 0; i < p->top->n; i++)
		if (!is_of_plan(p->top->key[i])) {
			bytes_put_text(&b, p->top->key[i]);
			record_put_node(&b, p->top->item[i]);
		}
	struct digest key = digest_of(b.v, b.n);
	buf_free(&b);
	return key;
}

struct digest record_key(const struct build_record *rec, const struct output *o, const struct build_options *options)
{
	struct buf b = {0};
	bytes_put_digest(&b, rec->base);
	bytes_put_text(&b, o->document->name);
	bytes_put_text(&b, o->document->layout);
	bytes_put_text(&b, o->locale);
	bytes_put_text(&b, o->edition);
	bytes_put(&b, options->proof);
	bytes_put_text(&b, options->over);
	struct digest key = digest_of(b.v, b.n);
	buf_free(&b);
	return key;
}

struct digest record_check_key(const struct build_record *rec, const struct output_list *list)
{
	struct buf b = {0};
	const struct project_document *doc = rec->project->documents.v;
	bytes_put_digest(&b, rec->base);
	bytes_put(&b, (uint64_t)rec->project->documents.n);
	for (int i = 0; i < rec->project->documents.n; i++) {
		bytes_put_text(&b, doc[i].name);
		bytes_put_text(&b, doc[i].layout);
	}
	for (int i = 0; i < list->v.n; i++) {
		bytes_put_text(&b, list->v.v[i].locale);
		bytes_put_text(&b, list->v.v[i].edition);
	}
	struct digest key = digest_of(b.v, b.n);
	buf_free(&b);
	return key;
}

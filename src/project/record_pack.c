/* SPDX-License-Identifier: GPL-3.0-or-later */
/* In a job: what its output was made of, as bytes for the process of the record. */
#include "record_own.h"

#include <string.h>

/* -- messages about platen.yaml ------------------------------------------------------------- */

/* What platen.yaml says for all outputs stands in their keys, so a message about one of its keys is true wherever that
   stands by now; else another document in it would be a change of all outputs that have such a message. */
static const char own_file[] = "platen.yaml:";

/* The key whose value stands there; NULL: it is another place, or in another file. */
static const char *key_of_place(const struct project *p, struct where at)
{
	for (int i = 0; at.source == p->top->at.source && i < p->top->n; i++)
		if (p->top->item[i]->at.line == at.line && p->top->item[i]->at.column == at.column)
			return p->top->key[i];
	return NULL;
}

bool record_place_of_key(const struct project *p, const char *name, struct where *at)
{
	const size_t n = strlen(own_file);
	const struct node *value = !strncmp(name, own_file, n) ? node_find(p->top, name + n) : NULL;
	*at = value ? value->at : *at;
	return value;
}

struct packing {
	const struct build_record *rec;
	struct root *root;
	struct arena *arena;
};

static const char *name_of_place(void *user, struct where at)
{
	const struct packing *p = user;
	const char *key = key_of_place(p->rec->project, at);
	return key ? arena_printf(p->arena, "%s%s", own_file, key) : at.source->path;
}

static bool note_place(void *user, struct where at)
{
	const struct packing *p = user;
	return key_of_place(p->rec->project, at) || inputs_note(p->root, at.source);
}

/* -- packing -------------------------------------------------------------------------------- */

static void pack_inputs(const struct input_list *seen, struct buf *out)
{
	bytes_put(out, (uint64_t)seen->v.n);
	for (int i = 0; i < seen->v.n; i++)
		record_put_input(out, &seen->v.v[i]);
}

void record_pack(const struct build_record *rec, struct root *r, struct arena *a, const struct diag *d, struct digest digest,
                 const struct record_texts *texts, struct buf *out)
{
	struct packing p = {rec, r, a};
	bool whole = rec && !diag_errors(d) && diag_all_places(d, note_place, &p);
	struct input_list seen = inputs_seen(r, a, whole);
	for (int i = 0; i < seen.v.n; i++)
		whole = whole && seen.v.v[i].kind != INPUT_OTHER;
	bytes_put(out, whole);
	pack_inputs(&seen, out);
	bytes_put_digest(out, digest);
	bytes_put_digest(out, texts ? texts->digest : (struct digest){0});
	bytes_put(out, texts ? texts->paths.n : 0);
	if (texts)
		buf_put(out, texts->paths.v, texts->paths.n);
	if (whole)
		diag_store(d, name_of_place, &p, out);
}

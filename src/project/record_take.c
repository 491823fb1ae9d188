/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What jobs have packed goes into the record. */
#include "record_own.h"

#include <assert.h>
#include <string.h>

/* A new entry of what was packed, but for its names. */
static struct record_entry unpack(struct build_record *rec, struct root *r, struct byte_reader *b)
{
	struct record_entry e = {.n = bytes_take_count(b, 1)};
	int *input = e.n && rec ? NEW_ARRAY(rec->arena, int, e.n) : NULL;
	for (int i = 0; i < e.n; i++) {
		struct input in = record_take_input(b);
		if (in.kind == INPUT_READ)
			root_remember(r, in.path);
		else
			inputs_learn(r, &in);
		if (input)
			input[i] = record_add_input(&rec->entries, &in);
	}
	e.input = input;
	e.digest = bytes_take_digest(b);
	if (!rec)
		return e;
	e.texts = bytes_take_digest(b);
	e.paths = record_take_block(b, rec->arena);
	e.messages.n = (size_t)(b->end - b->p);
	e.messages.v = NEW_ARRAY(rec->arena, char, e.messages.n + 1);
	memcpy(e.messages.v, b->p, e.messages.n);
	return e;
}

static void add(struct build_record *rec, struct record_entry *e)
{
	e->used = true;
	e->asked = false;
	rec->made = true;
	record_add(&rec->entries, e);
}

void record_take(struct build_record *rec, struct root *r, const struct output *o, struct digest key, struct byte_reader *b)
{
	bool whole = bytes_take(b) == 1;
	struct record_entry e = unpack(rec, r, b);
	if (!rec || !whole)
		return;
	e.path = o ? arena_strdup(rec->arena, record_name_of(rec, o->path)) : "";
	e.document = o ? o->document->name : "";
	e.locale = o ? o->locale : "";
	e.edition = o && o->edition ? o->edition : "";
	e.key = key;
	add(rec, &e);
}

/* The input of that path among those of an entry; -1: none. */
static int input_of_path(const struct build_record *rec, const struct record_entry *e, const char *path)
{
	for (int i = 0; i < e->n; i++) {
		assert(e->input);
		if (!strcmp(rec->entries.inputs.v[e->input[i]].path, path))
			return e->input[i];
	}
	return -1;
}

void record_take_texts(struct build_record *rec, const struct output *o, struct byte_reader *b)
{
	bool whole = bytes_take(b) == 1;
	struct record_entry new = unpack(rec, rec->root, b), same = *record_asked(rec, o);
	int *input = NEW_ARRAY(rec->arena, int, same.n + 1);
	for (int i = 0; i < same.n; i++) {
		int now = record_input_is_same(rec, same.input[i])
		        ? same.input[i]
		        : input_of_path(rec, &new, rec->entries.inputs.v[same.input[i]].path);
		whole = whole && now >= 0;
		input[i] = now;
	}
	record_remember_inputs(rec, &same);
	if (!whole)
		return;
	same.input = input;
	same.messages = new.messages;
	add(rec, &same);
}

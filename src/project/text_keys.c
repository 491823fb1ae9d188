/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "text_keys.h"

static struct node *note_key(struct text_map *m, const char *context, const struct shape_field *field, struct node *n)
{
	struct text_keys *k = m->user;
	(void)field;
	hashes_put(m->arena, &k->by_text, hash_pointer(n), k->v.n);
	*vec_push(m->arena, &k->v) = (struct text_key){n, arena_strdup(m->arena, context)};
	return n;
}

void text_keys_note(struct text_keys *k, const struct typesetting *s, const char *document)
{
	struct text_map map = {note_key, s->arena, k};
	content_map(s->texts->content, &map);
	words_map(s->words, document, &map);
}

const char *text_key_of(const struct text_keys *k, const struct node *text)
{
	const int *i;
	for (size_t step = 0; (i = hashes_next(&k->by_text, hash_pointer(text), &step));)
		if (k->v.v[*i].text == text)
			return k->v.v[*i].name;
	return NULL;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The items of a list in the order in which the edition's language lists words (UTS #10 with the
 * locale's tailoring, through ICU): a glossary that is alphabetical in English is so in Turkish.
 */
#include "collation.h"
#include "tags.h"
#include "template.h"

#include <stdlib.h>
#include <string.h>

struct keyed {
	struct node *item;
	const char *key;
	int place; /* in the content: decides between equal keys */
};

static int compare(const void *a, const void *b)
{
	const struct keyed *x = a, *y = b;
	int order = strcmp(x->key, y->key);
	return order ? order : x->place - y->place;
}

const struct node *sorted_list(const struct binder *b, const struct scope *s, const struct node *list,
                               const struct shape_field *element, struct path_ref by)
{
	struct node *copy = NEW(b->arena, struct node);
	struct keyed *keyed = NEW_ARRAY(b->arena, struct keyed, list->n + 1);
	UCollator *c = collator_open(b->spec->language);
	for (int i = 0; i < list->n; i++) {
		struct scope inner = {list->item[i], element, i + 1, list->n, 0, 0, s};
		const struct shape_field *shape;
		const struct node *text = path_lookup(b, &inner, by, &shape);
		if (!text && !shape) { /* reported: no item has it */
			ucol_close(c);
			return list;
		}
		bool good = text && text->kind == NODE_TEXT;
		const char *words = good ? tags_strip(b->arena, text->text) : "";
		keyed[i] = (struct keyed){list->item[i], sort_key(b->arena, c, words, strlen(words)), i};
	}
	ucol_close(c);
	qsort(keyed, (size_t)list->n, sizeof(*keyed), compare);
	*copy = *list;
	copy->item = NEW_ARRAY(b->arena, struct node *, list->n + 1);
	for (int i = 0; i < list->n; i++)
		copy->item[i] = keyed[i].item;
	return copy;
}

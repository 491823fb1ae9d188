/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The items of a list in the order in which the edition's language lists words (UTS #10 with the
 * locale's tailoring, through ICU): a glossary that is alphabetical in English is so in Turkish.
 */
#include "tags.h"
#include "template.h"

#include <stdlib.h>
#include <string.h>
#include <unicode/ucol.h>
#include <unicode/ustring.h>

struct keyed {
	struct node *item;
	const uint8_t *key;
	int place; /* in the content: decides between equal keys */
};

static UCollator *open_collator(const char *locale)
{
	UErrorCode error = U_ZERO_ERROR;
	UCollator *c = ucol_open(locale, &error);
	if (U_FAILURE(error))
		machine_failure("collation for %s: %s", locale, u_errorName(error));
	return c;
}

static const uint8_t *sort_key(struct arena *a, const UCollator *c, const char *text)
{
	UErrorCode error = U_ZERO_ERROR;
	int32_t room = (int32_t)strlen(text) + 1, n16 = 0;
	UChar *wide = NEW_ARRAY(a, UChar, room);
	u_strFromUTF8WithSub(wide, room, &n16, text, -1, 0xFFFD, NULL, &error);
	int32_t n = U_SUCCESS(error) ? ucol_getSortKey(c, wide, n16, NULL, 0) : 0;
	uint8_t *key = arena_alloc(a, (size_t)n); /* it ends in a zero byte */
	if (!n || ucol_getSortKey(c, wide, n16, key, n) != n)
		machine_failure("a sort key of '%s': %s", text, u_errorName(error));
	return key;
}

static int compare(const void *a, const void *b)
{
	const struct keyed *x = a, *y = b;
	int order = strcmp((const char *)x->key, (const char *)y->key);
	return order ? order : x->place - y->place;
}

const struct node *sorted_list(const struct binder *b, const struct scope *s, const struct node *list,
                               const struct shape_field *element, struct path_ref by)
{
	struct node *copy = NEW(b->arena, struct node);
	struct keyed *keyed = NEW_ARRAY(b->arena, struct keyed, list->n + 1);
	UCollator *c = open_collator(b->spec->language);
	for (int i = 0; i < list->n; i++) {
		struct scope inner = {list->item[i], element, i + 1, list->n, 0, 0, s};
		const struct shape_field *shape;
		const struct node *text = path_lookup(b, &inner, by, &shape);
		if (!text && !shape) { /* reported: no item has it */
			ucol_close(c);
			return list;
		}
		bool good = text && text->kind == NODE_TEXT;
		keyed[i] = (struct keyed){list->item[i], sort_key(b->arena, c, good ? tags_strip(b->arena, text->text) : ""),
		                          i};
	}
	ucol_close(c);
	qsort(keyed, (size_t)list->n, sizeof(*keyed), compare);
	*copy = *list;
	copy->item = NEW_ARRAY(b->arena, struct node *, list->n + 1);
	for (int i = 0; i < list->n; i++)
		copy->item[i] = keyed[i].item;
	return copy;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Slips in what bound boxes say: words of links and alternative texts that say nothing. One walk over the schema tables
   finds them in every kind of box. */
#include "lint.h"
#include "rich.h"

#include <string.h>
#include <strings.h>

/* Small letters for Latin, Greek and Cyrillic capitals: what is listed is written in small ones. */
static uint32_t fold(uint32_t cp)
{
	if ((cp >= 'A' && cp <= 'Z') || (cp >= 0xC0 && cp <= 0xDE && cp != 0xD7) || (cp >= 0x391 && cp <= 0x3A9) ||
	    (cp >= 0x410 && cp <= 0x42F))
		return cp + 0x20;
	return cp;
}

/* What stands around words without belonging to them. */
static const char *bare(struct arena *a, const char *s)
{
	static const char around[] = " \t\n.,:;!?()[]";
	s += strspn(s, around);
	size_t n = strlen(s);
	while (n && strchr(around, s[n - 1]))
		n--;
	return arena_strndup(a, s, n);
}

/* Bytes of `s` that are `name`, in capitals or not; 0: it begins otherwise. */
static size_t begins_with(const char *s, const char *name)
{
	const char *p = s, *end = s + strlen(s), *name_end = name + strlen(name);
	while (name < name_end)
		if (p == end || fold(utf8_next(&p, end)) != fold(utf8_next(&name, name_end)))
			return 0;
	return (size_t)(p - s);
}

/* Whether a text is one of the list, or begins with one of several words. */
static bool is_vague(const struct list_of *list, const char *s, bool beginning)
{
	for (int i = 0; i < list->n; i++) {
		const char *name = ((const char *const *)list->v)[i];
		size_t n = begins_with(s, name);
		if (n && (!s[n] || (beginning && strchr(name, ' ') && s[n] == ' ')))
			return true;
	}
	return false;
}

/* "bridge.jpg", "IMG_2041". */
static bool is_file_name(const char *s)
{
	static const char *const endings[] = {".png", ".jpg", ".jpeg", ".svg", ".gif", ".webp", ".tif", ".bmp"};
	static const char *const beginnings[] = {"img", "dsc", "image", "pic"};
	size_t n = strlen(s);
	for (int i = 0; i < COUNT_OF(endings); i++)
		if (!strchr(s, ' ') && n > strlen(endings[i]) && !strcasecmp(s + n - strlen(endings[i]), endings[i]))
			return true;
	for (int i = 0; i < COUNT_OF(beginnings); i++) {
		size_t head = begins_with(s, beginnings[i]);
		const char *rest = s + head + strspn(s + head, "-_ ");
		if (head && *rest && !rest[strspn(rest, "0123456789")])
			return true;
	}
	return false;
}

static void check_alt(const struct lint *l, const struct rich *r)
{
	const char *text = bare(l->arena, rich_text(l->arena, r));
	if (is_file_name(text) || is_vague(&l->rules->vague_alts, text, true))
		diag_report(l->diag, DIAG_VAGUE_ALT, r->at, text);
}

/* At the bracket that opens a link of prose, or where its text begins. */
static struct where place_of_link(const struct node *source, const char *href, struct where at)
{
	const char *p = source ? strstr(source->text, href) : NULL;
	while (p && p > source->text && *p != '[')
		p--;
	return p ? text_place(source->at, source->text, (size_t)(p - source->text)) : source ? source->at : at;
}

/* The link that begins at a span; it goes on while spans lead to the same place. Returns the span behind it. */
static int check_link(const struct lint *l, const struct rich *r, const struct rich_block *block, int from)
{
	const char *href = block->span[from].href, *text = "";
	int i = from;
	for (; i < block->n && block->span[i].href && !strcmp(block->span[i].href, href); i++)
		text = arena_printf(l->arena, "%s%s", text, block->span[i].text);
	const struct node *source = block->span[from].source;
	text = bare(l->arena, text);
	if (is_vague(&l->rules->vague_links, text, false))
		diag_report(l->diag, DIAG_VAGUE_LINK, place_of_link(source, href, r->at), text);
	return i;
}

static void check_links(const struct lint *l, const struct rich *r)
{
	for (int i = 0; i < r->n; i++)
		for (int k = 0; k < r->block[i].n;)
			k = r->block[i].span[k].href ? check_link(l, r, &r->block[i], k) : k + 1;
}

static void walk_record(const struct lint *l, const struct record *r, const char *at)
{
	for (const struct field *f = r->fields; f->key; f++) {
		const void *v = at + f->offset;
		const struct item_list *items = v;
		const struct rich *text = f->type == F_TEXT ? ((const struct text_slot *)v)->value : NULL;
		if (text && !strcmp(f->key, "alt"))
			check_alt(l, text);
		else if (text)
			check_links(l, text);
		else if (f->type == F_BOX)
			lint_boxes(l, v);
		else if (f->type == F_RECORD)
			walk_record(l, f->record, v);
		for (int i = 0; f->type == F_ITEMS && i < items->n; i++)
			walk_record(l, f->record, (const char *)items->v + f->record->size * (size_t)i);
	}
}

void lint_boxes(const struct lint *l, const struct box_list *boxes)
{
	for (int i = 0; i < boxes->n; i++)
		walk_record(l, boxes->v[i]->record, boxes->v[i]->props);
}

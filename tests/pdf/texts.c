/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Lists texts for the PDF tests, one a line, without markup:
 *     texts PROJECT LOCALE LAYOUT [EDITION]    those that a document draws, in its order
 *     texts PROJECT LOCALE                     all texts of the content
 * What is filled in ({page}, numbers of a rating, how many items a list has) differs in print, so texts are cut there.
 */
#include "../project/typeset.h"
#include "../model/path.h"

#include <stdio.h>
#include <string.h>
#include <unicode/uchar.h>

/* Signs around what is filled in stand before or behind it, so only pieces with a letter or digit are listed. */
static void put_piece(const char *s, const char *end)
{
	bool word = false;
	for (const char *p = s; p < end && !word;)
		word = u_isalnum((UChar32)utf8_next(&p, end));
	for (const char *p = s; p < end && word; p++)
		putchar(*p == '\n' ? ' ' : *p);
	if (word)
		putchar('\n');
}

static void put_plain(const char *s)
{
	for (const char *end; *s; s = end) {
		if (*s == '{' && (end = path_end(s)))
			end++;
		else
			put_piece(s, end = s + 1 + strcspn(s + 1, "{"));
	}
}

/* An address prints without its scheme and a slash at its end. */
static bool put_address(struct arena *a, const char *s)
{
	const char *shown = strstr(s, "://");
	size_t n = shown && !strchr(s, ' ') ? strlen(shown + 3) : 0;
	if (n)
		put_plain(arena_strndup(a, shown + 3, n - (shown[n + 2] == '/')));
	return n > 0;
}

static void put_text(struct arena *a, struct diag *d, const struct node *n)
{
	if (put_address(a, n->text))
		return;
	struct rich *r = rich_prose(a, d, n->text, n->at);
	for (int i = 0; r && i < r->n; i++) {
		struct rich one = {r->at, 1, &r->block[i]};
		put_plain(rich_text(a, &one));
	}
}

static struct node *list(struct text_map *m, const char *context, const struct shape_field *field, struct node *n)
{
	(void)context, (void)field;
	put_text(m->arena, m->user, n);
	return n;
}

static int list_document(struct typesetting *s, const char *locale, const char *name, const char *edition)
{
	const struct project_document *doc = s->project->documents.v;
	for (int i = 0; i + 1 < s->project->documents.n && strcmp(doc->name, name) != 0; i++)
		doc++;
	const struct pages *p = typeset_output(s, &(struct output){.document = doc, .locale = locale, .edition = edition});
	for (int i = 0; p && i < p->rooms.n; i++) {
		bool seen = p->rooms.v[i].furniture || !p->rooms.v[i].text->text;
		for (int k = 0; k < i; k++)
			seen |= p->rooms.v[k].text == p->rooms.v[i].text;
		if (!seen)
			put_text(s->arena, s->diag, p->rooms.v[i].text);
	}
	if (s->env)
		text_close(s->env);
	return p ? 0 : 1;
}

int main(int argc, char **argv)
{
	struct arena *a = arena_new();
	struct diag *d = diag_new(a);
	struct root *r = root_open(a, argc > 1 ? argv[1] : ".");
	struct project *p = r ? project_load(r, a, d) : NULL;
	if (!p || argc < 3)
		return 2;
	if (argc > 3) {
		struct typesetting s = {
		        .root = r, .project = p, .arena = a, .diag = d, .fonts = fonts_open(r, a, d), .measure = true};
		return list_document(&s, argv[2], argv[3], argc > 4 ? argv[4] : NULL);
	}
	const struct edition_texts *e =
	        edition_texts(r, p, a, d, argv[2], shape_load(r, a, d, "comparison", (struct where){0}));
	struct text_map map = {list, a, d};
	if (e)
		content_map(e->content, &map);
	return e ? 0 : 1;
}

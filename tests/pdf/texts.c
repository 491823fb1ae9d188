/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Lists texts for the PDF tests, one a line, without markup and white space:
 *     texts PROJECT LOCALE LAYOUT    those that a document draws, in its order
 *     texts PROJECT LOCALE           all texts of the content
 * What is filled in ({page}, numbers of a rating) differs in print, so texts are cut there.
 */
#include "layout.h"
#include "../project/locale.h"

#include <stdio.h>
#include <string.h>

static void put_plain(const char *s)
{
	int n = 0;
	for (; *s; s++) {
		if (*s == '{' || *s == ' ' || *s == '\n') {
			if (*s == '{') {
				s += strcspn(s, "}");
				if (n)
					putchar('\n');
				n = 0;
			}
			if (!*s)
				break;
			continue;
		}
		putchar(*s);
		n++;
	}
	if (n)
		putchar('\n');
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

static int list_document(struct root *r, struct arena *a, struct diag *d, struct texts *t, const char *locale, const char *name)
{
	struct document_spec *spec = layout_load(r, a, d, (struct layout_source){name, locale, NULL});
	const struct edition_texts *e = spec ? texts_of(t, locale, spec->shape) : NULL;
	struct font_set *fonts = fonts_open(r, a, d);
	if (!e || !fonts)
		return 1;
	struct text_env *env = text_open(r, a, d, fonts, &(struct text_options){locale, spec->locale});
	struct layout_job job = {r, a, d, env, fonts, e->content, spec, true};
	const struct pages *p = layout_document(&job);
	for (int i = 0; i < p->rooms.n; i++) {
		bool seen = p->rooms.v[i].furniture;
		for (int k = 0; k < i; k++)
			seen |= p->rooms.v[k].text == p->rooms.v[i].text;
		if (!seen)
			put_text(a, d, p->rooms.v[i].text);
	}
	text_close(env);
	return 0;
}

int main(int argc, char **argv)
{
	struct arena *a = arena_new();
	struct diag *d = diag_new(a);
	struct root *r = root_open(a, argc > 1 ? argv[1] : ".");
	struct project *p = r ? project_load(r, a, d) : NULL;
	if (!p || argc < 3)
		return 2;
	struct texts t = {.root = r, .arena = a, .diag = d, .project = p};
	if (argc > 3)
		return list_document(r, a, d, &t, argv[2], argv[3]);
	const struct edition_texts *e = texts_of(&t, argv[2], "comparison");
	struct text_map map = {list, a, d};
	if (e)
		content_map(e->content, &map);
	return e ? 0 : 1;
}

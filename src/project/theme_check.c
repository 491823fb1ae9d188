/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Styles and tokens of layouts and themes that nothing uses. A name counts as used wherever a file of the project has it in a
 * place for one: editions and locales that are built only where they are asked for count, too.
 */
#include "boxes.h"
#include "editions.h"
#include "style_names.h"
#include "theme_check.h"

#include <string.h>

struct theme_check {
	struct root *root;
	const struct project *project;
	struct arena *arena;
	struct diag *diag;
	VEC(const struct node *) layouts;   /* and their themes: what they have is looked for */
	VEC(const struct node *) others;    /* that may name it */
	VEC(const struct source *) content; /* whose texts may */
};

/* Without its mistakes, which were told; NULL where it is not as it should be. */
static const struct node *read_map(const struct theme_check *c, const char *path)
{
	const struct node *n =
	        file_is_named(c->root, path) ? yaml_read(c->root, path, diag_new(c->arena), (struct where){0}) : NULL;
	return n && n->kind == NODE_MAP ? n : NULL;
}

static void add_layout(struct theme_check *c, const char *path)
{
	const struct node *n = read_map(c, path), *theme = node_find(n, "theme");
	for (int i = 0; i < c->layouts.n; i++)
		if (c->layouts.v[i] == n)
			return;
	if (!n)
		return;
	*vec_push(c->arena, &c->layouts) = n;
	if (theme && theme->kind == NODE_TEXT && strncmp(path, "layouts/themes/", 15) != 0)
		add_layout(c, arena_printf(c->arena, "layouts/themes/%s.yaml", theme->text));
}

static void add_folder(struct theme_check *c, const char *folder)
{
	struct file_names names = folder_files(c->root, c->arena, folder, ".yaml");
	for (int i = 0; i < names.v.n; i++) {
		const struct node *n = read_map(c, arena_printf(c->arena, "%s/%s.yaml", folder, names.v.v[i]));
		if (n)
			*vec_push(c->arena, &c->others) = n;
	}
}

static void add_texts(struct theme_check *c, const char *folder)
{
	struct file_names names = folder_files(c->root, c->arena, folder, ".yaml");
	for (int i = 0; i < names.v.n; i++) {
		const struct node *n = read_map(c, arena_printf(c->arena, "%s/%s.yaml", folder, names.v.v[i]));
		if (n)
			*vec_push(c->arena, &c->content) = n->at.source;
	}
}

/* Subjects that are not built now share the themes, too. */
static void add_content(struct theme_check *c)
{
	struct file_names subjects = folder_files(c->root, c->arena, "content", "");
	for (int i = 0; i < subjects.v.n; i++)
		add_texts(c, arena_printf(c->arena, "content/%s", subjects.v.v[i]));
}

/* -- styles ----------------------------------------------------------------------------------- */

/* Boxes that name none have it. */
static bool is_built_in(const char *style)
{
	for (int k = 0; k < BOX_KINDS; k++)
		if (!strcmp(box_types[k]->style, style))
			return true;
	return !strcmp(style, "body");
}

static bool is_style_used(const struct theme_check *c, const char *name)
{
	for (int i = 0; i < c->layouts.n; i++)
		if (style_is_named(c->layouts.v[i], name) || style_is_class(c->layouts.v[i]->at.source, name))
			return true;
	for (int i = 0; i < c->others.n; i++)
		if (style_is_named(c->others.v[i], name) || style_is_class(c->others.v[i]->at.source, name))
			return true;
	for (int i = 0; i < c->content.n; i++)
		if (style_is_class(c->content.v[i], name))
			return true;
	return is_built_in(name);
}

static void check_styles(const struct theme_check *c, const struct node *styles)
{
	for (int i = 0; styles && styles->kind == NODE_MAP && i < styles->n; i++)
		if (!is_style_used(c, styles->key[i]))
			diag_report(c->diag, DIAG_UNUSED_STYLE, styles->key_at[i], styles->key[i]);
}

/* -- tokens ----------------------------------------------------------------------------------- */

/* Whether a value below `n` is the word. */
static bool has_value(const struct node *n, const char *word)
{
	if (n->kind == NODE_TEXT)
		return !strcmp(n->text, word);
	for (int i = 0; i < n->n; i++)
		if (has_value(n->item[i], word))
			return true;
	return false;
}

static bool is_token_used(const struct theme_check *c, const char *name)
{
	for (int i = 0; i < c->layouts.n; i++)
		if (has_value(c->layouts.v[i], name))
			return true;
	for (int i = 0; i < c->others.n; i++)
		if (has_value(c->others.v[i], name))
			return true;
	return false;
}

static void check_tokens(const struct theme_check *c, const struct node *tokens)
{
	for (int i = 0; tokens && tokens->kind == NODE_MAP && i < tokens->n; i++)
		if (!is_token_used(c, tokens->key[i]))
			diag_report(c->diag, DIAG_UNUSED_TOKEN, tokens->key_at[i], tokens->key[i]);
}

void themes_check(struct root *r, const struct project *p, struct arena *a, struct diag *d)
{
	struct theme_check c = {.root = r, .project = p, .arena = a, .diag = d};
	const struct project_document *doc = p->documents.v;
	for (int i = 0; i < p->documents.n; i++)
		add_layout(&c, arena_printf(a, "layouts/%s.yaml", doc[i].layout));
	add_folder(&c, "layouts/editions");
	add_folder(&c, "layouts/locales");
	add_folder(&c, "layouts/printers");
	add_content(&c);
	for (int i = 0; i < c.layouts.n; i++) {
		const struct node *tokens = node_find(c.layouts.v[i], "tokens");
		check_styles(&c, node_find(c.layouts.v[i], "styles"));
		check_tokens(&c, node_find(tokens, "colors"));
		check_tokens(&c, node_find(tokens, "lengths"));
	}
}

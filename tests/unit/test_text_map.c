/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The walk over the texts of content and of layouts: which there are, by what names, and what it changes. */
#include "catalog.h"
#include "folder.h"

Suite *suite_text_map(void);

/* What the walk has come by: "name=text" for content, "name=word" for a layout. */
static struct node *note_text(struct text_map *m, const char *context, const struct shape_field *field, struct node *n)
{
	const char **all = m->user;
	*all = arena_printf(m->arena, "%s%s%s=%s", *all, **all ? " " : "", context, field ? n->text : "word");
	return n;
}

struct example {
	const char *fields, *content, *wanted;
};

static const struct example walks[] = {
        /* Texts, prose and links in the order of the file; the rest is data. */
        {"a: {type: text}\n  b: {type: prose}\n  c: {type: number}\n  d: {type: id}\n  e: {type: flag}\n  f: {type: link}\n"
         "  g: {type: choice, of: [x, y]}\n",
         "b: B\na: A\nc: 1\nd: x\ne: true\nf: https://e.org\ng: y\n", "b=B a=A f=https://e.org"},
        /* No address that is a name, none of a place in the document, and none that is not there. */
        {"a: {type: link, translate: false}\n  b: {type: link}\n  c: {type: link}\n  d: {type: link}\n",
         "a: https://e.org\nb: '#top'\nc:\nd: tel:112\n", "d=tel:112"},
        /* Items are named by their place, or by an id of their own. */
        {"a: {type: list, of: {type: text}}\n", "a: [x, y]\n", "a.1=x a.2=y"},
        {"a: {type: list, of: {type: group, fields: {id: {type: id}, t: {type: text}}}}\n",
         "a: [{id: one, t: x}, {t: y}, {id: [z], t: z}]\n", "a.one.t=x a.2.t=y a.3.t=z"},
        {"a: {type: list, of: {type: list, of: {type: text}}}\n", "a: [[x, y], [z]]\n", "a.1.1=x a.1.2=y a.2.1=z"},
        {"a: {type: group, fields: {b: {type: group, fields: {c: {type: text}}}}}\n", "a: {b: {c: x}}\n", "a.b.c=x"},
        /* What says nothing, or stands where the shape has nothing like it, is no text. */
        {"a: {type: text}\n  b: {type: list, of: {type: text}}\n  c: {type: group, fields: {d: {type: text}}}\n",
         "a: ''\nb: x\nc: [x]\nz: x\n", ""},
        {"a: {type: text}\n", "a: [x]\n", ""},
        {"a: {type: text}\n", "language: fr\na: x\n", "a=x"},
};

static struct content *load(struct folder *f, const struct example *e)
{
	folder_open(f);
	folder_put(f, "layouts/shapes/demo.yaml", arena_printf(f->arena, "fields:\n  %s", e->fields));
	folder_put(f, "en.yaml", e->content);
	return content_load(f->root, f->arena, f->diag, "en.yaml",
	                    shape_load(f->root, f->arena, f->diag, "demo", (struct where){0}));
}

START_TEST(texts_have_names)
{
	struct folder f;
	const char *all = "";
	const struct content *c = load(&f, &walks[_i]);
	struct text_map map = {note_text, f.arena, &all};
	const struct content *same = content_map(c, &map);
	ck_assert_str_eq(all, walks[_i].wanted);
	ck_assert_ptr_eq(same->top, c->top); /* nothing changed, nothing copied */
	ck_assert_ptr_eq(same->shape, c->shape);
	folder_close(&f);
}
END_TEST

/* Writes an asterisk behind texts that begin with x. */
static struct node *star(struct text_map *m, const char *context, const struct shape_field *field, struct node *n)
{
	(void)context, (void)field;
	return *n->text == 'x' ? node_text(m->arena, arena_printf(m->arena, "%s*", n->text), n->at) : n;
}

/* The content stays as it was; what has no change in it is shared with the copy. */
START_TEST(changes_are_copies)
{
	static const struct example e = {
	        "a: {type: list, of: {type: text}}\n  b: {type: list, of: {type: text}}\n  c: {type: text}\n",
	        "a: [x1, y, x2]\nb: [y]\nc: x3\n", ""};
	struct folder f;
	const struct content *c = load(&f, &e);
	struct text_map map = {star, f.arena, NULL};
	const struct node *top = content_map(c, &map)->top, *a = node_find(top, "a"), *before = node_find(c->top, "a");
	ck_assert_ptr_ne(top, c->top);
	ck_assert_str_eq(a->item[0]->text, "x1*");
	ck_assert_ptr_eq(a->item[1], before->item[1]);
	ck_assert_str_eq(a->item[2]->text, "x2*");
	ck_assert_ptr_eq(node_find(top, "b"), node_find(c->top, "b"));
	ck_assert_str_eq(node_find(top, "c")->text, "x3*");
	ck_assert_str_eq(before->item[0]->text, "x1");
	ck_assert_str_eq(node_find(c->top, "c")->text, "x3");
	folder_close(&f);
}
END_TEST

/* The words of a layout are named after it. */
START_TEST(words_have_names)
{
	struct folder f;
	const char *all = "";
	folder_open(&f);
	struct text_map map = {note_text, f.arena, &all};
	folder_put(&f, "words.yaml", "aspect: Aspect\npage: '{page}'\nnone: ~\nempty: ''\nlist: [x]\n");
	const struct node *words = yaml_read(f.root, "words.yaml", f.diag, (struct where){0});
	ck_assert_ptr_eq(words_map(words, "handout", &map), words);
	ck_assert_str_eq(all, "handout:word.aspect=word handout:word.page=word handout:word.none=word");
	ck_assert_ptr_null(words_map(NULL, "handout", &map));
	const struct node *list = words->item[4];
	ck_assert_ptr_eq(words_map(list, "handout", &map), list);
	map.text = star;
	folder_put(&f, "more.yaml", "a: x\nb: y\n");
	words = yaml_read(f.root, "more.yaml", f.diag, (struct where){0});
	const struct node *changed = words_map(words, "handout", &map);
	ck_assert_str_eq(node_find(changed, "a")->text, "x*");
	ck_assert_str_eq(node_find(changed, "b")->text, "y");
	ck_assert_str_eq(node_find(words, "a")->text, "x");
	folder_close(&f);
}
END_TEST

Suite *suite_text_map(void)
{
	Suite *suite = suite_create("text_map");
	TCase *c = tcase_create("text_map");
	tcase_add_loop_test(c, texts_have_names, 0, COUNT_OF(walks));
	tcase_add_test(c, changes_are_copies);
	tcase_add_test(c, words_have_names);
	suite_add_tcase(suite, c);
	return suite;
}

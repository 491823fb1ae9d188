/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Paths into the content. One starts at the innermost item of `each` that has its first key, then outwards, then at the
 * top of the content; a field of the content comes before what platen counts. Below a list, `first` and `last` are its
 * items. A key may be an identifier or a choice of the content itself: {sides.{side}.name}.
 */
#include "path.h"

#include <assert.h>
#include <string.h>

static const struct node *node_child(struct arena *a, const struct node *n, const char *key, size_t len)
{
	return n && n->kind == NODE_MAP ? node_find(n, arena_strndup(a, key, len)) : NULL;
}

/* `first` and `last` of a list, such as the least and the greatest of an ordered scale; an absent list has neither. */
static bool step_into_list(struct path_value *v, const char *key, size_t n)
{
	bool last = n == 4 && !strncmp(key, "last", n);
	if (!last && (n != 5 || strncmp(key, "first", n) != 0))
		return false;
	const struct node *list = v->node && v->node->kind == NODE_LIST && v->node->n ? v->node : NULL;
	const struct shape_field *shape = v->shape->element;
	*v = (struct path_value){list ? list->item[last ? list->n - 1 : 0] : NULL, shape, NULL, true,
	                         shape && shape->type == SHAPE_NUMBER};
	return true;
}

/* Whether something stands for an absent value; a flag that is off is as good as none. */
static bool has_default(const struct shape_field *f)
{
	bool on;
	return f->absent && (f->type != SHAPE_FLAG || (flag_parse(f->absent->text, &on) && on));
}

/* One step of a path below `v`; false when the content can have nothing there. */
static bool step(const struct binder *b, struct path_value *v, const char *key, size_t n)
{
	if (v->shape && v->shape->type == SHAPE_LIST)
		return step_into_list(v, key, n);
	const struct shape_field *shape = shape_find(v->shape, key, n);
	const struct node *node = node_child(b->arena, v->node, key, n);
	if (!shape && !node)
		return false;
	if (shape && has_default(shape) && node_is_null(node))
		node = shape->absent;
	*v = (struct path_value){node, shape, NULL, true, shape && shape->type == SHAPE_NUMBER};
	return true;
}

static struct path_value number_value(const struct binder *b, int number)
{
	return (struct path_value){NULL, NULL, arena_printf(b->arena, "%d", number), true, true};
}

/* {page}, {pages}, {section}: only a master knows them, and there they are what is meant. */
static struct path_value page_value(const struct binder *b, const char *path)
{
	const struct page_vars *p = b->page;
	if (p && !strcmp(path, "page"))
		return number_value(b, p->page);
	if (p && !strcmp(path, "pages"))
		return number_value(b, p->pages);
	if (p && !strcmp(path, "section"))
		return (struct path_value){NULL, NULL, p->section ? p->section : "", true, false};
	return (struct path_value){0};
}

/* {index}, {count}, {lowest}, {highest}: what an item knows beside the fields of its own. */
static struct path_value item_value(const struct binder *b, const struct scope *s, const char *path)
{
	if (s->index && !strcmp(path, "index"))
		return number_value(b, s->index);
	if (s->index && !strcmp(path, "count"))
		return number_value(b, s->count);
	if (s->highest && !strcmp(path, "lowest"))
		return number_value(b, s->lowest);
	if (s->highest && !strcmp(path, "highest"))
		return number_value(b, s->highest);
	return (struct path_value){0};
}

static bool first_step(const struct binder *b, const struct scope *s, struct path_value *v, const char *path, size_t n)
{
	for (; s; s = s->up) {
		*v = (struct path_value){s->item, s->shape, NULL, true, false};
		if ((s->item || s->shape) && step(b, v, path, n))
			return true;
		*v = item_value(b, s, path);
		if (v->known)
			return true;
	}
	content_use(b->content, path);
	*v = (struct path_value){b->content->top, b->content->shape, NULL, true, false};
	return step(b, v, path, n);
}

/* -- pupils --------------------------------------------------------------------------------- */

const struct shape_field pupil_field = {.key = "pupil", .type = SHAPE_TEXT, .given = true};

static void note_read(const struct binder *b, const char *column)
{
	struct pupil_reads *r = b->reads;
	if (!r)
		return;
	const char **v = b->asks ? r->asked.v : r->columns.v;
	for (int i = 0, n = b->asks ? r->asked.n : r->columns.n; i < n; i++)
		if (!strcmp(v[i], column))
			return;
	const char *name = arena_strdup(b->arena, column);
	if (b->asks)
		*vec_push(b->arena, &r->asked) = name;
	else
		*vec_push(b->arena, &r->columns) = name;
}

/* {pupil.COLUMN} of the class list. Without a list there is nothing in any column, nor in these where it lacks them, nor in
   any that it lacks in a box that is left out for that. */
static struct path_value pupil_value(const struct binder *b, const char *column)
{
	static const char *const always[] = {"name", "class", "code", "number", "sheet", "edition", "locale"};
	const struct node *n = node_find(b->pupil, column);
	struct path_value v = {n, &pupil_field, NULL, n || !b->pupil || b->lacks, !strcmp(column, "number")};
	for (int i = 0; i < COUNT_OF(always); i++)
		v.known = v.known || !strcmp(column, always[i]);
	if (b->pupil && v.known)
		note_read(b, column);
	return v;
}

struct path_value path_value(const struct binder *b, const struct scope *s, const char *path)
{
	struct path_value v = page_value(b, path);
	if (v.known)
		return v;
	if (!strcmp(path, "."))
		return s && (s->item || s->shape)
		        ? (struct path_value){s->item, s->shape, NULL, true, s->shape && s->shape->type == SHAPE_NUMBER}
		        : v;
	bool first = true;
	while (*path) {
		size_t n = strcspn(path, ".");
		if (!n || (path[n] == '.' && !path[n + 1]))
			return (struct path_value){0}; /* a point without a key */
		if (!(first ? first_step(b, s, &v, path, n) : step(b, &v, path, n)))
			return first && !strncmp(path, "pupil.", 6) ? pupil_value(b, path + 6) : (struct path_value){0};
		content_use_field(b->content, v.shape);
		first = false;
		path += n + (path[n] == '.');
	}
	return v;
}

const struct node *content_value(struct arena *a, const struct content *c, const char *path)
{
	struct content unseen = *c;
	unseen.uses = NULL;
	const struct binder b = {.arena = a, .content = &unseen};
	return path_value(&b, NULL, path).node;
}

static bool is_known(const struct binder *b, const struct scope *s, const char *path)
{
	return strncmp(path, "word.", 5) ? path_value(b, s, path).known : node_find(b->spec->words, path + 5) != NULL;
}

/* Braces and blanks around a path, and expressions, which there are none; false: the path is none of them. */
static bool hint_form(const struct binder *b, const struct scope *s, const char *path)
{
	size_t start = strspn(path, "{ \t"), n = strlen(path);
	while (n > start && strchr("} \t", path[n - 1]))
		n--;
	const char *bare = arena_strndup(b->arena, path + start, n - start);
	if (*path == '{')
		diag_hint(b->diag, "a path stands without braces here: %s", bare);
	else if (strcmp(bare, path) != 0 && is_known(b, s, bare))
		diag_hint(b->diag, "no blanks stand inside of the braces: {%s}", bare);
	else if (strchr(bare, '['))
		diag_hint(b->diag, "`first` and `last` are items of a list, {list.first}; `each` goes through all of them");
	else if (bare[strcspn(bare, " =<>!&+*/()")])
		diag_hint(b->diag, "a path is keys with points between them; there are no expressions");
	else
		return false;
	return true;
}

void path_suggest(const struct binder *b, const struct scope *s, const char *path)
{
	const char *names[96];
	int n = 0;
	if (hint_form(b, s, path))
		return;
	if (!b->page && (!strcmp(path, "page") || !strcmp(path, "pages") || !strcmp(path, "section"))) {
		diag_hint(b->diag,
		          "{page}, {pages} and {section} are known in `masters` only, since text may move to another page");
		return;
	}
	const char *word = !strncmp(path, "words.", 6) ? path + 6 : path;
	if (node_find(b->spec->words, word)) {
		diag_hint(b->diag, "did you mean 'word.%s'?", word);
		return;
	}
	if (b->pupil && !strncmp(path, "pupil.", 6)) {
		diag_hint(b->diag, "the class list has no such column; a box with `when: %s` is left out then", path);
		diag_suggest(b->diag, path + 6, b->pupil->key, b->pupil->n);
		return;
	}
	for (; s; s = s->up)
		for (int i = 0; s->shape && s->shape->type == SHAPE_GROUP && i < s->shape->n && n < COUNT_OF(names); i++)
			names[n++] = s->shape->field[i].key;
	for (int i = 0; i < b->content->shape->n && n < COUNT_OF(names); i++)
		names[n++] = b->content->shape->field[i].key;
	diag_suggest(b->diag, path, names, n);
}

/* -- paths inside of paths ------------------------------------------------------------------ */

const char *path_end(const char *s)
{
	for (int depth = 0; (s += strcspn(s, "{}")), *s; s++) {
		depth += *s == '{' ? 1 : -1;
		if (!depth)
			return s;
	}
	return NULL;
}

/* A path inside of a path, and the key that stands for it. */
struct inner {
	const char *path;
	struct path_value value;
	const char *key; /* NULL: the content has none, or one that was refused there */
};
struct inner_list {
	VEC(struct inner) v;
};

static int choices_of(const struct inner *in)
{
	return in->value.shape->type == SHAPE_CHOICE ? in->value.shape->choices.n : 0;
}

static const char *choice_of(const struct inner *in, int i)
{
	int n = choices_of(in);
	assert(n > 0);
	return ((const char *const *)in->value.shape->choices.v)[i % n];
}

static const char *key_of(const struct inner *in)
{
	const char *text = in->value.node && in->value.node->kind == NODE_TEXT ? in->value.node->text : NULL;
	if (!text || in->value.shape->type == SHAPE_ID)
		return text && id_is_valid(text) ? text : NULL;
	for (int i = 0; i < choices_of(in); i++)
		if (!strcmp(choice_of(in, i), text))
			return text;
	return NULL;
}

/* False after reporting a path that leads to no key. */
static bool find_inner(const struct binder *b, const struct scope *s, struct inner *in, struct where at)
{
	in->value = path_value(b, s, in->path);
	const struct shape_field *shape = in->value.shape;
	if (!in->value.known) {
		diag_report(b->diag, DIAG_UNKNOWN_PATH, at, in->path);
		path_suggest(b, s, in->path);
		return false;
	}
	if (!shape || (shape->type != SHAPE_ID && shape->type != SHAPE_CHOICE)) {
		diag_report(b->diag, DIAG_BAD_TEMPLATE, at,
		            arena_printf(b->arena, "'%s' is no key for the path around it", in->path));
		diag_hint(b->diag, "a path inside of a path leads to a field of the type `id` or `choice`");
		return false;
	}
	in->key = key_of(in);
	return true;
}

static bool find_all(const struct binder *b, const struct scope *s, struct path_ref p, struct inner_list *out)
{
	for (const char *open = p.path; (open = strchr(open, '{'));) {
		const char *end = open + strcspn(open, "}");
		struct inner in = {.path = arena_strndup(b->arena, open + 1, (size_t)(end - open - 1))};
		if (!find_inner(b, s, &in, p.at))
			return false;
		*vec_push(b->arena, &out->v) = in;
		open = end;
	}
	return true;
}

/* The path with keys in the place of the paths in it: those of the content, or the choices of number `choice`. NULL:
   the content has no key for one. */
static const char *put_keys(const struct binder *b, const char *path, const struct inner_list *list, int choice)
{
	struct buf out = {0};
	bool whole = true;
	for (int i = 0; i < list->v.n; i++) {
		const struct inner *in = &list->v.v[i];
		const char *key = choice >= 0 && choices_of(in) ? choice_of(in, choice) : in->key;
		size_t n = strcspn(path, "{");
		buf_put(&out, path, n);
		buf_puts(&out, key ? key : "");
		whole = whole && key;
		path += n + 1;
		path += strcspn(path, "}") + 1;
	}
	buf_puts(&out, path);
	const char *filled = whole ? arena_strdup(b->arena, buf_cstr(&out)) : NULL;
	buf_free(&out);
	return filled;
}

/* Whether a path with keys leads somewhere; reports that it does not. */
static bool check_filled(const struct binder *b, const struct scope *s, struct path_ref p, const char *filled,
                         const struct inner *in)
{
	if (!filled || path_value(b, s, filled).known)
		return true;
	assert(in);
	const struct node *n = in->value.node;
	diag_report(b->diag, DIAG_UNKNOWN_PATH, p.at, filled);
	if (choices_of(in))
		diag_hint(b->diag, "each choice of '%s' is a key of {%s}: the shape lists them at %s:%d", in->path, p.path,
		          in->value.shape->at.source->path, in->value.shape->at.line);
	else if (n && n->at.source)
		diag_hint(b->diag, "'%s' is '%s' at %s:%d", in->path, in->key, n->at.source->path, n->at.line);
	return false;
}

/* All choices are looked at, so that a mistake is found whatever the content holds today. */
static const char *fill_inner(const struct binder *b, const struct scope *s, struct path_ref p)
{
	struct inner_list list = {0};
	int most = 0;
	if (!find_all(b, s, p, &list))
		return NULL;
	for (int i = 0; i < list.v.n; i++)
		most = choices_of(&list.v.v[i]) > most ? choices_of(&list.v.v[i]) : most;
	for (int i = 0; i < most; i++)
		if (!check_filled(b, s, p, put_keys(b, p.path, &list, i), &list.v.v[0]))
			return NULL;
	const char *filled = put_keys(b, p.path, &list, -1);
	return filled && check_filled(b, s, p, filled, &list.v.v[0]) ? filled : NULL;
}

/* A brace at the start, a '}' alone or braces inside of braces are no path inside of a path. */
static bool has_inner(const char *path)
{
	bool open = false;
	if (*path == '{' || !strchr(path, '{'))
		return false;
	for (; *path; path++)
		if (*path == '{' || *path == '}') {
			if (open == (*path == '{'))
				return false;
			open = *path == '{';
		}
	return !open;
}

bool path_lacks_column(const struct binder *b, const struct scope *s, const char *path)
{
	return b->pupil && !strncmp(path, "pupil.", 6) && !strchr(path, '{') && !path_value(b, s, path).known;
}

/* One list has a column and another has not. */
static struct path_value lacking_column(const struct binder *b, struct path_ref p)
{
	const char *column = p.path + strlen("pupil.");
	diag_report(b->diag, DIAG_ABSENT_COLUMN, p.at, column);
	diag_hint(b->diag, "an empty column of that name says that nobody has any");
	diag_suggest(b->diag, column, b->pupil->key, b->pupil->n);
	return (struct path_value){.shape = &pupil_field, .known = true};
}

struct path_value path_find(const struct binder *b, const struct scope *s, struct path_ref p)
{
	struct path_value v = {.known = true};
	if (has_inner(p.path)) {
		const char *filled = fill_inner(b, s, p);
		return filled ? path_value(b, s, filled) : v;
	}
	if (b->asks && path_lacks_column(b, s, p.path))
		return lacking_column(b, p);
	v = path_value(b, s, p.path);
	if (!v.known) {
		diag_report(b->diag, DIAG_UNKNOWN_PATH, p.at, p.path);
		path_suggest(b, s, p.path);
	}
	return v;
}

const struct node *path_lookup(const struct binder *b, const struct scope *s, struct path_ref p,
                               const struct shape_field **shape)
{
	struct path_value v = path_find(b, s, p);
	*shape = v.shape;
	if (v.known && v.text) {
		diag_report(b->diag, DIAG_UNKNOWN_PATH, p.at, p.path);
		path_suggest(b, s, p.path);
		return NULL;
	}
	return v.node;
}

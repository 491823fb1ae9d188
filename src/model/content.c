/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Content checked against its shape. The walk goes through both together and reports every
 * difference at its line; nothing is converted, since binding reads the checked tree itself.
 */
#include "content.h"
#include "hint.h"
#include "language.h"
#include "link.h"
#include "plain.h"
#include "rich.h"
#include "tags.h"

#include <string.h>
#include <strings.h>

struct known_id {
	const struct node *list;
	const char *id;
};

struct check {
	struct arena *arena;
	struct diag *diag;
	const struct shape_field *shape;
	VEC(struct known_id) ids;
	struct hashes by_id;
};

static void check_value(struct check *c, const struct shape_field *f, const struct node *n);

/* As messages call it. */
static const char *field_name(const struct check *c, const struct shape_field *f)
{
	return arena_printf(c->arena, f->is_item ? "an item of '%s'" : "'%s'", f->key);
}

static void check_length(struct check *c, const struct shape_field *f, const struct node *n)
{
	const char *text = tags_strip(c->arena, n->text);
	int count = utf8_count(text, strlen(text));
	plain_check_bare(c->diag, n);
	if (f->has_max && count > f->max)
		diag_report(c->diag, DIAG_TEXT_TOO_LONG, n->at, count, count == 1 ? "" : "s", (int)f->max);
	if (f->type == SHAPE_PROSE)
		rich_prose(c->arena, c->diag, n->text, n->at);
	else
		plain_check(c->arena, c->diag, n->text, n->at, NULL);
}

static void check_number(struct check *c, const struct shape_field *f, const struct node *n)
{
	int64_t v;
	if (!number_parse(n->text, &v)) {
		diag_report(c->diag, DIAG_BAD_NUMBER, n->at, n->text);
		hint_number(c->diag, n->text);
		return;
	}
	if ((!f->has_min || v >= f->min) && (!f->has_max || v <= f->max))
		return;
	struct buf low = {0}, high = {0};
	buf_decimal(&low, f->min, 1000, 3);
	buf_decimal(&high, f->max, 1000, 3);
	diag_report(c->diag, DIAG_OUT_OF_RANGE, n->at, field_name(c, f), n->text, f->has_min ? buf_cstr(&low) : "any number",
	            f->has_max ? buf_cstr(&high) : "any number");
	buf_free(&low);
	buf_free(&high);
}

static void check_choice(struct check *c, const struct shape_field *f, const struct node *n)
{
	const char *const *word = f->choices.v;
	struct buf all = {0};
	for (int i = 0; i < f->choices.n; i++)
		if (!strcmp(word[i], n->text))
			return;
	for (int i = 0; i < f->choices.n; i++)
		buf_printf(&all, "%s%s", i ? ", " : "", word[i]);
	diag_report(c->diag, DIAG_BAD_CHOICE, n->at, field_name(c, f), n->text, buf_cstr(&all));
	hint_word(c->diag, n->text, word, f->choices.n);
	buf_free(&all);
}

static void check_id(struct check *c, const struct node *n)
{
	if (id_is_valid(n->text))
		return;
	diag_report(c->diag, DIAG_BAD_ID, n->at, n->text);
	hint_id(c->diag, n->text);
}

static void check_flag(struct check *c, const struct shape_field *f, const struct node *n)
{
	bool on;
	if (flag_parse(n->text, &on))
		return;
	diag_report(c->diag, DIAG_BAD_CHOICE, n->at, field_name(c, f), n->text, "true, false");
	hint_flag(c->diag, n->text);
}

static void check_scalar(struct check *c, const struct shape_field *f, const struct node *n)
{
	switch (f->type) {
	case SHAPE_NUMBER: check_number(c, f, n); break;
	case SHAPE_ID: check_id(c, n); break;
	case SHAPE_CHOICE: check_choice(c, f, n); break;
	case SHAPE_FLAG: check_flag(c, f, n); break;
	case SHAPE_LINK: link_check(c->arena, c->diag, n->text, n->at, LINK_IN_DOCUMENT); break;
	default: check_length(c, f, n);
	}
}

/* Whether an item with that id has stood in the list before; from now on one has. */
static bool note_id(struct check *c, const struct node *list, const char *id)
{
	uint64_t hash = hash_bytes(id, strlen(id), (uintptr_t)list);
	const int *i;
	for (size_t step = 0; (i = hashes_next(&c->by_id, hash, &step));)
		if (c->ids.v[*i].list == list && !strcmp(c->ids.v[*i].id, id))
			return true;
	hashes_put(c->arena, &c->by_id, hash, c->ids.n);
	*vec_push(c->arena, &c->ids) = (struct known_id){list, id};
	return false;
}

static void check_ids(struct check *c, const struct node *list)
{
	for (int i = 0; i < list->n; i++) {
		const struct node *id = node_find(list->item[i], "id");
		if (id && id->kind == NODE_TEXT && note_id(c, list, id->text))
			diag_report(c->diag, DIAG_DUPLICATE_ID, id->at, id->text);
	}
}

static void check_list(struct check *c, const struct shape_field *f, const struct node *n)
{
	const char *name = field_name(c, f);
	if (f->has_min && n->n < f->min)
		diag_report(c->diag, DIAG_TOO_FEW, n->at, name, n->n, (int)f->min);
	if (f->has_max && n->n > f->max)
		diag_report(c->diag, DIAG_TOO_MANY, n->at, name, n->n, (int)f->max);
	for (int i = 0; f->element && i < n->n; i++)
		check_value(c, f->element, n->item[i]);
	check_ids(c, n);
}

/* Returns the key that was meant, or NULL. */
static const char *check_unknown(struct check *c, const struct shape_field *f, const struct node *n, int i)
{
	const char *names[64];
	int count = 0;
	diag_report(c->diag, DIAG_UNKNOWN_KEY, n->key_at[i], field_name(c, f), n->key[i]);
	while (count < f->n && count < COUNT_OF(names)) {
		names[count] = f->field[count].key;
		count++;
	}
	if (!strcmp(n->key[i], "allow")) {
		diag_hint(c->diag, "codes with their reasons stand below it: 'allow: {CODE: why it may pass}'");
		return NULL;
	}
	return hint_word(c->diag, n->key[i], names, count);
}

static void report_missing(struct check *c, const struct shape_field *f, const struct node *n,
                           const struct shape_field *missing)
{
	diag_report(c->diag, DIAG_MISSING_KEY, n->at, field_name(c, f), missing->key);
	const struct source *s = missing->at.source;
	if (s)
		diag_hint(c->diag, "the shape '%s' asks for it: %s:%d", c->shape->key, s->path, missing->at.line);
}

static bool is_among(const char *key, const char *const *keys, int n)
{
	for (int i = 0; i < n; i++)
		if (!strcmp(keys[i], key))
			return true;
	return false;
}

static void check_group(struct check *c, const struct shape_field *f, const struct node *n, bool top)
{
	const char *meant[8], *key; /* under other names: they are not missed too */
	int meant_n = 0;
	for (int i = 0; i < n->n; i++) {
		const struct shape_field *field = shape_find(f, n->key[i], strlen(n->key[i]));
		bool header = top && (!strcmp(n->key[i], "language") || !strcmp(n->key[i], "shape")); /* checked before */
		if (field)
			check_value(c, field, n->item[i]);
		else if (!header && (key = check_unknown(c, f, n, i)) && meant_n < COUNT_OF(meant))
			meant[meant_n++] = key;
	}
	for (int i = 0; i < f->n; i++)
		if (f->field[i].required && !f->field[i].absent && !node_find(n, f->field[i].key) &&
		    !is_among(f->field[i].key, meant, meant_n))
			report_missing(c, f, n, &f->field[i]);
}

/* `note: #1 is best` where a note need not be. */
static void report_cut(struct check *c, const struct node *n)
{
	diag_report(c->diag, DIAG_YAML_HASH, n->at);
	diag_hint(c->diag, "a text that starts with '#' needs quotes");
}

static void report_type(struct check *c, const struct shape_field *f, const struct node *n, enum node_kind wanted)
{
	static const char *const names[] = {
	        [SHAPE_TEXT] = "a text",      [SHAPE_PROSE] = "a text",  [SHAPE_NUMBER] = "a number",
	        [SHAPE_ID] = "an identifier", [SHAPE_CHOICE] = "a word", [SHAPE_FLAG] = "true or false",
	        [SHAPE_LINK] = "an address",  [SHAPE_LIST] = "a list",   [SHAPE_GROUP] = "a mapping"};
	node_wrong_type(c->diag, n, field_name(c, f), names[f->type], wanted);
	if (f->type == SHAPE_PROSE && n->kind == NODE_LIST && !n->flow)
		diag_hint(c->diag,
		          "in prose a list is text too: a '|' stands behind the colon, and the lines follow below it");
}

static bool is_blank_text(const struct shape_field *f, const struct node *n)
{
	return (f->type == SHAPE_TEXT || f->type == SHAPE_PROSE) && utf8_is_blank(n->text);
}

/* Nothing that would be printed: where it must not be, it was written so. */
static void check_absent(struct check *c, const struct shape_field *f, const struct node *n)
{
	if (!f->required)
		return;
	diag_report(c->diag, DIAG_EMPTY_VALUE, n->at, field_name(c, f), "a text");
	if (f->at.source)
		diag_hint(c->diag, "the shape '%s' asks for it: %s:%d", c->shape->key, f->at.source->path, f->at.line);
}

static void check_value(struct check *c, const struct shape_field *f, const struct node *n)
{
	enum node_kind wanted = f->type == SHAPE_LIST ? NODE_LIST : f->type == SHAPE_GROUP ? NODE_MAP : NODE_TEXT;
	if (n->kind != wanted || (wanted == NODE_TEXT && node_is_null(n) && f->required))
		report_type(c, f, n, wanted);
	else if (n->cut)
		report_cut(c, n);
	else if (wanted == NODE_TEXT && (node_is_null(n) || is_blank_text(f, n)))
		check_absent(c, f, n);
	else if (wanted == NODE_LIST)
		check_list(c, f, n);
	else if (wanted == NODE_MAP)
		check_group(c, f, n, false);
	else
		check_scalar(c, f, n);
}

/* -- the head of the file ------------------------------------------------------------------- */

/* Whether two language tags begin with the same language. */
static bool same_language(const char *a, const char *b)
{
	size_t n = strcspn(a, "-");
	return n == strcspn(b, "-.") && !strncmp(a, b, n);
}

/* The language is that of the file's name, content/SUBJECT/LANGUAGE.yaml. */
static void check_language(struct check *c, const struct node *n, const char *path)
{
	const char *name = strrchr(path, '/');
	if (!n)
		return;
	if (n->kind != NODE_TEXT)
		node_wrong_type(c->diag, n, "'language'", "a text", NODE_TEXT);
	else if (!language_is_tag(n->text)) {
		diag_report(c->diag, DIAG_BAD_LANGUAGE, n->at, n->text);
		language_hint(c->diag, n->text);
	} else if (!strncmp(path, "content/", 8) && name && !same_language(n->text, name + 1))
		diag_report(c->diag, DIAG_WRONG_LANGUAGE, n->at, n->text, path);
}

static bool has_any(const struct node *top, const struct shape_field *shape)
{
	for (int i = 0; i < top->n && i < 100; i++)
		for (int k = 0; k < shape->n && k < 1000; k++)
			if (!strcasecmp(shape->field[k].key, top->key[i]))
				return true;
	return false;
}

/* False after reporting: what the content holds is not compared with a shape that it is not of. */
static bool check_shape(struct check *c, const struct node *top)
{
	const struct node *named = node_find(top, "shape");
	if (named && named->kind != NODE_TEXT) {
		node_wrong_type(c->diag, named, "'shape'", "a text", NODE_TEXT);
	} else if (named && strcmp(named->text, c->shape->key) != 0) {
		diag_report(c->diag, DIAG_WRONG_SHAPE, named->at,
		            arena_printf(c->arena, "the content is of the shape '%s'", named->text), c->shape->key);
		diag_hint(c->diag, "platen.yaml names the subject, and the layout the shape of its content");
		return false;
	} else if (!named && top->n > 1 && !has_any(top, c->shape)) {
		diag_report(c->diag, DIAG_WRONG_SHAPE, top->at, "the content has no key of its shape", c->shape->key);
		diag_hint(c->diag, "the keys of '%s' stand in %s", c->shape->key, c->shape->at.source->path);
		return false;
	}
	return true;
}

struct content *content_load(struct root *r, struct arena *a, struct diag *d, const char *path,
                             const struct shape_field *shape)
{
	const struct node *top = yaml_read(r, path, d, (struct where){0});
	struct check check = {.arena = a, .diag = d, .shape = shape};
	if (!top)
		return NULL;
	if (top->kind != NODE_MAP) {
		node_wrong_type(d, top, "the content", "a mapping", NODE_MAP);
		return NULL;
	}
	const struct node *language = node_find(top, "language");
	check_language(&check, language, path);
	if (!check_shape(&check, top))
		return NULL;
	check_group(&check, shape, top, true);
	struct content *c = NEW(a, struct content);
	*c = (struct content){top, shape, language && language->kind == NODE_TEXT ? language->text : "en", NULL};
	return c;
}

/* -- what is used of it --------------------------------------------------------------------- */

void content_use(const struct content *c, const char *path)
{
	struct content_uses *u = c->uses;
	if (!u || u->all)
		return;
	uint64_t hash = hash_bytes(path, strlen(path), HASH_SEED);
	const int *i;
	for (size_t step = 0; (i = hashes_next(&u->known, hash, &step));)
		if (!strcmp(u->paths.v[*i], path))
			return;
	hashes_put(u->arena, &u->known, hash, u->paths.n);
	*vec_push(u->arena, &u->paths) = arena_strdup(u->arena, path);
}

void content_use_all(const struct content *c)
{
	if (c->uses)
		c->uses->all = true;
}

static uint64_t field_hash(const struct where *at)
{
	const int numbers[] = {at->line, at->column};
	return hash_bytes(at->source->path, strlen(at->source->path), hash_bytes(numbers, sizeof(numbers), HASH_SEED));
}

bool field_is_used(const struct field_uses *u, const struct shape_field *f)
{
	const int *i;
	if (!f->at.source)
		return true;
	for (size_t step = 0; (i = hashes_next(&u->known, field_hash(&f->at), &step));) {
		const struct where *at = &u->v.v[*i];
		if (at->line == f->at.line && at->column == f->at.column && !strcmp(at->source->path, f->at.source->path))
			return true;
	}
	return false;
}

void field_use(struct field_uses *u, const struct shape_field *f)
{
	if (field_is_used(u, f))
		return;
	hashes_put(u->arena, &u->known, field_hash(&f->at), u->v.n);
	*vec_push(u->arena, &u->v) = f->at;
}

void content_use_field(const struct content *c, const struct shape_field *f)
{
	if (f && c->uses && c->uses->fields)
		field_use(c->uses->fields, f);
}

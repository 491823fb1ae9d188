/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Templates: a text of a layout with paths in braces, filled from the content.
 *
 * A path starts at the innermost item of `each` that has its first key, then outwards, then at
 * the top of the content; a field of the content comes before what platen counts. Below a list, `first` and `last` are
 * its items. Literal text may switch **bold** and *italic*; text that comes from the content is prose or plain as its
 * shape says. There are no expressions.
 */
#include "template.h"
#include "inner_links.h"
#include "limit.h"
#include "tags.h"

#include <string.h>

/* A word may name another; the limits end loops, also those that double at each turn. */
#define DEEPEST_WORD LIMIT_WORD_DEPTH
#define MOST_WORDS LIMIT_WORDS

struct filling {
	const struct binder *b;
	const struct scope *scope;
	const struct node *source;
	VEC(struct rich_block) blocks;
	VEC(struct span) spans;
	unsigned flags;
	struct tags tags;
	const struct node *from; /* the text that is being written; or NULL */
	struct where at;         /* of the first text that came from the content */
	int depth;               /* of words inside words */
	int words;               /* so far */
};

struct value {
	const struct node *node; /* NULL: absent but allowed */
	const struct shape_field *shape;
	const char *text; /* computed values */
	bool known, number;
};

static const struct node *node_child(struct arena *a, const struct node *n, const char *key, size_t len)
{
	return n && n->kind == NODE_MAP ? node_find(n, arena_strndup(a, key, len)) : NULL;
}

/* `first` and `last` of a list, such as the least and the greatest of an ordered scale; an absent list has neither. */
static bool step_into_list(struct value *v, const char *key, size_t n)
{
	bool last = n == 4 && !strncmp(key, "last", n);
	if (!last && (n != 5 || strncmp(key, "first", n) != 0))
		return false;
	const struct node *list = v->node && v->node->kind == NODE_LIST && v->node->n ? v->node : NULL;
	const struct shape_field *shape = v->shape->element;
	*v = (struct value){list ? list->item[last ? list->n - 1 : 0] : NULL, shape, NULL, true,
	                    shape && shape->type == SHAPE_NUMBER};
	return true;
}

/* One step of a path below `v`; false when the content can have nothing there. */
static bool step(const struct binder *b, struct value *v, const char *key, size_t n)
{
	if (v->shape && v->shape->type == SHAPE_LIST)
		return step_into_list(v, key, n);
	const struct shape_field *shape = shape_find(v->shape, key, n);
	const struct node *node = node_child(b->arena, v->node, key, n);
	if (!shape && !node)
		return false;
	*v = (struct value){node, shape, NULL, true, shape && shape->type == SHAPE_NUMBER};
	return true;
}

static struct value number_value(const struct binder *b, int number)
{
	return (struct value){NULL, NULL, arena_printf(b->arena, "%d", number), true, true};
}

/* {page}, {pages}, {section}: only a master knows them, and there they are what is meant. */
static struct value page_value(const struct binder *b, const char *path)
{
	const struct page_vars *p = b->page;
	if (p && !strcmp(path, "page"))
		return number_value(b, p->page);
	if (p && !strcmp(path, "pages"))
		return number_value(b, p->pages);
	if (p && !strcmp(path, "section"))
		return (struct value){NULL, NULL, p->section ? p->section : "", true, false};
	return (struct value){0};
}

/* {index}, {count}, {lowest}, {highest}: what an item knows beside the fields of its own. */
static struct value item_value(const struct binder *b, const struct scope *s, const char *path)
{
	if (s->index && !strcmp(path, "index"))
		return number_value(b, s->index);
	if (s->index && !strcmp(path, "count"))
		return number_value(b, s->count);
	if (s->highest && !strcmp(path, "lowest"))
		return number_value(b, s->lowest);
	if (s->highest && !strcmp(path, "highest"))
		return number_value(b, s->highest);
	return (struct value){0};
}

static bool first_step(const struct binder *b, const struct scope *s, struct value *v, const char *path, size_t n)
{
	for (; s; s = s->up) {
		*v = (struct value){s->item, s->shape, NULL, true, false};
		if (s->item && step(b, v, path, n))
			return true;
		*v = item_value(b, s, path);
		if (v->known)
			return true;
	}
	*v = (struct value){b->content->top, b->content->shape, NULL, true, false};
	return step(b, v, path, n);
}

static struct value lookup(const struct binder *b, const struct scope *s, const char *path)
{
	struct value v = page_value(b, path);
	if (v.known)
		return v;
	if (!strcmp(path, "."))
		return s && s->item
		        ? (struct value){s->item, s->shape, NULL, true, s->shape && s->shape->type == SHAPE_NUMBER}
		        : v;
	bool first = true;
	while (*path) {
		size_t n = strcspn(path, ".");
		if (!(first ? first_step(b, s, &v, path, n) : step(b, &v, path, n)))
			return (struct value){0};
		first = false;
		path += n + (path[n] == '.');
	}
	return v;
}

static void suggest_path(const struct binder *b, const struct scope *s, const char *path)
{
	const char *names[96];
	int n = 0;
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
	for (; s; s = s->up)
		for (int i = 0; s->shape && s->shape->type == SHAPE_GROUP && i < s->shape->n && n < COUNT_OF(names); i++)
			names[n++] = s->shape->field[i].key;
	for (int i = 0; i < b->content->shape->n && n < COUNT_OF(names); i++)
		names[n++] = b->content->shape->field[i].key;
	diag_suggest(b->diag, path, names, n);
}

const struct node *path_lookup(const struct binder *b, const struct scope *s, struct path_ref p,
                               const struct shape_field **shape)
{
	struct value v = lookup(b, s, p.path);
	*shape = v.shape;
	if (!v.known || v.text) {
		diag_report(b->diag, DIAG_UNKNOWN_PATH, p.at, p.path);
		suggest_path(b, s, p.path);
		return NULL;
	}
	return v.node;
}

/* -- filling -------------------------------------------------------------------------------- */

static unsigned flags_here(const struct filling *o) { return o->flags | (tags_nobreak(&o->tags) ? SPAN_NOBREAK : 0); }

/* That of a text which is not translated; where the box says its language, that is the language of all in it. */
static const char *lang_of(const struct filling *o, const struct node *n) { return n && !o->b->lang ? n->lang : NULL; }

static void add(struct filling *o, const char *text, size_t n, const char *href)
{
	const char *lang = tags_lang(&o->tags);
	struct span s = {arena_strndup(o->b->arena, text, n), flags_here(o), href, lang ? lang : lang_of(o, o->from),
	                 o->from};
	if (n)
		*vec_push(o->b->arena, &o->spans) = s;
}

/* The place of what is read: in a word or in a text of the content, or in the template itself. */
static struct spot spot_of(const struct filling *o, const char *p)
{
	const struct node *n = o->from ? o->from : o->source;
	return (struct spot){n->at, n->text, p};
}

/* A part of the text that is being read, with its tags. */
static void add_text(struct filling *o, const char *text, size_t n)
{
	const char *end = text + n, *p = text;
	while ((p = memchr(p, '<', (size_t)(end - p)))) {
		size_t tag = tag_size(p);
		if (tag && tag <= (size_t)(end - p)) {
			add(o, text, (size_t)(p - text), NULL);
			tags_read(&o->tags, p, tag, spot_of(o, p));
			text = p + tag;
		}
		p += tag ? tag : 1;
		if (p >= end)
			break;
	}
	if (text < end)
		add(o, text, (size_t)(end - text), NULL);
}

/* A whole text of the content. */
static void add_content(struct filling *o, const struct node *n)
{
	int open = o->tags.open.n;
	add_text(o, n->text, strlen(n->text));
	tags_end(&o->tags, open);
}

static void add_number(struct filling *o, const char *text)
{
	unsigned flags = o->flags;
	o->flags |= SPAN_NUMBER;
	add(o, text, strlen(text), NULL);
	o->flags = flags;
}

/* A block like `as`, of the spans so far. */
static void end_block(struct filling *o, struct rich_block as)
{
	as.span = o->spans.v;
	as.n = as.kind == RICH_CODE ? o->spans.n : spans_collapse(o->b->arena, o->spans.v, o->spans.n);
	if (as.n)
		*vec_push(o->b->arena, &o->blocks) = as;
	memset(&o->spans, 0, sizeof(o->spans));
}

/* As the display list has it. */
static const char *href_of(struct filling *o, const char *address, const struct node *from)
{
	return address && *address == '#' ? inner_links_add(o->b->links, o->b->arena, address, from) : address;
}

/* Prose joins what stands before it with its first block; its other blocks follow. */
static void add_prose(struct filling *o, const struct node *n)
{
	const struct rich *r = rich_prose(o->b->arena, o->b->diag, n->text, n->at);
	for (int i = 0; r && i < r->n; i++) {
		for (int j = 0; j < r->block[i].n; j++) {
			struct span s = r->block[i].span[j];
			s.flags |= flags_here(o);
			s.lang = s.lang ? s.lang : lang_of(o, n) ? lang_of(o, n) : tags_lang(&o->tags);
			s.source = n;
			s.href = href_of(o, s.href, n);
			*vec_push(o->b->arena, &o->spans) = s;
		}
		if (i + 1 < r->n || r->block[i].kind != RICH_PARAGRAPH)
			end_block(o, r->block[i]);
	}
}

static void add_joined(struct filling *o, const struct node *list)
{
	const char *separator = o->b->spec->locale.separator;
	for (int i = 0; list && i < list->n; i++) {
		if (i)
			add(o, separator, strlen(separator), NULL);
		o->from = list->item[i];
		if (list->item[i]->kind == NODE_TEXT)
			add_content(o, list->item[i]);
		o->from = NULL;
	}
}

/* An address prints without its scheme and a slash at its end, and links. */
static void add_link(struct filling *o, const char *url)
{
	const char *shown = strstr(url, "://");
	shown = shown ? shown + 3 : url;
	size_t n = strlen(shown);
	add(o, shown, n - (n && shown[n - 1] == '/'), href_of(o, url, o->from));
}

static bool is_leaf(const struct shape_field *shape)
{
	return shape && shape->type != SHAPE_LIST && shape->type != SHAPE_GROUP;
}

static void add_node(struct filling *o, const struct value *v, const char *format, const char *path)
{
	const struct node *n = v->node;
	if (!n || node_is_null(n))
		return;
	const struct node *outer = o->from;
	o->from = n;
	if (!o->at.source)
		o->at = n->at;
	if (format && !strcmp(format, "count") && n->kind == NODE_LIST) {
		add_number(o, arena_printf(o->b->arena, "%d", n->n));
	} else if (format && !strcmp(format, "join") && n->kind == NODE_LIST) {
		add_joined(o, n);
	} else if (format && strcmp(format, "plain") != 0) {
		diag_report(o->b->diag, DIAG_BAD_TEMPLATE, o->source->at,
		            arena_printf(o->b->arena, "'%s' is no format for '%s'", format, path));
		diag_hint(o->b->diag, "formats: join and count for lists, plain for any text");
	} else if (n->kind != NODE_TEXT && is_leaf(v->shape)) {
		/* The content is not as its shape says, which was reported there. */
	} else if (n->kind != NODE_TEXT) {
		diag_report(o->b->diag, DIAG_BAD_TEMPLATE, o->source->at,
		            arena_printf(o->b->arena, "'%s' is %s, not a text", path, node_kind_name(n)));
		diag_hint(o->b->diag,
		          n->kind == NODE_LIST ? "{%s|join} writes its items with commas" : "name one of its keys: {%s.key}",
		          path);
	} else if (v->shape && v->shape->type == SHAPE_PROSE && !format) {
		add_prose(o, n);
	} else if (v->shape && v->shape->type == SHAPE_LINK && !format) {
		add_link(o, n->text);
	} else if (v->number) {
		add_number(o, n->text);
	} else {
		add_content(o, n);
	}
	o->from = outer;
}

/* The text that is being read: a word of the layout, or the template itself. */
static struct where here(const struct filling *o) { return o->from ? o->from->at : o->source->at; }

static void bad(const struct filling *o, const char *text) { diag_report(o->b->diag, DIAG_BAD_TEMPLATE, here(o), text); }

static void fill(struct filling *o, const char *s);

static void fill_word(struct filling *o, const struct node *n)
{
	const struct node *outer = o->from;
	if (!o->at.source)
		o->at = n->at;
	o->depth++;
	o->from = n;
	fill(o, n->text);
	o->from = outer;
	o->depth--;
}

static void add_word(struct filling *o, const char *key)
{
	const struct node *n = node_find(o->b->spec->words, key);
	if (n && n->kind == NODE_TEXT) {
		if (o->depth == DEEPEST_WORD)
			bad(o,
			    arena_printf(o->b->arena,
			                 "the word '%s' names itself, or words inside words lie more than %d deep", key,
			                 DEEPEST_WORD));
		else if (++o->words == MOST_WORDS)
			bad(o,
			    arena_printf(o->b->arena, "one text is made of more than %d words of the layout", MOST_WORDS));
		else if (o->words < MOST_WORDS)
			fill_word(o, n);
		return;
	}
	diag_report(o->b->diag, DIAG_UNKNOWN_PATH, here(o), arena_printf(o->b->arena, "word.%s", key));
	if (o->b->spec->words && o->b->spec->words->kind == NODE_MAP)
		diag_suggest(o->b->diag, key, o->b->spec->words->key, o->b->spec->words->n);
}

static void add_path(struct filling *o, const char *path, const char *format)
{
	if (!strncmp(path, "word.", 5)) {
		add_word(o, path + 5);
		return;
	}
	struct value v = lookup(o->b, o->scope, path);
	if (!v.known) {
		diag_report(o->b->diag, DIAG_UNKNOWN_PATH, here(o), path);
		suggest_path(o->b, o->scope, path);
	} else if (v.text) {
		if (v.number)
			add_number(o, v.text);
		else
			add(o, v.text, strlen(v.text), NULL);
	} else {
		add_node(o, &v, format, path);
	}
}

/* Literal text up to the next brace, with ** and * as switches; \* is an asterisk that is meant. */
static const char *fill_literal(struct filling *o, const char *s)
{
	size_t n = strcspn(s, "{}*\\");
	add_text(o, s, n);
	s += n;
	if (*s == '\\') {
		bool asterisk = s[1] == '*';
		add(o, s + asterisk, 1, NULL);
		return s + 1 + asterisk;
	}
	if (*s == '*') {
		bool two = s[1] == '*';
		o->flags ^= two ? SPAN_BOLD : SPAN_ITALIC;
		return s + 1 + two;
	}
	if (*s && s[0] == s[1]) {
		add(o, s, 1, NULL);
		return s + 2;
	}
	if (*s == '}') {
		bad(o, "a '}' without its '{'");
		return s + 1;
	}
	return s;
}

/* Bold and italic end with the text that they stand in. */
static void end_switches(struct filling *o, unsigned before)
{
	unsigned open = o->flags ^ before;
	o->flags = before;
	if (!open)
		return;
	bad(o,
	    open & SPAN_BOLD ? "a '**' without a second one that ends the bold text"
	                     : "a '*' without a second one that ends the italics");
	diag_hint(o->b->diag, "write \\* for an asterisk that is meant");
}

static void fill(struct filling *o, const char *s)
{
	unsigned flags = o->flags;
	int open = o->tags.open.n;
	while (*s) {
		if (*s != '{' || s[1] == '{') {
			s = fill_literal(o, s);
			continue;
		}
		const char *end = strchr(s, '}');
		if (!end) {
			bad(o, "a '{' without its '}'");
			break;
		}
		char *path = arena_strndup(o->b->arena, s + 1, (size_t)(end - s - 1));
		char *format = strchr(path, '|');
		if (format)
			*format++ = 0;
		add_path(o, path, format);
		s = end + 1;
	}
	end_switches(o, flags);
	tags_end(&o->tags, open);
}

struct rich *template_fill(const struct binder *b, const struct scope *s, const struct node *source)
{
	struct filling o = {.b = b, .scope = s, .source = source, .tags = {.arena = b->arena, .diag = b->diag}};
	if (!source)
		return NULL;
	fill(&o, source->text);
	end_block(&o, (struct rich_block){.kind = RICH_PARAGRAPH});
	if (!o.blocks.n)
		return NULL;
	struct rich *r = NEW(b->arena, struct rich);
	*r = (struct rich){o.at.source ? o.at : source->at, o.blocks.n, o.blocks.v};
	return r;
}

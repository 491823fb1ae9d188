/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * YAML to a tree through libyaml's parser events. This is the only file that knows libyaml.
 *
 * libyaml sets no limits, so they are set here: on size, depth and what aliases repeat. An
 * alias shares its anchor's subtree; `weight` and `deepest` measure a subtree with every alias
 * written out, so that a small file cannot stand for a huge or a deep one. Scalars stay text, whatever they look like.
 */
#include "input.h"

#include <stdio.h>
#include <string.h>
#include <yaml.h>

#define LARGEST_YAML ((size_t)4 << 20)
#define DEEPEST 64
#define HEAVIEST 1000000

struct anchor {
	const char *name;
	struct node *node;
	long weight;
	int height; /* levels below it */
	bool open;  /* its end has not been read: an alias now would loop */
};

struct reader {
	struct arena *arena;
	struct diag *diag;
	const struct source *source;
	yaml_parser_t parser;
	yaml_event_t event;
	VEC(struct anchor) anchors;
	long weight;
	int deepest; /* level reached, inside the anchor that is open */
	bool failed;
};

static struct where place(const struct reader *r, yaml_mark_t m)
{
	return (struct where){r->source, (int)m.line + 1, (int)m.column + 1};
}

static void fail(struct reader *r, enum diag_code code, struct where at, const char *text)
{
	if (!r->failed)
		diag_report(r->diag, code, at, text);
	r->failed = true;
}

static bool next_event(struct reader *r)
{
	yaml_event_delete(&r->event);
	if (r->failed)
		return false;
	if (yaml_parser_parse(&r->parser, &r->event))
		return true;
	if (r->parser.error == YAML_MEMORY_ERROR)
		machine_failure("out of memory while reading %s", r->source->path);
	char text[256];
	const yaml_parser_t *p = &r->parser;
	snprintf(text, sizeof(text), "%s%s%s", p->context ? p->context : "", p->context ? ": " : "",
	         p->problem ? p->problem : "the text is not valid UTF-8");
	fail(r, DIAG_YAML_SYNTAX, place(r, p->problem_mark), text);
	return false;
}

static struct node *node_new(struct reader *r, enum node_kind kind)
{
	struct node *n = NEW(r->arena, struct node);
	n->kind = kind;
	n->at = place(r, r->event.start_mark);
	if (++r->weight > HEAVIEST)
		fail(r, DIAG_YAML_LIMIT, n->at, "the file holds more than a million values");
	return n;
}

/* Bidirectional overrides and isolates are refused too: they can hide what a text says. */
static bool is_forbidden(uint32_t cp)
{
	return (cp < 0x20 && cp != '\n' && cp != '\t') || (cp >= 0x7F && cp < 0xA0 && cp != 0x85) ||
	        (cp >= 0x202A && cp <= 0x202E) || (cp >= 0xFFF9 && cp <= 0xFFFB) || cp == 0xFEFF ||
	        (cp & 0xFFFE) == 0xFFFE || (cp >= 0xFDD0 && cp <= 0xFDEF);
}

static void check_characters(struct reader *r, const char *s, size_t size, struct where at)
{
	const char *end = s + size, *p = s;
	while (p < end) {
		if ((unsigned char)*p >= 0x20 && (unsigned char)*p < 0x7F) {
			p++;
			continue;
		}
		uint32_t cp = utf8_next(&p, end);
		if (is_forbidden(cp)) {
			diag_report(r->diag, DIAG_YAML_CONTROL, at, (unsigned)cp);
			return;
		}
	}
}

/* A plain scalar followed by " #" on its line: the author may have lost half of a text. */
static void warn_of_hash(struct reader *r, yaml_mark_t end, const char *text)
{
	const char *p = r->source->text + end.index, *stop = r->source->text + r->source->size;
	if (p + 2 < stop && p[0] == ' ' && p[1] == '#' && p[2] != ' ' && strchr(text, ' '))
		diag_report(r->diag, DIAG_YAML_HASH, place(r, end));
}

static struct node *read_scalar(struct reader *r)
{
	struct node *n = node_new(r, NODE_TEXT);
	const char *v = (const char *)r->event.data.scalar.value;
	size_t size = r->event.data.scalar.length;
	n->quoted = r->event.data.scalar.style != YAML_PLAIN_SCALAR_STYLE;
	n->text = arena_strndup(r->arena, v, size);
	check_characters(r, v, size, n->at);
	if (strlen(n->text) != size)
		diag_report(r->diag, DIAG_YAML_CONTROL, n->at, 0u);
	if (!n->quoted)
		warn_of_hash(r, r->event.end_mark, n->text);
	return n;
}

static void check_depth(struct reader *r, int depth, struct where at)
{
	if (depth > DEEPEST)
		fail(r, DIAG_YAML_LIMIT, at, "values are nested more than 64 levels deep");
	r->deepest = depth > r->deepest ? depth : r->deepest;
}

static struct node *read_alias(struct reader *r, int depth)
{
	const char *name = (const char *)r->event.data.alias.anchor;
	struct where at = place(r, r->event.start_mark);
	for (int i = r->anchors.n - 1; i >= 0; i--) {
		const struct anchor *a = &r->anchors.v[i];
		if (strcmp(a->name, name) != 0)
			continue;
		if (a->open)
			fail(r, DIAG_YAML_ALIAS, at, "an alias stands inside its own anchor");
		else if ((r->weight += a->weight) > HEAVIEST)
			fail(r, DIAG_YAML_ALIAS, at, "aliases repeat more than a million values");
		check_depth(r, depth + a->height, at);
		return a->node;
	}
	fail(r, DIAG_YAML_ALIAS, at, arena_printf(r->arena, "there is no anchor '%s' before this alias", name));
	return node_new(r, NODE_TEXT);
}

/* What reading an anchored value needs to know at its end. */
struct opened {
	int anchor;  /* -1: the value has none */
	int deepest; /* level reached outside it */
};

static struct opened open_anchor(struct reader *r, const yaml_char_t *name, int depth)
{
	struct opened o = {-1, r->deepest};
	if (!name)
		return o;
	o.anchor = r->anchors.n;
	*vec_push(r->arena, &r->anchors) =
	        (struct anchor){.name = arena_strdup(r->arena, (const char *)name), .weight = r->weight, .open = true};
	r->deepest = depth;
	return o;
}

static struct node *close_anchor(struct reader *r, struct opened o, int depth, struct node *n)
{
	if (o.anchor >= 0) {
		struct anchor *a = &r->anchors.v[o.anchor];
		*a = (struct anchor){a->name, n, r->weight - a->weight, r->deepest - depth, false};
		r->deepest = o.deepest > r->deepest ? o.deepest : r->deepest;
	}
	return n;
}

static struct node *read_node(struct reader *r, int depth);

static struct node *read_list(struct reader *r, int depth)
{
	struct node *n = node_new(r, NODE_LIST);
	VEC(struct node *) items = {0};
	while (next_event(r) && r->event.type != YAML_SEQUENCE_END_EVENT) {
		struct node *item = read_node(r, depth + 1);
		*vec_push(r->arena, &items) = item;
	}
	n->item = items.v;
	n->n = items.n;
	return n;
}

/* A key must be a scalar, and new in its mapping. Returns NULL when the pair is to be dropped. */
static const char *read_key(struct reader *r, const struct node *map, struct where at)
{
	if (r->event.type != YAML_SCALAR_EVENT) {
		fail(r, DIAG_YAML_SYNTAX, at, "a key must be a word, not a list or a mapping");
		return NULL;
	}
	const char *key = (const char *)r->event.data.scalar.value;
	for (int i = 0; i < map->n; i++)
		if (!strcmp(map->key[i], key)) {
			diag_report(r->diag, DIAG_YAML_DUPLICATE, at, key, map->key_at[i].line);
			return NULL;
		}
	return arena_strdup(r->arena, key);
}

static struct node *read_map(struct reader *r, int depth)
{
	struct node *n = node_new(r, NODE_MAP);
	VEC(struct node *) values = {0};
	VEC(const char *) keys = {0};
	VEC(struct where) places = {0};
	while (next_event(r) && r->event.type != YAML_MAPPING_END_EVENT) {
		struct where at = place(r, r->event.start_mark);
		const char *key = read_key(r, n, at);
		if (!next_event(r))
			break;
		struct node *value = read_node(r, depth + 1);
		if (!key)
			continue;
		*vec_push(r->arena, &values) = value;
		*vec_push(r->arena, &keys) = key;
		*vec_push(r->arena, &places) = at;
		n->item = values.v;
		n->key = keys.v;
		n->key_at = places.v;
		n->n = values.n;
	}
	return n;
}

static struct node *read_node(struct reader *r, int depth)
{
	check_depth(r, depth, place(r, r->event.start_mark));
	switch (r->event.type) {
	case YAML_ALIAS_EVENT: return read_alias(r, depth);
	case YAML_SEQUENCE_START_EVENT: {
		struct opened o = open_anchor(r, r->event.data.sequence_start.anchor, depth);
		return close_anchor(r, o, depth, read_list(r, depth));
	}
	case YAML_MAPPING_START_EVENT: {
		struct opened o = open_anchor(r, r->event.data.mapping_start.anchor, depth);
		return close_anchor(r, o, depth, read_map(r, depth));
	}
	default: {
		if (r->event.type != YAML_SCALAR_EVENT)
			return node_new(r, NODE_TEXT);
		struct opened o = open_anchor(r, r->event.data.scalar.anchor, depth);
		return close_anchor(r, o, depth, read_scalar(r));
	}
	}
}

static struct node *read_document(struct reader *r)
{
	struct node *top = NULL;
	while (next_event(r) && r->event.type != YAML_STREAM_END_EVENT) {
		if (r->event.type == YAML_DOCUMENT_START_EVENT && top) {
			fail(r, DIAG_YAML_LIMIT, place(r, r->event.start_mark), "a file holds one document only");
		} else if (r->event.type == YAML_DOCUMENT_START_EVENT) {
			if (!next_event(r))
				break;
			top = read_node(r, 0);
		}
	}
	return top;
}

struct node *yaml_parse(struct arena *a, const struct source *s, struct diag *d)
{
	struct reader r = {.arena = a, .diag = d, .source = s};
	if (s->size > LARGEST_YAML) {
		diag_report(d, DIAG_YAML_LIMIT, (struct where){s, 0, 0}, "the file is larger than 4 MB");
		return NULL;
	}
	if (!yaml_parser_initialize(&r.parser))
		machine_failure("out of memory while reading %s", s->path);
	yaml_parser_set_input_string(&r.parser, (const unsigned char *)s->text, s->size);
	yaml_parser_set_encoding(&r.parser, YAML_UTF8_ENCODING);
	struct node *top = read_document(&r);
	yaml_event_delete(&r.event);
	yaml_parser_delete(&r.parser);
	if (!top && !r.failed)
		diag_report(d, DIAG_YAML_SYNTAX, (struct where){s, 1, 1}, "the file is empty");
	return r.failed ? NULL : top;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * YAML to a tree through libyaml's parser events. This is the only file that knows libyaml.
 *
 * libyaml sets no limits, so they are set here: on size, depth and what aliases repeat. An
 * alias shares its anchor's subtree; `weight` and `deepest` measure a subtree with every alias
 * written out, so that a small file cannot stand for a huge or a deep one. Scalars stay text, whatever they look like.
 *
 * libyaml counts characters, and ends lines at more of them than editors do; a cursor in the bytes
 * turns its marks into lines that end at '\n'. Marks come in the order of the file, so all of them
 * together cost one pass; a file that has no other ends of lines needs none.
 */
#include "cursor.h"
#include "hint.h"
#include "limit.h"
#include "tree.h"
#include "waivers.h"
#include "yaml_slip.h"
#include "yaml_text.h"

#include <string.h>
#include <yaml.h>

#define LARGEST_YAML ((size_t)LIMIT_YAML_MEGABYTES << 20)
#define DEEPEST LIMIT_YAML_DEPTH
#define HEAVIEST LIMIT_YAML_VALUES

struct anchor {
	const char *name;
	struct node *node;
	long weight;
	int height; /* levels below it */
	bool open;  /* its end has not been read: an alias now would loop */
	bool used;
	bool flow;             /* it stands in brackets */
	yaml_mark_t mark, end; /* end: of a scalar */
};

struct yaml_reader {
	struct arena *arena;
	struct diag *diag;
	const struct source *source;
	yaml_parser_t parser;
	yaml_event_t event;
	const char *start, *end; /* without a byte order mark */
	struct cursor cursor;
	yaml_mark_t scalar, scalar_end; /* of the last one; both 0: none */
	bool agreed;                    /* libyaml's lines are ours */
	bool has_hash;                  /* " #" stands behind something, in which an author may have lost text */
	VEC(yaml_mark_t) lost;          /* where a comment may have cut a text */
	VEC(struct anchor) anchors;
	struct hashes latest; /* the last anchor of each name */
	long weight;
	int deepest; /* level reached, inside the anchor that is open */
	int flow;    /* brackets that are open */
	bool failed;
};

static const char *find_mark(struct yaml_reader *r, yaml_mark_t m)
{
	return cursor_find(&r->cursor, r->start, r->end, m.index);
}

static struct where place(struct yaml_reader *r, yaml_mark_t m)
{
	if (r->agreed)
		return (struct where){r->source, (int)m.line + 1, (int)m.column + 1};
	find_mark(r, m);
	return (struct where){r->source, r->cursor.line, r->cursor.column};
}

static struct where byte_place(const struct yaml_reader *r, size_t offset)
{
	return cursor_place(r->source, r->start, r->end, offset);
}

static void fail(struct yaml_reader *r, enum diag_code code, struct where at, const char *text)
{
	if (!r->failed)
		diag_report(r->diag, code, at, text);
	r->failed = true;
}

/* libyaml tells these by their offset only: bytes that are no UTF-8, and controls that YAML forbids. */
static void fail_to_decode(struct yaml_reader *r)
{
	const char *problem = r->parser.problem;
	/* libyaml's offset may lie behind it. */
	const char *found = yaml_find_damage(r->start, r->end);
	size_t damage = found < r->end ? (size_t)(found - r->start) : r->parser.problem_offset;
	r->failed = true;
	if (problem && strstr(problem, "control")) {
		report_control(r->diag, byte_place(r, r->parser.problem_offset), (uint32_t)r->parser.problem_value);
		return;
	}
	diag_report(r->diag, DIAG_YAML_SYNTAX, byte_place(r, damage),
	            arena_printf(r->arena, "the file is not UTF-8: the byte %02X cannot stand here",
	                         (unsigned)(unsigned char)r->start[damage]));
	diag_hint(r->diag, "it may be Latin-1 or Windows-1252; save it in the encoding UTF-8");
}

static void fail_to_parse(struct yaml_reader *r)
{
	const yaml_parser_t *p = &r->parser;
	struct yaml_slip s = {.arena = r->arena, .start = r->start, .end = r->end, .problem = p->problem};
	s.context = p->context ? p->context : "";
	s.at = find_mark(r, p->problem_mark);
	s.from = p->context ? find_mark(r, p->context_mark) : NULL;
	if (r->scalar_end.index) {
		s.scalar = find_mark(r, r->scalar);
		s.scalar_end = find_mark(r, r->scalar_end);
	}
	yaml_slip_name(&s);
	fail(r, DIAG_YAML_SYNTAX, byte_place(r, (size_t)(s.place - r->start)), s.text);
	if (s.hint)
		diag_hint(r->diag, "%s", s.hint);
}

static bool next_event(struct yaml_reader *r)
{
	yaml_event_delete(&r->event);
	if (r->failed)
		return false;
	if (yaml_parser_parse(&r->parser, &r->event)) {
		if (r->event.type == YAML_SCALAR_EVENT) {
			r->scalar = r->event.start_mark;
			r->scalar_end = r->event.end_mark;
		}
		return true;
	}
	if (r->parser.error == YAML_MEMORY_ERROR)
		machine_failure("out of memory while reading %s", r->source->path);
	if (r->parser.error == YAML_READER_ERROR)
		fail_to_decode(r);
	else
		fail_to_parse(r);
	return false;
}

static struct node *node_new(struct yaml_reader *r, enum node_kind kind)
{
	struct node *n = NEW(r->arena, struct node);
	n->kind = kind;
	n->at = place(r, r->event.start_mark);
	if (++r->weight > HEAVIEST)
		fail(r, DIAG_YAML_LIMIT, n->at, "the file holds more than a million values");
	return n;
}

static bool check_characters(struct yaml_reader *r, const char *s, size_t size, struct where at)
{
	uint32_t cp;
	if (!yaml_find_forbidden(s, size, &cp))
		return true;
	report_control(r->diag, text_find(at, cp), cp);
	return false;
}

/* A plain scalar of several lines takes up what was meant as the item of a list, deeper in or out of its column. */
static void check_items(struct yaml_reader *r)
{
	if (r->event.start_mark.line == r->event.end_mark.line)
		return;
	const char *start = find_mark(r, r->event.start_mark), *end = find_mark(r, r->event.end_mark);
	int lines;
	const char *dash = yaml_find_dash(start, end, &lines);
	if (!dash)
		return;
	struct where at = place(r, r->event.start_mark);
	at.line += lines;
	at.column = 1;
	for (const char *p = dash; p[-1] == ' '; p--)
		at.column++;
	diag_report(r->diag, DIAG_YAML_SYNTAX, at, "this '- ' belongs to the text above");
	diag_hint(r->diag, "the items of one list begin in the same column; a text over several lines needs quotes");
}

/* A plain scalar followed by " #" on its line: the author may have lost half of a text, or all of it. */
static void note_hash(struct yaml_reader *r, struct node *n)
{
	yaml_mark_t start = r->event.start_mark, end = r->event.end_mark;
	if (!r->has_hash || !cursor_is_before_comment(find_mark(r, end), r->end))
		return;
	n->cut = start.index == end.index;
	if (!n->cut)
		*vec_push(r->arena, &r->lost) = end;
}

/* How to say that what begins at a mark is text: quotes around a scalar, or around the rest of its line or item. */
static void hint_at_quotes(struct yaml_reader *r, yaml_mark_t mark, yaml_mark_t end, bool flow)
{
	const char *stop = end.index ? find_mark(r, end) : r->end, *p = find_mark(r, mark);
	diag_hint(r->diag, "a text that starts with '%c' needs quotes: %s", *p, yaml_quoted(r->arena, p, stop, flow));
}

/* The end of the scalar that has just been read; of anything else none. */
static yaml_mark_t end_of_scalar(const struct yaml_reader *r)
{
	return r->event.type == YAML_SCALAR_EVENT ? r->event.end_mark : (yaml_mark_t){0};
}

/* A tag would change what the value is, which the schema says; most were meant as text. */
static void refuse_tag(struct yaml_reader *r, const yaml_char_t *tag)
{
	if (!tag)
		return;
	yaml_mark_t mark = r->event.start_mark;
	diag_report(r->diag, DIAG_YAML_TAG, place(r, mark), yaml_word(r->arena, find_mark(r, mark), r->end, r->flow > 0));
	hint_at_quotes(r, mark, end_of_scalar(r), r->flow > 0);
}

static void report_anchor(struct yaml_reader *r, yaml_mark_t mark, yaml_mark_t end, bool flow)
{
	const char *name = yaml_word(r->arena, find_mark(r, mark), r->end, flow);
	diag_report(r->diag, DIAG_YAML_ALIAS, place(r, mark), arena_printf(r->arena, "no alias uses the anchor '%s'", name));
	hint_at_quotes(r, mark, end, flow);
}

static struct node *read_scalar(struct yaml_reader *r)
{
	struct node *n = node_new(r, NODE_TEXT);
	const char *v = (const char *)r->event.data.scalar.value;
	size_t size = r->event.data.scalar.length;
	n->quoted = r->event.data.scalar.style != YAML_PLAIN_SCALAR_STYLE;
	n->text = arena_strndup(r->arena, v, size);
	check_characters(r, v, size, n->at);
	if (r->event.data.scalar.style == YAML_DOUBLE_QUOTED_SCALAR_STYLE)
		yaml_check_path(r->diag, n->at, find_mark(r, r->event.start_mark), r->end);
	if (!n->quoted) {
		note_hash(r, n);
		check_items(r);
	}
	return n;
}

static void check_depth(struct yaml_reader *r, int depth, struct where at)
{
	if (depth > DEEPEST)
		fail(r, DIAG_YAML_LIMIT, at, "values are nested more than 64 levels deep");
	r->deepest = depth > r->deepest ? depth : r->deepest;
}

/* The slot of the last anchor of that name, or NULL. */
static int *find_anchor(const struct yaml_reader *r, const char *name, uint64_t hash)
{
	int *i;
	for (size_t probe = 0; (i = hashes_next(&r->latest, hash, &probe));)
		if (!strcmp(r->anchors.v[*i].name, name))
			return i;
	return NULL;
}

static struct node *read_alias(struct yaml_reader *r, int depth)
{
	const char *name = (const char *)r->event.data.alias.anchor;
	struct where at = place(r, r->event.start_mark);
	const int *i = find_anchor(r, name, hash_bytes(name, strlen(name), HASH_SEED));
	if (!i) {
		fail(r, DIAG_YAML_ALIAS, at, arena_printf(r->arena, "there is no anchor '%s' before this alias", name));
		hint_at_quotes(r, r->event.start_mark, (yaml_mark_t){0}, r->flow > 0);
		return node_new(r, NODE_TEXT);
	}
	struct anchor *a = &r->anchors.v[*i];
	a->used = true;
	if (a->open)
		fail(r, DIAG_YAML_ALIAS, at, "an alias stands inside its own anchor");
	else if ((r->weight += a->weight) > HEAVIEST)
		fail(r, DIAG_YAML_ALIAS, at, "aliases repeat more than a million values");
	check_depth(r, depth + a->height, at);
	return a->node;
}

/* What reading an anchored value needs to know at its end. */
struct opened {
	int anchor;  /* -1: the value has none */
	int deepest; /* level reached outside it */
};

static void name_anchor(struct yaml_reader *r, const char *name, int anchor)
{
	uint64_t hash = hash_bytes(name, strlen(name), HASH_SEED);
	int *known = find_anchor(r, name, hash);
	if (known)
		*known = anchor;
	else
		hashes_put(r->arena, &r->latest, hash, anchor);
}

static struct opened open_anchor(struct yaml_reader *r, const yaml_char_t *name, int depth)
{
	struct opened o = {-1, r->deepest};
	if (!name)
		return o;
	o.anchor = r->anchors.n;
	*vec_push(r->arena, &r->anchors) = (struct anchor){.name = arena_strdup(r->arena, (const char *)name),
	                                                   .weight = r->weight,
	                                                   .open = true,
	                                                   .flow = r->flow > 0,
	                                                   .mark = r->event.start_mark,
	                                                   .end = end_of_scalar(r)};
	name_anchor(r, r->anchors.v[o.anchor].name, o.anchor);
	r->deepest = depth;
	return o;
}

static struct node *close_anchor(struct yaml_reader *r, struct opened o, int depth, struct node *n)
{
	if (o.anchor >= 0) {
		struct anchor *a = &r->anchors.v[o.anchor];
		a->node = n;
		a->weight = r->weight - a->weight;
		a->height = r->deepest - depth;
		a->open = false;
		r->deepest = o.deepest > r->deepest ? o.deepest : r->deepest;
	}
	return n;
}

static struct node *read_node(struct yaml_reader *r, int depth);

static struct node *read_list(struct yaml_reader *r, int depth)
{
	struct node *n = node_new(r, NODE_LIST);
	n->flow = r->event.data.sequence_start.style == YAML_FLOW_SEQUENCE_STYLE;
	VEC(struct node *) items = {0};
	r->flow += n->flow;
	while (next_event(r) && r->event.type != YAML_SEQUENCE_END_EVENT) {
		struct node *item = read_node(r, depth + 1);
		*vec_push(r->arena, &items) = item;
	}
	r->flow -= n->flow;
	n->item = items.v;
	n->n = items.n;
	return n;
}

/* The arrays of a mapping while it is read. */
struct open_map {
	VEC(struct node *) values;
	VEC(const char *) keys;
	VEC(struct where) places;
};

static void add_pair(struct yaml_reader *r, struct open_map *m, struct node *map, const char *key, struct where at,
                     struct node *value)
{
	*vec_push(r->arena, &m->values) = value;
	*vec_push(r->arena, &m->keys) = key;
	*vec_push(r->arena, &m->places) = at;
	map->item = m->values.v;
	map->key = m->keys.v;
	map->key_at = m->places.v;
	map->n = m->keys.n;
	node_index_keys(r->arena, map, map->n - 1);
}

/* The key without what is invisible in it, which is reported. */
static const char *check_key(struct yaml_reader *r, const char *key, struct where at)
{
	uint32_t cp = yaml_find_invisible(key);
	if (!cp)
		return key;
	report_control(r->diag, at, cp);
	return yaml_without_invisible(r->arena, key);
}

/* A key must be a scalar, and new in its mapping. Returns NULL when the pair is to be dropped. */
static const char *read_key(struct yaml_reader *r, const struct node *map, struct where at)
{
	if (r->event.type != YAML_SCALAR_EVENT) {
		fail(r, DIAG_YAML_SYNTAX, at, "a key must be a word, not a list or a mapping");
		return NULL;
	}
	const char *key = (const char *)r->event.data.scalar.value;
	refuse_tag(r, r->event.data.scalar.tag);
	if (r->event.data.scalar.anchor) /* an alias as a key is refused, so that none can use it */
		report_anchor(r, r->event.start_mark, r->event.end_mark, r->flow > 0);
	if (!check_characters(r, key, r->event.data.scalar.length, at))
		return NULL;
	key = check_key(r, key, at);
	int before = node_index_of(map, key);
	if (before >= 0) {
		diag_report(r->diag, DIAG_YAML_DUPLICATE, at, key, map->key_at[before].line);
		diag_hint(r->diag, "delete one of them; the items of a list begin with '- '");
		return NULL;
	}
	return arena_strdup(r->arena, key);
}

static struct node *read_map(struct yaml_reader *r, int depth)
{
	struct node *n = node_new(r, NODE_MAP);
	n->flow = r->event.data.mapping_start.style == YAML_FLOW_MAPPING_STYLE;
	struct open_map open = {0};
	const struct node *allow = NULL;
	r->flow += n->flow;
	while (next_event(r) && r->event.type != YAML_MAPPING_END_EVENT) {
		struct where at = place(r, r->event.start_mark);
		const char *key = read_key(r, n, at);
		if (!next_event(r))
			break;
		struct node *value = read_node(r, depth + 1);
		if (key && waivers_are(key, value))
			allow = value;
		else if (key)
			add_pair(r, &open, n, key, at, value);
	}
	r->flow -= n->flow;
	if (allow && !r->failed)
		waivers_take(r->diag, n, allow, place(r, r->event.start_mark));
	return n;
}

static struct node *read_node(struct yaml_reader *r, int depth)
{
	check_depth(r, depth, place(r, r->event.start_mark));
	switch (r->event.type) {
	case YAML_ALIAS_EVENT: return read_alias(r, depth);
	case YAML_SEQUENCE_START_EVENT: {
		refuse_tag(r, r->event.data.sequence_start.tag);
		struct opened o = open_anchor(r, r->event.data.sequence_start.anchor, depth);
		return close_anchor(r, o, depth, read_list(r, depth));
	}
	case YAML_MAPPING_START_EVENT: {
		refuse_tag(r, r->event.data.mapping_start.tag);
		struct opened o = open_anchor(r, r->event.data.mapping_start.anchor, depth);
		return close_anchor(r, o, depth, read_map(r, depth));
	}
	default: {
		if (r->event.type != YAML_SCALAR_EVENT)
			return node_new(r, NODE_TEXT);
		refuse_tag(r, r->event.data.scalar.tag);
		struct opened o = open_anchor(r, r->event.data.scalar.anchor, depth);
		return close_anchor(r, o, depth, read_scalar(r));
	}
	}
}

/* What is told of a file that could be read. */
static void report_lost(struct yaml_reader *r)
{
	for (int i = 0; i < r->lost.n; i++) {
		diag_report(r->diag, DIAG_YAML_HASH, place(r, r->lost.v[i]));
		diag_hint(r->diag, "put the text in quotes, or two spaces before a comment that is meant");
	}
	for (int i = 0; i < r->anchors.n; i++)
		if (!r->anchors.v[i].used)
			report_anchor(r, r->anchors.v[i].mark, r->anchors.v[i].end, r->anchors.v[i].flow);
}

static struct node *read_document(struct yaml_reader *r)
{
	struct node *top = NULL;
	while (next_event(r) && r->event.type != YAML_STREAM_END_EVENT) {
		if (r->event.type == YAML_DOCUMENT_START_EVENT && top) {
			fail(r, DIAG_YAML_LIMIT, place(r, r->event.start_mark), "a file holds one document only");
			diag_hint(r->diag, "delete the line '---'; a text of these signs needs quotes");
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
	bool marked = s->size >= 3 && !memcmp(s->text, "\xEF\xBB\xBF", 3);
	struct yaml_reader r = {
	        .arena = a, .diag = d, .source = s, .start = s->text + (marked ? 3 : 0), .end = s->text + s->size};
	if (s->size > LARGEST_YAML) {
		diag_report(d, DIAG_YAML_LIMIT, byte_place(&r, LARGEST_YAML),
		            "the file is larger than 4 MB, which end here");
		return NULL;
	}
	const char *other = yaml_other_format(s);
	if (other) {
		diag_report(d, DIAG_YAML_SYNTAX, (struct where){s, 1, 1}, other);
		diag_hint(d, "save it as plain text in the encoding UTF-8; some programs call UTF-16 'Unicode'");
		return NULL;
	}
	/* It begins a new line at the end of a file that ends in none. */
	r.agreed = r.start < r.end && r.end[-1] == '\n' && !cursor_has_other_lines(r.start, r.end);
	r.has_hash = cursor_has_comments(r.start, r.end);
	if (!yaml_parser_initialize(&r.parser))
		machine_failure("out of memory while reading %s", s->path);
	yaml_parser_set_input_string(&r.parser, (const unsigned char *)r.start, (size_t)(r.end - r.start));
	yaml_parser_set_encoding(&r.parser, YAML_UTF8_ENCODING);
	struct node *top = read_document(&r);
	if (!r.failed)
		report_lost(&r);
	yaml_event_delete(&r.event);
	yaml_parser_delete(&r.parser);
	if (!top && !r.failed)
		diag_report(d, DIAG_YAML_SYNTAX, (struct where){s, 1, 1}, "the file is empty");
	return r.failed ? NULL : top;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Templates: a text of a layout with paths in braces (path.c), filled from the content.
 *
 * Literal text may switch **bold** and *italic*, and hold links, [text](address); text that comes from the content is
 * prose or plain as its shape says. There are no expressions.
 */
#include "template.h"
#include "count_left.h"
#include "inner_links.h"
#include "limit.h"
#include "link.h"
#include "path.h"
#include "plain.h"
#include "span_class.h"
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
	const char *href; /* of the link that literal text stands in; or NULL */
	struct tags tags;
	const struct node *from; /* the text that is being written; or NULL */
	struct where at;         /* of the first text that came from the content */
	int depth;               /* of words inside words */
	int words;               /* so far */
	int told;                /* classes without a style */
	bool plain;              /* words have no class, and no <wbr> of their own */
};

/* -- filling -------------------------------------------------------------------------------- */

/* Those of the text that comes next. */
static unsigned take_flags(struct filling *o) { return o->flags | tags_take_flags(&o->tags); }

/* That of a text which is not translated; where the box says its language, that is the language of all in it. */
static const char *lang_of(const struct filling *o, const struct node *n) { return n && !o->b->lang ? n->lang : NULL; }

static struct span_class *class_here(struct filling *o)
{
	struct span_class *c = o->plain ? NULL : tags_class(&o->tags);
	class_find(o->b, c, &o->told);
	return c;
}

static void add(struct filling *o, const char *text, size_t n, const char *href)
{
	if (!n)
		return;
	const char *lang = tags_lang(&o->tags);
	struct span s = {arena_strndup(o->b->arena, text, n), take_flags(o), href ? href : o->href,
	                 lang ? lang : lang_of(o, o->from),   o->from,       class_here(o)};
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
			bool may_break = o->tags.may_break;
			tags_read(&o->tags, p, tag, spot_of(o, p));
			o->tags.may_break = o->plain ? may_break : o->tags.may_break;
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

/* A name or an address, without markup. */
static void add_given(struct filling *o, const char *text, const char *href)
{
	unsigned flags = o->flags;
	o->flags |= SPAN_GIVEN;
	add(o, text, strlen(text), href);
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
	return *address == '#' ? inner_links_add(o->b->links, o->b->arena, address, from) : address;
}

/* Its classes stand inside of those around it. */
static struct span_class *class_of(struct filling *o, struct span_class *c)
{
	struct span_class *here = class_here(o), *outermost = c;
	if (!c || c->found)
		return c ? c : here;
	while (outermost->outer && !outermost->outer->found)
		outermost = outermost->outer;
	if (!outermost->outer)
		outermost->outer = here;
	class_find(o->b, c, &o->told);
	return c;
}

/* Prose joins what stands before it with its first block; its other blocks follow. */
static void add_prose(struct filling *o, const struct node *n)
{
	const struct rich *r = rich_prose(o->b->arena, o->b->diag, n->text, n->at);
	for (int i = 0; r && i < r->n; i++) {
		for (int j = 0; j < r->block[i].n; j++) {
			struct span s = r->block[i].span[j];
			s.flags |= take_flags(o);
			s.lang = s.lang ? s.lang : lang_of(o, n) ? lang_of(o, n) : tags_lang(&o->tags);
			s.source = n;
			s.class = class_of(o, s.class);
			s.href = s.href ? href_of(o, s.href, n) : o->href;
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
	add_given(o, arena_strndup(o->b->arena, shown, n - (n && shown[n - 1] == '/')), href_of(o, url, o->from));
}

static bool is_leaf(const struct shape_field *shape)
{
	return shape && shape->type != SHAPE_LIST && shape->type != SHAPE_GROUP;
}

static void add_node(struct filling *o, const struct path_value *v, const char *format, const char *path)
{
	const struct node *n = v->node;
	const bool none = !n || node_is_null(n);
	if (o->b->gap && v->shape == &pupil_field && (none || utf8_is_blank(n->text)))
		add(o, o->b->gap, strlen(o->b->gap), NULL);
	if (none)
		return;
	const struct node *outer = o->from;
	o->from = n;
	if (!o->at.source)
		o->at = n->at;
	if (format && !strcmp(format, "count") && n->kind == NODE_LIST) {
		add_number(o, arena_printf(o->b->arena, "%d", count_left(o->b, n)));
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
	} else if (v->shape && (v->shape->given || v->shape->type == SHAPE_LINK)) {
		add_given(o, n->text, NULL);
	} else {
		bool plain = o->plain;
		o->plain = plain || format;
		add_content(o, n);
		o->plain = plain;
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
		if (o->depth >= DEEPEST_WORD)
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
	if (n && n->kind != NODE_TEXT && !node_is_null(n))
		return; /* it was told that it must be a text */
	diag_report(o->b->diag, DIAG_UNKNOWN_PATH, here(o), arena_printf(o->b->arena, "word.%s", key));
	if (o->b->spec->words && o->b->spec->words->kind == NODE_MAP)
		diag_suggest(o->b->diag, key, o->b->spec->words->key, o->b->spec->words->n);
}

/* That of a section, in which values may stand. */
static void add_title(struct filling *o, const char *title)
{
	const struct span_vec spans = text_spans(o->b->arena, title);
	for (int i = 0; i < spans.v.n; i++) {
		const char *text = spans.v.v[i].text;
		if (spans.v.v[i].flags & SPAN_GIVEN)
			add_given(o, text, NULL);
		else
			add(o, text, strlen(text), NULL);
	}
}

static void add_path(struct filling *o, const char *path, const char *format)
{
	if (!strncmp(path, "word.", 5)) {
		add_word(o, path + 5);
		return;
	}
	struct path_value v = path_find(o->b, o->scope, (struct path_ref){path, here(o)});
	if (v.known && v.text) {
		if (v.number)
			add_number(o, v.text);
		else
			add_title(o, v.text);
	} else if (v.known) {
		add_node(o, &v, format, path);
	}
}

/* Bytes up to the next sign that means something; at most to `stop`, where that is not NULL. */
static size_t plain_size(const struct filling *o, const char *s, const char *stop)
{
	struct link_markup link;
	size_t n = strcspn(s, "{}*\\[");
	while (s[n] == '[' && (o->href || !link_markup(o->b->arena, s + n, &link)))
		n += 1 + strcspn(s + n + 1, "{}*\\[");
	return stop && s + n > stop ? (size_t)(stop - s) : n;
}

/* Literal text up to the next brace or link, with ** and * as switches; \* and \[ are signs that are meant. */
static const char *fill_literal(struct filling *o, const char *s, const char *stop)
{
	size_t n = plain_size(o, s, stop);
	add_text(o, s, n);
	s += n;
	if (s == stop || *s == '[')
		return s;
	if (*s == '\\') {
		bool sign = s[1] == '*' || s[1] == '[';
		add(o, s + sign, 1, NULL);
		return s + 1 + sign;
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

/* The address of a link in a literal text, where paths may stand in it; NULL after reporting. */
static const char *fill_address(struct filling *o, const struct link_markup *link)
{
	const struct node *text = o->from ? o->from : o->source;
	const char *address = arena_strndup(o->b->arena, link->address, (size_t)(link->end - link->address));
	struct filling in = {.b = o->b, .scope = o->scope, .source = text, .from = o->from, .depth = o->depth + 1};
	in.words = o->words;
	in.tags = (struct tags){.arena = o->b->arena, .diag = o->b->diag};
	if (strchr(address, '{')) {
		fill(&in, address);
		o->words = in.words;
		if (in.spans.n == 1 && in.spans.v[0].href)
			return in.spans.v[0].href; /* that of a field of the content, which was looked at there */
		address = "";
		for (int i = 0; i < in.spans.n; i++)
			address = arena_printf(o->b->arena, "%s%s", address, in.spans.v[i].text);
	}
	const struct link_fault *fault = link_fault(o->b->arena, address, LINK_IN_DOCUMENT);
	if (!fault)
		return href_of(o, address, text);
	link_report(o->b->arena, o->b->diag, address, fault,
	            text_place(text->at, text->text, (size_t)(link->address - text->text)));
	return NULL;
}

/* Where a link begins or ends at `s`: what is behind that sign. NULL: none does. */
static const char *pass_link(struct filling *o, const char *s, struct link_markup *link)
{
	if (s == link->close) {
		o->href = NULL;
		link->close = NULL;
		return link->end + 1;
	}
	if (*s != '[' || o->href || !link_markup(o->b->arena, s, link))
		return NULL;
	o->href = fill_address(o, link);
	return s + 1;
}

static void fill(struct filling *o, const char *s)
{
	unsigned flags = o->flags;
	int open = o->tags.open.n;
	struct link_markup link = {0};
	while (*s) {
		const char *behind = pass_link(o, s, &link);
		if (behind) {
			s = behind;
			continue;
		}
		if (*s != '{' || s[1] == '{') {
			s = fill_literal(o, s, link.close);
			continue;
		}
		const char *end = path_end(s);
		if (!end || (link.close && end > link.close)) {
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
	o->href = link.close ? NULL : o->href;
	end_switches(o, flags);
	tags_end(&o->tags, open);
}

/* Only whether the content can have what the paths of a text name. */
static void check_paths(struct filling *o)
{
	for (const char *s = o->source->text; (s = strchr(s, '{'));) {
		if (s[1] == '{') {
			s += 2;
			continue;
		}
		const char *end = path_end(s);
		if (!end)
			return;
		char *name = arena_strndup(o->b->arena, s + 1, (size_t)(end - s - 1));
		name[strcspn(name, "|")] = 0;
		bool word = !strncmp(name, "word.", 5);
		if (word && !node_find(o->b->spec->words, name + 5))
			add_word(o, name + 5);
		else if (!word)
			path_find(o->b, o->scope, (struct path_ref){name, here(o)});
		s = end;
	}
}

struct rich *template_fill(const struct binder *b, const struct scope *s, const struct node *source)
{
	struct filling o = {.b = b, .scope = s, .source = source, .tags = {.arena = b->arena, .diag = b->diag}};
	if (!source)
		return NULL;
	plain_check_words(b->arena, b->diag, source->text, source->at, NULL);
	if (b->dry) {
		check_paths(&o);
		return NULL;
	}
	fill(&o, source->text);
	end_block(&o, (struct rich_block){.kind = RICH_PARAGRAPH});
	if (!o.blocks.n)
		return NULL;
	struct rich *r = NEW(b->arena, struct rich);
	*r = (struct rich){o.at.source ? o.at : source->at, o.blocks.n, o.blocks.v};
	return r;
}

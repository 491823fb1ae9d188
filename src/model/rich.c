/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Prose: CommonMark through cmark, flattened to blocks of spans.
 *
 * A block names the list item that it stands in, so that later stages see no tree.
 * Texts without any character that CommonMark gives a meaning skip the parser; what is lost or printed as
 * it stands is found by prose_source.c and prose_marks.c. Two tags are
 * known (tags.h); all else that would vanish or surprise is an error.
 */
#include "limit.h"
#include "link.h"
#include "prose_limit.h"
#include "prose_marks.h"
#include "rich.h"
#include "tags.h"

#include <assert.h>
#include <cmark.h>
#include <ctype.h>
#include <stdlib.h>
#include <string.h>

struct rich_parser {
	struct arena *arena;
	struct diag *diag;
	struct prose_source source;
	VEC(struct rich_block) blocks;
	VEC(struct span) spans;
	unsigned flags;
	int bold, italic; /* how deep, for one may stand inside of another */
	cmark_node *link; /* that is open */
	const char *href; /* its address */
	struct tags tags;
	int depth;
	bool too_deep;                       /* somewhere, which was told */
	const struct rich_item *item;        /* the innermost that is open */
	int begun;                           /* the blocks before that item */
	uint32_t listed;                     /* what the last line of text began with; see prose_check_listed() */
	int linked;                          /* the spans before the link that is open */
	const struct definition *definition; /* of its address, or NULL */
};

static const char *node_line(struct rich_parser *r, cmark_node *n)
{
	const char *line = prose_line(&r->source, cmark_node_get_start_line(n));
	return line + strspn(line, " \t");
}

static void unsupported(struct rich_parser *r, cmark_node *n, const char *what, const char *hint)
{
	prose_unsupported(&r->source, node_line(r, n), what, hint);
}

/* The same for a part of a line, which begins with `sign`. */
static void unsupported_at(struct rich_parser *r, cmark_node *n, const char *sign, const char *what, const char *hint)
{
	const char *p = prose_find(&r->source, cmark_node_get_start_line(n), sign, strlen(sign));
	prose_unsupported(&r->source, p, what, hint);
}

static void doubt(struct rich_parser *r, cmark_node *n, const char *what)
{
	diag_report(r->diag, DIAG_DOUBTFUL_MARKUP, prose_place(&r->source, node_line(r, n)), what);
}

/* -- inlines ------------------------------------------------------------------------------------ */

static void add_span(struct rich_parser *r, const char *text)
{
	unsigned flags = *text ? tags_take_flags(&r->tags) : 0;
	struct span s = {arena_strdup(r->arena, text), r->flags | flags, r->href, tags_lang(&r->tags), NULL,
	                 tags_class(&r->tags)};
	if (*text)
		*vec_push(r->arena, &r->spans) = s;
}

static void read_tag(struct rich_parser *r, cmark_node *n)
{
	const char *tag = prose_unmark(&r->source, cmark_node_get_literal(n), true);
	const char *p = prose_find(&r->source, cmark_node_get_start_line(n), tag, strcspn(tag, "\n"));
	size_t size = tag_size(tag);
	if (size)
		tags_read(&r->tags, tag, size, (struct spot){r->source.at, r->source.text, p ? p : r->source.text});
	else
		prose_unsupported(&r->source, p, arena_printf(r->arena, "prose cannot hold the tag %s", tag), tag_hint(tag));
}

/* 2*3*4: cmark finds italics there. */
static void check_product(struct rich_parser *r, cmark_node *emphasis)
{
	cmark_node *previous = cmark_node_previous(emphasis), *first = cmark_node_first_child(emphasis);
	const char *before = previous ? cmark_node_get_literal(previous) : NULL;
	const char *within = first ? cmark_node_get_literal(first) : NULL;
	if (before && within)
		prose_check_product(&r->source, cmark_node_get_start_line(emphasis), before,
		                    cmark_node_get_type(emphasis) == CMARK_NODE_STRONG ? "**" : "*", within);
}

/* Enters or leaves emphasis of a kind; it ends with the outermost. */
static void emphasize(struct rich_parser *r, cmark_node *n, unsigned flag, int *depth, bool enter)
{
	if (enter)
		check_product(r, n);
	*depth += enter ? 1 : -1;
	r->flags = *depth ? r->flags | flag : r->flags & ~flag;
}

/* What stands beside a text: a space, also at the edge, or something else. */
static char neighbour(cmark_node *n)
{
	cmark_node_type type = n ? cmark_node_get_type(n) : CMARK_NODE_SOFTBREAK;
	return type == CMARK_NODE_SOFTBREAK || type == CMARK_NODE_LINEBREAK ? ' ' : 'x';
}

static struct prose_text text_of(cmark_node *n)
{
	cmark_node *before = cmark_node_previous(n), *parent = cmark_node_parent(n), *up = cmark_node_parent(parent);
	bool first = !before && cmark_node_get_type(parent) == CMARK_NODE_PARAGRAPH && !cmark_node_previous(parent);
	bool begins = before ? cmark_node_get_type(before) == CMARK_NODE_SOFTBREAK : first;
	return (struct prose_text){cmark_node_get_literal(n),
	                           cmark_node_get_start_line(n),
	                           neighbour(before),
	                           neighbour(cmark_node_next(n)),
	                           first && cmark_node_get_type(up) == CMARK_NODE_ITEM,
	                           begins};
}

static void read_text(struct rich_parser *r, cmark_node *n)
{
	struct prose_text text = text_of(n);
	prose_check_listed(&r->source, &text, &r->listed);
	prose_check_marks(&r->source, &text);
	add_span(r, prose_unmark(&r->source, text.text, false));
}

static void refuse_footnotes(struct rich_parser *r, const char *p)
{
	prose_unsupported(&r->source, p, "prose cannot hold footnotes",
	                  "write the note into the text, in brackets; write \\[^ for signs that are meant");
}

static void enter_link(struct rich_parser *r, cmark_node *n)
{
	const char *marked = cmark_node_get_url(n);
	r->link = n;
	r->linked = r->spans.n;
	r->href = prose_unmark(&r->source, marked, false);
	r->definition = prose_definition(&r->source, marked);
}

/* Of the address; that of a mail may stand without its scheme. */
static const char *address_place(struct rich_parser *r, cmark_node *n)
{
	const char *address = r->href + (strncmp(r->href, "mailto:", 7) != 0 || !r->href[7] ? 0 : 7);
	size_t size = strlen(address);
	if (r->definition)
		return strstr(r->source.text + r->definition->at, address);
	return size ? prose_find(&r->source, cmark_node_get_start_line(n), address, size < 8 ? size : 8) : NULL;
}

static bool check_link(struct rich_parser *r, cmark_node *n)
{
	const struct link_fault *fault = link_fault(r->arena, r->href, LINK_IN_DOCUMENT);
	bool titled = *cmark_node_get_title(n), note = r->definition && r->source.text[r->definition->at + 1] == '^';
	if (note)
		refuse_footnotes(r, r->source.text + r->definition->at);
	else if (titled)
		unsupported_at(r, n, "[", "the title of a link would not be printed",
		               "write it into the text, and only the address behind it: [text](https://example.org)");
	else if (!*r->href)
		unsupported_at(r, n, "[", "a link without an address",
		               "write [text](https://example.org), or \\[ for a bracket that is meant");
	else if (fault)
		link_report(r->arena, r->diag, r->href, fault, prose_place(&r->source, address_place(r, n)));
	return !note && !titled && !fault;
}

static bool is_blank_link(const struct rich_parser *r)
{
	bool blank = true;
	for (int i = r->linked; i < r->spans.n; i++)
		blank &= !r->spans.v[i].text[strspn(r->spans.v[i].text, " \t\n\u00A0")];
	return blank;
}

static void leave_link(struct rich_parser *r, cmark_node *n)
{
	bool good = check_link(r, n);
	for (int i = r->linked; i < r->spans.n && !good; i++)
		r->spans.v[i].href = NULL;
	r->href = NULL;
	r->link = NULL;
	if (is_blank_link(r))
		unsupported_at(r, n, "[", "a link without words",
		               "write [text](https://example.org), or <https://example.org> to print the address");
}

static void read_inline(struct rich_parser *r, cmark_node *n, bool enter)
{
	switch (cmark_node_get_type(n)) {
	case CMARK_NODE_TEXT: read_text(r, n); break;
	case CMARK_NODE_SOFTBREAK: add_span(r, " "); break;
	case CMARK_NODE_LINEBREAK: add_span(r, "\n"); break;
	case CMARK_NODE_CODE:
		r->flags |= SPAN_CODE;
		add_span(r, prose_untab(r->arena, prose_unmark(&r->source, cmark_node_get_literal(n), true)));
		r->flags &= ~(unsigned)SPAN_CODE;
		break;
	case CMARK_NODE_EMPH: emphasize(r, n, SPAN_ITALIC, &r->italic, enter); break;
	case CMARK_NODE_STRONG: emphasize(r, n, SPAN_BOLD, &r->bold, enter); break;
	case CMARK_NODE_LINK:
		if (!enter && r->link == n)
			leave_link(r, n);
		else if (enter && r->link)
			unsupported_at(r, n, "<", "a link inside of another link",
			               "end the one before the other, or write \\< for a sign that is meant");
		else if (enter)
			enter_link(r, n);
		break;
	case CMARK_NODE_HTML_INLINE: read_tag(r, n); break;
	default:
		if (enter) {
			prose_unmark(&r->source, cmark_node_get_url(n), false);
			unsupported_at(r, n, "![", "prose cannot hold images",
			               "a picture is a box of the layout; write \\![ for signs that are meant");
		}
	}
}

/* By the innermost item or quote that a block stands in. */
static enum rich_kind kind_within(cmark_node *n)
{
	for (cmark_node *up = cmark_node_parent(n); up; up = cmark_node_parent(up)) {
		if (cmark_node_get_type(up) == CMARK_NODE_BLOCK_QUOTE)
			return RICH_QUOTE;
		if (cmark_node_get_type(up) == CMARK_NODE_LIST)
			return cmark_node_get_list_type(up) == CMARK_ORDERED_LIST ? RICH_NUMBERED : RICH_BULLET;
	}
	return RICH_PARAGRAPH;
}

/* -- blocks ------------------------------------------------------------------------------------- */

static void end_block(struct rich_parser *r, enum rich_kind kind)
{
	struct rich_block b = {kind, r->depth, r->item, r->item && r->blocks.n == r->begun, r->spans.n, r->spans.v};
	if (b.n)
		*vec_push(r->arena, &r->blocks) = b;
	memset(&r->spans, 0, sizeof(r->spans));
	r->listed = 0;
	tags_end(&r->tags, 0);
	r->tags.may_break = false;
}

static void enter_list(struct rich_parser *r, cmark_node *n)
{
	struct rich_list *list = NEW(r->arena, struct rich_list);
	list->outer = r->item;
	list->numbered = cmark_node_get_list_type(n) == CMARK_ORDERED_LIST;
	list->sign = cmark_node_get_list_delim(n) == CMARK_PAREN_DELIM ? ')' : '.';
	list->highest = list->numbered ? cmark_node_get_list_start(n) - 1 : 0;
	list->depth = r->depth;
	cmark_node_set_user_data(n, list);
}

/* The number of an item; -1: unknown. */
static int written_number(struct rich_parser *r, cmark_node *n)
{
	const char *p = prose_line(&r->source, cmark_node_get_start_line(n));
	int column = cmark_node_get_start_column(n) - 1;
	return (int)strcspn(p, "\n") > column && isdigit((unsigned char)p[column]) ? atoi(p + column) : -1;
}

/* Numbers go on from the first, whichever are written; 1. 1. 1. is a way to say so, but 1. 2. 1. is none. */
static void check_number(struct rich_parser *r, cmark_node *n, int number)
{
	int written = written_number(r, n), start = cmark_node_get_list_start(cmark_node_parent(n));
	if (written < 0 || written == number || (written == start && written_number(r, cmark_node_previous(n)) == start))
		return;
	doubt(r, n, arena_printf(r->arena, "the number %d is printed as %d", written, number));
	diag_hint(r->diag, "the items of a list are counted from its first; a paragraph between two lists parts them");
}

static void enter_item(struct rich_parser *r, cmark_node *n)
{
	struct rich_list *list = cmark_node_get_user_data(cmark_node_parent(n));
	struct rich_item *item = NEW(r->arena, struct rich_item);
	*item = (struct rich_item){list, ++list->highest};
	r->item = item;
	r->begun = r->blocks.n;
	if (list->numbered)
		check_number(r, n, item->number);
}

/* An item without a text keeps its place, as one that is to be filled in by hand. */
static void leave_item(struct rich_parser *r)
{
	assert(r->item);
	if (r->blocks.n == r->begun) {
		add_span(r, " ");
		end_block(r, r->item->list->numbered ? RICH_NUMBERED : RICH_BULLET);
	}
	r->item = r->item->list->outer;
	r->begun = -1; /* the item around it, if there is one, has a block now */
}

/* "1984. It was" */
static void check_year(struct rich_parser *r, cmark_node *n)
{
	int start = cmark_node_get_list_start(n);
	const struct rich_list *list = cmark_node_get_user_data(n);
	if (!list->numbered || start < 100 || list->highest > start)
		return;
	doubt(r, n, "a number with a point begins a list of one item");
	diag_hint(r->diag, "write %d\\%c where a sentence begins with a number", start, list->sign);
}

/* "> 18 years"; and one of nothing, which would vanish. */
static void check_quote(struct rich_parser *r, cmark_node *n)
{
	cmark_node *first = cmark_node_first_child(n), *text = first ? cmark_node_first_child(first) : NULL;
	if (!first) {
		unsupported(r, n, "a quotation of nothing", "write \\> for a sign that is meant");
	} else if (text && cmark_node_get_type(text) == CMARK_NODE_TEXT &&
	           strcspn(cmark_node_get_literal(text), "0123456789=") == 0 && *cmark_node_get_literal(text)) {
		doubt(r, n, "the sign '>' begins a quotation and is not printed");
		diag_hint(r->diag, "write \\> for a sign that is meant");
	}
}

static void read_code(struct rich_parser *r, cmark_node *n)
{
	const char *code = prose_untab(r->arena, prose_unmark(&r->source, cmark_node_get_literal(n), true));
	if (!*code)
		unsupported(r, n, "code of nothing", "write \\``` for signs that are meant");
	else
		prose_check_fence(&r->source, node_line(r, n), cmark_node_get_end_line(n));
	r->flags = SPAN_CODE;
	add_span(r, code);
	r->flags = 0;
	end_block(r, RICH_CODE);
}

static void read_html(struct rich_parser *r, cmark_node *n)
{
	const char *html = prose_unmark(&r->source, cmark_node_get_literal(n), true);
	unsupported(r, n, "prose cannot hold HTML", tag_hint(html + strspn(html, " ")));
}

/* Into a list or quotation, or out of it. */
static void go_deeper(struct rich_parser *r, cmark_node *n, bool enter)
{
	r->depth += enter ? 1 : -1;
	if (r->depth <= LIMIT_PROSE_DEPTH || r->too_deep)
		return;
	r->too_deep = true;
	diag_report(
	        r->diag, DIAG_TEXT_LIMIT, prose_place(&r->source, node_line(r, n)),
	        arena_printf(r->arena, "lists and quotations stand more than %d deep inside each other", LIMIT_PROSE_DEPTH));
}

static void read_block(struct rich_parser *r, cmark_node *n, bool enter)
{
	switch (cmark_node_get_type(n)) {
	case CMARK_NODE_LIST:
		go_deeper(r, n, enter);
		if (enter)
			enter_list(r, n);
		else
			check_year(r, n);
		break;
	case CMARK_NODE_BLOCK_QUOTE:
		go_deeper(r, n, enter);
		if (enter)
			check_quote(r, n);
		break;
	case CMARK_NODE_ITEM:
		if (enter)
			enter_item(r, n);
		else
			leave_item(r);
		break;
	case CMARK_NODE_CODE_BLOCK: read_code(r, n); break;
	case CMARK_NODE_PARAGRAPH:
		if (!enter)
			end_block(r, kind_within(n));
		break;
	case CMARK_NODE_HEADING:
		if (enter)
			unsupported(
			        r, n, "prose cannot hold headings: the layout sets them",
			        "write \\# for a sign that is meant; a line of = or - below a text makes a heading of it");
		else
			end_block(r, kind_within(n));
		break;
	case CMARK_NODE_THEMATIC_BREAK:
		unsupported(r, n, "prose cannot hold rules",
		            "a rule is a box of the layout; write \\--- or \\* for signs that are meant");
		break;
	case CMARK_NODE_HTML_BLOCK: read_html(r, n); break;
	default: break;
	}
}

/* -- the tree ----------------------------------------------------------------------------------- */

static cmark_node *parse(const struct prose_source *s)
{
	cmark_node *top = cmark_parse_document(s->marked, strlen(s->marked), CMARK_OPT_DEFAULT);
	if (!top)
		machine_failure("out of memory");
	return top;
}

static bool has_stray(cmark_node *top)
{
	cmark_iter *it = cmark_iter_new(top);
	bool stray = false;
	while (!stray && cmark_iter_next(it) != CMARK_EVENT_DONE) {
		cmark_node *n = cmark_iter_get_node(it);
		struct prose_text text;
		if (cmark_node_get_type(n) != CMARK_NODE_TEXT)
			continue;
		text = text_of(n);
		stray = prose_has_stray(&text);
	}
	cmark_iter_free(it);
	return stray;
}

/* As CommonMark says; where that leaves asterisks beside East Asian letters, with joints there. */
static cmark_node *parse_marked(struct prose_source *s)
{
	bool joints = prose_mark(s, false);
	cmark_node *top = parse(s);
	if (!joints || !has_stray(top))
		return top;
	cmark_node_free(top);
	prose_mark(s, true);
	return parse(s);
}

static void read_tree(struct rich_parser *r, cmark_node *top)
{
	cmark_iter *it = cmark_iter_new(top);
	cmark_event_type event;
	while ((event = cmark_iter_next(it)) != CMARK_EVENT_DONE) {
		cmark_node *n = cmark_iter_get_node(it);
		if (cmark_node_get_type(n) >= CMARK_NODE_FIRST_INLINE)
			read_inline(r, n, event == CMARK_EVENT_ENTER);
		else
			read_block(r, n, event == CMARK_EVENT_ENTER);
	}
	cmark_iter_free(it);
}

static void report_unused(struct rich_parser *r)
{
	for (int i = 0; i < r->source.definitions.n; i++) {
		const char *p = r->source.text + r->source.definitions.v[i].at;
		if (r->source.definitions.v[i].seen)
			continue;
		if (p[1] == '^') {
			refuse_footnotes(r, p);
			continue;
		}
		diag_report(r->diag, DIAG_UNUSED_DEFINITION, prose_place(&r->source, p));
		diag_hint(r->diag, "write \\[ for a bracket that is meant");
	}
}

struct rich *rich_prose(struct arena *a, struct diag *d, const char *text, struct where at)
{
	if (!*text)
		return NULL;
	if (prose_is_plain(text))
		return rich_plain(a, text, at);
	const char *excess = prose_excess(a, text);
	if (excess) {
		diag_report(d, DIAG_TEXT_LIMIT, at, excess);
		return NULL;
	}
	struct rich_parser r = {.arena = a, .diag = d, .tags = {.arena = a, .diag = d}};
	r.source = (struct prose_source){.arena = a, .text = text, .diag = d, .at = at};
	cmark_node *top = parse_marked(&r.source);
	prose_check_entities(&r.source);
	read_tree(&r, top);
	report_unused(&r);
	cmark_node_free(top);
	struct rich *rich = NEW(a, struct rich);
	*rich = (struct rich){at, r.blocks.n, r.blocks.v};
	return rich->n && !r.too_deep ? rich : NULL;
}

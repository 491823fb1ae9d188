/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Prose: CommonMark through cmark, flattened to blocks of spans.
 *
 * A block names the list item that it stands in, so that later stages see no tree.
 * Texts without any character that CommonMark gives a meaning skip the parser. Two tags are
 * known (tags.h); all else that would vanish or surprise is an error.
 */
#include "limit.h"
#include "prose_limit.h"
#include "rich.h"
#include "tags.h"

#include <assert.h>
#include <cmark.h>
#include <ctype.h>
#include <string.h>

struct rich_parser {
	struct arena *arena;
	struct diag *diag;
	struct where at;
	VEC(struct rich_block) blocks;
	VEC(struct span) spans;
	unsigned flags;
	int bold, italic; /* how deep, for one may stand inside of another */
	const char *href;
	struct tags tags;
	int depth;
	const struct rich_item *item; /* the innermost that is open */
	int begun;                    /* the blocks before that item */
	bool told;                    /* that an address is too long */
};

static struct rich *rich_of_span(struct arena *a, const char *text, struct where at)
{
	struct rich *r = NEW(a, struct rich);
	r->at = at;
	r->n = 1;
	r->block = NEW(a, struct rich_block);
	r->block->n = 1;
	r->block->span = NEW(a, struct span);
	r->block->span->text = text;
	return r;
}

struct rich *rich_plain(struct arena *a, const char *text, struct where at)
{
	return *text ? rich_of_span(a, arena_strdup(a, text), at) : NULL;
}

/* True when cmark would give back the text as one paragraph of one span. */
static bool is_plain(const char *s)
{
	if (strpbrk(s, "*_`[]<>&\\!#\n~|=") || isspace((unsigned char)*s))
		return false;
	if (*s == '-' || *s == '+')
		return false;
	while (isdigit((unsigned char)*s))
		s++;
	return *s != '.' && *s != ')';
}

static void unsupported(struct rich_parser *r, const char *what)
{
	diag_report(r->diag, DIAG_UNSUPPORTED_MARKUP, r->at, what);
}

static void add_span(struct rich_parser *r, const char *text)
{
	unsigned nobreak = tags_nobreak(&r->tags) ? SPAN_NOBREAK : 0;
	struct span s = {arena_strdup(r->arena, text), r->flags | nobreak, r->href, tags_lang(&r->tags), NULL};
	if (*text)
		*vec_push(r->arena, &r->spans) = s;
}

static void read_tag(struct rich_parser *r, const char *tag)
{
	size_t n = tag_size(tag);
	if (n)
		tags_read(&r->tags, tag, n, r->at);
	else
		unsupported(r, arena_printf(r->arena, "prose cannot hold the tag %s", tag));
}

/* Enters or leaves emphasis of a kind; it ends with the outermost. */
static void emphasize(struct rich_parser *r, unsigned flag, int *depth, bool enter)
{
	*depth += enter ? 1 : -1;
	r->flags = *depth ? r->flags | flag : r->flags & ~flag;
}

/* NULL, after reporting, where it is too long. */
static const char *read_address(struct rich_parser *r, const char *url)
{
	if (strlen(url) <= LIMIT_LINK_BYTES)
		return arena_strdup(r->arena, url);
	if (!r->told)
		diag_report(r->diag, DIAG_TEXT_LIMIT, r->at,
		            arena_printf(r->arena, "the address of a link has more than %d bytes", LIMIT_LINK_BYTES));
	r->told = true;
	return NULL;
}

static void read_inline(struct rich_parser *r, cmark_node *n, bool enter)
{
	switch (cmark_node_get_type(n)) {
	case CMARK_NODE_TEXT: add_span(r, cmark_node_get_literal(n)); break;
	case CMARK_NODE_SOFTBREAK: add_span(r, " "); break;
	case CMARK_NODE_LINEBREAK: add_span(r, "\n"); break;
	case CMARK_NODE_CODE:
		r->flags |= SPAN_CODE;
		add_span(r, cmark_node_get_literal(n));
		r->flags &= ~(unsigned)SPAN_CODE;
		break;
	case CMARK_NODE_EMPH: emphasize(r, SPAN_ITALIC, &r->italic, enter); break;
	case CMARK_NODE_STRONG: emphasize(r, SPAN_BOLD, &r->bold, enter); break;
	case CMARK_NODE_LINK: r->href = enter ? read_address(r, cmark_node_get_url(n)) : NULL; break;
	case CMARK_NODE_HTML_INLINE: read_tag(r, cmark_node_get_literal(n)); break;
	default:
		if (enter)
			unsupported(r, "prose cannot hold images; use a box of the layout");
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

static void end_block(struct rich_parser *r, enum rich_kind kind)
{
	struct rich_block b = {kind, r->depth, r->item, r->item && r->blocks.n == r->begun, r->spans.n, r->spans.v};
	if (b.n)
		*vec_push(r->arena, &r->blocks) = b;
	memset(&r->spans, 0, sizeof(r->spans));
	tags_end(&r->tags, 0);
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

static void enter_item(struct rich_parser *r, cmark_node *n)
{
	struct rich_list *list = cmark_node_get_user_data(cmark_node_parent(n));
	struct rich_item *item = NEW(r->arena, struct rich_item);
	*item = (struct rich_item){list, ++list->highest};
	r->item = item;
	r->begun = r->blocks.n;
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

static void read_block(struct rich_parser *r, cmark_node *n, bool enter)
{
	switch (cmark_node_get_type(n)) {
	case CMARK_NODE_LIST:
		r->depth += enter ? 1 : -1;
		if (enter)
			enter_list(r, n);
		break;
	case CMARK_NODE_BLOCK_QUOTE: r->depth += enter ? 1 : -1; break;
	case CMARK_NODE_ITEM:
		if (enter)
			enter_item(r, n);
		else
			leave_item(r);
		break;
	case CMARK_NODE_CODE_BLOCK:
		r->flags = SPAN_CODE;
		add_span(r, cmark_node_get_literal(n));
		r->flags = 0;
		end_block(r, RICH_CODE);
		break;
	case CMARK_NODE_PARAGRAPH:
		if (!enter)
			end_block(r, kind_within(n));
		break;
	case CMARK_NODE_HEADING:
		if (enter)
			unsupported(r, "prose cannot hold headings: the layout sets them");
		else
			end_block(r, RICH_PARAGRAPH);
		break;
	case CMARK_NODE_THEMATIC_BREAK:
	case CMARK_NODE_HTML_BLOCK: unsupported(r, "prose cannot hold HTML blocks or rules"); break;
	default: break;
	}
}

struct rich *rich_prose(struct arena *a, struct diag *d, const char *text, struct where at)
{
	if (!*text)
		return NULL;
	if (is_plain(text))
		return rich_of_span(a, text, at);
	const char *excess = prose_excess(a, text);
	if (excess) {
		diag_report(d, DIAG_TEXT_LIMIT, at, excess);
		return NULL;
	}
	struct rich_parser r = {.arena = a, .diag = d, .at = at, .tags = {.arena = a, .diag = d}};
	cmark_node *top = cmark_parse_document(text, strlen(text), CMARK_OPT_DEFAULT), *n;
	if (!top)
		machine_failure("out of memory");
	cmark_iter *it = cmark_iter_new(top);
	cmark_event_type event;
	while ((event = cmark_iter_next(it)) != CMARK_EVENT_DONE) {
		n = cmark_iter_get_node(it);
		if (cmark_node_get_type(n) >= CMARK_NODE_FIRST_INLINE)
			read_inline(&r, n, event == CMARK_EVENT_ENTER);
		else
			read_block(&r, n, event == CMARK_EVENT_ENTER);
	}
	cmark_iter_free(it);
	cmark_node_free(top);
	struct rich *rich = NEW(a, struct rich);
	*rich = (struct rich){at, r.blocks.n, r.blocks.v};
	return rich->n ? rich : NULL;
}

/* Whether a text has a tab, a space beside another or beside a forced end of line. */
static bool has_run(const char *s, bool space)
{
	for (; *s; s++) {
		bool blank = *s == ' ' || *s == '\n';
		if (*s == '\t' || (blank && space))
			return true;
		space = blank;
	}
	return false;
}

static const char *collapse(struct arena *a, const char *s, bool space)
{
	char *text = arena_alloc(a, strlen(s) + 1), *to = text;
	for (; *s; s++) {
		bool blank = *s == ' ' || *s == '\t';
		if (*s == '\n' && to > text && to[-1] == ' ')
			to--;
		if (!blank || !space)
			*to++ = *s == '\t' ? ' ' : *s;
		space = blank || *s == '\n';
	}
	*to = 0;
	return text;
}

int spans_collapse(struct arena *a, struct span *span, int n)
{
	bool space = false;
	int left = 0;
	for (int i = 0; i < n; i++) {
		struct span s = span[i];
		if (!(s.flags & SPAN_CODE) && has_run(s.text, space))
			s.text = collapse(a, s.text, space);
		if (!*s.text)
			continue;
		char last = s.text[strlen(s.text) - 1];
		space = !(s.flags & SPAN_CODE) && (last == ' ' || last == '\n');
		span[left++] = s;
	}
	return left;
}

/* Copies a text without what only breaks lines: soft hyphens, word joiners and zero-width spaces
   would be in the way of a search for a title. */
static char *put_unbroken(char *to, const char *text)
{
	static const char *const breaks[] = {"\xC2\xAD", "\xE2\x81\xA0", "\xE2\x80\x8B"};
	while (*text) {
		size_t skip = 0;
		for (int i = 0; i < COUNT_OF(breaks); i++)
			if (!strncmp(text, breaks[i], strlen(breaks[i])))
				skip = strlen(breaks[i]);
		if (!skip)
			*to++ = *text++;
		text += skip;
	}
	return to;
}

const char *rich_text(struct arena *a, const struct rich *r)
{
	size_t size = 1;
	for (int i = 0; r && i < r->n; i++)
		for (int j = 0; j < r->block[i].n; j++)
			size += strlen(r->block[i].span[j].text) + 1;
	char *text = arena_alloc(a, size + 1), *p = text;
	for (int i = 0; r && i < r->n; i++) {
		if (i)
			*p++ = '\n';
		for (int j = 0; j < r->block[i].n; j++)
			p = put_unbroken(p, r->block[i].span[j].text);
	}
	return text;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What an author wrote that is no YAML, in the author's words.
 *
 * libyaml names the token that it did not expect, which may lie far behind the cause: a quotation mark
 * that is not closed shows at the next one. Each rule below knows one slip by libyaml's words and by
 * what stands on the lines there; the first rule that knows it names it. All this runs once for a file,
 * when it has failed.
 */
#include "yaml_slip.h"
#include "yaml_text.h"

#include <ctype.h>
#include <string.h>

#define SHOWN_TEXT 60    /* bytes of the author's text in a hint */
#define LONGEST_TEXT 200 /* so many are looked at */

static bool answer(struct yaml_slip *s, const char *place, const char *text, const char *hint)
{
	s->place = place;
	s->text = text;
	s->hint = hint;
	return true;
}

/* -- lines ---------------------------------------------------------------------------------- */

static const char *line_start(const struct yaml_slip *s, const char *p)
{
	while (p > s->start && p[-1] != '\n')
		p--;
	return p;
}

static const char *line_end(const struct yaml_slip *s, const char *p)
{
	while (p < s->end && *p != '\n' && *p != '\r')
		p++;
	return p;
}

static bool same_line(const struct yaml_slip *s, const char *a, const char *b)
{
	return line_start(s, a) == line_start(s, b);
}

static const char *skip_blanks(const char *p, const char *end)
{
	while (p < end && (*p == ' ' || *p == '\t'))
		p++;
	return p;
}

static bool ends_token(const char *p, const char *end) { return p >= end || strchr(" \t\r\n", *p); }

/* Behind the indentation and the dashes of list items. */
static const char *content_of(const struct yaml_slip *s, const char *line)
{
	const char *end = line_end(s, line), *p = skip_blanks(line, end);
	while (p < end && *p == '-' && ends_token(p + 1, end))
		p = skip_blanks(p + 1, end);
	return p;
}

static long indent_of(const struct yaml_slip *s, const char *line) { return skip_blanks(line, s->end) - line; }

/* The colon behind a key that begins at `p`, or NULL. */
static const char *find_colon(const char *p, const char *end)
{
	if (p < end && (*p == '\'' || *p == '"')) {
		const char *close = memchr(p + 1, *p, (size_t)(end - p - 1));
		p = close ? close : p;
	}
	for (; p < end; p++)
		if (*p == ':' && ends_token(p + 1, end))
			return p;
	return NULL;
}

static const char *colon_of(const struct yaml_slip *s, const char *line)
{
	return find_colon(content_of(s, line), line_end(s, line));
}

/* What stands behind the key of a line, or behind its dashes. */
static const char *value_of(const struct yaml_slip *s, const char *line)
{
	const char *colon = colon_of(s, line);
	return colon ? skip_blanks(colon + 1, line_end(s, line)) : content_of(s, line);
}

/* The last line before `line` that holds more than a comment, or NULL. */
static const char *line_before(const struct yaml_slip *s, const char *line)
{
	while (line > s->start) {
		line = line_start(s, line - 1);
		const char *p = skip_blanks(line, s->end);
		if (p < line_end(s, line) && *p != '#')
			return line;
	}
	return NULL;
}

static bool has(const char *text, const char *part) { return strstr(text, part) != NULL; }

static bool is_in_list(const struct yaml_slip *s, const char *p)
{
	int depth = 0;
	for (const char *q = content_of(s, line_start(s, p)); q < p; q++)
		depth += (*q == '[' || *q == '{') - (*q == ']' || *q == '}');
	return depth > 0;
}

/* -- texts in quotes ------------------------------------------------------------------------ */

static size_t text_size(const char *p, const char *end, bool in_list)
{
	const char *q = p;
	while (q < end && q - p < LONGEST_TEXT && *q != '\n' && *q != '\r' && !(in_list && q > p && strchr(",]}", *q)))
		q++;
	while (q > p && strchr(" \t", q[-1]))
		q--;
	return (size_t)(q - p);
}

const char *yaml_quoted(struct arena *a, const char *p, const char *end, bool in_list)
{
	struct buf b = {0};
	size_t n = text_size(p, end, in_list), shown = utf8_cut(p, n, SHOWN_TEXT);
	bool twofold = memchr(p, '\'', n) && !memchr(p, '"', n) && !memchr(p, '\\', n);
	buf_putc(&b, twofold ? '"' : '\'');
	for (size_t i = 0; i < shown; i++)
		buf_puts(&b, p[i] == '\'' && !twofold ? "''" : (char[]){p[i], 0});
	buf_printf(&b, "%s%c", shown < n ? "\xE2\x80\xA6" : "", twofold ? '"' : '\'');
	const char *text = arena_strdup(a, buf_cstr(&b));
	buf_free(&b);
	return text;
}

static const char *quoted(const struct yaml_slip *s, const char *p)
{
	return yaml_quoted(s->arena, p, s->end, is_in_list(s, p));
}

/* -- rules: indentation --------------------------------------------------------------------- */

/* What cannot be told from spaces, at the start of a line. */
static const struct {
	const char *bytes, *text, *hint;
} blanks[] = {
        {"\t", "a tab indents this line", "indent with spaces; YAML takes no tabs there"},
        {"\xC2\xA0", "a no-break space indents this line", "indent with plain spaces"},
        {"\xE3\x80\x80", "an ideographic space indents this line", "indent with plain spaces"},
        {"\xEF\xBB\xBF", "an invisible byte order mark stands here", "delete it; it comes from joining files"},
};

static bool is_blank_of_others(struct yaml_slip *s)
{
	const char *line = line_start(s, s->from && has(s->problem, "expected ':'") ? s->from : s->at);
	const char *end = line_end(s, line), *p = line;
	while (p < end && *p == ' ')
		p++;
	for (int i = 0; i < COUNT_OF(blanks); i++)
		if ((size_t)(end - p) >= strlen(blanks[i].bytes) && !strncmp(p, blanks[i].bytes, strlen(blanks[i].bytes)))
			return answer(s, p, blanks[i].text, blanks[i].hint);
	return false;
}

/* A line that underlines or separates, as in plain text. */
static bool is_ruler(struct yaml_slip *s)
{
	const char *line = line_start(s, s->from && has(s->problem, "expected ':'") ? s->from : s->at);
	for (int i = 0; i < 2 && line; i++, line = line_before(s, line)) {
		const char *p = skip_blanks(line, s->end), *end = line_end(s, p), *q = p;
		while (q < end && *q == *p)
			q++;
		if (q - p >= 3 && q == end && strchr("-=_*~", *p))
			return answer(s, p, arena_printf(s->arena, "a line of '%c' means nothing here", *p), "delete it");
	}
	return false;
}

/* The columns in which a line below those above may begin, deepest first, as words; and whether `mine` is one. */
static const char *columns_above(const struct yaml_slip *s, const char *line, long mine, bool *known)
{
	const char *words = "";
	long least = -1;
	*known = false;
	for (int n = 0; n < 6 && least != 0 && (line = line_before(s, line));) {
		const char *content = content_of(s, line);
		long at[2] = {content - line, skip_blanks(line, content) - line};
		for (int i = 0; i < 2; i++) {
			if (least >= 0 && at[i] >= least)
				continue;
			least = at[i];
			*known = *known || least == mine;
			words = arena_printf(s->arena, "%s%s%ld", words, n++ ? " or " : "", least);
		}
	}
	return words;
}

static bool is_column(struct yaml_slip *s)
{
	const char *line = line_start(s, s->at), *p = skip_blanks(line, s->end);
	bool first = has(s->problem, "mapping values") && colon_of(s, line) == s->at, known;
	if (!first && !has(s->problem, "expected key") && !has(s->problem, "'-' indicator") &&
	    !has(s->problem, "document start"))
		return false;
	const char *above = columns_above(s, line, p - line, &known);
	if (known || !*above)
		return false;
	const char *text = arena_printf(s->arena, "the line is indented by %ld space%s; the lines above by %s",
	                                (long)(p - line), p - line == 1 ? "" : "s", above);
	return answer(s, p, text, "keys of one mapping, and dashes of one list, stand in the same column");
}

/* -- rules: quotation marks ----------------------------------------------------------------- */

static bool is_quote(const char *p) { return p && (*p == '\'' || *p == '"'); }

/* Whether one of the lines behind `p` begins like a key or an item. */
static bool reaches_over_keys(const struct yaml_slip *s, const char *p, const char *end)
{
	while ((p = memchr(p, '\n', (size_t)(end - p)))) {
		const char *content = content_of(s, ++p), *colon = colon_of(s, p);
		if (content < end &&
		    (content != skip_blanks(p, end) || (colon && !memchr(content, ' ', (size_t)(colon - content)))))
			return true;
	}
	return false;
}

static bool is_open_quote(struct yaml_slip *s)
{
	const char *open = NULL;
	if (has(s->context, "quoted scalar") && (has(s->problem, "end of stream") || has(s->problem, "document indicator")))
		open = s->from;
	else if (is_quote(s->scalar) && same_line(s, s->scalar_end, s->at) && reaches_over_keys(s, s->scalar, s->scalar_end))
		open = s->scalar;
	if (!is_quote(open))
		return false;
	const char *hint = *open == '"'
	        ? "close it where the text ends"
	        : "close it where the text ends; if it is an apostrophe, put the text in \"\xE2\x80\xA6\"";
	return answer(s, open, arena_printf(s->arena, "the quotation mark %c that opens here is not closed", *open), hint);
}

static bool is_ended_quote(struct yaml_slip *s)
{
	if (!is_quote(s->scalar) || s->at < s->scalar_end || !same_line(s, s->scalar_end, s->at) ||
	    skip_blanks(s->scalar_end, s->end) != s->at || (s->at > s->scalar_end && is_in_list(s, s->at)))
		return false;
	bool twofold = *s->scalar == '"';
	const char *rest = s->at, *end = line_end(s, rest);
	if (rest < end && strchr(",;", *rest) && skip_blanks(rest + 1, end) == end)
		return answer(s, rest, arena_printf(s->arena, "a '%c' stands at the end of the line", *rest),
		              "delete it: lines end without a sign");
	const char *hint = twofold
	        ? "inside \"\xE2\x80\xA6\" a quotation mark is written \\\"; or put all of the text in '\xE2\x80\xA6'"
	        : "inside '\xE2\x80\xA6' an apostrophe is written twice, ''; or put all of the text in \"\xE2\x80\xA6\"";
	const char *text = arena_printf(s->arena, "the text ends at this mark %c, but more follows on its line", *s->scalar);
	return answer(s, s->scalar_end - 1, text, hint);
}

static bool is_escape(struct yaml_slip *s)
{
	if (!has(s->context, "parsing a quoted scalar"))
		return false;
	const char *p = s->at < s->end ? s->at : s->end - 1;
	while (p > s->from && *p != '\\')
		p--;
	int size = p + 1 < s->end ? (int)utf8_cut(p, (size_t)(s->end - p), 2) : 1;
	const char *text = arena_printf(s->arena, "'%.*s' means nothing inside \"\xE2\x80\xA6\"", size, p);
	return answer(s, p, text, "put the text in '\xE2\x80\xA6', where a backslash is a backslash, or write \\\\");
}

/* -- rules: signs of YAML at the start of a text -------------------------------------------- */

static const char *sign_of(const struct yaml_slip *s)
{
	static const char *const from[] = {"alias", "anchor", "a tag", "directive"};
	static const char *const at[] = {"cannot start any token", "mapping keys are not", "undefined tag", "node content"};
	for (int i = 0; i < COUNT_OF(from); i++)
		if (has(s->context, from[i]))
			return s->from;
	for (int i = 0; i < COUNT_OF(at); i++)
		if (has(s->problem, at[i]))
			return s->at;
	bool lone = has(s->problem, "mapping values") && s->at == value_of(s, line_start(s, s->at));
	return lone ? s->at : NULL;
}

static bool is_sign(struct yaml_slip *s)
{
	const char *p = sign_of(s);
	if (!p || p >= s->end || !ispunct((unsigned char)*p) || (*p == ',' && is_in_list(s, p)))
		return false;
	return answer(s, p, arena_printf(s->arena, "a text that starts with '%c' needs quotes", *p),
	              arena_printf(s->arena, "write %s", quoted(s, p)));
}

static bool is_block_text(struct yaml_slip *s)
{
	if (!has(s->context, "block scalar") || !s->from)
		return false;
	return answer(s, s->from, arena_printf(s->arena, "after '%c' the line must end", *s->from),
	              arena_printf(s->arena, "begin the text on the next line, indented; or write %s", quoted(s, s->from)));
}

static bool is_list_on_line(struct yaml_slip *s)
{
	if (!has(s->problem, "sequence entries"))
		return false;
	return answer(s, s->at, "a list of '- ' items begins on the line below its key",
	              arena_printf(s->arena, "a text that starts with '-' needs quotes: %s", quoted(s, s->at)));
}

static bool is_after_bracket(struct yaml_slip *s)
{
	const char *line = line_start(s, s->at), *p = s->at, *value = value_of(s, line);
	while (p > line && strchr(" \t", p[-1]))
		p--;
	if (p == line || !strchr("]}", p[-1]) || has(s->context, "flow"))
		return false;
	bool begins = *value == '[' || *value == '{';
	return answer(s, begins ? value : s->at, arena_printf(s->arena, "text follows the '%c'", p[-1]),
	              arena_printf(s->arena, "a text that starts with '%c' needs quotes%s%s", p[-1] == ']' ? '[' : '{',
	                           begins ? ": " : "", begins ? yaml_quoted(s->arena, value, s->end, false) : ""));
}

/* -- rules: lists and mappings in brackets -------------------------------------------------- */

static const char *comment_of(const char *p, const char *end)
{
	for (; p < end && *p != '\n'; p++)
		if (*p == ' ' && p + 1 < end && p[1] == '#')
			return p + 1;
	return NULL;
}

/* A comment between the bracket that is open and `to`, which holds the one that would close it; or NULL. */
static const char *comment_over_bracket(const struct yaml_slip *s, const char *to)
{
	const char close = *s->from == '[' ? ']' : '}';
	for (const char *line = s->from, *end; line < to; line = end + 1) {
		const char *comment = comment_of(line, end = line_end(s, line));
		if (comment && memchr(comment, close, (size_t)(end - comment)))
			return comment;
	}
	return NULL;
}

static bool is_open_bracket(struct yaml_slip *s)
{
	if (!has(s->context, "flow") || !s->from)
		return false;
	const char *line = line_start(s, s->at), *comment;
	bool key = line > s->from && colon_of(s, line) && !is_quote(content_of(s, line)) &&
	        (indent_of(s, line) <= indent_of(s, line_start(s, s->from)) || (s->at < s->end && *s->at == ':'));
	if (s->at < s->end && !key)
		return false;
	const char *text = arena_printf(s->arena, "the '%c' that opens here is not closed", *s->from);
	if ((comment = comment_over_bracket(s, key ? line : s->end)))
		return answer(s, comment,
		              arena_printf(s->arena, "what follows ' #' is a comment, so the '%c' is not closed", *s->from),
		              "put a text that holds ' #' in quotes; a comment that is meant stands behind the bracket");
	return answer(s, s->from, text,
	              arena_printf(s->arena, "close it with '%c'; a text that starts with '%c' needs quotes",
	                           *s->from == '[' ? ']' : '}', *s->from));
}

static bool is_missing_comma(struct yaml_slip *s)
{
	if (!has(s->context, "flow") || (s->at < s->end && *s->at == ':'))
		return false;
	if (s->at < s->end && *s->at == ',')
		return answer(s, s->at, "nothing stands before this comma", NULL);
	if (s->at < s->end && strchr("[{", *s->at))
		return answer(s, s->at,
		              arena_printf(s->arena, "'%c' inside a text that stands in a list or mapping", *s->at),
		              "put the text in quotes");
	return answer(s, s->at, "a comma is missing before this",
	              "a text that holds a comma or a bracket of its own needs quotes");
}

/* -- rules: colons, spaces, lines ----------------------------------------------------------- */

/* What a line lacks a space behind: the colon of its key or the dash of its item; NULL: nothing. */
static const char *find_glued(const struct yaml_slip *s, const char *line)
{
	const char *end = line_end(s, line), *p = content_of(s, line), *q = p;
	if (find_colon(p, end))
		return NULL;
	if (p < end && *p == '-' && p + 1 < end && p[1] != '-')
		return p;
	while (q < end && (isalnum((unsigned char)*q) || *q == '-' || *q == '_'))
		q++;
	return q > p && q + 1 < end && *q == ':' && strncmp(q, "://", 3) != 0 ? q : NULL;
}

static bool is_glued(struct yaml_slip *s)
{
	const char *line = line_start(s, s->from && has(s->problem, "expected ':'") ? s->from : s->at);
	const char *before = line_before(s, line), *p = find_glued(s, line);
	if (!p && before)
		p = find_glued(s, before);
	if (!p)
		return false;
	const char *begin = content_of(s, line_start(s, p));
	size_t n = text_size(p + 1, s->end, false);
	return answer(s, p + 1, arena_printf(s->arena, "a space is missing after '%c'", *p),
	              arena_printf(s->arena, "write: %.*s %.*s", (int)(p + 1 - begin), begin,
	                           (int)utf8_cut(p + 1, n, SHOWN_TEXT), p + 1));
}

static bool is_colon(struct yaml_slip *s)
{
	const char *line = line_start(s, s->at), *key = colon_of(s, line);
	bool flow = has(s->context, "flow") && s->at < s->end && *s->at == ':';
	if (!flow && !(has(s->problem, "mapping values") && key && key < s->at))
		return false;
	const char *value = value_of(s, line);
	if (flow)
		for (value = s->at; value > line && !strchr("[{,:", value[-1]);)
			value--;
	value = skip_blanks(value, s->end);
	return answer(s, s->at, "a text that holds a colon and a space needs quotes",
	              arena_printf(s->arena, "%swrite %s",
	                           yaml_is_curly(value, s->end) ? "to YAML, curly quotation marks are letters; " : "",
	                           quoted(s, value)));
}

static const char *no_key_hint(const struct yaml_slip *s, const char *line)
{
	const char *end = line_end(s, line), *before = line_before(s, line);
	const char *value = before ? value_of(s, before) : NULL;
	for (const char *p = line; p + 2 < end; p++)
		if (!strncmp(p, "\xEF\xBC\x9A", 3))
			return "the colon behind a key is ':', not its full-width form";
	for (const char *p = line; p + 2 < end; p++)
		if (!strncmp(p, " = ", 3))
			return "a key is followed by a colon and a space, not by '='";
	if (value && value < line_end(s, before) && strchr("|>", *value))
		return "the lines of a text after '|' or '>' are indented below its key";
	return "a text over several lines is indented below its key";
}

/* libyaml looks for the colon of a key in its first 1,024 characters, as YAML 1.2 says (7.4.2). */
static bool is_long_key(struct yaml_slip *s)
{
	enum { LONGEST_KEY = 1024 };
	bool flow = s->at < s->end && *s->at == ':', simple = s->from && has(s->context, "simple key");
	const char *line = line_start(s, simple ? s->from : s->at), *key = content_of(s, line), *colon = colon_of(s, line);
	if (flow && has(s->context, "flow"))
		for (key = colon = s->at; key > line && !strchr("[{,", key[-1]);)
			key--;
	key = skip_blanks(key, s->end);
	if (!colon || colon < key || utf8_count(key, (size_t)(colon - key)) <= LONGEST_KEY)
		return false;
	return answer(s, key, "the key is longer than 1,024 characters",
	              "that is the most that YAML takes; a text stands behind a key, 'key: text'");
}

static bool is_item(const struct yaml_slip *s, const char *line) { return content_of(s, line) != skip_blanks(line, s->end); }

static bool is_no_key(struct yaml_slip *s)
{
	bool key = has(s->problem, "expected ':'") && s->from;
	if (!key && !has(s->problem, "expected key") && !has(s->problem, "mapping values") &&
	    !has(s->problem, "'-' indicator"))
		return false;
	const char *line = line_start(s, key ? s->from : s->at), *dash = skip_blanks(line, s->end);
	if (!key && dash < s->end && *dash == '-' && content_of(s, line) != dash)
		return answer(s, dash, "no list goes on in this column", "the dashes of one list stand in the same column");
	const char *before = line_before(s, line);
	if (colon_of(s, line) && before && is_item(s, before) && indent_of(s, before) == indent_of(s, line))
		return answer(s, dash, "a key stands between the items of a list",
		              "an item begins with '- '; a key that ends the list stands in the column of its mapping");
	if (colon_of(s, line) && before && !colon_of(s, before))
		line = before;
	return answer(s, content_of(s, line), "this line is neither 'key: value' nor '- item'", no_key_hint(s, line));
}

void yaml_slip_name(struct yaml_slip *s)
{
	static bool (*const rules[])(struct yaml_slip *) = {
	        yaml_is_old_mac,  yaml_is_merge,    yaml_is_mark,   yaml_is_break,   is_blank_of_others,
	        is_open_quote,    is_escape,        is_ended_quote, is_block_text,   is_sign,
	        is_list_on_line,  is_after_bracket, is_long_key,    is_open_bracket, is_colon,
	        is_missing_comma, is_ruler,         is_glued,       is_column,       is_no_key};
	for (int i = 0; i < COUNT_OF(rules); i++)
		if (rules[i](s))
			return;
	answer(s, s->at, arena_printf(s->arena, "this is not well-formed YAML: %s", s->problem), NULL);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Messages: errors before warnings before notes, each by file, line and column. A format is a printer in a file of its
 * own and a line in the table below. Text, the one for people, is
 *
 *     layouts/handout.yaml:12:5: error: a box has no key 'stile' [unknown-key]
 *        12 |     stile: title
 *           |     ^
 *           = hint: did you mean 'style'?
 */
#include "mistake.h"

#include <stdlib.h>
#include <string.h>

/* More of one file, or in all, help nobody: the rest is counted. The other formats are for programs. */
#define MOST_OF_FILE 200
#define MOST 1000
/* Lines are shown for so many. */
#define EXCERPTS 200

static const struct {
	const char *name;
	diag_printer *print;
} formats[DIAG_FORMATS] = {
        [DIAG_TEXT] = {"text", diag_print_text},
        [DIAG_JSON] = {"json", diag_print_json},
        [DIAG_JSONL] = {"jsonl", diag_print_jsonl},
        [DIAG_GITHUB] = {"github", diag_print_github},
        [DIAG_SARIF] = {"sarif", diag_print_sarif},
        [DIAG_GITLAB] = {"gitlab", diag_print_gitlab},
        [DIAG_CHECKSTYLE] = {"checkstyle", diag_print_checkstyle},
};

const char *diag_format_name(enum diag_format format) { return formats[format].name; }

static int compare(const void *pa, const void *pb)
{
	const struct mistake *a = pa, *b = pb;
	int order = (int)a->severity - (int)b->severity;
	if (!order)
		order = strcmp(mistake_path(a), mistake_path(b));
	if (!order)
		order = a->at.line - b->at.line;
	if (!order)
		order = a->at.column - b->at.column;
	return order ? order : strcmp(a->text, b->text);
}

void diag_print(const struct diag *d, enum diag_format format, bool colour, struct buf *out)
{
	int n = d->mistakes.n;
	struct mistake *sorted = NEW_ARRAY(d->arena, struct mistake, n);
	for (int i = 0; i < n; i++)
		sorted[i] = d->mistakes.v[i];
	qsort(sorted, (size_t)n, sizeof(*sorted), compare);
	formats[format].print(&(struct messages){sorted, n, colour, false, d->folder ? d->folder : "", d->arena}, out);
}

void diag_print_failure(enum diag_format format, const char *sentence, struct buf *out)
{
	struct arena *a = arena_new();
	const struct mistake m = {.code = DIAG_COUNT, .text = sentence, .severity = SEVERITY_ERROR};
	formats[format].print(&(struct messages){&m, 1, false, true, "", a}, out);
	arena_free(a);
}

/* -- excerpts ------------------------------------------------------------------------------- */

static bool ends_line(char c) { return c == '\n' || c == '\r'; }

enum { WIDEST = 110, BEFORE = 60 /* cells */, LARGEST = 1000, LONGEST = 2000 /* bytes, of marks without a cell */ };

/* Where the excerpt around `p` begins, and the cells up to there. */
static const char *excerpt_start(const char *text, const char *p, int *cells)
{
	const char *s = p;
	*cells = 0;
	while (s > text && !ends_line(s[-1]) && p - s < LARGEST) {
		const char *before = s;
		uint32_t cp = utf8_previous(text, &before);
		int wide = utf8_is_unprintable(cp) ? 1 : utf8_cells(cp);
		if (*cells + wide > BEFORE || cp == 0xFEFF)
			break;
		*cells += wide;
		s = before;
	}
	return s;
}

/* Long lines are cut so that the caret stays in sight of a terminal; of one only what is shown is looked at. */
static void print_excerpt(const struct source *source, struct where at, struct buf *out)
{
	int caret = 0;
	if (!source->text || !source->size || at.line < 1)
		return;
	const char *p = source_find(source, at.line, at.column), *end = source->text + source->size;
	buf_printf(out, "%6d | ", at.line);
	if (p && p > source->text && *(p - 1) == '\r')
		p--;
	const char *s = p ? excerpt_start(source->text, p, &caret) : end, *start = s;
	for (int shown = 0; s < end && !ends_line(*s) && shown < WIDEST && s - start < LONGEST;)
		shown += mistake_put_shown(out, &s, end);
	buf_printf(out, "\n       | %*s^\n", caret, "");
}

/* -- text ----------------------------------------------------------------------------------- */

/* `view`: its source, or NULL: no excerpt */
static void print_one(const struct mistake *m, bool colour, const struct source *view, struct buf *out)
{
	const char *bold = colour ? "\033[1m" : "", *end = colour ? "\033[0m" : "";
	static const char *const tints[] = {"\033[1;31m", "\033[1;35m", "\033[1;36m"};
	const char *tint = !colour ? "" : tints[m->severity];
	buf_puts(out, bold);
	mistake_put_plain(out, mistake_path(m)); /* a file that somebody sent may be called anything */
	buf_putc(out, ':');
	if (m->at.line > 0)
		buf_printf(out, "%d:%d:", m->at.line, m->at.column);
	buf_printf(out, "%s %s%s:%s ", end, tint, mistake_severity(m), end);
	mistake_put_plain(out, m->text);
	buf_printf(out, " [%s]\n", diag_name(m->code));
	if (view)
		print_excerpt(view, m->at, out);
	if (!m->hint)
		return;
	buf_puts(out, "       = hint: ");
	mistake_put_plain(out, m->hint);
	buf_putc(out, '\n');
}

/* How many mistakes from `m` on are of the severity and the file of the first. */
static int group_size(const struct mistake *m, int n)
{
	int size = 1;
	while (size < n && m[size].severity == m->severity && !strcmp(mistake_path(&m[size]), mistake_path(m)))
		size++;
	return size;
}

static void print_rest(const struct mistake *m, int n, struct buf *out)
{
	mistake_put_plain(out, mistake_path(m));
	buf_printf(out, ": \xE2\x80\xA6 and %d more %s%s\n", n, mistake_severity(m), n > 1 ? "s" : "");
}

void diag_print_text(const struct messages *all, struct buf *out)
{
	const struct mistake *m = all->v;
	const int n = all->n;
	struct source_mark mark = {0};
	struct source view = {0};
	for (int i = 0, shown = 0, size; i < n; i += size) {
		size = group_size(m + i, n - i);
		int most = size < MOST_OF_FILE ? size : MOST_OF_FILE;
		most = most < MOST - shown ? most : MOST - shown;
		for (int k = 0; k < most; k++, shown++)
			print_one(&m[i + k], all->colour,
			          shown < EXCERPTS ? source_view(&view, &mark, m[i + k].at.source) : NULL, out);
		if (most < size)
			print_rest(m + i, size - most, out);
	}
}

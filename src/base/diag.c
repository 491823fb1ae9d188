/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Diagnostics: collected as records, found again by a hash, printed sorted. The text form is
 *
 *     layouts/handout.yaml:12:5: error: a box has no key 'stile' [unknown-key]
 *        12 |     stile: title
 *           |     ^
 *           = hint: did you mean 'style'?
 */
#include "diag.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum severity { ERROR, WARNING };

static const struct {
	const char *name;
	enum severity severity;
	const char *message, *explanation;
} codes[] = {
#define X(id, code, severity, message, explanation) {code, severity, message, explanation},
#include "diag_codes.h"
#undef X
};

struct record {
	enum diag_code code;
	struct where at;
	const char *text, *hint;
};

struct diag {
	struct arena *arena;
	VEC(struct record) records;
	struct hashes known; /* the records by what makes them equal */
	int errors, warnings;
	bool off, dropped; /* dropped: the latest report was not kept, nor is its hint */
};

/* GitHub shows ten annotations of a severity for each step; the rest is only counted. */
#define GITHUB_LIMIT 10
/* Finding a line takes a pass over its file, so thousands of mistakes are listed without theirs. */
#define EXCERPTS 200

struct diag *diag_new(struct arena *a)
{
	struct diag *d = NEW(a, struct diag);
	d->arena = a;
	return d;
}

const char *diag_name(enum diag_code code) { return codes[code].name; }
bool diag_is_error(enum diag_code code) { return codes[code].severity == ERROR; }
const char *diag_explanation(enum diag_code code) { return codes[code].explanation; }
int diag_errors(const struct diag *d) { return d->errors; }
int diag_warnings(const struct diag *d) { return d->warnings; }

int diag_count(const struct diag *d, enum diag_code code)
{
	int n = 0;
	for (int i = 0; i < d->records.n; i++)
		n += d->records.v[i].code == code;
	return n;
}

enum diag_code diag_by_name(const char *name)
{
	int i = 0;
	while (i < DIAG_COUNT && strcmp(codes[i].name, name) != 0)
		i++;
	return (enum diag_code)i;
}

bool diag_enable(struct diag *d, bool on)
{
	bool was = !d->off;
	d->off = !on;
	return was;
}

static const char *path_of(struct where at) { return at.source ? at.source->path : "platen"; }

static uint64_t hash_of(const struct record *r)
{
	int numbers[] = {(int)r->code, r->at.line, r->at.column};
	uint64_t hash = hash_bytes(numbers, sizeof(numbers), HASH_SEED);
	hash = hash_bytes(path_of(r->at), strlen(path_of(r->at)), hash);
	return hash_bytes(r->text, strlen(r->text), hash);
}

/* Outputs of one run may each have read the same file, so files are compared by their path. */
static bool is_known(const struct diag *d, const struct record *r, uint64_t hash)
{
	const int *i;
	for (size_t step = 0; (i = hashes_next(&d->known, hash, &step));) {
		const struct record *o = &d->records.v[*i];
		if (o->code == r->code && o->at.line == r->at.line && o->at.column == r->at.column &&
		    !strcmp(path_of(o->at), path_of(r->at)) && !strcmp(o->text, r->text))
			return true;
	}
	return false;
}

static void add(struct diag *d, const struct record *r, uint64_t hash)
{
	hashes_put(d->arena, &d->known, hash, d->records.n);
	*vec_push(d->arena, &d->records) = *r;
	if (codes[r->code].severity == ERROR)
		d->errors++;
	else
		d->warnings++;
}

/* A message that did not fit its buffer ends in an ellipsis, between two characters. */
static void mark_cut(char *text, size_t cap, int wanted)
{
	static const char ellipsis[] = "\xE2\x80\xA6";
	if (wanted < 0)
		machine_failure("cannot format a message");
	if ((size_t)wanted >= cap)
		memcpy(text + utf8_cut(text, cap - 1, cap - sizeof(ellipsis)), ellipsis, sizeof(ellipsis));
}

void diag_report(struct diag *d, enum diag_code code, struct where at, ...)
{
	char text[1024];
	va_list args;
	d->dropped = true;
	if (d->off)
		return;
	va_start(args, at);
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
	mark_cut(text, sizeof(text), vsnprintf(text, sizeof(text), codes[code].message, args));
#pragma GCC diagnostic pop
	va_end(args);
	struct record r = {code, at, text, NULL};
	uint64_t hash = hash_of(&r);
	if (is_known(d, &r, hash))
		return;
	r.text = arena_strdup(d->arena, text);
	add(d, &r, hash);
	d->dropped = false;
}

static void add_new(struct diag *d, const struct record *r)
{
	uint64_t hash = hash_of(r);
	if (!is_known(d, r, hash))
		add(d, r, hash);
}

void diag_merge(struct diag *into, const struct diag *from)
{
	for (int i = 0; i < from->records.n; i++)
		add_new(into, &from->records.v[i]);
}

/* -- between processes: one program on one machine, so numbers stand as they are in memory --- */

static void pack_text(struct buf *out, const char *s, size_t n)
{
	buf_put(out, &n, sizeof(n));
	buf_put(out, s, n);
}

static const char *unpack_text(struct arena *a, const char *p, const char **out, size_t *size)
{
	size_t n;
	memcpy(&n, p, sizeof(n));
	*out = arena_strndup(a, p + sizeof(n), n);
	if (size)
		*size = n;
	return p + sizeof(n) + n;
}

/* The number of a source among those of the records before `end`; -1 when it is the first time. */
static int source_number(const struct diag *d, int end, const struct source *s)
{
	for (int i = 0; i < end; i++)
		if (d->records.v[i].at.source == s)
			return i;
	return -1;
}

/* A record: code, line, column; the record whose source it shares, or -1 and a source, or -2 for
   none; then text and hint, where no hint is an empty one. */
void diag_pack(const struct diag *d, struct buf *out)
{
	buf_put(out, &d->records.n, sizeof(d->records.n));
	for (int i = 0; i < d->records.n; i++) {
		const struct record *r = &d->records.v[i];
		const struct source *s = r->at.source;
		int head[] = {(int)r->code, r->at.line, r->at.column, s ? source_number(d, i, s) : -2};
		buf_put(out, head, sizeof(head));
		if (head[3] == -1) {
			pack_text(out, s->path, strlen(s->path));
			pack_text(out, s->text, s->text ? s->size : 0);
		}
		pack_text(out, r->text, strlen(r->text));
		pack_text(out, r->hint, r->hint ? strlen(r->hint) : 0);
	}
}

const char *diag_unpack(struct diag *into, const char *p)
{
	int n, head[4];
	memcpy(&n, p, sizeof(n));
	p += sizeof(n);
	const struct source **sources = NEW_ARRAY(into->arena, const struct source *, n + 1);
	for (int i = 0; i < n; i++) {
		struct record r = {0};
		size_t size;
		memcpy(head, p, sizeof(head));
		p += sizeof(head);
		if (head[3] == -1) {
			struct source *s = NEW(into->arena, struct source);
			p = unpack_text(into->arena, p, &s->path, NULL);
			p = unpack_text(into->arena, p, &s->text, &s->size);
			sources[i] = s;
		} else if (head[3] >= 0) {
			sources[i] = sources[head[3]];
		}
		r.code = (enum diag_code)head[0];
		r.at = (struct where){sources[i], head[1], head[2]};
		p = unpack_text(into->arena, p, &r.text, NULL);
		p = unpack_text(into->arena, p, &r.hint, &size);
		r.hint = size ? r.hint : NULL;
		add_new(into, &r);
	}
	return p;
}

void diag_hint(struct diag *d, const char *fmt, ...)
{
	if (d->dropped || !d->records.n)
		return;
	char text[512];
	va_list args;
	va_start(args, fmt);
	mark_cut(text, sizeof(text), vsnprintf(text, sizeof(text), fmt, args));
	va_end(args);
	d->records.v[d->records.n - 1].hint = arena_strdup(d->arena, text);
}

void diag_suggest(struct diag *d, const char *word, const char *const *names, int n)
{
	const char *closest = edit_closest(word, names, n);
	if (closest)
		diag_hint(d, "did you mean '%s'?", closest);
}

static int compare(const void *pa, const void *pb)
{
	const struct record *a = pa, *b = pb;
	if (codes[a->code].severity != codes[b->code].severity)
		return codes[a->code].severity == ERROR ? -1 : 1;
	int order = strcmp(path_of(a->at), path_of(b->at));
	if (order)
		return order;
	if (a->at.line != b->at.line)
		return a->at.line < b->at.line ? -1 : 1;
	if (a->at.column != b->at.column)
		return a->at.column < b->at.column ? -1 : 1;
	return strcmp(a->text, b->text);
}

/* The bytes of a line of a source, without its end; an empty one when it is not there. */
static const char *line_of(struct where at, int *size)
{
	const char *p = at.source->text, *end = p + at.source->size;
	for (int line = 1; p && line < at.line; line++) {
		p = memchr(p, '\n', (size_t)(end - p));
		p = p ? p + 1 : NULL;
	}
	*size = 0;
	if (!p || p >= end)
		return "";
	if (at.line == 1 && end - p >= 3 && !memcmp(p, "\xEF\xBB\xBF", 3))
		p += 3; /* a byte order mark takes no column */
	while (p + *size < end && p[*size] != '\n' && p[*size] != '\r')
		++*size;
	return p;
}

/* What could move the cursor of a terminal or turn its text around. */
static bool is_unprintable(uint32_t cp)
{
	return cp < 0x20 || (cp >= 0x7F && cp < 0xA0) || (cp >= 0x2028 && cp <= 0x202E) || (cp >= 0x2066 && cp <= 0x2069) ||
	        cp == 0xFFFD;
}

/* One character as a terminal may show it, and its cells. */
static int put_shown(struct buf *out, const char **p, const char *end)
{
	const char *start = *p;
	uint32_t cp = utf8_next(p, end);
	if (!is_unprintable(cp))
		return buf_put(out, start, (size_t)(*p - start)), utf8_cells(cp);
	buf_puts(out, cp == '\t' || cp == '\n' ? " " : "\xEF\xBF\xBD");
	return 1;
}

static int shown_cells(const char **p, const char *end)
{
	uint32_t cp = utf8_next(p, end);
	return is_unprintable(cp) ? 1 : utf8_cells(cp);
}

static void put_line(struct buf *out, const char *s)
{
	for (const char *end = s + strlen(s); s < end;)
		put_shown(out, &s, end);
}

/* Long lines are cut so that the caret stays in sight of a terminal. */
static void print_excerpt(struct where at, struct buf *out)
{
	enum { WIDEST = 110, BEFORE = 60 }; /* cells */
	int size, caret = 0;
	if (!at.source || !at.source->text || at.line < 1)
		return;
	const char *s = line_of(at, &size), *end = s + size, *p = s;
	for (int c = 1; c < at.column && p < end; c++)
		caret += shown_cells(&p, end);
	while (caret > BEFORE)
		caret -= shown_cells(&s, end);
	buf_printf(out, "%6d | ", at.line);
	for (int shown = 0; s < end && shown < WIDEST;)
		shown += put_shown(out, &s, end);
	buf_printf(out, "\n       | %*s^\n", caret > 0 ? caret : 0, "");
}

static void print_text(const struct record *r, bool colour, bool excerpt, struct buf *out)
{
	bool error = codes[r->code].severity == ERROR;
	const char *bold = colour ? "\033[1m" : "", *end = colour ? "\033[0m" : "";
	const char *tint = !colour ? "" : error ? "\033[1;31m" : "\033[1;35m";
	buf_printf(out, "%s%s:", bold, path_of(r->at));
	if (r->at.line > 0)
		buf_printf(out, "%d:%d:", r->at.line, r->at.column);
	buf_printf(out, "%s %s%s:%s ", end, tint, error ? "error" : "warning", end);
	put_line(out, r->text);
	buf_printf(out, " [%s]\n", codes[r->code].name);
	if (excerpt)
		print_excerpt(r->at, out);
	if (!r->hint)
		return;
	buf_puts(out, "       = hint: ");
	put_line(out, r->hint);
	buf_putc(out, '\n');
}

static void print_json(const struct record *r, bool first, struct buf *out)
{
	buf_puts(out, first ? "\n  {\"file\": " : ",\n  {\"file\": ");
	buf_json(out, path_of(r->at));
	buf_printf(out, ", \"line\": %d, \"column\": %d, \"severity\": \"%s\", \"code\": \"%s\", \"message\": ", r->at.line,
	           r->at.column, codes[r->code].severity == ERROR ? "error" : "warning", codes[r->code].name);
	buf_json(out, r->text);
	if (r->hint) {
		buf_puts(out, ", \"hint\": ");
		buf_json(out, r->hint);
	}
	buf_putc(out, '}');
}

/* Workflow commands escape % CR LF in messages, and : , in properties as well. */
static void put_github(struct buf *out, const char *s, bool property)
{
	for (; *s; s++)
		if (*s == '%' || *s == '\n' || *s == '\r' || (property && (*s == ':' || *s == ',')))
			buf_printf(out, "%%%02X", (unsigned)*s);
		else
			buf_putc(out, *s);
}

static void print_github(const struct record *r, struct buf *out)
{
	buf_printf(out, "::%s file=", codes[r->code].severity == ERROR ? "error" : "warning");
	put_github(out, path_of(r->at), true);
	if (r->at.line > 0)
		buf_printf(out, ",line=%d,col=%d", r->at.line, r->at.column);
	buf_printf(out, ",title=%s::", codes[r->code].name);
	put_github(out, r->text, false);
	if (r->hint) {
		buf_puts(out, " (");
		put_github(out, r->hint, false);
		buf_putc(out, ')');
	}
	buf_putc(out, '\n');
}

static void print_github_limited(const struct record *r, int *shown, struct buf *out)
{
	if (++shown[codes[r->code].severity] <= GITHUB_LIMIT)
		print_github(r, out);
}

void diag_print(const struct diag *d, enum diag_format format, bool colour, struct buf *out)
{
	int n = d->records.n, shown[2] = {0, 0};
	struct record *sorted = NEW_ARRAY(d->arena, struct record, n ? n : 1);
	if (n)
		memcpy(sorted, d->records.v, sizeof(*sorted) * (size_t)n);
	qsort(sorted, (size_t)n, sizeof(*sorted), compare);
	if (format == DIAG_JSON)
		buf_putc(out, '[');
	for (int i = 0; i < n; i++) {
		if (format == DIAG_JSON)
			print_json(&sorted[i], i == 0, out);
		else if (format == DIAG_GITHUB)
			print_github_limited(&sorted[i], shown, out);
		else
			print_text(&sorted[i], colour, i < EXCERPTS, out);
	}
	if (format == DIAG_JSON)
		buf_puts(out, n ? "\n]\n" : "]\n");
	for (int s = 0; s < 2; s++)
		if (shown[s] > GITHUB_LIMIT)
			buf_printf(out, "::notice::%d more %s\n", shown[s] - GITHUB_LIMIT,
			           s == ERROR ? "errors" : "warnings");
}

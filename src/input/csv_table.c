/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Tables through libcsv. It knows no places, so it gets the bytes one by one: where a field ends it has just been given its
 * delimiter.
 */
#include "csv_table.h"
#include "input.h"
#include "limit.h"
#include "machine.h"
#include "paths.h"

#include <csv.h>
#include <errno.h>
#include <string.h>
#include <unistd.h>

struct reader {
	struct arena *arena;
	struct diag *diag;
	const struct csv_options *options;
	struct csv_table *table;
	const struct source *source;
	const char *text, *end;       /* of the file: where messages may not show its lines, the source has none */
	struct where at;              /* of the byte that is read */
	struct where start;           /* of the field */
	VEC(struct csv_field) fields; /* of the row */
	bool wrong;                   /* a field of the row has a mistake */
	bool failed;                  /* what follows cannot be read */
};

static void bad(struct reader *r, struct where at, const char *text) { diag_report(r->diag, r->options->code, at, text); }

/* -- rows ----------------------------------------------------------------------------------- */

static bool row_is_blank(const struct reader *r)
{
	for (int i = 0; i < r->fields.n; i++)
		if (!utf8_is_blank(r->fields.v[i].text))
			return false;
	return true;
}

static struct csv_row row_of(const struct reader *r)
{
	struct csv_row row = {NEW_ARRAY(r->arena, struct csv_field, r->table->columns)};
	memcpy(row.field, r->fields.v, sizeof(*row.field) * (size_t)r->table->columns);
	return row;
}

/* Spreadsheets fill rows up with empty fields. */
static void read_row(struct reader *r)
{
	struct csv_table *t = r->table;
	int n = r->fields.n;
	while (n > t->columns && utf8_is_blank(r->fields.v[n - 1].text))
		n--;
	if (n != t->columns) {
		bad(r, r->fields.v[0].at,
		    arena_printf(r->arena, "this row has %d field%s, the first one %d", n, n == 1 ? "" : "s", t->columns));
		diag_hint(r->diag, "a field that holds the sign between fields, or a line end, stands in \"double quotes\"");
	} else if (t->rows.n == r->options->most) {
		bad(r, r->fields.v[0].at,
		    arena_printf(r->arena, "the list has more than %d %s", r->options->most, r->options->rows));
		diag_hint(r->diag, "make two files of it, each with the names of the columns in its first row");
		r->failed = true;
	} else if (!r->wrong) {
		*vec_push(r->arena, &t->rows) = row_of(r);
	}
}

static void end_field(void *text, size_t n, void *user)
{
	struct reader *r = user;
	uint32_t cp;
	const char *s = text ? text : "";
	if (r->failed)
		return;
	if (yaml_find_forbidden(s, n, &cp)) {
		bad(r, r->start, arena_printf(r->arena, "a field holds U+%04X, a control character", cp));
		diag_hint(r->diag, "nothing is seen of it: delete the field and type it again");
		r->wrong = true;
	}
	*vec_push(r->arena, &r->fields) = (struct csv_field){arena_strndup(r->arena, s, n), r->start};
	r->start = r->at;
	r->start.column++;
}

static void end_row(int sign, void *user)
{
	struct reader *r = user;
	(void)sign;
	if (!r->failed && !row_is_blank(r)) {
		if (r->table->columns) {
			read_row(r);
		} else {
			r->table->columns = r->fields.n;
			r->table->head = row_of(r);
		}
	}
	r->fields.n = 0;
	r->wrong = false;
}

/* -- the file ------------------------------------------------------------------------------- */

/* What stands between fields, outside of quotes: what the first line has most of. */
static char delimiter_of(const char *s, const char *end)
{
	static const char signs[] = ";,\t";
	int count[3] = {0}, best = 0;
	bool quoted = false;
	for (; s < end && (quoted || (*s != '\n' && *s != '\r')); s++) {
		const char *sign = *s ? strchr(signs, *s) : NULL;
		quoted ^= *s == '"';
		if (sign && !quoted)
			count[sign - signs]++;
	}
	for (int i = 1; i < 3; i++)
		best = count[i] > count[best] ? i : best;
	return signs[best];
}

static bool bad_encoding(struct reader *r, struct where at, const char *text)
{
	bad(r, at, text);
	diag_hint(r->diag, "save it as \"CSV UTF-8\"");
	return false;
}

/* "Unicode text" of spreadsheets: a mark of order, or letters of two bytes. */
static bool is_utf16(const struct reader *r)
{
	const char *s = r->text;
	return r->end - s >= 2 && (!memcmp(s, "\xFF\xFE", 2) || !memcmp(s, "\xFE\xFF", 2) || !s[0] || !s[1]);
}

/* Damaged bytes, or an older encoding. */
static bool is_utf8(struct reader *r)
{
	struct where at = {r->source, 1, 1};
	if (is_utf16(r))
		return bad_encoding(r, at, "the file is in UTF-16, not in UTF-8");
	for (const char *s = r->text; s < r->end;) {
		const char *from = s;
		uint32_t c = utf8_next(&s, r->end);
		if (!c)
			return bad_encoding(r, at, "the file holds a byte 0, so it is no text in UTF-8");
		if (c == 0xFFFD && (s - from != 3 || (unsigned char)*from != 0xEF))
			return bad_encoding(r, at, "the file is not in UTF-8");
		at.line += c == '\n';
		at.column = c == '\n' ? 1 : at.column + 1;
	}
	return true;
}

static bool read_byte(struct reader *r, struct csv_parser *csv, const char *s)
{
	bool fresh = !r->fields.n && !csv->entry_pos && !csv->quoted;
	if (fresh)
		r->start = r->at;
	if (csv_parse(csv, s, 1, end_field, end_row, r) != 1) {
		bad(r, r->at, "a double quote stands inside of a field that does not begin with one");
		diag_hint(
		        r->diag,
		        "such a field stands in double quotes, and those inside of it are doubled: \"Ann \"\"Nan\"\" Lee\"");
		return false;
	}
	if (*s == '\n')
		r->at = (struct where){r->source, r->at.line + 1, 1};
	else if (((unsigned char)*s & 0xC0) != 0x80)
		r->at.column++;
	return !r->failed;
}

static void parse(struct reader *r)
{
	struct csv_parser csv;
	if (csv_init(&csv, CSV_STRICT | CSV_STRICT_FINI) != 0)
		machine_failure("out of memory: no reader of CSV");
	csv_set_delim(&csv, (unsigned char)delimiter_of(r->text, r->end));
	bool good = true;
	for (const char *s = r->text; s < r->end && good; s++)
		good = read_byte(r, &csv, s);
	if (good && csv_fini(&csv, end_field, end_row, r) != 0) {
		bad(r, r->start, "a field begins with a double quote, but none ends it");
		diag_hint(r->diag,
		          "put one behind its last letter, or take the first away: all rows below it are in this field");
	}
	csv_free(&csv);
}

/* Excel's line that names the sign between fields says what the next line shows. */
static void skip_marks(struct reader *r)
{
	const char *s = r->text;
	if (r->end - s >= 3 && !memcmp(s, "\xEF\xBB\xBF", 3))
		s += 3;
	bool named = r->end - s > 6 && !memcmp(s, "sep=", 4);
	if (named && (s[5] == '\n' || (s[5] == '\r' && s[6] == '\n'))) {
		s += s[5] == '\n' ? 6 : 7;
		r->at.line++;
	}
	r->text = s;
}

/* It is no part of the project. False after reporting. */
static bool open_file(struct reader *r, const char *path)
{
	const bool hidden = r->options->hidden;
	struct buf b = {0};
	struct source *s = NEW(r->arena, struct source);
	const int fd = path_open_regular(path);
	const bool fits = read_to_end(fd, (size_t)LIMIT_ROSTER_MEGABYTES << 20, &b);
	if (!fits && errno != EFBIG)
		machine_failure("cannot read %s: %s", path, strerror(errno));
	close(fd);
	r->text = arena_strndup(r->arena, b.n ? b.v : "", b.n);
	r->end = r->text + b.n;
	*s = (struct source){.path = path, .text = hidden ? NULL : r->text, .size = hidden ? 0 : b.n};
	r->source = s;
	buf_free(&b);
	if (!fits) {
		bad(r, (struct where){s, 0, 0},
		    arena_printf(r->arena, "the file has more than %d MB", LIMIT_ROSTER_MEGABYTES));
		diag_hint(r->diag, "a table of %d %s has less: is it another file?", r->options->most, r->options->rows);
	}
	return fits;
}

struct csv_table *csv_read(struct arena *a, struct diag *d, const char *path, const struct csv_options *o)
{
	struct reader r = {.arena = a, .diag = d, .options = o, .table = NEW(a, struct csv_table)};
	if (!open_file(&r, path) || !is_utf8(&r))
		return NULL;
	r.table->source = r.source;
	r.at = (struct where){r.source, 1, 1};
	skip_marks(&r);
	parse(&r);
	return r.failed ? NULL : r.table;
}

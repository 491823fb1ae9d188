/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The list of a class, as spreadsheets write it: CSV (RFC 4180) through libcsv, in UTF-8, whose fields are parted by
 * semicolons, commas or tabs, whichever the first line has most of. The first row names the columns.
 *
 * libcsv knows no places, so it gets the bytes one by one: where a field ends it has just been given its delimiter.
 * What is wrong is told at its row; no value of a field is repeated there, since it may be a name.
 */
#include "roster.h"
#include "roster_names.h"
#include "limit.h"

#include <csv.h>
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

struct field_text {
	const char *text;
	struct where at;
};

struct reader {
	struct arena *arena;
	struct diag *diag;
	const struct source *source;
	const char *text, *end;        /* of the file: where messages may not show its lines, the source has none */
	struct where at;               /* of the byte that is read */
	struct where start;            /* of the field */
	VEC(struct field_text) fields; /* of the row */
	VEC(struct field_text) head;   /* names of the columns */
	const char **key;              /* the same, as rows have them */
	struct where *key_at;
	VEC(struct pupil) pupils;
	bool failed; /* what follows cannot be read */
};

static void bad(struct reader *r, struct where at, const char *text) { diag_report(r->diag, DIAG_BAD_ROSTER, at, text); }

/* -- columns -------------------------------------------------------------------------------- */

/* Those that are added to a row. */
enum { MORE_COLUMNS = 8 };
static const char *const column_names[] = {"name", "class", "code", "edition", "locale"};

static bool has_column(const struct reader *r, const char *name)
{
	for (int i = 0; i < r->head.n; i++)
		if (!strcmp(r->head.v[i].text, name))
			return true;
	return false;
}

/* Spreadsheets write the first letter large. */
static const char *column_name(struct arena *a, const char *text)
{
	char *name = arena_strdup(a, text);
	for (char *p = name; *p; p++)
		if (*p >= 'A' && *p <= 'Z')
			*p = (char)(*p - 'A' + 'a');
	return name;
}

/* Braces and points have a meaning in templates. */
static void add_column(struct reader *r, const struct field_text *f)
{
	const char *name = column_name(r->arena, f->text);
	if (*name && strpbrk(name, "{}|."))
		bad(r, f->at, "the name of a column holds a brace, a point or a bar");
	else if (*name && has_column(r, name))
		bad(r, f->at, arena_printf(r->arena, "two columns are called '%s'", name));
	*vec_push(r->arena, &r->head) = (struct field_text){name, f->at};
}

static void read_head(struct reader *r)
{
	for (int i = 0; i < r->fields.n; i++)
		add_column(r, &r->fields.v[i]);
	if (has_column(r, "name"))
		return;
	bad(r, r->fields.v[0].at, "no column is called 'name'");
	diag_hint(r->diag, "the first row names the columns: name;class, say, and then comes a row for each pupil");
	r->failed = true;
}

/* -- rows ----------------------------------------------------------------------------------- */

static bool row_is_blank(const struct reader *r)
{
	for (int i = 0; i < r->fields.n; i++)
		if (!utf8_is_blank(r->fields.v[i].text))
			return false;
	return true;
}

static void put_cell(struct arena *a, struct node *row, const char *key, const char *text, struct where at)
{
	struct node *n = node_text(a, text, at);
	n->quoted = *text != 0; /* a pupil may be called ~ */
	row->key[row->n] = key;
	row->key_at[row->n] = at;
	row->item[row->n++] = n;
}

/* The names of columns are those of all rows, which take new ones in the same order. */
static struct node *row_new(struct reader *r, struct where at)
{
	int columns = r->head.n + MORE_COLUMNS;
	struct node *row = NEW(r->arena, struct node);
	if (!r->key) {
		r->key = NEW_ARRAY(r->arena, const char *, columns);
		r->key_at = NEW_ARRAY(r->arena, struct where, columns);
	}
	*row = (struct node){.kind = NODE_MAP,
	                     .at = at,
	                     .item = NEW_ARRAY(r->arena, struct node *, columns),
	                     .key = r->key,
	                     .key_at = r->key_at};
	return row;
}

static void add_pupil(struct reader *r)
{
	struct where at = r->fields.v[0].at;
	struct pupil *p = vec_push(r->arena, &r->pupils);
	*p = (struct pupil){.row = row_new(r, at)};
	for (int i = 0; i < r->head.n; i++)
		if (*r->head.v[i].text)
			put_cell(r->arena, p->row, r->head.v[i].text, r->fields.v[i].text, r->fields.v[i].at);
	for (int c = 0; c < PUPIL_COLUMNS; c++) {
		const struct node *cell = node_find(p->row, column_names[c]);
		p->cell[c] = cell && !utf8_is_blank(cell->text) ? cell : NULL;
	}
	if (!p->cell[PUPIL_NAME])
		bad(r, at, "this row has no name");
}

/* Spreadsheets fill rows up with empty fields. */
static void read_row(struct reader *r)
{
	int n = r->fields.n;
	while (n > r->head.n && utf8_is_blank(r->fields.v[n - 1].text))
		n--;
	if (n != r->head.n) {
		bad(r, r->fields.v[0].at,
		    arena_printf(r->arena, "this row has %d field%s, the first one %d", n, n == 1 ? "" : "s", r->head.n));
		diag_hint(r->diag, "a field that holds the sign between fields, or a line end, stands in \"double quotes\"");
		return;
	}
	if (r->pupils.n == LIMIT_PUPILS) {
		bad(r, r->fields.v[0].at, arena_printf(r->arena, "the list has more than %d pupils", LIMIT_PUPILS));
		r->failed = true;
		return;
	}
	add_pupil(r);
}

static void end_field(void *text, size_t n, void *user)
{
	struct reader *r = user;
	uint32_t cp;
	const char *s = text ? text : "";
	if (r->failed)
		return;
	if (yaml_find_forbidden(s, n, &cp) || memchr(s, 0, n))
		bad(r, r->start, "a field holds a control character");
	*vec_push(r->arena, &r->fields) = (struct field_text){arena_strndup(r->arena, s, n), r->start};
	r->start = r->at;
	r->start.column++;
}

static void end_row(int sign, void *user)
{
	struct reader *r = user;
	(void)sign;
	if (!r->failed && !row_is_blank(r)) {
		if (r->head.n)
			read_row(r);
		else
			read_head(r);
	}
	r->fields.n = 0;
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

/* Damaged bytes, or an older encoding. */
static bool is_utf8(struct reader *r)
{
	struct where at = {r->source, 1, 1};
	for (const char *s = r->text; s < r->end;) {
		const char *from = s;
		uint32_t c = utf8_next(&s, r->end);
		if (c == 0xFFFD && (s - from != 3 || (unsigned char)*from != 0xEF)) {
			bad(r, at, "the file is not in UTF-8");
			diag_hint(r->diag, "save it as \"CSV UTF-8\"");
			return false;
		}
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
	if (good && csv_fini(&csv, end_field, end_row, r) != 0)
		bad(r, r->start, "a field begins with a double quote, but none ends it");
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

static void read_all(int fd, struct buf *b, const char *path)
{
	char block[1 << 14];
	ssize_t n;
	while ((n = read(fd, block, sizeof(block))) > 0 && b->n <= (size_t)LIMIT_ROSTER_MEGABYTES << 20)
		buf_put(b, block, (size_t)n);
	if (n < 0)
		machine_failure("cannot read %s: %s", path, strerror(errno));
}

/* The class list is no part of the project, and may lie anywhere. False after reporting. */
static bool open_list(struct reader *r, const char *path, bool hidden)
{
	struct buf b = {0};
	struct source *s = NEW(r->arena, struct source);
	int fd = open(path, O_RDONLY | O_CLOEXEC);
	if (fd < 0)
		machine_failure("cannot read %s: %s", path, strerror(errno));
	read_all(fd, &b, path);
	close(fd);
	r->text = arena_strndup(r->arena, b.n ? b.v : "", b.n);
	r->end = r->text + b.n;
	*s = (struct source){.path = path, .text = hidden ? NULL : r->text, .size = hidden ? 0 : b.n};
	r->source = s;
	bool fits = b.n <= (size_t)LIMIT_ROSTER_MEGABYTES << 20;
	buf_free(&b);
	if (!fits)
		bad(r, (struct where){s, 0, 0},
		    arena_printf(r->arena, "the file has more than %d MB", LIMIT_ROSTER_MEGABYTES));
	return fits;
}

/* -- what rows choose ----------------------------------------------------------------------- */

static bool is_listed(const struct project *p, const char *locale)
{
	for (int i = 0; i < p->locales.n; i++)
		if (!strcmp(locale, ((const char *const *)p->locales.v)[i]))
			return true;
	return false;
}

/* Names of editions, joined by '+'. */
static bool are_editions(struct root *root, struct arena *a, const char *names)
{
	for (size_t n; *names; names += n + (names[n] == '+')) {
		n = strcspn(names, "+");
		const char *name = arena_strndup(a, names, n);
		if (!id_is_valid(name) || (names[n] == '+' && !names[n + 1]) ||
		    !file_is_named(root, arena_printf(a, "layouts/editions/%s.yaml", name)))
			return false;
	}
	return true;
}

static void check_choices(struct reader *r, const struct roster_options *o, const struct pupil *p)
{
	const struct node *edition = p->cell[PUPIL_EDITION], *locale = p->cell[PUPIL_LOCALE];
	if (locale && !is_listed(o->project, locale->text)) {
		bad(r, locale->at,
		    o->codes ? "the project has no such locale"
		             : arena_printf(r->arena, "the project has no locale '%s'", locale->text));
		diag_suggest(r->diag, locale->text, o->project->locales.v, o->project->locales.n);
	}
	if (edition && !are_editions(o->root, r->arena, edition->text)) {
		bad(r, edition->at,
		    o->codes ? "there is no such edition"
		             : arena_printf(r->arena, "there is no edition '%s'", edition->text));
		diag_hint(r->diag, "an edition NAME is layouts/editions/NAME.yaml; two of them are joined by '+'");
	}
}

struct roster *roster_read(struct arena *a, struct diag *d, const char *path, const struct roster_options *o)
{
	struct reader r = {.arena = a, .diag = d};
	int before = diag_errors(d);
	if (!open_list(&r, path, o->codes) || !is_utf8(&r))
		return NULL;
	r.at = (struct where){r.source, 1, 1};
	skip_marks(&r);
	parse(&r);
	if (!r.pupils.n && diag_errors(d) == before)
		bad(&r, (struct where){r.source, 0, 0}, "the list names no pupil");
	for (int i = 0; i < r.pupils.n; i++)
		check_choices(&r, o, &r.pupils.v[i]);
	struct roster *list = NEW(a, struct roster);
	*list = (struct roster){.n = r.pupils.n, .v = r.pupils.v, .codes = o->codes, .seed = o->seed};
	if (diag_errors(d) == before)
		roster_name(a, d, list, path, o);
	return diag_errors(d) == before ? list : NULL;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Translations from GNU gettext PO files, through libgettextpo.
 *
 * The library does not tell on which line an entry stands, and mistakes are reported there, nor all of its
 * flags, so these are looked up in the text (po_scan.h).
 */
#include "catalog.h"
#include "hint.h"
#include "limit.h"
#include "machine.h"
#include "po_scan.h"

#include <errno.h>
#include <gettext-po.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/mman.h>
#include <unistd.h>

#define BYTE_ORDER_MARK "\xEF\xBB\xBF"

struct catalog {
	struct arena *arena;
	const struct source *source;
	const char *charset; /* that the header names; or NULL */
	const struct po_entry *header;
	VEC(const struct po_entry *) entries, obsolete;
	struct hashes by_context;
};

/* -- reading -------------------------------------------------------------------------------- */

/* libgettextpo's handlers take no argument of the caller's, so one read at a time. */
static struct {
	const char *root; /* folder of the project */
	struct diag *diag;
	const struct source *source;
	int told;    /* line of the last mistake; 0: none */
	bool merged; /* a conflict was told, of which all else may follow */
} reading;

/* What follows from the mistake before, "syntax error" say, stands on its line or beside it. */
static bool follows(int line)
{
	bool near = reading.told && line >= reading.told - 1 && line <= reading.told + 1;
	reading.told = line;
	return near;
}

/* A text whose quotation mark is not closed: the library tells it on the line below. */
static bool take_open_text(struct where at, const char *text)
{
	bool below = strstr(text, "end-of-line within string") != NULL;
	if (!below && !strstr(text, "end-of-file within string"))
		return false;
	at.line -= below;
	const char *line = source_find(reading.source, at.line, 1), *open = line ? strchr(line, '"') : NULL;
	at.column = open && open - line < (ptrdiff_t)strcspn(line, "\n") ? (int)(open - line) + 1 : 1;
	diag_report(reading.diag, DIAG_PO_SYNTAX, at, "the quotation mark that opens here is not closed");
	diag_hint(reading.diag, "close it at the end of the line; a mark inside of the text is written \\\"");
	return true;
}

static bool begins(const char *line, const char *sign) { return !strncmp(line, sign, strlen(sign)); }

/* What stands behind the keyword of a line, or is all of it. */
static const char *text_on(const char *line)
{
	const char *p = line + strcspn(line, " \t\"\n");
	return p + strspn(p, " \t");
}

static int marks_on(const char *line)
{
	int n = 0;
	for (; *line && *line != '\n'; line++)
		n += *line == '"';
	return n;
}

/* How the mistake on a line is mended that the library names so; NULL: it says enough. */
static const char *hint_for(const char *line, const char *text)
{
	static const char *const marks[] = {"\xE2\x80\x9C", "\xE2\x80\x9D", "\xE2\x80\x9E", "\xC2\xAB", "\xC2\xBB", "'"};
	if (strstr(text, "control sequence"))
		return "a backslash that is meant is written twice";
	for (int i = 0; i < COUNT_OF(marks); i++)
		if (begins(text_on(line), marks[i]))
			return "a text stands between straight quotation marks: \"\xE2\x80\xA6\"";
	if (strstr(text, "keyword") && marks_on(line) > 2)
		return "a quotation mark inside of a text is written \\\"";
	return NULL;
}

static bool take_conflict(struct where at, const char *line)
{
	if (!begins(line, "<<<<<<<") && !begins(line, "=======") && !begins(line, ">>>>>>>"))
		return false;
	at.column = 1;
	diag_report(reading.diag, DIAG_PO_SYNTAX, at,
	            "two versions of the file were merged and their conflict was left open");
	diag_hint(reading.diag, "keep what is right and delete the lines with <<<<<<<, ======= and >>>>>>>");
	return reading.merged = true;
}

/* `more`: a hint for what the line itself does not explain; or NULL. */
static void take(int severity, struct where at, const char *text, const char *more)
{
	if (severity == PO_SEVERITY_WARNING || follows(at.line) || reading.merged || take_open_text(at, text))
		return;
	const char *line = source_find(reading.source, at.line, 1), *hint = line ? hint_for(line, text) : NULL;
	if (line && take_conflict(at, line))
		return;
	diag_report(reading.diag, DIAG_PO_SYNTAX, at, text);
	hint = hint ? hint : more;
	if (hint)
		diag_hint(reading.diag, "%s", hint);
}

static struct where place(size_t line, size_t column)
{
	return (struct where){reading.source, line == (size_t)-1 ? 0 : (int)line, column == (size_t)-1 ? 1 : (int)column};
}

static void take_error(int severity, po_message_t message, const char *file, size_t line, size_t column, int multiline,
                       const char *text)
{
	(void)message, (void)file, (void)multiline;
	take(severity, place(line, column), text, NULL);
}

static void take_errors(int severity, po_message_t m1, const char *file1, size_t line1, size_t column1, int multi1,
                        const char *text1, po_message_t m2, const char *file2, size_t line2, size_t column2, int multi2,
                        const char *text2)
{
	(void)m1, (void)file1, (void)multi1, (void)m2, (void)file2, (void)line2, (void)column2, (void)multi2, (void)text2;
	take(severity, place(line1, column1), text1, "another entry has the same msgctxt and msgid; delete one of them");
}

static uint64_t hash_context(const char *context) { return hash_bytes(context, strlen(context), HASH_SEED); }

/* The index of the entry of a text, or NULL. */
static int *find_index(const struct catalog *c, const char *context)
{
	int *i;
	for (size_t step = 0; (i = hashes_next(&c->by_context, hash_context(context), &step));)
		if (!strcmp(c->entries.v[*i]->context, context))
			return i;
	return NULL;
}

static const char *copy_text(struct arena *a, const char *s) { return s ? arena_strdup(a, s) : NULL; }

static struct po_entry *make_entry(struct arena *a, po_message_t m, const struct po_beside *beside, struct where at)
{
	struct po_entry *e = NEW(a, struct po_entry);
	*e = (struct po_entry){
	        .context = copy_text(a, po_message_msgctxt(m)),
	        .source = arena_strdup(a, po_message_msgid(m)),
	        .text = arena_strdup(a, po_message_msgstr(m)),
	        .fuzzy = beside->fuzzy, /* the library forgets it at another line of flags (gettext 0.21) */
	        .at = at,
	        .comments = arena_strdup(a, po_message_comments(m)),
	        .notes = arena_strdup(a, po_message_extracted_comments(m)),
	        .flags = beside->flags,
	        .previous_context = copy_text(a, po_message_prev_msgctxt(m)),
	        .previous_source = copy_text(a, po_message_prev_msgid(m)),
	};
	return e;
}

static bool is_utf8(const char *s)
{
	for (const char *p = s ? s : "", *end = p + strlen(p); p < end;) {
		const char *at = p;
		if (utf8_next(&p, end) == 0xFFFD && p - at == 1)
			return false;
	}
	return true;
}

/* Escapes, as in \351, may make any bytes. */
static void check_bytes(const struct po_entry *e, struct diag *d)
{
	const char *const texts[] = {e->context, e->source, e->text, e->previous_context, e->previous_source};
	for (int i = 0; i < COUNT_OF(texts); i++)
		if (!is_utf8(texts[i])) {
			diag_report(d, DIAG_PO_SYNTAX, e->at, "the escapes of the entry make bytes that are not UTF-8");
			return;
		}
}

static void check_entry(const struct po_entry *e, const struct po_beside *beside, struct diag *d)
{
	if (!e->context && *e->source) {
		diag_report(d, DIAG_PO_ENTRY, e->at, "the entry has no msgctxt, so it belongs to no text");
	} else if (beside->plural) {
		diag_report(d, DIAG_PO_ENTRY, e->at, "the entry has plural forms, but a text has one translation");
		diag_hint(d, "write msgid and msgstr only; `platen po` begins an entry anew that is not there");
	} else if (beside->cut) {
		report_control(d, e->at, 0);
	}
}

static void add_entry(struct catalog *c, struct po_entry *e)
{
	e->index = c->entries.n;
	int *before = find_index(c, e->context);
	if (before) /* of another source: the later one counts */
		*before = c->entries.n;
	else
		hashes_put(c->arena, &c->by_context, hash_context(e->context), c->entries.n);
	*vec_push(c->arena, &c->entries) = e;
}

static void read_entries(struct catalog *c, po_file_t file, const struct source *source, struct diag *d)
{
	struct po_scan scan = {source->text, 1};
	po_message_iterator_t it = po_message_iterator(file, NULL);
	for (po_message_t m = po_next_message(it); m; m = po_next_message(it)) {
		struct po_beside beside = po_scan_next(&scan, c->arena);
		struct po_entry *e = make_entry(c->arena, m, &beside, (struct where){source, beside.line, 1});
		check_bytes(e, d);
		if (!po_message_is_obsolete(m))
			check_entry(e, &beside, d);
		if (po_message_is_obsolete(m))
			*vec_push(c->arena, &c->obsolete) = e;
		else if (e->context)
			add_entry(c, e);
		else if (!*e->source)
			c->header = e;
	}
	po_message_iterator_free(it);
}

static int line_of(const struct source *source, const char *at)
{
	int line = 1;
	for (const char *p = source->text; p < at; p++)
		line += *p == '\n';
	return line;
}

static struct where place_of(const struct source *source, const char *at)
{
	const char *line = at;
	while (line > source->text && line[-1] != '\n')
		line--;
	return (struct where){source, line_of(source, at), 1 + utf8_count(line, (size_t)(at - line))};
}

/* What the library does not take, as files of Windows have it: a byte order mark, and CR before LF. */
static bool is_foreign(const struct source *s)
{
	return !strncmp(s->text, BYTE_ORDER_MARK, 3) || memchr(s->text, '\r', s->size);
}

/* The path of a file in memory that is the source without these. */
static const char *make_plain(struct arena *a, const struct source *s, int *fd)
{
	struct buf b = {0};
	const char *p = s->text + (strncmp(s->text, BYTE_ORDER_MARK, 3) ? 0 : 3);
	for (; p < s->text + s->size; p++)
		if (p[0] != '\r' || p[1] != '\n')
			buf_putc(&b, *p);
	*fd = memfd_create("platen-po", 0);
	for (size_t done = 0; done < b.n;) {
		ssize_t n = *fd < 0 ? -1 : write(*fd, b.v + done, b.n - done);
		if (n <= 0)
			machine_failure("cannot read %s: %s", s->path, strerror(errno));
		done += (size_t)n;
	}
	buf_free(&b);
	return arena_printf(a, "/proc/self/fd/%d", *fd);
}

static bool check_size(const struct source *source, struct diag *d)
{
	const size_t largest = (size_t)LIMIT_PO_MEGABYTES << 20;
	if (source->size <= largest)
		return true;
	diag_report(d, DIAG_PO_SYNTAX, (struct where){source, line_of(source, source->text + largest), 0},
	            "the file is larger than 16 MB, which end here");
	return false;
}

/* The library reads other encodings than UTF-8 without turning them into it. False after reporting. */
static bool check_encoding(const struct source *source, struct diag *d)
{
	const char *p = source->text, *end = p + source->size;
	while (p < end) {
		const char *at = p;
		if (!*p) {
			report_control(d, place_of(source, at), 0);
			return false;
		}
		if ((unsigned char)*p < 0x80) {
			p++;
			continue;
		}
		if (utf8_next(&p, end) != 0xFFFD || p - at > 1)
			continue;
		diag_report(d, DIAG_PO_SYNTAX, place_of(source, at), "the file is not in UTF-8");
		diag_hint(d, "`msgconv -t UTF-8` changes the encoding of a PO file");
		return false;
	}
	return true;
}

/* As gettext's tools find it, in whatever field. */
static const char *charset_of(struct arena *a, po_file_t file)
{
	const char *header = po_file_domain_header(file, NULL), *charset = header ? strstr(header, "charset=") : NULL;
	return charset ? arena_strndup(a, charset + 8, strcspn(charset + 8, " \t\n")) : NULL;
}

/* Entries behind a line `domain "NAME"` are for another program. */
static void check_domains(po_file_t file, const struct source *source, struct diag *d)
{
	const char *line = strncmp(source->text, "domain", 6) != 0 ? strstr(source->text, "\ndomain") : source->text;
	int at = line ? line_of(source, line + (*line == '\n')) : 0;
	for (const char *const *name = po_file_domains(file); *name; name++)
		if (strcmp(*name, "messages") != 0)
			diag_report(d, DIAG_PO_ENTRY, (struct where){source, at, at > 0},
			            "the entries of another domain belong to no text");
}

static po_file_t read_file(struct arena *a, const struct source *source)
{
	static const struct po_xerror_handler handler = {take_error, take_errors};
	/* With this the library takes bytes as they are; without it it spends three quarters of its time
	   on turning UTF-8 into UTF-8. */
	int fd = -1;
	const char *path =
	        is_foreign(source) ? make_plain(a, source, &fd) : arena_printf(a, "%s/%s", reading.root, source->path);
	setenv("OLD_PO_FILE_INPUT", "1", 1);
	po_file_t file = po_file_read(path, &handler);
	unsetenv("OLD_PO_FILE_INPUT");
	if (fd >= 0)
		close(fd);
	if (!file && !diag_errors(reading.diag))
		machine_failure("cannot read %s: %s", source->path, strerror(errno));
	return file;
}

/* To the library all of the file were one line, a comment most often. */
static bool check_lines(const struct source *source, struct diag *d)
{
	if (memchr(source->text, '\n', source->size) || !memchr(source->text, '\r', source->size))
		return true;
	diag_report(d, DIAG_PO_SYNTAX, (struct where){source, 1, 1}, "the lines of the file end in carriage returns alone");
	diag_hint(d, "save it with the line ends of Unix");
	return false;
}

static void *parse(struct arena *a, const struct source *source, struct diag *d)
{
	if (!check_size(source, d) || !check_encoding(source, d) || !check_lines(source, d))
		return NULL;
	struct catalog *c = NEW(a, struct catalog);
	*c = (struct catalog){.arena = a, .source = source};
	reading.diag = d;
	reading.source = source;
	reading.told = 0;
	reading.merged = false;
	po_file_t file = read_file(a, source);
	if (file && !diag_errors(d))
		read_entries(c, file, source, d);
	if (file) {
		check_domains(file, source, d);
		c->charset = charset_of(a, file);
		po_file_free(file);
	}
	return diag_errors(d) ? NULL : c;
}

const struct catalog *catalog_load(struct root *r, struct diag *d, const char *path)
{
	reading.root = root_path(r);
	return file_parse(r, path, parse, d, (struct where){0});
}

bool catalog_check_charset(const struct catalog *c, struct diag *d)
{
	const char *named = strstr(c->source->text, "charset=");
	if (c->charset && !strcasecmp(c->charset, "UTF-8"))
		return true;
	diag_report(d, DIAG_PO_SYNTAX, (struct where){c->source, named ? line_of(c->source, named) : 1, 0},
	            c->charset ? arena_printf(c->arena,
	                                      "the header says charset=%s, but a PO file is brought up to date in UTF-8",
	                                      c->charset)
	                       : "the header does not say that the file is in UTF-8");
	diag_hint(d, "the first entry, of msgid \"\", holds \"Content-Type: text/plain; charset=UTF-8\\n\"");
	return false;
}

const struct po_entry *catalog_find(const struct catalog *c, const char *context)
{
	const int *i = c ? find_index(c, context) : NULL;
	return i ? c->entries.v[*i] : NULL;
}

int catalog_entries(const struct catalog *c, const struct po_entry *const **entries)
{
	*entries = (const struct po_entry *const *)c->entries.v;
	return c->entries.n;
}

int catalog_obsolete(const struct catalog *c, const struct po_entry *const **entries)
{
	*entries = (const struct po_entry *const *)c->obsolete.v;
	return c->obsolete.n;
}

const struct po_entry *catalog_header(const struct catalog *c) { return c->header; }

const char *catalog_language(const struct catalog *c, struct where *at)
{
	const char *header = c->header ? c->header->text : "", *line = header;
	while (line && strncmp(line, "Language:", 9) != 0)
		line = strchr(line, '\n') ? strchr(line, '\n') + 1 : NULL;
	if (!line)
		return "";
	const char *there = strstr(c->source->text, "Language:"), *value = line + 9 + strspn(line + 9, " \t");
	*at = (struct where){c->source, there ? line_of(c->source, there) : 1, 1};
	return arena_strndup(c->arena, value, strcspn(value, " \t\n"));
}

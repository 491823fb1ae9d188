/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Translations from GNU gettext PO files, through libgettextpo.
 *
 * A translation is taken when its context is that of the text and its source is still the same;
 * otherwise the text stays in its own language and says so. The library does not tell on which
 * line an entry stands, and mistakes are reported there, so the lines are looked up in the text.
 */
#include "catalog.h"
#include "rich.h"

#include <errno.h>
#include <gettext-po.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

struct catalog {
	struct arena *arena;
	const struct source *source;
	const char *charset; /* that the header names; or NULL */
	VEC(const struct po_entry *) entries;
	struct hashes by_context;
};

/* -- reading -------------------------------------------------------------------------------- */

/* libgettextpo's handlers take no argument of the caller's, so one read at a time. */
static struct {
	const char *root; /* folder of the project */
	struct diag *diag;
	const struct source *source;
} reading;

static void take_error(int severity, po_message_t message, const char *file, size_t line, size_t column, int multiline,
                       const char *text)
{
	(void)message, (void)file, (void)multiline;
	struct where at = {reading.source, line == (size_t)-1 ? 0 : (int)line, column == (size_t)-1 ? 1 : (int)column};
	if (severity != PO_SEVERITY_WARNING)
		diag_report(reading.diag, DIAG_PO_SYNTAX, at, text);
}

static void take_errors(int severity, po_message_t m1, const char *file1, size_t line1, size_t column1, int multi1,
                        const char *text1, po_message_t m2, const char *file2, size_t line2, size_t column2, int multi2,
                        const char *text2)
{
	(void)m2, (void)file2, (void)line2, (void)column2, (void)multi2, (void)text2;
	take_error(severity, m1, file1, line1, column1, multi1, text1);
}

/* Lines of `msgstr` by the order of their entries; obsolete ones begin with #~ and do not count, nor
   do the further forms of a plural. */
struct line_finder {
	const char *p;
	int line;
};

static int next_msgstr(struct line_finder *f)
{
	while (*f->p) {
		bool found = !strncmp(f->p, "msgstr", 6) && (f->p[6] != '[' || f->p[7] == '0');
		int at = f->line;
		f->p += strcspn(f->p, "\n");
		if (*f->p) {
			f->p++;
			f->line++;
		}
		if (found)
			return at;
	}
	return 0;
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

static void add_entry(struct catalog *c, po_message_t m, struct where at)
{
	struct po_entry *e = NEW(c->arena, struct po_entry);
	*e = (struct po_entry){arena_strdup(c->arena, po_message_msgctxt(m)), arena_strdup(c->arena, po_message_msgid(m)),
	                       arena_strdup(c->arena, po_message_msgstr(m)), po_message_is_fuzzy(m), at};
	int *before = find_index(c, e->context);
	if (before) /* of another source: the later one counts */
		*before = c->entries.n;
	else
		hashes_put(c->arena, &c->by_context, hash_context(e->context), c->entries.n);
	*vec_push(c->arena, &c->entries) = e;
}

static void read_entries(struct catalog *c, po_file_t file, const struct source *source, struct diag *d)
{
	struct line_finder lines = {source->text, 1};
	po_message_iterator_t it = po_message_iterator(file, NULL);
	for (po_message_t m = po_next_message(it); m; m = po_next_message(it)) {
		if (po_message_is_obsolete(m))
			continue;
		struct where at = {source, next_msgstr(&lines), 1};
		if (po_message_msgctxt(m))
			add_entry(c, m, at);
		else if (*po_message_msgid(m))
			diag_report(d, DIAG_PO_ENTRY, at, "the entry has no msgctxt, so it belongs to no text");
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

/* The library reads other encodings than UTF-8 without turning them into it. False after reporting. */
static bool check_encoding(const struct source *source, struct diag *d)
{
	const char *p = source->text, *end = p + source->size;
	while (p < end) {
		const char *at = p;
		if ((unsigned char)*p < 0x80) {
			p++;
			continue;
		}
		if (utf8_next(&p, end) != 0xFFFD || p - at > 1)
			continue;
		diag_report(d, DIAG_PO_SYNTAX, (struct where){source, line_of(source, at), 0}, "the file is not in UTF-8");
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
	setenv("OLD_PO_FILE_INPUT", "1", 1);
	po_file_t file = po_file_read(arena_printf(a, "%s/%s", reading.root, source->path), &handler);
	unsetenv("OLD_PO_FILE_INPUT");
	if (!file && !diag_errors(reading.diag))
		machine_failure("cannot read %s: %s", source->path, strerror(errno));
	return file;
}

static void *parse(struct arena *a, const struct source *source, struct diag *d)
{
	if (!check_encoding(source, d))
		return NULL;
	struct catalog *c = NEW(a, struct catalog);
	*c = (struct catalog){.arena = a, .source = source};
	reading.diag = d;
	reading.source = source;
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

/* -- checks --------------------------------------------------------------------------------- */

/* The next {path} of a template from *s on; NULL when there is none. */
static const char *next_brace(const char **s, size_t *n)
{
	for (const char *p = *s; *p; p++) {
		if (p[0] == '{' && p[1] == '{') {
			p++;
		} else if (*p == '{') {
			*n = strcspn(p, "}");
			*s = p + *n;
			return p;
		}
	}
	return NULL;
}

static int count_brace(const char *s, const char *brace, size_t n)
{
	int count = 0;
	size_t m;
	for (const char *p = next_brace(&s, &m); p; p = next_brace(&s, &m))
		count += m == n && !strncmp(p, brace, n);
	return count;
}

/* Words of a layout must keep their {paths}, each as often as the source has it. */
static void check_braces(const struct po_entry *e, struct arena *a, struct diag *d)
{
	const char *const texts[] = {e->source, e->text};
	for (int i = 0; i < 2; i++) {
		const char *s = texts[i];
		size_t n;
		for (const char *p = next_brace(&s, &n); p; p = next_brace(&s, &n)) {
			if (count_brace(e->source, p, n) == count_brace(e->text, p, n))
				continue;
			diag_report(d, DIAG_PO_PLACEHOLDER, e->at, e->context, arena_printf(a, "%.*s}", (int)n, p));
			return;
		}
	}
}

struct markup {
	int bold, italic, code, links, blocks;
};

static struct markup count_markup(const struct rich *r)
{
	struct markup m = {0};
	m.blocks = r ? r->n : 0;
	for (int i = 0; r && i < r->n; i++) {
		unsigned before = 0;
		const char *href = NULL;
		for (int k = 0; k < r->block[i].n; k++) {
			const struct span *s = &r->block[i].span[k];
			unsigned begins = s->flags & ~before;
			m.bold += (begins & SPAN_BOLD) != 0;
			m.italic += (begins & SPAN_ITALIC) != 0;
			m.code += (begins & SPAN_CODE) != 0;
			m.links += s->href && s->href != href;
			before = s->flags;
			href = s->href;
		}
	}
	return m;
}

static int count_text(const char *s, const char *what)
{
	int n = 0;
	for (; (s = strstr(s, what)); s += strlen(what))
		n++;
	return n;
}

/* Bold, italics, code and links must be as many as in the source; tags that keep words together
   or name a language are the translator's own affair. */
static void check_markup(const struct po_entry *e, struct arena *a, struct diag *d)
{
	bool was = diag_enable(d, false);
	struct markup s = count_markup(rich_prose(a, d, e->source, e->at));
	diag_enable(d, was);
	struct markup t = count_markup(rich_prose(a, d, e->text, e->at));
	const char *what = s.bold != t.bold ? "bold text"
	        : s.italic != t.italic      ? "italics"
	        : s.code != t.code          ? "code"
	        : s.links != t.links        ? "links"
	        : s.blocks != t.blocks      ? "paragraphs or list items"
	                                    : NULL;
	if (!what)
		return;
	diag_report(d, DIAG_PO_MARKUP, e->at, e->context, what);
	/* CommonMark, "right-flanking": common where no space follows a full-width sign. */
	if (s.bold != t.bold && count_text(e->source, "**") == count_text(e->text, "**"))
		diag_hint(d, "a '**' between a sign and a letter does not end bold text; put the sign behind it");
}

/* -- translating ---------------------------------------------------------------------------- */

/* Texts of YAML end without a line feed that a block scalar leaves; PO entries likewise. */
static bool same_source(const struct po_entry *e, const struct node *n) { return !strcmp(e->source, n->text); }

static struct node *fall_back(const struct text_map *m, const struct translation *t, const struct node *n)
{
	struct node *copy = NEW(m->arena, struct node);
	*copy = *n;
	copy->lang = t->source_language;
	return copy;
}

struct node *translate_text(struct text_map *m, const char *context, const struct shape_field *field, struct node *n)
{
	struct translation *t = m->user;
	const struct po_entry *e = catalog_find(t->catalog, context);
	t->progress.total++;
	if (!e || !*e->text) {
		t->progress.missing++;
		return fall_back(m, t, n);
	}
	if (e->fuzzy || !same_source(e, n)) {
		t->progress.stale++;
		return fall_back(m, t, n);
	}
	t->progress.translated++;
	if (field && field->type == SHAPE_PROSE)
		check_markup(e, m->arena, t->diag);
	else if (!field)
		check_braces(e, m->arena, t->diag);
	struct node *copy = NEW(m->arena, struct node);
	*copy = *n;
	copy->text = e->text;
	copy->at = e->at;
	return copy;
}

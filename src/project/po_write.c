/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * PO files as gettext's programs write them: its library does, to a file in memory.
 *
 * The library has no call for flags that it does not know, such as max-length:80, and none for no-wrap, so these
 * are put into what it wrote.
 */
#include "po_write.h"
#include "machine.h"

#include <errno.h>
#include <fcntl.h>
#include <gettext-po.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

struct writing {
	struct arena *arena;
	const struct po_content *content;
	po_message_iterator_t out;
	VEC(const char *) flags; /* of each message, in the order of the file, with fuzzy */
};

/* -- flags ---------------------------------------------------------------------------------- */

/* The length that platen wrote for an entry itself, by its note; 0: none. */
static int noted_room(const struct po_entry *e)
{
	const char *note = strstr(e->notes, ROOM_NOTE);
	return note ? atoi(note + strlen(ROOM_NOTE)) : 0;
}

/* What others wrote stays. Fuzzy comes first, as in gettext; so it is with the length, which a machine reads. */
static const char *join_flags(struct arena *a, bool fuzzy, const struct po_entry *old, int room)
{
	struct buf b = {0};
	int ours = old ? noted_room(old) : 0;
	buf_puts(&b, fuzzy ? "fuzzy, " : "");
	for (const char *p = old ? old->flags : ""; *p; p += strcspn(p, ","), p += strspn(p, ", ")) {
		size_t n = strcspn(p, ",");
		bool length = !strncmp(p, "max-length:", 11);
		if (length && ours && atoi(p + 11) == ours)
			continue;
		room = length ? 0 : room;
		buf_printf(&b, "%.*s, ", (int)n, p);
	}
	if (room)
		buf_printf(&b, "max-length:%d, ", room);
	const char *flags = b.n ? arena_strndup(a, b.v, b.n - 2) : "";
	buf_free(&b);
	return flags;
}

/* -- messages ------------------------------------------------------------------------------- */

static po_message_t put_message(struct writing *w, const char *context, const char *source, const char *text)
{
	po_message_t m = po_message_create();
	po_message_set_msgctxt(m, context);
	po_message_set_msgid(m, source);
	po_message_set_msgstr(m, text);
	po_message_insert(w->out, m);
	return m;
}

static void set_state(struct writing *w, po_message_t m, bool fuzzy, const char *context, const char *source,
                      const char *flags)
{
	po_message_set_fuzzy(m, fuzzy);
	po_message_set_prev_msgctxt(m, context);
	po_message_set_prev_msgid(m, source);
	*vec_push(w->arena, &w->flags) = flags;
}

/* gettext writes pt_BR where BCP 47 has pt-BR. */
static const char *gettext_locale(struct arena *a, const char *locale)
{
	char *name = arena_strdup(a, locale);
	for (char *p = name; *p; p++)
		if (*p == '-')
			*p = '_';
	return name;
}

static const char *new_header(struct arena *a, const char *locale)
{
	return arena_printf(a,
	                    "Project-Id-Version: platen\nPO-Revision-Date: \nLast-Translator: \n"
	                    "Language-Team: \nLanguage: %s\nMIME-Version: 1.0\n"
	                    "Content-Type: text/plain; charset=UTF-8\nContent-Transfer-Encoding: 8bit\n",
	                    gettext_locale(a, locale));
}

/* To the library a backslash at the end of any line, of a comment too, means that the next line goes on there (gettext
   0.21), so that it would lose what follows. A space behind it keeps them apart. */
static const char *closed(struct arena *a, const char *comment)
{
	struct buf b = {0};
	for (const char *p = comment; *p; p++) {
		buf_putc(&b, *p);
		if (*p == '\\' && (p[1] == '\n' || !p[1]))
			buf_putc(&b, ' ');
	}
	const char *text = arena_strdup(a, buf_cstr(&b));
	buf_free(&b);
	return text;
}

static void put_comments(const struct writing *w, po_message_t m, const struct po_entry *e)
{
	if (e && e->comments)
		po_message_set_comments(m, closed(w->arena, e->comments));
}

static void put_header(struct writing *w)
{
	const struct po_entry *old = w->content->header;
	po_message_t m = put_message(w, NULL, "", old ? old->text : new_header(w->arena, w->content->locale));
	put_comments(w, m, old);
	set_state(w, m, old && old->fuzzy, NULL, NULL, join_flags(w->arena, old && old->fuzzy, old, 0));
}

static void put_text(struct writing *w, const struct po_text *t)
{
	const struct po_entry *own = t->copied ? NULL : t->from;
	po_message_t m = put_message(w, t->context, t->source, t->stands ? t->source : t->from ? t->from->text : "");
	put_comments(w, m, own);
	if (*t->notes)
		po_message_set_extracted_comments(m, closed(w->arena, t->notes));
	po_message_add_filepos(m, t->path, (size_t)t->line);
	set_state(w, m, t->fuzzy, t->previous_context, t->previous_source, join_flags(w->arena, t->fuzzy, own, t->room));
}

static void put_obsolete(struct writing *w, const struct po_entry *e)
{
	po_message_t m = put_message(w, e->context, e->source, e->text);
	po_message_set_obsolete(m, 1);
	put_comments(w, m, e);
	set_state(w, m, e->fuzzy, e->previous_context, e->previous_source, join_flags(w->arena, e->fuzzy, e, 0));
}

static po_file_t make_file(struct writing *w)
{
	const struct po_content *c = w->content;
	po_file_t file = po_file_create();
	w->out = po_message_iterator(file, NULL);
	put_header(w);
	for (int i = 0; i < c->n; i++)
		put_text(w, &c->text[i]);
	for (int i = 0; i < c->obsoletes; i++)
		put_obsolete(w, c->obsolete[i]);
	po_message_iterator_free(w->out);
	return file;
}

/* -- the library ---------------------------------------------------------------------------- */

static const char *making; /* the handlers take no argument of the caller's */

static void take_error(int severity, po_message_t m, const char *file, size_t line, size_t column, int multiline,
                       const char *text)
{
	(void)file, (void)line, (void)column, (void)multiline;
	if (severity == PO_SEVERITY_WARNING)
		return;
	/* Where the system refused a call, the text ends with its sentence, and names the file in memory, that nobody
	   knows. What else is in errno was left by a conversion of characters that went well in the end. */
	if (errno && strstr(text, strerror(errno)))
		machine_failure("cannot write %s: %s", making, strerror(errno));
	const char *context = m ? po_message_msgctxt(m) : NULL;
	machine_failure("cannot make %s: %s%s%s%s", making, text, context ? " (the entry of '" : "", context ? context : "",
	                context ? "')" : "");
}

static void take_errors(int severity, po_message_t m1, const char *f1, size_t l1, size_t c1, int ml1, const char *t1,
                        po_message_t m2, const char *f2, size_t l2, size_t c2, int ml2, const char *t2)
{
	(void)m2, (void)f2, (void)l2, (void)c2, (void)ml2, (void)t2;
	take_error(severity, m1, f1, l1, c1, ml1, t1);
}

static const struct po_xerror_handler handler = {take_error, take_errors};

static bool equal(const char *a, const char *b) { return (!a && !b) || (a && b && !strcmp(a, b)); }

/* The library opens the file and copies its descriptor; where it cannot, it goes on without a stream, and crashes
   (gettext 0.21). */
static void check_descriptors(const char *place, const char *path)
{
	int fd = open(place, O_WRONLY | O_CLOEXEC), copy = fd < 0 ? -1 : dup(fd);
	if (copy < 0)
		machine_failure("cannot write %s: %s", path, strerror(errno));
	close(copy);
	close(fd);
}

/* The library does not say so when it cannot write all (gettext 0.21). Such a file has no room for one byte more, for the
   same cause. */
static void check_room(int fd, const char *path)
{
	off_t size = lseek(fd, 0, SEEK_END);
	if (size < 0 || pwrite(fd, "", 1, size) != 1 || ftruncate(fd, size) < 0)
		machine_failure("cannot write %s: %s", path, strerror(errno));
}

/* And what it wrote is read again. */
static void check_whole(po_file_t wanted, const char *place, const char *path)
{
	po_file_t written = po_file_read(place, &handler);
	if (!written)
		machine_failure("cannot make %s: %s", path, strerror(errno));
	po_message_iterator_t i = po_message_iterator(wanted, NULL), k = po_message_iterator(written, NULL);
	for (po_message_t m; (m = po_next_message(i));) {
		po_message_t same = po_next_message(k);
		if (!same || !equal(po_message_msgctxt(m), po_message_msgctxt(same)) ||
		    !equal(po_message_msgid(m), po_message_msgid(same)) ||
		    !equal(po_message_msgstr(m), po_message_msgstr(same)))
			machine_failure("cannot make %s: a part of its texts is lost", path);
	}
	po_message_iterator_free(i);
	po_message_iterator_free(k);
	po_file_free(written);
}

static void write_file(struct arena *a, po_file_t file, const char *path, struct buf *out)
{
	int fd = memfd_create("platen-po", 0);
	if (fd < 0)
		machine_failure("cannot make a file in memory: %s", strerror(errno));
	const char *place = arena_printf(a, "/proc/self/fd/%d", fd);
	making = path;
	check_descriptors(place, path);
	errno = 0;
	if (!po_file_write(file, place, &handler))
		machine_failure("cannot write %s: %s", path, strerror(errno));
	check_room(fd, path);
	check_whole(file, place, path);
	if (lseek(fd, 0, SEEK_SET) < 0 || !read_to_end(fd, SIZE_MAX, out))
		machine_failure("cannot read %s: %s", path, strerror(errno));
	close(fd);
}

/* -- what the library leaves out ------------------------------------------------------------ */

/* A line with a string, up to its quote: `msgid "`, `#| "`. */
static const char *quote_of(const char *line, const char *end) { return memchr(line, '"', (size_t)(end - line)); }

static bool continues(const char *line, const char *end)
{
	const char *quote = quote_of(line, end);
	return quote && quote == line + strspn(line, "#~| ");
}

static bool ends_line(const char *from, const char *end) /* the escape \n before the closing quote */
{
	bool escape = false;
	for (const char *p = from; p < end - 3; p++)
		escape = *p == '\\' && !escape;
	return end - from >= 3 && !escape && !memcmp(end - 3, "\\n", 2);
}

/* A string of several lines, which the library broke where they are full, broken only where it says so. Returns
   what is behind it. */
static const char *put_unbroken(const char *p, const char *end, struct buf *out)
{
	const char *line_end = memchr(p, '\n', (size_t)(end - p)), *quote = quote_of(p, line_end);
	const char *more = line_end + 1;
	size_t blanks = strspn(p, "#~| ");
	struct buf s = {0};
	int lines = 1;
	bool full = false;
	for (const char *next; more < end && continues(more, next = memchr(more, '\n', (size_t)(end - more)));
	     more = next + 1) {
		const char *from = quote_of(more, next) + 1;
		if (full)
			buf_printf(&s, "\"\n%.*s\"", (int)blanks, p);
		lines += full;
		full = ends_line(from, next);
		buf_put(&s, from, (size_t)(next - 1 - from));
	}
	if (more == line_end + 1) {
		buf_put(out, p, (size_t)(more - p));
	} else {
		buf_put(out, p, (size_t)(quote - p));
		if (lines > 1)
			buf_printf(out, "\"\"\n%.*s", (int)blanks, p);
		buf_printf(out, "\"%s\"\n", buf_cstr(&s));
	}
	buf_free(&s);
	return more;
}

static const char *put_line(const char *p, const char *end, struct buf *out)
{
	const char *next = (const char *)memchr(p, '\n', (size_t)(end - p)) + 1;
	buf_put(out, p, (size_t)(next - p));
	return next;
}

/* The entry from `p` to `end`, with its flags in one line behind the comments. */
static void put_entry(const char *p, const char *end, const char *flags, struct buf *out)
{
	bool unbroken = po_has_flag(flags, "no-wrap");
	while (p < end && *p == '#' && !strchr(",|~", p[1]))
		p = put_line(p, end, out);
	if (*flags)
		buf_printf(out, "#, %s\n", flags);
	if (p < end && p[0] == '#' && p[1] == ',')
		p = (const char *)memchr(p, '\n', (size_t)(end - p)) + 1;
	while (p < end)
		p = unbroken && quote_of(p, end) ? put_unbroken(p, end, out) : put_line(p, end, out);
}

/* Empty lines stand between entries, and nowhere else. */
static void put_flags(const struct writing *w, struct buf *written, struct buf *out)
{
	const char *p = buf_cstr(written), *end = p + written->n;
	for (int i = 0; p < end; i++) {
		const char *gap = strstr(p, "\n\n"), *behind = gap ? gap + 1 : end;
		if (i == w->flags.n)
			machine_failure("cannot make %s: it has more entries than were written", w->content->path);
		put_entry(p, behind, w->flags.v[i], out);
		if (gap)
			buf_putc(out, '\n');
		p = gap ? gap + 2 : end;
	}
}

void po_write(struct arena *a, const struct po_content *c, struct buf *out)
{
	struct writing w = {.arena = a, .content = c};
	struct buf written = {0};
	po_file_t file = make_file(&w);
	write_file(a, file, c->path, &written);
	po_file_free(file);
	put_flags(&w, &written, out);
	buf_free(&written);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * PO files for translators: one entry for each text of the content and each word of the layouts,
 * in the order of the source, with its place, the notes of its author and the room that it has.
 *
 * A template is made in memory, then gettext's own msgmerge joins the file with it, which also
 * matches texts that were moved or changed a little. What comes of it, also in memory, replaces the file when
 * it is whole.
 */
#include "po.h"
#include "machine.h"
#include "paths.h"
#include "writer.h"

#include <errno.h>
#include <gettext-po.h>
#include <spawn.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

/* Where each line of a source begins, from line 1 on. */
struct line_starts {
	const struct source *source;
	VEC(const char *) line;
};

struct po_writing {
	const struct po_source *source;
	po_message_iterator_t out;
	VEC(const struct room *) rooms;
	struct hashes by_place;    /* the rooms, by the place of their text */
	struct line_starts *lines; /* of the source that the latest text stands in */
};

/* -- notes ---------------------------------------------------------------------------------- */

static const struct line_starts *lines_of(struct po_writing *w, const struct source *s)
{
	if (w->lines && w->lines->source == s)
		return w->lines;
	w->lines = NEW(w->source->arena, struct line_starts);
	w->lines->source = s;
	for (const char *p = s->text; p; p = strchr(p, '\n') ? strchr(p, '\n') + 1 : NULL)
		*vec_push(w->source->arena, &w->lines->line) = p;
	return w->lines;
}

static const char *comment_on(const struct line_starts *l, int line)
{
	const char *s = l->line.v[line - 1] + strspn(l->line.v[line - 1], " ");
	return *s == '#' ? s : NULL;
}

/* The comment lines of the YAML right above a text speak to its translators, but those with ##,
   which repeat the shape's notes for the author of a new subject. */
static void add_comments(struct po_writing *w, struct where at, struct buf *out)
{
	const struct line_starts *l = lines_of(w, at.source);
	int first = at.line;
	while (first > 1 && comment_on(l, first - 1))
		first--;
	for (const char *s; first < at.line && (s = comment_on(l, first)); first++) {
		if (s[1] == '#')
			continue;
		s += strspn(s, "# ");
		buf_printf(out, "%.*s\n", (int)strcspn(s, "\n"), s);
	}
}

static uint64_t hash_of_place(struct where at)
{
	int numbers[] = {at.line, at.column};
	return hash_bytes(numbers, sizeof(numbers), hash_bytes(at.source->path, strlen(at.source->path), HASH_SEED));
}

static bool same_place(struct where a, struct where b)
{
	return a.line == b.line && a.column == b.column && !strcmp(a.source->path, b.source->path);
}

static void index_rooms(struct po_writing *w, const struct pages *p)
{
	for (int i = 0; p && i < p->rooms.n; i++) {
		const struct room *r = &p->rooms.v[i];
		if (!r->characters || !r->text->at.source)
			continue;
		hashes_put(w->source->arena, &w->by_place, hash_of_place(r->text->at), w->rooms.n);
		*vec_push(w->source->arena, &w->rooms) = r;
	}
}

/* The narrowest of the places where the text is set, in characters; 0 when there is none. */
static int room_of(const struct po_writing *w, const struct node *n)
{
	int room = 0;
	const int *i;
	for (size_t step = 0; (i = hashes_next(&w->by_place, hash_of_place(n->at), &step));) {
		const struct room *r = w->rooms.v[*i];
		if (same_place(r->text->at, n->at) && (!room || r->characters < room))
			room = r->characters;
	}
	return room;
}

/* Copied heads and repeated uses differ by a few characters; the note should not change with them. */
static int round_room(int room) { return room < 30 ? room : room < 100 ? room / 5 * 5 : room / 10 * 10; }

static struct node *put_entry(struct text_map *m, const char *context, const struct shape_field *field, struct node *n)
{
	struct po_writing *w = m->user;
	po_message_t message = po_message_create();
	struct buf notes = {0};
	if (field && field->note)
		buf_printf(&notes, "%s\n", field->note);
	add_comments(w, n->at, &notes);
	/* What fills the braces of a word has rooms of its own, which say more than the word's. */
	int room = strchr(n->text, '{') ? 0 : room_of(w, n);
	if (room)
		buf_printf(&notes, "Room: about %d characters.\n", round_room(room));
	po_message_set_msgctxt(message, context);
	po_message_set_msgid(message, n->text);
	po_message_set_msgstr(message, "");
	po_message_add_filepos(message, n->at.source->path, (size_t)n->at.line);
	if (notes.n)
		po_message_set_extracted_comments(message, buf_cstr(&notes));
	po_message_insert(w->out, message);
	buf_free(&notes);
	return n;
}

/* -- the template --------------------------------------------------------------------------- */

static void put_header(struct po_writing *w, const char *locale)
{
	po_message_t header = po_message_create();
	po_message_set_msgid(header, "");
	po_message_set_msgstr(header,
	                      arena_printf(w->source->arena,
	                                   "Project-Id-Version: platen\nPO-Revision-Date: \nLast-Translator: \n"
	                                   "Language-Team: \nLanguage: %s\nMIME-Version: 1.0\n"
	                                   "Content-Type: text/plain; charset=UTF-8\nContent-Transfer-Encoding: 8bit\n",
	                                   locale));
	po_message_insert(w->out, header);
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

static const char *making; /* the handlers take no argument of the caller's */

static void ignore(int severity, po_message_t m, const char *file, size_t line, size_t column, int multiline,
                   const char *text)
{
	(void)m, (void)file, (void)line, (void)column, (void)multiline;
	if (severity != PO_SEVERITY_WARNING)
		machine_failure("cannot make %s: %s", making, text);
}

static void ignore_two(int severity, po_message_t m1, const char *f1, size_t l1, size_t c1, int ml1, const char *t1,
                       po_message_t m2, const char *f2, size_t l2, size_t c2, int ml2, const char *t2)
{
	(void)m2, (void)f2, (void)l2, (void)c2, (void)ml2, (void)t2;
	ignore(severity, m1, f1, l1, c1, ml1, t1);
}

/* A file in memory, which libgettextpo and msgmerge know by its path. */
static int memory_file(void)
{
	int fd = memfd_create("platen-po", 0);
	if (fd < 0)
		machine_failure("cannot make a file in memory: %s", strerror(errno));
	return fd;
}

static const char *memory_path(struct arena *a, int fd) { return arena_printf(a, "/proc/self/fd/%d", fd); }

static po_file_t make_template(const struct po_source *s, const char *locale)
{
	po_file_t file = po_file_create();
	struct po_writing w = {.source = s, .out = po_message_iterator(file, NULL)};
	struct text_map map = {put_entry, s->arena, &w};
	for (int i = 0; i < s->n; i++)
		index_rooms(&w, s->document[i].pages);
	put_header(&w, gettext_locale(s->arena, locale));
	content_map(s->content, &map);
	for (int i = 0; i < s->n; i++)
		words_map(s->document[i].words, s->document[i].name, &map);
	po_message_iterator_free(w.out);
	return file;
}

static void read_to_end(int fd, const char *what, struct buf *out)
{
	char block[1 << 14];
	ssize_t n;
	while ((n = read(fd, block, sizeof(block))) != 0) {
		if (n < 0 && errno != EINTR)
			machine_failure("cannot read %s: %s", what, strerror(errno));
		if (n > 0)
			buf_put(out, block, (size_t)n);
	}
}

/* -- whether all is there ------------------------------------------------------------------- */

static uint64_t hash_of_entry(po_message_t m)
{
	const char *context = po_message_msgctxt(m), *id = po_message_msgid(m);
	return hash_bytes(id, strlen(id), hash_bytes(context ? context : "", context ? strlen(context) : 0, HASH_SEED));
}

static void index_entries(struct arena *a, po_file_t file, struct hashes *out)
{
	po_message_iterator_t i = po_message_iterator(file, NULL);
	for (po_message_t m; (m = po_next_message(i));)
		hashes_put(a, out, hash_of_entry(m), 0);
	po_message_iterator_free(i);
}

/* Neither the library nor msgmerge says so when it cannot write all (gettext 0.21), so what they wrote is
   read again. */
static void check_whole(struct arena *a, po_file_t wanted, int fd, const char *path)
{
	static const struct po_xerror_handler handler = {ignore, ignore_two};
	struct hashes there = {0};
	po_file_t written = po_file_read(memory_path(a, fd), &handler);
	if (!written)
		machine_failure("cannot make %s: %s", path, strerror(errno));
	index_entries(a, written, &there);
	po_message_iterator_t i = po_message_iterator(wanted, NULL);
	for (po_message_t m; (m = po_next_message(i));)
		if (!hashes_next(&there, hash_of_entry(m), &(size_t){0}))
			machine_failure("cannot make %s: a part of its texts is lost", path);
	po_message_iterator_free(i);
	po_file_free(written);
}

/* -- msgmerge ------------------------------------------------------------------------------- */

struct merging {
	struct arena *arena;
	const char *path, *old; /* as messages name it, and where it is */
	int template;
};

/* msgmerge's standard output and its messages. */
static pid_t start_msgmerge(const struct merging *m, int out, int messages)
{
	char *const args[] = {(char[]){"msgmerge"},
	                      (char[]){"--quiet"},
	                      (char[]){"--previous"},
	                      arena_strdup(m->arena, m->old),
	                      arena_strdup(m->arena, memory_path(m->arena, m->template)),
	                      NULL};
	posix_spawn_file_actions_t actions;
	pid_t pid;
	int error = posix_spawn_file_actions_init(&actions);
	if (!error)
		error = posix_spawn_file_actions_adddup2(&actions, out, STDOUT_FILENO);
	if (!error)
		error = posix_spawn_file_actions_adddup2(&actions, messages, STDERR_FILENO);
	if (!error)
		error = posix_spawnp(&pid, "msgmerge", &actions, NULL, args, environ);
	posix_spawn_file_actions_destroy(&actions);
	if (error == ENOENT)
		machine_failure("msgmerge is missing; it belongs to the package gettext");
	if (error)
		machine_failure("cannot start msgmerge for %s: %s", m->path, strerror(error));
	machine_process_started(pid);
	return pid;
}

/* The first line of what a program had to say. */
static const char *first_line(struct arena *a, int fd)
{
	struct buf said = {0};
	lseek(fd, 0, SEEK_SET);
	read_to_end(fd, "the messages of msgmerge", &said);
	const char *text = buf_cstr(&said);
	const char *line = arena_strndup(a, text, strcspn(text, "\n"));
	buf_free(&said);
	return *line ? line : "it does not say why";
}

/* Joins the old file with the template, in a file in memory. */
static int run_msgmerge(const struct merging *m)
{
	int status = 0, out = memory_file(), messages = memory_file();
	pid_t pid = start_msgmerge(m, out, messages);
	if (waitpid(pid, &status, 0) < 0)
		machine_failure("cannot wait for msgmerge: %s", strerror(errno));
	machine_process_ended(pid);
	if (!WIFEXITED(status) || WEXITSTATUS(status))
		machine_failure("msgmerge could not join %s with the source: %s", m->path, first_line(m->arena, messages));
	close(messages);
	return out;
}

/* -- files ---------------------------------------------------------------------------------- */

/* What is in memory becomes the file at `place`, unless it is the same. */
static void put_file(struct arena *a, const struct source *old, int fd, const char *path, const char *place)
{
	struct buf text = {0};
	lseek(fd, 0, SEEK_SET);
	read_to_end(fd, path, &text);
	if (!old || old->size != text.n || memcmp(old->text, text.v, text.n) != 0)
		output_write(a, place, &text);
	buf_free(&text);
}

/* A file that is there and was not found would be lost. NULL after reporting. */
static const char *place_of(const struct po_source *s, const char *path, bool exists)
{
	const char *place = root_place(s->root, s->arena, path);
	if (!place)
		diag_report(s->diag, DIAG_OUTPUT_OUTSIDE, (struct where){0}, path);
	else if (!exists && !access(place, F_OK))
		machine_failure("cannot read %s", path);
	return place;
}

bool po_refresh(const struct po_source *s, const char *path, const char *locale)
{
	static const struct po_xerror_handler handler = {ignore, ignore_two};
	bool exists = file_exists(s->root, path);
	const char *place = place_of(s, path, exists), *latest = NULL;
	const struct catalog *old = place && exists ? catalog_load(s->root, s->diag, path) : NULL;
	if (!place || (exists && !(old && catalog_check_charset(old, s->diag))))
		return false;
	temporaries_sweep(s->arena, place, &latest);
	making = path;
	struct merging m = {s->arena, path, place, memory_file()};
	po_file_t template = make_template(s, locale);
	errno = 0;
	if (!po_file_write(template, memory_path(s->arena, m.template), &handler))
		machine_failure("cannot write %s: %s", path, strerror(errno));
	check_whole(s->arena, template, m.template, path);
	int out = exists ? run_msgmerge(&m) : m.template;
	if (exists)
		check_whole(s->arena, template, out, path);
	put_file(s->arena, exists ? file_read(s->root, path, s->diag, (struct where){0}) : NULL, out, path, place);
	po_file_free(template);
	close(out);
	if (exists)
		close(m.template);
	return true;
}

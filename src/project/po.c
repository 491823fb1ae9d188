/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * PO files for translators: one entry for each text of the content and each word of the layouts,
 * in the order of the source, with its place, the notes of its author and the room that it has.
 *
 * A template is written beside the file, then gettext's own msgmerge joins the two, which also
 * matches texts that were moved or changed a little. Both are written whole and renamed.
 */
#include "po.h"

#include <errno.h>
#include <gettext-po.h>
#include <spawn.h>
#include <stdio.h>
#include <string.h>
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

/* -- files ---------------------------------------------------------------------------------- */

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

static void ignore(int severity, po_message_t m, const char *file, size_t line, size_t column, int multiline,
                   const char *text)
{
	(void)m, (void)file, (void)line, (void)column, (void)multiline;
	if (severity != PO_SEVERITY_WARNING)
		machine_failure("%s", text);
}

static void ignore_two(int severity, po_message_t m1, const char *f1, size_t l1, size_t c1, int ml1, const char *t1,
                       po_message_t m2, const char *f2, size_t l2, size_t c2, int ml2, const char *t2)
{
	(void)m2, (void)f2, (void)l2, (void)c2, (void)ml2, (void)t2;
	ignore(severity, m1, f1, l1, c1, ml1, t1);
}

static void write_template(const struct po_source *s, const char *path, const char *locale)
{
	static const struct po_xerror_handler handler = {ignore, ignore_two};
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
	machine_pending_file(path);
	if (!po_file_write(file, path, &handler))
		machine_failure("cannot write %s: %s", path, strerror(errno));
	po_file_free(file);
}

static void run_msgmerge(struct arena *a, const char *old, const char *template, const char *out)
{
	char *const args[] = {(char[]){"msgmerge"}, (char[]){"--quiet"},  (char[]){"--previous"},    (char[]){"-o"},
	                      arena_strdup(a, out), arena_strdup(a, old), arena_strdup(a, template), NULL};
	pid_t pid;
	int status = 0;
	int error = posix_spawnp(&pid, "msgmerge", NULL, NULL, args, environ);
	if (error == ENOENT)
		machine_failure("msgmerge is missing; it belongs to the package gettext");
	if (error || waitpid(pid, &status, 0) < 0 || !WIFEXITED(status) || WEXITSTATUS(status))
		machine_failure("msgmerge could not join %s with the source", old);
}

static void rename_whole(const char *from, const char *to)
{
	if (rename(from, to) < 0)
		machine_failure("cannot write %s: %s", to, strerror(errno));
	machine_pending_file(NULL);
}

bool po_refresh(const struct po_source *s, const char *path, const char *locale)
{
	const char *full = arena_printf(s->arena, "%s/%s", root_path(s->root), path);
	const char *template = arena_printf(s->arena, "%s.pot~", full), *merged = arena_printf(s->arena, "%s.new~", full);
	bool exists = file_exists(s->root, path);
	const struct catalog *old = exists ? catalog_load(s->root, s->diag, path) : NULL;
	if (exists && !(old && catalog_check_charset(old, s->diag)))
		return false;
	write_template(s, template, locale);
	if (!exists) {
		rename_whole(template, full);
		return true;
	}
	run_msgmerge(s->arena, full, template, merged);
	unlink(template);
	rename_whole(merged, full);
	return true;
}

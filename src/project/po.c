/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * PO files for translators: one entry for each text of the content and each word of the layouts,
 * in the order of the source, with its place, the notes of its author and the room that it has.
 *
 * What is there takes its translations from the old file (po_match.h). What comes of it is written in memory
 * (po_write.h), and replaces the file when it is whole.
 */
#include "po.h"
#include "locale_chain.h"
#include "machine.h"
#include "paths.h"
#include "po_write.h"
#include "text.h"
#include "writer.h"

#include <string.h>
#include <unistd.h>

/* Where each line of a source begins, from line 1 on. */
struct line_starts {
	const struct source *source;
	VEC(const char *) line;
};

struct po_writing {
	const struct po_source *source;
	int width, own_width; /* of a character of the locale, and of the source */
	VEC(struct po_text) texts;
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

/* The narrowest of the places where the text is set, in characters of the locale; 0 when there is none. */
static int room_of(const struct po_writing *w, const struct node *n)
{
	int room = 0;
	const int *i;
	for (size_t step = 0; (i = hashes_next(&w->by_place, hash_of_place(n->at), &step));) {
		const struct room *r = w->rooms.v[*i];
		if (same_place(r->text->at, n->at) && (!room || r->characters < room))
			room = r->characters;
	}
	int64_t own = (int64_t)room * w->own_width / w->width;
	return room && !own ? 1 : (int)own;
}

/* Copied heads and repeated uses differ by a few characters; the note should not change with them. */
static int round_room(int room) { return room < 30 ? room : room < 100 ? room / 5 * 5 : room / 10 * 10; }

#define ADDRESS_NOTE "An address: choose a page in your language, where there is one; else leave it as it is.\n"

static struct node *add_text(struct text_map *m, const char *context, const struct shape_field *field, struct node *n)
{
	struct po_writing *w = m->user;
	struct buf notes = {0};
	if (field && field->note)
		buf_printf(&notes, "%s\n", field->note);
	add_comments(w, n->at, &notes);
	bool address = field && field->type == SHAPE_LINK;
	if (address)
		buf_puts(&notes, ADDRESS_NOTE);
	/* What fills the braces of a word has rooms of its own, which say more than the word's. */
	int room = round_room(address || strchr(n->text, '{') ? 0 : room_of(w, n));
	if (room)
		buf_printf(&notes, ROOM_NOTE "%d characters.\n", room);
	*vec_push(w->source->arena, &w->texts) = (struct po_text){
	        .context = arena_strdup(w->source->arena, context),
	        .source = n->text,
	        .notes = arena_strdup(w->source->arena, buf_cstr(&notes)),
	        .path = n->at.source->path,
	        .line = n->at.line,
	        .room = room,
	        .address = address,
	};
	buf_free(&notes);
	return n;
}

static void list_texts(struct po_writing *w)
{
	const struct po_source *s = w->source;
	struct text_map map = {add_text, s->arena, w};
	for (int i = 0; i < s->n; i++)
		index_rooms(w, s->document[i].pages);
	content_map(s->content, &map);
	for (int i = 0; i < s->n; i++)
		words_map(s->document[i].words, s->document[i].name, &map);
}

/* The source's stands where no other was chosen. */
static void settle_addresses(struct po_writing *w)
{
	for (int i = 0; i < w->texts.n; i++) {
		struct po_text *t = &w->texts.v[i];
		if (!t->address || (t->from && po_entry_chooses(t->from)))
			continue;
		t->stands = true;
		t->fuzzy = false;
		t->previous_context = t->previous_source = NULL;
	}
}

/* -- files ---------------------------------------------------------------------------------- */

/* A file that is there and was not found would be lost. NULL after reporting. */
static const char *place_of(const struct po_source *s, const char *path, bool exists)
{
	const char *place = root_place(s->root, s->arena, path);
	if (!place)
		diag_report(s->diag, DIAG_OUTPUT_OUTSIDE, (struct where){0}, path);
	else if (!exists && path_is_there(place))
		machine_failure("cannot read %s", path);
	return place;
}

/* The text becomes the file at `place`, unless it is the same. */
static void put_file(const struct po_source *s, const char *path, const char *place, bool exists, const struct buf *text)
{
	const struct source *old = exists ? file_read(s->root, path, s->diag, (struct where){0}) : NULL;
	if (!old || old->size != text->n || memcmp(old->text, text->v, text->n) != 0)
		output_write(s->arena, place, text);
}

bool po_refresh(const struct po_source *s, const char *path, const char *locale)
{
	bool exists = file_is_named(s->root, path);
	const char *place = place_of(s, path, exists), *latest = NULL;
	const struct catalog *old = place && exists ? catalog_load(s->root, s->diag, path) : NULL;
	if (!place || (exists && !(old && catalog_check_charset(old, s->diag))))
		return false;
	if (old)
		locale_check_language(old, locale, s->diag);
	temporaries_sweep(s->arena, place, &latest);
	struct po_writing w = {.source = s};
	w.width = text_character_width(locale);
	w.own_width = text_character_width(s->language);
	struct po_content c = {.path = path, .locale = locale};
	struct buf text = {0};
	list_texts(&w);
	if (old) {
		const struct po_entry **obsolete;
		c.header = catalog_header(old);
		c.obsoletes = po_match(s->arena, w.texts.v, w.texts.n, old, &obsolete);
		c.obsolete = obsolete;
	}
	settle_addresses(&w);
	c.text = w.texts.v;
	c.n = w.texts.n;
	po_write(s->arena, &c, &text);
	put_file(s, path, place, exists, &text);
	buf_free(&text);
	return true;
}

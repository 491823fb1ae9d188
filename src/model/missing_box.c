/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What gets lost where an edition has a `body` of its own, or masters: it takes the place of the layout's, so that a box that
 * is written into the layout later is not there.
 *
 * Compared is what two descriptions of a document show, as sets of keys: the paths of the content from its top, words of the
 * layout that hold none, literal texts, and the boxes that draw more than texts (a QR code by what it holds, a picture by its
 * file, others by their kind). Where on the pages something stands, and how often, is for the author of the edition.
 */
#include "missing_box.h"
#include "boxes/media.h"
#include "limit.h"
#include "path.h"
#include "word_scan.h"

#include <assert.h>
#include <string.h>

/* Where on the pages: 0 is the body; the others are those of masters. */
enum { PARTS = 9 };
static const char *const master_names[] = {"all", "first", "left", "right"};
static const char *const part_names[] = {"header", "footer"};

struct shown_item {
	const char *key, *what; /* as messages call it */
	const char *id;         /* of the innermost box around that has one; or NULL */
	struct where at;
	int part;
};

struct shown {
	struct arena *arena;
	const struct document_spec *spec;
	struct where part_at[PARTS]; /* of what stands there, or of what says that nothing does */
	VEC(struct shown_item) v;
	struct hashes known;
	VEC(const char *) ids;
};

/* An `each` around, by the path of its list. */
struct spot {
	const struct shape_field *shape; /* of an item; or NULL */
	const char *list;
	const struct spot *up;
};

struct walk {
	struct arena *arena;
	const struct shape_field *shape;
	struct shown *out;
	const char *id;
	int part;
};

/* -- sets -------------------------------------------------------------------------------------- */

static bool shows(const struct shown *s, const char *key)
{
	const int *i;
	for (size_t step = 0; (i = hashes_next(&s->known, hash_bytes(key, strlen(key), HASH_SEED), &step));) {
		assert(s->v.v);
		if (!strcmp(s->v.v[*i].key, key))
			return true;
	}
	return false;
}

static bool shows_box(const struct shown *s, const char *id)
{
	for (int i = 0; id && i < s->ids.n; i++)
		if (!strcmp(s->ids.v[i], id))
			return true;
	return false;
}

static void add(struct shown *s, struct shown_item item)
{
	hashes_put(s->arena, &s->known, hash_bytes(item.key, strlen(item.key), HASH_SEED), s->v.n);
	*vec_push(s->arena, &s->v) = item;
}

static void take(struct walk *w, const char *key, const char *what, struct where at)
{
	add(w->out, (struct shown_item){key, what, w->id, at, w->part});
}

/* -- paths ------------------------------------------------------------------------------------- */

/* A path from the top of the content, and its field; one that no content has stays as it is, without. */
static const char *full_path(const struct walk *w, const struct spot *s, const char *path, const struct shape_field **field)
{
	const size_t n = strcspn(path, ".");
	if (!strcmp(path, ".") && s) {
		*field = s->shape;
		return s->list;
	}
	for (; s; s = s->up)
		if (s->shape && shape_find(s->shape, path, n)) {
			*field = shape_at(s->shape, path);
			return arena_printf(w->arena, "%s.%s", s->list, path);
		}
	*field = shape_find(w->shape, path, n) ? shape_at(w->shape, path) : NULL;
	return path;
}

/* Data by which something is drawn; numbers are printed. */
static bool is_data(const struct shape_field *f)
{
	return f && (f->type == SHAPE_ID || f->type == SHAPE_CHOICE || f->type == SHAPE_FLAG);
}

/* What binding counts, which comes along with what is counted. */
static bool is_counted(const char *path)
{
	static const char *const counted[] = {"index", "count", "lowest", "highest", "page", "pages", "section"};
	for (int i = 0; i < COUNT_OF(counted); i++)
		if (!strcmp(path, counted[i]))
			return true;
	return false;
}

static void take_path(struct walk *w, const struct spot *s, const char *path, struct where at)
{
	const struct shape_field *field;
	const char *full = full_path(w, s, path, &field);
	if (!is_data(field) && (field || !is_counted(path)))
		take(w, full, arena_printf(w->arena, "'{%s}'", path), at);
}

/* Of a path in a path, {sides.{side}.name}, all that it can be. */
static void take_paths(struct walk *w, const struct spot *s, const char *path, struct where at)
{
	const char *open = strchr(path, '{'), *close = open ? strchr(open, '}') : NULL;
	const struct shape_field *inner = NULL;
	if (close)
		full_path(w, s, arena_strndup(w->arena, open + 1, (size_t)(close - open - 1)), &inner);
	const int n = inner && inner->type == SHAPE_CHOICE ? inner->choices.n : 0;
	for (int i = 0; i < n; i++) {
		const char *choice = ((const char *const *)inner->choices.v)[i];
		take_paths(w, s, arena_printf(w->arena, "%.*s%s%s", (int)(open - path), path, choice, close + 1), at);
	}
	if (!n)
		take_path(w, s, path, at);
}

/* -- texts ------------------------------------------------------------------------------------- */

struct reading {
	const struct spot *spot;
	struct where at;
	int depth, words; /* words inside words, and all so far */
	bool letters;     /* besides what stands in braces */
};

static void take_named(struct walk *w, struct reading *r, const char *text);

/* A word of the layout: what it names, and the word itself where that is more. */
static void take_word(struct walk *w, struct reading *r, const char *key)
{
	const struct node *n = node_find(w->out->spec->words, key);
	struct reading in = *r;
	in.letters = false;
	in.depth++;
	if (!n || n->kind != NODE_TEXT || r->depth >= LIMIT_WORD_DEPTH || ++in.words >= LIMIT_WORDS)
		return;
	take_named(w, &in, n->text);
	r->words = in.words;
	if (in.letters)
		take(w, arena_printf(w->arena, "word.%s", key), arena_printf(w->arena, "'{word.%s}'", key), r->at);
}

static void take_braces(struct walk *w, struct reading *r, const char *from, const char *end)
{
	char *path = arena_strndup(w->arena, from, (size_t)(end - from));
	path[strcspn(path, "|")] = 0;
	if (strncmp(path, "word.", 5) != 0)
		take_paths(w, r->spot, path, r->at);
	else
		take_word(w, r, path + 5);
}

/* What stands in braces. */
static void take_named(struct walk *w, struct reading *r, const char *text)
{
	for (const char *stop = text + strlen(text); text < stop;) {
		const char *end = *text == '{' && text[1] != '{' ? path_end(text) : NULL;
		if (end) {
			take_braces(w, r, text + 1, end);
			text = end + 1;
		} else {
			const uint32_t cp = utf8_next(&text, stop);
			r->letters = r->letters || word_scan_is_letter(cp) || (cp >= '0' && cp <= '9');
		}
	}
}

static void take_text(struct walk *w, const struct spot *s, const struct text_slot *slot)
{
	const struct node *n = slot->source;
	if (!n || n->kind != NODE_TEXT)
		return;
	struct reading r = {.spot = s, .at = n->at};
	take_named(w, &r, n->text);
	if (r.letters)
		take(w, arena_printf(w->arena, "'%s'", n->text), arena_printf(w->arena, "'%s'", n->text), n->at);
}

/* -- boxes ------------------------------------------------------------------------------------- */

static void walk_boxes(struct walk *w, const struct spot *s, const struct box_list *list);

static struct spot spot_in(const struct walk *w, const struct spot *s, const char *each)
{
	const struct shape_field *field;
	const char *list = full_path(w, s, each, &field);
	return (struct spot){field ? field->element : NULL, list, s};
}

static void walk_record(struct walk *w, const struct spot *s, const struct record *r, const char *at);

static void walk_items(struct walk *w, const struct spot *s, const struct item_list *items, const struct record *r)
{
	const struct spot in = items->each.path ? spot_in(w, s, items->each.path) : (struct spot){0};
	for (int i = 0; i < items->n; i++)
		walk_record(w, items->each.path ? &in : s, r, (const char *)items->v + r->size * (size_t)i);
}

static void walk_field(struct walk *w, const struct spot *s, const struct field *f, const void *v)
{
	if (f->type == F_TEXT && strcmp(f->key, "alt") != 0)
		take_text(w, s, v);
	else if (f->type == F_BOX)
		walk_boxes(w, s, v);
	else if (f->type == F_RECORD)
		walk_record(w, s, f->record, v);
	else if (f->type == F_ITEMS)
		walk_items(w, s, v, f->record);
}

static void walk_record(struct walk *w, const struct spot *s, const struct record *r, const char *at)
{
	struct spot in;
	for (const struct field *f = r->fields; f->key; f++) {
		const struct path_ref *each = (const void *)(at + f->offset);
		if (f->type == F_PATH && !strcmp(f->key, "each") && each->path) {
			in = spot_in(w, s, each->path);
			s = &in;
			break;
		}
	}
	for (const struct field *f = r->fields; f->key; f++)
		walk_field(w, s, f, at + f->offset);
}

/* What a box draws besides its texts. Of a QR code that is all that it holds. */
static const char *drawn_by(const struct walk *w, const struct box *b)
{
	const char *kind = box_types[b->kind]->key;
	switch (b->kind) {
	case BOX_QR: {
		const struct node *text = ((const struct qr_props *)b->props)->text.source;
		return arena_printf(w->arena, "%s: %s", kind, text ? text->text : "");
	}
	case BOX_IMAGE:
	case BOX_SVG: {
		const struct picture_props *p = b->props;
		return arena_printf(w->arena, "%s: %s", kind, p->file ? p->file : "");
	}
	case BOX_TOC:
	case BOX_FIELD:
	case BOX_CHECKBOX:
	case BOX_RADIO:
	case BOX_LINES:
	case BOX_RATING:
	case BOX_SPANS:
	case BOX_VENN:
	case BOX_RADAR:
	case BOX_BARS: return kind;
	default: return NULL;
	}
}

static void walk_box(struct walk *w, const struct spot *s, const struct box *b)
{
	const char *outer = w->id, *drawn = drawn_by(w, b);
	if (b->id.source)
		*vec_push(w->arena, &w->out->ids) = w->id = b->id.source->text;
	if (drawn)
		take(w, arena_printf(w->arena, "box %s", drawn), arena_printf(w->arena, "the box '%s'", drawn), b->at);
	if (b->kind != BOX_QR)
		walk_record(w, s, b->record, b->props);
	w->id = outer;
}

static void walk_boxes(struct walk *w, const struct spot *s, const struct box_list *list)
{
	for (int i = 0; i < list->n; i++)
		walk_box(w, s, list->v[i]);
}

static struct where place_of_part(const struct node *top, const char *name, const char *part)
{
	const struct node *masters = node_find(top, "masters"), *master = node_find(masters, name);
	if (!node_find(master, part))
		return master ? node_key_at(masters, name) : node_key_at(top, "masters");
	return node_key_at(master, part);
}

bool has_own_parts(const struct document_spec *spec)
{
	bool own = strcmp(node_key_at(spec->top, "body").source->path, spec->path) != 0;
	for (int i = 0; i < COUNT_OF(master_names) && node_find(spec->top, "masters"); i++)
		for (int k = 0; k < COUNT_OF(part_names); k++)
			own = own ||
			        strcmp(place_of_part(spec->top, master_names[i], part_names[k]).source->path, spec->path) !=
			                0;
	return own;
}

struct shown *shown_by(struct arena *a, const struct shape_field *shape, const struct document_spec *spec)
{
	const struct master *masters[] = {&spec->masters.all, &spec->masters.first, &spec->masters.left,
	                                  &spec->masters.right};
	struct shown *out = NEW(a, struct shown);
	struct walk w = {.arena = a, .shape = shape, .out = out};
	out->arena = a;
	out->spec = spec;
	out->part_at[0] = node_key_at(spec->top, "body");
	walk_boxes(&w, NULL, &spec->body);
	for (int i = 0; i < COUNT_OF(masters); i++)
		for (int k = 0; k < COUNT_OF(part_names); k++) {
			w.part = 1 + i * COUNT_OF(part_names) + k;
			out->part_at[w.part] = place_of_part(spec->top, master_names[i], part_names[k]);
			walk_boxes(&w, NULL, k ? &masters[i]->footer : &masters[i]->header);
		}
	return out;
}

/* -- comparing ---------------------------------------------------------------------------------- */

static bool same_place(struct where a, struct where b)
{
	return a.line == b.line && a.column == b.column && a.source && b.source && !strcmp(a.source->path, b.source->path);
}

/* A box that is taken out by its id is meant to be. */
static bool is_taken_out(const struct shown *by, const char *id)
{
	const int i = id ? node_index_of(node_find(by->spec->top, "boxes"), id) : -1;
	return i >= 0 && node_is_null(node_find(by->spec->top, "boxes")->item[i]);
}

static void report(struct diag *d, const struct shown_item *item, struct where own)
{
	const char *part = part_names[(item->part + 1) % 2];
	if (diag_is_waived(d, DIAG_MISSING_BOX, own))
		return;
	diag_report(d, DIAG_MISSING_BOX, item->at, item->what, item->part ? part : "body", own.source->path, own.line);
	diag_hint(d, "write it there, too; where it is meant, `allow: {missing-box: REASON}` beside it or beside that %s",
	          item->part ? part : "body");
}

static bool is_lost(const struct shown *to, const struct shown_item *item)
{
	return !shows(to, item->key) && !is_taken_out(to, item->id);
}

/* Whether one of the layers says that it is meant to be gone: by its id, or beside a body that is without it. */
static bool is_stated(struct diag *d, const struct shown_editions *e, const struct shown_item *item)
{
	bool stated = false;
	for (int i = 0; i < e->layers.n; i++) {
		const struct shown *s = e->layers.v[i];
		if (!shows(s, item->key))
			stated = is_taken_out(s, item->id) || diag_is_waived(d, DIAG_MISSING_BOX, s->part_at[item->part]) ||
			        stated;
	}
	return stated;
}

/* What is told of a text is told once. */
static void report_lost(struct diag *d, const struct shown_editions *e, const struct shown *from, const struct shown *to)
{
	struct shown told = {.arena = from->arena};
	struct where latest = {0};
	for (int i = 0; i < from->v.n; i++) {
		const struct shown_item *item = &from->v.v[i];
		const struct where own = to->part_at[item->part];
		if (same_place(own, from->part_at[item->part]) || !is_lost(to, item) || shows(&told, item->key) ||
		    (e->joined && shows(e->joined, item->key)) || is_stated(d, e, item))
			continue;
		if (!same_place(latest, item->at))
			report(d, item, own);
		latest = item->at;
		add(&told, *item);
	}
}

void missing_box_report(struct diag *d, const struct shown *from, const struct shown *to)
{
	report_lost(d, &(struct shown_editions){0}, from, to);
}

/* Whether an edition leaves it out of what it lies over, alone as well. */
static bool is_left_out_by(const struct shown_edition *e, const struct shown_item *item)
{
	bool below = false;
	for (int i = 0; i < e->below.n && !below; i++)
		below = shows(e->below.v[i], item->key);
	return below && !shows(e->shown, item->key);
}

/* Of what an edition shows, what is not in those that are joined, and in each that has it below. */
static void report_joined(struct diag *d, const struct shown_editions *e, const struct shown *from)
{
	for (int i = 0; i < from->v.n; i++) {
		const struct shown_item *item = &from->v.v[i];
		bool lost = is_lost(e->joined, item) && !shows_box(e->joined, item->id);
		for (int k = 0; k < e->n && lost; k++)
			lost = !is_left_out_by(&e->v[k], item);
		if (lost && !is_stated(d, e, item))
			report(d, item, e->joined->part_at[item->part]);
	}
}

void missing_box_report_editions(struct diag *d, const struct shown_editions *e)
{
	for (int i = 0; i < e->n; i++)
		for (int k = 0; k < e->v[i].below.n; k++)
			report_lost(d, e, e->v[i].below.v[k], e->v[i].shown);
	for (int i = 0; i < e->n && e->joined; i++)
		report_joined(d, e, e->v[i].shown);
}

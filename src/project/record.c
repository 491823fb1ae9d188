/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Which outputs are as a build would make them:
 *
 *     key ------ program, options and platen.yaml are the same
 *     output --- it lies in its place with the bytes that were put there
 *     inputs --- each file that was read has the bytes that it had, and what was not there is not there
 *     messages - are told again; the files that they name are among the inputs, so that lines and columns are right
 *
 * Builds that run at the same time do not know of each other: the one that ends last writes its record over that of the
 * other. That costs a build, and nothing else, since an output is believed by its bytes only.
 */
#include "paths.h"
#include "record_own.h"
#include "sandbox.h"
#include "writer.h"

#include <assert.h>
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

/* A larger file is none of ours. */
#define LARGEST ((off_t)64 << 20)

/* -- its place ------------------------------------------------------------------------------ */

/* Where `out` begins, without links; NULL: not in the project, or with no folder that is the same for all. */
static const char *usual_folder(const struct root *r, const struct project *p, struct arena *a)
{
	size_t n = strcspn(p->out, "{");
	while (n && p->out[n - 1] != '/')
		n--;
	const char *folder = path_resolve(a, root_path(r), arena_strndup(a, p->out, n));
	return n && folder && root_relative(r, folder) ? folder : NULL;
}

static const char *named_folder(struct arena *a, const char *folder)
{
	char here[4096];
	return getcwd(here, sizeof(here)) ? path_resolve(a, here, folder) : NULL;
}

/* The file, where it may be written or made. A link is not followed. */
static const char *place_of(const struct root *r, const struct project *p, struct arena *a, const char *folder)
{
	struct stat st;
	const char *where = folder ? named_folder(a, folder) : usual_folder(r, p, a);
	if (!where)
		return NULL;
	const char *path = arena_printf(a, "%s/%s", strcmp(where, "/") != 0 ? where : "", RECORD_NAME);
	return lstat(path, &st) < 0 || S_ISREG(st.st_mode) ? path : NULL;
}

/* Nothing where there is none that may be read; a disk that fails to read it is told. */
static struct buf read_file(struct arena *a, const char *path)
{
	struct stat st;
	struct buf b = {0}, kept = {0};
	int fd = open_resolved(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK, 0);
	bool usable = fd >= 0 && fstat(fd, &st) == 0 && S_ISREG(st.st_mode) && st.st_size > 0 && st.st_size <= LARGEST;
	if (usable && !read_to_end(fd, (size_t)LARGEST, &b) && errno != EFBIG)
		machine_failure("cannot read %s: %s", path, strerror(errno));
	if (fd >= 0)
		close(fd);
	kept = (struct buf){.v = NEW_ARRAY(a, char, b.n + 1), .n = b.n};
	memcpy(kept.v, b.n ? b.v : "", b.n);
	buf_free(&b);
	return kept;
}

bool record_load(struct build_record *rec)
{
	rec->entries = (struct record_entries){.arena = rec->arena};
	rec->before = read_file(rec->arena, rec->path);
	bool whole = record_parse(&rec->entries, rec->before.v, rec->before.n);
	rec->judged = rec->entries.inputs.n;
	rec->verdict = NEW_ARRAY(rec->arena, signed char, rec->judged + 1);
	return whole;
}

struct build_record *record_open(struct root *r, const struct project *p, struct arena *a, const char *folder, bool force)
{
	const char *path = place_of(r, p, a, folder), *latest = NULL;
	if (!path)
		return NULL;
	temporaries_sweep(a, path, &latest);
	struct build_record *rec = NEW(a, struct build_record);
	*rec = (struct build_record){.arena = a, .root = r, .project = p, .path = path, .force = force};
	rec->base = record_base_key(p);
	record_load(rec);
	return rec;
}

/* -- asking it ------------------------------------------------------------------------------ */

/* As the record names an output. */
static const char *name_of(const struct build_record *rec, const char *path)
{
	const char *below = root_relative(rec->root, path);
	return below ? below : path;
}

/* Each file is looked at once. */
static bool is_same(struct build_record *rec, int k)
{
	if (k < rec->judged && !rec->verdict[k])
		rec->verdict[k] = input_is_same(rec->root, &rec->entries.inputs.v[k]) ? 1 : -1;
	return k < rec->judged && rec->verdict[k] > 0;
}

static bool has_inputs(struct build_record *rec, const struct record_entry *e)
{
	for (int i = 0; i < e->n; i++)
		if (!is_same(rec, e->input[i]))
			return false;
	return true;
}

/* Whether nothing has changed but files of the content that are still there. */
static bool has_all_but_texts(struct build_record *rec, const struct record_entry *e)
{
	for (int i = 0; i < e->n; i++) {
		const struct input *in = &rec->entries.inputs.v[e->input[i]];
		bool text = in->kind == INPUT_READ && !strncmp(in->path, "content/", 8);
		if (!is_same(rec, e->input[i]) && !(text && file_exists(rec->root, in->path)))
			return false;
	}
	return true;
}

static bool has_output(struct record_entry *e, const char *path)
{
	struct stat st;
	struct digest digest;
	if (lstat(path, &st) < 0 || !S_ISREG(st.st_mode))
		return false;
	struct file_stamp stamp = file_stamp_of(&st);
	if (file_stamp_equal(&stamp, &e->stamp))
		return true;
	bool same = file_digest(path, &digest, &stamp) && digest_equal(digest, e->digest);
	e->stamp = same ? stamp : e->stamp;
	return same;
}

struct asked {
	struct build_record *rec;
	const struct record_entry *entry;
	struct diag *diag;
};

/* One of the inputs, if it is what it was. */
static const struct source *source_of(void *user, const char *path)
{
	const struct asked *q = user;
	for (int i = 0; i < q->entry->n; i++) {
		const struct input *in = &q->rec->entries.inputs.v[q->entry->input[i]];
		if (in->kind == INPUT_READ && !strcmp(in->path, path) && is_same(q->rec, q->entry->input[i]))
			return file_read(q->rec->root, path, q->diag, (struct where){0});
	}
	return NULL;
}

/* Outputs with mistakes are not recorded. */
static bool tell_messages(struct build_record *rec, const struct record_entry *e, struct diag *d)
{
	struct diag *told = project_sink(rec->project, rec->arena);
	struct asked q = {rec, e, told};
	struct byte_reader b = {e->messages.v, e->messages.v + e->messages.n, false};
	if (!diag_recall(told, &b, source_of, &q) || b.p != b.end || diag_errors(told))
		return false;
	diag_merge(d, told);
	return true;
}

static void remember_inputs(struct build_record *rec, const struct record_entry *e)
{
	for (int i = 0; i < e->n; i++)
		if (rec->entries.inputs.v[e->input[i]].kind == INPUT_READ)
			root_remember(rec->root, rec->entries.inputs.v[e->input[i]].path);
}

enum record_state record_state_of_files(struct build_record *rec, struct record_entry *e, const char *path)
{
	if (!has_output(e, path))
		return RECORD_OLD;
	if (has_inputs(rec, e))
		return RECORD_CURRENT;
	return e->paths.n && has_all_but_texts(rec, e) ? RECORD_TEXTS : RECORD_OLD;
}

enum record_state record_state(struct build_record *rec, const struct output *o, struct digest key, struct diag *d)
{
	struct record_entry *e = rec->force ? NULL : record_find(&rec->entries, name_of(rec, o->path));
	if (!e || o->refused || !digest_equal(e->key, key))
		return RECORD_OLD;
	enum record_state state = record_state_of_files(rec, e, o->path);
	if (state != RECORD_CURRENT)
		return state;
	if (!tell_messages(rec, e, d))
		return RECORD_OLD;
	remember_inputs(rec, e);
	return RECORD_CURRENT;
}

bool record_has_texts(struct build_record *rec, const struct output *o, const struct typesetting *s)
{
	const struct record_entry *e = record_find(&rec->entries, name_of(rec, o->path));
	struct content_uses uses = {.arena = s->arena};
	for (const char *p = e->paths.v; p < e->paths.v + e->paths.n; p += strlen(p) + 1)
		*vec_push(s->arena, &uses.paths) = p;
	struct record_texts now = record_texts(s, &uses);
	buf_free(&now.paths);
	return digest_equal(now.digest, e->texts) && tell_messages(rec, e, s->diag);
}

bool record_has_checked(struct build_record *rec, struct digest key, struct diag *d)
{
	struct record_entry *e = rec->force ? NULL : record_find(&rec->entries, "");
	if (!e || !digest_equal(e->key, key) || !has_inputs(rec, e) || !tell_messages(rec, e, d))
		return false;
	remember_inputs(rec, e);
	return true;
}

/* -- adding to it --------------------------------------------------------------------------- */

static bool note_source(void *user, const struct source *s) { return inputs_note(user, s); }

static void pack_inputs(const struct input_list *seen, struct buf *out)
{
	bytes_put(out, (uint64_t)seen->v.n);
	for (int i = 0; i < seen->v.n; i++)
		record_put_input(out, &seen->v.v[i]);
}

void record_pack(const struct build_record *rec, struct root *r, struct arena *a, const struct diag *d, struct digest digest,
                 const struct record_texts *texts, struct buf *out)
{
	bool whole = rec && !diag_errors(d) && diag_all_sources(d, note_source, r);
	struct input_list seen = inputs_seen(r, a, whole);
	for (int i = 0; i < seen.v.n; i++)
		whole = whole && seen.v.v[i].kind != INPUT_OTHER;
	bytes_put(out, whole);
	pack_inputs(&seen, out);
	bytes_put_digest(out, digest);
	bytes_put_digest(out, texts ? texts->digest : (struct digest){0});
	bytes_put(out, texts ? texts->paths.n : 0);
	if (texts)
		buf_put(out, texts->paths.v, texts->paths.n);
	if (whole)
		diag_store(d, out);
}

/* A new entry of what was packed, but for its names. */
static struct record_entry unpack(struct build_record *rec, struct root *r, struct byte_reader *b)
{
	struct record_entry e = {.n = bytes_take_count(b, 1)};
	int *input = e.n && rec ? NEW_ARRAY(rec->arena, int, e.n) : NULL;
	for (int i = 0; i < e.n; i++) {
		struct input in = record_take_input(b);
		if (in.kind == INPUT_READ)
			root_remember(r, in.path);
		else
			inputs_learn(r, &in);
		if (input)
			input[i] = record_add_input(&rec->entries, &in);
	}
	e.input = input;
	e.digest = bytes_take_digest(b);
	if (!rec)
		return e;
	e.texts = bytes_take_digest(b);
	e.paths = record_take_block(b, rec->arena);
	e.messages.n = (size_t)(b->end - b->p);
	e.messages.v = NEW_ARRAY(rec->arena, char, e.messages.n + 1);
	memcpy(e.messages.v, b->p, e.messages.n);
	return e;
}

void record_take(struct build_record *rec, struct root *r, const struct output *o, struct digest key, struct byte_reader *b)
{
	bool whole = bytes_take(b) == 1;
	struct record_entry e = unpack(rec, r, b);
	if (!rec || !whole)
		return;
	e.path = o ? arena_strdup(rec->arena, name_of(rec, o->path)) : "";
	e.document = o ? o->document->name : "";
	e.locale = o ? o->locale : "";
	e.edition = o && o->edition ? o->edition : "";
	e.key = key;
	record_set(&rec->entries, &e);
}

/* The input of that path among those of an entry; -1: none. */
static int input_of_path(const struct build_record *rec, const struct record_entry *e, const char *path)
{
	for (int i = 0; i < e->n; i++) {
		assert(e->input);
		if (!strcmp(rec->entries.inputs.v[e->input[i]].path, path))
			return e->input[i];
	}
	return -1;
}

void record_take_texts(struct build_record *rec, const struct output *o, struct byte_reader *b)
{
	bool whole = bytes_take(b) == 1;
	struct record_entry new = unpack(rec, rec->root, b), *old = record_find(&rec->entries, name_of(rec, o->path));
	int *input = NEW_ARRAY(rec->arena, int, old->n + 1);
	for (int i = 0; i < old->n; i++) {
		int now = is_same(rec, old->input[i]) ? old->input[i]
		                                      : input_of_path(rec, &new, rec->entries.inputs.v[old->input[i]].path);
		whole = whole && now >= 0;
		input[i] = now;
	}
	remember_inputs(rec, old);
	if (!whole)
		return;
	old->input = input;
	old->messages = new.messages;
}

/* -- closing it ----------------------------------------------------------------------------- */

static bool has_locale(const struct project *p, const char *locale)
{
	for (int i = 0; i < p->locales.n; i++)
		if (!strcmp(((const char *const *)p->locales.v)[i], locale))
			return true;
	return false;
}

const char *record_place(const struct build_record *rec, const struct record_entry *e)
{
	return *e->path == '/' ? e->path : arena_printf(rec->arena, "%s/%s", root_path(rec->root), e->path);
}

bool record_wants(const struct build_record *rec, const struct record_entry *e)
{
	struct stat st;
	return !*e->path ||
	        (project_document_find(rec->project, e->document) && has_locale(rec->project, e->locale) &&
	         path_lstat(record_place(rec, e), &st) && S_ISREG(st.st_mode));
}

/* A folder that nobody may write to holds outputs, and no record of them. */
static bool may_write(struct arena *a, const char *path)
{
	const char *folder = arena_strndup(a, path, (size_t)(strrchr(path, '/') - path));
	return access(*folder ? folder : "/", W_OK | X_OK) == 0 || (errno != EACCES && errno != EPERM && errno != EROFS);
}

int record_write(struct build_record *rec, bool must)
{
	struct record_entries *e = &rec->entries;
	int n = e->v.n, outputs = 0;
	struct buf out = {0};
	e->v.n = 0;
	for (int i = 0; i < n; i++)
		if (record_wants(rec, &e->v.v[i])) {
			outputs += *e->v.v[i].path != 0;
			e->v.v[e->v.n++] = e->v.v[i];
		}
	record_print(e, &out);
	bool same = out.n == rec->before.n && !memcmp(out.v, rec->before.v, out.n);
	if (outputs && !same && out.n <= (size_t)LARGEST && (must || may_write(rec->arena, rec->path)))
		output_write_lightly(rec->arena, rec->path, &out);
	buf_free(&out);
	return outputs;
}

void record_close(struct build_record *rec)
{
	if (rec)
		record_write(rec, false);
}

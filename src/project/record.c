/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Which outputs are as a build would make them:
 *
 *     key ------ program, options and platen.yaml are the same
 *     output --- it lies in its place with the bytes that were put there
 *     inputs --- each file that was read has the bytes that it had, and what was not there is not there
 *     messages - are told again; the files that they name are among the inputs, so that lines and columns are right
 *
 * A record may have several states of an output, of checkouts that share it: one of them that is so in all is enough.
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

static const char *place_of(const struct root *r, const struct project *p, struct arena *a, const char *folder)
{
	const char *where = folder ? named_folder(a, folder) : usual_folder(r, p, a);
	return where ? arena_printf(a, "%s/%s", strcmp(where, "/") != 0 ? where : "", RECORD_NAME) : NULL;
}

/* Why no record can be at a place: a link is not followed. NULL: one can. */
static const char *fault_of_place(const char *path)
{
	struct stat st;
	if (lstat(path, &st) < 0 || S_ISREG(st.st_mode))
		return NULL;
	return S_ISDIR(st.st_mode) ? "it is a folder" : S_ISLNK(st.st_mode) ? "it is a link" : "it is no regular file";
}

struct buf record_read(struct arena *a, const char *path)
{
	struct stat st;
	struct buf b = {0}, kept = {0};
	int fd = open_resolved(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK, 0);
	bool usable =
	        fd >= 0 && fstat(fd, &st) == 0 && S_ISREG(st.st_mode) && st.st_size > 0 && st.st_size <= RECORD_LARGEST;
	if (usable && !read_to_end(fd, (size_t)RECORD_LARGEST, &b) && errno != EFBIG)
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
	rec->before = rec->fault ? (struct buf){0} : record_read(rec->arena, rec->path);
	bool whole = record_parse(&rec->entries, rec->before.v, rec->before.n);
	rec->loaded = &rec->entries;
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
	*rec = (struct build_record){.arena = a,
	                             .root = r,
	                             .project = p,
	                             .path = path,
	                             .fault = fault_of_place(path),
	                             .force = force,
	                             .shared = folder};
	rec->base = record_base_key(p);
	record_load(rec);
	return rec;
}

/* -- asking it ------------------------------------------------------------------------------ */

const char *record_name_of(const struct build_record *rec, const char *path)
{
	const char *below = root_relative(rec->root, path);
	return below ? below : path;
}

/* Each file is looked at once. */
bool record_input_is_same(struct build_record *rec, int k)
{
	if (k < rec->judged && !rec->verdict[k]) {
		struct input *in = &rec->entries.inputs.v[k];
		const struct file_stamp before = in->stamp;
		rec->verdict[k] = input_is_same(rec->root, in) ? 1 : -1;
		rec->renewed = rec->renewed || memcmp(&before, &in->stamp, sizeof(before)) != 0;
	}
	return k < rec->judged && rec->verdict[k] > 0;
}

const char *record_place(const struct build_record *rec, const struct record_entry *e)
{
	return *e->path == '/' ? e->path : arena_printf(rec->arena, "%s/%s", root_path(rec->root), e->path);
}

static bool has_inputs(struct build_record *rec, const struct record_entry *e)
{
	for (int i = 0; i < e->n; i++)
		if (!record_input_is_same(rec, e->input[i]))
			return false;
	return true;
}

/* Whether nothing has changed but files of the content that are still there. */
static bool has_all_but_texts(struct build_record *rec, const struct record_entry *e)
{
	for (int i = 0; i < e->n; i++) {
		const struct input *in = &rec->entries.inputs.v[e->input[i]];
		bool text = in->kind == INPUT_READ && !strncmp(in->path, "content/", 8);
		if (!record_input_is_same(rec, e->input[i]) && !(text && file_exists(rec->root, in->path)))
			return false;
	}
	return true;
}

/* What lies where an output is to lie. Its bytes are looked at once, for all states. */
struct lying {
	const char *path;
	bool there, read;
	struct file_stamp stamp, read_stamp;
	struct digest digest;
};

static struct lying look_at(const char *path)
{
	struct stat st;
	struct lying l = {.path = path, .there = lstat(path, &st) == 0 && S_ISREG(st.st_mode)};
	l.stamp = l.there ? file_stamp_of(&st) : (struct file_stamp){0};
	return l;
}

static bool has_output(struct build_record *rec, struct record_entry *e, struct lying *l)
{
	if (!l->there || file_stamp_equal(&l->stamp, &e->stamp))
		return l->there;
	if (!l->read)
		l->there = file_digest(l->path, &l->digest, &l->read_stamp);
	l->read = true;
	if (!l->there || !digest_equal(l->digest, e->digest))
		return false;
	rec->renewed = rec->renewed || memcmp(&e->stamp, &l->read_stamp, sizeof(e->stamp)) != 0;
	e->stamp = l->read_stamp;
	return true;
}

bool record_output_lies_there(struct build_record *rec, struct record_entry *e)
{
	struct lying l = look_at(record_place(rec, e));
	return has_output(rec, e, &l);
}

struct asked {
	struct build_record *rec;
	const struct record_entry *entry;
	struct diag *diag;
};

/* In one of the inputs, if it is what it was, or what platen.yaml says now for one of its keys. */
static bool find_place(void *user, const char *name, struct where *at)
{
	const struct asked *q = user;
	if (record_place_of_key(q->rec->project, name, at))
		return true;
	for (int i = 0; i < q->entry->n && !at->source; i++) {
		const struct input *in = &q->rec->entries.inputs.v[q->entry->input[i]];
		if (in->kind == INPUT_READ && !strcmp(in->path, name) && record_input_is_same(q->rec, q->entry->input[i]))
			at->source = file_read(q->rec->root, name, q->diag, (struct where){0});
	}
	return at->source;
}

/* Outputs with mistakes are not recorded. */
static bool tell_messages(struct build_record *rec, const struct record_entry *e, struct diag *d)
{
	struct diag *told = project_sink(rec->project, rec->arena);
	struct asked q = {rec, e, told};
	struct byte_reader b = {e->messages.v, e->messages.v + e->messages.n, false};
	if (!diag_recall(told, &b, find_place, &q) || b.p != b.end || diag_errors(told))
		return false;
	diag_merge(d, told);
	return true;
}

void record_remember_inputs(struct build_record *rec, const struct record_entry *e)
{
	for (int i = 0; i < e->n; i++)
		if (rec->entries.inputs.v[e->input[i]].kind == INPUT_READ)
			root_remember(rec->root, rec->entries.inputs.v[e->input[i]].path);
}

static enum record_state state_of_files(struct build_record *rec, struct record_entry *e, struct lying *l)
{
	if (!has_output(rec, e, l))
		return RECORD_OLD;
	if (has_inputs(rec, e))
		return RECORD_CURRENT;
	return e->paths.n && has_all_but_texts(rec, e) ? RECORD_TEXTS : RECORD_OLD;
}

enum record_state record_state_of_files(struct build_record *rec, struct record_entry *e)
{
	struct lying l = look_at(record_place(rec, e));
	return state_of_files(rec, e, &l);
}

static struct record_entry *first_state(const struct build_record *rec, const char *path)
{
	return rec->force ? NULL : record_find(&rec->entries, path);
}

static void use(struct build_record *rec, struct record_entry *e)
{
	record_remember_inputs(rec, e);
	e->used = true;
	rec->renewed = rec->renewed || e != record_find(&rec->entries, e->path);
}

enum record_state record_state(struct build_record *rec, const struct output *o, struct digest key, struct diag *d)
{
	struct record_entry *texts = NULL, *e = o->refused ? NULL : first_state(rec, record_name_of(rec, o->path));
	struct lying l = e ? look_at(o->path) : (struct lying){0};
	for (; e; e = record_next(&rec->entries, e)) {
		enum record_state state = digest_equal(e->key, key) ? state_of_files(rec, e, &l) : RECORD_OLD;
		if (state == RECORD_CURRENT && tell_messages(rec, e, d)) {
			use(rec, e);
			return RECORD_CURRENT;
		}
		texts = state == RECORD_TEXTS && !texts ? e : texts;
	}
	if (texts)
		texts->asked = true;
	return texts ? RECORD_TEXTS : RECORD_OLD;
}

struct record_entry *record_asked(const struct build_record *rec, const struct output *o)
{
	struct record_entry *e = record_find(&rec->entries, record_name_of(rec, o->path));
	while (e && !e->asked)
		e = record_next(&rec->entries, e);
	assert(e);
	return e;
}

bool record_has_texts(struct build_record *rec, const struct output *o, const struct typesetting *s)
{
	const struct record_entry *e = record_asked(rec, o);
	struct content_uses uses = {.arena = s->arena};
	for (const char *p = e->paths.v; p < e->paths.v + e->paths.n; p += strlen(p) + 1)
		*vec_push(s->arena, &uses.paths) = p;
	struct record_texts now = record_texts(s, &uses);
	buf_free(&now.paths);
	return digest_equal(now.digest, e->texts) && tell_messages(rec, e, s->diag);
}

bool record_has_checked(struct build_record *rec, struct digest key, struct diag *d)
{
	for (struct record_entry *e = first_state(rec, ""); e; e = record_next(&rec->entries, e))
		if (digest_equal(e->key, key) && has_inputs(rec, e) && tell_messages(rec, e, d)) {
			use(rec, e);
			return true;
		}
	return false;
}

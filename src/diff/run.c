/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The documents of both sides, name by name. Each pair has an arena of its own, so memory does not grow with their number;
 * files that are equal to the byte are not opened.
 */
#include "side.h"

#include "machine.h"
#include "scene.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

struct runner {
	const struct diff_request *request;
	struct side old, now;
	diff_teller *tell;
	void *user;
	struct diff_result *result;
};
/* One document of one side. */
struct opened {
	struct output_pages *pages;
	struct scene *scene;
};

static bool open_scene(struct arena *a, const struct side *s, const struct side_entry *e, struct diag *sink,
                       struct opened *out)
{
	struct pages_source source = s->source;
	source.diag = sink;
	out->pages = output_pages_open(&source, e->output);
	out->scene = out->pages ? scene_of_pages(a, out->pages) : NULL;
	return out->scene;
}

static void tell(struct runner *r, const struct diff_told *t)
{
	r->result->documents++;
	r->result->differ += !t->why && t->diff->state != DIFF_SAME;
	r->result->broken += t->why != NULL;
	r->tell(r->user, t);
}

/* The mistakes of one output, beside those of the others. */
static const char *take_mistakes(struct runner *r, struct arena *a, const struct side *s, struct diag *sink)
{
	if (!diag_errors(sink))
		return NULL;
	struct buf b = {0};
	diag_pack(sink, &b);
	diag_unpack(r->request->diag, b.v);
	buf_free(&b);
	return arena_printf(a, "it has mistakes in %s", s->label);
}

static void compare_pages(struct runner *r, struct arena *a, const struct side_entry *old, const struct side_entry *now)
{
	struct diag *const was_sink = project_sink(r->old.source.project, a),
	                   *const now_sink = project_sink(r->now.source.project, a);
	struct opened was = {0}, is = {0};
	struct diff_told t = {0};
	machine_job();
	if (!open_scene(a, &r->old, old, was_sink, &was))
		t.why = take_mistakes(r, a, &r->old, was_sink);
	else if (!open_scene(a, &r->now, now, now_sink, &is))
		t.why = take_mistakes(r, a, &r->now, now_sink);
	struct document_diff *d = was.scene && is.scene ? diff_scenes(a, was.scene, is.scene) : NEW(a, struct document_diff);
	d->name = now->name;
	t.diff = d;
	if (!t.why && !(was.scene && is.scene))
		t.why = "it cannot be set";
	tell(r, &t);
	output_pages_close(is.pages);
	output_pages_close(was.pages);
}

static void tell_single(struct runner *r, struct arena *a, const struct side_entry *e, enum diff_state state)
{
	struct document_diff *d = NEW(a, struct document_diff);
	*d = (struct document_diff){.name = e->name, .state = state};
	tell(r, &(struct diff_told){.diff = d});
}

/* -- files ------------------------------------------------------------------------------------ */

static bool read_whole(const char *path, struct buf *out)
{
	char part[1 << 16];
	const int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
	ssize_t n = fd < 0 ? -1 : 0;
	while (fd >= 0 && ((n = read(fd, part, sizeof(part))) > 0 || (n < 0 && errno == EINTR)))
		buf_put(out, part, n > 0 ? (size_t)n : 0);
	if (fd >= 0)
		close(fd);
	return n == 0;
}

static void compare_files(struct runner *r, struct arena *a, const struct side_entry *old, const struct side_entry *now)
{
	struct buf was = {0}, is = {0};
	struct document_diff *d = NEW(a, struct document_diff);
	struct diff_told t = {.diff = d};
	d->name = now->name;
	if (!read_whole(old->path, &was) || !read_whole(now->path, &is))
		t.why = arena_printf(a, "cannot read it: %s", strerror(errno));
	else if (was.n != is.n || memcmp(was.v, is.v, is.n))
		t.why = "it differs; what differs in PDFs is not told yet";
	tell(r, &t);
	buf_free(&was);
	buf_free(&is);
}

static void compare(struct runner *r, const struct side_entry *old, const struct side_entry *now)
{
	struct arena *a = arena_new();
	if (!old || !now)
		tell_single(r, a, old ? old : now, old ? DIFF_GONE : DIFF_NEW);
	else if (old->output && now->output)
		compare_pages(r, a, old, now);
	else if (old->path && now->path)
		compare_files(r, a, old, now);
	else
		tell(r,
		     &(struct diff_told){.diff = NEW(a, struct document_diff),
		                         .why = "one side is a project, the other a PDF"});
	arena_free(a);
}

/* Both lists are in the order of names. */
static void compare_all(struct runner *r)
{
	const struct side *a = &r->old, *b = &r->now;
	for (int i = 0, k = 0; i < a->v.n || k < b->v.n;) {
		const int order = i == a->v.n ? 1 : k == b->v.n ? -1 : strcmp(a->v.v[i].name, b->v.v[k].name);
		compare(r, order <= 0 ? &a->v.v[i] : NULL, order >= 0 ? &b->v.v[k] : NULL);
		i += order <= 0;
		k += order >= 0;
	}
}

const char *diff_run(struct arena *a, const struct diff_request *q, diff_teller *teller, void *user, struct diff_result *out)
{
	struct runner r = {.request = q, .tell = teller, .user = user, .result = out};
	*out = (struct diff_result){0};
	const char *why = side_open(a, q, q->old, &r.old);
	if (!why)
		why = side_open(a, q, q->now, &r.now);
	if (!why && !r.old.v.n && !r.now.v.n)
		why = "nothing on either side matches all of --document, --locale and --edition";
	if (!why)
		compare_all(&r);
	side_close(&r.now);
	side_close(&r.old);
	return why;
}

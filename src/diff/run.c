/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The documents of both sides, name by name. Each pair has an arena of its own, so memory does not grow with their number.
 * Two projects are compared by their pages in memory, and where these are alike by the files that they make; everything else
 * by files. Those that are equal to the byte are not looked into.
 */
#include "foreign.h"
#include "mark.h"

#include "machine.h"
#include "paths.h"
#include "scene_pdf.h"

#include <string.h>

struct runner {
	const struct diff_request *request;
	struct side old, now;
	diff_teller *tell;
	void *user;
	struct diff_result *result;
	struct marker marker;
};

static void tell(struct runner *r, const struct diff_told *t)
{
	r->result->documents++;
	r->result->differ += !t->why && t->diff->state != DIFF_SAME;
	r->result->broken += t->why != NULL;
	r->tell(r->user, t);
}

/* -- one document ----------------------------------------------------------------------------- */

static struct document_diff *compare_pages(struct arena *a, struct opened *was, struct opened *now)
{
	was->scene = scene_of_pages(a, was->pages);
	now->scene = scene_of_pages(a, now->pages);
	return diff_scenes(a, was->scene, now->scene);
}

static void note_damage(struct arena *a, struct opened *o)
{
	if (o->scene->damage)
		o->why = arena_printf(a, "%s is damaged: %s", opened_name(o), o->scene->damage);
}

/* The keys of a project's texts are those of the same texts of its pages. */
static void look_into(struct arena *a, struct opened *o)
{
	o->scene = scene_of_pdf(a, o->file);
	if (o->pages)
		scene_take_keys(o->scene, scene_of_pages(a, o->pages));
	note_damage(a, o);
}

/* False: one of them cannot be looked into, as its `why` says. */
static bool look_at_foreign(struct arena *a, struct opened *was, struct opened *now, const struct raster_file file[2])
{
	was->scene = scene_of_text(a, &file[0], &was->why);
	now->scene = was->scene ? scene_of_text(a, &file[1], &now->why) : NULL;
	if (!now->scene)
		return false;
	foreign_look(was->scene, was->file);
	foreign_look(now->scene, now->file);
	note_damage(a, was);
	note_damage(a, now);
	return !was->why && !now->why;
}

static struct document_diff *compare_foreign(struct arena *a, struct opened *was, struct opened *now)
{
	struct raster_file file[2];
	struct foreign_turns turns = {.arena = a};
	struct document_diff *d = NULL;
	if (!opened_file(was, &file[0]) || !opened_file(now, &file[1]))
		return NULL;
	if (!pdf_pages(was->file) || !pdf_pages(now->file)) {
		struct opened *empty = pdf_pages(was->file) ? now : was;
		empty->why = arena_printf(a, "%s has no pages", opened_name(empty));
		return NULL;
	}
	if (!foreign_turn(was->file, now->file, &turns))
		was->why = arena_printf(a, "%s cannot be turned as %s", opened_name(was), opened_name(now));
	else if (turns.bytes.n)
		file[0].bytes = &turns.bytes;
	if (!was->why && look_at_foreign(a, was, now, file)) {
		foreign_take_turns(was->scene, &turns);
		d = diff_scenes(a, was->scene, now->scene);
		d = diff_pixels(a, d, file, was->scene, now->scene, &now->why) ? d : NULL;
	}
	buf_free(&turns.bytes);
	return d;
}

/* A file that equals another one is opened, so that what is no PDF or cut off is told; its pages are not looked into. */
static bool is_sound(struct opened *o)
{
	if (!o->why && !pdf_pages(o->file))
		o->why = arena_printf(o->arena, "%s has no pages", opened_name(o));
	const char *damage = o->why ? NULL : pdf_scene_damage(o->arena, o->file);
	if (damage)
		o->why = arena_printf(o->arena, "%s is damaged: %s", opened_name(o), damage);
	return !o->why;
}

/* `same`: what is told of files that are equal; NULL: nothing. Pages that are alike may make other files: by their colours in
   inks, what fields do, what the file says of itself. */
static struct document_diff *compare_files(struct arena *a, struct opened *was, struct opened *now,
                                           struct document_diff *same)
{
	bool own = true;
	opened_read(was);
	opened_read(now);
	if (was->why || now->why)
		return NULL;
	const size_t n = now->bytes.n;
	const bool equal = was->bytes.n == n && (!n || !memcmp(was->bytes.v, now->bytes.v, n));
	if (equal && (was->pages || now->pages))
		return same ? same : NEW(a, struct document_diff);
	opened_look(now, &own);
	if (equal)
		return is_sound(now) ? NEW(a, struct document_diff) : NULL;
	opened_look(was, &own);
	if (was->why || now->why)
		return NULL;
	if (!own)
		return compare_foreign(a, was, now);
	look_into(a, was);
	look_into(a, now);
	return was->why || now->why ? NULL : diff_scenes(a, was->scene, now->scene);
}

static void compare(struct runner *r, const struct side_entry *old, const struct side_entry *is)
{
	struct arena *a = arena_new();
	struct opened was, now;
	struct document_diff *d = NULL;
	machine_job();
	opened_set(&was, a, &r->old, old, r->request->diag);
	opened_set(&now, a, &r->now, is, r->request->diag);
	if (was.pages && now.pages)
		d = compare_pages(a, &was, &now);
	if (!d || d->state == DIFF_SAME)
		d = compare_files(a, &was, &now, d);
	struct diff_told t = {.diff = d, .why = d ? NULL : was.why ? was.why : now.why};
	if (!d)
		t.diff = d = NEW(a, struct document_diff);
	d->name = is->name;
	if (r->request->marked && !t.why && d->state != DIFF_SAME)
		t.marked = mark_document(&r->marker, a, d, &was, &now, &t.unmarked);
	tell(r, &t);
	opened_close(&now);
	opened_close(&was);
	arena_free(a);
}

static void tell_single(struct runner *r, const struct side_entry *e, enum diff_state state)
{
	const struct document_diff d = {.name = e->name, .state = state};
	tell(r, &(struct diff_told){.diff = &d});
}

/* -- all -------------------------------------------------------------------------------------- */

/* Both lists are in the order of names. */
static void compare_all(struct runner *r)
{
	const struct side *a = &r->old, *b = &r->now;
	for (int i = 0, k = 0; i < a->v.n || k < b->v.n;) {
		const int order = i == a->v.n ? 1 : k == b->v.n ? -1 : strcmp(a->v.v[i].name, b->v.v[k].name);
		if (!order)
			compare(r, &a->v.v[i], &b->v.v[k]);
		else if (order < 0)
			tell_single(r, &a->v.v[i], DIFF_GONE);
		else
			tell_single(r, &b->v.v[k], DIFF_NEW);
		i += order <= 0;
		k += order >= 0;
	}
}

static const char *base_of(const char *name)
{
	const char *slash = strrchr(name, '/');
	return slash ? slash + 1 : name;
}

/* A single file stands against another whatever they are called, against a folder or project by its name. */
static const char *compare_single(struct runner *r, struct arena *a)
{
	const struct side *one = r->old.single ? &r->old : &r->now, *other = one == &r->old ? &r->now : &r->old;
	const struct side_entry *found = other->single ? &other->v.v[0] : NULL;
	for (int i = 0; i < other->v.n && !other->single; i++)
		if (!strcmp(base_of(other->v.v[i].name), one->v.v[0].name)) {
			if (found)
				return arena_printf(a, "'%s' holds several files named %s", other->label, one->v.v[0].name);
			found = &other->v.v[i];
		}
	if (!found)
		return arena_printf(a, "'%s' holds no %s", other->label, one->v.v[0].name);
	compare(r, one == &r->old ? &one->v.v[0] : found, one == &r->old ? found : &one->v.v[0]);
	return NULL;
}

/* What narrows a project would leave PDFs as they are. */
static const char *refuse_filter(const struct runner *r, struct arena *a)
{
	const struct plan_filter *f = r->request->filter;
	const char *option = f->documents.n ? "document" : f->locales.n ? "locale" : f->editions.n ? "edition" : NULL;
	if (!option || r->old.source.project || r->now.source.project)
		return NULL;
	return arena_printf(a, "--%s narrows what projects make; PDFs of folders have only names", option);
}

/* Marked pages in a folder that is compared would be documents of the next comparison. */
static const char *refuse_marked(const struct runner *r, struct arena *a, const struct side *s, const char *folder)
{
	const char *to = r->request->marked ? path_resolve_here(a, r->request->marked) : NULL;
	const char *from = to && !s->source.project && !s->single && !s->fetched ? path_resolve_here(a, folder) : NULL;
	const size_t n = from ? strlen(from) : 0;
	if (!n || strncmp(to, from, n) != 0 || (to[n] && to[n] != '/' && from[n - 1] != '/'))
		return NULL;
	return arena_printf(a,
	                    "-o %s lies in '%s', whose PDFs are compared: the marked ones would be documents of the next "
	                    "comparison; name a folder elsewhere",
	                    r->request->marked, s->label);
}

const char *diff_run(struct arena *a, const struct diff_request *q, diff_teller *teller, void *user, struct diff_result *out)
{
	struct runner r = {.request = q, .tell = teller, .user = user, .result = out};
	*out = (struct diff_result){0};
	r.marker = (struct marker){.request = q};
	const char *why = side_fetch(a, q, q->old, q->room[0]);
	if (!why)
		why = side_fetch(a, q, q->now, q->room[1]);
	if (!why && q->settled)
		q->settled(q->settled_user);
	if (!why)
		why = side_open(a, q, q->old, q->room[0], &r.old);
	if (!why)
		why = side_open(a, q, q->now, q->room[1], &r.now);
	if (!why)
		why = refuse_filter(&r, a);
	if (!why)
		why = refuse_marked(&r, a, &r.old, q->old);
	if (!why)
		why = refuse_marked(&r, a, &r.now, q->now);
	if (!why && !r.old.v.n && !r.now.v.n && !r.old.source.project && !r.now.source.project)
		why = "neither side holds a project or a PDF";
	if (!why && !r.old.v.n && !r.now.v.n)
		why = "nothing on either side matches all of --document, --locale and --edition";
	if (!why && (r.old.single || r.now.single))
		why = compare_single(&r, a);
	else if (!why)
		compare_all(&r);
	side_close(&r.now);
	side_close(&r.old);
	diff_leave_rooms(q);
	return why;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Where a build may write: below the project's folder, or where the command line says, but never onto a
 * file that the project is made of, nor onto another output. Files are compared by what they are, not by
 * their names: a link leads to the same file.
 */
#include "paths.h"
#include "record_own.h"
#include "project.h"

#include <assert.h>
#include <errno.h>
#include <fts.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <unistd.h>

struct target {
	const char *place; /* without links; NULL: it cannot be told */
	bool exists, source;
	struct stat st;
	const struct output *output; /* NULL: the depfile */
};

struct targets { /* else starts zeroed */
	struct places *places;
	VEC(struct target) v;
	struct hashes by_place, by_inode;
};

static uint64_t hash_of_place(const char *place) { return hash_bytes(place, strlen(place), HASH_SEED); }

static uint64_t hash_of_inode(const struct stat *st)
{
	uint64_t numbers[] = {(uint64_t)st->st_dev, (uint64_t)st->st_ino};
	return hash_bytes(numbers, sizeof(numbers), HASH_SEED);
}

static bool is_same_file(const struct stat *a, const struct stat *b)
{
	return a->st_dev == b->st_dev && a->st_ino == b->st_ino;
}

static void add_target(struct arena *a, struct targets *t, const char *base, const char *path, const struct output *o)
{
	struct place at = places_find(t->places, base, path);
	struct target new = {.place = at.resolved, .exists = at.there, .st = at.st, .output = o};
	if (new.place)
		hashes_put(a, &t->by_place, hash_of_place(new.place), t->v.n);
	if (new.exists)
		hashes_put(a, &t->by_inode, hash_of_inode(&new.st), t->v.n);
	*vec_push(a, &t->v) = new;
}

static bool same_output(const struct output *a, const struct output *b)
{
	return a == b ||
	        (a && b && a->document == b->document && !strcmp(a->locale, b->locale) &&
	         !strcmp(a->edition ? a->edition : "", b->edition ? b->edition : ""));
}

/* Another output of that place; with `links` also one that is the same file by another name. */
static const struct output *other_output(const struct targets *all, const struct target *t, bool links)
{
	const int *i;
	if (!t->place)
		return NULL;
	for (size_t step = 0; (i = hashes_next(&all->by_place, hash_of_place(t->place), &step));) {
		assert(all->v.v);
		if (!strcmp(all->v.v[*i].place, t->place) && !same_output(all->v.v[*i].output, t->output))
			return all->v.v[*i].output;
	}
	if (!links || !t->exists)
		return NULL;
	for (size_t step = 0; (i = hashes_next(&all->by_inode, hash_of_inode(&t->st), &step));) {
		assert(all->v.v);
		if (is_same_file(&all->v.v[*i].st, &t->st) && !same_output(all->v.v[*i].output, t->output))
			return all->v.v[*i].output;
	}
	return NULL;
}

/* -- files that the project is made of ------------------------------------------------------ */

/* What is read of a project has one of these names; whatever else it reads is known only when it was read. */
static bool is_source_name(const char *path)
{
	static const char *const ends[] = {".yaml", ".yml", ".po",  ".svg", ".png", ".jpg",
	                                   ".jpeg", ".ttf", ".otf", ".icc", ".dic", "/SHA256SUMS"};
	size_t n = strlen(path);
	for (int i = 0; i < COUNT_OF(ends); i++)
		if (n > strlen(ends[i]) && !strcasecmp(path + n - strlen(ends[i]), ends[i]))
			return true;
	return false;
}

/* A file with further names may have one in the project. */
static void find_links(const struct root *r, struct targets *t)
{
	char *const folders[] = {(char *)(uintptr_t)(*root_path(r) ? root_path(r) : "/"), NULL};
	FTS *walk = fts_open(folders, FTS_PHYSICAL | FTS_NOCHDIR, NULL);
	if (!walk)
		machine_failure("cannot read %s: %s", *folders, strerror(errno));
	for (const FTSENT *e; (e = fts_read(walk));) {
		if (e->fts_info != FTS_F || e->fts_statp->st_nlink < 2 || !is_source_name(e->fts_path))
			continue;
		const int *i;
		for (size_t step = 0; (i = hashes_next(&t->by_inode, hash_of_inode(e->fts_statp), &step));)
			if (is_same_file(&t->v.v[*i].st, e->fts_statp))
				t->v.v[*i].source = true;
	}
	if (errno) /* 0 at the end, by fts_read(3) */
		machine_failure("cannot read %s: %s", *folders, strerror(errno));
	fts_close(walk);
}

/* Whether a file that is not there yet would be read by the next run. */
static bool becomes_source(struct arena *a, const struct root *r, const char *place)
{
	static const char *const folders[] = {"content", "layouts", "fonts"};
	for (int i = 0; i < COUNT_OF(folders); i++) {
		const char *folder = path_resolve(a, root_path(r), folders[i]);
		size_t n = folder ? strlen(folder) : 0;
		if (n && !strncmp(place, folder, n) && place[n] == '/')
			return is_source_name(place);
	}
	return false;
}

static void find_sources(struct arena *a, const struct root *r, struct targets *t)
{
	bool linked = false;
	for (int i = 0; i < t->v.n; i++) {
		struct target *one = &t->v.v[i];
		one->source = one->exists && root_relative(r, one->place) && is_source_name(one->place);
		if (!one->exists && one->place)
			one->source = becomes_source(a, r, one->place);
		linked = linked || (one->exists && S_ISREG(one->st.st_mode) && one->st.st_nlink > 1);
	}
	if (linked)
		find_links(r, t);
}

/* -- the check ------------------------------------------------------------------------------ */

/* The PDFs of all outputs that platen.yaml lists. */
static void add_usual(const struct placing *p, struct targets *usual)
{
	struct output_list all = {0};
	plan_outputs(p->project, p->arena, diag_new(p->arena), &(struct plan_filter){0}, &all);
	for (int i = 0; i < all.v.n; i++)
		add_target(p->arena, usual, root_path(p->root), all.v.v[i].path, &all.v.v[i]);
}

static const char *describe(struct arena *a, const struct output *o)
{
	return arena_printf(a, "%s%s%s (locale %s)", o->document->name, o->edition ? ", edition " : "",
	                    o->edition ? o->edition : "", o->locale);
}

static const char *refusal(const struct placing *p, const char *option, const char *path, const struct target *t,
                           const struct output *other)
{
	if (t->source)
		return arena_printf(p->arena, "%s names '%s', a file that the project is made of", option, path);
	if (record_has_name(path))
		return arena_printf(p->arena, "%s names '%s', where the record of builds is kept", option, path);
	if (p->depfile && strpbrk(path, "\n\r"))
		return arena_printf(p->arena, "--depfile cannot name '%s': make takes no line break in a name", path);
	return other ? arena_printf(p->arena, "%s names '%s', the place of the output %s", option, path,
	                            describe(p->arena, other))
	             : NULL;
}

/* Whether two outputs have one path, which was told when they were planned. */
static bool same_path(const struct placing *p, const char *planned, const struct output *other)
{
	const char *path = *other->path == '/' ? root_relative(p->root, other->path) : other->path;
	return path && planned && !strcmp(path, planned);
}

/* An output whose path comes of `out`. */
static void check_planned(const struct placing *p, struct output *o, const struct target *t, const struct output *other)
{
	const struct node *out = node_find(p->project->top, "out");
	struct where at = out ? out->at : o->document->at;
	const char *relative = t->place ? root_relative(p->root, t->place) : NULL;
	o->refused = o->refused || !relative || path_is_hidden(relative) || t->source || other;
	const char *planned = root_relative(p->root, o->path);
	if (!relative)
		diag_report(p->diag, DIAG_OUTPUT_OUTSIDE, at, planned ? planned : o->path);
	else if (t->source || path_is_hidden(relative))
		diag_report(p->diag, DIAG_OUTPUT_OVER_INPUT, at, relative);
	else if (other && !same_path(p, planned, other))
		diag_report(p->diag, DIAG_SAME_OUTPUT, at, relative);
}

static const char *check_all(const struct placing *p)
{
	struct places places = {.arena = p->arena};
	struct targets usual = {.places = &places}, own = {.places = &places};
	const char *wrong = NULL;
	add_usual(p, &usual);
	for (int i = 0; i < p->list->v.n; i++)
		add_target(p->arena, &own, "/", p->list->v.v[i].path, &p->list->v.v[i]);
	if (p->depfile)
		add_target(p->arena, &own, *p->depfile == '/' ? "/" : path_here(p->arena), p->depfile, NULL);
	find_sources(p->arena, p->root, &own);
	for (int i = 0; i < own.v.n && !wrong; i++) {
		const struct target *t = &own.v.v[i];
		const struct output *o = t->output, *other = other_output(&usual, t, p->named || !o);
		if (!other)
			other = other_output(&own, t, !o);
		if (!o || p->named)
			wrong = refusal(p, o ? "-o" : "--depfile", o ? o->path : p->depfile, t, other);
		else
			check_planned(p, &p->list->v.v[i], t, other);
	}
	return wrong;
}

/* What is known of each place is needed here only. */
const char *outputs_check(const struct placing *p)
{
	struct placing here = *p;
	here.arena = arena_new();
	const char *wrong = check_all(&here);
	wrong = wrong ? arena_strdup(p->arena, wrong) : NULL;
	arena_free(here.arena);
	return wrong;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What wakes `platen watch`. */
#include "watch_folders.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/inotify.h>
#include <sys/stat.h>
#include <unistd.h>

/* A file that is written to counts when it is closed. */
#define CHANGES (IN_CLOSE_WRITE | IN_CREATE | IN_DELETE | IN_MOVED_FROM | IN_MOVED_TO | IN_ATTRIB | IN_ONLYDIR)

/* -- what is wanted ------------------------------------------------------------------------- */

static bool is_known(const struct watched_folders *f, const struct wanted_name *w, uint64_t hash)
{
	const int *i;
	for (size_t step = 0; (i = hashes_next(&f->by_name, hash, &step));) {
		const struct wanted_name *known = &f->names.v[*i];
		if (known->ending == w->ending && !known->of == !w->of && !strcmp(known->name, w->name) &&
		    !strcmp(known->folder, w->folder))
			return true;
	}
	return false;
}

static void want(struct watched_folders *f, const struct wanted_name *w)
{
	uint64_t hash = hash_bytes(w->name, strlen(w->name), hash_bytes(w->folder, strlen(w->folder), HASH_SEED));
	if (is_known(f, w, hash))
		return;
	hashes_put(f->arena, &f->by_name, hash, f->names.n);
	*vec_push(f->arena, &f->names) = *w;
}

/* The last part of a path in its folder, and each folder in the one above it. */
static void want_path(struct watched_folders *f, const char *path, const struct input *of)
{
	for (const char *slash; (slash = strrchr(path, '/')) && slash[1]; of = NULL) {
		const char *folder = arena_strndup(f->arena, path, (size_t)(slash - path));
		struct wanted_name w = {.folder = *folder ? folder : "/", .name = slash + 1, .watch = -1, .of = of};
		if (of && of->kind == INPUT_NAMES) {
			w.name++; /* after the asterisk */
			w.ending = true;
		}
		want(f, &w);
		path = folder;
	}
}

static bool leads_out(const char *path)
{
	bool out = *path == '/' || !*path;
	for (const char *p = path; p && !out; p = strchr(p, '/')) {
		p += *p == '/';
		out = !strncmp(p, "..", 2) && (p[2] == '/' || !p[2]);
	}
	return out;
}

static int compare_folders(const void *a, const void *b)
{
	return strcmp(((const struct wanted_name *)a)->folder, ((const struct wanted_name *)b)->folder);
}

/* Those that are watched stay so until others are. */
static void begin_anew(struct watched_folders *f)
{
	struct watched_folders new = {.top = f->top, .fd = f->fd, .arena = arena_new()};
	for (int i = 0; i < f->watches.n; i++)
		*vec_push(new.arena, &new.watches) = f->watches.v[i];
	if (f->arena)
		arena_free(f->arena);
	*f = new;
}

void folders_want(struct watched_folders *f, const struct input_list *inputs)
{
	begin_anew(f);
	for (int i = 0; i < inputs->v.n; i++) {
		const struct input *in = &inputs->v.v[i];
		struct input *own = NEW(f->arena, struct input);
		own->kind = in->kind;
		if (!leads_out(in->path))
			want_path(f, arena_printf(f->arena, "%s/%s", f->top, in->path), own);
		if (in->real && !leads_out(in->real) && strcmp(in->path, in->real) != 0)
			want_path(f, arena_printf(f->arena, "%s/%s", f->top, in->real), own);
	}
	if (f->names.n)
		qsort(f->names.v, (size_t)f->names.n, sizeof(*f->names.v), compare_folders);
}

/* -- what is watched ------------------------------------------------------------------------ */

/* -1: there is no such folder, or none that may be read. */
static int watch_folder(const struct watched_folders *f, const char *folder)
{
	int watch = inotify_add_watch(f->fd, folder, CHANGES);
	if (watch < 0 && errno == ENOSPC)
		machine_failure("cannot watch %s: this user watches as many files as the kernel allows; 'sysctl "
		                "fs.inotify.max_user_watches' tells the limit",
		                folder);
	if (watch < 0 && errno == ENOMEM)
		machine_failure("cannot watch %s: %s", folder, strerror(errno));
	return watch;
}

static bool is_among(const struct watched_folders *f, int watch)
{
	for (int i = 0; i < f->watches.n; i++)
		if (f->watches.v[i] == watch)
			return true;
	return false;
}

bool folders_watch(struct watched_folders *f)
{
	struct watched_folders before = *f;
	bool more = false;
	f->watches.v = NULL;
	f->watches.n = f->watches.cap = 0;
	for (int i = 0; i < f->names.n; i++) {
		struct wanted_name *w = &f->names.v[i];
		bool same = i && !strcmp(w->folder, w[-1].folder);
		w->watch = same ? w[-1].watch : watch_folder(f, w->folder);
		if (w->watch < 0 || is_among(f, w->watch))
			continue;
		*vec_push(f->arena, &f->watches) = w->watch;
		more = more || !is_among(&before, w->watch);
	}
	for (int i = 0; i < before.watches.n; i++)
		if (!is_among(f, before.watches.v[i]))
			inotify_rm_watch(f->fd, before.watches.v[i]); /* it may be gone with its folder */
	return more;
}

/* -- what has changed ----------------------------------------------------------------------- */

static bool is_since(struct timespec time, struct timespec since)
{
	return time.tv_sec > since.tv_sec || (time.tv_sec == since.tv_sec && time.tv_nsec >= since.tv_nsec);
}

static bool has_changed(const struct wanted_name *w, struct timespec since)
{
	char path[8192];
	struct stat st;
	int n = snprintf(path, sizeof(path), "%s/%s", w->folder, w->ending ? "." : w->name);
	if (n >= (int)sizeof(path) || stat(path, &st) < 0)
		return w->of->kind == INPUT_THERE;
	return w->of->kind == INPUT_ABSENT || is_since(st.st_ctim, since);
}

bool folders_changed(const struct watched_folders *f, struct timespec since)
{
	for (int i = 0; i < f->names.n; i++)
		if (f->names.v[i].of && has_changed(&f->names.v[i], since))
			return true;
	return false;
}

static bool is_named(const struct wanted_name *w, const char *name)
{
	size_t n = strlen(name), ending = strlen(w->name);
	if (w->ending)
		return *name != '.' && n > ending && !strcmp(name + n - ending, w->name);
	return !strcmp(name, w->name);
}

/* Where more has happened than the kernel keeps, it may have been anything. */
static bool is_wanted(const struct watched_folders *f, const struct inotify_event *e)
{
	if (e->mask & (IN_Q_OVERFLOW | IN_UNMOUNT))
		return true;
	for (int i = 0; e->len && i < f->names.n; i++)
		if (f->names.v[i].watch == e->wd && is_named(&f->names.v[i], e->name))
			return true;
	return false;
}

bool folders_take(struct watched_folders *f)
{
	_Alignas(struct inotify_event) char block[1 << 16];
	bool wanted = false;
	for (ssize_t n; (n = read(f->fd, block, sizeof(block))) > 0;)
		for (const char *p = block; p < block + n;) {
			const struct inotify_event *e = (const void *)p;
			wanted = wanted || is_wanted(f, e);
			p += sizeof(*e) + e->len;
		}
	return wanted;
}

void folders_close(struct watched_folders *f)
{
	close(f->fd);
	if (f->arena)
		arena_free(f->arena);
}

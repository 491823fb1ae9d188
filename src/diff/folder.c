/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "folder.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

struct made {
	struct unfinished file;
	struct made *before;
};

static const char *note(struct own_folder *f, const char *path)
{
	struct made *m = NEW(f->arena, struct made);
	m->file.path = path;
	m->before = f->made;
	f->made = m;
	machine_unfinished(&m->file);
	return path;
}

void folder_note(struct own_folder *f, const char *path) { note(f, path); }

struct own_folder *folder_open(struct arena *a)
{
	const char *base = getenv("TMPDIR");
	struct own_folder *f = NEW(a, struct own_folder);
	f->arena = a;
	char *path = arena_printf(a, "%s/platen-diff-XXXXXX", str_empty(base) ? "/tmp" : base);
	if (!mkdtemp(path))
		machine_failure("cannot make a folder in %s: %s", str_empty(base) ? "/tmp" : base, strerror(errno));
	f->path = note(f, path);
	return f;
}

/* Nothing that leads out of the folder. */
static bool is_name(const char *name)
{
	if (!*name || *name == '/')
		return false;
	for (const char *p = name;;) {
		const size_t n = strcspn(p, "/");
		if (!n || (n == 1 && *p == '.') || (n == 2 && !strncmp(p, "..", 2)) || (n == 4 && !strncmp(p, ".git", 4)))
			return false;
		if (!p[n])
			return true;
		p += n + 1;
	}
}

static bool make_folders(struct own_folder *f, const char *name)
{
	for (const char *slash = strchr(name, '/'); slash; slash = strchr(slash + 1, '/')) {
		const char *path = arena_printf(f->arena, "%s/%.*s", f->path, (int)(slash - name), name);
		struct stat st;
		if (mkdir(path, 0700) == 0)
			note(f, path);
		else if (errno != EEXIST)
			machine_failure("cannot make %s: %s", path, strerror(errno));
		else if (lstat(path, &st) < 0 || !S_ISDIR(st.st_mode))
			return false;
	}
	return true;
}

bool folder_put(struct own_folder *f, const char *name, const void *bytes, size_t n)
{
	if (!is_name(name) || !make_folders(f, name))
		return false;
	const char *path = arena_printf(f->arena, "%s/%s", f->path, name);
	const int fd = open(path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600);
	if (fd < 0 && (errno == EEXIST || errno == ENAMETOOLONG))
		return false;
	if (fd < 0)
		machine_failure("cannot write %s: %s", path, strerror(errno));
	note(f, path);
	if (!write_whole(fd, bytes, n) || close(fd) < 0)
		machine_failure("cannot write %s: %s", path, strerror(errno));
	return true;
}

bool folder_link(struct own_folder *f, const char *name, const char *to)
{
	if (!is_name(name) || !make_folders(f, name))
		return false;
	const char *path = arena_printf(f->arena, "%s/%s", f->path, name);
	if (symlink(to, path) < 0)
		return false;
	note(f, path);
	return true;
}

void folder_close(struct own_folder *f)
{
	for (struct made *m = f ? f->made : NULL; m; m = m->before) {
		if (unlink(m->file.path) < 0)
			rmdir(m->file.path);
		machine_finished(&m->file);
	}
}

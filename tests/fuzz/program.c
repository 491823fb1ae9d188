/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What targets and drivers share. The linker sends some calls here first (--wrap): a failure of the
 * machine is a finding with a stack, a mapped file is given back after its input, and a file that is
 * written outside the target's folder is a finding.
 */
#include "fuzz.h"
#include "program.h"

#include <errno.h>
#include <fcntl.h>
#include <ftw.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#define MOST_MAPS 4096

void fuzz_require(bool good, const char *what)
{
	if (good)
		return;
	fprintf(stderr, "fuzz: %s\n", what);
	abort();
}

const struct fuzz_target *fuzz_chosen(void)
{
	const char *name = getenv("FUZZ_TARGET");
	for (const struct fuzz_target *t = fuzz_targets; name && t->name; t++)
		if (!strcmp(t->name, name))
			return t;
	fputs("FUZZ_TARGET names no target; there are:", stderr);
	for (const struct fuzz_target *t = fuzz_targets; t->name; t++)
		fprintf(stderr, " %s", t->name);
	fputc('\n', stderr);
	exit(64);
}

long fuzz_cpu(void)
{
	struct timespec t;
	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
	return (long)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

/* -- the folder ----------------------------------------------------------------------------- */

static char folder[PATH_MAX];
static bool trying;

static int remove_one(const char *path, const struct stat *st, int type, struct FTW *ftw)
{
	(void)st, (void)type;
	return ftw->level ? remove(path) : 0;
}

static void remove_folder(void)
{
	fuzz_clear();
	rmdir(folder);
}

const char *fuzz_folder(void)
{
	if (*folder)
		return folder;
	char path[PATH_MAX];
	const char *tmp = getenv("TMPDIR");
	snprintf(path, sizeof(path), "%s/platen-fuzz-XXXXXX", tmp ? tmp : "/tmp");
	fuzz_require(mkdtemp(path) && realpath(path, folder), "cannot make a folder");
	atexit(remove_folder);
	return folder;
}

void fuzz_clear(void) { nftw(fuzz_folder(), remove_one, 16, FTW_DEPTH | FTW_PHYS); }

void fuzz_file(const char *name, const void *bytes, size_t size)
{
	char path[PATH_MAX];
	snprintf(path, sizeof(path), "%s/%s", fuzz_folder(), name);
	FILE *f = fopen(path, "wb");
	for (char *s = strchr(path + strlen(folder) + 1, '/'); !f && s; s = strchr(s + 1, '/')) {
		*s = 0;
		mkdir(path, 0700);
		*s = '/';
	}
	f = f ? f : fopen(path, "wb");
	fuzz_require(f && fwrite(bytes, 1, size, f) == size && fclose(f) == 0, "cannot write a file");
}

/* -- what is printed ------------------------------------------------------------------------ */

void fuzz_print(const struct diag *d)
{
	for (int i = 0; i < DIAG_FORMATS; i++) {
		struct buf out = {0};
		diag_print(d, i, false, &out);
		const char *p = buf_cstr(&out), *end = p + out.n;
		fuzz_require(strlen(p) == out.n, "a NUL was printed");
		for (const char *start = p; p < end; start = p)
			fuzz_require(utf8_next(&p, end) != 0xFFFD || p - start == 3, "damaged UTF-8 was printed");
		buf_free(&out);
	}
}

/* -- calls that come here first ------------------------------------------------------------- */

void *__real_mmap(void *at, size_t size, int protection, int flags, int fd, off_t offset);
void *__wrap_mmap(void *at, size_t size, int protection, int flags, int fd, off_t offset);
int __real_munmap(void *at, size_t size);
int __wrap_munmap(void *at, size_t size);
int __real_open(const char *path, int flags, ...);
int __wrap_open(const char *path, int flags, ...);
_Noreturn void __wrap_machine_failure(const char *fmt, ...) PRINTF_LIKE(1, 2);

static struct {
	void *at;
	size_t size;
} maps[MOST_MAPS];
static int maps_n;

void *__wrap_mmap(void *at, size_t size, int protection, int flags, int fd, off_t offset)
{
	void *p = __real_mmap(at, size, protection, flags, fd, offset);
	if (p == MAP_FAILED || !trying)
		return p;
	fuzz_require(maps_n < MOST_MAPS, "one input maps thousands of files");
	maps[maps_n].at = p;
	maps[maps_n++].size = size;
	return p;
}

int __wrap_munmap(void *at, size_t size)
{
	for (int i = 0; i < maps_n; i++)
		if (maps[i].at == at)
			maps[i] = maps[--maps_n];
	return __real_munmap(at, size);
}

/* A path is judged with its links and dots, by the folder that the file would lie in. */
int __wrap_open(const char *path, int flags, ...)
{
	char whole[PATH_MAX], resolved[PATH_MAX];
	va_list args;
	va_start(args, flags);
	mode_t mode = flags & O_CREAT ? va_arg(args, mode_t) : 0;
	va_end(args);
	if (trying && flags & (O_WRONLY | O_RDWR | O_CREAT | O_TRUNC)) {
		snprintf(whole, sizeof(whole), "%s", path);
		char *slash = strrchr(whole, '/');
		if (slash)
			slash[1] = 0;
		bool below =
		        realpath(slash ? whole : ".", resolved) && !strncmp(resolved, fuzz_folder(), strlen(fuzz_folder()));
		fuzz_require(below, "a file is written outside the folder");
	}
	return __real_open(path, flags, mode);
}

_Noreturn void __wrap_machine_failure(const char *fmt, ...)
{
	va_list args;
	va_start(args, fmt);
	fputs("fuzz: a failure of the machine: ", stderr);
	vfprintf(stderr, fmt, args);
	fputc('\n', stderr);
	va_end(args);
	abort();
}

/* -- one input ------------------------------------------------------------------------------ */

void fuzz_try(const struct fuzz_target *t, const uint8_t *data, size_t size)
{
	trying = true;
	t->one(data, size);
	trying = false;
	while (maps_n > 0) {
		maps_n--;
		__real_munmap(maps[maps_n].at, maps[maps_n].size);
	}
}

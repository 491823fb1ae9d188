/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What targets and drivers share. The linker sends some calls here first (--wrap): a failure of the
 * machine is a finding with a stack, a mapped file is given back after its input, and a file that is
 * written outside the target's folder is a finding.
 */
#include "fuzz.h"
#include "program.h"

#include <ctype.h>
#include <fcntl.h>
#include <ftw.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/time.h>
#include <time.h>
#include <unistd.h>

#define MOST_MAPS 4096
#define MOST_PARTS 16
#define SECONDS 5 /* of CPU for an input */

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

static void path_in_folder(char out[PATH_MAX], const char *name)
{
	int n = snprintf(out, PATH_MAX, "%s/%s", fuzz_folder(), name);
	fuzz_require(n > 0 && n < PATH_MAX, "a path is too long");
}

void fuzz_file(const char *name, const void *bytes, size_t size)
{
	char path[PATH_MAX];
	path_in_folder(path, name);
	FILE *f = fopen(path, "wb");
	for (char *s = strchr(path + strlen(folder) + 1, '/'); !f && s; s = strchr(s + 1, '/')) {
		*s = 0;
		mkdir(path, 0700);
		*s = '/';
	}
	f = f ? f : fopen(path, "wb");
	fuzz_require(f && fwrite(bytes, 1, size, f) == size && fclose(f) == 0, "cannot write a file");
}

static bool is_name(const char *s, size_t n)
{
	bool plain = n > 0 && n < 64 && *s != '/' && s[n - 1] != '/';
	for (size_t i = 0; plain && i < n; i++)
		plain = isalnum((unsigned char)s[i]) ||
		        (s[i] && strchr("-_./", s[i]) && (i == 0 || s[i] != '.' || s[i - 1] != '.'));
	return plain;
}

/* A name that is a folder already keeps what is there. */
static void put_part(const char *name, size_t name_n, const char *from, const char *to)
{
	struct stat st;
	char path[64], full[PATH_MAX];
	if (!is_name(name, name_n))
		return;
	snprintf(path, sizeof(path), "%.*s", (int)name_n, name);
	path_in_folder(full, path);
	for (char *s = strchr(full + strlen(folder) + 1, '/'); s; s = strchr(s + 1, '/')) {
		*s = 0;
		if (stat(full, &st) == 0 && !S_ISDIR(st.st_mode))
			return;
		*s = '/';
	}
	if (name[name_n - 1] != '.' && (stat(full, &st) != 0 || S_ISREG(st.st_mode)))
		fuzz_file(path, from, (size_t)(to - from));
}

void fuzz_files(const char *first, const uint8_t *data, size_t size)
{
	const char *p = (const char *)data, *end = p + size, *name = first;
	size_t name_n = strlen(first);
	for (int i = 0; i < MOST_PARTS; i++) {
		const char *next = memmem(p, (size_t)(end - p), "@@ ", 3);
		put_part(name, name_n, p, next ? next : end);
		if (!next)
			return;
		name = next + 3;
		p = memchr(name, '\n', (size_t)(end - name));
		p = p ? p + 1 : end;
		name_n = (size_t)(p - name) - (p > name && p[-1] == '\n');
	}
}

/* -- what is printed ------------------------------------------------------------------------ */

bool fuzz_is_text(const char *s, size_t size)
{
	const char *p = s, *end = s + size;
	bool good = !memchr(s, 0, size);
	for (const char *start = p; good && p < end; start = p)
		good = utf8_next(&p, end) != 0xFFFD || p - start == 3;
	return good;
}

void fuzz_print(const struct diag *d)
{
	for (int i = 0; i < DIAG_FORMATS; i++) {
		struct buf out = {0};
		diag_print(d, (enum diag_format)i, false, &out);
		fuzz_require(fuzz_is_text(buf_cstr(&out), out.n), "a NUL or damaged UTF-8 was printed");
		if (i == DIAG_TEXT && getenv("FUZZ_TELL"))
			fwrite(out.v, 1, out.n, stderr);
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

static bool is_below(const char *path)
{
	size_t n = strlen(fuzz_folder());
	return !strncmp(path, folder, n) && (path[n] == '/' || !path[n]);
}

/* Files of the input only: the project's own fonts stay open for the next one. */
void *__wrap_mmap(void *at, size_t size, int protection, int flags, int fd, off_t offset)
{
	char link[64], path[PATH_MAX];
	void *p = __real_mmap(at, size, protection, flags, fd, offset);
	snprintf(link, sizeof(link), "/proc/self/fd/%d", fd);
	if (p == MAP_FAILED || fd < 0 || !realpath(link, path) || !is_below(path))
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

/* A path is judged with its links and dots, by the folder that the file would lie in; a descriptor was when it was opened. */
int __wrap_open(const char *path, int flags, ...)
{
	char whole[PATH_MAX], resolved[PATH_MAX];
	va_list args;
	va_start(args, flags);
	mode_t mode = flags & O_CREAT ? va_arg(args, mode_t) : 0;
	va_end(args);
	bool descriptor = !strncmp(path, "/proc/self/fd/", 14);
	if (trying && !descriptor && flags & (O_WRONLY | O_RDWR | O_CREAT | O_TRUNC)) {
		snprintf(whole, sizeof(whole), "%s", path);
		char *slash = strrchr(whole, '/');
		if (slash)
			slash[1] = 0;
		fuzz_require(realpath(slash ? whole : ".", resolved) && is_below(resolved),
		             "a file is written outside the folder");
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
	setitimer(ITIMER_PROF, &(struct itimerval){.it_value = {SECONDS, 0}}, NULL);
	trying = true;
	t->one(data, size);
	trying = false;
	setitimer(ITIMER_PROF, &(struct itimerval){0}, NULL);
	while (maps_n > 0) {
		maps_n--;
		__real_munmap(maps[maps_n].at, maps[maps_n].size);
	}
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A library to preload, in which one allocation fails: each in its turn. Before main() it runs the
 * program once unharmed, in a child, and keeps what it wrote and said; then once for each point, in
 * children that begin here too, with all libraries loaded. A point is the number of the allocation
 * that fails, counted over all processes of the run, alone or with all those after it.
 *
 * FAULT_FOLDER   where the program writes its files; emptied before each run
 * FAULT_BEFORE   a folder of files that are put there before each run, or nothing
 * FAULT_FIRST    every point up to this one is tried
 * FAULT_STEP     and then every FAULT_STEP-th, a prime number, so that no pattern of calls hides
 *
 * A run is right when it ends with status 2, says one sentence on stderr and leaves no file but those
 * from before and such as the unharmed one (it had written them), or when it ends as that one did, with
 * the same files and words.
 * Says what was wrong at which point, then "N allocations, N points, N ended, N equal, N wrong"; status
 * 1 if any was.
 */
#include <dirent.h>
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#define MOST_SECONDS 20
#define MOST_BYTES 4000000
#define MOST_FILES 16

/* -- the allocator -------------------------------------------------------------------------- */

static struct shared {
	atomic_long calls;
	long point; /* 0: none */
	bool once;
	bool armed;
} * shared;

static bool fails(void)
{
	if (!shared || !shared->armed)
		return false;
	long call = atomic_fetch_add(&shared->calls, 1) + 1;
	bool fails = shared->point && (shared->once ? call == shared->point : call >= shared->point);
	if (fails)
		errno = ENOMEM;
	return fails;
}

/* The C library's own names, since dlsym() may allocate itself. */
void *__libc_malloc(size_t size);
void *__libc_calloc(size_t n, size_t size);
void *__libc_realloc(void *old, size_t size);
void *__libc_memalign(size_t alignment, size_t size);

void *malloc(size_t size) { return fails() ? NULL : __libc_malloc(size); }
void *calloc(size_t n, size_t size) { return fails() ? NULL : __libc_calloc(n, size); }
void *realloc(void *old, size_t size) { return fails() ? NULL : __libc_realloc(old, size); }
void *memalign(size_t alignment, size_t size) { return fails() ? NULL : __libc_memalign(alignment, size); }
void *aligned_alloc(size_t alignment, size_t size) { return fails() ? NULL : __libc_memalign(alignment, size); }

int posix_memalign(void **p, size_t alignment, size_t size)
{
	*p = fails() ? NULL : __libc_memalign(alignment, size);
	return *p ? 0 : ENOMEM;
}

char *strdup(const char *s)
{
	size_t n = strlen(s) + 1;
	char *p = fails() ? NULL : __libc_malloc(n);
	return p ? memcpy(p, s, n) : NULL;
}

/* -- what a run leaves ---------------------------------------------------------------------- */

struct outcome {
	int status;
	long calls;
	char said[2000];           /* on stderr */
	uint64_t words;            /* on stdout */
	uint64_t file[MOST_FILES]; /* of its name and bytes */
	int files_n;
	char name[256]; /* of the last */
};

static uint64_t hash(uint64_t h, const void *p, size_t n)
{
	for (const unsigned char *c = p; n--; c++)
		h = (h ^ *c) * 1099511628211u;
	return h;
}

static size_t read_file(const char *path, char *bytes, size_t most)
{
	int fd = open(path, O_RDONLY);
	ssize_t n = fd < 0 ? 0 : read(fd, bytes, most);
	close(fd);
	return n < 0 ? 0 : (size_t)n;
}

static void look(const char *folder, struct outcome *o, bool empty)
{
	static char bytes[MOST_BYTES];
	char path[4096];
	DIR *d = opendir(folder);
	for (struct dirent *e; d && (e = readdir(d));) {
		if (!strcmp(e->d_name, ".") || !strcmp(e->d_name, ".."))
			continue;
		snprintf(path, sizeof(path), "%s/%s", folder, e->d_name);
		if (e->d_type == DT_DIR) {
			look(path, o, empty);
			if (empty)
				rmdir(path);
			continue;
		}
		size_t n = read_file(path, bytes, sizeof(bytes));
		if (o->files_n == MOST_FILES)
			abort();
		o->file[o->files_n++] = hash(hash(14695981039346656037u, path, strlen(path)), bytes, n);
		snprintf(o->name, sizeof(o->name), "%s", e->d_name);
		if (empty)
			unlink(path);
	}
	if (d)
		closedir(d);
}

/* The files that FAULT_BEFORE names, no folders. */
static void fill(const char *folder, const char *before)
{
	static char bytes[MOST_BYTES];
	char path[4096];
	DIR *d = before && *before ? opendir(before) : NULL;
	for (struct dirent *e; d && (e = readdir(d));) {
		if (e->d_type != DT_REG)
			continue;
		snprintf(path, sizeof(path), "%s/%s", before, e->d_name);
		size_t n = read_file(path, bytes, sizeof(bytes));
		snprintf(path, sizeof(path), "%s/%s", folder, e->d_name);
		int fd = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0666);
		if (write(fd, bytes, n) != (ssize_t)n || close(fd) < 0)
			abort();
	}
	if (d)
		closedir(d);
}

/* -- one run -------------------------------------------------------------------------------- */

typedef int main_function(int, char **, char **);

static main_function *program;
static const char *folder, *before;
static int out, err; /* files without a name */

static void run_child(int argc, char **argv, char **env)
{
	/* a crash writes no memory image, and a run that hangs is ended */
	setrlimit(RLIMIT_CORE, &(struct rlimit){0});
	alarm(MOST_SECONDS);
	dup2(out, STDOUT_FILENO);
	dup2(err, STDERR_FILENO);
	shared->armed = true;
	exit(program(argc, argv, env));
}

/* Makes the folder what it is before a run. */
static void prepare(void)
{
	struct outcome unused = {0};
	look(folder, &unused, true);
	fill(folder, before);
}

static struct outcome run(long point, bool once, int argc, char **argv, char **env)
{
	static char bytes[MOST_BYTES];
	struct outcome o = {0};
	prepare();
	for (int fds[] = {out, err}, i = 0; i < 2; i++)
		if (ftruncate(fds[i], 0) < 0 || lseek(fds[i], 0, SEEK_SET) < 0)
			abort();
	*shared = (struct shared){.point = point, .once = once};
	pid_t child = fork();
	if (!child)
		run_child(argc, argv, env);
	int status;
	for (pid_t p; (p = wait(&status)) > 0;) /* workers that lost their parent are this process's children */
		if (p == child)
			o.status = status;
	shared->armed = false;
	o.calls = shared->calls;
	ssize_t n = pread(err, o.said, sizeof(o.said) - 1, 0);
	o.said[n < 0 ? 0 : n] = 0;
	n = pread(out, bytes, sizeof(bytes), 0);
	o.words = hash(0, bytes, n < 0 ? 0 : (size_t)n);
	look(folder, &o, false);
	return o;
}

/* -- all of them ---------------------------------------------------------------------------- */

static bool has_file(const struct outcome *o, uint64_t file)
{
	for (int i = 0; i < o->files_n; i++)
		if (o->file[i] == file)
			return true;
	return false;
}

/* Each file of o is one of a or of b. */
static bool has_files(const struct outcome *o, const struct outcome *a, const struct outcome *b)
{
	for (int i = 0; i < o->files_n; i++)
		if (!has_file(a, o->file[i]) && !has_file(b, o->file[i]))
			return false;
	return true;
}

static bool is_equal(const struct outcome *o, const struct outcome *whole)
{
	return o->status == whole->status && o->files_n == whole->files_n && has_files(o, whole, whole) &&
	        o->words == whole->words && !strcmp(o->said, whole->said);
}

static bool has_ended(const struct outcome *o, const struct outcome *whole, const struct outcome *start)
{
	size_t n = strlen(o->said);
	bool sentence = n && strchr(o->said, '\n') == o->said + n - 1 && !strncmp(o->said, "platen: ", 8);
	bool files = has_files(o, whole, start) && o->files_n >= start->files_n;
	return WIFEXITED(o->status) && WEXITSTATUS(o->status) == 2 && sentence && files;
}

static void tell(const struct outcome *o, long point, bool once)
{
	printf("allocation %ld%s: ", point, once ? "" : " and those after it");
	if (WIFSIGNALED(o->status))
		printf("signal %d (%s)", WTERMSIG(o->status), strsignal(WTERMSIG(o->status)));
	else
		printf("status %d", WEXITSTATUS(o->status));
	printf(", %d file(s) %s, said: %s\n", o->files_n, o->name, *o->said ? o->said : "nothing");
}

static int try_all(int argc, char **argv, char **env)
{
	const char *first = getenv("FAULT_FIRST"), *by = getenv("FAULT_STEP");
	long every = first ? atol(first) : 1000, step = by ? atol(by) : 1, points = 0, ended = 0, equal = 0;
	struct outcome start = {0}, whole;
	prepare();
	look(folder, &start, false);
	whole = run(0, true, argc, argv, env);
	if (!WIFEXITED(whole.status) || WEXITSTATUS(whole.status) > 1) { /* 1: a comparison that finds something */
		tell(&whole, 0, true);
		return 1;
	}
	for (long point = 1; point <= whole.calls; point += point < every ? 1 : step)
		for (int once = 0; once < 2; once++, points++) {
			struct outcome o = run(point, once, argc, argv, env);
			if (has_ended(&o, &whole, &start))
				ended++;
			else if (is_equal(&o, &whole))
				equal++;
			else
				tell(&o, point, once);
		}
	printf("%ld allocations, %ld points, %ld ended, %ld equal, %ld wrong\n", whole.calls, points, ended, equal,
	       points - ended - equal);
	return points > ended + equal;
}

static int instead_of_main(int argc, char **argv, char **env)
{
	folder = getenv("FAULT_FOLDER");
	before = getenv("FAULT_BEFORE");
	shared = mmap(NULL, sizeof(*shared), PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
	out = memfd_create("out", MFD_CLOEXEC);
	err = memfd_create("err", MFD_CLOEXEC);
	if (!folder || shared == MAP_FAILED || out < 0 || err < 0)
		abort();
	prctl(PR_SET_CHILD_SUBREAPER, 1);
	unsetenv("LD_PRELOAD"); /* programs that it starts have all memory */
	int status = try_all(argc, argv, env);
	fflush(stdout);
	_exit(status);
}

int __libc_start_main(main_function *main, int argc, char **argv, void (*init)(void), void (*fini)(void),
                      void (*rtld_fini)(void), void *stack_end)
{
	typedef int start(main_function *, int, char **, void (*)(void), void (*)(void), void (*)(void), void *);
	start *real = (start *)dlsym(RTLD_NEXT, "__libc_start_main");
	program = main;
	return real(instead_of_main, argc, argv, init, fini, rtld_fini, stack_end);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Calls to the C library that fail without being carried out, or before which the process ends. */
#include "harness.h"

#include <dirent.h>
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <stdarg.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <unistd.h>

struct shared *shared;

enum call {
	WRITE,
	PWRITE,
	WRITEV,
	FSYNC,
	RENAME,
	CLOSE,
	OPEN,
	OPENAT,
	LINK,
	FCHMOD,
	FCHOWN,
	FTRUNCATE,
	FLOCK,
	MKDIR,
	READ,
	FORK,
	PIPE,
	POLL,
	WAITPID,
	MEMFD,
	SPAWN,
	RANDOM,
	FSTAT,
	STAT,
	LSTAT,
	FSTATAT,
	ACCESS,
	REALPATH,
	READLINK,
	GETCWD,
	OPENDIR,
	FDOPENDIR,
	READDIR,
	MMAP,
	LSEEK,
	UNLINK,
	UNLINKAT,
	RMDIR,
	SYMLINK
};
const char *const call_names[] = {
        "write",   "pwrite",  "writev",  "fsync",        "rename",       "close",     "open",    "openat",
        "link",    "fchmod",  "fchown",  "ftruncate",    "flock",        "mkdir",     "read",    "fork",
        "pipe",    "poll",    "waitpid", "memfd_create", "posix_spawnp", "getrandom", "fstat",   "stat",
        "lstat",   "fstatat", "access",  "realpath",     "readlink",     "getcwd",    "opendir", "fdopendir",
        "readdir", "mmap",    "lseek",   "unlink",       "unlinkat",     "rmdir",     "symlink", NULL};

static int error_of(enum call call, long number)
{
	switch (call) {
	case FORK: return EAGAIN;
	case PIPE:
	case MEMFD: return EMFILE;
	case POLL: return ENOMEM;
	case WAITPID: return ECHILD;
	case FLOCK: return ENOLCK;
	case MMAP: return ENOMEM;
	case OPEN:
	case OPENAT:
	case OPENDIR: return number % 2 ? EIO : EMFILE;
	case READ:
	case STAT:
	case LSTAT:
	case FSTATAT:
	case ACCESS:
	case REALPATH:
	case READLINK:
	case READDIR: return EIO;
	default: return number % 2 ? EIO : ENOSPC;
	}
}

/* A process that is confined ends no other, so the harness does it, and answers when it has. */
static void ask_for_signal(void)
{
	const int pid = getpid();
	char done;
	if (syscall(SYS_write, shared->order, &pid, sizeof(pid)) == sizeof(pid))
		syscall(SYS_read, shared->answer, &done, 1);
}

static bool fails(enum call call)
{
	if (!shared || !shared->armed)
		return false;
	long all = atomic_fetch_add(&shared->all, 1) + 1, number = atomic_fetch_add(&shared->count[call], 1) + 1;
	if (shared->signal) {
		if (all == shared->point)
			ask_for_signal();
		return false;
	}
	bool hit = shared->call == (int)call && (shared->once ? number == shared->point : number >= shared->point);
	if (hit) {
		shared->hit = true;
		errno = error_of(call, number);
	}
	return hit;
}

/* clang-format off */
#define CALL(result, name, id, parameters, arguments)                                              \
	result name parameters                                                                     \
	{                                                                                          \
		static result (*next) parameters;                                                  \
		if (!next)                                                                         \
			next = (result (*) parameters)dlsym(RTLD_NEXT, #name);                     \
		return fails(id) ? (result)-1 : next arguments;                                    \
	}
#define CALL_POINTER(result, name, id, nothing, parameters, arguments)                             \
	result name parameters                                                                     \
	{                                                                                          \
		static result (*next) parameters;                                                  \
		if (!next)                                                                         \
			next = (result (*) parameters)dlsym(RTLD_NEXT, #name);                     \
		return fails(id) ? nothing : next arguments;                                       \
	}
#define CALL_TOLD(name, id, parameters, arguments) /* what fails is the result, and not in errno */ \
	int name parameters                                                                        \
	{                                                                                          \
		static int (*next) parameters;                                                     \
		if (!next)                                                                         \
			next = (int (*) parameters)dlsym(RTLD_NEXT, #name);                        \
		return fails(id) ? errno : next arguments;                                         \
	}
CALL(ssize_t, pwrite, PWRITE, (int fd, const void *p, size_t n, off_t at), (fd, p, n, at))
CALL(ssize_t, writev, WRITEV, (int fd, const struct iovec *v, int n), (fd, v, n))
CALL(int, fsync, FSYNC, (int fd), (fd))
CALL(int, rename, RENAME, (const char *a, const char *b), (a, b))
CALL(int, close, CLOSE, (int fd), (fd))
CALL(int, link, LINK, (const char *a, const char *b), (a, b))
CALL(int, fchmod, FCHMOD, (int fd, mode_t mode), (fd, mode))
CALL(int, fchown, FCHOWN, (int fd, uid_t u, gid_t g), (fd, u, g))
CALL(int, ftruncate, FTRUNCATE, (int fd, off_t n), (fd, n))
CALL(int, flock, FLOCK, (int fd, int how), (fd, how))
CALL(int, mkdir, MKDIR, (const char *path, mode_t mode), (path, mode))
CALL(ssize_t, read, READ, (int fd, void *p, size_t n), (fd, p, n))
CALL(pid_t, fork, FORK, (void), ())
CALL(int, pipe, PIPE, (int fds[2]), (fds))
CALL(int, poll, POLL, (struct pollfd *v, nfds_t n, int ms), (v, n, ms))
CALL(pid_t, waitpid, WAITPID, (pid_t pid, int *status, int how), (pid, status, how))
CALL(int, memfd_create, MEMFD, (const char *name, unsigned how), (name, how))
CALL(ssize_t, getrandom, RANDOM, (void *p, size_t n, unsigned how), (p, n, how))
CALL(int, fstat, FSTAT, (int fd, struct stat *st), (fd, st))
CALL(int, stat, STAT, (const char *path, struct stat *st), (path, st))
CALL(int, lstat, LSTAT, (const char *path, struct stat *st), (path, st))
CALL(int, fstatat, FSTATAT, (int dir, const char *path, struct stat *st, int how), (dir, path, st, how))
CALL(int, access, ACCESS, (const char *path, int how), (path, how))
CALL(ssize_t, readlink, READLINK, (const char *path, char *target, size_t n), (path, target, n))
CALL(off_t, lseek, LSEEK, (int fd, off_t at, int from), (fd, at, from))
CALL(int, unlink, UNLINK, (const char *path), (path))
CALL(int, unlinkat, UNLINKAT, (int dir, const char *path, int how), (dir, path, how))
CALL(int, rmdir, RMDIR, (const char *path), (path))
CALL(int, symlink, SYMLINK, (const char *target, const char *path), (target, path))
CALL_POINTER(char *, realpath, REALPATH, NULL, (const char *path, char *out), (path, out))
CALL_POINTER(char *, getcwd, GETCWD, NULL, (char *path, size_t n), (path, n))
CALL_POINTER(DIR *, opendir, OPENDIR, NULL, (const char *path), (path))
CALL_POINTER(DIR *, fdopendir, FDOPENDIR, NULL, (int fd), (fd))
CALL_POINTER(struct dirent *, readdir, READDIR, NULL, (DIR *dir), (dir))
CALL_POINTER(void *, mmap, MMAP, MAP_FAILED, (void *p, size_t n, int may, int how, int fd, off_t at), (p, n, may, how, fd, at))
CALL_TOLD(posix_spawnp, SPAWN, (pid_t *pid, const char *file, const posix_spawn_file_actions_t *actions,
	const posix_spawnattr_t *attributes, char *const argv[], char *const env[]), (pid, file, actions, attributes, argv, env))
/* clang-format on */

/* A message must reach the terminal. */
ssize_t write(int fd, const void *p, size_t n)
{
	static ssize_t (*next)(int, const void *, size_t);
	if (!next)
		next = (ssize_t(*)(int, const void *, size_t))dlsym(RTLD_NEXT, "write");
	return fd != STDERR_FILENO && fails(WRITE) ? -1 : next(fd, p, n);
}

static mode_t mode_in(int flags, va_list args) { return flags & O_CREAT ? va_arg(args, mode_t) : 0; }

int open(const char *path, int flags, ...)
{
	static int (*next)(const char *, int, ...);
	va_list args;
	if (!next)
		next = (int (*)(const char *, int, ...))dlsym(RTLD_NEXT, "open");
	va_start(args, flags);
	mode_t mode = mode_in(flags, args);
	va_end(args);
	return fails(OPEN) ? -1 : next(path, flags, mode);
}

int openat(int dir, const char *path, int flags, ...)
{
	static int (*next)(int, const char *, int, ...);
	va_list args;
	if (!next)
		next = (int (*)(int, const char *, int, ...))dlsym(RTLD_NEXT, "openat");
	va_start(args, flags);
	mode_t mode = mode_in(flags, args);
	va_end(args);
	return fails(OPENAT) ? -1 : next(dir, path, flags, mode);
}

/* openat2(2) has no name of its own in the C library. */
long syscall(long number, ...)
{
	static long (*next)(long, ...);
	va_list args;
	long a[6];
	if (!next)
		next = (long (*)(long, ...))dlsym(RTLD_NEXT, "syscall");
	va_start(args, number);
	for (int i = 0; i < 6; i++)
		a[i] = va_arg(args, long);
	va_end(args);
	return number == SYS_openat2 && fails(OPEN) ? -1 : next(number, a[0], a[1], a[2], a[3], a[4], a[5]);
}

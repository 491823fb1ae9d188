/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What there is of a sandbox, and how a process gets into it. */
#include "sandbox.h"

#include "confine.h"
#include "machine.h"
#include "sanitizer.h"

#include <assert.h>
#include <errno.h>
#include <fcntl.h>
#include <linux/openat2.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <unistd.h>

enum { CONFINABLE = !SANITIZED };

static enum { FREE, PLANNING, WORKING } level;

static void add(struct sandbox *s, const char *path, enum sandbox_right right)
{
	*vec_push(s->arena, &s->v) = (struct sandbox_place){path, right};
}

void sandbox_read(struct sandbox *s, const char *path) { add(s, path, SANDBOX_READ); }

void sandbox_write(struct sandbox *s, const char *path) { add(s, path, SANDBOX_WRITE); }

void sandbox_empty(struct sandbox *s, const char *path) { add(s, path, SANDBOX_EMPTY); }

/* It writes what it found when the program has ended, and calls the kernel for the program. */
static bool is_valgrind(void)
{
	const char *preload = getenv("LD_PRELOAD");
	return preload && strstr(preload, "/vgpreload_");
}

static bool is_confinable(void) { return CONFINABLE && !is_valgrind(); }

bool sandbox_is_there(void) { return is_confinable() && (confine_files_abi() || confine_calls_known()); }

const char *sandbox_lack(void)
{
	if (!CONFINABLE)
		return "this platen was built to be tested";
	if (is_valgrind())
		return "this is a run under valgrind";
	return !confine_files_abi()     ? "this kernel has no landlock, or it is switched off"
	        : confine_calls_known() ? NULL
	                                : "this kernel cannot filter calls (seccomp), or its calls are not known to platen";
}

const char *sandbox_name(void)
{
	static char text[64];
	const int abi = is_confinable() ? confine_files_abi() : 0;
	const bool calls = is_confinable() && confine_calls_known();
	if (abi)
		snprintf(text, sizeof(text), "landlock ABI %d%s", abi, calls ? ", seccomp" : "");
	return abi ? text : calls ? "seccomp" : "none";
}

void sandbox_enter(const struct sandbox *s)
{
	assert(level != WORKING);
	const bool further = s->starts || s->narrows;
	const int abi = is_confinable() ? confine_files_abi() : 0;
	const bool calls = is_confinable() && (level == FREE || !further) && confine_calls_known();
	if (!abi && !calls)
		return;
	if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) < 0)
		machine_failure("cannot confine this process: %s", strerror(errno));
	if (abi)
		confine_files(s, abi);
	if (calls && s->programs)
		confine_program();
	else if (calls)
		confine_calls(s);
	level = !calls ? level : further ? PLANNING : WORKING;
}

void sandbox_work(void)
{
	if (level == PLANNING)
		confine_calls(&(struct sandbox){0});
	level = level == PLANNING ? WORKING : level;
}

/* A kernel before 5.6 does not have it, and there are containers that hide it. */
int open_resolved(const char *path, int flags, mode_t mode)
{
	struct open_how how = {.flags = (uint64_t)(unsigned)flags,
	                       .mode = flags & O_CREAT ? mode : 0,
	                       .resolve = RESOLVE_NO_SYMLINKS | RESOLVE_NO_MAGICLINKS};
	long fd = is_valgrind() ? -1 : syscall(SYS_openat2, AT_FDCWD, path, &how, sizeof(how));
	if (fd >= 0 || (errno != ENOSYS && errno != EPERM && !is_valgrind()))
		return (int)fd;
	return open(path, flags | O_NOFOLLOW, mode);
}

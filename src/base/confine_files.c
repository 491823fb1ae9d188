/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Files, by landlock (https://docs.kernel.org/userspace-api/landlock.html). All rights that the kernel knows are taken, and
 * some of them given back below each place. From ABI 4 on that holds for connections too, which none are given back of; from
 * ABI 6 on for signals to processes that are not confined likewise, and for sockets that have a name but no file.
 */
#include "confine.h"
#include "machine.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/landlock.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

/* What headers older than the kernel lack. */
enum { REFER = 13, TRUNCATE = 14, IOCTL_DEV = 15 };
enum { NET_ALL = 1 << 0 | 1 << 1 };   /* LANDLOCK_ACCESS_NET_BIND_TCP, _CONNECT_TCP */
enum { SCOPE_ALL = 1 << 0 | 1 << 1 }; /* LANDLOCK_SCOPE_ABSTRACT_UNIX_SOCKET, _SIGNAL */

/* struct landlock_ruleset_attr of ABI 6; an older kernel takes it where what it does not know is 0. */
struct ruleset {
	uint64_t files, net, scope;
};

#define TO_READ ((uint64_t)LANDLOCK_ACCESS_FS_READ_FILE)
#define TO_LIST ((uint64_t)LANDLOCK_ACCESS_FS_READ_DIR)
#define TO_WRITE ((uint64_t)LANDLOCK_ACCESS_FS_WRITE_FILE | 1u << TRUNCATE)
#define TO_MAKE                                                                                                 \
	((uint64_t)LANDLOCK_ACCESS_FS_MAKE_REG | LANDLOCK_ACCESS_FS_MAKE_DIR | LANDLOCK_ACCESS_FS_REMOVE_FILE | \
	 LANDLOCK_ACCESS_FS_REMOVE_DIR)

int confine_files_abi(void)
{
	long abi = syscall(SYS_landlock_create_ruleset, NULL, 0, LANDLOCK_CREATE_RULESET_VERSION);
	return abi > 0 ? (int)abi : 0;
}

static struct ruleset all_rights(int abi)
{
	int last = abi < 2 ? REFER - 1 : abi < 3 ? REFER : abi < 5 ? TRUNCATE : IOCTL_DEV;
	return (struct ruleset){((uint64_t)2 << last) - 1, abi < 4 ? 0 : NET_ALL, abi < 6 ? 0 : SCOPE_ALL};
}

_Noreturn static void fail(const char *path)
{
	machine_failure("cannot confine this process to %s: %s", path, strerror(errno));
}

static uint64_t rights_of(const struct sandbox *s, enum sandbox_right right, bool folder)
{
	const uint64_t make = TO_LIST | TO_MAKE | (s->links ? LANDLOCK_ACCESS_FS_MAKE_SYM : 0);
	switch (right) {
	case SANDBOX_READ: return TO_READ | (folder ? TO_LIST : 0) | (s->programs ? LANDLOCK_ACCESS_FS_EXECUTE : 0);
	case SANDBOX_WRITE: return TO_READ | TO_WRITE | (folder ? make : 0);
	default: return LANDLOCK_ACCESS_FS_REMOVE_DIR;
	}
}

static void give_back(int set, const struct ruleset *all, const struct sandbox *s, const struct sandbox_place *p)
{
	struct stat st;
	int fd = open(p->path, O_PATH | O_CLOEXEC);
	if (fd < 0 && path_is_absent(errno))
		return;
	if (fd < 0 || fstat(fd, &st) < 0)
		fail(p->path);
	struct landlock_path_beneath_attr rule = {.allowed_access = rights_of(s, p->right, S_ISDIR(st.st_mode)) & all->files,
	                                          .parent_fd = fd};
	/* A pipe without a name (<(command)) lies in no file system that rules are for, and whoever reads it refuses it. */
	if (syscall(SYS_landlock_add_rule, set, LANDLOCK_RULE_PATH_BENEATH, &rule, 0) < 0 && errno != EBADFD)
		fail(p->path);
	close(fd);
}

void confine_files(const struct sandbox *s, int abi)
{
	const struct ruleset all = all_rights(abi);
	int set = (int)syscall(SYS_landlock_create_ruleset, &all, sizeof(all), 0);
	if (set < 0)
		fail("its files");
	for (int i = 0; i < s->v.n; i++)
		give_back(set, &all, s, &s->v.v[i]);
	if (syscall(SYS_landlock_restrict_self, set, 0) < 0)
		fail("its files");
	close(set);
}

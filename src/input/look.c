/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whether something is there, as the project means it and not the machine. */
#include "machine.h"
#include "paths.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

/* What a call said of a path. */
static bool is_there(int result, const char *path)
{
	if (result < 0 && !path_is_absent(errno))
		machine_failure("cannot look at %s: %s", path, strerror(errno));
	return result == 0;
}

bool path_stat(const char *path, struct stat *st) { return is_there(stat(path, st), path); }

bool path_lstat(const char *path, struct stat *st) { return is_there(lstat(path, st), path); }

bool path_is_there(const char *path) { return is_there(access(path, F_OK), path); }

bool path_is_readable(const char *path) { return is_there(access(path, R_OK), path); }

int path_open_regular(const char *path)
{
	struct stat st;
	const int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
	if (fd < 0 || fstat(fd, &st) < 0)
		machine_failure("cannot read %s: %s", path, strerror(errno));
	if (S_ISDIR(st.st_mode))
		machine_failure("cannot read %s: %s", path, strerror(EISDIR));
	if (!S_ISREG(st.st_mode))
		machine_failure("cannot read %s: it is no regular file", path);
	return fd;
}

const struct dirent *path_next(DIR *dir, const char *path)
{
	errno = 0;
	const struct dirent *e = readdir(dir);
	if (!e && errno)
		machine_failure("cannot read %s: %s", path, strerror(errno));
	return e;
}

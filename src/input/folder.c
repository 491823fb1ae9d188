/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a folder of the project holds, in an order that does not depend on the file system. */
#include "paths.h"
#include "root.h"

#include <dirent.h>
#include <stdlib.h>
#include <string.h>

static int compare_names(const void *a, const void *b) { return strcmp(*(const char *const *)a, *(const char *const *)b); }

struct file_names folder_names(const struct root *r, struct arena *a, const char *folder, const char *ending)
{
	struct file_names out = {0};
	DIR *dir = root_opendir(r, folder);
	size_t after = strlen(ending);
	for (const struct dirent *e; dir && (e = path_next(dir, folder));) {
		size_t n = strlen(e->d_name);
		if (*e->d_name != '.' && n > after && !strcmp(e->d_name + n - after, ending))
			*vec_push(a, &out.v) = arena_strndup(a, e->d_name, n - after);
	}
	if (dir)
		closedir(dir);
	if (out.v.n)
		qsort(out.v.v, (size_t)out.v.n, sizeof(*out.v.v), compare_names);
	return out;
}

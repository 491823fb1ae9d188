/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "qpdf.h"

#include "base.h"

#include <dlfcn.h>

struct qpdf_calls qpdf;

/* The one that this program was built beside; where it was only copied to, that of the newest release. */
static void *open_library(void)
{
	static const char *const names[] = {"libqpdf.so", "libqpdf.so.30", "libqpdf.so.29"};
	void *library = NULL;
	for (int i = 0; i < COUNT_OF(names) && !library; i++)
		library = dlopen(names[i], RTLD_NOW | RTLD_LOCAL);
	return library;
}

/* `call` is a pointer to a function, which one to data may not be cast to, but stored as (POSIX, dlsym). */
static void find_call(void *library, const char *name, void *call)
{
	*(void **)call = dlsym(library, name);
	if (!*(void **)call)
		machine_failure("libqpdf lacks %s: another release of it is needed", name);
}

void qpdf_load(void)
{
	if (qpdf.init)
		return;
	void *library = open_library();
	if (!library)
		machine_failure("cannot load libqpdf, which reads PDFs: %s", dlerror());
#define X(name) find_call(library, "qpdf_" #name, &qpdf.name);
	QPDF_CALLS(X)
#undef X
}

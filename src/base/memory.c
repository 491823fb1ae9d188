/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Memory that the machine does not have. Libraries take a failed allocation each in its own way:
 * some pass it on, some end the process, HarfBuzz and others go on without what they could not
 * store, and then a page is another one. So these functions stand before the allocator of the
 * process, for every library in it, and a request that fails ends the run.
 *
 * The dynamic linker looks for a symbol in the program first, so the libraries call these. They
 * pass on what the next object gives (RTLD_NEXT: a preloaded library, then the C library), so that
 * nothing changes but the end; memory is released by whoever gave it.
 */
#include "base.h"

#include "sanitizer.h"

#include <dlfcn.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#if !SANITIZED /* which bring their own allocator and end the process themselves */

/* Two threads may both look; they find the same. */
static void *find_next(const char *name)
{
	void *f = dlsym(RTLD_NEXT, name);
	if (!f)
		machine_out_of_memory(0);
	return f;
}

#define NEXT(result, name, ...)             \
	static result (*next)(__VA_ARGS__); \
	if (!next)                          \
	next = (result(*)(__VA_ARGS__))find_next(#name)

/* The C libraries of Linux give a block of no bytes too. */
static void *given(void *p, size_t size)
{
	if (!p)
		machine_out_of_memory(size);
	return p;
}

void *malloc(size_t size)
{
	NEXT(void *, malloc, size_t);
	return given(next(size), size);
}

void *calloc(size_t nmemb, size_t size)
{
	NEXT(void *, calloc, size_t, size_t);
	return given(next(nmemb, size), size && nmemb > SIZE_MAX / size ? SIZE_MAX : nmemb * size);
}

void *realloc(void *ptr, size_t size)
{
	NEXT(void *, realloc, void *, size_t);
	void *p = next(ptr, size);
	return size ? given(p, size) : p; /* which may have been a free() */
}

void *aligned_alloc(size_t alignment, size_t size)
{
	NEXT(void *, aligned_alloc, size_t, size_t);
	return given(next(alignment, size), size);
}

int posix_memalign(void **memptr, size_t alignment, size_t size)
{
	NEXT(int, posix_memalign, void **, size_t, size_t);
	int error = next(memptr, alignment, size);
	if (error == ENOMEM)
		machine_out_of_memory(size);
	return error;
}

char *strdup(const char *s)
{
	NEXT(char *, strdup, const char *);
	return given(next(s), strlen(s) + 1);
}

#endif

/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A library to preload: an older kernel, as far as platen asks it for a sandbox.
 *
 * KERNEL_LANDLOCK   the ABI of its landlock; 0: it has none. A set of rights that this ABI does not know is refused as by it
 * KERNEL_SECCOMP    0: it filters no calls
 */
#include <dlfcn.h>
#include <errno.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <sys/prctl.h>
#include <sys/syscall.h>

static int abi(void)
{
	const char *text = getenv("KERNEL_LANDLOCK");
	return text ? atoi(text) : 99;
}

static long refuse(int error)
{
	errno = error;
	return -1;
}

/* 0, or the error of a kernel that is asked for what it does not know: files, connections, scopes. */
static int fault_of(const uint64_t *attr, size_t size)
{
	const int last = abi() < 2 ? 12 : abi() < 3 ? 13 : abi() < 5 ? 14 : 15;
	const size_t known = abi() < 4 ? 1 : abi() < 6 ? 2 : 3;
	for (size_t i = known; i < size / sizeof(*attr); i++)
		if (attr[i])
			return E2BIG;
	return attr[0] >> (last + 1) ? EINVAL : 0;
}

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
	if (number != SYS_landlock_create_ruleset)
		return next(number, a[0], a[1], a[2], a[3], a[4], a[5]);
	if (!abi())
		return refuse(ENOSYS);
	if (!a[0])
		return abi();
	const int fault = fault_of((const uint64_t *)a[0], (size_t)a[1]);
	return fault ? refuse(fault) : next(number, a[0], a[1], a[2], a[3], a[4], a[5]);
}

int prctl(int option, ...)
{
	static int (*next)(int, ...);
	const char *seccomp = getenv("KERNEL_SECCOMP");
	va_list args;
	unsigned long a[4];
	if (!next)
		next = (int (*)(int, ...))dlsym(RTLD_NEXT, "prctl");
	va_start(args, option);
	for (int i = 0; i < 4; i++)
		a[i] = va_arg(args, unsigned long);
	va_end(args);
	if (option == PR_SET_SECCOMP && seccomp && !atoi(seccomp))
		return (int)refuse(EINVAL);
	return next(option, a[0], a[1], a[2], a[3]);
}

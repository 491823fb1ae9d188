/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What anybody may do, also where the tests run as root. */
#ifndef TESTS_PLAIN_USER_H
#define TESTS_PLAIN_USER_H

#include <check.h>
#include <linux/capability.h>
#include <sys/syscall.h>
#include <unistd.h>

/* From now on modes hold for this process, and it gives no files away. */
static inline void drop_capabilities(void)
{
	struct __user_cap_header_struct head = {.version = _LINUX_CAPABILITY_VERSION_3};
	struct __user_cap_data_struct none[2] = {0};
	ck_assert_int_eq(syscall(SYS_capset, &head, none), 0);
}

#endif

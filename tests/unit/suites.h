/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The table that tests/tools/suites.sh writes: test_yaml.c defines suite_yaml(). */
#ifndef PLATEN_TESTS_SUITES_H
#define PLATEN_TESTS_SUITES_H

#include <check.h>

struct unit_suite {
	const char *name; /* of the file */
	Suite *(*make)(void);
};
extern const struct unit_suite unit_suites[];
extern const int unit_suite_count;

#endif

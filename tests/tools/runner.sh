#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Writes the unit test runner: tests/tools/runner.sh tests/unit/test_*.c > run.c
# SUITE=text runs the suites of test_text.c and of test_text_*.c; a name that no file has is an error.
cat <<'END'
/* Made by tests/tools/runner.sh. */
#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static int wanted(const char *name)
{
	const char *suite = getenv("SUITE");
	size_t n = suite ? strlen(suite) : 0;
	return !n || (!strncmp(name, suite, n) && (!name[n] || name[n] == '_'));
}

END
for f; do n=${f##*/test_}; echo "Suite *suite_${n%.c}(void);"; done
cat <<'END'

int main(void)
{
	setenv("CK_DEFAULT_TIMEOUT", "60", 0); /* seconds; a busy machine is no mistake */
	SRunner *r = srunner_create(NULL);
	int suites = 0;
END
for f; do
  n=${f##*/test_} n=${n%.c}
  echo "	if (wanted(\"$n\") && ++suites)"
  echo "		srunner_add_suite(r, suite_$n());"
done
cat <<'END'
	srunner_run_all(r, CK_ENV);
	int failed = srunner_ntests_failed(r);
	srunner_free(r);
	if (!suites)
		fprintf(stderr, "no file tests/unit/test_%s*.c\n", getenv("SUITE"));
	return failed || !suites ? EXIT_FAILURE : EXIT_SUCCESS;
}
END

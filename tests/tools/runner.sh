#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Writes the unit test runner: tests/tools/runner.sh tests/unit/test_*.c > run.c
echo '/* Made by tests/tools/runner.sh. */'
echo '#include <check.h>'
echo '#include <stdlib.h>'
for f; do n=${f##*/test_}; echo "Suite *suite_${n%.c}(void);"; done
echo 'int main(void)'
echo '{'
echo '	setenv("CK_DEFAULT_TIMEOUT", "60", 0); /* seconds; a busy machine is no mistake */'
echo '	SRunner *r = srunner_create(NULL);'
for f; do n=${f##*/test_}; echo "	srunner_add_suite(r, suite_${n%.c}());"; done
echo '	srunner_run_all(r, CK_ENV);'
echo '	int failed = srunner_ntests_failed(r);'
echo '	srunner_free(r);'
echo '	return failed ? EXIT_FAILURE : EXIT_SUCCESS;'
echo '}'

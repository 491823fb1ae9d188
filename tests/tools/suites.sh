#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Writes the table of the unit tests: tests/tools/suites.sh tests/unit/test_*.c > suites.c
echo '/* Made by tests/tools/suites.sh. */'
echo '#include "suites.h"'
for f; do n=${f##*/test_} n=${n%.c}; echo "Suite *suite_$n(void);"; done
echo 'const struct unit_suite unit_suites[] = {'
for f; do n=${f##*/test_} n=${n%.c}; echo "	{\"$n\", suite_$n},"; done
echo '};'
echo "const int unit_suite_count = $#;"

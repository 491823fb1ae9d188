#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Writes the table of the fuzz targets: tests/fuzz/targets.sh tests/fuzz/fuzz_*.c > targets.c
# The Makefile compiles fuzz_NAME.c so that its fuzz_one() is called fuzz_one_NAME().
echo '/* Made by tests/fuzz/targets.sh. */'
echo '#include "program.h"'
for f; do n=${f##*/fuzz_} n=${n%.c}; echo "int fuzz_one_$n(const uint8_t *data, size_t size);"; done
echo 'const struct fuzz_target fuzz_targets[] = {'
for f; do n=${f##*/fuzz_} n=${n%.c}; echo "	{\"$n\", fuzz_one_$n},"; done
echo '	{0}};'

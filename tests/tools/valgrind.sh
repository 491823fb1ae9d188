#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Leaks and invalid reads in one build of everything: tests/tools/valgrind.sh PLATEN
set -eu
platen=$(realpath "$1")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
valgrind --quiet --suppressions=tests/tools/valgrind.supp --leak-check=full --show-leak-kinds=definite,indirect --errors-for-leak-kinds=definite,indirect \
  --error-exitcode=9 "$platen" build --quiet -o "$work"
echo "valgrind: no leak and no invalid access in $(find "$work" -name '*.pdf' | wc -l) documents"

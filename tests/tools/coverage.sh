#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Line coverage of unit tests, command line and diagnostics: tests/tools/coverage.sh BUILD-FOLDER
set -eu
build=$1
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
find "$build" -name '*.gcda' -delete
"$build/unit/run" >/dev/null || true
tests/tools/try-all.sh "$build/platen" >/dev/null
tests/cli/run.sh "$build/platen" >/dev/null || true
for f in src/*/*.c src/*/*/*.c; do
  gcov -n -o "$build/$(dirname "${f#src/}")" "$f" 2>/dev/null |
    awk -v f="$f" '/^File/ { own = index($0, f) } /^Lines executed/ && own { sub(/.*:/, ""); print f, $0; own = 0 }'
done | awk '{ n = $NF; sub(/%/, "", $2); printf "%6.1f %%  %s\n", $2, $1; lines += n; hit += n * $2 / 100 }
  END { printf "%6.1f %%  all\n", lines ? 100 * hit / lines : 0 }'

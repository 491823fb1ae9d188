#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Which branches the tests take: tests/tools/coverage.sh BUILD-FOLDER [PART]
# Runs what `make check` runs, or its parts whose name matches PART, with programs that count; coverage.py tells what was counted.
# Left out is what looks at files and not at what platen does with them, and what watches which files a run opens.
set -eu
build=$1
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
find "$build" \( -name '*.gcda' -o -name '*.counts' \) -delete
PART="${2:-}" CK_TIMEOUT_MULTIPLIER=20 SKIP='layers|installing|reproducible|the source as one file|examples for clusters' \
  tests/run.sh "$build/platen" "$build/unit/run" "$build/fuzz/run" || echo 'what is counted is without what failed'
for program in platen texts form_read unit/run fuzz/run; do
  COUNTS_DUMP=1 SUITE=none FUZZ_TARGET='' "$build/$program" >/dev/null 2>&1 </dev/null || true
done
exec tests/tools/coverage.py "$build"

#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Checks PDF files with pdfcpu in its strict mode, which sees slips of syntax that other readers forgive:
#   tests/pdfcpu.sh FILE.pdf...
# pdfcpu is built by Go from a pinned version of its module. Where Go is missing or too old, or the module is
# not to be had, the files count as skipped.
# Exit status: 0 all pass or are skipped, 1 some fail, 64 misuse.
# PLATEN_CACHE  folder the program is kept in (build/pdfcpu by default)
set -uo pipefail
version=v0.11.1 least_go=1.24

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
cache=${PLATEN_CACHE:-$root/build/pdfcpu}
program=$cache/$version/pdfcpu

(($#)) || { echo "usage: ${0##*/} FILE.pdf..." >&2; exit 64; }
skip() { echo "pdfcpu: 0 passed, 0 failed, $# skipped: $reason"; exit 0; }

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
if [[ ! -x $program ]]; then
  reason='Go is missing'
  command -v go >/dev/null || skip "$@"
  has=$(go env GOVERSION) reason="Go ${has#go} is older than $least_go"
  [[ $(printf '%s\n' "$least_go" "${has#go}" | sort -V | head -n 1) == "$least_go" ]] || skip "$@"
  reason='its module is not to be had'
  (cd "$work" && GOTOOLCHAIN=local GOFLAGS=-mod=mod GOBIN=$cache/$version timeout 600 \
    go install "github.com/pdfcpu/pdfcpu/cmd/pdfcpu@$version") >"$work/log" 2>&1 || { tail -n 3 "$work/log"; skip "$@"; }
fi

passed=0 failed=0
for file; do # with a home of its own, in which it writes its configuration
  if HOME=$work XDG_CONFIG_HOME=$work "$program" validate -mode strict "$file" >"$work/log" 2>&1; then
    passed=$((passed + 1)); echo "PASS strict $file"
  else
    failed=$((failed + 1)); echo "FAIL strict $file"; tail -n 2 "$work/log" | sed 's/^/    /'
  fi
done
echo "pdfcpu: $passed passed, $failed failed, 0 skipped"
((failed == 0))

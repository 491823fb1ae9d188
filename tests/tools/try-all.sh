#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Builds everything that the repository holds with a sanitized platen: tests/tools/try-all.sh PLATEN
set -eu
platen=$(realpath "$1")
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$root"
"$platen" build --quiet -o "$work"
"$platen" build --quiet --dump=pages -o "$work"
"$platen" schema layout >/dev/null
"$platen" schema project >/dev/null
"$platen" schema content >/dev/null
"$platen" fonts >/dev/null
tests/diff/run.sh "$platen"
tests/diagnostics/run.sh "$platen"
tests/second-subject.sh "$platen"

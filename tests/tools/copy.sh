#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
#
# A page as a photocopier gives it back: tests/tools/copy.sh PDF PAGE OUT.png
# 300 dpi, 1 bit: the page in grey, blurred by 1.1 pixels, with noise of 28 of 255, black below 140 (copy.c). Letters and
# dots that break up there, and gaps that close, do so on paper.
set -euo pipefail
pdf=${1:?usage: tests/tools/copy.sh PDF PAGE OUT.png} page=${2:?a page} out=${3:?a PNG to write}
top=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
if [[ $top/tests/tools/copy.c -nt $top/build/copy ]]; then
  mkdir -p "$top/build"
  # shellcheck disable=SC2046
  ${CC:-cc} -std=c17 -O2 -o "$top/build/copy" "$top/tests/tools/copy.c" $(pkg-config --cflags --libs libpng) -lm
fi
trap 'rm -f "$out.new"' EXIT
pdftoppm -gray -r 300 -f "$page" -l "$page" "$pdf" | "$top/build/copy" >"$out.new"
mv "$out.new" "$out"

#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Small layouts against what is kept of them, their bound boxes, their list and their pages: tests/golden/run.sh PLATEN
# UPDATE=1 writes them anew; what changed is then read in `git diff`.
set -u
platen=$(realpath "${1:?usage: tests/golden/run.sh PLATEN}")
cd "$(dirname "${BASH_SOURCE[0]}")" || exit 2
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cp -r platen.yaml content layouts "$work"
cp -r ../../fonts "$work/fonts"
built=0 passed=0 failed=0
# Outputs without mistakes are written also when others have some.
for dump in bound list pages; do
  "$platen" build --dump="$dump" --quiet -C "$work" -o "$work/out/" || built=1
done
for layout in layouts/*.yaml; do
  for kind in bound list trace; do
    name=$(basename "$layout" .yaml).$kind
    new=$(find "$work/out" -name "$name" | head -n 1)
    [[ ${UPDATE:-} == 1 && $new ]] && cp "$new" "$name"
    if [[ $new ]] && diff -u "$name" "$new"; then
      echo "ok   $name"; passed=$((passed + 1))
    else
      echo "FAIL $name"; failed=$((failed + 1))
    fi
  done
done
echo "$passed passed, $failed failed"
((failed == 0 && built == 0))

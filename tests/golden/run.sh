#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Small layouts against their traces: tests/golden/run.sh PLATEN
# UPDATE=1 writes the traces anew; what changed is then read in `git diff`.
set -u
platen=$(realpath "${1:?usage: tests/golden/run.sh PLATEN}")
cd "$(dirname "${BASH_SOURCE[0]}")" || exit 2
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cp -r platen.yaml content layouts "$work"
cp -r ../../fonts "$work/fonts"
# Outputs without mistakes are written also when others have some.
"$platen" build --trace --quiet -C "$work" -o "$work/out/"
built=$?
passed=0 failed=0
for layout in layouts/*.yaml; do
  name=$(basename "$layout" .yaml)
  new=$(find "$work/out" -name "$name.*" | head -n 1)
  [[ ${UPDATE:-} == 1 && $new ]] && cp "$new" "$name.trace"
  if [[ $new ]] && diff -u "$name.trace" "$new"; then
    echo "ok   $name"; passed=$((passed + 1))
  else
    echo "FAIL $name"; failed=$((failed + 1))
  fi
done
echo "$passed passed, $failed failed"
((failed == 0 && built == 0))

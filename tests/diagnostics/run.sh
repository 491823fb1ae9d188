#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
#
# One bad input for each diagnostic: tests/diagnostics/run.sh PLATEN
# A case is a folder named after its code, CODE or CODE.WHAT: files laid over base/, and in expected.txt
# what `platen check` says. `command` holds other arguments where a case needs them, `before` what a shell does first with the
# program as $platen. UPDATE=1 writes
# expected.txt anew. Codes without a case are listed, and fail with STRICT=1.
set -u
platen=$(realpath "${1:?usage: tests/diagnostics/run.sh PLATEN}")
cd "$(dirname "${BASH_SOURCE[0]}")" || exit 2
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
passed=0 failed=0 missing=()

try_case() { # FOLDER CODE
  local case=$1 code=$2 status arguments=(check -q)
  rm -rf "$work/p"; cp -r base "$work/p"
  cp ../../fonts/{NotoSans-Regular.ttf,sRGB.icc,FOGRA39L.icc} "$work/p/fonts"
  cp -r "$case/." "$work/p"; rm -f "$work/p/expected.txt"
  grep -sho 'NotoSans[A-Za-z]*-[A-Za-z]*\.ttf' "$case/fonts/fonts.yaml" | while read -r font; do
    cp "../../fonts/$font" "$work/p/fonts"
  done
  [[ -f $case/before ]] && (cd "$work/p" && platen=$platen bash ./before)
  [[ -f $case/command ]] && read -ra arguments <"$case/command"
  (cd "$work/p" && "$platen" "${arguments[@]}") >"$work/log" 2>&1
  status=$?
  echo "exit status $status" >>"$work/log"
  [[ ${UPDATE:-} == 1 ]] && cp "$work/log" "$case/expected.txt"
  if diff -u "$case/expected.txt" "$work/log" && grep -qF "[$code]" "$work/log"; then
    echo "ok   $case"; passed=$((passed + 1))
  else
    echo "FAIL $case"; failed=$((failed + 1))
  fi
}

for code in $("$platen" explain | cut -d' ' -f1); do
  [[ -d $code ]] || missing+=("$code")
  for case in "$code" "$code".*; do
    [[ -d $case ]] && try_case "$case" "$code"
  done
done
echo "$passed passed, $failed failed, ${#missing[@]} codes without a case${missing:+: ${missing[*]}}"
((failed == 0)) && [[ ${STRICT:-} != 1 || ${#missing[@]} == 0 ]]

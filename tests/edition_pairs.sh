#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Every two editions of this project, joined in both orders: tests/edition_pairs.sh PLATEN
# Of each document they are made, in four languages and without a warning, or refused in one sentence for each language.
# Which are refused, and why, stands below; all others are made.
set -u
platen=$(realpath "${1:?usage: tests/edition_pairs.sh PLATEN}")
cd "$(dirname "${BASH_SOURCE[0]}")/.." || exit 2
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
. tests/tools/report.sh
editions=(2up 4up a3 booklet cards dyslexia form ink-saver key large-print mono press reflowed tabloid tiled-a3 tiled-a4 tiled-letter)
locales=(en ar ja de)

# What two of them say that do not go together; DOCUMENT, then their names in the order of the alphabet.
refusal() {
  case $2+$3 in
    2up+4up) echo 'both say how many pages a sheet has \[editions-clash\]' ;;
    tiled-*+tiled-*) echo 'both say the paper of the sheets \[editions-clash\]' ;;
    [24]up+booklet | [24]up+cards | booklet+cards | [24]up+tiled-* | booklet+tiled-*) echo 'are two ways to put pages on sheets' ;;
    a3+tabloid) echo 'both say the size of the page \[editions-clash\]' ;;
    a3+large-print | large-print+tabloid) echo 'in 18 pt the names of the skills are wider than their planks' ;;
    form+key) echo 'the sheet is filled in already \[no-effect\]' ;;
    form+press) echo 'fields are for a screen \[no-effect\]' ;;
    [24]up+press | booklet+press | cards+press | press+tiled-*) echo 'a print shop puts them on sheets itself' ;;
    [24]up+large-print | booklet+large-print) echo 'letters are .* on its sheets \[broken-promise\]' ;;
    [24]up+dyslexia | booklet+dyslexia)
      [[ $1 == poster && $2 != 4up ]] || echo 'letters are .* on its sheets \[broken-promise\]' ;;
  esac
}
try() { # DOCUMENT FIRST SECOND
  local first=$2 second=$3 wanted status messages good
  [[ $first < $second ]] || { first=$3 second=$2; }
  "$platen" check -q --edition "$2+$3" --document "$1" "${locales[@]/#/--locale=}" >"$work/log" 2>&1
  status=$?
  wanted=$(refusal "$1" "$first" "$second")
  grep '^[^ ].*\[[a-z-]*\]$' "$work/log" >"$work/messages"
  messages=$(wc -l <"$work/messages")
  if [[ $status == 2 ]]; then
    grep -q "is not made for the document '$1'" "$work/log"
  elif [[ $wanted ]]; then
    [[ $status == 1 && $messages -le ${#locales[@]} && $(grep -c -- "$wanted" "$work/messages") == "$messages" ]]
  else
    [[ $status == 0 && $messages == 0 ]]
  fi
  good=$?
  [[ $good == 0 ]] || head -n 5 "$work/log"
  [[ $status == 2 ]] || result "$1 in $2+$3: ${wanted:-made}" $good
}

for first in "${editions[@]}"; do
  for second in "${editions[@]}"; do
    for document in handout poster worksheet; do
      [[ $first == "$second" ]] || try "$document" "$first" "$second"
    done
  done
done
report

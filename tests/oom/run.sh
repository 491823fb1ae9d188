#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Allocations that fail, each in its turn: tests/oom/run.sh PLATEN
# Each run below is repeated for its allocations 1, 2, 3…, with this one failing and with this and all later
# ones (fault.c). It must end with status 2, one sentence and no file that is not whole, or as it does unharmed.
# FIRST=200 every allocation up to this one; STEP=13 and then every 13th. SAMPLE=1: a few of each run, in half
# a minute. ONLY=PO: runs with that in their names.
set -u
platen=$(realpath "${1:?usage: tests/oom/run.sh PLATEN}")
cd "$(dirname "${BASH_SOURCE[0]}")/../.." || exit 2
if [[ ${SAMPLE:-} ]]; then first=${FIRST:-20} step=${STEP:-499}; else first=${FIRST:-200} step=${STEP:-13}; fi
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
${CC:-cc} -std=c17 -D_GNU_SOURCE -O2 -Wall -Wextra -shared -fPIC -o "$work/fault.so" tests/oom/fault.c -ldl || exit 2
mkdir "$work/shipped" "$work/golden" "$work/out"
cp -R platen.yaml content layouts fonts "$work/shipped"
cp -R "$work/shipped" "$work/untranslated" && rm "$work"/untranslated/content/*/po/*
cp -R tests/golden/{platen.yaml,content,layouts} fonts "$work/golden"

before='' # a folder with what the folder of a run holds before it
told=0
run() { # NAME PROJECT FOLDER ARGUMENTS...: FOLDER is where the files of the run go; beside others, on all processors
  [[ $1 == *${ONLY:-}* ]] || return
  while [[ $(jobs -rp | wc -l) -ge $(nproc) ]]; do wait -n; done
  told=$((told + 1))
  run_one "$@" >"$work/told.$((100 + told))" 2>&1 &
}
run_one() {
  local name=$1 project=$2 folder=$3 log=$work/log.$BASHPID p=0 e=0 q=0 w=1; shift 3
  mkdir -p "$folder"
  FAULT_FOLDER=$folder FAULT_BEFORE=$before FAULT_FIRST=$first FAULT_STEP=$step LD_PRELOAD=$work/fault.so "$platen" "$@" -C "$work/$project" >"$log" 2>&1
  [[ $(tail -n 1 "$log") =~ ([0-9]+)\ points,\ ([0-9]+)\ ended,\ ([0-9]+)\ equal,\ ([0-9]+)\ wrong$ ]] &&
    p=${BASH_REMATCH[1]} e=${BASH_REMATCH[2]} q=${BASH_REMATCH[3]} w=${BASH_REMATCH[4]}
  # A run in which nothing failed has tested nothing.
  ((e > 0)) || w=$((w + 1))
  echo "1 $p $e $q $w" >>"$work/counts"
  if ((w == 0)); then echo "ok   $name: $(tail -n 1 "$log")"; else echo "FAIL $name"; tail -n 20 "$log"; fi
}
into() { echo "$work/out/$told"; } # a folder of its own for the next run
build() { # DOCUMENT LOCALE: one of the shipped documents
  run "$1 in $2" shipped "$(into)" build --quiet --document "$1" --locale "$2" -o "$(into)/out.pdf"
}
golden() { run "$1" golden "$(into)" build --quiet --document "$1" -o "$(into)/out.pdf"; }

# The longest is the first.
mkdir "$work/was"
cp -R "$work/untranslated/." "$work/was"
sed -i "0,/^title: /s//title: 'Once more' #/" "$work/was/content/marketing-it/en.yaml"
"$platen" build -q -C "$work/was" --document worksheet --locale en -o "$work/worksheet.pdf" 2>"$work/log" || cat "$work/log"
run 'comparison of a PDF and a project' shipped "$(into)" diff -q -o "$(into)" --document worksheet --locale en "$work/worksheet.pdf" "$work/shipped"
build worksheet en
build worksheet de # hyphens
build worksheet ar
build worksheet hi
build worksheet th # words from a dictionary
build worksheet ja
build poster he
golden table
golden pictures # SVG, PNG, QR codes
golden diagrams
golden right-to-left
run 'two workers' shipped "$(into)" build --quiet -j 2 --document worksheet --locale en --locale ru -o "$(into)/"
run 'proof' shipped "$(into)" build --quiet --proof --document worksheet --locale fr -o "$(into)/out.pdf"
run 'dump of pages' shipped "$(into)" build --quiet --dump=pages --document worksheet --locale tr -o "$(into)/"
run 'check' shipped "$work/none" check --quiet --document worksheet --locale zh-Hans
cp -R "$work/untranslated" "$work/translated"
run 'new PO file' untranslated "$work/untranslated/content/marketing-it/po" po it
before=$work/before po=$work/translated/content/marketing-it/po
mkdir -p "$before" "$po"
"$platen" po it -C "$work/translated" >"$work/log"
awk -v RS= -v ORS='\n\n' 'NR % 7 { sub(/msgstr ""/, "msgstr \"uno\""); print }' "$po/it.po" >"$before/it.po"
run 'PO file with changes' translated "$po" po it
before=
run 'schema' shipped "$work/none" schema content
wait
cat "$work"/told.*
read -r runs points ended equal wrong <<<"$(awk '{ runs += $1; points += $2; ended += $3; equal += $4; wrong += $5 }
  END { print runs + 0, points + 0, ended + 0, equal + 0, wrong + 0 }' "$work/counts")"
echo "$runs runs, $points points: $ended ended with a sentence, $equal equal, $wrong wrong"
((wrong == 0))

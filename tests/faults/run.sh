#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Writing that fails or is cut short: tests/faults/run.sh PLATEN
# Each command below is run with each call to write, fsync, rename, close and their like failing in its turn, on
# file systems with less and less room, and ended by signals at many moments (harness.c). Every file is the old or
# the new one, whole, and nothing is left over. SAMPLE=1: a few of each, in some
# seconds; ONLY=diff: commands with that in their names.
set -u
platen=$(realpath "${1:?usage: tests/faults/run.sh PLATEN}")
cd "$(dirname "${BASH_SOURCE[0]}")/../.." || exit 2
if [[ ${SAMPLE:-} ]]; then calls=2 kills=6 sizes=4 at_once=8; else calls=${CALLS:-60} kills=${KILLS:-300} sizes=${SIZES:-50}; fi
work=$(mktemp -d -p /dev/shm 2>/dev/null || mktemp -d) # in memory nobody waits for a disk
trap 'rm -rf "$work"' EXIT
${CC:-cc} -std=c17 -D_GNU_SOURCE -O2 -Wall -Wextra -shared -fPIC -o "$work/harness.so" tests/faults/{calls,state,harness}.c -ldl || exit 2

# A small project of four outputs, with a translation, and the least that a new one is made from.
project() { # NAME
  mkdir -p "$work/$1/out" "$work/$1/content/demo/po"
  cp -R tests/diagnostics/base/. "$work/$1"
  cp fonts/{NotoSans-Regular.ttf,sRGB.icc} "$work/$1/fonts"
  printf '%s\n' 'subject: demo' 'documents: [page, {name: other, layout: page}]' 'locales: [en, de]' 'threshold: 0' >"$work/$1/platen.yaml"
}
project old
title() { sed -i "s/^title: .*/title: $2/" "$work/$1/content/demo/en.yaml"; }
(cd "$work/old" && "$platen" po -q de && "$platen" build -q --depfile=out/deps) || exit 2
chmod 640 "$work"/old/content/demo/po/de.po "$work"/old/out/en/page.pdf
cp -R "$work/old" "$work/changed"
title changed 'Another title'
mkdir -p "$work/parts/tests"
cp -R "$work/old" "$work/parts/tests/sample"
rm -r "$work"/parts/tests/sample/{out,layouts,fonts}
touch "$work/parts/tests/sample/.gitignore"
cp -R "$work"/old/layouts "$work/parts"
mkdir "$work"/parts/{fonts,LICENSES} "$work"/new{,/p}
cp "$work"/old/fonts/fonts.yaml LICENSES/OFL-1.1.txt "$work/parts/fonts"
cp LICENSES/OFL-1.1.txt "$work/parts/LICENSES"

runs=0 wrong=0 skipped=0
try() { # WAYS POINTS NAME FOLDER ARGUMENTS...: FOLDER is where the files of the run go
  local ways=$1 points=$2 name=$3 folder=$work/$4 log=$work/log; shift 4
  if [[ $ways == space ]] && ! "${own[@]}" true 2>/dev/null; then
    skipped=$((skipped + 1)); echo "skip $name, $ways: no file system can be mounted"; return
  fi
  FAULT_FOLDER=$folder FAULT_WAYS=$ways FAULT_POINTS=$points "${own[@]}" env LD_PRELOAD="$work/harness.so" "$platen" "$@" >"$log" 2>&1
  local n=0 w=1
  [[ $(tail -n 1 "$log") =~ ^([0-9]+)\ runs,.*\ ([0-9]+)\ wrong$ ]] && n=${BASH_REMATCH[1]} w=${BASH_REMATCH[2]}
  runs=$((runs + n)) wrong=$((wrong + w))
  if ((w == 0)); then echo "ok   $name, $ways: $(tail -n 1 "$log")"; else echo "FAIL $name, $ways"; tail -n 20 "$log"; fi
}
every() { # NAME FOLDER ARGUMENTS...
  [[ $1 == *${ONLY:-}* ]] || return
  own=(env)
  try calls "$calls" "$@"
  try kills "$kills" "$@"
  own=(unshare --mount --map-root-user)
  [[ $(id -u) != 0 ]] || own=(unshare --mount)
  try space "$sizes" "$@"
}
project class # the sheets of a class, one for each and together, and what it has answered
printf '%s\n' name Ann Bo >"$work/class/list.csv"
mkdir "$work/shipped"
cp -R platen.yaml content layouts "$work/shipped"
cp -R fonts "$work/shipped"
mkdir "$work/shipped/out"
printf 'code,%s\nann,%s\n' "$(seq -s, 1 20)" "$(printf '1,%.0s' {1..19})1" >"$work/answers.csv"

every 'po' changed/content/demo/po po -q -C "$work/changed" de
every 'new' new new -q --from="$work/parts" "$work/new/q"
every 'new in an empty folder' new new -q --from="$work/parts" "$work/new/p"
every 'build' changed/out build -q -j 1 -C "$work/changed"
every 'build in two workers' changed/out build -q -j 2 -C "$work/changed"
every 'depfile' changed/out build -q -j 2 --locale=en --depfile="$work/changed/out/deps" -C "$work/changed"
every 'sheets of a class' class/out build -q -j 1 --document=page --locale=en --roster="$work/class/list.csv" -C "$work/class"
every 'a pack' class/out build -q --document=page --locale=en --roster="$work/class/list.csv" --pack -C "$work/class"
every 'score' shipped/out score -q --locale=en "$work/answers.csv" -C "$work/shipped"

# Two PDFs of this program, and of another one; pages with the places marked go into a folder.
mkdir "$work/marked" "$work/other"
cp "$work/old/out/en/page.pdf" "$work/is.pdf" && (title class 'One more title' && "$platen" build -q -C "$work/class" --locale=en --document=page -o "$work/was.pdf") || exit 2
every 'diff' marked diff -q -o "$work/marked" "$work/was.pdf" "$work/is.pdf"
[[ ${SAMPLE:-} ]] || every 'diff of projects' marked diff -q -o "$work/marked" --locale=en --document=page "$work/old" "$work/class"
if [[ ! ${SAMPLE:-} ]] && command -v pdftocairo pdftotext pdftoppm >/dev/null; then
  pdftocairo -pdf "$work/was.pdf" "$work/other/was.pdf" && pdftocairo -pdf "$work/is.pdf" "$work/other/is.pdf"
  every 'diff of PDFs that another program made' marked diff -q -o "$work/marked" -C "$work/old" "$work/other/was.pdf" "$work/other/is.pdf"
fi

# -- what fails for a whole run: a sentence with the path and the cause, and the old files ------------------------------------
said() { # NAME WORDS COMMAND...: the command ends with status 2, says one sentence with the words, and leaves changed/out as it was
  local name=$1 words=$2 status; shift 2
  runs=$((runs + 1))
  rm -rf "$work/before"; cp -a "$work/changed/out" "$work/before"
  "$@" >"$work/log" 2>"$work/sentence"; status=$?
  if [[ $status == 2 && $(wc -l <"$work/sentence") == 1 && $(<"$work/sentence") == "platen: "*"$words"* ]] && diff -r "$work/before" "$work/changed/out"; then
    echo "ok   $name: $(sed "s|$work/||" "$work/sentence")"
  else
    wrong=$((wrong + 1)); echo "FAIL $name: status $status, said: $(<"$work/sentence")"
  fi
}
rm -f "$work/changed/out/.platen-record"
title changed 'A third title'
said '/dev/full' 'cannot write to standard output: No space left on device' \
  sh -c '"$0" "$@" >/dev/full' "$platen" build -q -C "$work/changed" --locale=en --document=page -o -
said '/dev/full by name' '/dev/full: it is no regular file' "$platen" build -q -C "$work/changed" --locale=en --document=page -o /dev/full
said 'a limit of the shell' '.pdf: File too large' bash -c 'ulimit -f 4; exec "$0" "$@"' "$platen" build -q -C "$work/changed"
said 'a folder that is a file' 'out/old: ' bash -c 'touch "$0/out/old"; "$1" build -q -C "$0" --locale=en --document=page -o "$0/out/old/x.pdf"; s=$?; rm "$0/out/old"; exit $s' "$work/changed" "$platen"
said 'a present folder that is gone' 'cannot tell the present folder: No such file or directory' \
  bash -c 'mkdir "$0/gone"; cd "$0/gone"; rmdir "$0/gone"; exec "$1" build -q -C "$0/changed" --locale=en --document=page -o x.pdf' "$work" "$platen"
if "${own[@]}" true 2>/dev/null; then
  said 'a file system that is read-only' 'Read-only file system' "${own[@]}" bash -c \
    'mount --bind "$0" "$0" && mount -o remount,bind,ro "$0" && exec "$1" build -q -C "$2"' "$work/changed/out" "$platen" "$work/changed"
fi

# Builds at once onto the same files: each ends well, and what is there is what one of them makes.
"$platen" build -q -C "$work/changed" >"$work/log" 2>&1
cp -a "$work/changed/out" "$work/one"
rm -rf "$work/changed/out"
many=() bad=0
for ((i = 0; i < ${at_once:=32}; i++)); do "$platen" build -q -C "$work/changed" >"$work/log$i" 2>&1 & many+=($!); done
for p in "${many[@]}"; do wait "$p" || bad=$((bad + 1)); done
runs=$((runs + at_once))
for f in "$work"/one/*/*.pdf; do cmp -s "$f" "${f/one/changed/out}" || bad=$((bad + 1)); done
[[ -z $(find "$work/changed" -name '*.tmp') ]] || bad=$((bad + 1))
if ((bad == 0)); then echo "ok   $at_once builds at once"; else wrong=$((wrong + bad)); echo "FAIL $at_once builds at once: $bad"; cat "$work"/log?; fi
echo "$runs runs, $wrong wrong, $skipped skipped"
((wrong == 0))

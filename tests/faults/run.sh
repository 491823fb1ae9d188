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
project() { # NAME; its pages are narrow, of which comparisons draw few pixels
  mkdir -p "$work/$1/out" "$work/$1/content/demo/po"
  cp -R tests/diagnostics/base/. "$work/$1"
  cp fonts/{NotoSans-Regular.ttf,sRGB.icc} "$work/$1/fonts"
  sed -i 's/^page: .*/page: {size: 40mm x 400mm, margins: {inner: 6.5mm, outer: 6.5mm}}/' "$work/$1/layouts/page.yaml"
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

own=(unshare --mount --map-root-user)
[[ $(id -u) != 0 ]] || own=(unshare --mount)
try() { # WAY POINTS NAME FOLDER ARGUMENTS...: FOLDER is where the files of the run go
  local way=$1 points=$2 name=$3 folder=$work/$4 log=$work/log.$BASHPID as=(env) n=0 w=1; shift 4
  [[ $way != space ]] || as=("${own[@]}")
  if ! "${as[@]}" true 2>/dev/null; then
    echo 0 0 1 >>"$work/counts"; echo "skip $name, $way: no file system can be mounted"; return
  fi
  FAULT_FOLDER=$folder FAULT_WAYS=$way FAULT_POINTS=$points "${as[@]}" env LD_PRELOAD="$work/harness.so" "$platen" "$@" >"$log" 2>&1
  [[ $(tail -n 1 "$log") =~ ^([0-9]+)\ runs,.*\ ([0-9]+)\ wrong$ ]] && n=${BASH_REMATCH[1]} w=${BASH_REMATCH[2]}
  echo "$n $w 0" >>"$work/counts"
  if ((w == 0)); then echo "ok   $name, $way: $(tail -n 1 "$log")"; else echo "FAIL $name, $way"; tail -n 20 "$log"; fi
}
every() { # NAME FOLDER ARGUMENTS...
  [[ $1 == *${ONLY:-}* ]] || return
  for way in ${one_way:-calls kills space}; do
    case $way in calls) try calls "$calls" "$@" ;; kills) try kills "$kills" "$@" ;; space) try space "$sizes" "$@" ;; esac
  done
}
# What does not write into the same folders is run at once, on all processors, and told in the order below.
beside() { # COMMAND...
  while [[ $(jobs -rp | wc -l) -ge $(nproc) ]]; do wait -n; done
  told=$((told + 1))
  "$@" >"$work/told.$((10 + told))" 2>&1 &
}
apart() { # NAME ARGUMENTS...: each way in a folder of its own, @ in the arguments
  local name=$1 one_way; shift
  for one_way in calls kills space; do
    local folder=marked.$((++marked))
    mkdir "$work/$folder"
    beside every "$name" "$folder" "${@/#@/$work/$folder}"
  done
}
told=0 marked=0
touch "$work/counts"
project class # the sheets of a class, one for each and together, and what it has answered
title class 'One more title'
cp -R "$work/class" "$work/renamed"
printf '%s\n' name Ann Bo >"$work/class/list.csv"
mkdir "$work/shipped"
cp -R platen.yaml content layouts "$work/shipped"
cp -R fonts "$work/shipped"
mkdir "$work/shipped/out"
printf 'code,%s\nann,%s\n' "$(seq -s, 1 20)" "$(printf '1,%.0s' {1..19})1" >"$work/answers.csv"

# Two PDFs of this program, and of another one; pages with the places marked go into a folder.
cp "$work/old/out/en/page.pdf" "$work/is.pdf" && "$platen" build -q -C "$work/renamed" --locale=en --document=page -o "$work/was.pdf" || exit 2
apart 'diff' diff -q -o @ "$work/was.pdf" "$work/is.pdf"
if [[ ! ${SAMPLE:-} ]]; then
  mkdir "$work/other"
  if command -v pdftocairo pdftotext pdftoppm >/dev/null; then
    pdftocairo -pdf "$work/was.pdf" "$work/other/was.pdf" && pdftocairo -pdf "$work/is.pdf" "$work/other/is.pdf"
    apart 'diff of PDFs that another program made' diff -q -o @ -C "$work/old" "$work/other/was.pdf" "$work/other/is.pdf"
  fi
  apart 'diff of projects' diff -q -o @ --locale=en --document=page "$work/old" "$work/renamed"
fi
builds() {
  every 'po' changed/content/demo/po po -q -C "$work/changed" de
  every 'build' changed/out build -q -j 1 -C "$work/changed"
  every 'build in two workers' changed/out build -q -j 2 -C "$work/changed"
  every 'depfile' changed/out build -q -j 2 --locale=en --depfile="$work/changed/out/deps" -C "$work/changed"
}
new_projects() {
  every 'new' new new -q --from="$work/parts" "$work/new/q"
  every 'new in an empty folder' new new -q --from="$work/parts" "$work/new/p"
}
sheets() {
  every 'sheets of a class' class/out build -q -j 1 --document=page --locale=en --roster="$work/class/list.csv" -C "$work/class"
  every 'a pack' class/out build -q --document=page --locale=en --roster="$work/class/list.csv" --pack -C "$work/class"
}
beside builds
beside new_projects
beside sheets
beside every 'score' shipped/out score -q --locale=en "$work/answers.csv" -C "$work/shipped"
wait
cat "$work"/told.*
read -r runs wrong skipped <<<"$(awk '{ runs += $1; wrong += $2; skipped += $3 } END { print runs + 0, wrong + 0, skipped + 0 }' "$work/counts")"

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

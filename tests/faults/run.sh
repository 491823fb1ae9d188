#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Writing that fails or is cut short: tests/faults/run.sh PLATEN
# Each command below is run with each call to write, fsync, rename, close and their like failing in its turn, on
# file systems with less and less room, and ended by signals at many moments (harness.c). Every file is the old or
# the new one, whole, and nothing is left over. SAMPLE=1: a few of each, in some seconds.
set -u
platen=$(realpath "${1:?usage: tests/faults/run.sh PLATEN}")
cd "$(dirname "${BASH_SOURCE[0]}")/../.." || exit 2
if [[ ${SAMPLE:-} ]]; then calls=2 kills=6 sizes=4; else calls=${CALLS:-60} kills=${KILLS:-450} sizes=${SIZES:-50}; fi
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
  own=(env)
  try calls "$calls" "$@"
  try kills "$kills" "$@"
  own=(unshare --mount --map-root-user)
  [[ $(id -u) != 0 ]] || own=(unshare --mount)
  try space "$sizes" "$@"
}
every 'po' changed/content/demo/po po -q -C "$work/changed" de
every 'new' new new -q --from="$work/parts" "$work/new/q"
every 'new in an empty folder' new new -q --from="$work/parts" "$work/new/p"
every 'build' changed/out build -q -j 1 -C "$work/changed"
every 'build in two workers' changed/out build -q -j 2 -C "$work/changed"
every 'depfile' changed/out build -q -j 2 --locale=en --depfile="$work/changed/out/deps" -C "$work/changed"
echo "$runs runs, $wrong wrong, $skipped skipped"
((wrong == 0))

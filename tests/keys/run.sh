#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
#
# No key does nothing: tests/keys/run.sh PLATEN
# For each key of each table of the reference, keys.txt has an example in which it changes what is printed or said; a key
# without one fails, and so does an example that comes out equal with the key and without it. Most examples are documents
# of one project, which is built twice: all with their keys, then all without; their PDFs must differ. Keys of other files
# have a project each, in which messages, or whatever is written, must differ.
set -u
platen=$(realpath "${1:?usage: tests/keys/run.sh PLATEN}")
cd "$(dirname "${BASH_SOURCE[0]}")" || exit 2
root=$(cd ../.. && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
. "$root/tests/tools/report.sh"

declare -A word=() example=() same=() line_of=()
names=() documents=() also=()
section='' kind='' file='' template='' command='' number=0 fonts=(NotoSans-{Regular,Bold,Italic}.ttf NotoSansMono-Regular.ttf
  NotoSansCJK-Regular.ttf NotoSansThai-Regular.ttf {sRGB,FOGRA39L}.icc)

cp -r project "$work/base"
cp "$root/tests/diagnostics/low-resolution/a.png" "$work/base"
cp "$root/docs/images/poster.png" "$work/base/b.png"
echo '{subject: demo, locales: [en], documents: [page]}' >"$work/base/platen.yaml"
mkdir "$work/fonts"
cp -r "${fonts[@]/#/$root/fonts/}" "$root"/fonts/{hyphenation,SHA256SUMS} "$work/fonts"
project() { cp -r "$work/base" "$1"; cp -rl "$work/fonts/." "$1/fonts"; } # FOLDER

expand() { # TEXT: with $names filled in, into `expanded`
  local name
  expanded=$1
  for name in "${names[@]}"; do expanded=${expanded//"\$$name"/"${word[$name]}"}; done
}
put() { # KEY-AND-VALUE, or nothing: the template with it, into `expanded`
  expand "${template/@/"${1:+$1, }"}"
  case $kind in
  box) expanded="{shape: demo, document: {title: '{title}'}, ${word[styles]}, page: {size: a5}, body: [${word[before]}, $expanded, ${word[after]}]}" ;;
  layout) expanded="{shape: demo, document: {title: '{title}'}, $expanded}" ;;
  esac
}

# What a project of its own says and writes, but for the file that differs.
state() { # FOLDER
  local arguments
  read -ra arguments <<<"$command"
  (cd "$1" && "$platen" "${arguments[@]}" 2>&1; echo "status $?"
    find . -type f ! -path "./$file" ! -path './fonts/*' ! -name .platen-record -exec sha256sum {} + | sort -k 2)
}
try_project() { # NAME WITH WITHOUT SAME
  local n side text p
  for side in with without; do
    p=$work/one-$side
    rm -rf "$p"; project "$p"; mkdir -p "$(dirname "$p/$file")"
    for ((n = 0; n < ${#also[@]}; n += 2)); do
      mkdir -p "$(dirname "$p/${also[n]}")"; expand "${also[n + 1]}"; printf '%b\n' "$expanded" >"$p/${also[n]}"
    done
    text=$2; [[ $side == with ]] || text=$3
    put "$text"; rm -f "$p/$file"; printf '%s\n' "$expanded" >"$p/$file"
    state "$p" >"$work/$side.state"
  done
  grep -E '\[(no-effect|unknown-key|wrong-type|yaml-syntax)\]$' "$work/with.state" && { result "$1" 1; return; }
  sed -Ei 's/:[0-9]+:[0-9]+:/:/; /^ +[0-9]* \|/d' "$work"/*.state # a key moves what stands behind it
  if cmp -s "$work/with.state" "$work/without.state"; then [[ $4 ]]; else [[ ! $4 ]]; fi
  result "$1" $?
}
add_document() { # NAME WITH WITHOUT SAME
  local name
  name=$(printf 'k%03d' ${#documents[@]})
  put "$2"; echo "$expanded" >"$work/with/layouts/$name.yaml"
  put "$3"; echo "$expanded" >"$work/without/layouts/$name.yaml"
  documents+=("$name"); example[$name]=$1 same[$name]=$4
}
add() { # an example: [=] KEY: VALUE [<> WHAT STANDS THERE WITHOUT IT]
  local note='' with without=''
  [[ $1 == '= '* ]] && note=1
  with=${1#= }
  [[ $with == *' <> '* ]] && without=${with#* <> } with=${with%% <> *}
  line_of[$section: ${with%%:*}]+=" $number"
  set -- "keys.txt:$number: $section: $with" "$with" "$without" "$note"
  if [[ $kind == file ]]; then try_project "$@"; else add_document "$@"; fi
}

project "$work/with"; project "$work/without"
while IFS= read -r line; do
  number=$((number + 1))
  case $line in
  '' | '#' | '# '*) ;;
  '## '*) section=${line#'## '} kind='' ;;
  'let '*) line=${line#let }; expand "${line#* }"; word[${line%% *}]=$expanded; names+=("${line%% *}") ;;
  'box '* | 'layout '*) kind=${line%% *} template=${line#* } ;;
  'file '*) kind=file template=${line#file } also=() command='build -q'; file=${template%% *} template=${template#* } ;;
  'also '*) line=${line#also }; also+=("${line%% *}" "${line#* }") ;;
  'run '*) command=${line#run } ;;
  '  '*) expand "${line#  }"; add "$expanded" ;;
  *) echo "keys.txt:$number: $line"; result "line $number" 1 ;;
  esac
done <keys.txt

for side in with without; do
  printf '%s\n' 'subject: demo' 'locales: [en]' "documents: [$(IFS=,; echo "${documents[*]}")]" >"$work/$side/platen.yaml"
  "$platen" build -q -C "$work/$side" >"$work/$side.log" 2>&1
done
for name in "${documents[@]}"; do
  a=$work/with/out/en/$name.pdf b=$work/without/out/en/$name.pdf
  if [[ ! -f $a || ! -f $b ]]; then
    [[ -f $b ]] || echo "without it:"
    grep -hA 2 -E "layouts/$name.yaml|(^| )$name " "$work"/with*.log | head -n 8
    false
  elif cmp -s "$a" "$b"; then [[ ${same[$name]} ]]; else [[ ! ${same[$name]} ]]; fi
  result "${example[$name]}" $?
done

while read -r key; do
  [[ ${line_of[$key]:-} ]]
  result "an example of '$key'" $?
done < <("$platen" schema layout --manual |
  awk '/^#/ {sub(/^#+ /, ""); section = $0} /^\| `/ {split($0, cell, "`"); print section ": " cell[2]}')
report

#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Parts of a run: tests/shards/run.sh PLATEN
# Twelve shards as processes that know nothing of each other make what one run makes, to the byte, each output once; what
# they tell, merged, is what one run tells, in every format. The same for the sheets of a class. tests/shards/scale.py does it
# with a project of 1,000 outputs. Prints ok or FAIL for each check, then a count.
set -u
platen=$(realpath "${1:?usage: tests/shards/run.sh PLATEN}")
source=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
. "$source/tests/tools/report.sh"
check() { local name=$1; shift; "$@" >"$work/said" 2>&1; result "$name" $? || cat "$work/said"; }
refused() { # NAME WHY ARGUMENT...
  local name=$1 why=$2; shift 2
  "$platen" "$@" >"$work/said" 2>&1; [[ $? == 2 ]] && grep -qF -- "$why" "$work/said"
  result "$name" $? || cat "$work/said"
}
fresh() {
  rm -rf "$work/p"; mkdir "$work/p"
  cp -R "$source"/{platen.yaml,content,layouts,fonts} "$work/p"
  cd "$work/p" || exit 2
}
export platen work
shards() { # N FOLDER ARGUMENT...: each with outputs and a record of its own; two at a time
  local n=$1 folder=$2; shift 2
  mkdir -p "$work/$folder"
  seq "$n" | xargs -P 2 -I @shard@ sh -c 'k=$1 n=$2 folder=$3; shift 3
    "$platen" "$@" --quiet -j1 --shard=$k/$n -o "$work/$folder/$k/" --cache="$work/records/$folder-$k"' sh @shard@ "$n" "$folder" "$@"
}
union() { # FOLDER: all in one; a file that two shards have made stays where it is
  mkdir "$work/$1/all"
  for shard in "$work/$1"/[0-9]*/; do
    (cd "$shard" && find . -type f) | while read -r file; do
      [[ -e $work/$1/all/$file ]] || install -D "$shard/$file" "$work/$1/all/$file" && rm "$shard/$file"
    done
  done
  [[ -z $(find "$work/$1"/[0-9]* -type f) ]]
}

# -- outputs -------------------------------------------------------------------------------------
fresh
"$platen" build --quiet -o "$work/whole/" 2>"$work/said"; result 'one run' $?
outputs=$(find "$work/whole" -type f | wc -l)
shards 12 twelve build 2>"$work/said"; result 'twelve shards' $?
sizes=$(for shard in "$work"/twelve/*/; do find "$shard" -type f | wc -l; done | sort -n | uniq | paste -sd ' ')
check 'none has more than one output over another' test "$sizes" = "$((outputs / 12)) $((outputs / 12 + 1))"
check 'each output is of one shard' union twelve
check "all $outputs outputs are equal to the byte" diff -r "$work/whole" "$work/twelve/all"

# Each shard in the same places with a record of its own; then the outputs go to another checkout, where the records are joined.
parts() { seq 12 | xargs -P 2 -I @ "$platen" build --quiet -j1 --shard=@/12 --cache="$work/own/@"; }
parts 2>"$work/said"; result 'twelve shards, each with a record' $?
check 'no record but theirs' test ! -e out/.platen-record
cp -R "$work/p" "$work/joined"
"$platen" merge -C "$work/joined" "$work"/own/* >"$work/told" 2>&1; result 'the records are joined' $?
check 'in one for all outputs' grep -qx "the record has $outputs outputs that are up to date" "$work/told"
"$platen" build -C "$work/joined" >"$work/told" 2>&1; result 'with it a whole build' $?
check 'redoes nothing' grep -qx "0 of $outputs outputs written, $outputs up to date" "$work/told"
rm -r out "$work/joined"

mkdir "$work/touched" && cp -R . "$work/touched" && find "$work/touched" -exec touch -h -d 2001-01-01 {} +
"$platen" build --quiet -C "$work/touched" --shard=5/12 -o "$work/five/" 2>"$work/said"
"$platen" build --quiet --shard=5/12 -o "$work/5/" 2>"$work/said"
check 'another machine gives the same outputs to a shard' diff <(cd "$work/5" && find . | sort) <(cd "$work/five" && find . | sort)
"$platen" build --document=poster --locale=de --shard=2/2 >"$work/idle" 2>&1; result 'a shard of nothing is no mistake' $?
check 'and says so' grep -qx 'shard 2 of 2 has nothing to do: there is 1 output' "$work/idle"
check 'it writes nothing' test ! -e out

printf 'name,locale\n' >"$work/class.csv"
for i in $(seq 30); do printf 'Pupil %d,%s\n' "$i" "$(sed -n "$((i % 3 + 1))p" <<<$'en\nde\nru')"; done >>"$work/class.csv"
"$platen" build --quiet --document=worksheet --roster="$work/class.csv" -o "$work/pupils/" 2>"$work/said"; result 'a class' $?
shards 4 class build --document=worksheet --roster="$work/class.csv"; result 'a class in four shards' $?
check 'each pupil is of one shard' union class
check 'the sheets of the class are equal to the byte' diff -r "$work/pupils" "$work/class/all"

refused 'no part' "not '0/3'" build --shard=0/3
refused 'a part that there is not' "not '4/3'" build --shard=4/3
refused 'no number of parts' "not '3'" check --shard=3
refused 'no numbers' "not 'a/b'" check --shard=a/b
refused 'more than numbers' "not '1/3x'" check --shard=1/3x
refused 'a pack' '--pack makes one of them all' build --document=worksheet --roster="$work/class.csv" --pack --shard=1/2
refused 'standard output' '--shard goes with no -o -' build --shard=1/2 -o -

# -- reports -------------------------------------------------------------------------------------
# Notes of a project without mistakes, each with the locales of all shards in the order of platen.yaml.
for k in 1 2 3; do "$platen" check --format=jsonl --shard="$k/3" >"$work/notes-$k.jsonl" 2>"$work/said"; done
check 'shards tell of locales' grep -q '(locale' "$work"/notes-*.jsonl
"$platen" check --format=jsonl >"$work/notes" 2>"$work/said"
check 'and merged, of all of them at once' diff "$work/notes" <("$platen" merge --format=jsonl "$work"/notes-*.jsonl)
rm "$work"/notes*
# A text that is too long, a key that there is not, a word that no layout names, and a translation that lacks a place.
sed -i '0,/meaning: /s//meaning: far too many words for the room that there is in this place of the table, and then some more words, /' content/marketing-it/en.yaml
echo 'nonsense: 1' >>layouts/poster.yaml
printf 'words: {nobody-asks: "for this"}\n' >layouts/locales/fr-CA.yaml
sed -i 's/^locales: \[/&fr-CA, /' platen.yaml
sed -i '0,/^msgstr "[^"]*{/s/{[a-z.-]*}//' content/marketing-it/po/de.po
for k in $(seq 12); do "$platen" check --format=jsonl --shard="$k/12" >"$work/$k.jsonl" 2>"$work/said"; done
check 'shards tell of several mistakes' test "$(grep -h '"code"' "$work"/*.jsonl | sort -u | wc -l)" -ge 4
for format in json jsonl sarif gitlab github checkstyle; do
  "$platen" check --format=$format >"$work/whole.$format" 2>"$work/said"; of_whole=$?
  "$platen" merge --format=$format "$work"/{1..12}.jsonl >"$work/merged.$format" 2>"$work/said"; of_merged=$?
  check "merged reports as $format" cmp "$work/whole.$format" "$work/merged.$format"
  check "and the same exit status" test $of_whole$of_merged = 11
done
refused 'a report of nothing' 'cannot read /dev/null: it is no regular file' merge --format=jsonl /dev/null
"$platen" check >/dev/null 2>"$work/whole.text"
cat "$work"/*.jsonl | "$platen" merge - 2>"$work/merged.text"
check 'as text, from standard input' cmp "$work/whole.text" "$work/merged.text"
"$platen" merge --format=json "$work/whole.json" "$work/3.jsonl" 2>"$work/said" | cmp - "$work/whole.json"; result 'a list of messages is a report too' $?
echo '{"a": 1}' >"$work/other"
refused 'what is no report' 'other:1: this is no message' merge "$work/other"
timeout -s KILL 0.001 "$platen" build --force --format=jsonl --shard=1/2 >"$work/killed" 2>"$work/said"
refused 'the report of a shard that was killed' 'killed is cut off: the run that wrote it did not end' merge "$work/1.jsonl" "$work/killed"
"$platen" build --format=jsonl --shard=9/8 >"$work/failed" 2>"$work/said"
refused 'the report of a run that failed' 'has failed' merge "$work/1.jsonl" "$work/failed"
refused 'no such report' 'cannot read' merge "$work/none"
report

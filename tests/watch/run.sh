#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
#
# platen watch: tests/watch/run.sh PLATEN
# A small project is watched; each check changes it as editors and git do, and waits for the line that must come of it. No
# check depends on how fast the machine is: where something must not happen, a change that must be seen follows it.
set -um # with job control, or SIGINT would be ignored by what runs in the background
platen=$(realpath "${1:?usage: tests/watch/run.sh PLATEN}")
cd "$(dirname "${BASH_SOURCE[0]}")/../.." || exit 2
work=$(realpath "$(mktemp -d)")
pid=
trap '[[ -z $pid ]] || kill -KILL "$pid"; rm -rf "$work"' EXIT
unset SOURCE_DATE_EPOCH
passed=0 failed=0
result() { # NAME STATUS
  if (($2 == 0)); then passed=$((passed + 1)); else failed=$((failed + 1)); echo "FAIL  $1"; tail -n 12 out err; fi
}
p=$work/project
mkdir -p "$p"/{fonts,layouts/{shapes,editions,locales},content/demo} && cp fonts/{NotoSans-Regular.ttf,sRGB.icc} "$p/fonts"
printf 'families: {sans: {faces: [{file: NotoSans-Regular.ttf}]}}\n' >"$p/fonts/fonts.yaml"
printf '%s\n' 'subject: demo' 'documents: [page, note]' 'locales: [en]' >"$p/platen.yaml"
printf '%s\n' 'fields:' '  title: {type: text, max: 40}' '  note: {type: text, max: 40}' >"$p/layouts/shapes/demo.yaml"
for name in page note; do
  printf '%s\n' 'shape: demo' 'document: {title: A document}' 'page: {size: a6}' 'styles: {body: {size: 10pt}}' >"$p/layouts/$name.yaml"
done
printf "body: [{text: '{title}'}]\n" >>"$p/layouts/page.yaml"
printf "body: [{text: '{note}'}]\n" >>"$p/layouts/note.yaml"
content() { printf '%s\n' "title: $1" "note: $2"; } # TITLE NOTE
content one two >"$p/content/demo/en.yaml"
cd "$work" && : >out || exit 2

# The lines of the watch without their times: "2 outputs written".
lines() { sed -nE 's/^[0-9]{2}:[0-9]{2}:[0-9]{2} (.*) in [0-9]+ ms$/\1/p' out; }
count() { lines | wc -l; }
start() { # OPTION...
  env --default-signal=INT "$platen" watch -C "$p" "$@" >>out 2>err &
  pid=$!
}
# Waits until there are more than N lines.
await() { # N
  for ((i = 0; i < 3000; i++)); do
    (($(count) > $1)) && return
    kill -0 "$pid" || return 1
    sleep 0.01
  done
  return 1
}
# What comes of a change: the next line.
gives() { # NAME LINE COMMAND...
  local name=$1 line=$2 n found; shift 2
  n=$(count)
  "$@"
  await "$n" && found=$(lines | sed -n "$((n + 1))p")
  [[ ${found-} == "$line" ]] || echo "$name: '${found-}' where '$line' was to be"
  [[ ${found-} == "$line" ]]
  result "$name" $?
}
ends() { # NAME SIGNAL STATUS
  kill -s "$2" "$pid"
  wait "$pid" 2>/dev/null
  local status=$?
  pid=
  [[ $status == "$3" && -z $(find "$p" -name '.*' -type f ! -name .platen-record) ]]
  result "$1 (status $status)" $?
}

# -- what changes come to

gives 'the first build' '2 outputs written' start
save() { content "$@" >"$p/content/demo/en.yaml"; }
gives 'a text is saved in place' '1 output written, 1 up to date' save three two
rename() { content "$@" >"$p/content/demo/.en.yaml.swp" && mv "$p/content/demo/.en.yaml.swp" "$p/content/demo/en.yaml"; }
gives 'a text is saved by a rename' '1 output written, 1 up to date' rename three four
mistake() { printf 'body: [{txt: A}]\n' >>"$p/layouts/page.yaml"; }
cp "$p/layouts/page.yaml" kept
gives 'a mistake' '1 error, 0 warnings; 0 outputs written, 1 up to date' mistake
grep -q '^layouts/page.yaml:6:1: ' err; result 'is told' $?
repair() { cat kept >"$p/layouts/page.yaml"; }
gives 'and mended' '2 up to date' repair
gives 'an overlay that was not there' '2 outputs written' eval "echo 'styles: {body: {size: 12pt}}' >\$p/layouts/locales/en.yaml"
gives 'and is gone' '2 outputs written' rm "$p/layouts/locales/en.yaml"
gives 'a folder is renamed' '1 error, 0 warnings; 0 outputs written' mv "$p/content" "$p/away"
gives 'and comes back' '2 up to date' mv "$p/away" "$p/content"
gives 'a text is deleted' '1 error, 0 warnings; 0 outputs written' mv "$p/content/demo/en.yaml" kept
gives 'and comes back' '2 up to date' mv kept "$p/content/demo/en.yaml"
break_plan() { printf 'subject: demo\ndocuments: [page\n' >"$p/platen.yaml"; }
gives 'platen.yaml is broken' '1 error, 0 warnings; 0 outputs written' break_plan
write_plan() { printf '%s\n' 'subject: demo' "documents: [$1]" 'locales: [en]' >"$p/platen.yaml"; }
gives 'and another one' '1 up to date' write_plan page
gives 'platen.yaml is gone' 'nothing was built' rm "$p/platen.yaml"
gives 'and comes back' '2 up to date' write_plan 'page, note'
gives 'the whole project is renamed' 'nothing was built' mv "$p" "$work/elsewhere"
gives 'and comes back' '2 up to date' mv "$work/elsewhere" "$p"

# -- what wakes nobody

n=$(count)
touch "$p/content/demo/.en.yaml.swp" "$p/content/demo/en.yaml~" "$p/layouts/README" "$p/out/en/other.pdf"
rm "$p/content/demo/.en.yaml.swp" "$p/content/demo/en.yaml~" "$p/layouts/README" "$p/out/en/other.pdf"
gives 'after what editors keep, and what lies among outputs' '1 output written, 1 up to date' save five four
(($(count) == n + 1)); result 'nothing else was built' $?
burst() { for ((k = 0; k < 50; k++)); do rename "burst $k" four; done; }
n=$(count)
gives 'after 50 saves' '1 output written, 1 up to date' burst
gives 'and one more' '1 output written, 1 up to date' save six four
(($(count) < n + 12)); result "50 saves are no 50 builds ($(($(count) - n)))" $?
[[ $(grep -cvE '^[0-9:]{8} .* in [0-9]+ ms$' out) == 0 ]]; result 'lines, and nothing else, in a pipe' $?
ends 'SIGINT' INT 130

# -- other ways to end, and to begin

gives 'options narrow it, outputs go elsewhere' '1 output written' start --document=page -o "$work/there/"
[[ -f there/en/page.pdf ]]; result 'where -o says' $?
ends 'SIGTERM' TERM 143
env --default-signal=INT "$platen" watch -C "$p" --document=pge >out 2>err; [[ $? == 2 ]] && grep -q "did you mean 'page'" err; result 'wrong usage at the start' $?
env --default-signal=INT "$platen" watch -C "$p" -o - >out 2>err; [[ $? == 2 ]]; result 'standard output' $?
if unshare -Ur true 2>/dev/null; then
  # shellcheck disable=SC2016
  unshare -Ur sh -c 'echo 3 >/proc/sys/user/max_inotify_watches && exec "$@"' sh env --default-signal=INT "$platen" watch -C "$p" >out 2>err
  [[ $? == 2 && $(cat err) == *max_user_watches* && $(wc -l <err) == 1 ]]; result 'the limit of watches' $?
fi
python3 -c 'import pty, sys; pty.spawn(sys.argv[1:])' env --default-signal=INT "$platen" watch -C "$p" --document=page >screen 2>/dev/null </dev/null &
pid=$!
shown() { for ((i = 0; i < 3000; i++)); do grep -qE "$1" screen && return; sleep 0.01; done; return 1; }
shown ' 1 up to date in [0-9]+ ms' && save seven four && shown $'^\e\\[A\e\\[2K.* 1 output written in [0-9]+ ms'
result 'on a terminal one line is written over' $?
kill -TERM "$pid" && wait "$pid" 2>/dev/null
pid=
echo "$passed passed, $failed failed"
((failed == 0))

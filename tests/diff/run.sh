#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
#
# What `platen diff` says of two states of a small project: tests/diff/run.sh PLATEN
# Each case changes a copy of the project; what is said of its documents is compared line by line.
set -u
platen=$(realpath "${1:?usage: tests/diff/run.sh PLATEN}")
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
work=$(realpath "$(mktemp -d)")
trap 'rm -rf "$work"' EXIT
export TMPDIR=$work/tmp HOME=$work LC_ALL=C.UTF-8
mkdir "$TMPDIR"
cd "$work" || exit 2
cp -r "$here/project" old
cp -r "$here/../../fonts" old/fonts
passed=0 failed=0

fresh() { rm -rf new && cp -r old new; }
expect() { # NAME STATUS WHAT-IS-SAID PLATEN-ARGUMENT...: but for documents that are the same, and the sum
  local name=$1 status=$2 said=$3 got code; shift 3
  got=$("$platen" diff --quiet "$@" 2>&1); code=$?
  if [[ $got == "$said" && $code == "$status" ]]; then echo "ok   $name"; passed=$((passed + 1)); return; fi
  echo "FAIL $name (status $code)"; diff <(echo "$said") <(echo "$got"); failed=$((failed + 1))
}

expect 'a project and itself' 0 '' old old

# One word, one colour, one box, one alternative text.
four() {
  sed -i 's/Daten lügen/Zahlen lügen/' content/claims/de.yaml
  sed -i 's/#EEDDCC/#DDEEFF/; s/x: 60mm/x: 63mm/; s/alt: A hill and its shadow/decorative: true/' layouts/sheet.yaml
}
four_said="de/list.pdf: changed
  page 1: 'Daten' became 'Zahlen' (claims.1.text)
de/sheet.pdf: changed
  page 1: colour of the ground behind 'Drei Aussagen über Zahlen, jede mit…': #EEDDCC became #DDEEFF (intro)
  page 1: 'Daten' became 'Zahlen' (claims.1.text)
  page 1: alternative text of the picture is gone: 'A hill and its shadow'
  page 1: 'A note at the side.' and 1 more moved to the right by 3 mm"
fresh
(cd new && four)
expect 'a word, a colour, a box and an alternative text' 1 "$four_said" --locale de old new

fresh
sed -i 's/^intro: Drei Aussagen/&, die nun viel länger sind als vorher und daher noch eine Zeile brauchen,/' new/content/claims/de.yaml
expect 'what only gives way is told once' 1 "de/sheet.pdf: changed
  page 1: ', die nun viel länger sind als vorher und daher noch eine Zeile brauchen,' is new (intro)
  page 1: what follows, from 'Erste' on, moved down by 4.6 mm (claims.1.name)" old new

fresh
sed -i 's/^title: Was Leute sagen/title: Was Leute behaupten/' new/content/claims/de.yaml
expect 'a title' 1 "de/list.pdf: changed
  title: 'List: Was Leute sagen' became 'List: Was Leute behaupten'
  page 1: 'sagen' became 'behaupten' (title)
de/sheet.pdf: changed
  title: 'Was Leute sagen' became 'Was Leute behaupten'
  page 1: 'sagen' became 'behaupten' (title)" old new

fresh
sed -i 's/لا تكذب أبدا/لا تكذب مطلقا/' new/content/claims/ar.yaml
expect 'a word from right to left' 1 "ar/list.pdf: changed
  page 1: 'أبدا' became 'مطلقا' (claims.1.text)
ar/sheet.pdf: changed
  page 1: 'أبدا' became 'مطلقا' (claims.1.text)" old new

fresh
sed -i '/name: Second/a\  - {name: Between, text: A row that was not there.}' new/content/claims/en.yaml
expect 'a row of a table' 1 "en/list.pdf: changed
  page 1: 'Between', 'A row that was not there.' are new (claims.3.name)
  page 1: what follows, from 'Third' on, moved down by 6.7 mm (claims.4.name)" --document list --locale en old new

fresh
sed -i 's/^documents: .*/documents: [sheet]/' new/platen.yaml
expect 'a document less' 1 "de/list.pdf: gone" --locale de old new
expect 'a document more' 1 "de/list.pdf: new" --locale de new old

# -- revisions
git() { command git -c user.name=x -c user.email=x@example.org "$@"; }
mkdir -p repo/inner
cp -r old/. repo/inner
git -C repo init -q
git -C repo add -A && git -C repo commit -qm one && git -C repo tag v1
(cd repo/inner && four)
expect 'a revision and the files' 1 "$four_said" -C repo/inner --locale de v1
git -C repo commit -qam two
expect 'two revisions' 1 "$four_said" -C repo/inner --locale de HEAD~1 HEAD
expect 'a revision that is not there' 2 "platen: there is no file, folder or git revision 'v7'" -C repo/inner v7
expect 'a revision that looks like an option' 2 "platen: there is no file, folder or git revision '--output=x'" -C repo/inner -- --output=x
expect 'no repository' 2 "platen: there is no file or folder 'v1', and git knows no revision in old: fatal: not a git repository (or any of the parent directories): .git" -C old v1
left=$(ls -A "$TMPDIR")
[[ -z $left ]] || { echo "FAIL left behind: $left"; failed=$((failed + 1)); }

echo "$passed passed, $failed failed"
((failed == 0))

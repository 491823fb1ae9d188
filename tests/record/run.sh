#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
#
# What a build redoes, and what it leaves alone: tests/record/run.sh PLATEN
# A small project of six outputs: two documents and an edition of one, in English and, by a PO file, in German. Each check
# makes one change and says which outputs are built: `+` those whose file is written, `=` those that come out the same.
set -u
platen=$(realpath "${1:?usage: tests/record/run.sh PLATEN}")
cd "$(dirname "${BASH_SOURCE[0]}")/../.." || exit 2
work=$(realpath "$(mktemp -d)")
trap 'chmod -R u+w "$work"; rm -rf "$work"' EXIT
unset SOURCE_DATE_EPOCH MAKEFLAGS MFLAGS MAKELEVEL # make runs here in make
passed=0 failed=0
result() { # NAME STATUS
  if (($2 == 0)); then passed=$((passed + 1)); else failed=$((failed + 1)); echo "FAIL  $1"; fi
}
check() { local name=$1; shift; "$@"; result "$name" $?; }

# -- the project

project() { # FOLDER
  mkdir -p "$1"/{fonts/hyphenation,layouts/{shapes,themes,editions,locales},content/demo/po}
  cp fonts/{NotoSans-Regular.ttf,NotoSans-Bold.ttf,sRGB.icc} "$1/fonts"
  cp fonts/hyphenation/hyph_de.dic "$1/fonts/hyphenation"
  cat >"$1/fonts/fonts.yaml" <<'END'
families: {sans: {faces: [{file: NotoSans-Regular.ttf}, {file: NotoSans-Bold.ttf, weight: 700}]}}
END
  cat >"$1/platen.yaml" <<'END'
subject: demo
documents: [page, {name: note, editions: [bold]}]
locales: [en, de]
threshold: 0
END
  cat >"$1/layouts/shapes/demo.yaml" <<'END'
fields:
  title: {type: text, max: 40}
  note: {type: prose}
  spare: {type: text, max: 40, required: false}
END
  cat >"$1/layouts/themes/plain.yaml" <<'END'
tokens: {colors: {ink: '#202020'}}
styles: {body: {size: 10pt, color: ink}}
END
  printf '%s\n' 'shape: demo' 'theme: plain' "document: {title: '{title}'}" 'page: {size: a6}' \
    "body: [{heading: {text: '{title}', level: 1}}]" >"$1/layouts/page.yaml"
  printf '%s\n' 'shape: demo' 'document: {title: Note}' 'page: {size: a6}' 'styles: {body: {size: 10pt}}' \
    "body: [{text: '{note}'}]" >"$1/layouts/note.yaml"
  printf '%s\n' 'styles: {body: {weight: 700}}' >"$1/layouts/editions/bold.yaml"
  printf '%s\n' 'locale: {hyphenation: hyphenation/hyph_de.dic}' >"$1/layouts/locales/de.yaml"
  printf '%s\n' 'title: A title' 'note: A note of some words' 'spare: Shown by nothing' >"$1/content/demo/en.yaml"
  (cd "$1" && "$platen" po -q de) || exit 2
  translate "$1" title 'Ein Titel'
  translate "$1" note 'Eine Notiz aus Worten'
  translate "$1" spare 'Zeigt niemand'
  translate "$1" note:document.title 'Notiz'
}
translate() { # FOLDER CONTEXT TEXT
  awk -v key="msgctxt \"$2\"" -v text="$3" '
    $0 == key { mine = 1 }
    mine && /^msgstr / { print "msgstr \"" text "\""; mine = 0; next }
    { print }' "$1/content/demo/po/de.po" >"$work/po" && cat "$work/po" >"$1/content/demo/po/de.po"
}
# For what follows the clock is so many seconds ahead. What was written is then older than a build doubts (file_stamp_of()
# in src/input/stamp.c), or younger than now. The library is there from the start, since what is loaded counts.
at() { # SECONDS COMMAND...
  local CLOCK_AHEAD=$1; shift
  export CLOCK_AHEAD
  "$@"
}
${CC:-cc} -std=c17 -D_GNU_SOURCE -O2 -Wall -Wextra -shared -fPIC -o "$work/clock.so" tests/record/clock.c || exit 2
export LD_PRELOAD=$work/clock.so

# The outputs that a build with these options has made, in the order of the plan.
built() {
  "$platen" build --verbose "$@" >"$work/said" 2>"$work/log" || echo "status $?"
  sed -nE 's|^(.*/)?out/+(.*)\.pdf: written$|+\2|p; s|^(.*/)?out/+(.*)\.pdf: built, with the same bytes$|=\2|p' "$work/said" | paste -sd ' '
}
redone() { # NAME EXPECTED OPTION...
  local name=$1 expected=$2 found; shift 2
  found=$(built "$@")
  [[ $found == "$expected" ]] || { echo "$name: built '$found' where '$expected' was to be"; head -n 5 "$work/log"; }
  [[ $found == "$expected" ]]
  result "$name" $?
}
all='+en/page +en/note +en/note-bold +de/page +de/note +de/note-bold'
same=${all//+/=}
here=$PWD
project "$work/p"
cd "$work" || exit 2
kept() { cp -a p/. "$1"; }

# -- nothing has changed

redone 'the first build: all' "$all" -C p
redone 'nothing has changed, and all is young' '' -C p
check 'it says so' grep -qx '0 of 6 outputs written, 6 up to date' said
at 60 redone 'nothing has changed, and all is old' '' -C p
before=$(stat -c '%i %Y %Z' p/out/.platen-record p/out/*/*.pdf)
at 120 redone 'nothing has changed: once more' '' -C p
check 'and no file is touched, nor the record' test "$before" = "$(stat -c '%i %Y %Z' p/out/.platen-record p/out/*/*.pdf)"
redone '--force' "$same" -C p --force
check '--force: no file of the same bytes is touched' test "$(stat -c '%i %Y %Z' p/out/*/*.pdf)" = "$(tail -n +2 <<<"$before")"
check '--force: what it says' grep -qx '0 of 6 outputs written, 6 built with the same bytes' said
redone 'after --force' '' -C p
rm p/out/.platen-record
redone 'without a record' "$same" -C p
redone 'some of them' '' -C p --locale de
redone 'and all again' '' -C p

# -- one change

change() { sed -i "$2" "p/$1"; }
change content/demo/po/de.po 's/Ein Titel/Der Titel/'
redone 'a German sentence: where it is shown' '+de/page' -C p
redone 'and it is noted' '' -C p
change content/demo/po/de.po 's/Zeigt niemand/Zeigt keiner/'
redone 'a German sentence that nothing shows' '' -C p
change content/demo/po/de.po 's/^#: .*/# A remark for translators./'
redone 'remarks and places in a PO file' '' -C p
sed -i '/msgctxt "note"$/i #, fuzzy' p/content/demo/po/de.po
redone 'a translation is marked fuzzy' '+de/note +de/note-bold' -C p
sed -i '/^#, fuzzy$/d' p/content/demo/po/de.po
redone 'and is not any more' '+de/note +de/note-bold' -C p
change content/demo/en.yaml 's/Shown by nothing/Shown by none/'
redone 'an English sentence that nothing shows' '' -C p
change content/demo/en.yaml "s/^spare.*/spare: $(printf '%0200d' 1)/"
check 'but a mistake in it is told' eval '! "$platen" build -q -C p 2>log && grep -q text-too-long log'
change content/demo/en.yaml 's/^spare.*/spare: Shown by nothing/'
redone 'and mended' '' -C p
redone 'all of this is what a build of all makes' "$same" -C p --force
change layouts/themes/plain.yaml 's/#202020/#303030/'
redone 'a colour of a theme' '+en/page +de/page' -C p
change layouts/note.yaml 's/size: 10pt/size: 11pt/'
redone 'a layout' '+en/note +en/note-bold +de/note +de/note-bold' -C p
change layouts/editions/bold.yaml 's/700/400/'
redone 'an edition' '+en/note-bold +de/note-bold' -C p
change layouts/editions/bold.yaml 's/400/700/'
redone 'the edition as it was' '+en/note-bold +de/note-bold' -C p
printf 'words: {}\n' >p/layouts/locales/en.yaml
redone 'an overlay that was not there' '=en/page =en/note =en/note-bold' -C p
rm p/layouts/locales/en.yaml
redone 'and is gone again' '=en/page =en/note =en/note-bold' -C p
printf '\n' >>p/fonts/hyphenation/hyph_de.dic
redone 'hyphenation' '=de/page =de/note =de/note-bold' -C p
change layouts/shapes/demo.yaml 's/max: 40/max: 41/'
redone 'the shape' "$same" -C p
change platen.yaml 's/^locales:.*/locales: [en, de, en-GB]/'
redone 'a further locale' '+en-GB/page +en-GB/note +en-GB/note-bold' -C p
change platen.yaml 's/^locales:.*/locales: [en, de]/'
redone 'one locale fewer' '' -C p
left() { grep -c 'leftover-output' log; }
check 'what the project no longer plans is told' test "$(left)" = 3
check 'by its name' grep -q '^out/en-GB/note-bold.pdf: note: an earlier build has written this file, ' log
redone 'and as long as it lies there' '' -C p
check 'again' test "$(left)" = 3
printf x >>p/out/en-GB/page.pdf && redone 'what has other bytes is of somebody else' '' -C p
check 'and not told' test "$(left)" = 2
redone 'nor is anything by a build of a part' '' -C p --locale en
check 'which cannot know' test "$(left)" = 0
built -C p --proof --document note >/dev/null && built -C p --nup=2 --locale en >/dev/null
redone 'nor what lies beside an output of today' '' -C p
check 'as a proof' test "$(left)" = 2
rm -r p/out/en-GB && built -C p >/dev/null
check 'what is gone is not' test "$(left)" = 0
rm p/out/*/*-{proof,2up}.pdf && built -C p --force >/dev/null
check 'and forgotten' eval '! grep -q out/en-GB p/out/.platen-record'
change platen.yaml 's/^documents:.*/documents: [page, {name: note, editions: [bold]}, {name: more, layout: page}]/'
redone 'a further document' '+en/more +de/more' -C p
change platen.yaml 's/layout: page/layout: note/'
redone 'another layout of it' '+en/more +de/more' -C p
printf '\nmsgctxt "more:word.gone"\nmsgid "Gone"\nmsgstr "Weg"\n\nmsgctxt "none:word.gone"\nmsgid "Gone"\nmsgstr "Weg"\n' >>p/content/demo/po/de.po
built -C p >/dev/null
check 'a translation of words that no document has' grep -q "no text is called 'none:word.gone'" log
check 'or not this one' grep -q "no text is called 'more:word.gone'" log
check 'and of no other' test "$(grep -c po-unknown log)" = 2
cp log before
redone 'nothing has changed' '' -C p
check 'and is told as before' cmp before log
change platen.yaml 's/^documents:.*/documents: [page, {name: note, editions: [bold]}]/'
redone 'one document fewer' '' -C p
check 'its words are no document'"'"'s any more' test "$(grep -c po-unknown log)" = 2
sed -i '/^msgctxt "\(more\|none\):/,$d' p/content/demo/po/de.po && rm p/out/*/more.pdf
redone 'and all as it was' '' -C p
change platen.yaml 's/^threshold:.*/threshold: 100/'
translate p note ''
built -C p >/dev/null
check 'a draft is told' grep -q '^platen.yaml:3:10: warning: .*draft-translation' log
sed -i '1i # A remark.' p/platen.yaml && change platen.yaml 's/^documents:.*/documents: [page, {name: note, editions: [bold]}, {name: more, layout: page}]/'
redone 'a further document, beside drafts' '+en/more +de/more' -C p
check 'these are told at their new line' grep -q '^platen.yaml:4:10: warning: .*draft-translation' log
rm p/out/*/more.pdf && sed -i 1d p/platen.yaml
change platen.yaml 's/^documents:.*/documents: [page, {name: note, editions: [bold]}]/; s/^threshold:.*/threshold: 0/'
translate p note 'Eine Notiz aus Worten'
built -C p >/dev/null
printf '# A remark.\n' >>p/platen.yaml
redone 'a remark in platen.yaml' '' -C p
SOURCE_DATE_EPOCH=86400 redone 'another date' "$all" -C p
redone 'and the old one' "$all" -C p

# -- files

printf x | dd of=p/fonts/NotoSans-Bold.ttf bs=1 seek=$(($(stat -c %s p/fonts/NotoSans-Bold.ttf) - 1)) conv=notrunc status=none
redone 'a byte of a font' '=en/note-bold =de/note-bold' -C p
rm p/out/en/note.pdf
redone 'an output that is gone' '+en/note' -C p
printf x >>p/out/de/page.pdf
redone 'an output that somebody wrote to' '+de/page' -C p
touch p/content/demo/en.yaml p/fonts/* p/layouts/*.yaml p/out/de/*
redone 'files with a new time and the same bytes' '' -C p
old=$(stat -c %y p/content/demo/en.yaml)
change content/demo/en.yaml 's/A title/B title/'
touch -d "$old" p/content/demo/en.yaml
redone 'an edit of the same size and time' "+en/page +de/page" -C p
change content/demo/en.yaml 's/B title/A title/'
built -C p >/dev/null
redone 'all files are what a build of all makes' "$same" -C p --force

# -- the record

size=$(stat -c %s p/out/.platen-record)
cp p/out/.platen-record good
damaged=0
for ((i = 0; i < size; i += 97)); do
  byte=$(od -An -tu1 -j $i -N 1 good)
  cp good p/out/.platen-record
  printf "\\x$(printf %x $(((byte + 1) % 256)))" | dd of=p/out/.platen-record bs=1 seek=$i conv=notrunc status=none
  [[ $(built -C p --locale en --document page) == =en/page ]] || damaged=$((damaged + 1))
done
check 'a record of which a byte is another is none' test $damaged = 0
for n in 0 1 16 32 40 $((size / 2)) $((size - 1)); do
  head -c "$n" good >p/out/.platen-record
  redone "a record of $n bytes" "$same" -C p
done
sed 's/^platen record 3$/platen record 2/' good >p/out/.platen-record
redone 'a record of another version' "$same" -C p
printf x >>p/out/.platen-record
redone 'a record with a byte more' "$same" -C p
LD_PRELOAD='' redone 'other libraries' "$same" -C p
redone 'and those of before' "$same" -C p

# The clock is set back: files are of a time to come, and no stamp is believed.
at -3600 redone 'the clock is an hour back' '' -C p
change content/demo/en.yaml 's/A title/C title/'
at -3600 redone 'an edit at that time' '+en/page +de/page' -C p
change content/demo/en.yaml 's/C title/D title/'
redone 'an edit of the same size when it is right again' '+en/page +de/page' -C p
change content/demo/en.yaml 's/D title/A title/'
at -3600 redone 'and once more an hour back' '+en/page +de/page' -C p
redone 'all of this is what a build of all makes' "$same" -C p --force

# Nobody may write to the outputs.
own=(unshare --mount --map-root-user)
((UID != 0)) || own=(unshare --mount)
if "${own[@]}" true 2>/dev/null; then
  read_only() { # BUILD-OPTION...
    # shellcheck disable=SC2016
    "${own[@]}" bash -c 'mount --bind p/out p/out && mount -o remount,bind,ro p/out && exec "$@"' bash "$platen" build "$@" >said 2>log
  }
  before=$(stat -c '%i %Y %Z' p/out/.platen-record)
  at 60 read_only -C p; check 'on a read-only file system: nothing to do is no mistake' test $? = 0
  check 'and is found' grep -qx '0 of 6 outputs written, 6 up to date' said
  check 'the record stays' test "$before" = "$(stat -c '%i %Y %Z' p/out/.platen-record)"
  change layouts/note.yaml 's/size: 11pt/size: 12pt/'
  read_only -C p; check 'something to do is one' test $? = 2
  check 'and says where' grep -q '^platen: cannot write .*p/out/[a-zA-Z-]*/note[a-z-]*.pdf: Read-only file system$' log
  check 'in one sentence' test "$(wc -l <log)" = 1
  change layouts/note.yaml 's/size: 12pt/size: 11pt/'
  redone 'which leaves all as it was' '' -C p
fi
unkept() { # NAME WHY
  check "$1: what is built is the same" test "$(built -C p)" = "$same"
  check "$1: that it is not noted is said in a sentence" grep -qx "platen: warning: 'out/.platen-record' cannot be written: $2; the next build makes again what this one has made \[no-record\]" log
  check "$1: once" test "$(grep -c no-record log)" = 1
}
rm p/out/.platen-record && mkfifo p/out/.platen-record
unkept 'a pipe in its place' 'it is no regular file'
check 'which stays' test -p p/out/.platen-record
rm p/out/.platen-record && echo precious >other && ln -s ../../other p/out/.platen-record
unkept 'a link in its place' 'it is a link'
check 'which is not followed' grep -qx precious other
rm p/out/.platen-record && mkdir p/out/.platen-record
unkept 'a folder in its place' 'it is a folder'
rmdir p/out/.platen-record
if "${own[@]}" true 2>/dev/null; then
  mkdir -p closed
  # shellcheck disable=SC2016
  "${own[@]}" bash -c 'mount --bind closed closed && mount -o remount,bind,ro closed && exec "$@"' bash "$platen" build -C p --cache closed >said 2>log
  check 'a folder that nobody may write to: the build is done' test $? = 0
  check 'and says so' grep -q "closed/.platen-record' cannot be written: Read-only file system; .*no-record" log
fi

# -- elsewhere

redone 'a folder for the record' "$same" -C p --cache shared
check 'it is there' test -f shared/.platen-record
check 'and nowhere else' test ! -e p/out/.platen-record
cp -R p q
redone 'another checkout with the same record' '' -C q --cache shared
rm -r q/out
redone 'another checkout without outputs' "$all" -C q --cache shared
# Five checkouts, of which each has another title.
for n in 1 2 3 4 5; do
  cp -R q "s$n" && rm -r "s$n/out" && sed -i "s/A title/Title $n/" "s$n/content/demo/en.yaml"
done
for n in 1 2 3 4; do redone "checkout $n" "$all" -C s$n --cache several; done
for n in 4 2 1 3 2; do redone "checkout $n has not changed" '' -C s$n --cache several; done
redone 'a part of one' '' -C s1 --cache several --locale en
redone 'a fifth one' "$all" -C s5 --cache several
redone 'and once more' '' -C s5 --cache several
for n in 1 2 3; do redone "checkout $n is remembered" '' -C s$n --cache several --locale en --document page; done
redone 'the one that was built longest ago is not' '=en/page =de/page' -C s4 --cache several --document page
sed -i 's/Title 1/Title 5/' s1/content/demo/en.yaml
redone 'content as another checkout has it, and outputs as before' '+en/page +de/page' -C s1 --cache several
cp s1/out/en/page.pdf s2/out/en/page.pdf
redone 'an output of another checkout' '+en/page' -C s2 --cache several --locale en
redone 'and the first one again' '' -C p --cache shared
redone '-o without a folder for the record' '+en/page' -C p -o x/out/ --locale en --document page
redone '-o without it, once more' '=en/page' -C p -o x/out/ --locale en --document page
redone '-o with one' '=en/page' -C p -o x/out/ --locale en --document page --cache shared
redone '-o with one, once more' '' -C p -o x/out/ --locale en --document page --cache shared
check 'a project stays without a record of its own' test ! -e p/out/.platen-record

# -- joined

merge() { "$platen" merge "$@" >said 2>log; }
rm -rf r parts && cp -R q r && rm -rf r/out
for locale in en de; do built -C r --locale $locale --cache parts/$locale >/dev/null; done
check 'two records are joined' merge -C r parts/en parts/de
check 'and it is said' grep -qx 'the record has 6 outputs that are up to date' said
redone 'a build of all redoes nothing' '' -C r
for order in 'en de' 'de en'; do
  rm r/out/.platen-record
  # shellcheck disable=SC2046,SC2086
  at 60 merge -C r $(printf 'parts/%s/.platen-record ' $order)
  cp r/out/.platen-record "$order"
done
check 'in any order to the same record' cmp 'en de' 'de en'
at 60 check 'one of them goes into what is there' merge -C r parts/en
check 'which stays as it was' cmp 'en de' r/out/.platen-record
check 'to another place' merge -C r parts/en --cache parts/both
check 'with what it had' grep -qx 'the record has 3 outputs that are up to date' said
cp -R r s && printf x >>s/out/de/note.pdf && printf '\n' >>s/layouts/page.yaml && rm s/out/.platen-record
check 'outputs and files that are others' merge -C s parts/en parts/de
check 'are left out' grep -qx 'the record has 3 outputs that are up to date' said
redone 'and built' '=en/page =de/page +de/note' -C s
sed -i 's/^locales:.*/&\nthreshold: 1/; /^threshold: 0/d' s/platen.yaml
built -C s --cache parts/later >/dev/null
cp parts/later/.platen-record parts/en/.platen-record
rm s/out/.platen-record && check 'of two that know an output' merge -C s parts/en parts/later parts/de
redone 'the one of today counts' '' -C s
head -c 300 parts/de/.platen-record >half && sed 's/record 3/record 2/' parts/de/.platen-record >'an old one'
check 'damaged ones, and those of other versions' merge -C r half 'an old one' parts/en
check 'are told' test "$(grep -c 'left out, for this record is damaged or of another version' log)" = 2
rm r/out/.platen-record && mkdir -p parts/{new,empty,wrong,folder/.platen-record}
: >parts/empty/.platen-record && printf 'no record\n' >parts/wrong/.platen-record
check 'a folder without a record, and those with a damaged one' merge -C r parts/{new,empty,wrong,folder,de} parts/empty/.platen-record
check 'are told in a sentence each' test "$(grep -c '^platen: .*: left out, for th' log)" = 5
check 'which is all that is said' test "$(wc -l <log)" = 5
check 'and says that there is none' grep -qx 'platen: .*/parts/new/.platen-record: left out, for there is no such record' log
check 'the others are joined' grep -qx 'the record has 3 outputs that are up to date' said
check 'none but such folders' merge -C r parts/new --cache parts/none-yet
check 'make a record of nothing' grep -qx 'the record has 0 outputs that are up to date' said
echo '{}' >other
merge -C r parts/none; check 'no record, nor a report' test $? = 2
merge -C r other --cache x; check '--cache without a record' test $? = 2
rm r/out/.platen-record && chmod a-w r/out && merge -C r parts/de; status=$?
chmod u+w r/out
((UID == 0)) || check 'a folder that nobody may write to' test $status = 2

# -- for make

odd='a b#c$d:e\f\ h'
mkdir "$odd" && cp -R q/. "$odd" && built -C "$odd" >/dev/null && built -C "$odd" --depfile=deps >/dev/null
check 'a depfile, with all outputs up to date: it has their inputs' test "$(grep -c '^  .*content/demo' deps)" = 2
check 'and an empty rule for each input' diff <(sed -n 's/^  //; T; s/ \\$//; s/$/:/; p' deps) <(grep -v '^ ' deps | tail -n +2)
check 'in the order of their names, whatever was read first' diff <(sed -n 's/^  //; T; s/ \\$//; p' deps) <(sed -n 's/^  //; T; s/ \\$//; p' deps | LC_ALL=C sort)
find "$odd" -type f -exec touch -d '1 hour ago' {} +
touch -d '1 minute ago' "$odd"/out/*/*
sed -i '0,/[^\]$/s/[^\]$/&\n\t@:/' deps # of the first rule
check 'make finds outputs and inputs by their names' make -s -q -f deps
touch "$odd/layouts/page.yaml"
make -s -q -f deps; status=$?
check 'and that one is younger' test $status = 1
touch -d '1 hour ago' "$odd/layouts/page.yaml"
make -s -q -f deps && mv "$odd/layouts/locales/de.yaml" kept
make -s -q -f deps 2>log; status=$?
check 'an input that is deleted is a change' test $status = 1
mv kept "$odd/layouts/locales/de.yaml"
rm deps

# The rule with a stamp that the manual page shows.
mkdir made && cp -R q made/p && rm -r made/p/out && sed -n "/^pdfs\.stamp:/{N; s/\\\\-/-/g; s/\\\\(aq/'/g; s/\\\\e/\\\\/g; p}" "$here/docs/platen.1" >made/p/Makefile
ln -s "$platen" made/platen
made() { PATH=$work/made:$PATH make -s -C made/p "$@" pdfs.stamp >said 2>&1; }
check 'the rule of the manual page builds' made
check 'and has nothing to do then' made -q
find made/p -type f -exec touch -d '1 hour ago' {} + && touch -d '1 minute ago' made/p/pdfs.stamp
printf '\n' >>made/p/layouts/page.yaml
made -q; check 'but after a change' test $? = 1
check 'which it builds' made
check 'where all came out the same' grep -qx '0 of 6 outputs written, 2 built with the same bytes, 4 up to date' said
check 'and has nothing to do then' made -q
rm made/p/layouts/editions/bold.yaml && sed -i 's/, editions: .bold.//' made/p/platen.yaml
check 'and builds when an input is gone' made
sed -i 's/^title:.*/nope: 1/' "$odd/content/demo/en.yaml"
built -C "$odd" --depfile=deps >/dev/null
check 'a build that fails leaves no depfile' test ! -e deps

# Names are those that a Makefile or a build.ninja has: from the folder that the run is in, or as -o says
cp -R q named && rm -rf named/out
cat >named/Makefile <<EOF
pdfs = out/de/page.pdf $PWD/named/whole.pdf part.pdf
platen = @echo \$@; "$platen" build -q --document=page --depfile=\$@.d
all: \$(pdfs)
out/de/page.pdf: ; \$(platen) --locale=de && touch \$@
$PWD/named/whole.pdf part.pdf: ; \$(platen) --locale=en -o \$@ && touch \$@
-include \$(pdfs:=.d)
EOF
makes() { # NAME WHAT-IS-MADE
  check "$1" test "$(make -s -C named 2>&1 | tr '\n' ' ')" = "$2"
}
makes 'outputs of a Makefile' "out/de/page.pdf $PWD/named/whole.pdf part.pdf "
makes 'and they are new' ''
find named -type f -exec touch -d '1 hour ago' {} + && touch -d '1 minute ago' named/{out/de/page,whole,part}.pdf
makes 'and stay so' ''
touch named/content/demo/po/de.po
makes 'an input that is younger is that of one' 'out/de/page.pdf '
makes 'which is new then, though its bytes are the same' ''
touch named/layouts/page.yaml
makes 'an input of all' "out/de/page.pdf $PWD/named/whole.pdf part.pdf "
rm -rf named/out named/*.pdf named/*.d
cat >named/build.ninja <<EOF
rule pdf
  command = "$platen" build -q --document=page --locale=\$locale --depfile=\$out.d
  deps = gcc
  depfile = \$out.d
  restat = 1
build out/de/page.pdf: pdf
  locale = de
build out/en/page.pdf: pdf
  locale = en
EOF
ninja_says() { # NAME WORDS: it has ended before the next begins
  ninja -C named >log 2>&1
  check "$1" grep -q "$2" log
}
ninja -C named >log 2>&1
ninja_says 'outputs of ninja, which are new' 'no work to do'
touch named/content/demo/po/de.po
ninja_says 'an input that is younger is that of one, for ninja' '^.1/1. .*locale=de '
ninja_says 'which is new then' 'no work to do'

# -- two at once

# What one writes while the other does may be lost, which costs a build: of several rounds one leaves all.
both=
for ((round = 0; round < 5 && !both; round++)); do
  rm -rf q/out
  "$platen" build -q -C q --locale en & first=$!
  "$platen" build -q -C q --locale de; status=$?
  wait $first || status=1
  check 'two builds at once' test $status = 0
  check 'make the same files' diff -r --exclude=.platen-record --exclude=en-GB p/out q/out
  [[ $(built -C q) ]] || both=1
done
check 'and leave a record of both' test "$both"

rm -rf shared r && cp -R q r
for ((round = 0; round < 3; round++)); do
  rm -rf q/out r/out
  "$platen" build -q -C q --cache shared & first=$!
  "$platen" build -q -C r --cache shared || status=1
  wait $first || status=1
done
check 'two checkouts at once with one record' test $status = 0
check 'make the same files' diff -r q/out r/out
redone 'and leave a record that holds for one' '' -C q --cache shared
sed -i 's/A title/Another/' r/content/demo/en.yaml
for ((round = 0; round < 3; round++)); do
  rm -rf q/out r/out shared
  "$platen" build -q -C q --cache shared & first=$!
  "$platen" build -q -C r --cache shared || status=1
  wait $first || status=1
  check 'two that differ at once' test $status = 0
  built -C q --cache shared >/dev/null; built -C r --cache shared >/dev/null # what one has lost to the other
  redone 'two that differ at once: one' '' -C q --cache shared
  redone 'two that differ at once: the other' '' -C r --cache shared
done
sed -i 's/Another/A title/' r/content/demo/en.yaml && built -C r --cache shared >/dev/null
redone 'and for the other, which has the same files' '' -C r --cache shared

# -- messages

change layouts/note.yaml "s/level: 1//; s/^body:.*/body: [{text: '{note}'}, {text: Right, style: spare}]/; \$a styles-extra: 1"
"$platen" build -C p >said 2>mistakes; check 'a mistake: status 1' test $? = 1
"$platen" build -C p >said 2>again
check 'outputs with mistakes are built again and again' cmp mistakes again
cd "$here" || exit 2
echo "$passed passed, $failed failed"
((failed == 0))

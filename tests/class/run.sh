#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Sheets for a class: tests/class/run.sh PLATEN
# The shipped worksheet for made-up pupils; what comes of it is read back by poppler and qpdf.
set -u
platen=$(realpath "${1:?usage: tests/class/run.sh PLATEN}")
source=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
. "$source/tests/tools/report.sh"
cd "$work" || exit 2

check() { local name=$1; shift; "$@" >/dev/null 2>&1; result "$name" $?; }
class() { "$platen" build -C "$source" --document worksheet "$@" >"$work/log" 2>&1; } # ARGUMENT...
made() { # NAME EXPECTED ARGUMENT...: the exit status
  local name=$1 expected=$2; shift 2
  class "$@"; [[ $? == "$expected" ]]; result "$name" $?
}
says() { check "$1" grep -qF -- "$2" "$work/log"; }
pages() { pdfinfo "$1" | sed -n 's/^Pages: *//p'; }
text() { pdftotext -raw "$1" - | LC_ALL=C sed 's,\xE2\x80[\x8E\x8F],,g'; } # without marks of direction
# A line for each page. MuPDF reads a font once; poppler anew for each page, which takes hundred times as long.
of_pages() { mutool draw -q -F txt "$1" 2>/dev/null | tr '\n\f' ' \n' | tr -s ' '; }
holds() { check "$1" grep -qF -- "$3" <(text "$2"); } # NAME PDF TEXT

# -- a sheet for each ------------------------------------------------------------------------------

names=('Zoë Nuñez' 'Иван Петров' 'علي حسن' 'דוד כהן' 'नेहा शर्मा' 'สมชาย ใจดี' '山田太郎' '王小明')
{
  printf '\xEF\xBB\xBFName;Class;Locale\r\n'
  for i in {1..64}; do printf '%s;7b;\r\n' "${names[i % 8]} $i"; done
  printf '"von ""Baum""; Eva";7b;ru\r\n'
} >big.csv
made 'eight scripts' 0 --roster big.csv -o out/
check 'a file for each pupil' test "$(find out -name '*.pdf' | wc -l)" = 65
holds 'a name on its line' out/en/worksheet-big/01-*.pdf 'Иван Петров 1'
holds 'a name in another script than the sheet' out/en/worksheet-big/06-*.pdf '山田太郎 6'
holds 'the class' out/en/worksheet-big/01-*.pdf '7b'
holds 'quotes and separators in a field' out/en/worksheet-big/65-von-Baum-Eva.pdf 'von "Baum"; Eva'
holds 'another language for one' out/en/worksheet-big/65-von-Baum-Eva.pdf 'Стр. 1 из 2'
check 'sound to qpdf' qpdf --check out/en/worksheet-big/03-*.pdf
class --roster big.csv -j 1 -o one/; class --roster big.csv -j 3 -o three/
check 'the same bytes from any number of processes' diff -r one three
check 'the same bytes again' diff -r out one

# -- a pack ----------------------------------------------------------------------------------------

ten=$source/tests/class/ten.csv
made 'a pack' 0 --roster "$ten" --pack --no-cover -o pack/
made 'the same sheets, each in a file' 0 --roster "$ten" -o single/
pack=pack/en/worksheet-ten.pdf
check 'sound to qpdf' qpdf --check "$pack"
check 'two pages for each' test "$(pdfinfo "$pack" | sed -n 's/^Pages: *//p')" = 20
number=0 texts=0 pixels=0
for pdf in single/en/worksheet-ten/*.pdf; do
  pdftotext -raw -f $((number * 2 + 1)) -l $((number * 2 + 2)) "$pack" there.txt
  pdftotext -raw "$pdf" here.txt
  cmp -s here.txt there.txt && texts=$((texts + 1))
  if [[ $pdf == */04-* || $pdf == */06-* ]]; then # one from the right to the left
    pdftoppm -r 40 -gray "$pdf" s
    pdftoppm -r 40 -gray -f $((number * 2 + 1)) -l $((number * 2 + 2)) "$pack" p
    for page in 1 2; do cmp -s s-$page.pgm "$(printf 'p-%02d.pgm' $((number * 2 + page)))" && pixels=$((pixels + 1)); done
  fi
  number=$((number + 1))
done
check 'each sheet says what its file says' test "$texts" = 10
check 'each page looks as that of its file' test "$pixels" = 4
check 'each sheet is a section of its own' test "$(pdfinfo -struct "$pack" 2>/dev/null | grep -c '^  Sect')" = 10
printf 'name\nAda Byron\nEmmy Noether\n' >two.csv # poppler takes long for the texts of all elements
made 'a pack of two' 0 --roster two.csv --pack --no-cover -o two.pdf
pdfinfo -struct-text two.pdf 2>/dev/null >tree
check 'each name is read behind its label' test "$(grep -A3 '"Name"' tree | grep -c -e 'Ada Byron' -e 'Emmy Noether')" = 2
check 'in its own section' test "$(sed -n '3,/^  Sect/p' tree | grep -c -e 'Ada Byron' -e 'Emmy Noether')" = 1
check 'each font is there once' test -z "$(pdffonts "$pack" | sed 's/^[A-Z]*+//; s/ .*//' | sort | uniq -d)"
"$platen" build -q -C "$source" --document worksheet --roster "$ten" --pack --no-cover -o - >again.pdf 2>/dev/null
check 'the same bytes again' cmp again.pdf "$pack"
before=$(stat -c '%i %Y %Z' two.pdf)
"$platen" build -C "$source" --document worksheet --roster two.csv --pack --no-cover -o two.pdf >said 2>log
check 'a pack of the same bytes is not touched' test "$before" = "$(stat -c '%i %Y %Z' two.pdf)"
check 'which is said' grep -qx '0 of 1 output written, 1 built with the same bytes' said
check 'and leaves nothing else' test -z "$(find . -maxdepth 1 -name '.platen-*')"
printf x >>two.pdf
"$platen" build -C "$source" --document worksheet --roster two.csv --pack --no-cover -o two.pdf >said 2>log
check 'one of other bytes is written' test "$(grep -cx '1 of 1 output written' said) $(qpdf --check two.pdf 2>&1 | grep -c WARNING)" = '1 0'
"$platen" build -q -C "$source" --document handout --roster two.csv --pack --no-cover -o links.pdf >log 2>&1
result 'links in a pack' $?
check 'each copy has its own' test "$(pdfinfo -url links.pdf | grep -c bls.gov)" = 2
check 'links in a pack: sound to qpdf' qpdf --check links.pdf

# A layout of one page: its back stays empty.
cp -r "$source/tests/diagnostics/base" note && cp "$source"/fonts/{NotoSans-Regular.ttf,sRGB.icc} note/fonts
printf '%s\n' 'shape: demo' "document: {title: '{title}'}" 'page: {size: a6, duplex: true}' 'styles: {body: {size: 10pt}}' \
  "body: [{heading: {text: '{title}', level: 1}}, {text: 'Dear {pupil.name}'}]" >note/layouts/page.yaml
"$platen" build -q -C note --roster two.csv --pack --no-cover -o note.pdf >log 2>&1
result 'a text that names a pupil' $?
check 'each has a sheet of paper' test "$(pages note.pdf)" = 4
check 'the second is on the third page' grep -q 'Dear Emmy' <(pdftotext -f 3 -l 3 note.pdf -)
check 'a blank back' test -z "$(pdftotext -f 2 -l 2 note.pdf - | tr -d '\f\n ')"
sed -i "s/^document: .*/document: {title: 'For {pupil.name}', subject: 'Of {pupil.name}'}/" note/layouts/page.yaml
"$platen" build -q -C note --roster two.csv --pack -o named.pdf >log 2>&1; result 'a title that names a pupil' $?
check 'what a pack says of itself names none' test -z "$(pdfinfo named.pdf | grep -e Ada -e Emmy; pdfinfo -meta named.pdf | grep -e Ada -e Emmy)"
check 'nor does its cover, but in the list' test "$(pdftotext -l 1 named.pdf - | grep -c Ada)" = 1
"$platen" build -q -C note --roster two.csv -o named/ >log 2>&1
check 'a file of one pupil has the name' grep -qx 'Title: *For Ada Byron' <(pdfinfo named/en/page-two/1-*.pdf)
sed -i "s/^document: .*/document: {title: 'Test (7b) - {pupil.name}', subject: 'Of {pupil.name}'}/" note/layouts/page.yaml
"$platen" build -q -C note --roster two.csv --pack -o named.pdf >log 2>&1; result 'a title that ends with a name' $?
check 'without one ends before what joins it' grep -qx 'Title: *Test (7b)' <(pdfinfo named.pdf)
check 'also on the cover' grep -qx 'Class set: Test (7b)' <(pdftotext -l 1 named.pdf -)
"$platen" build -q -C note -o none.pdf >log 2>&1
check 'and where there is no list' grep -qx 'Title: *Test (7b)' <(pdfinfo none.pdf)
sed -i "s/^document: .*/document: {title: '{pupil.name}'}/" note/layouts/page.yaml
"$platen" build -q -C note --roster two.csv --pack -o none.pdf >log 2>&1
check 'a title of nothing else is refused' grep -q 'hint: a file that is of no one pupil' log
sed -i "s/^document: .*/document: {title: '{title}'}/" note/layouts/page.yaml
sed -i 's/Dear {pupil.name}/{pupil.sheet}/; s/, duplex: true/, duplex: false/' note/layouts/page.yaml
"$platen" build -q -C note --roster two.csv --pack --no-cover -o note.pdf >log 2>&1
check 'what a code says of a sheet: subject, document, pupil' grep -qx 'demo/page/2' <(pdftotext -f 3 -l 3 note.pdf -)
sed -i "s/{text: '{pupil.sheet}'}/{qr: '{pupil.sheet}', when: pupil.sheet}/" note/layouts/page.yaml
"$platen" build -q -C note --roster two.csv --pack --no-cover -o code.pdf >log 2>&1; result 'the same as a QR code' $?
check 'codes in a pack: sound to qpdf' qpdf --check code.pdf
qpdf --qdf --object-streams=disable code.pdf code.qdf
check 'each code says which sheet it is of' test "$(grep -aoE '/Alt \(demo/page/.\)' code.qdf | LC_ALL=C sort | tr '\n' ' ')" = '/Alt (demo/page/1) /Alt (demo/page/2) '
check 'each has its place' test "$(grep -ac /BBox code.qdf)" = 2
check 'pages that differ in the code alone share all else' test "$(grep -aA1 '/Contents \[' code.qdf | grep -a ' 0 R' | sort -u | wc -l)" = 1
"$platen" build -q -C note --roster two.csv -o coded/ >log 2>&1; result 'codes in files of their own' $?
pdftoppm -r 40 -gray code.pdf there; pdftoppm -r 40 -gray coded/en/page-two/2-*.pdf here
check 'the second sheet is that of the file' cmp there-3.pgm here-1.pgm
check 'the first one has another code' eval '! cmp -s there-1.pgm there-3.pgm'
sed "s/{qr: '{pupil.sheet}', when: pupil.sheet}/{text: More, when: pupil.note}/" note/layouts/page.yaml >more.yaml
cp note/layouts/page.yaml code.yaml; cp more.yaml note/layouts/page.yaml
printf 'name,note\nAda,x\nEmmy,\nMary,y\nAnn,false\n' >note.csv
"$platen" build -q -C note --roster note.csv --pack --no-cover -o more.pdf >log 2>&1; result 'a condition on a pupil' $?
check 'is that of each' test "$(for i in 1 3 5 7; do pdftotext -f $i -l $i more.pdf - | grep -c More; done | tr -d '\n')" = 1010
boxes() { # BOX...: the body of the layout
  printf '%s\n' 'shape: demo' "document: {title: '{title}'}" 'page: {size: a6}' \
    "styles: {body: {size: 10pt}, pale: {extends: body, color: '#bbbbbb'}}" body: "${@/#/- }" >note/layouts/page.yaml
  "$platen" build -q -C note --roster "$list" -o boxes/ >log 2>&1
}
list=two.csv; boxes "{text: '{pupil.name}, {pupil.note}', when: pupil.note}" '{text: More, when: pupil.note}' '{text: Less, style: body}'
result 'another list may lack its column' $?
check 'which leaves it out' test "$(pdftotext boxes/en/page-two/1-*.pdf - | tr -d '\f\n')" = Less
check 'and is told at each box' test "$(grep -c "warning: the class list has no column 'note'" log)" = 2
list=note.csv; boxes "{text: '{pupil.name}'}" '{text: More, when: pupil.not}'
check 'so is a slip in its name' grep -q "hint: did you mean 'note'?" log
list=two.csv; boxes "{text: '{pupil.note}'}"
check 'a text that names a column needs it' grep -q "error: the content has nothing at 'pupil.note'" log
check 'or a condition' grep -q 'a box with `when: pupil.note` is left out then' log
printf 'name\n%s\n' "$(for i in {1..70}; do echo "Pupil $i"; done)" >rows.csv
list=rows.csv; boxes "{text: '{pupil.name}', style: pale}"
for way in --pack -j3; do
  "$platen" build -q -C note --roster rows.csv "$way" -o rows/ >log 2>&1
  result "a pale style around a class ($way)" $?
  check 'is told once' test "$(grep low-contrast log | grep -c 'rows.csv:2:1: warning: text in #BBBBBB')$(grep -c low-contrast log)" = 11
  check 'for all' grep -q "hint: the style is 'pale'; it is so in 69 more rows of this list" log
done
long=$(printf 'x%.0s' {1..60}); printf 'name,note\nAda,x\nEmmy,%s\nMary,%s\n' "$long" "$long" >fine.csv
list=fine.csv; boxes "{qr: {text: '{pupil.note}', size: 8mm}}"
check 'a code that is too fine: of whom' grep -q '^fine.csv:3:6: warning: the QR code' log
check 'and of whom else' grep -q 'it is so in line 4 too' log
printf 'Ann,\n' >>fine.csv; boxes "{qr: {text: '{pupil.note}', size: 8mm}}"
check 'a code of nothing: whose' grep -q '^fine.csv:5:1: error: a QR code of nothing' log
check 'and where' grep -q "say 'when' on the box at layouts/page.yaml:6" log
cp code.yaml note/layouts/page.yaml
"$platen" build -q -C note --locale en -o plain.pdf >log 2>&1; result 'and without a list there is none' $?
check 'nor a blank back' test "$(pages plain.pdf)" = 1
check 'in a pack there is, also where the layout knows no backs' test "$(pages note.pdf)" = 4

# -- sheets that pupils do not share, and those that some do ---------------------------------------

# The sheet names a group in its text, and the pupil on a line: pupils of a group share it. There are more groups than are kept.
cat >note/layouts/page.yaml <<'EOF'
shape: demo
document: {title: '{title}'}
page: {size: a6}
styles: {body: {size: 10pt}, field: {extends: body}}
body:
  - {heading: {text: '{title}', level: 1}}
  - field: {label: Name, value: '{pupil.name}'}
  - text: 'Group {pupil.group}'
EOF
{ echo name,group; for i in {1..280}; do echo "Pupil $i,$((i % 70))"; done; } >groups.csv
"$platen" build -q -C note --roster groups.csv --pack --no-cover -o groups.pdf >log 2>&1; result 'sheets of groups' $?
check 'sheets of groups: sound to qpdf' qpdf --check groups.pdf
for i in {1..280}; do echo "Group $((i % 70)) Pupil $i"; done >expected
of_pages groups.pdf | grep -oE 'Group [0-9]+ Pupil [0-9]+' >found
check 'each names its pupil and the group' cmp expected found
qpdf --qdf --object-streams=disable groups.pdf groups.qdf
shared=$(grep -aA1 '/Contents \[' groups.qdf | grep -a ' 0 R' | sort -u | wc -l)
check "groups share their sheets, but for the last few of them: $shared" test "$shared" -ge 64 -a "$shared" -lt 100
{ head -1 groups.csv; tail -n +2 groups.csv | sort -t, -k2,2n; } >by-group.csv
"$platen" build -q -C note --roster by-group.csv --pack --no-cover -o by-group.pdf >log 2>&1; result 'group by group' $?
qpdf --qdf --object-streams=disable by-group.pdf groups.qdf
check 'all groups share theirs' test "$(grep -aA1 '/Contents \[' groups.qdf | grep -a ' 0 R' | sort -u | wc -l)" = 70

# Each sheet is set for its pupil alone.
{
  sed '/^body/q; s/field:/boxed:/' note/layouts/page.yaml
  echo "  - {text: '[The page of {pupil.name}](https://example.org/{pupil.sheet})'}"
  echo "  - {text: 'A tip: {pupil.tip}', when: pupil.tip}"
  for i in {1..12}; do echo "  - {text: 'Line $i for {pupil.name} alone.'}"; done
} >alone.yaml
cp alone.yaml note/layouts/page.yaml
{ echo name,tip; for i in {1..400}; do echo "Pupil $i,$((i % 3 ? 0 : i))"; done; } | sed 's/,0$/,/' >alone.csv
head -101 alone.csv >few.csv
peak() { # ARGUMENT...: the peak of memory of a pack, in KiB, without huge pages (PR_SET_THP_DISABLE), of which a kernel gives some or none
  ASAN_OPTIONS=${ASAN_OPTIONS:+$ASAN_OPTIONS:}quarantine_size_mb=1 python3 - "$platen" build -q -C note --pack --no-cover "$@" <<'EOF'
import ctypes, os, sys
ctypes.CDLL(None).prctl(41, 1, 0, 0, 0)
_, status, usage = os.wait4(os.posix_spawnp(sys.argv[1], sys.argv[1:], os.environ), 0)
print(usage.ru_maxrss if status == 0 else f"status {status}")
EOF
}
few=$(peak --roster few.csv -o few-alone.pdf) many=$(peak --roster alone.csv -o alone.pdf)
check "four times as many sheets take little more memory: $few, $many KiB" test "$((many * 4))" -lt "$((few * 5))"
check 'a sheet for each: sound to qpdf' qpdf --check alone.pdf
for i in {1..400}; do echo "$i $i $((i % 3 ? 0 : i))"; done | sed 's/ 0$/ /' >expected
of_pages alone.pdf | sed -nE 's/^.*page of Pupil ([0-9]+) (A tip: ([0-9]+) )?Line 1 .*Line 12 for Pupil ([0-9]+) alone.*$/\1 \4 \3/p' >found
check 'each says what is of its pupil' cmp expected found
pdfinfo -url alone.pdf 2>/dev/null | grep -oE '^ *[0-9]+ .*demo/page/[0-9]+' | sed 's,^ *\([0-9]*\) .*/,\1 ,' | uniq >found
for i in {1..400}; do echo "$((2 * i - 1)) $i"; done >expected
check 'each has its own link' cmp expected found
"$platen" build -q -C note --roster few.csv -o apart/ >log 2>&1; result 'the same in files' $?
for i in 3 50 100; do
  page=$((2 * i - 1))
  pdftoppm -r 40 -gray -f $page -l $page few-alone.pdf there; pdftoppm -r 40 -gray "apart/en/page-few/$(printf '%03d' $i)-Pupil-$i.pdf" here
  check "sheet $i is that of the file" cmp "there-$(printf '%03d' $page).pgm" here-1.pgm
  rm there-*.pgm here-*.pgm
done
printf 'Pupil %0300d,\n' 401 >>alone.csv
sed -i "s/^body:/&\n  - field: {label: Name, value: '{pupil.name}'}/" note/layouts/page.yaml
"$platen" build -q -C note --roster alone.csv --pack --no-cover -o - >bytes 2>log
check 'the last sheet has a mistake' grep -q '^alone.csv:402:1: error: this is' log
check 'no byte was written before that' test ! -s bytes
cp code.yaml note/layouts/page.yaml

# -- what a pack cannot hold -----------------------------------------------------------------------

printf 'name,edition\nAda Byron,\nEmmy Noether,form\nMary Somerville,large-print+form\n' >screen.csv
made 'one fills it in on a screen: the others have a pack' 0 --roster screen.csv --pack -o screen.pdf
check 'a form for each of them beside it' test "$(cd screen && echo *)" = '2-Emmy-Noether.pdf 3-Mary-Somerville.pdf'
made 'the same without a pack' 0 --roster screen.csv -o screens/
check 'they are the same files' cmp screen/2-Emmy-Noether.pdf screens/en/worksheet-screen/2-Emmy-Noether.pdf
check 'the pack: its cover, and one sheet' test "$(pages screen.pdf)" = 4
check 'the cover tells of the form' grep -q 'Emmy Noether (English, form)' <(text screen.pdf)
check 'but counts no paper for it' grep -qx 'Sheets of paper, without this cover: 1' <(text screen.pdf)
check 'but names those beside it' grep -q 'In files beside this one: 2' <(text screen.pdf)
check 'in a list of their own' test "$(text screen.pdf | sed -n '/^In this order/,/^In files/p' | grep -c '^[0-9]')" = 1
made 'to standard output goes one file' 1 --roster screen.csv --pack -o -
says 'so a form beside it is refused' 'screen.csv:3:1: error: a pack cannot hold this sheet: in its edition it is a form'
made 'a pack whose name has no ending' 0 --roster screen.csv --pack -o bare
check 'has the folder for files beside it' eval 'test -f bare && ls bare-sheets/*.pdf'
made 'a pack of forms' 1 --roster two.csv --edition form --pack -o forms.pdf
says 'is refused once, with a hint' 'two.csv: error: a pack is printed on paper, and all sheets of this class are forms'
check 'once' test "$(grep -c error: log)" = 1
check 'and nothing is written' test ! -e forms.pdf

# -- an edition for one of a class that is made in another -----------------------------------------

printf 'name,edition\nAda Byron,\nEmmy Noether,form\nMary Somerville,Form+LARGE-PRINT\n' >keys.csv
made 'the key of a form is the key' 0 --roster keys.csv --edition key -o asides/
says 'which is told once' "keys.csv:3:14: note: no sheet is made in the editions 'key' and 'form' at once: 2 pupils get 'key'"
check 'once' test "$(grep -c edition-aside log)" = 1
printf 'name,edition\nAda Byron,\nEmmy Noether,\nMary Somerville,large-print\n' >plain.csv
mv plain.csv keys.csv
made 'a class without forms' 0 --roster keys.csv --edition key -o paper/
check 'has the same keys, and in large print what is asked for so' diff -r asides/en paper/en
printf '%s\n' 'name;edition' 'Ada;' 'Bo;large-print' 'Cy;dyslexia' >sizes.csv
made 'larger type in a class of booklets' 0 --roster sizes.csv --edition booklet -o sizes/
says 'larger type in a class of booklets: is told' "in the editions 'large-print' and 'booklet' at once: this pupil gets 'large-print'"
made 'and with options for a booklet, in a pack' 0 --roster sizes.csv --booklet --sheet=a3 --pack -o sizes.pdf
says 'and with options for a booklet: is told, too' "in the editions 'dyslexia' and 'booklet' at once: this pupil gets 'dyslexia'"
made 'two pages on larger sheets' 0 --roster sizes.csv --edition 2up --sheet=a3 -o wide/
check 'are no sheets for larger type' eval 'cmp sizes/en/*/2-Bo.pdf wide/en/*/2-Bo-on-a3.pdf'
made 'larger type in the same class on whole pages' 0 --roster sizes.csv -o whole/
check 'is that of whole pages' eval 'cmp sizes/en/*/2-Bo.pdf whole/en/*/2-Bo.pdf && cmp sizes/en/*/3-Cy.pdf whole/en/*/3-Cy.pdf && ! cmp -s sizes/en/*/1-Ada.pdf whole/en/*/1-Ada.pdf'
printf 'name,edition\nAda Byron,\nMs Lovelace,key\n' >forms.csv
made 'and in a class of forms whoever has a key gets the key' 0 --roster forms.csv --edition form -o forms/
made 'and that key is printed' 0 --roster forms.csv --edition form --pack -o forms.pdf
check 'pupils are sheets and files' test "$(text forms.pdf | grep -xE 'Pupils: 2|Sheets of paper, without this cover: 1|In files beside this one: 1' | wc -l)" = 3
check 'of which there are so many' test "$(pages forms.pdf) $(ls forms/*.pdf | wc -l)" = '4 1'
holds 'filled in as an example' forms/en/worksheet-form-forms/2-Ms-Lovelace.pdf 'Advice for the teacher'
printf 'name,edition\nAda,\nEmmy,large-print\n' >large.csv
made 'large print on sheets with six pages' 1 --roster large.csv --nup=6 --sheet='9in x 12in' -o large/
says 'the command that tells more has the same sheets' \
  "\`platen check --edition large-print --document worksheet --locale en -C $source --nup=6 --sheet='9in x 12in'\` tells all"

# -- files of earlier runs -------------------------------------------------------------------------

printf 'name\nAda\nEmmy\nMary\n' >left.csv
made 'a class' 0 --roster left.csv -o left/
check 'in a new folder nothing is told' test -z "$(grep leftover log)"
printf 'name\nAda\nMary\n' >left.csv
made 'Emmy leaves' 0 --roster left.csv -o left/
says 'two files are not of this run: hers, and that of the number Mary had' \
  'left/en/worksheet-left: note: 2 PDFs are in this folder that this run did not write [leftover-sheets]'
check 'they are not deleted' test "$(cd left/en/worksheet-left && echo *)" = '1-Ada.pdf 2-Emmy.pdf 2-Mary.pdf 3-Mary.pdf'
made 'a pack beside them' 0 --roster left.csv --pack -o left/
says 'is told of all four' 'note: 4 PDFs are in this folder'

# A list that is called as an edition: the pack would take the place of large print, which another run makes.
cp two.csv mono.csv; cp two.csv mono-7b.csv
made 'a pack called as an edition' 1 --roster mono.csv --pack -o taken/
says 'is refused' "mono.csv: error: out/en/worksheet-mono.pdf is also the path of the document 'worksheet' (locale en, edition mono)"
cp mono.csv proof.csv
cp mono.csv MoNo.csv
made 'in any letters' 1 --roster MoNo.csv --pack -o taken/
made 'or as the proof' 1 --roster proof.csv --pack
for list in class-2up class-booklet class-on-a3; do
  cp proof.csv "$list.csv"
  made "or as an option, $list" 1 --roster "$list.csv" --pack
  says "is refused as well, $list" "$list.csv: error: out/en/worksheet-$list.pdf is also the path of the list 'class' whose pages an option puts on sheets"
done
made 'or as the proof' 1 --roster proof.csv --pack
says 'is refused as well' 'proof.csv: error: out/en/worksheet-proof.pdf is also the path of the proof that --proof makes'
check 'nothing is written' test ! -e taken
made 'sheets in a folder take no place' 0 --roster mono.csv -o taken/
made 'nor does a file that is named' 0 --roster mono.csv --pack -o taken/mono.pdf
made 'a list called as another one in an edition' 1 --roster mono-7b.csv -o taken/
says 'is refused, too' "out/en/worksheet-mono-7b is also the path of the list '7b' for the document 'worksheet' (locale en, edition mono)"
cp two.csv 7b.csv
made 'the edition itself has its place' 0 --roster 7b.csv --edition mono --pack -o taken/
check 'under its name' test -f taken/en/worksheet-mono-7b.pdf
cp -r note capitals; echo "out: 'out/{document}.PDF'" >>capitals/platen.yaml
"$platen" build -q -C capitals --roster two.csv --pack >log 2>&1; result 'outputs may end in capitals' $?
check 'the pack, too' test -f capitals/out/page-two.PDF
"$platen" build -q -C capitals --roster two.csv >log 2>&1
"$platen" build -C capitals --roster two.csv --pack >log 2>&1
check 'and what lies beside it is told' grep -qF 'out/page-two: note: 2 PDFs' log
printf 'name\nAda\nEmmy\n' >tiles.csv
"$platen" build -q -C "$source" --document poster --roster tiles.csv --edition tiled-a4 -o tiles/ >log 2>&1; result 'tiles of a class' $?
"$platen" build -q -C "$source" --document poster --locale en --edition tiled-a4 -o tiles.pdf >log 2>&1
check 'as many sheets as without a list' test "$(pages tiles/en/poster-tiled-a4-tiles/2-Emmy.pdf)" = "$(pages tiles.pdf)"

# -- its cover -------------------------------------------------------------------------------------

lines() { grep -qxF -- "$2" <(text "$1"); } # PDF LINE
made 'a pack with its cover' 0 --roster "$ten" --pack -o cover.pdf
check 'the cover: sound to qpdf' qpdf --check cover.pdf
check 'the first pupil begins on a front' test "$(pages cover.pdf)" = 22
pdfseparate -f 1 -l 1 cover.pdf cover-%d.pdf
check 'nothing on its back' test -z "$(pdftotext -f 2 -l 2 cover.pdf - | tr -d '\f\n ')"
for line in 'Class set: Where do you stand on the bridge?' 'Class list: ten' 'Date: 2026-11-24' 'Pupils: 10' \
  'Sheets of paper, without this cover: 10' 'English (6)' 'Russian (1)' 'Arabic (1)' 'Thai (1)' 'Japanese (1)'; do
  check "the cover says '$line'" lines cover-1.pdf "$line"
done
check 'no seed where none is chosen' eval '! text cover-1.pdf | grep -q Seed'
check 'the names in the order of the list' test "$(text cover-1.pdf | grep -oE 'Anna Meier|Zofia|Петренко|ใจดี|山田太郎' | tr '\n' ' ')" \
  = 'Anna Meier Zofia Петренко ใจดี 山田太郎 '
check 'another language is told beside a name' grep -q 'Іван Петренко (Russian)' <(text cover-1.pdf)
check 'a bookmark for it' grep -aqF '(Class set: Where do you stand on the bridge?)' \
  <(qpdf --qdf --object-streams=disable cover.pdf -)
check 'sheets in another language are tagged so' test "$(qpdf --qdf --object-streams=disable cover.pdf - |
  grep -aE '^  /Lang' | LC_ALL=C sort -u | tr -d '\n')" = '  /Lang (ar)  /Lang (en)  /Lang (ja)  /Lang (ru)  /Lang (th)'
{ echo name; for i in {1..300}; do echo "P $i"; done; } >wide.csv
made 'digits that are not as wide as each other' 0 --roster wide.csv --locale ar --pack -o wide-ar.pdf
check 'leave each number its point' eval '! pdftotext -l 5 wide-ar.pdf - | grep -qx "\."'
head -62 wide.csv >pair.csv
made 'a list of one more than a page' 0 --roster pair.csv --pack -o pair.pdf
check 'leaves none alone on a page' grep -q 'P 60' <(pdftotext -f 2 -l 2 pair.pdf -)
made 'a cover from the right to the left' 0 --roster two.csv --locale ar --pack -o cover-ar.pdf
holds 'in the language of the run' cover-ar.pdf 'مجموعة'
holds 'names of languages, too' cover-ar.pdf 'العربية'
holds 'the date in its digits, in the order of year, month and day' cover-ar.pdf '٢٠٢٦-١١-٢٤'
utf16() { printf %s "$1" | iconv -t UTF-16BE | od -An -v -tx1 | tr -d ' \n'; }
check 'a bookmark that a viewer may show the other way has an isolate' grep -aqF "<feff2068$(utf16 'Ada Byron')2069>" \
  <(qpdf --qdf --object-streams=disable cover-ar.pdf -)
check 'others have none' grep -aqF '(Anna Meier)' <(qpdf --qdf --object-streams=disable cover.pdf -)
{ echo name,edition; for i in {1..200}; do echo "Pupil Number $i,$((i % 40 ? 0 : 1))"; done; } | sed 's/,0$/,/; s/,1$/,mono/' >many.csv
made 'two hundred pupils' 0 --roster many.csv --seed 5 --pack -o many.pdf
made 'without the cover' 0 --roster many.csv --seed 5 --pack --no-cover -o few.pdf
check 'the list goes on over pages: three, and a back' test "$(($(pages many.pdf) - $(pages few.pdf)))" = 4
pdftotext -raw -l 3 many.pdf many.txt
check 'all are listed' test "$(grep -oE 'Pupil Number [0-9]+' many.txt | sort -u | wc -l)" = 200
for line in 'Pupils: 200' 'Sheets of paper, without this cover: 200' 'Seed: 5' 'English (195)' 'English, mono (5)'; do
  check "the cover of many says '$line'" grep -qxF -- "$line" many.txt
done
check 'the fourth page is blank' test -z "$(pdftotext -f 4 -l 4 many.pdf - | tr -d '\f\n ')"
class --roster two.csv --no-cover -o none/; result 'files of single pupils have no cover' $(($? != 2))

# The cover belongs to the run, whoever comes first; and so does what the file says of itself.
for first in 'Ada,key,' 'Ada,large-print,' 'Ada,,ar'; do
  printf 'name,edition,locale\n%s\nEmmy,,\n' "$first" >first.csv
  for cover in '' --no-cover; do
    made "first $first $cover" 0 --roster first.csv --pack $cover -o first.pdf
    check "$first $cover: the title is the run's" test "$(pdfinfo first.pdf | sed -n 's/^Title: *//p')" = 'Where do you stand on the bridge?'
  done
  made "first $first" 0 --roster first.csv --pack -o first.pdf
  check "$first: and so is that of the cover" lines first.pdf 'Class set: Where do you stand on the bridge?'
  check "$first: and the size of its letters" awk -F'"' '/>Date:</ {exit !($8 - $4 < 20)}' <(pdftotext -bbox -l 1 first.pdf -)
done
printf 'name,locale\nAda,ar\nEmmy,ar\n' >first.csv
made 'nobody has the language of the run' 0 --roster first.csv --pack -o first.pdf
check 'the cover has' lines first.pdf 'Class set: Where do you stand on the bridge?'

# -- shuffles --------------------------------------------------------------------------------------

mkdir shuffled && cp -r "$source"/{platen.yaml,layouts,content} shuffled
cp -rl "$source/fonts" shuffled 2>/dev/null || cp -r "$source/fonts" shuffled
sed -i 's/statements: {each: statements,/& shuffle: true,/' shuffled/layouts/worksheet.yaml
shuffle() { "$platen" build -q -C shuffled --document worksheet --roster two.csv "$@" >log 2>&1; }
shuffle -o first/ && shuffle -o second/; result 'shuffled statements' $?
check 'the same seed, the same bytes' diff -r first second
shuffle --seed 7 -o third/
items() { pdftotext -raw -f 1 -l 1 "$1" - | grep -v -e Anna -e Ada; }
check 'each pupil has another order' eval '[[ $(items first/en/*/1-*) != $(items first/en/*/2-*) ]]'
check 'and another with another seed' eval '[[ $(items first/en/*/1-*) != $(items third/en/*/1-*) ]]'
check 'all are there' test "$(items first/en/*/1-* | sort)" = "$(items single/en/worksheet-ten/01-*.pdf | sort)"
shuffle --pack --no-cover -o pack.pdf; pdftotext -raw -f 3 -l 4 pack.pdf there.txt; pdftotext -raw first/en/worksheet-two/2-*.pdf here.txt
check 'in a pack as in single files' cmp here.txt there.txt

# The layout says so; editions with bodies of their own draw the same lists, and the key a sheet with results.
printf 'name\nAda Byron\nEmmy Noether\nAda Lovelace\n' >three.csv
sed -n 's/^        - text: //p' "$source/content/marketing-it/en.yaml" >statements
check 'twenty statements' test "$(wc -l <statements)" = 20
stands() { # PDF: the numbers in the content of its statements, in the order in which they stand there
  pdftotext -raw "$1" - | tr '\n' ' ' >flat
  grep -n '' statements | while IFS=: read -r number statement; do
    LC_ALL=C grep -obF -- "$statement" flat | sed -n "1s/:.*/ $number/p"
  done | sort -n | cut -d ' ' -f 2 | tr '\n' ' '
}
for seed in 3 8; do
  for edition in '' key large-print; do
    "$platen" build -q -C shuffled --document worksheet --roster three.csv --seed $seed ${edition:+--edition $edition} \
      -o seed-$seed/ >log 2>&1
    result "seed $seed, ${edition:-the sheet}" $?
  done
  for pupil in 1 2 3; do
    order=$(stands seed-$seed/en/worksheet-three/$pupil-*)
    check "seed $seed, pupil $pupil: shuffled, not as in the content" grep -qvE '^1 2 3 4 5 6 7 8 9 10 ' <(echo "$order")
    check "seed $seed, pupil $pupil: all twenty" test "$(tr ' ' '\n' <<<"$order" | grep -c .)" = 20
    check "seed $seed, pupil $pupil: the key in the order of the sheet" test "$(stands seed-$seed/en/worksheet-key-three/$pupil-*)" = "$order"
    check "seed $seed, pupil $pupil: large print too" test "$(stands seed-$seed/en/worksheet-large-print-three/$pupil-*)" = "$order"
    check "seed $seed, pupil $pupil: before statements, the key prints the numbers of the content" test \
      "$(pdftotext -raw -l 1 seed-$seed/en/worksheet-key-three/$pupil-* - | grep -cFf <(grep -n '' statements | sed 's/:/ /'))" -ge 18
  done
done
sed -i 's/statements: {each: statements,/& shuffle: true,/' shuffled/layouts/editions/key.yaml
"$platen" build -q -C shuffled --document worksheet --roster three.csv --seed 3 --edition key -o twice/ >log 2>&1
check 'said in the edition again, the same bytes' diff -r twice/en/worksheet-key-three seed-3/en/worksheet-key-three

# -- on sheets -------------------------------------------------------------------------------------

printf 'name\nAda\nEmmy\n' >sheets.csv
made 'both pages of a pupil on one sheet' 0 --roster sheets.csv --nup 2 -o sheets/
check 'a sheet for each' test "$(pdfinfo sheets/en/worksheet-sheets/2-Emmy-2up.pdf | sed -n 's/^Pages: *//p')" = 1
holds 'with the name' sheets/en/worksheet-sheets/2-Emmy-2up.pdf 'Emmy'

# Each pupil's part of a pack, with what is the pupil's own: name, class, another order, a QR code, on upright and lying sheets.
looks_as_files() { # PACK FOLDER: texts and pixels, each from a front on
  local from=1 to pdf
  for pdf in "$2"/*.pdf; do
    to=$((from + $(pages "$pdf") - 1))
    cmp <(pdftotext -f $from -l $to "$1" -) <(pdftotext "$pdf" -) || return 1
    cmp <(pdftoppm -r 40 -gray -f $from -l $to "$1") <(pdftoppm -r 40 -gray "$pdf") || return 1
    from=$((to + 1 + to % 2))
  done
  test $from -gt "$(pages "$1")"
}
# Without numbers of objects, and marks of nothing.
tags() { pdfinfo -struct-text "$1" 2>/dev/null | sed -e '/^ *""$/d; /^ *Object /d; /^ *Sect/d; /^Document/d; s/^ *//'; }
printf 'name,class,locale\nAda Byron,7b,\nليلى,,ar\n' >imposed.csv
for way in '--nup 2' '--booklet --sheet a3'; do
  rm -rf files
  made "a pack: $way" 0 --roster imposed.csv --pack --no-cover $way -o imposed.pdf
  class --roster imposed.csv $way -o files/
  check "$way: sound to qpdf" qpdf --check imposed.pdf
  check "$way: each is as its file" looks_as_files imposed.pdf files/en/worksheet-imposed
done
made 'a pack of booklets with its cover' 0 --roster sheets.csv --pack --booklet -o booklets.pdf
check 'paper of booklets is counted' lines booklets.pdf 'Sheets of paper, without this cover: 2'
check 'it is turned over at the short edge' grep -aq 'DuplexFlipShortEdge' <(qpdf --qdf --object-streams=disable booklets.pdf -)
check 'and so the cover lies' grep -q '841.89 x 595' <(pdfinfo -f 1 -l 1 booklets.pdf)

# Where each pupil has one side, too, each has a sheet of paper: the file is printed on both sides without a look at it.
printf 'name\nAda\nEmmy\nJo\n' >three.csv
for way in --nup=2 --nup=4 --nup=6 --nup=9 '--edition 2up' '--edition 4up' '--edition key+2up'; do
  made "one side for each: $way" 0 --roster three.csv --pack $way -o sides.pdf
  check "$way: cover and pupils on sheets of their own" test "$(pages sides.pdf)" = 8
  check "$way: and on the fronts" eval '[[ $(for page in 3 5 7; do
    pdftotext -f $page -l $page sides.pdf - | grep -owE "Ada|Emmy|Jo" | head -1; done | tr "\n" " ") == "Ada Emmy Jo " ]]'
  check "$way: paper is counted" lines sides.pdf 'Sheets of paper, without this cover: 3'
  check "$way: the printer is asked for both sides" grep -aq 'DuplexFlipLongEdge' <(qpdf --qdf --object-streams=disable sides.pdf -)
done
"$platen" build -q -C "$source" --document poster --roster three.csv --pack --no-cover -o posters.pdf >log 2>&1
result 'posters for a class' $?
check 'a poster is on a front' test "$(pages posters.pdf)" = 6
made 'tiles are files of their own' 2 --roster sheets.csv --pack --scale 200% -o sheets.pdf
says 'which is said' 'without it each pupil has a file of tiles'

# A layout of five pages on which much is a pupil's own, in groups.
sed -i '/^body:/,$d; /^impose:/d' note/layouts/page.yaml
cat >>note/layouts/page.yaml <<'EOF'
body:
  - {heading: {text: '{title}', level: 1}}
  - {field: {label: Name, value: '{pupil.name}'}}
  - {text: 'Go to [the end](#end) or [there](https://example.org/)'}
  - page-break
  - {field: {label: Again, value: '{pupil.name}'}}
  - {qr: '{pupil.sheet}', when: pupil.sheet}
  - page-break
  - {text: 'Only {pupil.group}', when: pupil.group}
  - {text: three}
  - page-break
  - {heading: {text: Last, level: 2}, id: end}
  - {field: {label: Group, value: '{pupil.group}'}}
  - {qr: '{pupil.sheet}', when: pupil.sheet}
  - page-break
  - {text: five}
EOF
sed -i 's/duplex: false/duplex: true/' note/layouts/page.yaml
printf 'name,group\nAda,\nEmmy,red\nJo,\nZoe,blue\nMax,red\n' >own.csv
for way in --booklet '--nup 4 --sheet a4'; do
  rm -rf files
  "$platen" build -q -C note --roster own.csv --pack --no-cover $way -o own.pdf >log 2>&1 &&
    "$platen" build -q -C note --roster own.csv $way -o files/ >log 2>&1
  result "five pages, codes and links: $way" $?
  check "$way: each sheet of five pages is as its file" looks_as_files own.pdf files/en/page-own
  check "$way: and is read as its file" cmp <(tags own.pdf) <(for pdf in files/en/page-own/*.pdf; do tags "$pdf"; done)
  check "$way, five pages: sound to qpdf" qpdf --check own.pdf
done
"$platen" build -q -C note --roster own.csv --pack --no-cover --nup 2 -o own.pdf >log 2>&1
check 'three sides of two pages: each pupil begins on a front' grep -q Emmy <(pdftotext -f 5 -l 5 own.pdf -)
check 'behind a blank back' test -z "$(pdftotext -f 4 -l 4 own.pdf - | tr -d '\f\n ')"

# A pack is turned over at one edge: what is bound to the other stands beside it.
mkdir -p note/layouts/editions
printf '%s\n' 'edition: {about: A booklet.}' 'impose: {booklet: {}}' >note/layouts/editions/booklet.yaml
printf 'name,group,edition\nAda,,\nEmmy,,booklet\nJo,,booklet\n' >edges.csv
"$platen" build -q -C note --roster edges.csv --pack -o edges.pdf >log 2>&1; result 'booklets, and one upright sheet' $?
check 'which is a file' test "$(ls edges)" = 1-Ada.pdf
check 'as the cover says' grep -q 'In files beside this one: 1' <(text edges.pdf)
check 'paper of the others' lines edges.pdf 'Sheets of paper, without this cover: 4'
"$platen" build -q -C note --roster edges.csv --pack -o - >edges.out 2>log
says 'not so with one output' 'edges.csv:2:1: error: a pack cannot hold this sheet: the printer turns it over at another edge'

# Pages that lie are leafed sideways, as upright ones: at another edge. Among those they are printed on one side.
printf 'name,edition\nAda,\nEmmy,large-print\nJo,\n' >lying.csv
made 'large print among upright sheets' 0 --roster lying.csv --pack -o lying.pdf
lying=$("$platen" build -q -C "$source" --document worksheet --edition large-print --locale en -o large.pdf 2>/dev/null; pages large.pdf)
check 'stands in the pack' test ! -e lying
check 'on one side' test "$(pages lying.pdf)" = $((6 + 2 * lying))
for ((i = 1; i <= lying; i++)); do
  check "page $i has a blank back" test -z "$(pdftotext -f $((4 + 2 * i)) -l $((4 + 2 * i)) lying.pdf - | tr -d '\f\n ')"
done
check 'paper of it is counted' lines lying.pdf "Sheets of paper, without this cover: $((2 + lying))"
check 'the others are turned over at the long edge' grep -aq 'DuplexFlipLongEdge' <(qpdf --qdf --object-streams=disable lying.pdf -)
made 'large print for all' 0 --roster two.csv --edition large-print --pack --no-cover -o lying.pdf
check 'is on both sides' test "$(pages lying.pdf)" = $((2 * (lying + lying % 2)))
check 'and turned over at the short edge' grep -aq 'DuplexFlipShortEdge' <(qpdf --qdf --object-streams=disable lying.pdf -)

# What an edition promises of letters is so of names, which stand on smaller pages.
sed -i "s/^styles: .*/styles: {body: {size: 10pt}, small: {size: 5pt}}/; s/label: Again, value: '{pupil.name}'/&, value-style: small/" note/layouts/page.yaml
printf '%s\n' 'edition: {about: Letters., promises: {size: 4pt}}' >note/layouts/editions/letters.yaml
for pack in '' '--pack --no-cover'; do
  "$platen" check -q -C note --roster own.csv --edition letters $pack --nup 2 >log 2>&1
  says "small names on sheets ${pack:-in files}" "the edition promises 'size: 4pt', but letters are 3"
done

# -- directions ------------------------------------------------------------------------------------

# Names and classes keep their own direction on any sheet: nothing is seen of the marks that say so aloud.
mkdir told
printf 'name,class,locale\n' | tee turns.csv >told/turns.csv
for locale in en ar; do
  # NAME, and the same between marks of its direction (U+200E, U+200F)
  printf '%s,%s,'$locale'\n' 'Anna K.' '(7b)' 'C++ (7b)' '+7' 'ليلى (7ب).' '(7ب)' '=1+2' '7ב.' 'דוד כ. (א)' '7' '3 ليلى!' '7-ب' >>turns.csv
  L=$'\u200E' R=$'\u200F'
  printf '%s,%s,'$locale'\n' "Anna K.$L" "$L(7b)" "C++ (7b)$L" "$L+7$L" "ليلى (7ب).$R" "$R(7ب)$R" "$L=1+2$L" "${R}7ב.$R" "דוד כ. (א)$R" \
    7 "${R}3 ليلى!$R" "${R}7-ب" >>told/turns.csv
done
for locale in en ar; do
  made "names in both directions ($locale)" 0 --roster turns.csv --pack --locale $locale -o turns-$locale.pdf
  made 'names with marks of direction' 0 --roster told/turns.csv --pack --locale $locale -o told-$locale.pdf
  pdftoppm -r 50 -gray turns-$locale.pdf t; pdftoppm -r 50 -gray told-$locale.pdf m
  alike=0; for page in t-*.pgm; do cmp -s "$page" "m${page#t}" && alike=$((alike + 1)); done
  check "each page and the cover look as with them ($locale)" test "$alike" = 26
  check 'no isolate is in the text that is copied' eval '! pdftotext turns-$locale.pdf - | LC_ALL=C grep -q $'"'"'\xE2\x81[\xA6-\xA9]'"'"
  rm -f t-*.pgm m-*.pgm
done
made 'the same, each in a file' 0 --roster turns.csv -o turns/
pdftoppm -r 50 -gray -f 17 -l 17 turns-en.pdf p; pdftoppm -r 50 -gray -l 1 turns/en/worksheet-turns/08-*.pdf s
check 'a page looks as that of its file' cmp s-1.pgm p-17.pgm
{ echo name {1..20} | tr ' ' ,; for name in 'Anna K.' '=1+2' 'ليلى (7ب).' '<b>"x"</b>'; do echo "\"${name//\"/\"\"}\"$(printf ',3%.0s' {1..20})"; done; } >scored.csv
sed "s/Anna K\./&$L/; s/=1+2/$L&$L/; s/).\"/).$R\"/; s/<b>/$L&/; s,</b>,&$L," scored.csv >told/scored.csv
for locale in en ar; do
  for list in scored told/scored; do
    "$platen" score -q -C "$source" --names --locale $locale $list.csv -o scored.pdf >log 2>&1; result "names in results ($list, $locale)" $?
    pdftoppm -r 50 -gray scored.pdf ${list%scored}s
  done
  check "look as with marks of direction ($locale)" cmp s-1.pgm told/s-1.pgm
  holds 'markup in a name is none' scored.pdf '<b>"x"</b>'
done
# Nor does a name that leaves an isolate open, or ends one, turn what stands beside it; bookmarks and contents hold names as
# the page does.
printf '%s\n' 'shape: demo' "document: {title: 'Of {pupil.name}'}" 'page: {size: a6}' 'styles: {body: {size: 10pt}, heading: {extends: body}}' \
  "body: [{heading: {text: '{title}', level: 1}}, {heading: {text: 'To {pupil.name}! (1)', level: 2}}, {toc: {levels: 2}}, {qr: '{pupil.name}'}]" \
  >note/layouts/page.yaml
printf 'name\na\u2067b\nc\u2069d\nAnna K.\n' >open.csv
"$platen" build -q -C note --roster open.csv -o open/ >log 2>&1; result 'isolates in names' $?
qpdf --qdf --object-streams=disable open/en/page-open/3-*.pdf open.qdf
check 'a bookmark of one direction is plain' grep -aqF '/Title (To Anna K.! \(1\))' open.qdf
check 'so is the title' grep -aqF '/Title (Of Anna K.)' open.qdf
check 'the code holds the name alone' grep -aqF '/Alt (Anna K.)' open.qdf
qpdf --qdf --object-streams=disable open/en/page-open/1-*.pdf open.qdf
check 'one that may turn is isolated' grep -aqF '/Title <feff0054006f002020680061206700622069206900210020002800310029>' open.qdf
check 'also in the title' grep -aqF '/Title <feff004f00660020206800612067006220692069>' open.qdf
check 'and in what is said of the code' grep -aqF '/Alt <feff206800612067006220692069>' open.qdf

# -- forms that come back --------------------------------------------------------------------------

printf 'name\nAnn\nEmmy\nAnn\n' >back.csv
score() { "$platen" score -C "$source" --document worksheet --format=csv --roster back.csv "$@" 2>log | tail -n +2 | cut -d, -f1; }
for kind in names codes; do
  options=(); [[ $kind == codes ]] && options=(--codes)
  made "forms by $kind" 0 --edition form --roster back.csv "${options[@]}" -o made-$kind/
  mkdir back-$kind
  number=0
  for pdf in made-$kind/en/worksheet-form-back/*.pdf; do # saved by another program, under another name
    qpdf "$pdf" "back-$kind/scan$((++number)).pdf"
  done
  check "forms by $kind: each belongs to its pupil" test "$(score --names "back-$kind" | sort | tr '\n' ' ')" = 'Ann Ann Emmy '
  check "forms by $kind: nobody is missing" eval '! grep -q missing-sheet log'
done
check 'without names: the codes' test "$(score back-codes | sort)" = "$(cd made-codes/en/worksheet-form-back && ls | sed 's/.pdf$//')"
score --seed=2 back-codes >/dev/null
check 'another seed than that of the codes' grep -q 'hint: a pupil is known by the list and the --seed' log
check 'without names: numbers' test "$(score back-names | tr '\n' ' ')" = '1 2 3 '
rm back-names/scan3.pdf
check 'one form is not there' test "$(score --names back-names | tr '\n' ' ')" = 'Ann Emmy '
check 'its pupil is missing, not another of that name' grep -q '^back.csv:4:1: warning: this pupil has no sheet' log
qpdf back-names/scan2.pdf back-names/scan4.pdf
check 'a second copy counts once' test "$(score --names back-names | tr '\n' ' ')" = 'Ann Emmy '
check 'and is told' grep -q 'scan4.pdf: warning: this form is not counted: it holds the same as back-names/scan2.pdf' log
fill() { # IN OUT NUMBER ANSWER: another button of that field is pressed; the first of the file
  qpdf --qdf --object-streams=disable "$1" plain.qdf
  sed -i "0,/V \/$3/s,/V /$3,/V /$4," plain.qdf && fix-qdf plain.qdf >"$2"
}
fill back-names/scan2.pdf back-names/scan4.pdf Off 3
check 'a form that was filled in counts in place of the blank one' grep -q '^Emmy,0,1,' <(
  "$platen" score -C "$source" --document worksheet --format=csv --roster back.csv --names back-names 2>log)
check 'which is told' grep -q 'scan2.pdf: warning: this form is not counted: back-names/scan4.pdf is of the same pupil, and has more' log
fill back-names/scan4.pdf back-names/scan5.pdf 3 4
check 'of two with as many answers one counts' test "$(score --names back-names | tr '\n' ' ')" = 'Ann Emmy '
check 'which is told, too' grep -q 'scan5.pdf: warning: this form is not counted: back-names/scan4.pdf is of the same pupil' log
check 'without a list the same' test "$("$platen" score -C "$source" --format=csv back-names 2>/dev/null | wc -l)" = 3
made 'one form for everybody' 0 --edition form --locale en -o form.pdf
mkdir alike; fill form.pdf alike/a.pdf Off 3; fill form.pdf alike/b.pdf Off 4; qpdf alike/b.pdf alike/c.pdf
check 'one form that two fill in, and a copy: two sheets' test "$("$platen" score -C "$source" --format=csv alike 2>log | wc -l)" = 3
check 'the copy is told' grep -q 'alike/c.pdf: warning: this form is not counted: it holds the same as alike/b.pdf' log
"$platen" score -C "$source" --document worksheet alike -o summary.pdf >log 2>&1; result 'the sheet names its summary' $?
touch alike/notes.txt alike/empty.pdf; mkdir alike/more; ln -s nowhere alike/link.pdf
"$platen" score -C "$source" alike -o summary.pdf >log 2>&1; result 'a folder with other things' $?
for name in notes.txt empty.pdf more link.pdf; do check "$name is told" grep -q "^alike/$name: warning: this form is not counted" log; done
cp form.pdf alike/$'two\nlines \e[31m.pdf'
"$platen" score -C "$source" alike -o summary.pdf >log 2>&1
check 'what a file is called moves no cursor and begins no line' grep -qx $'alike/two lines \xEF\xBF\xBD\[31m.pdf: warning: .*' log
check 'one form by itself' grep -q '^1,0,1,' <("$platen" score -C "$source" --format=csv alike/a.pdf 2>/dev/null)
printf 'name\nAnn\n' >one.csv
"$platen" score -C "$source" --roster one.csv --format=csv back-names >/dev/null 2>log
check 'a pupil who is not in the list is told' grep -q 'scan4.pdf: warning: .*unknown-pupil' log
rm back-names/scan[45].pdf
qpdf --qdf --object-streams=disable back-names/scan2.pdf plain.qdf
sed -i 's,/V /Off,/V /77,' plain.qdf && fix-qdf plain.qdf >back-names/scan2.pdf
check 'an answer that is not on the sheet: the other forms count' test "$(score --names back-names)" = Ann
check 'and one line for that form' test "$(grep -c scan2.pdf log)" = 1
check 'which says why' grep -q 'scan2.pdf: warning: this form is not counted: the answer to statement 1 is none of' log

# A form that everybody gets, with a name that is typed: of two pupils of one name each takes one of their forms.
typed() { # FILE NAME
  qpdf --qdf --object-streams=disable form.pdf plain.qdf
  sed -i "/T (name)/,/V ()/s,/V (),/V ($2)," plain.qdf && fix-qdf plain.qdf >"typed/$1.pdf"
}
mkdir typed
printf 'name,code\nAnn,K1\nEmmy,K2\nAnn,K3\n' >typed/list.csv
typed a Ann; typed b '  Ann '; typed c Emmy
owners() { # OPTION...: of the forms in typed/, which may be named with a slash, and hold the list
  "$platen" score -C "$source" --document worksheet --format=csv --roster typed/list.csv "$@" typed/ 2>log | tail -n +2 | cut -d, -f1 | tr '\n' ' '
}
check 'names that are typed' test "$(owners --names)" = 'Ann Ann Emmy '
check 'names that are typed: nobody is missing' eval '! grep -q missing-sheet log'
check 'the list may lie beside the forms' eval '! grep -q list.csv log'
typed d 'Ann  '
check 'a third form of two pupils' test "$(owners --names)" = 'Ann Ann Emmy '
check 'which is told' grep -q 'typed/d.pdf: warning: this form is not counted: typed/b.pdf is of the same pupil' log
rm typed/d.pdf; typed c K2
check 'codes that are typed' test "$(owners)" = '1 2 K2 '
typed c Nobody
check 'a name that is not in the list' eval 'owners --names >said; grep -q "typed/c.pdf: .*unknown-pupil" log'
typed c ' '
check 'no name: called as the file' eval 'owners --names >said; grep -q "typed/c.pdf: .*unknown-pupil" log'
mv typed/list.csv beside.csv; mkdir typed/list.csv
check 'a folder that is called as the list is told' eval \
  '"$platen" score -C "$source" --document worksheet --format=csv --roster beside.csv typed >said 2>log; grep -q "typed/list.csv: warning: .*it is a folder" log'

{ echo code {1..20} | tr ' ' ,; for code in K2 K3; do echo "$code$(printf ',3%.0s' {1..20})"; done; } >coded.csv
printf 'name,code\nAnn,K1\nEmmy,K2\nMary,K3\n' >back.csv
check 'a table of codes, a list with their names: names' test "$(score --names coded.csv | tr '\n' ' ')" = 'Emmy Mary '
check 'codes where no name may be printed' test "$(score coded.csv | tr '\n' ' ')" = 'K2 K3 '

{ echo code {1..20} | tr ' ' ,; echo "=1+2$(printf ',3%.0s' {1..20})"; } >formula.csv
check 'what a spreadsheet would take for a formula is none' test "$("$platen" score -C "$source" --format=csv formula.csv | sed -n 's/,.*//; 2p')" = "'=1+2"

"$platen" score -q -C "$source" formula.csv -o summary.pdf 2>log
check 'without a list nobody is missing' eval '! grep -q "without a sheet" <(text summary.pdf)'
check 'nor in JSON' eval '! grep -q missing <("$platen" score -C "$source" --format=json formula.csv)'
printf 'name\nAnn\n=1+2\n' >given.csv
sed -i '1s/code/name/' formula.csv
"$platen" score -q -C "$source" --roster given.csv formula.csv -o summary.pdf 2>log
check 'with one it is said how many are' grep -qx 'Pupils without a sheet: 1.' <(text summary.pdf)
sed '1d; s/=1+2/Ann/' formula.csv >>formula.csv
"$platen" score -q -C "$source" --roster given.csv formula.csv -o summary.pdf 2>log
check 'also when all are there' grep -qx 'Pupils without a sheet: 0.' <(text summary.pdf)
{ echo name {1..20} | tr ' ' ,; for name in '"x" «y"' True NULL '~' 'the the' 'a  b' 'click here'; do echo "\"${name//\"/\"\"}\"$(printf ',3%.0s' {1..20})"; done; } >words.csv
for locale in de fr ja; do
  "$platen" score -C "$source" --names --locale $locale words.csv -o summary.pdf >log 2>&1
  check "names are no texts to be judged ($locale)" eval '! grep -qE "warning|error" log'
  cut -d, -f1 words.csv >named.csv
  made "nor on sheets ($locale)" 0 --locale $locale --roster named.csv --pack -o named.pdf
  check 'nothing is told' eval '! grep -qE "warning|error" log'
done

{ echo name {1..20} | tr ' ' ,; for name in Emmy "$(printf 'x%.0s' {1..300})" $'\U13000'; do echo "$name$(printf ',3%.0s' {1..20})"; done; } >long.csv
"$platen" score -C "$source" --names long.csv -o summary.pdf 2>log
check 'a name that no font can draw is told at its row' grep -q "^long.csv:4:1: error: .*missing-glyph" log
check 'and one that is too long' grep -q '^long.csv:3:1: ' log
check 'neither at the content' eval '! grep -q "^[^ ]*en.yaml" log'

# What is wrong with a sheet because of its row names the row, whatever is wrong with others.
"$platen" new -q own
sed -i 's/^documents: .*/documents: [note]/' own/platen.yaml
printf '%s\n' 'shape: comparison' 'theme: span' "document: {title: '{title}', subject: '{title}', author: '{author}'}" \
  'page: {size: a4, margins: {top: 20mm, bottom: 20mm, inner: 20mm, outer: 20mm}}' 'fit: {pages: 1}' 'body:' \
  "  - {heading: {text: 'Note for {pupil.name}', level: 1}}" "  - {text: 'Your [page](https://example.org/{pupil.group}).'}" \
  "  - {text: 'More: {pupil.more}', when: pupil.more}" >own/layouts/note.yaml
{ echo name,group,more; for i in {2..9}; do echo "P$i,g$i,$([[ $i != [37] ]] || printf 'word %.0s' {1..2000})"; done; } >own/class.csv
sed -i 's/,g5,/,g 5,/' own/class.csv
for way in '' --pack -j2; do
  "$platen" build -C own --document note --roster own/class.csv $way >log 2>&1
  check "a sheet that is too long names its row ($way)" grep -q '^own/class.csv:3:.* error: note does not fit on 1 page' log
  check 'each does' grep -q '^own/class.csv:7:.* error: note does not fit on 1 page' log
  check 'no other row does' test "$(grep -c 'does not fit' log)" = 2
  check 'a link made of a row is told with it' grep -q 'hint: .*; it is so on the sheet of line 5 of own/class.csv only' log
done
cp own/layouts/note.yaml note.kept
echo "  - {qr: {text: '{pupil.group}', size: 15mm}, place: {x: 0mm, y: 1mm, width: 15mm, height: 15mm}}" >>own/layouts/note.yaml
"$platen" build -C own --document note --roster own/class.csv --pack >log 2>&1
check "a text below a pupil's code is told" grep -q '^own/class.csv:2:.* text lies under a QR code that is drawn later' log
mv note.kept own/layouts/note.yaml
mkdir -p own/layouts/editions
echo 'styles: {body: {size: 11pt}}' >own/layouts/editions/small.yaml
printf 'name,group,more,edition\nAda,g 1,,small\nEmmy,g2,,small\n' >own/class.csv
"$platen" build -C own --document note --roster own/class.csv >log 2>&1
check 'no edition is blamed for it' grep -q '^layouts/note.yaml:8:.* no link can lead to' log
check 'but the row' grep -q 'it is so on the sheet of line 2 of own/class.csv only' log

# -- editions ---------------------------------------------------------------------------------------

printf 'name,edition\nAda Byron,large-print\nEmmy Noether,mono\n' >editions.csv
made 'an edition for each' 0 --roster editions.csv -o editions/
holds 'the name in large print' editions/en/*/1-*.pdf 'Ada Byron'
holds 'the name in mono' editions/en/*/2-*.pdf 'Emmy Noether'

made 'the key to the sheet of each' 0 --edition key --roster two.csv -o keys/
check 'with all names: nothing is told' eval '! grep -q nameless "$work/log"'
holds 'the name on the key' keys/en/*/2-*.pdf 'Emmy Noether'
check 'the key is one sheet, with the names, too' test "$(pages "$(echo keys/en/*/2-*.pdf)")" = 2
made 'the key without a list' 0 --edition key --locale en -o key.pdf
check 'has no line for a name' eval '! text key.pdf | grep -qx Name'
made 'the key as a form' 1 --edition key+form --locale en -o keyform.pdf
says 'is refused' 'results: example'
printf 'name,edition\nAda Byron,2up\nEmmy Noether,mono+2up\n' >digits.csv
made 'editions whose names begin with a digit' 0 --roster digits.csv -o digits/
check 'both pages on one sheet' test "$(pages digits/en/worksheet-digits/2-*.pdf)" = 1
printf 'name,edition\nAda,2up+4up\nBob,\nCarl,2up+large-print\nDora,2up+4up\nEve,large-prnt+mono\n' >clash.csv
made 'an edition that is not there' 1 --roster clash.csv -o clash/
says 'is told with the one that may be meant' "did you mean 'large-print'?"
sed -i '$d' clash.csv
for way in '' --pack; do
  made "editions that do not go together ${way#--}" 1 --roster clash.csv ${way:+"$way"} -o clash/
  says 'are refused at the row of the pupil' "clash.csv:2:5: error: the sheet cannot be made in the edition '2up+4up'"
  says 'and at that of another one' "clash.csv:5:6: error: the sheet cannot be made in the edition '2up+4up'"
  check 'one message each' test "$(grep -c ': error: ' "$work/log")" = 3
done

# -- names of files --------------------------------------------------------------------------------

printf 'name\n../../etc/x\nAnn\nAnn\n.\n"a/b\\c"\n%0300d\n' 7 >odd.csv
made 'odd names' 1 --roster odd.csv -o odd/
says 'a name that has no room: its row' 'odd.csv:7:1: error: this is'
check 'one row is wrong: nothing is written' test ! -e odd
sed '3s/.*/Ann\t7/; 4s/.*/\xF0\x93\x80\x80/; 5s/.*/a;b/' odd.csv >rows.csv
for way in '' --pack; do
  made "rows that cannot be, and names that cannot be set ${way#--}" 1 --roster rows.csv ${way:+"$way"} -o odd/
  says 'a field with a tab' 'rows.csv:3:1: error: a field holds a tab'
  says 'a row of too many fields' 'rows.csv:5:1: error: this row has 2 fields'
  says 'the others are looked at in the same run: a name that no font can draw' 'rows.csv:4:1: error: no font'
  says 'and one that has no room' 'rows.csv:7:1: error: this is'
  check 'nothing is written' test ! -e odd
done
sed -i '$d' odd.csv
made 'odd names that fit' 0 --roster odd.csv -o odd/
check 'each has a safe file of its own' test "$(cd odd/en/worksheet-odd && echo *)" = '1-etcx.pdf 2-Ann.pdf 3-Ann.pdf 4.pdf 5-abc.pdf'

printf 'name\nso\xc2\xadft\nze\xe2\x80\x8bro\n\xd9\x86\xe2\x80\x8c\xd8\xae\n=A1+B2\nCON\n' >unseen.csv
made 'letters that are not seen' 0 --roster unseen.csv -o unseen/
check 'are not in names of files, but those that form letters' test "$(cd unseen/en/worksheet-unseen && echo *)" = \
  $'1-soft.pdf 2-zero.pdf 3-\xd9\x86\xe2\x80\x8c\xd8\xae.pdf 4-A1B2.pdf 5-CON.pdf'
printf 'name,code\nAnn,CON\nAda,lpt1\nEmmy,com\n' >device.csv
made 'codes that Windows has devices of' 0 --roster device.csv --codes -o device/
check 'have a number before them' test "$(cd device/en/worksheet-device && echo *)" = '1-CON.pdf 2-lpt1.pdf com.pdf'

# -- codes -----------------------------------------------------------------------------------------

printf 'name,class,nick\nQuirinius Vogelsang,7b,Quiri\nXanthippe Zobel,7b,\n' >secret.csv
made 'codes' 0 --roster secret.csv --codes -o codes/
check 'a code for each' test "$(find codes -name '?????.pdf' | wc -l)" = 2
for pdf in codes/en/worksheet-secret/*.pdf; do
  code=$(basename "$pdf" .pdf)
  holds "the code stands on the sheet ($code)" "$pdf" "$code"
  qpdf --qdf --object-streams=disable "$pdf" - >plain
  check 'and no name in the file' eval '! { text "$pdf"; pdfinfo "$pdf"; cat plain; } | grep -aqE "Quiri|Vogel|Xanth|Zobel"'
done
check 'nor in what is said' eval '! grep -qE "Quiri|Xanth" log'
class --roster secret.csv --codes -o again/; check 'the same codes again' diff -r codes again
class --roster secret.csv --codes --seed 2 -o other/
check 'others with another seed' eval '[[ $(ls codes/en/worksheet-secret) != $(ls other/en/worksheet-secret) ]]'
cp secret.csv neighbours.csv
class --roster neighbours.csv --codes -o beside/
check 'others in another class' test -z "$(ls codes/en/worksheet-secret beside/en/worksheet-neighbours | sort | uniq -d)"
class --roster secret.csv --codes --pack -o codes.pdf
for pdf in codes/en/worksheet-secret/*.pdf; do
  check 'the cover of a pack lists the codes' grep -q "$(basename "$pdf" .pdf)" <(pdftotext -l 1 codes.pdf -)
done
qpdf --qdf --object-streams=disable codes.pdf plain
check 'and no name is in it' eval '! { text codes.pdf; pdfinfo codes.pdf; cat plain; } | grep -aqE "Quiri|Vogel|Xanth|Zobel"'
printf 'name,code\nAnn,ab\nAda,AB\n' >cases.csv
made 'codes: two that differ in case only' 1 --roster cases.csv --codes -o cases/
check 'codes: nothing is written' test ! -e cases
printf 'name,class\n"Ada\nByron",7b\n' >lines.csv
made 'a name of two lines' 1 --roster lines.csv -o lines/
says 'a name of two lines: its place' 'lines.csv:2:1: error: a field holds a line break'
printf 'Quirinius "Q" Vogelsang,7b,x\nQuirin,7b,a,b\n' >>secret.csv
made 'codes: a bad row' 1 --roster secret.csv --codes -o bad/
says 'codes: is told' 'secret.csv:4:11: error'
check 'codes: without its text' eval '! grep -q Quirin log'

report

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

# Several pages: what gives way is told where it begins, and a page is new or gone.
long() { # FOLDER FIRST LAST NEW: a table with those rows, and NEW before them
  { printf '%s\n' 'shape: claims' 'title: Long' 'intro: Many claims.' 'claims:'
    for ((i = 1; i <= $4; i++)); do echo "  - {name: New$i, text: 'A row in front that was not there, number $i.'}"; done
    for ((i = $2; i <= $3; i++)); do echo "  - {name: N$i, text: 'The text of row $i is like that of no other row.'}"; done
  } >"$1/content/claims/en.yaml"
}
cp -r old long
cp -r old longer
long long 1 120 0
long longer 1 120 1
expect 'a row before pages of rows' 1 "en/list.pdf: changed
  page 1: 'New1', 'A row in front that was not there,…' are new (claims.1.name)
  page 1: what follows, from 'N1' on, moved down by 6.7 mm, and so on to page 5 (claims.2.name)" --document list --locale en long longer
long longer 1 120 40
expect 'pages in front' 1 "en/list.pdf: changed
  page 1: 'New1', 'A row in front that was not there,…', 'New2' and 47 more are new (claims.1.name)
  page 2: 'New26', 'A row in front that was not there,…', 'New27' and 27 more are new (claims.26.name)
  page 2: 'N1' and 32 more moved from page 1 to page 2, and so on to page 7 (claims.41.name)
  page 6: the page ('N90') is new
  page 7: the page ('N116') is new" --document list --locale en long longer
long longer 41 120 0
expect 'pages less' 1 "en/list.pdf: changed
  old page 1: 'N1', 'The text of row 1 is like that of no…', 'N2' and 47 more are gone (claims.1.name)
  page 1: 'N41' and 32 more moved from page 2 to page 1 (claims.1.name)
  page 1: 'N52' and 41 more moved from page 3 to page 1, and so on to page 4 (claims.12.name)
  old page 2: 'N26', 'The text of row 26 is like that of no…', 'N27' and 27 more are gone (claims.26.name)
  old page 5: the old page ('N104') is gone" --document list --locale en long longer

long long 1 120 0
long longer 1 120 0
sed -i 's/text of row 120/words of row 120/' longer/content/claims/en.yaml
expect 'pages that are the same' 1 "en/list.pdf: changed
  page 5: 'text' became 'words' (claims.120.text)
  pages 1 to 4: same" --document list --locale en long longer
sed -i 's/text of row 60/words of row 60/' longer/content/claims/en.yaml
expect 'pages that are the same, in between' 1 "en/list.pdf: changed
  page 3: 'text' became 'words' (claims.60.text)
  page 5: 'text' became 'words' (claims.120.text)
  pages 1, 2, 4: same" --document list --locale en long longer
long long 1 24 0
long longer 1 24 0
sed -i -E 's/\{name: N([0-9]+), text: .The text of row/{name: M\1, text: '"'"'The words \1 of row/' longer/content/claims/en.yaml
said='en/list.pdf: changed'
for ((i = 1; i <= 20; i++)); do
  said+=$'\n'"  page 1: 'N$i' became 'M$i' (claims.$i.name)"$'\n'"  page 1: 'text' became 'words $i' (claims.$i.text)"
done
expect 'more changes of a page than are told' 1 "$said
  and 8 more there" --document list --locale en long longer

# -- PDFs: the same sentences without keys, unless a project is on one side
build() { "$platen" build --quiet -C "$1" -o "$2/" "${@:3}" || failed=$((failed + 1)); }
no_keys() { sed -E 's/ \(([a-z]+\.)*[a-z0-9.]+\)$//'; }
build old old-out
fresh
(cd new && four)
build new new-out
expect 'a folder of PDFs and itself' 0 '' old-out old-out
expect 'two folders of PDFs' 1 "$(no_keys <<<"$four_said" | sed 's/^de.//')" old-out/de new-out/de
expect 'two PDFs' 1 "$(no_keys <<<"$four_said" | sed '1,2d; s/^de.//')" old-out/de/sheet.pdf new-out/de/sheet.pdf
expect 'a folder of PDFs and a project' 1 "$(sed '1,2d' <<<"$four_said")" old-out/de/sheet.pdf new --locale de --document sheet
sed -i 's/^date: .*/date: 2022-02-22/' old/platen.yaml
build old later-out
sed -i 's/^date: .*/date: 2001-02-03/' old/platen.yaml
expect 'PDFs of another day' 0 '' old-out later-out
cmp -s old-out/de/sheet.pdf later-out/de/sheet.pdf && { echo 'FAIL the other day is in no PDF'; failed=$((failed + 1)); }

fresh
sed -i 's/subject: A sheet/subject: Another sheet/' new/layouts/sheet.yaml
build new new-out --locale en --document sheet
expect 'what a PDF says of itself' 1 "sheet.pdf: changed
  subject: 'A sheet' became 'Another sheet'
  page 1: same" old-out/en/sheet.pdf new-out/en/sheet.pdf

fresh
sed -i 's/M0 30 L20 5 L40 30 Z/M0 30 L22 5 L40 30 Z/' new/pictures/hill.svg
expect 'a picture' 1 "en/sheet.pdf: changed
  page 1: a shape of the drawing 'A hill and its shadow' looks different" old-out/en/sheet.pdf new --locale en

fresh
sed -i 's/claim: {extends: body, /&weight: 700, /' new/layouts/sheet.yaml
expect 'a font' 1 "en/sheet.pdf: changed
  page 1: 'Data never lies, they say, but people…' and 3 more are set in bold now, were in regular (NotoSans) (claims.1.text)
  page 1: 'always' is set in black now, was in bold (NotoSans) (claims.2.text)" --locale en --document sheet old new

fresh
sed -i 's/but people/but **people**/; s/\*\*always\*\*/*always*/' new/content/claims/en.yaml
said="en/sheet.pdf: changed
  page 1: 'people' is set in bold now, was in regular (NotoSans) (claims.1.text)
  page 1: 'always' is set in italic now, was in bold (NotoSans) (claims.2.text)"
expect 'words of a paragraph' 1 "$said" --locale en --document sheet old new
build new new-out --locale en --document sheet
expect 'words of a paragraph, in PDFs' 1 "$(no_keys <<<"$said" | sed 's/^en.//')" old-out/en/sheet.pdf new-out/en/sheet.pdf

# Another file of the same name, whose letters are as wide: outlines are looked at, in pages and in PDFs.
spoil() { python3 "$here/spoil.py" "$@"; }
fresh
spoil drawn old/fonts/NotoSans-Bold.ttf new/fonts/NotoSans-Bold.ttf
expect 'letters that are drawn otherwise' 1 "de/sheet.pdf: changed
  page 1: the letters of 'NotoSans-Bold.ttf' are drawn differently: 'a', 's', 'L', 'e', 't' and others" --document sheet --locale de old new
(cd new && four)
expect 'letters that are drawn otherwise, beside words that changed' 1 "de/sheet.pdf: changed
$(sed '1,3d; 5i\  page 1: the letters of '"'NotoSans-Bold.ttf' are drawn differently: 'a', 's', 'L', 'e', 't' and others" <<<"$four_said")" --document sheet --locale de old new
fresh
for font in Bold Regular; do spoil drawn old/fonts/NotoSansArabic-$font.ttf new/fonts/NotoSansArabic-$font.ttf; done
build new new-out --locale ar --document sheet
expect 'letters from right to left that are drawn otherwise' 1 "sheet.pdf: changed
  page 1: the letters of 'NotoSansArabic-Bold' are drawn differently: 'م', 'ا', 'ي', 'ق', 'و' and others
  page 1: the letters of 'NotoSansArabic-Regular' are drawn differently: 'ث', 'لا', 'ة', 'ق', 'و' and others" old-out/ar/sheet.pdf new-out/ar/sheet.pdf

# Files that were changed behind platen's back
if command -v qpdf >/dev/null; then
  qpdf --qdf --object-streams=disable old-out/en/sheet.pdf plain.pdf
  expect 'a PDF whose objects lie otherwise' 0 '' old-out/en/sheet.pdf plain.pdf
  spoil drawn plain.pdf drawn.pdf 2
  expect 'a letter that is drawn otherwise in a PDF' 1 "drawn.pdf: changed
  page 1: the letters of 'NotoSans-Bold' are drawn differently: 'a', 'S'
  page 1: the letters of 'NotoSans-Regular' are drawn differently: '.', 'L'" plain.pdf drawn.pdf
  spoil torn plain.pdf torn.pdf 1
  expect 'a font of a PDF that is damaged' 2 "torn.pdf: not compared: torn.pdf is damaged: page 1: \
the font 'NotoSans-Regular' is damaged: its glyph 3 has more contours than bytes" plain.pdf torn.pdf
  sed 's,/FontFile2,/FontFileX,' plain.pdf >unembedded.pdf
  expect 'a font that is not in the PDF' 2 "unembedded.pdf: not compared: unembedded.pdf is damaged: page 1: \
the font 'NotoSans-Bold' is not embedded" plain.pdf unembedded.pdf
fi

echo 'no PDF at all' >none.pdf
if command -v qpdf >/dev/null; then
  sed '/^startxref/,$d' plain.pdf >unlisted.pdf && printf 'startxref\n77\n%%%%EOF\n' >>unlisted.pdf
  expect 'a PDF whose list of objects is lost' 2 "unlisted.pdf: not compared: unlisted.pdf is damaged: file is damaged; \
only a whole copy can be compared, which 'qpdf FILE COPY' may make of it" plain.pdf unlisted.pdf
  qpdf unlisted.pdf listed.pdf 2>/dev/null
  expect 'the copy of it that qpdf makes' 0 '' plain.pdf listed.pdf
fi
expect 'a file that is no PDF' 2 "none.pdf: not compared: none.pdf is no PDF that can be read: unable to find trailer dictionary while recovering damaged file" old-out/en/sheet.pdf none.pdf

# Equal bytes are the same only where they are a PDF.
cp none.pdf none-too.pdf && : >hollow.pdf && head -c 3000 old-out/en/sheet.pdf >cut-off.pdf
for file in none hollow cut-off; do
  expect "a file that is no PDF, and itself: $file" 2 "$file.pdf: not compared: $file.pdf is no PDF that can be read: \
unable to find trailer dictionary while recovering damaged file" $file.pdf $file.pdf
done
mkdir damaged-old damaged-new && cp none.pdf old-out/en/sheet.pdf damaged-old && cp none.pdf old-out/en/sheet.pdf damaged-new
expect 'folders that hold the same file that is no PDF' 2 "none.pdf: not compared: damaged-new/none.pdf is no PDF that can be read: \
unable to find trailer dictionary while recovering damaged file" damaged-old damaged-new
if command -v qpdf >/dev/null; then
  expect 'a PDF whose list of objects is lost, and itself' 2 "unlisted.pdf: not compared: unlisted.pdf is damaged: file is damaged; \
only a whole copy can be compared, which 'qpdf FILE COPY' may make of it" unlisted.pdf unlisted.pdf
fi

# -- pages with their places marked, of pages in memory and of PDFs
marked() { # NAME FOLDER TEXT: a PDF that is tagged, has a title, says TEXT, and has a picture
  local name=$1 pdf=$2/sheet-diff.pdf info; shift 2
  if info=$(pdfinfo "$pdf" 2>&1) && grep -q '^Tagged: *yes' <<<"$info" && grep -q '^Title: *What differs in' <<<"$info" &&
    pdftotext "$pdf" - | grep -qF "$1" && [[ $(head -c 8 "${pdf%.pdf}-1.png") == $'\x89PNG'* ]] && qpdf --check "$pdf" >/dev/null
  then echo "ok   $name"; passed=$((passed + 1)); return; fi
  echo "FAIL $name"; failed=$((failed + 1))
}
fresh
(cd new && four)
build new new-out --locale de
if command -v pdftoppm pdftotext pdfinfo qpdf >/dev/null; then
  "$platen" diff -q --locale de --document sheet -o marked old new >/dev/null
  marked 'marks on pages in memory' marked/de "'Daten' became 'Zahlen'"
  "$platen" diff -q -o marked-files old-out/de/sheet.pdf new-out/de/sheet.pdf >/dev/null
  marked 'marks on PDFs' marked-files "'Daten' became 'Zahlen'"
fi
# Pages that are new or gone, the whole document, and more changes than a sheet has room for
told() { # NAME PDF TEXT...: it says all of these
  local name=$1 text line; text=$(pdftotext -layout "$2" - | tr -s ' \n' ' '); shift 2
  for line; do [[ $text == *"$line"* ]] || { echo "FAIL $name: no '$line'"; failed=$((failed + 1)); return; }; done
  echo "ok   $name"; passed=$((passed + 1))
}
if command -v pdftotext >/dev/null; then
  long long 1 30 0 && long longer 1 30 30
  sed -i 's/^title: Long/title: Longer/' longer/content/claims/en.yaml
  "$platen" diff -q -o marked-long --document list --locale en long longer >/dev/null
  told 'marks of a page that is new' marked-long/en/list-diff.pdf 'en/list.pdf: the whole document' \
    "title: 'List: Long' became 'List: Longer'" 'list.pdf: page 1 ' 'list.pdf: page 3 is new' 'new: page 3 of longer'
  "$platen" diff -q -o marked-short --document list --locale en longer long >/dev/null
  told 'marks of a page that is gone' marked-short/en/list-diff.pdf 'list.pdf: page 3 is gone' 'old: page 3 of longer'
  long longer 1 30 0
  sed -i -E 's/\{name: N([0-9]+), text: .The text of row/{name: M\1, text: '"'"'The words \1 of row/' longer/content/claims/en.yaml
  "$platen" diff -q -o marked-much --document list --locale en long longer >/dev/null
  told 'more changes than a sheet has room for' marked-much/en/list-diff.pdf 'list.pdf, what else differs' "'N3' became 'M3'" "'text' became 'words 22'"
fi
# -- PDFs of another program: words and pixels, by poppler
if command -v pdftocairo >/dev/null && command -v qpdf >/dev/null; then
  mkdir other-old other-new
  pdftocairo -pdf old-out/de/sheet.pdf other-old/sheet.pdf
  pdftocairo -pdf new-out/de/sheet.pdf other-new/sheet.pdf
  expect 'PDFs of another program' 1 "sheet.pdf: changed
  page 1: 'Daten' became 'Zahlen'
  page 1: 'A note at the side.' moved to the right by 3 mm
  page 1: 2 places look different" other-old other-new
  qpdf --linearize other-old/sheet.pdf other-same.pdf
  expect 'PDFs of another program that are alike' 0 '' other-old/sheet.pdf other-same.pdf
  PATH=$work/none expect 'PDFs of another program, without poppler' 2 "sheet.pdf: not compared: \
another program made it, and pdftotext of poppler, which would compare it, is not installed" other-old other-new
  qpdf other-old/sheet.pdf --pages . 1 . 1 -- twice.pdf
  expect 'a page more in a PDF of another program' 1 "twice.pdf: changed
  page 2: the page is new
  page 1: same" other-old/sheet.pdf twice.pdf
  qpdf --encrypt user owner 256 -- other-old/sheet.pdf locked.pdf
  expect 'a PDF that asks for a password' 2 \
    "locked.pdf: not compared: locked.pdf is no PDF that can be read: it asks for a password" other-old/sheet.pdf locked.pdf
  qpdf --encrypt '' owner 256 -- other-old/sheet.pdf open.pdf
  expect 'a PDF that only its owner may change' 1 "open.pdf: changed
  '/Extensions' of the file is new
  '/Encrypt' of the file is new
  page 1: same" other-old/sheet.pdf open.pdf
  head -c 3000 other-old/sheet.pdf >cut.pdf
  expect 'a PDF that is cut off' 2 "cut.pdf: not compared: cut.pdf is no PDF that can be read: \
unable to find trailer dictionary while recovering damaged file" other-old/sheet.pdf cut.pdf
  expect 'a project and a PDF of another program' 1 "sheet.pdf: changed
  title: 'Was Leute sagen' is gone
  language: 'de' is gone
  subject: 'A sheet' is gone
  standard: 'PDF/A-2A PDF/UA-1' is gone
  what is read aloud of it ('/StructTreeRoot') differs
  '/MarkInfo' of the file is gone
  '/OutputIntents' of the file is gone
  '/PageLabels' of the file is gone
  '/ViewerPreferences' of the file is gone
  '/Metadata' of the file is gone
  page 1: '/Group' of the page is new
  page 1: '/BleedBox' of the page is gone
  page 1: '/Tabs' of the page is gone
  old page 1: the bookmark 'Was Leute sagen' and 3 more are gone
  page 1: 6 places look different" old other-old/sheet.pdf --document sheet --locale de
  "$platen" diff -q -o marked-other other-old other-new >/dev/null
  marked 'marks on PDFs of another program' marked-other "'Daten' became 'Zahlen'"

  # Programs that do not answer as they should
  mkdir fakes
  fake() { # PROGRAM SCRIPT: stands before the true one
    rm -f fakes/* && printf '#!/bin/sh\n%s\n' "$2" >"fakes/$1" && chmod +x "fakes/$1"
  }
  with_fakes() { PATH=$work/fakes:$PATH expect "$1" 2 "sheet.pdf: not compared: $2" other-old other-new; }
  fake pdftotext 'echo "it is torn" >&2; exit 3'
  with_fakes 'pdftotext that fails' 'pdftotext cannot read other-old/sheet.pdf: it is torn'
  fake pdftotext 'exit 3'
  with_fakes 'pdftotext that says nothing' 'pdftotext cannot read other-old/sheet.pdf: it said nothing'
  no_picture='another program made it, and pdftoppm of poppler, which would compare it, cannot draw it'
  fake pdftoppm 'echo "no ink" >&2; exit 1'
  with_fakes 'pdftoppm that fails' "$no_picture"
  for head in '' 'P5 9 9 255' 'P6 9 9 15' 'P6 0 9 255' 'P6 9 0 255' 'P6 30000 1 255' 'P6 1 30000 255' 'P6 9 9 255'; do
    fake pdftoppm "cat >/dev/null; printf '${head:+$head 0123456789ABCDEF}'"
    with_fakes "no picture: $head" "$no_picture"
  done
  fake pdftotext 'cat >/dev/null; echo "<line><word>x</word><page width=\"9e99\" height=\"10\"><pages/><blocks/><block xMin=\"-5\">"
    echo "<line><word>a&amp;b &lt;&gt;&quot;&apos;&x</word><word>end"'
  PATH=$work/fakes:$PATH expect 'a text of odd elements' 1 "sheet.pdf: changed
  page 1: 2 places look different" other-old other-new
fi

PATH=$work/none expect 'without poppler' 1 "$(sed '1,2d' <<<"$four_said")
  marked in without/de/sheet-diff.pdf
  no pictures of that: pdftoppm of poppler is not installed" -o without --locale de --document sheet old new 2>/dev/null

PATH=$work/none expect 'PDFs, without poppler' 1 "$(no_keys <<<"$four_said" | sed '1,2d; s/^de.//')
  not marked: pdftoppm of poppler is not installed" -o without old-out/de/sheet.pdf new-out/de/sheet.pdf 2>/dev/null

# -- parts of each kind, in pages in memory and in PDFs, which have neither keys nor names of pictures
cp -r old parts
sed -i 's/^documents: .*/documents: [parts]/; s/^locales: .*/locales: [en]/' parts/platen.yaml
build parts parts-out
slip() { # NAME SED-SCRIPT WHAT-IS-SAID: of a slip of the layout
  rm -rf slipped && cp -r parts slipped
  sed -i "$2" slipped/layouts/parts.yaml
  expect "$1" 1 "en/parts.pdf: changed
$3" parts slipped
  build slipped slipped-out
  expect "$1, in PDFs" 1 "parts.pdf: changed
$(no_keys <<<"$3" | sed "s/ 'dots'//")" parts-out/en slipped-out/en
}
slip 'numbers of a list' 's/, marker: number//' "  page 1: '1.' became '•'
  page 1: numbering of '•': 'Decimal' became 'Disc'
  page 1: '2.' became '•'"
slip 'cells that were heads' 's/header: row, //' \
  "  page 1: 'One' and 1 more are read as Document/Table/TBody/TR/TD/P, were Document/Table/TBody/TR/TH/P"
slip 'a cell over two columns' 's/text: Both, colspan: 2/text: Both/; s/Both}]/Both}, {text: Both}]/' \
  "  page 1: columns of 'Both': '2' is gone
  page 1: 'Both' is new"
slip 'an address' 's,org/one,org/two,' "  page 1: link: 'https://example.org/one' became 'https://example.org/two'"
slip 'an alternative text' 's/alt: Dots/alt: Spots/' "  page 1: alternative text of the picture 'dots': 'Dots' became 'Spots'"
slip 'a picture that nobody reads' 's/alt: Dots/decorative: true/' \
  "  page 1: alternative text of the picture 'dots' is gone: 'Dots'"
slip 'a running head' 's/Running head/Walking head/' "  page 1: 'Running' became 'Walking'"
slip 'a size of paper' 's/size: a5/size: a4/' "  page 1: size of the page: 148 mm x 210 mm became 210 mm x 297 mm
  page 1: size of the line near 'Yes': 123.7 mm x 15.7 mm became 185.7 mm x 15.7 mm
  page 1: size of the field 'text': 124 mm x 16 mm became 186 mm x 16 mm"
rm -rf slipped && cp -r parts slipped
sed -i 's/label: Yes/label: No/' slipped/layouts/parts.yaml
expect 'the label of a field' 1 "en/parts.pdf: changed
  page 1: alternative text of the field: 'Yes' became 'No'
  page 1: 'Yes' became 'No'" parts slipped
# What pages in memory do not show, and what somebody changed in a PDF: told, or told that it cannot be looked at.
slip 'letters closer to each other' 's/head: {extends: body, /&tracking: 0.05, /' "  page 1: 'Name' and 1 more are spaced differently"
if command -v qpdf fix-qdf >/dev/null; then
  qpdf --qdf --object-streams=disable parts-out/en/parts.pdf plain-parts.pdf
  edit() { # NAME SED-SCRIPT WHAT-IS-SAID
    sed -E "$2" plain-parts.pdf >edited.qdf && fix-qdf edited.qdf >edited.pdf
    expect "$1" 1 "edited.pdf: changed
$3" plain-parts.pdf edited.pdf
  }
  same='  page 1: same'
  edit 'a page that is turned' 's,^  /Tabs /S,& /Rotate 90,' '  page 1: the page is turned by 90 degrees'
  edit 'a part of a page that is shown' 's,^  /Tabs /S,& /CropBox [10 10 300 400],' "  page 1: '/CropBox' of the page is new"
  edit 'what is typed into a field' 's,^  /V \(\),  /V (x),' "  page 1: value of the field 'text': 'x' is new"
  edit 'a tooltip' 's,/TU \(Your job\),/TU (Your jop),' "  page 1: tooltip of the field 'text': 'Your job' became 'Your jop'"
  edit 'how a field takes what is typed' 's,/Ff 4096,/Ff 4098,' "  page 1: settings of the field 'text' differ"
  edit 'how long a field may be' 's,/Ff 4096,& /MaxLen 7,' "  page 1: most letters of the field 'text': '7' is new"
  edit 'what a link does' 's,^    /S /URI,& /IsMap true,' "  page 1: settings of the link to https://example.org/one differ"
  edit 'numbers of pages' 's,/PageLabels <<,& /X 1,' "  '/PageLabels' of the file differs
$same"
  edit 'a script' 's,^  /Lang \(en\),& /OpenAction << /S /JavaScript /JS (app.alert\(1\)) >>,' "  '/OpenAction' of the file is new
$same"
  edit 'the language' 's,^  /Lang \(en\),  /Lang (de),' "  language: 'en' became 'de'
$same"
  edit 'a profile of colours' 's,/OutputConditionIdentifier \(.*,/OutputConditionIdentifier (other),' \
    "  '/OutputIntents' of the file differs
$same"
  edit 'where a bookmark leads' 's,^    521.58,    421.58,' "  page 1: the bookmark 'What people say' moved down by 35.3 mm"
  edit 'a mark that a reader put there' \
    's,^  /Annots \[,& << /Type /Annot /Subtype /Highlight /Rect [10 10 100 100] /Contents (Hi) >>,' \
    "  page 1: the annotation 'Highlight' is new"
  edit 'how a text is read' 's,^( +)/S /H1,\1/S /P,' "  page 1: 'What people say' is read as Document/P, was Document/H1"
  edit 'a colour of a run' '0,/^0[0-9.]* 0[0-9.]* 0[0-9.]* rg/s//1 0 0 rg/' \
    "  page 1: colour of 'Running head' and 15 more: #1C1B1A became #FF0000"
  edit 'letters that are not filled' '0,/^BT$/s//q 3 Tr BT/' "  page 1: 'Running head' and 15 more look different"
  # How a page is painted, besides colours and lines
  painted() { # NAME RESOURCES OPERATORS WHAT-IS-SAID, of a page on which they stand behind its first colour
    sed -E "s,^  /Font <<\$,$2 &,; 0,/ rg\$/s,,& $3," plain-parts.pdf >edited.qdf && fix-qdf edited.qdf >edited.pdf
    expect "$1" $((${#4} > 0)) "${4:+edited.pdf: changed
$4}" plain-parts.pdf edited.pdf
  }
  state() { painted "parameters: $1" "/ExtGState << /G << /Type /ExtGState $1 >> >>" '/G gs' "$2"; }
  letters="  page 1: 'Running head' and 15 more look different"
  all="$letters
  page 1: the picture 'Dots' looks different
  page 1: the line near 'Yes' looks different
  page 1: the line near 'Yes' looks different"
  until_lines="  page 1: 'Running head' and 14 more look different
  page 1: the picture 'Dots' looks different"
  state '/OP false /op false /OPM 0 /CA 1 /ca 1 /BM /Normal /SMask /None' ''
  for slip in '/OP true' '/op true' '/OPM 1' '/CA 0' '/ca 0' '/ca 0.5' '/BM /Multiply' '/SMask << /S /Alpha >>' '/SA true'; do
    state "$slip" "$all"
  done
  painted 'parameters that are set back' '/ExtGState << /G << /OP true >> /H << /OP false >> >>' '/G gs /H gs' ''
  painted 'parameters of no name' '' 'gs' ''
  space='/ColorSpace << /C [/Separation /Gold /DeviceGray << /FunctionType 2 /Domain [0 1] /C0 [1] /C1 [0] /N 1 >>] >>'
  painted 'a colour space' "$space" '/C cs 1 scn' "$all"
  painted 'a colour space for lines' "$space" '/C CS 1 SCN' "$until_lines"
  painted 'a colour of a space' '' '/DeviceGray cs 0 sc' "$all"
  painted 'a colour of a space, for lines' '' '0 SC' "$until_lines"
  painted 'a pattern' '/Pattern << /P << /PatternType 2 >> >>' '/Pattern cs /P scn' "$all"
  for slip in '110 Tz' '2 Tw' '/Perceptual ri'; do painted "letters set by '$slip'" '' "$slip" "$letters"; done
  qpdf --add-attachment plain.pdf --key=x -- plain-parts.pdf edited.pdf
  expect 'an attachment' 1 "edited.pdf: changed
  '/Names' of the file is new
  '/PageMode' of the file is new
$same" plain-parts.pdf edited.pdf
  sed -E '0,/^BT$/s//BI \/W 1 \/H 1 \/BPC 8 \/CS \/G ID x EI BT/' plain-parts.pdf >edited.qdf && fix-qdf edited.qdf >edited.pdf
  expect 'a picture in the content' 2 "edited.pdf: not compared: edited.pdf is damaged: page 1: its content holds a picture, \
which platen does not write there" plain-parts.pdf edited.pdf
  for file in parts-out/en/parts.pdf other-old/sheet.pdf; do
    python3 - "$file" <<'EOT'
import re, sys
data = bytearray(open(sys.argv[1], 'rb').read())
at = data.find(b'stream\n', data.find(b'/Filter')) + 7
for m in re.finditer(rb'>>\s*stream\r?\n', data):
    if data[m.end():m.end() + 1] == b'x':
        data[m.end() + 8:m.end() + 40] = bytes(32)
open('torn.pdf', 'wb').write(data)
EOT
    "$platen" diff -q "$file" torn.pdf >torn.txt 2>&1
    [[ $? == 2 && $(cat torn.txt) == *'torn.pdf: not compared: torn.pdf is '* ]] && passed=$((passed + 1)) ||
      { echo "FAIL streams of $file that are torn"; cat torn.txt; failed=$((failed + 1)); }
  done
fi
if command -v pdftocairo >/dev/null && command -v qpdf >/dev/null; then
  qpdf --rotate=+90:1 other-old/sheet.pdf turned.pdf
  expect 'a page of another program that is turned' 1 "turned.pdf: changed
  page 1: the page is turned by 90 degrees" other-old/sheet.pdf turned.pdf
  qpdf --rotate=+90:1 other-new/sheet.pdf turned.pdf
  expect 'a page of another program that is turned, with other words and pictures' 1 "turned.pdf: changed
  page 1: the page is turned by 90 degrees
  page 1: 'Daten' became 'Zahlen'
  page 1: 'A note at the side.' moved down by 3 mm
  page 1: 2 places look different" other-old/sheet.pdf turned.pdf
  "$platen" diff -q -o marked-turned other-old/sheet.pdf turned.pdf >/dev/null
  told 'marks of a page that is turned' marked-turned/turned-diff.pdf 'turned.pdf: page 1' 'the page is turned by 90 degrees'
fi
# Another order of reading, and another colour in ink, of pages that are drawn alike
rm -rf slipped && cp -r parts slipped
sed -i 's/^locales: .*/&\nlimits: {}/; s/^date: .*/date: 2003-02-01/' slipped/platen.yaml
expect 'projects whose files differ by the day' 0 '' parts slipped
# A page on several sheets: what stands where they overlap is on each of them.
rm -rf tiled && cp -r old tiled
sed -i 's/^documents: .*/documents: [sheet]/; s/^locales: .*/locales: [en]/' tiled/platen.yaml
sed -i 's/^body:/impose: {sheet: a5, tiles: {scale: 150%, overlap: 8mm}}\n&/' tiled/layouts/sheet.yaml
rm -rf slipped && cp -r tiled slipped
sed -i 's/A note at the side/A mark at the side/; s/M0 30 L20 5 L40 30 Z/M0 30 L22 5 L40 30 Z/; s/#EEDDCC/#DDEEFF/' slipped/layouts/sheet.yaml slipped/pictures/hill.svg
expect 'sheets of a page' 1 "en/sheet.pdf: changed
  page 1: colour of the shape near 'Three claims about numbers, each with a…': #EEDDCC became #DDEEFF (intro)
  page 1: 'note' became 'mark'
  page 1: a shape of the drawing 'A hill and its shadow' looks different
  page 2: colour of the shape near 'A table is always  right when its sums…': #EEDDCC became #DDEEFF (claims.2.text)
  page 2: 'note' became 'mark'
  page 2: a shape of the drawing 'A hill and its shadow' looks different
  page 3: colour of the ground behind 'Three claims about numbers, each with a…': #EEDDCC became #DDEEFF (intro)
  page 3: a shape of the drawing 'A hill and its shadow' looks different
  page 5: 'note' became 'mark'
  page 6: 'note' became 'mark'
  page 4: same" tiled slipped
# -- what is no side of a comparison
mkdir -p empty several/one several/two nested/deep
cp old-out/de/sheet.pdf several/one && cp old-out/de/sheet.pdf several/two && cp old-out/de/sheet.pdf nested/deep
ln -s deep/sheet.pdf nested/list.pdf && mkfifo nested/pipe.pdf && touch nested/notes.txt nested/.pdf
expect 'an empty name' 2 'platen: an empty name is no file, folder or revision' '' old
expect 'neither file nor folder' 2 "platen: '/dev/null' is neither a file nor a folder" /dev/null old
expect 'a file in a file' 2 \
  "platen: there is no file or folder 'old/platen.yaml/x'; a git revision of that name needs a project here, or -C" old/platen.yaml/x old-out
expect 'a name that no folder takes' 2 \
  "platen: there is no file or folder '$(printf '%0300d' 0)'; a git revision of that name needs a project here, or -C" "$(printf '%0300d' 0)" old-out
ln -s loop.pdf loop.pdf
expect 'a link to itself' 2 'platen: cannot read loop.pdf: Too many levels of symbolic links' loop.pdf old-out
expect 'a folder without a PDF' 1 "sheet.pdf: new" empty several/one
expect 'a folder without a PDF any more' 1 "sheet.pdf: gone" several/one empty
expect 'two folders without a PDF' 2 "platen: neither side holds a project or a PDF" empty empty
expect 'a folder that is no project' 2 "platen: 'the project' holds no platen.yaml" -C empty old-out
expect 'a revision without a project' 2 \
  "platen: there is no file or folder 'v1'; a git revision of that name needs a project here, or -C" v1 old-out
expect 'a document of no side' 2 'platen: nothing on either side matches all of --document, --locale and --edition' --document none old new
expect 'a file that the other side lacks' 2 "platen: 'old' holds no sheet.pdf" old-out/de/sheet.pdf old --document list
expect 'a file that the other side has twice' 2 "platen: 'several' holds several files named sheet.pdf" several old-out/de/sheet.pdf
expect 'folders in folders' 1 'deep/sheet.pdf: gone
list.pdf: gone
one/sheet.pdf: new
two/sheet.pdf: new' nested several
cp -r old broken && sed -i "s/rule: '#888888'/rule: '#88888'/" broken/layouts/list.yaml
mistake="layouts/list.yaml:15:13: error: '#88888' is neither a colour like #1B4F7A nor a colour token [bad-color]
    15 |       rule: '#88888'
       |             ^
platen: 1 error, 0 warnings"
expect 'a project with mistakes' 2 "de/list.pdf: not compared: it has mistakes in broken
$mistake" old broken --document list --locale de
expect 'a project with mistakes and a PDF' 2 "list.pdf: not compared: it has mistakes in broken
$mistake" broken old-out/de/list.pdf --document list --locale de
printf 'documents: [list]\nlocales: [de]\n' >broken/platen.yaml
expect 'a project that cannot be read' 2 "platen.yaml:1:1: error: the project needs the key 'subject' [missing-key]
     1 | documents: [list]
       | ^
platen: 1 error, 0 warnings
platen: the project of 'broken' cannot be read" old broken

# What narrows projects does not narrow PDFs, and is not passed over.
narrows() { echo "platen: --$1 narrows what projects make; PDFs of folders have only names"; }
for option in document locale edition; do expect "--$option of folders" 2 "$(narrows $option)" --$option=de old-out later-out; done
expect '--locale of two files' 2 "$(narrows locale)" --locale=de old-out/de/sheet.pdf new-out/de/sheet.pdf
# Marked pages would be documents of a comparison that comes after.
lies() { echo "platen: -o $1 lies in '$2', whose PDFs are compared: the marked ones would be documents of the next comparison; \
name a folder elsewhere"; }
cp -r old-out marks
expect '-o into the old folder' 2 "$(lies marks marks)" -o marks marks later-out
expect '-o below the new folder' 2 "$(lies marks/more/ marks)" -o marks/more/ old-out marks
expect '-o beside a folder whose name begins so' 0 '' -o marks-too old-out marks
expect '-o into the folder of a file' 0 '' -o marks marks/de/sheet.pdf old-out/de/sheet.pdf
[[ ! -e marks/more ]] || { echo 'FAIL a folder was made'; failed=$((failed + 1)); }

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
# Links of a revision lead where they led.
mv repo/inner/pictures/hill.svg repo/inner/pictures/mountain.svg && ln -s mountain.svg repo/inner/pictures/hill.svg
git -C repo add -A && git -C repo commit -qm linked && git -C repo tag linked
sed -i 's/M0 30 L20 5 L40 30 Z/M0 30 L22 5 L40 30 Z/' repo/inner/pictures/mountain.svg
expect 'what a link of a revision leads to' 1 "en/sheet.pdf: changed
  page 1: the shape near 'Last line of all.' looks different" -C repo/inner --locale en linked
expect 'a revision that is not there' 2 "platen: there is no file, folder or git revision 'v7'" -C repo/inner v7
expect 'a revision that looks like an option' 2 "platen: there is no file, folder or git revision '--output=x'" -C repo/inner -- --output=x
expect 'no repository' 2 "platen: there is no file or folder 'v1', and git knows no revision in old: fatal: not a git repository (or any of the parent directories): .git" -C old v1
# What a revision has at a path, for which no project is needed: a project, PDFs, one PDF
build repo/inner repo/inner/pdfs
git -C repo add -fA && git -C repo commit -qm three
cd repo || exit 2
expect 'a project in a revision' 1 "$four_said" --locale de v1:inner HEAD~2:inner
expect 'a folder of PDFs in a revision' 0 '' HEAD:inner/pdfs inner/pdfs
expect 'a PDF in a revision' 0 '' HEAD:inner/pdfs/de/sheet.pdf inner/pdfs/de/sheet.pdf
expect 'a file in a revision that is no PDF' 2 "list.pdf: not compared: HEAD:inner/platen.yaml is no PDF that can be read: \
unable to find trailer dictionary while recovering damaged file" HEAD:inner/platen.yaml inner/pdfs/de/list.pdf
echo none >inner/pdfs/de/sheet.pdf && git commit -qam four
expect 'a file in a folder in a revision that is no PDF' 2 "de/sheet.pdf: not compared: HEAD:inner/pdfs/de/sheet.pdf is no PDF \
that can be read: unable to find trailer dictionary while recovering damaged file" HEAD~1:inner/pdfs HEAD:inner/pdfs
cd "$work" || exit 2
expect 'a path from the folder of the project' 0 '' -C repo/inner HEAD~1:./pdfs HEAD~1:inner/pdfs
expect 'a path that is not there' 2 "platen: there is no file, folder or git revision 'v1:pdfs'; the path of REVISION:PATH \
begins at the top of the repository, or in repo/inner with './'" -C repo/inner v1:pdfs
# A git that answers otherwise than it should
mkdir git-fakes
git_says() { # NAME STATUS WHAT-IS-SAID rev-parse ls-tree cat-file: what each prints, as for printf, or a ! where it fails
  { echo '#!/bin/sh'
    echo 'case "$*" in'
    for call in rev-parse ls-tree cat-file; do
      echo "*$call*) $([[ $4 == '!' ]] && echo 'echo "no luck" >&2; exit 1' || echo "printf '$4'");;"; set -- "$1" "$2" "$3" "${@:5}"
    done
    echo 'esac'; } >git-fakes/git
  chmod +x git-fakes/git
  PATH=$work/git-fakes:$PATH expect "$1" "$2" "$3" -C repo/inner v1
}
id=0123456789012345678901234567890123456789
git_says 'git that names no tree' 2 "platen: there is no file, folder or git revision 'v1'" 'main\n' '' ''
git_says 'git that cannot list' 2 "platen: git cannot list 'v1': no luck" "$id\n" '!' ''
git_says 'git that lists nothing' 2 "platen: the project's folder repo/inner is not in 'v1'" "$id\n" \
  "junk\0junk junk\00160000 commit $id\tmodule\0" ''
git_says 'git that has no files' 2 "platen: git cannot read all files of 'v1': no luck" "$id\n" "100644 blob $id\tplaten.yaml\0" '!'
for blobs in '' 'junk' "$id missing\n" "$id blob 99\nx\n" "$id blob 9999999\nx\n"; do
  git_says "git that answers '$blobs'" 2 "platen: git cannot read all files of 'v1': it said nothing" "$id\n" \
    "100644 blob $id\tplaten.yaml\0" "$blobs"
done
for name in /etc/x ../x a//x ./x .git/config a/../x ''; do
  git_says "git with a file named '$name'" 2 "platen: 'v1' holds no platen.yaml in repo/inner" "$id\n" "100644 blob $id\t$name\0" "$id blob 1\nx\n"
done
for name in /etc ../x a//x .git/config ''; do
  git_says "git with a link named '$name'" 2 "platen: 'v1' holds no platen.yaml in repo/inner" "$id\n" "120000 blob $id\t$name\0" "$id blob 1\nx\n"
done
two="$id blob 1\nx\n$id blob 1\nx\n"
for names in "100644 blob $id\tx\000100644 blob $id\tx\0" "120000 blob $id\tx\000120000 blob $id\tx\0" \
  "100644 blob $id\tx\000100644 blob $id\tx/y\0" "100644 blob $id\tx\000120000 blob $id\tx/y\0" \
  "100644 blob $id\tx\000120000 blob $id\tx\0"; do
  git_says "git with names that meet: ${names//$id/}" 2 "platen: 'v1' holds no platen.yaml in repo/inner" "$id\n" "$names" "$two"
done
git_says 'git with a name that no folder takes' 2 "platen: 'v1' holds no platen.yaml in repo/inner" "$id\n" \
  "100644 blob $id\t$(printf '%0300d' 0)\0" "$id blob 1\nx\n"
left=$(ls -A "$TMPDIR")
[[ -z $left ]] || { echo "FAIL left behind: $left"; failed=$((failed + 1)); }

echo "$passed passed, $failed failed"
((failed == 0))

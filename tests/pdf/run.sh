#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
#
# The documents as other programs read them: tests/pdf/run.sh PLATEN
# Structure by qpdf and mutool, fonts, boxes, page labels and tags by poppler; every text of the
# content found again, in the order of reading. Prints ok or FAIL for each check, then a count.
# LOCALES='en ar' looks at the documents of these locales only.
set -u
platen=$(realpath "$1")
texts=$(dirname "$platen")/texts
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
passed=0 failed=0
check() { # NAME COMMAND...
  local name=$1; shift
  if "$@" >"$work/log" 2>&1; then passed=$((passed + 1)); echo "ok   $name"
  else failed=$((failed + 1)); echo "FAIL $name"; head -n 5 "$work/log" | sed 's/^/     /'; fi
}

# Without spaces of any kind and what only says where lines may end.
spaces='s/[[:blank:]]//g; s/\xC2[\xA0\xAD]//g; s/\xE2\x80[\x80-\x8F\xAA-\xAF]//g; s/\xE2\x81\xA0//g; s/\xE3\x80\x80//g'
# poppler tells right-to-left text in the order of reading, but puts signs beside Latin words on the
# wrong side, so there letters and digits are compared.
signs='s/[[:punct:]]//g; s/\xC2[\xAB\xBB]//g; s/\xD6\xBE//g; s/\xD7[\xB3\xB4]//g; s/\xD8[\x8C\x9B\x9F]//g
  s/\xE2\x80[\x90-\xA9]//g; s/\xE2\x86\x90//g'
# Arabic: a glyph of several letters, a lam and the alef behind it, is told with these turned round by
# older files and some readers; and which of two marks on one letter comes first means nothing (UAX #15).
arabic=':marks; s/\(\xD9[\x8B-\x90]\)\(\xD9\x91\)/\2\1/; tmarks
  :alef; s/\(\xD9\x84\)\(\(\xD9[\x8B-\x92]\)*\)\(\xD8[\xA2\xA3\xA5\xA7]\|\xD9\x89\)/\4\1\2/; talef
'
strip() { LC_ALL=C sed "$spaces; ${1:-}"; }
clean_qpdf() { qpdf --check "$1" | grep -q 'No syntax or stream encoding errors'; }
clean_mutool() { # draws without a complaint
  local said; said=$(mutool draw -q -r 20 -o "$work/page%d.png" "$1" 2>&1) || return 1
  said=$(grep -v 'ICC support is not available' <<<"$said")
  [[ -z $said ]] || { echo "$said"; return 1; }
}
good_fonts() { pdffonts "$1" | awk 'NR > 2 { n++; if ($(NF-4) != "yes" || $(NF-3) != "yes" || $(NF-2) != "yes") { print; bad = 1 } } END { exit bad || !n }'; }
pages_are() { [[ $(pdfinfo "$1" | awk '/^Pages:/ { print $2 }') == "$2" ]]; }
tagged() { local i; i=$(pdfinfo "$1"); grep -q '^Tagged: *yes' <<<"$i" && grep -q '^Title: *.' <<<"$i" && grep -q 'PDF version: *1.7' <<<"$i"; }
boxes() { # trim box in points, which readers show, and as much bleed on every side as the media box has
  pdfinfo -box "$1" | awk -v w="$2" -v h="$3" -v b="$4" '
    function near(x, y) { return x - y < 0.02 && y - x < 0.02 }
    /^TrimBox:/ { ok += near($4 - $2, w) && near($5 - $3, h) && near($2, b) && near($3, b) }
    /^CropBox:/ { ok += near($4 - $2, w) && near($5 - $3, h) && near($2, b) && near($3, b) }
    /^MediaBox:/ { ok += near($4, w + 2 * b) && near($5, h + 2 * b) }
    END { exit ok != 3 }'
}
small() { (($(stat -c %s "$1") < $2)) || { stat -c %s "$1"; return 1; }; }
# No heading level is left out, header cells have a scope, figures an alternative text.
structure() {
  pdfinfo -struct "$1" | awk '
    match($1, /^H[1-6]$/) { l = substr($1, 2); if (l > last + 1) { print "H" l " after H" last; bad = 1 } last = l; heads++ }
    END { exit bad || !heads }'
}
# Each text stands where the one before it ended, or behind. What a reader says of the structure is
# asked of English alone: poppler leaves ActualText out there, and takes 13 s for Hindi.
in_structure() { pdfinfo -struct-text "$1" 2>/dev/null | sed -n 's/^ *"\(.*\)"$/\1/p' | in_order "$2"; }
in_stream() { pdftotext -raw "$1" - | in_order "$2"; }
in_order() {
  tr -d '\n\r\f\v' | strip >"$work/all"
  strip <"$1" | awk 'NR == FNR { all = all $0; next }
    { p = index(substr(all, at + 1), $0)
      if (!p) { print "not found" (index(all, $0) ? " in order" : "") ": " $0; bad = 1 }
      else at += p - 1 }
    END { exit bad }' "$work/all" -
}
missing() { # LIST EXPRESSION: each line of the list that the text lacks; fails when there is one
  tr -d '\n\r\f\v' | strip "${2:-}" >"$work/all"
  strip "${2:-}; /^\$/d" <"$1" | awk 'NR == FNR { all = all $0; next } !index(all, $0) { print "not found: " $0; bad = 1 } END { exit bad }' "$work/all" -
}
found() { pdftotext -raw "$1" - | missing "$2"; }
found_rtl() { pdftotext "$1" - | missing "$2" "$signs"; }
# MuPDF 1.21 gives the runs of a line in the order of reading, and those from right to left from left to right; signs
# of another font are runs of their own. Turned round they are in logical order, vowel marks too. MuPDF 1.25 turns the letters itself, which a word of every document
# tells, but not those of one glyph. poppler knows better which cells of a table are apart: texts that the one has not
# are looked for in the other.
logical() {
  local turn='s/([\x{600}-\x{65F}\x{66A}-\x{6FF}\s]+)/reverse $1/ge'
  mutool draw -q -F txt "$1" 2>/dev/null >"$work/mutool"
  ! grep -q 'التسويق' "$work/mutool" ||
    turn='s/([\x{622}\x{623}\x{625}\x{627}])([\x{64B}-\x{652}]+)\x{644}/$1\x{644}$2/g'
  perl -CS -ne "chomp; $turn; print \"\$_ \"" <"$work/mutool"
}
without() { # LIST: its lines that the text lacks
  awk 'NR == FNR { all = all $0; next } !index(all, $0)' - "$1"
}
found_arabic() {
  local marks='s/\xD9[\x8B-\x92]//g' plain="$arabic; $spaces; $signs"
  grep -vx '[0-9]*' "$2" | LC_ALL=C sed "$plain; /^\$/d" >"$work/wanted"
  logical "$1" | LC_ALL=C sed "$plain" >"$work/told"
  without "$work/wanted" <"$work/told" | LC_ALL=C sed "$marks" >"$work/rest"
  pdftotext "$1" - | tr '\n\r\f\v' '    ' | LC_ALL=C sed "$marks; $plain" | without "$work/rest" >"$work/lost"
  # MuPDF sets cells that share a line one behind another, without a blank: the words of each are there nevertheless.
  # The lam at the end of one and the alef of the next are no pair, so they are looked for as they stand too.
  logical "$1" | LC_ALL=C sed "$spaces; $signs" >>"$work/told"
  grep -vx '[0-9]*' "$2" | tr ' ' '\n' | LC_ALL=C sed "$plain; /^\$/d" >"$work/words"
  without "$work/words" <"$work/told" >"$work/unread"
  # MuPDF 1.25 turns numbers round too; poppler has them as they are read.
  local number; number=$(printf '(\331[\240-\251])+')
  LC_ALL=C grep -vxE "$number" "$work/unread" >>"$work/lost"
  LC_ALL=C grep -xE "$number" "$work/unread" >"$work/numbers"
  pdftotext "$1" - | tr '\n\r\f\v' '    ' | LC_ALL=C sed "$plain" | without "$work/numbers" >>"$work/lost"
  sed 's/^/not found: /' "$work/lost"
  [[ -s $work/wanted && ! -s $work/lost ]] && (($(wc -l <"$work/rest") * 7 <= $(wc -l <"$work/wanted")))
}
everywhere() { # every text of the content is drawn by some document, or kept in what it says about itself
  "$texts" . en >"$work/content"
  [[ -s $work/content ]] && for d in handout poster worksheet; do pdftotext -raw "$work/out/en/$d.pdf" -; pdfinfo -meta "$work/out/en/$d.pdf"; pdfinfo "$work/out/en/$d.pdf"; done | missing "$work/content"
}

cd "$root" || exit 2
"$platen" build --quiet -o "$work/out/" || exit 1
for pdf in "$work"/out/*/*.pdf "$work"/out/*.pdf; do
  [[ -f $pdf && " ${LOCALES:-$(basename "$(dirname "$pdf")")} " == *" $(basename "$(dirname "$pdf")") "* ]] || continue
  name=${pdf#"$work/out/"} locale=$(basename "$(dirname "$pdf")") document=$(basename "$pdf" .pdf)
  check "$name: qpdf" clean_qpdf "$pdf"
  check "$name: mutool" clean_mutool "$pdf"
  check "$name: fonts embedded, subset, with Unicode" good_fonts "$pdf"
  check "$name: tagged, titled, version 1.7" tagged "$pdf"
  check "$name: headings" structure "$pdf"
  case $document in poster*) pages=1 ;; *) pages=2 ;; esac
  check "$name: $pages pages" pages_are "$pdf" "$pages"
  read -ra edition <<<"${document/-/ }"
  "$texts" . "$locale" "${edition[@]}" >"$work/texts"
  case $locale in
    ar) check "$name: every text by mutool and pdftotext" found_arabic "$pdf" "$work/texts" ;;
    he) check "$name: every text by pdftotext" found_rtl "$pdf" "$work/texts" ;;
    en*) check "$name: every text in the order of the structure" in_structure "$pdf" "$work/texts"
      check "$name: every text by pdftotext" found "$pdf" "$work/texts" ;;
    *) check "$name: every text in the order of reading" in_stream "$pdf" "$work/texts" ;;
  esac
done
check 'every text of the content has its place' everywhere

# Fonts with CFF outlines, which platen's own are not.
mkdir -p "$work/cff/content"
cp -R "$root/layouts" "$work/cff"
cp -R "$root/tests/fonts" "$work/cff/fonts"
cp -R "$root/fonts/sRGB.icc" "$root/fonts/hyphenation" "$work/cff/fonts"
cp "$root/tests/layouts/leaflet.yaml" "$work/cff/layouts"
cp -R "$root/tests/sample/content/sound" "$work/cff/content"
sed -i "s/^question: .*/question: 'Bridges — 橋架鉄'/" "$work/cff/content/sound/en.yaml"
cat >"$work/cff/platen.yaml" <<'YAML'
subject: sound
documents: [leaflet]
locales: [en]
YAML
cat >"$work/cff/fonts/fonts.yaml" <<'YAML'
families:
  sans: {faces: [{file: name-keyed.otf}], fallback: [cjk]}
  mono: {faces: [{file: name-keyed.otf}], fallback: [cjk]}
  cjk: {faces: [{file: cid-keyed.otf}]}
YAML
cff=$work/cff/out/en/leaflet.pdf
"$platen" build --quiet -C "$work/cff"
printf '%s\n' 'Bridges—橋架鉄' | sed 's/ //g' >"$work/texts"
check 'CFF: qpdf' clean_qpdf "$cff"
check 'CFF: mutool' clean_mutool "$cff"
check 'CFF: fonts embedded, subset, with Unicode' good_fonts "$cff"
check 'CFF: both kinds are embedded as such' eval '(($(pdffonts "$cff" | grep -c "CID Type 0C") == 2))'
check 'CFF: every text by pdftotext' found "$cff" "$work/texts"

# A picture is embedded once, however many boxes show it and whatever path leads to it.
mkdir -p "$work/pictures/content" "$work/pictures/layouts"
cp -R "$root/fonts" "$root/layouts" "$work/pictures"
cp -R "$root/tests/sample/content/sound" "$work/pictures/content"
cp "$root/tests/diagnostics/low-resolution/a.png" "$work/pictures"
ln -s a.png "$work/pictures/b.png"
sed 's/^documents:.*/documents: [pictures]/' "$root/tests/sample/platen.yaml" >"$work/pictures/platen.yaml"
{ printf '%s\n' 'shape: comparison' 'theme: span' "document: {title: '{title}'}" 'page: {size: a4}' 'body:'
  for ((i = 0; i < 100; i++)); do
    printf '  - {image: {file: %s, decorative: true, width: 1mm}}\n' a.png b.png layouts/../a.png
  done; } >"$work/pictures/layouts/pictures.yaml"
one_of_300() {
  "$platen" build --quiet -C "$work/pictures" || return 1
  pdfimages -list "$work/pictures/out/en/pictures.pdf" | awk 'NR > 2 { n++; ids[$11] } END { print n, length(ids); exit n != 300 || length(ids) != 1 }'
}
check '300 boxes with one picture: one image' one_of_300
check 'A4' boxes "$work/out/en/handout.pdf" 595.276 841.890 0
check 'A2 with 3 mm of bleed' boxes "$work/out/en/poster.pdf" 1190.551 1683.780 8.504
check 'Letter' boxes "$work/out/en-US/worksheet.pdf" 612 792 0
check 'A3, without bleed' boxes "$work/out/en/poster-a3.pdf" 841.890 1190.551 0
check 'Tabloid, without bleed' boxes "$work/out/en-US/poster-tabloid.pdf" 792 1224 0
check '18 x 24 in with 1/8 in of bleed' boxes "$work/out/en-US/poster.pdf" 1296 1728 9
check 'three documents in 14 locales, and two posters for the office' test "$(find "$work/out" -name '*.pdf' | wc -l)" = 44
# Latin script: the locales whose letters need no font of their own.
for locale in en en-US de fr es pt-BR tr; do
  for document in handout poster worksheet; do
    check "$locale/$document.pdf: the tagged document is below 45 KB" small "$work/out/$locale/$document.pdf" 46080
  done
done
printf '%d passed, %d failed\n' "$passed" "$failed"
((failed == 0))

#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Pages on sheets, as other programs see them: tests/impose/run.sh PLATEN
# Tiles are put together at their marks and compared with the poster (tiles.py). Sheets keep the tags and the links of
# their pages. ALL=1 looks at each paper, left to right and right to left.
set -u
platen=$(realpath "${1:?usage: tests/impose/run.sh PLATEN}")
cd "$(dirname "${BASH_SOURCE[0]}")/../.." || exit 2
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
. tests/tools/report.sh
check() { # NAME COMMAND...
  local name=$1; shift
  "$@" >"$work/log" 2>&1
  result "$name" $?
}
build() { "$platen" build --quiet --locale en --locale ar -o "$work/" "$@"; }
words() { pdftotext "$1" - | tr -s '[:space:]' '\n' | grep -v '^$' | sort; }
same_words() { diff <(words "$1") <(words "$2"); } # poppler finds the same on sheets as on pages
structure() { pdfinfo -struct-text "$1" 2>/dev/null | grep -vE '/BBox|^ *Object'; }
same_structure() { # PAGES SHEETS; poppler takes seconds for the texts of all elements, so those of pages are kept
  [[ -f $1.tags ]] || structure "$1" >"$1.tags"
  diff "$1.tags" <(structure "$2")
}
links() { mutool show "$1" grep 2>/dev/null | grep -c '/Subtype/Link'; }
same_links() { [[ $(links "$1") == "$(links "$2")" && $(links "$1") -gt 0 ]]; }
sound() { qpdf --check "$1" | grep -q 'No syntax or stream encoding errors'; }

build --document poster || exit 1
build --document poster --edition tiled-a4 --edition tiled-a3 --edition tiled-letter
for pdf in "$work"/en/poster-tiled-{a4,a3,letter}.pdf "$work"/ar/poster-tiled-{a4,a3,letter}.pdf; do
  name=${pdf#"$work/"}
  check "$name: qpdf" sound "$pdf"
  [[ ${ALL:-} || $name == ar/*-a4.pdf ]] || continue
  if python3 -c '' 2>/dev/null; then
    check "$name: put together it is the poster" python3 -B tests/impose/tiles.py "$(dirname "$pdf")/poster.pdf" "$pdf"
  fi
done

order() { # LOCALE: the names in the sentence of the paste order, from left to right
  "$platen" build -q --dump=pages --document poster --edition tiled-a4 --locale "$1" -o "$work/order.trace"
  sed -nE 's,^ *glyphs ([0-9.]+)\,.* "([^"]*)" .*/LI\[3\]/LBody$,\1 \2,p' "$work/order.trace" | sort -n |
    grep -oE '[A-D][0-9]' | tr '\n' ' '
}
check 'the paste order from the left to the right' test "$(order en)" = 'A1 A2 B1 D2 '
check 'and from the right to the left' test "$(order ar)" = 'D2 B1 A2 A1 '

build --document handout && build --document handout --edition booklet && build --document handout --nup 2
for locale in en ${ALL:+ar}; do
  for sheets in booklet 2up; do
    pdf=$work/$locale/handout-$sheets.pdf pages=$work/$locale/handout.pdf
    check "$locale/handout-$sheets.pdf: qpdf" sound "$pdf"
    check "$locale/handout-$sheets.pdf: the tags of its pages" same_structure "$pages" "$pdf"
    check "$locale/handout-$sheets.pdf: the links of its pages" same_links "$pages" "$pdf"
  done
done
check 'en/handout-2up.pdf: the words of its pages' same_words "$work/en/handout.pdf" "$work/en/handout-2up.pdf"
report

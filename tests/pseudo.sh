#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
#
# The pseudo-locales, made from the English text on the fly: tests/pseudo.sh PLATEN
#
#   en-XA  accents and 40 % more length, in brackets. A letter without an accent did not come from
#          the catalogue; a bracket that is missing was clipped; text that is too long is an error.
#   ar-XB  the English text from right to left. Set with the English sizes it must be the mirror
#          image of the English edition: what is not was placed without thinking of the direction.
set -u
platen=$(realpath "${1:?usage: tests/pseudo.sh PLATEN}")
source=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
. "$source/tests/tools/report.sh"

cp -R "$source"/{content,layouts,fonts} "$work"
cd "$work" || exit 2
printf '%s\n' 'subject: marketing-it' 'documents: [handout, poster, worksheet]' \
  'locales: [en, en-XA, ar-XB]' >platen.yaml
# Arabic without what is Arabic: only the direction, and no letters of its own, whose weights the Latin
# ones would take. The sentences for diagrams are the locale's, as in any other.
# Type keeps its size in these documents and their pages are full, so what is 40 % longer gets a sheet that is 41 %
# wider and higher. Words of a letter or two get a whole word more: their places take smaller type or more room, and
# capitals with marks above them more leading.
sentences="sentences: {spans: '{first} ← → {second}.', span: '{name}: {first} {first-count} ({first-items}), {second} {second-count} ({second-items}).',
  span-counts: '{name}: {first} {first-count}, {second} {second-count}.', span-scale: '{lowest} ({first}) … {highest} ({second}): {items}.',
  span-zones: '{items}.', range: '{lowest}…{highest}'}"
echo "locale: {$sentences}" >layouts/locales/ar.yaml
cat >layouts/locales/en-XA.yaml <<YAML
locale: {$sentences}
documents:
  handout:
    page: {size: a3}
    styles: {row-head: {size: 7pt}, count: {size: 6pt}}
  worksheet:
    page: {size: a3}
    boxes: {group: {rating: {column: 17mm}}, place: {spans: {bank: 40mm}}}
    styles: {mast: {size: 7pt}}
  poster:
    page: {size: a1}
    boxes: {headline: {heading: {fit: {height: 160mm}}}, bridges: {spans: {height: 591mm}}}
    styles: {takeaway: {break: auto, leading: 1.2}, name: {size: 44pt, break: auto}, bank: {size: 34pt}}
YAML
sed -i 's/\(fallback: \[.*\)arabic, /\1/' fonts/fonts.yaml
"$platen" build --dump=pages >log 2>&1
result 'all are built' $?
grep -q 'error\|warning' log && cat log
! grep -q 'warning' log
result 'without a message' $?

# The texts of a trace: of glyphs, bookmarks, titles and alternatives. Addresses are no texts.
texts() {
  sed -nE 's/^  glyphs [^"]*("([^"\\]|\\.)*").*/\1/p; s/^ +Figure alt=("([^"\\]|\\.)*").*/\1/p
    s/^document ("([^"\\]|\\.)*") lang="[^"]*"( subject=("([^"\\]|\\.)*"))?.*/\1 \4/p
    /^bookmarks/,/^links/s/^ +("([^"\\]|\\.)*").*/\1/p' "$1" | sed -E 's,(www\.)?[a-z]+(\.[a-z]+)+(/[a-z]*)*,,g; s,\\.,,g'
}
for document in handout poster worksheet; do
  texts "out/en-XA/$document.trace" >texts
  [[ -s texts ]] && ! grep '[A-Za-z]' texts
  result "$document: every text comes from the catalogue" $?
  open=$(grep -o '\[' texts | wc -l) closed=$(grep -o '\]' texts | wc -l)
  ((open > 50 && open == closed)) || { echo "$open [, $closed ]"; false; }
  result "$document: both ends of every text are there" $?
done

# Extents of the text of each structure element, and grounds with their colours: page and name,
# left, right, width of the page. Kerning differs a little when letters run the other way.
extents() {
  awk '/^page /{page = $2; sub(/x.*/, "", $3); width = $3}
    $1 == "glyphs" && $NF ~ /^\// {split($2, at, ","); w = substr($3, 3); key = page " " $NF
      sub(/\/(Lbl|LBody\/P)$/, "", key) # the letter that turns a text is before its label, which is then none
      if (!(key in low)) {order[++n] = key; low[key] = at[1]; high[key] = at[1] + w; of[key] = width}
      if (at[1] < low[key]) low[key] = at[1]
      if (at[1] + w > high[key]) high[key] = at[1] + w}
    $1 == "clip" {inside++} $1 == "unclip" {inside--} # patterns are cut off there
    $1 == "path" && /fill=#/ && !inside {split($2, at, ","); split($3, size, "x"); match($0, /fill=#[0-9A-F]*/)
      color = substr($0, RSTART, RLENGTH); key = page " ground " color " " ++grounds[page color]
      order[++n] = key; low[key] = at[1]; high[key] = at[1] + size[1]; of[key] = width}
    END {for (i = 1; i <= n; i++) {key = order[i]; gsub(/ /, "_", key)
      print key, low[order[i]], high[order[i]], of[order[i]]}}' "$1" | sort
}
for document in handout poster worksheet; do
  extents "out/en/$document.trace" >ltr
  extents "out/ar-XB/$document.trace" >rtl
  # Text starts, ends or is centred at the mirrored place; a ground does all three.
  join -a 1 -a 2 ltr rtl | awk 'function far(a, b) {return a - b > 3 || b - a > 3}
    NF != 7 {print "only in one of them:", $0; bad = 1; next}
    {start = far($2, $4 - $6); end = far($3, $4 - $5); middle = far($2 + $3, 2 * $4 - $5 - $6)}
    (/ground/ && (start || end)) || (start && end && middle) {print "not mirrored:", $0; bad = 1}
    END {exit bad || NR < 40}'
  result "$document: mirrored" $?
done
report

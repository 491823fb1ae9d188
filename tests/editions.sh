#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
#
# What editions promise, by readers that know nothing of it: tests/editions.sh PLATEN [FOLDER to keep the PDFs in]
# All documents of this project in all editions, in three scripts, and of two other subjects; SAMPLE=1: a few of them.
#   colours  poppler draws the pages, and no pixel has any
#   sizes    mutool says at which size each letter is drawn
set -u
platen=$(realpath "${1:?usage: tests/editions.sh PLATEN [FOLDER]}")
cd "$(dirname "${BASH_SOURCE[0]}")/.." || exit 2
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
. tests/tools/report.sh
locales=(en ar ja)
[[ ! ${SAMPLE:-} ]] || locales=(ar)

# The pixels whose red, green and blue differ; the header of a PPM without comments has three lines.
coloured() { # PPM
  tail -n +4 "$1" | od -An -v -tu1 -w3 | awk '$1 != $2 || $2 != $3 { n++ } END { print n + 0 }'
}
has_no_colour() { # PDF
  local page
  rm -f "$work"/page*.ppm
  pdftoppm -r 36 "$1" "$work/page" 2>/dev/null
  for page in "$work"/page*.ppm; do
    [[ -s $page && $(coloured "$page") == 0 ]] || { echo "$1: $(coloured "$page") pixels of ${page##*/} have a colour"; return 1; }
  done
}
# The smallest letters that are drawn, in points; mutool gives a matrix for letters, and one for the page.
smallest() { # PDF
  mutool trace "$1" 2>/dev/null | awk '
    function size(m) { gsub(/.*"|"/, "", m); split(m, v, " "); return sqrt(v[3] * v[3] + v[4] * v[4]) }
    /<fill_text/ { sub(/.*transform="/, ""); sub(/".*/, ""); page = size($0) }
    /<span/ { sub(/.*trm="/, ""); sub(/".*/, ""); now = page * size($0) }
    /<g unicode/ && !/unicode=" "/ { n++; if (!least || now < least) least = now }
    END { if (n > 100) printf "%.3f\n", least }'
}
is_at_least() { # POINTS PDF
  local least
  least=$(smallest "$2")
  awk -v least="$least" -v wanted="$1" 'BEGIN { exit !(least >= wanted - 0.001) }' || { echo "$2: letters of ${least:-no} pt"; return 1; }
}
build() { # NAME ARGUMENTS...
  local name=$1; shift
  "$platen" build -q "$@" >"$work/log" 2>&1 || { head -n 5 "$work/log"; result "$name: built" 1; return 1; }
}

# -- this project, and those of two other authors --------------------------------------------
mkdir "$work/others" "$work/others/content"
cp -R layouts fonts "$work/others"
cp tests/layouts/leaflet.yaml "$work/others/layouts"
cp -R tests/sample/content/sound tests/subjects/shore "$work/others/content"
other() { # SUBJECT EDITION ARGUMENTS...: its documents into $work/SUBJECT
  local subject=$1 edition=$2; shift 2
  printf '%s\n' "subject: $subject" 'documents: [handout, poster, worksheet, leaflet]' 'locales: [en]' "out: '{document}{-edition}.pdf'" \
    >"$work/others/platen.yaml"
  build "$subject, $edition" -C "$work/others" --edition "$edition" "$@" -o "$work/$subject/"
}
for locale in "${locales[@]}"; do
  build "mono, $locale" --edition mono --locale "$locale" -o "$work/own/"
done
if [[ ! ${SAMPLE:-} ]]; then
  for edition in a3 tabloid dyslexia; do other sound $edition && result "sound, $edition: built" 0; done
  [[ $(pdffonts "$work/sound/handout-dyslexia.pdf") == *Bold* && $(pdffonts "$work/sound/handout-dyslexia.pdf") != *Italic* ]]
  result 'for readers with dyslexia what is stressed is bold' $?
  for subject in sound shore; do other $subject mono; other $subject large-print --document handout --document poster; done
fi
for locale in "${locales[@]}"; do
  build "large-print, $locale" --edition large-print --locale "$locale" -o "$work/own/"
done
# What leaves the rest of its promises to the program is at least made.
for edition in dyslexia ink-saver dyslexia+mono mono+ink-saver ink-saver+large-print; do
  [[ ${SAMPLE:-} ]] || { build "$edition" --edition $edition --locale en --locale ja -o "$work/own/" && result "$edition: built" 0; }
done
# The share of a page that is black, in thousandths, as poppler draws it in grey at 72 dpi.
ink_of() { # PDF
  rm -f "$work"/ink*.pgm
  pdftoppm -gray -r 72 "$1" "$work/ink" 2>/dev/null
  for page in "$work"/ink*.pgm; do tail -n +4 "$page"; done |
    od -An -v -tu1 -w1 | awk '{ ink += 255 - $1; n++ } END { printf "%d\n", 1000 * ink / 255 / n }'
}
# English: the handout had 88 and has 73, the worksheet 80 and 70.
if [[ ! ${SAMPLE:-} ]]; then
  build 'the usual print' --locale en --document handout --document worksheet -o "$work/usual/"
  for document in handout worksheet; do
    less=$(ink_of "$work/own/en/$document-ink-saver.pdf") usual=$(ink_of "$work/usual/en/$document.pdf")
    [[ $less -gt 0 && $((less * 10)) -le $((usual * 9)) ]]
    result "a tenth less toner at least: $document, $less in place of $usual thousandths" $?
  done
fi
for pdf in "$work"/own/*/*dyslexia*.pdf; do
  [[ -f $pdf ]] || continue
  is_at_least 12 "$pdf"
  result "12 pt: ${pdf#"$work"/}" $?
done
# The sizes of one, the lines of the other; and the key of the sheet in either.
for edition in large-print+dyslexia large-print+key dyslexia+key; do
  [[ ${SAMPLE:-} ]] || { build "$edition" --edition $edition --locale en --locale ja -o "$work/own/" && result "$edition: built" 0; }
done
[[ ${SAMPLE:-} ]] || build 'large-print+tiled-a4' --edition large-print+tiled-a4 "${locales[@]/#/--locale=}" -o "$work/own/"
[[ ${SAMPLE:-} ]] || build 'large-print+mono' --edition large-print+mono --locale en --locale ar -o "$work/own/"
for pdf in $(find "$work" -name '*large-print*.pdf' | sort); do
  is_at_least 18 "$pdf"
  result "18 pt: ${pdf#"$work"/}" $?
done
for pdf in $(find "$work" -name '*mono*.pdf' | sort); do
  has_no_colour "$pdf"
  result "no colour: ${pdf#"$work"/}" $?
done

# What another author's layout has in small print is not made, and named: where the edition is for other documents, as a
# whole, else the line.
if [[ ! ${SAMPLE:-} ]]; then
  "$platen" check -q -C "$work/others" --edition large-print --document leaflet >"$work/log" 2>&1
  [[ $? == 2 ]] && grep -q "the edition 'large-print' is not made for the document 'leaflet'" "$work/log"
  result 'large print is not made of a leaflet of another author' $?
  printf 'edition: {promises: {size: 18pt}}\n' >"$work/others/layouts/editions/eighteen.yaml"
  "$platen" check -q -C "$work/others" --edition eighteen --document leaflet >"$work/log" 2>&1
  [[ $? == 1 ]] && grep -q "layouts/leaflet.yaml:.*\[broken-promise\]\|style is .*layouts/leaflet.yaml" "$work/log"
  result 'a leaflet of another author is refused in 18 pt' $?
fi

# -- pictures --------------------------------------------------------------------------------
p=$work/pictures
mkdir -p "$p"/{content/demo,layouts/shapes,layouts/editions}
cp -R fonts "$p"
cp docs/images/poster.png "$p/photo.png"
# Four pixels that shine through: RGBA, of two colours.
printf 'iVBORw0KGgoAAAANSUhEUgAAAAIAAAACCAYAAABytg0kAAAAGklEQVR4nGM4wcDQwMBw4j8DA8MJhxMMDAwAL/gE4IKecMoAAAAASUVORK5CYII=' | base64 -d >"$p/glass.png"
cp layouts/editions/mono.yaml "$p/layouts/editions"
"$platen" build -q --document worksheet --locale en -o "$work/worksheet.pdf" >/dev/null 2>&1
pdftoppm -jpeg -r 20 -singlefile "$work/worksheet.pdf" "$p/photo"
echo 'title: Pictures' >"$p/content/demo/en.yaml"
echo 'fields: {title: {type: text}}' >"$p/layouts/shapes/demo.yaml"
echo '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="40"><rect width="40" height="40" fill="#c00"/><path d="M0 0L40 40" stroke="#00c"/></svg>' >"$p/drawing.svg"
cat >"$p/layouts/page.yaml" <<'YAML'
shape: demo
document: {title: '{title}'}
page: {size: a4}
body:
  - {heading: {text: '{title}', level: 1}}
  - {image: {file: photo.png, alt: A poster, width: 60mm}}
  - {image: {file: photo.jpg, alt: A poster, width: 60mm}}
  - {image: {file: glass.png, alt: A pane, width: 20mm}}
  - {svg: {file: drawing.svg, alt: A drawing, width: 30mm}}
YAML
echo '{subject: demo, locales: [en], documents: [page]}' >"$p/platen.yaml"
build 'pictures' -C "$p" --edition mono -o "$p/gray.pdf"
build 'pictures, in colour' -C "$p" -o "$p/colours.pdf" --document page
has_no_colour "$p/gray.pdf"
result 'pictures: no colour' $?
! has_no_colour "$p/colours.pdf" >/dev/null
result 'pictures: without the edition they have some' $?
[[ $(pdfimages -list "$p/gray.pdf" | awk 'NR > 2 { print $6 }' | sort -u) == gray ]]
result 'pictures: their samples are grey' $?
qpdf --qdf --object-streams=disable "$p/gray.pdf" - | grep -aq '/CS /DeviceGray' && ! qpdf --qdf --object-streams=disable "$p/gray.pdf" - | grep -aq '/DeviceRGB'
result 'pictures: what shines through is blended in grey' $?
sed -i '/^page:/d' "$p/layouts/editions/mono.yaml"
"$platen" check -q -C "$p" --edition mono >"$work/log" 2>&1
[[ $? == 1 && $(grep -c '\[broken-promise\]' "$work/log") == 4 ]] # each picture once
result 'pictures: with their colours the promise is broken' $?

[[ $# -lt 2 ]] || cp -R "$work/own" "$work/sound" "$work/shore" "$2"
report

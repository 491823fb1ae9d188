#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
#
# layers.sh OBJECTS: the contract of the modules. Each includes only headers of those before it in
# this list, the libraries stay behind their walls, and files do not use each other in a circle: the
# symbols of their objects, below the folder OBJECTS, tell who uses whom. No file has more than 500 lines,
# no header more than 200. Prints all that breaks it.
set -u
cd "$(dirname "${BASH_SOURCE[0]}")/../.." || exit 2
order=(base input model text pages graphics press layout impose pdf trace project diff main)
declare -A rank header=([base]=base [diag]=base [diag_codes]=base [codes]=base [json]=base [limit]=base [machine]=base [sandbox]=base [sha256]=base [version]=base [color]=base [input]=input [schema]=input [hint]=input [csv_table]=input [form_read]=input [pdf_read]=input [paths]=input
  [style]=model [rich]=model [boxes]=model [language]=model [edition]=model [lint]=model [locale_spec]=model [spec]=model [content]=model [score]=model [bind]=model [missing_box]=model [name_words]=model [catalog]=model [link]=model
  [text]=text [outline]=text [pages]=pages [structure]=pages [slot]=pages [form_field]=pages [graphics]=graphics [press]=press [layout]=layout [impose]=impose [class_cover]=impose [pdf]=pdf [trace]=trace [project]=project [shard]=project [answers]=project [output_pages]=project [output_folder]=project
  [diff]=diff [diff_run]=diff)
header+=([bytes]=base [digest]=base [length]=base [inputs]=input [record]=project)
for i in "${!order[@]}"; do rank[${order[$i]}]=$i; done
bad=0
files=(src/*/*.[ch] src/*/*/*.[ch] include/*.h include/*/*.h)
complain() { echo "layers: $1"; bad=$((bad + 1)); }

owner() { local name=${1%%/*}; echo "${header[${name%.h}]:-}"; } # HEADER, as an #include names it: boxes/table.h is of boxes

for file in "${files[@]}"; do
  if [[ $file == src/* ]]; then module=${file#src/} module=${module%%/*}; else
    module=$(owner "${file#include/}"); fi
  [[ -n $module && -n ${rank[$module]:-} ]] || { complain "$file belongs to no module"; continue; }
  while IFS= read -r name; do
    [[ -f $(dirname "$file")/$name && ! -f include/$name ]] && continue # a private header of the module
    of=$(owner "$name")
    [[ -n $of ]] || { complain "$file includes $name, which no module owns"; continue; }
    ((rank[$of] <= rank[$module])) || complain "$file includes $name of the later module $of"
  done < <(sed -n 's/^#include "\(.*\)"/\1/p' "$file")
done

longest() { # LINES FILE...
  local most=$1 n file; shift
  while read -r n file; do
    [[ $file == total ]] || ((n <= most)) || complain "$file has $n lines; $most are allowed"
  done < <(wc -l "$@")
}
longest 500 src/*/*.c src/*/*/*.c
longest 200 src/*/*.h src/*/*/*.h include/*.h include/*/*.h

# A library's header stays in these places, and in the file that asks all of them for their versions.
only() { # WHAT PATTERN ALLOWED...
  local what=$1 pattern=$2 file; shift 2
  set -- "$@" src/main/versions.c
  while IFS= read -r file; do
    for place; do [[ $file == "$place"* ]] && continue 2; done
    complain "$file includes $what"
  done < <(grep -lE "^#include <$pattern" "${files[@]}")
}
only xxHash 'xxhash\.h' src/base/digest.c
only libharu 'hpdf' src/pdf/
only libdeflate 'libdeflate\.h' src/pdf/object.c
only lcms2 'lcms2\.h' src/press/inks.c
only libyaml 'yaml\.h' src/input/yaml.c
only libqpdf 'qpdf/' src/input/qpdf.h
only HarfBuzz 'hb' src/text/ src/pdf/
only ICU 'unicode/' src/model/language.c src/model/link src/model/collation src/model/name_words.c src/model/prose_source.c src/text/
only libhyphen 'hyphen\.h' src/text/
only libcsv 'csv\.h' src/input/csv_table.c
only cmark 'cmark\.h' src/model/rich.c
only expat 'expat\.h' src/graphics/
only libpng 'png\.h' src/graphics/png.c
only libjpeg 'j[a-z]*\.h' src/graphics/jpeg_decode.c
only libqrencode 'qrencode\.h' src/graphics/
only libgettextpo 'gettext-po\.h' src/model/catalog.c src/project/po_write.c

# Boxes hold boxes: this one use leads back, and only through build_boxes() and extent_boxes().
allowed='layout/build.c layout/boxes/layouts.c box_layouts'
uses() { # "FILE OTHER SYMBOL": FILE uses what OTHER defines
  local c objects=()
  for c in src/*/*.c src/*/*/*.c; do c=${c#src/} && objects+=("${c%.c}.o"); done
  (cd "$1" && nm -f posix -A "${objects[@]}") | awk -v allowed="$allowed" '
    { file = $1; sub(/\.o:$/, ".c", file) }
    $3 == "U" { user[++n] = file; symbol[n] = $2 }
    $3 ~ /^[A-TV-Z]$/ { home[$2] = file }
    END {
      for (i = 1; i <= n; i++)
        if ((other = home[symbol[i]]) && other != user[i] && user[i] " " other " " symbol[i] != allowed)
          print user[i], other, symbol[i]
    }'
}
circles() { # LIST of uses: each circle with what its files use of each other
  cut -d" " -f1,2 "$1" | sort -u | tsort 2>&1 >/dev/null | awk -v list="$1" '
    function tell(  line, part) {
      for (; (getline line < list) > 0;) {
        split(line, part, " ")
        if ((part[1] in ring) && (part[2] in ring)) print "circle: " part[1] " uses " part[3] " of " part[2]
      }
      close(list); delete ring
    }
    /input contains a loop/ { tell(); next }
    { ring[$2] = 1 }
    END { tell() }'
}
list=$(mktemp)
trap 'rm -f "$list"' EXIT
uses "${1:-build/release}" | sort -u >"$list"
[[ -s $list ]] || complain "no objects in ${1:-build/release}"
while IFS= read -r line; do complain "$line"; done < <(circles "$list")

((bad == 0)) && echo 'layers: all includes follow the order of the modules, and no files use each other in a circle'
((bad == 0))

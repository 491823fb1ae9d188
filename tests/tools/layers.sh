#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
#
# The contract of the modules: each includes only headers of those before it in this list, and
# the libraries stay behind their walls. Prints every line that breaks it.
set -u
cd "$(dirname "${BASH_SOURCE[0]}")/../.." || exit 2
order=(base input model text pages graphics layout impose pdf trace project main)
declare -A rank header=([base]=base [diag]=base [diag_codes]=base [json]=base [sha256]=base [input]=input
  [style]=model [rich]=model [boxes]=model [locale_spec]=model [spec]=model [content]=model [bind]=model [catalog]=model
  [text]=text [pages]=pages [graphics]=graphics [layout]=layout [impose]=impose [pdf]=pdf [trace]=trace [project]=project)
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

# A library's header stays in these places, and in the file that asks all of them for their versions.
only() { # WHAT PATTERN ALLOWED...
  local what=$1 pattern=$2 file; shift 2
  set -- "$@" src/main/versions.c
  while IFS= read -r file; do
    for place; do [[ $file == "$place"* ]] && continue 2; done
    complain "$file includes $what"
  done < <(grep -lE "^#include <$pattern" "${files[@]}")
}
only libharu 'hpdf' src/pdf/
only libyaml 'yaml\.h' src/input/yaml.c
only HarfBuzz 'hb' src/text/ src/pdf/
only ICU 'unicode/' src/model/sort.c src/text/ src/pdf/
only libhyphen 'hyphen\.h' src/text/
only cmark 'cmark\.h' src/model/rich.c
only expat 'expat\.h' src/graphics/
only libpng 'png\.h' src/graphics/
only libqrencode 'qrencode\.h' src/graphics/
only libgettextpo 'gettext-po\.h' src/model/catalog.c src/project/po.c

((bad == 0)) && echo 'layers: all includes follow the order of the modules'
((bad == 0))

#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Follows docs/new-language.md on a copy of tests/guide/project: tests/guide/run.sh PLATEN
#
#   ```sh      each command is run; one whose comment begins with "fails:" must fail
#   ```yaml    that begins with "# PATH" becomes that file
#   <!-- here the tests lay in FILES -->   are the translations that somebody makes there
#
# Bengali needs a font of Debian's fonts-noto-core: without it that part is skipped. KEEP=DIR leaves the pages there.
set -u
platen=$(realpath "${1:?usage: tests/guide/run.sh PLATEN}")
source=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
. "$source/tests/tools/report.sh"
mkdir "$work/bin" && ln -s "$platen" "$work/bin/platen"
export PATH=$work/bin:$PATH
check() { # NAME COMMAND...: passes when the command succeeds; else says what it printed
  local name=$1; shift
  if "$@" >"$work/output" 2>&1; then result "$name" 0; else tail -n 20 "$work/output"; result "$name" 1; fi
}
cp -R "$source/tests/guide/project" "$work/p" && cp -R "$source/fonts" "$work/p/fonts" && cd "$work/p" || exit 2

skipped=()
share=/usr/share
bengali=$share/fonts/truetype/noto/NotoSansBengali-Regular.ttf
[[ -e $bengali ]] || skipped+=('Bengali, which needs fonts-noto-core')
if [[ ! -e $share/hyphen/hyph_it_IT.dic ]]; then # to go on with: before each consonant and vowel
  skipped+=('the patterns of hyphen-it')
  share=$work/share && mkdir -p "$share/hyphen"
  { echo UTF-8; printf '1%s\n' {b,c,d,f,g,l,m,n,p,r,s,t,v,z}{a,e,i,o,u}; } >"$share/hyphen/hyph_it_IT.dic"
fi

# -- the guide -----------------------------------------------------------------------------------
follow() { # COMMAND...: a block of the shell, command by command
  local command='' line document='' fails
  while IFS= read -r line; do
    command+=$line$'\n'
    [[ $line == *"<<'END'"* ]] && document=1
    [[ $document && $line != END ]] && continue
    document=''
    fails=''; [[ $command == *'# fails:'* ]] && fails='!'
    check "${command%%$'\n'*}" bash -c "$fails { ${command//\/usr\/share/$share}
}"
    command=''
  done
}
lay_in() { # PO file as the guide names it
  cp "$source/$1" content/tree/po/ || result "$1" 1
}
read_guide() {
  local line part='' block=''
  while IFS= read -r line; do
    [[ $line == '## '* ]] && part=${line#\#\# }
    [[ $part == Bengali && ! -e $bengali ]] && continue
    case $block:$line in
      ':```'?*) block=${line#\`\`\`}; : >"$work/block" ;;
      ?*':```')
        case $block in
          sh) follow <"$work/block" ;;
          yaml) path=$(sed -n '1s/^# //p' "$work/block"); mkdir -p "$(dirname "$path")" && cp "$work/block" "$path" ;;
        esac
        block='' ;;
      ':<!-- here the tests lay in '*)
        while read -r file; do lay_in "$file"; done < <(grep -o 'tests/guide/po/[a-z]*\.po' <<<"$line") ;;
      ?*) [[ $block ]] && printf '%s\n' "$line" >>"$work/block" ;;
    esac
  done <"$source/docs/new-language.md"
}
read_guide

# -- what came of it -----------------------------------------------------------------------------
locales=(it ko fa)
[[ -e $bengali ]] && locales+=(bn)
for locale in "${locales[@]}"; do
  check "$locale: a PDF" test -s "out/$locale/leaflet.pdf"
  # What a person wrote stays; only the step that was added is empty, and the one that was changed is marked.
  check "$locale: 20 of 22 are translated" test "$(msgattrib --translated --no-fuzzy --no-obsolete "content/tree/po/$locale.po" | grep -c '^msgctxt')" = 20
  check "$locale: the changed step is marked" grep -qx 'msgctxt "steps.4"' <(msgattrib --only-fuzzy --no-obsolete "content/tree/po/$locale.po")
  check "$locale: the new step is empty" grep -qx 'msgctxt "steps.1"' <(msgattrib --untranslated "content/tree/po/$locale.po")
done
check 'no text twice' grep -q 'Scavate una buca' content/tree/po/it.po
"$platen" build --dump=pages -q >/dev/null 2>&1
drawn() { grep -q "glyphs .*$2" "out/$1/leaflet.trace"; } # LOCALE PATTERN
check 'fa: from right to left' grep -q '^document .* rtl' out/fa/leaflet.trace
check 'fa: digits of its own' drawn fa '"۱۳"'
check 'it: from left to right' grep -q '^document .* lang="it" pages=[0-9]*$' out/it/leaflet.trace
check 'ko: in the font of the script' drawn ko 'NotoSansCJK-Bold.ttf .*"학교'
check 'it: hyphens' drawn it ' hyphen'
if [[ -e $bengali ]]; then
  check 'bn: in the font of the script' drawn bn 'NotoSansBengali-Bold.ttf .*"স্কুলের'
  check 'bn: digits of its own' drawn bn '"১৩"'
fi
[[ -z ${KEEP:-} ]] || cp -R out/. "$KEEP"
for what in "${skipped[@]}"; do echo "skipped: $what"; done
report

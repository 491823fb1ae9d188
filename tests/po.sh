#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
#
# The work of translators, on a copy of the project with its own PO files: tests/po.sh PLATEN
#
#   round trip   A catalogue in which every translation is its source gives the English documents.
#   refreshing   `platen po` changes nothing the second time; what two people change independently
#                is merged without a conflict.
#   staleness    A changed sentence is stale in every locale, and it alone.
#   keys         An item inserted in a list, or an id renamed, leaves all other texts translated.
#   fallback     A locale without a catalogue takes its parent's, and says what is in English.
#   addresses    A translator may choose the page of a link.
#   mistakes     One locale's do not keep the others from being built.
set -u
platen=$(realpath "${1:?usage: tests/po.sh PLATEN}")
source=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
. "$source/tests/tools/report.sh"
check() { # NAME COMMAND...: passes when the command succeeds; else says what it printed
  local name=$1; shift
  if "$@" >"$work/output" 2>&1; then result "$name" 0; else tail -n 20 "$work/output"; result "$name" 1; fi
}
fails() { ! "$@"; }
project() { # LOCALE...: a fresh copy that builds the handout, the poster and the worksheet in these
  rm -rf "$work/p"; mkdir "$work/p"; cp -R "$source"/{content,layouts,fonts} "$work/p"; cd "$work/p" || exit 2
  locales "$@"
}
locales() {
  printf '%s\n' 'subject: marketing-it' 'documents: [handout, poster, worksheet]' "locales: [$(sed 's/ /, /g' <<<"$*")]" >platen.yaml
}
yaml=content/marketing-it/en.yaml po=content/marketing-it/po
translated=()
for file in "$source/$po"/*.po; do translated+=("$(basename "$file" .po)"); done

# The translation of an entry becomes TEXT; nothing else in the file changes.
translate() { # FILE CONTEXT TEXT
  awk -v context="msgctxt \"$2\"" -v text="$3" '
    $0 == context {inside = 1} inside && /^msgstr / {print "msgstr \"" text "\""; inside = 0; skip = 1; next}
    skip && /^"/ {next} {skip = 0; print}' "$1" >"$1.tmp" && ! cmp -s "$1" "$1.tmp" && mv "$1.tmp" "$1"
}

# -- the project's own files ---------------------------------------------------------------------
for locale in "${translated[@]}"; do
  check "$locale: msgfmt has no complaint" msgfmt -c -o /dev/null "$source/$po/$locale.po"
done

# -- round trip ----------------------------------------------------------------------------------
# Welsh, which the project has no overlay for, is set as English is.
project en cy
cp layouts/locales/en.yaml layouts/locales/cy.yaml
printf 'words: {both: Large and without colours}\n' >layouts/editions/large-print+mono.yaml
check 'po: a catalogue is begun' "$platen" po cy -q
check 'po: no text twice' fails grep -q . <(grep '^msgctxt' $po/cy.po | sort | uniq -d)
msgen $po/cy.po -o "$work/cy.po" && mv "$work/cy.po" $po/cy.po
check 'po: words of two editions that are joined' grep -q '^msgctxt "+large-print+mono:word.both"$' $po/cy.po
number() { sed -nE "s/.*\"locale\": \"$1\".*\"$2\": ([0-9]+).*/\1/p" "$work/status"; } # LOCALE KEY
"$platen" status --format=json >"$work/status"
entries=$(grep -c '^msgctxt' $po/cy.po)
check 'po: as many entries as texts' test "$entries" -gt 100 -a "$entries" = "$(number cy texts)" -a "$entries" = "$(number cy translated)"
check 'round trip: built' "$platen" build --dump=pages -q
for document in handout poster worksheet; do
  check "round trip: $document" diff out/en/$document.trace <(sed '1s/ lang="cy"/ lang="en"/' out/cy/$document.trace)
done
translate $po/cy.po roles.data-analyst.name 'Dadansoddwr data' && "$platen" build --dump=pages -q
check 'round trip: a difference would show' fails diff out/en/poster.trace <(sed '1s/ lang="cy"/ lang="en"/' out/cy/poster.trace)
# What the YAML holds, read by another reader: all is in the catalogue once, but data.
if python3 -c 'import yaml' 2>/dev/null; then
  check 'po: every text of the content and of the layouts is there once' python3 - $yaml $po/cy.po layouts/{handout,poster,worksheet}.yaml layouts/editions/*.yaml <<'PYTHON'
import collections, re, subprocess, sys, yaml
data = {'id', 'language', 'side', 'shape', 'answer', 'licence'}  # keys of what is no text
counts = collections.Counter()
def walk(node, key):
    if isinstance(node, dict):
        for k, v in node.items(): walk(v, k)
    elif isinstance(node, list):
        for v in node: walk(v, key)
    elif isinstance(node, str) and key not in data:
        counts[node] += 1
class Text(yaml.SafeLoader): pass
Text.yaml_implicit_resolvers = {k: [r for r in v if 'timestamp' not in r[0]] for k, v in yaml.SafeLoader.yaml_implicit_resolvers.items()}
walk(yaml.load(open(sys.argv[1]), Text), None)
for layout in sys.argv[3:]: walk(list(yaml.load(open(layout), Text).get('words', {}).values()), 'words')
po = subprocess.run(['msgcat', '--no-wrap', sys.argv[2]], capture_output=True, text=True, check=True).stdout
for entry in po.split('\n\n')[1:]:
    text = ''.join(re.findall(r'"(.*)"', re.search(r'^msgid (.*?)^msgstr', entry, re.S | re.M).group(1)))
    counts[re.sub(r'\\(.)', lambda m: {'n': '\n'}.get(m[1], m[1]), text)] -= 1
bad = {text: n for text, n in counts.items() if n}
print(bad)
sys.exit(bool(bad) or len(counts) < 100)
PYTHON
fi

# -- refreshing ----------------------------------------------------------------------------------
project en "${translated[@]}"
"$platen" po -q; cp -r $po "$work/once"
"$platen" po -q
check 'po: the second time changes nothing in any locale' diff -r "$work/once" $po
check 'po: leaves nothing beside the files' test "$(find $po -type f | wc -l)" = ${#translated[@]}

# One person revises a translation by hand; another adds a note to the source, which moves all
# lines, revises two other texts, and refreshes.
git_() { git -c user.name=t -c user.email=t@example.org -c commit.gpgsign=false -c core.hooksPath=/dev/null "$@"; }
git_ init -q -b main . && git_ add . && git_ commit -qm base && git_ checkout -qb first
translate $po/de.po takeaway 'Zwei Welten, drei Brücken.' && git_ commit -qam first
git_ checkout -q main && git_ checkout -qb second
sed -i 's/^date: /# A note that was not there before.\n&/' $yaml
translate $po/de.po perception.text 'Die Zukunft wird es zeigen.' && translate $po/de.po title 'Marketing und IT' && "$platen" po -q && git_ commit -qam second
check 'po: a note moves lines, and is passed on' grep -q '^#. A note that was not there before' $po/de.po
check 'merge: no conflict' git_ merge -q -m both first
check 'merge: msgfmt has no complaint' msgfmt -c -o /dev/null $po/de.po
check 'merge: the first change' grep -q 'Zwei Welten, drei Brücken' $po/de.po
check 'merge: the second change' grep -q 'Die Zukunft wird es zeigen' $po/de.po
"$platen" po -q
check 'merge: nothing is left to refresh' git_ diff --exit-code --stat

# -- staleness -----------------------------------------------------------------------------------
# Numbers that change between two accounts, as LOCALE KEY DIFFERENCE.
numbers() { sed -E 's/"[a-z]+-keys": \[[^]]*\], //g; s/[][{}",:]//g; s/^ *//' "$1"; } # ACCOUNT: without the names of texts
changes() { # BEFORE AFTER
  paste -d' ' <(numbers "$1") <(numbers "$2") |
    awk '{n = NF / 2; for (i = 1; i < n; i += 2) if ($(i + 1) != $(i + 1 + n)) print $2, $i, ($(i + 1 + n) ~ /^[0-9]+$/ ? $(i + 1 + n) - $(i + 1) : $(i + 1 + n))}'
}
project en "${translated[@]}"
"$platen" po -q
"$platen" status --format=json >"$work/before"
cp -r $po "$work/kept"
# Where the sentence has a translation that is up to date, this makes it stale.
expected() {
  for locale in "${translated[@]}"; do
    msgattrib --translated --no-fuzzy --no-obsolete "$work/kept/$locale.po" | grep -q '^msgctxt "perception.text"$' &&
      printf '%s\n' "$locale translated -1" "$locale stale 1"
  done
}
sed -i 's/most companies treat digital marketing/many companies treat digital marketing/' $yaml
"$platen" status --format=json >"$work/after"
check 'stale: the sentence, in each locale' diff <(expected) <(changes "$work/before" "$work/after" | grep -v ' ready ')
check 'stale: in more than one locale' test "$(expected | wc -l)" -gt 4
"$platen" po -q
"$platen" status --format=json >"$work/refreshed"
check 'stale: the same when refreshed' cmp <(numbers "$work/after") <(numbers "$work/refreshed")
check 'stale: it is named' grep -q '"locale": "de".*"stale-keys": \["perception.text"\], "fuzzy-keys": \[\]' "$work/after"
check 'stale: it is named as fuzzy when refreshed' grep -q '"locale": "de".*"stale-keys": \[\], "fuzzy-keys": \["perception.text"\]' "$work/refreshed"
for locale in "${translated[@]}"; do # what is marked now and was not before
  comm -13 <(msgattrib --only-fuzzy --no-obsolete "$work/kept/$locale.po" | grep '^msgctxt' | sort) \
    <(msgattrib --only-fuzzy --no-obsolete $po/$locale.po | grep '^msgctxt' | sort)
done | sort -u >"$work/marked"
check 'stale: no other entry is marked' diff <(echo 'msgctxt "perception.text"') "$work/marked"
for locale in "${translated[@]}"; do # the translators have looked at it
  awk -v RS= -v ORS='\n\n' '/\nmsgctxt "perception.text"\n/ {sub(/#, fuzzy, /, "#, "); sub(/#, fuzzy\n/, ""); gsub(/#\| [^\n]*\n/, "")} 1' $po/$locale.po >"$work/po" &&
    cp "$work/po" $po/$locale.po
done
"$platen" status --format=json >"$work/mended"
check 'stale: no longer when translated again' cmp "$work/before" "$work/mended"
sed -i 's/many companies treat digital marketing/most companies treat digital marketing/' $yaml
rm -r $po && cp -r "$work/kept" $po
"$platen" status --format=json >"$work/mended"
check 'stale: no longer when the source is as it was' cmp "$work/before" "$work/mended"

# -- keys that move ------------------------------------------------------------------------------
project en "${translated[@]}"
"$platen" po -q
"$platen" status --format=json >"$work/before"
# An item at the head of a list gives all that follow other numbers; a role has another id.
sed -i 's/^glossary:$/&\n  - term: agile\n    meaning: working in short steps, each of which ends in something of use\n    optional: true/' $yaml
sed -i 's/^\( *- *\)id: data-analyst$/\1id: analyst/' $yaml
"$platen" po -q
"$platen" status --format=json >"$work/after"
added() { for locale in "${translated[@]}"; do printf '%s\n' "$locale texts 2" "$locale missing 2"; done; }
check 'moved: all others stay translated, in every locale' diff <(added) <(changes "$work/before" "$work/after" | grep -v ' ready ')
check 'moved: the role too' grep -q '^msgctxt "roles.analyst.name"$' $po/de.po
for locale in "${translated[@]}"; do
  check "moved: $locale: msgfmt has no complaint" msgfmt -c -o /dev/null $po/$locale.po
done
check 'moved: no program of gettext is called' env PATH=/nowhere "$platen" po -q

# -- fallback ------------------------------------------------------------------------------------
tried() { # LOCALE CHAIN TEXTS
  locales en "$1"
  "$platen" build --explain-locale --locale="$1" --document=handout >"$work/log" 2>&1
  check "fallback: $1 by way of $2" grep -qx "  tried:    $2" "$work/log"
  check "fallback: $1 is in $3" grep -qx "  texts:    content/marketing-it/$3" "$work/log"
}
project en de
tried de-AT 'de-AT, de, en' po/de.po
tried en-GB 'en-GB, en-001, en' en.yaml
tried es-MX 'es-MX, es-419, es, en' po/es.po
tried pt-AO 'pt-AO, pt-PT, pt, en' en.yaml # Brazil's is no parent of it
tried zh-SG 'zh-SG, zh-Hans-SG, zh-Hans, zh, en' po/zh-Hans.po
tried zh-TW 'zh-TW, zh-Hant-TW, zh-Hant, en' en.yaml # and simplified characters are none of the traditional ones
locales en de de-AT
translate $po/de.po bridge.note ''
"$platen" build --dump=pages -q --document=handout >/dev/null 2>&1
check 'fallback: the edition has its own language' grep -q '^document .* lang="de-AT"' out/de-AT/handout.trace
unstamped() { # the stamp names its locale, and the digest of a page is over its glyphs
  sed '1s/ lang="de-AT"/ lang="de"/; s/ digest=[0-9a-f]*$//; /DRAFT de/d; /fill=#B3261E/d' "out/$1/handout.trace"
}
check 'fallback: the rest is that of the parent' diff <(unstamped de) <(unstamped de-AT)
check 'fallback: text in English says so' grep -q 'glyphs .*"Each line is a skill.* lang=en ' out/de-AT/handout.trace
check 'fallback: text in German does not' fails grep -q 'glyphs .*"Nein.* lang=' out/de-AT/handout.trace
if command -v qpdf >/dev/null; then
  qpdf --qdf --object-streams=disable out/de-AT/handout.pdf "$work/qdf"
  check 'fallback: language of the PDF' grep -qa '/Lang (de-AT)' "$work/qdf"
  check 'fallback: language of an element' grep -qa '/Lang (en)' "$work/qdf"
fi

# -- addresses -----------------------------------------------------------------------------------
# A translator chooses the page that the QR code leads to; where none does, that of the source stands.
project en de fr
german=https://www.arbeitsagentur.de/
translate $po/de.po poster.link $german
"$platen" build --dump=pages -q --document=poster
check 'address: the chosen one is printed' grep -q "$german" out/de/poster.trace
check 'address: elsewhere it is that of the source' fails grep -q "$german" out/fr/poster.trace
translate $po/de.po poster.link ''
"$platen" status --format=json >"$work/status"
check 'address: none is none too few' test "$(number de missing)" = 0 -a "$(number de translated)" = "$(number de texts)"
translate $po/de.po poster.link javascript:alert
"$platen" check -q >"$work/log" 2>&1
check 'address: a bad one is told at its entry' grep -qE "^$po/de.po:[0-9]+:[0-9]+: error: .*javascript:.*\[bad-link\]$" "$work/log"

# -- mistakes ------------------------------------------------------------------------------------
# Each is told with its place and, by the name of the file or the text, with its locale.
mistake() { # NAME CODE MESSAGE
  rm -rf out
  "$platen" build -q --document=poster >"$work/log" 2>&1
  check "mistake: $1: exit status" test $? = 1
  check "mistake: $1: place" grep -qE "^content/marketing-it/po/de\.po:[0-9]+:[0-9]+: error: .*\[$2\]$" "$work/log"
  check "mistake: $1: what" grep -qF "$3" "$work/log"
  check "mistake: $1: not built" test ! -e out/de/poster.pdf
  check "mistake: $1: the others are" test -s out/en/poster.pdf -a -s out/fr/poster.pdf
  cp "$source/$po/de.po" $po/de.po
}
project en de fr
translate $po/de.po takeaway 'Ein Zeichen: \xEE\x80\x80'
mistake 'no glyph' missing-glyph 'no font can draw U+E000'
check 'mistake: no glyph: locale' grep -qF '(locale de)' "$work/log"
sed -i '0,/^\(msgstr "D.*\)"$/s//\1/' $po/de.po
mistake 'invalid syntax' po-syntax 'the quotation mark that opens here is not closed'
translate $po/de.po answer.text 'Nein, und nichts ist fett.'
"$platen" check -q >"$work/log" 2>&1
check 'mistake: markup: entry' grep -qE "^$po/de.po:[0-9]+:[0-9]+: error: the translation of 'answer.text' does not have the bold text" "$work/log"
cp "$source/$po/de.po" $po/de.po
word=$(grep -B1 '^msgid ".*{page}' $po/de.po | sed -n 's/^msgctxt "\(.*\)"/\1/p' | head -n 1)
translate $po/de.po "$word" 'Seite {seite}'
"$platen" check -q >"$work/log" 2>&1
check 'mistake: placeholder: entry' grep -qE "^$po/de.po:[0-9]+:[0-9]+: error: the translation of '$word' must hold \{page" "$work/log"

report

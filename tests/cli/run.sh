#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
#
# The command line: tests/cli/run.sh PLATEN
# Each case runs platen in a copy of the project and looks at its exit status, its messages and
# the files that it leaves. Prints ok or FAIL for each, then a count; fails when one failed.
set -u
platen=$(realpath "${1:?usage: tests/cli/run.sh PLATEN}")
source=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
work=$(mktemp -d)
trap 'umount "$work/tiny" 2>/dev/null; rm -rf "$work"' EXIT
. "$source/tests/cli/cases.sh"

fresh
status 'help' 0 --help
says 'help names the commands' 'check'
status 'no command prints the help' 0
status 'help of a command' 0 check --help
says 'help of a command: how it is called' 'Usage: platen check [OPTION]...'
says 'help of a command: its options' '--locale=TAG'
check 'help of a command: no others' absent --depfile
status 'help of no command' 2 chekc --help
status 'version' 0 --version
check 'version: platen first, then a line for each library' eval \
  '[[ $(sed "s/ .*//" "$work/log" | paste -sd " ") == "platen cmark expat harfbuzz icu unicode lcms2 libcsv libdeflate libgettextpo libharu libjpeg-turbo libpng libqrencode libyaml xxhash zlib sandbox:" ]]'
check 'version: each has numbers' eval '! grep -v "^sandbox: " "$work/log" | grep -vqE "^[a-z0-9-]+ [0-9]+(\.[0-9]+)+$"'
check 'version: what confines a run' grep -qE "^sandbox: (none|seccomp|landlock ABI [1-9][0-9]*(, seccomp)?)$" "$work/log"
if command -v pkg-config >/dev/null; then # ICU follows a Unicode of its own, and pkg-config knows which ICU is here
  check 'version: of the libraries here' test "$(major_of icu) $(version_of harfbuzz) $(version_of zlib)" = \
    "$(pkg-config --modversion icu-i18n | sed 's/\..*//') $(pkg-config --modversion harfbuzz) $(pkg-config --modversion zlib)"
fi
for command in --version --help 'check --help' '' 'schema layout' explain; do
  read -ra words <<<"$command"
  "$platen" "${words[@]}" >/dev/full 2>"$work/log"; [[ $? == 2 ]]; result "full output: '$command'" $?
  says "full output: '$command': why" 'platen: cannot write to standard output: No space left on device'
  "$platen" "${words[@]}" >&- 2>"$work/log"; [[ $? == 2 ]]; result "closed output: '$command'" $?
  says "closed output: '$command': why" 'platen: cannot write to standard output: Bad file descriptor'
done
status 'unknown command' 2 biuld
says 'unknown command: hint' "did you mean 'build'?"
status 'unknown option' 2 build --locael=en
says 'unknown option: hint' "did you mean 'locale'?"
status 'option without its value' 2 build -C
status 'option of another command' 2 check --dump=pages
status 'unknown format' 2 build --format=jsn
status 'pages to a sheet' 2 build --nup=7
says 'pages to a sheet: which can be' "--nup is 1, 2, 4, 6, 8, 9, 12 or 16, not '7'"
says 'pages to a sheet: whose help tells more' "Try 'platen build --help'."
status 'a value that is wrong, before the command' 2 --nup=7 build
says 'a value that is wrong, before the command: its help' "Try 'platen build --help'."
status 'a value that is wrong, and no command' 2 --nup=7 biuld
says 'a value that is wrong, and no command: all help' "Try 'platen --help'."
status 'scale without its sign' 2 build --scale=150
says 'scale without its sign: with it' 'write --scale=150%'
status 'scale as a factor' 2 build --scale=0.7
says 'scale as a factor: in percent' 'write --scale=70%'
status 'paper in capitals' 2 build --sheet=A3
says 'paper in capitals: its name' "not 'A3': write a3"
check 'pages to a sheet: none is nearer' bash -c "! grep -q 'did you mean' '$work/log'"
status 'too many arguments' 2 build extra
status 'explain a code' 0 explain unknown-key
status 'explain no code' 2 explain unknown-kye
says 'explain: hint' "did you mean 'unknown-key'?"
status 'completions' 0 completions bash
status 'completions of a shell that has none' 2 completions fishh
says 'completions of a shell that has none: hint' "did you mean 'fish'?"
status 'completions where there is no project' 0 completions bash -- build --proo
says 'completions where there is no project: an option' '--proof'
status 'diff of nothing' 2 diff
status 'diff of what is not there' 2 diff no-such-thing
if [[ $("$platen" --version) == *'sandbox: landlock'*seccomp* ]]; then
  status 'diff in a sandbox' 0 diff --require-sandbox --locale=en . .
fi
status 'no such folder' 2 check -C "$work/none"
mkdir "$work/bare"
status 'folder without a project' 2 check -C "$work/bare"
says 'folder without a project: hint' "'platen new DIR' makes a project"
status 'edition that there is not' 2 build --edition=moon
says 'edition that there is not: hint' "did you mean 'mono'?"
status 'names in capitals' 0 check --edition=MONO+Large-Print --locale=EN-us --document=Handout
status 'edition that there is not, in capitals' 2 build --edition=MONO+MOON
status 'locale that is not listed' 2 check --locale=en-UK
says 'locale that is not listed: hint' "did you mean 'en-US'?"
printf '%s\n' 'subject: sound' 'documents: []' 'locales: [en]' >"$work/bare/platen.yaml"
status 'nothing to build' 1 build -C "$work/bare"
says 'nothing to build: why' "platen.yaml:2:12: error: 'documents' is empty"
rm "$work/bare/platen.yaml"
status 'document that is not listed' 2 build --document=handuot
says 'document that is not listed: hint' "did you mean 'handout'?"

status 'check' 0 check
check 'check writes nothing' test ! -e out
status 'build' 0 build
check 'build writes the PDF' test -s out/en/handout.pdf
check 'build leaves no temporary file' no_temporary
cp out/en/handout.pdf "$work/first.pdf"
mkdir -p content/deep && cd content/deep || exit
status 'the project is found from a folder below' 0 build --locale=en
cd "$work" || exit
status '-C' 0 build -C p --locale=en
check 'the same input gives the same bytes' cmp p/out/en/handout.pdf first.pdf
status '-o file' 0 build -C p --locale=en --document=handout -o here.pdf
check '-o file: written from the folder of the user' cmp here.pdf first.pdf
mkdir folder
status '-o folder' 0 build -C p --locale=en -o folder
check '-o folder: written below it' cmp folder/en/handout.pdf first.pdf
status '-o file for two outputs' 2 build -C p -o two.pdf
"$platen" build -C p --locale=en -o - >piped.pdf 2>"$work/log"
check '-o -: the output and nothing else' cmp piped.pdf first.pdf
check '-o -: no message' test ! -s "$work/log"
"$platen" build -C p --locale=en --dump=bound -o - 2>/dev/null | grep -q '^- heading'; result '-o -: a dump' $?
status '-o - for two outputs' 2 build -C p -o -
says '-o - for two outputs: how many' 'there are 2'
if command -v script >/dev/null; then
  script -qec "$platen build -C p --locale=en -o -" /dev/null >"$work/log" 2>&1 </dev/null
  says '-o - to a terminal' 'does not write to a terminal'
fi
status '-o device' 2 build -C p --locale=en -o /dev/null
check '-o device: still a device' test -c /dev/null
status 'dump of the pages' 0 build -C p --locale=en --dump=pages
check 'dump of the pages: written' test -s p/out/en/handout.trace
status 'dump of the bound boxes' 0 build -C p --locale=en --dump=bound
check 'dump of the bound boxes: written' grep -q '^- heading  layouts/handout.yaml:' p/out/en/handout.bound
status 'dump of the list' 0 build -C p --locale=en --dump=list
check 'dump of the list: written' grep -q '^page 1  items 0' p/out/en/handout.list
status 'dump of something else' 2 build -C p --dump=glyphs
status 'proof' 0 build -C p --locale=en --proof
says_pdf 'proof: the key of a text' p/out/en/handout-proof.pdf 'comparison.1.first +'
says_pdf 'proof: the key of a word of the layout' p/out/en/handout-proof.pdf 'handout:word.misconceptions'
says_pdf 'proof: the texts of a line together' p/out/en/handout-proof.pdf 'glossary.1.term, handout:word.entry, glossary.1.meaning'
check 'proof: the PDF itself stays as it was' bash -c '! pdftotext p/out/en/handout.pdf - | grep -q comparison.1'

SOURCE_DATE_EPOCH=1700000000 "$platen" build -C p --locale=en -o dated.pdf >/dev/null 2>&1
check 'SOURCE_DATE_EPOCH changes the date' bash -c '! cmp -s dated.pdf first.pdf'
SOURCE_DATE_EPOCH=soon "$platen" build -C p --locale=en >"$work/log" 2>&1
[[ $? == 2 ]]; result 'malformed SOURCE_DATE_EPOCH' $?

status 'no depfile on standard output' 2 build -C p --locale=en --depfile=-
status 'no depfile in place of the record' 2 build -C p --locale=en --depfile=p/out/.platen-record
says 'is told' 'where the record of builds is kept'
mkfifo pipe.csv
status 'a list in a pipe' 2 check -C p --document=handout --locale=en --roster=pipe.csv
says 'is not waited for' 'it is no regular file'
status 'a report in a pipe' 2 merge -C p pipe.csv
says 'is not waited for either' 'it is no regular file'
status 'depfile' 0 build -C p --locale=en --depfile=deps
check 'depfile names the content' grep -q 'content/sound/en.yaml' deps
check 'depfile names the fonts' grep -q 'fonts/NotoSans-Regular.ttf' deps
status 'depfile of a name with %' 0 build -C p --locale=en -o '100%.pdf' --depfile=deps; rm '100%.pdf'
check 'make takes it for that name, not for a pattern' make -n -f deps 100%.pdf

# Where nothing is written: inputs, other outputs, outside of the project.
fresh
sed -i 's/\[handout\]/[handout, worksheet]/' platen.yaml
"$platen" build -q --locale=en
find . -type f | sort | xargs sha256sum >"$work/sums"
ln content/sound/en.yaml "$work/hard.pdf"; ln -s "$PWD/content/sound/en.yaml" "$work/soft.pdf"
ln out/en/worksheet.pdf "$work/twin.pdf"
one=(build --locale=en --document=handout)
for path in content/sound/en.yaml platen.yaml layouts/handout.yaml fonts/NotoSans-Regular.ttf "$work"/{hard,soft}.pdf; do
  status "-o ${path##*/}: an input" 2 "${one[@]}" -o "$path"
  says "-o ${path##*/}: why" 'a file that the project is made of'
  status "--depfile ${path##*/}: an input" 2 "${one[@]}" --depfile="$path"
done
for path in out/en/worksheet.pdf "$work/twin.pdf"; do
  status "-o ${path##*/}: another output" 2 "${one[@]}" -o "$path"
  says "-o ${path##*/}: which" 'the place of the output worksheet (locale en)'
done
status '--depfile: the PDF' 2 "${one[@]}" --depfile=out/en/handout.pdf
check 'nothing of it was written' sha256sum --quiet -c "$work/sums"
status '-o: its own place' 0 "${one[@]}" -o out/en/handout.pdf
touch "$work/mine"
status '-o: any other file' 0 "${one[@]}" -o "$work/mine"
check '-o: any other file: written' cmp -s "$work/mine" out/en/handout.pdf
status '--depfile: a device stays' 2 "${one[@]}" --depfile=/dev/null
check '--depfile: a device stays there' test -c /dev/null
for out in ../x.pdf "$work/x.pdf" 'out/../../{document}.pdf' 'away/{document}.pdf'; do
  fresh
  mkdir "$work/away" 2>/dev/null; ln -s "$work/away" away
  echo "out: '$out'" >>platen.yaml
  status "out: $out" 1 build --locale=en
  says "out: $out: where" 'platen.yaml:4:6: error:'
  says "out: $out: code" '[output-outside]'
  check "out: $out: nothing written" test ! -e "$work/x.pdf" -a -z "$(ls "$work/away")"
done
bad_out() { # OUT HINT
  fresh
  echo "out: '$1'" >>platen.yaml
  status "out: $1" 1 build
  says "out: $1: where" 'platen.yaml:4:6: error:'
  says "out: $1: code" '[bad-name]'
  says "out: $1: hint" "$2"
  check "out: $1: nothing written" test "$(ls -A | paste -sd ' ')" = 'content fonts layouts platen.yaml'
}
for out in '{bogus}.pdf' '{document' 'document}.pdf' '{Locale}/{document}.pdf'; do
  bad_out "$out" 'what is filled in is {locale}, {document}, {edition} and {-edition}'
done
# shellcheck disable=SC2088 # the tilde is the author's
bad_out '~/{locale}.pdf' 'neither ~ nor $ is expanded'
bad_out ' ' 'no part of a path begins or ends with a space'
for out in .git/HEAD .git/x.pdf 'out/.hidden/{document}.pdf' .PLATEN.YAML; do bad_out "$out" 'no part of a path begins with a point'; done
for out in README.md 'content/{document}' 'out/{document}.pdf.md'; do bad_out "$out" 'the path ends in .pdf'; done
fresh
status 'a PDF that is there: written' 0 build --locale=en
echo 'nope: 1' >>content/sound/en.yaml
status 'a PDF that is there: a build that fails' 1 build
says 'a PDF that is there: it is kept' 'out/en/handout.pdf: kept from an earlier build'
check 'a PDF that is there: others are none' absent 'out/en-US/handout.pdf: kept'
status 'a PDF that is there: a check writes none' 1 check
check 'a PDF that is there: a check keeps none' absent 'kept from'
fresh
echo 'out: x.pdf' >>platen.yaml
status 'two outputs of one path' 1 build
says 'two outputs of one path: where' 'platen.yaml:4:6: error:'
says 'two outputs of one path: none is written' '0 of 2 outputs written'
check 'two outputs of one path: no file' test ! -e x.pdf
fresh
mkdir archive out; ln -s ../archive out/en
status 'out: a link inside the project' 0 build -q --locale=en
check 'out: it is followed and stays' test -L out/en -a -s archive/handout.pdf
chmod 640 archive/handout.pdf; printf '\n# changed\n' >>content/sound/en.yaml
status 'the mode of a file' 0 build -q --locale=en
check 'the mode of a file is kept' test "$(stat -c %a archive/handout.pdf)" = 640
touch archive/.platen-0123456789abcdef.tmp archive/.platen-mine.tmp
status 'what a killed run left' 0 build -q --locale=en
check 'what a killed run left is removed' test ! -e archive/.platen-0123456789abcdef.tmp -a -e archive/.platen-mine.tmp

fresh
for path in layouts/locales/eo.yaml content/sound/po/fr.po content/new/en.YAML fonts/new.yaml; do
  for option in -o --depfile; do
    status "$option $path: an input of the next run" 2 build --locale=en "$option" "$path"
    says "$option $path: why" 'a file that the project is made of'
    check "$option $path: not made" test ! -e "$path"
  done
done
"$platen" build --locale=en >/dev/null 2>&1
cp out/en/handout.pdf "$work/first.pdf"; echo mine >notes.txt
echo 'stray: text' >>content/sound/en.yaml
status 'mistake in the content' 1 build --locale=en --depfile=deps
says 'mistake: code' '[unknown-key]'
check 'a failing build leaves the old PDF' cmp out/en/handout.pdf "$work/first.pdf"
check 'a failing build leaves no depfile' test ! -e deps
status 'a failing build, with a depfile that is there' 1 build --locale=en --depfile=notes.txt
check 'a failing build removes no file' grep -qx mine notes.txt
check 'a failing build leaves no temporary file' no_temporary
"$platen" check >"$work/both" 2>&1
check 'a mistake that two outputs share is told once' test "$(grep -c 'unknown-key' "$work/both")" = 1
"$platen" check --format=json >"$work/json" 2>/dev/null
command -v python3 >/dev/null && check 'JSON can be parsed' python3 -m json.tool "$work/json"
"$platen" check --format=github >"$work/github" 2>/dev/null
check 'workflow command' grep -q '^::error file=content/sound/en.yaml,line=' "$work/github"
"$platen" check --color=always 2>&1 | grep -q $'\033'; result 'colour always' $?
"$platen" check 2>&1 | grep -q $'\033' && result 'no colour in a pipe' 1 || result 'no colour in a pipe' 0

fresh
echo x >>fonts/NotoSans-Bold.ttf
status 'changed font' 1 fonts
says 'changed font: named' 'CHANGED  NotoSans-Bold.ttf'

"$platen" schema layout --manual | cmp -s - "$source/docs/layout-reference.md"
result 'docs/layout-reference.md is up to date' $?
status 'unknown schema' 2 schema layuot
status 'schema of a document' 0 schema content handout
status 'schema of no document' 2 schema content handuot
says 'schema of no document: hint' "did you mean 'handout'?"
status 'schema layout takes no document' 2 schema layout handout
for kind in content layout overlay project theme shape fonts; do
  status "schema $kind" 0 schema $kind
  command -v python3 >/dev/null && check "schema $kind is JSON" python3 -m json.tool "$work/log"
done
if python3 -c 'import jsonschema, yaml' 2>/dev/null; then
  valid() { # KIND FILE...: each fits the schema
    local kind=$1; shift
    "$platen" schema "$kind" >"$work/schema" && python3 - "$work/schema" "$@" <<'PYTHON'
import json, sys, jsonschema, yaml
class Text(yaml.SafeLoader): pass # dates are text for platen
Text.yaml_implicit_resolvers = {k: [r for r in v if 'timestamp' not in r[0]] for k, v in yaml.SafeLoader.yaml_implicit_resolvers.items()}
schema = json.load(open(sys.argv[1]))
for name in sys.argv[2:]:
    jsonschema.validate(yaml.load(open(name), Text), schema)
PYTHON
  }
  refuses() { ! valid "$@"; }
  check 'layouts fit their schema' valid layout layouts/*.yaml
  check 'overlays fit their schema' valid overlay layouts/locales/*.yaml
  check 'themes fit their schema' valid theme layouts/themes/*.yaml
  check 'shapes fit their schema' valid shape layouts/shapes/*.yaml
  check 'fonts.yaml fits its schema' valid fonts fonts/fonts.yaml
  check 'platen.yaml fits its schema' valid project platen.yaml
  check 'content fits its schema' valid content content/sound/en.yaml
  bad() { sed "$1" layouts/handout.yaml >bad.yaml; }
  bad 's/^  - page-break$/  - {callout: x, prose: y}/'
  check 'schema: a box of two kinds' refuses layout bad.yaml
  bad 's/^  - page-break$/  - {id: x}/'
  check 'schema: a box of no kind' refuses layout bad.yaml
  bad 's/^words:/words: {x: [a]}\nabout:/'
  check 'schema: a word that is none' refuses layout bad.yaml
  echo 'styles: {x: {colour: ink}}' >bad.yaml
  check 'schema: a key that no style has' refuses theme bad.yaml
  echo 'styles: {x: {padding: {start: 1pt}}}' >bad.yaml
  check 'schema: a side that no edge has' refuses theme bad.yaml
  echo 'styles: {x: {extends: body, padding: {left: 1pt}}, y: {padding: 2pt}}' >bad.yaml
  check 'schema: sides of an edge' valid theme bad.yaml
fi

fresh
touch "$work/file"
status 'folder that cannot be made' 2 build --locale=en -o "$work/file/x.pdf"
if mkdir "$work/tiny" && mount -t tmpfs -o size=8k tmpfs "$work/tiny" 2>/dev/null; then
  status 'full disk' 2 build --locale=en -o "$work/tiny/x.pdf"
  check 'full disk: nothing is left' test -z "$(ls "$work/tiny")"
  umount "$work/tiny"
fi

# The number of workers changes nothing but the time.
fresh
sed -i 's/\[handout\]/[handout, poster, worksheet]/' platen.yaml
printf '\nstray: text\n' >>content/sound/en.yaml
sed -i 's/^    bridge: .*/    bridge: none-such/' layouts/themes/span.yaml
for jobs in 1 2 4; do "$platen" build --jobs=$jobs >"$work/log$jobs" 2>&1; done
check 'mistakes are the same for 1 and 2 workers' cmp "$work/log1" "$work/log2"
check 'mistakes are the same for 1 and 4 workers' cmp "$work/log1" "$work/log4"
check 'mistakes come with their lines' grep -q 'stray: text' "$work/log4"
fresh
sed -i 's/\[handout\]/[handout, poster, worksheet]/' platen.yaml
for jobs in 1 2 4; do
  "$platen" build -q -j $jobs --depfile=deps$jobs; find out -name "*.pdf" | sort | xargs sha256sum >sums$jobs; rm -r out
done
check 'outputs are the same for 1, 2 and 4 workers' eval 'cmp sums1 sums2 && cmp sums1 sums4'
check 'depfiles are the same for 1, 2 and 4 workers' eval 'cmp deps1 deps2 && cmp deps1 deps4'
status 'no workers' 2 build -j 0
status 'workers without a number' 2 build -j many
touch file
status 'a worker that fails' 2 build -j 2 -o file/x/
check 'a worker that fails leaves nothing unfinished' no_temporary
# Whenever the signal comes: files that are written are finished together at the end. It comes from another
# program, since a shell that is hit between fork and exec goes through the EXIT trap of its parent.
for wait in 0.01 0.02 0.03 0.05; do
  timeout -s TERM $wait "$platen" build -q -j 1 -o "$work/ended/"
done
check 'a run that is ended leaves nothing unfinished' no_temporary

fresh
status 'explain-locale' 0 build --explain-locale --locale=en-US
says 'explain-locale: the chain' 'tried:    en-US, en'
says 'explain-locale: the texts' 'texts:    content/sound/en.yaml'
says 'explain-locale: the overlays' 'overlays: layouts/locales/en.yaml, layouts/locales/en-US.yaml'

# Translations: made, kept, marked when their source changes, counted.
fresh
po=content/sound/po/de.po
status 'po: none needed' 0 po
status 'po: a locale that is none' 2 po ../de
status 'po: begun' 0 po de
says 'po: names the file' "$po"
check 'po: notes of the shape' grep -q '^#. The headline of the handout' "$po"
check 'po: room' grep -q '^#. Room: about' "$po"
check 'po: words of the layout' grep -q '^msgctxt "handout:word' "$po"
cp "$po" before
status 'po: again' 0 po de -q
check 'po: nothing changed' cmp before "$po"
sed -i '/^msgctxt "question"/,/^msgstr/s/^msgstr ""/msgstr "Ist <span class=\\"first\\">Musik<\/span> nur <span class=\\"second\\">Physik<\/span>?"/' "$po"
sed -i 's/\[en, en-US\]/[en, de]/' platen.yaml
status 'status: not ready' 1 status
# Three, as the addresses of the source and of the poster count as translated: they may stay as they are.
check 'status: one text is translated' grep -qE '^de +[0-9]+ +3 +[0-9]+ +0 +0 +0 +0$' "$work/log"
status 'status --verbose' 1 status --verbose --locale=de
check 'status --verbose: what is missing' grep -qx '  missing  title' "$work/log"
check 'status --verbose: nothing else' test "$(grep -c '^  [a-z]* *question$' "$work/log")" = 0
status 'status: the source is ready' 0 status --locale=en
status 'status: a locale that is not listed' 2 status --locale=fr
"$platen" status --format=json >"$work/json"
command -v python3 >/dev/null && check 'status: JSON can be parsed' python3 -m json.tool "$work/json"
sed -i 's/^question: .*/question: Is <span class="first">music<\/span> a kind of <span class="second">physics<\/span>?/' content/sound/en.yaml
status 'po: refreshed' 0 po
check 'po: a changed source is marked' grep -q '^#, fuzzy' "$po"
check 'po: its translation is kept' grep -q 'Ist .*Musik.* nur ' "$po"
status 'status: stale' 1 status
status 'status --verbose: fuzzy' 1 status --verbose --locale=de
check 'status --verbose: what is fuzzy' grep -qx '  fuzzy    question' "$work/log"
check 'status: JSON has the keys' grep -qF '"fuzzy-keys": ["question"]' <("$platen" status --locale=de --format=json)
status 'status: stale' 1 status
check 'status: one text is stale' grep -qE '^de +[0-9]+ +2 +[0-9]+ +1 +0 +0 +0$' "$work/log"
echo 'threshold: 0' >>platen.yaml
status 'status: ready at its threshold' 0 status
chmod 640 "$po"; mv "$po" real.po; ln -s ../../../real.po "$po"
sed -i 's/^question: .*/question: Where do music and physics meet?/' content/sound/en.yaml
status 'po: through a link' 0 po -q
check 'po: the link stays' test -L "$po"
check 'po: its file is refreshed' grep -q 'Where do music and physics meet?' real.po
check 'po: its mode is kept' test "$(stat -c %a real.po)" = 640
ln -sf "$work/stranger.po" "$po"
status 'po: a link out of the project' 1 po -q
says 'po: a link out of the project: code' '[output-outside]'
check 'po: nothing is written there' test ! -e "$work/stranger.po"
# What may be absent is absent only where nothing of that name is there.
fresh
sed -i 's/\[en, en-US\]/[en, de]/' platen.yaml
"$platen" po de -q; mv content/sound/po "$work/away-po"
refused() { # NAME CODE: the build is refused, and says where and why
  rm -rf out
  status "$1" 1 build -q
  says "$1: where" 'platen.yaml:'; says "$1: why" "[$2]"
  check "$1: not built without it" test ! -e out/de/handout.pdf
}
mkdir content/sound/po; ln -s "$work/away-po/de.po" content/sound/po
refused 'a PO file is a link out of the project' file-outside
ln -sf nowhere content/sound/po/de.po
refused 'a PO file is a link to nothing' file-missing
status 'po: a link to nothing' 1 po -q
check 'po: a link to nothing: it stays' test -L content/sound/po/de.po -a ! -e content/sound/po/nowhere
ln -sfn de.po content/sound/po/de.po
refused 'a PO file is a link to itself' file-unusable
rm content/sound/po/de.po; mkdir content/sound/po/de.po
refused 'a PO file is a folder' file-unusable
rm -r content/sound/po; ln -s nowhere content/sound/po
refused 'the folder of PO files is a link to nothing' file-missing
rm content/sound/po; touch content/sound/po
refused 'the folder of PO files is a file' file-missing
rm content/sound/po; cp -r "$work/away-po" content/sound/po
mv layouts/locales/de.yaml "$work/de.yaml"; ln -s "$work/de.yaml" layouts/locales/de.yaml
refused 'an overlay is a link out of the project' file-outside
ln -sf nowhere layouts/locales/de.yaml
refused 'an overlay is a link to nothing' file-missing
rm -r layouts/locales; touch layouts/locales
refused 'the folder of overlays is a file' file-missing
fresh
"$platen" po de -q 2>&-; result 'po: standard error is closed' $?
cp "$po" whole.po; rm "$po"
"$platen" po de >&- 2>"$work/log"; [[ $? == 2 ]]; result 'po: standard output is closed' $?
says 'po: standard output is closed: why' 'cannot write to standard output: Bad file descriptor'
for size in 1 2 3 5 8; do # blocks of 1024 bytes
  (ulimit -f $size; exec "$platen" po de -q) >"$work/log" 2>&1; [[ $? == 2 ]]; result "po: a file may have $size blocks" $?
  check "po: a file may have $size blocks: why" test "$(cat "$work/log")" = "platen: cannot write $po: File too large"
done
"$platen" po de <&- >&- 2>&-
check 'po: closed descriptors take nothing of the file' cmp whole.po "$po"
# The path of the README: a new project, then a word, a colour, a column, and a row too many.
cd "$work" || exit 2
status 'new' 0 new project
cd "$work/project" || exit 2
status 'new: builds at once' 0 build
check 'new: all documents' test -s out/en/handout.pdf -a -s out/en/poster.pdf -a -s out/en/worksheet.pdf
check 'new: nothing unfinished' no_temporary
check 'new: a licence for the fonts' test -s LICENSES/OFL-1.1.txt
trace() { rm -rf out; "$platen" build --document=handout --locale=en --dump=pages -q; }
sed -i 's/^    name: Physics$/    name: Acoustics/' content/sound/en.yaml
trace; check 'a word is changed' grep -q 'Acoustics' out/en/handout.trace
sed -i "s/^    bridge: '#3F2466'$/    bridge: '#2A5A42'/" layouts/themes/span.yaml
trace; check 'a colour is changed' grep -qi '2A5A42' out/en/handout.trace
sed -i "s/^\( *\)- {head: '{sides.second.name}'.*/&\n\1- {head: '{title}', cell: '{aspect}', width: 1fr}/" layouts/handout.yaml
trace; check 'a column is added' test "$(grep -c 'Main question' out/en/handout.trace)" = 2
for i in {1..40}; do printf '  - {aspect: Row %d, first: A cell that takes some room, second: Another one}\n' "$i"; done >rows
sed -i '/^comparison:$/r rows' content/sound/en.yaml
status 'too many rows: refused' 1 build --document=handout
says 'too many rows: how many there may be' 'there is room for 12 [too-many]'
sed -i '/^  comparison:$/,/^    max:/s/max: 12/max: 90/' layouts/shapes/comparison.yaml
status 'rows that overflow the pages' 1 build --document=handout
says 'overflow: where and how much' 'handout does not fit on 2 pages (locale en): from here on it is'
says 'overflow: hint' 'shorten the text, or let more give way'

# A copy that was killed: what it had made of its own is removed, what was moved up stays, the rest follows.
mkdir -p "$work/cut/.platen-0123456789abcdef.tmp/fonts" "$work/cut/layouts"
status 'new: completes what was interrupted' 0 new "$work/cut" -q
check 'new: nothing of the other run is left' test ! -e "$work/cut/.platen-0123456789abcdef.tmp" -a -s "$work/cut/platen.yaml"
mkdir -p "$work/full/.platen-0123456789abcdef.tmp" "$work/full/layouts"; touch "$work/full/mine"
status 'new: never into files of the user' 2 new "$work/full" -q
check 'new: which stay' test -e "$work/full/mine" -a -d "$work/full/layouts"

cd "$work" || exit 2
status 'new: a name with a hyphen' 0 new -- -x
says 'new: a name with a hyphen: how to go there' 'cd ./-x'
status 'new: refuses a folder with files' 2 new "$work/project"
says 'new: names the folder' 'is not an empty folder'
status 'new: without a folder' 2 new
mkdir "$work/empty"
status 'new: takes an empty folder' 0 new "$work/empty" -q
status 'new: parts from elsewhere' 0 new "$work/other" --from="$source" -q
status 'new: no parts there' 2 new "$work/never" --from="$work/empty"
check 'new: nothing made without parts' test ! -e "$work/never"
mkdir -p "$work/prefix/bin" "$work/prefix/share" "$work/alone/bin" # a program finds what is installed with it
cp "$platen" "$work/prefix/bin/platen"; ln -s "$work/prefix/bin/platen" "$work/alone/link"; ln -s "$source" "$work/prefix/share/platen"
"$work/alone/link" new "$work/installed" -q; result 'new: parts of an installation, through a link' $?
check 'new: parts of an installation are there' test -s "$work/installed/platen.yaml"
mv "$work/prefix/bin/platen" "$work/alone/bin/platen"
"$work/alone/bin/platen" new "$work/never" -q >"$work/log" 2>&1; [[ $? == 2 ]]; result 'new: a program alone' $?
if mkdir -p "$work/tiny" && mount -t tmpfs -o size=1m tmpfs "$work/tiny" 2>/dev/null; then
  status 'new: full disk' 2 new "$work/tiny/p"
  check 'new: full disk leaves nothing' test -z "$(ls -A "$work/tiny")"
  umount "$work/tiny"
fi

fresh
printf '%s\n' 'subject: sound' 'documents: [handout]' 'locales: [en, de]' 'below: draft' >platen.yaml
"$platen" po de >/dev/null 2>&1
status 'draft' 0 build --locale=de
says 'draft: a warning' '[draft-translation]'
says_pdf 'draft: a stamp' out/de/handout.pdf 'DRAFT de: 2 of '
sed -i 's/^below: .*/below: refuse/' platen.yaml
rm out/de/handout.pdf
status 'draft refused' 1 build --locale=de
check 'draft refused: not written' test ! -e out/de/handout.pdf

# A ceiling ends the run with a sentence that names the option, in a worker too, and leaves no file.
ended_at() { # NAME SENTENCE
  says "$1: why" "$2"
  check "$1: one sentence" eval '[[ $(wc -l <"$work/log") == 1 ]]'
  check "$1: no file" eval '[[ -z $(find out -type f 2>/dev/null) ]]'
}
fresh
printf '%s\n' 'subject: sound' 'documents: [{name: a, layout: rows}, {name: b, layout: rows}]' 'locales: [en]' >platen.yaml
{
  printf '%s\n' 'shape: comparison' 'document: {title: a}' 'body:'
  for t in a b; do # four tables: more than a second on any machine
    printf '%s\n' "  - table: &$t" '      columns: [{}, {}]' '      rows:'
    printf '        - [a, b]\n%.0s' {1..80000}
    echo "  - table: *$t"
  done
} >layouts/rows.yaml
for n in 1 2; do
  status "memory, $n workers" 2 build -q -j$n --max-memory=400
  ended_at "memory, $n workers" 'platen: stopped: the run took more than 400 MB of memory; --max-memory=MB allows more'
done
status 'processor time' 2 build -q -j2 --max-time=1
ended_at 'processor time' 'platen: stopped: an output took more than 1 s of processor time; --max-time=SECONDS allows more'
for n in 1 2; do
  (ulimit -S -t 1; exec "$platen" build -q -j$n) >"$work/log" 2>&1; [[ $? == 2 ]]; result "the shell's processor time, $n workers" $?
  ended_at "the shell's processor time, $n workers" 'platen: stopped: it took more than 1 s of processor time, the limit of the shell (ulimit -t)'
done
status 'a ceiling that is no number' 2 build --max-time=soon

# What a class has answered.
fresh
printf '%s\n' 'subject: sound' 'documents: [worksheet, {name: class-summary, scores: worksheet}]' 'locales: [en]' >platen.yaml
printf 'name;1;2;3;4;5;6;7;8;9\nAda Byron;5;5;5;1;1;1;1;1;1\nBen;1;2;3;4;5;4;3;2;1\n' >answers.csv
status 'score' 0 score answers.csv
check 'score: a document, which a build does not make' test -s out/en/class-summary.pdf
says_pdf 'score: how many sheets' out/en/class-summary.pdf 'Sheets: 2'
check 'score: no name' eval '! pdftotext out/en/class-summary.pdf - | grep -q Byron'
status 'score: names' 0 score answers.csv --names -o named.pdf
says_pdf 'score: names where they are asked for' named.pdf 'Ada Byron'
status 'score: a table' 0 score answers.csv --format=csv
says 'score: totals, bands, place and zone' '1,2,9,15,3,3,1,3,1,-12,1'
check 'score: no name in a table' absent Byron
status 'score: a table that is not there' 2 score nothing.csv
status 'score: a table and a document at once' 2 score answers.csv --format=json -o x.pdf
status 'only results are written as CSV' 2 check --format=csv
rm -r out
status 'a build leaves results out' 0 build
check 'a build leaves results out: there is none' test ! -e out/en/class-summary.pdf
sed -i 's/, {name.*}//' platen.yaml
status 'score: no document for it' 2 score answers.csv
says 'score: no document for it, why' "no document of platen.yaml has 'scores'"

cd "$work/empty" || exit 2
status 'another subject' 0 new --subject=history
says 'another subject: how to switch' "write 'subject: history' in platen.yaml"
status 'another subject: never over a text' 2 new --subject history
status 'another subject: a name that is none' 2 new --subject ../x
sed -i 's/^subject: .*/subject: history/' platen.yaml
status 'another subject: its skeleton has no mistakes' 0 check
check 'another subject: not even warnings' absent warning
status 'another subject: builds' 0 build
check 'another subject: notes from the shape' grep -q '^## The headline of the handout' content/history/en.yaml

cd "$source" || exit 2
report

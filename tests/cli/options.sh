#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
#
# What options mean and which go together, and what is printed for programs: tests/cli/options.sh PLATEN
# Each case runs platen in a copy of the project and looks at its exit status, its messages and
# the files that it leaves. Prints ok or FAIL for each, then a count; fails when one failed.
set -u
platen=$(realpath "${1:?usage: tests/cli/options.sh PLATEN}")
source=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
. "$source/tests/cli/cases.sh"

refused() { # SENTENCE ARGUMENT...: wrong usage, and why
  local why=$1; shift
  status "refused: $*" 2 "$@"
  says "refused: $*: why" "$why"
}
prints() { # NAME EXPECTED ARGUMENT...: to standard output
  local name=$1 expected=$2 got; shift 2
  got=$("$platen" "$@" 2>"$work/log"); [[ $got == "$expected" ]]; result "$name" $?
  [[ $got == "$expected" ]] || diff <(echo "$expected") <(echo "$got")
}

# Pages on sheets.
fresh
refused 'of --nup, --booklet, --scale and --size only one can be' build --nup=2 --booklet
refused 'of --nup, --booklet, --scale and --size only one can be' build --scale=50% --size=a3
refused "--size is a0 to a6, letter, legal, tabloid, or a size such as '18in x 24in', not 'folio'" build --size=folio
made() { # FILE OPTION...: the output of the handout with these
  local file=$1; shift
  rm -rf out
  status "sheets: $*" 0 build -q --locale=en "$@"
  check "sheets: $*: its name" test "$(ls out/en)" = "$file"
}
made handout-2up.pdf --nup=2
made handout-2up.pdf --nup=2 --sheet=a3
made handout-booklet.pdf --booklet
made handout-at-50.pdf --scale=50%
made handout-at-18inx24in.pdf --size='18in x 24in'
made handout-2up-on-a3.pdf --edition=2up --sheet=a3
status 'sheets: paper without a way' 1 build --locale=en --sheet=a3
says 'sheets: paper without a way: there is none' "'sheet' has no effect here"

# A class list.
fresh
sed -i 's/\[handout\]/[worksheet, handout]/' platen.yaml
printf 'name\nAda\nBen\n' >class.csv
for option in --pack --codes --seed=3; do refused "${option%=*} needs a class list: --roster=FILE" build "$option"; done
sheets=(build --roster=class.csv)
refused '--roster makes the sheets of one document: name it by --document' "${sheets[@]}"
sheets+=(--document=worksheet)
refused '--no-cover needs --pack' "${sheets[@]}" --no-cover
refused '--pack makes a PDF, and goes with no --dump' "${sheets[@]}" --pack --dump=pages
for option in --proof --dump=list --dump=bound --depfile=deps --explain-locale; do
  refused '--roster goes with none of --proof, --depfile' "${sheets[@]}" "$option"
done
refused '--roster takes one --locale and one --edition' "${sheets[@]}" --locale=en --locale=en-US
refused '--roster takes one --locale and one --edition' "${sheets[@]}" --edition=mono --edition=key
for option in --scale=50% --size=a2; do refused '--pack goes with neither --scale nor --size' "${sheets[@]}" --pack $option; done
status 'class: pages as text' 0 "${sheets[@]}" --dump=pages
check 'class: pages as text: of each pupil' test "$(ls out/en/worksheet-class | paste -sd ' ')" = '1-Ada.trace 2-Ben.trace'
check 'class: the source language, where no locale is named' test ! -e out/en-US

status 'class: a file without an ending' 0 "${sheets[@]}" -o sheet --pack
check 'class: a file without an ending: there' test -s sheet
status 'class: sheets that one file cannot hold' 0 "${sheets[@]}" -o more/
check 'class: sheets that one file cannot hold: a folder' test "$(ls more/en/worksheet-class | wc -l)" = 2
if command -v script >/dev/null; then
  shows_progress() { script -qec "$platen ${sheets[*]} -j1 -o progress/ ${1:-}" /dev/null </dev/null | grep -q $'\r. of 2'; }
  check 'class: how far it is, on a terminal' shows_progress
  check 'class: how far it is, for programs' eval '! shows_progress --format=json'
  check 'class: how far it is, quiet' eval '! shows_progress --quiet'
fi

# What a project makes.
fresh
cat >platen.yaml <<'YAML'
subject: sound
documents: [handout, {name: poster, editions: [{name: a3, locales: [en, en-US]}, mono, a3+mono]}]
locales: [en, en-US]
YAML
status 'list' 0 list
says 'list: which locales are built by default' 'built: by default, poster (en, en-US)'
says 'list: all locales' 'built: by default, poster'
says 'list: of two documents' 'of: handout, poster'
says 'list: of no document' 'of: no document of this project'
says 'list: what two that are joined are for' 'The poster for an office printer, on A3. Black and white'
value() { python3 -c "import json, sys; print(eval(sys.argv[1], {}, {'o': json.load(open('$work/json'))}))" "$1"; }
"$platen" list --format=json >"$work/json"
check 'list: JSON: documents' test "$(value "[(d['name'], d['layout']) for d in o['documents']]")" = "[('handout', 'handout'), ('poster', 'poster')]"
check 'list: JSON: an edition once' test "$(value "[e['name'] for e in o['editions']].count('a3')")" = 1
check 'list: JSON: where it is built' test "$(value "[e['by-default'] for e in o['editions'] if e['name'] == 'a3']")" = \
  "[[{'document': 'poster', 'locales': ['en', 'en-US']}]]"
check 'list: JSON: where it can be' test "$(value "[e['documents'] for e in o['editions'] if e['name'] == '2up']")" = "[['handout', 'poster']]"
echo 'nope: 1' >>platen.yaml
status 'list: with a mistake' 1 list

# What help says of a command that means something else by an option or a status.
status 'help of diff' 0 diff --help
says 'help of diff: what its statuses mean' 'Exit status: 0 all the same, 1 something differs, 2 something could not be compared'
says 'help of diff: its formats' '--format=FORMAT      what it prints, as text or json'
says 'help of diff: where marked pages go' '--output=DIR         a folder that takes the pages that differ'
says 'help of diff: what options narrow' 'of projects only this locale'
status 'help of status' 0 status --help
says 'help of status: what its statuses mean' 'Exit status: 0 all locales are ready, 1 one is not or has mistakes, 2'
says 'help of status: its formats' '--format=FORMAT      what it prints, as text, json or github'

# Words of a command line that is being typed.
completes() { # EXPECTED WORD...
  local expected=$1; shift
  prints "completions: $*" "$expected" completions bash -- "$@"
}
fresh
completes $'--depfile=\tlist the files read, as a rule for make' build --dep
completes --format=json$'\n'--format=jsonl build --format=js
completes json$'\n'jsonl build --format = js
completes --edition=mono+large-print build --edition=mono+lar
completes en$'\n'en-US po e
completes :files build -o ''
completes :files build --roster=
completes :folders build --cache=
completes :folders new ''
completes :folders diff -o ''
completes text$'\n'json diff --format ''
completes $'--output=\ta folder that takes the pages that differ, with the places marked' diff --ou
completes :files merge one ''
completes '' build --jobs=
completes '' schema content handout ''
completes '' biuld han
completes handout schema content han
completes content schema con
completes unknown-key explain unknown-k
completes zsh completions z
sed -i 's/\[handout\]/[{name: poster, editions: [a3, {name: tabloid}, a3+mono]}]/' platen.yaml
completes --edition=a3 build --edition=a3
completes poster -C . build --document po
completes '' build --quiet=p
completes $'--help\tthis help; of a command: '"'platen COMMAND --help'" --he
check 'completions: a letter' eval '[[ $("$platen" completions bash -- build -j) == "-j"$'"'\\t'"'* ]]'
printf 'subject: [' >platen.yaml
completes '' build --document=h

# Results of a class for programs.
fresh
sed -i 's/\[handout\]/[worksheet]/' platen.yaml
printf 'name;1;2;3;4;5;6;7;8;9\n=Ada;5;5;5;1;1;1;1;1;1\n"B ""x"" y";1;2;3;4;5;4;3;2;\n' >answers.csv
score=(score answers.csv)
refused "no document of platen.yaml has 'scores': --document names the one" "${score[@]}" --format=json
score+=(--document=worksheet)
refused "no document of platen.yaml has 'scores: worksheet'" "${score[@]}"
refused "'score' takes one --locale and one --document" "${score[@]}" --locale=en --locale=en-US
refused '--format=json and csv go to standard output; -o names a PDF' "${score[@]}" --format=csv -o x.pdf
"$platen" "${score[@]}" --format=json >"$work/json" 2>"$work/log"
says 'score: JSON: what is missing' '[blank-answer]'
check 'score: JSON: how many' test "$(value "o['statements'], len(o['sheets'])")" = '(9, 2)'
check 'score: JSON: no total without all answers' test "$(value "['total' in g for g in o['sheets'][1]['groups']]")" = '[True, True, False]'
check 'score: JSON: no place without them' test "$(value "['place' in s for s in o['sheets']]")" = '[True, False]'
prints 'score: CSV: what is missing is empty' 'code,line,answered,playing,playing-band,making,making-band,measuring,measuring-band,place,zone
1,2,9,15,3,3,1,3,1,-12,1
2,3,8,6,1,13,3,,,,' "${score[@]}" --format=csv
sed -i 's/\[worksheet\]/[worksheet, {name: one, scores: worksheet, layout: class-summary}, {name: two, scores: worksheet, layout: class-summary}]/' \
  platen.yaml
status 'score: the document that is named' 0 score answers.csv --document=two
check 'score: and no other' test "$(ls out/en)" = two.pdf
status 'score: of the sheet that is named' 0 score answers.csv --document=worksheet
check 'score: that is the first' test -s out/en/one.pdf
sed -i 's/^locales: .*/locales: [en-US]/' platen.yaml
status 'score: the first locale, where the source language is none' 0 score answers.csv
check 'score: the first locale: its folder' test -s out/en-US/one.pdf

# Reports that are put together.
fresh
sed -i 's/\[handout\]/[handout, {name: again, layout: handout}]/' platen.yaml
echo 'stray: x' >>content/sound/en.yaml
"$platen" check --format=json >one
"$platen" check --format=jsonl --document=again >two
status 'merge' 1 merge one two
check 'merge: what two have told counts once' test "$(grep -c 'stray. \[unknown-key\]' "$work/log")" = 1
says 'merge: with its line' '| stray: x'
given() { # NAME STATUS LINE SENTENCE
  echo "$3" | "$platen" merge - >"$work/log" 2>&1; [[ $? == "$2" ]]; result "merge: $1" $?
  [[ -z $4 ]] || says "merge: $1: why" "standard input:1: $4"
}
message() { echo "{\"code\": \"$1\", \"file\": \"$2\", \"line\": $3, \"column\": 1, \"message\": \"x\"}"; }
summary() { echo "{\"type\": \"summary\", \"errors\": $1, \"warnings\": 0, \"notes\": 0}"; }
given 'an empty list' 0 '[]' ''
given 'nothing, counted' 0 "$(summary 0)" ''
given 'a message of platen' 1 "$(message unknown-key platen 0; summary 1)" ''
given 'a message of a file that is gone' 1 $'[\n'"$(message unknown-key gone.yaml 3)"$'\n]' ''
given 'a code of another version' 2 "$(message no-such-key a.yaml 1)" "this platen knows no code 'no-such-key'"
given 'a run that failed' 2 "$(message failure platen 0)" 'the run that this is the report of has failed'
given 'no report' 2 'some text' 'this is no message'
given 'half a message' 2 '{"code": "unknown-key"}' 'this is no message'
given 'a message that is a list' 2 '{"code": ["unknown-key"]}' 'this is no message'
given 'a summary without counts' 2 '{"type": "summary"}' 'this is no message'
given 'a bracket that nothing opened' 2 ']' 'this is no message'

# Reports of runs that did not end. All but the newline, which a shell takes away, is whole.
cut() { # NAME BYTES
  printf '%s' "$2" >part
  "$platen" merge part >"$work/log" 2>&1; [[ $? == 2 ]] && grep -qx 'platen: part is cut off: the run that wrote it did not end' "$work/log"
  result "merge: $1" $?
}
cuts_of() { # REPORT
  local bytes accepted=; bytes=$(wc -c <"$1")
  for i in $(seq 0 7 "$((bytes - 3))") "$((bytes - 2))"; do
    head -c "$i" "$1" >part
    "$platen" merge part >"$work/log" 2>&1; [[ $? == 2 ]] && grep -q 'part is cut off' "$work/log" || accepted+=" $i"
  done
  result "merge: cuts of $1 are told$accepted" $((${#accepted} > 0))
  head -c "$((bytes - 1))" "$1" >part
  status "merge: $1 without its newline" 1 merge part
}
cut 'an empty file' ''
cut 'an empty line' $'\n'
head -c 4096 /dev/zero >zeros
status 'merge: zeros, as a machine that crashed leaves' 2 merge zeros
says 'merge: zeros, as a machine that crashed leaves: why' 'platen: zeros is cut off'
cuts_of one
cuts_of two
cut 'a message and no end' "$(message unknown-key a.yaml 1)"
cut 'lines of which the first are gone' "$(summary 1)"
cut 'more than is counted' "$(message unknown-key a.yaml 1; summary 0)"
cut 'a list in a list' $'[\n'"$(cat one)"
cut 'lines in a list' $'[\n'"$(cat two)"
cut 'a list behind lines' "$(message unknown-key a.yaml 1; cat one)"
cut 'lines behind lines' "$(message unknown-key a.yaml 1; cat two)"
cut 'a list without end behind a whole one' "$(cat one)"$'\n['
cut 'lines without end behind whole ones' "$(cat two)"$'\n'"$(message unknown-key a.yaml 1)"
cat one two two one | "$platen" merge --format=jsonl - >"$work/log" 2>&1
check 'merge: reports behind each other' cmp "$work/log" two
: >part
status 'merge: one of several is cut' 2 merge one part two
says 'merge: one of several is cut: which' 'platen: part is cut off'
check 'merge: messages and their end, of the failed too' test "$("$platen" check --format=jsonl --nonsense 2>"$work/log" | tail -n 1)" = "$(summary 1)"
status 'merge: a folder without a record' 0 merge .
says 'merge: a folder without a record: told' 'left out, for there is no such record'
refused 'cannot read nothing: No such file or directory' merge nothing

# Outputs, shards and where they go.
fresh
sed -i 's/\[handout\]/[handout, worksheet]/; s/\[en, en-US\]/[en]/' platen.yaml
refused '-o needs a file or a folder' build -o ''
refused '--cache needs a folder' build --cache=
status 'shard with nothing to do' 0 build --shard=9/9
says 'shard with nothing to do: it says so' 'shard 9 of 9 has nothing to do: there are 2 outputs'
prints 'shard with nothing to do: quiet' '' build --shard=9/9 --quiet
sed -i 's/, worksheet//' platen.yaml
status 'shard of one output' 0 build --shard=2/2
says 'shard of one output: it says so' 'there is 1 output'
for shard in 1 0/2 3/2 1/2/3 a/b; do status "no shard: $shard" 2 build --shard="$shard"; done
for jobs in 0 1000 two 2x; do status "no number of workers: $jobs" 2 build --jobs="$jobs"; done
status 'each output by name' 0 build --verbose
says 'each output by name: written' 'out/en/handout.pdf: written'
status 'each output by name: again' 0 build --verbose
says 'each output by name: up to date' 'out/en/handout.pdf: up to date'
mkdir deep
status '-o: a folder that is there, for one output' 0 build -q -o deep
check '-o: a folder that is there: written below it' test -s deep/en/handout.pdf
status '-o: sheets of a file without .pdf' 0 build -q --nup=2 -o deep/sheets
check '-o: sheets of a file without .pdf: there' test -s deep/sheets
echo 'out: flat-{locale}-{document}.pdf' >>platen.yaml
status 'out: no folder' 0 build -q --cache=deep
check 'out: no folder: written' test -s flat-en-handout.pdf
check '--cache: the record is there' test -s deep/.platen-record
status 'where texts come from' 0 build --explain-locale
says 'where texts come from: the file' 'texts:    content/sound/en.yaml'

# What differs.
fresh
sed -i 's/\[handout\]/[handout, worksheet]/; s/\[en, en-US\]/[en]/' platen.yaml
"$platen" build -q -o old/
sed -i 's/^question: .*/question: What is heard?/' content/sound/en.yaml
"$platen" build -q --document=handout -o new/
refused "'diff' does not write github" diff old new --format=github
refused '-o of '"'diff'"' names a folder' diff old new -o -
refused '-o of '"'diff'"' names a folder' diff old new -o ''
status 'diff: a document that is gone' 1 diff old new
says 'diff: a document that is gone: it says so' 'en/worksheet.pdf: gone'
says 'diff: how many' '2 of 2 documents differ'
says 'diff: pages that are the same' '  page 2: same'
"$platen" diff old new --format=json >"$work/json" 2>"$work/log"
check 'diff: JSON: states' test "$(value "[(d['name'], d['state']) for d in o]")" = "[('en/handout.pdf', 'changed'), ('en/worksheet.pdf', 'gone')]"
check 'diff: JSON: pages' test "$(value "[p['state'] for p in o[0]['pages']]")" = "['changed', 'same']"
check 'diff: JSON: what was and is' test "$(value "[(c['was'], c['now']) for c in o[0]['changes'][:1]]")" = \
  "[('Is music just physics?', 'What is heard?')]"
check 'diff: JSON: where, in millimetres' test "$(value "max(p['box'][3] for c in o[0]['changes'] for p in c['places'] if 'box' in p)")" = 13.23
check 'diff: JSON: where it was' test "$(value "any('was-box' in p for c in o[0]['changes'] for p in c['places'])")" = True
status 'diff: one document, the same' 0 diff old/en/handout.pdf old/en/handout.pdf
says 'diff: one document: how many' '0 of 1 document differs'
prints 'diff: the same, quietly' '' diff --quiet old old
echo junk >x.pdf
status 'diff: no PDF' 2 diff old/en/handout.pdf x.pdf
says 'diff: no PDF: it says so' 'x.pdf: not compared: x.pdf is no PDF that can be read'
says 'diff: no PDF: how many' '0 of 1 document differs, 1 could not be compared'
"$platen" diff old/en/handout.pdf x.pdf --format=json >"$work/json" 2>"$work/log"
check 'diff: JSON: no PDF' test "$(value "[(d['state'], d['why'][:28]) for d in o]")" = "[('not compared', 'x.pdf is no PDF that can be ')]"
refused "there is no file or folder 'none'" diff old none

# Pages that are the same, new and gone; what is one page more or less than all.
fresh
sed -i 's/\[handout\]/[{name: doc, layout: doc}]/; s/\[en, en-US\]/[en]/' platen.yaml
pages() { # FILE TEXT...: a page for each text
  local file=$1; shift
  printf '%s\n' 'shape: comparison' 'document: {title: a}' 'page: {size: a6}' 'body:' >layouts/doc.yaml
  printf '  - {text: "%s"}\n  - page-break\n' "$@" >>layouts/doc.yaml
  echo '  - {text: end}' >>layouts/doc.yaml
  "$platen" build -q -o "$file"
}
pages one.pdf a b c d
SOURCE_DATE_EPOCH=1700000000 "$platen" build -q -o dated.pdf
pages other.pdf a b c D
pages more.pdf a b c d e f
status 'diff: other bytes, the same pages' 0 diff one.pdf dated.pdf
says 'diff: other bytes, the same pages: how many' 'dated.pdf: same, 5 pages'
status 'diff: one page' 1 diff one.pdf other.pdf
says 'diff: one page: and those that are the same' '  pages 1 to 3, 5: same'
status 'diff: new pages' 1 diff one.pdf more.pdf
says 'diff: new pages: each' "page 6: the page ('f') is new"
status 'diff: pages that are gone' 1 diff more.pdf one.pdf
says 'diff: pages that are gone: where they were' "old page 6: the old page ('f') is gone"
"$platen" diff more.pdf one.pdf --format=json >"$work/json" 2>"$work/log"
check 'diff: JSON: a page that is gone has no number' test "$(value "[p.get('page') for p in o[0]['pages']]")" = '[1, 2, 3, 4, 5, None, None]'
many() { # WORD: a page of lines that all have it
  printf '%s\n' 'shape: comparison' 'document: {title: a}' 'page: {size: a2}' 'body:' >layouts/doc.yaml
  for i in {1..50}; do echo "  - {text: 'line $i has $1 in it'}"; done >>layouts/doc.yaml
  "$platen" build -q -o "$1.pdf"
}
many this; many that
status 'diff: a page of changes' 1 diff this.pdf that.pdf
says 'diff: a page of changes: the first forty' '  and 10 more there'

# What is printed for a person, and not for a program.
fresh
status 'po where nothing is translated' 0 po
says 'po where nothing is translated: how to begin' "'platen po LOCALE' begins one"
prints 'po: quiet' '' po --quiet fr
prints 'po: for a program' '' po --format=github de
status 'po: no locale' 2 po 'd e'
prints 'fonts: quiet' '' fonts --quiet
prints 'fonts: for a program' '[]' fonts --format=json
mv fonts/fonts.yaml .
status 'fonts: none' 1 fonts
says 'fonts: none: which file' "there is no file 'fonts/fonts.yaml'"
mv fonts.yaml fonts
prints 'new: for a program' '[]' new made --format=json
prints 'new: quiet' '' new made-too --quiet
ln -s "$work" content/away
refused 'content/away/en.yaml lies outside the project' new --subject=away
refused 'content/sound/en.yaml exists already' new --subject=sound
refused "'new' takes a folder for a project, or --subject=NAME" new
refused "holds no sample, layouts and fonts" new x --from=content
prints 'new: a subject, for a program' '[]' new --subject=made --format=json
"$platen" build -q --locale=en -o - --format=json 2>"$work/log" | head -c 5 >"$work/head"
check '-o -: the PDF goes there, whatever the format' grep -q '%PDF-' "$work/head"
check '-o -: the messages do not' grep -qx '\[\]' "$work/log"
refused '--explain-locale and --format would both write' build --explain-locale --format=json
says_explain() { "$platen" explain "$1" | grep -q 'may change what it counts as'; }
check 'explain: what may be let pass' says_explain text-too-long
check 'explain: what may not' eval '! says_explain unknown-key'
sed -i 's/^locales:.*/locales: [en, en-XA]/' platen.yaml
status 'status: a pseudo-locale, whose texts are too long here' 1 status
check 'status: a pseudo-locale is none' grep -qE '^en-XA +- +pseudo' "$work/log"
sed -i 's/^shape: /shapes: /' layouts/handout.yaml
status 'schema: no content without a layout' 1 schema content
status 'new: no subject without a layout' 1 new --subject=other
echo 'nope: [' >platen.yaml
for command in list status po fonts 'schema content' check 'score answers.csv'; do
  read -ra words <<<"$command"
  status "$command: no project" 1 "${words[@]}"
done
"$platen" check 2>/dev/full; [[ $? == 2 ]]; result 'messages that cannot be written' $?

# Records that are put together.
fresh
sed -i 's/\[en, en-US\]/[en]/' platen.yaml
"$platen" build -q --cache=one
echo '[]' >report
status 'merge: a record' 0 merge one --cache=two
says 'merge: a record: of one output' 'the record has 1 output that is up to date'
check 'merge: a record: it is there' test -s two/.platen-record
prints 'merge: a record, quietly' '' merge one --quiet --cache=three
refused '--cache needs a folder' merge one --cache=
refused '--cache says where records are joined, but none is named' merge report --cache=two

# Messages beside their lines: from the top of what a server checked out.
fresh
echo 'stray: x' >>content/sound/en.yaml
at() { # NAME FILE VARIABLE=VALUE...
  local name=$1 file=$2; shift 2
  env "$@" "$platen" check --format=github >"$work/log" 2>&1
  says "$name" "file=$file,"
}
at 'a project in a checkout' p/content/sound/en.yaml GITHUB_WORKSPACE="$work"
at 'a project that is the checkout' content/sound/en.yaml GITHUB_WORKSPACE="$work/p"
at 'a project elsewhere' content/sound/en.yaml GITHUB_WORKSPACE="$source"
at 'a folder whose name begins so' content/sound/en.yaml CI_PROJECT_DIR="${work%?}"
at 'a checkout that is not there' content/sound/en.yaml GITHUB_WORKSPACE="$work/none"
at 'a checkout without a name' content/sound/en.yaml GITHUB_WORKSPACE=
if command -v script >/dev/null; then
  colored() { script -qec "$1" /dev/null </dev/null | grep -q $'\033\\[[0-9;]*m'; }
  check 'colour on a terminal' colored "$platen check"
  check 'no colour where NO_COLOR says so' eval "! colored 'NO_COLOR=1 $platen check'"
  check 'no colour where the option says so' eval "! colored '$platen check --color=never'"
fi

cd "$source" || exit 2
report

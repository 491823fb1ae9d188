# shellcheck shell=bash
# SPDX-License-Identifier: GPL-3.0-or-later
# For tests of the command line, to be read by them: $platen is the program, $source the checkout, $work a folder.
. "${source:?}/tests/tools/report.sh"

check() { # NAME COMMAND...: passes when the command succeeds
  local name=$1; shift
  "$@" >/dev/null 2>&1; result "$name" $?
}
status() { # NAME EXPECTED ARGUMENT...: the exit status; output is kept in $work/log
  local name=$1 expected=$2; shift 2
  "${platen:?}" "$@" >"${work:?}/log" 2>&1
  [[ $? == "$expected" ]]; result "$name" $?
}
says() { check "$1" grep -qF -- "$2" "$work/log"; }
says_pdf() { check "$1" grep -qF -- "$3" <(pdftotext -raw "$2" -); } # NAME PDF TEXT
fresh() { # a clean project of one document in two locales
  rm -rf "$work/p"; mkdir "$work/p"
  cp -r "$source"/{layouts,fonts,tests/sample/content} "$work/p"
  printf '%s\n' 'subject: sound' 'documents: [handout]' 'locales: [en, en-US]' >"$work/p/platen.yaml"
  cd "$work/p" || exit 2
}
absent() { ! grep -qF -- "$1" "$work/log"; }
no_temporary() { [[ -z $(find "$work" -name '*.tmp') ]]; }

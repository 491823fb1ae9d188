#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Checks PDF files with veraPDF against PDF/A-2a and PDF/UA-1:
#   tests/conformance.sh FILE.pdf...
# For each file and flavour it prints PASS, or FAIL and the rules that failed.
# Exit status: 0 all pass, 1 some fail, 2 no validator to be had, 64 misuse.
# PLATEN_CACHE  folder the validator is kept in (build/verapdf by default)
# NO_INSTALL=1  never install a missing JRE or maven
set -euo pipefail

version=1.28.2
sha256=687d4d8bcfec48c9f7e931cf78ed061f1eeccfba55d4cdc000ba9b4d8aa46ce6
plugin=org.apache.maven.plugins:maven-dependency-plugin:3.6.1
flavours=(2a ua1)

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
cache=${PLATEN_CACHE:-$root/build/verapdf}
jar=$cache/greenfield-apps-$version.jar

no_validator() {
  printf 'conformance: %s\n' "$@" >&2
  echo 'conformance: veraPDF needs a JRE and maven: apt-get install default-jre-headless maven' >&2
  exit 2
}

# need PROGRAM PACKAGE: installs PACKAGE if PROGRAM is missing and that is allowed.
need() {
  ! command -v "$1" >/dev/null || return 0
  [[ ${NO_INSTALL:-} != 1 ]] || no_validator "$1 is missing and NO_INSTALL is 1"
  local as=(env)
  ((EUID == 0)) || as=(sudo -n env)
  { "${as[@]}" apt-get -q update && "${as[@]}" DEBIAN_FRONTEND=noninteractive \
    apt-get -qy install --no-install-recommends "$2"; } >"$work/apt.log" 2>&1 ||
    no_validator "$1 is missing and could not be installed" "$(tail -n 3 "$work/apt.log")"
}

jar_is_good() { [[ -f $1 ]] && sha256sum --check --status <<<"$sha256  $1"; }

fetch() {
  ! jar_is_good "$jar" || return 0
  need mvn maven
  mvn -q -B "$plugin:copy" -DoutputDirectory="$work" \
    -Dartifact="org.verapdf.apps:greenfield-apps:$version" >"$work/mvn.log" 2>&1 ||
    no_validator 'maven could not fetch veraPDF' "$(head -n 3 "$work/mvn.log")"
  jar_is_good "$work/${jar##*/}" || no_validator 'the veraPDF fetched has a wrong checksum'
  mkdir -p "$cache"
  mv "$work/${jar##*/}" "$jar"
}

# validate FLAVOUR: one JVM over all files; its report goes to $work/FLAVOUR.xml.
validate() {
  java -Djava.awt.headless=true -Dfile.encoding=UTF-8 -cp "$jar" \
    org.verapdf.apps.GreenfieldCliWrapper --flavour "$1" --format xml \
    --maxfailuresdisplayed 1 "$work"/pdf/*.pdf >"$work/$1.xml" 2>"$work/$1.log" || true
}

# verdicts FLAVOUR: from its report, sorted lines of 'NUMBER PASS' or 'NUMBER what failed'.
verdicts() {
  awk -v RS='<' '
    function text() {
      sub(/^[^>]*>/, ""); gsub(/[ \t\r\n]+/, " "); gsub(/&lt;/, "<"); gsub(/&gt;/, ">")
      gsub(/&quot;|&#34;/, "\""); gsub(/&apos;|&#39;/, "\047"); gsub(/&amp;/, "\\&")
      return $0
    }
    function attr(name) {
      if (!match($0, " " name "=\"[^\"]*\"")) return ""
      return substr($0, RSTART + length(name) + 3, RLENGTH - length(name) - 4)
    }
    /^name>/ { n = text(); sub(/.*\//, "", n); n += 0 }
    /^exceptionMessage>/ { print n, text() }
    /^validationReport / && attr("jobEndStatus") != "normal" { print n, "ended: " attr("jobEndStatus"); next }
    /^validationReport / && attr("isCompliant") == "true" { print n, "PASS" }
    /^rule / { rule = "clause " attr("clause") " test " attr("testNumber") ", failed checks: " attr("failedChecks") }
    /^description>/ { rule = rule ": " text() }
    /^context>/ { rule = rule "\tfirst at " text() }
    /^errorMessage>/ { rule = rule "\t" text() }
    /^\/rule>/ { print n, rule }
  ' "$work/$1.xml" | sort -V
}

(($#)) || { echo "usage: ${0##*/} FILE.pdf..." >&2; exit 64; }
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
need java default-jre-headless
fetch

# Numbered links stand for the files, so that no name confuses the validator.
mkdir "$work/pdf"
n=0
for file; do
  link=$work/pdf/$((++n)).pdf
  if [[ -f $file ]]; then ln -s "$(realpath -- "$file")" "$link"; else : >"$link"; fi
done

for flavour in "${flavours[@]}"; do validate "$flavour" & done; wait
declare -A said
for flavour in "${flavours[@]}"; do
  grep -q '<batchSummary' "$work/$flavour.xml" ||
    no_validator "veraPDF did not run for $flavour" "$(head -n 3 "$work/$flavour.log")"
  while read -r n line; do said[$flavour,$n]+=$line$'\n'; done < <(verdicts "$flavour")
done

n=0 passed=0 failed=0
for file; do
  n=$((n + 1))
  for flavour in "${flavours[@]}"; do
    verdict=${said[$flavour,$n]-no report from the validator}
    [[ -f $file ]] || verdict='no such file'
    if [[ $verdict == $'PASS\n' ]]; then
      passed=$((passed + 1)); echo "PASS $flavour $file"
    else
      failed=$((failed + 1)); echo "FAIL $flavour $file"
      sed 's/^/    /; s/\t/\n        /g' <<<"${verdict%$'\n'}"
    fi
  done
done
echo "conformance: $passed passed, $failed failed"
((failed == 0))

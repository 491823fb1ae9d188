#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
#
# The shipped documents against their traces: tests/golden/shipped.sh PLATEN
#
# English, Arabic and Japanese are kept whole (shipped/LOCALE/DOCUMENT.trace), so that a change can be
# read; of every locale shipped.txt has a line with the SHA-256 of each trace, so that none is missed.
# Traces and not PDFs: they say what is drawn, whatever the compressor.
# UPDATE=1 writes them anew; what changed is then read in `git diff`.
set -u
platen=$(realpath "${1:?usage: tests/golden/shipped.sh PLATEN}")
cd "$(dirname "${BASH_SOURCE[0]}")" || exit 2
whole=(en ar ja)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
passed=0 failed=0
report() { # STATUS NAME
  if (($1 == 0)); then passed=$((passed + 1)); else echo "FAIL $2"; failed=$((failed + 1)); fi
}
icu=$("$platen" --version | sed -n 's/^icu \([0-9]*\).*/\1/p')
"$platen" build --dump=pages --quiet -C ../.. -o "$work/" || exit 1

for locale in "${whole[@]}"; do
  for new in "$work/$locale"/*.trace; do
    kept=shipped/$locale/$(basename "$new")
    [[ ${UPDATE:-} == 1 ]] && install -D -m 644 "$new" "$kept"
    diff -u "$kept" "$new" | head -n 40
    report "${PIPESTATUS[0]}" "$kept"
  done
done

# NAME VERSION SHA-256; the line of this version of ICU, or else that of `any`.
expected() {
  awk -v name="$1" -v icu="$icu" '$1 == name && ($2 == icu || ($2 == "any" && !own)) { hash = $3; own = $2 == icu }
    END { print hash }' shipped.txt
}
replace() { # NAME HASH
  awk -v name="$1" -v icu="$icu" -v hash="$2" '
    { line[NR] = $0; if ($1 == name && ($2 == icu || ($2 == "any" && !own))) { at = NR; own = $2 == icu } }
    END { for (i = 1; i <= NR; i++) { split(line[i], f, " "); print i == at ? f[1] " " f[2] " " hash : line[i] }
          if (!at) print name " any " hash }' shipped.txt >"$work/shipped.txt" && cp "$work/shipped.txt" shipped.txt
}
while IFS= read -r new; do
  name=${new#"$work/"} name=${name%.trace}
  hash=$(sha256sum "$new") hash=${hash%% *}
  [[ ${UPDATE:-} == 1 && $hash != "$(expected "$name")" ]] && replace "$name" "$hash"
  [[ $hash == "$(expected "$name")" ]]
  report $? "shipped.txt: $name"
done < <(find "$work" -name '*.trace' | sort)
while read -r name _; do # what is no longer built has no line
  [[ $name == '#'* || -f $work/$name.trace ]]
  report $? "shipped.txt: $name is not built"
done <shipped.txt
echo "$passed passed, $failed failed"
((failed == 0 && passed > 0))

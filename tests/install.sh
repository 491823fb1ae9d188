#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
#
# make install: tests/install.sh PLATEN
# Another user than the one who built it, where root runs this, installs into a folder of theirs.
# Nothing is compiled and nothing written beside what was built; the program finds what belongs to it
# from its own path, wherever the folder is moved. Prints ok or FAIL for each check, then a count.
set -u
platen=$(realpath "${1:?usage: tests/install.sh PLATEN}")
cd "$(dirname "${BASH_SOURCE[0]}")/.." || exit 2
. tests/tools/report.sh
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
check() { # NAME COMMAND...
  local name=$1; shift
  "$@" >"$work/said" 2>&1
  result "$name" $? || cat "$work/said"
}
fails() { ! "$@"; }

mkdir "$work/home"
chmod 755 "$work"
them() { "$@"; }
stranger=(setpriv --reuid=65534 --regid=65534 --clear-groups)
if [[ $(id -u) == 0 ]] && "${stranger[@]}" test -r Makefile -a -x "$platen" 2>/dev/null; then
  chown 65534:65534 "$work/home"
  them() { "${stranger[@]}" env HOME="$work/home" "$@"; }
fi
state() { find "$(dirname "$platen")" -printf '%p %C@\n' | sort; }

state >"$work/before"
(umask 077 && them make install PLATEN="$platen" PREFIX="$work/home/first") >"$work/log" 2>&1
result 'installed' $?
check 'everybody can read it, whatever the mask of who installs' \
  test -z "$(find "$work/home/first/share/platen" "$work/home/first/share/doc/platen" ! -perm -o=r)"
check 'nothing is compiled' fails grep -E '^ +(CC|LD) ' "$work/log"
check 'nothing is written beside what was built' diff "$work/before" <(state)
mv "$work/home/first" "$work/home/moved"
there=$work/home/moved
for file in bin/platen share/man/man1/platen.1 share/doc/platen/layout-reference.md share/doc/platen/README.md \
  share/bash-completion/completions/platen share/zsh/site-functions/_platen share/fish/vendor_completions.d/platen.fish \
  share/doc/platen/examples/leaflet.yaml share/doc/platen/examples/marketing-it/platen.yaml; do
  check "$file" test -s "$there/$file"
done
check 'a new project, from the folder that was moved' them "$there/bin/platen" new -q "$work/home/project"
check 'it builds' them "$there/bin/platen" build -q -C "$work/home/project"
them cp -R "$there/share/doc/platen/examples/marketing-it/." "$work/home/project"
check 'the example builds' them "$there/bin/platen" build -q -C "$work/home/project" --document=handout --locale=en
"$platen" build -q --document=handout --locale=en -o "$work/handout.pdf"
check 'to the same bytes as here' cmp "$work/handout.pdf" "$work/home/project/out/en/handout.pdf"
them make -s uninstall PREFIX="$there"
check 'nothing is left when removed' test -z "$(find "$there" -type f)"
report

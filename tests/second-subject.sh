#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Two subjects from other worlds with the layouts as they are, and a fourth layout that is YAML
# only: tests/second-subject.sh PLATEN [FOLDER to keep the outputs in]
set -eu
platen=$(realpath "$1")
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cp -R "$root"/{layouts,fonts} "$work"
cp "$root/tests/layouts/leaflet.yaml" "$work/layouts"
mkdir "$work/content"
cp -R "$root/tests/sample/content/sound" "$root/tests/subjects/shore" "$root/content/marketing-it" "$work/content"
for subject in sound shore marketing-it; do
  cat >"$work/platen.yaml" <<YAML
subject: $subject
documents: [handout, poster, worksheet, leaflet]
locales: [en]
out: out/$subject/{document}.pdf
YAML
  (cd "$work" && "$platen" build --quiet) >"$work/log" 2>&1 || { cat "$work/log"; exit 1; }
  if grep 'warning' "$work/log"; then exit 1; fi
done
n=0
for pdf in "$work"/out/*/*.pdf; do
  if command -v qpdf >/dev/null; then qpdf --check "$pdf" >/dev/null; fi
  n=$((n + 1))
done
[[ $# -lt 2 ]] || cp -R "$work/out/." "$2"
((n == 12))
echo "$n documents of three subjects, from four layouts"

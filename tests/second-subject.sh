#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
#
# A subject from another world with the layouts as they are, and a fourth layout that is YAML
# only: tests/second-subject.sh PLATEN [FOLDER to keep the outputs in]
set -eu
platen=$(realpath "$1")
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cp -R "$root"/{layouts,fonts} "$work"
cp "$root/tests/layouts/leaflet.yaml" "$work/layouts"
mkdir "$work/content"
cp -R "$root/tests/sample/content/sound" "$root/content/marketing-it" "$work/content"
for subject in sound marketing-it; do
  cat >"$work/platen.yaml" <<YAML
subject: $subject
documents: [handout, poster, worksheet, leaflet]
locales: [en]
out: out/$subject/{document}.pdf
YAML
  (cd "$work" && "$platen" build --quiet)
done
n=0
for pdf in "$work"/out/*/*.pdf; do
  if command -v qpdf >/dev/null; then qpdf --check "$pdf" >/dev/null; fi
  n=$((n + 1))
done
[[ $# -lt 2 ]] || cp -R "$work/out/." "$2"
((n == 8))
echo "$n documents of two subjects, from four layouts"

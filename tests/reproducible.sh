#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Two builds in different folders, time zones, locales and umasks give the same bytes.
#   tests/reproducible.sh PLATEN
set -eu
platen=$(realpath "$1")
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
for place in a 'b with a space'; do
  mkdir -p "$work/$place"
  cp -R "$root"/{platen.yaml,content,layouts,fonts} "$work/$place"
done
sums() { (cd "$1" && find out -type f | LC_ALL=C sort | xargs sha256sum); }
(cd "$work/a" && umask 022 && TZ=UTC LC_ALL=C "$platen" build --quiet)
(cd "$work/b with a space" && umask 077 && TZ=Asia/Kathmandu LC_ALL=C.UTF-8 HOME=/nonexistent "$platen" build --quiet)
diff <(sums "$work/a") <(sums "$work/b with a space")
echo "$(sums "$work/a" | wc -l) files are equal to the byte"

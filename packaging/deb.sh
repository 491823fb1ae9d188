#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Packages for the Debian that this is, below build/deb: packaging/deb.sh
# debian/ comes to the top of a copy of the source, never of the checkout: the present commit, or without git the tree as it
# is. Their version is that of platen, their date the commit's (without git that of the newest file), so that the same commit
# gives the same bytes. DEBFULLNAME and DEBEMAIL say who makes them. lintian's errors and warnings are failures.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
version=$(sed -n 's/^#define PLATEN_VERSION "\(.*\)"/\1/p' include/version.h)
maintainer="${DEBFULLNAME:-The platen authors} <${DEBEMAIL:-platen@packages.debian.org}>"
to=$PWD/build/deb tree=$PWD/build/deb/platen-$version
rm -rf "$to"
mkdir -p "$tree"
if [[ -e .git ]]; then
  tar -xzf "$(packaging/dist.sh "$to/source")" --strip-components=1 -C "$tree"
  date=$(git log -1 --format=%ct)
else
  tar -c --exclude=./build --exclude=./out . | tar -x -C "$tree"
  date=$(find "$tree" -type f -printf '%T@\n' | sort -n | sed -n '$s/\..*//p')
fi
cp -R packaging/debian "$tree/debian"
chmod 755 "$tree/debian/rules"
sed -i "s/@MAINTAINER@/$maintainer/" "$tree/debian/control"
packaging/copyright.py "$tree" >"$tree/debian/copyright"
cat >"$tree/debian/changelog" <<EOF
platen ($version) unstable; urgency=medium

  * What is new is said in /usr/share/doc/platen/CHANGELOG.md.

 -- $maintainer  $(LC_ALL=C TZ=UTC date -R -d "@$date")
EOF
if ! (cd "$tree" && dpkg-buildpackage -us -uc -b "-j$(nproc)") >"$to/log" 2>&1; then
  tail -n 40 "$to/log"
  exit 1
fi
rm -rf "$tree" "$to/source"
lintian --allow-root "$to"/*.changes | tee "$to/lintian"
if grep -q '^[EW]:' "$to/lintian"; then exit 1; fi
ls "$to"/*.deb

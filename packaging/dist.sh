#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
#
# The source of the present commit as one file: packaging/dist.sh [FOLDER]
# prints the path of FOLDER/platen-VERSION.tar.gz, by default below build/dist. It is the same bytes from any clone, under
# any mask and settings of git, at any time: files have the date of the commit, belong to root, and are in git's order.
set -eu
top=$(cd "$(dirname "$0")/.." && pwd)
to=${1:-$top/build/dist}
if [ ! -e "$top/.git" ]; then
  echo "dist.sh: $top is no checkout of git, so nobody knows which files belong to it" >&2
  exit 2
fi
[ -z "$(git -C "$top" status --porcelain)" ] || echo "dist.sh: what is not committed is not in the archive" >&2
version=$(git -C "$top" show HEAD:include/version.h | sed -n 's/^#define PLATEN_VERSION "\(.*\)"/\1/p')
name=platen-$version
mkdir -p "$to"
trap 'rm -f "$to/$name.tar.gz.new" "$to/$name.tar"' EXIT
git -C "$top" -c tar.umask=0022 -c core.autocrlf=false archive --format=tar --prefix="$name/" -o "$(cd "$to" && pwd)/$name.tar" HEAD
gzip -n -c "$to/$name.tar" >"$to/$name.tar.gz.new"
mv "$to/$name.tar.gz.new" "$to/$name.tar.gz"
echo "$to/$name.tar.gz"

#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
#
# make dist: tests/packaging/dist.sh
# Two clones, of which one has another mask, another zone and settings that change what git packs, make the same file. It
# holds the files of the commit and no others. A tree without git, as the one in it, is refused. What a package is built with is
# what the Makefile installs for building.
# tests/tools/in-suite.sh builds from it and runs its tests. Prints ok or FAIL for each check, then a count.
set -u
cd "$(dirname "${BASH_SOURCE[0]}")/../.." || exit 2
. tests/tools/report.sh
[[ -e .git ]] || { echo 'not a checkout of git: nothing to pack'; exit 0; }
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir "$work/home"
printf '[safe]\ndirectory = *\n' >"$work/plain"
printf '%s\n' '[tar]' 'umask = 0077' '[core]' 'autocrlf = true' '[safe]' 'directory = *' >"$work/home/.gitconfig"
export GIT_CONFIG_NOSYSTEM=1 HOME=$work/home
git -c core.autocrlf=false clone -q --shared . "$work/one"
(umask 077 && git -c core.autocrlf=false clone -q --depth 1 "file://$PWD" "$work/another")
find "$work/another" -newermt 2001-01-01 -type f -name '*.md' -exec touch -d 2001-01-01 {} +
one=$(HOME=/nonexistent GIT_CONFIG_GLOBAL=$work/plain TZ=UTC "$work/one/packaging/dist.sh" "$work/first")
another=$(umask 077 && TZ=Asia/Kathmandu "$work/another/packaging/dist.sh" "$work/second" 2>/dev/null)
[[ -s $one && $one != "$another" ]]; result 'two clones make an archive' $?
cmp "$one" "$another"; result 'the same bytes' $?
diff <(tar -tzf "$one" | grep -v '/$' | sed 's,^[^/]*/,,' | LC_ALL=C sort) <(git ls-tree -r --name-only -z HEAD | tr '\0' '\n' | LC_ALL=C sort)
result 'all files of the commit and no others' $?
[[ $(tar -tvzf "$one" | awk '{ print $2 }' | sort -u) == root/root ]]; result 'they belong to root' $?
[[ -z $(tar -tvzf "$one" | grep -vE '^(-rw-r--r--|-rwxr-xr-x|drwxr-xr-x|l)') ]]; result 'everybody may read them' $?
tar -xzf "$one" -C "$work"
sh -c '"$0"/platen-*/packaging/dist.sh "$0/third"' "$work" 2>"$work/said"; [[ $? == 2 ]] && grep -q 'no checkout of git' "$work/said"
result 'a tree without git is refused' $?
# Compilers are there where packages are built, and the last of two names is the older one.
depends=$(sed -n '/^Build-Depends:/,/^[^ ]*: /p' packaging/debian/control | sed -n 's/^Build-Depends: //p; s/^ *\(lib\|pkg\|zlib\)/\1/p' |
  sed 's/,$//; s/.*| //' | grep -v '^debhelper' | LC_ALL=C sort)
needed=$(NAMES=1 tests/tools/packages.sh deps | grep -vx gcc | LC_ALL=C sort)
diff <(echo "$depends") <(echo "$needed"); result 'a package is built with what make deps installs' $?
report

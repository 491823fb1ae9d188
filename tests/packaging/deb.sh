#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
#
# The packages that `make deb` has made: tests/packaging/deb.sh [SUM]
# root, in a system that may be thrown away, installs them with what they depend on and nothing else, uses platen as another
# user does, and removes them again; SUM is that of the sums of
# the PDFs which the example gives elsewhere. Somebody else compares their own with those that root has made from the same commit
# (/srv/root/platen, as tests/tools/in-suite.sh has it). Prints ok or FAIL for each check, then a count.
set -u
cd "$(dirname "${BASH_SOURCE[0]}")/../.." || exit 2
. tests/tools/report.sh
sum=${1:-}
check() { local name=$1; shift; "$@" >/tmp/said 2>&1; result "$name" $? || cat /tmp/said; }
debs=()
for deb in build/deb/*.deb; do [[ $deb == *-dbgsym_* ]] || debs+=("$PWD/$deb"); done
check 'two packages' test ${#debs[@]} = 2

if [[ $(id -u) != 0 ]]; then
  for deb in build/deb/*.deb; do check "equal to the byte: ${deb##*/}" cmp "$deb" "/srv/root/platen/$deb"; done
  report; exit
fi
them() { setpriv --reuid=65534 --regid=65534 --clear-groups env -i PATH=/usr/bin:/bin HOME=/tmp/theirs LC_ALL=C.UTF-8 "$@"; }
own() { find / -xdev \( -path /proc -o -path /srv -o -path /tmp -o -path /var/lib/dpkg -o -path /var/cache \) -prune -o -name '*platen*' -print; }
export DEBIAN_FRONTEND=noninteractive
before=$(own)
check 'installed, with what they depend on' apt-get -qq install -y --no-install-recommends "${debs[@]}"
check 'all files are there' dpkg --verify platen platen-data
check 'no library is missing' eval '! ldd /usr/bin/platen | grep "not found"'
check 'the version is that of the package' test "$(dpkg-query -W -f '${Version}' platen)" = "$(platen --version | sed -n 's/^platen //p')"
rm -rf /tmp/theirs; install -d -m 755 -o 65534 -g 65534 /tmp/theirs
check 'a new project' them platen new --quiet /tmp/theirs/project
check 'it builds' them platen build --quiet -C /tmp/theirs/project
check 'its PDFs' test -n "$(find /tmp/theirs/project/out -name '*.pdf')"
them cp -R /usr/share/doc/platen/examples/marketing-it/. /tmp/theirs/project
rm -rf /tmp/theirs/project/out
check 'the example builds' them platen build --quiet -C /tmp/theirs/project
sums() { (cd /tmp/theirs/project && find out -name '*.pdf' | LC_ALL=C sort | xargs sha256sum | sha256sum); }
[[ ! $sum ]] || check 'to the bytes that it has elsewhere' test "$(sums)" = "$sum"
check 'bash has completions' bash -c '. /usr/share/bash-completion/completions/platen && complete -p platen'
check 'the places of zsh and fish' test -s /usr/share/zsh/vendor-completions/_platen -a -s /usr/share/fish/vendor_completions.d/platen.fish
check 'removed' apt-get -qq purge -y platen platen-data
check 'nothing is left' test "$(own)" = "$before"
rm -rf /tmp/theirs
report

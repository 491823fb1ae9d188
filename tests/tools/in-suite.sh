#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
#
# A bare Debian of another suite, for a look with a newcomer's eyes:
#   tests/tools/in-suite.sh SUITE [COMMAND...]
# clones the present commit into a fresh minimal system that holds git, make and gcc, and runs the
# command there, by default the two of the README: as root first, which installs what is missing, then
# as a user who is not root and has no sudo, in what `make dist` packs, without git. ROOT_ONLY=1: only as root.
#
# The system is made by debootstrap from the sources that this machine's apt has, kept in
# $XDG_CACHE_HOME/platen (else /var/cache/platen) for thirty days, and copied for each run. apt
# inside has the mirrors, proxies and certificates of this machine. It takes root, mounts and Debian's
# own sources; where one of them is missing the run is skipped, which the last line says.
set -eu
suite=${1:?usage: tests/tools/in-suite.sh SUITE [COMMAND...]}; shift
(($#)) || set -- sh -c 'make pdfs && make check'
packages=git,make,gcc
top=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
cache=${XDG_CACHE_HOME:-/var/cache}/platen
skip() { echo "in-suite: $suite skipped: $1"; exit 0; }
say() { echo "in-suite: $suite: $1"; }
apt() { apt-get -qq -o DPkg::Lock::Timeout=600 "$@"; }

# -- what this machine has -----------------------------------------------------------------------
[[ $(id -u) == 0 ]] || skip 'only root can make another system'
command -v apt-get >/dev/null || skip 'this machine has no apt'
unshare --mount true 2>/dev/null || skip 'nothing can be mounted here'
mirrors() { # URI SUITE COMPONENT of each source of Debian's packages, for the other suite
  apt-get indextargets --format '$(REPO_URI) $(RELEASE) $(COMPONENT)' 'Created-By: Packages' 'Origin: Debian' |
    sed -n "s/^\([^ ]* \)$(. /etc/os-release && echo "${VERSION_CODENAME:-none}")\(-[a-z]*\)\? /\1$suite\2 /p" | sort -u
}
[[ $(mirrors) ]] || apt update
mirror=$(mirrors | awk -v suite="$suite" '$2 == suite && $3 == "main" { print $1; exit }')
[[ $mirror ]] || skip "apt has no source of Debian's packages"
command -v debootstrap >/dev/null || "$top/tests/tools/packages.sh" deps-suites

# -- the system that is kept -----------------------------------------------------------------------
# How apt reaches its mirrors: all that is configured for it here but what concerns other packages.
configure() { # ROOT
  mirrors | sed 's/^/deb /' >"$1/etc/apt/sources.list"
  apt-config dump | grep -E '^Acquire::(https?::|ftp::|Check-|Retries|ForceIPv)' >"$1/etc/apt/apt.conf.d/90machine" || true
  echo 'DPkg::Lock::Timeout "600";' >>"$1/etc/apt/apt.conf.d/90machine"
  cp -L /etc/resolv.conf /etc/hosts "$1/etc/"
  local trusted=etc/ssl/certs/ca-certificates.crt
  [[ ! -f /$trusted ]] || install -D -m 644 "/$trusted" "$1/$trusted"
  for d in trusted.gpg.d keyrings; do [[ ! -d /etc/apt/$d ]] || cp -RL -n "/etc/apt/$d" "$1/etc/apt/"; done
}
base=$cache/$suite-$(dpkg --print-architecture)
made="$packages of $mirror"
mkdir -p "$cache"
find "$cache" -maxdepth 1 -name 'run.*' -mmin +180 -exec rm -rf --one-file-system {} + # of runs that were killed
exec 9>"$base.lock"
flock 9 # two runs make one system
if [[ $(cat "$base/made" 2>/dev/null) != "$made" || ! $(find "$base/made" -mtime -30) ]]; then
  say "making a system from $mirror"
  rm -rf "$base" "$base.new"
  mkdir -p "$base.new"
  debootstrap --variant=minbase --include="$packages" "$suite" "$base.new/root" "$mirror" >"$base.log" 2>&1 ||
    { tail -n 20 "$base.log"; exit 1; }
  echo "$made" >"$base.new/made"
  mv "$base.new" "$base"
fi

# -- the run -----------------------------------------------------------------------------------------
work=$(mktemp -d "$cache/run.XXXXXX")
trap 'rm -rf --one-file-system "$work"' EXIT
cp -a "$base/root" "$work/root"
flock -u 9
configure "$work/root"
export GIT_CONFIG_COUNT=1 GIT_CONFIG_KEY_0=safe.directory GIT_CONFIG_VALUE_0='*'
clone() { # USER: a checkout that everybody may read, as /usr/local/src is
  git clone -q --depth 1 "file://$top" "$work/root/srv/$1/platen"
  chroot "$work/root" chown -R "$1:" "/srv/$1"
}
unpack() { # USER
  mkdir -p "$work/root/srv/$1/platen"
  tar -xzf "$("$top/packaging/dist.sh" "$work/dist")" --strip-components=1 -C "$work/root/srv/$1/platen"
  chroot "$work/root" chown -R "$1:" "/srv/$1"
}
inside() { # USER COMMAND...
  local user=$1 root=$work/root; shift
  unshare --mount sh -c 'mount --rbind /dev "$0/dev" && mount -t proc proc "$0/proc" && exec chroot "$@"' "$root" "$root" \
    /usr/bin/env -i ${http_proxy:+http_proxy="$http_proxy"} ${https_proxy:+https_proxy="$https_proxy"} ${no_proxy:+no_proxy="$no_proxy"} \
    PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin LANG=C.UTF-8 MAKEFLAGS="-j$(nproc)" \
    setpriv --reuid="$user" --regid="$user" --clear-groups env HOME="/srv/$user" sh -c 'cd "$HOME/platen" && exec "$@"' sh "$@"
}
failed=0
try() { # USER COMMAND...
  local start=$SECONDS
  say "as $1: ${*:2}"
  if inside "$@"; then say "as $1: ok ($((SECONDS - start)) s)"; else say "as $1: FAILED ($((SECONDS - start)) s)"; failed=1; fi
}
clone root
try root "$@"
chroot "$work/root" useradd --home-dir /srv/someone someone
[[ ${ROOT_ONLY:-} ]] && exit $failed
unpack someone
try someone "$@"
exit $failed
